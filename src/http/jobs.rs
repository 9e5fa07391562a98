//! Jobs: asked about, watched.

use super::Context;
use super::extract::Path;
use super::problem::Problem;
use super::wire::job::Job;
use crate::app::{AppError, JobResult, JobState};
use crate::id::JobId;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use std::convert::Infallible;
use std::io::Read as _;
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

/// Stops a job. It ends as failed and has written nothing; 409 when it was over already.
#[utoipa::path(delete, path = "/api/v1/jobs/{id}", tag = "jobs", params(("id" = String, Path)),
    responses((status = 204), (status = "4XX", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn cancel(State(context): State<Context>, Path(id): Path<String>) -> Result<StatusCode, Problem> {
    if context.app.cancel_job(&JobId::from(id))? {
        return Ok(StatusCode::NO_CONTENT);
    }
    Err(Problem::new(StatusCode::CONFLICT, "over", "It is over", "the job is over; there is nothing left to stop"))
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

/// How much of a result is read at a time.
const PIECE: usize = 64 * 1024;

/// The segments of a long text that was pre-translated, a line for each.
#[utoipa::path(get, path = "/api/v1/jobs/{id}/result", tag = "jobs", params(("id" = String, Path)),
    responses((status = 200, content_type = "application/x-ndjson"), (status = 404, body = Problem, content_type = "application/problem+json")))]
pub(super) async fn result(State(context): State<Context>, Path(id): Path<String>) -> Result<Response, Problem> {
    let state = context.app.job(&JobId::from(id.as_str()))?.state;
    let JobState::Done(done) = state else {
        return Err(Problem::not_found(format!("the job is {}: there is no result (yet)", state.name())));
    };
    let JobResult::Pretranslation { lines, .. } = done.as_ref() else {
        return Err(Problem::not_found("the whole result of this job stands in the job itself"));
    };
    let path = lines.path().to_owned();
    let mut file =
        context.run(move |_| std::fs::File::open(path).map_err(|error| AppError::Internal(error.to_string()))).await?;
    let (send, receive) = tokio::sync::mpsc::channel::<std::io::Result<Bytes>>(4);
    tokio::task::spawn_blocking(move || {
        // The job's result, and with it the file, stays as long as it is being read.
        let _done = done;
        let mut piece = vec![0; PIECE];
        loop {
            let read = file.read(&mut piece);
            let over = !matches!(read, Ok(1..));
            let sent = match read {
                Ok(0) => break,
                Ok(length) => send.blocking_send(Ok(Bytes::copy_from_slice(piece.get(..length).unwrap_or_default()))),
                Err(error) => send.blocking_send(Err(error)),
            };
            if over || sent.is_err() {
                break;
            }
        }
    });
    let body = Body::from_stream(ReceiverStream::new(receive));
    Ok(([(header::CONTENT_TYPE, "application/x-ndjson")], body).into_response())
}
