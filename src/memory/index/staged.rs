//! How do many units come in at once while everybody searches? They are cut beside the index, by its own numbers of words, put into one
//! run when all are there, and become part of it in a moment.
//!
//! Words that the index did not know are put into its vocabulary before their units are found, which changes no answer: a word
//! of no unit is what every word becomes when its last unit goes.

use super::run::{Columns, Run};
use super::vocabulary::{Cut, Forms, Token};
use super::{Index, Tier, put_tokens};
use crate::memory::unit::Unit;

/// How many units are kept together before the run is made: columns that grow are copied now and then, and not all of them at once.
const ENOUGH: usize = 1 << 17;

/// Units with different names that no index holds yet, cut into the words of one that goes on meanwhile.
#[derive(Debug, Default)]
pub struct Staged {
    rows: Columns,
    parts: Vec<Columns>,
    cut: Cut,
    tokens: Vec<Token>,
}

/// Units that were staged, ready to be found.
#[derive(Debug)]
pub struct Closed(Option<Tier>);

/// What an index knows of its words: four bytes for each written form.
#[derive(Debug)]
pub struct Words(Forms);

impl Index {
    /// A copy of what it knows of its words.
    #[must_use]
    pub fn words(&self) -> Words {
        Words(self.vocabulary.forms.for_runs())
    }

    /// Puts in what was staged for this index. Constant time.
    pub fn absorb(&mut self, Closed(tier): Closed) {
        self.live += tier.as_ref().map_or(0, |tier| tier.left);
        self.tiers.extend(tier);
    }
}

impl Staged {
    /// Puts a unit in if the index knows all its words; says whether it does.
    pub fn push_known(&mut self, index: &Index, unit: &Unit) -> bool {
        let known = index.vocabulary.find_all(&unit.source, &mut self.cut, &mut self.tokens);
        if known {
            self.push_row(unit);
        }
        known
    }

    /// Puts a unit in, and its words into the index.
    pub fn push(&mut self, index: &mut Index, unit: &Unit) {
        index.vocabulary.intern(&unit.source, &mut self.cut, &mut self.tokens);
        self.push_row(unit);
    }

    fn push_row(&mut self, unit: &Unit) {
        put_tokens(unit, &self.tokens, &mut self.rows);
        if self.rows.len() >= ENOUGH {
            self.set_aside();
        }
    }

    pub(super) fn set_aside(&mut self) {
        if self.rows.len() > 0 {
            self.parts.push(std::mem::take(&mut self.rows));
        }
    }

    /// Makes a run of them. `words` are those of the index after the last of them came in. Linear in their words; takes hardly more room
    /// than the run has in the end.
    #[must_use]
    pub fn close(mut self, words: &Words) -> Closed {
        self.set_aside();
        Closed((!self.parts.is_empty()).then(|| Tier::new(Run::new(self.parts, &words.0))))
    }
}
