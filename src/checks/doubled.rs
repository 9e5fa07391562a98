//! Does a word stand there twice, or a whole passage? "the the". Not "had had" and "that that", which English has, nor names
//! and cries.

use super::{Finding, Kind, Sides};
use crate::arabic::Span;
use crate::english::token::{Kind as TokenKind, Token};

/// Words that good English has twice in a row.
const MAY_BE: [&str; 29] = [
    "had", "that", "very", "so", "many", "no", "yes", "bye", "ha", "blah", "far", "much", "really", "long", "never",
    "again", "now", "more", "who", "can", "will", "knock", "hear", "tut", "tsk", "win", "so-so", "what", "please",
];

pub(super) fn findings(sides: &Sides<'_>) -> Vec<Finding> {
    let mut found: Vec<Finding> = Vec::new();
    for pair in sides.target.tokens().windows(2) {
        let [first, second] = pair else { continue };
        let word = first.kind == TokenKind::Word && first.lower == second.lower && second.spaced;
        // Sirhan Sirhan; but "The the" at the beginning of a sentence is a slip.
        let name = first.is_capital() && second.is_capital();
        if !word || name || MAY_BE.contains(&first.lower.as_str()) {
            continue;
        }
        let span = Span::new(first.span.start, second.span.end);
        let message = format!("“{}” stands there twice.", first.lower);
        found.push(Finding::new(Kind::Doubled, &first.lower, message).at_target([span]));
    }
    found.extend(passage(sides.target.tokens()));
    found
}

/// From how many words and marks on something is a passage, and how many are looked at.
const PASSAGE: std::ops::RangeInclusive<usize> = 5..=250;

/// The longest passage that comes again at once: pasted twice. Linear in the text, times 250 at most.
fn passage(tokens: &[Token]) -> Option<Finding> {
    PASSAGE.rev().filter(|&length| 2 * length <= tokens.len()).find_map(|length| {
        let mut alike = 0;
        let pairs = tokens.iter().zip(tokens.iter().skip(length));
        let end = pairs.enumerate().find_map(|(at, (one, again))| {
            alike = if one.lower == again.lower { alike + 1 } else { 0 };
            (alike == length).then_some(at)
        })?;
        let again = (tokens.get(end + 1)?.span.start, tokens.get(end + length)?.span.end);
        let message = "The same passage stands there twice.".to_owned();
        // Its words tell it from another one.
        let words: Vec<&str> = tokens.get(end + 1..=end + length)?.iter().map(|token| token.lower.as_str()).collect();
        Some(Finding::new(Kind::Doubled, &words.join(" "), message).at_target([Span::new(again.0, again.1)]))
    })
}
