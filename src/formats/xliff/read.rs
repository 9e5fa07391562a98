//! Reading what is translated in XLIFF 1.2 and 2.x, as units of a memory.

use super::inline::{Content, Data, MOST_NATIVE, content};
use super::state::{unfinished, unfinished_segment};
use crate::arabic::chars::is_arabic_letter;
use crate::formats::stream::Place;
use crate::formats::tmx::{LanguagePair, Rejection, Segment, TmxUnit, UnitItem, is_language};
use crate::formats::xml::{Element, Limits, XmlError, XmlErrorKind, XmlEvent, XmlReader};
use std::collections::{HashMap, VecDeque};
use std::io::BufRead;

/// How many notes of one unit are kept.
const MOST_NOTES: usize = 64;
/// How many native codes of one unit are kept apart, and how many of its segments are told apart by what Trados says.
const MOST_PARTS: usize = 10_000;

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
    /// The file itself says that nobody stands for this translation yet.
    #[error("the target is no finished translation: its state is {state}")]
    Untranslated {
        /// The state as written.
        state: String,
    },
    /// The target is the Arabic, as tools fill it in before anybody translates.
    #[error("the target is the source, untranslated")]
    Copied,
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
    /// Whether white space counts as it is written: in all, in this `file`, and in the unit of XLIFF 2 that is being read.
    root_preserve: bool,
    preserve: bool,
    unit_preserve: bool,
    /// What that unit says of all its segments.
    notes: Vec<String>,
    data: Data,
    ready: VecDeque<XliffItem>,
    ended: bool,
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
    /// What it says of its translation, if that is that it is none yet.
    unfinished: Option<String>,
    /// The same of its segments, by `mid` (Trados).
    unfinished_parts: HashMap<String, String>,
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
        let preserve = is_preserved(&root, false);
        Ok(Self {
            xml,
            pair,
            from,
            to,
            root_preserve: preserve,
            preserve,
            unit_preserve: preserve,
            notes: Vec::new(),
            data: Data::new(),
            ready: VecDeque::new(),
            ended: false,
        })
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
                    "file" => {
                        if tag.attribute("source-language").is_some() {
                            self.from = tag.attribute("source-language").map(str::to_owned);
                            self.to = tag.attribute("target-language").map(str::to_owned);
                        }
                        self.preserve = is_preserved(&tag, self.root_preserve);
                    }
                    "trans-unit" | "segment" => {
                        let pair = self.pair(&tag)?;
                        if tag.attribute("translate") == Some("no") {
                            self.reject(pair.place, XliffRejectionReason::NotForTranslation);
                        } else {
                            self.resolve(pair);
                        }
                    }
                    "unit" | "group" if tag.attribute("translate") == Some("no") => {
                        self.reject(self.xml.place(), XliffRejectionReason::NotForTranslation);
                        self.skip()?;
                    }
                    // What stands before the segments of a unit is of all of them.
                    "unit" => {
                        self.notes.clear();
                        self.data.clear();
                        self.unit_preserve = is_preserved(&tag, self.preserve);
                    }
                    "note" => {
                        let note = content(&mut self.xml, &Data::new(), false)?.whole.text;
                        if self.notes.len() < MOST_NOTES {
                            self.notes.push(note);
                        }
                    }
                    "data" => {
                        let native = self.xml.read_text(MOST_NATIVE)?;
                        if let Some(id) = tag.attribute("id").filter(|_| self.data.len() < MOST_PARTS) {
                            self.data.insert(id.to_owned(), native);
                        }
                    }
                    "matches" | "alt-trans" | "header" => self.skip()?,
                    _ => {}
                },
                Some(_) => {}
            }
        }
    }

    fn pair(&mut self, unit: &Element) -> Result<Pair, XmlError> {
        let (outside, notes) = match unit.local_name() {
            "segment" => (self.unit_preserve, self.notes.clone()),
            _ => (self.preserve, Vec::new()),
        };
        let preserve = is_preserved(unit, outside);
        let mut pair = Pair {
            place: self.xml.place(),
            source: Content::default(),
            marked: None,
            target: None,
            target_lang: None,
            unfinished: unfinished(unit, None),
            unfinished_parts: HashMap::new(),
            notes,
        };
        loop {
            match self.xml.read()? {
                Some(XmlEvent::Start(tag)) => {
                    let preserve = is_preserved(&tag, preserve);
                    match tag.local_name() {
                        "source" => pair.source = content(&mut self.xml, &self.data, preserve)?,
                        "seg-source" => pair.marked = Some(content(&mut self.xml, &self.data, preserve)?),
                        "target" => {
                            pair.unfinished = unfinished(unit, Some(&tag));
                            pair.target_lang = tag.attribute("xml:lang").map(str::to_owned);
                            pair.target = Some(content(&mut self.xml, &self.data, preserve)?);
                        }
                        "note" if pair.notes.len() < MOST_NOTES => {
                            pair.notes.push(content(&mut self.xml, &self.data, false)?.whole.text);
                        }
                        "seg-defs" => pair.unfinished_parts = self.segment_states()?,
                        _ => self.skip()?,
                    }
                }
                Some(XmlEvent::End(_)) | None => return Ok(pair),
                Some(XmlEvent::Text(_)) => {}
            }
        }
    }

    /// What Trados says of the segments of a unit, of those for which nobody stands.
    fn segment_states(&mut self) -> Result<HashMap<String, String>, XmlError> {
        let mut states = HashMap::new();
        loop {
            match self.xml.read()? {
                Some(XmlEvent::Start(tag)) => {
                    let state = unfinished_segment(tag.attribute("conf"));
                    if let Some((id, state)) = tag.attribute("id").zip(state).filter(|_| states.len() < MOST_PARTS) {
                        states.insert(id.to_owned(), state);
                    }
                    self.skip()?;
                }
                Some(XmlEvent::Text(_)) => {}
                Some(XmlEvent::End(_)) | None => return Ok(states),
            }
        }
    }

    /// The element that has just begun, with all that is in it, is passed over.
    fn skip(&mut self) -> Result<(), XmlError> {
        self.xml.read_text(0).map(drop)
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
        if let Some(state) = pair.unfinished {
            return self.reject(pair.place, XliffRejectionReason::Untranslated { state });
        }
        let Some(target) = pair.target else {
            return self.reject(pair.place, XliffRejectionReason::Empty { side: "target" });
        };
        let source = pair.marked.filter(|marked| !marked.parts.is_empty()).unwrap_or(pair.source);
        let mut texts = Vec::new();
        if source.parts.is_empty() || target.parts.is_empty() {
            texts.push((None, source.whole, target.whole));
        } else {
            let mut targets = target.parts;
            for (mid, source) in source.parts {
                let at = targets.iter().position(|(other, _)| *other == mid);
                texts.push((Some(mid), source, at.map(|at| targets.swap_remove(at).1).unwrap_or_default()));
            }
        }
        for (mid, source, target) in texts {
            let state = mid.and_then(|mid| pair.unfinished_parts.get(&mid)).cloned();
            let refused = state.map(|state| XliffRejectionReason::Untranslated { state });
            match usable(&source, &target).or(refused) {
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
    (source.text == target.text && source.text.chars().any(is_arabic_letter)).then_some(XliffRejectionReason::Copied)
}

/// Whether white space counts as it is written: as the element says, or else as what it stands in.
fn is_preserved(tag: &Element, outside: bool) -> bool {
    tag.attribute("xml:space").map_or(outside, |space| space == "preserve")
}
