//! Is each number of the Arabic in the English, by value? "twenty-five" is 25 is ٢٥.
//!
//! Three things tell that one is missing or another: a number that is surely one is nowhere in the English; a number that
//! the Arabic says more often than the English is short, and the English has one that the Arabic has not; a word that may be
//! a number (أربع) has no counterpart, while the English has a number too many. One and two in words are no numbers here:
//! "both", the dual and the pronoun "one" say them. Parts of dates are told by the check of dates; the half of the day, of this kind too,
//! by `clock.rs`.

use super::said::{Said, canonical, is_light, scaled};
use super::{Finding, Kind, Sides};
use crate::arabic::chars::digit_value;
use crate::arabic::date::relative::{Length, Relative};
use crate::arabic::placeable::{Value, lone_numbers};
use crate::arabic::{Placeable, PlaceableKind, Span, placeables};
use crate::english::number::{Figure, Manner};
use std::collections::HashMap;

/// A number that the Arabic says.
struct Need {
    span: Span,
    /// All that may stand for it, in canonical decimal form.
    values: Vec<String>,
}

pub(super) fn findings(sides: &Sides<'_>) -> Vec<Finding> {
    let placeables = placeables(sides.pair.source);
    let needs: Vec<Need> =
        placeables.iter().flat_map(|placeable| needs(placeable, sides.source.slice(placeable.span))).collect();
    let unsure: Vec<Need> = unsure(sides.pair.source, &placeables);
    let said = Said::of(&sides.target);
    let mut over = left_over(sides, &placeables, needs.iter().chain(&unsure));
    let mut found = Vec::new();
    for need in &needs {
        let times: usize = need.values.iter().map(|value| said.times(value)).sum();
        // "a" says one, unless another number stands there: «قُتل 1 شخص», "12 people were killed in an attack".
        let is_article = need.values.iter().any(|value| said.is_article(value));
        if times == 0 || is_article && !over.is_empty() {
            let instead = take_next(&mut over);
            found.push(finding(sides, need, instead));
        }
    }
    // Said less often than in the Arabic, while another number came in.
    let mut counts: HashMap<&str, (usize, &Need)> = HashMap::new();
    for need in needs.iter().filter(|need| need.values.len() == 1) {
        for value in &need.values {
            counts.entry(value).and_modify(|(count, _)| *count += 1).or_insert((1, need));
        }
    }
    let mut short: Vec<&Need> = counts
        .into_iter()
        .filter(|(value, (count, _))| (1..*count).contains(&said.times(value)))
        .map(|(_, (_, need))| need)
        .collect();
    short.sort_by_key(|need| need.span.start);
    short.extend(unsure.iter().filter(|need| need.values.iter().all(|value| said.times(value) == 0)));
    for need in short {
        if let Some(instead) = take_next(&mut over) {
            found.push(finding(sides, need, Some(instead)));
        }
    }
    found.extend(super::clock::findings(sides, &placeables));
    found.sort_by_key(|finding| finding.source.first().map(|span| span.start));
    found
}

fn finding(sides: &Sides<'_>, need: &Need, instead: Option<&Figure>) -> Finding {
    let arabic = sides.source.slice(need.span);
    let value = need.values.first().map_or("", String::as_str);
    let message = match instead {
        Some(figure) => {
            format!("The Arabic says {arabic} ({value}), the English {}.", sides.target.offsets.slice(figure.span))
        }
        None => format!("{value} is missing: the Arabic says {arabic}."),
    };
    Finding::new(Kind::Number, value, message).at_source([need.span]).at_target(instead.map(|figure| figure.span))
}

/// What a placeable asks for.
fn needs(placeable: &Placeable, text: &str) -> Vec<Need> {
    // What it says as a number in digits, by itself.
    let digits = text.chars().all(|c| digit_value(c).is_some());
    let written = digit_runs(text).into_iter().next().filter(|_| digits);
    let need = |values: Vec<String>| Need { span: placeable.span, values };
    match &placeable.value {
        Value::Range(low, high) => {
            let (low_value, high_value) = (low.decimal(), high.decimal());
            // "10 to 15 million": the low end goes without its magnitude.
            let mut lows: Vec<String> = low_value.into_iter().collect();
            lows.extend(lows.first().map(|value| mantissa(value)));
            [Some(lows), high_value.map(|value| vec![value])].into_iter().flatten().map(need).collect()
        }
        Value::Relative(
            Relative::Ago(Length { count, in_words, .. }) | Relative::Since(Length { count, in_words, .. }),
        ) => {
            if *count <= 2 && *in_words {
                Vec::new()
            } else {
                vec![need(vec![count.to_string()])]
            }
        }
        Value::Verbatim(PlaceableKind::Code, text) => {
            let digits = text.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty());
            digits.map(|digits| need(vec![canonical(digits)])).collect()
        }
        value @ (Value::Number(quantity)
        | Value::Percent(quantity)
        | Value::Money(quantity, _)
        | Value::Measure(quantity, _)) => {
            let Some(number) = value.decimal() else { return Vec::new() };
            let number = number.trim_start_matches('-').to_owned();
            // The magnitude may stand with a later number: "10 و15 مليون".
            let mut values = vec![number.clone()];
            values.extend(written.filter(|written| *written != number));
            values.extend(in_thousands(text, &number));
            if quantity.is_in_words() && matches!(number.as_str(), "0" | "1" | "2") {
                return Vec::new();
            }
            vec![need(values)]
        }
        Value::Time(time) if time.written.is_some() => {
            let mut hours = vec![time.hour, time.hour % 12, (time.hour + 12) % 24];
            hours.retain(|hour| *hour > 0 || time.hour == 0);
            hours.extend((time.hour % 12 == 0).then_some(12));
            // "7.55am" is one number.
            let whole = time.written.as_deref().map(|written| canonical(&written.replace(':', ".")));
            let part = |values: Vec<String>| need(values.into_iter().chain(whole.clone()).collect());
            let mut all = vec![part(hours.iter().map(u8::to_string).collect())];
            // A quarter and a half are said in words.
            all.extend((time.minute % 15 != 0).then(|| part(vec![time.minute.to_string()])));
            all
        }
        Value::Ordinal(place) if *place > 2 => vec![need(vec![place.to_string()])],
        _ => Vec::new(),
    }
}

/// What a point before three digits may be: the mark of the thousands (711.988 for 711,988). A translator knows which it is.
fn in_thousands(text: &str, value: &str) -> Option<String> {
    let first =
        text.split(|c: char| digit_value(c).is_none() && !matches!(c, '.' | ',' | '٫')).find(|run| !run.is_empty())?;
    let (whole, fraction) = first.split_once(['.', ',', '٫'])?;
    let digits = |text: &str| text.chars().filter(|&c| digit_value(c).is_some()).count();
    let one_mark = digits(fraction) == fraction.chars().count();
    let is_small = whole.chars().all(|c| digit_value(c) == Some(0));
    (one_mark && digits(fraction) == 3 && digits(whole) <= 3 && !is_small && value.contains('.'))
        .then(|| scaled(value, 3))
}

fn mantissa(value: &str) -> String {
    let mut value = value;
    while let Some(rest) = value.strip_suffix("000") {
        value = rest;
    }
    value.to_owned()
}

/// Words that may be numbers and are in no placeable.
fn unsure(source: &str, placeables: &[Placeable]) -> Vec<Need> {
    let free = |span: Span| !placeables.iter().any(|placeable| placeable.span.overlaps(span));
    let lone = lone_numbers(source).into_iter().filter(|lone| free(lone.span));
    lone.filter_map(|lone| Some(Need { span: lone.span, values: vec![lone.value.decimal()?] })).collect()
}

/// The numbers of the English that nothing in the Arabic says.
fn left_over<'t, 'n>(
    sides: &'t Sides<'_>,
    placeables: &[Placeable],
    needs: impl Iterator<Item = &'n Need>,
) -> Vec<&'t Figure> {
    let mut arabic: Vec<String> = needs.flat_map(|need| need.values.clone()).collect();
    for placeable in placeables {
        arabic.extend(all_values(&placeable.value));
    }
    arabic.extend(digit_runs(sides.pair.source));
    let mine = |figure: &&Figure| {
        let word = figure.manner == Manner::Words;
        let said = arabic.contains(&figure.value) || (word && is_light(figure));
        !said && !sides.target.is_in_date(figure)
    };
    sides.target.figures().iter().filter(mine).collect()
}

/// Every number that a value has in it.
fn all_values(value: &Value) -> Vec<String> {
    match value {
        Value::Range(low, high) => [all_values(low), all_values(high)].concat(),
        Value::Fraction(part, of) => vec![part.to_string(), of.to_string()],
        Value::Decade(year) => vec![year.to_string(), (year % 100).to_string()],
        Value::Date(date) => {
            let parts = [date.day.map(u16::from), date.month.map(u16::from), date.year];
            parts.into_iter().flatten().map(|part| part.to_string()).collect()
        }
        Value::Time(time) => {
            vec![
                time.hour.to_string(),
                (time.hour % 12).to_string(),
                (time.hour + 12).to_string(),
                time.minute.to_string(),
            ]
        }
        Value::Relative(Relative::Ago(length) | Relative::Since(length)) => vec![length.count.to_string()],
        other => other.decimal().into_iter().collect(),
    }
}

/// The digits of a text, run by run.
fn digit_runs(text: &str) -> Vec<String> {
    let mut runs = vec![String::new()];
    for c in text.chars() {
        match (digit_value(c), runs.last_mut()) {
            (Some(digit), Some(run)) => run.push(char::from(b'0' + digit)),
            (None, Some(run)) if !run.is_empty() => runs.push(String::new()),
            _ => {}
        }
    }
    runs.iter().filter(|run| !run.is_empty()).map(|run| canonical(run)).collect()
}

/// Takes the number that was most likely put for what is missing: the next one, in the order of the text.
fn take_next<'t>(over: &mut Vec<&'t Figure>) -> Option<&'t Figure> {
    if over.is_empty() { None } else { Some(over.remove(0)) }
}
