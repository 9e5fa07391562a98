//! Noun or verb? What the neighbours of a word say where its letters do not: كشف "uncovering", "he uncovered".
//!
//! Only what is nearly certain counts; an entry that is met once too often costs a reader less than one that is missed.

use super::letters::{Words, fold_letters};
use super::paradigm::{Derivation, Homograph, Role};
use super::reading::{Fit, Teh};
use super::recognise::Confidence;
use crate::arabic::chars::{is_arabic_letter, is_terminator};
use crate::arabic::plural::Source;
use crate::arabic::{clitic, plural, words};

/// What the neighbours of a word say of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    /// It is a verb, if its letters do not show a noun.
    verb: bool,
    /// It is a verb, if its first letter is a conjunction and the others do not show a noun.
    verb_after_conjunction: bool,
    /// A noun stands before it that it can be the feminine adjective of.
    after_noun: bool,
    /// A word with the article follows.
    before_article: bool,
    /// How sure it is that letters which may be a verb are none here.
    no_verb: Confidence,
    /// What place in the sentence it has, as far as that tells a noun from an adjective.
    stand: Stand,
}

/// What the readings of a word depend on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Asked {
    teh: bool,
    bare: bool,
    before_article: bool,
    homograph: bool,
}

/// Where a noun or an adjective stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Stand {
    /// Either can stand here.
    #[default]
    Open,
    /// Behind a noun that is as definite, where an adjective stands: الأمين العام.
    OfAdjective,
    /// Behind a preposition, or before a number: في عام 2020.
    OfNoun,
    /// Behind a word that makes a name with it: صلاح الدين.
    InName,
}

impl Stand {
    fn of(word: &[char], before: Option<&[char]>, after: Option<&[char]>) -> Self {
        match before {
            _ if after.is_some_and(is_number) => Self::OfNoun,
            Some(before) if word.ends_with(&['ا', 'ل', 'د', 'ي', 'ن']) && words::makes_name_of_religion(before) => {
                Self::InName
            }
            Some(before) if words::is_function_word(before) => Self::OfNoun,
            Some(before) if has_article(before) && has_article(word) => Self::OfAdjective,
            _ => Self::Open,
        }
    }
}

impl Place {
    /// Looks at the neighbours of the word at `at`, as far as its readings `fits` ask for it.
    ///
    /// A word in the pattern of a verb (فعل, فاعل, تفعل, افتعل) is one
    /// - after قد, لم, لن, سوف and the relative pronouns: وقد كشف المصدر, الذي قتل; but قتل المدنيين;
    /// - before أن or إن where no preposition stands before it: وذكر أن; but إلى حد أن;
    /// - with و or ف at the beginning of a sentence, since news prose begins it with the verb (Ryding, chapter 4):
    ///   . وطالب المجلس; but . والمجلس.
    ///
    /// An adjective agrees with the noun before it in the article (chapter 10): السياسة الخارجية, but وزير الخارجية.
    /// Behind a number stands what is counted (chapter 15), and a month is counted too: 15 مارس; a year may end a phrase of
    /// its own: وفي 2020 كشف المصدر.
    pub(super) fn of(words: &Words, at: usize, fits: &[Fit]) -> Self {
        let alone = |asks: fn(&Fit) -> bool| fits.iter().any(|fit| fit.role == Role::Alone && asks(fit));
        let asks = Asked {
            teh: alone(|fit| fit.teh.is_some()),
            bare: alone(|fit| fit.bare),
            before_article: alone(|fit| fit.before_article),
            homograph: alone(|fit| fit.homograph.is_some()),
        };
        if asks == Asked::default() { Self::default() } else { Self::among(words, at, asks) }
    }

    fn among(words: &Words, at: usize, asks: Asked) -> Self {
        let folded = |at: usize| (at < words.len()).then(|| words.folded(at));
        let (Some(word), before, after) = (folded(at), at.checked_sub(1).and_then(folded), folded(at + 1)) else {
            return Self::default();
        };
        let place = Self {
            after_noun: asks.teh
                && at
                    .checked_sub(1)
                    .is_some_and(|before| takes_feminine_adjective(words.written(before), has_article(word))),
            before_article: asks.before_article && after.is_some_and(has_article),
            stand: if asks.homograph { Stand::of(word, before, after) } else { Stand::Open },
            ..Self::default()
        };
        let written = words.written(at);
        let rest = match written {
            ['و' | 'ف', rest @ ..] => rest,
            _ => &[],
        };
        // Most words can be no verb, and their neighbours need not be asked.
        let (verb, verb_behind) = (is_verb_pattern(written), is_verb_pattern(rest));
        if !(asks.bare && (verb || verb_behind)) {
            return place;
        }
        let said = after.is_some_and(words::is_that);
        let begins = before.is_none_or(|before| matches!(*before, [mark] if is_terminator(mark)));
        let preposition = before.is_some_and(words::is_preposition);
        // قال الرئيس بوش إن: what follows another word is its subject or part of a name.
        let clause = before.is_none_or(|before| {
            !before.first().is_some_and(|&letter| is_arabic_letter(letter))
                || !preposition && words::is_function_word(before)
        });
        let opened = || before.is_some_and(words::opens_verb);
        let counted = before.is_some_and(|before| is_number(before) && before.len() < 4);
        Self {
            verb: verb && (said && clause || opened()),
            verb_after_conjunction: (begins || said) && verb_behind,
            no_verb: match verb && !counted && !preposition {
                true if clause => Confidence::Doubtful,
                true => Confidence::Likely,
                false => Confidence::Sure,
            },
            ..place
        }
    }

    /// How sure a reading is whose letters are also another word.
    fn of_homograph(self, homograph: Homograph) -> Confidence {
        match (homograph, self.stand) {
            (_, Stand::InName) => Confidence::Doubtful,
            (Homograph::Noun { said: true }, Stand::OfAdjective) | (Homograph::Adjective, Stand::OfNoun) => {
                Confidence::Doubtful
            }
            (Homograph::Noun { .. }, Stand::OfNoun) | (Homograph::Adjective, Stand::OfAdjective) => Confidence::Sure,
            (Homograph::Noun { said: true }, Stand::Open) => Confidence::Sure,
            _ => Confidence::Likely,
        }
    }

    /// How sure a reading is, in this place.
    pub(super) fn confidence(self, fit: &Fit) -> Confidence {
        if fit.role != Role::Alone {
            return fit.confidence;
        }
        let by_letters = fit.homograph.map_or(Confidence::Sure, |homograph| self.of_homograph(homograph));
        // What stands where only a noun does is no verb either: عام 2020.
        let noun = matches!(fit.homograph, Some(Homograph::Noun { .. })) && self.stand == Stand::OfNoun;
        let by_place = match fit.bare && !noun {
            // أعين "eyes" is a plural that the list knows, and sooner that than a verb.
            true if fit.cut.base == Derivation::Plural(Source::Listed) => self.no_verb.min(Confidence::Likely),
            true => self.no_verb,
            false if fit.teh.is_some() => Confidence::Likely,
            false => Confidence::Sure,
        };
        fit.confidence.max(by_letters).max(by_place)
    }

    /// Whether a reading of the word can stand here.
    pub(super) fn admits(self, fit: &Fit) -> bool {
        let verb = if fit.added { self.verb_after_conjunction } else { self.verb };
        // An adjective has no preposition of its own: بعملية is a noun wherever it stands.
        let adjective = self.after_noun && !fit.added;
        let elsewhere = match fit.teh {
            Some(Teh::Feminine | Teh::Adjective) => !adjective,
            Some(Teh::Noun) => adjective,
            None => false,
        };
        !(verb && fit.bare || elsewhere || fit.before_article && !self.before_article)
    }
}

/// Whether a word can have a feminine adjective behind it, one with the article or without: a noun in ة or ات or a broken
/// plural, as definite as the adjective; a pronoun makes it definite too (سياستها الخارجية).
fn takes_feminine_adjective(noun: &[char], definite: bool) -> bool {
    let folded = fold_letters(noun);
    if words::is_function_word(&folded) || !noun.first().is_some_and(|&letter| is_arabic_letter(letter)) {
        return false;
    }
    clitic::analyses(noun).any(|analysis| {
        let stem = &noun[analysis.stem.start..analysis.stem.end];
        let pronoun = analysis.enclitic.is_some();
        let feminine = match stem {
            [.., 'ا', 'ت'] => true,
            [.., 'ت'] => pronoun,
            [.., 'ة' | 'ه'] => !pronoun,
            _ if FEMININE.iter().any(|noun| noun.chars().eq(stem.iter().copied())) => true,
            _ => !plural::singulars(stem).is_empty(),
        };
        feminine && (analysis.proclitics.article || pronoun) == definite
    })
}

/// Nouns that are feminine without showing it (Wright, vol. I, §290): الحرب الأهلية.
const FEMININE: [&str; 16] =
    ["سوق", "حرب", "أرض", "نار", "شمس", "نفس", "يد", "دار", "عين", "ريح", "روح", "بئر", "كأس", "طريق", "رحى", "كف"];

/// Whether a folded word has the article, behind whatever stands before it.
fn has_article(word: &[char]) -> bool {
    clitic::proclitics(word).any(|(proclitics, _)| proclitics.article)
}

fn is_number(word: &[char]) -> bool {
    word.iter().all(char::is_ascii_digit)
}

/// Whether letters can be a verb in the perfect, third person masculine (Ryding, chapters 22 to 30): كشف, طالب, توقع, تبادل,
/// أعلن, انتقد, رد. آمال and آباء can not: after آ one of form IV has two letters.
fn is_verb_pattern(word: &[char]) -> bool {
    match word {
        ['آ', _, _, _, ..] => false,
        [_, _] => words::is_doubled_verb(&fold_letters(word)),
        [_, _, _] | [_, 'ا', _, _] | ['ت', _, _, _] | ['ت', _, 'ا', _, _] => true,
        ['ا' | 'أ' | 'إ', _, _, _] | ['ا' | 'إ', _, 'ت', _, _] => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arabic::tokenise;

    fn place(text: &str, at: usize) -> Place {
        let source: Vec<char> = text.chars().collect();
        let words = Words::of(&source, &tokenise(text));
        Place::among(&words, at, Asked { teh: true, bare: true, before_article: true, homograph: true })
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
            ("وزير خارجية", false),
            ("سياستها الخارجية", true),
            ("القوانين الخارجية", true),
            (". الخارجية", false),
        ] {
            assert_eq!(place(text, 1).after_noun, adjective, "{text}");
        }
    }
}
