//! What could the segment say, as far as the memory has said its parts? The draft of [`crate::complete`] as a proposal.

use super::{Evidence, Kind, Proposal};
use crate::arabic::{Offsets, TokenKind, tokenise};
use crate::complete::{Draft, Origin};
use crate::memory::score::BEST_OF_OTHERS;

/// The proposal of a draft of `segment`; none where the memory says nothing of it.
#[must_use]
pub fn of_draft(segment: &str, draft: Draft) -> Option<Proposal> {
    let Draft { text, mut words, missing } = draft;
    words.retain(|word| word.source.is_some());
    if words.iter().all(|word| word.origin != Some(Origin::Memory)) {
        return None;
    }
    let tokens = tokenise(segment);
    let arabic = tokens.iter().filter(|token| token.kind != TokenKind::Punctuation);
    let rendered = arabic.clone().filter(|token| !missing.iter().any(|span| span.overlaps(token.span))).count();
    let score = super::assemble::share(rendered, arabic.count()).min(BEST_OF_OTHERS);
    let offsets = Offsets::new(segment);
    let missing = missing.into_iter().map(|span| offsets.slice(span).to_owned()).collect();
    Some(Proposal { text, score, kind: Kind::Assembled, evidence: Evidence { words, missing, ..Evidence::default() } })
}
