//! How much of an article do the memories and glossaries know, and for which is that to be counted (again)?

use super::changes::last;
use super::columns::{Stored, json, kept};
use super::error::Found;
use super::save::TRANSLATABLE;
use super::{Store, StoreError};
use crate::id::ArticleId;
use jiff::Timestamp;
use rusqlite::{OptionalExtension, Row};
use serde::{Deserialize, Serialize};

/// So many changes of single units make a count old. Each confirmed segment is one, and changes little for other articles; what comes many
/// at a time, and any change of a glossary, makes it old at once.
const MANY: u64 = 100;

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

/// What was counted, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    /// The words.
    pub covered: Covered,
    /// When they were counted.
    pub at: Timestamp,
}

/// The coverage of a row. What cannot be read was written by another version, and counts as not counted.
pub(super) fn counted_of(row: &Row<'_>) -> rusqlite::Result<Option<Counted>> {
    let text: Option<String> = row.get("coverage")?;
    let at: Option<Stored<Timestamp>> = row.get("covered_at")?;
    let covered = text.and_then(|text| serde_json::from_str(&text).ok());
    Ok(covered.zip(at).map(|(covered, Stored(at))| Counted { covered, at }))
}

impl Store {
    /// Keeps how much of an article is known by what there is up to `change`. It follows from what else is kept, so that nothing is written
    /// in the audit trail.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], and those of every write.
    pub fn keep_coverage(
        &self,
        id: &ArticleId,
        covered: Covered,
        change: u64,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let id = id.clone();
        self.write_in_turn(move |tx| {
            tx.prepare_cached(
                "UPDATE article SET coverage = ?, covered_change = ?, covered_at = ? WHERE id = ? RETURNING id",
            )?
            .query_row((json(&covered)?, Stored(change), Stored(kept(now)), id.as_str()), |_| Ok(()))
            .found("article", id.as_str())
        })
    }

    /// The newest article of which nobody has counted what is known. One row is read.
    ///
    /// # Errors
    /// Those of every read: [`StoreError::Corrupt`], [`StoreError::Internal`].
    pub fn newest_uncounted(&self) -> Result<Option<ArticleId>, StoreError> {
        self.read(|tx| {
            let mut newest =
                tx.prepare_cached("SELECT id FROM article WHERE coverage IS NULL ORDER BY updated_at DESC LIMIT 1")?;
            Ok(newest.query_row((), |row| row.get::<_, String>(0)).optional()?.map(ArticleId::from))
        })
    }

    /// Up to `limit` articles at work whose count is out of date, what was changed last first: something is to be done in them, they have no
    /// next version, and since they were counted many units came or went at once, a glossary changed, or a hundred single units did.
    /// Linear in the articles that are not put away.
    ///
    /// # Errors
    /// Those of every read.
    pub fn counted_long_ago(&self, limit: usize) -> Result<Vec<ArticleId>, StoreError> {
        let query = format!(
            "SELECT id FROM article WHERE archived_at IS NULL AND covered_change < ?1
                AND (?1 - covered_change >= {MANY}
                    OR EXISTS (SELECT 1 FROM change WHERE seq > covered_change AND kind <> 'unit'))
                AND NOT EXISTS (SELECT 1 FROM article AS later WHERE later.previous = article.id)
                AND EXISTS (SELECT 1 FROM segment WHERE segment.article = article.id AND removed = 0
                    AND role IN ({}) AND state IN ('empty', 'draft'))
             ORDER BY updated_at DESC, id DESC LIMIT ?2",
            *TRANSLATABLE
        );
        self.read(|tx| {
            let mut statement = tx.prepare_cached(&query)?;
            let rows = statement.query_map((Stored(last(tx)?), Stored(limit)), |row| row.get::<_, String>(0))?;
            Ok(rows.map(|id| id.map(ArticleId::from)).collect::<Result<_, _>>()?)
        })
    }
}
