//! Which units hold this pair of words? Posting lists in one block, found by hash.
//!
//! Pairs whose hashes fall together share a list, so a list may name units that do not hold the pair, and never leaves one out:
//! all that a filter needs. A unit stands in a list once. Three bytes a posting and four a list.

use super::packed::Packed24;
use std::ops::Range;

/// Postings that share a list on average: fewer lists cost less room, more lists less reading.
const SHARE: usize = 16;

/// Takes a slot and the hashes of its unit.
pub(super) type Take<'a> = dyn FnMut(u32, &[u64]) + 'a;

/// The lists of one run.
#[derive(Debug, Default)]
pub(super) struct Lists {
    /// How far a hash is shifted to give the number of its list.
    shift: u32,
    starts: Vec<u32>,
    slots: Packed24,
}

impl Lists {
    /// Builds the lists. `postings` gives the hashes of each unit in order, in the order of their slots; it is asked three times.
    pub(super) fn new(postings: &dyn Fn(&mut Take<'_>)) -> Self {
        let mut total = 0;
        postings(&mut |_, hashes| total += hashes.len());
        let shift = 64 - (total / SHARE).max(2).next_power_of_two().ilog2();
        let lists = 1usize << (64 - shift);
        let of = |hashes: &[u64], each: &mut dyn FnMut(usize)| {
            let mut last = usize::MAX;
            for hash in hashes {
                let list = (hash >> shift) as usize;
                if list != last {
                    each(list);
                }
                last = list;
            }
        };
        let mut starts = vec![0u32; lists + 1];
        postings(&mut |_, hashes| of(hashes, &mut |list| starts[list + 1] += 1));
        for list in 0..lists {
            starts[list + 1] += starts[list];
        }
        let mut slots = Packed24::zeroed(starts[lists] as usize);
        // Each start serves as the place of the next posting, and so ends where the next list starts.
        postings(&mut |slot, hashes| {
            of(hashes, &mut |list| {
                slots.set(starts[list] as usize, slot);
                starts[list] += 1;
            });
        });
        starts.rotate_right(1);
        starts[0] = 0;
        Self { shift, starts, slots }
    }

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
