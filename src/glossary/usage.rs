//! HOW IS THIS TERM WRITTEN, AND WHERE DOES IT NOT COUNT? What a maintainer says of a concept's Arabic that its letters do
//! not show.
//!
//! What is said here comes before what the recogniser would conclude from the pattern of a word: `words` says what
//! follows for a word, `following` what follows for a place.

pub(super) mod following;
pub(super) mod words;

use super::concept::{Concept, Fault};
use super::file::{SEPARATOR, list};
use crate::arabic::chars::is_arabic_letter;

/// The most listed forms, and the most phrases of "never when followed by", of a concept: far more than any has.
pub const MAX_LISTED: usize = 50;

/// What kind of word the Arabic terms of a concept are; of a phrase, its first word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PartOfSpeech {
    /// It takes no ة of an adjective: مكتب "office" is not found in مكتبة "library".
    Noun,
    /// It takes the endings of the feminine and of both plurals, also where its pattern shows no adjective (سلس: سلسة),
    /// and no pronoun.
    Adjective,
    /// It takes proclitics and nothing else, whatever the domain: كريم, لكريم, but not كريمة.
    ProperName,
}

impl PartOfSpeech {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Noun, Self::Adjective, Self::ProperName];

    /// The name in the contract, the files and the store.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Noun => "noun",
            Self::Adjective => "adjective",
            Self::ProperName => "proper-name",
        }
    }

    /// The part of speech of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.name() == name)
    }
}

/// What is said of the Arabic terms of a concept, all of them alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Usage {
    /// Other written forms, such as irregular plurals and other spellings (مليشيات for ميليشيا). They are found like the
    /// terms, told as an inflected form of the first, and never offered as terms.
    pub forms: Vec<String>,
    /// What kind of word it is; `None` leaves it to the domain and the pattern of each word.
    pub part_of_speech: Option<PartOfSpeech>,
    /// Whether it takes endings, pronouns and another article or none. Otherwise only و ف ب ل ك may stand before it.
    pub inflects: bool,
    /// Whether hamza, ة and ه, ى and ي must be as entered. Harakat, tatweel and invisible marks never count.
    pub exact_spelling: bool,
    /// Words or phrases that it never stands before: عين never before شمس leaves the quarter of Cairo out.
    pub not_before: Vec<String>,
}

impl Default for Usage {
    /// Nothing is said: the words inflect as their patterns show, in any spelling, wherever they stand.
    fn default() -> Self {
        Self { forms: Vec::new(), part_of_speech: None, inflects: true, exact_spelling: false, not_before: Vec::new() }
    }
}

impl Usage {
    /// Whether nothing is said.
    #[must_use]
    pub fn is_default(&self) -> bool {
        *self == Self::default()
    }

    /// The same with its lists sorted, as the files have them.
    #[must_use]
    pub(super) fn canonical(&self) -> Self {
        let mut usage = self.clone();
        usage.forms.sort();
        usage.not_before.sort();
        usage
    }

    /// What is wrong with it in `concept`; empty when it can be kept.
    pub(super) fn faults(&self, concept: &Concept) -> Vec<Fault> {
        let mut faults = Vec::new();
        for (member, texts) in [(Member::Forms, &self.forms), (Member::NotBefore, &self.not_before)] {
            if texts.len() > MAX_LISTED {
                faults.push(Fault::TooManyListed(member, texts.len()));
                continue;
            }
            for (at, text) in texts.iter().enumerate() {
                let written = match member {
                    Member::Forms => text.chars().any(is_arabic_letter),
                    Member::NotBefore => text.chars().any(char::is_alphanumeric),
                };
                if !written {
                    faults.push(Fault::NoWord(member, text.clone()));
                } else if text.contains(SEPARATOR.trim()) {
                    faults.push(Fault::Separator(text.clone()));
                } else if text.chars().any(char::is_control) {
                    faults.push(Fault::Control(text.clone()));
                } else if texts[..at].contains(text) {
                    faults.push(Fault::Duplicate(text.clone()));
                } else if member == Member::Forms && concept.arabic().any(|term| term.text == *text) {
                    faults.push(Fault::FormIsTerm(text.clone()));
                }
            }
        }
        faults
    }
}

/// A list of a usage, for messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Member {
    /// [`Usage::forms`].
    Forms,
    /// [`Usage::not_before`].
    NotBefore,
}

impl std::fmt::Display for Member {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Forms => "other written forms",
            Self::NotBefore => "“never when followed by”",
        })
    }
}

/// What a table or a client says of a usage; `None` for what it does not speak of, which stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UsageEdit {
    /// See [`Usage::forms`].
    pub forms: Option<Vec<String>>,
    /// See [`Usage::part_of_speech`]; `Some(None)` takes back what was said.
    pub part_of_speech: Option<Option<PartOfSpeech>>,
    /// See [`Usage::inflects`].
    pub inflects: Option<bool>,
    /// See [`Usage::exact_spelling`].
    pub exact_spelling: Option<bool>,
    /// See [`Usage::not_before`].
    pub not_before: Option<Vec<String>>,
}

/// The columns of the files, which are also the members of the contract, in order.
pub const COLUMNS: [&str; 5] = ["forms", "part_of_speech", "inflects", "exact_spelling", "not_before"];

impl UsageEdit {
    /// Reads the cells of [`COLUMNS`]; an empty one says nothing. Else what is wrong with a cell, as a sentence.
    pub(super) fn read(cells: [&str; COLUMNS.len()]) -> Result<Self, String> {
        let [forms, part_of_speech, inflects, exact_spelling, not_before] = cells.map(str::trim);
        Ok(Self {
            forms: read_list(forms),
            part_of_speech: match part_of_speech {
                "" => None,
                name => Some(Some(part_of_speech_of(&name.to_ascii_lowercase())?)),
            },
            inflects: read_flag("inflects", inflects)?,
            exact_spelling: read_flag("exact_spelling", exact_spelling)?,
            not_before: read_list(not_before),
        })
    }

    /// What those cells of [`COLUMNS`] say of a usage where others may have written them; one that cannot be understood says
    /// nothing.
    #[must_use]
    pub fn understood(cells: [&str; COLUMNS.len()]) -> Self {
        let [forms, part_of_speech, inflects, exact_spelling, not_before] = cells.map(str::trim);
        Self {
            forms: read_list(forms),
            part_of_speech: PartOfSpeech::from_name(&part_of_speech.to_ascii_lowercase()).map(Some),
            inflects: read_flag("", inflects).unwrap_or_default(),
            exact_spelling: read_flag("", exact_spelling).unwrap_or_default(),
            not_before: read_list(not_before),
        }
    }

    /// `usage` with what is said here.
    #[must_use]
    pub fn over(self, usage: Usage) -> Usage {
        Usage {
            forms: self.forms.unwrap_or(usage.forms),
            part_of_speech: self.part_of_speech.unwrap_or(usage.part_of_speech),
            inflects: self.inflects.unwrap_or(usage.inflects),
            exact_spelling: self.exact_spelling.unwrap_or(usage.exact_spelling),
            not_before: self.not_before.unwrap_or(usage.not_before),
        }
    }
}

fn part_of_speech_of(name: &str) -> Result<PartOfSpeech, String> {
    PartOfSpeech::from_name(name).ok_or_else(|| {
        let known = PartOfSpeech::ALL.map(PartOfSpeech::name).join(", ");
        format!("“{name}” is no part of speech here: {known}")
    })
}

fn read_list(cell: &str) -> Option<Vec<String>> {
    let entries: Vec<String> =
        cell.split(SEPARATOR.trim()).map(str::trim).filter(|entry| !entry.is_empty()).map(str::to_owned).collect();
    (!entries.is_empty()).then_some(entries)
}

fn read_flag(column: &str, cell: &str) -> Result<Option<bool>, String> {
    match cell.to_ascii_lowercase().as_str() {
        "" => Ok(None),
        "yes" | "true" => Ok(Some(true)),
        "no" | "false" => Ok(Some(false)),
        _ => Err(format!("“{cell}” under {column} is neither yes nor no")),
    }
}

impl Usage {
    /// The cells of [`COLUMNS`], empty where nothing is said; lists sorted.
    #[must_use]
    pub fn cells(&self) -> [String; COLUMNS.len()] {
        let said = |is: bool, word: &str| if is { word.to_owned() } else { String::new() };
        let Self { forms, not_before, .. } = self.canonical();
        [
            forms.join(SEPARATOR),
            said(self.part_of_speech.is_some(), self.part_of_speech.map_or("", PartOfSpeech::name)),
            said(!self.inflects, "no"),
            said(self.exact_spelling, "yes"),
            not_before.join(SEPARATOR),
        ]
    }

    /// The usage that a curated file means by those cells, which must be as [`Usage::cells`] writes them.
    pub(super) fn of_cells(cells: [&str; COLUMNS.len()]) -> Result<Self, String> {
        let usage = UsageEdit::read(cells)?.over(Self::default());
        let [forms, .., not_before] = cells;
        for (column, name) in [(forms, COLUMNS[0]), (not_before, COLUMNS[4])] {
            if !list(column).is_sorted_by(|one, next| one < next) {
                return Err(format!("the entries of {name} must be sorted, none doubled: “{column}”"));
            }
        }
        if usage.cells().each_ref().map(String::as_str) != cells {
            return Err(format!(
                "the columns {} are not in their form: lists parted by “{SEPARATOR}”, “no” and “yes” only where it is so",
                COLUMNS.join(", ")
            ));
        }
        Ok(usage)
    }
}

/// What is to be found for the Arabic terms of a concept, each with the term that is told: the terms themselves, and the
/// listed forms with the first of them.
pub(super) fn written_terms<'a>(
    usage: &'a Usage,
    terms: impl IntoIterator<Item = &'a str>,
) -> impl Iterator<Item = (&'a str, &'a str)> {
    let mut terms = terms.into_iter().peekable();
    let first = terms.peek().copied();
    let forms = usage.forms.iter().filter_map(move |form| Some((form.as_str(), first?)));
    terms.map(|term| (term, term)).chain(forms)
}

#[cfg(test)]
pub(super) mod tests;
