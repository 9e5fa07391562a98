//! Is the same Arabic translated alike throughout the article, and different Arabic differently?

use super::{Finding, Kind, Pair};
use crate::arabic::fold_str;
use std::collections::HashMap;

/// The fewest words of a text that is compared: نعم is "yes" and "indeed", and "Yes." is نعم and أجل.
const LEAST_WORDS: usize = 2;

/// Segments whose Arabic is that of an earlier one (but for spelling), with other English than the first has.
pub(super) fn two_translations(parts: &[Pair<'_>]) -> Vec<(usize, Finding)> {
    other_side(
        parts,
        |part| fold_str(part.source),
        |part| plain(part.target),
        |first| {
            let message = format!("The same Arabic is “{}” in another segment.", first.target.trim());
            Finding::new(Kind::SameSource, &plain(first.target), message)
        },
    )
}

/// Segments whose English is that of an earlier one, with other Arabic than the first has.
pub(super) fn two_sources(parts: &[Pair<'_>]) -> Vec<(usize, Finding)> {
    other_side(
        parts,
        |part| plain(part.target),
        |part| fold_str(part.source),
        |first| {
            let message =
                format!("The same English stands for other Arabic in another segment: {}", first.source.trim());
            Finding::new(Kind::SameTarget, &fold_str(first.source), message)
        },
    )
}

fn other_side(
    parts: &[Pair<'_>],
    same: impl Fn(&Pair<'_>) -> String,
    differs: impl Fn(&Pair<'_>) -> String,
    say: impl Fn(&Pair<'_>) -> Finding,
) -> Vec<(usize, Finding)> {
    let mut first: HashMap<String, usize> = HashMap::new();
    let mut found = Vec::new();
    for (at, part) in parts.iter().enumerate().filter(|(_, part)| !part.target.trim().is_empty()) {
        let key = words(&same(part));
        if key.split(' ').count() < LEAST_WORDS {
            continue;
        }
        let earlier = parts.get(*first.entry(key).or_insert(at));
        if let Some(earlier) = earlier.filter(|earlier| words(&differs(earlier)) != words(&differs(part))) {
            found.push((at, say(earlier)));
        }
    }
    found
}

/// English without the differences that nobody means.
fn plain(text: &str) -> String {
    text.to_lowercase()
}

/// The words alone, with one space between them.
fn words(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}
