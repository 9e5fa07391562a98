//! How is a concept written in TBX, and what does one that is read mean for a glossary?

use crate::formats::tbx::{TbxConcept, TbxEntry, TbxTerm, TermStatus, own_id};
use crate::glossary::import::{Entry, Row, RowTerm};
use crate::glossary::usage::COLUMNS;
use crate::glossary::{Concept, ConceptRecord, Language, PartOfSpeech, Status, Usage, UsageEdit};
use crate::id::ConceptId;

/// The value of the data category `partOfSpeech` that has another name here.
const PROPER_NAME: &str = "properNoun";

/// The one of [`COLUMNS`] that has a data category; the others are written as notes on the first Arabic term.
const PART_OF_SPEECH: &str = "part_of_speech";

/// A concept as it is written.
pub(super) fn tbx_concept(record: &ConceptRecord) -> TbxConcept {
    let Concept { terms, domain, scope, note, reference, usage } = &record.concept;
    let some = |text: &String| (!text.is_empty()).then(|| text.clone());
    let term = |term: &crate::glossary::Term| TbxTerm {
        lang: term.language.tag().to_owned(),
        text: term.text.clone(),
        status: match term.status {
            Status::Preferred => TermStatus::Preferred,
            Status::Admitted => TermStatus::Admitted,
            Status::Deprecated => TermStatus::Deprecated,
            Status::Forbidden => TermStatus::Forbidden,
        },
        part_of_speech: usage.part_of_speech.filter(|_| term.language == Language::Arabic).map(|part| match part {
            PartOfSpeech::ProperName => PROPER_NAME.to_owned(),
            part => part.name().to_owned(),
        }),
        notes: Vec::new(),
    };
    let mut terms: Vec<TbxTerm> = terms.iter().map(term).collect();
    if let Some(first) = terms.iter_mut().find(|term| term.lang == Language::Arabic.tag()) {
        first.notes = usage_notes(usage);
    }
    TbxConcept {
        id: record.id.to_string(),
        domain: some(domain),
        scope: some(scope),
        note: some(note),
        reference: some(reference),
        terms,
    }
}

fn usage_notes(usage: &Usage) -> Vec<String> {
    let cells = COLUMNS.into_iter().zip(usage.cells());
    let said = cells.filter(|(column, cell)| !cell.is_empty() && *column != PART_OF_SPEECH);
    said.map(|(column, cell)| format!("{column}: {cell}")).collect()
}

/// The entry that a concept of a file stands for, with a row for each English term as in a table, or why it stands for none.
pub(super) fn entry(entry: TbxEntry) -> Result<Entry, String> {
    let TbxEntry { line, concept } = entry;
    let of = |language: Language| {
        let primary = |lang: &str| lang.split('-').next().unwrap_or_default().to_ascii_lowercase();
        concept.terms.iter().filter(move |term| primary(&term.lang) == language.tag())
    };
    let source = of(Language::Arabic).next().ok_or("the concept has no Arabic term")?;
    let arabic: Vec<RowTerm> =
        of(Language::Arabic).map(|term| RowTerm { text: term.text.clone(), status: None }).collect();
    let usage = usage(source);
    let mut english: Vec<(Status, &TbxTerm)> = of(Language::English).map(|term| (status(term), term)).collect();
    english.sort_by_key(|(status, _)| *status);
    if english.is_empty() {
        return Err("the concept has no English term".to_owned());
    }
    let row = |(at, (status, target)): (usize, (Status, &TbxTerm))| Row {
        number: line,
        arabic: arabic.clone(),
        english: RowTerm {
            text: target.text.clone(),
            // Of two preferred terms the first stays it: a concept prefers one English term.
            status: (at == 0 || status != Status::Preferred).then_some(status),
        },
        domain: concept.domain.clone(),
        scope: concept.scope.clone(),
        note: concept.note.clone(),
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

fn status(term: &TbxTerm) -> Status {
    match term.status {
        TermStatus::Preferred => Status::Preferred,
        TermStatus::Admitted => Status::Admitted,
        TermStatus::Deprecated => Status::Deprecated,
        TermStatus::Forbidden => Status::Forbidden,
    }
}

/// What a term's data categories and notes say of its usage. A part of speech that is none here, such as a verb, says nothing.
fn usage(term: &TbxTerm) -> UsageEdit {
    let cells = COLUMNS.map(|column| {
        if column == PART_OF_SPEECH {
            let part = match term.part_of_speech.as_deref()? {
                PROPER_NAME => PartOfSpeech::ProperName,
                name => PartOfSpeech::from_name(name)?,
            };
            return Some(part.name());
        }
        term.notes.iter().find_map(|note| Some(note.strip_prefix(column)?.strip_prefix(':')?.trim()))
    });
    UsageEdit::understood(cells.map(Option::unwrap_or_default))
}
