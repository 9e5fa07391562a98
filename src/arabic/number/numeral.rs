//! What does each word of a number say? Cardinals, magnitudes, parts and ordinals in all their forms.
//!
//! The forms follow K. Ryding, *A Reference Grammar of Modern Standard Arabic* (2005), chapter 15: both genders (ثلاث and
//! ثلاثة), both cases of the sound plural and the dual (عشرون and عشرين, مئتان and مئتين) and the dual that loses its nun
//! before a noun (مئتا, مئتي, ألفا, ألفي). مئة is also written مائة.

use crate::arabic::fold::fold_str;
use crate::arabic::lexicon::with_proclitics;

/// A form of a magnitude.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::arabic) enum Form {
    /// ألف, مليون.
    Singular,
    /// ألفا: the accusative singular ("خمسون ألفا"), or the dual before a noun ("ألفا شخص").
    Alef,
    /// آلاف, ملايين.
    Plural,
    /// ألفان, مليونين.
    Dual,
    /// ألفي, مليوني: the dual before a noun.
    Construct,
}

/// What a word says in a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::arabic) enum Numeral {
    /// صفر, which is a month and "yellow" too.
    Zero,
    /// واحد; by itself it is "one of" more often than 1.
    One,
    /// أحد: one in أحد عشر, and else "anybody".
    OneOfTeens,
    /// اثنان.
    Two,
    /// اثنا: two in اثنا عشر.
    TwoOfTeens,
    /// 3 to 9. `short` is the form without ة, which goes with feminine nouns: ثلاث, خمس.
    Unit { value: u8, short: bool },
    /// أربعا: 3 to 9 in the accusative, which is a number only before tens, "أربعا وعشرين".
    UnitOfTens(u8),
    /// عشرة, عشر; also the second word of 11 to 19.
    Ten { short: bool },
    /// 20 to 90.
    Tens(u8),
    /// 100 to 900.
    Hundreds(u16),
    /// A power of ten: 3, 6, 9 or 12.
    Scale { power: u8, form: Form },
    /// نصف, ربع: as hundredths of one.
    Part(u8),
    /// ثلث: no decimal number is exact.
    Third,
    /// أرباع, أخماس: how many make one.
    Parts(u8),
    /// ثلثا, ثلثين.
    TwoThirds,
    /// الأول to العاشر.
    Ordinal(u8),
    /// الحادي: first in الحادي عشر.
    FirstOfTeens,
    /// عشرات and مئات, as powers of ten: so many that nobody counts them.
    Many(u8),
    /// تسعينيات: the decade of a century that begins with its year 90.
    Decade(u8),
}

/// What is written onto a word of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::arabic) enum Lead {
    /// Nothing.
    Nothing,
    /// و, which joins the parts of a number: وعشرون.
    And,
    /// ب, ل, ك or ف, perhaps after و.
    Other,
}

/// A word of a number as it stands in a text.
#[derive(Clone, Copy, Debug)]
pub(in crate::arabic) struct Word {
    /// What it says.
    pub(in crate::arabic) numeral: Numeral,
    /// What is written onto it.
    pub(in crate::arabic) lead: Lead,
    /// How many letters that is.
    pub(in crate::arabic) letters: usize,
    /// Whether it has the article.
    pub(in crate::arabic) article: bool,
}

const UNITS: &[(u8, &str, &str)] = &[
    (3, "ثلاث", "ثلاثة"),
    (4, "أربع", "أربعة"),
    (5, "خمس", "خمسة"),
    (6, "ست", "ستة"),
    (7, "سبع", "سبعة"),
    (8, "ثمان ثماني", "ثمانية"),
    (9, "تسع", "تسعة"),
];

const TENS: &[(u8, &str)] =
    &[(20, "عشر"), (30, "ثلاث"), (40, "أربع"), (50, "خمس"), (60, "ست"), (70, "سبع"), (80, "ثمان"), (90, "تسع")];

/// Both spellings of the hundred, and the third that follows speech.
const HUNDRED: [&str; 3] = ["مئة", "مائة", "ماية"];

/// The hundred of speech, which is written only behind its unit (خمسمية): alone it is a name.
const SPOKEN_HUNDRED: &str = "مية";

const SCALES: &[(u8, &str, &str)] = &[
    (3, "ألف", "آلاف آلافا"),
    (6, "مليون", "ملايين"),
    (9, "مليار", "مليارات"),
    (9, "بليون", "بلايين"),
    (12, "تريليون", "تريليونات"),
    (12, "ترليون", "ترليونات"),
];

const ORDINALS: &[(u8, &str)] = &[
    (1, "أول أولى"),
    (2, "ثاني ثانية"),
    (3, "ثالث ثالثة"),
    (4, "رابع رابعة"),
    (5, "خامس خامسة"),
    (6, "سادس سادسة"),
    (7, "سابع سابعة"),
    (8, "ثامن ثامنة"),
    (9, "تاسع تاسعة"),
    (10, "عاشر عاشرة"),
];

const OTHERS: &[(Numeral, &str)] = &[
    (Numeral::Zero, "صفر"),
    (Numeral::One, "واحد واحدة"),
    (Numeral::OneOfTeens, "أحد إحدى"),
    (Numeral::Two, "اثنان اثنين اثنتان اثنتين"),
    (Numeral::TwoOfTeens, "اثنا اثني اثنتا اثنتي"),
    (Numeral::Ten { short: true }, "عشر"),
    (Numeral::Ten { short: false }, "عشرة"),
    (Numeral::Part(50), "نصف"),
    (Numeral::Part(25), "ربع"),
    (Numeral::Third, "ثلث"),
    (Numeral::TwoThirds, "ثلثا ثلثي ثلثان ثلثين"),
    (Numeral::Parts(4), "أرباع"),
    (Numeral::Parts(5), "أخماس"),
    (Numeral::Parts(6), "أسداس"),
    (Numeral::Parts(8), "أثمان"),
    (Numeral::Parts(10), "أعشار"),
    (Numeral::FirstOfTeens, "حادي حادية"),
    (Numeral::Many(1), "عشرات"),
    (Numeral::Many(2), "مئات مائات"),
];

/// لست is "I am not", never "for six".
const NO_NUMERALS: [&str; 3] = ["لست", "فلست", "ولست"];

/// Every form of every word of a number, folded, with what is written onto it.
pub(in crate::arabic) fn forms() -> impl Iterator<Item = (String, Word)> {
    let forms = bare().into_iter().flat_map(|(form, numeral)| {
        let form = fold_str(&form);
        let definite = format!("ال{form}");
        let word = move |lead: String, letters: usize, article| {
            let first = lead.chars().next();
            let lead_kind = match (letters, first) {
                (0, _) => Lead::Nothing,
                (1, Some('و')) => Lead::And,
                _ => Lead::Other,
            };
            (lead, Word { numeral, lead: lead_kind, letters, article })
        };
        let plain: Vec<_> = with_proclitics(&form).map(|(form, letters)| word(form, letters, false)).collect();
        let with_article = with_proclitics(&definite).map(|(form, letters)| word(form, letters, true));
        plain.into_iter().chain(with_article).collect::<Vec<_>>()
    });
    forms.filter(|(form, _)| !NO_NUMERALS.contains(&form.as_str()))
}

/// Every form without proclitic and article.
fn bare() -> Vec<(String, Numeral)> {
    let mut forms = Vec::new();
    let mut add = |words: &str, numeral| forms.extend(words.split(' ').map(|word| (word.to_owned(), numeral)));
    for &(value, short, long) in UNITS {
        add(short, Numeral::Unit { value, short: true });
        add(long, Numeral::Unit { value, short: false });
        for short in short.split(' ') {
            add(&format!("{short}ا"), Numeral::UnitOfTens(value));
        }
        for hundred in HUNDRED.into_iter().chain([SPOKEN_HUNDRED]) {
            let hundreds = Numeral::Hundreds(u16::from(value) * 100);
            for short in short.split(' ') {
                add(&format!("{short}{hundred}"), hundreds);
            }
        }
    }
    for &(value, stem) in TENS {
        add(&format!("{stem}ون {stem}ين"), Numeral::Tens(value));
        add(&format!("{stem}ينيات {stem}ينات"), Numeral::Decade(value));
    }
    for hundred in HUNDRED {
        let stem = hundred.trim_end_matches('ة');
        add(hundred, Numeral::Hundreds(100));
        add(&format!("{stem}تان {stem}تين {stem}تا {stem}تي"), Numeral::Hundreds(200));
    }
    for &(power, one, many) in SCALES {
        let mut scale = |words: &str, form| add(words, Numeral::Scale { power, form });
        scale(one, Form::Singular);
        scale(many, Form::Plural);
        scale(&format!("{one}ا"), Form::Alef);
        scale(&format!("{one}ان {one}ين"), Form::Dual);
        scale(&format!("{one}ي"), Form::Construct);
    }
    for &(value, words) in ORDINALS {
        add(words, Numeral::Ordinal(value));
    }
    for &(numeral, words) in OTHERS {
        add(words, numeral);
    }
    forms
}
