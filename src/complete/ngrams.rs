//! Which word follows which? Counts of the English of a memory, up to three words in a row, that can be added to and taken from exactly.
//!
//! Interpolated with an absolute discount, the shorter rows counting in how many longer ones a word occurs: R. Kneser and
//! H. Ney, "Improved backing-off for m-gram language modeling" (1995).

use foldhash::fast::FixedState;
use std::collections::HashMap;

/// What is taken off each count, and given to what has not been seen.
const DISCOUNT: f32 = 0.75;

/// What follows seldomer than once in so many times is not offered for it.
const SELDOM: u32 = 2_000;

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

/// Counts of three words in a row; of two, in how many threes; of one, in how many twos.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Ngrams {
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
        for words in (0..ORDERS).rev() {
            if !self.after.entry(shortened(before, words)).or_default().add(word) {
                break;
            }
        }
    }

    /// Takes away what [`Self::add`] added.
    pub(super) fn remove(&mut self, before: Before, word: u32) {
        for words in (0..ORDERS).rev() {
            let key = shortened(before, words);
            let Some(followers) = self.after.get_mut(&key) else { break };
            let gone = followers.remove(word);
            if followers.all == 0 {
                self.after.remove(&key);
            }
            if !gone {
                break;
            }
        }
    }

    /// The bytes that it takes, roughly.
    pub(super) fn bytes(&self) -> usize {
        let row = |followers: &Followers| size_of::<(Before, Followers)>() + 16 + 8 * followers.words.capacity();
        self.after.values().map(row).sum()
    }

    /// The words that followed those two, or the last of them, but for the seldomest; some of them twice.
    pub(super) fn followers(&self, before: Before) -> impl Iterator<Item = u32> {
        (1..ORDERS).filter_map(move |words| self.after.get(&shortened(before, words))).flat_map(|followers| {
            let least = followers.all / SELDOM;
            followers.words.iter().filter(move |&&(_, count)| count > least).map(|&(word, _)| word)
        })
    }

    /// What is asked of one place: how likely each word is there.
    pub(super) fn at(&self, before: Before, words: usize) -> Here<'_> {
        let followers = std::array::from_fn(|order| self.after.get(&shortened(before, order)));
        Here { followers, unseen: 1.0 / (words as f32 + 1.0) }
    }
}

/// A place behind some words.
pub(super) struct Here<'a> {
    followers: [Option<&'a Followers>; ORDERS],
    unseen: f32,
}

impl Here<'_> {
    /// How often so many words before were followed by any.
    pub(super) fn seen(&self, words: usize) -> u32 {
        self.followers.get(words).copied().flatten().map_or(0, |followers| followers.all)
    }

    /// How often they were followed by that word.
    pub(super) fn followed(&self, words: usize, word: u32) -> u32 {
        self.followers.get(words).copied().flatten().map_or(0, |followers| followers.count(word))
    }

    /// How likely a word is here: 0..1, and more than 0 for each.
    pub(super) fn likely(&self, word: u32) -> f32 {
        self.followers.iter().map_while(|followers| *followers).fold(self.unseen, |likely, followers| {
            let seen = (followers.count(word) as f32 - DISCOUNT).max(0.0);
            (seen + DISCOUNT * followers.words.len() as f32 * likely) / followers.all as f32
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
        assert!(ngrams.at([1, 0], 4).likely(2) > ngrams.at([1, 0], 4).likely(3));
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
            let all: f32 = (0..=4).map(|word| ngrams.at(before, 4).likely(word)).sum();
            assert!((all - 1.0).abs() < 1e-5, "{before:?}: {all}");
        }
    }
}
