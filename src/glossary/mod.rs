//! WHICH TERMS ARE HERE? Concepts, the recogniser, the curated files and the three-way merge.

pub mod candidates;
pub mod concept;
mod context;
pub mod curated;
pub mod drift;
pub mod explain;
pub mod file;
mod gap;
pub mod import;
mod lam_alef;
mod letters;
mod memo;
pub mod merge;
mod paradigm;
mod reading;
pub mod recognise;
pub mod reference;
mod text;
pub mod usage;

pub use concept::{Activity, Concept, ConceptRecord, Fault, Language, Nature, Status, Term};
pub use file::{ConceptKey, FileConcept};
pub use letters::Habits;
pub use merge::{Decision, combined, decide};
pub use recognise::{Confidence, Occurrence, Termbase};
pub use reference::Reference;
pub use usage::{PartOfSpeech, Usage, UsageEdit};
