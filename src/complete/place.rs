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
    /// The words so far, in order; before them what stands behind the caret, where something does.
    pub(super) said: Vec<u32>,
}

impl Place {
    /// Where the translator may be, with how likely that is; `None` at the start.
    fn sources(&self) -> Vec<(Option<usize>, f32)> {
        let likely = self.at.iter().enumerate().filter(|&(_, &weight)| weight >= FAINT);
        let sources: Vec<_> = likely.map(|(last, &weight)| (Some(last), weight)).collect();
        if self.at.is_empty() { vec![(None, 1.0)] } else { sources }
    }
}

impl Sentence<'_> {
    /// Before the first word.
    pub(super) fn start(&self) -> Place {
        Place { left: vec![1.0; self.told.remembered.pieces.len()], at: Vec::new(), said: Vec::new() }
    }

    /// By piece, how likely it is the next to be rendered.
    fn next(&self, place: &Place) -> Vec<f32> {
        let sources = place.sources();
        (0..self.told.remembered.pieces.len()).map(|piece| self.next_of(&sources, piece)).collect()
    }

    /// How likely a piece is the next to be rendered.
    fn next_of(&self, sources: &[(Option<usize>, f32)], piece: usize) -> f32 {
        sources
            .iter()
            .fold(ANYWHERE, |next, &(last, weight)| next + weight * self.told.remembered.jumps.likely(last, piece))
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
        let sources = place.sources();
        // Few pieces stand for a word, and in a long segment the others are many.
        let mut shares = self.told.likely_for(word);
        for (piece, share) in &mut shares {
            *share *= self.next_of(&sources, *piece) * (AGAIN + place.left[*piece]);
        }
        let all: f32 = shares.iter().map(|(_, share)| share).sum();
        if all < 1e-5 {
            return;
        }
        let alone = ALONE * self.model.lexicon.alone(word) / (self.model.occurs(word) + 1.0);
        let sure = all / (all + alone);
        if place.at.is_empty() {
            let next = self.next(place);
            let whole: f32 = next.iter().sum();
            place.at = next.iter().map(|next| next / whole).collect();
        }
        place.at.iter_mut().for_each(|at| *at *= 1.0 - sure);
        for (piece, share) in shares {
            let share = share / all;
            place.left[piece] *= 1.0 - (1.0 - LEFT) * share * sure;
            place.at[piece] += sure * share;
        }
    }
}
