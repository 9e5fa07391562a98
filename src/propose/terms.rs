//! Does the English follow the glossary? What each term of the segment asks for, and what it forbids.

use super::repair::Replacement;
use super::{Cause, Known, Repair, Standing, TermEvidence};
use crate::arabic::Span;
use crate::article::GAP;
use crate::english::text::Text;
use crate::english::{Lower, capitalise};
use crate::glossary::{ConceptRecord, Status};
use crate::id::ConceptId;
use std::collections::HashSet;

/// Each forbidden term of a unit's English, to be replaced by its concept's rendering, and by a gap where it has none.
pub(super) fn forbidden(target: &Text<'_>, known: Known<'_>) -> Vec<Replacement> {
    let mut found: Vec<(Span, &ConceptRecord)> = Vec::new();
    for record in concepts(known) {
        for term in record.concept.english().filter(|term| term.status == Status::Forbidden) {
            found.extend(target.lower().find(&term.text).into_iter().map(|span| (span, record)));
        }
    }
    if found.is_empty() {
        return Vec::new();
    }
    // A rendering may hold a forbidden word of its own concept ("State Council" in "High State Council"): that is right. And
    // what one concept forbids may be another's name, if that one is named here and not only inside a longer term.
    let named: HashSet<&ConceptId> = known
        .occurrences
        .iter()
        .filter(|occurrence| !occurrence.within)
        .map(|occurrence| &occurrence.concept)
        .collect();
    for right in concepts(known) {
        for term in right.concept.english().filter(|term| term.status != Status::Forbidden) {
            let places = target.lower().find(&term.text);
            found.retain(|(span, forbids)| {
                let named = right.id != forbids.id && named.contains(&right.id);
                !places.iter().any(|place| place.contains(*span) && (place != span || named))
            });
        }
    }
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

/// The concepts of the segment, each once, in the order of the text.
fn concepts(known: Known<'_>) -> impl Iterator<Item = &ConceptRecord> {
    let mut seen = HashSet::new();
    let first = known.occurrences.iter().filter(move |occurrence| seen.insert(&occurrence.concept));
    first.filter_map(move |occurrence| known.concept(&occurrence.concept))
}
