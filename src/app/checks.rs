//! WHAT WOULD A CAREFUL READER STUMBLE OVER? The checks of one segment as it is typed, and of a whole article.

use super::checked::Key;
use super::parallel::in_parts;
use super::{App, AppError, LOCAL, check_size};
use crate::checks::{Finding, Kind, Pair, Switches, Term, alone, check, check_beside};
use crate::glossary::{ConceptRecord, Occurrence};
use crate::id::{ArticleId, SegmentId};
use crate::store::SegmentRecord;
use jiff::Timestamp;
use std::collections::HashSet;
use std::sync::Arc;

/// A finding, and whether somebody has waved it through.
#[derive(Clone, Debug)]
pub struct Told {
    /// What was found.
    pub finding: Finding,
    /// Whether it is to be passed over.
    pub ignored: bool,
}

/// A segment with what was found in it.
#[derive(Clone, Debug)]
pub struct CheckedSegment {
    /// The segment.
    pub segment: SegmentRecord,
    /// Its findings; at least one.
    pub told: Vec<Told>,
}

/// What the checks say of an article.
#[derive(Clone, Debug)]
pub struct CheckedArticle {
    /// Which of them are on.
    pub switches: Switches,
    /// The segments in which something was found, in order.
    pub segments: Vec<CheckedSegment>,
}

/// A segment that is not kept, or not yet: the English as it stands on somebody's screen.
#[derive(Clone, Debug, Default)]
pub struct CheckRequest {
    /// The Arabic.
    pub source: String,
    /// The English.
    pub target: String,
    /// The glossaries to look in; all, when `None`.
    pub glossaries: Option<Vec<String>>,
    /// The article and segment, whose switches and ignored findings count.
    pub segment: Option<(ArticleId, SegmentId)>,
}

/// The length of a fingerprint, in hexadecimal digits.
const FINGERPRINT: usize = 16;

/// So many segments are checked at once.
const AT_ONCE: usize = 32;

/// The terms of a text with their concepts.
pub(super) type Terms = Vec<(Occurrence, Arc<ConceptRecord>)>;

impl App {
    /// The findings of one segment. Linear in it.
    ///
    /// # Errors
    /// [`AppError::TooLarge`]; [`AppError::NotFound`] for a glossary, article or segment that is none.
    pub fn check(&self, request: &CheckRequest) -> Result<Vec<Told>, AppError> {
        check_size(&request.source)?;
        check_size(&request.target)?;
        let (switches, ignored) = match &request.segment {
            Some((article, segment)) => {
                self.store.segment(article, segment)?;
                (self.store.check_switches(article)?, self.store.ignored_findings(article)?)
            }
            None => Default::default(),
        };
        let glossaries = request.glossaries.as_deref();
        let caches = self.cached.read(&self.store)?;
        caches.check_names(None, glossaries)?;
        let terms = caches.terms(&request.source, glossaries);
        drop(caches);
        let terms = borrowed(&terms);
        let found = check(Pair { source: &request.source, target: &request.target, terms: &terms }, switches);
        Ok(told(found, request.segment.as_ref().map(|(_, segment)| segment), &ignored))
    }

    /// The findings of an article: of the segments that are translated, and of others that have English all the same.
    ///
    /// # Errors
    /// [`AppError::Store`] with `NotFound`.
    pub fn checked_article(&self, article: &ArticleId) -> Result<CheckedArticle, AppError> {
        let mut segments = self.store.segments(article)?;
        segments.retain(|record| record.role.is_translatable() || !record.translation.text().is_empty());
        let (switches, ignored) = (self.store.check_switches(article)?, self.store.ignored_findings(article)?);
        let found = self.found_in(&segments, switches)?;
        let found_in = segments.into_iter().zip(found).filter(|(_, found)| !found.is_empty());
        let segments = found_in.map(|(segment, found)| {
            let told = told(found, Some(&segment.id), &ignored);
            CheckedSegment { segment, told }
        });
        Ok(CheckedArticle { switches, segments: segments.collect() })
    }

    /// The findings of each segment: of those that are not as they were when they were last looked at, and of all beside each other.
    fn found_in(&self, segments: &[SegmentRecord], on: Switches) -> Result<Vec<Vec<Finding>>, AppError> {
        let texts: Vec<(&str, &str)> =
            segments.iter().map(|record| (record.source.as_str(), record.translation.text())).collect();
        let keys: Vec<Key> = texts.iter().map(|&(source, target)| Key::of(source, target, alone(on))).collect();
        let terms_at = self.cached.read(&self.store)?.terms_at;
        let mut known = self.checked.known(&keys, terms_at);
        let new = known.iter().enumerate().filter(|(_, known)| known.is_none()).map(|(at, _)| at).collect();
        let look = |part: Vec<usize>| {
            let caches = self.cached.read(&self.store)?;
            let look = |at: usize| {
                let &(source, target) = texts.get(at)?;
                let terms = caches.terms(source, None);
                let found = check(Pair { source, target, terms: &borrowed(&terms) }, alone(on));
                Some((at, caches.terms_at, Arc::<[Finding]>::from(found)))
            };
            Ok::<_, AppError>(part.into_iter().filter_map(look).collect())
        };
        let mut looked = Vec::new();
        in_parts(new, AT_ONCE, look, &mut |found| looked.push(found))?;
        for (at, _, found) in &looked {
            if let Some(place) = known.get_mut(*at) {
                *place = Some(found.clone());
            }
        }
        self.checked.keep(looked.into_iter().filter_map(|(at, by, found)| Some((*keys.get(at)?, by, found))));
        let mut all: Vec<Vec<Finding>> = known.into_iter().map(|found| found.unwrap_or_default().to_vec()).collect();
        let pairs: Vec<Pair<'_>> = texts.iter().map(|&(source, target)| Pair { source, target, terms: &[] }).collect();
        check_beside(&pairs, on, &mut all);
        Ok(all)
    }

    /// Waves a finding of a segment through, or takes that back.
    ///
    /// # Errors
    /// [`AppError::Invalid`] for what is no fingerprint; [`AppError::Store`] with `NotFound`.
    pub fn ignore_finding(
        &self,
        article: &ArticleId,
        segment: &SegmentId,
        fingerprint: &str,
        ignored: bool,
    ) -> Result<(), AppError> {
        let digits = fingerprint.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'a'..=b'f'));
        if fingerprint.len() != FINGERPRINT || !digits {
            let detail = format!("a fingerprint has {FINGERPRINT} digits of 0-9 and a-f, as the findings have them");
            return Err(AppError::invalid("fingerprint", detail));
        }
        Ok(self.store.ignore_finding(article, segment, fingerprint, ignored, LOCAL, Timestamp::now())?)
    }

    /// Switches checks of an article on and off; those that neither list names are as by default.
    ///
    /// # Errors
    /// [`AppError::Store`] with `NotFound`.
    pub fn switch_checks(&self, article: &ArticleId, on: &[Kind], off: &[Kind]) -> Result<Switches, AppError> {
        let switches = on.iter().fold(Switches::default(), |switches, &kind| switches.with(kind, true));
        let switches = off.iter().fold(switches, |switches, &kind| switches.with(kind, false));
        self.store.set_check_switches(article, switches, LOCAL, Timestamp::now())?;
        Ok(switches)
    }
}

/// The findings of a segment, with which of them are ignored; of one that is not kept, none is.
fn told(found: Vec<Finding>, segment: Option<&SegmentId>, ignored: &HashSet<(SegmentId, String)>) -> Vec<Told> {
    let is_ignored = |finding: &Finding| {
        segment.is_some_and(|segment| ignored.contains(&(segment.clone(), finding.fingerprint.clone())))
    };
    found.into_iter().map(|finding| Told { ignored: is_ignored(&finding), finding }).collect()
}

/// The same as the checks take them.
pub(super) fn borrowed(terms: &Terms) -> Vec<Term<'_>> {
    terms.iter().map(|(occurrence, record)| Term { occurrence, record }).collect()
}

impl super::cache::Caches {
    /// The terms of `text` with their concepts.
    pub(super) fn terms(&self, text: &str, glossaries: Option<&[String]>) -> Terms {
        let with_record = |occurrence: Occurrence| {
            let record = self.concepts.get(&occurrence.concept)?.clone();
            Some((occurrence, record))
        };
        self.recognise(text, glossaries).into_iter().filter_map(with_record).collect()
    }
}
