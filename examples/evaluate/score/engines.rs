//! Five ways to say how alike two Arabic sentences are: ours with any weights, and four that other tools use.

use rust_stemmers::{Algorithm, Stemmer};
use std::collections::{HashMap, HashSet};
use tarjuman::memory::score::{INFLECTION, LIGHT, Likeness, MARK, SPELLING, VALUE, WORD};
use tarjuman::memory::word::{WordKind, words};

/// The engines in the order of the table.
pub(super) const ENGINES: [&str; 5] =
    ["ours", "words (Levenshtein)", "letters (Levenshtein)", "OmegaT, three parts", "trigrams (pg_trgm)"];

/// The constants of the published score that are chosen by measurement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Weights {
    pub(super) inflection: u32,
    pub(super) value: u32,
    pub(super) light: u32,
    pub(super) mark: u32,
}

impl Weights {
    pub(super) const PUBLISHED: Self = Self { inflection: INFLECTION, value: VALUE, light: LIGHT, mark: MARK };

    fn of(self, kind: WordKind) -> u32 {
        match kind {
            WordKind::Punctuation => self.mark,
            WordKind::Light => self.light,
            _ => WORD,
        }
    }
}

const BUCKETS: usize = 64;

#[derive(Clone, Copy)]
struct Token {
    kind: WordKind,
    surface: u32,
    folded: u32,
    stem: u32,
}

/// A sentence, made ready for all engines.
pub(super) struct Sentence {
    text: String,
    tokens: Vec<Token>,
    letters: usize,
    /// How often each letter stands there, in buckets: two sentences share no more letters in order than they share at all.
    bag: [u16; BUCKETS],
    /// Words without numbers by Snowball's Arabic stems, the same unstemmed, and everything that is no white space.
    stems: Vec<u32>,
    plain: Vec<u32>,
    verbatim: Vec<u32>,
    trigrams: HashSet<[char; 3]>,
}

/// Gives the same string the same number.
pub(super) struct Reader {
    ids: HashMap<String, u32>,
    stemmer: Stemmer,
}

impl Reader {
    pub(super) fn new() -> Self {
        Self { ids: HashMap::new(), stemmer: Stemmer::create(Algorithm::Arabic) }
    }

    fn id(&mut self, text: &str) -> u32 {
        let next = u32::try_from(self.ids.len()).unwrap_or(u32::MAX);
        *self.ids.entry(text.to_owned()).or_insert(next)
    }

    pub(super) fn read(&mut self, text: &str) -> Sentence {
        let words = words(text);
        let tokens = words
            .iter()
            .map(|word| Token {
                kind: word.kind,
                surface: self.id(word.surface),
                folded: self.id(&word.folded),
                stem: self.id(word.stem()),
            })
            .collect();
        let plain: Vec<&str> = words.iter().filter(|word| word.kind.is_word()).map(|word| word.surface).collect();
        let stems = plain
            .iter()
            .map(|word| {
                let stem = self.stemmer.stem(word).into_owned();
                self.id(&stem)
            })
            .collect();
        let plain = plain.iter().map(|word| self.id(word)).collect();
        let verbatim = words.iter().map(|word| self.id(word.surface)).collect();
        let mut bag = [0; BUCKETS];
        text.chars().for_each(|c| bag[c as usize % BUCKETS] += 1);
        Sentence {
            text: text.to_owned(),
            tokens,
            letters: text.chars().count(),
            bag,
            stems,
            plain,
            verbatim,
            trigrams: trigrams(text),
        }
    }
}

/// As PostgreSQL's extension has them: of each word of letters and digits with two spaces before and one behind.
fn trigrams(text: &str) -> HashSet<[char; 3]> {
    let mut found = HashSet::new();
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let letters: Vec<char> = "  ".chars().chain(word.to_lowercase().chars()).chain([' ']).collect();
        found.extend(letters.windows(3).map(|three| [three[0], three[1], three[2]]));
    }
    found
}

/// The score of an engine, 0..1; at least `floor` is asked for, so that less need not be told exactly.
pub(super) fn score(engine: usize, one: &Sentence, other: &Sentence, floor: f64) -> f64 {
    match engine {
        0 => ours(one, other, Weights::PUBLISHED),
        1 => share(&one.verbatim, &other.verbatim),
        2 => {
            let longest = one.letters.max(other.letters).max(1);
            let shared: u16 = one.bag.iter().zip(&other.bag).map(|(one, other)| *one.min(other)).sum();
            let bound = f64::from(shared) / longest as f64;
            if bound < floor { bound } else { strsim::normalized_levenshtein(&one.text, &other.text) }
        }
        // Whole per cent, the stemmed first; the others break its ties.
        3 => {
            let percent = |one: &[u32], other: &[u32]| (share(one, other) * 100.0).floor();
            let stemmed = percent(&one.stems, &other.stems);
            if (stemmed + 1.0) / 100.0 < floor {
                return stemmed / 100.0;
            }
            let (plain, verbatim) = (percent(&one.plain, &other.plain), percent(&one.verbatim, &other.verbatim));
            (stemmed + plain / 101.0 + verbatim / 10_201.0) / 100.0
        }
        _ => {
            let shared = one.trigrams.intersection(&other.trigrams).count();
            let all = one.trigrams.len() + other.trigrams.len() - shared;
            if all == 0 { 0.0 } else { shared as f64 / all as f64 }
        }
    }
}

/// One minus the edit distance by the length of the longer.
fn share(one: &[u32], other: &[u32]) -> f64 {
    let longest = one.len().max(other.len());
    if longest == 0 { 0.0 } else { 1.0 - strsim::generic_levenshtein(&Ids(one), &Ids(other)) as f64 / longest as f64 }
}

struct Ids<'a>(&'a [u32]);

impl<'a> IntoIterator for &'a Ids<'a> {
    type Item = &'a u32;
    type IntoIter = std::slice::Iter<'a, u32>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

/// The published score with other weights. With its own it is that of `memory::score` (checked by the caller).
pub(super) fn ours(one: &Sentence, other: &Sentence, weights: Weights) -> f64 {
    let weight = |token: &Token| weights.of(token.kind);
    let total = |tokens: &[Token]| tokens.iter().map(weight).sum::<u32>();
    let (a, b) = (&one.tokens, &other.tokens);
    let mut row: Vec<u32> = vec![0];
    for token in b {
        row.push(row[row.len() - 1] + weight(token));
    }
    for from in a {
        let mut diagonal = row[0];
        row[0] += weight(from);
        for (j, to) in b.iter().enumerate() {
            let change = diagonal + change(from, to, weights);
            diagonal = row[j + 1];
            row[j + 1] = change.min(row[j + 1] + weight(from)).min(row[j] + weight(to));
        }
    }
    tarjuman::memory::score::from_cost(row[b.len()], total(a), total(b), one.text == other.text)
}

fn change(from: &Token, to: &Token, weights: Weights) -> u32 {
    let likeness = if from.surface == to.surface {
        Likeness::Same
    } else if from.folded == to.folded {
        Likeness::Spelling
    } else if from.stem == to.stem {
        Likeness::Inflection
    } else {
        Likeness::Other
    };
    match (from.kind, to.kind, likeness) {
        (one, other, Likeness::Same) if one == other => 0,
        (one, other, Likeness::Spelling) if one == other => SPELLING,
        (one, other, Likeness::Inflection) if one == other && one.is_word() => {
            weights.inflection * weights.of(one) / WORD
        }
        (WordKind::Punctuation, WordKind::Punctuation, _) => weights.mark,
        (WordKind::Punctuation, other, _) | (other, WordKind::Punctuation, _) => weights.of(other) + weights.mark,
        (one, other, _) if one == other && !one.is_word() => weights.value,
        (one, other, _) => weights.of(one).max(weights.of(other)),
    }
}
