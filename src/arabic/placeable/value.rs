//! What does a placeable say, whatever its spelling? Typed and exact, with its English in each style.

use super::PlaceableKind;
use super::clock::TimeOfDay;
use super::currency::Currency;
use super::table::Named as _;
use super::unit::Unit;
use crate::arabic::date::DateValue;
use crate::arabic::date::relative::Relative;
use crate::arabic::number::Quantity;
use crate::arabic::style::{Percent, Style};

/// The value of a placeable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A number: خمسة وعشرون, 3.5 ملايين.
    Number(Quantity),
    /// A place in an order: "الحادي والعشرون" is 21.
    Ordinal(u32),
    /// So many that nobody counted them, in English: "مئات الآلاف من" is "hundreds of thousands of".
    Many(String),
    /// Ten years, by the first of them: "تسعينيات القرن الماضي" is 1990.
    Decade(u32),
    /// Parts of a whole: "ثلاثة أرباع" is 3 and 4.
    Fraction(u8, u8),
    /// A percentage.
    Percent(Quantity),
    /// Between two amounts of the same kind and magnitude, with a dash: 10-15%, "10-15 مليون دولار".
    Range(Box<Value>, Box<Value>),
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
            Self::Number(_) | Self::Fraction(..) | Self::Many(_) => PlaceableKind::Number,
            Self::Ordinal(_) => PlaceableKind::Ordinal,
            Self::Percent(_) => PlaceableKind::Percent,
            Self::Range(_, high) => high.kind(),
            Self::Money(..) => PlaceableKind::Currency,
            Self::Measure(..) => PlaceableKind::Measure,
            Self::Date(_) | Self::Relative(_) | Self::Decade(_) => PlaceableKind::Date,
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
            (Self::Number(one), Self::Number(other)) | (Self::Percent(one), Self::Percent(other)) => one.equals(other),
            (Self::Range(low, high), Self::Range(other_low, other_high)) => {
                low.says_the_same(other_low) && high.says_the_same(other_high)
            }
            (Self::Money(one, of), Self::Money(other, other_of)) => one.equals(other) && of == other_of,
            (Self::Measure(one, of), Self::Measure(other, other_of)) => one.equals(other) && of == other_of,
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
            Self::Many(text) => text.clone(),
            Self::Decade(year) => format!("{year}s"),
            Self::Fraction(part, of) => fraction(*part, *of),
            Self::Percent(quantity) => percent(&quantity.english_amount(style), style),
            Self::Range(low, high) => format!("{}-{}", low.english_low(style), high.english(style)),
            Self::Money(quantity, currency) => match currency.sign_in(style) {
                Some(sign) => format!("{sign}{}", quantity.english_amount(style)),
                None => format!("{} {}", quantity.english_amount(style), currency.after(&quantity.value())),
            },
            Self::Measure(quantity, unit) => {
                let number = if unit.time { quantity.english_counted(style) } else { quantity.english_amount(style) };
                format!("{number} {}", unit.english(&quantity.value(), style.spelling))
            }
            Self::Date(date) => date.english_in(style.dates),
            Self::Relative(relative) => relative.english(style),
            Self::Time(time) => time.english(style),
            Self::Verbatim(_, text) => text.clone(),
        }
    }
}

impl Value {
    /// The low end of a range: the number alone, but money that has a sign in full, "$10 million-$15 million".
    fn english_low(&self, style: &Style) -> String {
        match self {
            Self::Money(_, currency) if currency.sign_in(style).is_some() => self.english(style),
            Self::Number(quantity)
            | Self::Percent(quantity)
            | Self::Money(quantity, _)
            | Self::Measure(quantity, _) => quantity.english_low(style),
            _ => self.english(style),
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
fn ordinal(value: u32, style: &Style) -> String {
    const WORDS: [&str; 11] =
        ["", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
    let word = usize::try_from(value).ok().and_then(|value| WORDS.get(value));
    if let Some(word) = word.filter(|word| value <= style.words_to.into() && !word.is_empty()) {
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
        1 => return format!("one-{}", if of == 3 { "third" } else { "quarter" }),
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
