//! Does the English follow the glossary? What each term of the segment asks for, and what it forbids.

use super::repair::Replacement;
use super::{Cause, Known, Repair, Standing, TermEvidence};
use crate::arabic::Span;
use crate::article::GAP;
use crate::checks::{Term, forbidden_places};
use crate::english::text::Text;
use crate::english::{Lower, capitalise};
use crate::glossary::{ConceptRecord, Status};

/// Each forbidden term of a unit's English, to be replaced by its concept's rendering, and by a gap where it has none.
pub(super) fn forbidden(target: &Text<'_>, known: Known<'_>) -> Vec<Replacement> {
    let terms: Vec<Term<'_>> = known
        .occurrences
        .iter()
        .filter_map(|occurrence| Some(Term { occurrence, record: known.concept(&occurrence.concept)? }))
        .collect();
    let found = forbidden_places(target.lower(), &terms);
    let replacement = |(span, record): (Span, &ConceptRecord)| {
        let rendering = record.concept.rendering().map_or(GAP, |term| term.text.as_str());
        let upper = target.offsets.slice(span).chars().next().is_some_and(char::is_uppercase);
        let to = if upper && span.start == 0 { capitalise(rendering) } else { rendering.to_owned() };
        Replacement { span, to, cause: Cause::Forbidden(record.id.clone()) }
    };
    found.into_iter().map(replacement).collect()
}

/// How an English text stands to each term of the segment that is not inside a longer one.
pub(super) fn standings(text: &Lower, repairs: &[Repair], known: Known<'_>) -> Vec<TermEvidence> {
    known
        .occurrences
        .iter()
        .filter(|occurrence| !occurrence.within)
        .filter_map(|occurrence| {
            let record = known.concept(&occurrence.concept)?;
            let repair = repairs.iter().find(|repair| repair.cause == Cause::Forbidden(record.id.clone()));
            let mut renderings = record.concept.english().filter(|term| term.status != Status::Forbidden);
            let used = renderings.find(|term| !text.find(&term.text).is_empty());
            let (standing, target) = match (repair, used) {
                (Some(repair), _) => (Standing::Forbidden, repair.from.clone()),
                (None, Some(term)) => (Standing::Followed, term.text.clone()),
                (None, None) => (Standing::Missing, record.concept.rendering()?.text.clone()),
            };
            Some(TermEvidence {
                concept: record.id.clone(),
                term: occurrence.term.to_string(),
                span: occurrence.span,
                standing,
                target,
            })
        })
        .collect()
}
