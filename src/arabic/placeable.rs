//! What in this segment is carried over by value? Dates, amounts, percentages, numbers, codes and addresses, in English.
//!
//! For proposals (what stands in the gap), repair (which value to put in place of which) and checks (is it all there?).
//! A longer reading wins over a shorter one: a date over its numbers, "3.5 مليون دولار" over 3.5.

use super::date::relative::{self, named_at, relative_at};
use super::date::{DateFound, date_at, hijri};
use super::lexicon::{CLOCK, MONTH, RELATIVE, WEEKDAY};
use super::number::numeral::{Lead, Numeral};
use super::number::order;
use super::piece::{Piece, run_end, with_pieces};
use super::span::Span;
use super::style::Edition;
use super::token::TokenKind;

mod amount;
pub(super) mod clock;
mod code;
pub(super) mod currency;
mod decade;
mod lone;
mod many;
mod range;
mod table;
pub(super) mod unit;
mod value;
mod zone;

pub use clock::TimeOfDay;
pub use currency::Currency;
pub use lone::lone_numbers;
pub(super) use lone::lone_numbers_of;
pub use unit::Unit;
pub use value::Value;
pub use zone::Zone;

/// What a placeable is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PlaceableKind {
    /// A number, perhaps with its magnitude: ٢٥, 3.5 ملايين.
    Number,
    /// A date: "21 آب/ أغسطس 2020".
    Date,
    /// A place in an order: "الحادي والعشرون".
    Ordinal,
    /// A time of day: 10:30, "الثالثة عصرا".
    Time,
    /// A percentage: ٢٥٪, "25 في المئة".
    Percent,
    /// An amount of money: "3.5 مليون دولار".
    Currency,
    /// So much of a unit: "25 كيلومترا".
    Measure,
    /// A web address.
    Url,
    /// An e-mail address.
    Email,
    /// Signs that are carried over as they are: 5+5, 3-1, F-16, G20.
    Code,
}

impl PlaceableKind {
    /// All kinds.
    pub const ALL: [Self; 10] = [
        Self::Number,
        Self::Ordinal,
        Self::Date,
        Self::Time,
        Self::Percent,
        Self::Currency,
        Self::Measure,
        Self::Url,
        Self::Email,
        Self::Code,
    ];

    /// The name in the contract.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Ordinal => "ordinal",
            Self::Date => "date",
            Self::Time => "time",
            Self::Percent => "percent",
            Self::Currency => "currency",
            Self::Measure => "measure",
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
    /// What it says, whatever its spelling.
    pub value: Value,
    /// What a translator may want to know and nothing puts in by itself: the Gregorian day of a Hijri date, the day of
    /// "yesterday".
    pub hint: Option<String>,
}

/// All placeables of `text`, in order and disjoint, in the default style. Linear in its length.
#[must_use]
pub fn placeables(text: &str) -> Vec<Placeable> {
    placeables_in(text, &Edition::default())
}

/// All placeables of `text` for an edition: in its style, and with relative days told from its date.
#[must_use]
pub fn placeables_in(text: &str, edition: &Edition) -> Vec<Placeable> {
    with_pieces(text, |pieces| placeables_of(pieces, edition))
}

pub(in crate::arabic) fn placeables_of(pieces: &[Piece<'_>], edition: &Edition) -> Vec<Placeable> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        let (placeable, next) = placeable_at(pieces, at, edition);
        found.extend(placeable);
        at = next;
    }
    found
}

/// The placeable that begins with piece `at`, if any, and the piece to go on with: always a later one.
fn placeable_at(pieces: &[Piece<'_>], at: usize, edition: &Edition) -> (Option<Placeable>, usize) {
    let Some(piece) = pieces.get(at) else { return (None, at + 1) };
    if piece.is(TokenKind::Word) && piece.lexeme.is_none() && !piece.folded.starts_with(|c: char| c.is_ascii()) {
        return (None, at + 1);
    }
    let put = |span: Span, value: Value, hint: Option<String>| {
        Some(Placeable { span, kind: value.kind(), english: value.english(&edition.style), value, hint })
    };
    if let Some((span, time, next)) = clock::time_at(pieces, at) {
        return (put(span, Value::Time(time), None), next);
    }
    let relative = |(span, value, next): (Span, relative::Relative, usize)| {
        let hint = edition.date.and_then(|date| value.resolve(date, edition.style.dates));
        (put(span, Value::Relative(value), hint), next)
    };
    if piece.may_be(WEEKDAY | MONTH)
        && let Some(found) = named_at(pieces, at)
    {
        return relative(found);
    }
    if let Some((date, next)) = date_at(pieces, at) {
        let hint = date_hint(pieces, &date, next, edition);
        return (put(date.span, Value::Date(date.value), hint), next);
    }
    if piece.may_be(RELATIVE)
        && let Some(found) = relative_at(pieces, at)
    {
        return relative(found);
    }
    let as_it_is = |kind| (put(piece.span, Value::Verbatim(kind, piece.ascii()), None), at + 1);
    match piece.kind {
        TokenKind::Url => as_it_is(PlaceableKind::Url),
        TokenKind::Email => as_it_is(PlaceableKind::Email),
        TokenKind::Time => as_it_is(PlaceableKind::Time),
        // Digits that look like a date and say no day of a known year (21/8/20) stay as they are.
        TokenKind::Date => as_it_is(PlaceableKind::Code),
        TokenKind::Word | TokenKind::Number | TokenKind::Punctuation => {
            if let Some((span, text, next)) = code::several(pieces, at) {
                return (put(span, Value::Verbatim(PlaceableKind::Code, text), None), next);
            }
            if let Some((span, value, next)) = in_words(pieces, at) {
                return (put(span, value, None), next);
            }
            if let Some((span, value, next)) = amount::amount_at(pieces, at) {
                return (value.and_then(|value| put(span, value, None)), next);
            }
            let end = run_end(pieces, at);
            let run = pieces.get(at..end).unwrap_or_default();
            (
                code::code(run).and_then(|(span, text)| put(span, Value::Verbatim(PlaceableKind::Code, text), None)),
                end.max(at + 1),
            )
        }
    }
}

/// An ordinal, a fraction, a decade, or so many that nobody counted them.
fn in_words(pieces: &[Piece<'_>], at: usize) -> Option<(Span, Value, usize)> {
    let first = pieces.get(at)?;
    let word = first.numeral();
    let whole = |value, next: usize| {
        let end = pieces.get(next.checked_sub(1)?)?.span.end;
        let start = word.map_or(first.span.start, |word| first.after_letters(word.letters));
        Some((Span::new(start, end), value, next))
    };
    if let Some((text, next)) = many::many_at(pieces, at) {
        return whole(Value::Many(text), next);
    }
    if let Some((year, next)) = decade::decade_at(pieces, at) {
        return whole(Value::Decade(year), next);
    }
    // The hour has been looked for already; after الساعة the rest is no place in an order.
    let hour = at.checked_sub(1).and_then(|before| pieces.get(before)).is_some_and(|piece| piece.may_be(CLOCK));
    if !hour && let Some((value, next)) = order::ordinal(pieces, at) {
        return whole(Value::Ordinal(value), next);
    }
    match (word?.numeral, pieces.get(at + 1).and_then(|piece| piece.bare_numeral()).map(|word| word.numeral)) {
        (Numeral::TwoThirds, following) => {
            let noun = pieces.get(at + 1).is_some_and(Piece::is_arabic) || first.folded.ends_with('ن');
            let of_number = matches!(following, Some(Numeral::Scale { .. }));
            (noun && !of_number).then(|| whole(Value::Fraction(2, 3), at + 1)).flatten()
        }
        (Numeral::Third, None) if is_part_of_noun(pieces, at, false) => whole(Value::Fraction(1, 3), at + 1),
        (Numeral::Part(25), None) if is_part_of_noun(pieces, at, true) => whole(Value::Fraction(1, 4), at + 1),
        (Numeral::Unit { value, .. }, Some(Numeral::Parts(of))) if value < of => {
            let of_number = pieces.get(at + 2).and_then(|piece| piece.numeral());
            let of_number = of_number.is_some_and(|word| matches!(word.numeral, Numeral::Scale { .. }));
            (!of_number).then(|| whole(Value::Fraction(value, of), at + 2)).flatten()
        }
        _ => None,
    }
}

/// Whether ثلث or ربع at `at` is that part of the noun behind it: "ثلث أعضاء المجلس", "ربع السكان".
///
/// "خمسة وثلث" and "إلا ثلثا" go with what is before. ربع is much else before what is not `definite` ("ربع قرن") and before
/// some nouns: "ربع النهائي", "ربع الساعة الأخير", "الربع الخالي".
fn is_part_of_noun(pieces: &[Piece<'_>], at: usize, definite: bool) -> bool {
    const PREPOSITIONS: &[&str] = &["من", "في", "علي", "الي", "عن", "مع", "او", "ثم", "بعد", "قبل", "هذا", "هذه"];
    const OTHERS: &[&str] = &["النهائي", "النهايي", "الساعه", "القرن", "الدوري", "الكاس"];
    let Some(word) = pieces.get(at).and_then(|piece| piece.numeral()).filter(|word| !word.article) else {
        return false;
    };
    let before = at.checked_sub(1).and_then(|before| pieces.get(before));
    let behind_number = before.is_some_and(|piece| {
        piece.is_word(&["الا"]) || (word.lead == Lead::And && (piece.numeral().is_some() || piece.is(TokenKind::Number)))
    });
    let noun = pieces.get(at + 1).filter(|piece| piece.is_arabic() && piece.numeral().is_none());
    let noun = noun.filter(|piece| !piece.is_word(PREPOSITIONS) && !piece.is_word(OTHERS));
    !behind_number && noun.is_some_and(|piece| !definite || piece.is_definite())
}

/// What a date comes to: the Gregorian day of a Hijri one, the day of "5 مارس الماضي".
fn date_hint(pieces: &[Piece<'_>], date: &DateFound, next: usize, edition: &Edition) -> Option<String> {
    if let Some(about) = hijri::hint(&date.value, edition.style.dates) {
        let told = other_calendar(pieces, next);
        return Some(match told.and_then(|told| Some((told, hijri::agrees(&date.value, &told.value)?))) {
            Some((told, true)) => told.value.english_in(edition.style.dates),
            Some((told, false)) => format!("{about}, not {}", told.value.english_in(edition.style.dates)),
            None => about,
        });
    }
    let which = pieces.get(next).and_then(relative::which)?;
    relative::resolve(&date.value, which, edition.date?, edition.style.dates)
}

/// The date that is said to be the same day: "1 محرم 1445 الموافق 19 يوليو 2023".
fn other_calendar(pieces: &[Piece<'_>], at: usize) -> Option<DateFound> {
    let mut at = at;
    // A bracket, comma or stroke, then "الموافق لـ" or "الموافق يوم".
    for words in [&["الموافق", "موافق", "والموافق"][..], &["ل", "يوم", "لتاريخ"][..]] {
        let piece = pieces.get(at)?;
        at += usize::from(piece.is_mark(&["(", "،", ",", "/", "-"]));
        at += usize::from(pieces.get(at)?.is_word(words));
    }
    date_at(pieces, at).map(|(date, _)| date)
}

#[cfg(test)]
mod tests;
