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
    match (state, qualifier) {
        (Some(state), _) if state == "new" || state == "initial" || state.starts_with("needs-") => {
            return Some(state.to_owned());
        }
        // With a state behind it, it only says how the target was begun.
        (None, Some(qualifier)) if qualifier == "mt-suggestion" || qualifier.starts_with("rejected-") => {
            return Some(qualifier.to_owned());
        }
        _ => {}
    }
    said("m:confirmed", |value| value == "0").or_else(|| {
        said("mq:status", |value| {
            matches!(
                value,
                "NotStarted"
                    | "Pretranslated"
                    | "AssembledFromFragments"
                    | "MachineTranslated"
                    | "Edited"
                    | "PartiallyEdited"
                    | "Rejected"
            )
        })
    })
}

/// What Trados says of one segment, if it is that nobody stands for it. One that nobody has touched says nothing.
pub(super) fn unfinished_segment(conf: Option<&str>) -> Option<String> {
    match conf {
        None => Some("sdl:seg without conf".to_owned()),
        Some(conf @ ("Draft" | "RejectedTranslation" | "RejectedSignOff")) => Some(format!("sdl:seg conf {conf}")),
        Some(_) => None,
    }
}
