//! WHAT MAY BE A TERM? Phrases of two to four words that recur in the Arabic of a memory.
//!
//! A phrase begins and ends with a word that is neither light nor a verb nor a number, and has no mark inside. Its forms are one: what shares
//! its stems ([`stem_key`](crate::memory::word::stem_key)) counts together, once in each text. One that hardly ever stands outside one
//! that is longer is left out. Whether it means anything a person must say.

use crate::arabic::Span;
use crate::arabic::person::is_verb;
use crate::memory::word::{Word, WordKind, words};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::{BuildHasher, RandomState};

/// The fewest and the most words of a phrase: single words are what a dictionary is for, and what is longer is a sentence.
const LENGTHS: std::ops::RangeInclusive<usize> = 2..=4;

/// How many of a phrase's texts must have it outside one longer candidate, of ten.
const OUTSIDE: usize = 2;

/// A phrase that recurs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// As it is most often written, the shortest of these.
    pub text: String,
    /// What is the same in all its forms: its stems, with a space between.
    pub key: String,
    /// The texts that have it, by number, with its first place in each, in code points.
    pub places: Vec<(usize, Span)>,
}

/// A phrase in a text.
struct Found<'a> {
    words: &'a [Word<'a>],
    span: Span,
}

/// The key of a phrase that somebody names: that of the candidate which it is.
#[must_use]
pub fn key(phrase: &str) -> String {
    let mut words = words(phrase);
    words.retain(|word| word.kind.is_word());
    joined(&words)
}

fn joined(words: &[Word<'_>]) -> String {
    words.iter().map(|word| word.stem()).collect::<Vec<_>>().join(" ")
}

/// Whether a phrase may begin and end with a word.
fn may_bound(word: &Word<'_>) -> bool {
    let rest = word.folded.strip_prefix(['و', 'ف']).unwrap_or(&word.folded);
    word.kind == WordKind::Word && word.folded.chars().count() > 2 && !is_verb(&word.folded) && !is_verb(rest)
}

fn phrases<'a>(words: &'a [Word<'a>]) -> impl Iterator<Item = Found<'a>> {
    let of_length = |length| words.windows(length);
    LENGTHS.flat_map(of_length).filter_map(|words| {
        let [first, .., last] = words else { return None };
        let inside = |word: &Word<'_>| word.kind.is_word() && !word.stem().is_empty();
        (may_bound(first) && may_bound(last) && words.iter().all(inside))
            .then(|| Found { words, span: Span::new(first.span.start, last.span.end) })
    })
}

/// The phrases that at least `least` of the texts have, those of the most texts first, `most` of them, but for those of which the key is
/// `dismissed` and those that are `known`, of which few are asked. Reads the texts twice; what is counted takes some 16 bytes for each different
/// phrase.
#[must_use]
pub fn candidates(
    texts: &[&str],
    least: usize,
    most: usize,
    dismissed: &HashSet<String>,
    known: impl Fn(&str) -> bool,
) -> Vec<Candidate> {
    // Most phrases occur once: a number stands for each, and only those that recur are written out.
    let hasher = RandomState::new();
    let number = |words: &[Word<'_>]| hasher.hash_one(words.iter().map(|word| word.stem()).collect::<Vec<_>>());
    let mut counts: HashMap<u64, (u32, u32)> = HashMap::new();
    for (at, text) in (1_u32..).zip(texts) {
        for found in phrases(&words(text)) {
            let (count, last) = counts.entry(number(found.words)).or_default();
            if *last != at {
                (*count, *last) = (*count + 1, at);
            }
        }
    }
    counts.retain(|_, (count, _)| *count as usize >= least.max(1));
    let mut seen: BTreeMap<String, Seen> = BTreeMap::new();
    for (at, text) in texts.iter().enumerate() {
        let words = words(text);
        for found in phrases(&words).filter(|found| counts.contains_key(&number(found.words))) {
            let seen = seen.entry(joined(found.words)).or_default();
            let written = found.words.iter().map(|word| word.surface).collect::<Vec<_>>().join(" ");
            *seen.ways.entry(written).or_default() += 1;
            if seen.places.last().is_none_or(|(last, _)| *last != at) {
                seen.places.push((at, found.span));
            }
        }
    }
    seen.retain(|key, seen| seen.places.len() >= least && !dismissed.contains(key));
    sifted(seen).into_iter().filter(|one| !known(&one.text)).take(most).collect()
}

#[derive(Default)]
struct Seen {
    ways: BTreeMap<String, usize>,
    places: Vec<(usize, Span)>,
}

/// Those that are more than a part of one longer phrase, those of the most texts first.
fn sifted(seen: BTreeMap<String, Seen>) -> Vec<Candidate> {
    let candidate = |(key, Seen { ways, places }): (String, Seen)| {
        let often = ways.values().max().copied()?;
        let ways = ways.into_iter().filter(|(_, times)| *times == often).map(|(way, _)| way);
        Some(Candidate { text: ways.min_by_key(|way| way.chars().count())?, key, places })
    };
    let mut all: Vec<Candidate> = seen.into_iter().filter_map(candidate).collect();
    // The longer ones first: what is inside them is then known.
    all.sort_by_key(|one| usize::MAX - one.key.split(' ').count());
    let mut inside: HashMap<String, usize> = HashMap::new();
    let mut kept: Vec<Candidate> = Vec::new();
    for one in all {
        let often = one.places.len();
        // In one longer phrase; what is in many different ones is a phrase of its own.
        let outside = often.saturating_sub(inside.get(&one.key).copied().unwrap_or_default());
        if outside * 10 < often * OUTSIDE {
            continue;
        }
        let stems: Vec<&str> = one.key.split(' ').collect();
        for length in *LENGTHS.start()..stems.len() {
            for part in stems.windows(length) {
                let most = inside.entry(part.join(" ")).or_default();
                *most = often.max(*most);
            }
        }
        kept.push(one);
    }
    kept.sort_by(|one, other| other.places.len().cmp(&one.places.len()).then_with(|| one.key.cmp(&other.key)));
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(texts: &[&str], least: usize) -> Vec<(String, usize)> {
        let all = candidates(texts, least, 9, &HashSet::new(), |_| false);
        all.into_iter().map(|one| (one.text, one.places.len())).collect()
    }

    #[test]
    fn what_recurs_in_any_form_is_found_and_what_is_inside_it_is_not() {
        let texts = [
            "اجتمعت هيئة تنظيم الكهرباء أمس.",
            "قالت هيئة تنظيم الكهرباء إن التيار عاد.",
            "وهيئة تنظيم الكهرباء لم ترد.",
            "طلب من هيئة تنظيم الكهرباء، ثم من غيرها.",
        ];
        assert_eq!(found(&texts, 3), [("هيئة تنظيم الكهرباء".to_owned(), 4)]);
        assert_eq!(found(&texts[..2], 3), []);
    }

    #[test]
    fn a_shorter_one_that_stands_alone_too_is_one_of_its_own() {
        let texts = ["هيئة الكهرباء المصرية", "هيئة الكهرباء المصرية", "هيئة الكهرباء", "هيئة الكهرباء"];
        let all = found(&texts, 2);
        assert!(
            all.contains(&("هيئة الكهرباء".to_owned(), 4)) && all.contains(&("هيئة الكهرباء المصرية".to_owned(), 2)),
            "{all:?}"
        );
    }

    #[test]
    fn what_stands_in_many_longer_ones_is_one_of_its_own() {
        let texts = ["غرب", "شرق", "شمال"].map(|side| format!("نهر الفرات {side}"));
        let texts: Vec<&str> = texts.iter().flat_map(|text| [text.as_str(); 2]).collect();
        assert_eq!(found(&texts, 2)[0], ("نهر الفرات".to_owned(), 6));
    }

    #[test]
    fn verbs_light_words_numbers_and_marks_bound_no_phrase() {
        for text in
            ["قال الوزير", "الوزير قال", "في المدينة", "المدينة التي", "مدينة 25", "المدينة، القرية", "وقال الوزير"]
        {
            assert_eq!(found(&[text, text], 2), [], "{text}");
        }
    }

    #[test]
    fn a_text_counts_once_and_says_where_it_has_it_first() {
        let text = "نهر الفرات ثم نهر الفرات";
        let all = candidates(&[text, "هنا نهر الفرات"], 2, 9, &HashSet::new(), |_| false);
        assert_eq!(all[0].places, [(0, Span::new(0, 10)), (1, Span::new(4, 14))]);
        assert_eq!(key("ونهر الفرات"), all[0].key);
        let none = |dismissed: &[String], known: bool| {
            candidates(&[text, "هنا نهر الفرات"], 2, 9, &dismissed.iter().cloned().collect(), |_| known).is_empty()
        };
        assert!(none(&[key("النهر والفرات")], false) && none(&[], true) && !none(&[], false));
    }
}
