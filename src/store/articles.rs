//! Which articles are there? Taking one in, reading it, and the list of them.

use super::audit::append_audit;
use super::columns::{Stored, column, fingerprint, kept};
use super::coverage::{Counted, counted_of};
use super::error::Found;
use super::glossaries::known_glossary;
use super::memories::known_memory;
use super::save::TRANSLATABLE;
use super::segments::{self, SegmentRecord};
use super::{Store, StoreError};
use crate::arabic::{Offsets, fold_str, word_count};
use crate::article::{Reason, Role, Segment, State, Translation, published};
use crate::digest::hex;
use crate::id::{ArticleId, SegmentId};
use jiff::Timestamp;
use jiff::civil::Date;
use rusqlite::{Connection, Row};
use serde_json::json;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;

/// How many words of a query are looked for; each is a scan of the articles' texts.
const QUERY_WORDS: usize = 16;

/// An article about to be taken in.
#[derive(Clone, Debug)]
pub struct NewArticle {
    /// Its headline, for lists.
    pub title: String,
    /// Its Arabic, kept as it is.
    pub text: String,
    /// The memory that takes what is confirmed.
    pub memory: String,
    /// The glossaries that apply, the most important first.
    pub glossaries: Vec<String>,
    /// Where it comes from, if that is known.
    pub outlet: Option<String>,
    /// Its segments: inside the text, disjoint and in order.
    pub segments: Vec<Segment>,
}

/// How many of the segments that a translator works on ([`crate::article::Role::is_translatable`]) are how far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// All of them.
    pub total: u64,
    /// Without English.
    pub empty: u64,
    /// Typed or filled in.
    pub draft: u64,
    /// Vouched for by one person.
    pub confirmed: u64,
    /// Vouched for by two.
    pub reviewed: u64,
}

/// What a list says of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleSummary {
    /// Which one.
    pub id: ArticleId,
    /// Its headline.
    pub title: String,
    /// When it was taken in.
    pub created_at: Timestamp,
    /// When one of its segments was last changed.
    pub updated_at: Timestamp,
    /// The version of the source, from 1.
    pub version: u64,
    /// The versions before and after it, which are articles of their own.
    pub previous: Option<ArticleId>,
    /// See `previous`.
    pub next: Option<ArticleId>,
    /// The length of the source in code points.
    pub characters: u64,
    /// The number of its words ([`word_count`]).
    pub words: u64,
    /// The memory that takes what is confirmed.
    pub memory: String,
    /// The glossaries that apply, the most important first.
    pub glossaries: Vec<String>,
    /// The day that its own date line says, if it says one.
    pub published: Option<Date>,
    /// When it was put away; none while it is at work.
    pub archived_at: Option<Timestamp>,
    /// How far its translation is.
    pub progress: Progress,
    /// Where it comes from, if that is known.
    pub outlet: Option<String>,
    /// Who works on it, as people call themselves.
    pub assignee: Option<String>,
    /// How much of it the memories and glossaries know; none until it has been counted.
    pub coverage: Option<Counted>,
}

/// An article with its source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleRecord {
    /// All but the source.
    pub summary: ArticleSummary,
    /// The source, byte for byte as it came in.
    pub text: String,
}

/// How far an article is as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Nobody has put any English in.
    New,
    /// Some of it is there.
    Begun,
    /// All that is to be translated is confirmed.
    Finished,
}

impl Stage {
    /// All of them, in their order.
    pub const ALL: [Self; 3] = [Self::New, Self::Begun, Self::Finished];

    /// As the API names it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Begun => "begun",
            Self::Finished => "finished",
        }
    }

    /// The stage of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.name() == name)
    }

    /// What holds of a row of "article" at this stage.
    fn condition(self) -> String {
        let roles = &*TRANSLATABLE;
        let some = |states: &str| {
            format!(
                "EXISTS (SELECT 1 FROM segment WHERE segment.article = article.id AND removed = 0 AND role IN ({roles})
                 AND state IN ({states}))"
            )
        };
        let (begun, open) = (some("'draft', 'confirmed', 'reviewed'"), some("'empty', 'draft'"));
        match self {
            Self::New => format!("NOT {begun}"),
            Self::Begun => format!("{begun} AND {open}"),
            Self::Finished => format!("{begun} AND NOT {open}"),
        }
    }
}

/// Which articles to list.
#[derive(Clone, Debug, Default)]
pub struct ArticleFilter {
    /// Words that must all stand in the title or the text, in any spelling ([`fold_str`]); none for all articles.
    pub query: Option<String>,
    /// How far they are; none for all.
    pub stage: Option<Stage>,
    /// Who works on them, to the letter; none for anybody.
    pub assignee: Option<String>,
    /// Whether those that were put away are listed instead of those at work.
    pub archived: bool,
    /// The most that a page holds.
    pub limit: usize,
    /// Where the last page ended: its `next`.
    pub after: Option<String>,
}

/// A page of the list of articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticlePage {
    /// Newest change first.
    pub articles: Vec<ArticleSummary>,
    /// What to pass as `after` for the next page; `None` at the end.
    pub next: Option<String>,
    /// How many articles match, on all pages.
    pub total: u64,
}

/// The memory of an article: its row and its name.
pub(super) fn memory_of(connection: &Connection, article: &ArticleId) -> Result<(i64, String), StoreError> {
    connection
        .prepare_cached(
            "SELECT memory.id, memory.name FROM article JOIN memory ON memory.id = article.memory WHERE article.id = ?",
        )?
        .query_row((article.as_str(),), |row| Ok((row.get(0)?, row.get(1)?)))
        .found("article", article.as_str())
}

/// Notes that an article was worked on; its time never runs backwards.
pub(super) fn touch(connection: &Connection, article: &ArticleId, now: Timestamp) -> Result<(), StoreError> {
    connection
        .prepare_cached("UPDATE article SET updated_at = max(updated_at, ?) WHERE id = ?")?
        .execute((Stored(now), article.as_str()))?;
    Ok(())
}

const SUMMARY: &str = "article.id, title, article.created_at, article.updated_at, version, characters, words, previous, archived_at,
    outlet, assignee, coverage, covered_at,
    (SELECT later.id FROM article AS later WHERE later.previous = article.id) AS next, memory.name AS memory_name FROM article JOIN memory ON memory.id = article.memory";

fn summary_of(row: &Row<'_>) -> rusqlite::Result<ArticleSummary> {
    Ok(ArticleSummary {
        id: row.get::<_, String>("id")?.into(),
        title: row.get("title")?,
        created_at: column(row, "created_at")?,
        updated_at: column(row, "updated_at")?,
        version: column(row, "version")?,
        previous: row.get::<_, Option<String>>("previous")?.map(Into::into),
        next: row.get::<_, Option<String>>("next")?.map(Into::into),
        characters: column(row, "characters")?,
        words: column(row, "words")?,
        memory: row.get("memory_name")?,
        glossaries: Vec::new(),
        published: None,
        archived_at: row.get::<_, Option<Stored<Timestamp>>>("archived_at")?.map(|Stored(at)| at),
        progress: Progress::default(),
        outlet: row.get("outlet")?,
        assignee: row.get("assignee")?,
        coverage: counted_of(row)?,
    })
}

/// Adds what stands in other tables.
fn complete(connection: &Connection, summary: &mut ArticleSummary) -> Result<(), StoreError> {
    summary.glossaries = connection
        .prepare_cached(
            "SELECT glossary.name FROM article_glossary JOIN glossary ON glossary.id = article_glossary.glossary
             WHERE article = ? ORDER BY position",
        )?
        .query_map((summary.id.as_str(),), |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    let mut statement = connection.prepare_cached(
        "SELECT role, state, count(*) AS n FROM segment WHERE article = ? AND removed = 0 GROUP BY role, state",
    )?;
    let mut rows = statement.query((summary.id.as_str(),))?;
    while let Some(row) = rows.next()? {
        let role: Role = column(row, "role")?;
        if !role.is_translatable() {
            continue;
        }
        let number: u64 = column(row, "n")?;
        let progress = &mut summary.progress;
        progress.total += number;
        *match column(row, "state")? {
            State::Empty => &mut progress.empty,
            State::Draft => &mut progress.draft,
            State::Confirmed => &mut progress.confirmed,
            State::Reviewed => &mut progress.reviewed,
        } += number;
    }
    let said = connection
        .prepare_cached(
            "SELECT source FROM segment WHERE article = ? AND removed = 0 AND role = 'meta' ORDER BY span_start",
        )?
        .query_map((summary.id.as_str(),), |row| row.get(0))?
        .collect::<Result<Vec<String>, _>>()?;
    summary.published = published(said.iter().map(|source| (Role::Meta, source.as_str())));
    Ok(())
}

pub(super) fn read_article(connection: &Connection, id: &ArticleId) -> Result<ArticleRecord, StoreError> {
    let query = format!("SELECT text, {SUMMARY} WHERE article.id = ?");
    let mut record = connection
        .prepare_cached(&query)?
        .query_row((id.as_str(),), |row| Ok(ArticleRecord { summary: summary_of(row)?, text: row.get("text")? }))
        .found("article", id.as_str())?;
    complete(connection, &mut record.summary)?;
    Ok(record)
}

/// The spans must be what [`Segment`] promises, since everything later rests on it.
fn checked(article: &NewArticle, offsets: &Offsets<'_>) -> Result<(), StoreError> {
    let mut end = 0;
    for segment in &article.segments {
        if segment.span.is_empty() || segment.span.start < end || segment.span.end > offsets.len() {
            let Segment { span, .. } = segment;
            let why = format!("the segment from {} to {} does not follow the one before it", span.start, span.end);
            return Err(StoreError::Invalid(why));
        }
        end = segment.span.end;
    }
    Ok(())
}

/// SHA-256 of a source, as the row and the audit trail have it.
pub(super) fn digest(text: &str) -> [u8; 32] {
    Sha256::digest(text.as_bytes()).into()
}

/// What of an article is worked out before a transaction is held.
pub(super) struct Read {
    words: usize,
    folded: String,
}

impl Read {
    pub(super) fn of(article: &NewArticle) -> Self {
        let words = word_count(&article.text);
        Self { words, folded: format!("{}\n{}", fold_str(&article.title), fold_str(&article.text)) }
    }
}

/// Takes an article in; with `previous`, as the next version of that one.
pub(super) fn insert(
    connection: &Connection,
    article: &NewArticle,
    read: &Read,
    previous: Option<&ArticleSummary>,
    who: &str,
    now: Timestamp,
) -> Result<ArticleId, StoreError> {
    let offsets = Offsets::new(&article.text);
    checked(article, &offsets)?;
    let memory = known_memory(connection, &article.memory)?;
    let (id, digest) = (ArticleId::new(), digest(&article.text));
    connection
        .prepare_cached(
            "INSERT INTO article (id, title, created_at, updated_at, version, characters, words, memory, digest, text,
                previous, outlet, assignee) VALUES (?1, ?2, ?3, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
        )?
        .execute((
            id.as_str(),
            &article.title,
            Stored(now),
            Stored(previous.map_or(1, |previous| previous.version + 1)),
            Stored(offsets.len()),
            Stored(read.words),
            memory,
            digest,
            &article.text,
            previous.map(|previous| previous.id.as_str()),
            article.outlet.as_ref().or(previous.and_then(|previous| previous.outlet.as_ref())),
            previous.and_then(|previous| previous.assignee.as_ref()),
        ))?;
    connection
        .prepare_cached("INSERT INTO article_search (article, folded) VALUES (?, ?)")?
        .execute((id.as_str(), &read.folded))?;
    for (position, name) in article.glossaries.iter().enumerate() {
        let glossary = known_glossary(connection, name)?;
        connection
            .prepare_cached("INSERT INTO article_glossary (article, position, glossary) VALUES (?, ?, ?)")?
            .execute((id.as_str(), Stored(position), glossary))?;
    }
    for (index, segment) in article.segments.iter().enumerate() {
        let record = SegmentRecord {
            id: SegmentId::new(),
            index,
            span: segment.span,
            source: offsets.slice(segment.span).to_owned(),
            role: segment.role,
            reason: Some(segment.reason),
            block: segment.block,
            translation: Translation::empty(),
            revision: 0,
            origin: None,
            updated_at: now,
            repeats: 0, // no column
        };
        insert_segment(connection, &id, &record)?;
    }
    let detail = json!({ "title": article.title, "sha256": hex(&digest), "segments": article.segments.len() });
    append_audit(connection, "article:created", id.as_str(), &detail, who, now)?;
    Ok(id)
}

/// Adds a segment that nobody has touched.
pub(super) fn insert_segment(
    connection: &Connection,
    article: &ArticleId,
    segment: &SegmentRecord,
) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "INSERT INTO segment (id, article, span_start, span_end, role, reason, block, state, revision, updated_at,
                fingerprint, origin, source, target) VALUES (?, ?, ?, ?, ?, ?, ?, 'empty', 0, ?, ?, ?, ?, '')",
        )?
        .execute((
            segment.id.as_str(),
            article.as_str(),
            Stored(segment.span.start),
            Stored(segment.span.end),
            Stored(segment.role),
            segment.reason.map(Reason::name),
            Stored(segment.block),
            Stored(segment.updated_at),
            fingerprint(&[Some(&segment.source)]),
            super::columns::origin_text(segment.origin.as_ref())?,
            &segment.source,
        ))?;
    Ok(())
}

/// Puts an article away, or brings it back.
pub(super) fn archive(
    connection: &Connection,
    id: &ArticleId,
    archived: bool,
    who: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    let changed = connection
        .prepare_cached("UPDATE article SET archived_at = ?1 WHERE id = ?2 AND (archived_at IS NULL) = ?3")?
        .execute((archived.then_some(Stored(now)), id.as_str(), archived))?;
    if changed == 0 {
        return Ok(());
    }
    let action = if archived { "article:archived" } else { "article:restored" };
    append_audit(connection, action, id.as_str(), &json!({}), who, now)
}

impl Store {
    /// Takes an article in, with no English yet.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for the memory or a glossary, [`StoreError::Invalid`] for segments that are not disjoint,
    /// in order and inside the text, and those of every write: [`StoreError::Busy`], [`StoreError::Internal`].
    pub fn create_article(
        &self,
        article: NewArticle,
        who: &str,
        now: Timestamp,
    ) -> Result<(ArticleRecord, Vec<SegmentRecord>), StoreError> {
        let (who, now) = (who.to_owned(), kept(now));
        // What needs no transaction is done before one is held.
        let read = Read::of(&article);
        self.write(move |tx| {
            let id = insert(tx, &article, &read, None, &who, now)?;
            Ok((read_article(tx, &id)?, segments::all(tx, &id)?))
        })
    }

    /// An article with its source.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], and those of every read: [`StoreError::Corrupt`], [`StoreError::Internal`].
    pub fn article(&self, id: &ArticleId) -> Result<ArticleRecord, StoreError> {
        self.read(|tx| read_article(tx, id))
    }

    /// A page of the list of articles, newest change first. With a query, each of its words costs a scan of all texts.
    ///
    /// # Errors
    /// [`StoreError::Invalid`] for an `after` that is not a `next` of this list, and those of every read.
    pub fn articles(&self, filter: &ArticleFilter) -> Result<ArticlePage, StoreError> {
        let folded = fold_str(filter.query.as_deref().unwrap_or_default());
        let words: Vec<&str> = folded.split_whitespace().take(QUERY_WORDS).collect();
        // The last version stands for all of them.
        let mut matching = format!(
            "archived_at IS {}NULL AND NOT EXISTS (SELECT 1 FROM article AS later WHERE later.previous = article.id)",
            if filter.archived { "NOT " } else { "" }
        );
        if let Some(stage) = filter.stage {
            let _ = write!(matching, " AND {}", stage.condition());
        }
        if !words.is_empty() {
            matching.push_str(" AND article.id IN (SELECT article FROM article_search WHERE 1");
            for word in 0..words.len() {
                let _ = write!(matching, " AND instr(folded, ?{})", word + 1);
            }
            matching.push(')');
        }
        let mut asked = words.clone();
        if let Some(assignee) = &filter.assignee {
            asked.push(assignee);
            let _ = write!(matching, " AND assignee = ?{}", asked.len());
        }
        let (updated_at, id) = match &filter.after {
            Some(cursor) => parse_cursor(cursor)?,
            None => (i64::MAX, String::new()),
        };
        self.read(|tx| {
            let mut statement = tx.prepare_cached(&format!("SELECT count(*) AS n FROM article WHERE {matching}"))?;
            let total = statement.query_row(rusqlite::params_from_iter(&asked), |row| column(row, "n"))?;
            let at = asked.len() + 1;
            let mut statement = tx.prepare_cached(&format!(
                "SELECT {SUMMARY} WHERE {matching} AND (article.updated_at, article.id) < (?{at}, ?{})
                 ORDER BY article.updated_at DESC, article.id DESC LIMIT ?{}",
                at + 1,
                at + 2
            ))?;
            let mut parameters: Vec<&dyn rusqlite::ToSql> =
                asked.iter().map(|word| word as &dyn rusqlite::ToSql).collect();
            let more = Stored(filter.limit.saturating_add(1).min(1 << 20));
            parameters.extend([&updated_at as &dyn rusqlite::ToSql, &id, &more]);
            let rows = statement.query_map(parameters.as_slice(), summary_of)?;
            let mut articles = rows.collect::<Result<Vec<_>, _>>()?;
            let is_more = articles.len() > filter.limit;
            articles.truncate(filter.limit);
            for article in &mut articles {
                complete(tx, article)?;
            }
            let next = articles.last().filter(|_| is_more).map(cursor);
            Ok(ArticlePage { articles, next, total })
        })
    }
}

fn cursor(last: &ArticleSummary) -> String {
    format!("{}.{}", last.updated_at.as_microsecond(), last.id)
}

fn parse_cursor(cursor: &str) -> Result<(i64, String), StoreError> {
    let parts = cursor.split_once('.').and_then(|(at, id)| Some((at.parse().ok()?, id.to_owned())));
    parts.ok_or_else(|| StoreError::Invalid("“after” is not where a page of this list ended".to_owned()))
}
