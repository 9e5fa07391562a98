//! Is this word, or the beginning of this line, on a list? Word lists as they are read: a page of words, not of commas.
//!
//! All entries are folded (see [`mod@crate::arabic::fold`]): أ is ا, ة is ه, ى is ي. A test of each list holds them to it.

use std::collections::HashSet;
use std::sync::LazyLock;

/// Single words, looked up by hash.
pub(crate) type Words = LazyLock<HashSet<&'static str>>;

/// Phrases, looked up from the start of a line.
pub(crate) type Phrases = LazyLock<Vec<&'static str>>;

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
