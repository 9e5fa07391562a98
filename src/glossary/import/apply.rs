//! What does a concept say once a row is taken in? What the row does not speak of stays as it is.

use super::Row;
use crate::glossary::concept::{Concept, Language, Status, Term};
use crate::glossary::file::{SEPARATOR, sorted_list};
use std::collections::HashSet;

/// What all rows of an entry say together.
#[derive(Debug)]
pub(super) struct Together<'a> {
    note: String,
    reference: String,
    /// The English terms that a row prefers.
    preferred: HashSet<&'a str>,
}

impl<'a> Together<'a> {
    pub(super) fn of(rows: &[&'a Row]) -> Self {
        let preferred = rows.iter().filter(|row| row.english.status == Some(Status::Preferred));
        Self {
            // What a table notes of a further term is no reason to forget what it notes of the first.
            note: distinct(rows.iter().filter_map(|row| row.note.as_deref()), "; "),
            reference: distinct(rows.iter().filter_map(|row| row.reference.as_deref()), SEPARATOR),
            preferred: preferred.map(|row| row.english.text.as_str()).collect(),
        }
    }
}

fn distinct<'a>(texts: impl Iterator<Item = &'a str>, separator: &str) -> String {
    let mut seen = HashSet::new();
    texts.filter(|text| seen.insert(*text)).collect::<Vec<_>>().join(separator)
}

/// `concept` with what all of `rows` say of it.
pub(super) fn all_over(concept: Concept, rows: &[Row]) -> Concept {
    let together = Together::of(&rows.iter().collect::<Vec<_>>());
    rows.iter().fold(concept, |concept, row| over(&concept, row, &together))
}

/// `concept` with what `row`, which is one of those that `together` is of, says of it.
pub(super) fn over(concept: &Concept, row: &Row, together: &Together<'_>) -> Concept {
    let mut concept = concept.clone();
    let arabic = |concept: &Concept| concept.arabic().cloned().collect::<Vec<_>>();
    let before = arabic(&concept);
    for term in &row.arabic {
        put(&mut concept, Language::Arabic, &term.text, term.status);
    }
    if arabic(&concept) != before {
        lead(&mut concept.terms);
    }
    put_english(&mut concept, row, together);
    let cells = [(&row.domain, &mut concept.domain), (&row.scope, &mut concept.scope)];
    for (cell, field) in cells {
        if let Some(text) = cell {
            text.clone_into(field);
        }
    }
    if row.note.is_some() {
        together.note.clone_into(&mut concept.note);
    }
    // A list in another order, as the files sort it, is no news.
    if row.reference.is_some() && sorted_list(&together.reference) != sorted_list(&concept.reference) {
        together.reference.clone_into(&mut concept.reference);
    }
    let usage = row.usage.clone().over(concept.usage.clone());
    if usage.canonical() != concept.usage.canonical() {
        concept.usage = usage;
    }
    concept
}

/// Makes a preferred Arabic term the citation form, where that is one that is not to be used.
fn lead(terms: &mut [Term]) {
    let arabic = |term: &Term| term.language == Language::Arabic;
    let first = terms.iter().position(arabic);
    let preferred = terms.iter().position(|term| arabic(term) && term.status == Status::Preferred);
    if let (Some(first), Some(preferred)) = (first, preferred)
        && let Some(between) = terms.get_mut(first..=preferred)
    {
        between.rotate_right(1);
    }
}

/// A concept prefers one English term. Where a file prefers another than the concept does, that other is admitted from now
/// on; where it prefers two, both stay so, which is a fault.
fn put_english(concept: &mut Concept, row: &Row, together: &Together<'_>) {
    let (text, status) = (&row.english.text, row.english.status);
    if status == Some(Status::Preferred) {
        let preferred = |term: &&mut Term| term.language == Language::English && term.status == Status::Preferred;
        for other in concept.terms.iter_mut().filter(preferred) {
            if other.text != *text && !together.preferred.contains(other.text.as_str()) {
                other.status = Status::Admitted;
            }
        }
    }
    put(concept, Language::English, text, status);
}

/// A new term of which nothing is said is preferred if it is the first of its language, or, in English, if no other is.
fn put(concept: &mut Concept, language: Language, text: &str, status: Option<Status>) {
    let mut same = concept.terms.iter_mut().filter(|term| term.language == language);
    if let Some(term) = same.find(|term| term.text == text) {
        term.status = status.unwrap_or(term.status);
        return;
    }
    let mut others = concept.terms.iter().filter(|term| term.language == language);
    let free = match language {
        Language::Arabic => others.next().is_none(),
        Language::English => !others.any(|term| term.status == Status::Preferred),
    };
    let status = status.unwrap_or(if free { Status::Preferred } else { Status::Admitted });
    concept.terms.push(Term { language, text: text.to_owned(), status });
}
