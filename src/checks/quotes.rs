//! Has each quotation mark its partner? Double ones alone: a single one may be an apostrophe.
//!
//! A quotation may go on through several segments, so a mark is looked at beside the segments around: what opens in one may
//! close in a later one, and papers open each paragraph of a long quotation anew. Of a segment alone, only what its Arabic
//! closes is told.

use super::{Finding, Kind, Pair, Sides};
use crate::arabic::Span;

/// How many segments a quotation may go on without any mark.
const GOES_ON: usize = 2;

/// A segment by itself: where the Arabic has quotations and each is closed, or another side of one is open; and where the
/// English itself says that the quotation has ended.
pub(super) fn findings(sides: &Sides<'_>) -> Vec<Finding> {
    let marks = places(sides.pair.source).len();
    let open = Open::of(sides.pair.target, marks);
    let place = match open.ended {
        Some(place) => Some(place),
        None if marks == 0 || is_authors(sides.pair.source, &open) => None,
        None => open.closing.or(open.opening),
    };
    place.map(|place| finding(sides.pair.target, place)).into_iter().collect()
}

/// Whether the Arabic leaves the same side of a quotation open.
fn is_authors(source: &str, english: &Open) -> bool {
    let marks = places(source).len();
    let arabic = Open::of(source, marks);
    let other = english.closing.is_some() && arabic.closing.is_none();
    !marks.is_multiple_of(2) && !other
}

/// The segments of an article beside each other.
pub(super) fn across(parts: &[Pair<'_>]) -> Vec<(usize, Finding)> {
    let mut found = Vec::new();
    // What is open, where, and since how many segments without a mark.
    let mut pending: Option<(usize, usize)> = None;
    let mut silent = 0;
    // How many marks the Arabic of a segment has: with two, a quotation ends there.
    let marks: Vec<usize> = parts.iter().map(|part| places(part.source).len()).collect();
    let finding = |at: usize, place: usize| (at, finding(parts.get(at).map_or("", |part| part.target), place));
    let closed = |at: usize| marks.get(at).is_some_and(|&marks| marks > 1);
    for (at, part) in parts.iter().enumerate().filter(|(_, part)| !part.target.trim().is_empty()) {
        let here = Open::of(part.target, marks.get(at).copied().unwrap_or_default());
        if here.marks == 0 {
            silent += 1;
            if silent > GOES_ON {
                found.extend(pending.take().map(|(at, place)| finding(at, place)));
            }
            continue;
        }
        silent = 0;
        match (pending, here.closing) {
            (Some(_), Some(_)) => pending = None,
            (None, Some(place)) => found.push(finding(at, place)),
            // A new paragraph of the same quotation, or the old one was never closed.
            (Some((before, place)), None) if here.opening.is_none() || !here.begins || closed(before) => {
                found.push(finding(before, place));
                pending = None;
            }
            _ => {}
        }
        if let Some(place) = here.opening {
            pending = Some((at, place));
        }
    }
    found.extend(pending.map(|(at, place)| finding(at, place)));
    found.retain(|(at, _)| {
        parts.get(*at).is_some_and(|part| !is_authors(part.source, &Open::of(part.target, places(part.source).len())))
    });
    found
}

/// The mark is told from others by what it stands at, without a space.
fn finding(text: &str, place: usize) -> Finding {
    let message = "A quotation mark has no partner.".to_owned();
    let chars: Vec<char> = text.chars().collect();
    let (before, behind) = chars.split_at(place.min(chars.len()));
    let start = before.iter().rposition(|c| c.is_whitespace()).map_or(0, |space| space + 1);
    let end = behind.iter().position(|c| c.is_whitespace()).map_or(chars.len(), |space| before.len() + space);
    let at: String = chars[start..end].iter().collect();
    Finding::new(Kind::Quotes, &at, message).at_target([Span::new(place, place + 1)])
}

/// The marks of an English text that have no partner in it.
struct Open {
    /// How many marks there are.
    marks: usize,
    /// One that closes what nothing has opened.
    closing: Option<usize>,
    /// One that opens what nothing closes.
    opening: Option<usize>,
    /// The same, where the text goes on behind a comma with who said it: “We will go, said the minister.
    ended: Option<usize>,
    /// Whether the text begins with a mark.
    begins: bool,
}

impl Open {
    /// `others`: how many marks the other side has.
    fn of(text: &str, others: usize) -> Self {
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
                // What the other side has not, and stands for an apostrophe: the players" lounge.
                (false, None) if places.len() > others && is_apostrophe(&chars, at) => {}
                (false, None) => closing = closing.or(Some(at)),
            }
        }
        let begins = places.first().is_some_and(|&at| chars[..at].iter().all(|c| !c.is_alphanumeric()));
        let ended = opening.filter(|&at| names_speaker(chars.get(at + 1..).unwrap_or_default()));
        Self { marks: places.len(), closing, opening, ended, begins }
    }
}

/// Verbs behind a quotation.
const SAYS: [&str; 24] = [
    "said",
    "says",
    "added",
    "adds",
    "told",
    "asked",
    "wrote",
    "writes",
    "explained",
    "continued",
    "insisted",
    "noted",
    "warned",
    "replied",
    "tweeted",
    "stated",
    "recalled",
    "concluded",
    "admitted",
    "joked",
    "claimed",
    "argued",
    "stressed",
    "exclaimed",
];

/// How many words may stand before that verb: the minister of health said.
const BEFORE_SAYS: usize = 4;

/// Whether somebody is named, behind a comma or another mark, who says this.
fn names_speaker(behind: &[char]) -> bool {
    let text: String = behind.iter().collect();
    text.match_indices([',', '?', '!']).any(|(at, mark)| {
        let rest = text.get(at + mark.len()..).unwrap_or_default().trim_start_matches(['\'', '’']);
        let near = rest.split([',', '.', '?', '!', ';', ':']).next().unwrap_or_default();
        near.starts_with(' ') && near.split_whitespace().take(BEFORE_SAYS + 1).any(|word| SAYS.contains(&word))
    })
}

/// Whether a straight mark stands for the apostrophe of a plural.
fn is_apostrophe(chars: &[char], at: usize) -> bool {
    let next = |by: usize| chars.get(at + by).copied().unwrap_or('.');
    chars.get(at) == Some(&'"')
        && at.checked_sub(1).and_then(|before| chars.get(before)) == Some(&'s')
        && next(1) == ' '
        && next(2).is_alphabetic()
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
