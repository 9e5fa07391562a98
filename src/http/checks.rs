//! Checks: of a segment as it is typed, and of a whole article; what is waved through, and what is switched off.

use super::Context;
use super::extract::{Json, Path, Query};
use super::problem::Problem;
use super::segments::segment_named;
use super::wire::check::{ArticleFindings, CheckRequest, CheckSwitches, Finding, Findings, SwitchChecks, switches};
use super::wire::{OffsetParams, Ruler};
use crate::app;
use crate::checks::Kind;
use crate::id::{ArticleId, SegmentId};
use axum::extract::State;
use axum::http::StatusCode;

/// Checks a segment as it stands, kept or not.
#[utoipa::path(post, path = "/api/v1/check", tag = "checks", params(OffsetParams), request_body = CheckRequest,
    responses((status = 200, body = Findings), (status = "4XX", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn check(
    State(context): State<Context>,
    Query(params): Query<OffsetParams>,
    Json(request): Json<CheckRequest>,
) -> Result<axum::Json<Findings>, Problem> {
    let segment = segment_named(request.article, request.segment)?;
    let CheckRequest { source, target, glossaries, .. } = request;
    let asked = app::CheckRequest { source, target, glossaries, segment };
    let findings = context.run(move |app| {
        let told = app.check(&asked)?;
        let (source, target) = (Ruler::new(&asked.source, params.offsets), Ruler::new(&asked.target, params.offsets));
        Ok(told.iter().map(|told| Finding::new(told, &source, &target)).collect())
    });
    Ok(axum::Json(Findings { findings: findings.await? }))
}

/// The findings of an article, segment by segment, and which checks are on for it.
#[utoipa::path(get, path = "/api/v1/articles/{id}/checks", tag = "checks", params(("id" = String, Path), OffsetParams),
    responses((status = 200, body = ArticleFindings), (status = 404, body = Problem, content_type = "application/problem+json")))]
pub(super) async fn article(
    State(context): State<Context>,
    Path(id): Path<String>,
    Query(params): Query<OffsetParams>,
) -> Result<axum::Json<ArticleFindings>, Problem> {
    let findings = context.run(move |app| {
        let checked = app.checked_article(&ArticleId::from(id))?;
        Ok(ArticleFindings::new(&checked, params.offsets))
    });
    Ok(axum::Json(findings.await?))
}

/// Switches checks of an article on and off; those that are not named are as by default.
#[utoipa::path(put, path = "/api/v1/articles/{id}/checks", tag = "checks", params(("id" = String, Path)),
    request_body = SwitchChecks,
    responses((status = 200, body = CheckSwitches), (status = "4XX", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn switch(
    State(context): State<Context>,
    Path(id): Path<String>,
    Json(request): Json<SwitchChecks>,
) -> Result<axum::Json<CheckSwitches>, Problem> {
    let (on, off) = (kinds(&request.on, "/on")?, kinds(&request.off, "/off")?);
    if let Some(kind) = on.iter().find(|kind| off.contains(kind)) {
        return Err(Problem::bad_input("/off", format!("“{}” cannot be both on and off", kind.name())));
    }
    let set = context.run(move |app| app.switch_checks(&ArticleId::from(id), &on, &off)).await?;
    Ok(axum::Json(CheckSwitches { switches: switches(set) }))
}

fn kinds(names: &[String], pointer: &'static str) -> Result<Vec<Kind>, Problem> {
    let kind = |name: &String| {
        Kind::from_name(name).ok_or_else(|| {
            let known = Kind::ALL.map(Kind::name).join(", ");
            Problem::bad_input(pointer, format!("“{name}” is no check: {known}"))
        })
    };
    names.iter().map(kind).collect()
}

/// Waves a finding of a segment through: it is told as ignored from now on.
#[utoipa::path(put, path = "/api/v1/articles/{id}/segments/{segment}/ignored/{fingerprint}", tag = "checks",
    params(("id" = String, Path), ("segment" = String, Path), ("fingerprint" = String, Path)),
    responses((status = 204), (status = "4XX", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn ignore(
    State(context): State<Context>,
    Path(named): Path<(String, String, String)>,
) -> Result<StatusCode, Problem> {
    set_ignored(context, named, true).await
}

/// Tells a finding again that was waved through.
#[utoipa::path(delete, path = "/api/v1/articles/{id}/segments/{segment}/ignored/{fingerprint}", tag = "checks",
    params(("id" = String, Path), ("segment" = String, Path), ("fingerprint" = String, Path)),
    responses((status = 204), (status = "4XX", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn show(
    State(context): State<Context>,
    Path(named): Path<(String, String, String)>,
) -> Result<StatusCode, Problem> {
    set_ignored(context, named, false).await
}

async fn set_ignored(
    context: Context,
    (article, segment, fingerprint): (String, String, String),
    ignored: bool,
) -> Result<StatusCode, Problem> {
    let (article, segment) = (ArticleId::from(article), SegmentId::from(segment));
    context.run(move |app| app.ignore_finding(&article, &segment, &fingerprint, ignored)).await?;
    Ok(StatusCode::NO_CONTENT)
}
