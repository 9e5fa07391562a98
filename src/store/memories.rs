//! Which pairs are remembered? The memories and their units.

use super::audit::append_audit;
use super::changes::{ChangeKind, append_change};
use super::columns::{Stored, column, fingerprint, kept, settings_text};
use super::error::Found;
use super::import::NewUnit;
use super::{Store, StoreError, checked_name, fingerprints};
use crate::id::{ArticleId, SegmentId, UnitId};
use crate::memory::Settings;
use crate::memory::unit::{Context, Provenance, Unit};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row};
use serde_json::json;

/// A memory in a list.
#[derive(Clone, Debug, PartialEq)]
pub struct MemoryRecord {
    /// Its name, which identifies it.
    pub name: String,
    /// How many units it holds.
    pub units: u64,
    /// When it was made.
    pub created_at: Timestamp,
    /// How much it is trusted.
    pub settings: Settings,
}

/// Holds of a unit that people see: it is in no batch that is hidden (`hidden.rs`).
pub(super) const SEEN: &str = "(unit.batch = 0 OR unit.batch NOT IN (SELECT batch FROM hidden))";

/// What to select so that [`unit_of`] can read it.
const UNIT: &str =
    "unit.id, source, target, context_before, context_after, article, segment, article_title, who, import,
     unit.created_at, changed_at, uses, memory.name AS memory_name,
     EXISTS (SELECT 1 FROM segment AS passed
             WHERE passed.id = unit.segment AND passed.state = 'reviewed' AND passed.target = unit.target)";

/// The tables that a unit is in.
const UNIT_TABLES: &str = "unit JOIN memory ON memory.id = unit.memory";

/// What to select so that [`unit_of`] can read it, with the tables that it is in.
pub(super) fn unit_columns() -> String {
    format!("{UNIT} FROM {UNIT_TABLES}")
}

/// The same with one more column.
pub(super) fn unit_columns_and(column: &str) -> String {
    format!("{UNIT}, {column} FROM {UNIT_TABLES}")
}

/// The unit of a row; by position, since a snapshot reads a million of them.
pub(super) fn unit_of(row: &Row<'_>) -> rusqlite::Result<Unit> {
    let text = |at| row.get::<_, Option<String>>(at);
    Ok(Unit {
        id: row.get::<_, String>(0)?.into(),
        source: row.get(1)?,
        target: row.get(2)?,
        context: Context { before: text(3)?, after: text(4)? },
        provenance: Provenance {
            segment: text(5)?.zip(text(6)?).map(|(article, segment)| (article.into(), segment.into())),
            reviewed: row.get(14)?,
            article_title: text(7)?,
            who: text(8)?,
            import: text(9)?,
        },
        created_at: row.get::<_, Stored<Timestamp>>(10)?.0,
        changed_at: row.get::<_, Stored<Timestamp>>(11)?.0,
        uses: row.get::<_, Stored<u64>>(12)?.0,
    })
}

/// What to select so that [`memory_of`] can read it.
const MEMORY: &str = "name, created_at, units, settings";

fn memory_of(row: &Row<'_>) -> rusqlite::Result<MemoryRecord> {
    let (units, created_at, settings) = (column(row, "units")?, column(row, "created_at")?, column(row, "settings")?);
    Ok(MemoryRecord { name: row.get("name")?, units, created_at, settings })
}

/// The key under which units of the same source in the same context are found.
pub(super) fn unit_fingerprint(source: &str, context: &Context) -> i64 {
    fingerprint(&[Some(source), context.before.as_deref(), context.after.as_deref()])
}

/// The row number of a memory.
pub(super) fn memory_id(connection: &Connection, name: &str) -> Result<Option<i64>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT id FROM memory WHERE name = ?")?;
    Ok(statement.query_row((name,), |row| row.get(0)).optional()?)
}

/// The row number of a memory that must be there.
pub(super) fn known_memory(connection: &Connection, name: &str) -> Result<i64, StoreError> {
    memory_id(connection, name)?.ok_or_else(|| StoreError::NotFound { what: "memory", id: name.to_owned() })
}

/// Makes a memory.
pub(super) fn insert(connection: &Connection, name: &str, who: &str, now: Timestamp) -> Result<(), StoreError> {
    connection.prepare_cached("INSERT INTO memory (name, created_at) VALUES (?, ?)")?.execute((name, Stored(now)))?;
    append_change(connection, ChangeKind::Memory, name)?;
    append_audit(connection, "memory:created", name, &json!({}), who, now)
}

/// Adds a unit to a memory. `follows` is the segment whose confirming shall rewrite it. Answers the row and the number of
/// the change.
pub(super) fn insert_unit(
    connection: &Connection,
    memory: i64,
    unit: &Unit,
    follows: Option<&str>,
) -> Result<(i64, u64), StoreError> {
    let (article, segment) = unit.provenance.segment.as_ref().map(|(a, s)| (a.as_str(), s.as_str())).unzip();
    let fingerprint = unit_fingerprint(&unit.source, &unit.context);
    connection
        .prepare_cached(
            "INSERT INTO unit (id, memory, fingerprint, source, target, context_before, context_after, article, segment,
                article_title, who, import, created_at, changed_at, uses, follows)
             VALUES (:id, :memory, :fingerprint, :source, :target, :before, :after, :article, :segment,
                :article_title, :who, :import, :created_at, :changed_at, :uses, :follows)",
        )?
        .execute(rusqlite::named_params! {
            ":id": unit.id.as_str(),
            ":memory": memory,
            ":fingerprint": fingerprint,
            ":source": unit.source,
            ":target": unit.target,
            ":before": unit.context.before,
            ":after": unit.context.after,
            ":article": article,
            ":segment": segment,
            ":article_title": unit.provenance.article_title,
            ":who": unit.provenance.who,
            ":import": unit.provenance.import,
            ":created_at": Stored(unit.created_at),
            ":changed_at": Stored(unit.changed_at),
            ":uses": Stored(unit.uses),
            ":follows": follows,
        })?;
    let row = connection.last_insert_rowid();
    fingerprints::write(connection, memory, &[(fingerprint, row)])?;
    connection.prepare_cached("UPDATE memory SET units = units + 1 WHERE id = ?")?.execute((memory,))?;
    Ok((row, append_change(connection, ChangeKind::Unit, unit.id.as_str())?))
}

/// Remembers a segment that was confirmed: makes its unit, or rewrites the one that it made before. Answers the number
/// of the change.
pub(super) fn remember(connection: &Connection, memory: i64, unit: &Unit) -> Result<u64, StoreError> {
    let follows = unit.provenance.segment.as_ref().map(|(_, segment)| segment.as_str());
    let known: Option<String> = connection
        .prepare_cached(&format!("SELECT id FROM unit WHERE follows = ? AND memory = ? AND {SEEN}"))?
        .query_row((follows, memory), |row| row.get(0))
        .optional()?;
    let Some(known) = known else { return Ok(insert_unit(connection, memory, unit, follows)?.1) };
    connection
        .prepare_cached(
            "UPDATE unit SET fingerprint = ?, source = ?, target = ?, context_before = ?, context_after = ?,
                article_title = ?, who = ?, changed_at = ? WHERE id = ?",
        )?
        .execute((
            unit_fingerprint(&unit.source, &unit.context),
            &unit.source,
            &unit.target,
            &unit.context.before,
            &unit.context.after,
            &unit.provenance.article_title,
            &unit.provenance.who,
            Stored(unit.changed_at),
            &known,
        ))?;
    append_change(connection, ChangeKind::Unit, &known)
}

/// Counts one more use of a unit, if it is still there.
pub(super) fn count_use(connection: &Connection, unit: &UnitId) -> Result<Option<u64>, StoreError> {
    let mut statement = connection.prepare_cached("UPDATE unit SET uses = uses + 1 WHERE id = ?")?;
    if statement.execute((unit.as_str(),))? == 0 {
        return Ok(None);
    }
    append_change(connection, ChangeKind::Unit, unit.as_str()).map(Some)
}

/// Gives the units of a segment to the one that says the same in the next version of its article: what is confirmed there from now on
/// rewrites them.
pub(super) fn hand_over_units(
    connection: &Connection,
    segment: &SegmentId,
    article: &ArticleId,
    next: &SegmentId,
) -> Result<(), StoreError> {
    connection
        .prepare_cached(&format!("UPDATE unit SET follows = ?, article = ?, segment = ? WHERE follows = ? AND {SEEN}"))?
        .execute((next.as_str(), article.as_str(), next.as_str(), segment.as_str()))?;
    Ok(())
}

/// Leaves the units of a segment as they are: it is another segment from now on.
pub(super) fn release_units(connection: &Connection, segment: &str) -> Result<(), StoreError> {
    connection.prepare_cached("UPDATE unit SET follows = NULL WHERE follows = ?")?.execute((segment,))?;
    Ok(())
}

/// A unit that must be in that memory.
pub(super) fn unit_in(connection: &Connection, memory: &str, id: &UnitId) -> Result<Unit, StoreError> {
    let query = format!("SELECT {} WHERE unit.id = ? AND memory.name = ? AND {SEEN}", unit_columns());
    connection.prepare_cached(&query)?.query_row((id.as_str(), memory), unit_of).found("unit", id.as_str())
}

impl Store {
    /// Makes an empty memory.
    ///
    /// # Errors
    /// [`StoreError::Exists`], [`StoreError::Invalid`] for a name that cannot be one, and those of every write.
    pub fn create_memory(&self, name: &str, who: &str, now: Timestamp) -> Result<MemoryRecord, StoreError> {
        let (name, who, now) = (checked_name(name)?, who.to_owned(), kept(now));
        self.write(move |tx| {
            if memory_id(tx, &name)?.is_some() {
                return Err(StoreError::Exists { what: "memory", id: name });
            }
            insert(tx, &name, &who, now)?;
            Ok(MemoryRecord { name, units: 0, created_at: now, settings: Settings::default() })
        })
    }

    /// All memories, by name.
    ///
    /// # Errors
    /// Those of every read: [`StoreError::Corrupt`], [`StoreError::Internal`].
    pub fn memories(&self) -> Result<Vec<MemoryRecord>, StoreError> {
        self.read(|tx| {
            let query = format!("SELECT {MEMORY} FROM memory ORDER BY name");
            let mut statement = tx.prepare_cached(&query)?;
            let rows = statement.query_map((), memory_of)?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// Says how much a memory is trusted from now on.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], and those of every write.
    pub fn set_memory(
        &self,
        name: &str,
        settings: Settings,
        who: &str,
        now: Timestamp,
    ) -> Result<MemoryRecord, StoreError> {
        let (name, who) = (name.to_owned(), who.to_owned());
        self.write(move |tx| {
            let query = format!("SELECT {MEMORY} FROM memory WHERE id = ?");
            let id = known_memory(tx, &name)?;
            let record = |tx: &Connection| tx.prepare_cached(&query)?.query_row((id,), memory_of);
            let before = record(tx)?;
            if before.settings != settings {
                let (before, after) = (settings_text(before.settings)?, settings_text(settings)?);
                tx.prepare_cached("UPDATE memory SET settings = ? WHERE id = ?")?.execute((&after, id))?;
                append_change(tx, ChangeKind::Memory, &name)?;
                let detail = json!({ "before": before, "after": after });
                append_audit(tx, "memory:changed", &name, &detail, &who, now)?;
            }
            Ok(record(tx)?)
        })
    }

    /// One unit of a memory.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], and those of every read.
    pub fn unit(&self, memory: &str, id: &UnitId) -> Result<Unit, StoreError> {
        self.read(|tx| {
            known_memory(tx, memory)?;
            unit_in(tx, memory, id)
        })
    }

    /// Up to `limit` units of a memory after the unit `after`, in the order of their identifiers. The last one of a page
    /// leads to the next; a page with fewer than `limit` is the last.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for the memory, and those of every read.
    pub fn units_page(&self, memory: &str, after: Option<&UnitId>, limit: usize) -> Result<Vec<Unit>, StoreError> {
        Ok(self.whole_units_page(memory, after, limit)?.into_iter().map(|whole| whole.unit).collect())
    }

    /// The same, with what else their files said of them.
    ///
    /// # Errors
    /// As [`units_page`](Self::units_page).
    pub fn whole_units_page(
        &self,
        memory: &str,
        after: Option<&UnitId>,
        limit: usize,
    ) -> Result<Vec<NewUnit>, StoreError> {
        self.read(|tx| {
            let memory = known_memory(tx, memory)?;
            let columns = unit_columns_and("extra");
            let query =
                format!("SELECT {columns} WHERE unit.memory = ? AND unit.id > ? AND {SEEN} ORDER BY unit.id LIMIT ?");
            let mut statement = tx.prepare_cached(&query)?;
            let after = after.map_or("", UnitId::as_str);
            let rows = statement.query_map((memory, after, Stored(limit)), |row| {
                Ok(NewUnit { unit: unit_of(row)?, extra: row.get("extra")? })
            })?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// Those units with what else their files said of them, in the order asked; those that are no more are left out.
    ///
    /// # Errors
    /// Those of every read.
    pub fn whole_units(&self, ids: &[UnitId]) -> Result<Vec<NewUnit>, StoreError> {
        self.read(|tx| {
            let query = format!("SELECT {} WHERE unit.id = ? AND {SEEN}", unit_columns_and("extra"));
            let mut statement = tx.prepare_cached(&query)?;
            let mut units = Vec::new();
            for id in ids {
                let read = |row: &rusqlite::Row<'_>| Ok(NewUnit { unit: unit_of(row)?, extra: row.get("extra")? });
                units.extend(statement.query_row((id.as_str(),), read).optional()?);
            }
            Ok(units)
        })
    }

    /// Changes the English of a unit, if it is the one that was last changed at `seen`, where that is said.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::StaleUnit`], [`StoreError::Invalid`] for an empty text, and those of every write.
    pub fn update_unit(
        &self,
        memory: &str,
        id: &UnitId,
        target: &str,
        seen: Option<Timestamp>,
        who: &str,
        now: Timestamp,
    ) -> Result<Unit, StoreError> {
        if target.trim().is_empty() {
            return Err(StoreError::Invalid(
                "the English of a unit cannot be empty; delete the unit instead".to_owned(),
            ));
        }
        let (memory, id, target, who) = (memory.to_owned(), id.clone(), target.to_owned(), who.to_owned());
        self.write(move |tx| {
            known_memory(tx, &memory)?;
            let before = unit_in(tx, &memory, &id)?;
            if before.target == target {
                return Ok(before);
            }
            if seen.is_some_and(|seen| seen != before.changed_at) {
                return Err(StoreError::StaleUnit { memory, current: Box::new(before) });
            }
            // The codes of the old English have no place in the new one.
            tx.prepare_cached(
                "UPDATE unit SET target = ?, who = ?, changed_at = ?, extra = json_remove(extra, '$.target_codes')
                 WHERE id = ?",
            )?
            .execute((&target, &who, Stored(now), id.as_str()))?;
            append_change(tx, ChangeKind::Unit, id.as_str())?;
            let detail = json!({ "memory": memory, "before": before.target, "after": target });
            append_audit(tx, "unit:changed", id.as_str(), &detail, &who, now)?;
            unit_in(tx, &memory, &id)
        })
    }
}
