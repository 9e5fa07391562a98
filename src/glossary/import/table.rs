//! Which rows of a table are of one concept?
//!
//! Rows of one concept have its Arabic, domain and scope and stand together, the preferred English first: such a row begins a
//! concept, and one marked admitted, deprecated or forbidden belongs to the concept of the row above it. What was sorted
//! otherwise is understood as far as it is clear. Where that does not tell concepts apart, the rows are numbered (`homonym`).

use super::{Entry, Judged, Plan, Row, RowTerm, agrees, apply, unclear};
use crate::glossary::concept::{Concept, Fault, MAX_TERMS, Status};
use crate::glossary::usage::{self, UsageEdit};
use std::collections::HashMap;

/// The most concepts with one Arabic term that a table may have: each row is compared with all of them.
const MOST_HOMONYMS: usize = 500;

/// The cells of a row, as written; `None` for a column that the table does not have, or an empty cell.
#[derive(Clone, Debug, Default)]
pub struct Cells {
    /// Where the row stands in the file.
    pub number: u64,
    /// The Arabic term.
    pub source: String,
    /// The English term.
    pub target: String,
    /// The status of the English term; preferred when there is none.
    pub status: Option<String>,
    /// The field.
    pub domain: Option<String>,
    /// The country.
    pub scope: Option<String>,
    /// Other Arabic terms, separated by `|`.
    pub variants: Option<String>,
    /// What a translator must know.
    pub note: Option<String>,
    /// Where the rendering is taken from.
    pub reference: Option<String>,
    /// What is said of the Arabic: the cells of [`usage::COLUMNS`].
    pub usage: [Option<String>; usage::COLUMNS.len()],
    /// Which of the concepts that have this Arabic, domain and scope.
    pub homonym: Option<String>,
}

impl Cells {
    /// What the cells mean, or what is wrong with one, as a sentence.
    pub(super) fn read(&self) -> Result<Row, String> {
        let said =
            |cell: &Option<String>| cell.as_deref().map(str::trim).filter(|cell| !cell.is_empty()).map(str::to_owned);
        let usage = UsageEdit::read(self.usage.each_ref().map(|cell| cell.as_deref().unwrap_or_default()))?;
        let variants = self.variants.as_deref().unwrap_or_default().split('|');
        let arabic = std::iter::once(self.source.as_str()).chain(variants).map(str::trim);
        let term = |text: &str| RowTerm { text: text.to_owned(), status: None };
        let status = said(&self.status).map(|name| status(&name)).transpose()?;
        Ok(Row {
            number: self.number,
            arabic: arabic.filter(|text| !text.is_empty()).map(term).collect(),
            english: RowTerm { status, ..term(self.target.trim()) },
            domain: said(&self.domain),
            scope: said(&self.scope),
            note: said(&self.note),
            reference: said(&self.reference),
            usage,
            homonym: said(&self.homonym),
        })
    }
}

fn status(name: &str) -> Result<Status, String> {
    Status::from_name(&name.to_ascii_lowercase()).ok_or_else(|| {
        let known = Status::ALL.map(Status::name).join(", ");
        format!("“{name}” is no status: {known}")
    })
}

impl Plan {
    /// Takes the rows of a table in: a verdict for each.
    pub fn take_table(&mut self, rows: Vec<Cells>) -> Vec<Judged> {
        let mut table = Grouped::default();
        for cells in rows {
            match cells.read() {
                Ok(row) => table.add(row, self),
                Err(reason) => {
                    table.judged.push(Judged::rejected(cells.number, &cells.source, &cells.target, reason));
                }
            }
        }
        table.join_further(self);
        table.judged.extend(self.take(&table.entries));
        table.judged
    }

    /// The concepts of the glossary that have the row's Arabic, domain and scope and say all that the row says.
    fn saying(&self, row: &Row) -> Vec<usize> {
        let says = |concept: &Concept| {
            concept.domain == row.domain.as_deref().unwrap_or_default()
                && concept.scope == row.scope.as_deref().unwrap_or_default()
                && apply::all_over(concept.clone(), std::slice::from_ref(row)) == *concept
        };
        self.free(row.source()).filter(|(_, concept)| says(concept)).map(|(at, _)| at).collect()
    }
}

#[derive(Default)]
struct Grouped {
    entries: Vec<Entry>,
    by_source: HashMap<String, Vec<usize>>,
    /// The entry of the row above.
    above: Option<usize>,
    /// The rows that are of no entry.
    judged: Vec<Judged>,
}

impl Grouped {
    fn add(&mut self, row: Row, plan: &Plan) {
        let of_source = self.by_source.get(row.source()).cloned().unwrap_or_default();
        if of_source.len() > MOST_HOMONYMS {
            let reason = format!(
                "more than {MOST_HOMONYMS} concepts have the Arabic “{}”; is it in the right column?",
                row.source()
            );
            self.judged.push(Judged::rejected(row.number, row.source(), &row.english.text, reason));
            return;
        }
        let found = if row.homonym.is_some() {
            Ok(of_source.into_iter().find(|&at| same_key(self.first(at), &row)))
        } else if row.is_further() {
            if self.is_of_another(&row, plan) {
                self.judged.push(Judged::unchanged(row.number, row.source(), &row.english.text));
                return;
            }
            self.further(&of_source, &row)
        } else {
            Ok(of_source.into_iter().find(|&at| self.is_again(at, &row)))
        };
        let at = match found {
            Ok(Some(at)) => at,
            Ok(None) => self.entries.len(),
            Err(count) => {
                self.judged.push(unclear(&row, count));
                return;
            }
        };
        self.above = Some(at);
        if let Some(entry) = self.entries.get_mut(at) {
            if entry.rows.len() >= MAX_TERMS {
                let reason = Fault::TooManyTerms(entry.rows.len() + 1).to_string();
                self.judged.push(Judged::rejected(row.number, row.source(), &row.english.text, reason));
                return;
            }
            entry.rows.push(row);
        } else {
            self.by_source.entry(row.source().to_owned()).or_default().push(at);
            self.entries.push(Entry { id: None, whole: row.homonym.is_some(), rows: vec![row] });
        }
    }

    /// Puts rows that only add to a concept, and stand above the row of the term that it prefers, to that row: so a table is sorted by status or by
    /// its English. Only where no other concept of the glossary may be meant.
    fn join_further(&mut self, plan: &Plan) {
        for at in 0..self.entries.len() {
            let Some(entry) = self.entries.get(at).filter(|entry| !entry.whole && entry.is_further()) else {
                continue;
            };
            let Some(first) = entry.rows.first() else { continue };
            let of_source = self.by_source.get(first.source()).map(Vec::as_slice).unwrap_or_default();
            let open = |other: &&usize| {
                self.first(**other)
                    .is_some_and(|row| !row.is_further() && row.homonym.is_none() && same_key(Some(first), row))
            };
            let mut others = of_source.iter().filter(open);
            let (Some(&other), None) = (others.next(), others.next()) else { continue };
            let is_meant = |row: &Row| {
                plan.free(row.source()).all(|(_, concept)| {
                    !agrees(row.domain.as_deref(), row.scope.as_deref(), concept)
                        || concept.english().any(|term| term.text == row.english.text)
                })
            };
            if !self.first(other).is_some_and(is_meant) {
                continue;
            }
            let rows = self.entries.get_mut(at).map(|entry| std::mem::take(&mut entry.rows)).unwrap_or_default();
            if let Some(entry) = self.entries.get_mut(other) {
                entry.rows.extend(rows);
            }
        }
        self.entries.retain(|entry| !entry.rows.is_empty());
    }

    fn first(&self, at: usize) -> Option<&Row> {
        self.entries.get(at)?.rows.first()
    }

    /// Whether a row that prefers its English, or says nothing of it, repeats one of the entry.
    fn is_again(&self, at: usize, row: &Row) -> bool {
        let again =
            |of: &Row| of.english.text == row.english.text && (row.english.status.is_none() || !of.is_further());
        same_key(self.first(at), row) && self.entries.get(at).is_some_and(|entry| entry.rows.iter().any(again))
    }

    /// Whether the row says what the glossary has already, though not of the concept of the row above. So it is in a table
    /// whose rows were sorted anew: `عين eye`, `عين spring`, `عين orb (admitted)`.
    fn is_of_another(&self, row: &Row, plan: &Plan) -> bool {
        let saying = plan.saying(row);
        let above = self.above.and_then(|at| self.first(at)).filter(|above| same_key(Some(above), row));
        let parted = |above: &Row| {
            let saying_above = plan.saying(above);
            !saying_above.is_empty() && !saying_above.iter().any(|at| saying.contains(at))
        };
        !saying.is_empty() && above.is_none_or(parted)
    }

    /// The entry that a further row belongs to: that of the row above, else the only one with its Arabic, domain and scope; if
    /// there are several, how many.
    fn further(&self, of_source: &[usize], row: &Row) -> Result<Option<usize>, usize> {
        let agrees = |said: &Option<String>, is: &Option<String>| said.is_none() || said == is;
        let open = |first: &&Row| {
            first.homonym.is_none() && agrees(&row.domain, &first.domain) && agrees(&row.scope, &first.scope)
        };
        let mut entries: Vec<usize> =
            of_source.iter().copied().filter(|&at| self.first(at).filter(open).is_some()).collect();
        if entries.iter().any(|&at| same_key(self.first(at), row)) {
            entries.retain(|&at| same_key(self.first(at), row));
        }
        match (entries.as_slice(), self.above) {
            (_, Some(above)) if entries.contains(&above) => Ok(Some(above)),
            ([], _) => Ok(None),
            ([at], _) => Ok(Some(*at)),
            (several, _) => Err(several.len()),
        }
    }
}

/// Whether two rows with the same Arabic are of one concept by their other cells, unless their English parts them.
fn same_key(one: Option<&Row>, other: &Row) -> bool {
    one.is_some_and(|one| (&one.domain, &one.scope, &one.homonym) == (&other.domain, &other.scope, &other.homonym))
}
