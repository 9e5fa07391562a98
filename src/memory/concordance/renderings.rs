//! How was it said in the other language? Renderings, counted over the texts beside those in which something was found: those
//! that a glossary has for a term, or what the alignment of words says.

use super::{Mode, Search, Side, Word, content, key};
use crate::arabic::{Offsets, Span};
use std::collections::{HashMap, HashSet};

/// How often each rendering was used.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Renderings {
    /// Each rendering with the number of texts that have it, the most frequent first; those that none has are left out.
    pub counts: Vec<(String, usize)>,
    /// How many texts have none of them.
    pub other: usize,
}

/// Counts `renderings` in `targets`. A rendering counts where it stands for itself, not as part of a longer one: "State
/// Council" is not in "High State Council". Takes time by the texts times the renderings.
#[must_use]
pub fn count<'a>(targets: impl IntoIterator<Item = &'a str>, renderings: &[String]) -> Renderings {
    let searches = searches(renderings);
    let mut counts = vec![0; renderings.len()];
    let mut other = 0;
    for target in targets {
        let said = said(target, &searches);
        other += usize::from(said.is_empty());
        said.into_iter().for_each(|at| counts[at] += 1);
    }
    let mut counts: Vec<(String, usize)> =
        renderings.iter().cloned().zip(counts).filter(|(_, count)| *count > 0).collect();
    counts.sort_by_key(|(_, count)| usize::MAX - count);
    Renderings { counts, other }
}

/// Whether [`count`] counts `target` for `rendering`, one of `renderings`.
#[must_use]
pub fn says(target: &str, renderings: &[String], rendering: &str) -> bool {
    said(target, &searches(renderings)).into_iter().any(|at| renderings[at] == rendering)
}

/// A search for each rendering, with its number.
fn searches(renderings: &[String]) -> Vec<(Search, usize)> {
    let mut searches: Vec<(Search, usize)> = renderings
        .iter()
        .enumerate()
        .filter_map(|(at, text)| Some((Search::new(text, Side::Target, Mode::Phrase)?, at)))
        .collect();
    // The longer one first, so that a shorter one is only counted outside it.
    searches.sort_by_key(|(search, at)| (usize::MAX - search.words.len(), *at));
    searches.dedup_by(|later, first| later.0.words == first.0.words);
    searches
}

/// The numbers of the renderings that stand in a text for themselves.
fn said(target: &str, searches: &[(Search, usize)]) -> Vec<usize> {
    let target = content(target);
    let mut taken: Vec<Span> = Vec::new();
    let mut said = Vec::new();
    for (search, at) in searches {
        let mut free = search.find_in(&target);
        free.retain(|span| !taken.iter().any(|longer| longer.start <= span.start && span.end <= longer.end));
        if !free.is_empty() {
            said.push(*at);
        }
        taken.extend(free);
    }
    said
}

/// The most renderings of what no glossary knows: what comes behind them is mostly wrong or said once.
const MOST: usize = 10;

/// Words that do not make another rendering when one begins with them.
const ARTICLES: [&str; 3] = ["the", "a", "an"];

/// A rendering that was found.
#[derive(Default)]
struct Seen<'a> {
    /// Each way in which it is written, and how often.
    ways: Vec<(&'a str, usize)>,
    /// The numbers of the texts that have it, rising.
    texts: Vec<usize>,
}

/// The words of a rendering, without an article before them.
fn told(rendering: &str, side: Side) -> Vec<Word<'_>> {
    let mut words = content(rendering);
    if side == Side::Target && words.first().is_some_and(|word| ARTICLES.contains(&&*word.folded)) {
        words.remove(0);
    }
    words
}

/// Whether [`gather`] counts a text for `rendering`, where `places` is what stands in it for each place.
#[must_use]
pub fn is_among(places: &[String], side: Side, rendering: &str) -> bool {
    let rendering = told(rendering, side);
    !rendering.is_empty()
        && places.iter().map(|place| told(place, side)).any(|place| {
            place.len() == rendering.len()
                && place.iter().zip(&rendering).all(|(one, other)| key(one, side) == key(other, side))
        })
}

/// Whether a text has the words of a rendering at all, wherever they stand: without them it cannot be one of those for which
/// [`is_among`].
#[must_use]
pub fn may_say(text: &str, side: Side, rendering: &str) -> bool {
    let text = content(text);
    let keys: HashSet<&str> = text.iter().map(|word| key(word, side)).collect();
    told(rendering, side).iter().all(|word| keys.contains(key(word, side)))
}

/// Counts what the alignment found: for each text what stands in it, on the side `side`, for each place of what was asked for.
/// What differs in case, spelling, inflection of the Arabic or an article before it is one rendering, shown as it is most
/// often written; a text counts once for each. Linear in the texts.
#[must_use]
pub fn gather(texts: &[Vec<String>], side: Side) -> Renderings {
    let mut numbers: HashMap<Vec<String>, usize> = HashMap::new();
    let mut seen: Vec<Seen<'_>> = Vec::new();
    for (text, place) in
        texts.iter().enumerate().flat_map(|(text, places)| places.iter().map(move |place| (text, place)))
    {
        let words = told(place, side);
        let Some(first) = words.first() else { continue };
        let offsets = Offsets::new(place);
        let written = offsets.slice(Span::new(first.span.start, offsets.len()));
        let keys = words.iter().map(|word| key(word, side).to_owned()).collect();
        let number = *numbers.entry(keys).or_insert(seen.len());
        if number == seen.len() {
            seen.push(Seen::default());
        }
        let Seen { ways, texts } = &mut seen[number];
        match ways.iter_mut().find(|(way, _)| *way == written) {
            Some((_, times)) => *times += 1,
            None => ways.push((written, 1)),
        }
        if texts.last() != Some(&text) {
            texts.push(text);
        }
    }
    seen.sort_by_key(|seen| usize::MAX - seen.texts.len());
    seen.truncate(MOST);
    let told: HashSet<usize> = seen.iter().flat_map(|seen| seen.texts.iter().copied()).collect();
    let most_often = |ways: &[(&str, usize)]| {
        let best = ways.iter().rev().max_by_key(|(_, times)| *times);
        best.map_or_else(String::new, |(way, _)| (*way).to_owned())
    };
    let counts = seen.iter().map(|seen| (most_often(&seen.ways), seen.texts.len())).collect();
    Renderings { counts, other: texts.len() - told.len() }
}
