//! What does a segment say in English now, and how sure is somebody of it?

use crate::id::{SegmentId, UnitId};

/// How a draft marks a place that nothing renders. A person fills it.
pub const GAP: &str = "[…]";

/// How far a translation has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum State {
    /// No English yet.
    Empty,
    /// Typed or filled in, not vouched for.
    Draft,
    /// A translator vouches for it; it is in the memory.
    Confirmed,
    /// A second person vouches for it.
    Reviewed,
}

impl State {
    /// All states, from nothing to done.
    pub const ALL: [Self; 4] = [Self::Empty, Self::Draft, Self::Confirmed, Self::Reviewed];

    /// The name in the contract and the store.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Draft => "draft",
            Self::Confirmed => "confirmed",
            Self::Reviewed => "reviewed",
        }
    }

    /// The state of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }
}

/// The English of a segment and its state. Without text it is `Empty`, and only then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Translation {
    text: String,
    state: State,
}

impl Translation {
    /// A segment that nobody has touched.
    #[must_use]
    pub fn empty() -> Self {
        Self { text: String::new(), state: State::Empty }
    }

    /// `text` in `state`. A draft of nothing but white space is `Empty`; there is no confirming of nothing, nor an
    /// `Empty` with text: `None`.
    #[must_use]
    pub fn new(text: String, state: State) -> Option<Self> {
        let blank = text.trim().is_empty();
        match state {
            State::Empty | State::Draft if blank => Some(Self::empty()),
            State::Empty => None,
            State::Draft => Some(Self { text, state }),
            State::Confirmed | State::Reviewed => (!blank).then_some(Self { text, state }),
        }
    }

    /// `text` as a draft, or empty.
    #[must_use]
    pub fn draft(text: String) -> Self {
        if text.trim().is_empty() { Self::empty() } else { Self { text, state: State::Draft } }
    }

    /// The English.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether it leaves something of `source` open: a [`GAP`] that is not the source's own mark of an omission («[…]»,
    /// «[...]»). Linear in both.
    #[must_use]
    pub fn has_gap(&self, source: &str) -> bool {
        let omissions = source.matches(GAP).count() + source.matches("[...]").count();
        self.text.matches(GAP).count() > omissions
    }

    /// How far it has come.
    #[must_use]
    pub fn state(&self) -> State {
        self.state
    }
}

/// Where the text of a translation came from, other than from somebody's fingers.
#[derive(Clone, Debug, PartialEq)]
pub enum Origin {
    /// A proposal was inserted: its kind, the unit if it was a match, and its score in 0..1.
    Proposal {
        /// `context`, `exact`, `repaired`, `fuzzy` or `assembled`.
        kind: String,
        /// The unit that matched.
        unit: Option<UnitId>,
        /// The score that was shown.
        score: Option<f64>,
    },
    /// The same Arabic was confirmed there.
    Repetition {
        /// The segment that was confirmed.
        segment: SegmentId,
    },
    /// It was cut from a longer segment.
    Split {
        /// The segment that was split.
        segment: SegmentId,
    },
    /// It was joined from two.
    Merge {
        /// The segment that was joined on.
        segment: SegmentId,
    },
    /// It was said of the version before.
    Version {
        /// The segment there; the first, where several were joined.
        segment: SegmentId,
    },
    /// An earlier revision was taken back.
    Restored {
        /// Its number.
        revision: u64,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_state_agree() {
        for (name, text, state, expected) in [
            ("a draft of spaces is empty", "  ", State::Draft, Some(State::Empty)),
            ("nothing cannot be confirmed", "", State::Confirmed, None),
            ("empty with text is no state", "Yes.", State::Empty, None),
            ("a draft", "Yes.", State::Draft, Some(State::Draft)),
            ("confirmed", "Yes.", State::Confirmed, Some(State::Confirmed)),
        ] {
            assert_eq!(Translation::new(text.into(), state).map(|t| t.state()), expected, "{name}");
        }
    }

    #[test]
    fn a_gap_is_what_the_source_does_not_leave_out_itself() {
        for (name, source, text, expected) in [
            ("a gap of a draft", "غادر الوفد العاصمة.", "The […] capital.", true),
            ("an omission of the source", "«غادر الوفد […] العاصمة».", "“The delegation left […] the capital.”", false),
            ("the same in full stops", "«غادر [...] العاصمة».", "“It left […] the capital.”", false),
            ("an omission and a gap", "«غادر الوفد […] العاصمة».", "“The […] left […] the capital.”", true),
            ("plain dots", "غادر…", "It left…", false),
        ] {
            assert_eq!(Translation::draft(text.into()).has_gap(source), expected, "{name}");
        }
    }
}
