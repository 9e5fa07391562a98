//! From what to what? Two amounts of which only the second has the magnitude or the money: "بين 5 و10 آلاف", "10-15 مليون دولار".
//!
//! Arabic says once what both ends share. The first end of a range in words is an amount of its own with what it lacks
//! ("from $5 million to $10 million"); one with a dash is read whole. Where the ends need not share ("من 500 إلى 3 آلاف"),
//! the first is left to the translator, and a year ("عام 2020 إلى 3 ملايين") stays what it is.

use super::amount::percent_after;
use super::value::Value;
use super::{currency, unit};
use crate::arabic::number::read::{Found, magnitude, number_at};
use crate::arabic::number::{Number, Quantity};
use crate::arabic::piece::{Piece, run_end};
use crate::arabic::token::TokenKind;

/// The ends of a range that share a magnitude lie no further apart: the widest seen in news was "من 18 إلى 195 مليار دولار".
const WIDEST: u128 = 20;

/// From here on the first number is whole: nobody says "2,020 million".
const NO_MANTISSA: u128 = 1000;

/// What the number before a second one is.
pub(super) enum First {
    /// What it says alone.
    Itself,
    /// An amount that shares what stands behind the second: 5,000 in "بين 5 و10 آلاف".
    Shares(Value),
    /// One of both, and nothing says which.
    Unsure,
}

/// What `first`, the number from piece `at`, is beside the number that follows it. Looks a bounded number of pieces ahead.
pub(super) fn first_end(pieces: &[Piece<'_>], at: usize, first: &Found) -> First {
    shared(pieces, at, first).unwrap_or(First::Itself)
}

fn shared(pieces: &[Piece<'_>], at: usize, first: &Found) -> Option<First> {
    const FROM: &[&str] = &["من", "ومن", "بين", "وبين", "مابين"];
    const ABOUT: &[&str] = &["نحو", "بنحو", "حوالي", "بحوالي", "قرابه", "زهاء"];
    const BETWEEN: &[&str] = &["بين", "وبين", "مابين"];
    let before = at.checked_sub(1).and_then(|before| pieces.get(before));
    // The number of a name: "كوفيد-19".
    if before.is_some_and(|before| before.is_mark(&["-"])) {
        return None;
    }
    let is_before = |words: &[&str]| before.is_some_and(|piece| piece.is_word(words));
    let joint = pieces.get(first.next)?;
    let to = joint.is_word(&["الي", "او", "حتي"]);
    let from = if to || joint.is_word(&["و"]) { first.next + 1 } else { first.next };
    let and = joint.is_word(&["و"]) || joint.numeral().is_some_and(|word| word.letters == 1);
    if !to && !and {
        return None;
    }
    let second = number_at(pieces, from)?;
    let money = currency::after(pieces, second.next).map(|(money, _)| money);
    let with_money = |quantity: Quantity| {
        First::Shares(money.map_or(Value::Number(quantity.clone()), |money| Value::Money(quantity, money)))
    };
    let told = is_before(FROM);
    if first.power > 0 {
        return (told && money.is_some()).then(|| with_money(first.quantity.clone()));
    }
    let (low, high) = (first.mantissa.as_ref()?, second.mantissa.as_ref()?);
    if hundredths(low)? >= NO_MANTISSA * 100 {
        return None;
    }
    if second.power == 0 {
        return (told && money.is_some() && is_ascending(low, high)).then(|| with_money(first.quantity.clone()));
    }
    let descending = is_ascending(high, low) && is_before(&["من", "ومن"]);
    if descending || is_ascending(low, high) {
        // A number of something else may stand before إلى ("كوفيد 19 إلى 29 مليون"), and two with و may be a list.
        let alone = at == 0 || told || is_before(ABOUT) || joint.is_word(&["او"]);
        let range = if to { alone } else { is_before(BETWEEN) };
        return Some(if range { with_money(Quantity::in_digits(low.clone(), second.power)) } else { First::Unsure });
    }
    // "طراز 737 إلى 80 مليون" is no range.
    told.then_some(First::Unsure)
}

/// Two amounts with a dash, and the piece after them: "10-15%", "300 - 400 مليون دولار", "10-30 كم".
pub(super) fn with_dash(pieces: &[Piece<'_>], at: usize) -> Option<(Value, usize)> {
    let (low, dash, high) = (pieces.get(at)?, pieces.get(at + 1)?, pieces.get(at + 2)?);
    if !low.is(TokenKind::Number) || !dash.is_mark(&["-"]) || !high.is(TokenKind::Number) {
        return None;
    }
    let glued = dash.glued && high.glued;
    // "3 - 5 آلاف" at the beginning is the third of a list.
    let apart = at > 0 && !high.glued && run_end(pieces, at + 2) == at + 3;
    if !apart && (!glued || run_end(pieces, at) != at + 3) {
        return None;
    }
    let (low, high) = (Number::read(low.text)?, Number::read(high.text)?);
    let ascending = is_ascending(&low, &high);
    let range = |low, high| Value::Range(Box::new(low), Box::new(high));
    if let Some(next) = percent_after(pieces, at + 3).filter(|_| glued || ascending) {
        let of = |number| Value::Percent(Quantity::in_digits(number, 0));
        return Some((range(of(low), of(high)), next));
    }
    if !ascending {
        return None;
    }
    let (power, next) = magnitude(pieces, at + 3).unwrap_or((0, at + 3));
    let (low, high) = (Quantity::in_digits(low, power), Quantity::in_digits(high, power));
    if let Some((money, next)) = currency::after(pieces, next) {
        return Some((range(Value::Money(low, money), Value::Money(high, money)), next));
    }
    if let Some((unit, next)) = unit::after(pieces, next, true) {
        return Some((range(Value::Measure(low, unit), Value::Measure(high, unit)), next));
    }
    (power > 0).then(|| (range(Value::Number(low), Value::Number(high)), next))
}

/// Whether the first may be the low and the second the high end of one range.
fn is_ascending(low: &Number, high: &Number) -> bool {
    let (Some(low), Some(high)) = (hundredths(low), hundredths(high)) else { return false };
    low < high && low.checked_mul(WIDEST).is_some_and(|widest| high <= widest)
}

/// The number in hundredths; `None` where it is more exact than that.
fn hundredths(number: &Number) -> Option<u128> {
    number.scaled(2).to_whole()
}
