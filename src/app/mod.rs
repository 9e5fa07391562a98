//! THE SERVICE: commands and queries, in the words of the people who use it.
//!
//! It owns the store and the caches (the fuzzy indexes, the termbases) and is where both meet. Everything here blocks and
//! is called from threads that may; every answer reflects all that was acknowledged before the call began.

mod alignment;
mod arriving;
mod articles;
mod cache;
mod calendar;
mod candidates;
mod checked;
mod checks;
mod comments;
mod completion;
mod concordance;
mod coverage;
mod curated;
mod drafting;
mod drift;
mod error;
mod exports;
mod glossaries;
mod growth;
mod imports;
mod intake;
mod jobs;
mod kept;
mod learned;
mod maintenance;
mod memories;
mod parallel;
mod persons;
mod prepared;
mod ready;
mod spool;
mod stood_for;
mod suggest;
mod task;
mod tbx;
mod tmx_units;
mod unit_files;
mod versions;

pub use articles::{Edit, Suggestion};
pub use cache::TermHit;
pub use calendar::Stretch;
pub use candidates::TermCandidate;
pub use checks::{CheckRequest, CheckedArticle, CheckedSegment, Told};
pub use completion::CompletionRequest;
pub use concordance::{Asked, Found, Hit, Said};
pub use curated::CURATED;
pub use drift::{DriftReport, TermDrift};
pub use error::AppError;
pub use exports::{ArticleFormat, File, GlossaryFormat, HitsFormat};
pub use glossaries::{ConceptDraft, ConceptFilter, ConceptPage, GlossaryImport, RejectedRow, TermFile};
pub use growth::{Course, Day, Done, Grown};
pub use imports::ImportReport;
pub use intake::{Incoming, SAMPLE, Sample, read_docx, read_html, read_pasted, read_text};
pub use jobs::{Job, JobResult, JobState};
pub use maintenance::{DeletionReport, DeletionRequest, FaultPage, MemoryStatistics};
pub use spool::{Occupied, Spool};
pub use suggest::{Coverage, Pretranslated, SuggestOptions, Suggested};
pub use unit_files::{ImportFormat, RejectedUnit};
pub use versions::{EarlierText, NewVersion, Stayed};

pub use crate::formats::tabular::Table;
pub use crate::formats::xlsx::XLSX;

use crate::arabic::Style;
use crate::store::{Store, Words};
use alignment::Alignment;
use cache::Cached;
use coverage::Counting;
use jiff::Timestamp;
use jobs::Jobs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

/// The most text, in bytes of UTF-8, that one request may bring.
pub const MAX_TEXT: usize = crate::formats::xml::MOST_TEXT;

/// Under which name changes are kept until accounts exist.
pub const LOCAL: &str = "local";

/// The service.
#[derive(Clone)]
pub struct App {
    store: Store,
    cached: Arc<Cached>,
    checked: Arc<checked::Checked>,
    words: Arc<Words>,
    alignment: Alignment,
    /// The segments that are being typed.
    ready: Arc<ready::Ready>,
    counting: Counting,
    jobs: Arc<Jobs>,
    /// Held by the import whose turn it is.
    importing: Arc<Mutex<()>>,
    folder: PathBuf,
    style: Style,
}

impl App {
    /// Opens the data folder, makes what is missing, merges the curated glossary if it has changed and fills the caches.
    ///
    /// # Errors
    /// [`AppError::Store`] when the folder or its database cannot be used.
    pub fn open(folder: &Path) -> Result<Self, AppError> {
        let store = Store::open(folder)?;
        store.ensure_defaults(Timestamp::now())?;
        curated::merge(&store, Timestamp::now())?;
        let cached = Arc::new(Cached::load(&store, folder)?);
        let words = Arc::new(Words::new(store.clone(), folder));
        Ok(Self {
            store,
            cached,
            checked: Arc::default(),
            words,
            alignment: Alignment::new(folder),
            ready: Arc::default(),
            counting: Counting::default(),
            jobs: Arc::default(),
            importing: Arc::default(),
            folder: folder.to_owned(),
            style: Style::default(),
        })
    }

    /// The same service for a desk that writes English in that style.
    #[must_use]
    pub fn with_style(self, style: Style) -> Self {
        Self { style, ..self }
    }

    /// The same for a folder that has a database already; makes none.
    ///
    /// # Errors
    /// [`AppError::Store`] with `NotFound` where there is none.
    pub fn open_existing(folder: &Path) -> Result<Self, AppError> {
        Store::open_existing(folder)?;
        Self::open(folder)
    }

    /// Whether it can serve and write.
    ///
    /// # Errors
    /// [`AppError::Store`] when a write would fail.
    pub fn health(&self) -> Result<(), AppError> {
        Ok(self.store.writable()?)
    }

    /// Keeps what a next start need not do again. What cannot be kept is done again.
    pub fn close(&self) {
        self.counting.stop();
        self.cached.close(&self.store);
        self.alignment.close(&self.store);
    }

    /// Begins to merge in the background what the last run of the program left unmerged: after an import, searches look through many
    /// runs until then. A command that ends at once need not.
    ///
    /// # Errors
    /// [`AppError::Store`] when the store cannot be read.
    pub fn keep_indexes_merged(&self) -> Result<(), AppError> {
        let caches = self.cached.read(&self.store)?;
        self.cached.look_after(&caches, &self.store);
        Ok(())
    }

    /// Whether all runs of the indexes are merged that are to be ([`App::keep_indexes_merged`]): searches are at their fastest then.
    #[must_use]
    pub fn indexes_are_merged(&self) -> bool {
        self.cached.is_settled()
    }

    /// Whether the caches have caught up with the store; brings them there if need be.
    ///
    /// # Errors
    /// [`AppError::Store`] when the store cannot be read.
    pub fn ready(&self) -> Result<(), AppError> {
        Ok(self.cached.read(&self.store).map(drop)?)
    }
}

/// Refuses a text that is larger than one request may bring.
///
/// # Errors
/// [`AppError::TooLarge`] with both sizes.
pub fn check_size(text: &str) -> Result<(), AppError> {
    if text.len() <= MAX_TEXT {
        return Ok(());
    }
    Err(AppError::TooLarge {
        what: "the text",
        size: text.len() as u64,
        limit: MAX_TEXT as u64,
        advice: "send it in parts, cut between paragraphs",
    })
}
