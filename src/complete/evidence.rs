//! What speaks for a word? Each witness as a number, to be weighed.

use super::model::UNKNOWN;
use super::ngrams::Before;
use super::place::Place;
use super::sentence::Sentence;
use super::token::is_word;
use super::vocabulary::begins_so;
use std::collections::HashMap;

/// How many witnesses there are.
pub const FEATURES: usize = 13;

/// The place of the witness that a known phrase goes on.
const GOES_ON: usize = 11;

/// What each says of a word, in this order: how likely it is behind the words before (logarithm); how well it stands for
/// the Arabic that is next; how common it is; how well a word of its family stands for that Arabic; whether it does at all (0 or 1);
/// how much this article has used it; how often it followed the last word in this article; whether it is
/// in the sentence already; how often it stands for nothing of the Arabic; its length in tens of letters; whether it has
/// a capital; whether a known phrase that is begun goes on with it; whether a known phrase of what is next begins with it.
pub type Features = [f32; FEATURES];

/// A word that may come next.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub(super) word: u32,
    pub(super) features: Features,
    /// Its share of all that may come, once weighed: 0..1.
    pub(super) share: f32,
    /// The piece that it stands for most likely.
    pub(super) piece: Option<usize>,
    /// The known phrase that it begins.
    pub(super) phrase: Option<usize>,
}

impl Candidate {
    /// Whether a known phrase that is begun goes on with it.
    pub(super) fn goes_on(&self) -> bool {
        self.features[GOES_ON] > 0.0
    }
}

/// So many of the words that begin as what is typed are looked at, the most frequent.
const BEGINNING: usize = 80;

/// How many words back a word counts as said.
const SAID: usize = 30;

/// What a word stands for among what is next.
#[derive(Clone, Copy, Default)]
struct Rendered {
    likely: f32,
    best: (f32, usize),
}

impl Sentence<'_> {
    /// The words that may come behind those two and begin so, with what speaks for each.
    pub(super) fn candidates(&self, before: Before, place: &Place, prefix: &str, at_start: bool) -> Vec<Candidate> {
        let (model, vocabulary) = (self.model, &self.model.vocabulary);
        let attention = self.attention(place);
        let mut rendered: HashMap<u32, Rendered> = HashMap::new();
        let mut families: HashMap<u32, f32> = HashMap::new();
        for (piece, &share) in attention.iter().enumerate() {
            for &(word, likely) in &self.likely[piece] {
                let entry = rendered.entry(word).or_default();
                entry.likely += share * likely;
                if share * likely > entry.best.0 {
                    entry.best = (share * likely, piece);
                }
            }
            for (&family, &likely) in &self.families[piece] {
                *families.entry(family).or_default() += share * likely;
            }
        }
        let known = self.known_next(place);
        let mut words: Vec<u32> = rendered.keys().copied().collect();
        words.extend(model.ngrams.followers(before));
        words.extend(self.recent.words());
        words.extend(families.keys().flat_map(|&family| vocabulary.members(family)));
        words.extend(known.keys());
        if !prefix.is_empty() {
            let mut beginning = vocabulary.beginning(prefix, at_start);
            if beginning.len() > BEGINNING {
                beginning.select_nth_unstable_by(BEGINNING, |&one, &other| {
                    model.occurs(other).total_cmp(&model.occurs(one))
                });
                beginning.truncate(BEGINNING);
            }
            words.append(&mut beginning);
        }
        words.sort_unstable();
        words.dedup();
        let here = model.ngrams.at(before, vocabulary.len());
        let truth = |is: bool| if is { 1.0 } else { 0.0 };
        let mut candidates = Vec::with_capacity(words.len());
        for word in words {
            let text = self.text(word);
            // The vocabulary keeps words of units that are forgotten.
            let is_said = known.contains_key(&word) || model.occurs(word) > 0.0;
            let is_doubled = word == before[0];
            if !is_said
                || is_doubled
                || !is_word(text)
                || !begins_so(text, prefix, at_start)
                || self.is_forbidden(place, text)
            {
                continue;
            }
            let found = rendered.get(&word).copied().unwrap_or_default();
            let family = vocabulary.family(word).and_then(|family| families.get(&family)).copied().unwrap_or(0.0);
            let known = known.get(&word).copied().unwrap_or_default();
            let features = [
                here.likely(word).max(1e-9).ln(),
                (found.likely + 2e-4).ln(),
                model.share(word).ln(),
                (family + 2e-4).ln(),
                truth(found.likely > 0.0),
                (self.recent.share(word) + 1e-4).ln(),
                self.recent.follows(before[0], word),
                truth(place.said.iter().rev().take(SAID).any(|&said| said == word)),
                model.lexicon.alone(word) / (model.occurs(word) + 2.0),
                (text.chars().count() as f32).min(12.0) / 10.0,
                truth(text.starts_with(char::is_uppercase)),
                known.goes_on,
                known.begins,
            ];
            let piece = (found.likely > 0.0).then_some(found.best.1);
            candidates.push(Candidate { word, features, share: 0.0, piece, phrase: known.phrase });
        }
        candidates
    }

    /// What speaks for a word that the memory does not have.
    pub(super) fn unseen(&self, before: Before) -> Candidate {
        let likely = self.model.ngrams.at(before, self.model.vocabulary.len()).likely(UNKNOWN);
        let share = self.model.share(UNKNOWN);
        let (nothing, length) = (2e-4f32.ln(), 0.7);
        let features = [
            likely.max(1e-9).ln(),
            nothing,
            share.ln(),
            nothing,
            0.0,
            1e-4f32.ln(),
            0.0,
            0.0,
            0.0,
            length,
            0.0,
            0.0,
            0.0,
        ];
        Candidate { word: UNKNOWN, features, share: 0.0, piece: None, phrase: None }
    }

    /// The words with which known phrases go on or begin.
    fn known_next(&self, place: &Place) -> HashMap<u32, Next> {
        let mut next: HashMap<u32, Next> = HashMap::new();
        for (at, phrase) in self.known.iter().enumerate() {
            // The longest beginning of it with which the text ends.
            let said = (1..phrase.words.len()).rev().find(|&said| place.said.ends_with(&phrase.words[..said]));
            if let Some(said) = said {
                let entry = next.entry(phrase.words[said]).or_default();
                entry.goes_on = 1.0;
            }
            // What stands twice in the Arabic is said twice, and no more.
            let same = self.known[..at].iter().filter(|other| other.words == phrase.words).count();
            if place.said.windows(phrase.words.len()).filter(|said| *said == phrase.words).count() > same {
                continue;
            }
            let left = phrase.pieces.iter().map(|&piece| place.left[piece]).fold(0.0, f32::max);
            let entry = next.entry(phrase.words[0]).or_default();
            if left > entry.begins {
                (entry.begins, entry.phrase) = (left, Some(at));
            }
        }
        next
    }

    /// Whether a word would end something that must not be said.
    fn is_forbidden(&self, place: &Place, text: &str) -> bool {
        self.forbidden.iter().any(|words| {
            let Some((last, before)) = words.split_last() else { return false };
            let said = place.said.iter().rev().take(before.len()).rev().map(|&word| self.text(word).to_lowercase());
            text.to_lowercase() == *last && before.len() <= place.said.len() && said.eq(before.iter().cloned())
        })
    }
}

/// What known phrases say of a word.
#[derive(Clone, Copy, Default)]
struct Next {
    goes_on: f32,
    begins: f32,
    phrase: Option<usize>,
}
