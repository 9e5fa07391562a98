//! What follows from a concept's usage for each word of its Arabic: the forms in which it is looked for.
//!
//! The paradigm of a word follows from its pattern; here it is cut down or widened to what a maintainer said of it.

use super::{PartOfSpeech, Usage};
use crate::arabic::clitic::{self, Proclitics};
use crate::arabic::stem::Ending;
use crate::glossary::concept::Nature;
use crate::glossary::paradigm::{self, Derivation, Endings, Homograph, Inflection, Role, Shape, Stands};

/// By what the words of an entry are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::glossary) struct Grammar {
    nature: Nature,
    /// What kind of word it is, if that is said and no proper name.
    part: Option<PartOfSpeech>,
    inflects: bool,
    exact_spelling: bool,
}

impl Grammar {
    /// That of the terms of a concept.
    pub(in crate::glossary) fn of(nature: Nature, usage: &Usage) -> Self {
        let part = usage.part_of_speech.filter(|_| nature == Nature::Common);
        Self { nature, part, inflects: usage.inflects, exact_spelling: usage.exact_spelling }
    }

    /// That of one word: the part of speech of a phrase is that of its first word (متعدد الأطراف is an adjective, الأطراف
    /// none).
    pub(in crate::glossary) fn of_word(self, role: Role) -> Self {
        Self { part: self.part.filter(|_| role != Role::Follower), ..self }
    }
}

/// What a usage forbids a word in a text, beyond what the endings of its shape say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::glossary) struct Vetoes {
    /// No pronoun behind it.
    pronoun: bool,
    /// No article that the entry has not, and none less.
    article: bool,
    /// No other letters than those entered, which otherwise may have lost their hamza or dots.
    pub(in crate::glossary) other_spelling: bool,
}

impl Vetoes {
    /// Whether they rule a reading out that has a pronoun, or another article than the entry.
    pub(in crate::glossary) fn forbid(self, pronoun: bool, other_article: bool) -> bool {
        self.pronoun && pronoun || self.article && other_article
    }
}

/// The endings that ة of an adjective brings along; ات is left to nouns too (قرار, قرارات).
const FEMININE_OF_ADJECTIVE: Endings =
    Endings::of(&[Ending::TehMarbuta, Ending::Teh, Ending::FeminineDual, Ending::FeminineDualConstruct]);

/// The shapes of a word of an entry, in letters with hamza and without marks, as its usage has them.
pub(in crate::glossary) fn shapes(word: &[char], role: Role, grammar: Grammar) -> Vec<Shape> {
    let mut shapes = paradigm::shapes(word, role, grammar.nature);
    if !grammar.inflects {
        shapes = unchanged(word, &shapes);
    }
    let adjective = grammar.part == Some(PartOfSpeech::Adjective);
    let vetoes = Vetoes {
        pronoun: adjective || !grammar.inflects,
        article: !grammar.inflects,
        other_spelling: grammar.exact_spelling,
    };
    for Shape { inflection: shape, .. } in &mut shapes {
        shape.vetoes = vetoes;
        shape.homograph = match (shape.homograph, grammar.part) {
            (Some(Homograph::Noun { .. }), Some(PartOfSpeech::Noun)) => Some(Homograph::Noun { said: true }),
            (Some(Homograph::Noun { .. }), Some(PartOfSpeech::Adjective)) => Some(Homograph::Adjective),
            (homograph, _) => homograph,
        };
        match grammar.part {
            _ if !grammar.inflects => {}
            Some(PartOfSpeech::Adjective) if shape.own.is_some() => {
                let all = Endings::NOUN.and(Endings::DUAL).and(Endings::MASCULINE).and(Endings::FEMININE);
                shape.endings = shape.endings.and(all);
            }
            Some(PartOfSpeech::Noun) if matches!(shape.own, Some(Ending::Bare | Ending::SoundMasculine)) => {
                shape.endings = shape.endings.without(FEMININE_OF_ADJECTIVE);
            }
            _ => {}
        }
    }
    shapes
}

/// The word as it is entered and nothing else, read as having the article and proclitics that `shapes` have of its own.
fn unchanged(word: &[char], shapes: &[Shape]) -> Vec<Shape> {
    let with_clitics = clitic::proclitics(word).filter(|(proclitics, _)| !proclitics.is_empty());
    let own = |proclitics: Proclitics| {
        let mut inflections = shapes.iter().map(|shape| shape.inflection);
        inflections.find(|shape| shape.own.is_some() && shape.proclitics == proclitics).map(|shape| shape.name)
    };
    std::iter::once((Proclitics::default(), 0))
        .chain(with_clitics)
        .filter_map(|(proclitics, start)| {
            let name = own(proclitics)?;
            let (base, own) = match &word[start..] {
                [base @ .., 'ة'] if !base.is_empty() => (base, Ending::TehMarbuta),
                whole => (whole, Ending::Bare),
            };
            let inflection = Inflection {
                proclitics,
                endings: Endings::of(&[own]),
                own: Some(own),
                derivation: Derivation::Itself,
                stands: Stands::Anywhere,
                name,
                vetoes: Vetoes::default(),
                homograph: None,
            };
            Some(Shape { base: base.to_vec(), inflection })
        })
        .collect()
}
