//! HOW DO OTHERS WRITE IT? Bytes to text, and the exchange formats of other tools, in and out.
//!
//! Structs here are plain and know nothing of the rest of the crate; whoever calls converts them. Readers of strangers' files
//! stream, have limits, and tell with line and column what they do not take.
//!
//! Useful for reading uploads and writing downloads. Not useful for deciding what any of it means.

pub mod archive;
mod cells;
pub mod decode;
pub mod document;
pub mod html;
mod package;
pub mod stream;
pub mod tabular;
pub mod tbx;
pub mod tmx;
pub mod xliff;
pub mod xlsx;
pub mod xml;
