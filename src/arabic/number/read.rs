//! Which number is this? Digits, words and both together, read as the grammar of numerals puts them together.
//!
//! K. Ryding, *A Reference Grammar of Modern Standard Arabic* (2005), chapter 15: 11 to 19 are two words (خمسة عشر), units
//! come before tens with و (خمسة وعشرون), hundreds before both (مئة وخمسة وعشرون), and each magnitude takes such a number
//! before it (خمسة وعشرون ألفا) and a smaller one with و behind it (مليون ومئتا ألف). A magnitude alone is one, its dual two.
//! The decimal mark is read out as فاصل or فاصلة: "خمسة فاصل ثلاثة" is 5.3.
//!
//! What letters say is read here; whether a lone word is a number at all is decided in [`super::sure`].

use super::digits::{decimal_mark, digits, with_decimals};
use super::numeral::{Form, Lead, Numeral, Word};
use super::{Number, Quantity};
use crate::arabic::piece::{Piece, run_end};
use crate::arabic::token::TokenKind;

/// A number as it stands in a text.
pub(in crate::arabic) struct Found {
    /// What it says.
    pub(in crate::arabic) quantity: Quantity,
    /// The piece after it.
    pub(in crate::arabic) next: usize,
    /// The number before its magnitude, where it has one magnitude or none: 5 of "5 آلاف".
    pub(in crate::arabic) mantissa: Option<Number>,
    /// The power of ten of its first magnitude: 3 of "5 آلاف", 0 where there is none.
    pub(in crate::arabic) power: u8,
}

/// One part of a number: what stands before a magnitude, and its power of ten.
struct Term {
    value: Value,
    power: u8,
    next: usize,
}

enum Value {
    Digits(Number),
    /// In hundredths where a part is in it: ربع مليون.
    Words {
        whole: u128,
        hundredths: u8,
    },
    /// A magnitude without a number before it: مليون is one, مليونين two.
    Alone(u128),
}

impl Term {
    /// The number before the magnitude.
    fn number(&self) -> Option<Number> {
        match &self.value {
            Value::Digits(number) => Some(number.clone()),
            Value::Words { whole, hundredths } => Some(Number::with_hundredths(*whole, *hundredths)),
            Value::Alone(_) => None,
        }
    }

    /// The value with its magnitude; `None` when it is not whole.
    fn total(&self) -> Option<u128> {
        let scale = 10u128.checked_pow(self.power.into())?;
        match &self.value {
            Value::Digits(number) => number.scaled(self.power.into()).to_whole(),
            Value::Words { whole, hundredths: 0 } | Value::Alone(whole) => whole.checked_mul(scale),
            Value::Words { whole, hundredths } => {
                whole.checked_mul(scale)?.checked_add(scale.checked_mul((*hundredths).into())?.checked_div(100)?)
            }
        }
    }
}

/// The number that begins with piece `at`. Looks a bounded number of pieces ahead.
pub(in crate::arabic) fn number_at(pieces: &[Piece<'_>], at: usize) -> Option<Found> {
    let first = term(pieces, at)?;
    let in_words = !matches!(first.value, Value::Digits(_));
    let mut next = first.next;
    let (mut power, mut total) = (first.power, first.total());
    let mut several = in_words;
    while let (Some(sum), Some(joined)) = (total, and(pieces, next)) {
        if let Some((hundredths, after)) = part_behind(pieces, joined, power) {
            if power == 0 {
                let quantity = Quantity::with_part(sum, hundredths?, in_words);
                return Some(Found { quantity, next: after, mantissa: None, power: first.power });
            }
            let part = 10u128.checked_pow(power.into())?.checked_mul(hundredths?.into())?.checked_div(100)?;
            let quantity = Quantity::of_value(sum.checked_add(part)?, in_words);
            return Some(Found { quantity, next: after, mantissa: None, power: first.power });
        }
        let Some((smaller, value)) = (power > 0).then(|| smaller(pieces, joined, power)).flatten() else { break };
        total = sum.checked_add(value);
        (power, next, several) = (smaller.power, smaller.next, true);
    }
    let mantissa = first.number().filter(|_| next == first.next);
    let quantity = match (first.value, total) {
        (_, Some(total)) if several => Quantity::of_value(total, in_words),
        (Value::Digits(number), _) => Quantity::in_digits(number, first.power),
        _ => return None,
    };
    Some(Found { quantity, next, mantissa, power: first.power })
}

/// A term behind و that is smaller than the magnitude before it: 400 million after 164 billion, but no 300,000 after 25,000.
fn smaller(pieces: &[Piece<'_>], at: usize, power: u8) -> Option<(Term, u128)> {
    let term = term(pieces, at)?;
    let value = term.total()?;
    let percent = pieces.get(term.next).is_some_and(|piece| piece.is_mark(&["%"]));
    let fits = term.power < power && value < 10u128.checked_pow(power.into())? && !percent;
    // 1.5 and 007 are not what is left of a sum.
    let plain = match &term.value {
        Value::Digits(number) => number.to_whole().is_some() && !number.digits().starts_with('0'),
        Value::Words { hundredths, .. } => *hundredths == 0 || term.power > 0,
        Value::Alone(_) => true,
    };
    (fits && plain).then_some((term, value))
}

fn term(pieces: &[Piece<'_>], at: usize) -> Option<Term> {
    let first = pieces.get(at)?;
    if first.is(TokenKind::Number) {
        let (number, next) = digits(pieces, at)?;
        let (number, next) = match decimal_mark(pieces, next) {
            Some(from) => with_decimals(pieces, &number.value(), from)?,
            None => (number, next),
        };
        let (power, next) = magnitude(pieces, next).unwrap_or((0, next));
        return Some(Term { value: Value::Digits(number), power, next });
    }
    let words = |whole, hundredths, power, next| Some(Term { value: Value::Words { whole, hundredths }, power, next });
    match first.numeral()?.numeral {
        Numeral::Scale { power, form } => {
            let whole = match form {
                Form::Plural => return None,
                Form::Dual | Form::Construct => 2,
                Form::Alef if is_dual_before_noun(pieces, at) => 2,
                Form::Singular | Form::Alef => 1,
            };
            let (power, next) = higher(pieces, at + 1, power).unwrap_or((power, at + 1));
            Some(Term { value: Value::Alone(whole), power, next })
        }
        Numeral::Part(hundredths) => {
            let (power, next) = scale_of_part(pieces, at + 1)?;
            words(0, hundredths, power, next)
        }
        Numeral::Unit { value: 3, .. } if pieces.get(at + 1).is_some_and(is_quarters) => {
            let (power, next) = scale_of_part(pieces, at + 2)?;
            words(0, 75, power, next)
        }
        _ => {
            let (whole, next) = below_thousand(pieces, at)?;
            if let Some(from) = decimal_mark(pieces, next) {
                let (number, next) = with_decimals(pieces, &whole.to_string(), from)?;
                let (power, next) = magnitude(pieces, next).unwrap_or((0, next));
                return Some(Term { value: Value::Digits(number), power, next });
            }
            // "واحد مليون" is no Arabic.
            let (power, next) = magnitude(pieces, next).filter(|_| whole > 1).unwrap_or((0, next));
            words(whole.into(), 0, power, next)
        }
    }
}

/// ألفا before a noun is two thousand: the dual has lost its nun. Before و, a preposition or a stop it is one, in the accusative.
fn is_dual_before_noun(pieces: &[Piece<'_>], at: usize) -> bool {
    const NO_NOUN: &[&str] =
        &["من", "في", "علي", "الي", "عن", "مع", "او", "ثم", "بعد", "قبل", "خلال", "منذ", "حتي", "كما", "لكن"];
    let next = pieces.get(at + 1);
    next.is_some_and(|next| {
        next.is_arabic() && !next.is_word(NO_NOUN) && !next.folded.starts_with('و') && !next.is_definite()
    })
}

/// The power of ten of the magnitude at `at`, which follows its number with nothing written onto it.
pub(in crate::arabic) fn magnitude(pieces: &[Piece<'_>], at: usize) -> Option<(u8, usize)> {
    match pieces.get(at)?.bare_numeral()?.numeral {
        Numeral::Scale { power, form: Form::Singular | Form::Alef | Form::Plural } => {
            Some(higher(pieces, at + 1, power).unwrap_or((power, at + 1)))
        }
        _ => None,
    }
}

/// "ألف مليار" is a trillion: a magnitude of a magnitude. Only thousands are counted so.
fn higher(pieces: &[Piece<'_>], at: usize, power: u8) -> Option<(u8, usize)> {
    match pieces.get(at).filter(|_| power == 3)?.bare_numeral()?.numeral {
        Numeral::Scale { power: of @ (6 | 9), form: Form::Singular } => Some((power + of, at + 1)),
        _ => None,
    }
}

/// The magnitude of which half or a quarter is meant: "نصف مليون", "ربع المليار".
fn scale_of_part(pieces: &[Piece<'_>], at: usize) -> Option<(u8, usize)> {
    let word = pieces.get(at)?.numeral().filter(|word| word.lead == Lead::Nothing)?;
    match word.numeral {
        Numeral::Scale { power: power @ 6.., form: Form::Singular } => Some((power, at + 1)),
        _ => None,
    }
}

fn is_quarters(piece: &Piece<'_>) -> bool {
    piece.bare_numeral().is_some_and(|word| word.numeral == Numeral::Parts(4))
}

/// The half or quarter at `at` behind a number: "ونصف", "ونصف المليون", "وربع مليون".
///
/// `Some((None, _))` says that there is one which no decimal number is (a third). Before a noun it is half of that: "ونصف السكان".
fn part_behind(pieces: &[Piece<'_>], at: usize, power: u8) -> Option<(Option<u8>, usize)> {
    let (part, after) = match pieces.get(at)?.numeral().filter(|word| !word.article)?.numeral {
        Numeral::Part(hundredths) => (Some(hundredths), at + 1),
        Numeral::Unit { value: 3, .. } if pieces.get(at + 1).is_some_and(is_quarters) => (Some(75), at + 2),
        Numeral::Third => (None, at + 1),
        _ => return None,
    };
    if let Some((of, next)) = scale_of_part(pieces, after) {
        return (of == power).then_some((part, next));
    }
    pieces.get(after).is_none_or(|piece| !piece.is_definite()).then_some((part, after))
}

/// Where the numeral stands that و joins to what is before `at`: in the same word (وعشرون) or apart ("و 20").
fn and(pieces: &[Piece<'_>], at: usize) -> Option<usize> {
    let piece = pieces.get(at)?;
    if piece.is_word(&["و"]) {
        let next = pieces.get(at + 1)?;
        return (next.bare_numeral().is_some() || next.is(TokenKind::Number)).then_some(at + 1);
    }
    // وأحد is folded like واحد, which has its own waw.
    let one_of_teens = piece.bare_numeral().is_some_and(|word| word.numeral == Numeral::One)
        && matches!(bare(pieces, at + 1), Some(Numeral::Ten { .. }));
    (one_of_teens || piece.numeral().is_some_and(|word| word.lead == Lead::And)).then_some(at)
}

pub(super) fn below_thousand(pieces: &[Piece<'_>], at: usize) -> Option<(u32, usize)> {
    let (hundreds, next) = match (pieces.get(at)?.numeral()?.numeral, bare(pieces, at + 1)) {
        (Numeral::Hundreds(hundreds), _) => (u32::from(hundreds), at + 1),
        // Written apart: "ثلاث مئة".
        (Numeral::Unit { value, short: true }, Some(Numeral::Hundreds(100))) => (u32::from(value) * 100, at + 2),
        _ => return below_hundred(pieces, at),
    };
    let Some(joined) = and(pieces, next) else { return Some((hundreds, next)) };
    if let Some((rest, after)) = below_hundred(pieces, joined) {
        return Some((hundreds + rest, after));
    }
    let digits =
        pieces.get(joined).filter(|piece| piece.is(TokenKind::Number) && run_end(pieces, joined) == joined + 1);
    let rest = digits.and_then(|piece| piece.folded.parse::<u32>().ok()).filter(|rest| (1..100).contains(rest));
    Some(rest.map_or((hundreds, next), |rest| (hundreds + rest, joined + 1)))
}

fn below_hundred(pieces: &[Piece<'_>], at: usize) -> Option<(u32, usize)> {
    let numeral = pieces.get(at)?.numeral()?.numeral;
    let (unit, alone) = match numeral {
        Numeral::Zero => return Some((0, at + 1)),
        Numeral::One => (1, true),
        Numeral::OneOfTeens => (1, false),
        Numeral::Two => (2, true),
        Numeral::TwoOfTeens => (2, false),
        Numeral::Unit { value, .. } => (u32::from(value), true),
        Numeral::UnitOfTens(value) => (u32::from(value), false),
        Numeral::Ten { .. } => return Some((10, at + 1)),
        Numeral::Tens(tens) => return Some((tens.into(), at + 1)),
        _ => return None,
    };
    let teens = !matches!(numeral, Numeral::Two | Numeral::UnitOfTens(_));
    if teens && let Some(Numeral::Ten { .. }) = bare(pieces, at + 1) {
        return Some((unit + 10, at + 2));
    }
    if numeral != Numeral::TwoOfTeens
        && let Some(joined) = and(pieces, at + 1)
        && let Some(Numeral::Tens(tens)) = pieces.get(joined).and_then(|piece| piece.numeral()).map(|word| word.numeral)
    {
        return Some((unit + u32::from(tens), joined + 1));
    }
    alone.then_some((unit, at + 1))
}

pub(super) fn bare(pieces: &[Piece<'_>], at: usize) -> Option<Numeral> {
    Some(pieces.get(at)?.bare_numeral()?.numeral)
}

/// The ordinal that begins with piece `at`, and the piece after it: الأول is 1, "الحادي والعشرون" 21, "السابعة عشرة" 17,
/// "الخامسة بعد المئة" 105, "المئة والخمسون" 150.
pub(in crate::arabic) fn ordinal_at(pieces: &[Piece<'_>], at: usize) -> Option<(u32, usize)> {
    let first = pieces.get(at)?.numeral()?;
    if let Numeral::Hundreds(hundreds) = first.numeral {
        return first.article.then(|| hundreds_in_order(pieces, at, hundreds.into()));
    }
    let (value, next) = ordinal_below_hundred(pieces, at)?;
    if !first.article || !pieces.get(next).is_some_and(|piece| piece.is_word(&["بعد"])) {
        return Some((value, next));
    }
    match pieces.get(next + 1).and_then(|piece| piece.numeral()).filter(|word| word.article && word.letters == 0) {
        // "الخامسة بعد المئة"; "بعد الثلاثمئة والخمسين" goes on, and is left out.
        Some(Word { numeral: Numeral::Hundreds(hundreds), .. }) => {
            and(pieces, next + 2).is_none().then_some((value + u32::from(hundreds), next + 2))
        }
        Some(Word { numeral: Numeral::Scale { .. }, .. }) => None,
        _ => Some((value, next)),
    }
}

/// A hundred with the article, and what is joined to it: "المئة والخمسون", "المئة والخامسة والعشرون".
fn hundreds_in_order(pieces: &[Piece<'_>], at: usize, hundreds: u32) -> (u32, usize) {
    let Some(joined) = and(pieces, at + 1) else { return (hundreds, at + 1) };
    let rest = ordinal_below_hundred(pieces, joined).or_else(|| below_hundred(pieces, joined));
    rest.map_or((hundreds, at + 1), |(rest, next)| (hundreds + rest, next))
}

fn ordinal_below_hundred(pieces: &[Piece<'_>], at: usize) -> Option<(u32, usize)> {
    let first = pieces.get(at)?.numeral()?;
    let (unit, alone) = match first.numeral {
        Numeral::Ordinal(value @ 1..=10) => (u32::from(value), true),
        Numeral::FirstOfTeens => (1, false),
        Numeral::Tens(tens) if first.article => return Some((tens.into(), at + 1)),
        _ => return None,
    };
    if !first.article {
        return (first.numeral != Numeral::FirstOfTeens).then_some((unit, at + 1));
    }
    if let Some(Numeral::Ten { .. }) = bare(pieces, at + 1).filter(|_| unit < 10) {
        return Some((unit + 10, at + 2));
    }
    let apart = pieces.get(at + 1).is_some_and(|piece| piece.is_word(&["و"]));
    let joined = at + 1 + usize::from(apart);
    let lead = if apart { Lead::Nothing } else { Lead::And };
    if unit < 10
        && let Some(word) = pieces.get(joined).and_then(|piece| piece.numeral()).filter(|word| word.lead == lead)
        && let (Numeral::Tens(tens), true) = (word.numeral, word.article)
    {
        return Some((unit + u32::from(tens), joined + 1));
    }
    alone.then_some((unit, at + 1))
}
