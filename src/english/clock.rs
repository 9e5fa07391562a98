//! Which hours of the day does this English say with their half? "8 p.m.", "7.55am", "at eight in the morning".
//!
//! A number in words is an hour with "o'clock" or behind a word of time; "another two in the afternoon" counts something.

use super::token::{Kind, Token};
use crate::arabic::Span;
use crate::arabic::number::quantity::SMALL;

/// An hour of twelve, of which the text says the half of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Hour {
    /// From its number to the half, in code points.
    pub(crate) span: Span,
    /// 1 to 11. Twelve is left out: "12 a.m." is midnight to some and noon to others.
    pub(crate) hour: u8,
    /// Whether it is before noon.
    pub(crate) morning: bool,
}

/// Behind these a number is an hour.
const OF_TIME: [&str; 8] = ["at", "by", "from", "until", "till", "since", "before", "after"];

/// The number that a word from "one" to "eleven" says.
pub(crate) fn number_of(token: &Token) -> Option<u8> {
    let number = SMALL.iter().position(|word| token.is(word)).and_then(|number| u8::try_from(number).ok());
    number.filter(|number| (1..12).contains(number))
}

fn is_o_clock(token: &Token) -> bool {
    token.is_any(&["o'clock", "o’clock"])
}

/// The hours of a text, in order. Linear.
pub(crate) fn hours(tokens: &[Token]) -> Vec<Hour> {
    (0..tokens.len()).filter_map(|at| hour_at(tokens, at)).collect()
}

fn hour_at(tokens: &[Token], at: usize) -> Option<Hour> {
    let token = tokens.get(at)?;
    let mut next = at + 1;
    let hour = match token.kind {
        // "8:30": the minutes are no hour. "7.55" is one token.
        Kind::Digits if at > 0 && !token.spaced && tokens[at - 1].is(":") => return None,
        Kind::Digits => token.text.split('.').next().and_then(|hour| hour.parse().ok())?,
        Kind::Word => {
            let of_time =
                at.checked_sub(1).and_then(|before| tokens.get(before)).is_some_and(|token| token.is_any(&OF_TIME));
            number_of(token).filter(|_| of_time || tokens.get(next).is_some_and(is_o_clock))?
        }
        Kind::Mark => return None,
    };
    if tokens.get(next).is_some_and(|token| token.is(":")) {
        next += 2;
    }
    if tokens.get(next).is_some_and(is_o_clock) {
        next += 1;
    }
    let (morning, end) = half_at(tokens, next, hour)?;
    (1..12).contains(&hour).then(|| Hour { span: Span::new(token.span.start, end), hour, morning })
}

/// Whether that says before noon, and where it ends.
fn half_at(tokens: &[Token], at: usize, hour: u8) -> Option<(bool, usize)> {
    let is = |words: &[&str]| {
        let run = tokens.get(at..at + words.len())?;
        let end = run.last()?.span.end;
        run.iter().zip(words).all(|(token, word)| token.is(word)).then_some(end)
    };
    let first = |phrases: &[&[&str]]| phrases.iter().find_map(|words| is(words));
    let morning = first(&[&["am"], &["a", ".", "m", "."], &["a", ".", "m"], &["in", "the", "morning"]]);
    let evening =
        [&["pm"][..], &["p", ".", "m", "."], &["p", ".", "m"], &["in", "the", "afternoon"], &["in", "the", "evening"]];
    // "two at night" is before noon.
    let night = || (hour > 5).then(|| is(&["at", "night"])).flatten();
    morning.map(|end| (true, end)).or_else(|| first(&evening).or_else(night).map(|end| (false, end)))
}

#[cfg(test)]
mod tests {
    use super::super::token::tokens;
    use super::*;

    #[test]
    fn hours_with_their_half() {
        let text = "At 8 p.m., 7.55am, 10:30 PM; eight o'clock in the morning, by nine at night, 12 a.m., 8 people, at 20:05 pm, two in the afternoon";
        let offsets = crate::arabic::Offsets::new(text);
        let seen = hours(&tokens(text));
        let seen: Vec<_> = seen.iter().map(|hour| (offsets.slice(hour.span), hour.hour, hour.morning)).collect();
        assert_eq!(
            seen,
            [
                ("8 p.m.", 8, false),
                ("7.55am", 7, true),
                ("10:30 PM", 10, false),
                ("eight o'clock in the morning", 8, true),
                ("nine at night", 9, false)
            ]
        );
    }
}
