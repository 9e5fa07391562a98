//! What can be put right in a unit's English for sure? Values that differ, and how replacements are carried out.
//!
//! A number, date or amount of the unit's source that differs from the segment's is replaced where its English stands in the
//! target exactly once; where it does not ("five", twice, or not at all), nothing is touched and the place is named as missing.

use super::english::find;
use super::{Cause, Repair};
use crate::arabic::placeable::{Placeable, PlaceableKind, placeables};
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
pub(super) fn values(
    unit: &str,
    segment: &Offsets<'_>,
    values: &[Placeable],
    target: &str,
) -> (Vec<Replacement>, Vec<String>) {
    let old = placeables(unit);
    let (mut replacements, mut unsure) = (Vec::new(), Vec::new());
    if old.len() != values.len() || old.iter().zip(values).any(|(one, other)| one.kind != other.kind) {
        return (replacements, unsure);
    }
    for (from, to) in old.iter().zip(values).filter(|(from, to)| from.english != to.english) {
        let alone = old.iter().filter(|other| other.english == from.english).count() == 1;
        let places: Vec<(Span, String)> = styles(from)
            .into_iter()
            .zip(styles(to))
            .flat_map(|(from, to)| find(target, &from).into_iter().map(move |span| (span, to.clone())))
            .filter(|(span, _)| is_whole(target, *span))
            .collect();
        match &places[..] {
            [(span, to_text)] if alone => {
                replacements.push(Replacement { span: *span, to: to_text.clone(), cause: Cause::Value(to.kind) });
            }
            _ => unsure.push(segment.slice(to.span).to_owned()),
        }
    }
    (replacements, unsure)
}

/// How a value may stand in English: as we write it, and a date with its month first ("August 21, 2020").
fn styles(value: &Placeable) -> Vec<String> {
    let english = &value.english;
    let parts: Vec<&str> = english.split(' ').collect();
    let day = |text: &str| text.len() <= 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    match (value.kind, &parts[..]) {
        (PlaceableKind::Date, [number, month]) if day(number) => vec![english.clone(), format!("{month} {number}")],
        (PlaceableKind::Date, [number, month, year]) if day(number) => {
            vec![english.clone(), format!("{month} {number}, {year}")]
        }
        _ => vec![english.clone()],
    }
}

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
