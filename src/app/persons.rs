//! WHO IS NAMED IN THIS ARTICLE? The persons of all its segments, each with one English spelling.

use super::cache::Caches;
use super::{App, AppError, SuggestOptions};
use crate::arabic::Span;
use crate::arabic::person::mentions;
use crate::propose::NamedPerson;
use crate::propose::names::{Passage, Rendering, names};

impl App {
    /// The persons of each segment: its Arabic, and the English that a translator has confirmed for it.
    ///
    /// Linear in the article; terms are sought only in segments that name somebody, and the lock is taken for each.
    pub(super) fn persons(
        &self,
        segments: &[(&str, Option<&str>)],
        options: &SuggestOptions,
    ) -> Result<Vec<Vec<NamedPerson>>, AppError> {
        let sources: Vec<&str> = segments.iter().map(|(source, _)| *source).collect();
        let mentions = mentions(&sources);
        let mut passages: Vec<Passage<'_>> =
            segments.iter().map(|&(source, confirmed)| Passage { source, terms: Vec::new(), confirmed }).collect();
        let mut last = None;
        for segment in mentions.iter().map(|mention| mention.segment) {
            if last.replace(segment) != Some(segment)
                && let Some(passage) = passages.get_mut(segment)
            {
                passage.terms = self.cached.read(&self.store)?.renderings(passage.source, options);
            }
        }
        Ok(names(&mentions, &passages))
    }
}

impl Caches {
    /// The terms of `text` with the English to propose for them.
    fn renderings(&self, text: &str, options: &SuggestOptions) -> Vec<Rendering> {
        let occurrences = self.recognise(text, options.glossaries.as_deref());
        let rendering = |occurrence: &crate::glossary::Occurrence| {
            let english = self.concepts.get(&occurrence.concept)?.concept.rendering()?.text.clone();
            let span = Span::new(occurrence.span.start + occurrence.lead, occurrence.span.end - occurrence.tail);
            Some(Rendering { span, concept: occurrence.concept.clone(), english })
        };
        let mut renderings: Vec<Rendering> = occurrences.iter().filter_map(rendering).collect();
        renderings.sort_by_key(|rendering| rendering.span.start);
        renderings
    }
}
