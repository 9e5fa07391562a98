//! Which names of a script does no other file see, and what are they called in short?
//!
//! A name keeps one short form through its whole file, so that no scope need be known. It is kept as it is wherever one of its
//! places might be the name of a member or of an export. What is imported has a short form where that pays: `import { long as a }`.

use super::tokens::{Kind, Token};
use std::collections::{BTreeMap, HashMap, HashSet};

/// Names of the browser which a script may mean elsewhere in the file, and words that are keywords in some places only.
const KEPT: &[&str] = &[
    "as",
    "async",
    "blur",
    "close",
    "constructor",
    "crypto",
    "document",
    "event",
    "fetch",
    "find",
    "focus",
    "from",
    "get",
    "history",
    "length",
    "location",
    "name",
    "navigator",
    "of",
    "open",
    "origin",
    "parent",
    "performance",
    "print",
    "screen",
    "scroll",
    "self",
    "set",
    "static",
    "status",
    "stop",
    "top",
    "window",
];

/// Two letters that are no name.
const KEYWORDS: &[&str] = &["as", "do", "if", "in", "is", "of"];

/// What a pair of brackets holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    /// Statements, arguments, the code of a template: each word is one of ours or the browser's.
    Code,
    /// Members with their values, or a pattern that takes them apart.
    Members,
    /// What is imported.
    Imports,
    Class,
}

/// What a word is at its place.
#[derive(PartialEq, Eq)]
enum Place {
    Name,
    Member,
    /// Both: `{ a }`.
    Both,
    /// Both, and not seen from outside: `import { a }`.
    Import,
}

/// Each place of a name that may be short, with its short form. Linear but for sorting the names.
pub(super) fn short(tokens: &[Token<'_>]) -> HashMap<usize, String> {
    let mut declared: HashSet<&str> = HashSet::new();
    let mut kept: HashSet<&str> = KEPT.iter().copied().collect();
    let mut uses: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut imports: HashMap<&str, usize> = HashMap::new();
    let mut open = vec![Inside::Code];
    let text = |at: usize| tokens.get(at).map_or("", |token| token.text);
    let before = |at: usize, by: usize| at.checked_sub(by).map_or("", |place| tokens[place].text);
    for (at, token) in tokens.iter().enumerate() {
        match token.kind {
            Kind::Mark => match token.text {
                "{" => open.push(inside(tokens, at)),
                "(" | "[" => open.push(Inside::Code),
                "}" | ")" | "]" => drop(open.pop()),
                _ => {}
            },
            Kind::Text => {
                if token.text.starts_with('}') {
                    open.pop();
                }
                if token.text.ends_with("${") {
                    open.push(Inside::Code);
                }
            }
            Kind::Private => {
                uses.entry(token.text).or_default().push(at);
                declared.insert(token.text);
            }
            Kind::Word => {
                let within = open.last().copied().unwrap_or(Inside::Code);
                match place([before(at, 2), before(at, 1)], text(at + 1), within) {
                    Place::Member => continue,
                    Place::Both => drop(kept.insert(token.text)),
                    Place::Name => uses.entry(token.text).or_default().push(at),
                    Place::Import => {
                        uses.entry(token.text).or_default();
                        declared.insert(token.text);
                        imports.insert(token.text, at);
                    }
                }
                match before(at, 1) {
                    "const" | "let" | "function" | "class" => {
                        declared.insert(token.text);
                        if matches!((before(at, 3), before(at, 2)), (_, "export") | ("export", "async")) {
                            kept.insert(token.text);
                        }
                    }
                    "(" | "," if matches!(text(at + 1), "," | ")" | "=") && is_parameter(tokens, at) => {
                        declared.insert(token.text);
                    }
                    _ => {}
                }
            }
        }
    }
    let taken: HashSet<&str> = tokens.iter().filter(|token| token.kind == Kind::Word).map(|token| token.text).collect();
    uses.retain(|name, _| declared.contains(name) && !kept.contains(name));
    let mut uses: Vec<_> = uses.into_iter().collect();
    // The most used have one letter.
    uses.sort_by_key(|(name, places)| (std::cmp::Reverse(places.len()), *name));
    let mut free =
        (0..).map(letters).filter(|name| !taken.contains(name.as_str()) && !KEYWORDS.contains(&name.as_str()));
    let mut hidden = (0..).map(|number| format!("#{}", letters(number)));
    let mut short = HashMap::new();
    for (name, places) in uses {
        let names: &mut dyn Iterator<Item = String> = if name.starts_with('#') { &mut hidden } else { &mut free };
        let Some(next) = names.next() else { continue };
        let import = imports.get(name);
        let cost = import.map_or(0, |_| " as ".len() + next.len());
        if places.len() * name.len().saturating_sub(next.len()) <= cost {
            continue;
        }
        short.extend(import.map(|&place| (place, format!("{name} as {next}"))));
        short.extend(places.into_iter().map(|place| (place, next.clone())));
    }
    short
}

fn inside(tokens: &[Token<'_>], at: usize) -> Inside {
    let before = |by: usize| at.checked_sub(by).map_or("", |place| tokens[place].text);
    if before(2) == "class" || before(2) == "extends" {
        return Inside::Class;
    }
    match before(1) {
        // `=> {` and `case 1: {` hold statements.
        ":" if before(2) == "default" || before(3) == "case" => Inside::Code,
        ">" if before(2) == "=" => Inside::Code,
        "=" | "(" | "," | "[" | ":" | "?" | "|" | "&" | "." | "" => Inside::Members,
        "import" => Inside::Imports,
        "return" | "const" | "let" | "export" | "of" | "in" | "await" | "throw" => Inside::Members,
        text if text.ends_with("${") => Inside::Members,
        _ => Inside::Code,
    }
}

fn place(before: [&str; 2], after: &str, within: Inside) -> Place {
    let [second, first] = before;
    if first == "." && second != "." {
        return Place::Member;
    }
    let begins = match within {
        Inside::Code => return Place::Name,
        Inside::Imports if first == "as" => return Place::Name,
        Inside::Imports if after == "as" => return Place::Member,
        Inside::Imports => return Place::Import,
        Inside::Members => matches!(first, "{" | ","),
        Inside::Class => matches!(first, "{" | "}" | ";"),
    } || matches!(first, "async" | "get" | "set" | "static");
    match after {
        _ if !begins => Place::Name,
        ":" | "(" | "as" => Place::Member,
        "=" | ";" if within == Inside::Class => Place::Member,
        _ => Place::Both,
    }
}

/// Whether a word within round brackets is what a function takes.
fn is_parameter(tokens: &[Token<'_>], at: usize) -> bool {
    let (mut depth, mut start) = (0, at);
    while let Some(place) = start.checked_sub(1) {
        start = place;
        match tokens[start].text {
            ")" | "]" | "}" => depth += 1,
            "(" | "[" | "{" if depth == 0 => break,
            "(" | "[" | "{" => depth -= 1,
            _ => {}
        }
    }
    let (mut depth, mut end) = (0, at);
    for (place, token) in tokens.iter().enumerate().skip(at) {
        end = place;
        match token.text {
            "(" | "[" | "{" => depth += 1,
            ")" | "]" | "}" if depth == 0 => break,
            ")" | "]" | "}" => depth -= 1,
            _ => {}
        }
    }
    let text = |at: usize| tokens.get(at).map_or("", |token| token.text);
    let asks = start.checked_sub(1).is_some_and(|before| matches!(text(before), "if" | "while" | "for" | "switch"));
    text(start) == "(" && (text(end + 1) == "{" && !asks || text(end + 1) == "=" && text(end + 2) == ">")
}

/// "a" to "z", then "ba", "bb" …
fn letters(number: usize) -> String {
    let last = char::from(b"abcdefghijklmnopqrstuvwxyz"[number % 26]);
    if number < 26 { last.to_string() } else { letters(number / 26) + &last.to_string() }
}
