//! What is wrong with this article? Each of its segments for itself, and what can only be seen beside the others.

use super::{Finding, Kind, Pair, Switches, Term, check, names, quotes, same};

/// A segment of an article.
#[derive(Clone, Debug)]
pub struct Part<'a> {
    /// The Arabic.
    pub source: &'a str,
    /// The English; empty where there is none yet.
    pub target: &'a str,
    /// The terms of the Arabic.
    pub terms: Vec<Term<'a>>,
}

/// The findings of each segment, in order. Linear in the article, but for the names that a segment has.
#[must_use]
pub fn check_article(parts: &[Part<'_>], on: Switches) -> Vec<Vec<Finding>> {
    // A quotation is told beside the segments around.
    let alone = on.with(Kind::Quotes, false);
    let pair = |part: &'_ Part<'_>| check(Pair { source: part.source, target: part.target, terms: &part.terms }, alone);
    let mut all: Vec<Vec<Finding>> = parts.iter().map(pair).collect();
    type Check = fn(&[Part<'_>]) -> Vec<(usize, Finding)>;
    let checks: [(Kind, Check); 4] = [
        (Kind::Quotes, quotes::across),
        (Kind::Name, names::two_spellings),
        (Kind::SameSource, same::two_translations),
        (Kind::SameTarget, same::two_sources),
    ];
    for (_, findings) in checks.into_iter().filter(|(kind, _)| on.has(*kind)) {
        for (at, finding) in findings(parts) {
            let Some(of_segment) = all.get_mut(at) else { continue };
            if of_segment.iter().all(|other| other.fingerprint != finding.fingerprint) {
                of_segment.push(finding);
            }
        }
    }
    all
}
