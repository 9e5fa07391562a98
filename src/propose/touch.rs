//! Which words of a match have to be changed? The English that the difference of the Arabic touches, in the proposal as it
//! stands after its repairs.

use super::{Kind, Proposal, Repair};
use crate::align::{Aligner, Query, touched};
use crate::arabic::{Offsets, Span};

/// Marks in each fuzzy and repaired proposal for `segment` the English that has to be changed. What was repaired already is
/// right, and is not marked. Costs an alignment for each of them.
pub fn mark(segment: &str, proposals: &mut [Proposal], aligner: &Aligner) {
    let query = Query::of(segment);
    for proposal in proposals.iter_mut().filter(|proposal| matches!(proposal.kind, Kind::Fuzzy | Kind::Repaired)) {
        let Some((_, unit)) = &proposal.evidence.unit else { continue };
        let spans = touched(aligner, &query, &unit.source, &unit.target);
        let (was, is) = (Offsets::new(&unit.target), Offsets::new(&proposal.text));
        let carried = spans.into_iter().filter_map(|span| {
            let now = carry(span, &proposal.evidence.repairs)?;
            (was.slice(span) == is.slice(now)).then_some(now)
        });
        proposal.evidence.touch = join(&is, carried);
    }
}

/// Where a span of the unit's English stands in the proposal; `None` for one that a repair has changed.
fn carry(span: Span, repairs: &[Repair]) -> Option<Span> {
    // Where the repair before ended, in the unit's English and in the proposal.
    let (mut was_end, mut now_end) = (0, 0);
    for repair in repairs {
        let start = was_end + repair.span.start.saturating_sub(now_end);
        let was = Span::new(start, start + repair.from.chars().count());
        if was.overlaps(span) {
            return None;
        }
        if span.end <= was.start {
            break;
        }
        (was_end, now_end) = (was.end, repair.span.end);
    }
    let start = now_end + span.start.checked_sub(was_end)?;
    Some(Span::new(start, start + span.len()))
}

/// Words with nothing but space between them are one place to change.
fn join(text: &Offsets<'_>, spans: impl Iterator<Item = Span>) -> Vec<Span> {
    let mut joined: Vec<Span> = Vec::new();
    for span in spans {
        match joined.last_mut() {
            Some(last) if text.slice(Span::new(last.end, span.start)).trim().is_empty() => last.end = span.end,
            _ => joined.push(span),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arabic::PlaceableKind;
    use crate::propose::Cause;

    #[test]
    fn marks_move_with_the_repairs_before_them() {
        // "In 2020 the old council met 5 times" became "In 1999/2000 the old council met 17 times".
        let repair = |from: &str, start, end| Repair {
            from: from.into(),
            to: String::new(),
            span: Span::new(start, end),
            origin: Span::new(0, 0),
            cause: Cause::Value(PlaceableKind::Number),
        };
        let repairs = [repair("2020", 3, 12), repair("5", 33, 35)];
        for (span, expected) in [
            ((0, 2), Some((0, 2))),
            ((3, 7), None),
            ((12, 15), Some((17, 20))),
            ((28, 29), None),
            ((30, 35), Some((36, 41))),
        ] {
            let carried = carry(Span::new(span.0, span.1), &repairs);
            assert_eq!(carried.map(|span| (span.start, span.end)), expected, "{span:?}");
        }
    }

    #[test]
    fn neighbours_are_one_place() {
        let text = Offsets::new("the old council, met");
        let spans = [(0, 3), (4, 7), (8, 15), (17, 20)].map(|(start, end)| Span::new(start, end));
        assert_eq!(join(&text, spans.into_iter()), [Span::new(0, 15), Span::new(17, 20)]);
    }
}
