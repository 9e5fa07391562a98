//! Numbers under 2^24 in three bytes each: a quarter of the room is saved, which is most of what an index takes.

use std::ops::Range;

/// A list of numbers under 2^24.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Packed24(Vec<u8>);

/// The highest number that three bytes hold.
pub(super) const HIGHEST: u32 = (1 << 24) - 1;

impl Packed24 {
    pub(super) fn zeroed(len: usize) -> Self {
        Self(vec![0; len * 3])
    }

    pub(super) fn with_capacity(len: usize) -> Self {
        Self(Vec::with_capacity(len * 3))
    }

    /// Puts a number behind the others; a higher one than can be held becomes the highest.
    pub(super) fn push(&mut self, number: u32) {
        let [a, b, c, _] = number.min(HIGHEST).to_le_bytes();
        self.0.extend([a, b, c]);
    }

    pub(super) fn set(&mut self, at: usize, number: u32) {
        if let Some(place) = self.0.get_mut(at * 3..at * 3 + 3) {
            place.copy_from_slice(&number.min(HIGHEST).to_le_bytes()[..3]);
        }
    }

    /// The number there; 0 beyond the end.
    pub(super) fn get(&self, at: usize) -> u32 {
        match self.0.get(at * 3..at * 3 + 3) {
            Some(&[a, b, c]) => u32::from_le_bytes([a, b, c, 0]),
            _ => 0,
        }
    }

    pub(super) fn range(&self, range: Range<usize>) -> impl DoubleEndedIterator<Item = u32> + ExactSizeIterator {
        let bytes = self.0.get(range.start * 3..range.end * 3).unwrap_or_default();
        let (numbers, _) = bytes.as_chunks::<3>();
        numbers.iter().map(|&[a, b, c]| u32::from_le_bytes([a, b, c, 0]))
    }

    pub(super) fn len(&self) -> usize {
        self.0.len() / 3
    }

    pub(super) fn extend(&mut self, other: &Self, range: Range<usize>) {
        self.0.extend_from_slice(other.0.get(range.start * 3..range.end * 3).unwrap_or_default());
    }

    pub(super) fn bytes(&self) -> usize {
        self.0.capacity()
    }

    pub(super) fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    pub(super) fn from_bytes(bytes: Vec<u8>) -> Option<Self> {
        bytes.len().is_multiple_of(3).then_some(Self(bytes))
    }
}
