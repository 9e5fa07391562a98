//! WHERE WAS THIS SAID? The index of words says where to look, the store what stands there.

mod looking;
mod saying;

use super::task::step_back;
use super::{App, AppError};
use crate::arabic::Span;
use crate::memory::concordance::renderings;
use crate::memory::{Mode, Search, Side, Unit, UnitFilter};
use crate::store::Place;
use looking::Looking;
use saying::align;
use std::sync::Arc;
use std::time::Duration;

/// A question to the concordance.
#[derive(Clone, Debug)]
pub struct Asked<'a> {
    /// The memory.
    pub memory: &'a str,
    /// The words.
    pub text: &'a str,
    /// Where they are looked for.
    pub side: Side,
    /// How they must stand.
    pub mode: Mode,
    /// Whether each letter must be as it is written in the question.
    pub exact: bool,
    /// Only hits that say the phrase so on the other side: one of [`Found::said`].
    pub rendering: Option<&'a str>,
    /// Which units are wanted.
    pub filter: UnitFilter,
    /// Where the page before ended.
    pub before: Option<Place>,
    /// The most hits.
    pub limit: usize,
}

/// A unit that holds the words.
#[derive(Clone, Debug)]
pub struct Hit {
    /// The unit.
    pub unit: Unit,
    /// Where they stand on the side that was searched, in code points.
    pub spans: Vec<Span>,
    /// For each of these what stands for it on the other side; none until it has been learned which words stand for which.
    pub counterparts: Option<Vec<Vec<Span>>>,
}

/// A page of hits.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// What was confirmed last first.
    pub hits: Vec<Hit>,
    /// How many there are in all.
    pub total: usize,
    /// Whether that is all of them, or only how many were counted.
    pub total_is_exact: bool,
    /// Where the next page begins.
    pub next: Option<Place>,
    /// How the newest hits say a phrase on the other side.
    pub said: Option<Said>,
    /// Whether what changed last (a large import or deletion) is still on its way into the index: units may be missing.
    pub is_behind: bool,
}

/// How hits say a phrase on the other side.
#[derive(Clone, Debug)]
pub struct Said {
    /// The renderings, counted.
    pub renderings: renderings::Renderings,
    /// In how many hits.
    pub of: usize,
    /// Whether they are those of a glossary's term, looked for, and not what the alignment of words says.
    pub by_glossary: bool,
}

/// The most words of a question.
const MOST_WORDS: usize = 50;
/// Up to how many units are read to count hits and renderings, which is most of what a question takes: some 50 µs each.
const COUNTED_BY_READING: usize = 100;

impl App {
    /// The units that hold the words, what was confirmed last first. A text without a word finds nothing. Waits for a large import no
    /// longer than for any other work ([`Found::is_behind`]).
    ///
    /// # Errors
    /// [`AppError::NotFound`] for a memory that is none, [`AppError::Invalid`] for more than 50 words.
    pub fn concordance(&self, asked: &Asked<'_>) -> Result<Found, AppError> {
        let Some(search) = self.search_for(asked)? else {
            return Ok(Found { total_is_exact: true, ..Found::default() });
        };
        let is_behind = !self.words.catch_up_soon()?;
        let mut newest = self.meant(asked, search)?;
        let (mut hits, next) = match asked.before {
            None => newest.page()?,
            before => newest.again(before)?.page()?,
        };
        let (total, total_is_exact) = newest.total(COUNTED_BY_READING, is_behind)?;
        align(self, asked.side, &mut hits)?;
        let said = newest.said(&hits, COUNTED_BY_READING)?;
        Ok(Found { total: total.max(hits.len()), hits, total_is_exact, next, said, is_behind })
    }

    /// The units with the words, what was confirmed last first: as many of the newest as are asked for, and no counts. None is
    /// missing because the index is behind, or because many that have the words in another spelling stand before it.
    ///
    /// # Errors
    /// As [`App::concordance`]; [`StoreError::Busy`](crate::store::StoreError::Busy) after half a minute, while a very large import is being
    /// indexed.
    pub(super) fn concordance_units(&self, asked: &Asked<'_>) -> Result<Vec<Unit>, AppError> {
        let Some(search) = self.search_for(asked)? else { return Ok(Vec::new()) };
        self.words.catch_up()?;
        let mut looking = self.meant(asked, search)?;
        if asked.before.is_some() {
            looking = looking.again(asked.before)?;
        }
        let mut units = Vec::new();
        loop {
            let (hits, next) = looking.all(asked.limit - units.len())?;
            units.extend(hits.into_iter().map(|hit| hit.unit));
            if next.is_none() || units.len() == asked.limit {
                return Ok(units);
            }
            looking = looking.again(next)?;
        }
    }

    /// What to look for; `None` for a text without a word.
    fn search_for(&self, asked: &Asked<'_>) -> Result<Option<Search>, AppError> {
        self.check_memory(asked.memory)?;
        if asked.rendering.is_some() && asked.mode != Mode::Phrase {
            return Err(AppError::invalid("/rendering", "only a phrase has renderings"));
        }
        let make = if asked.exact { Search::exact } else { Search::new };
        let Some(search) = make(asked.text, asked.side, asked.mode) else { return Ok(None) };
        if search.len() > MOST_WORDS {
            return Err(AppError::invalid("/q", format!("ask for at most {MOST_WORDS} words")));
        }
        Ok(Some(search))
    }

    /// Keeps the index of words in step while nobody asks, so that the first question after a large import need not wait.
    /// Costs a thread, which ends with the service.
    pub fn keep_words_ready(&self) {
        let words = Arc::downgrade(&self.words);
        let follow = move || {
            step_back();
            while let Some(words) = words.upgrade() {
                if let Err(error) = words.catch_up() {
                    tracing::warn!(%error, "the index of words cannot follow; the next question tries again");
                }
                drop(words);
                std::thread::sleep(Duration::from_secs(1));
            }
        };
        if let Err(error) = std::thread::Builder::new().name("words".to_owned()).spawn(follow) {
            tracing::warn!(%error, "no thread for the index of words; questions keep it in step");
        }
    }

    /// The search as it was asked; where that finds nothing at all, with its last word unfinished.
    fn meant<'a>(&'a self, asked: &'a Asked<'a>, search: Search) -> Result<Looking<'a>, AppError> {
        let mut whole = Looking::new(self, asked, search, None)?;
        let unfinished = Search::unfinished(asked.text, asked.side, asked.mode).filter(|_| !asked.exact);
        match unfinished {
            Some(unfinished) if whole.is_in_vain()? => Looking::new(self, asked, unfinished, None),
            _ => Ok(whole),
        }
    }
}
