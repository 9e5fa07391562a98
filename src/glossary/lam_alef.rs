//! Was lam-alef turned about? Text that comes out of a PDF may say اإلسالم for الإسلام, خالل for خلال, دوالر for دولار.
//!
//! Lam-alef is one glyph in the font, whose two letters a converter may give out in either order (Unicode 16.0, chapter 9,
//! "Arabic ligatures"). A text is taken to be turned as soon as one of its words is a form that Arabic does not have;
//! then each word is read both ways, since قال stays قال there.

/// Frequent words that are none when turned: خلال, هؤلاء, الولايات. Our choice of the words with lam-alef that news uses most,
/// those whose turned form 15.3 million words of news do not have (أوال seven times). ألن is left out: it is a name, and a question.
const TURNED_WORDS: [&str; 29] = [
    "خالل",
    "هؤالء",
    "إال",
    "أوال",
    "آالف",
    "ثالثين",
    "ثالثون",
    "ثالثاء",
    "دوالر",
    "دوالرا",
    "دوالرات",
    "واليات",
    "عالقات",
    "عالقاته",
    "عالقاتها",
    "بالده",
    "بالدنا",
    "عمالء",
    "وكالء",
    "سالح",
    "مالبس",
    "مالعب",
    "ألنه",
    "ألنها",
    "ألنهم",
    "ألننا",
    "ألنني",
    "ألسباب",
    "ألول",
];

/// Whether a word, as written, cannot be one unless its lam-alef is turned about. `tanwin`: whether it has the tanwin of the
/// accusative. Linear; most words are dismissed at once.
pub(super) fn is_turned(word: &[char], tanwin: bool) -> bool {
    let stem = without_proclitics(word);
    if !has_alef_lam(stem) {
        return false;
    }
    // No word begins with two alefs and a lam: اإلسالم, واألمن, االتحاد; but not الأمن.
    matches!(stem, ['ا', alef, 'ل', ..] if is_alef(*alef))
        || tanwin && ends_in_turned_tanwin(word)
        || is_verbal_noun(stem)
        || is_plural(stem)
        || follows_two_lams(word)
        || TURNED_WORDS.iter().any(|turned| turned.chars().eq(without_article(stem).iter().copied()))
}

/// The tanwin of بدلاً stands behind the alef, of بدلًا before it; a lam never has it behind an alef: بدالً.
fn ends_in_turned_tanwin(word: &[char]) -> bool {
    matches!(word, [.., _, 'ا', 'ل'])
}

/// Verbal nouns whose second or third root letter is ل, and which turned have a shape that no verbal noun has: إعالن, احتالل,
/// انطالق, استقالل (Wright I §202 ff.). A hollow root has ة there (إقالة, استقالة), its verb a suffix (احتالوا, انهالت).
fn is_verbal_noun(stem: &[char]) -> bool {
    match without_article(stem) {
        ['إ', second, 'ا', 'ل', next, ..] => *second != 'ل' && !matches!(next, 'ا' | 'ت' | 'ة' | 'ه'),
        ['ا', 'س', 'ت', _, 'ا', 'ل', next, ..] | ['ا', 'ن', _, 'ا', 'ل', next] | ['ا', _, 'ت', 'ا', 'ل', next] => {
            !matches!(next, 'ا' | 'ت' | 'ة' | 'ه' | 'و' | 'ن' | 'ك' | 'ي')
        }
        _ => false,
    }
}

/// The verbal nouns of the fourth form behind للـ: لإلنتاج for للإنتاج, لإلسالم for للإسلام; but لإلغاء and لإلقاء, whose own lam
/// it is.
fn follows_two_lams(word: &[char]) -> bool {
    match word {
        ['ل', 'إ', 'ل', _, 'ا', 'ل', next, ..] => !matches!(next, 'ا' | 'ت' | 'ة' | 'ه'),
        // لإليزابيث, لإلكترون: what is foreign may begin so too.
        ['ل', 'إ', 'ل', first, second, ..] => !is_alef(*second) && !matches!(first, 'ا' | 'ي' | 'ك'),
        _ => false,
    }
}

/// The plural in ات and the accusative in ا behind a lam (Ryding, chapter 7), which turned are no endings: حاالت for حالات, احتماال for احتمالا, تسهيالت for تسهيلات; but قالت.
fn is_plural(stem: &[char]) -> bool {
    let bare = [&['ه', 'ا'][..], &['ه', 'م'], &['ن', 'ا'], &['ه']]
        .into_iter()
        .find_map(|pronoun| stem.strip_suffix(pronoun).filter(|bare| matches!(bare, [.., 'ا', 'ل', 'ت'])));
    match bare.unwrap_or(stem) {
        [.., letter, 'ا', 'ا', 'ل', 'ت'] => !is_alef(*letter),
        [_, _, letter, 'ا', 'ا', 'ل'] | [_, _, .., letter, 'ا', 'ا', 'ل'] => !is_alef(*letter),
        [_, _, 'ي', 'ا', 'ل', 'ت'] | [_, _, .., 'ي', 'ا', 'ل', 'ت'] => true,
        _ => false,
    }
}

/// How far a word is turned back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turn {
    /// Only where the letters leave no choice, at the beginning: األعمال is الأعمال.
    Beginning,
    /// Everywhere: اإلسالم is الإسلام.
    Everywhere,
}

/// Puts the alefs and lams of a word in the order in which they were written. The lam of the article, at the beginning or
/// behind و, ف, ب or ك, stands as it is.
pub(super) fn turn(word: &mut [char], how: Turn) {
    let mut at = match word {
        // إلى and إليه are not لإى.
        ['إ', 'ل', 'ى' | 'ي', ..] | ['و' | 'ف', 'إ', 'ل', 'ى' | 'ي', ..] => return,
        ['ا', 'ل', ..] => 2,
        ['و' | 'ف' | 'ب' | 'ك', 'ا', 'ل', ..] => 3,
        _ => 0,
    };
    let end = if how == Turn::Beginning { word.len().min(4) } else { word.len() };
    while at + 1 < end {
        let leaves_no_choice = at.checked_sub(1).is_none_or(|before| matches!(word[before], 'ا' | 'ل'));
        if is_alef(word[at]) && word[at + 1] == 'ل' && (how == Turn::Everywhere || leaves_no_choice) {
            word.swap(at, at + 1);
            at += 1;
        }
        at += 1;
    }
}

/// Whether an alef stands before a lam that is not the article's.
fn has_alef_lam(stem: &[char]) -> bool {
    let rest = if let ['ا', 'ل', rest @ ..] = stem { rest } else { stem };
    rest.windows(2).any(|pair| is_alef(pair[0]) && pair[1] == 'ل')
}

/// The word without a conjunction and a preposition of one letter, where four letters stay.
fn without_proclitics(word: &[char]) -> &[char] {
    let stem = match word {
        ['و' | 'ف', rest @ ..] if rest.len() >= 4 => rest,
        _ => word,
    };
    match stem {
        ['ب' | 'ل' | 'ك', rest @ ..] if rest.len() >= 5 || matches!(rest, ['ا' | 'إ', ..]) && rest.len() >= 4 => {
            rest
        }
        _ => stem,
    }
}

fn without_article(stem: &[char]) -> &[char] {
    if let ['ا', 'ل', rest @ ..] = stem { rest } else { stem }
}

fn is_alef(c: char) -> bool {
    matches!(c, 'ا' | 'أ' | 'إ' | 'آ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_cannot_be_tells_of_a_converter() {
        for (word, expected) in [
            ("اإلسالم", true),
            ("واألمن", true),
            ("االتحاد", true),
            ("باالنتقال", true),
            ("بدالً", true),
            ("إعالنها", true),
            ("بإطالق", true),
            ("احتالل", true),
            ("االستقالل", true),
            ("حاالت", true),
            ("احتماال", true),
            ("لتسهيالتها", true),
            ("لإلسالم", true),
            ("خالل", true),
            ("الواليات", true),
            // Words that are as they should be.
            ("الأمن", false),
            ("والإسلام", false),
            ("قال", false),
            ("قالت", false),
            ("إلى", false),
            ("إقالته", false),
            ("استقالوا", false),
            ("احتالت", false),
            ("انهالت", false),
            ("التالفة", false),
            ("بدلاً", false),
            ("إقبالًا", false),
            ("لإلغاء", false),
            ("إلهي", false),
            ("لإليزابيث", false),
            ("مقالات", false),
            ("حالات", false),
            ("رسالة", false),
        ] {
            let letters: Vec<char> = word.chars().filter(|&c| c != '\u{064B}').collect();
            assert_eq!(is_turned(&letters, word.contains('\u{064B}')), expected, "{word}");
        }
    }

    #[test]
    fn lam_alef_is_turned_back() {
        for (turned, beginning, everywhere) in [
            ("اإلسالم", "الإسالم", "الإسلام"),
            ("األعمال", "الأعمال", "الأعملا"),
            ("واألمن", "والأمن", "والأمن"),
            ("ألسباب", "لأسباب", "لأسباب"),
            ("لألطفال", "للأطفال", "للأطفلا"),
            ("خالل", "خالل", "خلال"),
            ("الالجئين", "اللاجئين", "اللاجئين"),
            ("السالم", "السالم", "السلام"),
            ("قال", "قال", "قلا"),
            ("إليه", "إليه", "إليه"),
        ] {
            for (how, expected) in [(Turn::Beginning, beginning), (Turn::Everywhere, everywhere)] {
                let mut word: Vec<char> = turned.chars().collect();
                turn(&mut word, how);
                assert_eq!(word.iter().collect::<String>(), expected, "{turned} {how:?}");
            }
        }
    }
}
