//! WHERE IS THE SERVER? The real binary on a port of its own, with data that it may lose when the test is over.

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use tempfile::TempDir;

/// A running server, killed when it is dropped.
pub(crate) struct Server {
    /// `http://127.0.0.1:PORT`, the same after a restart.
    pub(crate) address: String,
    data: TempDir,
    pages: Option<PathBuf>,
    process: Child,
}

impl Server {
    /// With an empty data folder on a free port; `pages` are served instead of those compiled in.
    pub(crate) fn start(pages: Option<&Path>) -> Self {
        let data = tempfile::tempdir().expect("a temporary folder");
        let (process, address) = spawn("127.0.0.1:0", data.path(), pages);
        Self { address, data, pages: pages.map(Path::to_owned), process }
    }

    /// Ends it as a power cut would: nothing is said, nothing can be tidied.
    pub(crate) fn kill(&mut self) {
        self.process.kill().and_then(|()| self.process.wait()).expect("the server could be killed");
    }

    /// Starts it again with the same data at the same address.
    pub(crate) fn restart(&mut self) {
        let listen = self.address.trim_start_matches("http://");
        (self.process, self.address) = spawn(listen, self.data.path(), self.pages.as_deref());
    }

    /// An answer of the API.
    pub(crate) fn get(&self, path: &str) -> serde_json::Value {
        let url = format!("{}/api/v1{path}", self.address);
        let mut answer = ureq::get(&url).call().unwrap_or_else(|error| panic!("GET {url}: {error}"));
        answer.body_mut().read_json().expect("JSON")
    }

    /// Posts JSON to the API.
    pub(crate) fn post(&self, path: &str, body: &serde_json::Value) -> serde_json::Value {
        let url = format!("{}/api/v1{path}", self.address);
        let mut answer = ureq::post(&url).send_json(body).unwrap_or_else(|error| panic!("POST {url}: {error}"));
        answer.body_mut().read_json().expect("JSON")
    }

    /// Saves a segment as somebody at another desk would.
    pub(crate) fn save(&self, article: &str, segment: &serde_json::Value, target: &str, state: &str) {
        let url = format!("{}/api/v1/articles/{article}/segments/{}", self.address, text(segment, "id"));
        let current = format!("\"{}\"", segment["revision"]);
        let body = serde_json::json!({ "target": target, "state": state });
        ureq::put(&url)
            .header("If-Match", current)
            .send_json(&body)
            .unwrap_or_else(|error| panic!("PUT {url}: {error}"));
    }

    /// Joins a segment with the next one as somebody at another desk would.
    pub(crate) fn join(&self, article: &str, segment: &serde_json::Value) {
        let url = format!("{}/api/v1/articles/{article}/segments/{}/merge", self.address, text(segment, "id"));
        let current = format!("\"{}\"", segment["revision"]);
        ureq::post(&url)
            .header("If-Match", current)
            .send_json(serde_json::json!({}))
            .unwrap_or_else(|error| panic!("POST {url}: {error}"));
    }

    /// Puts that there, whatever was there before.
    #[track_caller]
    pub(crate) fn put(&self, path: &str, body: &serde_json::Value) {
        let url = format!("{}/api/v1{path}", self.address);
        ureq::put(&url).send_json(body).unwrap_or_else(|error| panic!("PUT {url}: {error}"));
    }

    /// Puts pairs into the desk's memory, and waits until they are there.
    pub(crate) fn import(&self, pairs: &[(String, String)]) {
        let rows: String = pairs.iter().map(|(source, target)| format!("{source}\t{target}\n")).collect();
        let url = format!("{}/api/v1/memories/desk/import", self.address);
        let sent = ureq::post(&url).header("Content-Type", "text/tab-separated-values").send(format!("ar\ten\n{rows}"));
        let mut answer = sent.unwrap_or_else(|error| panic!("POST {url}: {error}"));
        let job: serde_json::Value = answer.body_mut().read_json().expect("JSON");
        let path = format!("/jobs/{}", text(&job, "id"));
        while matches!(text(&self.get(&path), "state"), "queued" | "running") {
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
    }

    /// Says what a block is for, as another person.
    pub(crate) fn set_role(&self, article: &str, block: &serde_json::Value, role: &str) {
        let url = format!("{}/api/v1/articles/{article}/blocks/{block}", self.address);
        let body = serde_json::json!({ "role": role });
        ureq::put(&url).send_json(&body).unwrap_or_else(|error| panic!("PUT {url}: {error}"));
    }

    /// Says who works on an article, as another person.
    pub(crate) fn assign(&self, article: &str, name: &str) {
        let url = format!("{}/api/v1/articles/{article}", self.address);
        let body = serde_json::json!({ "assignee": name });
        ureq::patch(&url).send_json(&body).unwrap_or_else(|error| panic!("PATCH {url}: {error}"));
    }

    /// Takes an article in; its id.
    pub(crate) fn article(&self, source: &str) -> String {
        text(&self.post("/articles", &serde_json::json!({ "text": source })), "id").to_owned()
    }

    /// The segments of an article as the server has them.
    pub(crate) fn segments(&self, article: &str) -> Vec<serde_json::Value> {
        let answer = self.get(&format!("/articles/{article}/segments"));
        answer["segments"].as_array().expect("segments").clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may be dead already: then there is nothing to do.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// A member that is a string.
pub(crate) fn text<'a>(value: &'a serde_json::Value, member: &str) -> &'a str {
    value[member].as_str().unwrap_or_else(|| panic!("no “{member}” in {value}"))
}

fn spawn(listen: &str, data: &Path, pages: Option<&Path>) -> (Child, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tarjuman"));
    command.args(["serve", "--listen", listen, "--data"]).arg(data);
    if let Some(pages) = pages {
        command.arg("--static-dir").arg(pages);
    }
    let mut process = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("the server starts");
    let lines = BufReader::new(process.stdout.take().expect("standard output")).lines();
    let said = lines.map_while(Result::ok).find_map(|line| line.strip_prefix("listening on ").map(str::to_owned));
    (process, said.expect("the server says where it listens"))
}
