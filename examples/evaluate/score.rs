//! The score part: which score finds the sentence whose English needs the least typing?
//!
//! Over `DATA/parallel`, leave one out: the Arabic of a pair is the query, all other pairs of its set with another Arabic are
//! the memory, and every engine scans all of it. What it finds is judged by chrF of the found English against the query's own.
//! The engines: ours; Levenshtein over tokens and over letters; OmegaT's three parts (similarity of the stemmed words without
//! numbers, of the unstemmed ones, and of all tokens, each in whole per cent; the first decides and the others break its
//! ties; stems by Snowball); the share of common trigrams as PostgreSQL counts them. The rank correlation is
//! Spearman's of score and chrF over the five best of every engine for each query.
//!
//! Queries are drawn by number, the same at each run: of the tuning half the weights are chosen, on the others they are reported.

mod chrf;
mod engines;

use crate::parallel::{self, Pair};
use crate::repair::Desk;
use chrf::{chrf, spearman};
use engines::{ENGINES, Reader, Sentence, Weights, ours, score};
use std::error::Error;
use std::path::Path;

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
        "score/reported half: mean chrF of the best match, all queries and those where an engine has 0.5; rank correlation"
    );
    for (number, set) in SETS.iter().enumerate() {
        let of_set: Vec<&Found> = halves[1].iter().filter(|found| found.set == number).collect();
        print(set, &sets, &of_set, &desk);
    }
    print("all sets", &sets, &halves[1].iter().collect::<Vec<_>>(), &desk);
    weigh(&sets, &halves);
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

fn print(name: &str, sets: &[Set], found: &[&Found], desk: &Desk) {
    let english = |found: &Found, at: usize| sets[found.set].pairs[at].english.as_str();
    let near = |found: &Found, at: usize| chrf(english(found, at), english(found, found.query));
    let fuzzy: Vec<&&Found> = found.iter().filter(|found| is_fuzzy(found)).collect();
    println!("{name}: {} queries, {} with 0.5", found.len(), fuzzy.len());
    let mean = |values: Vec<f64>| (100.0 * values.iter().sum::<f64>() / values.len().max(1) as f64).max(0.0);
    let top = |found: &Found, engine: usize| found.best[engine].first().map_or(0.0, |&(_, at)| near(found, at));
    for (engine, label) in ENGINES.iter().enumerate() {
        let all = mean(found.iter().map(|found| top(found, engine)).collect());
        let good = mean(fuzzy.iter().map(|found| top(found, engine)).collect());
        let pairs: Vec<(f64, f64)> = found
            .iter()
            .flat_map(|found| {
                let set = &sets[found.set];
                let scored = |at: usize| score(engine, &set.sentences[found.query], &set.sentences[at], 0.0);
                pool(found).into_iter().map(|at| (scored(at), near(found, at))).collect::<Vec<_>>()
            })
            .collect();
        println!("  {label:<24} {all:>6.2} {good:>6.2} {:>7.3}", spearman(&pairs));
    }
    let repaired = |found: &Found| {
        let (_, at) = *found.best[0].first()?;
        let set = &sets[found.set];
        let proposal = desk.propose(&set.pairs[found.query].arabic, &set.pairs[at])?;
        Some(chrf(&proposal.text, english(found, found.query)))
    };
    let all = mean(found.iter().map(|found| repaired(found).unwrap_or(0.0)).collect());
    let good = mean(fuzzy.iter().map(|found| repaired(found).unwrap_or(0.0)).collect());
    println!("  {:<24} {all:>6.2} {good:>6.2}", "ours, repaired");
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
fn weigh(sets: &[Set], halves: &[Vec<Found>; 2]) {
    let near = |found: &Found| -> Vec<(usize, f64)> {
        let pairs = &sets[found.set].pairs;
        pool(found).into_iter().map(|at| (at, chrf(&pairs[at].english, &pairs[found.query].english))).collect()
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
    for inflection in [10, 20, 30, 40, 50, 70, 100] {
        for value in [10, 20, 40, 70, 100] {
            for mark in [0, 5, 10, 20, 40] {
                for spelling in [1, 2, 5] {
                    let weights = Weights { spelling, inflection, value, mark };
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
