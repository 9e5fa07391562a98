//! What can be recognised in a unit's English? Its numbers with what they count, and its dates.

use super::Lower;
use super::date::{Mention, mentions};
use super::number::{Figure, figures};
use super::token::{Kind, Token, tokens};
use crate::arabic::placeable::{Currency, Unit};
use crate::arabic::{Offsets, Span};
use std::cell::OnceCell;

/// A unit's English. Each part of it is read when it is first asked for: most units need few of them.
pub(crate) struct Text<'a> {
    pub(crate) english: &'a str,
    pub(crate) offsets: Offsets<'a>,
    lower: OnceCell<Lower>,
    tokens: OnceCell<Vec<Token>>,
    figures: OnceCell<Vec<Figure>>,
    dates: OnceCell<Vec<Mention>>,
}

/// Where the money or the unit of a number stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Marker {
    /// From its first to its last character.
    pub(crate) span: Span,
    /// How it is written.
    pub(crate) written: Written,
}

/// How money or a unit is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Written {
    /// "$", "km".
    Sign,
    /// "LYD".
    Code,
    /// "dinar", "kilometre".
    One,
    /// "Libyan dinars", "kilometres".
    Many,
    /// "kilometer".
    AmericanOne,
    /// "kilometers".
    AmericanMany,
}

const PERCENT: [&[&str]; 5] =
    [&["%"], &["percent"], &["per", "cent"], &["percentage", "points"], &["percentage", "point"]];

impl<'a> Text<'a> {
    pub(crate) fn new(english: &'a str) -> Self {
        let (lower, tokens, figures, dates) = Default::default();
        Self { english, offsets: Offsets::new(english), lower, tokens, figures, dates }
    }

    /// It in small letters, for looking phrases up.
    pub(crate) fn lower(&self) -> &Lower {
        self.lower.get_or_init(|| Lower::of(self.english))
    }

    pub(crate) fn tokens(&self) -> &[Token] {
        self.tokens.get_or_init(|| tokens(self.english))
    }

    pub(crate) fn figures(&self) -> &[Figure] {
        self.figures.get_or_init(|| figures(self.tokens()))
    }

    pub(crate) fn dates(&self) -> &[Mention] {
        self.dates.get_or_init(|| mentions(self.tokens()))
    }

    /// Whether a percent sign or word stands behind a number.
    pub(crate) fn is_percent(&self, figure: &Figure) -> bool {
        PERCENT.iter().any(|words| self.follows(figure, words).is_some())
    }

    /// Whether a number is a part of a date that has more than a year.
    pub(crate) fn is_in_date(&self, figure: &Figure) -> bool {
        let (from, to) = figure.tokens;
        let inside = |date: &&Mention| date.tokens.0 <= from && to <= date.tokens.1;
        self.dates().iter().find(inside).is_some_and(|date| date.day.is_some() || date.month.is_some())
    }

    /// Whether a sign of money stands before a number.
    pub(crate) fn has_sign(&self, figure: &Figure) -> bool {
        let sign = figure.tokens.0.checked_sub(1).and_then(|at| self.tokens().get(at));
        sign.is_some_and(|sign| sign.is_any(&["$", "€", "£", "¥", "₪", "₺"]))
    }

    /// Where `currency` stands beside a number.
    pub(crate) fn money(&self, figure: &Figure, currency: &Currency) -> Option<Marker> {
        let before = |back: usize| figure.tokens.0.checked_sub(back).and_then(|at| self.tokens().get(at));
        if let (Some(sign), Some(last)) = (currency.sign, before(1)) {
            let mut signs = vec![sign.to_owned(), sign.trim_start_matches(char::is_alphabetic).to_owned()];
            signs.extend((sign == "$").then(|| "us$".to_owned()));
            // "US$" is two tokens.
            let letters = before(2).filter(|letters| letters.kind == Kind::Word && !last.spaced);
            let both = letters.map(|letters| format!("{}{}", letters.lower, last.lower));
            let found = |text: &str| signs.iter().any(|sign| sign.to_lowercase() == text);
            if let Some(letters) = letters.filter(|_| both.is_some_and(|both| found(&both))) {
                return Some(Marker { span: Span::new(letters.span.start, last.span.end), written: Written::Sign });
            }
            if letters.is_none() && found(&last.lower) {
                return Some(Marker { span: last.span, written: Written::Sign });
            }
        }
        let code = before(1).filter(|code| !currency.code.is_empty() && code.text == currency.code);
        if let Some(code) = code {
            return Some(Marker { span: code.span, written: Written::Code });
        }
        let last = |name: &'static str| name.rsplit(' ').next().unwrap_or(name);
        let american = currency.one.replacen("US ", "American ", 1);
        for (name, written) in [
            (currency.many, Written::Many),
            (currency.one, Written::One),
            (&format!("{american}s"), Written::Many),
            (last(currency.many), Written::Many),
            (last(currency.one), Written::One),
            (currency.code, Written::Code),
        ] {
            if let Some(span) = self.follows_name(figure, name) {
                return Some(Marker { span, written });
            }
        }
        None
    }

    /// Where `unit` stands behind a number.
    pub(crate) fn unit(&self, figure: &Figure, unit: &Unit) -> Option<Marker> {
        let names = [
            (unit.many, Written::Many),
            (unit.one, Written::One),
            (unit.american.1, Written::AmericanMany),
            (unit.american.0, Written::AmericanOne),
            (unit.symbol, Written::Sign),
        ];
        names
            .into_iter()
            .find_map(|(name, written)| self.follows_name(figure, name).map(|span| Marker { span, written }))
    }

    /// Whether something is joined to a number with a hyphen: "5-year-old".
    pub(crate) fn is_compound(&self, figure: &Figure) -> bool {
        self.tokens().get(figure.tokens.1).is_some_and(|mark| mark.is("-") && !mark.spaced)
    }

    /// Whether a sentence begins at a token.
    pub(crate) fn begins(&self, token: usize) -> bool {
        let mut before = self.tokens()[..token.min(self.tokens().len())].iter().rev();
        let last = before.find(|token| !token.is_any(&["\"", "“", "'", "‘", "(", "[", "-", "–", "—", "»", "«", "”"]));
        last.is_none_or(|last| last.is_any(&[".", "!", "?", ":", "…"]))
    }

    /// Where a name stands behind a number, after a space or a hyphen or glued to it.
    fn follows_name(&self, figure: &Figure, name: &str) -> Option<Span> {
        let words: Vec<String> = tokens(name).into_iter().map(|token| token.lower).collect();
        self.follows(figure, &words.iter().map(String::as_str).collect::<Vec<_>>())
    }

    fn follows(&self, figure: &Figure, words: &[&str]) -> Option<Span> {
        if words.is_empty() {
            return None;
        }
        let mut at = figure.tokens.1;
        let first = at;
        for (number, word) in words.iter().enumerate() {
            let hyphen = self.tokens().get(at).is_some_and(|mark| mark.is("-")) && *word != "-";
            at += usize::from(hyphen && number == 0);
            self.tokens().get(at).filter(|token| token.is(word))?;
            at += 1;
        }
        let from = first + usize::from(at - first > words.len());
        Some(Span::new(self.tokens().get(from)?.span.start, self.tokens().get(at - 1)?.span.end))
    }
}
