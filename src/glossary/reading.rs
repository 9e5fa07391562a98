//! Which words of entries can this written word be? All readings of one word of a text, looked up and weighed.
//!
//! Grammar vetoes readings, then readings are weighed against each other: a word that an entry has as it stands is not
//! also taken for another word with a proclitic or a rarer ending (لبنان is not ل + بنان where لبنان is an entry).

use super::letters::fold_letters;
use super::paradigm::{Role, Shape};
use super::recognise::{Bases, Lexeme, same_letters};
use crate::arabic::chars::is_arabic_letter;
use crate::arabic::clitic::{self, Analysis, Conjunction, Particle, Proclitics};
use crate::arabic::plural::Source;
use crate::arabic::stem::{self, Ending};
use crate::arabic::words;

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct TextWord {
    /// Its letters with hamza and ة, without marks.
    pub(super) letters: Vec<char>,
    /// Whether it is written with the tanwin of the accusative: ليبيًا.
    pub(super) tanwin: bool,
}

/// A word of an entry that a written word can be.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fit {
    /// Which.
    pub(super) lexeme: Lexeme,
    /// Where the lexeme stands in its entries.
    pub(super) role: Role,
    /// Whether the text has it as the entry does, with no other clitic or ending.
    pub(super) exact: bool,
    /// Whether it is an Arabic word; numbers and signs have no grammar.
    pub(super) is_word: bool,
    /// Whether the text has the article.
    pub(super) article: bool,
    /// Whether the entry has the article.
    pub(super) entry_article: bool,
    /// Whether the text has a pronoun.
    pub(super) pronoun: bool,
    /// Whether a preposition of the entry's own stands before it.
    pub(super) has_particle: bool,
    /// Whether the text has a conjunction or preposition that the entry has not.
    added: bool,
    weight: Weight,
}

impl Fit {
    /// Whether the next word of a phrase is judged the same after either.
    pub(super) fn continues_like(&self, other: &Self) -> bool {
        self.role == other.role
            && self.article == other.article
            && self.entry_article == other.entry_article
            && self.pronoun == other.pronoun
    }
}

/// How far the reading is from the entry's own form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Weight {
    /// The entry's form.
    Same,
    /// Another form of its paradigm, or a listed plural.
    Regular,
    /// A form that another word may well have: ة on a masculine, ا, a plural made by pattern.
    Rare,
}

/// Adds what `word` can be to `found`.
pub(super) fn fits(bases: &Bases, word: &TextWord, found: &mut Vec<Fit>) {
    let letters = &word.letters;
    let folded = fold_letters(letters);
    if !letters.first().copied().is_some_and(is_arabic_letter) {
        return literal(bases, &folded, letters, found);
    }
    let from = found.len();
    let function_word = words::is_function_word(&folded);
    let is_name = words::is_name(&folded);
    let mut analyses = clitic::analyses(letters);
    if let [.., 'ة' | 'ى'] = letters[..] {
        analyses.retain(|analysis| analysis.enclitic.is_none());
    }
    let mut root_letter = [None; 2];
    for analysis in analyses {
        if is_root_letter(&folded, analysis.proclitics, &mut root_letter) {
            continue;
        }
        let text = &letters[analysis.stem.start..analysis.stem.end];
        let text_folded = &folded[analysis.stem.start..analysis.stem.end];
        for (ending, length) in stem::endings(text, analysis.enclitic.is_some()) {
            if !ending_agrees(ending, &analysis, word, text) || is_name && ending != Ending::Bare {
                continue;
            }
            let mut look = |base: &[char], base_folded: &[char]| {
                for (lexeme, role, shape) in bases.get(base_folded).into_iter().flatten() {
                    if let Some(fit) = fit(*lexeme, *role, shape, base, ending, &analysis, text) {
                        if !function_word || fit.weight == Weight::Same && !fit.pronoun && !fit.added {
                            found.push(fit);
                        }
                    }
                }
            };
            look(&text[..length], &text_folded[..length]);
            // The seat of a final hamza changes before a suffix: أعضاء, أعضائه, أعضاؤه; شيء, شيئا.
            if analysis.enclitic.is_some() || ending != Ending::Bare {
                if let [rest @ .., 'ئ' | 'ؤ'] = &text[..length] {
                    let base: Vec<char> = rest.iter().copied().chain(['ء']).collect();
                    look(&base, &fold_letters(&base));
                }
            }
        }
    }
    weigh(found, from);
}

/// Numbers, signs and foreign words: themselves and nothing else.
fn literal(bases: &Bases, folded: &[char], letters: &[char], found: &mut Vec<Fit>) {
    for (lexeme, role, shape) in bases.get(folded).into_iter().flatten() {
        if shape.own == Some(Ending::Bare) && same_letters(&shape.base, letters) {
            found.push(Fit {
                lexeme: *lexeme,
                role: *role,
                exact: true,
                is_word: false,
                article: false,
                entry_article: false,
                pronoun: false,
                has_particle: false,
                added: false,
                weight: Weight::Same,
            });
        }
    }
}

/// Whether the first letter that the reading takes for a proclitic is known to be of the root; `memo` by its place.
fn is_root_letter(folded: &[char], proclitics: Proclitics, memo: &mut [Option<bool>; 2]) -> bool {
    let mut known = |at: usize| *memo[at].get_or_insert_with(|| stem::begins_with_root_letter(&folded[at..]));
    let after = usize::from(proclitics.conjunction.is_some());
    proclitics.conjunction.is_some() && known(0) || proclitics.particle.is_some() && known(after)
}

/// Whether a plural's letters are sooner read as a verbal noun: دخول, and الاعلام where the hamza is not written.
fn is_verbal_noun(shape: &Shape, base: &[char]) -> bool {
    let folded = fold_letters(base);
    shape.own.is_none()
        && (shape.source == Source::Pattern && words::is_fuul(&folded)
            || base.first() == Some(&'ا') && words::is_ifal(&folded))
}

/// What grammar says of an ending together with what stands before and behind it (Ryding, chapter 7).
fn ending_agrees(ending: Ending, analysis: &Analysis, word: &TextWord, text: &[char]) -> bool {
    let Proclitics { particle, article, .. } = analysis.proclitics;
    let genitive = particle.is_some();
    match ending {
        // The article makes definite: المجلسا is none. A genitive has no ا: بمجلسا is none.
        Ending::Accusative => !article && !genitive,
        // A construct has no article, and after a preposition no nominative: المسؤولو, بمسؤولو are none.
        Ending::SoundMasculineConstruct => !word.tanwin && !article && !(genitive && text.ends_with(&['و'])),
        Ending::DualConstruct | Ending::FeminineDualConstruct => {
            !word.tanwin && !article && !(genitive && text.ends_with(&['ا']))
        }
        // After a preposition ين, not ون or ان: بيان is not ب + ي + ان.
        Ending::SoundMasculine => !word.tanwin && !(genitive && text.ends_with(&['و', 'ن'])),
        Ending::Dual | Ending::FeminineDual => !word.tanwin && !(genitive && text.ends_with(&['ا', 'ن'])),
        Ending::Bare | Ending::TehMarbuta | Ending::Teh | Ending::SoundFeminine => true,
    }
}

fn fit(
    lexeme: Lexeme,
    role: Role,
    shape: &Shape,
    base: &[char],
    ending: Ending,
    analysis: &Analysis,
    text: &[char],
) -> Option<Fit> {
    let pronoun = analysis.enclitic.is_some();
    // ين is the oblique dual too: يومين.
    let oblique_dual =
        ending == Ending::SoundMasculine && text.ends_with(&['ي', 'ن']) && shape.endings.contains(Ending::Dual);
    if !shape.endings.contains(ending) && !oblique_dual
        || shape.before_pronoun && !pronoun
        || !same_letters(&shape.base, base)
        || is_verbal_noun(shape, base)
    {
        return None;
    }
    let Proclitics { conjunction, particle, article } = analysis.proclitics;
    let added = (conjunction, particle) != (shape.proclitics.conjunction, shape.proclitics.particle);
    // Inside a phrase a word has the entry's own conjunction and preposition.
    if role == Role::Follower && added {
        return None;
    }
    let own = shape.own == Some(ending) && !pronoun;
    let rare_clitic = particle == Some(Particle::Ka) || conjunction == Some(Conjunction::Fa);
    let rare_ending = matches!(
        ending,
        Ending::Accusative | Ending::SoundMasculineConstruct | Ending::DualConstruct | Ending::FeminineDualConstruct
    ) || ending == Ending::TehMarbuta && shape.own == Some(Ending::Bare);
    let weight = if own && !rare_clitic {
        Weight::Same
    } else if rare_clitic && !article || rare_ending || shape.source == Source::Pattern {
        Weight::Rare
    } else {
        Weight::Regular
    };
    Some(Fit {
        lexeme,
        role,
        exact: own && !added && article == shape.proclitics.article,
        is_word: true,
        article,
        entry_article: shape.proclitics.article,
        pronoun,
        has_particle: shape.proclitics.particle.is_some(),
        added,
        weight,
    })
}

/// Drops the readings that a better one rules out.
fn weigh(found: &mut Vec<Fit>, from: usize) {
    let whole = found[from..]
        .iter()
        .any(|fit| fit.role != Role::Follower && fit.weight == Weight::Same && !fit.added && !fit.pronoun);
    if whole {
        let mut at = 0;
        found.retain(|fit| {
            at += 1;
            at <= from || !fit.added && fit.weight != Weight::Rare
        });
    }
}
