//! What does a number in digits say? Its exact value, and how English news writes it.
//!
//! Values are decimal strings, never floats: what stood in the article comes out digit by digit.
//!
//! Arabic pages write thousands as `١٬٢٥٠`, `1,250` and `١،٢٥٠`, and decimals as `٣٫٥`, `3.5`, `3,5` and `٣،٥`. A comma
//! before exactly three digits parts thousands (`1,250`), any other is a decimal mark (`1,6 مليون`). A single full stop
//! parts thousands before `000` (`50.000 دولار`); before three other digits it may be either (`12.500 جندي`,
//! `388.720 دولار`), so it stays a decimal mark and is carried over as written.

use super::chars::{digit_value, is_invisible};

mod digits;
pub(super) mod numeral;
pub(super) mod order;
pub mod quantity;
pub(super) mod read;
#[cfg(test)]
mod spell;
pub(super) mod sure;

pub use quantity::Quantity;

/// From so many digits on an ungrouped number is surely not a year: 1250000 is "1,250,000", 2019 stays.
const GROUPED_FROM: usize = 5;
/// A longer run of digits without separators is an account or a serial number, not a quantity.
const LONGEST_QUANTITY: usize = 15;

/// A number written in digits.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Number {
    /// ASCII digits before the decimal mark, as written: leading zeros stay.
    integer: String,
    /// ASCII digits after it; empty when there is none.
    fraction: String,
    grouped: bool,
}

impl Number {
    /// Reads the text of a number token in digits of any of the three sets; `None` when it is no number.
    ///
    /// Linear in `token`.
    #[must_use]
    pub fn read(token: &str) -> Option<Self> {
        let mut groups = vec![String::new()];
        let mut separators = Vec::new();
        for c in token.chars().filter(|&c| !is_invisible(c)) {
            match (digit_value(c), groups.last_mut()) {
                (Some(value), Some(group)) => group.push(char::from(b'0' + value)),
                _ if matches!(c, '.' | ',' | '٫' | '٬' | '،') => {
                    separators.push(c);
                    groups.push(String::new());
                }
                _ => return None,
            }
        }
        if groups.iter().any(String::is_empty) {
            return None;
        }
        let last = groups.pop()?;
        let Some(mark) = separators.pop() else {
            return Some(Self { integer: last, fraction: String::new(), grouped: false });
        };
        let first = separators.first().copied();
        let grouped = !separators.is_empty();
        let parts_thousands = last.len() == 3
            && match first {
                Some(first) => mark == first,
                None => {
                    (matches!(mark, '٬' | ',' | '،') || (mark == '.' && last == "000"))
                        && groups.iter().all(|group| group.len() <= 3 && !group.starts_with('0'))
                }
            };
        let integer = groups.concat();
        Some(if parts_thousands {
            Self { integer: integer + &last, fraction: String::new(), grouped: true }
        } else {
            Self { integer, fraction: last, grouped }
        })
    }

    /// A whole number.
    #[must_use]
    pub fn whole(value: u128) -> Self {
        Self { integer: value.to_string(), fraction: String::new(), grouped: false }
    }

    /// A whole number, and `hundredths` of one behind it: 3 and 50 are 3.5.
    #[must_use]
    pub fn with_hundredths(value: u128, hundredths: u8) -> Self {
        let fraction = format!("{:02}", hundredths.min(99));
        Self { fraction: fraction.trim_end_matches('0').to_owned(), ..Self::whole(value) }
    }

    /// Reads ASCII digits with at most one full stop, which is the decimal mark whatever stands behind it: 1.250 is 1.25.
    pub(super) fn read_decimal(text: &str) -> Option<Self> {
        let (integer, fraction) = text.split_once('.').unwrap_or((text, ""));
        let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        (!integer.is_empty() && digits(integer) && digits(fraction)).then(|| Self {
            integer: integer.to_owned(),
            fraction: fraction.to_owned(),
            grouped: false,
        })
    }

    /// Reads a decimal number whose parts are turned in the text: "935ر6 مليون" is 6.935 million.
    ///
    /// News agencies write the letter ر, or a full stop with a right-to-left mark, for the decimal comma. Bidi display
    /// (Unicode Standard Annex #9) then shows the two runs of digits from right to left, so that the decimal part comes
    /// first in the text and last on the page. `None` unless both are plain digits.
    #[must_use]
    pub fn read_turned(fraction: &str, integer: &str) -> Option<Self> {
        let (fraction, integer) = (Self::read(fraction)?, Self::read(integer)?);
        let plain = |number: &Self| number.fraction.is_empty() && !number.grouped;
        (plain(&fraction) && plain(&integer)).then_some(Self { fraction: fraction.integer, ..integer })
    }

    /// The value in canonical decimal form, for comparing: ٠٠٧٫٥٠, 7.5 and 7,5 are all "7.5".
    #[must_use]
    pub fn value(&self) -> String {
        let integer = self.integer.trim_start_matches('0');
        let integer = if integer.is_empty() { "0" } else { integer };
        match self.fraction.trim_end_matches('0') {
            "" => integer.to_owned(),
            fraction => format!("{integer}.{fraction}"),
        }
    }

    /// How English writes it where nothing says what it counts: ١٢٥٠٠٠٠ is "1,250,000", ٢٠١٩ "2019", ١٬٢٥٠ "1,250".
    #[must_use]
    pub fn english(&self) -> String {
        self.write(self.is_grouped())
    }

    /// Its digits without commas: "1250000", "3.5".
    #[must_use]
    pub fn digits(&self) -> String {
        self.write(false)
    }

    /// Whether it cannot be a year, a telephone number or a code, so that English parts its thousands.
    fn is_grouped(&self) -> bool {
        self.grouped || (self.integer.len() >= GROUPED_FROM && self.is_quantity())
    }

    /// How English writes it where it counts something and so cannot be a year: "7000 دولار" is "$7,000".
    #[must_use]
    pub fn english_amount(&self) -> String {
        self.write(self.grouped || self.is_quantity())
    }

    /// The number times 10 to the power of `power`: ٤٠٠ (ألف) is 400000.
    #[must_use]
    pub fn scaled(&self, power: usize) -> Self {
        let mut integer = self.integer.clone();
        let moved = self.fraction.len().min(power);
        let (front, rest) = self.fraction.split_at(moved);
        integer.push_str(front);
        integer.extend(std::iter::repeat_n('0', power - moved));
        let integer = match integer.trim_start_matches('0') {
            "" => "0",
            trimmed => trimmed,
        };
        Self { integer: integer.to_owned(), fraction: rest.to_owned(), grouped: self.grouped }
    }

    /// Its digits without the zeros at either end, how many zeros are behind the last of them, and how many digits stand behind
    /// the decimal mark, zeros too. Zero has no digits.
    fn significant(&self) -> (impl Iterator<Item = u8> + '_, usize, usize) {
        let digits = self.integer.bytes().chain(self.fraction.bytes());
        let count = self.integer.len() + self.fraction.len();
        let leading = digits.clone().take_while(|&digit| digit == b'0').count();
        let trailing = digits.clone().rev().take_while(|&digit| digit == b'0').count();
        (digits.skip(leading).take(count.saturating_sub(leading + trailing)), trailing, self.fraction.len())
    }

    /// Whether this times 10 to the power of `power` is `other` times 10 to that power. Linear, and nothing is allocated.
    fn equals(&self, power: usize, other: &Self, other_power: usize) -> bool {
        let ((mut digits, up, down), (other_digits, other_up, other_down)) = (self.significant(), other.significant());
        let same_power = power + up + other_down == other_power + other_up + down;
        let mut others = other_digits.peekable();
        match others.peek() {
            Some(_) => same_power && digits.eq(others),
            None => digits.next().is_none(),
        }
    }

    /// The value of a whole number; `None` when it has a decimal part or more than 38 digits.
    #[must_use]
    pub fn to_whole(&self) -> Option<u128> {
        self.value().parse().ok()
    }

    /// A leading zero marks a telephone number or a code (00218…), and so does a very long run.
    fn is_quantity(&self) -> bool {
        !self.integer.starts_with('0') && self.integer.len() <= LONGEST_QUANTITY
    }

    fn write(&self, grouped: bool) -> String {
        let mut english = String::with_capacity(self.integer.len() * 4 / 3 + self.fraction.len() + 1);
        for (at, digit) in self.integer.chars().enumerate() {
            if grouped && at > 0 && (self.integer.len() - at).is_multiple_of(3) {
                english.push(',');
            }
            english.push(digit);
        }
        if !self.fraction.is_empty() {
            english.push('.');
            english.push_str(&self.fraction);
        }
        english
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_have_a_value_and_an_english_form() {
        for (token, value, english) in [
            ("٢٥", "25", "25"),
            ("2019", "2019", "2019"),
            ("۱۹۹۸", "1998", "1998"),
            ("1250000", "1250000", "1,250,000"),
            ("١٬٢٥٠٬٠٠٠", "1250000", "1,250,000"),
            ("1,250", "1250", "1,250"),
            ("١،٢٥٠", "1250", "1,250"),
            ("1.250.000", "1250000", "1,250,000"),
            ("50.000", "50000", "50,000"),
            ("1.250", "1.25", "1.250"),
            ("1,6", "1.6", "1.6"),
            ("٣٫٥", "3.5", "3.5"),
            ("٣،٥", "3.5", "3.5"),
            ("0,125", "0.125", "0.125"),
            ("1,250,000.75", "1250000.75", "1,250,000.75"),
            ("١٬٢٥٠٫٥٠", "1250.5", "1,250.50"),
            ("1.250.000,5", "1250000.5", "1,250,000.5"),
            ("00218912345678", "218912345678", "00218912345678"),
            ("1250.5", "1250.5", "1250.5"),
            ("0", "0", "0"),
        ] {
            let number = Number::read(token).expect(token);
            assert_eq!((number.value().as_str(), number.english().as_str()), (value, english), "{token}");
        }
    }

    #[test]
    fn what_is_no_number_is_none() {
        for token in ["", "خمسة", "1/2", "1,", ".5", "10:30"] {
            assert_eq!(Number::read(token), None, "{token}");
        }
    }

    #[test]
    fn the_decimals_come_first_where_display_turns_them() {
        assert_eq!(Number::read_turned("٩٣٥", "6").map(|n| n.english()), Some("6.935".into()));
        assert_eq!(Number::read_turned("88", "0").map(|n| n.value()), Some("0.88".into()));
        assert_eq!(Number::read_turned("1.5", "6"), None);
    }

    #[test]
    fn amounts_are_grouped_and_scaled_exactly() {
        let read = |token| Number::read(token).expect(token);
        assert_eq!(read("7000").english_amount(), "7,000");
        assert_eq!(read("400").scaled(3).english_amount(), "400,000");
        assert_eq!(read("1.25").scaled(3).english_amount(), "1,250");
        assert_eq!(read("0.5").scaled(3).english_amount(), "500");
        assert_eq!(read("2.5").scaled(0).value(), "2.5");
        assert_eq!(Number::with_hundredths(3, 50).english(), "3.5");
        assert_eq!((read("3.0").to_whole(), read("3.1").to_whole()), (Some(3), None));
    }

    proptest! {
        /// The digit set changes neither value nor English.
        #[test]
        fn digits_of_any_set_say_the_same(token in "[0-9]{1,9}([.,][0-9]{1,4})?") {
            let shift = |zero: u32| -> String {
                token.chars().map(|c| c.to_digit(10).and_then(|d| char::from_u32(zero + d)).unwrap_or(c)).collect()
            };
            let ascii = Number::read(&token);
            prop_assert!(ascii.is_some());
            prop_assert_eq!(&ascii, &Number::read(&shift(0x0660)));
            prop_assert_eq!(&ascii, &Number::read(&shift(0x06F0)));
        }

        /// The English form reads back as the same value.
        #[test]
        fn english_keeps_the_value(token in "[1-9][0-9]{0,17}|[0-9]{1,3}(,[0-9]{3}){2,3}([.][0-9]{1,4})?") {
            let number = Number::read(&token).expect("a number");
            let again = Number::read(&number.english()).expect("a number");
            prop_assert_eq!(number.value(), again.value());
        }

        /// Compared without writing them out, numbers are equal where their values are.
        #[test]
        fn equal_is_of_equal_value(
            one in "[0-2]{1,3}([.][0-2]{1,3})?", other in "[0-2]{1,3}([.][0-2]{1,3})?", power in 0usize..4, more in 0usize..4,
        ) {
            let (Some(one), Some(other)) = (Number::read(&one), Number::read(&other)) else { return Ok(()) };
            let same = one.scaled(power).value() == other.scaled(more).value();
            prop_assert_eq!(one.equals(power, &other, more), same);
            prop_assert!(one.equals(power, &one.scaled(power), 0));
        }

        /// Any input at all.
        #[test]
        fn never_panics(token in "\\PC{0,20}|[0-9٠-٩.,٬٫،]{0,20}", power in 0usize..20) {
            if let Some(number) = Number::read(&token) {
                let _ = (number.english(), number.scaled(power).value(), number.to_whole());
            }
        }
    }
}
