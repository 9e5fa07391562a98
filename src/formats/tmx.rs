//! HOW DO OTHER TOOLS KEEP THEIR MEMORIES? Translation Memory eXchange (LISA/GALA TMX 1.4b): reading what is in the wild,
//! writing what every tool reads. Both stream; a memory of any size passes through a few buffers.

mod read;
mod segment;
mod write;

pub(super) use read::is_language;
pub use read::{Rejection, RejectionReason, TmxItem, TmxReader, TmxWarning, UnitItem};
pub(super) use segment::{Builder, Segment};
pub use write::{TmxHeader, TmxWriter};

/// The pair of languages that a memory has here, as primary language subtags.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LanguagePair {
    /// Language of the sources.
    pub source: &'static str,
    /// Language of the targets.
    pub target: &'static str,
}

/// Arabic to English.
pub const ARABIC_ENGLISH: LanguagePair = LanguagePair { source: "ar", target: "en" };

/// An inline code of a segment: a tag of another tool's format, which is no part of the text. Or white space beside one, where the text does
/// without it or has a space more, so that the segment is written again as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InlineCode {
    /// Its place in the text, in code points.
    pub at: usize,
    /// What stands there in TMX, well-formed and of what the DTD allows: `<ph x="1">{0}</ph>`, one end of a `hi`, or white space. Nothing, where the
    /// text has a space that the segment had not.
    pub xml: String,
}

/// One pair of segments, as it was in a file or is to be written into one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TmxUnit {
    /// Text in the source language.
    pub source: String,
    /// Text in the target language.
    pub target: String,
    /// Language tag of the source as written: `ar`, `ar-SA`, `AR_ly`.
    pub source_lang: String,
    /// Language tag of the target as written.
    pub target_lang: String,
    /// `tuid`.
    pub id: Option<String>,
    /// Who made it.
    pub creation_id: Option<String>,
    /// When, as RFC 3339 in UTC.
    pub creation_date: Option<String>,
    /// Who changed it last.
    pub change_id: Option<String>,
    /// When, as RFC 3339 in UTC.
    pub change_date: Option<String>,
    /// How often it was used.
    pub usage_count: Option<u64>,
    /// `prop` elements: type and text, those of the `tu` before those of its two `tuv`. Our own types begin with `x-`.
    pub props: Vec<(String, String)>,
    /// `note` elements.
    pub notes: Vec<String>,
    /// The inline codes of the source, by place.
    pub source_codes: Vec<InlineCode>,
    /// The inline codes of the target, by place.
    pub target_codes: Vec<InlineCode>,
    /// Line of the `tu` in the file read, from 1; 0 if it was not read from a file. Not written.
    pub line: u64,
    /// What was left out or assumed when reading. Not written.
    pub warnings: Vec<TmxWarning>,
}

impl TmxUnit {
    /// A unit of Arabic and English with nothing else known.
    pub fn new(source: impl Into<String>, target: impl Into<String>) -> Self {
        Self {
            source: source.into(),
            target: target.into(),
            source_lang: ARABIC_ENGLISH.source.to_owned(),
            target_lang: ARABIC_ENGLISH.target.to_owned(),
            id: None,
            creation_id: None,
            creation_date: None,
            change_id: None,
            change_date: None,
            usage_count: None,
            props: Vec::new(),
            notes: Vec::new(),
            source_codes: Vec::new(),
            target_codes: Vec::new(),
            line: 0,
            warnings: Vec::new(),
        }
    }
}

#[cfg(test)]
#[path = "tmx/dtd_tests.rs"]
mod dtd_tests;
#[cfg(test)]
#[path = "tmx/tests.rs"]
mod tests;
