//! Was this word read before? What the words of earlier texts can be, for the texts to come.
//!
//! The words of news repeat: of a hundred, ninety have stood in the last few articles. Nothing that is told depends on the memo; it is emptied
//! whenever the termbase changes.

use super::letters::Habits;
use super::reading::Fit;
use crate::arabic::Packed;
use crate::arabic::hash::LetterHasher;
use std::hash::{Hash, Hasher};
use std::sync::Mutex;

/// Words and what they can be. Each place holds the last word that fell to it, its neighbour the one before, so that a text made to collide is read as
/// slowly as one without repetitions, and no slower.
#[derive(Default)]
pub(super) struct Memo {
    places: Vec<Place>,
    fits: Vec<Fit>,
    /// How often all was forgotten.
    round: u32,
}

/// Where a word was found in the memo.
#[derive(Clone, Copy)]
pub(super) struct Met {
    start: u32,
    count: u16,
    round: u32,
}

/// A word, the habits by which it was read, and where what it can be stands. All words of a text ask for one of these: they
/// are as small as may be, to stay near the processor.
#[derive(Clone, Copy, Default)]
struct Place {
    word: Packed,
    start: u32,
    count: u16,
    habits: u8,
}

impl Memo {
    /// A power of two; some 20,000 forms are nine tenths of all words of news.
    const PLACES: usize = 1 << 16;
    /// With so many readings, all are forgotten: 12 MB.
    const MOST_FITS: usize = 1 << 18;

    fn place(word: Packed) -> usize {
        let mut hasher = LetterHasher::default();
        word.hash(&mut hasher);
        hasher.finish() as usize & (Self::PLACES - 1)
    }

    /// What a word can be in a text of these habits, if it was met.
    pub(super) fn get(&self, word: Packed, habits: Habits) -> Option<&[Fit]> {
        self.at(self.find(word, habits)?)
    }

    /// Where that stands. Asked for all words of a text in a row, the processor waits for memory far less than for each.
    pub(super) fn find(&self, word: Packed, habits: Habits) -> Option<Met> {
        let at = Self::place(word);
        let places = [self.places.get(at)?, self.places.get(at ^ 1)?];
        let place = places.into_iter().find(|place| place.word == word && place.habits == key(habits))?;
        Some(Met { start: place.start, count: place.count, round: self.round })
    }

    /// What stands there, unless all was forgotten since.
    pub(super) fn at(&self, met: Met) -> Option<&[Fit]> {
        let start = met.start as usize;
        self.fits.get(start..start + usize::from(met.count)).filter(|_| met.round == self.round)
    }

    /// Remembers it.
    pub(super) fn put(&mut self, word: Packed, habits: Habits, fits: &[Fit]) {
        if self.places.is_empty() || self.fits.len() + fits.len() > Self::MOST_FITS {
            self.round += 1;
            self.fits.clear();
            self.places.clear();
            self.places.resize(Self::PLACES, Place::default());
        }
        let (Ok(start), Ok(count)) = (u32::try_from(self.fits.len()), u16::try_from(fits.len())) else { return };
        self.fits.extend_from_slice(fits);
        let at = Self::place(word);
        if let Some(other) = self.places.get(at).copied()
            && let Some(neighbour) = self.places.get_mut(at ^ 1)
        {
            *neighbour = other;
        }
        if let Some(place) = self.places.get_mut(at) {
            *place = Place { word, start, count, habits: key(habits) };
        }
    }
}

/// The habits by which a word is read; never 0, which an empty place has.
fn key(habits: Habits) -> u8 {
    1 | u8::from(habits.teh) << 1 | u8::from(habits.yeh) << 2
}

/// The memos of a termbase, each for one reader at a time: as many as were needed at once, up to [`MOST`](Self::MOST). Whoever
/// comes while all are lent reads without.
#[derive(Default)]
pub(super) struct Shared(Mutex<Slot>);

#[derive(Default)]
struct Slot {
    free: Vec<Memo>,
    lent: usize,
}

impl Shared {
    /// A text is read in microseconds, so that few are read at the same time; a memo takes up to 14 MB.
    const MOST: usize = 4;

    /// A memo, if there is one that nobody has.
    pub(super) fn lend(&self) -> Option<Memo> {
        let mut slot = self.0.lock().ok()?;
        if slot.lent == Self::MOST {
            return None;
        }
        slot.lent += 1;
        Some(slot.free.pop().unwrap_or_default())
    }

    /// Gives it back.
    pub(super) fn give_back(&self, memo: Option<Memo>) {
        if let (Some(memo), Ok(mut slot)) = (memo, self.0.lock()) {
            slot.lent = slot.lent.saturating_sub(1);
            slot.free.push(memo);
        }
    }
}
