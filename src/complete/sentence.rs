//! What does the Arabic of a segment tell? Its pieces, what each stood for, and what is known of it for sure.

use super::model::{Jumps, Model, written};
use super::recent::Recent;
use super::token::tokens;
use super::weights::Weights;
use crate::align::{Piece, source_pieces};
use crate::arabic::Span;
use std::collections::HashMap;

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
#[derive(Debug)]
pub struct Sentence<'a> {
    pub(super) model: &'a Model,
    pub(super) weights: &'a Weights,
    pub(super) recent: &'a Recent,
    pub(super) pieces: Vec<Piece>,
    /// By piece, the words that stood for it with how likely each is, the likeliest first.
    pub(super) likely: Vec<Vec<(u32, f32)>>,
    /// By piece, the families of words that stood for it.
    pub(super) families: Vec<HashMap<u32, f32>>,
    pub(super) jumps: Jumps,
    pub(super) known: Vec<Phrase>,
    /// What must not be offered: words in small letters.
    pub(super) forbidden: Vec<Vec<String>>,
    /// Words of the known phrases that the memory does not have, numbered behind those that it has.
    own: Vec<String>,
}

/// English that is known, as words.
#[derive(Debug)]
pub(super) struct Phrase {
    pub(super) words: Vec<u32>,
    pub(super) text: String,
    pub(super) pieces: Vec<usize>,
    pub(super) span: Span,
    pub(super) origin: Origin,
}

/// So many words of a piece are looked at.
const OF_PIECE: usize = 40;

/// How likely a number or a word in Latin letters is to be written as it is.
const SAME: f32 = 0.8;

/// The share under which a word says nothing of its family, and the letters under which it has none.
const TELLING: f32 = 0.01;
const INFLECTED: usize = 5;

impl<'a> Sentence<'a> {
    /// Makes a segment ready: some tens of microseconds for a sentence.
    #[must_use]
    pub fn new(
        model: &'a Model,
        weights: &'a Weights,
        recent: &'a Recent,
        source: &str,
        known: &[Known],
        forbidden: &[&str],
    ) -> Self {
        let pieces = source_pieces(source);
        let written = written(source, &pieces);
        let likely: Vec<Vec<(u32, f32)>> = pieces
            .iter()
            .zip(&written)
            .map(|(piece, written)| {
                let mut words = model.lexicon.words(&piece.key, written.as_deref(), OF_PIECE);
                if piece.key.chars().all(|c| c.is_ascii_alphanumeric())
                    && let Some(word) = model.vocabulary.known(&piece.key)
                {
                    words.insert(word, SAME);
                }
                let mut words: Vec<(u32, f32)> = words.into_iter().collect();
                words.sort_unstable_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
                words.truncate(OF_PIECE);
                words
            })
            .collect();
        let families = likely.iter().map(|words| {
            let mut families = HashMap::new();
            for &(word, share) in words {
                if share > TELLING
                    && model.vocabulary.text(word).len() >= INFLECTED
                    && let Some(family) = model.vocabulary.family(word)
                {
                    *families.entry(family).or_insert(0.0) += share;
                }
            }
            families
        });
        let families = families.collect();
        let lower = |text: &&str| tokens(text).iter().map(|token| token.text.to_lowercase()).collect();
        let forbidden = forbidden.iter().map(lower).filter(|words: &Vec<String>| !words.is_empty()).collect();
        let mut sentence = Self {
            model,
            weights,
            recent,
            pieces,
            likely,
            families,
            jumps: model.jumps(),
            known: Vec::new(),
            forbidden,
            own: Vec::new(),
        };
        for known in known {
            // Two glossaries may say the same of the same place.
            let is_there = |other: &Phrase| other.text == known.text && other.span.overlaps(known.span);
            if !sentence.known.iter().any(is_there) {
                let phrase = sentence.phrase(known);
                sentence.known.extend(phrase);
            }
        }
        sentence
    }

    fn phrase(&mut self, known: &Known) -> Option<Phrase> {
        let words: Vec<u32> = tokens(&known.text).iter().map(|token| self.number(token.text)).collect();
        let pieces = (0..self.pieces.len()).filter(|&at| known.span.overlaps(self.pieces[at].span)).collect();
        let phrase = Phrase { words, text: known.text.clone(), pieces, span: known.span, origin: known.origin };
        (!phrase.words.is_empty()).then_some(phrase)
    }

    fn number(&mut self, text: &str) -> u32 {
        let known = self.model.vocabulary.len();
        if let Some(word) = self.model.vocabulary.known(text) {
            return word;
        }
        let at = self.own.iter().position(|own| own == text).unwrap_or_else(|| {
            self.own.push(text.to_owned());
            self.own.len() - 1
        });
        (known + at) as u32
    }

    /// The number of a word that is typed, where the memory or a known phrase has it.
    pub(super) fn own_number(&self, text: &str) -> Option<u32> {
        self.own.iter().position(|own| own == text).map(|at| (self.model.vocabulary.len() + at) as u32)
    }

    /// A word as it is written.
    pub(super) fn text(&self, word: u32) -> &str {
        match (word as usize).checked_sub(self.model.vocabulary.len()) {
            None => self.model.vocabulary.text(word),
            Some(at) => self.own.get(at).map_or("", |text| text),
        }
    }
}
