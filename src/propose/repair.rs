//! What can be put right in a unit's English for sure? Values, terms and names that differ, and how they are replaced.
//!
//! What changed is told by the cheapest way from the unit's Arabic to the segment's (`pair.rs`): a slot of the one that stands
//! for another of the other. Its counterpart in the English must be certain: a number or date by its value (`value.rs`), a term
//! by the glossary and a name by its consonants (`saying.rs`), and as often in the English as in the Arabic. Where it is not,
//! nothing is touched and the place is named as missing. Costs the comparison of both texts, as the difference does.

mod grain;
mod pair;
mod rendered;
mod saying;
mod slot;
mod value;

use super::{Cause, Known, Repair};
use crate::arabic::placeable::Value;
use crate::arabic::{Offsets, Span, fold_str};
use crate::english::text::Text;
use crate::glossary::recognise::Occurrence;
use crate::glossary::{ConceptRecord, Nature};
use crate::memory::word::Words;
use pair::{Gap, Part, Way, way};
use saying::Place;
use slot::{Slot, What};
use std::cell::OnceCell;
use std::collections::HashSet;
use value::Put;

/// A change to be made to a target.
#[derive(Clone, Debug)]
pub(super) struct Replacement {
    /// Where, in code points of the target.
    pub(super) span: Span,
    /// What is to stand there.
    pub(super) to: String,
    /// Why.
    pub(super) cause: Cause,
}

/// The most slots of a text in which anything is put right: each is looked for beside all others. A sentence has a dozen.
const MOST_SLOTS: usize = 60;

/// The segment as units are compared with it. What is needed of it is read once, whatever their number.
pub(super) struct Asked<'a> {
    pub(super) words: Words<'a>,
    known: Known<'a>,
    slots: OnceCell<Vec<Slot>>,
    spellings: OnceCell<HashSet<String>>,
}

impl<'a> Asked<'a> {
    pub(super) fn new(segment: &'a str, known: Known<'a>) -> Self {
        let (slots, spellings) = Default::default();
        Self { words: Words::of(segment), known, slots, spellings }
    }

    fn slots(&self) -> &[Slot] {
        self.slots.get_or_init(|| self.slots_by(self.known.occurrences))
    }

    fn slots_by(&self, occurrences: &[Occurrence]) -> Vec<Slot> {
        slot::of_segment(&self.words.offsets, self.known, occurrences)
    }

    /// Whether one of its words is that one, but for spelling.
    fn has(&self, word: &str) -> bool {
        let spellings = || self.words.offsets.text().split_whitespace().map(fold_str).collect();
        self.spellings.get_or_init(spellings).contains(&fold_str(word))
    }
}

/// What is to be replaced in the English `text` of a unit, of which `source` is the Arabic, because the segment says something
/// else there, and the Arabic of what differs and has no certain place.
pub(super) fn differences(asked: &Asked<'_>, source: &Words<'_>, text: &Text<'_>) -> (Vec<Replacement>, Vec<String>) {
    let occurrences = (asked.known.recognise)(source.offsets.text());
    let old = match grain::parted(&occurrences, asked.known.occurrences, asked.known) {
        Some(parted) => slot::of_unit(source, asked, &parted),
        None => slot::of_unit(source, asked, &occurrences),
    };
    let parted = grain::parted(asked.known.occurrences, &occurrences, asked.known);
    let parted = parted.map(|occurrences| asked.slots_by(&occurrences));
    let new = parted.as_deref().unwrap_or_else(|| asked.slots());
    let way = way((&source.words, &old), (&asked.words.words, new));
    let sides = Sides { old: &old, new, way: &way, known: asked.known };
    if old.len().max(new.len()) > MOST_SLOTS {
        let changed = new.iter().enumerate().filter(|(at, slot)| slot.sure && !sides.is_same(*at));
        return (Vec::new(), changed.map(|(_, slot)| slot.text.clone()).collect());
    }
    let (mut found, mut unsure): (Vec<(Span, Replacement)>, Vec<Span>) = (Vec::new(), Vec::new());
    for at in (0..new.len()).filter(|&at| !sides.is_same(at)) {
        let Some(slot) = new.get(at) else { continue };
        match sides.change(text, at) {
            Some((puts, cause)) => found.extend(replacements(text, slot.span, puts, &cause)),
            None if sides.is_missing(text, at) => unsure.push(slot.span),
            None => {}
        }
    }
    for gap in &way.gaps {
        match sides.named(text, gap, &source.offsets) {
            Named::Put(span, puts, cause) => {
                unsure.retain(|other| *other != span);
                found.extend(replacements(text, span, puts, &cause));
            }
            Named::Unsure(span) => unsure.push(span),
            Named::Nothing => {}
        }
    }
    // One place cannot stand for two, and half a stretch of days is worse than the old one.
    let contested =
        |of: Span, span: Span| found.iter().any(|(other, replacement)| *other != of && replacement.span.overlaps(span));
    unsure.extend(found.iter().filter(|(of, found)| contested(*of, found.span)).map(|(of, _)| *of));
    let stretches = stretches(new, &asked.words.offsets);
    for (one, other) in stretches.iter().flat_map(|&(one, other)| [(one, other), (other, one)]) {
        if unsure.contains(&one) && found.iter().any(|(of, _)| *of == other) {
            unsure.push(other);
        }
    }
    unsure.sort_by_key(|span| (span.start, span.end));
    unsure.dedup();
    found.retain(|(of, _)| !unsure.contains(of));
    let unsure = unsure.into_iter().map(|span| asked.words.offsets.slice(span).to_owned()).collect();
    (found.into_iter().map(|(_, replacement)| replacement).collect(), unsure)
}

/// What may stand between the first and the last day of a stretch.
const BETWEEN: [&str; 8] = ["و", "إلى", "الى", "حتى", "وحتى", "-", "–", "—"];

/// The two ends of each stretch of days: من 12 إلى 20 نوفمبر, بين 30 مايو و2 يونيو.
fn stretches(slots: &[Slot], source: &Offsets<'_>) -> Vec<(Span, Span)> {
    let is_date =
        |slot: &Slot| matches!(&slot.what, What::Value(placeable) if matches!(placeable.value, Value::Date(_)));
    let is_stretch = |one: &Slot, other: &Slot| {
        let between = (one.span.end <= other.span.start).then(|| Span::new(one.span.end, other.span.start));
        let is_between = |span| BETWEEN.contains(&source.slice(span).trim());
        one.is_value() && other.is_value() && is_date(other) && between.is_some_and(is_between)
    };
    let ends = slots.windows(2).filter(|two| is_stretch(&two[0], &two[1]));
    ends.map(|two| (two[0].span, two[1].span)).collect()
}

/// What is put in for the slot at `of`, with the article that it wants.
fn replacements(text: &Text<'_>, of: Span, puts: Vec<Put>, cause: &Cause) -> Vec<(Span, Replacement)> {
    let replacement = |(span, to): Put| {
        let (span, to) = value::article_before(text, span, &to).unwrap_or((span, to));
        (of, Replacement { span, to, cause: cause.clone() })
    };
    puts.into_iter().map(replacement).collect()
}

/// What stands in a gap.
enum Named {
    /// A name that was found by its consonants; another for the segment's at that place.
    Put(Span, Vec<Put>, Cause),
    /// Words, at that place of the segment, for what has its own English in the unit's.
    Unsure(Span),
    /// Words for words: the difference shows them.
    Nothing,
}

/// Both texts' slots, and which stands for which.
struct Sides<'a> {
    old: &'a [Slot],
    new: &'a [Slot],
    way: &'a Way,
    known: Known<'a>,
}

impl Sides<'_> {
    /// The unit's slot that stands for the segment's.
    fn partner(&self, at: usize) -> Option<&Slot> {
        self.way.partners.get(at).copied().flatten().and_then(|slot| self.old.get(slot))
    }

    fn is_same(&self, at: usize) -> bool {
        self.partner(at).zip(self.new.get(at)).is_some_and(|(old, new)| old.says_the_same(new))
    }

    /// How often the unit says what stands for slot `at`, where each time the segment says the same instead; and whether
    /// `at` is the first of those.
    fn times(&self, at: usize) -> Option<(usize, bool)> {
        let (old, new) = (self.partner(at)?, self.new.get(at)?);
        let alike = self.old.iter().filter(|other| other.says_the_same(old)).count();
        let mut turned = (0..self.new.len()).filter(|&other| {
            let from = self.partner(other).is_some_and(|slot| slot.says_the_same(old));
            from && self.new.get(other).is_some_and(|slot| slot.says_the_same(new))
        });
        let first = turned.next() == Some(at);
        (alike == 1 + turned.count()).then_some((alike, first))
    }

    /// What is put in for slot `at`; empty where an earlier slot puts it in too. `None` where that is not certain.
    fn change(&self, text: &Text<'_>, at: usize) -> Option<(Vec<Put>, Cause)> {
        let new = self.new.get(at)?;
        let (old, (times, first)) = (self.partner(at)?, self.times(at)?);
        if self.way.crowded.get(at) != Some(&false) {
            return None;
        }
        let (puts, cause) = match (&old.what, &new.what) {
            (What::Value(from), What::Value(to)) => {
                let others =
                    self.old.iter().filter(|slot| !slot.says_the_same(old)).filter_map(|slot| match &slot.what {
                        What::Value(placeable) => Some(&placeable.value),
                        _ => None,
                    });
                let puts = value::put(text, &from.value, &to.value, times, &others.collect::<Vec<_>>());
                (puts, Cause::Value(to.kind))
            }
            _ => self.saying(text, old, new, times)?,
        };
        (puts.len() == times).then(|| (if first { puts } else { Vec::new() }, cause))
    }

    /// The concepts of a term.
    fn concepts(&self, slot: &Slot) -> Vec<&ConceptRecord> {
        match &slot.what {
            What::Term { concepts, .. } => concepts.iter().filter_map(|id| self.known.concept(id)).collect(),
            _ => Vec::new(),
        }
    }

    /// Whether a slot is a person or a term that is a proper name.
    fn is_name(&self, slot: &Slot) -> bool {
        let person = matches!(slot.what, What::Term { form, .. } if form.person);
        let proper = || self.concepts(slot).iter().all(|record| record.concept.nature() == Nature::Name);
        !slot.is_value() && (person || proper())
    }

    /// What the segment's term or name is in English, where the glossary or the article says one thing.
    fn english(&self, slot: &Slot) -> Option<(String, Cause)> {
        if let What::Name { named: Some(named), .. } = &slot.what {
            return Some((named.english.clone(), Cause::Name { verified: named.source.is_verified() }));
        }
        let mut renderings = self.concepts(slot).into_iter();
        let first = renderings.next()?;
        let text = &first.concept.rendering()?.text;
        let same = |other: &ConceptRecord| other.concept.rendering().is_some_and(|term| term.text == *text);
        renderings.all(same).then(|| (text.clone(), Cause::Term(first.id.clone())))
    }

    /// Another term or name.
    fn saying(&self, text: &Text<'_>, old: &Slot, new: &Slot, times: usize) -> Option<(Vec<Put>, Cause)> {
        let proper = self.is_name(old) && self.is_name(new);
        let alike = match (&old.what, &new.what) {
            (What::Term { form: one, .. }, What::Term { form: other, .. }) => {
                // A plural for a singular, or "its" for "the", changes more than the word.
                proper
                    || (one == other
                        && self.is_name(old) == self.is_name(new)
                        && self.is_adjective(old) == self.is_adjective(new))
            }
            _ => proper,
        };
        let (english, cause) = self.english(new).filter(|_| alike)?;
        let places = match &old.what {
            What::Name { elements, .. } => saying::of_name(text, elements),
            _ => self.places(text, old),
        };
        (places.len() == times)
            .then(|| (places.iter().map(|place| saying::fit(text, place, &english, proper)).collect(), cause))
    }

    /// Where a term's renderings stand that are not inside a longer one of another term of the unit.
    fn places(&self, text: &Text<'_>, old: &Slot) -> Vec<Place> {
        let mut places = saying::of_concepts(text, &self.concepts(old));
        for slot in self.old.iter().filter(|slot| !slot.says_the_same(old)) {
            let longer = saying::of_concepts(text, &self.concepts(slot));
            places.retain(|place| {
                !longer.iter().any(|other| other.span != place.span && other.span.contains(place.span))
            });
        }
        places
    }

    /// Nationalities are adjectives; a noun in their place is another construction.
    fn is_adjective(&self, slot: &Slot) -> bool {
        self.concepts(slot).iter().any(|record| record.concept.domain == "nationalities")
    }

    /// Words of the unit that the lists do not know as a name, and its English does by their consonants; or what has an
    /// English of its own there and none of the words in its place has.
    fn named(&self, text: &Text<'_>, gap: &Gap, source: &Offsets<'_>) -> Named {
        let slot_of = |part: &Part, slots: &'_ [Slot]| {
            part.slot.and_then(|slot| slots.get(slot).cloned()).filter(|slot| slot.sure)
        };
        let words: Vec<String> = gap.old.iter().map(|part| source.slice(part.span).to_owned()).collect();
        let plain = gap.old.iter().all(|part| slot_of(part, self.old).is_none());
        let places =
            if plain && (1..=MOST_WORDS).contains(&words.len()) { saying::of_words(text, &words) } else { Vec::new() };
        if let [only] = &gap.new[..]
            && let Some(slot) = slot_of(only, self.new).filter(|slot| self.is_name(slot))
            && let Some((english, cause)) = self.english(&slot)
            && places.len() == 1
        {
            let puts = places.iter().map(|place| saying::fit(text, place, &english, true)).collect();
            return Named::Put(slot.span, puts, cause);
        }
        let said = !places.is_empty() || gap.old.iter().any(|part| slot_of(part, self.old).is_some());
        let mut unsaid = gap.new.iter().filter(|part| slot_of(part, self.new).is_none()).map(|part| part.span);
        match (said, unsaid.next()) {
            (true, Some(first)) => Named::Unsure(Span::new(first.start, unsaid.next_back().unwrap_or(first).end)),
            _ => Named::Nothing,
        }
    }

    /// Whether slot `at` has no rendering in the English as it is. Terms have evidence of their own.
    fn is_missing(&self, text: &Text<'_>, at: usize) -> bool {
        let Some(new) = self.new.get(at) else { return false };
        match &new.what {
            // A value that stands for another of the unit is not there, even if its number is.
            What::Value(placeable) => {
                let other = self.partner(at).is_some_and(Slot::is_value);
                other || (new.sure && !value::is_there(text, &placeable.value))
            }
            What::Name { named: Some(named), .. } => text.lower().find(&named.english).is_empty(),
            What::Name { .. } | What::Term { .. } => false,
        }
    }
}

/// The most words of a name that no list knows.
const MOST_WORDS: usize = 4;

/// The target with its replacements carried out, and where each now stands. Of two that overlap, the first counts, the longer
/// where both begin together.
pub(super) fn apply(target: &Offsets<'_>, mut replacements: Vec<Replacement>) -> (String, Vec<Repair>) {
    replacements.sort_by_key(|replacement| (replacement.span.start, usize::MAX - replacement.span.end));
    let (mut text, mut length, mut at) = (String::new(), 0, 0);
    let mut repairs = Vec::new();
    for Replacement { span, to, cause } in replacements {
        if span.start < at {
            continue;
        }
        let before = target.slice(Span::new(at, span.start));
        text.push_str(before);
        text.push_str(&to);
        length += before.chars().count();
        let end = length + to.chars().count();
        let from = target.slice(span).to_owned();
        repairs.push(Repair { from, to, span: Span::new(length, end), origin: span, cause });
        (length, at) = (end, span.end);
    }
    text.push_str(target.slice(Span::new(at, target.len())));
    (text, repairs)
}

#[cfg(test)]
mod tests;
