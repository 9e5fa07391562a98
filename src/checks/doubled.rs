//! Does a word stand there twice? "the the". Not "had had" and "that that", which English has, nor names and cries.

use super::{Finding, Kind, Sides};
use crate::arabic::Span;
use crate::english::token::Kind as TokenKind;

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
    found
}
