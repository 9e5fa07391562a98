//! WHAT MAY COME NEXT? English offered behind what is typed, from the memories, the glossary and what the article says around.

use super::ready::{By, Segment};
use super::{App, AppError, SuggestOptions, check_size, persons};
use crate::arabic::placeable::{Placeable, placeables_in};
use crate::arabic::style::Edition;
use crate::complete::{Ahead, Known, Model, Origin, Recent, Remembered, Sentence, Suggestion, Told, Weights, of_terms};
use crate::glossary::{ConceptRecord, Occurrence};
use crate::id::{ArticleId, SegmentId};
use crate::propose::NamedPerson;
use std::borrow::Borrow;
use std::time::{Duration, Instant};

/// A segment whose English is being typed.
#[derive(Clone, Debug, Default)]
pub struct CompletionRequest {
    /// The Arabic.
    pub source: String,
    /// The English before the caret.
    pub target_prefix: String,
    /// The English behind the caret, which is said already.
    pub target_suffix: String,
    /// How many suggestions at most.
    pub limit: usize,
    /// Whether to say, too, what would be offered behind the next key.
    pub ahead: bool,
    /// The glossaries to look in; all, when `None`.
    pub glossaries: Option<Vec<String>>,
    /// The article and segment; the English around it counts.
    pub segment: Option<(ArticleId, SegmentId)>,
}

/// So many segments around are read: what is farther off counts for little.
pub(super) const AROUND: usize = 30;

/// The most suggestions.
const MOST: usize = 10;

/// So long letters are looked at that may be typed next: what comes later than the next key is worth nothing.
const PATIENCE: Duration = Duration::from_millis(20);

/// The longest text that is completed, in bytes: a page without a full stop is no sentence, and each press would look through it.
pub(super) const LONGEST: usize = 8_000;

impl App {
    /// What may come next, the surest first, and where that is asked for, what would be offered behind the next key; nothing for what is too long to be a
    /// sentence.
    ///
    /// # Errors
    /// [`AppError::Invalid`] for a limit out of range; [`AppError::TooLarge`]; [`AppError::NotFound`] for a glossary, article or
    /// segment that is none.
    pub fn complete(&self, request: &CompletionRequest) -> Result<(Vec<Suggestion>, Vec<Ahead>), AppError> {
        check_size(&request.source)?;
        check_size(&request.target_prefix)?;
        check_size(&request.target_suffix)?;
        if !(1..=MOST).contains(&request.limit) {
            let message = format!("{} is out of range: ask for 1 to {MOST}", request.limit);
            return Err(AppError::invalid("/limit", message));
        }
        let glossaries = request.glossaries.as_deref();
        let said = match &request.segment {
            Some((article, segment)) => self.store.said_around(article, segment, AROUND)?,
            None => Vec::new(),
        };
        let caches = self.cached.read(&self.store)?;
        caches.check_names(None, glossaries)?;
        let english = request.target_prefix.len() + request.target_suffix.len();
        if request.source.len().max(english) > LONGEST {
            return Ok((Vec::new(), Vec::new()));
        }
        let terms_at = caches.terms_at;
        drop(caches);
        let ready = self.alignment.read(&self.store)?;
        let nothing = Model::default();
        let model = ready.model().unwrap_or(&nothing);
        let by = By {
            source: request.source.clone(),
            said,
            glossaries: request.glossaries.clone(),
            style: self.style,
            terms_at,
            learned: ready.stamp(),
        };
        let segment = self.ready.get(by, |by| self.read_segment(by, model))?;
        let sentence = Sentence::new(model, Weights::learned(), &segment.recent, &segment.told);
        let (typed, behind) = (request.target_prefix.as_str(), request.target_suffix.as_str());
        if !request.ahead {
            return Ok((sentence.suggest_between(typed, behind, request.limit), Vec::new()));
        }
        let begun = Instant::now();
        Ok(sentence.suggest_ahead(typed, behind, request.limit, &|| begun.elapsed() < PATIENCE))
    }

    /// Reads a segment to complete its English by that model: its terms, names and numbers, and what is said around it. Some milliseconds.
    fn read_segment(&self, by: &By, model: &Model) -> Result<Segment, AppError> {
        let By { source, said, glossaries, learned, .. } = by;
        let terms = self.cached.read(&self.store)?.terms(source, glossaries.as_deref());
        let sources = said.iter().map(|(source, _)| source.as_str()).chain([source.as_str()]);
        let named = persons::read(sources.collect());
        let confirmed = said.iter().map(|(_, target)| Some(target.as_str())).chain([None]);
        let options = SuggestOptions { glossaries: glossaries.clone(), ..SuggestOptions::default() };
        let names = self.persons(&named, confirmed, &options)?.pop().unwrap_or_default();
        let placeables = placeables_in(source, &Edition { style: self.style, date: None });
        let (known, forbidden) = known_of(&terms, &names, &placeables);
        let forbidden: Vec<&str> = forbidden.iter().map(String::as_str).collect();
        let recent = Recent::of(model, said.iter().map(|(_, target)| target.as_str()));
        let remembered = self.ready.remembered(source, learned, || Remembered::of(model, source));
        Ok(Segment { told: Told::new(model, remembered, &known, &forbidden), recent })
    }
}

/// What is known of a segment without the memory, and what must not be said.
pub(super) fn known_of<R: Borrow<ConceptRecord>>(
    terms: &[(Occurrence, R)],
    names: &[NamedPerson],
    placeables: &[Placeable],
) -> (Vec<Known>, Vec<String>) {
    let (mut known, forbidden) = of_terms(terms);
    let name = |name: &NamedPerson| Known { span: name.span, text: name.english.clone(), origin: Origin::Name };
    known.extend(names.iter().map(name));
    let value = |one: &Placeable| Known { span: one.span, text: one.english.clone(), origin: Origin::Placeable };
    known.extend(placeables.iter().map(value));
    (known, forbidden)
}
