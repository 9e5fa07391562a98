//! What does the memory hold? One translation unit: a source, a target, and where the pair comes from.

use crate::id::{ArticleId, SegmentId, UnitId};
use jiff::Timestamp;

/// A source segment with its English, as a memory keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// Which one.
    pub id: UnitId,
    /// The Arabic, as it stood in its article or file.
    pub source: String,
    /// The English.
    pub target: String,
    /// What stood around the source.
    pub context: Context,
    /// Where the pair comes from.
    pub provenance: Provenance,
    /// When it first came in.
    pub created_at: Timestamp,
    /// When its English was last confirmed or changed.
    pub changed_at: Timestamp,
    /// How often it was inserted.
    pub uses: u64,
}

#[cfg(test)]
impl Unit {
    /// A pair of which nothing else is known.
    pub(crate) fn of(source: &str, target: &str) -> Self {
        Self {
            id: UnitId::new(),
            source: source.to_owned(),
            target: target.to_owned(),
            context: Context::default(),
            provenance: Provenance::default(),
            created_at: Timestamp::UNIX_EPOCH,
            changed_at: Timestamp::UNIX_EPOCH,
            uses: 0,
        }
    }
}

/// The sources of the segments before and after; `None` at an end, or where nobody knows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Context {
    /// The Arabic of the segment before.
    pub before: Option<String>,
    /// The Arabic of the segment after.
    pub after: Option<String>,
}

/// Who made a unit, and in which article or import.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Provenance {
    /// The article and its segment, for what was confirmed here.
    pub segment: Option<(ArticleId, SegmentId)>,
    /// Whether a reviewer has passed that segment with this English. Told by the segment whenever the unit is read.
    pub reviewed: bool,
    /// The headline of that article.
    pub article_title: Option<String>,
    /// The person, as named by the file or the account.
    pub who: Option<String>,
    /// The import (a file's name or a job) that brought it.
    pub import: Option<String>,
}
