//! Articles: taken in, split, translated segment by segment, taken apart and joined.

use super::suggest::Asked;
use super::versions::EarlierText;
use super::{App, AppError, LOCAL, SuggestOptions, Suggested, check_size, persons};
use crate::arabic::{Edition, Offsets, Span};
use crate::article::{Hint, Origin, Role, State, Translation, edit, published, split_with_hints};
use crate::id::{ArticleId, SegmentId};
use crate::store::{
    ArticleChange, ArticleFilter, ArticlePage, ArticleRecord, Idempotency, NewArticle, RevisionRecord, SaveTranslation,
    Saved, SegmentRecord,
};
use jiff::Timestamp;

/// What a segment is to say.
#[derive(Clone, Debug)]
pub struct Edit {
    /// The revision that the person saw.
    pub expected: u64,
    /// The English and its state.
    pub translation: Translation,
    /// Where it came from.
    pub origin: Option<Origin>,
    /// Whether confirming fills the empty repetitions.
    pub propagate: bool,
    /// A key under which the same request may come again.
    pub idempotency: Option<Idempotency>,
}

/// What is offered for a segment of an article.
#[derive(Clone, Debug)]
pub struct Suggestion {
    /// The segment.
    pub segment: SegmentRecord,
    /// What it was in the version before.
    pub earlier: Option<EarlierText>,
    /// What is known and offered.
    pub suggested: Suggested,
}

/// How much of the first line serves as a headline where none is given, in code points.
const TITLE_LENGTH: usize = 120;

/// The longest name of a person or an outlet, in code points.
const LONGEST_NAME: usize = 80;

/// How many segments before and behind are read for the names of one: all of an article, but not all of a book at each look.
const NAMES_AROUND: usize = 200;

impl App {
    /// Takes an article in: splits it and keeps it as it came; how much of it is known is counted afterwards. `hints` say what the structure of a page says of each line;
    /// they are used now, and live on in the roles of the segments.
    ///
    /// # Errors
    /// [`AppError::Invalid`] for a text with nothing in it, [`AppError::TooLarge`].
    pub fn create_article(
        &self,
        title: Option<&str>,
        text: String,
        hints: &[Hint],
        outlet: Option<String>,
    ) -> Result<(ArticleRecord, Vec<SegmentRecord>), AppError> {
        let article = NewArticle { outlet, ..read_in(title, text, hints)? };
        let made = self.store.create_article(article, LOCAL, Timestamp::now())?;
        self.count_coverage();
        Ok(made)
    }

    /// An article with its text.
    ///
    /// # Errors
    /// [`AppError::Store`] with `NotFound`.
    pub fn article(&self, id: &ArticleId) -> Result<ArticleRecord, AppError> {
        Ok(self.store.article(id)?)
    }

    /// A page of articles, what was changed last first.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub fn articles(&self, filter: &ArticleFilter) -> Result<ArticlePage, AppError> {
        let page = self.store.articles(filter)?;
        self.count_coverage_if_due(page.articles.iter().any(|article| article.coverage.is_none()))?;
        Ok(page)
    }

    /// Puts an article away or brings it back, and says who works on it and where it comes from.
    ///
    /// # Errors
    /// [`AppError::Invalid`] for a name that is too long; [`AppError::Store`] with `NotFound`.
    pub fn change_article(&self, id: &ArticleId, change: ArticleChange) -> Result<ArticleRecord, AppError> {
        for (pointer, text) in [("/assignee", &change.assignee), ("/outlet", &change.outlet)] {
            if text.as_ref().is_some_and(|text| text.chars().count() > LONGEST_NAME) {
                return Err(AppError::invalid(
                    pointer,
                    format!("this is too long: {LONGEST_NAME} characters are the most"),
                ));
            }
        }
        Ok(self.store.change_article(id, change, LOCAL, Timestamp::now())?)
    }

    /// The segments of an article, in order.
    ///
    /// # Errors
    /// [`AppError::Store`] with `NotFound`.
    pub fn segments(&self, article: &ArticleId) -> Result<Vec<SegmentRecord>, AppError> {
        Ok(self.store.segments(article)?)
    }

    /// Saves a translation. Once this returns it is on disk, and the next query of anybody sees it.
    ///
    /// # Errors
    /// [`AppError::TooLarge`]; [`AppError::Store`] with `Stale` and the current segment when somebody was faster.
    pub fn save(&self, article: &ArticleId, segment: &SegmentId, edit: Edit) -> Result<Saved, AppError> {
        check_size(edit.translation.text())?;
        let save = SaveTranslation {
            article: article.clone(),
            segment: segment.clone(),
            expected: edit.expected,
            translation: edit.translation,
            origin: edit.origin,
            propagate: edit.propagate,
            idempotency: edit.idempotency,
        };
        Ok(self.store.save_translation(save, LOCAL, Timestamp::now())?)
    }

    /// Takes back what confirming a segment put into those with the same Arabic and nobody has changed since; these, in order.
    ///
    /// # Errors
    /// [`AppError::Store`] with `NotFound`.
    pub fn put_back_repetitions(
        &self,
        article: &ArticleId,
        segment: &SegmentId,
    ) -> Result<Vec<SegmentRecord>, AppError> {
        Ok(self.store.put_back_repetitions(article, segment, LOCAL, Timestamp::now())?)
    }

    /// Splits a segment at a code point of the article.
    ///
    /// # Errors
    /// [`AppError::Invalid`] where one half would be empty; else as [`App::save`].
    pub fn split(
        &self,
        article: &ArticleId,
        segment: &SegmentId,
        expected: u64,
        at: usize,
    ) -> Result<Vec<SegmentRecord>, AppError> {
        let text = self.store.article(article)?.text;
        let record = self.store.segment(article, segment)?;
        let (first, second) = edit::split(&text, record.span, at).ok_or_else(|| {
            let Span { start, end } = record.span;
            AppError::invalid(
                "/at",
                format!(
                    "{at} does not part the segment: choose a place between {start} and {end} with text on both sides"
                ),
            )
        })?;
        let (first, second) =
            self.store.split_segment(article, segment, expected, first, second, LOCAL, Timestamp::now())?;
        Ok(vec![first, second])
    }

    /// Joins a segment with the next one; answers with the joined one and the name of the one that is no more.
    ///
    /// # Errors
    /// As [`App::save`]; [`AppError::Store`] with `Invalid` for the last segment.
    pub fn merge(
        &self,
        article: &ArticleId,
        segment: &SegmentId,
        expected: u64,
    ) -> Result<(SegmentRecord, SegmentId), AppError> {
        Ok(self.store.merge_segments(article, segment, expected, LOCAL, Timestamp::now())?)
    }

    /// Says what a block is for.
    ///
    /// # Errors
    /// [`AppError::Store`] with `NotFound`.
    pub fn set_role(&self, article: &ArticleId, block: usize, role: Role) -> Result<Vec<SegmentRecord>, AppError> {
        Ok(self.store.set_block_role(article, block, role, LOCAL, Timestamp::now())?)
    }

    /// A segment's revisions, newest first.
    ///
    /// # Errors
    /// [`AppError::Store`] with `NotFound`.
    pub fn history(&self, article: &ArticleId, segment: &SegmentId) -> Result<Vec<RevisionRecord>, AppError> {
        Ok(self.store.history(article, segment)?)
    }

    /// What is known of and offered for a segment, from the memories and glossaries there are.
    ///
    /// # Errors
    /// [`AppError::Store`] with `NotFound`.
    pub fn proposals(&self, article: &ArticleId, segment: &SegmentId) -> Result<Suggestion, AppError> {
        let segments = self.store.segments(article)?;
        let Some(at) = segments.iter().position(|record| record.id == *segment) else {
            return Err(AppError::NotFound { what: "segment", id: segment.to_string() });
        };
        let neighbour = |record: Option<&'_ SegmentRecord>| record.map(|record| record.source.clone());
        let translatable = |record: &&SegmentRecord| record.role.is_translatable();
        let before = neighbour(segments[..at].iter().rev().find(translatable));
        let after = neighbour(segments[at + 1..].iter().find(translatable));
        let record = segments[at].clone();
        let options = SuggestOptions::default();
        let from = at.saturating_sub(NAMES_AROUND);
        let around = segments.iter().skip(from).take(2 * NAMES_AROUND);
        let named = persons::read(around.clone().map(|record| &*record.source).collect());
        let names =
            self.persons(&named, around.map(confirmed), &options)?.into_iter().nth(at - from).unwrap_or_default();
        let asked = Asked { named: &named[at - from], before: before.as_deref(), after: after.as_deref(), names };
        let date = published(segments.iter().map(|record| (record.role, record.source.as_str())));
        let edition = Edition { style: self.style, date };
        let caches = self.cached.read(&self.store)?;
        let mut suggested = self.store.view(|view| caches.suggest(view, asked, &options, &edition))?;
        drop(caches);
        self.mark([(record.source.as_str(), &mut suggested)])?;
        if record.translation.text().is_empty() && record.role.is_translatable() {
            let said = segments[..at].iter().map(|record| record.translation.text()).filter(|text| !text.is_empty());
            self.add_draft(&record.source, &said.collect::<Vec<_>>(), &mut suggested)?;
        }
        let earlier = self.earlier(article, &record)?;
        Ok(Suggestion { segment: record, earlier, suggested })
    }
}

/// An article about to be taken in, split, for the desk's memory and the curated glossary.
pub(super) fn read_in(title: Option<&str>, text: String, hints: &[Hint]) -> Result<NewArticle, AppError> {
    check_size(&text)?;
    let segments = split_with_hints(&text, hints).segments;
    if segments.is_empty() {
        return Err(AppError::invalid("/text", "the text is empty: there is nothing to translate in it"));
    }
    let title = match title.map(str::trim).filter(|title| !title.is_empty()) {
        Some(title) => title.to_owned(),
        None => {
            let named = |role: Role| segments.iter().find(|segment| segment.role == role);
            let span = named(Role::Title).or(named(Role::Body)).or(segments.first()).map(|segment| segment.span);
            headline(&text, span.unwrap_or(Span::new(0, 0)))
        }
    };
    Ok(NewArticle {
        title,
        text,
        memory: "desk".into(),
        glossaries: vec![super::CURATED.into()],
        outlet: None,
        segments,
    })
}

/// The English that somebody vouches for.
pub(super) fn confirmed(record: &SegmentRecord) -> Option<&str> {
    let vouched = matches!(record.translation.state(), State::Confirmed | State::Reviewed);
    vouched.then(|| record.translation.text())
}

/// The text of a segment on one line, since a headline may be wrapped hard, cut to a headline's length.
fn headline(text: &str, span: Span) -> String {
    let text = Offsets::new(text).slice(span).split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= TITLE_LENGTH {
        return text;
    }
    let cut: String = text.chars().take(TITLE_LENGTH).collect();
    format!("{}…", cut.trim_end())
}
