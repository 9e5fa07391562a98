//! Which units does nobody see? Batches of them: an import that is not whole yet, or what a filter deleted.
//!
//! A batch is shown or hidden by a row of its own, so that a million units come or go in one short transaction. The rows that
//! are no longer wanted are swept a part at a time, so that a save never waits for long.

use super::changes::append_batch;
use super::columns::Stored;
use super::{Store, StoreError};
use jiff::{SignedDuration, Timestamp};
use rusqlite::{Connection, OptionalExtension};

/// After how long without a new part an import is taken for dead. Each part takes some ten milliseconds; what is dead is
/// unseen all the same, so there is no hurry.
pub const DEAD: SignedDuration = SignedDuration::from_mins(10);

/// How long a deletion can be undone.
pub const KEPT: SignedDuration = SignedDuration::from_hours(30 * 24);

/// How many units are swept in one write: some twenty milliseconds.
const PART: u64 = 2_000;

/// Why a batch is hidden.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Import,
    Deletion,
}

impl Kind {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Import => "import",
            Self::Deletion => "deletion",
        }
    }
}

/// A new batch without units, hidden.
pub(super) fn begin(
    connection: &Connection,
    kind: Kind,
    memory: i64,
    detail: &serde_json::Value,
    who: &str,
    now: Timestamp,
) -> Result<i64, StoreError> {
    connection
        .prepare_cached("INSERT INTO hidden (kind, memory, at, who, detail) VALUES (?, ?, ?, ?, ?)")?
        .execute((kind.name(), memory, Stored(now), who, detail.to_string()))?;
    Ok(connection.last_insert_rowid())
}

/// Counts units that were added to a hidden batch.
///
/// # Errors
/// [`StoreError::Busy`] when the batch is no longer hidden: it was swept.
pub(super) fn grow(connection: &Connection, batch: i64, units: u64, now: Timestamp) -> Result<(), StoreError> {
    let grown = connection.prepare_cached("UPDATE hidden SET units = units + ?, at = ? WHERE batch = ?")?.execute((
        Stored(units),
        Stored(now),
        batch,
    ))?;
    if grown == 0 { Err(StoreError::Busy) } else { Ok(()) }
}

/// Shows a batch: its units count from now on. Says how many there are.
///
/// # Errors
/// [`StoreError::Busy`] when it is not hidden (any more).
pub(super) fn show(connection: &Connection, batch: i64) -> Result<u64, StoreError> {
    let shown: Option<(i64, i64)> = connection
        .prepare_cached("DELETE FROM hidden WHERE batch = ? RETURNING memory, units")?
        .query_row((batch,), |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let Some((memory, units)) = shown else { return Err(StoreError::Busy) };
    connection.prepare_cached("UPDATE memory SET units = units + ? WHERE id = ?")?.execute((units, memory))?;
    Ok(units.unsigned_abs())
}

/// Hides a batch that was begun and filled in this transaction: its units no longer count.
pub(super) fn hide(connection: &Connection, batch: i64, units: u64) -> Result<(), StoreError> {
    connection.prepare_cached("UPDATE hidden SET units = ?1 WHERE batch = ?2")?.execute((Stored(units), batch))?;
    connection
        .prepare_cached("UPDATE memory SET units = units - ? WHERE id = (SELECT memory FROM hidden WHERE batch = ?)")?
        .execute((Stored(units), batch))?;
    if units > 0 { append_batch(connection, batch) } else { Ok(()) }
}

impl Store {
    /// Removes the units of a hidden batch for good, a part at a time, and then the batch.
    pub(super) fn sweep_batch(&self, batch: i64) -> Result<(), StoreError> {
        loop {
            let over = self.write_in_turn(move |tx| {
                // A process that was long asleep may not have heard that a deletion hid these. Nobody ever saw an import's.
                tx.prepare_cached(
                    "INSERT INTO change (kind, key)
                     SELECT 'unit', id FROM unit WHERE batch > 0 AND batch = ?1 AND EXISTS
                        (SELECT 1 FROM hidden WHERE batch = ?1 AND kind = 'deletion') ORDER BY rowid LIMIT ?2",
                )?
                .execute((batch, Stored(PART)))?;
                let swept = tx
                    .prepare_cached(
                        "DELETE FROM unit WHERE rowid IN
                            (SELECT rowid FROM unit WHERE batch > 0 AND batch = ?1 AND batch IN (SELECT batch FROM hidden)
                             ORDER BY rowid LIMIT ?2)",
                    )?
                    .execute((batch, Stored(PART)))?;
                if swept > 0 {
                    return Ok(false);
                }
                tx.prepare_cached("DELETE FROM staged_edit WHERE batch = ?")?.execute((batch,))?;
                tx.prepare_cached("DELETE FROM hidden WHERE batch = ?")?.execute((batch,))?;
                Ok(true)
            })?;
            if over {
                return Ok(());
            }
        }
    }

    /// Removes for good what can no longer be undone and what dead imports left behind; says how many batches.
    ///
    /// # Errors
    /// Those of every write: [`StoreError::Busy`], [`StoreError::Internal`].
    pub fn sweep(&self, now: Timestamp) -> Result<u64, StoreError> {
        let (dead, old) = (now.saturating_sub(DEAD), now.saturating_sub(KEPT));
        let limits = [dead, old].map(|limit| limit.unwrap_or(Timestamp::UNIX_EPOCH));
        let batches: Vec<i64> = self.read(|tx| {
            let mut statement = tx.prepare_cached(
                "SELECT batch FROM hidden WHERE at < CASE kind WHEN 'import' THEN ?1 ELSE ?2 END ORDER BY batch",
            )?;
            let rows = statement.query_map((Stored(limits[0]), Stored(limits[1])), |row| row.get(0))?;
            Ok(rows.collect::<Result<_, _>>()?)
        })?;
        for &batch in &batches {
            self.sweep_batch(batch)?;
        }
        Ok(batches.len() as u64)
    }
}
