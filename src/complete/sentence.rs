//! An Arabic segment whose English is being typed: what it tells, beside the model and what the article said before.

use super::dictionary::dictionary;
use super::model::Model;
use super::recent::Recent;
use super::told::Told;
use super::weights::Weights;
use crate::arabic::Span;

/// Where a suggestion comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// What the memory's English has said, and for what Arabic.
    Memory,
    /// A term of the glossary.
    Term,
    /// The name of a person.
    Name,
    /// A number, a date or an address.
    Placeable,
    /// The Arabic text itself has it: a word in Latin letters.
    Copied,
}

impl Origin {
    /// The name in the contract.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Memory => "memory",
            Self::Term => "term",
            Self::Name => "name",
            Self::Placeable => "placeable",
            Self::Copied => "copied",
        }
    }
}

/// The English of a part of the segment that is known without the memory.
#[derive(Clone, Debug)]
pub struct Known {
    /// Where it stands in the Arabic, in code points.
    pub span: Span,
    /// Its English.
    pub text: String,
    /// What it is.
    pub origin: Origin,
}

/// An Arabic segment made ready for completing its English.
#[derive(Clone, Copy, Debug)]
pub struct Sentence<'a> {
    pub(super) model: &'a Model,
    pub(super) weights: &'a Weights,
    pub(super) recent: &'a Recent,
    pub(super) told: &'a Told,
}

impl<'a> Sentence<'a> {
    /// That of a segment of which `told` was told by the same model.
    #[must_use]
    pub fn new(model: &'a Model, weights: &'a Weights, recent: &'a Recent, told: &'a Told) -> Self {
        Self { model, weights, recent, told }
    }

    /// The number of a word that is typed, where a known phrase has it or the dictionary.
    pub(super) fn own_number(&self, text: &str) -> Option<u32> {
        let own = self.told.own.iter().position(|own| own == text).map(|at| (self.model.vocabulary.len() + at) as u32);
        own.or_else(|| dictionary().number(text))
    }

    /// How likely a word is for a piece, by the lexicon: 0..1.
    pub(super) fn likely_of(&self, piece: usize, word: u32) -> f32 {
        self.told.remembered.likely[piece].iter().find(|&&(other, _)| other == word).map_or(0.0, |&(_, likely)| likely)
    }

    /// A word as it is written.
    pub(super) fn text(&self, word: u32) -> &str {
        if let Some(text) = dictionary().text(word) {
            return text;
        }
        match (word as usize).checked_sub(self.model.vocabulary.len()) {
            None => self.model.vocabulary.text(word),
            Some(at) => self.told.own.get(at).map_or("", |text| text),
        }
    }
}
