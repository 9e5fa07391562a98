//! How far has the translator come? What of the Arabic has been rendered, and which of it is likely to be next.

use super::sentence::Sentence;

/// How much of a piece is left once a word stood for it; it may be said again.
const LEFT: f32 = 0.1;

/// What a piece that is rendered already still has of a word that it would stand for.
const AGAIN: f32 = 0.05;

/// Any piece may be next.
const ANYWHERE: f32 = 0.002;

/// How likely a word is to stand for nothing, over how likely it is to stand for a piece, where it is known for both.
const ALONE: f32 = 0.002;

/// The weight under which a piece is not where the translator is.
const FAINT: f32 = 0.02;

/// The place that a text has reached.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// By piece, how much of it is left to be rendered: 0..1.
    pub(super) left: Vec<f32>,
    /// By piece, how likely it was rendered last; empty at the start.
    pub(super) at: Vec<f32>,
    /// The words so far, the last first.
    pub(super) said: Vec<u32>,
}

impl Sentence<'_> {
    /// Before the first word.
    pub(super) fn start(&self) -> Place {
        Place { left: vec![1.0; self.told.pieces.len()], at: Vec::new(), said: Vec::new() }
    }

    /// By piece, how likely it is the next to be rendered.
    fn next(&self, place: &Place) -> Vec<f32> {
        let pieces = 0..self.told.pieces.len();
        let mut next = vec![ANYWHERE; self.told.pieces.len()];
        let mut from = |last: Option<usize>, weight: f32| {
            for (to, next) in pieces.clone().zip(&mut next) {
                *next += weight * self.told.jumps.likely(last, to);
            }
        };
        if place.at.is_empty() {
            from(None, 1.0);
        }
        for (last, &weight) in place.at.iter().enumerate().filter(|&(_, &weight)| weight >= FAINT) {
            from(Some(last), weight);
        }
        next
    }

    /// By piece, its share in what comes next: together 1, or a little less.
    pub(super) fn attention(&self, place: &Place) -> Vec<f32> {
        let mut shares: Vec<f32> = self.next(place).iter().zip(&place.left).map(|(next, left)| next * left).collect();
        let all: f32 = shares.iter().sum::<f32>() + 1e-4;
        shares.iter_mut().for_each(|share| *share /= all);
        shares
    }

    /// Goes on over a word.
    pub(super) fn pass(&self, place: &mut Place, word: u32) {
        place.said.push(word);
        let next = self.next(place);
        let mut shares: Vec<f32> = (0..self.told.pieces.len())
            .map(|piece| {
                let known =
                    self.told.known.iter().any(|phrase| phrase.pieces.contains(&piece) && phrase.words.contains(&word));
                let likely = self.likely_of(piece, word).max(if known { 0.8 } else { 0.0 });
                likely * next[piece] * (AGAIN + place.left[piece])
            })
            .collect();
        let all: f32 = shares.iter().sum();
        if all < 1e-5 {
            return;
        }
        let alone = ALONE * self.model.lexicon.alone(word) / (self.model.occurs(word) + 1.0);
        let sure = all / (all + alone);
        shares.iter_mut().for_each(|share| *share /= all);
        for (left, share) in place.left.iter_mut().zip(&shares) {
            *left *= 1.0 - (1.0 - LEFT) * share * sure;
        }
        if place.at.is_empty() {
            let whole: f32 = next.iter().sum();
            place.at = next.iter().map(|next| next / whole).collect();
        }
        for (at, share) in place.at.iter_mut().zip(&shares) {
            *at = (1.0 - sure) * *at + sure * share;
        }
    }
}
