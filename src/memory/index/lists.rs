//! Which units hold this pair of words? Posting lists in one block, found by hash.
//!
//! Pairs whose hashes fall together share a list, so a list may name units that do not hold the pair, and never leaves one out:
//! all that a filter needs. A unit stands in a list once. Three bytes a posting and four a list.

use super::packed::Packed24;
use std::ops::Range;

/// Postings that share a list on average: fewer lists cost less room, more lists less reading.
const SHARE: usize = 16;

/// The lists of one run.
#[derive(Debug, Default)]
pub(super) struct Lists {
    /// How far a hash is shifted to give the number of its list.
    shift: u32,
    starts: Vec<u32>,
    slots: Packed24,
}

/// Lists of which it is being counted how long each will be.
#[derive(Debug)]
pub(super) struct Counting {
    shift: u32,
    /// By the number behind its own, so that they add up to where each begins.
    lengths: Vec<u32>,
}

/// Lists that are being filled.
#[derive(Debug)]
pub(super) struct Filling {
    shift: u32,
    /// Where the next posting of each goes.
    next: Vec<u32>,
    slots: Packed24,
}

impl Counting {
    /// For so many postings, about.
    pub(super) fn new(postings: usize) -> Self {
        let shift = 64 - (postings / SHARE).max(2).next_power_of_two().ilog2();
        Self { shift, lengths: vec![0; (1 << (64 - shift)) + 1] }
    }

    /// Counts a unit by its hashes in order.
    pub(super) fn count(&mut self, hashes: &[u64]) {
        for list in numbers(hashes, self.shift) {
            self.lengths[list + 1] += 1;
        }
    }

    /// When all were counted.
    pub(super) fn counted(self) -> Filling {
        let Self { shift, lengths: mut next } = self;
        let mut sum = 0;
        for length in &mut next {
            sum += *length;
            *length = sum;
        }
        Filling { shift, next, slots: Packed24::zeroed(sum as usize) }
    }
}

impl Filling {
    /// Puts in a unit that was counted by these hashes. Units come in the order of their slots.
    pub(super) fn put(&mut self, slot: u32, hashes: &[u64]) {
        for list in numbers(hashes, self.shift) {
            self.slots.set(self.next[list] as usize, slot);
            self.next[list] += 1;
        }
    }

    /// When all were put in.
    pub(super) fn filled(self) -> Lists {
        let Self { shift, next: mut starts, slots } = self;
        // Each ends where the next begins.
        starts.rotate_right(1);
        starts[0] = 0;
        Lists { shift, starts, slots }
    }
}

/// The numbers of the lists of hashes in order, each once.
fn numbers(hashes: &[u64], shift: u32) -> impl Iterator<Item = usize> {
    hashes.chunk_by(move |one, other| one >> shift == other >> shift).map(move |some| (some[0] >> shift) as usize)
}

impl Lists {
    /// Its parts as they are kept.
    pub(super) fn parts(&self) -> (u32, &[u32], &Packed24) {
        (self.shift, &self.starts, &self.slots)
    }

    /// What has those parts.
    pub(super) fn of(shift: u32, starts: Vec<u32>, slots: Packed24) -> Self {
        Self { shift, starts, slots }
    }

    /// The number of the list of a hash.
    pub(super) fn list(&self, hash: u64) -> usize {
        (hash >> self.shift) as usize
    }

    /// Where that list stands among the postings.
    pub(super) fn range(&self, list: usize) -> Range<usize> {
        match self.starts.get(list..list + 2) {
            Some(&[start, end]) => start as usize..end as usize,
            _ => 0..0,
        }
    }

    /// The part of a list whose slots lie in `window`. A logarithm of its length.
    pub(super) fn within(&self, range: Range<usize>, window: &Range<u32>) -> Range<usize> {
        let first_from = |least: u32, range: Range<usize>| {
            let (mut low, mut high) = (range.start, range.end);
            while low < high {
                let middle = low.midpoint(high);
                if self.slots.get(middle) < least { low = middle + 1 } else { high = middle }
            }
            low
        };
        let start = first_from(window.start, range.clone());
        start..first_from(window.end, start..range.end)
    }

    /// The slot at a place.
    pub(super) fn slot(&self, at: usize) -> u32 {
        self.slots.get(at)
    }

    /// The slots at those places.
    pub(super) fn slots(&self, range: Range<usize>) -> impl Iterator<Item = u32> {
        self.slots.range(range)
    }

    pub(super) fn bytes(&self) -> usize {
        self.starts.capacity() * size_of::<u32>() + self.slots.bytes()
    }
}
