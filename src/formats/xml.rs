//! WHAT DOES THIS XML SAY? The one XML reader of the crate, hardened for files that strangers send, and the escaping of text
//! for the XML that we write.
//!
//! A streaming reader over any [`BufRead`]: memory stays within a few buffers and one item, whatever the size of the file.
//! A DOCTYPE with an external identifier is skipped unread (translation memories carry `<!DOCTYPE tmx SYSTEM "tmx14.dtd">`);
//! an internal subset is refused, so nobody can define entities, and no entity but the five predefined ones exists.

use super::stream::{Place, StreamError, Utf8Stream};
use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use std::borrow::Cow;
use std::io::BufRead;

/// The longest text, in bytes of UTF-8, that is taken as that of a segment. The server takes no longer one from anybody, so that
/// what it writes into a file it can read again.
pub const MOST_TEXT: usize = 2 << 20;

/// What a file may take. The defaults are far above what translation tools write.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Elements inside one another.
    pub depth: usize,
    /// Attributes of one element.
    pub attributes: usize,
    /// Tags and runs of text in the file.
    pub events: u64,
    /// Bytes of UTF-8 in one tag, comment or run of text between two tags.
    pub text_bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        // A memory of five million units has about a hundred million events. Escaped (`&quot;`), a byte becomes six.
        Self { depth: 64, attributes: 64, events: 200_000_000, text_bytes: 8 * MOST_TEXT }
    }
}

/// What the reader yields. An empty element is a start and an end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum XmlEvent {
    /// A start tag.
    Start(Element),
    /// An end tag, with its name as written.
    End(String),
    /// Text; several events may follow one another, since references and CDATA are pieces of their own.
    Text(String),
}

/// A start tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element {
    /// Name as written, with its prefix.
    pub name: String,
    /// Names, as written, and normalised values of the attributes, in their order.
    pub attributes: Vec<(String, String)>,
}

impl Element {
    /// The name without its prefix.
    pub fn local_name(&self) -> &str {
        local_name(&self.name)
    }

    /// The value of the attribute of this name (as written, with its prefix).
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }
}

/// A qualified name without its prefix: `seg` of `tmx:seg`.
pub fn local_name(name: &str) -> &str {
    match name.bytes().rposition(|byte| byte == b':') {
        Some(colon) => &name[colon + 1..],
        None => name,
    }
}

/// Why the file cannot be read on, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {}, column {}: {kind}", place.line, place.column)]
pub struct XmlError {
    /// Where the offending tag or run of text begins.
    pub place: Place,
    /// What is wrong.
    pub kind: XmlErrorKind,
}

/// What is wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum XmlErrorKind {
    /// The file has no element at all.
    #[error("the file is empty: it has no XML element")]
    Empty,
    /// It is not well-formed XML.
    #[error("this is not well-formed XML: {0}")]
    Malformed(String),
    /// It is XML, but of another kind.
    #[error("this is no TMX: {0}")]
    NoTmx(String),
    /// It is XML, but of another kind.
    #[error("this is no TBX: its root is <{0}>, not <martif> or <tbx>")]
    NoTbx(String),
    /// It is XML, but of another kind.
    #[error("this is no XLIFF of version 1 or 2: {0}")]
    NoXliff(String),
    /// It ends before its elements are closed.
    #[error("the file ends inside of <{0}>; it was cut off")]
    Truncated(String),
    /// It defines things in its DOCTYPE.
    #[error("the DOCTYPE has an internal subset, which is not accepted; remove what stands between [ and ]")]
    InternalSubset,
    /// It uses an entity that XML itself does not define.
    #[error("the entity &{0}; is not defined; only lt, gt, amp, apos, quot and character references are")]
    Entity(String),
    /// A reference to a character that XML does not allow or Unicode does not have.
    #[error("the character reference &{0}; is not allowed in XML")]
    CharacterReference(String),
    /// It is not text in its encoding, or one item is too long.
    #[error(transparent)]
    Stream(StreamError),
    /// A limit is exceeded.
    #[error("more than {limit} {what}")]
    Limit {
        /// What there is too much of.
        what: &'static str,
        /// How much is accepted.
        limit: u64,
    },
    /// The input could not be read.
    #[error("the file could not be read: {0}")]
    Io(String),
}

/// The reader; see the module.
pub struct XmlReader<R> {
    inner: quick_xml::Reader<Utf8Stream<R>>,
    buffer: Vec<u8>,
    limits: Limits,
    open: Vec<String>,
    events: u64,
    text_bytes: usize,
    root_seen: bool,
    place: Place,
}

impl<R: BufRead> XmlReader<R> {
    /// A reader of `input` in UTF-8, UTF-16, or what its XML declaration says.
    ///
    /// # Errors
    /// [`XmlErrorKind::Io`] if the input cannot be read.
    pub fn new(input: R, limits: Limits) -> Result<Self, XmlError> {
        let start = Place { line: 1, column: 1 };
        let stream = Utf8Stream::xml(input, limits.text_bytes)
            .map_err(|e| XmlError { place: start, kind: XmlErrorKind::Io(e.to_string()) })?;
        let mut inner = quick_xml::Reader::from_reader(stream);
        inner.config_mut().expand_empty_elements = true;
        let (buffer, open) = (Vec::new(), Vec::new());
        Ok(Self { inner, buffer, limits, open, events: 0, text_bytes: 0, root_seen: false, place: start })
    }

    /// Where the last event began.
    pub fn place(&self) -> Place {
        self.place
    }

    /// An error at the last event.
    pub fn error(&self, kind: XmlErrorKind) -> XmlError {
        XmlError { place: self.place, kind }
    }

    /// The next event, or `None` at the end of a whole document. After an error the rest of the file has no meaning.
    ///
    /// # Errors
    /// [`XmlError`] if the file is not well-formed, exceeds a limit or cannot be read.
    pub fn read(&mut self) -> Result<Option<XmlEvent>, XmlError> {
        loop {
            match self.step() {
                Ok(Step::Event(event)) => return Ok(Some(event)),
                Ok(Step::Skipped) => {}
                Ok(Step::End) => return Ok(None),
                Err(kind) => return Err(self.error(kind)),
            }
        }
    }

    /// The text up to the end of the element that has just begun, whatever stands in it: pieces that fit `most` bytes in all, and none of 0.
    ///
    /// # Errors
    /// As [`XmlReader::read`].
    pub fn read_text(&mut self, most: usize) -> Result<String, XmlError> {
        let (mut text, mut depth) = (String::new(), 0_usize);
        loop {
            match self.read()? {
                Some(XmlEvent::Text(piece)) if text.len() + piece.len() <= most => text.push_str(&piece),
                Some(XmlEvent::Text(_)) => {}
                Some(XmlEvent::Start(_)) => depth += 1,
                Some(XmlEvent::End(_)) if depth > 0 => depth -= 1,
                Some(XmlEvent::End(_)) | None => return Ok(text),
            }
        }
    }

    fn step(&mut self) -> Result<Step, XmlErrorKind> {
        self.place = self.inner.get_ref().place();
        self.inner.get_mut().renew();
        self.buffer.clear();
        self.events += 1;
        within(self.events, self.limits.events, "tags and pieces of text")?;
        match self.inner.read_event_into(&mut self.buffer)? {
            Event::Start(tag) => {
                if self.open.is_empty() && self.root_seen {
                    return Err(malformed("a second root element"));
                }
                let element = element(&tag, self.limits.attributes)?;
                (self.root_seen, self.text_bytes) = (true, 0);
                self.open.push(element.name.clone());
                within(self.open.len() as u64, self.limits.depth as u64, "elements inside one another")?;
                Ok(Step::Event(XmlEvent::Start(element)))
            }
            Event::End(tag) => {
                self.text_bytes = 0;
                let name = self.open.pop().unwrap_or_else(|| tag.name().as_ref().to_owned());
                Ok(Step::Event(XmlEvent::End(name)))
            }
            Event::Text(text) => {
                let text = text.xml10_content().into_owned();
                if text.contains("]]>") {
                    return Err(malformed("]]> in text"));
                }
                self.text(text)
            }
            Event::CData(text) if self.open.is_empty() => {
                Err(malformed(&format!("text outside of elements: {}", &*text)))
            }
            Event::CData(text) => {
                let text = text.xml10_content().into_owned();
                self.text(text)
            }
            Event::GeneralRef(reference) => {
                let text = match reference.resolve_char_ref() {
                    Ok(Some(c)) if is_xml_char(c) => c.to_string(),
                    Ok(None) => match resolve_predefined_entity(&reference) {
                        Some(text) => text.to_owned(),
                        None => return Err(XmlErrorKind::Entity((*reference).to_owned())),
                    },
                    _ => return Err(XmlErrorKind::CharacterReference((*reference).to_owned())),
                };
                self.text(text)
            }
            Event::DocType(_) if self.root_seen => Err(malformed("a DOCTYPE after the root element")),
            Event::DocType(doctype) if outside_quotes(&doctype, '[') => Err(XmlErrorKind::InternalSubset),
            Event::Decl(_) if self.root_seen => Err(malformed("an XML declaration in the middle of the file")),
            Event::Eof => match self.open.pop() {
                Some(name) => Err(XmlErrorKind::Truncated(name)),
                None if !self.root_seen => Err(XmlErrorKind::Empty),
                None => Ok(Step::End),
            },
            Event::DocType(_) | Event::Decl(_) | Event::Comment(_) | Event::PI(_) | Event::Empty(_) => {
                Ok(Step::Skipped)
            }
        }
    }

    fn text(&mut self, text: String) -> Result<Step, XmlErrorKind> {
        if self.open.is_empty() {
            return if text.trim().is_empty() {
                Ok(Step::Skipped)
            } else if self.root_seen {
                Err(malformed("text after the root element"))
            } else {
                Err(malformed("the file does not begin with a tag"))
            };
        }
        self.text_bytes += text.len();
        within(self.text_bytes as u64, self.limits.text_bytes as u64, "bytes of text between two tags")?;
        Ok(Step::Event(XmlEvent::Text(text)))
    }
}

enum Step {
    Event(XmlEvent),
    Skipped,
    End,
}

impl From<quick_xml::Error> for XmlErrorKind {
    fn from(error: quick_xml::Error) -> Self {
        match error {
            quick_xml::Error::Io(io) => match io.get_ref().and_then(|e| e.downcast_ref::<StreamError>()) {
                Some(stream) => Self::Stream(stream.clone()),
                None => Self::Io(io.to_string()),
            },
            other => Self::Malformed(other.to_string()),
        }
    }
}

fn malformed(why: &str) -> XmlErrorKind {
    XmlErrorKind::Malformed(why.to_owned())
}

fn within(count: u64, limit: u64, what: &'static str) -> Result<(), XmlErrorKind> {
    if count > limit { Err(XmlErrorKind::Limit { what, limit }) } else { Ok(()) }
}

fn element(tag: &BytesStart, most: usize) -> Result<Element, XmlErrorKind> {
    let name = tag.name().as_ref().to_owned();
    if !name.starts_with(|c: char| c.is_alphabetic() || c == '_' || c == ':') {
        return Err(malformed(&format!("<{name} is no tag; a < in text must be written &lt;")));
    }
    let mut attributes = Vec::new();
    // The parser compares every attribute with all before it, so the cap must come before its check.
    for attribute in tag.attributes() {
        let attribute = attribute.map_err(|e| malformed(&e.to_string()))?;
        within(attributes.len() as u64 + 1, most as u64, "attributes of one element")?;
        if attribute.value.contains('<') {
            return Err(malformed("a < in the value of an attribute"));
        }
        let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|e| malformed(&e.to_string()))?;
        attributes.push((attribute.key.as_ref().to_owned(), value.into_owned()));
    }
    Ok(Element { name, attributes })
}

fn outside_quotes(text: &str, wanted: char) -> bool {
    let mut quote = None;
    for c in text.chars() {
        match quote {
            Some(open) if open == c => quote = None,
            Some(_) => {}
            None if c == '"' || c == '\'' => quote = Some(c),
            None if c == wanted => return true,
            None => {}
        }
    }
    false
}

/// The first character of a text that XML does not allow. A pass over its bytes for a text that has none.
pub fn forbidden(text: &str) -> Option<char> {
    // U+FFFE and U+FFFF begin with 0xEF, as few others do; all bytes are looked at, which is faster than to stop at one.
    let suspect = |byte: &u8| (*byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r')) || *byte == 0xEF;
    let any = text.as_bytes().iter().fold(false, |any, byte| any | suspect(byte));
    any.then(|| text.chars().find(|c| !is_xml_char(*c))).flatten()
}

/// Whether XML 1.0 allows the character (production 2, Char): no C0 but tab, line feed and carriage return, no U+FFFE, U+FFFF.
pub fn is_xml_char(c: char) -> bool {
    !matches!(c, '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}')
}

/// Text for an element. What XML cannot hold becomes U+FFFD, so that a reader sees that something stood there; a carriage
/// return becomes a reference, since parsers would turn it into a line feed.
pub fn escape_text(text: &str) -> Cow<'_, str> {
    escaped(text, false)
}

/// Text for an attribute in double quotes: as [`escape_text`], and tabs and line feeds as references, which parsers would
/// otherwise turn into spaces.
pub fn escape_attribute(text: &str) -> Cow<'_, str> {
    escaped(text, true)
}

fn escaped(text: &str, attribute: bool) -> Cow<'_, str> {
    let replaced = |c: char| match c {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '\r' => Some("&#13;"),
        '"' if attribute => Some("&quot;"),
        '\n' if attribute => Some("&#10;"),
        '\t' if attribute => Some("&#9;"),
        c if !is_xml_char(c) => Some("\u{FFFD}"),
        _ => None,
    };
    if !text.chars().any(|c| replaced(c).is_some()) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match replaced(c) {
            Some(replacement) => out.push_str(replacement),
            None => out.push(c),
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
#[path = "xml_tests.rs"]
mod tests;
