//! Does the English use what the glossary forbids for a term of the Arabic?

use super::{Finding, Kind, Sides, Term};
use crate::arabic::Span;
use crate::english::Lower;
use crate::glossary::{ConceptRecord, Status};
use crate::id::ConceptId;
use std::collections::HashSet;

pub(super) fn findings(sides: &Sides<'_>) -> Vec<Finding> {
    let mut found: Vec<Finding> = Vec::new();
    for (span, record) in places(sides.target.lower(), sides.pair.terms) {
        let used = sides.target.offsets.slice(span);
        let message = match record.concept.rendering() {
            Some(term) => format!("The glossary forbids “{used}” here: use “{}”.", term.text),
            None => format!("The glossary forbids “{used}” here."),
        };
        let arabic = sides.pair.terms.iter().filter(|term| term.record.id == record.id);
        let spans: Vec<Span> = arabic.map(|term| term.occurrence.span).collect();
        let what = format!("{} {}", record.id.as_str(), used.to_lowercase());
        let new = Finding::new(Kind::Forbidden, &what, message).at_source(spans).at_target([span]);
        match found.iter_mut().find(|other| other.fingerprint == new.fingerprint) {
            Some(other) => other.target.push(span),
            None => found.push(new),
        }
    }
    found
}

/// Each place of the English that a concept of the Arabic forbids, with that concept.
///
/// A rendering may hold a forbidden word of its own concept ("State Council" in "High State Council"): that is right. And
/// what one concept forbids may be another's name, if that one is named here and not only inside a longer term.
pub(crate) fn places<'a>(english: &Lower, terms: &[Term<'a>]) -> Vec<(Span, &'a ConceptRecord)> {
    let mut seen = HashSet::new();
    let records: Vec<&ConceptRecord> =
        terms.iter().map(|term| term.record).filter(|record| seen.insert(&record.id)).collect();
    let mut found: Vec<(Span, &ConceptRecord)> = Vec::new();
    for record in &records {
        for term in record.concept.english().filter(|term| term.status == Status::Forbidden) {
            found.extend(english.find(&term.text).into_iter().map(|span| (span, *record)));
        }
    }
    if found.is_empty() {
        return found;
    }
    let named: HashSet<&ConceptId> =
        terms.iter().filter(|term| !term.occurrence.within).map(|term| &term.record.id).collect();
    for right in records {
        for term in right.concept.english().filter(|term| term.status != Status::Forbidden) {
            let places = english.find(&term.text);
            found.retain(|(span, forbids)| {
                let named = right.id != forbids.id && named.contains(&right.id);
                !places.iter().any(|place| place.contains(*span) && (place != span || named))
            });
        }
    }
    found
}
