//! How is a concept written in TBX, and what does one that is read mean for a glossary?

use crate::formats::tbx::{TbxConcept, TbxEntry, TbxTerm, TermStatus, own_id};
use crate::glossary::concept::MAX_TERMS;
use crate::glossary::import::{Entry, Row, RowTerm};
use crate::glossary::usage::COLUMNS;
use crate::glossary::{Concept, ConceptRecord, Fault, Language, PartOfSpeech, Status, Term, Usage, UsageEdit};
use crate::id::ConceptId;
use std::collections::{BTreeSet, HashSet};

/// The value of the data category `partOfSpeech` that has another name here.
const PROPER_NAME: &str = "properNoun";

/// The one of [`COLUMNS`] that has a data category; the others are written as notes on the first Arabic term.
const PART_OF_SPEECH: &str = "part_of_speech";

/// A concept as it is written: the best terms first, since the first of a language counts as the one to use where a reader knows
/// no status.
pub(super) fn tbx_concept(record: &ConceptRecord) -> TbxConcept {
    let Concept { domain, scope, note, reference, usage, .. } = &record.concept;
    let some = |text: &String| (!text.is_empty()).then(|| text.clone());
    let term = |term: &Term| TbxTerm {
        lang: term.language.tag().to_owned(),
        text: term.text.clone(),
        status: Some(match term.status {
            Status::Preferred => TermStatus::Preferred,
            Status::Admitted => TermStatus::Admitted,
            Status::Deprecated => TermStatus::Deprecated,
            Status::Forbidden => TermStatus::Forbidden,
        }),
        part_of_speech: usage.part_of_speech.filter(|_| term.language == Language::Arabic).map(|part| match part {
            PartOfSpeech::ProperName => PROPER_NAME.to_owned(),
            part => part.name().to_owned(),
        }),
        scope: some(scope),
        notes: Vec::new(),
    };
    let mut arabic: Vec<&Term> = record.concept.arabic().collect();
    arabic.sort_by_key(|term| term.status);
    let mut terms: Vec<TbxTerm> = arabic.into_iter().map(term).collect();
    if let Some(first) = terms.first_mut() {
        first.notes = usage_notes(usage);
    }
    terms.extend(record.concept.english().map(term));
    TbxConcept { id: record.id.to_string(), domain: some(domain), note: some(note), reference: some(reference), terms }
}

fn usage_notes(usage: &Usage) -> Vec<String> {
    let cells = COLUMNS.into_iter().zip(usage.cells());
    let said = cells.filter(|(column, cell)| !cell.is_empty() && *column != PART_OF_SPEECH);
    said.map(|(column, cell)| format!("{column}: {cell}")).collect()
}

/// The entry that a concept of a file stands for, with a row for each English term as in a table, or why it stands for none.
/// What of the concept has no place in a glossary is put among the `ignored`.
pub(super) fn entry(entry: TbxEntry, ignored: &mut Ignored) -> Result<Entry, String> {
    let TbxEntry { line, concept, definition, dropped } = entry;
    dropped.iter().for_each(|category| ignored.add(category));
    let arabic = best_first(&concept, Language::Arabic);
    let english = best_first(&concept, Language::English);
    if arabic.is_empty() {
        return Err("the concept has no Arabic term".to_owned());
    }
    if english.is_empty() {
        return Err("the concept has no English term".to_owned());
    }
    if arabic.len() + english.len() > MAX_TERMS {
        return Err(Fault::TooManyTerms(arabic.len() + english.len()).to_string());
    }
    ignored.add_of(&concept, &arabic);
    // A definition tells which of several concepts it is. Where there is a note, that was written for translators.
    if definition.is_some() && concept.note.is_some() {
        ignored.add("definition");
    }
    let scope = scope(arabic.iter().chain(&english), ignored);
    let usage = usage(&arabic);
    let arabic: Vec<RowTerm> =
        arabic.into_iter().map(|term| RowTerm { text: term.text.clone(), status: status(term) }).collect();
    let row = |(at, target): (usize, &TbxTerm)| Row {
        number: line,
        arabic: arabic.clone(),
        english: RowTerm {
            text: target.text.clone(),
            // Of two preferred terms the first stays it: a concept prefers one English term.
            status: status(target).filter(|status| at == 0 || *status != Status::Preferred),
        },
        domain: concept.domain.clone(),
        scope: scope.clone(),
        note: concept.note.clone().or_else(|| definition.clone()),
        reference: concept.reference.clone(),
        usage: usage.clone(),
        homonym: None,
    };
    Ok(Entry {
        id: own_id(&concept.id).map(ConceptId::from),
        rows: english.into_iter().enumerate().map(row).collect(),
        whole: true,
    })
}

/// The scope of a concept: where each of its terms is used, if it is the same.
fn scope<'a>(mut terms: impl Iterator<Item = &'a &'a TbxTerm> + Clone, ignored: &mut Ignored) -> Option<String> {
    let first = terms.clone().next()?;
    if terms.clone().all(|term| term.scope == first.scope) {
        return first.scope.clone();
    }
    if terms.any(|term| term.scope.is_some()) {
        ignored.add("geographicalUsage");
    }
    None
}

/// The names of the data that a file has and a glossary has no place for.
#[derive(Debug, Default)]
pub(super) struct Ignored(BTreeSet<String>);

impl Ignored {
    /// As many names, and characters of a name, as somebody reads; a file may have any number.
    const MOST: usize = 50;

    fn add(&mut self, name: &str) {
        if self.0.len() < Self::MOST {
            self.0.insert(name.chars().take(Self::MOST).collect());
        }
    }

    /// Terms in other languages, and what is noted of terms.
    fn add_of(&mut self, concept: &TbxConcept, arabic: &[&TbxTerm]) {
        for term in &concept.terms {
            let ours = [Language::Arabic, Language::English].iter().any(|language| term.is_in(language.tag()));
            if !ours {
                self.add(&format!("terms in {}", term.lang));
            } else if term.notes.iter().any(|note| !COLUMNS.iter().any(|column| said(note, column).is_some())) {
                self.add("notes on terms");
            }
        }
        let known = |term: &&TbxTerm| term.part_of_speech.as_deref().is_none_or(|name| part_of_speech(name).is_some());
        if !arabic.iter().all(known) {
            self.add("partOfSpeech");
        }
    }

    /// The names, sorted.
    pub(super) fn names(self) -> Vec<String> {
        self.0.into_iter().collect()
    }
}

/// The terms of a language, whatever their order in the file: the preferred ones, those without a status, the others. So the
/// first is the one to use, and in Arabic the citation form.
fn best_first(concept: &TbxConcept, language: Language) -> Vec<&TbxTerm> {
    let mut terms: Vec<&TbxTerm> = concept.terms.iter().filter(|term| term.is_in(language.tag())).collect();
    let unstated_second = |status: Option<Status>| match status {
        Some(Status::Preferred) => (0, None),
        None => (1, None),
        other => (2, other),
    };
    terms.sort_by_key(|term| unstated_second(status(term)));
    // "court" in en-US and in en-GB is one term.
    let mut seen = HashSet::new();
    terms.retain(|term| seen.insert(term.text.as_str()));
    terms
}

fn status(term: &TbxTerm) -> Option<Status> {
    term.status.map(|status| match status {
        TermStatus::Preferred => Status::Preferred,
        TermStatus::Admitted => Status::Admitted,
        TermStatus::Deprecated => Status::Deprecated,
        TermStatus::Forbidden => Status::Forbidden,
    })
}

/// What data categories and notes of the Arabic terms say of their usage: of each, the first that says it. A part of speech that
/// is none here, such as a verb, says nothing.
fn usage(arabic: &[&TbxTerm]) -> UsageEdit {
    let part = arabic.iter().find_map(|term| part_of_speech(term.part_of_speech.as_deref()?));
    let notes = || arabic.iter().flat_map(|term| &term.notes);
    let cells = COLUMNS.map(|column| match column {
        PART_OF_SPEECH => part.map(PartOfSpeech::name),
        _ => notes().find_map(|note| said(note, column)),
    });
    UsageEdit::understood(cells.map(Option::unwrap_or_default))
}

fn part_of_speech(name: &str) -> Option<PartOfSpeech> {
    if name == PROPER_NAME { Some(PartOfSpeech::ProperName) } else { PartOfSpeech::from_name(name) }
}

/// What a note such as `forms: عيون` says of that column.
fn said<'a>(note: &'a str, column: &str) -> Option<&'a str> {
    Some(note.strip_prefix(column)?.strip_prefix(':')?.trim())
}

#[cfg(test)]
#[path = "tbx_tests.rs"]
mod tests;
