//! Is each person of the article spelled in one way?
//!
//! Which words of the English are a name is told by its consonants (`english/name.rs`), where that is certain; so only what
//! is surely the same name is compared. The spelling that most segments have counts, of equals the first.

use super::article::Part;
use super::{Finding, Kind};
use crate::arabic::person::{Mention, mentions};
use crate::arabic::{Offsets, fold_str};
use crate::english::Lower;
use crate::english::name::align;
use std::collections::{BTreeMap, HashMap};

/// Where a name stands and how it is spelled there.
struct Spelling {
    segment: usize,
    english: String,
    /// The same without what may come and go.
    bare: String,
    mention: usize,
}

/// The segments that spell a name otherwise than most do.
pub(super) fn two_spellings(parts: &[Part<'_>]) -> Vec<(usize, Finding)> {
    let sources: Vec<&str> = parts.iter().map(|part| part.source).collect();
    let mentions = mentions(&sources);
    let mut spellings: BTreeMap<(usize, String), Vec<Spelling>> = BTreeMap::new();
    for (number, mention) in mentions.iter().enumerate() {
        let Some(part) = parts.get(mention.segment).filter(|part| !part.target.trim().is_empty()) else { continue };
        for (arabic, english) in spelled(mention, part) {
            let bare = bare(&english);
            let spelling = Spelling { segment: mention.segment, english, bare, mention: number };
            spellings.entry((mention.person, key(&arabic))).or_default().push(spelling);
        }
    }
    let mut found: Vec<(usize, Finding)> = Vec::new();
    for ((_, _), all) in spellings {
        let Some(usual) = usual(&all) else { continue };
        for other in all.iter().filter(|other| other.bare != usual.bare) {
            let (Some(part), Some(mention)) = (parts.get(other.segment), mentions.get(other.mention)) else { continue };
            let message = format!("“{}” is spelled “{}” elsewhere in the article.", other.english, usual.english);
            let what = format!("{} {}", other.english, usual.english);
            let finding = Finding::new(Kind::Name, &what, message)
                .at_source([mention.name.span])
                .at_target(Lower::of(part.target).find(&other.english));
            found.push((other.segment, finding));
        }
    }
    found
}

/// The elements of a name with their English: of all of it, else of the family name.
fn spelled(mention: &Mention, part: &Part<'_>) -> Vec<(String, String)> {
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
