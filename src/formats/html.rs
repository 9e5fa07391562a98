//! WHAT DOES A SAVED PAGE SAY? HTML to plain text whose lines follow the block structure of the page.
//!
//! Nothing of the text that a browser shows is lost: navigation, headers and footers stay, since the roles of segments decide
//! later what they are. What a browser does not show as text is left out: scripts, styles, `title`, `template`, `noscript`.
//! Beside each line stands what the structure says of it ([`Hint`]): navigation, headings, captions, links.
//! The tokeniser is that of the WHATWG standard; there is no tree, so mis-nested tags can at worst name a wrong block.

mod outlet;
mod structure;
#[cfg(test)]
mod tests;

use super::cells::Cells;
use crate::article::Hint;
use html5gum::emitters::default::{DefaultEmitter, StartTag};
use html5gum::{Token, Tokenizer, naive_next_state};
pub use outlet::outlet;
use structure::Attributes;

/// A line of text, and the block that it stands in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HtmlLine {
    /// The text, white space collapsed; never empty, no line feed inside.
    pub text: String,
    /// The innermost block element around the line, in lower case: `p`, `h1`, `li`, `td`, `div`, … `body` outside of all.
    pub tag: &'static str,
    /// Number of the block, from 0: lines that only `<br>` or a line end in `<pre>` parts have the same one.
    pub block: usize,
    /// What the structure of the page says of it.
    pub hint: Hint,
}

/// The text of a page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HtmlText {
    /// The lines from top to bottom.
    pub lines: Vec<HtmlLine>,
}

impl HtmlText {
    /// The lines, joined by line feeds: two between paragraphs, so that none is taken for the rest of the one before.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for (at, line) in self.lines.iter().enumerate() {
            text.push_str(self.gap(at));
            text.push_str(&line.text);
        }
        text
    }

    /// The hint of each line of [`HtmlText::text`], as `str::split('\n')` counts them.
    pub fn hints(&self) -> Vec<Hint> {
        let mut hints = Vec::new();
        for (at, line) in self.lines.iter().enumerate() {
            if self.gap(at).len() == 2 {
                hints.push(Hint::None);
            }
            hints.push(line.hint);
        }
        hints
    }

    /// What stands before a line.
    fn gap(&self, at: usize) -> &'static str {
        let Some((before, line)) = at.checked_sub(1).and_then(|before| self.lines.get(before)).zip(self.lines.get(at))
        else {
            return "";
        };
        let close = |line: &HtmlLine| matches!(line.tag, "li" | "dt" | "dd" | "td" | "th" | "option");
        if before.block == line.block || (close(before) && close(line)) { "\n" } else { "\n\n" }
    }
}

/// Elements that begin and end a line (HTML Living Standard, 15.3 Rendering, display: block, list-item, table parts).
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "html",
    "legend",
    "li",
    "listing",
    "main",
    "menu",
    "nav",
    "ol",
    "optgroup",
    "option",
    "p",
    "plaintext",
    "pre",
    "search",
    "section",
    "select",
    "summary",
    "table",
    "tbody",
    "td",
    "textarea",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
    "xmp",
];
/// Blocks that cannot hold themselves: a second `<p>` ends the first (HTML, optional tags).
const CLOSE_THEMSELVES: &[&str] = &["dd", "dt", "li", "option", "p", "td", "th", "tr"];
/// Blocks that have no content.
const EMPTY_BLOCKS: &[&str] = &["hr"];
/// Elements whose content a browser does not show as text.
const HIDDEN: &[&str] = &["iframe", "noembed", "noframes", "noscript", "script", "style", "template", "title"];
/// Elements whose white space counts.
const PREFORMATTED: &[&str] = &["listing", "plaintext", "pre", "textarea", "xmp"];
/// Open blocks that are remembered, so that pages made to nest endlessly cost no more than others.
const DEPTH: usize = 256;

/// Reads a page. Never fails, as browsers never do. Linear in the length.
pub fn read(html: &str) -> HtmlText {
    let mut tokens = Tokenizer::new_with_emitter(html, DefaultEmitter::default());
    let mut page = Page::default();
    // Depth of SVG and MathML, where alone a slash closes an element and no text is raw.
    let mut foreign = 0_usize;
    while let Some(Ok(token)) = tokens.next() {
        match token {
            Token::StartTag(tag) => {
                let closed = foreign > 0 && tag.self_closing;
                if foreign == 0
                    && let Some(state) = naive_next_state(&tag.name)
                {
                    tokens.set_state(state);
                }
                let opens = matches!(tag.name.as_slice(), b"svg" | b"math") && !tag.self_closing;
                foreign += usize::from(opens);
                if !closed {
                    page.start(&tag);
                }
            }
            Token::EndTag(tag) => {
                let closes = matches!(tag.name.as_slice(), b"svg" | b"math");
                foreign = foreign.saturating_sub(usize::from(closes));
                page.end(&tag.name);
            }
            Token::String(text) => page.text(&String::from_utf8_lossy(&text)),
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    page.break_line();
    page.close(0);
    page.find_headline();
    HtmlText { lines: page.lines }
}

/// The charset that the page declares for itself in its first 1024 bytes (`<meta charset>`, `<meta http-equiv>`), to be
/// given to [`decode`](super::decode::decode) when the sender named none.
pub fn declared_charset(bytes: &[u8]) -> Option<String> {
    let head = bytes.get(..1024).unwrap_or(bytes).to_ascii_lowercase();
    let head = String::from_utf8_lossy(&head);
    head.split("<meta").skip(1).find_map(|meta| {
        let meta = meta.split('>').next()?;
        let value = meta.split_once("charset")?.1.trim_start().strip_prefix('=')?.trim_start();
        let label: String = value
            .trim_start_matches(['"', '\''])
            .chars()
            .take_while(|c| c.is_ascii_alphanumeric() || "-_:".contains(*c))
            .collect();
        (!label.is_empty()).then_some(label)
    })
}

/// An open block.
struct Open {
    name: &'static str,
    /// The part of the page that it is, if any.
    region: Hint,
    /// What it says of a line that stands in it.
    line: Hint,
    /// The number of its first line.
    first: usize,
    /// Of a table.
    cells: Option<Cells>,
}

/// How much of the present line stands in inline elements that matter, in characters.
#[derive(Default)]
struct Inline {
    in_link: bool,
    /// A link ended here, and nothing has followed yet.
    after_link: bool,
    in_button: bool,
    in_time: bool,
    all: usize,
    link: usize,
    button: usize,
    time: usize,
}

impl Inline {
    fn count(&mut self) {
        self.all += 1;
        self.after_link = false;
        self.link += usize::from(self.in_link);
        self.button += usize::from(self.in_button);
        self.time += usize::from(self.in_time);
    }

    /// What they say of the line, which begins anew.
    fn take(&mut self) -> Hint {
        // An arrow or a number beside a link makes it no sentence.
        let nearly_all = |part: usize| part * 5 >= self.all * 4 && part > 0;
        let hint = if nearly_all(self.button) {
            Hint::Form
        } else if nearly_all(self.link) {
            Hint::Link
        } else if nearly_all(self.time) {
            Hint::Date
        } else {
            Hint::None
        };
        (self.all, self.link, self.button, self.time) = (0, 0, 0, 0);
        self.after_link = false;
        hint
    }
}

#[derive(Default)]
struct Page {
    lines: Vec<HtmlLine>,
    line: String,
    /// Collapsed white space that is written only if text follows on the same line.
    space: bool,
    open: Vec<Open>,
    inline: Inline,
    hidden: Option<&'static str>,
    hidden_depth: usize,
    block: usize,
}

impl Page {
    fn start(&mut self, tag: &StartTag<()>) {
        let name = tag.name.as_slice();
        if let Some(hidden) = self.hidden {
            self.hidden_depth += usize::from(hidden.as_bytes() == name);
            return;
        }
        let value =
            |key: &[u8]| tag.attributes.get(key).and_then(|value| str::from_utf8(value).ok()).unwrap_or_default();
        let hides = || structure::is_hidden(tag.attributes.contains_key(b"hidden".as_slice()), value(b"style"));
        if let Some(hidden) = known(HIDDEN, name).or_else(|| known(structure::CLOSED, name).filter(|_| hides())) {
            (self.hidden, self.hidden_depth) = (Some(hidden), 1);
        } else if name == b"br" {
            self.break_line();
        } else if let Some(block) = known(BLOCKS, name) {
            self.break_block();
            self.close_for(block);
            if self.open.len() < DEPTH && !EMPTY_BLOCKS.contains(&block) {
                let attributes = Attributes { role: value(b"role"), class: value(b"class"), id: value(b"id") };
                self.open_block(block, attributes);
            }
        } else {
            match name {
                b"a" => {
                    self.inline.in_link = !value(b"href").is_empty();
                    if self.inline.in_link && self.inline.after_link && self.is_listing() {
                        self.space = !self.line.is_empty();
                    }
                }
                b"button" | b"label" => self.inline.in_button = true,
                b"time" => self.inline.in_time = true,
                _ => {}
            }
        }
    }

    /// Closes what the start of `block` closes.
    fn close_for(&mut self, block: &'static str) {
        if let Some(at) = self.open.iter().rposition(|open| open.name == block).filter(|_| CLOSE_THEMSELVES.contains(&block))
            // A list inside of an item has items of its own.
            && !self.open.iter().skip(at).any(|open| matches!(open.name, "ul" | "ol" | "dl" | "menu" | "dir" | "table"))
        {
            self.close(at);
        }
        // A paragraph ends where any other block begins.
        if self.open.last().is_some_and(|open| open.name == "p") {
            self.open.pop();
        }
    }

    fn open_block(&mut self, name: &'static str, attributes: Attributes<'_>) {
        let inside = |name: &str| self.open.iter().any(|open| open.name == name);
        let region = structure::region(name, attributes, inside);
        let line = structure::line(name, attributes);
        // What holds the article is no part of the page beside it, whatever it is called: old pages are one form.
        if matches!(name, "article" | "main" | "h1") {
            for open in self.open.iter_mut().filter(|open| !matches!(open.name, "nav" | "header" | "footer")) {
                let held = std::mem::take(&mut open.region);
                let lines = self.lines.iter_mut().skip(open.first);
                lines.filter(|line| held != Hint::None && line.hint == held).for_each(|line| line.hint = Hint::None);
            }
        }
        let lines = self.lines.len();
        if matches!(name, "table" | "tr" | "td" | "th")
            && let Some(cells) = self.open.iter_mut().rev().find_map(|open| open.cells.as_mut())
        {
            match name {
                "table" => cells.nests = true,
                "tr" => cells.row(lines),
                _ => cells.cell(lines),
            }
        }
        let cells = (name == "table").then(|| Cells::new(lines));
        self.open.push(Open { name, region, line, first: lines, cells });
    }

    fn end(&mut self, name: &[u8]) {
        if let Some(hidden) = self.hidden {
            self.hidden_depth -= usize::from(hidden.as_bytes() == name && self.hidden_depth > 0);
            if self.hidden_depth == 0 {
                self.hidden = None;
            }
        } else if let Some(block) = known(BLOCKS, name) {
            self.break_block();
            if let Some(at) = self.open.iter().rposition(|open| open.name == block) {
                self.close(at);
            }
        } else {
            match name {
                // The standard reads </br> as <br>.
                b"br" => self.break_line(),
                b"a" => self.inline.after_link |= std::mem::take(&mut self.inline.in_link),
                b"button" | b"label" => self.inline.in_button = false,
                b"time" => self.inline.in_time = false,
                _ => {}
            }
        }
    }

    /// Closes the blocks from that one on.
    fn close(&mut self, at: usize) {
        for open in self.open.drain(at..).rev() {
            if let Some(cells) = open.cells {
                let lines = self.lines.len();
                cells.tell(lines, &mut self.lines, |line| &mut line.hint, |line| &line.text);
            }
        }
    }

    fn text(&mut self, text: &str) {
        if self.hidden.is_some() {
            return;
        }
        let preformatted = self.open.iter().rev().any(|open| PREFORMATTED.contains(&open.name));
        for c in text.chars() {
            match c {
                '\n' | '\r' if preformatted => self.break_line(),
                // The white space that HTML collapses; a no-break space is text.
                ' ' | '\t' | '\n' | '\r' | '\u{C}' if !preformatted => self.space = !self.line.is_empty(),
                c => {
                    if std::mem::take(&mut self.space) {
                        self.line.push(' ');
                    }
                    self.line.push(c);
                    self.inline.count();
                }
            }
        }
    }

    /// Whether links stand here that the page sets apart by its style alone: in navigation and the like, and in lists. In
    /// a sentence two links that touch are one word.
    fn is_listing(&self) -> bool {
        self.open.iter().any(|open| open.region != Hint::None || open.line == Hint::Item)
    }

    fn break_line(&mut self) {
        self.space = false;
        let text = std::mem::take(&mut self.line);
        let inline = self.inline.take();
        if !text.trim().is_empty() {
            let tag = self.open.last().map_or("body", |open| open.name);
            let tag = if tag == "html" { "body" } else { tag };
            self.lines.push(HtmlLine { text, tag, block: self.block, hint: self.hint(inline) });
        }
    }

    /// The part of the page decides, then the headline, then what stands in the line, then the block around it.
    fn hint(&self, inline: Hint) -> Hint {
        let given = |hint: &Hint| *hint != Hint::None;
        let region = self.open.iter().map(|open| open.region).find(given);
        let line = self.open.iter().rev().map(|open| open.line).find(given).unwrap_or_default();
        match region {
            Some(region) => region,
            // The headline may link to its own page.
            None if line == Hint::Headline || inline == Hint::None => line,
            None => inline,
        }
    }

    /// Where no headline stands outside of the page's head, the first in it is one: themes put the article's there.
    fn find_headline(&mut self) {
        if self.lines.iter().all(|line| line.hint != Hint::Headline)
            && let Some(line) = self.lines.iter_mut().find(|line| line.tag == "h1" && line.hint == Hint::Banner)
        {
            line.hint = Hint::Headline;
        }
    }

    fn break_block(&mut self) {
        let before = self.lines.len();
        self.break_line();
        // A block without text takes no number.
        if self.lines.len() > before || self.lines.last().is_some_and(|line| line.block == self.block) {
            self.block += 1;
        }
    }
}

fn known(names: &'static [&'static str], name: &[u8]) -> Option<&'static str> {
    names.iter().copied().find(|known| known.as_bytes() == name)
}
