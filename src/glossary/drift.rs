//! WHICH TERMS ARE SAID OTHERWISE THAN THE GLOSSARY PREFERS? How units say the concepts of a glossary, month by month, and which of these
//! a maintainer should look at first.
//!
//! Only counting: how a unit says a term is told by the checks ([`sayings`](crate::checks::sayings)). Linear in what is counted.

use crate::arabic::Span;
use crate::id::ConceptId;
use std::collections::BTreeMap;

/// The newest months that count as lately: a quarter of a year, so that a month in which a term hardly came up decides nothing.
pub const LATELY: usize = 3;

/// How the English of a unit says a concept of its Arabic: the best that stands there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saying {
    /// As the glossary prefers.
    Preferred,
    /// As it admits.
    Admitted,
    /// As it says not to: a deprecated or forbidden term.
    Avoided,
    /// As none of its terms.
    Other,
}

/// How many units say a concept how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// As preferred.
    pub preferred: usize,
    /// As admitted.
    pub admitted: usize,
    /// As deprecated or forbidden.
    pub avoided: usize,
    /// As none of these.
    pub other: usize,
}

impl Tally {
    /// All of them.
    #[must_use]
    pub fn units(&self) -> usize {
        self.preferred + self.admitted + self.otherwise()
    }

    /// Those that say it as the glossary does not allow: what it admits is right as well.
    #[must_use]
    pub fn otherwise(&self) -> usize {
        self.avoided + self.other
    }

    fn add(&mut self, saying: Saying) {
        *match saying {
            Saying::Preferred => &mut self.preferred,
            Saying::Admitted => &mut self.admitted,
            Saying::Avoided => &mut self.avoided,
            Saying::Other => &mut self.other,
        } += 1;
    }

    fn of(months: &[Self]) -> Self {
        months.iter().fold(Self::default(), |all, month| Self {
            preferred: all.preferred + month.preferred,
            admitted: all.admitted + month.admitted,
            avoided: all.avoided + month.avoided,
            other: all.other + month.other,
        })
    }
}

/// That a unit says a concept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// Which one.
    pub concept: ConceptId,
    /// Where its Arabic has the term, in code points.
    pub span: Span,
    /// How its English says it.
    pub saying: Saying,
    /// By which rendering of the glossary; `None` where it is none of them.
    pub rendering: Option<String>,
}

/// A unit that does not say a concept as preferred.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The unit, by its number.
    pub unit: usize,
    /// How it says it.
    pub said: Said,
}

/// Whether a concept is said otherwise more often than it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trend {
    /// More often.
    More,
    /// Less often.
    Less,
    /// As often, but for a unit.
    Same,
}

impl Trend {
    /// The name on the wire.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::More => "more",
            Self::Less => "less",
            Self::Same => "same",
        }
    }
}

/// A concept that was not always said as preferred.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drift {
    /// Which one.
    pub concept: ConceptId,
    /// How it was said in each month, the oldest first.
    pub months: Vec<Tally>,
    /// The units that do not say it as preferred, in the order in which they came.
    pub places: Vec<Place>,
}

impl Drift {
    /// How it was said in the newest [`LATELY`] months.
    #[must_use]
    pub fn lately(&self) -> Tally {
        Tally::of(&self.months[self.months.len().saturating_sub(LATELY)..])
    }

    /// How it was said before these.
    #[must_use]
    pub fn before(&self) -> Tally {
        Tally::of(&self.months[..self.months.len().saturating_sub(LATELY)])
    }

    /// Whether it is said otherwise more often than it was, by a whole unit at least; `None` where it did not come up both lately and before.
    #[must_use]
    pub fn trend(&self) -> Option<Trend> {
        let (lately, expected) = (self.lately().otherwise() * 100, self.expected()?);
        Some(if lately >= expected + 100 {
            Trend::More
        } else if lately + 100 <= expected {
            Trend::Less
        } else {
            Trend::Same
        })
    }

    /// How many hundredths of a unit would say it otherwise lately if the share were that of before.
    fn expected(&self) -> Option<usize> {
        let (lately, before) = (self.lately(), self.before());
        (lately.units() > 0).then(|| (lately.units() * before.otherwise() * 100).checked_div(before.units()))?
    }

    /// The renderings of the glossary that stood there instead of the preferred one, and in how many units, the most frequent first.
    #[must_use]
    pub fn renderings(&self) -> Vec<(String, usize)> {
        let mut counts: BTreeMap<&String, usize> = BTreeMap::new();
        for rendering in self.places.iter().filter_map(|place| place.said.rendering.as_ref()) {
            *counts.entry(rendering).or_default() += 1;
        }
        let mut counts: Vec<(String, usize)> = counts.into_iter().map(|(text, units)| (text.clone(), units)).collect();
        counts.sort_by_key(|(_, units)| std::cmp::Reverse(*units));
        counts
    }

    /// What matters: the units that say it otherwise lately, those beyond what was to be expected twice.
    fn weight(&self) -> usize {
        let lately = self.lately().otherwise() * 100;
        lately + self.expected().map_or(0, |expected| lately.saturating_sub(expected))
    }
}

/// The concepts that at least `least` units have and that were not always said as preferred. `units` is for each of them, in the order of the
/// places, the number of its month, below `months`, and how it says what.
///
/// First those that most units of the newest [`LATELY`] months say otherwise, where those that are more than the share of the months before
/// would bring count twice: what is frequent, and what grows. Of equals first those that most units say otherwise in all months, then
/// those with most admitted ones.
#[must_use]
pub fn drifts(units: &[(usize, Vec<Said>)], months: usize, least: usize) -> Vec<Drift> {
    let mut seen: BTreeMap<&ConceptId, Drift> = BTreeMap::new();
    for (unit, (month, all)) in units.iter().enumerate() {
        for said in all {
            let concept = said.concept.clone();
            let new = || Drift { concept, months: vec![Tally::default(); months], places: Vec::new() };
            let drift = seen.entry(&said.concept).or_insert_with(new);
            let Some(tally) = drift.months.get_mut(*month) else { continue };
            tally.add(said.saying);
            if said.saying != Saying::Preferred {
                drift.places.push(Place { unit, said: said.clone() });
            }
        }
    }
    let mut all: Vec<Drift> = seen.into_values().collect();
    all.retain(|drift| !drift.places.is_empty() && Tally::of(&drift.months).units() >= least);
    all.sort_by_cached_key(|drift| {
        let all = Tally::of(&drift.months);
        std::cmp::Reverse((drift.weight(), all.otherwise(), all.admitted))
    });
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use Saying::{Admitted, Avoided, Other, Preferred};

    /// Units of a concept: the month of each, how it says it, and how many do so.
    fn said(concept: &str, units: &[(usize, Saying, usize)]) -> Vec<(usize, Vec<Said>)> {
        let one = |month, saying| {
            let rendering = (saying != Other).then(|| format!("{saying:?}"));
            (month, vec![Said { concept: concept.into(), span: Span::new(0, 4), saying, rendering }])
        };
        units.iter().flat_map(|&(month, saying, times)| vec![one(month, saying); times]).collect()
    }

    fn order(units: &[(usize, Vec<Said>)], months: usize) -> Vec<String> {
        drifts(units, months, 3).into_iter().map(|drift| drift.concept.as_str().to_owned()).collect()
    }

    #[test]
    fn each_unit_counts_in_its_month_as_it_says_it() {
        let units = said("a", &[(1, Other, 2), (1, Preferred, 3), (0, Admitted, 1), (0, Avoided, 4)]);
        let found = drifts(&units, 2, 3);
        let tally = |preferred, admitted, avoided, other| Tally { preferred, admitted, avoided, other };
        assert_eq!(found[0].months, [tally(0, 1, 4, 0), tally(3, 0, 0, 2)]);
        assert_eq!((found[0].lately().units(), found[0].lately().otherwise()), (10, 6));
        let places: Vec<usize> = found[0].places.iter().map(|place| place.unit).collect();
        assert_eq!(places, [0, 1, 5, 6, 7, 8, 9], "all but those that say it as preferred");
        assert_eq!(found[0].renderings(), [("Avoided".to_owned(), 4), ("Admitted".to_owned(), 1)]);
    }

    #[test]
    fn what_is_always_followed_or_hardly_comes_up_is_no_drift() {
        assert_eq!(drifts(&said("a", &[(0, Preferred, 50)]), 1, 3), []);
        assert_eq!(drifts(&said("a", &[(0, Other, 2)]), 1, 3), []);
        assert_eq!(drifts(&said("a", &[(0, Other, 1), (0, Preferred, 2)]), 1, 3).len(), 1);
        assert_eq!(drifts(&said("a", &[(7, Other, 9)]), 1, 3), [], "a month that is not asked for");
    }

    #[test]
    fn what_is_frequent_lately_and_what_grows_comes_first() {
        let steady = said("steady", &[(0, Other, 6), (0, Preferred, 6), (5, Other, 6), (5, Preferred, 6)]);
        let grows = said("grows", &[(0, Preferred, 12), (5, Other, 4), (5, Preferred, 8)]);
        let once = said("once", &[(0, Other, 40)]);
        let admitted = said("admitted", &[(5, Admitted, 30)]);
        let all = [admitted, once, steady, grows].concat();
        assert_eq!(order(&all, 6), ["grows", "steady", "once", "admitted"]);
    }

    #[test]
    fn a_trend_is_a_whole_unit_more_or_less_than_before() {
        for (units, expected) in [
            (&[(0, Preferred, 9), (5, Other, 2)][..], Some(Trend::More)),
            (&[(0, Other, 9), (5, Preferred, 2)], Some(Trend::Less)),
            (&[(0, Other, 9), (0, Preferred, 1), (5, Other, 2)], Some(Trend::Same)),
            (&[(5, Other, 9)], None),
            (&[(0, Other, 9)], None),
        ] {
            assert_eq!(drifts(&said("a", units), 6, 3)[0].trend(), expected, "{units:?}");
        }
    }
}
