//! WHERE WAS THIS SAID? The index of words says where to look, the store what stands there.

mod looking;

use super::{App, AppError};
use crate::align;
use crate::arabic::{Offsets, Span};
use crate::glossary::Activity;
use crate::memory::concordance::renderings;
use crate::memory::{Mode, Search, Side, Unit, UnitFilter};
use crate::store::Place;
use looking::Looking;
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
    /// The units that hold the words, what was confirmed last first. A text without a word finds nothing.
    ///
    /// # Errors
    /// [`AppError::NotFound`] for a memory that is none, [`AppError::Invalid`] for more than 50 words.
    pub fn concordance(&self, asked: &Asked<'_>) -> Result<Found, AppError> {
        self.check_memory(asked.memory)?;
        let Some(search) = Search::new(asked.text, asked.side, asked.mode) else {
            return Ok(Found { total_is_exact: true, ..Found::default() });
        };
        if search.len() > MOST_WORDS {
            return Err(AppError::invalid("/q", format!("ask for at most {MOST_WORDS} words")));
        }
        self.words.catch_up()?;
        let mut newest = self.meant(asked, search)?;
        let (mut hits, next) = match asked.before {
            None => newest.page()?,
            before => Looking::new(self, asked, newest.search.clone(), before)?.page()?,
        };
        let (total, total_is_exact) = newest.total(COUNTED_BY_READING)?;
        self.align(asked.side, &mut hits)?;
        let said = match self.renderings(asked) {
            Some(terms) => {
                let hits: Vec<&Hit> = newest.newest(COUNTED_BY_READING)?.collect();
                let targets = hits.iter().map(|hit| hit.unit.target.as_str());
                Some(Said { renderings: renderings::count(targets, &terms), of: hits.len(), by_glossary: true })
            }
            None => said_by_alignment(asked, &hits),
        };
        Ok(Found { total: total.max(hits.len()), hits, total_is_exact, next, said })
    }

    /// Finds what stands for each hit on the other side.
    fn align(&self, side: Side, hits: &mut [Hit]) -> Result<(), AppError> {
        if let Some(aligner) = self.alignment.read(&self.store)?.aligner() {
            for Hit { unit, spans, counterparts } in hits {
                *counterparts = Some(align::counterparts(aligner, unit, side, spans));
            }
        }
        Ok(())
    }

    /// Keeps the index of words in step while nobody asks, so that the first question after a large import need not wait.
    /// Costs a thread, which ends with the service.
    pub fn keep_words_ready(&self) {
        let words = Arc::downgrade(&self.words);
        let follow = move || {
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
        match Search::unfinished(asked.text, asked.side, asked.mode) {
            Some(unfinished) if whole.is_in_vain()? => Looking::new(self, asked, unfinished, None),
            _ => Ok(whole),
        }
    }

    /// The English of the glossaries' term that the whole question is.
    fn renderings(&self, asked: &Asked<'_>) -> Option<Vec<String>> {
        if asked.side != Side::Source || !matches!(asked.mode, Mode::Phrase | Mode::Exact) {
            return None;
        }
        let caches = self.cached.read(&self.store).ok()?;
        let whole = Search::new(asked.text, Side::Source, Mode::Exact)?.find(asked.text);
        let mut texts: Vec<String> = Vec::new();
        for occurrence in caches.recognise(asked.text, None) {
            if !whole.contains(&occurrence.span) {
                continue;
            }
            let record = caches.concepts.get(&occurrence.concept).filter(|record| record.activity == Activity::Active);
            for term in record.iter().flat_map(|record| record.concept.english()) {
                if !texts.contains(&term.text) {
                    texts.push(term.text.clone());
                }
            }
        }
        (!texts.is_empty()).then_some(texts)
    }
}

/// What the alignment says that a phrase is on the other side, in the hits of the first page.
fn said_by_alignment(asked: &Asked<'_>, hits: &[Hit]) -> Option<Said> {
    if asked.before.is_some() || !matches!(asked.mode, Mode::Phrase | Mode::Exact) {
        return None;
    }
    let other = asked.side.other();
    let texts = hits.iter().map(|hit| {
        let text = Offsets::new(other.text(&hit.unit));
        let written = |spans: &Vec<Span>| spans.iter().map(|span| text.slice(*span)).collect::<Vec<_>>().join(" … ");
        Some(hit.counterparts.as_ref()?.iter().map(written).collect())
    });
    let texts = texts.collect::<Option<Vec<Vec<String>>>>().filter(|texts| !texts.is_empty())?;
    Some(Said { renderings: renderings::gather(&texts, other), of: texts.len(), by_glossary: false })
}
