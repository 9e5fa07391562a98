//! WHO IS NAMED IN THIS ARTICLE? The persons of all its segments, each with one English spelling.

use super::cache::Caches;
use super::parallel::in_parts;
use super::{App, AppError, SuggestOptions};
use crate::arabic::person::{Named, People, number};
use crate::propose::NamedPerson;
use crate::propose::names::{Passage, Rendering, names};
use std::convert::Infallible;

impl App {
    /// The persons of each segment, where `confirmed` is the English that a translator has confirmed for it.
    ///
    /// Linear in the article; terms are sought only in segments that name somebody, and the lock is taken for some at a time.
    pub(super) fn persons<'a>(
        &self,
        named: &[Named<'_>],
        confirmed: impl Iterator<Item = Option<&'a str>>,
        options: &SuggestOptions,
    ) -> Result<Vec<Vec<NamedPerson>>, AppError> {
        let people = People::of(named);
        let meet = |part: Vec<(usize, &Named<'_>)>| {
            Ok::<_, AppError>(part.iter().map(|&(at, one)| people.met_in(at, one)).collect())
        };
        let mut met = Vec::with_capacity(named.len());
        in_parts(named.iter().enumerate().collect(), AT_ONCE, meet, &mut |one| met.push(one))?;
        let mentions = number(met);
        let mut passages: Vec<Passage<'_>> = named
            .iter()
            .zip(confirmed)
            .map(|(named, confirmed)| Passage { source: named.text(), terms: Vec::new(), confirmed })
            .collect();
        let mut naming: Vec<usize> = mentions.iter().map(|mention| mention.segment).collect();
        naming.dedup();
        let find = |part: Vec<usize>| {
            let caches = self.cached.read(&self.store)?;
            let terms =
                |at: usize| (at, named.get(at).map_or_else(Vec::new, |named| caches.renderings(named.text(), options)));
            Ok::<_, AppError>(part.into_iter().map(terms).collect())
        };
        in_parts(naming, AT_ONCE, find, &mut |(at, terms)| {
            if let Some(passage) = passages.get_mut(at) {
                passage.terms = terms;
            }
        })?;
        Ok(names(&mentions, &passages))
    }
}

/// Reads segments, on all processors. Linear.
pub(super) fn read<'a>(sources: Vec<&'a str>) -> Vec<Named<'a>> {
    let mut named = Vec::with_capacity(sources.len());
    let read = |part: Vec<&'a str>| Ok::<_, Infallible>(part.into_iter().map(Named::of).collect());
    match in_parts(sources, AT_ONCE, read, &mut |one| named.push(one)) {
        Ok(()) => named,
        Err(never) => match never {},
    }
}

/// So many segments are read at once: reading one takes some twenty microseconds, and starting a thread as long.
const AT_ONCE: usize = 32;

impl Caches {
    /// The terms of `text` with the English to propose for them.
    fn renderings(&self, text: &str, options: &SuggestOptions) -> Vec<Rendering> {
        let occurrences = self.recognise(text, options.glossaries.as_deref());
        let rendering = |occurrence: &crate::glossary::Occurrence| {
            let english = self.concepts.get(&occurrence.concept)?.concept.rendering()?.text.clone();
            let span = occurrence.term_span();
            Some(Rendering { span, concept: occurrence.concept.clone(), english })
        };
        let mut renderings: Vec<Rendering> = occurrences.iter().filter_map(rendering).collect();
        renderings.sort_by_key(|rendering| rendering.span.start);
        renderings
    }
}
