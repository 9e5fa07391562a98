//! How fast are terms recognised with a large glossary, beside a stemmer that does far less? One run, one thread.

use crate::articles::articles;
use crate::data::Seed;
use crate::figures::{Table, Times, shown, time};
use divan::black_box;
use rust_stemmers::{Algorithm, Stemmer};
use std::collections::BTreeSet;
use std::time::Duration;
use tarjuman::glossary::{Nature, Termbase, Usage, curated};
use tarjuman::id::ConceptId;

const RUNS: usize = 15;
const CONCEPTS: usize = 20_000;

/// Prints the table.
pub(crate) fn compare() {
    let (name, texts) = articles();
    let words: usize = texts.iter().map(|text| text.split_whitespace().count()).sum();
    let mut table = Table::default();

    let glossary = glossary();
    let before = resident();
    let mut termbase = Termbase::default();
    let built = time(|| {
        glossary.iter().for_each(|(id, term)| termbase.insert(id, Nature::Common, &Usage::default(), [term.as_str()]))
    });
    let taken = (resident() - before) / 1e6;
    table.against(&format!("{CONCEPTS} concepts, built"), shown(built), built.as_secs_f64(), 1.0, "s");
    table.against("memory that they take", format!("{taken:.1} MB"), taken, 100.0, "MB");

    let run = |call: &dyn Fn(&str) -> usize| {
        let all = || {
            for text in &texts {
                black_box(call(black_box(text)));
            }
        };
        Times::new((0..RUNS).map(|_| time(all)).collect())
    };
    let rate = |time: Duration| words as f64 / time.as_secs_f64() / 1e6;
    let shown_rate = |times: &Times| {
        let (best, median) = (rate(times.percentile(0.0)), rate(times.median()));
        format!("{best:.2} million words/s, median {median:.2} ({RUNS} runs)")
    };
    let times = run(&|text| termbase.recognise(text).len());
    table.judged("ours, all terms", shown_rate(&times), "≥ 2 million words/s", rate(times.percentile(0.0)) >= 2.0);
    let stemmer = Stemmer::create(Algorithm::Arabic);
    let times = run(&|text| text.split_whitespace().map(|word| stemmer.stem(word).len()).sum());
    table.figure("rust-stemmers, stems alone", shown_rate(&times));

    let id = ConceptId::from("edited");
    let edits = Times::of(0..1_000, |edit| {
        termbase.insert(
            &id,
            Nature::Common,
            &Usage::default(),
            [if edit % 2 == 0 { "الجسر المعلق" } else { "الجسر الحجري" }],
        );
        black_box(termbase.recognise("قرب الجسر المعلق والجسر الحجري"));
    });
    let slowest = edits.percentile(1.0).as_secs_f64() * 1e3;
    table.against("a concept edited and found", edits.shown(), slowest, 50.0, "ms");

    let found: usize = texts.iter().map(|text| termbase.recognise(text).len()).sum();
    table.print(&format!("recognition, {} texts, {words} words, {name}: {found} occurrences", texts.len()));
}

/// The curated glossary, each of its words, and phrases of two and three of them.
fn glossary() -> Vec<(ConceptId, String)> {
    let curated = curated::concepts();
    let terms = curated.iter().flat_map(|concept| concept.concept.arabic().map(|term| term.text.clone()));
    let mut terms: BTreeSet<String> = terms.collect();
    let words: BTreeSet<String> = terms.iter().flat_map(|term| term.split(' ')).map(str::to_owned).collect();
    let words: Vec<String> = words.into_iter().collect();
    terms.extend(words.iter().cloned());
    let mut seed = Seed(3);
    while terms.len() < CONCEPTS {
        let phrase: Vec<&str> = (0..2 + seed.below(2)).map(|_| seed.one(&words).as_str()).collect();
        terms.insert(phrase.join(" "));
    }
    let numbered = terms.into_iter().take(CONCEPTS).enumerate();
    numbered.map(|(number, term)| (ConceptId::from(number.to_string()), term)).collect()
}

/// The bytes of this process that are in memory, where the system (Linux) says it.
fn resident() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok()).unwrap_or(0.0) * 1024.0
}
