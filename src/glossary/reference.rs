//! Where is a rendering taken from? The references that the curated files name, each defined once.

use super::file::{ConceptKey, FileConcept, list};
use std::collections::BTreeSet;

/// The first line of `references.tsv`.
pub const HEADER: &str = "key\ttitle\tpublisher\tlocator";

/// A source of renderings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// How the column `reference` names it: "unsmil".
    pub key: String,
    /// Its title.
    pub title: String,
    /// Who publishes it; may be empty.
    pub publisher: String,
    /// Where in the world it is found: an address, a document number; may be empty.
    pub locator: String,
}

/// What is wrong with a line of `references.tsv`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReferenceFault {
    /// The first line is not the header.
    #[error("the first line must be the header “{HEADER}”")]
    Header,
    /// A row with too few or too many columns.
    #[error("a row has 4 columns parted by tabs, this one has {0}")]
    Columns(usize),
    /// No key, or one with white space or a stroke in it.
    #[error("“{0}” is no key: letters, digits and hyphens")]
    Key(String),
    /// No title.
    #[error("the title is empty")]
    EmptyTitle,
    /// A key that does not follow on the one above it.
    #[error("“{0}” stands there twice or belongs further up: sort by key in code point order")]
    Unsorted(String),
}

/// A fault and its line.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {fault}")]
pub struct ReferenceError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong there.
    pub fault: ReferenceFault,
}

/// Reads `references.tsv`: the references, and all that is wrong. Linear.
#[must_use]
pub fn parse(text: &str) -> (Vec<Reference>, Vec<ReferenceError>) {
    let mut references: Vec<Reference> = Vec::new();
    let mut errors = Vec::new();
    let mut lines = text.lines().zip(1..);
    if lines.next().is_none_or(|(header, _)| header != HEADER) {
        errors.push(ReferenceError { line: 1, fault: ReferenceFault::Header });
    }
    for (text, line) in lines {
        let mut fault = |fault| errors.push(ReferenceError { line, fault });
        let columns: Vec<&str> = text.split('\t').collect();
        let &[key, title, publisher, locator] = columns.as_slice() else {
            fault(ReferenceFault::Columns(columns.len()));
            continue;
        };
        if key.is_empty() || !key.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') {
            fault(ReferenceFault::Key(key.to_owned()));
        }
        if title.is_empty() {
            fault(ReferenceFault::EmptyTitle);
        }
        if references.last().is_some_and(|last| last.key.as_str() >= key) {
            fault(ReferenceFault::Unsorted(key.to_owned()));
        }
        references.push(Reference {
            key: key.into(),
            title: title.into(),
            publisher: publisher.into(),
            locator: locator.into(),
        });
    }
    (references, errors)
}

/// The references that concepts name and nobody defines, each with the concept that names it.
#[must_use]
pub fn undefined<'a>(concepts: &'a [FileConcept], references: &[Reference]) -> Vec<(&'a ConceptKey, &'a str)> {
    let defined: BTreeSet<&str> = references.iter().map(|reference| reference.key.as_str()).collect();
    concepts
        .iter()
        .flat_map(|found| list(&found.concept.reference).map(move |key| (&found.key, key)))
        .filter(|(_, key)| !defined.contains(key))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::glossary::file;

    #[test]
    fn references_are_read_and_faults_named() {
        let (references, errors) =
            parse("key\ttitle\tpublisher\tlocator\nlaw\tLaw 59\tGNC\t2012\npaper\tThe Paper\t\t\n");
        assert_eq!(errors, []);
        assert_eq!(references.iter().map(|found| found.title.as_str()).collect::<Vec<_>>(), ["Law 59", "The Paper"]);
        for (rows, expected) in [
            ("law\tLaw\n", ReferenceFault::Columns(2)),
            ("a b\tTitle\t\t\n", ReferenceFault::Key("a b".into())),
            ("law\t\t\t\n", ReferenceFault::EmptyTitle),
            ("law\tLaw\t\t\nlaw\tLaw\t\t\n", ReferenceFault::Unsorted("law".into())),
            ("law\tLaw\t\t\nact\tAct\t\t\n", ReferenceFault::Unsorted("act".into())),
        ] {
            let (_, errors) = parse(&format!("{HEADER}\n{rows}"));
            assert_eq!(errors.into_iter().map(|error| error.fault).collect::<Vec<_>>(), [expected], "{rows}");
        }
        assert_eq!(parse("").1, [ReferenceError { line: 1, fault: ReferenceFault::Header }]);
    }

    #[test]
    fn an_undefined_reference_is_found() {
        let rows = format!("{}\nا\ta\tpreferred\td\t\t\t\tlaw | paper\n", file::HEADER);
        let concepts = file::parse(&rows).concepts;
        let (references, _) = parse(&format!("{HEADER}\nlaw\tLaw\t\t\n"));
        let names: Vec<&str> = undefined(&concepts, &references).into_iter().map(|(_, name)| name).collect();
        assert_eq!(names, ["paper"]);
    }
}
