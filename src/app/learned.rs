//! What has been learned from the memories, how is it kept for the next start, and what of it has changed since?
//!
//! The file (`kept.rs`) is written when all has been learned anew, when much had come since it was written, and at an orderly stop; never
//! while somebody could wait for it.

use super::kept;
use crate::align::Aligner;
use crate::complete::Model;
use crate::id::UnitId;
use crate::store::{Followed, Pair, Standing, Store, StoreError};
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

/// The file's name in the data folder.
const NAME: &str = "learned.cache";

/// Fewer units than these are learned in a moment.
const WORTH_KEEPING: usize = 100;

/// So many changed units are put in within half a second; more are kept at once, so that a start after a crash need not put them in again.
const SELDOM: usize = 2_000;

/// What is always put in one by one: learning anew so few would be worth no less, but no more either.
const FEW: usize = 100;

/// The aligner and the model for completing.
#[derive(Default)]
pub(super) struct Learned {
    /// The change up to which they are complete.
    pub(super) reached: u64,
    pub(super) aligner: Aligner,
    pub(super) model: Model,
    /// Another one whenever something is learned or forgotten.
    pub(super) stamp: Arc<()>,
    /// How many units have changed since it was kept.
    unkept: usize,
}

impl Learned {
    /// Learns from those units, the newest first, complete up to that change. Some seconds.
    pub(super) fn of(reached: u64, pairs: &[Pair]) -> Self {
        let units = pairs.iter().map(|(id, source, target)| (id.clone(), source.as_str(), target.as_str()));
        let aligner = Aligner::learned(units);
        let mut learned = Self { reached, aligner, unkept: pairs.len(), ..Self::default() };
        // The newest last, as those will be that come.
        for (id, source, target) in pairs.iter().rev() {
            let alignment = learned.aligner.align(source, target);
            learned.model.insert(id.clone(), source, target, &alignment);
        }
        learned.model.settle();
        learned
    }

    /// What was kept, brought up to where the store is; `None` where it cannot be believed, or so much has changed since that all is to be
    /// learned anew.
    pub(super) fn kept(folder: &Path, store: &Store) -> Result<Option<Self>, StoreError> {
        let read = kept::load(folder, NAME, store, |input| Some((Aligner::read(input)?, Model::read(input)?)))?;
        let Some((reached, (aligner, model))) = read else { return Ok(None) };
        let mut learned = Self { reached, aligner, model, ..Self::default() };
        let Some(changed) = changed_since(store, reached, learned.bearable())? else { return Ok(None) };
        learned.follow(store, changed)?;
        if learned.is_outdated() {
            return Ok(None);
        }
        learned.model.settle();
        Ok(Some(learned))
    }

    /// Keeps it, if anything has changed since it was kept; what cannot be kept is learned again. `standing`: where the store stood when it had
    /// come as far, or later.
    pub(super) fn keep(&mut self, folder: &Path, standing: Standing) {
        if self.unkept == 0 || self.model.len() < WORTH_KEEPING {
            return;
        }
        let standing = Standing { change: self.reached, ..standing };
        let kept = kept::save(folder, NAME, &standing, |out| {
            self.aligner.write(out);
            self.model.write(out);
        });
        match kept {
            Ok(()) => self.unkept = 0,
            Err(error) => tracing::warn!(%error, "what was learned could not be kept; the next start learns anew"),
        }
    }

    /// The same where much has changed since it was kept.
    pub(super) fn keep_much(&mut self, folder: &Path, standing: Standing) {
        if self.unkept >= SELDOM.min(self.model.len()) {
            self.keep(folder, standing);
        }
    }

    /// Puts in what has changed.
    pub(super) fn follow(&mut self, store: &Store, changed: Changed) -> Result<(), StoreError> {
        if !changed.units.is_empty() {
            self.stamp = Arc::default();
        }
        for ids in changed.units.chunks(AT_ONCE) {
            for (id, found) in store.units_by_id(ids)? {
                match found {
                    Some((_, unit)) => {
                        self.aligner.insert(id.clone(), &unit.source, &unit.target);
                        let alignment = self.aligner.align(&unit.source, &unit.target);
                        self.model.insert(id, &unit.source, &unit.target, &alignment);
                    }
                    None => {
                        self.aligner.remove(&id);
                        self.model.remove(&id);
                    }
                }
            }
        }
        self.unkept += changed.units.len();
        self.reached = changed.reached;
        Ok(())
    }

    /// How many changed units are better put in one by one than learned with all others anew.
    fn bearable(&self) -> usize {
        self.model.len() / 4 + FEW
    }

    /// Whether so many units have come or gone that what one says of the next should be learned anew.
    pub(super) fn is_outdated(&self) -> bool {
        self.aligner.changed() > self.bearable()
    }
}

/// So many units are read at once.
const AT_ONCE: usize = 1_000;

/// Units that came, changed or went.
pub(super) struct Changed {
    reached: u64,
    units: Vec<UnitId>,
}

/// The units that changed after that change; `None` where they are more than `most`, of which no more are read than it takes to know.
pub(super) fn changed_since(store: &Store, reached: u64, most: usize) -> Result<Option<Changed>, StoreError> {
    let (mut units, mut from) = (BTreeSet::new(), Followed::up_to(reached));
    loop {
        let (some, until) = store.changed_units(from, most + 1)?;
        let is_all = some.len() <= most;
        units.extend(some);
        if units.len() > most {
            return Ok(None);
        }
        if is_all {
            return Ok(Some(Changed { reached: until.change, units: units.into_iter().collect() }));
        }
        from = until;
    }
}
