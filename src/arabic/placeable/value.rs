//! What does a placeable say, whatever its spelling? Typed and exact, with its English in each style.

use super::PlaceableKind;
use super::clock::TimeOfDay;
use super::currency::Currency;
use super::table::Named as _;
use super::unit::Unit;
use crate::arabic::date::DateValue;
use crate::arabic::date::relative::Relative;
use crate::arabic::number::{Number, Quantity};
use crate::arabic::style::{Percent, Style};

/// The value of a placeable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A number: خمسة وعشرون, 3.5 ملايين.
    Number(Quantity),
    /// A place in an order: "الحادي والعشرون" is 21.
    Ordinal(u8),
    /// Parts of a whole: "ثلاثة أرباع" is 3 and 4.
    Fraction(u8, u8),
    /// A percentage.
    Percent(Quantity),
    /// A percentage between two: 10-15%.
    PercentRange(Number, Number),
    /// An amount of money.
    Money(Quantity, &'static Currency),
    /// So much of a unit.
    Measure(Quantity, &'static Unit),
    /// A date.
    Date(DateValue),
    /// A time that is told from the day of the article.
    Relative(Relative),
    /// A time of day.
    Time(TimeOfDay),
    /// What is carried over as it is: an address, a code. In ASCII digits.
    Verbatim(PlaceableKind, String),
}

impl Value {
    /// What kind of placeable it is.
    #[must_use]
    pub fn kind(&self) -> PlaceableKind {
        match self {
            Self::Number(_) | Self::Fraction(..) => PlaceableKind::Number,
            Self::Ordinal(_) => PlaceableKind::Ordinal,
            Self::Percent(_) | Self::PercentRange(..) => PlaceableKind::Percent,
            Self::Money(..) => PlaceableKind::Currency,
            Self::Measure(..) => PlaceableKind::Measure,
            Self::Date(_) | Self::Relative(_) => PlaceableKind::Date,
            Self::Time(_) => PlaceableKind::Time,
            Self::Verbatim(kind, _) => *kind,
        }
    }

    /// The number in it in canonical decimal form, exact: "3500000" of "3.5 مليون دولار", "21" of an ordinal.
    #[must_use]
    pub fn decimal(&self) -> Option<String> {
        match self {
            Self::Number(quantity)
            | Self::Percent(quantity)
            | Self::Money(quantity, _)
            | Self::Measure(quantity, _) => Some(quantity.value()),
            Self::Ordinal(value) => Some(value.to_string()),
            _ => None,
        }
    }

    /// Whether both say the same, in whatever spelling: ثمانية آلاف and 8,000.
    #[must_use]
    pub fn says_the_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Number(one), Self::Number(other)) | (Self::Percent(one), Self::Percent(other)) => {
                one.value() == other.value()
            }
            (Self::Money(one, of), Self::Money(other, other_of)) => one.value() == other.value() && of == other_of,
            (Self::Measure(one, of), Self::Measure(other, other_of)) => one.value() == other.value() && of == other_of,
            (Self::Time(one), Self::Time(other)) => {
                TimeOfDay { written: None, ..one.clone() } == TimeOfDay { written: None, ..other.clone() }
            }
            _ => self == other,
        }
    }

    /// The plain numbers of two amounts of the same money or unit: 25 and 30 of "25 km" and "30 km".
    #[must_use]
    pub fn number_of_same(&self, other: &Self) -> Option<(Self, Self)> {
        match (self, other) {
            (Self::Money(one, of), Self::Money(other, other_of)) if of == other_of => Some((one, other)),
            (Self::Measure(one, of), Self::Measure(other, other_of)) if of == other_of => Some((one, other)),
            _ => None,
        }
        .map(|(one, other)| (Self::Number(one.clone()), Self::Number(other.clone())))
    }

    /// How English news writes it in that style; without an Arabic letter, and never empty.
    #[must_use]
    pub fn english(&self, style: &Style) -> String {
        match self {
            Self::Number(quantity) => quantity.english(style),
            Self::Ordinal(value) => ordinal(*value, style),
            Self::Fraction(part, of) => fraction(*part, *of),
            Self::Percent(quantity) => percent(&quantity.english_amount(style), style),
            Self::PercentRange(low, high) => percent(&format!("{}-{}", low.english(), high.english()), style),
            Self::Money(quantity, currency) => match currency.sign.filter(|_| style.money_signs) {
                Some(sign) => format!("{sign}{}", quantity.english_amount(style)),
                None => format!("{} {}", quantity.english_amount(style), currency.after(&quantity.value())),
            },
            Self::Measure(quantity, unit) => {
                format!("{} {}", quantity.english_amount(style), unit.english(&quantity.value(), style.spelling))
            }
            Self::Date(date) => date.english_in(style.dates),
            Self::Relative(relative) => relative.english(style),
            Self::Time(time) => time.english(style),
            Self::Verbatim(_, text) => text.clone(),
        }
    }
}

fn percent(number: &str, style: &Style) -> String {
    match style.percent {
        Percent::Sign => format!("{number}%"),
        Percent::OneWord => format!("{number} percent"),
        Percent::TwoWords => format!("{number} per cent"),
    }
}

/// "first", "21st": a word up to where the style writes numbers in words.
fn ordinal(value: u8, style: &Style) -> String {
    const WORDS: [&str; 11] =
        ["", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
    if let Some(word) = WORDS.get(usize::from(value)).filter(|word| value <= style.words_to && !word.is_empty()) {
        return (*word).to_owned();
    }
    let ending = match (value % 10, value % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{value}{ending}")
}

/// "three-quarters", "two-thirds".
fn fraction(part: u8, of: u8) -> String {
    let part = match part {
        2 => "two".to_owned(),
        3 => "three".to_owned(),
        4 => "four".to_owned(),
        5 => "five".to_owned(),
        6 => "six".to_owned(),
        7 => "seven".to_owned(),
        8 => "eight".to_owned(),
        9 => "nine".to_owned(),
        more => more.to_string(),
    };
    let of = match of {
        3 => "thirds",
        4 => "quarters",
        5 => "fifths",
        6 => "sixths",
        8 => "eighths",
        _ => "tenths",
    };
    format!("{part}-{of}")
}
