//! What can go wrong? The facts that a caller can act on, each with what it needs to say so.

use super::segments::SegmentRecord;
use crate::glossary::concept::ConceptRecord;
use crate::memory::unit::Unit;

/// Why the store did not do what it was asked. Whatever it is, nothing of that request was written.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is no such thing (any more).
    #[error("there is no {what} “{id}”")]
    NotFound {
        /// `article`, `segment`, `block`, `memory`, `unit`, `glossary` or `concept`.
        what: &'static str,
        /// The identifier or name that was asked for.
        id: String,
    },
    /// The segment has been changed since the revision that the caller saw.
    #[error("the segment is at revision {} now", current.revision)]
    Stale {
        /// The segment as it is now.
        current: Box<SegmentRecord>,
    },
    /// The concept has been changed since the revision that the caller saw.
    #[error("the concept is at revision {} now", current.revision)]
    StaleConcept {
        /// The concept as it is now.
        current: Box<ConceptRecord>,
    },
    /// The unit has been changed since the caller saw it.
    #[error("the unit was changed at {}", current.changed_at)]
    StaleUnit {
        /// The memory that it is in.
        memory: String,
        /// The unit as it is now.
        current: Box<Unit>,
    },
    /// Too much waits to be written, or another process is writing for long. Worth trying again in a second.
    #[error("too much is being written at the moment; try again")]
    Busy,
    /// A thing of that name is there already.
    #[error("there is already a {what} “{id}”")]
    Exists {
        /// `memory`, `glossary`, `file` or `row of the curated glossary`.
        what: &'static str,
        /// Its name.
        id: String,
    },
    /// The idempotency key was used for another request before.
    #[error("the idempotency key “{key}” was used for another request; use a new one")]
    KeyReused {
        /// The key.
        key: String,
    },
    /// The database was written by a newer Tarjuman.
    #[error("the database has schema version {found}, and this program knows versions up to {known}: use a newer one")]
    NewerSchema {
        /// The version of the file.
        found: i64,
        /// The last version that this program knows.
        known: i64,
    },
    /// What is on disk is not what was written there.
    #[error("the database is damaged: {what}; restore a backup")]
    Corrupt {
        /// Where, and what was found.
        what: String,
    },
    /// The request makes no sense; the text is for the person who made it.
    #[error("{0}")]
    Invalid(String),
    /// The database or the disk failed; the text is for the log, not for the person.
    #[error("the store failed: {0}")]
    Internal(String),
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        match &error {
            rusqlite::Error::FromSqlConversionFailure(..)
            | rusqlite::Error::InvalidColumnType(..)
            | rusqlite::Error::IntegralValueOutOfRange(..)
            | rusqlite::Error::Utf8Error(..) => Self::Corrupt { what: error.to_string() },
            rusqlite::Error::SqliteFailure(failure, _) => match failure.code {
                ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Self::Busy,
                ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => Self::Corrupt { what: error.to_string() },
                _ => Self::Internal(error.to_string()),
            },
            _ => Self::Internal(error.to_string()),
        }
    }
}

impl From<std::io::Error> for StoreError {
    fn from(error: std::io::Error) -> Self {
        Self::Internal(error.to_string())
    }
}

/// Turns "no row" into the fact that there is no such thing.
pub(super) trait Found<T> {
    /// The row, or [`StoreError::NotFound`].
    fn found(self, what: &'static str, id: &str) -> Result<T, StoreError>;
}

impl<T> Found<T> for Result<T, rusqlite::Error> {
    fn found(self, what: &'static str, id: &str) -> Result<T, StoreError> {
        match self {
            Err(rusqlite::Error::QueryReturnedNoRows) => Err(StoreError::NotFound { what, id: id.to_owned() }),
            other => Ok(other?),
        }
    }
}
