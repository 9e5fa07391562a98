//! How is a name of another language read back from Arabic letters? Letter by letter: its vowels are written out.
//!
//! Which vowel it was the letters do not tell (و is o and u, ي is i and e), so this is right in its consonants at best.

use super::letters;

/// Endings that no Arabic word has, and names of other languages often have: ‑ov, ‑sky, ‑ich, ‑son, ‑berg, ‑ini, ‑enko.
const ENDINGS: [&str; 20] = [
    "وف",
    "يف",
    "وفا",
    "يفا",
    "سكي",
    "فيتش",
    "يتش",
    "سون",
    "بيرغ",
    "برغ",
    "بورغ",
    "يني",
    "ينيو",
    "ينو",
    "نكو",
    "شتاين",
    "ستاين",
    "شفيلي",
    "يلدز",
    "اوغلو",
];

/// Endings of Arabic words, and one that names of other languages seldom have in Arabic letters (‑ia, which is a country).
const ARABIC_ENDINGS: [&str; 16] =
    ["ه", "ء", "ئ", "ؤ", "ين", "ون", "ات", "ان", "يا", "ها", "هم", "نا", "وا", "تم", "وي", "يي"];

/// Whether the letters tell that the word is no Arabic one: زيلينسكي, ميلوسيفيتش. Not شريف or رؤوف, which are too short.
pub(super) fn looks_foreign(word: &[char]) -> bool {
    let letters: String = word.iter().collect();
    let has_article = letters.starts_with("ال") && !letters.starts_with("الي") && !letters.starts_with("الك");
    // بو is Arabic, a kunya of the Maghreb: بوعزيزي.
    has_foreign_shape(&letters) && !letters.starts_with("بو")
        || (!has_article && word.len() >= 6 && ENDINGS.iter().any(|end| letters.ends_with(end)))
}

/// Whether `word`, folded, without article and clitics, has a shape that no Arabic noun has.
///
/// Arabic puts three or four radicals into patterns, which seldom have more than one long و or ي inside (K. Ryding, *A
/// Reference Grammar of Modern Standard Arabic*, 2005, chapter 3); names of other languages write each vowel with one. So:
/// letters that Arabic has not (تشيرنيڤ), two و or ي inside (ريزنيكوف, not موضوع or تنظيم, which are patterns), an onset أو or
/// إي and one more (أوليكسي), an end in و behind another vowel (أكوفو), five letters that are in no affix (بيرقدار), و and
/// then ا (غوراك).
pub(in crate::arabic) fn has_foreign_shape(word: &str) -> bool {
    let letters: Vec<char> = word.chars().collect();
    let count = letters.len();
    if letters.iter().any(|c| matches!(c, 'پ' | 'چ' | 'ڤ' | 'گ' | 'ژ')) {
        return true;
    }
    if count < 5
        || word.starts_with("ال")
        || word.starts_with("عبدال")
        || ARABIC_ENDINGS.iter().any(|end| word.ends_with(end))
    {
        return false;
    }
    // A clitic may stand before a pattern: لتطوير, وموضوع.
    let bare = if matches!(letters[0], 'و' | 'ف' | 'ب' | 'ل' | 'ك' | 'س') { &letters[1..] } else { &letters[..] };
    // No noun of such a pattern begins with ي: كيسيس is none.
    if is_pattern(&letters) || (bare[0] != 'ي' && is_pattern(bare)) {
        return false;
    }
    let weak = |c: &char| matches!(c, 'و' | 'ي');
    let inside = letters[1..count - 1].iter().filter(|c| weak(c)).count();
    let vowels = letters[1..].iter().filter(|&c| weak(c) || *c == 'ا').count();
    let radicals = letters.iter().filter(|&&c| !"ساتمونيهلءئؤ".contains(c)).count();
    let onset = letters[0] == 'ا' && weak(&letters[1]) && !weak(&letters[2]) && letters[2] != 'ا' && weak(&letters[3]);
    let two_vowels = (2..count - 2).any(|at| letters[at - 1] == 'و' && letters[at + 1] == 'ا' && !weak(&letters[at]));
    inside >= 2
        || onset
        || letters[count - 1] == 'و' && vowels >= 2 && letters[0] != 'م'
        || radicals >= 5 && vowels >= 1
        || count == 5 && two_vowels && letters[2] != 'ا'
}

/// مفعول, تفعيل and their accusatives, افتعال and the like, فعاليل, and فعول and فعيل with a weak radical (وجود, طويل).
fn is_pattern(word: &[char]) -> bool {
    let word = word.strip_suffix(&['ا']).or_else(|| word.strip_suffix(&['ي'])).unwrap_or(word);
    let weak = |at: usize| matches!(word.get(at), Some('و' | 'ي'));
    match word {
        [_, _, _, _] => weak(2),
        ['م' | 'ت', _, _, _, _] => weak(3),
        ['ا', _, _, 'ا', _] | ['ا', _, _, _, 'ا', _] | ['ا', 'س', 'ت', _, _, 'ا', _] => true,
        [_, _, 'ا', _, 'ي', _] => true,
        _ => false,
    }
}

/// In news style.
pub(super) fn news(word: &[char]) -> String {
    let mut text = String::new();
    let mut run = 0;
    let mut at = 0;
    while let Some(&letter) = word.get(at) {
        let next = word.get(at + 1).copied();
        let before = at.checked_sub(1).and_then(|before| word.get(before)).copied();
        let sound = match (letter, next) {
            // تش is how Arabic writes ch: تشارلز.
            ('ت', Some('ش')) => {
                at += 1;
                "ch"
            }
            // At the end alone: أليكس is Alex, أوليكسي Oleksi.
            ('ك', Some('س')) if at > 0 && at + 2 == word.len() => {
                at += 1;
                "x"
            }
            // ‑ov and ‑ev: إيفانوف.
            ('ف', None) if word.len() > 4 && before.is_some_and(|c| matches!(c, 'و' | 'ي')) => "v",
            // An alef before و or ي at the beginning only carries it: إيريك, أوليغ.
            ('ا', Some('و' | 'ي')) if at == 0 => "",
            ('ا', _) => "a",
            ('و', Some('ا' | 'ي')) => "w",
            ('و', _) if at == 0 => "w",
            ('و', _) => "o",
            ('ي', Some('ا' | 'و')) | ('ي', _) if at == 0 => "y",
            ('ي', Some('ا' | 'و' | 'ي')) if before != Some('ي') => "i",
            ('ي', _) if before == Some('ي') => "e",
            ('ي', _) => "i",
            ('ه', None) if at >= 2 => "a",
            _ => letters::foreign(letter).unwrap_or_default(),
        };
        let vowel = sound.starts_with(['a', 'e', 'i', 'o', 'u']) || (at == 0 && sound.is_empty());
        // English breaks up three consonants in a row; which vowel it was nobody can tell, so it is e. Not str, ndr: a
        // liquid before a vowel joins what stands before it, and so do st, sp and sk.
        let after = word.get(at + 1).copied();
        let joins = matches!(sound, "r" | "l" | "s") && matches!(after, Some('ا' | 'و' | 'ي'))
            || matches!(sound, "t" | "k" | "b") && before == Some('س') && after.is_some();
        let onset = run == 1 && text.len() == 1 && !matches!(sound, "r" | "l") && !text.starts_with('s');
        // راسل is Rasel: no English word ends in such two.
        let end = run == 1 && after.is_none() && matches!(sound, "l" | "n" | "m") && before != Some('ر');
        if !vowel && !sound.is_empty() && (run >= 2 && !joins || onset || end) {
            text.push('e');
            run = 0;
        }
        run = if vowel { 0 } else { run + usize::from(!sound.is_empty()) };
        text.push_str(sound);
        at += 1;
    }
    text
}

/// In ALA-LC, which writes what is written: no vowel is supplied.
pub(super) fn ala_lc(word: &[char]) -> String {
    let mut text = String::new();
    for (at, &letter) in word.iter().enumerate() {
        let before_vowel = matches!(word.get(at + 1), Some('ا' | 'و' | 'ي'));
        match letter {
            'ا' if at == 0 && before_vowel => {}
            'ا' => text.push_str(if at == 0 { "a" } else { "ā" }),
            'و' if at == 0 && !before_vowel || at > 0 && before_vowel => text.push('w'),
            'و' => text.push_str(if at == 0 { "w" } else { "ū" }),
            'ي' if at == 0 || before_vowel => text.push('y'),
            'ي' => text.push('ī'),
            'ه' if at + 1 == word.len() && at >= 2 => text.push_str("ah"),
            'ء' | 'ئ' | 'ؤ' if at == 0 => {}
            _ => text.push_str(letters::ala_lc(letter).unwrap_or_default()),
        }
    }
    text
}
