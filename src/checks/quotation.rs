//! Are there as many quotations as in the Arabic? Translators quote more and less freely than that, so it is off by default.

use super::quotes::places;
use super::{Finding, Kind, Sides};
use crate::arabic::Span;

pub(super) fn findings(sides: &Sides<'_>) -> Vec<Finding> {
    let (source, target) = (places(sides.pair.source), places(sides.pair.target));
    if source.len() == target.len() {
        return Vec::new();
    }
    let say = |marks: usize| match marks {
        0 => "none".to_owned(),
        one => one.to_string(),
    };
    let message = format!(
        "The Arabic has {} quotation {}, the English {}.",
        say(source.len()),
        if source.len() == 1 { "mark" } else { "marks" },
        say(target.len())
    );
    let spans = |places: Vec<usize>| places.into_iter().map(|at| Span::new(at, at + 1));
    let what = format!("{} {}", source.len(), target.len());
    vec![Finding::new(Kind::Quotations, &what, message).at_source(spans(source)).at_target(spans(target))]
}
