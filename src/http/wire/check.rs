//! Findings of the checks on the wire.

use super::Ruler;
use crate::app::{CheckedArticle, CheckedSegment, Told};
use crate::arabic::Span;
use crate::checks::{Kind, Switches};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A segment to be checked as it stands on somebody's screen.
#[derive(Debug, Deserialize, ToSchema)]
pub(in crate::http) struct CheckRequest {
    /// The Arabic.
    pub source: String,
    /// The English.
    pub target: String,
    /// The glossaries to look in; all when left out.
    pub glossaries: Option<Vec<String>>,
    /// The article whose switches count; needs “segment”.
    pub article: Option<String>,
    /// The segment whose ignored findings count; needs “article”.
    pub segment: Option<String>,
}

/// From where to where, half-open.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct Place {
    pub start: usize,
    pub end: usize,
}

impl Place {
    /// Of spans, by the ruler of their text.
    pub(in crate::http) fn of(spans: &[Span], ruler: &Ruler) -> Vec<Self> {
        let place = |&span: &Span| {
            let (start, end) = ruler.span(span);
            Self { start, end }
        };
        spans.iter().map(place).collect()
    }
}

/// What a check has to say.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct Finding {
    /// Which check: number, date, term, negation …
    pub kind: &'static str,
    /// error, warning or note.
    pub severity: &'static str,
    /// What is wrong, in plain English.
    pub message: String,
    /// What of the Arabic it is about; often nothing.
    pub source: Vec<Place>,
    /// What of the English it is about; nothing where something is missing.
    pub target: Vec<Place>,
    /// By this it is ignored: the same for the same fault of the segment, wherever it stands there.
    pub fingerprint: String,
    /// Whether somebody has waved it through.
    pub ignored: bool,
}

impl Finding {
    pub(in crate::http) fn new(told: &Told, source: &Ruler, target: &Ruler) -> Self {
        let finding = &told.finding;
        Self {
            kind: finding.kind.name(),
            severity: finding.kind.severity().name(),
            message: finding.message.clone(),
            source: Place::of(&finding.source, source),
            target: Place::of(&finding.target, target),
            fingerprint: finding.fingerprint.clone(),
            ignored: told.ignored,
        }
    }
}

/// The findings of one segment.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct Findings {
    pub findings: Vec<Finding>,
}

/// A check, and whether it is on.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct CheckSwitch {
    pub kind: &'static str,
    /// What it looks for, in plain English.
    pub title: &'static str,
    /// error, warning or note.
    pub severity: &'static str,
    pub on: bool,
    /// Whether it is on unless somebody says otherwise.
    pub default: bool,
}

/// All checks with their switches.
pub(in crate::http) fn switches(switches: Switches) -> Vec<CheckSwitch> {
    let switch = |kind: Kind| CheckSwitch {
        kind: kind.name(),
        title: kind.title(),
        severity: kind.severity().name(),
        on: switches.has(kind),
        default: kind.is_on_by_default(),
    };
    Kind::ALL.into_iter().map(switch).collect()
}

/// The switches of an article.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct CheckSwitches {
    pub switches: Vec<CheckSwitch>,
}

/// Which checks of an article are not as by default.
#[derive(Debug, Deserialize, ToSchema)]
pub(in crate::http) struct SwitchChecks {
    /// Kinds to be switched on.
    #[serde(default)]
    pub on: Vec<String>,
    /// Kinds to be switched off.
    #[serde(default)]
    pub off: Vec<String>,
}

/// The findings of a segment of an article.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct SegmentFindings {
    pub id: String,
    pub index: usize,
    pub findings: Vec<Finding>,
}

impl SegmentFindings {
    pub(in crate::http) fn new(checked: &CheckedSegment, unit: super::OffsetUnit) -> Self {
        let record = &checked.segment;
        let (source, target) = (Ruler::new(&record.source, unit), Ruler::new(record.translation.text(), unit));
        Self {
            id: record.id.to_string(),
            index: record.index,
            findings: checked.told.iter().map(|told| Finding::new(told, &source, &target)).collect(),
        }
    }
}

/// What the checks say of an article.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct ArticleFindings {
    pub switches: Vec<CheckSwitch>,
    /// How many findings are errors or warnings and not ignored.
    pub open: usize,
    /// The segments in which something was found, in order. Offsets count in the segment's texts.
    pub segments: Vec<SegmentFindings>,
}

impl ArticleFindings {
    pub(in crate::http) fn new(checked: &CheckedArticle, unit: super::OffsetUnit) -> Self {
        let all = checked.segments.iter().flat_map(|segment| &segment.told);
        let is_open = |told: &&Told| !told.ignored && told.finding.kind.severity() != crate::checks::Severity::Note;
        Self {
            switches: switches(checked.switches),
            open: all.filter(is_open).count(),
            segments: checked.segments.iter().map(|segment| SegmentFindings::new(segment, unit)).collect(),
        }
    }
}
