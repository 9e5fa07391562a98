//! Learns the weights of drafts: one after the other is moved as long as the drafts of the tuning half come nearer to their references; then
//! how sure a word is, by whether the reference has it.

use super::in_reference;
use super::score::Scores;
use crate::completion::set::{Help, Segment, Set, each};
use tarjuman::article::GAP;
use tarjuman::complete::{DRAFT_FEATURES, DraftWeights, SURENESS, Speaking, Weights};

/// How often all weights are gone through.
const ROUNDS: usize = 4;

/// Each so-manieth run of segments is drafted.
const EACH: usize = 2;

/// A word more than the reference has costs more than it brings: longer drafts have more letters in common with anything.
const LONGER: f64 = 60.0;

fn worth(scores: &Scores) -> f64 {
    scores.chrf() + 2.0 * scores.bleu() - LONGER * (scores.length() - 1.05).max(0.0)
}

fn drafted(set: &Set, segments: &[&Segment], weights: &DraftWeights) -> Scores {
    let mut scores = Scores::default();
    each(set, segments, &Weights::default(), Help::default(), &mut |sentence, segment| {
        let draft = sentence.draft(&segment.pair.arabic, weights);
        scores.add(&draft.text.replace(GAP, ""), &segment.pair.english);
    });
    scores
}

pub(crate) fn searched(set: &Set, segments: &[&Segment]) -> DraftWeights {
    let some: Vec<&Segment> = segments.chunks(50).step_by(EACH).flatten().copied().collect();
    let mut weights = DraftWeights::default();
    let mut best = worth(&drafted(set, &some, &weights));
    let mut steps = [0.3; DRAFT_FEATURES];
    for round in 1..=ROUNDS {
        for (at, step) in steps.iter_mut().enumerate() {
            let now = weights.0[at];
            let moved = [now + *step * now.abs().max(0.2), now - *step * now.abs().max(0.2)];
            let tried = moved.map(|value| {
                let mut tried = weights.clone();
                tried.0[at] = value;
                (worth(&drafted(set, &some, &tried)), tried)
            });
            let better = tried.into_iter().filter(|(worth, _)| *worth > best);
            match better.max_by(|one, other| one.0.total_cmp(&other.0)) {
                Some((worth, tried)) => (best, weights) = (worth, tried),
                None => *step /= 2.0,
            }
        }
        eprintln!("round {round}: {best:.2} {:?}", weights.0);
    }
    weights
}

/// Logistic regression by gradient ascent.
pub(crate) fn sureness(set: &Set, segments: &[&Segment]) -> Speaking {
    let weights = DraftWeights::default();
    let mut words: Vec<(Speaking, f32)> = Vec::new();
    each(set, segments, &Weights::default(), Help::default(), &mut |sentence, segment| {
        let draft = sentence.draft(&segment.pair.arabic, &weights);
        let right = in_reference(&draft, &segment.pair.english);
        let judged = draft.words.iter().zip(right).filter(|(word, _)| word.origin.is_some() && word.source.is_some());
        words.extend(judged.map(|(word, is_in)| (word.speaking, f32::from(is_in))));
    });
    let mut learned: Speaking = [0.0; SURENESS];
    for _ in 0..3_000 {
        let mut slope = [0.0f64; SURENESS];
        for (speaking, is_in) in &words {
            let sum: f32 = speaking.iter().zip(&learned).map(|(one, weight)| one * weight).sum();
            let wrong = is_in - 1.0 / (1.0 + (-sum).exp());
            slope.iter_mut().zip(speaking).for_each(|(slope, one)| *slope += f64::from(wrong * one));
        }
        for (weight, slope) in learned.iter_mut().zip(slope) {
            *weight += (0.03 * slope / words.len().max(1) as f64) as f32;
        }
    }
    learned
}
