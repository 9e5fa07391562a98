//! What did the client send? Bodies, parameters and preconditions, each refused as a problem document.

use super::problem::Problem;
use axum::body::Bytes;
use axum::extract::rejection::{JsonRejection, PathRejection, QueryRejection};
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};
use jiff::Timestamp;
use serde::de::DeserializeOwned;

/// A JSON body.
pub(super) struct Json<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Json<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let axum::Json(value) = axum::Json::<T>::from_request(request, state).await.map_err(json_problem)?;
        Ok(Self(value))
    }
}

/// The body as it came.
pub(super) struct Raw(pub Bytes);

impl<S: Send + Sync> FromRequest<S> for Raw {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        match Bytes::from_request(request, state).await {
            Ok(body) => Ok(Self(body)),
            Err(rejection) if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE => {
                Err(Problem::too_large(format!("a file may have {} MiB; send it in parts", super::MAX_BODY >> 20)))
            }
            Err(rejection) => Err(Problem::bad_input("", rejection.body_text())),
        }
    }
}

fn json_problem(rejection: JsonRejection) -> Problem {
    let detail = rejection.body_text();
    match rejection.status() {
        StatusCode::PAYLOAD_TOO_LARGE => {
            let detail = format!("a request may have {} MiB; send it in parts", super::MAX_BODY >> 20);
            Problem::too_large(detail)
        }
        StatusCode::UNSUPPORTED_MEDIA_TYPE => {
            let title = "The body is of another type";
            let detail = "send JSON with Content-Type: application/json";
            Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "media-type", title, detail)
        }
        _ => Problem::bad_input("", detail),
    }
}

/// The parameters behind the question mark.
pub(super) struct Query<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Query<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        match axum::extract::Query::<T>::from_request_parts(parts, state).await {
            Ok(axum::extract::Query(value)) => Ok(Self(value)),
            Err(rejection) => Err(query_problem(&rejection)),
        }
    }
}

fn query_problem(rejection: &QueryRejection) -> Problem {
    Problem::bad_input("?", rejection.body_text())
}

/// The parameters in the path.
pub(super) struct Path<T>(pub T);

impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for Path<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        match axum::extract::Path::<T>::from_request_parts(parts, state).await {
            Ok(axum::extract::Path(value)) => Ok(Self(value)),
            Err(rejection) => Err(path_problem(&rejection, parts)),
        }
    }
}

/// A number that is none, or bytes that are no UTF-8: there is no such resource, whatever the reason.
fn path_problem(rejection: &PathRejection, parts: &Parts) -> Problem {
    Problem::not_found(format!("there is nothing at {}: {}", parts.uri.path(), rejection.body_text()))
}

/// The revision that the client has seen: `If-Match: "7"` (RFC 9110, 13.1.1).
pub(super) struct IfMatch(pub u64);

impl<S: Send + Sync> FromRequestParts<S> for IfMatch {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let tag = if_match(&parts.headers).ok_or_else(Problem::precondition_required)?;
        tag.parse().map(Self).map_err(|_| {
            Problem::bad_input("If-Match", format!("“{tag}” is no revision; send the ETag of the segment or concept"))
        })
    }
}

/// When the unit that the client has seen was last changed, if it says so: `If-Match: "2026-03-01T08:30:00Z"`.
pub(super) struct IfUnchanged(pub Option<Timestamp>);

impl<S: Send + Sync> FromRequestParts<S> for IfUnchanged {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let Some(tag) = if_match(&parts.headers).filter(|tag| *tag != "*") else { return Ok(Self(None)) };
        tag.parse().map(|seen| Self(Some(seen))).map_err(|_| {
            Problem::bad_input("If-Match", format!("“{tag}” is no time; send the “at” of the unit, in quotes"))
        })
    }
}

/// The tag of `If-Match`, without its quotes.
fn if_match(headers: &HeaderMap) -> Option<&str> {
    let tag = headers.get(header::IF_MATCH)?.to_str().unwrap_or_default().trim();
    let tag = tag.strip_prefix("W/").unwrap_or(tag);
    Some(tag.strip_prefix('"').and_then(|tag| tag.strip_suffix('"')).unwrap_or(tag))
}

/// The media type of a body without its parameters, in lower case; empty when the client did not say.
pub(super) fn media_type(headers: &HeaderMap) -> String {
    let value = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    value.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// The `charset` of a body, if the client named one.
pub(super) fn charset(headers: &HeaderMap) -> Option<String> {
    let value = headers.get(header::CONTENT_TYPE)?.to_str().ok()?;
    value.split(';').skip(1).find_map(|part| {
        let (name, value) = part.split_once('=')?;
        name.trim().eq_ignore_ascii_case("charset").then(|| value.trim().trim_matches('"').to_owned())
    })
}
