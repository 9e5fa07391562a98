//! Which day is "yesterday"? Days, weeks, months and years that are told from the day of the article.
//!
//! English keeps the relative words, since the desk may print on another day; what they come to is told as a hint, and only
//! where the day of the article is known. Nothing here reads a clock.

use super::names::Need;
use super::{Calendar, DateValue, hijri, names, weekday_of};
use crate::arabic::lexicon::{WEEKDAY, with_proclitics, without_proclitics};
use crate::arabic::number::Quantity;
use crate::arabic::number::read::number_at;
use crate::arabic::piece::Piece;
use crate::arabic::span::Span;
use crate::arabic::style::{DateOrder, Style};
use crate::arabic::token::TokenKind;
use jiff::civil::Date;

/// Which of them: the last, this one or the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Which {
    /// قبل الماضي.
    BeforeLast,
    /// الماضي.
    Last,
    /// الجاري, الحالي.
    This,
    /// المقبل, القادم.
    Next,
    /// بعد المقبل.
    AfterNext,
}

/// What a length of time is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// يوم.
    Day,
    /// أسبوع.
    Week,
    /// شهر.
    Month,
    /// عام, سنة.
    Year,
}

/// So many of a unit, and whether the Arabic says the number in words: ثلاثة أيام, يومين.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Length {
    /// How many.
    pub count: u8,
    /// Of what.
    pub unit: Unit,
    /// Whether the number is in words.
    pub in_words: bool,
}

/// A time that is told from the article's day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Relative {
    /// So many days after it: أمس is -1, "بعد غد" 2; and the weekday that is written with it ("أمس الأحد"), as
    /// [`DateValue::weekday`] counts.
    Day(i8, Option<u8>),
    /// "الليلة الماضية", "ليلة أمس".
    LastNight,
    /// "الأحد الماضي".
    Weekday(u8, Which),
    /// "مارس المقبل", "رمضان الماضي".
    MonthOfName(Calendar, u8, Which),
    /// "الأسبوع الماضي".
    Week(Which),
    /// "الشهر المقبل".
    Month(Which),
    /// "العام الجاري".
    Year(Which),
    /// "قبل يومين".
    Ago(Length),
    /// What stands behind منذ: "for three days" and "three days ago" are both its English, by the tense of the verb.
    Since(Length),
}

impl Relative {
    /// How English says it: "yesterday", "last month", "last Sunday", "two days ago".
    #[must_use]
    pub fn english(self, style: &Style) -> String {
        let of = |which: Which, what: &str| match which {
            Which::BeforeLast => format!("the {what} before last"),
            Which::Last => format!("last {what}"),
            Which::This => format!("this {what}"),
            Which::Next => format!("next {what}"),
            Which::AfterNext => format!("the {what} after next"),
        };
        match self {
            Self::Day(days, weekday) => {
                let day = match days {
                    -2 => "the day before yesterday",
                    -1 => "yesterday",
                    1 => "tomorrow",
                    2 => "the day after tomorrow",
                    _ => "today",
                };
                weekday.map_or_else(|| day.to_owned(), |weekday| format!("{day}, {}", names::weekday_english(weekday)))
            }
            Self::LastNight => "last night".to_owned(),
            Self::Weekday(weekday, which) => of(which, names::weekday_english(weekday)),
            Self::MonthOfName(calendar, month, which) => of(which, names::month_english(calendar, month)),
            Self::Week(which) => of(which, "week"),
            Self::Month(which) => of(which, "month"),
            Self::Year(which) => of(which, "year"),
            Self::Ago(length) => format!("{} ago", length.english(style)),
            Self::Since(length) => length.english(style),
        }
    }

    /// What it comes to for an article of `date`: "Sunday 26 March 2023", "February 2023", "2022".
    ///
    /// None for a week: papers of different countries begin it on different days. None either where the weekday that is
    /// written with a day is another: then the article is of another day.
    #[must_use]
    pub fn resolve(self, date: Date, order: DateOrder) -> Option<String> {
        let after = |days: i64| date.checked_add(jiff::Span::new().try_days(days).ok()?).ok();
        let month = |months: i64| {
            let day = date.first_of_month().checked_add(jiff::Span::new().try_months(months).ok()?).ok()?;
            Some(format!("{} {}", names::month_english(Calendar::Gregorian, day.month().unsigned_abs()), day.year()))
        };
        let year = |years: i64| Some((i64::from(date.year()) + years).to_string());
        match self {
            Self::Day(days, weekday) => {
                let day = after(days.into())?;
                weekday.is_none_or(|weekday| weekday_of(day) == weekday).then(|| full(day, order))
            }
            Self::LastNight => Some(format!("night of {}", full(after(-1)?, order))),
            Self::Weekday(weekday, which) => Some(full(weekday_near(weekday, which, date)?, order)),
            Self::MonthOfName(calendar, month, which) => {
                let value =
                    DateValue { weekday: None, day: None, month: Some(month), year: None, calendar, ambiguous: false };
                resolve(&value, which, date, order)
            }
            Self::Week(_) => None,
            Self::Month(which) => month(step(which)),
            Self::Year(which) => year(step(which)),
            Self::Ago(length) | Self::Since(length) => {
                let back = -i64::from(length.count);
                match length.unit {
                    Unit::Day => Some(full(after(back)?, order)),
                    // Nobody counts the days of weeks.
                    Unit::Week => Some(format!("about {}", hijri::day_month_year(after(7 * back)?, order))),
                    Unit::Month => month(back),
                    Unit::Year => year(back),
                }
            }
        }
    }
}

impl Length {
    /// "two days", "3 weeks".
    fn english(self, style: &Style) -> String {
        let count = Quantity::of_value(u128::from(self.count), self.in_words).english(style);
        let unit = match self.unit {
            Unit::Day => "day",
            Unit::Week => "week",
            Unit::Month => "month",
            Unit::Year => "year",
        };
        format!("{count} {unit}{}", if self.count == 1 { "" } else { "s" })
    }
}

fn step(which: Which) -> i64 {
    match which {
        Which::BeforeLast => -2,
        Which::Last => -1,
        Which::This => 0,
        Which::Next => 1,
        Which::AfterNext => 2,
    }
}

/// "Sunday 26 March 2023".
fn full(day: Date, order: DateOrder) -> String {
    hijri::gregorian(day, Some(weekday_of(day))).english_in(order)
}

/// The last Sunday is before the day of the article and the next one after it, never that day itself.
fn weekday_near(weekday: u8, which: Which, date: Date) -> Option<Date> {
    let step = step(which);
    let mut day = date;
    let mut left = step.abs();
    while left > 0 {
        day = if step < 0 { day.yesterday() } else { day.tomorrow() }.ok()?;
        left -= i64::from(weekday_of(day) == weekday);
    }
    (step != 0).then_some(day)
}

/// The month of "مارس المقبل" or "رمضان الماضي", or the day of "5 مارس الماضي", for an article of `date`.
#[must_use]
pub fn resolve(value: &DateValue, which: Which, date: Date, order: DateOrder) -> Option<String> {
    let (None, Some(month), None) = (value.weekday, value.month, value.year) else { return None };
    if value.calendar == Calendar::Hijri {
        return hijri_year(month, which, date)
            .and_then(|year| hijri::hint(&DateValue { year: Some(year), ..*value }, order));
    }
    let here = date.month().unsigned_abs();
    let mut year = i64::from(date.year());
    match which {
        Which::BeforeLast | Which::AfterNext => return None,
        Which::Last if value.day.is_none() && month >= here => year -= 1,
        Which::Last if month > here => year -= 1,
        Which::Next if value.day.is_none() && month <= here => year += 1,
        Which::Next if month < here => year += 1,
        Which::Last | Which::Next | Which::This => {}
    }
    let year = u16::try_from(year).ok()?;
    Some(DateValue { year: Some(year), ..*value }.english_in(order))
}

/// The Hijri year of the last, this or the next month of that number, by the tabular calendar.
fn hijri_year(month: u8, which: Which, date: Date) -> Option<u16> {
    // A Hijri year is eleven days shorter: the one of `date` is this or one beside it.
    let about = u16::try_from((i64::from(date.year()) - 622) * 33 / 32).ok()?;
    let mut years = about.saturating_sub(1)..=about + 2;
    let first = |year: u16| hijri::to_gregorian(year, month, 1);
    let last = |year: u16| hijri::to_gregorian(year, month, 29);
    match which {
        Which::Last => years.rev().find(|&year| last(year).is_some_and(|last| last < date)),
        Which::Next => years.find(|&year| first(year).is_some_and(|first| first > date)),
        Which::This => years.find(|&year| last(year).is_some_and(|last| last >= date)),
        Which::BeforeLast | Which::AfterNext => None,
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

/// The same with the words before it, and the piece after: "قبل الماضي", "ما قبل الماضي", "بعد المقبل".
fn which_at(pieces: &[Piece<'_>], at: usize) -> Option<(Which, usize)> {
    let before = at + usize::from(pieces.get(at)?.is_word(&["ما"]));
    let piece = pieces.get(before)?;
    if piece.is_word(&["قبل", "بعد"]) {
        let which = match (piece.folded, which(pieces.get(before + 1)?)?) {
            ("قبل", Which::Last) => Which::BeforeLast,
            ("بعد", Which::Next) => Which::AfterNext,
            _ => return None,
        };
        return Some((which, before + 2));
    }
    Some((which(pieces.get(at)?)?, at + 1))
}

/// "الأحد الماضي", "مارس المقبل" from piece `at`, and the piece after it.
pub(in crate::arabic) fn named_at(pieces: &[Piece<'_>], at: usize) -> Option<(Span, Relative, usize)> {
    let first = pieces.get(at)?;
    let weekday = Some(first).filter(|piece| piece.may_be(WEEKDAY)).and_then(|piece| names::weekday(piece.folded));
    let (letters, relative, next) = if let Some((weekday, letters)) = weekday {
        let (which, next) = which_at(pieces, at + 1)?;
        (letters, Relative::Weekday(weekday, which), next)
    } else {
        let month = super::month(pieces, at, false)?;
        if month.name.need == Need::DayAndYear && !month.doubled {
            return None;
        }
        let (which, next) = which_at(pieces, month.next)?;
        (month.clitics, Relative::MonthOfName(month.name.calendar, month.name.month, which), next)
    };
    let end = pieces.get(next.checked_sub(1)?)?.span.end;
    Some((Span::new(first.after_letters(letters), end), relative, next))
}

const FIRST: &[&str] = &[
    "امس",
    "الامس",
    "البارحه",
    "اول",
    "غدا",
    "غد",
    "بعد",
    "قبل",
    "منذ",
    "اليوم",
    "الليله",
    "ليله",
    "الاسبوع",
    "الشهر",
    "العام",
    "السنه",
];

/// The words that a relative day may begin with, with each proclitic.
pub(in crate::arabic) fn first_words() -> Vec<String> {
    FIRST.iter().flat_map(|word| with_proclitics(word)).map(|(form, _)| form).collect()
}

/// Words after which اليوم is "today": parts of the day.
const PARTS_OF_DAY: &[&str] = &["صباح", "ظهر", "عصر", "مساء", "فجر", "ليل", "وصباح", "ومساء", "فجرا", "صباحا"];

/// The relative time that begins with piece `at`, where it stands, and the piece after it.
pub(in crate::arabic) fn relative_at(pieces: &[Piece<'_>], at: usize) -> Option<(Span, Relative, usize)> {
    let first = pieces.get(at)?;
    let (word, letters) = without_proclitics(first.folded, FIRST)?;
    let before = at.checked_sub(1).and_then(|before| pieces.get(before));
    let is = |at: usize, words: &[&str]| pieces.get(at).is_some_and(|piece| piece.is_word(words));
    let day = |days| Relative::Day(days, None);
    let (value, next) = match word {
        // "في أمس الحاجة" is "in dire need".
        "امس" if is(at + 1, &["الحاجه"]) => return None,
        "امس" if is(at + 1, &["الاول"]) => (day(-2), at + 2),
        "امس" => (day(-1), at + 1),
        // "الأمس" is the past, and so is "بالأمس القريب".
        "الامس" if first.folded.ends_with("بالامس") && !is(at + 1, &["القريب", "البعيد"]) => {
            (day(-1), at + 1)
        }
        "البارحه" => (day(-1), at + 1),
        "اول" if is(at + 1, &["امس"]) => (day(-2), at + 2),
        "اول" if is(at + 1, &["من"]) && is(at + 2, &["امس"]) => (day(-2), at + 3),
        "بعد" if is(at + 1, &["غد"]) => (day(2), at + 2),
        // Without a neighbour غدا is also "became".
        "غدا" if letters == 0 => (day(1), at + 1),
        "غد" if before.is_some_and(|piece| piece.is_word(&["يوم", "صباح", "مساء", "ليوم", "فجر", "ظهر"])) => {
            (day(1), at + 1)
        }
        "اليوم" if letters == 0 && is_today(pieces, at) => (day(0), at + 1),
        "الليله" if is(at + 1, &["الماضيه", "البارحه"]) => (Relative::LastNight, at + 2),
        "ليله" if is(at + 1, &["امس", "البارحه"]) && !is(at + 2, &["الاول"]) => {
            (Relative::LastNight, at + 2)
        }
        "الاسبوع" | "الشهر" | "العام" | "السنه" => {
            let (which, next) = which_at(pieces, at + 1)?;
            let value = match word {
                "الاسبوع" => Relative::Week(which),
                "الشهر" => Relative::Month(which),
                _ => Relative::Year(which),
            };
            (value, next)
        }
        // "قبل يومين من الانتخابات" is told from another day.
        "قبل" => length(pieces, at + 1)
            .filter(|&(_, next)| !is(next, &["من", "علي", "عن", "ونصف"]))
            .map(|(length, next)| (Relative::Ago(length), next))?,
        "منذ" => {
            let (length, next) = length(pieces, at + 1)?;
            let (first, last) = (pieces.get(at + 1)?, pieces.get(next.checked_sub(1)?)?);
            return Some((Span::new(first.span.start, last.span.end), Relative::Since(length), next));
        }
        _ => return None,
    };
    let end = pieces.get(next.checked_sub(1)?)?.span.end;
    let span = Span::new(first.after_letters(letters), end);
    match (value, weekday_beside(pieces, next)) {
        (Relative::Day(days, _), Some((weekday, end, next))) => {
            Some((Span::new(span.start, end), Relative::Day(days, Some(weekday)), next))
        }
        _ => Some((span, value, next)),
    }
}

/// The weekday that says a day once more: "أمس الأحد", "اليوم (الاثنين)". With where it ends and the piece after it.
fn weekday_beside(pieces: &[Piece<'_>], at: usize) -> Option<(u8, usize, usize)> {
    let bracket = pieces.get(at)?.is_mark(&["("]);
    let piece = pieces.get(at + usize::from(bracket)).filter(|piece| piece.may_be(WEEKDAY))?;
    let (weekday, 0) = names::weekday(piece.folded)? else { return None };
    let last = at + 2 * usize::from(bracket);
    let end = pieces.get(last).filter(|last| !bracket || last.is_mark(&[")"]))?.span.end;
    Some((weekday, end, last + 1))
}

/// "يومين", "ثلاثة أيام", "3 أسابيع" from piece `at`, and the piece after it. Not one of them: "قبل شهر رمضان".
fn length(pieces: &[Piece<'_>], at: usize) -> Option<(Length, usize)> {
    let first = pieces.get(at)?;
    let unit = |piece: &Piece<'_>| {
        Some(match piece.folded {
            "يوم" | "يوما" | "ايام" => Unit::Day,
            "اسبوع" | "اسبوعا" | "اسابيع" => Unit::Week,
            "شهر" | "شهرا" | "اشهر" | "شهور" => Unit::Month,
            "عام" | "عاما" | "اعوام" | "سنه" | "سنوات" | "سنين" => Unit::Year,
            _ => return None,
        })
    };
    let two = match first.folded {
        "يومين" => Some(Unit::Day),
        "اسبوعين" => Some(Unit::Week),
        "شهرين" => Some(Unit::Month),
        "عامين" | "سنتين" => Some(Unit::Year),
        _ => None,
    };
    if let Some(unit) = two {
        return Some((Length { count: 2, unit, in_words: true }, at + 1));
    }
    let (count, next, in_words) = match first.is(TokenKind::Number) {
        true => (first.folded.parse().ok()?, at + 1, false),
        false => {
            first.bare_numeral()?;
            let found = number_at(pieces, at)?;
            (found.quantity.value().parse().ok()?, found.next, true)
        }
    };
    let unit = unit(pieces.get(next)?)?;
    (count > 1).then_some((Length { count, unit, in_words }, next + 1))
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

    const STYLE: Style = Style::BRITISH;

    #[test]
    fn relative_days_come_to_a_day() {
        // A Monday.
        let today = date(2023, 3, 27);
        let length = |count, unit| Length { count, unit, in_words: true };
        for (value, english, expected) in [
            (Relative::Day(-1, None), "yesterday", Some("Sunday 26 March 2023")),
            (Relative::Day(-1, Some(1)), "yesterday, Sunday", Some("Sunday 26 March 2023")),
            (Relative::Day(-1, Some(2)), "yesterday, Monday", None),
            (Relative::Day(-2, None), "the day before yesterday", Some("Saturday 25 March 2023")),
            (Relative::Day(0, None), "today", Some("Monday 27 March 2023")),
            (Relative::Day(1, None), "tomorrow", Some("Tuesday 28 March 2023")),
            (Relative::Day(2, None), "the day after tomorrow", Some("Wednesday 29 March 2023")),
            (Relative::LastNight, "last night", Some("night of Sunday 26 March 2023")),
            (Relative::Week(Which::Last), "last week", None),
            (Relative::Week(Which::BeforeLast), "the week before last", None),
            (Relative::Month(Which::Last), "last month", Some("February 2023")),
            (Relative::Month(Which::Next), "next month", Some("April 2023")),
            (Relative::Year(Which::Last), "last year", Some("2022")),
            (Relative::Year(Which::BeforeLast), "the year before last", Some("2021")),
            (Relative::Year(Which::This), "this year", Some("2023")),
            (Relative::Ago(length(2, Unit::Day)), "two days ago", Some("Saturday 25 March 2023")),
            (Relative::Ago(length(2, Unit::Week)), "two weeks ago", Some("about 13 March 2023")),
            (Relative::Ago(length(4, Unit::Month)), "four months ago", Some("November 2022")),
            (Relative::Since(length(12, Unit::Year)), "12 years", Some("2011")),
        ] {
            assert_eq!(
                (value.english(&STYLE).as_str(), value.resolve(today, STYLE.dates).as_deref()),
                (english, expected),
                "{value:?}"
            );
        }
        let american = Relative::Day(-1, None).resolve(today, DateOrder::MonthFirst);
        assert_eq!(american.as_deref(), Some("Sunday, March 26, 2023"));
    }

    #[test]
    fn the_last_sunday_is_before_the_day_and_the_next_after_it() {
        let (today, on_sunday) = (date(2023, 3, 27), date(2023, 3, 26));
        let sunday = |which| Relative::Weekday(1, which);
        let month = |month, which| Relative::MonthOfName(Calendar::Gregorian, month, which);
        // Ramadan 1444 began on 23 March 2023.
        let ramadan = |which| Relative::MonthOfName(Calendar::Hijri, 9, which);
        for (value, article, english, expected) in [
            (sunday(Which::Last), today, "last Sunday", Some("Sunday 26 March 2023")),
            (sunday(Which::Last), on_sunday, "last Sunday", Some("Sunday 19 March 2023")),
            (sunday(Which::BeforeLast), today, "the Sunday before last", Some("Sunday 19 March 2023")),
            (sunday(Which::Next), on_sunday, "next Sunday", Some("Sunday 2 April 2023")),
            (sunday(Which::This), today, "this Sunday", None),
            (month(3, Which::Last), today, "last March", Some("March 2022")),
            (month(3, Which::Next), date(2023, 1, 5), "next March", Some("March 2023")),
            (month(3, Which::This), today, "this March", Some("March 2023")),
            (ramadan(Which::Next), date(2023, 2, 1), "next Ramadan", Some("March/April 2023")),
            (ramadan(Which::Next), today, "next Ramadan", Some("March/April 2024")),
            (ramadan(Which::This), today, "this Ramadan", Some("March/April 2023")),
            (ramadan(Which::Last), today, "last Ramadan", Some("April/May 2022")),
        ] {
            assert_eq!(
                (value.english(&STYLE).as_str(), value.resolve(article, STYLE.dates).as_deref()),
                (english, expected),
                "{value:?} {article}"
            );
        }
        let day = DateValue {
            weekday: None,
            day: Some(5),
            month: Some(3),
            year: None,
            calendar: Calendar::Gregorian,
            ambiguous: false,
        };
        for (value, expected) in [(day, Some("5 March 2023")), (DateValue { year: Some(2020), ..day }, None)] {
            assert_eq!(resolve(&value, Which::Last, today, STYLE.dates).as_deref(), expected, "{value:?}");
        }
    }
}
