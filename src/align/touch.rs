//! Which English words does a difference of the Arabic touch?

use super::aligner::{Aligner, MOST_PIECES};
use super::piece::{Piece, source_pieces};
use crate::arabic::Span;
use crate::memory::Side;
use crate::memory::diff::{Change, Op, Step, steps};
use crate::memory::word::{Word, words};

/// How likely an English word must be for a new Arabic word to be left as it is: new Arabic is often another word for the same
/// English. Between 0.05 and 0.3 it makes little difference.
const STILL_FITS: f32 = 0.05;

/// What is compared of a segment: read once, for however many units.
pub struct Query<'a> {
    words: Vec<Word<'a>>,
    pieces: Vec<Piece>,
}

impl<'a> Query<'a> {
    /// Reads a segment. Linear in its length.
    #[must_use]
    pub fn of(text: &'a str) -> Self {
        Self { words: words(text), pieces: source_pieces(text) }
    }
}

/// The words of the English of a unit that have to be changed so that it says what `query` says: their spans in code points,
/// in order.
///
/// They are the words that stand for Arabic which the query has not, unless what it has in place of that is known to be
/// translated so too. What the query has and the unit has not touches no word. Costs the product of the lengths.
#[must_use]
pub fn touched(aligner: &Aligner, query: &Query<'_>, source: &str, target: &str) -> Vec<Span> {
    let steps = steps(&query.words, &words(source));
    let pieces = source_pieces(source);
    let gone = gone_of(&steps, &query.pieces, &pieces);
    if !gone.contains(&true) {
        return Vec::new();
    }
    let aligned = aligner.align_pieces((source, pieces), target);
    if aligned.source.len().max(aligned.target.len()) > MOST_PIECES {
        return Vec::new();
    }
    let is_new = |step: &&Step| !matches!(step.0, Op::Same | Op::Changed(Change::Spelling | Change::Punctuation));
    let new: Vec<&Piece> =
        steps.iter().filter(is_new).filter_map(|step| step.1).flat_map(|span| inside(&query.pieces, span)).collect();
    let fits = |word: &Piece| new.iter().any(|piece| aligner.likely(&piece.key, &word.key) > STILL_FITS);
    let marks = aligned.counterpart(Side::Source, &gone);
    let words = aligned.target.iter().zip(marks);
    words.filter(|(word, mark)| *mark && !fits(word)).map(|(word, _)| word.span).collect()
}

/// For each piece of `source` whether `query` has not got it. A word that has another ending only counts as there.
#[must_use]
pub fn gone(query: &str, source: &str) -> Vec<bool> {
    gone_of(&steps(&words(query), &words(source)), &source_pieces(query), &source_pieces(source))
}

fn gone_of(steps: &[Step], asked: &[Piece], pieces: &[Piece]) -> Vec<bool> {
    let mut gone = vec![false; pieces.len()];
    for &(op, there, here) in steps {
        let Some(here) = here else { continue };
        if matches!(op, Op::Same | Op::Changed(Change::Spelling | Change::Punctuation)) {
            continue;
        }
        let kept = |piece: &Piece| there.is_some_and(|span| inside(asked, span).any(|other| other.key == piece.key));
        for (piece, gone) in pieces.iter().zip(&mut gone).filter(|(piece, _)| here.contains(piece.span)) {
            *gone = !kept(piece);
        }
    }
    gone
}

fn inside(pieces: &[Piece], span: Span) -> impl Iterator<Item = &Piece> {
    pieces.iter().filter(move |piece| span.contains(piece.span))
}
