//! Which units share enough pairs with the query? Counting over posting lists, the shortest first.
//!
//! A unit that shares enough stands in one of the shorter lists already, so the longest are not read (Li, Lu and Lu 2008).

use super::lists::Lists;
use super::run::Run;
use std::hint::black_box;
use std::ops::Range;

/// A list of postings that holds pairs of the query.
#[derive(Debug)]
struct List {
    range: Range<usize>,
    /// The part of it that is read.
    cut: Range<usize>,
    /// How many of the query's pairs are in it.
    times: u32,
}

/// What the units up to a slot need, all of which have as many words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Need {
    /// The slot behind the last.
    pub end: u32,
    pub words: u32,
    /// How many pairs they must share.
    /// 0 where nothing can be told from it; [`NONE`] where no unit can be a match.
    pub pairs: u32,
}

/// So many pairs are shared by nobody.
pub(super) const NONE: u32 = u32::MAX;

impl List {
    /// Cuts it to the window. A short one is left as it is.
    fn cut(&mut self, run: &Run, window: &Range<u32>) {
        let short = self.range.len() <= SHORT;
        self.cut = if short { self.range.clone() } else { run.lists.within(self.range.clone(), window) };
    }
}

/// Lists up to this length are read whole: looking for their part costs as much.
const SHORT: usize = 512;

/// So many postings are worth a counter of its own for each slot.
const MANY: usize = 1 << 14;

/// What is read, and what for.
#[derive(Debug, Default)]
pub(super) struct Shared {
    /// The shortest first.
    lists: Vec<List>,
    /// For each slot or some of them, how often it came up: never less than it was.
    counts: Vec<u8>,
    /// How many lists are read, and how often a unit must come up in them.
    keep: usize,
    least: u32,
    /// How many pairs are in the lists that are not read.
    unread: u32,
}

impl Shared {
    /// Sets the query's pairs, in order.
    pub(super) fn set(&mut self, pairs: &[u64], lists: &Lists) {
        self.lists.clear();
        let mut last = usize::MAX;
        for &hash in pairs {
            let list = lists.list(hash);
            match self.lists.last_mut().filter(|_| list == last) {
                Some(same) => same.times += 1,
                None => self.lists.push(List { range: lists.range(list), cut: 0..0, times: 1 }),
            }
            last = list;
        }
        self.lists.sort_unstable_by_key(|list| list.range.len());
        // Each list lies somewhere else: all of them are asked for before the first is waited for.
        black_box(self.lists.iter().fold(0, |sum, list| sum ^ lists.slot(list.range.start)));
    }

    /// Chooses the lists to be read where a unit must share at least `need` pairs and a `share` of all postings counts; answers what reading costs,
    /// in nanoseconds.
    pub(super) fn choose(&mut self, need: u32, share: f64) -> f64 {
        let mut postings: f64 = self.lists.iter().map(|list| list.range.len() as f64 * share).sum();
        let price = |postings: f64, lists: usize, least: u32| {
            lists as f64 * OPEN + postings * (READ + CHANCE[(least as usize).min(CHANCE.len() - 1)])
        };
        let mut best = price(postings, self.lists.len(), need);
        (self.keep, self.least) = (self.lists.len(), need);
        let mut left = need;
        for (at, list) in self.lists.iter().enumerate().rev() {
            if left <= list.times {
                break;
            }
            left -= list.times;
            postings -= list.range.len() as f64 * share;
            let price = price(postings, at, left);
            if price < best {
                (self.keep, self.least, best) = (at, left, price);
            }
        }
        best
    }

    /// Puts the slots of `window` that may share as many pairs as they need into `slots`, in order and each once, and perhaps some others. `needs`
    /// covers all of the window.
    pub(super) fn collect(&mut self, run: &Run, window: &Range<u32>, needs: &[Need], slots: &mut Vec<u32>) {
        slots.clear();
        self.counts.clear();
        let mut start = window.start;
        for need in needs {
            if need.pairs == 0 {
                slots.extend(start..need.end);
            }
            start = need.end;
        }
        if needs.iter().any(|need| need.pairs != 0 && need.pairs != NONE) {
            self.count(run, window, slots);
            slots.sort_unstable();
            slots.dedup();
        }
    }

    /// How many pairs a unit of the window that was counted may share with the query at most.
    pub(super) fn most(&self, slot: u32, window: &Range<u32>) -> u32 {
        let at = (slot - window.start) as usize & self.counts.len().wrapping_sub(1);
        match self.counts.get(at) {
            Some(&u8::MAX) | None => NONE,
            Some(&count) => u32::from(count) + self.unread,
        }
    }

    /// Counts the lists that are read.
    fn count(&mut self, run: &Run, window: &Range<u32>, slots: &mut Vec<u32>) {
        let mut postings = 0;
        for list in &mut self.lists[..self.keep] {
            list.cut(run, window);
            postings += list.cut.len();
        }
        // Slots may share a counter, so that counters fit the nearest cache; that adds candidates and loses none. Where much is read, they do not.
        let size = if postings > MANY { 1 << 20 } else { (4 * postings).max(1 << 10) };
        let size = size.min(window.len()).next_power_of_two();
        let alone = size >= window.len() && self.lists[..self.keep].iter().all(|list| list.times == 1);
        self.counts.resize(size, 0);
        self.unread = self.lists[self.keep..].iter().map(|list| list.times).sum();
        let least = u8::try_from(self.least).unwrap_or(u8::MAX);
        let counts = &mut self.counts;
        for list in &self.lists[..self.keep] {
            let times = u8::try_from(list.times).unwrap_or(u8::MAX);
            let mut count = |slot: u32| {
                let count = &mut counts[(slot - window.start) as usize & (size - 1)];
                *count = count.saturating_add(times);
                if *count == least || *count > least && !alone {
                    slots.push(slot);
                }
            };
            let postings = run.lists.slots(list.cut.clone());
            if list.range.len() <= SHORT {
                postings.filter(|slot| window.contains(slot)).for_each(&mut count);
            } else {
                postings.for_each(&mut count);
            }
        }
    }
}

/// What looking at a candidate costs, in nanoseconds.
pub(super) const LOOK: f64 = 150.0;

/// What reading a posting costs, in nanoseconds.
const READ: f64 = 1.5;

/// What beginning with a list costs.
const OPEN: f64 = 30.0;

/// What a posting costs beside, in nanoseconds, where units must come up so often: by what becomes a candidate. Measured.
const CHANCE: [f64; 6] = [300.0, 80.0, 12.0, 2.0, 0.6, 0.2];
