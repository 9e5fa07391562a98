//! Which glossaries are there? Their names, and how a concept's row is read.

use super::audit::append_audit;
use super::changes::{ChangeKind, append_change};
use super::columns::{Stored, column, kept};
use super::{Store, StoreError, checked_name};
use crate::glossary::concept::ConceptRecord;
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row};
use serde_json::json;

/// A glossary in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GlossaryRecord {
    /// Its name, which identifies it.
    pub name: String,
    /// How many concepts are active in it.
    pub concepts: u64,
    /// Whether it takes concepts from curated files.
    pub curated: bool,
    /// When it was made.
    pub created_at: Timestamp,
}

/// What to select so that [`concept_record`] can read it, with the tables that it is in.
pub(super) fn concept_columns() -> &'static str {
    "concept.id, revision, activity, concept, updated_at, updated_by, conflict, upstream_key, upstream, gone,
     glossary.name AS glossary_name FROM concept JOIN glossary ON glossary.id = concept.glossary"
}

/// The concept of a row.
pub(super) fn concept_record(row: &Row<'_>) -> rusqlite::Result<ConceptRecord> {
    Ok(ConceptRecord {
        id: row.get::<_, String>("id")?.into(),
        revision: column(row, "revision")?,
        activity: column(row, "activity")?,
        concept: column(row, "concept")?,
        updated_at: column(row, "updated_at")?,
        updated_by: row.get("updated_by")?,
        conflict: column(row, "conflict")?,
    })
}

/// The row number of a glossary.
pub(super) fn glossary_id(connection: &Connection, name: &str) -> Result<Option<i64>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT id FROM glossary WHERE name = ?")?;
    Ok(statement.query_row((name,), |row| row.get(0)).optional()?)
}

/// The row number of a glossary that must be there.
pub(super) fn known_glossary(connection: &Connection, name: &str) -> Result<i64, StoreError> {
    glossary_id(connection, name)?.ok_or_else(|| StoreError::NotFound { what: "glossary", id: name.to_owned() })
}

/// Makes a glossary.
pub(super) fn insert(connection: &Connection, name: &str, who: &str, now: Timestamp) -> Result<(), StoreError> {
    connection.prepare_cached("INSERT INTO glossary (name, created_at) VALUES (?, ?)")?.execute((name, Stored(now)))?;
    append_change(connection, ChangeKind::Glossary, name)?;
    append_audit(connection, "glossary:created", name, &json!({}), who, now)
}

impl Store {
    /// Makes an empty glossary.
    ///
    /// # Errors
    /// [`StoreError::Exists`], [`StoreError::Invalid`] for a name that cannot be one, and those of every write:
    /// [`StoreError::Busy`], [`StoreError::Internal`].
    pub fn create_glossary(&self, name: &str, who: &str, now: Timestamp) -> Result<GlossaryRecord, StoreError> {
        let (name, who, now) = (checked_name(name)?, who.to_owned(), kept(now));
        self.write(move |tx| {
            if glossary_id(tx, &name)?.is_some() {
                return Err(StoreError::Exists { what: "glossary", id: name });
            }
            insert(tx, &name, &who, now)?;
            Ok(GlossaryRecord { name, concepts: 0, curated: false, created_at: now })
        })
    }

    /// All glossaries, by name. Counts their concepts.
    ///
    /// # Errors
    /// Those of every read: [`StoreError::Corrupt`], [`StoreError::Internal`].
    pub fn glossaries(&self) -> Result<Vec<GlossaryRecord>, StoreError> {
        self.read(|tx| {
            let mut statement = tx.prepare_cached(
                "SELECT name, created_at,
                    (SELECT count(*) FROM concept WHERE concept.glossary = glossary.id AND activity = 'active') AS concepts,
                    EXISTS (SELECT 1 FROM concept WHERE concept.glossary = glossary.id AND upstream_key IS NOT NULL) AS curated
                 FROM glossary ORDER BY name",
            )?;
            let rows = statement.query_map((), |row| {
                Ok(GlossaryRecord {
                    name: row.get("name")?,
                    concepts: column(row, "concepts")?,
                    curated: row.get("curated")?,
                    created_at: column(row, "created_at")?,
                })
            })?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }
}
