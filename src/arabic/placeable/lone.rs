//! What might a lone number word say? "أربع مدن", "أغنيته الثالثة": words that are read as numbers only where something else tells.
//!
//! ثلاث and its like are names and verbs too, and so a text alone does not say that they are numbers
//! (`number/sure.rs`). Where two texts differ in such a word alone, it does.

use super::{Placeable, Value};
use crate::arabic::number::Quantity;
use crate::arabic::number::numeral::Numeral;
use crate::arabic::piece::{Piece, with_pieces};
use crate::arabic::span::Span;
use crate::arabic::style::Style;

/// Every word of `text` that may be a number from 3 to 10, tens up to 90 or a place in an order up to the tenth, with no
/// other word of a number beside it. In order; linear.
#[must_use]
pub fn lone_numbers(text: &str) -> Vec<Placeable> {
    with_pieces(text, lone_numbers_of)
}

pub(in crate::arabic) fn lone_numbers_of(pieces: &[Piece<'_>]) -> Vec<Placeable> {
    let numeral = |at: Option<usize>| at.and_then(|at| pieces.get(at)).and_then(|piece| piece.numeral());
    let mut found = Vec::new();
    for (at, piece) in pieces.iter().enumerate() {
        let Some(word) = piece.numeral() else { continue };
        let cardinal = |value: u8| Value::Number(Quantity::of_value(value.into(), true));
        let value = match word.numeral {
            Numeral::Unit { value, .. } => cardinal(value),
            Numeral::Ten { .. } => cardinal(10),
            Numeral::Tens(value) => cardinal(value),
            Numeral::Ordinal(value) if word.article => Value::Ordinal(value.into()),
            _ => continue,
        };
        // Behind a number word, "الأولى الثانية" are two; all else is one number with it.
        let ordinal = matches!(value, Value::Ordinal(_));
        let joins = |other: Option<usize>| {
            numeral(other).is_some_and(|other| !(ordinal && matches!(other.numeral, Numeral::Ordinal(_))))
        };
        if joins(at.checked_sub(1)) || joins(Some(at + 1)) {
            continue;
        }
        let span = Span::new(piece.after_letters(word.letters), piece.span.end);
        let english = value.english(&Style::default());
        found.push(Placeable { span, kind: value.kind(), english, value, hint: None });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn number_words_alone() {
        let read = |text: &str| lone_numbers(text).into_iter().map(|found| found.english).collect::<Vec<_>>();
        assert_eq!(read("زار أربع مدن في جولته الثالثة"), ["four", "third"]);
        assert_eq!(read("خمسة وعشرون رجلا في القرن الحادي عشر"), Vec::<String>::new());
    }
}
