//! Is this a place in an order? Ordinals in words after a noun, and in digits: "القرن الحادي والعشرون", "الدورة الـ79".
//!
//! An ordinal in words is an adjective of its noun (K. Ryding, *A Reference Grammar of Modern Standard Arabic*, 2005, 15.6);
//! round numbers and digits say the same whether they count or order, and there the noun decides: "الذكرى الـ75" is the
//! 75th, "الدول الـ27" are the 27 countries.

use super::numeral::{Lead, Numeral};
use super::read::{number_at, ordinal_at};
use super::sure::{has_pronoun, is_in};
use crate::arabic::lexicon::without_proclitics;
use crate::arabic::piece::{Piece, run_end};
use crate::arabic::token::TokenKind;

/// Nouns that are counted in order, so that a round number or digits behind them are an ordinal: "القرن العشرين".
const IN_ORDER: &[&str] = &[
    "القرن",
    "القرنين",
    "القرنان",
    "الذكري",
    "الدوره",
    "النسخه",
    "الطبعه",
    "المرتبه",
    "المركز",
    "الدقيقه",
    "الجلسه",
    "القمه",
    "الموسم",
    "الماده",
    "الجوله",
    "السنويه",
    "الهدف",
    "الفصل",
    "المره",
    "اليوم",
    "الاسبوع",
    "الشهر",
    "العام",
    "السنه",
    "المؤتمر",
    "الموتمر",
    "الاجتماع",
    "المهرجان",
    "المعرض",
    "الدفعه",
    "الحزمه",
    "الحلقه",
    "الرئيس",
    "اللقب",
    "العيد",
    "الطابق",
    "المباراه",
    "الولايه",
    "المنتدي",
    "الليله",
    "المئويه",
];

/// The same with a pronoun, after whatever letters the noun ends in: "دورته", "ذكراها", "عامه".
const OWN_IN_ORDER: &[&str] = &[
    "ذكرا",
    "دورت",
    "نسخت",
    "جلست",
    "قمت",
    "موسم",
    "مادت",
    "جولت",
    "هدف",
    "فصل",
    "مرت",
    "يوم",
    "اسبوع",
    "شهر",
    "عام",
    "سنت",
    "مؤتمر",
    "اجتماع",
    "عيد",
    "ميلاد",
    "لقب",
    "مبارات",
    "ولايت",
    "سنوي",
];

/// Names that begin like a noun with the article: kings and popes are counted, and English writes them "II".
const NAMES: &str = "الله الحسن الحسين اليزابيث الوزير السلطان الكسندر البرت الفونسو";

/// Elatives: "ثاني أكبر مدينة" is the second largest.
const ELATIVES: &str = "
    اكبر اصغر اعلي ادني اكثر اقل اهم افضل اسوا اقوي اضعف اطول اقصر اقدم احدث اسرع اغني افقر اخطر ابرز اغلي ارخص
    اثقل اوسع اعظم اشهر اقرب ابعد اجمل";

/// The ordinal that begins with piece `at` where it surely is one, and the piece after it.
///
/// After a noun with the article: "اليوم الأول", "الذكرى الثامنة والعشرون"; before an elative: "ثاني أكبر". "فؤاد الأول" is Fuad I.
pub(in crate::arabic) fn ordinal(pieces: &[Piece<'_>], at: usize) -> Option<(u32, usize)> {
    if pieces.get(at)?.is(TokenKind::Number) {
        return in_digits(pieces, at);
    }
    let word = pieces.get(at)?.numeral()?;
    let (value, next) = ordinal_at(pieces, at)?;
    let before = at.checked_sub(1).and_then(|before| pieces.get(before));
    if !word.article {
        let elative = pieces.get(next).is_some_and(|piece| is_in(piece, ELATIVES));
        return (value > 1 && elative).then_some((value, next));
    }
    let own = before.is_some_and(|piece| has_pronoun(piece) && is_in_order(piece));
    // "الخمسين بعد المئة" is said of an order alone.
    let after_hundred = value > 100 && !matches!(word.numeral, Numeral::Hundreds(_));
    if matches!(word.numeral, Numeral::Tens(_) | Numeral::Hundreds(_)) && !after_hundred {
        let ordered = word.letters == 0 && before.is_some_and(is_in_order);
        // "المئة وخمسين ألفا" goes on as a number, and no ordinal is so large.
        let whole = number_at(pieces, at).is_none_or(|found| found.next <= next);
        return (ordered && whole).then_some((value, next));
    }
    let of_its_kind = pieces.get(next).is_some_and(|piece| piece.is_word(&["من"]))
        && pieces.get(next + 1).is_some_and(|piece| piece.is_word(&["نوعها", "نوعه"]));
    let definite = |piece: &&Piece<'_>| piece.is(TokenKind::Word) && piece.is_definite() && !is_in(piece, NAMES);
    let noun = before.filter(definite);
    // الأولي is "preliminary" after a masculine noun; as a feminine it is written so without its dots.
    let preliminary = pieces.get(at).is_some_and(|piece| piece.folded.ends_with("اولي") && !piece.text.ends_with('ى'))
        && !noun.is_some_and(|noun| noun.folded.ends_with(['ه', 'ي']) || noun.folded.ends_with("ات"));
    let said = noun.is_some() || own || of_its_kind;
    (word.lead == Lead::Nothing && !preliminary && said).then_some((value, next))
}

/// Digits behind a noun that is counted in order: "الدورة الـ79", and a century without the article, "القرن 21".
///
/// What is specified behind them is counted: "اليوم الـ12 لاعبا" are twelve players.
fn in_digits(pieces: &[Piece<'_>], at: usize) -> Option<(u32, usize)> {
    let digits = pieces.get(at)?.folded;
    let before = at.checked_sub(1).and_then(|before| pieces.get(before))?;
    let behind = |at: usize| at.checked_sub(2).and_then(|noun| pieces.get(noun));
    let in_order = if before.is_word(&["ال"]) {
        behind(at).is_some_and(is_in_order)
    } else if before.is_word(&["وال"]) {
        // "القرنين الـ17 والـ18".
        let first =
            at.checked_sub(2).filter(|&first| pieces.get(first).is_some_and(|piece| piece.is(TokenKind::Number)));
        first.and_then(behind).is_some_and(is_in_order)
    } else {
        without_proclitics(before.folded, &["القرن"]).is_some()
    };
    let specified = pieces.get(at + 1).is_some_and(|next| {
        next.is_arabic()
            && next.folded.ends_with('ا')
            && !next.is_definite()
            && !next.is_word(&["هذا", "عندما", "بعدما"])
    });
    let whole = run_end(pieces, at) == at + 1 && !digits.starts_with('0') && digits.len() <= 3;
    let value = digits.parse().ok().filter(|&value| value > 0 && whole && in_order && !specified)?;
    Some((value, at + 1))
}

/// Whether it is a noun that is counted in order, with the article or a pronoun.
fn is_in_order(piece: &Piece<'_>) -> bool {
    let own = || {
        let stem = ["ها", "هم", "نا", "ه"].iter().find_map(|pronoun| piece.folded.strip_suffix(pronoun));
        stem.is_some_and(|stem| without_proclitics(stem, OWN_IN_ORDER).is_some())
    };
    piece.is(TokenKind::Word) && (without_proclitics(piece.folded, IN_ORDER).is_some() || own())
}
