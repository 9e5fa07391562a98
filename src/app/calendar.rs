//! WHEN DOES A DAY BEGIN? Hours, days and months of people who are so far from Greenwich.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::Offset;
use jiff::{Span, ToSpan as _};

/// A stretch of time that people count in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stretch {
    /// An hour.
    Hour,
    /// A day.
    Day,
    /// A month of the calendar.
    Month,
}

impl Stretch {
    /// As the API names it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Hour => "hour",
            Self::Day => "day",
            Self::Month => "month",
        }
    }

    fn span(self) -> Span {
        match self {
            Self::Hour => 1.hour(),
            Self::Day => 1.day(),
            Self::Month => 1.month(),
        }
    }

    /// The beginning of the one in which `at` is.
    #[must_use]
    pub fn begin(self, at: Timestamp, offset: Offset) -> DateTime {
        let (date, time) = (offset.to_datetime(at).date(), offset.to_datetime(at).time());
        match self {
            Self::Hour => date.to_datetime(Time::MIN.saturating_add(i64::from(time.hour()).hours())),
            Self::Day => date.to_datetime(Time::MIN),
            Self::Month => date.first_of_month().to_datetime(Time::MIN),
        }
    }

    /// The first days of the last `count` of them up to `now`, in order; for days and months.
    #[must_use]
    pub fn last(self, count: usize, now: Timestamp, offset: Offset) -> Vec<Date> {
        let mut begin = self.begin(now, offset);
        let mut all = Vec::with_capacity(count);
        while all.len() < count {
            all.push(begin.date());
            begin = begin.saturating_sub(self.span());
        }
        all.reverse();
        all
    }
}

/// The moment at which a day begins.
pub(super) fn midnight(day: Date, offset: Offset) -> Timestamp {
    offset.to_timestamp(day.to_datetime(Time::MIN)).unwrap_or(Timestamp::MIN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_in_the_day_of_those_who_ask() {
        let at: Timestamp = "2026-03-01T22:30:00Z".parse().unwrap();
        let hours = |hours| Offset::constant(hours);
        for (stretch, offset, begin) in [
            (Stretch::Hour, hours(0), "2026-03-01T22:00:00"),
            (Stretch::Hour, hours(2), "2026-03-02T00:00:00"),
            (Stretch::Day, hours(0), "2026-03-01T00:00:00"),
            (Stretch::Day, hours(2), "2026-03-02T00:00:00"),
            (Stretch::Month, hours(-11), "2026-03-01T00:00:00"),
        ] {
            assert_eq!(stretch.begin(at, offset).to_string(), begin, "{stretch:?} {offset}");
        }
        let first = Stretch::Month.begin("2026-03-01T08:00:00Z".parse().unwrap(), hours(-11));
        assert_eq!(first.to_string(), "2026-02-01T00:00:00");
    }

    #[test]
    fn the_last_ones_end_with_the_present_one() {
        let now: Timestamp = "2026-03-01T22:30:00Z".parse().unwrap();
        let said = |stretch: Stretch, count| {
            stretch.last(count, now, Offset::UTC).iter().map(ToString::to_string).collect::<Vec<_>>()
        };
        assert_eq!(said(Stretch::Day, 3), ["2026-02-27", "2026-02-28", "2026-03-01"]);
        assert_eq!(said(Stretch::Month, 3), ["2026-01-01", "2026-02-01", "2026-03-01"]);
        assert_eq!(midnight(Date::constant(2026, 3, 1), Offset::constant(2)).to_string(), "2026-02-28T22:00:00Z");
    }
}
