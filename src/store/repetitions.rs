//! Who else says the same? The segments of an article with the same Arabic are filled when one is confirmed, and put back.

use super::articles::touch;
use super::audit::append_audit;
use super::columns::{column, fingerprint, kept, translation};
use super::segments::{self, Revising, SegmentRecord, revise};
use super::{Store, StoreError};
use crate::article::{Origin, State, Translation};
use crate::id::{ArticleId, SegmentId};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension};
use serde_json::json;

const FILLED: &str = "segment:repeated";
const PUT_BACK: &str = "segment:unrepeated";

/// Fills the other segments with the same Arabic that nobody has edited by hand.
pub(super) fn repeat(
    connection: &Connection,
    article: &ArticleId,
    segment: &SegmentRecord,
    who: &str,
    now: Timestamp,
) -> Result<Vec<SegmentRecord>, StoreError> {
    let mut repeated = Vec::new();
    for mut other in others(connection, article, segment)? {
        let untouched = match other.translation.state() {
            State::Empty => true,
            State::Draft => matches!(other.origin, Some(Origin::Repetition { .. })),
            State::Confirmed | State::Reviewed => false,
        };
        let translation = Translation::draft(segment.translation.text().to_owned());
        if !untouched || other.source != segment.source || other.translation == translation {
            continue;
        }
        let origin = Some(Origin::Repetition { segment: segment.id.clone() });
        let change = Revising { action: FILLED, translation, origin };
        revise(connection, &mut other, change, who, now)?;
        repeated.push(other);
    }
    Ok(repeated)
}

/// The other segments whose Arabic may be the same, in order.
fn others(
    connection: &Connection,
    article: &ArticleId,
    segment: &SegmentRecord,
) -> Result<Vec<SegmentRecord>, StoreError> {
    let ids: Vec<String> = connection
        .prepare_cached(
            "SELECT id FROM segment WHERE article = ? AND fingerprint = ? AND removed = 0 AND id <> ?
             ORDER BY span_start",
        )?
        .query_map((article.as_str(), fingerprint(&[Some(&segment.source)]), segment.id.as_str()), |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    ids.into_iter().map(|id| segments::one(connection, article, &id.into())).collect()
}

/// What a segment said before it was filled, and where that came from; `None` if filling it was not what happened to it last.
fn before(
    connection: &Connection,
    segment: &SegmentRecord,
) -> Result<Option<(Translation, Option<Origin>)>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT last.action, last.before_state, last.before_target, earlier.origin FROM revision AS last
         LEFT JOIN revision AS earlier ON earlier.segment = last.segment AND earlier.revision = last.revision - 1
         WHERE last.segment = ? ORDER BY last.revision DESC LIMIT 1",
    )?;
    let last = statement.query_row((segment.id.as_str(),), |row| {
        let filled = row.get::<_, String>("action")? == FILLED;
        Ok(if filled { Some((translation(row, "before_")?, column(row, "origin")?)) } else { None })
    });
    Ok(last.optional()?.flatten())
}

fn put_back(
    connection: &Connection,
    article: &ArticleId,
    segment: &SegmentId,
    who: &str,
    now: Timestamp,
) -> Result<Vec<SegmentRecord>, StoreError> {
    let segment = segments::one(connection, article, segment)?;
    let filled = Some(Origin::Repetition { segment: segment.id.clone() });
    let mut changed = Vec::new();
    for mut other in others(connection, article, &segment)? {
        if other.origin != filled {
            continue;
        }
        let Some((translation, origin)) = before(connection, &other)? else { continue };
        revise(connection, &mut other, Revising { action: PUT_BACK, translation, origin }, who, now)?;
        changed.push(other);
    }
    if !changed.is_empty() {
        touch(connection, article, now)?;
        let ids: Vec<&str> = changed.iter().map(|segment| segment.id.as_str()).collect();
        let detail = json!({ "article": article.as_str(), "repeated": ids });
        append_audit(connection, PUT_BACK, segment.id.as_str(), &detail, who, now)?;
    }
    Ok(changed)
}

impl Store {
    /// Takes back what confirming a segment put last into those with the same Arabic: each says again what it said before, in
    /// its state. One that was changed since stays as it is. Their histories have both. Answers those that were put back, in
    /// order; a second time there are none.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], and those of every write.
    pub fn put_back_repetitions(
        &self,
        article: &ArticleId,
        segment: &SegmentId,
        who: &str,
        now: Timestamp,
    ) -> Result<Vec<SegmentRecord>, StoreError> {
        let (article, segment, who, now) = (article.clone(), segment.clone(), who.to_owned(), kept(now));
        self.write(move |tx| put_back(tx, &article, &segment, &who, now))
    }
}
