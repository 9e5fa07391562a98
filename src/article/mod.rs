//! WHAT IS THERE TO TRANSLATE? An article's blocks and segments, and what each says in English so far.
//!
//! | file | what it answers |
//! |---|---|
//! | `segment` | text to blocks and segments: puts the rest together |
//! | `lines` | where paragraphs begin: line ends, hard wraps, wide gaps |
//! | `sentence` | where sentences end: one rule a function; asks the next five |
//! | `passage` | a paragraph as the rules see it |
//! | `abbreviation`, `quote`, `clause`, `list` | abbreviations, quotation marks, what can begin a sentence, word lists |
//! | `classify` | what a block is for, by its place among the others |
//! | `head` | which line is the headline, and what stands around it |
//! | `signal`, `features`, `furniture` | what a line says of itself, and the phrases of a page's furniture |
//! | `inset` | boxes in the middle of the text that say where they end |
//! | `published` | of which day the article is |
//! | `hint` | what the structure of an HTML page says of a line |
//! | `block`, `role` | roles and the reason for each |
//! | `soft` | where a sentence too long may be cut |
//! | `edit` | splitting and joining by hand |
//! | `translation` | the English of a segment and its state |

mod abbreviation;
pub mod block;
mod classify;
mod clause;
pub mod edit;
mod features;
mod furniture;
mod head;
pub mod hint;
mod inset;
mod lines;
mod list;
mod passage;
mod published;
mod quote;
pub mod role;
pub mod segment;
mod sentence;
mod signal;
pub mod soft;
pub mod translation;

pub use block::{Block, Reason};
pub use hint::Hint;
pub use published::published;
pub use role::Role;
pub use segment::{Segment, Split, segment, split, split_with_hints};
pub use soft::{SoftReason, SoftSplit, soft_splits};
pub use translation::{GAP, Origin, State, Translation};
