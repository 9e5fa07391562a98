//! Which English words really have to be changed? Two kinds of cases, in which that is known without an alignment.

use crate::parallel::Pair;
use std::collections::HashMap;
use tarjuman::align::target_pieces;
use tarjuman::arabic::{Offsets, fold_str};
use tarjuman::glossary::curated;
use tarjuman::id::UnitId;
use tarjuman::memory::Index;

/// A segment that is asked for, the unit that is found for it, and which words of the unit's English have to be changed.
pub(crate) struct Case {
    pub(crate) set: &'static str,
    pub(crate) kind: Kind,
    pub(crate) query: String,
    pub(crate) source: String,
    pub(crate) target: String,
    pub(crate) changed: Vec<bool>,
}

/// How it is known what has to be changed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A term or number that stands once in the Arabic, and its English once in the English, was replaced in the Arabic.
    Simulated,
    /// Two pairs of the set with Arabic that is near, as far as their English differs by words. `alike`: it differs no more
    /// than the Arabic does (by a tenth at most), so that the translators had the same words for the same.
    Natural {
        /// Whether that is so.
        alike: bool,
    },
}

/// How near the Arabic of two pairs is.
const NEAR: std::ops::RangeInclusive<f64> = 0.6..=0.95;

/// The most Arabic words of a term.
const LONGEST_TERM: usize = 4;

/// For each `step`th pair with such a term: the pair, and its Arabic with another term in its place.
pub(crate) fn simulated(set: &'static str, pairs: &[Pair], step: usize) -> Vec<Case> {
    let terms = terms();
    let mut by_arabic: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, (arabic, _)) in terms.iter().enumerate() {
        by_arabic.entry(fold_str(arabic)).or_default().push(at);
    }
    let mut cases = Vec::new();
    for (number, pair) in pairs.iter().enumerate().step_by(step) {
        let words: Vec<&str> = pair.arabic.split(' ').collect();
        let english = words_of(&pair.english);
        if words.len() < LONGEST_TERM {
            continue;
        }
        let windows = (1..=LONGEST_TERM).rev().flat_map(|length| words.windows(length));
        let found = windows.filter_map(|window| {
            let phrase = window.join(" ");
            let phrase = phrase.trim_end_matches(['.', '،', ',', ':', '؛']).to_owned();
            let first = fold_str(window[0]);
            if words.iter().filter(|word| fold_str(word).contains(&first)).count() != 1 {
                return None;
            }
            by_arabic.get(&fold_str(&phrase))?.iter().find_map(|&term| {
                let sought = words_of(&terms[term].1);
                let places: Vec<usize> = (0..english.len()).filter(|&at| english[at..].starts_with(&sought)).collect();
                let [place] = places[..] else { return None };
                // Some other term, the same at each run.
                let other = &terms[(term * 7 + number * 13 + 5) % terms.len()].0;
                let is_other = !sought.is_empty() && fold_str(other) != fold_str(&phrase);
                is_other.then(|| (phrase.clone(), other, place..place + sought.len()))
            })
        });
        if let Some((phrase, other, place)) = { found }.next() {
            cases.push(Case {
                set,
                kind: Kind::Simulated,
                query: pair.arabic.replacen(&phrase, other, 1),
                source: pair.arabic.clone(),
                target: pair.english.clone(),
                changed: (0..english.len()).map(|at| place.contains(&at)).collect(),
            });
        }
    }
    cases
}

/// The curated glossary's terms with each of their renderings, and the numbers of two digits.
fn terms() -> Vec<(String, String)> {
    let mut terms = Vec::new();
    for file in curated::concepts() {
        for arabic in file.concept.arabic() {
            terms.extend(file.concept.english().map(|english| (arabic.text.clone(), english.text.clone())));
        }
    }
    terms.extend((10..100).map(|number| (number.to_string(), number.to_string())));
    terms
}

/// For each `step`th pair the nearest other one of the set, if it is near.
pub(crate) fn natural(set: &'static str, pairs: &[Pair], step: usize) -> Vec<Case> {
    let mut index = Index::default();
    for (at, pair) in pairs.iter().enumerate() {
        index.insert(&pair.unit(UnitId::from(at.to_string())));
    }
    let near = |pair: &Pair| {
        // The pair itself and others with the same Arabic come first.
        let found = index.search(&pair.arabic, None, *NEAR.start(), 12);
        let best = found.iter().find(|found| NEAR.contains(&found.score))?;
        let unit = pairs.get(best.unit.as_str().parse::<usize>().ok()?)?;
        let (ours, theirs) = (words_of(&unit.english), words_of(&pair.english));
        let changed = not_common(&ours, &theirs);
        let kept = changed.iter().filter(|changed| !**changed).count() as f64;
        let alike = kept / ours.len().max(theirs.len()).max(1) as f64 >= best.score - 0.1;
        let (query, source, target) = (pair.arabic.clone(), unit.arabic.clone(), unit.english.clone());
        Some(Case { set, kind: Kind::Natural { alike }, query, source, target, changed })
    };
    pairs.iter().step_by(step).filter_map(near).collect()
}

/// The words of an English text in small letters.
fn words_of(text: &str) -> Vec<String> {
    let offsets = Offsets::new(text);
    target_pieces(text).iter().map(|word| offsets.slice(word.span).to_lowercase()).collect()
}

/// Which words of `one` are not in its longest common subsequence with `other`.
fn not_common(one: &[String], other: &[String]) -> Vec<bool> {
    let mut longest = vec![vec![0u32; other.len() + 1]; one.len() + 1];
    for i in (0..one.len()).rev() {
        for j in (0..other.len()).rev() {
            longest[i][j] =
                if one[i] == other[j] { longest[i + 1][j + 1] + 1 } else { longest[i + 1][j].max(longest[i][j + 1]) };
        }
    }
    let mut changed = vec![true; one.len()];
    let (mut i, mut j) = (0, 0);
    while i < one.len() && j < other.len() {
        if one[i] == other[j] {
            changed[i] = false;
            (i, j) = (i + 1, j + 1);
        } else if longest[i + 1][j] >= longest[i][j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    changed
}
