//! Which units of a run can be a match, and which are?
//!
//! A unit at a score of at least θ costs at most `(1 − θ) · max(weights)`, so at most a hundredth of that of its words are put in, left out or
//! changed for a word of another class: `d`. Each of those takes away at most two of the pairs of neighbours, so the two share at least
//! `max(words) + 1 − 2d` pairs, the ends counted (the q-gram lemma: Jokinen and Ukkonen 1991). Counting over the pairs' posting lists finds
//! the units that share enough. The longest lists are left out as long as the count still tells something (Li, Lu and Lu 2008: what is left out
//! counts as shared).

use super::distance::{Pattern, cost};
use super::run::{Band, Run, pairs, signature, weight_of};
use super::vocabulary::{Cut, Forms, Token, Vocabulary};
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
    signature: u64,
    pattern: Pattern,
}

impl Query {
    fn set(&mut self, text: &str, vocabulary: &Vocabulary, cut: &mut Cut) {
        vocabulary.look_up(text, cut, &mut self.tokens);
        self.weight = self.tokens.iter().map(|token| weight(token.kind)).sum();
        self.classes.clear();
        let words = self.tokens.iter().filter(|token| token.kind != WordKind::Punctuation);
        self.classes.extend(words.map(|token| token.class));
        pairs(&self.classes, &mut self.pairs);
        self.signature = signature(self.classes.iter().copied());
        self.pattern.set(&self.classes);
    }

    fn words(&self) -> u32 {
        self.classes.len() as u32
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

/// A list of postings that is read for a query.
#[derive(Clone, Debug)]
struct List {
    range: Range<usize>,
    /// How many of the query's pairs are in it.
    times: u32,
}

/// Room that searches use again.
#[derive(Debug, Default)]
pub(super) struct Room {
    pub cut: Cut,
    pub query: Query,
    lists: Vec<List>,
    counts: Vec<u8>,
    /// What was chosen to be read: slots one by one, and lists for those of the window.
    scanned: Vec<Range<u32>>,
    window: Range<u32>,
    /// How often a slot of the window must be counted.
    least: u32,
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
        for share in [0.6, 0.3] {
            let higher = threshold + share * (BEST_OF_OTHERS - threshold);
            if self.prepare(run, threshold) < DEAR || higher <= threshold {
                break;
            }
            self.prepare(run, higher);
            self.pass(run, forms, is_gone, higher, limit);
            if self.found.len() >= limit {
                return &self.found;
            }
        }
        self.prepare(run, threshold);
        self.pass(run, forms, is_gone, threshold, limit);
        &self.found
    }

    /// Reads the lists that were chosen, and compares what they leave.
    fn pass(&mut self, run: &Run, forms: &Forms, is_gone: &dyn Fn(u32) -> bool, mut threshold: f64, limit: usize) {
        self.collect(run);
        self.near.clear();
        self.found.clear();
        self.scores.clear();
        let query = &self.query;
        self.candidates.retain(|&slot| {
            let other = run.signatures[slot as usize];
            let missing = (query.signature & !other).count_ones().max((other & !query.signature).count_ones());
            // No unit has more weight than its tokens as words, and each that is missing has to be put in or left out.
            WORD * missing <= query.most(WORD * run.columns.size(slot) as u32, threshold)
        });
        for some in self.candidates.chunks(TOUCHED) {
            // Each unit lies somewhere else: asked for one by one, each would be waited for.
            black_box(some.iter().fold(0, |sum, &slot| sum ^ run.columns.surfaces(slot).next().unwrap_or_default()));
            for &slot in some {
                let mut words = 0;
                let mut classes = run.columns.classes(slot, forms).inspect(|_| words += 1);
                let least = WORD * self.query.pattern.differ(&mut classes);
                // Where nothing could be ruled out, they were not read.
                classes.for_each(drop);
                let weight = weight_of(words, run.columns.size(slot));
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
    }

    /// Chooses what is to be read for that threshold, and says what it would cost, in nanoseconds.
    fn prepare(&mut self, run: &Run, threshold: f64) -> f64 {
        self.scanned.clear();
        self.lists.clear();
        let words = self.query.words();
        let mut need = u32::MAX;
        self.window = 0..0;
        for &Band { words: there, start, end, heaviest } in &run.bands {
            let differ = self.query.most(heaviest, threshold) / WORD;
            if words.abs_diff(there) > differ {
                continue;
            }
            let pairs = words.max(there) + 1;
            if pairs > 2 * differ {
                need = need.min(pairs - 2 * differ);
                let first = if self.window.is_empty() { start } else { self.window.start.min(start) };
                self.window = first..self.window.end.max(end);
            } else {
                self.scanned.push(start..end);
            }
        }
        let scanned: usize = self.scanned.iter().map(|slots| slots.len()).sum();
        // What the query has of pairs that no unit holds cannot be shared.
        if need as usize > self.query.pairs.len() {
            return LOOK * scanned as f64;
        }
        self.plan(run, need) + LOOK * scanned as f64
    }

    /// Chooses the lists to be read and how often a slot must be counted in them; answers what that costs.
    fn plan(&mut self, run: &Run, need: u32) -> f64 {
        let mut last = usize::MAX;
        for &hash in &self.query.pairs {
            let list = run.lists.list(hash);
            if list == last {
                if let Some(same) = self.lists.last_mut() {
                    same.times += 1;
                }
            } else {
                self.lists.push(List { range: run.lists.range(list), times: 1 });
            }
            last = list;
        }
        self.lists.sort_unstable_by_key(|list| list.range.len());
        let share = f64::from(self.window.end - self.window.start) / run.columns.len().max(1) as f64;
        let mut postings: f64 = self.lists.iter().map(|list| list.range.len() as f64 * share).sum();
        let price = |postings: f64, least: u32| postings * (READ + CHANCE[(least as usize).min(CHANCE.len() - 1)]);
        let (mut keep, mut least, mut best) = (self.lists.len(), need, price(postings, need));
        let mut left = need;
        for (at, list) in self.lists.iter().enumerate().rev() {
            if left <= list.times {
                break;
            }
            left -= list.times;
            postings -= list.range.len() as f64 * share;
            let price = price(postings, left);
            if price < best {
                (keep, least, best) = (at, left, price);
            }
        }
        self.lists.truncate(keep);
        self.least = least;
        best
    }

    /// The slots that what was chosen leaves, each once and in order.
    fn collect(&mut self, run: &Run) {
        self.candidates.clear();
        self.candidates.extend(self.scanned.iter().cloned().flatten());
        if !self.lists.is_empty() {
            self.count(run);
        }
        self.candidates.sort_unstable();
        self.candidates.dedup();
    }

    /// Counts slots over the lists, and keeps those that come up often enough.
    fn count(&mut self, run: &Run) {
        // As with the units: all of them are asked for before the first is waited for.
        black_box(self.lists.iter().fold(0, |sum, list| sum ^ run.lists.slot(list.range.start)));
        let mut postings = 0;
        for list in &mut self.lists {
            list.range = run.lists.within(list.range.clone(), &self.window);
            postings += list.range.len();
        }
        // Slots that share a counter are counted together, so that counters fit the nearest cache; that adds candidates and loses none.
        let size = (8 * postings).next_power_of_two().clamp(1 << 10, 1 << 18);
        self.counts.clear();
        self.counts.resize(size, 0);
        let least = u8::try_from(self.least).unwrap_or(u8::MAX);
        for list in &self.lists {
            let (mut last, mut times) = (u32::MAX, 0);
            for slot in run.lists.slots(list.range.clone()) {
                times = if slot == last { times + 1 } else { 1 };
                last = slot;
                // A pair that the query holds once is shared once, however often the unit holds it.
                if times > list.times {
                    continue;
                }
                let count = &mut self.counts[slot as usize & (size - 1)];
                *count = count.saturating_add(1);
                if *count >= least && self.window.contains(&slot) {
                    self.candidates.push(slot);
                }
            }
        }
    }
}

/// What it may cost to read what may be a match, in nanoseconds, before better ones are looked for first.
const DEAR: f64 = 15_000.0;

/// So many units are asked for before the first is looked at.
const TOUCHED: usize = 16;

/// What looking at a candidate costs, in nanoseconds.
const LOOK: f64 = 100.0;

/// What reading a posting costs, in nanoseconds.
const READ: f64 = 1.5;

/// What a posting costs by being counted so often by chance: the share that becomes a candidate, times the price of looking at one.
const CHANCE: [f64; 6] = [150.0, 150.0, 12.0, 2.0, 0.5, 0.1];
