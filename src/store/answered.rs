//! Was this request answered before? Idempotency keys with the answers that were given.

use super::StoreError;
use super::columns::{Stored, json};
use super::save::{Idempotency, Saved};
use super::segments::SegmentRecord;
use crate::arabic::Span;
use crate::article::{Reason, Role, State, Translation};
use jiff::{SignedDuration, Timestamp};
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};

/// How long an answer is kept. A client that tries again does so within minutes; a day covers a laptop put to sleep.
const KEPT: SignedDuration = SignedDuration::from_hours(24);

#[derive(Serialize, Deserialize)]
struct SavedForm {
    segment: SegmentForm,
    repeated: Vec<SegmentForm>,
    change: Option<u64>,
}

#[derive(Serialize, Deserialize)]
struct SegmentForm {
    id: String,
    index: usize,
    start: usize,
    end: usize,
    source: String,
    role: String,
    /// Answers kept by an earlier version lack it.
    #[serde(default)]
    reason: Option<String>,
    block: usize,
    target: String,
    state: String,
    revision: u64,
    origin: Option<String>,
    updated_at: i64,
    /// Answers kept by an earlier version lack it.
    #[serde(default)]
    repeats: usize,
}

impl SegmentForm {
    fn new(segment: &SegmentRecord) -> Result<Self, StoreError> {
        Ok(Self {
            id: segment.id.to_string(),
            index: segment.index,
            start: segment.span.start,
            end: segment.span.end,
            source: segment.source.clone(),
            role: segment.role.name().to_owned(),
            reason: segment.reason.map(|reason| reason.name().to_owned()),
            block: segment.block,
            target: segment.translation.text().to_owned(),
            state: segment.translation.state().name().to_owned(),
            revision: segment.revision,
            origin: super::columns::origin_text(segment.origin.as_ref())?,
            updated_at: segment.updated_at.as_microsecond(),
            repeats: segment.repeats,
        })
    }

    fn record(self) -> Option<SegmentRecord> {
        let origin = match &self.origin {
            Some(text) => Some(super::columns::origin_of(text)?),
            None => None,
        };
        Some(SegmentRecord {
            id: self.id.into(),
            index: self.index,
            span: Span::new(self.start, self.end),
            source: self.source,
            role: Role::from_name(&self.role)?,
            reason: self.reason.as_deref().and_then(Reason::from_name),
            block: self.block,
            translation: Translation::new(self.target, State::from_name(&self.state)?)?,
            revision: self.revision,
            origin,
            updated_at: Timestamp::from_microsecond(self.updated_at).ok()?,
            repeats: self.repeats,
        })
    }
}

/// The answer that this request was given before.
///
/// # Errors
/// [`StoreError::KeyReused`] if the key was that of another request.
pub(super) fn find(connection: &Connection, idempotency: &Idempotency, who: &str) -> Result<Option<Saved>, StoreError> {
    let found: Option<(String, String)> = connection
        .prepare_cached("SELECT digest, saved FROM answered WHERE who = ? AND key = ?")?
        .query_row((who, &idempotency.key), |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let Some((digest, saved)) = found else { return Ok(None) };
    if digest != idempotency.digest {
        return Err(StoreError::KeyReused { key: idempotency.key.clone() });
    }
    let read = |form: SavedForm| {
        let repeated = form.repeated.into_iter().map(SegmentForm::record).collect::<Option<_>>()?;
        Some(Saved { segment: form.segment.record()?, repeated, change: form.change })
    };
    let saved = serde_json::from_str(&saved).ok().and_then(read);
    saved
        .map(Some)
        .ok_or_else(|| StoreError::Corrupt { what: format!("the answer kept for “{}”", idempotency.key) })
}

/// Keeps the answer to a request, and forgets those of yesterday.
pub(super) fn keep(
    connection: &Connection,
    idempotency: &Idempotency,
    saved: &Saved,
    who: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    let form = SavedForm {
        segment: SegmentForm::new(&saved.segment)?,
        repeated: saved.repeated.iter().map(SegmentForm::new).collect::<Result<_, _>>()?,
        change: saved.change,
    };
    let old = now.saturating_sub(KEPT).unwrap_or(Timestamp::MIN);
    connection.prepare_cached("DELETE FROM answered WHERE at < ?")?.execute((Stored(old),))?;
    connection
        .prepare_cached("INSERT INTO answered (who, key, digest, at, saved) VALUES (?, ?, ?, ?, ?)")?
        .execute((who, &idempotency.key, &idempotency.digest, Stored(now), json(&form)?))?;
    Ok(())
}
