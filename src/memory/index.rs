//! WHICH UNITS ARE LIKE THIS? The search over one memory: exactly what a scan of all units by the score would give.
//!
//! Each token of a unit belongs to a *class*, the set of tokens that it can be changed into for less than its weight: its
//! light stem for a word, its kind for a number. A token without a partner of its class costs its whole weight, so with
//! `shared` the weight of the tokens that can have one, `cost ≥ max(weights) − shared` and the score is at most
//! `shared / max(weights)`. Posting lists by class give `shared` for every unit at once; the edit distance is worked out
//! for those whose bound can still win, best bound first. No cut-off is heuristic.
//!
//! A look-up costs the posting lists of the query's classes, plus the distances that are left (a few in real text).

use super::score::{LONGEST, Likeness, from_cost, substitution, weight};
use super::unit::{Context, Unit};
use super::word::{WordKind, words};
use crate::id::UnitId;
use std::cmp::Ordering;
use std::collections::HashMap;

/// A unit that is like the query.
#[derive(Clone, Debug)]
pub struct Match<'a> {
    /// The unit.
    pub unit: &'a Unit,
    /// How alike, 0..1.
    pub score: f64,
    /// In which way.
    pub kind: MatchKind,
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

/// One memory, ready to be searched.
#[derive(Debug, Default)]
pub struct Index {
    entries: Vec<Option<Entry>>,
    by_id: HashMap<UnitId, usize>,
    /// Numbers for the strings of all tokens, so that comparing two is comparing numbers.
    ids: HashMap<Box<str>, u32>,
    /// For each class, the entries that have it, with how many of it.
    postings: HashMap<Class, Vec<(usize, u32)>>,
    live: usize,
}

#[derive(Debug)]
struct Entry {
    unit: Unit,
    tokens: Vec<Token>,
    weight: u32,
}

#[derive(Clone, Copy, Debug)]
struct Token {
    kind: WordKind,
    surface: u32,
    folded: u32,
    stem: u32,
}

/// What a token can be changed into for less than its weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Class {
    /// Words of one stem.
    Stem(u32),
    /// Marks that fold to the same.
    Mark(u32),
    /// Any value of a kind.
    Value(WordKind),
}

impl Token {
    fn class(self) -> Class {
        match self.kind {
            WordKind::Word => Class::Stem(self.stem),
            WordKind::Punctuation => Class::Mark(self.folded),
            kind => Class::Value(kind),
        }
    }

    fn likeness(self, other: Self) -> Likeness {
        if self.surface == other.surface {
            Likeness::Same
        } else if self.folded == other.folded {
            Likeness::Spelling
        } else if self.stem == other.stem {
            Likeness::Inflection
        } else {
            Likeness::Other
        }
    }
}

impl Index {
    /// How many units it holds.
    #[must_use]
    pub fn len(&self) -> usize {
        self.live
    }

    /// Whether it holds none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.live == 0
    }

    /// The unit of that name.
    #[must_use]
    pub fn get(&self, id: &UnitId) -> Option<&Unit> {
        self.by_id.get(id).and_then(|&at| self.entries.get(at)?.as_ref()).map(|entry| &entry.unit)
    }

    /// All units, in no order that anybody may rely on.
    pub fn units(&self) -> impl Iterator<Item = &Unit> {
        self.entries.iter().flatten().map(|entry| &entry.unit)
    }

    /// Puts a unit in, in place of one with the same name. Linear in the unit's length.
    pub fn insert(&mut self, unit: Unit) {
        self.remove(&unit.id);
        let tokens = self.intern(&unit.source);
        let at = self.entries.len();
        for (class, count) in counts(&tokens) {
            self.postings.entry(class).or_default().push((at, count));
        }
        let weight = total(&tokens);
        self.by_id.insert(unit.id.clone(), at);
        self.entries.push(Some(Entry { unit, tokens, weight }));
        self.live += 1;
    }

    /// Takes a unit out; says whether it was there. Once most places are empty, all is packed anew.
    pub fn remove(&mut self, id: &UnitId) -> bool {
        let Some(at) = self.by_id.remove(id) else { return false };
        if let Some(entry) = self.entries.get_mut(at) {
            *entry = None;
        }
        self.live -= 1;
        if self.entries.len() > 64 && self.live * 2 < self.entries.len() {
            let units: Vec<Unit> = std::mem::take(self).entries.into_iter().flatten().map(|entry| entry.unit).collect();
            units.into_iter().for_each(|unit| self.insert(unit));
        }
        true
    }

    /// The at most `limit` best matches for `query` with a score of at least `threshold` (0..1).
    ///
    /// Context matches come first, then by score; ties go to what was confirmed last, then to the name. `context` says
    /// what stands around the query, where that is known. A query without a token finds nothing, and a score of 0 is no
    /// match whatever the threshold.
    #[must_use]
    pub fn search(&self, query: &str, context: Option<&Context>, threshold: f64, limit: usize) -> Vec<Match<'_>> {
        let tokens = self.look_up(query);
        let query_weight = total(&tokens);
        if query_weight == 0 || limit == 0 {
            return Vec::new();
        }
        let mut bounds: Vec<(f64, usize)> = self
            .shared(&tokens)
            .into_iter()
            .enumerate()
            .filter_map(|(at, shared)| {
                let entry = self.entries.get(at)?.as_ref()?;
                let bound = bound(shared, query_weight.max(entry.weight));
                (shared > 0 && bound >= threshold).then_some((bound, at))
            })
            .collect();
        bounds.sort_by(|one, other| other.0.total_cmp(&one.0));
        let mut best: Vec<Match<'_>> = Vec::new();
        for (bound, at) in bounds {
            let full = best.len() >= limit;
            if full && best.last().is_some_and(|last| bound < last.score) {
                break;
            }
            let Some(Some(entry)) = self.entries.get(at) else { continue };
            let identical = entry.unit.source == query;
            if !identical && tokens.len().max(entry.tokens.len()) > LONGEST {
                continue;
            }
            let cost = if identical { 0 } else { distance(&tokens, &entry.tokens) };
            let score = from_cost(cost, query_weight, entry.weight, identical);
            if score < threshold || score <= 0.0 {
                continue;
            }
            best.push(Match { unit: &entry.unit, score, kind: kind(&entry.unit, identical, context) });
            best.sort_by(rank);
            best.truncate(limit);
        }
        best
    }

    /// For every entry, the weight of the tokens that can have a partner of their class in the query.
    fn shared(&self, tokens: &[Token]) -> Vec<u32> {
        let mut shared = vec![0; self.entries.len()];
        for (class, count) in counts(tokens) {
            let each =
                if matches!(class, Class::Mark(_)) { weight(WordKind::Punctuation) } else { weight(WordKind::Word) };
            for &(at, there) in self.postings.get(&class).into_iter().flatten() {
                shared[at] += each * count.min(there);
            }
        }
        shared
    }

    fn intern(&mut self, text: &str) -> Vec<Token> {
        words(text)
            .iter()
            .map(|word| Token {
                kind: word.kind,
                surface: self.id(word.surface),
                folded: self.id(&word.folded),
                stem: self.id(&word.stem),
            })
            .collect()
    }

    fn id(&mut self, text: &str) -> u32 {
        if let Some(&id) = self.ids.get(text) {
            return id;
        }
        let id = u32::try_from(self.ids.len()).unwrap_or(UNKNOWN - 1).min(UNKNOWN - 1);
        self.ids.insert(text.into(), id);
        id
    }

    /// The query's tokens; what no unit has ever held gets a number that no unit has.
    fn look_up(&self, text: &str) -> Vec<Token> {
        let id = |text: &str| self.ids.get(text).copied().unwrap_or(UNKNOWN);
        words(text)
            .iter()
            .map(|word| Token {
                kind: word.kind,
                surface: id(word.surface),
                folded: id(&word.folded),
                stem: id(&word.stem),
            })
            .collect()
    }
}

/// The number of a string that no unit holds.
const UNKNOWN: u32 = u32::MAX;

fn total(tokens: &[Token]) -> u32 {
    tokens.iter().map(|token| weight(token.kind)).sum()
}

fn counts(tokens: &[Token]) -> HashMap<Class, u32> {
    let mut counts = HashMap::new();
    for token in tokens {
        *counts.entry(token.class()).or_insert(0) += 1;
    }
    counts
}

/// The highest score that `shared` leaves possible, in the same steps as the score, so that rounding cannot part them.
fn bound(shared: u32, whole: u32) -> f64 {
    1.0 - f64::from(whole - shared.min(whole)) / f64::from(whole)
}

/// The edit cost of two segments in one row of memory. What is written the same at the beginning and the end of both costs
/// nothing, and no cheaper way passes it by, since changing a token costs at least what the weights differ.
fn distance(query: &[Token], unit: &[Token]) -> u32 {
    let same = |(one, other): &(&Token, &Token)| one.kind == other.kind && one.surface == other.surface;
    let start = query.iter().zip(unit).take_while(same).count();
    let (query, unit) = (&query[start..], &unit[start..]);
    let end = query.iter().rev().zip(unit.iter().rev()).take_while(same).count();
    let (query, unit) = (&query[..query.len() - end], &unit[..unit.len() - end]);
    let mut row: Vec<u32> = Vec::with_capacity(unit.len() + 1);
    row.push(0);
    for token in unit {
        row.push(row[row.len() - 1] + weight(token.kind));
    }
    for from in query {
        let mut diagonal = row[0];
        row[0] += weight(from.kind);
        for (j, to) in unit.iter().enumerate() {
            let change = diagonal + substitution(from.kind, to.kind, from.likeness(*to));
            diagonal = row[j + 1];
            row[j + 1] = change.min(row[j + 1] + weight(from.kind)).min(row[j] + weight(to.kind));
        }
    }
    row[unit.len()]
}

fn kind(unit: &Unit, identical: bool, context: Option<&Context>) -> MatchKind {
    let known = |context: &&Context| context.before.is_some() || context.after.is_some();
    if !identical {
        MatchKind::Fuzzy
    } else if context.filter(known) == Some(&unit.context) {
        MatchKind::Context
    } else {
        MatchKind::Exact
    }
}

/// Best first: kind, score, newest, name.
pub fn rank(one: &Match<'_>, other: &Match<'_>) -> Ordering {
    one.kind
        .cmp(&other.kind)
        .then(other.score.total_cmp(&one.score))
        .then(other.unit.changed_at.cmp(&one.unit.changed_at))
        .then(one.unit.id.cmp(&other.unit.id))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::memory::score::score;
    use crate::memory::unit::Provenance;
    use jiff::Timestamp;
    use proptest::prelude::*;

    fn unit(id: usize, source: &str) -> Unit {
        let time = Timestamp::from_second(i64::try_from(id % 3).unwrap_or(0)).unwrap_or_default();
        Unit {
            id: UnitId::from(format!("u{id}")),
            source: source.into(),
            target: format!("Target {id}."),
            context: Context::default(),
            provenance: Provenance::default(),
            created_at: time,
            changed_at: time,
            uses: 0,
        }
    }

    fn found(index: &Index, query: &str, threshold: f64, limit: usize) -> Vec<(String, f64)> {
        index.search(query, None, threshold, limit).iter().map(|m| (m.unit.id.to_string(), m.score)).collect()
    }

    /// The slow reference: every unit, by the published score.
    fn scan(units: &[Unit], query: &str, threshold: f64, limit: usize) -> Vec<(String, f64)> {
        let mut all: Vec<Match<'_>> = units
            .iter()
            .filter(|_| !words(query).is_empty())
            .map(|unit| Match { unit, score: score(query, &unit.source), kind: kind(unit, unit.source == query, None) })
            .filter(|m| m.score >= threshold && m.score > 0.0)
            .collect();
        all.sort_by(rank);
        all.iter().take(limit).map(|m| (m.unit.id.to_string(), m.score)).collect()
    }

    #[test]
    fn the_same_text_between_the_same_neighbours_comes_first() {
        let mut index = Index::default();
        let context = Context { before: Some("من هو؟".into()), after: None };
        index.insert(unit(2, "نعم."));
        index.insert(Unit { context: context.clone(), ..unit(1, "نعم.") });
        let matches = index.search("نعم.", Some(&context), 0.6, 5);
        let kinds: Vec<_> = matches.iter().map(|m| (m.unit.id.as_str(), m.kind)).collect();
        assert_eq!(kinds, [("u1", MatchKind::Context), ("u2", MatchKind::Exact)]);
        let alone = index.search("نعم.", Some(&Context::default()), 0.6, 5);
        assert!(alone.iter().all(|m| m.kind == MatchKind::Exact), "unknown neighbours are no context");
    }

    #[test]
    fn a_unit_that_changed_or_went_is_seen_at_once() {
        let mut index = Index::default();
        index.insert(unit(1, "قال الوزير نعم"));
        index.insert(unit(1, "قال السفير لا"));
        assert_eq!(index.len(), 1);
        assert!(found(&index, "قال الوزير نعم", 0.9, 5).is_empty());
        assert!(index.remove(&UnitId::from("u1")) && !index.remove(&UnitId::from("u1")));
        assert!(found(&index, "قال السفير لا", 0.1, 5).is_empty() && index.is_empty());
    }

    fn segment() -> impl Strategy<Value = String> {
        let word = prop::sample::select(vec![
            "المجلس",
            "والمجلس",
            "الأعلى",
            "الاعلى",
            "للدولة",
            "قال",
            "نعم",
            "لا",
            "٢٥",
            "25",
            "26",
            "،",
            ".",
            "؟",
            "10:30",
            "2020-08-21",
            "Reuters",
            "\u{200F}",
            "«",
            "\"",
        ]);
        prop::collection::vec(word, 0..9).prop_map(|words| words.join(" "))
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(400))]
        /// Search equals a scan of all units by the reference score: same units, same scores, same order.
        #[test]
        fn search_equals_a_full_scan(
            sources in prop::collection::vec(segment(), 0..40),
            gone in prop::collection::vec(0usize..40, 0..12),
            query in segment(),
            threshold in prop::sample::select(vec![0.0, 0.01, 0.3, 0.6, 0.9, 0.99, 1.0]),
            limit in 0usize..8,
        ) {
            let mut index = Index::default();
            let mut units: Vec<Unit> = sources.iter().enumerate().map(|(id, source)| unit(id, source)).collect();
            units.iter().cloned().for_each(|unit| index.insert(unit));
            for id in gone {
                index.remove(&UnitId::from(format!("u{id}")));
                units.retain(|unit| unit.id.as_str() != format!("u{id}"));
            }
            prop_assert_eq!(found(&index, &query, threshold, limit), scan(&units, &query, threshold, limit));
        }
    }
}
