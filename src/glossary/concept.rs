//! What is a concept? Its Arabic and English terms, each with a status, and what a translator must know about them.

use super::usage::{MAX_LISTED, Member, PartOfSpeech, Usage};
use crate::arabic::chars::is_arabic_letter;
use crate::id::ConceptId;
use jiff::Timestamp;

/// The language of a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Language {
    /// Arabic, the source.
    Arabic,
    /// English, the target.
    English,
}

impl Language {
    /// The BCP 47 tag.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::Arabic => "ar",
            Self::English => "en",
        }
    }

    /// The language of that tag.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        [Self::Arabic, Self::English].into_iter().find(|language| language.tag() == tag)
    }
}

/// Whether a term is to be used. The order is that of the files: best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Status {
    /// The one to use.
    Preferred,
    /// Right as well.
    Admitted,
    /// Was right once.
    Deprecated,
    /// Wrong here; never proposed.
    Forbidden,
}

impl Status {
    /// All statuses, best first.
    pub const ALL: [Self; 4] = [Self::Preferred, Self::Admitted, Self::Deprecated, Self::Forbidden];

    /// The name in the contract, the files and the store.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Preferred => "preferred",
            Self::Admitted => "admitted",
            Self::Deprecated => "deprecated",
            Self::Forbidden => "forbidden",
        }
    }

    /// The status of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.name() == name)
    }
}

/// One word or phrase for a concept.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Term {
    /// Its language.
    pub language: Language,
    /// As it is written, in citation form.
    pub text: String,
    /// Whether it is to be used.
    pub status: Status,
}

/// What a concept says: the value that is edited, compared, merged and exported.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Concept {
    /// Arabic terms (the first is the citation form, the others variants) and English ones, best first.
    pub terms: Vec<Term>,
    /// The field that it belongs to; empty when none.
    pub domain: String,
    /// The country (ISO 3166) where it holds; empty when everywhere.
    pub scope: String,
    /// What a translator must know.
    pub note: String,
    /// Where the rendering is taken from.
    pub reference: String,
    /// What is said of how its Arabic terms are written and where they do not count.
    pub usage: Usage,
}

/// What kind of noun the Arabic terms of a concept are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Nature {
    /// Common nouns and adjectives: they have number, case, pronouns and an article or none.
    Common,
    /// Proper names: they take proclitics and nothing else.
    Name,
}

/// The domains whose terms are proper names: places, people, papers, months. Names of institutions are made of common
/// nouns, and nationalities are adjectives. Without this, السويد is found in السوداء, which a plural by pattern gives.
const DOMAINS_OF_NAMES: [&str; 6] = ["agencies", "capitals", "countries", "libya-parties", "libya-places", "months"];

/// The most terms of a concept: far more than any has, and few enough to be compared with one another.
pub const MAX_TERMS: usize = 200;

/// Why a concept cannot be kept as it is.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// No Arabic term.
    #[error("a concept needs at least one Arabic term")]
    NoArabic,
    /// No English term.
    #[error("a concept needs at least one English term")]
    NoEnglish,
    /// A term without text.
    #[error("a term is empty")]
    EmptyTerm,
    /// An Arabic term without an Arabic letter.
    #[error("the Arabic term “{0}” has no Arabic letter in it")]
    NotArabic(String),
    /// An English term with an Arabic letter.
    #[error("the English term “{0}” has an Arabic letter in it")]
    ArabicInEnglish(String),
    /// Two preferred English terms.
    #[error("“{0}” and “{1}” are both preferred; a concept prefers one English term")]
    TwoPreferred(String, String),
    /// The same term twice.
    #[error("the term “{0}” stands there twice")]
    Duplicate(String),
    /// More terms than any concept has.
    #[error("a concept has at most {MAX_TERMS} terms, this one {0}")]
    TooManyTerms(usize),
    /// More listed forms or phrases than any concept has.
    #[error("a concept has at most {MAX_LISTED} {0}, this one {1}")]
    TooManyListed(Member, usize),
    /// A listed form or phrase that is no word.
    #[error("“{1}” under {0} has no word in it")]
    NoWord(Member, String),
    /// What parts the entries of a list in the files.
    #[error("“{0}” has a “|” in it; give each form or phrase an entry of its own")]
    Separator(String),
    /// A listed form that is a term.
    #[error("the other written form “{0}” is an Arabic term of the concept already")]
    FormIsTerm(String),
    /// A control character or line break in a field.
    #[error("“{0}” has a control character in it")]
    Control(String),
}

impl Fault {
    /// The member of a concept that it is about, as a JSON pointer.
    #[must_use]
    pub fn pointer(&self) -> &'static str {
        match self {
            Self::TooManyListed(Member::NotBefore, _) | Self::NoWord(Member::NotBefore, _) => "/not_before",
            Self::TooManyListed(Member::Forms, _) | Self::NoWord(Member::Forms, _) | Self::FormIsTerm(_) => "/forms",
            _ => "/terms",
        }
    }
}

impl Concept {
    /// The Arabic terms, citation form first.
    pub fn arabic(&self) -> impl Iterator<Item = &Term> {
        self.terms.iter().filter(|term| term.language == Language::Arabic)
    }

    /// The English terms, best first.
    pub fn english(&self) -> impl Iterator<Item = &Term> {
        let mut terms: Vec<&Term> = self.terms.iter().filter(|term| term.language == Language::English).collect();
        terms.sort_by_key(|term| term.status);
        terms.into_iter()
    }

    /// The English to propose: the preferred term, else the first admitted or deprecated one; never a forbidden one.
    #[must_use]
    pub fn rendering(&self) -> Option<&Term> {
        self.english().find(|term| term.status != Status::Forbidden)
    }

    /// What kind of noun its Arabic terms are: by their part of speech if that is said, else by the domain.
    #[must_use]
    pub fn nature(&self) -> Nature {
        match self.usage.part_of_speech {
            Some(PartOfSpeech::ProperName) => Nature::Name,
            Some(PartOfSpeech::Noun | PartOfSpeech::Adjective) => Nature::Common,
            None if DOMAINS_OF_NAMES.contains(&self.domain.as_str()) => Nature::Name,
            None => Nature::Common,
        }
    }

    /// Everything that is wrong with it; empty when it can be kept.
    #[must_use]
    pub fn faults(&self) -> Vec<Fault> {
        if self.terms.len() > MAX_TERMS {
            return vec![Fault::TooManyTerms(self.terms.len())];
        }
        let mut faults = Vec::new();
        if self.arabic().next().is_none() {
            faults.push(Fault::NoArabic);
        }
        if self.english().next().is_none() {
            faults.push(Fault::NoEnglish);
        }
        for (at, term) in self.terms.iter().enumerate() {
            let arabic_letter = term.text.chars().any(is_arabic_letter);
            if term.text.trim().is_empty() {
                faults.push(Fault::EmptyTerm);
            } else if term.language == Language::Arabic && !arabic_letter {
                faults.push(Fault::NotArabic(term.text.clone()));
            } else if term.language == Language::English && arabic_letter {
                faults.push(Fault::ArabicInEnglish(term.text.clone()));
            }
            if self.terms[..at].iter().any(|other| other.language == term.language && other.text == term.text) {
                faults.push(Fault::Duplicate(term.text.clone()));
            }
        }
        let mut preferred = self.english().filter(|term| term.status == Status::Preferred);
        if let (Some(one), Some(other)) = (preferred.next(), preferred.next()) {
            faults.push(Fault::TwoPreferred(one.text.clone(), other.text.clone()));
        }
        let texts = self.terms.iter().map(|term| &term.text);
        for text in texts.chain([&self.domain, &self.scope, &self.note, &self.reference]) {
            if text.chars().any(char::is_control) {
                faults.push(Fault::Control(text.clone()));
            }
        }
        faults.extend(self.usage.faults(self));
        faults
    }
}

/// Whether a concept is in use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Activity {
    /// Recognised and proposed.
    Active,
    /// Kept with its history, but neither recognised nor proposed.
    Retired,
}

impl Activity {
    /// The name in the contract and the store.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Retired => "retired",
        }
    }

    /// The activity of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Active, Self::Retired].into_iter().find(|activity| activity.name() == name)
    }
}

/// A concept as a glossary keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConceptRecord {
    /// Which one.
    pub id: ConceptId,
    /// How often it was changed; 1 when new.
    pub revision: u64,
    /// Whether it is in use.
    pub activity: Activity,
    /// What it says.
    pub concept: Concept,
    /// When it was last changed.
    pub updated_at: Timestamp,
    /// By whom.
    pub updated_by: String,
    /// What the curated file says, where both it and the desk changed and a maintainer must choose.
    pub conflict: Option<Concept>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn term(language: Language, text: &str, status: Status) -> Term {
        Term { language, text: text.into(), status }
    }

    #[test]
    fn faults_say_what_is_wrong() {
        use Language::{Arabic, English};
        use Status::{Admitted, Forbidden, Preferred};
        let good = vec![term(Arabic, "المجلس الرئاسي", Preferred), term(English, "Presidential Council", Preferred)];
        for (name, terms, expected) in [
            ("good", good.clone(), vec![]),
            ("no English", good[..1].to_vec(), vec![Fault::NoEnglish]),
            (
                "English letters only",
                vec![term(Arabic, "PC", Preferred), good[1].clone()],
                vec![Fault::NotArabic("PC".into())],
            ),
            (
                "two preferred",
                [good.clone(), vec![term(English, "PC", Preferred)]].concat(),
                vec![Fault::TwoPreferred("Presidential Council".into(), "PC".into())],
            ),
            (
                "a forbidden one beside it",
                [good.clone(), vec![term(English, "Presidency", Forbidden)]].concat(),
                vec![],
            ),
            ("a tab", [good, vec![term(English, "a\tb", Admitted)]].concat(), vec![Fault::Control("a\tb".into())]),
        ] {
            let concept = Concept { terms, ..Concept::default() };
            assert_eq!(concept.faults(), expected, "{name}");
        }
    }

    #[test]
    fn the_part_of_speech_comes_before_the_domain() {
        use Nature::{Common, Name};
        use PartOfSpeech::{Adjective, Noun, ProperName};
        for (domain, said, expected) in [
            ("countries", None, Name),
            ("countries", Some(Noun), Common),
            ("countries", Some(Adjective), Common),
            ("politics", None, Common),
            ("politics", Some(ProperName), Name),
        ] {
            let usage = Usage { part_of_speech: said, ..Usage::default() };
            let concept = Concept { domain: domain.into(), usage, ..Concept::default() };
            assert_eq!(concept.nature(), expected, "{domain} {said:?}");
        }
    }

    #[test]
    fn a_forbidden_term_is_never_the_rendering() {
        let terms = vec![term(Language::English, "militia", Status::Forbidden)];
        assert_eq!(Concept { terms, ..Concept::default() }.rendering(), None);
    }
}
