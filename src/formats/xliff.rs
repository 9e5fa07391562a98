//! HOW IS A TRANSLATION HANDED TO ANOTHER TOOL? XLIFF 1.2, which every tool reads, and XLIFF 2.1 with its module of matches.
//!
//! Both are written from the same segments, as a stream, one translation unit for each segment. What comes back, or was
//! translated elsewhere, is read as units of a memory.

mod inline;
mod read;
mod state;
mod v12;
mod v21;

pub use read::{XliffItem, XliffReader, XliffRejectionReason};
pub use v12::write_xliff12;
pub use v21::write_xliff21;

/// What stands in the head of the file.
#[derive(Debug, Clone, Copy)]
pub struct XliffHeader<'a> {
    /// Name of the original: file name or title of the article.
    pub original: &'a str,
    /// Language of the sources, BCP 47; Arabic is written from right to left.
    pub source_lang: &'a str,
    /// Language of the targets, BCP 47.
    pub target_lang: &'a str,
    /// Name of the program that writes.
    pub tool: &'a str,
    /// Its version.
    pub tool_version: &'a str,
}

/// A segment with its translation and all that helps with it.
#[derive(Debug, Clone, PartialEq)]
pub struct XliffSegment {
    /// Identifier, unique in the file. XLIFF 2 allows letters, digits and `-._:` in it; anything else is written as `_`.
    pub id: String,
    /// Text of the source.
    pub source: String,
    /// Text of the translation; empty when there is none.
    pub target: String,
    /// State of the translation.
    pub state: XliffState,
    /// From what kind of match the target was taken, if it was.
    pub taken_from: Option<MatchKind>,
    /// Role of the segment: `title`, `body`, `heading`, …; a single word.
    pub role: String,
    /// Remarks.
    pub notes: Vec<XliffNote>,
    /// Proposals from the memory, the best first.
    pub matches: Vec<XliffMatch>,
}

/// How far a translation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum XliffState {
    /// Nothing is written yet.
    Empty,
    /// Somebody or something wrote it; nobody stands for it.
    Draft,
    /// A translator stands for it.
    Confirmed,
    /// A second person has read it.
    Reviewed,
}

/// A remark for the translator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct XliffNote {
    /// Where it comes from: `glossary`, `checks`, the name of a person.
    pub from: String,
    /// What it says.
    pub text: String,
}

/// A unit of the memory that fits.
#[derive(Debug, Clone, PartialEq)]
pub struct XliffMatch {
    /// Source of the unit.
    pub source: String,
    /// Target that is proposed.
    pub target: String,
    /// 0..1; 1 only for identical text. Written as whole per cent, rounded down.
    pub score: f64,
    /// How it was made.
    pub kind: MatchKind,
    /// Where it comes from: the name of the memory.
    pub origin: String,
}

/// How a proposal was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MatchKind {
    /// Same text between the same neighbours.
    Context,
    /// Same text.
    Exact,
    /// Similar text, numbers and names repaired.
    Repaired,
    /// Similar text.
    Fuzzy,
    /// Put together from parts.
    Assembled,
}

impl XliffMatch {
    /// Whole per cent, rounded down, so that 100 is said only of identical text.
    fn per_cent(&self) -> u8 {
        // A float cast saturates, and takes NaN for 0.
        (self.score.clamp(0.0, 1.0) * 100.0).floor() as u8
    }
}

#[cfg(test)]
#[path = "xliff/tests.rs"]
mod tests;
