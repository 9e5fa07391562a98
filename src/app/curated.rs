//! The curated glossary: merged into the desk's on first start and whenever the files changed.

use super::AppError;
use crate::glossary::curated::{GLOSSARY, concepts, fingerprint};
use crate::glossary::{Activity, ConceptKey, Decision, FileConcept, combined, decide};
use crate::store::{ConceptWrite, Store, UpstreamRow};
use jiff::Timestamp;
use std::collections::HashMap;

/// The glossary that the curated files are merged into.
pub const CURATED: &str = GLOSSARY;

/// Under which name the fingerprint of the files last merged is kept.
const FINGERPRINT: &str = "curated";

/// Merges the files into the desk's glossary if they are others than those last merged.
pub(super) fn merge(store: &Store, now: Timestamp) -> Result<(), AppError> {
    let fingerprint = fingerprint();
    if store.meta(FINGERPRINT)?.as_deref() == Some(&fingerprint) {
        return Ok(());
    }
    let known: HashMap<String, UpstreamRow> =
        store.upstream(CURATED)?.into_iter().map(|row| (row.key.clone(), row)).collect();
    let files: HashMap<String, FileConcept> =
        concepts().into_iter().map(|concept| (key(&concept.key), concept)).collect();
    let mut keys: Vec<&String> = known.keys().chain(files.keys()).collect();
    keys.sort_unstable();
    keys.dedup();
    let writes: Vec<ConceptWrite> =
        keys.into_iter().filter_map(|key| write(key, known.get(key), files.get(key))).collect();
    tracing::info!(concepts = files.len(), writes = writes.len(), "merging the curated glossary");
    if !writes.is_empty() {
        store.apply_glossary(CURATED, writes, CURATED, now)?;
    }
    Ok(store.set_meta(FINGERPRINT, &fingerprint)?)
}

fn write(key: &str, known: Option<&UpstreamRow>, file: Option<&FileConcept>) -> Option<ConceptWrite> {
    let base = known.filter(|row| !row.gone).map(|row| &row.as_taken);
    let desk = known.map(|row| (&row.current.concept, row.current.activity));
    let said = file.map(|file| &file.concept);
    match (decide(base, said, desk), known, said) {
        (Decision::Create, _, Some(file)) => {
            Some(ConceptWrite::Create { concept: file.clone(), upstream: Some((key.to_owned(), file.clone())) })
        }
        (decision @ (Decision::TakeFile | Decision::Restore), Some(row), Some(file)) => Some(ConceptWrite::Update {
            id: row.id.clone(),
            expected: row.current.revision,
            concept: file.clone(),
            activity: if decision == Decision::Restore { Activity::Active } else { row.current.activity },
            upstream: Some(file.clone()),
        }),
        (Decision::Combine, Some(row), Some(file)) => Some(ConceptWrite::Update {
            id: row.id.clone(),
            expected: row.current.revision,
            concept: combined(&row.as_taken, file, &row.current.concept)?,
            activity: row.current.activity,
            upstream: Some(file.clone()),
        }),
        (Decision::Conflict, Some(row), Some(file)) => {
            Some(ConceptWrite::Conflict { id: row.id.clone(), file: file.clone() })
        }
        (Decision::Retire, Some(row), _) => {
            Some(ConceptWrite::Retire { id: row.id.clone(), expected: row.current.revision })
        }
        (Decision::Unchanged, Some(row), Some(file)) if row.as_taken != *file => {
            Some(ConceptWrite::Upstream { id: row.id.clone(), upstream: file.clone() })
        }
        // What the desk edited and the file dropped stays as the desk has it.
        _ => None,
    }
}

/// How a row's key is kept.
fn key(key: &ConceptKey) -> String {
    [&key.source, &key.domain, &key.scope].map(String::as_str).join("\t")
}
