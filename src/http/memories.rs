//! Memories: searched, corrected, imported, exported.

use super::Context;
use super::articles::disposition;
use super::extract::{IfUnchanged, Json, Path, Query, media_type};
use super::problem::Problem;
use super::wire::etag;
use super::wire::job::JobStarted;
use super::wire::memory::{Match, Matches, Memories, Memory, MemoryEdit, NewName, UnitEdit, UnitOrigin};
use crate::app::{AppError, ImportFormat, SuggestOptions, XLSX};
use crate::id::UnitId;
use crate::memory::UnitFilter;
use axum::RequestExt;
use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use serde::Deserialize;
use std::io::Write as _;
use tokio_stream::StreamExt;
use tokio_stream::wrappers::ReceiverStream;
use utoipa::IntoParams;

/// All memories.
#[utoipa::path(get, path = "/api/v1/memories", tag = "memories", responses((status = 200, body = Memories)))]
pub(super) async fn list(State(context): State<Context>) -> Result<axum::Json<Memories>, Problem> {
    let memories = context.run(|app| app.memories()).await?;
    Ok(axum::Json(Memories { memories: memories.into_iter().map(Memory::from).collect() }))
}

/// Makes a memory.
#[utoipa::path(post, path = "/api/v1/memories", tag = "memories", request_body = NewName,
    responses((status = 201, body = Memory), (status = 409, body = Problem, content_type = "application/problem+json")))]
pub(super) async fn create(State(context): State<Context>, Json(request): Json<NewName>) -> Result<Response, Problem> {
    let memory = context.run(move |app| app.create_memory(&request.name)).await?;
    Ok((StatusCode::CREATED, axum::Json(Memory::from(memory))).into_response())
}

/// Says how much a memory is trusted: what is left out stays as it is.
#[utoipa::path(patch, path = "/api/v1/memories/{name}", tag = "memories", request_body = MemoryEdit,
    params(("name" = String, Path)),
    responses((status = 200, body = Memory), (status = "4XX", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn update(
    State(context): State<Context>,
    Path(name): Path<String>,
    Json(edit): Json<MemoryEdit>,
) -> Result<axum::Json<Memory>, Problem> {
    let memory = context.run(move |app| app.set_memory(&name, |settings| edit.apply(settings))).await?;
    Ok(axum::Json(Memory::from(memory)))
}

#[derive(Deserialize, IntoParams)]
pub(super) struct SearchParams {
    /// The Arabic text.
    q: String,
    /// The lowest score, 0..1; 0.6 when left out.
    threshold: Option<f64>,
    /// How many; 5 when left out.
    limit: Option<usize>,
    /// Only units of that article.
    article: Option<String>,
    /// Only units of that person.
    who: Option<String>,
    /// Only units confirmed or changed then or later: a time (2023-03-27T00:00:00Z) or a day (2023-03-27, in UTC).
    since: Option<String>,
    /// Only units confirmed or changed before then.
    until: Option<String>,
}

/// Units like a text, best first.
#[utoipa::path(get, path = "/api/v1/memories/{name}/search", tag = "memories", params(("name" = String, Path), SearchParams),
    responses((status = 200, body = Matches), (status = "4XX", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn search(
    State(context): State<Context>,
    Path(name): Path<String>,
    Query(params): Query<SearchParams>,
) -> Result<axum::Json<Matches>, Problem> {
    let mut options = SuggestOptions::new(None, None, params.threshold, params.limit)?;
    options.filter = filter(params.article, params.who, params.since.as_deref(), params.until.as_deref())?;
    let query = params.q;
    let matches = context.run(move |app| {
        app.search(&name, &query, &options, |matches| {
            matches.iter().map(|found| Match::new(&name, &query, found)).collect()
        })
    });
    Ok(axum::Json(Matches { matches: matches.await? }))
}

/// Which units are asked for.
pub(super) fn filter(
    article: Option<String>,
    who: Option<String>,
    since: Option<&str>,
    until: Option<&str>,
) -> Result<UnitFilter, Problem> {
    Ok(UnitFilter { article, who, since: time("since", since)?, until: time("until", until)?, ..UnitFilter::default() })
}

/// A moment, or the day that it begins.
fn time(field: &str, text: Option<&str>) -> Result<Option<Timestamp>, Problem> {
    let Some(text) = text else { return Ok(None) };
    match text.parse().or_else(|_| format!("{text}T00:00:00Z").parse()).ok() {
        Some(time) => Ok(Some(time)),
        None => Err(Problem::bad_input(field, format!("“{text}” is neither a day (2023-03-27) nor a time"))),
    }
}

/// The `after` of a list whose pages are counted.
pub(super) fn offset(after: Option<&str>) -> Result<usize, Problem> {
    let Some(after) = after else { return Ok(0) };
    after.parse().map_err(|_| Problem::bad_input("after", format!("“{after}” is not the “next” of a page")))
}

/// Corrects a unit's English. With its `at` in If-Match, only if nobody has changed it since: else the answer is 412, with the unit as it is.
#[utoipa::path(put, path = "/api/v1/memories/{name}/units/{unit}", tag = "memories", request_body = UnitEdit,
    params(("name" = String, Path), ("unit" = String, Path),
        ("If-Match" = Option<String>, Header, description = "the “at” of the unit that was seen, in quotes")),
    responses((status = 200, body = UnitOrigin), (status = "4XX", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn update_unit(
    State(context): State<Context>,
    Path((name, unit)): Path<(String, String)>,
    IfUnchanged(seen): IfUnchanged,
    Json(request): Json<UnitEdit>,
) -> Result<Response, Problem> {
    let unit = context.run(move |app| {
        let unit = app.update_unit(&name, &UnitId::from(unit), &request.target, seen)?;
        Ok((etag(unit.changed_at), UnitOrigin::new(&name, &unit)))
    });
    let (etag, unit) = unit.await?;
    Ok(([(header::ETAG, etag)], axum::Json(unit)).into_response())
}

/// Deletes a unit, which can be undone as any deletion (`GET …/deletions`).
#[utoipa::path(delete, path = "/api/v1/memories/{name}/units/{unit}", tag = "memories",
    params(("name" = String, Path), ("unit" = String, Path)),
    responses((status = 204), (status = 404, body = Problem, content_type = "application/problem+json")))]
pub(super) async fn delete_unit(
    State(context): State<Context>,
    Path((name, unit)): Path<(String, String)>,
) -> Result<StatusCode, Problem> {
    context.run(move |app| app.delete_unit(&name, &UnitId::from(unit))).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Deserialize, IntoParams)]
pub(super) struct ImportParams {
    /// What the file is called; kept with each unit.
    file: Option<String>,
}

/// Imports a file as a job: all of it, or, when the file is broken, nothing. Units that cannot be used are named in the result.
/// TMX, tab-separated values (source, target) or XLIFF (`application/xliff+xml`), also in gzip or, several, in a zip.
#[utoipa::path(post, path = "/api/v1/memories/{name}/import", tag = "memories", params(("name" = String, Path), ImportParams),
    request_body(content = Vec<u8>, content_type = "application/x-tmx+xml"),
    responses((status = 202, body = JobStarted), (status = "4XX", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn import(
    State(context): State<Context>,
    Path(name): Path<String>,
    Query(params): Query<ImportParams>,
    request: Request,
) -> Result<Response, Problem> {
    let format = import_format(&media_type(request.headers()), params.file.as_deref())?;
    let memory = name.clone();
    let spool = context.run(move |app| app.check_memory(&memory).and_then(|()| app.spool())).await?;
    let body = request.with_limited_body().into_body().into_data_stream();
    let spool = write_all(spool, body).await?;
    let file = params.file.unwrap_or_else(|| format.default_name().to_owned());
    let id = context.run(move |app| app.start_import(&name, &file, format, spool)).await?;
    let location = format!("/api/v1/jobs/{id}");
    let answer = axum::Json(JobStarted { id: id.to_string() });
    Ok((StatusCode::ACCEPTED, [(header::LOCATION, location)], answer).into_response())
}

/// What was sent: by its type; where that says nothing, by the name.
fn import_format(media_type: &str, file: Option<&str>) -> Result<ImportFormat, Problem> {
    let by_name = || file.and_then(|name| ImportFormat::of_file(std::path::Path::new(name)));
    let format = match media_type {
        "application/x-tmx+xml" => Some(ImportFormat::Tmx),
        "application/xml" | "text/xml" => Some(by_name().unwrap_or(ImportFormat::Tmx)),
        "text/tab-separated-values" => Some(ImportFormat::Tsv),
        "text/csv" => Some(ImportFormat::Csv),
        XLSX => Some(ImportFormat::Xlsx),
        "application/xliff+xml" | "application/x-xliff+xml" | "application/x-xliff" => Some(ImportFormat::Xliff),
        "application/zip" | "application/x-zip-compressed" | "application/gzip" | "application/x-gzip" => {
            Some(ImportFormat::Packed)
        }
        "application/octet-stream" => by_name(),
        _ => None,
    };
    format.ok_or_else(|| {
        let title = "The file is of another type";
        let detail = format!(
            "“{media_type}” cannot be imported; send application/x-tmx+xml, text/tab-separated-values, text/csv, {XLSX}, \
             application/xliff+xml, application/zip or application/gzip"
        );
        Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "media-type", title, detail)
    })
}

/// Writes the body to the spooled file, piece by piece, so that a large one is never held.
async fn write_all(
    mut spool: crate::app::Spool,
    mut body: axum::body::BodyDataStream,
) -> Result<crate::app::Spool, Problem> {
    while let Some(piece) = body.next().await {
        let piece: Bytes = piece.map_err(|error| {
            let cause = std::error::Error::source(&error);
            match cause.is_some_and(|cause| cause.to_string().contains("length limit")) {
                true => Problem::too_large(format!("a file may have {} MiB; split it", super::MAX_IMPORT >> 20)),
                false => Problem::bad_input("", format!("the upload broke off: {error}")),
            }
        })?;
        let written = tokio::task::spawn_blocking(move || spool.write_all(&piece).map(|()| spool)).await;
        spool = match written {
            Ok(Ok(spool)) => spool,
            Ok(Err(error)) => return Err(AppError::Internal(format!("an upload cannot be kept: {error}")).into()),
            Err(error) => return Err(AppError::Internal(error.to_string()).into()),
        };
    }
    Ok(spool)
}

/// How many pieces of an export may wait for a slow reader.
const PIECES_AHEAD: usize = 8;

/// A memory as TMX 1.4, streamed.
#[utoipa::path(get, path = "/api/v1/memories/{name}/export", tag = "memories", params(("name" = String, Path)),
    responses((status = 200, content_type = "application/x-tmx+xml"), (status = 404, body = Problem, content_type = "application/problem+json")))]
pub(super) async fn export(State(context): State<Context>, Path(name): Path<String>) -> Result<Response, Problem> {
    let memory = name.clone();
    context.run(move |app| app.check_memory(&memory)).await?;
    let (pieces, answer) = tokio::sync::mpsc::channel::<Result<Bytes, std::io::Error>>(PIECES_AHEAD);
    let (context, memory) = (context.clone(), name.clone());
    tokio::spawn(async move {
        let out = Pieces(pieces.clone());
        if let Err(problem) = context.run(move |app| app.export_memory(&memory, out)).await {
            // The answer has begun: breaking it off is the one way left to say that it is not whole.
            let _ = pieces.send(Err(std::io::Error::other(problem.detail))).await;
        }
    });
    let headers = [
        (header::CONTENT_TYPE, "application/x-tmx+xml".to_owned()),
        (header::CONTENT_DISPOSITION, disposition(&format!("{name}.tmx"), &format!("{name}.tmx"))),
    ];
    Ok((headers, Body::from_stream(ReceiverStream::new(answer))).into_response())
}

/// A writer whose pieces go to the client.
struct Pieces(tokio::sync::mpsc::Sender<Result<Bytes, std::io::Error>>);

impl std::io::Write for Pieces {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0
            .blocking_send(Ok(Bytes::copy_from_slice(bytes)))
            .map_err(|_| std::io::Error::new(std::io::ErrorKind::BrokenPipe, "the reader went away"))?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}
