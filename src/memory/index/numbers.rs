//! Which number has this hash? Numbers under hashes of texts that stand elsewhere, in tables that never take long to grow.

use hashbrown::HashTable;

/// A number under the hash of its text, so that a table can grow without reading texts again.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    pub hash: u32,
    pub number: u32,
}

/// How many tables there are, told by the first bits of a hash. One that grows moves all its entries while everybody waits,
/// which takes 24 ms for a million.
const TABLES: usize = 1 << BITS;
const BITS: u32 = 4;

/// Entries by their hashes.
#[derive(Clone, Debug, Default)]
pub(super) struct Numbers([HashTable<Entry>; TABLES]);

impl Numbers {
    /// What has those entries, of which no two are the same.
    pub(super) fn of(entries: Vec<Entry>) -> Self {
        let mut sizes = [0; TABLES];
        entries.iter().for_each(|entry| sizes[place(entry.hash)] += 1);
        let mut numbers = Self(sizes.map(HashTable::with_capacity));
        entries.into_iter().for_each(|entry| numbers.insert(entry));
        numbers
    }

    /// The number under `hash` of which `is` holds.
    pub(super) fn find(&self, hash: u32, is: impl Fn(u32) -> bool) -> Option<u32> {
        let is = |entry: &Entry| entry.hash == hash && is(entry.number);
        self.0[place(hash)].find(spread(hash), is).map(|entry| entry.number)
    }

    /// Puts in an entry that is not there.
    pub(super) fn insert(&mut self, entry: Entry) {
        self.0[place(entry.hash)].insert_unique(spread(entry.hash), entry, |entry| spread(entry.hash));
    }

    /// All of them, in no order.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Entry> {
        self.0.iter().flat_map(HashTable::iter)
    }

    /// Bytes held.
    pub(super) fn bytes(&self) -> usize {
        self.0.iter().map(HashTable::allocation_size).sum()
    }
}

fn place(hash: u32) -> usize {
    (hash >> (u32::BITS - BITS)) as usize
}

/// All 64 bits that a table wants, from 32. Its lowest bits do not depend on the first ones of the hash.
fn spread(hash: u32) -> u64 {
    u64::from(hash).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}
