//! How do the hits say it on the other side? Counted over the newest, and asked of one hit when only those that say it so are
//! wanted.

use super::{Asked, Hit, Said};
use crate::align;
use crate::app::{App, AppError};
use crate::arabic::{Offsets, Span};
use crate::glossary::Activity;
use crate::memory::concordance::renderings;
use crate::memory::{Mode, Search, Side};

/// What tells how a phrase is said.
pub(super) enum Saying {
    /// The English terms of the glossaries, one of which the whole question is in Arabic.
    Terms(Vec<String>),
    /// What the alignment of words takes to stand for it.
    Alignment,
}

impl Saying {
    /// How the words asked for are said, if they stand together: for words that do not there is nothing to count.
    pub(super) fn of(app: &App, asked: &Asked<'_>) -> Option<Self> {
        (asked.mode == Mode::Phrase).then(|| terms(app, asked).map_or(Self::Alignment, Self::Terms))
    }

    /// The renderings in `hits`; those that the alignment finds in a page alone, and none until it has learned.
    pub(super) fn count(&self, side: Side, hits: &[&Hit]) -> Option<Said> {
        let (renderings, by_glossary) = match self {
            Self::Terms(terms) => {
                let targets = hits.iter().map(|hit| hit.unit.target.as_str());
                (renderings::count(targets, terms), true)
            }
            Self::Alignment => {
                let said: Option<Vec<_>> = hits.iter().map(|hit| written(hit, side)).collect();
                (renderings::gather(&said.filter(|said| !said.is_empty())?, side.other()), false)
            }
        };
        Some(Said { renderings, of: hits.len(), by_glossary })
    }

    /// Keeps those of `hits` that are counted for `rendering`. Those that the alignment has to tell take 0.4 ms each, so only
    /// texts that have its words at all are aligned.
    pub(super) fn keep(&self, app: &App, side: Side, rendering: &str, hits: &mut Vec<Hit>) -> Result<(), AppError> {
        match self {
            Self::Terms(terms) => hits.retain(|hit| renderings::says(&hit.unit.target, terms, rendering)),
            Self::Alignment => {
                let other = side.other();
                hits.retain(|hit| renderings::may_say(other.text(&hit.unit), other, rendering));
                align(app, side, hits)?;
                hits.retain(|hit| written(hit, side).is_some_and(|said| renderings::is_among(&said, other, rendering)));
            }
        }
        Ok(())
    }
}

/// Finds what stands for each hit on the other side, once that has been learned.
pub(super) fn align(app: &App, side: Side, hits: &mut [Hit]) -> Result<(), AppError> {
    if let Some(aligner) = app.alignment.read(&app.store)?.aligner() {
        for Hit { unit, spans, counterparts } in hits {
            *counterparts = Some(align::counterparts(aligner, unit, side, spans));
        }
    }
    Ok(())
}

/// What stands for each place of a hit; `None` until it has been learned.
fn written(hit: &Hit, side: Side) -> Option<Vec<String>> {
    let text = Offsets::new(side.other().text(&hit.unit));
    let written = |spans: &Vec<Span>| {
        let mut parts: Vec<&str> = spans.iter().map(|span| text.slice(*span)).collect();
        // A word that stands for it twice says it once.
        parts.dedup_by(|later, first| later.eq_ignore_ascii_case(first));
        parts.join(" … ")
    };
    Some(hit.counterparts.as_ref()?.iter().map(written).collect())
}

/// The English of the glossaries' term that the whole question is.
fn terms(app: &App, asked: &Asked<'_>) -> Option<Vec<String>> {
    if asked.side != Side::Source {
        return None;
    }
    let caches = app.cached.read(&app.store).ok()?;
    let whole = Search::exact(asked.text, Side::Source, Mode::Phrase)?.find(asked.text);
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
