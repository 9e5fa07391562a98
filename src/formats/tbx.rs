//! HOW DO OTHER TOOLS KEEP THEIR TERMS? TermBase eXchange: TBX-Basic in version 2 (2008, `martif`), the only one that most
//! tools read, and in version 3 (ISO 30042:2019, DCA style).
//!
//! Both know the same four statuses under the same names; version 3 renames the elements. A forbidden term has no status of
//! its own in either: it is written as deprecated, with a note that says `forbidden`. What kind of word a term is, is its
//! `partOfSpeech`; what else is said of it and has no data category stands in notes of the term.

mod read;

pub use read::{TbxEntry, TbxReader};

use super::tmx::is_language;
use super::xml::{escape_attribute, escape_text};
use std::io::{self, Write};

/// Which TBX.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TbxVersion {
    /// TBX-Basic of 2008.
    V2,
    /// ISO 30042:2019, TBX-Basic, DCA.
    V3,
}

/// A concept with its terms.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TbxConcept {
    /// Identifier, unique in the file. What an XML identifier cannot hold is written as `_`, and a letter goes before.
    pub id: String,
    /// Subject field.
    pub domain: Option<String>,
    /// What is noted of it.
    pub note: Option<String>,
    /// Where it is attested.
    pub reference: Option<String>,
    /// The terms; those of one language are put together, languages in the order in which they first come.
    pub terms: Vec<TbxTerm>,
}

/// A term.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TbxTerm {
    /// Language: BCP 47, or what a tool wrote for it.
    pub lang: String,
    /// The term.
    pub text: String,
    /// Whether to use it, if that is said.
    pub status: Option<TermStatus>,
    /// The value of `partOfSpeech`: `noun`, `adjective`, `properNoun` and others.
    pub part_of_speech: Option<String>,
    /// Country or institution in which it is used.
    pub scope: Option<String>,
    /// Notes on this term, in their order.
    pub notes: Vec<String>,
}

impl TbxTerm {
    /// Whether it is in the language of that code of ISO 639-1, however its tag is written: `ar`, `AR_sa`, `ara`.
    #[must_use]
    pub fn is_in(&self, language: &str) -> bool {
        is_language(&self.lang, language)
    }
}

/// The note that marks a forbidden term.
const FORBIDDEN: &str = "forbidden";

/// Whether to use a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TermStatus {
    /// The one to use.
    Preferred,
    /// May be used.
    Admitted,
    /// No longer used.
    Deprecated,
    /// Must not be used.
    Forbidden,
}

/// The names of the elements, which are all that differs inside of a concept.
struct Names {
    concept: &'static str,
    language: &'static str,
    term: &'static str,
}

const V2: Names = Names { concept: "termEntry", language: "langSet", term: "tig" };
const V3: Names = Names { concept: "conceptEntry", language: "langSec", term: "termSec" };

/// Writes a termbase as a stream. Concepts without terms are left out, since TBX requires one. Characters that XML forbids
/// are written as U+FFFD.
///
/// # Errors
/// Those of the output.
pub fn write_tbx<'a, W: Write>(
    out: &mut W,
    version: TbxVersion,
    title: &str,
    concepts: impl IntoIterator<Item = &'a TbxConcept>,
) -> io::Result<()> {
    let title = escape_text(title);
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    let file = format!(
        "    <fileDesc>\n      <titleStmt>\n        <title>{title}</title>\n      </titleStmt>\n      <sourceDesc>\n        \
         <p>{title}</p>\n      </sourceDesc>\n    </fileDesc>\n"
    );
    let (names, end) = match version {
        TbxVersion::V2 => {
            write!(
                out,
                "<martif type=\"TBX-Basic\" xml:lang=\"en\">\n  <martifHeader>\n{file}    <encodingDesc>\n      \
                 <p type=\"XCSURI\">TBXBasicXCSV02.xcs</p>\n    </encodingDesc>\n  </martifHeader>\n  <text>\n    <body>\n"
            )?;
            (V2, "    </body>\n  </text>\n</martif>\n")
        }
        TbxVersion::V3 => {
            write!(
                out,
                "<tbx type=\"TBX-Basic\" style=\"dca\" xml:lang=\"en\" xmlns=\"urn:iso:std:iso:30042:ed-2\">\n  \
                 <tbxHeader>\n{file}  </tbxHeader>\n  <text>\n    <body>\n"
            )?;
            (V3, "    </body>\n  </text>\n</tbx>\n")
        }
    };
    for concept in concepts.into_iter().filter(|concept| !concept.terms.is_empty()) {
        write_concept(out, &names, concept)?;
    }
    out.write_all(end.as_bytes())
}

fn write_concept<W: Write>(out: &mut W, names: &Names, concept: &TbxConcept) -> io::Result<()> {
    writeln!(out, "      <{} id=\"{}\">", names.concept, xml_id(&concept.id))?;
    if let Some(domain) = &concept.domain {
        writeln!(out, "        <descrip type=\"subjectField\">{}</descrip>", escape_text(domain))?;
    }
    if let Some(reference) = &concept.reference {
        writeln!(out, "        <admin type=\"source\">{}</admin>", escape_text(reference))?;
    }
    if let Some(note) = &concept.note {
        writeln!(out, "        <note>{}</note>", escape_text(note))?;
    }
    let mut languages: Vec<&str> = Vec::new();
    for term in &concept.terms {
        if !languages.contains(&term.lang.as_str()) {
            languages.push(&term.lang);
        }
    }
    for language in languages {
        writeln!(out, "        <{} xml:lang=\"{}\">", names.language, escape_attribute(language))?;
        for term in concept.terms.iter().filter(|term| term.lang == language) {
            write_term(out, names, term)?;
        }
        writeln!(out, "        </{}>", names.language)?;
    }
    writeln!(out, "      </{}>", names.concept)
}

fn write_term<W: Write>(out: &mut W, names: &Names, term: &TbxTerm) -> io::Result<()> {
    let status = term.status.map(|status| match status {
        TermStatus::Preferred => "preferredTerm-admn-sts",
        TermStatus::Admitted => "admittedTerm-admn-sts",
        TermStatus::Deprecated | TermStatus::Forbidden => "deprecatedTerm-admn-sts",
    });
    writeln!(out, "          <{}>", names.term)?;
    writeln!(out, "            <term>{}</term>", escape_text(&term.text))?;
    if let Some(status) = status {
        writeln!(out, "            <termNote type=\"administrativeStatus\">{status}</termNote>")?;
    }
    if let Some(part) = &term.part_of_speech {
        writeln!(out, "            <termNote type=\"partOfSpeech\">{}</termNote>", escape_text(part))?;
    }
    if let Some(scope) = &term.scope {
        writeln!(out, "            <termNote type=\"geographicalUsage\">{}</termNote>", escape_text(scope))?;
    }
    let forbidden = (term.status == Some(TermStatus::Forbidden)).then_some(FORBIDDEN);
    for note in forbidden.into_iter().chain(term.notes.iter().map(String::as_str)) {
        writeln!(out, "            <note>{}</note>", escape_text(note))?;
    }
    writeln!(out, "          </{}>", names.term)
}

/// An XML identifier must begin with a letter, which the time-ordered identifiers of concepts often do not.
fn xml_id(id: &str) -> String {
    let rest = id.chars().map(|c| if c.is_ascii_alphanumeric() || "-._".contains(c) { c } else { '_' });
    std::iter::once('c').chain(rest).collect()
}

/// The identifier that stands in a file as `id`, if it may have been written by [`write_tbx`].
#[must_use]
pub fn own_id(id: &str) -> Option<&str> {
    id.strip_prefix('c').filter(|id| !id.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::xml::{Limits, XmlReader};

    fn concepts() -> Vec<TbxConcept> {
        let term = |lang: &str, text: &str, status| TbxTerm {
            lang: lang.into(),
            text: text.into(),
            status: Some(status),
            part_of_speech: None,
            scope: Some("LY".into()),
            notes: Vec::new(),
        };
        let some = |text: &str| Some(text.to_owned());
        let full = TbxConcept {
            id: "0192-a b".into(),
            domain: some("law & order"),
            note: some("قديم"),
            reference: some("<gazette>"),
            terms: vec![
                TbxTerm {
                    part_of_speech: some("noun"),
                    notes: vec!["forms: محاكم عليا".into(), "inflects: no".into()],
                    ..term("ar", "محكمة", TermStatus::Preferred)
                },
                term("en", "court", TermStatus::Preferred),
                term("ar", "محاكم", TermStatus::Admitted),
                term("en", "tribunal", TermStatus::Deprecated),
                term("en", "Islamic court", TermStatus::Forbidden),
            ],
        };
        vec![full, TbxConcept { id: "2".into(), ..TbxConcept::default() }]
    }

    fn written(version: TbxVersion) -> String {
        let mut out = Vec::new();
        write_tbx(&mut out, version, "Courts", &concepts()).unwrap();
        let mut reader = XmlReader::new(&out[..], Limits::default()).unwrap();
        while reader.read().unwrap().is_some() {}
        String::from_utf8(out).unwrap().lines().map(str::trim).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn version_3() {
        let text = written(TbxVersion::V3);
        let expected = "<conceptEntry id=\"c0192-a_b\">
<descrip type=\"subjectField\">law &amp; order</descrip>
<admin type=\"source\">&lt;gazette&gt;</admin>
<note>قديم</note>
<langSec xml:lang=\"ar\">
<termSec>
<term>محكمة</term>
<termNote type=\"administrativeStatus\">preferredTerm-admn-sts</termNote>
<termNote type=\"partOfSpeech\">noun</termNote>
<termNote type=\"geographicalUsage\">LY</termNote>
<note>forms: محاكم عليا</note>
<note>inflects: no</note>
</termSec>
<termSec>
<term>محاكم</term>
<termNote type=\"administrativeStatus\">admittedTerm-admn-sts</termNote>";
        assert!(text.contains(expected), "{text}");
        assert!(
            text.contains(
                "<tbx type=\"TBX-Basic\" style=\"dca\" xml:lang=\"en\" xmlns=\"urn:iso:std:iso:30042:ed-2\">"
            )
        );
        assert!(text.contains("<term>Islamic court</term>\n<termNote type=\"administrativeStatus\">deprecatedTerm-admn-sts</termNote>\n<termNote type=\"geographicalUsage\">LY</termNote>\n<note>forbidden</note>"));
        assert_eq!(text.matches("<conceptEntry").count(), 1, "a concept without terms is left out");
    }

    fn read(text: &str) -> Result<Vec<TbxEntry>, String> {
        let reader = TbxReader::new(text.as_bytes()).map_err(|error| error.to_string())?;
        reader.collect::<Result<_, _>>().map_err(|error| error.to_string())
    }

    #[test]
    fn what_is_written_is_read_back() {
        for version in [TbxVersion::V2, TbxVersion::V3] {
            let read = read(&written(version)).unwrap();
            let mut expected = concepts().remove(0);
            expected.id = "c0192-a_b".into();
            // Terms stand by language.
            expected.terms.sort_by(|one, other| one.lang.cmp(&other.lang));
            assert_eq!(read.into_iter().map(|entry| entry.concept).collect::<Vec<_>>(), [expected], "{version:?}");
        }
    }

    #[test]
    fn files_of_other_tools_are_read() {
        let text = "<?xml version='1.0'?><!DOCTYPE martif SYSTEM 'TBXcoreStructV02.dtd'>
<martif type='TBX-Basic'><martifHeader><fileDesc><note>a file</note></fileDesc></martifHeader><text><body>
<termEntry id='7'><min:subjectField>law</min:subjectField><descrip type='definition'>a room</descrip>
<langSet xml:lang='en-GB'><tig><term>high <hi>court</hi> room</term></tig><tig><term> bench </term></tig></langSet>
<langSet xml:lang='ar'><ntig><termGrp><term>محكمة</term><min:partOfSpeech>noun</min:partOfSpeech></termGrp></ntig>
<tig><term></term></tig></langSet></termEntry></body></text></martif>";
        let entries = read(text).unwrap();
        let [TbxEntry { line: 3, concept, definition, dropped }] = entries.as_slice() else { panic!("{entries:?}") };
        assert_eq!((concept.id.as_str(), concept.domain.as_deref(), concept.note.as_deref()), ("7", Some("law"), None));
        assert_eq!((definition.as_deref(), dropped.as_slice()), (Some("a room"), [].as_slice()));
        let terms: Vec<_> =
            concept.terms.iter().map(|term| (term.lang.as_str(), term.text.as_str(), term.status)).collect();
        assert_eq!(terms, [("en-GB", "high court room", None), ("en-GB", "bench", None), ("ar", "محكمة", None)]);
        assert_eq!(concept.terms[2].part_of_speech.as_deref(), Some("noun"));
    }

    #[test]
    fn what_belongs_elsewhere_is_not_taken_for_the_concept() {
        let text = "<martif><termEntry><descripGrp><descrip type='subjectField'>law</descrip></descripGrp>
<descripGrp><descrip type='definition'>a body</descrip><admin type='source'>Oxford</admin></descripGrp>
<note>one</note><note>two</note><transacGrp><date>2020-01-01</date></transacGrp>
<langSet xml:lang='ar'><descrip type='definition'>هيئة</descrip><tig><term>محكمة</term></tig></langSet>
<langSet xml:lang='en'><descripGrp><descrip type='definition'>a court</descrip></descripGrp>
<tig><term>court</term><termNote type='grammaticalGender'>other</termNote><termNote type='geographicalUsage'>GB</termNote>
<descripGrp><descrip type='context'>The court ruled.</descrip><admin type='source'>Times</admin><note>x</note></descripGrp></tig>
<tig><term>bench</term><termNote type='administrativeStatus'>fine</termNote></tig></langSet></termEntry></martif>";
        let entry = read(text).unwrap().remove(0);
        let concept = entry.concept;
        assert_eq!((concept.domain.as_deref(), concept.reference), (Some("law"), None));
        assert_eq!((concept.note.as_deref(), entry.definition.as_deref()), (Some("one; two"), Some("a body")));
        let scopes: Vec<_> = concept.terms.iter().map(|term| term.scope.as_deref()).collect();
        assert_eq!(scopes, [None, Some("GB"), None]);
        let expected = ["administrativeStatus", "context", "date", "definition", "grammaticalGender", "note", "source"];
        let mut dropped = entry.dropped;
        dropped.sort();
        assert_eq!(dropped, expected);
    }

    #[test]
    fn a_status_is_known_as_tools_write_it() {
        use TermStatus::{Admitted, Deprecated, Forbidden, Preferred};
        for (category, written, expected) in [
            ("administrativeStatus", "preferredTerm-admn-sts", Some(Preferred)),
            ("administrativeStatus", "PreferredTerm", Some(Preferred)),
            ("administrativeStatus", "admitted", Some(Admitted)),
            ("administrativeStatus", "DEPRECATED", Some(Deprecated)),
            ("administrativeStatus", "supersededTerm-admn-sts", Some(Deprecated)),
            ("administrativeStatus", "forbidden", Some(Forbidden)),
            ("administrativeStatus", "good", None),
            ("normativeAuthorization", "preferredTerm", Some(Preferred)),
            ("usageStatus", "notRecommended", Some(Deprecated)),
            ("termType", "preferred", None),
        ] {
            let text = format!(
                "<tbx><conceptEntry><langSec xml:lang='en'><termSec><term>x</term><termNote type='{category}'>{written}\
                 </termNote></termSec></langSec></conceptEntry></tbx>"
            );
            assert_eq!(read(&text).unwrap()[0].concept.terms[0].status, expected, "{category} {written}");
        }
    }

    #[test]
    fn what_is_no_tbx_is_refused() {
        for (text, expected) in [
            ("<tmx/>", "line 1, column 1: this is no TBX: its root is <tmx>, not <martif> or <tbx>"),
            ("", "line 1, column 1: the file is empty: it has no XML element"),
            ("<tbx><conceptEntry>", "line 1, column 20: the file ends inside of <conceptEntry>; it was cut off"),
        ] {
            assert_eq!(read(text), Err(expected.to_owned()), "{text}");
        }
    }

    #[test]
    fn version_2_differs_in_its_names() {
        let text = written(TbxVersion::V2);
        assert!(text.contains("<martif type=\"TBX-Basic\" xml:lang=\"en\">"));
        for (v3, v2) in [("conceptEntry", "termEntry"), ("langSec", "langSet"), ("termSec", "tig")] {
            let count = |text: &str, name: &str| text.matches(&format!("<{name}")).count();
            assert_eq!(count(&written(TbxVersion::V3), v3), count(&text, v2), "{v2}");
            assert_eq!(count(&text, v3), 0);
        }
    }
}
