//! WHAT IS THERE TO TRANSLATE? An article's blocks and segments, and what each says in English so far.

mod abbreviation;
pub mod block;
mod classify;
mod clause;
pub mod edit;
mod features;
mod furniture;
mod lines;
mod list;
mod passage;
mod quote;
pub mod role;
pub mod segment;
mod sentence;
mod signal;
pub mod translation;

pub use block::{Block, Reason};
pub use role::Role;
pub use segment::{Segment, Split, segment, split};
pub use translation::{Origin, State, Translation};
