//! Is the English far shorter or longer than the Arabic lets one expect?
//!
//! English takes about as many letters as the Arabic and fifteen more, and all but a few good translations lie well inside the
//! limits here (`evaluate DATA checks`). Short segments vary too much to tell: a name of two words may have one in English.

use super::{Finding, Kind, Sides};
use crate::arabic::chars::is_ignorable;

/// The fewest letters and digits of the Arabic that tell how long the English is.
const LEAST: usize = 30;
/// What English has more than the Arabic, in letters and digits.
const MORE: usize = 15;
/// The least that it may have of what is expected, in hundredths, and by how many letters it may fall short of that: the
/// shorter a sentence, the more it varies ("Hats off to Thomas.").
const SHORT: (usize, usize) = (44, 3);
/// The most that it may have of what is expected, likewise.
const LONG: (usize, usize) = (135, 10);

pub(super) fn findings(sides: &Sides<'_>) -> Vec<Finding> {
    let source = sides.pair.source.chars().filter(|&c| c.is_alphanumeric() && !is_ignorable(c)).count();
    let target = sides.pair.target.chars().filter(|c| c.is_alphanumeric()).count();
    if source < LEAST {
        return Vec::new();
    }
    let expected = source + MORE;
    let (short, long) =
        (100 * (target + SHORT.1) < SHORT.0 * expected, 100 * target > LONG.0 * expected + 100 * LONG.1);
    let message = match (short, long) {
        (true, _) => "The English is far shorter than the Arabic: is something missing?",
        (_, true) => "The English is far longer than the Arabic: does something not belong here?",
        _ => return Vec::new(),
    };
    vec![Finding::new(Kind::Length, if short { "short" } else { "long" }, message.into())]
}
