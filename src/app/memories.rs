//! Memories: searched, corrected, listed.

use super::cache::Caches;
use super::{App, AppError, LOCAL, SuggestOptions, check_size};
use crate::id::UnitId;
use crate::memory::preference::best;
use crate::memory::{Found, Index, Match, Settings, Unit};
use crate::store::{MemoryRecord, View};
use jiff::Timestamp;

impl App {
    /// All memories.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub fn memories(&self) -> Result<Vec<MemoryRecord>, AppError> {
        Ok(self.store.memories()?)
    }

    /// Makes a memory.
    ///
    /// # Errors
    /// [`AppError::Store`] with `Exists`, or `Invalid` for a name that cannot be one.
    pub fn create_memory(&self, name: &str) -> Result<MemoryRecord, AppError> {
        Ok(self.store.create_memory(name.trim(), LOCAL, Timestamp::now())?)
    }

    /// Says how much a memory is trusted from now on; `change` is told what holds.
    ///
    /// # Errors
    /// [`AppError::Invalid`] for a penalty outside 0..1, [`AppError::NotFound`] for a memory that is none.
    pub fn set_memory(&self, name: &str, change: impl FnOnce(&mut Settings)) -> Result<MemoryRecord, AppError> {
        let known = self.store.memories()?.into_iter().find(|memory| memory.name == name);
        let mut settings = known.ok_or_else(|| missing(name))?.settings;
        change(&mut settings);
        for (field, points) in [
            ("/penalty", settings.penalty),
            ("/penalty_imported", settings.penalty_imported),
            ("/penalty_unreviewed", settings.penalty_unreviewed),
            ("/penalty_older", settings.penalty_older),
        ] {
            if !(0.0..=1.0).contains(&points) {
                return Err(AppError::invalid(field, format!("{points} is no penalty: it is between 0 and 1")));
            }
        }
        Ok(self.store.set_memory(name, settings, LOCAL, Timestamp::now())?)
    }

    /// The wanted units of `memory` that are like `query`, best first by the score alone, handed to `show`.
    ///
    /// # Errors
    /// [`AppError::NotFound`] for a memory that is none.
    pub fn search<T>(
        &self,
        memory: &str,
        query: &str,
        options: &SuggestOptions,
        show: impl FnOnce(&[Match]) -> T,
    ) -> Result<T, AppError> {
        let caches = self.cached.read(&self.store)?;
        let index = caches.memory(memory)?;
        let wanted = |found: &Match| options.filter.wants(&found.unit).then_some(found.score);
        let found = self.store.view(|view| {
            let search = |limit| with_texts(view, index.search(query, None, options.threshold, limit));
            best(options.limit, search, |found| found.score, wanted)
        })?;
        Ok(show(&found))
    }

    /// Corrects a unit's English, if it is the one that was last changed at `seen`, where that is said.
    ///
    /// # Errors
    /// [`AppError::Invalid`] for an empty target; [`AppError::TooLarge`]; [`AppError::Store`] with `NotFound`, or `StaleUnit` when somebody was
    /// faster.
    pub fn update_unit(
        &self,
        memory: &str,
        id: &UnitId,
        target: &str,
        seen: Option<Timestamp>,
    ) -> Result<Unit, AppError> {
        if target.trim().is_empty() {
            return Err(AppError::invalid("/target", "a unit needs an English text; delete it to be rid of it"));
        }
        check_size(target)?;
        Ok(self.store.update_unit(memory, id, target, seen, LOCAL, Timestamp::now())?)
    }

    /// Deletes a unit, which can be undone as any deletion.
    ///
    /// # Errors
    /// [`AppError::Store`] with `NotFound`.
    pub fn delete_unit(&self, memory: &str, id: &UnitId) -> Result<(), AppError> {
        self.store.delete_unit(memory, id, LOCAL, Timestamp::now())?;
        Ok(())
    }
}

/// What was found with its texts; what was deleted meanwhile is left out.
pub(super) fn with_texts(view: &View<'_>, found: Vec<Found>) -> Result<Vec<Match>, AppError> {
    if found.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<UnitId> = found.iter().map(|found| found.unit.clone()).collect();
    let units = view.units_by_id(&ids)?;
    let matches = units.into_iter().zip(found).filter_map(|((_, unit), Found { score, kind, .. })| {
        let (_, unit) = unit?;
        Some(Match { unit, score, kind })
    });
    Ok(matches.collect())
}

impl Caches {
    fn memory(&self, name: &str) -> Result<&Index, AppError> {
        self.memories.get(name).ok_or_else(|| missing(name))
    }
}

fn missing(memory: &str) -> AppError {
    AppError::NotFound { what: "memory", id: memory.to_owned() }
}
