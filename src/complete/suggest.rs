//! What is offered? The likeliest end of the word that is begun, or the word behind it, and as many more as are likely.

use super::evidence::{ALL, Breadth, Candidate, LIKELY, Telling};
use super::middle::Behind;
use super::model::{START, UNKNOWN};
use super::ngrams::Before;
use super::place::Place;
use super::sentence::{Origin, Sentence};
use super::token::{Token, tokens};
use super::witness::Features;
use crate::arabic::Span;
use crate::english::capitalise;
use std::borrow::Cow;

/// What may come next.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// What is to be put in at the end of the text: the rest of a word or a space and a word, and perhaps words behind it.
    pub insert: String,
    /// How sure it is that the first of its words is right: 0..1.
    pub confidence: f32,
    /// The Arabic that it stands for, in code points.
    pub spans: Vec<Span>,
    /// Where its first word comes from.
    pub origin: Origin,
}

/// A word that was considered, for who learns the weights.
#[derive(Clone, Debug)]
pub struct Considered {
    /// As it is written inside a sentence; nothing for all that nobody has said.
    pub text: String,
    /// What speaks for it.
    pub features: Features,
}

/// How sure the words behind the first must be, together, to be offered with it: 0..1.
const FURTHER: f32 = 0.3;

/// The most words that are offered as one.
const LONGEST: usize = 6;

/// Where the typing stands: what was said before the word that is begun, and the letters of that word.
#[derive(Clone, Debug)]
pub(super) struct State<'t> {
    pub(super) before: Before,
    pub(super) place: Place,
    pub(super) prefix: &'t str,
    pub(super) at_start: bool,
}

fn best<'c>(candidates: impl Iterator<Item = &'c Candidate>) -> Option<&'c Candidate> {
    candidates.max_by(|one, other| one.share.total_cmp(&other.share).then(other.word.cmp(&one.word)))
}

impl Sentence<'_> {
    fn state<'t>(&self, typed: &'t str) -> State<'t> {
        let all = tokens(typed);
        let begun = all.last().filter(|token| token.is_word() && token.end() == typed.len());
        let before: &[Token<'_>] = &all[..all.len() - usize::from(begun.is_some())];
        let (mut numbers, at_start) = self.model.numbers(before);
        for (number, token) in numbers.iter_mut().zip(before) {
            if *number == UNKNOWN {
                *number = self.own_number(token.text).unwrap_or(UNKNOWN);
            }
        }
        let mut place = self.start();
        numbers.iter().for_each(|&word| self.pass(&mut place, word));
        let mut last = numbers.iter().rev().copied();
        let before = [last.next().unwrap_or(START), last.next().unwrap_or(START)];
        State { before, place, prefix: begun.map_or("", |token| token.text), at_start }
    }

    /// Behind a word, with a space.
    fn behind(&self, state: &State<'_>, word: u32) -> State<'static> {
        let mut place = state.place.clone();
        self.pass(&mut place, word);
        State { before: [word, state.before[0]], place, prefix: "", at_start: false }
    }

    fn weighed(&self, state: &State<'_>, breadth: Breadth) -> Vec<Candidate> {
        let telling = self.telling(state, breadth);
        self.weighed_of(state, &telling, &telling.words)
    }

    /// The same of what speaks for words there, and among those.
    pub(super) fn weighed_of(&self, state: &State<'_>, telling: &Telling, words: &[u32]) -> Vec<Candidate> {
        let mut candidates = self.candidates_of(state, telling, words);
        self.weights.weigh(&mut candidates);
        // It may be a word that nobody has said yet, and in a small memory that is likely.
        candidates.pop();
        candidates
    }

    /// Each word that is considered behind what is typed.
    #[must_use]
    pub fn considered(&self, typed: &str) -> Vec<Considered> {
        let candidates = self.candidates(&self.state(typed), ALL);
        let considered = |candidate: Candidate| Considered {
            text: self.text(candidate.word).to_owned(),
            features: candidate.features,
        };
        candidates.into_iter().map(considered).collect()
    }

    /// What may come behind what is typed, the surest first; `limit` at most. About a millisecond.
    #[must_use]
    pub fn suggest(&self, typed: &str, limit: usize) -> Vec<Suggestion> {
        self.suggest_between(typed, "", limit)
    }

    /// What may come between what is typed before the caret and what stands `behind` it, which is taken as said; nothing inside a word.
    #[must_use]
    pub fn suggest_between(&self, typed: &str, behind: &str, limit: usize) -> Vec<Suggestion> {
        if behind.starts_with(char::is_alphanumeric) {
            return Vec::new();
        }
        self.suggest_from(typed, &Behind::of(self, behind), limit, 0.0)
    }

    /// The same of what is at least so sure.
    pub(super) fn suggest_from(&self, typed: &str, stands: &Behind<'_>, limit: usize, least: f32) -> Vec<Suggestion> {
        let state = self.state_between(typed, stands);
        let candidates = self.weighed(&state, ALL);
        self.suggest_at(&state, candidates, stands, limit, least)
    }

    /// Where the typing stands, with what stands behind it.
    pub(super) fn state_between<'t>(&self, typed: &'t str, stands: &Behind<'_>) -> State<'t> {
        let state = self.state(typed);
        State { place: self.with_behind(state.place, stands), ..state }
    }

    /// What may come there, of the words that were weighed: so many at most, each at least so sure.
    pub(super) fn suggest_at(
        &self,
        state: &State<'_>,
        candidates: Vec<Candidate>,
        stands: &Behind<'_>,
        limit: usize,
        least: f32,
    ) -> Vec<Suggestion> {
        let prefix = state.prefix;
        let written = |word: u32| self.written(state, word);
        let (whole, sure) = self.whole(state, &candidates);
        let longer = candidates.into_iter().filter(|candidate| written(candidate.word).len() > prefix.len()).collect();
        // A small letter may be of more bytes than its capital: "ı", "I".
        let rest = |longer: Candidate| Some((written(longer.word).get(prefix.len()..)?.to_owned(), longer, state));
        // What is put in, its first word, and what stands before that.
        let mut offers: Vec<(String, Candidate, &State<'_>)> =
            top(longer, limit).into_iter().filter_map(rest).collect();
        // The word may be whole, and the next be offered with the space before it; that is no surer than the word is whole.
        let weakest = offers.get(limit.saturating_sub(1)).map_or(0.0, |offer| offer.1.share);
        let behind = whole.filter(|_| sure > weakest.max(least)).map(|whole| self.behind(state, whole));
        if let Some(behind) = &behind {
            let mut next = self.weighed(behind, ALL);
            next.iter_mut().for_each(|candidate| candidate.share *= sure);
            let spaced = |next: Candidate| (format!(" {}", self.text(next.word)), next, behind);
            offers.extend(top(next, limit).into_iter().map(spaced));
        }
        offers.sort_by(|one, other| other.1.share.total_cmp(&one.1.share));
        offers.truncate(limit);
        offers.retain(|(_, first, _)| first.share >= least);
        let suggestion = |(insert, first, state): (String, Candidate, &State<'_>)| {
            let mut suggestion = self.suggestion(insert, &first, state, stands);
            suggestion.insert.truncate(stands.without(&suggestion.insert));
            (!suggestion.insert.is_empty()).then_some(suggestion)
        };
        offers.into_iter().filter_map(suggestion).collect()
    }

    /// The likeliest of the words that are typed whole, and how sure it is that one of them is meant: 0..1.
    pub(super) fn whole(&self, state: &State<'_>, candidates: &[Candidate]) -> (Option<u32>, f32) {
        let length = state.prefix.len();
        let whole = || candidates.iter().filter(|one| length > 0 && self.text(one.word).len() == length);
        (best(whole()).map(|best| best.word), whole().map(|one| one.share).sum())
    }

    /// A word as it is written where the typing stands.
    pub(super) fn written(&self, state: &State<'_>, word: u32) -> Cow<'_, str> {
        let text = self.text(word);
        if state.at_start { Cow::Owned(capitalise(text)) } else { Cow::Borrowed(text) }
    }

    /// A word with those that are likely to come behind it.
    fn suggestion(&self, mut insert: String, first: &Candidate, state: &State<'_>, behind: &Behind<'_>) -> Suggestion {
        let span_of = |piece: Option<usize>| {
            piece.and_then(|piece| self.told.remembered.pieces.get(piece)).map(|piece| piece.span)
        };
        let mut spans: Vec<Span> = span_of(first.piece).into_iter().collect();
        let confidence = first.share;
        // Known English goes in whole.
        if let Some(phrase) = first.phrase.and_then(|at| self.told.known.get(at)) {
            let head = self.text(first.word);
            insert.push_str(phrase.text.get(head.len()..).unwrap_or(""));
            return Suggestion { insert, confidence, spans: vec![phrase.span], origin: phrase.origin };
        }
        let mut state = self.behind(state, first.word);
        let (mut sure, mut offered, mut is_known) = (1.0, insert.clone(), first.goes_on);
        let mut worth = 0.0;
        for words in 1..LONGEST {
            let candidates = self.weighed(&state, LIKELY);
            let Some(next) = best(candidates.iter()) else { break };
            // Known English is offered to its end and no farther: what comes behind it is another thing.
            if is_known && !next.goes_on || behind.begins_with(next.word) {
                break;
            }
            if !is_known {
                sure *= next.share;
            }
            if sure < FURTHER {
                break;
            }
            is_known = next.goes_on;
            offered.push(' ');
            offered.push_str(self.text(next.word));
            // A press saves as many words, where all of them are right.
            if sure * words as f32 > worth {
                worth = sure * words as f32;
                insert.clone_from(&offered);
                spans.extend(span_of(next.piece));
            }
            state = self.behind(&state, next.word);
        }
        spans.sort_unstable_by_key(|span| span.start);
        spans.dedup();
        Suggestion { insert, confidence, spans, origin: Origin::Memory }
    }
}

/// The likeliest, first.
fn top(mut candidates: Vec<Candidate>, limit: usize) -> Vec<Candidate> {
    let likelier =
        |one: &Candidate, other: &Candidate| other.share.total_cmp(&one.share).then(one.word.cmp(&other.word));
    if limit < candidates.len() {
        candidates.select_nth_unstable_by(limit, likelier);
        candidates.truncate(limit);
    }
    candidates.sort_unstable_by(likelier);
    candidates
}
