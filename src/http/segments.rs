//! The segments of an article: read, translated, split, joined.

use super::Context;
use super::extract::{IfMatch, Json, Path, Query};
use super::problem::Problem;
use super::wire::article::{History, Merged, Revision, Saved, Segment, SegmentEdit, Segments, SplitAt};
use super::wire::text::{Name, Occurrence, Placeable, Proposal, Proposals};
use super::wire::{self, OffsetParams, OffsetUnit, Ruler};
use crate::app::Edit;
use crate::arabic::Offsets;
use crate::arabic::placeable::Placeable as KnownPlaceable;
use crate::article::{State as TranslationState, Translation};
use crate::digest::sha256_hex;
use crate::id::{ArticleId, SegmentId};
use crate::store::Idempotency;
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};

/// The segments of an article, in order.
#[utoipa::path(get, path = "/api/v1/articles/{id}/segments", tag = "segments", params(("id" = String, Path), OffsetParams),
    responses((status = 200, body = Segments), (status = 404, body = Problem, content_type = "application/problem+json")))]
pub(super) async fn list(
    State(context): State<Context>,
    Path(id): Path<String>,
    Query(params): Query<OffsetParams>,
) -> Result<axum::Json<Segments>, Problem> {
    let segments = context.run(move |app| {
        let id = ArticleId::from(id);
        let segments = app.segments(&id)?;
        let ruler = match params.offsets {
            OffsetUnit::CodePoints => None,
            unit => Some(Ruler::new(&app.article(&id)?.text, unit)),
        };
        Ok(segments.iter().map(|record| Segment::new(record, ruler.as_ref())).collect())
    });
    Ok(axum::Json(Segments { segments: segments.await? }))
}

/// Saves what a segment says in English. Once it is answered, it is on disk and in the memory.
#[utoipa::path(put, path = "/api/v1/articles/{id}/segments/{segment}", tag = "segments", request_body = SegmentEdit,
    params(("id" = String, Path), ("segment" = String, Path),
        ("If-Match" = String, Header, description = "the revision that was seen, in quotes"),
        ("Idempotency-Key" = Option<String>, Header, description = "the same request with the same key is done once")),
    responses((status = 200, body = Saved), (status = 412, body = Problem, content_type = "application/problem+json"),
        (status = 413, body = Problem, content_type = "application/problem+json"),
        (status = 428, body = Problem, content_type = "application/problem+json")))]
pub(super) async fn save(
    State(context): State<Context>,
    Path((article, segment)): Path<(String, String)>,
    IfMatch(expected): IfMatch,
    headers: HeaderMap,
    Json(request): Json<SegmentEdit>,
) -> Result<Response, Problem> {
    let idempotency = idempotency(&headers, &article, &segment, expected, &request)?;
    let state = TranslationState::from_name(&request.state).ok_or_else(|| {
        let known = TranslationState::ALL.map(TranslationState::name).join(", ");
        Problem::bad_input("/state", format!("“{}” is no state: {known}", request.state))
    })?;
    let translation = Translation::new(request.target, state).ok_or_else(|| {
        let detail = match state {
            TranslationState::Empty => "a segment with a text is not empty; save it as a draft",
            _ => "there is no English to vouch for; type it first",
        };
        Problem::bad_input("/target", detail)
    })?;
    let origin = request.proposal.map(Into::into);
    let edit = Edit { expected, translation, origin, propagate: request.propagate, idempotency };
    let article = ArticleId::from(article);
    let asked = article.clone();
    let saved = context.run(move |app| app.save(&asked, &SegmentId::from(segment), edit)).await?;
    let etag = wire::etag(saved.segment.revision);
    let repeated: Vec<Segment> = saved.repeated.iter().map(|record| Segment::new(record, None)).collect();
    let remembered = saved.segment.is_remembered();
    let segment = Segment::new(&saved.segment, None);
    context.live.saved(&article, repeated.iter().chain([&segment]));
    Ok(([(header::ETAG, etag)], axum::Json(Saved { segment, repeated, remembered })).into_response())
}

/// The longest idempotency key, in bytes: two UUIDs and some.
const MAX_KEY: usize = 128;

/// The key of the request, if it has one, with a digest of all that the request asks for.
fn idempotency(
    headers: &HeaderMap,
    article: &str,
    segment: &str,
    expected: u64,
    request: &SegmentEdit,
) -> Result<Option<Idempotency>, Problem> {
    let Some(key) = headers.get("idempotency-key") else { return Ok(None) };
    let key = key.to_str().unwrap_or_default().trim();
    if key.is_empty() || key.len() > MAX_KEY {
        let detail = format!("send 1 to {MAX_KEY} visible ASCII characters, a UUID for instance");
        return Err(Problem::bad_input("Idempotency-Key", detail));
    }
    let asked = (article, segment, expected, &request.target, &request.state, request.propagate);
    let digest = sha256_hex(&serde_json::to_vec(&asked).unwrap_or_default());
    Ok(Some(Idempotency { key: key.to_owned(), digest }))
}

/// The segment that a request names by its article and its own identifier, if it names one.
pub(super) fn segment_named(
    article: Option<String>,
    segment: Option<String>,
) -> Result<Option<(ArticleId, SegmentId)>, Problem> {
    match (article, segment) {
        (Some(article), Some(segment)) => Ok(Some((article.into(), segment.into()))),
        (None, None) => Ok(None),
        _ => Err(Problem::bad_input("/segment", "send “article” and “segment” together, or neither")),
    }
}

/// Takes back what confirming a segment put last into those with the same Arabic: each that nobody has changed since says again
/// what it said before, in its state. Answers these; a second time there are none.
#[utoipa::path(delete, path = "/api/v1/articles/{id}/segments/{segment}/repetitions", tag = "segments",
    params(("id" = String, Path), ("segment" = String, Path)),
    responses((status = 200, body = Segments), (status = 404, body = Problem, content_type = "application/problem+json")))]
pub(super) async fn put_back(
    State(context): State<Context>,
    Path((article, segment)): Path<(String, String)>,
) -> Result<axum::Json<Segments>, Problem> {
    let article = ArticleId::from(article);
    let asked = article.clone();
    let changed = context.run(move |app| app.put_back_repetitions(&asked, &SegmentId::from(segment))).await?;
    let segments: Vec<Segment> = changed.iter().map(|record| Segment::new(record, None)).collect();
    context.live.saved(&article, &segments);
    Ok(axum::Json(Segments { segments }))
}

/// Splits a segment in two; the English goes with the first.
#[utoipa::path(post, path = "/api/v1/articles/{id}/segments/{segment}/split", tag = "segments", request_body = SplitAt,
    params(("id" = String, Path), ("segment" = String, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = Segments), (status = "4XX", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn split(
    State(context): State<Context>,
    Path((article, segment)): Path<(String, String)>,
    IfMatch(expected): IfMatch,
    Json(request): Json<SplitAt>,
) -> Result<axum::Json<Segments>, Problem> {
    let article = ArticleId::from(article);
    let asked = article.clone();
    let split = context.run(move |app| app.split(&asked, &SegmentId::from(segment), expected, request.at)).await?;
    context.live.reshaped(&article);
    Ok(axum::Json(Segments { segments: split.iter().map(|record| Segment::new(record, None)).collect() }))
}

/// Joins a segment with the next one.
#[utoipa::path(post, path = "/api/v1/articles/{id}/segments/{segment}/merge", tag = "segments",
    params(("id" = String, Path), ("segment" = String, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = Merged), (status = "4XX", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn merge(
    State(context): State<Context>,
    Path((article, segment)): Path<(String, String)>,
    IfMatch(expected): IfMatch,
) -> Result<axum::Json<Merged>, Problem> {
    let article = ArticleId::from(article);
    let asked = article.clone();
    let (joined, removed) = context.run(move |app| app.merge(&asked, &SegmentId::from(segment), expected)).await?;
    context.live.reshaped(&article);
    Ok(axum::Json(Merged { segments: vec![Segment::new(&joined, None)], removed: removed.to_string() }))
}

/// What is known of a segment and offered for it. Offsets are those of the segment.
#[utoipa::path(get, path = "/api/v1/articles/{id}/segments/{segment}/proposals", tag = "segments",
    params(("id" = String, Path), ("segment" = String, Path), OffsetParams),
    responses((status = 200, body = Proposals), (status = 404, body = Problem, content_type = "application/problem+json")))]
pub(super) async fn proposals(
    State(context): State<Context>,
    Path((article, segment)): Path<(String, String)>,
    Query(params): Query<OffsetParams>,
) -> Result<axum::Json<Proposals>, Problem> {
    let suggestion =
        context.run(move |app| app.proposals(&ArticleId::from(article), &SegmentId::from(segment))).await?;
    let (source, suggested) = (&suggestion.segment.source, &suggestion.suggested);
    let (ruler, offsets) = (Ruler::new(source, params.offsets), Offsets::new(source));
    let placeable = |known: &KnownPlaceable| Placeable::new(known, offsets.slice(known.span), 0, &ruler);
    let earlier = suggestion.earlier.clone().map(Into::into);
    Ok(axum::Json(Proposals {
        earlier,
        segment: suggestion.segment.id.to_string(),
        occurrences: suggested.terms.iter().map(|hit| Occurrence::new(hit, 0, &ruler)).collect(),
        placeables: suggested.placeables.iter().map(placeable).collect(),
        names: suggested.names.iter().map(|name| Name::new(name, 0, &ruler)).collect(),
        proposals: suggested.proposals.iter().map(|proposal| Proposal::new(proposal, 0, &ruler)).collect(),
    }))
}

/// A segment's changes, newest first.
#[utoipa::path(get, path = "/api/v1/articles/{id}/segments/{segment}/history", tag = "segments",
    params(("id" = String, Path), ("segment" = String, Path)),
    responses((status = 200, body = History), (status = 404, body = Problem, content_type = "application/problem+json")))]
pub(super) async fn history(
    State(context): State<Context>,
    Path((article, segment)): Path<(String, String)>,
) -> Result<axum::Json<History>, Problem> {
    let revisions = context.run(move |app| app.history(&ArticleId::from(article), &SegmentId::from(segment))).await?;
    Ok(axum::Json(History { revisions: revisions.iter().map(Revision::from).collect() }))
}
