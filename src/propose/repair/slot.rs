//! What can be put right in a segment? Its values, terms and names, each a slot with its place.

use super::super::{Known, NamedPerson};
use super::Asked;
use crate::arabic::contents::{Contents, contents};
use crate::arabic::fold_str;
use crate::arabic::placeable::Placeable;
use crate::arabic::{Offsets, Span};
use crate::glossary::recognise::{Confidence, Match, Occurrence};
use crate::id::ConceptId;
use crate::memory::word::Words;

/// A place in the Arabic that is rendered by value, by the glossary or by spelling.
#[derive(Clone, Debug)]
pub(super) struct Slot {
    /// Where, in code points, without what is written onto it.
    pub(super) span: Span,
    /// Its Arabic.
    pub(super) text: String,
    pub(super) what: What,
    /// Whether it is one by itself. A lone number word is one only where it stands for another value.
    pub(super) sure: bool,
}

/// What a slot holds.
#[derive(Clone, Debug)]
pub(super) enum What {
    /// A number, date or amount.
    Value(Placeable),
    /// A term: of several concepts where the glossary has it more than once.
    Term { concepts: Vec<ConceptId>, form: Form },
    /// A person, by the elements of the name; and how the article spells it, for the segment's own.
    Name { elements: Vec<String>, named: Option<NamedPerson> },
}

/// In which form a term stands there, beside its article, conjunctions and prepositions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Form {
    /// Whether its letters are others than the entry's: a plural, a dual, a feminine.
    pub(super) inflected: bool,
    /// Whether a pronoun is written onto it.
    pub(super) pronoun: bool,
    /// Whether it is a person's name, whatever its domain.
    pub(super) person: bool,
}

impl Slot {
    pub(super) fn is_value(&self) -> bool {
        matches!(self.what, What::Value(_))
    }

    /// Whether both stand for the same English.
    pub(super) fn says_the_same(&self, other: &Self) -> bool {
        match (&self.what, &other.what) {
            (What::Value(one), What::Value(other)) => one.value.says_the_same(&other.value),
            (What::Term { concepts: one, .. }, What::Term { concepts: other, .. }) => one == other,
            _ => self.is_value() == other.is_value() && fold_str(&self.text) == fold_str(&other.text),
        }
    }
}

/// The slots of the segment that is translated, by those of its terms that are given.
pub(super) fn of_segment(offsets: &Offsets<'_>, known: Known<'_>, occurrences: &[Occurrence]) -> Vec<Slot> {
    let names = known
        .names
        .iter()
        .map(|named| (named.span, What::Name { elements: vec![named.text.clone()], named: Some(named.clone()) }));
    slots(offsets, known.placeables.to_vec(), occurrences, names.collect(), (known.lone_numbers)())
}

/// The slots of a unit's source, by those of its terms that are given. Linear in both texts.
pub(super) fn of_unit(source: &Words<'_>, asked: &Asked<'_>, occurrences: &[Occurrence]) -> Vec<Slot> {
    let offsets = &source.offsets;
    let Contents { persons, values, lone_numbers } = contents(offsets.text());
    let names = persons.into_iter().map(|person| {
        let elements = own(&person.elements, |span| asked.has(offsets.slice(span)));
        let span = Span::new(elements.first().map_or(0, |span| span.start), elements.last().map_or(0, |span| span.end));
        let elements = elements.iter().map(|&span| offsets.slice(span).to_owned()).collect();
        (span, What::Name { elements, named: None })
    });
    slots(offsets, values, occurrences, names.collect(), lone_numbers)
}

/// The elements of a name without those at its ends that the segment has too: what stays the same is not what changed, and
/// may not belong to the name. All of them, where all stay.
fn own(elements: &[Span], is_kept: impl Fn(Span) -> bool) -> &[Span] {
    let first = elements.iter().position(|&element| !is_kept(element));
    let last = elements.iter().rposition(|&element| !is_kept(element));
    first.zip(last).and_then(|(first, last)| elements.get(first..=last)).unwrap_or(elements)
}

/// Of those that overlap the longest counts, and of one place its value before its term and that before its name.
fn slots(
    offsets: &Offsets<'_>,
    values: Vec<Placeable>,
    occurrences: &[Occurrence],
    names: Vec<(Span, What)>,
    lone: Vec<Placeable>,
) -> Vec<Slot> {
    let mut all: Vec<(Span, What)> = values.into_iter().map(|value| (value.span, What::Value(value))).collect();
    all.extend(terms(offsets, occurrences));
    for (span, what) in &mut all {
        if let What::Term { form, .. } = what {
            form.person = names.iter().any(|(name, _)| name == span);
        }
    }
    all.extend(names);
    all.sort_by_key(|(span, _)| std::cmp::Reverse(span.len()));
    let lone = lone.into_iter().map(|value| (value.span, What::Value(value), false));
    let mut slots: Vec<Slot> = Vec::new();
    for (span, what, sure) in all.into_iter().map(|(span, what)| (span, what, true)).chain(lone) {
        if !span.is_empty() && slots.iter().all(|slot| !slot.span.overlaps(span)) {
            slots.push(Slot { span, text: offsets.slice(span).to_owned(), what, sure });
        }
    }
    slots.sort_by_key(|slot| slot.span.start);
    slots
}

/// The terms that are surely meant, those of one place together.
fn terms(offsets: &Offsets<'_>, occurrences: &[Occurrence]) -> Vec<(Span, What)> {
    let mut terms: Vec<(Span, What)> = Vec::new();
    for occurrence in occurrences.iter().filter(|occurrence| occurrence.confidence != Confidence::Doubtful) {
        let span = occurrence.term_span();
        let same = terms.iter_mut().find(|(place, _)| *place == span);
        if let Some((_, What::Term { concepts, .. })) = same {
            concepts.push(occurrence.concept.clone());
            concepts.sort();
            continue;
        }
        let form = form(occurrence, offsets.slice(span));
        terms.push((span, What::Term { concepts: vec![occurrence.concept.clone()], form }));
    }
    terms
}

fn form(occurrence: &Occurrence, text: &str) -> Form {
    let (text, term) = (fold_str(text), fold_str(&occurrence.term));
    // للمجلس has its article without alef.
    let forms = |word: &str| {
        let bare = [word.strip_prefix("ال"), word.strip_prefix('ل')].into_iter().flatten().map(str::to_owned);
        bare.chain([word.to_owned()]).collect::<Vec<_>>()
    };
    let same = |(one, other): (&str, &str)| forms(one).iter().any(|form| forms(other).contains(form));
    let words = || text.split_whitespace().zip(term.split_whitespace());
    let whole = text.split_whitespace().count() == term.split_whitespace().count() && words().all(same);
    Form { inflected: occurrence.how == Match::Inflected && !whole, pronoun: occurrence.tail > 0, person: false }
}
