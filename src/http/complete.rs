//! Completion: what may come behind what a translator has typed.

use super::Context;
use super::extract::{Json, Query};
use super::problem::Problem;
use super::segments::segment_named;
use super::wire::complete::{CompletionRequest, Completions};
use super::wire::{OffsetParams, Ruler};
use crate::app;
use axum::extract::State;

/// English that may come behind what is typed, the surest first.
#[utoipa::path(post, path = "/api/v1/complete", tag = "complete", params(OffsetParams), request_body = CompletionRequest,
    responses((status = 200, body = Completions), (status = "4XX", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn complete(
    State(context): State<Context>,
    Query(params): Query<OffsetParams>,
    Json(request): Json<CompletionRequest>,
) -> Result<axum::Json<Completions>, Problem> {
    let segment = segment_named(request.article, request.segment)?;
    let CompletionRequest { source, target_prefix, target_suffix, limit, ahead, glossaries, .. } = request;
    let asked = app::CompletionRequest {
        source,
        target_prefix,
        target_suffix: target_suffix.unwrap_or_default(),
        limit: limit.unwrap_or(1),
        ahead,
        glossaries,
        segment,
    };
    let completions = context.run(move |app| {
        let (suggestions, ahead) = app.complete(&asked)?;
        Ok(Completions::new(suggestions, ahead, &Ruler::new(&asked.source, params.offsets)))
    });
    Ok(axum::Json(completions.await?))
}
