//! WHAT STOOD FOR IT? How places of the Arabic were said, by the alignment.

use super::{App, AppError};
use crate::align::counterparts;
use crate::arabic::{Offsets, Span};
use crate::id::UnitId;
use crate::memory::Side;
use crate::memory::concordance::renderings::gather;

/// In how many units is looked how it was said: some 0.4 ms each.
const ALIGNED: usize = 20;
/// The most renderings.
const RENDERINGS: usize = 4;

/// How some places were said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct StoodFor {
    /// How they were said, and in how many of the units that were looked at, the most frequent first; none until it has been learned which words
    /// stand for which.
    pub renderings: Vec<(String, usize)>,
    /// How many units were looked at.
    pub of: usize,
}

impl App {
    /// How the first twenty places were said: one in each unit, in code points of its Arabic.
    pub(super) fn stood_for(&self, places: impl Iterator<Item = (UnitId, Span)>) -> Result<StoodFor, AppError> {
        let (ids, spans): (Vec<UnitId>, Vec<Span>) = places.take(ALIGNED).unzip();
        let units = self.store.units_by_id(&ids)?;
        let mut said: Vec<Vec<String>> = Vec::new();
        if let Some(aligner) = self.alignment.read(&self.store)?.aligner() {
            for ((_, found), span) in units.into_iter().zip(spans) {
                // One that was deleted since says nothing.
                let Some((_, unit)) = found else { continue };
                let words = Offsets::new(&unit.target);
                let places = counterparts(aligner, &unit, Side::Source, &[span]);
                // What lies apart is hardly a rendering of what stands together.
                let together = places.into_iter().filter_map(|spans| <[_; 1]>::try_from(spans).ok());
                said.push(together.map(|[span]| words.slice(span).to_owned()).collect());
            }
        }
        let mut renderings = gather(&said, Side::Target).counts;
        renderings.truncate(RENDERINGS);
        Ok(StoodFor { renderings, of: said.len() })
    }
}
