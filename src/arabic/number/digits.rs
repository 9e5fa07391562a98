//! Which number do the digits at a place say? As papers write them: turned by display, parted by spaces, or with the decimal
//! mark read out.

use super::Number;
use super::numeral::Numeral;
use super::read::{bare, below_thousand};
use crate::arabic::piece::{Piece, run_end};
use crate::arabic::token::TokenKind;

/// So many zeros may be read out behind a decimal mark.
const MOST_ZEROS: usize = 6;

/// A number whose groups are turned has no more characters than a quadrillion.
const MOST_TURNED: usize = 20;

/// A number in digits that is no part of a code.
pub(super) fn digits(pieces: &[Piece<'_>], at: usize) -> Option<(Number, usize)> {
    let first = pieces.get(at).filter(|piece| piece.is(TokenKind::Number))?;
    if let (Some(mark), Some(integer)) = (pieces.get(at + 1), pieces.get(at + 2))
        && (integer.glued && integer.is(TokenKind::Number))
        && is_turning_mark(first, mark, integer)
    {
        if let Some(turned) = turned_thousands(pieces, at) {
            return Some(turned);
        }
        return Some((Number::read_turned(first.text, integer.text)?, at + 3));
    }
    if run_end(pieces, at) != at + 1 {
        return None;
    }
    if let Some(spaced) = spaced_thousands(pieces, at) {
        return Some(spaced);
    }
    Number::read(first.text).map(|number| (number, at + 1))
}

/// "25 000" is 25,000, and "000 100" what a converter made of 100 000. Only zeros tell for sure: "12 250" may be two numbers.
fn spaced_thousands(pieces: &[Piece<'_>], at: usize) -> Option<(Number, usize)> {
    let (first, second) = (pieces.get(at)?, pieces.get(at + 1)?);
    let plain = |piece: &Piece<'_>| {
        piece.is(TokenKind::Number) && piece.folded.len() <= 3 && piece.folded.bytes().all(|byte| byte.is_ascii_digit())
    };
    if !plain(first) || !plain(second) || second.glued || run_end(pieces, at + 1) != at + 2 {
        return None;
    }
    let text = match (first.folded, second.folded) {
        ("000", count) if !count.starts_with('0') => format!("{count},000"),
        (count, "000") if !count.starts_with('0') => format!("{count},000"),
        _ => return None,
    };
    let more = pieces.get(at + 2).is_some_and(|piece| piece.folded == "000");
    Number::read(&text).filter(|_| !more).map(|number| (number, at + 2))
}

/// "078 .080 .5" is 5,080,078 where a paper turns its thousands: three groups or more, the first of them last.
fn turned_thousands(pieces: &[Piece<'_>], at: usize) -> Option<(Number, usize)> {
    let mut text = pieces.get(at)?.folded.to_owned();
    let mut next = at + 1;
    while let (Some(mark), Some(group)) = (pieces.get(next), pieces.get(next + 1))
        && !mark.glued
        && mark.is_mark(&["."])
        && group.glued
        && group.is(TokenKind::Number)
        && text.len() < MOST_TURNED
    {
        text = format!("{},{text}", group.folded);
        next += 2;
    }
    let thousands = next > at + 3 && text.split(',').skip(1).all(|group| group.len() == 3);
    thousands.then(|| Number::read(&text)).flatten().map(|number| (number, next))
}

/// Whether the mark turns the parts of a decimal number: "935ر6", a stop beside a right-to-left mark, and the stop that some
/// papers part from the decimals ("64 .13%" is 13.64%). A sentence that ends there has its space behind the stop.
fn is_turning_mark(fraction: &Piece<'_>, mark: &Piece<'_>, integer: &Piece<'_>) -> bool {
    let stop = mark.is_mark(&[".", ","]);
    let parted = !mark.glued && mark.is_mark(&["."]) && fraction.folded.len() <= 3;
    (mark.glued && (mark.is_word(&["ر"]) || (stop && (mark.turned || integer.turned)))) || parted
}

/// The piece after فاصل or فاصلة between two numbers: "5 فاصل 3", but "خمسة فواصل" and "بفاصل خمس دقائق" are none.
pub(super) fn decimal_mark(pieces: &[Piece<'_>], at: usize) -> Option<usize> {
    let next = pieces.get(at + 1).filter(|_| pieces.get(at).is_some_and(|piece| piece.is_word(&["فاصل", "فاصله"])))?;
    (next.is(TokenKind::Number) || next.bare_numeral().is_some()).then_some(at + 1)
}

/// The number whose decimals are read out from `at`: "صفر خمسة" are 05. `None` where they are no plain digits.
pub(super) fn with_decimals(pieces: &[Piece<'_>], integer: &str, at: usize) -> Option<(Number, usize)> {
    let (mut decimals, mut at) = (String::new(), at);
    while decimals.len() < MOST_ZEROS && bare(pieces, at) == Some(Numeral::Zero) {
        decimals.push('0');
        at += 1;
    }
    let first = pieces.get(at);
    if let Some(digits) = first.filter(|piece| piece.is(TokenKind::Number) && run_end(pieces, at) == at + 1) {
        decimals.push_str(digits.folded);
        at += 1;
    } else if first.is_some_and(|piece| piece.bare_numeral().is_some())
        && let Some((value, next)) = below_thousand(pieces, at)
    {
        decimals.push_str(&value.to_string());
        at = next;
    }
    let number = Number::read_decimal(&format!("{integer}.{decimals}"))?;
    (!decimals.is_empty()).then_some((number, at))
}
