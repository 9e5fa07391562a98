//! How fast is the memory searched, however large? `cargo bench --bench memory [-- PART…]`, of the parts all where none is named:
//! `searched`, `scans`, `changed`, `served`.
//!
//! Real news where `TARJUMAN_TM` names a folder with segments, one a line, in `tm100k.txt`, `tm1m.txt`, `tm10000000.txt` (what there
//! is of them), and `queries.tsv` (kind, line of the segment that it was made of, edits, text); else sentences of our own. Two kinds of queries
//! are added: a quarter of the words changed at scattered places, and another spelling of all words. Beside it, in the same run, what others
//! do: scans by `rapidfuzz` and `strsim`, SQLite's trigrams with the candidates compared, and PostgreSQL's where `TARJUMAN_PG` names a database.

// A bench that cannot measure has nothing else to do but stop.
#![allow(clippy::expect_used)]

mod data;
mod figures;
mod scans;

use data::{News, Seed};
use figures::{Parts, Table, Times, shown, time};
use std::path::{Path, PathBuf};
use std::sync::RwLock;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};
use tarjuman::app::{App, ImportFormat, SuggestOptions};
use tarjuman::id::UnitId;
use tarjuman::memory::index::{Builder, Staged};
use tarjuman::memory::{Context, Index, Provenance, Unit};

const THRESHOLD: f64 = 0.6;
const LIMIT: usize = 5;
const ROUNDS: usize = 3;
/// How many of a kind of queries are made here.
const MADE: usize = 200;

/// What is asked, and which segment it was made of, if any.
pub(crate) struct Query {
    pub(crate) kind: String,
    pub(crate) base: Option<usize>,
    pub(crate) text: String,
}

fn main() {
    let Some(parts) = Parts::asked(&["searched", "scans", "changed", "served"]) else { return };
    for (name, segments, queries) in sets() {
        let mut table = Table::default();
        let (index, ids) = built(&mut table, &segments);
        if parts.has("searched") {
            searched(&mut table, &index, &ids, &queries);
        }
        if segments.len() <= 1_000_000 && parts.has("scans") {
            scans::compare(&mut table, &segments, &queries);
        }
        if parts.has("changed") {
            changed(&mut table, index, &segments);
        }
        if segments.len() <= 1_000_000 && parts.has("served") {
            served(&mut table, &segments, &queries);
        }
        table.print(&format!(
            "{name}: {} segments, threshold {THRESHOLD}, the {LIMIT} best, one thread",
            segments.len()
        ));
    }
}

/// The segments and queries to measure with.
fn sets() -> Vec<(String, Vec<String>, Vec<Query>)> {
    let Some(folder) = std::env::var_os("TARJUMAN_TM").map(PathBuf::from) else {
        let units = News::new(5).units(50_000, "");
        let segments: Vec<String> = units.into_iter().map(|(source, _)| source).collect();
        let picked = (0..MADE).map(|at| at * segments.len() / MADE);
        let exact = picked.map(|at| Query { kind: "exact".into(), base: Some(at), text: segments[at].clone() });
        let mut queries: Vec<Query> = exact.collect();
        queries.extend(made(&segments));
        return vec![("sentences of our own".into(), segments, queries)];
    };
    let files = ["tm100k.txt", "tm1m.txt", "tm10000000.txt"].map(|name| folder.join(name));
    let there = files.iter().filter(|file| file.exists());
    there.map(|file| read(file, &folder.join("queries.tsv"))).collect()
}

fn read(file: &Path, queries: &Path) -> (String, Vec<String>, Vec<Query>) {
    let lines = |file: &Path| -> Vec<String> {
        std::fs::read_to_string(file).expect("a file of TARJUMAN_TM").lines().map(str::to_owned).collect()
    };
    let segments = lines(file);
    let query = |line: String| {
        let fields: Vec<&str> = line.splitn(4, '\t').collect();
        let text = fields.get(3).expect("four fields in queries.tsv");
        Query { kind: fields[0].to_owned(), base: fields[1].parse().ok(), text: (*text).to_owned() }
    };
    let mut queries: Vec<Query> = lines(queries).into_iter().map(query).collect();
    queries.extend(made(&segments));
    (file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(), segments, queries)
}

/// A quarter of the words changed at scattered places; another spelling of all words.
fn made(segments: &[String]) -> Vec<Query> {
    let mut seed = Seed(11);
    let mut queries = Vec::new();
    while queries.len() < 2 * MADE {
        let base = seed.below(segments.len().min(100_000));
        let words: Vec<&str> = segments[base].split(' ').collect();
        if words.len() < 8 {
            continue;
        }
        let edited = words.iter().enumerate().map(|(at, word)| {
            if at % 4 == 1 {
                seed.one(segments).split(' ').next().unwrap_or_default().to_owned()
            } else {
                (*word).to_owned()
            }
        });
        let text = edited.collect::<Vec<_>>().join(" ");
        queries.push(Query { kind: "a quarter edited".into(), base: Some(base), text });
        let spelt = |c: char| match c {
            'أ' | 'إ' | 'آ' => 'ا',
            'ة' => 'ه',
            'ى' => 'ي',
            '0'..='9' => char::from_u32('٠' as u32 + (c as u32 - '0' as u32)).unwrap_or(c),
            c => c,
        };
        let text: String = segments[base].chars().map(spelt).collect();
        queries.push(Query { kind: "other spelling".into(), base: Some(base), text });
    }
    queries
}

fn unit(source: &str) -> Unit {
    Unit {
        id: UnitId::new(),
        source: source.to_owned(),
        target: String::new(),
        context: Context::default(),
        provenance: Provenance::default(),
        created_at: jiff::Timestamp::UNIX_EPOCH,
        changed_at: jiff::Timestamp::UNIX_EPOCH,
        uses: 0,
    }
}

fn built(table: &mut Table, segments: &[String]) -> (Index, Vec<UnitId>) {
    let mut ids = Vec::with_capacity(segments.len());
    let mut index = Index::default();
    let built = time(|| {
        let mut builder = Builder::default();
        for segment in segments {
            let unit = unit(segment);
            builder.push(&unit);
            ids.push(unit.id);
        }
        index = builder.finish();
    });
    table.figure("built", shown(built));
    let bytes = index.bytes() as f64 / 1e6;
    let most = 250.0 * (segments.len() as f64 / 1e6).max(1.0);
    table.against("memory that it takes, but for the texts", format!("{bytes:.1} MB"), bytes, most, "MB");
    (index, ids)
}

/// How often the unit that a query was made of is among what was found.
pub(crate) fn share(found: usize, queries: &[&Query]) -> String {
    let made = queries.iter().filter(|query| query.base.is_some()).count();
    if made == 0 { String::new() } else { format!(", {:.1} % of {made} found", 100.0 * found as f64 / made as f64) }
}

fn searched(table: &mut Table, index: &Index, ids: &[UnitId], queries: &[Query]) {
    let search = |query: &Query| index.search(&query.text, None, THRESHOLD, LIMIT);
    queries.iter().for_each(|query| drop(search(query)));
    let mut kinds: Vec<&str> = queries.iter().map(|query| query.kind.as_str()).collect();
    kinds.sort_unstable();
    kinds.dedup();
    // All queries in turn, since one that is asked again at once finds everything in the caches; the least of three rounds, since
    // somebody else may use the machine.
    let mut measure = |name: &str, queries: &[&Query]| {
        let mut found = 0;
        let mut least = vec![Duration::MAX; queries.len()];
        for _ in 0..ROUNDS {
            found = 0;
            for (query, least) in queries.iter().zip(&mut least) {
                let start = Instant::now();
                let matches = search(query);
                *least = start.elapsed().min(*least);
                found += usize::from(query.base.is_some_and(|base| matches.iter().any(|one| one.unit == ids[base])));
            }
        }
        let times = Times::new(least);
        table.figure(name, format!("{}{}", times.shown(), share(found, queries)));
        times
    };
    let given: Vec<&Query> =
        queries.iter().filter(|query| ["exact", "fuzzy", "novel"].contains(&query.kind.as_str())).collect();
    let all = measure("ours: exact, edited and new ones together", &given);
    for kind in kinds {
        let some: Vec<&Query> = queries.iter().filter(|query| query.kind == kind).collect();
        measure(&format!("ours: {kind}"), &some);
    }
    let milliseconds = |time: Duration| time.as_secs_f64() * 1e3;
    let (p50, p99) = (milliseconds(all.median()), milliseconds(all.percentile(0.99)));
    let (most_p50, most_p99) = if ids.len() > 1_000_000 { (0.06, 0.6) } else { (0.02, 0.13) };
    table.against("of all, p50", format!("{p50:.4} ms"), p50, most_p50, "ms");
    table.against("of all, p99", format!("{p99:.4} ms"), p99, most_p99, "ms");
    let start = Instant::now();
    std::thread::scope(|scope| {
        for half in given.chunks(given.len().div_ceil(2)) {
            scope.spawn(move || half.iter().for_each(|query| drop(index.search(&query.text, None, THRESHOLD, LIMIT))));
        }
    });
    table.figure(
        "searches on two threads",
        format!("{:.0} a second", given.len() as f64 / start.elapsed().as_secs_f64()),
    );
}

/// An index into which an import has brought half as many units again, not merged with the others yet.
fn after_an_import(mut index: Index, segments: &[String]) -> Index {
    let mut staged = Staged::default();
    for (at, segment) in segments.iter().enumerate().step_by(2) {
        staged.push(&mut index, &unit(&format!("{segment} رقم {at}")));
    }
    let closed = staged.close(&index.words());
    index.absorb(closed);
    index
}

/// Units come and go while somebody searches 200 times a second, and all runs are merged beside it. Threads may have to wait for a processor
/// too: how late one is that only sleeps tells how much of the longest waits is that.
fn changed(table: &mut Table, index: Index, segments: &[String]) {
    const CHANGES: usize = 20_000;
    const PAUSE: Duration = Duration::from_millis(5);
    let index = after_an_import(index, segments);
    let (index, over) = (RwLock::new(index), AtomicBool::new(false));
    let (mut waits, mut changes, mut late, mut merges) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    std::thread::scope(|scope| {
        let (index, over) = (&index, &over);
        let merging = scope.spawn(move || {
            let mut merges = Vec::new();
            while !over.load(Ordering::Relaxed) {
                let due = index.read().expect("no panic").due();
                match due {
                    Some(merge) => {
                        let start = Instant::now();
                        let mut merged = merge.run();
                        index.write().expect("no panic").settle(&mut merged);
                        merges.push(start.elapsed());
                    }
                    None => std::thread::sleep(Duration::from_millis(1)),
                }
            }
            merges
        });
        let sleeping = scope.spawn(move || {
            let mut late = Vec::new();
            while !over.load(Ordering::Relaxed) {
                let start = Instant::now();
                std::thread::sleep(PAUSE);
                late.push(start.elapsed().saturating_sub(PAUSE));
            }
            late
        });
        let asking = scope.spawn(move || {
            let mut waits = Vec::new();
            for query in segments.iter().cycle() {
                if over.load(Ordering::Relaxed) {
                    return waits;
                }
                let start = Instant::now();
                drop(index.read().expect("no panic").search(query, None, THRESHOLD, LIMIT));
                waits.push(start.elapsed());
                std::thread::sleep(PAUSE);
            }
            waits
        });
        for at in 0..CHANGES {
            let unit = unit(&format!("{} رقم {at}", segments[at * 7 % segments.len()]));
            let start = Instant::now();
            index.write().expect("no panic").insert(&unit);
            let found = index.read().expect("no panic").search(&unit.source, None, 1.0, LIMIT);
            changes.push(start.elapsed());
            assert!(found.iter().any(|one| one.unit == unit.id), "a unit is not seen at once");
            if at % 3 == 0 {
                index.write().expect("no panic").remove(&unit.id);
            }
            // More than a desk can type, and less than would take the lock from the others for good.
            std::thread::sleep(Duration::from_micros(500));
        }
        over.store(true, Ordering::Relaxed);
        waits = asking.join().expect("no panic");
        merges = merging.join().expect("no panic");
        late = sleeping.join().expect("no panic");
    });
    let (changes, waits, late) = (Times::new(changes), Times::new(waits), Times::new(late));
    let milliseconds = |times: &Times, share| times.percentile(share).as_secs_f64() * 1e3;
    let (p99, longest) = (milliseconds(&changes, 0.99), milliseconds(&changes, 1.0));
    table.against("a unit put in and found, p99", changes.shown(), p99, 5.0, "ms");
    table.against("  the longest of them", format!("{longest:.1} ms"), longest, 20.0, "ms");
    let longest = milliseconds(&waits, 1.0);
    table.against(
        "a search meanwhile, the longest",
        format!("{}, max {longest:.1} ms", waits.shown()),
        longest,
        20.0,
        "ms",
    );
    let longest = milliseconds(&late, 1.0);
    table.figure("a thread that only sleeps meanwhile, so late", format!("{}, max {longest:.1} ms", late.shown()));
    let (number, longest) = (merges.len(), merges.iter().max().copied().unwrap_or_default());
    table.figure("runs were merged meanwhile", format!("{number} times, the longest took {}", shown(longest)));
}

/// The service with all of it in SQLite: taken in, started again, and the queries pre-translated as one document.
fn served(table: &mut Table, segments: &[String], queries: &[Query]) {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder");
    let data = folder.path().join("data");
    std::fs::create_dir(&data).expect("a folder");
    let file = folder.path().join("units.tsv");
    let lines: Vec<String> = segments
        .iter()
        .enumerate()
        .map(|(at, segment)| format!("{}\tThis is the English of segment {at}.", segment.replace('"', "")))
        .collect();
    std::fs::write(&file, lines.join("\n")).expect("a file");
    let app = App::open(&data).expect("a service");
    let start = Instant::now();
    app.import_file("desk", ImportFormat::Tsv, &file).expect("an import");
    let imported = start.elapsed();
    table.figure(
        "taken in from a file",
        format!("{}, {:.0} units/s", shown(imported), segments.len() as f64 / imported.as_secs_f64()),
    );
    let start = Instant::now();
    app.ready().expect("caches that catch up");
    table.figure("  then seen by the next query after", shown(start.elapsed()));
    app.close();
    drop(app);
    let start = Instant::now();
    let app = App::open(&data).expect("a service");
    app.ready().expect("caches that catch up");
    let started = start.elapsed();
    app.keep_indexes_merged().expect("indexes to be merged");
    table.against("started again, ready", shown(started), started.as_secs_f64(), 2.0, "s");
    let texts: Vec<String> = queries.iter().map(|query| query.text.clone()).collect();
    let pretranslated = || {
        let (mut done, start) = (0, Instant::now());
        app.pretranslate_segments(&texts, &SuggestOptions::default(), &mut |_| done += 1).expect("a pre-translation");
        f64::from(done) / start.elapsed().as_secs_f64()
    };
    let value = format!("{:.0} segments/s", pretranslated());
    table.figure("pre-translated at once after the start", value);
    let start = Instant::now();
    while !app.indexes_are_merged() {
        std::thread::sleep(Duration::from_millis(10));
    }
    table.figure("  its runs were merged after", shown(start.elapsed()));
    let best = (0..5).map(|_| pretranslated()).fold(0.0, f64::max);
    let alone = Times::of(&texts, |text| {
        let one = std::slice::from_ref(text);
        app.pretranslate_segments(one, &SuggestOptions::default(), &mut |_| ()).expect("a proposal");
    });
    table.figure("one of them alone", alone.shown());
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let name = format!("pre-translated as one document, {threads} threads, the best of five");
    table.judged(&name, format!("{best:.0} segments/s"), "≥ 15000 segments/s on 2 cores", best >= 15_000.0);
}
