//! How much does each witness count? A small net, learned on one half of held-out news by `evaluate DATA completion-weights`.
//!
//! A weighed sum of the witnesses, and of what two layers of rectified units make of them: a word that the Arabic speaks for needs no other
//! witness, one that follows often does. It is what raises the words that are right from 28 to 31 in a hundred over the sum alone.

use super::evidence::Candidate;
use super::net::LEARNED;
use super::witness::{FEATURES, Features};

/// The units of the first layer.
pub const FIRST: usize = 24;
/// The units of the second layer.
pub const SECOND: usize = 16;

/// The weights of the net.
#[derive(Clone, Debug, PartialEq)]
pub struct Weights {
    /// What each witness counts by itself.
    pub direct: Features,
    /// What each counts for the units of the first layer.
    pub first: [[f32; FIRST]; FEATURES],
    /// What those begin with.
    pub first_bias: [f32; FIRST],
    /// What each unit of the first layer counts for those of the second.
    pub second: [[f32; SECOND]; FIRST],
    /// What those begin with.
    pub second_bias: [f32; SECOND],
    /// What each unit of the second counts.
    pub last: [f32; SECOND],
}

impl Default for Weights {
    fn default() -> Self {
        LEARNED
    }
}

/// What the units of a layer get from those before, and give on: nothing where that is less than 0.
fn layer<const FROM: usize, const TO: usize>(
    units: &[f32; FROM],
    weights: &[[f32; TO]; FROM],
    bias: &[f32; TO],
) -> [f32; TO] {
    let mut next = *bias;
    for (unit, weights) in units.iter().zip(weights).filter(|(unit, _)| **unit != 0.0) {
        next.iter_mut().zip(weights).for_each(|(next, weight)| *next += unit * weight);
    }
    next.map(|next| next.max(0.0))
}

fn sum<const N: usize>(numbers: &[f32; N], weights: &[f32; N]) -> f32 {
    numbers.iter().zip(weights).map(|(number, weight)| number * weight).sum()
}

impl Weights {
    /// How much speaks for a word, and what the units of both layers give. Some thousand multiplications.
    #[must_use]
    pub fn score(&self, features: &Features) -> (f32, [f32; FIRST], [f32; SECOND]) {
        let first = layer(features, &self.first, &self.first_bias);
        let second = layer(&first, &self.second, &self.second_bias);
        (sum(features, &self.direct) + sum(&second, &self.last), first, second)
    }

    /// Gives each candidate its share: together 1.
    pub(super) fn weigh(&self, candidates: &mut [Candidate]) {
        let mut most = f32::MIN;
        for candidate in candidates.iter_mut() {
            candidate.share = self.score(&candidate.features).0;
            most = most.max(candidate.share);
        }
        let mut all = 0.0;
        for candidate in candidates.iter_mut() {
            candidate.share = (candidate.share - most).exp();
            all += candidate.share;
        }
        candidates.iter_mut().for_each(|candidate| candidate.share /= all);
    }
}
