//! Is the half of the day the one that the Arabic says? «الثامنة مساء» is no "8 a.m.".
//!
//! Told only where the English says that hour with the other half and nowhere with the right one or with none ("tonight at 8", "20:00"), and
//! no other time of the Arabic is that one. Noon and midnight are left out: writers differ on what 12 p.m. is. So are the early hours of
//! a universal clock: «السادسة بتوقيت غرينتش» may be an evening's that is named elsewhere.

use super::{Finding, Kind, Sides};
use crate::arabic::Placeable;
use crate::arabic::placeable::{TimeOfDay, Value};
use crate::english::clock::{hours, number_of};

/// The hour of twelve and whether it is before noon, where the text says so.
fn hour(time: &TimeOfDay) -> Option<(u8, bool)> {
    let morning = time.hour < 12;
    let is_told = time.half_known && !time.named && !(morning && time.zone.is_some());
    (is_told && !time.hour.is_multiple_of(12)).then_some((time.hour % 12, morning))
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
    // The hour alone, by either clock: "8", "08", "20.00", "2000", "eight".
    let tokens = sides.target.tokens().iter();
    let free = tokens.filter(|token| !english.iter().any(|said| said.span.overlaps(token.span)));
    let alone: Vec<u16> = free
        .filter_map(|token| {
            let digits = token.text.split(['.', ',']).next().and_then(|hour| hour.parse::<u16>().ok());
            let hour = digits.or(number_of(token).map(u16::from))?;
            Some(if hour >= 100 { hour / 100 } else { hour })
        })
        .collect();
    let is_said = |(hour, morning): (u8, bool)| {
        let alone = alone.iter().any(|said| [u16::from(hour), u16::from(hour) + 12].contains(said));
        alone || english.iter().any(|said| (said.hour, said.morning) == (hour, morning))
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
