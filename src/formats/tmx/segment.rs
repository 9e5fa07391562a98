//! The text of a `seg`, and the inline codes that stand in it.

use super::{InlineCode, TmxWarning};
use crate::formats::xml::{
    Element, MOST_TEXT, XmlError, XmlEvent, XmlReader, escape_attribute, escape_text, forbidden, is_xml_char,
};
use std::borrow::Cow;
use std::io::BufRead;

/// How many codes of a segment are kept; more are counted and left out.
const MOST_CODES: usize = 1_000;
/// The `type` under which we write a character that XML forbids, and read it again.
const CHARACTER: &str = "x-tarjuman-character";

/// What a segment says.
#[derive(Debug, Default)]
pub(in crate::formats) struct Segment {
    pub(in crate::formats) text: String,
    pub(in crate::formats) codes: Vec<InlineCode>,
    /// The first character in it that XML forbids.
    pub(in crate::formats) forbidden: Option<char>,
    /// It is longer than is taken, and was not read to its end.
    pub(in crate::formats) too_long: bool,
}

/// What was left out just before the text that comes next.
#[derive(Clone, Copy, PartialEq)]
enum Gap {
    None,
    Code,
    Placeholder,
}

/// Reads up to the end of the `seg` that has just begun. `hi` marks text that belongs to the segment; the other codes hold
/// native code (`<b>`, `{\\i`) that does not, and are kept apart with their places. Where a placeholder stood between two words,
/// a space keeps them apart; where a code stood between white space, that before it goes. What was read so is written again as it was, white
/// space and all.
pub(super) fn read_segment<R: BufRead>(
    xml: &mut XmlReader<R>,
    warnings: &mut Vec<TmxWarning>,
) -> Result<Segment, XmlError> {
    let mut out = Builder::default();
    let (mut depth, mut left_out) = (0_usize, 0_usize);
    loop {
        match xml.read()? {
            Some(XmlEvent::Start(tag)) if is_character(&tag) => {
                out.character(xml.read_text(MOST_TEXT)?.trim_start_matches("U+"));
            }
            Some(XmlEvent::Start(tag)) => match tag.local_name() {
                "bpt" | "ept" | "it" | "ph" | "sub" | "ut" => {
                    left_out += 1;
                    let placeholder = known(&tag) == "ph";
                    let code = read_code(xml, &tag)?;
                    out.gap(placeholder);
                    out.code(code);
                }
                "hi" => {
                    depth += 1;
                    out.code(start_tag("hi", &tag));
                    out.open.push(true);
                }
                name => {
                    depth += 1;
                    warnings.push(TmxWarning::UnknownElement(name.to_owned()));
                    out.open.push(false);
                }
            },
            Some(XmlEvent::Text(piece)) => out.push(&piece),
            Some(XmlEvent::End(_)) if depth > 0 => {
                depth -= 1;
                if out.open.pop() == Some(true) {
                    out.code("</hi>".to_owned());
                }
            }
            Some(XmlEvent::End(_)) | None => break,
        }
    }
    if left_out > 0 {
        warnings.push(TmxWarning::InlineCodes(left_out));
    }
    Ok(out.finish(left_out > 0))
}

/// A segment on its way, also one of XLIFF.
pub(in crate::formats) struct Builder {
    segment: Segment,
    /// Code points of the text so far.
    length: usize,
    gap: Gap,
    /// For each open element whether it is `hi`.
    open: Vec<bool>,
    /// How many codes were too many; their ends are left out too.
    dropped: usize,
}

impl Default for Builder {
    fn default() -> Self {
        Self { segment: Segment::default(), length: 0, gap: Gap::None, open: Vec::new(), dropped: 0 }
    }
}

impl Builder {
    /// Here stood a code that was left out; `placeholder` if it stands for something, rather than form.
    pub(in crate::formats) fn gap(&mut self, placeholder: bool) {
        self.gap = if placeholder || self.gap == Gap::Placeholder { Gap::Placeholder } else { Gap::Code };
    }

    /// Keeps a code at this place.
    pub(in crate::formats) fn code(&mut self, xml: String) {
        // A `hi` that is kept keeps its end.
        let ends_kept = xml == "</hi>" && self.dropped == 0;
        if self.segment.codes.len() < MOST_CODES || ends_kept {
            self.segment.codes.push(InlineCode { at: self.length, xml });
        } else if xml == "</hi>" {
            self.dropped -= 1;
        } else if xml.starts_with("<hi") {
            self.dropped += 1;
        }
    }

    /// Goes on with text.
    pub(in crate::formats) fn push(&mut self, piece: &str) {
        if self.segment.text.len() + piece.len() > MOST_TEXT {
            self.segment.too_long = true;
            return;
        }
        self.segment.forbidden = self.segment.forbidden.or_else(|| forbidden(piece));
        self.go_on(piece);
    }

    fn go_on(&mut self, piece: &str) {
        if self.gap != Gap::None {
            self.join(piece);
            self.gap = Gap::None;
        }
        self.append(piece);
    }

    /// The segment, whole; where codes were left out, no white space stands at its ends. Such alone is not kept: it only sets out the file.
    pub(in crate::formats) fn finish(mut self, left_out: bool) -> Segment {
        if left_out {
            self.trim();
        }
        if self.segment.codes.iter().all(|code| code.xml.trim().is_empty()) {
            self.segment.codes.clear();
        }
        self.segment
    }

    fn append(&mut self, piece: &str) {
        self.segment.text.push_str(piece);
        self.length += piece.chars().count();
    }

    /// Mends what a code left between the text so far and `piece`.
    fn join(&mut self, piece: &str) {
        let (last, next) = (self.segment.text.chars().next_back(), piece.chars().next());
        let is = |c: Option<char>, what: fn(char) -> bool| c.is_some_and(what);
        if is(last, char::is_whitespace) && is(next, char::is_whitespace) {
            self.trim_end();
        } else if self.gap == Gap::Placeholder && is(last, char::is_alphanumeric) && is(next, char::is_alphanumeric) {
            self.space(self.length, "");
            self.append(" ");
        }
    }

    /// Keeps white space at that place: one that the text does without, or, where it is none, that the text has one more.
    fn space(&mut self, at: usize, space: &str) {
        if self.segment.codes.len() < MOST_CODES {
            self.segment.codes.push(InlineCode { at, xml: space.to_owned() });
        }
    }

    /// Takes the white space from the end of the text, and keeps it between the codes that stand in it.
    fn trim_end(&mut self) {
        let kept = self.segment.text.trim_end().len();
        let space = self.segment.text.split_off(kept);
        let start = self.length - space.chars().count();
        let codes = &mut self.segment.codes;
        let inside = codes.split_off(codes.partition_point(|code| code.at <= start));
        self.aside(&space, start, inside);
        self.length = start;
    }

    /// Keeps white space that was taken out from `start` on, and the codes that stand in it, which are the last of the text so far.
    fn aside(&mut self, space: &str, start: usize, codes: Vec<InlineCode>) {
        let (mut rest, mut at) = (space, start);
        for code in codes {
            let end = rest.char_indices().nth(code.at - at).map_or(rest.len(), |(end, _)| end);
            let (piece, after) = rest.split_at(end);
            if !piece.is_empty() {
                self.space(start, piece);
            }
            (rest, at) = (after, code.at);
            self.segment.codes.push(InlineCode { at: start, ..code });
        }
        if !rest.is_empty() {
            self.space(start, rest);
        }
    }

    /// A character that XML forbids, by its number in hexadecimal.
    pub(in crate::formats) fn character(&mut self, number: &str) {
        let number = u32::from_str_radix(number, 16).ok();
        if let Some(character) = number.and_then(char::from_u32).filter(|c| !is_xml_char(*c)) {
            self.go_on(character.encode_utf8(&mut [0; 4]));
        }
    }

    fn trim(&mut self) {
        self.trim_end();
        let text = self.segment.text.trim_start().to_owned();
        let space = std::mem::replace(&mut self.segment.text, text);
        let space = &space[..space.len() - self.segment.text.len()];
        let before = space.chars().count();
        let codes = std::mem::take(&mut self.segment.codes);
        let (inside, behind): (Vec<_>, Vec<_>) = codes.into_iter().partition(|code| code.at <= before);
        self.aside(space, 0, inside);
        self.segment.codes.extend(behind.into_iter().map(|code| InlineCode { at: code.at - before, ..code }));
    }
}

fn is_character(tag: &Element) -> bool {
    tag.local_name() == "ph" && tag.attribute("type") == Some(CHARACTER)
}

/// The code that has just begun, with all that is in it, as the DTD of TMX 1.4 has it.
fn read_code<R: BufRead>(xml: &mut XmlReader<R>, tag: &Element) -> Result<String, XmlError> {
    let name = known(tag);
    let mut out = start_tag(name, tag);
    // The elements that are open: codes hold `sub`, that holds codes, and of anything else the text is kept.
    let mut open: Vec<Option<&'static str>> = vec![Some(name)];
    while !open.is_empty() {
        match xml.read()? {
            Some(XmlEvent::Text(piece)) if out.len() < MOST_TEXT => out.push_str(&escape_text(&piece)),
            Some(XmlEvent::Text(_)) => {}
            Some(XmlEvent::Start(tag)) => {
                let inside = open.iter().rev().flatten().next().copied().unwrap_or("ph");
                let fits = match tag.local_name() {
                    "sub" if inside != "sub" && inside != "hi" => Some("sub"),
                    "bpt" | "ept" | "it" | "ph" | "ut" | "hi" if inside == "sub" => Some(known(&tag)),
                    _ => None,
                };
                if let Some(name) = fits {
                    out.push_str(&start_tag(name, &tag));
                }
                open.push(fits);
            }
            Some(XmlEvent::End(_)) => {
                if let Some(Some(name)) = open.pop() {
                    out.push_str("</");
                    out.push_str(name);
                    out.push('>');
                }
            }
            None => break,
        }
    }
    Ok(out)
}

/// The element that a code becomes: one without what the DTD requires of it is a placeholder.
fn known(tag: &Element) -> &'static str {
    match tag.local_name() {
        "bpt" if tag.attribute("i").is_some() => "bpt",
        "ept" if tag.attribute("i").is_some() => "ept",
        "it" if matches!(tag.attribute("pos"), Some("begin" | "end")) => "it",
        "ut" => "ut",
        "hi" => "hi",
        _ => "ph",
    }
}

fn start_tag(name: &str, tag: &Element) -> String {
    let allowed: &[&str] = match name {
        "bpt" => &["i", "x", "type"],
        "ept" => &["i"],
        "it" => &["pos", "x", "type"],
        "ph" => &["assoc", "x", "type"],
        "hi" => &["x", "type"],
        "sub" => &["datatype", "type"],
        "ut" => &["x"],
        _ => &[],
    };
    let mut out = format!("<{name}");
    for (attribute, value) in &tag.attributes {
        let fits = attribute != "assoc" || matches!(value.as_str(), "p" | "f" | "b");
        if fits && allowed.contains(&attribute.as_str()) {
            out.push_str(&format!(" {attribute}=\"{}\"", escape_attribute(value)));
        }
    }
    out.push('>');
    out
}

/// Text for a `seg`: a character that XML forbids becomes a placeholder that says which it was, and each code stands in its
/// place, with the white space that stood there.
pub(super) fn written(text: &str, codes: &[InlineCode]) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut rest = text;
    let mut at = 0;
    for code in codes {
        let length = code.at.saturating_sub(at);
        let end = rest.char_indices().nth(length).map_or(rest.len(), |(end, _)| end);
        let (piece, after) = rest.split_at(end);
        out.push_str(&characters(piece));
        out.push_str(&code.xml);
        (rest, at) = (after, at.max(code.at));
        if code.xml.is_empty()
            && let Some(after) = rest.strip_prefix(' ')
        {
            (rest, at) = (after, at + 1);
        }
    }
    out.push_str(&characters(rest));
    out
}

fn characters(text: &str) -> Cow<'_, str> {
    if forbidden(text).is_none() {
        return escape_text(text);
    }
    let pieces = text.split_inclusive(|c| !is_xml_char(c)).map(|piece| match piece.chars().next_back() {
        Some(last) if !is_xml_char(last) => {
            let before = escape_text(piece.strip_suffix(last).unwrap_or_default());
            format!("{before}<ph type=\"{CHARACTER}\">U+{:04X}</ph>", u32::from(last))
        }
        _ => escape_text(piece).into_owned(),
    });
    Cow::Owned(pieces.collect())
}
