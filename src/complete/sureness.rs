//! How sure is a word of a draft? The chance that a translator says it too, from what spoke for it.
//!
//! Logistic regression over the words of drafts of held-out news, by whether the reference has them: `evaluate DATA draft-weights`.

use super::sentence::Origin;

/// How many things are looked at.
pub const SURENESS: usize = 11;

/// What speaks for a word, in this order: anything at all (1); how likely the English that it is of is for its part of the Arabic
/// (logarithm, as the next three); how well it stands for a piece of that part; how likely it is behind the words before; how likely the word behind it is
/// there; whether it is one of several of its part; how often it stands for nothing; whether the article has it already; whether it is a term, a name, a number or copied.
pub type Speaking = [f32; SURENESS];

/// The sureness under which a word is marked: a translator would rather say another, twice to once.
pub const LOW: f32 = 1.0 / 3.0;

const LEARNED: Speaking = [0.37, 0.27, 0.26, 0.05, 0.0, 0.41, -0.13, 0.86, -0.06, 0.07, 0.33];

/// What is told of a word by where it comes from.
pub(super) fn by_origin(speaking: &mut Speaking, origin: Option<Origin>) {
    match origin {
        Some(Origin::Term) => speaking[8] = 1.0,
        Some(Origin::Name) => speaking[9] = 1.0,
        Some(Origin::Placeable | Origin::Copied) => speaking[10] = 1.0,
        Some(Origin::Memory) | None => {}
    }
}

/// The chance: 0..1.
pub(super) fn sureness(speaking: &Speaking) -> f32 {
    let sum: f32 = speaking.iter().zip(&LEARNED).map(|(one, weight)| one * weight).sum();
    1.0 / (1.0 + (-sum).exp())
}
