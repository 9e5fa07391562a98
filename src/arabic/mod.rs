//!
//! For everybody who compares or cuts Arabic text. Nothing here fails, and every offset is a Unicode code point of the
//! text exactly as it was given. All of it is linear in the text.

pub mod chars;
pub mod fold;
pub mod number;
pub mod span;
pub mod stem;
pub mod token;

pub use fold::{Folded, fold, fold_str};
pub use number::Number;
pub use span::{Offsets, Span};
pub use token::{Token, TokenKind, tokenise};
