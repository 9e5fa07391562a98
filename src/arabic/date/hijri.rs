//! Which Gregorian day is a Hijri date? About: the tabular calendar is within a day of what was observed.
//!
//! The arithmetic (civil) Islamic calendar of E. Reingold and N. Dershowitz, *Calendrical Calculations*, 4th edition (2018),
//! chapter 7: months of 30 and 29 days in turn, and 11 leap years in a cycle of 30. Months really begin with the sighting of
//! the crescent, or by the tables of Umm al-Qura, which may be a day earlier or later in each country. So a day that is told
//! here is a hint, and never stands in English by itself.

use super::{Calendar, DateValue, names, weekday_of};
use crate::arabic::style::DateOrder;
use jiff::civil::Date;

/// By how many days what was observed may differ.
pub const UNCERTAINTY: u32 = 1;

/// The day before 1 Muharram of the year 1, counted from 1 January of the year 1 as day 1 ("fixed" days; op. cit., 7.1).
const BEFORE_FIRST_DAY: i64 = 227_014;

/// The fixed day of 1 January 1970, which `jiff` counts days from most easily.
const UNIX_EPOCH: i64 = 719_163;

/// The Gregorian day of a Hijri one, within [`UNCERTAINTY`]. `None` for a day that no calendar has, or beyond the year 9999.
#[must_use]
pub fn to_gregorian(year: u16, month: u8, day: u8) -> Option<Date> {
    if year == 0 || !super::numeric::exists(Calendar::Hijri, day, month) {
        return None;
    }
    let (year, month, day) = (i64::from(year), i64::from(month), i64::from(day));
    let fixed = BEFORE_FIRST_DAY
        + day
        + 29 * (month - 1)
        + (6 * month - 1).div_euclid(11)
        + (year - 1) * 354
        + (3 + 11 * year).div_euclid(30);
    Date::new(1970, 1, 1).ok()?.checked_add(jiff::Span::new().try_days(fixed - UNIX_EPOCH).ok()?).ok()
}

/// Whether the two dates of "1 محرم 1445 الموافق 19 يوليو 2023" can be the same day; `None` where one is not whole.
#[must_use]
pub fn agrees(hijri: &DateValue, gregorian: &DateValue) -> Option<bool> {
    let told = gregorian.civil()?;
    let days = (whole(hijri)? - told).get_days().unsigned_abs();
    Some(days <= UNCERTAINTY)
}

fn whole(hijri: &DateValue) -> Option<Date> {
    if hijri.calendar != Calendar::Hijri || hijri.ambiguous {
        return None;
    }
    to_gregorian(hijri.year?, hijri.month?, hijri.day?)
}

/// What to say of a Hijri date beside it: "19 July 2023 (±1 day)", for a month "July/August 2023", for a year "2023/2024".
#[must_use]
pub fn hint(date: &DateValue, order: DateOrder) -> Option<String> {
    if let Some(day) = whole(date) {
        let about = || format!("{} (±{UNCERTAINTY} day)", day_month_year(day, order));
        return Some(with_weekday(date, day).map_or_else(about, |day| day_month_year(day, order)));
    }
    let (Calendar::Hijri, Some(year), None) = (date.calendar, date.year, date.day) else { return None };
    let first = to_gregorian(year, date.month.unwrap_or(1), 1)?;
    let last = to_gregorian(year, date.month.unwrap_or(12), 29)?;
    let month = |date: Date| names::month_english(Calendar::Gregorian, date.month().unsigned_abs());
    Some(match (date.month, first.year() == last.year()) {
        (None, true) => first.year().to_string(),
        (None, false) => format!("{}/{}", first.year(), last.year()),
        (Some(_), _) if first.month() == last.month() => format!("{} {}", month(first), first.year()),
        (Some(_), true) => format!("{}/{} {}", month(first), month(last), first.year()),
        (Some(_), false) => format!("{} {}/{} {}", month(first), first.year(), month(last), last.year()),
    })
}

/// The weekday that is written with it says which of the three days it is.
fn with_weekday(hijri: &DateValue, day: Date) -> Option<Date> {
    let weekday = hijri.weekday?;
    let near = [Some(day), day.yesterday().ok(), day.tomorrow().ok()];
    near.into_iter().flatten().find(|&day| weekday_of(day) == weekday)
}

/// "19 July 2023".
pub(super) fn day_month_year(day: Date, order: DateOrder) -> String {
    gregorian(day, None).english_in(order)
}

/// A day as a date says it, with its weekday or without.
pub(super) fn gregorian(day: Date, weekday: Option<u8>) -> DateValue {
    DateValue {
        weekday,
        day: Some(day.day().unsigned_abs()),
        month: Some(day.month().unsigned_abs()),
        year: Some(day.year().unsigned_abs()),
        calendar: Calendar::Gregorian,
        ambiguous: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    /// Days that are given in both calendars in the literature and in almanacs.
    #[test]
    fn known_days_are_met_within_a_day() {
        for (hijri, gregorian, what) in [
            ((1445, 1, 1), date(2023, 7, 19), "new year 1445"),
            ((1444, 9, 1), date(2023, 3, 23), "Ramadan 1444"),
            ((1441, 12, 10), date(2020, 7, 31), "feast of 1441"),
            ((1400, 1, 1), date(1979, 11, 20), "the siege of Mecca"),
            ((1, 1, 1), date(622, 7, 19), "16 July 622 of the Julian calendar"),
            ((1421, 1, 1), date(2000, 4, 6), "new year 1421"),
        ] {
            let (year, month, day) = hijri;
            let found = to_gregorian(year, month, day).expect(what);
            assert!((found - gregorian).get_days().unsigned_abs() <= UNCERTAINTY, "{what}: {found}");
        }
        assert_eq!(to_gregorian(1445, 13, 1), None);
        assert_eq!(to_gregorian(0, 1, 1), None);
    }

    #[test]
    fn a_hint_says_how_sure_it_is() {
        let hijri = |day, month, year| DateValue {
            weekday: None,
            day,
            month,
            year,
            calendar: Calendar::Hijri,
            ambiguous: false,
        };
        for (date, expected) in [
            (hijri(Some(1), Some(1), Some(1445)), Some("19 July 2023 (±1 day)")),
            // The tables say Tuesday 4 August 2015.
            (DateValue { weekday: Some(2), ..hijri(Some(18), Some(10), Some(1436)) }, Some("3 August 2015")),
            (DateValue { weekday: Some(5), ..hijri(Some(18), Some(10), Some(1436)) }, Some("4 August 2015 (±1 day)")),
            (hijri(None, Some(1), Some(1445)), Some("July/August 2023")),
            (hijri(None, None, Some(1445)), Some("2023/2024")),
            (hijri(None, Some(9), None), None),
            (hijri(Some(1), Some(9), None), None),
        ] {
            assert_eq!(hint(&date, DateOrder::DayFirst).as_deref(), expected, "{date:?}");
        }
        let american = hint(&hijri(Some(1), Some(1), Some(1445)), DateOrder::MonthFirst);
        assert_eq!(american.as_deref(), Some("July 19, 2023 (±1 day)"));
    }

    proptest! {
        /// The next Hijri day is the next Gregorian one, or the same where a month has 29 days.
        #[test]
        fn days_follow_each_other(year in 1u16..9000, month in 1u8..=12, day in 1u8..=29) {
            let (Some(one), Some(next)) = (to_gregorian(year, month, day), to_gregorian(year, month, day + 1)) else {
                return Ok(());
            };
            prop_assert_eq!((next - one).get_days(), 1);
            let after = if month == 12 { to_gregorian(year + 1, 1, 1) } else { to_gregorian(year, month + 1, 1) };
            let length = to_gregorian(year, month, 1).and_then(|first| after.map(|after| (after - first).get_days()));
            prop_assert!(length.is_none_or(|days| days == 29 || days == 30), "{:?}", length);
        }
    }
}
