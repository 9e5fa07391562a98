//! WHAT OF THE EARLIER VERSION STAYS? The sentences of an article against those of the version before.
//!
//! A wire story comes again with a sentence more, two words other, a paragraph moved. A sentence whose words are the same keeps all that was
//! said of it, wherever it stands now; nothing else does. What was reworded, joined or cut is told as well, so that its English can be touched
//! up, and is never taken for the same.
//!
//! Sentences that kept their order are found by a patience diff (Cohen); among what is left, those that share half of their words are compared by
//! the published score, and the heaviest chain of pairs that keeps the order between two sentences that stayed is taken. What moved comes last.

use super::score::score;
use super::word::{WordKind, words};
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// What a sentence of the new version was in the one before: places in that version, from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Earlier {
    /// The same words in the same order; only white space may differ.
    Same(usize),
    /// Other words, but that sentence for the most part.
    Changed(usize),
    /// These sentences, one behind the other.
    Joined(Range<usize>),
    /// A part of that one.
    Part(usize),
}

impl Earlier {
    /// The sentences that it was.
    #[must_use]
    pub fn places(&self) -> Range<usize> {
        match *self {
            Self::Same(at) | Self::Changed(at) | Self::Part(at) => at..at + 1,
            Self::Joined(ref places) => places.clone(),
        }
    }
}

/// Shares of words, 0..1, that make a sentence in its place, and one that moved, the same one reworded: with less, what was said of it is no help.
const IN_PLACE: f64 = 0.5;
const MOVED: f64 = 0.7;

/// So many of the old sentences that share most words with a new one are compared with it.
const COMPARED: usize = 12;

/// So many sentences may be joined into one.
const JOINED: usize = 6;

/// What each sentence of `new` was in `old`; `None` for what is new.
///
/// Each old sentence is [`Earlier::Same`] as one new one at most, and as many new ones are as there are old ones with those words. It is
/// changed, joined, or the parts of a cut, at most once, and only where it is not the same as one. Time grows with the length of both, and with
/// the number of pairs of sentences left over that share half of their words.
#[must_use]
pub fn align(old: &[&str], new: &[&str]) -> Vec<Option<Earlier>> {
    let mut aligning = Aligning::new(old, new);
    aligning.same_in_order();
    aligning.same_elsewhere();
    aligning.joined_and_cut();
    aligning.changed(old, new);
    aligning.earlier
}

struct Aligning {
    /// The words of each sentence, as numbers: equal where they are written the same.
    old: Vec<Vec<u32>>,
    new: Vec<Vec<u32>>,
    /// Which old ones are taken.
    taken: Vec<bool>,
    /// How many sentences that stayed in order stand before each, old and new: where these are equal, two stand between the same ones.
    gap_of_old: Vec<usize>,
    gap_of_new: Vec<usize>,
    earlier: Vec<Option<Earlier>>,
}

impl Aligning {
    fn new(old: &[&str], new: &[&str]) -> Self {
        let mut numbers = HashMap::new();
        let mut number = |word: &str| {
            let next = numbers.len() as u32;
            *numbers.entry(word.to_owned()).or_insert(next)
        };
        let mut read = |texts: &[&str]| -> Vec<Vec<u32>> {
            texts.iter().map(|text| text.split_whitespace().map(&mut number).collect()).collect()
        };
        let (old, new) = (read(old), read(new));
        Self {
            taken: vec![false; old.len()],
            gap_of_old: vec![0; old.len()],
            gap_of_new: vec![0; new.len()],
            earlier: vec![None; new.len()],
            old,
            new,
        }
    }

    fn take(&mut self, at: usize, earlier: Earlier) {
        earlier.places().for_each(|place| self.taken[place] = true);
        self.earlier[at] = Some(earlier);
    }

    fn same_in_order(&mut self) {
        // What stands on one side alone is left out first: a text that is all new costs nothing.
        let known: HashSet<&[u32]> = self.old.iter().map(Vec::as_slice).collect();
        let kept: HashSet<&[u32]> = self.new.iter().map(Vec::as_slice).filter(|words| known.contains(words)).collect();
        let places = |sentences: &[Vec<u32>]| -> Vec<usize> {
            (0..sentences.len()).filter(|&at| !sentences[at].is_empty() && kept.contains(&*sentences[at])).collect()
        };
        let (old, new) = (places(&self.old), places(&self.new));
        let texts = |places: &[usize], of: &[Vec<u32>]| places.iter().map(|&at| of[at].clone()).collect::<Vec<_>>();
        let steps = capture_diff_slices(Algorithm::Patience, &texts(&old, &self.old), &texts(&new, &self.new));
        let mut stayed = Vec::new();
        for step in steps {
            if let DiffOp::Equal { old_index, new_index, len } = step {
                stayed.extend((0..len).map(|at| (old[old_index + at], new[new_index + at])));
            }
        }
        for &(from, to) in &stayed {
            self.take(to, Earlier::Same(from));
        }
        let count = |sentences: usize, place: &dyn Fn(usize) -> usize| {
            let mut gaps = vec![0; sentences];
            let mut ends: Vec<usize> = (0..stayed.len()).map(place).collect();
            ends.push(sentences);
            let mut start = 0;
            for (gap, &end) in ends.iter().enumerate() {
                gaps[start.min(end)..end].fill(gap);
                start = end;
            }
            gaps
        };
        self.gap_of_old = count(self.old.len(), &|at| stayed[at].0);
        self.gap_of_new = count(self.new.len(), &|at| stayed[at].1);
    }

    fn same_elsewhere(&mut self) {
        let mut left: HashMap<Vec<u32>, Vec<usize>> = HashMap::new();
        for at in (0..self.old.len()).rev().filter(|&at| !self.taken[at] && !self.old[at].is_empty()) {
            left.entry(self.old[at].clone()).or_default().push(at);
        }
        for at in 0..self.new.len() {
            if self.earlier[at].is_none()
                && let Some(from) = left.get_mut(&self.new[at]).and_then(Vec::pop)
            {
                self.take(at, Earlier::Same(from));
            }
        }
    }

    /// Sentences that were joined or cut without a word being changed.
    fn joined_and_cut(&mut self) {
        let first_words = |sentences: &[Vec<u32>], free: &dyn Fn(usize) -> bool| {
            let mut first: HashMap<u32, Vec<usize>> = HashMap::new();
            for at in (0..sentences.len()).filter(|&at| free(at)) {
                if let Some(&word) = sentences[at].first() {
                    first.entry(word).or_default().push(at);
                }
            }
            first
        };
        let by_first = first_words(&self.old, &|at| !self.taken[at]);
        for at in 0..self.new.len() {
            if self.earlier[at].is_some() {
                continue;
            }
            let starts = self.new[at].first().and_then(|word| by_first.get(word)).into_iter().flatten();
            let found = starts.filter_map(|&start| run(&self.new[at], &self.old, start, &|at| !self.taken[at])).next();
            if let Some(places) = found {
                self.take(at, Earlier::Joined(places));
            }
        }
        let by_first = first_words(&self.new, &|at| self.earlier[at].is_none());
        for at in 0..self.old.len() {
            if self.taken[at] {
                continue;
            }
            let starts = self.old[at].first().and_then(|word| by_first.get(word)).into_iter().flatten();
            let free = |at: usize| self.earlier[at].is_none();
            let found = starts.filter_map(|&start| run(&self.old[at], &self.new, start, &free)).next();
            for part in found.into_iter().flatten() {
                self.take(part, Earlier::Part(at));
            }
        }
    }

    fn changed(&mut self, old: &[&str], new: &[&str]) {
        let mut pairs = self.pairs(old, new);
        let in_place: Vec<Pair> =
            pairs.iter().copied().filter(|pair| self.gap_of_old[pair.old] == self.gap_of_new[pair.new]).collect();
        for pair in heaviest_chain(in_place, self.old.len()) {
            self.take(pair.new, Earlier::Changed(pair.old));
        }
        pairs.retain(|pair| pair.score >= MOVED);
        pairs.sort_by(|one, other| {
            other.score.total_cmp(&one.score).then((one.new, one.old).cmp(&(other.new, other.old)))
        });
        for pair in pairs {
            if self.earlier[pair.new].is_none() && !self.taken[pair.old] {
                self.take(pair.new, Earlier::Changed(pair.old));
            }
        }
    }

    /// What is left, old and new, and like each other.
    fn pairs(&self, old: &[&str], new: &[&str]) -> Vec<Pair> {
        let stems = |text: &str| -> Vec<String> {
            let heavy = words(text).into_iter().filter(|word| word.kind.is_word() && word.kind != WordKind::Light);
            let mut stems: Vec<String> = heavy.map(|word| word.stem().to_owned()).collect();
            stems.sort_unstable();
            stems.dedup();
            stems
        };
        let nearness = |new: usize, old: usize| self.gap_of_new[new].abs_diff(self.gap_of_old[old]);
        let mut holders: HashMap<String, Vec<usize>> = HashMap::new();
        let mut sizes = vec![0; old.len()];
        for at in (0..old.len()).filter(|&at| !self.taken[at]) {
            let stems = stems(old[at]);
            sizes[at] = stems.len();
            stems.into_iter().for_each(|stem| holders.entry(stem).or_default().push(at));
        }
        let mut pairs = Vec::new();
        let mut shared = vec![0u32; old.len()];
        for at in (0..new.len()).filter(|&at| self.earlier[at].is_none()) {
            let stems = stems(new[at]);
            let mut touched = Vec::new();
            for &holder in stems.iter().filter_map(|stem| holders.get(stem)).flatten() {
                if shared[holder] == 0 {
                    touched.push(holder);
                }
                shared[holder] += 1;
            }
            let mut alike: Vec<(usize, usize)> = Vec::new();
            for holder in touched {
                let common = std::mem::take(&mut shared[holder]) as usize;
                if 2 * common >= stems.len().max(sizes[holder]) {
                    alike.push((common, holder));
                }
            }
            // The lines of a table are all alike: those that share most, and stand nearest, are enough.
            alike.sort_unstable_by_key(|&(common, holder)| {
                (std::cmp::Reverse(common), nearness(at, holder), at.abs_diff(holder))
            });
            for &(_, holder) in alike.iter().take(COMPARED) {
                let score = score(new[at], old[holder]);
                if score >= IN_PLACE {
                    pairs.push(Pair { old: holder, new: at, score });
                }
            }
        }
        pairs
    }
}

/// The run of two sentences or more from `start` that has exactly those words, all of them free.
fn run(words: &[u32], sentences: &[Vec<u32>], start: usize, free: &dyn Fn(usize) -> bool) -> Option<Range<usize>> {
    let mut rest = words;
    for (at, sentence) in sentences.iter().enumerate().skip(start).take(JOINED) {
        rest = rest.strip_prefix(sentence.as_slice()).filter(|_| free(at) && !sentence.is_empty())?;
        if rest.is_empty() {
            return Some(start..at + 1).filter(|places| places.len() > 1);
        }
    }
    None
}

/// Two sentences that may be one, reworded.
#[derive(Clone, Copy, Debug)]
struct Pair {
    old: usize,
    new: usize,
    score: f64,
}

/// The pairs with the highest sum of scores that keep the order on both sides. `n · log(old)` for `n` pairs (Jacobson and Vo 1992), by a Fenwick
/// tree of maxima.
fn heaviest_chain(mut pairs: Vec<Pair>, old: usize) -> Vec<Pair> {
    // Of one new sentence, the later old one comes first, so that no chain holds two of its pairs.
    pairs.sort_by(|one, other| one.new.cmp(&other.new).then(other.old.cmp(&one.old)));
    let mut best: Vec<(f64, Option<usize>)> = vec![(0.0, None); old + 1];
    let mut chains: Vec<(f64, Option<usize>)> = Vec::with_capacity(pairs.len());
    for (at, pair) in pairs.iter().enumerate() {
        let mut before = (0.0, None);
        let mut place = pair.old;
        while place > 0 {
            if best[place].0 > before.0 {
                before = best[place];
            }
            place &= place - 1;
        }
        let sum = before.0 + pair.score;
        chains.push((sum, before.1));
        place = pair.old + 1;
        while place <= old {
            if sum > best[place].0 {
                best[place] = (sum, Some(at));
            }
            place += place & place.wrapping_neg();
        }
    }
    let heaviest = (0..chains.len()).max_by(|&one, &other| chains[one].0.total_cmp(&chains[other].0));
    std::iter::successors(heaviest, |&at| chains[at].1).map(|at| pairs[at]).collect()
}

#[cfg(test)]
mod tests;
