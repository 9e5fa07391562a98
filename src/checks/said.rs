//! Which numbers does this English say, read as generously as a reader would? For telling that a number is missing.
//!
//! "twice" says two, "a decade" ten, "half" fifty per cent, "Louis XIV" fourteen; "F-16" and "3-1" have their digits. What is
//! not found here is nowhere. Linear in the text.

use crate::english::number::Figure;
use crate::english::text::Text;
use crate::english::token::{Kind, Token};
use std::collections::HashMap;

/// Words that say a number, with all that they may say.
const WORDS: [(&str, &[&str]); 82] = [
    ("once", &["1"]),
    ("single", &["1"]),
    ("sole", &["1"]),
    ("twice", &["2"]),
    ("double", &["2"]),
    ("doubled", &["2"]),
    ("doubling", &["2"]),
    ("doubles", &["2"]),
    ("pair", &["2"]),
    ("couple", &["2"]),
    ("both", &["2"]),
    ("twin", &["2"]),
    ("twins", &["2"]),
    ("duo", &["2"]),
    ("bilateral", &["2"]),
    ("biennial", &["2"]),
    ("fortnight", &["2", "14", "15"]),
    ("thrice", &["3"]),
    ("triple", &["3"]),
    ("tripled", &["3"]),
    ("treble", &["3"]),
    ("trebled", &["3"]),
    ("trio", &["3"]),
    ("threesome", &["3"]),
    ("trilateral", &["3"]),
    ("tripartite", &["3"]),
    ("triplets", &["3"]),
    ("trilogy", &["3"]),
    ("threefold", &["3"]),
    ("quarter", &["4", "25", "15", "0.25"]),
    ("quarters", &["4", "25", "0.25", "75"]),
    ("quarterly", &["4", "3"]),
    ("quarterfinal", &["4"]),
    ("quarterfinals", &["4"]),
    ("quartet", &["4"]),
    ("quadruple", &["4"]),
    ("quadrupled", &["4"]),
    ("fourfold", &["4"]),
    ("foursome", &["4"]),
    ("foursomes", &["4"]),
    ("fourball", &["4"]),
    ("fourballs", &["4"]),
    ("quadrennial", &["4"]),
    ("fivefold", &["5"]),
    ("quintet", &["5"]),
    ("pentagon", &["5"]),
    ("tenfold", &["10"]),
    ("decade", &["10"]),
    ("decades", &["10"]),
    ("dozen", &["12"]),
    ("dozens", &["12"]),
    ("half", &["50", "0.5", "30", "6"]),
    ("halves", &["50", "2"]),
    ("halved", &["50", "2"]),
    ("thirds", &["3"]),
    ("fourths", &["4"]),
    ("fifths", &["5"]),
    ("tenths", &["10"]),
    ("teens", &["13", "19"]),
    ("teenage", &["13", "19"]),
    ("twenties", &["20"]),
    ("thirties", &["30"]),
    ("forties", &["40"]),
    ("fifties", &["50"]),
    ("sixties", &["60"]),
    ("seventies", &["70"]),
    ("eighties", &["80"]),
    ("nineties", &["90"]),
    ("tens", &["10"]),
    ("hundred", &["100"]),
    ("hundreds", &["100"]),
    ("hundredth", &["100"]),
    ("century", &["100"]),
    ("centuries", &["100"]),
    ("centenary", &["100"]),
    ("thousand", &["1000"]),
    ("thousands", &["1000"]),
    ("thousandth", &["1000"]),
    ("million", &["1000000"]),
    ("millions", &["1000000"]),
    ("billion", &["1000000000"]),
    ("trillion", &["1000000000000"]),
];

/// How what stands behind a number multiplies it: 5m, 30k, 1.5bn, half a million.
const SCALES: [(&str, usize); 11] = [
    ("k", 3),
    ("thousand", 3),
    ("m", 6),
    ("mn", 6),
    ("mln", 6),
    ("million", 6),
    ("b", 9),
    ("bn", 9),
    ("billion", 9),
    ("tn", 12),
    ("trillion", 12),
];

/// The numbers of a text, in canonical decimal form, and how often each is said.
pub(super) struct Said {
    times: HashMap<String, usize>,
    /// How often "a" or "an" says 1, if it does.
    articles: usize,
}

impl Said {
    pub(super) fn of(text: &Text<'_>) -> Self {
        let mut said = Self { times: HashMap::new(), articles: 0 };
        let tokens = text.tokens();
        for figure in text.figures() {
            said.put(figure.value.clone());
        }
        let inside = |at: usize| text.figures().iter().any(|figure| figure.tokens.0 <= at && at < figure.tokens.1);
        for (at, token) in tokens.iter().enumerate() {
            match token.kind {
                // The mantissa of "3.5 million" is no 3.5 for itself.
                Kind::Digits => {
                    if !inside(at) {
                        said.put_digits(&token.text);
                    }
                    said.put_glued(token, tokens.get(at + 1));
                    said.put_joined(tokens, at);
                }
                Kind::Word => {
                    said.put_word(token, inside(at));
                    said.articles += usize::from(token.is_any(&["a", "an"]) && !inside(at));
                    if token.is("half") {
                        said.put_half(text, at);
                    }
                }
                Kind::Mark => {}
            }
        }
        said
    }

    /// How often a number is said.
    pub(super) fn times(&self, value: &str) -> usize {
        self.times.get(value).copied().unwrap_or(0) + if value == "1" { self.articles } else { 0 }
    }

    /// Whether a number is one and nothing but articles may say so.
    pub(super) fn is_article(&self, value: &str) -> bool {
        value == "1" && self.articles > 0 && !self.times.contains_key(value)
    }

    fn put(&mut self, value: String) {
        *self.times.entry(value).or_default() += 1;
    }

    /// Digits that are no number for themselves: as a whole, and cut at their marks (1.2.3, 12.30).
    fn put_digits(&mut self, text: &str) {
        let whole = canonical(&text.replace(',', ""));
        for part in text.split(['.', ',']).map(canonical).filter(|part| *part != whole) {
            self.put(part);
        }
        self.put(whole);
    }

    /// "30k", "1.5bn", "1990s".
    fn put_glued(&mut self, token: &Token, next: Option<&Token>) {
        let Some(next) = next.filter(|next| !next.spaced && next.kind == Kind::Word) else { return };
        if let Some(power) = scale(Some(next)) {
            self.put(scaled(&token.text.replace(',', ""), power));
        }
        if next.is("s") {
            self.put(canonical(&token.text));
        }
    }

    /// What digits say together with those behind them: "1620–21" has 1621 in it, "162 584 mln" and "$300+ billion" a magnitude, and "0800" is
    /// eight o'clock.
    fn put_joined(&mut self, tokens: &[Token], at: usize) {
        let Some(first) = tokens.get(at) else { return };
        if let Some((hour, minute)) = first.text.split_at_checked(2).filter(|_| first.text.len() == 4) {
            self.put(canonical(hour));
            self.put(canonical(minute));
        }
        let digits = |at: usize| tokens.get(at).filter(|token| token.kind == Kind::Digits);
        let (mut whole, mut next) = (first.text.replace(',', ""), at + 1);
        if tokens.get(next).is_some_and(|mark| !mark.spaced && mark.is_any(&["-", "–", "/"]))
            && let Some(end) =
                digits(next + 1).filter(|end| !end.spaced && first.text.len() == 4 && end.text.len() == 2)
        {
            self.put(format!("{}{}", first.text.get(..2).unwrap_or_default(), end.text));
        }
        while let Some(group) =
            digits(next).filter(|group| group.text.len() == 3 && group.spaced && first.text.len() <= 3)
        {
            whole.push_str(&group.text);
            next += 1;
        }
        let grouped = next > at + 1;
        next += usize::from(tokens.get(next).is_some_and(|mark| mark.is("+") && !mark.spaced));
        match scale(tokens.get(next)).filter(|_| next > at + 1) {
            Some(power) => self.put(scaled(&whole, power)),
            None if grouped => self.put(canonical(&whole)),
            None => {}
        }
    }

    /// "half a million", "seven and a half", "two and a half million".
    fn put_half(&mut self, text: &Text<'_>, at: usize) {
        let tokens = text.tokens();
        let behind = at + 1 + usize::from(tokens.get(at + 1).is_some_and(|next| next.is_any(&["a", "-"])));
        let power = scale(tokens.get(behind));
        let is = |back: usize, word: &str| {
            at.checked_sub(back).and_then(|at| tokens.get(at)).is_some_and(|token| token.is(word))
        };
        let before = at.checked_sub(2).filter(|_| is(1, "a") && is(2, "and"));
        let before = before.and_then(|end| text.figures().iter().find(|figure| figure.tokens.1 == end));
        let whole = before.map(|figure| figure.value.as_str()).filter(|value| !value.contains('.'));
        match (whole, power) {
            (None, None) => {}
            (whole, power) => self.put(scaled(&format!("{}.5", whole.unwrap_or("0")), power.unwrap_or(0))),
        }
    }

    fn put_word(&mut self, token: &Token, inside: bool) {
        if let Some((_, values)) = WORDS.iter().find(|(word, _)| token.is(word)).filter(|_| !inside) {
            for value in *values {
                self.put((*value).to_owned());
            }
        }
        if let Some(value) = roman(&token.text) {
            self.put(value.to_string());
        }
    }
}

fn scale(token: Option<&Token>) -> Option<usize> {
    let token = token?;
    SCALES.iter().find(|(name, _)| token.is(name)).map(|&(_, power)| power)
}

/// Whether a figure is "one" or "two" in words or the like, which English has in many places where nobody counts.
pub(super) fn is_light(figure: &Figure) -> bool {
    matches!(figure.value.as_str(), "0" | "1" | "2")
}

/// Digits without zeros that say nothing.
pub(super) fn canonical(digits: &str) -> String {
    scaled(digits, 0)
}

/// Those digits times 10 to the power of `power`, without zeros that say nothing.
pub(super) fn scaled(digits: &str, power: usize) -> String {
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let mut fraction: String = fraction.chars().filter(char::is_ascii_digit).collect();
    let mut whole = whole.to_owned();
    for _ in 0..power {
        whole.push(if fraction.is_empty() { '0' } else { fraction.remove(0) });
    }
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    match fraction.trim_end_matches('0') {
        "" => whole.to_owned(),
        rest => format!("{whole}.{rest}"),
    }
}

/// A number in Roman letters: XIV is 14. None for I, which is a person.
fn roman(word: &str) -> Option<u32> {
    const LETTERS: [(char, u32); 5] = [('I', 1), ('V', 5), ('X', 10), ('L', 50), ('C', 100)];
    let value = |c: char| LETTERS.iter().find(|(letter, _)| *letter == c).map(|(_, value)| *value);
    let values: Vec<u32> = word.chars().map(value).collect::<Option<_>>()?;
    if values.is_empty() || word == "I" {
        return None;
    }
    let sum = values.iter().enumerate().fold(0i64, |sum, (at, &value)| {
        let before_larger = values.get(at + 1).is_some_and(|&next| next > value);
        sum + if before_larger { -i64::from(value) } else { i64::from(value) }
    });
    u32::try_from(sum).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_generously() {
        for (text, values) in [
            ("It doubled in a decade", &["2", "10"][..]),
            ("$1.5bn and 30k", &["1500000000", "30000"]),
            ("an F-16, a 3-1 win at 10:30", &["16", "3", "1", "10", "30"]),
            ("Louis XIV in the 1990s", &["14", "1990"]),
            ("a 13-year-old and twenty-five more", &["13", "25"]),
            ("3.5 million", &["3500000"]),
            ("half a million, two and a half million, seven and a half days", &["500000", "2500000", "7.5"]),
            ("in 1620–21 and 2001-02", &["1620", "1621", "2001", "2002"]),
            ("162 584 mln EUR, 1 250 000 people, $300+ billion", &["162584000000", "1250000", "300000000000"]),
            ("at 0800 UTC", &["8"]),
        ] {
            let said = Said::of(&Text::new(text));
            for value in values {
                assert!(said.times(value) > 0, "{value} in {text}");
            }
        }
        let said = Said::of(&Text::new("3.5 million in twenty-five years"));
        assert_eq!([said.times("3.5"), said.times("5"), said.times("20")], [0; 3]);
    }
}
