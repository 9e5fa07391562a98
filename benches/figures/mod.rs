//! How long does it take? Times with their percentiles, and the table in which figures stand beside their targets.

// Each bench uses a part.
#![allow(dead_code)]

use std::time::{Duration, Instant};

/// The parts of a bench that are to be run.
pub(crate) struct Parts(Vec<String>);

impl Parts {
    /// Those of `all` that the command line names; `None` where the tests are only to be listed. Stops for a part that is none.
    pub(crate) fn asked(all: &[&str]) -> Option<Self> {
        let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
        if arguments.iter().any(|argument| argument == "--list") {
            return None;
        }
        let unknown = arguments.iter().find(|argument| !all.contains(&argument.as_str()));
        assert!(unknown.is_none(), "{} is no part: {}", unknown.map_or("", String::as_str), all.join(", "));
        Some(Self(arguments))
    }

    /// Whether one of them is `part`, or none was named.
    pub(crate) fn has(&self, part: &str) -> bool {
        self.0.is_empty() || self.0.iter().any(|argument| argument == part)
    }
}

/// Times of the same thing, done many times; in order.
pub(crate) struct Times(Vec<Duration>);

impl Times {
    /// Measures each call.
    pub(crate) fn of<T>(times: impl IntoIterator<Item = T>, mut call: impl FnMut(T)) -> Self {
        let timed = |item| {
            let start = Instant::now();
            call(item);
            start.elapsed()
        };
        Self::new(times.into_iter().map(timed).collect())
    }

    pub(crate) fn new(mut times: Vec<Duration>) -> Self {
        times.sort_unstable();
        Self(times)
    }

    /// The time within which that share (0..1) of them was done: nearest rank.
    pub(crate) fn percentile(&self, share: f64) -> Duration {
        let rank = (share * self.0.len() as f64).ceil() as usize;
        self.0[rank.clamp(1, self.0.len()) - 1]
    }

    pub(crate) fn median(&self) -> Duration {
        self.percentile(0.5)
    }

    /// "p50 12.3 ms, p99 20.1 ms (200 runs)", or the slowest where there are too few for a p99.
    pub(crate) fn shown(&self) -> String {
        let (name, high) = if self.0.len() >= 100 { ("p99", 0.99) } else { ("max", 1.0) };
        format!("p50 {}, {name} {} ({} runs)", shown(self.median()), shown(self.percentile(high)), self.0.len())
    }
}

/// For how long this thread has had a processor, where the system (Linux) says it; else since `start`.
///
/// A machine that others use as well gives a thread half of its time, or less: no figure of ours.
fn on_processor(start: Instant) -> Duration {
    // The kernel brings its figure up to date when a thread offers its turn, else every few milliseconds.
    std::thread::yield_now();
    let nanoseconds = |file: String| file.split(' ').next()?.parse().ok();
    std::fs::read_to_string("/proc/thread-self/schedstat")
        .ok()
        .and_then(nanoseconds)
        .map_or_else(|| start.elapsed(), Duration::from_nanos)
}

/// How long a call has a processor.
pub(crate) fn time(call: impl FnOnce()) -> Duration {
    let start = Instant::now();
    let before = on_processor(start);
    call();
    on_processor(start).saturating_sub(before)
}

/// In the unit that reads best.
pub(crate) fn shown(time: Duration) -> String {
    match time.as_secs_f64() {
        seconds if seconds < 0.001 => format!("{:.1} µs", seconds * 1e6),
        seconds if seconds < 1.0 => format!("{:.1} ms", seconds * 1e3),
        seconds => format!("{seconds:.2} s"),
    }
}

/// What was measured, row by row.
#[derive(Default)]
pub(crate) struct Table(Vec<[String; 3]>);

impl Table {
    /// A figure for which nobody named a target.
    pub(crate) fn figure(&mut self, name: impl Into<String>, value: impl Into<String>) {
        self.0.push([name.into(), value.into(), String::new()]);
    }

    /// A figure that should be no more than `target`.
    pub(crate) fn against(&mut self, name: &str, value: impl Into<String>, measured: f64, target: f64, unit: &str) {
        self.judged(name, value, &format!("≤ {target} {unit}"), measured <= target);
    }

    /// A figure with what it should be, and whether it is.
    pub(crate) fn judged(&mut self, name: &str, value: impl Into<String>, target: &str, met: bool) {
        let verdict = if met { "met" } else { "MISSED" };
        self.0.push([name.into(), value.into(), format!("{target}: {verdict}")]);
    }

    /// Prints all of it.
    pub(crate) fn print(&self, title: &str) {
        let width = |column: usize| self.0.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
        let (name, value) = (width(0), width(1));
        println!("\n{title}");
        for row in &self.0 {
            println!("  {:name$}  {:value$}  {}", row[0], row[1], row[2]);
        }
    }
}
