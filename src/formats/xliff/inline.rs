//! What stands in a source or target of XLIFF? Its text, the segments marked in it, and its codes as codes of TMX.

use crate::formats::tmx::{Builder, Segment};
use crate::formats::xml::{Element, XmlError, XmlEvent, XmlReader, escape_attribute, escape_text};
use std::collections::HashMap;
use std::io::BufRead;

/// How many segments of one unit are looked at.
const MOST_SEGMENTS: usize = 10_000;
/// The most that is kept of one native code, in bytes.
pub(super) const MOST_NATIVE: usize = 4_096;

/// The native codes that a unit of XLIFF 2 keeps apart, by identifier (`originalData`).
pub(super) type Data = HashMap<String, String>;

/// A source or target: as a whole, and the parts that are marked in it as segments, with their `mid`.
#[derive(Default)]
pub(super) struct Content {
    pub(super) whole: Segment,
    pub(super) parts: Vec<(String, Segment)>,
}

/// The text of the `source` or `target` that has just begun, without white space at its ends. What tracked changes have deleted is left out.
/// White space that breaks lines is one space, unless `preserve`.
pub(super) fn content<R: BufRead>(xml: &mut XmlReader<R>, data: &Data, preserve: bool) -> Result<Content, XmlError> {
    let mut out = Content::default();
    let mut whole = Text::new(preserve);
    let mut part: Option<(String, Text)> = None;
    // What each open element is.
    let mut open: Vec<(Inline, Element)> = Vec::new();
    let mut native = String::new();
    loop {
        let event = xml.read()?;
        let inside = open.iter().map(|(inline, _)| *inline).find(|inline| inline.hides_text());
        let mut each = |act: &dyn Fn(&mut Text)| {
            act(&mut whole);
            if let Some((_, text)) = &mut part {
                act(text);
            }
        };
        match event {
            Some(XmlEvent::Start(tag)) => {
                let mut inline = Inline::of(&tag);
                match inline {
                    _ if inside.is_some() => inline = Inline::Plain,
                    Inline::Character => each(&|text| text.out.character(tag.attribute("hex").unwrap_or_default())),
                    Inline::Native => native.clear(),
                    Inline::Empty | Inline::Around => each(&|text| text.begin(&tag, data)),
                    Inline::Segment if part.is_none() && out.parts.len() < MOST_SEGMENTS => {
                        let mid = tag.attribute("mid").unwrap_or_default().to_owned();
                        part = Some((mid, Text::new(preserve)));
                    }
                    Inline::Segment => inline = Inline::Plain,
                    Inline::Deleted | Inline::Plain => {}
                }
                open.push((inline, tag));
            }
            Some(XmlEvent::Text(piece)) => match inside {
                Some(Inline::Native) if native.len() + piece.len() <= MOST_NATIVE => native.push_str(&piece),
                Some(_) => {}
                None => each(&|text| text.push(&piece)),
            },
            Some(XmlEvent::End(_)) => match open.pop() {
                None => break,
                Some((Inline::Segment, _)) => {
                    if let Some((mid, text)) = part.take() {
                        out.parts.push((mid, text.finish()));
                    }
                }
                Some((Inline::Native, tag)) => each(&|text| text.native(&tag, &native)),
                Some((Inline::Around, tag)) => each(&|text| text.end(&tag, data)),
                Some(_) => {}
            },
            None => break,
        }
    }
    out.whole = whole.finish();
    Ok(out)
}

/// What an element inside of a source or target is.
#[derive(Clone, Copy, PartialEq)]
enum Inline {
    /// A code whose content is of another format (1.2; `ph` also of 2).
    Native,
    /// An empty code.
    Empty,
    /// A code that goes around text of the segment.
    Around,
    /// A mark around a segment (1.2).
    Segment,
    /// A mark around what somebody has deleted: Trados keeps it in the text of a file under review.
    Deleted,
    /// A character that XML forbids (2).
    Character,
    /// Anything else: its text is kept.
    Plain,
}

impl Inline {
    fn of(tag: &Element) -> Self {
        match tag.local_name() {
            "ph" if tag.attribute("dataRef").is_some() => Self::Empty,
            "bpt" | "ept" | "it" | "ph" => Self::Native,
            "x" | "bx" | "ex" | "sc" | "ec" => Self::Empty,
            "g" | "pc" => Self::Around,
            "mrk" => match tag.attribute("mtype") {
                Some("seg") => Self::Segment,
                Some("x-sdl-deleted" | "x-sdl-feedback-deleted") => Self::Deleted,
                _ => Self::Plain,
            },
            "cp" => Self::Character,
            _ => Self::Plain,
        }
    }

    fn hides_text(self) -> bool {
        matches!(self, Self::Native | Self::Deleted)
    }
}

/// Text on its way.
struct Text {
    out: Builder,
    preserve: bool,
}

impl Text {
    fn new(preserve: bool) -> Self {
        Self { out: Builder::default(), preserve }
    }

    fn push(&mut self, piece: &str) {
        if self.preserve || !piece.contains(['\n', '\r', '\t']) {
            return self.out.push(piece);
        }
        let mut rest = piece;
        while let Some(at) = rest.find(['\n', '\r', '\t']) {
            let before = rest[..at].trim_end_matches(is_blank);
            self.out.push(before);
            self.out.push(" ");
            rest = rest[at..].trim_start_matches(is_blank);
        }
        self.out.push(rest);
    }

    /// A code of which nothing is known but what its attributes say, or the beginning of one that goes around text.
    fn begin(&mut self, tag: &Element, data: &Data) {
        let (name, reference) = match tag.local_name() {
            "bx" | "sc" | "g" => ("bpt", "dataRef"),
            "ex" | "ec" => ("ept", "dataRef"),
            "pc" => ("bpt", "dataRefStart"),
            _ => ("ph", "dataRef"),
        };
        let native = tag.attribute(reference).and_then(|id| data.get(id)).map(String::as_str);
        let native = native.or_else(|| tag.attribute("equiv-text").or(tag.attribute("equiv"))).unwrap_or_default();
        self.code(name, tag, native, name == "ph");
    }

    /// The end of a code that goes around text.
    fn end(&mut self, tag: &Element, data: &Data) {
        let native = tag.attribute("dataRefEnd").and_then(|id| data.get(id)).map(String::as_str);
        self.code("ept", tag, native.unwrap_or_default(), false);
    }

    /// A code with what it is in its own format.
    fn native(&mut self, tag: &Element, native: &str) {
        self.code(tag.local_name(), tag, native, tag.local_name() == "ph");
    }

    /// Keeps a code as TMX has it: a pair is told by one number, and what lacks what the DTD wants is a placeholder.
    fn code(&mut self, name: &str, tag: &Element, native: &str, stands_for_text: bool) {
        self.out.gap(stands_for_text);
        let attribute = |name: &str, value: Option<&str>| {
            value.map(|value| format!(" {name}=\"{}\"", escape_attribute(value))).unwrap_or_default()
        };
        let id = tag.attribute("id");
        let pair = tag.attribute("rid").or(tag.attribute("startRef")).or(id);
        let kind = attribute("type", tag.attribute("ctype").or(tag.attribute("type")));
        let end = match tag.attribute("pos") {
            Some("open") => Some("begin"),
            Some("close") => Some("end"),
            _ => None,
        };
        let (name, attributes) = match name {
            "bpt" if pair.is_some() => (name, attribute("i", pair) + &kind),
            "ept" if pair.is_some() => (name, attribute("i", pair)),
            "it" if end.is_some() => (name, attribute("pos", end) + &attribute("x", id) + &kind),
            _ => ("ph", attribute("x", id) + &kind),
        };
        self.out.code(format!("<{name}{attributes}>{}</{name}>", escape_text(native)));
    }

    fn finish(self) -> Segment {
        self.out.finish(true)
    }
}

/// What XML takes for white space.
fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\n' | '\r' | '\t')
}
