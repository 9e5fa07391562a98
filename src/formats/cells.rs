//! Does a table hold data, cell by cell, or does it set out a page? Told while it is read, by its rows and cells, and how many lines with text were
//! read at each.

use crate::article::Hint;

/// A table that is being read.
#[derive(Debug)]
pub(super) struct Cells {
    /// The first line in it.
    first: usize,
    /// How many lines stand before the present cell.
    cell: Option<usize>,
    /// How many cells of the present row have text.
    in_row: usize,
    /// How many rows have a cell with text, and how many two.
    rows: usize,
    pairs: usize,
    /// The most lines of a cell.
    most: usize,
    /// Whether there is a table in it.
    pub(super) nests: bool,
}

/// A cell with more characters is a paragraph of running text.
const LONGEST: usize = 200;

impl Cells {
    /// A table begins at that line.
    pub(super) fn new(first: usize) -> Self {
        Self { first, cell: None, in_row: 0, rows: 0, pairs: 0, most: 0, nests: false }
    }

    /// A row begins, or the table ends.
    pub(super) fn row(&mut self, lines: usize) {
        self.end_cell(lines);
        self.rows += usize::from(self.in_row >= 1);
        self.pairs += usize::from(self.in_row >= 2);
        self.in_row = 0;
    }

    /// A cell begins.
    pub(super) fn cell(&mut self, lines: usize) {
        self.end_cell(lines);
        self.cell = Some(lines);
    }

    fn end_cell(&mut self, lines: usize) {
        let own = self.cell.take().map_or(0, |start| lines.saturating_sub(start));
        self.in_row += usize::from(own > 0);
        self.most = self.most.max(own);
    }

    /// Tells the lines of a table of data that they are cells of one, where nothing else is known of them: two columns and two rows at least, in
    /// most of its rows, no table in it, no running text, and two lines a cell at most.
    pub(super) fn tell<L>(
        mut self,
        count: usize,
        lines: &mut [L],
        hint: fn(&mut L) -> &mut Hint,
        text: fn(&L) -> &str,
    ) {
        self.row(count);
        let Some(own) = lines.get_mut(self.first..) else { return };
        let short = own.iter().all(|line| text(line).chars().count() <= LONGEST);
        let is_data = !self.nests && self.pairs >= 2 && 2 * self.pairs > self.rows && self.most <= 2 && short;
        if is_data {
            own.iter_mut()
                .map(hint)
                .filter(|hint| matches!(hint, Hint::None | Hint::Date))
                .for_each(|hint| *hint = Hint::Cell);
        }
    }
}
