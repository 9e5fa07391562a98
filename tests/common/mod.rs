//! A real server in a folder of its own, and a client that does what its users do.
//!
//! Nothing here knows the crate: the binary is started, and everything goes over HTTP or the command line, so that what
//! passes here is what a user has.

// Each test file uses a part of this; helpers are tests too, which the lints do not see.
#![allow(dead_code, unreachable_pub, clippy::unwrap_used, clippy::expect_used)]

use serde::Deserialize;
use serde_json::{Value, json};
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;
use tempfile::TempDir;
use ureq::http::{HeaderMap, Request};

/// How long one call may take before the test says that the server hangs. Not a measure of speed.
const CALL: Duration = Duration::from_secs(10);

/// The program under test, on that data.
pub fn tarjuman(data: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tarjuman"));
    command.env("TARJUMAN_DATA", data).env("TARJUMAN_LOG", "error").stdin(Stdio::null());
    command
}

/// Runs a command to its end.
pub fn run(data: &Path, arguments: &[&str]) -> Output {
    tarjuman(data).args(arguments).output().unwrap()
}

/// Runs a command that must succeed; its standard output.
pub fn done(data: &Path, arguments: &[&str]) -> String {
    let output = run(data, arguments);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{arguments:?}: {said}");
    String::from_utf8(output.stdout).unwrap()
}

/// A running server; it is killed when it is let go.
pub struct Server {
    process: Child,
    /// `127.0.0.1:PORT`.
    pub address: String,
}

impl Server {
    /// Starts on that data and waits until it listens.
    pub fn start(data: &Path) -> Self {
        Self::spawn(&mut tarjuman(data))
    }

    /// The same, with what it logs in that file.
    pub fn start_logging(data: &Path, log: &Path) -> Self {
        Self::spawn(tarjuman(data).env("TARJUMAN_LOG", "info").stderr(std::fs::File::create(log).unwrap()))
    }

    fn spawn(command: &mut Command) -> Self {
        let mut process = command.args(["serve", "--listen", "127.0.0.1:0"]).stdout(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().strip_prefix("listening on http://").map(str::to_owned);
        let address = address.unwrap_or_else(|| panic!("instead of an address the server says “{line}”"));
        Self { process, address }
    }

    /// `kill -9`, and gone.
    pub fn kill(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }

    /// Asks it to stop, as Ctrl+C does, and waits until it has.
    pub fn interrupt(&mut self) {
        let asked = Command::new("kill").args(["-INT", &self.process.id().to_string()]).status().unwrap();
        assert!(asked.success());
        self.process.wait().unwrap();
    }

    pub fn client(&self) -> Client {
        Client::new(&self.address)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.kill();
    }
}

/// A server on fresh data, with a client.
pub struct Desk {
    pub client: Client,
    pub server: Server,
    pub data: TempDir,
}

impl Desk {
    pub fn open() -> Self {
        let data = tempfile::tempdir().unwrap();
        let server = Server::start(data.path());
        Self { client: server.client(), server, data }
    }
}

impl std::ops::Deref for Desk {
    type Target = Client;

    fn deref(&self) -> &Client {
        &self.client
    }
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    /// The body of a success.
    #[track_caller]
    pub fn ok(&self) -> Value {
        assert!((200..300).contains(&self.status), "{}: {}", self.status, String::from_utf8_lossy(&self.body));
        serde_json::from_slice(&self.body).unwrap()
    }

    /// A success with exactly that status.
    #[track_caller]
    pub fn is(&self, status: u16) -> &Self {
        assert_eq!(self.status, status, "{}", String::from_utf8_lossy(&self.body));
        self
    }

    /// A problem document (RFC 9457) with that status.
    #[track_caller]
    pub fn problem(&self, status: u16) -> Value {
        let said = String::from_utf8_lossy(&self.body);
        assert_eq!(self.status, status, "{said}");
        assert_eq!(self.header("content-type"), "application/problem+json", "{said}");
        let problem: Value = serde_json::from_slice(&self.body).unwrap();
        assert_eq!(problem["status"], status, "{said}");
        assert!(problem["type"].as_str().is_some_and(|kind| kind.starts_with("/problems/")), "{said}");
        assert!(problem["title"].as_str().is_some_and(|title| !title.is_empty()), "{said}");
        assert!(problem["detail"].as_str().is_some_and(|detail| !detail.is_empty()), "{said}");
        problem
    }
}

/// A segment as the API gives it. Members that the contract names must be there.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Segment {
    pub id: String,
    pub index: usize,
    pub start: usize,
    pub end: usize,
    pub source: String,
    pub role: String,
    pub reason: Option<String>,
    pub block: usize,
    pub target: String,
    pub state: String,
    pub revision: u64,
    pub origin: Option<Value>,
    pub repeats: usize,
}

/// Segments out of an answer.
pub fn segments_in(answer: &Value) -> Vec<Segment> {
    serde_json::from_value(answer["segments"].clone()).unwrap()
}

/// An array member of an answer.
#[track_caller]
pub fn list<'a>(value: &'a Value, member: &str) -> &'a [Value] {
    value[member].as_array().unwrap_or_else(|| panic!("no list “{member}” in {value}"))
}

/// An article that was made.
pub struct Article {
    pub id: String,
    pub segments: Vec<Segment>,
}

impl Article {
    /// The path of its segment number `at`, from 0.
    pub fn path(&self, at: usize) -> String {
        self.path_of(&self.segments[at].id)
    }

    pub fn path_of(&self, segment: &str) -> String {
        format!("/api/v1/articles/{}/segments/{segment}", self.id)
    }
}

/// Somebody who talks to the server.
#[derive(Clone)]
pub struct Client {
    agent: ureq::Agent,
    base: String,
}

impl Client {
    pub fn new(address: &str) -> Self {
        let config = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .allow_non_standard_methods(true)
            .max_redirects(0)
            .proxy(None)
            .timeout_global(Some(CALL))
            .build();
        Self { agent: config.into(), base: format!("http://{address}") }
    }

    /// One request; an error when there is no whole answer.
    pub fn try_send(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<&[u8]>,
    ) -> Result<Answer, ureq::Error> {
        let mut request = Request::builder().method(method).uri(format!("{}{path}", self.base));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let mut response = match body {
            Some(body) => self.agent.run(request.body(body)?)?,
            None => self.agent.run(request.body(())?)?,
        };
        let body = response.body_mut().with_config().limit(256 << 20).read_to_vec()?;
        Ok(Answer { status: response.status().as_u16(), headers: response.headers().clone(), body })
    }

    #[track_caller]
    pub fn send(&self, method: &str, path: &str, headers: &[(&str, &str)], body: Option<&[u8]>) -> Answer {
        match self.try_send(method, path, headers, body) {
            Ok(answer) => answer,
            Err(error) => panic!("{method} {path}: {error}"),
        }
    }

    #[track_caller]
    pub fn get(&self, path: &str) -> Answer {
        self.send("GET", path, &[], None)
    }

    #[track_caller]
    pub fn post(&self, path: &str, body: &Value) -> Answer {
        self.send("POST", path, &[("content-type", "application/json")], Some(body.to_string().as_bytes()))
    }

    /// A file as the body.
    #[track_caller]
    pub fn upload(&self, path: &str, media_type: &str, body: &[u8]) -> Answer {
        self.send("POST", path, &[("content-type", media_type)], Some(body))
    }

    /// A write of what was seen at `revision`.
    #[track_caller]
    pub fn put(&self, path: &str, revision: u64, body: &Value) -> Answer {
        self.write("PUT", path, revision, body)
    }

    #[track_caller]
    pub fn write(&self, method: &str, path: &str, revision: u64, body: &Value) -> Answer {
        let seen = format!("\"{revision}\"");
        let headers = [("content-type", "application/json"), ("if-match", seen.as_str())];
        self.send(method, path, &headers, Some(body.to_string().as_bytes()))
    }

    #[track_caller]
    pub fn retire(&self, path: &str, revision: u64) -> Answer {
        self.send("DELETE", path, &[("if-match", &format!("\"{revision}\""))], None)
    }

    #[track_caller]
    pub fn article(&self, text: &str) -> Article {
        let made = self.post("/api/v1/articles", &json!({ "text": text })).is(201).ok();
        Article { id: made["id"].as_str().unwrap().to_owned(), segments: segments_in(&made) }
    }

    #[track_caller]
    pub fn segments(&self, article: &Article) -> Vec<Segment> {
        segments_in(&self.get(&format!("/api/v1/articles/{}/segments", article.id)).ok())
    }

    /// Says what a segment means in English, as the one who has just read it.
    #[track_caller]
    pub fn save(&self, article: &Article, segment: &Segment, target: &str, state: &str) -> Value {
        let edit = json!({ "target": target, "state": state });
        self.put(&article.path_of(&segment.id), segment.revision, &edit).ok()
    }

    #[track_caller]
    pub fn confirm(&self, article: &Article, segment: &Segment, target: &str) -> Value {
        self.save(article, segment, target, "confirmed")
    }

    #[track_caller]
    pub fn proposals(&self, article: &Article, segment: &Segment) -> Value {
        self.get(&format!("{}/proposals", article.path_of(&segment.id))).ok()
    }

    #[track_caller]
    pub fn history(&self, article: &Article, segment: &Segment) -> Vec<Value> {
        list(&self.get(&format!("{}/history", article.path_of(&segment.id))).ok(), "revisions").to_vec()
    }

    #[track_caller]
    pub fn export(&self, article: &Article, format: &str) -> Answer {
        let answer = self.get(&format!("/api/v1/articles/{}/export?format={format}", article.id));
        answer.is(200);
        answer
    }

    #[track_caller]
    pub fn split(&self, text: &str) -> Vec<Value> {
        list(&self.post("/api/v1/segment", &json!({ "text": text })).ok(), "segments").to_vec()
    }

    #[track_caller]
    pub fn terms(&self, text: &str) -> Vec<Value> {
        list(&self.post("/api/v1/terms", &json!({ "text": text })).ok(), "occurrences").to_vec()
    }

    /// The terms of one glossary alone.
    #[track_caller]
    pub fn terms_of(&self, glossary: &str, text: &str) -> Vec<Value> {
        let asked = json!({ "text": text, "glossaries": [glossary] });
        list(&self.post("/api/v1/terms", &asked).ok(), "occurrences").to_vec()
    }

    #[track_caller]
    pub fn pretranslate(&self, request: &Value) -> Value {
        self.post("/api/v1/pretranslate", request).ok()
    }

    #[track_caller]
    pub fn memory(&self, name: &str) {
        self.post("/api/v1/memories", &json!({ "name": name })).is(201);
    }

    #[track_caller]
    pub fn matches(&self, memory: &str, query: &str) -> Vec<Value> {
        let path = format!("/api/v1/memories/{memory}/search?q={}", escaped(query));
        list(&self.get(&path).ok(), "matches").to_vec()
    }

    #[track_caller]
    pub fn concordance(&self, memory: &str, side: &str, query: &str) -> Value {
        self.get(&format!("/api/v1/memories/{memory}/concordance?side={side}&q={}", escaped(query))).ok()
    }

    /// Imports a file and waits for the job: the job at its end.
    #[track_caller]
    pub fn import(&self, memory: &str, media_type: &str, file: &[u8]) -> Value {
        let started = self.upload(&format!("/api/v1/memories/{memory}/import"), media_type, file);
        let id = started.is(202).ok()["id"].as_str().unwrap().to_owned();
        self.job(&id)
    }

    /// What is known of an article, once that has been counted and is as wanted. Asks for the list, as a page does.
    #[track_caller]
    pub fn coverage(&self, article: &str, wanted: impl Fn(&Value) -> bool) -> Value {
        let mut counted = Value::Null;
        for _ in 0..600 {
            let listed = self.get("/api/v1/articles").ok();
            let found = list(&listed, "articles").iter().find(|each| each["id"] == article);
            counted = found.unwrap_or_else(|| panic!("{article} is not listed"))["coverage"].clone();
            if !counted.is_null() && wanted(&counted) {
                return counted;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        panic!("the last that was counted is {counted}");
    }

    /// A job at its end.
    #[track_caller]
    pub fn job(&self, id: &str) -> Value {
        for _ in 0..600 {
            let job = self.get(&format!("/api/v1/jobs/{id}")).ok();
            if job["state"] == "done" || job["state"] == "failed" {
                return job;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        panic!("job {id} does not end");
    }

    #[track_caller]
    pub fn glossary(&self, name: &str) {
        self.post("/api/v1/glossaries", &json!({ "name": name })).is(201);
    }

    /// Adds a concept with one preferred term on each side.
    #[track_caller]
    pub fn concept(&self, glossary: &str, arabic: &str, english: &str) -> Value {
        let terms = [term("ar", arabic, "preferred"), term("en", english, "preferred")];
        let path = format!("/api/v1/glossaries/{glossary}/concepts");
        self.post(&path, &json!({ "terms": terms })).is(201).ok()
    }
}

pub fn term(lang: &str, text: &str, status: &str) -> Value {
    json!({ "lang": lang, "text": text, "status": status })
}

/// A text as it stands in a query string (RFC 3986).
pub fn escaped(text: &str) -> String {
    text.bytes()
        .map(|b| if b.is_ascii_alphanumeric() { char::from(b).to_string() } else { format!("%{b:02X}") })
        .collect()
}

/// What lies from `start` to `end` in code points.
pub fn slice(text: &str, start: usize, end: usize) -> String {
    text.chars().skip(start).take(end - start).collect()
}

/// A number as unsigned, for offsets.
#[track_caller]
pub fn number(value: &Value) -> usize {
    usize::try_from(value.as_u64().unwrap_or_else(|| panic!("{value} is no number"))).unwrap()
}

/// Numbers that look random and are the same each time (splitmix64, Steele and others 2014).
pub struct Dice(AtomicU64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(AtomicU64::new(seed))
    }

    /// A number below `below`.
    pub fn roll(&self, below: u64) -> u64 {
        let mut z = self.0.fetch_add(0x9E37_79B9_7F4A_7C15, Ordering::Relaxed).wrapping_add(0x9E37_79B9_7F4A_7C15);
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (z ^ (z >> 31)) % below
    }
}
