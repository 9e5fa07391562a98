//! Glossaries: searched, edited, retired, taken in from tables.

use super::{App, AppError, LOCAL, TermHit, check_size, tbx};
use crate::arabic::{Offsets, fold_str};
use crate::formats::tabular::{GlossaryReader, GlossaryRow, Row, Table, TableError, Workbook};
use crate::formats::tbx::TbxReader;
use crate::glossary::import::{Cells, Judged, Plan, Verdict};
use crate::glossary::recognise::Occurrence;
use crate::glossary::{Activity, Concept, ConceptRecord, Fault, Habits, Termbase, UsageEdit};
use crate::id::ConceptId;
use crate::store::{ConceptRevision, ConceptWrite, GlossaryRecord};
use jiff::Timestamp;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Which concepts to show.
#[derive(Clone, Debug)]
pub struct ConceptFilter {
    /// Part of a term or listed form, in any spelling or case, or of the note.
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

/// What somebody wants a concept to say.
#[derive(Clone, Debug)]
pub struct ConceptDraft {
    /// All but its usage.
    pub concept: Concept,
    /// What is to be another in its usage.
    pub usage: UsageEdit,
    /// Whether it is to be in use; it stays as it is when `None`, and a new one is.
    pub activity: Option<Activity>,
}

/// The most texts that a concept is tried out on at a time.
const MAX_TRIED: usize = 100;

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
    /// Each row with what becomes of it, in the order of the file.
    pub verdicts: Vec<Judged>,
    /// Columns that nobody here reads; in TBX the data categories of which something has no place in a glossary.
    pub ignored_columns: Vec<String>,
}

/// A row that was not taken.
#[derive(Clone, Debug)]
pub struct RejectedRow {
    /// Its number in the file, the header being 1; in TBX the line on which its concept begins.
    pub row: u64,
    /// What is wrong with it.
    pub reason: String,
}

impl GlossaryImport {
    fn count(&mut self, judged: Judged) {
        self.rows += 1;
        match &judged.verdict {
            Verdict::Created => self.created += 1,
            Verdict::Updated => self.updated += 1,
            Verdict::Unchanged => self.unchanged += 1,
            Verdict::Rejected(reason) => {
                self.rejected.push(RejectedRow { row: judged.number, reason: reason.clone() });
            }
        }
        self.verdicts.push(judged);
    }
}

/// The verdicts on the rows of a table.
fn take_rows(
    plan: &mut Plan,
    reader: impl Iterator<Item = Result<Row<GlossaryRow>, TableError>>,
) -> Result<Vec<Judged>, AppError> {
    let (mut rows, mut judged) = (Vec::new(), Vec::new());
    for row in reader {
        match row? {
            Row::Read(row) => rows.push(cells(row)),
            Row::Rejected(rejection) => judged.push(rejected(rejection.row, rejection.reason.to_string())),
        }
    }
    judged.extend(plan.take_table(rows));
    Ok(judged)
}

/// What cannot be read at all is judged by nobody else.
fn rejected(number: u64, reason: String) -> Judged {
    Judged::rejected(number, "", "", reason)
}

/// What a glossary is imported from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TermFile {
    /// Rows with a header.
    Table(Table),
    /// The same in the first sheet of an `.xlsx` file.
    Workbook,
    /// TBX of version 2 or 3.
    Tbx,
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
                .map(|(_, record)| record.as_ref().clone())
                .collect(),
        })
    }

    /// Adds a concept.
    ///
    /// # Errors
    /// [`AppError::Invalid`] for one that cannot be kept.
    pub fn create_concept(&self, glossary: &str, draft: ConceptDraft) -> Result<ConceptRecord, AppError> {
        let mut concept = draft.concept;
        concept.usage = draft.usage.over(concept.usage);
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

    /// Changes a concept. Settles a conflict with the curated file.
    ///
    /// # Errors
    /// [`AppError::Invalid`] for one that cannot be kept, [`AppError::Store`] with `StaleConcept` when somebody was faster.
    pub fn save_concept(
        &self,
        glossary: &str,
        id: &ConceptId,
        expected: u64,
        draft: ConceptDraft,
    ) -> Result<ConceptRecord, AppError> {
        let current = self.store.concept(glossary, id)?;
        let activity = draft.activity.unwrap_or(current.activity);
        let mut concept = draft.concept;
        concept.usage = draft.usage.over(current.concept.usage);
        check(&concept)?;
        Ok(self.store.save_concept(glossary, id, expected, concept, activity, LOCAL, Timestamp::now())?)
    }

    /// What would be found of a concept in each of the texts, were it the only one. Nothing is kept. It may still lack
    /// English or Arabic, so that it can be tried out while it is written.
    ///
    /// # Errors
    /// [`AppError::Invalid`] for one that cannot be kept for another reason, or too many texts; [`AppError::TooLarge`].
    pub fn try_concept(&self, draft: ConceptDraft, texts: &[String]) -> Result<Vec<Vec<TermHit>>, AppError> {
        if texts.len() > MAX_TRIED {
            return Err(AppError::invalid(
                "/texts",
                format!("{} texts; try at most {MAX_TRIED} at a time", texts.len()),
            ));
        }
        texts.iter().try_for_each(|text| check_size(text))?;
        let mut concept = draft.concept;
        concept.terms.retain(|term| !term.text.is_empty());
        concept.usage = draft.usage.over(concept.usage);
        let mut faults = concept.faults();
        faults.retain(|fault| !matches!(fault, Fault::NoArabic | Fault::NoEnglish));
        refuse(&faults)?;
        let record = ConceptRecord {
            id: ConceptId::from(""),
            revision: 0,
            activity: Activity::Active,
            updated_at: Timestamp::now(),
            updated_by: LOCAL.to_owned(),
            conflict: None,
            concept,
        };
        let (mut termbase, concept) = (Termbase::default(), &record.concept);
        let terms = concept.arabic().map(|term| term.text.as_str());
        termbase.insert(&record.id, concept.nature(), &concept.usage, terms);
        let hits = |text: &String| {
            let (offsets, habits) = (Offsets::new(text), Habits::of(text));
            let hit = |occurrence: Occurrence| {
                let written = offsets.slice(occurrence.span);
                TermHit {
                    text: written.to_owned(),
                    record: record.clone().into(),
                    glossary: String::new(),
                    words: termbase.explain(written, habits, &occurrence),
                    occurrence,
                }
            };
            termbase.recognise(text).into_iter().map(hit).collect()
        };
        Ok(texts.iter().map(hits).collect())
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

    /// Takes a file of terms in, all rows that can be used in one transaction; with `dry_run` only says what would happen.
    /// Each English term of TBX counts as a row.
    ///
    /// # Errors
    /// [`AppError::UnreadableFile`] for a file that is not of that format.
    pub fn import_glossary(
        &self,
        glossary: &str,
        bytes: &[u8],
        charset: Option<&str>,
        format: TermFile,
        dry_run: bool,
    ) -> Result<GlossaryImport, AppError> {
        let mut plan = Plan::new(self.active(glossary)?);
        let mut done = GlossaryImport::default();
        let mut judged = Vec::new();
        match format {
            TermFile::Table(table) => {
                let reader = GlossaryReader::new(bytes, table, charset)?;
                done.ignored_columns = reader.unknown_columns().to_vec();
                judged.extend(take_rows(&mut plan, reader)?);
            }
            TermFile::Workbook => {
                let workbook = Workbook::read(bytes)?;
                let others: Vec<String> = workbook.others().iter().map(|name| format!("sheet “{name}”")).collect();
                let reader = GlossaryReader::of_workbook(workbook)?;
                done.ignored_columns = [reader.unknown_columns(), &others].concat();
                judged.extend(take_rows(&mut plan, reader)?);
            }
            TermFile::Tbx => {
                let (mut entries, mut ignored) = (Vec::new(), tbx::Ignored::default());
                for entry in TbxReader::new(bytes)? {
                    let entry = entry?;
                    let line = entry.line;
                    match tbx::entry(entry, &mut ignored) {
                        Ok(entry) => entries.push(entry),
                        Err(reason) => judged.push(rejected(line, reason)),
                    }
                }
                done.ignored_columns = ignored.names();
                judged.extend(plan.take(&entries));
            }
        }
        // Rows were put together by concept; people look for them in their file.
        judged.sort_by_key(|row| row.number);
        judged.into_iter().for_each(|row| done.count(row));
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
        let here = |record: &&Arc<ConceptRecord>| {
            record.activity == Activity::Active
                && caches.glossary_of.get(&record.id).is_some_and(|name| name == glossary)
        };
        let mut records: Vec<ConceptRecord> =
            caches.concepts.values().filter(here).map(|record| record.as_ref().clone()).collect();
        records.sort_by(|one, other| one.id.cmp(&other.id));
        Ok(records)
    }
}

fn cells(row: GlossaryRow) -> Cells {
    Cells {
        number: row.row,
        source: row.source,
        target: row.target,
        status: row.status,
        domain: row.domain,
        scope: row.scope,
        variants: row.variants,
        note: row.note,
        reference: row.reference,
        usage: [row.forms, row.part_of_speech, row.inflects, row.exact_spelling, row.not_before],
        homonym: row.homonym,
    }
}

fn check(concept: &Concept) -> Result<(), AppError> {
    refuse(&concept.faults())
}

/// Says all that is wrong with a concept, and points at the first.
fn refuse(faults: &[Fault]) -> Result<(), AppError> {
    let Some(first) = faults.first() else { return Ok(()) };
    let all = faults.iter().map(Fault::to_string).collect::<Vec<_>>().join("; ");
    Err(AppError::invalid(first.pointer(), all))
}

impl ConceptFilter {
    /// `query` is the folded one.
    fn admits(&self, record: &ConceptRecord, query: Option<&str>) -> bool {
        let concept = &record.concept;
        let is = |wanted: &Option<String>, is: &str| wanted.as_deref().is_none_or(|wanted| wanted == is);
        let found = |query: &str| {
            let terms = concept.terms.iter().map(|term| &term.text);
            let mut texts = terms.chain(&concept.usage.forms).chain([&concept.note]);
            texts.any(|text| fold_str(text).contains(query))
        };
        self.activity.is_none_or(|activity| activity == record.activity)
            && (!self.conflicts || record.conflict.is_some())
            && is(&self.domain, &concept.domain)
            && is(&self.scope, &concept.scope)
            && query.is_none_or(found)
    }
}
