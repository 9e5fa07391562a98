//! WHAT WILL BE TYPED NEXT? English words offered while a translator types, told by the Arabic and by what the memory has said.
//!
//! A word that may come is weighed by what tells of it: how often it followed the two words before it (`ngrams.rs`), how well
//! it stands for the Arabic that is not rendered yet (`lexicon.rs`, learned from the alignment), the glossary, names and numbers
//! of the segment ([`Known`]), and what this article said before ([`Recent`]). The weights are a log-linear model's (A. Berger,
//! S. Della Pietra and V. Della Pietra, "A maximum entropy approach to natural language processing", 1996), learned on one half
//! of held-out news; `evaluate DATA completion` prints what they save on the other.
//!
//! What a unit adds to the counts is kept with it, so that taking it out leaves exactly what was there before.

mod dictionary;
mod evidence;
mod lexicon;
mod model;
mod names;
mod net;
mod ngrams;
mod place;
mod recent;
mod sentence;
mod suggest;
mod terms;
mod token;
mod vocabulary;
mod weights;
mod witness;

pub use model::Model;
pub use recent::Recent;
pub use sentence::{Known, Origin, Sentence};
pub use suggest::{Considered, Suggestion};
pub use terms::of_terms;
pub use token::{Token, tokens};
pub use weights::{FIRST, SECOND, Weights};
pub use witness::{FEATURES, Features};

#[cfg(test)]
mod tests;
