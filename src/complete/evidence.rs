//! Which words may come next, and what speaks for each?

use super::dictionary::dictionary;
use super::model::UNKNOWN;
use super::phrases::OfPhrases;
use super::place::Place;
use super::sentence::Sentence;
use super::suggest::State;
use super::token::is_word;
use super::vocabulary::{begins_so, with_small_letter};
use super::witness::{Features, Here, OfPiece, Witnesses};
use foldhash::fast::FixedState;
use std::collections::HashMap;

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
    /// Whether a known phrase that is begun goes on with it.
    pub(super) goes_on: bool,
}

/// So many of the words that begin as what is typed are looked at, the most frequent.
const BEGINNING: usize = 80;

/// How far words are looked for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Breadth {
    /// What follows seldomer than once in so many times is not considered.
    seldom: u32,
    /// Nor words that stand for pieces alone of which each is next with less than this (0..1).
    attention: f32,
    /// Whether words are considered for which neither speaks: those that the article said, the families of words that the Arabic tells, and those
    /// with which phrases begin.
    others: bool,
}

/// All that may come.
pub(super) const ALL: Breadth = Breadth { seldom: 2_000, attention: 0.0, others: true };

/// What may be likely by itself, as a word must be that is offered behind another. Twice as fast, and a little more is saved.
pub(super) const LIKELY: Breadth = Breadth { seldom: 20, attention: 0.2, others: false };

/// How many words back a word counts as said.
const SAID: usize = 30;

/// What a word stands for among what is next: how likely for any, and for its likeliest piece.
#[derive(Clone, Copy, Default)]
struct Rendered {
    all: f32,
    best: f32,
    likely: f32,
    piece: usize,
}

/// What speaks for words at a place, whatever letters of the next one are typed.
pub(super) struct Telling {
    attention: Vec<f32>,
    rendered: HashMap<u32, Rendered, FixedState>,
    families: HashMap<u32, f32, FixedState>,
    known: HashMap<u32, Next, FixedState>,
    phrases: HashMap<u32, OfPhrases, FixedState>,
    /// The words for which something speaks, in order.
    pub(super) words: Vec<u32>,
}

impl Sentence<'_> {
    /// The words that may come, with what speaks for each; the last of them is [`UNKNOWN`], for all that the memory does not have.
    pub(super) fn candidates(&self, state: &State<'_>, breadth: Breadth) -> Vec<Candidate> {
        let telling = self.telling(state, breadth);
        self.candidates_of(state, &telling, &telling.words)
    }

    /// What speaks for words where the typing stands, as far as they are looked for.
    pub(super) fn telling(&self, state: &State<'_>, Breadth { attention: least, seldom, others }: Breadth) -> Telling {
        let (model, vocabulary) = (self.model, &self.model.vocabulary);
        let attention = self.attention(&state.place);
        let (rendered, families) = self.rendered(&attention, least);
        let known = self.known_next(&state.place);
        let mut words: Vec<u32> = rendered.keys().copied().collect();
        words.extend(model.ngrams.followers(state.before, seldom));
        if others {
            words.extend(self.recent.words());
            words.extend(families.keys().flat_map(|&family| vocabulary.members(family)));
        }
        words.extend(known.keys());
        let phrases = self.told.remembered.phrases.next(&state.place, &attention);
        words.extend(phrases.iter().filter(|(_, of)| others || of.weight > 0.0).map(|(&word, _)| word));
        words.sort_unstable();
        words.dedup();
        Telling { attention, rendered, families, known, phrases, words }
    }

    /// The same among those of the words of `telling`, in order, that may come behind what is typed, and other words that begin as it does.
    pub(super) fn candidates_of(&self, state: &State<'_>, telling: &Telling, words: &[u32]) -> Vec<Candidate> {
        let (model, vocabulary) = (self.model, &self.model.vocabulary);
        let &State { before, ref place, prefix, at_start } = state;
        let Telling { attention, rendered, families, known, phrases, .. } = telling;
        let mut words = words.to_vec();
        if !prefix.is_empty() {
            words.extend(self.beginning(prefix, at_start));
            words.extend(self.relatives(prefix, at_start));
            words.sort_unstable();
            words.dedup();
        }
        let ngrams = model.ngrams.at(before, vocabulary.len());
        let [_, seen @ ..] = ngrams.seen();
        let here = Here {
            seen,
            letters: prefix.chars().count(),
            at_start,
            left: place.left.iter().sum::<f32>() / (place.left.len() as f32 + 0.1),
            behind_mark: before[0] != UNKNOWN && !is_word(self.text(before[0])),
        };
        let mut candidates = Vec::with_capacity(words.len() + 1);
        for word in words {
            let text = self.text(word);
            let level = dictionary().level(word);
            // The vocabulary keeps words of units that are forgotten.
            let is_there = level.is_some() || known.contains_key(&word) || model.occurs(word) > 0.0;
            let is_doubled = word == before[0];
            if !is_there
                || is_doubled
                || !is_word(text)
                || !begins_so(text, prefix, at_start)
                || self.is_forbidden(place, text)
            {
                continue;
            }
            let family = if level.is_some() { vocabulary.family_of(text) } else { vocabulary.family(word) };
            let found = rendered.get(&word);
            let known = known.get(&word).copied().unwrap_or_default();
            let counts @ [_, followed @ ..] = ngrams.followed(word);
            let witnesses = Witnesses {
                followed,
                stands: found.map_or(0.0, |found| found.all),
                piece: found.map(|found| OfPiece {
                    likely: found.likely,
                    of_best: found.likely / self.told.remembered.likely[found.piece].first().map_or(1.0, |best| best.1),
                    attention: attention[found.piece],
                    left: place.left[found.piece],
                    seen: self.told.remembered.occurred[found.piece],
                }),
                family: family.and_then(|family| families.get(&family)).copied().unwrap_or(0.0),
                sounds: self.told.remembered.heard.contains(&word),
                recent: self.recent.share(word),
                follows: self.recent.follows(before[0], word),
                is_said: place.said.iter().rev().take(SAID).any(|&said| said == word),
                alone: model.alone(word),
                length: text.chars().count(),
                has_capital: text.starts_with(char::is_uppercase),
                goes_on: known.goes_on,
                begins: known.begins,
                level,
                of_phrases: phrases.get(&word).copied().unwrap_or_default(),
                ..Witnesses::none(ngrams.likely(counts), model.share(word))
            };
            candidates.push(Candidate {
                word,
                features: witnesses.features(&here),
                share: 0.0,
                piece: found.map(|found| found.piece),
                phrase: known.phrase,
                goes_on: known.goes_on,
            });
        }
        let unseen = Witnesses { is_unseen: true, ..Witnesses::none(ngrams.likely([0; 3]), model.share(UNKNOWN)) };
        let features = unseen.features(&here);
        candidates.push(Candidate { word: UNKNOWN, features, share: 0.0, piece: None, phrase: None, goes_on: false });
        candidates
    }

    /// By word what it stands for among what is next with at least that share, and by family how likely one of its words does.
    fn rendered(
        &self,
        attention: &[f32],
        least: f32,
    ) -> (HashMap<u32, Rendered, FixedState>, HashMap<u32, f32, FixedState>) {
        let mut rendered: HashMap<u32, Rendered, FixedState> = HashMap::default();
        let mut families: HashMap<u32, f32, FixedState> = HashMap::default();
        for (piece, &share) in attention.iter().enumerate().filter(|(_, share)| **share >= least) {
            for &(word, likely) in &self.told.remembered.likely[piece] {
                let entry = rendered.entry(word).or_default();
                entry.all += share * likely;
                if share * likely > entry.best {
                    (entry.best, entry.likely, entry.piece) = (share * likely, likely, piece);
                }
            }
            for &(family, likely) in &self.told.remembered.families[piece] {
                *families.entry(family).or_default() += share * likely;
            }
        }
        (rendered, families)
    }

    /// The words of the dictionary that begin so and are of a family that the Arabic tells; some of them twice.
    fn relatives(&self, prefix: &str, at_start: bool) -> impl Iterator<Item = u32> {
        let small = at_start.then(|| with_small_letter(prefix));
        let ranges = [Some(dictionary().beginning(prefix)), small.map(|small| dictionary().beginning(&small))];
        let relatives = &self.told.remembered.relatives;
        let place = |number: u32| relatives.partition_point(|&word| word < number);
        ranges
            .into_iter()
            .flatten()
            .flat_map(move |range| relatives[place(range.start)..place(range.end)].iter().copied())
    }

    /// The most frequent words that begin so, of the memory and of the dictionary.
    fn beginning(&self, prefix: &str, at_start: bool) -> Vec<u32> {
        let mut said = self.model.vocabulary.beginning(prefix, at_start);
        if said.len() > BEGINNING {
            said.select_nth_unstable_by(BEGINNING, |&one, &other| {
                self.model.occurs(other).total_cmp(&self.model.occurs(one)).then(one.cmp(&other))
            });
            said.truncate(BEGINNING);
        }
        // Behind one letter there are too many for one of them to be likely.
        if prefix.chars().nth(1).is_some() {
            let small = at_start.then(|| prefix.to_lowercase()).filter(|small| small != prefix);
            let prefixes = std::iter::once(prefix).chain(small.as_deref());
            let listed = prefixes.flat_map(|prefix| dictionary().beginning(prefix));
            let mut listed: Vec<u32> = listed.filter(|&word| self.model.lacks(word)).collect();
            if listed.len() > BEGINNING {
                listed.select_nth_unstable_by_key(BEGINNING, |&word| (dictionary().level(word), word));
                listed.truncate(BEGINNING);
            }
            said.extend(listed);
        }
        said
    }

    /// The words with which known phrases go on or begin.
    fn known_next(&self, place: &Place) -> HashMap<u32, Next, FixedState> {
        let mut next: HashMap<u32, Next, FixedState> = HashMap::default();
        for (at, phrase) in self.told.known.iter().enumerate() {
            // The longest beginning of it with which the text ends.
            let said = (1..phrase.words.len()).rev().find(|&said| place.said.ends_with(&phrase.words[..said]));
            if let Some(said) = said {
                let entry = next.entry(phrase.words[said]).or_default();
                entry.goes_on = true;
            }
            // What stands twice in the Arabic is said twice, and no more.
            let same = self.told.known[..at].iter().filter(|other| other.words == phrase.words).count();
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
        self.told.forbidden.iter().any(|words| {
            let Some((last, before)) = words.split_last() else { return false };
            let said = place.said.iter().rev().take(before.len()).rev().map(|&word| self.text(word).to_lowercase());
            text.to_lowercase() == *last && before.len() <= place.said.len() && said.eq(before.iter().cloned())
        })
    }
}

/// What known phrases say of a word.
#[derive(Clone, Copy, Default)]
struct Next {
    goes_on: bool,
    begins: f32,
    phrase: Option<usize>,
}
