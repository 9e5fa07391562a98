//! Completion on the wire.

use super::Ruler;
use super::check::Place;
use crate::complete;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A segment whose English is being typed.
#[derive(Debug, Deserialize, ToSchema)]
pub(in crate::http) struct CompletionRequest {
    /// The Arabic.
    pub source: String,
    /// The English before the caret.
    pub target_prefix: String,
    /// The English behind the caret, which is not offered again; none when left out.
    pub target_suffix: Option<String>,
    /// How many suggestions at most; 1 when left out.
    pub limit: Option<usize>,
    /// The glossaries to look in; all when left out.
    pub glossaries: Option<Vec<String>>,
    /// The article whose English counts; needs “segment”.
    pub article: Option<String>,
    /// The segment before which it counts; needs “article”.
    pub segment: Option<String>,
}

/// What may come next.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct Suggestion {
    /// What is to be put in at the caret: the rest of a word, or a space and a word, and perhaps words behind it.
    pub insert: String,
    /// How sure it is that its first word is right: 0..1.
    pub score: f32,
    /// memory, term, name or placeable.
    pub origin: &'static str,
    /// The Arabic that it stands for.
    pub source: Vec<Place>,
}

impl Suggestion {
    pub(in crate::http) fn new(one: complete::Suggestion, source: &Ruler) -> Self {
        Self {
            source: Place::of(&one.spans, source),
            insert: one.insert,
            score: one.confidence,
            origin: one.origin.name(),
        }
    }
}

/// What may come next, the surest first.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct Completions {
    pub suggestions: Vec<Suggestion>,
}
