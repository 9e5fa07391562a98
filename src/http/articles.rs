//! Articles: taken in, listed, given out.

use super::Context;
use super::extract::{Json, Path, Query, Raw, charset, media_type};
use super::problem::Problem;
use super::wire::article::{
    Article, ArticleDraft, ArticleEdit, ArticleWithText, Articles, BlockRole, NewArticle, NewVersion, Sample, Segment,
    Segments,
};
use crate::app::{self, ArticleFormat, File};
use crate::article::Role;
use crate::id::ArticleId;
use crate::store::{ArticleFilter, Stage};
use axum::extract::{FromRequest, Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use utoipa::IntoParams;

/// The most articles or concepts that one page may hold.
pub(super) const MAX_PAGE: usize = 500;

/// `?limit=`, refused when it is no page.
pub(super) fn page_size(limit: Option<usize>) -> Result<usize, Problem> {
    match limit.unwrap_or(50) {
        limit @ 1..=MAX_PAGE => Ok(limit),
        limit => Err(Problem::bad_input("limit", format!("{limit} is out of range: ask for 1 to {MAX_PAGE}"))),
    }
}

/// A word processor's document.
const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

#[derive(Deserialize, IntoParams)]
pub(super) struct ListParams {
    /// Words of the headline or the text, in any spelling.
    q: Option<String>,
    /// Only those that are so far: new, begun or finished.
    stage: Option<String>,
    /// Only those that this person works on.
    assignee: Option<String>,
    /// Those that were put away, instead of those at work.
    #[serde(default)]
    archived: bool,
    /// How many; 50 when left out.
    limit: Option<usize>,
    /// The `next` of the page before.
    after: Option<String>,
}

/// Articles, what was changed last first.
#[utoipa::path(get, path = "/api/v1/articles", tag = "articles", params(ListParams),
    responses((status = 200, body = Articles), (status = 400, body = Problem, content_type = "application/problem+json")))]
pub(super) async fn list(
    State(context): State<Context>,
    Query(params): Query<ListParams>,
) -> Result<axum::Json<Articles>, Problem> {
    let stage = params.stage.as_deref().map(stage).transpose()?;
    let filter = ArticleFilter {
        query: params.q,
        stage,
        assignee: params.assignee,
        archived: params.archived,
        limit: page_size(params.limit)?,
        after: params.after,
    };
    let page = context.run(move |app| app.articles(&filter)).await?;
    let articles = page.articles.into_iter().map(Article::from).collect();
    Ok(axum::Json(Articles { articles, next: page.next, total: page.total }))
}

fn stage(name: &str) -> Result<Stage, Problem> {
    Stage::from_name(name).ok_or_else(|| {
        let known = Stage::ALL.map(Stage::name).join(", ");
        Problem::bad_input("stage", format!("“{name}” is no stage: {known}"))
    })
}

/// Takes an article in, as JSON or as the file itself (text or HTML in any usual encoding, DOCX).
#[utoipa::path(post, path = "/api/v1/articles", tag = "articles", request_body = ArticleDraft,
    responses((status = 201, body = NewArticle), (status = "4XX", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn create(State(context): State<Context>, request: Request) -> Result<Response, Problem> {
    let (title, app::Incoming { text, hints, outlet, warnings }) = incoming(request, &context).await?;
    let (record, segments) = context.run(move |app| app.create_article(title.as_deref(), text, &hints, outlet)).await?;
    let location = format!("/api/v1/articles/{}", record.summary.id);
    let segments = segments.iter().map(|record| Segment::new(record, None)).collect();
    let answer = NewArticle { article: Article::from(record.summary), segments, warnings };
    Ok((StatusCode::CREATED, [(header::LOCATION, location)], axum::Json(answer)).into_response())
}

/// Takes the next version of an article in, whole, as JSON or as the file itself. Sentences that did not change keep their English and its state,
/// those that were reworded, joined or cut have it as a draft. The version before stays as it is; a second next one is refused (409).
#[utoipa::path(post, path = "/api/v1/articles/{id}/versions", tag = "articles", request_body = ArticleDraft, params(("id" = String, Path)),
    responses((status = 201, body = NewVersion), (status = "4XX", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn create_version(
    State(context): State<Context>,
    Path(id): Path<String>,
    request: Request,
) -> Result<Response, Problem> {
    let (title, app::Incoming { text, hints, outlet, warnings }) = incoming(request, &context).await?;
    let previous = ArticleId::from(id);
    let asked = previous.clone();
    let made = context.run(move |app| app.create_version(&asked, title.as_deref(), text, &hints, outlet)).await?;
    context.live.superseded(&previous, made.article.summary.id.as_str());
    let location = format!("/api/v1/articles/{}", made.article.summary.id);
    let segments = made.segments.iter().map(|record| Segment::new(record, None)).collect();
    let article = NewArticle { article: Article::from(made.article.summary), segments, warnings };
    let answer = NewVersion { article, stayed: made.stayed.into() };
    Ok((StatusCode::CREATED, [(header::LOCATION, location)], axum::Json(answer)).into_response())
}

/// An article in the body of a request: JSON, or the file itself.
async fn incoming(request: Request, context: &Context) -> Result<(Option<String>, app::Incoming), Problem> {
    Ok(match media_type(request.headers()).as_str() {
        "application/json" => {
            let Json(draft) = Json::<ArticleDraft>::from_request(request, context).await?;
            let mut read = match draft.html {
                Some(html) => app::read_pasted(draft.text, &html),
                None => app::Incoming { text: draft.text, ..app::Incoming::default() },
            };
            read.outlet = draft.outlet.or(read.outlet);
            (draft.title, read)
        }
        "text/html" | "application/xhtml+xml" => {
            let charset = charset(request.headers());
            let Raw(body) = Raw::from_request(request, context).await?;
            (None, app::read_html(&body, charset.as_deref())?)
        }
        "text/plain" | "application/octet-stream" | "" => {
            let charset = charset(request.headers());
            let Raw(body) = Raw::from_request(request, context).await?;
            (None, app::read_text(&body, charset.as_deref())?)
        }
        DOCX => {
            let Raw(body) = Raw::from_request(request, context).await?;
            (None, context.run(move |_| app::read_docx(&body)).await?)
        }
        other => {
            let title = "The file is of another type";
            let detail = format!("“{other}” cannot be read here; send text/plain, text/html, DOCX or JSON with “text”");
            return Err(Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "media-type", title, detail));
        }
    })
}

/// An article with its source text.
#[utoipa::path(get, path = "/api/v1/articles/{id}", tag = "articles", params(("id" = String, Path)),
    responses((status = 200, body = ArticleWithText), (status = 404, body = Problem, content_type = "application/problem+json")))]
pub(super) async fn get(
    State(context): State<Context>,
    Path(id): Path<String>,
) -> Result<axum::Json<ArticleWithText>, Problem> {
    let record = context.run(move |app| app.article(&ArticleId::from(id))).await?;
    Ok(axum::Json(ArticleWithText { article: Article::from(record.summary), text: record.text }))
}

/// Puts an article away or brings it back, and says who works on it and where it comes from. What is left out stays as it is.
#[utoipa::path(patch, path = "/api/v1/articles/{id}", tag = "articles", request_body = ArticleEdit,
    params(("id" = String, Path)),
    responses((status = 200, body = Article), (status = "4XX", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn update(
    State(context): State<Context>,
    Path(id): Path<String>,
    Json(edit): Json<ArticleEdit>,
) -> Result<axum::Json<Article>, Problem> {
    let (article, assigns) = (ArticleId::from(id), edit.assignee.is_some());
    let asked = article.clone();
    let summary = context.run(move |app| app.change_article(&asked, edit.into())).await?.summary;
    if assigns {
        context.live.assigned(&article, summary.assignee.as_deref());
    }
    Ok(axum::Json(Article::from(summary)))
}

/// Says what a block of an article is for.
#[utoipa::path(put, path = "/api/v1/articles/{id}/blocks/{block}", tag = "articles", request_body = BlockRole,
    params(("id" = String, Path), ("block" = usize, Path)),
    responses((status = 200, body = Segments), (status = "4XX", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn set_role(
    State(context): State<Context>,
    Path((id, block)): Path<(String, usize)>,
    Json(request): Json<BlockRole>,
) -> Result<axum::Json<Segments>, Problem> {
    let role = Role::from_name(&request.role).ok_or_else(|| {
        let known = Role::ALL.map(Role::name).join(", ");
        Problem::bad_input("/role", format!("“{}” is no role: {known}", request.role))
    })?;
    let article = ArticleId::from(id);
    let asked = article.clone();
    let segments = context.run(move |app| app.set_role(&asked, block, role)).await?;
    context.live.reshaped(&article);
    Ok(axum::Json(Segments { segments: segments.iter().map(|record| Segment::new(record, None)).collect() }))
}

#[derive(Deserialize, IntoParams)]
pub(super) struct ExportParams {
    /// txt, html, docx, docx-bilingual, tmx, xliff12, xliff21 or tsv.
    format: String,
}

/// The article in English, or in both languages, as a file.
#[utoipa::path(get, path = "/api/v1/articles/{id}/export", tag = "articles", params(("id" = String, Path), ExportParams),
    responses((status = 200, content_type = "application/octet-stream"), (status = "4XX", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn export(
    State(context): State<Context>,
    Path(id): Path<String>,
    Query(params): Query<ExportParams>,
) -> Result<Response, Problem> {
    let format = ArticleFormat::from_name(&params.format).ok_or_else(|| {
        let known = ArticleFormat::ALL.map(ArticleFormat::name).join(", ");
        Problem::bad_input("format", format!("“{}” is no format: {known}", params.format))
    })?;
    context.run(move |app| app.export_article(&ArticleId::from(id), format)).await.map(attachment)
}

/// A file to be saved.
pub(super) fn attachment(file: File) -> Response {
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(file.media_type));
    if let Ok(disposition) = HeaderValue::from_str(&disposition(&file.plain_name, &file.name)) {
        headers.insert(header::CONTENT_DISPOSITION, disposition);
    }
    (headers, file.bytes).into_response()
}

/// A name in ASCII for old clients and one in UTF-8 for the others (RFC 6266, RFC 8187).
pub(super) fn disposition(plain: &str, name: &str) -> String {
    let plain: String =
        plain.chars().map(|c| if c.is_ascii_alphanumeric() || ".-_".contains(c) { c } else { '_' }).collect();
    let encoded: String = name
        .bytes()
        .map(|b| {
            if b.is_ascii_alphanumeric() || b".-_".contains(&b) {
                char::from(b).to_string()
            } else {
                format!("%{b:02X}")
            }
        })
        .collect();
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{encoded}")
}

/// The sample article that comes with the server; post it to `/api/v1/articles` to work on it.
#[utoipa::path(get, path = "/api/v1/sample", tag = "articles", responses((status = 200, body = Sample)))]
pub(super) async fn sample() -> axum::Json<Sample> {
    axum::Json(Sample { title: app::SAMPLE.title.to_owned(), text: app::SAMPLE.text.to_owned() })
}
