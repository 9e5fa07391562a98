//! Which names of a script does no other file see, and what are they called in short?
//!
//! A name keeps one short form through its whole file, so that no scope need be known. It is kept as it is wherever one of its
//! places might be the name of an export. What is imported has a short form where that pays, `import { long as a }`, and so has what is a
//! member as well: `{ long: a }`.

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
    Exports,
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
    // Where a name is a member, too.
    let mut members: HashMap<&str, Vec<usize>> = HashMap::new();
    let mut open = vec![(Inside::Code, 0)];
    let text = |at: usize| tokens.get(at).map_or("", |token| token.text);
    let before = |at: usize, by: usize| at.checked_sub(by).map_or("", |place| tokens[place].text);
    for (at, token) in tokens.iter().enumerate() {
        match token.kind {
            Kind::Mark => match token.text {
                "{" => open.push((inside(tokens, at), at)),
                "(" | "[" => open.push((Inside::Code, at)),
                "}" | ")" | "]" => drop(open.pop()),
                _ => {}
            },
            Kind::Text => {
                if token.text.starts_with('}') {
                    open.pop();
                }
                if token.text.ends_with("${") {
                    open.push((Inside::Code, at));
                }
            }
            Kind::Private => {
                uses.entry(token.text).or_default().push(at);
                declared.insert(token.text);
            }
            Kind::Word => {
                let (within, brace) = open.last().copied().unwrap_or((Inside::Code, 0));
                match place([before(at, 2), before(at, 1)], text(at + 1), within) {
                    Place::Member => continue,
                    Place::Both if within == Inside::Members => {
                        uses.entry(token.text).or_default();
                        members.entry(token.text).or_default().push(at);
                        if is_pattern(tokens, brace) {
                            declared.insert(token.text);
                        }
                    }
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
        let member = members.remove(name).unwrap_or_default();
        let cost = import.map_or(0, |_| " as ".len() + next.len()) + member.len() * (":".len() + next.len());
        if places.len() * name.len().saturating_sub(next.len()) <= cost {
            continue;
        }
        short.extend(import.map(|&place| (place, format!("{name} as {next}"))));
        short.extend(member.into_iter().map(|place| (place, format!("{name}:{next}"))));
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
        "export" => Inside::Exports,
        "const" | "let" if before(2) == "export" => Inside::Exports,
        "return" | "const" | "let" | "of" | "in" | "await" | "throw" => Inside::Members,
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
        Inside::Members | Inside::Exports => matches!(first, "{" | ","),
        Inside::Class => matches!(first, "{" | "}" | ";"),
    } || matches!(first, "async" | "get" | "set" | "static");
    match after {
        _ if !begins => Place::Name,
        ":" | "(" | "as" => Place::Member,
        "=" | ";" if within == Inside::Class => Place::Member,
        _ => Place::Both,
    }
}

/// Where the bracket at that place is closed. Of a template, `${` and its end part no brackets.
fn closing(tokens: &[Token<'_>], open: usize) -> Option<usize> {
    let mut depth = 0;
    tokens.iter().enumerate().skip(open).find_map(|(at, token)| {
        match token.text {
            "(" | "[" | "{" => depth += 1,
            ")" | "]" | "}" => depth -= 1,
            _ => {}
        }
        (depth == 0).then_some(at)
    })
}

/// Whether a brace opens a pattern that takes members apart, and so declares names: `{ a } = b`, `({ a }) => a`.
fn is_pattern(tokens: &[Token<'_>], brace: usize) -> bool {
    let Some(end) = closing(tokens, brace) else { return false };
    let text = |at: usize| tokens.get(at).map_or("", |token| token.text);
    match (text(end + 1), text(end + 2)) {
        ("=", "=" | ">") => false,
        ("=" | "of", _) => true,
        _ => is_parameter(tokens, brace),
    }
}

/// Whether a word or a brace within round brackets is what a function takes.
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
    let Some(end) = closing(tokens, start) else { return false };
    let text = |at: usize| tokens.get(at).map_or("", |token| token.text);
    let asks = start.checked_sub(1).is_some_and(|before| matches!(text(before), "if" | "while" | "for" | "switch"));
    text(start) == "(" && (text(end + 1) == "{" && !asks || text(end + 1) == "=" && text(end + 2) == ">")
}

/// "a" to "z" and "A" to "Z", then "ba", "bb" …
fn letters(number: usize) -> String {
    const LETTERS: &[u8] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    let last = char::from(LETTERS[number % LETTERS.len()]);
    if number < LETTERS.len() { last.to_string() } else { letters(number / LETTERS.len()) + &last.to_string() }
}
