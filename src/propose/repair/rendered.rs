//! Where does what has no number stand in the English? Times, codes, fractions and relative days, as styles write them.

use super::value::Put;
use crate::arabic::Span;
use crate::arabic::placeable::Value;
use crate::arabic::style::{Percent, Style};
use crate::english::capitalise;
use crate::english::text::Text;

/// The styles that units come in: as the desk writes today, and as others did.
const STYLES: [Style; 6] = [
    Style::BRITISH,
    Style::AMERICAN,
    Style { words_to: 0, ..Style::BRITISH },
    Style { percent: Percent::OneWord, words_to: 10, ..Style::AMERICAN },
    Style { percent: Percent::TwoWords, words_to: 10, ..Style::BRITISH },
    Style { money_signs: false, ..Style::BRITISH },
];

/// Where `old` stands in the English, in any style, and what stands there for `new`.
pub(super) fn puts(text: &Text<'_>, old: &Value, new: &Value) -> Vec<Put> {
    // Three quarters do not turn into eight.
    if std::mem::discriminant(old) != std::mem::discriminant(new) {
        return Vec::new();
    }
    let mut puts: Vec<Put> = Vec::new();
    for style in STYLES {
        let to = new.english(&style);
        for span in text.lower().find(&old.english(&style)).into_iter().filter(|span| is_whole(text.english, *span)) {
            if puts.iter().all(|(other, _)| !other.overlaps(span)) {
                // It may begin the sentence.
                let capital = text.offsets.slice(span).starts_with(char::is_uppercase);
                puts.push((span, if capital { capitalise(&to) } else { to.clone() }));
            }
        }
    }
    puts
}

/// Whether what stands at `span` is no part of a longer number: 25 in 3.25, 1,250 in 1,250,000, 5 in 5-3.
fn is_whole(target: &str, span: Span) -> bool {
    let chars: Vec<char> = target.chars().collect();
    let at = |at: Option<usize>| at.and_then(|at| chars.get(at)).copied().unwrap_or(' ');
    let joins = |c: char| matches!(c, '.' | ',' | ':' | '/' | '-' | '+');
    let before = joins(at(span.start.checked_sub(1))) && at(span.start.checked_sub(2)).is_ascii_digit();
    let after = joins(at(Some(span.end))) && at(Some(span.end + 1)).is_ascii_digit();
    !before && !after
}
