//! How much does each witness count? Numbers learned on one half of held-out news, by `evaluate DATA completion-weights`.

use super::evidence::{Candidate, FEATURES, Features};

/// Nothing typed of the word, one letter, more: letters make some witnesses weaker.
pub const CLASSES: usize = 3;

/// A weight for each witness, by how many letters of the word are typed.
#[derive(Clone, Debug)]
pub struct Weights(pub [Features; CLASSES]);

impl Default for Weights {
    fn default() -> Self {
        Self(LEARNED)
    }
}

const LEARNED: [Features; CLASSES] = [
    [0.45, 0.57, -0.32, 0.20, -0.61, 0.07, 2.27, -0.20, 0.88, -1.67, 0.04, 5.40, 1.35],
    [0.59, 0.71, -0.53, 0.29, 1.10, 0.15, 1.93, -0.03, 1.38, -1.97, 2.80, 4.45, 2.38],
    [0.59, 0.53, -0.39, 0.40, 1.67, 0.18, 0.66, -0.05, 1.46, -1.89, 3.77, 3.45, 3.35],
];

impl Weights {
    /// Gives each candidate its share: together 1.
    pub(super) fn weigh(&self, candidates: &mut [Candidate], letters: usize) {
        let weights = &self.0[letters.min(CLASSES - 1)];
        let mut most = f32::MIN;
        for candidate in candidates.iter_mut() {
            candidate.share = (0..FEATURES).map(|at| candidate.features[at] * weights[at]).sum();
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
