//! How do many units come in? An import of a memory: all of it, or nothing.
//!
//! The units are staged, a part at a time, in a batch that nobody sees; then one short transaction shows the batch. So a save
//! waits for a part at most (some ten milliseconds), a file may turn out broken at its end, and what a crash left behind
//! stays unseen until it is swept.

use super::audit::append_audit;
use super::changes::append_batch;
use super::columns::{Stored, kept};
use super::fingerprints::{self, Fresh};
use super::hidden::{self, Kind};
use super::memories::{SEEN, known_memory, unit_fingerprint};
use super::{Store, StoreError};
use crate::id::UnitId;
use crate::memory::unit::Unit;
use jiff::Timestamp;
use rusqlite::{CachedStatement, Connection, ErrorCode, OptionalExtension, ffi};
use serde_json::json;

/// A unit that comes in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewUnit {
    /// The unit.
    pub unit: Unit,
    /// What else its file said, as JSON, to be kept with it.
    pub extra: Option<String>,
}

impl From<Unit> for NewUnit {
    fn from(unit: Unit) -> Self {
        Self { unit, extra: None }
    }
}

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

impl std::ops::AddAssign for ImportOutcome {
    fn add_assign(&mut self, other: Self) {
        self.created += other.created;
        self.updated += other.updated;
        self.unchanged += other.unchanged;
    }
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
struct Place {
    memory: i64,
    batch: i64,
}

/// Takes the units of a part in, with the statements that each of them needs: looking these up takes as long as one of them.
struct Taker<'a> {
    connection: &'a Connection,
    place: Place,
    written: CachedStatement<'a>,
    insert: CachedStatement<'a>,
}

impl<'a> Taker<'a> {
    fn new(connection: &'a Connection, place: Place) -> Result<Self, StoreError> {
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
    fn take(
        &mut self,
        new: &mut NewUnit,
        fingerprint: i64,
        known_of: &mut KnownOf,
        outcome: &mut ImportOutcome,
    ) -> Result<bool, StoreError> {
        let KnownOf { seen, fresh } = known_of;
        let unit = &new.unit;
        let rows = fresh.rows(fingerprint, &mut self.written, self.place.memory)?;
        let known = known(self.connection, self.place, &rows, unit)?;
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
            outcome.updated += 1;
            return Ok(false);
        }
        if !self.insert(new, fingerprint)? {
            // A file may name its units as it likes; what is there already keeps its identifier.
            new.unit.id = UnitId::new();
            self.insert(new, fingerprint)?;
        }
        fresh.insert(fingerprint, self.connection.last_insert_rowid());
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

/// What an import knows of the units that are there; lent to the writer while it stages.
#[derive(Debug, Default)]
struct KnownOf {
    /// Those that were there before and that it has spoken for.
    seen: Rows,
    /// Its own, as far as they are not found otherwise yet.
    fresh: Fresh,
}

/// An import on its way. What is staged is seen by nobody before [`commit`](Self::commit); dropped without it, nothing of it
/// was ever there.
pub struct Staging {
    store: Store,
    place: Place,
    memory: String,
    import: String,
    who: String,
    /// How many imports of this memory came in before this one.
    before: i64,
    known: KnownOf,
    outcome: ImportOutcome,
    /// The units that the last part made.
    created: Vec<Unit>,
    over: bool,
}

impl Staging {
    /// Stages some units, and gives itself back; after an error nothing of the import is left. They are one write: others wait for
    /// some ten microseconds a unit.
    ///
    /// A unit with the same source, English and context as one that is there is left out; one whose source and context came
    /// by the same import before, but with other English, will replace that English.
    ///
    /// # Errors
    /// [`StoreError::Busy`] when another process writes for longer than five seconds, or took this import for dead because
    /// nothing was staged for [`hidden::DEAD`]; [`StoreError::Internal`].
    pub fn stage(mut self, units: Vec<NewUnit>, now: Timestamp) -> Result<Self, StoreError> {
        let mut ready = Vec::with_capacity(units.len());
        for mut new in units {
            let unit = &mut new.unit;
            unit.created_at = kept(unit.created_at);
            unit.changed_at = kept(unit.changed_at);
            unit.provenance.import.get_or_insert_with(|| self.import.clone());
            ready.push((unit_fingerprint(&unit.source, &unit.context), new));
        }
        let (place, mut known) = (self.place, std::mem::take(&mut self.known));
        let (known, outcome, created) = self.store.write_unsynced(move |tx| {
            let (mut outcome, mut created) = (ImportOutcome::default(), Vec::with_capacity(ready.len()));
            let mut taker = Taker::new(tx, place)?;
            for (fingerprint, mut new) in ready {
                if taker.take(&mut new, fingerprint, &mut known, &mut outcome)? {
                    created.push(new.unit);
                }
            }
            hidden::grow(tx, place.batch, outcome.created, now)?;
            Ok((known, outcome, created))
        })?;
        (self.known, self.created) = (known, created);
        self.outcome += outcome;
        if self.known.fresh.is_full() {
            self.write_fingerprints(now)?;
        }
        Ok(self)
    }

    /// The key of the change that will show it.
    #[must_use]
    pub fn batch(&self) -> String {
        self.place.batch.to_string()
    }

    /// The units that the last part made, as they will be seen; each is given once.
    pub fn created(&mut self) -> Vec<Unit> {
        std::mem::take(&mut self.created)
    }

    fn write_fingerprints(&mut self, now: Timestamp) -> Result<(), StoreError> {
        let place = self.place;
        for part in self.known.fresh.parts() {
            self.store.write_unsynced(move |tx| {
                hidden::grow(tx, place.batch, 0, now)?;
                fingerprints::write(tx, place.memory, &part)
            })?;
        }
        Ok(())
    }

    /// Shows what was staged, in one transaction: a moment for new units, some microseconds for each that is changed.
    ///
    /// # Errors
    /// [`StoreError::Busy`] when another import came into the memory meanwhile, whose units this one cannot have known, or
    /// when this one was taken for dead; and those of every write. Nothing of it is there then.
    pub fn commit(mut self, now: Timestamp) -> Result<ImportOutcome, StoreError> {
        self.write_fingerprints(now)?;
        let (place, outcome, before) = (self.place, self.outcome, self.before);
        let (memory, import, who) = (self.memory.clone(), self.import.clone(), self.who.clone());
        self.store.write_in_turn(move |tx| {
            let counted = tx
                .prepare_cached("UPDATE memory SET imports = imports + 1 WHERE id = ? AND imports = ?")?
                .execute((place.memory, before))?;
            if counted == 0 {
                return Err(StoreError::Busy);
            }
            hidden::show(tx, place.batch)?;
            tx.prepare_cached(
                "UPDATE unit SET target = edit.target, who = edit.who, changed_at = edit.changed_at, extra = edit.extra
                 FROM staged_edit edit WHERE edit.batch = ? AND edit.unit = unit.id",
            )?
            .execute((place.batch,))?;
            tx.prepare_cached("INSERT INTO change (kind, key) SELECT 'unit', unit FROM staged_edit WHERE batch = ?")?
                .execute((place.batch,))?;
            tx.prepare_cached("DELETE FROM staged_edit WHERE batch = ?")?.execute((place.batch,))?;
            if outcome.created > 0 {
                append_batch(tx, place.batch)?;
            }
            let ImportOutcome { created, updated, unchanged } = outcome;
            let detail = json!({ "import": import, "created": created, "updated": updated, "unchanged": unchanged });
            append_audit(tx, "memory:imported", &memory, &detail, &who, now)
        })?;
        self.over = true;
        Ok(outcome)
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        if !self.over {
            // What stays behind is unseen, and swept some day.
            let _ = self.store.sweep_batch(self.place.batch);
        }
    }
}

/// How many units are staged at once where all of them are at hand.
const PART: usize = 500;

impl Store {
    /// Imports units that are at hand, whole or not at all.
    ///
    /// # Errors
    /// Those of [`begin_import`](Self::begin_import), [`stage`](Staging::stage) and [`commit`](Staging::commit).
    pub fn import_units(
        &self,
        memory: &str,
        import: &str,
        units: impl IntoIterator<Item = Unit>,
        who: &str,
        now: Timestamp,
    ) -> Result<ImportOutcome, StoreError> {
        let mut staging = self.begin_import(memory, import, who, now)?;
        let mut units = units.into_iter().map(NewUnit::from).peekable();
        while units.peek().is_some() {
            staging = staging.stage(units.by_ref().take(PART).collect(), now)?;
        }
        staging.commit(now)
    }

    /// Begins an import into a memory. `import` names the file or job; each unit gets it as its provenance if it has none.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for the memory, and those of every write: [`StoreError::Busy`], [`StoreError::Internal`].
    pub fn begin_import(&self, memory: &str, import: &str, who: &str, now: Timestamp) -> Result<Staging, StoreError> {
        let (name, import, who) = (memory.to_owned(), import.to_owned(), who.to_owned());
        let detail = json!({ "import": import });
        let (memory, by) = (name.clone(), who.clone());
        let (place, before) = self.write(move |tx| {
            let memory = known_memory(tx, &memory)?;
            let before = tx.query_row("SELECT imports FROM memory WHERE id = ?", (memory,), |row| row.get(0))?;
            let batch = hidden::begin(tx, Kind::Import, memory, &detail, &by, now)?;
            Ok((Place { memory, batch }, before))
        })?;
        let (known, outcome, created) = (KnownOf::default(), ImportOutcome::default(), Vec::new());
        Ok(Staging { store: self.clone(), place, memory: name, import, who, before, known, outcome, created, over: false })
    }
}
