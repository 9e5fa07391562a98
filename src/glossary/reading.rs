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
    /// How many letters that conjunction and preposition have: 2 in وبالمجلس where the entry is المجلس.
    pub(super) lead: u8,
    /// How many letters its pronoun has: 2 in حكومتها.
    pub(super) tail: u8,
    /// Whether this is so only if a word with the article follows: قطاعي الصناعة والزراعة, but قطاعي is an adjective.
    pub(super) before_article: bool,
    /// What its ة makes of it, where the entries or the lists leave a choice.
    pub(super) teh: Option<Teh>,
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

/// What a word in ة can be where it is not clear.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Teh {
    /// The feminine of an adjective: السياسة الخارجية.
    Feminine,
    /// The same, where a noun of these letters is known to be frequent: العروض المقدمة.
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

/// Puts what `word` can be into `found`, which is empty.
pub(super) fn fits(bases: &Bases, word: &TextWord, habits: Habits, found: &mut Vec<Fit>) {
    let letters = &word.letters;
    let folded = fold_letters(letters);
    if !letters.first().copied().is_some_and(is_arabic_letter) {
        return literal(bases, &folded, found);
    }
    let function_word = words::is_function_word(&folded);
    let mut listed = None;
    let mut analyses = clitic::analyses(letters);
    if let [.., 'ة' | 'ى'] = letters[..] {
        analyses.retain(|analysis| analysis.enclitic.is_none());
    }
    let mut root_letter = [None; 2];
    analyses.retain(|analysis| analysis.proclitics.particle != Some(Particle::Sa));
    let mut candidates = Vec::new();
    for analysis in analyses {
        let text = &letters[analysis.stem.start..analysis.stem.end];
        let text_folded = &folded[analysis.stem.start..analysis.stem.end];
        candidates.clear();
        for (ending, length) in stem::endings(text, analysis.enclitic.is_some()) {
            if !ending_agrees(ending, &analysis, word, text) {
                continue;
            }
            let shapes = bases.get(&text_folded[..length]).into_iter().flatten();
            candidates.extend(
                shapes
                    .filter(|(_, _, shape)| agrees(shape, &text[..length], ending, text, habits))
                    .map(|found| (ending, found)),
            );
            // The seat of a final hamza changes before a suffix: أعضاء, أعضائه, أعضاؤه; شيء, شيئا.
            if let ([rest @ .., 'ئ' | 'ؤ'], true) = (&text[..length], length < letters.len() - analysis.stem.start) {
                let base: Vec<char> = rest.iter().copied().chain(['ء']).collect();
                let shapes = bases.get(&fold_letters(&base)).into_iter().flatten();
                candidates.extend(
                    shapes
                        .filter(|(_, _, shape)| agrees(shape, &base, ending, text, habits))
                        .map(|found| (ending, found)),
                );
            }
        }
        // What follows costs look-ups in the lists, and most readings never come here.
        // آلاف has no article and لجان no preposition: the list knows them whole.
        if candidates.is_empty()
            || !analysis.proclitics.is_empty() && *listed.get_or_insert_with(|| plural::is_listed(letters))
            || is_root_letter(&folded, analysis.proclitics, &mut root_letter)
        {
            continue;
        }
        let whole = Whole::of(&letters[analysis.stem.start..], &folded[analysis.stem.start..], habits);
        for &(ending, (lexeme, role, shape)) in &candidates {
            if !whole.allows(shape, ending, &analysis) || function_word && shape.base != text {
                continue;
            }
            if let Some(mut fit) = fit(*lexeme, *role, shape, ending, &analysis, text) {
                if whole.noun_with_teh && fit.teh == Some(Teh::Feminine) {
                    fit.teh = Some(Teh::Adjective);
                }
                if !function_word || fit.exact {
                    found.push(fit);
                }
            }
        }
    }
    weigh(found);
}

/// What the lists know of a word without its proclitics.
struct Whole {
    /// It is a noun of the list of plurals.
    known: bool,
    /// It is a name whose ending is none.
    name: bool,
    /// It is a noun in ة of its own.
    noun_with_teh: bool,
}

impl Whole {
    fn of(letters: &[char], folded: &[char], habits: Habits) -> Self {
        // A final ه that is written so is a pronoun where the text dots its ة: عقده is not عقدة.
        let known = plural::is_listed(letters) && !(habits.teh && letters.ends_with(&['ه']));
        Self { known, name: words::is_name(folded), noun_with_teh: known || words::is_noun_with_teh(folded) }
    }

    /// Whether the word may be cut into a shape's base, this ending and the pronoun of the analysis.
    fn allows(&self, shape: &Shape, ending: Ending, analysis: &Analysis) -> bool {
        let changed = ending != Ending::Bare || analysis.enclitic.is_some();
        let own = shape.own == Some(ending) && analysis.enclitic.is_none();
        // A name has no case or number: ليبيا is not ليبي + ا.
        let name = self.name && matches!(ending, Ending::Accusative | Ending::Dual | Ending::DualConstruct);
        // Two letters take an ending where they are known for a noun: حقه; but شبه is not شب + ه.
        let grows = ending == Ending::Accusative
            || ending == Ending::Bare && !matches!(analysis.enclitic, None | Some(Enclitic::Hu));
        let short = changed
            && !grows
            && shape.base.len() == 2
            && shape.own != Some(Ending::TehMarbuta)
            && !is_short_noun(&fold_letters(&shape.base));
        // A known word is not cut: شبكة is not شبك + ه, whatever the entries are.
        let adjective = ending == Ending::TehMarbuta && shape.own == Some(Ending::Bare);
        let foreign = self.known && changed && shape.own.is_some() && !own && !adjective;
        // What the list has under one singular is no plural by pattern of another.
        let guessed = self.known && shape.source == Source::Pattern;
        !(name || short || foreign || guessed)
    }
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
                lead: 0,
                tail: 0,
                bare: false,
                before_article: false,
                teh: None,
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
    shape.own.is_none()
        && (shape.source == Source::Pattern && words::is_fuul(&fold_letters(base))
            || base.first() == Some(&'ا') && words::is_ifal(&fold_letters(base)))
}

/// What grammar says of an ending together with what stands before and behind it (Ryding, chapter 7).
fn ending_agrees(ending: Ending, analysis: &Analysis, word: &TextWord, text: &[char]) -> bool {
    let Proclitics { particle, article, .. } = analysis.proclitics;
    let genitive = particle.is_some();
    let nominative = |ends: &[char]| genitive && text.ends_with(ends);
    match ending {
        // The article makes definite: المجلسا is none. A genitive has no ا: بمجلسا is none.
        Ending::Accusative => !(article || genitive),
        // A construct has no article, and after a preposition no nominative: المسؤولو, بمسؤولو are none.
        Ending::SoundMasculineConstruct => !(word.tanwin || article || nominative(&['و'])),
        Ending::DualConstruct | Ending::FeminineDualConstruct => !(word.tanwin || article || nominative(&['ا'])),
        // After a preposition ين, not ون or ان: بيان is not ب + ي + ان.
        Ending::SoundMasculine => !(word.tanwin || nominative(&['و', 'ن'])),
        Ending::Dual | Ending::FeminineDual => !(word.tanwin || nominative(&['ا', 'ن'])),
        // رسمي is an adjective of relation far sooner than "my drawing", and شكك a verb sooner than "your doubt"; the
        // second person is rare in prose anyway, and حكومتي shows its pronoun by the teh.
        Ending::Bare => !matches!(analysis.enclitic, Some(Enclitic::Ya | Enclitic::Ka)),
        Ending::TehMarbuta | Ending::Teh | Ending::SoundFeminine => true,
    }
}

fn fit(lexeme: Lexeme, role: Role, shape: &Shape, ending: Ending, analysis: &Analysis, text: &[char]) -> Option<Fit> {
    let pronoun = analysis.enclitic.is_some();
    // ين is the oblique dual too: يومين.
    let oblique_dual =
        ending == Ending::SoundMasculine && text.ends_with(&['ي', 'ن']) && shape.endings.contains(Ending::Dual);
    // تقريري المجلسين: the dual before a genitive; elsewhere ي makes an adjective of relation.
    let oblique_construct = ending == Ending::SoundMasculineConstruct
        && role != Role::Follower
        && text.ends_with(&['ي'])
        && shape.endings.contains(Ending::Dual);
    if !shape.endings.contains(ending) && !oblique_dual && !oblique_construct || shape.before_pronoun && !pronoun {
        return None;
    }
    let Proclitics { conjunction, particle, article } = analysis.proclitics;
    let added = (conjunction, particle) != (shape.proclitics.conjunction, shape.proclitics.particle);
    let rare_clitic = particle == Some(Particle::Ka) || conjunction == Some(Conjunction::Fa);
    // A name has no pronoun and keeps its article: قطرنا, القطر are not قطر. Before three letters ك and ف are sooner of
    // the root: كسرت, فسرت are not سرت.
    let name = shape.name && role == Role::Alone;
    let root = rare_clitic && !article && shape.base.len() <= 3;
    if name && (pronoun || article != shape.proclitics.article || root) {
        return None;
    }
    // Inside a phrase a word has the entry's own conjunction and preposition.
    if role == Role::Follower && added {
        return None;
    }
    let own = shape.own == Some(ending) && !pronoun;
    let rare_ending = matches!(
        ending,
        Ending::Accusative | Ending::SoundMasculineConstruct | Ending::DualConstruct | Ending::FeminineDualConstruct
    ) || ending == Ending::TehMarbuta && shape.own == Some(Ending::Bare);
    // The feminine of an adjective of relation is as frequent as the noun that looks like it: الوطنية.
    let nisba = ending == Ending::TehMarbuta && shape.base.ends_with(&['ي']);
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
        // Each is one letter; للمجلس has one more lam, which is the article's.
        lead: u8::from(conjunction.is_some() && conjunction != shape.proclitics.conjunction)
            + u8::from(particle.is_some() && particle != shape.proclitics.particle),
        tail: analysis.enclitic.map_or(0, |pronoun| u8::try_from(pronoun.letters().len()).unwrap_or(0)),
        before_article: oblique_construct && !shape.endings.contains(ending),
        teh: match shape.own {
            Some(Ending::TehMarbuta) if own => Some(Teh::Noun),
            Some(Ending::Bare) if ending == Ending::TehMarbuta => Some(Teh::Feminine),
            _ => None,
        },
        bare: ending == Ending::Bare && !pronoun && !article && particle.is_none(),
        weight,
    })
}

/// Whether the letters of `base` and ending in the text can be the entry's.
fn agrees(shape: &Shape, base: &[char], ending: Ending, text: &[char], habits: Habits) -> bool {
    // Where ة has its dots, ه is none.
    let teh = ending != Ending::TehMarbuta || text.ends_with(&['ة']) || !habits.teh;
    teh && shape.base.len() == base.len() && agree(&shape.base, base, habits) && !is_verbal_noun(shape, base)
}

/// Whether two letters are a noun that takes endings and pronouns: حقه; but شبه is not شب + ه.
fn is_short_noun(base: &[char]) -> bool {
    const MORE: [[char; 2]; 3] = [['ر', 'د'], ['س', 'ن'], ['ك', 'ل']];
    MORE.iter().any(|noun| noun == base) || plural::is_listed(base) || plural::is_listed(&[base, &['ه']].concat())
}

/// Drops the readings that a better one rules out.
fn weigh(found: &mut Vec<Fit>) {
    let alone = |teh| found.iter().any(|fit: &Fit| fit.role == Role::Alone && fit.teh == Some(teh));
    let (feminine, adjective, noun) = (alone(Teh::Feminine), alone(Teh::Adjective), alone(Teh::Noun));
    for fit in found.iter_mut() {
        let told_apart = match fit.teh {
            Some(Teh::Feminine) => noun,
            Some(Teh::Noun) => feminine || adjective,
            Some(Teh::Adjective) | None => true,
        };
        if !told_apart {
            fit.teh = None;
        }
    }
    let whole =
        found.iter().any(|fit| fit.role == Role::Alone && fit.weight == Weight::Same && !fit.added && !fit.pronoun);
    if whole {
        // The neighbours choose between a noun in ة and a feminine.
        found.retain(|fit| !fit.added && fit.weight != Weight::Rare || fit.teh.is_some());
    }
}
