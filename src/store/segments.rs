//! What does each segment say, and what did it say before? Reading segments and their history; and the one way in which
//! a translation changes.

use super::chain::{self, Field, REVISIONS};
use super::columns::{Stored, column, fingerprint, origin_text, span, translation};
use super::error::Found;
use super::{Store, StoreError, articles};
use crate::arabic::Span;
use crate::article::{Origin, Reason, Role, State, Translation};
use crate::id::{ArticleId, SegmentId};
use jiff::Timestamp;
use rusqlite::{Connection, Row};
use std::collections::HashMap;

/// A segment with what it says now.
#[derive(Clone, Debug, PartialEq)]
pub struct SegmentRecord {
    /// Which one.
    pub id: SegmentId,
    /// Its place among the segments of the article, from 0.
    pub index: usize,
    /// Where it stands in the article's source, in code points.
    pub span: Span,
    /// Its Arabic.
    pub source: String,
    /// What its block is for.
    pub role: Role,
    /// What told so; `None` in articles of an earlier version.
    pub reason: Option<Reason>,
    /// The number of its block.
    pub block: usize,
    /// Its English and how far that has come.
    pub translation: Translation,
    /// How often it was changed; 0 when nobody has touched it.
    pub revision: u64,
    /// Where the English came from, other than from somebody's fingers.
    pub origin: Option<Origin>,
    /// When it was last changed, or made.
    pub updated_at: Timestamp,
    /// How many other segments of the article have the same Arabic.
    pub repeats: usize,
}

impl SegmentRecord {
    /// Whether the memory has what it says: somebody vouches for it, and nothing of the Arabic is left open.
    #[must_use]
    pub fn is_remembered(&self) -> bool {
        matches!(self.translation.state(), State::Confirmed | State::Reviewed)
            && !self.translation.has_gap(&self.source)
    }
}

/// One change in the history of a segment.
#[derive(Clone, Debug, PartialEq)]
pub struct RevisionRecord {
    /// Its number in this segment's history, from 1.
    pub revision: u64,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub who: String,
    /// What was done: `segment:drafted`, `…:confirmed`, `…:reviewed`, `…:cleared`, `…:split`, `…:merged`, `…:repeated`,
    /// `…:carried` (from the version before).
    pub action: String,
    /// What it said before.
    pub before: Translation,
    /// What it said after.
    pub after: Translation,
    /// Where the text after came from.
    pub origin: Option<Origin>,
}

/// The columns that [`segment_of`] reads.
pub(super) const COLUMNS: &str =
    "id, span_start, span_end, role, reason, block, state, revision, updated_at, origin, source, target";

fn segment_of(row: &Row<'_>, index: usize) -> rusqlite::Result<SegmentRecord> {
    Ok(SegmentRecord {
        id: row.get::<_, String>("id")?.into(),
        index,
        span: span(row)?,
        source: row.get("source")?,
        role: column(row, "role")?,
        reason: column(row, "reason")?,
        block: column(row, "block")?,
        translation: translation(row, "")?,
        revision: column(row, "revision")?,
        origin: column(row, "origin")?,
        updated_at: column(row, "updated_at")?,
        repeats: 0,
    })
}

/// The segments of an article, in order. Linear in their number.
pub(super) fn all(connection: &Connection, article: &ArticleId) -> Result<Vec<SegmentRecord>, StoreError> {
    let query = format!("SELECT {COLUMNS} FROM segment WHERE article = ? AND removed = 0 ORDER BY span_start");
    let mut statement = connection.prepare_cached(&query)?;
    let mut rows = statement.query((article.as_str(),))?;
    let mut segments = Vec::new();
    while let Some(row) = rows.next()? {
        segments.push(segment_of(row, segments.len())?);
    }
    let mut counts: HashMap<String, usize> = HashMap::new();
    for segment in &segments {
        *counts.entry(segment.source.clone()).or_default() += 1;
    }
    for segment in &mut segments {
        segment.repeats = counts.get(&segment.source).map_or(0, |count| count - 1);
    }
    Ok(segments)
}

/// Those segments, named by a JSON list, in its order; also such as were joined to others. Their indexes are not told.
pub(super) fn named(connection: &Connection, ids: &str) -> Result<Vec<SegmentRecord>, StoreError> {
    let columns = COLUMNS.split(", ").map(|column| format!("segment.{column}")).collect::<Vec<_>>().join(", ");
    let query = format!(
        "SELECT {columns} FROM json_each(?) AS named JOIN segment ON segment.id = named.value ORDER BY named.key"
    );
    let mut statement = connection.prepare_cached(&query)?;
    let rows = statement.query_map((ids,), |row| segment_of(row, 0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// One segment of an article. Its index is counted: linear in the segments before it, in an index.
pub(super) fn one(
    connection: &Connection,
    article: &ArticleId,
    segment: &SegmentId,
) -> Result<SegmentRecord, StoreError> {
    let query = format!("SELECT {COLUMNS} FROM segment WHERE id = ? AND article = ? AND removed = 0");
    let mut record = connection
        .prepare_cached(&query)?
        .query_row((segment.as_str(), article.as_str()), |row| segment_of(row, 0))
        .found("segment", segment.as_str())?;
    record.index = connection
        .prepare_cached("SELECT count(*) AS n FROM segment WHERE article = ? AND removed = 0 AND span_start < ?")?
        .query_row((article.as_str(), Stored(record.span.start)), |row| column(row, "n"))?;
    count_repeats(connection, article, &mut record)?;
    Ok(record)
}

/// Counts anew how many other segments have the Arabic of this one. A look-up in an index.
pub(super) fn count_repeats(
    connection: &Connection,
    article: &ArticleId,
    segment: &mut SegmentRecord,
) -> Result<(), StoreError> {
    segment.repeats = connection
        .prepare_cached(
            "SELECT count(*) AS n FROM segment WHERE article = ? AND fingerprint = ? AND removed = 0 AND source = ?
             AND id <> ?",
        )?
        .query_row(
            (article.as_str(), fingerprint(&[Some(&segment.source)]), &segment.source, segment.id.as_str()),
            |row| column(row, "n"),
        )?;
    Ok(())
}

/// One segment, if it is still at the revision that the caller saw.
pub(super) fn one_at(
    connection: &Connection,
    article: &ArticleId,
    segment: &SegmentId,
    expected: u64,
) -> Result<SegmentRecord, StoreError> {
    let current = one(connection, article, segment)?;
    if current.revision == expected { Ok(current) } else { Err(StoreError::Stale { current: Box::new(current) }) }
}

/// A change of what a segment says.
pub(super) struct Revising<'a> {
    pub(super) action: &'a str,
    pub(super) translation: Translation,
    pub(super) origin: Option<Origin>,
}

/// Changes what a segment says, and appends that to its history: the only place where either is done.
pub(super) fn revise(
    connection: &Connection,
    segment: &mut SegmentRecord,
    change: Revising<'_>,
    who: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    let before = std::mem::replace(&mut segment.translation, change.translation);
    segment.revision += 1;
    segment.origin = change.origin;
    segment.updated_at = now;
    let (after, origin) = (&segment.translation, origin_text(segment.origin.as_ref())?);
    let fields = [
        Field::Text(segment.id.as_str()),
        Field::Number(i64::try_from(segment.revision).unwrap_or(i64::MAX)),
        Field::Number(now.as_microsecond()),
        Field::Text(who),
        Field::Text(change.action),
        Field::Text(before.state().name()),
        Field::Text(before.text()),
        Field::Text(after.state().name()),
        Field::Text(after.text()),
        origin.as_deref().into(),
    ];
    chain::append(connection, &REVISIONS, &fields)?;
    connection
        .prepare_cached(
            "UPDATE segment SET target = ?, state = ?, revision = ?, origin = ?, updated_at = ? WHERE id = ?",
        )?
        .execute((
            after.text(),
            Stored(after.state()),
            Stored(segment.revision),
            origin,
            Stored(now),
            segment.id.as_str(),
        ))?;
    Ok(())
}

impl Store {
    /// The segments of an article, in order.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for the article, and those of every read: [`StoreError::Corrupt`],
    /// [`StoreError::Internal`].
    pub fn segments(&self, article: &ArticleId) -> Result<Vec<SegmentRecord>, StoreError> {
        self.read(|tx| {
            articles::memory_of(tx, article)?;
            all(tx, article)
        })
    }

    /// One segment of an article.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], also when it was joined to another, and those of every read.
    pub fn segment(&self, article: &ArticleId, segment: &SegmentId) -> Result<SegmentRecord, StoreError> {
        self.read(|tx| one(tx, article, segment))
    }

    /// The Arabic and the English of the translated segments around that one: the nearest `limit` of them, the nearest last. One before it is as
    /// near as one behind it, and comes after that.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], and those of every read.
    pub fn said_around(
        &self,
        article: &ArticleId,
        segment: &SegmentId,
        limit: usize,
    ) -> Result<Vec<(String, String)>, StoreError> {
        self.read(|tx| {
            let start: i64 = tx
                .prepare_cached("SELECT span_start FROM segment WHERE id = ? AND article = ?")?
                .query_row((segment.as_str(), article.as_str()), |row| row.get(0))
                .found("segment", segment.as_str())?;
            let side = |place: &str| -> Result<Vec<(String, String)>, StoreError> {
                let mut statement = tx.prepare_cached(&format!(
                    "SELECT source, target FROM segment WHERE article = ? AND removed = 0 AND target <> '' AND span_start {place} LIMIT ?"
                ))?;
                let limit = Stored(limit as u64);
                let rows = statement.query_map((article.as_str(), start, limit), |row| Ok((row.get(0)?, row.get(1)?)))?;
                Ok(rows.collect::<Result<_, _>>()?)
            };
            let mut before = side("< ? ORDER BY span_start DESC")?.into_iter();
            let mut behind = side("> ? ORDER BY span_start")?.into_iter();
            let nearest_first = (0..limit).flat_map(|_| [before.next(), behind.next()]).flatten().take(limit);
            let mut said: Vec<(String, String)> = nearest_first.collect();
            said.reverse();
            Ok(said)
        })
    }

    /// All that was done to a segment, newest first; also of one that was joined to another.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], and those of every read.
    pub fn history(&self, article: &ArticleId, segment: &SegmentId) -> Result<Vec<RevisionRecord>, StoreError> {
        self.read(|tx| {
            tx.prepare_cached("SELECT 1 FROM segment WHERE id = ? AND article = ?")?
                .query_row((segment.as_str(), article.as_str()), |_| Ok(()))
                .found("segment", segment.as_str())?;
            let mut statement = tx.prepare_cached("SELECT * FROM revision WHERE segment = ? ORDER BY revision DESC")?;
            let rows = statement.query_map((segment.as_str(),), |row| {
                Ok(RevisionRecord {
                    revision: column(row, "revision")?,
                    at: column(row, "at")?,
                    who: row.get("who")?,
                    action: row.get("action")?,
                    before: translation(row, "before_")?,
                    after: translation(row, "after_")?,
                    origin: column(row, "origin")?,
                })
            })?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }
}
