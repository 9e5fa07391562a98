//! Which checks are on for an article, and which of their findings has somebody waved through?

use super::articles::memory_of;
use super::audit::append_audit;
use super::columns::{Stored, kept};
use super::error::Found;
use super::segments::one;
use super::{Store, StoreError};
use crate::checks::{Kind, Switches};
use crate::id::{ArticleId, SegmentId};
use jiff::Timestamp;
use rusqlite::Connection;
use serde_json::json;
use std::collections::{BTreeMap, HashSet};

/// The switches that differ from the default, as they are kept.
fn text_of(switches: Switches) -> String {
    let default = Switches::default();
    let differ = Kind::ALL.into_iter().filter(|&kind| switches.has(kind) != default.has(kind));
    let map: BTreeMap<&str, bool> = differ.map(|kind| (kind.name(), switches.has(kind))).collect();
    json!(map).to_string()
}

/// A check that this program does not know is passed over: another version knew it.
fn switches_of(text: &str) -> Switches {
    let map: BTreeMap<String, bool> = serde_json::from_str(text).unwrap_or_default();
    let known = map.into_iter().filter_map(|(name, on)| Some((Kind::from_name(&name)?, on)));
    known.fold(Switches::default(), |switches, (kind, on)| switches.with(kind, on))
}

/// What was waved through in a segment is so in the one that says the same in the next version.
pub(super) fn copy_ignored(connection: &Connection, from: &SegmentId, to: &SegmentId) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "INSERT OR IGNORE INTO ignored (segment, fingerprint, at, who)
             SELECT ?, fingerprint, at, who FROM ignored WHERE segment = ?",
        )?
        .execute((to.as_str(), from.as_str()))?;
    Ok(())
}

/// The checks of an article are on or off in its next version as they were.
pub(super) fn copy_switches(connection: &Connection, from: &ArticleId, to: &ArticleId) -> Result<(), StoreError> {
    connection
        .prepare_cached("UPDATE article SET checks = (SELECT checks FROM article WHERE id = ?) WHERE id = ?")?
        .execute((from.as_str(), to.as_str()))?;
    Ok(())
}

impl Store {
    /// Which checks are on for an article.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], and those of every read: [`StoreError::Corrupt`], [`StoreError::Internal`].
    pub fn check_switches(&self, article: &ArticleId) -> Result<Switches, StoreError> {
        self.read(|tx| {
            let text: String = tx
                .prepare_cached("SELECT checks FROM article WHERE id = ?")?
                .query_row((article.as_str(),), |row| row.get(0))
                .found("article", article.as_str())?;
            Ok(switches_of(&text))
        })
    }

    /// Sets which checks are on for an article.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], and those of every write: [`StoreError::Busy`], [`StoreError::Internal`].
    pub fn set_check_switches(
        &self,
        article: &ArticleId,
        switches: Switches,
        who: &str,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let (article, who, now) = (article.clone(), who.to_owned(), kept(now));
        self.write(move |tx| {
            memory_of(tx, &article)?;
            let text = text_of(switches);
            tx.prepare_cached("UPDATE article SET checks = ? WHERE id = ?")?.execute((&text, article.as_str()))?;
            append_audit(tx, "article:checks", article.as_str(), &json!({ "checks": text }), &who, now)
        })
    }

    /// The findings of an article that somebody has waved through: segment and fingerprint.
    ///
    /// # Errors
    /// Those of every read.
    pub fn ignored_findings(&self, article: &ArticleId) -> Result<HashSet<(SegmentId, String)>, StoreError> {
        self.read(|tx| {
            let mut statement = tx.prepare_cached(
                "SELECT ignored.segment, ignored.fingerprint FROM ignored JOIN segment ON segment.id = ignored.segment
                 WHERE article = ?",
            )?;
            let rows = statement.query_map((article.as_str(),), |row| {
                let segment: String = row.get(0)?;
                Ok((SegmentId::from(segment), row.get(1)?))
            })?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// Waves a finding of a segment through, or takes that back. Doing either twice changes nothing more.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], and those of every write.
    pub fn ignore_finding(
        &self,
        article: &ArticleId,
        segment: &SegmentId,
        fingerprint: &str,
        ignored: bool,
        who: &str,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let (article, segment, fingerprint) = (article.clone(), segment.clone(), fingerprint.to_owned());
        let (who, now) = (who.to_owned(), kept(now));
        self.write(move |tx| {
            one(tx, &article, &segment)?;
            let changed = if ignored {
                tx.prepare_cached("INSERT OR IGNORE INTO ignored (segment, fingerprint, at, who) VALUES (?, ?, ?, ?)")?
                    .execute((segment.as_str(), &fingerprint, Stored(now), &who))?
            } else {
                tx.prepare_cached("DELETE FROM ignored WHERE segment = ? AND fingerprint = ?")?
                    .execute((segment.as_str(), &fingerprint))?
            };
            if changed == 0 {
                return Ok(());
            }
            let action = if ignored { "finding:ignored" } else { "finding:shown" };
            let detail = json!({ "article": article.as_str(), "fingerprint": fingerprint });
            append_audit(tx, action, segment.as_str(), &detail, &who, now)
        })
    }
}
