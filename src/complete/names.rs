//! Which English names may an Arabic word be, by its sound? For names that the memory has never seen beside it.

use crate::arabic::romanise::{Skeleton, Spelling};

/// The shortest name that is told by its sound, in letters.
const SHORTEST: usize = 3;

/// Names with their numbers.
#[derive(Clone, Debug, Default)]
pub(super) struct Names(Vec<(Spelling, u32)>);

impl Names {
    /// Adds a word, where it may be a name: it has a capital, and no other mark than letters.
    pub(super) fn add(&mut self, text: &str, number: u32) {
        let may_be = text.starts_with(char::is_uppercase) && text.chars().all(char::is_alphabetic);
        if may_be && text.chars().count() >= SHORTEST {
            self.0.push((Spelling::of(text), number));
        }
    }

    /// The numbers of those that sound like it. Linear in all, in a nanosecond or two for most.
    pub(super) fn like(&self, arabic: &Skeleton) -> Vec<u32> {
        self.0.iter().filter(|(spelling, _)| arabic.is(spelling)).map(|&(_, number)| number).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_by_its_consonants() {
        let mut names = Names::default();
        for (number, name) in ["Liverpool", "Livingston", "liver", "Shaqiri", "Al"].into_iter().enumerate() {
            names.add(name, number as u32);
        }
        let like = |arabic: &str| names.like(&Skeleton::of(arabic));
        assert_eq!(like("ليفربول"), [0]);
        assert_eq!(like("شاكيري"), [3]);
        assert!(like("المجلس").is_empty());
    }
}
