//! What does this article say elsewhere? The last segments that are told count for more than those before them.

use super::model::Model;
use super::token::tokens;
use foldhash::fast::FixedState;
use std::collections::HashMap;

/// What is left of a segment's weight with each segment that comes after it.
const FADING: f32 = 0.9;

/// Words of an article so far, by number.
#[derive(Clone, Debug, Default)]
pub struct Recent {
    words: HashMap<u32, f32, FixedState>,
    all: f32,
    pairs: HashMap<(u32, u32), f32, FixedState>,
    after: HashMap<u32, f32, FixedState>,
}

impl Recent {
    /// Reads the English of other segments, those that count for most last. Words that the memory does not have are left out.
    #[must_use]
    pub fn of<'a>(model: &Model, english: impl IntoIterator<Item = &'a str>) -> Self {
        let mut recent = Self::default();
        for text in english {
            recent.words.values_mut().for_each(|weight| *weight *= FADING);
            recent.all *= FADING;
            let typed = tokens(text);
            let (numbers, _) = model.numbers(&typed);
            let mut last = super::model::START;
            for (token, word) in typed.iter().zip(numbers) {
                if token.is_word() && word != super::model::UNKNOWN {
                    *recent.words.entry(word).or_default() += 1.0;
                    recent.all += 1.0;
                    *recent.pairs.entry((last, word)).or_default() += 1.0;
                    *recent.after.entry(last).or_default() += 1.0;
                }
                last = word;
            }
        }
        recent
    }

    /// The words.
    pub(super) fn words(&self) -> impl Iterator<Item = u32> {
        self.words.keys().copied()
    }

    /// The share of a word, 0..1.
    pub(super) fn share(&self, word: u32) -> f32 {
        /// So many words must have been said before it tells much.
        const FEW: f32 = 20.0;
        self.words.get(&word).copied().unwrap_or(0.0) / (self.all + FEW)
    }

    /// How often a word followed that other, of all times that something did: 0..1.
    pub(super) fn follows(&self, last: u32, word: u32) -> f32 {
        let pair = self.pairs.get(&(last, word)).copied().unwrap_or(0.0);
        pair / (self.after.get(&last).copied().unwrap_or(0.0) + 0.5)
    }
}
