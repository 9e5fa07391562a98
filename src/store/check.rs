//! Is what is on disk what was written? Everything that can be compared is compared, and each difference is named.

use super::articles::digest;
use super::chain::{AUDIT, CONCEPT_REVISIONS, REVISIONS, verify};
use super::columns::{fingerprint, span};
use super::memories::{SEEN, unit_columns_and, unit_fingerprint, unit_of};
use super::{Store, StoreError, open_reader};
use crate::arabic::Offsets;
use crate::digest::hex;
use rusqlite::{Connection, Row};

/// Something on disk that is not as it must be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// SQLite's own check of the file.
    #[error("the file: {0}")]
    File(String),
    /// A row that refers to a row that is not there.
    #[error("row {row} of table {table} refers to something that is not in {parent}")]
    Dangling {
        /// The table of the row.
        table: String,
        /// Its number; 0 where it has none.
        row: i64,
        /// The table that lacks what it refers to.
        parent: String,
    },
    /// A row of a chain that is not what was written, or that does not follow the row before it.
    #[error("row {seq} of table {table} is not what was written")]
    Changed {
        /// `revision`, `concept_revision` or `audit`.
        table: &'static str,
        /// Its number.
        seq: i64,
    },
    /// Rows of a chain that are not there.
    #[error("rows {first} to {last} of table {table} are missing")]
    Missing {
        /// `revision`, `concept_revision` or `audit`.
        table: &'static str,
        /// The first of them.
        first: i64,
        /// The last of them.
        last: i64,
    },
    /// A thing that does not agree with its history.
    #[error("{what} “{id}”: {why}")]
    Disagrees {
        /// `article`, `segment`, `memory`, `unit` or `concept`.
        what: &'static str,
        /// Which one.
        id: String,
        /// How so.
        why: &'static str,
    },
    /// A part that could not be checked to its end.
    #[error("{what} cannot be read: {why}")]
    Unreadable {
        /// Which part.
        what: &'static str,
        /// What the database said.
        why: String,
    },
}

/// What a check found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CheckReport {
    /// Everything that is wrong; empty when all is well.
    pub problems: Vec<Problem>,
    /// How many articles were compared with their digests.
    pub articles: u64,
    /// How many segments were compared with their articles and revisions.
    pub segments: u64,
    /// How many units were compared with their fingerprints.
    pub units: u64,
    /// How many concepts were compared with their revisions.
    pub concepts: u64,
    /// How many rows of the three chains were read.
    pub chained: u64,
}

impl CheckReport {
    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.problems.is_empty()
    }
}

impl Store {
    /// Reads everything, beside whatever else goes on, and names each thing that is not as it must be. Damage is no
    /// error, but a finding. Linear in the database: about a second for each 100 MB.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] only if the file is no database any more, and [`StoreError::Internal`].
    pub fn check(&self) -> Result<CheckReport, StoreError> {
        let connection = open_reader(&self.inner.file)?;
        let transaction = connection.unchecked_transaction()?;
        Ok(examine(&transaction))
    }
}

/// Checks a database.
pub(super) fn examine(connection: &Connection) -> CheckReport {
    let mut report = CheckReport::default();
    let parts: [(&'static str, Part); 6] = [
        ("the file", file),
        ("the chains", chains),
        ("the articles", articles),
        ("the segments", segments),
        ("the units", units),
        ("the concepts", concepts),
    ];
    for (what, part) in parts {
        if let Err(error) = part(connection, &mut report) {
            report.problems.push(Problem::Unreadable { what, why: error.to_string() });
        }
    }
    report
}

type Part = fn(&Connection, &mut CheckReport) -> Result<(), StoreError>;

fn file(connection: &Connection, report: &mut CheckReport) -> Result<(), StoreError> {
    let mut statement = connection.prepare("PRAGMA integrity_check")?;
    for line in statement.query_map((), |row| row.get::<_, String>(0))? {
        let line = line?;
        if line != "ok" {
            report.problems.push(Problem::File(line));
        }
    }
    let mut statement = connection.prepare("PRAGMA foreign_key_check")?;
    let dangling = statement.query_map((), |row| {
        let row_number: Option<i64> = row.get(1)?;
        Ok(Problem::Dangling { table: row.get(0)?, row: row_number.unwrap_or(0), parent: row.get(2)? })
    })?;
    for problem in dangling {
        report.problems.push(problem?);
    }
    Ok(())
}

fn chains(connection: &Connection, report: &mut CheckReport) -> Result<(), StoreError> {
    for chain in [REVISIONS, CONCEPT_REVISIONS, AUDIT] {
        report.chained += verify(connection, &chain, &mut report.problems)?;
    }
    Ok(())
}

/// The source of each article against its digest, in its row and in the trail, and of each segment against the article.
fn articles(connection: &Connection, report: &mut CheckReport) -> Result<(), StoreError> {
    let mut statement = connection.prepare(
        "SELECT id, text, digest, (SELECT detail FROM audit WHERE subject = article.id AND action = 'article:created')
         FROM article",
    )?;
    let mut segments = connection.prepare(
        "SELECT id, source, span_start, span_end, fingerprint, removed FROM segment WHERE article = ?
         ORDER BY removed, span_start",
    )?;
    let mut rows = statement.query(())?;
    while let Some(row) = rows.next()? {
        let (id, text) = (legible(row, 0)?, legible(row, 1)?);
        let found = digest(&text);
        let trail = legible(row, 3)?;
        report.articles += 1;
        if row.get::<_, Vec<u8>>(2)? != found || !trail.contains(&hex(&found)) {
            let why = "its source is not what was taken in";
            report.problems.push(Problem::Disagrees { what: "article", id: id.clone(), why });
        }
        let (offsets, mut end) = (Offsets::new(&text), 0);
        let mut rows = segments.query((&id,))?;
        while let Some(row) = rows.next()? {
            let (id, source, span) = (legible(row, 0)?, legible(row, 1)?, span(row)?);
            let mut say = |why| report.problems.push(Problem::Disagrees { what: "segment", id: id.clone(), why });
            report.segments += 1;
            if offsets.slice(span) != source || span.end > offsets.len() {
                say("its source is not what stands there in the article");
            }
            if row.get::<_, i64>("fingerprint")? != fingerprint(&[Some(&source)]) {
                say("its fingerprint is not that of its source");
            }
            if !row.get::<_, bool>("removed")? {
                if span.start < end {
                    say("it overlaps the one before it");
                }
                end = span.end;
            }
        }
    }
    Ok(())
}

/// A text that may be damaged: what is not UTF-8 any more is replaced, so that it compares as other, and is named.
fn legible(row: &Row<'_>, at: usize) -> Result<String, StoreError> {
    let bytes = row.get_ref(at)?.as_bytes_or_null().map_err(rusqlite::Error::from)?;
    Ok(String::from_utf8_lossy(bytes.unwrap_or_default()).into_owned())
}

fn named(
    connection: &Connection,
    report: &mut CheckReport,
    what: &'static str,
    why: &'static str,
    query: &str,
) -> Result<(), StoreError> {
    let mut statement = connection.prepare(query)?;
    for id in statement.query_map((), |row| row.get::<_, String>(0))? {
        report.problems.push(Problem::Disagrees { what, id: id?, why });
    }
    Ok(())
}

fn segments(connection: &Connection, report: &mut CheckReport) -> Result<(), StoreError> {
    named(
        connection,
        report,
        "segment",
        "what it says is not what its last revision says",
        "SELECT s.id FROM segment s LEFT JOIN revision r ON r.segment = s.id AND r.revision = s.revision
         WHERE (s.revision = 0 AND s.state <> 'empty') OR (s.revision > 0 AND (r.seq IS NULL
            OR r.after_state <> s.state OR r.after_target <> s.target OR r.origin IS NOT s.origin))
         UNION ALL SELECT DISTINCT s.id FROM segment s JOIN revision r ON r.segment = s.id AND r.revision > s.revision",
    )?;
    named(
        connection,
        report,
        "segment",
        "a revision does not begin where the one before it ended",
        "SELECT DISTINCT r.segment FROM revision r
         LEFT JOIN revision p ON p.segment = r.segment AND p.revision = r.revision - 1
         WHERE CASE r.revision WHEN 1 THEN r.before_state <> 'empty'
            ELSE p.seq IS NULL OR p.after_state <> r.before_state OR p.after_target <> r.before_target END",
    )
}

fn units(connection: &Connection, report: &mut CheckReport) -> Result<(), StoreError> {
    let counts = format!(
        "SELECT name FROM memory WHERE units <> (SELECT count(*) FROM unit WHERE unit.memory = memory.id AND {SEEN})"
    );
    named(connection, report, "memory", "the number of its units is wrong", &counts)?;
    let unfound = format!(
        "SELECT id FROM unit LEFT JOIN unit_by_fingerprint found ON found.memory = unit.memory
            AND found.fingerprint = unit.fingerprint AND found.unit = unit.rowid WHERE found.unit IS NULL AND {SEEN}"
    );
    named(connection, report, "unit", "it is not found by its Arabic", &unfound)?;
    let query = unit_columns_and("fingerprint");
    let mut statement = connection.prepare(&format!("SELECT {query} WHERE {SEEN}"))?;
    let mut rows = statement.query(())?;
    while let Some(row) = rows.next()? {
        report.units += 1;
        let written: i64 = row.get("fingerprint")?;
        if !unit_of(row).is_ok_and(|unit| unit_fingerprint(&unit.source, &unit.context) == written) {
            let why = "its Arabic or its context is not what was written";
            report.problems.push(Problem::Disagrees { what: "unit", id: legible(row, 0)?, why });
        }
    }
    Ok(())
}

fn concepts(connection: &Connection, report: &mut CheckReport) -> Result<(), StoreError> {
    report.concepts =
        connection.query_row("SELECT count(*) FROM concept", (), |row| row.get::<_, i64>(0))?.unsigned_abs();
    named(
        connection,
        report,
        "concept",
        "what it says is not what its last revision says",
        "SELECT c.id FROM concept c LEFT JOIN concept_revision r ON r.concept = c.id AND r.revision = c.revision
         WHERE r.seq IS NULL OR r.after <> c.concept OR r.after_activity <> c.activity
         UNION ALL
         SELECT DISTINCT c.id FROM concept c JOIN concept_revision r ON r.concept = c.id AND r.revision > c.revision",
    )?;
    named(
        connection,
        report,
        "concept",
        "a revision does not begin where the one before it ended",
        "SELECT DISTINCT r.concept FROM concept_revision r
         LEFT JOIN concept_revision p ON p.concept = r.concept AND p.revision = r.revision - 1
         WHERE CASE r.revision WHEN 1 THEN r.before IS NOT NULL ELSE p.after IS NOT r.before END",
    )
}
