//! What does each token say? Tokens with their folded text, for the readers of dates and amounts that look along them.

use super::chars::{digit_value, is_dash, is_ignorable, is_invisible};
use super::fold::fold_onto;
use super::lexicon::{Lexeme, lexeme};
use super::number::numeral::{Lead, Word};
use super::span::{Offsets, Span};
use super::token::{Token, TokenKind, tokenise};

/// A token, its text, and whether it touches the one before.
#[derive(Clone, Debug)]
pub(super) struct Piece<'a> {
    pub(super) kind: TokenKind,
    pub(super) span: Span,
    pub(super) text: &'a str,
    /// The text in normal form: أغسطس is اغسطس, ٢٥ is 25, ٪ is %.
    pub(super) folded: &'a str,
    /// Whether no white space stands between it and the token before.
    pub(super) glued: bool,
    /// Whether a right-to-left mark stands before it, which turns the order in which two numbers are shown.
    pub(super) turned: bool,
    /// What the word may be part of, where it is one that numbers, dates or amounts are made of.
    pub(super) lexeme: Option<&'static Lexeme>,
}

impl Piece<'_> {
    pub(super) fn is(&self, kind: TokenKind) -> bool {
        self.kind == kind
    }

    /// Whether it is that one mark.
    pub(super) fn is_mark(&self, marks: &[&str]) -> bool {
        self.kind == TokenKind::Punctuation && marks.contains(&self.folded)
    }

    /// Whether it is one of those words, given in folded spelling.
    pub(super) fn is_word(&self, words: &[&str]) -> bool {
        self.kind == TokenKind::Word && words.contains(&self.folded)
    }

    /// What it says as a word of a number.
    pub(super) fn numeral(&self) -> Option<Word> {
        self.lexeme?.numeral
    }

    /// Whether it is a word of a number with nothing written onto it, as it follows another: آلاف in "ثلاثة آلاف".
    pub(super) fn bare_numeral(&self) -> Option<Word> {
        self.numeral().filter(|word| word.lead == Lead::Nothing && !word.article)
    }

    /// Whether it is a word that may begin what `role` says; see [`Lexeme`].
    pub(super) fn may_be(&self, role: u8) -> bool {
        self.lexeme.is_some_and(|lexeme| lexeme.roles & role != 0)
    }

    /// Whether it is a word in Arabic letters.
    pub(super) fn is_arabic(&self) -> bool {
        self.is(TokenKind::Word) && !self.folded.starts_with(|c: char| c.is_ascii())
    }

    /// Whether it is a noun with the article, as far as letters tell: المجلس, والمجلس, للمجلس. إلى and ألف are none.
    pub(super) fn is_definite(&self) -> bool {
        const NONE: &[&str] = &["الي", "اليه", "اليها", "اليهم", "الا", "والا", "والي", "الذي", "التي", "الذين", "الله"];
        if let Some(word) = self.numeral() {
            return word.article;
        }
        let bare = self.folded.strip_prefix(['و', 'ف']).unwrap_or(self.folded);
        let bare = bare.strip_prefix(['ب', 'ك']).unwrap_or(bare);
        let article = |word: &str| word.starts_with("ال") || word.starts_with("لل");
        self.is(TokenKind::Word)
            && !self.text.starts_with(['أ', 'إ', 'آ'])
            && !NONE.contains(&self.folded)
            && (article(self.folded) || article(bare))
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

/// A text whose tokens have been read, for as many readers as there are.
///
/// The folded text of all of them is one string: one for each would cost more than all the reading.
pub(super) struct Pieces<'a> {
    pub(super) offsets: Offsets<'a>,
    folded: String,
    tokens: Vec<Read>,
}

/// A token, and what is said of it in [`Piece`].
struct Read {
    token: Token,
    /// Where its folded text ends.
    end: usize,
    glued: bool,
    turned: bool,
    lexeme: Option<&'static Lexeme>,
}

impl<'a> Pieces<'a> {
    /// Reads `text`. Linear.
    pub(super) fn of(text: &'a str) -> Self {
        let offsets = Offsets::new(text);
        let mut folded = String::with_capacity(text.len());
        let mut last = 0;
        let read = |token: Token| {
            let from = folded.len();
            fold_onto(offsets.slice(token.span), &mut folded);
            let gap = offsets.slice(Span::new(last, token.span.start));
            let glued = last > 0 && !gap.chars().any(char::is_whitespace);
            let turned = gap.len() > 1 && gap.contains(['\u{200F}', '\u{061C}']);
            last = token.span.end;
            let is_word = token.kind == TokenKind::Word;
            let lexeme = if is_word { lexeme(folded.get(from..).unwrap_or_default()) } else { None };
            Read { token, end: folded.len(), glued, turned, lexeme }
        };
        let tokens = tokenise(text).into_iter().map(read).collect();
        Self { offsets, folded, tokens }
    }

    /// The tokens in order.
    pub(super) fn list(&self) -> Vec<Piece<'_>> {
        let mut from = 0;
        let piece = |read: &Read| {
            let folded = self.folded.get(from..read.end).unwrap_or_default();
            from = read.end;
            let Read { token: Token { kind, span }, glued, turned, lexeme, .. } = *read;
            Piece { kind, span, text: self.offsets.slice(span), folded, glued, turned, lexeme }
        };
        self.tokens.iter().map(piece).collect()
    }

    /// How many of the tokens are no marks.
    pub(super) fn words(&self) -> usize {
        self.tokens.iter().filter(|read| read.token.kind != TokenKind::Punctuation).count()
    }
}

/// Hands the tokens of `text` with what they say to `read`. Linear.
pub(super) fn with_pieces<R>(text: &str, read: impl FnOnce(&[Piece<'_>]) -> R) -> R {
    read(&Pieces::of(text).list())
}

/// Where the run of Latin words, numbers and joining marks from `at` ends: all of "F-16", "5+5", "3–1".
pub(super) fn run_end(pieces: &[Piece<'_>], at: usize) -> usize {
    let belongs = |at: usize| pieces.get(at).is_some_and(is_run_part);
    let glued = |at: usize| pieces.get(at).is_some_and(|piece| piece.glued);
    if !belongs(at) {
        return at + 1;
    }
    let mut end = at + 1;
    loop {
        if belongs(end) && glued(end) {
            end += 1;
            continue;
        }
        let joins = pieces.get(end).is_some_and(|piece| piece.is_mark(&["+", "-", "/", "×", "*", "&", "_", "."]));
        if joins && glued(end) && belongs(end + 1) && glued(end + 1) {
            end += 2;
        } else {
            return end;
        }
    }
}

fn is_run_part(piece: &Piece<'_>) -> bool {
    let latin = piece.is(TokenKind::Word) && piece.folded.starts_with(|c: char| c.is_ascii_alphabetic());
    latin || piece.is(TokenKind::Number)
}
