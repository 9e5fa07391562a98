//! What is compared? A segment as the score sees it: its words, numbers and marks, each with what makes it alike to another.

use crate::arabic::stem::light_stem;
use crate::arabic::{Offsets, Span, TokenKind, fold, tokenise};

/// What a token is to the score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WordKind {
    /// A word, an address: it must be translated.
    Word,
    /// A number: another one is repaired, not retyped.
    Number,
    /// A date in digits.
    Date,
    /// A time of day.
    Time,
    /// A mark of punctuation.
    Punctuation,
}

impl From<TokenKind> for WordKind {
    fn from(kind: TokenKind) -> Self {
        match kind {
            TokenKind::Word | TokenKind::Url | TokenKind::Email => Self::Word,
            TokenKind::Number => Self::Number,
            TokenKind::Date => Self::Date,
            TokenKind::Time => Self::Time,
            TokenKind::Punctuation => Self::Punctuation,
        }
    }
}

/// One token of a segment, ready for comparing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word<'a> {
    /// What it is.
    pub kind: WordKind,
    /// As it is written.
    pub surface: &'a str,
    /// Its spelling folded: المجلس الاعلى and المجلس الأعلى are the same.
    pub folded: String,
    /// What it shares with its other forms, so that والمجلس and المجلس are alike ([`stem_key`]); for other kinds than words
    /// the same as `folded`.
    pub stem: String,
    /// Where it stands, in code points.
    pub span: Span,
}

/// The words of a segment, in order. Linear in its length.
#[must_use]
pub fn words(text: &str) -> Vec<Word<'_>> {
    let offsets = Offsets::new(text);
    tokenise(text)
        .into_iter()
        .map(|token| {
            let surface = offsets.slice(token.span);
            let folded = fold(surface);
            let kind = WordKind::from(token.kind);
            let stem = match token.kind {
                TokenKind::Word => stem_key(folded.chars()),
                _ => folded.chars(),
            };
            Word {
                kind,
                surface,
                stem: stem.iter().collect(),
                folded: folded.chars().iter().collect(),
                span: token.span,
            }
        })
        .collect()
}

/// Letters that must be left when a proclitic is taken off: most Arabic roots have three.
const MIN_KEY: usize = 3;

/// The light stem of a folded word, without a conjunction (و ف) and a preposition (ب ك ل) before it: وأكد and أكد, لاتفاق
/// and الاتفاق have the same.
///
/// Being the same must be an equivalence, since the index looks keys up; so a first letter that only looks like a proclitic
/// is taken off as well, in all forms of the word alike (وزير and الوزير both give زير).
#[must_use]
pub fn stem_key(word: &[char]) -> &[char] {
    let span = light_stem(word);
    let mut key = word.get(span.start..span.end).unwrap_or(word);
    for proclitics in [&['و', 'ف'][..], &['ب', 'ك', 'ل'][..]] {
        if let [first, rest @ ..] = key
            && proclitics.contains(first)
            && rest.len() >= MIN_KEY
        {
            key = rest;
        }
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_word_share_a_key() {
        let key = |word: &str| stem_key(fold(word).chars()).iter().collect::<String>();
        for (one, other) in [("وأكد", "أكد"), ("لاتفاق", "الاتفاق"), ("وزير", "الوزير"), ("حكومة", "والحكومات")]
        {
            assert_eq!(key(one), key(other), "{one} {other}");
        }
        for (one, other) in [("دعم", "رفض"), ("عام", "عالم"), ("بيت", "ليت"), ("قال", "قام")] {
            assert_ne!(key(one), key(other), "{one} {other}");
        }
    }
}
