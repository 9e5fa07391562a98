//! Is a term one, or two beside each other? As the other text has it.
//!
//! «وزير الخارجية المصري» is a term of its own, «وزير الخارجية الأردني» are two. As wholes the one does not stand for the other; as two each, the
//! ministers are the same and the countries differ.

use super::super::Known;
use crate::glossary::recognise::{Confidence, Occurrence};

/// The terms of a text without those that are two terms as well, where the other text has the first of the two and something else of the second's
/// kind behind it. `None` where there are none such.
pub(super) fn parted(own: &[Occurrence], other: &[Occurrence], known: Known<'_>) -> Option<Vec<Occurrence>> {
    let is_parted = |whole: &Occurrence| {
        !other.iter().any(|occurrence| occurrence.concept == whole.concept)
            && own.iter().any(|first| starts(whole, first) && is_said_of_another(whole, first, own, other, known))
    };
    let parted: Vec<&Occurrence> = own.iter().filter(|whole| is_parted(whole)).collect();
    if parted.is_empty() {
        return None;
    }
    // «الخارجية المصري» lies across the border of the two.
    let is_across = |one: &Occurrence| {
        let within = |whole: &&&Occurrence| whole.span.contains(one.span) && whole.span != one.span;
        let across = |first: &Occurrence, whole: &Occurrence| {
            starts(whole, first) && one.span.start < first.span.end && one.span.end > first.span.end
        };
        parted.iter().filter(within).any(|whole| own.iter().any(|first| across(first, whole)))
    };
    Some(own.iter().filter(|one| !parted.contains(one) && !is_across(one)).cloned().collect())
}

/// Whether a term begins with a shorter one.
fn starts(whole: &Occurrence, first: &Occurrence) -> bool {
    let (whole, first) = (whole.term_span(), first.term_span());
    whole.start == first.start && first.end < whole.end
}

/// Whether what is left of `whole` behind `first` is a term, and the other text has another one of its domain behind the same first.
fn is_said_of_another(
    whole: &Occurrence,
    first: &Occurrence,
    own: &[Occurrence],
    other: &[Occurrence],
    known: Known<'_>,
) -> bool {
    let domain =
        |occurrence: &Occurrence| known.concept(&occurrence.concept).map(|record| record.concept.domain.clone());
    let is_behind = |second: &Occurrence, first: &Occurrence| {
        second.confidence != Confidence::Doubtful && second.span.start == first.span.end + 1
    };
    let rest = own.iter().filter(|second| is_behind(second, first) && second.span.end == whole.span.end);
    rest.filter_map(domain).any(|rest| {
        other.iter().filter(|same| same.concept == first.concept).any(|same| {
            let mut others = other.iter().filter(|second| is_behind(second, same));
            let wholes = |end: usize| other.iter().any(|long| starts(long, same) && long.span.end == end);
            others.any(|second| domain(second).as_ref() == Some(&rest) && !wholes(second.span.end))
        })
    })
}
