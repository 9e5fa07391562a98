//! What does each word of this text stand for? Reads a text once: its tokens, what each can be, and what its neighbours say.

use super::context::Place;
use super::gap;
use super::lam_alef::Turn;
use super::letters::{Habits, Words};
use super::memo::{Memo, Met};
use super::reading::{Fit, Reader, TextWord};
use super::recognise::Bases;
use crate::arabic::chars::{is_close_bracket, is_open_bracket, is_quote};
use crate::arabic::token::tokenise_chars;
use crate::arabic::{Packed, Span, Token, TokenKind};
use std::ops::Range;

/// A token of the text with what it can be.
pub(super) struct Unit {
    pub(super) span: Span,
    skipped: bool,
    /// Whether a blank line stands before it.
    after_break: bool,
    /// What its neighbours say of it.
    pub(super) place: Place,
    fits: Range<usize>,
}

/// A text, read once.
pub(super) struct Reading {
    pub(super) units: Vec<Unit>,
    fits: Vec<Fit>,
}

impl Reading {
    /// Reads a text, given in code points, by its own habits; or a part of one by those of the whole. Linear. Words that `memo` has are not
    /// read again.
    pub(super) fn by(bases: &Bases, source: &[char], habits: Option<Habits>, mut memo: Option<&mut Memo>) -> Self {
        let mut tokens = tokenise_chars(source);
        let mut words = Words::of(source, &tokens);
        let habits = habits.unwrap_or_else(|| Habits::of_words(&words));
        let mut reader = Reader::new(bases, habits);
        if let Some(mended) = gap::mended(source, &tokens, &words, &mut reader, memo.as_deref()) {
            tokens = mended;
            words = Words::of(source, &tokens);
        }
        let turned: Vec<Words> = match habits.turned_lam_alef {
            true => vec![words.turned(Turn::Beginning), words.turned(Turn::Everywhere)],
            false => Vec::new(),
        };
        let mut reading = Self { units: Vec::with_capacity(tokens.len()), fits: Vec::with_capacity(tokens.len()) };
        memo = memo.filter(|_| turned.is_empty());
        let met: Vec<(Option<Packed>, Option<Met>)> = (0..words.len())
            .map(|at| {
                let word = Packed::exact(words.written(at)).filter(|_| !words.has_tanwin(at));
                (word, word.and_then(|word| memo.as_deref()?.find(word, habits)))
            })
            .collect();
        let mut last = 0;
        for (at, token) in tokens.iter().enumerate() {
            let gap = source.get(last..token.span.start).unwrap_or_default();
            let after_break = gap.iter().filter(|&&c| c == '\n').count() > 1;
            last = token.span.end;
            let skipped = is_skipped(token, source);
            let from = reading.fits.len();
            if !skipped {
                let (word, met) = met.get(at).copied().unwrap_or_default();
                let known = memo
                    .as_deref()
                    .and_then(|memo| met.and_then(|met| memo.at(met)).or_else(|| memo.get(word?, habits)));
                if let Some(met) = known {
                    reading.fits.extend_from_slice(met);
                } else {
                    reader.read(TextWord::of(&words, at), &mut reading.fits);
                    // خالل is خلال there, قال is قال, and األعمال has one of each.
                    let mut last = words.written(at);
                    for turned in turned.iter().filter(|turned| turned.written(at) != words.written(at)) {
                        if turned.written(at) != last {
                            reader.read(TextWord::of(turned, at), &mut reading.fits);
                        }
                        last = turned.written(at);
                    }
                    if let (Some(word), Some(memo)) = (word, memo.as_mut()) {
                        memo.put(word, habits, &reading.fits[from..]);
                    }
                }
            }
            let fits = from..reading.fits.len();
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

/// Whether a token is passed over inside a phrase: a quotation mark or bracket.
pub(super) fn is_skipped(token: &Token, source: &[char]) -> bool {
    token.kind == TokenKind::Punctuation
        && source.get(token.span.start).is_some_and(|&c| is_quote(c) || is_open_bracket(c) || is_close_bracket(c))
}
