//! What can be said for sure when no match exists? A draft of known terms, placeables and names, with the gaps left visible.
//!
//! A conjunction, preposition or pronoun that is written onto a term ("وبالمجلس", "حكومتها") is a gap too: whether it is "and
//! in", "while at" or nothing is for the translator to say. Commas and colons between two renderings are kept, and the mark
//! that ends the sentence; quotation marks and brackets are not, since pages turn them either way and a gap may hide their
//! other half.

use super::{Evidence, Kind, Known, Part, PartKind, Proposal};
use crate::arabic::{Offsets, Span, Token, TokenKind, tokenise};
use crate::article::GAP;
use crate::english::{capitalise, separator, terminator};
use crate::memory::score::BEST_OF_OTHERS;

/// The draft for `segment`; `None` when nothing in it is known.
pub(super) fn assemble(segment: &str, known: Known<'_>) -> Option<Proposal> {
    let offsets = Offsets::new(segment);
    let pieces = pieces(known);
    if pieces.is_empty() {
        return None;
    }
    let tokens = tokenise(segment);
    let words: Vec<Token> = tokens.iter().copied().filter(|token| token.kind != TokenKind::Punctuation).collect();
    let rendered = words.iter().filter(|word| holds(&pieces, word.span)).count();
    let mut parts = Vec::new();
    let mut at = 0;
    for piece in pieces {
        parts.extend(gap(&words, Span::new(at, piece.span.start), &offsets));
        at = piece.span.end;
        parts.push(Part {
            kind: piece.kind,
            span: piece.span,
            source: offsets.slice(piece.span).to_owned(),
            text: piece.english,
        });
    }
    parts.extend(gap(&words, Span::new(at, offsets.len()), &offsets));
    let text = join(&parts, &tokens, &offsets);
    let missing = parts.iter().filter(|part| part.kind == PartKind::Gap).map(|part| part.source.clone()).collect();
    let score = share(rendered, words.len()).min(BEST_OF_OTHERS);
    Some(Proposal { text, score, kind: Kind::Assembled, evidence: Evidence { parts, missing, ..Evidence::default() } })
}

/// Whether one of the pieces, which are in order, renders something of `span`.
fn holds(pieces: &[Piece], span: Span) -> bool {
    let next = pieces.partition_point(|piece| piece.span.end <= span.start);
    pieces.get(next).is_some_and(|piece| piece.span.overlaps(span))
}

/// The share `part / whole` of counts that are far below 2⁵²; 0 of nothing.
pub(super) fn share(part: usize, whole: usize) -> f64 {
    let count = |count| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    if whole == 0 { 0.0 } else { count(part) / count(whole) }
}

struct Piece {
    span: Span,
    kind: PartKind,
    english: String,
}

/// Terms, placeables and names that do not overlap, in order: the longer wins; of one length a placeable, then a term.
fn pieces(known: Known<'_>) -> Vec<Piece> {
    let placeables = known.placeables.iter().map(|placeable| Piece {
        span: placeable.span,
        kind: PartKind::Placeable,
        english: placeable.english.clone(),
    });
    let terms = known.occurrences.iter().filter_map(|occurrence| {
        let rendering = known.concept(&occurrence.concept)?.concept.rendering()?;
        Some(Piece {
            span: occurrence.term_span(),
            kind: PartKind::Term(occurrence.concept.clone()),
            english: rendering.text.clone(),
        })
    });
    let names = known.names.iter().map(|name| Piece {
        span: name.span,
        kind: PartKind::Name { verified: name.source.is_verified() },
        english: name.english.clone(),
    });
    let mut candidates: Vec<Piece> = placeables.chain(terms).chain(names).collect();
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

/// The words and parts of words inside `span`, which nothing renders, as one gap.
fn gap(words: &[Token], span: Span, offsets: &Offsets<'_>) -> Option<Part> {
    // Two terms that a typist ran together touch: المجلسالأعلى.
    if span.is_empty() {
        return None;
    }
    let from = words.partition_point(|word| word.span.end <= span.start);
    let inside = words[from..].iter().take_while(|word| word.span.start < span.end);
    let (first, last) = inside
        .fold(None, |ends: Option<(Span, Span)>, word| Some((ends.map_or(word.span, |(first, _)| first), word.span)))?;
    let span = Span::new(first.start.max(span.start), last.end.min(span.end));
    Some(Part { kind: PartKind::Gap, span, source: offsets.slice(span).to_owned(), text: GAP.to_owned() })
}

/// The parts with the marks that stand between and behind them.
fn join(parts: &[Part], tokens: &[Token], offsets: &Offsets<'_>) -> String {
    let mark = |token: &Token| match token.kind {
        TokenKind::Punctuation => offsets.slice(token.span).chars().next(),
        _ => None,
    };
    // A quotation mark or bracket may stand behind the stop: «... نعم.»
    let behind = tokens.iter().rev().map_while(mark).collect::<Vec<_>>();
    let end = behind.into_iter().rev().find_map(terminator);
    let mut text = String::new();
    for (at, part) in parts.iter().enumerate() {
        if let Some(before) = at.checked_sub(1).and_then(|before| parts.get(before)) {
            // Beside a gap nobody knows yet whether the comma stays: translators deleted almost every one.
            if before.kind != PartKind::Gap && part.kind != PartKind::Gap {
                let from = tokens.partition_point(|token| token.span.start < before.span.end);
                let between = tokens[from..].iter().take_while(|token| token.span.end <= part.span.start);
                text.extend(between.filter_map(mark).find_map(separator));
            }
            text.push(' ');
        }
        // An address begins with a small letter wherever it stands.
        let begins = at == 0 && end.is_some() && matches!(part.kind, PartKind::Term(_) | PartKind::Name { .. });
        if begins { text.push_str(&capitalise(&part.text)) } else { text.push_str(&part.text) }
    }
    text.extend(end);
    text
}
