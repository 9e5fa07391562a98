//! What can be said for sure when no match exists? A draft of known terms and placeables, with the gaps left visible.

use super::english::{capitalise, terminator};
use super::{Evidence, Gap, Kind, Known, Part, PartKind, Proposal};
use crate::arabic::{Offsets, Span, Token, TokenKind, tokenise};
use crate::memory::score::BEST_OF_OTHERS;

/// The draft for `segment`; `None` when nothing in it is known.
pub(super) fn assemble(segment: &str, known: Known<'_>) -> Option<Proposal> {
    let offsets = Offsets::new(segment);
    let pieces = pieces(known);
    if pieces.is_empty() {
        return None;
    }
    let tokens = tokenise(segment);
    let (mut parts, mut words, mut rendered) = (Vec::new(), 0, 0);
    let mut gap: Option<Span> = None;
    let mut pieces = pieces.into_iter().peekable();
    for token in &tokens {
        // Every piece that ends before this token has been passed; the next one either holds it or comes later.
        while pieces.peek().is_some_and(|piece| piece.span.end <= token.span.start) {
            flush(&mut gap, &mut parts, &offsets);
            parts.extend(pieces.next().map(|piece| part(piece, &offsets)));
        }
        let inside = pieces.peek().is_some_and(|piece| piece.span.overlaps(token.span));
        if token.kind != TokenKind::Punctuation {
            words += 1;
            rendered += usize::from(inside);
            if !inside {
                gap = Some(gap.map_or(token.span, |gap| Span::new(gap.start, token.span.end)));
            }
        }
        if inside {
            flush(&mut gap, &mut parts, &offsets);
        }
    }
    flush(&mut gap, &mut parts, &offsets);
    parts.extend(pieces.map(|piece| part(piece, &offsets)));
    let text = join(&parts, last_mark(segment, &tokens, &offsets));
    let missing = parts.iter().filter(|part| part.kind == PartKind::Gap).map(|part| part.source.clone()).collect();
    let score = if words == 0 { 0.0 } else { (share(rendered, words)).min(BEST_OF_OTHERS) };
    Some(Proposal { text, score, kind: Kind::Assembled, evidence: Evidence { parts, missing, ..Evidence::default() } })
}

/// The share `part / whole` of counts that are far below 2⁵².
fn share(part: usize, whole: usize) -> f64 {
    f64::from(u32::try_from(part).unwrap_or(u32::MAX)) / f64::from(u32::try_from(whole).unwrap_or(u32::MAX))
}

struct Piece {
    span: Span,
    kind: PartKind,
    english: String,
}

/// Terms and placeables that do not overlap, in order: the longer wins, a placeable before a term of its length.
fn pieces(known: Known<'_>) -> Vec<Piece> {
    let placeables = known.placeables.iter().map(|placeable| Piece {
        span: placeable.span,
        kind: PartKind::Placeable,
        english: placeable.english.clone(),
    });
    let terms = known.occurrences.iter().filter_map(|occurrence| {
        let rendering = known.concepts.get(&occurrence.concept)?.concept.rendering()?;
        Some(Piece {
            span: occurrence.span,
            kind: PartKind::Term(occurrence.concept.clone()),
            english: rendering.text.clone(),
        })
    });
    let mut candidates: Vec<Piece> = placeables.chain(terms).collect();
    candidates.sort_by_key(|piece| (usize::MAX - piece.span.len(), piece.span.start));
    let mut chosen = std::collections::BTreeMap::new();
    for piece in candidates {
        let before = chosen.range(..piece.span.end).next_back();
        if before.is_none_or(|(_, other): (&usize, &Piece)| other.span.end <= piece.span.start) {
            chosen.insert(piece.span.start, piece);
        }
    }
    chosen.into_values().collect()
}

fn part(piece: Piece, offsets: &Offsets<'_>) -> Part {
    Part { kind: piece.kind, span: piece.span, source: offsets.slice(piece.span).to_owned(), text: piece.english }
}

fn flush(gap: &mut Option<Span>, parts: &mut Vec<Part>, offsets: &Offsets<'_>) {
    if let Some(span) = gap.take() {
        let source = offsets.slice(span).to_owned();
        parts.push(Part { kind: PartKind::Gap, span, source, text: Gap::MARK.to_owned() });
    }
}

/// The mark that ends the sentence, in English.
fn last_mark(segment: &str, tokens: &[Token], offsets: &Offsets<'_>) -> Option<char> {
    debug_assert_eq!(segment.chars().count(), offsets.len());
    let last = tokens.last().filter(|token| token.kind == TokenKind::Punctuation)?;
    offsets.slice(last.span).chars().next().and_then(terminator)
}

fn join(parts: &[Part], mark: Option<char>) -> String {
    let mut text = String::new();
    for (at, part) in parts.iter().enumerate() {
        if at > 0 {
            text.push(' ');
        }
        if at == 0 && mark.is_some() { text.push_str(&capitalise(&part.text)) } else { text.push_str(&part.text) }
    }
    text.extend(mark);
    text
}
