//! By whose clock? "بتوقيت غرينتش", "بالتوقيت المحلي", "ت غ", "(ت.غ)", GMT, UTC+3.

use crate::arabic::piece::Piece;
use crate::arabic::token::TokenKind;
use std::fmt;

/// Whose clock a time is told by.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Zone {
    /// One with a name: "GMT", "Mecca time".
    Named(&'static str),
    /// So many hours from one: "UTC+3".
    Offset(&'static str, i8),
}

impl Zone {
    /// Whether it counts all 24 hours of the day by custom: a time in GMT is none of the afternoon.
    pub(super) fn is_universal(&self) -> bool {
        matches!(self, Self::Named("GMT" | "UTC") | Self::Offset(..))
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Named(name) => f.write_str(name),
            Self::Offset(of, hours) => write!(f, "{of}{hours:+}"),
        }
    }
}

/// The zones that clocks are set by lie within so many hours of Greenwich.
const MOST_HOURS: i8 = 14;

/// Clocks by the words after "بتوقيت", folded; a longer name stands before its beginning.
const ZONES: &[(&str, &str)] = &[
    ("غرينتش", "GMT"),
    ("غرينيتش", "GMT"),
    ("جرينتش", "GMT"),
    ("جرينيتش", "GMT"),
    ("قرينتش", "GMT"),
    ("كرينتش", "GMT"),
    ("مكه المكرمه", "Mecca time"),
    ("مكه", "Mecca time"),
    ("شرق الولايات المتحده", "US Eastern time"),
    ("شرق امريكا", "US Eastern time"),
    ("شرق اميركا", "US Eastern time"),
    ("الساحل الشرقي للولايات المتحده", "US Eastern time"),
    ("غرب الولايات المتحده", "US Pacific time"),
    ("وسط اوروبا", "Central European Time"),
    ("شرق اوروبا", "Eastern European Time"),
    ("كييف", "Kyiv time"),
    ("صنعاء", "Sanaa time"),
    ("القدس", "Jerusalem time"),
    ("القاهره", "Cairo time"),
    ("مصر", "Egypt time"),
    ("ليبيا", "Libya time"),
    ("طرابلس", "Tripoli time"),
    ("تونس", "Tunis time"),
    ("الجزائر", "Algiers time"),
    ("المغرب", "Morocco time"),
    ("بغداد", "Baghdad time"),
    ("دمشق", "Damascus time"),
    ("بيروت", "Beirut time"),
    ("عمان", "Amman time"),
    ("الرياض", "Riyadh time"),
    ("السعوديه", "Saudi time"),
    ("الامارات", "UAE time"),
    ("ابوظبي", "Abu Dhabi time"),
    ("دبي", "Dubai time"),
    ("الدوحه", "Doha time"),
    ("الكويت", "Kuwait time"),
    ("الخرطوم", "Khartoum time"),
    ("فلسطين", "Palestine time"),
    ("غزه", "Gaza time"),
    ("موسكو", "Moscow time"),
    ("انقره", "Ankara time"),
    ("اسطنبول", "Istanbul time"),
    ("طهران", "Tehran time"),
    ("لندن", "London time"),
    ("باريس", "Paris time"),
    ("نيويورك", "New York time"),
    ("واشنطن", "Washington time"),
    ("طوكيو", "Tokyo time"),
    ("بكين", "Beijing time"),
];

/// The zone at `at`, perhaps in brackets, and the piece after it.
pub(super) fn zone(pieces: &[Piece<'_>], at: usize) -> Option<(Zone, usize)> {
    if pieces.get(at)?.is_mark(&["("]) {
        let (zone, next) = bare_zone(pieces, at + 1)?;
        return pieces.get(next)?.is_mark(&[")"]).then_some((zone, next + 1));
    }
    bare_zone(pieces, at)
}

fn bare_zone(pieces: &[Piece<'_>], at: usize) -> Option<(Zone, usize)> {
    let (name, next) = named(pieces, at)?;
    let offset = offset(pieces, next).filter(|_| matches!(name, "GMT" | "UTC"));
    Some(offset.map_or((Zone::Named(name), next), |(hours, next)| (Zone::Offset(name, hours), next)))
}

/// "+3" behind a zone, which touches its number; a dash touches both, or it is one.
fn offset(pieces: &[Piece<'_>], at: usize) -> Option<(i8, usize)> {
    let (sign, number) = (pieces.get(at)?, pieces.get(at + 1)?);
    let minus = sign.is_mark(&["-"]) && sign.glued;
    if !(minus || sign.is_mark(&["+"])) || !number.glued || !number.is(TokenKind::Number) {
        return None;
    }
    let hours: i8 = number.folded.parse().ok().filter(|&hours| (1..=MOST_HOURS).contains(&hours))?;
    Some((if minus { -hours } else { hours }, at + 2))
}

fn named(pieces: &[Piece<'_>], at: usize) -> Option<(&'static str, usize)> {
    let first = pieces.get(at)?;
    let is = |at: usize, words: &[&str]| pieces.get(at).is_some_and(|piece| piece.is_word(words));
    if first.is_word(&["حسب", "بحسب"]) && !is(at + 1, &["حسب", "بحسب"]) {
        return named(pieces, at + 1);
    }
    if first.is_word(&["بالتوقيت", "التوقيت"]) && is(at + 1, &["المحلي"]) {
        return Some(("local time", at + 2));
    }
    if first.is_word(&["بالتوقيت", "التوقيت"]) && is(at + 1, &["العالمي"]) {
        return Some(("UTC", at + 2 + usize::from(is(at + 2, &["الموحد", "المنسق"]))));
    }
    if first.is_word(&["gmt", "utc"]) {
        return Some((if first.folded == "gmt" { "GMT" } else { "UTC" }, at + 1));
    }
    if first.is_word(&["تغ"]) || (first.is_word(&["ت"]) && is(at + 1, &["غ"])) {
        return Some(("GMT", at + 1 + usize::from(first.is_word(&["ت"]))));
    }
    let dotted = first.is_word(&["ت"]) && pieces.get(at + 1).is_some_and(|piece| piece.is_mark(&["."]) && piece.glued);
    if dotted && is(at + 2, &["غ"]) {
        let closed = pieces.get(at + 3).is_some_and(|piece| piece.is_mark(&["."]) && piece.glued);
        let bracket = pieces.get(at + 4).is_some_and(|piece| piece.is_mark(&[")"]));
        return Some(("GMT", at + 3 + usize::from(closed && bracket)));
    }
    if !first.is_word(&["بتوقيت", "توقيت"]) {
        return None;
    }
    ZONES.iter().find_map(|&(arabic, zone)| {
        let mut next = at + 1;
        for word in arabic.split(' ') {
            pieces.get(next).filter(|piece| piece.is_word(&[word]))?;
            next += 1;
        }
        Some((zone, next))
    })
}
