//! Learns the weights: the ones under which the words of the references are likeliest among what is considered.
//!
//! Gradient ascent with adaptive steps (D. Kingma and J. Ba, "Adam: a method for stochastic optimization", 2015), over the
//! words of the tuning half after none, one and two of their letters. Each segment is learned once it is done, as in use.

use super::set::{Help, Segment, Set, each};
use tarjuman::complete::{CLASSES, FEATURES, Features, Weights, tokens};

const ROUNDS: i32 = 150;
const STEP: f64 = 0.03;
/// The candidates of a place that are learned from beside the right one: those that count most at the start.
const RIVALS: usize = 80;

/// What speaks for the right word, first, and for its rivals.
type Choice = Vec<Features>;

fn dot(weights: &Features, features: &Features) -> f32 {
    weights.iter().zip(features).map(|(weight, feature)| weight * feature).sum()
}

pub(crate) fn learned(set: &Set, segments: &[&Segment]) -> Weights {
    let mut weights = Weights::default();
    let choices = choices(set, segments, &weights);
    for (class, choices) in choices.iter().enumerate() {
        ascend(&mut weights.0[class], choices);
    }
    weights
}

fn choices(set: &Set, segments: &[&Segment], start: &Weights) -> [Vec<Choice>; CLASSES] {
    let mut choices: [Vec<Choice>; CLASSES] = Default::default();
    each(set, segments, start, Help::default(), &mut |sentence, segment| {
        let english = segment.pair.english.as_str();
        for token in tokens(english).into_iter().filter(|token| token.is_word()) {
            for (letters, choices) in choices.iter_mut().enumerate() {
                let Some((cut, _)) = token.text.char_indices().nth(letters) else { continue };
                let considered = sentence.considered(&english[..token.start + cut]);
                let is_right = |text: &str| text == token.text || text == token.text.to_lowercase() && token.start == 0;
                let Some(right) = considered.iter().position(|one| is_right(&one.text)) else { continue };
                let mut rivals: Vec<Features> =
                    considered.iter().enumerate().filter(|&(at, _)| at != right).map(|(_, one)| one.features).collect();
                rivals.sort_by(|one, other| dot(&start.0[letters], other).total_cmp(&dot(&start.0[letters], one)));
                rivals.truncate(RIVALS);
                rivals.insert(0, considered[right].features);
                choices.push(rivals);
            }
        }
    });
    choices
}

fn ascend(weights: &mut Features, choices: &[Choice]) {
    let (mut mean, mut square) = ([0.0; FEATURES], [0.0; FEATURES]);
    for round in 1..=ROUNDS {
        let (mut slope, mut likely) = ([0.0; FEATURES], 0.0);
        for choice in choices {
            let scores: Vec<f32> = choice.iter().map(|features| dot(weights, features)).collect();
            let most = scores.iter().copied().fold(f32::MIN, f32::max);
            let shares: Vec<f32> = scores.iter().map(|score| (score - most).exp()).collect();
            let all: f32 = shares.iter().sum();
            likely += f64::from((shares[0] / all).ln());
            for (at, (features, share)) in choice.iter().zip(&shares).enumerate() {
                let wrong = share / all - if at == 0 { 1.0 } else { 0.0 };
                slope.iter_mut().zip(features).for_each(|(slope, feature)| *slope += f64::from(wrong * feature));
            }
        }
        for at in 0..FEATURES {
            let down = slope[at] / choices.len().max(1) as f64;
            mean[at] = 0.9 * mean[at] + 0.1 * down;
            square[at] = 0.99 * square[at] + 0.01 * down * down;
            let (mean, square): (f64, f64) =
                (mean[at] / (1.0 - 0.9f64.powi(round)), square[at] / (1.0 - 0.99f64.powi(round)));
            weights[at] -= (STEP * mean / (square.sqrt() + 1e-8)) as f32;
        }
        if round == ROUNDS {
            eprintln!("{} choices, log likelihood {:.4} each", choices.len(), likely / choices.len().max(1) as f64);
        }
    }
}
