//! A glossary as a table with a header: a term a row.

use super::{Record, Records, Row, RowRejectionReason, Table, TableError, Workbook};
use crate::formats::one_line;
use std::io::{BufRead, Empty};

/// The columns that are read; only the first two are needed.
const COLUMNS: [&str; 14] = [
    "source",
    "target",
    "status",
    "domain",
    "scope",
    "variants",
    "note",
    "reference",
    "forms",
    "part_of_speech",
    "inflects",
    "exact_spelling",
    "not_before",
    "homonym",
];

/// One row of a glossary. Texts are of one line, without white space around them; an empty cell is `None`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GlossaryRow {
    /// Number of the row, from 1, the header included.
    pub row: u64,
    /// Line on which it begins, from 1.
    pub line: u64,
    /// The Arabic term.
    pub source: String,
    /// The English term.
    pub target: String,
    /// `preferred`, `admitted`, … as written.
    pub status: Option<String>,
    /// Subject field.
    pub domain: Option<String>,
    /// Country or institution.
    pub scope: Option<String>,
    /// Other spellings, as written.
    pub variants: Option<String>,
    /// A note.
    pub note: Option<String>,
    /// Where it is attested.
    pub reference: Option<String>,
    /// Other written forms of the Arabic, as written.
    pub forms: Option<String>,
    /// `noun`, `adjective`, … as written.
    pub part_of_speech: Option<String>,
    /// `no` where it does not inflect, as written.
    pub inflects: Option<String>,
    /// `yes` where the letters must be as entered, as written.
    pub exact_spelling: Option<String>,
    /// What the Arabic never stands before, as written.
    pub not_before: Option<String>,
    /// Which of several concepts with that Arabic, domain and scope, as written.
    pub homonym: Option<String>,
}

/// A streaming reader of a glossary: an iterator over rows that ends with the file, or after one fatal error.
pub struct GlossaryReader<R> {
    records: Records<R>,
    columns: [Option<usize>; COLUMNS.len()],
    width: usize,
    unknown: Vec<String>,
    ended: bool,
}

impl GlossaryReader<Empty> {
    /// The same of a spreadsheet.
    ///
    /// # Errors
    /// [`TableError`] if the sheet is empty, or its header lacks `source` or `target`, or has a column twice.
    pub fn of_workbook(workbook: Workbook) -> Result<Self, TableError> {
        Self::of(Records::of(workbook))
    }
}

impl<R: BufRead> GlossaryReader<R> {
    /// Reads the header: columns by name, in any order and case; those of the terms may be called by their language. `charset` is that of the
    /// Content-Type.
    ///
    /// # Errors
    /// [`TableError`] if the file is empty or no text, or its header lacks `source` or `target`, or has a column twice.
    pub fn new(input: R, table: Table, charset: Option<&str>) -> Result<Self, TableError> {
        Self::of(Records::new(input, table, charset)?)
    }

    fn of(mut records: Records<R>) -> Result<Self, TableError> {
        let header = records.read()?.ok_or(TableError::Empty)?;
        let names: Vec<String> = header.cells.iter().map(|cell| cell.trim().to_lowercase()).collect();
        let mut columns = [None; COLUMNS.len()];
        for (column, name) in columns.iter_mut().zip(COLUMNS) {
            let mut found = names.iter().enumerate().filter(|(_, n)| *n == name);
            *column = found.next().map(|(at, _)| at);
            if found.next().is_some() {
                return Err(TableError::DuplicateColumn { line: header.line, column: name.to_owned() });
            }
        }
        (columns[0], columns[1]) = header.sides();
        for (column, at) in [("source", columns[0]), ("target", columns[1])] {
            if at.is_none() {
                return Err(TableError::MissingColumn { line: header.line, column, found: header.cells });
            }
        }
        let unread = header.cells.iter().enumerate().filter(|(at, _)| !columns.contains(&Some(*at)));
        let unknown = unread.map(|(_, cell)| cell.trim().to_owned()).filter(|name| !name.is_empty()).collect();
        Ok(Self { records, columns, width: names.len(), unknown, ended: false })
    }

    /// Columns of the header that are not read, as written.
    pub fn unknown_columns(&self) -> &[String] {
        &self.unknown
    }

    fn row(&self, record: &Record) -> Row<GlossaryRow> {
        let [
            source,
            target,
            status,
            domain,
            scope,
            variants,
            note,
            reference,
            forms,
            part,
            inflects,
            exact,
            before,
            homonym,
        ] = self.columns;
        let texts = || -> Result<(&str, &str), RowRejectionReason> {
            // Empty cells at the end of a row are what spreadsheets leave behind.
            let cells = record.cells.iter().rposition(|cell| !cell.trim().is_empty()).map_or(0, |last| last + 1);
            if cells > self.width {
                return Err(RowRejectionReason::TooManyCells { cells, columns: self.width });
            }
            // Both columns exist, or the header would have been refused.
            let at = |column: Option<usize>| column.unwrap_or(usize::MAX);
            Ok((record.needed(at(source), "source")?, record.needed(at(target), "target")?))
        };
        let (source, target) = match texts() {
            Ok(texts) => texts,
            Err(reason) => return record.reject(reason),
        };
        let cell = |column| record.cell(column).map(one_line);
        Row::Read(GlossaryRow {
            row: record.row,
            line: record.line,
            source: one_line(source),
            target: one_line(target),
            status: cell(status),
            domain: cell(domain),
            scope: cell(scope),
            variants: cell(variants),
            note: cell(note),
            reference: cell(reference),
            forms: cell(forms),
            part_of_speech: cell(part),
            inflects: cell(inflects),
            exact_spelling: cell(exact),
            not_before: cell(before),
            homonym: cell(homonym),
        })
    }
}

impl<R: BufRead> Iterator for GlossaryReader<R> {
    type Item = Result<Row<GlossaryRow>, TableError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let record = self.records.read();
        self.ended = !matches!(record, Ok(Some(_)));
        record.transpose().map(|record| record.map(|record| self.row(&record)))
    }
}
