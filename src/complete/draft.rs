//! What could the whole segment say? A draft put together from what the memory has said for its parts.
//!
//! It is the likeliest English under the counts that completing learned, and no more than that: where nothing is known there is a gap, each
//! word says which Arabic it stands for and how sure it is.

use super::beam::Step;
use super::choice::Choice;
use super::draft_weights::DraftWeights;
use super::model::START;
use super::ngrams::Before;
use super::sentence::{Origin, Sentence};
use super::sureness::{LOW, SURENESS, Speaking, by_origin, sureness};
use super::token::{ends_sentence, is_word};
use crate::align::MOST_PIECES;
use crate::arabic::Span;
use crate::english::capitalise;

/// A word or mark of a draft.
#[derive(Clone, Debug, PartialEq)]
pub struct DraftWord {
    /// Where it stands in the draft, in code points.
    pub span: Span,
    /// The Arabic that it stands for, in code points of the segment; none for a mark.
    pub source: Option<Span>,
    /// Where it comes from; none for a gap.
    pub origin: Option<Origin>,
    /// How likely a translator would say it too: 0..1.
    pub confidence: f32,
    /// What speaks for it, for who learns how sure words are.
    pub speaking: Speaking,
}

impl DraftWord {
    /// Whether it is so unsure that it is marked. A gap and a mark are not words.
    #[must_use]
    pub fn is_low(&self) -> bool {
        self.origin.is_some() && self.source.is_some() && self.confidence < LOW
    }
}

/// A draft.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    /// The English, with [`GAP`](crate::article::GAP) for what nothing is known of.
    pub text: String,
    /// Its words and marks, in order.
    pub words: Vec<DraftWord>,
    /// The Arabic that it leaves out, in order: gaps, and words for which it says nothing.
    pub missing: Vec<Span>,
}

/// What is to be written.
struct Said {
    text: String,
    source: Option<Span>,
    origin: Option<Origin>,
    speaking: Speaking,
}

impl Sentence<'_> {
    /// The likeliest English of the segment, whose Arabic is `source`; nothing for what is too long to be a sentence. Some tens of milliseconds for
    /// a long one.
    #[must_use]
    pub fn draft(&self, source: &str, weights: &DraftWeights) -> Draft {
        if self.told.remembered.pieces.len() > MOST_PIECES {
            return Draft::default();
        }
        let choices = self.choices(source, weights);
        let zones = self.zones(source);
        let steps = self.search(&choices, &zones, weights);
        let numbers: Vec<u32> = steps.iter().flat_map(Step::words).copied().collect();
        let mut likely = self.likely_in_row(&numbers).into_iter().peekable();
        let mut said: Vec<Said> = Vec::new();
        for step in &steps {
            let likely: Vec<(f32, f32)> = likely.by_ref().take(step.words().len()).collect();
            match step {
                Step::Mark(mark) => said.push(Said {
                    text: mark.text.to_owned(),
                    source: None,
                    origin: Some(Origin::Copied),
                    speaking: [0.0; SURENESS],
                }),
                Step::Said(choice) => self.say(choice, &likely, &mut said),
            }
        }
        let (text, words) = written(said);
        let mut missing: Vec<Span> = steps.iter().filter_map(|step| self.left_out(step)).collect();
        missing.sort_unstable_by_key(|span| span.start);
        Draft { text, words, missing }
    }

    /// The Arabic that a step leaves out: not a proclitic, of which English may have nothing.
    fn left_out(&self, step: &Step<'_>) -> Option<Span> {
        let Step::Said(choice) = step else { return None };
        let says_nothing = choice.words.is_empty() && self.told.remembered.numbers[choice.part.0].1.is_some();
        (choice.origin.is_none() && (says_nothing || choice.own.is_some())).then(|| self.span_of(choice))
    }

    fn span_of(&self, choice: &Choice) -> Span {
        let (from, to) = choice.part;
        Span::new(self.told.remembered.pieces[from].span.start, self.told.remembered.pieces[to - 1].span.end)
    }

    /// For each word, how likely it is behind those before, and how likely the next one is behind it (logarithms).
    fn likely_in_row(&self, words: &[u32]) -> Vec<(f32, f32)> {
        let mut before: Before = [START; 2];
        let mut likely: Vec<f32> = Vec::with_capacity(words.len() + 1);
        for &word in words {
            likely.push(self.model.likely_behind(before, word));
            before = [word, before[0]];
        }
        let behind = likely.iter().skip(1).copied().chain([0.0]);
        likely.iter().copied().zip(behind).collect()
    }

    /// Puts the words of a choice behind what is said.
    fn say(&self, choice: &Choice, likely: &[(f32, f32)], said: &mut Vec<Said>) {
        let whole = self.span_of(choice);
        let mut speaking = [0.0; SURENESS];
        speaking[0] = 1.0;
        by_origin(&mut speaking, choice.origin);
        // Two words in a row of which nothing is known are one gap.
        let is_next = |last: Span| {
            self.told.remembered.pieces.iter().position(|piece| piece.span.start >= last.end) == Some(choice.part.0)
        };
        if choice.origin.is_none()
            && let Some(Said { source: Some(last), origin: None, .. }) = said.last_mut()
            && is_next(*last)
        {
            last.end = whole.end;
            return;
        }
        if let Some(own) = &choice.own {
            let words = own.split_whitespace();
            said.extend(words.map(|word| Said {
                text: word.to_owned(),
                source: Some(whole),
                origin: choice.origin,
                speaking,
            }));
            return;
        }
        for ((&word, piece), &(before, behind)) in choice.words.iter().zip(&choice.pieces).zip(likely) {
            let (from, to) = choice.part;
            let best = (from..to).map(|piece| self.likely_of(piece, word)).fold(0.0, f32::max);
            speaking[1] = choice.share.max(1e-3).ln();
            speaking[2] = best.max(1e-3).ln();
            speaking[3] = before;
            speaking[4] = behind;
            speaking[5] = if choice.words.len() > 1 { 1.0 } else { 0.0 };
            speaking[6] = self.model.alone(word);
            speaking[7] = if self.recent.share(word) > 0.0 { 1.0 } else { 0.0 };
            let source = piece.map_or(whole, |piece| self.told.remembered.pieces[piece].span);
            said.push(Said { text: self.text(word).to_owned(), source: Some(source), origin: choice.origin, speaking });
        }
    }

    /// The likeliest word of each piece, in the order of the Arabic: what a draft is measured against.
    #[must_use]
    pub fn gloss(&self) -> String {
        let words =
            self.told.remembered.likely.iter().filter_map(|words| words.first()).map(|&(word, _)| self.text(word));
        words.collect::<Vec<_>>().join(" ")
    }
}

/// The text of words and marks, with where each stands.
fn written(said: Vec<Said>) -> (String, Vec<DraftWord>) {
    let (mut text, mut words, mut length) = (String::new(), Vec::with_capacity(said.len()), 0);
    let (mut glued, mut at_start, mut is_quoted) = (true, true, false);
    for Said { text: word, source, origin, speaking } in said {
        let is_quote = word == "\"";
        let closes =
            matches!(word.as_str(), "," | "." | ";" | ":" | "?" | "!" | ")" | "]" | "%" | "-" | "'" | "’" | "/")
                || is_quote && is_quoted
                || word == "s" && text.ends_with(['\'', '’']);
        if !glued && !closes {
            text.push(' ');
            length += 1;
        }
        let word =
            if at_start && is_word(&word) && origin != Some(Origin::Placeable) { capitalise(&word) } else { word };
        let end = length + word.chars().count();
        text.push_str(&word);
        let confidence = sureness(&speaking);
        words.push(DraftWord { span: Span::new(length, end), source, origin, confidence, speaking });
        length = end;
        at_start = ends_sentence(&word) || at_start && !is_word(&word) && origin.is_some();
        glued = matches!(word.as_str(), "(" | "[" | "-" | "$" | "/") || is_quote && !is_quoted;
        is_quoted ^= is_quote;
    }
    (text, words)
}
