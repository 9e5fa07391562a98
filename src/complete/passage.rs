//! What did the memory say for several pieces in a row?
//!
//! English that an alignment links with nothing but those pieces stands for them: F. Och and H. Ney, "The alignment template
//! approach to statistical machine translation" (2004). There is no table of all such pairs, which would be many times the memory: the units
//! that have a piece of the segment are looked through when it is asked for (as by A. Lopez, "Hierarchical phrase-based translation with
//! suffix arrays", 2007), of a piece that is in many some.

use super::lexicon::ONE;
use super::model::Model;
use super::token::is_word;
use super::units::{Counted, Link, Place};
use foldhash::fast::FixedState;
use hashbrown::HashMap;

/// The most places of a piece that are looked at.
const PLACES: usize = 400;

/// The most pieces and words of a passage.
const MOST_PIECES: usize = 7;
const MOST_WORDS: usize = 8;

/// The weight from which a link counts, in 256ths.
const LINKED: u16 = (0.35 * ONE as f32) as u16;

/// What a passage counts in which no written word is the segment's, but only its stem.
const OF_STEM: f32 = 0.3;

/// What a passage counts with a word beside it that stands for nothing ("the", "of").
const WITH_NEIGHBOUR: f32 = 0.5;

/// What is seen once is not yet sure.
const DOUBT: f32 = 0.5;

/// What was said for some pieces.
#[derive(Default)]
struct Passage {
    /// What the places count where these pieces stand in a row.
    seen: f32,
    /// By English, what it counts and, for each of its words, the piece that it stands for, from the first of the passage.
    said: HashMap<Vec<u32>, (f32, Vec<Option<usize>>), FixedState>,
}

/// By part of the segment.
type Passages = HashMap<Part, Passage, FixedState>;

/// The numbers of a piece, where the memory has it: that of its stem and that of its written word.
pub(super) type Numbers = (Option<u32>, Option<u32>);

/// A part of the pieces: from the first up to, without, the last.
pub(super) type Part = (usize, usize);

/// English that the memory has for a part of the segment.
#[derive(Clone, Debug)]
pub(super) struct Rendering {
    pub(super) part: Part,
    pub(super) words: Vec<u32>,
    /// By word, the piece of the segment that it stands for.
    pub(super) pieces: Vec<Option<usize>>,
    /// What the places count where it was said.
    pub(super) weight: f32,
    /// How likely it is for its part: 0..1.
    pub(super) share: f32,
}

/// What the memory said for each part of the segment, in order. Some milliseconds.
pub(super) fn renderings(model: &Model, numbers: &[Numbers]) -> Vec<Rendering> {
    let mut renderings = Vec::new();
    for (part, Passage { seen, said }) in Search::new(model, numbers).passages() {
        renderings.extend(said.into_iter().map(|(words, (weight, pieces))| Rendering {
            part,
            words,
            pieces: pieces.into_iter().map(|piece| piece.map(|piece| part.0 + piece)).collect(),
            weight,
            share: weight / (seen + DOUBT),
        }));
    }
    renderings.sort_unstable_by(|one, other| (one.part, &one.words).cmp(&(other.part, &other.words)));
    renderings
}

/// A segment that is looked for in the units of a model.
struct Search<'a> {
    model: &'a Model,
    /// By piece of the segment, its stem and its written word.
    numbers: &'a [Numbers],
    /// The words that are marks which part a sentence: those of a draft are the segment's own.
    parting: Vec<u32>,
}

impl<'a> Search<'a> {
    fn new(model: &'a Model, numbers: &'a [Numbers]) -> Self {
        let marks = [",", ";", ":", ".", "?", "!", "(", ")", "\"", "“", "”"];
        let parting = marks.iter().filter_map(|mark| model.vocabulary.known(mark)).collect();
        Self { model, numbers, parting }
    }

    fn passages(&self) -> Passages {
        let mut passages = Passages::default();
        let units = &self.model.units;
        let places = |piece: usize| self.numbers[piece].0.map_or(&[][..], |stem| units.of_stem(stem));
        // A part is looked for where the rarest of its pieces stands.
        let occurs: Vec<usize> = (0..self.numbers.len())
            .map(|piece| if self.numbers[piece].1.is_some() { places(piece).len() } else { usize::MAX })
            .collect();
        for anchor in 0..self.numbers.len() {
            if occurs[anchor] == 0 || occurs[anchor] == usize::MAX {
                continue;
            }
            let is_anchor = |(from, to): Part| (from..to).min_by_key(|&piece| occurs[piece]) == Some(anchor);
            let places = places(anchor);
            let step = places.len().div_ceil(PLACES);
            for &(unit, at) in places.iter().rev().step_by(step) {
                if let Some(counted) = units.at(unit) {
                    self.look_at(counted, (unit, at), anchor, &is_anchor, &mut passages);
                }
            }
        }
        passages
    }

    /// Counts what a unit said for the parts of the segment around a piece that it shares with it.
    fn look_at(
        &self,
        unit: &Counted,
        (_, at): Place,
        anchor: usize,
        is_anchor: &dyn Fn(Part) -> bool,
        passages: &mut Passages,
    ) {
        let at = usize::from(at);
        let is_same = |here: usize, there: usize| {
            self.numbers[here].0.is_some() && self.numbers[here].0 == unit.pieces.get(there).map(|&(stem, _)| stem)
        };
        let back = (1..MOST_PIECES).take_while(|&by| by <= anchor.min(at) && is_same(anchor - by, at - by)).count();
        let on = (1..MOST_PIECES)
            .take_while(|&by| anchor + by < self.numbers.len() && is_same(anchor + by, at + by))
            .count();
        for from in anchor - back..=anchor {
            for to in anchor + 1..=(anchor + on + 1).min(from + MOST_PIECES) {
                if !is_anchor((from, to)) {
                    continue;
                }
                let there = at + from - anchor;
                let written = (from..to).filter(|&piece| self.numbers[piece].1.is_some());
                let same =
                    written.clone().filter(|&piece| self.numbers[piece].1 == unit.pieces[there + piece - from].1);
                let share = same.count() as f32 / written.count().max(1) as f32;
                let weight = OF_STEM + (1.0 - OF_STEM) * share;
                let passage = passages.entry((from, to)).or_default();
                passage.seen += weight;
                self.count_said(unit, (there, there + to - from), weight, passage);
            }
        }
    }

    fn count_said(&self, unit: &Counted, (from, to): Part, weight: f32, passage: &mut Passage) {
        let is_inside = |link: &&Link| (from..to).contains(&usize::from(link.piece));
        let linked = || unit.links.iter().filter(|link| link.weight >= LINKED);
        let Some((first, last)) = linked().filter(is_inside).fold(None, |ends: Option<(usize, usize)>, link| {
            let token = usize::from(link.token);
            Some(ends.map_or((token, token), |(first, last)| (first.min(token), last.max(token))))
        }) else {
            return;
        };
        let of_words = |first: usize, last: usize| {
            let start = unit.links.partition_point(|link| usize::from(link.token) < first);
            let end = unit.links.partition_point(|link| usize::from(link.token) <= last);
            &unit.links[start..end]
        };
        let is_linked = |word: usize| of_words(word, word).iter().any(|link| link.weight >= LINKED);
        if last - first >= MOST_WORDS
            || of_words(first, last).iter().any(|link| link.weight >= LINKED && !is_inside(&link))
            || unit.words[first..=last].iter().any(|word| self.parting.contains(word))
        {
            return;
        }
        let mut count = |first: usize, last: usize, weight: f32| {
            let said = passage.said.entry_ref(&unit.words[first..=last]).or_insert_with(|| {
                let piece = |word: usize| {
                    let best = of_words(word, word).iter().filter(is_inside).max_by_key(|link| link.weight);
                    best.map(|link| usize::from(link.piece) - from)
                };
                (0.0, (first..=last).map(piece).collect())
            });
            said.0 += weight;
        };
        let is_loose = |at: usize| {
            unit.words.get(at).is_some_and(|&word| is_word(self.model.vocabulary.text(word))) && !is_linked(at)
        };
        count(first, last, weight);
        if first > 0 && is_loose(first - 1) {
            count(first - 1, last, WITH_NEIGHBOUR * weight);
        }
        if is_loose(last + 1) {
            count(first, last + 1, WITH_NEIGHBOUR * weight);
        }
    }
}
