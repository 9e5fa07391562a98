//! Who is named here? Finds names of persons by titles, by given names of our own lists, and by verbs of saying.
//!
//! A name is one to five elements (محمد; عبد الرحمن; أبو مازن; بن سلمان; آل سعود; القحطاني). It begins with a given name, a
//! kunya or عبد + ال…; behind a title (`person/words.txt`) also with a family name, or with words of no list where grammar or
//! their shape says that they are a name (`unlisted.rs`). It ends by grammar: before a verb, a preposition, a mark, أن, a
//! role, or a word that no name is known to have (`words.rs`). Precision comes first:
//!
//! - a given name alone is none: it needs a title, a verb of saying or a second element (قال محمد; not محمد by itself);
//! - a given name that is an ordinary word (أمل, كريم, عادل) needs more: a title, or a second element that is surely one
//!   (كريم عبد الرحيم; not عادل وشامل, not بيان لحزب);
//! - a family name alone is recognised where the article has the full name (وقال حفتر; [`mentions`]).
//!
//! Everything is linear in the text: a name looks at most [`MAX_ELEMENTS`] elements ahead.

mod element;
mod mention;
mod scan;
mod unlisted;
mod words;

pub use mention::{Mention, Met, Named, People, mentions, number};
pub use scan::persons;
pub(super) use scan::persons_of;
pub use words::is_verb;

use super::Span;

/// The most elements of a name: محمد بن عبد الله بن عبد الرحمن آل سعود has five.
pub const MAX_ELEMENTS: usize = 5;

/// A name in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The name, without its title and without what is written onto it: محمد in "ومحمد". In code points.
    pub span: Span,
    /// The title before it, with all that it governs: "وزير الدفاع الأميركي". In code points.
    pub title: Option<Span>,
    /// Its elements, each of one written word or more. Never empty.
    pub elements: Vec<Span>,
    /// Whether the last element is a family name, by which alone the person may be named again.
    pub family: bool,
    /// Whether that family name is an ordinary word or a given name as well: علي of محمد علي, المصري.
    pub common: bool,
}

impl Person {
    /// Where the last element stands.
    #[must_use]
    pub fn last(&self) -> Span {
        self.elements.last().copied().unwrap_or(self.span)
    }
}

#[cfg(test)]
mod tests;
