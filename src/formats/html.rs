//! WHAT DOES A SAVED PAGE SAY? HTML to plain text whose lines follow the block structure of the page.
//!
//! Nothing of the text that a browser shows is lost: navigation, headers and footers stay, since the roles of segments decide
//! later what they are. What a browser does not show as text is left out: scripts, styles, `title`, `template`, `noscript`.
//! Beside each line stands what the structure says of it ([`Hint`]): navigation, headings, captions, links.
//! The tokeniser is that of the WHATWG standard; there is no tree, so mis-nested tags can at worst name a wrong block.

mod structure;

use crate::article::Hint;
use html5gum::emitters::default::{DefaultEmitter, StartTag};
use html5gum::{Token, Tokenizer, naive_next_state};
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
}

/// How much of the present line stands in inline elements that matter, in characters.
#[derive(Default)]
struct Inline {
    in_link: bool,
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
                b"a" => self.inline.in_link = !value(b"href").is_empty(),
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
            self.open.truncate(at);
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
        self.open.push(Open { name, region, line, first: self.lines.len() });
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
                self.open.truncate(at);
            }
        } else {
            match name {
                // The standard reads </br> as <br>.
                b"br" => self.break_line(),
                b"a" => self.inline.in_link = false,
                b"button" | b"label" => self.inline.in_button = false,
                b"time" => self.inline.in_time = false,
                _ => {}
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
        for (html, text) in [("<p>ا<p>ب", "ا\n\nب"), ("<p>ا<br>ب", "ا\nب"), ("<li>ا<li>ب", "ا\nب")] {
            assert_eq!(read(html).text(), text);
        }
    }

    #[test]
    fn structure_says_what_a_line_is_for() {
        use Hint::{
            Aside, Banner, Caption, Comment, Date, Footer, Form, Heading, Headline, Item, Link, Navigation, None,
        };
        let cases: &[(&str, &str, &[Hint])] = &[
            ("headings", "<h1>ا</h1><h3>ب</h3><p>ج", &[Headline, Heading, None]),
            ("a heading that links to its page", "<h1><a href=/x>ا</a></h1>", &[Headline]),
            ("a heading that leads elsewhere", "<h3><a href=/x>ا</a></h3>", &[Link]),
            ("navigation", "<nav><ul><li>ا</ul></nav><div role=navigation>ب</div>ج", &[Navigation, Navigation, None]),
            ("the head of the page", "<header>ا<h1>ب</h1></header><h1>ج</h1>", &[Banner, Banner, Headline]),
            ("the head of the article", "<article><header>ا<h1>ب</h1></header></article>", &[None, Headline]),
            ("a headline in the head alone", "<header>ا<h1>ب</h1></header>ج", &[Banner, Headline, None]),
            ("the foot", "<p>ا<footer>ب</footer>", &[None, Footer]),
            ("who is quoted", "<blockquote>ا<footer>ب</footer></blockquote>", &[None, None]),
            ("beside the article", "<article>ا<aside>ب</aside></article><aside>ج</aside>", &[None, None, Aside]),
            (
                "under a picture",
                "<figure><img><figcaption>ا</figcaption></figure><p class='x wp-caption-text'>ب",
                &[Caption, Caption],
            ),
            ("a date", "<p><time>ا</time><p>ب <time>ج</time> د ه و", &[Date, None]),
            ("a button", "<p><button>ا</button><p><label>ب</label>", &[Form, Form]),
            ("a list", "<ul><li>ا<li><p>ب</ul>", &[Item, Item]),
            ("a link and more", "<p><a href=/x>ابتثجحخد</a> »<p><a href=/x>ا</a> بتثجحخد", &[Link, None]),
            ("an anchor is no link", "<p><a name=x>ابتث</a>", &[None]),
            ("comments by name", "<div id=comments><p>ا</div><p>ب", &[Comment, None]),
            ("a page that is one form", "<form>ا<h1>ب</h1><p>ج</form>", &[None, Headline, None]),
            ("a small form", "<form>ا</form><p>ب", &[Form, None]),
            ("a class on what holds the article", "<div class=related><p>ا<article>ب</article></div>", &[None, None]),
        ];
        for (name, html, expected) in cases {
            let page = read(html);
            let found: Vec<Hint> = page.lines.iter().map(|line| line.hint).collect();
            assert_eq!(found, *expected, "{name}");
            assert_eq!(page.hints().len(), page.text().split('\n').count(), "{name}: a hint for each line of the text");
        }
    }

    #[test]
    fn what_hides_itself_is_left_out() {
        for (name, html, expected) in [
            ("by attribute", "<div hidden><div>ا</div>ب</div>ج", "ج"),
            ("by style", "<span style='color: red; Display : none'>ا</span>ب", "ب"),
            ("an element that need not be closed hides nothing", "<p hidden>ا<p>ب", "ا\n\nب"),
        ] {
            assert_eq!(read(html).text(), expected, "{name}");
        }
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
