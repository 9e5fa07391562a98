//! What do others do, in the same run? Scans of all segments, and SQLite's and PostgreSQL's trigrams with the candidates compared.

mod postgres;

use crate::figures::{Table, Times};
use crate::{Query, share};
use postgres::Postgres;
use rapidfuzz::distance::levenshtein;
use rusqlite::Connection;
use std::collections::HashMap;
use std::time::Instant;

/// How many queries a scan is asked, since each takes that long.
const ASKED: usize = 30;
/// `strsim` takes seconds.
const ASKED_SLOWLY: usize = 3;
/// A database is asked for so many candidates.
const CANDIDATES: i64 = 50;

/// Prints a row for each.
pub(crate) fn compare(table: &mut Table, segments: &[String], queries: &[Query]) {
    let step = (queries.len() / ASKED).max(1);
    let asked: Vec<&Query> = queries.iter().step_by(step).collect();
    let mut numbers = HashMap::new();
    let words: Vec<Vec<u32>> = segments.iter().map(|segment| numbered(segment, &mut numbers)).collect();

    measure(table, "rapidfuzz scan, words", &asked, |query| {
        let query = numbered(&query.text, &mut numbers);
        let most = (0.4 * query.len() as f64) as usize;
        let comparator = levenshtein::BatchComparator::new(query.iter().copied());
        let arguments = levenshtein::Args::default().score_cutoff(most);
        let distance = |unit: &Vec<u32>| comparator.distance_with_args(unit.iter().copied(), &arguments);
        nearest(words.iter().enumerate().filter_map(|(at, unit)| Some((distance(unit)?, at))))
    });
    measure(table, "rapidfuzz scan, letters", &asked[..asked.len().min(10)], |query| {
        let most = (0.4 * query.text.chars().count() as f64) as usize;
        let comparator = levenshtein::BatchComparator::new(query.text.chars());
        let arguments = levenshtein::Args::default().score_cutoff(most);
        let distance = |unit: &String| comparator.distance_with_args(unit.chars(), &arguments);
        nearest(segments.iter().enumerate().filter_map(|(at, unit)| Some((distance(unit)?, at))))
    });
    measure(table, "strsim scan, words", &asked[..asked.len().min(ASKED_SLOWLY)], |query| {
        let query = numbered(&query.text, &mut numbers);
        nearest(words.iter().enumerate().map(|(at, unit)| (strsim::generic_levenshtein(&query, unit), at)))
    });
    let connection = trigrams(segments);
    let mut statement = connection
        .prepare("SELECT rowid FROM unit WHERE unit MATCH ? ORDER BY rank LIMIT ?")
        .expect("SQLite has full-text search");
    measure(table, "SQLite FTS5 trigrams, 50 compared", &asked[..asked.len().min(10)], |query| {
        let found = statement.query_map((any_trigram(&query.text), CANDIDATES), |row| row.get::<_, i64>(0));
        let found: Vec<i64> = found.and_then(Iterator::collect).expect("SQLite answers");
        compared(segments, query, found.into_iter().filter_map(|row| usize::try_from(row - 1).ok()))
    });
    let Some(mut postgres) = Postgres::with(segments) else {
        table.figure("PostgreSQL pg_trgm, 50 compared", "not asked: TARJUMAN_PG names no database");
        return;
    };
    measure(table, "PostgreSQL pg_trgm, 50 compared", &asked, |query| {
        compared(segments, query, postgres.nearest(&query.text, CANDIDATES).into_iter())
    });
}

/// The nearest of the candidates, by letters.
fn compared(segments: &[String], query: &Query, candidates: impl Iterator<Item = usize>) -> Option<usize> {
    let comparator = levenshtein::BatchComparator::new(query.text.chars());
    nearest(candidates.map(|at| (comparator.distance(segments[at].chars()), at)))
}

fn measure(table: &mut Table, name: &str, queries: &[&Query], mut best: impl FnMut(&Query) -> Option<usize>) {
    let mut found = 0;
    let times = queries.iter().map(|query| {
        let start = Instant::now();
        let best = best(query);
        let time = start.elapsed();
        found += usize::from(query.base.is_some() && best == query.base);
        time
    });
    let times = Times::new(times.collect());
    table.figure(name, format!("{}{}", times.shown(), share(found, queries)));
}

fn nearest(distances: impl Iterator<Item = (usize, usize)>) -> Option<usize> {
    distances.min().map(|(_, at)| at)
}

fn numbered(segment: &str, numbers: &mut HashMap<String, u32>) -> Vec<u32> {
    let mut number = |word: &str| {
        let next = numbers.len() as u32;
        *numbers.entry(word.to_owned()).or_insert(next)
    };
    segment.split_whitespace().map(&mut number).collect()
}

fn trigrams(segments: &[String]) -> Connection {
    let mut connection = Connection::open_in_memory().expect("SQLite opens");
    connection
        .execute_batch("CREATE VIRTUAL TABLE unit USING fts5(source, tokenize = 'trigram', content = '')")
        .expect("SQLite has trigrams");
    let transaction = connection.transaction().expect("a transaction");
    {
        let mut insert = transaction.prepare("INSERT INTO unit (rowid, source) VALUES (?, ?)").expect("a statement");
        for (row, segment) in (1i64..).zip(segments) {
            insert.execute((row, segment)).expect("a row");
        }
    }
    transaction.commit().expect("a commit");
    connection
}

/// Any of the text's trigrams.
fn any_trigram(text: &str) -> String {
    let letters: Vec<char> = text.chars().filter(|c| *c != '"').collect();
    let quoted = letters.windows(3).map(|three| format!("\"{}\"", three.iter().collect::<String>()));
    quoted.collect::<Vec<_>>().join(" OR ")
}
