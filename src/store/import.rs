//! How do many units come in? An import of a memory: all of it, or nothing.

use super::audit::append_audit;
use super::changes::{ChangeKind, append_change};
use super::columns::{Stored, kept};
use super::memories::{insert_unit, known_memory, unit_fingerprint};
use super::{Store, StoreError};
use crate::id::UnitId;
use crate::memory::unit::Unit;
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension};
use serde_json::json;
use std::collections::HashSet;

/// How often the progress is told: rarely enough to cost nothing, often enough to move a bar.
const PROGRESS: u64 = 256;

/// What an import did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ImportOutcome {
    /// Units that are new.
    pub created: u64,
    /// Units of an earlier import of the same name whose English is another now.
    pub updated: u64,
    /// Units that were there already: same source, English and context.
    pub unchanged: u64,
}

/// A unit of the memory with the same source in the same context.
struct Known {
    row: i64,
    target: String,
    import: Option<String>,
}

fn known(connection: &Connection, memory: i64, unit: &Unit) -> Result<Vec<Known>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT rowid, target, import FROM unit WHERE memory = ? AND fingerprint = ? AND source = ?
         AND context_before IS ? AND context_after IS ? ORDER BY rowid",
    )?;
    let parameters = (
        memory,
        unit_fingerprint(&unit.source, &unit.context),
        &unit.source,
        &unit.context.before,
        &unit.context.after,
    );
    let rows = statement
        .query_map(parameters, |row| Ok(Known { row: row.get(0)?, target: row.get(1)?, import: row.get(2)? }))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Takes one unit in. `seen` are the rows that this import has already spoken for: two units of a file with the same
/// source are two translations, and the second does not overwrite the first.
fn take(
    connection: &Connection,
    memory: i64,
    mut unit: Unit,
    seen: &mut HashSet<i64>,
    outcome: &mut ImportOutcome,
) -> Result<(), StoreError> {
    let known = known(connection, memory, &unit)?;
    if let Some(same) = known.iter().find(|known| known.target == unit.target) {
        seen.insert(same.row);
        outcome.unchanged += 1;
        return Ok(());
    }
    let import = unit.provenance.import.as_deref();
    let older = known.iter().find(|known| known.import.as_deref() == import && !seen.contains(&known.row));
    if let Some(older) = older {
        let id: String = connection
            .prepare_cached("UPDATE unit SET target = ?, who = ?, changed_at = ? WHERE rowid = ? RETURNING id")?
            .query_row((&unit.target, &unit.provenance.who, Stored(unit.changed_at), older.row), |row| row.get(0))?;
        append_change(connection, ChangeKind::Unit, &id)?;
        seen.insert(older.row);
        outcome.updated += 1;
        return Ok(());
    }
    let taken: Option<i64> = connection
        .prepare_cached("SELECT 1 FROM unit WHERE id = ?")?
        .query_row((unit.id.as_str(),), |row| row.get(0))
        .optional()?;
    if taken.is_some() {
        // A file may name its units as it likes; what is there already keeps its identifier.
        unit.id = UnitId::new();
    }
    let (row, _) = insert_unit(connection, memory, &unit, None)?;
    seen.insert(row);
    outcome.created += 1;
    Ok(())
}

impl Store {
    /// Takes units into a memory in one transaction: an error or a panic, also of the iterator, leaves nothing behind.
    /// `import` names the file or job; each unit gets it as its provenance if it has none. A unit with the same source,
    /// English and context as one that is there is left out; one whose source and context came by the same import
    /// before, but with other English, replaces that English.
    ///
    /// Everything else that is written waits meanwhile, so the iterator must not wait for a network: some 30 µs a
    /// unit. Another process that writes meanwhile gets [`StoreError::Busy`] after five seconds.
    /// `progress` is told now and then how many units were read.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for the memory, the first of the iterator, and those of every write:
    /// [`StoreError::Busy`], [`StoreError::Internal`].
    pub fn import_units(
        &self,
        memory: &str,
        import: &str,
        units: Box<dyn Iterator<Item = Result<Unit, StoreError>> + Send>,
        progress: Box<dyn Fn(u64) + Send>,
        who: &str,
        now: Timestamp,
    ) -> Result<ImportOutcome, StoreError> {
        let (memory, import, who) = (memory.to_owned(), import.to_owned(), who.to_owned());
        self.write(move |tx| {
            let id = known_memory(tx, &memory)?;
            let (mut seen, mut outcome) = (HashSet::new(), ImportOutcome::default());
            let mut read = 0;
            for unit in units {
                let mut unit = unit?;
                unit.created_at = kept(unit.created_at);
                unit.changed_at = kept(unit.changed_at);
                unit.provenance.import.get_or_insert_with(|| import.clone());
                take(tx, id, unit, &mut seen, &mut outcome)?;
                read += 1;
                if read % PROGRESS == 0 {
                    progress(read);
                }
            }
            progress(read);
            let ImportOutcome { created, updated, unchanged } = outcome;
            let detail = json!({ "import": import, "created": created, "updated": updated, "unchanged": unchanged });
            append_audit(tx, "memory:imported", &memory, &detail, &who, now)?;
            Ok(outcome)
        })
    }
}
