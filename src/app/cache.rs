//! WHAT IS HELD IN MEMORY, AND IS IT TRUE? The fuzzy indexes and termbases, kept in step with the store.
//!
//! Every write that they must see has a number of the store's change sequence. Before each query the number that the
//! caches have reached is compared with the store's last (a few microseconds); what is missing is read and applied. That
//! keeps them right after a restart, a crash, or an import from the command line beside the running server.

use super::prepared::{self, Prepared, WORTH_KEEPING};
use super::task::Task;
use crate::glossary::explain::WordReading;
use crate::glossary::recognise::{Occurrence, Termbase};
use crate::glossary::{Activity, ConceptRecord, Habits};
use crate::id::{ConceptId, UnitId};
use crate::memory::index::{Builder, Closed, Staged};
use crate::memory::{Index, Settings, Unit};
use crate::store::{Change, ChangeKind, Store, StoreError};
use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, RwLock, RwLockReadGuard};

/// The caches behind their lock.
pub(super) struct Cached {
    pub(super) caches: RwLock<Caches>,
    folder: PathBuf,
    /// The change up to which the indexes have been kept.
    kept: AtomicU64,
    /// Merging and keeping.
    upkeep: Task,
}

/// A consistent picture of all memories and glossaries.
#[derive(Default)]
pub(super) struct Caches {
    reached: u64,
    /// The change after which the terms were as they are now, or a later one.
    pub terms_at: u64,
    /// Another one when all is made anew from the store: numbers of words mean something else then.
    pub made: Arc<()>,
    /// What the changes that show these batches bring into those memories (`arriving.rs`).
    pub arriving: BTreeMap<String, (String, Closed)>,
    /// The index of each memory.
    pub memories: BTreeMap<String, Index>,
    /// How much each memory is trusted.
    pub settings: BTreeMap<String, Settings>,
    /// The recogniser of each glossary, over its active concepts.
    pub termbases: BTreeMap<String, Termbase>,
    /// All concepts, retired ones too.
    pub concepts: HashMap<ConceptId, Arc<ConceptRecord>>,
    /// The glossary of each concept.
    pub glossary_of: HashMap<ConceptId, String>,
}

/// A recognised term with its concept.
#[derive(Clone, Debug)]
pub struct TermHit {
    /// Where, and how it was recognised.
    pub occurrence: Occurrence,
    /// The text there.
    pub text: String,
    /// The concept.
    pub record: Arc<ConceptRecord>,
    /// The glossary that it is in.
    pub glossary: String,
    /// How each of its written words stands for one of the term.
    pub words: Vec<WordReading>,
}

impl Cached {
    /// Everything, as the store has it now.
    pub(super) fn load(store: &Store, folder: &Path) -> Result<Self, StoreError> {
        let prepared = prepared::load(folder, store)?;
        let kept = prepared.as_ref().map_or(0, |prepared| prepared.reached);
        let caches = RwLock::new(Caches::load(store, prepared)?);
        Ok(Self { caches, folder: folder.to_owned(), kept: kept.into(), upkeep: Task::default() })
    }

    /// The caches, no older than the store is now.
    pub(super) fn read(self: &Arc<Self>, store: &Store) -> Result<RwLockReadGuard<'_, Caches>, StoreError> {
        let last = store.last_change()?;
        if let Ok(caches) = self.caches.read()
            && caches.reached >= last
        {
            return Ok(caches);
        }
        match self.caches.write() {
            Ok(mut caches) => caches.catch_up(store)?,
            Err(poisoned) => {
                // A panic half-way through an update may have left anything: start anew from the store.
                let mut caches = poisoned.into_inner();
                *caches = Caches::load(store, None)?;
                self.caches.clear_poison();
            }
        }
        let caches = self.caches.read().map_err(|_| StoreError::Busy)?;
        self.look_after(&caches, store);
        Ok(caches)
    }

    /// Begins to merge and keep what is due, beside the queries.
    pub(super) fn look_after(self: &Arc<Self>, caches: &Caches, store: &Store) {
        let due = caches.memories.values().any(Index::is_due) || self.is_worth_keeping(caches, SELDOM);
        if due {
            let (cached, store) = (self.clone(), store.clone());
            self.upkeep.begin("indexes", move || {
                cached.merge();
                cached.keep(&store, SELDOM);
            });
        }
    }

    /// Whether nothing is being merged or kept, and nothing is due.
    pub(super) fn is_settled(&self) -> bool {
        let due = |caches: RwLockReadGuard<'_, Caches>| caches.memories.values().any(Index::is_due);
        self.upkeep.is_idle() && !self.caches.read().is_ok_and(due)
    }

    /// Forgets what was laid ready for a batch that will not be shown.
    pub(super) fn forget(&self, batch: &str) {
        if let Ok(mut caches) = self.caches.write() {
            caches.arriving.remove(batch);
        }
    }

    /// Keeps the indexes for the next start, if anything has changed.
    pub(super) fn close(&self, store: &Store) {
        self.keep(store, 1);
    }

    /// Merges what is due, beside the queries and edits that go on: they wait for the exchange alone.
    fn merge(&self) {
        let due = || {
            let caches = self.caches.read().ok()?;
            caches.memories.iter().find_map(|(name, index)| Some((name.clone(), index.due()?)))
        };
        while let Some((name, merge)) = due() {
            let mut merged = merge.run();
            let Ok(mut caches) = self.caches.write() else { return };
            if let Some(index) = caches.memories.get_mut(&name) {
                index.settle(&mut merged);
            }
            drop(caches);
        }
    }

    fn is_worth_keeping(&self, caches: &Caches, changes: u64) -> bool {
        let units: usize = caches.memories.values().map(Index::len).sum();
        units >= WORTH_KEEPING && caches.reached >= self.kept.load(Ordering::Acquire).saturating_add(changes)
    }

    /// Keeps the indexes, if so much has changed since they were. A copy is written, so that nobody waits for the disk.
    fn keep(&self, store: &Store, changes: u64) {
        let copy = || {
            let caches = self.caches.read().ok().filter(|caches| self.is_worth_keeping(caches, changes))?;
            // Another process may have written meanwhile; then another time will do.
            let standing = store.standing().ok().filter(|standing| standing.change == caches.reached)?;
            Some((standing, caches.memories.clone()))
        };
        let Some((standing, memories)) = copy() else { return };
        match prepared::save(&self.folder, &standing, &memories) {
            Ok(()) => self.kept.store(standing.change, Ordering::Release),
            Err(error) => tracing::warn!(%error, "the indexes could not be kept; the next start makes them anew"),
        }
    }
}

/// So many changed units are read and put in at once.
const AT_ONCE: usize = 10_000;

/// So many changes are caught up with in well under a second.
const SELDOM: u64 = 20_000;

impl Caches {
    fn load(store: &Store, prepared: Option<Prepared>) -> Result<Self, StoreError> {
        let mut caches = Self::default();
        let at_units = match prepared {
            Some(Prepared { reached, memories }) => {
                caches.memories = memories;
                reached
            }
            None => caches.build(store)?,
        };
        // The earlier number is the one reached: what came between the two reads is simply applied again.
        let (at_concepts, concepts) = store.snapshot_concepts()?;
        caches.reached = at_units.min(at_concepts);
        caches.terms_at = at_concepts;
        caches.read_memories(store)?;
        for glossary in store.glossaries()? {
            caches.termbases.entry(glossary.name).or_default();
        }
        for (glossary, record) in concepts {
            caches.put_concept(glossary, record);
        }
        Ok(caches)
    }

    /// Reads all units into indexes; answers the change up to which they are complete.
    fn build(&mut self, store: &Store) -> Result<u64, StoreError> {
        let mut builders: BTreeMap<String, Builder> = BTreeMap::new();
        let reached = store.each_unit(|memory, unit| match builders.get_mut(memory) {
            Some(builder) => builder.push(unit),
            None => builders.entry(memory.to_owned()).or_default().push(unit),
        })?;
        self.memories = builders.into_iter().map(|(memory, builder)| (memory, builder.finish())).collect();
        Ok(reached)
    }

    fn catch_up(&mut self, store: &Store) -> Result<(), StoreError> {
        let changes = store.changes_since(self.reached)?;
        let Some(last) = changes.last().map(|change| change.seq) else { return Ok(()) };
        let keys = |kind: ChangeKind| {
            let mut keys: Vec<String> =
                changes.iter().filter(|change| change.kind == kind).map(|Change { key, .. }| key.clone()).collect();
            keys.sort_unstable();
            keys.dedup();
            keys
        };
        if changes.iter().any(|change| change.kind == ChangeKind::Memory) {
            self.read_memories(store)?;
        }
        for name in keys(ChangeKind::Glossary) {
            self.termbases.entry(name).or_default();
        }
        let mut units: Vec<UnitId> = keys(ChangeKind::Unit).into_iter().map(UnitId::from).collect();
        for batch in keys(ChangeKind::Batch) {
            match self.arriving.remove(&batch) {
                Some((memory, closed)) => self.memories.entry(memory).or_default().absorb(closed),
                None => units.extend(store.units_of_batch(&batch)?),
            }
        }
        // Once each, and what changed after its batch was shown is read anew after it is in.
        units.sort_unstable();
        units.dedup();
        if units.len() > AT_ONCE {
            self.read_many(store, &units)?
        } else {
            self.read_units(store, &units)?
        }
        let concepts: Vec<ConceptId> = keys(ChangeKind::Concept).into_iter().map(ConceptId::from).collect();
        if !concepts.is_empty() {
            self.terms_at = last;
        }
        for (id, found) in store.concepts_by_id(&concepts)? {
            match found {
                Some((glossary, record)) => self.put_concept(glossary, record),
                None => self.take_concept(&id),
            }
        }
        self.reached = last;
        Ok(())
    }

    /// Brings the indexes up to date with those units.
    fn read_units(&mut self, store: &Store, units: &[UnitId]) -> Result<(), StoreError> {
        let mut there: BTreeMap<String, Vec<Unit>> = BTreeMap::new();
        for (id, found) in store.units_by_id(units)? {
            match found {
                Some((memory, unit)) => there.entry(memory).or_default().push(unit),
                None => {
                    self.memories.values_mut().any(|index| index.remove(&id));
                }
            }
        }
        for (memory, units) in there {
            self.memories.entry(memory).or_default().insert_all(&units);
        }
        Ok(())
    }

    /// The same for so many that they are not to be held at once, and make runs of their own.
    fn read_many(&mut self, store: &Store, units: &[UnitId]) -> Result<(), StoreError> {
        let mut staged: BTreeMap<String, Staged> = BTreeMap::new();
        for units in units.chunks(AT_ONCE) {
            for (id, found) in store.units_by_id(units)? {
                self.memories.values_mut().any(|index| index.remove(&id));
                if let Some((memory, unit)) = found {
                    let index = self.memories.entry(memory.clone()).or_default();
                    staged.entry(memory).or_default().push(index, &unit);
                }
            }
        }
        for (memory, staged) in staged {
            let index = self.memories.entry(memory).or_default();
            index.absorb(staged.close(&index.words()));
        }
        Ok(())
    }

    fn read_memories(&mut self, store: &Store) -> Result<(), StoreError> {
        for memory in store.memories()? {
            self.memories.entry(memory.name.clone()).or_default();
            self.settings.insert(memory.name, memory.settings);
        }
        Ok(())
    }

    fn put_concept(&mut self, glossary: String, record: ConceptRecord) {
        self.take_concept(&record.id);
        let termbase = self.termbases.entry(glossary.clone()).or_default();
        if record.activity == Activity::Active {
            let concept = &record.concept;
            let terms = concept.arabic().map(|term| term.text.as_str());
            termbase.insert(&record.id, concept.nature(), &concept.usage, terms);
        }
        self.glossary_of.insert(record.id.clone(), glossary);
        self.concepts.insert(record.id.clone(), record.into());
    }

    fn take_concept(&mut self, id: &ConceptId) {
        if let Some(termbase) = self.glossary_of.remove(id).and_then(|glossary| self.termbases.get_mut(&glossary)) {
            termbase.remove(id);
        }
        self.concepts.remove(id);
    }

    /// The terms of `text` in those glossaries (all, when `None`): by place, the longer first.
    pub(super) fn recognise(&self, text: &str, glossaries: Option<&[String]>) -> Vec<Occurrence> {
        let wanted = |name: &String| glossaries.is_none_or(|names| names.contains(name));
        let termbases: Vec<&Termbase> =
            self.termbases.iter().filter(|(name, _)| wanted(name)).map(|(_, termbase)| termbase).collect();
        if let [termbase] = termbases[..] {
            return termbase.recognise(text);
        }
        let mut all: Vec<Occurrence> = termbases.iter().flat_map(|termbase| termbase.recognise(text)).collect();
        all.sort_by_key(|occurrence| (occurrence.span.start, usize::MAX - occurrence.span.end));
        // What is inside a longer term of another glossary is inside all the same.
        let mut reach = 0;
        let mut longest = crate::arabic::Span::new(0, 0);
        for occurrence in &mut all {
            if occurrence.span.end <= reach && occurrence.span != longest {
                occurrence.within = true;
            } else if occurrence.span.end > reach {
                (reach, longest) = (occurrence.span.end, occurrence.span);
            }
        }
        all
    }

    /// The occurrences with their concepts and texts.
    pub(super) fn hits(&self, text: &str, occurrences: Vec<Occurrence>) -> Vec<TermHit> {
        if occurrences.is_empty() {
            return Vec::new();
        }
        let (offsets, habits) = (crate::arabic::Offsets::new(text), Habits::of(text));
        occurrences
            .into_iter()
            .filter_map(|occurrence| {
                let glossary = self.glossary_of.get(&occurrence.concept)?;
                let written = offsets.slice(occurrence.span);
                Some(TermHit {
                    text: written.to_owned(),
                    record: self.concepts.get(&occurrence.concept)?.clone(),
                    words: self.termbases.get(glossary)?.explain(written, habits, &occurrence),
                    glossary: glossary.clone(),
                    occurrence,
                })
            })
            .collect()
    }
}
