//! Which day is "yesterday"? Days, weeks, months and years that are told from the day of the article.
//!
//! English keeps the relative words, since the desk may print on another day; what they come to is told as a hint, and only
//! where the day of the article is known. Nothing here reads a clock.

use super::{Calendar, DateValue, hijri, names, weekday_of};
use crate::arabic::lexicon::{WEEKDAY, with_proclitics, without_proclitics};
use crate::arabic::piece::Piece;
use crate::arabic::span::Span;
use jiff::civil::Date;

/// Which of them: the last, this one or the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Which {
    /// الماضي.
    Last,
    /// الجاري, الحالي.
    This,
    /// المقبل, القادم.
    Next,
}

/// A time that is told from the article's day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Relative {
    /// So many days after it: أمس is -1, "بعد غد" 2.
    Day(i8),
    /// "الليلة الماضية".
    LastNight,
    /// "الأسبوع الماضي".
    Week(Which),
    /// "الشهر المقبل".
    Month(Which),
    /// "العام الجاري".
    Year(Which),
}

impl Relative {
    /// How English says it: "yesterday", "last month".
    #[must_use]
    pub fn english(self) -> String {
        let of = |which: Which, what: &str| match which {
            Which::Last => format!("last {what}"),
            Which::This => format!("this {what}"),
            Which::Next => format!("next {what}"),
        };
        match self {
            Self::Day(-2) => "the day before yesterday".to_owned(),
            Self::Day(-1) => "yesterday".to_owned(),
            Self::Day(1) => "tomorrow".to_owned(),
            Self::Day(2) => "the day after tomorrow".to_owned(),
            Self::Day(_) => "today".to_owned(),
            Self::LastNight => "last night".to_owned(),
            Self::Week(which) => of(which, "week"),
            Self::Month(which) => of(which, "month"),
            Self::Year(which) => of(which, "year"),
        }
    }

    /// What it comes to for an article of `date`: "Sunday 26 March 2023", "February 2023", "2022".
    ///
    /// None for a week: papers of different countries begin it on different days.
    #[must_use]
    pub fn resolve(self, date: Date) -> Option<String> {
        match self {
            Self::Day(days) => Some(full(self.day_of(date, days)?)),
            Self::LastNight => Some(format!("night of {}", full(self.day_of(date, -1)?))),
            Self::Week(_) => None,
            Self::Month(which) => {
                let day = date.first_of_month().checked_add(jiff::Span::new().try_months(step(which)).ok()?).ok()?;
                Some(format!(
                    "{} {}",
                    names::month_english(Calendar::Gregorian, day.month().unsigned_abs()),
                    day.year()
                ))
            }
            Self::Year(which) => Some((i64::from(date.year()) + step(which)).to_string()),
        }
    }

    fn day_of(self, date: Date, days: i8) -> Option<Date> {
        date.checked_add(jiff::Span::new().try_days(i64::from(days)).ok()?).ok()
    }
}

fn step(which: Which) -> i64 {
    match which {
        Which::Last => -1,
        Which::This => 0,
        Which::Next => 1,
    }
}

/// "Sunday 26 March 2023".
fn full(day: Date) -> String {
    format!("{} {}", names::weekday_english(weekday_of(day)), hijri::day_month_year(day))
}

/// The day of "الأحد الماضي" or the month of "مارس المقبل" for an article of `date`.
///
/// The last Sunday is before the day of the article and the next one after it, never that day itself.
#[must_use]
pub fn resolve(value: &DateValue, which: Which, date: Date) -> Option<String> {
    if value.calendar != Calendar::Gregorian || value.year.is_some() {
        return None;
    }
    let direction = match which {
        Which::Last => -1,
        Which::Next => 1,
        Which::This => 0,
    };
    match (value.weekday, value.day, value.month) {
        (Some(weekday), None, None) if direction != 0 => {
            let mut day = date;
            for _ in 0..7 {
                day = if direction < 0 { day.yesterday() } else { day.tomorrow() }.ok()?;
                if weekday_of(day) == weekday {
                    return Some(full(day));
                }
            }
            None
        }
        (_, day, Some(month)) => {
            let (here, month) = (date.month().unsigned_abs(), month);
            let mut year = i64::from(date.year());
            match which {
                Which::Last if day.is_none() && month >= here => year -= 1,
                Which::Last if month > here => year -= 1,
                Which::Next if day.is_none() && month <= here => year += 1,
                Which::Next if month < here => year += 1,
                Which::Last | Which::Next | Which::This => {}
            }
            let month = names::month_english(Calendar::Gregorian, month);
            Some(day.map_or_else(|| format!("{month} {year}"), |day| format!("{day} {month} {year}")))
        }
        _ => None,
    }
}

/// Which one the word after a weekday, month or the like says.
pub(in crate::arabic) fn which(piece: &Piece<'_>) -> Option<Which> {
    match piece.folded {
        "الماضي" | "الماضيه" | "المنصرم" | "المنصرمه" | "الفايت" | "الفائت" | "الفائته" => {
            Some(Which::Last)
        }
        "الجاري" | "الجاريه" | "الحالي" | "الحاليه" => Some(Which::This),
        "المقبل" | "المقبله" | "القادم" | "القادمه" => Some(Which::Next),
        _ => None,
    }
}

const FIRST: &[&str] = &["امس", "اول", "غدا", "غد", "بعد", "اليوم", "الليله", "الاسبوع", "الشهر", "العام", "السنه"];

/// The words that a relative day may begin with, with each proclitic.
pub(in crate::arabic) fn first_words() -> Vec<String> {
    FIRST.iter().flat_map(|word| with_proclitics(word)).map(|(form, _)| form).collect()
}

/// Words after which اليوم is "today": parts of the day.
const PARTS_OF_DAY: &[&str] = &["صباح", "ظهر", "عصر", "مساء", "فجر", "ليل", "وصباح", "ومساء", "فجرا", "صباحا"];

/// A relative time, where it stands, and the weekday that is written with it: "أمس الأحد".
pub(in crate::arabic) struct RelativeFound {
    pub(in crate::arabic) span: Span,
    pub(in crate::arabic) value: Relative,
    pub(in crate::arabic) weekday: Option<u8>,
}

/// The relative time that begins with piece `at`, and the piece after it.
pub(in crate::arabic) fn relative_at(pieces: &[Piece<'_>], at: usize) -> Option<(RelativeFound, usize)> {
    let first = pieces.get(at)?;
    let (word, letters) = without_proclitics(first.folded, FIRST)?;
    let before = at.checked_sub(1).and_then(|before| pieces.get(before));
    let is = |at: usize, words: &[&str]| pieces.get(at).is_some_and(|piece| piece.is_word(words));
    let (value, next) = match word {
        // "في أمس الحاجة" is "in dire need".
        "امس" if is(at + 1, &["الحاجه"]) => return None,
        "امس" if is(at + 1, &["الاول"]) => (Relative::Day(-2), at + 2),
        "امس" => (Relative::Day(-1), at + 1),
        "اول" if is(at + 1, &["امس"]) => (Relative::Day(-2), at + 2),
        "اول" if is(at + 1, &["من"]) && is(at + 2, &["امس"]) => (Relative::Day(-2), at + 3),
        "بعد" if is(at + 1, &["غد"]) => (Relative::Day(2), at + 2),
        // Without a neighbour غدا is also "became".
        "غدا" if letters == 0 => (Relative::Day(1), at + 1),
        "غد" if before.is_some_and(|piece| piece.is_word(&["يوم", "صباح", "مساء", "ليوم", "فجر", "ظهر"])) => {
            (Relative::Day(1), at + 1)
        }
        "اليوم" if letters == 0 && is_today(pieces, at) => (Relative::Day(0), at + 1),
        "الليله" if is(at + 1, &["الماضيه"]) => (Relative::LastNight, at + 2),
        "الاسبوع" => (Relative::Week(which(pieces.get(at + 1)?)?), at + 2),
        "الشهر" => (Relative::Month(which(pieces.get(at + 1)?)?), at + 2),
        "العام" | "السنه" => (Relative::Year(which(pieces.get(at + 1)?)?), at + 2),
        _ => return None,
    };
    let end = pieces.get(next.checked_sub(1)?)?.span.end;
    let weekday = pieces.get(next).filter(|piece| piece.may_be(WEEKDAY)).and_then(|piece| names::weekday(piece.folded));
    let span = Span::new(first.after_letters(letters), end);
    let weekday = weekday.filter(|&(_, letters)| letters == 0).map(|(weekday, _)| weekday);
    Some((RelativeFound { span, value, weekday }, next))
}

/// اليوم is "the day" too ("في اليوم التالي", "اليوم الوطني"): a part of the day before it or a weekday after it decides.
fn is_today(pieces: &[Piece<'_>], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| pieces.get(before));
    let after = pieces.get(at + 1);
    let after = if after.is_some_and(|piece| piece.is_mark(&["("])) { pieces.get(at + 2) } else { after };
    let weekday = after.is_some_and(|piece| {
        piece.may_be(WEEKDAY) && names::weekday(piece.folded).is_some_and(|(_, letters)| letters == 0)
    });
    let mark = |piece: Option<&Piece<'_>>| piece.is_some_and(|piece| piece.is_mark(&["،", ",", ":", "."]));
    const OTHER_DAY: &[&str] =
        &["التالي", "نفسه", "ذاته", "السابق", "الموالي", "الاخير", "الاول", "الثاني", "الثالث", "الوطني", "العالمي"];
    if after.is_some_and(|piece| piece.is_word(OTHER_DAY)) {
        return false;
    }
    // "(اليوم)" is a newspaper.
    weekday || before.is_some_and(|piece| piece.is_word(PARTS_OF_DAY)) || (mark(before) && mark(after))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn relative_days_come_to_a_day() {
        // A Monday.
        let today = date(2023, 3, 27);
        for (value, english, expected) in [
            (Relative::Day(-1), "yesterday", Some("Sunday 26 March 2023")),
            (Relative::Day(-2), "the day before yesterday", Some("Saturday 25 March 2023")),
            (Relative::Day(0), "today", Some("Monday 27 March 2023")),
            (Relative::Day(1), "tomorrow", Some("Tuesday 28 March 2023")),
            (Relative::Day(2), "the day after tomorrow", Some("Wednesday 29 March 2023")),
            (Relative::LastNight, "last night", Some("night of Sunday 26 March 2023")),
            (Relative::Week(Which::Last), "last week", None),
            (Relative::Month(Which::Last), "last month", Some("February 2023")),
            (Relative::Month(Which::Next), "next month", Some("April 2023")),
            (Relative::Year(Which::Last), "last year", Some("2022")),
            (Relative::Year(Which::This), "this year", Some("2023")),
        ] {
            assert_eq!((value.english().as_str(), value.resolve(today).as_deref()), (english, expected), "{value:?}");
        }
    }

    #[test]
    fn the_last_sunday_is_before_the_day_and_the_next_after_it() {
        let sunday = DateValue {
            weekday: Some(1),
            day: None,
            month: None,
            year: None,
            calendar: Calendar::Gregorian,
            ambiguous: false,
        };
        let march = DateValue { weekday: None, month: Some(3), ..sunday };
        let (today, on_sunday) = (date(2023, 3, 27), date(2023, 3, 26));
        for (value, which, article, expected) in [
            (sunday, Which::Last, today, Some("Sunday 26 March 2023")),
            (sunday, Which::Last, on_sunday, Some("Sunday 19 March 2023")),
            (sunday, Which::Next, on_sunday, Some("Sunday 2 April 2023")),
            (sunday, Which::This, today, None),
            (march, Which::Last, today, Some("March 2022")),
            (march, Which::Next, date(2023, 1, 5), Some("March 2023")),
            (march, Which::This, today, Some("March 2023")),
            (DateValue { day: Some(5), ..march }, Which::Last, today, Some("5 March 2023")),
            (DateValue { year: Some(2020), ..march }, Which::Last, today, None),
        ] {
            assert_eq!(resolve(&value, which, article).as_deref(), expected, "{value:?} {which:?} {article}");
        }
    }
}
