//! How much does each thing that speaks for a draft count? Numbers learned on one half of held-out news, by `evaluate DATA draft-weights`.

/// How many things there are.
pub const DRAFT_FEATURES: usize = 13;

/// How likely the words follow each other (logarithm, as the next three).
pub(super) const LANGUAGE: usize = 0;
/// How often this was said where its part of the Arabic stood.
pub(super) const SHARE: usize = 1;
/// How likely each word is for a piece of its part.
pub(super) const FORWARD: usize = 2;
/// How likely each piece is for one of the words.
pub(super) const BACKWARD: usize = 3;
/// How many words there are.
pub(super) const WORDS: usize = 4;
/// How many parts the segment is rendered in.
pub(super) const CHOICES: usize = 5;
/// How likely a rendering goes so far on or back in the Arabic (logarithm).
pub(super) const JUMP: usize = 6;
/// How far that is, in pieces.
pub(super) const FAR: usize = 7;
/// How many pieces with a meaning of their own are left out.
pub(super) const DROPPED: usize = 8;
/// How many words come from the lexicon alone.
pub(super) const LEXICON: usize = 9;
/// How many marks are left out.
pub(super) const MARK: usize = 10;
/// How much more often this article says its words than the memory (logarithm).
pub(super) const RECENT: usize = 11;
/// How many parts are rendered as the memory did once.
pub(super) const ONCE: usize = 12;

/// What each counts.
#[derive(Clone, Debug, PartialEq)]
pub struct DraftWeights(pub [f32; DRAFT_FEATURES]);

impl Default for DraftWeights {
    fn default() -> Self {
        Self(LEARNED)
    }
}

const LEARNED: [f32; DRAFT_FEATURES] =
    [0.5, 0.6, 0.14, 0.40, 2.0, -0.23, 0.44, -0.08, -3.97, -0.14, -0.12, 0.45, -0.09];

impl DraftWeights {
    pub(super) fn of(&self, feature: usize) -> f32 {
        self.0[feature]
    }
}
