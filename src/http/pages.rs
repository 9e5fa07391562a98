//! Which page or asset? The files of `static/`, compiled in, or read from a folder while developing.

use super::extract::Path;
use super::language::Language;
use super::problem::Problem;
use super::strings::Strings;
use crate::digest::sha256_hex;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use std::collections::HashMap;
use std::future::{Ready, ready};
use std::path::{Component, PathBuf};
use std::sync::Arc;

static FILES: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// What pages may do: nothing from elsewhere, no inline script, and text into the page by lit-html alone.
pub(super) const CONTENT_SECURITY_POLICY: &str = "default-src 'self'; object-src 'none'; base-uri 'none'; \
    frame-ancestors 'none'; form-action 'self'; require-trusted-types-for 'script'; trusted-types lit-html";

/// The pages and assets.
#[derive(Clone)]
pub(super) struct Assets {
    /// A page has a file for each language, another asset one for all.
    embedded: Arc<HashMap<(&'static str, Option<Language>), Embedded>>,
    folder: Option<Arc<PathBuf>>,
}

struct Embedded {
    bytes: Bytes,
    etag: HeaderValue,
}

impl Assets {
    /// The compiled-in files, or those of `folder` as they are at each request.
    pub(super) fn new(folder: Option<PathBuf>) -> Self {
        let mut embedded = HashMap::new();
        let words = Language::ALL.map(|language| {
            let name = strings_of(language);
            let file = FILES.iter().find(|(other, _)| *other == name).map_or(&b""[..], |(_, bytes)| bytes);
            (language, Strings::read(file))
        });
        for &(name, bytes) in FILES {
            if is_page(name) {
                for (language, strings) in &words {
                    let page = strings.fill(&String::from_utf8_lossy(bytes)).into_bytes();
                    embedded.extend(Embedded::new(page.into()).map(|file| ((name, Some(*language)), file)));
                }
            } else {
                embedded.extend(Embedded::new(Bytes::from_static(bytes)).map(|file| ((name, None), file)));
            }
        }
        Self { embedded: Arc::new(embedded), folder: folder.map(Arc::new) }
    }

    fn answer(&self, name: &str, asked: Language, headers: &HeaderMap) -> Response {
        let language = is_page(name).then_some(asked);
        let mut response = self.found(name, language, headers);
        if let Some(language) = language {
            // One address, several files: what keeps a copy must know by what it was chosen.
            let headers = response.headers_mut();
            headers.insert(header::VARY, HeaderValue::from_static("cookie, accept-language"));
            headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(language.code()));
        }
        response
    }

    fn found(&self, name: &str, language: Option<Language>, headers: &HeaderMap) -> Response {
        if let Some(folder) = &self.folder {
            let Some(bytes) = read(folder, name) else { return missing(name) };
            let Some(language) = language else { return file(name, bytes.into(), None) };
            let strings = Strings::read(&read(folder, &strings_of(language)).unwrap_or_default());
            let page = strings.fill(&String::from_utf8_lossy(&bytes));
            return file(name, page.into_bytes().into(), None);
        }
        let Some(embedded) = self.embedded.get(&(name, language)) else { return missing(name) };
        if headers.get(header::IF_NONE_MATCH) == Some(&embedded.etag) {
            return (StatusCode::NOT_MODIFIED, [(header::ETAG, embedded.etag.clone())]).into_response();
        }
        file(name, embedded.bytes.clone(), Some(embedded.etag.clone()))
    }
}

impl Embedded {
    fn new(bytes: Bytes) -> Option<Self> {
        let etag = HeaderValue::from_str(&format!("\"{}\"", sha256_hex(&bytes))).ok()?;
        Some(Self { bytes, etag })
    }
}

fn is_page(name: &str) -> bool {
    name.ends_with(".html")
}

/// Where the words of a language are.
fn strings_of(language: Language) -> String {
    format!("strings/{}.json", language.code())
}

/// The file of that name inside `folder`; a name that climbs out of it names nothing.
fn read(folder: &std::path::Path, name: &str) -> Option<Vec<u8>> {
    let name = std::path::Path::new(name);
    let inside = name.components().all(|part| matches!(part, Component::Normal(_)));
    inside.then(|| std::fs::read(folder.join(name)).ok()).flatten()
}

fn file(name: &str, bytes: Bytes, etag: Option<HeaderValue>) -> Response {
    let mut response = bytes.into_response();
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
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "woff2" => "font/woff2",
        "md" | "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

fn missing(name: &str) -> Response {
    Problem::not_found(format!("there is no page or file “{name}”")).into_response()
}

/// Answers with the page of that name.
pub(super) fn page(
    name: &'static str,
) -> impl Fn(State<Assets>, Language, HeaderMap) -> Ready<Response> + Clone + Send + Sync + 'static {
    move |State(assets), language, headers| ready(assets.answer(name, language, &headers))
}

pub(super) async fn asset(
    State(assets): State<Assets>,
    Path(name): Path<String>,
    language: Language,
    headers: HeaderMap,
) -> Response {
    assets.answer(&name, language, &headers)
}
