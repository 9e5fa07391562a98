//! The concordance: asked for on pages, or as a file.

use super::Context;
use super::articles::{attachment, page_size};
use super::extract::{Path, Query};
use super::memories::filter;
use super::problem::Problem;
use super::wire::memory::Hits;
use crate::app::{Asked, HitsFormat};
use crate::memory::{Mode, Side};
use crate::store::Place;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use utoipa::IntoParams;

#[derive(Deserialize, IntoParams)]
pub(super) struct ConcordanceParams {
    /// The words.
    q: String,
    /// source (the Arabic, when left out) or target.
    side: Option<String>,
    /// phrase (one word after the other, when left out), words (all of them, anywhere), near (in any order, with at most
    /// `within` other words between the first and the last) or exact (a phrase in exact spelling).
    mode: Option<String>,
    /// folded (the Arabic in any spelling and inflection, the English in any case; when left out) or exact (each word letter
    /// for letter as it is written here).
    spelling: Option<String>,
    /// Only hits that say the phrase so on the other side: the text of one of the `renderings`.
    rendering: Option<String>,
    /// For near; 5 when left out.
    within: Option<usize>,
    /// Only units of that article.
    article: Option<String>,
    /// Only units of that person.
    who: Option<String>,
    /// Only units confirmed or changed then or later: a time (2023-03-27T00:00:00Z) or a day (2023-03-27, in UTC).
    since: Option<String>,
    /// Only units confirmed or changed before then.
    until: Option<String>,
    /// How many; 50 when left out. A file has 1,000 at most, and as many when this is left out.
    limit: Option<usize>,
    /// The `next` of the page before.
    after: Option<String>,
    /// json (when left out); or tmx or tsv: the hits as a file, the newest first.
    format: Option<String>,
}

/// The most hits of a file: as far as the concordance looks at once.
const MOST_IN_A_FILE: usize = 1_000;

/// Units that hold words: the Arabic in any spelling and inflection, the English in any case, unless exact spelling is asked
/// for. Where English words find nothing, the last may be unfinished from its fourth letter on.
#[utoipa::path(get, path = "/api/v1/memories/{name}/concordance", tag = "memories",
    params(("name" = String, Path), ConcordanceParams),
    responses((status = 200, body = Hits), (status = "4XX", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn concordance(
    State(context): State<Context>,
    Path(name): Path<String>,
    Query(params): Query<ConcordanceParams>,
) -> Result<Response, Problem> {
    let side = match params.side.as_deref() {
        None | Some("source") => Side::Source,
        Some("target") => Side::Target,
        Some(other) => {
            return Err(Problem::bad_input("side", format!("“{other}” is no side: source or target")));
        }
    };
    let exact = match params.spelling.as_deref() {
        None | Some("folded") => params.mode.as_deref() == Some("exact"),
        Some("exact") => true,
        Some(other) => {
            return Err(Problem::bad_input("spelling", format!("“{other}” is no spelling: folded or exact")));
        }
    };
    let mode = match params.mode.as_deref() {
        None | Some("phrase" | "exact") => Mode::Phrase,
        Some("words") => Mode::Words,
        Some("near") => Mode::Near(params.within.unwrap_or(5)),
        Some(other) => {
            let detail = format!("“{other}” is no mode: phrase, words, near or exact");
            return Err(Problem::bad_input("mode", detail));
        }
    };
    let filter = filter(params.article, params.who, params.since.as_deref(), params.until.as_deref())?;
    let format = hits_format(params.format.as_deref())?;
    let limit = match (format, params.limit) {
        (None, limit) => page_size(limit)?,
        (Some(_), None) => MOST_IN_A_FILE,
        (Some(_), Some(limit @ 1..=MOST_IN_A_FILE)) => limit,
        (Some(_), Some(limit)) => {
            let detail = format!("{limit} is out of range: a file has 1 to {MOST_IN_A_FILE} hits");
            return Err(Problem::bad_input("limit", detail));
        }
    };
    let before = place(params.after.as_deref())?;
    let answer = context.run(move |app| {
        let (text, rendering) = (params.q.as_str(), params.rendering.as_deref());
        let asked = Asked { memory: &name, text, side, mode, exact, rendering, filter, before, limit };
        Ok(match format {
            None => axum::Json(Hits::new(&name, app.concordance(&asked)?)).into_response(),
            Some(format) => attachment(app.export_concordance(&asked, format)?),
        })
    });
    answer.await
}

/// As which file the hits are wanted; `None` for JSON.
fn hits_format(name: Option<&str>) -> Result<Option<HitsFormat>, Problem> {
    let Some(name) = name.filter(|name| *name != "json") else { return Ok(None) };
    let unknown = || {
        let known = HitsFormat::ALL.map(HitsFormat::name).join(", ");
        Problem::bad_input("format", format!("“{name}” is no format: json, {known}"))
    };
    HitsFormat::from_name(name).ok_or_else(unknown).map(Some)
}

/// The `after` of a page of the concordance.
fn place(after: Option<&str>) -> Result<Option<Place>, Problem> {
    let read = |after: &str| after.parse().map_err(|_| format!("“{after}” is not the “next” of a page"));
    after.map(read).transpose().map_err(|detail| Problem::bad_input("after", detail))
}
