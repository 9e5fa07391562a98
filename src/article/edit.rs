//! What if a person cuts elsewhere? Splitting and merging segments by hand.

use crate::arabic::Span;

/// Cuts `span` of `text` at the code point `at` and trims white space from both halves.
///
/// `None` if `at` lies outside the span or a half would be empty. Linear in `text`.
#[must_use]
pub fn split(text: &str, span: Span, at: usize) -> Option<(Span, Span)> {
    if at <= span.start || at >= span.end {
        return None;
    }
    let left = trim(text, Span::new(span.start, at))?;
    let right = trim(text, Span::new(at, span.end))?;
    Some((left, right))
}

/// The segment that two neighbours make: from the start of the earlier to the end of the later, with the gap between.
#[must_use]
pub fn merge(a: Span, b: Span) -> Span {
    Span::new(a.start.min(b.start), a.end.max(b.end))
}

/// The span from the first to the last code point in it that is not white space.
fn trim(text: &str, span: Span) -> Option<Span> {
    let mut seen = text
        .chars()
        .enumerate()
        .skip(span.start)
        .take(span.len())
        .filter(|(_, c)| !c.is_whitespace())
        .map(|(at, _)| at);
    let first = seen.next()?;
    let last = seen.last().unwrap_or(first);
    Some(Span::new(first, last + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cut_leaves_no_white_space_and_no_empty_half() {
        let text = "  ذهب. عاد. ";
        let whole = Span::new(2, 11);
        for (name, at, expected) in [
            ("between the sentences", 6, Some((Span::new(2, 6), Span::new(7, 11)))),
            ("behind the space", 7, Some((Span::new(2, 6), Span::new(7, 11)))),
            ("at the start", 2, None),
            ("at the end", 11, None),
            ("outside", 40, None),
        ] {
            assert_eq!(split(text, whole, at), expected, "{name}");
        }
        assert_eq!(split(text, Span::new(0, 11), 1), None, "nothing but white space before the cut");
        assert_eq!(
            split(text, Span::new(0, 90), 6),
            Some((Span::new(2, 6), Span::new(7, 11))),
            "a span beyond the end"
        );
    }

    #[test]
    fn merging_spans_the_gap_in_either_order() {
        assert_eq!(merge(Span::new(2, 6), Span::new(7, 11)), Span::new(2, 11));
        assert_eq!(merge(Span::new(7, 11), Span::new(2, 6)), Span::new(2, 11));
    }
}
