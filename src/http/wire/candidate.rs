//! What may be terms, on the wire.

use crate::app::TermCandidate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What may be terms: first what many units say in the same way.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct Candidates {
    pub candidates: Vec<CandidateTerm>,
}

/// A phrase that may be a term.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct CandidateTerm {
    /// The Arabic, as it is most often written.
    pub text: String,
    /// How many of the units that were read have it.
    pub units: usize,
    /// How it was said, the most frequent first; empty until it has been learned which words stand for which.
    pub renderings: Vec<CandidateRendering>,
    /// In how many units was looked how it was said.
    pub of: usize,
}

/// What stood for a phrase.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct CandidateRendering {
    pub text: String,
    /// In how many of those that were looked at.
    pub units: usize,
}

/// That a phrase is no term.
#[derive(Debug, Deserialize, ToSchema)]
pub(in crate::http) struct Dismissal {
    /// The Arabic, in any of its forms.
    pub text: String,
    /// False takes it back.
    #[serde(default = "yes")]
    pub dismissed: bool,
}

fn yes() -> bool {
    true
}

impl From<Vec<TermCandidate>> for Candidates {
    fn from(found: Vec<TermCandidate>) -> Self {
        let rendering = |(text, units)| CandidateRendering { text, units };
        let one = |TermCandidate { text, units, renderings, of }: TermCandidate| CandidateTerm {
            text,
            units,
            renderings: renderings.into_iter().map(rendering).collect(),
            of,
        };
        Self { candidates: found.into_iter().map(one).collect() }
    }
}
