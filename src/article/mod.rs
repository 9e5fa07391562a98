//! WHAT IS THERE TO TRANSLATE? An article's blocks and segments, and what each says in English so far.

mod abbreviation;
mod clause;
mod lines;
mod quote;
pub mod role;
pub mod segment;
mod sentence;
pub mod translation;

pub use role::Role;
pub use segment::{Segment, segment};
pub use translation::{Origin, State, Translation};
