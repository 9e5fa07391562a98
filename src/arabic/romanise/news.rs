//! How do news agencies simplify ALA-LC? One rule a line, each with its example; the result is ASCII.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The news spelling of an ALA-LC one.
pub(super) fn from_ala_lc(ala_lc: &str) -> String {
    let chars: Vec<char> = ala_lc.chars().collect();
    let mut news = String::with_capacity(ala_lc.len());
    for (at, &c) in chars.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|before| chars.get(before)).copied();
        let next = chars.get(at + 1).copied();
        let before_consonant = next.is_some_and(is_consonant);
        match c {
            // Manṣūr is Mansour.
            'ū' => news.push_str("ou"),
            'Ū' => news.push_str("Ou"),
            // Saʻd is Saad, but Saʻūd Saud and Rabīʻ Rabi.
            'ʻ' if before == Some('a') && before_consonant => news.push('a'),
            'ʻ' | 'ʼ' | 'ʹ' => {}
            // Fayṣal is Faisal, but Quṣayy Qusayy.
            'y' if before == Some('a') && before_consonant && next != Some('y') => news.push('i'),
            // Khālid is Khaled: the pattern fāʿil, with the ending of relation too.
            'i' if is_faail(&chars, at) => news.push('e'),
            // Fāṭimah is Fatima.
            'h' if before == Some('a') && next.is_none_or(|c| !c.is_alphabetic()) => {}
            _ => news.push_str(&ascii(c.encode_utf8(&mut [0; 4]))),
        }
    }
    news
}

fn is_consonant(c: char) -> bool {
    c.is_alphabetic() && !matches!(c, 'a' | 'i' | 'u' | 'ā' | 'ī' | 'ū' | 'á')
}

/// Whether the i at `at` is the second vowel of fāʿil or fāʿilī.
fn is_faail(chars: &[char], at: usize) -> bool {
    let before = chars[..at].iter().rev().take_while(|&&c| is_consonant(c)).count();
    let behind = chars[at + 1..].iter().take_while(|&&c| is_consonant(c)).count();
    let long = at.checked_sub(before + 1).and_then(|place| chars.get(place));
    let rest = &chars[at + 1 + behind..];
    // kh and th are one consonant in two letters.
    (1..=2).contains(&before)
        && (1..=2).contains(&behind)
        && matches!(long, Some('ā' | 'Ā'))
        && matches!(rest, [] | ['ī'])
}

/// Without diacritics; what has no ASCII letter is left out.
pub(super) fn ascii(text: &str) -> String {
    text.nfd().filter(|&c| !is_combining_mark(c) && c.is_ascii()).collect()
}

/// With a capital at the beginning of each word that has none; ʻ before it does not count.
pub(super) fn capitalise(text: &str) -> String {
    let mut capital = true;
    let mut capitalised = String::with_capacity(text.len());
    for c in text.chars() {
        // ʻ and ʼ are letters to Unicode.
        if capital && c.is_alphabetic() && !matches!(c, 'ʻ' | 'ʼ' | 'ʹ') {
            capitalised.extend(c.to_uppercase());
            capital = false;
        } else {
            capital |= c == ' ';
            capitalised.push(c);
        }
    }
    capitalised
}
