//! Is each person of the article spelled in one way?
//!
//! Which words of the English are a name is told by its consonants (`english/name.rs`), where that is certain; so only what
//! is surely the same name is compared. The spelling that most segments have counts, of equals the first.

use super::{Finding, Kind, Pair};
use crate::arabic::person::{Mention, mentions};
use crate::arabic::romanise::corresponds;
use crate::arabic::{Offsets, fold_str};
use crate::english::Lower;
use crate::english::name::align;
use std::collections::{BTreeMap, HashMap};

/// The fewest consonants by which a word is told to be a name in other vowels.
const LEAST_CONSONANTS: usize = 2;
/// The fewest letters of a name of few consonants: Near is no Nour.
const LEAST_LETTERS: usize = 5;

/// Where a name stands and how it is spelled there.
struct Spelling {
    segment: usize,
    english: String,
    /// The same without what may come and go.
    bare: String,
    mention: usize,
    /// Whether it is too short to be certain of.
    short: bool,
}

/// The segments that spell a name otherwise than most do.
pub(super) fn two_spellings(parts: &[Pair<'_>]) -> Vec<(usize, Finding)> {
    let sources: Vec<&str> = parts.iter().map(|part| part.source).collect();
    let mentions = mentions(&sources);
    let mut spellings: BTreeMap<(usize, String), Vec<Spelling>> = BTreeMap::new();
    let mut unspelled: Vec<&Mention> = Vec::new();
    for (number, mention) in mentions.iter().enumerate() {
        let Some(part) = parts.get(mention.segment).filter(|part| !part.target.trim().is_empty()) else { continue };
        let mut spelled = spelled(mention, part);
        let short = spelled.is_empty();
        if short {
            unspelled.push(mention);
            spelled.extend(short_name(mention, part));
        }
        for (arabic, english) in spelled {
            let bare = bare(&english);
            let spelling = Spelling { segment: mention.segment, english, bare, mention: number, short };
            spellings.entry((mention.person, key(&arabic))).or_default().push(spelling);
        }
    }
    let mut found: Vec<(usize, Finding)> = Vec::new();
    for mention in unspelled {
        let Some(part) = parts.get(mention.segment) else { continue };
        let offsets = Offsets::new(part.source);
        let family = (mention.person, key(offsets.slice(mention.name.last())));
        let Some(usual) = spellings.get(&family).and_then(|all| usual(all)) else { continue };
        let Some(slip) = slip(&usual.english, part.target) else { continue };
        found.push((mention.segment, finding(mention, part, &slip, &usual.english)));
    }
    for all in spellings.into_values() {
        let Some(usual) = usual(&all) else { continue };
        let differs = |other: &&Spelling| {
            let certain = !(other.short || usual.short) || is_slip(&usual.english, &other.english);
            other.bare != usual.bare && certain
        };
        for other in all.iter().filter(differs) {
            let (Some(part), Some(mention)) = (parts.get(other.segment), mentions.get(other.mention)) else { continue };
            found.push((other.segment, finding(mention, part, &other.english, &usual.english)));
        }
    }
    found
}

fn finding(mention: &Mention, part: &Pair<'_>, english: &str, usual: &str) -> Finding {
    let message = format!("“{english}” is spelled “{usual}” elsewhere in the article.");
    Finding::new(Kind::Name, &format!("{english} {usual}"), message)
        .at_source([mention.name.span])
        .at_target(Lower::of(part.target).find(english))
}

/// A word of the English that has the consonants of the usual spelling and other vowels, where that spelling is not there: how no
/// table of letters would write the Arabic, so that it is not found by it.
fn slip(usual: &str, english: &str) -> Option<String> {
    if usual.contains(' ') || capitals(english).any(|word| word == usual) {
        return None;
    }
    capitals(english).find(|word| is_slip(usual, word)).map(str::to_owned)
}

/// Whether a word is another in other vowels.
fn is_slip(usual: &str, word: &str) -> bool {
    let skeleton = |word: &str| word.to_lowercase().replace(['a', 'e', 'i', 'o', 'u', 'y'], "");
    let bones = skeleton(usual);
    usual != word
        && word.chars().count() == usual.chars().count()
        && bones.chars().count() >= LEAST_CONSONANTS
        && skeleton(word) == bones
}

fn capitals(english: &str) -> impl Iterator<Item = &str> {
    english.split(|c: char| !c.is_alphanumeric()).filter(|word| word.starts_with(char::is_uppercase))
}

/// The family name where it has too few consonants to be certain of, and but one word of the English may be it.
fn short_name(mention: &Mention, part: &Pair<'_>) -> Option<(String, String)> {
    let offsets = Offsets::new(part.source);
    let family = offsets.slice(mention.name.last());
    let may_be = |word: &&str| word.chars().count() >= LEAST_LETTERS && corresponds(family, word);
    let mut words = capitals(part.target).filter(may_be);
    let word = words.next().filter(|word| words.all(|other| other == *word))?;
    Some((family.to_owned(), word.to_owned()))
}

/// The elements of a name with their English: of all of it, else of the family name.
fn spelled(mention: &Mention, part: &Pair<'_>) -> Vec<(String, String)> {
    let offsets = Offsets::new(part.source);
    let elements: Vec<String> = mention.name.elements.iter().map(|&span| offsets.slice(span).to_owned()).collect();
    let family = elements.get(elements.len().saturating_sub(1)..).unwrap_or_default();
    let whole = align(&elements, part.target).map(|parts| (&elements[..], parts));
    let Some((elements, parts)) = whole.or_else(|| align(family, part.target).map(|parts| (family, parts))) else {
        return Vec::new();
    };
    elements.iter().cloned().zip(parts).collect()
}

/// The spelling that most have; of equals the one that comes first.
fn usual(all: &[Spelling]) -> Option<&Spelling> {
    let mut times: HashMap<&str, usize> = HashMap::new();
    for one in all {
        *times.entry(&one.bare).or_default() += 1;
    }
    // The last of equals is the greatest: seen from the end, that is the first.
    all.iter().rev().max_by_key(|one| times.get(one.bare.as_str()).copied())
}

/// A spelling without what may come and go: capitals and the article.
fn bare(english: &str) -> String {
    let lower = english.to_lowercase();
    let words = lower.split(['-', ' ', '’', '\'']).filter(|word| !word.is_empty() && !matches!(*word, "al" | "el"));
    words.collect::<Vec<_>>().join(" ")
}

/// What tells an element of a person's name from another whatever its vowels: هاملتون and هاميلتون.
fn key(element: &str) -> String {
    fold_str(element).replace([' ', 'ا', 'و', 'ي'], "")
}
