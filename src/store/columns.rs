//! How is a value written into a column? Domain types to SQLite's and back, through forms that belong to the store.
//!
//! What stands here is on people's disks and under the hash chains: a form is never changed, only added to by a
//! migration. A column that does not read back is damage, and is reported as such.

use super::StoreError;
use crate::arabic::Span;
use crate::article::{Origin, Reason, Role, State, Translation};
use crate::glossary::concept::{Activity, Concept, Language, Status, Term};
use crate::glossary::usage::{PartOfSpeech, Usage};
use crate::memory::Settings;
use jiff::Timestamp;
use rusqlite::Row;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// A domain value on its way into or out of a column.
pub(super) struct Stored<T>(pub(super) T);

/// The value of that column.
pub(super) fn column<T>(row: &Row<'_>, name: &str) -> rusqlite::Result<T>
where
    Stored<T>: FromSql,
{
    Ok(row.get::<_, Stored<T>>(name)?.0)
}

fn strange(what: &str, found: &str) -> FromSqlError {
    FromSqlError::Other(format!("“{found}” is no {what}").into())
}

macro_rules! integers {
    ($($kind:ty)*) => {$(
        impl ToSql for Stored<$kind> {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                let number = i64::try_from(self.0).map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))?;
                Ok(number.into())
            }
        }
        impl FromSql for Stored<$kind> {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                let number = value.as_i64()?;
                Ok(Self(<$kind>::try_from(number).map_err(|_| FromSqlError::OutOfRange(number))?))
            }
        }
    )*};
}
integers!(u64 usize);

macro_rules! names {
    ($($kind:ident $what:literal)*) => {$(
        impl ToSql for Stored<$kind> {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                Ok(self.0.name().into())
            }
        }
        impl FromSql for Stored<$kind> {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                let name = value.as_str()?;
                $kind::from_name(name).map(Self).ok_or_else(|| strange($what, name))
            }
        }
    )*};
}
names!(Role "role" Reason "reason for a role" State "state" Activity "activity");

impl FromSql for Stored<Option<Reason>> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        match value {
            ValueRef::Null => Ok(Self(None)),
            value => Stored::<Reason>::column_result(value).map(|Stored(reason)| Self(Some(reason))),
        }
    }
}

impl ToSql for Stored<Timestamp> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.0.as_microsecond().into())
    }
}

impl FromSql for Stored<Timestamp> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let number = value.as_i64()?;
        Timestamp::from_microsecond(number).map(Self).map_err(|_| FromSqlError::OutOfRange(number))
    }
}

/// The time as a column keeps it, so that what is answered at a write equals what is read later.
pub(super) fn kept(time: Timestamp) -> Timestamp {
    Timestamp::from_microsecond(time.as_microsecond()).unwrap_or(time)
}

/// Reads `<prefix>target` and `<prefix>state`.
pub(super) fn translation(row: &Row<'_>, prefix: &str) -> rusqlite::Result<Translation> {
    let state: State = column(row, &format!("{prefix}state"))?;
    let text: String = row.get(format!("{prefix}target").as_str())?;
    let found = Translation::new(text, state).filter(|translation| translation.state() == state);
    found.ok_or_else(|| {
        let why = format!("a segment is “{}” that cannot be so with its text", state.name());
        rusqlite::Error::FromSqlConversionFailure(0, rusqlite::types::Type::Text, why.into())
    })
}

#[derive(Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum OriginForm {
    Proposal {
        proposal: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        unit: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        score: Option<f64>,
    },
    Repetition {
        segment: String,
    },
    Split {
        segment: String,
    },
    Merge {
        segment: String,
    },
    Version {
        segment: String,
    },
    Restored {
        revision: u64,
    },
}

impl From<&Origin> for OriginForm {
    fn from(origin: &Origin) -> Self {
        match origin {
            Origin::Proposal { kind, unit, score } => {
                Self::Proposal { proposal: kind.clone(), unit: unit.as_ref().map(ToString::to_string), score: *score }
            }
            Origin::Repetition { segment } => Self::Repetition { segment: segment.to_string() },
            Origin::Split { segment } => Self::Split { segment: segment.to_string() },
            Origin::Merge { segment } => Self::Merge { segment: segment.to_string() },
            Origin::Version { segment } => Self::Version { segment: segment.to_string() },
            Origin::Restored { revision } => Self::Restored { revision: *revision },
        }
    }
}

impl From<OriginForm> for Origin {
    fn from(form: OriginForm) -> Self {
        match form {
            OriginForm::Proposal { proposal, unit, score } => {
                Self::Proposal { kind: proposal, unit: unit.map(Into::into), score }
            }
            OriginForm::Repetition { segment } => Self::Repetition { segment: segment.into() },
            OriginForm::Split { segment } => Self::Split { segment: segment.into() },
            OriginForm::Merge { segment } => Self::Merge { segment: segment.into() },
            OriginForm::Version { segment } => Self::Version { segment: segment.into() },
            OriginForm::Restored { revision } => Self::Restored { revision },
        }
    }
}

/// An origin as its column has it.
pub(super) fn origin_text(origin: Option<&Origin>) -> Result<Option<String>, StoreError> {
    origin.map(|origin| json(&OriginForm::from(origin))).transpose()
}

/// An origin from what its column has.
pub(super) fn origin_of(text: &str) -> Option<Origin> {
    serde_json::from_str(text).ok().map(|form: OriginForm| form.into())
}

impl FromSql for Stored<Option<Origin>> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let Some(text) = value.as_str_or_null()? else { return Ok(Self(None)) };
        origin_of(text).map(|origin| Self(Some(origin))).ok_or_else(|| strange("origin", text))
    }
}

#[derive(Serialize, Deserialize)]
struct TermForm {
    lang: String,
    text: String,
    status: String,
}

#[derive(Serialize, Deserialize)]
struct ConceptForm {
    terms: Vec<TermForm>,
    domain: String,
    scope: String,
    note: String,
    reference: String,
    /// Left out where nothing is said, as all concepts of version 1 were written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    usage: Option<UsageForm>,
}

#[derive(Serialize, Deserialize)]
struct UsageForm {
    forms: Vec<String>,
    part_of_speech: Option<String>,
    inflects: bool,
    exact_spelling: bool,
    not_before: Vec<String>,
}

impl From<&Usage> for UsageForm {
    fn from(usage: &Usage) -> Self {
        Self {
            forms: usage.forms.clone(),
            part_of_speech: usage.part_of_speech.map(|part| part.name().to_owned()),
            inflects: usage.inflects,
            exact_spelling: usage.exact_spelling,
            not_before: usage.not_before.clone(),
        }
    }
}

impl UsageForm {
    fn usage(self) -> Result<Usage, FromSqlError> {
        let Self { forms, part_of_speech, inflects, exact_spelling, not_before } = self;
        let part = |name: String| PartOfSpeech::from_name(&name).ok_or_else(|| strange("part of speech", &name));
        let part_of_speech = part_of_speech.map(part).transpose()?;
        Ok(Usage { forms, part_of_speech, inflects, exact_spelling, not_before })
    }
}

/// A concept as its column has it: the same text for the same concept, always.
pub(super) fn concept_text(concept: &Concept) -> Result<String, StoreError> {
    let terms = concept.terms.iter().map(|term| TermForm {
        lang: term.language.tag().to_owned(),
        text: term.text.clone(),
        status: term.status.name().to_owned(),
    });
    json(&ConceptForm {
        terms: terms.collect(),
        domain: concept.domain.clone(),
        scope: concept.scope.clone(),
        note: concept.note.clone(),
        reference: concept.reference.clone(),
        usage: (!concept.usage.is_default()).then(|| UsageForm::from(&concept.usage)),
    })
}

impl FromSql for Stored<Concept> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let form: ConceptForm =
            serde_json::from_str(value.as_str()?).map_err(|error| FromSqlError::Other(error.into()))?;
        let term = |term: TermForm| {
            let language = Language::from_tag(&term.lang).ok_or_else(|| strange("language", &term.lang))?;
            let status = Status::from_name(&term.status).ok_or_else(|| strange("status", &term.status))?;
            Ok(Term { language, text: term.text, status })
        };
        let terms: Result<Vec<Term>, FromSqlError> = form.terms.into_iter().map(term).collect();
        let ConceptForm { domain, scope, note, reference, usage, .. } = form;
        let usage = usage.map(UsageForm::usage).transpose()?.unwrap_or_default();
        Ok(Self(Concept { terms: terms?, domain, scope, note, reference, usage }))
    }
}

impl FromSql for Stored<Option<Concept>> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        match value {
            ValueRef::Null => Ok(Self(None)),
            value => Stored::<Concept>::column_result(value).map(|Stored(concept)| Self(Some(concept))),
        }
    }
}

/// What is said of a memory; what is left out is as in the default.
#[derive(Serialize, Deserialize)]
#[serde(default)]
struct SettingsForm {
    priority: i32,
    penalty: f64,
    penalty_imported: f64,
    penalty_unreviewed: f64,
    penalty_older: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    older_than_days: Option<u32>,
}

impl Default for SettingsForm {
    fn default() -> Self {
        Settings::default().into()
    }
}

impl From<Settings> for SettingsForm {
    fn from(settings: Settings) -> Self {
        let Settings { priority, penalty, penalty_imported, penalty_unreviewed, penalty_older, older_than_days } =
            settings;
        Self { priority, penalty, penalty_imported, penalty_unreviewed, penalty_older, older_than_days }
    }
}

/// The settings of a memory as their column has them.
pub(super) fn settings_text(settings: Settings) -> Result<String, StoreError> {
    json(&SettingsForm::from(settings))
}

impl FromSql for Stored<Settings> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let form = serde_json::from_str(value.as_str()?).map_err(|error| FromSqlError::Other(error.into()))?;
        let SettingsForm { priority, penalty, penalty_imported, penalty_unreviewed, penalty_older, older_than_days } =
            form;
        Ok(Self(Settings { priority, penalty, penalty_imported, penalty_unreviewed, penalty_older, older_than_days }))
    }
}

/// Writes a form of this module as JSON.
pub(super) fn json(form: &impl Serialize) -> Result<String, StoreError> {
    serde_json::to_string(form).map_err(|error| StoreError::Internal(error.to_string()))
}

/// A span as its two columns.
pub(super) fn span(row: &Row<'_>) -> rusqlite::Result<Span> {
    Ok(Span { start: column(row, "span_start")?, end: column(row, "span_end")? })
}

/// 64 bits of the SHA-256 of some texts: an index key an eighth of the texts' size. Who finds it compares the texts.
pub(super) fn fingerprint(texts: &[Option<&str>]) -> i64 {
    let mut hash = Sha256::new();
    for text in texts {
        let text = text.unwrap_or("\u{0}");
        hash.update((text.len() as u64).to_be_bytes());
        hash.update(text.as_bytes());
    }
    let mut first = [0; 8];
    first.iter_mut().zip(hash.finalize()).for_each(|(to, from)| *to = from);
    i64::from_be_bytes(first)
}
