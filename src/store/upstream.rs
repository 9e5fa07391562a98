//! What did the curated files say when they were last taken? Many writes to a glossary at once, for imports and for the
//! three-way merge.
//!
//! Beside each concept from a file stands what its row said when it was last taken: the base of the next merge.

use super::audit::append_audit;
use super::changes::{ChangeKind, append_change};
use super::columns::{column, concept_text, kept};
use super::concepts::{change, concept_at, concept_in, insert, settle};
use super::glossaries::{concept_columns, concept_record, known_glossary};
use super::{Store, StoreError};
use crate::glossary::concept::{Activity, Concept, ConceptRecord};
use crate::id::ConceptId;
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension};
use serde_json::json;

/// One write to a glossary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConceptWrite {
    /// A new concept.
    Create {
        /// What it says.
        concept: Concept,
        /// Its row in the curated file, with what that row says; `None` for a concept from elsewhere.
        upstream: Option<(String, Concept)>,
    },
    /// Another text. Settles a conflict.
    Update {
        /// Which one.
        id: ConceptId,
        /// The revision that was compared with the file.
        expected: u64,
        /// What it says from now on.
        concept: Concept,
        /// Whether it is in use.
        activity: Activity,
        /// What its row in the curated file says, if that is where the text comes from.
        upstream: Option<Concept>,
    },
    /// The row in the file changed, but the concept stays. Settles a conflict if the two now say the same.
    Upstream {
        /// Which one.
        id: ConceptId,
        /// What the row says.
        upstream: Concept,
    },
    /// The file and the desk changed it both: the desk's stays in force, the file's waits for a maintainer. It counts as
    /// taken, so that settling the conflict is not undone by the next merge.
    Conflict {
        /// Which one.
        id: ConceptId,
        /// What the row says.
        file: Concept,
    },
    /// Its row is gone from the file, or an import says that it is not used any more.
    Retire {
        /// Which one.
        id: ConceptId,
        /// The revision that was compared with the file.
        expected: u64,
    },
}

/// What many writes did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Applied {
    /// The concepts as they are now, in the order of the writes.
    pub concepts: Vec<ConceptRecord>,
    /// The number of the last change that a cache must see; `None` if there was none.
    pub change: Option<u64>,
}

/// A concept that came from a curated file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UpstreamRow {
    /// Which row of the file.
    pub key: String,
    /// Which concept.
    pub id: ConceptId,
    /// What the row said when it was last taken.
    pub as_taken: Concept,
    /// Whether the file no longer had the row when it was last merged: then it was retired for that, not by the desk.
    pub gone: bool,
    /// The concept as it is now.
    pub current: ConceptRecord,
}

fn take(connection: &Connection, id: &ConceptId, upstream: &Concept) -> Result<(), StoreError> {
    let rows = connection
        .prepare_cached("UPDATE concept SET upstream = ?, gone = 0 WHERE id = ? AND upstream_key IS NOT NULL")?
        .execute((concept_text(upstream)?, id.as_str()))?;
    if rows == 1 {
        Ok(())
    } else {
        Err(StoreError::NotFound { what: "row of the curated glossary", id: id.to_string() })
    }
}

fn apply(
    connection: &Connection,
    glossary: (i64, &str),
    write: ConceptWrite,
    who: &str,
    now: Timestamp,
) -> Result<ConceptRecord, StoreError> {
    match write {
        ConceptWrite::Create { concept, upstream } => {
            let record = insert(connection, glossary.0, concept, who, now)?;
            if let Some((key, upstream)) = upstream {
                let taken: Option<i64> = connection
                    .prepare_cached("SELECT 1 FROM concept WHERE glossary = ? AND upstream_key = ?")?
                    .query_row((glossary.0, &key), |row| row.get(0))
                    .optional()?;
                if taken.is_some() {
                    return Err(StoreError::Exists { what: "row of the curated glossary", id: key });
                }
                connection
                    .prepare_cached("UPDATE concept SET upstream_key = ?, upstream = ? WHERE id = ?")?
                    .execute((key, concept_text(&upstream)?, record.id.as_str()))?;
            }
            Ok(record)
        }
        ConceptWrite::Update { id, expected, concept, activity, upstream } => {
            let mut record = concept_at(connection, glossary.1, &id, expected)?;
            let action = upstream.is_some().then_some("concept:merged");
            change(connection, &mut record, action, (concept, activity), who, now)?;
            if let Some(upstream) = upstream {
                take(connection, &id, &upstream)?;
            }
            Ok(record)
        }
        ConceptWrite::Upstream { id, upstream } => {
            let mut record = concept_in(connection, glossary.1, &id)?;
            take(connection, &id, &upstream)?;
            if record.concept == upstream {
                settle(connection, &mut record, who, now)?;
            }
            Ok(record)
        }
        ConceptWrite::Conflict { id, file } => {
            let mut record = concept_in(connection, glossary.1, &id)?;
            take(connection, &id, &file)?;
            if record.conflict.as_ref() != Some(&file) {
                connection
                    .prepare_cached("UPDATE concept SET conflict = ? WHERE id = ?")?
                    .execute((concept_text(&file)?, id.as_str()))?;
                append_change(connection, ChangeKind::Concept, id.as_str())?;
                let detail = json!({ "revision": record.revision });
                append_audit(connection, "concept:conflicted", id.as_str(), &detail, who, now)?;
                record.conflict = Some(file);
            }
            Ok(record)
        }
        ConceptWrite::Retire { id, expected } => {
            let mut record = concept_at(connection, glossary.1, &id, expected)?;
            let concept = record.concept.clone();
            change(connection, &mut record, None, (concept, Activity::Retired), who, now)?;
            connection
                .prepare_cached("UPDATE concept SET gone = 1 WHERE id = ? AND upstream_key IS NOT NULL")?
                .execute((id.as_str(),))?;
            Ok(record)
        }
    }
}

impl Store {
    /// Writes to a glossary, all or nothing; a concept keeps its revision where a write changes nothing in it.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for the glossary or a concept, [`StoreError::StaleConcept`] if one was changed since it
    /// was compared (read again and decide anew), [`StoreError::Exists`] for a row of the file that has its concept
    /// already, and those of every write: [`StoreError::Busy`], [`StoreError::Internal`].
    pub fn apply_glossary(
        &self,
        glossary: &str,
        writes: Vec<ConceptWrite>,
        who: &str,
        now: Timestamp,
    ) -> Result<Applied, StoreError> {
        let (glossary, who, now) = (glossary.to_owned(), who.to_owned(), kept(now));
        self.write(move |tx| {
            let id = known_glossary(tx, &glossary)?;
            let last = |tx: &Connection| -> Result<u64, StoreError> {
                let mut statement = tx.prepare_cached("SELECT coalesce(max(seq), 0) AS seq FROM change")?;
                Ok(statement.query_row((), |row| column(row, "seq"))?)
            };
            let before = last(tx)?;
            let writes = writes.into_iter().map(|write| apply(tx, (id, &glossary), write, &who, now));
            let concepts = writes.collect::<Result<_, _>>()?;
            let after = last(tx)?;
            Ok(Applied { concepts, change: (after > before).then_some(after) })
        })
    }

    /// The concepts of a glossary that came from a curated file, by their row.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for the glossary, and those of every read: [`StoreError::Corrupt`],
    /// [`StoreError::Internal`].
    pub fn upstream(&self, glossary: &str) -> Result<Vec<UpstreamRow>, StoreError> {
        self.read(|tx| {
            let glossary = known_glossary(tx, glossary)?;
            let query = format!(
                "SELECT {} WHERE glossary.id = ? AND upstream_key IS NOT NULL ORDER BY upstream_key",
                concept_columns()
            );
            let mut statement = tx.prepare_cached(&query)?;
            let rows = statement.query_map((glossary,), |row| {
                let current = concept_record(row)?;
                let (key, as_taken) = (row.get("upstream_key")?, column(row, "upstream")?);
                Ok(UpstreamRow { key, id: current.id.clone(), as_taken, gone: row.get("gone")?, current })
            })?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }
}
