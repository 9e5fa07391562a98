//! Has each bracket its partner?

use super::{Finding, Kind, Sides};
use crate::arabic::Span;

pub(super) fn findings(sides: &Sides<'_>) -> Vec<Finding> {
    let alone = alone(sides.pair.target);
    // What is open in the Arabic is closed in another segment.
    if alone.is_empty() || !self::alone(sides.pair.source).is_empty() {
        return Vec::new();
    }
    let chars: Vec<char> = sides.pair.target.chars().collect();
    let what: String = alone.iter().filter_map(|&at| chars.get(at)).collect();
    let message = format!("The bracket {} has no partner.", what.chars().next().unwrap_or('('));
    let spans = alone.into_iter().map(|at| Span::new(at, at + 1));
    vec![Finding::new(Kind::Brackets, &what, message).at_target(spans)]
}

/// Where brackets without a partner stand. "1)" and "a)" at the beginning are items of a list.
fn alone(text: &str) -> Vec<usize> {
    let chars: Vec<char> = text.chars().collect();
    let (mut open, mut alone) = (Vec::new(), Vec::new());
    for (at, &c) in chars.iter().enumerate() {
        match c {
            '(' | '[' | '{' => open.push((at, c)),
            ')' | ']' | '}' => {
                let partner = match c {
                    ')' => '(',
                    ']' => '[',
                    _ => '{',
                };
                let item = c == ')' && at <= 3 && chars[..at].iter().all(|c| c.is_alphanumeric());
                // A face :) is no bracket.
                let face = at > 0 && matches!(chars[at - 1], ':' | ';' | '-');
                match open.iter().rposition(|&(_, other)| other == partner) {
                    Some(place) => alone.extend(open.drain(place..).skip(1).map(|(at, _)| at)),
                    None if item || face => {}
                    None => alone.push(at),
                }
            }
            _ => {}
        }
    }
    alone.extend(open.into_iter().map(|(at, _)| at));
    alone.sort_unstable();
    alone
}
