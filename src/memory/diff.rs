//! WHAT IS DIFFERENT? Two Arabic segments side by side, token by token, so that a translator sees what to change.

use super::score::{Likeness, costs, likeness, substitution, weight};
use super::word::{Word, WordKind, Words};
use crate::arabic::{Offsets, Span};

/// One step from a unit's source to the query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What happened.
    pub op: Op,
    /// The text in the query; empty for what was removed.
    pub query: String,
    /// The text in the unit; empty for what was added.
    pub unit: String,
}

/// What happened to a run of tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Op {
    /// Written the same in both.
    Same,
    /// Changed, and how.
    Changed(Change),
    /// Only in the query.
    Added,
    /// Only in the unit.
    Removed,
}

/// In which way a token changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Change {
    /// Only its spelling.
    Spelling,
    /// Its clitics or ending.
    Clitic,
    /// Its value.
    Number,
    /// One mark for another.
    Punctuation,
    /// The word.
    Word,
}

/// The cheapest way from `unit` to `query` by the score, as runs of tokens in order.
///
/// Ties are broken for the later change, so that a common beginning stays whole. Time and memory grow with the product
/// of the lengths of what differs between the common beginning and end; where that product is over 4,000,000, all of it is
/// shown as one change.
#[must_use]
pub fn diff(query: &str, unit: &str) -> Vec<Edit> {
    diff_of(&Words::of(query), &Words::of(unit))
}

/// The same of segments that were read already.
#[must_use]
pub fn diff_of(query: &Words<'_>, unit: &Words<'_>) -> Vec<Edit> {
    join(&steps(&query.words, &unit.words), &query.offsets, &unit.offsets)
}

/// The same token by token: what happened, with the place in the query and in the unit, in code points.
///
/// A page that is not compared word by word (see [`diff`]) is one step.
#[must_use]
pub fn steps(query: &[Word<'_>], unit: &[Word<'_>]) -> Vec<Step> {
    let (a, b) = (unit, query);
    let same = |(one, other): &(&Word<'_>, &Word<'_>)| one.kind == other.kind && one.surface == other.surface;
    let start = a.iter().zip(b).take_while(same).count();
    let end = a[start..].iter().rev().zip(b[start..].iter().rev()).take_while(same).count();
    let (tail_a, tail_b) = (a.len() - end, b.len() - end);
    let both = |(one, other): (&Word<'_>, &Word<'_>)| (Op::Same, Some(other.span), Some(one.span));
    let mut steps: Vec<Step> = a[..start].iter().zip(b).map(both).collect();
    steps.extend(changes(&a[start..tail_a], &b[start..tail_b]));
    steps.extend(a[tail_a..].iter().zip(&b[tail_b..]).map(both));
    steps
}

/// What happened, with the place in the query and in the unit.
pub type Step = (Op, Option<Span>, Option<Span>);

/// The most cells that the table of a difference may have (4 bytes each): two segments of 2,000 words, which nobody reads
/// word by word. A page without stops, twice in a memory, would take gigabytes.
const MOST_CELLS: usize = 4_000_000;

/// The cheapest way from `a` to `b`, step by step.
fn changes(a: &[Word<'_>], b: &[Word<'_>]) -> Vec<Step> {
    if a.len().saturating_mul(b.len()) > MOST_CELLS {
        let cover = |words: &[Word<'_>]| Some(Span::new(words.first()?.span.start, words.last()?.span.end));
        return vec![(Op::Changed(Change::Word), cover(b), cover(a))];
    }
    let table = costs(a, b);
    let (mut i, mut j) = (a.len(), b.len());
    let mut steps = Vec::with_capacity(i.max(j));
    while i > 0 || j > 0 {
        let here = table[i][j];
        if i > 0 && j > 0 && here == table[i - 1][j - 1] + change_cost(&a[i - 1], &b[j - 1]) {
            steps.push((op(&a[i - 1], &b[j - 1]), Some(b[j - 1].span), Some(a[i - 1].span)));
            (i, j) = (i - 1, j - 1);
        } else if j > 0 && here == table[i][j - 1] + weight(b[j - 1].kind) {
            steps.push((Op::Added, Some(b[j - 1].span), None));
            j -= 1;
        } else {
            steps.push((Op::Removed, None, Some(a[i - 1].span)));
            i -= 1;
        }
    }
    steps.reverse();
    steps
}

fn change_cost(from: &Word<'_>, to: &Word<'_>) -> u32 {
    substitution(from.kind, to.kind, likeness(from, to))
}

fn op(from: &Word<'_>, to: &Word<'_>) -> Op {
    match (from.kind, to.kind, likeness(from, to)) {
        (_, _, Likeness::Same) => Op::Same,
        (_, _, Likeness::Spelling) => Op::Changed(Change::Spelling),
        (one, other, Likeness::Inflection) if one.is_word() && other.is_word() => Op::Changed(Change::Clitic),
        (WordKind::Punctuation, WordKind::Punctuation, _) => Op::Changed(Change::Punctuation),
        (one, other, _) if one == other && !one.is_word() => Op::Changed(Change::Number),
        _ => Op::Changed(Change::Word),
    }
}

/// Joins neighbouring steps of one kind, so that a run is shown with the spaces that it had.
fn join(steps: &[Step], query: &Offsets<'_>, unit: &Offsets<'_>) -> Vec<Edit> {
    let cover = |spans: &mut dyn Iterator<Item = Span>| spans.reduce(|first, last| Span::new(first.start, last.end));
    steps
        .chunk_by(|one, other| one.0 == other.0)
        .map(|run| Edit {
            op: run[0].0,
            query: cover(&mut run.iter().filter_map(|step| step.1)).map_or("", |span| query.slice(span)).to_owned(),
            unit: cover(&mut run.iter().filter_map(|step| step.2)).map_or("", |span| unit.slice(span)).to_owned(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_change_says_what_it_is() {
        let edits = diff("وأكد المجلس الاعلى دعم 25 دولة.", "أكد المجلس الأعلى رفض 24 دولة عربية.");
        let seen: Vec<(Op, &str, &str)> = edits.iter().map(|e| (e.op, e.query.as_str(), e.unit.as_str())).collect();
        assert_eq!(
            seen,
            [
                (Op::Changed(Change::Clitic), "وأكد", "أكد"),
                (Op::Same, "المجلس", "المجلس"),
                (Op::Changed(Change::Spelling), "الاعلى", "الأعلى"),
                (Op::Changed(Change::Word), "دعم", "رفض"),
                (Op::Changed(Change::Number), "25", "24"),
                (Op::Same, "دولة", "دولة"),
                (Op::Removed, "", "عربية"),
                (Op::Same, ".", "."),
            ]
        );
    }

    #[test]
    fn pages_without_a_stop_are_compared_within_bounds() {
        let page = |word: &str| format!("قال {}نعم", format!("{word} ").repeat(40_000));
        assert_eq!(diff(&page("كتب"), &page("كتب")).len(), 1);
        let ops: Vec<Op> = diff(&page("كتب"), &page("رسم")).iter().map(|edit| edit.op).collect();
        assert_eq!(ops, [Op::Same, Op::Changed(Change::Word), Op::Same]);
    }

    #[test]
    fn nothing_and_something() {
        assert!(diff("", "").is_empty());
        assert_eq!(diff("نعم", "").len(), 1);
        assert_eq!(diff("", "نعم، لا")[0].op, Op::Removed);
    }
}
