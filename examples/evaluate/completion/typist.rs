//! A translator who types the reference from left to right, and accepts each suggestion that goes on as he wants to.

use super::set::{Help, Segment, Set, each};
use std::collections::HashMap;
use std::fmt;
use std::time::{Duration, Instant};
use tarjuman::complete::{Suggestion, Weights};

/// What came of it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Saved {
    letters: usize,
    presses: usize,
    /// Where an accepted word brings its space.
    presses_spaced: usize,
    shown: usize,
    right: usize,
    /// What each suggestion took, the quickest first.
    took: Vec<Duration>,
    /// How many segments were made ready, and in what time.
    segments: u32,
    ready: Duration,
}

impl fmt::Display for Saved {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let saved = |presses: usize| 100.0 * (1.0 - presses as f64 / self.letters as f64);
        let right = 100.0 * self.right as f64 / self.shown.max(1) as f64;
        let at = |share: usize| self.took.get(self.took.len() * share / 100).map_or(0, Duration::as_micros);
        let ready = self.ready.as_micros() as f64 / f64::from(self.segments.max(1));
        write!(
            to,
            "{:>5.1} ({:.1})   shown {:>6}, right {right:>4.1} %   {:>5} µs each, p99 {:>5}; {ready:>5.0} for its segment",
            saved(self.presses),
            saved(self.presses_spaced),
            self.shown,
            at(50),
            at(99),
        )
    }
}

/// Types all segments, one document after the other, once for each threshold; each is learned once it is done.
///
/// What is offered behind a text is the same whatever led to it, so it is asked for once.
pub(crate) fn type_all(
    set: &Set,
    segments: &[&Segment],
    weights: &Weights,
    thresholds: &[f32],
    help: Help,
) -> Vec<Saved> {
    let mut saved = vec![Saved::default(); thresholds.len()];
    let mut took = Vec::new();
    let ready = each(set, segments, weights, help, &mut |sentence, segment| {
        let english = segment.pair.english.as_str();
        let mut offers: HashMap<usize, Option<Suggestion>> = HashMap::new();
        let mut offered = |at: usize| {
            let offer = offers.entry(at).or_insert_with(|| {
                let begun = Instant::now();
                let first = sentence.suggest(&english[..at], 1).pop();
                took.push(begun.elapsed());
                first
            });
            offer.clone()
        };
        for (&threshold, saved) in thresholds.iter().zip(&mut saved) {
            for spaced in [false, true] {
                type_one(english, &mut offered, threshold, help, spaced, saved);
            }
            saved.letters += english.chars().count();
        }
    });
    took.sort_unstable();
    for saved in &mut saved {
        saved.took.clone_from(&took);
        (saved.ready, saved.segments) = (ready, segments.len() as u32);
    }
    saved
}

fn type_one(
    english: &str,
    offered: &mut dyn FnMut(usize) -> Option<Suggestion>,
    threshold: f32,
    help: Help,
    spaced: bool,
    saved: &mut Saved,
) {
    let (mut at, mut presses, mut brought) = (0, 0, false);
    while let Some(letter) = english[at..].chars().next() {
        // The space that an accepted word brought is there already.
        if std::mem::take(&mut brought) && letter == ' ' {
            at += 1;
            continue;
        }
        let mut step = letter.len_utf8();
        if let Some(first) = offered(at).filter(|first| first.confidence >= threshold) {
            saved.shown += usize::from(!spaced);
            if let Some(accepted) = accepted(&first, &english[at..], help) {
                step = accepted;
                saved.right += usize::from(!spaced);
                brought = spaced;
            }
        }
        presses += 1;
        at += step;
    }
    *(if spaced { &mut saved.presses_spaced } else { &mut saved.presses }) += presses;
}

/// How much of a suggestion is taken: the whole, or its first word, where that is what comes.
fn accepted(suggestion: &Suggestion, rest: &str, help: Help) -> Option<usize> {
    let insert = suggestion.insert.as_str();
    let lead = insert.len() - insert.trim_start().len();
    let word = insert[lead..].find(' ').map_or(insert, |end| &insert[..lead + end]);
    let is_next = |text: &&str| {
        !text.is_empty() && rest.strip_prefix(*text).is_some_and(|behind| !behind.starts_with(char::is_alphanumeric))
    };
    let whole = Some(insert).filter(|_| help.phrases).filter(is_next);
    whole.or(Some(word).filter(is_next)).map(str::len)
}
