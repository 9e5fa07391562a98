//! Segments, occurrences, placeables and proposals of a text on the wire.

use super::Ruler;
use super::article::Earlier;
use super::draft::DraftWord;
use super::memory::{Edit, UnitOrigin};
use crate::app::{Coverage as AppCoverage, Pretranslated, TermHit};
use crate::arabic::placeable::Placeable as DomainPlaceable;
use crate::article::{Segment as DomainSegment, soft_splits};
use crate::glossary::explain;
use crate::propose::{Cause, NamedPerson, PartKind, Proposal as DomainProposal, Standing};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A text to be split.
#[derive(Debug, Deserialize, ToSchema)]
pub(in crate::http) struct Text {
    pub text: String,
}

/// A segment of a text that is not kept.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct Split {
    pub index: usize,
    pub start: usize,
    pub end: usize,
    pub text: String,
    /// title, body, heading, list, caption, meta, related or boilerplate.
    pub role: &'static str,
    /// Why its block has that role, in plain English.
    pub reason: &'static str,
    pub block: usize,
    /// Where a long segment without an end mark may be cut; the segment itself stays whole.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub soft_splits: Vec<SoftSplit>,
}

/// A place where a person could cut a long segment: offered, not taken.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(in crate::http) struct SoftSplit {
    /// Where the right half begins, counted like `start` and `end`.
    pub at: usize,
    /// mark, conjunction, subordinate or comma: what begins there, or stands before it.
    pub reason: &'static str,
}

impl SoftSplit {
    /// Those of the segment `text`, which begins at the code point `start`.
    pub(in crate::http) fn of(text: &str, start: usize, at: impl Fn(usize) -> usize) -> Vec<Self> {
        let split = |split: &crate::article::SoftSplit| Self { at: at(start + split.at), reason: split.reason.name() };
        soft_splits(text).iter().map(split).collect()
    }
}

impl Split {
    pub(in crate::http) fn new(index: usize, segment: &DomainSegment, text: &str, ruler: &Ruler) -> Self {
        let (start, end) = ruler.span(segment.span);
        Self {
            index,
            start,
            end,
            text: text.to_owned(),
            role: segment.role.name(),
            reason: segment.reason.sentence(),
            block: segment.block,
            soft_splits: SoftSplit::of(text, segment.span.start, |place| ruler.at(place)),
        }
    }
}

/// The segments of a text.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct Splits {
    pub segments: Vec<Split>,
}

/// A text in which terms are sought.
#[derive(Debug, Deserialize, ToSchema)]
pub(in crate::http) struct TermsRequest {
    pub text: String,
    /// The glossaries to look in; all when left out.
    pub glossaries: Option<Vec<String>>,
}

/// An English term for an occurrence.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct Target {
    pub text: String,
    /// preferred, admitted, deprecated or forbidden.
    pub status: &'static str,
}

/// A place where a term was recognised.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct Occurrence {
    pub start: usize,
    pub end: usize,
    pub text: String,
    pub concept_id: String,
    pub glossary: String,
    /// The glossary's Arabic.
    pub term: String,
    /// exact or inflected.
    #[serde(rename = "match")]
    pub how: &'static str,
    /// sure, likely or doubtful: whether the text has the term, and not another word of the same letters.
    pub confidence: &'static str,
    /// Why it was found.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explanation: Option<Explanation>,
    /// Whether it lies inside a longer one.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub within: bool,
    pub domain: String,
    pub note: String,
    /// The English, best first.
    pub targets: Vec<Target>,
}

/// The way from the written words to the term's.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct Explanation {
    /// In a sentence of plain English.
    pub sentence: String,
    /// The written words that are not the term's as they stand.
    pub words: Vec<WordReading>,
}

/// A written word that stands for a word of the term.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct WordReading {
    pub start: usize,
    pub end: usize,
    pub text: String,
    /// What the text has before and behind the word and the term has not, each with its meaning.
    pub affixes: Vec<String>,
    /// The rule that leads from its form to the term's, if it is another.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
}

impl Explanation {
    fn new(hit: &TermHit, shift: usize, ruler: &Ruler) -> Option<Self> {
        if hit.words.is_empty() {
            return None;
        }
        let word = |word: &explain::WordReading| {
            let (start, end) = ruler.span(word.span.shift(shift));
            let rule = Some(word.rules().join(" and ")).filter(|rule| !rule.is_empty());
            WordReading { start, end, text: word.text.clone(), affixes: word.affixes(), rule }
        };
        Some(Self {
            sentence: explain::sentence(&hit.words, hit.occurrence.how),
            words: hit.words.iter().filter(|word| !word.exact).map(word).collect(),
        })
    }
}

impl Occurrence {
    /// `ruler` measures the text that the hit's span, moved on by `shift` code points, indexes.
    pub(in crate::http) fn new(hit: &TermHit, shift: usize, ruler: &Ruler) -> Self {
        let (start, end) = ruler.span(hit.occurrence.span.shift(shift));
        let concept = &hit.record.concept;
        Self {
            start,
            end,
            text: hit.text.clone(),
            concept_id: hit.record.id.to_string(),
            glossary: hit.glossary.clone(),
            term: hit.occurrence.term.to_string(),
            how: hit.occurrence.how.name(),
            confidence: hit.occurrence.confidence.name(),
            explanation: Explanation::new(hit, shift, ruler),
            within: hit.occurrence.within,
            domain: concept.domain.clone(),
            note: concept.note.clone(),
            targets: concept
                .english()
                .map(|term| Target { text: term.text.clone(), status: term.status.name() })
                .collect(),
        }
    }
}

/// The terms of a text.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct Occurrences {
    pub occurrences: Vec<Occurrence>,
}

/// A number, date, amount, address or code with its English form.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct Placeable {
    pub start: usize,
    pub end: usize,
    pub text: String,
    /// number, ordinal, date, time, percent, currency, measure, url, email or code.
    pub kind: &'static str,
    pub english: String,
    /// The number in it, exact, in decimal digits: "3500000" of “3.5 مليون دولار”.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// What may be worth knowing and nothing puts in by itself: the Gregorian day of a Hijri date (the tables are within a
    /// day of what was observed), the day that “أمس” is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
}

impl Placeable {
    pub(in crate::http) fn new(placeable: &DomainPlaceable, text: &str, shift: usize, ruler: &Ruler) -> Self {
        let (start, end) = ruler.span(placeable.span.shift(shift));
        Self {
            start,
            end,
            text: text.to_owned(),
            kind: placeable.kind.name(),
            english: placeable.english.clone(),
            value: placeable.value.decimal(),
            hint: placeable.hint.clone(),
        }
    }
}

/// A person's name with its English form.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct Name {
    /// Where it stands, without title and without what is written onto it.
    pub start: usize,
    pub end: usize,
    pub text: String,
    /// The same spelling in the whole text or article.
    pub english: String,
    /// By the ALA-LC table. Short vowels are supplied, so it is never verified.
    pub ala_lc: String,
    /// glossary, article (confirmed in another segment) or transliteration.
    pub source: &'static str,
    /// Whether a person has vouched for the English: never for a transliteration.
    pub verified: bool,
}

impl Name {
    pub(in crate::http) fn new(name: &NamedPerson, shift: usize, ruler: &Ruler) -> Self {
        let (start, end) = ruler.span(name.span.shift(shift));
        Self {
            start,
            end,
            text: name.text.clone(),
            english: name.english.clone(),
            ala_lc: name.ala_lc.clone(),
            source: name.source.name(),
            verified: name.source.is_verified(),
        }
    }
}

/// An English rendering that is offered.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct Proposal {
    pub text: String,
    /// 0..1; for an assembled draft the share of the Arabic words that it renders.
    pub score: f64,
    /// context, exact, repaired, fuzzy or assembled.
    pub kind: &'static str,
    pub evidence: Evidence,
}

/// What a proposal rests on. Offsets are those of the segment, of `repairs`, `touch` and the spans of `words` those of the proposal.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct Evidence {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<UnitOrigin>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub diff: Vec<Edit>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub repairs: Vec<Repair>,
    /// What has to be changed, as far as the memory teaches: the English that stands for Arabic which the segment has not, as
    /// spans in code points of the proposal. Left out where there is none, or while the memory is being learned.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub touch: Vec<(usize, usize)>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub terms: Vec<TermEvidence>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<Part>,
    /// For a draft from what the memory said for the parts of the segment: its words, in order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<DraftWord>,
    /// What is taken off the score before proposals are ordered; the score itself stays as it is.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub penalties: Vec<Penalty>,
    /// The score without the penalties, where there are any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score_after_penalties: Option<f64>,
    /// How many other renderings of the same Arabic were found with it.
    #[serde(skip_serializing_if = "is_zero")]
    pub other_renderings: usize,
    /// The Arabic that has no rendering in it.
    pub missing: Vec<String>,
}

#[allow(clippy::trivially_copy_pass_by_ref)] // as serde calls it
fn is_zero(count: &usize) -> bool {
    *count == 0
}

/// What is taken off a score.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct Penalty {
    /// memory (its own penalty), imported (the unit came from a file), unreviewed (it was confirmed here, and no reviewer has passed it) or older.
    pub why: &'static str,
    /// 0..1, as the score.
    pub points: f64,
}

/// A replacement in a unit's English.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct Repair {
    /// term, name, or the kind of the placeable: number, date, percent, currency and so on.
    pub kind: &'static str,
    /// forbidden (the glossary forbids what stood there) or differs (the unit's Arabic says something else there).
    pub why: &'static str,
    pub from: String,
    pub to: String,
    /// Where, in code points of the proposal.
    pub span: (usize, usize),
    /// Where `from` stands in the unit's English, in code points: putting it back undoes the repair.
    pub origin: (usize, usize),
    /// For a term: the concept whose English stands there now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub concept_id: Option<String>,
    /// For a name: whether a person has vouched for the spelling.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verified: Option<bool>,
}

/// How a proposal stands to a term.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct TermEvidence {
    pub concept_id: String,
    pub term: String,
    pub start: usize,
    pub end: usize,
    /// followed, missing or forbidden (one was, and has been replaced).
    pub status: &'static str,
    pub target: String,
}

/// A part of an assembled draft.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct Part {
    /// term, placeable, name or gap.
    pub kind: &'static str,
    pub start: usize,
    pub end: usize,
    pub source: String,
    pub text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub concept_id: Option<String>,
    /// For a name: whether a person has vouched for its spelling.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verified: Option<bool>,
}

impl Proposal {
    pub(in crate::http) fn new(proposal: &DomainProposal, shift: usize, ruler: &Ruler) -> Self {
        let evidence = &proposal.evidence;
        let terms = evidence.terms.iter().map(|term| {
            let (start, end) = ruler.span(term.span.shift(shift));
            TermEvidence {
                concept_id: term.concept.to_string(),
                term: term.term.clone(),
                start,
                end,
                status: match term.standing {
                    Standing::Followed => "followed",
                    Standing::Missing => "missing",
                    Standing::Forbidden => "forbidden",
                },
                target: term.target.clone(),
            }
        });
        let parts = evidence.parts.iter().map(|part| {
            let (start, end) = ruler.span(part.span.shift(shift));
            let (kind, concept_id, verified) = match &part.kind {
                PartKind::Term(concept) => ("term", Some(concept.to_string()), None),
                PartKind::Placeable => ("placeable", None, None),
                PartKind::Name { verified } => ("name", None, Some(*verified)),
                PartKind::Gap => ("gap", None, None),
            };
            Part { kind, start, end, source: part.source.clone(), text: part.text.clone(), concept_id, verified }
        });
        let words = evidence.words.iter().filter_map(|word| DraftWord::new(word, shift, ruler));
        let repairs = evidence.repairs.iter().map(|repair| {
            let (kind, why, concept_id) = match &repair.cause {
                Cause::Forbidden(concept) => ("term", "forbidden", Some(concept.to_string())),
                Cause::Term(concept) => ("term", "differs", Some(concept.to_string())),
                Cause::Name { .. } => ("name", "differs", None),
                Cause::Value(kind) => (kind.name(), "differs", None),
            };
            let verified = match repair.cause {
                Cause::Name { verified } => Some(verified),
                _ => None,
            };
            Repair {
                kind,
                why,
                from: repair.from.clone(),
                to: repair.to.clone(),
                span: (repair.span.start, repair.span.end),
                origin: (repair.origin.start, repair.origin.end),
                concept_id,
                verified,
            }
        });
        Self {
            text: proposal.text.clone(),
            score: proposal.score,
            kind: proposal.kind.name(),
            evidence: Evidence {
                unit: evidence.unit.as_ref().map(|(memory, unit)| UnitOrigin::new(memory, unit)),
                diff: evidence.diff.iter().cloned().map(Edit::from).collect(),
                repairs: repairs.collect(),
                touch: evidence.touch.iter().map(|span| (span.start, span.end)).collect(),
                terms: terms.collect(),
                parts: parts.collect(),
                words: words.collect(),
                score_after_penalties: (!evidence.penalties.is_empty()).then(|| proposal.standing()),
                penalties: evidence
                    .penalties
                    .iter()
                    .map(|penalty| Penalty { why: penalty.reason.name(), points: penalty.points })
                    .collect(),
                other_renderings: evidence.other_renderings,
                missing: evidence.missing.clone(),
            },
        }
    }
}

/// All that is known and offered for one segment.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct Proposals {
    pub segment: String,
    pub occurrences: Vec<Occurrence>,
    pub placeables: Vec<Placeable>,
    /// The persons that it names.
    pub names: Vec<Name>,
    pub proposals: Vec<Proposal>,
    /// What it was in the version of the article before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub earlier: Option<Earlier>,
}

/// What is to be pre-translated: a text, or segments that are split already.
#[derive(Debug, Deserialize, ToSchema)]
pub(in crate::http) struct PretranslateRequest {
    pub text: Option<String>,
    pub segments: Option<Vec<String>>,
    /// The memories to search; all when left out.
    pub memories: Option<Vec<String>>,
    /// The glossaries to look in; all when left out.
    pub glossaries: Option<Vec<String>>,
    /// The lowest score of a match, 0..1; 0.6 when left out.
    pub threshold: Option<f64>,
    /// The most matches for a segment; 5 when left out.
    pub limit: Option<usize>,
    /// The day of the article (2023-03-27), for hints at relative days; what its own date line says when left out.
    pub date: Option<String>,
}

/// A segment with all that is known and offered for it.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct PretranslatedSegment {
    pub index: usize,
    /// Where it stands in the text sent; 0 and the length for a segment that was sent alone.
    pub start: usize,
    pub end: usize,
    pub source: String,
    pub role: &'static str,
    pub occurrences: Vec<Occurrence>,
    pub placeables: Vec<Placeable>,
    /// The persons that it names.
    pub names: Vec<Name>,
    pub proposals: Vec<Proposal>,
}

impl PretranslatedSegment {
    /// `ruler` measures the text (or the segment, sent alone) that the segment's span indexes.
    pub(in crate::http) fn new(done: &Pretranslated, ruler: &Ruler) -> Self {
        let (start, end) = ruler.span(done.span);
        let shift = done.span.start;
        let source = crate::arabic::Offsets::new(&done.source);
        Self {
            index: done.index,
            start,
            end,
            source: done.source.clone(),
            role: done.role.name(),
            occurrences: done.suggested.terms.iter().map(|hit| Occurrence::new(hit, shift, ruler)).collect(),
            placeables: done
                .suggested
                .placeables
                .iter()
                .map(|placeable| Placeable::new(placeable, source.slice(placeable.span), shift, ruler))
                .collect(),
            names: done.suggested.names.iter().map(|name| Name::new(name, shift, ruler)).collect(),
            proposals: done.suggested.proposals.iter().map(|p| Proposal::new(p, shift, ruler)).collect(),
        }
    }
}

/// How much of a text is covered: segments and words by their best proposal.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct Coverage {
    pub segments: usize,
    pub words: usize,
    pub context: usize,
    pub exact: usize,
    pub repaired: usize,
    pub fuzzy: usize,
    pub assembled: usize,
    /// Segments without a proposal.
    pub none: usize,
    /// Occurrences of terms that are not inside a longer one.
    pub terms: usize,
    /// Words of the segments that have a match.
    pub matched_words: usize,
}

impl From<&AppCoverage> for Coverage {
    fn from(coverage: &AppCoverage) -> Self {
        Self {
            segments: coverage.segments,
            words: coverage.words,
            context: coverage.context,
            exact: coverage.exact,
            repaired: coverage.repaired,
            fuzzy: coverage.fuzzy,
            assembled: coverage.assembled,
            none: coverage.none,
            terms: coverage.terms,
            matched_words: coverage.matched_words,
        }
    }
}

/// A text, pre-translated.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct Pretranslation {
    pub segments: Vec<PretranslatedSegment>,
    pub coverage: Coverage,
}
