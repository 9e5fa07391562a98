//! Which letters were really written? Folding forgets what the hamza, ة and ى said; a term may need to know.
//!
//! أعلام "flags" and إعلام "media" fold to the same letters. Where both sides wrote the hamza, it decides; where one
//! left it out ("الاعلام"), it does not.

use crate::arabic::{Folded, Span};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The letters of a folded span with أ إ آ ة ى as they were written; as many as the folded ones.
pub(super) fn written(folded: &Folded, source: &[char], span: Span) -> Vec<char> {
    let mut cluster = Span::new(usize::MAX, usize::MAX);
    let mut nth = 0;
    (span.start..span.end)
        .map(|at| {
            let from = folded.to_source(Span::new(at, at + 1));
            nth = if from == cluster { nth + 1 } else { 0 };
            cluster = from;
            let plain = folded.chars().get(at).copied().unwrap_or_default();
            if !matches!(plain, 'ا' | 'ه' | 'ي') {
                return plain;
            }
            let first = source.get(from.start).copied().unwrap_or_default();
            let letter = if from.len() == 1 && matches!(first, '\u{0621}'..='\u{06D3}') {
                first
            } else {
                // A ligature (ﻷ) is several letters, a letter with a combining hamza is one.
                let parts = source.get(from.start..from.end).unwrap_or_default().iter().copied();
                parts.nfkc().filter(|&c| c != ' ' && !is_combining_mark(c)).nth(nth).unwrap_or(plain)
            };
            match letter {
                'أ' | 'إ' | 'آ' | 'ة' | 'ى' => letter,
                'ۃ' => 'ة',
                _ => plain,
            }
        })
        .collect()
}

/// Folds letters that came from [`written`].
pub(super) fn fold_letters(letters: &[char]) -> Vec<char> {
    letters
        .iter()
        .map(|&letter| match letter {
            'أ' | 'إ' | 'آ' => 'ا',
            'ة' => 'ه',
            'ى' => 'ي',
            _ => letter,
        })
        .collect()
}

/// What a text keeps apart that others confuse.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Habits {
    /// Whether ة has its dots: then a final ه is a pronoun or of the root.
    pub(super) teh: bool,
    /// Whether final ي has its dots: then ى is another letter.
    pub(super) yeh: bool,
}

impl Habits {
    /// Learns from the words of a text: who writes ة writes it elsewhere too, and who writes في does not write الليبى.
    pub(super) fn of<'a>(words: impl Iterator<Item = &'a [char]>) -> Self {
        let mut habits = Self::default();
        let mut bare_yeh = false;
        for word in words {
            match word {
                ['ف', 'ى'] | ['ا', 'ل', 'ذ' | 'ت', 'ى'] => bare_yeh = true,
                ['ف', 'ي'] | ['ا', 'ل', 'ذ' | 'ت', 'ي'] => habits.yeh = true,
                [.., 'ة'] => habits.teh = true,
                _ => {}
            }
        }
        habits.yeh &= !bare_yeh;
        habits
    }
}

/// Whether letters that fold to the same may be the same: what an `entry` says against what a text has.
///
/// أ, إ and آ exclude each other, bare ا agrees with each. ة may have lost its dots, but ه never gained any.
pub(super) fn agree(entry: &[char], text: &[char], habits: Habits) -> bool {
    entry.iter().zip(text).all(|(&entry, &text)| {
        entry == text
            || match entry {
                'أ' | 'إ' | 'آ' => text == 'ا',
                'ا' => matches!(text, 'أ' | 'إ' | 'آ'),
                'ة' => text == 'ه' && !habits.teh,
                'ى' => text == 'ي',
                'ي' => text == 'ى' && !habits.yeh,
                _ => false,
            }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arabic::fold;

    #[test]
    fn hamza_and_teh_marbuta_come_back() {
        for (text, expected) in [
            ("إعلام", "إعلام"),
            ("ا\u{0654}علام", "أعلام"),
            ("ﻷعلام", "لأعلام"),
            ("ﺇعلام", "إعلام"),
            ("دَوْلَةٌ", "دولة"),
            ("فى", "فى"),
            ("مؤتمر", "مؤتمر"),
            ("کرکوک", "كركوك"),
        ] {
            let source: Vec<char> = text.chars().collect();
            let folded = fold(text);
            let letters: String = written(&folded, &source, Span::new(0, folded.chars().len())).iter().collect();
            assert_eq!(letters, expected);
        }
    }

    #[test]
    fn a_text_keeps_to_its_habits() {
        let words = |text: &str| text.split(' ').map(|word| word.chars().collect()).collect::<Vec<Vec<char>>>();
        for (text, teh, yeh) in [
            ("في المدينة", true, true),
            ("فى المدينه", false, false),
            ("فى الحي الذي", false, false),
            ("قال", false, false),
        ] {
            let words = words(text);
            let habits = Habits::of(words.iter().map(Vec::as_slice));
            assert_eq!((habits.teh, habits.yeh), (teh, yeh), "{text}");
        }
        let habits = Habits { teh: true, yeh: true };
        assert!(!agree(&['و', 'ل', 'ي'], &['و', 'ل', 'ى'], habits) && !agree(&['ة'], &['ه'], habits));
    }

    #[test]
    fn a_written_hamza_decides() {
        for (entry, text, same) in [
            ("أعلام", "إعلام", false),
            ("أعلام", "اعلام", true),
            ("استقلال", "إستقلال", true),
            ("دولة", "دوله", true),
            ("وجه", "وجة", false),
            ("علي", "على", true),
        ] {
            let (entry, text): (Vec<char>, Vec<char>) = (entry.chars().collect(), text.chars().collect());
            assert_eq!(agree(&entry, &text, Habits::default()), same, "{entry:?} {text:?}");
        }
    }
}
