//! How much? A number with what stands beside it: a percent sign, a currency, a unit.
//!
//! The English is that of news agencies: "25%", "$3.5 million", "400,000", "25 million Libyan dinars", "25 kilometres".

use super::range::{self, First};
use super::value::Value;
use super::{currency, unit};
use crate::arabic::lexicon::{COUNTED, lexeme};
use crate::arabic::number::numeral::{Lead, Numeral};
use crate::arabic::number::read::{magnitude, number_at};
use crate::arabic::number::{Number, Quantity, sure};
use crate::arabic::piece::Piece;
use crate::arabic::span::Span;
use crate::arabic::token::TokenKind;

/// The number, percentage, amount of money or measure that begins with piece `at`, and the piece after it.
///
/// `None` when a run of signs (3-1) begins there that is a code as a whole, and no value where there is a number that may be
/// one of two. Looks a bounded number of pieces ahead.
pub(super) fn amount_at(pieces: &[Piece<'_>], at: usize) -> Option<(Span, Option<Value>, usize)> {
    let first = pieces.get(at)?;
    let whole = |value: Value, next: usize| {
        let start = first.numeral().map_or(first.span.start, |word| first.after_letters(word.letters));
        let end = pieces.get(next.checked_sub(1)?)?.span.end;
        Some((Span::new(start, end), Some(value), next))
    };
    if first.is_mark(&["-"]) {
        return below_zero(pieces, at);
    }
    if first.is(TokenKind::Word) {
        if let Some((value, letters, next)) = counted_itself(pieces, at) {
            let end = pieces.get(next.checked_sub(1)?)?.span.end;
            return Some((Span::new(first.after_letters(letters), end), Some(value), next));
        }
        if first.numeral().is_none() && currency::code(first).is_none() {
            return None;
        }
    }
    if let Some((value, next)) = in_brackets(pieces, at) {
        return whole(value, next);
    }
    let before = money_before(pieces, at);
    let percent_first = first.is_mark(&["%"]);
    let number_at_piece = before.map_or(at + usize::from(percent_first), |(_, next)| next);
    if percent_first && !pieces.get(number_at_piece)?.glued {
        return None;
    }
    if let Some((value, next)) = range::with_dash(pieces, at) {
        return whole(value, next);
    }
    let found = number_at(pieces, number_at_piece)?;
    let (quantity, next) = (found.quantity.clone(), found.next);
    if sure::is_part(pieces, number_at_piece, next) {
        return None;
    }
    if is_of_name(pieces, at) && next > at + 1 {
        return Some((first.span, None, next));
    }
    if percent_first {
        return whole(Value::Percent(quantity), next);
    }
    if let Some((money, _)) = before {
        // "$150 دولار" says it twice.
        let next = currency::after(pieces, next).map_or(next, |(_, after)| after);
        return whole(Value::Money(quantity, money), next);
    }
    if let Some(after) = percent_after(pieces, next) {
        return whole(Value::Percent(quantity), after);
    }
    if let Some((money, after)) = currency::after(pieces, next) {
        let (quantity, after) = with_half(pieces, quantity, after);
        return whole(Value::Money(quantity, money), after);
    }
    let year = quantity.is_in_words() && is_year(pieces, at, &quantity);
    let counts = quantity.is_in_words() || next > at + 1;
    // "2011 عام الثورة" is a year and a noun.
    let unit = unit::after(pieces, next, counts && !year).filter(|(unit, _)| !unit.time || !quantity.may_be_year());
    if let Some((unit, after)) = unit {
        let (quantity, after) = with_half(pieces, quantity, after);
        return whole(Value::Measure(quantity, unit), after);
    }
    if year {
        return whole(Value::Number(quantity.into_year()), next);
    }
    match range::first_end(pieces, number_at_piece, &found) {
        First::Itself => {}
        First::Shares(value) => return whole(value, next),
        First::Unsure => return Some((first.span, None, next)),
    }
    sure::is_number(pieces, number_at_piece, next).then(|| whole(Value::Number(quantity), next)).flatten()
}

/// Whether the number at `at` may be the end of a name, so that its magnitude may count alone: "سارس-2 مليون إصابة".
fn is_of_name(pieces: &[Piece<'_>], at: usize) -> bool {
    let name = at.checked_sub(2).and_then(|name| pieces.get(name)).is_some_and(|name| name.is(TokenKind::Word));
    let dash =
        at.checked_sub(1).and_then(|dash| pieces.get(dash)).is_some_and(|dash| dash.is_mark(&["-"]) && dash.glued);
    name && dash && pieces.get(at).is_some_and(|piece| piece.glued && piece.is(TokenKind::Number))
}

/// "-3.5%", "(-5 درجات مئوية)": a dash is a sign before a percentage or a temperature; elsewhere it may begin the item of a list.
fn below_zero(pieces: &[Piece<'_>], at: usize) -> Option<(Span, Option<Value>, usize)> {
    let (dash, before) = (pieces.get(at)?, pieces.get(at.checked_sub(1)?)?);
    let number = pieces.get(at + 1).filter(|piece| piece.glued && piece.is(TokenKind::Number));
    if number.is_none() || (dash.glued && !before.is_mark(&["("])) {
        return None;
    }
    let (span, value, next) = amount_at(pieces, at + 1)?;
    let value = match value? {
        Value::Percent(quantity) => Value::Percent(quantity.negated()),
        Value::Measure(quantity, unit) if unit.symbol.starts_with('°') => Value::Measure(quantity.negated(), unit),
        _ => return None,
    };
    Some((Span::new(dash.span.start, span.end), Some(value), next))
}

/// Whether a number in words is a year: "عام ألفين وثلاثة".
fn is_year(pieces: &[Piece<'_>], at: usize, quantity: &Quantity) -> bool {
    const YEAR: &[&str] = &["عام", "العام", "سنه", "السنه", "لعام", "بعام", "وعام", "للعام"];
    let said = at.checked_sub(1).and_then(|before| pieces.get(before)).is_some_and(|piece| piece.is_word(YEAR));
    said && quantity.value().parse().is_ok_and(|year: u32| (1000..3000).contains(&year))
}

/// "دولارين", "كيلومترين", "دولار واحد": what says its number itself. With it the letters before it and the piece after it.
fn counted_itself(pieces: &[Piece<'_>], at: usize) -> Option<(Value, usize, usize)> {
    let of = |count: u8| Quantity::of_value(count.into(), true);
    if let Some(money) = currency::counted_itself(pieces, at) {
        let (quantity, next) = with_half(pieces, of(money.count), money.next);
        return Some((Value::Money(quantity, money.what), money.letters, next));
    }
    let unit = unit::counted_itself(pieces, at)?;
    let (quantity, next) = with_half(pieces, of(unit.count), unit.next);
    Some((Value::Measure(quantity, unit.what), unit.letters, next))
}

/// "(300) مليون ريال", "«60» ألف": digits set in brackets or quotation marks before what they count.
fn in_brackets(pieces: &[Piece<'_>], at: usize) -> Option<(Value, usize)> {
    let (open, digits, close) = (pieces.get(at)?, pieces.get(at + 1)?, pieces.get(at + 2)?);
    let paired = (open.is_mark(&["("]) && close.is_mark(&[")"])) || (open.is_mark(&["\""]) && close.is_mark(&["\""]));
    if !paired || !digits.is(TokenKind::Number) {
        return None;
    }
    let (power, next) = magnitude(pieces, at + 3).unwrap_or((0, at + 3));
    let quantity = Quantity::in_digits(Number::read(digits.text)?, power);
    if let Some((money, next)) = currency::after(pieces, next) {
        return Some((Value::Money(quantity, money), next));
    }
    if let Some((unit, next)) = unit::after(pieces, next, true) {
        return Some((Value::Measure(quantity, unit), next));
    }
    (power > 0).then_some((Value::Number(quantity), next))
}

/// A half or quarter behind what is counted: "مترين ونصف المتر" are 2.5 metres, "مليون دولار ونصف المليون" $1.5 million.
fn with_half(pieces: &[Piece<'_>], quantity: Quantity, at: usize) -> (Quantity, usize) {
    let half = || {
        let part = pieces.get(at)?.numeral().filter(|word| word.lead == Lead::And && !word.article)?;
        let Numeral::Part(hundredths) = part.numeral else { return None };
        let of = pieces.get(at + 1);
        if let Some(Numeral::Scale { power, .. }) = of.and_then(|of| of.numeral()).map(|word| word.numeral) {
            return Some((quantity.plus_part_of(hundredths, power)?, at + 2));
        }
        let of = of.and_then(|piece| piece.folded.strip_prefix("ال"));
        let of_it = of.and_then(lexeme).is_some_and(|of| of.roles & COUNTED != 0);
        let whole = if of_it { quantity.plus_part(hundredths) } else { quantity.plus_part_of_magnitude(hundredths) };
        Some((whole?, at + 1 + usize::from(of_it)))
    };
    half().unwrap_or((quantity, at))
}

/// The sign or code before a number, and the piece of the number: "$150", "US$ 150", "LYD 150".
fn money_before(pieces: &[Piece<'_>], at: usize) -> Option<(&'static currency::Currency, usize)> {
    let first = pieces.get(at)?;
    let number = |at: usize| pieces.get(at).is_some_and(|piece| piece.is(TokenKind::Number));
    if let Some(sign) = currency::sign(first) {
        return Some((sign, at + 1));
    }
    if let Some(code) = currency::code(first) {
        return number(at + 1).then_some((code, at + 1));
    }
    None
}

/// The piece after "%", "في المئة" or "بالمئة".
pub(super) fn percent_after(pieces: &[Piece<'_>], at: usize) -> Option<usize> {
    const HUNDRED: &[&str] = &["المئه", "المائه", "الميه", "المايه"];
    const PER_HUNDRED: &[&str] = &["بالمئه", "بالمائه", "بالميه", "بالمايه"];
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
