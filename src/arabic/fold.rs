//! What is the same text in another spelling? The normal form for comparing, with a map back to the original.
//!
//! What is stored and shown is always the original; the folded form is derived, compared and thrown away. Folding is
//! NFC (Unicode Standard Annex #15), then: presentation forms to letters (ﻻ → لا), no harakat, tatweel, bidi or
//! zero-width marks, أإآٱ → ا, ى ی → ي, ة ۀ → ه, ک → ك, digits of any script to 0-9 and quotation marks and dashes to one
//! of each. These are the confusions that Arabic newspapers make every day ("المجلس الاعلى للدوله").

use super::chars::{self, TATWEEL, digit_value, is_harakah, is_invisible};
use super::span::Span;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

/// A folded text and the way back to the text that it was made from.
///
/// Both maps are total and monotone: a later code point never maps to an earlier one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folded {
    chars: Vec<char>,
    /// The source span of each folded code point; those of one composed cluster share theirs.
    spans: Vec<Span>,
    source_len: usize,
}

impl Folded {
    /// The folded code points.
    #[must_use]
    pub fn chars(&self) -> &[char] {
        &self.chars
    }

    /// The length of the source in code points.
    #[must_use]
    pub fn source_len(&self) -> usize {
        self.source_len
    }

    /// The source span of a folded span: from the start of its first code point to the end of its last.
    ///
    /// An empty span maps to an empty one; what lies beyond the end maps to the end.
    #[must_use]
    pub fn to_source(&self, folded: Span) -> Span {
        let start = self.spans.get(folded.start).map_or(self.source_len, |span| span.start);
        if folded.is_empty() {
            return Span::new(start, start);
        }
        let end = match self.spans.get(folded.end - 1) {
            Some(span) => span.end,
            None => self.source_len,
        };
        Span::new(start, end)
    }

    /// How many folded code points begin before the source code point `source`. O(log n).
    #[must_use]
    pub fn to_folded(&self, source: usize) -> usize {
        self.spans.partition_point(|span| span.start < source)
    }
}

/// Folds `text`. Linear in its length.
#[must_use]
pub fn fold(text: &str) -> Folded {
    let source: Vec<char> = text.chars().collect();
    let mut folded = Folded {
        chars: Vec::with_capacity(source.len()),
        spans: Vec::with_capacity(source.len()),
        source_len: source.len(),
    };
    fold_each(&source, &mut |c, span| {
        folded.chars.push(c);
        folded.spans.push(span);
    });
    folded
}

/// Gives each folded code point, in order, with the source span that it comes from.
fn fold_each(source: &[char], push: &mut impl FnMut(char, Span)) {
    let mut at = 0;
    while let Some(&first) = source.get(at) {
        let marks = source[at + 1..].iter().take_while(|&&c| canonical_combining_class(c) != 0).count();
        let span = Span::new(at, at + 1 + marks);
        if marks == 0 {
            fold_char(first, &mut |c| push(c, span));
        } else {
            // Marks that compose (ا + ◌ٔ, e + ◌́) must meet their letter before anything is dropped.
            for c in source[span.start..span.end].iter().copied().nfc() {
                fold_char(c, &mut |c| push(c, span));
            }
        }
        at = span.end;
    }
}

/// The folded form of `text` as a string, for keys and comparisons that need no way back.
#[must_use]
pub fn fold_str(text: &str) -> String {
    folded(&text.chars().collect::<Vec<_>>())
}

/// The folded form of a text in code points.
#[must_use]
pub fn folded(source: &[char]) -> String {
    // Most letters take two bytes.
    let mut folded = String::with_capacity(2 * source.len());
    fold_into(source, &mut folded);
    folded
}

/// Puts the folded form of a text in code points behind what `out` holds.
pub fn fold_into(source: &[char], out: &mut String) {
    if source.iter().any(|&c| is_composing(c)) {
        fold_each(source, &mut |c, _| out.push(c));
    } else {
        source.iter().for_each(|&c| fold_char(c, &mut |c| out.push(c)));
    }
}

/// Puts the folded form of `text` behind what `out` holds: [`fold_str`] without a new string and without the map.
pub(super) fn fold_onto(text: &str, out: &mut String) {
    if text.chars().any(is_composing) {
        out.extend(fold(text).chars());
    } else {
        text.chars().for_each(|c| fold_char(c, &mut |c| out.push(c)));
    }
}

/// Whether `c` may make one letter with the one before it, so that it must not be dropped alone: ا + ◌ٔ, e + ◌́; not a harakah.
pub(crate) fn is_composing(c: char) -> bool {
    // No mark stands before the block of combining marks, and the letters of Arabic are quickly told.
    let letter = c < '\u{0300}' || matches!(c, '\u{0621}'..='\u{064A}');
    let hamza_or_madda = matches!(c, '\u{0653}'..='\u{0655}');
    !letter && (hamza_or_madda || !is_harakah(c) && canonical_combining_class(c) != 0)
}

/// Gives the folded letters of one code point that composes with none: no letter for a mark, two and more for a ligature.
pub(crate) fn fold_char(c: char, push: &mut impl FnMut(char)) {
    match c {
        'أ' | 'إ' | 'آ' => return push('ا'),
        'ة' => return push('ه'),
        'ى' => return push('ي'),
        '\u{0621}'..='\u{063A}' | '\u{0641}'..='\u{064A}' => return push(c),
        _ => {}
    }
    if c.is_ascii() {
        push(c.to_ascii_lowercase());
        return;
    }
    if c == TATWEEL || is_harakah(c) || is_invisible(c) {
        return;
    }
    if matches!(c, '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}') {
        // Compatibility composition turns a presentation form into its letters, hamzas kept; isolated marks carry a space.
        for part in std::iter::once(c).nfkc().filter(|&part| part != ' ' && !is_harakah(part)) {
            push(fold_letter(part));
        }
        return;
    }
    if let Some(value) = digit_value(c) {
        push(char::from(b'0' + value));
        return;
    }
    let letter = fold_letter(c);
    if letter != c {
        push(letter);
    } else if chars::is_arabic_letter(c) {
        push(c);
    } else {
        c.to_lowercase().for_each(push);
    }
}

/// One letter or mark of punctuation to the one that stands for its class.
fn fold_letter(c: char) -> char {
    match c {
        'أ' | 'إ' | 'آ' | 'ٱ' | 'ٲ' | 'ٳ' => 'ا',
        'ى' | 'ی' | 'ې' | 'ے' => 'ي',
        'ة' | 'ۀ' | 'ە' | 'ہ' | 'ۃ' | 'ھ' => 'ه',
        'ک' | 'ڪ' => 'ك',
        '٪' => '%',
        '٫' => '.',
        '٬' => ',',
        '\u{00A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => ' ',
        '‘' | '’' | '‚' | '‹' | '›' => '\'',
        _ if chars::is_quote(c) => '"',
        _ if chars::is_dash(c) => '-',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_same_word_in_another_spelling_folds_to_the_same() {
        for (name, one, other) in [
            ("bare alef and heh", "المجلس الأعلى للدولة", "المجلس الاعلى للدوله"),
            ("harakat", "مُحَمَّدٌ", "محمد"),
            ("tatweel", "الـمـجـلـس", "المجلس"),
            ("lam-alef ligature", "ﻻ", "لا"),
            ("presentation forms", "ﺍﻟﻤﺠﻠﺲ", "المجلس"),
            ("presentation forms with hamza", "ﻣﺴﺆﻭﻝ", "مسؤول"),
            ("Persian kaf and yeh", "کرکوکی", "كركوكي"),
            ("Persian digits", "۲۵", "٢٥"),
            ("bidi marks", "\u{202B}ليبيا\u{202C}\u{200F}", "ليبيا"),
            ("combining hamza", "ا\u{0654}حمد", "أحمد"),
            ("combining hamza on waw stays a letter", "مو\u{0654}تمر", "مؤتمر"),
            ("quotes", "”نعم“", "«نعم»"),
            ("Latin case", "NATO", "nato"),
        ] {
            assert_eq!(fold_str(one), fold_str(other), "{name}");
        }
    }

    #[test]
    fn other_words_stay_other() {
        for (one, other) in [("مسؤول", "مسول"), ("قال", "قام"), ("٢٥", "52"), ("علم", "عالم")] {
            assert_ne!(fold_str(one), fold_str(other));
        }
    }

    #[test]
    fn a_ligature_maps_to_the_one_code_point_that_it_was() {
        let folded = fold("اﻻن");
        assert_eq!(folded.chars(), ['ا', 'ل', 'ا', 'ن']);
        assert_eq!(folded.to_source(Span::new(1, 3)), Span::new(1, 2));
        assert_eq!(folded.to_source(Span::new(1, 2)), Span::new(1, 2));
    }

    #[test]
    fn marks_after_a_letter_belong_to_its_span() {
        let folded = fold("مُحَمَّد علي");
        assert_eq!(folded.to_source(Span::new(0, 4)), Span::new(0, 8));
    }

    proptest! {
        /// Any input at all: the maps are total and monotone, and the spans index the source.
        #[test]
        fn maps_are_total_and_monotone(text in "\\PC*|[ا-ي\u{064B}-\u{0655}ﻻﷲ\u{200F}ـ0-9٠-٩ .،]{0,60}") {
            let folded = fold(&text);
            let n = text.chars().count();
            prop_assert_eq!(folded.source_len(), n);
            let mut last = Span::new(0, 0);
            for at in 0..folded.chars().len() {
                let span = folded.to_source(Span::new(at, at + 1));
                prop_assert!(span.start >= last.start && span.end >= last.end && span.end <= n && !span.is_empty());
                last = span;
            }
            let mut before = 0;
            for at in 0..=n + 2 {
                let to = folded.to_folded(at);
                prop_assert!(to >= before && to <= folded.chars().len());
                before = to;
            }
            prop_assert_eq!(folded.to_folded(n + 1), folded.chars().len());
        }

        /// The quick way comes to the same.
        #[test]
        fn folding_onto_a_string_is_folding(text in "\\PC*|[ا-ي\u{064B}-\u{0655}ﻻﷲ\u{200F}ـ0-9٠-٩ a-zA-Zée\u{0301}“”«».،]{0,60}") {
            let mut out = String::from("x");
            fold_onto(&text, &mut out);
            prop_assert_eq!(out, format!("x{}", fold_str(&text)));
        }

        /// Folding a folded text changes nothing.
        #[test]
        fn folding_is_idempotent(text in "[ا-ي\u{064B}-\u{0655}ﻻﷲ\u{200F}ـ0-9٠-٩ a-zA-Zé“”«».،]{0,60}") {
            let once = fold_str(&text);
            prop_assert_eq!(fold_str(&once), once.clone());
        }
    }
}
