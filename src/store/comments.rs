//! What do people say to each other about a segment?

use super::articles;
use super::audit::append_audit;
use super::columns::{Stored, column, kept};
use super::error::Found;
use super::segments::one;
use super::{Store, StoreError};
use crate::id::{ArticleId, SegmentId};
use jiff::Timestamp;
use rusqlite::{Connection, Row};
use serde_json::json;

/// A remark about a segment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// Its number.
    pub id: u64,
    /// What it is about.
    pub segment: SegmentId,
    /// When it was made.
    pub at: Timestamp,
    /// Who made it.
    pub who: String,
    /// What it says.
    pub text: String,
    /// Who settled it, and when; `None` while it is open.
    pub settled: Option<(String, Timestamp)>,
}

fn comment_of(row: &Row<'_>) -> rusqlite::Result<Comment> {
    let settled_by: Option<String> = row.get("settled_by")?;
    let settled = match settled_by {
        Some(who) => Some((who, column(row, "settled_at")?)),
        None => None,
    };
    Ok(Comment {
        id: column(row, "id")?,
        segment: row.get::<_, String>("segment")?.into(),
        at: column(row, "at")?,
        who: row.get("who")?,
        text: row.get("text")?,
        settled,
    })
}

fn comment(connection: &Connection, article: &ArticleId, id: u64) -> Result<Comment, StoreError> {
    let unknown = || StoreError::NotFound { what: "comment", id: id.to_string() };
    let row = i64::try_from(id).map_err(|_| unknown())?;
    connection
        .prepare_cached("SELECT * FROM comment WHERE id = ? AND article = ?")?
        .query_row((row, article.as_str()), comment_of)
        .found("comment", &id.to_string())
}

/// Asks what is still open of a segment at its like in the next version, too.
pub(super) fn copy_open(
    connection: &Connection,
    segment: &SegmentId,
    article: &ArticleId,
    next: &SegmentId,
) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "INSERT INTO comment (article, segment, at, who, text)
             SELECT ?, ?, at, who, text FROM comment WHERE segment = ? AND settled_at IS NULL ORDER BY id",
        )?
        .execute((article.as_str(), next.as_str(), segment.as_str()))?;
    Ok(())
}

/// What was said about a segment is about the one that it was joined to.
pub(super) fn hand_over(connection: &Connection, segment: &SegmentId, to: &SegmentId) -> Result<(), StoreError> {
    connection
        .prepare_cached("UPDATE comment SET segment = ? WHERE segment = ?")?
        .execute((to.as_str(), segment.as_str()))?;
    Ok(())
}

impl Store {
    /// The comments on the segments of an article, oldest first.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for the article, and those of every read: [`StoreError::Corrupt`], [`StoreError::Internal`].
    pub fn comments(&self, article: &ArticleId) -> Result<Vec<Comment>, StoreError> {
        self.read(|tx| {
            articles::memory_of(tx, article)?;
            let mut statement = tx.prepare_cached("SELECT * FROM comment WHERE article = ? ORDER BY id")?;
            Ok(statement.query_map((article.as_str(),), comment_of)?.collect::<Result<_, _>>()?)
        })
    }

    /// Says something about a segment.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::Invalid`] for an empty text, and those of every write: [`StoreError::Busy`],
    /// [`StoreError::Internal`].
    pub fn add_comment(
        &self,
        article: &ArticleId,
        segment: &SegmentId,
        text: &str,
        who: &str,
        now: Timestamp,
    ) -> Result<Comment, StoreError> {
        let (article, segment, now) = (article.clone(), segment.clone(), kept(now));
        let (text, who) = (text.trim().to_owned(), who.to_owned());
        if text.is_empty() {
            return Err(StoreError::Invalid("a comment says something".to_owned()));
        }
        self.write(move |tx| {
            one(tx, &article, &segment)?;
            tx.prepare_cached("INSERT INTO comment (article, segment, at, who, text) VALUES (?, ?, ?, ?, ?)")?
                .execute((article.as_str(), segment.as_str(), Stored(now), &who, &text))?;
            let id = u64::try_from(tx.last_insert_rowid()).unwrap_or_default();
            append_audit(tx, "comment:added", segment.as_str(), &json!({ "comment": id }), &who, now)?;
            comment(tx, &article, id)
        })
    }

    /// Settles a comment, or opens it again. What is so already stays as it is.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], and those of every write.
    pub fn settle_comment(
        &self,
        article: &ArticleId,
        id: u64,
        settled: bool,
        who: &str,
        now: Timestamp,
    ) -> Result<Comment, StoreError> {
        let (article, who, now) = (article.clone(), who.to_owned(), kept(now));
        self.write(move |tx| {
            let before = comment(tx, &article, id)?;
            if before.settled.is_some() == settled {
                return Ok(before);
            }
            let (by, at) = if settled { (Some(&who), Some(now.as_microsecond())) } else { (None, None) };
            tx.prepare_cached("UPDATE comment SET settled_by = ?, settled_at = ? WHERE id = ?")?.execute((
                by,
                at,
                Stored(id),
            ))?;
            let action = if settled { "comment:settled" } else { "comment:opened" };
            append_audit(tx, action, before.segment.as_str(), &json!({ "comment": id }), &who, now)?;
            comment(tx, &article, id)
        })
    }
}
