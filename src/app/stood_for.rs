//! WHAT STOOD FOR IT? How places of the Arabic were said, by the alignment.

use super::{App, AppError};
use crate::align::counterparts;
use crate::arabic::{Offsets, Span};
use crate::id::UnitId;
use crate::memory::Side;
use crate::memory::concordance::renderings::gather;
use crate::store::Pair;

/// In how many units is looked how it was said: some 0.4 ms each.
const ALIGNED: usize = 20;
/// The longest texts that are looked at, in bytes: some sixty words of Arabic. An alignment costs the product of both lengths: one whole article of a law takes
/// as long as many sentences.
const LONGEST: usize = 700;
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
    /// How the first twenty places were said that stand in no text of extraordinary length: one in each unit, in code points of its Arabic.
    pub(super) fn stood_for<'a>(&self, places: impl Iterator<Item = (&'a Pair, Span)>) -> Result<StoodFor, AppError> {
        let short = places.filter(|((_, source, target), _)| source.len().max(target.len()) <= LONGEST);
        let (ids, spans): (Vec<UnitId>, Vec<Span>) =
            short.take(ALIGNED).map(|((id, _, _), span)| (id.clone(), span)).unzip();
        let units = self.store.units_by_id(&ids)?;
        let mut said: Vec<Vec<String>> = Vec::new();
        for ((_, found), span) in units.into_iter().zip(spans) {
            // One that was deleted since says nothing.
            let Some((_, unit)) = found else { continue };
            // For each anew, so that who types meanwhile need not wait for all of them.
            let learned = self.alignment.read(&self.store)?;
            let Some(aligner) = learned.aligner() else { break };
            let words = Offsets::new(&unit.target);
            let places = counterparts(aligner, &unit, Side::Source, &[span]);
            // What lies apart is hardly a rendering of what stands together.
            let together = places.into_iter().filter_map(|spans| <[_; 1]>::try_from(spans).ok());
            said.push(together.map(|[span]| words.slice(span).to_owned()).collect());
        }
        let mut renderings = gather(&said, Side::Target).counts;
        renderings.truncate(RENDERINGS);
        Ok(StoodFor { renderings, of: said.len() })
    }
}
