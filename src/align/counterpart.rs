//! What stands on the other side for words that were found?

use super::aligner::Aligner;
use super::piece::Piece;
use crate::arabic::{Offsets, Span};
use crate::memory::{Side, Unit};

/// For each span of `side` of a unit the words of its other side that stand for it: their spans in code points, in order, one
/// span for words with nothing but spaces between them. None where nothing is known to.
///
/// What Arabic writes onto the first word of a span ("and", "in", "the") is left out: it is part of the place, not of what was
/// asked for. Of the Arabic whole words are answered. Costs the product of the lengths, whatever the spans.
#[must_use]
pub fn counterparts(aligner: &Aligner, unit: &Unit, side: Side, spans: &[Span]) -> Vec<Vec<Span>> {
    let aligned = aligner.align(&unit.source, &unit.target);
    let (pieces, others) = match side {
        Side::Source => (&aligned.source, &aligned.target),
        Side::Target => (&aligned.target, &aligned.source),
    };
    let offsets = Offsets::new(side.other().text(unit));
    let counterpart = |span: &Span| {
        let first = pieces.iter().position(|piece| span.contains(piece.span) && !is_proclitic(piece));
        let is_chosen = |at, piece: &Piece| first.is_some_and(|first| at >= first) && span.contains(piece.span);
        let chosen: Vec<bool> = pieces.iter().enumerate().map(|(at, piece)| is_chosen(at, piece)).collect();
        let marked = others.iter().zip(aligned.counterpart(side, &chosen)).filter(|(_, marked)| *marked);
        let mut spans: Vec<Span> = Vec::new();
        for (piece, _) in marked {
            let word = written(others, piece);
            match spans.last_mut() {
                Some(last) if is_space(&offsets, last.end, word.start) => last.end = word.end,
                _ => spans.push(word),
            }
        }
        spans
    };
    spans.iter().map(counterpart).collect()
}

fn is_proclitic(piece: &Piece) -> bool {
    piece.key.ends_with('+')
}

/// The written word that a piece is of.
fn written(pieces: &[Piece], piece: &Piece) -> Span {
    let of_word = || pieces.iter().filter(|other| other.word == piece.word).map(|other| other.span);
    of_word().fold(piece.span, |all, span| Span::new(all.start.min(span.start), all.end.max(span.end)))
}

/// Whether nothing but spaces stands between the places, or the second is not behind the first.
fn is_space(offsets: &Offsets<'_>, end: usize, start: usize) -> bool {
    start <= end || offsets.slice(Span::new(end, start)).trim().is_empty()
}
