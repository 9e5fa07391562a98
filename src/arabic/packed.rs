//! How is a word looked up without touching memory? Its letters in one number.
//!
//! A table of words is asked several times for each word of a text: for each way of cutting clitics and endings off. As a
//! number, a word is hashed and compared in a few instructions, and a part of it is a shift and a mask.

/// Up to 21 letters, six bits each, the first lowest.
///
/// Two words of Arabic letters or digits that pack to the same number are the same word, if neither is longer than
/// [`Packed::LETTERS`]. Other letters share a few codes, and what lies beyond is left out: who looks such a word up compares
/// its letters too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Packed(u128);

const BITS: usize = 6;

impl Packed {
    /// How many letters have room. No Arabic word of the news has more than 15.
    pub const LETTERS: usize = 21;

    /// Packs the first letters of `word`. Linear in them.
    #[must_use]
    pub fn of(word: &[char]) -> Self {
        let letters = word.get(..Self::LETTERS).unwrap_or(word);
        Self(letters.iter().rev().fold(0, |packed, &letter| packed << BITS | u128::from(code(letter))))
    }

    /// The number of `word`, if no other word has it.
    #[must_use]
    pub fn exact(word: &[char]) -> Option<Self> {
        let exact = word.len() <= Self::LETTERS && word.iter().all(|&letter| code(letter) < SHARED);
        exact.then(|| Self::of(word))
    }

    /// The word, of that length, with one letter more.
    #[must_use]
    pub fn with(self, length: usize, letter: char) -> Self {
        Self(self.0 | u128::from(code(letter)) << (BITS * length.min(Self::LETTERS - 1)))
    }

    /// The letters from `start` to `end`, which lie within the first [`Packed::LETTERS`].
    #[must_use]
    pub fn slice(self, start: usize, end: usize) -> Self {
        let length = BITS * end.saturating_sub(start).min(Self::LETTERS);
        Self((self.0 >> (BITS * start.min(Self::LETTERS))) & ((1 << length) - 1))
    }
}

impl From<&[char]> for Packed {
    fn from(word: &[char]) -> Self {
        Self::of(word)
    }
}

impl From<&Vec<char>> for Packed {
    fn from(word: &Vec<char>) -> Self {
        Self::of(word)
    }
}

/// The codes from here on stand for several letters.
const SHARED: u8 = 58;

/// A code of six bits, never 0, so that the length shows.
fn code(letter: char) -> u8 {
    // U+0621 ء to U+064A ي take 1 to 42, the letters that Persian adds and the digits the next fifteen.
    let code = match letter {
        '\u{0621}'..='\u{064A}' => u32::from(letter) - 0x0620,
        'پ' => 43,
        'چ' => 44,
        'ژ' => 45,
        'ڤ' => 46,
        'گ' => 47,
        '0'..='9' => u32::from(letter) - u32::from('0') + 48,
        _ => u32::from(SHARED) + u32::from(letter) % 6,
    };
    // At most 63.
    code as u8
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// Words of Arabic letters and digits pack to the same number only if they are the same.
        #[test]
        fn a_number_is_a_word(a in "[ء-غف-يپچژڤگ0-9]{0,21}", b in "[ء-غف-يپچژڤگ0-9]{0,21}") {
            let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
            prop_assert_eq!(Packed::of(&a) == Packed::of(&b), a == b);
        }

        /// A number that is exact is that of one word, whatever the letters.
        #[test]
        fn an_exact_number_is_one_word(a in "[ء-غف-ي0-9a-zپ]{0,4}", b in "[ء-غف-ي0-9a-zپ]{0,4}") {
            let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
            if let (Some(one), Some(other)) = (Packed::exact(&a), Packed::exact(&b)) {
                prop_assert_eq!(one == other, a == b);
            }
        }

        /// A part of the number is the number of the part.
        #[test]
        fn a_slice_is_the_packed_part(word in "\\PC{0,21}", cut in 0usize..22, other in 0usize..22) {
            let word: Vec<char> = word.chars().collect();
            let (cut, other) = (cut.min(word.len()), other.min(word.len()));
            let (start, end) = (cut.min(other), cut.max(other));
            prop_assert_eq!(Packed::of(&word).slice(start, end), Packed::of(&word[start..end]));
            if let Some((&last, rest)) = word.split_last() {
                prop_assert_eq!(Packed::of(rest).with(rest.len(), last), Packed::of(&word));
            }
        }
    }
}
