//! How do many units come in? An import of a memory: all of it, or nothing.
//!
//! The units are staged, a part at a time, in a batch that nobody sees; then one short transaction shows the batch. So a save
//! waits for a part at most (some ten milliseconds), a file may turn out broken at its end, and what a crash left behind
//! stays unseen until it is swept.

use super::audit::append_audit;
use super::changes::append_batch;
use super::columns::kept;
use super::fingerprints;
use super::hidden::{self, Kind};
use super::memories::{known_memory, unit_fingerprint};
use super::taking::{KnownOf, Place, Taker};
use super::{Store, StoreError};
use crate::memory::unit::Unit;
use jiff::Timestamp;
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
        Ok(Staging {
            store: self.clone(),
            place,
            memory: name,
            import,
            who,
            before,
            known,
            outcome,
            created,
            over: false,
        })
    }
}
