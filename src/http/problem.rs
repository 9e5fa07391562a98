//! What does a refusal look like? RFC 9457 problem details, made here and nowhere else.

use super::wire;
use crate::app::AppError;
use crate::store::StoreError;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;

/// A problem document (RFC 9457).
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Problem {
    /// Which problem: `/problems/<name>`.
    #[serde(rename = "type")]
    pub kind: String,
    /// The problem in a few words, the same each time.
    pub title: &'static str,
    /// The HTTP status.
    pub status: u16,
    /// What was wrong this time, where, and what to do.
    pub detail: String,
    /// For bad input: a JSON pointer to the member, or the name of the parameter or header.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pointer: Option<String>,
    /// For a file: the line, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u64>,
    /// For a file: the column in code points, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<u64>,
    /// For a stale write: the resource as it is now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub current: Option<serde_json::Value>,
    /// Seconds after which the request is worth repeating; sent as a header.
    #[serde(skip)]
    retry_after: Option<u32>,
    /// The ETag of `current`; sent as a header.
    #[serde(skip)]
    etag: Option<String>,
}

impl Problem {
    pub(super) fn new(status: StatusCode, name: &str, title: &'static str, detail: impl Into<String>) -> Self {
        Self {
            kind: format!("/problems/{name}"),
            title,
            status: status.as_u16(),
            detail: detail.into(),
            pointer: None,
            line: None,
            column: None,
            current: None,
            retry_after: None,
            etag: None,
        }
    }

    pub(super) fn bad_input(pointer: impl Into<String>, detail: impl Into<String>) -> Self {
        let title = "The request is not understood";
        Self { pointer: Some(pointer.into()), ..Self::new(StatusCode::BAD_REQUEST, "bad-input", title, detail) }
    }

    pub(super) fn not_found(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::NOT_FOUND, "not-found", "There is nothing here", detail)
    }

    pub(super) fn too_large(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::PAYLOAD_TOO_LARGE, "too-large", "That is too large", detail)
    }

    pub(super) fn precondition_required() -> Self {
        let detail = "send the revision that you saw as If-Match: \"<revision>\", so that nobody's work is overwritten";
        let title = "Say what you have seen";
        Self::new(StatusCode::PRECONDITION_REQUIRED, "precondition-required", title, detail)
    }

    pub(super) fn busy() -> Self {
        let detail = "the server has more to do than it can; try again in a second";
        let problem = Self::new(StatusCode::SERVICE_UNAVAILABLE, "busy", "Too busy", detail);
        Self { retry_after: Some(1), ..problem }
    }

    pub(super) fn internal() -> Self {
        let detail = "the server could not do this; its log says why";
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "internal", "Something failed here", detail)
    }

    /// The problem of a job that failed.
    pub(super) fn of_job(error: &AppError) -> Self {
        match error {
            AppError::UnreadableFile { detail, line, column } => Self::unreadable(detail.clone(), *line, *column),
            AppError::NotFound { .. } => Self::not_found(error.to_string()),
            AppError::Store(StoreError::Busy) => Self::busy(),
            AppError::Cancelled => Self::cancelled(),
            _ => Self::internal(),
        }
    }

    fn cancelled() -> Self {
        let detail = AppError::Cancelled.to_string();
        Self::new(StatusCode::CONFLICT, "cancelled", "Somebody stopped it", detail)
    }

    fn unreadable(detail: String, line: Option<u64>, column: Option<u64>) -> Self {
        let title = "The file cannot be read";
        let problem = Self::new(StatusCode::UNPROCESSABLE_ENTITY, "unreadable-file", title, detail);
        Self { line, column, ..problem }
    }

    fn stale(detail: String, current: &impl Serialize, etag: String) -> Self {
        let title = "Somebody was faster";
        let problem = Self::new(StatusCode::PRECONDITION_FAILED, "stale", title, detail);
        Self { current: serde_json::to_value(current).ok(), etag: Some(etag), ..problem }
    }
}

impl From<AppError> for Problem {
    fn from(error: AppError) -> Self {
        let detail = error.to_string();
        match error {
            AppError::Invalid { pointer, .. } => Self::bad_input(pointer, detail),
            AppError::UnreadableFile { line, column, .. } => Self::unreadable(detail, line, column),
            AppError::TooLarge { .. } => Self::too_large(detail),
            AppError::NotFound { .. } => Self::not_found(detail),
            AppError::Cancelled => Self::cancelled(),
            AppError::Internal(_) | AppError::Occupied { .. } => log_internal(&detail),
            AppError::Store(error) => Self::from(error),
        }
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        let detail = error.to_string();
        match error {
            StoreError::NotFound { .. } => Self::not_found(detail),
            StoreError::Stale { current } => {
                Self::stale(detail, &wire::article::Segment::new(&current, None), wire::etag(current.revision))
            }
            StoreError::StaleConcept { current } => {
                let etag = wire::etag(current.revision);
                Self::stale(detail, &wire::glossary::Concept::from(*current), etag)
            }
            StoreError::StaleUnit { memory, current } => {
                let etag = wire::etag(current.changed_at);
                Self::stale(detail, &wire::memory::UnitOrigin::new(&memory, &current), etag)
            }
            StoreError::Busy => Self::busy(),
            StoreError::Exists { .. } => Self::new(StatusCode::CONFLICT, "exists", "It is there already", detail),
            StoreError::KeyReused { .. } => {
                Self::new(StatusCode::UNPROCESSABLE_ENTITY, "key-reused", "The idempotency key is taken", detail)
            }
            StoreError::Invalid(_) => {
                Self::new(StatusCode::UNPROCESSABLE_ENTITY, "impossible", "That cannot be done", detail)
            }
            StoreError::NewerSchema { .. } | StoreError::Corrupt { .. } | StoreError::Internal(_) => {
                log_internal(&detail)
            }
        }
    }
}

/// What a 5xx knows goes to the log alone.
fn log_internal(detail: &str) -> Problem {
    tracing::error!(detail, "a request failed");
    Problem::internal()
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let (retry_after, etag) = (self.retry_after, self.etag.clone());
        let body = serde_json::to_vec(&self).unwrap_or_default();
        let mut response = (status, [(header::CONTENT_TYPE, "application/problem+json")], body).into_response();
        if let Some(seconds) = retry_after {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        if let Some(etag) = etag.and_then(|etag| HeaderValue::from_str(&etag).ok()) {
            response.headers_mut().insert(header::ETAG, etag);
        }
        response
    }
}
