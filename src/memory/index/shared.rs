//! Which units share enough pairs with the query? Counting over posting lists, the shortest first.
//!
//! A unit that shares enough stands in one of the shorter lists already, so the longest are not read for new units (Li, Lu and Lu 2008).
//! What is left is then counted in the next longer lists, as long as reading those costs less than looking at the units. So it does not matter
//! how pairs go together: «نقطة» and a number stand in a hundred thousand sentences about the stock exchange, all with the same other pairs.

use super::lists::Lists;
use super::run::Run;
use std::hint::black_box;
use std::ops::Range;

/// A list of postings that holds pairs of the query.
#[derive(Clone, Debug)]
struct List {
    range: Range<usize>,
    /// The part of it that is read.
    cut: Range<usize>,
    /// How many of the query's pairs are in it.
    times: u32,
}

/// How many pairs the units up to a slot must share.
#[derive(Clone, Copy, Debug)]
pub(super) struct Need {
    /// The slot behind the last.
    pub end: u32,
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
    /// How many lists are read for new units, and how often a unit must come up in them.
    keep: usize,
    least: u32,
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

    /// Puts the slots of `window` that share as many pairs as they need into `candidates`, in order and each once, and perhaps some others. `needs`
    /// covers all of the window.
    pub(super) fn collect(&mut self, run: &Run, window: &Range<u32>, needs: &[Need], candidates: &mut Vec<u32>) {
        let mut postings = 0;
        for list in &mut self.lists[..self.keep] {
            list.cut(run, window);
            postings += list.cut.len();
        }
        // Slots may share a counter, so that counters fit the nearest cache; that adds candidates and loses none. Where much is read, they do not.
        let size = if postings > MANY { 1 << 20 } else { (4 * postings).max(1 << 10) };
        let size = size.min(window.len()).next_power_of_two();
        let alone = size >= window.len() && self.lists[..self.keep].iter().all(|list| list.times == 1);
        self.counts.clear();
        self.counts.resize(size, 0);
        let least = u8::try_from(self.least).unwrap_or(u8::MAX);
        for at in 0..self.keep {
            self.count(at, run, window, |slot, count| {
                if count == least || count > least && !alone {
                    candidates.push(slot);
                }
            });
        }
        candidates.sort_unstable();
        candidates.dedup();
        let mut unread: u32 = self.lists[self.keep..].iter().map(|list| list.times).sum();
        self.thin(needs, unread, window, candidates);
        for at in self.keep..self.lists.len() {
            let postings = self.lists[at].range.len() as f64 * window.len() as f64 / run.columns.len() as f64;
            if candidates.len() as f64 * LOOK < postings * READ {
                break;
            }
            self.lists[at].cut(run, window);
            self.count(at, run, window, |_, _| ());
            unread -= self.lists[at].times;
            self.thin(needs, unread, window, candidates);
        }
    }

    /// Counts the slots of a list that was cut.
    #[inline]
    fn count(&mut self, at: usize, run: &Run, window: &Range<u32>, mut each: impl FnMut(u32, u8)) {
        let List { cut, times, .. } = self.lists[at].clone();
        let times = u8::try_from(times).unwrap_or(u8::MAX);
        let mask = self.counts.len() - 1;
        let mut count = |slot: u32| {
            let count = &mut self.counts[(slot - window.start) as usize & mask];
            *count = count.saturating_add(times);
            each(slot, *count);
        };
        if cut.len() <= SHORT {
            run.lists.slots(cut).filter(|slot| window.contains(slot)).for_each(&mut count);
        } else {
            run.lists.slots(cut).for_each(&mut count);
        }
    }

    /// Leaves those that may still share as many as they need, where so many pairs were not looked for.
    fn thin(&self, needs: &[Need], unread: u32, window: &Range<u32>, candidates: &mut Vec<u32>) {
        let mask = self.counts.len() - 1;
        let mut needs = needs.iter().peekable();
        candidates.retain(|&slot| {
            while needs.next_if(|need| need.end <= slot).is_some() {}
            let count = u32::from(self.counts[(slot - window.start) as usize & mask]);
            needs.peek().is_some_and(|need| count == u32::from(u8::MAX) || need.pairs.saturating_sub(unread) <= count)
        });
    }
}

/// What looking at a candidate costs, in nanoseconds.
pub(super) const LOOK: f64 = 150.0;

/// What reading a posting costs, in nanoseconds.
const READ: f64 = 1.5;

/// What beginning with a list costs.
const OPEN: f64 = 30.0;

/// What a posting costs by being counted so often by chance: the share that becomes a candidate, times the price of looking at one.
const CHANCE: [f64; 6] = [150.0, 40.0, 6.0, 1.0, 0.3, 0.1];
