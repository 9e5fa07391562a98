//! Which English words are there that no memory has said? Common words and names, with how rare each is.
//!
//! The words are those of SCOWL ("Spell Checker Oriented Word Lists" by K. Atkinson, in `dictionary/COPYING`), American and British,
//! up to level 60 of 95: by level, and in it by letters.

use super::names::Names;
use super::vocabulary::stem;
use crate::arabic::romanise::Skeleton;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

/// The number of its first word; those of a memory are below.
const FIRST: u32 = 1 << 30;

/// Words with their numbers.
#[derive(Debug)]
pub(super) struct Dictionary {
    /// In the order of their letters, each with its level.
    entries: Vec<(&'static str, u8)>,
    /// By stem, the words of its family.
    families: HashMap<String, Vec<u32>>,
    names: Names,
}

/// The dictionary, which is read when it is first asked for: some 90,000 words in some 50 ms.
pub(super) fn dictionary() -> &'static Dictionary {
    static DICTIONARY: LazyLock<Dictionary> = LazyLock::new(|| Dictionary::read(include_str!("dictionary/words.txt")));
    &DICTIONARY
}

/// Reads the dictionary, so that nobody who types need wait for it.
pub fn read_dictionary() {
    dictionary();
}

impl Dictionary {
    /// Reads words, one on a line, below their level: `# 10`.
    fn read(text: &'static str) -> Self {
        let (mut entries, mut level) = (Vec::new(), 0);
        for line in text.lines() {
            match line.strip_prefix("# ") {
                Some(next) => level = next.parse().unwrap_or(level),
                None => entries.push((line, level)),
            }
        }
        entries.sort_unstable();
        let (mut names, mut families) = (Names::default(), HashMap::<String, Vec<u32>>::new());
        for (&(text, _), number) in entries.iter().zip(FIRST..) {
            names.add(text, number);
            let stem = stem(text);
            // A name is of no family: States is not of "state".
            if text.starts_with(&stem) {
                families.entry(stem).or_default().push(number);
            }
        }
        Self { entries, families, names }
    }

    fn entry(&self, number: u32) -> Option<(&'static str, u8)> {
        Self::place(number).and_then(|at| self.entries.get(at)).copied()
    }

    /// The number of a word.
    pub(super) fn number(&self, text: &str) -> Option<u32> {
        let found = self.entries.binary_search_by_key(&text, |&(text, _)| text);
        found.ok().map(|at| FIRST + at as u32)
    }

    /// The place of a number in the list of its words; none for the number of a memory's word.
    pub(super) fn place(number: u32) -> Option<usize> {
        number.checked_sub(FIRST).map(|at| at as usize)
    }

    /// The word of a number.
    pub(super) fn text(&self, number: u32) -> Option<&'static str> {
        self.entry(number).map(|(text, _)| text)
    }

    /// How rare a word is, from 10 (the thousand most common) to 60; none for the number of a memory's word.
    pub(super) fn level(&self, number: u32) -> Option<u8> {
        self.entry(number).map(|(_, level)| level)
    }

    /// The words that begin so. Logarithmic in all.
    pub(super) fn beginning(&self, prefix: &str) -> Range<u32> {
        let from = self.entries.partition_point(|&(text, _)| text < prefix);
        let found = self.entries[from..].partition_point(|(text, _)| text.starts_with(prefix));
        FIRST + from as u32..FIRST + (from + found) as u32
    }

    /// The words of the family of a stem: of "prepar" prepare, prepared, prepares and preparing.
    pub(super) fn family(&self, stem: &str) -> &[u32] {
        self.families.get(stem).map_or(&[], |words| words)
    }

    /// The names that sound like an Arabic word.
    pub(super) fn names_like(&self, arabic: &Skeleton) -> Vec<u32> {
        self.names.like(arabic)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_by_their_letters_their_family_and_their_sound() {
        let words = dictionary();
        let texts = |numbers: Vec<u32>| numbers.into_iter().filter_map(|number| words.text(number)).collect::<Vec<_>>();
        assert!(texts(words.beginning("prepar").collect()).contains(&"preparedness"));
        assert_eq!(
            texts(words.family("prepar").to_vec()),
            ["preparation", "preparations", "prepare", "prepared", "prepares", "preparing"]
        );
        assert!(texts(words.names_like(&Skeleton::of("ليفربول"))).contains(&"Liverpool"));
        let level = |text: &str| {
            words
                .beginning(text)
                .find(|&number| words.text(number) == Some(text))
                .and_then(|number| words.level(number))
        };
        assert!(level("house") < level("houseboat") && level("house").is_some());
        assert_eq!((words.text(3), words.level(3)), (None, None));
    }
}
