//! Which of the units that the index names have it? They are read as far as somebody looks, and no further.

use super::{Asked, Hit};
use crate::app::{App, AppError};
use crate::id::UnitId;
use crate::memory::Search;
use crate::store::Place;

/// Up to how many hits are counted, and so how many units the index is asked for: it finds a thousand in a millisecond or two.
pub(super) const COUNTED: usize = 1_000;

/// How many units are read at a time where the index alone does not tell, at some 50 µs each.
const READ: usize = 32;

/// After how many units without enough hits a page ends all the same.
const MOST_READ: usize = 200;

/// The newest units that the index names for a question.
pub(super) struct Looking<'a> {
    app: &'a App,
    asked: &'a Asked<'a>,
    /// What is looked for.
    pub(super) search: Search,
    candidates: Vec<(Place, UnitId)>,
    read: usize,
    hits: Vec<(Place, Hit)>,
}

impl<'a> Looking<'a> {
    /// Asks the index, from the place `before` on.
    pub(super) fn new(
        app: &'a App,
        asked: &'a Asked<'a>,
        search: Search,
        before: Option<Place>,
    ) -> Result<Self, AppError> {
        let candidates = app.words.find(asked.memory, &search, &asked.filter, before, COUNTED + 1)?;
        Ok(Self { app, asked, search, candidates, read: 0, hits: Vec::new() })
    }

    /// How many there are in all, and whether that is certain. Reads up to `most` units where the index does not tell.
    pub(super) fn total(&mut self, most: usize) -> Result<(usize, bool), AppError> {
        if self.search.is_told_by_pieces() {
            return Ok((self.candidates.len().min(COUNTED), self.candidates.len() <= COUNTED));
        }
        self.read_to(most)?;
        Ok((self.hits.len(), self.read == self.candidates.len()))
    }

    /// The hits among the newest `most` units.
    pub(super) fn newest(&mut self, most: usize) -> Result<impl Iterator<Item = &Hit>, AppError> {
        self.read_to(most)?;
        Ok(self.hits.iter().take(most).map(|(_, hit)| hit))
    }

    /// The first hits, as many as are asked for, and where the next page begins.
    pub(super) fn page(&mut self) -> Result<(Vec<Hit>, Option<Place>), AppError> {
        // One more than the page holds: whether there is a next one must be known.
        self.read_until(self.asked.limit + 1)?;
        let last = self.hits.get(..=self.asked.limit).and_then(|hits| hits.iter().rev().nth(1));
        let more = self.read < self.candidates.len() || self.candidates.len() > COUNTED;
        let unread = self.candidates.get(..self.read).and_then(|read| read.last()).filter(|_| more);
        let next = last.map(|(place, _)| *place).or(unread.map(|(place, _)| *place));
        Ok((self.hits.iter().take(self.asked.limit).map(|(_, hit)| hit.clone()).collect(), next))
    }

    /// Whether there is a hit at all.
    pub(super) fn is_in_vain(&mut self) -> Result<bool, AppError> {
        self.read_until(1)?;
        Ok(self.hits.is_empty())
    }

    fn read_until(&mut self, hits: usize) -> Result<(), AppError> {
        let end = self.candidates.len().min(MOST_READ.max(hits));
        while self.hits.len() < hits && self.read < end {
            let some = if self.search.is_told_by_pieces() { hits - self.hits.len() } else { READ };
            self.read_to(end.min(self.read + some))?;
        }
        Ok(())
    }

    fn read_to(&mut self, end: usize) -> Result<(), AppError> {
        let Some(some) = self.candidates.get(self.read..end.min(self.candidates.len())) else { return Ok(()) };
        let ids: Vec<UnitId> = some.iter().map(|(_, id)| id.clone()).collect();
        let units = self.app.store.units_by_id(&ids)?;
        for ((place, _), (_, found)) in some.iter().zip(units) {
            let Some((_, unit)) = found.filter(|(_, unit)| self.asked.filter.wants(unit)) else { continue };
            let spans = self.search.find(self.search.side().text(&unit));
            if !spans.is_empty() {
                self.hits.push((*place, Hit { unit, spans, counterparts: None }));
            }
        }
        self.read += some.len();
        Ok(())
    }
}
