//! What does the Arabic of a segment tell? Its pieces, what each stood for, and what is known of it for sure.

use super::dictionary::dictionary;
use super::model::{Jumps, Model, written};
use super::recent::Recent;
use super::token::tokens;
use super::vocabulary::stem;
use super::weights::Weights;
use crate::align::{Piece, source_pieces};
use crate::arabic::romanise::Skeleton;
use crate::arabic::{Offsets, Span};
use std::collections::{HashMap, HashSet};

/// Where a suggestion comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// What the memory's English has said, and for what Arabic.
    Memory,
    /// A term of the glossary.
    Term,
    /// The name of a person.
    Name,
    /// A number, a date or an address.
    Placeable,
    /// The Arabic text itself has it: a word in Latin letters.
    Copied,
}

impl Origin {
    /// The name in the contract.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Memory => "memory",
            Self::Term => "term",
            Self::Name => "name",
            Self::Placeable => "placeable",
            Self::Copied => "copied",
        }
    }
}

/// The English of a part of the segment that is known without the memory.
#[derive(Clone, Debug)]
pub struct Known {
    /// Where it stands in the Arabic, in code points.
    pub span: Span,
    /// Its English.
    pub text: String,
    /// What it is.
    pub origin: Origin,
}

/// An Arabic segment made ready for completing its English.
#[derive(Debug)]
pub struct Sentence<'a> {
    pub(super) model: &'a Model,
    pub(super) weights: &'a Weights,
    pub(super) recent: &'a Recent,
    pub(super) pieces: Vec<Piece>,
    /// By piece, what the lexicon has its stem and its written word as; a proclitic has no written word.
    pub(super) numbers: Vec<(Option<u32>, Option<u32>)>,
    /// By piece, the words that stood for it with how likely each is, the likeliest first.
    pub(super) likely: Vec<Vec<(u32, f32)>>,
    /// By piece, the families of words that stood for it.
    pub(super) families: Vec<HashMap<u32, f32>>,
    /// By piece, how often the memory has it.
    pub(super) occurred: Vec<u32>,
    /// Names that sound like an Arabic word that the memory does not know.
    pub(super) heard: HashSet<u32>,
    /// Words of the dictionary that are of those families.
    pub(super) relatives: Vec<u32>,
    pub(super) jumps: Jumps,
    pub(super) known: Vec<Phrase>,
    /// What must not be offered: words in small letters.
    pub(super) forbidden: Vec<Vec<String>>,
    /// Words of the known phrases that the memory does not have, numbered behind those that it has.
    own: Vec<String>,
}

/// English that is known, as words.
#[derive(Debug)]
pub(super) struct Phrase {
    pub(super) words: Vec<u32>,
    pub(super) text: String,
    pub(super) pieces: Vec<usize>,
    pub(super) span: Span,
    pub(super) origin: Origin,
}

/// So many words of a piece are looked at.
const OF_PIECE: usize = 40;

/// How likely a number or a word in Latin letters is to be written as it is.
const SAME: f32 = 0.8;

/// The share under which a word says nothing of its family, and the letters under which it has none.
const TELLING: f32 = 0.01;
const INFLECTED: usize = 5;

/// How likely the best word of a piece is where the piece is known.
const SURE: f32 = 0.4;

/// How likely a word that is not known is to be one of the names that sound like it.
const NAME: f32 = 0.3;

/// The fewest consonants by which a name is known: fewer are in too many.
const CONSONANTS: usize = 2;

/// Adds the names that sound like an Arabic word to the words that stand for it, where these are not sure; and gives them.
///
/// ليفربول: Liverpool. They share what is left by how often they are said; a name of the dictionary counts as much as half a word.
fn by_sound(model: &Model, arabic: &str, words: &mut Vec<(u32, f32)>) -> Vec<u32> {
    let sure = words.first().map_or(0.0, |&(_, likely)| likely);
    let skeleton = Skeleton::of(arabic);
    if sure >= SURE || skeleton.consonants() < CONSONANTS {
        return Vec::new();
    }
    let mut names = model.vocabulary.names_like(&skeleton);
    names.retain(|&word| model.occurs(word) > 0.0);
    names.extend(dictionary().names_like(&skeleton).into_iter().filter(|&word| model.lacks(word)));
    let often = |word: u32| model.occurs(word) + 0.5;
    let all: f32 = names.iter().map(|&word| often(word)).sum();
    for &word in &names {
        if !words.iter().any(|&(other, _)| other == word) {
            words.push((word, (1.0 - sure) * NAME * often(word) / all));
        }
    }
    likeliest_first(words);
    names
}

fn likeliest_first(words: &mut [(u32, f32)]) {
    words.sort_unstable_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
}

impl<'a> Sentence<'a> {
    /// Makes a segment ready: a millisecond or two, most of it for the names that sound like what the memory does not know.
    #[must_use]
    pub fn new(
        model: &'a Model,
        weights: &'a Weights,
        recent: &'a Recent,
        source: &str,
        known: &[Known],
        forbidden: &[&str],
    ) -> Self {
        let pieces = source_pieces(source);
        let written = written(source, &pieces);
        let mut likely: Vec<Vec<(u32, f32)>> = pieces
            .iter()
            .zip(&written)
            .map(|(piece, written)| {
                let mut words = model.lexicon.words(&piece.key, written.as_deref(), OF_PIECE);
                // A stretching mark alone is a piece without letters.
                if !piece.key.is_empty()
                    && piece.key.chars().all(|c| c.is_ascii_alphanumeric())
                    && let Some(word) = model.vocabulary.known(&piece.key)
                {
                    words.insert(word, SAME);
                }
                let mut words: Vec<(u32, f32)> = words.into_iter().collect();
                likeliest_first(&mut words);
                words.truncate(OF_PIECE);
                words
            })
            .collect();
        let number = |key: &str| model.lexicon.known(key);
        let numbers = pieces.iter().zip(&written);
        let numbers =
            numbers.map(|(piece, written)| (number(&piece.key), written.as_deref().and_then(number))).collect();
        let families = likely.iter().map(|words| {
            let mut families = HashMap::new();
            for &(word, share) in words {
                if share > TELLING
                    && model.vocabulary.text(word).len() >= INFLECTED
                    && let Some(family) = model.vocabulary.family(word)
                {
                    *families.entry(family).or_insert(0.0) += share;
                }
            }
            families
        });
        let families: Vec<HashMap<u32, f32>> = families.collect();
        let mut heard = HashSet::new();
        let offsets = Offsets::new(source);
        for ((piece, words), _) in pieces.iter().zip(&mut likely).zip(&written).filter(|(_, written)| written.is_some())
        {
            heard.extend(by_sound(model, offsets.slice(piece.span), words));
        }
        let occurred = pieces.iter().map(|piece| model.lexicon.occurred(&piece.key));
        let mut related: Vec<u32> = families.iter().flat_map(|families| families.keys().copied()).collect();
        related.sort_unstable();
        related.dedup();
        let members = related.iter().filter_map(|&family| model.vocabulary.members(family).first());
        let relatives = members
            .flat_map(|&member| dictionary().family(&stem(model.vocabulary.text(member))))
            .copied()
            .filter(|&word| model.lacks(word));
        let lower = |text: &&str| tokens(text).iter().map(|token| token.text.to_lowercase()).collect();
        let forbidden = forbidden.iter().map(lower).filter(|words: &Vec<String>| !words.is_empty()).collect();
        let mut sentence = Self {
            model,
            weights,
            recent,
            occurred: occurred.collect(),
            relatives: relatives.collect(),
            pieces,
            numbers,
            likely,
            families,
            heard,
            jumps: model.jumps(),
            known: Vec::new(),
            forbidden,
            own: Vec::new(),
        };
        for known in known {
            // Two glossaries may say the same of the same place.
            let is_there = |other: &Phrase| other.text == known.text && other.span.overlaps(known.span);
            if !sentence.known.iter().any(is_there) {
                let phrase = sentence.phrase(known);
                sentence.known.extend(phrase);
            }
        }
        sentence
    }

    fn phrase(&mut self, known: &Known) -> Option<Phrase> {
        let words: Vec<u32> = tokens(&known.text).iter().map(|token| self.number(token.text)).collect();
        let pieces = (0..self.pieces.len()).filter(|&at| known.span.overlaps(self.pieces[at].span)).collect();
        let phrase = Phrase { words, text: known.text.clone(), pieces, span: known.span, origin: known.origin };
        (!phrase.words.is_empty()).then_some(phrase)
    }

    fn number(&mut self, text: &str) -> u32 {
        let known = self.model.vocabulary.len();
        if let Some(word) = self.model.vocabulary.known(text) {
            return word;
        }
        let at = self.own.iter().position(|own| own == text).unwrap_or_else(|| {
            self.own.push(text.to_owned());
            self.own.len() - 1
        });
        (known + at) as u32
    }

    /// The number of a word that is typed, where a known phrase has it or the dictionary.
    pub(super) fn own_number(&self, text: &str) -> Option<u32> {
        let own = self.own.iter().position(|own| own == text).map(|at| (self.model.vocabulary.len() + at) as u32);
        own.or_else(|| dictionary().number(text))
    }

    /// How likely a word is for a piece, by the lexicon: 0..1.
    pub(super) fn likely_of(&self, piece: usize, word: u32) -> f32 {
        self.likely[piece].iter().find(|&&(other, _)| other == word).map_or(0.0, |&(_, likely)| likely)
    }

    /// A word as it is written.
    pub(super) fn text(&self, word: u32) -> &str {
        if let Some(text) = dictionary().text(word) {
            return text;
        }
        match (word as usize).checked_sub(self.model.vocabulary.len()) {
            None => self.model.vocabulary.text(word),
            Some(at) => self.own.get(at).map_or("", |text| text),
        }
    }
}
