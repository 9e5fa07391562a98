//! Does the editor keep up with its translator? `cargo bench --bench pages [-- PART…]`, of the parts all where none is named: `bytes`, `opening`,
//! `keys`, `changes`, `offers`.
//!
//! A real Chromium, an article of 1,000 segments, and a memory of 10,000 units, or of as many as `TARJUMAN_UNITS` says, that was learned before; the pages
//! are those of the binary. What is measured is measured inside the page: the driver's own way to the browser is no part of it. Needs
//! Debian's packages `chromium` and `chromium-driver`.

// A bench that cannot measure has nothing else to do but stop.
#![allow(clippy::expect_used)]

mod data;
// The tests use more of both than this does.
#[allow(dead_code)]
#[path = "../tests/browser/desk.rs"]
mod desk;
mod figures;
#[allow(dead_code)]
#[path = "../tests/browser/server.rs"]
mod server;

use data::News;
use desk::Desk;
use fantoccini::key::Key;
use figures::{Parts, Table, Times};
use serde_json::{Value, json};
use std::path::Path;
use std::time::Duration;
use tarjuman::app::SAMPLE;

const SEGMENTS: usize = 1_000;
const UNITS: usize = 10_000;
const OPENINGS: usize = 10;
const KEYS: usize = 1_000;
const STEPS: usize = 200;
/// Segments whose English is typed.
const SENTENCES: usize = 30;

/// Runs before the page's own scripts. `kept` holds milliseconds.
///
/// - `painted`: from the start of the navigation to the first frame in which the field of the English is there.
/// - `keys`: what a key costs the page: its handlers, and of the next frame what is drawn by scripts, style and layout. Not the
///   time for which the page waits for the frame.
/// - `changes`: from the key that leads to another segment to the end of the first frame with its proposals.
/// - `offers`: from a key to the end of the first frame with an offer behind it that is another one than before.
const WATCH: &str = "
    window.kept = { painted: null, keys: [], changes: [], waited: 0, offers: [] };
    new MutationObserver((_, self) => {
      if (!document.querySelector('textarea.field')) return;
      self.disconnect();
      requestAnimationFrame(() => setTimeout(() => { kept.painted = performance.now(); }));
    }).observe(document, { childList: true, subtree: true });
    let began = 0, handled = 0, frame = 0;
    // A task of that priority comes behind the frame in which it is asked for, but for one thing: the next frame, which begins with its callbacks. When
    // either comes, all that the page changed by then is laid out and painted.
    const behindFrame = (then) => requestAnimationFrame(() => {
      let isOver = false;
      const over = () => { if (!isOver) then(); isOver = true; };
      scheduler.postTask(over, { priority: 'user-blocking' });
      requestAnimationFrame(over);
    });
    kept.watch = () => new MutationObserver((records) => {
      const ghost = records.flatMap(({ target, addedNodes }) => [target, ...addedNodes]).find((node) => node.className === 'ghost field');
      // Of one that is gone on with, the whole stays as it is.
      if (!ghost?.isConnected || ghost.textContent === kept.whole) return;
      kept.whole = ghost.textContent;
      const start = began;
      behindFrame(() => kept.offers.push(performance.now() - start));
    }).observe(document.querySelector('.segments'), { childList: true, subtree: true });
    addEventListener('keydown', (event) => {
      began = performance.now();
      if (event.key === 'Alt') return;
      if (event.altKey) {
        const start = began;
        const look = (first) => behindFrame(() => {
          const busy = document.querySelector('.results [aria-busy=true]');
          if (!busy) return kept.changes.push(performance.now() - start);
          if (first) kept.waited++;
          look(false);
        });
        look(true);
        return;
      }
      requestAnimationFrame(() => { frame = performance.now(); });
    }, true);
    addEventListener('input', () => {
      handled = performance.now() - began;
      requestAnimationFrame(() => {
        document.body.getBoundingClientRect();
        kept.keys.push(handled + performance.now() - frame);
      });
    });";

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let Some(parts) = Parts::asked(&["bytes", "opening", "keys", "changes", "offers"]) else { return };
    let desk = Desk::new().await;
    let mut news = News::new(2);
    let units = std::env::var("TARJUMAN_UNITS").map_or(UNITS, |units| units.parse().expect("a number of units"));
    fill(&desk, &data::tsv(&news.units(units, SAMPLE.text)));
    let sentences: Vec<(String, String)> = (0..SEGMENTS).map(|_| news.sentence()).collect();
    let sources: Vec<&str> = sentences.iter().map(|(source, _)| source.as_str()).collect();
    let article = desk.server.article(&sources.join("\n\n"));
    let count = desk.server.segments(&article).len();
    assert!(count >= SEGMENTS, "{count} segments");
    until_learned(&desk, &sentences[0].0).await;

    let mut table = Table::default();
    if parts.has("bytes") {
        bytes(&desk, &mut table, &article).await;
    }
    desk.tell("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": WATCH }));
    if parts.has("opening") {
        first_paint(&desk, &mut table, &article).await;
    }
    if parts.has("keys") {
        keys(&desk, &mut table, &article).await;
    }
    if parts.has("changes") {
        changes(&desk, &mut table, &article).await;
    }
    if parts.has("offers") {
        offers(&desk, &mut table, &article, &sentences).await;
    }
    desk.assert_quiet();
    table.print(&format!("the editor in Chromium, {count} segments, a memory of {units} units"));
}

/// Brings the units into the memory, and waits for them.
fn fill(desk: &Desk, units: &str) {
    let url = format!("{}/api/v1/memories/desk/import?file=units.tsv", desk.server.address);
    let answer = ureq::post(&url).header("Content-Type", "text/tab-separated-values").send(units.as_bytes());
    let job: Value = answer.expect("an import").body_mut().read_json().expect("JSON");
    let path = format!("/jobs/{}", server::text(&job, "id"));
    loop {
        match desk.server.get(&path)["state"].as_str() {
            Some("done") => return,
            Some("queued" | "running") => std::thread::sleep(Duration::from_millis(50)),
            other => panic!("the import is {other:?}"),
        }
    }
}

/// How long learning may take.
const PATIENCE: Duration = Duration::from_secs(600);

/// Waits until it is known what the units say for the words of a sentence.
async fn until_learned(desk: &Desk, source: &str) {
    let asked = json!({ "source": source, "target_prefix": "", "limit": 10 });
    let is_learned = |answer: &Value| {
        // The glossary may have the first of them.
        answer["suggestions"].as_array().is_some_and(|offers| offers.iter().any(|offer| offer["origin"] == "memory"))
    };
    let begun = std::time::Instant::now();
    while !is_learned(&desk.server.post("/complete", &asked)) {
        assert!(begun.elapsed() < PATIENCE, "the memory says nothing for {source}");
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
}

/// Runs in a page: the bytes of its scripts and styles, and of all that these import, now or when a key asks for it.
const REACHABLE: &str = "
    const done = arguments[arguments.length - 1];
    const sizes = new Map();
    const read = async (url) => {
      if (sizes.has(url)) return;
      sizes.set(url, 0);
      const bytes = await (await fetch(url)).arrayBuffer();
      sizes.set(url, bytes.byteLength);
      if (!url.endsWith('.js')) return;
      const imports = new TextDecoder().decode(bytes).matchAll(/(?:from|import) ?\\(?[\"']([^\"']+\\.js)[\"']/g);
      await Promise.all([...imports].map(([, other]) => read(new URL(other, url).href)));
    };
    const own = [...document.querySelectorAll('script[src], link[rel=stylesheet]')].map((each) => each.src || each.href);
    Promise.all(own.map(read)).then(() => done([...sizes.values()].reduce((sum, size) => sum + size, 0)));";

/// What each page brings of scripts and styles before it can be used, as its browser says, and what it can ever bring, against
/// the target.
async fn bytes(desk: &Desk, table: &mut Table, article: &str) {
    let editor = format!("/articles/{article}");
    for (name, path) in [
        ("editor", editor.as_str()),
        ("articles", "/"),
        ("glossary", "/glossary"),
        ("search", "/search"),
        ("API", "/docs"),
    ] {
        desk.open(path).await;
        desk.until("the page is there", "document.querySelector('main')?.children.length").await;
        let loaded = "return performance.getEntriesByType('resource').filter(({ name }) => /\\.(?:js|css)$/.test(new URL(name).pathname))
            .reduce((sum, { decodedBodySize }) => sum + decodedBodySize, 0)";
        let opening = desk.run(loaded).await.as_f64().expect("a number") / 1e3;
        let all =
            desk.browser.execute_async(REACHABLE, Vec::new()).await.expect("the bytes").as_f64().expect("a number")
                / 1e3;
        let value = format!("{opening:.1} kB at opening, {all:.1} kB in all");
        table.against(&format!("scripts and styles, {name}"), value, all, 150.0, "kB");
    }
    let all = sizes(&Path::new(env!("CARGO_MANIFEST_DIR")).join("static")) as f64 / 1e3;
    table.figure("scripts and styles of all pages together", format!("{all:.1} kB as written"));
}

/// The bytes of the scripts and styles below a folder.
fn sizes(folder: &Path) -> u64 {
    let entries = std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    let size = |path: &Path| match path.extension().and_then(|ending| ending.to_str()) {
        Some("js" | "css") => std::fs::metadata(path).expect("a file").len(),
        _ => 0,
    };
    entries.map(|path| if path.is_dir() { sizes(&path) } else { size(&path) }).sum()
}

async fn first_paint(desk: &Desk, table: &mut Table, article: &str) {
    desk.tell("Network.enable", &json!({}));
    desk.tell("Network.setCacheDisabled", &json!({ "cacheDisabled": true }));
    let mut times = Vec::new();
    for _ in 0..OPENINGS {
        desk.edit(article).await;
        desk.until("it is painted", "kept.painted").await;
        times.push(milliseconds(&desk.run("return [kept.painted]").await)[0]);
    }
    let times = Times::new(times);
    let slowest = times.percentile(1.0).as_secs_f64();
    table.against("opening to the field painted, nothing cached", times.shown(), slowest, 1.0, "s");
}

/// Opens the article, and waits until all is there: what opening costs is measured by itself.
async fn work_at(desk: &Desk, article: &str) {
    desk.edit(article).await;
    desk.until("the proposals are there", "!document.querySelector('.results [aria-busy=true]')").await;
}

async fn keys(desk: &Desk, table: &mut Table, article: &str) {
    work_at(desk, article).await;
    let words = "The council said on Tuesday that it had agreed to a ceasefire. ";
    let text: String = words.chars().cycle().take(KEYS).collect();
    // In pieces, with the rests in which it is saved.
    let pieces: Vec<char> = text.chars().collect();
    for piece in pieces.chunks(50) {
        desk.type_text(&piece.iter().collect::<String>()).await;
    }
    desk.until_saved().await;
    let times = Times::new(milliseconds(&desk.run("return kept.keys").await));
    let high = times.percentile(0.99).as_secs_f64() * 1e3;
    table.against("a key handled and drawn", times.shown(), high, 16.0, "ms");
}

async fn changes(desk: &Desk, table: &mut Table, article: &str) {
    work_at(desk, article).await;
    for _ in 0..STEPS {
        desk.press(&[Key::Alt.into(), Key::Down.into()]).await;
        // Somebody reads meanwhile.
        tokio::time::sleep(Duration::from_millis(400)).await;
    }
    let times = Times::new(milliseconds(&desk.run("return kept.changes").await));
    let waited = desk.run("return kept.waited").await;
    let value = format!("{}, {waited} had to wait", times.shown());
    let high = times.percentile(0.99).as_secs_f64() * 1e3;
    table.against("to the next segment, its proposals shown", value, high, 50.0, "ms");
}

/// Types what the first segments say, as a fast typist does, and takes nothing of what is offered.
async fn offers(desk: &Desk, table: &mut Table, article: &str, sentences: &[(String, String)]) {
    work_at(desk, article).await;
    desk.run("kept.watch(); return true").await;
    for (_, english) in sentences.iter().take(SENTENCES) {
        desk.press(&[Key::Control.into(), 'a']).await;
        for letter in english.chars() {
            desk.type_text(&letter.to_string()).await;
            tokio::time::sleep(Duration::from_millis(90)).await;
        }
        desk.press(&[Key::Alt.into(), Key::Down.into()]).await;
        tokio::time::sleep(Duration::from_millis(400)).await;
    }
    let times = Times::new(milliseconds(&desk.run("return kept.offers").await));
    let high = times.percentile(0.99).as_secs_f64() * 1e3;
    table.against("from a key to what is offered behind it, seen", times.shown(), high, 30.0, "ms");
}

fn milliseconds(kept: &Value) -> Vec<Duration> {
    let times = kept.as_array().expect("a list").iter();
    times.map(|time| Duration::from_secs_f64(time.as_f64().expect("a number") / 1e3)).collect()
}
