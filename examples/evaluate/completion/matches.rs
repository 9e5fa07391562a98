//! The help that all other tools have: the best match is inserted and put right, where that is less than typing.

use super::set::{Segment, Set, unit};
use crate::parallel::Pair;
use std::fmt;
use tarjuman::memory::{Index, Unit};

/// The score from which a match is inserted.
const THRESHOLD: f64 = 0.75;

/// What came of it.
pub(crate) struct Inserted {
    letters: usize,
    presses: usize,
    segments: usize,
    inserted: usize,
}

impl fmt::Display for Inserted {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let saved = 100.0 * (1.0 - self.presses as f64 / self.letters as f64);
        write!(to, "{saved:>5.1}          inserted in {} of {} segments", self.inserted, self.segments)
    }
}

/// Goes through segments as they would be translated, each in the memory once it is done. A press inserts the match, and one each puts a letter in,
/// takes one out or changes one.
pub(crate) fn insert_best(set: &Set, segments: &[&Segment]) -> Inserted {
    let mut pairs: Vec<&Pair> = set.memory().iter().collect();
    let mut index = Index::default();
    let memory: Vec<Unit> = pairs.iter().enumerate().map(|(at, pair)| pair.unit(unit(at))).collect();
    index.insert_all(&memory);
    let mut found = Inserted { letters: 0, presses: 0, segments: segments.len(), inserted: 0 };
    for (segment, is_typed) in set.translated(segments) {
        let pair = &segment.pair;
        if is_typed {
            let letters = pair.english.chars().count();
            let best = index.search(&pair.arabic, None, THRESHOLD, 1).pop();
            let best = best.and_then(|best| best.unit.as_str().parse::<usize>().ok()).map(|at| pairs[at]);
            let put_right = best.map(|best| 1 + strsim::levenshtein(&best.english, &pair.english));
            found.letters += letters;
            found.presses += put_right.map_or(letters, |presses| presses.min(letters));
            found.inserted += usize::from(put_right.is_some_and(|presses| presses < letters));
        }
        index.insert(&pair.unit(unit(pairs.len())));
        pairs.push(pair);
    }
    found
}
