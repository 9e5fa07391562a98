//! Glossaries: searched, edited, retired, taken in from tables.

use super::{App, AppError, LOCAL};
use crate::arabic::fold_str;
use crate::formats::tabular::{GlossaryReader, GlossaryRow, Row, Table};
use crate::glossary::import::{Plan, Verdict};
use crate::glossary::{Activity, Concept, ConceptRecord, Fault};
use crate::id::ConceptId;
use crate::store::{ConceptRevision, ConceptWrite, GlossaryRecord};
use jiff::Timestamp;
use std::collections::BTreeSet;

/// Which concepts to show.
#[derive(Clone, Debug)]
pub struct ConceptFilter {
    /// Part of a term, in any spelling or case, or of the note.
    pub query: Option<String>,
    /// The domain.
    pub domain: Option<String>,
    /// The scope.
    pub scope: Option<String>,
    /// In use or retired; both, when `None`.
    pub activity: Option<Activity>,
    /// Those alone on which file and desk disagree.
    pub conflicts: bool,
    /// How many.
    pub limit: usize,
    /// How many to pass over.
    pub skip: usize,
}

/// A page of concepts.
#[derive(Clone, Debug)]
pub struct ConceptPage {
    /// The concepts, in the order of their Arabic.
    pub concepts: Vec<ConceptRecord>,
    /// How many there are on all pages.
    pub total: usize,
    /// How many to pass over for the next page.
    pub next: Option<usize>,
    /// All domains of the glossary.
    pub domains: Vec<String>,
    /// All scopes of the glossary.
    pub scopes: Vec<String>,
}

/// What an import did, or would do.
#[derive(Clone, Debug, Default)]
pub struct GlossaryImport {
    /// Rows read, those rejected among them.
    pub rows: u64,
    /// New concepts.
    pub created: u64,
    /// Rows that changed a concept.
    pub updated: u64,
    /// Rows that say what is there already.
    pub unchanged: u64,
    /// Rows that were not taken.
    pub rejected: Vec<RejectedRow>,
    /// Columns that nobody here reads.
    pub ignored_columns: Vec<String>,
}

/// A row that was not taken.
#[derive(Clone, Debug)]
pub struct RejectedRow {
    /// Its number in the file, the header being 1.
    pub row: u64,
    /// What is wrong with it.
    pub reason: String,
}

impl App {
    /// All glossaries.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub fn glossaries(&self) -> Result<Vec<GlossaryRecord>, AppError> {
        Ok(self.store.glossaries()?)
    }

    /// Makes a glossary.
    ///
    /// # Errors
    /// [`AppError::Store`] with `Exists`, or `Invalid` for a name that cannot be one.
    pub fn create_glossary(&self, name: &str) -> Result<GlossaryRecord, AppError> {
        Ok(self.store.create_glossary(name.trim(), LOCAL, Timestamp::now())?)
    }

    /// A page of concepts. Linear in the glossary.
    ///
    /// # Errors
    /// [`AppError::NotFound`] for a glossary that is none.
    pub fn concepts(&self, glossary: &str, filter: &ConceptFilter) -> Result<ConceptPage, AppError> {
        let caches = self.cached.read(&self.store)?;
        caches.check_names(None, Some(&[glossary.to_owned()]))?;
        let records = caches
            .concepts
            .values()
            .filter(|record| caches.glossary_of.get(&record.id).is_some_and(|name| name == glossary));
        let (mut domains, mut scopes, mut found) = (BTreeSet::new(), BTreeSet::new(), Vec::new());
        let query = filter.query.as_deref().map(fold_str);
        for record in records {
            domains.insert(&record.concept.domain);
            scopes.insert(&record.concept.scope);
            if filter.admits(record, query.as_deref()) {
                found.push((fold_str(record.concept.arabic().next().map_or("", |term| &term.text)), record));
            }
        }
        found.sort_by(|one, other| one.0.cmp(&other.0).then_with(|| one.1.id.cmp(&other.1.id)));
        let named = |names: BTreeSet<&String>| names.into_iter().filter(|name| !name.is_empty()).cloned().collect();
        let next = filter.skip.saturating_add(filter.limit);
        Ok(ConceptPage {
            total: found.len(),
            next: (next < found.len()).then_some(next),
            domains: named(domains),
            scopes: named(scopes),
            concepts: found
                .into_iter()
                .skip(filter.skip)
                .take(filter.limit)
                .map(|(_, record)| record.clone())
                .collect(),
        })
    }

    /// Adds a concept.
    ///
    /// # Errors
    /// [`AppError::Invalid`] for one that cannot be kept.
    pub fn create_concept(&self, glossary: &str, concept: Concept) -> Result<ConceptRecord, AppError> {
        check(&concept)?;
        Ok(self.store.create_concept(glossary, concept, LOCAL, Timestamp::now())?)
    }

    /// One concept.
    ///
    /// # Errors
    /// [`AppError::Store`] with `NotFound`.
    pub fn concept(&self, glossary: &str, id: &ConceptId) -> Result<ConceptRecord, AppError> {
        Ok(self.store.concept(glossary, id)?)
    }

    /// Changes a concept; its activity stays as it is when `None`. Settles a conflict with the curated file.
    ///
    /// # Errors
    /// [`AppError::Invalid`] for one that cannot be kept, [`AppError::Store`] with `StaleConcept` when somebody was faster.
    pub fn save_concept(
        &self,
        glossary: &str,
        id: &ConceptId,
        expected: u64,
        concept: Concept,
        activity: Option<Activity>,
    ) -> Result<ConceptRecord, AppError> {
        check(&concept)?;
        let activity = match activity {
            Some(activity) => activity,
            None => self.store.concept(glossary, id)?.activity,
        };
        Ok(self.store.save_concept(glossary, id, expected, concept, activity, LOCAL, Timestamp::now())?)
    }

    /// Retires a concept.
    ///
    /// # Errors
    /// [`AppError::Store`] with `StaleConcept` when somebody was faster.
    pub fn retire_concept(&self, glossary: &str, id: &ConceptId, expected: u64) -> Result<ConceptRecord, AppError> {
        let concept = self.store.concept(glossary, id)?.concept;
        let now = Timestamp::now();
        Ok(self.store.save_concept(glossary, id, expected, concept, Activity::Retired, LOCAL, now)?)
    }

    /// A concept's revisions, newest first.
    ///
    /// # Errors
    /// [`AppError::Store`] with `NotFound`.
    pub fn concept_history(&self, glossary: &str, id: &ConceptId) -> Result<Vec<ConceptRevision>, AppError> {
        Ok(self.store.concept_history(glossary, id)?)
    }

    /// Takes a table of terms in, all rows that can be used in one transaction; with `dry_run` only says what would happen.
    ///
    /// # Errors
    /// [`AppError::UnreadableFile`] for a file that is no table of terms.
    pub fn import_glossary(
        &self,
        glossary: &str,
        bytes: &[u8],
        charset: Option<&str>,
        table: Table,
        dry_run: bool,
    ) -> Result<GlossaryImport, AppError> {
        let reader = GlossaryReader::new(bytes, table, charset)?;
        let mut plan = Plan::new(self.active(glossary)?);
        let mut done =
            GlossaryImport { ignored_columns: reader.unknown_columns().to_vec(), ..GlossaryImport::default() };
        for row in reader {
            done.rows += 1;
            let (number, verdict) = match row? {
                Row::Read(row) => (row.row, plan.take(&import_row(row))),
                Row::Rejected(rejection) => (rejection.row, Verdict::Rejected(rejection.reason.to_string())),
            };
            match verdict {
                Verdict::Created => done.created += 1,
                Verdict::Updated => done.updated += 1,
                Verdict::Unchanged => done.unchanged += 1,
                Verdict::Rejected(reason) => done.rejected.push(RejectedRow { row: number, reason }),
            }
        }
        let writes: Vec<ConceptWrite> = plan
            .writes()
            .map(|(known, concept)| match known {
                None => ConceptWrite::Create { concept, upstream: None },
                Some(record) => ConceptWrite::Update {
                    id: record.id,
                    expected: record.revision,
                    concept,
                    activity: record.activity,
                    upstream: None,
                },
            })
            .collect();
        if !dry_run && !writes.is_empty() {
            self.store.apply_glossary(glossary, writes, LOCAL, Timestamp::now())?;
        }
        Ok(done)
    }

    /// The concepts of a glossary that are in use, in the order in which they came.
    pub(super) fn active(&self, glossary: &str) -> Result<Vec<ConceptRecord>, AppError> {
        let caches = self.cached.read(&self.store)?;
        caches.check_names(None, Some(&[glossary.to_owned()]))?;
        let here = |record: &&ConceptRecord| {
            record.activity == Activity::Active
                && caches.glossary_of.get(&record.id).is_some_and(|name| name == glossary)
        };
        let mut records: Vec<ConceptRecord> = caches.concepts.values().filter(here).cloned().collect();
        records.sort_by(|one, other| one.id.cmp(&other.id));
        Ok(records)
    }
}

fn import_row(row: GlossaryRow) -> crate::glossary::import::Row {
    crate::glossary::import::Row {
        source: row.source,
        target: row.target,
        status: row.status,
        domain: row.domain,
        scope: row.scope,
        variants: row.variants,
        note: row.note,
        reference: row.reference,
    }
}

fn check(concept: &Concept) -> Result<(), AppError> {
    let faults = concept.faults();
    if faults.is_empty() {
        return Ok(());
    }
    Err(AppError::invalid("/terms", faults.iter().map(Fault::to_string).collect::<Vec<_>>().join("; ")))
}

impl ConceptFilter {
    /// `query` is the folded one.
    fn admits(&self, record: &ConceptRecord, query: Option<&str>) -> bool {
        let concept = &record.concept;
        let is = |wanted: &Option<String>, is: &str| wanted.as_deref().is_none_or(|wanted| wanted == is);
        let found = |query: &str| {
            let mut texts = concept.terms.iter().map(|term| &term.text).chain([&concept.note]);
            texts.any(|text| fold_str(text).contains(query))
        };
        self.activity.is_none_or(|activity| activity == record.activity)
            && (!self.conflicts || record.conflict.is_some())
            && is(&self.domain, &concept.domain)
            && is(&self.scope, &concept.scope)
            && query.is_none_or(found)
    }
}
