//! WHAT WAS FOUND? A unit that is like a query, and in which way.

use super::unit::Unit;
use crate::id::UnitId;
use std::cmp::Ordering;

/// A unit that is like the query, by its name.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The unit.
    pub unit: UnitId,
    /// How alike, 0..1.
    pub score: f64,
    /// In which way.
    pub kind: MatchKind,
    /// When the unit was last changed, in microseconds since 1970.
    pub changed: i64,
}

impl Found {
    /// Best first: kind, score, newest, name.
    #[must_use]
    pub fn rank(&self, other: &Self) -> Ordering {
        let place = |found: &Self| (found.kind, found.score, found.changed);
        order(place(self), place(other)).then_with(|| self.unit.cmp(&other.unit))
    }
}

/// In which way a unit matches, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum MatchKind {
    /// The same text between the same neighbours.
    Context,
    /// The same text.
    Exact,
    /// A score under 1.
    Fuzzy,
}

impl MatchKind {
    /// The name in the contract.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Context => "context",
            Self::Exact => "exact",
            Self::Fuzzy => "fuzzy",
        }
    }
}

/// A unit that is like the query, with its texts.
#[derive(Clone, Debug)]
pub struct Match {
    /// The unit.
    pub unit: Unit,
    /// How alike, 0..1.
    pub score: f64,
    /// In which way.
    pub kind: MatchKind,
}

impl Match {
    /// Best first, as [`Found::rank`].
    #[must_use]
    pub fn rank(&self, other: &Self) -> Ordering {
        let place = |found: &Self| (found.kind, found.score, found.unit.changed_at.as_microsecond());
        order(place(self), place(other)).then_with(|| self.unit.id.cmp(&other.unit.id))
    }
}

/// Best first: kind, score, newest. What is equal in all of these is ordered by its name.
pub(super) fn order(one: (MatchKind, f64, i64), other: (MatchKind, f64, i64)) -> Ordering {
    one.0.cmp(&other.0).then(other.1.total_cmp(&one.1)).then(other.2.cmp(&one.2))
}
