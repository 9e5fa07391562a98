//! The text of a `seg`, without its inline codes.

use super::TmxWarning;
use crate::formats::xml::{XmlError, XmlEvent, XmlReader};
use std::io::BufRead;

/// What was left out just before the text that comes next.
#[derive(Clone, Copy, PartialEq)]
enum Gap {
    None,
    Code,
    Placeholder,
}

/// Reads up to the end of the `seg` that has just begun. `hi` marks text that belongs to the segment; the other codes hold
/// native code (`<b>`, `{\\i`) that does not. Where a placeholder stood between two words, a space keeps them apart; where a
/// code stood between two spaces, one of them goes.
pub(super) fn read_segment<R: BufRead>(
    xml: &mut XmlReader<R>,
    warnings: &mut Vec<TmxWarning>,
) -> Result<String, XmlError> {
    let mut text = String::new();
    let (mut depth, mut dropped_from, mut codes, mut gap) = (0_usize, None, 0_usize, Gap::None);
    loop {
        match xml.read()? {
            Some(XmlEvent::Start(tag)) => {
                depth += 1;
                match tag.local_name() {
                    _ if dropped_from.is_some() => {}
                    name @ ("bpt" | "ept" | "it" | "ph" | "sub" | "ut") => {
                        dropped_from = Some(depth);
                        codes += 1;
                        gap = if name == "ph" || gap == Gap::Placeholder { Gap::Placeholder } else { Gap::Code };
                    }
                    "hi" => {}
                    name => warnings.push(TmxWarning::UnknownElement(name.to_owned())),
                }
            }
            Some(XmlEvent::Text(_)) if dropped_from.is_some() => {}
            Some(XmlEvent::Text(piece)) => {
                if gap == Gap::None {
                    text.push_str(&piece);
                } else {
                    join(&mut text, &piece, gap);
                    gap = Gap::None;
                }
            }
            Some(XmlEvent::End(_)) if depth > 0 => {
                if dropped_from == Some(depth) {
                    dropped_from = None;
                }
                depth -= 1;
            }
            Some(XmlEvent::End(_)) | None => break,
        }
    }
    if codes > 0 {
        text = text.trim().to_owned();
        warnings.push(TmxWarning::InlineCodes(codes));
    }
    Ok(text)
}

/// Appends what stands behind a gap.
fn join(text: &mut String, piece: &str, gap: Gap) {
    let (last, next) = (text.chars().next_back(), piece.chars().next());
    let is = |c: Option<char>, what: fn(char) -> bool| c.is_some_and(what);
    if is(last, char::is_whitespace) && is(next, char::is_whitespace) {
        text.pop();
    } else if gap == Gap::Placeholder && is(last, char::is_alphanumeric) && is(next, char::is_alphanumeric) {
        text.push(' ');
    }
    text.push_str(piece);
}
