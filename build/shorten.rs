//! What of a script or style need not travel? Comments, space that parts nothing, a second `const` behind a first, brackets around one
//! argument, the length of `true`, and that of names that no other file can see: nearly half of the bytes, and no browser reads them.
//!
//! The scripts are read as tokens, not parsed. So three things are asked of ours: statements end with a semicolon, no regular
//! expression begins a statement or follows a closing bracket, and no loop has an empty body. The tests of the pages run what
//! comes out of here.

mod names;
mod tokens;

use std::collections::HashSet;
use tokens::{Gap, Kind, Token, is_word};

/// A module, as short as it can be while it says the same. Linear but for the sorting of its names.
pub(crate) fn script(text: &str) -> String {
    let tokens = tokens::tokens(text);
    let names = names::short(&tokens);
    let joined = joined(&tokens);
    let bare = bare(&tokens);
    let mut short = String::with_capacity(text.len());
    for (at, token) in tokens.iter().enumerate() {
        let beside = |place: Option<usize>| place.and_then(|place| tokens.get(place)).map_or("", |token| token.text);
        let is_key = || "{,".contains(beside(at.checked_sub(1))) && beside(Some(at + 1)) == ":";
        let text = match token.text {
            ";" if joined.contains(&(at + 1)) => ",",
            _ if joined.contains(&at) => continue,
            "(" | ")" if bare.contains(&at) => continue,
            // Nothing assigns to a constant: the type check would say so.
            "const" => "let",
            "true" if !is_key() => "!0",
            "false" if !is_key() => "!1",
            text => names.get(&at).map_or(text, String::as_str),
        };
        let before = short.chars().next_back().unwrap_or(';');
        let first = text.chars().next().unwrap_or(';');
        match token.gap {
            // Here a line may end a statement.
            Gap::Line if !";{},([?:&|=".contains(before) && !"})],.?:;&|=".contains(first) => short.push('\n'),
            _ if (token.gap != Gap::None || bare.contains(&at)) && runs_together(before, first) => short.push(' '),
            _ => {}
        }
        if (first == '}' && before == ';') || ("})]".contains(first) && before == ',' && token.kind == Kind::Mark) {
            short.pop();
        }
        let mut lines = text.split('\n');
        short.push_str(lines.next().unwrap_or_default());
        // Of a template: how far a line is indented does not matter, as in HTML.
        for line in lines {
            short.truncate(short.trim_end().len());
            short.push('\n');
            short.push_str(line.trim_start());
        }
    }
    short.push('\n');
    short
}

/// Each `const` and `let` that goes on with the declaration before it: `const a = 1; const b = 2`. What is exported is declared by itself. Linear.
fn joined(tokens: &[Token<'_>]) -> HashSet<usize> {
    let mut found = HashSet::new();
    // By open bracket, whether the statement declares.
    let mut open = vec![false];
    for (at, token) in tokens.iter().enumerate() {
        if token.kind == Kind::Text && token.text.starts_with('}') {
            open.pop();
        }
        let is_declaration = |token: &Token<'_>| matches!(token.text, "const" | "let");
        match token.text {
            "{" | "(" | "[" => open.push(false),
            "}" | ")" | "]" => drop(open.pop()),
            text if token.kind == Kind::Text && text.ends_with("${") => open.push(false),
            _ => {}
        }
        let Some(declares) = open.last_mut() else { return HashSet::new() };
        if is_declaration(token) {
            *declares = at.checked_sub(1).is_none_or(|before| tokens[before].text != "export");
        } else if token.text == ";" {
            *declares &= tokens.get(at + 1).is_some_and(is_declaration);
            found.extend(declares.then_some(at + 1));
        }
    }
    found
}

/// The argument of each function that has one, and the brackets around it, which need not be there: `(a) => b`. Linear.
fn bare(tokens: &[Token<'_>]) -> HashSet<usize> {
    let text = |at: usize| tokens.get(at).map_or("", |token| token.text);
    let is_argument = |&at: &usize| {
        let marks = [text(at), text(at + 2), text(at + 3), text(at + 4)] == ["(", ")", "=", ">"];
        marks && tokens.get(at + 1).is_some_and(|token| token.kind == Kind::Word)
    };
    (0..tokens.len()).filter(is_argument).flat_map(|at| at..at + 3).collect()
}

/// Whether two characters would be one token, or another one.
fn runs_together(before: char, first: char) -> bool {
    (is_word(before) && (is_word(first) || first == '#'))
        || (before == first && "+-/".contains(first))
        || (before == '/' && (is_word(first) || first == '*'))
        || (before.is_ascii_digit() && first == '.')
}

/// A style sheet, likewise. Linear.
pub(crate) fn style(text: &str) -> String {
    let mut short = String::with_capacity(text.len());
    let mut rest = text;
    let mut gap = false;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            _ if first.is_whitespace() => {
                gap = true;
                first.len_utf8()
            }
            '/' if rest.starts_with("/*") => {
                gap = true;
                rest[2..].find("*/").map_or(rest.len(), |end| end + 4)
            }
            _ => {
                let length = if matches!(first, '"' | '\'') {
                    tokens::ends(rest, |each, _| each == first)
                } else {
                    first.len_utf8()
                };
                let before = short.chars().next_back().unwrap_or('}');
                // A colon after a space begins a selector, one before a space parts a property from its value.
                if gap && !"{};,:>".contains(before) && !"{};,>".contains(first) {
                    short.push(' ');
                }
                if first == '}' && before == ';' {
                    short.pop();
                }
                // Half a rem is no more with a nought before it.
                let is_nought = rest.starts_with("0.") && (gap || !before.is_alphanumeric() && before != '.');
                gap = false;
                short.push_str(if is_nought { "" } else { &rest[..length] });
                length
            }
        };
        rest = &rest[length..];
    }
    short.push('\n');
    short
}
