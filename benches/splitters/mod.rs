//! How fast is splitting, beside the splitters that others use, and is it linear? One run, one thread, the same articles.

use crate::articles::articles;
use crate::figures::{Table, Times, time};
use divan::black_box;
use icu_segmenter::SentenceSegmenter;
use icu_segmenter::options::SentenceBreakInvariantOptions;
use std::time::Duration;
use tarjuman::article::split;
use unicode_segmentation::UnicodeSegmentation;

const RUNS: usize = 15;
/// Bytes a second, and what the text of ten times the length may take.
const TARGET: f64 = 100e6;
const LINEAR: std::ops::RangeInclusive<f64> = 9.0..=11.0;
/// Bytes of the shorter of both texts.
const SHORT: usize = 1_000_000;

/// Prints the table.
pub(crate) fn compare() {
    let (name, many) = articles();
    let one: Vec<String> = many.iter().map(|text| text.replace('\n', " ")).collect();
    let mut table = Table::default();
    let met = |times: &Times, bytes: usize| bytes as f64 / times.percentile(0.0).as_secs_f64() >= TARGET;
    for (name, texts) in [("ours with roles, many lines", &many), ("ours with roles, one line", &one)] {
        let (times, bytes) = run(texts, |text| split(text).segments.len());
        table.judged(name, rate(&times, bytes), "≥ 100 MB/s", met(&times, bytes));
    }
    let segmenter = SentenceSegmenter::new(SentenceBreakInvariantOptions::default());
    let (times, bytes) = run(&many, |text| segmenter.segment_str(text).count());
    table.figure("icu_segmenter", rate(&times, bytes));
    let (times, bytes) = run(&many, |text| text.unicode_sentences().count());
    table.figure("unicode-segmentation", rate(&times, bytes));
    for (name, texts, line_end) in
        [("10 times the text, many lines", &many, "\n"), ("10 times the text, one line", &one, " ")]
    {
        let ratio = ratio(texts, line_end);
        table.judged(name, format!("takes {ratio:.1} times as long"), "9 to 11", LINEAR.contains(&ratio));
    }
    let bytes: usize = many.iter().map(String::len).sum();
    table.print(&format!(
        "splitting {} texts, {:.1} MB, {name}; time on the processor",
        many.len(),
        bytes as f64 / 1e6
    ));
}

/// The times of all texts, one after the other, and their bytes.
fn run(texts: &[String], count: impl Fn(&str) -> usize) -> (Times, usize) {
    let all = || {
        for text in texts {
            black_box(count(black_box(text)));
        }
    };
    let times = Times::new((0..RUNS).map(|_| time(all)).collect());
    (times, texts.iter().map(String::len).sum())
}

/// The best of all runs, and the median.
fn rate(times: &Times, bytes: usize) -> String {
    let rate = |time: Duration| bytes as f64 / time.as_secs_f64() / 1e6;
    format!("{:.0} MB/s, median {:.0} ({RUNS} runs)", rate(times.percentile(0.0)), rate(times.median()))
}

/// How many times as long ten times the text takes. The best of all runs, taken in turns: others use the machine too.
fn ratio(texts: &[String], line_end: &str) -> f64 {
    let mut short = String::new();
    for text in texts.iter().cycle() {
        if short.len() >= SHORT {
            break;
        }
        short.push_str(text);
        short.push_str(line_end);
    }
    let long = short.repeat(10);
    // The short one ten times for the long one once: the system counts processor time in ticks of some milliseconds.
    let time = |text: &str, times: usize| time(|| (0..times).for_each(|_| drop(black_box(split(black_box(text))))));
    let pairs: Vec<(Duration, Duration)> = (0..RUNS).map(|_| (time(&short, 10), time(&long, 1))).collect();
    let best = |times: Vec<Duration>| Times::new(times).percentile(0.0).as_secs_f64();
    10.0 * best(pairs.iter().map(|pair| pair.1).collect()) / best(pairs.iter().map(|pair| pair.0).collect())
}
