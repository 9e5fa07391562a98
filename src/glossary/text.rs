//! What does each word of this text stand for? Reads a text once: its tokens, what each can be, and what its neighbours say.

use super::context::Place;
use super::letters::{Habits, written};
use super::reading::{Fit, TextWord, fits};
use super::recognise::Bases;
use crate::arabic::chars::{is_close_bracket, is_open_bracket, is_quote};
use crate::arabic::{Folded, Span, Token, TokenKind, fold, tokenise};
use std::collections::HashMap;

/// A token of the text with what it can be.
pub(super) struct Unit {
    pub(super) span: Span,
    skipped: bool,
    /// Whether a blank line stands before it.
    after_break: bool,
    /// What its neighbours say of it.
    pub(super) place: Place,
    fits: std::ops::Range<usize>,
}

/// A text, read once.
pub(super) struct Reading {
    pub(super) units: Vec<Unit>,
    fits: Vec<Fit>,
}

impl Reading {
    pub(super) fn of(bases: &Bases, text: &str) -> Self {
        let source: Vec<char> = text.chars().collect();
        let folded = fold(text);
        let tokens = tokenise(text);
        let words: Vec<TextWord> = tokens
            .iter()
            .map(|token| TextWord {
                letters: written(&folded, &source, in_folded(&folded, token.span)),
                tanwin: source.get(token.span.start..token.span.end).unwrap_or_default().contains(&'\u{064B}'),
            })
            .collect();
        let habits = Habits::of(words.iter().map(|word| word.letters.as_slice()));
        let mut reading = Self { units: Vec::with_capacity(tokens.len()), fits: Vec::new() };
        let mut known: HashMap<&TextWord, std::ops::Range<usize>> = HashMap::new();
        let mut of_word = Vec::new();
        let mut last = 0;
        for (at, (token, word)) in tokens.iter().zip(&words).enumerate() {
            let gap = source.get(last..token.span.start).unwrap_or_default();
            let after_break = gap.iter().filter(|&&c| c == '\n').count() > 1;
            last = token.span.end;
            let skipped = is_skipped(token, &source);
            let fits = if skipped {
                0..0
            } else {
                known
                    .entry(word)
                    .or_insert_with(|| {
                        let from = reading.fits.len();
                        fits(bases, word, habits, &mut of_word);
                        reading.fits.append(&mut of_word);
                        from..reading.fits.len()
                    })
                    .clone()
            };
            let place = Place::of(&words, at, reading.fits.get(fits.clone()).unwrap_or_default());
            reading.units.push(Unit { span: token.span, skipped, after_break, place, fits });
        }
        reading
    }

    /// What a unit can be.
    pub(super) fn fits_of(&self, unit: &Unit) -> &[Fit] {
        self.fits.get(unit.fits.clone()).unwrap_or_default()
    }

    /// The unit that continues a phrase after `at`, over at most two quotation marks or brackets.
    pub(super) fn next(&self, at: usize) -> Option<usize> {
        for next in at + 1..=at + 3 {
            let unit = self.units.get(next)?;
            if unit.after_break {
                return None;
            }
            if !unit.skipped {
                return Some(next);
            }
        }
        None
    }
}

/// The folded span of a source span.
pub(super) fn in_folded(folded: &Folded, span: Span) -> Span {
    Span::new(folded.to_folded(span.start), folded.to_folded(span.end))
}

/// Whether a token is passed over inside a phrase: a quotation mark or bracket.
pub(super) fn is_skipped(token: &Token, source: &[char]) -> bool {
    token.kind == TokenKind::Punctuation
        && source.get(token.span.start).is_some_and(|&c| is_quote(c) || is_open_bracket(c) || is_close_bracket(c))
}
