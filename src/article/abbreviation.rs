//! Is this full stop part of an abbreviation? Titles, units, initials and dotted acronyms. (A single Arabic letter before a
//! stop, «د.», is judged in `sentence.rs`.)
//!
//! All words here are folded (see [`mod@crate::arabic::fold`]): أ is ا, ة is ه.

use super::list::{Words, words};

/// The Arabic names of Latin letters, as initials and acronyms are spelt: جون إف. كينيدي, إم.بي.سي, سي. إن. إن.
static LETTER_NAMES: Words = words!(
    "
    اي ايه بي بيه سي سيه دي ديه اف جي جيه جاي اتش ايتش اج كي كيه كيو ال ام ان او ار اس تي تيه يو في دبليو دبل
    اكس واي زد جيم اه وا
    "
);

/// Endings of web names: العربية.نت, هسبريس.كوم.
static DOMAINS: Words = words!(
    "
    نت كوم اورغ اورج تيفي
    "
);

/// Latin abbreviations that a name or a number follows.
static LATIN: Words = words!(
    "
    inc ltd co corp mr mrs ms dr prof st no vs etc jr sr gen col lt fig vol pp ed eds al cf bros
    "
);

/// Arabic abbreviations of more than a letter.
static ARABIC: Words = words!(
    "
    الخ تلف
    "
);

/// Whether `word` is the name of a Latin letter: إف in «جون إف. كينيدي»; not علي.
pub(crate) fn is_letter_name(word: &str) -> bool {
    LETTER_NAMES.contains(word)
}

/// Whether `word` is one behind a proclitic: وبي in «بي.بي، وبي.جي». Asked inside dotted names only: ودي is a word.
pub(crate) fn is_letter_name_with_proclitic(word: &str) -> bool {
    word.strip_prefix(['و', 'ب', 'ل']).is_some_and(is_letter_name)
}

/// Whether `word` ends a web name: نت in «العربية.نت».
pub(crate) fn is_domain(word: &str) -> bool {
    DOMAINS.contains(word)
}

/// Whether `word` is a Latin abbreviation: Inc. in «شركة Apple Inc. في»; not Monday.
pub(crate) fn is_latin(word: &str) -> bool {
    LATIN.contains(word)
}

/// Whether `word` is a longer Arabic abbreviation: إلخ in «أقلاما إلخ. من السوق»; not السوق.
pub(crate) fn is_arabic(word: &str) -> bool {
    ARABIC.contains(word)
}

/// Whether `word` is a title of one letter behind a proclitic: ود. in «هدى سالم ود. مروان»; not لم or كم, which are words.
pub(crate) fn is_title_with_proclitic(word: &str) -> bool {
    matches!(word, "ود" | "لد" | "بد" | "فد" | "الد" | "وا" | "وم")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arabic::fold_str;

    #[test]
    fn every_entry_is_folded() {
        for word in [&LETTER_NAMES, &DOMAINS, &LATIN, &ARABIC].into_iter().flat_map(|list| list.iter()) {
            assert_eq!(fold_str(word), *word);
        }
    }
}
