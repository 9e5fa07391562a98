//! Which day do the digits of a date say? 21/8/2020, 2020-08-21, 25/8/1436.

use super::{Calendar, DateValue};

/// Years up to this one in a date of digits are Hijri: no news article gives a Gregorian day before it in digits.
pub(super) const LAST_HIJRI_YEAR: u16 = 1599;

/// Reads a date in ASCII digits with two separators; `None` when it says no day of a four-digit year.
pub(super) fn read(digits: &str, mark: Option<Calendar>) -> Option<DateValue> {
    let mut groups = digits.split(|c: char| !c.is_ascii_digit());
    let (first, second, third) = (groups.next()?, groups.next()?, groups.next()?);
    let year_first = first.len() == 4;
    let (year, one, other) = if year_first { (first, second, third) } else { (third, first, second) };
    if year.len() != 4 {
        return None;
    }
    let year: u16 = year.parse().ok()?;
    let (one, other): (u8, u8) = (one.parse().ok()?, other.parse().ok()?);
    let calendar = mark.unwrap_or(if year <= LAST_HIJRI_YEAR { Calendar::Hijri } else { Calendar::Gregorian });
    // Year first is ISO 8601 and its like: the month comes next. Else the day does, unless it cannot be.
    let (day, month) = match (year_first, other > 12) {
        (true, _) => (other, one),
        (false, false) => (one, other),
        (false, true) => (other, one),
    };
    let ambiguous = !year_first && one <= 12 && other <= 12 && one != other;
    exists(calendar, day, month).then_some(DateValue {
        weekday: None,
        day: Some(day),
        month: Some(month),
        year: Some(year),
        calendar,
        ambiguous,
    })
}

/// Whether `month` has a `day` in some year.
pub(super) fn exists(calendar: Calendar, day: u8, month: u8) -> bool {
    let days = match (calendar, month) {
        (Calendar::Hijri, 1..=12) => 30,
        (Calendar::Gregorian, 2) => 29,
        (Calendar::Gregorian, 4 | 6 | 9 | 11) => 30,
        (Calendar::Gregorian, 1..=12) => 31,
        _ => 0,
    };
    (1..=days).contains(&day)
}
