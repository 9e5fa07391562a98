//! Which ten years? "تسعينيات القرن الماضي", "الستينيات من القرن التاسع عشر".
//!
//! Only with their century: "السبعينيات" may be of this one or the last, and of somebody's life.

use crate::arabic::number::numeral::Numeral;
use crate::arabic::number::read::ordinal_at;
use crate::arabic::piece::Piece;

/// The first year of the decade at piece `at`, and the piece after it with its century.
pub(super) fn decade_at(pieces: &[Piece<'_>], at: usize) -> Option<(u32, usize)> {
    let Numeral::Decade(year) = pieces.get(at)?.numeral()?.numeral else { return None };
    let of = at + 1 + usize::from(pieces.get(at + 1)?.is_word(&["من"]));
    let which = pieces.get(of + 1).filter(|_| pieces.get(of).is_some_and(|piece| piece.is_word(&["القرن"])))?;
    let (century, next) = if which.is_word(&["الماضي", "المنصرم", "الفائت"]) {
        (20, of + 2)
    } else {
        ordinal_at(pieces, of + 1).filter(|&(century, _)| (2..=21).contains(&century))?
    };
    Some(((century - 1) * 100 + u32::from(year), next))
}
