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

/// Whether the letters tell that the word is no Arabic one: زيلينسكي, ميلوسيفيتش. Not شريف or رؤوف, which are too short.
pub(super) fn looks_foreign(word: &[char]) -> bool {
    let letters: String = word.iter().collect();
    let outside = |c: &char| matches!(c, 'پ' | 'چ' | 'ڤ' | 'گ' | 'ژ');
    let has_article = letters.starts_with("ال") && !letters.starts_with("الي") && !letters.starts_with("الك");
    word.iter().any(outside) || (!has_article && word.len() >= 6 && ENDINGS.iter().any(|end| letters.ends_with(end)))
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
            ('ك', Some('س')) if at > 0 => {
                at += 1;
                "x"
            }
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
        // English breaks up three consonants in a row; which vowel it was nobody can tell, so it is e.
        if !vowel && !sound.is_empty() && run >= 2 {
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
