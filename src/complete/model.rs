//! What has been learned from a memory for completing: its English, and which of it stood for which Arabic.

use super::lexicon::{Lexicon, ONE};
use super::ngrams::{Before, Ngrams};
use super::token::{Token, ends_sentence, is_word, tokens};
use super::units::{Counted, Link, Units};
use super::vocabulary::Vocabulary;
use crate::align::{Alignment, MOST_PIECES, Piece};
use crate::arabic::{Offsets, Span, fold_str};
use crate::id::UnitId;
use std::borrow::Cow;

/// What stands before the first word of a segment.
pub(super) const START: u32 = 0;

/// The least weight of a link that is counted.
const LEAST: f32 = 0.1;

/// How far the alignment goes from one English word to the next, in Arabic pieces: at most so many either way.
const FARTHEST: usize = 12;

/// Which jump it is from one piece (`None`: from the start) to another.
fn jump(from: Option<usize>, to: usize) -> usize {
    let next = from.map_or(0, |from| from + 1);
    (to + FARTHEST).saturating_sub(next).min(2 * FARTHEST)
}

/// How likely each jump is.
#[derive(Clone, Debug)]
pub(super) struct Jumps([f32; 2 * FARTHEST + 1]);

impl Jumps {
    /// How likely the alignment goes to that piece from that other (`None`: from the start).
    pub(super) fn likely(&self, from: Option<usize>, to: usize) -> f32 {
        self.0[jump(from, to)]
    }
}

/// The weight from which a link says where the translator is.
const SURE: f32 = 0.4;

/// The English words of a memory, what follows what, and what stood for what.
#[derive(Clone, Debug)]
pub struct Model {
    pub(super) vocabulary: Vocabulary,
    pub(super) ngrams: Ngrams,
    pub(super) lexicon: Lexicon,
    /// How often each word occurs, and all of them.
    counts: Vec<u32>,
    all: u64,
    /// How often the alignment went so many pieces on, from `FARTHEST` back to as many ahead of the next.
    jumps: [u32; 2 * FARTHEST + 1],
    pub(super) units: Units,
}

impl Default for Model {
    fn default() -> Self {
        let mut vocabulary = Vocabulary::default();
        vocabulary.number("");
        Self {
            vocabulary,
            ngrams: Ngrams::default(),
            lexicon: Lexicon::default(),
            counts: Vec::new(),
            all: 0,
            jumps: [1; 2 * FARTHEST + 1],
            units: Units::default(),
        }
    }
}

/// For each piece, its whole written word in one spelling; none for a proclitic, which has no word of its own. Linear.
pub(super) fn written(source: &str, pieces: &[Piece]) -> Vec<Option<String>> {
    // A page without a stop is no sentence.
    if pieces.len() > MOST_PIECES {
        return vec![None; pieces.len()];
    }
    let offsets = Offsets::new(source);
    let of_word = |word: &[Piece]| -> Option<String> {
        let span = Span::new(word.first()?.span.start, word.last()?.span.end);
        // An equals sign keeps written words and stems apart.
        Some(format!("={}", fold_str(offsets.slice(span))))
    };
    let words = pieces.chunk_by(|one, next| one.word == next.word);
    let of_pieces = words.flat_map(|word| {
        let written = of_word(word);
        word.iter().map(move |piece| written.clone().filter(|_| !piece.key.ends_with('+')))
    });
    of_pieces.collect()
}

impl Model {
    /// How many units there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.units.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.units.is_empty()
    }

    /// The bytes that it takes, roughly.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.vocabulary.bytes() + self.ngrams.bytes() + self.lexicon.bytes() + self.units.bytes()
    }

    /// Puts words in order that came since; best called after many units.
    pub fn settle(&mut self) {
        self.vocabulary.settle();
    }

    /// Learns a unit, in place of one that has the same identifier. `alignment` is that of its two texts.
    ///
    /// Costs the product of their lengths, some tens of microseconds.
    pub fn insert(&mut self, id: UnitId, source: &str, target: &str, alignment: &Alignment) {
        self.remove(&id);
        let english = tokens(target);
        if english.len() > usize::from(u16::MAX) || alignment.source.len() > MOST_PIECES {
            return;
        }
        let (cased, _) = self.cased(&english);
        let words: Vec<u32> = cased.iter().map(|text| self.vocabulary.number(text)).collect();
        let written = written(source, &alignment.source);
        let numbers = alignment.source.iter().zip(written);
        let pieces = numbers.map(|(piece, written)| {
            (self.lexicon.number(&piece.key), written.map(|written| self.lexicon.number(&written)))
        });
        let counted =
            Counted { pieces: pieces.collect(), links: links(alignment, target, &english).into(), words: words.into() };
        self.put(id, counted);
    }

    /// Puts in a unit that is not there.
    pub(super) fn put(&mut self, id: UnitId, unit: Counted) {
        self.count(&unit, true);
        self.units.insert(id, unit);
    }

    /// Forgets a unit; whether it was there. What is left is as if it had never been learned.
    pub fn remove(&mut self, id: &UnitId) -> bool {
        let Some(counted) = self.units.remove(id) else { return false };
        self.count(&counted, false);
        true
    }

    fn count(&mut self, unit: &Counted, add: bool) {
        let mut before: Before = [START; 2];
        let mut at_start = true;
        for &word in &unit.words {
            if add {
                self.ngrams.add(before, word)
            } else {
                self.ngrams.remove(before, word)
            }
            let at = word as usize;
            if self.counts.len() <= at {
                self.counts.resize(at + 1, 0);
            }
            self.counts[at] = if add { self.counts[at] + 1 } else { self.counts[at].saturating_sub(1) };
            self.all = if add { self.all + 1 } else { self.all.saturating_sub(1) };
            before = [word, before[0]];
            let text = self.vocabulary.text(word);
            let (is_word, ends) = (is_word(text), ends_sentence(text));
            if is_word && !at_start {
                self.vocabulary.count_inside(word, add);
            }
            at_start = ends || at_start && !is_word;
        }
        for &(stem, _) in &unit.pieces {
            self.lexicon.count_piece(stem, add);
        }
        let mut last = None;
        for (token, &word) in unit.words.iter().enumerate() {
            if !is_word(self.vocabulary.text(word)) {
                continue;
            }
            let mut left = u32::from(ONE);
            let mut best: Option<Link> = None;
            let from = unit.links.partition_point(|link| usize::from(link.token) < token);
            for link in unit.links[from..].iter().take_while(|link| usize::from(link.token) == token) {
                let weight = u32::from(link.weight);
                left = left.saturating_sub(weight);
                if best.is_none_or(|best| best.weight < link.weight) {
                    best = Some(*link);
                }
                let Some(&(stem, written)) = unit.pieces.get(usize::from(link.piece)) else { continue };
                self.lexicon.count(Some(stem), word, weight, add);
                if let Some(written) = written {
                    self.lexicon.count(Some(written), word, weight, add);
                }
            }
            if left > 0 {
                self.lexicon.count(None, word, left, add);
            }
            if let Some(best) = best.filter(|best| f32::from(best.weight) > SURE * f32::from(ONE)) {
                let count = &mut self.jumps[jump(last, usize::from(best.piece))];
                *count = if add { *count + 1 } else { count.saturating_sub(1) };
                last = Some(usize::from(best.piece));
            }
        }
    }

    /// How often a word occurs.
    pub(super) fn occurs(&self, word: u32) -> f32 {
        self.counts.get(word as usize).copied().unwrap_or(0) as f32
    }

    /// Whether it does not say that word of the dictionary.
    pub(super) fn lacks(&self, word: u32) -> bool {
        let known = self.vocabulary.of_dictionary(word);
        known.is_none_or(|known| self.occurs(known) == 0.0)
    }

    /// How often a word stands for nothing of the Arabic, of all times that it is said: 0..1.
    pub(super) fn alone(&self, word: u32) -> f32 {
        self.lexicon.alone(word) / (self.occurs(word) + 2.0)
    }

    /// How likely a word is behind those: a logarithm.
    pub(super) fn likely_behind(&self, before: Before, word: u32) -> f32 {
        let here = self.ngrams.at(before, self.vocabulary.len());
        here.likely(here.followed(word)).max(1e-9).ln()
    }

    /// The share of a word in all that was said: 0..1, and more than 0.
    pub(super) fn share(&self, word: u32) -> f32 {
        (self.occurs(word) + 0.5) / (self.all as f32 + self.vocabulary.len() as f32)
    }

    /// How likely the alignment goes so many pieces on, from [`FARTHEST`] back to as many ahead of the next.
    pub(super) fn jumps(&self) -> Jumps {
        /// As many pieces share what is said of the farthest.
        const BEYOND: f32 = 6.0;
        let all: u32 = self.jumps.iter().sum();
        let mut likely = self.jumps.map(|count| count as f32 / all.max(1) as f32);
        for farthest in [0, 2 * FARTHEST] {
            likely[farthest] /= BEYOND;
        }
        Jumps(likely)
    }

    /// Tokens as they are written inside a sentence, and whether a sentence begins behind them.
    fn cased<'t>(&self, english: &[Token<'t>]) -> (Vec<Cow<'t, str>>, bool) {
        let mut at_start = true;
        let mut cased = Vec::with_capacity(english.len());
        for token in english {
            let begins = at_start && token.is_word();
            cased.push(if begins { self.vocabulary.cased(token.text) } else { Cow::Borrowed(token.text) });
            at_start = token.ends_sentence() || at_start && !token.is_word();
        }
        (cased, at_start)
    }

    /// What is typed as numbers of words, [`UNKNOWN`] for one that nobody has said, and whether a sentence begins behind it.
    pub(super) fn numbers(&self, typed: &[Token<'_>]) -> (Vec<u32>, bool) {
        let (cased, at_start) = self.cased(typed);
        (cased.iter().map(|text| self.vocabulary.known(text).unwrap_or(UNKNOWN)).collect(), at_start)
    }
}

/// A word that has no number.
pub(super) const UNKNOWN: u32 = u32::MAX - 1;

/// The links of an alignment by token of the English, with their weights.
fn links(alignment: &Alignment, target: &str, english: &[Token<'_>]) -> Vec<Link> {
    let offsets = Offsets::new(target);
    let mut links = Vec::new();
    for (column, word) in alignment.target.iter().enumerate() {
        let at = offsets.byte(word.span.start);
        let Some(token) = english.partition_point(|token| token.start <= at).checked_sub(1) else { continue };
        for row in 0..alignment.source.len() {
            let weight = alignment.weight(row, column);
            if weight >= LEAST {
                links.push(Link { piece: row as u16, token: token as u16, weight: (weight * f32::from(ONE)) as u16 });
            }
        }
    }
    links.sort_by_key(|link| link.token);
    links
}
