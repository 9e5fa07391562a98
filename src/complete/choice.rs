//! What could a part of the segment say? English for it, with what speaks for each. Each piece has a choice of its own, so that there is a way
//! through every segment.

use super::dictionary::dictionary;
use super::draft_weights::{
    BACKWARD, CHOICES, DRAFT_FEATURES, DROPPED, DraftWeights, FORWARD, LANGUAGE, LEXICON, ONCE, RECENT, SHARE, WORDS,
};
use super::model::UNKNOWN;
use super::ngrams::{Before, NONE};
use super::passage::{Part, Rendering};
use super::sentence::{Origin, Sentence};
use crate::arabic::Offsets;
use crate::article::GAP;
use std::collections::HashMap;

/// English for a part of the segment.
#[derive(Clone, Debug)]
pub(super) struct Choice {
    pub(super) part: Part,
    /// None where the Arabic is left out.
    pub(super) words: Vec<u32>,
    /// By word, the piece that it stands for.
    pub(super) pieces: Vec<Option<usize>>,
    /// How it is written, where that is not told by its words.
    pub(super) own: Option<String>,
    /// Where it comes from; none where nothing is said.
    pub(super) origin: Option<Origin>,
    /// How likely it is for its part: 0..1.
    pub(super) share: f32,
    /// What speaks for it by itself, weighed.
    pub(super) score: f32,
}

/// The most choices for a part.
const MOST: usize = 10;

/// The most words that a piece by itself is rendered with.
const OF_PIECE: usize = 10;

/// The least share that is told from none.
const LEAST: f32 = 2e-4;

/// How likely at least a piece is left out, and how often a word that stands for nothing otherwise stands for one here.
const LEFT_OUT: f32 = 0.02;
const ALONE: f32 = 0.3;

/// What counts for a gap where something is known: it is there for a part that is cut in two, or whose English is forbidden.
const LAST_RESORT: f32 = -100.0;

/// How much more often at most an article says a word (logarithm).
const MOST_RECENT: f32 = 5.0;

impl Sentence<'_> {
    /// The choices for all parts, by their first piece. What is known of a part is said, and nothing else.
    pub(super) fn choices(&self, source: &str, weights: &DraftWeights) -> Vec<Vec<Choice>> {
        let known = self.known_parts();
        let mut choices = self.of_passages(&known, weights);
        for piece in 0..self.told.remembered.pieces.len() {
            let part = (piece, piece + 1);
            if known.iter().all(|&(known, _)| !overlap(known, part)) {
                self.of_piece(source, piece, choices.entry(part).or_default(), weights);
            }
        }
        for &(part, at) in &known {
            self.of_known(part, at, choices.entry(part).or_default(), weights);
        }
        let mut by_start: Vec<Vec<Choice>> = vec![Vec::new(); self.told.remembered.pieces.len()];
        let mut parts: Vec<(Part, Vec<Choice>)> = choices.into_iter().collect();
        parts.sort_unstable_by_key(|(part, _)| *part);
        for ((from, _), choices) in parts {
            let likely = |choice: &Choice| choice.score + weights.of(LANGUAGE) * self.likely_alone(&choice.words);
            let allowed = choices.into_iter().filter(|choice| !self.is_said_forbidden(&choice.words));
            // Leaving out is no rival of saying.
            let (said, nothing): (Vec<Choice>, Vec<Choice>) = allowed.partition(|choice| !choice.words.is_empty());
            let mut ranked: Vec<(f32, Choice)> = said.into_iter().map(|choice| (likely(&choice), choice)).collect();
            ranked.sort_by(|one, other| other.0.total_cmp(&one.0).then_with(|| one.1.words.cmp(&other.1.words)));
            by_start[from].extend(ranked.into_iter().take(MOST).map(|(_, choice)| choice).chain(nothing));
        }
        for (piece, choices) in by_start.iter_mut().enumerate() {
            if choices.iter().all(|choice| choice.part != (piece, piece + 1)) {
                let gap = self.gap(piece, weights);
                choices.push(Choice { score: LAST_RESORT, ..gap });
            }
        }
        by_start
    }

    /// What the memory said for parts of more pieces than one, or for one in more words.
    fn of_passages(&self, known: &[(Part, usize)], weights: &DraftWeights) -> HashMap<Part, Vec<Choice>> {
        let mut choices: HashMap<Part, Vec<Choice>> = HashMap::new();
        for Rendering { part, words, pieces, weight, share } in self.told.remembered.phrases.all() {
            if !self.keeps(*part, words, known) {
                continue;
            }
            let mut choice = self.choice(*part, words.clone(), *share, Some(Origin::Memory), weights);
            choice.pieces.clone_from(pieces);
            choice.score += if *weight <= 1.0 { weights.of(ONCE) } else { 0.0 };
            choices.entry(*part).or_default().push(choice);
        }
        choices
    }

    /// Adds what the lexicon has for a piece, that nothing is said for it, and a gap where there is nothing else.
    fn of_piece(&self, source: &str, piece: usize, choices: &mut Vec<Choice>, weights: &DraftWeights) {
        let part = (piece, piece + 1);
        for (word, likely) in self.said_for(piece).take(OF_PIECE) {
            if choices.iter().all(|choice| choice.words != [word]) {
                let mut choice = self.choice(part, vec![word], likely, Some(Origin::Memory), weights);
                choice.score += weights.of(LEXICON);
                choices.push(choice);
            }
        }
        let said: f32 = self.said_for(piece).map(|(_, likely)| likely).sum();
        let is_proclitic = self.told.remembered.pieces[piece].key.ends_with('+');
        if said > 0.0 || is_proclitic {
            let mut nothing = self.choice(part, Vec::new(), (1.0 - said).max(LEFT_OUT), None, weights);
            nothing.score += if is_proclitic { 0.0 } else { weights.of(DROPPED) };
            choices.push(nothing);
        }
        if choices.is_empty() {
            let gap = self.gap(piece, weights);
            let text = Offsets::new(source).slice(self.told.remembered.pieces[piece].span);
            let is_latin = text.is_ascii();
            let copied = || Choice { own: Some(text.to_owned()), origin: Some(Origin::Copied), ..gap.clone() };
            choices.push(if is_latin { copied() } else { gap });
        }
    }

    fn gap(&self, piece: usize, weights: &DraftWeights) -> Choice {
        let gap = self.choice((piece, piece + 1), vec![UNKNOWN], 1.0, None, weights);
        Choice { own: Some(GAP.to_owned()), ..gap }
    }

    /// Adds what is known of a part; of a term with an article in it also with "the" before it.
    fn of_known(&self, part: Part, at: usize, choices: &mut Vec<Choice>, weights: &DraftWeights) {
        let phrase = &self.told.known[at];
        let add = |words: Vec<u32>, own: String| Choice {
            own: Some(own),
            ..self.choice(part, words, 1.0, Some(phrase.origin), weights)
        };
        choices.push(add(phrase.words.clone(), phrase.text.clone()));
        let has_article = (part.0..part.1).any(|piece| self.told.remembered.pieces[piece].key == "ال+");
        if phrase.origin == Origin::Term
            && has_article
            && let Some(the) = self.model.vocabulary.known("the").filter(|the| phrase.words.first() != Some(the))
        {
            choices.push(add([&[the], &phrase.words[..]].concat(), format!("the {}", phrase.text)));
        }
    }

    fn choice(
        &self,
        part: Part,
        words: Vec<u32>,
        share: f32,
        origin: Option<Origin>,
        weights: &DraftWeights,
    ) -> Choice {
        let mut features = [0.0; DRAFT_FEATURES];
        features[SHARE] = share.max(LEAST).ln();
        if origin == Some(Origin::Memory) {
            features[FORWARD] = words.iter().map(|&word| self.likely_for(part, word).ln()).sum();
            features[BACKWARD] = (part.0..part.1).map(|piece| self.piece_likely(piece, &words).ln()).sum();
        }
        let recent = |&word: &u32| (self.recent.share(word) / self.model.share(word)).ln().clamp(0.0, MOST_RECENT);
        features[RECENT] = words.iter().map(recent).sum();
        features[WORDS] = words.len() as f32;
        features[CHOICES] = if words.is_empty() { 0.0 } else { 1.0 };
        let score = (0..DRAFT_FEATURES).map(|at| weights.of(at) * features[at]).sum();
        let pieces = vec![(part.1 == part.0 + 1).then_some(part.0); words.len()];
        Choice { part, words, pieces, own: None, origin, share, score }
    }

    /// What the memory said for a piece, the likeliest first. Not the names that only sound like it: who types sees in time that it is another, in a
    /// draft that is read over it would be a person who was not there. A gap is honest.
    fn said_for(&self, piece: usize) -> impl Iterator<Item = (u32, f32)> {
        let is_new = self.told.remembered.occurred[piece] == 0;
        let only_heard = move |word: u32| {
            self.told.remembered.heard.contains(&word) && (is_new || dictionary().level(word).is_some())
        };
        self.told.remembered.likely[piece].iter().copied().filter(move |&(word, _)| !only_heard(word))
    }

    /// How likely a word is for a part: 0..1, and more than 0.
    fn likely_for(&self, (from, to): Part, word: u32) -> f32 {
        let best = (from..to).map(|piece| self.likely_of(piece, word)).fold(0.0, f32::max);
        best.max(ALONE * self.model.alone(word)).max(LEAST)
    }

    /// How likely a piece is for one of the words: 0..1, and more than 0. Proclitics say too little to be asked.
    fn piece_likely(&self, piece: usize, words: &[u32]) -> f32 {
        let key = self.told.remembered.pieces[piece].key.as_str();
        if key.ends_with('+') || self.told.remembered.numbers[piece].0.is_none() {
            return 1.0;
        }
        let occurred = self.told.remembered.occurred[piece] as f32;
        let of_word = |&word: &u32| self.likely_of(piece, word) * occurred / (self.model.occurs(word) + 1.0);
        words.iter().map(of_word).fold(0.0, f32::max).clamp(LEAST, 1.0)
    }

    /// How likely words follow each other, whatever stands before them (logarithm).
    pub(super) fn likely_alone(&self, words: &[u32]) -> f32 {
        let (mut before, mut likely): (Before, f32) = ([NONE; 2], 0.0);
        for &word in words {
            likely += self.model.likely_behind(before, word);
            before = [word, before[0]];
        }
        likely
    }

    /// What is known, by part: of what overlaps the longest. The same part may be known twice.
    fn known_parts(&self) -> Vec<(Part, usize)> {
        let part = |at: usize| Some((*self.told.known[at].pieces.first()?, self.told.known[at].pieces.last()? + 1));
        let mut parts: Vec<(Part, usize)> =
            (0..self.told.known.len()).filter_map(|at| part(at).map(|part| (part, at))).collect();
        parts.sort_by_key(|&(_, at)| (usize::MAX - self.told.known[at].span.len(), self.told.known[at].span.start));
        let mut chosen: Vec<(Part, usize)> = Vec::new();
        for (part, at) in parts {
            if chosen.iter().all(|&(other, _)| part == other || !overlap(part, other)) {
                chosen.push((part, at));
            }
        }
        chosen
    }

    /// Whether English for a part has all that is known of it.
    fn keeps(&self, part: Part, words: &[u32], known: &[(Part, usize)]) -> bool {
        let says = |at: usize| {
            let phrase = &self.told.known[at].words;
            words.windows(phrase.len()).any(|said| said == phrase)
        };
        known.iter().filter(|(known, _)| overlap(*known, part)).all(|&(inside, _)| {
            let mut same = known.iter().filter(|&&(other, _)| other == inside);
            part.0 <= inside.0 && inside.1 <= part.1 && same.any(|&(_, at)| says(at))
        })
    }

    /// Whether something that must not be said stands in the words.
    pub(super) fn is_said_forbidden(&self, words: &[u32]) -> bool {
        if self.told.forbidden.is_empty() {
            return false;
        }
        let lower: Vec<String> = words.iter().map(|&word| self.text(word).to_lowercase()).collect();
        self.told.forbidden.iter().any(|forbidden| lower.windows(forbidden.len()).any(|said| said == forbidden))
    }
}

fn overlap(one: Part, other: Part) -> bool {
    one.0 < other.1 && other.0 < one.1
}
