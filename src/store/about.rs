//! What is told of an article beside its text: where it comes from, who works on it, how much of it was known?

use super::articles::{ArticleRecord, read_article};
use super::audit::append_audit;
use super::columns::{json, kept};
use super::error::Found;
use super::{Store, StoreError};
use crate::id::ArticleId;
use jiff::Timestamp;
use rusqlite::{OptionalExtension, Row};
use serde::{Deserialize, Serialize};
use serde_json::json;

/// How many words of what is to be translated the memories and glossaries knew, by the best that they had for a segment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Covered {
    /// In segments that are there with the same neighbours.
    pub context: u64,
    /// In segments that are there.
    pub exact: u64,
    /// In segments that have a match, repaired or not.
    pub fuzzy: u64,
    /// In segments without a match that have terms of a glossary.
    pub terms: u64,
    /// In all others.
    pub none: u64,
}

/// What is to be changed of an article; what is `None` stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ArticleChange {
    /// Whether it is put away.
    pub archived: Option<bool>,
    /// Who works on it; nobody, where it is empty.
    pub assignee: Option<String>,
    /// Where it comes from; unknown, where it is empty.
    pub outlet: Option<String>,
}

/// The coverage of a row. What cannot be read was written by another version, and counts as not counted.
pub(super) fn coverage_of(row: &Row<'_>) -> rusqlite::Result<Option<Covered>> {
    let text: Option<String> = row.get("coverage")?;
    Ok(text.and_then(|text| serde_json::from_str(&text).ok()))
}

impl Store {
    /// Keeps how much of an article was known. It follows from what else is kept, so that nothing is written in the audit trail.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], and those of every write.
    pub fn keep_coverage(&self, id: &ArticleId, covered: Covered) -> Result<(), StoreError> {
        let id = id.clone();
        self.write(move |tx| {
            tx.prepare_cached("UPDATE article SET coverage = ? WHERE id = ? RETURNING id")?
                .query_row((json(&covered)?, id.as_str()), |_| Ok(()))
                .found("article", id.as_str())
        })
    }

    /// Changes what is told of an article. To say the same again changes nothing.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], and those of every write.
    pub fn change_article(
        &self,
        id: &ArticleId,
        change: ArticleChange,
        who: &str,
        now: Timestamp,
    ) -> Result<ArticleRecord, StoreError> {
        let (id, who, now) = (id.clone(), who.to_owned(), kept(now));
        self.write(move |tx| {
            if let Some(archived) = change.archived {
                super::articles::archive(tx, &id, archived, &who, now)?;
            }
            let texts =
                [("assignee", "article:assigned", &change.assignee), ("outlet", "article:outlet", &change.outlet)];
            for (column, action, text) in texts {
                let Some(text) = text else { continue };
                let text = Some(text.trim()).filter(|text| !text.is_empty());
                let changed = tx
                    .prepare_cached(&format!(
                        "UPDATE article SET {column} = ?1 WHERE id = ?2 AND {column} IS NOT ?1 RETURNING id"
                    ))?
                    .query_row((text, id.as_str()), |_| Ok(()))
                    .optional()?;
                if changed.is_some() {
                    append_audit(tx, action, id.as_str(), &json!({ column: text }), &who, now)?;
                }
            }
            read_article(tx, &id)
        })
    }
}
