//! What speaks for a word, as numbers: what the net weighs.

use super::phrases::OfPhrases;

/// How many numbers there are.
pub const FEATURES: usize = 32;

/// How many of them say what the place is: the first.
pub(super) const OF_PLACE: usize = 6;

/// What speaks for a word and what the place is, in the order of the fields of `Here` and of `Witnesses`.
pub type Features = [f32; FEATURES];

/// What the place is, the same for each word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Here {
    /// How often the last word was followed by any, and the last two.
    pub(super) seen: [u32; 2],
    /// How many letters of the word are typed.
    pub(super) letters: usize,
    /// Whether a sentence begins.
    pub(super) at_start: bool,
    /// How much of the Arabic is left: 0..1.
    pub(super) left: f32,
    /// Whether a mark stands before, or nothing.
    pub(super) behind_mark: bool,
}

/// What speaks for a word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Witnesses {
    /// How likely it is behind the words before it: 0..1.
    pub(super) likely: f32,
    /// How often it followed the last word, and the last two.
    pub(super) followed: [u32; 2],
    /// How likely it is to stand for what of the Arabic is next: 0..1.
    pub(super) stands: f32,
    /// The piece that it stands for most likely, where it does for any.
    pub(super) piece: Option<OfPiece>,
    /// How likely words of its family are to stand for what is next: 0..1.
    pub(super) family: f32,
    /// Whether an Arabic word that is next sounds like it.
    pub(super) sounds: bool,
    /// Its share in all that the memory says.
    pub(super) share: f32,
    /// Its share in what this article said, and how often it followed the last word there: 0..1.
    pub(super) recent: f32,
    pub(super) follows: f32,
    /// Whether it is in the sentence already.
    pub(super) is_said: bool,
    /// How often it stands for nothing of the Arabic: 0..1.
    pub(super) alone: f32,
    /// How long it is, in letters.
    pub(super) length: usize,
    /// Whether it begins with a capital.
    pub(super) has_capital: bool,
    /// Whether a known phrase that is begun goes on with it, and how much of one that begins with it is left: 0..1.
    pub(super) goes_on: bool,
    pub(super) begins: f32,
    /// How rare it is, where it is known from the dictionary alone.
    pub(super) level: Option<u8>,
    /// Whether it is no word, but any that nobody has said yet.
    pub(super) is_unseen: bool,
    /// What phrases of the memory say of it.
    pub(super) of_phrases: OfPhrases,
}

/// What a word is to a piece.
#[derive(Clone, Copy, Debug)]
pub(super) struct OfPiece {
    /// How likely the piece is to be rendered by the word: 0..1; and over how likely by its best.
    pub(super) likely: f32,
    pub(super) of_best: f32,
    /// How likely the piece is next, and how much of it is left: 0..1.
    pub(super) attention: f32,
    pub(super) left: f32,
    /// How often the memory has the piece.
    pub(super) seen: u32,
}

/// How often something was, as a logarithm.
fn often(count: u32) -> f32 {
    (1.0 + count as f32).ln()
}

impl Witnesses {
    /// Those for a word of which nothing is known.
    pub(super) fn none(likely: f32, share: f32) -> Self {
        /// What an unseen word has, more or less.
        const LENGTH: usize = 7;
        Self {
            likely,
            followed: [0, 0],
            stands: 0.0,
            piece: None,
            family: 0.0,
            sounds: false,
            share,
            recent: 0.0,
            follows: 0.0,
            is_said: false,
            alone: 0.0,
            length: LENGTH,
            has_capital: false,
            goes_on: false,
            begins: 0.0,
            level: None,
            is_unseen: false,
            of_phrases: OfPhrases::default(),
        }
    }

    /// As numbers of like sizes; what is a share as its logarithm.
    pub(super) fn features(&self, here: &Here) -> Features {
        let truth = |is: bool| if is { 1.0 } else { 0.0 };
        let of_piece = |number: fn(OfPiece) -> f32, none: f32| self.piece.map_or(none, number);
        [
            often(here.seen[0]) / 4.0,
            often(here.seen[1]) / 4.0,
            here.letters.min(10) as f32 / 5.0,
            truth(here.at_start),
            here.left,
            truth(here.behind_mark),
            self.likely.max(1e-9).ln(),
            often(self.followed[0]),
            often(self.followed[1]),
            (self.stands + 2e-4).ln(),
            truth(self.piece.is_some()),
            (of_piece(|piece| piece.likely, 0.0) + 1e-3).ln(),
            of_piece(|piece| piece.of_best, 0.0),
            of_piece(|piece| (piece.attention + 1e-3).ln(), -8.0),
            of_piece(|piece| piece.left, -1.0),
            of_piece(|piece| often(piece.seen) / 4.0, 0.0),
            (self.family + 2e-4).ln(),
            truth(self.sounds),
            self.share.ln(),
            (self.recent + 1e-4).ln(),
            self.follows,
            truth(self.is_said),
            self.alone,
            self.length.min(12) as f32 / 10.0,
            truth(self.has_capital),
            truth(self.goes_on),
            self.begins,
            self.level.map_or(0.0, |level| f32::from(level) / 10.0),
            truth(self.is_unseen),
            self.of_phrases.goes_on,
            (1.0 + self.of_phrases.weight).ln(),
            (self.of_phrases.begins + 1e-3).ln(),
        ]
    }
}
