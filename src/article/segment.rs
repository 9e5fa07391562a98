//! Where are the sentences? An article's text to blocks, and blocks to segments.

use super::block::Block;
use super::classify::classify;
use super::features::Features;
use super::furniture;
use super::lines::paragraphs;
use super::sentence::{Sentence, sentences};
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

/// An article as it is split.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Split {
    /// Its blocks, in order; none is empty.
    pub blocks: Vec<Block>,
    /// Their segments, in order; every block has one at least.
    pub segments: Vec<Segment>,
}

/// Splits `text` into segments: disjoint, in order, covering every character that is not white space exactly once.
///
/// Linear in the text.
#[must_use]
pub fn segment(text: &str) -> Vec<Segment> {
    split(text).segments
}

/// Splits `text` into blocks, each with its role and the reason for it, and these into segments as [`segment`] does.
#[must_use]
pub fn split(text: &str) -> Split {
    let chars: Vec<char> = text.chars().collect();
    let pieces = pieces(&chars);
    let features: Vec<Features> =
        pieces.iter().map(|piece| Features::of(&chars[piece.span.start..piece.span.end], &piece.sentences)).collect();
    let mut split = Split::default();
    for (piece, (role, reason)) in pieces.iter().zip(classify(&features)) {
        let block = split.blocks.len();
        split.blocks.push(Block { span: piece.span, role, reason });
        if role == Role::Title {
            // A headline is one unit, whatever marks it holds.
            split.segments.push(Segment { span: piece.span, role, block });
        } else {
            let spans = piece.sentences.iter().map(|sentence| sentence.span);
            split.segments.extend(spans.map(|span| Segment { span, role, block }));
        }
    }
    split
}

/// A paragraph, or what is left of it where a link to another article is glued to it.
struct Piece {
    span: Span,
    /// With spans of the article.
    sentences: Vec<Sentence>,
}

fn pieces(chars: &[char]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for paragraph in paragraphs(chars) {
        let mut fresh = true;
        for sentence in sentences(&chars[paragraph.span.start..paragraph.span.end]) {
            let text = &chars[paragraph.span.start..][sentence.span.start..sentence.span.end];
            let span = sentence.span.shift(paragraph.span.start);
            let sentence = Sentence { span, ..sentence };
            match pieces.last_mut() {
                Some(piece) if !fresh && !is_link(text, &sentence) => {
                    piece.span.end = span.end;
                    piece.sentences.push(sentence);
                }
                _ => pieces.push(Piece { span, sentences: vec![sentence] }),
            }
            fresh = false;
        }
    }
    pieces
}

/// Whether a sentence inside a paragraph leads to another article: «… قرب تولوز. رابط الخبر بصحيفة الوئام: وصول …».
fn is_link(text: &[char], sentence: &Sentence) -> bool {
    const LABEL: usize = 60;
    if !text.iter().take(LABEL).any(|&c| c == ':') {
        return false;
    }
    let features = Features::of(text, std::slice::from_ref(sentence));
    let Some(length) = features.begins_with(furniture::RELATED) else { return false };
    length >= 2 && features.label.is_some_and(|label| label <= length + 3)
}
