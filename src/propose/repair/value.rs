//! Where does a value stand in the unit's English, and what is to stand there instead? By value, in whatever style.
//!
//! A number is looked for as what it is first (a percentage with its sign, money with its currency), then as a bare number
//! that is nothing else of the unit; a date by its parts. What has no number of its own (times, codes, "last month") is
//! looked for as English news writes it.

use super::rendered;
use crate::arabic::date::relative::{Length, Relative};
use crate::arabic::placeable::{Currency, Unit, Value};
use crate::arabic::style::DateOrder;
use crate::arabic::{DateValue, Span};
use crate::english::date::{Mention, day_like, month_like, weekday_like};
use crate::english::number::{Figure, Manner};
use crate::english::text::{Marker, Text, Written};
use crate::english::{capitalise, grammar};

/// What is put in a place of the English.
pub(super) type Put = (Span, String);

/// How closely a number must be what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Close {
    /// With its sign, currency or unit.
    Strictly,
    /// As a number alone.
    Loosely,
}

/// What is to be put into `text` for `new` where `old` stands, which the unit's source says `times` times. Empty where its
/// places are not as many. `others` are the unit's other values, whose places are theirs.
pub(super) fn put(text: &Text<'_>, old: &Value, new: &Value, times: usize, others: &[&Value]) -> Vec<Put> {
    let by_value = match (old, new) {
        (Value::Date(old), Value::Date(new)) => {
            let dates = dates(text, old, new);
            if dates.len() == times {
                dates.iter().filter_map(|date| date_put(text, date, old, new)).collect()
            } else {
                Vec::new()
            }
        }
        (Value::Range(low, high), Value::Range(new_low, new_high)) => {
            let whole = rendered::puts(text, old, new);
            if whole.len() == times {
                whole
            } else {
                range_put(text, [(low, new_low), (high, new_high)], times, others)
            }
        }
        _ => figures_put(text, old, new, times, others),
    };
    if by_value.len() == times {
        return by_value;
    }
    if has_number(old) {
        return Vec::new();
    }
    let rendered = rendered::puts(text, old, new);
    if rendered.len() == times { rendered } else { Vec::new() }
}

/// Whether the value's English may be there already, whatever the unit said: then nothing is missing.
pub(super) fn is_there(text: &Text<'_>, value: &Value) -> bool {
    match value {
        Value::Date(date) => !dates(text, date, date).is_empty(),
        _ if number(value).is_some() => {
            !found(text, value, Close::Strictly).is_empty() || !found(text, value, Close::Loosely).is_empty()
        }
        _ => !rendered::puts(text, value, value).is_empty(),
    }
}

/// Each end of a range for itself: "between 10 and 15 percent". Both or none.
fn range_put(text: &Text<'_>, ends: [(&Value, &Value); 2], times: usize, others: &[&Value]) -> Vec<Put> {
    let mut all = Vec::new();
    for (old, new) in ends {
        if old.says_the_same(new) {
            continue;
        }
        let puts = figures_put(text, old, new, times, others);
        if puts.len() != times {
            return Vec::new();
        }
        all.extend(puts);
    }
    // One place for both ends is one change too few.
    if all.len() == times { all } else { Vec::new() }
}

fn has_number(value: &Value) -> bool {
    matches!(value, Value::Number(_) | Value::Ordinal(_) | Value::Percent(_) | Value::Money(..) | Value::Measure(..))
}

/// The number that stands in the English for a value, in canonical decimal form.
fn number(value: &Value) -> Option<String> {
    match value {
        Value::Relative(Relative::Ago(Length { count, .. }) | Relative::Since(Length { count, .. })) => {
            Some(count.to_string())
        }
        _ => value.decimal(),
    }
}

fn figures_put(text: &Text<'_>, old: &Value, new: &Value, times: usize, others: &[&Value]) -> Vec<Put> {
    // What is strictly another value of the unit is not this one; two bare numbers say nothing of each other.
    let bare = |value: &Value| matches!(value, Value::Number(_));
    let strictly_other = |figure: &&Figure, among: &dyn Fn(&Value) -> bool| {
        others.iter().any(|other| among(other) && found(text, other, Close::Strictly).contains(figure))
    };
    let mut figures = found(text, old, Close::Strictly);
    figures.retain(|figure| !bare(old) || !strictly_other(figure, &|other| !bare(other)));
    if figures.is_empty() {
        figures = found(text, old, Close::Loosely);
        figures.retain(|figure| !strictly_other(figure, &|_| true));
    }
    if figures.len() != times {
        return Vec::new();
    }
    figures.into_iter().filter_map(|figure| figure_put(text, figure, old, new)).collect()
}

/// The numbers of the English that may be `value`.
fn found<'t>(text: &'t Text<'_>, value: &Value, close: Close) -> Vec<&'t Figure> {
    let Some(number) = number(value) else { return Vec::new() };
    let ordinal = matches!(value, Value::Ordinal(_));
    let fits = |figure: &&Figure| {
        if figure.value != number.trim_start_matches('-') || figure.ordinal != ordinal {
            return false;
        }
        match (value, close) {
            (Value::Percent(_), Close::Strictly) => text.is_percent(figure),
            (Value::Money(_, currency), Close::Strictly) => text.money(figure, currency).is_some(),
            (Value::Measure(_, unit), Close::Strictly) => text.unit(figure, unit).is_some(),
            (_, Close::Strictly) => !text.is_percent(figure) && !text.has_sign(figure) && !text.is_in_date(figure),
            // "one" is a pronoun sooner than a number that nothing else shows to be one.
            (_, Close::Loosely) => figure.value != "1" || figure.manner != Manner::Words,
        }
    };
    text.figures().iter().filter(fits).collect()
}

fn figure_put(text: &Text<'_>, figure: &Figure, old: &Value, new: &Value) -> Option<Put> {
    let value = number(new)?;
    let begins = text.begins(figure.tokens.0);
    let written = |figure: &Figure| {
        let written = figure.write(&value, begins);
        let capital = text.offsets.slice(figure.span).starts_with(char::is_uppercase);
        if capital { capitalise(&written) } else { written }
    };
    let one = |value: &Value| number(value).as_deref() == Some("1");
    let turns_plural = one(old) != one(new);
    match (old, new) {
        (Value::Money(_, from), Value::Money(_, to)) => {
            let marker = text.money(figure, from);
            if from == to && (!turns_plural || marker.is_some_and(|marker| marker.written == Written::Sign)) {
                return Some((figure.span, written(figure)));
            }
            Some(with_money(text, figure, &written(figure), marker?, to, &value))
        }
        (Value::Measure(_, from), Value::Measure(_, to)) => {
            if from == to && (!turns_plural || text.is_compound(figure)) {
                return Some((figure.span, written(figure)));
            }
            Some(with_unit(text, figure, &written(figure), text.unit(figure, from)?, to, &value))
        }
        (Value::Percent(_), Value::Percent(_)) | (Value::Ordinal(_), Value::Ordinal(_)) => {
            Some((figure.span, written(figure)))
        }
        // What is counted would have to change too, and nobody knows its plural.
        (Value::Number(_), Value::Number(_)) => {
            (!turns_plural || text.is_compound(figure)).then(|| (figure.span, written(figure)))
        }
        (Value::Relative(from), Value::Relative(to)) => {
            let same = lengths(*from, *to).is_some_and(|(from, to)| from.unit == to.unit);
            (same && !turns_plural).then(|| (figure.span, written(figure)))
        }
        _ => None,
    }
}

fn lengths(one: Relative, other: Relative) -> Option<(Length, Length)> {
    match (one, other) {
        (Relative::Ago(one), Relative::Ago(other)) | (Relative::Since(one), Relative::Since(other)) => {
            Some((one, other))
        }
        _ => None,
    }
}

/// An amount of another money, written as the old one was: a sign where there is one, else the name.
fn with_money(text: &Text<'_>, figure: &Figure, number: &str, marker: Marker, to: &Currency, value: &str) -> Put {
    let span = cover(figure.span, marker.span);
    let name = if value == "1" { to.one } else { to.many };
    let written = match (marker.written, to.sign) {
        (Written::Sign, Some(sign)) => format!("{sign}{number}"),
        (Written::Code, _) if !to.code.is_empty() => {
            let space = if text.offsets.slice(span).contains(' ') { " " } else { "" };
            let before = marker.span.start < figure.span.start;
            if before { format!("{}{space}{number}", to.code) } else { format!("{number}{space}{}", to.code) }
        }
        // "dollars" alone stay dollars.
        _ if to.code == "USD" && !text.offsets.slice(marker.span).contains(' ') => {
            format!("{number} {}", if value == "1" { "dollar" } else { "dollars" })
        }
        _ => format!("{number} {name}"),
    };
    (span, written)
}

/// An amount of another unit, or of one that is one now and was several, spelt as the old one was.
fn with_unit(text: &Text<'_>, figure: &Figure, number: &str, marker: Marker, to: &Unit, value: &str) -> Put {
    let span = cover(figure.span, marker.span);
    let between = text.offsets.slice(Span::new(figure.span.end, marker.span.start));
    let one = value == "1" || between == "-";
    let american = matches!(marker.written, Written::AmericanOne | Written::AmericanMany);
    let name = match (marker.written, american, one) {
        (Written::Sign, ..) => to.symbol,
        (_, true, true) => to.american.0,
        (_, true, false) => to.american.1,
        (_, false, true) => to.one,
        (_, false, false) => to.many,
    };
    (span, format!("{number}{between}{name}"))
}

fn cover(one: Span, other: Span) -> Span {
    Span::new(one.start.min(other.start), one.end.max(other.end))
}

/// The dates of the English that are `old`: what differs is there, and nothing else contradicts. Those with the same parts
/// come before those with others.
fn dates<'t>(text: &'t Text<'_>, old: &DateValue, new: &DateValue) -> Vec<&'t Mention> {
    if old.ambiguous || new.ambiguous {
        return Vec::new();
    }
    let same_parts = |found: &&Mention| {
        (found.weekday.is_some(), found.day.is_some(), found.month.is_some(), found.year.is_some()) == parts(old)
    };
    let agrees = |found: &&Mention| {
        let day = found.day.is_none_or(|day| Some(day.value) == old.day);
        let weekday = found.weekday.is_none_or(|weekday| old.weekday.is_none() || Some(weekday.value) == old.weekday);
        let month = found.month.is_none_or(|month| Some(month.value) == old.month.map(|month| (old.calendar, month)));
        let year = found.year.is_none_or(|year| old.year.is_none() || Some(year.value) == old.year);
        // What changes must be there to be changed; what comes is written with the rest.
        let there = (old.day == new.day || found.day.is_some() == old.day.is_some())
            && (old.weekday == new.weekday || found.weekday.is_some() == old.weekday.is_some())
            && ((old.month, old.calendar) == (new.month, new.calendar) || found.month.is_some() == old.month.is_some())
            && (old.year == new.year || found.year.is_some() == old.year.is_some());
        day && weekday
            && month
            && year
            && there
            && (found.weekday.is_some() || found.month.is_some() || found.year.is_some())
    };
    let all: Vec<&Mention> = text.dates().iter().filter(agrees).collect();
    let exact: Vec<&Mention> = all.iter().copied().filter(|found| same_parts(found)).collect();
    if exact.is_empty() && parts(old) == parts(new) { all } else { exact }
}

fn parts(date: &DateValue) -> (bool, bool, bool, bool) {
    (date.weekday.is_some(), date.day.is_some(), date.month.is_some(), date.year.is_some())
}

fn date_put(text: &Text<'_>, found: &Mention, old: &DateValue, new: &DateValue) -> Option<Put> {
    if parts(old) != parts(new) || old.calendar != new.calendar {
        return whole_date(text, found, old, new);
    }
    let slice = |span: Span| text.offsets.slice(span);
    let mut changes: Vec<Put> = Vec::new();
    if old.weekday != new.weekday {
        changes.push((found.weekday?.span, weekday_like(new.weekday?)));
    }
    if old.day != new.day {
        let span = found.day?.span;
        changes.push((span, day_like(new.day?, slice(span))));
    }
    if old.month != new.month {
        let span = found.month?.span;
        changes.push((span, month_like(new.calendar, new.month?, slice(span))));
    }
    if old.year != new.year {
        changes.push((found.year?.span, new.year?.to_string()));
    }
    changes.sort_by_key(|(span, _)| span.start);
    let whole = changes.iter().map(|(span, _)| *span).reduce(cover)?;
    let (mut written, mut at) = (String::new(), whole.start);
    for (span, to) in changes {
        written.push_str(slice(Span::new(at, span.start)));
        written.push_str(&to);
        at = span.end;
    }
    Some((whole, written))
}

/// A date with other parts, written anew; "on" before a day and "in" before a month or year go with it.
fn whole_date(text: &Text<'_>, found: &Mention, old: &DateValue, new: &DateValue) -> Option<Put> {
    let order = if found.is_month_first() { DateOrder::MonthFirst } else { DateOrder::DayFirst };
    let mut span = found.span()?;
    // The era is written with the year.
    let era = text.tokens().get(found.tokens.1).filter(|era| era.is("ah") && found.year.is_some());
    span.end = era.map_or(span.end, |era| era.span.end);
    let mut written = new.english_in(order);
    let on = |date: &DateValue| date.day.is_some() || date.weekday.is_some();
    let before = found.tokens.0.checked_sub(1).and_then(|at| text.tokens().get(at));
    if let Some(before) = before.filter(|before| on(old) != on(new) && before.is_any(&["on", "in"])) {
        let word = if on(new) { "on" } else { "in" };
        let word = if before.is_capital() { capitalise(word) } else { word.to_owned() };
        written = format!("{word} {written}");
        span.start = before.span.start;
    }
    Some((span, written))
}

/// "an" before "8-member" and "a" before "5-member": the article before `span`, where `to` wants another.
pub(super) fn article_before(text: &Text<'_>, span: Span, to: &str) -> Option<Put> {
    let at = text.tokens().partition_point(|token| token.span.end <= span.start);
    let before = at.checked_sub(1).and_then(|at| text.tokens().get(at)).filter(|before| before.is_any(&["a", "an"]))?;
    let between = text.offsets.slice(Span::new(before.span.end, span.start));
    let right = grammar::indefinite(to);
    if before.is(right) || between.is_empty() || !between.chars().all(char::is_whitespace) {
        return None;
    }
    let right = if before.is_capital() { capitalise(right) } else { right.to_owned() };
    Some((Span::new(before.span.start, span.end), format!("{right}{between}{to}")))
}
