//! WHAT COULD THIS SAY IN ENGLISH? One segment to ranked proposals, each with the evidence for every part of it.
//!
//! A proposal is never a black box and never a guess: it is a unit of a memory, perhaps with a forbidden term replaced, or
//! a draft put together from terms and placeables in which a gap is shown as a gap, or one from what the memory said for its parts, in which
//! each word says which Arabic it stands for and how sure it is. What the glossary forbids is never
//! proposed.

mod assemble;
mod draft;
pub mod names;
mod repair;
mod terms;
mod touch;

pub use draft::of_draft;
pub use names::{NameSource, NamedPerson};
pub use touch::mark;

use crate::arabic::Span;
use crate::arabic::placeable::{Placeable, PlaceableKind};
use crate::complete::DraftWord;
use crate::english::Lower;
use crate::english::text::Text;
use crate::glossary::ConceptRecord;
use crate::glossary::recognise::Occurrence;
use crate::id::ConceptId;
use crate::memory::diff::diff_of;
use crate::memory::word::Words;
use crate::memory::{Edit, Match, MatchKind, Penalty, Unit, preference};
use repair::Asked;
use std::cell::LazyCell;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// An English rendering offered for a segment.
#[derive(Clone, Debug)]
pub struct Proposal {
    /// The English.
    pub text: String,
    /// 0..1: for a match the score of the memory, for a draft the share of the Arabic words that it renders.
    pub score: f64,
    /// How it was made.
    pub kind: Kind,
    /// What it rests on.
    pub evidence: Evidence,
}

impl Proposal {
    /// What proposals are ordered by: the score without the penalties.
    #[must_use]
    pub fn standing(&self) -> f64 {
        preference::after(self.score, &self.evidence.penalties)
    }
}

/// How a proposal was made, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A unit with the same text and the same neighbours.
    Context,
    /// A unit with the same text.
    Exact,
    /// A unit in which something was replaced.
    Repaired,
    /// A unit with a like text.
    Fuzzy,
    /// Terms and placeables in source order, with gaps between; or what the memory said for its parts, in the order of English.
    Assembled,
}

impl Kind {
    /// The name in the contract.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Context => "context",
            Self::Exact => "exact",
            Self::Repaired => "repaired",
            Self::Fuzzy => "fuzzy",
            Self::Assembled => "assembled",
        }
    }
}

impl From<MatchKind> for Kind {
    fn from(kind: MatchKind) -> Self {
        match kind {
            MatchKind::Context => Self::Context,
            MatchKind::Exact => Self::Exact,
            MatchKind::Fuzzy => Self::Fuzzy,
        }
    }
}

/// What a proposal rests on.
#[derive(Clone, Debug, Default)]
pub struct Evidence {
    /// The unit, and the memory that it is in.
    pub unit: Option<(String, Unit)>,
    /// From the unit's source to the segment.
    pub diff: Vec<Edit>,
    /// What was replaced in the unit's English.
    pub repairs: Vec<Repair>,
    /// The English that stands for Arabic of the unit which the segment has not, and so has to be changed: in code points of
    /// the proposal, in order, neighbouring words as one. Empty until [`mark`] has been asked.
    pub touch: Vec<Span>,
    /// How it stands to each term of the segment.
    pub terms: Vec<TermEvidence>,
    /// What a draft is made of, in order.
    pub parts: Vec<Part>,
    /// What a draft by the memory says, word by word: which Arabic each stands for, and how sure it is. Gaps are among them, marks are not.
    pub words: Vec<DraftWord>,
    /// What is taken off the score of the unit before proposals are ordered.
    pub penalties: Vec<Penalty>,
    /// How many other renderings of the unit's Arabic were found with it.
    pub other_renderings: usize,
    /// The Arabic that has no rendering in it: terms that are not followed, values whose place in a unit's English is not
    /// certain, gaps of a draft.
    pub missing: Vec<String>,
}

/// One replacement in a unit's English.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    /// What stood there.
    pub from: String,
    /// What stands there now.
    pub to: String,
    /// Where, in code points of the proposal.
    pub span: Span,
    /// Where `from` stands in the unit's English, in code points: putting it back undoes the repair.
    pub origin: Span,
    /// Why.
    pub cause: Cause,
}

/// Why something was replaced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// That concept forbids it.
    Forbidden(ConceptId),
    /// The segment has another term there, of that concept.
    Term(ConceptId),
    /// The segment names somebody else there.
    Name {
        /// Whether anybody has vouched for the spelling.
        verified: bool,
    },
    /// The segment has another value there, of that kind.
    Value(PlaceableKind),
}

/// How a proposal stands to a term of the segment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermEvidence {
    /// The concept.
    pub concept: ConceptId,
    /// The glossary's Arabic.
    pub term: String,
    /// Where it stands in the segment, in code points.
    pub span: Span,
    /// Whether the English follows it.
    pub standing: Standing,
    /// The English that is there, or is asked for.
    pub target: String,
}

/// Whether a term is followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// One of its renderings is in the English.
    Followed,
    /// None is.
    Missing,
    /// A forbidden one was, and has been replaced.
    Forbidden,
}

/// A part of an assembled draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What it is.
    pub kind: PartKind,
    /// Where its Arabic stands in the segment, in code points.
    pub span: Span,
    /// The Arabic.
    pub source: String,
    /// The English; for a gap [`GAP`](crate::article::GAP).
    pub text: String,
}

/// What a part of a draft is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PartKind {
    /// A term of that concept.
    Term(ConceptId),
    /// A number, date or address.
    Placeable,
    /// A person's name, and whether anybody has vouched for its spelling. The draft has the spelling alone; who shows the
    /// part says that it is unverified.
    Name {
        /// Whether the glossary or a confirmed segment of the article has it.
        verified: bool,
    },
    /// Arabic that nothing renders.
    Gap,
}

/// What is known of a segment before anything is proposed for it.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    /// Its terms.
    pub occurrences: &'a [Occurrence],
    /// The concepts that the occurrences name.
    pub concepts: &'a HashMap<ConceptId, Arc<ConceptRecord>>,
    /// Its numbers, dates and addresses.
    pub placeables: &'a [Placeable],
    /// The persons that it names.
    pub names: &'a [NamedPerson],
    /// Its [lone numbers](crate::arabic::placeable::lone_numbers), for as long as a unit has to be compared with it.
    pub lone_numbers: &'a dyn Fn() -> Vec<Placeable>,
    /// Finds the terms of another text in the same glossaries: those of a unit's source.
    pub recognise: &'a dyn Fn(&str) -> Vec<Occurrence>,
}

impl<'a> Known<'a> {
    fn concept(self, id: &ConceptId) -> Option<&'a ConceptRecord> {
        self.concepts.get(id).map(Arc::as_ref)
    }
}

/// Proposals for `segment`, best first: each match with its memory's name, or, when there is none, an assembled draft.
///
/// Two matches that come to the same English are one: the better stays. Costs a diff for each match.
#[must_use]
pub fn propose(segment: &str, matches: &[(String, Match)], known: Known<'_>) -> Vec<Proposal> {
    let asked = LazyCell::new(|| Asked::new(segment, known));
    let mut proposals: Vec<Proposal> =
        matches.iter().map(|(memory, found)| from_match(&asked, memory, found, known)).collect();
    // A match in which something had to be replaced comes after one that says the same without; the rest keep their order.
    proposals.sort_by(|one, other| other.score.total_cmp(&one.score));
    let mut seen = HashSet::new();
    proposals.retain(|proposal| seen.insert(proposal.text.clone()));
    if proposals.is_empty() {
        proposals.extend(assemble::assemble(segment, known));
    }
    proposals
}

fn from_match(asked: &Asked<'_>, memory: &str, found: &Match, known: Known<'_>) -> Proposal {
    let unit = &found.unit;
    let (source, target) = (Words::of(&unit.source), Text::new(&unit.target));
    let (mut replacements, unsure) = match asked.words.offsets.text() == unit.source {
        true => Default::default(),
        false => repair::differences(asked, &source, &target),
    };
    replacements.extend(terms::forbidden(&target, known));
    let (text, repairs) = repair::apply(&target.offsets, replacements);
    let terms = match &repairs[..] {
        [] => terms::standings(target.lower(), &repairs, known),
        _ => terms::standings(&Lower::of(&text), &repairs, known),
    };
    let (kind, score) = match Kind::from(found.kind) {
        Kind::Context | Kind::Exact if !repairs.is_empty() => {
            (Kind::Repaired, found.score.min(crate::memory::score::BEST_OF_OTHERS))
        }
        _ if !repairs.is_empty() => (Kind::Repaired, found.score),
        kind => (kind, found.score),
    };
    let not_followed = terms.iter().filter(|term| term.standing == Standing::Missing).map(|term| term.term.clone());
    let missing = not_followed.chain(unsure).collect();
    let evidence = Evidence {
        unit: Some((memory.to_owned(), unit.clone())),
        diff: diff_of(&asked.words, &source),
        repairs,
        touch: Vec::new(),
        terms,
        missing,
        ..Evidence::default()
    };
    Proposal { text, score, kind, evidence }
}

#[cfg(test)]
mod tests;
