//! Reading TBX of version 2 and 3 as tools write it: what the writer writes, and of the rest what a glossary can keep.

use super::{TbxConcept, TbxTerm, TermStatus};
use crate::formats::one_line;
use crate::formats::xml::{Element, Limits, XmlError, XmlErrorKind, XmlEvent, XmlReader, local_name};
use std::io::BufRead;

/// A concept with the line on which it begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TbxEntry {
    /// The line, from 1.
    pub line: u64,
    /// What it says; the identifier is that of the file.
    pub concept: TbxConcept,
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
                return Ok(Some(TbxEntry { line, concept: self.concept(&element)? }));
            }
        }
        Ok(None)
    }

    /// The concept whose start tag was read, up to its end.
    fn concept(&mut self, element: &Element) -> Result<TbxConcept, XmlError> {
        let mut concept =
            TbxConcept { id: element.attribute("id").unwrap_or_default().to_owned(), ..TbxConcept::default() };
        let (mut lang, mut text, mut open) = (String::new(), String::new(), Vec::new());
        while let Some(event) = self.xml.read()? {
            match event {
                XmlEvent::Start(element) => {
                    match element.local_name() {
                        "langSet" | "langSec" => {
                            element.attribute("xml:lang").unwrap_or_default().clone_into(&mut lang);
                        }
                        "tig" | "ntig" | "termSec" => concept.terms.push(empty_term(&lang)),
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
                    let of_term = open.iter().any(|outer| matches!(outer.local_name(), "tig" | "ntig" | "termSec"));
                    put(&mut concept, of_term, &element, &one_line(&text));
                    text.clear();
                }
            }
        }
        concept.terms.retain(|term| !term.text.is_empty());
        Ok(concept)
    }
}

fn empty_term(lang: &str) -> TbxTerm {
    TbxTerm { lang: lang.to_owned(), text: String::new(), status: None, part_of_speech: None, notes: Vec::new() }
}

/// Puts the text of an element where it belongs.
fn put(concept: &mut TbxConcept, of_term: bool, element: &Element, text: &str) {
    if text.is_empty() {
        return;
    }
    let category = match element.local_name() {
        "termNote" | "descrip" | "admin" => element.attribute("type").unwrap_or_default(),
        name => name,
    };
    let first = |field: &mut Option<String>| {
        field.get_or_insert_with(|| text.to_owned());
    };
    match (category, concept.terms.last_mut().filter(|_| of_term)) {
        ("term", Some(term)) => text.clone_into(&mut term.text),
        ("administrativeStatus", Some(term)) if term.status != Some(TermStatus::Forbidden) => {
            term.status = status(text).or(term.status);
        }
        // What other dialects call it.
        ("normativeAuthorization" | "usageStatus", Some(term)) => term.status = term.status.or(status(text)),
        ("partOfSpeech", Some(term)) => first(&mut term.part_of_speech),
        ("geographicalUsage", Some(_)) => first(&mut concept.scope),
        ("note", Some(term)) if text == super::FORBIDDEN => term.status = Some(TermStatus::Forbidden),
        ("note", Some(term)) => term.notes.push(text.to_owned()),
        ("note", None) => first(&mut concept.note),
        ("subjectField", None) => first(&mut concept.domain),
        ("source", None) => first(&mut concept.reference),
        _ => {}
    }
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
