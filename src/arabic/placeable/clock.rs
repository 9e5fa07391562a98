//! What time is it? "10:30 صباحا", "الثالثة عصرا", "العاشرة والنصف مساء", "الخامسة إلا ربعا", and by whose clock.
//!
//! Hours in words are feminine ordinals (K. Ryding, *A Reference Grammar of Modern Standard Arabic*, 2005, 15.6): a lone one
//! is a time only after الساعة or before a part of the day; "الثانية" is else "the second". Which half of the day is meant
//! is told where the text says so; an hour of which it does not stays as written.

use super::zone::{Zone, zone};
use crate::arabic::lexicon::{CLOCK, MIDDLE, with_proclitics, without_proclitics};
use crate::arabic::number::numeral::{Lead, Numeral};
use crate::arabic::number::read::{number_at, ordinal_at};
use crate::arabic::piece::{Piece, run_end};
use crate::arabic::span::Span;
use crate::arabic::style::{Clock, Style};
use crate::arabic::token::TokenKind;

/// A time of day.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TimeOfDay {
    /// The hour, 0 to 24; of the whole day where `half_known`.
    pub hour: u8,
    /// The minute.
    pub minute: u8,
    /// Whether the text says which half of the day it is.
    pub half_known: bool,
    /// How it stands in the text, in ASCII digits, where it does.
    pub written: Option<String>,
    /// Whether the text has its name, منتصف الليل or منتصف النهار, and no number.
    pub named: bool,
    /// Whose clock: "GMT", "UTC+3", "local time", "Mecca time".
    pub zone: Option<Zone>,
}

impl TimeOfDay {
    /// "22:30", "10:30 p.m.", "3 o'clock", "10:30 GMT".
    #[must_use]
    pub fn english(&self, style: &Style) -> String {
        let time = match (style.clock, self.half_known, &self.written) {
            (clock, ..) if self.named => match (self.hour, clock) {
                (0, _) => "midnight".to_owned(),
                (_, Clock::Hours24) => "midday".to_owned(),
                (_, Clock::Hours12) => "noon".to_owned(),
            },
            (Clock::Hours12, true, _) => {
                let half = if self.hour % 24 < 12 { "a.m." } else { "p.m." };
                let hour = if self.hour.is_multiple_of(12) { 12 } else { self.hour % 12 };
                if self.minute == 0 { format!("{hour} {half}") } else { format!("{hour}:{:02} {half}", self.minute) }
            }
            // Digits that say the hour of the day as they stand are kept: "09:30", "23:05:10".
            (_, _, Some(written)) if self.stands_as_written(written) => written.clone(),
            (_, false, _) if self.minute == 0 => format!("{} o'clock", self.hour),
            // The first hour of the day has two digits, as it is written in digits: "00:30".
            _ if self.hour == 0 => format!("00:{:02}", self.minute),
            _ => format!("{}:{:02}", self.hour, self.minute),
        };
        match &self.zone {
            Some(zone) => format!("{time} {zone}"),
            None => time,
        }
    }

    fn stands_as_written(&self, written: &str) -> bool {
        written.split_once(':').is_some_and(|(hour, _)| hour.parse() == Ok(self.hour))
    }
}

/// Which part of the day an hour of twelve is in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Morning,
    Noon,
    Afternoon,
    Evening,
    Night,
}

impl Part {
    /// The hour of the day; `None` where the words do not say ("12 مساء" is noon to some and midnight to others, "الخامسة ليلا" as early as
    /// it is late) or there is no such hour ("التاسعة ظهرا").
    fn hour(self, hour: u8) -> Option<u8> {
        match (self, hour) {
            (_, 0 | 13..=24) => Some(hour),
            (Self::Morning, 12) | (Self::Night, 12) => Some(0),
            (Self::Noon, 12) | (Self::Afternoon, 12) => Some(12),
            (Self::Evening, 12) | (Self::Night, 5) | (Self::Noon, 6..=9) => None,
            (Self::Morning, _) | (Self::Night, 1..=4) | (Self::Noon, 10 | 11) => Some(hour),
            _ => Some(hour + 12),
        }
    }
}

/// The time that begins with piece `at`, and the piece after it.
pub(super) fn time_at(pieces: &[Piece<'_>], at: usize) -> Option<(Span, TimeOfDay, usize)> {
    let first = pieces.get(at)?;
    if first.may_be(MIDDLE) {
        return middle_of_day(pieces, at);
    }
    let said = at.checked_sub(1).and_then(|before| pieces.get(before)).is_some_and(|piece| piece.may_be(CLOCK));
    let (hour, minute, written, next) = match first.kind {
        TokenKind::Time => {
            let written = first.ascii();
            let mut parts = written.split(':').map(|part| part.parse().ok());
            let (hour, minute) = (parts.next()??, parts.next()??);
            // "00:4 عصرا" is turned, and 4:00.
            written.split(':').skip(1).all(|part| part.len() == 2).then_some((hour, minute, Some(written), at + 1))?
        }
        TokenKind::Number if said || part_of_day(pieces, at + 1, false).is_some() || zone(pieces, at + 1).is_some() => {
            // "30 .4 مساء" is turned: the hour is behind its minutes.
            let behind = at.checked_sub(1).and_then(|before| pieces.get(before));
            let whole =
                run_end(pieces, at) == at + 1 && !behind.is_some_and(|piece| first.glued && piece.is_mark(&[".", ","]));
            let (hour, minute) = digits(first, said || zone(pieces, at + 1).is_some()).filter(|_| whole)?;
            let written = match first.folded.contains(['.', ',']) {
                true => Some(first.ascii().replace(['.', ','], ":")),
                false => (first.folded.len() == 4).then(|| format!("{hour:02}:{minute:02}")),
            };
            (hour, minute, written, at + 1)
        }
        TokenKind::Word => hour_in_words(pieces, at).map(|(hour, next)| (hour, 0, None, next))?,
        _ => return None,
    };
    let (hour, minute, next, split) = match written {
        Some(_) => (hour, minute, next, true),
        None if minute > 0 => (hour, minute, next, true),
        None => minutes(pieces, next)
            .map_or((hour, minute, next, false), |(minutes, next)| with_minutes(hour, minutes, next)),
    };
    let part = part_of_day(pieces, next, said || split || written.is_some());
    let in_words = first.is(TokenKind::Word);
    let (part, mut end) = part.map_or((None, next), |(part, next)| (Some(part), next));
    let of_day = part.and_then(|part| part.hour(hour));
    let by = zone(pieces, end);
    // "الساعة الأولى" is the first hour; one o'clock is الواحدة.
    let first_hour = first.numeral().is_some_and(|word| word.numeral == Numeral::Ordinal(1)) && hour == 1;
    if in_words && (!said || first_hour) && of_day.is_none() && by.is_none() {
        return None;
    }
    if part.is_some() && of_day.is_none() {
        end = next;
    }
    let by = by.or_else(|| zone(pieces, end));
    let zone = by.map(|(zone, after)| {
        end = after;
        zone
    });
    let half_known =
        of_day.is_some() || hour > 12 || (hour == 0 && !in_words) || zone.as_ref().is_some_and(Zone::is_universal);
    let time = TimeOfDay { hour: of_day.unwrap_or(hour), minute, half_known, written, named: false, zone };
    let last = pieces.get(end.checked_sub(1)?)?;
    let start = first.numeral().map_or(first.span.start, |word| first.after_letters(word.letters));
    Some((Span::new(start, last.span.end), time, end))
}

/// "منتصف الليل", "منتصف ليل الجمعة", "منتصف النهار"; "منتصف الشهر" is no time of day.
fn middle_of_day(pieces: &[Piece<'_>], at: usize) -> Option<(Span, TimeOfDay, usize)> {
    let (first, of) = (pieces.get(at)?, pieces.get(at + 1)?);
    let midnight = of.is_word(&["الليل", "ليل", "ليله"]);
    if !midnight && !of.is_word(&["النهار", "نهار"]) {
        return None;
    }
    let hour = if midnight { 0 } else { 12 };
    let (zone, next) = zone(pieces, at + 2).map_or((None, at + 2), |(zone, next)| (Some(zone), next));
    let letters = without_proclitics(first.folded, &[MIDDLE_WORD])?.1;
    let span = Span::new(first.after_letters(letters), pieces.get(next.checked_sub(1)?)?.span.end);
    Some((span, TimeOfDay { hour, minute: 0, half_known: true, written: None, named: true, zone }, next))
}

/// "10", "10.30", "15,30" and "0630": agencies part hours and minutes with a comma or not at all.
///
/// Four digits are a year where neither الساعة nor a clock says that they are a time.
fn digits(piece: &Piece<'_>, sure: bool) -> Option<(u8, u8)> {
    let four = piece.folded.split_at_checked(2).filter(|_| sure && piece.folded.len() == 4);
    if let Some((Ok(hour @ 0..24), Ok(minute @ 0..60))) = four.map(|(hour, minute)| (hour.parse(), minute.parse())) {
        return Some((hour, minute));
    }
    let (hour, minute) =
        piece.folded.split_once(['.', ',']).map_or((piece.folded, None), |(hour, minute)| (hour, Some(minute)));
    let hour = hour.parse().ok().filter(|&hour| hour <= 24)?;
    match minute {
        None => Some((hour, 0)),
        Some(minute) if minute.len() == 2 => Some((hour, minute.parse().ok().filter(|&minute| minute < 60)?)),
        Some(_) => None,
    }
}

/// الثالثة, "الحادية عشرة", الواحدة.
fn hour_in_words(pieces: &[Piece<'_>], at: usize) -> Option<(u8, usize)> {
    let first = pieces.get(at)?;
    let word = first.numeral().filter(|word| word.article)?;
    if word.numeral == Numeral::One {
        return first.folded.ends_with('ه').then_some((1, at + 1));
    }
    let feminine = first.folded.ends_with('ه') || first.folded.ends_with("اولي");
    let ordinal = matches!(word.numeral, Numeral::Ordinal(_) | Numeral::FirstOfTeens);
    let (hour, next) = ordinal_at(pieces, at).filter(|&(hour, _)| ordinal && feminine && hour <= 12)?;
    Some((u8::try_from(hour).ok()?, next))
}

fn with_minutes(hour: u8, minutes: i8, next: usize) -> (u8, u8, usize, bool) {
    let of_hour = u8::try_from(minutes.rem_euclid(60)).unwrap_or_default();
    let hour = match (minutes < 0, hour) {
        (false, hour) => hour,
        (true, 0 | 1) => hour + 11,
        (true, hour) => hour - 1,
    };
    (hour, of_hour, next, true)
}

/// The minutes behind an hour: "والنصف", "إلا ربعا", "و20 دقيقة", "وخمس دقائق".
fn minutes(pieces: &[Piece<'_>], at: usize) -> Option<(i8, usize)> {
    let first = pieces.get(at)?;
    let until = first.is_word(&["الا"]);
    let sign = if until { -1 } else { 1 };
    let at = if until || first.is_word(&["و"]) { at + 1 } else { at };
    let part = pieces.get(at)?;
    let joined =
        at > 0 && (until || first.is_word(&["و"]) || part.numeral().is_some_and(|word| word.lead == Lead::And));
    if !joined {
        return None;
    }
    if part.is_word(&["ربعا"]) {
        return Some((sign * 15, at + 1));
    }
    if part.is_word(&["ثلثا"]) {
        return Some((sign * 20, at + 1));
    }
    match part.numeral().map(|word| word.numeral) {
        Some(Numeral::Part(50)) => return Some((sign * 30, at + 1)),
        Some(Numeral::Part(25)) => return Some((sign * 15, at + 1)),
        Some(Numeral::Third) => return Some((sign * 20, at + 1)),
        _ => {}
    }
    let found = number_at(pieces, at)?;
    let minutes = found.quantity.value().parse::<i8>().ok().filter(|minutes| (1..60).contains(minutes))?;
    pieces.get(found.next)?.is_word(&["دقيقه", "دقائق"]).then_some((sign * minutes, found.next + 1))
}

/// The part of the day behind a time. `sure` is whether it surely is a time, so that "صباح" before the day will do.
fn part_of_day(pieces: &[Piece<'_>], at: usize, sure: bool) -> Option<(Part, usize)> {
    let piece = pieces.get(at)?;
    let is = |at: usize, words: &[&str]| pieces.get(at).is_some_and(|piece| piece.is_word(words));
    let by_name = |name: &str| match name {
        "صباحا" | "فجرا" | "صباح" | "فجر" | "الصباح" | "الفجر" => Some(Part::Morning),
        "ظهرا" | "ظهر" | "الظهر" => Some(Part::Noon),
        "عصرا" | "مساء" | "عصر" | "المساء" | "العصر" => Some(Part::Evening),
        "ليلا" | "ليل" | "الليل" => Some(Part::Night),
        // The abbreviations of صباحا and مساء.
        "ص" if sure => Some(Part::Morning),
        "م" if sure => Some(Part::Evening),
        _ => None,
    };
    if is(at, &["بعد"]) && is(at + 1, &["الظهر", "ظهر"]) {
        return Some((Part::Afternoon, at + 2));
    }
    if is(at, &["قبل"]) && is(at + 1, &["الظهر", "ظهر"]) {
        return Some((Part::Morning, at + 2));
    }
    if is(at, &["بعد"]) && is(at + 1, &["منتصف"]) && is(at + 2, &["الليل"]) {
        return Some((Part::Morning, at + 3));
    }
    if is(at, &["من"]) && sure {
        let part = pieces.get(at + 1).and_then(|piece| by_name(piece.folded))?;
        return Some((part, at + 2));
    }
    // مساء is written the same with and without its nunation.
    let adverb = piece.is_word(&["صباحا", "فجرا", "ظهرا", "عصرا", "مساء", "ليلا"]);
    by_name(piece.folded).filter(|_| adverb || (sure && !piece.folded.starts_with("ال"))).map(|part| (part, at + 1))
}

/// الساعة with each proclitic: the word that says that a time follows.
pub(in crate::arabic) fn first_words() -> Vec<String> {
    with_proclitics("الساعه").map(|(form, _)| form).collect()
}

const MIDDLE_WORD: &str = "منتصف";

/// منتصف with each proclitic: the word that says that midnight or noon follows.
pub(in crate::arabic) fn middle_forms() -> Vec<String> {
    with_proclitics(MIDDLE_WORD).map(|(form, _)| form).collect()
}
