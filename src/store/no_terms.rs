//! What was offered as a term, and is none? Kept for each glossary, so that nobody is asked twice.

use super::audit::append_audit;
use super::columns::{Stored, kept};
use super::glossaries::known_glossary;
use super::{Store, StoreError};
use jiff::Timestamp;
use serde_json::json;
use std::collections::HashSet;

impl Store {
    /// The keys of the phrases that are no terms of a glossary.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for the glossary, and those of every read.
    pub fn no_terms(&self, glossary: &str) -> Result<HashSet<String>, StoreError> {
        self.read(|tx| {
            let glossary = known_glossary(tx, glossary)?;
            let mut statement = tx.prepare_cached("SELECT key FROM no_term WHERE glossary = ?")?;
            Ok(statement.query_map((glossary,), |row| row.get(0))?.collect::<Result<_, _>>()?)
        })
    }

    /// Says that a phrase is no term of a glossary, or takes that back. Doing either twice changes nothing more.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for the glossary, and those of every write.
    pub fn set_no_term(
        &self,
        glossary: &str,
        key: &str,
        dismissed: bool,
        who: &str,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let (name, key, who, now) = (glossary.to_owned(), key.to_owned(), who.to_owned(), kept(now));
        self.write(move |tx| {
            let glossary = known_glossary(tx, &name)?;
            let changed = if dismissed {
                tx.prepare_cached("INSERT OR IGNORE INTO no_term (glossary, key, at, who) VALUES (?, ?, ?, ?)")?
                    .execute((glossary, &key, Stored(now), &who))?
            } else {
                tx.prepare_cached("DELETE FROM no_term WHERE glossary = ? AND key = ?")?.execute((glossary, &key))?
            };
            if changed == 0 {
                return Ok(());
            }
            let action = if dismissed { "candidate:dismissed" } else { "candidate:restored" };
            append_audit(tx, action, &name, &json!({ "key": key }), &who, now)
        })
    }
}
