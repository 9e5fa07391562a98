//! What happens when a translator saves? One transaction: revision, memory, repetitions, change number, audit.

use super::articles::{memory_of, touch};
use super::audit::append_audit;
use super::columns::{Stored, kept};
use super::memories::{count_use, remember};
use super::repetitions::repeat;
use super::segments::{Revising, SegmentRecord, one_at, revise};
use super::{Store, StoreError, answered};
use crate::article::{Origin, Role, State, Translation};
use crate::id::{ArticleId, SegmentId, UnitId};
use crate::memory::unit::{Context, Provenance, Unit};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension};
use serde_json::json;
use std::sync::LazyLock;

/// What marks a request as the same one when it comes again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Idempotency {
    /// The key that the client chose; each person has keys of their own.
    pub key: String,
    /// A digest of the request, which tells the same from another one under the same key.
    pub digest: String,
}

/// What a segment shall say from now on.
#[derive(Clone, Debug)]
pub struct SaveTranslation {
    /// The article.
    pub article: ArticleId,
    /// The segment.
    pub segment: SegmentId,
    /// The revision that the person saw.
    pub expected: u64,
    /// The English and its state.
    pub translation: Translation,
    /// Where it came from, other than from the person's fingers.
    pub origin: Option<Origin>,
    /// Whether a confirmed text also fills the other segments of the article that have the same Arabic.
    pub propagate: bool,
    /// For a request that may come twice.
    pub idempotency: Option<Idempotency>,
}

/// What a save did.
#[derive(Clone, Debug, PartialEq)]
pub struct Saved {
    /// The segment as it is now.
    pub segment: SegmentRecord,
    /// The other segments that were filled, in order.
    pub repeated: Vec<SegmentRecord>,
    /// The number of the last change that a cache must see; `None` if there was none.
    pub change: Option<u64>,
}

fn verb(state: State) -> &'static str {
    match state {
        State::Empty => "segment:cleared",
        State::Draft => "segment:drafted",
        State::Confirmed => "segment:confirmed",
        State::Reviewed => "segment:reviewed",
    }
}

/// The roles that a translator works on, as an SQL list.
pub(super) static TRANSLATABLE: LazyLock<String> = LazyLock::new(|| {
    let roles = Role::ALL.into_iter().filter(|role| role.is_translatable());
    roles.map(|role| format!("'{}'", role.name())).collect::<Vec<_>>().join(", ")
});

/// The sources around a segment, leaving out what is not translated.
fn context_of(connection: &Connection, article: &ArticleId, segment: &SegmentRecord) -> Result<Context, StoreError> {
    let neighbour = |comparison: &str, order: &str| -> Result<Option<String>, StoreError> {
        let query = format!(
            "SELECT source FROM segment WHERE article = ? AND removed = 0 AND span_start {comparison} ?
             AND role IN ({}) ORDER BY span_start {order} LIMIT 1",
            *TRANSLATABLE
        );
        let mut statement = connection.prepare_cached(&query)?;
        let start = Stored(segment.span.start);
        Ok(statement.query_row((article.as_str(), start), |row| row.get(0)).optional()?)
    };
    Ok(Context { before: neighbour("<", "DESC")?, after: neighbour(">", "ASC")? })
}

/// Puts what a segment says into the memory of its article.
fn remember_segment(
    connection: &Connection,
    article: &ArticleId,
    segment: &SegmentRecord,
    who: &str,
    now: Timestamp,
) -> Result<u64, StoreError> {
    let (memory, _) = memory_of(connection, article)?;
    let title = connection
        .prepare_cached("SELECT title FROM article WHERE id = ?")?
        .query_row((article.as_str(),), |row| row.get(0))?;
    let unit = Unit {
        id: UnitId::new(),
        source: segment.source.clone(),
        target: segment.translation.text().to_owned(),
        context: context_of(connection, article, segment)?,
        provenance: Provenance {
            segment: Some((article.clone(), segment.id.clone())),
            reviewed: false,
            article_title: Some(title),
            who: Some(who.to_owned()),
            import: None,
        },
        created_at: now,
        changed_at: now,
        uses: 0,
    };
    remember(connection, memory, &unit)
}

fn unit_used(origin: Option<&Origin>) -> Option<&UnitId> {
    match origin {
        Some(Origin::Proposal { unit, .. }) => unit.as_ref(),
        _ => None,
    }
}

fn save(connection: &Connection, request: &SaveTranslation, who: &str, now: Timestamp) -> Result<Saved, StoreError> {
    let SaveTranslation { article, segment, expected, translation, origin, .. } = request;
    let mut segment = one_at(connection, article, segment, *expected)?;
    if segment.translation == *translation {
        return Ok(Saved { segment, repeated: Vec::new(), change: None });
    }
    // An editor that saves while one types sends the same proposal again; it was inserted once.
    let used = unit_used(origin.as_ref()).filter(|unit| unit_used(segment.origin.as_ref()) != Some(unit)).cloned();
    let state = translation.state();
    // The same text is still from where it was: who vouches for a draft need not say again what was inserted.
    let same = segment.translation.text() == translation.text();
    let origin = origin.clone().or_else(|| segment.origin.take_if(|_| same));
    let change = Revising { action: verb(state), translation: translation.clone(), origin };
    revise(connection, &mut segment, change, who, now)?;
    touch(connection, article, now)?;

    let mut change = None;
    if let Some(unit) = used {
        change = count_use(connection, &unit)?;
    }
    let remembered = segment.is_remembered();
    if remembered {
        change = Some(remember_segment(connection, article, &segment, who, now)?);
    }
    let propagate = remembered && request.propagate && state == State::Confirmed;
    let repeated = if propagate { repeat(connection, article, &segment, who, now)? } else { Vec::new() };
    let ids: Vec<&str> = repeated.iter().map(|segment| segment.id.as_str()).collect();
    let detail = json!({ "article": article.as_str(), "revision": segment.revision, "repeated": ids });
    append_audit(connection, verb(state), segment.id.as_str(), &detail, who, now)?;
    Ok(Saved { segment, repeated, change })
}

impl Store {
    /// Saves what a segment says. What is confirmed or reviewed goes into the memory of the article, in place of what
    /// this segment put there before; with `propagate`, a confirmed text also becomes the draft of segments with the
    /// same Arabic that are empty or were filled in this way. A text with a gap ([`Translation::has_gap`]) is kept where
    /// it is and goes nowhere else. The same text in the same state writes nothing.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::Stale`], [`StoreError::KeyReused`], and those of every write:
    /// [`StoreError::Busy`], [`StoreError::Internal`].
    pub fn save_translation(&self, request: SaveTranslation, who: &str, now: Timestamp) -> Result<Saved, StoreError> {
        let (who, now) = (who.to_owned(), kept(now));
        self.write(move |tx| {
            let Some(idempotency) = &request.idempotency else { return save(tx, &request, &who, now) };
            if let Some(saved) = answered::find(tx, idempotency, &who)? {
                return Ok(saved);
            }
            let saved = save(tx, &request, &who, now)?;
            answered::keep(tx, idempotency, &saved, &who, now)?;
            Ok(saved)
        })
    }
}
