//! How much does each Arabic piece of one segment pair stand for each English word? The step from counts to weights.

use super::piece::Piece;
use crate::arabic::Span;
use crate::memory::Side;

/// How strongly words at the same place along their sentences are preferred: a pair at opposite ends has e⁻² of the weight of
/// one on the diagonal. Arabic puts the verb first and the adjective last, so it is mild; 2 to 4 measure alike.
const TENSION: f32 = 2.0;

/// The share of words that nothing on the other side stands for ("the", "of", a repeated subject).
const ALONE: f32 = 0.1;

/// What an unseen pair is taken to have. It must not be nothing, or a new word could stand for no other.
const FLOOR: f32 = 1e-4;

/// A table of weights: a row for each source piece, a column for each target piece.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Grid {
    columns: usize,
    cells: Vec<f32>,
}

impl Grid {
    pub(super) fn new(rows: usize, columns: usize) -> Self {
        Self { columns, cells: vec![0.0; rows * columns] }
    }

    pub(super) fn at(&self, row: usize, column: usize) -> f32 {
        self.cells.get(row * self.columns + column).copied().unwrap_or(0.0)
    }

    pub(super) fn set(&mut self, row: usize, column: usize, value: f32) {
        if let Some(cell) = self.cells.get_mut(row * self.columns + column) {
            *cell = value;
        }
    }
}

/// What is known of a pair of segments before they are looked at side by side. Probabilities, 0..1.
pub(super) struct Known {
    /// How likely each target piece is, given the source piece.
    pub(super) target: Grid,
    /// How likely each source piece is, given the target piece.
    pub(super) source: Grid,
    /// How likely each source piece is where it stands for nothing.
    pub(super) alone_source: Vec<f32>,
    /// How likely each target piece is where it stands for nothing.
    pub(super) alone_target: Vec<f32>,
}

/// The weight of each pair, 0..1: the mean of how likely the target piece comes from the source piece, and the other way
/// round. Costs the product of the lengths.
pub(super) fn weigh(known: &Known) -> Grid {
    let (rows, columns) = (known.alone_source.len(), known.alone_target.len());
    let mut weights = Grid::new(rows, columns);
    let mut near = Grid::new(rows, columns);
    for row in 0..rows {
        for column in 0..columns {
            let place = |at: usize, all: usize| (at as f32 + 0.5) / all as f32;
            near.set(row, column, (-TENSION * (place(row, rows) - place(column, columns)).abs()).exp());
        }
    }
    // Each target piece is shared out among the source pieces, then each source piece among the target pieces.
    for (column, &alone) in known.alone_target.iter().enumerate() {
        let whole = whole(alone, (0..rows).map(|row| (near.at(row, column), known.target.at(row, column))));
        for row in 0..rows {
            weights.set(row, column, 0.5 * share(near.at(row, column), known.target.at(row, column)) / whole);
        }
    }
    for (row, &alone) in known.alone_source.iter().enumerate() {
        let whole = whole(alone, (0..columns).map(|column| (near.at(row, column), known.source.at(row, column))));
        for column in 0..columns {
            let back = 0.5 * share(near.at(row, column), known.source.at(row, column)) / whole;
            weights.set(row, column, weights.at(row, column) + back);
        }
    }
    weights
}

/// How much a piece has of one that is so near and from which it is so likely.
fn share(near: f32, likely: f32) -> f32 {
    near * likely.max(FLOOR)
}

/// What a piece is shared out of: all pieces of the other side, with how near and how likely each is, and standing for nothing.
fn whole(alone: f32, pieces: impl Iterator<Item = (f32, f32)>) -> f32 {
    let (near, all) =
        pieces.fold((0.0, 0.0), |(near_all, all), (near, likely)| (near_all + near, all + share(near, likely)));
    all + alone.max(FLOOR) * near * ALONE / (1.0 - ALONE)
}

/// A segment and its English, side by side.
#[derive(Clone, Debug)]
pub struct Alignment {
    /// The pieces of the Arabic, in order.
    pub source: Vec<Piece>,
    /// The words of the English, in order.
    pub target: Vec<Piece>,
    pub(super) weights: Grid,
}

/// The least weight at which two pieces are linked: more than all else together, in one direction at least.
const LINK: f32 = 0.5;

/// The least weight that a piece must have from the pieces in question to be theirs. A word that stands for nothing
/// has a little from everywhere.
const THEIRS: f32 = 0.1;

/// The weight under which an English word stands for nothing of the Arabic, and goes with its neighbours.
const LOOSE: f32 = 0.3;

impl Alignment {
    pub(super) fn without_links(source: Vec<Piece>, target: Vec<Piece>) -> Self {
        Self { source, target, weights: Grid::default() }
    }

    /// How much the source piece stands for the target piece, by their numbers: 0..1, and 0 for a number that is none.
    #[must_use]
    pub fn weight(&self, source: usize, target: usize) -> f32 {
        if target < self.target.len() { self.weights.at(source, target) } else { 0.0 }
    }

    /// The pairs of pieces that stand for each other, as spans of the source and of the target.
    #[must_use]
    pub fn links(&self) -> Vec<(Span, Span)> {
        let pairs = self.source.iter().enumerate().flat_map(|(row, piece)| {
            let linked =
                self.target.iter().enumerate().filter(move |(column, _)| self.weights.at(row, *column) >= LINK);
            linked.map(|(_, word)| (piece.span, word.span))
        });
        pairs.collect()
    }

    /// For each piece of the other side, whether it stands for the chosen pieces of `side` rather than for the others; one that
    /// stands for nothing ("of") between two that do goes with them.
    #[must_use]
    pub fn counterpart(&self, side: Side, chosen: &[bool]) -> Vec<bool> {
        let (others, weight): (usize, &dyn Fn(usize, usize) -> f32) = match side {
            Side::Source => (self.target.len(), &|row, column| self.weights.at(row, column)),
            Side::Target => (self.source.len(), &|column, row| self.weights.at(row, column)),
        };
        let of = |other: usize, wanted: bool| -> f32 {
            let pieces = chosen.iter().enumerate().filter(|&(_, &is)| is == wanted);
            pieces.map(|(piece, _)| weight(piece, other)).sum()
        };
        let sure: Vec<bool> =
            (0..others).map(|other| of(other, true) > THEIRS && of(other, true) > of(other, false)).collect();
        let is = |at: Option<usize>| at.and_then(|at| sure.get(at)).copied().unwrap_or(false);
        let goes_along = |at: usize| of(at, true) + of(at, false) < LOOSE && is(at.checked_sub(1)) && is(Some(at + 1));
        (0..sure.len()).map(|at| is(Some(at)) || goes_along(at)).collect()
    }
}
