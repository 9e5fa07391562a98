//! Which words, marks and texts is a script made of?

/// After these words a slash begins a regular expression; after any other it divides.
const BEFORE_VALUE: &[&str] = &[
    "return",
    "typeof",
    "case",
    "in",
    "of",
    "delete",
    "void",
    "throw",
    "new",
    "else",
    "do",
    "await",
    "yield",
    "instanceof",
];

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A name, a keyword, a number.
    Word,
    /// `#name`.
    Private,
    /// A string, a regular expression, or a template up to its end or its next `${`.
    Text,
    /// One character.
    Mark,
}

/// What stands before a token.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    None,
    Space,
    Line,
}

pub(super) struct Token<'a> {
    pub text: &'a str,
    pub kind: Kind,
    pub gap: Gap,
}

/// The tokens of a module, without its comments. Linear.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut found: Vec<Token<'_>> = Vec::new();
    let mut rest = text;
    let mut gap = Gap::None;
    // The open braces of each `${` that we are in.
    let mut templates: Vec<u32> = Vec::new();
    while let Some(first) = rest.chars().next() {
        let comment = if rest.starts_with("//") {
            Some(rest.find('\n').unwrap_or(rest.len()))
        } else if let Some(comment) = rest.strip_prefix("/*") {
            Some(comment.find("*/").map_or(rest.len(), |end| end + 4))
        } else if first.is_whitespace() {
            Some(rest.find(|each: char| !each.is_whitespace()).unwrap_or(rest.len()))
        } else {
            None
        };
        if let Some(length) = comment {
            gap = gap.max(if rest[..length].contains('\n') { Gap::Line } else { Gap::Space });
            rest = &rest[length..];
            continue;
        }
        let (length, kind) = match first {
            '"' | '\'' => (ends(rest, |each, _| each == first), Kind::Text),
            '/' if !found.last().is_some_and(is_value) => (ends(rest, |each, class| each == '/' && !class), Kind::Text),
            '`' => (template(rest, &mut templates), Kind::Text),
            '}' if templates.last() == Some(&0) => {
                templates.pop();
                (template(rest, &mut templates), Kind::Text)
            }
            '#' => (1 + word(&rest[1..]), Kind::Private),
            _ if is_word(first) => (word(rest), Kind::Word),
            _ => {
                match (first, templates.last_mut()) {
                    ('{', Some(open)) => *open += 1,
                    ('}', Some(open)) => *open -= 1,
                    _ => {}
                }
                (first.len_utf8(), Kind::Mark)
            }
        };
        found.push(Token { text: &rest[..length], kind, gap });
        gap = Gap::None;
        rest = &rest[length..];
    }
    found
}

/// Whether a slash after the token divides.
fn is_value(token: &Token<'_>) -> bool {
    match token.kind {
        Kind::Word => !BEFORE_VALUE.contains(&token.text),
        Kind::Private => true,
        Kind::Text => !token.text.ends_with("${"),
        Kind::Mark => matches!(token.text, ")" | "]" | "}"),
    }
}

/// The length of a template's text up to its end or to the next `${`. `rest` begins with the mark or the brace before it.
fn template(rest: &str, templates: &mut Vec<u32>) -> usize {
    let mut escaped = false;
    for (place, each) in rest.char_indices().skip(1) {
        if escaped {
            escaped = false;
        } else if each == '\\' {
            escaped = true;
        } else if each == '`' {
            return place + 1;
        } else if rest[place..].starts_with("${") {
            templates.push(0);
            return place + 2;
        }
    }
    rest.len()
}

pub(super) fn is_word(each: char) -> bool {
    each.is_alphanumeric() || each == '_' || each == '$'
}

/// The length of the word at the start.
fn word(rest: &str) -> usize {
    rest.find(|each: char| !is_word(each)).unwrap_or(rest.len())
}

/// Where something that began with the first character is over, counting no escaped character and knowing of `[…]`.
pub(super) fn ends(rest: &str, is_end: impl Fn(char, bool) -> bool) -> usize {
    let mut escaped = false;
    let mut class = false;
    for (place, each) in rest.char_indices().skip(1) {
        if escaped {
            escaped = false;
            continue;
        }
        if is_end(each, class) {
            return place + each.len_utf8();
        }
        match each {
            '\\' => escaped = true,
            '[' => class = true,
            ']' => class = false,
            _ => {}
        }
    }
    rest.len()
}
