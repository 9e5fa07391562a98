//! WHICH WORDS STAND FOR WHICH, AND WHICH COMES NEXT? The aligner over all memories and the model for completing, learned in the background
//! and kept in step with the store.
//!
//! Learning takes seconds, so nobody waits for it: until it is done there are no marks. Like the other caches it pulls: before
//! it is used, the number that it has reached is compared with the store's last, and what is missing is put in. Where that is
//! much (an import), or much has come since it last learned, it learns anew in the background, and what is there serves on.

use super::learned::{Learned, changed_since};
use super::ready::Stamp;
use super::task::Task;
use super::{App, AppError, Suggested};
use crate::align::{Aligner, MOST_UNITS};
use crate::complete::{Model, read_dictionary};
use crate::propose::{Kind, Proposal, mark};
use crate::store::{Store, StoreError};
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard};
use std::time::Instant;

/// The most changed units that are put in while a query waits, at about 0.1 ms each.
const AT_ONCE: usize = 100;

/// The units below which the alignment is no better than the place in the sentence: measured on held-out pairs, 100 units mark
/// as well as the place alone, and 300 better.
const FEWEST: usize = 100;

/// The aligner behind its lock.
#[derive(Clone)]
pub(super) struct Alignment(Arc<Shared>);

struct Shared {
    folder: PathBuf,
    state: RwLock<Option<Learned>>,
    learning: Task,
}

/// An aligner that is ready, for as long as it is held.
pub(super) struct Ready<'a>(RwLockReadGuard<'a, Option<Learned>>);

impl Ready<'_> {
    /// The aligner, where it has learned from enough.
    pub(super) fn aligner(&self) -> Option<&Aligner> {
        self.0.as_ref().map(|state| &state.aligner).filter(|aligner| aligner.len() >= FEWEST)
    }

    /// Another one whenever something is learned or forgotten; none before anything is.
    pub(super) fn stamp(&self) -> Stamp {
        Stamp::of(self.0.as_ref().map(|learned| &learned.stamp))
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
        Task::default().begin("dictionary", read_dictionary);
        self.alignment.learn(&self.store);
    }

    /// Whether that is done, and nothing more is being learned.
    #[must_use]
    pub fn has_learned(&self) -> bool {
        self.alignment.0.learning.is_idle() && self.alignment.lock().0.is_some()
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
    /// Nothing learned yet; what will be is kept in `folder`.
    pub(super) fn new(folder: &Path) -> Self {
        Self(Arc::new(Shared { folder: folder.to_owned(), state: RwLock::default(), learning: Task::default() }))
    }

    /// Begins to learn, in a thread of its own; the first time what was kept will do. Nothing happens while another is at it.
    fn learn(&self, store: &Store) {
        let (shared, store) = (Arc::clone(&self.0), store.clone());
        self.0.learning.begin("alignment", move || {
            if let Err(error) = shared.learn(store) {
                tracing::warn!(%error, "the memories could not be read for the alignment; there are no marks");
            }
        });
    }

    /// Keeps what was learned, if anything has changed since it was kept. Who learns just now keeps it himself.
    pub(super) fn close(&self, store: &Store) {
        // After a panic in the middle of an update the counts may be wrong: they are not kept.
        if self.0.learning.is_idle()
            && let Ok(mut state) = self.0.state.write()
            && let Some(learned) = state.as_mut()
        {
            match store.standing() {
                Ok(standing) => learned.keep(&self.0.folder, standing),
                Err(error) => tracing::warn!(%error, "what was learned could not be kept; the next start learns more"),
            }
        }
    }

    /// The aligner, no older than the store is now where that is quickly done.
    pub(super) fn read(&self, store: &Store) -> Result<Ready<'_>, StoreError> {
        let last = store.last_change()?;
        let reached = self.lock().0.as_ref().map(|learned| learned.reached);
        if let Some(reached) = reached.filter(|reached| *reached < last) {
            self.catch_up(store, reached)?;
        }
        Ok(self.lock())
    }

    fn lock(&self) -> Ready<'_> {
        // A panic in the middle of an update may have left wrong counts: marks that are a little off, until it learns anew.
        Ready(self.0.state.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn catch_up(&self, store: &Store, reached: u64) -> Result<(), StoreError> {
        let Some(changed) = changed_since(store, reached, AT_ONCE)? else {
            self.learn(store);
            return Ok(());
        };
        let mut state = self.0.state.write().unwrap_or_else(PoisonError::into_inner);
        // Another query may have been quicker, or a learning may have come to its end.
        let Some(learned) = state.as_mut().filter(|learned| learned.reached == reached) else { return Ok(()) };
        learned.follow(store, changed)?;
        if learned.is_outdated() {
            self.learn(store);
        }
        Ok(())
    }
}

impl Shared {
    fn learn(&self, store: Store) -> Result<(), StoreError> {
        let begun = Instant::now();
        let is_first = self.state.read().is_ok_and(|state| state.is_none());
        let kept = if is_first { Learned::kept(&self.folder, &store)? } else { None };
        let (mut learned, standing, how) = match kept {
            Some(learned) => (learned, store.standing()?, "what was learned before is known again"),
            None => {
                let (reached, pairs) = store.newest_pairs(MOST_UNITS)?;
                let standing = store.standing()?;
                // The store may be closed while this thread learns.
                drop(store);
                (Learned::of(reached, &pairs), standing, "the memories have been learned")
            }
        };
        learned.keep_much(&self.folder, standing);
        let units = learned.model.len();
        let mut state = self.state.write().unwrap_or_else(PoisonError::into_inner);
        let before = state.replace(learned);
        self.state.clear_poison();
        drop(state);
        tracing::info!(units, seconds = begun.elapsed().as_secs_f32(), "{how}");
        drop(before); // takes a while, in which nobody need wait
        Ok(())
    }
}
