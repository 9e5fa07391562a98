//! How fast is the concordance? `cargo bench --bench concordance -- [UNITS [FILE [FOLDER]]]`
//!
//! `FOLDER` keeps the database and its index of words for the next run, which then measures without making them.
//! The first page of hits, its total and its renderings, asked of the service as the server asks it: for how long each
//! question has a processor. `FILE` has Arabic
//! segments, one a line; sentences from a seed where none is given, which hold few different words. The English is made
//! of words from a seed: as many as the Arabic has, with the articles and prepositions that English puts between them.

// A bench that cannot measure has nothing else to do but stop.
#![allow(clippy::expect_used)]

mod data;
mod figures;

use data::{News, Seed};
use figures::{Table, Times, shown, time};
use jiff::Timestamp;
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::LazyLock;
use std::time::{Duration, Instant};
use tarjuman::app::{App, Asked};
use tarjuman::id::UnitId;
use tarjuman::memory::concordance::UNFINISHED;
use tarjuman::memory::word::{WordKind, words};
use tarjuman::memory::{Context, Mode, Provenance, Side, Unit, UnitFilter};
use tarjuman::store::{Store, WORDS_FILE};

const QUESTIONS: usize = 500;
/// What the pages ask for.
const PAGE: usize = 30;
/// What a desk would wait for without noticing.
const TARGET: f64 = 20.0;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    if std::env::args().any(|argument| argument == "--list") {
        return;
    }
    let count: usize = arguments.first().and_then(|count| count.parse().ok()).unwrap_or(100_000);
    let segments: Vec<String> = match arguments.get(1) {
        Some(file) => {
            let text = std::fs::read_to_string(file).expect("a file of segments");
            text.lines().take(count).map(str::to_owned).collect()
        }
        None => News::new(3).units(count, "قال").into_iter().map(|(source, _)| source).collect(),
    };
    let mut table = Table::default();
    let lost = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder");
    let folder = arguments.get(2).map_or_else(|| lost.path().to_owned(), PathBuf::from);
    let (is_there, is_ready) = (folder.join("tarjuman.db").is_file(), folder.join(WORDS_FILE).is_file());
    std::fs::create_dir_all(&folder).expect("a folder");
    let store = Store::open(&folder).expect("a store");
    store.ensure_defaults(Timestamp::UNIX_EPOCH).expect("a memory");
    let (mut seed, mut english) = (Seed(7), Vec::new());
    let units: Vec<Unit> = segments.iter().map(|source| unit(source, &target(source, &mut seed))).collect();
    english.extend(units.iter().step_by(1 + count / 20_000).map(|unit| unit.target.clone()));
    if !is_there {
        let start = Instant::now();
        store.import_units("desk", "bench", units, "bench", Timestamp::UNIX_EPOCH).expect("an import");
        table.figure("import into SQLite", shown(start.elapsed()));
    }
    let app = App::open(&folder).expect("the service");
    let start = Instant::now();
    while app.concordance(&asked("قال", Side::Source, Mode::Phrase)).expect("hits").is_behind {}
    let what = if is_ready { "the first question" } else { "the index of words made from nothing" };
    table.figure(what, shown(start.elapsed()));
    let size = |name: &str| std::fs::metadata(folder.join(name)).map_or(0.0, |file| file.len() as f64 / 1e6);
    table.figure(
        "index of words, beside the database",
        format!("{:.0} MB, {:.0} MB", size("words.db"), size("tarjuman.db")),
    );

    let arabic: Vec<String> = segments.iter().step_by(1 + count / 20_000).cloned().collect();
    for (side, name, texts) in [(Side::Source, "Arabic", &arabic), (Side::Target, "English", &english)] {
        for (what, length, mode) in [
            ("one word", 1, Mode::Phrase),
            ("a phrase of two", 2, Mode::Phrase),
            ("a phrase of three", 3, Mode::Phrase),
            ("a phrase of five", 5, Mode::Phrase),
            ("three words of a sentence", 3, Mode::Words),
            ("three words, near", 3, Mode::Near(5)),
        ] {
            let questions: Vec<String> =
                (0..QUESTIONS).filter_map(|_| question(seed.one::<String>(texts), length, mode, &mut seed)).collect();
            measure(&mut table, &app, &format!("{name}, {what}"), questions, side, mode);
            if side == Side::Target {
                let questions: Vec<String> = (0..QUESTIONS)
                    .filter_map(|_| question(seed.one::<String>(texts), length, mode, &mut seed))
                    .collect();
                let unfinished = questions.iter().filter_map(|text| unfinished(text)).collect();
                measure(&mut table, &app, &format!("{name}, {what}, unfinished"), unfinished, side, mode);
            }
        }
        let questions = (0..QUESTIONS).filter_map(|_| question(seed.one::<String>(texts), 2, Mode::Phrase, &mut seed));
        let times = questions.map(|text| {
            let asked = Asked { exact: true, ..asked(&text, side, Mode::Phrase) };
            time(|| drop(app.concordance(&asked).expect("hits")))
        });
        let times = Times::new(times.collect());
        let exact = format!("{name}, a phrase of two, in exact spelling");
        table.against(&exact, times.shown(), times.percentile(0.99).as_secs_f64() * 1e3, TARGET, "ms at p99");
        let frequent = most_frequent(texts);
        measure(&mut table, &app, &format!("{name}, the 20 most frequent words"), frequent.clone(), side, Mode::Phrase);
        for (what, mode) in [("row", Mode::Phrase), ("unit", Mode::Words), ("row or near", Mode::Near(5))] {
            let pairs = frequent.iter().flat_map(|one| frequent.iter().map(move |other| format!("{one} {other}")));
            measure(&mut table, &app, &format!("{name}, two of them in a {what}"), pairs.collect(), side, mode);
        }
    }
    // What stands for each hit of a page, once a server has learned from the memory (here from its newest 100,000 units).
    app.learn_alignment();
    let frequent = asked("قال", Side::Source, Mode::Phrase);
    while app.concordance(&frequent).expect("hits").hits.iter().any(|hit| hit.counterparts.is_none()) {
        std::thread::sleep(Duration::from_secs(1));
    }
    for (side, name, texts) in [(Side::Source, "Arabic", &arabic), (Side::Target, "English", &english)] {
        let questions = (0..QUESTIONS).filter_map(|_| question(seed.one::<String>(texts), 1, Mode::Phrase, &mut seed));
        let times = questions.map(|text| {
            let asked = Asked { limit: PAGE, ..asked(&text, side, Mode::Phrase) };
            time(|| assert!(app.concordance(&asked).expect("hits").hits.len() <= PAGE))
        });
        let times = Times::new(times.collect());
        let name = format!("{name}, one word, {PAGE} hits with counterparts");
        table.against(&name, times.shown(), times.percentile(0.99).as_secs_f64() * 1e3, TARGET, "ms at p99");
    }
    table.print(&format!("the first page of the concordance of {count} units"));
}

fn measure(table: &mut Table, app: &App, name: &str, questions: Vec<String>, side: Side, mode: Mode) {
    let mut hits = 0;
    let asked = questions.len();
    let timed = |question: String| time(|| hits += ask(app, &question, side, mode));
    let times = Times::new(questions.into_iter().map(timed).collect());
    let value = format!("{}, {} hits each", times.shown(), hits / asked.max(1));
    table.against(name, value, times.percentile(0.99).as_secs_f64() * 1e3, TARGET, "ms at p99");
}

fn ask(app: &App, text: &str, side: Side, mode: Mode) -> usize {
    app.concordance(&asked(text, side, mode)).expect("hits").hits.len()
}

fn asked(text: &str, side: Side, mode: Mode) -> Asked<'_> {
    let filter = UnitFilter::default();
    Asked { memory: "desk", text, side, mode, exact: false, rendering: None, filter, before: None, limit: 50 }
}

fn unit(source: &str, target: &str) -> Unit {
    Unit {
        id: UnitId::new(),
        source: source.to_owned(),
        target: target.to_owned(),
        context: Context::default(),
        provenance: Provenance::default(),
        created_at: Timestamp::UNIX_EPOCH,
        changed_at: Timestamp::UNIX_EPOCH,
        uses: 0,
    }
}

/// What the most frequent Arabic words are in English.
const FUNCTION_WORDS: &str = "في in من of علي on ان that الي to عن about التي which قال said عام year كان was مع with ما what \
    ذلك that الذي who خلال during رئيس president انه it لا not هذا this هذه this اخر last اول first بين between يوم day \
    بعد after كما also حيث where او or احد one امس yesterday كل all غير other لم not قبل before هو he هي she قد may";

/// The most frequent Arabic words by English ones, each other word by one of its own, and function words between them about as
/// often as English has them.
fn target(source: &str, seed: &mut Seed) -> String {
    static FUNCTION: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
        let words: Vec<&str> = FUNCTION_WORDS.split_whitespace().collect();
        words.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect()
    });
    const BETWEEN: &[(&str, usize)] = &[
        ("the", 90),
        ("of", 45),
        ("to", 35),
        ("and", 35),
        ("in", 30),
        ("a", 25),
        ("that", 15),
        ("for", 14),
        ("is", 12),
        ("on", 12),
        ("said", 10),
        ("with", 9),
    ];
    let mut text = String::new();
    for word in words(source).iter().filter(|word| word.kind != WordKind::Punctuation) {
        let mut at = seed.below(800);
        for (between, share) in BETWEEN {
            if at < *share {
                text.push_str(between);
                text.push(' ');
                break;
            }
            at -= share;
        }
        if let Some(english) = FUNCTION.get(&*word.folded) {
            text.push_str(english);
            text.push(' ');
            continue;
        }
        let mut number = word.folded.bytes().fold(7usize, |hash, byte| hash.wrapping_mul(31).wrapping_add(byte.into()));
        for _ in 0..2 + number % 3 {
            const ONE: &[u8] = b"bcdfghlmnprstvw";
            const TWO: &[u8] = b"aeiouy";
            text.push(char::from(ONE[number % ONE.len()]));
            number /= ONE.len();
            text.push(char::from(TWO[number % TWO.len()]));
            number /= 3;
        }
        text.push(' ');
    }
    text.trim_end().to_owned()
}

/// `length` words of a text: in a row, or where order does not count any of them.
fn question(text: &str, length: usize, mode: Mode, seed: &mut Seed) -> Option<String> {
    let all: Vec<&str> =
        words(text).into_iter().filter(|word| word.kind != WordKind::Punctuation).map(|word| word.surface).collect();
    let room = (all.len() + 1).checked_sub(length).filter(|room| *room > 0)?;
    let chosen: Vec<&str> = match mode {
        Mode::Words | Mode::Near(_) => (0..length).map(|_| all[seed.below(all.len())]).collect(),
        Mode::Phrase => all[seed.below(room)..][..length].to_vec(),
    };
    Some(chosen.join(" "))
}

/// The question as it is while its last word is being written.
fn unfinished(text: &str) -> Option<String> {
    let last = text.rsplit(' ').next()?.chars().count();
    let gone = if last > 6 { 2 } else { 1 };
    (last > UNFINISHED).then(|| text.chars().take(text.chars().count() - gone).collect())
}

fn most_frequent(texts: &[String]) -> Vec<String> {
    let mut counts = HashMap::<String, usize>::new();
    for word in texts.iter().flat_map(|text| words(text)).filter(|word| word.kind == WordKind::Word) {
        *counts.entry(word.folded.into_owned()).or_default() += 1;
    }
    let mut counts: Vec<(String, usize)> = counts.into_iter().collect();
    counts.sort_unstable_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
    counts.into_iter().take(20).map(|(word, _)| word).collect()
}
