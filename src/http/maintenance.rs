//! The care of memories: what is wrong in them, deletions that can be undone, statistics.

use super::Context;
use super::articles::page_size;
use super::extract::{Json, Path, Query};
use super::memories::offset;
use super::problem::Problem;
use super::wire::maintenance::{Deletion, DeletionDone, DeletionRequest, Deletions, Faults, Restored, Statistics};
use crate::app;
use crate::id::UnitId;
use crate::memory::Side;
use crate::memory::faults::Fault;
use crate::store::UnitFilter;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use serde::Deserialize;
use utoipa::IntoParams;

#[derive(Deserialize, IntoParams)]
pub(super) struct FaultParams {
    /// empty, copied, wrong_language, unbalanced, duplicate or conflict; all when left out.
    kind: Option<String>,
    /// How many; 50 when left out.
    limit: Option<usize>,
    /// The `next` of the page before.
    after: Option<String>,
}

/// Units that are not worth their place, and why. Reads the whole memory: some seconds for a million units.
#[utoipa::path(get, path = "/api/v1/memories/{name}/faults", tag = "memories", params(("name" = String, Path), FaultParams),
    responses((status = 200, body = Faults), (status = "4XX", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn faults(
    State(context): State<Context>,
    Path(name): Path<String>,
    Query(params): Query<FaultParams>,
) -> Result<axum::Json<Faults>, Problem> {
    let kind = fault(params.kind.as_deref(), "kind")?;
    let (limit, skip) = (page_size(params.limit)?, offset(params.after.as_deref())?);
    let faults = context.run(move |app| {
        let page = app.faults(&name, kind, skip, limit)?;
        let next = (skip + limit < page.total).then(|| (skip + limit).to_string());
        Ok(Faults::new(&name, page, next))
    });
    Ok(axum::Json(faults.await?))
}

fn fault(name: Option<&str>, pointer: &'static str) -> Result<Option<Fault>, Problem> {
    let Some(name) = name else { return Ok(None) };
    let names = || Fault::ALL.map(Fault::name).join(", ");
    let fault = Fault::from_name(name);
    fault.map(Some).ok_or_else(|| Problem::bad_input(pointer, format!("“{name}” is no fault: {}", names())))
}

/// What a memory holds: units, words, imports, persons, years, faults. Reads the whole memory.
#[utoipa::path(get, path = "/api/v1/memories/{name}/statistics", tag = "memories", params(("name" = String, Path)),
    responses((status = 200, body = Statistics), (status = 404, body = Problem, content_type = "application/problem+json")))]
pub(super) async fn statistics(
    State(context): State<Context>,
    Path(name): Path<String>,
) -> Result<axum::Json<Statistics>, Problem> {
    let statistics = context.run(move |app| app.memory_statistics(&name));
    Ok(axum::Json(Statistics::from(statistics.await?)))
}

/// Deletes the units that are asked for, or, with `dry_run`, says which they are. It can be undone for thirty days.
#[utoipa::path(post, path = "/api/v1/memories/{name}/deletions", tag = "memories", request_body = DeletionRequest,
    params(("name" = String, Path)),
    responses((status = 200, description = "A dry run, or there was nothing to delete", body = DeletionDone),
        (status = 201, body = DeletionDone), (status = "4XX", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn delete(
    State(context): State<Context>,
    Path(name): Path<String>,
    Json(request): Json<DeletionRequest>,
) -> Result<Response, Problem> {
    let detail = serde_json::to_value(&request).unwrap_or_default();
    let dry_run = request.dry_run;
    let asked = asked(request)?;
    let done = context.run(move |app| Ok(DeletionDone::new(&name, app.delete_units(&name, &asked, detail, dry_run)?)));
    let done = done.await?;
    let status = if done.deletion.is_some() { StatusCode::CREATED } else { StatusCode::OK };
    Ok((status, axum::Json(done)).into_response())
}

fn asked(request: DeletionRequest) -> Result<app::DeletionRequest, Problem> {
    let side = match request.side.as_deref() {
        None | Some("source") => Side::Source,
        Some("target") => Side::Target,
        Some(other) => return Err(Problem::bad_input("/side", format!("“{other}” is no side: source or target"))),
    };
    let text = request.text.map(|text| text.trim().to_owned());
    if text.as_ref().is_some_and(String::is_empty) {
        return Err(Problem::bad_input("/text", "an empty text stands in every unit"));
    }
    Ok(app::DeletionRequest {
        filter: UnitFilter {
            ids: request.units.map(|ids| ids.into_iter().map(UnitId::from).collect()),
            who: request.who,
            import: request.import,
            article: request.article,
            since: moment(request.since.as_deref(), "/since")?,
            before: moment(request.before.as_deref(), "/before")?,
        },
        text: text.map(|text| (side, text)),
        fault: fault(request.fault.as_deref(), "/fault")?,
        all: request.all,
    })
}

fn moment(text: Option<&str>, pointer: &'static str) -> Result<Option<Timestamp>, Problem> {
    let Some(text) = text else { return Ok(None) };
    let why = |_| Problem::bad_input(pointer, format!("“{text}” is no moment; write 2024-01-31T00:00:00Z"));
    text.parse().map(Some).map_err(why)
}

/// The deletions that can still be undone, the newest first.
#[utoipa::path(get, path = "/api/v1/memories/{name}/deletions", tag = "memories", params(("name" = String, Path)),
    responses((status = 200, body = Deletions), (status = 404, body = Problem, content_type = "application/problem+json")))]
pub(super) async fn deletions(
    State(context): State<Context>,
    Path(name): Path<String>,
) -> Result<axum::Json<Deletions>, Problem> {
    let deletions = context.run(move |app| app.deletions(&name)).await?;
    Ok(axum::Json(Deletions { deletions: deletions.into_iter().map(Deletion::from).collect() }))
}

/// Undoes a deletion: its units are back as they were.
#[utoipa::path(delete, path = "/api/v1/memories/{name}/deletions/{id}", tag = "memories",
    params(("name" = String, Path), ("id" = u64, Path)),
    responses((status = 200, body = Restored), (status = 404, body = Problem, content_type = "application/problem+json")))]
pub(super) async fn undo(
    State(context): State<Context>,
    Path((name, id)): Path<(String, u64)>,
) -> Result<axum::Json<Restored>, Problem> {
    let units = context.run(move |app| app.undo_deletion(&name, id)).await?;
    Ok(axum::Json(Restored { units }))
}
