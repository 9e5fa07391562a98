//! What was done when? Read out of the trails: who vouched for which segments, what was imported, how an article came along.

use super::articles::read_article;
use super::columns::{Stored, column};
use super::memories::known_memory;
use super::save::TRANSLATABLE;
use super::{Store, StoreError};
use crate::article::State;
use crate::id::ArticleId;
use jiff::Timestamp;

/// Somebody vouched for a segment for the first time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confirmation {
    /// When.
    pub at: Timestamp,
    /// Who works on its article now; none where nobody is named.
    pub assignee: Option<String>,
    /// Its Arabic.
    pub source: String,
}

/// A segment of an article changed its state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// When; never before the step that was taken before it.
    pub at: Timestamp,
    /// What it was.
    pub before: State,
    /// What it is.
    pub after: State,
}

/// What holds of a revision by which somebody vouched for a segment that is translated, and nobody had before. What a new version took over
/// was vouched for in the one before. The index that is named has these alone, by their time.
fn first_confirmed() -> String {
    format!(
        "FROM revision INDEXED BY revision_confirmed
         JOIN segment ON segment.id = revision.segment
         JOIN article ON article.id = segment.article
         WHERE revision.at >= ?1 AND revision.after_state IN ('confirmed', 'reviewed')
            AND revision.before_state IN ('empty', 'draft') AND revision.action <> 'segment:carried'
            AND segment.role IN ({})
            AND NOT EXISTS (SELECT 1 FROM revision AS earlier WHERE earlier.segment = revision.segment
                AND earlier.revision < revision.revision AND earlier.after_state IN ('confirmed', 'reviewed'))",
        *TRANSLATABLE
    )
}

impl Store {
    /// Gives `take` each segment that somebody vouched for since then, by time, once: when it was done first. Some twenty microseconds each.
    ///
    /// # Errors
    /// Those of every read: [`StoreError::Corrupt`], [`StoreError::Internal`].
    pub fn each_confirmation(&self, since: Timestamp, take: &mut dyn FnMut(Confirmation)) -> Result<(), StoreError> {
        self.read(|tx| {
            let query = format!(
                "SELECT revision.at, article.assignee, segment.source {} ORDER BY revision.at",
                first_confirmed()
            );
            let mut statement = tx.prepare_cached(&query)?;
            let mut rows = statement.query((Stored(since),))?;
            while let Some(row) = rows.next()? {
                take(Confirmation {
                    at: column(row, "at")?,
                    assignee: row.get("assignee")?,
                    source: row.get("source")?,
                });
            }
            Ok(())
        })
    }

    /// When segments of the articles of a memory were first vouched for since then, by time: each made a unit.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for the memory, and those of every read.
    pub fn confirmed_into(&self, memory: &str, since: Timestamp) -> Result<Vec<Timestamp>, StoreError> {
        self.read(|tx| {
            let memory = known_memory(tx, memory)?;
            let query =
                format!("SELECT revision.at {} AND article.memory = ?2 ORDER BY revision.at", first_confirmed());
            let mut statement = tx.prepare_cached(&query)?;
            let rows = statement.query_map((Stored(since), memory), |row| column(row, "at"))?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// The imports of a memory since then, in their order: when each was done, and how many units it made.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for the memory, and those of every read.
    pub fn imported_into(&self, memory: &str, since: Timestamp) -> Result<Vec<(Timestamp, u64)>, StoreError> {
        self.read(|tx| {
            known_memory(tx, memory)?;
            let mut statement = tx.prepare_cached(
                "SELECT at, CAST(detail ->> 'created' AS INTEGER) AS created FROM audit
                 WHERE subject = ? AND action = 'memory:imported' AND at >= ? ORDER BY seq",
            )?;
            let rows = statement
                .query_map((memory, Stored(since)), |row| Ok((column(row, "at")?, column(row, "created")?)))?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// How the segments that an article has now, and that are translated, changed their states, in the order in which they did. Linear in their
    /// revisions.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], and those of every read.
    pub fn steps(&self, article: &ArticleId) -> Result<Vec<Step>, StoreError> {
        let query = format!(
            "SELECT revision.seq, revision.at, before_state, after_state FROM segment
             JOIN revision ON revision.segment = segment.id
             WHERE segment.article = ? AND removed = 0 AND role IN ({}) AND before_state <> after_state ORDER BY revision.seq",
            *TRANSLATABLE
        );
        self.read(|tx| {
            read_article(tx, article)?;
            let mut statement = tx.prepare_cached(&query)?;
            let mut last = Timestamp::MIN;
            let rows = statement.query_map((article.as_str(),), |row| {
                // A clock may be set back; what was done is in the order in which it was.
                last = last.max(column(row, "at")?);
                Ok(Step { at: last, before: column(row, "before_state")?, after: column(row, "after_state")? })
            })?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }
}
