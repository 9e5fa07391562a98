//! WHAT DOES A WORD PROCESSOR'S DOCUMENT SAY? The text of a `.docx` file (Office Open XML, ECMA-376, part 1), a line for each
//! paragraph, with what its style says of it.
//!
//! The main text alone: headers, footers, notes and comments are no part of an article, and what was deleted with the
//! changes tracked is gone.

use crate::article::Hint;
use crate::formats::archive::{ArchiveError, Packed, unpack};
use crate::formats::cells::Cells;
use crate::formats::html::{HtmlLine, HtmlText};
use crate::formats::xml::{Element, Limits, XmlError, XmlEvent, XmlReader};
use std::collections::HashMap;
use std::io::{BufReader, Cursor, Read};

/// Why a document cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DocxError {
    /// It is no zip archive, or a damaged one.
    #[error("this is no .docx file: {0}")]
    Archive(#[from] ArchiveError),
    /// A part of it is damaged.
    #[error("a part of the document cannot be read: {0}")]
    Xml(#[from] XmlError),
    /// It is an archive of something else.
    #[error("this is no .docx file: it has no word/document.xml")]
    NoDocument,
    /// It says too much.
    #[error("the document has more than {0} bytes of text")]
    TooLong(usize),
}

/// The text of a document of which `most` bytes are accepted. Time is proportional to the main part as it is unpacked, which the
/// archive's own limits bound.
///
/// # Errors
/// [`DocxError`].
pub fn read_docx(bytes: &[u8], most: usize) -> Result<HtmlText, DocxError> {
    let mut paragraphs = None;
    let mut styles = HashMap::new();
    unpack(Packed::Zip, Cursor::new(bytes), &mut |name, content| -> Result<(), DocxError> {
        match name {
            Some("word/document.xml") => paragraphs = Some(body(content, most)?),
            Some("word/styles.xml") => styles = style_names(content, most)?,
            _ => {}
        }
        Ok(())
    })?;
    let mut lines = Vec::new();
    for (block, paragraph) in paragraphs.ok_or(DocxError::NoDocument)?.into_iter().enumerate() {
        let name = styles.get(&paragraph.style).unwrap_or(&paragraph.style);
        let hint = match hint_of(name) {
            _ if paragraph.listed => Hint::Item,
            Hint::None => paragraph.cell,
            hint => hint,
        };
        let tag = if hint == Hint::Item { "li" } else { "p" };
        let text = paragraph.text.lines().map(str::trim).filter(|line| !line.is_empty());
        lines.extend(text.map(|text| HtmlLine { text: text.to_owned(), tag, block, hint }));
    }
    Ok(HtmlText { lines })
}

#[derive(Default)]
struct Paragraph {
    text: String,
    style: String,
    listed: bool,
    /// A cell of a table of data, or nothing.
    cell: Hint,
}

fn reader(content: &mut dyn Read) -> Result<XmlReader<BufReader<&mut dyn Read>>, XmlError> {
    // Tables, text boxes and content controls stand inside one another.
    let limits = Limits { depth: 256, ..Limits::default() };
    XmlReader::new(BufReader::new(content), limits)
}

fn value(element: &Element) -> &str {
    let named = element.attributes.iter().find(|(name, _)| crate::formats::xml::local_name(name) == "val");
    named.map_or("", |(_, value)| value.as_str())
}

/// The paragraphs in their order; one in a text box comes before the paragraph that the box hangs on.
fn body(content: &mut dyn Read, most: usize) -> Result<Vec<Paragraph>, DocxError> {
    let mut xml = reader(content)?;
    let mut done = Vec::new();
    let mut open: Vec<Paragraph> = Vec::new();
    let mut taken = 0_usize;
    // Inside a run's text; and how deep inside what says the same again for old programs.
    let (mut in_text, mut fallback) = (false, 0_usize);
    let mut tables: Vec<Cells> = Vec::new();
    // How many paragraphs have text.
    let mut texts = 0_usize;
    while let Some(event) = xml.read()? {
        match event {
            XmlEvent::Start(element) if fallback > 0 || element.local_name() == "Fallback" => fallback += 1,
            XmlEvent::End(_) if fallback > 0 => fallback -= 1,
            XmlEvent::Text(_) if fallback > 0 => {}
            XmlEvent::Start(element) => match (element.local_name(), open.last_mut()) {
                ("p", _) => open.push(Paragraph::default()),
                ("tbl", _) => {
                    tables.iter_mut().for_each(|table| table.nests = true);
                    tables.push(Cells::new(done.len()));
                }
                (name @ ("tr" | "tc"), _) => match tables.last_mut() {
                    Some(table) if name == "tr" => table.row(texts),
                    Some(table) => table.cell(texts),
                    None => {}
                },
                ("pStyle", Some(paragraph)) => paragraph.style = value(&element).to_owned(),
                ("numPr", Some(paragraph)) => paragraph.listed = true,
                ("t", Some(_)) => in_text = true,
                ("tab", Some(paragraph)) if !paragraph.text.is_empty() => paragraph.text.push(' '),
                ("br" | "cr", Some(paragraph)) => paragraph.text.push('\n'),
                ("noBreakHyphen", Some(paragraph)) => paragraph.text.push('-'),
                _ => {}
            },
            XmlEvent::End(name) => match crate::formats::xml::local_name(&name) {
                "t" => in_text = false,
                "tbl" => {
                    if let Some(table) = tables.pop() {
                        let hint: fn(&mut Paragraph) -> &mut Hint = |paragraph| &mut paragraph.cell;
                        table.tell(texts, &mut done, hint, |paragraph| &paragraph.text);
                    }
                }
                "p" => {
                    let paragraph = open.pop();
                    texts += usize::from(paragraph.as_ref().is_some_and(|paragraph| !paragraph.text.trim().is_empty()));
                    done.extend(paragraph);
                }
                _ => {}
            },
            XmlEvent::Text(text) => {
                if let (true, Some(paragraph)) = (in_text, open.last_mut()) {
                    taken = taken.saturating_add(text.len());
                    if taken > most {
                        return Err(DocxError::TooLong(most));
                    }
                    paragraph.text.push_str(&text);
                }
            }
        }
    }
    Ok(done)
}

/// The names of the styles by their identifiers, which a program in another language makes of its own words.
fn style_names(content: &mut dyn Read, most: usize) -> Result<HashMap<String, String>, DocxError> {
    let mut xml = reader(content)?;
    let mut names = HashMap::new();
    let mut current = String::new();
    let mut taken = 0_usize;
    while let Some(event) = xml.read()? {
        let XmlEvent::Start(element) = event else { continue };
        match element.local_name() {
            "style" => current = element.attribute("w:styleId").unwrap_or_default().to_owned(),
            "name" => {
                let name = value(&element).to_owned();
                taken = taken.saturating_add(name.len() + current.len());
                if taken > most {
                    return Err(DocxError::TooLong(most));
                }
                names.insert(current.clone(), name);
            }
            _ => {}
        }
    }
    Ok(names)
}

/// What a built-in style is for; they have these names in every language.
fn hint_of(style: &str) -> Hint {
    let name: String = style.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase();
    match name.as_str() {
        "title" | "heading1" => Hint::Headline,
        "caption" => Hint::Caption,
        _ if name.starts_with("heading") => Hint::Heading,
        _ if name.starts_with("list") => Hint::Item,
        _ => Hint::None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::document::{Document, DocumentBlock, DocumentRole, write_docx};
    use crate::formats::package::pack;

    fn document(body: &str) -> Vec<u8> {
        let main = format!("<w:document xmlns:w=\"w\" xmlns:mc=\"m\"><w:body>{body}</w:body></w:document>");
        let styles =
            "<w:styles xmlns:w=\"w\"><w:style w:styleId=\"a3\"><w:name w:val=\"heading 2\"/></w:style></w:styles>";
        pack(&[("word/document.xml", &main), ("word/styles.xml", styles)]).unwrap()
    }

    #[test]
    fn paragraphs_become_lines_with_what_their_styles_say() {
        let read = read_docx(
            &document(
                "<w:p><w:pPr><w:pStyle w:val=\"Title\"/></w:pPr><w:r><w:t>عنوان</w:t></w:r></w:p>\
                 <w:p><w:pPr><w:pStyle w:val=\"a3\"/></w:pPr><w:r><w:t>فرعي</w:t></w:r></w:p>\
                 <w:p><w:r><w:t xml:space=\"preserve\">قال </w:t></w:r><w:r><w:t>المتحدث</w:t><w:br/><w:t>نعم</w:t></w:r></w:p>\
                 <w:p/><w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>بند</w:t></w:r></w:p>\
                 <w:tbl><w:tr><w:tc><w:p><w:r><w:t>إطار</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>\
                 <w:tbl><w:tr><w:tc><w:p><w:r><w:t>القتلى</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>12</w:t></w:r></w:p></w:tc></w:tr>\
                 <w:tr><w:tc><w:p><w:r><w:t>الجرحى</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>3</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
            ),
            1000,
        );
        let found: Vec<_> = read.unwrap().lines.into_iter().map(|line| (line.text, line.block, line.hint)).collect();
        let expected = [
            ("عنوان", 0, Hint::Headline),
            ("فرعي", 1, Hint::Heading),
            ("قال المتحدث", 2, Hint::None),
            ("نعم", 2, Hint::None),
            ("بند", 4, Hint::Item),
            ("إطار", 5, Hint::None),
            ("القتلى", 7, Hint::Cell),
            ("12", 8, Hint::Cell),
            ("الجرحى", 9, Hint::Cell),
            ("3", 10, Hint::Cell),
        ];
        assert_eq!(found, expected.map(|(text, block, hint)| (text.to_owned(), block, hint)));
    }

    #[test]
    fn what_was_deleted_or_is_said_twice_is_left_out() {
        let body = "<w:p><w:del><w:r><w:delText>لا</w:delText></w:r></w:del><w:ins><w:r><w:t>نعم</w:t></w:r></w:ins>\
             <w:r><w:instrText>PAGE</w:instrText></w:r>\
             <mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>إطار</w:t></w:r></w:p></w:txbxContent></mc:Choice>\
             <mc:Fallback><w:txbxContent><w:p><w:r><w:t>إطار</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:p>";
        assert_eq!(read_docx(&document(body), 1000).unwrap().text(), "إطار\n\nنعم");
    }

    #[test]
    fn what_we_write_is_read_back() {
        let block = |role, text: &str| DocumentBlock { role, source: String::new(), text: text.to_owned() };
        let blocks = vec![block(DocumentRole::Title, "A headline"), block(DocumentRole::Body, "He said so.")];
        let written = Document { title: "t".into(), lang: "en".into(), source_lang: "ar".into(), blocks };
        let read = read_docx(&write_docx(&written, false).unwrap(), 1000).unwrap();
        assert_eq!(read.text(), "A headline\n\nHe said so.");
        assert_eq!(read.lines[0].hint, Hint::Headline);
    }

    #[test]
    fn both_languages_side_by_side_are_read_back_row_by_row() {
        let block =
            |role, source: &str, text: &str| DocumentBlock { role, source: source.to_owned(), text: text.to_owned() };
        let blocks = vec![
            block(DocumentRole::Title, "عنوان الخبر", "A headline"),
            block(DocumentRole::Body, "قال ذلك.", "He said so."),
        ];
        let written = Document { title: "t".into(), lang: "en".into(), source_lang: "ar".into(), blocks };
        let read = read_docx(&write_docx(&written, true).unwrap(), 1000).unwrap();
        assert_eq!(read.text(), "عنوان الخبر\n\nA headline\n\nقال ذلك.\n\nHe said so.");
    }

    #[test]
    fn other_files_and_too_long_ones_are_refused() {
        assert!(matches!(read_docx(b"text", 1000), Err(DocxError::Archive(_))));
        assert_eq!(read_docx(&pack(&[("xl/workbook.xml", "<x/>")]).unwrap(), 1000), Err(DocxError::NoDocument));
        assert!(matches!(read_docx(&pack(&[("word/document.xml", "<w:p>")]).unwrap(), 9), Err(DocxError::Xml(_))));
        let long = document("<w:p><w:r><w:t>نعم نعم نعم</w:t></w:r></w:p>");
        assert_eq!(read_docx(&long, 9), Err(DocxError::TooLong(9)));
    }
}
