//! The alignment part: are the English words that are marked those that really have to be changed?

mod cases;

use crate::parallel::{self, Pair};
use cases::{Case, Kind};
use std::collections::{BTreeMap, HashSet};
use std::error::Error;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};
use tarjuman::align::{Aligner, Piece, Query, gone, source_pieces, target_pieces, touched};
use tarjuman::id::UnitId;

/// The sets that are learned from; of some, each so-manieth pair is asked for with a change made to it (`simulated`) or looked
/// up among the others (`natural`); 0: none.
const SETS: [(&str, usize, usize); 9] = [
    ("constitutions_clean", 10, 10),
    ("ntrex", 1, 0),
    ("pud", 1, 0),
    ("sdg_un", 0, 0),
    ("tatoeba_opus", 0, 15),
    ("tico19", 10, 3),
    ("udhr", 0, 0),
    ("ui_primero_unicef", 0, 4),
    ("xquad", 0, 0),
];

/// How many units a rebuild is timed with.
const REBUILD: usize = 50_000;

/// Marks held-out pairs and prints precision, recall and F1 over English words beside those of the place in the sentence alone,
/// then what learning costs. ALIGNMENT_ERRORS=SET lists what is marked wrongly.
pub(crate) fn run(data: &Path) -> Result<(), Box<dyn Error>> {
    let (mut all, mut cases): (Vec<Pair>, Vec<Case>) = (Vec::new(), Vec::new());
    for (set, simulated, natural) in SETS {
        let pairs = parallel::read(data, set)?;
        if simulated > 0 {
            cases.extend(cases::simulated(set, &pairs, simulated));
        }
        if natural > 0 {
            cases.extend(cases::natural(set, &pairs, natural));
        }
        all.extend(pairs);
    }
    // Held out: neither the segment that is asked for nor the unit that is marked is learned from, nor any with their Arabic.
    let held: HashSet<&str> = cases.iter().flat_map(|case| [&*case.query, &*case.source]).collect();
    let kept: Vec<&Pair> = all.iter().filter(|pair| !held.contains(&*pair.arabic)).collect();
    let aligner = learn(&kept);
    println!("alignment: {} units learned, {} cases held out", aligner.len(), cases.len());
    println!("  {:<44} {:>5}  {:>6} {:>6} {:>6}    place alone: P, R, F1", "", "cases", "P", "R", "F1");
    for (name, (count, ours, place)) in mark(&cases, &aligner) {
        println!("  {name:<44} {count:>5}  {ours}    {place}");
    }
    costs(&all);
    Ok(())
}

fn learn(pairs: &[&Pair]) -> Aligner {
    let name = |at: usize| UnitId::from(format!("{at:06}"));
    Aligner::learned(pairs.iter().enumerate().map(|(at, pair)| (name(at), &*pair.arabic, &*pair.english)))
}

fn mark(cases: &[Case], aligner: &Aligner) -> BTreeMap<String, (usize, Score, Score)> {
    let listed = std::env::var("ALIGNMENT_ERRORS").ok();
    let mut scores: BTreeMap<String, (usize, Score, Score)> = BTreeMap::new();
    for case in cases {
        let words = target_pieces(&case.target);
        let spans = touched(aligner, &Query::of(&case.query), &case.source, &case.target);
        let ours: Vec<bool> = words.iter().map(|word| spans.contains(&word.span)).collect();
        let place = by_place(&gone(&case.query, &case.source), &source_pieces(&case.source), words.len());
        if listed.as_deref() == Some(case.set) && ours != case.changed {
            let list = |marks: &[bool]| -> Vec<&str> {
                words.iter().zip(marks).filter(|(_, mark)| **mark).map(|(word, _)| word.key.as_str()).collect()
            };
            println!("{}\n{}\n{}\n  {:?} was marked", case.query, case.source, case.target, list(&ours));
            println!("  {:?} has to be changed\n", list(&case.changed));
        }
        let kind = if case.kind == Kind::Simulated { "simulated" } else { "natural" };
        let mut names = vec![kind.to_owned(), format!("{kind}: {}", case.set)];
        if case.kind == (Kind::Natural { alike: true }) {
            names.extend([format!("{kind}, English as alike"), format!("{kind}: {}, English as alike", case.set)]);
        }
        for name in names {
            let (count, of_ours, of_place) = scores.entry(name).or_default();
            *count += 1;
            of_ours.add(&ours, &case.changed);
            of_place.add(&place, &case.changed);
        }
    }
    scores
}

/// The baseline: for each Arabic word that is not in the query, the English word at the same place along the sentence.
fn by_place(gone: &[bool], pieces: &[Piece], words: usize) -> Vec<bool> {
    let mut marks = vec![false; words];
    let arabic = pieces.last().map_or(1, |piece| piece.word + 1);
    for (piece, _) in pieces.iter().zip(gone).filter(|(_, gone)| **gone) {
        if let Some(mark) = marks.get_mut(((2 * piece.word + 1) * words / (2 * arabic)).min(words.saturating_sub(1))) {
            *mark = true;
        }
    }
    marks
}

/// What a rebuild costs, and a unit more or less.
fn costs(all: &[Pair]) {
    let pairs: Vec<&Pair> = all.iter().take(REBUILD).collect();
    let begun = Instant::now();
    let mut aligner = learn(&pairs);
    let took = begun.elapsed();
    println!(
        "learning {} units: {:.1} s on one thread; {} pairs of words, {} MB of tables",
        aligner.len(),
        took.as_secs_f64(),
        aligner.pairs(),
        aligner.bytes() / 1_000_000
    );
    let mut times: [Vec<Duration>; 3] = Default::default();
    for (at, pair) in all.iter().enumerate().step_by(37) {
        let id = UnitId::from(format!("again {at}"));
        let mut time = |which: usize, work: &mut dyn FnMut()| {
            let begun = Instant::now();
            work();
            times[which].push(begun.elapsed());
        };
        time(0, &mut || aligner.insert(id.clone(), &pair.arabic, &pair.english));
        time(1, &mut || drop(black_box(aligner.align(&pair.arabic, &pair.english))));
        time(2, &mut || {
            black_box(aligner.remove(&id));
        });
    }
    for (what, times) in ["adding a unit", "aligning a pair", "taking a unit out"].into_iter().zip(&mut times) {
        times.sort_unstable();
        let micros =
            |share: usize| times.get((times.len() - 1) * share / 1000).map_or(0.0, |time| time.as_secs_f64() * 1e6);
        println!(
            "{what}: {:.0} µs in the middle, {:.0} µs at 99%, {:.0} µs at most",
            micros(500),
            micros(990),
            micros(1000)
        );
    }
}

/// Counts over words.
#[derive(Clone, Copy, Default)]
struct Score {
    right: usize,
    wrong: usize,
    missed: usize,
}

impl Score {
    fn add(&mut self, marks: &[bool], changed: &[bool]) {
        for pair in marks.iter().zip(changed) {
            match pair {
                (true, true) => self.right += 1,
                (true, false) => self.wrong += 1,
                (false, true) => self.missed += 1,
                (false, false) => {}
            }
        }
    }
}

impl std::fmt::Display for Score {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let share = |part: usize, whole: usize| if whole == 0 { 0.0 } else { part as f64 / whole as f64 };
        let precision = share(self.right, self.right + self.wrong);
        let recall = share(self.right, self.right + self.missed);
        let f1 = share(2 * self.right, 2 * self.right + self.wrong + self.missed);
        write!(f, "{precision:>6.3} {recall:>6.3} {f1:>6.3}")
    }
}
