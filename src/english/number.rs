//! Which numbers does an English text have, and how are they written? Digits and words, with magnitudes, cardinal and ordinal.
//!
//! A number that is read here can be written again with another value in the same manner: figures stay figures, words
//! stay words up to where papers write words, and "million" stays where it fits. Linear in the text.

use super::token::{Kind, Token};
use crate::arabic::Span;
use crate::arabic::number::quantity::{SMALL, TENS};

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Manner {
    /// "1,250", "3.5 million", "$5m".
    Figures {
        /// Whether commas part the thousands, or none are there to part.
        grouped: bool,
        /// How the magnitude behind it is written.
        magnitude: Magnitude,
    },
    /// "twenty-five", "two million".
    Words,
}

/// How a magnitude is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Magnitude {
    /// None is there.
    None,
    /// "million".
    Word,
    /// "m", "bn".
    Letters,
}

/// A number in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Figure {
    /// All of it, with its magnitude, in code points.
    pub(crate) span: Span,
    /// Its first token and the one after its last.
    pub(crate) tokens: (usize, usize),
    /// The exact value in canonical decimal form: "3500000".
    pub(crate) value: String,
    /// Whether it is a place in an order: "third", "21st".
    pub(crate) ordinal: bool,
    pub(crate) manner: Manner,
}

const ORDINALS: [&str; 20] = [
    "",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
];
const TENTHS: [&str; 10] =
    ["", "", "twentieth", "thirtieth", "fortieth", "fiftieth", "sixtieth", "seventieth", "eightieth", "ninetieth"];
const SCALES: [(&str, u8); 4] = [("thousand", 3), ("million", 6), ("billion", 9), ("trillion", 12)];
const LETTERS: [(&str, u8); 5] = [("m", 6), ("mn", 6), ("mln", 6), ("bn", 9), ("tn", 12)];

/// Every number of `tokens`, in order. Numbers that are parts of a code, a time, a score or a fraction are none.
pub(crate) fn figures(tokens: &[Token]) -> Vec<Figure> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let figure = in_digits(tokens, at).or_else(|| in_words(tokens, at));
        at = figure.as_ref().map_or(at + 1, |figure| figure.tokens.1.max(at + 1));
        found.extend(figure);
    }
    found
}

fn figure(tokens: &[Token], from: usize, to: usize, value: String, ordinal: bool, manner: Manner) -> Option<Figure> {
    let span = Span::new(tokens.get(from)?.span.start, tokens.get(to.checked_sub(1)?)?.span.end);
    Some(Figure { span, tokens: (from, to), value, ordinal, manner })
}

fn in_digits(tokens: &[Token], at: usize) -> Option<Figure> {
    let token = tokens.get(at).filter(|token| token.kind == Kind::Digits)?;
    let before = |back: usize| at.checked_sub(back).and_then(|at| tokens.get(at));
    let glued = |token: Option<&Token>| token.filter(|token| !token.spaced).is_some();
    let next = tokens.get(at + 1);
    // F16, COVID-19, 5-3, 10:30, 3/4, 5+5.
    if !token.spaced
        && let Some(mark) = before(1)
    {
        let joins = mark.is_any(&["-", "–", ":", "/", "+", ".", ","]) && !mark.spaced;
        if mark.kind == Kind::Word || (joins && before(2).is_some_and(|token| token.kind != Kind::Mark)) {
            return None;
        }
    }
    let joins = next.is_some_and(|mark| mark.is_any(&["-", "–", ":", "/", "+", "×"])) && glued(next);
    if joins && tokens.get(at + 2).is_some_and(|token| token.kind == Kind::Digits && !token.spaced) {
        return None;
    }
    let digits = plain(&token.text)?;
    let grouped = token.text.contains(',') || digits.0.len() < 4;
    let (integer, fraction) = digits;
    let manner = |magnitude| Manner::Figures { grouped, magnitude };
    if let Some(suffix) = next.filter(|_| glued(next)).filter(|next| next.is_any(&["st", "nd", "rd", "th"])) {
        let whole = fraction.is_empty() && suffix.kind == Kind::Word;
        return whole.then(|| figure(tokens, at, at + 2, integer, true, manner(Magnitude::None)))?;
    }
    // "5m" is money where a sign stands before it, and a length where none does.
    let money = before(1).is_some_and(|sign| sign.is_any(&["$", "€", "£"]) && !token.spaced);
    if let Some(power) = next.filter(|_| glued(next)).and_then(|next| {
        LETTERS.iter().find(|(letters, power)| next.is(letters) && (money || *power > 6)).map(|&(_, power)| power)
    }) {
        return figure(tokens, at, at + 2, scaled(&integer, &fraction, power), false, manner(Magnitude::Letters));
    }
    // 3D, 4x4; but 25km is a measure.
    if next.is_some_and(|next| next.kind == Kind::Word && next.is_capital()) && glued(next) {
        return None;
    }
    let hyphen = usize::from(joins_word(tokens, at + 1));
    if let Some(power) = scale(tokens, at + 1 + hyphen) {
        let value = scaled(&integer, &fraction, power);
        return figure(tokens, at, at + 2 + hyphen, value, false, manner(Magnitude::Word));
    }
    figure(tokens, at, at + 1, scaled(&integer, &fraction, 0), false, manner(Magnitude::None))
}

fn joins_word(tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_some_and(|mark| mark.is("-") && !mark.spaced)
        && tokens.get(at + 1).is_some_and(|next| !next.spaced)
}

fn scale(tokens: &[Token], at: usize) -> Option<u8> {
    let word = tokens.get(at)?;
    SCALES.iter().find(|(name, _)| word.is(name)).map(|&(_, power)| power)
}

/// The digits before and after the decimal point; `None` where commas part no thousands.
fn plain(text: &str) -> Option<(String, String)> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    if fraction.contains(['.', ',']) {
        return None;
    }
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let thousands = groups.clone().all(|group| group.len() == 3) && (first.len() <= 3 || groups.next().is_none());
    thousands.then(|| (whole.replace(',', ""), fraction.to_owned()))
}

/// The canonical decimal form of digits times 10 to the power of `power`.
fn scaled(integer: &str, fraction: &str, power: u8) -> String {
    let power = usize::from(power);
    let moved = fraction.len().min(power);
    let (front, rest) = fraction.split_at(moved);
    let whole = format!("{integer}{front}{}", "0".repeat(power - moved));
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    match rest.trim_end_matches('0') {
        "" => whole.to_owned(),
        rest => format!("{whole}.{rest}"),
    }
}

/// "twenty-five", "two hundred and fifty thousand", "twenty-first".
fn in_words(tokens: &[Token], at: usize) -> Option<Figure> {
    let first = tokens.get(at).filter(|token| token.kind == Kind::Word)?;
    // "two-thirds" is a part, "no one" nobody.
    let nobody =
        at.checked_sub(1).and_then(|at| tokens.get(at)).is_some_and(|before| before.is_any(&["no", "any", "every"]));
    if nobody && first.is("one") {
        return None;
    }
    let (mut total, mut current): (u64, u64) = (0, 0);
    let (mut next, mut end, mut ordinal) = (at, at, false);
    let (mut room, mut largest) = (u64::MAX, u8::MAX);
    while let Some(token) = tokens.get(next).filter(|token| token.kind == Kind::Word) {
        let index = |list: &[&str]| list.iter().position(|word| !word.is_empty() && token.is(word));
        let small = |value: usize| u64::try_from(value).unwrap_or(0);
        if let Some(value) = index(&SMALL).or_else(|| index(&ORDINALS)).map(small) {
            if value >= room || (value == 0 && next > at) {
                break;
            }
            // "second" of an hour is none.
            ordinal = !token.is(SMALL[usize::try_from(value).unwrap_or(0)]);
            (current, room) = (current + value, 0);
        } else if let Some(value) = index(&TENS).or_else(|| index(&TENTHS)).map(small) {
            if room <= 10 {
                break;
            }
            ordinal = !token.is(TENS[usize::try_from(value).unwrap_or(0)]);
            (current, room) = (current + 10 * value, 10);
        } else if token.is("hundred") && current > 0 && current < 20 && next > at {
            (current, room) = (current * 100, 100);
        } else if let Some(power) = scale(tokens, next).filter(|&power| current > 0 && power < largest) {
            let scale = 10u64.pow(power.into());
            (total, current, room, largest) = (total + current.checked_mul(scale)?, 0, 1000, power);
        } else {
            break;
        }
        end = next + 1;
        if ordinal {
            break;
        }
        next = end;
        let hyphen = joins_word(tokens, next);
        let and = tokens.get(next).is_some_and(|word| word.is("and")) && room == 100;
        next += usize::from(hyphen || and);
    }
    if end == at || (!ordinal && is_part(tokens, end)) {
        return None;
    }
    figure(tokens, at, end, (total + current).to_string(), ordinal, Manner::Words)
}

/// Whether "-thirds" or "quarters" stands there.
fn is_part(tokens: &[Token], at: usize) -> bool {
    const PARTS: [&str; 10] =
        ["third", "thirds", "quarter", "quarters", "fifths", "tenths", "eighths", "half", "halves", "sixths"];
    tokens.get(at + usize::from(joins_word(tokens, at))).is_some_and(|word| word.is_any(&PARTS))
}

impl Figure {
    /// `value`, a canonical decimal number that may have a sign, in the manner of this figure. `begins`: a sentence begins
    /// with it, so that words are better than figures.
    pub(crate) fn write(&self, value: &str, begins: bool) -> String {
        let whole: Option<u64> = value.parse().ok();
        if self.ordinal {
            return match whole {
                Some(whole) if self.manner == Manner::Words && whole <= self.most_words(20) => ordinal_in_words(whole),
                _ => with_suffix(value),
            };
        }
        match self.manner {
            Manner::Words => {
                let whole = whole.filter(|&whole| whole <= self.most_words(10) || (begins && whole < 100));
                whole
                    .map(cardinal)
                    .or_else(|| self.words_with_scale(value))
                    .unwrap_or_else(|| figures_of(value, true, Magnitude::Word))
            }
            Manner::Figures { grouped, magnitude } => {
                let long = self.value.split('.').next().is_some_and(|whole| whole.len() >= 7);
                let magnitude = if magnitude == Magnitude::None && !long { Magnitude::Word } else { magnitude };
                let thousands = self.manner_has_thousands();
                figures_with(value, grouped, magnitude, thousands)
            }
        }
    }

    /// Up to where this place would have words: further than papers have them where it already goes further.
    fn most_words(&self, least: u64) -> u64 {
        let own = self.value.parse().unwrap_or(0);
        if (least + 1..100).contains(&own) { 99 } else { least }
    }

    /// "five thousand" to "six thousand".
    fn words_with_scale(&self, value: &str) -> Option<String> {
        let own = trailing(&self.value)?;
        let (mantissa, power) =
            trailing(value).filter(|(mantissa, power)| *mantissa <= 10 && *power >= 3 && own.1 >= 3)?;
        let (name, _) = SCALES.iter().find(|(_, of)| *of == power)?;
        Some(format!("{} {name}", cardinal(mantissa)))
    }

    /// Whether it is "20 thousand".
    fn manner_has_thousands(&self) -> bool {
        let magnitude = !matches!(self.manner, Manner::Figures { magnitude: Magnitude::None, .. });
        magnitude && self.value.split('.').next().is_some_and(|whole| whole.len() <= 6)
    }
}

/// What stands before the largest magnitude that divides it, and that magnitude: 3 and 6 of "3000000".
fn trailing(value: &str) -> Option<(u64, u8)> {
    let whole: u64 = value.parse().ok()?;
    SCALES.iter().rev().find_map(|&(_, power)| {
        let scale = 10u64.pow(power.into());
        (whole >= scale && whole.is_multiple_of(scale)).then(|| (whole / scale, power))
    })
}

fn figures_of(value: &str, grouped: bool, magnitude: Magnitude) -> String {
    figures_with(value, grouped, magnitude, false)
}

/// In digits, with a magnitude where it leaves three decimals at most.
fn figures_with(value: &str, grouped: bool, magnitude: Magnitude, thousands: bool) -> String {
    let (sign, value) = value.strip_prefix('-').map_or(("", value), |value| ("-", value));
    let (whole, fraction) = value.split_once('.').unwrap_or((value, ""));
    if magnitude != Magnitude::None && fraction.is_empty() {
        for &(name, power) in SCALES.iter().rev().filter(|(_, power)| *power > 3 || thousands) {
            let power_len = usize::from(power);
            if whole.len() <= power_len {
                continue;
            }
            let (front, rest) = whole.split_at(whole.len() - power_len);
            let rest = rest.trim_end_matches('0');
            if rest.len() > 3 {
                break;
            }
            let point = if rest.is_empty() { "" } else { "." };
            let front = if grouped { group(front) } else { front.to_owned() };
            let letters = LETTERS.iter().find(|(_, of)| *of == power).map(|(letters, _)| *letters);
            return match (magnitude, letters) {
                (Magnitude::Letters, Some(letters)) => format!("{sign}{front}{point}{rest}{letters}"),
                _ => format!("{sign}{front}{point}{rest} {name}"),
            };
        }
    }
    let whole = if grouped { group(whole) } else { whole.to_owned() };
    if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
}

fn group(digits: &str) -> String {
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// "25th".
fn with_suffix(value: &str) -> String {
    let last = |count: usize| value.get(value.len().saturating_sub(count)..).unwrap_or(value);
    let ending = match (last(2), last(1)) {
        ("11" | "12" | "13", _) => "th",
        (_, "1") => "st",
        (_, "2") => "nd",
        (_, "3") => "rd",
        _ => "th",
    };
    format!("{value}{ending}")
}

/// The words of a number under 100, and figures from there on.
pub(crate) fn cardinal(value: u64) -> String {
    spelt(value, &SMALL, &TENS)
}

/// The words of an ordinal under 100.
pub(crate) fn ordinal_in_words(value: u64) -> String {
    if value == 0 || value >= 100 { with_suffix(&value.to_string()) } else { spelt(value, &ORDINALS, &TENTHS) }
}

fn spelt(value: u64, small: &[&str; 20], tens: &[&str; 10]) -> String {
    let place = usize::try_from(value).unwrap_or(usize::MAX);
    match (small.get(place), tens.get(place / 10), place % 10) {
        (Some(word), ..) => (*word).to_owned(),
        (_, Some(tens), 0) => (*tens).to_owned(),
        (_, Some(_), unit) => format!("{}-{}", TENS[place / 10], small[unit]),
        _ => value.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::token::tokens;
    use super::*;

    fn read(text: &str) -> Vec<(String, bool)> {
        figures(&tokens(text)).into_iter().map(|figure| (figure.value, figure.ordinal)).collect()
    }

    #[test]
    fn numbers_are_read_by_value() {
        for (text, expected) in [
            ("1,250 people and 3.5 million more", vec!["1250", "3500000"]),
            ("twenty-five of two hundred and fifty thousand", vec!["25", "250000"]),
            ("a one-day visit by two men", vec!["1", "2"]),
            ("the 21st and the twenty-first", vec!["21", "21"]),
            ("$5m and €3.2bn", vec!["5000000", "3200000000"]),
            ("COVID-19, F-16, G20, 5-3, 10:30, 3/4, 5+5, 3D", vec![]),
            ("25km, 7%, 100", vec!["25", "7", "100"]),
            ("two-thirds of a 5-year-old", vec!["5"]),
            ("one million and two", vec!["1000000", "2"]),
            ("no one of nineteen hundred", vec!["1900"]),
            ("50.000,5", vec![]),
        ] {
            let seen: Vec<String> = read(text).into_iter().map(|(value, _)| value).collect();
            assert_eq!(seen, expected, "{text}");
        }
        assert_eq!(read("the third 3rd of three"), [("3".into(), true), ("3".into(), true), ("3".into(), false)]);
    }

    #[test]
    fn another_value_is_written_in_the_same_manner() {
        for (place, value, expected) in [
            ("24", "25", "25"),
            ("24", "1250", "1,250"),
            ("1250", "1300", "1300"),
            ("three", "5", "five"),
            ("three", "12", "12"),
            ("fifteen", "17", "seventeen"),
            ("twenty-one", "34", "thirty-four"),
            ("3.5 million", "4200000", "4.2 million"),
            ("3.5 million", "800000", "800,000"),
            ("1,250,000", "1400000", "1,400,000"),
            ("900,000", "1400000", "1.4 million"),
            ("five thousand", "6000", "six thousand"),
            ("two million", "2500000", "2.5 million"),
            ("20 thousand", "30000", "30 thousand"),
            ("third", "5", "fifth"),
            ("third", "21", "21st"),
            ("3rd", "12", "12th"),
            ("$5m", "7000000", "7m"),
        ] {
            let tokens = tokens(place);
            let figure = &figures(&tokens)[0];
            assert_eq!(figure.write(value, false), expected, "{place} to {value}");
        }
        let tokens = tokens("Five men");
        assert_eq!(figures(&tokens)[0].write("25", true), "twenty-five");
    }
}
