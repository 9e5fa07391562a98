//! THE LANGUAGE: what is the same word, whatever its spelling, and where do words, numbers and dates stand?
//!
//! For everybody who compares or cuts Arabic text. Nothing here fails, and every offset is a Unicode code point of the
//! text exactly as it was given. All of it is linear in the text.

pub mod chars;
pub mod clitic;
pub mod contents;
pub mod date;
pub mod fold;
pub mod hash;
mod lexicon;
pub mod number;
pub mod packed;
pub mod person;
mod piece;
pub mod placeable;
pub mod plural;
pub mod romanise;
pub mod span;
pub mod stem;
pub mod style;
pub mod token;
pub mod words;

pub use date::{Calendar, DateFound, DateValue, dates};
pub use fold::{Folded, fold, fold_str};
pub use number::Number;
pub use packed::Packed;
pub use placeable::{Placeable, PlaceableKind, placeables, placeables_in};
pub use span::{Offsets, Span};
pub use stem::light_stem;
pub use style::{Edition, Style};
pub use token::{Token, TokenKind, tokenise, tokens, word_count};
