//! How are words looked up quickly? A hasher for short slices of letters.
//!
//! The default hasher costs more than all else that is done with a word. This one (multiply and rotate, after the one that
//! rustc uses for its own tables) is several times faster and easy to make collide: it serves tables whose keys come from
//! lists and glossaries, never one whose keys come from a text.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// A map from letters that no text fills.
pub type LetterMap<K, V> = HashMap<K, V, BuildHasherDefault<LetterHasher>>;
/// A set of letters that no text fills.
pub type LetterSet<K> = HashSet<K, BuildHasherDefault<LetterHasher>>;

/// Multiplies and rotates; see the module.
#[derive(Clone, Copy, Debug, Default)]
pub struct LetterHasher(u64);

impl Hasher for LetterHasher {
    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        for &word in words {
            self.write_u64(u64::from_le_bytes(word));
        }
        if !rest.is_empty() {
            let mut word = [0; 8];
            word[..rest.len()].copy_from_slice(rest);
            self.write_u64(u64::from_le_bytes(word));
        }
    }

    fn write_u8(&mut self, value: u8) {
        self.write_u64(u64::from(value));
    }

    fn write_u32(&mut self, value: u32) {
        self.write_u64(u64::from(value));
    }

    fn write_u64(&mut self, value: u64) {
        // An odd number with evenly spread bits: 2⁶⁴ divided by the golden ratio.
        self.0 = (self.0.rotate_left(5) ^ value).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }

    fn write_u128(&mut self, value: u128) {
        self.write_u64(value as u64);
        self.write_u64((value >> 64) as u64);
    }

    fn write_usize(&mut self, value: usize) {
        self.write_u64(value as u64);
    }

    fn finish(&self) -> u64 {
        // The table takes its bucket from the low bits, which a product mixes least.
        self.0.rotate_left(26)
    }
}
