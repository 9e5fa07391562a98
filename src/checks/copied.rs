//! Is it English at all? The source as it stands, or a text that is mostly Arabic.

use super::{Finding, Kind, Sides};
use crate::arabic::chars::is_arabic_letter;

/// Whether the English is the Arabic: more than half of its letters are, or it is the same text with Arabic in it.
pub(super) fn is_copied(sides: &Sides<'_>) -> bool {
    let (mut arabic, mut letters) = (0, 0);
    for c in sides.pair.target.chars().filter(|c| c.is_alphabetic()) {
        letters += 1;
        arabic += usize::from(is_arabic_letter(c));
    }
    2 * arabic > letters || (arabic > 0 && sides.pair.target.trim() == sides.pair.source.trim())
}

pub(super) fn findings(sides: &Sides<'_>) -> Vec<Finding> {
    if !is_copied(sides) {
        return Vec::new();
    }
    let same = sides.pair.target.trim() == sides.pair.source.trim();
    let message = if same { "The Arabic was copied and not translated." } else { "Most of this is still Arabic." };
    vec![Finding::new(Kind::Copied, "", message.into())]
}
