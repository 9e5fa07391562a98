//! Which letters were really written? Folding forgets what the hamza, ة and ى said; a term may need to know.
//!
//! أعلام "flags" and إعلام "media" fold to the same letters. Where both sides wrote the hamza, it decides; where one
//! left it out ("الاعلام"), it does not.

use super::lam_alef::{self, Turn};
use crate::arabic::fold::{fold_char, is_composing};
use crate::arabic::token::tokenise_chars;
use crate::arabic::words::is_noun_with_teh;
use crate::arabic::{Span, Token, fold};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The tokens of a text as letters without marks, each twice: with أ إ آ ة ى as they were written, and folded.
///
/// All letters lie in two lists, so that a text costs two allocations and not two for each word.
#[derive(Default)]
pub(super) struct Words {
    written: Vec<char>,
    folded: Vec<char>,
    words: Vec<Word>,
}

#[derive(Clone, Copy)]
struct Word {
    start: usize,
    end: usize,
    tanwin: bool,
}

impl Words {
    /// Reads the tokens of a text, given in code points. Linear.
    pub(super) fn of(source: &[char], tokens: &[Token]) -> Self {
        let mut words = Self {
            written: Vec::with_capacity(source.len()),
            folded: Vec::with_capacity(source.len()),
            words: Vec::with_capacity(tokens.len()),
        };
        for token in tokens {
            words.push(source.get(token.span.start..token.span.end).unwrap_or_default());
        }
        words
    }

    fn push(&mut self, source: &[char]) {
        let start = self.folded.len();
        if source.iter().all(|&c| is_plain_letter(c)) {
            // Nearly every word.
            self.written.extend_from_slice(source);
            self.folded.extend(source.iter().map(|&c| fold_letter(c)));
            return self.words.push(Word { start, end: self.folded.len(), tanwin: false });
        }
        if source.iter().any(|&c| is_composing(c) || is_ligature(c)) {
            self.push_composed(source);
        } else if source.first().copied().is_some_and(is_plain_letter) && source.contains(&' ') {
            // A word with a space in it, which is no letter.
            let letters: Vec<char> = source.iter().copied().filter(|&c| c != ' ').collect();
            return self.push(&letters);
        } else {
            for &c in source {
                fold_char(c, &mut |plain| {
                    self.folded.push(plain);
                    self.written.push(as_written(plain, c));
                });
            }
        }
        self.words.push(Word { start, end: self.folded.len(), tanwin: source.contains(&FATHATAN) });
    }

    /// The slow way: marks that make one letter with the one before them (ا + ◌ٔ), and letters of which several are made (ﻷ).
    fn push_composed(&mut self, source: &[char]) {
        let text: String = source.iter().collect();
        let folded = fold(&text);
        let mut cluster = Span::new(usize::MAX, usize::MAX);
        let mut nth = 0;
        for (at, &plain) in folded.chars().iter().enumerate() {
            let from = folded.to_source(Span::new(at, at + 1));
            nth = if from == cluster { nth + 1 } else { 0 };
            cluster = from;
            let parts = source.get(from.start..from.end).unwrap_or_default().iter().copied();
            let letter = parts.nfkc().filter(|&c| c != ' ' && !is_combining_mark(c)).nth(nth).unwrap_or(plain);
            self.folded.push(plain);
            self.written.push(as_written(plain, letter));
        }
    }

    /// The same words with their lam-alef turned back.
    pub(super) fn turned(&self, how: Turn) -> Self {
        let mut turned = Self::default();
        for at in 0..self.len() {
            let start = turned.written.len();
            turned.written.extend(self.written(at));
            lam_alef::turn(&mut turned.written[start..], how);
            turned.folded.extend(fold_letters(&turned.written[start..]));
            turned.words.push(Word { start, end: turned.written.len(), tanwin: self.has_tanwin(at) });
        }
        turned
    }

    /// How many tokens there are.
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// The letters of token `at` with hamza and ة; none beyond the last.
    pub(super) fn written(&self, at: usize) -> &[char] {
        self.words.get(at).map_or(&[], |word| &self.written[word.start..word.end])
    }

    /// Its folded letters; as many.
    pub(super) fn folded(&self, at: usize) -> &[char] {
        self.words.get(at).map_or(&[], |word| &self.folded[word.start..word.end])
    }

    /// Whether it is written with the tanwin of the accusative: ليبيًا.
    pub(super) fn has_tanwin(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| word.tanwin)
    }
}

/// The tanwin of the accusative.
const FATHATAN: char = '\u{064B}';

/// Whether `c` is a letter of the Arabic alphabet as it is typed.
fn is_plain_letter(c: char) -> bool {
    matches!(c, '\u{0621}'..='\u{063A}' | '\u{0641}'..='\u{064A}')
}

/// Whether `c` may be a presentation form, which can stand for several letters: ﻷ.
fn is_ligature(c: char) -> bool {
    c >= '\u{FB50}'
}

/// What was written where folding gives `plain`.
fn as_written(plain: char, source: char) -> char {
    match (plain, source) {
        ('ا' | 'ه' | 'ي', 'أ' | 'إ' | 'آ' | 'ة' | 'ى') => source,
        ('ه', 'ۃ') => 'ة',
        _ => plain,
    }
}

/// Folds letters that are given as they were written.
pub(super) fn fold_letters(letters: &[char]) -> Vec<char> {
    letters.iter().map(|&letter| fold_letter(letter)).collect()
}

fn fold_letter(letter: char) -> char {
    match letter {
        'أ' | 'إ' | 'آ' => 'ا',
        'ة' => 'ه',
        'ى' => 'ي',
        _ => letter,
    }
}

/// What a text keeps apart that others confuse.
#[derive(Clone, Copy, Debug, Default)]
pub struct Habits {
    /// Whether ة has its dots: then a final ه is a pronoun or of the root.
    pub(super) teh: bool,
    /// Whether final ي has its dots: then ى is another letter.
    pub(super) yeh: bool,
    /// Whether lam-alef is turned about, as text comes out of a PDF: اإلسالم for الإسلام.
    pub(super) turned_lam_alef: bool,
}

impl Habits {
    /// Those of a text, for [`Termbase::explain`](super::Termbase::explain). Linear.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let source: Vec<char> = text.chars().collect();
        Self::of_words(&Words::of(&source, &tokenise_chars(&source)))
    }

    /// Learns from the words of a text, as written.
    ///
    /// - Who writes ة writes it elsewhere too; but a ه behind the article is no pronoun, so that who writes الحكومه does
    ///   not dot every ة. (الله and المياه have a ه of the root.)
    /// - Who writes في does not write الليبى, who writes فى does.
    /// - One word that only a converter makes tells that it has turned all: اإلسالم.
    pub(super) fn of_words(words: &Words) -> Self {
        let mut habits = Self::default();
        let (mut bare_yeh, mut bare_teh) = (false, false);
        for at in 0..words.len() {
            let word = words.written(at);
            match word {
                ['ف', 'ى'] | ['ا', 'ل', 'ذ' | 'ت', 'ى'] => bare_yeh = true,
                ['ف', 'ي'] | ['ا', 'ل', 'ذ' | 'ت', 'ي'] => habits.yeh = true,
                [.., 'ة'] => habits.teh = true,
                ['ا', 'ل', rest @ .., 'ه'] if rest.len() >= 3 => bare_teh |= is_noun_with_teh(&word[2..]),
                _ => {}
            }
            habits.turned_lam_alef |= lam_alef::is_turned(word, words.has_tanwin(at));
        }
        habits.yeh &= !bare_yeh;
        habits.teh &= !bare_teh;
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
                'ى' => text == 'ي' && !habits.yeh,
                'ي' => text == 'ى' && !habits.yeh,
                _ => false,
            }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arabic::tokenise;

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
            let words = Words::of(&source, &tokenise(text));
            let letters: String = words.written(0).iter().collect();
            assert_eq!(letters, expected);
            assert_eq!(words.folded(0), fold(text).chars());
        }
    }

    #[test]
    fn a_text_keeps_to_its_habits() {
        for (text, teh, yeh) in [
            ("في المدينة", true, true),
            ("فى المدينه", false, false),
            ("فى الحي الذي", false, false),
            ("في المدينة والمدرسة وقرب الحكومه", false, true),
            ("في المدينة عند المياه", true, true),
            ("قال", false, false),
        ] {
            let source: Vec<char> = text.chars().collect();
            let habits = Habits::of_words(&Words::of(&source, &tokenise(text)));
            assert_eq!((habits.teh, habits.yeh), (teh, yeh), "{text}");
        }
        let habits = Habits { teh: true, yeh: true, ..Habits::default() };
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
