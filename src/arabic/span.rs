//! Where in a text? Half-open spans in code points, and the way from them to bytes and UTF-16 units.

/// A half-open range `[start, end)` of Unicode code points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// First code point.
    pub start: usize,
    /// One past the last code point; never less than `start`.
    pub end: usize,
}

impl Span {
    /// The span from `start` to `end`; an `end` before `start` makes an empty span at `start`.
    #[must_use]
    #[inline]
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end: end.max(start) }
    }

    /// Length in code points.
    #[must_use]
    #[inline]
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether the span holds nothing.
    #[must_use]
    #[inline]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies wholly inside this span (an equal one does).
    #[must_use]
    #[inline]
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a code point.
    #[must_use]
    #[inline]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The same span, `by` code points further on.
    #[must_use]
    #[inline]
    pub fn shift(self, by: usize) -> Self {
        Self { start: self.start + by, end: self.end + by }
    }
}

/// A text with its code points counted, so that spans can be cut from it.
///
/// Building it is linear in the text; a slice costs O(1).
#[derive(Clone, Debug)]
pub struct Offsets<'a> {
    text: &'a str,
    /// Byte offset of each code point, and of the end.
    bytes: Vec<u32>,
}

impl<'a> Offsets<'a> {
    /// Counts the code points of `text`.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        let mut bytes: Vec<u32> = text.char_indices().map(|(byte, _)| clamp(byte)).collect();
        bytes.push(clamp(text.len()));
        Self { text, bytes }
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// Length of the text in code points.
    #[must_use]
    pub fn len(&self) -> usize {
        self.bytes.len() - 1
    }

    /// Whether the text is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The text of a span; what lies beyond the end is cut off.
    #[must_use]
    pub fn slice(&self, span: Span) -> &'a str {
        let start = self.byte(span.start);
        self.text.get(start..self.byte(span.end).max(start)).unwrap_or_default()
    }

    /// The byte offset of a code point; the length in bytes beyond the end.
    #[must_use]
    pub fn byte(&self, code_point: usize) -> usize {
        self.bytes.get(code_point).map_or(self.text.len(), |&byte| byte as usize)
    }

    /// The UTF-16 offset of each code point and of the end: what JavaScript counts in.
    #[must_use]
    pub fn utf16(&self) -> Vec<usize> {
        let mut at = 0;
        let mut units = Vec::with_capacity(self.bytes.len());
        for c in self.text.chars() {
            units.push(at);
            at += c.len_utf16();
        }
        units.push(at);
        units
    }
}

/// Texts are limited to far less than 4 GiB before they come here; a longer one keeps its tail unreachable, not wrong.
fn clamp(byte: usize) -> u32 {
    u32::try_from(byte).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_cut_by_code_point() {
        let text = "قال 😀 نعم";
        let offsets = Offsets::new(text);
        assert_eq!(offsets.len(), 9);
        assert_eq!(offsets.slice(Span::new(4, 5)), "😀");
        assert_eq!(offsets.slice(Span::new(6, 99)), "نعم");
        assert_eq!(offsets.slice(Span::new(50, 99)), "");
        assert_eq!(offsets.utf16()[6], 7, "a character beyond the BMP is two units");
    }

    #[test]
    fn containing_and_overlapping() {
        let outer = Span::new(2, 8);
        assert!(outer.contains(Span::new(2, 8)) && outer.contains(Span::new(3, 4)));
        assert!(!outer.contains(Span::new(1, 4)));
        assert!(outer.overlaps(Span::new(7, 9)) && !outer.overlaps(Span::new(8, 9)));
    }
}
