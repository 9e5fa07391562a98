//! HAVE WE TRANSLATED THIS BEFORE? Units, the score, the search over them, and the difference shown.

pub mod unit;

pub use unit::{Context, Provenance, Unit};
