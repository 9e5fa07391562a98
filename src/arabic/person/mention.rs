//! Who is named in the whole article, and where? The full names, and the later mentions by family name alone.

use super::Person;
use super::element::{is_preposition_ala, word};
use super::scan::{Before, after, persons_of, readings};
use crate::arabic::fold::fold_str;
use crate::arabic::piece::{Piece, Pieces};
use crate::arabic::placeable::{Placeable, lone_numbers_of, placeables_of};
use crate::arabic::romanise::{Reading, family, reading_of};
use crate::arabic::span::Span;
use crate::arabic::style::Edition;
use std::collections::HashMap;

/// A person named in a segment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The number of the segment.
    pub segment: usize,
    /// The person: mentions of the same one have the same number. From 0, in the order of first appearance.
    pub person: usize,
    /// The name as it stands there.
    pub name: Person,
}

/// Every mention of a person in `segments`, in order and disjoint.
///
/// Two full names are of one person when their first and last elements are the same but for spelling (خليفة بلقاسم حفتر
/// and خليفة حفتر, أحمد and احمد, فولوديمير and فلوديمير). A family name alone is the last person before it who has it, else
/// the first after it. One that is an ordinary word needs a title or a verb of saying before it (وقال المصري; not الشعب
/// المصري). Linear in the text. Its steps are [`Named`], [`People`] and [`number`], for who does them for many segments at once.
#[must_use]
pub fn mentions(segments: &[&str]) -> Vec<Mention> {
    let named: Vec<Named<'_>> = segments.iter().map(|text| Named::of(text)).collect();
    let people = People::of(&named);
    number(named.iter().enumerate().map(|(segment, named)| people.met_in(segment, named)))
}

/// A segment with the full names that it has. Its tokens are read once for all that is asked of it.
pub struct Named<'a> {
    pieces: Pieces<'a>,
    persons: Vec<Person>,
}

impl<'a> Named<'a> {
    /// Reads a segment.
    #[must_use]
    pub fn of(text: &'a str) -> Self {
        let pieces = Pieces::of(text);
        let persons = persons_of(&pieces.list());
        Self { pieces, persons }
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &'a str {
        self.pieces.offsets.text()
    }

    /// How many words, numbers and dates it has.
    #[must_use]
    pub fn words(&self) -> usize {
        self.pieces.words()
    }

    /// Its placeables, as [`placeables_in`](crate::arabic::placeables_in) finds them.
    #[must_use]
    pub fn placeables(&self, edition: &Edition) -> Vec<Placeable> {
        placeables_of(&self.pieces.list(), edition)
    }

    /// Its lone numbers, as [`lone_numbers`](crate::arabic::placeable::lone_numbers) finds them.
    #[must_use]
    pub fn lone_numbers(&self) -> Vec<Placeable> {
        lone_numbers_of(&self.pieces.list())
    }

    fn slice(&self, span: Span) -> &'a str {
        self.pieces.offsets.slice(span)
    }

    /// What tells an element from another whatever its spelling. Names of other languages differ in their vowels.
    fn key(&self, element: Span, reading: Reading) -> String {
        let letters = fold_str(self.slice(element)).replace(' ', "");
        match reading {
            Reading::Arabic => letters,
            Reading::Foreign => letters.replace(['ا', 'و', 'ي'], ""),
        }
    }

    fn reading(&self, name: &Person) -> Reading {
        reading_of(self.slice(name.span))
    }
}

/// Whom a pair of keys, or a family name alone, stands for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Who {
    Full(String, String),
    Alone(String),
}

/// How a family name may be met again.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rarity {
    /// An ordinary word as well: behind a title or a verb of saying.
    Common,
    /// A word that no list has: not behind a noun or verb, but at the beginning or behind a preposition or أن.
    Unlisted,
    /// Anywhere.
    Free,
}

/// A full name: where it stands (the segment, and the code point in it), and whose it is.
struct Bearer {
    place: (usize, usize),
    who: Who,
}

/// Who is named in an article, and how the family names may be met again.
#[derive(Default)]
pub struct People {
    /// For each family name as written: who bears it, by place.
    families: HashMap<String, Vec<Bearer>>,
    rarity: HashMap<String, Rarity>,
}

/// A name in a segment, and whose it is.
pub struct Met {
    who: Who,
    name: Person,
}

impl People {
    /// Those of all segments.
    #[must_use]
    pub fn of(segments: &[Named<'_>]) -> Self {
        let mut people = Self::default();
        for (segment, text) in segments.iter().enumerate() {
            for name in &text.persons {
                people.meet(segment, name, text);
            }
        }
        people
    }

    /// All names in segment number `segment`, the family names alone among them, in order.
    #[must_use]
    pub fn met_in(&self, segment: usize, text: &Named<'_>) -> Vec<Met> {
        let mut all: Vec<Person> = text.persons.clone();
        all.extend(self.again(text));
        all.sort_by_key(|name| name.span.start);
        all.into_iter().map(|name| Met { who: self.who(segment, &name, text), name }).collect()
    }

    fn meet(&mut self, segment: usize, name: &Person, text: &Named<'_>) {
        if !name.family {
            return;
        }
        let family = fold_str(text.slice(name.last())).replace(' ', "");
        let rarity = match name.common {
            true => Rarity::Common,
            false if is_listed(&family) => Rarity::Free,
            false => Rarity::Unlisted,
        };
        let known = self.rarity.entry(family.clone()).or_insert(rarity);
        *known = rarity.min(*known);
        if name.elements.len() > 1 {
            let place = (segment, name.span.start);
            self.families.entry(family).or_default().push(Bearer { place, who: full(name, text) });
        }
    }

    /// The family names that stand alone in `text`, outside the names that it has.
    fn again(&self, text: &Named<'_>) -> Vec<Person> {
        if self.families.is_empty() {
            return Vec::new();
        }
        let pieces = text.pieces.list();
        // Most segments have none, and then need not be read for what stands before it.
        let is_there = |at| self.families_at(&pieces, at, |_, _, _| Some(())).is_some();
        if (0..pieces.len()).any(is_there) { self.again_in(&pieces, &text.persons) } else { Vec::new() }
    }

    fn again_in(&self, pieces: &[Piece<'_>], persons: &[Person]) -> Vec<Person> {
        let mut found: Vec<Person> = Vec::new();
        let mut before = Before::default();
        let mut names = persons.iter().peekable();
        let mut at = 0;
        while let Some(piece) = pieces.get(at) {
            while names.next_if(|name| name.span.end <= piece.span.start).is_some() {}
            let inside = names.peek().is_some_and(|name| name.span.overlaps(piece.span));
            let hit = if inside { None } else { self.family_at(pieces, at, before) };
            // A family name of two words (آل أبو) may run into a full name.
            let hit = hit.filter(|(hit, _)| names.peek().is_none_or(|name| !name.span.overlaps(hit.span)));
            before = if inside { Before::default() } else { after(pieces, at, before) };
            at += 1;
            if let Some((name, next)) = hit {
                found.push(name);
                (at, before) = (next, Before::default());
            }
        }
        found
    }

    fn family_at(&self, pieces: &[Piece<'_>], at: usize, before: Before) -> Option<(Person, usize)> {
        let last = at.checked_sub(1).and_then(|last| word(pieces, last));
        let alone = last.is_none_or(|last| matches!(last, "ان" | "من" | "مع" | "عن" | "الي" | "بين" | "لكن" | "فان"));
        let announced = before.said || before.announces();
        self.families_at(pieces, at, |off, next, family| {
            let allowed = match self.rarity.get(family)? {
                Rarity::Common => announced,
                Rarity::Unlisted => announced || alone || off > 0,
                Rarity::Free => true,
            };
            if !allowed {
                return None;
            }
            let piece = pieces.get(at)?;
            let end = pieces.get(next - 1)?.span.end;
            let span = Span::new(piece.after_letters(off), end);
            let title = before.title_until(pieces, at);
            Some((Person { span, title, elements: vec![span], family: true, common: false }, next))
        })
    }

    /// What `take` makes first of the family names that may stand at piece `at`: given how many letters are written onto it, the
    /// piece after it, and the name.
    fn families_at<T>(
        &self,
        pieces: &[Piece<'_>],
        at: usize,
        mut take: impl FnMut(usize, usize, &str) -> Option<T>,
    ) -> Option<T> {
        let first = word(pieces, at).filter(|_| !pieces.get(at).is_some_and(is_preposition_ala))?;
        let second = word(pieces, at + 1).unwrap_or_default();
        let mut family = String::new();
        for (off, reading) in readings(first) {
            for (second, next) in [(second, at + 2), ("", at + 1)] {
                if next == at + 2 && second.is_empty() {
                    continue;
                }
                family.clear();
                family.extend([&reading, second]);
                if self.families.contains_key(&family)
                    && let Some(taken) = take(off, next, &family)
                {
                    return Some(taken);
                }
            }
        }
        None
    }

    /// Who `name` is.
    fn who(&self, segment: usize, name: &Person, text: &Named<'_>) -> Who {
        if name.elements.len() > 1 {
            return full(name, text);
        }
        let family = fold_str(text.slice(name.span)).replace(' ', "");
        let Some(bearers) = self.families.get(&family).filter(|_| name.family) else { return Who::Alone(family) };
        let before = bearers.partition_point(|bearer| bearer.place < (segment, name.span.start));
        let bearer = before.checked_sub(1).and_then(|last| bearers.get(last)).or_else(|| bearers.first());
        bearer.map_or(Who::Alone(family), |bearer| bearer.who.clone())
    }
}

/// Whether the lists have the family name, with the article or without.
fn is_listed(name: &str) -> bool {
    family(name).or_else(|| name.strip_prefix("ال").and_then(family)).is_some()
}

fn full(name: &Person, text: &Named<'_>) -> Who {
    let reading = text.reading(name);
    let first = name.elements.first().map_or_else(String::new, |&first| text.key(first, reading));
    Who::Full(first, text.key(name.last(), reading))
}

/// Gives each person of the article a number; `found` are the names of each segment, in order.
#[must_use]
pub fn number(found: impl IntoIterator<Item = Vec<Met>>) -> Vec<Mention> {
    let mut numbers: HashMap<Who, usize> = HashMap::new();
    let mut mentions = Vec::new();
    for (segment, met) in found.into_iter().enumerate() {
        for Met { who, name } in met {
            let next = numbers.len();
            let person = *numbers.entry(who).or_insert(next);
            mentions.push(Mention { segment, person, name });
        }
    }
    mentions
}
