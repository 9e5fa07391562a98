//! How long is one who types kept waiting? `cargo bench --bench complete`
//!
//! A translator types English letter by letter, and each letter asks the server over HTTP what comes next; each segment is confirmed and so
//! learned. Real pairs where `TARJUMAN_PAIRS` names a folder with `units.tsv` (Arabic, tab, English: the memory) and `typed.tsv` (what is typed);
//! a million units where `TARJUMAN_TM` names one with `tm1m.txt` and `queries.tsv` (as in the bench `memory`), whose English is their Arabic in
//! Latin letters, word for word; else sentences of our own.

// A bench that cannot measure has nothing else to do but stop.
#![allow(clippy::expect_used)]

mod data;
mod figures;

use data::News;
use figures::{Table, Times, shown, time};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::fs;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use tarjuman::app::{App, CompletionRequest, ImportFormat};
use tarjuman::arabic::romanise::romanise;
use tarjuman::complete::Ahead;
use tarjuman::http;

/// So many sentences are typed.
const TYPED: usize = 40;
const UNITS: usize = 50_000;
const TARGET: f64 = 5.0;

type Pair = (String, String);

fn main() {
    if std::env::args().any(|argument| argument == "--list") {
        return;
    }
    let folder = |name: &str| std::env::var_os(name).map(PathBuf::from);
    let mut sets = Vec::new();
    if let Some(folder) = folder("TARJUMAN_PAIRS") {
        sets.push(("real pairs", pairs(&folder.join("units.tsv")), pairs(&folder.join("typed.tsv"))));
    }
    if let Some(folder) = folder("TARJUMAN_TM") {
        sets.push(("real Arabic, romanised", romanised(&folder.join("tm1m.txt")), novel(&folder.join("queries.tsv"))));
    }
    if sets.is_empty() {
        let mut units = News::new(5).units(UNITS + TYPED, "");
        let typed = units.split_off(UNITS);
        sets.push(("sentences of our own", units, typed));
    }
    for (name, units, mut typed) in sets {
        typed.truncate(TYPED);
        measure(name, &units, &typed);
    }
}

fn lines(file: &Path) -> Vec<String> {
    fs::read_to_string(file).expect("a file of texts").lines().map(str::to_owned).collect()
}

fn pairs(file: &Path) -> Vec<Pair> {
    let pair =
        |line: String| line.split_once('\t').map(|(arabic, english)| (arabic.trim().into(), english.trim().into()));
    lines(file).into_iter().filter_map(pair).collect()
}

fn romanised(file: &Path) -> Vec<Pair> {
    let mut known: HashMap<String, String> = HashMap::new();
    let mut english = |word: &str| match known.get(word) {
        Some(english) => english.clone(),
        None => {
            let english = romanise(word).news.to_lowercase();
            known.insert(word.to_owned(), english.clone());
            english
        }
    };
    let mut pair = |line: String| {
        let words: Vec<String> = line.split(' ').map(&mut english).filter(|word| !word.is_empty()).collect();
        (line.replace('"', ""), words.join(" "))
    };
    lines(file).into_iter().map(&mut pair).filter(|(_, english)| !english.is_empty()).collect()
}

fn novel(file: &Path) -> Vec<Pair> {
    let novel = lines(file).into_iter().filter(|line| line.starts_with("novel\t"));
    let text = novel.filter_map(|line| line.splitn(4, '\t').nth(3).map(str::to_owned));
    text.map(|text| (text.clone(), romanise(&text).news)).collect()
}

fn measure(name: &str, units: &[Pair], typed: &[Pair]) {
    let mut table = Table::default();
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder");
    let data = folder.path().join("data");
    let file = folder.path().join("units.tsv");
    let rows: String = units.iter().map(|(arabic, english)| format!("{arabic}\t{english}\n")).collect();
    fs::write(&file, rows.replace('"', "")).expect("a file");
    let app = App::open(&data).expect("a service");
    app.import_file("desk", ImportFormat::Tsv, &file).expect("an import");
    app.close();
    drop(app);

    let app = App::open(&data).expect("a service");
    let before = resident();
    let address = serve(&app);
    app.learn_alignment();
    let begun = Instant::now();
    let mut desk = Desk::at(address, typed);
    let mut meanwhile = Vec::new();
    while !app.has_learned() {
        if let Some(pair) = typed.first() {
            meanwhile.push(desk.ask(None, &pair.0, "The "));
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    table.figure("learned from the store, and kept", shown(begun.elapsed()));
    table.figure("memory that it takes, with what it took to learn", format!("{:.0} MB", resident() - before));
    table.figure("a request while it learns", times(Times::new(meanwhile)));
    let (presses, first) = desk.types(typed);
    let milliseconds = |times: &Times| times.percentile(0.99).as_secs_f64() * 1e3;
    let p99 = milliseconds(&presses);
    table.against("POST /complete at each press, over HTTP, by the clock", times(presses), p99, TARGET, "ms at p99");
    table.figure("  of these the first of a segment", times(first));
    // All is confirmed now: thirty segments stand before most.
    let cost = desk.asked.iter().map(|request| time(|| drop(app.complete(request).expect("what comes next"))));
    let cost = Times::new(cost.collect());
    let p99 = milliseconds(&cost);
    table.against("  the same in the service alone, by the processor", times(cost), p99, TARGET, "ms at p99");
    let (cost, known) = ahead(&app, &desk.asked);
    table.figure("  and with what is ahead of the next key", times(cost));
    table.figure("    offers whose key was among those looked at", known);
    app.close();
    let kept = fs::metadata(data.join("learned.cache")).expect("what was kept").len() as f64 / 1e6;
    table.figure("the file that keeps it", format!("{kept:.1} MB"));

    let app = App::open(&data).expect("a service");
    let before = resident();
    app.learn_alignment();
    let begun = Instant::now();
    while !app.has_learned() {
        std::thread::sleep(Duration::from_millis(5));
    }
    table.figure("known again at the next start, in the background", shown(begun.elapsed()));
    table.figure("memory that it takes", format!("{:.0} MB", resident() - before));
    table.print(&format!("completion, {name}, {} units", units.len()));
}

/// What it costs to look ahead at each press, and how often an offer behind the next is found so; as sure as the editor's normal level asks.
fn ahead(app: &App, asked: &[CompletionRequest]) -> (Times, String) {
    const SHOWN: f32 = 0.18;
    let (mut cost, mut offers, mut foreseen) = (Vec::new(), 0, 0);
    let mut before: Option<(&str, Vec<Ahead>)> = None;
    for request in asked {
        let request_ahead = CompletionRequest { ahead: true, ..request.clone() };
        let mut answer = None;
        cost.push(time(|| answer = app.complete(&request_ahead).ok()));
        let (now, ahead) = answer.expect("what comes next");
        let key = before.as_ref().and_then(|(typed, _)| request.target_prefix.strip_prefix(typed));
        if let (Some((_, before)), Some(key)) = (&before, key.filter(|key| !key.is_empty()))
            && now.first().is_some_and(|offer| offer.confidence >= SHOWN)
        {
            offers += 1;
            foreseen += usize::from(before.iter().any(|one| one.typed == key));
        }
        before = Some((&request.target_prefix, ahead));
    }
    (Times::new(cost), format!("{foreseen} of {offers}"))
}

/// The memory in use, in MB (10⁶ bytes).
fn resident() -> f64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kib: Option<f64> = line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok());
    kib.map_or(f64::NAN, |kib| kib * 1024.0 / 1e6)
}

fn times(times: Times) -> String {
    format!("{}, max {}", times.shown(), shown(times.percentile(1.0)))
}

/// Serves it for as long as the bench runs.
fn serve(app: &App) -> SocketAddr {
    let (app, (said, heard)) = (app.clone(), std::sync::mpsc::channel());
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("a runtime");
        runtime.block_on(async {
            let listener = http::listen(SocketAddr::from(([127, 0, 0, 1], 0))).await.expect("a port");
            said.send(listener.local_addr().expect("its address")).expect("who asked");
            http::serve(listener, app, None, std::future::pending()).await;
        });
    });
    heard.recv().expect("an address")
}

/// A translator at an article.
struct Desk {
    agent: ureq::Agent,
    address: String,
    article: Value,
    /// What was asked at each press.
    asked: Vec<CompletionRequest>,
}

impl Desk {
    fn at(address: SocketAddr, typed: &[Pair]) -> Self {
        let config = ureq::Agent::config_builder().timeout_global(Some(Duration::from_secs(60)));
        let (agent, address) = (ureq::Agent::from(config.build()), format!("http://{address}/api/v1"));
        let text: Vec<&str> = typed.iter().map(|(arabic, _)| arabic.as_str()).collect();
        let sent = agent.post(format!("{address}/articles")).send_json(json!({ "text": text.join("\n\n") }));
        let article = sent.expect("an article").body_mut().read_json().expect("JSON");
        Self { agent, address, article, asked: Vec::new() }
    }

    fn ask(&self, segment: Option<&Value>, source: &str, typed: &str) -> Duration {
        let place = segment.map(|segment| (&self.article["id"], &segment["id"])).unzip();
        let body = json!({ "source": source, "target_prefix": typed, "article": place.0, "segment": place.1 });
        let begun = Instant::now();
        let answer = self.agent.post(format!("{}/complete", self.address)).send_json(&body);
        let _: Value = answer.expect("what comes next").body_mut().read_json().expect("JSON");
        begun.elapsed()
    }

    /// Types all that the article has, and confirms it: how long each press took, and the first of each segment.
    fn types(&mut self, typed: &[Pair]) -> (Times, Times) {
        let (mut presses, mut first) = (Vec::new(), Vec::new());
        let segments = self.article["segments"].as_array().cloned().unwrap_or_default();
        for segment in &segments {
            let source = segment["source"].as_str().unwrap_or_default();
            let Some((_, english)) = typed.iter().find(|(arabic, _)| arabic.trim() == source.trim()) else { continue };
            for (at, _) in english.char_indices() {
                presses.push(self.ask(Some(segment), source, &english[..at]));
                if at == 0 {
                    first.extend(presses.last());
                }
                let id = |value: &Value| value["id"].as_str().unwrap_or_default().to_owned();
                self.asked.push(CompletionRequest {
                    source: source.to_owned(),
                    target_prefix: english[..at].to_owned(),
                    limit: 1,
                    segment: Some((id(&self.article).into(), id(segment).into())),
                    ..CompletionRequest::default()
                });
            }
            self.confirm(segment, english);
        }
        (Times::new(presses), Times::new(first))
    }

    fn confirm(&self, segment: &Value, english: &str) {
        let [article, id] = [&self.article, segment].map(|value| value["id"].as_str().unwrap_or_default());
        let body = json!({ "target": english, "state": "confirmed", "propagate": false });
        let url = format!("{}/articles/{article}/segments/{id}", self.address);
        let sent = self.agent.put(url).header("If-Match", format!("\"{}\"", segment["revision"])).send_json(&body);
        assert!(sent.is_ok(), "{id} is confirmed: {sent:?}");
    }
}
