//! What does each concept say, and what did it say before? Making and changing concepts, with their history.

use super::audit::append_audit;
use super::chain::{self, CONCEPT_REVISIONS, Field};
use super::changes::{ChangeKind, append_change};
use super::columns::{Stored, column, concept_text, kept};
use super::error::Found;
use super::glossaries::{concept_columns, concept_record, known_glossary};
use super::{Store, StoreError};
use crate::glossary::concept::{Activity, Concept, ConceptRecord};
use crate::id::ConceptId;
use jiff::Timestamp;
use rusqlite::Connection;
use serde_json::json;

/// One change in the history of a concept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConceptRevision {
    /// Its number in this concept's history, from 1.
    pub revision: u64,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub who: String,
    /// What was done: `concept:created`, `…:changed`, `…:retired`, `…:restored`, `…:merged`.
    pub action: String,
    /// What it said before; `None` when it was made.
    pub before: Option<Concept>,
    /// What it said after.
    pub after: Concept,
    /// Whether it was in use after.
    pub activity: Activity,
}

/// One concept of a glossary.
pub(super) fn concept_in(connection: &Connection, glossary: &str, id: &ConceptId) -> Result<ConceptRecord, StoreError> {
    let query = format!("SELECT {} WHERE concept.id = ? AND glossary.name = ?", concept_columns());
    connection.prepare_cached(&query)?.query_row((id.as_str(), glossary), concept_record).found("concept", id.as_str())
}

/// One concept, if it is still at the revision that the caller saw.
pub(super) fn concept_at(
    connection: &Connection,
    glossary: &str,
    id: &ConceptId,
    expected: u64,
) -> Result<ConceptRecord, StoreError> {
    let current = concept_in(connection, glossary, id)?;
    if current.revision == expected {
        Ok(current)
    } else {
        Err(StoreError::StaleConcept { current: Box::new(current) })
    }
}

/// Adds a concept to a glossary.
pub(super) fn insert(
    connection: &Connection,
    glossary: i64,
    concept: Concept,
    who: &str,
    now: Timestamp,
) -> Result<ConceptRecord, StoreError> {
    let record = ConceptRecord {
        id: ConceptId::new(),
        revision: 1,
        activity: Activity::Active,
        concept,
        updated_at: now,
        updated_by: who.to_owned(),
        conflict: None,
    };
    connection
        .prepare_cached(
            "INSERT INTO concept (id, glossary, revision, activity, concept, updated_at, updated_by)
             VALUES (?, ?, 1, ?, ?, ?, ?)",
        )?
        .execute((
            record.id.as_str(),
            glossary,
            Stored(record.activity),
            concept_text(&record.concept)?,
            Stored(now),
            who,
        ))?;
    append(connection, &record, "concept:created", None, who, now)?;
    Ok(record)
}

/// Changes what a concept says, if it says anything else, and appends that to its history. A conflict is settled by it.
/// Answers whether anything was written.
pub(super) fn change(
    connection: &Connection,
    record: &mut ConceptRecord,
    action: Option<&str>,
    (concept, activity): (Concept, Activity),
    who: &str,
    now: Timestamp,
) -> Result<bool, StoreError> {
    if record.concept == concept && record.activity == activity {
        return settle(connection, record, who, now);
    }
    let action = action.unwrap_or(match (record.activity, activity) {
        (Activity::Active, Activity::Retired) => "concept:retired",
        (Activity::Retired, Activity::Active) => "concept:restored",
        _ => "concept:changed",
    });
    let before = std::mem::replace(&mut record.concept, concept);
    record.activity = activity;
    record.revision += 1;
    record.updated_at = now;
    record.updated_by = who.to_owned();
    record.conflict = None;
    connection
        .prepare_cached(
            "UPDATE concept SET revision = ?, activity = ?, concept = ?, updated_at = ?, updated_by = ?,
                conflict = NULL WHERE id = ?",
        )?
        .execute((
            Stored(record.revision),
            Stored(record.activity),
            concept_text(&record.concept)?,
            Stored(now),
            who,
            record.id.as_str(),
        ))?;
    append(connection, record, action, Some(&before), who, now)?;
    Ok(true)
}

/// Ends a conflict in favour of what the concept says now.
pub(super) fn settle(
    connection: &Connection,
    record: &mut ConceptRecord,
    who: &str,
    now: Timestamp,
) -> Result<bool, StoreError> {
    if record.conflict.take().is_none() {
        return Ok(false);
    }
    connection.prepare_cached("UPDATE concept SET conflict = NULL WHERE id = ?")?.execute((record.id.as_str(),))?;
    append_change(connection, ChangeKind::Concept, record.id.as_str())?;
    let detail = json!({ "revision": record.revision });
    append_audit(connection, "concept:settled", record.id.as_str(), &detail, who, now)?;
    Ok(true)
}

fn append(
    connection: &Connection,
    record: &ConceptRecord,
    action: &str,
    before: Option<&Concept>,
    who: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    let (before, after) = (before.map(concept_text).transpose()?, concept_text(&record.concept)?);
    let fields = [
        Field::Text(record.id.as_str()),
        Field::Number(i64::try_from(record.revision).unwrap_or(i64::MAX)),
        Field::Number(now.as_microsecond()),
        Field::Text(who),
        Field::Text(action),
        before.as_deref().into(),
        Field::Text(&after),
        Field::Text(record.activity.name()),
    ];
    chain::append(connection, &CONCEPT_REVISIONS, &fields)?;
    append_change(connection, ChangeKind::Concept, record.id.as_str())?;
    append_audit(connection, action, record.id.as_str(), &json!({ "revision": record.revision }), who, now)
}

impl Store {
    /// Adds a concept to a glossary.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for the glossary, and those of every write: [`StoreError::Busy`],
    /// [`StoreError::Internal`].
    pub fn create_concept(
        &self,
        glossary: &str,
        concept: Concept,
        who: &str,
        now: Timestamp,
    ) -> Result<ConceptRecord, StoreError> {
        let (glossary, who, now) = (glossary.to_owned(), who.to_owned(), kept(now));
        self.write(move |tx| {
            let glossary = known_glossary(tx, &glossary)?;
            insert(tx, glossary, concept, &who, now)
        })
    }

    /// Changes a concept, retires or restores it. A waiting conflict is settled by it, also when nothing else changes.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::StaleConcept`], and those of every write.
    #[allow(clippy::too_many_arguments)] // what is changed, to what, by whom and when
    pub fn save_concept(
        &self,
        glossary: &str,
        id: &ConceptId,
        expected: u64,
        concept: Concept,
        activity: Activity,
        who: &str,
        now: Timestamp,
    ) -> Result<ConceptRecord, StoreError> {
        let (glossary, id, who, now) = (glossary.to_owned(), id.clone(), who.to_owned(), kept(now));
        self.write(move |tx| {
            known_glossary(tx, &glossary)?;
            let mut record = concept_at(tx, &glossary, &id, expected)?;
            change(tx, &mut record, None, (concept, activity), &who, now)?;
            Ok(record)
        })
    }

    /// One concept of a glossary.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], and those of every read: [`StoreError::Corrupt`], [`StoreError::Internal`].
    pub fn concept(&self, glossary: &str, id: &ConceptId) -> Result<ConceptRecord, StoreError> {
        self.read(|tx| {
            known_glossary(tx, glossary)?;
            concept_in(tx, glossary, id)
        })
    }

    /// All that was done to a concept, newest first.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], and those of every read.
    pub fn concept_history(&self, glossary: &str, id: &ConceptId) -> Result<Vec<ConceptRevision>, StoreError> {
        self.read(|tx| {
            known_glossary(tx, glossary)?;
            concept_in(tx, glossary, id)?;
            let mut statement =
                tx.prepare_cached("SELECT * FROM concept_revision WHERE concept = ? ORDER BY revision DESC")?;
            let rows = statement.query_map((id.as_str(),), |row| {
                Ok(ConceptRevision {
                    revision: column(row, "revision")?,
                    at: column(row, "at")?,
                    who: row.get("who")?,
                    action: row.get("action")?,
                    before: column(row, "before")?,
                    after: column(row, "after")?,
                    activity: column(row, "after_activity")?,
                })
            })?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }
}
