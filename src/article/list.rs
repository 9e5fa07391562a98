//! Is this word, or the beginning of this line, on a list? Word lists as they are read: a page of words, not of commas.
//!
//! All entries are folded (see [`mod@crate::arabic::fold`]): أ is ا, ة is ه, ى is ي. A test of each list holds them to it.

use crate::arabic::hash::LetterSet;
use std::sync::LazyLock;

/// Single words, looked up by hash.
pub(crate) type Words = LazyLock<LetterSet<&'static str>>;

/// Phrases of one word and more.
pub(crate) type Phrases = LazyLock<PhraseList>;

/// A list of words between blanks.
macro_rules! words {
    ($text:literal) => {
        std::sync::LazyLock::new(|| $text.split_whitespace().collect())
    };
}

/// A list of phrases between slashes.
macro_rules! phrases {
    ($text:literal) => {
        std::sync::LazyLock::new(|| $text.split('/').map(str::trim).collect())
    };
}

pub(crate) use {phrases, words};

/// Phrases, looked up at either end of a text of folded words with a space between two.
///
/// Most texts begin and end with a word that no phrase does: one look-up tells. Otherwise there is one for each number of
/// words, up to that of the longest phrase.
#[derive(Debug, Default)]
pub(crate) struct PhraseList {
    phrases: LetterSet<&'static str>,
    first_words: LetterSet<&'static str>,
    last_words: LetterSet<&'static str>,
    /// Words of the longest phrase.
    longest: usize,
}

impl PhraseList {
    /// The number of words of the longest phrase that `text` begins with.
    pub(crate) fn at_start(&self, text: &str) -> Option<usize> {
        let ends = text.match_indices(' ').map(|(at, _)| at).chain([text.len()]).take(self.longest);
        let mut longest = None;
        for (words, end) in ends.enumerate() {
            if words == 0 && !self.first_words.contains(&text[..end]) {
                return None;
            }
            if self.phrases.contains(&text[..end]) {
                longest = Some(words + 1);
            }
        }
        longest
    }

    /// The number of words of the longest phrase that `text` ends with.
    pub(crate) fn at_end(&self, text: &str) -> Option<usize> {
        let starts = text.rmatch_indices(' ').map(|(at, _)| at + 1).chain([0]).take(self.longest);
        let mut longest = None;
        for (words, start) in starts.enumerate() {
            if words == 0 && !self.last_words.contains(&text[start..]) {
                return None;
            }
            if self.phrases.contains(&text[start..]) {
                longest = Some(words + 1);
            }
        }
        longest
    }

    /// Whether a phrase stands anywhere in `text`.
    pub(crate) fn is_in(&self, text: &str) -> bool {
        let starts = [0].into_iter().chain(text.match_indices(' ').map(|(at, _)| at + 1));
        starts.into_iter().any(|start| self.at_start(&text[start..]).is_some())
    }

    /// Whether `text` is a phrase.
    pub(crate) fn contains(&self, text: &str) -> bool {
        self.phrases.contains(text)
    }

    /// All phrases, in no order.
    #[cfg(test)]
    pub(crate) fn iter(&self) -> impl Iterator<Item = &&'static str> {
        self.phrases.iter()
    }
}

impl FromIterator<&'static str> for PhraseList {
    fn from_iter<T: IntoIterator<Item = &'static str>>(phrases: T) -> Self {
        let mut list = Self::default();
        for phrase in phrases {
            list.phrases.insert(phrase);
            list.first_words.extend(phrase.split(' ').next());
            list.last_words.extend(phrase.rsplit(' ').next());
            list.longest = list.longest.max(phrase.split(' ').count());
        }
        list
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_found_by_whole_words() {
        let list: PhraseList = ["اقرا", "اقرا ايضا", "ذات صله"].into_iter().collect();
        for (text, start, end, inside) in [
            ("اقرا", Some(1), Some(1), true),
            ("اقرا ايضا", Some(2), Some(2), true),
            ("اقرا ايضا هذا", Some(2), None, true),
            ("اقرا كتابا", Some(1), None, true),
            ("اقراه", None, None, false),
            ("مقالات ذات صله", None, Some(2), true),
            ("مقالات ذات صله هنا", None, None, true),
            ("ذات  صله", None, None, false),
            ("", None, None, false),
        ] {
            assert_eq!((list.at_start(text), list.at_end(text), list.is_in(text)), (start, end, inside), "{text}");
        }
        assert!(list.contains("ذات صله") && !list.contains("ذات"));
    }
}
