//! Which slot of the segment stands for which of the unit? By the cheapest way from one text to the other.
//!
//! The same distance as the score's (`memory/score.rs`), but a slot counts as one word, however many it has: خمسة وعشرون
//! stands for 30, and a date for a date. What stands around a slot tells which one it is, not its number in the order: so light words weigh
//! as much as all others here, and another value more than another mark.

use super::slot::{Slot, What};
use crate::arabic::Span;
use crate::memory::score::{self, Likeness, WORD, likeness, substitution};
use crate::memory::word::{Word, WordKind};

/// Putting a value for a word is dearer than leaving one out and putting the other in, and so is never done.
const NEVER: u32 = 3 * WORD;
/// Another value.
const VALUE: u32 = 20;
/// Another term or name: dearer than another value, cheaper than another word.
const RENAMED: u32 = 40;
/// A value of another kind.
const OTHER_KIND: u32 = 60;

/// The most cells of a comparison: as for the difference that is shown, two segments of 2,000 words.
const MOST_CELLS: usize = 4_000_000;

/// How the unit's Arabic becomes the segment's.
#[derive(Debug, Default)]
pub(super) struct Way {
    /// For each slot of the segment the slot of the unit that it stands for.
    pub(super) partners: Vec<Option<usize>>,
    /// For each slot of the segment whether something beside it came or went that may belong to it: then it is not certain
    /// that the two slots say all that changed.
    pub(super) crowded: Vec<bool>,
    /// Where other words stand for other words.
    pub(super) gaps: Vec<Gap>,
}

/// Other words for other words, without marks.
#[derive(Debug, Default)]
pub(super) struct Gap {
    pub(super) old: Vec<Part>,
    pub(super) new: Vec<Part>,
}

/// A word or slot of a gap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) span: Span,
    pub(super) slot: Option<usize>,
}

/// The cheapest way from `unit` with its slots `old` to `segment` with its slots `new`.
///
/// Time and memory grow with the product of what differs between the common beginning and end.
pub(super) fn way((unit, old): (&[Word<'_>], &[Slot]), (segment, new): (&[Word<'_>], &[Slot])) -> Way {
    let (a, b) = (items(unit, old), items(segment, new));
    let steps = steps(&a, &b, old, new);
    let mut way = Way { partners: vec![None; new.len()], crowded: vec![false; new.len()], gaps: Vec::new() };
    let mut in_gap = false;
    for (at, &(i, j)) in steps.iter().enumerate() {
        let (one, other) = (i.and_then(|i| a.get(i)), j.and_then(|j| b.get(j)));
        if let (Some(one), Some(other)) = (one, other)
            && let (Some(from), Some(to)) = (one.slot, other.slot)
        {
            if let Some(partner) = way.partners.get_mut(to) {
                *partner = Some(from);
            }
            let came = |step: Option<&Step>| step.and_then(|&(i, j)| alone(i, j, &a, &b));
            let before = at.checked_sub(1).and_then(|at| came(steps.get(at)));
            let behind = came(steps.get(at + 1));
            if let Some(crowded) = way.crowded.get_mut(to) {
                *crowded = crowds(&new[to], before, behind, old, new);
            }
        }
        let same = match (one, other) {
            (Some(one), Some(other)) => one.cost(other, old, new) < WORD || one.is_mark(),
            (one, other) => one.or(other).is_some_and(Item::is_mark),
        };
        if same {
            in_gap &= one.or(other).is_some_and(Item::is_mark);
            continue;
        }
        if !in_gap {
            way.gaps.push(Gap::default());
        }
        in_gap = true;
        if let Some(gap) = way.gaps.last_mut() {
            gap.old.extend(one.filter(|one| !one.is_mark()).map(Item::part));
            gap.new.extend(other.filter(|other| !other.is_mark()).map(Item::part));
        }
    }
    way
}

/// A place in the unit and in the segment.
type Step = (Option<usize>, Option<usize>);

/// What came or went in a step, and on which side.
fn alone<'i, 'a>(
    i: Option<usize>,
    j: Option<usize>,
    a: &'i [Item<'a>],
    b: &'i [Item<'a>],
) -> Option<(&'i Item<'a>, bool)> {
    let (item, is_new) = match (i, j) {
        (Some(i), None) => (a.get(i)?, false),
        (None, Some(j)) => (b.get(j)?, true),
        _ => return None,
    };
    (!item.is_mark()).then_some((item, is_new))
}

/// Whether what came or went beside a slot may belong to it: another number to a value ("31" to a month), any word to a
/// term (North to Korean), and a word behind it to a name.
fn crowds(
    slot: &Slot,
    before: Option<(&Item<'_>, bool)>,
    behind: Option<(&Item<'_>, bool)>,
    old: &[Slot],
    new: &[Slot],
) -> bool {
    let is_value = |(item, is_new): (&Item<'_>, bool)| {
        let slots = if is_new { new } else { old };
        item.slot.and_then(|slot| slots.get(slot)).is_some_and(Slot::is_value)
    };
    match slot.what {
        What::Value(_) => before.is_some_and(is_value) || behind.is_some_and(is_value),
        What::Term { .. } => before.is_some() || behind.is_some(),
        What::Name { .. } => behind.is_some(),
    }
}

/// The steps of the cheapest way, in order. Ties are broken for the later change.
fn steps(a: &[Item<'_>], b: &[Item<'_>], old: &[Slot], new: &[Slot]) -> Vec<Step> {
    let same = |(one, other): &(&Item<'_>, &Item<'_>)| one.cost(other, old, new) == 0;
    let start = a.iter().zip(b).take_while(same).count();
    let end = a[start..].iter().rev().zip(b[start..].iter().rev()).take_while(same).count();
    let (last_a, last_b) = (a.len() - end, b.len() - end);
    let (middle_a, middle_b) = (&a[start..last_a], &b[start..last_b]);
    let mut steps: Vec<Step> = (0..start).map(|at| (Some(at), Some(at))).collect();
    if middle_a.len().saturating_mul(middle_b.len()) <= MOST_CELLS {
        let table = table(middle_a, middle_b, old, new);
        let (mut i, mut j) = (middle_a.len(), middle_b.len());
        let mut back = Vec::with_capacity(i.max(j));
        while i > 0 || j > 0 {
            let here = table[i][j];
            if i > 0 && j > 0 && here == table[i - 1][j - 1] + middle_a[i - 1].cost(&middle_b[j - 1], old, new) {
                (i, j) = (i - 1, j - 1);
                back.push((Some(start + i), Some(start + j)));
            } else if j > 0 && here == table[i][j - 1] + middle_b[j - 1].weight() {
                j -= 1;
                back.push((None, Some(start + j)));
            } else {
                i -= 1;
                back.push((Some(start + i), None));
            }
        }
        steps.extend(back.into_iter().rev());
    }
    steps.extend((0..end).map(|at| (Some(last_a + at), Some(last_b + at))));
    steps
}

/// A word that belongs to no slot, or a whole slot with its first word.
struct Item<'a> {
    word: &'a Word<'a>,
    slot: Option<usize>,
    span: Span,
}

fn items<'a>(words: &'a [Word<'a>], slots: &[Slot]) -> Vec<Item<'a>> {
    let mut items: Vec<Item<'a>> = Vec::new();
    for word in words {
        let next = slots.partition_point(|slot| slot.span.end <= word.span.start);
        let slot = slots.get(next).filter(|slot| slot.span.overlaps(word.span));
        let number = slot.map(|_| next);
        let goes_on = slot.is_some() && items.last().is_some_and(|last| last.slot == number);
        if !goes_on {
            let span = slot.map_or(word.span, |slot| slot.span);
            items.push(Item { word, slot: number, span });
        }
    }
    items
}

impl Item<'_> {
    fn part(&self) -> Part {
        Part { span: self.span, slot: self.slot }
    }

    fn is_mark(&self) -> bool {
        self.slot.is_none() && self.word.kind == WordKind::Punctuation
    }

    fn weight(&self) -> u32 {
        if self.slot.is_some() { WORD } else { score::weight(self.word.kind.plain()) }
    }

    fn cost(&self, other: &Self, old: &[Slot], new: &[Slot]) -> u32 {
        let one = self.slot.and_then(|slot| old.get(slot));
        let two = other.slot.and_then(|slot| new.get(slot));
        match (one, two) {
            (None, None) => {
                substitution(self.word.kind.plain(), other.word.kind.plain(), likeness(self.word, other.word))
            }
            (Some(one), Some(two)) if one.says_the_same(two) => 0,
            (Some(Slot { what: What::Value(one), .. }), Some(Slot { what: What::Value(two), .. })) => {
                if one.kind == two.kind { VALUE } else { OTHER_KIND }
            }
            (Some(one), Some(two)) if one.is_value() || two.is_value() => NEVER,
            (Some(_), Some(_)) => RENAMED,
            // The same words are no change, whatever was recognised in the one and not in the other.
            _ if likeness(self.word, other.word) == Likeness::Same => 1,
            // A family name that only the article tells, one that no list has, or a number that may be none.
            (Some(slot), None) if other.word.kind.is_word() && may_be_word(slot) => WORD,
            (None, Some(slot)) if self.word.kind.is_word() && may_be_word(slot) => WORD,
            _ => NEVER,
        }
    }
}

fn may_be_word(slot: &Slot) -> bool {
    !slot.sure || !slot.is_value()
}

fn table(a: &[Item<'_>], b: &[Item<'_>], old: &[Slot], new: &[Slot]) -> Vec<Vec<u32>> {
    let mut table = vec![vec![0; b.len() + 1]; a.len() + 1];
    for (j, item) in b.iter().enumerate() {
        table[0][j + 1] = table[0][j] + item.weight();
    }
    for (i, one) in a.iter().enumerate() {
        table[i + 1][0] = table[i][0] + one.weight();
        for (j, other) in b.iter().enumerate() {
            let change = table[i][j] + one.cost(other, old, new);
            table[i + 1][j + 1] = change.min(table[i][j + 1] + one.weight()).min(table[i + 1][j] + other.weight());
        }
    }
    table
}
