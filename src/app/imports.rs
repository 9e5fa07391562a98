//! Memories from files: all of a file in one transaction, or nothing of it.
//!
//! The upload is spooled into the data folder, so that a large one is never held. It is read twice: once to find out
//! whether it is whole and how much there is, once to take the units in; so a file that is broken at its end never holds
//! the store's writer, and progress has a total from the start.

use super::jobs::{JobResult, Progress};
use super::{App, AppError, LOCAL, Spool};
use crate::formats::tabular::{Row, Table, TableError, UnitReader};
use crate::formats::tmx::{ARABIC_ENGLISH, TmxItem, TmxReader, TmxUnit};
use crate::formats::xml::XmlError;
use crate::id::{ArticleId, JobId, SegmentId, UnitId};
use crate::memory::{Context, Provenance, Unit};
use crate::store::StoreError;
use jiff::Timestamp;
use std::fs::File;
use std::io::BufReader;
use std::path::Path;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex, PoisonError};

/// What a file of units is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportFormat {
    /// TMX 1.1 to 1.4.
    Tmx,
    /// Tab-separated: source, target.
    Tsv,
}

impl ImportFormat {
    /// What a file is called that came without a name.
    #[must_use]
    pub fn default_name(self) -> &'static str {
        match self {
            Self::Tmx => "import.tmx",
            Self::Tsv => "import.tsv",
        }
    }

    /// The format that a file's name tells of.
    #[must_use]
    pub fn of_file(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        match extension.as_str() {
            "tmx" | "xml" => Some(Self::Tmx),
            "tsv" | "tab" | "txt" => Some(Self::Tsv),
            _ => None,
        }
    }
}

/// What an import did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportReport {
    /// Units read, those rejected among them.
    pub read: u64,
    /// New units.
    pub created: u64,
    /// Units of which something other than the texts changed.
    pub updated: u64,
    /// Units that were there already.
    pub unchanged: u64,
    /// The first 1,000 units that were not taken.
    pub rejected: Vec<RejectedUnit>,
    /// How many were not taken.
    pub rejected_total: u64,
}

/// A unit that was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RejectedUnit {
    /// Its number in the file, from 1.
    pub row: u64,
    /// The line, from 1.
    pub line: Option<u64>,
    /// The column in code points, from 1.
    pub column: Option<u64>,
    /// What is wrong with it.
    pub reason: String,
}

/// How many rejected units a report names; a file of another language has a million.
const MAX_REJECTED: usize = 1_000;

impl App {
    /// Takes an upload in on a thread of its own.
    ///
    /// # Errors
    /// [`AppError::NotFound`] for a memory that is none, [`StoreError::Busy`] when too many jobs are under way.
    pub fn start_import(
        &self,
        memory: &str,
        file: &str,
        format: ImportFormat,
        spool: Spool,
    ) -> Result<JobId, AppError> {
        self.check_memory(memory)?;
        let (memory, file) = (memory.to_owned(), file.to_owned());
        self.start_job("memory:import", move |app, progress| {
            app.import_from(&memory, &file, format, spool.path(), progress).map(JobResult::Import)
        })
    }

    /// Takes a file in, here and now; says how far it is by `done` of `total`.
    ///
    /// # Errors
    /// [`AppError::UnreadableFile`] with line and column; nothing is written then.
    pub fn import_file(&self, memory: &str, format: ImportFormat, path: &Path) -> Result<ImportReport, AppError> {
        self.check_memory(memory)?;
        let name =
            path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned());
        self.import_from(memory, &name, format, path, &Arc::default())
    }

    fn import_from(
        &self,
        memory: &str,
        file: &str,
        format: ImportFormat,
        path: &Path,
        progress: &Arc<Progress>,
    ) -> Result<ImportReport, AppError> {
        let mut report = ImportReport::default();
        for item in items(format, path)? {
            report.read += 1;
            if let Err(rejected) = item? {
                report.rejected_total += 1;
                if report.rejected.len() < MAX_REJECTED {
                    report.rejected.push(RejectedUnit { row: report.read, ..rejected });
                }
            }
        }
        progress.total.store(report.read - report.rejected_total, Ordering::Relaxed);
        let (now, import) = (Timestamp::now(), file.to_owned());
        let broken = Arc::new(Mutex::new(None));
        let said = broken.clone();
        // The store must hear of an error as well, or it would keep what came before it.
        let broke = move |error: AppError| {
            let heard = StoreError::Invalid(error.to_string());
            *said.lock().unwrap_or_else(PoisonError::into_inner) = Some(error);
            heard
        };
        let units = items(format, path)?.filter_map(move |item| match item {
            Ok(Ok(read)) => Some(Ok(unit(read, &import, now))),
            Ok(Err(_)) => None,
            Err(error) => Some(Err(broke(error))),
        });
        let done = progress.clone();
        let count = move |units: u64| done.done.store(units, Ordering::Relaxed);
        let outcome = self.store.import_units(memory, file, Box::new(units), Box::new(count), LOCAL, now);
        if let Some(error) = broken.lock().unwrap_or_else(PoisonError::into_inner).take() {
            return Err(error);
        }
        let outcome = outcome?;
        Ok(ImportReport { created: outcome.created, updated: outcome.updated, unchanged: outcome.unchanged, ..report })
    }
}

type Items = Box<dyn Iterator<Item = Result<Result<TmxUnit, RejectedUnit>, AppError>> + Send>;

/// The units of a file and those that cannot be used; an error ends it.
fn items(format: ImportFormat, path: &Path) -> Result<Items, AppError> {
    let opened = File::open(path).map(BufReader::new);
    let input = opened.map_err(|error| AppError::UnreadableFile {
        detail: format!("{} cannot be opened: {error}", path.display()),
        line: None,
        column: None,
    })?;
    Ok(match format {
        ImportFormat::Tmx => Box::new(TmxReader::new(input, ARABIC_ENGLISH)?.map(|item| {
            Ok(match item? {
                TmxItem::Unit(unit) => Ok(*unit),
                TmxItem::Rejected(rejection) => Err(RejectedUnit {
                    row: 0,
                    line: Some(rejection.place.line),
                    column: Some(rejection.place.column),
                    reason: rejection.reason.to_string(),
                }),
            })
        })),
        ImportFormat::Tsv => Box::new(UnitReader::new(input, Table::Tsv, None)?.map(|row| {
            Ok(match row? {
                Row::Read(row) => Ok(TmxUnit::new(row.source, row.target)),
                Row::Rejected(rejection) => Err(RejectedUnit {
                    row: 0,
                    line: Some(rejection.line),
                    column: None,
                    reason: rejection.reason.to_string(),
                }),
            })
        })),
    })
}

impl From<XmlError> for AppError {
    fn from(error: XmlError) -> Self {
        let place = error.place;
        Self::UnreadableFile { detail: error.to_string(), line: Some(place.line), column: Some(place.column) }
    }
}

impl From<TableError> for AppError {
    fn from(error: TableError) -> Self {
        let line = match &error {
            TableError::Stream { line, .. } => Some(*line),
            TableError::MissingColumn { .. } | TableError::DuplicateColumn { .. } => Some(1),
            TableError::Empty | TableError::Io(_) => None,
        };
        Self::UnreadableFile { detail: error.to_string(), line, column: None }
    }
}

/// The names of our own properties in TMX.
pub(super) mod property {
    pub(in crate::app) const ARTICLE: &str = "x-article";
    pub(in crate::app) const ARTICLE_TITLE: &str = "x-article-title";
    pub(in crate::app) const SEGMENT: &str = "x-segment";
    pub(in crate::app) const BEFORE: &str = "x-context-prev";
    pub(in crate::app) const AFTER: &str = "x-context-next";
    pub(in crate::app) const IMPORT: &str = "x-import";
}

/// A unit as a memory keeps it. What the file does not say is as if it came in now.
fn unit(read: TmxUnit, import: &str, now: Timestamp) -> Unit {
    let time = |text: &Option<String>| text.as_deref().and_then(|text| text.parse::<Timestamp>().ok());
    let prop = |name: &str| read.props.iter().find(|(kind, _)| kind == name).map(|(_, value)| value.clone());
    let created_at = time(&read.creation_date).or(time(&read.change_date)).unwrap_or(now);
    let segment = prop(property::ARTICLE).zip(prop(property::SEGMENT));
    Unit {
        id: UnitId::new(),
        context: Context { before: prop(property::BEFORE), after: prop(property::AFTER) },
        provenance: Provenance {
            segment: segment.map(|(article, segment)| (ArticleId::from(article), SegmentId::from(segment))),
            article_title: prop(property::ARTICLE_TITLE),
            who: read.change_id.or(read.creation_id),
            import: Some(prop(property::IMPORT).unwrap_or_else(|| import.to_owned())),
        },
        created_at,
        changed_at: time(&read.change_date).unwrap_or(created_at),
        uses: read.usage_count.unwrap_or(0),
        source: read.source,
        target: read.target,
    }
}
