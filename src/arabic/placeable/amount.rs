//! How much? A number with what stands beside it: a magnitude, a percent sign, a currency.
//!
//! The English is that of news agencies: "25%", "$3.5 million", "400,000", "25 million Libyan dinars".

use super::currency::{self, Money};
use super::{Placeable, PlaceableKind, run_end};
use crate::arabic::number::Number;
use crate::arabic::piece::Piece;
use crate::arabic::span::Span;
use crate::arabic::token::TokenKind;

/// A count of something: 3.5 million is 3.5 and "million".
struct Quantity {
    number: Number,
    /// "million", "billion", "trillion", or nothing.
    unit: &'static str,
    /// Whether it surely counts: a magnitude was written with it.
    counts: bool,
}

/// The number, percentage or amount of money that begins with piece `at`, and the piece after it.
///
/// `None` when a run of signs (3-1) begins there that is a code as a whole. Looks a bounded number of pieces ahead.
pub(super) fn amount_at(pieces: &[Piece<'_>], at: usize) -> Option<(Placeable, usize)> {
    let first = pieces.get(at)?;
    let sign = currency::sign(first);
    let percent_first = first.is_mark(&["%"]);
    let number_at = at + usize::from(sign.is_some() || percent_first);
    if number_at > at && !pieces.get(number_at)?.glued && percent_first {
        return None;
    }
    if let Some(range) = percent_range(pieces, at) {
        return Some(range);
    }
    let (quantity, mut next) = quantity_at(pieces, number_at)?;
    let (kind, english);
    if percent_first {
        (kind, english) = (PlaceableKind::Percent, format!("{}%", quantity.number.english_amount()));
    } else if let Some(after) = percent_after(pieces, next).filter(|_| sign.is_none()) {
        next = after;
        let unit = if quantity.unit.is_empty() { String::new() } else { format!(" {}", quantity.unit) };
        (kind, english) = (PlaceableKind::Percent, format!("{}{unit}%", quantity.number.english_amount()));
    } else if let Some(symbol) = sign {
        kind = PlaceableKind::Currency;
        // "$150 دولار" says it twice.
        next = currency::after(pieces, next).map_or(next, |(_, after)| after);
        english = money(&quantity, &Money::Symbol(symbol));
    } else if let Some((money_after, after)) = currency::after(pieces, next) {
        next = after;
        (kind, english) = (PlaceableKind::Currency, money(&quantity, &money_after));
    } else {
        kind = PlaceableKind::Number;
        english = if quantity.counts { count(&quantity) } else { quantity.number.english() };
    }
    let end = pieces.get(next.checked_sub(1)?)?.span.end;
    Some((Placeable { span: Span::new(first.span.start, end), kind, english }, next))
}

/// A number with its magnitude, and the piece after them.
fn quantity_at(pieces: &[Piece<'_>], at: usize) -> Option<(Quantity, usize)> {
    let (number, next) = number_at(pieces, at)?;
    let Some((power, next)) = magnitude(pieces, next) else {
        return Some((Quantity { number, unit: "", counts: false }, next));
    };
    if power == THOUSAND {
        return Some((Quantity { number: number.scaled(power), unit: "", counts: true }, next));
    }
    let (number, next) = with_smaller(pieces, next, &number, power).unwrap_or((number, next));
    Some((Quantity { number, unit: unit(power), counts: true }, next))
}

/// "164 مليارا و400 مليون" is 164.4 billion: the smaller magnitude becomes the decimal part of the larger one.
fn with_smaller(pieces: &[Piece<'_>], at: usize, number: &Number, power: usize) -> Option<(Number, usize)> {
    if !pieces.get(at)?.is_word(&["و"]) {
        return None;
    }
    let (smaller, next) = number_at(pieces, at + 1)?;
    let (smaller_power, next) = magnitude(pieces, next)?;
    let rest = smaller.scaled(smaller_power).whole_digits()?;
    let missing = power.checked_sub(rest.len())?;
    Some((number.with_fraction(&("0".repeat(missing) + &rest))?, next))
}

/// One number of its own, not a part of a code.
fn number_at(pieces: &[Piece<'_>], at: usize) -> Option<(Number, usize)> {
    let first = pieces.get(at).filter(|piece| piece.is(TokenKind::Number))?;
    if let (Some(mark), Some(integer)) = (pieces.get(at + 1), pieces.get(at + 2))
        && (mark.glued && integer.glued && integer.is(TokenKind::Number))
        && (mark.is_word(&["ر"]) || (mark.is_mark(&[".", ","]) && (mark.turned || integer.turned)))
    {
        return Some((Number::read_turned(first.text, integer.text)?, at + 3));
    }
    (run_end(pieces, at) == at + 1).then(|| Number::read(first.text)).flatten().map(|number| (number, at + 1))
}

const THOUSAND: usize = 3;

/// The power of ten of a magnitude word, and the piece after it.
fn magnitude(pieces: &[Piece<'_>], at: usize) -> Option<(usize, usize)> {
    let piece = pieces.get(at).filter(|piece| piece.is(TokenKind::Word))?;
    let power = match piece.folded.as_str() {
        "الف" | "الفا" | "الاف" | "الافا" => THOUSAND,
        "مليون" | "مليونا" | "ملايين" => 6,
        "مليار" | "مليارا" | "مليارات" | "بليون" | "بليونا" | "بلايين" => 9,
        "تريليون" | "تريليونا" | "تريليونات" | "ترليون" | "ترليونا" | "ترليونات" => {
            12
        }
        _ => return None,
    };
    Some((power, at + 1))
}

fn unit(power: usize) -> &'static str {
    match power {
        6 => "million",
        9 => "billion",
        12 => "trillion",
        _ => "",
    }
}

/// The piece after "%", "في المئة" or "بالمئة".
fn percent_after(pieces: &[Piece<'_>], at: usize) -> Option<usize> {
    const HUNDRED: &[&str] = &["المئه", "المائه", "الميه"];
    const PER_HUNDRED: &[&str] = &["بالمئه", "بالمائه", "بالميه"];
    let first = pieces.get(at)?;
    if first.is_mark(&["%"]) {
        // "15 %20" is the sign of the next number.
        let of_next = !first.glued && pieces.get(at + 1).is_some_and(|next| next.glued && next.is(TokenKind::Number));
        return (!of_next).then_some(at + 1);
    }
    if first.is_word(PER_HUNDRED) {
        return Some(at + 1);
    }
    (first.is_word(&["في"]) && pieces.get(at + 1)?.is_word(HUNDRED)).then_some(at + 2)
}

/// "10-15%" and "10-15 في المئة" are one percentage.
fn percent_range(pieces: &[Piece<'_>], at: usize) -> Option<(Placeable, usize)> {
    let (low, dash, high) = (pieces.get(at)?, pieces.get(at + 1)?, pieces.get(at + 2)?);
    let is_range = low.is(TokenKind::Number) && dash.is_mark(&["-"]) && high.is(TokenKind::Number);
    if !is_range || !dash.glued || !high.glued {
        return None;
    }
    let next = percent_after(pieces, at + 3)?;
    let english = format!("{}-{}%", Number::read(low.text)?.english(), Number::read(high.text)?.english());
    let span = Span::new(low.span.start, pieces.get(next - 1)?.span.end);
    Some((Placeable { span, kind: PlaceableKind::Percent, english }, next))
}

fn count(quantity: &Quantity) -> String {
    let number = quantity.number.english_amount();
    if quantity.unit.is_empty() { number } else { format!("{number} {}", quantity.unit) }
}

fn money(quantity: &Quantity, money: &Money) -> String {
    let count = if quantity.counts { count(quantity) } else { quantity.number.english_amount() };
    match *money {
        Money::Symbol(symbol) => format!("{symbol}{count}"),
        Money::Named { one, many } => {
            let is_one = quantity.unit.is_empty() && quantity.number.value() == "1";
            format!("{count} {}", if is_one { one } else { many })
        }
    }
}
