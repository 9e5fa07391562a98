//! How fast do units come in, in how much memory, and who has to wait? `cargo bench --bench imports [-- UNITS]`
//!
//! A TMX file of so many generated units (100,000 where not said) is imported by the optimised binary, from the shell and, where it is small
//! enough for an upload, over HTTP; while the latter runs, a translator saves again and again. With `TARJUMAN_TM` the Arabic is that of its
//! segments: 4,700,000 of them make a file of 2 GB.

// A bench that cannot measure has nothing else to do but stop.
#![allow(clippy::expect_used)]

mod data;
mod figures;

use data::News;
use figures::{Table, Times, shown};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};
use tarjuman::formats::tmx::{TmxHeader, TmxUnit, TmxWriter};
use tarjuman::memory::index::Builder;
use tarjuman::store::Store;

const BINARY: &str = env!("CARGO_BIN_EXE_tarjuman");

/// What may be sent at once, in MB. A larger file is for the shell.
const UPLOAD: f64 = 536.0;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.iter().any(|argument| argument == "--list") {
        return;
    }
    let units = arguments.iter().find_map(|argument| argument.parse().ok()).unwrap_or(100_000);
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder");
    let file = folder.path().join("units.tmx");
    write(&file, units);
    let size = file.metadata().expect("a file").len() as f64 / 1e6;
    let mut table = Table::default();
    let data = folder.path().join("data");
    for (name, target) in [("empty memory", Some(50_000.0)), ("again, all of it known", None)] {
        let (time, busiest, peak) = command_line(&data, &file);
        let above = peak - index_of(&data);
        let rate = units as f64 / time.as_secs_f64();
        let value = format!("{rate:.0} units/s ({}), at most {peak:.1} MB resident", shown(time));
        table.figure(format!("memory import, {name}"), value);
        // What else the machine does is no figure of ours: how fast it is where each thread has a processor.
        let rate = units as f64 / busiest.as_secs_f64();
        let value = format!("{rate:.0} units/s ({} on a processor)", shown(busiest));
        match target {
            Some(target) => table.judged("  its busiest thread alone", value, &format!("≥ {target}/s"), rate >= target),
            None => table.figure("  its busiest thread alone", value),
        }
        table.judged("  above the index", format!("{above:.1} MB"), "≤ 100 MB", above <= 100.0);
    }
    let database = data.join("tarjuman.db").metadata().expect("a database").len() as f64 / 1e6;
    table.figure("the database afterwards", format!("{database:.1} MB"));
    if size < UPLOAD {
        served(&mut table, &folder.path().join("served"), &file, units);
    }
    table.print(&format!("a TMX file of {units} units, {size:.1} MB"));
}

fn write(file: &Path, units: usize) {
    let header = TmxHeader { creation_tool: "bench", creation_tool_version: "1", source_lang: "ar" };
    let out = BufWriter::new(std::fs::File::create(file).expect("a file"));
    let mut out = TmxWriter::new(out, &header).expect("a header");
    let (mut news, given) = (News::new(3), given());
    for number in 0..units {
        let (source, target) = news.sentence();
        let source = match given.len() {
            // Sentences repeat; a number makes each a unit of its own.
            0 => format!("{source} {number}"),
            some => format!("{} {}", given[number % some], number / some),
        };
        let mut unit = TmxUnit::new(source, format!("{target} {number}"));
        unit.change_id = Some("desk".to_owned());
        unit.change_date = Some("2024-03-05T06:07:08Z".to_owned());
        out.write(&unit).expect("a unit");
    }
    out.finish().expect("an end");
}

/// The segments of the folder `TARJUMAN_TM`, where it is set: their words are as many as those of real text.
fn given() -> Vec<String> {
    let Some(folder) = std::env::var_os("TARJUMAN_TM") else { return Vec::new() };
    let text = std::fs::read_to_string(Path::new(&folder).join("tm1m.txt")).expect("a file of TARJUMAN_TM");
    text.lines().map(str::to_owned).collect()
}

/// How long the command took, with its start; for how long its busiest thread had a processor; and the most memory (VmHWM)
/// that it had, in MB (10⁶ bytes).
fn command_line(data: &Path, file: &Path) -> (Duration, Duration, f64) {
    let start = Instant::now();
    let mut import = Command::new(BINARY)
        .args(["memory", "import", "desk"])
        .arg(file)
        .arg("--data")
        .arg(data)
        .stdout(Stdio::null())
        .spawn()
        .expect("an import");
    let (mut peak, mut busiest) = (0.0_f64, 0);
    loop {
        if let Some(status) = import.try_wait().expect("its status") {
            assert!(status.success(), "the import failed");
            return (start.elapsed(), Duration::from_nanos(busiest), peak);
        }
        busiest = busiest.max(on_processor(import.id()));
        peak = peak.max(resident(import.id()).unwrap_or(0.0));
        thread::sleep(Duration::from_millis(5));
    }
}

/// What the index of its units takes, in MB.
fn index_of(data: &Path) -> f64 {
    let mut builder = Builder::default();
    let store = Store::open(data).expect("the database");
    store.each_unit(|_, unit| builder.push(unit)).expect("its units");
    builder.finish().bytes() as f64 / 1e6
}

/// The most nanoseconds that a thread of the process has run (Linux).
fn on_processor(process: u32) -> u64 {
    let threads = std::fs::read_dir(format!("/proc/{process}/task")).into_iter().flatten().flatten();
    let ran = threads.filter_map(|thread| {
        let text = std::fs::read_to_string(thread.path().join("schedstat")).ok()?;
        text.split(' ').next()?.parse().ok()
    });
    ran.max().unwrap_or(0)
}

fn resident(process: u32) -> Option<f64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kib: f64 = line.trim().trim_end_matches(" kB").parse().ok()?;
    Some(kib * 1024.0 / 1e6)
}

/// A server that is stopped when it is let go.
struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn served(table: &mut Table, data: &Path, file: &Path, units: usize) {
    let mut server = Server(
        Command::new(BINARY)
            .args(["serve", "--listen", "127.0.0.1:0", "--data"])
            .arg(data)
            .env("TARJUMAN_LOG", "warn")
            .stdout(Stdio::piped())
            .spawn()
            .expect("a server"),
    );
    let mut line = String::new();
    BufReader::new(server.0.stdout.take().expect("its output")).read_line(&mut line).expect("a line");
    let address = line.trim().strip_prefix("listening on ").expect("an address").to_owned();
    let agent: ureq::Agent =
        ureq::Agent::config_builder().timeout_global(Some(Duration::from_secs(600))).build().into();
    let get = |path: &str| -> Value {
        let answer = agent.get(format!("{address}{path}")).call();
        answer.expect("an answer").body_mut().read_json().expect("JSON")
    };
    let article: Value = agent
        .post(format!("{address}/api/v1/articles"))
        .send_json(json!({ "text": "عاد الوفد إلى العاصمة." }))
        .expect("an article")
        .body_mut()
        .read_json()
        .expect("JSON");
    let segment = format!(
        "{address}/api/v1/articles/{}/segments/{}",
        article["id"].as_str().expect("an identifier"),
        article["segments"][0]["id"].as_str().expect("an identifier")
    );
    let mut revision = article["segments"][0]["revision"].as_u64().expect("a number");
    let mut save = |number: usize| {
        let sent = Instant::now();
        let body = json!({ "target": format!("The delegation returned {number}."), "state": "draft" });
        let answer = agent.put(&segment).header("If-Match", format!("\"{revision}\"")).send_json(&body);
        let saved: Value = answer.expect("a saved segment").body_mut().read_json().expect("JSON");
        revision = saved["revision"].as_u64().expect("a number");
        sent.elapsed()
    };
    let alone = Times::new((0..200).map(&mut save).collect());
    let upload = std::fs::File::open(file).expect("a file");
    let job: Value = agent
        .post(format!("{address}/api/v1/memories/desk/import"))
        .header("Content-Type", "application/x-tmx+xml")
        .send(ureq::SendBody::from_owned_reader(upload))
        .expect("a job")
        .body_mut()
        .read_json()
        .expect("JSON");
    let path = format!("/api/v1/jobs/{}", job["id"].as_str().expect("an identifier"));
    let (start, mut waits) = (Instant::now(), Vec::new());
    let done = loop {
        waits.push(save(200 + waits.len()));
        let job = get(&path);
        if matches!(job["state"].as_str(), Some("done" | "failed")) {
            break job;
        }
    };
    let time = start.elapsed();
    assert_eq!(done["state"], "done", "{done}");
    let longest = shown(waits.iter().max().copied().unwrap_or_default());
    let rate = units as f64 / time.as_secs_f64();
    table.figure("import over HTTP beside a translator", format!("{rate:.0} units/s ({})", shown(time)));
    table.figure("a save, before", alone.shown());
    table.figure("a save, while it runs", format!("{}; the longest {longest}", Times::new(waits).shown()));
    let first = Instant::now();
    get("/api/v1/memories/desk/search?q=%D8%B9%D8%A7%D8%AF");
    table.figure("the first look-up afterwards, which takes them all into the index", shown(first.elapsed()));
    let _ = std::io::stdout().flush();
}
