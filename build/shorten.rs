//! What of a script or style need not travel? Comments, space that parts nothing, the length of `const`, and that of names that no other file
//! can see: nearly half of the bytes, and no browser reads them.
//!
//! The scripts are read as tokens, not parsed. So three things are asked of ours: statements end with a semicolon, no regular
//! expression begins a statement or follows a closing bracket, and no loop has an empty body. The tests of the pages run what
//! comes out of here.

mod names;
mod tokens;

use tokens::{Gap, is_word};

/// A module, as short as it can be while it says the same. Linear but for the sorting of its names.
pub(crate) fn script(text: &str) -> String {
    let tokens = tokens::tokens(text);
    let names = names::short(&tokens);
    let mut short = String::with_capacity(text.len());
    for (at, token) in tokens.iter().enumerate() {
        let text = match token.text {
            // Nothing assigns to a constant: the type check would say so.
            "const" => "let",
            text => names.get(&at).map_or(text, String::as_str),
        };
        let before = short.chars().next_back().unwrap_or(';');
        let first = text.chars().next().unwrap_or(';');
        match token.gap {
            // Here a line may end a statement.
            Gap::Line if !";{,([?:&|=".contains(before) && !"})],.?:;&|=".contains(first) => short.push('\n'),
            Gap::Line | Gap::Space if runs_together(before, first) => short.push(' '),
            _ => {}
        }
        if first == '}' && before == ';' {
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
                gap = false;
                short.push_str(&rest[..length]);
                length
            }
        };
        rest = &rest[length..];
    }
    short.push('\n');
    short
}
