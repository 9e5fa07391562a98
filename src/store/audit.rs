//! Who did what? The trail of all that people and imports did, written with the thing done.

use super::chain::{self, AUDIT, Field};
use super::columns::{Stored, column};
use super::{Store, StoreError};
use jiff::Timestamp;
use rusqlite::Connection;

/// One thing that was done.
#[derive(Clone, Debug, PartialEq)]
pub struct AuditRecord {
    /// Its number in the trail, from 1.
    pub seq: u64,
    /// When.
    pub at: Timestamp,
    /// The account, or the part of the program.
    pub who: String,
    /// What, as `noun:verb`: `segment:confirmed`, `concept:retired`, `memory:imported`.
    pub action: String,
    /// The identifier or name of what it was done to.
    pub subject: String,
    /// What else is worth knowing, which differs by action.
    pub detail: serde_json::Value,
}

/// Appends to the audit trail, in the transaction of the thing done.
pub(super) fn append_audit(
    connection: &Connection,
    action: &str,
    subject: &str,
    detail: &serde_json::Value,
    who: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    let detail = detail.to_string();
    let fields = [
        Field::Number(now.as_microsecond()),
        Field::Text(who),
        Field::Text(action),
        Field::Text(subject),
        Field::Text(&detail),
    ];
    chain::append(connection, &AUDIT, &fields)
}

impl Store {
    /// Notes something that left no other trace in the store, such as a login or an export.
    ///
    /// # Errors
    /// Those of every write: [`StoreError::Busy`], [`StoreError::Internal`].
    pub fn record(
        &self,
        action: &str,
        subject: &str,
        detail: serde_json::Value,
        who: &str,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let (action, subject, who) = (action.to_owned(), subject.to_owned(), who.to_owned());
        self.write(move |tx| append_audit(tx, &action, &subject, &detail, &who, now))
    }

    /// Up to `limit` rows of the trail, newest first: those before the number `before`, and about `subject` if given.
    ///
    /// # Errors
    /// Those of every read: [`StoreError::Corrupt`], [`StoreError::Internal`].
    pub fn audit(
        &self,
        subject: Option<&str>,
        before: Option<u64>,
        limit: usize,
    ) -> Result<Vec<AuditRecord>, StoreError> {
        let before = before.unwrap_or(i64::MAX as u64);
        self.read(|tx| {
            let query = match subject {
                Some(_) => "SELECT * FROM audit WHERE seq < ?1 AND subject = ?2 ORDER BY seq DESC LIMIT ?3",
                None => "SELECT * FROM audit WHERE seq < ?1 AND ?2 IS NULL ORDER BY seq DESC LIMIT ?3",
            };
            let mut statement = tx.prepare_cached(query)?;
            let rows = statement.query_map((Stored(before), subject, Stored(limit)), |row| {
                let detail: String = row.get("detail")?;
                Ok(AuditRecord {
                    seq: column(row, "seq")?,
                    at: column(row, "at")?,
                    who: row.get("who")?,
                    action: row.get("action")?,
                    subject: row.get("subject")?,
                    detail: serde_json::from_str(&detail).unwrap_or(serde_json::Value::String(detail)),
                })
            })?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }
}
