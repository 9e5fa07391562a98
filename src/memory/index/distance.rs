//! What does it cost to turn one segment into another? The published score's edit cost, worked out only as far as it matters.
//!
//! First the number of words that differ (Levenshtein's distance over classes, 64 at once in the bits of a word: Myers 1999, in
//! the form of Hyyrö 2003), which is a lower bound: a word that has no partner of its class costs [`WORD`]. Then, for the few that it lets
//! through, the weighted cost.

use super::super::score::{WORD, substitution, weight};
use super::super::word::WordKind;
use super::vocabulary::{Token, UNKNOWN};

/// The classes of a query's words, ready to be compared with many units.
#[derive(Debug, Default)]
pub(super) struct Pattern {
    /// An open hash table: the class, and the places where it stands.
    places: Vec<(u32, u64)>,
    len: usize,
}

/// The most words whose places fit the bits of a word.
const MOST: usize = 64;

impl Pattern {
    /// Sets it to those classes. Where they are too many, nothing can be ruled out.
    pub(super) fn set(&mut self, classes: &[u32]) {
        self.len = classes.len();
        self.places.clear();
        if self.len > MOST {
            return;
        }
        self.places.resize((4 * self.len.max(4)).next_power_of_two(), (UNKNOWN, 0));
        for (at, &class) in classes.iter().enumerate().filter(|&(_, &class)| class != UNKNOWN) {
            let place = self.place(class);
            self.places[place] = (class, self.places[place].1 | 1 << at);
        }
    }

    /// Where a class stands in the table, or the free place where it would.
    fn place(&self, class: u32) -> usize {
        let mask = self.places.len() - 1;
        let mut at = (class.wrapping_mul(0x9E37_79B1) >> 16) as usize & mask;
        while self.places[at].0 != class && self.places[at].0 != UNKNOWN {
            at = (at + 1) & mask;
        }
        at
    }

    /// The least number of words to be put in, left out or changed for another, of which the unit has `words`: 0 where there are too many to
    /// tell, `None` where there are more than `most`.
    pub(super) fn differ(&self, classes: impl Iterator<Item = u32>, words: u32, most: u32) -> Option<u32> {
        if self.len > MOST {
            return Some(0);
        }
        if self.len == 0 {
            return Some(words).filter(|words| *words <= most);
        }
        let top = 1u64 << (self.len - 1);
        let (mut up, mut down, mut distance) = (u64::MAX, 0u64, self.len as u32);
        // No word that is left can bring the distance down by more than one.
        let mut limit = most + words;
        for class in classes {
            let equal = if class == UNKNOWN { 0 } else { self.places[self.place(class)].1 };
            let vertical = equal | down;
            let horizontal = (((equal & up).wrapping_add(up)) ^ up) | equal;
            let mut rising = down | !(horizontal | up);
            let mut falling = up & horizontal;
            distance = distance + u32::from(rising & top != 0) - u32::from(falling & top != 0);
            limit -= 1;
            if distance > limit {
                return None;
            }
            rising = (rising << 1) | 1;
            falling <<= 1;
            up = falling | !(vertical | rising);
            down = rising & vertical;
        }
        Some(distance)
    }
}

/// The edit cost, or `None` when it is more than `most`. `row` is room.
///
/// What is written the same at the beginning and the end of both costs nothing, and no cheaper way passes it by, since changing a token
/// costs at least what the weights differ.
pub(super) fn cost(query: &[Token], unit: &[Token], most: u32, row: &mut Vec<u32>) -> Option<u32> {
    let same = |(one, other): &(&Token, &Token)| one.surface == other.surface && one.surface != UNKNOWN;
    let start = query.iter().zip(unit).take_while(same).count();
    let (query, unit) = (&query[start..], &unit[start..]);
    let end = query.iter().rev().zip(unit.iter().rev()).take_while(same).count();
    let (query, unit) = (&query[..query.len() - end], &unit[..unit.len() - end]);
    row.clear();
    row.push(0);
    let mut sum = 0;
    row.extend(unit.iter().map(|token| {
        sum += weight(token.kind);
        sum
    }));
    for from in query {
        let lost = weight(from.kind);
        let mut diagonal = row[0];
        row[0] += lost;
        let (mut left, mut least) = (row[0], row[0]);
        for (to, cell) in unit.iter().zip(row[1..].iter_mut()) {
            let change = diagonal + change(from, to);
            diagonal = *cell;
            left = change.min(*cell + lost).min(left + weight(to.kind));
            *cell = left;
            least = least.min(left);
        }
        // Every way leads through this row, and no step costs less than nothing.
        if least > most {
            return None;
        }
    }
    row.last().copied().filter(|&cost| cost <= most)
}

#[inline]
fn change(from: &Token, to: &Token) -> u32 {
    // Most pairs of words have nothing in common.
    if from.kind == WordKind::Word && to.kind == WordKind::Word && from.class != to.class {
        return WORD;
    }
    substitution(from.kind, to.kind, from.likeness(*to))
}
