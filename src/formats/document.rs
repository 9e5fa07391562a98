//! HOW IS THE FINISHED ARTICLE WRITTEN? Plain text, HTML, or a word processor's document, also with the Arabic beside it.

mod docx;
mod read;

pub use docx::write_docx;
pub use read::{DocxError, read_docx};

use super::xml::{escape_attribute, escape_text};
use std::fmt::Write as _;

/// A finished article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Title of the file: of the page in HTML, in the properties of DOCX. It is not written into the text.
    pub title: String,
    /// Language of the translation, BCP 47.
    pub lang: String,
    /// Language of the source, BCP 47.
    pub source_lang: String,
    /// The paragraphs from top to bottom.
    pub blocks: Vec<DocumentBlock>,
}

/// A paragraph, heading or list item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentBlock {
    /// What it is.
    pub role: DocumentRole,
    /// Its text in the source language; only the bilingual table shows it.
    pub source: String,
    /// Its translation; a line feed is a line break. A block that is empty is left out, but for the bilingual table.
    pub text: String,
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DocumentRole {
    /// The title of the article.
    Title,
    /// A heading inside of the article.
    Heading,
    /// A paragraph.
    Body,
    /// An item of a list.
    ListItem,
    /// A caption.
    Caption,
    /// Date, byline, source.
    Meta,
}

impl Document {
    /// The blocks that have a translation.
    fn translated(&self) -> impl Iterator<Item = &DocumentBlock> {
        self.blocks.iter().filter(|block| !block.text.trim().is_empty())
    }

    /// Plain text: an empty line between paragraphs, none between the items of a list, a line feed at the end.
    pub fn to_text(&self) -> String {
        let mut out = String::new();
        let mut before = None;
        for block in self.translated() {
            match before {
                Some(DocumentRole::ListItem) if block.role == DocumentRole::ListItem => {}
                Some(_) => out.push('\n'),
                None => {}
            }
            if block.role == DocumentRole::ListItem && numbered(&block.text).is_none() {
                out.push_str("- ");
            }
            out.push_str(block.text.trim());
            out.push('\n');
            before = Some(block.role);
        }
        out
    }

    /// A page of semantic HTML with language and direction, without styles and scripts.
    pub fn to_html(&self) -> String {
        let lang = escape_attribute(&self.lang);
        let mut out = format!(
            "<!DOCTYPE html>\n<html lang=\"{lang}\" dir=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<title>{}</title>\n</head>\n\
             <body>\n<article>\n",
            direction(&self.lang),
            escape_text(&self.title)
        );
        let mut list = None;
        for block in self.translated() {
            let number = numbered(&block.text);
            let kind = (block.role == DocumentRole::ListItem).then_some(if number.is_some() { "ol" } else { "ul" });
            if kind != list {
                let end = list.map(|list| format!("</{list}>\n")).unwrap_or_default();
                let start = kind.map(|kind| format!("<{kind}>\n")).unwrap_or_default();
                out.push_str(&(end + &start));
                list = kind;
            }
            if let (Some("ol"), Some((number, text))) = (kind, number) {
                let _ = writeln!(out, "<li value=\"{number}\">{}</li>", lines(text));
                continue;
            }
            let (open, close) = match block.role {
                DocumentRole::Title => ("h1", "h1"),
                DocumentRole::Heading => ("h2", "h2"),
                DocumentRole::Body => ("p", "p"),
                DocumentRole::ListItem => ("li", "li"),
                DocumentRole::Caption => ("p class=\"caption\"", "p"),
                DocumentRole::Meta => ("p class=\"meta\"", "p"),
            };
            // Writing to a string does not fail.
            let _ = writeln!(out, "<{open}>{}</{close}>", lines(&block.text));
        }
        if let Some(list) = list {
            let _ = writeln!(out, "</{list}>");
        }
        out.push_str("</article>\n</body>\n</html>\n");
        out
    }
}

/// The number that an item of a list says itself, and its text behind that: "1- …", "2) …", "(3) …", "4. …"; not "10 - 15 people".
fn numbered(text: &str) -> Option<(u32, &str)> {
    const MOST_DIGITS: usize = 3;
    let text = text.trim();
    let (rest, marks) = match text.strip_prefix('(') {
        Some(rest) => (rest, &[')'][..]),
        None => (text, &[')', '-', '–', '.'][..]),
    };
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, behind) = rest.split_at(digits);
    let item = behind.strip_prefix(marks)?;
    let said = item.trim_start();
    let apart = item.len() > said.len() && digits <= MOST_DIGITS && !said.starts_with(|c: char| c.is_ascii_digit());
    Some((number.parse().ok()?, said)).filter(|_| apart)
}

/// Text for HTML: a line feed is a line break.
fn lines(text: &str) -> String {
    escape_text(text.trim()).replace('\n', "<br>\n")
}

/// `rtl` for the languages that are written in Arabic script, by their primary subtag.
fn direction(lang: &str) -> &'static str {
    let primary = lang.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    if matches!(primary.as_str(), "ar" | "ckb" | "fa" | "he" | "ps" | "sd" | "ug" | "ur") { "rtl" } else { "ltr" }
}

#[cfg(test)]
#[path = "document/tests.rs"]
mod tests;
