//! Where are the sentences? An article's text to blocks, and blocks to segments.

use super::block::{Block, Reason};
use super::classify::classify;
use super::features::Features;
use super::furniture;
use super::hint::Hint;
use super::lines::{Text, paragraphs};
use super::passage::{Mark, Passage};
use super::sentence::{Sentence, sentences};
use super::signal;
use crate::arabic::Span;
use crate::article::Role;

/// One sentence, heading or list item: the unit of translation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Where it stands in the article, in code points; it neither begins nor ends with white space.
    pub span: Span,
    /// What its block is for.
    pub role: Role,
    /// What told so.
    pub reason: Reason,
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
    split_with_hints(text, &[])
}

/// As [`split`], for a text that was made of an HTML page: `hints` says for each line (parted by line feeds) what the page's
/// structure says of it. Lines beyond its end have none.
#[must_use]
pub fn split_with_hints(text: &str, hints: &[Hint]) -> Split {
    let text = Text::new(text);
    let mut pieces = pieces(&text);
    if !hints.is_empty() {
        let mut lines = LineNumbers { chars: &text.chars, place: 0, line: 0 };
        for (span, features) in pieces.spans.iter().zip(&mut pieces.features) {
            features.hint = hints.get(lines.at(span.start)).copied().unwrap_or_default();
        }
    }
    let roles = classify(&pieces.features);
    let mut split =
        Split { blocks: Vec::with_capacity(pieces.spans.len()), segments: Vec::with_capacity(pieces.sentences.len()) };
    let mut sentences = pieces.sentences.iter();
    for ((span, features), (role, reason)) in pieces.spans.into_iter().zip(&pieces.features).zip(roles) {
        let block = split.blocks.len();
        let own = sentences.by_ref().take(features.sentences);
        split.blocks.push(Block { span, role, reason });
        if role == Role::Title {
            // A headline is one unit, whatever marks it holds.
            own.for_each(drop);
            split.segments.push(Segment { span, role, reason, block });
        } else {
            split.segments.extend(own.map(|sentence| Segment { span: sentence.span, role, reason, block }));
        }
    }
    split
}

/// The number of the line that a place stands on, asked in rising order.
struct LineNumbers<'a> {
    chars: &'a [char],
    place: usize,
    line: usize,
}

impl LineNumbers<'_> {
    fn at(&mut self, place: usize) -> usize {
        let between = self.chars.get(self.place..place).unwrap_or_default();
        self.line += between.iter().filter(|&&c| c == '\n').count();
        self.place = self.place.max(place);
        self.line
    }
}

/// The paragraphs of an article; where a link to another article is glued to one, what is left of it and the link are two.
#[derive(Default)]
struct Pieces {
    spans: Vec<Span>,
    /// What is to be seen of each; they say how many sentences it has.
    features: Vec<Features>,
    /// The sentences of all, in order, with spans of the article.
    sentences: Vec<Sentence>,
}

fn pieces(text: &Text) -> Pieces {
    let mut pieces = Pieces::default();
    let mut passage = Passage::default();
    let mut own = Vec::new();
    for paragraph in paragraphs(text) {
        passage.read(&text.chars[paragraph.span.start..paragraph.span.end]);
        own.clear();
        sentences(&passage, |sentence| own.push(sentence));
        let mut same_line = paragraph.same_line;
        for sentences in own.chunk_by(|_, next| !is_apart(&passage, next)) {
            let (Some(first), Some(last)) = (sentences.first(), sentences.last()) else { continue };
            let span = Span::new(first.span.start, last.span.end);
            let mut features = Features::of(&passage, span, sentences);
            features.same_line = same_line;
            pieces.features.push(features);
            pieces.spans.push(span.shift(paragraph.span.start));
            let shifted =
                |sentence: &Sentence| Sentence { span: sentence.span.shift(paragraph.span.start), ..*sentence };
            pieces.sentences.extend(sentences.iter().map(shifted));
            same_line = false;
        }
    }
    pieces
}

/// Whether a sentence inside a paragraph is no part of it: «… قرب تولوز. رابط الخبر بصحيفة الوئام: وصول …»,
/// «… حتى الغد. (وكالات)».
fn is_apart(passage: &Passage<'_>, sentence: &Sentence) -> bool {
    const LABEL: usize = 60;
    let text = &passage.chars[sentence.span.start..sentence.span.end];
    let label = text.iter().take(LABEL).any(|&c| c == ':');
    if !label && text.len() > LABEL {
        return false;
    }
    let features = Features::of(passage, sentence.span, std::slice::from_ref(sentence));
    let last = sentence.mark == Mark::None;
    if signal::is_agency(&features) || (last && signal::after_text(&features).is_some()) {
        return true;
    }
    let Some(length) = features.begins_with(&furniture::RELATED) else { return false };
    length >= 2 && features.label.is_some_and(|label| label <= length + 3)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arabic::Offsets;
    use proptest::prelude::*;

    /// The laws that every answer obeys, whatever the text.
    fn laws(text: &str) -> Result<(), TestCaseError> {
        let chars: Vec<char> = text.chars().collect();
        let split = split(text);
        let mut covered = vec![false; chars.len()];
        let mut last = 0;
        for segment in &split.segments {
            let Span { start, end } = segment.span;
            prop_assert!(start >= last && start < end && end <= chars.len(), "{:?} after {}", segment.span, last);
            prop_assert!(!chars[start].is_whitespace() && !chars[end - 1].is_whitespace(), "{:?}", segment.span);
            prop_assert!(split.blocks[segment.block].span.contains(segment.span));
            prop_assert_eq!(split.blocks[segment.block].role, segment.role);
            covered[start..end].fill(true);
            last = end;
        }
        for (at, c) in chars.iter().enumerate() {
            prop_assert!(covered[at] || c.is_whitespace(), "{:?} at {} lies in no segment", c, at);
        }
        for (block, pair) in split.blocks.iter().zip(split.blocks.iter().skip(1)) {
            prop_assert!(block.span.end <= pair.span.start);
        }
        for (number, block) in split.blocks.iter().enumerate() {
            let mut own = split.segments.iter().filter(|segment| segment.block == number);
            let first = own.next().map(|segment| segment.span);
            let last = own.next_back().map(|segment| segment.span).or(first);
            prop_assert_eq!(first.map(|span| span.start), Some(block.span.start));
            prop_assert_eq!(last.map(|span| span.end), Some(block.span.end));
        }
        Ok(())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(400))]

        #[test]
        fn segments_and_gaps_are_the_source(text in "\\PC*") {
            laws(&text)?;
        }

        /// Text made of what the rules look at.
        #[test]
        fn segments_and_gaps_are_the_source_near_the_rules(
            parts in prop::collection::vec(prop::sample::select(vec![
                "قال", "وقال", "د", "أ", "إن", "التي", "شاهد أيضا", "الرئيسية", "رويترز", "1", "2.5", "2024", "Inc", "X",
                ".", "..", "…", "؟", "!", "،", ":", "\"", "«", "»", "”", "'", "(", ")", "-", "/", "|", "#", "@", "•", "*",
                " ", " ", "   ", "\u{a0}", "\t", "\n", "\n\n", "\r\n", "\u{2028}", "\u{200f}", "\u{202b}", "\u{feff}", "\u{1}",
                "\u{64e}", "ـ", "www.example.org", "a@example.org", "😀",
            ]), 0..60)
        ) {
            laws(&parts.concat())?;
        }
    }

    #[test]
    fn invisible_characters_alone_belong_to_a_neighbour() {
        for (name, text, expected) in [
            ("between paragraphs", "ذهب.\n\u{200f}\nعاد.", vec!["ذهب.", "\u{200f}\nعاد."]),
            ("behind a stop", "ذهب.\u{200f} عاد.", vec!["ذهب.\u{200f}", "عاد."]),
            ("at the end", "ذهب.\n\u{200f}", vec!["ذهب.\n\u{200f}"]),
            ("alone", "\u{200f}", vec!["\u{200f}"]),
            ("nothing", " \n ", vec![]),
        ] {
            let offsets = Offsets::new(text);
            let found: Vec<&str> = segment(text).iter().map(|segment| offsets.slice(segment.span)).collect();
            assert_eq!(found, expected, "{name}");
        }
    }

    /// A quadratic scan of any of these would not come to its end while anybody waits. No time is asserted.
    #[test]
    fn hostile_texts_of_200_000_characters_are_split_whole() {
        let parts = [
            "كلمة ",
            ". ",
            ".",
            "\"",
            "«",
            "\n",
            "   ",
            "\u{200f}",
            "(",
            "1.",
            "a.",
            "د.",
            "قال: «",
            "\n- ",
            "ا",
            "...\n",
            "a@",
            "ا / ب / ج د ه\nعنوان بلا نقطة آخره\n",
        ];
        for part in parts {
            let text = part.repeat(200_000 / part.chars().count());
            let covered: usize = segment(&text).iter().map(|segment| segment.span.len()).sum();
            let visible = text.chars().filter(|c| !c.is_whitespace()).count();
            assert!((visible..=text.chars().count()).contains(&covered), "{part:?}: {covered} of {visible}");
        }
    }
}
