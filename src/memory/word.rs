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

/// One token of a segment, ready for comparing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word<'a> {
    /// What it is.
    pub kind: WordKind,
    /// As it is written.
    pub surface: &'a str,
    /// Its spelling folded: المجلس الاعلى and المجلس الأعلى are the same.
    pub folded: String,
    /// Its light stem, so that والمجلس and المجلس are alike; for other kinds than words the same as `folded`.
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
            let kind = match token.kind {
                TokenKind::Word | TokenKind::Url | TokenKind::Email => WordKind::Word,
                TokenKind::Number => WordKind::Number,
                TokenKind::Date => WordKind::Date,
                TokenKind::Time => WordKind::Time,
                TokenKind::Punctuation => WordKind::Punctuation,
            };
            let stem = match token.kind {
                TokenKind::Word => light_stem(folded.chars()),
                _ => Span::new(0, folded.chars().len()),
            };
            Word {
                kind,
                surface,
                stem: folded.chars().get(stem.start..stem.end).unwrap_or(folded.chars()).iter().collect(),
                folded: folded.chars().iter().collect(),
                span: token.span,
            }
        })
        .collect()
}
