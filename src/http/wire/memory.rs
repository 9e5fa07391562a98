//! Memories, units, matches and concordance on the wire.

use crate::app::{Found, Hit as DomainHit};
use crate::arabic::Span;
use crate::memory::{Change, Edit as DomainEdit, Match as DomainMatch, Op, Settings, Unit, diff};
use crate::store::MemoryRecord;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A memory.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct Memory {
    pub name: String,
    pub units: u64,
    #[schema(format = DateTime)]
    pub created_at: String,
    /// Of two matches that are as good as each other, that of the memory with the higher priority comes first.
    pub priority: i32,
    /// What is taken off the score of each of its units before proposals are ordered: 0..1.
    pub penalty: f64,
    /// The same for units that came from a file.
    pub penalty_imported: f64,
    /// The same for units that were confirmed here and that no reviewer has passed.
    pub penalty_unreviewed: f64,
    /// The same for units that are older than `older_than_days`.
    pub penalty_older: f64,
    /// From how many days on a unit is old; none for never.
    pub older_than_days: Option<u32>,
}

impl From<MemoryRecord> for Memory {
    fn from(record: MemoryRecord) -> Self {
        let Settings { priority, penalty, penalty_imported, penalty_unreviewed, penalty_older, older_than_days } =
            record.settings;
        Self {
            name: record.name,
            units: record.units,
            created_at: record.created_at.to_string(),
            priority,
            penalty,
            penalty_imported,
            penalty_unreviewed,
            penalty_older,
            older_than_days,
        }
    }
}

/// How much a memory is trusted: what is left out stays as it is.
#[derive(Debug, Deserialize, ToSchema)]
pub(in crate::http) struct MemoryEdit {
    pub priority: Option<i32>,
    pub penalty: Option<f64>,
    pub penalty_imported: Option<f64>,
    pub penalty_unreviewed: Option<f64>,
    pub penalty_older: Option<f64>,
    /// 0 for never.
    pub older_than_days: Option<u32>,
}

impl MemoryEdit {
    pub(in crate::http) fn apply(self, settings: &mut Settings) {
        let Settings { priority, penalty, penalty_imported, penalty_unreviewed, penalty_older, older_than_days } =
            settings;
        *priority = self.priority.unwrap_or(*priority);
        *penalty = self.penalty.unwrap_or(*penalty);
        *penalty_imported = self.penalty_imported.unwrap_or(*penalty_imported);
        *penalty_unreviewed = self.penalty_unreviewed.unwrap_or(*penalty_unreviewed);
        *penalty_older = self.penalty_older.unwrap_or(*penalty_older);
        if let Some(days) = self.older_than_days {
            *older_than_days = (days > 0).then_some(days);
        }
    }
}

/// All memories.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct Memories {
    pub memories: Vec<Memory>,
}

/// The name of a new memory or glossary.
#[derive(Debug, Deserialize, ToSchema)]
pub(in crate::http) struct NewName {
    pub name: String,
}

/// Where a unit comes from.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct UnitOrigin {
    pub unit_id: String,
    pub memory: String,
    pub source: String,
    pub target: String,
    /// The article, for what was confirmed here.
    pub article: Option<String>,
    pub article_title: Option<String>,
    pub who: Option<String>,
    /// When its English was last confirmed or changed.
    #[schema(format = DateTime)]
    pub at: String,
    /// The import that brought it.
    pub import: Option<String>,
    pub uses: u64,
}

impl UnitOrigin {
    pub(in crate::http) fn new(memory: &str, unit: &Unit) -> Self {
        Self {
            unit_id: unit.id.to_string(),
            memory: memory.to_owned(),
            source: unit.source.clone(),
            target: unit.target.clone(),
            article: unit.provenance.segment.as_ref().map(|(article, _)| article.to_string()),
            article_title: unit.provenance.article_title.clone(),
            who: unit.provenance.who.clone(),
            at: unit.changed_at.to_string(),
            import: unit.provenance.import.clone(),
            uses: unit.uses,
        }
    }
}

/// A step of the difference between the text asked about and a unit's source.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct Edit {
    /// same, changed, added (only in the text asked about) or removed (only in the unit).
    pub op: &'static str,
    pub query: String,
    pub unit: String,
    /// For a change: spelling, clitic, number, punctuation or word.
    pub why: Option<&'static str>,
}

impl From<DomainEdit> for Edit {
    fn from(edit: DomainEdit) -> Self {
        let (op, why) = match edit.op {
            Op::Same => ("same", None),
            Op::Added => ("added", None),
            Op::Removed => ("removed", None),
            Op::Changed(change) => (
                "changed",
                Some(match change {
                    Change::Spelling => "spelling",
                    Change::Clitic => "clitic",
                    Change::Number => "number",
                    Change::Punctuation => "punctuation",
                    Change::Word => "word",
                }),
            ),
        };
        Self { op, query: edit.query, unit: edit.unit, why }
    }
}

/// A unit that is like the text asked about.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct Match {
    pub unit_id: String,
    pub source: String,
    pub target: String,
    /// 0..1; 1 is identical text alone.
    pub score: f64,
    /// context, exact or fuzzy.
    pub kind: &'static str,
    pub diff: Vec<Edit>,
    pub origin: UnitOrigin,
}

impl Match {
    pub(in crate::http) fn new(memory: &str, query: &str, found: &DomainMatch) -> Self {
        Self {
            unit_id: found.unit.id.to_string(),
            source: found.unit.source.clone(),
            target: found.unit.target.clone(),
            score: found.score,
            kind: found.kind.name(),
            diff: diff(query, &found.unit.source).into_iter().map(Edit::from).collect(),
            origin: UnitOrigin::new(memory, &found.unit),
        }
    }
}

/// Matches, best first.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct Matches {
    pub matches: Vec<Match>,
}

/// A unit that holds the phrase asked for.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct Hit {
    pub unit_id: String,
    pub source: String,
    pub target: String,
    /// Where it stands on the side that was searched, in code points: a span for a phrase, or for each word where the words
    /// need not follow each other.
    pub spans: Vec<(usize, usize)>,
    /// What stands for these words on the other side, as far as the memories tell: in code points, in order. Null until it has
    /// been learned from them which words stand for which.
    pub counterpart: Option<Vec<(usize, usize)>>,
    pub origin: UnitOrigin,
}

/// Spans that are in order and do not overlap: those that do are one.
fn joined(spans: impl IntoIterator<Item = Span>) -> Vec<(usize, usize)> {
    let mut spans: Vec<(usize, usize)> = spans.into_iter().map(|span| (span.start, span.end)).collect();
    spans.sort_unstable();
    spans.dedup_by(|later, first| {
        let touches = later.0 <= first.1;
        first.1 = if touches { first.1.max(later.1) } else { first.1 };
        touches
    });
    spans
}

impl Hit {
    pub(in crate::http) fn new(memory: &str, hit: &DomainHit) -> Self {
        Self {
            unit_id: hit.unit.id.to_string(),
            source: hit.unit.source.clone(),
            target: hit.unit.target.clone(),
            spans: hit.spans.iter().map(|span| (span.start, span.end)).collect(),
            counterpart: hit.counterparts.as_ref().map(|spans| joined(spans.iter().flatten().copied())),
            origin: UnitOrigin::new(memory, &hit.unit),
        }
    }
}

/// A page of hits, what was confirmed last first.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct Hits {
    pub hits: Vec<Hit>,
    /// How many there are in all, on all pages; see `total_is`.
    pub total: usize,
    /// exact, or at_least where counting all would take long.
    pub total_is: &'static str,
    /// Where the next page begins; none on the last.
    pub next: Option<String>,
    /// For a phrase: how the newest hits say it on the other side. For a term of a glossary its renderings are looked for; for
    /// any other phrase it is what stands for it in the hits of the first page, and there alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub renderings: Option<Renderings>,
    /// There, and true, while what changed last (a large import or deletion) is still being indexed: units may be missing. Ask again
    /// in a moment.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub indexing: bool,
}

/// How a phrase was said on the other side.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct Renderings {
    /// The most frequent first.
    pub counts: Vec<Rendering>,
    /// Hits that have none of them.
    pub other: usize,
    /// How many hits were looked at, the newest first.
    pub of: usize,
    /// glossary: the renderings of a term; or alignment: what is taken to stand for the phrase.
    pub by: &'static str,
}

/// One rendering of a phrase.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct Rendering {
    pub text: String,
    pub count: usize,
}

impl Hits {
    pub(in crate::http) fn new(memory: &str, found: Found) -> Self {
        let renderings = found.said.map(|said| Renderings {
            counts: said.renderings.counts.into_iter().map(|(text, count)| Rendering { text, count }).collect(),
            other: said.renderings.other,
            of: said.of,
            by: if said.by_glossary { "glossary" } else { "alignment" },
        });
        Self {
            hits: found.hits.iter().map(|hit| Hit::new(memory, hit)).collect(),
            total: found.total,
            total_is: if found.total_is_exact { "exact" } else { "at_least" },
            next: found.next.map(|place| place.to_string()),
            renderings,
            indexing: found.is_behind,
        }
    }
}

/// The new English of a unit.
#[derive(Debug, Deserialize, ToSchema)]
pub(in crate::http) struct UnitEdit {
    pub target: String,
}
