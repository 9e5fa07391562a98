//! Is this word a number? What stands beside a lone numeral decides; where that does not, it is left to the translator.
//!
//! Several words that make up a number by the grammar ("خمسة وعشرون") are one. A lone word may be another: واحد is "one of",
//! خمس "a fifth", العشرين the Group of Twenty, ألف "composed", الثاني the second of that name.

use super::numeral::{Form, Lead, Numeral};
use crate::arabic::piece::Piece;
use crate::arabic::token::TokenKind;

/// Groups that are named by a number: "مجموعة السبع" is the G7.
const GROUPS: &str = "مجموعه مجموعات لمجموعه بمجموعه والمجموعه المجموعه قمه قمم دول لدول لقمه";

/// What announces a quantity: "نحو ألف".
const ABOUT: &str = "نحو ونحو حوالي قرابه زهاء من عن اقل يناهز ناهز بلغ تجاوز فوق كل اكثر الي";

/// What is counted so often that ألف before it is a thousand: "ألف شخص", but "ألف كتابا" is "composed a book".
const COUNTED: &str = "
    شخص قتيل جريح جندي عام سنه نسمه لاجئ نازح عنصر مقاتل موظف عامل عائله اسره منزل وظيفه فرصه حاله اصابه مره طالب
    مواطن ضحيه شهيد مدني مهاجر مصاب متظاهر مشارك وحده طفل امراه رجل شركه صاروخ زائر مشجع متفرج سياره قطعه نسخه
    سجين معتقل ناخب صوت جرعه يوم ساعه شاب مسلح عسكري شرطي مقعد سائح طبيب معلم مدرسه طائره رحله حاج مسافر";

/// Periods before which the number itself takes the article: "التسعة أشهر الأولى".
const PERIODS: &str = "اشهر شهور ايام اعوام سنوات عقود اسابيع دقائق ساعات";

/// Words between the days of a range, or two numbers in a list: "بين خمسة وعشرين" may be 25 or two numbers.
const BETWEEN: &str = "بين وبين مابين";

/// Whether the numeral in words from `at` to `next` is surely a number.
pub(in crate::arabic) fn is_number(pieces: &[Piece<'_>], at: usize, next: usize) -> bool {
    let Some(word) = pieces.get(at).and_then(|piece| piece.numeral()) else { return true };
    let before = at.checked_sub(1).and_then(|before| pieces.get(before));
    let after = pieces.get(next);
    let in_group = before.is_some_and(|piece| is_in(piece, GROUPS));
    if next > at + 1 {
        return !in_group;
    }
    let noun = after.is_some_and(|piece| piece.is_arabic() && !piece.is_definite() && !starts_with_and(piece));
    match word.numeral {
        // "صفر إصابات"; صفر is the month too, and "تحت الصفر" and "من الصفر" are no numbers in English.
        Numeral::Zero => !word.article && noun && after.is_some_and(is_feminine_plural),
        Numeral::Two => !word.article && before.is_none_or(|piece| !piece.is_word(&["يوم", "اليوم", "ايام"])),
        // "القضاة الأربعة", "حراسه الأربعة"; but "لطيف العشرة" is easy company.
        Numeral::Unit { short: false, .. } | Numeral::Ten { short: false } if word.article => {
            let period = after.is_some_and(|piece| is_in(piece, PERIODS));
            !in_group && (period || before.is_some_and(|piece| piece.is_definite() || has_pronoun(piece)))
        }
        Numeral::Unit { short: false, .. } | Numeral::Ten { short: false } => true,
        Numeral::Unit { .. } | Numeral::Ten { .. } if word.article => {
            !in_group && before.is_some_and(|piece| piece.is_definite())
        }
        // خُمس is a fifth, and its noun no sound plural.
        Numeral::Unit { value: 5, .. } => noun && after.is_some_and(is_feminine_plural),
        Numeral::Unit { .. } | Numeral::Ten { .. } => {
            noun && after.is_some_and(|piece| !piece.is_word(&["عن", "من", "في"]))
        }
        // What is specified stands in the accusative: "الأربعين عاما".
        Numeral::Tens(_) if word.article => noun && after.is_some_and(|piece| piece.folded.ends_with('ا')),
        // ستين and ستون are names too: Jan Steen, John Stone.
        Numeral::Tens(60) => !word.article && noun,
        Numeral::Tens(_) | Numeral::Hundreds(_) => !word.article,
        Numeral::Scale { power: 3, form } => match form {
            Form::Dual => !word.article,
            Form::Construct => !word.article && noun,
            Form::Singular => {
                let about = word.lead == Lead::Nothing && before.is_some_and(|piece| is_in(piece, ABOUT));
                !word.article && (is_counted(after) || (about && noun))
            }
            Form::Alef => !word.article && is_counted(after),
            Form::Plural => false,
        },
        Numeral::Scale { form, .. } => !word.article && form != Form::Plural,
        _ => false,
    }
}

/// Whether the numeral from `at` to `next` is a part of something else, which is not read: "لويس الخامس عشر", "77-83 مليون",
/// "ثلاثمئة وبضعة عشر", "وست هام", "خمسة+واحد". What it would say then is wrong whatever it counts.
pub(in crate::arabic) fn is_part(pieces: &[Piece<'_>], at: usize, next: usize) -> bool {
    const SOME: &str = "بضعه بضع وبضعه وبضع ونيف نيف ونيفا";
    let Some(word) = pieces.get(at).and_then(|piece| piece.numeral()) else { return false };
    let before = at.checked_sub(1).and_then(|before| pieces.get(before));
    let after = pieces.get(next);
    if before.is_some_and(|piece| is_in(piece, SOME) || piece.is_mark(&["+"]))
        || after.is_some_and(|piece| is_in(piece, SOME) || piece.is_mark(&["+"]))
    {
        return true;
    }
    // "بين خمسة وعشرين ألفا" is 25,000, or between 5,000 and 20,000.
    if before.is_some_and(|piece| is_in(piece, BETWEEN)) && is_unit_and_tens(pieces, at) {
        return true;
    }
    let quoted = before.is_some_and(|piece| piece.is_mark(&["\"", ")"]))
        && at.checked_sub(2).and_then(|before| pieces.get(before)).is_some_and(|piece| piece.is(TokenKind::Number));
    let numeral = before.and_then(|piece| piece.numeral()).map(|word| word.numeral);
    match word.numeral {
        // A teen that was refused, or the second word of one: "مجموعة الخمسة عشر".
        Numeral::Ten { .. } if word.lead == Lead::Nothing => matches!(
            numeral,
            Some(Numeral::Ordinal(_) | Numeral::FirstOfTeens | Numeral::Unit { .. } | Numeral::TwoOfTeens)
        ),
        // What is left of a range that was refused: "بين خمسة وعشرين ألفا".
        Numeral::Tens(_) => {
            word.lead == Lead::And && matches!(numeral, Some(Numeral::Unit { .. } | Numeral::Two | Numeral::One))
        }
        // A number that is not read stands before it: "77-83 مليون", "ثلث مليون", "عشرات مليون".
        Numeral::Scale { .. } => {
            let parts = matches!(
                numeral,
                Some(
                    Numeral::Scale { .. } | Numeral::Tens(_) | Numeral::Third | Numeral::TwoThirds | Numeral::Parts(_)
                )
            );
            let number =
                before.is_some_and(|piece| piece.is(TokenKind::Number) || is_in(piece, "عشرات مئات بضعه خمس عشر"));
            word.lead == Lead::Nothing && (quoted || parts || number)
        }
        // وست is "West" in the names of clubs, and كسته "clothed her".
        Numeral::Unit { value: 6, short } => {
            (short && after.is_some_and(|piece| piece.is_word(&["هام", "بروميتش", "برومويتش", "بروم"])))
                || (!short && word.lead == Lead::Other && !after.is_some_and(Piece::is_arabic))
        }
        _ => false,
    }
}

/// Whether the word is one of those, given folded with spaces between.
pub(super) fn is_in(piece: &Piece<'_>, words: &str) -> bool {
    piece.is(TokenKind::Word) && words.split_whitespace().any(|word| word == piece.folded)
}

pub(super) fn has_pronoun(piece: &Piece<'_>) -> bool {
    piece.is_arabic()
        && ["ه", "ها", "هم", "هما", "نا"].iter().any(|ending| piece.folded.ends_with(ending))
        && !piece.text.ends_with('ة')
}

fn is_unit_and_tens(pieces: &[Piece<'_>], at: usize) -> bool {
    let numeral = |at: usize| pieces.get(at).and_then(|piece| piece.numeral());
    let tens = |at: usize| numeral(at).is_some_and(|word| matches!(word.numeral, Numeral::Tens(_)));
    let and = pieces.get(at + 1).is_some_and(|piece| piece.is_word(&["و"]));
    numeral(at).is_some_and(|word| matches!(word.numeral, Numeral::Unit { .. } | Numeral::Two | Numeral::One))
        && if and { tens(at + 2) } else { tens(at + 1) && numeral(at + 1).is_some_and(|word| word.lead == Lead::And) }
}

fn starts_with_and(piece: &Piece<'_>) -> bool {
    // A numeral or a list goes on: "خمس وست". واحد and وزير begin with their own waw.
    piece.folded.starts_with('و') && piece.numeral().is_some()
}

fn is_counted(piece: Option<&Piece<'_>>) -> bool {
    piece.is_some_and(|piece| is_in(piece, COUNTED) || piece.may_be(crate::arabic::lexicon::COUNTED))
}

/// The plural that goes with خمس "five": سنوات, دول.
fn is_feminine_plural(piece: &Piece<'_>) -> bool {
    const BROKEN: &str = "
        دول مدن نساء سنين دقائق نقاط قري جهات فرق مواد نسخ جزر قوي مئه نجوم رهائن قباب غرف ليال قنوات اسر طرق";
    is_in(piece, BROKEN)
        || piece.folded.ends_with("ات")
        || piece.folded.ends_with("ائق")
        || piece.folded.ends_with("ائر")
}
