//! Is a unit that comes in new? It is compared with those of the memory that have its source and context, and put into its batch.

use super::StoreError;
use super::columns::{Stored, fingerprint};
use super::fingerprints::{self, Fresh};
use super::import::{ImportOutcome, NewUnit};
use super::memories::SEEN;
use crate::id::UnitId;
use crate::memory::unit::{Context, Unit};
use rusqlite::{CachedStatement, Connection, ErrorCode, OptionalExtension, ffi};
use std::collections::HashMap;

/// What an import knows of the units that are there; lent to the writer while it stages.
#[derive(Debug, Default)]
pub(super) struct KnownOf {
    /// Those that were there before and that it has spoken for.
    seen: Rows,
    /// Its own, as far as they are not found otherwise yet.
    pub(super) fresh: Fresh,
    /// By fingerprint, the sources that many units have.
    crowds: HashMap<i64, Crowd>,
}

/// From so many units with one source in one context on, they are no longer gone through for each that comes: a file may have thousands of translations of
/// «نعم», and each would be compared with all before it.
const CROWD: usize = 32;

/// The units of a source that many have, as an import found and left them. Each is read again before it counts.
#[derive(Debug)]
struct Crowd {
    source: String,
    context: Context,
    /// The row of each target, by its fingerprint.
    rows: HashMap<i64, i64>,
    /// Those that were there before and may be spoken for.
    older: Vec<(i64, Option<String>)>,
}

impl Crowd {
    fn new(unit: &Unit, known: &[Known]) -> Self {
        let rows = known.iter().map(|known| (target_fingerprint(&known.target), known.row)).collect();
        let older = known.iter().rev().filter(|known| !known.own);
        let older = older.map(|known| (known.row, known.import.clone())).collect();
        Self { source: unit.source.clone(), context: unit.context.clone(), rows, older }
    }

    fn is_of(&self, unit: &Unit) -> bool {
        self.source == unit.source && self.context == unit.context
    }

    /// Those of its units that may be what comes in: the one with its target, and the first that may be spoken for.
    fn candidates(&mut self, unit: &Unit, seen: &Rows) -> Vec<i64> {
        while self.older.last().is_some_and(|&(row, _)| seen.contains(row)) {
            self.older.pop();
        }
        let may_be = |(row, import): &&(i64, Option<String>)| *import == unit.provenance.import && !seen.contains(*row);
        let older = self.older.iter().rev().find(may_be).map(|&(row, _)| row);
        let same = self.rows.get(&target_fingerprint(&unit.target)).copied();
        same.into_iter().chain(older).collect()
    }

    fn insert(&mut self, target: &str, row: i64) {
        self.rows.insert(target_fingerprint(target), row);
    }
}

fn target_fingerprint(target: &str) -> i64 {
    fingerprint(&[Some(target)])
}

/// Rows of the memory that an import has spoken for, a bit each: a file may have millions.
#[derive(Debug, Default)]
struct Rows(Vec<u64>);

impl Rows {
    fn place(row: i64) -> Option<(usize, u64)> {
        let row = usize::try_from(row).ok()?;
        Some((row / 64, 1 << (row % 64)))
    }

    fn insert(&mut self, row: i64) {
        let Some((word, bit)) = Self::place(row) else { return };
        if self.0.len() <= word {
            self.0.resize(word + 1, 0);
        }
        if let Some(word) = self.0.get_mut(word) {
            *word |= bit;
        }
    }

    fn contains(&self, row: i64) -> bool {
        Self::place(row).is_some_and(|(word, bit)| self.0.get(word).is_some_and(|word| word & bit != 0))
    }
}

/// A unit of the memory with the same source in the same context.
struct Known {
    row: i64,
    id: String,
    target: String,
    import: Option<String>,
    own: bool,
}

/// The units of those rows that have this source in this context, as this import sees them.
fn known(connection: &Connection, place: Place, rows: &[i64], unit: &Unit) -> Result<Vec<Known>, StoreError> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    // What this import has changed already counts as changed.
    let mut statement = connection.prepare_cached(&format!(
        "SELECT rowid, id, import, batch,
            coalesce((SELECT target FROM staged_edit edit WHERE edit.batch = ?2 AND edit.unit = unit.id), target)
         FROM unit WHERE rowid = ?1 AND source = ?3 AND context_before IS ?4 AND context_after IS ?5
            AND (batch = ?2 OR {SEEN})"
    ))?;
    let mut known = Vec::new();
    for row in rows {
        let parameters = (row, place.batch, &unit.source, &unit.context.before, &unit.context.after);
        let found = statement.query_row(parameters, |row| {
            Ok(Known {
                row: row.get(0)?,
                id: row.get(1)?,
                import: row.get(2)?,
                own: row.get::<_, i64>(3)? == place.batch,
                target: row.get(4)?,
            })
        });
        known.extend(found.optional()?);
    }
    Ok(known)
}

/// Where units are staged.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) memory: i64,
    pub(super) batch: i64,
}

/// Takes the units of a part in, with the statements that each of them needs: looking these up takes as long as one of them.
pub(super) struct Taker<'a> {
    connection: &'a Connection,
    place: Place,
    written: CachedStatement<'a>,
    insert: CachedStatement<'a>,
}

impl<'a> Taker<'a> {
    pub(super) fn new(connection: &'a Connection, place: Place) -> Result<Self, StoreError> {
        let written = connection.prepare_cached(fingerprints::WRITTEN)?;
        let insert = connection.prepare_cached(
            "INSERT INTO unit (id, memory, fingerprint, source, target, context_before, context_after, article, segment,
                article_title, who, import, created_at, changed_at, uses, batch, extra)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        )?;
        Ok(Self { connection, place, written, insert })
    }

    /// Takes one unit in; answers whether it is new. Two units of a file with the same source are two translations, and the
    /// second does not overwrite the first.
    pub(super) fn take(
        &mut self,
        new: &mut NewUnit,
        fingerprint: i64,
        known_of: &mut KnownOf,
        outcome: &mut ImportOutcome,
    ) -> Result<bool, StoreError> {
        let KnownOf { seen, fresh, crowds } = known_of;
        let unit = &new.unit;
        let rows = match crowds.get_mut(&fingerprint).filter(|crowd| crowd.is_of(unit)) {
            Some(crowd) => crowd.candidates(unit, seen),
            None => fresh.rows(fingerprint, &mut self.written, self.place.memory)?,
        };
        let known = known(self.connection, self.place, &rows, unit)?;
        if known.len() > CROWD {
            crowds.entry(fingerprint).or_insert_with(|| Crowd::new(unit, &known));
        }
        let mut crowd = crowds.get_mut(&fingerprint).filter(|crowd| crowd.is_of(unit));
        if let Some(same) = known.iter().find(|known| known.target == unit.target) {
            seen.insert(same.row);
            outcome.unchanged += 1;
            return Ok(false);
        }
        let import = unit.provenance.import.as_deref();
        let older =
            known.iter().find(|known| !known.own && known.import.as_deref() == import && !seen.contains(known.row));
        if let Some(older) = older {
            let (target, who, at) = (&unit.target, &unit.provenance.who, Stored(unit.changed_at));
            self.connection
                .prepare_cached(
                    "INSERT INTO staged_edit (batch, unit, target, who, changed_at, extra) VALUES (?, ?, ?, ?, ?, ?)",
                )?
                .execute((self.place.batch, &older.id, target, who, at, &new.extra))?;
            seen.insert(older.row);
            if let Some(crowd) = &mut crowd {
                crowd.insert(&unit.target, older.row);
            }
            outcome.updated += 1;
            return Ok(false);
        }
        if !self.insert(new, fingerprint)? {
            // A file may name its units as it likes; what is there already keeps its identifier.
            new.unit.id = UnitId::new();
            self.insert(new, fingerprint)?;
        }
        let row = self.connection.last_insert_rowid();
        fresh.insert(fingerprint, row);
        if let Some(crowd) = crowd {
            crowd.insert(&new.unit.target, row);
        }
        outcome.created += 1;
        Ok(true)
    }

    /// Adds a unit to the batch; `false` when its identifier is taken.
    fn insert(&mut self, new: &NewUnit, fingerprint: i64) -> Result<bool, StoreError> {
        let NewUnit { unit, extra } = new;
        let (article, segment) = unit.provenance.segment.as_ref().map(|(a, s)| (a.as_str(), s.as_str())).unzip();
        // By position, since binding by name takes a third of the time of an insertion.
        let inserted = self.insert.execute(rusqlite::params![
            unit.id.as_str(),
            self.place.memory,
            fingerprint,
            unit.source,
            unit.target,
            unit.context.before,
            unit.context.after,
            article,
            segment,
            unit.provenance.article_title,
            unit.provenance.who,
            unit.provenance.import,
            Stored(unit.created_at),
            Stored(unit.changed_at),
            Stored(unit.uses),
            self.place.batch,
            extra,
        ]);
        match inserted {
            Ok(_) => Ok(true),
            Err(rusqlite::Error::SqliteFailure(error, _))
                if error.code == ErrorCode::ConstraintViolation
                    && [ffi::SQLITE_CONSTRAINT_PRIMARYKEY, ffi::SQLITE_CONSTRAINT_UNIQUE]
                        .contains(&error.extended_code) =>
            {
                Ok(false)
            }
            Err(error) => Err(error.into()),
        }
    }
}
