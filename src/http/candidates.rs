//! What may be terms of a glossary, and what is none.

use super::Context;
use super::extract::{Json, Path, Query};
use super::problem::Problem;
use super::wire::candidate::{Candidates, Dismissal};
use crate::store::DEFAULT_MEMORY;
use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;
use utoipa::IntoParams;

/// The most phrases that one answer has: of three times as many is asked how they were said.
const MOST: usize = 100;

#[derive(Deserialize, IntoParams)]
pub(super) struct CandidateParams {
    /// Whose Arabic is read; desk when left out.
    memory: Option<String>,
    /// How many; 50 when left out, at most 100.
    limit: Option<usize>,
}

/// What may be terms: phrases of two to four words that at least three of the newest 10,000 units of a memory have, that no glossary has, and that
/// nobody dismissed; with what stood for them by the alignment, once that has been learned. Reads all of these.
#[utoipa::path(get, path = "/api/v1/glossaries/{name}/candidates", tag = "glossaries", params(("name" = String, Path), CandidateParams),
    responses((status = 200, body = Candidates), (status = "4XX", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn list(
    State(context): State<Context>,
    Path(name): Path<String>,
    Query(params): Query<CandidateParams>,
) -> Result<axum::Json<Candidates>, Problem> {
    let limit = match params.limit.unwrap_or(50) {
        limit @ 1..=MOST => limit,
        limit => return Err(Problem::bad_input("limit", format!("{limit} is out of range: ask for 1 to {MOST}"))),
    };
    let memory = params.memory.unwrap_or_else(|| DEFAULT_MEMORY.to_owned());
    let found = context.run(move |app| app.term_candidates(&name, &memory, limit)).await?;
    Ok(axum::Json(Candidates::from(found)))
}

/// Says that a phrase is no term of the glossary, in any of its forms, or takes that back.
#[utoipa::path(put, path = "/api/v1/glossaries/{name}/candidates/dismissed", tag = "glossaries", request_body = Dismissal,
    params(("name" = String, Path)),
    responses((status = 204), (status = "4XX", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn dismiss(
    State(context): State<Context>,
    Path(name): Path<String>,
    Json(request): Json<Dismissal>,
) -> Result<StatusCode, Problem> {
    context.run(move |app| app.dismiss_candidate(&name, &request.text, request.dismissed)).await?;
    Ok(StatusCode::NO_CONTENT)
}
