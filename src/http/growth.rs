//! Figures for charts: what was confirmed day by day, how an article came along, how a memory grew.

use super::Context;
use super::extract::{Path, Query};
use super::problem::Problem;
use super::wire::growth::{Course, Growth, WorkDone};
use crate::app::Stretch;
use crate::id::ArticleId;
use axum::extract::State;
use jiff::tz::Offset;
use serde::Deserialize;
use utoipa::IntoParams;

/// The most days or months that one answer has.
const LONGEST: usize = 92;

/// So far from Greenwich are no people, in minutes.
const FARTHEST: i32 = 18 * 60;

#[derive(Deserialize, IntoParams)]
pub(super) struct PlaceParams {
    /// How many minutes the clocks of those who ask are ahead of UTC: so that their days are told apart. 0 when left out.
    #[serde(default)]
    utc_offset: i32,
}

#[derive(Deserialize, IntoParams)]
pub(super) struct WorkParams {
    /// How many days up to today; 30 when left out, at most 92.
    days: Option<usize>,
    /// How many minutes the clocks of those who ask are ahead of UTC; 0 when left out.
    #[serde(default)]
    utc_offset: i32,
}

#[derive(Deserialize, IntoParams)]
pub(super) struct GrowthParams {
    /// day or month; month when left out.
    by: Option<String>,
    /// How many up to the present one; 12 when left out, at most 92.
    count: Option<usize>,
    /// How many minutes the clocks of those who ask are ahead of UTC; 0 when left out.
    #[serde(default)]
    utc_offset: i32,
}

/// How far people are from Greenwich whose clocks are so many minutes ahead.
pub(super) fn offset(minutes: i32) -> Result<Offset, Problem> {
    let why = || Problem::bad_input("utc_offset", format!("{minutes} is no offset in minutes: −1080 to 1080"));
    if minutes.abs() > FARTHEST {
        return Err(why());
    }
    Offset::from_seconds(60 * minutes).map_err(|_| why())
}

fn count(field: &'static str, asked: Option<usize>, usual: usize) -> Result<usize, Problem> {
    match asked.unwrap_or(usual) {
        count @ 1..=LONGEST => Ok(count),
        count => Err(Problem::bad_input(field, format!("{count} is out of range: ask for 1 to {LONGEST}"))),
    }
}

/// What was confirmed on each of the last days, in all articles. A segment counts once, on the day when it was first confirmed, for the
/// person who works on its article now.
#[utoipa::path(get, path = "/api/v1/work-done", tag = "articles", params(WorkParams),
    responses((status = 200, body = WorkDone), (status = 400, body = Problem, content_type = "application/problem+json")))]
pub(super) async fn work_done(
    State(context): State<Context>,
    Query(params): Query<WorkParams>,
) -> Result<axum::Json<WorkDone>, Problem> {
    let (days, offset) = (count("days", params.days, 30)?, offset(params.utc_offset)?);
    let days = context.run(move |app| app.work_done(days, offset)).await?;
    Ok(axum::Json(WorkDone::from(days)))
}

/// How an article came along: how many of its segments were in which state at the end of each hour (day, month) in which something changed.
#[utoipa::path(get, path = "/api/v1/articles/{id}/progress", tag = "articles", params(("id" = String, Path), PlaceParams),
    responses((status = 200, body = Course), (status = "4XX", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn course(
    State(context): State<Context>,
    Path(id): Path<String>,
    Query(params): Query<PlaceParams>,
) -> Result<axum::Json<Course>, Problem> {
    let offset = offset(params.utc_offset)?;
    let course = context.run(move |app| app.course(&ArticleId::from(id), offset)).await?;
    Ok(axum::Json(Course::from(course)))
}

/// How many units came into a memory in each of the last days or months, by where they came from. Deletions are not taken off.
#[utoipa::path(get, path = "/api/v1/memories/{name}/growth", tag = "memories", params(("name" = String, Path), GrowthParams),
    responses((status = 200, body = Growth), (status = "4XX", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn growth(
    State(context): State<Context>,
    Path(name): Path<String>,
    Query(params): Query<GrowthParams>,
) -> Result<axum::Json<Growth>, Problem> {
    let stretch = match params.by.as_deref() {
        None | Some("month") => Stretch::Month,
        Some("day") => Stretch::Day,
        Some(other) => return Err(Problem::bad_input("by", format!("“{other}” is neither day nor month"))),
    };
    let (count, offset) = (count("count", params.count, 12)?, offset(params.utc_offset)?);
    let grown = context.run(move |app| app.growth(&name, stretch, count, offset)).await?;
    Ok(axum::Json(Growth::new(stretch, grown)))
}
