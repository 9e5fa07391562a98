//! Texts that are not kept: split, searched for terms, pre-translated.

use super::Context;
use super::extract::{Json, Query};
use super::problem::Problem;
use super::wire::job::JobStarted;
use super::wire::text::{
    Coverage, Occurrence, Occurrences, PretranslateRequest, PretranslatedSegment, Pretranslation, Split, Splits,
    TermsRequest, Text,
};
use super::wire::{OffsetParams, OffsetUnit, Ruler};
use crate::app::{self, App, AppError, MAX_TEXT, Pretranslated, SuggestOptions};
use crate::arabic::Offsets;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use tokio_stream::wrappers::ReceiverStream;

/// Splits a text into segments.
#[utoipa::path(post, path = "/api/v1/segment", tag = "texts", params(OffsetParams), request_body = Text,
    responses((status = 200, body = Splits), (status = "4XX", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn segment(
    State(context): State<Context>,
    Query(params): Query<OffsetParams>,
    Json(request): Json<Text>,
) -> Result<axum::Json<Splits>, Problem> {
    let splits = context.run(move |app| {
        let segments = app.segment(&request.text)?;
        let (ruler, offsets) = (Ruler::new(&request.text, params.offsets), Offsets::new(&request.text));
        let split = |(index, segment)| Split::new(index, segment, offsets.slice(segment.span), &ruler);
        Ok(segments.iter().enumerate().map(split).collect())
    });
    Ok(axum::Json(Splits { segments: splits.await? }))
}

/// Finds the terms of a text, however they are inflected, also those inside longer ones.
#[utoipa::path(post, path = "/api/v1/terms", tag = "texts", params(OffsetParams), request_body = TermsRequest,
    responses((status = 200, body = Occurrences), (status = "4XX", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn terms(
    State(context): State<Context>,
    Query(params): Query<OffsetParams>,
    Json(request): Json<TermsRequest>,
) -> Result<axum::Json<Occurrences>, Problem> {
    let occurrences = context.run(move |app| {
        let hits = app.terms(&request.text, request.glossaries.as_deref())?;
        let ruler = Ruler::new(&request.text, params.offsets);
        Ok(hits.iter().map(|hit| Occurrence::new(hit, 0, &ruler)).collect())
    });
    Ok(axum::Json(Occurrences { occurrences: occurrences.await? }))
}

/// Pre-translates a text or segments: terms, placeables and proposals for each segment.
///
/// With `Accept: application/x-ndjson` each segment comes as a line of its own as soon as it is ready, and last the coverage.
/// A text of more than 2 MiB is taken on as a job (202).
#[utoipa::path(post, path = "/api/v1/pretranslate", tag = "texts", params(OffsetParams), request_body = PretranslateRequest,
    responses((status = 200, body = Pretranslation), (status = 202, body = JobStarted), (status = "4XX", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn pretranslate(
    State(context): State<Context>,
    Query(params): Query<OffsetParams>,
    headers: HeaderMap,
    Json(request): Json<PretranslateRequest>,
) -> Result<Response, Problem> {
    let work = Work::new(request, params.offsets)?;
    if work.input.size() > MAX_TEXT {
        return start(&context, work).await;
    }
    let accept = headers.get(header::ACCEPT).and_then(|accept| accept.to_str().ok()).unwrap_or_default();
    if accept.contains("application/x-ndjson") {
        return stream(&context, work).await;
    }
    let answer = context.run(move |app| {
        let mut segments = Vec::new();
        let coverage = work.run(&app, &mut |segment| segments.push(segment))?;
        Ok(Pretranslation { segments, coverage })
    });
    Ok(axum::Json(answer.await?).into_response())
}

/// Takes a long text on as a job.
async fn start(context: &Context, work: Work) -> Result<Response, Problem> {
    let id = context.run(move |app| {
        work.check(&app)?;
        app.start_pretranslation(work.input.segments(), move |app, out, written| {
            let (mut count, mut failed) = (0, None);
            let coverage = work.run_domain(app, &mut |segment| {
                let lines = line(&segment).and_then(|line| out.write_all(&line));
                failed = failed.take().or(lines.err());
                count += 1;
                written(count);
            })?;
            failed.map_or(Ok(coverage), |error| Err(AppError::Internal(format!("a result cannot be kept: {error}"))))
        })
    });
    let id = id.await?;
    let location = format!("/api/v1/jobs/{id}");
    let answer = axum::Json(JobStarted { id: id.to_string() });
    Ok((StatusCode::ACCEPTED, [(header::LOCATION, location)], answer).into_response())
}

/// How many lines may wait for a slow reader before the work waits for it.
const LINES_AHEAD: usize = 64;

async fn stream(context: &Context, work: Work) -> Result<Response, Problem> {
    // What is wrong with the request is said as a problem, before the first line commits to a 200.
    let work = context.run(move |app| work.check(&app).map(|()| work)).await?;
    let (lines, answer) = tokio::sync::mpsc::channel::<Result<Bytes, std::io::Error>>(LINES_AHEAD);
    let context = context.clone();
    tokio::spawn(async move {
        let send = lines.clone();
        let done = context.run(move |app| {
            // A reader that went away is found out at the next line; the rest of the work is then for nobody, but short.
            let coverage = work.run(&app, &mut |segment| drop(send.blocking_send(line(&segment))))?;
            let _ = send.blocking_send(line(&serde_json::json!({ "coverage": coverage })));
            Ok(())
        });
        if let Err(problem) = done.await {
            let _ = lines.send(line(&problem)).await;
        }
    });
    let body = Body::from_stream(ReceiverStream::new(answer));
    Ok(([(header::CONTENT_TYPE, "application/x-ndjson")], body).into_response())
}

fn line(value: &impl serde::Serialize) -> Result<Bytes, std::io::Error> {
    let mut line = serde_json::to_vec(value)?;
    line.push(b'\n');
    Ok(line.into())
}

/// A text, pre-translated, as `application/x-ndjson`: a line for each segment, and last the coverage.
///
/// # Errors
/// As [`App::pretranslate`].
pub fn pretranslate_lines(app: &App, text: &str, options: &SuggestOptions) -> Result<Vec<u8>, AppError> {
    let work = Work { input: Input::Text(text.to_owned()), options: options.clone(), unit: OffsetUnit::CodePoints };
    let mut lines = Vec::new();
    let mut put = |value: Result<Bytes, std::io::Error>| lines.extend(value.into_iter().flatten());
    let coverage = work.run(app, &mut |segment| put(line(&segment)))?;
    put(line(&serde_json::json!({ "coverage": coverage })));
    Ok(lines)
}

/// A request that has been understood.
struct Work {
    input: Input,
    options: SuggestOptions,
    unit: OffsetUnit,
}

enum Input {
    Text(String),
    Segments(Vec<String>),
}

impl Input {
    /// Bytes of UTF-8.
    fn size(&self) -> usize {
        match self {
            Self::Text(text) => text.len(),
            Self::Segments(segments) => segments.iter().map(String::len).sum(),
        }
    }

    /// How many segments there will be.
    fn segments(&self) -> u64 {
        match self {
            Self::Text(text) => crate::article::segment(text).len() as u64,
            Self::Segments(segments) => segments.len() as u64,
        }
    }
}

impl Work {
    fn new(request: PretranslateRequest, unit: OffsetUnit) -> Result<Self, Problem> {
        let input = match (request.text, request.segments) {
            (Some(text), None) => Input::Text(text),
            (None, Some(segments)) => Input::Segments(segments),
            _ => return Err(Problem::bad_input("", "send either “text” or “segments”")),
        };
        let mut options = SuggestOptions::new(request.memories, request.glossaries, request.threshold, request.limit)?;
        options.date = match request.date.as_deref().map(str::parse) {
            Some(Ok(date)) => Some(date),
            Some(Err(_)) => return Err(Problem::bad_input("/date", "write the day as 2023-03-27")),
            None => None,
        };
        Ok(Self { input, options, unit })
    }

    /// Refuses memories and glossaries that are none.
    fn check(&self, app: &App) -> Result<(), AppError> {
        app.check_names(self.options.memories.as_deref(), self.options.glossaries.as_deref())
    }

    fn run(&self, app: &App, ready: &mut dyn FnMut(PretranslatedSegment)) -> Result<Coverage, AppError> {
        self.run_domain(app, ready).map(|coverage| Coverage::from(&coverage))
    }

    fn run_domain(&self, app: &App, ready: &mut dyn FnMut(PretranslatedSegment)) -> Result<app::Coverage, AppError> {
        match &self.input {
            Input::Text(text) => {
                let ruler = Ruler::new(text, self.unit);
                let mut wire = |done: Pretranslated| ready(PretranslatedSegment::new(&done, &ruler));
                app.pretranslate(text, &self.options, &mut wire)
            }
            Input::Segments(segments) => {
                let mut wire = |done: Pretranslated| {
                    let ruler = Ruler::new(&done.source, self.unit);
                    ready(PretranslatedSegment::new(&done, &ruler));
                };
                app.pretranslate_segments(segments, &self.options, &mut wire)
            }
        }
    }
}
