//! Writing tables.

use super::Table;
use std::borrow::Cow;
use std::io::{self, Write};

/// Streams rows.
///
/// CSV is RFC 4180: lines end in CR LF, a cell is quoted where it must be. TSV has no line ends in cells, so these and tabs become one space each
/// (CR LF together one), and only a text that begins with a quote is quoted, since a spreadsheet would take the next rows into its cell else; its
/// lines end in LF.
pub struct TableWriter<W> {
    out: W,
    table: Table,
}

impl<W: Write> TableWriter<W> {
    /// A writer without header and byte order mark.
    pub fn new(out: W, table: Table) -> Self {
        Self { out, table }
    }

    /// Begins the file with a byte order mark, without which spreadsheets take UTF-8 for the local code page.
    ///
    /// # Errors
    /// Those of the output.
    pub fn byte_order_mark(&mut self) -> io::Result<()> {
        self.out.write_all("\u{FEFF}".as_bytes())
    }

    /// Writes one row.
    ///
    /// # Errors
    /// Those of the output.
    pub fn row(&mut self, cells: &[&str]) -> io::Result<()> {
        for (at, cell) in cells.iter().enumerate() {
            let (separator, cell) = match self.table {
                Table::Tsv => ("\t", literal(cell)),
                Table::Csv => (",", quoted(cell, cells.len() == 1)),
            };
            if at > 0 {
                self.out.write_all(separator.as_bytes())?;
            }
            self.out.write_all(cell.as_bytes())?;
        }
        self.out.write_all(match self.table {
            Table::Tsv => b"\n",
            Table::Csv => b"\r\n",
        })
    }

    /// Flushes, and gives the output back.
    ///
    /// # Errors
    /// Those of the output.
    pub fn finish(mut self) -> io::Result<W> {
        self.out.flush()?;
        Ok(self.out)
    }
}

fn literal(cell: &str) -> Cow<'_, str> {
    let line = if cell.contains(['\t', '\n', '\r']) {
        Cow::Owned(cell.replace("\r\n", " ").replace(['\t', '\n', '\r'], " "))
    } else {
        Cow::Borrowed(cell)
    };
    if line.starts_with('"') { Cow::Owned(in_quotes(&line)) } else { line }
}

fn in_quotes(cell: &str) -> String {
    format!("\"{}\"", cell.replace('"', "\"\""))
}

/// A cell alone on its row is quoted when it is empty, since the row would be taken for a blank line.
fn quoted(cell: &str, alone: bool) -> Cow<'_, str> {
    let blank_row = alone && cell.is_empty();
    // Readers trim white space at the ends of bare cells.
    let ends = cell.starts_with(char::is_whitespace) || cell.ends_with(char::is_whitespace);
    if blank_row || ends || cell.contains([',', ';', '"', '\n', '\r']) {
        Cow::Owned(in_quotes(cell))
    } else {
        Cow::Borrowed(cell)
    }
}
