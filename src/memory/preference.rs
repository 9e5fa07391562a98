//! WHICH MATCH FIRST? How much a memory is trusted: penalties that are taken off a score, and the order that they make.
//!
//! The score itself stays as it is, since it says how alike two texts are. What is ranked by is the score without its
//! penalties, so that 95 per cent from a colleague comes before 97 per cent from a file of unknown origin.

use super::MatchKind;
use super::unit::Unit;
use jiff::Timestamp;
use std::cmp::Ordering;

/// How much a memory is trusted. The default trusts all of it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Settings {
    /// Of two matches that are as good as each other, that of the higher priority comes first.
    pub priority: i32,
    /// What is taken off the score of each of its units: 0..1.
    pub penalty: f64,
    /// What is taken off the score of a unit that came from a file: 0..1.
    pub penalty_imported: f64,
    /// What is taken off the score of a unit that was confirmed here and that no reviewer has passed: 0..1.
    pub penalty_unreviewed: f64,
    /// What is taken off the score of a unit that is older than `older_than_days`: 0..1.
    pub penalty_older: f64,
    /// From how many days on a unit is old; `None` for never.
    pub older_than_days: Option<u32>,
}

/// Why something is taken off a score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reason {
    /// Its memory is trusted less.
    Memory,
    /// It came from a file.
    Imported,
    /// It was confirmed here, and no reviewer has passed it.
    Unreviewed,
    /// It is old.
    Older,
}

impl Reason {
    /// The name in the contract.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Memory => "memory",
            Self::Imported => "imported",
            Self::Unreviewed => "unreviewed",
            Self::Older => "older",
        }
    }
}

/// What is taken off the score of a unit, and why.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Penalty {
    /// Why.
    pub reason: Reason,
    /// How much: over 0, at most 1.
    pub points: f64,
}

impl Settings {
    /// What is taken off the score of `unit` today.
    #[must_use]
    pub fn penalties(&self, unit: &Unit, now: Timestamp) -> Vec<Penalty> {
        const DAY: i64 = 24 * 60 * 60;
        let age = now.as_second().saturating_sub(unit.changed_at.as_second()) / DAY;
        let is_old = self.older_than_days.is_some_and(|days| age > i64::from(days));
        let provenance = &unit.provenance;
        let is_unreviewed = provenance.import.is_none() && provenance.segment.is_some() && !provenance.reviewed;
        [
            (Reason::Memory, self.penalty, true),
            (Reason::Imported, self.penalty_imported, provenance.import.is_some()),
            (Reason::Unreviewed, self.penalty_unreviewed, is_unreviewed),
            (Reason::Older, self.penalty_older, is_old),
        ]
        .into_iter()
        .filter(|&(_, points, applies)| applies && points > 0.0)
        .map(|(reason, points, _)| Penalty { reason, points })
        .collect()
    }
}

/// The score without its penalties. May be under 0.
#[must_use]
pub fn after(score: f64, penalties: &[Penalty]) -> f64 {
    // Whole points, so that 0.97 − 0.02 is as good as 0.95.
    let points: f64 = penalties.iter().map(|penalty| penalty.points).sum();
    ((score - points) * 1e9).round() / 1e9
}

/// Which units are wanted at all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UnitFilter {
    /// Those of that article.
    pub article: Option<String>,
    /// Those of that person.
    pub who: Option<String>,
    /// Those confirmed or changed then or later.
    pub since: Option<Timestamp>,
    /// Those confirmed or changed before then.
    pub until: Option<Timestamp>,
    /// All but those that were made for that article at that time or later.
    pub not_made_for: Option<(String, Timestamp)>,
}

impl UnitFilter {
    /// Whether that one is.
    #[must_use]
    pub fn wants(&self, unit: &Unit) -> bool {
        let article = unit.provenance.segment.as_ref().map(|(article, _)| article.as_str());
        self.article.as_deref().is_none_or(|wanted| article == Some(wanted))
            && self.who.as_deref().is_none_or(|wanted| unit.provenance.who.as_deref() == Some(wanted))
            && self.since.is_none_or(|since| unit.changed_at >= since)
            && self.until.is_none_or(|until| unit.changed_at < until)
            && !self.not_made_for.as_ref().is_some_and(|(of, since)| article == Some(of) && unit.created_at >= *since)
    }
}

/// The best `limit` of what one memory finds, by the score without its penalties, where those that are as good keep the
/// order in which they were found. Exactly what judging all finds would give.
///
/// `search` answers its first so many, best first by `score`; `judge` says what is left of the score, at most the score
/// itself, or `None` for what is not wanted. As what has not been found yet has no higher score than the last that was,
/// it cannot come before `limit` that are as good as that; else more is asked for. Without penalties that is one search.
///
/// # Errors
/// Those of `search`.
pub fn best<T, E>(
    limit: usize,
    mut search: impl FnMut(usize) -> Result<Vec<T>, E>,
    score: impl Fn(&T) -> f64,
    judge: impl Fn(&T) -> Option<f64>,
) -> Result<Vec<T>, E> {
    /// By how much more is asked for each time.
    const MORE: usize = 4;
    let mut asked = limit;
    while asked > 0 {
        let found = search(asked)?;
        let is_all = found.len() < asked;
        let lowest = found.last().map_or(0.0, &score);
        let mut kept: Vec<(f64, T)> = found.into_iter().filter_map(|one| Some((judge(&one)?, one))).collect();
        kept.sort_by(|one, other| other.0.total_cmp(&one.0));
        let is_settled = kept.get(limit - 1).is_some_and(|(left, _)| *left >= lowest);
        if is_all || is_settled || asked == usize::MAX {
            return Ok(kept.into_iter().take(limit).map(|(_, one)| one).collect());
        }
        asked = asked.saturating_mul(MORE);
    }
    Ok(Vec::new())
}

/// What decides between matches of several memories.
#[derive(Clone, Copy, Debug)]
pub struct Standing {
    /// The score without its penalties.
    pub left: f64,
    /// In which way it matches.
    pub kind: MatchKind,
    /// The priority of its memory.
    pub priority: i32,
}

impl Standing {
    /// Best first: what is left of the score, kind, priority. What is equal then keeps its order.
    #[must_use]
    pub fn rank(&self, other: &Self) -> Ordering {
        other.left.total_cmp(&self.left).then(self.kind.cmp(&other.kind)).then(other.priority.cmp(&self.priority))
    }
}

/// For each match, how many other renderings of the same Arabic are among them.
#[must_use]
pub fn other_renderings<'a>(pairs: &[(&'a str, &'a str)]) -> Vec<usize> {
    let others = |source: &str, target: &str| {
        let same = pairs.iter().filter(|(other, _)| *other == source);
        same.map(|(_, text)| *text).filter(|text| *text != target).collect::<std::collections::HashSet<_>>().len()
    };
    pairs.iter().map(|(source, target)| others(source, target)).collect()
}

/// What is left of the score of a match, if it is wanted.
#[must_use]
pub fn judged(score: f64, unit: &Unit, settings: &Settings, filter: &UnitFilter, now: Timestamp) -> Option<f64> {
    filter.wants(unit).then(|| after(score, &settings.penalties(unit, now)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::UnitId;
    use crate::memory::{Context, Provenance};
    use proptest::prelude::*;

    fn unit(import: Option<&str>, day: i64) -> Unit {
        let at = Timestamp::from_second(day * 86_400).unwrap();
        Unit {
            id: UnitId::from("u"),
            source: "نعم".to_owned(),
            target: "Yes".to_owned(),
            context: Context::default(),
            provenance: Provenance { import: import.map(str::to_owned), ..Provenance::default() },
            created_at: at,
            changed_at: at,
            uses: 0,
        }
    }

    fn confirmed(reviewed: bool) -> Unit {
        let mut unit = unit(None, 99);
        unit.provenance = Provenance { segment: Some(("a".into(), "s".into())), reviewed, ..Provenance::default() };
        unit
    }

    #[test]
    fn penalties_say_why() {
        let settings = Settings {
            priority: 1,
            penalty: 0.01,
            penalty_imported: 0.02,
            penalty_unreviewed: 0.08,
            penalty_older: 0.04,
            older_than_days: Some(30),
        };
        let now = Timestamp::from_second(100 * 86_400).unwrap();
        for (unit, reasons, left) in [
            (unit(None, 99), vec![Reason::Memory], 0.96),
            (unit(Some("a.tmx"), 99), vec![Reason::Memory, Reason::Imported], 0.94),
            (unit(None, 69), vec![Reason::Memory, Reason::Older], 0.92),
            (unit(None, 70), vec![Reason::Memory], 0.96),
            (confirmed(false), vec![Reason::Memory, Reason::Unreviewed], 0.88),
            (confirmed(true), vec![Reason::Memory], 0.96),
        ] {
            let penalties = settings.penalties(&unit, now);
            assert_eq!(penalties.iter().map(|penalty| penalty.reason).collect::<Vec<_>>(), reasons);
            assert!((after(0.97, &penalties) - left).abs() < 1e-9);
            assert!(Settings::default().penalties(&unit, now).is_empty());
        }
    }

    #[test]
    fn other_renderings_are_counted_once() {
        let pairs = [("نعم", "Yes"), ("نعم", "Yes"), ("نعم", "Aye"), ("نعم", "Yea"), ("لا", "No")];
        assert_eq!(other_renderings(&pairs), [2, 2, 2, 2, 0]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]
        /// The best by penalties are those of a full scan, though only a part is asked for.
        #[test]
        fn the_best_equal_judging_all(
            all in prop::collection::vec((0u32..6, 0u32..4, any::<bool>()), 0..40),
            limit in 0usize..7,
        ) {
            let mut all: Vec<(usize, f64, f64, bool)> = all
                .into_iter()
                .enumerate()
                .map(|(id, (score, penalty, wanted))| (id, f64::from(score), f64::from(score) - f64::from(penalty), wanted))
                .collect();
            all.sort_by(|one, other| other.1.total_cmp(&one.1));
            let mut expected: Vec<_> = all.iter().filter(|one| one.3).copied().collect();
            expected.sort_by(|one, other| other.2.total_cmp(&one.2));
            expected.truncate(limit);
            let search = |asked: usize| Ok::<_, ()>(all.iter().take(asked).copied().collect::<Vec<_>>());
            let found = best(limit, search, |one| one.1, |one| one.3.then_some(one.2));
            prop_assert_eq!(found, Ok(expected));
        }
    }
}
