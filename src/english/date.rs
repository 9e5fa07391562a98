//! Which dates does an English text have, and how are they written? Day, month, year and weekday, each with its place.
//!
//! Day first or month first, months in full or short, days in figures ("3", "3rd") or words ("third"). A date that is read
//! here can be written again with another day, part by part, in the same manner. Linear in the text.

use super::number::ordinal_in_words;
use super::token::{Kind, Token};
use crate::arabic::{Calendar, Span};
use std::sync::LazyLock;

/// A part of a date with its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct At<T> {
    pub(crate) value: T,
    pub(crate) span: Span,
}

/// A date in a text: at least one part is there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Mention {
    /// From 0, Saturday, as in Arabic.
    pub(crate) weekday: Option<At<u8>>,
    pub(crate) day: Option<At<u8>>,
    pub(crate) month: Option<At<(Calendar, u8)>>,
    pub(crate) year: Option<At<u16>>,
    /// Its first token and the one after its last.
    pub(crate) tokens: (usize, usize),
}

pub(crate) const WEEKDAYS: [&str; 7] = ["saturday", "sunday", "monday", "tuesday", "wednesday", "thursday", "friday"];

pub(crate) const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// As English papers spell them, with the spellings that others use.
const HIJRI: [&[&str]; 12] = [
    &["muharram"],
    &["safar"],
    &["rabi al-awwal", "rabi al-awal", "rabi i"],
    &["rabi al-thani", "rabi al-akhir", "rabi ii"],
    &["jumada al-awwal", "jumada al-ula", "jumada i"],
    &["jumada al-thani", "jumada al-akhira", "jumada ii"],
    &["rajab"],
    &["shaban", "sha'ban", "shaaban"],
    &["ramadan", "ramadhan"],
    &["shawwal", "shawal"],
    &["dhu al-qadah", "dhul qadah", "dhul-qadah"],
    &["dhu al-hijjah", "dhul hijjah", "dhul-hijjah"],
];

/// Words before May and March that say that it is a month, which a capital at the beginning of a sentence does not.
const BEFORE_MONTH: [&str; 22] = [
    "in", "of", "since", "until", "by", "from", "last", "next", "this", "early", "late", "mid", "during", "between",
    "and", "on", "every", "to", "before", "after", "till", "through",
];

/// Every date of `tokens`, in order and disjoint.
pub(crate) fn mentions(tokens: &[Token]) -> Vec<Mention> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match mention(tokens, at) {
            Some(mention) => {
                at = mention.tokens.1;
                found.push(mention);
            }
            None => at += 1,
        }
    }
    found
}

fn mention(tokens: &[Token], at: usize) -> Option<Mention> {
    let skip = |at: usize, marks: &[&str]| at + usize::from(tokens.get(at).is_some_and(|token| token.is_any(marks)));
    let mut mention = Mention::default();
    let mut end = at;
    if let Some((weekday, next)) = weekday(tokens, at) {
        (mention.weekday, end) = (Some(weekday), next);
    }
    let from = if mention.weekday.is_some() { skip(skip(end, &[","]), &["the"]) } else { at };
    if let Some((day, next)) = day(tokens, from)
        && let Some((month, next)) = month(tokens, skip(next, &["of", "."]), true)
    {
        (mention.day, mention.month, end) = (Some(day), Some(month), next);
    } else if let Some((month, next)) = month(tokens, from, false) {
        (mention.month, end) = (Some(month), next);
        if let Some((day, next)) = day(tokens, skip(next, &["the"])) {
            (mention.day, end) = (Some(day), next);
        }
    }
    if mention.month.is_some() {
        let from = if mention.day.is_some() { skip(end, &[","]) } else { skip(end, &[",", "of"]) };
        if let Some((year, next)) = year(tokens, from) {
            (mention.year, end) = (Some(year), next);
        }
        // May and March alone may be words.
        let told =
            mention.day.is_some() || mention.year.is_some() || mention.weekday.is_some() || is_surely_month(tokens, at);
        if !told {
            return None;
        }
    } else if mention.weekday.is_none() {
        let (year, next) = year(tokens, at)?;
        (mention.year, end) = (Some(year), next);
    }
    mention.tokens = (at, end);
    (end > at).then_some(mention)
}

fn weekday(tokens: &[Token], at: usize) -> Option<(At<u8>, usize)> {
    let token = tokens.get(at).filter(|token| token.is_capital())?;
    let place = WEEKDAYS.iter().position(|name| token.is(name))?;
    Some((At { value: u8::try_from(place).ok()?, span: token.span }, at + 1))
}

fn day(tokens: &[Token], at: usize) -> Option<(At<u8>, usize)> {
    let token = tokens.get(at)?;
    let of = |value: u8, next: usize| {
        let span = Span::new(token.span.start, tokens.get(next.checked_sub(1)?)?.span.end);
        (1..=31).contains(&value).then_some((At { value, span }, next))
    };
    if token.kind == Kind::Digits {
        let value = token.text.parse().ok().filter(|_| token.text.len() <= 2)?;
        let suffix = tokens.get(at + 1).is_some_and(|next| !next.spaced && next.is_any(&["st", "nd", "rd", "th"]));
        return of(value, at + 1 + usize::from(suffix));
    }
    DAYS.iter().find_map(|(value, parts)| {
        let length = 2 * parts.len() - 1;
        let found = tokens.get(at..at + length)?;
        let same = found.iter().step_by(2).zip(parts).all(|(token, part)| token.is(part));
        (same && found.iter().skip(1).step_by(2).all(|token| token.is("-"))).then(|| of(*value, at + length))?
    })
}

/// The days of a month in words, each cut at its hyphen. The last first, so that "twenty-first" is met before "first".
static DAYS: LazyLock<Vec<(u8, Vec<String>)>> = LazyLock::new(|| {
    let parts = |value: u8| ordinal_in_words(value.into()).split('-').map(str::to_owned).collect();
    (1..=31).rev().map(|value| (value, parts(value))).collect()
});

fn month(tokens: &[Token], at: usize, after_day: bool) -> Option<(At<(Calendar, u8)>, usize)> {
    let token = tokens.get(at).filter(|token| token.kind == Kind::Word && (token.is_capital() || after_day))?;
    let value = |place: usize| u8::try_from(place + 1).ok();
    let short = |name: &&str| token.lower.len() >= 3 && name.starts_with(&token.lower) && token.lower.len() <= 4;
    if let Some(place) = MONTHS.iter().position(|name| token.is(name)) {
        return Some((At { value: (Calendar::Gregorian, value(place)?), span: token.span }, at + 1));
    }
    // Mar. and Mark; a short one needs its full stop, or a day before it.
    let stop = tokens.get(at + 1).is_some_and(|stop| stop.is(".") && !stop.spaced);
    if let Some(place) = MONTHS.iter().position(short).filter(|_| token.is_capital() && (stop || after_day)) {
        let next = at + 1 + usize::from(stop);
        let span = Span::new(token.span.start, tokens.get(next - 1)?.span.end);
        return Some((At { value: (Calendar::Gregorian, value(place)?), span }, next));
    }
    HIJRI.iter().enumerate().find_map(|(place, names)| {
        names.iter().find_map(|name| {
            let end = same_letters(tokens, at, name)?;
            let span = Span::new(token.span.start, tokens.get(end - 1)?.span.end);
            Some((At { value: (Calendar::Hijri, value(place)?), span }, end))
        })
    })
}

/// The token after `name`, where its letters stand at `at`, whatever spaces and hyphens part them.
fn same_letters(tokens: &[Token], at: usize, name: &str) -> Option<usize> {
    let mut next = at;
    for word in name.split([' ', '-']) {
        next += usize::from(next > at && tokens.get(next)?.is("-"));
        if !tokens.get(next)?.is(word) {
            return None;
        }
        next += 1;
    }
    Some(next)
}

fn year(tokens: &[Token], at: usize) -> Option<(At<u16>, usize)> {
    let token = tokens.get(at).filter(|token| token.kind == Kind::Digits && token.text.len() == 4)?;
    let value = token.text.parse().ok().filter(|year| (1000..2200).contains(year))?;
    let before = at.checked_sub(1).and_then(|at| tokens.get(at));
    if before.is_some_and(|before| !token.spaced && !before.is_any(&["(", "\"", "'", "“", "‘", "["])) {
        return None;
    }
    let next = tokens.get(at + 1);
    let joined = next.is_some_and(|next| !next.spaced && next.is_any(&["%", "-", "/", ":"]));
    let unit = next.is_some_and(|next| !next.spaced && next.kind == Kind::Word && !next.is("s"));
    if unit || joined && tokens.get(at + 2).is_some_and(|token| token.kind == Kind::Digits) {
        return None;
    }
    // 1445 AH, 2019 CE: the era stays.
    Some((At { value, span: token.span }, at + 1))
}

fn is_surely_month(tokens: &[Token], at: usize) -> bool {
    let surely = tokens.get(at).is_some_and(|token| !token.is_any(&["may", "march"]));
    let before = at.checked_sub(1).and_then(|at| tokens.get(at));
    let before_hyphen = at.checked_sub(2).and_then(|at| tokens.get(at));
    let said = |before: &Token| {
        before.is_any(&BEFORE_MONTH) || (before.is("-") && before_hyphen.is_some_and(|mid| mid.is("mid")))
    };
    surely || before.is_some_and(said)
}

impl Mention {
    /// All of it, in code points.
    pub(crate) fn span(&self) -> Option<Span> {
        let parts = [
            self.weekday.map(|part| part.span),
            self.day.map(|part| part.span),
            self.month.map(|part| part.span),
            self.year.map(|part| part.span),
        ];
        parts.into_iter().flatten().reduce(|one, other| Span::new(one.start.min(other.start), one.end.max(other.end)))
    }

    /// Whether its month stands before its day.
    pub(crate) fn is_month_first(&self) -> bool {
        matches!((self.day, self.month), (Some(day), Some(month)) if month.span.start < day.span.start)
    }
}

/// A weekday in the manner of `old`.
pub(crate) fn weekday_like(value: u8) -> String {
    let name = WEEKDAYS.get(usize::from(value)).copied().unwrap_or_default();
    super::capitalise(name)
}

/// A month in the manner of `old`: in full, or short with or without its full stop.
pub(crate) fn month_like(calendar: Calendar, value: u8, old: &str) -> String {
    let place = usize::from(value).saturating_sub(1);
    if calendar == Calendar::Hijri {
        let names = HIJRI.get(place).and_then(|names| names.first()).copied().unwrap_or_default();
        // al- stays small inside a name.
        let words = names.split(' ').map(|word| match word.strip_prefix("al-") {
            Some(rest) => format!("al-{}", super::capitalise(rest)),
            None => super::capitalise(word),
        });
        return words.collect::<Vec<_>>().join(" ");
    }
    let name = MONTHS.get(place).copied().unwrap_or_default();
    let bare = old.trim_end_matches('.');
    let short = bare.chars().count() <= 4 && !MONTHS.contains(&bare.to_lowercase().as_str());
    let full = super::capitalise(name);
    if !short || name.len() <= 4 {
        return full;
    }
    let length = if name == "september" { 4 } else { 3 };
    let stop = if old.ends_with('.') { "." } else { "" };
    format!("{}{stop}", full.chars().take(length).collect::<String>())
}

/// A day in the manner of `old`: "3", "3rd", "third".
pub(crate) fn day_like(value: u8, old: &str) -> String {
    let ordinal = ordinal_in_words(value.into());
    if old.chars().all(|c| c.is_ascii_digit()) {
        return value.to_string();
    }
    if old.starts_with(|c: char| c.is_ascii_digit()) || value > 20 {
        let ending = match (value, value % 10) {
            (11..=13, _) => "th",
            (_, 1) => "st",
            (_, 2) => "nd",
            (_, 3) => "rd",
            _ => "th",
        };
        return format!("{value}{ending}");
    }
    ordinal
}

#[cfg(test)]
mod tests {
    use super::super::token::tokens;
    use super::*;

    #[test]
    fn dates_are_read_in_any_order() {
        type Read = (Option<u8>, Option<u8>, Option<u8>, Option<u16>);
        let read = |text: &str| -> Vec<Read> {
            mentions(&tokens(text))
                .into_iter()
                .map(|found| {
                    let (weekday, day) = (found.weekday.map(|part| part.value), found.day.map(|part| part.value));
                    (weekday, day, found.month.map(|part| part.value.1), found.year.map(|part| part.value))
                })
                .collect()
        };
        for (text, expected) in [
            ("On Friday, August 21, 2020, they met", vec![(Some(6), Some(21), Some(8), Some(2020))]),
            ("the third of May 2019", vec![(None, Some(3), Some(5), Some(2019))]),
            ("on 3 Aug. and Sept. 4", vec![(None, Some(3), Some(8), None), (None, Some(4), Some(9), None)]),
            ("It may march in May", vec![(None, None, Some(5), None)]),
            ("from 1998 to 2011", vec![(None, None, None, Some(1998)), (None, None, None, Some(2011))]),
            ("on the twenty-first of Ramadan 1445 AH", vec![(None, Some(21), Some(9), Some(1445))]),
            ("the 2020-2021 season of 1250m", vec![]),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn parts_are_written_in_the_same_manner() {
        assert_eq!(
            [day_like(21, "3"), day_like(21, "3rd"), day_like(4, "third"), day_like(22, "third")],
            ["21", "21st", "fourth", "22nd"]
        );
        let month = |value, old| month_like(Calendar::Gregorian, value, old);
        assert_eq!(
            [month(9, "Aug."), month(5, "Aug."), month(9, "August"), month(9, "May")],
            ["Sept.", "May", "September", "September"]
        );
        assert_eq!(month_like(Calendar::Hijri, 3, "Ramadan"), "Rabi al-Awwal");
    }
}
