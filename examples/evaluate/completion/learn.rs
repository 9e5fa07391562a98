//! Learns the weights: those under which the words of the references are likeliest among what is considered.
//!
//! Stochastic gradient ascent with adaptive steps (D. Kingma and J. Ba, "Adam: a method for stochastic optimization", 2015). Numbers are brought
//! to like sizes for it, and the weights brought back at the end.

use super::choices::{Choice, choices};
use super::set::{Segment, Set};
use tarjuman::complete::{FEATURES, FIRST, Features, SECOND, Weights};

/// How often all choices are gone through, so many at a time.
const ROUNDS: usize = 14;
const BATCH: usize = 64;

/// The first step; the last is nothing.
const STEP: f32 = 0.005;

/// How much a weight is drawn to nothing.
const DRAWN: f32 = 1e-4;

/// How fast the means of the slopes and of their squares fade.
const FADING: [f32; 2] = [0.9, 0.99];

const NOTHING: Weights = Weights {
    direct: [0.0; FEATURES],
    first: [[0.0; FIRST]; FEATURES],
    first_bias: [0.0; FIRST],
    second: [[0.0; SECOND]; FIRST],
    second_bias: [0.0; SECOND],
    last: [0.0; SECOND],
};

/// Learned from all sets together, and twice: with other weights other rivals count.
pub(crate) fn learned(sets: &[(&Set, Vec<&Segment>)]) -> Weights {
    let all = |weights: &Weights| sets.iter().flat_map(|(set, segments)| choices(set, segments, weights)).collect();
    (0..2).fold(Weights::default(), |weights, _| ascend(all(&weights)))
}

fn numbers(weights: &mut Weights) -> impl Iterator<Item = &mut f32> {
    let Weights { direct, first, first_bias, second, second_bias, last } = weights;
    let inputs = direct.iter_mut().chain(first.as_flattened_mut()).chain(first_bias);
    inputs.chain(second.as_flattened_mut()).chain(second_bias).chain(last)
}

/// Numbers that look random and are the same each time (G. Marsaglia, "Xorshift RNGs", 2003).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// About 0, mostly within as much as that.
    fn about(&mut self, much: f32) -> f32 {
        let sum: f32 = (0..3).map(|_| (self.next() >> 40) as f32 / (1 << 24) as f32 - 0.5).sum();
        2.0 * much * sum
    }
}

/// What makes the numbers of the choices like each other: taken away, and divided by.
fn sizes(choices: &[Choice]) -> (Features, Features) {
    let all: f64 = choices.iter().map(|choice| choice.len() as f64).sum();
    let (mut mean, mut square) = ([0.0; FEATURES], [0.0; FEATURES]);
    for features in choices.iter().flatten() {
        for at in 0..FEATURES {
            mean[at] += f64::from(features[at]) / all;
            square[at] += f64::from(features[at]).powi(2) / all;
        }
    }
    let spread = |at: usize| (square[at] - mean[at] * mean[at]).max(0.0).sqrt() as f32 + 1e-3;
    (mean.map(|mean| mean as f32), std::array::from_fn(spread))
}

fn ascend(mut choices: Vec<Choice>) -> Weights {
    let (mean, spread) = sizes(&choices);
    for features in choices.iter_mut().flatten() {
        (0..FEATURES).for_each(|at| features[at] = (features[at] - mean[at]) / spread[at]);
    }
    let mut chance = Chance(0x9E37_79B9_7F4A_7C15);
    let mut weights = NOTHING;
    weights.first.as_flattened_mut().iter_mut().for_each(|w| *w = chance.about((FEATURES as f32).powf(-0.5)));
    weights.second.as_flattened_mut().iter_mut().for_each(|w| *w = chance.about((FIRST as f32).powf(-0.5)));
    let all = numbers(&mut weights).count();
    let mut means = [vec![0.0f32; all], vec![0.0f32; all]];
    let mut order: Vec<usize> = (0..choices.len()).collect();
    let (steps, mut step) = (ROUNDS * choices.len().div_ceil(BATCH), 0);
    for round in 1..=ROUNDS {
        for at in (1..order.len()).rev() {
            order.swap(at, (chance.next() % (at as u64 + 1)) as usize);
        }
        let mut likely = 0.0;
        for batch in order.chunks(BATCH) {
            let mut slopes = NOTHING;
            likely += batch.iter().map(|&at| f64::from(slope(&weights, &choices[at], &mut slopes))).sum::<f64>();
            step += 1;
            let pace = STEP * (1.0 - step as f32 / (steps + 1) as f32);
            let warm = FADING.map(|fading| 1.0 - fading.powi(step));
            let [mean, square] = &mut means;
            let sums = mean.iter_mut().zip(square.iter_mut());
            for ((weight, slope), (mean, square)) in numbers(&mut weights).zip(numbers(&mut slopes)).zip(sums) {
                let slope = *slope / batch.len() as f32 + DRAWN * *weight;
                *mean = FADING[0] * *mean + (1.0 - FADING[0]) * slope;
                *square = FADING[1] * *square + (1.0 - FADING[1]) * slope * slope;
                *weight -= pace * (*mean / warm[0]) / ((*square / warm[1]).sqrt() + 1e-8);
            }
        }
        if round == ROUNDS {
            eprintln!("{} choices, log likelihood {:.4} each", choices.len(), likely / choices.len() as f64);
        }
    }
    // For numbers as they are.
    for at in 0..FEATURES {
        weights.direct[at] /= spread[at];
        for unit in 0..FIRST {
            weights.first[at][unit] /= spread[at];
            weights.first_bias[unit] -= weights.first[at][unit] * mean[at];
        }
    }
    weights
}

/// Adds where a choice draws the weights away from; gives its logarithmic likelihood.
fn slope(weights: &Weights, choice: &Choice, slopes: &mut Weights) -> f32 {
    let scored: Vec<(f32, [f32; FIRST], [f32; SECOND])> = choice.iter().map(|one| weights.score(one)).collect();
    let most = scored.iter().map(|one| one.0).fold(f32::MIN, f32::max);
    let all: f32 = scored.iter().map(|one| (one.0 - most).exp()).sum();
    for (at, (features, (score, first, second))) in choice.iter().zip(&scored).enumerate() {
        let wrong = (score - most).exp() / all - if at == 0 { 1.0 } else { 0.0 };
        add(&mut slopes.direct, features, wrong);
        add(&mut slopes.last, second, wrong);
        let to_second: [f32; SECOND] =
            std::array::from_fn(|unit| if second[unit] > 0.0 { wrong * weights.last[unit] } else { 0.0 });
        add(&mut slopes.second_bias, &to_second, 1.0);
        let mut to_first = [0.0; FIRST];
        for unit in (0..FIRST).filter(|&unit| first[unit] > 0.0) {
            add(&mut slopes.second[unit], &to_second, first[unit]);
            to_first[unit] = weights.second[unit].iter().zip(&to_second).map(|(weight, slope)| weight * slope).sum();
        }
        add(&mut slopes.first_bias, &to_first, 1.0);
        for (slopes, &feature) in slopes.first.iter_mut().zip(features) {
            add(slopes, &to_first, feature);
        }
    }
    scored[0].0 - most - all.ln()
}

fn add<const N: usize>(to: &mut [f32; N], what: &[f32; N], times: f32) {
    to.iter_mut().zip(what).for_each(|(to, what)| *to += times * what);
}

/// The weights as they stand in the source, in four digits.
pub(crate) fn source(weights: &Weights) -> String {
    let mut weights = weights.clone();
    numbers(&mut weights).for_each(|number| *number = (*number * 1e4).round() / 1e4);
    format!(
        "//! The weights of the net, as `evaluate DATA completion-weights` prints them: change them by that.\n\n\
         // A weight may happen to be near a constant of mathematics.\n#![allow(clippy::approx_constant)]\n\n\
         use super::weights::Weights;\n\n\
         pub(super) static LEARNED: Weights = {weights:?};"
    )
}
