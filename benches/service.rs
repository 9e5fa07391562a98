//! How does the server do, as people run it? `cargo bench --bench service`
//!
//! Starts the optimised binary on folders of its own on the disk of the build folder, speaks HTTP to it, and stops it.
//! Each figure is of a process that nothing else has warmed up, unless it says so.

// A bench that cannot measure has nothing else to do but stop.
#![allow(clippy::expect_used)]

mod data;
mod figures;

use data::News;
use figures::{Table, Times};
use serde_json::{Value, json};
use std::fs::File;
use std::io::{BufRead, BufReader, Seek, SeekFrom, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};
use tarjuman::app::SAMPLE;

const BINARY: &str = env!("CARGO_BIN_EXE_tarjuman");
const UNITS: usize = 10_000;
const STARTS: usize = 5;

fn main() {
    if std::env::args().any(|argument| argument == "--list") {
        return;
    }
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder");
    let mut table = Table::default();
    starts_on_nothing(&mut table, folder.path());
    let full = folder.path().join("full");
    fill(&full, &folder.path().join("units.tsv"));
    starts_on_units(&mut table, &full);
    pretranslates(&mut table, &full);
    for clients in [1, 16] {
        saves(&mut table, &full, clients);
    }
    table.figure("for comparison: 4 kB overwritten and synced", syncs(&folder.path().join("syncs")));
    table.print(&format!("the server, with {UNITS} units where not said otherwise"));
}

/// A server that is stopped when it is let go.
struct Server {
    process: Child,
    address: String,
    agent: ureq::Agent,
}

impl Server {
    /// From the start of the process to the first 200 of `/readyz`.
    fn start(data: &Path) -> (Self, Duration) {
        let start = Instant::now();
        let mut process = Command::new(BINARY)
            .args(["serve", "--listen", "127.0.0.1:0", "--data"])
            .arg(data)
            .env("TARJUMAN_LOG", "warn")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .expect("a server");
        let mut line = String::new();
        BufReader::new(process.stdout.take().expect("its output")).read_line(&mut line).expect("a line");
        let address = line.trim().strip_prefix("listening on ").expect("an address").to_owned();
        let server = Self { process, address, agent: agent() };
        while server.agent.get(format!("{}/readyz", server.address)).call().is_err() {
            thread::sleep(Duration::from_millis(1));
        }
        (server, start.elapsed())
    }

    /// Memory that it has in use, in MB (10⁶ bytes): VmRSS, and the highest so far.
    fn resident(&self) -> (f64, f64) {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.process.id())).expect("its status");
        let of = |name: &str| {
            let line = status.lines().find_map(|line| line.strip_prefix(name)).expect("a size");
            let kib: f64 = line.trim().trim_end_matches(" kB").parse().expect("a number");
            kib * 1024.0 / 1e6
        };
        (of("VmRSS:"), of("VmHWM:"))
    }

    fn post(&self, path: &str, body: &Value) -> Value {
        let answer = self.agent.post(format!("{}{path}", self.address)).send_json(body);
        answer.expect("an answer").body_mut().read_json().expect("JSON")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn agent() -> ureq::Agent {
    ureq::Agent::config_builder().timeout_global(Some(Duration::from_secs(60))).build().into()
}

fn starts_on_nothing(table: &mut Table, folder: &Path) {
    let times = (0..STARTS).map(|run| Server::start(&folder.join(format!("empty-{run}"))).1).collect();
    table.figure("start to ready, empty folder (merges the glossary)", Times::new(times).shown());
}

fn fill(data: &Path, file: &Path) {
    std::fs::write(file, data::tsv(&News::new(2).units(UNITS, SAMPLE.text))).expect("a file of units");
    let import = Command::new(BINARY).args(["memory", "import", "desk"]).arg(file).arg("--data").arg(data).output();
    let import = import.expect("an import");
    assert!(import.status.success(), "{}", String::from_utf8_lossy(&import.stderr));
}

fn starts_on_units(table: &mut Table, data: &Path) {
    let mut times = Vec::new();
    let mut memory = Vec::new();
    for _ in 0..STARTS {
        let (server, time) = Server::start(data);
        times.push(time);
        memory.push(server.resident());
    }
    let times = Times::new(times);
    table.against("start to ready", times.shown(), times.median().as_secs_f64(), 1.0, "s");
    let highest = memory.iter().map(|memory| memory.0).fold(0.0, f64::max);
    let peak = memory.iter().map(|memory| memory.1).fold(0.0, f64::max);
    let value = format!("{highest:.1} MB (peak while starting {peak:.1} MB)");
    table.against("memory at rest, most of the starts", value, highest, 100.0, "MB");
}

fn pretranslates(table: &mut Table, data: &Path) {
    let (server, _) = Server::start(data);
    let sample: Value = server
        .agent
        .get(format!("{}/api/v1/sample", server.address))
        .call()
        .expect("the sample")
        .body_mut()
        .read_json()
        .expect("JSON");
    let request = json!({ "text": sample["text"] });
    let mut bytes = 0;
    let times = Times::of(0..200, |_| {
        let answer = server.agent.post(format!("{}/api/v1/pretranslate", server.address)).send_json(&request);
        bytes = answer.expect("an answer").body_mut().read_to_vec().expect("a body").len();
    });
    let value = format!("{}, answer of {} kB", times.shown(), bytes / 1000);
    table.against("POST /pretranslate, sample article", value, times.median().as_secs_f64() * 1e3, 150.0, "ms");
    table.figure("memory after these", format!("{:.1} MB", server.resident().0));
}

/// Each client confirms the segments of an article of its own, again and again, each time with another text.
fn saves(table: &mut Table, data: &Path, clients: usize) {
    const SPAN: Duration = Duration::from_secs(5);
    let (server, _) = Server::start(data);
    let texts: Vec<String> = (0..clients).map(|client| News::new(100 + client as u64).text(20_000)).collect();
    let articles: Vec<Value> =
        texts.iter().map(|text| server.post("/api/v1/articles", &json!({ "text": text }))).collect();
    let start = Instant::now();
    let mut all: Vec<Duration> = Vec::new();
    thread::scope(|scope| {
        let savers: Vec<_> =
            articles.iter().map(|article| scope.spawn(|| save_until(&server.address, article, start + SPAN))).collect();
        for saver in savers {
            all.extend(saver.join().expect("a client"));
        }
    });
    let rate = all.len() as f64 / start.elapsed().as_secs_f64();
    let people = if clients == 1 { "1 client".into() } else { format!("{clients} clients") };
    table.figure(format!("durable confirmations, {people}"), format!("{rate:.0}/s; {}", Times::new(all).shown()));
}

fn save_until(address: &str, article: &Value, end: Instant) -> Vec<Duration> {
    let agent = agent();
    let segments = article["segments"].as_array().expect("segments");
    let article = article["id"].as_str().expect("an identifier");
    let mut revisions: Vec<u64> =
        segments.iter().map(|segment| segment["revision"].as_u64().expect("a number")).collect();
    let mut times = Vec::new();
    for save in 0.. {
        if Instant::now() >= end {
            break;
        }
        let at = save % segments.len();
        let segment = segments[at]["id"].as_str().expect("an identifier");
        let body = json!({ "target": format!("Translation {save} of this sentence."), "state": "confirmed", "propagate": false });
        let sent = Instant::now();
        let answer = agent
            .put(format!("{address}/api/v1/articles/{article}/segments/{segment}"))
            .header("If-Match", format!("\"{}\"", revisions[at]))
            .send_json(&body);
        let saved: Value = answer.expect("a saved segment").body_mut().read_json().expect("JSON");
        times.push(sent.elapsed());
        revisions[at] = saved["revision"].as_u64().expect("a number");
    }
    times
}

/// What the disk itself can do: the bound of a single client that waits for each save. The file has its length already, as
/// a write-ahead log that is used again has; one that still grows is synced many times slower on journalling file systems.
fn syncs(path: &Path) -> String {
    const PAGE: usize = 4096;
    const PAGES: u64 = 300;
    let mut file = File::create(path).expect("a file");
    file.write_all(&vec![0; PAGE * PAGES as usize]).expect("room");
    file.sync_all().expect("a sync");
    let times = Times::of(0..PAGES, |page| {
        file.seek(SeekFrom::Start(page * PAGE as u64)).expect("a place");
        file.write_all(&[1; PAGE]).expect("room");
        file.sync_data().expect("a sync");
    });
    times.shown()
}
