//! The words of a draft on the wire.

use super::Ruler;
use crate::complete::{self, Origin};
use serde::Serialize;
use utoipa::ToSchema;

/// A word of a draft.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct DraftWord {
    /// Where it stands, in code points of the proposal.
    pub span: (usize, usize),
    /// The Arabic that it stands for.
    pub start: usize,
    pub end: usize,
    /// memory, term, name, placeable, copied (the Arabic text has it in Latin letters) or gap.
    pub origin: &'static str,
    /// How likely a translator would say it too: 0..1.
    pub confidence: f32,
    /// Whether that is so little that it is marked.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub low: bool,
}

impl DraftWord {
    /// None for a mark, which stands for nothing.
    pub(in crate::http) fn new(word: &complete::DraftWord, shift: usize, ruler: &Ruler) -> Option<Self> {
        let (start, end) = ruler.span(word.source?.shift(shift));
        let origin = word.origin.map_or("gap", Origin::name);
        let span = (word.span.start, word.span.end);
        Some(Self { span, start, end, origin, confidence: word.confidence, low: word.is_low() })
    }
}
