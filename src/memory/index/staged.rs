//! How do many units come in at once while everybody searches? They are cut and put into runs beside the index, by its own
//! numbers of words, and become part of it in a moment.
//!
//! Words that the index did not know are put into its vocabulary before their units are found, which changes no answer: a word
//! of no unit is what every word becomes when its last unit goes.

use super::run::{Columns, Run};
use super::vocabulary::{Cut, Forms, Token};
use super::{Index, Tier, put, put_tokens};
use crate::memory::unit::Unit;

/// How many units make a run: enough that the runs of ten million are few, and their columns beside it take some 30 MB.
const ENOUGH: usize = 100_000;

/// Units with different names that no index holds yet, cut into the words of one that goes on meanwhile.
#[derive(Debug, Default)]
pub struct Staged {
    rows: Columns,
    tiers: Vec<Tier>,
    cut: Cut,
    tokens: Vec<Token>,
}

/// What an index knows of its words: four bytes for each written form.
#[derive(Debug)]
pub struct Words(Forms);

impl Index {
    /// A copy of what it knows of its words.
    #[must_use]
    pub fn words(&self) -> Words {
        Words(self.vocabulary.forms.for_runs())
    }

    /// Puts in what was staged for this index, the last rows of which are in runs ([`Staged::close`]). Constant time.
    pub fn absorb(&mut self, staged: Staged) {
        self.live += staged.tiers.iter().map(|tier| tier.left).sum::<usize>();
        self.tiers.extend(staged.tiers);
    }
}

impl Staged {
    /// Puts a unit in if the index knows all its words; says whether it does.
    pub fn push_known(&mut self, index: &Index, unit: &Unit) -> bool {
        let known = index.vocabulary.find_all(&unit.source, &mut self.cut, &mut self.tokens);
        if known {
            put_tokens(unit, &self.tokens, &mut self.rows);
        }
        known
    }

    /// Puts a unit in, and its words into the index.
    pub fn push(&mut self, index: &mut Index, unit: &Unit) {
        put(unit, &mut index.vocabulary, &mut self.cut, &mut self.tokens, &mut self.rows);
    }

    /// Whether there are enough rows for a run.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.rows.len() >= ENOUGH
    }

    /// Makes runs of the rows. `words` are those of the index after the last of them came in. Linear in the words of the rows.
    pub fn close(&mut self, words: &Words) {
        if self.rows.len() > 0 {
            self.tiers.push(Tier::new(Run::new(&std::mem::take(&mut self.rows), &words.0)));
        }
    }
}
