//! How does a concept look in a curated file? One TSV a domain, one English term a row, in one canonical order.
//!
//! The columns are `source target status domain scope variants note reference`. Rows of one concept (same source, domain
//! and scope) stand together, best English first; the first is preferred and carries the other Arabic terms and the note,
//! and each carries the concept's references. Rows are sorted by source, domain, scope, status and target, in code point
//! order, so that a concept has one place and a change shows as the lines that changed:
//!
//! ```text
//! المجلس الرئاسي ⇥ Presidential Council ⇥ preferred ⇥ libya-institutions ⇥ LY ⇥ الرئاسي ⇥ Since 2021 … ⇥ reuters | unsmil
//! المجلس الرئاسي ⇥ Presidency Council ⇥ admitted ⇥ libya-institutions ⇥ LY ⇥ ⇥ ⇥ reuters | unsmil
//! ```
//!
//! A file in which a concept says more of its Arabic ([`Usage`]) has [`LONG_HEADER`], with five more columns at the end, which
//! the first row of a concept carries; a file in which none does has [`HEADER`].
//!
//! A file that reads without errors is written back byte for byte.

use super::concept::{Concept, Language, Status, Term};
use super::usage::{self, Usage};
use crate::arabic::chars::is_arabic_letter;
use std::collections::{BTreeMap, BTreeSet};

/// The first line of every file.
pub const HEADER: &str = "source\ttarget\tstatus\tdomain\tscope\tvariants\tnote\treference";

/// The first line of a file in which a concept says more of its Arabic.
pub const LONG_HEADER: &str = "source\ttarget\tstatus\tdomain\tscope\tvariants\tnote\treference\tforms\tpart_of_speech\tinflects\texact_spelling\tnot_before";

/// The column that a table has when its rows alone do not show which are of one concept: a number for each concept of those
/// with the same Arabic, domain and scope. No curated file has it.
pub const HOMONYM: &str = "homonym";

/// What parts the entries of a column that holds several.
pub const SEPARATOR: &str = " | ";

const COLUMNS: usize = 8;

/// The cells of the columns that [`LONG_HEADER`] has beyond [`HEADER`].
type UsageCells<T> = [T; usage::COLUMNS.len()];

/// Which concept of the files: two rows with the same key are of one concept.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ConceptKey {
    /// The Arabic citation form.
    pub source: String,
    /// The field that it belongs to.
    pub domain: String,
    /// The country (ISO 3166) where it holds; empty when everywhere.
    pub scope: String,
}

impl ConceptKey {
    /// The key under which a file would hold `concept`; `None` without an Arabic term.
    #[must_use]
    pub fn of(concept: &Concept) -> Option<Self> {
        let source = concept.arabic().next()?.text.clone();
        Some(Self { source, domain: concept.domain.clone(), scope: concept.scope.clone() })
    }
}

impl std::fmt::Display for ConceptKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} ({}", self.source, self.domain)?;
        if !self.scope.is_empty() {
            write!(f, ", {}", self.scope)?;
        }
        f.write_str(")")
    }
}

/// A concept as a file has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileConcept {
    /// Which one.
    pub key: ConceptKey,
    /// What it says: the source preferred, the variants admitted, the English terms as their rows have them.
    pub concept: Concept,
    /// The line of its first row, from 1.
    pub line: usize,
}

/// What is wrong with a line of a file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FileFault {
    /// The first line is not the header.
    #[error("the first line must be the header “{HEADER}”, or “{LONG_HEADER}”")]
    Header,
    /// The header has the columns of a usage, and no row has any.
    #[error("no row uses the columns behind “reference”: the header is “{HEADER}”")]
    NeedlessColumns,
    /// The file does not end in a line feed.
    #[error("the file must end in a line feed")]
    NoFinalLineFeed,
    /// A row with too few or too many columns.
    #[error("a row has as many columns parted by tabs as the header, this one has {0}")]
    Columns(usize),
    /// A control character, such as the carriage return of a Windows line end.
    #[error("“{0}” has a control character in it")]
    Control(String),
    /// White space at an end of a field, or doubled.
    #[error("“{0}” has a space at its end, or two in a row")]
    Spaces(String),
    /// No source.
    #[error("the source is empty")]
    EmptySource,
    /// No target.
    #[error("the target is empty")]
    EmptyTarget,
    /// No domain.
    #[error("the domain is empty")]
    EmptyDomain,
    /// A status that is none.
    #[error("“{0}” is no status; one of preferred, admitted, deprecated, forbidden")]
    UnknownStatus(String),
    /// An Arabic term without an Arabic letter.
    #[error("the Arabic term “{0}” has no Arabic letter in it")]
    NotArabic(String),
    /// An English term with an Arabic letter.
    #[error("the English term “{0}” has an Arabic letter in it")]
    ArabicInEnglish(String),
    /// A row that belongs further up.
    #[error(
        "the row belongs before the one above it: sort by source, domain, scope, status, target in code point order"
    )]
    Unsorted,
    /// The same English term twice in a concept.
    #[error("“{0}” stands twice in this concept")]
    DuplicateTarget(String),
    /// A concept that was closed further up.
    #[error("the concept {0} has rows further up; its rows must stand together")]
    Scattered(ConceptKey),
    /// A concept whose first row is not preferred.
    #[error("the concept {0} has no preferred English term")]
    NoPreferred(ConceptKey),
    /// A second preferred row.
    #[error("“{0}” is the second preferred English term of its concept; it can have one")]
    TwoPreferred(String),
    /// Variants that are empty, unsorted, doubled, or the source itself.
    #[error("the variants must be sorted, parted by “{SEPARATOR}”, none empty, doubled or the source itself: “{0}”")]
    Variants(String),
    /// References that are empty, unsorted or doubled.
    #[error("the references must be sorted, parted by “{SEPARATOR}”, none empty or doubled: “{0}”")]
    References(String),
    /// Columns behind `reference` that cannot be read, or are not in their form.
    #[error("{0}")]
    Usage(String),
    /// A further row with variants, a note or what is said of the Arabic.
    #[error("variants, note and the columns behind “reference” stand on the first row of a concept only")]
    OnFirstRowOnly,
    /// A further row with other references than the first.
    #[error("all rows of a concept name the same references, here “{0}”")]
    OtherReference(String),
}

/// A fault and its line.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {fault}")]
pub struct FileError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong there.
    pub fault: FileFault,
}

/// A file as it was read: what could be read, and all that is wrong.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parsed {
    /// The concepts, in the order of the file.
    pub concepts: Vec<FileConcept>,
    /// What is wrong; empty when the file is canonical.
    pub errors: Vec<FileError>,
}

struct Row<'a> {
    line: usize,
    source: &'a str,
    target: &'a str,
    status: Status,
    domain: &'a str,
    scope: &'a str,
    variants: &'a str,
    note: &'a str,
    reference: &'a str,
    usage: UsageCells<&'a str>,
}

/// Reads a file. A row that cannot be read is left out and reported. Linear but for a logarithm.
#[must_use]
pub fn parse(text: &str) -> Parsed {
    let mut parsed = Parsed::default();
    let mut seen = BTreeSet::new();
    let mut last: Option<Row<'_>> = None;
    let mut lines = text.split_terminator('\n').zip(1..);
    let header = lines.next().map_or("", |(header, _)| header);
    let long = header == LONG_HEADER;
    if !long && header != HEADER {
        parsed.fault(1, FileFault::Header);
    }
    for (text, line) in lines {
        let Some(row) = Row::read(text, line, long, &mut parsed.errors) else { continue };
        if last.as_ref().is_some_and(|last| last.order() > row.order()) {
            parsed.fault(line, FileFault::Unsorted);
        }
        if last.as_ref().is_some_and(|last| last.is_of_concept(&row)) {
            parsed.add_to_last(&row);
        } else {
            let key = row.key();
            if row.status != Status::Preferred {
                parsed.fault(line, FileFault::NoPreferred(key.clone()));
            }
            if !seen.insert(key.clone()) {
                parsed.fault(line, FileFault::Scattered(key.clone()));
            }
            let concept = row.concept(&mut parsed.errors);
            parsed.concepts.push(FileConcept { key, concept, line });
        }
        last = Some(row);
    }
    if long && parsed.concepts.iter().all(|found| found.concept.usage.is_default()) {
        parsed.fault(1, FileFault::NeedlessColumns);
    }
    if !text.ends_with('\n') {
        parsed.fault(text.split('\n').count(), FileFault::NoFinalLineFeed);
    }
    parsed
}

impl Parsed {
    fn fault(&mut self, line: usize, fault: FileFault) {
        self.errors.push(FileError { line, fault });
    }

    /// A further row of the concept that was read last: one more English term.
    fn add_to_last(&mut self, row: &Row<'_>) {
        let Some(concept) = self.concepts.last_mut().map(|last| &mut last.concept) else { return };
        let mut faults = Vec::new();
        if concept.english().any(|term| term.text == row.target) {
            faults.push(FileFault::DuplicateTarget(row.target.to_owned()));
        }
        if row.status == Status::Preferred {
            faults.push(FileFault::TwoPreferred(row.target.to_owned()));
        }
        if !row.variants.is_empty() || !row.note.is_empty() || row.usage.iter().any(|cell| !cell.is_empty()) {
            faults.push(FileFault::OnFirstRowOnly);
        }
        if row.reference != concept.reference {
            faults.push(FileFault::OtherReference(concept.reference.clone()));
            // All of them are kept, so that writing the file back mends it.
            concept.reference = sorted_list(&format!("{}{SEPARATOR}{}", concept.reference, row.reference));
        }
        concept.terms.push(row.english());
        for fault in faults {
            self.fault(row.line, fault);
        }
    }
}

impl<'a> Row<'a> {
    fn read(text: &'a str, line: usize, long: bool, errors: &mut Vec<FileError>) -> Option<Self> {
        let mut fault = |fault| errors.push(FileError { line, fault });
        let columns: Vec<&str> = text.split('\t').collect();
        let read = match columns.split_first_chunk::<COLUMNS>() {
            Some((row, [])) if !long => Some((row, UsageCells::default())),
            Some((row, usage)) if long => usage.try_into().ok().map(|usage| (row, usage)),
            _ => None,
        };
        let Some((&[source, target, status_name, domain, scope, variants, note, reference], usage)) = read else {
            fault(FileFault::Columns(columns.len()));
            return None;
        };
        for column in columns {
            if column.chars().any(char::is_control) {
                fault(FileFault::Control(column.to_owned()));
            }
            if column.trim() != column || column.contains("  ") {
                fault(FileFault::Spaces(column.to_owned()));
            }
        }
        for (is_empty, what) in [
            (source.is_empty(), FileFault::EmptySource),
            (target.is_empty(), FileFault::EmptyTarget),
            (domain.is_empty(), FileFault::EmptyDomain),
        ] {
            if is_empty {
                fault(what);
            }
        }
        if !source.is_empty() && !source.chars().any(is_arabic_letter) {
            fault(FileFault::NotArabic(source.to_owned()));
        }
        if target.chars().any(is_arabic_letter) {
            fault(FileFault::ArabicInEnglish(target.to_owned()));
        }
        if !is_sorted_list(reference) {
            fault(FileFault::References(reference.to_owned()));
        }
        let Some(status) = Status::from_name(status_name) else {
            fault(FileFault::UnknownStatus(status_name.to_owned()));
            return None;
        };
        let readable = !source.is_empty() && !target.is_empty();
        readable.then_some(Self { line, source, target, status, domain, scope, variants, note, reference, usage })
    }

    fn order(&self) -> (&str, &str, &str, Status, &str) {
        (self.source, self.domain, self.scope, self.status, self.target)
    }

    fn is_of_concept(&self, other: &Row<'_>) -> bool {
        (self.source, self.domain, self.scope) == (other.source, other.domain, other.scope)
    }

    fn key(&self) -> ConceptKey {
        ConceptKey { source: self.source.into(), domain: self.domain.into(), scope: self.scope.into() }
    }

    fn english(&self) -> Term {
        Term { language: Language::English, text: self.target.into(), status: self.status }
    }

    /// The concept that this row begins.
    fn concept(&self, errors: &mut Vec<FileError>) -> Concept {
        let mut fault = |fault| errors.push(FileError { line: self.line, fault });
        let arabic = |text: &str, status| Term { language: Language::Arabic, text: text.into(), status };
        let mut terms = vec![arabic(self.source, Status::Preferred)];
        if !is_sorted_list(self.variants) || list(self.variants).any(|variant| variant == self.source) {
            fault(FileFault::Variants(self.variants.to_owned()));
        }
        for variant in list(self.variants) {
            if !variant.chars().any(is_arabic_letter) {
                fault(FileFault::NotArabic(variant.to_owned()));
            }
            terms.push(arabic(variant, Status::Admitted));
        }
        terms.push(self.english());
        let usage = Usage::of_cells(self.usage).unwrap_or_else(|what| {
            fault(FileFault::Usage(what));
            Usage::default()
        });
        Concept {
            terms,
            domain: self.domain.into(),
            scope: self.scope.into(),
            note: self.note.into(),
            reference: self.reference.into(),
            usage,
        }
    }
}

/// The entries of a column that holds several: "cldr | unterm".
pub fn list(column: &str) -> impl Iterator<Item = &str> {
    column.split(SEPARATOR).filter(|entry| !entry.is_empty())
}

fn is_sorted_list(column: &str) -> bool {
    let entries: Vec<&str> = column.split(SEPARATOR).collect();
    let tidy = |entry: &&str| !entry.is_empty() && entry.trim() == *entry && !entry.contains('|');
    column.is_empty() || (entries.iter().all(tidy) && entries.is_sorted_by(|one, next| one < next))
}

/// The same concept with its terms in the order of the files: the citation form, the other Arabic terms, the English; and
/// with its lists sorted.
///
/// Two concepts that differ in nothing but the order of their terms and lists are one after this.
#[must_use]
pub fn canonical(concept: &Concept) -> Concept {
    let mut arabic: Vec<Term> = concept.arabic().cloned().collect();
    if let Some((_, variants)) = arabic.split_first_mut() {
        variants.sort_by(|one, other| one.text.cmp(&other.text));
    }
    let mut english: Vec<Term> = concept.english().cloned().collect();
    english.sort_by(|one, other| (one.status, &one.text).cmp(&(other.status, &other.text)));
    let reference = sorted_list(&concept.reference);
    Concept { terms: [arabic, english].concat(), reference, usage: concept.usage.canonical(), ..concept.clone() }
}

/// A column with its entries sorted, none doubled.
pub(super) fn sorted_list(column: &str) -> String {
    list(column).collect::<BTreeSet<_>>().into_iter().collect::<Vec<_>>().join(SEPARATOR)
}

/// The rows of concepts in the order and form of the files, the header first, whatever the order of the concepts. All have
/// the columns of [`LONG_HEADER`] if a concept needs them.
///
/// The columns have no place for the status of an Arabic term: all but the first become variants. A concept without Arabic or
/// English has no row. Concepts with the same key stand one after the other, each with its preferred English first; where
/// that does not tell them apart, [`HOMONYM`] is the last column and numbers them. O(n log n).
#[must_use]
pub fn rows<'a>(concepts: impl IntoIterator<Item = &'a Concept>) -> Vec<Vec<String>> {
    let mut by_key: BTreeMap<ConceptKey, Vec<Concept>> = BTreeMap::new();
    for concept in concepts {
        let concept = canonical(concept);
        if let Some(key) = ConceptKey::of(&concept).filter(|_| concept.english().next().is_some()) {
            by_key.entry(key).or_default().push(concept);
        }
    }
    let (mut long, mut numbered) = (false, false);
    for same_key in by_key.values_mut() {
        same_key.sort_by_cached_key(lines);
        long |= same_key.iter().any(|concept| !concept.usage.is_default());
        numbered |= !tells_apart(same_key);
    }
    let mut header: Vec<String> = (if long { LONG_HEADER } else { HEADER }).split('\t').map(str::to_owned).collect();
    header.extend(numbered.then(|| HOMONYM.to_owned()));
    let mut rows = vec![header];
    for same_key in by_key.values() {
        let needs_number = !tells_apart(same_key);
        for (number, concept) in (1_usize..).zip(same_key) {
            let homonym = numbered.then(|| if needs_number { number.to_string() } else { String::new() });
            rows.extend(lines(concept).into_iter().map(|(_, row, usage)| {
                let cells = row.into_iter().chain(usage.into_iter().filter(|_| long)).chain(homonym.clone());
                cells.map(|field| one_line(&field)).collect()
            }));
        }
    }
    rows
}

/// The rows of a canonical concept: the status of each, which is also what they are sorted by, its first columns, and those
/// of its usage.
fn lines(concept: &Concept) -> Vec<(Status, [String; COLUMNS], UsageCells<String>)> {
    let source = concept.arabic().next().map_or("", |term| &term.text);
    let mut variants: Vec<&str> = concept.arabic().skip(1).map(|term| term.text.as_str()).collect();
    variants.dedup();
    let mut first = Some((variants.join(SEPARATOR), concept.note.clone(), concept.usage.cells()));
    let row = |term: &Term| {
        let (variants, note, usage) = first.take().unwrap_or_default();
        let (source, target, status) = (source.to_owned(), term.text.clone(), term.status.name().to_owned());
        let (domain, scope, reference) = (concept.domain.clone(), concept.scope.clone(), concept.reference.clone());
        (term.status, [source, target, status, domain, scope, variants, note, reference], usage)
    };
    concept.english().map(row).collect()
}

/// Whether the rows of concepts with one key, one concept after the other, show where each begins: with a preferred English
/// term, which no other of them prefers.
fn tells_apart(same_key: &[Concept]) -> bool {
    let preferred = |concept: &Concept| {
        concept.english().next().filter(|term| term.status == Status::Preferred).map(|term| term.text.clone())
    };
    let begins: BTreeSet<String> = same_key.iter().filter_map(preferred).collect();
    same_key.len() < 2 || begins.len() == same_key.len()
}

/// Writes concepts as a file: [`rows`], tab-separated. The inverse of [`parse`] for a file without errors.
#[must_use]
pub fn write<'a>(concepts: impl IntoIterator<Item = &'a Concept>) -> String {
    rows(concepts).iter().fold(String::new(), |text, row| text + &row.join("\t") + "\n")
}

/// A field holds no tab and no line break: the format has no way to quote them.
fn one_line(field: &str) -> String {
    field.replace(|c: char| c.is_control(), " ")
}

#[cfg(test)]
mod tests;
