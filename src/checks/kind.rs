//! Which checks are there, how bad is what they find, and which are on?

/// What a check looks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// No English, or a gap left in it.
    Empty,
    /// The Arabic stands where English should.
    Copied,
    /// A number is missing or another.
    Number,
    /// A part of a date is missing or another.
    Date,
    /// Nothing of a term's English is there, or another country's.
    Term,
    /// A term is there in other words than the glossary has.
    TermWording,
    /// What the glossary forbids is there.
    Forbidden,
    /// Arabic letters, digits or marks are left in the English.
    Arabic,
    /// A word stands there twice.
    Doubled,
    /// A quotation is opened and not closed, or the other way round.
    Quotes,
    /// The same of brackets.
    Brackets,
    /// The Arabic says no, and the English does not.
    Negation,
    /// There are more or fewer quotations than in the Arabic.
    Quotations,
    /// The English is far too short or too long.
    Length,
    /// A person is spelled in two ways in the article.
    Name,
    /// The same Arabic is translated in two ways in the article.
    SameSource,
    /// Different Arabic is translated alike in the article.
    SameTarget,
}

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// Something is wrong.
    Error,
    /// Something may be wrong.
    Warning,
    /// Something is still to be done.
    Note,
}

impl Severity {
    /// The name in the contract.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

impl Kind {
    /// All of them, in the order in which they are told.
    pub const ALL: [Self; 17] = [
        Self::Empty,
        Self::Copied,
        Self::Number,
        Self::Date,
        Self::Term,
        Self::TermWording,
        Self::Forbidden,
        Self::Arabic,
        Self::Doubled,
        Self::Quotes,
        Self::Brackets,
        Self::Negation,
        Self::Quotations,
        Self::Length,
        Self::Name,
        Self::SameSource,
        Self::SameTarget,
    ];

    /// The name in the contract and the store.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Copied => "copied",
            Self::Number => "number",
            Self::Date => "date",
            Self::Term => "term",
            Self::TermWording => "term_wording",
            Self::Forbidden => "forbidden",
            Self::Arabic => "arabic",
            Self::Doubled => "doubled",
            Self::Quotes => "quotes",
            Self::Brackets => "brackets",
            Self::Negation => "negation",
            Self::Quotations => "quotations",
            Self::Length => "length",
            Self::Name => "name",
            Self::SameSource => "same_source",
            Self::SameTarget => "same_target",
        }
    }

    /// The kind of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// What it looks for, in plain English.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Empty => "No English yet, or a gap left in it",
            Self::Copied => "Arabic where English should be",
            Self::Number => "Numbers missing or changed",
            Self::Date => "Dates missing or changed",
            Self::Term => "Glossary terms not followed",
            Self::TermWording => "Glossary terms in other words",
            Self::Forbidden => "Forbidden terms used",
            Self::Arabic => "Arabic letters or marks left",
            Self::Doubled => "Words written twice",
            Self::Quotes => "Quotation marks without their partner",
            Self::Brackets => "Brackets without their partner",
            Self::Negation => "A “not” that was lost",
            Self::Quotations => "More or fewer quotations than in the Arabic",
            Self::Length => "Far too short or too long",
            Self::Name => "A name spelled in two ways",
            Self::SameSource => "The same Arabic translated in two ways",
            Self::SameTarget => "Different Arabic translated alike",
        }
    }

    /// How bad what it finds is.
    #[must_use]
    pub fn severity(self) -> Severity {
        match self {
            Self::Empty => Severity::Note,
            Self::Copied | Self::Number | Self::Date | Self::Forbidden | Self::Arabic | Self::Doubled => {
                Severity::Error
            }
            _ => Severity::Warning,
        }
    }

    /// Whether it is on unless somebody says otherwise: the others speak too often on good translations.
    #[must_use]
    pub fn is_on_by_default(self) -> bool {
        !matches!(self, Self::TermWording | Self::Negation | Self::Quotations | Self::SameTarget)
    }
}

/// Which checks are on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Switches(u32);

impl Default for Switches {
    /// Those that are on by default.
    fn default() -> Self {
        Kind::ALL.into_iter().filter(|kind| kind.is_on_by_default()).collect()
    }
}

impl FromIterator<Kind> for Switches {
    fn from_iter<I: IntoIterator<Item = Kind>>(kinds: I) -> Self {
        Self(kinds.into_iter().fold(0, |bits, kind| bits | bit(kind)))
    }
}

impl Switches {
    /// Whether a check is on.
    #[must_use]
    pub fn has(self, kind: Kind) -> bool {
        self.0 & bit(kind) != 0
    }

    /// The same with a check on or off.
    #[must_use]
    pub fn with(self, kind: Kind, on: bool) -> Self {
        Self(if on { self.0 | bit(kind) } else { self.0 & !bit(kind) })
    }
}

fn bit(kind: Kind) -> u32 {
    1 << (kind as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_again() {
        for kind in Kind::ALL {
            assert_eq!(Kind::from_name(kind.name()), Some(kind));
        }
    }

    #[test]
    fn each_check_is_switched_for_itself() {
        let all: Switches = Kind::ALL.into_iter().collect();
        for kind in Kind::ALL {
            let without = all.with(kind, false);
            assert_eq!(Kind::ALL.into_iter().filter(|&other| !without.has(other)).collect::<Vec<_>>(), [kind]);
            assert_eq!(without.with(kind, true), all);
        }
    }
}
