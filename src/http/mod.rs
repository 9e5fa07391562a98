//! HOW IS IT ASKED? The HTTP edge: routes, limits, problem details, pages. Alone names axum.
//!
//! A handler turns the request into words of [`crate::app`], has them done on a thread that may block, and writes the answer
//! out in the types of `wire`. What can go wrong becomes a problem document in `problem` and nowhere else.

mod articles;
mod candidates;
mod checks;
mod comments;
mod complete;
mod concordance;
mod drain;
mod drift;
mod extract;
mod glossaries;
mod growth;
mod health;
mod jobs;
mod language;
mod live;
mod maintenance;
mod memories;
mod pages;
mod problem;
mod segments;
mod server;
mod strings;
mod texts;
mod wire;

pub use server::{ListenError, listen, serve};
pub use texts::pretranslate_lines;

use crate::app::{App, AppError};
use axum::Router;
use axum::extract::{DefaultBodyLimit, FromRef, Request};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use live::Live;
use pages::Assets;
use problem::Problem;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Semaphore;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer};
use tower_http::set_header::SetResponseHeaderLayer;
use tower_http::timeout::TimeoutLayer;
use tower_http::trace::TraceLayer;
use utoipa::OpenApi;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// The largest body that is read into memory: 2 MiB of text in JSON, where each Arabic letter may be written as `\u0627`.
const MAX_BODY: usize = 8 * 1024 * 1024;
/// The largest body of a text to be pre-translated; beyond 2 MiB of text it becomes a job.
const MAX_BATCH: usize = 32 * 1024 * 1024;
/// The largest file that may be imported; it is spooled to disk, never held.
const MAX_IMPORT: usize = 512 * 1024 * 1024;
/// How long a request may take to be answered.
const REQUEST_TIMEOUT: Duration = Duration::from_secs(60);
/// How long an upload may take.
const IMPORT_TIMEOUT: Duration = Duration::from_secs(600);
/// How many requests may be worked on at once; more are told to come again.
const MAX_AT_WORK: usize = 256;

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Tarjuman",
        description = "Turns Arabic articles into English: segments, terms, matches, proposals, edits. \
        Offsets are Unicode code points, half-open, unless `?offsets=utf16` is asked for. Scores are 0..1. \
        Errors are RFC 9457 problem documents.",
        license(name = "MIT OR Apache-2.0", identifier = "MIT OR Apache-2.0")
    ),
    components(schemas(wire::OffsetUnit))
)]
struct Description;

/// What every handler may ask for.
#[derive(Clone)]
struct Context {
    app: App,
    assets: Assets,
    at_work: Arc<Semaphore>,
    live: Live,
}

impl FromRef<Context> for Assets {
    fn from_ref(context: &Context) -> Self {
        context.assets.clone()
    }
}

impl Context {
    /// Has `work` done on a thread that may block.
    async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(App) -> Result<T, AppError> + Send + 'static,
    ) -> Result<T, Problem> {
        let Ok(permit) = self.at_work.clone().try_acquire_owned() else { return Err(Problem::busy()) };
        let app = self.app.clone();
        let done = tokio::task::spawn_blocking(move || {
            let _permit = permit;
            work(app)
        });
        match done.await {
            Ok(result) => result.map_err(Problem::from),
            Err(error) => Err(Problem::from(AppError::Internal(error.to_string()))),
        }
    }
}

/// The whole service over HTTP; `static_dir` serves the pages from a folder instead of the ones compiled in.
fn router(app: App, static_dir: Option<PathBuf>, live: Live) -> Router {
    let (api, description) = api();
    let description = Arc::new(description.to_pretty_json().unwrap_or_default());
    let context =
        Context { app, assets: Assets::new(static_dir), at_work: Arc::new(Semaphore::new(MAX_AT_WORK)), live };
    let pages = Router::new()
        .route("/", get(pages::page("articles.html")))
        .route("/articles/{id}", get(pages::page("editor.html")))
        .route("/glossary", get(pages::page("glossary.html")))
        .route("/search", get(pages::page("search.html")))
        .route("/docs", get(pages::page("docs.html")))
        .route("/favicon.ico", get(pages::page("icon.svg")))
        .route("/static/{*name}", get(pages::asset));
    let openapi = get(move || {
        let description = description.clone();
        async move { ([(header::CONTENT_TYPE, "application/json")], description.to_string()) }
    });
    api.route("/api/v1/openapi.json", openapi)
        .merge(pages)
        .fallback(nowhere)
        .method_not_allowed_fallback(not_that_way)
        .with_state(context)
        // The last one added is the first that a request meets.
        .layer(CatchPanicLayer::custom(panicked))
        .layer(middleware::from_fn(explain_layers))
        .layer(middleware::from_fn(own_origin_only))
        .layer(middleware::from_fn(drain::drain_refused))
        .layer(header_layer(header::CONTENT_SECURITY_POLICY, pages::CONTENT_SECURITY_POLICY))
        .layer(header_layer(header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .layer(header_layer(header::REFERRER_POLICY, "same-origin"))
        .layer(header_layer(HeaderName::from_static("cross-origin-resource-policy"), "same-origin"))
        .layer(PropagateRequestIdLayer::x_request_id())
        .layer(TraceLayer::new_for_http().make_span_with(request_span))
        .layer(SetRequestIdLayer::x_request_id(MakeRequestUuid))
}

/// The API and its description, which cannot differ: each route brings its own.
fn api() -> (Router<Context>, utoipa::openapi::OpenApi) {
    let uploads = OpenApiRouter::new()
        .routes(routes!(memories::import))
        .layer(DefaultBodyLimit::max(MAX_IMPORT))
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, IMPORT_TIMEOUT));
    let batches = OpenApiRouter::new()
        .routes(routes!(texts::pretranslate))
        .layer(DefaultBodyLimit::max(MAX_BATCH))
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, REQUEST_TIMEOUT));
    let rest = OpenApiRouter::with_openapi(Description::openapi())
        .routes(routes!(health::healthz))
        .routes(routes!(health::readyz))
        .routes(routes!(texts::segment))
        .routes(routes!(texts::terms))
        .routes(routes!(glossaries::try_concept))
        .routes(routes!(articles::list, articles::create))
        .routes(routes!(articles::get, articles::update))
        .routes(routes!(articles::create_version))
        .routes(routes!(growth::work_done))
        .routes(routes!(growth::course))
        .routes(routes!(comments::list))
        .routes(routes!(comments::create))
        .routes(routes!(comments::settle))
        .routes(routes!(live::events))
        .routes(routes!(live::presence))
        .routes(routes!(articles::set_role))
        .routes(routes!(articles::export))
        .routes(routes!(articles::sample))
        .routes(routes!(segments::list))
        .routes(routes!(segments::save))
        .routes(routes!(segments::put_back))
        .routes(routes!(segments::split))
        .routes(routes!(segments::merge))
        .routes(routes!(segments::proposals))
        .routes(routes!(segments::history))
        .routes(routes!(checks::check))
        .routes(routes!(complete::complete))
        .routes(routes!(checks::article, checks::switch))
        .routes(routes!(checks::ignore, checks::show))
        .routes(routes!(memories::list, memories::create))
        .routes(routes!(memories::update))
        .routes(routes!(memories::search))
        .routes(routes!(concordance::concordance))
        .routes(routes!(memories::export))
        .routes(routes!(growth::growth))
        .routes(routes!(maintenance::faults))
        .routes(routes!(maintenance::statistics))
        .routes(routes!(maintenance::deletions, maintenance::delete))
        .routes(routes!(maintenance::undo))
        .routes(routes!(memories::update_unit, memories::delete_unit))
        .routes(routes!(glossaries::list, glossaries::create))
        .routes(routes!(glossaries::concepts, glossaries::create_concept))
        .routes(routes!(glossaries::concept, glossaries::save_concept, glossaries::retire_concept))
        .routes(routes!(glossaries::history))
        .routes(routes!(candidates::list))
        .routes(routes!(candidates::dismiss))
        .routes(routes!(drift::list))
        .routes(routes!(glossaries::import))
        .routes(routes!(glossaries::export))
        .routes(routes!(jobs::get, jobs::cancel))
        .routes(routes!(jobs::events))
        .routes(routes!(jobs::result))
        .layer(DefaultBodyLimit::max(MAX_BODY))
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, REQUEST_TIMEOUT));
    rest.merge(batches).merge(uploads).split_for_parts()
}

fn header_layer(name: HeaderName, value: &'static str) -> SetResponseHeaderLayer<HeaderValue> {
    SetResponseHeaderLayer::overriding(name, HeaderValue::from_static(value))
}

fn request_span(request: &Request) -> tracing::Span {
    let id = request.headers().get("x-request-id").and_then(|id| id.to_str().ok()).unwrap_or_default();
    tracing::info_span!("request", method = %request.method(), path = request.uri().path(), id)
}

/// Lets in what comes from a page of this server, or from no page.
async fn own_origin_only(request: Request, next: Next) -> Response {
    if comes_from_elsewhere(&request) {
        let detail = "this server answers pages of its own address alone; use http://127.0.0.1 or http://localhost";
        return Problem::new(StatusCode::FORBIDDEN, "foreign-origin", "Not from there", detail).into_response();
    }
    next.run(request).await
}

/// Without accounts, a page of another site that is open in the same browser could write here, or, with a name of its own
/// that points to this machine, read; its browser says where it comes from.
fn comes_from_elsewhere(request: &Request) -> bool {
    let header = |name: HeaderName| request.headers().get(name).and_then(|value| value.to_str().ok());
    let host = header(header::HOST).unwrap_or_default();
    let foreign_origin = header(header::ORIGIN).is_some_and(|origin| origin != format!("http://{host}"));
    let foreign_site = header(HeaderName::from_static("sec-fetch-site")).is_some_and(|site| site == "cross-site");
    let name = if host.ends_with(']') { host } else { host.rsplit_once(':').map_or(host, |(name, _)| name) };
    let loopback = name.trim_matches(['[', ']']).parse().is_ok_and(|ip: std::net::IpAddr| ip.is_loopback());
    let ours = name.is_empty() || name.eq_ignore_ascii_case("localhost") || loopback;
    !ours || (!request.method().is_safe() && (foreign_origin || foreign_site))
}

/// Layers refuse with a bare status; this says the same as a problem document.
async fn explain_layers(request: Request, next: Next) -> Response {
    let response = next.run(request).await;
    if response.headers().contains_key(header::CONTENT_TYPE) {
        return response;
    }
    match response.status() {
        StatusCode::REQUEST_TIMEOUT => {
            let detail = "the request took too long; send less at a time, or try again when the server has less to do";
            Problem::new(StatusCode::REQUEST_TIMEOUT, "too-slow", "That took too long", detail).into_response()
        }
        StatusCode::PAYLOAD_TOO_LARGE => Problem::too_large("the body is larger than this path takes").into_response(),
        _ => response,
    }
}

fn panicked(cause: Box<dyn std::any::Any + Send>) -> Response {
    let text = cause.downcast_ref::<String>().map(String::as_str).or(cause.downcast_ref::<&str>().copied());
    tracing::error!(cause = text.unwrap_or("unknown"), "a handler panicked");
    Problem::internal().into_response()
}

async fn nowhere(request: Request) -> Problem {
    Problem::not_found(format!("there is nothing at {}", request.uri().path()))
}

async fn not_that_way(request: Request) -> Problem {
    let detail = format!("{} does not go with {}", request.method(), request.uri().path());
    Problem::new(StatusCode::METHOD_NOT_ALLOWED, "method", "Not that way", detail)
}
