//! WHAT WILL BE TYPED NEXT? English words offered while a translator types, told by the Arabic and by what the memory has said.
//!
//! A word that may come is weighed by what tells of it: how often it followed the two words before it (`ngrams.rs`), how well
//! it stands for the Arabic that is not rendered yet (`lexicon.rs`, learned from the alignment), the glossary, names and numbers
//! of the segment ([`Known`]), and what this article said before ([`Recent`]). A small net weighs these
//! (`weights.rs`), learned on one half of held-out news; `evaluate DATA completion` prints what it saves on the other.
//!
//! The same counts make a draft of a whole segment (`draft.rs`), of which `evaluate DATA draft` prints how near it comes.
//!
//! What a unit adds to the counts is kept with it, so that taking it out leaves exactly what was there before.

mod ahead;
mod beam;
mod choice;
mod dictionary;
mod draft;
mod draft_weights;
mod evidence;
mod kept;
mod lately;
mod lexicon;
mod middle;
mod model;
mod names;
mod net;
mod ngrams;
mod passage;
mod phrases;
mod place;
mod recent;
mod remembered;
mod sentence;
mod suggest;
mod sureness;
mod terms;
mod token;
mod told;
mod units;
mod vocabulary;
mod weights;
mod witness;
mod zones;

pub use ahead::Ahead;
pub use dictionary::read_dictionary;
pub use draft::{Draft, DraftWord};
pub use draft_weights::{DRAFT_FEATURES, DraftWeights};
pub use model::Model;
pub use recent::Recent;
pub use remembered::Remembered;
pub use sentence::{Known, Origin, Sentence};
pub use suggest::{Considered, Suggestion};
pub use sureness::{LOW, SURENESS, Speaking};
pub use terms::of_terms;
pub use token::{Token, tokens};
pub use told::Told;
pub use weights::{FIRST, SECOND, Weights};
pub use witness::{FEATURES, Features};

#[cfg(test)]
mod draft_tests;
#[cfg(test)]
mod tests;
