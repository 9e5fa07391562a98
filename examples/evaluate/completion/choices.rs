//! The choices that the weights are learned from: at each word of the references, after some of its letters, the right one and its rivals.

use super::set::{Help, Segment, Set, each};
use tarjuman::complete::{Considered, Features, Sentence, Token, Weights, tokens};

/// The candidates of a place that are learned from beside the right one: those that speak most for themselves, and as many of the rest.
const RIVALS: usize = 60;
const OTHERS: usize = 30;

/// The most letters of a word that are typed before it is chosen.
const LETTERS: usize = 6;

/// What speaks for the right word, first, and for its rivals.
pub(crate) type Choice = Vec<Features>;

/// Goes through the segments as they would be translated, with the weights so far.
pub(crate) fn choices(set: &Set, segments: &[&Segment], weights: &Weights) -> Vec<Choice> {
    let mut choices = Vec::new();
    each(set, segments, weights, Help::default(), &mut |sentence, segment| {
        let english = segment.pair.english.as_str();
        for token in tokens(english) {
            choices
                .extend(after(&token).into_iter().map(|letters| choice(sentence, english, &token, letters, weights)));
        }
    });
    choices
}

/// After how many letters a word is chosen; a mark comes instead of any word.
fn after(token: &Token<'_>) -> Vec<usize> {
    let all = token.text.chars().count();
    match token.is_word() {
        false => vec![0],
        true => (0..all.min(LETTERS)).chain([all]).collect(),
    }
}

fn choice(sentence: &Sentence<'_>, english: &str, token: &Token<'_>, letters: usize, weights: &Weights) -> Choice {
    let before = &english[..token.start];
    let considered = if token.is_word() {
        let cut = token.text.char_indices().nth(letters).map_or(token.text.len(), |(cut, _)| cut);
        sentence.considered(&english[..token.start + cut])
    } else {
        sentence.considered(&format!("{} ", before.trim_end()))
    };
    let is_right = |one: &Considered| {
        token.is_word() && (one.text == token.text || token.start == 0 && one.text == token.text.to_lowercase())
    };
    // What is not among them is what nobody has said, which is the last.
    let right = considered.iter().position(is_right).unwrap_or(considered.len() - 1);
    let mut rivals: Vec<(f32, Features)> = considered
        .iter()
        .enumerate()
        .filter(|&(at, _)| at != right)
        .map(|(_, one)| (weights.score(&one.features).0, one.features))
        .collect();
    rivals.sort_by(|one, other| other.0.total_cmp(&one.0));
    let others = rivals.split_off(RIVALS.min(rivals.len()));
    let step = others.len() / OTHERS + 1;
    let rivals = rivals.into_iter().chain(others.into_iter().step_by(step)).map(|(_, features)| features);
    std::iter::once(considered[right].features).chain(rivals).collect()
}
