//! Why was this term found here? The way from the written words back to the entry's, for maintainers who wonder.
//!
//! Costs as much as recognising the words of one occurrence once more, so that who does not ask does not pay.

use super::letters::Habits;
use super::paradigm::{Derivation, Role};
use super::reading::{Cut, Fit};
use super::recognise::{Match, Occurrence, ROOT, Termbase, agrees};
use super::text::Reading;
use crate::arabic::Span;
use crate::arabic::clitic::{Conjunction, Particle, Proclitics};
use crate::arabic::plural::Source;
use crate::arabic::stem::Ending;

/// One written word of an occurrence, and how it stands for its word of the entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordReading {
    /// Where the word stands, in code points of the text.
    pub span: Span,
    /// As it is written.
    pub text: String,
    /// Whether it is the entry's word, but for spelling.
    pub exact: bool,
    cut: Cut,
}

impl WordReading {
    /// What stands before the word and behind it, each with its meaning, in the order of the text: `["و “and”", "ال “the”"]`.
    #[must_use]
    pub fn affixes(&self) -> Vec<String> {
        let Proclitics { conjunction, particle, article } = self.cut.proclitics;
        let mut parts = Vec::new();
        parts.extend(conjunction.map(|conjunction| match conjunction {
            Conjunction::Wa => "و “and”".to_owned(),
            Conjunction::Fa => "ف “so”".to_owned(),
        }));
        parts.extend(particle.map(|particle| match particle {
            Particle::Bi => "ب “in, by, with”".to_owned(),
            Particle::Ka => "ك “as”".to_owned(),
            Particle::Li => "ل “for, to”".to_owned(),
            Particle::Sa => "س “will”".to_owned(),
        }));
        if article {
            parts.push("ال “the”".to_owned());
        }
        parts.extend(
            self.cut.enclitic.map(|pronoun| format!("the pronoun {}", pronoun.letters().iter().collect::<String>())),
        );
        parts
    }

    /// The rules that lead from its form to the entry's, if it is another: `["the plural in ات"]`.
    #[must_use]
    pub fn rules(&self) -> Vec<&'static str> {
        let ending = self.cut.ending.and_then(|ending| self.ending(ending));
        derivation(self.cut.base).into_iter().chain(ending).collect()
    }

    /// The rule for an ending that the entry has not.
    fn ending(&self, ending: Ending) -> Option<&'static str> {
        let pronoun = self.cut.enclitic.is_some();
        match ending {
            Ending::Bare => None,
            Ending::TehMarbuta => Some("the feminine in ة"),
            Ending::Teh => Some("ت, which ة becomes before a pronoun"),
            Ending::SoundFeminine => Some("the plural in ات"),
            Ending::SoundMasculine => Some("the plural in ون or ين, or the dual in ين"),
            Ending::SoundMasculineConstruct => Some("the plural or dual before a genitive or pronoun"),
            Ending::Dual => Some("the dual in ان"),
            Ending::DualConstruct if pronoun => Some("the dual before a pronoun"),
            Ending::DualConstruct => Some("the dual before a genitive"),
            Ending::FeminineDual => Some("the dual of a word in ة"),
            Ending::FeminineDualConstruct => Some("the dual of a word in ة, before a genitive or pronoun"),
            Ending::Accusative => Some("the accusative in ا"),
        }
    }
}

/// How a base comes from the entry's word, if it is another.
fn derivation(base: Derivation) -> Option<&'static str> {
    match base {
        Derivation::Itself => None,
        Derivation::Plural(Source::Listed) => Some("a broken plural that is in the list"),
        Derivation::Plural(Source::Pattern) => Some("a broken plural by its pattern, in no list"),
        Derivation::Number(Source::Listed) => Some("another number of it that is in the list"),
        Derivation::Number(Source::Pattern) => Some("another number of it by its pattern, in no list"),
        Derivation::Maqsura => Some("ا or ي, which ى becomes before a suffix"),
        Derivation::Defective => {
            Some("the ي of a defective word, which falls away where it is indefinite (قاض, القاضي)")
        }
        Derivation::FiveNouns => Some("و, ا or ي for its case (أبوه, أباه, أبيه)"),
        Derivation::Counterpart => Some("another gender, case or definiteness that no ending makes"),
    }
}

/// An explanation in a sentence: «وبالمجلس» is the entry's word with و “and” and ب “in, by, with”. `how` tells a form that
/// the concept lists from the entry's own.
#[must_use]
pub fn sentence(words: &[WordReading], how: Match) -> String {
    let changed: Vec<String> = words
        .iter()
        .filter(|word| !word.exact)
        .map(|word| {
            let mut parts = word.affixes();
            parts.extend(word.rules().into_iter().map(str::to_owned));
            match parts.pop() {
                None => format!("«{}» is the entry's word without what the entry has around it", word.text),
                Some(last) if parts.is_empty() => format!("«{}» is the entry's word with {last}", word.text),
                Some(last) => format!("«{}» is the entry's word with {} and {last}", word.text, parts.join(", ")),
            }
        })
        .collect();
    if changed.is_empty() && how == Match::Inflected {
        "The text has another written form that the concept lists.".to_owned()
    } else if changed.is_empty() {
        "The text has the entry's words as they are, but for spelling.".to_owned()
    } else {
        format!("{}.", changed.join("; "))
    }
}

impl Termbase {
    /// How each word of an occurrence stands for a word of its entry; empty when the termbase no longer has the entry.
    /// `written` is what stands in the occurrence's span: of the whole text each occurrence would have to be looked for anew.
    /// `habits` are those of the whole text, which is read by them.
    #[must_use]
    pub fn explain(&self, written: &str, habits: Habits, occurrence: &Occurrence) -> Vec<WordReading> {
        let source: Vec<char> = written.chars().collect();
        let reading = self.read(&source, Some(habits));
        let mut way = Vec::new();
        let found = !reading.units.is_empty() && self.trace(&reading, 0, ROOT, occurrence, &mut way);
        let word = |(at, fit): (usize, Fit)| {
            let span = reading.units[at].span;
            let text = source[span.start..span.end].iter().collect();
            WordReading { span: span.shift(occurrence.span.start), text, exact: fit.exact, cut: fit.cut }
        };
        if found { way.into_iter().map(word).collect() } else { Vec::new() }
    }

    /// Follows the words of an occurrence from `at` on to the entry's end, the exact readings first.
    fn trace(&self, reading: &Reading, at: usize, node: u32, wanted: &Occurrence, way: &mut Vec<(usize, Fit)>) -> bool {
        let mut fits: Vec<Fit> = reading.fits_of(&reading.units[at]).to_vec();
        fits.sort_by_key(|fit| {
            (
                !fit.exact,
                fit.confidence,
                fit.cut.base.is_guess(),
                fit.cut.ending.is_some_and(|ending| ending != Ending::Bare),
            )
        });
        for fit in fits {
            let fits_here = match way.last() {
                None => fit.role != Role::Follower,
                Some((_, before)) => fit.role == Role::Follower && agrees(before, &fit),
            };
            let Some(next) = self.edge(node, fit.lexeme).filter(|_| fits_here) else { continue };
            way.push((at, fit));
            let arrived = match reading.next(at) {
                None => self.ends_at(next, wanted),
                Some(following) => self.trace(reading, following, next, wanted, way),
            };
            if arrived {
                return true;
            }
            way.pop();
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arabic::Offsets;
    use crate::glossary::{Nature, Usage};
    use crate::id::ConceptId;

    #[test]
    fn a_hit_says_why() {
        for (term, text, expected) in [
            ("المجلس الأعلى", "قال المجلس الاعلى", "The text has the entry's words as they are, but for spelling."),
            ("المجلس", "وبالمجلس", "«وبالمجلس» is the entry's word with و “and” and ب “in, by, with”."),
            ("وزير", "الوزراء", "«الوزراء» is the entry's word with ال “the” and a broken plural that is in the list."),
            (
                "حكومة",
                "في حكومتها",
                "«حكومتها» is the entry's word with the pronoun ها and ت, which ة becomes before a pronoun.",
            ),
            (
                "المرشحة الفائزة",
                "المرشحات الفائزات",
                "«المرشحات» is the entry's word with the plural in ات; «الفائزات» is the entry's word with the plural in ات.",
            ),
            ("المجلس الأعلى", "مجلسها الأعلى", "«مجلسها» is the entry's word with the pronoun ها."),
            ("كرة", "الكرة", "«الكرة» is the entry's word with ال “the”."),
            ("وزير الدفاع", "وزيرا الدفاع", "«وزيرا» is the entry's word with the dual before a genitive."),
            (
                "أكبر",
                "كبرى",
                "«كبرى» is the entry's word with another gender, case or definiteness that no ending makes.",
            ),
            (
                "أب",
                "أباه",
                "«أباه» is the entry's word with the pronoun ه and و, ا or ي for its case (أبوه, أباه, أبيه).",
            ),
            (
                "مستشفى",
                "مستشفاهم",
                "«مستشفاهم» is the entry's word with the pronoun هم and ا or ي, which ى becomes before a suffix.",
            ),
            ("السلام", "خالل محادثات بالسالم", "«بالسالم» is the entry's word with ب “in, by, with”."),
            (
                "مفرمة",
                "المفارم",
                "«المفارم» is the entry's word with ال “the” and a broken plural by its pattern, in no list.",
            ),
        ] {
            let mut termbase = Termbase::default();
            termbase.insert(&ConceptId::from("one"), Nature::Common, &Usage::default(), [term]);
            let found = termbase.recognise(text);
            assert_eq!(found.len(), 1, "{term} in {text}");
            let words = termbase.explain(Offsets::new(text).slice(found[0].span), Habits::of(text), &found[0]);
            assert_eq!(sentence(&words, found[0].how), expected);
            assert_eq!(words.first().map(|word| word.span.start), Some(found[0].span.start));
        }
    }

    #[test]
    fn a_listed_form_is_said_to_be_one() {
        let usage = Usage { forms: vec!["مليشيات".to_owned()], ..Usage::default() };
        let mut termbase = Termbase::default();
        termbase.insert(&ConceptId::from("one"), Nature::Common, &usage, ["ميليشيا"]);
        let found = termbase.recognise("مليشيات");
        let words = termbase.explain("مليشيات", Habits::default(), &found[0]);
        assert_eq!(sentence(&words, found[0].how), "The text has another written form that the concept lists.");
    }
}
