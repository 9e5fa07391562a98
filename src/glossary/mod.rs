//! WHICH TERMS ARE HERE? Concepts, the recogniser, the curated files and the three-way merge.

pub mod concept;
pub mod import;

pub use concept::{Activity, Concept, ConceptRecord, Fault, Language, Status, Term};
