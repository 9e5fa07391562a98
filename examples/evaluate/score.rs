//! The score part: which score finds the sentence whose English needs the least typing?
//!
//! Over `DATA/parallel`, leave one out: the Arabic of a pair is the query, all other pairs of its set with another Arabic are
//! the memory, and every engine scans all of it. What it finds is judged by chrF and by the word error rate of the found English against the
//! query's own: as it is, and as it is offered, with our repair of numbers, dates, names and terms, whichever engine found it.
//! The engines: ours; Levenshtein over tokens and over letters; OmegaT's three parts (similarity of the stemmed words without
//! numbers, of the unstemmed ones, and of all tokens, each in whole per cent; the first decides and the others break its
//! ties; stems by Snowball); the share of common trigrams as PostgreSQL counts them. The rank correlation is
//! Spearman's of score and quality over the five best of every engine for each query.
//!
//! Queries are drawn by number, the same at each run: of the tuning half the weights are chosen, by the English as it is offered, on the others
//! they are reported.

mod chrf;
mod engines;
mod wer;

use crate::parallel::{self, Pair};
use crate::repair::Desk;
use chrf::{chrf, spearman};
use engines::{ENGINES, Reader, Sentence, Weights, ours, score};
use std::error::Error;
use std::path::Path;
use wer::wer;

const SETS: [&str; 5] = ["ntrex", "pud", "tico19", "constitutions_clean", "tatoeba_opus"];

/// Queries of a set, of both halves together.
const QUERIES: usize = 200;

/// How many of the best of each engine are compared for the correlation, and weighed again with other weights.
const BEST: usize = 5;

/// A query with what the engines found.
struct Found {
    set: usize,
    query: usize,
    /// For each engine its best, best first: the score and the pair.
    best: Vec<Vec<(f64, usize)>>,
}

struct Set {
    pairs: Vec<Pair>,
    sentences: Vec<Sentence>,
}

/// Prints the mean chrF of the best match and the rank correlation for each engine, then what other weights would give.
pub(crate) fn run(data: &Path) -> Result<(), Box<dyn Error>> {
    let mut sets = Vec::new();
    for set in SETS {
        let mut pairs = parallel::read(data, set)?;
        // A page without stops is no sentence.
        pairs.retain(|pair| pair.arabic.chars().count() <= 600);
        let mut reader = Reader::new();
        let sentences = pairs.iter().map(|pair| reader.read(&pair.arabic)).collect();
        sets.push(Set { pairs, sentences });
    }
    let mut halves: [Vec<Found>; 2] = [Vec::new(), Vec::new()];
    for (number, set) in sets.iter().enumerate() {
        let step = (set.pairs.len() / QUERIES).max(1);
        for (at, query) in (0..set.pairs.len()).step_by(step).take(QUERIES).enumerate() {
            halves[at % 2].push(Found { set: number, query, best: search(set, query) });
        }
    }
    let desk = Desk::new();
    println!(
        "score/reported half: mean chrF and word error rate (at most 100) of the best match, for all queries and for those where an engine has 0.5; rank correlation"
    );
    for (number, set) in SETS.iter().enumerate() {
        let of_set: Vec<&Found> = halves[1].iter().filter(|found| found.set == number).collect();
        print(set, &sets, &of_set, &desk);
    }
    print("all sets", &sets, &halves[1].iter().collect::<Vec<_>>(), &desk);
    weigh(&sets, &halves, &desk);
    Ok(())
}

/// The best of every engine for a query: a scan of all the others.
fn search(set: &Set, query: usize) -> Vec<Vec<(f64, usize)>> {
    let asked = &set.sentences[query];
    let mut best: Vec<Vec<(f64, usize)>> = vec![Vec::new(); ENGINES.len()];
    for (at, sentence) in set.sentences.iter().enumerate() {
        if set.pairs[at].arabic == set.pairs[query].arabic {
            continue;
        }
        for (engine, best) in best.iter_mut().enumerate() {
            let floor = if best.len() < BEST { 0.0 } else { best[BEST - 1].0 };
            let score = score(engine, asked, sentence, floor);
            if best.len() < BEST || score > floor {
                let place = best.partition_point(|other| other.0 >= score);
                best.insert(place, (score, at));
                best.truncate(BEST);
            }
        }
    }
    best
}

/// How near an English text is to another: chrF, and one minus the word error rate, at least 0.
fn near(english: &str, own: &str) -> [f64; 2] {
    [chrf(english, own), 1.0 - wer(english, own).min(1.0)]
}

fn print(name: &str, sets: &[Set], found: &[&Found], desk: &Desk) {
    let own = |found: &Found| sets[found.set].pairs[found.query].english.as_str();
    let raw = |found: &Found, at: usize| near(&sets[found.set].pairs[at].english, own(found));
    let offered = |found: &Found, at: usize| near(&repaired(&sets[found.set], found.query, at, desk), own(found));
    let fuzzy: Vec<&Found> = found.iter().copied().filter(|found| is_fuzzy(found)).collect();
    println!("{name}: {} queries, {} with 0.5", found.len(), fuzzy.len());
    let mean = |some: &[&Found], engine: usize, judge: &dyn Fn(&Found, usize) -> [f64; 2]| {
        let sum = some.iter().filter_map(|found| Some(judge(found, found.best[engine].first()?.1)));
        let [chrf, kept] = sum.fold([0.0, 0.0], |sum, one| [sum[0] + one[0], sum[1] + one[1]]);
        let part = 100.0 / some.len().max(1) as f64;
        (chrf * part, 100.0 - kept * part)
    };
    for (engine, label) in ENGINES.iter().enumerate() {
        let scored: Vec<(f64, [f64; 2])> = found
            .iter()
            .flat_map(|found| {
                let set = &sets[found.set];
                let scored = |at: usize| score(engine, &set.sentences[found.query], &set.sentences[at], 0.0);
                pool(found).into_iter().map(|at| (scored(at), raw(found, at))).collect::<Vec<_>>()
            })
            .collect();
        let by = |which: usize| spearman(&scored.iter().map(|(score, near)| (*score, near[which])).collect::<Vec<_>>());
        let (all, good) = (mean(found, engine, &raw), mean(&fuzzy, engine, &raw));
        let (all_offered, good_offered) = (mean(found, engine, &offered), mean(&fuzzy, engine, &offered));
        println!(
            "  {label:<22} as found: chrF {:>5.2} {:>5.2} {:>6.3}, WER {:>5.2} {:>5.2} {:>6.3}; as offered: chrF {:>5.2} {:>5.2}, WER {:>5.2} {:>5.2}",
            all.0,
            good.0,
            by(0),
            all.1,
            good.1,
            by(1),
            all_offered.0,
            good_offered.0,
            all_offered.1,
            good_offered.1
        );
    }
}

/// The English of a pair as it is offered for a query: with our repair, where there is something to repair.
fn repaired(set: &Set, query: usize, at: usize, desk: &Desk) -> String {
    let proposal = desk.propose(&set.pairs[query].arabic, &set.pairs[at]);
    proposal.map_or_else(|| set.pairs[at].english.clone(), |proposal| proposal.text)
}

fn is_fuzzy(found: &Found) -> bool {
    found.best.iter().any(|best| best.first().is_some_and(|best| best.0 >= 0.5))
}

/// All that an engine found.
fn pool(found: &Found) -> Vec<usize> {
    let mut pool: Vec<usize> = found.best.iter().flatten().map(|&(_, at)| at).collect();
    pool.sort_unstable();
    pool.dedup();
    pool
}

/// The mean chrF of the best of the pool and the rank correlation with other weights, on both halves; the best ten by the first.
fn weigh(sets: &[Set], halves: &[Vec<Found>; 2], desk: &Desk) {
    let near = |found: &Found| -> Vec<(usize, f64)> {
        let set = &sets[found.set];
        let offered = |at| repaired(set, found.query, at, desk);
        pool(found).into_iter().map(|at| (at, chrf(&offered(at), &set.pairs[found.query].english))).collect()
    };
    let judged = halves.each_ref().map(|half| {
        let fuzzy = half.iter().filter(|found| is_fuzzy(found));
        fuzzy.map(|found| (found, near(found))).collect::<Vec<_>>()
    });
    let measure = |half: usize, weights: Weights| {
        let (mut sum, mut pairs) = (0.0, Vec::new());
        for (found, near) in &judged[half] {
            let sentences = &sets[found.set].sentences;
            let scored: Vec<(f64, f64)> =
                near.iter().map(|&(at, near)| (ours(&sentences[found.query], &sentences[at], weights), near)).collect();
            sum += scored
                .iter()
                .copied()
                .reduce(|best, other| if other.0 > best.0 { other } else { best })
                .map_or(0.0, |best| best.1);
            pairs.extend(scored);
        }
        (100.0 * sum / judged[half].len().max(1) as f64, spearman(&pairs))
    };
    let mut tried: Vec<(Weights, (f64, f64))> = Vec::new();
    for inflection in [20, 30, 40, 50, 70] {
        for value in [5, 10, 20, 40] {
            for light in [5, 10, 20, 30, 50, 100] {
                for mark in [5, 10, 20] {
                    let weights = Weights { inflection, value, light, mark };
                    tried.push((weights, measure(0, weights)));
                }
            }
        }
    }
    tried.sort_by(|one, other| other.1.0.total_cmp(&one.1.0).then(other.1.1.total_cmp(&one.1.1)));
    println!(
        "weights, of queries where an engine has 0.5: mean chrF and correlation on the tuning half, then on the reported one"
    );
    let line = |weights: Weights, tuning: (f64, f64)| {
        let reported = measure(1, weights);
        println!("  {weights:?}  {:.2} {:.3}  {:.2} {:.3}", tuning.0, tuning.1, reported.0, reported.1);
    };
    tried.iter().take(10).for_each(|&(weights, tuning)| line(weights, tuning));
    println!("published");
    line(Weights::PUBLISHED, measure(0, Weights::PUBLISHED));
}
