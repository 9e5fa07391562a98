//! What in this segment is carried over by value? Dates, amounts, percentages, numbers, codes and addresses, in English.
//!
//! For proposals (what stands in the gap), repair (which value to put in place of which) and checks (is it all there?).
//! A longer reading wins over a shorter one: a date over its numbers, "3.5 مليون دولار" over 3.5.

use super::date::date_at;
use super::piece::{Piece, pieces};
use super::span::Span;
use super::token::TokenKind;

mod amount;
mod currency;

/// What a placeable is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PlaceableKind {
    /// A number, perhaps with its magnitude: ٢٥, 3.5 ملايين.
    Number,
    /// A date: "21 آب/ أغسطس 2020".
    Date,
    /// A time of day in digits: 10:30.
    Time,
    /// A percentage: ٢٥٪, "25 في المئة".
    Percent,
    /// An amount of money: "3.5 مليون دولار".
    Currency,
    /// A web address.
    Url,
    /// An e-mail address.
    Email,
    /// Signs that are carried over as they are: 5+5, 3-1, F-16, G20.
    Code,
}

impl PlaceableKind {
    /// All kinds.
    pub const ALL: [Self; 8] =
        [Self::Number, Self::Date, Self::Time, Self::Percent, Self::Currency, Self::Url, Self::Email, Self::Code];

    /// The name in the contract.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Date => "date",
            Self::Time => "time",
            Self::Percent => "percent",
            Self::Currency => "currency",
            Self::Url => "url",
            Self::Email => "email",
            Self::Code => "code",
        }
    }
}

/// A placeable, where it stands, and what English news writes for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placeable {
    /// Where it stands, in code points; a clitic before it ("بـ", "و") lies outside.
    pub span: Span,
    /// What it is.
    pub kind: PlaceableKind,
    /// How English news writes it; without an Arabic letter, and never empty.
    pub english: String,
}

/// All placeables of `text`, in order and disjoint. Linear in its length.
#[must_use]
pub fn placeables(text: &str) -> Vec<Placeable> {
    let pieces = pieces(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        let (placeable, next) = placeable_at(&pieces, at);
        found.extend(placeable);
        at = next;
    }
    found
}

/// The placeable that begins with piece `at`, if any, and the piece to go on with: always a later one.
fn placeable_at(pieces: &[Piece<'_>], at: usize) -> (Option<Placeable>, usize) {
    if let Some((date, next)) = date_at(pieces, at) {
        let placeable = Placeable { span: date.span, kind: PlaceableKind::Date, english: date.value.english() };
        return (Some(placeable), next);
    }
    let Some(piece) = pieces.get(at) else { return (None, at + 1) };
    let as_it_is = |kind| (Some(Placeable { span: piece.span, kind, english: piece.ascii() }), at + 1);
    match piece.kind {
        TokenKind::Url => as_it_is(PlaceableKind::Url),
        TokenKind::Email => as_it_is(PlaceableKind::Email),
        TokenKind::Time => as_it_is(PlaceableKind::Time),
        // Digits that look like a date and say no day of a known year (21/8/20) stay as they are.
        TokenKind::Date => as_it_is(PlaceableKind::Code),
        TokenKind::Word | TokenKind::Number | TokenKind::Punctuation => {
            if let Some((amount, next)) = amount::amount_at(pieces, at) {
                return (Some(amount), next);
            }
            let end = run_end(pieces, at);
            let run = pieces.get(at..end).unwrap_or_default();
            (code(run), end.max(at + 1))
        }
    }
}

/// Where the run of Latin words, numbers and joining marks from `at` ends: all of "F-16", "5+5", "3–1".
fn run_end(pieces: &[Piece<'_>], at: usize) -> usize {
    let belongs = |at: usize| pieces.get(at).is_some_and(is_run_part);
    let glued = |at: usize| pieces.get(at).is_some_and(|piece| piece.glued);
    if !belongs(at) {
        return at + 1;
    }
    let mut end = at + 1;
    loop {
        if belongs(end) && glued(end) {
            end += 1;
            continue;
        }
        let joins = pieces.get(end).is_some_and(|piece| piece.is_mark(&["+", "-", "/", "×", "*", "&", "_", "."]));
        if joins && glued(end) && belongs(end + 1) && glued(end + 1) {
            end += 2;
        } else {
            return end;
        }
    }
}

fn is_run_part(piece: &Piece<'_>) -> bool {
    let latin = piece.is(TokenKind::Word) && piece.folded.starts_with(|c: char| c.is_ascii_alphabetic());
    latin || piece.is(TokenKind::Number)
}

/// The code that a run is: it has a digit in it. (Names in Latin letters are words, not codes.)
fn code(run: &[Piece<'_>]) -> Option<Placeable> {
    let (first, last) = (run.first()?, run.last()?);
    let english: String = run.iter().map(Piece::ascii).collect();
    let has_digit = english.contains(|c: char| c.is_ascii_digit());
    let span = Span::new(first.span.start, last.span.end);
    has_digit.then_some(Placeable { span, kind: PlaceableKind::Code, english })
}

#[cfg(test)]
mod tests;
