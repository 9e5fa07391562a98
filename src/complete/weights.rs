//! How much does each witness count? A small net, learned on one half of held-out news by `evaluate DATA completion-weights`.
//!
//! A weighed sum of the witnesses, and of what two layers of rectified units make of them: a word that the Arabic speaks for needs no other
//! witness, one that follows often does. It is what raises the words that are right from 28 to 31 in a hundred over the sum alone.

use super::evidence::Candidate;
use super::net::LEARNED;
use super::witness::{FEATURES, Features, OF_PLACE};

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

impl Weights {
    /// Those that were learned.
    #[must_use]
    pub fn learned() -> &'static Self {
        &LEARNED
    }
}

impl Default for Weights {
    fn default() -> Self {
        LEARNED.clone()
    }
}

/// Adds what units give to each of the next layer.
fn pass<const TO: usize>(units: &[f32], weights: &[[f32; TO]], next: &mut [f32; TO]) {
    for (unit, weights) in units.iter().zip(weights) {
        for (next, weight) in next.iter_mut().zip(weights) {
            *next += unit * weight;
        }
    }
}

/// What a layer gives on: nothing where that is less than 0.
fn rectified<const N: usize>(mut units: [f32; N]) -> [f32; N] {
    for unit in &mut units {
        *unit = unit.max(0.0);
    }
    units
}

fn sum(numbers: &[f32], weights: &[f32], from: f32) -> f32 {
    numbers.iter().zip(weights).fold(from, |sum, (number, weight)| sum + number * weight)
}

/// What the place adds, whichever word it is for.
struct Place {
    direct: f32,
    first: [f32; FIRST],
}

impl Weights {
    /// How much speaks for a word, and what the units of both layers give. Some thousand multiplications.
    #[must_use]
    pub fn score(&self, features: &Features) -> (f32, [f32; FIRST], [f32; SECOND]) {
        self.score_at(&self.place(features), features)
    }

    fn place(&self, features: &Features) -> Place {
        let mut first = self.first_bias;
        pass(&features[..OF_PLACE], &self.first[..OF_PLACE], &mut first);
        Place { direct: sum(&features[..OF_PLACE], &self.direct[..OF_PLACE], 0.0), first }
    }

    fn score_at(&self, place: &Place, features: &Features) -> (f32, [f32; FIRST], [f32; SECOND]) {
        let (mut first, mut second) = (place.first, self.second_bias);
        pass(&features[OF_PLACE..], &self.first[OF_PLACE..], &mut first);
        let first = rectified(first);
        pass(&first, &self.second, &mut second);
        let second = rectified(second);
        let direct = sum(&features[OF_PLACE..], &self.direct[OF_PLACE..], place.direct);
        (direct + sum(&second, &self.last, 0.0), first, second)
    }

    /// Gives each candidate of a place its share: together 1.
    pub(super) fn weigh(&self, candidates: &mut [Candidate]) {
        let Some(place) = candidates.first().map(|first| self.place(&first.features)) else { return };
        let mut most = f32::MIN;
        for candidate in candidates.iter_mut() {
            candidate.share = self.score_at(&place, &candidate.features).0;
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
