//! How the terms of a glossary are said, on the wire.

use crate::app::{DriftReport as AppReport, TermDrift};
use crate::glossary::drift::Tally;
use jiff::civil::Date;
use serde::Serialize;
use utoipa::ToSchema;

/// How the terms of a glossary are said.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct DriftReport {
    /// The months up to the present one.
    pub months: Vec<DriftMonth>,
    /// The terms that were not always said as preferred, first what matters most.
    pub terms: Vec<DriftTerm>,
}

/// A month.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct DriftMonth {
    /// Its first day.
    #[schema(format = Date)]
    pub from: String,
    /// How many of its units were read: a unit is of the month in which its English was last confirmed or changed.
    pub units: usize,
}

/// A term that was not always said as preferred.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct DriftTerm {
    pub concept_id: String,
    /// Its Arabic, in citation form.
    pub arabic: String,
    /// The English that the glossary prefers.
    pub english: String,
    /// In the newest three months.
    pub lately: DriftShare,
    /// In the months before.
    pub before: DriftShare,
    /// more, less or same: whether the newest three months say it otherwise more often than the share of the months before would bring, by a whole
    /// unit at least; null where it did not come up in both.
    pub trend: Option<&'static str>,
    /// How many units say it how, for each month of the report.
    pub months: Vec<DriftTally>,
    /// The admitted, deprecated and forbidden renderings that stood there, the most frequent first.
    pub glossary_renderings: Vec<DriftRendering>,
    /// What stood there where none of its renderings did, the most frequent first; empty until it has been learned which words stand for which.
    pub renderings: Vec<DriftRendering>,
    /// In how many of these units was looked for that.
    pub of: usize,
    /// The newest unit that says it otherwise, or else that has an admitted rendering.
    pub example: Option<String>,
}

/// How often a term is said otherwise.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct DriftShare {
    /// Units that have the term.
    pub units: usize,
    /// Those of them that have neither its preferred nor an admitted rendering.
    pub otherwise: usize,
}

/// How many units of a month say a term how: each counts once, for the best that stands there.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct DriftTally {
    /// The first day of the month.
    #[schema(format = Date)]
    pub from: String,
    pub preferred: usize,
    pub admitted: usize,
    /// By a deprecated or forbidden rendering.
    pub avoided: usize,
    /// By none of these.
    pub other: usize,
}

/// What stood for a term instead.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct DriftRendering {
    pub text: String,
    /// In how many units; of those by the alignment, in how many of those that were looked at.
    pub units: usize,
}

impl From<AppReport> for DriftReport {
    fn from(AppReport { months, terms }: AppReport) -> Self {
        let days: Vec<Date> = months.iter().map(|(day, _)| *day).collect();
        let month = |(day, units): (Date, usize)| DriftMonth { from: day.to_string(), units };
        Self {
            terms: terms.into_iter().map(|term| DriftTerm::new(&days, term)).collect(),
            months: months.into_iter().map(month).collect(),
        }
    }
}

impl DriftTerm {
    fn new(days: &[Date], TermDrift { record, drift, renderings, of, example }: TermDrift) -> Self {
        let share = |tally: Tally| DriftShare { units: tally.units(), otherwise: tally.otherwise() };
        let tally = |(from, tally): (&Date, &Tally)| {
            let Tally { preferred, admitted, avoided, other } = *tally;
            DriftTally { from: from.to_string(), preferred, admitted, avoided, other }
        };
        let rendering = |(text, units)| DriftRendering { text, units };
        let text = |term: Option<&crate::glossary::Term>| term.map_or_else(String::new, |term| term.text.clone());
        Self {
            concept_id: record.id.to_string(),
            arabic: text(record.concept.arabic().next()),
            english: text(record.concept.rendering()),
            lately: share(drift.lately()),
            before: share(drift.before()),
            trend: drift.trend().map(crate::glossary::drift::Trend::name),
            months: days.iter().zip(&drift.months).map(tally).collect(),
            glossary_renderings: drift.renderings().into_iter().map(rendering).collect(),
            renderings: renderings.into_iter().map(rendering).collect(),
            of,
            example: example.map(|unit| unit.to_string()),
        }
    }
}
