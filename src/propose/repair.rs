//! What can be put right in a unit's English for sure? Values that differ, and how replacements are carried out.
//!
//! A number, date or amount of the unit's source that differs from the segment's is replaced where its English stands in the
//! target exactly once, in whatever style the unit's translator wrote it; where it does not ("five" for 5, twice, or not at
//! all), nothing is touched and the place is named as missing.

use super::english::{capitalise, find};
use super::{Cause, Repair};
use crate::arabic::chars::digit_value;
use crate::arabic::placeable::{Placeable, Value, placeables};
use crate::arabic::style::{Percent, Style};
use crate::arabic::{Offsets, Span};

/// A change to be made to a target.
#[derive(Clone, Debug)]
pub(super) struct Replacement {
    /// Where, in code points of the target.
    pub(super) span: Span,
    /// What is to stand there.
    pub(super) to: String,
    /// Why.
    pub(super) cause: Cause,
}

/// What is to be replaced because its value differs, and the Arabic of those values whose place is not certain.
///
/// Only where the unit and the segment have values of the same kinds in the same order is it certain which stands for which.
/// Values in words are the less certain ones: where they do not pair, those with digits are still compared.
pub(super) fn values(
    unit: &str,
    segment: &Offsets<'_>,
    values: &[Placeable],
    target: &str,
) -> (Vec<Replacement>, Vec<String>) {
    let found = placeables(unit);
    let (mut old, mut new): (Vec<&Placeable>, Vec<&Placeable>) = (found.iter().collect(), values.iter().collect());
    if !pair(&old, &new) {
        let unit = Offsets::new(unit);
        old.retain(|value| has_digit(unit.slice(value.span)));
        new.retain(|value| has_digit(segment.slice(value.span)));
    }
    let (mut replacements, mut unsure) = (Vec::new(), Vec::new());
    if !pair(&old, &new) {
        return (replacements, unsure);
    }
    for (from, to) in old.iter().zip(&new).filter(|(from, to)| !from.value.says_the_same(&to.value)) {
        let alone = old.iter().filter(|other| other.value.says_the_same(&from.value)).count() == 1;
        match &places(target, &from.value, &to.value)[..] {
            [(span, text)] if alone => {
                replacements.push(Replacement { span: *span, to: text.clone(), cause: Cause::Value(to.kind) });
            }
            _ => unsure.push(segment.slice(to.span).to_owned()),
        }
    }
    (replacements, unsure)
}

fn pair(old: &[&Placeable], new: &[&Placeable]) -> bool {
    old.len() == new.len() && old.iter().zip(new).all(|(one, other)| one.kind == other.kind)
}

fn has_digit(text: &str) -> bool {
    text.chars().any(|c| digit_value(c).is_some())
}

/// Where `from` stands in the target, in any style, and what stands there for `to`. The first style that is found counts.
///
/// Of an amount whose unit or currency is written in another way ("25 km"), the number alone will do where both have the same.
fn places(target: &str, from: &Value, to: &Value) -> Vec<(Span, String)> {
    let offsets = Offsets::new(target);
    let found = |from: &str, to: &str| -> Vec<(Span, String)> {
        let whole = find(target, from).into_iter().filter(|span| is_whole(target, *span));
        // A number in words may begin the sentence.
        let capital = |span: Span| offsets.slice(span).starts_with(char::is_uppercase);
        whole.map(|span| (span, if capital(span) { capitalise(to) } else { to.to_owned() })).collect()
    };
    let mut places: Vec<(Span, String)> = Vec::new();
    for style in STYLES {
        for place in found(&from.english(&style), &to.english(&style)) {
            if places.iter().all(|(span, _)| !span.overlaps(place.0)) {
                places.push(place);
            }
        }
    }
    match from.number_of_same(to) {
        Some((from, to)) if places.is_empty() => self::places(target, &from, &to),
        _ => places,
    }
}

/// The styles that units come in: as the desk writes today, and as others did.
const STYLES: [Style; 6] = [
    Style::BRITISH,
    Style::AMERICAN,
    Style { words_to: 0, ..Style::BRITISH },
    Style { percent: Percent::OneWord, words_to: 10, ..Style::AMERICAN },
    Style { percent: Percent::TwoWords, words_to: 10, ..Style::BRITISH },
    Style { money_signs: false, ..Style::BRITISH },
];

/// Whether what stands at `span` is no part of a longer number: 25 in 3.25, 1,250 in 1,250,000, 5 in 5-3.
fn is_whole(target: &str, span: Span) -> bool {
    let chars: Vec<char> = target.chars().collect();
    let at = |at: Option<usize>| at.and_then(|at| chars.get(at)).copied().unwrap_or(' ');
    let joins = |c: char| matches!(c, '.' | ',' | ':' | '/' | '-' | '+');
    let before = joins(at(span.start.checked_sub(1))) && at(span.start.checked_sub(2)).is_ascii_digit();
    let after = joins(at(Some(span.end))) && at(Some(span.end + 1)).is_ascii_digit();
    !before && !after
}

/// The target with its replacements carried out, and where each now stands. Of two that overlap, the first counts, the longer
/// where both begin together.
pub(super) fn apply(target: &str, mut replacements: Vec<Replacement>) -> (String, Vec<Repair>) {
    replacements.sort_by_key(|replacement| (replacement.span.start, usize::MAX - replacement.span.end));
    let offsets = Offsets::new(target);
    let (mut text, mut length, mut at) = (String::new(), 0, 0);
    let mut repairs = Vec::new();
    for Replacement { span, to, cause } in replacements {
        if span.start < at {
            continue;
        }
        let before = offsets.slice(Span::new(at, span.start));
        text.push_str(before);
        text.push_str(&to);
        length += before.chars().count();
        let end = length + to.chars().count();
        repairs.push(Repair { from: offsets.slice(span).to_owned(), to, span: Span::new(length, end), cause });
        (length, at) = (end, span.end);
    }
    text.push_str(offsets.slice(Span::new(at, offsets.len())));
    (text, repairs)
}
