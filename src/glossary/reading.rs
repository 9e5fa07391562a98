//! Which words of entries can this written word be? All readings of one word of a text, looked up and weighed.
//!
//! Grammar vetoes readings, then readings are weighed against each other: a word that an entry has as it stands is not
//! also taken for another word with a proclitic or a rarer ending (لبنان is not ل + بنان where لبنان is an entry).

use super::letters::{Habits, agree, fold_letters};
use super::paradigm::{Role, Shape};
use super::recognise::{Bases, Lexeme};
use crate::arabic::chars::is_arabic_letter;
use crate::arabic::clitic::{self, Analysis, Conjunction, Enclitic, Particle, Proclitics};
use crate::arabic::plural::{self, Source};
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
    pub(super) added: bool,
    /// Whether this is so only if a word with the article follows: قطاعي الصناعة والزراعة, but قطاعي is an adjective.
    pub(super) before_article: bool,
    /// Whether the reading is of the feminine of an adjective of relation, or of a noun written so: الوطنية.
    pub(super) nisba: Option<Nisba>,
    /// Whether the letters alone do not show a noun: no article, preposition, pronoun or ending.
    pub(super) bare: bool,
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

/// What ـية can be where entries have both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Nisba {
    /// The feminine of an adjective of relation: السياسة الخارجية.
    Adjective,
    /// A noun of its own: وزير الخارجية.
    Noun,
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
pub(super) fn fits(bases: &Bases, word: &TextWord, habits: Habits, found: &mut Vec<Fit>) {
    let letters = &word.letters;
    let folded = fold_letters(letters);
    if !letters.first().copied().is_some_and(is_arabic_letter) {
        return literal(bases, &folded, found);
    }
    let from = found.len();
    let function_word = words::is_function_word(&folded);
    let listed = plural::is_listed(&folded);
    let mut analyses = clitic::analyses(letters);
    if let [.., 'ة' | 'ى'] = letters[..] {
        analyses.retain(|analysis| analysis.enclitic.is_none());
    }
    let mut root_letter = [None; 2];
    analyses.retain(|analysis| analysis.proclitics.particle != Some(Particle::Sa));
    for analysis in analyses {
        // آلاف has no article and لجان no preposition: the list knows them whole.
        if listed && !analysis.proclitics.is_empty() || is_root_letter(&folded, analysis.proclitics, &mut root_letter) {
            continue;
        }
        let whole = &folded[analysis.stem.start..];
        // A final ه that is written so is a pronoun where the text dots its ة: عقده is not عقدة.
        let known = plural::is_listed(whole) && !(habits.teh && letters.ends_with(&['ه']));
        let is_name = words::is_name(whole);
        let text = &letters[analysis.stem.start..analysis.stem.end];
        let text_folded = &folded[analysis.stem.start..analysis.stem.end];
        for (ending, length) in stem::endings(text, analysis.enclitic.is_some()) {
            if !ending_agrees(ending, &analysis, word, text)
                || is_name && matches!(ending, Ending::Accusative | Ending::Dual | Ending::DualConstruct)
            {
                continue;
            }
            let changed = ending != Ending::Bare || analysis.enclitic.is_some();
            let short = length == 2 && changed && !is_short_noun(&text_folded[..2]);
            // A known word is not cut: شبكة is not شبك + ه, whatever the entries are.
            let cut = known && changed;
            let mut look = |base: &[char], base_folded: &[char]| {
                for (lexeme, role, shape) in bases.get(base_folded).into_iter().flatten() {
                    let foreign =
                        cut && shape.own.is_some() && !(shape.own == Some(ending) && analysis.enclitic.is_none());
                    // أعمال, where the list has it under عمل, is no plural by pattern of another word.
                    let guessed = known && shape.source == Source::Pattern;
                    if foreign
                        || guessed
                        || short && shape.own != Some(Ending::TehMarbuta)
                        || function_word && shape.base != *base
                    {
                        continue;
                    }
                    if let Some(fit) = fit(*lexeme, *role, shape, base, ending, &analysis, text, habits) {
                        if !function_word || fit.exact {
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
fn literal(bases: &Bases, folded: &[char], found: &mut Vec<Fit>) {
    for (lexeme, role, shape) in bases.get(folded).into_iter().flatten() {
        if shape.own == Some(Ending::Bare) && shape.base.len() == folded.len() {
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
                bare: false,
                before_article: false,
                nisba: None,
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
        // رسمي is an adjective of relation far sooner than "my drawing", and شكك a verb sooner than "your doubt"; the
        // second person is rare in prose anyway, and حكومتي shows its pronoun by the teh.
        Ending::Bare => !matches!(analysis.enclitic, Some(Enclitic::Ya | Enclitic::Ka)),
        Ending::TehMarbuta | Ending::Teh | Ending::SoundFeminine => true,
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
    habits: Habits,
) -> Option<Fit> {
    let pronoun = analysis.enclitic.is_some();
    // ين is the oblique dual too: يومين.
    let oblique_dual =
        ending == Ending::SoundMasculine && text.ends_with(&['ي', 'ن']) && shape.endings.contains(Ending::Dual);
    // تقريري المجلسين: the dual before a genitive; elsewhere ي makes an adjective of relation.
    let oblique_construct = ending == Ending::SoundMasculineConstruct
        && role != Role::Follower
        && text.ends_with(&['ي'])
        && shape.endings.contains(Ending::Dual);
    if !shape.endings.contains(ending) && !oblique_dual && !oblique_construct
        || shape.before_pronoun && !pronoun
        || !agree_with_ending(shape, base, ending, text, habits)
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
    // The feminine of an adjective of relation is as frequent as the noun that looks like it: الوطنية.
    let nisba = ending == Ending::TehMarbuta && base.ends_with(&['ي']);
    let weight = if own && !rare_clitic {
        Weight::Same
    } else if rare_clitic && !article || rare_ending && !nisba || shape.source == Source::Pattern {
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
        before_article: oblique_construct && !shape.endings.contains(ending),
        nisba: (nisba && own).then_some(Nisba::Noun).or(nisba.then_some(Nisba::Adjective)),
        bare: ending == Ending::Bare && !pronoun && !article && particle.is_none(),
        weight,
    })
}

/// Whether the letters of base and ending can be the entry's.
fn agree_with_ending(shape: &Shape, base: &[char], ending: Ending, text: &[char], habits: Habits) -> bool {
    // Where ة has its dots, ه is none.
    let teh = ending != Ending::TehMarbuta || text.ends_with(&['ة']) || !habits.teh;
    teh && shape.base.len() == base.len() && agree(&shape.base, base, habits)
}

/// Whether two letters are a noun that takes endings and pronouns: حقه; but شبه is not شب + ه.
fn is_short_noun(base: &[char]) -> bool {
    const MORE: [[char; 2]; 3] = [['ر', 'د'], ['س', 'ن'], ['ك', 'ل']];
    MORE.iter().any(|noun| noun == base) || plural::is_listed(base) || plural::is_listed(&[base, &['ه']].concat())
}

/// Drops the readings that a better one rules out.
fn weigh(found: &mut Vec<Fit>, from: usize) {
    let alone = |nisba| found[from..].iter().any(|fit| fit.role == Role::Alone && fit.nisba == Some(nisba));
    let rivals = alone(Nisba::Adjective) && alone(Nisba::Noun);
    if !rivals {
        found[from..].iter_mut().for_each(|fit| fit.nisba = None);
    }
    let whole = found[from..]
        .iter()
        .any(|fit| fit.role == Role::Alone && fit.weight == Weight::Same && !fit.added && !fit.pronoun);
    if whole {
        let mut at = 0;
        found.retain(|fit| {
            at += 1;
            at <= from || !fit.added && fit.weight != Weight::Rare
        });
    }
}
