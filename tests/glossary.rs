//! Are the curated files sound? What a reviewer would otherwise check by eye in every change to `glossary/`.

// Helpers outside `#[test]` functions are tests too, which clippy does not see.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::path::Path;
use tarjuman::arabic::fold_str;
use tarjuman::glossary::file::{self, FileConcept};
use tarjuman::glossary::{curated, reference};

const REFERENCES: &str = "references";

/// Every file of `glossary/`: its name without ending, and its text.
fn files() -> BTreeMap<String, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("glossary");
    let entries = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
    entries
        .filter(|path| path.extension().is_some_and(|ending| ending == "tsv"))
        .map(|path| (path.file_stem().unwrap().to_string_lossy().into_owned(), std::fs::read_to_string(path).unwrap()))
        .collect()
}

fn domains() -> BTreeMap<String, String> {
    let mut files = files();
    files.remove(REFERENCES);
    files
}

fn concepts() -> Vec<FileConcept> {
    domains().values().flat_map(|text| file::parse(text).concepts).collect()
}

/// Fails with all that is wrong at once: who mends a file wants the whole list.
fn assert_none(problems: &[String]) {
    assert!(problems.is_empty(), "{} problems:\n{}", problems.len(), problems.join("\n"));
}

#[test]
fn every_file_is_canonical() {
    let mut problems = Vec::new();
    for (name, text) in domains() {
        let parsed = file::parse(&text);
        problems.extend(parsed.errors.iter().map(|error| format!("{name}.tsv: {error}")));
        if parsed.errors.is_empty() && file::write(parsed.concepts.iter().map(|found| &found.concept)) != text {
            problems.push(format!("{name}.tsv is not written back as it is"));
        }
    }
    assert_none(&problems);
}

#[test]
fn every_file_holds_its_own_domain() {
    let mut problems = Vec::new();
    for (name, text) in domains() {
        for found in file::parse(&text).concepts {
            if found.key.domain != name {
                problems.push(format!("{name}.tsv, line {}: the domain is “{}”", found.line, found.key.domain));
            }
        }
    }
    assert_none(&problems);
}

#[test]
fn no_concept_has_a_fault() {
    let faults = concepts().into_iter().flat_map(|found| {
        found.concept.faults().into_iter().map(move |fault| format!("{}: {fault}", found.key)).collect::<Vec<_>>()
    });
    assert_none(&faults.collect::<Vec<_>>());
}

#[test]
fn every_reference_is_named_and_defined() {
    let (references, errors) = reference::parse(files().get(REFERENCES).expect("glossary/references.tsv"));
    let mut problems: Vec<String> = errors.iter().map(|error| format!("references.tsv: {error}")).collect();
    let concepts = concepts();
    for found in concepts.iter().filter(|found| found.concept.reference.is_empty()) {
        problems.push(format!("{} names no reference", found.key));
    }
    let mut undefined = BTreeMap::new();
    for (concept, name) in reference::undefined(&concepts, &references) {
        undefined.entry(name).or_insert_with(Vec::new).push(concept);
    }
    for (name, concepts) in undefined {
        problems.push(format!(
            "references.tsv does not define “{name}”: {} and {} more",
            concepts[0],
            concepts.len() - 1
        ));
    }
    assert_none(&problems);
}

/// An Arabic term of two concepts is shown twice to the translator, who needs to be told which is meant where.
#[test]
fn an_arabic_term_of_two_concepts_is_explained_in_both() {
    let concepts = concepts();
    let mut claims: BTreeMap<String, Vec<&FileConcept>> = BTreeMap::new();
    for found in &concepts {
        let mut terms: Vec<String> = found.concept.arabic().map(|term| fold_str(&term.text)).collect();
        // Variants of one concept that differ in spelling alone are one claim.
        terms.sort();
        terms.dedup();
        for term in terms {
            claims.entry(term).or_default().push(found);
        }
    }
    let problems: Vec<String> = claims
        .iter()
        .filter(|(_, claim)| claim.len() > 1 && claim.iter().any(|found| found.concept.note.is_empty()))
        .map(|(term, claim)| {
            let who = claim.iter().map(|found| {
                let english = found.concept.rendering().map_or("", |term| &term.text);
                let note = if found.concept.note.is_empty() { ", no note" } else { "" };
                format!("{} “{english}”{note}", found.key)
            });
            format!("{term}: {}", who.collect::<Vec<_>>().join("; "))
        })
        .collect();
    assert_none(&problems);
}

#[test]
fn there_are_enough_concepts() {
    let count = concepts().len();
    assert!(count >= 600, "{count} concepts");
}

#[test]
fn every_file_is_compiled_in() {
    let listed: Vec<&str> = curated::FILES.iter().map(|&(name, _)| name).collect();
    assert_eq!(listed, domains().keys().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(curated::concepts().len(), concepts().len());
    assert_eq!(curated::references().len(), reference::parse(&files()[REFERENCES]).0.len());
    assert_eq!(curated::fingerprint().len(), 64);
}
