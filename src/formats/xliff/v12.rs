//! XLIFF 1.2, strict (OASIS Standard, 1 February 2008).

use super::{MatchKind, XliffHeader, XliffSegment, XliffState};
use crate::formats::xml::{escape_attribute, escape_text};
use std::io::{self, Write};

/// Writes an XLIFF 1.2 file that is valid against the strict schema: `target state`, proposals as `alt-trans` with
/// `match-quality` and `origin`, remarks as `note`. Characters that XML forbids are written as U+FFFD.
///
/// # Errors
/// Those of the output.
pub fn write_xliff12<'a, W: Write>(
    out: &mut W,
    header: &XliffHeader,
    segments: impl IntoIterator<Item = &'a XliffSegment>,
) -> io::Result<()> {
    let (source_lang, target_lang) = (escape_attribute(header.source_lang), escape_attribute(header.target_lang));
    let tool = escape_attribute(header.tool);
    write!(
        out,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\">\n  \
         <file original=\"{}\" source-language=\"{source_lang}\" target-language=\"{target_lang}\" datatype=\"plaintext\">\n    \
         <header>\n      <tool tool-id=\"{tool}\" tool-name=\"{tool}\" tool-version=\"{}\"/>\n    </header>\n    <body>\n",
        escape_attribute(header.original),
        escape_attribute(header.tool_version),
    )?;
    for segment in segments {
        unit(out, segment, &source_lang, &target_lang)?;
    }
    out.write_all(b"    </body>\n  </file>\n</xliff>\n")
}

fn unit<W: Write>(out: &mut W, segment: &XliffSegment, source_lang: &str, target_lang: &str) -> io::Result<()> {
    write!(out, "      <trans-unit id=\"{}\" xml:space=\"preserve\"", escape_attribute(&segment.id))?;
    let role: String = segment.role.split_whitespace().collect();
    if !role.is_empty() {
        write!(out, " restype=\"x-{}\"", escape_attribute(&role))?;
    }
    let approved = if segment.state == XliffState::Reviewed { "yes" } else { "no" };
    writeln!(out, " approved=\"{approved}\">")?;
    writeln!(out, "        <source xml:lang=\"{source_lang}\">{}</source>", escape_text(&segment.source))?;
    let state = match segment.state {
        XliffState::Empty => None,
        XliffState::Draft => Some("needs-review-translation"),
        XliffState::Confirmed => Some("translated"),
        XliffState::Reviewed => Some("signed-off"),
    };
    if let Some(state) = state {
        write!(out, "        <target xml:lang=\"{target_lang}\" state=\"{state}\"")?;
        if let Some(kind) = segment.taken_from {
            write!(out, " state-qualifier=\"{}\"", qualifier(kind))?;
        }
        writeln!(out, ">{}</target>", escape_text(&segment.target))?;
    }
    for found in &segment.matches {
        // A draft put together from parts is no match: a tool that reads a quality would insert it as one.
        let quality = match found.kind {
            MatchKind::Assembled => String::new(),
            _ => format!(" match-quality=\"{}%\"", found.per_cent()),
        };
        let origin = escape_attribute(&found.origin);
        writeln!(out, "        <alt-trans{quality} origin=\"{origin}\" alttranstype=\"proposal\">")?;
        writeln!(out, "          <source xml:lang=\"{source_lang}\">{}</source>", escape_text(&found.source))?;
        writeln!(
            out,
            "          <target xml:lang=\"{target_lang}\" state-qualifier=\"{}\">{}</target>",
            qualifier(found.kind),
            escape_text(&found.target)
        )?;
        writeln!(out, "        </alt-trans>")?;
    }
    for note in &segment.notes {
        writeln!(out, "        <note from=\"{}\">{}</note>", escape_attribute(&note.from), escape_text(&note.text))?;
    }
    writeln!(out, "      </trans-unit>")
}

/// `id-match` would claim an identifier; the list has no word for repaired or assembled, which nobody has confirmed.
fn qualifier(kind: MatchKind) -> &'static str {
    match kind {
        MatchKind::Context | MatchKind::Exact => "exact-match",
        MatchKind::Repaired | MatchKind::Fuzzy => "fuzzy-match",
        MatchKind::Assembled => "leveraged-glossary",
    }
}
