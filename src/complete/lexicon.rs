//! Which English words did an Arabic piece stand for? Counts of what an alignment linked, as the English was written.

use foldhash::fast::FixedState;
use std::collections::HashMap;

/// A weight of one; kept in whole 256ths, so that sums are exact in any order.
pub(super) const ONE: u16 = 256;

/// What one occurrence more is worth, of which nothing is known: a piece that was seen once is not yet sure.
const DOUBT: f32 = 0.3;

/// What the stem says counts as much as one occurrence of the written word.
const OF_STEM: f32 = 1.0;

/// What a piece stood for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Row {
    /// How often the piece occurred.
    occurred: u32,
    /// By word: what of that stood for it, in 256ths.
    words: Vec<(u32, u32)>,
}

impl Row {
    fn count(&mut self, word: u32, share: u32, add: bool) {
        match (self.words.binary_search_by_key(&word, |&(known, _)| known), add) {
            (Ok(at), true) => self.words[at].1 += share,
            (Ok(at), false) => {
                self.words[at].1 = self.words[at].1.saturating_sub(share);
                if self.words[at].1 == 0 {
                    self.words.remove(at);
                }
            }
            (Err(at), true) => self.words.insert(at, (word, share)),
            (Err(_), false) => {}
        }
    }

    /// What of the occurrences stood for a word, in 256ths.
    fn of(&self, word: u32) -> u32 {
        let found = self.words.binary_search_by_key(&word, |&(known, _)| known);
        found.map_or(0, |at| self.words[at].1)
    }

    /// The `most` words that it stood for most often, in any order. Linear.
    fn best(&self, most: usize) -> Vec<(u32, u32)> {
        let (mut best, mut least) = (Vec::with_capacity(2 * most), 0);
        // ال has a row of all words there are, of which all but a few are passed over.
        for &word in self.words.iter() {
            if word.1 >= least {
                best.push(word);
                if best.len() == 2 * most {
                    least = keep_best(&mut best, most);
                }
            }
        }
        keep_best(&mut best, most);
        best
    }
}

/// Keeps the `most` words that have the most, and gives the least that one of them has.
fn keep_best(words: &mut Vec<(u32, u32)>, most: usize) -> u32 {
    if words.len() > most {
        words.select_nth_unstable_by(most, |one, other| other.1.cmp(&one.1).then(one.0.cmp(&other.0)));
        words.truncate(most);
    }
    words.iter().map(|&(_, count)| count).min().unwrap_or(0)
}

/// Rows of counts, by the number of a piece.
#[derive(Clone, Debug, Default)]
pub(super) struct Lexicon {
    numbers: HashMap<Box<str>, u32>,
    rows: Vec<Row>,
    /// By word, how often it stood for nothing, in 256ths.
    alone: Vec<u32>,
}

impl Lexicon {
    /// The number of a piece, which gets one if it has none.
    pub(super) fn number(&mut self, piece: &str) -> u32 {
        if let Some(number) = self.known(piece) {
            return number;
        }
        let number = self.rows.len() as u32;
        self.numbers.insert(piece.into(), number);
        self.rows.push(Row::default());
        number
    }

    /// The number of a piece, if it has one.
    pub(super) fn known(&self, piece: &str) -> Option<u32> {
        self.numbers.get(piece).copied()
    }

    /// The pieces with their numbers.
    pub(super) fn pieces(&self) -> Vec<(&str, u32)> {
        self.numbers.iter().map(|(piece, &number)| (&**piece, number)).collect()
    }

    /// Counts an occurrence of a piece, or takes it away.
    pub(super) fn count_piece(&mut self, piece: u32, add: bool) {
        if let Some(row) = self.rows.get_mut(piece as usize) {
            row.occurred = if add { row.occurred + 1 } else { row.occurred.saturating_sub(1) };
        }
    }

    /// Counts a word for a piece (for none: `None`) with a weight in 256ths, or takes it away.
    pub(super) fn count(&mut self, piece: Option<u32>, word: u32, weight: u32, add: bool) {
        if let Some(piece) = piece {
            if let Some(row) = self.rows.get_mut(piece as usize) {
                row.count(word, weight, add);
            }
            return;
        }
        let at = word as usize;
        if self.alone.len() <= at {
            self.alone.resize(at + 1, 0);
        }
        self.alone[at] = if add { self.alone[at] + weight } else { self.alone[at].saturating_sub(weight) };
    }

    fn row(&self, piece: &str) -> Option<&Row> {
        self.known(piece).and_then(|number| self.rows.get(number as usize))
    }

    /// How often a piece occurred.
    pub(super) fn occurred(&self, piece: &str) -> u32 {
        self.row(piece).map_or(0, |row| row.occurred)
    }

    /// The words that a piece stood for, each with the share of its occurrences in which it did (0..1): by its stem, and as far as the
    /// written word was seen, by that. The likeliest `most` are among them.
    pub(super) fn words(&self, stem: &str, written: Option<&str>, most: usize) -> HashMap<u32, f32, FixedState> {
        let one = f32::from(ONE);
        let stem = self.row(stem);
        let all = (stem.map_or(0, |row| row.occurred).max(1) as f32 + DOUBT) * one;
        let mut words: HashMap<u32, f32, FixedState> = HashMap::default();
        let best = stem.map_or_else(Vec::new, |row| row.best(most));
        words.extend(best.into_iter().map(|(word, count)| (word, count as f32 / all)));
        if let Some(row) = written.and_then(|written| self.row(written)) {
            let seen: u32 = row.words.iter().map(|&(_, count)| count).sum();
            // What the written word stood for may be none of the best of its stem.
            for &(word, _) in &row.words {
                words.entry(word).or_insert_with(|| stem.map_or(0.0, |stem| stem.of(word) as f32 / all));
            }
            let all = seen as f32 / one + OF_STEM;
            words.values_mut().for_each(|share| *share *= OF_STEM / all);
            for &(word, count) in &row.words {
                *words.entry(word).or_insert(0.0) += count as f32 / one / all;
            }
        }
        words
    }

    /// How often a word stood for nothing of the Arabic.
    pub(super) fn alone(&self, word: u32) -> f32 {
        self.alone.get(word as usize).copied().unwrap_or(0) as f32 / f32::from(ONE)
    }

    /// The bytes that it takes, roughly.
    pub(super) fn bytes(&self) -> usize {
        let rows: usize = self.rows.iter().map(|row| size_of::<Row>() + 16 + 8 * row.words.capacity()).sum();
        rows + 4 * self.alone.capacity() + self.numbers.keys().map(|piece| piece.len() + 40).sum::<usize>()
    }

    /// Whether nothing is counted: what is left when each unit is taken out again.
    #[cfg(test)]
    pub(super) fn is_empty(&self) -> bool {
        self.rows.iter().all(|row| *row == Row::default()) && self.alone.iter().all(|&count| count == 0)
    }
}
