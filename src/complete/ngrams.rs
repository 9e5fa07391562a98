//! Which word follows which? Counts of the English of a memory, up to three words in a row, that can be added to and taken from exactly.
//!
//! Interpolated with an absolute discount, the shorter rows counting in how many longer ones a word occurs: R. Kneser and
//! H. Ney, "Improved backing-off for m-gram language modeling" (1995).

use foldhash::fast::FixedState;
use std::collections::HashMap;

/// What is taken off each count, and given to what has not been seen.
const DISCOUNT: f32 = 0.75;

/// The words before a word, the nearest first; [`NONE`] where fewer count.
pub(super) type Before = [u32; 2];

/// No word.
pub(super) const NONE: u32 = u32::MAX;

/// What followed: each word with how often, by word, and how often in all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Followers {
    all: u32,
    words: Vec<(u32, u32)>,
}

impl Followers {
    /// Adds a word; whether it is new.
    fn add(&mut self, word: u32) -> bool {
        self.all += 1;
        match self.words.binary_search_by_key(&word, |&(known, _)| known) {
            Ok(at) => {
                self.words[at].1 += 1;
                false
            }
            Err(at) => {
                // Most are never followed by a second.
                if self.words.is_empty() {
                    self.words.reserve_exact(1);
                }
                self.words.insert(at, (word, 1));
                true
            }
        }
    }

    /// Takes a word away; whether it was the last of its kind.
    fn remove(&mut self, word: u32) -> bool {
        let Ok(at) = self.words.binary_search_by_key(&word, |&(known, _)| known) else { return false };
        self.all -= 1;
        self.words[at].1 -= 1;
        let gone = self.words[at].1 == 0;
        if gone {
            self.words.remove(at);
        }
        gone
    }

    fn count(&self, word: u32) -> u32 {
        let found = self.words.binary_search_by_key(&word, |&(known, _)| known);
        found.map_or(0, |at| self.words[at].1)
    }
}

/// How many others each word was seen behind. Each word is asked for, so they stand by number.
#[derive(Clone, Debug, Default)]
struct Alone {
    all: u32,
    /// How many words have a count.
    words: u32,
    counts: Vec<u32>,
}

impl Alone {
    fn add(&mut self, word: u32) {
        let at = word as usize;
        if self.counts.len() <= at {
            self.counts.resize(at + 1, 0);
        }
        self.words += u32::from(self.counts[at] == 0);
        self.counts[at] += 1;
        self.all += 1;
    }

    fn remove(&mut self, word: u32) {
        if let Some(count) = self.counts.get_mut(word as usize).filter(|count| **count > 0) {
            *count -= 1;
            self.all -= 1;
            self.words -= u32::from(*count == 0);
        }
    }

    fn count(&self, word: u32) -> u32 {
        self.counts.get(word as usize).copied().unwrap_or(0)
    }
}

impl PartialEq for Alone {
    /// Room for words that have no count is none.
    fn eq(&self, other: &Self) -> bool {
        let most = self.counts.len().max(other.counts.len()) as u32;
        self.all == other.all && (0..most).all(|word| self.count(word) == other.count(word))
    }
}

/// Counts of three words in a row; of two, in how many threes; of one, in how many twos.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Ngrams {
    alone: Alone,
    after: HashMap<Before, Followers, FixedState>,
}

/// How many words before a word count, from none.
const ORDERS: usize = 3;

fn shortened(before: Before, words: usize) -> Before {
    std::array::from_fn(|at| if at < words { before[at] } else { NONE })
}

impl Ngrams {
    /// Adds a word behind those.
    pub(super) fn add(&mut self, before: Before, word: u32) {
        for words in (1..ORDERS).rev() {
            if !self.after.entry(shortened(before, words)).or_default().add(word) {
                return;
            }
        }
        self.alone.add(word);
    }

    /// Takes away what [`Self::add`] added.
    pub(super) fn remove(&mut self, before: Before, word: u32) {
        for words in (1..ORDERS).rev() {
            let key = shortened(before, words);
            let Some(followers) = self.after.get_mut(&key) else { return };
            let gone = followers.remove(word);
            if followers.all == 0 {
                self.after.remove(&key);
            }
            if !gone {
                return;
            }
        }
        self.alone.remove(word);
    }

    /// The bytes that it takes, roughly.
    pub(super) fn bytes(&self) -> usize {
        let row = |followers: &Followers| size_of::<(Before, Followers)>() + 16 + 8 * followers.words.capacity();
        4 * self.alone.counts.capacity() + self.after.values().map(row).sum::<usize>()
    }

    /// The words that followed those two, or the last of them, but for those that did seldomer than once in so many times; some of them twice.
    pub(super) fn followers(&self, before: Before, seldom: u32) -> impl Iterator<Item = u32> {
        (1..ORDERS).filter_map(move |words| self.after.get(&shortened(before, words))).flat_map(move |followers| {
            let least = followers.all / seldom;
            followers.words.iter().filter(move |&&(_, count)| count > least).map(|&(word, _)| word)
        })
    }

    /// What is asked of one place: how likely each word is there.
    pub(super) fn at(&self, before: Before, words: usize) -> Here<'_> {
        let row = |key: Before| match self.after.get(&key) {
            // Behind nothing, whether no word counts or none is there.
            None if key == [NONE; 2] => (self.alone.all > 0).then_some(Row::Alone(&self.alone)),
            followers => followers.map(Row::After),
        };
        let rows = std::array::from_fn(|order| row(shortened(before, order)));
        Here { rows, unseen: 1.0 / (words as f32 + 1.0) }
    }
}

/// What followed some words.
#[derive(Clone, Copy)]
enum Row<'a> {
    Alone(&'a Alone),
    After(&'a Followers),
}

impl Row<'_> {
    fn all(self) -> u32 {
        match self {
            Self::Alone(alone) => alone.all,
            Self::After(followers) => followers.all,
        }
    }

    /// How many words.
    fn words(self) -> usize {
        match self {
            Self::Alone(alone) => alone.words as usize,
            Self::After(followers) => followers.words.len(),
        }
    }

    fn count(self, word: u32) -> u32 {
        match self {
            Self::Alone(alone) => alone.count(word),
            Self::After(followers) => followers.count(word),
        }
    }
}

/// A place behind some words.
pub(super) struct Here<'a> {
    rows: [Option<Row<'a>>; ORDERS],
    unseen: f32,
}

impl Here<'_> {
    /// How often something stood behind so many words before, by how many.
    pub(super) fn seen(&self) -> [u32; ORDERS] {
        self.rows.map(|row| row.map_or(0, Row::all))
    }

    /// How often that word stood behind so many words before, by how many.
    pub(super) fn followed(&self, word: u32) -> [u32; ORDERS] {
        self.rows.map(|row| row.map_or(0, |row| row.count(word)))
    }

    /// How likely a word is here that [`followed`](Self::followed) so often: 0..1, and more than 0.
    pub(super) fn likely(&self, followed: [u32; ORDERS]) -> f32 {
        let rows = self.rows.iter().map_while(|row| *row).zip(followed);
        rows.fold(self.unseen, |likely, (row, count)| {
            let seen = (count as f32 - DISCOUNT).max(0.0);
            (seen + DISCOUNT * row.words() as f32 * likely) / row.all() as f32
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_taken_out_leaves_no_trace() {
        let mut ngrams = Ngrams::default();
        ngrams.add([1, 0], 2);
        let before = ngrams.clone();
        for (context, word) in [([1, 0], 2), ([1, 0], 3), ([2, 1], 3)] {
            ngrams.add(context, word);
        }
        let likely = |word: u32| {
            let here = ngrams.at([1, 0], 4);
            here.likely(here.followed(word))
        };
        assert!(likely(2) > likely(3));
        for (context, word) in [([2, 1], 3), ([1, 0], 2), ([1, 0], 3)] {
            ngrams.remove(context, word);
        }
        assert_eq!(ngrams, before);
    }

    #[test]
    fn all_words_together_are_one() {
        let mut ngrams = Ngrams::default();
        for (context, word) in [([0, 0], 1), ([1, 0], 2), ([2, 1], 1), ([1, 2], 2), ([1, 0], 3)] {
            ngrams.add(context, word);
        }
        for before in [[1, 0], [2, 1], [3, 3]] {
            let here = ngrams.at(before, 4);
            let all: f32 = (0..=4).map(|word| here.likely(here.followed(word))).sum();
            assert!((all - 1.0).abs() < 1e-5, "{before:?}: {all}");
        }
    }
}
