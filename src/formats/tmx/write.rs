//! Writing TMX 1.4: plain segments, which every tool reads; level 2, with codes, where a unit came in so.

use super::TmxUnit;
use super::segment::written;
use crate::formats::xml::{escape_attribute, escape_text};
use std::io::{self, Write};

/// What the header says.
#[derive(Debug, Clone, Copy)]
pub struct TmxHeader<'a> {
    /// Name of the program that writes.
    pub creation_tool: &'a str,
    /// Its version.
    pub creation_tool_version: &'a str,
    /// Language of the sources, BCP 47.
    pub source_lang: &'a str,
}

/// Streams units into a file that is valid against the DTD of TMX 1.4. Nothing but [`finish`](Self::finish) completes it.
///
/// A character that XML forbids is written in a segment as a `ph` that names it, which the reader takes back, and as U+FFFD
/// elsewhere (see [`escape_text`]). The DOCTYPE is left out, since careful readers
/// refuse files that have one.
pub struct TmxWriter<W: Write> {
    out: W,
    source_lang: String,
}

impl<W: Write> TmxWriter<W> {
    /// Writes the header.
    ///
    /// # Errors
    /// Those of the output.
    pub fn new(mut out: W, header: &TmxHeader) -> io::Result<Self> {
        let tool = escape_attribute(header.creation_tool);
        write!(
            out,
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tmx version=\"1.4\">\n  <header creationtool=\"{tool}\" \
             creationtoolversion=\"{}\" segtype=\"sentence\" o-tmf=\"{tool}\" adminlang=\"en\" srclang=\"{}\" \
             datatype=\"plaintext\"/>\n  <body>\n",
            escape_attribute(header.creation_tool_version),
            escape_attribute(header.source_lang),
        )?;
        Ok(Self { out, source_lang: header.source_lang.to_owned() })
    }

    /// Writes one unit. Dates that are not RFC 3339 and properties without a type are left out, since TMX cannot hold them.
    ///
    /// # Errors
    /// Those of the output.
    pub fn write(&mut self, unit: &TmxUnit) -> io::Result<()> {
        let out = &mut self.out;
        write!(out, "    <tu")?;
        let count = unit.usage_count.map(|count| count.to_string());
        let attributes = [
            ("tuid", unit.id.clone()),
            ("creationid", unit.creation_id.clone()),
            ("creationdate", unit.creation_date.as_deref().and_then(tmx_date)),
            ("changeid", unit.change_id.clone()),
            ("changedate", unit.change_date.as_deref().and_then(tmx_date)),
            ("usagecount", count),
            // Whose source is of another language than the header says, `ar-SA` under `ar`, would have none for a strict reader.
            ("srclang", Some(unit.source_lang.clone()).filter(|lang| *lang != self.source_lang)),
        ];
        for (name, value) in attributes {
            if let Some(value) = value {
                write!(out, " {name}=\"{}\"", escape_attribute(&value))?;
            }
        }
        writeln!(out, ">")?;
        for note in &unit.notes {
            writeln!(out, "      <note>{}</note>", escape_text(note))?;
        }
        for (kind, text) in unit.props.iter().filter(|(kind, _)| !kind.is_empty()) {
            writeln!(out, "      <prop type=\"{}\">{}</prop>", escape_attribute(kind), escape_text(text))?;
        }
        let source = (&unit.source_lang, &unit.source, &unit.source_codes);
        let target = (&unit.target_lang, &unit.target, &unit.target_codes);
        for (lang, text, codes) in [source, target] {
            let (lang, text) = (escape_attribute(lang), written(text, codes));
            writeln!(out, "      <tuv xml:lang=\"{lang}\"><seg>{text}</seg></tuv>")?;
        }
        writeln!(out, "    </tu>")
    }

    /// Writes the end, flushes, and gives the output back.
    ///
    /// # Errors
    /// Those of the output.
    pub fn finish(mut self) -> io::Result<W> {
        self.out.write_all(b"  </body>\n</tmx>\n")?;
        self.out.flush()?;
        Ok(self.out)
    }
}

/// RFC 3339 to the basic ISO 8601 of TMX, in UTC and whole seconds.
fn tmx_date(date: &str) -> Option<String> {
    let time: jiff::Timestamp = date.parse().ok()?;
    Some(time.strftime("%Y%m%dT%H%M%SZ").to_string())
}
