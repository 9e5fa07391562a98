//! Which units of a run can be a match, and which are?
//!
//! Light words and marks are passed over: they cost something, and no others less. A unit at a score of at least θ costs at most
//! `(1 − θ) · max(weights)`, so at most a hundredth of that of its words are put in, left out or changed for a word of another class: `d`. Each of those takes away at most two of the pairs of neighbours, so the two share at least
//! `max(words) + 1 − 2d` pairs, the ends counted (the q-gram lemma: Jokinen and Ukkonen 1991). Counting over the pairs' posting lists finds
//! the units that share enough (`shared.rs`).

use super::distance::{Pattern, cost};
use super::run::{Band, MOST_WORDS, Run, pairs, signature};
use super::shared::{LOOK, NONE, Need, Shared};
use super::vocabulary::{Cut, Forms, Token, UNKNOWN, Vocabulary};
use crate::memory::score::{BEST_OF_OTHERS, LONGEST, WORD, from_cost, weight};
use crate::memory::word::WordKind;
use std::hint::black_box;
use std::ops::Range;

/// What is asked for.
#[derive(Debug, Default)]
pub(super) struct Query {
    pub tokens: Vec<Token>,
    pub weight: u32,
    /// The fingerprint of the text.
    pub text: u64,
    /// The classes of its words.
    classes: Vec<u32>,
    pairs: Vec<u64>,
    signature: u128,
    /// How many of its words stand in no unit.
    unknown: u32,
    pattern: Pattern,
}

impl Query {
    fn set(&mut self, text: &str, vocabulary: &Vocabulary, cut: &mut Cut) {
        vocabulary.look_up(text, cut, &mut self.tokens);
        self.weight = self.tokens.iter().map(|token| weight(token.kind)).sum();
        self.classes.clear();
        let words = self.tokens.iter().filter(|token| !matches!(token.kind, WordKind::Punctuation | WordKind::Light));
        self.classes.extend(words.map(|token| token.class));
        pairs(&self.classes, &mut self.pairs);
        self.pattern.set(&self.classes);
        self.unknown = self.classes.iter().filter(|&&class| class == UNKNOWN).count() as u32;
        self.signature = signature(&mut self.classes);
    }

    fn words(&self) -> u32 {
        (self.classes.len() as u32).min(MOST_WORDS)
    }

    /// The highest cost at which a unit of that weight still has that score. Never too low, whatever the rounding.
    fn most(&self, weight: u32, threshold: f64) -> u32 {
        // No other text scores more than that, however little it costs.
        let lost = 1.0 - threshold.min(BEST_OF_OTHERS);
        (lost * f64::from(self.weight.max(weight)) + 1e-6) as u32
    }
}

/// A unit that scores enough.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scored {
    pub slot: u32,
    pub score: f64,
    pub identical: bool,
}

/// A unit that may score enough.
#[derive(Clone, Copy, Debug)]
struct Near {
    /// The least that it costs.
    least: u32,
    slot: u32,
    weight: u32,
}

/// Room that searches use again.
#[derive(Debug, Default)]
pub(super) struct Room {
    pub cut: Cut,
    pub query: Query,
    shared: Shared,
    /// What the units of a kind need, and where those lie that are counted.
    needs: Vec<Need>,
    window: Range<u32>,
    candidates: Vec<u32>,
    near: Vec<Near>,
    found: Vec<Scored>,
    /// The scores of the best of them, best first.
    scores: Vec<f64>,
    tokens: Vec<Token>,
    row: Vec<u32>,
}

impl Room {
    /// What is to be searched for; `fingerprint` is that of the text.
    pub(super) fn set(&mut self, text: &str, fingerprint: u64, vocabulary: &Vocabulary) {
        self.query.set(text, vocabulary, &mut self.cut);
        self.query.text = fingerprint;
    }

    /// The units of the run that score at least the threshold, but for those that score less than `limit` others; in no order.
    ///
    /// Where reading the lists for all of them would be dear, the best are looked for first: if there are enough, no other counts.
    pub(super) fn search(
        &mut self,
        run: &Run,
        forms: &Forms,
        is_gone: &dyn Fn(u32) -> bool,
        threshold: f64,
        limit: usize,
    ) -> &[Scored] {
        self.shared.set(&self.query.pairs, &run.lists);
        let usual = run.kinds().next().map_or(0.0, |bands| self.prepare(run, bands, threshold));
        let higher = if usual < DEAR { &[][..] } else { &[0.6, 0.3] };
        for share in higher.iter().chain([&0.0]) {
            self.found.clear();
            self.scores.clear();
            let mut least = threshold + share * (BEST_OF_OTHERS - threshold).max(0.0);
            for (kind, bands) in run.kinds().enumerate() {
                // The usual units were prepared for already.
                if kind > 0 || !higher.is_empty() {
                    self.prepare(run, bands, least);
                }
                self.collect(run);
                least = self.pass(run, bands, forms, is_gone, least, limit);
            }
            if self.found.len() >= limit {
                break;
            }
        }
        &self.found
    }

    /// Says what units of a kind need for that threshold, and what it would cost to find those that have it, in nanoseconds.
    fn prepare(&mut self, run: &Run, bands: &[Band], threshold: f64) -> f64 {
        self.needs.clear();
        self.window = 0..0;
        let (mut least, mut scanned) = (NONE, 0);
        for &Band { words, start, end, heaviest, .. } in bands {
            let differ = self.query.most(heaviest, threshold) / WORD;
            let mut pairs = (self.query.words().max(words) + 1).saturating_sub(2 * differ);
            // What the query has of pairs that no unit holds cannot be shared.
            if self.query.words().abs_diff(words) > differ || pairs as usize > self.query.pairs.len() {
                pairs = NONE;
            } else if pairs == 0 {
                scanned += end - start;
            } else {
                least = least.min(pairs);
            }
            if pairs != NONE {
                let first = if self.window.is_empty() { start } else { self.window.start };
                self.window = first..end;
            }
            self.needs.push(Need { end, pairs });
        }
        let share = self.window.len() as f64 / run.columns.len().max(1) as f64;
        let counted = if least == NONE { 0.0 } else { self.shared.choose(least, share) };
        counted + LOOK * f64::from(scanned)
    }

    /// The slots that may score enough, each once and in order.
    fn collect(&mut self, run: &Run) {
        self.candidates.clear();
        let mut start = self.window.start;
        for &Need { end, pairs } in &self.needs {
            if pairs == 0 {
                self.candidates.extend(start.max(self.window.start)..end);
            }
            start = end;
        }
        if self.needs.iter().any(|need| need.pairs != 0 && need.pairs != NONE) {
            self.shared.collect(run, &self.window, &self.needs, &mut self.candidates);
        }
    }

    /// Compares the candidates, and answers the score that counts from now on: the threshold, or what enough others have.
    fn pass(
        &mut self,
        run: &Run,
        bands: &[Band],
        forms: &Forms,
        is_gone: &dyn Fn(u32) -> bool,
        mut threshold: f64,
        limit: usize,
    ) -> f64 {
        self.near.clear();
        let query = &self.query;
        let mut at = Walk::new(bands);
        self.candidates.retain(|&slot| {
            let other = run.signatures[slot as usize];
            let lost = query.unknown + (query.signature & !other).count_ones();
            let missing = lost.max((other & !query.signature).count_ones());
            // Each that is missing has to be put in or left out.
            at.band(slot).is_some_and(|band| WORD * missing <= query.most(band.heaviest, threshold))
        });
        let mut at = Walk::new(bands);
        for some in self.candidates.chunks(TOUCHED) {
            // Each unit lies somewhere else: asked for one by one, each would be waited for.
            black_box(some.iter().fold(0, |sum, &slot| sum ^ run.columns.surfaces(slot).next().unwrap_or_default()));
            for &slot in some {
                let Some(band) = at.band(slot) else { continue };
                let most = self.query.most(band.heaviest, threshold) / WORD;
                let classes = run.columns.classes(slot, forms);
                let Some(differ) = self.query.pattern.differ(classes, band.words, most) else { continue };
                let (_, weight) = run.columns.measure(slot, forms);
                let least = WORD * differ;
                if least <= self.query.most(weight, threshold) && !is_gone(slot) {
                    self.near.push(Near { least, slot, weight });
                }
            }
        }
        self.near.sort_unstable_by_key(|near| (near.least, near.slot));
        for at in 0..self.near.len() {
            let Near { least, slot, weight } = self.near[at];
            let most = self.query.most(weight, threshold);
            if least > most {
                continue;
            }
            let identical = run.columns.texts[slot as usize] == self.query.text;
            if !identical && run.columns.size(slot).max(self.query.tokens.len()) > LONGEST {
                continue;
            }
            let cost = if identical {
                Some(0)
            } else {
                self.tokens.clear();
                self.tokens.extend(run.columns.surfaces(slot).map(|surface| forms.token(surface)));
                cost(&self.query.tokens, &self.tokens, most, &mut self.row)
            };
            let Some(cost) = cost else { continue };
            let score = from_cost(cost, self.query.weight, weight, identical);
            if score < threshold || score <= 0.0 {
                continue;
            }
            self.found.push(Scored { slot, score, identical });
            let at = self.scores.partition_point(|&other| other >= score);
            self.scores.insert(at, score);
            self.scores.truncate(limit);
            if self.scores.len() == limit {
                threshold = self.scores[limit - 1];
            }
        }
        threshold
    }
}

/// Tells which band a slot is in, for slots in order.
struct Walk<'a> {
    bands: &'a [Band],
}

impl<'a> Walk<'a> {
    fn new(bands: &'a [Band]) -> Self {
        Self { bands }
    }

    fn band(&mut self, slot: u32) -> Option<&'a Band> {
        while self.bands.first()?.end <= slot {
            self.bands = &self.bands[1..];
        }
        self.bands.first()
    }
}

/// What it may cost to read what may be a match, in nanoseconds, before better ones are looked for first.
const DEAR: f64 = 15_000.0;

/// So many units are asked for before the first is looked at.
const TOUCHED: usize = 16;
