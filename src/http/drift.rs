//! How the terms of a glossary are said.

use super::Context;
use super::extract::{Path, Query};
use super::growth::offset;
use super::problem::Problem;
use super::wire::drift::DriftReport;
use crate::store::DEFAULT_MEMORY;
use axum::extract::State;
use serde::Deserialize;
use utoipa::IntoParams;

/// The most terms that one answer has: of each is asked what stood there instead.
const MOST: usize = 100;

#[derive(Deserialize, IntoParams)]
pub(super) struct DriftParams {
    /// Whose units are read; desk when left out.
    memory: Option<String>,
    /// How many terms; 50 when left out, at most 100.
    limit: Option<usize>,
    /// How many minutes the clocks of those who ask are ahead of UTC: so that their months are told apart. 0 when left out.
    #[serde(default)]
    utc_offset: i32,
}

/// The terms of a glossary that a memory did not always say as preferred: of those that at least three of its newest 20,000 units surely have in their
/// Arabic, month by month over the last twelve how many say each how, and what stood there instead by the alignment, once that has been learned.
/// First those that most units of the newest three months say otherwise, where those that are more than the share of the months before would bring
/// count twice. Reads all of these units.
#[utoipa::path(get, path = "/api/v1/glossaries/{name}/drift", tag = "glossaries", params(("name" = String, Path), DriftParams),
    responses((status = 200, body = DriftReport), (status = "4XX", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn list(
    State(context): State<Context>,
    Path(name): Path<String>,
    Query(params): Query<DriftParams>,
) -> Result<axum::Json<DriftReport>, Problem> {
    let limit = match params.limit.unwrap_or(50) {
        limit @ 1..=MOST => limit,
        limit => return Err(Problem::bad_input("limit", format!("{limit} is out of range: ask for 1 to {MOST}"))),
    };
    let offset = offset(params.utc_offset)?;
    let memory = params.memory.unwrap_or_else(|| DEFAULT_MEMORY.to_owned());
    let report = context.run(move |app| app.term_drift(&name, &memory, limit, offset)).await?;
    Ok(axum::Json(DriftReport::from(report)))
}
