//! Is each part of each date of the Arabic in the English? The weekday, the day, the month and the year.
//!
//! A part is there wherever the English has it: "3 May", "May 3", "3/5". Hijri months and digits that leave open which is
//! the day are passed over.

use super::said::Said;
use super::{Finding, Kind, Sides};
use crate::arabic::date::relative::Relative;
use crate::arabic::placeable::Value;
use crate::arabic::{Calendar, DateValue, Placeable, Span, placeables};
use crate::english::capitalise;
use crate::english::date::{MONTHS, WEEKDAYS};
use crate::english::token::{Kind as TokenKind, Token};

/// A part of a date, told by its name in English.
enum Part {
    Weekday(u8),
    Month(u8),
    Number(u16),
    Year(u16),
}

pub(super) fn findings(sides: &Sides<'_>) -> Vec<Finding> {
    let said = Said::of(&sides.target);
    let mut found = Vec::new();
    for placeable in placeables(sides.pair.source) {
        for part in parts(&placeable) {
            if !is_there(&part, sides, &said) {
                found.push(finding(sides, placeable.span, &part));
            }
        }
    }
    found
}

fn parts(placeable: &Placeable) -> Vec<Part> {
    match &placeable.value {
        Value::Date(date) if !date.ambiguous && date.calendar == Calendar::Gregorian => of_date(date),
        Value::Relative(Relative::Weekday(weekday, _) | Relative::Day(_, Some(weekday))) => {
            vec![Part::Weekday(*weekday)]
        }
        Value::Relative(Relative::MonthOfName(Calendar::Gregorian, month, _)) => vec![Part::Month(*month)],
        _ => Vec::new(),
    }
}

fn of_date(date: &DateValue) -> Vec<Part> {
    let mut parts = Vec::new();
    parts.extend(date.weekday.map(Part::Weekday));
    parts.extend(date.day.map(|day| Part::Number(day.into())));
    parts.extend(date.month.map(Part::Month));
    parts.extend(date.year.map(Part::Year));
    parts
}

fn is_there(part: &Part, sides: &Sides<'_>, said: &Said) -> bool {
    let tokens = sides.target.tokens();
    match part {
        Part::Weekday(weekday) => {
            name(&WEEKDAYS, *weekday).is_none_or(|name| tokens.iter().any(|token| is_name(token, name)))
        }
        Part::Month(month) => {
            let name = name(&MONTHS, month.saturating_sub(1));
            // 11/9, 9/11.
            let in_digits = said.times(&month.to_string()) > 0
                && tokens.iter().any(|token| token.is_any(&["/", "-", "."]) && !token.spaced);
            in_digits || name.is_none_or(|name| tokens.iter().any(|token| is_name(token, name)))
        }
        Part::Number(number) => said.times(&number.to_string()) > 0,
        Part::Year(year) => {
            said.times(&year.to_string()) > 0 || tokens.iter().any(|token| token.text == format!("{:02}", year % 100))
        }
    }
}

fn name<'n>(names: &[&'n str], place: u8) -> Option<&'n str> {
    names.get(usize::from(place)).copied()
}

/// Whether a word is a name or short for it: Fri, Sept, Mondays.
fn is_name(token: &Token, name: &str) -> bool {
    let word = token.lower.strip_suffix('s').filter(|_| token.lower != name).unwrap_or(&token.lower);
    let short = token.is_capital() && (3..=5).contains(&token.lower.len()) && name.starts_with(&token.lower);
    token.kind == TokenKind::Word && (word == name || token.is(name) || short)
}

fn finding(sides: &Sides<'_>, span: Span, part: &Part) -> Finding {
    let (what, others): (String, &[&str]) = match part {
        Part::Weekday(weekday) => (capitalise(name(&WEEKDAYS, *weekday).unwrap_or_default()), &WEEKDAYS),
        Part::Month(month) => (capitalise(name(&MONTHS, month.saturating_sub(1)).unwrap_or_default()), &MONTHS),
        Part::Number(number) | Part::Year(number) => (number.to_string(), &[]),
    };
    // The only other weekday or month of the English is what was put for it.
    let mut other = sides
        .target
        .tokens()
        .iter()
        .filter(|token| token.is_capital() && others.iter().any(|name| is_name(token, name)));
    let instead = other.next().filter(|_| other.next().is_none());
    let arabic = sides.source.slice(span);
    let message = match instead {
        Some(token) => format!("The Arabic says {arabic} ({what}), the English {}.", token.text),
        None => format!("{what} is missing from the date: the Arabic says {arabic}."),
    };
    Finding::new(Kind::Date, &what, message).at_source([span]).at_target(instead.map(|token| token.span))
}
