//! What does somebody's file mean for a glossary? A verdict for each row, and the writes that follow.
//!
//! A file is read as entries, and an entry is one concept: rows of one entry go to one concept, rows of two never do. In TBX
//! the file says where an entry begins and ends; in a table it is read off the rows (`table`).
//!
//! An entry is of a concept that the glossary has if it bears its identifier, or says what that says, or has its Arabic and
//! one of its English terms and does not name another domain or scope; it is a new concept else. Two entries with one Arabic
//! and two English terms are two concepts (عين is an eye and a spring).

mod apply;
mod table;
mod verdict;

use apply::Together;
pub use table::Cells;
pub use verdict::{Change, Conflict, Judged, Verdict};

use super::concept::{Concept, ConceptRecord, Status};
use super::file;
use super::usage::UsageEdit;
use crate::id::ConceptId;
use std::collections::{HashMap, HashSet};

/// One English term of a concept, with what its row says of the concept. Texts have no white space around them; `None` is what
/// the row does not speak of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Where it stands in the file.
    pub number: u64,
    /// The Arabic terms, citation form first.
    pub arabic: Vec<RowTerm>,
    /// The English term.
    pub english: RowTerm,
    /// The field.
    pub domain: Option<String>,
    /// The country.
    pub scope: Option<String>,
    /// What a translator must know.
    pub note: Option<String>,
    /// Where the rendering is taken from.
    pub reference: Option<String>,
    /// What is said of the Arabic.
    pub usage: UsageEdit,
    /// In a table, which of the concepts that have this Arabic, domain and scope.
    pub homonym: Option<String>,
}

/// A term as a row has it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowTerm {
    /// The term.
    pub text: String,
    /// Its status; where there is none, a term that is known keeps its own.
    pub status: Option<Status>,
}

impl Row {
    /// The citation form.
    #[must_use]
    pub fn source(&self) -> &str {
        self.arabic.first().map_or("", |term| &term.text)
    }

    /// Whether it says that its English is not the one to use, so that it belongs to a concept that has another.
    fn is_further(&self) -> bool {
        self.english.status.is_some_and(|status| status != Status::Preferred)
    }
}

/// The rows of a file that are of one concept; there is at least one.
#[derive(Clone, Debug, Default)]
pub struct Entry {
    /// The identifier that the file has for it, if it is one of ours.
    pub id: Option<ConceptId>,
    /// In the order of the file, or best English first.
    pub rows: Vec<Row>,
    /// Whether the file says that this is all of a concept. Else it may be what a table adds to one that the glossary has.
    pub whole: bool,
}

impl Entry {
    fn source(&self) -> &str {
        self.rows.first().map_or("", Row::source)
    }

    /// The citation forms under which a glossary may have it. In a whole entry another of its Arabic terms may have been the one
    /// to use; where rows alone tell where a concept ends, the citation form is what tells it.
    fn sources(&self) -> impl Iterator<Item = &str> {
        let count = if self.whole { usize::MAX } else { 1 };
        self.rows.iter().take(1).flat_map(move |row| row.arabic.iter().take(count)).map(|term| term.text.as_str())
    }

    /// Whether it only adds terms to a concept that has another to use.
    fn is_further(&self) -> bool {
        self.rows.iter().all(Row::is_further)
    }

    fn domain(&self) -> Option<&str> {
        self.rows.iter().find_map(|row| row.domain.as_deref())
    }

    fn scope(&self) -> Option<&str> {
        self.rows.iter().find_map(|row| row.scope.as_deref())
    }
}

/// The concepts of a glossary with the entries taken in so far.
#[derive(Debug, Default)]
pub struct Plan {
    concepts: Vec<Planned>,
    /// By citation form.
    by_source: HashMap<String, Vec<usize>>,
    by_id: HashMap<ConceptId, usize>,
    /// The concepts that the glossary has, by each of their Arabic terms.
    by_arabic: HashMap<String, Vec<usize>>,
}

#[derive(Debug)]
struct Planned {
    known: Option<ConceptRecord>,
    concept: Concept,
    touched: bool,
    /// Whether an entry of the file is this concept; no other entry is.
    taken: bool,
}

/// Which concept an entry is.
enum Place {
    Known(usize),
    New,
    /// It adds to one of so many, and does not say to which.
    Unclear(usize),
}

impl Plan {
    /// A plan for a glossary that has those concepts.
    #[must_use]
    pub fn new(known: Vec<ConceptRecord>) -> Self {
        let mut plan = Self::default();
        for record in known {
            let at = plan.concepts.len();
            plan.by_id.insert(record.id.clone(), at);
            for term in record.concept.arabic() {
                plan.by_arabic.entry(term.text.clone()).or_default().push(at);
            }
            let concept = record.concept.clone();
            plan.push(Planned { known: Some(record), concept, touched: false, taken: false });
        }
        plan
    }

    /// Takes the entries of a file in: a verdict for each row.
    pub fn take(&mut self, entries: &[Entry]) -> Vec<Judged> {
        let places = self.places(entries);
        entries.iter().zip(places).flat_map(|(entry, place)| self.judge(entry, place)).collect()
    }

    /// What has to be written: the concept as it was known, if it was, and as it is to be.
    pub fn writes(self) -> impl Iterator<Item = (Option<ConceptRecord>, Concept)> {
        self.concepts.into_iter().filter(|planned| planned.touched).map(|planned| (planned.known, planned.concept))
    }

    /// Finds the concept of each entry. The surest are found first, over the whole file, so that no entry takes a concept that
    /// is more surely another's: what a glossary has written changes nothing when it comes back.
    fn places(&mut self, entries: &[Entry]) -> Vec<Place> {
        let mut found: Vec<Option<usize>> = entries.iter().map(|entry| self.by_identifier(entry)).collect();
        let mut contents = self.contents(entries);
        for (entry, found) in entries.iter().zip(&mut found).filter(|(_, found)| found.is_none()) {
            let said = apply::all_over(Concept::default(), &entry.rows);
            *found = contents.get_mut(&file::rows([&said])).and_then(Vec::pop);
            self.mark(*found);
        }
        let mut by_names = |(entry, found): (&Entry, Option<usize>)| {
            let place = found.map_or_else(|| self.by_names(entry), Place::Known);
            if let Place::Known(at) = place {
                self.mark(Some(at));
            }
            place
        };
        // Entries that only add to a concept take none that another entry is.
        let (further, others): (Vec<_>, Vec<_>) =
            entries.iter().zip(found).enumerate().partition(|(_, (entry, _))| entry.is_further());
        let mut places: Vec<(usize, Place)> =
            others.into_iter().chain(further).map(|(at, found)| (at, by_names(found))).collect();
        places.sort_by_key(|(at, _)| *at);
        places.into_iter().map(|(_, place)| place).collect()
    }

    /// What the concepts say that entries may be of, as the files say it; the one that the glossary has had longest comes last.
    fn contents(&self, entries: &[Entry]) -> HashMap<Vec<Vec<String>>, Vec<usize>> {
        let sources: HashSet<&str> = entries.iter().map(Entry::source).collect();
        let mut found: Vec<(usize, &Concept)> = sources.into_iter().flat_map(|source| self.free(source)).collect();
        found.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
        let mut contents: HashMap<_, Vec<usize>> = HashMap::new();
        for (at, concept) in found {
            contents.entry(file::rows([concept])).or_default().push(at);
        }
        contents
    }

    fn mark(&mut self, at: Option<usize>) {
        if let Some(planned) = at.and_then(|at| self.concepts.get_mut(at)) {
            planned.taken = true;
        }
    }

    fn by_identifier(&mut self, entry: &Entry) -> Option<usize> {
        let at = *self.by_id.get(entry.id.as_ref()?)?;
        let planned = self.concepts.get_mut(at).filter(|planned| !planned.taken)?;
        planned.taken = true;
        Some(at)
    }

    /// The concept with the entry's Arabic and one of its English terms that fits best; of those that fit alike, the one that the
    /// glossary has had longer.
    fn by_names(&self, entry: &Entry) -> Place {
        let candidates = entry.sources().flat_map(|source| self.free(source));
        let ranked = candidates.filter_map(|(at, concept)| Some((rank(entry, concept)?, at)));
        if let Some((_, at)) = ranked.min_by_key(|(rank, _)| std::cmp::Reverse(*rank)) {
            return Place::Known(at);
        }
        if entry.whole || !entry.is_further() {
            return Place::New;
        }
        let mut further =
            self.free(entry.source()).filter(|(_, concept)| agrees(entry.domain(), entry.scope(), concept));
        match (further.next(), further.count()) {
            (None, _) => Place::New,
            (Some((at, _)), 0) => Place::Known(at),
            (Some(_), others) => Place::Unclear(others + 1),
        }
    }

    /// The concepts with that citation form that are of no entry yet.
    fn free(&self, source: &str) -> impl Iterator<Item = (usize, &Concept)> {
        let of_source = self.by_source.get(source).map(Vec::as_slice).unwrap_or_default();
        let planned = of_source.iter().filter_map(|&at| Some((at, self.concepts.get(at)?)));
        planned.filter(|(_, planned)| !planned.taken).map(|(at, planned)| (at, &planned.concept))
    }

    fn judge(&mut self, entry: &Entry, place: Place) -> Vec<Judged> {
        let mut at = match place {
            Place::Known(at) => Some(at),
            Place::New => None,
            Place::Unclear(count) => {
                return entry.rows.iter().map(|row| unclear(row, count)).collect();
            }
        };
        // What is noted of a term that is refused is not kept either.
        let sound: Vec<&Row> = entry.rows.iter().filter(|row| is_sound(row)).collect();
        let together = Together::of(&sound);
        entry.rows.iter().map(|row| self.take_row(row, &together, &mut at)).collect()
    }

    /// Takes a row into the concept of its entry, which the first row that can be used makes if there is none.
    fn take_row(&mut self, row: &Row, together: &Together<'_>, at: &mut Option<usize>) -> Judged {
        let judged = Judged::unchanged(row.number, row.source(), &row.english.text);
        let planned = at.and_then(|at| self.concepts.get_mut(at));
        let before = planned.as_ref().map_or_else(Concept::default, |planned| planned.concept.clone());
        let concept = apply::over(&before, row, together);
        if concept == before {
            return judged;
        }
        if let Some(fault) = concept.faults().first() {
            return Judged { verdict: Verdict::Rejected(fault.to_string()), ..judged };
        }
        let Some(planned) = planned else {
            let conflict = self.second_concept(&concept);
            *at = Some(self.push(Planned { known: None, concept, touched: true, taken: true }));
            return Judged { verdict: Verdict::Created, conflict, ..judged };
        };
        let known = planned.known.as_ref().map(|known| &known.concept);
        let conflict = known.and_then(|known| verdict::retracted(known, &before, &concept));
        let changes = verdict::changes(&before, &concept);
        (planned.concept, planned.touched) = (concept, true);
        Judged { verdict: Verdict::Updated, conflict, changes, ..judged }
    }

    /// A concept of the glossary, in the domain of a new one, that has its citation form.
    fn second_concept(&self, new: &Concept) -> Option<Conflict> {
        let source = &new.arabic().next()?.text;
        let others = self.by_arabic.get(source)?.iter().filter_map(|&at| self.concepts.get(at));
        let other = others.map(|planned| &planned.concept).find(|other| other.domain == new.domain)?;
        let target = other.english().next().map_or_else(String::new, |term| term.text.clone());
        Some(Conflict::SecondConcept { source_term: source.clone(), target })
    }

    fn push(&mut self, planned: Planned) -> usize {
        let at = self.concepts.len();
        if let Some(term) = planned.concept.arabic().next() {
            self.by_source.entry(term.text.clone()).or_default().push(at);
        }
        self.concepts.push(planned);
        at
    }
}

/// How well a concept fits an entry of which it has an Arabic term: by its domain and scope, its citation form, whether it says
/// all of the entry, and by its English. `None` if it has another domain or scope, or no English term of the entry.
fn rank(entry: &Entry, concept: &Concept) -> Option<(u8, bool, bool, bool, usize)> {
    let fits = fit(entry.domain(), &concept.domain)? + fit(entry.scope(), &concept.scope)?;
    let cites = concept.arabic().next().is_some_and(|term| term.text == entry.source());
    let has = |row: &&Row| concept.english().any(|term| term.text == row.english.text);
    let shared = entry.rows.iter().filter(has).count();
    let best = entry.rows.first().filter(has).is_some();
    let says_all = shared > 0 && apply::all_over(concept.clone(), &entry.rows) == *concept;
    (shared > 0).then_some((fits, cites, says_all, best, shared))
}

/// How well a domain or scope, as an entry says it, fits that of a concept; `None` if the concept has another. An entry that
/// names none may be of any, and a concept that has none may get one.
fn fit(said: Option<&str>, is: &str) -> Option<u8> {
    match said {
        Some(said) if said == is => Some(2),
        None if is.is_empty() => Some(2),
        Some(_) if !is.is_empty() => None,
        _ => Some(1),
    }
}

/// Whether a concept is of that domain and scope, as far as they are said.
fn agrees(domain: Option<&str>, scope: Option<&str>, concept: &Concept) -> bool {
    domain.is_none_or(|domain| domain == concept.domain) && scope.is_none_or(|scope| scope == concept.scope)
}

/// Whether a row could make a concept by itself.
fn is_sound(row: &Row) -> bool {
    apply::all_over(Concept::default(), std::slice::from_ref(row)).faults().is_empty()
}

fn unclear(row: &Row, count: usize) -> Judged {
    let reason = format!(
        "{count} concepts have the Arabic “{}”, and the row does not say to which its term belongs; put it below the row with \
         the preferred term of its concept, or give its domain",
        row.source()
    );
    Judged::rejected(row.number, row.source(), &row.english.text, reason)
}

#[cfg(test)]
mod tests;
