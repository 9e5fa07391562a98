//! IS THE TRANSLATION SOUND? What a careful reader would stumble over in the English beside its Arabic.
//!
//! One check a file. A check compares what both sides say (numbers and dates by value, terms however they are inflected),
//! not how they are written, and returns findings: what kind, where on both sides, why in plain English, and a
//! fingerprint by which a finding that somebody has waved through is known again.
//!
//! A check that cries wolf is switched off by its readers, so the ones that are on by default are those that stay quiet on
//! good translations: `evaluate DATA checks` prints how often each speaks on them, and how many seeded errors it catches. All
//! of it is linear in the text, but for phrases that are looked up.

mod arabic_left;
mod article;
mod brackets;
mod clock;
mod copied;
mod country;
mod date;
mod doubled;
mod empty;
mod forbidden;
mod kind;
mod length;
mod names;
mod negation;
mod number;
mod quotation;
mod quotes;
mod said;
mod same;
mod saying;
mod term;

pub use article::{alone, check_article, check_beside};
pub(crate) use forbidden::places as forbidden_places;
pub use kind::{Kind, Severity, Switches};
pub use saying::sayings;

use crate::arabic::{Offsets, Span};
use crate::digest::sha256_hex;
use crate::english::text::Text;
use crate::glossary::{ConceptRecord, Occurrence};

/// A term of the Arabic: where it stands, and what the glossary says of it.
#[derive(Clone, Copy, Debug)]
pub struct Term<'a> {
    /// Where, and how sure that is.
    pub occurrence: &'a Occurrence,
    /// Its concept.
    pub record: &'a ConceptRecord,
}

/// A segment to be checked.
#[derive(Clone, Copy, Debug)]
pub struct Pair<'a> {
    /// The Arabic.
    pub source: &'a str,
    /// The English.
    pub target: &'a str,
    /// The terms of the Arabic, also those inside longer ones.
    pub terms: &'a [Term<'a>],
}

/// What a check has to say of a segment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Which check.
    pub kind: Kind,
    /// What of the Arabic it is about, in code points; often nothing.
    pub source: Vec<Span>,
    /// What of the English it is about, in code points; nothing where something is missing.
    pub target: Vec<Span>,
    /// What is wrong, in plain English: a sentence.
    pub message: String,
    /// The same for the same fault in the same segment, wherever it stands there: 16 hexadecimal digits.
    pub fingerprint: String,
}

impl Finding {
    /// A finding. `what` tells it from others of its kind in the segment, and holds no offsets.
    fn new(kind: Kind, what: &str, message: String) -> Self {
        let mut fingerprint = sha256_hex(format!("{}\0{what}", kind.name()).as_bytes());
        fingerprint.truncate(16);
        Self { kind, source: Vec::new(), target: Vec::new(), message, fingerprint }
    }

    fn at_source(mut self, spans: impl IntoIterator<Item = Span>) -> Self {
        self.source.extend(spans);
        self
    }

    fn at_target(mut self, spans: impl IntoIterator<Item = Span>) -> Self {
        self.target.extend(spans);
        self
    }
}

/// Both sides of a segment, each part read when it is first asked for.
struct Sides<'a> {
    pair: Pair<'a>,
    /// The Arabic by code point.
    source: Offsets<'a>,
    /// The English.
    target: Text<'a>,
}

/// All that the checks of one segment have to say, in the order of [`Kind::ALL`] and then of the English. What is not in
/// `on` is not looked for. A segment without English has one finding, [`Kind::Empty`].
#[must_use]
pub fn check(pair: Pair<'_>, on: Switches) -> Vec<Finding> {
    let sides = Sides { pair, source: Offsets::new(pair.source), target: Text::new(pair.target) };
    if empty::is_empty(&sides) {
        return if on.has(Kind::Empty) { empty::findings(&sides) } else { Vec::new() };
    }
    let mut found = Vec::new();
    if on.has(Kind::Copied) {
        found.extend(copied::findings(&sides));
    }
    if copied::is_copied(&sides) {
        // Nothing of it is English: all other checks would say so again.
        return found;
    }
    type Check = fn(&Sides<'_>) -> Vec<Finding>;
    let checks: [(Kind, Check); 14] = [
        (Kind::Empty, empty::findings),
        (Kind::Number, number::findings),
        (Kind::Date, date::findings),
        (Kind::Term, term::findings),
        (Kind::Term, country::findings),
        (Kind::TermWording, term::wordings),
        (Kind::Forbidden, forbidden::findings),
        (Kind::Arabic, arabic_left::findings),
        (Kind::Doubled, doubled::findings),
        (Kind::Quotes, quotes::findings),
        (Kind::Brackets, brackets::findings),
        (Kind::Negation, negation::findings),
        (Kind::Quotations, quotation::findings),
        (Kind::Length, length::findings),
    ];
    for (kind, findings) in checks {
        if on.has(kind) {
            found.extend(findings(&sides));
        }
    }
    let mut seen = std::collections::HashSet::new();
    found.retain(|finding| seen.insert(finding.fingerprint.clone()));
    found
}

#[cfg(test)]
mod tests;
