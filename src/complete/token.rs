//! Of what is English made, as it is typed? Words and marks, as they are written.

/// A word or a mark of an English text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token<'a> {
    /// As it is written.
    pub text: &'a str,
    /// Where it begins, in bytes.
    pub start: usize,
}

impl Token<'_> {
    /// Where it ends, in bytes.
    #[must_use]
    pub fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Whether it is a word or a number, and no mark.
    #[must_use]
    pub fn is_word(&self) -> bool {
        is_word(self.text)
    }

    /// Whether a sentence ends with it.
    #[must_use]
    pub fn ends_sentence(&self) -> bool {
        ends_sentence(self.text)
    }
}

pub(super) fn is_word(text: &str) -> bool {
    text.starts_with(char::is_alphanumeric)
}

pub(super) fn ends_sentence(text: &str) -> bool {
    matches!(text, "." | "?" | "!")
}

/// Whether a mark is part of a word: "don't", "3.5". Not so in "Egypt's" and "state-owned": their parts are words that have
/// been seen, the whole may not be.
fn joins(before: char, mark: char, after: char) -> bool {
    match mark {
        '\'' | '’' => before == 'n' && after == 't',
        '.' | ',' => before.is_ascii_digit() && after.is_ascii_digit(),
        _ => false,
    }
}

/// The tokens of an English text, in order. Linear in its length.
#[must_use]
pub fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut chars = text.char_indices().peekable();
    let mut tokens = Vec::new();
    while let Some((start, first)) = chars.next() {
        if first.is_whitespace() {
            continue;
        }
        let (mut end, mut before) = (start + first.len_utf8(), first);
        while first.is_alphanumeric()
            && let Some(&(at, next)) = chars.peek()
        {
            let after = text[at + next.len_utf8()..].chars().next().unwrap_or(' ');
            if !next.is_alphanumeric() && !joins(before, next, after) {
                break;
            }
            (end, before) = (at + next.len_utf8(), next);
            chars.next();
        }
        tokens.push(Token { text: &text[start..end], start });
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_marks_stand_apart() {
        let cut = |text: &'static str| tokens(text).iter().map(|token| token.text).collect::<Vec<_>>().join("|");
        assert_eq!(
            cut("State-owned banks don’t lend 3.5%, he said."),
            "State|-|owned|banks|don’t|lend|3.5|%|,|he|said|."
        );
        assert_eq!(cut("\"No,\" Egypt's 1,000 (U.S.)"), "\"|No|,|\"|Egypt|'|s|1,000|(|U|.|S|.|)");
        assert!(tokens(" \n").is_empty());
        assert_eq!(tokens("a bé").iter().map(|token| (token.start, token.end())).collect::<Vec<_>>(), [(0, 1), (2, 5)]);
    }
}
