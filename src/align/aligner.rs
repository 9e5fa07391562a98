//! What has been learned, and from which units? The whole of it, kept in step unit by unit.

use super::piece::{Piece, source_pieces, target_pieces};
use super::table::{Age, Encoded, LONGEST, Table};
use super::weights::Alignment;
use crate::arabic::Offsets;
use crate::arabic::romanise::{consonants, corresponds};
use crate::id::UnitId;
use std::collections::HashMap;

/// The most units that are learned from: half a minute of learning in the background and some 60 MB, and the words of a desk have all
/// occurred by then.
pub const MOST_UNITS: usize = 100_000;

/// The most that it knows with those that come one by one, until all is learned anew.
pub(super) const MOST_KNOWN: usize = MOST_UNITS / 3 * 4;

/// The most pieces of a side that are aligned: a page without a stop is no sentence, and would take seconds.
pub const MOST_PIECES: usize = 400;

/// Rounds of expectation and maximisation after the start. More give the same on held-out pairs.
const ROUNDS: usize = 4;

/// The most target words of a source word to start from, those first that go together most closely.
const MOST_PAIRS: usize = 64;

/// How likely an English word must be for an Arabic word to have it as a partner.
const PARTNER: f32 = 0.05;

/// The fewest consonants by which a name is known: fewer are in too many words.
const MIN_CONSONANTS: usize = 2;

/// A word alignment learned from units, which can be added and taken out.
///
/// Adding or removing a unit costs the product of its lengths and changes the counts alone; what a pair of words is worth to
/// the *next* unit is settled by a full learning ([`Aligner::learned`]). How many units have changed since then is
/// [`Aligner::changed`].
#[derive(Clone, Debug, Default)]
pub struct Aligner {
    pub(super) words: HashMap<Box<str>, u32>,
    pub(super) units: HashMap<UnitId, Encoded>,
    pub(super) table: Table,
    pub(super) changed: usize,
}

impl Aligner {
    /// Learns from those units, the first [`MOST_UNITS`] of them. The same from the same units in the same order.
    ///
    /// Costs a few hundred microseconds a unit, and the memory of the pairs of words that stood for each other.
    #[must_use]
    pub fn learned<'a>(units: impl IntoIterator<Item = (UnitId, &'a str, &'a str)>) -> Self {
        let mut aligner = Self::default();
        let mut order = Vec::new();
        for (id, source, target) in units.into_iter().take(MOST_UNITS) {
            if let Some(unit) = aligner.encode(source, target)
                && aligner.units.insert(id.clone(), unit).is_none()
            {
                order.push(id);
            }
        }
        let units: Vec<&Encoded> = order.iter().filter_map(|id| aligner.units.get(id)).collect();
        let mut table = start(&units, aligner.words.len());
        for round in 1..=ROUNDS {
            let last = round == ROUNDS;
            for unit in &units {
                let share = table.share_of(unit);
                table.add(unit, &share, !last);
            }
            if !last {
                table.turn();
            }
        }
        aligner.table = table;
        aligner
    }

    /// Adds a unit, in place of one that has the same identifier. Not one that is too long to be a sentence, nor any where it knows
    /// a third more than [`MOST_UNITS`] already.
    pub fn insert(&mut self, id: UnitId, source: &str, target: &str) {
        let unit = self.encode(source, target);
        if unit.as_ref() == self.units.get(&id) {
            return; // it was used, or another of its properties changed
        }
        self.remove(&id);
        let Some(unit) = unit else { return };
        self.changed += 1;
        if self.units.len() < MOST_KNOWN {
            self.table.grow(self.words.len());
            let share = self.table.share_of(&unit);
            self.table.add(&unit, &share, false);
            self.units.insert(id, unit);
        }
    }

    /// Takes a unit out; whether it was there. The counts are then as if it had never been added.
    pub fn remove(&mut self, id: &UnitId) -> bool {
        let Some(unit) = self.units.remove(id) else { return false };
        let share = self.table.share_of(&unit);
        self.table.subtract(&unit, &share);
        self.changed += 1;
        true
    }

    /// Which pieces of a segment and its English stand for each other; none where one of them has more than
    /// [`MOST_PIECES`]. Costs the product of their lengths.
    #[must_use]
    pub fn align(&self, source: &str, target: &str) -> Alignment {
        self.align_pieces((source, source_pieces(source)), target)
    }

    /// The same for a source that is cut already.
    pub(super) fn align_pieces(&self, (source_text, source): (&str, Vec<Piece>), target_text: &str) -> Alignment {
        let target = target_pieces(target_text);
        if source.len().max(target.len()) > MOST_PIECES {
            return Alignment::without_links(source, target);
        }
        // Words that nobody has seen get numbers of their own, the same for the same word on both sides.
        let mut unknown: Vec<&str> = Vec::new();
        let mut numbers = Vec::with_capacity(source.len() + target.len());
        for piece in source.iter().chain(&target) {
            numbers.push(self.words.get(piece.key.as_str()).copied().unwrap_or_else(|| {
                let known = unknown.iter().position(|key| *key == piece.key);
                let at = known.unwrap_or_else(|| {
                    unknown.push(&piece.key);
                    unknown.len() - 1
                });
                u32::MAX - at as u32
            }));
        }
        let (of_source, of_target) = numbers.split_at_mut(source.len());
        let (arabic, english) = (Offsets::new(source_text), Offsets::new(target_text));
        for (number, piece) in of_source.iter_mut().zip(&source) {
            if of_target.iter().any(|&target| *number == target || self.table.likely(*number, target) > PARTNER) {
                continue;
            }
            // A word without a partner here may be a name that nobody has seen, which is told by its sound.
            let name = arabic.slice(piece.span);
            if consonants(name) < MIN_CONSONANTS {
                continue;
            }
            let sounds_alike = |word: &Piece| {
                let word = english.slice(word.span);
                word.starts_with(char::is_uppercase) && corresponds(name, word)
            };
            if let Some(at) = target.iter().position(sounds_alike) {
                *number = of_target[at];
            }
        }
        let unit = Encoded { source: (*of_source).into(), target: (*of_target).into() };
        let weights = self.table.weights(&unit, Age::Now);
        Alignment { source, target, weights }
    }

    /// How likely the English piece is, given the Arabic piece: 0..1, and 0 where they never stood for each other.
    #[must_use]
    pub fn likely(&self, source: &str, target: &str) -> f32 {
        match (self.words.get(source), self.words.get(target)) {
            (Some(&source), Some(&target)) => self.table.likely(source, target),
            _ => 0.0,
        }
    }

    /// How many units there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.units.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.units.is_empty()
    }

    /// How many units came or went since the last full learning, with those for which there was no room.
    #[must_use]
    pub fn changed(&self) -> usize {
        self.changed
    }

    /// How many pairs of words have stood for each other.
    #[must_use]
    pub fn pairs(&self) -> usize {
        self.table.len()
    }

    /// The bytes that it takes, roughly: the counts, the words and the units as numbers.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let words: usize = self.words.keys().map(|word| word.len() + 32).sum();
        let units: usize = self.units.values().map(|unit| 4 * (unit.source.len() + unit.target.len()) + 96).sum();
        self.table.bytes() + words + units
    }

    /// The unit in numbers; `None` for one without words, or too long to be a sentence.
    fn encode(&mut self, source: &str, target: &str) -> Option<Encoded> {
        let (source, target) = (source_pieces(source), target_pieces(target));
        let fits = |pieces: &[Piece]| (1..=LONGEST).contains(&pieces.len());
        if !fits(&source) || !fits(&target) {
            return None;
        }
        let mut numbers = |pieces: Vec<Piece>| -> Box<[u32]> {
            let mut number = |piece: Piece| {
                let next = self.words.len() as u32;
                *self.words.entry(piece.key.into_boxed_str()).or_insert(next)
            };
            pieces.into_iter().map(&mut number).collect()
        };
        Some(Encoded { source: numbers(source), target: numbers(target) })
    }
}

/// What to start from: for each source word the target words that occur beside it most exclusively, by the square of how
/// often they do over the product of how often each does. Costs the sum over all units of the products of their lengths.
fn start(units: &[&Encoded], words: usize) -> Table {
    let (mut in_units, mut english): (Vec<Vec<u32>>, Vec<u32>) = (vec![Vec::new(); words], vec![0; words]);
    let mut targets: Vec<Vec<u32>> = Vec::with_capacity(units.len());
    for (at, unit) in units.iter().enumerate() {
        for &word in &unit.source {
            if let Some(list) = in_units.get_mut(word as usize)
                && list.last() != Some(&(at as u32))
            {
                list.push(at as u32);
            }
        }
        let mut distinct = unit.target.to_vec();
        distinct.sort_unstable();
        distinct.dedup();
        distinct.iter().for_each(|&word| english[word as usize] += 1);
        targets.push(distinct);
    }
    let mut table = Table::starting(words);
    let mut together = vec![0u32; words];
    let mut seen: Vec<u32> = Vec::new();
    for (source, list) in in_units.iter().enumerate() {
        for &word in list.iter().flat_map(|&at| &targets[at as usize]) {
            if together[word as usize] == 0 {
                seen.push(word);
            }
            together[word as usize] += 1;
        }
        let mut pairs: Vec<(u32, f32)> = seen
            .drain(..)
            .map(|word| {
                let both = std::mem::take(&mut together[word as usize]) as f32;
                (word, both * both / (list.len() as f32 * english[word as usize] as f32))
            })
            .collect();
        pairs.sort_unstable_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
        pairs.truncate(MOST_PAIRS);
        pairs.sort_unstable_by_key(|pair| pair.0);
        table.start_with(source as u32, pairs.into_iter());
    }
    table
}
