//! HOW DO PEOPLE WRITE TABLES? Tab- and comma-separated rows and spreadsheets: translation units and glossaries in, tables out.
//!
//! CSV follows RFC 4180, and takes semicolons where the first line has no comma, as spreadsheets write it in countries with a
//! decimal comma, or what a first line `sep=;` says. TSV is taken literally: a quote is a quote, a line is a row; but for cells that
//! were quoted for the quotes in them, as spreadsheets do. Both are read as a stream, in any encoding that [`decode`](super::decode) knows.

mod glossary;
mod lines;
mod units;
mod workbook;
mod write;

pub use glossary::{GlossaryReader, GlossaryRow};
pub use units::{UnitReader, UnitRow};
pub use workbook::Workbook;
pub use write::TableWriter;

use super::stream::{Place, StreamError, Utf8Stream};
use super::tmx::{ARABIC_ENGLISH, LanguagePair, is_language};
use lines::Lines;
use std::io::{self, BufRead};

/// The most that one row may take, in bytes of UTF-8. A quote that is never closed would make the rest of a file one cell.
const ROW_BYTES: usize = 256 * 1024;

/// How the cells of a row are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Table {
    /// Tab-separated, literal but for cells such as `"He said ""no"""`.
    Tsv,
    /// Comma-separated (RFC 4180).
    Csv,
}

/// A row that was read, or why it was not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row<T> {
    /// What it says.
    Read(T),
    /// It cannot be used; the next one is read.
    Rejected(RowRejection),
}

/// A row that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("row {row} (line {line}): {reason}")]
pub struct RowRejection {
    /// Number of the row, from 1, the header included; rows without any text are not counted in CSV.
    pub row: u64,
    /// Line on which it begins, from 1.
    pub line: u64,
    /// What is wrong with it.
    pub reason: RowRejectionReason,
}

/// What is wrong with a row.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RowRejectionReason {
    /// It has no cell in a column that is needed.
    #[error("there is no {column}: the row has {cells} cell{}", if *cells == 1 { "" } else { "s" })]
    Missing {
        /// Name of the column.
        column: &'static str,
        /// Cells of the row.
        cells: usize,
    },
    /// A cell that is needed is empty.
    #[error("the {column} is empty")]
    Empty {
        /// Name of the column.
        column: &'static str,
    },
    /// The row has more cells than the header has columns.
    #[error("the row has {cells} cells, the header {columns}; a separator may stand inside of a cell")]
    TooManyCells {
        /// Cells of the row.
        cells: usize,
        /// Columns of the header.
        columns: usize,
    },
}

/// Why a table cannot be read on.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TableError {
    /// There is no row at all.
    #[error("the file is empty")]
    Empty,
    /// The header lacks a column that is needed.
    #[error("line {line}: the header has no column {column}; it has: {}", found.join(", "))]
    MissingColumn {
        /// Line of the header, from 1.
        line: u64,
        /// Name of the column.
        column: &'static str,
        /// The columns that it has.
        found: Vec<String>,
    },
    /// Two columns have one name.
    #[error("line {line}: the header has the column {column} twice")]
    DuplicateColumn {
        /// Line of the header, from 1.
        line: u64,
        /// Name of the column.
        column: String,
    },
    /// It is not text in its encoding, or a row is too long.
    #[error("line {line}: {error}")]
    Stream {
        /// Line reached, from 1.
        line: u64,
        /// What is wrong.
        error: StreamError,
    },
    /// The input could not be read.
    #[error("the file could not be read: {0}")]
    Io(String),
    /// It is no workbook of a spreadsheet, or a damaged one.
    #[error("this is no workbook that can be read (.xlsx): {0}")]
    Workbook(String),
    /// It unpacks to more than is taken, or its cells hold more.
    #[error("the workbook holds more than is taken; export its sheet as CSV, or divide it")]
    LargeWorkbook,
}

/// The cells of a row and where it begins.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Record {
    row: u64,
    line: u64,
    cells: Vec<String>,
}

impl Record {
    fn reject<T>(&self, reason: RowRejectionReason) -> Row<T> {
        Row::Rejected(RowRejection { row: self.row, line: self.line, reason })
    }

    fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }

    /// Which cells of a header are called `source` and `target`, or where none is, as the language of that side is.
    fn sides(&self) -> (Option<usize>, Option<usize>) {
        // Where both stand, `source` and `target` say more than a language: a table may have a column `en` of another kind.
        let column = |name: &str, language: &str, code: &str| {
            let mut cells = self.cells.iter();
            let by_name = cells.position(|cell| cell.trim().eq_ignore_ascii_case(name));
            by_name.or_else(|| self.cells.iter().position(|cell| names_side(cell, language, code)))
        };
        let LanguagePair { source, target } = ARABIC_ENGLISH;
        (column("source", "arabic", source), column("target", "english", target))
    }

    /// The text of a cell without white space around it, if there is any.
    fn cell(&self, at: Option<usize>) -> Option<&str> {
        self.cells.get(at?).map(|cell| cell.trim()).filter(|cell| !cell.is_empty())
    }

    /// The same for a column that is needed.
    fn needed(&self, at: usize, column: &'static str) -> Result<&str, RowRejectionReason> {
        match self.cells.get(at) {
            None => Err(RowRejectionReason::Missing { column, cells: self.cells.len() }),
            Some(_) => self.cell(Some(at)).ok_or(RowRejectionReason::Empty { column }),
        }
    }
}

/// Whether a cell of a header names a side by its language: `Arabic`, `ar`, `ar-SA`, `AR_ly`, `ar-Arab-EG`, in any case. What only begins like a code
/// (`en route`, `ar_note`) is none.
fn names_side(cell: &str, language: &str, code: &str) -> bool {
    let cell = cell.trim();
    let is_region_or_script = |part: &str| match part.len() {
        2 => part.bytes().all(|byte| byte.is_ascii_alphabetic()),
        3 => part.bytes().all(|byte| byte.is_ascii_digit()),
        _ => part.eq_ignore_ascii_case("Arab") || part.eq_ignore_ascii_case("Latn"),
    };
    let is_tag = cell.split(['-', '_']).skip(1).all(is_region_or_script);
    cell.eq_ignore_ascii_case(language) || is_tag && is_language(cell, code)
}

/// The rows of a table, in any form; blank ones are passed over.
enum Records<R> {
    Tsv { lines: Utf8Stream<R>, row: u64 },
    Csv { reader: Box<csv::Reader<Lines<R>>>, record: csv::StringRecord, row: u64 },
    Sheet(std::vec::IntoIter<Record>),
}

impl Records<io::Empty> {
    fn of(workbook: Workbook) -> Self {
        Self::Sheet(workbook.records.into_iter())
    }
}

impl<R: BufRead> Records<R> {
    fn new(input: R, table: Table, charset: Option<&str>) -> Result<Self, TableError> {
        let mut lines = Utf8Stream::text(input, charset, ROW_BYTES).map_err(|e| failed(1, &e))?;
        if table == Table::Tsv {
            return Ok(Self::Tsv { lines, row: 0 });
        }
        let start = lines.fill_buf().map_err(|e| failed(1, &e))?;
        let first = start.split(|b| *b == b'\n').next().unwrap_or_default();
        let told = separator_told(first);
        let guessed = if first.contains(&b';') && !first.contains(&b',') { b';' } else { b',' };
        let no_row = told.map_or(0, |_| first.len() + 1);
        lines.consume(no_row);
        let reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(told.unwrap_or(guessed))
            .from_reader(Lines::new(lines));
        Ok(Self::Csv { reader: Box::new(reader), record: csv::StringRecord::new(), row: 0 })
    }

    fn read(&mut self) -> Result<Option<Record>, TableError> {
        loop {
            let record = match self {
                Self::Tsv { lines, row } => {
                    let Place { line: number, .. } = lines.place();
                    lines.renew();
                    let mut line = String::new();
                    if lines.read_line(&mut line).map_err(|e| failed(number, &e))? == 0 {
                        return Ok(None);
                    }
                    *row += 1;
                    let line = line.strip_suffix('\n').unwrap_or(&line);
                    let line = line.strip_suffix('\r').unwrap_or(line);
                    Record { row: *row, line: number, cells: line.split('\t').map(text_of).collect() }
                }
                Self::Csv { reader, record, row } => {
                    reader.get_mut().renew();
                    let start = reader.position().byte();
                    let read = reader.read_record(record);
                    let line = reader.get_mut().line_from(start);
                    if !read.map_err(|e| csv_failed(line, e))? {
                        return Ok(None);
                    }
                    *row += 1;
                    Record { row: *row, line, cells: record.iter().map(str::to_owned).collect() }
                }
                Self::Sheet(records) => match records.next() {
                    None => return Ok(None),
                    Some(record) => record,
                },
            };
            if !record.is_blank() {
                return Ok(Some(record));
            }
        }
    }
}

/// The separator that a first line tells a spreadsheet of, which shows no such row: `sep=;`.
fn separator_told(line: &[u8]) -> Option<u8> {
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    match line.strip_prefix(b"sep=").or_else(|| line.strip_prefix(b"SEP=")) {
        Some(&[separator]) if separator.is_ascii_punctuation() || separator == b'\t' => Some(separator),
        _ => None,
    }
}

/// The text of a cell of tab-separated values.
fn text_of(cell: &str) -> String {
    unquoted(cell).unwrap_or_else(|| cell.to_owned())
}

/// What a cell says that was surely quoted by a spreadsheet, which does so where a quote stands in it, and doubles that: `"He said ""no"""`.
/// A text that is itself between quotes (`"لا"`) has no doubled ones, and is none.
fn unquoted(cell: &str) -> Option<String> {
    let inner = cell.strip_prefix('"')?.strip_suffix('"')?;
    let text = inner.replace("\"\"", "\"");
    let doubled = inner.len() - text.len();
    (doubled > 0 && inner.matches('"').count() == 2 * doubled).then_some(text)
}

fn failed(line: u64, error: &io::Error) -> TableError {
    match error.get_ref().and_then(|e| e.downcast_ref::<StreamError>()) {
        Some(error) => TableError::Stream { line, error: error.clone() },
        None => TableError::Io(error.to_string()),
    }
}

fn csv_failed(line: u64, error: csv::Error) -> TableError {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => failed(line, &error),
        other => TableError::Io(format!("{other:?}")),
    }
}

#[cfg(test)]
#[path = "tabular/tests.rs"]
mod tests;
