//! XLIFF 2.1, core and the module of translation candidates (OASIS Standard, 13 February 2018).

use super::{MatchKind, XliffHeader, XliffSegment, XliffState};
use crate::formats::xml::{escape_attribute, escape_text, is_xml_char};
use std::collections::HashSet;
use std::fmt::Write as _;
use std::io::{self, Write};

/// Writes an XLIFF 2.1 file: a unit of one segment each, proposals as `mtc:match`, remarks as `note`. Characters that XML
/// forbids are written as `<cp hex="…"/>` in texts, which loses nothing, and as U+FFFD elsewhere.
///
/// # Errors
/// Those of the output.
pub fn write_xliff21<'a, W: Write>(
    out: &mut W,
    header: &XliffHeader,
    segments: impl IntoIterator<Item = &'a XliffSegment>,
) -> io::Result<()> {
    write!(
        out,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <xliff version=\"2.1\" xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" \
         xmlns:mtc=\"urn:oasis:names:tc:xliff:matches:2.0\" srcLang=\"{}\" trgLang=\"{}\">\n  \
         <file id=\"f1\" original=\"{}\" srcDir=\"{}\" trgDir=\"{}\">\n",
        escape_attribute(header.source_lang),
        escape_attribute(header.target_lang),
        escape_attribute(header.original),
        direction(header.source_lang),
        direction(header.target_lang),
    )?;
    let mut empty = true;
    let mut ids = HashSet::new();
    for segment in segments {
        unit(out, segment, &mut ids)?;
        empty = false;
    }
    if empty {
        // A file must have a unit.
        out.write_all(b"    <unit id=\"empty\" translate=\"no\">\n      <segment>\n        <source/>\n      </segment>\n    </unit>\n")?;
    }
    out.write_all(b"  </file>\n</xliff>\n")
}

fn unit<W: Write>(out: &mut W, segment: &XliffSegment, ids: &mut HashSet<String>) -> io::Result<()> {
    let id = unique(nmtoken(&segment.id), ids);
    writeln!(out, "    <unit id=\"{id}\" type=\"tarjuman:{}\" xml:space=\"preserve\">", nmtoken(&segment.role))?;
    if !segment.matches.is_empty() {
        writeln!(out, "      <mtc:matches>")?;
        for found in &segment.matches {
            let (kind, sub) = match found.kind {
                MatchKind::Context => ("ice", "context"),
                MatchKind::Exact => ("tm", "exact"),
                MatchKind::Repaired => ("tm", "repaired"),
                MatchKind::Fuzzy => ("tm", "fuzzy"),
                MatchKind::Assembled => ("am", "assembled"),
            };
            let per_cent = found.per_cent();
            writeln!(
                out,
                "        <mtc:match ref=\"#s1\" type=\"{kind}\" subType=\"tarjuman:{sub}\" matchQuality=\"{per_cent}\" \
                 similarity=\"{per_cent}\" origin=\"{}\">",
                escape_attribute(&found.origin)
            )?;
            writeln!(out, "          <source>{}</source>", inline(&found.source))?;
            writeln!(out, "          <target>{}</target>", inline(&found.target))?;
            writeln!(out, "        </mtc:match>")?;
        }
        writeln!(out, "      </mtc:matches>")?;
    }
    if !segment.notes.is_empty() {
        writeln!(out, "      <notes>")?;
        for note in &segment.notes {
            writeln!(
                out,
                "        <note category=\"{}\">{}</note>",
                escape_attribute(&note.from),
                escape_text(&note.text)
            )?;
        }
        writeln!(out, "      </notes>")?;
    }
    let (state, sub) = match segment.state {
        XliffState::Empty => ("initial", ""),
        // The standard has no state between initial and translated.
        XliffState::Draft => ("initial", " subState=\"tarjuman:draft\""),
        XliffState::Confirmed => ("translated", ""),
        XliffState::Reviewed => ("reviewed", ""),
    };
    writeln!(out, "      <segment id=\"s1\" state=\"{state}\"{sub}>")?;
    writeln!(out, "        <source>{}</source>", inline(&segment.source))?;
    if segment.state != XliffState::Empty {
        writeln!(out, "        <target>{}</target>", inline(&segment.target))?;
    }
    writeln!(out, "      </segment>\n    </unit>")
}

/// Text of a source or target.
fn inline(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for piece in text.split_inclusive(|c| !is_xml_char(c)) {
        match piece.chars().next_back().filter(|c| !is_xml_char(*c)) {
            Some(forbidden) => {
                out.push_str(&escape_text(piece.strip_suffix(forbidden).unwrap_or_default()));
                // Writing to a string does not fail.
                let _ = write!(out, "<cp hex=\"{:04X}\"/>", u32::from(forbidden));
            }
            None => out.push_str(&escape_text(piece)),
        }
    }
    out
}

/// An identifier as XML Schema's NMTOKEN, in ASCII.
fn nmtoken(id: &str) -> String {
    let token: String =
        id.chars().map(|c| if c.is_ascii_alphanumeric() || "-._:".contains(c) { c } else { '_' }).collect();
    if token.is_empty() { "_".to_owned() } else { token }
}

/// Two identifiers must not become one.
fn unique(id: String, ids: &mut HashSet<String>) -> String {
    let mut candidate = id.clone();
    let mut number = 1_u32;
    while !ids.insert(candidate.clone()) {
        number += 1;
        candidate = format!("{id}.{number}");
    }
    candidate
}

fn direction(lang: &str) -> &'static str {
    if lang.split('-').next().is_some_and(|primary| primary.eq_ignore_ascii_case("ar")) { "rtl" } else { "ltr" }
}
