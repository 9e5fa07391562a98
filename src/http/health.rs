//! Is it well?

use super::Context;
use super::problem::Problem;
use axum::extract::State;
use axum::http::StatusCode;

/// 200 when it can serve and write.
#[utoipa::path(get, path = "/healthz", tag = "health", responses((status = 200), (status = 503, body = Problem)))]
pub(super) async fn healthz(State(context): State<Context>) -> Result<&'static str, Problem> {
    context.run(|app| app.health()).await.map(|()| "ok\n").map_err(unwell)
}

/// 200 when the caches have caught up with the store.
#[utoipa::path(get, path = "/readyz", tag = "health", responses((status = 200), (status = 503, body = Problem)))]
pub(super) async fn readyz(State(context): State<Context>) -> Result<&'static str, Problem> {
    context.run(|app| app.ready()).await.map(|()| "ready\n").map_err(unwell)
}

fn unwell(problem: Problem) -> Problem {
    Problem::new(StatusCode::SERVICE_UNAVAILABLE, "unwell", "Not well", problem.detail)
}
