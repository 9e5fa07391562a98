//! HOW IS A MEMORY KEPT CLEAN? What is wrong in it, what it holds, and deletions by a filter, which can be looked at before and
//! undone after.

use super::{App, AppError, LOCAL};
use crate::arabic::fold_str;
use crate::id::UnitId;
use crate::memory::faults::{Fault, Faults, FaultyUnit, Repeated};
use crate::memory::{Side, Unit};
use crate::store::{Deletion, UnitFilter};
use jiff::Timestamp;
use std::collections::{BTreeMap, HashMap, HashSet};

/// How many imports and persons the statistics name.
const NAMED: usize = 50;
/// How many units of a deletion are shown.
const SHOWN: usize = 20;

/// Which units to delete: all that is given must hold.
#[derive(Clone, Debug, Default)]
pub struct DeletionRequest {
    /// What the store knows of.
    pub filter: UnitFilter,
    /// That text stands in the unit: the Arabic in any spelling, the English in any case.
    pub text: Option<(Side, String)>,
    /// It has that fault.
    pub fault: Option<Fault>,
    /// Really all, if nothing else is given.
    pub all: bool,
}

/// What a deletion did, or would do.
#[derive(Clone, Debug)]
pub struct DeletionReport {
    /// How many units.
    pub units: u64,
    /// The first of them.
    pub shown: Vec<Unit>,
    /// What was done; `None` for a dry run, and where there was nothing to do.
    pub deletion: Option<Deletion>,
}

/// Faults, a page of them.
#[derive(Clone, Debug)]
pub struct FaultPage {
    /// The page.
    pub faults: Vec<(FaultyUnit, Unit)>,
    /// How many there are of that kind.
    pub total: usize,
    /// How many there are of each kind.
    pub counts: BTreeMap<Fault, usize>,
}

/// What a memory holds.
#[derive(Clone, Debug, Default)]
pub struct MemoryStatistics {
    /// Units.
    pub units: u64,
    /// Different Arabic texts, whatever their spelling.
    pub sources: u64,
    /// Words of the Arabic.
    pub source_words: u64,
    /// Words of the English.
    pub target_words: u64,
    /// How often units were inserted.
    pub uses: u64,
    /// Units of each import, the most first; `None` for what was confirmed here.
    pub imports: Vec<(Option<String>, u64)>,
    /// Units of each person, the most first; `None` where nobody knows.
    pub persons: Vec<(Option<String>, u64)>,
    /// Units of each year in which they were last changed (UTC), the newest first.
    pub years: Vec<(i16, u64)>,
    /// How many have which fault.
    pub faults: BTreeMap<Fault, usize>,
}

impl App {
    /// What is wrong in a memory: of one kind, or of all, from `skip`. Reads the memory twice.
    ///
    /// # Errors
    /// [`AppError::Store`] with `NotFound`.
    pub fn faults(&self, memory: &str, kind: Option<Fault>, skip: usize, limit: usize) -> Result<FaultPage, AppError> {
        let all = self.all_faults(memory, None)?;
        let counts = counted(&all);
        let of_kind: Vec<FaultyUnit> =
            all.into_iter().filter(|found| kind.is_none_or(|kind| kind == found.fault)).collect();
        let page = of_kind.iter().skip(skip).take(limit);
        // One that was deleted since is not shown.
        let faults = page.filter_map(|found| Some((found.clone(), self.store.unit(memory, &found.unit).ok()?)));
        Ok(FaultPage { faults: faults.collect(), total: of_kind.len(), counts })
    }

    fn all_faults(
        &self,
        memory: &str,
        mut statistics: Option<&mut MemoryStatistics>,
    ) -> Result<Vec<FaultyUnit>, AppError> {
        let (everything, mut repeated) = (UnitFilter::default(), Repeated::default());
        self.store.each_unit_of(memory, &everything, &mut |unit| {
            repeated.note(&unit.source);
            Ok(())
        })?;
        if let Some(statistics) = &mut statistics {
            statistics.sources = repeated.sources() as u64;
        }
        let mut faults = Faults::new(repeated);
        self.store.each_unit_of(memory, &everything, &mut |unit| {
            faults.judge(&unit);
            Ok(())
        })?;
        Ok(faults.finish())
    }

    /// What a memory holds. Reads it three times.
    ///
    /// # Errors
    /// [`AppError::Store`] with `NotFound`.
    pub fn memory_statistics(&self, memory: &str) -> Result<MemoryStatistics, AppError> {
        let mut statistics = MemoryStatistics::default();
        let (mut imports, mut persons) = (HashMap::new(), HashMap::new());
        let mut years = BTreeMap::new();
        self.store.each_unit_of(memory, &UnitFilter::default(), &mut |unit| {
            statistics.units += 1;
            statistics.uses += unit.uses;
            statistics.source_words += unit.source.split_whitespace().count() as u64;
            statistics.target_words += unit.target.split_whitespace().count() as u64;
            *imports.entry(unit.provenance.import).or_insert(0) += 1;
            *persons.entry(unit.provenance.who).or_insert(0) += 1;
            *years.entry(jiff::tz::Offset::UTC.to_datetime(unit.changed_at).year()).or_insert(0) += 1;
            Ok(())
        })?;
        (statistics.imports, statistics.persons) = (most(imports), most(persons));
        statistics.years = years.into_iter().rev().collect();
        statistics.faults = counted(&self.all_faults(memory, Some(&mut statistics))?);
        Ok(statistics)
    }

    /// Deletes the units of a memory that are asked for, or only says which they are.
    ///
    /// # Errors
    /// [`AppError::Invalid`] for a request of nothing, or of conflicts, of which nobody can say which unit is wrong;
    /// [`AppError::Store`] with `NotFound`.
    pub fn delete_units(
        &self,
        memory: &str,
        request: &DeletionRequest,
        detail: serde_json::Value,
        dry_run: bool,
    ) -> Result<DeletionReport, AppError> {
        let empty = request.filter == UnitFilter::default() && request.text.is_none() && request.fault.is_none();
        if empty && !request.all {
            return Err(AppError::invalid("", "say which units to delete; all of them only with \"all\": true"));
        }
        if request.fault == Some(Fault::Conflict) {
            let why = "of units that conflict each may be right; name those to delete in \"units\"";
            return Err(AppError::invalid("/fault", why));
        }
        let faulty: Option<HashSet<UnitId>> = match request.fault {
            None => None,
            Some(fault) => {
                let all = self.all_faults(memory, None)?;
                Some(all.into_iter().filter(|found| found.fault == fault).map(|found| found.unit).collect())
            }
        };
        let text = request.text.as_ref().map(|(side, text)| (*side, folded(*side, text)));
        let (mut ids, mut shown) = (Vec::new(), Vec::new());
        self.store.each_unit_of(memory, &request.filter, &mut |unit| {
            let says = |side, text: &String| match side {
                Side::Source => folded(side, &unit.source).contains(text),
                Side::Target => folded(side, &unit.target).contains(text),
            };
            let fits = text.as_ref().is_none_or(|(side, text)| says(*side, text))
                && faulty.as_ref().is_none_or(|faulty| faulty.contains(&unit.id));
            if fits {
                ids.push(unit.id.clone());
                if shown.len() < SHOWN {
                    shown.push(unit);
                }
            }
            Ok(())
        })?;
        let units = ids.len() as u64;
        if dry_run || ids.is_empty() {
            return Ok(DeletionReport { units, shown, deletion: None });
        }
        let deletion = self.store.delete_units(memory, ids, detail, LOCAL, Timestamp::now())?;
        Ok(DeletionReport { units: deletion.as_ref().map_or(0, |done| done.units), shown, deletion })
    }

    /// The deletions of a memory that can still be undone, the newest first.
    ///
    /// # Errors
    /// [`AppError::Store`] with `NotFound`.
    pub fn deletions(&self, memory: &str) -> Result<Vec<Deletion>, AppError> {
        Ok(self.store.deletions(memory)?)
    }

    /// Brings the units of a deletion back, and says how many.
    ///
    /// # Errors
    /// [`AppError::Store`] with `NotFound`.
    pub fn undo_deletion(&self, memory: &str, id: u64) -> Result<u64, AppError> {
        Ok(self.store.undo_deletion(memory, id, LOCAL, Timestamp::now())?)
    }
}

fn folded(side: Side, text: &str) -> String {
    match side {
        Side::Source => fold_str(text),
        Side::Target => text.to_lowercase(),
    }
}

fn counted(found: &[FaultyUnit]) -> BTreeMap<Fault, usize> {
    let mut counts: BTreeMap<Fault, usize> = Fault::ALL.into_iter().map(|fault| (fault, 0)).collect();
    found.iter().for_each(|found| *counts.entry(found.fault).or_default() += 1);
    counts
}

/// The names with the most units; equals by name.
fn most(counts: HashMap<Option<String>, u64>) -> Vec<(Option<String>, u64)> {
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
    counts.truncate(NAMED);
    counts
}
