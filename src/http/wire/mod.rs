//! How does it look on the wire? The types of requests and answers, apart from the domain's, with the conversions written
//! out here.

pub(super) mod article;
pub(super) mod candidate;
pub(super) mod check;
pub(super) mod comment;
pub(super) mod complete;
pub(super) mod draft;
pub(super) mod drift;
pub(super) mod glossary;
pub(super) mod growth;
pub(super) mod job;
pub(super) mod live;
pub(super) mod maintenance;
pub(super) mod memory;
pub(super) mod text;

use crate::arabic::{Offsets, Span};
use serde::Deserialize;
use std::fmt::Display;
use utoipa::{IntoParams, ToSchema};

/// What offsets are counted in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(super) enum OffsetUnit {
    /// Unicode code points.
    #[default]
    CodePoints,
    /// UTF-16 code units, as JavaScript counts.
    Utf16,
}

/// `?offsets=`
#[derive(Clone, Copy, Debug, Default, Deserialize, IntoParams)]
pub(super) struct OffsetParams {
    /// `codepoints` (the default) or `utf16`, which is what JavaScript counts in.
    #[serde(default)]
    pub offsets: OffsetUnit,
}

/// Turns code point offsets into a text into those that the client counts in.
pub(super) struct Ruler(Option<Vec<usize>>);

impl Ruler {
    /// A ruler for `text`. Linear in it for UTF-16, free for code points.
    pub(super) fn new(text: &str, unit: OffsetUnit) -> Self {
        Self((unit == OffsetUnit::Utf16).then(|| Offsets::new(text).utf16()))
    }

    /// One offset.
    pub(super) fn at(&self, code_point: usize) -> usize {
        match &self.0 {
            None => code_point,
            Some(units) => units.get(code_point).or(units.last()).copied().unwrap_or(0),
        }
    }

    /// Both ends of a span.
    pub(super) fn span(&self, span: Span) -> (usize, usize) {
        (self.at(span.start), self.at(span.end))
    }
}

/// The ETag of a revision, or of a unit that was last changed then.
pub(super) fn etag(revision: impl Display) -> String {
    format!("\"{revision}\"")
}
