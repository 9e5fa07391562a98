//! Does somebody stand for this translation? What XLIFF says of it, and what tools say beside the standard.
//!
//! What is no finished translation does not belong into a memory, where it would be offered as one: states of the standard, and `mq:status`
//! of memoQ, `m:confirmed` of Phrase, `sdl:seg conf` of Trados.

use crate::formats::xml::Element;

/// What a unit and its target say, if it is that nobody stands for the target.
pub(super) fn unfinished(unit: &Element, target: Option<&Element>) -> Option<String> {
    let state = target.and_then(|target| target.attribute("state")).or(unit.attribute("state"));
    let qualifier = target.and_then(|target| target.attribute("state-qualifier"));
    let said = |name: &str, is: fn(&str) -> bool| {
        unit.attribute(name).filter(|value| is(value)).map(|value| format!("{name} {value}"))
    };
    if unit.attribute("approved") == Some("yes") {
        return None;
    }
    match (state, qualifier) {
        (_, Some(qualifier)) if qualifier.starts_with("rejected-") => return Some(qualifier.to_owned()),
        (Some(state), _) if UNFINISHED.contains(&state) => return Some(state.to_owned()),
        // With a state beside it, it only says how the target was begun.
        (None, Some(qualifier)) if matches!(qualifier, "mt-suggestion" | "leveraged-mt" | "fuzzy-match") => {
            return Some(qualifier.to_owned());
        }
        _ => {}
    }
    said("m:confirmed", |value| value == "0")
        .or_else(|| said("mq:status", |value| UNCONFIRMED.contains(&value.to_ascii_lowercase().as_str())))
}

/// What Trados says of one segment, if it is that nobody stands for it. One that nobody has touched says nothing.
pub(super) fn unfinished_segment(conf: Option<&str>) -> Option<String> {
    match conf {
        None => Some("sdl:seg without conf".to_owned()),
        Some("Translated" | "ApprovedTranslation" | "ApprovedSignOff") => None,
        Some(conf) => Some(format!("sdl:seg conf {conf}")),
    }
}

/// The states of 1.2 and 2 that a text has before somebody stands for it. What "needs adaptation" is not about the text.
const UNFINISHED: [&str; 6] =
    ["new", "initial", "needs-translation", "needs-l10n", "needs-review-translation", "needs-review-l10n"];

/// What memoQ says of a segment that nobody has confirmed, in small letters.
const UNCONFIRMED: [&str; 9] = [
    "notstarted",
    "pretranslated",
    "assembledfromfragments",
    "machinetranslated",
    "edited",
    "partiallyedited",
    "rejected",
    "autosplit",
    "autojoined",
];
