//! WHICH UNITS ARE LIKE THIS? The search over one memory: exactly what a scan of all units by the score would give.
//!
//! No cut-off is heuristic: a filter leaves out only what provably scores less (`search.rs`), and what is left is compared by the
//! score. Units lie in runs that never change (`run.rs`); a new unit is a run of its own, and runs of like size are merged, so that there are a few
//! at any time and each unit is moved a few times. What is taken out is marked until its run is merged.
//!
//! The texts themselves are not here: a unit is told by its identifier, and its text by 64 bits of a hash. Some 240 bytes a unit.

mod distance;
mod kept;
mod lists;
mod merge;
mod names;
mod numbers;
mod packed;
mod run;
mod search;
mod shared;
mod signature;
mod staged;
mod vocabulary;

use super::found::{Found, MatchKind, order};
use super::unit::{Context, Unit};
use crate::id::UnitId;
pub use merge::{Merge, Merged};
use run::{Columns, Row, Run};
use search::{Room, Scored};
pub use staged::{Closed, Staged, Words};
use std::cell::RefCell;
use std::cmp::Ordering;
use std::hash::BuildHasher;
use std::sync::Arc;
use vocabulary::{Cut, Token, Vocabulary};

/// One memory, ready to be searched.
#[derive(Clone, Debug, Default)]
pub struct Index {
    vocabulary: Vocabulary,
    /// Larger ones first.
    tiers: Vec<Tier>,
    live: usize,
}

/// A run, and which of its units are gone.
#[derive(Clone, Debug)]
struct Tier {
    run: Arc<Run>,
    /// A bit for each slot.
    gone: Vec<u64>,
    left: usize,
}

impl Tier {
    fn new(run: Run) -> Self {
        let units = run.columns.len();
        Self { run: Arc::new(run), gone: vec![0; units.div_ceil(64)], left: units }
    }

    fn is_gone(&self, slot: u32) -> bool {
        self.gone.get(slot as usize / 64).is_some_and(|bits| bits >> (slot % 64) & 1 == 1)
    }

    /// Marks a unit that is there as gone.
    fn take(&mut self, slot: u32) {
        if let Some(bits) = self.gone.get_mut(slot as usize / 64) {
            *bits |= 1 << (slot % 64);
            self.left -= 1;
        }
    }
}

thread_local! {
    static ROOM: RefCell<Room> = RefCell::default();
}

impl Index {
    /// An index of those units. Linear in their words.
    #[must_use]
    pub fn build<'a>(units: impl IntoIterator<Item = &'a Unit>) -> Self {
        let mut builder = Builder::default();
        units.into_iter().for_each(|unit| builder.push(unit));
        builder.finish()
    }

    /// How many units it holds.
    #[must_use]
    pub fn len(&self) -> usize {
        self.live
    }

    /// Whether it holds none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.live == 0
    }

    /// Bytes held, but for what the allocator adds.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.vocabulary.bytes() + self.tiers.iter().map(|tier| tier.run.bytes() + tier.gone.len() * 8).sum::<usize>()
    }

    /// Gives back the room that its words were ready to grow into, which may be as much as they take.
    pub fn shrink(&mut self) {
        self.vocabulary.shrink();
    }

    /// Puts a unit in, in place of one with the same name. Linear in the unit's length, but for small merges.
    pub fn insert(&mut self, unit: &Unit) {
        self.insert_all([unit]);
    }

    /// Puts units with different names in, in place of those with the same names. Many at once take a tenth of the time.
    pub fn insert_all<'a>(&mut self, units: impl IntoIterator<Item = &'a Unit>) {
        let mut rows = Columns::default();
        let (mut cut, mut tokens) = (Cut::default(), Vec::new());
        for unit in units {
            self.remove(&unit.id);
            put(unit, &mut self.vocabulary, &mut cut, &mut tokens, &mut rows);
            self.live += 1;
        }
        if rows.len() == 0 {
            return;
        }
        self.tiers.push(Tier::new(Run::new(vec![rows], &self.vocabulary.forms)));
        let small = merge::small(&self.tiers);
        while let Some(at) = merge::due(&self.tiers[small..]).map(|at| small + at) {
            let merged = merge::merged(&self.tiers[at..], &self.vocabulary.forms);
            self.tiers.truncate(at);
            self.tiers.push(merged);
        }
    }

    /// Whether there is a merge that is too large to be done where a unit comes in. Constant time.
    #[must_use]
    pub fn is_due(&self) -> bool {
        merge::due(&self.tiers[..merge::small(&self.tiers)]).is_some()
    }

    /// A merge that is too large to be done where a unit comes in. Copies four bytes for each written form, so that it can
    /// be carried out while the index goes on.
    #[must_use]
    pub fn due(&self) -> Option<Merge> {
        let large = &self.tiers[..merge::small(&self.tiers)];
        let from = merge::due(large)?;
        Some(Merge { tiers: large[from..].to_vec(), forms: self.vocabulary.forms.for_runs() })
    }

    /// Puts what was merged in place of what it was made of, which stays in `merged`, to be let go where nobody waits for it.
    /// Constant time, but for what was removed meanwhile.
    pub fn settle(&mut self, merged: &mut Merged) {
        merge::settle(&mut self.tiers, merged);
    }

    /// Takes a unit out; says whether it was there.
    pub fn remove(&mut self, id: &UnitId) -> bool {
        for tier in &mut self.tiers {
            let Some(slot) = tier.run.columns.names.slot(id).filter(|&slot| !tier.is_gone(slot)) else { continue };
            tier.take(slot);
            self.live -= 1;
            return true;
        }
        false
    }

    /// The at most `limit` best matches for `query` with a score of at least `threshold` (0..1).
    ///
    /// Context matches come first, then by score; ties go to what was confirmed last, then to the name. `context` says
    /// what stands around the query, where that is known. A query without a token finds nothing, and a score of 0 is no
    /// match whatever the threshold.
    #[must_use]
    pub fn search(&self, query: &str, context: Option<&Context>, threshold: f64, limit: usize) -> Vec<Found> {
        // A search within a search would be a mistake of ours, and still gets its answer.
        ROOM.with(|room| match room.try_borrow_mut() {
            Ok(mut room) => self.search_in(&mut room, query, context, threshold, limit),
            Err(_) => self.search_in(&mut Room::default(), query, context, threshold, limit),
        })
    }

    fn search_in(
        &self,
        room: &mut Room,
        query: &str,
        context: Option<&Context>,
        threshold: f64,
        limit: usize,
    ) -> Vec<Found> {
        room.set(query, fingerprint(query), &self.vocabulary);
        if room.query.weight == 0 || limit == 0 {
            return Vec::new();
        }
        let known = |context: &&Context| context.before.is_some() || context.after.is_some();
        let context = context.filter(known).map(fingerprint_of);
        let mut best: Vec<(Hit, &Run)> = Vec::new();
        let mut least = threshold;
        for tier in &self.tiers {
            let run: &Run = &tier.run;
            for &scored in room.search(run, &self.vocabulary.forms, &|slot| tier.is_gone(slot), least, limit) {
                let hit = Hit::new(scored, run, context);
                let at = best.partition_point(|(other, there)| other.rank(there, &hit, run) == Ordering::Less);
                if at < limit {
                    best.insert(at, (hit, run));
                    best.truncate(limit);
                }
            }
            if let Some((last, _)) = best.last().filter(|_| best.len() == limit) {
                least = last.score;
            }
        }
        best.iter().map(|(hit, run)| hit.found(run)).collect()
    }
}

/// A match while the search goes on.
struct Hit {
    kind: MatchKind,
    score: f64,
    changed: i64,
    slot: u32,
}

impl Hit {
    fn new(scored: Scored, run: &Run, context: Option<u32>) -> Self {
        let at = scored.slot as usize;
        let kind = match scored.identical {
            false => MatchKind::Fuzzy,
            true if context == Some(run.columns.contexts[at]) => MatchKind::Context,
            true => MatchKind::Exact,
        };
        Self { kind, score: scored.score, changed: run.columns.changed[at], slot: scored.slot }
    }

    /// As [`Found::rank`].
    fn rank(&self, run: &Run, other: &Self, there: &Run) -> Ordering {
        let place = |hit: &Self| (hit.kind, hit.score, hit.changed);
        order(place(self), place(other))
            .then_with(|| run.columns.names.compare(self.slot, &there.columns.names, other.slot))
    }

    fn found(&self, run: &Run) -> Found {
        let unit = run.columns.names.get(self.slot);
        Found { unit, score: self.score, kind: self.kind, changed: self.changed }
    }
}

/// Makes an index of many units at once, some ten times sooner than one by one.
#[derive(Debug, Default)]
pub struct Builder {
    vocabulary: Vocabulary,
    rows: Columns,
    cut: Cut,
    tokens: Vec<Token>,
}

impl Builder {
    /// Puts a unit in. All must have different names.
    pub fn push(&mut self, unit: &Unit) {
        put(unit, &mut self.vocabulary, &mut self.cut, &mut self.tokens, &mut self.rows);
    }

    /// The index of them all.
    #[must_use]
    pub fn finish(mut self) -> Index {
        self.vocabulary.shrink();
        let live = self.rows.len();
        let tier = (live > 0).then(|| Tier::new(Run::new(vec![self.rows], &self.vocabulary.forms)));
        Index { vocabulary: self.vocabulary, tiers: tier.into_iter().collect(), live }
    }
}

fn put(unit: &Unit, vocabulary: &mut Vocabulary, cut: &mut Cut, tokens: &mut Vec<Token>, rows: &mut Columns) {
    vocabulary.intern(&unit.source, cut, tokens);
    put_tokens(unit, tokens, rows);
}

fn put_tokens(unit: &Unit, tokens: &[Token], rows: &mut Columns) {
    rows.push(Row {
        id: &unit.id,
        tokens,
        text: fingerprint(&unit.source),
        context: fingerprint_of(&unit.context),
        changed: unit.changed_at.as_microsecond(),
    });
}

/// Tells texts apart.
fn fingerprint(text: &str) -> u64 {
    foldhash::quality::FixedState::default().hash_one(text)
}

/// Tells what stands around an identical text apart: half the bits, as few are compared.
fn fingerprint_of(context: &Context) -> u32 {
    foldhash::quality::FixedState::default().hash_one((&context.before, &context.after)) as u32
}

#[cfg(test)]
mod tests;
