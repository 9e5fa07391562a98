//! Where do marks part a segment? A draft renders what stands before a mark before what stands behind it.

use super::beam::LONGEST;
use super::model::UNKNOWN;
use super::sentence::Sentence;
use crate::arabic::{Offsets, Token, TokenKind, tokenise};

/// A part of the segment between marks, and what stands behind it.
pub(super) struct Zone {
    /// Its pieces: from the first up to, without, the last.
    pub(super) from: usize,
    pub(super) to: usize,
    /// The marks behind it.
    pub(super) marks: Vec<Mark>,
}

/// A mark of English.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    pub(super) text: &'static str,
    pub(super) word: u32,
    /// Whether English may do without it.
    pub(super) may_go: bool,
}

impl Sentence<'_> {
    /// The zones of the segment, whose Arabic is `source`, none longer than what is searched at once. Marks inside of what is known are its own.
    pub(super) fn zones(&self, source: &str) -> Vec<Zone> {
        let offsets = Offsets::new(source);
        let is_known = |token: &Token| self.told.known.iter().any(|known| known.span.overlaps(token.span));
        let marks = tokenise(source).into_iter().filter(|token| token.kind == TokenKind::Punctuation);
        let mut zones: Vec<Zone> = Vec::new();
        for token in marks.filter(|token| !is_known(token)) {
            let Some(mark) = self.mark(offsets.slice(token.span)) else { continue };
            let to = self.told.remembered.pieces.partition_point(|piece| piece.span.end <= token.span.start);
            cut(&mut zones, to);
            match zones.last_mut() {
                Some(last) if last.to == to => last.marks.push(mark),
                _ => zones.push(Zone { from: to, to, marks: vec![mark] }),
            }
        }
        cut(&mut zones, self.told.remembered.pieces.len());
        zones
    }

    /// The English of an Arabic mark, where it has one.
    fn mark(&self, arabic: &str) -> Option<Mark> {
        let (text, may_go) = match arabic {
            "،" | "," => (",", true),
            "؛" | ";" => (";", true),
            ":" => (":", false),
            "." | "۔" => (".", false),
            "؟" | "?" => ("?", false),
            "!" => ("!", false),
            "«" | "»" | "\"" | "“" | "”" => ("\"", false),
            "(" => ("(", false),
            ")" => (")", false),
            _ => return None,
        };
        Some(Mark { text, word: self.model.vocabulary.known(text).unwrap_or(UNKNOWN), may_go })
    }
}

/// Adds zones up to a piece.
fn cut(zones: &mut Vec<Zone>, to: usize) {
    let mut from = zones.last().map_or(0, |zone| zone.to);
    while from < to {
        let end = to.min(from + LONGEST);
        zones.push(Zone { from, to: end, marks: Vec::new() });
        from = end;
    }
}
