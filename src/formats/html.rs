//! WHAT DOES A SAVED PAGE SAY? HTML to plain text whose lines follow the block structure of the page.
//!
//! Nothing of the text that a browser shows is lost: navigation, headers and footers stay, since the roles of segments decide
//! later what they are. What a browser does not show as text is left out: scripts, styles, `title`, `template`, `noscript`.
//! The tokeniser is that of the WHATWG standard; there is no tree, so mis-nested tags can at worst name a wrong block.

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{Token, Tokenizer, naive_next_state};

/// A line of text, and the block that it stands in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HtmlLine {
    /// The text, white space collapsed; never empty, no line feed inside.
    pub text: String,
    /// The innermost block element around the line, in lower case: `p`, `h1`, `li`, `td`, `div`, … `body` outside of all.
    pub tag: &'static str,
    /// Number of the block, from 0: lines that only `<br>` or a line end in `<pre>` parts have the same one.
    pub block: usize,
}

/// The text of a page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HtmlText {
    /// The lines from top to bottom.
    pub lines: Vec<HtmlLine>,
}

impl HtmlText {
    /// The lines, joined by line feeds.
    pub fn text(&self) -> String {
        let lines: Vec<&str> = self.lines.iter().map(|line| line.text.as_str()).collect();
        lines.join("\n")
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
                    page.start(&tag.name);
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

#[derive(Default)]
struct Page {
    lines: Vec<HtmlLine>,
    line: String,
    /// Collapsed white space that is written only if text follows on the same line.
    space: bool,
    open: Vec<&'static str>,
    hidden: Option<&'static str>,
    hidden_depth: usize,
    block: usize,
}

impl Page {
    fn start(&mut self, name: &[u8]) {
        if let Some(hidden) = self.hidden {
            self.hidden_depth += usize::from(hidden.as_bytes() == name);
        } else if let Some(hidden) = known(HIDDEN, name) {
            (self.hidden, self.hidden_depth) = (Some(hidden), 1);
        } else if name == b"br" {
            self.break_line();
        } else if let Some(block) = known(BLOCKS, name) {
            self.break_block();
            if let Some(at) = self.open.iter().rposition(|open| *open == block).filter(|_| CLOSE_THEMSELVES.contains(&block))
                // A list inside of an item has items of its own.
                && !self.open.iter().skip(at).any(|open| matches!(*open, "ul" | "ol" | "dl" | "menu" | "dir" | "table"))
            {
                self.open.truncate(at);
            }
            // A paragraph ends where any other block begins.
            if self.open.last() == Some(&"p") {
                self.open.pop();
            }
            if self.open.len() < DEPTH && !EMPTY_BLOCKS.contains(&block) {
                self.open.push(block);
            }
        }
    }

    fn end(&mut self, name: &[u8]) {
        if let Some(hidden) = self.hidden {
            self.hidden_depth -= usize::from(hidden.as_bytes() == name && self.hidden_depth > 0);
            if self.hidden_depth == 0 {
                self.hidden = None;
            }
        } else if let Some(block) = known(BLOCKS, name) {
            self.break_block();
            if let Some(at) = self.open.iter().rposition(|open| *open == block) {
                self.open.truncate(at);
            }
        } else if name == b"br" {
            // The standard reads </br> as <br>.
            self.break_line();
        }
    }

    fn text(&mut self, text: &str) {
        if self.hidden.is_some() {
            return;
        }
        let preformatted = self.open.iter().rev().any(|open| PREFORMATTED.contains(open));
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
                }
            }
        }
    }

    fn break_line(&mut self) {
        self.space = false;
        let text = std::mem::take(&mut self.line);
        if !text.trim().is_empty() {
            let tag = self.open.last().copied().unwrap_or("body");
            let tag = if tag == "html" { "body" } else { tag };
            self.lines.push(HtmlLine { text, tag, block: self.block });
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn lines(html: &str) -> Vec<(String, &'static str, usize)> {
        read(html).lines.into_iter().map(|line| (line.text, line.tag, line.block)).collect()
    }

    /// Name, page; text, tag and block of each line.
    type Case<'a> = (&'a str, &'a str, &'a [(&'a str, &'a str, usize)]);

    #[test]
    fn lines_follow_blocks() {
        let cases: &[Case] = &[
            (
                "headings and paragraphs",
                "<html><head><title>الموقع</title><style>p{}</style></head><body><h1>عنوان\n الخبر</h1><p>وصل   الوفد.<p>وعاد.",
                &[("عنوان الخبر", "h1", 0), ("وصل الوفد.", "p", 1), ("وعاد.", "p", 2)],
            ),
            (
                "a break parts lines, not blocks",
                "<p>سبها<br>طرابلس<br/>بنغازي</p>مصراتة",
                &[("سبها", "p", 0), ("طرابلس", "p", 0), ("بنغازي", "p", 0), ("مصراتة", "body", 1)],
            ),
            (
                "lists in lists",
                "<ul><li>ا<ul><li>ب<li>ج</ul><li>د</ul>",
                &[("ا", "li", 0), ("ب", "li", 1), ("ج", "li", 2), ("د", "li", 3)],
            ),
            ("tables", "<table><tr><td>السنة<td>العدد</table>", &[("السنة", "td", 0), ("العدد", "td", 1)]),
            ("inline tags join", "<p>ال<b>وزا</b>رة <a>و</a> <span>غيرها</span></p>", &[("الوزارة و غيرها", "p", 0)]),
            ("entities", "<p>&laquo;نعم&raquo; R&amp;D &#1575;&nbsp;&lt;", &[("«نعم» R&D ا\u{A0}<", "p", 0)]),
            (
                "a slash closes nothing in HTML, but does in SVG",
                "<script src=x />var a;</script><svg><title/><text>شكل</text></svg>",
                &[("شكل", "body", 0)],
            ),
            (
                "navigation stays",
                "<nav><a>الرئيسية</a></nav><footer>حقوق النشر</footer>",
                &[("الرئيسية", "nav", 0), ("حقوق النشر", "footer", 1)],
            ),
            (
                "what is not shown",
                "<script>if (a<b) '</p>'</script><noscript><p>x</p></noscript><template><p>y</p></template><!-- z -->نص",
                &[("نص", "body", 0)],
            ),
            (
                "white space that counts",
                "<pre>ا  ب\nج</pre><p> د\n\t</p>",
                &[("ا  ب", "pre", 0), ("ج", "pre", 0), ("د", "p", 1)],
            ),
            (
                "a heading ends a paragraph",
                "<div><p>ا<h2>ب</h2>ج</div>",
                &[("ا", "p", 0), ("ب", "h2", 1), ("ج", "div", 2)],
            ),
            ("text in the head is shown by browsers", "<head>نص<title>x</title>", &[("نص", "body", 0)]),
            ("plain text", "سطر أول\nسطر ثان", &[("سطر أول سطر ثان", "body", 0)]),
        ];
        for (name, html, expected) in cases {
            let expected: Vec<_> = expected.iter().map(|(text, tag, block)| (text.to_string(), *tag, *block)).collect();
            assert_eq!(lines(html), expected, "{name}");
        }
        assert_eq!(read("<p>ا<p>ب").text(), "ا\nب");
    }

    #[test]
    fn finds_the_charset_of_old_pages() {
        let cases = [
            ("<meta charset=\"windows-1256\">", Some("windows-1256")),
            ("<META http-equiv=Content-Type content='text/html; charset=Windows-1256'>", Some("windows-1256")),
            ("<meta name=x content=y><meta charset=utf-8>", Some("utf-8")),
            ("<p>charset=utf-8</p>", None),
        ];
        for (html, expected) in cases {
            assert_eq!(declared_charset(html.as_bytes()).as_deref(), expected, "{html}");
        }
    }

    #[test]
    fn endless_nesting_costs_no_more() {
        let html = format!("{}نص{}", "<div>".repeat(100_000), "</p>".repeat(100_000));
        assert_eq!(lines(&html).len(), 1);
    }

    proptest! {
        #[test]
        fn no_word_is_lost(words in proptest::collection::vec("[ء-ي]{1,6}", 1..20), tags in proptest::collection::vec("</?(p|b|div|li|ul|td|table|h2|br|a|foo|nav)>", 20)) {
            let html: String = words.iter().zip(&tags).map(|(word, tag)| format!(" {word} {tag}")).collect();
            let text = read(&html).text();
            prop_assert_eq!(text.split_whitespace().collect::<Vec<_>>(), words.iter().map(String::as_str).collect::<Vec<_>>());
        }
    }
}
