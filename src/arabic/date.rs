//! Which dates are here, and how does English news write them?
//!
//! Months go by four sets of names in the Arabic press, often two at once: "21 آب/ أغسطس 2020", "تشرين الثاني (نوفمبر)".
//! The two halves of a double count as one month only when they agree; "مارس/أبريل" is two. One-word names that are also
//! other words ("مارس" is "practised", "صفر" is zero, "ناصر" a man) are read as months only beside a day, a year, their
//! double, "شهر" before or "الماضي" and the like after them.
//!
//! A date in digits is day first, as all of the Arab world writes it, unless the digits say otherwise; where they do not
//! decide (3/4/2020), the English stays as written.

use super::chars::TATWEEL;
use super::lexicon::{DAY, MONTH, WEEKDAY};
use super::number::numeral::Lead;
use super::number::read::{number_at, ordinal_at};
use super::piece::{Piece, with_pieces};
use super::span::Span;
use super::style::DateOrder;
use super::token::TokenKind;

pub mod hijri;
pub(super) mod names;
mod numeric;
pub mod relative;

use names::{MonthName, Need};

/// How years and months are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Calendar {
    /// The Gregorian calendar: يناير, كانون الثاني, جانفي, 2019م.
    Gregorian,
    /// The Islamic calendar: محرم, 1445 هـ.
    Hijri,
}

/// What a date says. At least a weekday, a month or a year is there; a day never stands without a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DateValue {
    /// The day of the week, where it is written: 0 is Saturday (السبت), 6 is Friday (الجمعة).
    pub weekday: Option<u8>,
    /// The day of the month, from 1.
    pub day: Option<u8>,
    /// The month, from 1; none where a year stands alone.
    pub month: Option<u8>,
    /// The year.
    pub year: Option<u16>,
    /// In which calendar.
    pub calendar: Calendar,
    /// Whether the digits leave open which is the day and which the month; then `day` comes first.
    pub ambiguous: bool,
}

impl DateValue {
    /// The date as English news writes it: "Friday 21 August 2020", "November 2019", "1 Muharram 1445 AH".
    ///
    /// An ambiguous one stays in digits, day or month first as it was: "3/4/2020".
    #[must_use]
    pub fn english(&self) -> String {
        self.english_in(DateOrder::DayFirst)
    }

    /// The same with its parts in that order: "Friday, August 21, 2020".
    #[must_use]
    pub fn english_in(&self, order: DateOrder) -> String {
        let weekday = self.weekday.map(|weekday| names::weekday_english(weekday).to_owned());
        let year = self.year.map(|year| match self.calendar {
            Calendar::Gregorian => year.to_string(),
            Calendar::Hijri => format!("{year} AH"),
        });
        if let (true, Some(day), Some(month), Some(year)) = (self.ambiguous, self.day, self.month, &year) {
            let digits = format!("{day}/{month}/{year}");
            return weekday.into_iter().chain([digits]).collect::<Vec<_>>().join(" ");
        }
        let month = self.month.map(|month| names::month_english(self.calendar, month).to_owned());
        match (order, self.day, month) {
            (DateOrder::MonthFirst, Some(day), Some(month)) => {
                let day = Some(format!("{month} {day}"));
                [weekday, day, year].into_iter().flatten().collect::<Vec<_>>().join(", ")
            }
            (_, day, month) => {
                let day = day.map(|day| day.to_string());
                [weekday, day, month, year].into_iter().flatten().collect::<Vec<_>>().join(" ")
            }
        }
    }

    /// The Gregorian day, where all of it is written and the digits leave nothing open.
    #[must_use]
    pub fn civil(&self) -> Option<jiff::civil::Date> {
        let (year, month, day) = (self.year?, self.month?, self.day?);
        if self.calendar != Calendar::Gregorian || self.ambiguous {
            return None;
        }
        jiff::civil::Date::new(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?).ok()
    }

    /// A date in digits of which the weekday says which is the day and which the month: Friday 3/4/2020 is in April.
    fn settled(self) -> Self {
        let Some(weekday) = self.weekday.filter(|_| self.ambiguous) else { return self };
        let as_read = Self { ambiguous: false, ..self };
        let turned = Self { day: self.month, month: self.day, ..as_read };
        let fits = |value: &Self| value.civil().is_some_and(|date| weekday_of(date) == weekday);
        match (fits(&as_read), fits(&turned)) {
            (true, false) => as_read,
            (false, true) => turned,
            _ => self,
        }
    }
}

/// The weekday of a day, as [`DateValue::weekday`] counts: 0 is Saturday.
pub(super) fn weekday_of(date: jiff::civil::Date) -> u8 {
    u8::try_from((date.weekday().to_sunday_zero_offset() + 1) % 7).unwrap_or_default()
}

/// A date and where it stands, in code points; a clitic before its first word ("بـ", "و") lies outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DateFound {
    /// All of the date: weekday, day, both names of a double, year and "م" or "هـ".
    pub span: Span,
    /// What it says.
    pub value: DateValue,
}

/// All dates of `text`, in order and disjoint. Linear in its length.
#[must_use]
pub fn dates(text: &str) -> Vec<DateFound> {
    with_pieces(text, |pieces| {
        let mut found = Vec::new();
        let mut at = 0;
        while at < pieces.len() {
            match date_at(pieces, at) {
                Some((date, next)) => {
                    found.push(date);
                    at = next;
                }
                None => at += 1,
            }
        }
        found
    })
}

/// The date that begins with piece `at`, and the piece after it. Looks a bounded number of pieces around.
pub(super) fn date_at(pieces: &[Piece<'_>], at: usize) -> Option<(DateFound, usize)> {
    // Most words begin no date, and are passed over at once.
    let first = pieces.get(at)?;
    let may_begin = match first.kind {
        TokenKind::Word => first.lexeme.is_some(),
        kind => matches!(kind, TokenKind::Number | TokenKind::Date),
    };
    if !may_begin {
        return None;
    }
    with_weekday(pieces, at)
        .or_else(|| weekday_alone(pieces, at))
        .or_else(|| day_month_year(pieces, at))
        .or_else(|| year_alone(pieces, at))
}

/// "الجمعة 21 أغسطس 2020", "السبت، 3 آذار/مارس", "الأحد الموافق 1/1/2012".
fn with_weekday(pieces: &[Piece<'_>], at: usize) -> Option<(DateFound, usize)> {
    let first = pieces.get(at).filter(|piece| piece.may_be(WEEKDAY))?;
    let (weekday, clitics) = names::weekday(first.folded)?;
    let mut next = at + 1;
    if pieces.get(next)?.is_mark(&["،", ","]) {
        next += 1;
    }
    if pieces.get(next)?.is_word(&["الموافق"]) {
        next += 1;
    }
    let (mut date, next) = day_month_year(pieces, next)?;
    date.value.day?;
    date.value.weekday = Some(weekday);
    date.value = date.value.settled();
    date.span.start = first.after_letters(clitics);
    Some((date, next))
}

/// "، الخميس،", "يوم الجمعة", "الأحد المقبل".
///
/// الأحد is "the one" too, الاثنين "the two", الخميس and الجمعة names: those four need a neighbour that says what they are.
fn weekday_alone(pieces: &[Piece<'_>], at: usize) -> Option<(DateFound, usize)> {
    let word = pieces.get(at).filter(|piece| piece.may_be(WEEKDAY))?;
    let (weekday, clitics) = names::weekday(word.folded)?;
    let before = at.checked_sub(1).and_then(|before| pieces.get(before));
    let after = pieces.get(at + 1);
    let told = before.is_some_and(|piece| piece.is_word(names::BEFORE_WEEKDAY))
        || after.is_some_and(|piece| relative::which(piece).is_some());
    let set_off = clitics == 0
        && before.is_some_and(|piece| piece.is_mark(&["،", ",", "("]) || piece.is_word(&["سابق"]))
        && after.is_some_and(|piece| piece.is_mark(&["،", ",", ")", "."]));
    let clear = clitics == 0 && names::is_only_a_weekday(weekday);
    let value = DateValue {
        weekday: Some(weekday),
        day: None,
        month: None,
        year: None,
        calendar: Calendar::Gregorian,
        ambiguous: false,
    };
    let span = Span::new(word.after_letters(clitics), word.span.end);
    (told || set_off || clear).then_some((DateFound { span, value }, at + 1))
}

fn day_month_year(pieces: &[Piece<'_>], at: usize) -> Option<(DateFound, usize)> {
    let first = pieces.get(at)?;
    if first.is(TokenKind::Date) {
        return numeric_date(pieces, at);
    }
    if first.is(TokenKind::Number)
        && let Some(spaced) = spaced_date(pieces, at)
    {
        return Some(spaced);
    }
    let (day, month_at) = match day(pieces, at) {
        Some((day, next)) => (Some(day), next),
        None => (None, at),
    };
    let month = month(pieces, month_at, day.is_some())?;
    let mut next = month.next;
    let year = year_after(pieces, next, month.name.calendar, day.is_some());
    if let Some((_, after)) = year {
        next = after;
    }
    let year = year.map(|(year, _)| year);
    let beside = day.is_some() || year.is_some() || month.doubled;
    let said = beside
        || month_at.checked_sub(1).and_then(|before| pieces.get(before)).is_some_and(|piece| says_month(piece, &month))
        || pieces.get(next).is_some_and(|piece| relative::which(piece).is_some())
        || pieces.get(next).is_some_and(|piece| piece.is_mark(&["/", "-"]))
            && month_name(pieces, next + 1, false).is_some();
    let enough = match month.name.need {
        Need::Nothing => true,
        Need::Neighbour => said,
        Need::DayAndYear => (day.is_some() && year.is_some()) || month.doubled,
    };
    // "31 فبراير" is no day, and its month no other date.
    let before = || {
        (1..=4)
            .filter_map(|back| at.checked_sub(back))
            .find_map(|before| self::day(pieces, before).filter(|&(_, next)| next == at))
    };
    let of_day = day.or_else(|| before().map(|(day, _)| day));
    if !enough || of_day.is_some_and(|day| !exists(&month.name, day, year)) {
        return None;
    }
    let start = match (day, first.numeral()) {
        (Some(_), Some(word)) => first.after_letters(word.letters),
        (Some(_), None) => first.span.start,
        (None, _) => pieces.get(month_at)?.after_letters(month.clitics),
    };
    let end = pieces.get(next.checked_sub(1)?)?.span.end;
    let value = DateValue {
        weekday: None,
        day,
        month: Some(month.name.month),
        year,
        calendar: month.name.calendar,
        ambiguous: false,
    };
    Some((DateFound { span: Span::new(start, end), value }, next))
}

/// Whether the month has that day, in that year where it is known.
fn exists(month: &MonthName, day: u8, year: Option<u16>) -> bool {
    let leap = |year: u16| i16::try_from(year).ok().and_then(|year| jiff::civil::Date::new(year, 2, 29).ok()).is_some();
    let of_leap_year = month.calendar == Calendar::Gregorian && (month.month, day) == (2, 29);
    numeric::exists(month.calendar, day, month.month) && (!of_leap_year || year.is_none_or(leap))
}

/// "شهر" says that a month follows, and so do "في" and "مطلع" before مارس.
fn says_month(before: &Piece<'_>, month: &Month) -> bool {
    names::is_word_for_month(before.folded) || (month.clitics == 0 && before.is_word(names::BEFORE_MONTH))
}

/// A day of the month before a month: "21", "الأول من", "21 من شهر", "الحادي والعشرين من", "الفاتح من".
fn day(pieces: &[Piece<'_>], at: usize) -> Option<(u8, usize)> {
    let first = pieces.get(at)?;
    let of = |at: usize| pieces.get(at).is_some_and(|piece| piece.is_word(&["من"]));
    let (day, after) = if first.is(TokenKind::Number) {
        // 1.5 and 007 are no days.
        let day = (first.folded.len() <= 2).then(|| first.folded.parse().ok()).flatten();
        (day.filter(|day| (1..=31).contains(day))?, at + 1)
    } else if first.may_be(DAY) && (of(at + 1) || first.is_word(&["غره"])) {
        (1, at + 1)
    } else {
        // "الجمعة الثانية من رمضان" and "الأحد الأول من مايو" count weeks, not days.
        // So do "النصف الأول من أكتوبر" and "الأسبوع الثاني من مارس": what is before counts, not the day.
        let before = at.checked_sub(1).and_then(|before| pieces.get(before));
        let of_weeks = before.is_some_and(|piece| piece.may_be(WEEKDAY));
        let of_noun = before.is_some_and(|piece| {
            piece.is_definite() && !piece.may_be(WEEKDAY) && !piece.is_word(&["اليوم", "الموافق", "والموافق"])
        });
        if of_noun {
            return None;
        }
        let day = |(day, after)| Some((u8::try_from(day).ok()?, after));
        ordinal_at(pieces, at).and_then(day).filter(|&(day, after)| {
            let day_of_month = day <= 31 && !(of_weeks && day <= 5) && !first.folded.ends_with('ه');
            day_of_month && of(after) && first.numeral().is_some_and(|word| word.article)
        })?
    };
    let mut next = after + usize::from(of(after));
    if pieces.get(next)?.is_word(&["شهر"]) {
        next += 1;
    }
    Some((day, next))
}

/// A month as it stands in the text.
struct Month {
    name: MonthName,
    /// Letters of the first word that are proclitics.
    clitics: usize,
    doubled: bool,
    next: usize,
}

/// The month at `at`, with its double: "آب", "آب/ أغسطس", "تشرين الثاني (نوفمبر)", "أكتوبر تشرين الأول".
fn month(pieces: &[Piece<'_>], at: usize, after_day: bool) -> Option<Month> {
    // After a day nothing is prefixed: "3 ومارس" is not the third of March.
    let (name, clitics, mut next) = month_name(pieces, at, !after_day)?;
    let mut doubled = false;
    let bracket = pieces.get(next).is_some_and(|piece| piece.is_mark(&["("]));
    let stroke = pieces.get(next).is_some_and(|piece| piece.is_mark(&["/", "\\", "-"]));
    if let Some((other, _, after)) = month_name(pieces, next + usize::from(bracket || stroke), false) {
        let closed = !bracket || pieces.get(after).is_some_and(|piece| piece.is_mark(&[")"]));
        if closed && (other.calendar, other.month) == (name.calendar, name.month) {
            doubled = true;
            next = after + usize::from(bracket);
        }
    }
    Some(Month { name, clitics, doubled, next })
}

/// One name of a month, of one word or two, perhaps with proclitics, and the piece after it.
fn month_name(pieces: &[Piece<'_>], at: usize, proclitics: bool) -> Option<(MonthName, usize, usize)> {
    let first = pieces.get(at).filter(|piece| piece.may_be(MONTH))?;
    let second = pieces.get(at + 1).filter(|piece| piece.is(TokenKind::Word)).map(|piece| piece.folded);
    let clitics = if proclitics { names::MOST_PROCLITICS } else { 0 };
    let (name, stripped, words) = names::month(first.folded, second, clitics)?;
    // Folding makes آب one with أب (father), and بآب with باب (door).
    let is_ab = words == 1 && first.folded.ends_with("اب");
    if is_ab && (first.text.contains('أ') || (stripped > 0 && !first.text.contains('آ'))) {
        return None;
    }
    Some((name, stripped, at + words))
}

/// "2020", "عام 2020", "من العام 2020", "، 2020", "1445 هـ" after a month of `calendar`.
fn year_after(pieces: &[Piece<'_>], at: usize, calendar: Calendar, after_day: bool) -> Option<(u16, usize)> {
    let mut next = at;
    let comma = pieces.get(next)?;
    // "سبتمبر ،2008": a comma on the wrong side parts nothing.
    let of_year = !comma.glued && pieces.get(next + 1).is_some_and(|year| year.glued && year.is(TokenKind::Number));
    if (after_day || of_year) && comma.is_mark(&["،", ","]) {
        next += 1;
    }
    if pieces.get(next)?.is_word(&["من"]) && pieces.get(next + 1)?.is_word(names::YEAR_WORDS) {
        next += 1;
    }
    let mut said = false;
    if pieces.get(next)?.is_word(names::YEAR_WORDS) {
        next += 1;
        said = true;
    }
    if said && let Some(year) = year_in_words(pieces, next) {
        return (calendar == Calendar::Gregorian).then_some(year);
    }
    let number = pieces.get(next)?;
    let marked = year_mark(pieces, next + 1, true).filter(|&(of, _)| of == calendar);
    let year = plausible_year(number, calendar, marked.is_some())?;
    Some((year, marked.map_or(next + 1, |(_, after)| after)))
}

/// "ألفين وثلاثة" after "عام". A date keeps it; by itself it is a number.
fn year_in_words(pieces: &[Piece<'_>], at: usize) -> Option<(u16, usize)> {
    pieces.get(at)?.numeral().filter(|word| word.lead == Lead::Nothing)?;
    let found = number_at(pieces, at)?;
    let year = found.quantity.value().parse().ok().filter(|year| (1000..=2999).contains(year))?;
    Some((year, found.next))
}

/// A year from its digits. The early Hijri centuries need "هـ": "رمضان 25" goes on "يوما" more often than not.
fn plausible_year(piece: &Piece<'_>, calendar: Calendar, marked: bool) -> Option<u16> {
    if !piece.is(TokenKind::Number) || piece.folded.len() > 4 {
        return None;
    }
    let year = piece.folded.parse().ok()?;
    let range = match (calendar, marked) {
        (Calendar::Gregorian, _) => 1000..=2999,
        (Calendar::Hijri, true) => 1..=numeric::LAST_HIJRI_YEAR,
        (Calendar::Hijri, false) => 1000..=numeric::LAST_HIJRI_YEAR,
    };
    range.contains(&year).then_some(year)
}

/// "هـ", "م", "هجرية", "للهجرة", "ميلادي" after a year.
fn year_mark(pieces: &[Piece<'_>], at: usize, in_date: bool) -> Option<(Calendar, usize)> {
    let piece = pieces.get(at).filter(|piece| piece.is(TokenKind::Word))?;
    let calendar = match piece.folded {
        "ه" | "هجري" | "هجريه" | "للهجره" => Calendar::Hijri,
        "ميلادي" | "ميلاديه" | "للميلاد" => Calendar::Gregorian,
        // Apart from a date and from its number, م is the metre: "عرضه 1200 م".
        "م" if in_date || piece.glued => Calendar::Gregorian,
        _ => return None,
    };
    Some((calendar, at + 1))
}

/// "1445 هـ", "2019م": a year that says its calendar.
fn year_alone(pieces: &[Piece<'_>], at: usize) -> Option<(DateFound, usize)> {
    let number = pieces.get(at)?;
    let (calendar, next) = year_mark(pieces, at + 1, false)?;
    let year = plausible_year(number, calendar, true)?;
    let says_year = match calendar {
        // Other years with "م" are as often metres: "سباق 1500م".
        Calendar::Gregorian => (1600..=2100).contains(&year),
        // A bare ه after a small number is the letter of a list; the year's is stretched.
        Calendar::Hijri => year >= 100 || pieces.get(at + 1)?.text.contains(TATWEEL),
    };
    if !says_year {
        return None;
    }
    let span = Span::new(number.span.start, pieces.get(next - 1)?.span.end);
    let value = DateValue { weekday: None, day: None, month: None, year: Some(year), calendar, ambiguous: false };
    Some((DateFound { span, value }, next))
}

/// "18 / 10 / 1436ه": a date in digits with spaces.
fn spaced_date(pieces: &[Piece<'_>], at: usize) -> Option<(DateFound, usize)> {
    let stroke = |at: usize| pieces.get(at).is_some_and(|piece| piece.is_mark(&["/", "-"]));
    let number = |at: usize| pieces.get(at).filter(|piece| piece.is(TokenKind::Number)).map(|piece| piece.folded);
    let (day, month, year) = (number(at)?, number(at + 2)?, number(at + 4)?);
    if !stroke(at + 1) || !stroke(at + 3) || day.len() > 2 || month.len() > 2 {
        return None;
    }
    let mark = year_mark(pieces, at + 5, true);
    let value = numeric::read(&format!("{day}/{month}/{year}"), mark.map(|(calendar, _)| calendar))?;
    let next = mark.map_or(at + 5, |(_, next)| next);
    let span = Span::new(pieces.get(at)?.span.start, pieces.get(next - 1)?.span.end);
    Some((DateFound { span, value }, next))
}

/// "21/8/2020", "2020-08-21", "25/8/1436 هـ".
fn numeric_date(pieces: &[Piece<'_>], at: usize) -> Option<(DateFound, usize)> {
    let piece = pieces.get(at)?;
    let mark = year_mark(pieces, at + 1, true);
    let value = numeric::read(piece.folded, mark.map(|(calendar, _)| calendar))?;
    let next = mark.map_or(at + 1, |(_, next)| next);
    let end = pieces.get(next - 1)?.span.end;
    Some((DateFound { span: Span::new(piece.span.start, end), value }, next))
}

#[cfg(test)]
mod tests;
