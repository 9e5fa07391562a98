//! WHICH TERMS DOES THE DESK SAY OTHERWISE THAN THE GLOSSARY PREFERS? How the units of the last months say the terms of a glossary, and what stood
//! there instead by the alignment.

use super::calendar::{Stretch, midnight};
use super::checks::borrowed;
use super::parallel::in_parts;
use super::stood_for::StoodFor;
use super::{App, AppError};
use crate::checks::{Pair, sayings};
use crate::glossary::ConceptRecord;
use crate::glossary::drift::{Drift, Said, Saying, drifts};
use crate::id::UnitId;
use crate::store::Pair as UnitPair;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;
use std::slice;
use std::sync::Arc;

/// How many of the newest units are read: a year of eighty a day, in a second or so on two processors. Of a desk that confirms more the report
/// reaches less far back, and says how many units of each month it has.
const READ: usize = 20_000;
/// The months that are told apart, up to the present one.
const MONTHS: usize = 12;
/// The fewest units that must have a term.
const LEAST: usize = 3;
/// So many units are read at once, with the glossaries held for some milliseconds.
const AT_ONCE: usize = 64;

/// How the terms of a glossary are said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DriftReport {
    /// The first day of each month, the oldest first, and how many units of it were read.
    pub months: Vec<(Date, usize)>,
    /// The terms that were not always said as preferred.
    pub terms: Vec<TermDrift>,
}

/// A term that was not always said as preferred.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermDrift {
    /// Its concept.
    pub record: Arc<ConceptRecord>,
    /// How often it was said how.
    pub drift: Drift,
    /// What stood there by the alignment where none of its renderings did, and in how many of the units that were looked at, the most frequent first; none until
    /// it has been learned which words stand for which.
    pub renderings: Vec<(String, usize)>,
    /// How many were looked at.
    pub of: usize,
    /// The newest unit that says it otherwise, or else that has an admitted rendering.
    pub example: Option<UnitId>,
}

impl App {
    /// The terms of a glossary that at least three units of a memory have, of the newest 20,000 of the last twelve months of people at `offset`, and that
    /// these did not always say as preferred: `limit` of them, in the order of [`drifts`]. A unit is of the month in which its English was last
    /// confirmed or changed. Reads these units.
    ///
    /// # Errors
    /// [`AppError::NotFound`] for the glossary; [`AppError::Store`] with `NotFound` for the memory.
    pub fn term_drift(
        &self,
        glossary: &str,
        memory: &str,
        limit: usize,
        offset: Offset,
    ) -> Result<DriftReport, AppError> {
        self.check_names(None, Some(slice::from_ref(&glossary.to_owned())))?;
        let days = Stretch::Month.last(MONTHS, Timestamp::now(), offset);
        let month = |at: Timestamp| {
            let begin = Stretch::Month.begin(at, offset).date();
            days.iter().position(|day| *day == begin)
        };
        // An old memory that is taken in has the newest units, and none of them of these months.
        let since = days.first().map_or(Timestamp::MIN, |day| midnight(*day, offset));
        let dated = self.store.newest_pairs_of(memory, since, READ)?.into_iter();
        let (at, pairs): (Vec<usize>, Vec<_>) = dated.filter_map(|(pair, at)| Some((month(at)?, pair))).unzip();
        let look = |part: Vec<usize>| {
            let caches = self.cached.read(&self.store)?;
            let look = |unit: usize| {
                let (_, source, target) = pairs.get(unit)?;
                let terms = caches.terms(source, None);
                let mut said = sayings(Pair { source, target, terms: &borrowed(&terms) });
                said.retain(|said| caches.glossary_of.get(&said.concept).is_some_and(|of| of == glossary));
                Some((*at.get(unit)?, said))
            };
            Ok::<_, AppError>(part.into_iter().filter_map(look).collect())
        };
        let mut units: Vec<(usize, Vec<Said>)> = Vec::with_capacity(pairs.len());
        in_parts((0..pairs.len()).collect(), AT_ONCE, look, &mut |unit| units.push(unit))?;
        let mut months: Vec<(Date, usize)> = days.iter().map(|day| (*day, 0)).collect();
        for month in at {
            months[month].1 += 1;
        }
        let mut found = drifts(&units, MONTHS, LEAST);
        found.truncate(limit);
        let mut terms = Vec::with_capacity(found.len());
        let told = |part: Vec<Drift>| part.into_iter().map(|drift| self.told(drift, &pairs)).collect();
        in_parts(found, 1, told, &mut |term| terms.extend(term))?;
        Ok(DriftReport { months, terms })
    }

    /// What stood there instead, where `pairs` are the units of the places; `None` for a concept that has gone meanwhile.
    fn told(&self, drift: Drift, pairs: &[UnitPair]) -> Result<Option<TermDrift>, AppError> {
        let Some(record) = self.cached.read(&self.store)?.concepts.get(&drift.concept).cloned() else {
            return Ok(None);
        };
        let others = drift.places.iter().filter(|place| place.said.saying == Saying::Other);
        let StoodFor { renderings, of } =
            self.stood_for(others.filter_map(|place| Some((pairs.get(place.unit)?, place.said.span))))?;
        let otherwise = drift.places.iter().find(|place| place.said.saying != Saying::Admitted);
        let example = otherwise.or(drift.places.first()).and_then(|place| pairs.get(place.unit));
        let example = example.map(|(id, _, _)| id.clone());
        Ok(Some(TermDrift { record, drift, renderings, of, example }))
    }
}
