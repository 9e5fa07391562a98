//! Which units of a run can be a match, and which are?
//!
//! Light words and marks are passed over at first: they only add to a cost. A unit at a score of at least θ costs at most
//! `(1 − θ) · max(weights)`, so only so many of its words are put in, left out or changed for a word of another class: `d` ([`Query::differ`]).
//! Each of those takes away at most two of the pairs of neighbours, so the two share at least `max(words) + 1 − 2d` pairs, the ends counted (the
//! q-gram lemma: Jokinen and Ukkonen 1991). Counting over the pairs' posting lists finds the units that share enough (`shared.rs`).

use super::distance::{Pattern, cost};
use super::run::{MOST_WORDS, Run, pairs};
use super::shared::{LOOK, NONE, Need, Shared};
use super::signature::Signature;
use super::vocabulary::{Cut, Forms, Token, UNKNOWN, Vocabulary};
use crate::memory::score::{BEST_OF_OTHERS, LIGHT, LONGEST, MARK, WORD, from_cost};
use crate::memory::word::WordKind;
use std::hint::black_box;
use std::ops::Range;

/// What is asked for.
#[derive(Debug, Default)]
pub(super) struct Query {
    pub tokens: Vec<Token>,
    pub weight: u32,
    /// How many of them are words that are not light, and what the others weigh.
    words: u32,
    light: u32,
    /// The fingerprint of the text.
    pub text: u64,
    /// The classes of its words.
    classes: Vec<u32>,
    pairs: Vec<u64>,
    signature: Signature,
    /// How many of its words stand in no unit.
    unknown: u32,
    pattern: Pattern,
}

impl Query {
    fn set(&mut self, text: &str, vocabulary: &Vocabulary, cut: &mut Cut) {
        vocabulary.look_up(text, cut, &mut self.tokens);
        self.classes.clear();
        let words = self.tokens.iter().filter(|token| !matches!(token.kind, WordKind::Punctuation | WordKind::Light));
        self.classes.extend(words.map(|token| token.class));
        self.words = self.classes.len().min(MOST_WORDS as usize) as u32;
        self.light = light(self.tokens.len(), self.words);
        self.weight = WORD * self.words + self.light;
        pairs(&self.classes, &mut self.pairs);
        self.pattern.set(&self.classes);
        self.unknown = self.classes.iter().filter(|&&class| class == UNKNOWN).count() as u32;
        self.signature = Signature::new(&mut self.classes, 0);
    }

    /// The highest cost at which a unit of that weight still has that score. Never too low, whatever the rounding.
    fn most(&self, weight: u32, threshold: f64) -> u32 {
        (lost(threshold) * f64::from(self.weight.max(weight)) + 1e-6) as u32
    }

    /// The most words that differ from a unit that has that score, by how many words it has, however many light words and marks there are.
    ///
    /// Each of those `d` costs a word. If the unit has more light words and marks than the query, such as stand in the place of a word come free with
    /// it: in «قال الوزير» and «قال هو» one word is left out. With `k` words less, a unit has at most `(d + k) / 2` of those places, since each word
    /// left out beyond `k` needs one put in. What it has beyond that costs its weight, no less than it adds to what the unit may cost. So most
    /// words may differ where just so many are light, or where the unit weighs no more than the query.
    fn differ(&self, threshold: f64) -> impl Fn(u32) -> u32 + use<> {
        let lost = lost(threshold);
        let [own, light, word] = [self.words, self.light, WORD].map(f64::from);
        let share = lost / (word - lost * FREE);
        let (each, rest) = (share * (word - FREE), share * (light + FREE * own));
        let lighter = lost * (word * own + light) / word;
        move |words| ((each * f64::from(words) + rest).max(lighter) + 1e-6) as u32
    }

    /// The most words that differ from a unit of so many words whose light words and marks have that weight; `None` where these alone cost too much.
    fn differ_by(&self, words: u32, light: u32, threshold: f64) -> Option<u32> {
        let most = self.most(WORD * words + light, threshold);
        let rest = f64::from(most) - self.apart(words, light);
        (rest >= 0.0).then(|| (most / WORD).min((rest / (f64::from(WORD) - FREE)) as u32))
    }

    /// The least that a unit costs of which so many words differ.
    fn least(&self, differ: u32, words: u32, light: u32) -> u32 {
        let apart = (f64::from(WORD) - FREE) * f64::from(differ) + self.apart(words, light);
        (WORD * differ).max(apart as u32)
    }

    /// What the light words and marks cost by which the two differ, but for those that come free with words that do: [`FREE`] for each of these. Below 0
    /// where more might have come free. With as many of them in both, either sign of `less` is true.
    fn apart(&self, words: u32, light: u32) -> f64 {
        let less = f64::from(self.words) - f64::from(words);
        let less = if light > self.light { less } else { -less };
        f64::from(self.light.abs_diff(light)) - FREE * less
    }

    /// How many pairs a unit of so many words shares if so many words differ.
    fn must_share(&self, words: u32, differ: u32) -> u32 {
        (self.words.max(words) + 1).saturating_sub(2 * differ)
    }
}

/// What is saved for each word that differs, at most: of a word left out and one put in, only one can have a light word of the longer side in its
/// place. A mark never has, since changing it for a word costs both.
const FREE: f64 = LIGHT as f64 / 2.0;

/// What a text may lose at that score, of 1. No text but the identical one scores more than [`BEST_OF_OTHERS`], however little it costs.
fn lost(threshold: f64) -> f64 {
    1.0 - threshold.clamp(0.0, BEST_OF_OTHERS)
}

/// What the light words and marks weigh of a text that has so many tokens and words.
fn light(tokens: usize, words: u32) -> u32 {
    const { assert!(LIGHT == MARK, "how many there are says what they weigh") };
    LIGHT * (tokens as u32).saturating_sub(words)
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
    /// What units need by how many words they have, and where all of those lie that may be a match.
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
        let higher = if self.prepare(run, threshold) < DEAR { &[][..] } else { &[0.6, 0.3] };
        for share in higher.iter().chain([&0.0]) {
            let least = threshold + share * (BEST_OF_OTHERS - threshold).max(0.0);
            if !higher.is_empty() {
                self.prepare(run, least);
            }
            self.collect(run, least);
            self.pass(run, forms, is_gone, least, limit);
            if self.found.len() >= limit {
                break;
            }
        }
        &self.found
    }

    /// Says what units need for that threshold, and what it would cost to find those that have it, in nanoseconds.
    fn prepare(&mut self, run: &Run, threshold: f64) -> f64 {
        let words = self.query.words;
        let differ = self.query.differ(threshold);
        let first = run.bands.partition_point(|band| band.words < words && words - band.words > differ(band.words));
        let bands = run.bands[first..].iter().take_while(|band| band.words <= words + differ(band.words));
        self.needs.clear();
        let (mut least, mut scanned) = (NONE, 0);
        for band in bands {
            let mut pairs = self.query.must_share(band.words, differ(band.words));
            // A pair with a word that no unit holds cannot be shared.
            if pairs as usize > self.query.pairs.len() {
                pairs = NONE;
            } else if pairs == 0 {
                scanned += band.end - band.start;
            } else {
                least = least.min(pairs);
            }
            self.needs.push(Need { end: band.end, words: band.words, pairs });
        }
        let start = run.bands.get(first).map_or(0, |band| band.start);
        self.window = start..self.needs.last().map_or(start, |need| need.end);
        let share = self.window.len() as f64 / run.columns.len().max(1) as f64;
        let counted = if least == NONE { 0.0 } else { self.shared.choose(least, share) };
        counted + LOOK * f64::from(scanned)
    }

    /// The units that may score enough, in order.
    fn collect(&mut self, run: &Run, threshold: f64) {
        let (query, shared, candidates) = (&self.query, &mut self.shared, &mut self.candidates);
        shared.collect(run, &self.window, &self.needs, candidates);
        let signature = |slot: u32| run.signatures.get(slot as usize).copied().unwrap_or_default();
        let may = |slot: u32, need: &Need| {
            let other = signature(slot);
            let light = match other.light() {
                Some(many) => LIGHT * many,
                None => light(run.columns.size(slot), need.words),
            };
            let missing = other.lacked_by(query.signature).max(query.signature.lacked_by(other) + query.unknown);
            // Each that is missing has to be put in or left out.
            query.differ_by(need.words, light, threshold).is_some_and(|differ| {
                missing <= differ && query.must_share(need.words, differ) <= shared.most(slot, &self.window)
            })
        };
        let (mut at, mut left) = (Walk::new(&self.needs), 0);
        for next in 0..candidates.len() {
            if next % TOUCHED == 0 {
                // Each lies somewhere else: asked for one by one, each would be waited for.
                black_box(candidates[next..].iter().take(TOUCHED).fold(0, |sum, &slot| sum ^ signature(slot).0));
            }
            let slot = candidates[next];
            candidates[left] = slot;
            left += usize::from(at.need(slot).is_some_and(|need| may(slot, need)));
        }
        candidates.truncate(left);
    }

    /// Compares the candidates.
    fn pass(&mut self, run: &Run, forms: &Forms, is_gone: &dyn Fn(u32) -> bool, mut threshold: f64, limit: usize) {
        self.near.clear();
        self.found.clear();
        self.scores.clear();
        let query = &self.query;
        let mut at = Walk::new(&self.needs);
        for some in self.candidates.chunks(TOUCHED) {
            black_box(some.iter().fold(0, |sum, &slot| sum ^ run.columns.surfaces(slot).next().unwrap_or_default()));
            for &slot in some {
                let Some(words) = at.need(slot).map(|need| need.words) else { continue };
                let light = light(run.columns.size(slot), words);
                let Some(differ) = query.differ_by(words, light, threshold) else { continue };
                let classes = run.columns.classes(slot, forms);
                let Some(differ) = query.pattern.differ(classes, words, differ) else { continue };
                if !is_gone(slot) {
                    let least = query.least(differ, words, light);
                    self.near.push(Near { least, slot, weight: WORD * words + light });
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
}

/// Tells what slots need, for slots in order.
struct Walk<'a> {
    needs: &'a [Need],
}

impl<'a> Walk<'a> {
    fn new(needs: &'a [Need]) -> Self {
        Self { needs }
    }

    fn need(&mut self, slot: u32) -> Option<&'a Need> {
        while self.needs.first()?.end <= slot {
            self.needs = &self.needs[1..];
        }
        self.needs.first()
    }
}

/// What it may cost to read what may be a match, in nanoseconds, before better ones are looked for first.
const DEAR: f64 = 15_000.0;

/// So many units are asked for before the first is looked at.
const TOUCHED: usize = 16;
