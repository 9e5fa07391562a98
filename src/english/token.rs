//! What are the words, numbers and marks of an English text? Each with its place.

use crate::arabic::Span;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A run of letters; an apostrophe inside belongs to it.
    Word,
    /// A run of digits, with full stops and commas between digits.
    Digits,
    /// Any other character but white space.
    Mark,
}

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) kind: Kind,
    /// Where, in code points.
    pub(crate) span: Span,
    /// As it is written.
    pub(crate) text: String,
    /// In small letters.
    pub(crate) lower: String,
    /// Whether white space stands before it.
    pub(crate) spaced: bool,
}

impl Token {
    pub(crate) fn is(&self, word: &str) -> bool {
        self.lower == word
    }

    pub(crate) fn is_any(&self, words: &[&str]) -> bool {
        words.contains(&self.lower.as_str())
    }

    pub(crate) fn is_capital(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }
}

/// The tokens of `text`, in order. Linear.
pub(crate) fn tokens(text: &str) -> Vec<Token> {
    let chars: Vec<char> = text.chars().collect();
    let at = |at: usize| chars.get(at).copied().unwrap_or(' ');
    let mut tokens = Vec::new();
    let mut start = 0;
    while start < chars.len() {
        let first = chars[start];
        if first.is_whitespace() {
            start += 1;
            continue;
        }
        let mut end = start + 1;
        let kind = if first.is_ascii_digit() {
            while at(end).is_ascii_digit() || (matches!(at(end), '.' | ',') && at(end + 1).is_ascii_digit()) {
                end += 1;
            }
            Kind::Digits
        } else if first.is_alphabetic() {
            let inside = |end: usize| matches!(at(end), '\'' | '’') && at(end + 1).is_alphabetic();
            // A possessive s is no part of the word.
            let possessive = |end: usize| matches!(at(end + 1), 's' | 'S') && !at(end + 2).is_alphanumeric();
            while at(end).is_alphabetic() || (inside(end) && !possessive(end)) {
                end += 1;
            }
            Kind::Word
        } else {
            Kind::Mark
        };
        let text: String = chars[start..end].iter().collect();
        let spaced = start == 0 || chars[start - 1].is_whitespace();
        tokens.push(Token { kind, span: Span::new(start, end), lower: text.to_lowercase(), text, spaced });
        start = end;
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_digits_and_marks() {
        let seen: Vec<String> =
            tokens("Mr O'Neil's 1,250.5-mile walk, 5.").into_iter().map(|token| token.text).collect();
        assert_eq!(seen, ["Mr", "O'Neil", "'", "s", "1,250.5", "-", "mile", "walk", ",", "5", "."]);
    }
}
