//! Which units shall go? Deletions by a filter: looked at first, done in a moment, and undone for a time.

use super::audit::append_audit;
use super::changes::append_batch;
use super::columns::{Stored, column};
use super::hidden::{self, KEPT, Kind};
use super::memories::{SEEN, known_memory, unit_columns, unit_in, unit_of};
use super::{Store, StoreError};
use crate::id::UnitId;
use crate::memory::unit::Unit;
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension};
use serde_json::json;

/// Which units of a memory; all that is given must hold. Nothing given means all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UnitFilter {
    /// One of these.
    pub ids: Option<Vec<UnitId>>,
    /// By that person.
    pub who: Option<String>,
    /// Brought by that import.
    pub import: Option<String>,
    /// Confirmed in that article.
    pub article: Option<String>,
    /// Last changed at or after this moment.
    pub since: Option<Timestamp>,
    /// Last changed before this moment.
    pub before: Option<Timestamp>,
}

/// A deletion that can still be undone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deletion {
    /// Which one.
    pub id: u64,
    /// How many units it hid.
    pub units: u64,
    /// When.
    pub at: Timestamp,
    /// Who did it.
    pub who: String,
    /// What was asked for, as JSON.
    pub detail: serde_json::Value,
}

impl Deletion {
    /// Until when it can be undone.
    #[must_use]
    pub fn until(&self) -> Timestamp {
        self.at.saturating_add(KEPT).unwrap_or(Timestamp::MAX)
    }
}

/// How many deletions are listed.
const LISTED: usize = 500;

/// How many identifiers go into one statement.
const IDS: usize = 500;

impl UnitFilter {
    /// The condition, and what stands for its question marks behind the first, which is the memory's.
    fn condition(&self) -> (String, Vec<Box<dyn rusqlite::ToSql>>) {
        let mut condition = format!("unit.memory = ? AND {SEEN}");
        let mut values: Vec<Box<dyn rusqlite::ToSql>> = Vec::new();
        for (column, text) in [("who", &self.who), ("import", &self.import), ("article", &self.article)] {
            if let Some(text) = text {
                condition.push_str(&format!(" AND unit.{column} = ?"));
                values.push(Box::new(text.clone()));
            }
        }
        for (sign, moment) in [(">=", self.since), ("<", self.before)] {
            if let Some(moment) = moment {
                condition.push_str(&format!(" AND unit.changed_at {sign} ?"));
                values.push(Box::new(Stored(moment)));
            }
        }
        (condition, values)
    }

    /// Hands each unit to `take`, in the order of their identifiers.
    fn each(
        &self,
        connection: &Connection,
        memory: i64,
        take: &mut dyn FnMut(Unit) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let (condition, values) = self.condition();
        let mut run = |condition: &str, more: &[&dyn rusqlite::ToSql]| -> Result<(), StoreError> {
            let query = format!("SELECT {} WHERE {condition} ORDER BY unit.id", unit_columns());
            let mut parameters: Vec<&dyn rusqlite::ToSql> = vec![&memory];
            parameters.extend(values.iter().map(AsRef::as_ref));
            parameters.extend(more);
            let mut statement = connection.prepare(&query)?;
            let mut rows = statement.query(parameters.as_slice())?;
            while let Some(row) = rows.next()? {
                take(unit_of(row)?)?;
            }
            Ok(())
        };
        let Some(ids) = &self.ids else { return run(&condition, &[]) };
        let mut ids: Vec<&str> = ids.iter().map(UnitId::as_str).collect();
        ids.sort_unstable();
        ids.dedup();
        for part in ids.chunks(IDS) {
            let marks = vec!["?"; part.len()].join(", ");
            let more: Vec<&dyn rusqlite::ToSql> = part.iter().map(|id| id as &dyn rusqlite::ToSql).collect();
            run(&format!("{condition} AND unit.id IN ({marks})"), &more)?;
        }
        Ok(())
    }
}

impl Store {
    /// Hands each unit of a memory that fits `filter` to `take`, in the order of their identifiers.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for the memory, the first error of `take`, and those of every read.
    pub fn each_unit_of(
        &self,
        memory: &str,
        filter: &UnitFilter,
        take: &mut dyn FnMut(Unit) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        self.read(|tx| filter.each(tx, known_memory(tx, memory)?, take))
    }

    /// Deletes those units of a memory, in one transaction of some microseconds a unit; those that are gone already are passed
    /// over. `detail` says why, for the audit trail and for whoever wants to undo it, which is possible for [`KEPT`]. `None`
    /// when there was nothing to delete.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for the memory, and those of every write.
    pub fn delete_units(
        &self,
        memory: &str,
        units: Vec<UnitId>,
        detail: serde_json::Value,
        who: &str,
        now: Timestamp,
    ) -> Result<Option<Deletion>, StoreError> {
        let (memory, who) = (memory.to_owned(), who.to_owned());
        self.write(move |tx| {
            let row = known_memory(tx, &memory)?;
            let Some(deletion) = deleted(tx, row, &units, detail, who, now)? else { return Ok(None) };
            let said = json!({ "deletion": deletion.id, "units": deletion.units, "filter": deletion.detail });
            append_audit(tx, "memory:deleted-units", &memory, &said, &deletion.who, now)?;
            Ok(Some(deletion))
        })
    }

    /// Deletes a unit, which can be undone as any deletion. The audit trail keeps its text.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], and those of every write.
    pub fn delete_unit(&self, memory: &str, id: &UnitId, who: &str, now: Timestamp) -> Result<Deletion, StoreError> {
        let (memory, id, who) = (memory.to_owned(), id.clone(), who.to_owned());
        self.write(move |tx| {
            let row = known_memory(tx, &memory)?;
            let before = unit_in(tx, &memory, &id)?;
            let detail = json!({ "units": [id.as_str()] });
            let missing = || StoreError::NotFound { what: "unit", id: id.to_string() };
            let deletion = deleted(tx, row, std::slice::from_ref(&id), detail, who, now)?.ok_or_else(missing)?;
            let said = json!({ "memory": memory, "source": before.source, "target": before.target });
            append_audit(tx, "unit:deleted", id.as_str(), &said, &deletion.who, now)?;
            Ok(deletion)
        })
    }

    /// The last 500 deletions of a memory that can still be undone, the newest first.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for the memory, and those of every read.
    pub fn deletions(&self, memory: &str) -> Result<Vec<Deletion>, StoreError> {
        self.read(|tx| {
            let memory = known_memory(tx, memory)?;
            let mut statement = tx.prepare_cached(
                "SELECT batch, units, at, who, detail FROM hidden WHERE memory = ? AND kind = 'deletion' ORDER BY batch DESC LIMIT ?",
            )?;
            let rows = statement.query_map((memory, Stored(LISTED)), |row| {
                let detail: String = row.get("detail")?;
                Ok(Deletion {
                    id: column(row, "batch")?,
                    units: column(row, "units")?,
                    at: column(row, "at")?,
                    who: row.get("who")?,
                    detail: serde_json::from_str(&detail).unwrap_or(serde_json::Value::String(detail)),
                })
            })?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// Brings the units of a deletion back, and says how many. One whose segment made another unit meanwhile is no longer
    /// rewritten by that segment.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for the memory, or a deletion that is none, was undone, or is too old; and those of every write.
    pub fn undo_deletion(&self, memory: &str, id: u64, who: &str, now: Timestamp) -> Result<u64, StoreError> {
        let (memory, who) = (memory.to_owned(), who.to_owned());
        self.write(move |tx| {
            let row = known_memory(tx, &memory)?;
            let batch: Option<i64> = tx
                .prepare_cached("SELECT batch FROM hidden WHERE batch = ? AND memory = ? AND kind = 'deletion'")?
                .query_row((Stored(id), row), |row| row.get(0))
                .optional()?;
            let missing = || StoreError::NotFound { what: "deletion", id: id.to_string() };
            let batch = batch.ok_or_else(missing)?;
            tx.prepare_cached(&format!(
                "UPDATE unit SET follows = NULL WHERE batch > 0 AND batch = ?1 AND follows IS NOT NULL AND EXISTS
                    (SELECT 1 FROM unit other WHERE other.follows = unit.follows AND other.memory = unit.memory
                        AND other.rowid <> unit.rowid AND {})",
                SEEN.replace("unit.", "other.")
            ))?
            .execute((batch,))?;
            let units = hidden::show(tx, batch)?;
            append_batch(tx, batch)?;
            let said = json!({ "deletion": batch, "units": units });
            append_audit(tx, "memory:restored-units", &memory, &said, &who, now)?;
            Ok(units)
        })
    }
}

/// Hides those units of a memory in a batch of their own; `None` when all of them are gone already.
fn deleted(
    tx: &Connection,
    memory: i64,
    units: &[UnitId],
    detail: serde_json::Value,
    who: String,
    now: Timestamp,
) -> Result<Option<Deletion>, StoreError> {
    let batch = hidden::begin(tx, Kind::Deletion, memory, &detail, &who, now)?;
    let mut moved = 0;
    let mut statement = tx
        .prepare_cached(&format!("UPDATE unit SET batch = ? WHERE id = ? AND memory = ? AND batch <> ?1 AND {SEEN}"))?;
    for unit in units {
        moved += statement.execute((batch, unit.as_str(), memory))? as u64;
    }
    if moved == 0 {
        tx.prepare_cached("DELETE FROM hidden WHERE batch = ?")?.execute((batch,))?;
        return Ok(None);
    }
    hidden::hide(tx, batch, moved)?;
    Ok(Some(Deletion { id: batch.unsigned_abs(), units: moved, at: now, who, detail }))
}
