//! What becomes of a row, and what of that should a maintainer look at first?

use crate::glossary::concept::{Concept, Language, Status, Term};
use crate::glossary::usage;

/// What becomes of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is a new concept.
    Created,
    /// It changes a concept.
    Updated,
    /// It says what is there.
    Unchanged,
    /// It cannot be used, and why.
    Rejected(String),
}

/// A row with its verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// Where the row stands in the file.
    pub number: u64,
    /// Its Arabic, as far as it was read.
    pub source: String,
    /// Its English, as far as it was read.
    pub target: String,
    /// What becomes of it.
    pub verdict: Verdict,
    /// What of that contradicts the glossary. It is done all the same: the file may be right.
    pub conflict: Option<Conflict>,
    /// What it changes in a concept; empty for a new one, of which the row says all.
    pub changes: Vec<Change>,
}

/// What in an import contradicts the glossary.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Conflict {
    /// A term that was the one to use is no longer to be used.
    #[error("“{term}” is the preferred term in the glossary, and becomes {}; take the row out if it is to stay", status.name())]
    Retracted {
        /// The term.
        term: String,
        /// Its status from now on.
        status: Status,
    },
    /// Another concept of the same domain has the Arabic.
    #[error(
        "the glossary has “{source_term}” in this domain already, as “{target}”; if it is the same, put “{target}” below it as another term"
    )]
    SecondConcept {
        /// The Arabic.
        source_term: String,
        /// The English of the concept that has it.
        target: String,
    },
}

/// What is another in a concept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// `ar` or `en` for a term, else the column: `domain`, `note` and so on.
    pub member: &'static str,
    /// The term whose status it is; empty for a column.
    pub term: String,
    /// What was there, a status or text; empty if nothing was.
    pub before: String,
    /// What will be there.
    pub after: String,
}

impl Judged {
    /// A row that cannot be used; what could not be read of it is empty.
    #[must_use]
    pub fn rejected(number: u64, source: &str, target: &str, reason: String) -> Self {
        Self { verdict: Verdict::Rejected(reason), ..Self::unchanged(number, source, target) }
    }

    pub(super) fn unchanged(number: u64, source: &str, target: &str) -> Self {
        let (source, target) = (source.to_owned(), target.to_owned());
        Self { number, source, target, verdict: Verdict::Unchanged, conflict: None, changes: Vec::new() }
    }
}

/// What is another in `after` than in `before`. Import takes no term away.
pub(super) fn changes(before: &Concept, after: &Concept) -> Vec<Change> {
    let status = |term: &Term| status_in(before, term);
    let terms = after.terms.iter().filter(|term| status(term) != Some(term.status)).map(|term| Change {
        member: term.language.tag(),
        term: term.text.clone(),
        before: status(term).map_or("", Status::name).to_owned(),
        after: term.status.name().to_owned(),
    });
    let columns = ["domain", "scope", "note", "reference"].into_iter().chain(usage::COLUMNS);
    let cells = columns.zip(cells(before).into_iter().zip(cells(after))).filter(|(_, (before, after))| before != after);
    terms.chain(cells.map(|(member, (before, after))| Change { member, term: String::new(), before, after })).collect()
}

fn cells(concept: &Concept) -> Vec<String> {
    let Concept { domain, scope, note, reference, usage, .. } = concept;
    [domain, scope, note, reference].into_iter().cloned().chain(usage.cells()).collect()
}

fn status_in(concept: &Concept, term: &Term) -> Option<Status> {
    let same = |other: &&Term| other.language == term.language && other.text == term.text;
    concept.terms.iter().find(same).map(|term| term.status)
}

/// The English term that `known` prefers and that the step from `before` to `after` tells nobody to use any more.
pub(super) fn retracted(known: &Concept, before: &Concept, after: &Concept) -> Option<Conflict> {
    let retracted = after.terms.iter().find(|term| {
        term.language == Language::English
            && matches!(term.status, Status::Deprecated | Status::Forbidden)
            && status_in(known, term) == Some(Status::Preferred)
            && status_in(before, term) != Some(term.status)
    })?;
    Some(Conflict::Retracted { term: retracted.text.clone(), status: retracted.status })
}
