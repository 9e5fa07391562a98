//! Which signs are carried over as they are? Codes (5+5, F-16), scores with صفر ("2-صفر") and telephone numbers.

use crate::arabic::number::numeral::Numeral;
use crate::arabic::piece::Piece;
use crate::arabic::span::Span;
use crate::arabic::token::TokenKind;

/// The digits of a telephone number; ITU-T E.164 has at most 15.
const PHONE_DIGITS: std::ops::RangeInclusive<usize> = 7..=15;

/// The code that a run is: it has a digit in it. (Names in Latin letters are words, not codes.)
pub(super) fn code(run: &[Piece<'_>]) -> Option<(Span, String)> {
    let (first, last) = (run.first()?, run.last()?);
    let english: String = run.iter().map(Piece::ascii).collect();
    let has_digit = english.contains(|c: char| c.is_ascii_digit());
    has_digit.then(|| (Span::new(first.span.start, last.span.end), english))
}

/// A telephone number or a score of several pieces that begins with piece `at`, in English, and the piece after it.
pub(super) fn several(pieces: &[Piece<'_>], at: usize) -> Option<(Span, String, usize)> {
    let (english, next) = phone(pieces, at).or_else(|| score(pieces, at))?;
    let last = pieces.get(next.checked_sub(1)?)?;
    Some((Span::new(pieces.get(at)?.span.start, last.span.end), english, next))
}

/// "2-صفر" and "صفر - 3".
fn score(pieces: &[Piece<'_>], at: usize) -> Option<(String, usize)> {
    let (one, dash, other) = (pieces.get(at)?, pieces.get(at + 1)?, pieces.get(at + 2)?);
    let zero = |piece: &Piece<'_>| piece.bare_numeral().is_some_and(|word| word.numeral == Numeral::Zero);
    let goals = |piece: &Piece<'_>| is_digits(piece) && piece.folded.len() <= 2;
    if !dash.is_mark(&["-"]) {
        return None;
    }
    match (goals(one), goals(other)) {
        (true, _) if zero(other) => Some((format!("{}-0", one.folded), at + 3)),
        (_, true) if zero(one) => Some((format!("0-{}", other.folded), at + 3)),
        _ => None,
    }
}

/// "+218 91 234 5678", "091 234 5678", "00218-91-2345678": groups of digits behind + or a zero.
fn phone(pieces: &[Piece<'_>], at: usize) -> Option<(String, usize)> {
    let first = pieces.get(at)?;
    let plus = first.is_mark(&["+"]) && pieces.get(at + 1).is_some_and(|next| next.glued);
    let sum = plus && first.glued && at.checked_sub(1).and_then(|at| pieces.get(at)).is_some_and(is_digits);
    let mut next = at + usize::from(plus);
    let head = pieces.get(next).filter(|piece| is_digits(piece) && !sum)?;
    // "05 عناصر" has a zero too, and "06 03 2015" may be a day.
    let zero = head.folded.starts_with('0') && head.folded.len() > 2;
    if !plus && !zero && !is_said(pieces, at) {
        return None;
    }
    let mut english = if plus { format!("+{}", head.folded) } else { head.folded.to_owned() };
    next += 1;
    while let Some((joint, group, after)) = group(pieces, next) {
        english.push(joint);
        english.push_str(group);
        next = after;
        if english.len() > 2 * PHONE_DIGITS.end() {
            return None;
        }
    }
    let digits = english.chars().filter(char::is_ascii_digit).count();
    let several = plus || next > at + 1;
    (several && PHONE_DIGITS.contains(&digits)).then_some((english, next))
}

/// Whether a word before piece `at` says that it is a telephone number: "هاتف: 71 234 567".
fn is_said(pieces: &[Piece<'_>], at: usize) -> bool {
    const PHONE: &[&str] = &["هاتف", "الهاتف", "هاتفيا", "فاكس", "الفاكس", "جوال", "الجوال", "ت"];
    const BETWEEN: &[&str] = &["رقم", "الرقم"];
    let mut before = pieces.get(..at).unwrap_or_default().iter().rev().take(3);
    before
        .find(|piece| !piece.is_mark(&[":", "/"]) && !piece.is_word(BETWEEN))
        .is_some_and(|piece| piece.is_word(PHONE))
}

/// The next digits of a telephone number, and the space or dash before them.
fn group<'a>(pieces: &[Piece<'a>], at: usize) -> Option<(char, &'a str, usize)> {
    let piece = pieces.get(at)?;
    if piece.is_mark(&["-"]) && piece.glued {
        let digits = pieces.get(at + 1).filter(|digits| digits.glued && is_digits(digits))?;
        return Some(('-', digits.folded, at + 2));
    }
    (is_digits(piece) && !piece.glued && piece.folded.len() > 1).then_some((' ', piece.folded, at + 1))
}

fn is_digits(piece: &Piece<'_>) -> bool {
    piece.is(TokenKind::Number) && piece.folded.bytes().all(|byte| byte.is_ascii_digit())
}
