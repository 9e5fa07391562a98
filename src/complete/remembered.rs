//! What does the memory tell of the Arabic of a segment? Its pieces, and what each stood for.

use super::dictionary::dictionary;
use super::lately::lately;
use super::model::{Jumps, Model, written};
use super::passage::{Numbers, renderings};
use super::phrases::Phrases;
use super::vocabulary::stem;
use crate::align::{Piece, source_pieces};
use crate::arabic::Offsets;
use crate::arabic::romanise::Skeleton;
use foldhash::fast::FixedState;
use std::collections::{HashMap, HashSet};

/// The words that stood for a piece with how likely each is, the likeliest first.
type Likely = Vec<(u32, f32)>;

/// What the memory tells of a segment, as a model understands it; another model numbers its words otherwise.
#[derive(Clone, Debug)]
pub struct Remembered {
    pub(super) pieces: Vec<Piece>,
    /// By piece, what the lexicon has its stem and its written word as; a proclitic has no written word.
    pub(super) numbers: Vec<Numbers>,
    pub(super) likely: Vec<Likely>,
    /// The same by word: the pieces that it stood for, in order.
    pub(super) stands: HashMap<u32, Vec<(usize, f32)>, FixedState>,
    /// By piece, the families of words that stood for it.
    pub(super) families: Vec<Vec<(u32, f32)>>,
    /// By piece, how often the memory has it.
    pub(super) occurred: Vec<u32>,
    /// Names that sound like an Arabic word that the memory does not know.
    pub(super) heard: HashSet<u32, FixedState>,
    /// Words of the dictionary that are of those families, by number.
    pub(super) relatives: Vec<u32>,
    pub(super) jumps: Jumps,
    /// What the memory said for parts of the segment.
    pub(super) phrases: Phrases,
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
fn by_sound(model: &Model, arabic: &str, words: &mut Likely) -> Vec<u32> {
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

/// The words that stood for a piece, by the memory.
fn likely_words(model: &Model, piece: &Piece, written: Option<&str>) -> Likely {
    let mut words = model.lexicon.words(&piece.key, written, OF_PIECE);
    // A stretching mark alone is a piece without letters.
    if !piece.key.is_empty()
        && piece.key.chars().all(|c| c.is_ascii_alphanumeric())
        && let Some(word) = model.vocabulary.known(&piece.key)
    {
        words.insert(word, SAME);
    }
    if let Some(stem) = model.lexicon.known(&piece.key) {
        lately(model, stem, &mut words);
    }
    let mut words: Likely = words.into_iter().collect();
    likeliest_first(&mut words);
    words.truncate(OF_PIECE);
    words
}

/// The families of those words, in any order.
fn families_of(model: &Model, words: &Likely) -> Vec<(u32, f32)> {
    let mut families: HashMap<u32, f32, FixedState> = HashMap::default();
    for &(word, share) in words {
        if share > TELLING
            && model.vocabulary.text(word).len() >= INFLECTED
            && let Some(family) = model.vocabulary.family(word)
        {
            *families.entry(family).or_insert(0.0) += share;
        }
    }
    families.into_iter().collect()
}

impl Remembered {
    /// What it tells of `source`: some milliseconds, most of them for what was said for its parts, and for the names that sound like what the memory
    /// does not know.
    #[must_use]
    pub fn of(model: &Model, source: &str) -> Self {
        let pieces = source_pieces(source);
        let written = written(source, &pieces);
        let mut likely: Vec<Likely> = Vec::with_capacity(pieces.len());
        let mut families: Vec<Vec<(u32, f32)>> = Vec::with_capacity(pieces.len());
        let mut first: HashMap<(&str, Option<&str>), usize, FixedState> = HashMap::default();
        for (at, (piece, written)) in pieces.iter().zip(&written).enumerate() {
            // ال is in every second word, and has a row of all words there are.
            let same = *first.entry((&piece.key, written.as_deref())).or_insert(at);
            let words = likely.get(same).cloned().unwrap_or_else(|| likely_words(model, piece, written.as_deref()));
            let of_words = families.get(same).cloned().unwrap_or_else(|| families_of(model, &words));
            likely.push(words);
            families.push(of_words);
        }
        let number = |key: &str| model.lexicon.known(key);
        let numbers = pieces.iter().zip(&written);
        let numbers: Vec<_> =
            numbers.map(|(piece, written)| (number(&piece.key), written.as_deref().and_then(number))).collect();
        let mut heard = HashSet::default();
        let offsets = Offsets::new(source);
        for ((piece, words), _) in pieces.iter().zip(&mut likely).zip(&written).filter(|(_, written)| written.is_some())
        {
            heard.extend(by_sound(model, offsets.slice(piece.span), words));
        }
        let mut stands: HashMap<u32, Vec<(usize, f32)>, FixedState> = HashMap::default();
        for (piece, words) in likely.iter().enumerate() {
            words.iter().for_each(|&(word, likely)| stands.entry(word).or_default().push((piece, likely)));
        }
        let occurred = pieces.iter().map(|piece| model.lexicon.occurred(&piece.key)).collect();
        let mut related: Vec<u32> = families.iter().flatten().map(|&(family, _)| family).collect();
        related.sort_unstable();
        related.dedup();
        let members = related.iter().filter_map(|&family| model.vocabulary.members(family).first());
        let relatives = members.flat_map(|&member| dictionary().family(&stem(model.vocabulary.text(member))));
        let mut relatives: Vec<u32> = relatives.copied().filter(|&word| model.lacks(word)).collect();
        relatives.sort_unstable();
        let phrases = Phrases::of(renderings(model, &numbers));
        let jumps = model.jumps();
        Self { pieces, numbers, likely, stands, families, occurred, heard, relatives, jumps, phrases }
    }
}
