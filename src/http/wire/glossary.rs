//! Glossaries, concepts and their history on the wire.

use super::text::Occurrence;
use crate::app::ConceptDraft as DomainDraft;
use crate::glossary::import::{Change, Judged, Verdict};
use crate::glossary::{
    Activity, Concept as DomainConcept, ConceptRecord, Language, PartOfSpeech, Status, Term as DomainTerm, Usage,
    UsageEdit,
};
use crate::store::{ConceptRevision, GlossaryRecord};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A glossary.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct Glossary {
    pub name: String,
    /// How many concepts are in use.
    pub concepts: u64,
    /// Whether the curated files that come with the server are merged into it.
    pub curated: bool,
}

impl Glossary {
    pub(in crate::http) fn new(record: GlossaryRecord, curated: bool) -> Self {
        Self { name: record.name, concepts: record.concepts, curated }
    }
}

/// All glossaries.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct Glossaries {
    pub glossaries: Vec<Glossary>,
}

/// One word or phrase for a concept.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub(in crate::http) struct Term {
    /// ar or en.
    pub lang: String,
    pub text: String,
    /// preferred, admitted, deprecated or forbidden.
    #[serde(default = "preferred")]
    pub status: String,
}

fn preferred() -> String {
    Status::Preferred.name().to_owned()
}

/// What a concept says.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(in crate::http) struct Content {
    pub terms: Vec<Term>,
    pub domain: String,
    pub scope: String,
    pub note: String,
    pub reference: String,
    /// Other written forms of the Arabic, found like the terms and never offered as terms.
    pub forms: Vec<String>,
    /// noun, adjective, proper-name, or empty when not said.
    pub part_of_speech: &'static str,
    /// Whether the Arabic takes endings, pronouns and another article.
    pub inflects: bool,
    /// Whether hamza, ة and ه, ى and ي must be as entered.
    pub exact_spelling: bool,
    /// Words or phrases that the Arabic never stands before.
    pub not_before: Vec<String>,
}

impl From<&DomainConcept> for Content {
    fn from(concept: &DomainConcept) -> Self {
        let term = |term: &DomainTerm| Term {
            lang: term.language.tag().to_owned(),
            text: term.text.clone(),
            status: term.status.name().to_owned(),
        };
        Self {
            terms: concept.terms.iter().map(term).collect(),
            domain: concept.domain.clone(),
            scope: concept.scope.clone(),
            note: concept.note.clone(),
            reference: concept.reference.clone(),
            forms: concept.usage.forms.clone(),
            part_of_speech: concept.usage.part_of_speech.map_or("", PartOfSpeech::name),
            inflects: concept.usage.inflects,
            exact_spelling: concept.usage.exact_spelling,
            not_before: concept.usage.not_before.clone(),
        }
    }
}

/// What the curated file says, where the desk says something else.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(in crate::http) struct Conflict {
    pub file: Content,
}

/// A concept as its glossary keeps it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(in crate::http) struct Concept {
    pub id: String,
    pub revision: u64,
    /// active or retired.
    pub state: &'static str,
    #[serde(flatten)]
    pub content: Content,
    #[schema(format = DateTime)]
    pub updated_at: String,
    pub updated_by: String,
    pub conflict: Option<Conflict>,
}

impl From<ConceptRecord> for Concept {
    fn from(record: ConceptRecord) -> Self {
        Self {
            id: record.id.to_string(),
            revision: record.revision,
            state: record.activity.name(),
            content: Content::from(&record.concept),
            updated_at: record.updated_at.to_string(),
            updated_by: record.updated_by,
            conflict: record.conflict.as_ref().map(|file| Conflict { file: Content::from(file) }),
        }
    }
}

/// A page of concepts, with what can be filtered by.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct Concepts {
    pub concepts: Vec<Concept>,
    pub total: usize,
    /// Where the next page begins; none on the last.
    pub next: Option<String>,
    pub domains: Vec<String>,
    pub scopes: Vec<String>,
}

/// A concept to be kept.
#[derive(Debug, Deserialize, ToSchema)]
pub(in crate::http) struct ConceptDraft {
    pub terms: Vec<Term>,
    #[serde(default)]
    pub domain: String,
    #[serde(default)]
    pub scope: String,
    #[serde(default)]
    pub note: String,
    #[serde(default)]
    pub reference: String,
    /// Other written forms of the Arabic. This and the next four stay as they are when left out.
    pub forms: Option<Vec<String>>,
    /// noun, adjective, proper-name, or empty when not said.
    pub part_of_speech: Option<String>,
    /// Whether the Arabic takes endings, pronouns and another article; true in a new concept.
    pub inflects: Option<bool>,
    /// Whether hamza, ة and ه, ى and ي must be as entered; false in a new concept.
    pub exact_spelling: Option<bool>,
    /// Words or phrases that the Arabic never stands before.
    pub not_before: Option<Vec<String>>,
    /// active or retired; left out, it stays as it is.
    pub state: Option<String>,
}

/// What was not understood in a concept: the member and the reason.
pub(in crate::http) type BadDraft = (String, String);

impl ConceptDraft {
    /// What is to be kept, or what was not understood.
    pub(in crate::http) fn draft(&self) -> Result<DomainDraft, BadDraft> {
        Ok(DomainDraft { concept: self.concept()?, usage: self.usage()?, activity: self.activity()? })
    }

    fn concept(&self) -> Result<DomainConcept, BadDraft> {
        let mut terms = Vec::with_capacity(self.terms.len());
        for (at, term) in self.terms.iter().enumerate() {
            let language = Language::from_tag(&term.lang).ok_or_else(|| {
                (format!("/terms/{at}/lang"), format!("“{}” is no language here: ar or en", term.lang))
            })?;
            let status = Status::from_name(&term.status).ok_or_else(|| {
                let known = Status::ALL.map(Status::name).join(", ");
                (format!("/terms/{at}/status"), format!("“{}” is no status: {known}", term.status))
            })?;
            terms.push(DomainTerm { language, text: term.text.trim().to_owned(), status });
        }
        let trimmed = |text: &str| text.trim().to_owned();
        Ok(DomainConcept {
            terms,
            domain: trimmed(&self.domain),
            scope: trimmed(&self.scope),
            note: trimmed(&self.note),
            reference: trimmed(&self.reference),
            usage: Usage::default(),
        })
    }

    fn usage(&self) -> Result<UsageEdit, BadDraft> {
        let trimmed = |texts: &Vec<String>| texts.iter().map(|text| text.trim().to_owned()).collect();
        let part_of_speech = match self.part_of_speech.as_deref() {
            None => None,
            Some("") => Some(None),
            Some(name) => {
                let part = PartOfSpeech::from_name(name).ok_or_else(|| {
                    let known = PartOfSpeech::ALL.map(PartOfSpeech::name).join(", ");
                    ("/part_of_speech".to_owned(), format!("“{name}” is no part of speech here: {known}"))
                })?;
                Some(Some(part))
            }
        };
        Ok(UsageEdit {
            forms: self.forms.as_ref().map(trimmed),
            part_of_speech,
            inflects: self.inflects,
            exact_spelling: self.exact_spelling,
            not_before: self.not_before.as_ref().map(trimmed),
        })
    }

    /// Whether it is to be in use, where the client says so.
    fn activity(&self) -> Result<Option<Activity>, BadDraft> {
        let Some(state) = &self.state else { return Ok(None) };
        let activity = Activity::from_name(state)
            .ok_or_else(|| ("/state".to_owned(), format!("“{state}” is no state: active or retired")))?;
        Ok(Some(activity))
    }
}

/// A concept to be tried out on texts before it is kept.
#[derive(Debug, Deserialize, ToSchema)]
pub(in crate::http) struct TryRequest {
    #[serde(flatten)]
    pub concept: ConceptDraft,
    /// At most 100.
    pub texts: Vec<String>,
}

/// What would be found of a concept, were it the only one.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct Tried {
    /// For each text, in their order.
    pub results: Vec<TriedText>,
}

/// What would be found in one text.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct TriedText {
    pub text: String,
    /// Empty where nothing would be found; their concept has no identifier and no glossary yet.
    pub occurrences: Vec<Occurrence>,
}

/// One change of a concept.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct ConceptChange {
    pub revision: u64,
    #[schema(format = DateTime)]
    pub at: String,
    pub who: String,
    /// concept:created, concept:changed and so on.
    pub action: String,
    pub before: Option<Content>,
    pub after: Content,
}

impl From<&ConceptRevision> for ConceptChange {
    fn from(record: &ConceptRevision) -> Self {
        Self {
            revision: record.revision,
            at: record.at.to_string(),
            who: record.who.clone(),
            action: record.action.clone(),
            before: record.before.as_ref().map(Content::from),
            after: Content::from(&record.after),
        }
    }
}

/// A concept's changes, newest first.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct ConceptHistory {
    pub revisions: Vec<ConceptChange>,
}

/// What an import did, or would do.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct Imported {
    pub rows: u64,
    pub created: u64,
    pub updated: u64,
    pub unchanged: u64,
    pub rejected: Vec<Rejected>,
    /// The rows that change something or are not taken, with what becomes of them, in the order of the file: the first 1,000, and all that are
    /// conflicts before any other.
    pub verdicts: Vec<RowVerdict>,
    /// Columns that no one here reads; in TBX the data categories of which something has no place in a glossary.
    pub ignored_columns: Vec<String>,
    pub dry_run: bool,
}

/// What becomes of a row.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct RowVerdict {
    /// Its number, the header being 1; in TBX the line on which its concept begins.
    pub row: u64,
    pub source: String,
    pub target: String,
    /// created, updated, unchanged, rejected; or conflict, for one that is done though it contradicts the glossary.
    pub verdict: &'static str,
    /// Why it is rejected or a conflict.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// What it changes in a concept that is there.
    pub changes: Vec<RowChange>,
}

/// What a row changes.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct RowChange {
    /// ar or en for the status of a term, else the column.
    pub member: &'static str,
    /// The term whose status it is; empty for a column.
    pub term: String,
    /// What was there; empty if nothing was.
    pub before: String,
    /// What will be there.
    pub after: String,
}

/// The verdicts that are sent, of a file of any length.
pub(in crate::http) fn verdicts(judged: Vec<Judged>) -> Vec<RowVerdict> {
    const MOST: usize = 1_000;
    let says_something = |(_, row): &(usize, Judged)| row.conflict.is_some() || row.verdict != Verdict::Unchanged;
    let (mut sent, others): (Vec<_>, Vec<_>) =
        judged.into_iter().enumerate().filter(says_something).partition(|(_, row)| row.conflict.is_some());
    sent.extend(others);
    sent.truncate(MOST);
    sent.sort_by_key(|(at, _)| *at);
    sent.into_iter().map(|(_, row)| RowVerdict::from(row)).collect()
}

impl From<Judged> for RowVerdict {
    fn from(judged: Judged) -> Self {
        let (verdict, why) = match (judged.verdict, judged.conflict) {
            (Verdict::Rejected(reason), _) => ("rejected", Some(reason)),
            (_, Some(conflict)) => ("conflict", Some(conflict.to_string())),
            (Verdict::Created, None) => ("created", None),
            (Verdict::Updated, None) => ("updated", None),
            (Verdict::Unchanged, None) => ("unchanged", None),
        };
        let change = |change: Change| RowChange {
            member: change.member,
            term: change.term,
            before: change.before,
            after: change.after,
        };
        Self {
            row: judged.number,
            source: judged.source,
            target: judged.target,
            verdict,
            why,
            changes: judged.changes.into_iter().map(change).collect(),
        }
    }
}

/// A row that was not taken, and why.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct Rejected {
    pub row: u64,
    pub reason: String,
}
