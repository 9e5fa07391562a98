//! How many, where nobody has counted? "مئات الآلاف", "عشرات القتلى", "الآلاف من": plurals of the powers of ten.
//!
//! In an idafa, and before من, English has "of": "thousands of people". A magnitude behind a number is read with it, and
//! behind "بضعة" or "عدة" it is left out: English says "several thousand".

use crate::arabic::number::numeral::{Form, Lead, Numeral};
use crate::arabic::piece::Piece;
use crate::arabic::token::TokenKind;

/// How many are meant at piece `at`, in English, and the piece after it.
pub(super) fn many_at(pieces: &[Piece<'_>], at: usize) -> Option<(String, usize)> {
    let word = pieces.get(at)?.numeral()?;
    let before = at.checked_sub(1).and_then(|before| pieces.get(before));
    let counted = before.is_some_and(|piece| {
        piece.is(TokenKind::Number)
            || (piece.numeral().is_some() && word.lead != Lead::And)
            || piece.is_mark(&["\"", ")"])
            || piece.is_word(&["بضعه", "بضع", "عده", "بعده", "لعده", "وعده", "نصف"])
    });
    if counted {
        return None;
    }
    let scale = |at: usize| pieces.get(at).and_then(|piece| piece.numeral()).filter(|word| word.letters == 0);
    let scale = |at: usize| match scale(at)?.numeral {
        Numeral::Scale { power, form: Form::Plural } => english(power),
        _ => None,
    };
    let (text, next) = match word.numeral {
        Numeral::Many(power) => match scale(at + 1) {
            // Of a magnitude English says "tens of", and else "dozens".
            Some(scale) => (format!("{} of {scale}", if power == 1 { "tens" } else { "hundreds" }), at + 2),
            None => ((if power == 1 { "dozens" } else { "hundreds" }).to_owned(), at + 1),
        },
        Numeral::Scale { power, form: Form::Plural } => (english(power)?.to_owned(), at + 1),
        _ => return None,
    };
    let after = pieces.get(next);
    // "آلاف - 16" is the F-16 of a writer who heard it.
    let named = after.is_some_and(|piece| piece.is_mark(&["-"]))
        && pieces.get(next + 1).is_some_and(|piece| piece.is(TokenKind::Number));
    if named || after.is_some_and(|piece| piece.bare_numeral().is_some()) {
        return None;
    }
    let of = after.is_some_and(|piece| piece.is_word(&["من"]));
    let idafa = !word.article && after.is_some_and(|piece| piece.is_definite() && !piece.folded.starts_with('و'));
    Some(if of {
        (format!("{text} of"), next + 1)
    } else if idafa {
        (format!("{text} of"), next)
    } else {
        (text, next)
    })
}

fn english(power: u8) -> Option<&'static str> {
    match power {
        3 => Some("thousands"),
        6 => Some("millions"),
        9 => Some("billions"),
        12 => Some("trillions"),
        _ => None,
    }
}
