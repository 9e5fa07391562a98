//! WHERE WAS THIS SAID? A word or phrase in the sources or targets of a memory.
//!
//! Arabic is found in any spelling and with any clitic or light ending ("المجلس" finds "والمجلس"), English in any case; the
//! last English word may be unfinished. A search reads every unit: linear in the memory.

use super::unit::Unit;
use super::word::{Word, WordKind, words};
use crate::arabic::Span;

/// Which side is searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The Arabic.
    Source,
    /// The English.
    Target,
}

/// A unit that holds the phrase.
#[derive(Clone, Debug)]
pub struct Hit<'a> {
    /// The unit.
    pub unit: &'a Unit,
    /// Where the phrase stands on the side that was searched, in code points.
    pub spans: Vec<Span>,
}

/// All of those units that hold `phrase` on that side, what was confirmed last first. Only marks, or nothing, finds nothing.
#[must_use]
pub fn concordance<'a>(units: &'a [Unit], phrase: &str, side: Side) -> Vec<Hit<'a>> {
    let phrase: Vec<Word<'_>> = words(phrase).into_iter().filter(|word| word.kind != WordKind::Punctuation).collect();
    if phrase.is_empty() {
        return Vec::new();
    }
    let mut hits: Vec<Hit<'_>> = units
        .iter()
        .filter_map(|unit| {
            let text = if side == Side::Source { &unit.source } else { &unit.target };
            let spans = occurrences(&phrase, text, side);
            (!spans.is_empty()).then_some(Hit { unit, spans })
        })
        .collect();
    hits.sort_by(|one, other| {
        other.unit.changed_at.cmp(&one.unit.changed_at).then_with(|| one.unit.id.cmp(&other.unit.id))
    });
    hits
}

/// Where `phrase` stands in `text`: word after word, marks between them passed over.
fn occurrences(phrase: &[Word<'_>], text: &str, side: Side) -> Vec<Span> {
    let words: Vec<Word<'_>> = words(text).into_iter().filter(|word| word.kind != WordKind::Punctuation).collect();
    words
        .windows(phrase.len())
        .filter(|window| {
            window.iter().zip(phrase).enumerate().all(|(at, (word, sought))| match side {
                Side::Source => word.stem == sought.stem,
                Side::Target if at + 1 == phrase.len() => word.folded.starts_with(&sought.folded),
                Side::Target => word.folded == sought.folded,
            })
        })
        .filter_map(|window| Some(Span::new(window.first()?.span.start, window.last()?.span.end)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::UnitId;
    use crate::memory::unit::{Context, Provenance};

    fn units(pairs: &[(&str, &str)]) -> Vec<Unit> {
        let mut units = Vec::new();
        for (at, (source, target)) in pairs.iter().enumerate() {
            units.push(Unit {
                id: UnitId::from(format!("u{at}")),
                source: (*source).into(),
                target: (*target).into(),
                context: Context::default(),
                provenance: Provenance::default(),
                created_at: jiff::Timestamp::UNIX_EPOCH,
                changed_at: jiff::Timestamp::UNIX_EPOCH,
                uses: 0,
            });
        }
        units
    }

    #[test]
    fn phrases_are_found_on_both_sides() {
        let units = units(&[
            ("أكد المجلس الأعلى للدولة رفضه.", "The High Council of State rejected it."),
            ("بالمجلس الاعلى للدولة", "In the High Council of State"),
            ("مجلس النواب", "House of Representatives"),
        ]);
        for (phrase, side, expected) in [
            ("المجلس الأعلى", Side::Source, vec![("u0", (4, 17)), ("u1", (0, 14))]),
            ("high council", Side::Target, vec![("u0", (4, 16)), ("u1", (7, 19))]),
            ("represent", Side::Target, vec![("u2", (9, 24))]),
            ("الأمم", Side::Source, vec![]),
            ("،", Side::Source, vec![]),
        ] {
            let hits = concordance(&units, phrase, side);
            let seen: Vec<_> = hits.iter().map(|h| (h.unit.id.as_str(), (h.spans[0].start, h.spans[0].end))).collect();
            assert_eq!(seen, expected, "{phrase}");
        }
    }
}
