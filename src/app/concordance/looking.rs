//! Which of the units that the index names have it? They are read as far as somebody looks, and no further.

use super::saying::Saying;
use super::{Asked, Hit, Said};
use crate::app::{App, AppError};
use crate::id::UnitId;
use crate::memory::Search;
use crate::store::Place;
use std::collections::HashMap;

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
    /// What tells how it is said on the other side.
    saying: Option<Saying>,
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
        let saying = Saying::of(app, asked);
        Ok(Self { app, asked, search, saying, candidates, read: 0, hits: Vec::new() })
    }

    /// The same from another place on.
    pub(super) fn again(&self, before: Option<Place>) -> Result<Self, AppError> {
        Self::new(self.app, self.asked, self.search.clone(), before)
    }

    /// Whether each unit that the index names is a hit.
    fn is_told(&self) -> bool {
        self.search.is_told_by_pieces() && self.asked.rendering.is_none()
    }

    /// How many there are in all, and whether that is certain. Reads up to `most` units where the index does not tell, as one that is behind
    /// does not: it may name units that are gone.
    pub(super) fn total(&mut self, most: usize, is_behind: bool) -> Result<(usize, bool), AppError> {
        if self.is_told() && !is_behind {
            return Ok((self.candidates.len().min(COUNTED), self.candidates.len() <= COUNTED));
        }
        self.read_to(most)?;
        Ok((self.hits.len(), self.read == self.candidates.len() && !is_behind))
    }

    /// How hits say a phrase: a term of a glossary in those among the newest `most` units, any other in those of the first
    /// `page`. Nothing where only one rendering is wanted.
    pub(super) fn said(&mut self, page: &[Hit], most: usize) -> Result<Option<Said>, AppError> {
        if matches!(self.saying, Some(Saying::Terms(_))) {
            self.read_to(most)?;
        }
        let hits: Vec<&Hit> = match &self.saying {
            Some(Saying::Terms(_)) => self.hits.iter().take(most).map(|(_, hit)| hit).collect(),
            _ => page.iter().collect(),
        };
        let is_wanted = |saying: &&Saying| {
            self.asked.rendering.is_none() && (matches!(saying, Saying::Terms(_)) || self.asked.before.is_none())
        };
        Ok(self.saying.as_ref().filter(is_wanted).and_then(|saying| saying.count(self.asked.side, &hits)))
    }

    /// The first hits, as many as are asked for, and where the next page begins.
    pub(super) fn page(&mut self) -> Result<(Vec<Hit>, Option<Place>), AppError> {
        // One more than the page holds: whether there is a next one must be known.
        self.read_until(self.asked.limit + 1, MOST_READ.max(self.asked.limit + 1))?;
        let last = self.hits.get(..=self.asked.limit).and_then(|hits| hits.iter().rev().nth(1));
        let more = self.read < self.candidates.len() || self.candidates.len() > COUNTED;
        let unread = self.candidates.get(..self.read).and_then(|read| read.last()).filter(|_| more);
        let next = last.map(|(place, _)| *place).or(unread.map(|(place, _)| *place));
        Ok((self.hits.iter().take(self.asked.limit).map(|(_, hit)| hit.clone()).collect(), next))
    }

    /// The first hits among all that the index named, as many as `most`, and where to look for more.
    pub(super) fn all(&mut self, most: usize) -> Result<(Vec<Hit>, Option<Place>), AppError> {
        self.read_until(most, usize::MAX)?;
        let last = self.candidates.last().filter(|_| self.candidates.len() > COUNTED);
        Ok((self.hits.iter().take(most).map(|(_, hit)| hit.clone()).collect(), last.map(|(place, _)| *place)))
    }

    /// Whether there is a hit at all.
    pub(super) fn is_in_vain(&mut self) -> Result<bool, AppError> {
        self.read_until(1, MOST_READ)?;
        Ok(self.hits.is_empty())
    }

    /// Reads until there are so many hits, and no more than so many units.
    fn read_until(&mut self, hits: usize, most: usize) -> Result<(), AppError> {
        let end = self.candidates.len().min(most);
        while self.hits.len() < hits && self.read < end {
            let some = if self.is_told() { hits - self.hits.len() } else { READ };
            self.read_to(end.min(self.read + some))?;
        }
        Ok(())
    }

    fn read_to(&mut self, end: usize) -> Result<(), AppError> {
        let Some(some) = self.candidates.get(self.read..end.min(self.candidates.len())) else { return Ok(()) };
        let ids: Vec<UnitId> = some.iter().map(|(_, id)| id.clone()).collect();
        let units = self.app.store.units_by_id(&ids)?;
        let mut hits: Vec<Hit> = Vec::new();
        for (_, found) in units {
            let Some((_, unit)) = found.filter(|(_, unit)| self.asked.filter.wants(unit)) else { continue };
            let spans = self.search.find(self.search.side().text(&unit));
            if !spans.is_empty() {
                hits.push(Hit { unit, spans, counterparts: None });
            }
        }
        if let (Some(rendering), Some(saying)) = (self.asked.rendering, &self.saying) {
            saying.keep(self.app, self.asked.side, rendering, &mut hits)?;
        }
        let places: HashMap<&UnitId, Place> = some.iter().map(|(place, id)| (id, *place)).collect();
        let placed = hits.into_iter().filter_map(|hit| Some((*places.get(&hit.unit.id)?, hit)));
        self.hits.extend(placed);
        self.read += some.len();
        Ok(())
    }
}
