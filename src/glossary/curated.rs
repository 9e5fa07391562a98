//! Which terms does Tarjuman bring along? The curated files, compiled in.
//!
//! They are the upstream of the glossary that a desk edits: merged into it on the first start and whenever
//! [`fingerprint`] changed. `tests/glossary.rs` keeps them canonical.

use super::file::{self, FileConcept};
use super::reference::{self, Reference};
use crate::digest::hex;
use sha2::{Digest, Sha256};

/// The name of the glossary that the curated files are merged into.
pub const GLOSSARY: &str = "news";

macro_rules! files {
    ($($name:literal)*) => {
        &[$(($name, include_str!(concat!("../../glossary/", $name, ".tsv")))),*]
    };
}

/// Each file: its name, which is the domain of its concepts, and its text. In order of name.
pub const FILES: &[(&str, &str)] = files! {
    "agencies"
    "armed-forces"
    "capitals"
    "countries"
    "legal"
    "libya-institutions"
    "libya-parties"
    "libya-places"
    "ministries"
    "months"
    "nationalities"
    "organisations"
    "politics"
};

const REFERENCES: &str = include_str!("../../glossary/references.tsv");

/// All curated concepts, file by file. Reads them anew each time: linear in the files.
#[must_use]
pub fn concepts() -> Vec<FileConcept> {
    FILES.iter().flat_map(|(_, text)| file::parse(text).concepts).collect()
}

/// The references that the curated concepts name.
#[must_use]
pub fn references() -> Vec<Reference> {
    reference::parse(REFERENCES).0
}

/// A fingerprint of all files, as 64 hexadecimal digits of SHA-256: another one when anything in them changed.
#[must_use]
pub fn fingerprint() -> String {
    let mut hash = Sha256::new();
    for (name, text) in FILES.iter().chain([&("references", REFERENCES)]) {
        // The lengths part the fields, so that no text can pass for another file's.
        for field in [name, text] {
            hash.update(field.len().to_le_bytes());
            hash.update(field.as_bytes());
        }
    }
    hex(&hash.finalize())
}
