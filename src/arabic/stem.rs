//! Is it the same word with another ending? The inflectional endings of nouns and adjectives, and a cheap comparison.
//!
//! For the termbase, which knows what an entry may end in, and for the memory, which only asks whether two written words
//! are one word with other clitics or endings. Endings follow Ryding, *A Reference Grammar of Modern Standard Arabic*
//! (2005), chapter 7; the light stem follows L. Larkey, L. Ballesteros and M. Connell, "Light stemming for Arabic
//! information retrieval" (2007). Plurals that change the inside of a word (وزير, وزراء) are in [`super::plural`].

use super::clitic::Enclitic;
use super::hash::LetterSet;
use super::packed::Packed;
use super::plural;
use super::span::Span;
use super::words;
use std::sync::LazyLock;

/// What is written between the base of a noun and a pronoun or the end of the word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ending {
    /// Nothing: مجلس.
    Bare,
    /// ة of the feminine, which careless writers leave undotted: حكومة, حكومه. Not before a pronoun.
    TehMarbuta,
    /// ت, which ة becomes before a pronoun: حكومت(هم). Only there.
    Teh,
    /// ات of the feminine plural: حكومات.
    SoundFeminine,
    /// ون or ين of the masculine plural: ليبيون, ليبيين. Not before a pronoun.
    SoundMasculine,
    /// و or ي, what is left of it before a genitive or a pronoun: مسؤولو الحكومة, مسؤوليها.
    SoundMasculineConstruct,
    /// ان of the dual (its ين reads like the plural's): بلدان. Not before a pronoun.
    Dual,
    /// ا, what is left of it before a genitive or a pronoun: بلدا الجوار.
    DualConstruct,
    /// تان or تين, the dual of ة: حكومتان. Not before a pronoun.
    FeminineDual,
    /// تا or تي, what is left of it: حكومتا البلدين.
    FeminineDualConstruct,
    /// ا of the indefinite accusative: مجلسا, written after most letters. Not before a pronoun.
    Accusative,
}

/// The endings that `stem` (letters without marks) could have, each with the length of the base that it leaves, which is
/// at least two letters. `pronoun`: whether a pronoun follows.
///
/// The final letter may be folded (ه for ة). O(1).
pub fn endings(stem: &[char], pronoun: bool) -> impl Iterator<Item = (Ending, usize)> + use<> {
    let n = stem.len();
    let of = |ending, letters: usize| (n >= letters + 2).then(|| (ending, n - letters));
    let none = (None, None);
    let (long, other) = if pronoun {
        match stem {
            [.., 'ا', 'ت'] => (of(Ending::SoundFeminine, 2), of(Ending::Teh, 1)),
            [.., 'ت'] => (of(Ending::Teh, 1), None),
            [.., 'ت', 'ا' | 'ي'] => (of(Ending::FeminineDualConstruct, 2), None),
            _ => none,
        }
    } else {
        match stem {
            [.., 'ة' | 'ه'] => (of(Ending::TehMarbuta, 1), None),
            [.., 'ا', 'ت'] => (of(Ending::SoundFeminine, 2), None),
            [.., 'ت', 'ا', 'ن'] => (of(Ending::FeminineDual, 3), of(Ending::Dual, 2)),
            [.., 'ا', 'ن'] => (of(Ending::Dual, 2), None),
            [.., 'ت', 'ي', 'ن'] => (of(Ending::FeminineDual, 3), of(Ending::SoundMasculine, 2)),
            [.., 'و' | 'ي', 'ن'] => (of(Ending::SoundMasculine, 2), None),
            [.., 'ت', 'ا' | 'ي'] => (of(Ending::FeminineDualConstruct, 2), None),
            _ => none,
        }
    };
    let (accusative, construct) = match stem {
        [.., 'و' | 'ي' | 'ى'] => (None, of(Ending::SoundMasculineConstruct, 1)),
        [.., 'ا'] if pronoun => (None, of(Ending::DualConstruct, 1)),
        [.., 'ا'] => (of(Ending::Accusative, 1), of(Ending::DualConstruct, 1)),
        _ => none,
    };
    [Some((Ending::Bare, n)), long, other, accusative, construct].into_iter().flatten()
}

/// A noun's letters below which a light stem does not cut: most Arabic roots have three.
const MIN_LIGHT: usize = 3;

/// The light stem of a folded word: without ال and its compounds in front, and without one ending behind.
///
/// Unlike a reading it is a guess, the same for the same letters, and good enough for an index key: والحكومات and الحكومة
/// both give حكوم. A conjunction or preposition before anything but the article stays, since it may be of the root (كتاب,
/// وزير); the memory's `stem_key` takes it off in all forms alike.
#[must_use]
pub fn light_stem(word: &[char]) -> Span {
    let start = light_beginning(word);
    let mut end = word.len();
    // A pronoun may stand behind the ending: حكومات + هم.
    for _ in 0..2 {
        end -= light_ending(&word[start..end]);
    }
    Span::new(start, end)
}

/// How many letters the article and what may stand before it take.
fn light_beginning(word: &[char]) -> usize {
    let letters = match word {
        ['ا' | 'ل', 'ل', ..] => 2,
        ['و' | 'ب' | 'ف' | 'ك', 'ا', 'ل', ..] | ['و', 'ل', 'ل', ..] => 3,
        ['و', 'ب' | 'ك', 'ا', 'ل', ..] => 4,
        _ => 0,
    };
    if word.len() >= letters + MIN_LIGHT { letters } else { 0 }
}

/// How many letters the ending takes: of those that leave enough the longest.
fn light_ending(word: &[char]) -> usize {
    let most = word.len().saturating_sub(MIN_LIGHT);
    match word {
        [.., 'ه', 'م', 'ا'] | [.., 'ت', 'ا' | 'ي', 'ن'] if most >= 3 => 3,
        [.., 'ه', 'ا' | 'م' | 'ن'] | [.., 'ن', 'ا'] | [.., 'ا', 'ت'] if most >= 2 => 2,
        [.., 'ا' | 'و' | 'ي', 'ن'] | [.., 'ي', 'ه'] if most >= 2 => 2,
        [.., 'ه' | 'ي' | 'ت' | 'ا'] if most >= 1 => 1,
        _ => 0,
    }
}

/// Whether the first letter of a folded word, from `start` of it on, is known to be of its root although it reads like a
/// proclitic, whatever the word ends in: فكرة, فكرتهم, لندن; but بقرية is sooner ب + قرية, which is known whole, than
/// بقر + ية. `length` is that of the whole word. Some fifteen look-ups.
#[must_use]
pub fn begins_with_root_letter(word: Packed, start: usize, length: usize) -> bool {
    let whole = word.slice(start, length);
    words::is_name(whole)
        || words::is_whole(whole)
        || (0..=4).any(|cut| {
            let Some(end) = length.checked_sub(cut).filter(|&end| end >= start + MIN_LIGHT) else { return false };
            (cut == 0 || FOLLOWING.contains(&word.slice(end, length)))
                && is_base_known(word, start, end, length)
                && (cut == 0 || !plural::is_listed(word.slice(start + 1, length)))
        })
}

/// Whether the letters of a word from `start` to `end`, which an ending follows up to `length`, are those of a listed word
/// but for what the ending changes: ولاية, ولاياتهم; بقاء, بقائها.
fn is_base_known(word: Packed, start: usize, end: usize, length: usize) -> bool {
    let known = |base: Packed| words::begins_with_root_letter(base) || plural::is_listed(base);
    let is_at = |at: usize, letters: &[char]| word.slice(at, (at + letters.len()).min(length)) == Packed::of(letters);
    let base = word.slice(start, end);
    known(base)
        || (is_at(end, &['ت']) || is_at(end, &['ا', 'ت'])) && known(base.with(end - start, 'ه'))
        || (is_at(end - 1, &['ئ']) || is_at(end - 1, &['ؤ']))
            && known(word.slice(start, end - 1).with(end - 1 - start, 'ء'))
}

/// What can follow a base: an ending, a pronoun or both, as اتهم in حكوماتهم.
static FOLLOWING: LazyLock<LetterSet<Packed>> = LazyLock::new(|| {
    const BEFORE_PRONOUN: [&str; 7] = ["", "ت", "ات", "ي", "و", "تي", "ا"];
    const LAST: [&str; 13] = ["ه", "ات", "ون", "ين", "ان", "تان", "تين", "تا", "تي", "و", "ي", "ا", "يه"];
    let mut following: LetterSet<Packed> = LAST.iter().map(|ending| packed(ending)).collect();
    for ending in BEFORE_PRONOUN {
        let pronouns = Enclitic::all().map(|pronoun| pronoun.letters().iter().collect::<String>());
        following.extend(pronouns.map(|pronoun| packed(&(ending.to_owned() + &pronoun))));
    }
    following
});

fn packed(letters: &str) -> Packed {
    Packed::of(&letters.chars().collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arabic::fold_str;
    use proptest::prelude::*;

    fn letters(word: &str) -> Vec<char> {
        fold_str(word).chars().collect()
    }

    #[test]
    fn endings_and_their_bases() {
        for (stem, pronoun, ending, base) in [
            ("حكومة", false, Ending::TehMarbuta, "حكوم"),
            ("حكومت", true, Ending::Teh, "حكوم"),
            ("حكومات", false, Ending::SoundFeminine, "حكوم"),
            ("حكومات", true, Ending::SoundFeminine, "حكوم"),
            ("حكومتين", false, Ending::FeminineDual, "حكوم"),
            ("ليبيون", false, Ending::SoundMasculine, "ليبي"),
            ("ليبيين", false, Ending::SoundMasculine, "ليبي"),
            ("مسؤولي", true, Ending::SoundMasculineConstruct, "مسؤول"),
            ("بلدان", false, Ending::Dual, "بلد"),
            ("مجلسا", false, Ending::Accusative, "مجلس"),
        ] {
            let stem: Vec<char> = stem.chars().collect();
            assert!(endings(&stem, pronoun).any(|found| found == (ending, base.chars().count())), "{stem:?}");
        }
        for (stem, pronoun, ending, why) in [
            ("حكومة", true, Ending::TehMarbuta, "teh marbuta becomes teh before a pronoun"),
            ("ليبيون", true, Ending::SoundMasculine, "nun falls before a pronoun"),
            ("بيت", false, Ending::Teh, "teh for teh marbuta only before a pronoun"),
            ("ذات", false, Ending::SoundFeminine, "one letter is no base"),
        ] {
            let stem: Vec<char> = stem.chars().collect();
            assert!(!endings(&stem, pronoun).any(|(found, _)| found == ending), "{stem:?}: {why}");
        }
    }

    #[test]
    fn root_letters() {
        for (word, known, why) in [
            ("فكرتهم", true, "فكرة is listed"),
            ("لندن", true, "a name"),
            ("بنوكها", true, "بنوك is listed"),
            ("ولايات", true, "ة gives way to the ending"),
            ("وكالتها", true, "ة gives way to the pronoun"),
            ("بقائها", true, "the seat of the hamza changes"),
            ("كاثرين", true, "a name"),
            ("بدأت", true, "a verb"),
            ("بقرية", false, "ب + قرية, though بقر is listed"),
            ("بطريقة", false, "ب + طريقة; nobody writes of a penguin"),
            ("والدين", false, "و + ال + دين as well as والد"),
            ("لمجلس", false, "ل + مجلس"),
        ] {
            let word = letters(word);
            assert_eq!(begins_with_root_letter(Packed::of(&word), 0, word.len()), known, "{word:?}: {why}");
        }
    }

    #[test]
    fn light_stems_meet() {
        for (a, b) in [("والحكومات", "حكومة"), ("حكوماتهم", "الحكومة"), ("الليبيين", "ليبية"), ("للمجلس", "مجلس")]
        {
            let (a, b) = (letters(a), letters(b));
            let (of_a, of_b) = (light_stem(&a), light_stem(&b));
            assert_eq!(a[of_a.start..of_a.end], b[of_b.start..of_b.end]);
        }
    }

    proptest! {
        /// Any letters: the light stem lies in the word.
        #[test]
        fn a_light_stem_lies_in_its_word(a in "[وفبكلساةهميتند]{0,9}") {
            let a: Vec<char> = a.chars().collect();
            let stem = light_stem(&a);
            prop_assert!(stem.end <= a.len() && stem.len() >= a.len().min(MIN_LIGHT));
        }

        /// Any letters: what is cut off is what the lists have.
        #[test]
        fn light_stems_are_cut_by_these_lists(word in "[وفبكلاهميتنس]{0,9}") {
            const BEGINNINGS: [&str; 9] = ["ال", "وال", "بال", "لل", "فال", "كال", "وبال", "ولل", "وكال"];
            const ENDINGS: [&str; 16] =
                ["هما", "تان", "تين", "ها", "هم", "هن", "نا", "ان", "ات", "ون", "ين", "يه", "ه", "ي", "ت", "ا"];
            let letters = |text: &str| text.chars().count();
            let leaves = |rest: &&str| letters(rest) >= MIN_LIGHT;
            let mut rest = word.as_str();
            rest = BEGINNINGS.iter().find_map(|cut| rest.strip_prefix(cut).filter(leaves)).unwrap_or(rest);
            let start = letters(&word) - letters(rest);
            for _ in 0..2 {
                rest = ENDINGS.iter().find_map(|cut| rest.strip_suffix(cut).filter(leaves)).unwrap_or(rest);
            }
            let stem = light_stem(&word.chars().collect::<Vec<_>>());
            prop_assert_eq!((stem.start, stem.len()), (start, letters(rest)));
        }
    }
}
