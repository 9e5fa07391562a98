//! What is wrong with this article? Each of its segments for itself, and what can only be seen beside the others.

use super::{Finding, Kind, Pair, Switches, check, names, quotes, same};

/// The findings of each segment of an article, in order; English that is empty has not been written yet. Linear in the article, but for the names
/// that a segment has.
#[must_use]
pub fn check_article(pairs: &[Pair<'_>], on: Switches) -> Vec<Vec<Finding>> {
    let mut all: Vec<Vec<Finding>> = pairs.iter().map(|&pair| check(pair, alone(on))).collect();
    check_beside(pairs, on, &mut all);
    all
}

/// What of `on` a segment of an article is asked for by itself. A quotation is told beside the segments around.
#[must_use]
pub fn alone(on: Switches) -> Switches {
    on.with(Kind::Quotes, false)
}

/// Adds what is seen of the segments of an article beside each other. It asks for no terms.
pub fn check_beside(pairs: &[Pair<'_>], on: Switches, all: &mut [Vec<Finding>]) {
    type Check = fn(&[Pair<'_>]) -> Vec<(usize, Finding)>;
    let checks: [(Kind, Check); 4] = [
        (Kind::Quotes, quotes::across),
        (Kind::Name, names::two_spellings),
        (Kind::SameSource, same::two_translations),
        (Kind::SameTarget, same::two_sources),
    ];
    for (_, findings) in checks.into_iter().filter(|(kind, _)| on.has(*kind)) {
        for (at, finding) in findings(pairs) {
            let Some(of_segment) = all.get_mut(at) else { continue };
            if of_segment.iter().all(|other| other.fingerprint != finding.fingerprint) {
                of_segment.push(finding);
            }
        }
    }
}
