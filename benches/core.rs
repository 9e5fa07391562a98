//! How fast are the pure parts, and the service without HTTP? `cargo bench --bench core`
//!
//! Throughput by divan; look-ups and whole articles by percentiles, since there the slow ones are what people notice.
//! Splitting and recognition beside their peers, on articles of one's own if `TARJUMAN_DATA_DEV` names a folder with some:
//! `cargo bench --bench core -- splitters`, `… -- recognition`

// A bench that cannot measure has nothing else to do but stop.
#![allow(clippy::expect_used)]

mod articles;
mod data;
mod figures;
mod recognition;
mod splitters;

use data::News;
use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use figures::{Table, Times, shown};
use std::time::Instant;
use tarjuman::app::{App, ImportFormat, SAMPLE, SuggestOptions};
use tarjuman::arabic::{fold, placeables, tokenise};
use tarjuman::article::split;
use tarjuman::glossary::curated;
use tarjuman::glossary::recognise::Termbase;
use tarjuman::id::{ConceptId, UnitId};
use tarjuman::memory::{Context, Index, Provenance, Unit};

const UNITS: usize = 10_000;
const TEXT: usize = 1_000_000;

fn main() {
    divan::main();
    // Only all of it, or what divan was asked for: a name on the command line, or a flag like --list.
    let asked: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    if asked.is_empty() {
        percentiles();
    }
    if asked.is_empty() || asked == ["splitters"] {
        splitters::compare();
    }
    if asked.is_empty() || asked == ["recognition"] {
        recognition::compare();
    }
}

#[divan::bench(sample_count = 20)]
fn split_news(bencher: Bencher) {
    let text = News::new(1).text(TEXT);
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| split(black_box(&text)));
}

#[divan::bench(sample_count = 20)]
fn split_one_line(bencher: Bencher) {
    let text = News::new(1).text(TEXT).replace('\n', "");
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| split(black_box(&text)));
}

#[divan::bench(sample_count = 20)]
fn tokenise_news(bencher: Bencher) {
    let text = News::new(1).text(TEXT);
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| tokenise(black_box(&text)));
}

#[divan::bench(sample_count = 20)]
fn fold_news(bencher: Bencher) {
    let text = News::new(1).text(TEXT);
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| fold(black_box(&text)));
}

#[divan::bench(sample_count = 20)]
fn placeables_news(bencher: Bencher) {
    let text = News::new(1).text(TEXT);
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| placeables(black_box(&text)));
}

/// Items are words.
#[divan::bench(sample_count = 20)]
fn recognise_words(bencher: Bencher) {
    let text = News::new(1).text(TEXT / 4);
    let words = ItemsCount::new(text.split_whitespace().count());
    let termbase = termbase();
    bencher.counter(words).bench_local(|| termbase.recognise(black_box(&text)));
}

/// Items are concepts.
#[divan::bench(sample_count = 10)]
fn build_termbase(bencher: Bencher) {
    bencher.counter(ItemsCount::new(curated::concepts().len())).bench_local(termbase);
}

fn termbase() -> Termbase {
    Termbase::build(curated::concepts().into_iter().map(|concept| {
        let terms = concept.concept.arabic().map(|term| term.text.clone()).collect();
        (ConceptId::from(concept.key.to_string()), terms)
    }))
}

fn percentiles() {
    let mut table = Table::default();
    let mut news = News::new(2);
    let units = news.units(UNITS, SAMPLE.text);
    look_ups(&mut table, &mut news, &units);
    sample_article(&mut table, &units);
    table.print(&format!("with {UNITS} units and {} concepts", curated::concepts().len()));
}

fn look_ups(table: &mut Table, news: &mut News, units: &[(String, String)]) {
    const RUNS: usize = 1_000;
    let mut index = Index::default();
    let start = Instant::now();
    for (number, (source, target)) in units.iter().enumerate() {
        index.insert(&unit(number, source, target));
    }
    table.figure("fuzzy index, built", shown(start.elapsed()));
    let picked: Vec<&str> = (0..RUNS).map(|run| units[run * units.len() / RUNS].0.as_str()).collect();
    let mut measure = |name: &str, queries: &[String]| {
        let mut found = 0;
        let times = Times::of(queries, |query| {
            let matches = black_box(index.search(black_box(query), None, 0.6, 5));
            found += usize::from(!matches.is_empty());
        });
        let share = 100 * found / queries.len();
        table.figure(format!("memory look-up, {name}"), format!("{}, {share}% found", times.shown()));
    };
    measure("exact", &picked.iter().map(|&source| source.to_owned()).collect::<Vec<_>>());
    for edits in 1..=4 {
        let queries: Vec<String> = picked.iter().map(|source| news.edited(source, edits)).collect();
        measure(&format!("{edits} words edited"), &queries);
    }
    measure("no match", &(0..RUNS).map(|_| news.salad()).collect::<Vec<_>>());
}

fn unit(number: usize, source: &str, target: &str) -> Unit {
    Unit {
        id: UnitId::from(format!("{number}")),
        source: source.to_owned(),
        target: target.to_owned(),
        context: Context::default(),
        provenance: Provenance::default(),
        created_at: jiff::Timestamp::UNIX_EPOCH,
        changed_at: jiff::Timestamp::UNIX_EPOCH,
        uses: 0,
    }
}

fn sample_article(table: &mut Table, units: &[(String, String)]) {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder");
    let file = folder.path().join("units.tsv");
    std::fs::write(&file, data::tsv(units)).expect("a file of units");
    let app = App::open(&folder.path().join("data")).expect("a service");
    app.create_memory("bench").expect("a memory");
    let start = Instant::now();
    let report = app.import_file("bench", ImportFormat::Tsv, &file).expect("an import");
    table.figure(format!("import of {} units, on disk", report.created), shown(start.elapsed()));
    app.ready().expect("caches");
    let options = SuggestOptions::default();
    let times = Times::of(0..200, |_| {
        let coverage = app.pretranslate(SAMPLE.text, &options, &mut |done| drop(black_box(done)));
        black_box(coverage.expect("proposals"));
    });
    let median = times.median().as_secs_f64() * 1e3;
    table.against("pre-translation of the sample article", times.shown(), median, 150.0, "ms");
}
