//! Is there English? A segment without any, and a gap that a draft left for a person to fill.

use super::{Finding, Kind, Sides};
use crate::article::GAP;

pub(super) fn is_empty(sides: &Sides<'_>) -> bool {
    sides.pair.target.trim().is_empty()
}

pub(super) fn findings(sides: &Sides<'_>) -> Vec<Finding> {
    if is_empty(sides) {
        return vec![Finding::new(Kind::Empty, "", "There is no English yet.".into())];
    }
    let gaps = sides.target.lower().find(GAP);
    if gaps.is_empty() {
        return Vec::new();
    }
    let message = format!("A gap is left in the English: {GAP}.");
    vec![Finding::new(Kind::Empty, GAP, message).at_target(gaps)]
}
