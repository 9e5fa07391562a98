//! Reading TBX of version 2 and 3 as tools write it: what the writer writes, and of the rest what a glossary can keep.

use super::{TbxConcept, TbxTerm, TermStatus};
use crate::formats::one_line;
use crate::formats::tmx::is_language;
use crate::formats::xml::{Element, Limits, XmlError, XmlErrorKind, XmlEvent, XmlReader, local_name};
use std::io::BufRead;

/// A concept with the line on which it begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TbxEntry {
    /// The line, from 1.
    pub line: u64,
    /// What it says; the identifier is that of the file. Several notes on it are one, parted by "; ".
    pub concept: TbxConcept,
    /// What it is: the definition of the concept, else one in English, else one in Arabic, else any.
    pub definition: Option<String>,
    /// The data categories, each once, of which something stands in no field here, or which cannot be understood.
    pub dropped: Vec<String>,
}

/// A streaming reader: an iterator over concepts that ends with the file, or after one error.
///
/// Data categories are known by their name, as values of `type` (DCA style) or as elements (DCT style). What is not
/// known is passed over.
pub struct TbxReader<R> {
    xml: XmlReader<R>,
    ended: bool,
}

impl<R: BufRead> TbxReader<R> {
    /// Reads as far as the root of the file.
    ///
    /// # Errors
    /// [`XmlError`] if this is no XML, or XML but no TBX.
    pub fn new(input: R) -> Result<Self, XmlError> {
        let mut xml = XmlReader::new(input, Limits::default())?;
        loop {
            match xml.read()? {
                Some(XmlEvent::Start(root)) if matches!(root.local_name(), "martif" | "tbx") => {
                    return Ok(Self { xml, ended: false });
                }
                Some(XmlEvent::Start(root)) => return Err(xml.error(XmlErrorKind::NoTbx(root.name))),
                Some(_) => {}
                None => return Err(xml.error(XmlErrorKind::Empty)),
            }
        }
    }

    fn entry(&mut self) -> Result<Option<TbxEntry>, XmlError> {
        while let Some(event) = self.xml.read()? {
            if let XmlEvent::Start(element) = event
                && matches!(element.local_name(), "termEntry" | "conceptEntry")
            {
                let line = self.xml.place().line;
                return Ok(Some(self.concept(&element, line)?));
            }
        }
        Ok(None)
    }

    /// The concept whose start tag was read, up to its end.
    fn concept(&mut self, element: &Element, line: u64) -> Result<TbxEntry, XmlError> {
        let mut reading = Reading::default();
        element.attribute("id").unwrap_or_default().clone_into(&mut reading.concept.id);
        let (mut text, mut open): (String, Vec<Element>) = (String::new(), Vec::new());
        while let Some(event) = self.xml.read()? {
            match event {
                XmlEvent::Start(element) => {
                    match element.local_name() {
                        "langSet" | "langSec" => {
                            element.attribute("xml:lang").unwrap_or_default().clone_into(&mut reading.lang);
                        }
                        name if is_term(name) => reading.concept.terms.push(empty_term(&reading.lang)),
                        // Inside a term there may be marks such as <hi>, whose text belongs to it.
                        "hi" | "foreign" => {}
                        _ => text.clear(),
                    }
                    open.push(element);
                }
                XmlEvent::Text(piece) => text.push_str(&piece),
                XmlEvent::End(name) if matches!(local_name(&name), "hi" | "foreign") => drop(open.pop()),
                XmlEvent::End(_) => {
                    let Some(element) = open.pop() else { break };
                    reading.put(&open, &element, one_line(&text));
                    text.clear();
                }
            }
        }
        let Reading { mut concept, definition, dropped, .. } = reading;
        concept.terms.retain(|term| !term.text.is_empty());
        Ok(TbxEntry { line, concept, definition: definition.map(|(_, text)| text), dropped })
    }
}

fn is_term(element: &str) -> bool {
    matches!(element, "tig" | "ntig" | "termSec")
}

fn empty_term(lang: &str) -> TbxTerm {
    TbxTerm { lang: lang.to_owned(), ..TbxTerm::default() }
}

/// A concept as far as it was read.
#[derive(Default)]
struct Reading {
    concept: TbxConcept,
    /// The language of the section that was opened last.
    lang: String,
    /// The best definition, after how good it is: the least is.
    definition: Option<(usize, String)>,
    dropped: Vec<String>,
}

impl Reading {
    /// Puts the text of an element, which stands in those that are open, where it belongs.
    fn put(&mut self, open: &[Element], element: &Element, text: String) {
        if text.is_empty() {
            return;
        }
        let category = match element.local_name() {
            name @ ("term" | "note") => name,
            name => element.attribute("type").unwrap_or(name),
        };
        let inside = |is: fn(&str) -> bool| open.iter().any(|outer| is(outer.local_name()));
        let in_language = inside(|outer| matches!(outer, "langSet" | "langSec"));
        if category == "definition" {
            return self.define(in_language, text);
        }
        // The source of a definition or a note on it is none of the concept.
        let of_text = matches!(category, "source" | "note") && inside(|outer| outer == "descripGrp");
        let of_term = inside(is_term);
        let rest = match self.concept.terms.last_mut().filter(|_| of_term && !of_text) {
            _ if of_text => Some(text),
            Some(term) => put_on_term(term, category, text),
            None => put_on_concept(&mut self.concept, category, in_language, text),
        };
        if rest.is_some() {
            self.drop(category);
        }
    }

    fn define(&mut self, in_language: bool, text: String) {
        // What stands for "none" in the files of some tools, such as "-", is none.
        if !text.chars().any(char::is_alphanumeric) {
            return;
        }
        let rank = match in_language {
            false => 0,
            true if is_language(&self.lang, "en") => 1,
            true if is_language(&self.lang, "ar") => 2,
            true => 3,
        };
        if self.definition.is_some() {
            self.drop("definition");
        }
        if self.definition.as_ref().is_none_or(|(best, _)| rank < *best) {
            self.definition = Some((rank, text));
        }
    }

    fn drop(&mut self, category: &str) {
        if !self.dropped.iter().any(|dropped| dropped == category) {
            self.dropped.push(category.to_owned());
        }
    }
}

/// Puts a text into a field, and gives it back if there is one already.
fn put_first(field: &mut Option<String>, text: String) -> Option<String> {
    if field.is_some() {
        return Some(text);
    }
    *field = Some(text);
    None
}

/// Puts what is said of a term into it, and gives back what has no place there.
fn put_on_term(term: &mut TbxTerm, category: &str, text: String) -> Option<String> {
    match category {
        "term" => term.text = text,
        "administrativeStatus" => match status(&text) {
            None => return Some(text),
            // A note may have said already that it is more than deprecated.
            Some(_) if term.status == Some(TermStatus::Forbidden) => {}
            said => term.status = said,
        },
        // What other dialects call it.
        "normativeAuthorization" | "usageStatus" => match status(&text) {
            None => return Some(text),
            said => term.status = term.status.or(said),
        },
        "partOfSpeech" => return put_first(&mut term.part_of_speech, text),
        "geographicalUsage" => return put_first(&mut term.scope, text),
        "note" if text == super::FORBIDDEN => term.status = Some(TermStatus::Forbidden),
        "note" => term.notes.push(text),
        _ => return Some(text),
    }
    None
}

/// Puts what is said of a concept, or of all that it has in a language, into it, and gives back what has no place there.
fn put_on_concept(concept: &mut TbxConcept, category: &str, in_language: bool, text: String) -> Option<String> {
    match (category, &mut concept.note) {
        ("note", Some(note)) => note.extend(["; ", &text]),
        ("note", note) => *note = Some(text),
        ("subjectField", _) => return put_first(&mut concept.domain, text),
        ("source", _) if !in_language => return put_first(&mut concept.reference, text),
        _ => return Some(text),
    }
    None
}

/// The status of that name: `preferredTerm-admn-sts` in the standard, `preferredTerm` or `Preferred` in the files of many tools.
fn status(name: &str) -> Option<TermStatus> {
    let name = name.to_ascii_lowercase();
    let name = name.strip_suffix("-admn-sts").unwrap_or(&name);
    match name.strip_suffix("term").unwrap_or(name) {
        "preferred" => Some(TermStatus::Preferred),
        "admitted" => Some(TermStatus::Admitted),
        "deprecated" | "superseded" | "obsolete" | "notrecommended" => Some(TermStatus::Deprecated),
        "forbidden" => Some(TermStatus::Forbidden),
        _ => None,
    }
}

impl<R: BufRead> Iterator for TbxReader<R> {
    type Item = Result<TbxEntry, XmlError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let entry = self.entry().transpose();
        self.ended = !matches!(entry, Some(Ok(_)));
        entry
    }
}
