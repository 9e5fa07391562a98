//! What is told of a unit without reading its words? Which classes it may have, and how many light words and marks, in 16 bytes.

use super::vocabulary::UNKNOWN;

/// A bit for each class of a word as often as it occurs, which some share, and how many light words and marks there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Signature(pub u128);

/// So many bits are shared by the classes; the others count light words and marks.
const CLASSES: u32 = 120;

/// So many light words and marks, or more.
const MANY: usize = u8::MAX as usize;

impl Signature {
    /// Of words of those classes and so many light words and marks. An [`UNKNOWN`] class has no bit. Puts the classes in order.
    pub(super) fn new(classes: &mut [u32], light: usize) -> Self {
        classes.sort_unstable();
        let (mut last, mut again) = (UNKNOWN, 0u32);
        let bits = classes.iter().filter(|&&class| class != UNKNOWN).fold(0, |bits, &class| {
            again = if class == last { again + 1 } else { 0 };
            last = class;
            let spread = (class ^ again << 24).wrapping_mul(0x9E37_79B1);
            bits | 1u128 << ((u64::from(spread) * u64::from(CLASSES)) >> u32::BITS)
        });
        Self(bits | (light.min(MANY) as u128) << CLASSES)
    }

    /// How many light words and marks there are; `None` where there are more than can be told.
    pub(super) fn light(self) -> Option<u32> {
        let light = (self.0 >> CLASSES) as usize;
        (light < MANY).then_some(light as u32)
    }

    /// How many classes at least stand here and not in the other: each of the bits that it lacks.
    pub(super) fn lacked_by(self, other: Self) -> u32 {
        ((self.0 & !other.0) << (u128::BITS - CLASSES)).count_ones()
    }
}
