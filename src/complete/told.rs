//! What does the Arabic of a segment tell? What the memory knows of it, and what is known of it for sure.

use super::model::Model;
use super::remembered::Remembered;
use super::sentence::{Known, Origin};
use super::token::tokens;
use crate::arabic::Span;
use std::sync::Arc;

/// What a segment tells, as a model understands it.
#[derive(Clone, Debug)]
pub struct Told {
    pub(super) remembered: Arc<Remembered>,
    pub(super) known: Vec<Phrase>,
    /// What must not be offered: words in small letters.
    pub(super) forbidden: Vec<Vec<String>>,
    /// Words of the known phrases that the memory does not have, numbered behind those that it has.
    pub(super) own: Vec<String>,
}

/// English that is known, as words.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    pub(super) words: Vec<u32>,
    pub(super) text: String,
    pub(super) pieces: Vec<usize>,
    pub(super) span: Span,
    pub(super) origin: Origin,
}

/// How likely a word of a known phrase is to stand for the pieces of that.
const KNOWN: f32 = 0.8;

impl Told {
    /// Reads a segment, as [`Remembered::of`] does. `known`: its English that is known without the memory. `forbidden`: what must not be offered.
    #[must_use]
    pub fn of(model: &Model, source: &str, known: &[Known], forbidden: &[&str]) -> Self {
        Self::new(model, Arc::new(Remembered::of(model, source)), known, forbidden)
    }

    /// The same where it has been asked what the memory, as `model` has it, tells of the segment.
    #[must_use]
    pub fn new(model: &Model, remembered: Arc<Remembered>, known: &[Known], forbidden: &[&str]) -> Self {
        let lower = |text: &&str| tokens(text).iter().map(|token| token.text.to_lowercase()).collect();
        let forbidden = forbidden.iter().map(lower).filter(|words: &Vec<String>| !words.is_empty()).collect();
        let mut told = Self { remembered, known: Vec::new(), forbidden, own: Vec::new() };
        for known in known {
            // Two glossaries may say the same of the same place.
            let is_there = |other: &Phrase| other.text == known.text && other.span.overlaps(known.span);
            if !told.known.iter().any(is_there) {
                let phrase = told.phrase(model, known);
                told.known.extend(phrase);
            }
        }
        told
    }

    /// The pieces that a word stands for, in order, and how likely it is for each: 0..1. Those of a phrase that is known are nearly sure.
    pub(super) fn likely_for(&self, word: u32) -> Vec<(usize, f32)> {
        let mut likely = self.remembered.stands.get(&word).cloned().unwrap_or_default();
        let phrases = self.known.iter().filter(|phrase| phrase.words.contains(&word));
        for &piece in phrases.flat_map(|phrase| &phrase.pieces) {
            match likely.binary_search_by_key(&piece, |&(piece, _)| piece) {
                Ok(at) => likely[at].1 = likely[at].1.max(KNOWN),
                Err(at) => likely.insert(at, (piece, KNOWN)),
            }
        }
        likely
    }

    fn phrase(&mut self, model: &Model, known: &Known) -> Option<Phrase> {
        let words: Vec<u32> = tokens(&known.text).iter().map(|token| self.number(model, token.text)).collect();
        let pieces = &self.remembered.pieces;
        let pieces = (0..pieces.len()).filter(|&at| known.span.overlaps(pieces[at].span)).collect();
        let phrase = Phrase { words, text: known.text.clone(), pieces, span: known.span, origin: known.origin };
        (!phrase.words.is_empty()).then_some(phrase)
    }

    fn number(&mut self, model: &Model, text: &str) -> u32 {
        let known = model.vocabulary.len();
        if let Some(word) = model.vocabulary.known(text) {
            return word;
        }
        let at = self.own.iter().position(|own| own == text).unwrap_or_else(|| {
            self.own.push(text.to_owned());
            self.own.len() - 1
        });
        (known + at) as u32
    }
}
