//! Noun or verb? What the neighbours of a word say where its letters do not: كشف "uncovering", "he uncovered".
//!
//! Only what is nearly certain counts; an entry that is met once too often costs a reader less than one that is missed.

use super::letters::fold_letters;
use super::reading::{Fit, Nisba, TextWord};
use crate::arabic::chars::{is_arabic_letter, is_terminator};
use crate::arabic::{clitic, words};

/// What the neighbours of a word say of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    /// It is a verb, if its letters do not show a noun.
    verb: bool,
    /// It is a verb, if its first letter is a conjunction and the others do not show a noun.
    verb_after_conjunction: bool,
    /// A noun stands before it that agrees with it in the article, so that it can be its adjective.
    after_noun: bool,
    /// A word with the article follows.
    before_article: bool,
}

impl Place {
    /// Looks at the neighbours of the word at `at`.
    ///
    /// A word in the pattern of a verb (فعل, فاعل, تفعل, افتعل) is one
    /// - after قد, لم, لن, سوف and the relative pronouns: وقد كشف المصدر, الذي قتل; but قتل المدنيين;
    /// - before أن or إن where no preposition stands before it: وذكر أن; but إلى حد أن;
    /// - with و or ف at the beginning of a sentence, since news prose begins it with the verb (Ryding, chapter 4):
    ///   . وطالب المجلس; but . والمجلس.
    ///
    /// An adjective agrees with the noun before it in the article (chapter 10): السياسة الخارجية, but وزير الخارجية.
    pub(super) fn of(words: &[TextWord], at: usize) -> Self {
        let folded = |at: Option<usize>| at.and_then(|at| words.get(at)).map(|word| fold_letters(&word.letters));
        let (Some(word), before, after) = (folded(Some(at)), folded(at.checked_sub(1)), folded(at.checked_add(1)))
        else {
            return Self::default();
        };
        let said = after.as_ref().is_some_and(|after| words::is_that(after))
            && !before.as_ref().is_some_and(|before| words::is_preposition(before));
        let opened = before.as_ref().is_some_and(|before| words::opens_verb(before));
        let begins = before.as_ref().is_none_or(|before| matches!(before[..], [mark] if is_terminator(mark)));
        let rest = match &word[..] {
            ['و' | 'ف', rest @ ..] => rest,
            _ => &[],
        };
        let after_noun = before.as_ref().is_some_and(|before| {
            before.first().is_some_and(|&letter| is_arabic_letter(letter))
                && !words::is_function_word(before)
                && has_article(before) == has_article(&word)
        });
        Self {
            verb: (said || opened) && is_verb_pattern(&word),
            verb_after_conjunction: (said || opened || begins) && is_verb_pattern(rest),
            after_noun,
            before_article: after.is_some_and(|after| has_article(&after)),
        }
    }

    /// Whether a reading of the word can stand here.
    pub(super) fn admits(self, fit: &Fit) -> bool {
        let verb = if fit.added { self.verb_after_conjunction } else { self.verb };
        let elsewhere = match fit.nisba {
            Some(Nisba::Adjective) => !self.after_noun,
            Some(Nisba::Noun) => self.after_noun,
            None => false,
        };
        !(verb && fit.bare || elsewhere || fit.before_article && !self.before_article)
    }
}

/// Whether a folded word has the article, behind whatever stands before it.
fn has_article(word: &[char]) -> bool {
    clitic::proclitics(word).iter().any(|(proclitics, _)| proclitics.article)
}

/// Whether folded letters can be a verb in the perfect: كشف, طالب, توقع, تبادل, اعلن, انتقد.
fn is_verb_pattern(word: &[char]) -> bool {
    matches!(
        word,
        [_, _, _] | [_, 'ا', _, _] | ['ت', _, _, _] | ['ت', _, 'ا', _, _] | ['ا', _, _, _] | ['ا', _, 'ت', _, _]
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(text: &str, at: usize) -> Place {
        let words: Vec<TextWord> =
            text.split(' ').map(|word| TextWord { letters: word.chars().collect(), tanwin: false }).collect();
        Place::of(&words, at)
    }

    #[test]
    fn neighbours_tell_a_verb() {
        for (text, at, verb) in [
            ("وقد كشف المصدر", 1, true),
            ("الذي قتل امس", 1, true),
            ("قتل المدنيين", 0, false),
            ("كما ذكر أن", 1, true),
            ("فرانس برسي أن", 1, false),
            ("إلى حد أن", 1, false),
        ] {
            assert_eq!(place(text, at).verb, verb, "{text}");
        }
        for (text, at, verb) in [("قال . وطالب المجلس", 2, true), ("قال . والمجلس", 2, false), ("قال وطالب", 1, false)]
        {
            assert_eq!(place(text, at).verb_after_conjunction, verb, "{text}");
        }
    }

    #[test]
    fn neighbours_tell_an_adjective() {
        for (text, adjective) in [
            ("السياسة الخارجية", true),
            ("وزير الخارجية", false),
            ("في الخارجية", false),
            ("قوة خارجية", true),
            (". الخارجية", false),
        ] {
            assert_eq!(place(text, 1).after_noun, adjective, "{text}");
        }
    }
}
