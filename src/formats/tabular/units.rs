//! Translation units as a table: source, target, and whatever else a column holds.

use super::{Record, Records, Row, RowRejectionReason, Table, TableError, Workbook};
use std::io::{BufRead, Empty};

/// A pair of segments, as it was in a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitRow {
    /// Number of the row, from 1, the header included.
    pub row: u64,
    /// Line on which it begins, from 1.
    pub line: u64,
    /// Text in the source language, without white space around it.
    pub source: String,
    /// Text in the target language, without white space around it.
    pub target: String,
    /// What the other columns hold, if anything: their name (`column 3` without a header) and their text.
    pub extra: Vec<(String, String)>,
}

/// A streaming reader of units: an iterator over rows that ends with the file, or after one fatal error.
///
/// A first row that has a cell for each side (`source` and `target`, `Arabic` and `English`, `ar` and `en-US`, in any case) is a header, and the columns may then stand in any order;
/// without one the first column is the source and the second the target.
pub struct UnitReader<R> {
    records: Records<R>,
    first: Option<Record>,
    source: usize,
    target: usize,
    names: Vec<String>,
    ended: bool,
}

impl UnitReader<Empty> {
    /// The same of a spreadsheet.
    ///
    /// # Errors
    /// [`TableError`] if the sheet is empty.
    pub fn of_workbook(workbook: Workbook) -> Result<Self, TableError> {
        Self::of(Records::of(workbook))
    }
}

impl<R: BufRead> UnitReader<R> {
    /// Reads the header, if there is one. `charset` is that of the Content-Type.
    ///
    /// # Errors
    /// [`TableError`] if the file is empty or no text.
    pub fn new(input: R, table: Table, charset: Option<&str>) -> Result<Self, TableError> {
        Self::of(Records::new(input, table, charset)?)
    }

    fn of(mut records: Records<R>) -> Result<Self, TableError> {
        let first = records.read()?.ok_or(TableError::Empty)?;
        let reader = match first.sides() {
            (Some(source), Some(target)) => {
                let names = first.cells.iter().map(|cell| cell.trim().to_owned()).collect();
                Self { records, first: None, source, target, names, ended: false }
            }
            _ => Self { records, first: Some(first), source: 0, target: 1, names: Vec::new(), ended: false },
        };
        Ok(reader)
    }

    fn row(&self, record: &Record) -> Row<UnitRow> {
        let texts = || -> Result<(&str, &str), RowRejectionReason> {
            Ok((record.needed(self.source, "source")?, record.needed(self.target, "target")?))
        };
        let (source, target) = match texts() {
            Ok(texts) => texts,
            Err(reason) => return record.reject(reason),
        };
        let others = (0..record.cells.len()).filter(|at| *at != self.source && *at != self.target);
        let extra = others.filter_map(|at| {
            let name = self.names.get(at).cloned().unwrap_or_else(|| format!("column {}", at + 1));
            Some((name, record.cell(Some(at))?.to_owned()))
        });
        Row::Read(UnitRow {
            row: record.row,
            line: record.line,
            source: source.to_owned(),
            target: target.to_owned(),
            extra: extra.collect(),
        })
    }
}

impl<R: BufRead> Iterator for UnitReader<R> {
    type Item = Result<Row<UnitRow>, TableError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let record = match self.first.take() {
            Some(first) => Ok(Some(first)),
            None => self.records.read(),
        };
        self.ended = !matches!(record, Ok(Some(_)));
        record.transpose().map(|record| record.map(|record| self.row(&record)))
    }
}
