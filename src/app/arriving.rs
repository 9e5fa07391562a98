//! How is an import seen by the query after it? What it stages is cut meanwhile and put into a run at its end (`memory/index/staged.rs`),
//! and the caches take that when they hear that it is shown.
//!
//! Who hears of an import that another process made, or that went on while the caches were made anew, reads its units.

use super::cache::{Cached, Caches};
use crate::memory::Unit;
use crate::memory::index::Staged;
use crate::store::{Store, StoreError};
use std::sync::Arc;

/// For how many units the caches are held at once: some tenths of a millisecond.
const HELD: usize = 50;

/// Units of an import on their way into the index of its memory.
pub(super) struct Arriving {
    cached: Arc<Cached>,
    memory: String,
    /// Of which caches the words are numbers.
    made: Arc<()>,
    staged: Staged,
}

impl Arriving {
    /// The way for units of `memory`.
    pub(super) fn new(cached: &Arc<Cached>, store: &Store, memory: &str) -> Result<Self, StoreError> {
        let made = cached.read(store)?.made.clone();
        Ok(Self { cached: cached.clone(), memory: memory.to_owned(), made, staged: Staged::default() })
    }

    /// Takes units that were staged. `None` when they must be read from the store instead.
    pub(super) fn push(&mut self, store: &Store, units: &[Unit]) -> Option<()> {
        for units in units.chunks(HELD) {
            // No older than the store: an identifier that a unit has given free is free in the index too.
            let caches = self.cached.read(store).ok()?;
            let index = of(&caches, &self.made)?.memories.get(&self.memory)?;
            let new: Vec<&Unit> = units.iter().filter(|unit| !self.staged.push_known(index, unit)).collect();
            drop(caches);
            if !new.is_empty() {
                let mut caches = self.cached.caches.write().ok()?;
                of(&caches, &self.made)?;
                let index = caches.memories.get_mut(&self.memory)?;
                new.iter().for_each(|unit| self.staged.push(index, unit));
            }
        }
        Some(())
    }

    /// Lays it ready for the change that will show `batch`.
    pub(super) fn lay_ready(self, batch: &str) -> Option<()> {
        let mut caches = self.cached.caches.write().ok()?;
        of(&caches, &self.made)?;
        let index = caches.memories.get_mut(&self.memory)?;
        index.shrink();
        let words = index.words();
        drop(caches);
        let closed = self.staged.close(&words);
        let mut caches = self.cached.caches.write().ok()?;
        of(&caches, &self.made)?;
        caches.arriving.insert(batch.to_owned(), (self.memory, closed));
        Some(())
    }
}

/// Those caches, if they are the ones.
fn of<'a>(caches: &'a Caches, made: &Arc<()>) -> Option<&'a Caches> {
    Arc::ptr_eq(&caches.made, made).then_some(caches)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{App, ImportFormat};
    use crate::store::{NewUnit, Staging};
    use jiff::Timestamp;

    fn app() -> (App, tempfile::TempDir) {
        let folder = tempfile::tempdir().unwrap();
        (App::open(folder.path()).unwrap(), folder)
    }

    /// What the caches find at 100 %, without catching up.
    fn found(app: &App, source: &str) -> usize {
        app.cached.caches.read().unwrap().memories["desk"].search(source, None, 1.0, 9).len()
    }

    fn begun(app: &App, sources: &[&str]) -> (Staging, Arriving, Vec<Unit>) {
        let now = Timestamp::now();
        let staging = app.store.begin_import("desk", "partner.tsv", "amal", now).unwrap();
        let units = sources.iter().map(|source| NewUnit::from(Unit::of(source, "Yes."))).collect();
        let mut staging = staging.stage(units, now).unwrap();
        let created = staging.created();
        (staging, Arriving::new(&app.cached, &app.store, "desk").unwrap(), created)
    }

    #[test]
    fn an_import_is_in_the_index_when_it_is_done_and_as_the_store_has_it() {
        let (app, folder) = app();
        let line = |n: usize| format!("قال الوزير رقم {}\tThe minister said {n}.\n", n % 900);
        let lines: String = (0..1_200).map(line).collect();
        let file = folder.path().join("units.tsv");
        for (file_has, created) in [(lines, 1_200), (line(3) + &line(4) + "نعم\tYes.\n", 1)] {
            std::fs::write(&file, file_has).unwrap();
            assert_eq!(app.import_file("desk", ImportFormat::Tsv, &file).unwrap().created, created);
        }
        let (kept, anew) = (app.cached.caches.read().unwrap(), Cached::load(&app.store, folder.path()).unwrap());
        let anew = anew.caches.read().unwrap();
        assert!(kept.arriving.is_empty());
        let (kept, anew) = (&kept.memories["desk"], &anew.memories["desk"]);
        assert_eq!((kept.len(), anew.len()), (1_201, 1_201));
        for query in ["قال الوزير رقم 5", "قال الوزير رقم 1", "وقال الوزير رقم ٧", "نعم"]
        {
            let found = kept.search(query, None, 0.5, 2_000);
            assert!(!found.is_empty());
            assert_eq!(found, anew.search(query, None, 0.5, 2_000), "{query}");
        }
    }

    #[test]
    fn what_happens_to_a_unit_after_its_import_is_not_undone_by_it() {
        let (app, _folder) = app();
        let (staging, mut way, created) = begun(&app, &["قال الوزير نعم", "قال السفير لا"]);
        way.push(&app.store, &created).unwrap();
        way.lay_ready(&staging.batch()).unwrap();
        app.ready().unwrap();
        assert_eq!(found(&app, "قال السفير لا"), 0, "it is not shown yet");
        staging.commit(Timestamp::now()).unwrap();
        app.store.delete_unit("desk", &created[0].id, "amal", Timestamp::now()).unwrap();
        app.ready().unwrap();
        assert_eq!(["قال الوزير نعم", "قال السفير لا"].map(|source| found(&app, source)), [0, 1]);
    }

    #[test]
    fn caches_that_were_made_anew_read_what_was_staged_for_others() {
        let (app, _folder) = app();
        let (staging, mut way, created) = begun(&app, &["قال الوزير نعم"]);
        app.cached.caches.write().unwrap().made = Arc::default();
        assert!(way.push(&app.store, &created).is_none() && way.lay_ready(&staging.batch()).is_none());
        staging.commit(Timestamp::now()).unwrap();
        app.ready().unwrap();
        assert_eq!(found(&app, "قال الوزير نعم"), 1);
    }
}
