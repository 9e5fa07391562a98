//! WHICH UNITS DOES A FILE HOLD? TMX, tables and XLIFF, also packed, read as a stream.

use super::AppError;
use super::tmx_units::property;
use crate::article::State;
use crate::formats::archive::{ArchiveError, Packed, unpack};
use crate::formats::tabular::{Row, Table, TableError, UnitReader, UnitRow, Workbook};
use crate::formats::tmx::{ARABIC_ENGLISH, TmxReader, TmxUnit, UnitItem};
use crate::formats::xliff::XliffReader;
use crate::formats::xml::XmlError;
use std::fmt::Display;
use std::fs::File;
use std::io::{BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};

/// What a file of units is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportFormat {
    /// TMX 1.1 to 1.4.
    Tmx,
    /// Tab-separated: source, target.
    Tsv,
    /// Comma-separated: source, target.
    Csv,
    /// The first sheet of an `.xlsx` file: source, target.
    Xlsx,
    /// XLIFF 1.2 or 2: what is translated in it.
    Xliff,
    /// A zip with any of these, or one of them in gzip. A packed file is known by its first bytes, whatever it was called.
    Packed,
}

impl ImportFormat {
    /// What a file is called that came without a name.
    #[must_use]
    pub fn default_name(self) -> &'static str {
        match self {
            Self::Tmx => "import.tmx",
            Self::Tsv => "import.tsv",
            Self::Csv => "import.csv",
            Self::Xlsx => "import.xlsx",
            Self::Xliff => "import.xlf",
            Self::Packed => "import.zip",
        }
    }

    /// The format that a file's name tells of.
    #[must_use]
    pub fn of_file(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        match extension.as_str() {
            "tmx" | "xml" => Some(Self::Tmx),
            "tsv" | "tab" | "txt" => Some(Self::Tsv),
            "csv" => Some(Self::Csv),
            "xlsx" => Some(Self::Xlsx),
            "xlf" | "xliff" | "sdlxliff" | "mxliff" | "mqxliff" => Some(Self::Xliff),
            "zip" | "gz" => Some(Self::Packed),
            _ => None,
        }
    }
}

/// A unit that was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RejectedUnit {
    /// Its number in the file, from 1; in an archive over all of its files.
    pub row: u64,
    /// The file in the archive, where it came in one.
    pub file: Option<String>,
    /// The line, from 1.
    pub line: Option<u64>,
    /// The column in code points, from 1.
    pub column: Option<u64>,
    /// What is wrong with it.
    pub reason: String,
}

/// A unit that was read, or why it was not.
pub(super) type Verdict = Result<TmxUnit, RejectedUnit>;

/// Hears of each unit; what it refuses ends the reading.
type Take<'a> = &'a mut dyn FnMut(Verdict) -> Result<(), AppError>;

/// Hands each unit of the file to `take`, and counts in `bytes` how much of the file was read.
///
/// # Errors
/// [`AppError::UnreadableFile`] with line and column for a file that is broken, and the first error of `take`.
pub(super) fn read_units(format: ImportFormat, path: &Path, bytes: &AtomicU64, take: Take<'_>) -> Result<(), AppError> {
    let opened = File::open(path);
    let mut file = opened.map_err(|error| unreadable(format!("{} cannot be opened: {error}", path.display())))?;
    let packed = Packed::of(&mut file).map_err(|error| unreadable(format!("the file could not be read: {error}")))?;
    let file = Counted { file, bytes };
    // A workbook is a zip of other files.
    let Some(packed) = packed.filter(|_| format != ImportFormat::Xlsx) else {
        if format == ImportFormat::Packed {
            return Err(unreadable("this is neither a zip nor a gzip file".to_owned()));
        }
        return units(format, BufReader::new(file), take);
    };
    let mut found = false;
    unpack(packed, file, &mut |name, content| {
        let inner = match name {
            Some(name) => ImportFormat::of_file(Path::new(name)),
            // A file in gzip has no name of its own that could be relied on.
            None if format == ImportFormat::Packed => Some(ImportFormat::Tmx),
            None => Some(format),
        };
        let Some(inner) = inner.filter(|inner| *inner != ImportFormat::Packed) else { return Ok(()) };
        found = true;
        let in_file = |unit: Verdict| unit.map_err(|no| RejectedUnit { file: name.map(str::to_owned), ..no });
        units(inner, BufReader::new(content), &mut |unit| take(in_file(unit))).map_err(|error| match (error, name) {
            (AppError::UnreadableFile { detail, line, column }, Some(name)) => {
                AppError::UnreadableFile { detail: format!("{name}: {detail}"), line, column }
            }
            (error, _) => error,
        })
    })?;
    if found {
        return Ok(());
    }
    Err(unreadable(
        "the archive holds no file of a name that ends in .tmx, .tsv, .txt, .csv, .xlsx, .xlf or .xliff".to_owned(),
    ))
}

/// The units of one file that is not packed.
fn units(format: ImportFormat, input: impl BufRead, take: Take<'_>) -> Result<(), AppError> {
    match format {
        ImportFormat::Tmx | ImportFormat::Packed => {
            take_all(TmxReader::new(input, ARABIC_ENGLISH)?, &mut |unit| take(unit.and_then(finished)))?;
        }
        ImportFormat::Xliff => take_all(XliffReader::new(input, ARABIC_ENGLISH)?, take)?,
        ImportFormat::Tsv => take_rows(UnitReader::new(input, Table::Tsv, None)?, take)?,
        ImportFormat::Csv => take_rows(UnitReader::new(input, Table::Csv, None)?, take)?,
        ImportFormat::Xlsx => {
            let mut bytes = Vec::new();
            let read = input.take(MOST_WORKBOOK + 1).read_to_end(&mut bytes);
            read.map_err(|error| unreadable(format!("the file could not be read: {error}")))?;
            if bytes.len() as u64 > MOST_WORKBOOK {
                return Err(TableError::LargeWorkbook.into());
            }
            take_rows(UnitReader::of_workbook(Workbook::read(&bytes)?)?, take)?;
        }
    }
    Ok(())
}

/// The most bytes of a workbook: it is held, unlike all other files.
const MOST_WORKBOOK: u64 = 64 << 20;

/// The units of a table.
fn take_rows(rows: impl Iterator<Item = Result<Row<UnitRow>, TableError>>, take: Take<'_>) -> Result<(), AppError> {
    for row in rows {
        take(match row? {
            Row::Read(row) if row.extra.iter().any(|(name, state)| name == "state" && is_draft(state)) => {
                Err(rejected(row.line, None, DRAFT.to_owned()))
            }
            Row::Read(row) => Ok(TmxUnit::new(row.source, row.target)),
            Row::Rejected(no) => Err(rejected(no.line, None, no.reason.to_string())),
        })?;
    }
    Ok(())
}

/// The units of a reader and what it rejects; its first error ends it.
fn take_all<R: Display>(
    items: impl Iterator<Item = Result<UnitItem<R>, XmlError>>,
    take: Take<'_>,
) -> Result<(), AppError> {
    for item in items {
        take(match item? {
            UnitItem::Unit(unit) => Ok(*unit),
            UnitItem::Rejected(no) => Err(rejected(no.place.line, Some(no.place.column), no.reason.to_string())),
        })?;
    }
    Ok(())
}

/// A unit of an article's own file, if somebody has confirmed it.
fn finished(unit: TmxUnit) -> Verdict {
    match unit.props.iter().any(|(name, state)| name == property::STATE && is_draft(state)) {
        true => Err(rejected(unit.line, None, DRAFT.to_owned())),
        false => Ok(unit),
    }
}

fn is_draft(state: &str) -> bool {
    state == State::Draft.name()
}

/// Why a draft is not taken.
const DRAFT: &str = "it is a draft, which nobody has confirmed";

fn rejected(line: u64, column: Option<u64>, reason: String) -> RejectedUnit {
    RejectedUnit { row: 0, file: None, line: Some(line), column, reason }
}

fn unreadable(detail: String) -> AppError {
    AppError::UnreadableFile { detail, line: None, column: None }
}

/// A file that counts what is read of it.
struct Counted<'a> {
    file: File,
    bytes: &'a AtomicU64,
}

impl Read for Counted<'_> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let read = self.file.read(into)?;
        self.bytes.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

impl Seek for Counted<'_> {
    fn seek(&mut self, to: SeekFrom) -> std::io::Result<u64> {
        self.file.seek(to)
    }
}

impl From<ArchiveError> for AppError {
    fn from(error: ArchiveError) -> Self {
        unreadable(error.to_string())
    }
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
            TableError::Stream { line, .. }
            | TableError::MissingColumn { line, .. }
            | TableError::DuplicateColumn { line, .. } => Some(*line),
            TableError::Empty | TableError::Io(_) | TableError::Workbook(_) | TableError::LargeWorkbook => None,
        };
        Self::UnreadableFile { detail: error.to_string(), line, column: None }
    }
}
