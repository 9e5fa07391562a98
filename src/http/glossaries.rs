//! Glossaries: concepts searched, edited, retired, imported, exported.

use super::Context;
use super::articles::{attachment, page_size};
use super::extract::{IfMatch, Json, Path, Query, Raw, charset, media_type};
use super::memories::offset;
use super::problem::Problem;
use super::wire;
use super::wire::glossary::{
    BadDraft, Concept, ConceptChange, ConceptDraft, ConceptHistory, Concepts, Glossaries, Glossary, Imported, Rejected,
    Tried, TriedText, TryRequest,
};
use super::wire::memory::NewName;
use super::wire::text::Occurrence;
use super::wire::{OffsetParams, Ruler};
use crate::app::{CURATED, ConceptFilter, GlossaryFormat, Table, TermFile, TermHit, XLSX};
use crate::glossary::{Activity, ConceptRecord};
use crate::id::ConceptId;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use utoipa::IntoParams;

impl From<BadDraft> for Problem {
    fn from((pointer, detail): BadDraft) -> Self {
        Self::bad_input(pointer, detail)
    }
}

/// All glossaries.
#[utoipa::path(get, path = "/api/v1/glossaries", tag = "glossaries", responses((status = 200, body = Glossaries)))]
pub(super) async fn list(State(context): State<Context>) -> Result<axum::Json<Glossaries>, Problem> {
    let glossaries = context.run(|app| app.glossaries()).await?;
    let wire = |record: crate::store::GlossaryRecord| {
        let curated = record.name == CURATED;
        Glossary::new(record, curated)
    };
    Ok(axum::Json(Glossaries { glossaries: glossaries.into_iter().map(wire).collect() }))
}

/// Makes a glossary.
#[utoipa::path(post, path = "/api/v1/glossaries", tag = "glossaries", request_body = NewName,
    responses((status = 201, body = Glossary), (status = 409, body = Problem, content_type = "application/problem+json")))]
pub(super) async fn create(State(context): State<Context>, Json(request): Json<NewName>) -> Result<Response, Problem> {
    let glossary = context.run(move |app| app.create_glossary(&request.name)).await?;
    Ok((StatusCode::CREATED, axum::Json(Glossary::new(glossary, false))).into_response())
}

#[derive(Deserialize, IntoParams)]
pub(super) struct ConceptParams {
    /// Part of an Arabic term in any spelling, of an English one in any case, or of the note.
    q: Option<String>,
    domain: Option<String>,
    scope: Option<String>,
    /// active (when left out), retired or all.
    state: Option<String>,
    /// Those alone on which the curated file and the desk disagree.
    #[serde(default)]
    conflicts: bool,
    /// How many; 50 when left out.
    limit: Option<usize>,
    /// The `next` of the page before.
    after: Option<String>,
}

/// Concepts, in the order of their Arabic.
#[utoipa::path(get, path = "/api/v1/glossaries/{name}/concepts", tag = "glossaries", params(("name" = String, Path), ConceptParams),
    responses((status = 200, body = Concepts), (status = "4XX", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn concepts(
    State(context): State<Context>,
    Path(name): Path<String>,
    Query(params): Query<ConceptParams>,
) -> Result<axum::Json<Concepts>, Problem> {
    let activity = match params.state.as_deref() {
        None => Some(Activity::Active),
        Some("all") => None,
        Some(state) => Some(
            Activity::from_name(state)
                .ok_or_else(|| Problem::bad_input("state", format!("“{state}” is no state: active, retired or all")))?,
        ),
    };
    let some = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
    let filter = ConceptFilter {
        query: some(params.q),
        domain: some(params.domain),
        scope: some(params.scope),
        activity,
        conflicts: params.conflicts,
        limit: page_size(params.limit)?,
        skip: offset(params.after.as_deref())?,
    };
    let page = context.run(move |app| app.concepts(&name, &filter)).await?;
    Ok(axum::Json(Concepts {
        concepts: page.concepts.into_iter().map(Concept::from).collect(),
        total: page.total,
        next: page.next.map(|next| next.to_string()),
        domains: page.domains,
        scopes: page.scopes,
    }))
}

/// Adds a concept; it counts at once.
#[utoipa::path(post, path = "/api/v1/glossaries/{name}/concepts", tag = "glossaries", request_body = ConceptDraft,
    params(("name" = String, Path)),
    responses((status = 201, body = Concept), (status = "4XX", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn create_concept(
    State(context): State<Context>,
    Path(name): Path<String>,
    Json(draft): Json<ConceptDraft>,
) -> Result<Response, Problem> {
    let draft = draft.draft()?;
    let record = context.run(move |app| app.create_concept(&name, draft)).await?;
    Ok((StatusCode::CREATED, with_etag(record)).into_response())
}

/// Says what would be found of a concept in texts, and keeps nothing. It may still lack its English.
#[utoipa::path(post, path = "/api/v1/terms/try", tag = "texts", params(OffsetParams), request_body = TryRequest,
    responses((status = 200, body = Tried), (status = "4XX", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn try_concept(
    State(context): State<Context>,
    Query(params): Query<OffsetParams>,
    Json(request): Json<TryRequest>,
) -> Result<axum::Json<Tried>, Problem> {
    let draft = request.concept.draft()?;
    let results = context.run(move |app| {
        let found = app.try_concept(draft, &request.texts)?;
        let result = |(text, hits): (String, Vec<TermHit>)| {
            let ruler = Ruler::new(&text, params.offsets);
            let occurrences = hits.iter().map(|hit| Occurrence::new(hit, 0, &ruler)).collect();
            TriedText { text, occurrences }
        };
        Ok(request.texts.into_iter().zip(found).map(result).collect())
    });
    Ok(axum::Json(Tried { results: results.await? }))
}

/// One concept.
#[utoipa::path(get, path = "/api/v1/glossaries/{name}/concepts/{id}", tag = "glossaries",
    params(("name" = String, Path), ("id" = String, Path)),
    responses((status = 200, body = Concept), (status = 404, body = Problem, content_type = "application/problem+json")))]
pub(super) async fn concept(
    State(context): State<Context>,
    Path((name, id)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let record = context.run(move |app| app.concept(&name, &ConceptId::from(id))).await?;
    Ok(with_etag(record).into_response())
}

/// Changes a concept, brings a retired one back, or settles a conflict with the curated file.
#[utoipa::path(put, path = "/api/v1/glossaries/{name}/concepts/{id}", tag = "glossaries", request_body = ConceptDraft,
    params(("name" = String, Path), ("id" = String, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = Concept), (status = "4XX", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn save_concept(
    State(context): State<Context>,
    Path((name, id)): Path<(String, String)>,
    IfMatch(expected): IfMatch,
    Json(draft): Json<ConceptDraft>,
) -> Result<Response, Problem> {
    let draft = draft.draft()?;
    let record = context.run(move |app| app.save_concept(&name, &ConceptId::from(id), expected, draft)).await?;
    Ok(with_etag(record).into_response())
}

/// Retires a concept: it is kept with its history, but neither recognised nor proposed.
#[utoipa::path(delete, path = "/api/v1/glossaries/{name}/concepts/{id}", tag = "glossaries",
    params(("name" = String, Path), ("id" = String, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = Concept), (status = "4XX", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn retire_concept(
    State(context): State<Context>,
    Path((name, id)): Path<(String, String)>,
    IfMatch(expected): IfMatch,
) -> Result<Response, Problem> {
    let record = context.run(move |app| app.retire_concept(&name, &ConceptId::from(id), expected)).await?;
    Ok(with_etag(record).into_response())
}

fn with_etag(record: ConceptRecord) -> ([(header::HeaderName, String); 1], axum::Json<Concept>) {
    ([(header::ETAG, wire::etag(record.revision))], axum::Json(Concept::from(record)))
}

/// A concept's changes, newest first.
#[utoipa::path(get, path = "/api/v1/glossaries/{name}/concepts/{id}/history", tag = "glossaries",
    params(("name" = String, Path), ("id" = String, Path)),
    responses((status = 200, body = ConceptHistory), (status = 404, body = Problem, content_type = "application/problem+json")))]
pub(super) async fn history(
    State(context): State<Context>,
    Path((name, id)): Path<(String, String)>,
) -> Result<axum::Json<ConceptHistory>, Problem> {
    let revisions = context.run(move |app| app.concept_history(&name, &ConceptId::from(id))).await?;
    Ok(axum::Json(ConceptHistory { revisions: revisions.iter().map(ConceptChange::from).collect() }))
}

#[derive(Deserialize, IntoParams)]
pub(super) struct ImportParams {
    /// Says what would happen, and changes nothing.
    #[serde(default)]
    dry_run: bool,
}

/// Imports a table of terms (TSV, CSV, or the first sheet of an XLSX file) or TBX; each row gets its verdict.
#[utoipa::path(post, path = "/api/v1/glossaries/{name}/import", tag = "glossaries", params(("name" = String, Path), ImportParams),
    request_body(content = String, content_type = "text/tab-separated-values"),
    responses((status = 200, body = Imported), (status = "4XX", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn import(
    State(context): State<Context>,
    Path(name): Path<String>,
    Query(params): Query<ImportParams>,
    headers: HeaderMap,
    Raw(body): Raw,
) -> Result<axum::Json<Imported>, Problem> {
    let format = match media_type(&headers).as_str() {
        "text/tab-separated-values" => TermFile::Table(Table::Tsv),
        "text/csv" => TermFile::Table(Table::Csv),
        "application/x-tbx" => TermFile::Tbx,
        XLSX => TermFile::Workbook,
        other => {
            let title = "The file is of another type";
            let detail = format!(
                "“{other}” cannot be imported; send text/tab-separated-values, text/csv, {XLSX} or application/x-tbx"
            );
            return Err(Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "media-type", title, detail));
        }
    };
    let charset = charset(&headers);
    let done = context.run(move |app| {
        let done = app.import_glossary(&name, &body, charset.as_deref(), format, params.dry_run)?;
        app.count_coverage();
        Ok(done)
    });
    let done = done.await?;
    let rejected = done.rejected.into_iter().map(|row| Rejected { row: row.row, reason: row.reason });
    Ok(axum::Json(Imported {
        rows: done.rows,
        created: done.created,
        updated: done.updated,
        unchanged: done.unchanged,
        rejected: rejected.collect(),
        verdicts: wire::glossary::verdicts(done.verdicts),
        ignored_columns: done.ignored_columns,
        dry_run: params.dry_run,
    }))
}

#[derive(Deserialize, IntoParams)]
pub(super) struct ExportParams {
    /// tsv, csv (which begins with a byte order mark, for spreadsheets), xlsx, tbx2 or tbx3.
    format: String,
}

/// A glossary as a file.
#[utoipa::path(get, path = "/api/v1/glossaries/{name}/export", tag = "glossaries", params(("name" = String, Path), ExportParams),
    responses((status = 200, content_type = "application/octet-stream"), (status = "4XX", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn export(
    State(context): State<Context>,
    Path(name): Path<String>,
    Query(params): Query<ExportParams>,
) -> Result<Response, Problem> {
    let format = GlossaryFormat::from_name(&params.format).ok_or_else(|| {
        let known = GlossaryFormat::ALL.map(GlossaryFormat::name).join(", ");
        Problem::bad_input("format", format!("“{}” is no format: {known}", params.format))
    })?;
    context.run(move |app| app.export_glossary(&name, format)).await.map(attachment)
}
