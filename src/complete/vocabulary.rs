//! Which English words are there? Each with a number, how it is written inside a sentence, and its family.

use super::dictionary::{Dictionary, dictionary};
use super::names::Names;
use crate::arabic::romanise::Skeleton;
use crate::english::capitalise;
use std::borrow::Cow;
use std::collections::HashMap;

/// So many new words are looked through one by one, before they are put in order.
const FRESH: usize = 1_000;

/// The endings by which the words of a family differ, the longer first: "decision", "decisions"; "announce", "announced".
const ENDINGS: [&str; 13] = ["ations", "ation", "ings", "ing", "ies", "ied", "es", "ed", "ly", "s", "e", "y", "al"];

/// The shortest word that has a family, and the shortest stem of one, in letters.
const INFLECTED: usize = 5;
const STEM: usize = 3;

#[derive(Clone, Debug)]
struct Entry {
    text: Box<str>,
    /// How often it stands inside a sentence, where a capital means something.
    inside: u32,
    family: u32,
}

/// Words with their numbers. None is ever taken out.
#[derive(Clone, Debug, Default)]
pub(super) struct Vocabulary {
    numbers: HashMap<Box<str>, u32>,
    entries: Vec<Entry>,
    stems: HashMap<Box<str>, u32>,
    families: Vec<Vec<u32>>,
    names: Names,
    /// By place in the dictionary, the number of the word here, for those that it has too.
    listed: Vec<Option<u32>>,
    /// Words in the order of their letters, for finding those that begin so; and those that came since it was put in order.
    sorted: Vec<u32>,
    fresh: Vec<u32>,
}

/// The word without its ending.
pub(super) fn stem(word: &str) -> String {
    let lower = word.to_lowercase();
    if lower.len() >= INFLECTED && lower.is_ascii() {
        let stems = ENDINGS.iter().filter_map(|ending| lower.strip_suffix(ending));
        if let Some(stem) = stems.into_iter().find(|stem| stem.len() >= STEM) {
            return stem.to_owned();
        }
    }
    lower
}

impl Vocabulary {
    /// The number of a word, which gets one if it has none.
    pub(super) fn number(&mut self, text: &str) -> u32 {
        if let Some(number) = self.known(text) {
            return number;
        }
        let number = self.entries.len() as u32;
        let next = self.families.len() as u32;
        let family = *self.stems.entry(stem(text).into()).or_insert(next);
        if family == next {
            self.families.push(Vec::new());
        }
        self.families[family as usize].push(number);
        self.entries.push(Entry { text: text.into(), inside: 0, family });
        self.numbers.insert(text.into(), number);
        self.names.add(text, number);
        if let Some(at) = dictionary().number(text).and_then(Dictionary::place) {
            if self.listed.len() <= at {
                self.listed.resize(at + 1, None);
            }
            self.listed[at] = Some(number);
        }
        self.fresh.push(number);
        if self.fresh.len() > FRESH {
            self.settle();
        }
        number
    }

    /// Puts the words in order.
    pub(super) fn settle(&mut self) {
        let Self { sorted, fresh, entries, .. } = self;
        sorted.append(fresh);
        sorted.sort_by(|&one, &other| entries[one as usize].text.cmp(&entries[other as usize].text));
    }

    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    /// The bytes that it takes, roughly: each word stands in it twice, and once without its ending.
    pub(super) fn bytes(&self) -> usize {
        8 * self.listed.capacity() + self.entries.iter().map(|entry| 3 * entry.text.len() + 128).sum::<usize>()
    }

    /// The number of a word, if it has one.
    pub(super) fn known(&self, text: &str) -> Option<u32> {
        self.numbers.get(text).copied()
    }

    /// The number here of a word of the dictionary, if it has one.
    pub(super) fn of_dictionary(&self, word: u32) -> Option<u32> {
        Dictionary::place(word).and_then(|at| self.listed.get(at)).copied().flatten()
    }

    /// The word of a number.
    pub(super) fn text(&self, word: u32) -> &str {
        self.entries.get(word as usize).map_or("", |entry| &entry.text)
    }

    /// The family of a word: those that differ from it in their ending.
    pub(super) fn family(&self, word: u32) -> Option<u32> {
        self.entries.get(word as usize).map(|entry| entry.family)
    }

    /// The family that a word is of, or would be of if it were here.
    pub(super) fn family_of(&self, text: &str) -> Option<u32> {
        self.stems.get(stem(text).as_str()).copied()
    }

    /// The names that sound like an Arabic word.
    pub(super) fn names_like(&self, arabic: &Skeleton) -> Vec<u32> {
        self.names.like(arabic)
    }

    /// The words of a family.
    pub(super) fn members(&self, family: u32) -> &[u32] {
        self.families.get(family as usize).map_or(&[], |members| members)
    }

    /// Counts a word that stands inside a sentence, or takes it away.
    pub(super) fn count_inside(&mut self, word: u32, add: bool) {
        if let Some(entry) = self.entries.get_mut(word as usize) {
            entry.inside = if add { entry.inside + 1 } else { entry.inside.saturating_sub(1) };
        }
    }

    /// A word that begins a sentence as it would be written inside one: "The" is "the", "Cairo" stays.
    pub(super) fn cased<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let lower = text.to_lowercase();
        let inside = |text: &str| {
            self.known(text).and_then(|word| self.entries.get(word as usize)).map_or(0, |entry| entry.inside)
        };
        if lower != text && inside(&lower) > inside(text) { Cow::Owned(lower) } else { Cow::Borrowed(text) }
    }

    /// The words that begin so, once each where `prefix` is in small letters; at the start of a sentence also those that have
    /// a small letter for its capital. Logarithmic in their number, and linear in what is found.
    pub(super) fn beginning(&self, prefix: &str, at_start: bool) -> Vec<u32> {
        let mut found = Vec::new();
        let small = with_small_letter(prefix);
        for prefix in std::iter::once(prefix).chain((at_start && small != prefix).then_some(small.as_str())) {
            let from = self.sorted.partition_point(|&word| self.text(word) < prefix);
            let until = from + self.sorted[from..].partition_point(|&word| self.text(word).starts_with(prefix));
            let fresh = self.fresh.iter().filter(|&&word| self.text(word).starts_with(prefix));
            found.extend(self.sorted[from..until].iter().chain(fresh));
        }
        found
    }
}

/// What is typed with a small letter for its capital.
pub(super) fn with_small_letter(prefix: &str) -> String {
    prefix.chars().take(1).flat_map(char::to_lowercase).chain(prefix.chars().skip(1)).collect()
}

/// Whether a word begins with what is typed, where its first letter may be a capital at the start of a sentence.
pub(super) fn begins_so(text: &str, prefix: &str, at_start: bool) -> bool {
    text.starts_with(prefix) || at_start && capitalise(text).starts_with(prefix)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_families_and_are_found_by_their_letters() {
        let mut words = Vocabulary::default();
        let [decision, decisions, decide, the] =
            ["decision", "decisions", "Decide", "the"].map(|word| words.number(word));
        assert_eq!(words.family(decision), words.family(decisions));
        assert_ne!(words.family(decision), words.family(the));
        for _ in 0..2 {
            assert_eq!(words.beginning("dec", false), [decision, decisions]);
            assert_eq!(words.beginning("Dec", true), [decide, decision, decisions]);
            words.settle();
        }
    }

    #[test]
    fn a_capital_is_taken_off_where_it_means_nothing() {
        let mut words = Vocabulary::default();
        let (the, cairo) = (words.number("the"), words.number("Cairo"));
        words.count_inside(the, true);
        words.count_inside(cairo, true);
        assert_eq!(
            (words.cased("The"), words.cased("Cairo"), words.cased("Unseen")),
            ("the".into(), "Cairo".into(), "Unseen".into())
        );
    }
}
