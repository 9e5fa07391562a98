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
    /// Whether to say, too, what would be offered behind the next key: then that need not be waited for.
    #[serde(default)]
    pub ahead: bool,
    /// The glossaries to look in; all when left out.
    pub glossaries: Option<Vec<String>>,
    /// The article whose English counts; needs “segment”.
    pub article: Option<String>,
    /// The segment around which it counts; needs “article”.
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
    /// The same behind the likeliest keys, where that is asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub ahead: Vec<Ahead>,
}

/// What will be offered behind a key.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct Ahead {
    /// One letter, a space, a mark, or all or a word of what is offered now.
    pub typed: String,
    /// The surest first; none where nothing would be offered.
    pub suggestions: Vec<Suggestion>,
}

impl Completions {
    pub(in crate::http) fn new(now: Vec<complete::Suggestion>, ahead: Vec<complete::Ahead>, source: &Ruler) -> Self {
        let suggestions =
            |found: Vec<complete::Suggestion>| found.into_iter().map(|one| Suggestion::new(one, source)).collect();
        let ahead = ahead.into_iter().map(|one| Ahead { typed: one.typed, suggestions: suggestions(one.suggestions) });
        Self { suggestions: suggestions(now), ahead: ahead.collect() }
    }
}
