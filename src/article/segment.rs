//! Where are the sentences? An article's text to segments.

use super::lines::paragraphs;
use super::sentence::sentences;
use crate::arabic::Span;
use crate::article::Role;

/// One sentence, heading or list item: the unit of translation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Where it stands in the article, in code points; it neither begins nor ends with white space.
    pub span: Span,
    /// What its block is for.
    pub role: Role,
    /// The number of its block, from 0.
    pub block: usize,
}

/// Splits `text` into segments: disjoint, in order, covering every character that is not white space exactly once.
#[must_use]
pub fn segment(text: &str) -> Vec<Segment> {
    let chars: Vec<char> = text.chars().collect();
    let mut segments = Vec::new();
    for (block, paragraph) in paragraphs(&chars).into_iter().enumerate() {
        for sentence in sentences(&chars[paragraph.span.start..paragraph.span.end]) {
            segments.push(Segment { span: sentence.span.shift(paragraph.span.start), role: Role::Body, block });
        }
    }
    segments
}
