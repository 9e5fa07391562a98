//! Articles, segments and their revisions on the wire.

use super::Ruler;
use super::memory::Edit;
use super::text::SoftSplit;
use crate::app::EarlierText;
use crate::article::{Origin as DomainOrigin, Reason, State};
use crate::store::{ArticleChange, ArticleSummary, Counted, RevisionRecord, SegmentRecord};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// How far the translatable segments have come.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct Progress {
    pub total: u64,
    pub empty: u64,
    pub draft: u64,
    pub confirmed: u64,
    pub reviewed: u64,
}

impl From<crate::store::Progress> for Progress {
    fn from(progress: crate::store::Progress) -> Self {
        let crate::store::Progress { total, empty, draft, confirmed, reviewed } = progress;
        Self { total, empty, draft, confirmed, reviewed }
    }
}

/// An article without its text.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct Article {
    pub id: String,
    pub title: String,
    #[schema(format = DateTime)]
    pub created_at: String,
    #[schema(format = DateTime)]
    pub updated_at: String,
    pub version: u64,
    /// The version before, an article of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub previous: Option<String>,
    /// The version after: work goes on there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
    /// Length of the source in code points.
    pub characters: u64,
    pub words: u64,
    /// The memory that takes what is confirmed.
    pub memory: String,
    pub glossaries: Vec<String>,
    /// The day that its own date line says, if it says one.
    #[schema(format = Date)]
    pub published: Option<String>,
    /// When it was put away; null while it is at work.
    #[schema(format = DateTime)]
    pub archived_at: Option<String>,
    pub progress: Progress,
    /// Where it comes from, if that is known.
    pub outlet: Option<String>,
    /// Who works on it, as people call themselves.
    pub assignee: Option<String>,
    /// How much of it the memories and glossaries know, but for what was confirmed in it; null until that has been counted, in the
    /// background.
    pub coverage: Option<Covered>,
}

/// How many words of what is to be translated are known, by the best that there is for their segment. It is counted when an article was
/// taken in, and again when the memories or glossaries have changed, as long as there is something to do in it.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct Covered {
    /// In segments that the memories have with the same neighbours.
    pub context: u64,
    /// In segments that they have.
    pub exact: u64,
    /// In segments that have a match, repaired or not.
    pub fuzzy: u64,
    /// In segments without a match that have terms of a glossary.
    pub terms: u64,
    /// In all others.
    pub none: u64,
    /// When that was counted.
    #[schema(format = DateTime)]
    pub counted_at: String,
}

impl From<Counted> for Covered {
    fn from(Counted { covered, at }: Counted) -> Self {
        let crate::store::Covered { context, exact, fuzzy, terms, none } = covered;
        Self { context, exact, fuzzy, terms, none, counted_at: at.to_string() }
    }
}

impl From<ArticleSummary> for Article {
    fn from(summary: ArticleSummary) -> Self {
        Self {
            id: summary.id.to_string(),
            title: summary.title,
            created_at: summary.created_at.to_string(),
            updated_at: summary.updated_at.to_string(),
            version: summary.version,
            previous: summary.previous.map(|id| id.to_string()),
            next: summary.next.map(|id| id.to_string()),
            characters: summary.characters,
            words: summary.words,
            memory: summary.memory,
            glossaries: summary.glossaries,
            published: summary.published.map(|day| day.to_string()),
            archived_at: summary.archived_at.map(|at| at.to_string()),
            progress: Progress::from(summary.progress),
            outlet: summary.outlet,
            assignee: summary.assignee,
            coverage: summary.coverage.map(Covered::from),
        }
    }
}

/// An article with its source text, whole and unchanged.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct ArticleWithText {
    #[serde(flatten)]
    pub article: Article,
    pub text: String,
}

/// An article that was just taken in.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct NewArticle {
    #[serde(flatten)]
    pub article: Article,
    pub segments: Vec<Segment>,
    /// What was noticed while the file was decoded: its encoding, characters that look wrong.
    pub warnings: Vec<String>,
}

/// A version that was just taken in.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct NewVersion {
    #[serde(flatten)]
    pub article: NewArticle,
    pub stayed: Stayed,
}

/// How many segments of a new version were what in the one before.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct Stayed {
    /// The same: they keep their English and its state.
    pub same: usize,
    /// Reworded, joined or cut: they have their English as a draft.
    pub changed: usize,
    pub new: usize,
    /// Of the version before, in none of this one.
    pub gone: usize,
}

impl From<crate::app::Stayed> for Stayed {
    fn from(stayed: crate::app::Stayed) -> Self {
        let crate::app::Stayed { same, changed, new, gone } = stayed;
        Self { same, changed, new, gone }
    }
}

/// What a segment was in the version before; several that were joined, with a space between them.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct Earlier {
    pub source: String,
    pub target: String,
    /// The state of the one, or of the least finished of several.
    pub state: &'static str,
    /// From its Arabic to that of now.
    pub diff: Vec<Edit>,
}

impl From<EarlierText> for Earlier {
    fn from(earlier: EarlierText) -> Self {
        let EarlierText { source, target, state, diff } = earlier;
        Self { source, target, state: state.name(), diff: diff.into_iter().map(Edit::from).collect() }
    }
}

/// A page of articles.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct Articles {
    pub articles: Vec<Article>,
    /// Where the next page begins; none on the last.
    pub next: Option<String>,
    pub total: u64,
}

/// An article to be taken in.
#[derive(Debug, Deserialize, ToSchema)]
pub(in crate::http) struct ArticleDraft {
    /// The headline; without it the first title segment serves.
    pub title: Option<String>,
    /// The Arabic text, kept as it is.
    pub text: String,
    /// The same as rich text, from a clipboard. Where it has every word of `text`, its own text is kept instead, and its
    /// structure helps to tell the article from the page around it.
    pub html: Option<String>,
    /// Where it comes from; without it, what `html` says of itself.
    pub outlet: Option<String>,
}

/// What is to be changed of an article.
#[derive(Debug, Deserialize, ToSchema)]
pub(in crate::http) struct ArticleEdit {
    /// Whether it is put away: it leaves the list of those at work, and stays as it is otherwise.
    pub archived: Option<bool>,
    /// Who works on it, as people call themselves; nobody, where it is empty.
    pub assignee: Option<String>,
    /// Where it comes from; unknown, where it is empty.
    pub outlet: Option<String>,
}

impl From<ArticleEdit> for ArticleChange {
    fn from(edit: ArticleEdit) -> Self {
        let ArticleEdit { archived, assignee, outlet } = edit;
        Self { archived, assignee, outlet }
    }
}

/// One sentence, heading or list item with its English.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(in crate::http) struct Segment {
    pub id: String,
    pub index: usize,
    /// Where it stands in the article.
    pub start: usize,
    pub end: usize,
    pub source: String,
    /// title, body, heading, list, caption, meta, related or boilerplate.
    pub role: &'static str,
    /// Why its block has that role, in plain English; null in articles that an earlier version took in.
    pub reason: Option<&'static str>,
    /// The reason by a name that never changes, for who says it in other words.
    pub reason_name: Option<&'static str>,
    pub block: usize,
    pub target: String,
    /// empty, draft, confirmed or reviewed.
    pub state: &'static str,
    pub revision: u64,
    pub origin: Option<Origin>,
    #[schema(format = DateTime)]
    pub updated_at: String,
    /// How many other segments of the article have the same Arabic.
    pub repeats: usize,
    /// Where a long segment without an end mark may be cut; the segment itself stays whole.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub soft_splits: Vec<SoftSplit>,
}

impl Segment {
    /// `ruler` measures the article's text; without one, offsets are code points.
    pub(in crate::http) fn new(record: &SegmentRecord, ruler: Option<&Ruler>) -> Self {
        let (start, end) = ruler.map_or((record.span.start, record.span.end), |ruler| ruler.span(record.span));
        Self {
            id: record.id.to_string(),
            index: record.index,
            start,
            end,
            source: record.source.clone(),
            role: record.role.name(),
            reason: record.reason.map(Reason::sentence),
            reason_name: record.reason.map(Reason::name),
            block: record.block,
            target: record.translation.text().to_owned(),
            state: record.translation.state().name(),
            revision: record.revision,
            origin: record.origin.as_ref().map(Origin::from),
            updated_at: record.updated_at.to_string(),
            repeats: record.repeats,
            soft_splits: SoftSplit::of(&record.source, record.span.start, |place| {
                ruler.map_or(place, |ruler| ruler.at(place))
            }),
        }
    }
}

/// Segments in order.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct Segments {
    pub segments: Vec<Segment>,
}

/// A saved segment, with the repetitions that it filled.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct Saved {
    #[serde(flatten)]
    pub segment: Segment,
    pub repeated: Vec<Segment>,
    /// Whether the memory has it: it is confirmed or reviewed, and no gap `[…]` of a draft is left in it.
    pub remembered: bool,
}

/// Two segments joined into one.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct Merged {
    pub segments: Vec<Segment>,
    /// The segment that is no more.
    pub removed: String,
}

/// Where a text came from, other than from somebody's fingers.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(in crate::http) struct Origin {
    /// proposal, repetition, split, merge, version or restored.
    pub kind: &'static str,
    /// For a proposal: context, exact, repaired, fuzzy or assembled.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub proposal: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score: Option<f64>,
    /// For a repetition, split or merge: the other segment; for a version: that of the version before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub segment: Option<String>,
    /// For a restored one: the revision that was taken back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub revision: Option<u64>,
}

impl From<&DomainOrigin> for Origin {
    fn from(origin: &DomainOrigin) -> Self {
        let none = Self { kind: "", proposal: None, unit_id: None, score: None, segment: None, revision: None };
        match origin {
            DomainOrigin::Proposal { kind, unit, score } => Self {
                kind: "proposal",
                proposal: Some(kind.clone()),
                unit_id: unit.as_ref().map(ToString::to_string),
                score: *score,
                ..none
            },
            DomainOrigin::Repetition { segment } => {
                Self { kind: "repetition", segment: Some(segment.to_string()), ..none }
            }
            DomainOrigin::Split { segment } => Self { kind: "split", segment: Some(segment.to_string()), ..none },
            DomainOrigin::Merge { segment } => Self { kind: "merge", segment: Some(segment.to_string()), ..none },
            DomainOrigin::Version { segment } => Self { kind: "version", segment: Some(segment.to_string()), ..none },
            DomainOrigin::Restored { revision } => Self { kind: "restored", revision: Some(*revision), ..none },
        }
    }
}

/// What a segment is to say.
#[derive(Debug, Deserialize, ToSchema)]
pub(in crate::http) struct SegmentEdit {
    pub target: String,
    /// draft, confirmed or reviewed; empty with no target.
    pub state: String,
    /// Whether confirming fills the empty repetitions of the article.
    #[serde(default = "yes")]
    pub propagate: bool,
    /// The proposal that was inserted, if the text began as one.
    pub proposal: Option<ProposalUsed>,
}

fn yes() -> bool {
    true
}

/// Which proposal was inserted.
#[derive(Debug, Deserialize, ToSchema)]
pub(in crate::http) struct ProposalUsed {
    pub kind: String,
    pub unit_id: Option<String>,
    pub score: Option<f64>,
}

impl From<ProposalUsed> for DomainOrigin {
    fn from(used: ProposalUsed) -> Self {
        Self::Proposal { kind: used.kind, unit: used.unit_id.map(Into::into), score: used.score }
    }
}

/// Where to split.
#[derive(Debug, Deserialize, ToSchema)]
pub(in crate::http) struct SplitAt {
    /// A code point offset in the article, inside the segment.
    pub at: usize,
}

/// What a block is for.
#[derive(Debug, Deserialize, ToSchema)]
pub(in crate::http) struct BlockRole {
    /// title, body, heading, list, caption, meta, related or boilerplate.
    pub role: String,
}

/// What a segment said at one time.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct Said {
    pub target: String,
    pub state: &'static str,
}

/// One change of a translation.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct Revision {
    pub revision: u64,
    #[schema(format = DateTime)]
    pub at: String,
    pub who: String,
    /// segment:drafted, segment:confirmed and so on.
    pub action: String,
    pub before: Said,
    pub after: Said,
    pub origin: Option<Origin>,
}

impl From<&RevisionRecord> for Revision {
    fn from(record: &RevisionRecord) -> Self {
        let said = |translation: &crate::article::Translation| Said {
            target: translation.text().to_owned(),
            state: State::name(translation.state()),
        };
        Self {
            revision: record.revision,
            at: record.at.to_string(),
            who: record.who.clone(),
            action: record.action.clone(),
            before: said(&record.before),
            after: said(&record.after),
            origin: record.origin.as_ref().map(Origin::from),
        }
    }
}

/// A segment's changes, newest first.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct History {
    pub revisions: Vec<Revision>,
}

/// The article that comes with the server.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct Sample {
    pub title: String,
    pub text: String,
}
