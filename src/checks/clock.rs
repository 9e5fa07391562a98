//! Is the half of the day the one that the Arabic says? «الثامنة مساء» is no "8 a.m.".
//!
//! Told only where the English says that hour with the other half and nowhere with the right one, and no other time of the Arabic is
//! that one. Noon and midnight are left out: writers differ on what 12 p.m. is.

use super::{Finding, Kind, Sides};
use crate::arabic::Placeable;
use crate::arabic::placeable::{TimeOfDay, Value};
use crate::english::clock::hours;

/// The hour of twelve and whether it is before noon, where the text says so.
fn hour(time: &TimeOfDay) -> Option<(u8, bool)> {
    (time.half_known && !time.named && !time.hour.is_multiple_of(12)).then_some((time.hour % 12, time.hour < 12))
}

pub(super) fn findings(sides: &Sides<'_>, placeables: &[Placeable]) -> Vec<Finding> {
    let time = |placeable: &Placeable| match &placeable.value {
        Value::Time(time) => hour(time).map(|hour| (placeable.span, hour)),
        _ => None,
    };
    let arabic: Vec<_> = placeables.iter().filter_map(time).collect();
    if arabic.is_empty() {
        return Vec::new();
    }
    let english = hours(sides.target.tokens());
    // By the clock of twenty-four, it is the number: "20:00", "20.00".
    let is_number = |hour: u8| {
        let hour = hour.to_string();
        sides.target.tokens().iter().any(|token| token.text.split('.').next() == Some(hour.as_str()))
    };
    let is_said = |(hour, morning): (u8, bool)| {
        english.iter().any(|said| (said.hour, said.morning) == (hour, morning)) || !morning && is_number(hour + 12)
    };
    let is_meant = |wanted| arabic.iter().any(|&(_, meant)| meant == wanted);
    let wrong = arabic.iter().filter(|&&(_, (hour, morning))| !is_said((hour, morning)) && !is_meant((hour, !morning)));
    wrong
        .filter_map(|&(span, (hour, morning))| {
            let said = english.iter().find(|said| (said.hour, said.morning) == (hour, !morning))?;
            let (half, text) = (if morning { "a.m." } else { "p.m." }, sides.target.offsets.slice(said.span));
            let text = text.trim_end_matches('.');
            let message = format!("The Arabic says {} ({hour} {half}), the English {text}.", sides.source.slice(span));
            let what = format!("{hour} {half}");
            Some(Finding::new(Kind::Number, &what, message).at_source([span]).at_target([said.span]))
        })
        .collect()
}
