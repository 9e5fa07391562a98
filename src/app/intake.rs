//! What did somebody bring? Files and pasted pages to text, and the sample article that comes with the server.

use super::{AppError, MAX_TEXT};
use crate::article::Hint;
use crate::formats::decode::{Decoded, decode};
use crate::formats::{document, html};

/// A text that was read from a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Incoming {
    /// The text.
    pub text: String,
    /// What the structure of a page says of each of its lines; empty for plain text.
    pub hints: Vec<Hint>,
    /// Whose page it is, where it says so.
    pub outlet: Option<String>,
    /// What a person should know of how it was read.
    pub warnings: Vec<String>,
}

/// The article that comes with the server, to try things on.
#[derive(Clone, Copy, Debug)]
pub struct Sample {
    /// Its headline.
    pub title: &'static str,
    /// The page as one would paste it.
    pub text: &'static str,
}

/// The sample article: written for this project, with the dirt that pasted news pages have.
pub const SAMPLE: Sample = Sample {
    title: "الأعلى للدولة: متمسكون بوقف إطلاق النار ونرفض أي خطوة أحادية",
    text: include_str!("sample/article.txt"),
};

/// Reads a text file in any usual encoding; a `charset` that the sender named is believed where it fits.
///
/// # Errors
/// [`AppError::UnreadableFile`] for what is text in no encoding.
pub fn read_text(bytes: &[u8], charset: Option<&str>) -> Result<Incoming, AppError> {
    let decoded = decode_file(bytes, charset)?;
    Ok(Incoming { warnings: warnings(&decoded), text: decoded.text, ..Incoming::default() })
}

/// Reads a saved page: its visible text, a line for each block.
///
/// # Errors
/// [`AppError::UnreadableFile`] for what is text in no encoding.
pub fn read_html(bytes: &[u8], charset: Option<&str>) -> Result<Incoming, AppError> {
    let declared = html::declared_charset(bytes);
    let decoded = decode_file(bytes, charset.or(declared.as_deref()))?;
    let page = html::read(&decoded.text);
    let outlet = html::outlet(&decoded.text);
    Ok(Incoming { text: page.text(), hints: page.hints(), outlet, warnings: warnings(&decoded) })
}

/// Reads a word processor's document (`.docx`).
///
/// # Errors
/// [`AppError::UnreadableFile`] for what is none, and for one with more text than an article may have.
pub fn read_docx(bytes: &[u8]) -> Result<Incoming, AppError> {
    let page = document::read_docx(bytes, MAX_TEXT).map_err(|error| AppError::UnreadableFile {
        detail: error.to_string(),
        line: None,
        column: None,
    })?;
    Ok(Incoming { text: page.text(), hints: page.hints(), ..Incoming::default() })
}

/// Reads rich text from a clipboard: `html` where it has all the words of `text`, else `text` as it is. Programs put the
/// strangest things beside the text that they copy; no word of what the person saw may be lost to them.
#[must_use]
pub fn read_pasted(text: String, html: &str) -> Incoming {
    let page = html::read(html);
    let read = page.text();
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
    if letters(&read) >= letters(&text) && letters(&read) > 0 {
        Incoming { text: read, hints: page.hints(), outlet: html::outlet(html), warnings: Vec::new() }
    } else {
        Incoming { text, ..Incoming::default() }
    }
}

fn decode_file(bytes: &[u8], charset: Option<&str>) -> Result<Decoded, AppError> {
    decode(bytes, charset).map_err(|error| AppError::UnreadableFile {
        detail: error.to_string(),
        line: None,
        column: None,
    })
}

fn warnings(decoded: &Decoded) -> Vec<String> {
    let mut warnings = Vec::new();
    if let Some(charset) = &decoded.ignored_charset {
        warnings.push(format!("the file is not {charset}, as it says; it was read as {}", decoded.encoding));
    } else if decoded.encoding != "UTF-8" {
        warnings.push(format!("read as {}; check that the Arabic looks right", decoded.encoding));
    }
    let controls = decoded.text.chars().filter(|c| c.is_control() && !c.is_whitespace()).count();
    if controls > 0 {
        warnings.push(format!("there are {controls} control characters in the text; they are kept as they are"));
    }
    warnings
}
