//! Of which day is this article? What its own date line says.
//!
//! For relative days ("yesterday"). The day on which somebody took the article in says nothing about it.

use super::Role;
use crate::arabic::dates;
use jiff::civil::Date;

/// The first whole Gregorian date in a segment that is a date line or byline; `None` where none says one.
pub fn published<'a>(segments: impl IntoIterator<Item = (Role, &'a str)>) -> Option<Date> {
    let lines = segments.into_iter().filter(|(role, _)| *role == Role::Meta);
    lines.flat_map(|(_, text)| dates(text)).find_map(|found| found.value.civil())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn only_a_date_line_says_the_day() {
        let line = (Role::Meta, "طرابلس، الاثنين 27 مارس 2023");
        let body = (Role::Body, "انتخب المجلس في 3 أبريل 2019.");
        assert_eq!(published([body, line]), Some(date(2023, 3, 27)));
        assert_eq!(published([body]), None);
        assert_eq!(published([(Role::Meta, "3/4/2023"), (Role::Meta, "آذار 2023")]), None, "which of the two is open");
    }
}
