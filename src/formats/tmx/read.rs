//! Reading TMX 1.1–1.4 as tools write it.

use super::segment::{Segment, read_segment};
use super::{LanguagePair, TmxUnit};
use crate::formats::stream::Place;
use crate::formats::xml::{Element, Limits, MOST_TEXT, XmlError, XmlErrorKind, XmlEvent, XmlReader, local_name};
use std::collections::VecDeque;
use std::io::BufRead;

/// Variants of one unit that are looked at. Every source goes with every target, so this bounds what one `tu` can become.
const MOST_VARIANTS: usize = 64;
/// Properties and notes of one unit that are kept.
const MOST_PROPS: usize = 256;

/// One result of reading.
pub type TmxItem = UnitItem<RejectionReason>;

/// One result of reading units of a file, whose rejections have reasons of their own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UnitItem<R> {
    /// A pair of segments.
    Unit(Box<TmxUnit>),
    /// A unit that cannot be used; the reader goes on with the next.
    Rejected(Rejection<R>),
}

/// A unit that cannot be used, and where it begins.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {}, column {}: {reason}", place.line, place.column)]
pub struct Rejection<R> {
    /// Where the unit, or the side of it that is at fault, begins: a `tu` or `tuv`, a `trans-unit` or `segment`.
    pub place: Place,
    /// What is wrong with it.
    pub reason: R,
}

/// What is wrong with a unit.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RejectionReason {
    /// It has no variant in a language that is needed.
    #[error("the unit has no tuv in {wanted}, only in: {}", found.join(", "))]
    NoLanguage {
        /// The primary language subtag that is missing.
        wanted: &'static str,
        /// The languages that it has, as written.
        found: Vec<String>,
    },
    /// A variant has no text.
    #[error("the {lang} segment is empty")]
    Empty {
        /// Its language as written.
        lang: String,
    },
    /// A variant holds a character that XML forbids.
    #[error("the {lang} segment holds U+{:04X}, which XML does not allow", u32::from(*character))]
    ForbiddenCharacter {
        /// Its language as written.
        lang: String,
        /// The first such character.
        character: char,
    },
    /// A variant is longer than is taken.
    #[error("the {lang} segment has more than {MOST_TEXT} bytes")]
    TooLong {
        /// Its language as written.
        lang: String,
    },
    /// More variants than are looked at.
    #[error("the unit has more than {MOST_VARIANTS} tuv elements")]
    TooManyVariants,
    /// A variant with more than one segment, of which nobody knows which one is meant.
    #[error("the {lang} tuv has more than one seg")]
    SeveralSegments {
        /// Its language as written.
        lang: String,
    },
    /// A unit or variant where none may be: a `tu` in another, a `tuv` outside of every `tu`.
    #[error("a <tu> or <tuv> stands where TMX has none: a <tu> in another, or a <tuv> outside of one or in another")]
    Misplaced,
}

/// What was left out of a unit, or assumed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TmxWarning {
    /// Inline codes (`bpt`, `ept`, `ph`, `it`, `ut`, `sub`) were taken out of the text, with their native code.
    #[error("{0} inline codes were taken out of the text")]
    InlineCodes(usize),
    /// An element that TMX does not have inside a segment; its text was kept.
    #[error("<{0}> is no element of a TMX segment; its text was kept")]
    UnknownElement(String),
    /// A date that is none; it was left out.
    #[error("{attribute} \"{value}\" is no date and was left out")]
    BadDate {
        /// Name of the attribute.
        attribute: &'static str,
        /// Its value.
        value: String,
    },
    /// A variant without language was taken as the source language of the file.
    #[error("a tuv without xml:lang was taken as {0}")]
    AssumedLanguage(String),
}

/// A streaming reader: an iterator over units and rejections that ends with the file, or after one fatal error.
pub struct TmxReader<R> {
    xml: XmlReader<R>,
    pair: LanguagePair,
    /// `srclang` of the header; may be `*all*`.
    source_lang: Option<String>,
    /// The unit that is being read holds units or variants of which it is not made.
    misplaced: bool,
    ready: VecDeque<TmxItem>,
    ended: bool,
}

#[derive(Default)]
struct Tu {
    attributes: Vec<(String, String)>,
    props: Vec<(String, String)>,
    notes: Vec<String>,
    variants: Vec<Tuv>,
    too_many: bool,
}

struct Tuv {
    place: Place,
    lang: Option<String>,
    attributes: Vec<(String, String)>,
    props: Vec<(String, String)>,
    notes: Vec<String>,
    segment: Segment,
    /// How many `seg` it has.
    segments: usize,
    warnings: Vec<TmxWarning>,
}

impl<R: BufRead> TmxReader<R> {
    /// Reads as far as the body of the file.
    ///
    /// # Errors
    /// [`XmlError`] if this is no XML, or XML but no TMX.
    pub fn new(input: R, pair: LanguagePair) -> Result<Self, XmlError> {
        let mut xml = XmlReader::new(input, Limits::default())?;
        let (mut source_lang, mut root) = (None, false);
        loop {
            match xml.read()? {
                Some(XmlEvent::Start(tag)) => match tag.local_name() {
                    "tmx" if !root => root = true,
                    name if !root => {
                        return Err(no_tmx(&xml, &format!("the root element is <{name}>, not <tmx>")));
                    }
                    "header" => source_lang = tag.attribute("srclang").map(str::to_owned),
                    "body" => break,
                    // What follows would be lost without a word.
                    "tu" | "tuv" => return Err(no_tmx(&xml, "it has a unit before its <body>")),
                    // Properties and notes of the header.
                    _ => {}
                },
                Some(_) => {}
                None => return Err(no_tmx(&xml, "it has no <body>")),
            }
        }
        Ok(Self { xml, pair, source_lang, misplaced: false, ready: VecDeque::new(), ended: false })
    }

    fn advance(&mut self) -> Result<Option<TmxItem>, XmlError> {
        loop {
            if let Some(item) = self.ready.pop_front() {
                return Ok(Some(item));
            }
            match self.xml.read()? {
                // What follows the body is read too, so that a file that was cut off is told.
                None => return Ok(None),
                Some(XmlEvent::Start(tag)) if tag.local_name() == "tu" => {
                    let place = self.xml.place();
                    let tu = self.tu(tag)?;
                    self.resolve(place, tu);
                }
                Some(XmlEvent::Start(tag)) if tag.local_name() == "tuv" => {
                    self.reject(self.xml.place(), RejectionReason::Misplaced);
                }
                Some(_) => {}
            }
        }
    }

    fn tu(&mut self, tag: Element) -> Result<Tu, XmlError> {
        let mut tu = Tu { attributes: tag.attributes, ..Tu::default() };
        loop {
            match self.xml.read()? {
                Some(XmlEvent::Start(tag)) if tag.local_name() == "tuv" => {
                    let variant = self.tuv(tag)?;
                    if tu.variants.len() < MOST_VARIANTS { tu.variants.push(variant) } else { tu.too_many = true }
                }
                Some(XmlEvent::Start(tag)) => self.about(&tag, &mut tu.props, &mut tu.notes)?,
                Some(XmlEvent::End(_)) | None => return Ok(tu),
                Some(XmlEvent::Text(_)) => {}
            }
        }
    }

    fn tuv(&mut self, tag: Element) -> Result<Tuv, XmlError> {
        let lang = tag.attribute("xml:lang").or(tag.attribute("lang")).map(str::trim).filter(|l| !l.is_empty());
        let mut tuv = Tuv {
            place: self.xml.place(),
            lang: lang.map(str::to_owned),
            attributes: tag.attributes,
            props: Vec::new(),
            notes: Vec::new(),
            segment: Segment::default(),
            segments: 0,
            warnings: Vec::new(),
        };
        loop {
            match self.xml.read()? {
                Some(XmlEvent::Start(tag)) if tag.local_name() == "seg" => {
                    tuv.segments += 1;
                    tuv.segment = read_segment(&mut self.xml, &mut tuv.warnings)?;
                }
                Some(XmlEvent::Start(tag)) => self.about(&tag, &mut tuv.props, &mut tuv.notes)?,
                Some(XmlEvent::End(_)) | None => return Ok(tuv),
                Some(XmlEvent::Text(_)) => {}
            }
        }
    }

    /// A `prop`, a `note`, or something unknown, which is passed over whole.
    fn about(
        &mut self,
        tag: &Element,
        props: &mut Vec<(String, String)>,
        notes: &mut Vec<String>,
    ) -> Result<(), XmlError> {
        let mut text = String::new();
        let mut depth = 0;
        let unit = |tag: &Element| matches!(tag.local_name(), "tu" | "tuv");
        self.misplaced |= unit(tag);
        loop {
            match self.xml.read()? {
                Some(XmlEvent::Text(piece)) => text.push_str(&piece),
                Some(XmlEvent::Start(tag)) => {
                    self.misplaced |= unit(&tag);
                    depth += 1;
                }
                Some(XmlEvent::End(_)) if depth > 0 => depth -= 1,
                Some(XmlEvent::End(_)) | None => break,
            }
        }
        match tag.local_name() {
            "prop" if props.len() < MOST_PROPS => {
                props.push((tag.attribute("type").unwrap_or_default().to_owned(), text));
            }
            "note" if notes.len() < MOST_PROPS => notes.push(text),
            _ => {}
        }
        Ok(())
    }

    /// Turns a `tu` into units: every source with every target.
    fn resolve(&mut self, place: Place, mut tu: Tu) {
        if std::mem::take(&mut self.misplaced) {
            return self.reject(place, RejectionReason::Misplaced);
        }
        if tu.too_many {
            return self.reject(place, RejectionReason::TooManyVariants);
        }
        self.assume_language(&mut tu);
        let of = |wanted: &str| -> Vec<&Tuv> {
            tu.variants.iter().filter(|v| v.lang.as_deref().is_some_and(|lang| is_language(lang, wanted))).collect()
        };
        let (sources, targets) = (of(self.pair.source), of(self.pair.target));
        for (wanted, variants) in [(self.pair.source, &sources), (self.pair.target, &targets)] {
            if variants.is_empty() {
                let found = tu.variants.iter().map(|v| v.lang.clone().unwrap_or_else(|| "?".to_owned())).collect();
                return self.reject(place, RejectionReason::NoLanguage { wanted, found });
            }
        }
        let mut usable = |variants: Vec<&'_ Tuv>| -> Vec<usize> {
            let mut good = Vec::new();
            for variant in variants {
                let lang = variant.lang.clone().unwrap_or_default();
                if variant.segments > 1 {
                    self.reject(variant.place, RejectionReason::SeveralSegments { lang });
                } else if variant.segment.too_long {
                    self.reject(variant.place, RejectionReason::TooLong { lang });
                } else if variant.segment.text.trim().is_empty() {
                    self.reject(variant.place, RejectionReason::Empty { lang });
                } else if let Some(character) = variant.segment.forbidden {
                    self.reject(variant.place, RejectionReason::ForbiddenCharacter { lang, character });
                } else if let Some(at) = tu.variants.iter().position(|v| std::ptr::eq(v, variant)) {
                    good.push(at);
                }
            }
            good
        };
        let (sources, targets) = (usable(sources), usable(targets));
        for source in &sources {
            for target in &targets {
                if let (Some(source), Some(target)) = (tu.variants.get(*source), tu.variants.get(*target)) {
                    self.ready.push_back(TmxItem::Unit(Box::new(unit(place, &tu, source, target))));
                }
            }
        }
    }

    /// A variant without a language is the source language of the unit or the file, unless another variant is that already.
    fn assume_language(&self, tu: &mut Tu) {
        let stated = attribute(&tu.attributes, "srclang").map(str::to_owned).or_else(|| self.source_lang.clone());
        let Some(assumed) = stated.filter(|lang| !lang.is_empty() && lang != "*all*") else {
            return;
        };
        let primary = primary(&assumed);
        if tu.variants.iter().any(|v| v.lang.as_deref().is_some_and(|lang| is_language(lang, primary))) {
            return;
        }
        if let Some(variant) = tu.variants.iter_mut().find(|v| v.lang.is_none()) {
            variant.warnings.push(TmxWarning::AssumedLanguage(assumed.clone()));
            variant.lang = Some(assumed);
        }
    }

    fn reject(&mut self, place: Place, reason: RejectionReason) {
        self.ready.push_back(TmxItem::Rejected(Rejection { place, reason }));
    }
}

impl<R: BufRead> Iterator for TmxReader<R> {
    type Item = Result<TmxItem, XmlError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let item = self.advance().transpose();
        self.ended = !matches!(item, Some(Ok(_)));
        item
    }
}

fn no_tmx<R: BufRead>(xml: &XmlReader<R>, why: &str) -> XmlError {
    xml.error(XmlErrorKind::NoTmx(why.to_owned()))
}

fn attribute<'a>(attributes: &'a [(String, String)], name: &str) -> Option<&'a str> {
    attributes.iter().find(|(n, _)| local_name(n) == name).map(|(_, value)| value.as_str()).filter(|v| !v.is_empty())
}

/// The primary language subtag: `AR` of `AR_ly`. The codes of ISO 639-2 and 639-3 that tools write for our two languages are
/// read as those of ISO 639-1.
fn primary(lang: &str) -> &str {
    let primary = lang.split(['-', '_']).next().unwrap_or_default();
    let is = |code: &str| primary.eq_ignore_ascii_case(code);
    if is("ara") || is("arb") {
        "ar"
    } else if is("eng") {
        "en"
    } else {
        primary
    }
}

/// Whether a language tag, as tools write it, is of that language.
pub(in crate::formats) fn is_language(lang: &str, wanted: &str) -> bool {
    primary(lang).eq_ignore_ascii_case(wanted)
}

/// Who, when and how often: what the target says, else what the unit says. (Tools that keep several languages in one unit
/// write it on the target.)
fn unit(place: Place, tu: &Tu, source: &Tuv, target: &Tuv) -> TmxUnit {
    let stated = |name| attribute(&target.attributes, name).or_else(|| attribute(&tu.attributes, name));
    let mut warnings: Vec<_> = source.warnings.iter().chain(&target.warnings).cloned().collect();
    let mut date = |name| {
        let value = stated(name)?;
        let read = read_date(value);
        if read.is_none() {
            warnings.push(TmxWarning::BadDate { attribute: name, value: value.to_owned() });
        }
        read
    };
    let (creation_date, change_date) = (date("creationdate"), date("changedate"));
    TmxUnit {
        source: source.segment.text.clone(),
        target: target.segment.text.clone(),
        source_codes: source.segment.codes.clone(),
        target_codes: target.segment.codes.clone(),
        source_lang: source.lang.clone().unwrap_or_default(),
        target_lang: target.lang.clone().unwrap_or_default(),
        id: attribute(&tu.attributes, "tuid").map(str::to_owned),
        creation_id: stated("creationid").map(str::to_owned),
        creation_date,
        change_id: stated("changeid").map(str::to_owned),
        change_date,
        usage_count: stated("usagecount").and_then(|count| count.trim().parse().ok()),
        props: tu.props.iter().chain(&source.props).chain(&target.props).cloned().collect(),
        notes: tu.notes.iter().chain(&source.notes).chain(&target.notes).cloned().collect(),
        line: place.line,
        warnings,
    }
}

/// A date of TMX (`20260131T235959Z`, ISO 8601 basic) or as others write it (`2026-01-31T23:59:59`), taken as UTC.
fn read_date(value: &str) -> Option<String> {
    let compact: String = value.trim().trim_end_matches('Z').chars().filter(|c| !matches!(c, '-' | ':')).collect();
    let seconds = compact.split_once('.').map_or(compact.as_str(), |(seconds, _)| seconds);
    let date = jiff::civil::DateTime::strptime("%Y%m%dT%H%M%S", seconds).ok()?;
    Some(format!("{date}Z"))
}
