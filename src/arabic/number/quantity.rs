//! How much is it, and how does English write that? A number with its magnitude: 25, 8,000, 3.5 million, "three".

use super::Number;
use crate::arabic::style::Style;

/// A number with its magnitude. Its value is exact: decimal digits, never a float.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Quantity {
    /// What stands before the magnitude: 3.5 of 3.5 million.
    number: Number,
    /// The power of ten of the magnitude: 6, 9, 12, or 0 where there is none.
    power: u8,
    /// Whether it surely counts something, and so is no year.
    counts: bool,
    /// Whether the Arabic says it in words.
    in_words: bool,
    /// Whether a sign says that it is below zero.
    negative: bool,
}

/// More decimals than these are no longer read as a magnitude: "1.25 million", but "1,312,506".
const MOST_DECIMALS: usize = 3;

/// The English number words that are one word each.
pub(crate) const SMALL: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

/// The English tens; there is none for 0 and 1.
pub(crate) const TENS: [&str; 10] =
    ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

impl Quantity {
    /// A number in digits, times 10 to the power of `power`, as it was written: "400 ألف" is 400,000, "3.5 مليون" 3.5 million.
    pub(in crate::arabic) fn in_digits(number: Number, power: u8) -> Self {
        if power == 0 {
            // Leading zeros stay: they mark a telephone number.
            return Self { number, power, counts: false, in_words: false, negative: false };
        }
        if power < 6 {
            return Self {
                number: number.scaled(power.into()),
                power: 0,
                counts: true,
                in_words: false,
                negative: false,
            };
        }
        Self { number, power, counts: true, in_words: false, negative: false }
    }

    /// A value put together from several words or numbers, with the magnitude that English gives it.
    pub(in crate::arabic) fn of_value(value: u128, in_words: bool) -> Self {
        let plain = Self { number: Number::whole(value), power: 0, counts: true, in_words, negative: false };
        let Some((power, scale)) = [(12, 10u128.pow(12)), (9, 10u128.pow(9)), (6, 10u128.pow(6))]
            .into_iter()
            .find(|&(_, scale)| value >= scale)
        else {
            return plain;
        };
        let decimals = format!("{:0width$}", value % scale, width = usize::from(power));
        let decimals = decimals.trim_end_matches('0');
        if decimals.len() > MOST_DECIMALS {
            return plain;
        }
        let mantissa =
            if decimals.is_empty() { format!("{}", value / scale) } else { format!("{}.{decimals}", value / scale) };
        // Written in digits and one full stop, it is a number; a mantissa of thousands keeps three decimals apart.
        Number::read_decimal(&mantissa).map_or(plain, |number| Self {
            number,
            power,
            counts: true,
            in_words,
            negative: false,
        })
    }

    /// A number with a part behind it: "ثلاثة ونصف" is 3.5.
    pub(in crate::arabic) fn with_part(value: u128, hundredths: u8, in_words: bool) -> Self {
        Self { number: Number::with_hundredths(value, hundredths), power: 0, counts: true, in_words, negative: false }
    }

    /// A whole number without magnitude, and a part behind it.
    pub(in crate::arabic) fn plus_part(&self, hundredths: u8) -> Option<Self> {
        let value = self.number.to_whole().filter(|_| self.power == 0)?;
        Some(Self::with_part(value, hundredths, self.in_words))
    }

    /// A number with the magnitude 10 to the power of `power`, and a part of one such behind it.
    pub(in crate::arabic) fn plus_part_of(&self, hundredths: u8, power: u8) -> Option<Self> {
        if self.power != power {
            return None;
        }
        let part = 10u128.checked_pow(power.into())?.checked_mul(hundredths.into())?.checked_div(100)?;
        let value = self.number.scaled(power.into()).to_whole()?.checked_add(part)?;
        Some(Self::of_value(value, self.in_words))
    }

    /// A part of whatever stands before: of a million in "مليون دولار ونصف", of one in "مترين ونصف".
    pub(in crate::arabic) fn plus_part_of_magnitude(&self, hundredths: u8) -> Option<Self> {
        if self.power == 0 { self.plus_part(hundredths) } else { self.plus_part_of(hundredths, self.power) }
    }

    /// The same as a year: 2003, not 2,003 and never in words.
    pub(in crate::arabic) fn into_year(self) -> Self {
        Self { counts: false, in_words: false, ..self }
    }

    /// Whether it may be a year of our time, where nothing says that it counts: 2011, but not "2,011".
    pub(in crate::arabic) fn may_be_year(&self) -> bool {
        let year = self.number.to_whole().is_some_and(|value| (1900..2100).contains(&value));
        year && self.power == 0 && !self.counts && !self.in_words
    }

    /// The exact value in canonical decimal form: "3500000", "7.5".
    #[must_use]
    pub fn value(&self) -> String {
        format!("{}{}", self.sign(), self.number.scaled(self.power.into()).value())
    }

    /// Whether both have the same [`value`](Self::value).
    #[must_use]
    pub fn equals(&self, other: &Self) -> bool {
        self.negative == other.negative && self.number.equals(self.power.into(), &other.number, other.power.into())
    }

    fn sign(&self) -> &'static str {
        if self.negative { "-" } else { "" }
    }

    /// The same below zero.
    pub(in crate::arabic) fn negated(self) -> Self {
        Self { negative: true, ..self }
    }

    /// Whether the Arabic says it in words: خمسة وعشرون.
    #[must_use]
    pub fn is_in_words(&self) -> bool {
        self.in_words
    }

    /// How English writes it: "25", "8,000", "3.5 million", and "three" where the Arabic has a word and the style wants one.
    #[must_use]
    pub fn english(&self, style: &Style) -> String {
        self.in_small_words(style).unwrap_or_else(|| self.figures(style, self.counts))
    }

    /// How English writes it before a unit, a currency or a percent sign: always in figures.
    #[must_use]
    pub fn english_amount(&self, style: &Style) -> String {
        self.figures(style, true)
    }

    /// How English writes it before a length of time: "three hours", "1,400 years".
    #[must_use]
    pub fn english_counted(&self, style: &Style) -> String {
        self.in_small_words(style).unwrap_or_else(|| self.english_amount(style))
    }

    /// The same without its magnitude, as the low end of a range has it: 10 of "10-15 million".
    pub(in crate::arabic) fn english_low(&self, style: &Style) -> String {
        Self { power: 0, ..self.clone() }.figures(style, true)
    }

    fn in_small_words(&self, style: &Style) -> Option<String> {
        let value = self.number.to_whole().filter(|_| self.in_words && self.power == 0)?;
        let small = usize::try_from(value).ok().filter(|&value| value <= style.words_to.into())?;
        // Twenty is still one word; style goes no further.
        SMALL.iter().chain([&TENS[2]]).nth(small).map(|&word| word.to_owned())
    }

    fn figures(&self, style: &Style, amount: bool) -> String {
        let number = match (style.thousands, amount) {
            (false, _) => self.number.digits(),
            (true, true) => self.number.english_amount(),
            (true, false) => self.number.english(),
        };
        let number = format!("{}{number}", self.sign());
        match self.power {
            6 => format!("{number} million"),
            9 => format!("{number} billion"),
            12 => format!("{number} trillion"),
            _ => number,
        }
    }
}
