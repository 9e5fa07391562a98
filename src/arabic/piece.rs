//! What does each token say? Tokens with their folded text, for the readers of dates and amounts that look along them.

use super::chars::{digit_value, is_dash, is_ignorable, is_invisible};
use super::fold::fold_str;
use super::span::{Offsets, Span};
use super::token::{TokenKind, tokenise};

/// A token, its text, and whether it touches the one before.
#[derive(Clone, Debug)]
pub(super) struct Piece<'a> {
    pub(super) kind: TokenKind,
    pub(super) span: Span,
    pub(super) text: &'a str,
    /// The text in normal form: أغسطس is اغسطس, ٢٥ is 25, ٪ is %.
    pub(super) folded: String,
    /// Whether no white space stands between it and the token before.
    pub(super) glued: bool,
    /// Whether a right-to-left mark stands before it, which turns the order in which two numbers are shown.
    pub(super) turned: bool,
}

impl Piece<'_> {
    pub(super) fn is(&self, kind: TokenKind) -> bool {
        self.kind == kind
    }

    /// Whether it is that one mark.
    pub(super) fn is_mark(&self, marks: &[&str]) -> bool {
        self.kind == TokenKind::Punctuation && marks.contains(&self.folded.as_str())
    }

    /// Whether it is one of those words, given in folded spelling.
    pub(super) fn is_word(&self, words: &[&str]) -> bool {
        self.kind == TokenKind::Word && words.contains(&self.folded.as_str())
    }

    /// Where the token goes on after its first `letters` letters: after "بـ" in "بـمارس" for 1.
    pub(super) fn after_letters(&self, letters: usize) -> usize {
        let mut left = letters;
        for (at, c) in self.text.chars().enumerate() {
            if !is_ignorable(c) {
                if left == 0 {
                    return self.span.start + at;
                }
                left -= 1;
            }
        }
        self.span.end
    }

    /// The text in ASCII digits and separators: "٣–١" is "3-1".
    pub(super) fn ascii(&self) -> String {
        let ascii = |c: char| match (digit_value(c), c) {
            (Some(value), _) => char::from(b'0' + value),
            (_, '٫') => '.',
            (_, '٬' | '،') => ',',
            _ if is_dash(c) => '-',
            _ => c,
        };
        self.text.chars().filter(|&c| !is_invisible(c)).map(ascii).collect()
    }
}

/// The tokens of `text` with what they say. Linear.
pub(super) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let offsets = Offsets::new(text);
    let mut last = 0;
    tokenise(text)
        .into_iter()
        .map(|token| {
            let gap = offsets.slice(Span::new(last, token.span.start));
            let glued = last > 0 && !gap.chars().any(char::is_whitespace);
            let turned = gap.contains(['\u{200F}', '\u{061C}']);
            last = token.span.end;
            let text = offsets.slice(token.span);
            Piece { kind: token.kind, span: token.span, text, folded: fold_str(text), glued, turned }
        })
        .collect()
}
