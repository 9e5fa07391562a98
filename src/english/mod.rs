//! WHAT DOES THIS ENGLISH SAY? Its words, numbers, dates and names by value, and how a rendering stands among them.
//!
//! For checks, which compare what both sides say, and for proposals, which put another value in its place. All of it is
//! linear in the text but for looking phrases up.

pub(crate) mod clock;
pub(crate) mod date;
pub(crate) mod grammar;
pub(crate) mod name;
pub(crate) mod number;
pub(crate) mod text;
pub(crate) mod token;

use crate::arabic::Span;

/// An English text in small letters, in which several phrases are looked for.
pub(crate) struct Lower(Vec<char>);

impl Lower {
    pub(crate) fn of(text: &str) -> Self {
        Self(text.chars().map(|c| c.to_lowercase().next().unwrap_or(c)).collect())
    }

    /// Where `phrase` stands as whole words, in any case, in code points. A plural or possessive s may follow.
    ///
    /// An empty phrase stands nowhere. Quadratic in the worst case, as any plain search; both are short.
    pub(crate) fn find(&self, phrase: &str) -> Vec<Span> {
        let (Self(text), Self(phrase)) = (self, Self::of(phrase.trim()));
        let Some(&first) = phrase.first() else { return Vec::new() };
        let mut found = Vec::new();
        let mut at = 0;
        while at + phrase.len() <= text.len() {
            let end = at + phrase.len();
            let starts = || at == 0 || !text[at - 1].is_alphanumeric() || !first.is_alphanumeric();
            if text[at] == first && text[at..end] == phrase[..] && starts() && ends_word(text, end) {
                found.push(Span::new(at, end));
                at = end;
            } else {
                at += 1;
            }
        }
        found
    }
}

fn ends_word(text: &[char], end: usize) -> bool {
    let letter = |at: usize| text.get(at).is_some_and(|c| c.is_alphanumeric());
    !letter(end)
        || !text.get(end - 1).is_some_and(|c| c.is_alphanumeric())
        || (text.get(end) == Some(&'s') && !letter(end + 1))
}

/// `text` with its first letter made upper case, as a sentence begins.
pub(crate) fn capitalise(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}

/// The English mark for an Arabic one that parts what stands in a sentence, if it is one.
pub(crate) fn separator(c: char) -> Option<char> {
    match c {
        '،' | ',' => Some(','),
        '؛' | ';' => Some(';'),
        ':' => Some(':'),
        _ => None,
    }
}

/// The English mark for an Arabic one that ends a sentence, if it is one.
pub(crate) fn terminator(c: char) -> Option<char> {
    match c {
        '.' | '۔' => Some('.'),
        '؟' | '?' => Some('?'),
        '!' | '…' => Some(c),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_found_as_whole_words() {
        for (text, phrase, expected) in [
            ("The High Council of State said", "high council of state", vec![(4, 25)]),
            ("Militias and a militia", "militia", vec![(0, 7), (15, 22)]),
            ("Paramilitary", "military", vec![]),
            ("Turks", "Turk", vec![(0, 4)]),
            ("Turkish", "Turk", vec![]),
            ("a (5+5) body", "5+5", vec![(3, 6)]),
            ("anything", "", vec![]),
        ] {
            let spans: Vec<_> = Lower::of(text).find(phrase).iter().map(|span| (span.start, span.end)).collect();
            assert_eq!(spans, expected, "{phrase} in {text}");
        }
    }
}
