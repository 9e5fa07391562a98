//! Glossaries, concepts and their history on the wire.

use crate::glossary::{Activity, Concept as DomainConcept, ConceptRecord, Language, Status, Term as DomainTerm};
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
    /// active or retired; left out, it stays as it is.
    pub state: Option<String>,
}

/// What was not understood in a concept: the member and the reason.
pub(in crate::http) type BadDraft = (String, String);

impl ConceptDraft {
    /// The concept, or what was not understood.
    pub(in crate::http) fn concept(&self) -> Result<DomainConcept, BadDraft> {
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
        })
    }

    /// Whether it is to be in use, where the client says so.
    pub(in crate::http) fn activity(&self) -> Result<Option<Activity>, BadDraft> {
        let Some(state) = &self.state else { return Ok(None) };
        let activity = Activity::from_name(state)
            .ok_or_else(|| ("/state".to_owned(), format!("“{state}” is no state: active or retired")))?;
        Ok(Some(activity))
    }
}

/// One change of a concept.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct Revision {
    pub revision: u64,
    #[schema(format = DateTime)]
    pub at: String,
    pub who: String,
    /// concept:created, concept:changed and so on.
    pub action: String,
    pub before: Option<Content>,
    pub after: Content,
}

impl From<&ConceptRevision> for Revision {
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
pub(in crate::http) struct History {
    pub revisions: Vec<Revision>,
}

/// What an import did, or would do.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct Imported {
    pub rows: u64,
    pub created: u64,
    pub updated: u64,
    pub unchanged: u64,
    pub rejected: Vec<Rejected>,
    /// Columns that no one here reads.
    pub ignored_columns: Vec<String>,
    pub dry_run: bool,
}

/// A row that was not taken, and why.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct Rejected {
    pub row: u64,
    pub reason: String,
}
