//! Is anything Arabic left in the English? Letters, digits, and the marks that a hand in Arabic types by habit: ، ؛ ؟ « » ٪.

use super::{Finding, Kind, Sides};
use crate::arabic::Span;
use crate::arabic::chars::{digit_value, is_arabic_letter, is_harakah, is_tatweel};

/// A finding for each run of Arabic words, and one for each mark that is there.
pub(super) fn findings(sides: &Sides<'_>) -> Vec<Finding> {
    let chars: Vec<char> = sides.pair.target.chars().collect();
    let mut found: Vec<Finding> = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        if is_of_word(chars[at]) {
            let mut end = at + 1;
            // A run of words is one finding.
            for (place, &c) in chars.iter().enumerate().skip(end) {
                if is_of_word(c) {
                    end = place + 1;
                } else if !c.is_whitespace() {
                    break;
                }
            }
            let text: String = chars[at..end].iter().collect();
            let message = format!("Arabic is left in the English: {text}.");
            put(&mut found, &text, message, Span::new(at, end));
            at = end;
            continue;
        }
        if let Some(english) = english_mark(chars[at]) {
            let mark = chars[at];
            let message = format!("{mark} is an Arabic mark; English writes {english}.");
            put(&mut found, &mark.to_string(), message, Span::new(at, at + 1));
        }
        at += 1;
    }
    found
}

fn put(found: &mut Vec<Finding>, what: &str, message: String, span: Span) {
    let new = Finding::new(Kind::Arabic, what, message).at_target([span]);
    match found.iter_mut().find(|other| other.fingerprint == new.fingerprint) {
        Some(other) => other.target.push(span),
        None => found.push(new),
    }
}

fn is_of_word(c: char) -> bool {
    is_arabic_letter(c) || is_harakah(c) || is_tatweel(c) || (!c.is_ascii() && digit_value(c).is_some())
}

fn english_mark(c: char) -> Option<&'static str> {
    Some(match c {
        '،' => "a comma",
        '؛' => "a semicolon",
        '؟' => "a question mark",
        '«' | '»' | '‹' | '›' => "“ and ”",
        '٪' => "%",
        '٫' => "a full stop in a number",
        '٬' => "a comma in a number",
        '۔' => "a full stop",
        '﴾' | '﴿' => "brackets",
        _ => return None,
    })
}
