//! What does a row of somebody's table mean for a glossary? A verdict for each row, and the writes that follow.
//!
//! A row that says what a concept says already changes nothing; one that names its source and target but says more
//! updates it. A row marked admitted, deprecated or forbidden adds its term to a concept with the same source, domain and
//! scope. Every other row is a new concept of its own: two rows with one source and two targets are two concepts (عين is an
//! eye and a spring).

use super::concept::{Concept, ConceptRecord, Language, Status, Term};
use super::usage::{self, UsageEdit};
use std::collections::HashMap;

/// A row as it was read; `None` for a column that the table does not have, or an empty cell.
#[derive(Clone, Debug, Default)]
pub struct Row {
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
}

/// What becomes of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is a new concept.
    Created,
    /// It changes a concept.
    Updated,
    /// It says what is there.
    Unchanged,
    /// It cannot be used, and why.
    Rejected(String),
}

/// The concepts of a glossary with the rows taken in so far.
#[derive(Debug, Default)]
pub struct Plan {
    entries: Vec<Entry>,
    by_source: HashMap<String, Vec<usize>>,
}

#[derive(Debug)]
struct Entry {
    known: Option<ConceptRecord>,
    concept: Concept,
    touched: bool,
}

impl Plan {
    /// A plan for a glossary that has those concepts.
    #[must_use]
    pub fn new(known: Vec<ConceptRecord>) -> Self {
        let mut plan = Self::default();
        for record in known {
            let concept = record.concept.clone();
            plan.push(Entry { known: Some(record), concept, touched: false });
        }
        plan
    }

    /// Takes a row in.
    pub fn take(&mut self, row: &Row) -> Verdict {
        let explicit = row.status.as_deref().map(str::trim).filter(|status| !status.is_empty());
        let status = match explicit {
            None => Status::Preferred,
            Some(name) => match Status::from_name(&name.to_ascii_lowercase()) {
                Some(status) => status,
                None => {
                    let known = Status::ALL.map(Status::name).join(", ");
                    return Verdict::Rejected(format!("“{name}” is no status: {known}"));
                }
            },
        };
        let usage = match UsageEdit::read(row.usage.each_ref().map(|cell| cell.as_deref().unwrap_or_default())) {
            Ok(usage) => usage,
            Err(reason) => return Verdict::Rejected(reason),
        };
        let Some(entry) = self.place(row, status).and_then(|at| self.entries.get_mut(at)) else {
            return self.create(row, status, usage);
        };
        let mut concept = entry.concept.clone();
        apply(&mut concept, row, status, explicit.is_some(), usage);
        if concept == entry.concept {
            return Verdict::Unchanged;
        }
        if let Some(fault) = concept.faults().first() {
            return Verdict::Rejected(fault.to_string());
        }
        (entry.concept, entry.touched) = (concept, true);
        Verdict::Updated
    }

    /// What has to be written: the concept as it was known, if it was, and as it is to be.
    pub fn writes(self) -> impl Iterator<Item = (Option<ConceptRecord>, Concept)> {
        self.entries.into_iter().filter(|entry| entry.touched).map(|entry| (entry.known, entry.concept))
    }

    /// The concept that the row speaks of, if there is one.
    fn place(&self, row: &Row, status: Status) -> Option<usize> {
        let (source, target) = (row.source.trim(), row.target.trim());
        let of_source = self.by_source.get(source).map(Vec::as_slice).unwrap_or_default();
        let same_field = |&&at: &&usize| {
            let concept = &self.entries[at].concept;
            let agrees = |cell: &Option<String>, is: &str| cell.as_deref().is_none_or(|cell| cell.trim() == is);
            agrees(&row.domain, &concept.domain) && agrees(&row.scope, &concept.scope)
        };
        let has_target = |&&at: &&usize| self.entries[at].concept.english().any(|term| term.text == target);
        let named = || of_source.iter().filter(has_target);
        let further = || of_source.iter().filter(|_| status != Status::Preferred).filter(same_field);
        named().find(same_field).or_else(|| named().next()).or_else(|| further().next()).copied()
    }

    fn create(&mut self, row: &Row, status: Status, usage: UsageEdit) -> Verdict {
        let mut concept = Concept::default();
        apply(&mut concept, row, status, true, usage);
        if let Some(fault) = concept.faults().first() {
            return Verdict::Rejected(fault.to_string());
        }
        self.push(Entry { known: None, concept, touched: true });
        Verdict::Created
    }

    fn push(&mut self, entry: Entry) {
        if let Some(term) = entry.concept.arabic().next() {
            self.by_source.entry(term.text.clone()).or_default().push(self.entries.len());
        }
        self.entries.push(entry);
    }
}

/// Puts into `concept` what the row says; what it does not say stays as it is.
fn apply(concept: &mut Concept, row: &Row, status: Status, with_status: bool, usage: UsageEdit) {
    let mut put = |language: Language, text: &str, status: Status, overwrite: bool| {
        let text = text.trim();
        match concept.terms.iter_mut().find(|term| term.language == language && term.text == text) {
            Some(term) if overwrite => term.status = status,
            Some(_) => {}
            None => concept.terms.push(Term { language, text: text.to_owned(), status }),
        }
    };
    put(Language::Arabic, &row.source, Status::Preferred, false);
    let variants = row.variants.as_deref().unwrap_or_default().split('|').map(str::trim);
    for variant in variants.filter(|variant| !variant.is_empty()) {
        put(Language::Arabic, variant, Status::Admitted, false);
    }
    put(Language::English, &row.target, status, with_status);
    let cells = [
        (&row.domain, &mut concept.domain),
        (&row.scope, &mut concept.scope),
        (&row.note, &mut concept.note),
        (&row.reference, &mut concept.reference),
    ];
    for (cell, field) in cells {
        if let Some(text) = cell.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
            text.clone_into(field);
        }
    }
    concept.usage = usage.over(std::mem::take(&mut concept.usage));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(source: &str, target: &str, status: &str) -> Row {
        let status = (!status.is_empty()).then(|| status.to_owned());
        Row { source: source.into(), target: target.into(), status, ..Row::default() }
    }

    #[test]
    fn each_row_gets_its_verdict() {
        let with_usage = |cells: [&str; 5]| Row {
            usage: cells.map(|cell| Some(cell.to_owned()).filter(|cell| !cell.is_empty())),
            ..row("عين", "eye", "")
        };
        let mut plan = Plan::default();
        for (name, row, expected) in [
            ("new", row("عين", "eye", ""), Verdict::Created),
            ("same source, other target", row("عين", "spring", ""), Verdict::Created),
            ("again", row("عين", "eye", ""), Verdict::Unchanged),
            ("a further term", row("عين", "ocular", "deprecated"), Verdict::Updated),
            ("that again", row("عين", "ocular", "deprecated"), Verdict::Unchanged),
            ("a note is news", Row { note: Some("organ".into()), ..row("عين", "eye", "") }, Verdict::Updated),
            ("a form is news", with_usage(["عيون", "", "", "", ""]), Verdict::Updated),
            ("that again", with_usage(["عيون", "", "yes", "", ""]), Verdict::Unchanged),
            (
                "no usage of ours",
                with_usage(["", "", "often", "", ""]),
                Verdict::Rejected("“often” under inflects is neither yes nor no".into()),
            ),
            (
                "a form that is none",
                with_usage(["eyes", "", "", "", ""]),
                Verdict::Rejected("“eyes” under other written forms has no word in it".into()),
            ),
            (
                "no status of ours",
                row("عين", "x", "best"),
                Verdict::Rejected("“best” is no status: preferred, admitted, deprecated, forbidden".into()),
            ),
            (
                "Arabic in English",
                row("نعم", "نعم", ""),
                Verdict::Rejected("the English term “نعم” has an Arabic letter in it".into()),
            ),
        ] {
            assert_eq!(plan.take(&row), expected, "{name}");
        }
        let written: Vec<Concept> = plan.writes().map(|(_, concept)| concept).collect();
        assert_eq!(written.len(), 2);
        assert_eq!(written[0].english().map(|term| term.text.as_str()).collect::<Vec<_>>(), ["eye", "ocular"]);
        assert_eq!(
            (written[0].note.as_str(), written[0].usage.forms.as_slice()),
            ("organ", ["عيون".to_owned()].as_slice())
        );
    }
}
