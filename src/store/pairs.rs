//! What is there to learn from? The newest pairs of all memories, without what else a unit knows.

use super::changes::last;
use super::columns::Stored;
use super::memories::{SEEN, known_memory};
use super::{Store, StoreError};
use crate::id::UnitId;
use jiff::Timestamp;

/// A unit's identifier, its Arabic and its English.
pub type Pair = (UnitId, String, String);

impl Store {
    /// The newest `limit` units of all memories by the time at which they were first made, newest first, and the change number
    /// up to which they are complete.
    ///
    /// # Errors
    /// Those of every read: [`StoreError::Corrupt`], [`StoreError::Internal`].
    pub fn newest_pairs(&self, limit: usize) -> Result<(u64, Vec<Pair>), StoreError> {
        self.read(|tx| {
            // Identifiers are in order of time, and the key of the table.
            let query = format!("SELECT id, source, target FROM unit WHERE {SEEN} ORDER BY id DESC LIMIT ?");
            let mut statement = tx.prepare_cached(&query)?;
            let limit = Stored(limit as u64);
            let rows =
                statement.query_map((limit,), |row| Ok((row.get::<_, String>(0)?.into(), row.get(1)?, row.get(2)?)))?;
            Ok((last(tx)?, rows.collect::<Result<_, _>>()?))
        })
    }

    /// The newest `limit` units of a memory by the time at which they were first made, newest first, each with the time at which its English
    /// was last confirmed or changed: of those alone where that was `since` then.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for the memory, and those of every read.
    pub fn newest_pairs_of(
        &self,
        memory: &str,
        since: Timestamp,
        limit: usize,
    ) -> Result<Vec<(Pair, Timestamp)>, StoreError> {
        self.read(|tx| {
            let query = format!(
                "SELECT id, source, target, changed_at FROM unit WHERE memory = ? AND {SEEN} AND changed_at >= ?
                 ORDER BY id DESC LIMIT ?"
            );
            let mut statement = tx.prepare_cached(&query)?;
            let asked = (known_memory(tx, memory)?, Stored(since), Stored(limit));
            let rows = statement.query_map(asked, |row| {
                let pair = (row.get::<_, String>(0)?.into(), row.get(1)?, row.get(2)?);
                Ok((pair, row.get::<_, Stored<Timestamp>>(3)?.0))
            })?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }
}
