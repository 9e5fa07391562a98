//! WHICH TERMS ARE MISSING? Phrases that recur in a memory and that no glossary has, with what stood for them by the alignment.

use super::stood_for::StoodFor;
use super::{App, AppError, LOCAL};
use crate::glossary::candidates::{Candidate, candidates, key};
use crate::store::Pair;
use jiff::Timestamp;
use std::cmp::Reverse;

/// How many of the newest units are read, twice: enough for a phrase to recur, and few enough to be waited for.
const READ: usize = 10_000;
/// The fewest units that must have a phrase.
const LEAST: usize = 3;
/// How many times as many are looked at as are asked for, since what is often said the same way is worth more than what is only frequent.
const WIDER: usize = 3;

/// What may be a term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermCandidate {
    /// The Arabic, as it is most often written.
    pub text: String,
    /// How many of the units that were read have it.
    pub units: usize,
    /// How it was said, and how often among those that were looked at, the most frequent first; none until it has been learned which words stand
    /// for which.
    pub renderings: Vec<(String, usize)>,
    /// How many were looked at.
    pub of: usize,
}

impl TermCandidate {
    /// In how many thousandths of a unit it was said as it mostly is; none while nothing is known of that.
    fn said_alike(&self) -> usize {
        self.renderings.first().map_or(0, |(_, times)| self.units * times * 1_000 / self.of.max(1))
    }
}

impl App {
    /// What may be terms: phrases that at least three of the newest 10,000 units of a memory have, that no glossary has, and that nobody said to
    /// be none of `glossary`. First those of most units, counting of each the share that its most frequent rendering has. Reads these units.
    ///
    /// # Errors
    /// [`AppError::Store`] with `NotFound` for the glossary or the memory.
    pub fn term_candidates(&self, glossary: &str, memory: &str, limit: usize) -> Result<Vec<TermCandidate>, AppError> {
        let dismissed = self.store.no_terms(glossary)?;
        let pairs = self.store.newest_pairs_of(memory, Timestamp::MIN, READ)?;
        let texts: Vec<&str> = pairs.iter().map(|((_, source, _), _)| source.as_str()).collect();
        let known = |phrase: &str| self.is_known(phrase);
        let found = candidates(&texts, LEAST, limit.saturating_mul(WIDER), &dismissed, known);
        let unit = |at: usize| pairs.get(at).map(|(pair, _)| pair);
        let mut all = found.iter().map(|one| self.said(one, unit)).collect::<Result<Vec<_>, AppError>>()?;
        all.sort_by_key(|one| Reverse(one.said_alike()));
        all.truncate(limit);
        Ok(all)
    }

    /// Whether a phrase as a whole is a term of a glossary. Where the glossaries cannot be read, it is offered.
    fn is_known(&self, phrase: &str) -> bool {
        let Ok(caches) = self.cached.read(&self.store) else { return false };
        let length = phrase.chars().count();
        caches.recognise(phrase, None).iter().any(|term| term.span.start == 0 && term.span.end == length)
    }

    /// How a phrase was said, where `unit` is the unit of a text.
    fn said<'a>(
        &self,
        candidate: &Candidate,
        unit: impl Fn(usize) -> Option<&'a Pair>,
    ) -> Result<TermCandidate, AppError> {
        let Candidate { text, places, .. } = candidate;
        let looked = places.iter().filter_map(|(at, span)| Some((unit(*at)?, *span)));
        let StoodFor { renderings, of } = self.stood_for(looked)?;
        Ok(TermCandidate { text: text.clone(), units: places.len(), renderings, of })
    }

    /// Says that a phrase is no term of a glossary, or takes that back.
    ///
    /// # Errors
    /// [`AppError::Invalid`] for a text without a word; [`AppError::Store`] with `NotFound` for the glossary.
    pub fn dismiss_candidate(&self, glossary: &str, text: &str, dismissed: bool) -> Result<(), AppError> {
        let key = key(text);
        if key.is_empty() {
            return Err(AppError::invalid("/text", "there is no word in it"));
        }
        Ok(self.store.set_no_term(glossary, &key, dismissed, LOCAL, Timestamp::now())?)
    }
}
