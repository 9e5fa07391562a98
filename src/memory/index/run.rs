//! Units in the order of their lengths: what never changes once it is made, so that it can be read by many and be replaced at once.
//!
//! Slots are numbered by how many words a unit has, so a filter by length is a range of slots. Beside the words stand hashed lists of pairs of
//! neighbouring classes, the ends of the segment counted as words ([`Lists`]), and a signature ([`Signature`]).

use super::lists::{Counting, Lists};
use super::names::Names;
use super::packed::Packed24;
use super::signature::Signature;
use super::vocabulary::{Forms, LIGHT, NO_WORD, Token, UNKNOWN};
use crate::id::UnitId;
use std::borrow::Cow;
use std::ops::Range;

/// Units with a certain number of words; light words are none here, as marks are none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Band {
    pub words: u32,
    pub start: u32,
    pub end: u32,
}

/// What is kept of units, a column for each thing, by slot.
#[derive(Clone, Debug, Default)]
pub(super) struct Columns {
    /// Where the tokens of each begin; one more for the end.
    pub starts: Vec<u32>,
    /// The numbers of the tokens' written forms.
    pub tokens: Packed24,
    /// Fingerprints of the texts.
    pub texts: Vec<u64>,
    /// Fingerprints of what stands around them.
    pub contexts: Vec<u32>,
    /// When they were last changed, in microseconds.
    pub changed: Vec<i64>,
    pub names: Names,
}

/// A unit that is put into columns.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row<'a> {
    pub id: &'a UnitId,
    pub tokens: &'a [Token],
    pub text: u64,
    pub context: u32,
    pub changed: i64,
}

impl Columns {
    pub(super) fn len(&self) -> usize {
        self.texts.len()
    }

    pub(super) fn push(&mut self, row: Row<'_>) {
        row.tokens.iter().for_each(|token| self.tokens.push(token.surface));
        if self.starts.is_empty() {
            self.starts.push(0);
        }
        self.starts.push(self.tokens.len() as u32);
        self.texts.push(row.text);
        self.contexts.push(row.context);
        self.changed.push(row.changed);
        self.names.push(row.id);
    }

    fn places(&self, slot: u32) -> Range<usize> {
        match self.starts.get(slot as usize..slot as usize + 2) {
            Some(&[start, end]) => start as usize..end as usize,
            _ => 0..0,
        }
    }

    /// How many tokens a unit has.
    pub(super) fn size(&self, slot: u32) -> usize {
        self.places(slot).len()
    }

    /// The numbers of a unit's written forms.
    #[inline]
    pub(super) fn surfaces(&self, slot: u32) -> impl DoubleEndedIterator<Item = u32> + ExactSizeIterator {
        self.tokens.range(self.places(slot))
    }

    /// The classes of a unit's words.
    pub(super) fn classes<'a>(&'a self, slot: u32, forms: &'a Forms) -> impl Iterator<Item = u32> + 'a {
        self.surfaces(slot).map(|surface| forms.class(surface)).filter(|class| !is_light(*class))
    }

    fn bytes(&self) -> usize {
        self.starts.capacity() * 4
            + self.tokens.bytes()
            + (self.texts.capacity() + self.changed.capacity()) * 8
            + self.contexts.capacity() * 4
            + self.names.bytes()
    }
}

/// The classes at the ends of a segment.
const START: u32 = UNKNOWN - 4;
const END: u32 = UNKNOWN - 5;

/// The hashes of the pairs of neighbouring classes, in order; a pair that holds an [`UNKNOWN`] class is left out. The second time that a pair
/// occurs is another one than the first, so that two segments share it as often as both have it.
pub(super) fn pairs(classes: &[u32], out: &mut Vec<u64>) {
    out.clear();
    let mut before = START;
    for &class in classes.iter().chain([&END]) {
        if before != UNKNOWN && class != UNKNOWN {
            let both = (u64::from(before) << 32 | u64::from(class)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
            out.push((both ^ (both >> 29)).wrapping_mul(0xBF58_476D_1CE4_E5B9));
        }
        before = class;
    }
    out.sort_unstable();
    let (mut first, mut again) = (None, 0u64);
    for hash in out.iter_mut() {
        again = if first == Some(*hash) { again + 1 } else { 0 };
        first = Some(*hash);
        *hash = (*hash).wrapping_add(again).rotate_left(again as u32);
    }
    if !out.is_sorted() {
        out.sort_unstable();
    }
}

/// Whether a class stands for a light word or a mark.
fn is_light(class: u32) -> bool {
    class == NO_WORD || class == LIGHT
}

/// Where a unit of a run goes to and comes from: from the highest bits down how many words it has (24), the part (14) and the slot in
/// it (26). In that order units are sorted; those that stood together stay together, since they were read from one file.
///
/// Eight bytes, since there is one for each unit while a run is made, when the tokens are held twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Place(u64);

/// More words than that are not told apart.
pub(super) const MOST_WORDS: u32 = (1 << 24) - 1;

impl Place {
    fn new(words: usize, part: usize, slot: u32) -> Self {
        Self((words.min(MOST_WORDS as usize) as u64) << 40 | (part as u64) << 26 | u64::from(slot))
    }

    fn words(self) -> u32 {
        (self.0 >> 40) as u32
    }

    fn part(self) -> usize {
        (self.0 >> 26) as usize & ((1 << 14) - 1)
    }

    fn slot(self) -> u32 {
        self.0 as u32 & ((1 << 26) - 1)
    }
}

/// Units that are searched together.
#[derive(Debug, Default)]
pub(super) struct Run {
    pub columns: Columns,
    pub lists: Lists,
    /// In order, without the empty ones.
    pub bands: Vec<Band>,
    /// What is told of each unit without reading its words.
    pub signatures: Vec<Signature>,
}

/// What a run is made of: columns, and which of their slots.
pub(super) struct Part<'a> {
    pub columns: Cow<'a, Columns>,
    pub keep: &'a dyn Fn(u32) -> bool,
}

impl Run {
    /// Makes a run of units in any order. Linear in their words.
    ///
    /// Columns that nobody else has are let go one after the other as they are read, so that it hardly takes more room than the run itself.
    pub(super) fn new(rows: Vec<Columns>, forms: &Forms) -> Self {
        Self::merged(rows.into_iter().map(|rows| Part { columns: Cow::Owned(rows), keep: &|_| true }).collect(), forms)
    }

    /// Makes a run of those units of others that `keep` says.
    pub(super) fn merged(parts: Vec<Part<'_>>, forms: &Forms) -> Self {
        let mut order: Vec<Place> = Vec::with_capacity(parts.iter().map(|part| part.columns.len()).sum());
        for (at, Part { columns, keep }) in parts.iter().enumerate() {
            for slot in (0..columns.len() as u32).filter(|&slot| keep(slot)) {
                order.push(Place::new(columns.classes(slot, forms).count(), at, slot));
            }
        }
        order.sort_unstable();
        let mut run = Self::default();
        for same in order.chunk_by(|one, other| one.words() == other.words()) {
            let start = run.bands.last().map_or(0, |band| band.end);
            run.bands.push(Band { words: same[0].words(), start, end: start + same.len() as u32 });
        }
        run.columns = Columns::gathered(parts, order);
        let columns = &run.columns;
        let words: u32 = run.bands.iter().map(|band| (band.words + 1) * (band.end - band.start)).sum();
        let (mut counting, mut classes, mut hashes) = (Counting::new(words as usize), Vec::new(), Vec::new());
        run.signatures.reserve_exact(columns.len());
        let read = |slot, classes: &mut Vec<u32>, hashes: &mut Vec<u64>| {
            classes.clear();
            classes.extend(columns.classes(slot, forms));
            pairs(classes, hashes);
        };
        for slot in 0..columns.len() as u32 {
            read(slot, &mut classes, &mut hashes);
            counting.count(&hashes);
            let light = columns.size(slot) - classes.len();
            run.signatures.push(Signature::new(&mut classes, light));
        }
        let mut filling = counting.counted();
        for slot in 0..columns.len() as u32 {
            read(slot, &mut classes, &mut hashes);
            filling.put(slot, &hashes);
        }
        run.lists = filling.filled();
        run
    }

    /// Bytes held.
    pub(super) fn bytes(&self) -> usize {
        self.columns.bytes()
            + self.signatures.capacity() * 16
            + self.lists.bytes()
            + self.bands.capacity() * size_of::<Band>()
    }
}

impl Columns {
    /// The units of those places, column by column.
    fn gathered(parts: Vec<Part<'_>>, order: Vec<Place>) -> Self {
        let mut parts: Vec<Cow<'_, Self>> = parts.into_iter().map(|part| part.columns).collect();
        let (starts, tokens) = gathered_tokens(&parts, &order);
        release(&mut parts, |part| (part.starts, part.tokens) = Default::default());
        let texts = gathered(&parts, &order, |part| &part.texts);
        release(&mut parts, |part| part.texts = Vec::new());
        let contexts = gathered(&parts, &order, |part| &part.contexts);
        release(&mut parts, |part| part.contexts = Vec::new());
        let changed = gathered(&parts, &order, |part| &part.changed);
        release(&mut parts, |part| part.changed = Vec::new());
        let mut names = Names::default();
        names.reserve(order.len());
        order.iter().for_each(|place| names.push_from(&parts[place.part()].names, place.slot()));
        drop((parts, order));
        names.settle();
        Self { starts, tokens, texts, contexts, changed, names }
    }
}

fn gathered_tokens(parts: &[Cow<'_, Columns>], order: &[Place]) -> (Vec<u32>, Packed24) {
    let size = |place: &Place| parts[place.part()].size(place.slot());
    let mut tokens = Packed24::with_capacity(order.iter().map(size).sum());
    let mut starts = Vec::with_capacity(order.len() + 1);
    starts.push(0);
    for place in order {
        let part = &parts[place.part()];
        tokens.extend(&part.tokens, part.places(place.slot()));
        starts.push(tokens.len() as u32);
    }
    (starts, tokens)
}

fn gathered<T: Copy>(parts: &[Cow<'_, Columns>], order: &[Place], column: fn(&Columns) -> &Vec<T>) -> Vec<T> {
    let columns: Vec<&Vec<T>> = parts.iter().map(|part| column(part)).collect();
    order.iter().map(|place| columns[place.part()][place.slot() as usize]).collect()
}

/// Lets go what was read, where nobody else has it.
fn release(parts: &mut [Cow<'_, Columns>], column: impl Fn(&mut Columns)) {
    for part in parts {
        if let Cow::Owned(part) = part {
            column(part);
        }
    }
}
