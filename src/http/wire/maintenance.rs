//! The care of memories on the wire.

use super::memory::UnitOrigin;
use crate::app::{DeletionReport, FaultPage, MemoryStatistics};
use crate::store::Deletion as DomainDeletion;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// Which units to delete: all that is given must hold.
#[derive(Debug, Default, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::http) struct DeletionRequest {
    /// Only say which they are; nothing is deleted.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub dry_run: bool,
    /// One of these identifiers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub units: Option<Vec<String>>,
    /// By that person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub who: Option<String>,
    /// Brought by that import.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub import: Option<String>,
    /// Confirmed in that article.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub article: Option<String>,
    /// Last changed at or after this moment.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    pub since: Option<String>,
    /// Last changed before this moment.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    pub before: Option<String>,
    /// This text stands in it: the Arabic in any spelling, the English in any case.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Where the text stands: source (when left out) or target.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub side: Option<String>,
    /// It has that fault: empty, copied, wrong_language, unbalanced or duplicate (of which the best stays).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fault: Option<String>,
    /// All units of the memory, where nothing else is given.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub all: bool,
}

/// What a deletion did, or would do.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct DeletionDone {
    /// How many units.
    pub units: u64,
    /// The first twenty of them.
    pub shown: Vec<UnitOrigin>,
    /// What was done; null for a dry run, and where there was nothing to delete.
    pub deletion: Option<Deletion>,
}

/// A deletion that can still be undone.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct Deletion {
    pub id: u64,
    pub units: u64,
    #[schema(format = DateTime)]
    pub at: String,
    pub who: String,
    /// What was asked for.
    pub filter: serde_json::Value,
    /// Until when it can be undone.
    #[schema(format = DateTime)]
    pub until: String,
}

impl From<DomainDeletion> for Deletion {
    fn from(deletion: DomainDeletion) -> Self {
        let until = deletion.until().to_string();
        let DomainDeletion { id, units, at, who, detail } = deletion;
        Self { id, units, at: at.to_string(), who, filter: detail, until }
    }
}

impl DeletionDone {
    pub(in crate::http) fn new(memory: &str, report: DeletionReport) -> Self {
        Self {
            units: report.units,
            shown: report.shown.iter().map(|unit| UnitOrigin::new(memory, unit)).collect(),
            deletion: report.deletion.map(Deletion::from),
        }
    }
}

/// Deletions that can still be undone.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct Deletions {
    pub deletions: Vec<Deletion>,
}

/// What came back.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct Restored {
    pub units: u64,
}

/// A unit and what is wrong with it.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct Fault {
    /// empty, copied, wrong_language, unbalanced, duplicate or conflict.
    pub kind: &'static str,
    pub unit: UnitOrigin,
    /// Of a duplicate, the unit that would stay; of a conflict, the one that is used most, or else the newest.
    pub like: Option<String>,
}

/// What is wrong in a memory.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct Faults {
    pub faults: Vec<Fault>,
    /// How many there are of the kind that was asked for.
    pub total: usize,
    /// How many there are of each kind.
    pub counts: BTreeMap<&'static str, usize>,
    /// Where the next page begins; none on the last.
    pub next: Option<String>,
}

impl Faults {
    pub(in crate::http) fn new(memory: &str, page: FaultPage, next: Option<String>) -> Self {
        let faults = page.faults.into_iter().map(|(found, unit)| Fault {
            kind: found.fault.name(),
            unit: UnitOrigin::new(memory, &unit),
            like: found.like.map(|like| like.to_string()),
        });
        Self { faults: faults.collect(), total: page.total, counts: named(page.counts), next }
    }
}

fn named(counts: BTreeMap<crate::memory::faults::Fault, usize>) -> BTreeMap<&'static str, usize> {
    counts.into_iter().map(|(fault, count)| (fault.name(), count)).collect()
}

/// How many units have something.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct Share {
    /// The import or person; null for what was confirmed here, and where nobody knows.
    pub name: Option<String>,
    pub units: u64,
}

/// How many units were last changed in a year.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct YearShare {
    pub year: i16,
    pub units: u64,
}

/// What a memory holds.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct Statistics {
    pub units: u64,
    /// Different Arabic texts, whatever their spelling.
    pub sources: u64,
    pub source_words: u64,
    pub target_words: u64,
    /// How often units were inserted.
    pub uses: u64,
    /// The fifty imports with the most units.
    pub imports: Vec<Share>,
    /// The fifty persons with the most units.
    pub persons: Vec<Share>,
    pub years: Vec<YearShare>,
    /// How many units have which fault.
    pub faults: BTreeMap<&'static str, usize>,
}

impl From<MemoryStatistics> for Statistics {
    fn from(of: MemoryStatistics) -> Self {
        let shares = |shares: Vec<(Option<String>, u64)>| {
            shares.into_iter().map(|(name, units)| Share { name, units }).collect()
        };
        Self {
            units: of.units,
            sources: of.sources,
            source_words: of.source_words,
            target_words: of.target_words,
            uses: of.uses,
            imports: shares(of.imports),
            persons: shares(of.persons),
            years: of.years.into_iter().map(|(year, units)| YearShare { year, units }).collect(),
            faults: named(of.faults),
        }
    }
}
