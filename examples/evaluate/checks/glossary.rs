//! The curated glossary as the checks want it.

use jiff::Timestamp;
use std::collections::HashMap;
use tarjuman::checks;
use tarjuman::glossary::{Activity, ConceptRecord, Language, Occurrence, Status, Term, Termbase, curated};
use tarjuman::id::ConceptId;

pub(crate) struct Glossary {
    termbase: Termbase,
    records: HashMap<ConceptId, ConceptRecord>,
}

impl Glossary {
    pub(crate) fn curated() -> Self {
        let (mut termbase, mut records) = (Termbase::default(), HashMap::new());
        for (at, file) in curated::concepts().into_iter().enumerate() {
            let (id, concept) = (ConceptId::from(at.to_string()), file.concept);
            let terms = concept.arabic().map(|term| term.text.clone()).collect::<Vec<_>>();
            termbase.insert(&id, concept.nature(), &concept.usage, terms.iter().map(String::as_str));
            let record = ConceptRecord {
                id: id.clone(),
                revision: 1,
                activity: Activity::Active,
                concept,
                updated_at: Timestamp::UNIX_EPOCH,
                updated_by: String::new(),
                conflict: None,
            };
            records.insert(id, record);
        }
        Self { termbase, records }
    }

    /// The same, in which each concept forbids the rendering of another: that of [`Glossary::next`].
    pub(crate) fn forbidding() -> Self {
        let curated = Self::curated();
        let forbids = |(id, record): (&ConceptId, &ConceptRecord)| {
            let mut record = record.clone();
            if let Some(other) = curated.next(id).and_then(|other| other.concept.rendering()) {
                let text = other.text.clone();
                record.concept.terms.push(Term { language: Language::English, text, status: Status::Forbidden });
            }
            (id.clone(), record)
        };
        let records = curated.records.iter().map(forbids).collect();
        Self { records, ..curated }
    }

    pub(crate) fn recognise(&self, text: &str) -> Vec<Occurrence> {
        self.termbase.recognise(text)
    }

    pub(crate) fn terms<'a>(&'a self, occurrences: &'a [Occurrence]) -> Vec<checks::Term<'a>> {
        let term = |occurrence: &'a Occurrence| {
            Some(checks::Term { occurrence, record: self.records.get(&occurrence.concept)? })
        };
        occurrences.iter().filter_map(term).collect()
    }

    /// The record of the next concept with another rendering: for putting one term for another.
    pub(crate) fn next(&self, id: &ConceptId) -> Option<&ConceptRecord> {
        let number: usize = id.as_str().parse().ok()?;
        (1..=self.records.len()).find_map(|step| {
            let other = ConceptId::from(((number + step * 37) % self.records.len()).to_string());
            self.records.get(&other).filter(|record| record.concept.rendering().is_some())
        })
    }
}
