//! Jobs: asked about, watched.

use super::Context;
use super::problem::Problem;
use super::wire::job::Job;
use crate::id::JobId;
use axum::extract::{Path, State};
use axum::response::sse::{Event, KeepAlive, Sse};
use std::convert::Infallible;
use std::time::Duration;
use tokio_stream::Stream;
use tokio_stream::wrappers::ReceiverStream;

/// How often a watched job is looked at: often enough for a bar that moves, seldom enough to cost nothing.
const LOOK_EVERY: Duration = Duration::from_millis(200);

/// A job as it is now.
#[utoipa::path(get, path = "/api/v1/jobs/{id}", tag = "jobs", params(("id" = String, Path)),
    responses((status = 200, body = Job), (status = 404, body = Problem, content_type = "application/problem+json")))]
pub(super) async fn get(State(context): State<Context>, Path(id): Path<String>) -> Result<axum::Json<Job>, Problem> {
    Ok(axum::Json(look(&context, &id)?))
}

fn look(context: &Context, id: &str) -> Result<Job, Problem> {
    Ok(Job::from(context.app.job(&JobId::from(id))?))
}

/// A job's progress as server-sent events, the last with its result.
#[utoipa::path(get, path = "/api/v1/jobs/{id}/events", tag = "jobs", params(("id" = String, Path)),
    responses((status = 200, content_type = "text/event-stream"), (status = 404, body = Problem, content_type = "application/problem+json")))]
pub(super) async fn events(
    State(context): State<Context>,
    Path(id): Path<String>,
) -> Result<Sse<impl Stream<Item = Result<Event, Infallible>>>, Problem> {
    look(&context, &id)?;
    let (send, receive) = tokio::sync::mpsc::channel(4);
    tokio::spawn(async move {
        while let Ok(job) = look(&context, &id) {
            let over = matches!(job.state, "done" | "failed");
            let Ok(event) = Event::default().event("job").json_data(job) else { return };
            if send.send(Ok(event)).await.is_err() || over {
                return;
            }
            tokio::time::sleep(LOOK_EVERY).await;
        }
    });
    Ok(Sse::new(ReceiverStream::new(receive)).keep_alive(KeepAlive::default()))
}
