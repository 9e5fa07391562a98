//! PostgreSQL's trigrams, asked through `psql`, where `TARJUMAN_PG` names a database that may be written to (what `psql` takes, as
//! `postgresql:///bench`). A table `tarjuman_bench` is made in it, and dropped again.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// A `psql` that answers.
pub(super) struct Postgres {
    process: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

/// What is printed behind each answer.
const END: &str = "--end--";

impl Postgres {
    /// With all segments in a table that has an index of trigrams; `None` where no database is named.
    pub(super) fn with(segments: &[String]) -> Option<Self> {
        let database = std::env::var("TARJUMAN_PG").ok()?;
        let mut process = Command::new("psql")
            .args(["-qAtX", "-v", "ON_ERROR_STOP=1", &database])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("psql starts");
        let input = process.stdin.take().expect("a pipe");
        let output = BufReader::new(process.stdout.take().expect("a pipe"));
        let mut postgres = Self { process, input, output };
        postgres.ask(
            "CREATE EXTENSION IF NOT EXISTS pg_trgm;
             DROP TABLE IF EXISTS tarjuman_bench;
             CREATE UNLOGGED TABLE tarjuman_bench (at integer, source text);",
        );
        let mut copy = String::from("COPY tarjuman_bench FROM STDIN;\n");
        for (at, segment) in segments.iter().enumerate() {
            copy.push_str(&format!("{at}\t{}\n", segment.replace('\\', "\\\\").replace('\t', " ")));
        }
        copy.push_str("\\.\n");
        postgres.ask(&copy);
        postgres.ask(
            "CREATE INDEX ON tarjuman_bench USING gin (source gin_trgm_ops);
             ANALYZE tarjuman_bench;
             SET pg_trgm.similarity_threshold = 0.3;",
        );
        Some(postgres)
    }

    /// The segments that share the most trigrams with a text.
    pub(super) fn nearest(&mut self, text: &str, limit: i64) -> Vec<usize> {
        let text = format!("$text${text}$text$");
        let rows = self.ask(&format!(
            "SELECT at FROM tarjuman_bench WHERE source % {text} ORDER BY similarity(source, {text}) DESC LIMIT {limit};"
        ));
        rows.iter().map(|row| row.parse().expect("a number")).collect()
    }

    fn ask(&mut self, sql: &str) -> Vec<String> {
        writeln!(self.input, "{sql}\n\\echo {END}").expect("psql reads");
        let lines = self.output.by_ref().lines().map(|line| line.expect("psql answers"));
        let mut ended = false;
        let answer = lines.take_while(|line| {
            ended = line == END;
            !ended
        });
        let answer = answer.collect();
        assert!(ended, "psql has stopped: what it says is above");
        answer
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        // Nothing can be done about it here.
        let _ = writeln!(self.input, "DROP TABLE IF EXISTS tarjuman_bench;\n\\q");
        let _ = self.process.wait();
    }
}
