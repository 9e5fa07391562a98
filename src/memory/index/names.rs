//! Which unit is in which slot? The identifiers of a run's units, 16 bytes for each that this server made.

use crate::id::UnitId;
use hashbrown::HashTable;
use std::cmp::Ordering;
use uuid::Uuid;

/// Identifiers by slot, and slots by identifier.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    /// As UUIDs; for an identifier that is none, a number in `others` under [`OTHER`].
    ids: Vec<u128>,
    others: Vec<UnitId>,
    slots: HashTable<u32>,
}

/// The upper half of what stands for an identifier that is no UUID.
const OTHER: u128 = (u64::MAX as u128) << 64;

fn uuid(id: &str) -> Option<u128> {
    let uuid = Uuid::try_parse(id).ok()?;
    let text = uuid.hyphenated();
    let same = text.encode_lower(&mut Uuid::encode_buffer()) == id;
    (same && uuid.as_u128() < OTHER).then_some(uuid.as_u128())
}

fn spread(number: u128) -> u64 {
    ((number >> 64) as u64 ^ (number as u64)).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

impl Names {
    pub(super) fn reserve(&mut self, units: usize) {
        self.ids.reserve_exact(units);
    }

    pub(super) fn push(&mut self, id: &UnitId) {
        let number = uuid(id.as_str()).unwrap_or_else(|| {
            self.others.push(id.clone());
            OTHER | (self.others.len() - 1) as u128
        });
        self.ids.push(number);
    }

    /// Puts that of another run's slot behind the others.
    pub(super) fn push_from(&mut self, other: &Self, slot: u32) {
        match other.ids.get(slot as usize) {
            Some(&number) if number < OTHER => self.ids.push(number),
            _ => self.push(&other.get(slot)),
        }
    }

    /// Makes them ready for [`Names::slot`].
    pub(super) fn settle(&mut self) {
        let mut slots = HashTable::with_capacity(self.ids.len());
        for slot in 0..self.ids.len() as u32 {
            slots.insert_unique(self.hash_at(slot), slot, |&slot| self.hash_at(slot));
        }
        self.slots = slots;
    }

    /// The identifiers as they are kept.
    pub(super) fn parts(&self) -> (&[u128], &[UnitId]) {
        (&self.ids, &self.others)
    }

    /// What has those parts, ready for [`Names::slot`].
    pub(super) fn of(ids: Vec<u128>, others: Vec<UnitId>) -> Self {
        let mut names = Self { ids, others, slots: HashTable::new() };
        names.settle();
        names
    }

    fn hash_at(&self, slot: u32) -> u64 {
        match self.ids.get(slot as usize) {
            Some(&number) if number < OTHER => spread(number),
            _ => hash_of_other(&self.get(slot)),
        }
    }

    pub(super) fn get(&self, slot: u32) -> UnitId {
        match self.ids.get(slot as usize) {
            Some(&number) if number < OTHER => Uuid::from_u128(number).to_string().into(),
            Some(&number) => self.others.get(number as u64 as usize).cloned().unwrap_or_else(|| UnitId::from("")),
            None => UnitId::from(""),
        }
    }

    /// The slot of an identifier.
    pub(super) fn slot(&self, id: &UnitId) -> Option<u32> {
        let (hash, number) = match uuid(id.as_str()) {
            Some(number) => (spread(number), Some(number)),
            None => (hash_of_other(id), None),
        };
        let is = |&slot: &u32| match number {
            Some(number) => self.ids.get(slot as usize) == Some(&number),
            None => self.ids.get(slot as usize).is_some_and(|&number| number >= OTHER) && self.get(slot) == *id,
        };
        self.slots.find(hash, is).copied()
    }

    /// The order of two identifiers as they are written.
    pub(super) fn compare(&self, slot: u32, other: &Self, there: u32) -> Ordering {
        match (self.ids.get(slot as usize), other.ids.get(there as usize)) {
            (Some(one), Some(two)) if *one < OTHER && *two < OTHER => one.cmp(two),
            _ => self.get(slot).cmp(&other.get(there)),
        }
    }

    pub(super) fn bytes(&self) -> usize {
        self.ids.capacity() * size_of::<u128>() + self.slots.allocation_size() + self.others.capacity() * 64
    }
}

fn hash_of_other(id: &UnitId) -> u64 {
    use std::hash::BuildHasher;
    foldhash::fast::FixedState::default().hash_one(id.as_str())
}
