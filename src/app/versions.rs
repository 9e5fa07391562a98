//! The next version of an article: what of the translation stays, and what a segment was before.

use super::articles::read_in;
use super::{App, AppError, LOCAL};
use crate::article::{Hint, Reason, Segment, State};
use crate::id::ArticleId;
use crate::memory::versions::{Earlier, align};
use crate::memory::{Edit, diff};
use crate::store::{ArticleRecord, Carried, Carry, NewArticle, SegmentRecord, StoreError};
use jiff::Timestamp;

/// How many segments of a new version were what in the one before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stayed {
    /// The same: their English stays as it was.
    pub same: usize,
    /// Reworded, joined or cut: their English is there as a draft, if there was any.
    pub changed: usize,
    /// Not there before.
    pub new: usize,
    /// Segments of the version before that are in none of this one.
    pub gone: usize,
}

/// A version that was just taken in.
#[derive(Clone, Debug)]
pub struct NewVersion {
    /// The article.
    pub article: ArticleRecord,
    /// Its segments with what they have of the version before.
    pub segments: Vec<SegmentRecord>,
    /// How many there are of which kind.
    pub stayed: Stayed,
}

/// What a segment was in the version before.
#[derive(Clone, Debug, PartialEq)]
pub struct EarlierText {
    /// Its Arabic; several, joined with a space.
    pub source: String,
    /// Its English, likewise.
    pub target: String,
    /// The state of the one, or of the least finished of several.
    pub state: State,
    /// The difference to the Arabic now; nothing but [`crate::memory::Op::Same`] where only white space is other.
    pub diff: Vec<Edit>,
}

/// So often the versions are compared, while somebody joins segments of the one before.
const ATTEMPTS: usize = 5;

impl App {
    /// Takes the next version of an article in: its text as it is now, whole. What was said of sentences that did not change stays, confirmed
    /// where it was confirmed; what changed is a draft.
    ///
    /// # Errors
    /// [`AppError::Invalid`] for a text with nothing in it or the same one, [`AppError::TooLarge`], and [`AppError::Store`] with `NotFound`, or `Exists`
    /// when there is a next version already.
    pub fn create_version(
        &self,
        previous: &ArticleId,
        title: Option<&str>,
        text: String,
        hints: &[Hint],
        outlet: Option<String>,
    ) -> Result<NewVersion, AppError> {
        let before = self.store.article(previous)?;
        if before.text == text {
            return Err(AppError::invalid("/text", "this is the text that is there already, to the letter"));
        }
        let mut read = read_in(title, text, hints)?;
        read.outlet = outlet;
        read.memory = before.summary.memory;
        read.glossaries = before.summary.glossaries;
        let sources = sources(&read);
        for attempt in 1.. {
            let old = self.store.segments(previous)?;
            let found = align(
                &old.iter().map(|segment| segment.source.as_str()).collect::<Vec<_>>(),
                &sources.iter().map(String::as_str).collect::<Vec<_>>(),
            );
            let mut article = read.clone();
            keep_roles(&mut article.segments, &found, &old);
            let (carried, stayed) = carried(&found, &old);
            match self.store.create_version(previous, article, carried, LOCAL, Timestamp::now()) {
                // Somebody joined two of them since they were compared.
                Err(StoreError::NotFound { what: "segment", .. }) if attempt < ATTEMPTS => {}
                made => {
                    let (article, segments) = made?;
                    self.count_coverage();
                    return Ok(NewVersion { article, segments, stayed });
                }
            }
        }
        Err(StoreError::Busy.into())
    }

    /// What a segment was in the version before.
    pub(super) fn earlier(
        &self,
        article: &ArticleId,
        segment: &SegmentRecord,
    ) -> Result<Option<EarlierText>, AppError> {
        let earlier = self.store.earlier(article, &segment.id)?;
        let Some(state) = earlier.iter().map(|segment| segment.translation.state()).min() else { return Ok(None) };
        let joined = |text: fn(&SegmentRecord) -> &str| {
            let texts = earlier.iter().map(text).filter(|text| !text.is_empty());
            texts.collect::<Vec<_>>().join(" ")
        };
        let source = joined(|segment| &segment.source);
        let diff = diff(&segment.source, &source);
        Ok(Some(EarlierText { source, target: joined(|segment| segment.translation.text()), state, diff }))
    }
}

fn sources(article: &NewArticle) -> Vec<String> {
    let offsets = crate::arabic::Offsets::new(&article.text);
    article.segments.iter().map(|segment| offsets.slice(segment.span).to_owned()).collect()
}

/// A block keeps the role that somebody chose for it, if it says the same.
fn keep_roles(segments: &mut [Segment], found: &[Option<Earlier>], old: &[SegmentRecord]) {
    let mut at = 0;
    for block in segments.chunk_by_mut(|one, other| one.block == other.block) {
        let chosen = |earlier: &Option<Earlier>| match earlier {
            Some(Earlier::Same(from)) => {
                old.get(*from).filter(|old| old.reason == Some(Reason::Chosen)).map(|old| old.role)
            }
            _ => None,
        };
        let roles: Vec<_> = found.iter().skip(at).take(block.len()).map(chosen).collect();
        at += block.len();
        if let Some(&Some(role)) = roles.first()
            && roles.iter().all(|other| *other == Some(role))
        {
            block.iter_mut().for_each(|segment| (segment.role, segment.reason) = (role, Reason::Chosen));
        }
    }
}

fn carried(found: &[Option<Earlier>], old: &[SegmentRecord]) -> (Vec<Carried>, Stayed) {
    let mut stayed = Stayed::default();
    let mut used = vec![false; old.len()];
    let mut carried = Vec::new();
    for (segment, earlier) in found.iter().enumerate() {
        let Some(earlier) = earlier else {
            stayed.new += 1;
            continue;
        };
        let carry = match earlier {
            Earlier::Same(_) => Carry::Whole,
            // The English of what was cut goes with its first part.
            Earlier::Part(from) if used.get(*from) == Some(&true) => Carry::Nothing,
            Earlier::Changed(_) | Earlier::Joined(_) | Earlier::Part(_) => Carry::Draft,
        };
        let places = earlier.places();
        *if carry == Carry::Whole { &mut stayed.same } else { &mut stayed.changed } += 1;
        let from = old.get(places.clone()).unwrap_or_default().iter().map(|segment| segment.id.clone()).collect();
        used.iter_mut().skip(places.start).take(places.len()).for_each(|used| *used = true);
        carried.push(Carried { segment, from, carry });
    }
    stayed.gone = used.iter().filter(|used| !**used).count();
    (carried, stayed)
}
