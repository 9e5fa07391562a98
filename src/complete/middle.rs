//! What is offered in the middle of a text? What stands behind the caret is said already.
//!
//! Measured without profit: preferring what often stands right before that; more words may come between.

use super::place::Place;
use super::sentence::Sentence;
use super::token::{Token, tokens};

/// The English behind the caret.
#[derive(Debug, Default)]
pub(super) struct Behind<'t> {
    tokens: Vec<Token<'t>>,
    words: Vec<u32>,
}

impl<'t> Behind<'t> {
    pub(super) fn of(sentence: &Sentence<'_>, text: &'t str) -> Self {
        let tokens = tokens(text);
        let (words, _) = sentence.model.numbers(&tokens);
        Self { tokens, words }
    }

    /// Whether it begins with a word.
    pub(super) fn begins_with(&self, word: u32) -> bool {
        self.words.first() == Some(&word)
    }

    /// What is left of something to be put in, where its end stands there already: less, or nothing.
    pub(super) fn without(&self, insert: &str) -> usize {
        let put = tokens(insert);
        let stands = |many: &usize| {
            let (end, start) = (&put[put.len() - many..], &self.tokens[..*many]);
            end.iter().zip(start).all(|(one, other)| one.text == other.text)
        };
        let many = (1..=put.len().min(self.tokens.len())).rev().find(stands);
        many.map_or(insert.len(), |many| insert[..put[put.len() - many].start].trim_end().len())
    }
}

impl Sentence<'_> {
    /// The place with what stands behind the caret taken as said; where the translator is stays as it is.
    pub(super) fn with_behind(&self, place: Place, behind: &Behind<'_>) -> Place {
        let mut covered = Place { said: Vec::new(), ..place.clone() };
        behind.words.iter().for_each(|&word| self.pass(&mut covered, word));
        Place { left: covered.left, at: place.at, said: [covered.said, place.said].concat() }
    }
}
