//! WHICH WORDS STAND FOR WHICH, AND WHICH COMES NEXT? The aligner over all memories and the model for completing, learned in the background
//! and kept in step with the store.
//!
//! Learning takes seconds, so nobody waits for it: until it is done there are no marks. Like the other caches it pulls: before
//! it is used, the number that it has reached is compared with the store's last, and what is missing is put in. Where that is
//! much (an import), or much has come since it last learned, it learns anew in the background, and what is there serves on.

use super::task::Task;
use super::{App, AppError, Suggested};
use crate::align::{Aligner, MOST_UNITS};
use crate::complete::Model;
use crate::id::UnitId;
use crate::propose::{Kind, Proposal, mark};
use crate::store::{Change, ChangeKind, Pair, Store, StoreError};
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard};

/// The most changed units that are put in while a query waits, at about 0.1 ms each.
const AT_ONCE: usize = 100;

/// The units below which the alignment is no better than the place in the sentence: measured on held-out pairs, 100 units mark
/// as well as the place alone, and 300 better.
const FEWEST: usize = 100;

/// The aligner behind its lock.
#[derive(Clone, Default)]
pub(super) struct Alignment(Arc<Shared>);

#[derive(Default)]
struct Shared {
    state: RwLock<Option<State>>,
    learning: Task,
}

struct State {
    reached: u64,
    aligner: Aligner,
    model: Model,
}

impl State {
    fn learned(reached: u64, pairs: &[Pair]) -> Self {
        let units = pairs.iter().map(|(id, source, target)| (id.clone(), source.as_str(), target.as_str()));
        let mut state = Self { reached, aligner: Aligner::learned(units), model: Model::default() };
        for (id, source, target) in pairs {
            state.model.insert(id.clone(), source, target, &state.aligner.align(source, target));
        }
        state.model.settle();
        state
    }

    /// Learns a unit, in place of one that has the same identifier.
    fn insert(&mut self, id: UnitId, source: &str, target: &str) {
        self.aligner.insert(id.clone(), source, target);
        let alignment = self.aligner.align(source, target);
        self.model.insert(id, source, target, &alignment);
    }

    fn remove(&mut self, id: &UnitId) {
        self.aligner.remove(id);
        self.model.remove(id);
    }
}

/// An aligner that is ready, for as long as it is held.
pub(super) struct Ready<'a>(RwLockReadGuard<'a, Option<State>>);

impl Ready<'_> {
    /// The aligner, where it has learned from enough.
    pub(super) fn aligner(&self) -> Option<&Aligner> {
        self.0.as_ref().map(|state| &state.aligner).filter(|aligner| aligner.len() >= FEWEST)
    }

    /// The model for completing, once something is learned.
    pub(super) fn model(&self) -> Option<&Model> {
        self.0.as_ref().map(|state| &state.model)
    }
}

impl App {
    /// Begins to learn from the memories which words stand for which, in the background. Until that is done, and where nobody
    /// asks for it (a command that ends at once), proposals have no marks.
    pub fn learn_alignment(&self) {
        self.alignment.learn(&self.store);
    }

    /// Marks in the proposals for each segment what has to be changed.
    pub(super) fn mark<'a>(
        &self,
        suggested: impl IntoIterator<Item = (&'a str, &'a mut Suggested)>,
    ) -> Result<(), AppError> {
        let differs = |proposal: &Proposal| matches!(proposal.kind, Kind::Fuzzy | Kind::Repaired);
        let mut differ = suggested.into_iter().filter(|(_, one)| one.proposals.iter().any(differs)).peekable();
        if differ.peek().is_some()
            && let Some(aligner) = self.alignment.read(&self.store)?.aligner()
        {
            differ.for_each(|(segment, suggested)| mark(segment, &mut suggested.proposals, aligner));
        }
        Ok(())
    }
}

impl Alignment {
    /// Begins to learn, in a thread of its own. Nothing happens while another is at it.
    fn learn(&self, store: &Store) {
        let (shared, store) = (Arc::clone(&self.0), store.clone());
        self.0.learning.begin("alignment", move || match store.newest_pairs(MOST_UNITS) {
            Ok((reached, pairs)) => {
                // The store may be closed while this thread learns.
                drop(store);
                let learned = Some(State::learned(reached, &pairs));
                let mut state = shared.state.write().unwrap_or_else(PoisonError::into_inner);
                let before = std::mem::replace(&mut *state, learned);
                shared.state.clear_poison();
                drop(state);
                drop(before); // takes a while, in which nobody need wait
            }
            Err(error) => {
                tracing::warn!(%error, "the memories could not be read for the alignment; there are no marks");
            }
        });
    }

    /// The aligner, no older than the store is now where that is quickly done.
    pub(super) fn read(&self, store: &Store) -> Result<Ready<'_>, StoreError> {
        let last = store.last_change()?;
        let reached = self.lock().0.as_ref().map(|state| state.reached);
        match reached.map(|reached| (reached, last.saturating_sub(reached))) {
            // Too much even to read what it was.
            Some((_, behind)) if behind > 10 * AT_ONCE as u64 => self.learn(store),
            Some((reached, 1..)) => self.catch_up(store, reached)?,
            Some(_) | None => {}
        }
        Ok(self.lock())
    }

    fn lock(&self) -> Ready<'_> {
        // A panic in the middle of an update may have left wrong counts: marks that are a little off, until it learns anew.
        Ready(self.0.state.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn catch_up(&self, store: &Store, reached: u64) -> Result<(), StoreError> {
        let changes = store.grouped_changes_since(reached)?;
        let Some(last) = changes.last().map(|change| change.seq) else { return Ok(()) };
        let mut ids: Vec<UnitId> = Vec::new();
        for Change { kind, key, .. } in changes {
            match kind {
                ChangeKind::Unit => ids.push(key.into()),
                ChangeKind::Batch => ids.extend(store.units_of_batch(&key, AT_ONCE + 1)?),
                ChangeKind::Concept | ChangeKind::Memory | ChangeKind::Glossary => {}
            }
        }
        ids.sort_unstable();
        ids.dedup();
        if ids.len() > AT_ONCE {
            self.learn(store);
            return Ok(());
        }
        let units = store.units_by_id(&ids)?;
        let mut state = self.0.state.write().unwrap_or_else(PoisonError::into_inner);
        // Another query may have been quicker, or a learning may have come to its end.
        let Some(state) = state.as_mut().filter(|state| state.reached == reached) else { return Ok(()) };
        for (id, found) in units {
            match found {
                Some((_, unit)) => state.insert(id, &unit.source, &unit.target),
                None => state.remove(&id),
            }
        }
        state.reached = last;
        if state.aligner.changed() > state.aligner.len() / 4 + AT_ONCE {
            self.learn(store);
        }
        Ok(())
    }
}
