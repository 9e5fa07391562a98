//! How often did which Arabic piece stand for which English word? Counts that can be added to and taken from exactly.

use super::weights::{Grid, Known, weigh};

/// A count of one. What a unit adds is a fraction, kept in whole 256ths: sums are then exact in any order, and a pair whose
/// weight is under half of that leaves no trace. With [`super::aligner::MOST_KNOWN`] units of [`LONGEST`] pieces no sum outgrows 32 bits.
pub(super) const ONE: u32 = 256;

/// The most pieces of a side of a unit that is learned from. Longer ones are no sentences, and cost the product of their sides.
pub(super) const LONGEST: usize = 120;

/// How likely a word is to stand for itself, as numbers and words in Latin letters do.
const SAME: f32 = 0.5;

/// Which counts: those of the last full learning, by which new units are judged, or those of the units that are there now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Age {
    Learned,
    Now,
}

/// A count of each age.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Count {
    pub(super) learned: u32,
    pub(super) now: u32,
}

impl Count {
    fn of(self, age: Age) -> f32 {
        (if age == Age::Learned { self.learned } else { self.now }) as f32
    }

    fn is_nothing(self) -> bool {
        self == Self::default()
    }
}

/// The pieces of a unit, as numbers of the vocabulary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Encoded {
    pub(super) source: Box<[u32]>,
    pub(super) target: Box<[u32]>,
}

/// The counts. Words are numbers, and a source and a target word that are written alike have the same.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Table {
    /// By source word: the target words that stood for it, in order.
    pub(super) pairs: Vec<Vec<(u32, Count)>>,
    /// By word, what all its pairs come to.
    pub(super) of_source: Vec<Count>,
    pub(super) of_target: Vec<Count>,
    /// By word, how often it stood for nothing.
    pub(super) alone_source: Vec<Count>,
    pub(super) alone_target: Vec<Count>,
    /// What those come to, for the source and the target.
    pub(super) all_alone: [(u64, u64); 2],
}

/// What a unit adds: each pair with its count, then what is left of each piece.
pub(super) struct Share {
    pairs: Vec<(u32, u32, u32)>,
    alone_source: Vec<u32>,
    alone_target: Vec<u32>,
}

impl Table {
    /// A table that judges by how often two words occur together, to start from. `words`: how many there are.
    pub(super) fn starting(words: usize) -> Self {
        let mut table = Self::default();
        table.grow(words);
        for count in table.of_source.iter_mut().chain(&mut table.of_target) {
            count.learned = START;
        }
        table
    }

    /// Takes the pairs of a source word, each with how closely the two go together (0..1), by target word.
    pub(super) fn start_with(&mut self, source: u32, pairs: impl Iterator<Item = (u32, f32)>) {
        if let Some(row) = self.pairs.get_mut(source as usize) {
            let count = |closeness: f32| Count { learned: (closeness * START as f32) as u32, now: 0 };
            *row = pairs.map(|(target, closeness)| (target, count(closeness))).collect();
        }
    }

    /// Makes room for that many words.
    pub(super) fn grow(&mut self, words: usize) {
        if self.pairs.len() < words {
            self.pairs.resize_with(words, Vec::new);
            for counts in [&mut self.of_source, &mut self.of_target, &mut self.alone_source, &mut self.alone_target] {
                counts.resize(words, Count::default());
            }
        }
    }

    fn pair(&self, source: u32, target: u32) -> Option<Count> {
        let row = self.pairs.get(source as usize)?;
        row.binary_search_by_key(&target, |&(target, _)| target)
            .ok()
            .and_then(|at| row.get(at))
            .map(|&(_, count)| count)
    }

    /// How likely the target word is, given the source word, by the units that are there now.
    pub(super) fn likely(&self, source: u32, target: u32) -> f32 {
        let pair = self.pair(source, target).map_or(0.0, |count| count.of(Age::Now));
        share(pair, of(&self.of_source, source).of(Age::Now))
    }

    /// The weight of each pair of a unit's pieces.
    pub(super) fn weights(&self, unit: &Encoded, age: Age) -> Grid {
        let (rows, columns) = (unit.source.len(), unit.target.len());
        let (mut target, mut source) = (Grid::new(rows, columns), Grid::new(rows, columns));
        for (row, &from) in unit.source.iter().enumerate() {
            let of_source = of(&self.of_source, from).of(age);
            for (column, &to) in unit.target.iter().enumerate() {
                let (given_source, given_target) = if from == to {
                    (SAME, SAME)
                } else {
                    let pair = self.pair(from, to).map_or(0.0, |count| count.of(age));
                    (share(pair, of_source), share(pair, of(&self.of_target, to).of(age)))
                };
                target.set(row, column, given_source);
                source.set(row, column, given_target);
            }
        }
        let alone = |counts: &[Count], words: &[u32], (learned, now): (u64, u64)| -> Vec<f32> {
            let all = if age == Age::Learned { learned } else { now } as f32;
            words.iter().map(|&word| share(of(counts, word).of(age), all)).collect()
        };
        weigh(&Known {
            target,
            source,
            alone_source: alone(&self.alone_source, &unit.source, self.all_alone[0]),
            alone_target: alone(&self.alone_target, &unit.target, self.all_alone[1]),
        })
    }

    /// What a unit adds, by what was learned last. The same for the same unit until the next learning.
    pub(super) fn share_of(&self, unit: &Encoded) -> Share {
        let weights = self.weights(unit, Age::Learned);
        let mut pairs = Vec::with_capacity(unit.source.len().max(unit.target.len()) * 2);
        let mut alone_source = vec![ONE; unit.source.len()];
        let mut alone_target = vec![ONE; unit.target.len()];
        for (row, (&source, left)) in unit.source.iter().zip(&mut alone_source).enumerate() {
            for (column, (&target, left_of_target)) in unit.target.iter().zip(&mut alone_target).enumerate() {
                let count = (weights.at(row, column) * ONE as f32).round() as u32;
                if count > 0 {
                    pairs.push((source, target, count));
                    *left = left.saturating_sub(count);
                    *left_of_target = left_of_target.saturating_sub(count);
                }
            }
        }
        Share { pairs, alone_source, alone_target }
    }

    /// Adds what a unit says. `only_known`: no pairs that are not there yet.
    pub(super) fn add(&mut self, unit: &Encoded, share: &Share, only_known: bool) {
        for &(source, target, count) in &share.pairs {
            let Some(row) = self.pairs.get_mut(source as usize) else { continue };
            match row.binary_search_by_key(&target, |&(target, _)| target) {
                Ok(at) => row[at].1.now += count,
                Err(_) if only_known => continue,
                Err(at) => row.insert(at, (target, Count { learned: 0, now: count })),
            }
            add_to(&mut self.of_source, source, count);
            add_to(&mut self.of_target, target, count);
        }
        for (&word, &count) in unit.source.iter().zip(&share.alone_source) {
            add_to(&mut self.alone_source, word, count);
            self.all_alone[0].1 += u64::from(count);
        }
        for (&word, &count) in unit.target.iter().zip(&share.alone_target) {
            add_to(&mut self.alone_target, word, count);
            self.all_alone[1].1 += u64::from(count);
        }
    }

    /// Takes out what a unit had added since the last learning or in it.
    pub(super) fn subtract(&mut self, unit: &Encoded, share: &Share) {
        for &(source, target, count) in &share.pairs {
            let Some(row) = self.pairs.get_mut(source as usize) else { continue };
            if let Ok(at) = row.binary_search_by_key(&target, |&(target, _)| target) {
                row[at].1.now = row[at].1.now.saturating_sub(count);
                if row[at].1.is_nothing() {
                    row.remove(at);
                }
            }
            take_from(&mut self.of_source, source, count);
            take_from(&mut self.of_target, target, count);
        }
        for (&word, &count) in unit.source.iter().zip(&share.alone_source) {
            take_from(&mut self.alone_source, word, count);
            self.all_alone[0].1 = self.all_alone[0].1.saturating_sub(u64::from(count));
        }
        for (&word, &count) in unit.target.iter().zip(&share.alone_target) {
            take_from(&mut self.alone_target, word, count);
            self.all_alone[1].1 = self.all_alone[1].1.saturating_sub(u64::from(count));
        }
    }

    /// Ends a round: what was counted is what is known, and counting begins anew. Pairs that nothing spoke for are forgotten.
    pub(super) fn turn(&mut self) {
        let turn = |count: &mut Count| *count = Count { learned: count.now, now: 0 };
        for row in &mut self.pairs {
            row.retain_mut(|(_, count)| {
                turn(count);
                !count.is_nothing()
            });
            row.shrink_to_fit();
        }
        for counts in [&mut self.of_source, &mut self.of_target, &mut self.alone_source, &mut self.alone_target] {
            counts.iter_mut().for_each(turn);
        }
        for all in &mut self.all_alone {
            *all = (all.1, 0);
        }
    }

    /// How many pairs of words have a count.
    pub(super) fn len(&self) -> usize {
        self.pairs.iter().map(Vec::len).sum()
    }

    /// The bytes that the counts take, without what the allocator adds.
    pub(super) fn bytes(&self) -> usize {
        let rows: usize = self.pairs.iter().map(|row| row.capacity() * size_of::<(u32, Count)>()).sum();
        rows + self.pairs.capacity() * size_of::<Vec<(u32, Count)>>()
            + 4 * self.of_source.capacity() * size_of::<Count>()
    }
}

/// What a closeness of one is kept as.
const START: u32 = 1 << 20;

fn of(counts: &[Count], word: u32) -> Count {
    counts.get(word as usize).copied().unwrap_or_default()
}

fn share(part: f32, whole: f32) -> f32 {
    if whole > 0.0 { part / whole } else { 0.0 }
}

fn add_to(counts: &mut [Count], word: u32, count: u32) {
    if let Some(to) = counts.get_mut(word as usize) {
        to.now += count;
    }
}

fn take_from(counts: &mut [Count], word: u32, count: u32) {
    if let Some(from) = counts.get_mut(word as usize) {
        from.now = from.now.saturating_sub(count);
    }
}
