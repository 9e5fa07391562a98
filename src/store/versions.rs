//! What becomes of the English when an article comes again, corrected? A new version, with what was said of the one before.

use super::articles::{ArticleRecord, NewArticle, Read, insert, read_article};
use super::audit::append_audit;
use super::checking::{copy_ignored, copy_switches};
use super::columns::{json, kept};
use super::comments::copy_open;
use super::error::Found;
use super::memories::hand_over_units;
use super::segments::{self, Revising, SegmentRecord, one, revise};
use super::{Store, StoreError};
use crate::article::{Origin, State, Translation};
use crate::id::{ArticleId, SegmentId};
use jiff::Timestamp;
use rusqlite::Connection;
use serde_json::json;

/// How much of what was said of a segment before stands in the new version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Carry {
    /// All of it with its state: the Arabic says the same.
    Whole,
    /// Its English, as a draft to be touched up.
    Draft,
    /// Nothing; it is only told which segment it was.
    Nothing,
}

/// What a segment of a new version was in the one before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Carried {
    /// Which of [`NewArticle::segments`].
    pub segment: usize,
    /// The segments that it was, in order; one at least.
    pub from: Vec<SegmentId>,
    /// What of them stands in it.
    pub carry: Carry,
}

fn carry(
    connection: &Connection,
    previous: &ArticleId,
    article: &ArticleId,
    (segment, carried): (&mut SegmentRecord, &Carried),
    who: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    // Read again, since somebody may have typed since they were compared.
    let from: Vec<SegmentRecord> =
        carried.from.iter().map(|id| one(connection, previous, id)).collect::<Result<_, _>>()?;
    let ids: Vec<&str> = carried.from.iter().map(SegmentId::as_str).collect();
    connection
        .prepare_cached("UPDATE segment SET earlier = ? WHERE id = ?")?
        .execute((json(&ids)?, segment.id.as_str()))?;
    let [first, ..] = from.as_slice() else { return Ok(()) };
    let texts: Vec<&str> =
        from.iter().map(|segment| segment.translation.text()).filter(|text| !text.is_empty()).collect();
    let translation = match carried.carry {
        Carry::Whole => first.translation.clone(),
        Carry::Draft => Translation::draft(texts.join(" ")),
        Carry::Nothing => Translation::empty(),
    };
    if carried.carry == Carry::Whole {
        // Also of one that is being corrected: what is confirmed here takes the place of what was wrong.
        hand_over_units(connection, &first.id, article, &segment.id)?;
        copy_ignored(connection, &first.id, &segment.id)?;
    }
    for from in &from {
        copy_open(connection, &from.id, article, &segment.id)?;
    }
    if translation.state() == State::Empty {
        return Ok(());
    }
    let origin = Some(Origin::Version { segment: first.id.clone() });
    revise(connection, segment, Revising { action: "segment:carried", translation, origin }, who, now)
}

impl Store {
    /// Takes the next version of an article in, with what was said of the segments that it shares with that one, as it is at that moment. Units
    /// that were confirmed there are rewritten by what is confirmed here from now on.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for the article or a segment of it, [`StoreError::Exists`] if it has a next version already, else as
    /// [`Store::create_article`].
    pub fn create_version(
        &self,
        previous: &ArticleId,
        article: NewArticle,
        carried: Vec<Carried>,
        who: &str,
        now: Timestamp,
    ) -> Result<(ArticleRecord, Vec<SegmentRecord>), StoreError> {
        let (previous, who, now) = (previous.clone(), who.to_owned(), kept(now));
        let read = Read::of(&article);
        self.write(move |tx| {
            let before = read_article(tx, &previous)?.summary;
            if let Some(next) = before.next {
                return Err(StoreError::Exists { what: "next version of this article,", id: next.to_string() });
            }
            let id = insert(tx, &article, &read, Some(&before), &who, now)?;
            copy_switches(tx, &previous, &id)?;
            let mut segments = segments::all(tx, &id)?;
            for carried in &carried {
                if let Some(segment) = segments.get_mut(carried.segment) {
                    carry(tx, &previous, &id, (segment, carried), &who, now)?;
                }
            }
            let detail = json!({ "next": id.as_str(), "carried": carried.len() });
            append_audit(tx, "article:revised", previous.as_str(), &detail, &who, now)?;
            Ok((read_article(tx, &id)?, segments))
        })
    }

    /// What a segment was in the version before, as it is there now; nothing for one that is new, or of a first version.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], and those of every read.
    pub fn earlier(&self, article: &ArticleId, segment: &SegmentId) -> Result<Vec<SegmentRecord>, StoreError> {
        self.read(|tx| {
            let earlier: Option<String> = tx
                .prepare_cached("SELECT earlier FROM segment WHERE id = ? AND article = ?")?
                .query_row((segment.as_str(), article.as_str()), |row| row.get(0))
                .found("segment", segment.as_str())?;
            let Some(earlier) = earlier else { return Ok(Vec::new()) };
            segments::named(tx, &earlier)
        })
    }
}
