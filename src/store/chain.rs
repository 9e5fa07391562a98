//! Is the history what was written? Rows that are appended and never changed, each hashed with the one before.
//!
//! SQLite has no page checksums, and its `integrity_check` passes over most changed bits in a text. A hash over the
//! previous row's hash and the row's own content finds them, and a missing or exchanged row too. The first row follows
//! 32 zero bytes.

use super::StoreError;
use super::check::Problem;
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, OptionalExtension, Row, ToSql};
use sha2::{Digest, Sha256};

/// SHA-256 of a row and of all before it.
type Hash = [u8; 32];

const START: Hash = [0; 32];

/// A table of that kind. Its columns are `seq` (1, 2, 3 …), these, and `hash`; that is also the order of hashing.
pub(super) struct Chain {
    pub(super) table: &'static str,
    columns: &'static str,
}

/// What was done to translations.
pub(super) const REVISIONS: Chain = Chain {
    table: "revision",
    columns: "segment, revision, at, who, action, before_state, before_target, after_state, after_target, origin",
};

/// What was done to concepts.
pub(super) const CONCEPT_REVISIONS: Chain =
    Chain { table: "concept_revision", columns: "concept, revision, at, who, action, before, after, after_activity" };

/// Who did what.
pub(super) const AUDIT: Chain = Chain { table: "audit", columns: "at, who, action, subject, detail" };

/// One value of a row.
#[derive(Clone, Copy)]
pub(super) enum Field<'a> {
    Null,
    Number(i64),
    Text(&'a str),
}

impl<'a> From<Option<&'a str>> for Field<'a> {
    fn from(text: Option<&'a str>) -> Self {
        text.map_or(Field::Null, Field::Text)
    }
}

impl ToSql for Field<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Field::Null => ValueRef::Null,
            Field::Number(number) => ValueRef::Integer(*number),
            Field::Text(text) => ValueRef::Text(text.as_bytes()),
        }))
    }
}

/// The hash of a row that follows a row with the hash `previous`. A tag for its type and its length go before each
/// value, so that no two rows look alike.
fn link<'a>(previous: &Hash, seq: i64, fields: impl IntoIterator<Item = Field<'a>>) -> Hash {
    let mut hash = Sha256::new();
    hash.update(previous);
    hash.update(seq.to_be_bytes());
    for field in fields {
        match field {
            Field::Null => hash.update(b"n"),
            Field::Number(number) => {
                hash.update(b"i");
                hash.update(number.to_be_bytes());
            }
            Field::Text(text) => {
                hash.update(b"t");
                hash.update((text.len() as u64).to_be_bytes());
                hash.update(text.as_bytes());
            }
        }
    }
    hash.finalize().into()
}

/// Appends a row; `fields` in the order of the chain's columns.
pub(super) fn append(connection: &Connection, chain: &Chain, fields: &[Field<'_>]) -> Result<(), StoreError> {
    let Chain { table, columns } = chain;
    let (last, previous): (i64, Hash) = connection
        .prepare_cached(&format!("SELECT seq, hash FROM {table} ORDER BY seq DESC LIMIT 1"))?
        .query_row((), |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?
        .unwrap_or((0, START));
    let seq = last + 1;
    let hash = link(&previous, seq, fields.iter().copied());
    let marks = ", ?".repeat(fields.len());
    let mut parameters: Vec<&dyn ToSql> = vec![&seq];
    parameters.extend(fields.iter().map(|field| field as &dyn ToSql));
    parameters.push(&hash);
    connection
        .prepare_cached(&format!("INSERT INTO {table} (seq, {columns}, hash) VALUES (?{marks}, ?)"))?
        .execute(parameters.as_slice())?;
    Ok(())
}

/// Reads a whole chain, names each row that is not what was written, and answers the number of rows.
pub(super) fn verify(connection: &Connection, chain: &Chain, problems: &mut Vec<Problem>) -> Result<u64, StoreError> {
    let Chain { table, columns } = chain;
    let mut statement = connection.prepare(&format!("SELECT seq, {columns}, hash FROM {table} ORDER BY seq"))?;
    let width = statement.column_count();
    let mut rows = statement.query(())?;
    let (mut count, mut last, mut previous) = (0, 0, Some(START));
    while let Some(row) = rows.next()? {
        let seq: i64 = row.get(0)?;
        if seq != last + 1 {
            problems.push(Problem::Missing { table, first: last + 1, last: seq - 1 });
            previous = None; // what this row followed is not there to compare with
        }
        let hash: Option<Hash> = row.get(width - 1).ok();
        let fields = (1..width - 1).map(|at| field(row, at)).collect::<Option<Vec<_>>>();
        let followed = match (&previous, fields) {
            (Some(previous), Some(fields)) => hash == Some(link(previous, seq, fields)),
            (None, Some(_)) => hash.is_some(),
            (_, None) => false,
        };
        if !followed {
            problems.push(Problem::Changed { table, seq });
        }
        (count, last, previous) = (count + 1, seq, hash);
    }
    // AUTOINCREMENT remembers the highest number that was ever given: a cut tail shows.
    let given: Option<i64> = connection
        .prepare("SELECT seq FROM sqlite_sequence WHERE name = ?")?
        .query_row((table,), |row| row.get(0))
        .optional()?;
    if let Some(given) = given.filter(|&given| given > last) {
        problems.push(Problem::Missing { table, first: last + 1, last: given });
    }
    Ok(count)
}

fn field<'a>(row: &'a Row<'_>, at: usize) -> Option<Field<'a>> {
    match row.get_ref(at).ok()? {
        ValueRef::Null => Some(Field::Null),
        ValueRef::Integer(number) => Some(Field::Number(number)),
        ValueRef::Text(bytes) => std::str::from_utf8(bytes).ok().map(Field::Text),
        ValueRef::Real(_) | ValueRef::Blob(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_rows_hash_alike() {
        let (one, two) = ([Field::Text("ab"), Field::Text("c")], [Field::Text("a"), Field::Text("bc")]);
        assert_ne!(link(&START, 1, one), link(&START, 1, two), "where a text ends counts");
        assert_ne!(link(&START, 1, [Field::Null]), link(&START, 1, [Field::Text("")]), "nothing is not an empty text");
        assert_ne!(link(&START, 1, one), link(&START, 2, one), "the number of the row counts");
    }

    #[test]
    fn the_hash_of_a_row_is_fixed() {
        // Databases out there hold such hashes: this value may never change.
        let hash = link(&START, 1, [Field::Text("ليبيا"), Field::Null, Field::Number(-7)]);
        assert_eq!(crate::digest::hex(&hash), "915167ae64448542bb93f4492bd16f28e48551d821d3f38d04f4bdcad9b443bb");
    }
}
