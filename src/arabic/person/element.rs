//! What can stand in a name here? One element at a time.

use super::words::{ends_name, is_accusative, is_article_given, is_listed, is_particle, is_role};
use crate::arabic::chars::is_ignorable;
use crate::arabic::piece::Piece;
use crate::arabic::romanise::{Element as Known, Language, family, given, has_foreign_shape, regnal};
use crate::arabic::token::TokenKind;
use crate::arabic::words::is_name;

/// What an element is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A listed given name, and whether it is an ordinary word as well.
    Given { ambiguous: bool },
    /// عبد with a name of God.
    Servant,
    /// أبو and its word.
    Kunya,
    /// بن, ابن, بنت or ولد and the next element.
    Nasab,
    /// آل and its word.
    House,
    /// A listed family name, and whether it is an ordinary word as well.
    Family { ambiguous: bool },
    /// A word with the article that nothing stops.
    Definite,
    /// Another word that nothing stops.
    Plain,
    /// The numeral of a ruler: (الملك محمد) السادس.
    Numeral,
}

/// An element, and the pieces that it takes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Element {
    pub(super) kind: Kind,
    pub(super) language: Language,
    pub(super) from: usize,
    pub(super) next: usize,
}

/// The word that piece `at` is, as it stands in a name: Arabic letters, and white space before it.
pub(super) fn word<'a>(pieces: &'a [Piece<'_>], at: usize) -> Option<&'a str> {
    let piece = pieces.get(at).filter(|piece| piece.kind == TokenKind::Word)?;
    piece.folded.starts_with(|c: char| ('ء'..='ۿ').contains(&c)).then_some(piece.folded)
}

/// The same inside a name: "محمد(علي" is no phrase.
fn inner<'a>(pieces: &'a [Piece<'_>], at: usize) -> Option<&'a str> {
    word(pieces, at).filter(|_| pieces.get(at).is_some_and(|piece| !piece.glued))
}

/// على "on" is written like the name علي in folded spelling; only its last letter tells.
pub(super) fn is_preposition_ala(piece: &Piece<'_>) -> bool {
    piece.folded == "علي" && piece.text.chars().rev().find(|&c| !is_ignorable(c)) == Some('ى')
}

/// Nouns before الدين that make a name of it: صلاح الدين. Not رجل الدين, يوم الدين.
const OF_RELIGION: &str = " صلاح نور سيف عز علاء شمس جمال محيي محي حسام بهاء ضياء تقي زين فخر نجم شرف بدر سعد ناصر خير عماد شهاب \
    امين تاج كمال جلال مجد معين سراج وحيد قمر ظفر برهان سعيد حسن نصر ";
/// Nouns before الله that make a name of it: فتح الله. Not حزب الله, رسول الله.
const OF_GOD: &str = " نصر فتح عطا صنع رزق جاد حمد ضيف خلف فرج هبه سعد ذكر عون فضل خير جار مال لطف روح ";
/// Particles inside names of other languages: أنخيل دي ماريا.
const PARTICLES: &str = " دي فان فون دا دوس ديل لا لو دو ماك سان ";

fn listed(list: &str, word: &str) -> bool {
    list.contains(&format!(" {word} "))
}

/// A name of another language has no Arabic article.
fn is_arabic(known: &Known) -> bool {
    known.language == Language::Arabic
}

/// The word behind بن, أبو and the like: عبد الله, or one that nothing stops. It is no أبو or بن again, which bounds the look.
fn of(pieces: &[Piece<'_>], at: usize) -> Option<Element> {
    let word = inner(pieces, at)?;
    if matches!(word, "ابو" | "ابي" | "ابا" | "بو" | "بن" | "ابن" | "بنت" | "ولد" | "ال") || listed(PARTICLES, word)
    {
        return None;
    }
    after(pieces, at, &[])
}

/// The element that begins a name at `at`, where the piece reads `first` when what is written onto it is taken off.
pub(super) fn first(pieces: &[Piece<'_>], at: usize, first: &str, titled: bool) -> Option<Element> {
    if pieces.get(at).is_none_or(|piece| is_preposition_ala(piece) || is_accusative(piece.text)) {
        return None;
    }
    let element = |kind, language, next| Element { kind, language, from: at, next };
    if let Some(found) = compound(pieces, at, first) {
        return Some(found);
    }
    if let Some(known) = given(first) {
        return Some(element(Kind::Given { ambiguous: known.ambiguous }, known.language, at + 1));
    }
    if titled && is_article_given(first) {
        return Some(element(Kind::Given { ambiguous: true }, Language::Arabic, at + 1));
    }
    if matches!(first, "بن" | "ابن") && titled {
        let of = of(pieces, at + 1)?;
        let sure = matches!(of.kind, Kind::Given { .. } | Kind::Servant | Kind::Family { .. });
        return sure.then(|| element(Kind::Nasab, Language::Arabic, of.next));
    }
    let known = family(first).or_else(|| first.strip_prefix("ال").and_then(family).filter(is_arabic))?;
    Some(element(Kind::Family { ambiguous: known.ambiguous }, known.language, at + 1))
}

/// عبد الرحمن, أبو مازن, صلاح الدين, فتح الله.
fn compound(pieces: &[Piece<'_>], at: usize, word: &str) -> Option<Element> {
    let element = |kind, next| Some(Element { kind, language: Language::Arabic, from: at, next });
    let next = inner(pieces, at + 1);
    let has_article = |next: &str| next.starts_with("ال") && next.chars().count() > 3;
    match word {
        "عبد" if next.is_some_and(|next| has_article(next) || next == "ربه") => element(Kind::Servant, at + 2),
        // آبي أحمد is no kunya; where the paper writes no hamza, nothing tells it.
        "ابو" | "ابي" | "ابا" | "بو" if !pieces.get(at)?.text.starts_with('آ') => {
            let of = of(pieces, at + 1)?;
            // أبو ظبي is a city.
            let person = !matches!(next, Some("ظبي" | "غريب" | "الهول" | "سمبل"));
            person.then(|| element(Kind::Kunya, of.next)).flatten()
        }
        // Glued: أبوبكر, أبوالقاسم. أبوظبي is a city.
        _ if is_glued_kunya(word) => element(Kind::Kunya, at + 1),
        // A Turkish family name: إمام أوغلو.
        _ if matches!(next, Some("اوغلو" | "اوغلي")) => {
            Some(Element { kind: Kind::Family { ambiguous: false }, language: Language::Other, from: at, next: at + 2 })
        }
        _ if word.starts_with("عبدال") && word.chars().count() > 6 => element(Kind::Servant, at + 1),
        _ if next == Some("الدين") && listed(OF_RELIGION, word) => {
            element(Kind::Given { ambiguous: false }, at + 2)
        }
        _ if next == Some("الله") && listed(OF_GOD, word) => element(Kind::Given { ambiguous: true }, at + 2),
        "سيف" if next == Some("الاسلام") => element(Kind::Given { ambiguous: false }, at + 2),
        _ => None,
    }
}

/// أبوبكر, أبوالقاسم: a kunya that is written as one word.
fn is_glued_kunya(word: &str) -> bool {
    let of = word.strip_prefix("ابو").filter(|_| !is_name(&word.chars().collect::<Vec<_>>()[..]));
    of.is_some_and(|of| {
        of.starts_with("ال") && of.chars().count() > 4 || given(of).is_some_and(|known| is_arabic(&known))
    })
}

/// The element that goes on with a name after `so_far`.
pub(super) fn after(pieces: &[Piece<'_>], at: usize, so_far: &[Element]) -> Option<Element> {
    let word = inner(pieces, at)?;
    let piece = pieces.get(at)?;
    // "may God have mercy on him" reads like the name رحمة.
    let prayer = word == "رحمه" && inner(pieces, at + 1) == Some("الله");
    if prayer || is_preposition_ala(piece) || is_accusative(piece.text) {
        return None;
    }
    let foreign = so_far.first().is_some_and(|first| first.language == Language::Other);
    let last = so_far.last().map(|last| last.kind);
    let element = |kind, language, next| Element { kind, language, from: at, next };
    match word {
        "بن" | "ابن" | "بنت" | "ولد" => {
            // A patronymic is the name of a father: محمد بن قاتل الأسود is no more than محمد بن قاتل.
            let of = compound(pieces, at + 1, inner(pieces, at + 1)?).or_else(|| of(pieces, at + 1))?;
            return Some(element(Kind::Nasab, of.language, of.next));
        }
        // آل is told from ال by its written form where the paper writes it; alone, ال is nothing else.
        "ال" if !so_far.is_empty() => {
            inner(pieces, at + 1).filter(|of| of.starts_with("ال") || family(of).is_some() || !ends_name(of))?;
            return Some(element(Kind::House, Language::Arabic, at + 2));
        }
        _ if foreign && listed(PARTICLES, word) => {
            // Two of them: فون دير لاين, دي لا روا. What they govern is the family name, and ends the name.
            let second = inner(pieces, at + 1).is_some_and(|word| listed(PARTICLES, word) || word == "دير");
            let of = of(pieces, at + 1 + usize::from(second))?;
            return Some(element(Kind::Family { ambiguous: false }, Language::Other, of.next));
        }
        _ => {}
    }
    if let Some(found) = compound(pieces, at, word) {
        return Some(found);
    }
    let ended = matches!(last, Some(Kind::Definite | Kind::House | Kind::Family { .. }));
    if let Some(known) = given(word) {
        // Behind a family name an ordinary word is one: (الرئيس) بوتين كريم.
        // And أمير, شيخ behind a patronymic are offices: فيصل بن خالد بن عبد العزيز أمير عسير.
        let office = is_role(word) && so_far.len() > 1;
        // (يوكانوفيتش) صباح: an Arabic word is no part of an unknown name of another language.
        let apart = foreign && known.ambiguous && known.language == Language::Arabic && last == Some(Kind::Plain);
        let open = !(office || apart || (ended && known.ambiguous));
        return open.then(|| element(Kind::Given { ambiguous: known.ambiguous }, known.language, at + 1));
    }
    // A role without article begins the next part: سلمان بن عبدالعزيز ملك المملكة.
    if is_role(word) {
        return None;
    }
    // أليتو has no article, where the paper writes the hamza.
    let hamza = piece.text.starts_with(['أ', 'إ', 'آ']);
    let stem = word.strip_prefix("ال").filter(|stem| !hamza && stem.chars().count() >= 2);
    // After a name of another language an Arabic adjective is one: جون المصري is nobody.
    let known = family(word).or_else(|| stem.and_then(family).filter(is_arabic));
    if let Some(known) = known.filter(|_| !foreign || stem.is_none()) {
        return Some(element(Kind::Family { ambiguous: known.ambiguous }, known.language, at + 1));
    }
    // A given name with the article, in the middle: فوزي الطاهر النويري. At the end it is a family name as well.
    if is_article_given(word) && !foreign && !ended {
        return Some(element(Kind::Given { ambiguous: true }, Language::Arabic, at + 1));
    }
    if let Some(stem) = stem
        && let Some(known) = given(stem)
        && !foreign
        && known.language == Language::Arabic
        && regnal(word).is_none()
    {
        // الحسن, الفيصل: a given name with the article is a family name.
        return (!is_listed(word))
            .then(|| element(Kind::Family { ambiguous: known.ambiguous }, known.language, at + 1));
    }
    if regnal(word).is_some() {
        return (so_far.len() == 1).then(|| element(Kind::Numeral, Language::Arabic, at + 1));
    }
    if ends_name(word) {
        return None;
    }
    if ended {
        return None;
    }
    let letters = word.chars().count();
    if stem.is_some() && letters >= 4 {
        // Further on, a feminine noun is the next part: عبد ربه منصور هادي السيطرة.
        let further = so_far.len() > 1 && word.ends_with('ه');
        // Behind محمد الطاهر an adjective of relation is the family name; another noun is the next part.
        let of_article =
            so_far.len() > 1 && so_far.last().is_some_and(|last| pieces[last.from].folded.starts_with("ال"));
        let plain = last == Some(Kind::Plain) || of_article;
        let open = !foreign && !further && (!plain || word.ends_with('ي'));
        return open.then(|| element(Kind::Definite, Language::Arabic, at + 1));
    }
    // باعتبارهم, لها: no name has a pronoun.
    if word.ends_with("هم") || word.ends_with("ها") {
        return None;
    }
    // تماما, مرورا: an adverb, more often than a name; وكل, وتم: و "and" with the next part, but for وهبي.
    if (!foreign && word.ends_with('ا')) || (word.starts_with('و') && !word.ends_with('ي') && stem.is_none()) {
        return None;
    }
    // A second unknown word is more likely the next part of the sentence, but for one of foreign shape, or behind which
    // the name ends by grammar: إسبن بارث إيدي في.
    let inflected = || ["ه", "ا", "ين", "ون", "ات"].iter().any(|end| word.ends_with(end));
    let again = || !has_clitic(word) && (has_foreign_shape(word) || (!inflected() && closes(pieces, at + 1)));
    // علي رضا تنكسيري إن: too long for a noun that says what he is.
    // Not "(خالد بن متعب) انتقلت إلى", which is a verb.
    let long = || {
        let given = so_far.len() == 2 && matches!(last, Some(Kind::Given { .. }));
        given && letters >= 6 && !word.starts_with(['م', 'ا']) && !word.ends_with('ت') && again()
    };
    let open = if foreign {
        so_far.len() <= 2 && (so_far.len() == 1 || last != Some(Kind::Plain) || again())
    } else {
        so_far.len() <= 1 || long()
    };
    (open && letters >= 3)
        .then(|| element(Kind::Plain, if foreign { Language::Other } else { Language::Arabic }, at + 1))
}

/// Whether what stands at `at` ends a name by grammar: a mark, a particle, the end.
pub(super) fn closes(pieces: &[Piece<'_>], at: usize) -> bool {
    word(pieces, at).is_none_or(is_particle) || pieces.get(at).is_some_and(is_preposition_ala)
}

/// Whether a preposition is written onto a name: بدمشق, where the office is; لرويترز, to whom he said it.
pub(super) fn has_clitic(word: &str) -> bool {
    if given(word).or_else(|| family(word)).is_some() {
        return false;
    }
    // A name of another language seldom begins with ل before a consonant.
    word.strip_prefix('ل').is_some_and(|name| !name.starts_with(['ا', 'و', 'ي']))
        || word.strip_prefix(['ب', 'ل']).is_some_and(|name| is_name(&name.chars().collect::<Vec<_>>()[..]))
}
