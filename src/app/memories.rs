//! Memories: searched, corrected, listed.

use super::cache::Caches;
use super::{App, AppError, LOCAL};
use crate::id::UnitId;
use crate::memory::{Index, Match, Unit};
use crate::store::MemoryRecord;
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

    /// The units of `memory` that are like `query`, best first, handed to `show` while the index is held.
    ///
    /// # Errors
    /// [`AppError::NotFound`] for a memory that is none.
    pub fn search<T>(
        &self,
        memory: &str,
        query: &str,
        threshold: f64,
        limit: usize,
        show: impl FnOnce(&[Match<'_>]) -> T,
    ) -> Result<T, AppError> {
        let caches = self.cached.read(&self.store)?;
        Ok(show(&caches.memory(memory)?.search(query, None, threshold, limit)))
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

impl Caches {
    fn memory(&self, name: &str) -> Result<&Index, AppError> {
        self.memories.get(name).ok_or_else(|| AppError::NotFound { what: "memory", id: name.to_owned() })
    }
}
