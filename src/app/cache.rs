//! WHAT IS HELD IN MEMORY, AND IS IT TRUE? The fuzzy indexes and termbases, kept in step with the store.
//!
//! Every write that they must see has a number of the store's change sequence. Before each query the number that the
//! caches have reached is compared with the store's last (a few microseconds); what is missing is read and applied. That
//! keeps them right after a restart, a crash, or an import from the command line beside the running server.

use crate::glossary::explain::WordReading;
use crate::glossary::recognise::{Occurrence, Termbase};
use crate::glossary::{Activity, ConceptRecord, Habits};
use crate::id::{ConceptId, UnitId};
use crate::memory::{Index, Settings};
use crate::store::{Change, ChangeKind, Store, StoreError};
use std::collections::{BTreeMap, HashMap};
use std::sync::{RwLock, RwLockReadGuard};

/// The caches behind their lock.
pub(super) struct Cached(RwLock<Caches>);

/// A consistent picture of all memories and glossaries.
#[derive(Default)]
pub(super) struct Caches {
    reached: u64,
    /// The index of each memory.
    pub memories: BTreeMap<String, Index>,
    /// How much each memory is trusted.
    pub settings: BTreeMap<String, Settings>,
    memory_of: HashMap<UnitId, String>,
    /// The recogniser of each glossary, over its active concepts.
    pub termbases: BTreeMap<String, Termbase>,
    /// All concepts, retired ones too.
    pub concepts: HashMap<ConceptId, ConceptRecord>,
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
    pub record: ConceptRecord,
    /// The glossary that it is in.
    pub glossary: String,
    /// How each of its written words stands for one of the term.
    pub words: Vec<WordReading>,
}

impl Cached {
    /// Everything, as the store has it now.
    pub(super) fn load(store: &Store) -> Result<Self, StoreError> {
        Ok(Self(RwLock::new(Caches::load(store)?)))
    }

    /// The caches, no older than the store is now.
    pub(super) fn read(&self, store: &Store) -> Result<RwLockReadGuard<'_, Caches>, StoreError> {
        let last = store.last_change()?;
        if let Ok(caches) = self.0.read()
            && caches.reached >= last
        {
            return Ok(caches);
        }
        match self.0.write() {
            Ok(mut caches) => caches.catch_up(store)?,
            Err(poisoned) => {
                // A panic half-way through an update may have left anything: start anew from the store.
                let mut caches = poisoned.into_inner();
                *caches = Caches::load(store)?;
                self.0.clear_poison();
            }
        }
        self.0.read().map_err(|_| StoreError::Busy)
    }
}

impl Caches {
    fn load(store: &Store) -> Result<Self, StoreError> {
        let mut caches = Self::default();
        // The earlier number is the one reached: what came between the two reads is simply applied again.
        let (at_units, units) = store.snapshot_units()?;
        let (at_concepts, concepts) = store.snapshot_concepts()?;
        caches.reached = at_units.min(at_concepts);
        caches.read_memories(store)?;
        for glossary in store.glossaries()? {
            caches.termbases.entry(glossary.name).or_default();
        }
        for (memory, unit) in units {
            caches.memory_of.insert(unit.id.clone(), memory.clone());
            caches.memories.entry(memory).or_default().insert(unit);
        }
        for (glossary, record) in concepts {
            caches.put_concept(glossary, record);
        }
        Ok(caches)
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
        let units: Vec<UnitId> = keys(ChangeKind::Unit).into_iter().map(UnitId::from).collect();
        for (id, found) in store.units_by_id(&units)? {
            match found {
                Some((memory, unit)) => {
                    self.memory_of.insert(id, memory.clone());
                    self.memories.entry(memory).or_default().insert(unit);
                }
                None => {
                    let memory = self.memory_of.remove(&id);
                    if let Some(index) = memory.and_then(|memory| self.memories.get_mut(&memory)) {
                        index.remove(&id);
                    }
                }
            }
        }
        let concepts: Vec<ConceptId> = keys(ChangeKind::Concept).into_iter().map(ConceptId::from).collect();
        for (id, found) in store.concepts_by_id(&concepts)? {
            match found {
                Some((glossary, record)) => self.put_concept(glossary, record),
                None => self.take_concept(&id),
            }
        }
        self.reached = last;
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
        self.concepts.insert(record.id.clone(), record);
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
