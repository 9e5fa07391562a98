//! WHO IS HERE, AND WHAT DID THEY JUST DO? The pages that are open on an article, and the news that goes to them.
//!
//! Nothing of it is kept: a page that connects again is told who is here and reads the segments anew.

use super::Context;
use super::extract::{Json, Path, Query};
use super::problem::Problem;
use super::wire::article::Segment;
use super::wire::comment::Comment;
use super::wire::live::{People, Person, Presence};
use crate::id::ArticleId;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::sse::{Event, KeepAlive, Sse};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::collections::{BTreeMap, HashMap};
use std::convert::Infallible;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::broadcast;
use tokio_stream::wrappers::BroadcastStream;
use tokio_stream::{Stream, StreamExt};
use utoipa::IntoParams;

/// So many news wait for a page that is slow to take them; what is behind is told to read everything anew.
const WAITING: usize = 256;

/// The longest name that a person may have here, in code points.
const LONGEST_NAME: usize = 60;

/// An event as it goes out.
#[derive(Clone)]
struct News {
    event: &'static str,
    data: Arc<str>,
}

impl News {
    fn new(event: &'static str, data: &impl Serialize) -> Self {
        Self { event, data: serde_json::to_string(data).unwrap_or_default().into() }
    }
}

/// The pages that are open on one article.
struct Room {
    news: broadcast::Sender<News>,
    /// By page, with the number of its connection: one that comes again is there before its old one is seen to be gone.
    people: BTreeMap<String, (u64, Person)>,
    connections: u64,
}

impl Room {
    fn tell(&self, news: News) {
        // Nobody listening is no fault.
        let _ = self.news.send(news);
    }

    fn tell_people(&self) {
        self.tell(News::new(
            "people",
            &People { people: self.people.values().map(|(_, person)| person.clone()).collect() },
        ));
    }
}

/// The rooms of all articles that somebody has open; none once the server stops.
#[derive(Clone)]
pub(super) struct Live(Arc<Mutex<Option<HashMap<ArticleId, Room>>>>);

impl Default for Live {
    fn default() -> Self {
        Self(Arc::new(Mutex::new(Some(HashMap::new()))))
    }
}

impl Live {
    fn with<T>(&self, work: impl FnOnce(&mut HashMap<ArticleId, Room>) -> T) -> Option<T> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).as_mut().map(work)
    }

    /// Ends all streams, so that the server can stop.
    pub(super) fn close(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take();
    }

    /// Segments say something else now.
    pub(super) fn saved<'a>(&self, article: &ArticleId, segments: impl IntoIterator<Item = &'a Segment>) {
        self.tell(article, || News::new("segments", &json!({ "segments": Vec::from_iter(segments) })));
    }

    /// Segments were cut, joined or given another role.
    pub(super) fn reshaped(&self, article: &ArticleId) {
        self.tell(article, || News::new("reshaped", &json!({})));
    }

    /// Somebody else works on it, or nobody.
    pub(super) fn assigned(&self, article: &ArticleId, assignee: Option<&str>) {
        self.tell(article, || News::new("assigned", &json!({ "assignee": assignee })));
    }

    /// There is a next version.
    pub(super) fn superseded(&self, article: &ArticleId, next: &str) {
        self.tell(article, || News::new("version", &json!({ "next": next })));
    }

    /// A comment was made, settled or opened again.
    pub(super) fn commented(&self, article: &ArticleId, comment: &Comment) {
        self.tell(article, || News::new("comment", comment));
    }

    fn tell(&self, article: &ArticleId, news: impl FnOnce() -> News) {
        self.with(|rooms| rooms.get(article).map(|room| room.tell(news())));
    }

    fn enter(&self, article: &ArticleId, person: Person) -> Option<(broadcast::Receiver<News>, Stay)> {
        self.with(|rooms| {
            let room = rooms.entry(article.clone()).or_insert_with(|| Room {
                news: broadcast::Sender::new(WAITING),
                people: BTreeMap::new(),
                connections: 0,
            });
            let news = room.news.subscribe();
            room.connections += 1;
            let (client, connection) = (person.client.clone(), room.connections);
            let stay = Stay { live: self.clone(), article: article.clone(), client: client.clone(), connection };
            room.people.insert(client, (connection, person));
            room.tell_people();
            (news, stay)
        })
    }

    /// Says where somebody is; false where no page of that name is open.
    fn moved(&self, article: &ArticleId, person: Person) -> bool {
        let moved = self.with(|rooms| {
            let room = rooms.get_mut(article)?;
            let (_, known) = room.people.get_mut(&person.client)?;
            if *known != person {
                *known = person;
                room.tell_people();
            }
            Some(())
        });
        moved.flatten().is_some()
    }
}

/// Somebody has the article open as long as this lives.
struct Stay {
    live: Live,
    article: ArticleId,
    client: String,
    connection: u64,
}

impl Drop for Stay {
    fn drop(&mut self) {
        self.live.with(|rooms| {
            let Some(room) = rooms.get_mut(&self.article) else { return };
            if room.people.get(&self.client).is_some_and(|(connection, _)| *connection == self.connection) {
                room.people.remove(&self.client);
            }
            if room.people.is_empty() {
                rooms.remove(&self.article);
            } else {
                room.tell_people();
            }
        });
    }
}

#[derive(Deserialize, IntoParams)]
pub(super) struct WhoParams {
    /// A name of the page's own choice, a UUID for instance; a page that takes that of another takes its place.
    client: String,
    /// What the person is called; empty for nobody in particular.
    #[serde(default)]
    name: String,
}

/// A name as it is shown.
pub(super) fn named(name: &str) -> String {
    name.trim().chars().take(LONGEST_NAME).collect()
}

/// Somebody with a page whose name can be told from others.
fn person(client: &str, name: &str, segment: Option<String>) -> Result<Person, Problem> {
    let length = client.chars().count();
    if !(1..=LONGEST_NAME).contains(&length) {
        let detail = format!("a page has a name of 1 to {LONGEST_NAME} characters, this one {length}");
        return Err(Problem::bad_input("client", detail));
    }
    if segment.as_ref().is_some_and(|segment| segment.len() > LONGEST_NAME) {
        return Err(Problem::bad_input("/segment", "that is no segment of an article"));
    }
    Ok(Person { client: client.to_owned(), name: named(name), segment })
}

/// What others do to an article, as server-sent events: `people` (who has it open, and on which segment), `segments` (saved ones), `reshaped` (cut,
/// joined, another role: read them anew), `comment` (made or settled), `assigned` (who works on it; first of all, and when that changes), `version` (there is a next one), `missed` (some news were lost: read all anew).
#[utoipa::path(get, path = "/api/v1/articles/{id}/events", tag = "articles", params(("id" = String, Path), WhoParams),
    responses((status = 200, content_type = "text/event-stream"), (status = 404, body = Problem, content_type = "application/problem+json")))]
pub(super) async fn events(
    State(context): State<Context>,
    Path(id): Path<String>,
    Query(who): Query<WhoParams>,
) -> Result<Sse<impl Stream<Item = Result<Event, Infallible>>>, Problem> {
    let article = ArticleId::from(id);
    let person = person(&who.client, &who.name, None)?;
    let asked = article.clone();
    context.run(move |app| app.article(&asked)).await?;
    let (news, stay) = context.live.enter(&article, person).ok_or_else(Problem::busy)?;
    // Read when the line is there: what changes from now on is heard.
    let asked = article.clone();
    let assignee = context.run(move |app| app.article(&asked)).await?.summary.assignee;
    let first = News::new("assigned", &json!({ "assignee": assignee }));
    let stream = BroadcastStream::new(news).map(move |news| {
        let _stay = &stay;
        news.unwrap_or_else(|_| News::new("missed", &json!({})))
    });
    let stream = tokio_stream::once(first).chain(stream);
    let stream = stream.map(|News { event, data }| Ok(Event::default().event(event).data(&*data)));
    Ok(Sse::new(stream).keep_alive(KeepAlive::default()))
}

/// Says on which segment somebody is who listens to the events of the article.
#[utoipa::path(put, path = "/api/v1/articles/{id}/presence", tag = "articles", request_body = Presence, params(("id" = String, Path)),
    responses((status = 204), (status = 404, body = Problem, content_type = "application/problem+json")))]
pub(super) async fn presence(
    State(context): State<Context>,
    Path(id): Path<String>,
    Json(request): Json<Presence>,
) -> Result<StatusCode, Problem> {
    let Presence { client, name, segment } = request;
    let person = person(&client, &name, segment)?;
    if context.live.moved(&ArticleId::from(id), person) {
        return Ok(StatusCode::NO_CONTENT);
    }
    Err(Problem::not_found("no page of that name listens to the events of this article"))
}
