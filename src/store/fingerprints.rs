//! Which units have this source in this context? Row numbers under fingerprints, which an import writes late and in order.
//!
//! A fingerprint is as good as a random number. Written with its unit, each changes a page of its own, which is then written
//! to the log and to the file: 8.4 GB for a million units, where it is 1.4 GB when 100,000 go in at once, in their order.

use super::StoreError;
use hashbrown::HashTable;
use rusqlite::{Connection, Statement};

/// How many an import holds back: some 3 MB.
const MOST: usize = 100_000;

/// How many are written in one transaction: a few milliseconds, for which a save may have to wait.
const PART: usize = 2_000;

/// Fingerprints and rows of staged units that are not written yet.
#[derive(Debug, Default)]
pub(super) struct Fresh(HashTable<(i64, i64)>);

/// A fingerprint is its own hash.
fn hash(fingerprint: i64) -> u64 {
    fingerprint.cast_unsigned()
}

impl Fresh {
    pub(super) fn insert(&mut self, fingerprint: i64, row: i64) {
        self.0.insert_unique(hash(fingerprint), (fingerprint, row), |&(fingerprint, _)| hash(fingerprint));
    }

    /// Whether it is time to write them.
    pub(super) fn is_full(&self) -> bool {
        self.0.len() >= MOST
    }

    /// All of them, in order, in parts that are written in one transaction each. They are no longer held back.
    pub(super) fn parts(&mut self) -> impl Iterator<Item = Vec<(i64, i64)>> + use<> {
        let mut all: Vec<_> = self.0.drain().collect();
        all.sort_unstable();
        let mut all = all.into_iter();
        std::iter::from_fn(move || Some(all.by_ref().take(PART).collect()).filter(|part: &Vec<_>| !part.is_empty()))
    }

    /// The rows of a fingerprint: `written`, which [`WRITTEN`] selects, and those that are not, in order.
    pub(super) fn rows(
        &self,
        fingerprint: i64,
        written: &mut Statement<'_>,
        memory: i64,
    ) -> Result<Vec<i64>, StoreError> {
        let rows = written.query_map((memory, fingerprint), |row| row.get(0))?;
        let mut rows = rows.collect::<Result<Vec<i64>, _>>()?;
        let fresh = self.0.iter_hash(hash(fingerprint)).filter(|&&(other, _)| other == fingerprint);
        rows.extend(fresh.map(|&(_, row)| row));
        rows.sort_unstable();
        Ok(rows)
    }
}

/// Selects the rows of a fingerprint in a memory that are written.
pub(super) const WRITTEN: &str = "SELECT unit FROM unit_by_fingerprint WHERE memory = ? AND fingerprint = ?";

/// Writes some.
pub(super) fn write(connection: &Connection, memory: i64, part: &[(i64, i64)]) -> Result<(), StoreError> {
    let mut statement =
        connection.prepare_cached("INSERT INTO unit_by_fingerprint (memory, fingerprint, unit) VALUES (?, ?, ?)")?;
    for (fingerprint, row) in part {
        statement.execute((memory, fingerprint, row))?;
    }
    Ok(())
}
