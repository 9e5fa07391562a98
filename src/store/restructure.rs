//! What if a segment was cut wrongly? Splitting, joining, and giving a block another role.

use super::articles::{insert_segment, touch};
use super::audit::append_audit;
use super::columns::{Stored, fingerprint, kept};
use super::memories::release_units;
use super::segments::{Revising, SegmentRecord, all, count_repeats, one, one_at, revise};
use super::{Store, StoreError, comments};
use crate::arabic::{Offsets, Span};
use crate::article::{Origin, Reason, Role, Translation, edit};
use crate::id::{ArticleId, SegmentId};
use jiff::Timestamp;
use rusqlite::Connection;
use serde_json::json;

/// The text of a span of an article. Linear in the article.
fn slices<const N: usize>(
    connection: &Connection,
    article: &ArticleId,
    spans: [Span; N],
) -> Result<[String; N], StoreError> {
    let text: String = connection
        .prepare_cached("SELECT text FROM article WHERE id = ?")?
        .query_row((article.as_str(),), |row| row.get(0))?;
    let offsets = Offsets::new(&text);
    Ok(spans.map(|span| offsets.slice(span).to_owned()))
}

/// Gives a segment another span, and its units their freedom: they keep saying what was confirmed.
fn reshape(connection: &Connection, segment: &mut SegmentRecord, span: Span, source: String) -> Result<(), StoreError> {
    connection
        .prepare_cached("UPDATE segment SET span_start = ?, span_end = ?, source = ?, fingerprint = ? WHERE id = ?")?
        .execute((Stored(span.start), Stored(span.end), &source, fingerprint(&[Some(&source)]), segment.id.as_str()))?;
    segment.span = span;
    segment.source = source;
    release_units(connection, segment.id.as_str())
}

fn split(
    connection: &Connection,
    article: &ArticleId,
    whole: SegmentRecord,
    (first, second): (Span, Span),
    who: &str,
    now: Timestamp,
) -> Result<(SegmentRecord, SegmentRecord), StoreError> {
    let inside = whole.span.contains(first) && whole.span.contains(second) && first.end <= second.start;
    let (lead, gap) = (Span::new(whole.span.start, first.start), Span::new(first.end, second.start));
    let trail = Span::new(second.end, whole.span.end);
    let [one, two, lead, gap, trail] = slices(connection, article, [first, second, lead, gap, trail])?;
    let uncovered = [lead, gap, trail].iter().any(|between| !between.trim().is_empty());
    if !inside || uncovered || one.trim().is_empty() || two.trim().is_empty() {
        let why = "the two parts must share out the segment, each with some text in it";
        return Err(StoreError::Invalid(why.to_owned()));
    }
    let origin = Some(Origin::Split { segment: whole.id.clone() });
    let mut second = SegmentRecord {
        id: SegmentId::new(),
        index: whole.index + 1,
        span: second,
        source: two,
        translation: Translation::empty(),
        revision: 0,
        origin: origin.clone(),
        updated_at: now,
        ..whole.clone()
    };
    let mut kept_part = whole;
    let translation = Translation::draft(kept_part.translation.text().to_owned());
    reshape(connection, &mut kept_part, first, one)?;
    revise(connection, &mut kept_part, Revising { action: "segment:split", translation, origin }, who, now)?;
    insert_segment(connection, article, &second)?;
    count_repeats(connection, article, &mut kept_part)?;
    count_repeats(connection, article, &mut second)?;
    touch(connection, article, now)?;
    let detail = json!({ "article": article.as_str(), "second": second.id.as_str(), "at": second.span.start });
    append_audit(connection, "segment:split", kept_part.id.as_str(), &detail, who, now)?;
    Ok((kept_part, second))
}

fn merge(
    connection: &Connection,
    article: &ArticleId,
    mut first: SegmentRecord,
    who: &str,
    now: Timestamp,
) -> Result<(SegmentRecord, SegmentId), StoreError> {
    let next: Option<String> = connection
        .prepare_cached(
            "SELECT min(id) FROM segment WHERE article = ?1 AND removed = 0 AND span_start =
                (SELECT min(span_start) FROM segment WHERE article = ?1 AND removed = 0 AND span_start > ?2)",
        )?
        .query_row((article.as_str(), Stored(first.span.start)), |row| row.get(0))?;
    let Some(next) = next else {
        return Err(StoreError::Invalid("this is the last segment: there is no next one to join with".to_owned()));
    };
    let second = one(connection, article, &next.into())?;
    let span = edit::merge(first.span, second.span);
    let [source] = slices(connection, article, [span])?;
    let texts = [first.translation.text(), second.translation.text()];
    let texts: Vec<&str> = texts.into_iter().filter(|text| !text.is_empty()).collect();
    let translation = Translation::draft(texts.join(" "));
    connection.prepare_cached("UPDATE segment SET removed = 1 WHERE id = ?")?.execute((second.id.as_str(),))?;
    release_units(connection, second.id.as_str())?;
    comments::hand_over(connection, &second.id, &first.id)?;
    reshape(connection, &mut first, span, source)?;
    count_repeats(connection, article, &mut first)?;
    let origin = Some(Origin::Merge { segment: second.id.clone() });
    revise(connection, &mut first, Revising { action: "segment:merged", translation, origin }, who, now)?;
    touch(connection, article, now)?;
    let detail = json!({ "article": article.as_str(), "removed": second.id.as_str() });
    append_audit(connection, "segment:merged", first.id.as_str(), &detail, who, now)?;
    Ok((first, second.id))
}

impl Store {
    /// Cuts a segment in two. The first keeps the identifier, the history and, as a draft, the English; the second is new
    /// and empty. The units that were confirmed of the whole stay in the memory.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::Stale`], [`StoreError::Invalid`] if a character that is not white space
    /// would lie in neither part or a part would be blank, and those of every write: [`StoreError::Busy`],
    /// [`StoreError::Internal`].
    #[allow(clippy::too_many_arguments)] // what is cut, where, by whom and when
    pub fn split_segment(
        &self,
        article: &ArticleId,
        segment: &SegmentId,
        expected: u64,
        first: Span,
        second: Span,
        who: &str,
        now: Timestamp,
    ) -> Result<(SegmentRecord, SegmentRecord), StoreError> {
        let (article, segment, who, now) = (article.clone(), segment.clone(), who.to_owned(), kept(now));
        self.write(move |tx| {
            let whole = one_at(tx, &article, &segment, expected)?;
            split(tx, &article, whole, (first, second), &who, now)
        })
    }

    /// Joins a segment with the next one, over the gap between them and also over the end of a paragraph, since a pasted
    /// line break may stand inside a sentence. The first keeps the identifier, the block and the role; the
    /// English of both becomes a draft. Answers the joined segment and the identifier of the one that is gone, whose
    /// history stays readable.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::Stale`], [`StoreError::Invalid`] for the last segment, and those of every
    /// write.
    pub fn merge_segments(
        &self,
        article: &ArticleId,
        segment: &SegmentId,
        expected: u64,
        who: &str,
        now: Timestamp,
    ) -> Result<(SegmentRecord, SegmentId), StoreError> {
        let (article, segment, who, now) = (article.clone(), segment.clone(), who.to_owned(), kept(now));
        self.write(move |tx| {
            let first = one_at(tx, &article, &segment, expected)?;
            merge(tx, &article, first, &who, now)
        })
    }

    /// Gives a block another role, and answers its segments. No translation changes by it.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if the article has no such block, and those of every write.
    pub fn set_block_role(
        &self,
        article: &ArticleId,
        block: usize,
        role: Role,
        who: &str,
        now: Timestamp,
    ) -> Result<Vec<SegmentRecord>, StoreError> {
        let (article, who, now) = (article.clone(), who.to_owned(), kept(now));
        self.write(move |tx| {
            let rows = tx
                .prepare_cached("UPDATE segment SET role = ?, reason = ? WHERE article = ? AND block = ?")?
                .execute((Stored(role), Stored(Reason::Chosen), article.as_str(), Stored(block)))?;
            if rows == 0 {
                return Err(StoreError::NotFound { what: "block", id: block.to_string() });
            }
            touch(tx, &article, now)?;
            let detail = json!({ "block": block, "role": role.name() });
            append_audit(tx, "block:changed", article.as_str(), &detail, &who, now)?;
            Ok(all(tx, &article)?.into_iter().filter(|segment| segment.block == block).collect())
        })
    }
}
