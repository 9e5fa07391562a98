//! Reading what is translated in XLIFF 1.2 and 2.x, as units of a memory.

use crate::formats::stream::Place;
use crate::formats::tmx::{Builder, LanguagePair, Rejection, Segment, TmxUnit, UnitItem, is_language};
use crate::formats::xml::{Element, Limits, XmlError, XmlErrorKind, XmlEvent, XmlReader, escape_attribute};
use std::collections::VecDeque;
use std::io::BufRead;

/// How many segments of one unit are looked at.
const MOST_SEGMENTS: usize = 10_000;
/// How many notes of one unit are kept.
const MOST_NOTES: usize = 64;

/// One result of reading.
pub type XliffItem = UnitItem<XliffRejectionReason>;

/// What is wrong with a unit.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum XliffRejectionReason {
    /// The file is of other languages.
    #[error("the file is from {from} to {to}, not between ar and en")]
    Languages {
        /// Its source language as written; `?` where it does not say.
        from: String,
        /// Its target language as written.
        to: String,
    },
    /// There is no text on one side.
    #[error("the {side} is empty")]
    Empty {
        /// `source` or `target`.
        side: &'static str,
    },
    /// The file itself says that this is no translation yet.
    #[error("the target is not translated: its state is {state}")]
    Untranslated {
        /// The state as written.
        state: String,
    },
    /// The file says that nobody shall translate it.
    #[error("the unit is not to be translated")]
    NotForTranslation,
    /// A character that XML forbids.
    #[error("the unit holds U+{:04X}, which XML does not allow", u32::from(*character))]
    ForbiddenCharacter {
        /// The first such character.
        character: char,
    },
    /// One side is longer than is taken.
    #[error("the unit has more than {} bytes", crate::formats::xml::MOST_TEXT)]
    TooLong,
}

/// A streaming reader: an iterator over units and rejections that ends with the file, or after one fatal error.
///
/// A file from English to Arabic is read as units from Arabic to English, as in TMX. Candidates (`alt-trans`, `mtc:matches`)
/// are other people's units, and are passed over.
pub struct XliffReader<R> {
    xml: XmlReader<R>,
    pair: LanguagePair,
    from: Option<String>,
    to: Option<String>,
    ready: VecDeque<XliffItem>,
    ended: bool,
}

/// A source or target: as a whole, and the parts that are marked in it as segments, with their `mid`.
#[derive(Default)]
struct Content {
    whole: Segment,
    parts: Vec<(String, Segment)>,
}

/// A `trans-unit` of 1.2 or a `segment` of 2.x.
struct Pair {
    place: Place,
    source: Content,
    /// The source once more, with its segments marked (1.2).
    marked: Option<Content>,
    target: Option<Content>,
    /// The language that the target itself says.
    target_lang: Option<String>,
    state: Option<String>,
    notes: Vec<String>,
}

impl<R: BufRead> XliffReader<R> {
    /// Reads as far as the root.
    ///
    /// # Errors
    /// [`XmlError`] if this is no XML, or XML but no XLIFF.
    pub fn new(input: R, pair: LanguagePair) -> Result<Self, XmlError> {
        let mut xml = XmlReader::new(input, Limits::default())?;
        let root = loop {
            match xml.read()? {
                Some(XmlEvent::Start(tag)) => break tag,
                Some(_) => {}
                None => return Err(xml.error(XmlErrorKind::Empty)),
            }
        };
        let version = root.attribute("version").unwrap_or_default();
        // A file that says no version is read as 1: that standard has the attribute, and tools leave it out.
        let known = version.is_empty() || version.starts_with("1.") || version.starts_with("2.");
        if root.local_name() != "xliff" || !known {
            let why = format!("the root element is <{}> of version “{version}”", root.name);
            return Err(xml.error(XmlErrorKind::NoXliff(why)));
        }
        let language = |name| root.attribute(name).map(str::to_owned);
        let (from, to) = (language("srcLang"), language("trgLang"));
        Ok(Self { xml, pair, from, to, ready: VecDeque::new(), ended: false })
    }

    fn advance(&mut self) -> Result<Option<XliffItem>, XmlError> {
        loop {
            if let Some(item) = self.ready.pop_front() {
                return Ok(Some(item));
            }
            match self.xml.read()? {
                None => return Ok(None),
                Some(XmlEvent::Start(tag)) => match tag.local_name() {
                    // In 1.2 each file has its languages; in 2 the root has them.
                    "file" if tag.attribute("source-language").is_some() => {
                        self.from = tag.attribute("source-language").map(str::to_owned);
                        self.to = tag.attribute("target-language").map(str::to_owned);
                    }
                    "trans-unit" | "segment" => {
                        let pair = self.pair(&tag)?;
                        if tag.attribute("translate") == Some("no") {
                            self.reject(pair.place, XliffRejectionReason::NotForTranslation);
                        } else {
                            self.resolve(pair);
                        }
                    }
                    "matches" | "alt-trans" | "originalData" | "header" => self.skip()?,
                    "unit" | "group" if tag.attribute("translate") == Some("no") => {
                        self.reject(self.xml.place(), XliffRejectionReason::NotForTranslation);
                        self.skip()?;
                    }
                    _ => {}
                },
                Some(_) => {}
            }
        }
    }

    fn pair(&mut self, tag: &Element) -> Result<Pair, XmlError> {
        let mut pair = Pair {
            place: self.xml.place(),
            source: Content::default(),
            marked: None,
            target: None,
            target_lang: None,
            state: tag.attribute("state").map(str::to_owned),
            notes: Vec::new(),
        };
        loop {
            match self.xml.read()? {
                Some(XmlEvent::Start(tag)) => match tag.local_name() {
                    "source" => pair.source = self.content()?,
                    "seg-source" => pair.marked = Some(self.content()?),
                    "target" => {
                        pair.state = tag.attribute("state").map(str::to_owned).or(pair.state);
                        pair.target_lang = tag.attribute("xml:lang").map(str::to_owned);
                        pair.target = Some(self.content()?);
                    }
                    "note" if pair.notes.len() < MOST_NOTES => pair.notes.push(self.content()?.whole.text),
                    _ => self.skip()?,
                },
                Some(XmlEvent::End(_)) | None => return Ok(pair),
                Some(XmlEvent::Text(_)) => {}
            }
        }
    }

    /// The element that has just begun, with all that is in it, is passed over.
    fn skip(&mut self) -> Result<(), XmlError> {
        let mut depth = 0_usize;
        loop {
            match self.xml.read()? {
                Some(XmlEvent::Start(_)) => depth += 1,
                Some(XmlEvent::End(_)) if depth > 0 => depth -= 1,
                Some(XmlEvent::Text(_)) => {}
                Some(XmlEvent::End(_)) | None => return Ok(()),
            }
        }
    }

    /// The text of the `source` or `target` that has just begun. Codes are taken out of it, each as a placeholder of TMX.
    fn content(&mut self) -> Result<Content, XmlError> {
        let mut out = Content::default();
        let mut whole = Text::default();
        let mut part: Option<(String, Text)> = None;
        // What each open element is.
        let mut open: Vec<Inline> = Vec::new();
        loop {
            let event = self.xml.read()?;
            let mut each = |act: &dyn Fn(&mut Text)| {
                act(&mut whole);
                if let Some((_, text)) = &mut part {
                    act(text);
                }
            };
            match event {
                Some(XmlEvent::Start(tag)) => {
                    let native = open.contains(&Inline::Native);
                    let inline = Inline::of(&tag);
                    match inline {
                        _ if native => {}
                        Inline::Character => each(&|text| text.out.character(tag.attribute("hex").unwrap_or_default())),
                        Inline::Native | Inline::Placeholder | Inline::Around => each(&|text| text.code(&tag, inline)),
                        Inline::Segment if part.is_none() && out.parts.len() < MOST_SEGMENTS => {
                            part = Some((tag.attribute("mid").unwrap_or_default().to_owned(), Text::default()));
                            open.push(Inline::Segment);
                            continue;
                        }
                        Inline::Segment | Inline::Plain => {}
                    }
                    open.push(if inline == Inline::Segment { Inline::Plain } else { inline });
                }
                Some(XmlEvent::Text(piece)) => {
                    if !open.contains(&Inline::Native) {
                        each(&|text| text.out.push(&piece));
                    }
                }
                Some(XmlEvent::End(_)) => match open.pop() {
                    None => break,
                    Some(Inline::Segment) => {
                        if let Some((mid, text)) = part.take() {
                            out.parts.push((mid, text.finish()));
                        }
                    }
                    Some(Inline::Around) if !open.contains(&Inline::Native) => each(&|text| text.end()),
                    Some(_) => {}
                },
                None => break,
            }
        }
        out.whole = whole.finish();
        Ok(out)
    }

    fn resolve(&mut self, pair: Pair) {
        let says = |lang: &Option<String>, wanted: &str| lang.as_deref().is_some_and(|lang| is_language(lang, wanted));
        let (from, to) = (self.from.clone(), self.to.clone().or(pair.target_lang));
        let forwards = says(&from, self.pair.source) && says(&to, self.pair.target);
        let backwards = says(&from, self.pair.target) && says(&to, self.pair.source);
        if !forwards && !backwards {
            let [from, to] = [from, to].map(|lang| lang.unwrap_or_else(|| "?".to_owned()));
            return self.reject(pair.place, XliffRejectionReason::Languages { from, to });
        }
        if let Some(state) =
            pair.state.filter(|state| matches!(state.as_str(), "new" | "needs-translation" | "initial"))
        {
            return self.reject(pair.place, XliffRejectionReason::Untranslated { state });
        }
        let Some(target) = pair.target else {
            return self.reject(pair.place, XliffRejectionReason::Empty { side: "target" });
        };
        let source = pair.marked.filter(|marked| !marked.parts.is_empty()).unwrap_or(pair.source);
        let mut texts = Vec::new();
        if source.parts.is_empty() || target.parts.is_empty() {
            texts.push((source.whole, target.whole));
        } else {
            let mut targets = target.parts;
            for (mid, source) in source.parts {
                let at = targets.iter().position(|(other, _)| *other == mid);
                texts.push((source, at.map(|at| targets.swap_remove(at).1).unwrap_or_default()));
            }
        }
        for (source, target) in texts {
            match usable(&source, &target) {
                Some(reason) => self.reject(pair.place, reason),
                None => {
                    let (source, target) = if forwards { (source, target) } else { (target, source) };
                    let (from, to) = if forwards { (&from, &to) } else { (&to, &from) };
                    let unit = TmxUnit {
                        source_lang: from.clone().unwrap_or_default(),
                        target_lang: to.clone().unwrap_or_default(),
                        source_codes: source.codes,
                        target_codes: target.codes,
                        notes: pair.notes.clone(),
                        line: pair.place.line,
                        ..TmxUnit::new(source.text, target.text)
                    };
                    self.ready.push_back(XliffItem::Unit(Box::new(unit)));
                }
            }
        }
    }

    fn reject(&mut self, place: Place, reason: XliffRejectionReason) {
        self.ready.push_back(XliffItem::Rejected(Rejection { place, reason }));
    }
}

impl<R: BufRead> Iterator for XliffReader<R> {
    type Item = Result<XliffItem, XmlError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let item = self.advance().transpose();
        self.ended = !matches!(item, Some(Ok(_)));
        item
    }
}

fn usable(source: &Segment, target: &Segment) -> Option<XliffRejectionReason> {
    for (side, segment) in [("source", source), ("target", target)] {
        if segment.too_long {
            return Some(XliffRejectionReason::TooLong);
        }
        if segment.text.trim().is_empty() {
            return Some(XliffRejectionReason::Empty { side });
        }
        if let Some(character) = segment.forbidden {
            return Some(XliffRejectionReason::ForbiddenCharacter { character });
        }
    }
    None
}

/// What an element inside of a source or target is.
#[derive(Clone, Copy, PartialEq)]
enum Inline {
    /// A code whose content is of another format.
    Native,
    /// An empty code.
    Placeholder,
    /// A code that goes around text of the segment.
    Around,
    /// A mark around a segment (1.2).
    Segment,
    /// A character that XML forbids (2.x).
    Character,
    /// Anything else: its text is kept.
    Plain,
}

impl Inline {
    fn of(tag: &Element) -> Self {
        match tag.local_name() {
            "bpt" | "ept" | "it" | "ph" => Self::Native,
            "x" | "bx" | "ex" | "sc" | "ec" => Self::Placeholder,
            "g" | "pc" => Self::Around,
            "mrk" if tag.attribute("mtype") == Some("seg") => Self::Segment,
            "cp" => Self::Character,
            _ => Self::Plain,
        }
    }
}

/// Text on its way.
#[derive(Default)]
struct Text {
    out: Builder,
    codes: bool,
}

impl Text {
    fn code(&mut self, tag: &Element, inline: Inline) {
        self.codes = true;
        let placeholder = inline == Inline::Placeholder || tag.local_name() == "ph";
        if inline != Inline::Around {
            self.out.gap(placeholder);
        }
        let kind = tag.attribute("ctype").or(tag.attribute("type")).unwrap_or(tag.local_name());
        let mut xml = format!("<ph type=\"{}\"", escape_attribute(kind));
        if let Some(id) = tag.attribute("id") {
            xml.push_str(&format!(" x=\"{}\"", escape_attribute(id)));
        }
        xml.push_str("></ph>");
        self.out.code(xml);
    }

    /// The end of a code that goes around text.
    fn end(&mut self) {
        self.out.code("<ph type=\"end\"></ph>".to_owned());
    }

    fn finish(self) -> Segment {
        self.out.finish(self.codes)
    }
}
