//! How does English go on that the memory said for several pieces of the segment? الأمم المتحدة was "the United Nations": behind "United" comes
//! "Nations".

use super::passage::Rendering;
use super::place::Place;
use foldhash::fast::FixedState;
use std::collections::{BTreeMap, HashMap};

/// What the memory said for parts of a segment.
#[derive(Clone, Debug, Default)]
pub(super) struct Phrases {
    all: Vec<Rendering>,
    /// By word, those of several words that go on behind it, and how many of their words are said with it.
    behind: HashMap<u32, Vec<(usize, usize)>, FixedState>,
    /// The words with which they begin, with the piece that each stands for, and how likely those are for their parts, added up.
    first: Vec<(u32, usize, f32)>,
}

/// What phrases say of a word.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct OfPhrases {
    /// The share of it in how those go on that are begun: 0..1.
    pub(super) goes_on: f32,
    /// How much speaks for that: for each such phrase how likely it is for its part, as often as words of it are said.
    pub(super) weight: f32,
    /// How likely those are next that begin with it, added up.
    pub(super) begins: f32,
}

/// What speaks for a word that next to nothing speaks for.
const NOTHING: f32 = 1e-3;

impl Phrases {
    /// Those, in order.
    pub(super) fn of(all: Vec<Rendering>) -> Self {
        let mut behind: HashMap<u32, Vec<(usize, usize)>, FixedState> = HashMap::default();
        let mut first: BTreeMap<(u32, usize), f32> = BTreeMap::new();
        for (at, Rendering { words, pieces, share, .. }) in
            all.iter().enumerate().filter(|(_, one)| one.words.len() > 1)
        {
            for (said, &word) in (1..words.len()).zip(words) {
                behind.entry(word).or_default().push((at, said));
            }
            if let Some(piece) = pieces[0] {
                *first.entry((words[0], piece)).or_default() += share;
            }
        }
        let first = first.into_iter().map(|((word, piece), share)| (word, piece, share)).collect();
        Self { all, behind, first }
    }

    /// All of them, by their parts.
    pub(super) fn all(&self) -> &[Rendering] {
        &self.all
    }

    /// By word, what they say of it at that place, where each piece is as likely next as `attention` says.
    pub(super) fn next(&self, place: &Place, attention: &[f32]) -> HashMap<u32, OfPhrases, FixedState> {
        let mut next: HashMap<u32, OfPhrases, FixedState> = HashMap::default();
        let mut all = 0.0;
        let behind = place.said.last().and_then(|last| self.behind.get(last));
        for &(at, said) in behind.into_iter().flatten() {
            let Rendering { words, pieces, share, .. } = &self.all[at];
            if place.said.ends_with(&words[..said]) {
                let weight = share * said as f32 * pieces[said].map_or(1.0, |piece| place.left[piece]);
                all += weight;
                next.entry(words[said]).or_default().weight += weight;
            }
        }
        for of in next.values_mut() {
            of.goes_on = of.weight / (all + NOTHING);
        }
        for &(word, piece, share) in &self.first {
            next.entry(word).or_default().begins += share * attention[piece];
        }
        next
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_that_is_begun_goes_on() {
        let [the, united, nations, kingdom] = [1, 2, 3, 4];
        let rendering = |part, words: &[u32], pieces: &[Option<usize>], share| Rendering {
            part,
            words: words.to_vec(),
            pieces: pieces.to_vec(),
            weight: 1.0,
            share,
        };
        let phrases = Phrases::of(vec![
            rendering((0, 2), &[the, united, nations], &[None, Some(1), Some(0)], 0.5),
            rendering((0, 2), &[united, nations], &[Some(1), Some(0)], 0.2),
            rendering((1, 3), &[united, kingdom], &[Some(1), Some(2)], 0.3),
            rendering((2, 3), &[kingdom], &[Some(2)], 0.9),
        ]);
        let place = |said: &[u32]| Place { left: vec![1.0; 3], at: Vec::new(), said: said.to_vec() };
        let next = phrases.next(&place(&[the, united]), &[0.6, 0.3, 0.1]);
        assert!((next[&nations].weight - 1.2).abs() < 1e-6 && (next[&kingdom].weight - 0.3).abs() < 1e-6);
        assert!(next[&nations].goes_on > 0.79 && next[&kingdom].goes_on < 0.21);
        assert!((next[&united].begins - 0.5 * 0.3).abs() < 1e-6, "{:?}", next[&united]);
        assert!(!next.contains_key(&the), "what stands for nothing says not where it is next");
        let rendered = Place { left: vec![0.1, 0.1, 1.0], ..place(&[united]) };
        let next = phrases.next(&rendered, &[0.1, 0.1, 0.8]);
        assert!(next[&kingdom].goes_on > next[&nations].goes_on, "what is rendered is not said again");
        assert_eq!(phrases.all().len(), 4);
    }
}
