//! WHERE WAS THIS SAID? A word or phrase in the sources or targets of a memory: what counts as found, and where it stands.
//!
//! This is the definition, a text at a time ([`Search::find`], linear in the text). Which texts are worth looking at is told
//! by [`keys`]: what an index must keep of a text, and what it must hold of a text in which the words can be found at all.
//!
//! Arabic is found in any spelling and with any clitic or light ending ("المجلس" finds "والمجلس"), English in any case, unless
//! letters are to be taken as they are written ([`Search::exact`]). Where English words find nothing, the last may be
//! unfinished, from [`UNFINISHED`] letters on.

pub mod keys;
pub mod renderings;

use super::unit::Unit;
use super::word::{Word, WordKind, words};
use crate::arabic::Span;
use std::collections::BTreeSet;

/// Which side is searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// The Arabic.
    Source,
    /// The English.
    Target,
}

impl Side {
    /// The other one.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Source => Self::Target,
            Self::Target => Self::Source,
        }
    }

    /// The text of a unit on this side.
    #[must_use]
    pub fn text(self, unit: &Unit) -> &str {
        match self {
            Self::Source => &unit.source,
            Self::Target => &unit.target,
        }
    }
}

/// How the words that are asked for must stand. Marks between words are passed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mode {
    /// All of them, anywhere in the text.
    Words,
    /// One after the other.
    Phrase,
    /// All of them in any order, with at most so many other words between the first and the last.
    Near(usize),
}

/// From how many letters on the last English word may be unfinished: fewer begin too many words to mean one.
pub const UNFINISHED: usize = 4;

/// What is asked for: at least one word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Search {
    side: Side,
    mode: Mode,
    /// Whether each letter must be as it is written in the question.
    exact: bool,
    words: Vec<Sought>,
    /// How many words were asked for, counting one that is written in two ways twice and one that is repeated once: what the
    /// room for [`Mode::Near`] begins with, so that it is the same in any spelling.
    written: usize,
}

/// A word that is asked for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Sought {
    key: String,
    surface: String,
    unfinished: bool,
}

impl Search {
    /// The search for the words of `text`; `None` when there are none.
    #[must_use]
    pub fn new(text: &str, side: Side, mode: Mode) -> Option<Self> {
        Self::of(&content(text), side, mode, false, false)
    }

    /// The same where each word must be written as it is in `text`, letter for letter: what that finds is among what
    /// [`Search::new`] finds.
    #[must_use]
    pub fn exact(text: &str, side: Side, mode: Mode) -> Option<Self> {
        Self::of(&content(text), side, mode, true, false)
    }

    /// The same where the last English word is only the beginning of one, which is worth asking when [`Search::new`] finds
    /// nothing; `None` when it has less than [`UNFINISHED`] letters.
    #[must_use]
    pub fn unfinished(text: &str, side: Side, mode: Mode) -> Option<Self> {
        let words = content(text);
        let last = words.last()?;
        let may_be = last.kind.is_word() && last.folded.chars().count() >= UNFINISHED;
        (may_be && side == Side::Target).then(|| Self::of(&words, side, mode, false, true)).flatten()
    }

    fn of(found: &[Word<'_>], side: Side, mode: Mode, exact: bool, unfinished: bool) -> Option<Self> {
        let last = found.len().checked_sub(1)?;
        let mut words: Vec<Sought> = found
            .iter()
            .enumerate()
            .map(|(at, word)| Sought {
                unfinished: unfinished && at == last,
                surface: word.surface.to_owned(),
                key: key(word, side).to_owned(),
            })
            .collect();
        let written = words.iter().map(|word| &word.surface).collect::<BTreeSet<_>>().len();
        if matches!(mode, Mode::Words | Mode::Near(_)) {
            // Where order does not count, a word that is asked for twice is asked for once.
            words.sort_by(|one, other| {
                (&one.key, one.unfinished, &one.surface).cmp(&(&other.key, other.unfinished, &other.surface))
            });
            words.dedup_by(|later, first| later.key == first.key && (!exact || later.surface == first.surface));
        }
        Some(Self { side, mode, exact, words, written })
    }

    /// Which side is searched.
    #[must_use]
    pub fn side(&self) -> Side {
        self.side
    }

    /// How many words are asked for. An index has a piece of work for each.
    #[must_use]
    #[allow(clippy::len_without_is_empty)] // it never is
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Where it is found in `text`, in code points, in the order of the text: a span for each phrase, or for each word where
    /// the words need not follow each other. None when the text does not hold it. Linear in the text.
    #[must_use]
    pub fn find(&self, text: &str) -> Vec<Span> {
        self.find_in(&content(text))
    }

    /// The same in a text whose words have been read.
    fn find_in(&self, text: &[Word<'_>]) -> Vec<Span> {
        match self.mode {
            Mode::Phrase => self.phrases(text),
            Mode::Words => self.spread(text, usize::MAX),
            Mode::Near(between) => self.spread(text, self.window(between)),
        }
    }

    /// How many words of a text those of [`Mode::Near`] may take up.
    fn window(&self, between: usize) -> usize {
        self.written.saturating_add(between)
    }

    fn is(&self, sought: &Sought, word: &Word<'_>) -> bool {
        if self.exact { sought.surface == word.surface } else { sought.matches(key(word, self.side)) }
    }

    fn phrases(&self, text: &[Word<'_>]) -> Vec<Span> {
        let length = self.words.len();
        (0..(text.len() + 1).saturating_sub(length))
            .filter(|&start| self.words.iter().zip(&text[start..]).all(|(sought, word)| self.is(sought, word)))
            .map(|start| Span::new(text[start].span.start, text[start + length - 1].span.end))
            .collect()
    }

    /// The words that stand together with all others in a stretch of `window` words.
    fn spread(&self, text: &[Word<'_>], window: usize) -> Vec<Span> {
        // For each word of the text, which of those asked for it is; a finished and an unfinished one may both be meant.
        let places: Vec<(usize, usize)> = text
            .iter()
            .enumerate()
            .flat_map(|(at, word)| {
                let which = self.words.iter().enumerate().filter(move |(_, sought)| self.is(sought, word));
                which.map(move |(which, _)| (at, which))
            })
            .collect();
        let mut marked = vec![false; text.len()];
        let mut held = vec![0usize; self.words.len()];
        let (mut missing, mut first) = (self.words.len(), 0);
        let mut done = 0;
        for (last, &(at, which)) in places.iter().enumerate() {
            missing -= usize::from(held[which] == 0);
            held[which] += 1;
            while at - places[first].0 >= window {
                let gone = places[first].1;
                held[gone] -= 1;
                missing += usize::from(held[gone] == 0);
                first += 1;
            }
            if missing == 0 {
                // The stretches overlap: what is marked already is not marked again.
                for &(place, _) in &places[first.max(done)..=last] {
                    marked[place] = true;
                }
                done = last + 1;
            }
        }
        marked.iter().zip(text).filter(|(marked, _)| **marked).map(|(_, word)| word.span).collect()
    }
}

impl Sought {
    fn matches(&self, key: &str) -> bool {
        if self.unfinished { key.starts_with(&self.key) } else { key == self.key }
    }
}

/// The words, numbers and addresses of a text. A lone tatweel or vowel sign is nothing that could be asked for.
fn content(text: &str) -> Vec<Word<'_>> {
    let is_content =
        |word: &Word<'_>| word.kind != WordKind::Punctuation && !word.folded.is_empty() && !word.stem().is_empty();
    words(text).into_iter().filter(is_content).collect()
}

/// What is the same in all forms of the word that are found together.
fn key<'a>(word: &'a Word<'_>, side: Side) -> &'a str {
    if side == Side::Source { word.stem() } else { &word.folded }
}

#[cfg(test)]
mod tests;
