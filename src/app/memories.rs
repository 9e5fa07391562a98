//! Memories: searched, corrected, listed.

use super::cache::Caches;
use super::{App, AppError, LOCAL};
use crate::id::UnitId;
use crate::memory::{Found, Hit, Index, Match, Side, Unit, concordance};
use crate::store::{MemoryRecord, Store};
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

    /// The units of `memory` that are like `query`, best first, handed to `show`.
    ///
    /// # Errors
    /// [`AppError::NotFound`] for a memory that is none.
    pub fn search<T>(
        &self,
        memory: &str,
        query: &str,
        threshold: f64,
        limit: usize,
        show: impl FnOnce(&[Match]) -> T,
    ) -> Result<T, AppError> {
        let found = self.cached.read(&self.store)?.memory(memory)?.search(query, None, threshold, limit);
        let matches: Vec<Match> = matches(&self.store, found)?.into_iter().map(|(_, found)| found).collect();
        Ok(show(&matches))
    }

    /// The units of `memory` that hold `phrase`, what was confirmed last first, handed to `show`.
    ///
    /// # Errors
    /// [`AppError::NotFound`] for a memory that is none.
    pub fn concordance<T>(
        &self,
        memory: &str,
        phrase: &str,
        side: Side,
        show: impl FnOnce(&[Hit<'_>]) -> T,
    ) -> Result<T, AppError> {
        let (mut units, mut after) = (Vec::new(), None);
        loop {
            let page = self.store.units_page(memory, after.as_ref(), 10_000)?;
            let Some(last) = page.last() else { break };
            after = Some(last.id.clone());
            units.extend(page);
        }
        Ok(show(&concordance(&units, phrase, side)))
    }

    /// Corrects a unit's English.
    ///
    /// # Errors
    /// [`AppError::Invalid`] for an empty target; [`AppError::Store`] with `NotFound`.
    pub fn update_unit(&self, memory: &str, id: &UnitId, target: &str) -> Result<Unit, AppError> {
        if target.trim().is_empty() {
            return Err(AppError::invalid("/target", "a unit needs an English text; delete it to be rid of it"));
        }
        Ok(self.store.update_unit(memory, id, target, LOCAL, Timestamp::now())?)
    }

    /// Deletes a unit.
    ///
    /// # Errors
    /// [`AppError::Store`] with `NotFound`.
    pub fn delete_unit(&self, memory: &str, id: &UnitId) -> Result<(), AppError> {
        Ok(self.store.delete_unit(memory, id, LOCAL, Timestamp::now())?)
    }
}

/// What was found with its texts, and the names of the memories; what was deleted meanwhile is left out.
pub(super) fn matches(store: &Store, found: Vec<Found>) -> Result<Vec<(String, Match)>, AppError> {
    let ids: Vec<UnitId> = found.iter().map(|found| found.unit.clone()).collect();
    let units = store.units_by_id(&ids)?;
    let matches = units.into_iter().zip(found).filter_map(|((_, unit), Found { score, kind, .. })| {
        let (memory, unit) = unit?;
        Some((memory, Match { unit, score, kind }))
    });
    Ok(matches.collect())
}

impl Caches {
    fn memory(&self, name: &str) -> Result<&Index, AppError> {
        self.memories.get(name).ok_or_else(|| AppError::NotFound { what: "memory", id: name.to_owned() })
    }
}
