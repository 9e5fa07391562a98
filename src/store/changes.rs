//! What is new since I looked? The change sequence, by which caches catch up, and the snapshots that they start from.

use super::columns::{Stored, column};
use super::glossaries::{concept_columns, concept_record};
use super::memories::{SEEN, unit_columns, unit_of};
use super::{Store, StoreError, View};
use crate::glossary::concept::ConceptRecord;
use crate::id::{ConceptId, UnitId};
use crate::memory::unit::Unit;
use rusqlite::{Connection, OptionalExtension, Row};
use std::sync::LazyLock;

/// What kind of thing was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ChangeKind {
    /// A unit was made, changed, used or deleted; the key is its identifier.
    Unit,
    /// A concept was made, changed, retired or got a conflict; the key is its identifier.
    Concept,
    /// A memory was made; the key is its name.
    Memory,
    /// A glossary was made; the key is its name.
    Glossary,
    /// Many units were shown or hidden at once; the key is for [`Store::units_of_batch`].
    Batch,
}

impl ChangeKind {
    const ALL: [Self; 5] = [Self::Unit, Self::Concept, Self::Memory, Self::Glossary, Self::Batch];

    fn name(self) -> &'static str {
        match self {
            Self::Unit => "unit",
            Self::Concept => "concept",
            Self::Memory => "memory",
            Self::Glossary => "glossary",
            Self::Batch => "batch",
        }
    }
}

/// One change, in the order of commits. A later one of the same key says that it changed again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Its number; numbers only grow, and are not used twice.
    pub seq: u64,
    /// What was changed.
    pub kind: ChangeKind,
    /// Which one.
    pub key: String,
}

/// Where a store stands: what it has come through until then, and nothing else has. Who follows it only up to an earlier change may keep
/// that number instead: the trail then is of a later moment, and what stood there has been through the change too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The number of its newest change.
    pub change: u64,
    /// The number of the newest row of its audit trail; 0 before the first.
    pub trail: u64,
    /// That row's hash, which is over all before it.
    pub hash: Vec<u8>,
}

/// How far somebody has come who follows the units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Followed {
    /// The number of the last change of which no unit is missing.
    pub change: u64,
    /// Of the next one, a batch, the units up to this row are not missing either.
    row: i64,
}

impl Followed {
    /// All up to that change, and nothing of the next.
    #[must_use]
    pub fn up_to(change: u64) -> Self {
        Self { change, row: 0 }
    }

    /// Whether a batch has been begun that is not at its end.
    #[must_use]
    pub fn is_within_batch(self) -> bool {
        self.row > 0
    }
}

/// Notes that a batch of units was shown or hidden, in the transaction that does it.
pub(super) fn append_batch(connection: &Connection, batch: i64) -> Result<(), StoreError> {
    append_change(connection, ChangeKind::Batch, &batch.to_string()).map(drop)
}

/// Notes a change in the transaction that makes it, and says its number.
pub(super) fn append_change(connection: &Connection, kind: ChangeKind, key: &str) -> Result<u64, StoreError> {
    connection.prepare_cached("INSERT INTO change (kind, key) VALUES (?, ?)")?.execute((kind.name(), key))?;
    Ok(connection.last_insert_rowid().unsigned_abs())
}

pub(super) fn last(connection: &Connection) -> Result<u64, StoreError> {
    let mut statement = connection.prepare_cached("SELECT seq FROM sqlite_sequence WHERE name = 'change'")?;
    Ok(statement.query_row((), |row| column(row, "seq")).optional()?.unwrap_or(0))
}

fn kind_of(row: &Row<'_>) -> Result<ChangeKind, StoreError> {
    let name: String = row.get("kind")?;
    let kind = ChangeKind::ALL.into_iter().find(|kind| kind.name() == name);
    kind.ok_or_else(|| StoreError::Corrupt { what: format!("“{name}” is no kind of change") })
}

/// The units of a batch behind that row, with their rows, at most `limit`.
fn rows_of_batch(tx: &Connection, key: &str, row: i64, limit: usize) -> Result<Vec<(i64, UnitId)>, StoreError> {
    let mut statement = tx.prepare_cached(
        "SELECT rowid, id FROM unit WHERE batch > 0 AND batch = CAST(? AS INTEGER) AND rowid > ? ORDER BY rowid LIMIT ?",
    )?;
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let rows =
        statement.query_map((key, row, limit), |row| Ok((row.get(0)?, UnitId::from(row.get::<_, String>(1)?))))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

impl Store {
    /// The number of the newest committed change; 0 before the first. One row is read.
    ///
    /// # Errors
    /// Those of every read: [`StoreError::Corrupt`], [`StoreError::Internal`].
    pub fn last_change(&self) -> Result<u64, StoreError> {
        self.read(last)
    }

    /// Where it stands now.
    ///
    /// # Errors
    /// Those of every read.
    pub fn standing(&self) -> Result<Standing, StoreError> {
        self.read(|tx| {
            let mut newest = tx.prepare_cached("SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1")?;
            let row = newest.query_row((), |row| Ok((column(row, "seq")?, row.get("hash")?))).optional()?;
            let (trail, hash) = row.unwrap_or_default();
            Ok(Standing { change: last(tx)?, trail, hash })
        })
    }

    /// Whether it has once stood there. An older copy of it, or one that went another way, has not.
    ///
    /// # Errors
    /// Those of every read.
    pub fn stood(&self, there: &Standing) -> Result<bool, StoreError> {
        self.read(|tx| {
            let mut row = tx.prepare_cached("SELECT 1 FROM audit WHERE seq = ? AND hash = ?")?;
            let known = there.trail == 0 || row.exists((Stored(there.trail), &there.hash))?;
            Ok(known && there.change <= last(tx)?)
        })
    }

    /// The units that changed after `from`, oldest change first, each as often as it changed: at most `limit` of them, and how far that comes.
    /// Fewer than `limit` are all that there are.
    ///
    /// # Errors
    /// Those of every read.
    pub fn changed_units(&self, from: Followed, limit: usize) -> Result<(Vec<UnitId>, Followed), StoreError> {
        self.read(|tx| {
            let (mut units, mut until) = (Vec::new(), from);
            let mut changes = tx.prepare_cached("SELECT seq, kind, key FROM change WHERE seq > ? ORDER BY seq")?;
            let mut changes = changes.query((Stored(from.change),))?;
            while let Some(change) = changes.next()? {
                let seq: u64 = column(change, "seq")?;
                if units.len() == limit {
                    return Ok((units, until));
                }
                match kind_of(change)? {
                    ChangeKind::Unit => units.push(UnitId::from(change.get::<_, String>("key")?)),
                    ChangeKind::Batch => {
                        let key: String = change.get("key")?;
                        let wanted = limit - units.len();
                        let some = rows_of_batch(tx, &key, until.row, wanted)?;
                        let full = some.last().map(|(row, _)| *row).filter(|_| some.len() == wanted);
                        units.extend(some.into_iter().map(|(_, id)| id));
                        if let Some(row) = full {
                            // There may be more of it; it is gone on with here.
                            return Ok((units, Followed { row, ..until }));
                        }
                    }
                    ChangeKind::Concept | ChangeKind::Memory | ChangeKind::Glossary => {}
                }
                until = Followed::up_to(seq);
            }
            Ok((units, Followed::up_to(last(tx)?)))
        })
    }

    /// The units that changed one by one, in no batch, after change `seq`: at most `limit`, and the change up to which none is missing.
    ///
    /// # Errors
    /// Those of every read.
    pub fn changed_singly(&self, seq: u64, limit: usize) -> Result<(Vec<UnitId>, u64), StoreError> {
        self.read(|tx| {
            let mut statement =
                tx.prepare_cached("SELECT seq, key FROM change WHERE seq > ? AND kind = 'unit' ORDER BY seq LIMIT ?")?;
            let limit = i64::try_from(limit).unwrap_or(i64::MAX);
            let mut rows = statement.query((Stored(seq), limit))?;
            let (mut units, mut until) = (Vec::new(), seq);
            while let Some(row) = rows.next()? {
                units.push(UnitId::from(row.get::<_, String>("key")?));
                until = column(row, "seq")?;
            }
            Ok((units, until))
        })
    }

    /// All changes after number `seq`, oldest first; a batch that was shown or hidden is one of them.
    ///
    /// # Errors
    /// Those of every read.
    pub fn changes_since(&self, seq: u64) -> Result<Vec<Change>, StoreError> {
        self.read(|tx| {
            let mut statement = tx.prepare_cached("SELECT seq, kind, key FROM change WHERE seq > ? ORDER BY seq")?;
            let mut rows = statement.query((Stored(seq),))?;
            let mut changes = Vec::new();
            while let Some(row) = rows.next()? {
                changes.push(Change { seq: column(row, "seq")?, kind: kind_of(row)?, key: row.get("key")? });
            }
            Ok(changes)
        })
    }

    /// The units of a batch that a change names, as they came in. Whether they are shown or hidden now, they say themselves
    /// ([`Store::units_by_id`]).
    ///
    /// # Errors
    /// Those of every read.
    pub fn units_of_batch(&self, key: &str) -> Result<Vec<UnitId>, StoreError> {
        let rows = self.read(|tx| rows_of_batch(tx, key, 0, usize::MAX))?;
        Ok(rows.into_iter().map(|(_, id)| id).collect())
    }

    /// Gives `take` all units, in no order that anybody may rely on, with the names of their memories, and answers the change
    /// number up to which they are complete. One is held at a time.
    ///
    /// # Errors
    /// Those of every read.
    pub fn each_unit(&self, mut take: impl FnMut(&str, &Unit)) -> Result<u64, StoreError> {
        self.read(|tx| {
            let query = format!("SELECT {} WHERE {SEEN}", unit_columns());
            let mut statement = tx.prepare_cached(&query)?;
            let mut rows = statement.query(())?;
            while let Some(row) = rows.next()? {
                take(row.get_ref("memory_name")?.as_str().map_err(rusqlite::Error::from)?, &unit_of(row)?);
            }
            last(tx)
        })
    }

    /// All concepts, the retired too, with the names of their glossaries, in the order of their identifiers, and the
    /// change number up to which they are complete.
    ///
    /// # Errors
    /// Those of every read.
    pub fn snapshot_concepts(&self) -> Result<(u64, Vec<(String, ConceptRecord)>), StoreError> {
        self.read(|tx| {
            let query = format!("SELECT {} ORDER BY concept.id", concept_columns());
            let mut statement = tx.prepare_cached(&query)?;
            let rows = statement.query_map((), |row| Ok((row.get("glossary_name")?, concept_record(row)?)))?;
            Ok((last(tx)?, rows.collect::<Result<_, _>>()?))
        })
    }

    /// Those units, in the order asked, with the names of their memories; `None` for one that was deleted.
    ///
    /// # Errors
    /// Those of every read.
    #[allow(clippy::type_complexity)] // the same pair as in the snapshot
    pub fn units_by_id(&self, ids: &[UnitId]) -> Result<Vec<(UnitId, Option<(String, Unit)>)>, StoreError> {
        self.view(|view| view.units_by_id(ids))
    }

    /// Those concepts, in the order asked, with the names of their glossaries; `None` where there is none.
    ///
    /// # Errors
    /// Those of every read.
    #[allow(clippy::type_complexity)] // the same pair as in the snapshot
    pub fn concepts_by_id(
        &self,
        ids: &[ConceptId],
    ) -> Result<Vec<(ConceptId, Option<(String, ConceptRecord)>)>, StoreError> {
        self.read(|tx| {
            let query = format!("SELECT {} WHERE concept.id = ?", concept_columns());
            let mut statement = tx.prepare_cached(&query)?;
            let mut find = |id: &ConceptId| {
                let read = |row: &Row<'_>| Ok((row.get("glossary_name")?, concept_record(row)?));
                Ok((id.clone(), statement.query_row((id.as_str(),), read).optional()?))
            };
            ids.iter().map(&mut find).collect()
        })
    }
}

impl View<'_> {
    /// As [`Store::units_by_id`].
    ///
    /// # Errors
    /// Those of every read.
    #[allow(clippy::type_complexity)] // the same pair as in the snapshot
    pub fn units_by_id(&self, ids: &[UnitId]) -> Result<Vec<(UnitId, Option<(String, Unit)>)>, StoreError> {
        static QUERY: LazyLock<String> =
            LazyLock::new(|| format!("SELECT {} WHERE unit.id = ? AND {SEEN}", unit_columns()));
        let mut statement = self.0.prepare_cached(&QUERY)?;
        let mut find = |id: &UnitId| {
            let read = |row: &Row<'_>| Ok((row.get("memory_name")?, unit_of(row)?));
            Ok((id.clone(), statement.query_row((id.as_str(),), read).optional()?))
        };
        ids.iter().map(&mut find).collect()
    }
}
