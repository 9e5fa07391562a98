//! Which page or asset? The files of `static/`, compiled in, or read from a folder while developing.

use super::extract::Path;
use super::problem::Problem;
use crate::digest::sha256_hex;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use std::borrow::Cow;
use std::collections::HashMap;
use std::path::{Component, PathBuf};
use std::sync::Arc;

static FILES: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// What pages may do: nothing from elsewhere, no inline script, and text into the page by lit-html alone.
pub(super) const CONTENT_SECURITY_POLICY: &str = "default-src 'self'; object-src 'none'; base-uri 'none'; \
    frame-ancestors 'none'; form-action 'self'; require-trusted-types-for 'script'; trusted-types lit-html";

/// The pages and assets.
#[derive(Clone)]
pub(super) struct Assets {
    embedded: Arc<HashMap<&'static str, Embedded>>,
    folder: Option<Arc<PathBuf>>,
}

struct Embedded {
    bytes: &'static [u8],
    etag: HeaderValue,
}

impl Assets {
    /// The compiled-in files, or those of `folder` as they are at each request.
    pub(super) fn new(folder: Option<PathBuf>) -> Self {
        let embedded = FILES
            .iter()
            .filter_map(|(name, bytes)| {
                let etag = format!("\"{}\"", sha256_hex(bytes));
                Some((*name, Embedded { bytes, etag: HeaderValue::from_str(&etag).ok()? }))
            })
            .collect();
        Self { embedded: Arc::new(embedded), folder: folder.map(Arc::new) }
    }

    fn answer(&self, name: &str, headers: &HeaderMap) -> Response {
        if let Some(folder) = &self.folder {
            return match read(folder, name) {
                Some(bytes) => file(name, Cow::Owned(bytes), None),
                None => missing(name),
            };
        }
        let Some(embedded) = self.embedded.get(name) else { return missing(name) };
        if headers.get(header::IF_NONE_MATCH) == Some(&embedded.etag) {
            return (StatusCode::NOT_MODIFIED, [(header::ETAG, embedded.etag.clone())]).into_response();
        }
        file(name, Cow::Borrowed(embedded.bytes), Some(embedded.etag.clone()))
    }
}

/// The file of that name inside `folder`; a name that climbs out of it names nothing.
fn read(folder: &std::path::Path, name: &str) -> Option<Vec<u8>> {
    let name = std::path::Path::new(name);
    let inside = name.components().all(|part| matches!(part, Component::Normal(_)));
    inside.then(|| std::fs::read(folder.join(name)).ok()).flatten()
}

fn file(name: &str, bytes: Cow<'static, [u8]>, etag: Option<HeaderValue>) -> Response {
    let mut response = match bytes {
        Cow::Borrowed(bytes) => bytes.into_response(),
        Cow::Owned(bytes) => bytes.into_response(),
    };
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type(name)));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    if let Some(etag) = etag {
        headers.insert(header::ETAG, etag);
    }
    response
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "woff2" => "font/woff2",
        "md" | "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

fn missing(name: &str) -> Response {
    Problem::not_found(format!("there is no page or file “{name}”")).into_response()
}

pub(super) async fn articles(State(assets): State<Assets>, headers: HeaderMap) -> Response {
    assets.answer("articles.html", &headers)
}

pub(super) async fn editor(State(assets): State<Assets>, headers: HeaderMap) -> Response {
    assets.answer("editor.html", &headers)
}

pub(super) async fn glossary(State(assets): State<Assets>, headers: HeaderMap) -> Response {
    assets.answer("glossary.html", &headers)
}

pub(super) async fn search(State(assets): State<Assets>, headers: HeaderMap) -> Response {
    assets.answer("search.html", &headers)
}

pub(super) async fn docs(State(assets): State<Assets>, headers: HeaderMap) -> Response {
    assets.answer("docs.html", &headers)
}

pub(super) async fn favicon(State(assets): State<Assets>, headers: HeaderMap) -> Response {
    assets.answer("icon.svg", &headers)
}

pub(super) async fn asset(State(assets): State<Assets>, Path(name): Path<String>, headers: HeaderMap) -> Response {
    assets.answer(&name, &headers)
}
