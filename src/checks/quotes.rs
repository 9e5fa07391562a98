//! Has each quotation mark its partner? Double ones alone: a single one may be an apostrophe.
//!
//! A quotation may go on through several segments, so a mark is looked at beside the segments around: what opens in one may
//! close in a later one, and papers open each paragraph of a long quotation anew. Of a segment alone, only what its Arabic
//! closes is told.

use super::article::Part;
use super::{Finding, Kind, Sides};
use crate::arabic::Span;

/// How many segments a quotation may go on without any mark.
const GOES_ON: usize = 2;

/// A segment by itself: where the Arabic has quotations, and each is closed.
pub(super) fn findings(sides: &Sides<'_>) -> Vec<Finding> {
    let source = places(sides.pair.source);
    let open = Open::of(sides.pair.target);
    if source.is_empty() || !source.len().is_multiple_of(2) {
        return Vec::new();
    }
    open.closing.or(open.opening).map(finding).into_iter().collect()
}

/// The segments of an article beside each other.
pub(super) fn across(parts: &[Part<'_>]) -> Vec<(usize, Finding)> {
    let mut found = Vec::new();
    // What is open, where, and since how many segments without a mark.
    let mut pending: Option<(usize, usize)> = None;
    let mut silent = 0;
    // Whether the Arabic of a segment has a quotation that ends there.
    let closed = |at: usize| parts.get(at).map_or(0, |part| places(part.source).len()) > 1;
    for (at, part) in parts.iter().enumerate().filter(|(_, part)| !part.target.trim().is_empty()) {
        let here = Open::of(part.target);
        if here.marks == 0 {
            silent += 1;
            if silent > GOES_ON {
                found.extend(pending.take().map(|(at, place)| (at, finding(place))));
            }
            continue;
        }
        silent = 0;
        match (pending, here.closing) {
            (Some(_), Some(_)) => pending = None,
            (None, Some(place)) => found.push((at, finding(place))),
            // A new paragraph of the same quotation, or the old one was never closed.
            (Some((before, place)), None) if here.opening.is_none() || !here.begins || closed(before) => {
                found.push((before, finding(place)));
                pending = None;
            }
            _ => {}
        }
        if let Some(place) = here.opening {
            pending = Some((at, place));
        }
    }
    found.extend(pending.map(|(at, place)| (at, finding(place))));
    // What the Arabic leaves open too is the author's.
    found.retain(|(at, _)| parts.get(*at).is_some_and(|part| places(part.source).len().is_multiple_of(2)));
    found
}

fn finding(place: usize) -> Finding {
    let message = "A quotation mark has no partner.".to_owned();
    Finding::new(Kind::Quotes, "", message).at_target([Span::new(place, place + 1)])
}

/// The marks of an English text that have no partner in it.
struct Open {
    /// How many marks there are.
    marks: usize,
    /// One that closes what nothing has opened.
    closing: Option<usize>,
    /// One that opens what nothing closes.
    opening: Option<usize>,
    /// Whether the text begins with a mark.
    begins: bool,
}

impl Open {
    fn of(text: &str) -> Self {
        let chars: Vec<char> = text.chars().collect();
        let places = places(text);
        let (mut closing, mut opening): (Option<usize>, Option<usize>) = (None, None);
        for &at in &places {
            let opens = match chars.get(at) {
                Some('“' | '«' | '„') => true,
                Some('”' | '»') => false,
                // A straight mark opens behind a space, and else closes.
                _ => opens_by_place(&chars, at),
            };
            match (opens, opening) {
                (true, None) => opening = Some(at),
                // Two openings: the first was never closed.
                (true, Some(before)) => {
                    closing = closing.or(Some(before));
                    opening = Some(at);
                }
                (false, Some(_)) => opening = None,
                (false, None) => closing = closing.or(Some(at)),
            }
        }
        let begins = places.first().is_some_and(|&at| chars[..at].iter().all(|c| !c.is_alphanumeric()));
        Self { marks: places.len(), closing, opening, begins }
    }
}

/// Whether a straight mark at `at` opens: behind a space, a bracket or a dash, perhaps with a single mark between.
fn opens_by_place(chars: &[char], at: usize) -> bool {
    let before = |back: usize| at.checked_sub(back).and_then(|at| chars.get(at)).copied().unwrap_or(' ');
    let single = matches!(before(1), '\'' | '‘' | '’');
    let before = if single { before(2) } else { before(1) };
    before.is_whitespace() || matches!(before, '(' | '[' | '-' | '–' | '—' | '/')
}

/// Where the double quotation marks of either script stand. 6'2" is a height and has none.
pub(super) fn places(text: &str) -> Vec<usize> {
    let mut places = Vec::new();
    let mut before = ' ';
    for (at, c) in text.chars().enumerate() {
        let inch = c == '"' && before.is_ascii_digit() && places.len().is_multiple_of(2);
        if matches!(c, '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '＂') && !inch {
            places.push(at);
        }
        before = c;
    }
    places
}
