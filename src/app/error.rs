//! What can the service refuse, and what does it say then?

use crate::store::StoreError;

/// Why a command or query was not answered.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    /// What the caller sent makes no sense at that place.
    #[error("{detail}")]
    Invalid {
        /// A JSON pointer (RFC 6901) to the member, or the name of the parameter.
        pointer: &'static str,
        /// What is wrong and what would be right.
        detail: String,
    },
    /// A file cannot be read.
    #[error("{detail}")]
    UnreadableFile {
        /// What is wrong with it.
        detail: String,
        /// The line, from 1, where that is known.
        line: Option<u64>,
        /// The column in code points, from 1, where that is known.
        column: Option<u64>,
    },
    /// A text or file is larger than is taken.
    #[error("{what} has {size} bytes; at most {limit} are taken: {advice}")]
    TooLarge {
        /// What was sent.
        what: &'static str,
        /// Its size in bytes.
        size: u64,
        /// The largest size in bytes.
        limit: u64,
        /// What to do instead.
        advice: &'static str,
    },
    /// There is no such thing.
    #[error("there is no {what} “{id}”")]
    NotFound {
        /// What was asked for.
        what: &'static str,
        /// By which name.
        id: String,
    },
    /// Somebody stopped it.
    #[error("it was cancelled; nothing was written")]
    Cancelled,
    /// Another server works on the data folder.
    #[error("another server works on {}: stop it, or name another folder with --data", folder.display())]
    Occupied {
        /// The folder.
        folder: std::path::PathBuf,
    },
    /// The store did not do it.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Something failed that the caller cannot mend; the text is for the log.
    #[error("{0}")]
    Internal(String),
}

impl AppError {
    /// What the caller sent makes no sense at `pointer`.
    pub fn invalid(pointer: &'static str, detail: impl Into<String>) -> Self {
        Self::Invalid { pointer, detail: detail.into() }
    }
}
