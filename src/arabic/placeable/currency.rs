//! Which money? Signs, codes, abbreviations, and names with or without a nationality: "دولار كندي", "دنانير ليبية", €, LYD.
//!
//! Codes are those of ISO 4217; the English names are those of the countries' central banks. A currency with a sign that
//! English readers know takes it where the style wants signs.

use super::table::{self, Counted, Named, agrees, noun_of};
use crate::arabic::piece::Piece;
use crate::arabic::style::Style;
use crate::arabic::token::TokenKind;

/// A currency.
#[derive(Debug, PartialEq, Eq, Hash)]
pub struct Currency {
    /// Its code in ISO 4217; empty where the text does not say which dinar, riyal or the like is meant.
    pub code: &'static str,
    /// The sign before the number, where English has one: "$", "C$".
    pub sign: Option<&'static str>,
    /// One of it: "Libyan dinar".
    pub one: &'static str,
    /// Several: "Libyan dinars".
    pub many: &'static str,
}

const fn signed(code: &'static str, sign: &'static str, one: &'static str, many: &'static str) -> Currency {
    Currency { code, sign: Some(sign), one, many }
}

const fn named(code: &'static str, one: &'static str, many: &'static str) -> Currency {
    Currency { code, sign: None, one, many }
}

/// A currency's noun in all its forms after a number, folded, what it means alone and with a nationality.
struct Noun {
    forms: &'static [&'static str],
    /// Two of it, which need no number: دولارين.
    duals: &'static [&'static str],
    plain: Currency,
    /// Folded masculine adjective, or the country after the noun.
    of: &'static [(&'static str, Currency)],
}

static NOUNS: [Noun; 24] = [
    Noun {
        forms: &["دولار", "دولارا", "دولارات"],
        duals: &["دولاران", "دولارين"],
        plain: signed("USD", "$", "US dollar", "US dollars"),
        of: &[
            ("اميركي", signed("USD", "$", "US dollar", "US dollars")),
            ("امريكي", signed("USD", "$", "US dollar", "US dollars")),
            ("كندي", signed("CAD", "C$", "Canadian dollar", "Canadian dollars")),
            ("استرالي", signed("AUD", "A$", "Australian dollar", "Australian dollars")),
            ("نيوزيلندي", signed("NZD", "NZ$", "New Zealand dollar", "New Zealand dollars")),
            ("سنغافوري", signed("SGD", "S$", "Singapore dollar", "Singapore dollars")),
            ("تايواني", signed("TWD", "T$", "Taiwan dollar", "Taiwan dollars")),
        ],
    },
    Noun { forms: &["يورو", "اورو"], duals: &[], plain: signed("EUR", "€", "euro", "euros"), of: &[] },
    Noun {
        forms: &["دينار", "دينارا", "دنانير"],
        duals: &["ديناران", "دينارين"],
        plain: named("", "dinar", "dinars"),
        of: &[
            ("ليبي", named("LYD", "Libyan dinar", "Libyan dinars")),
            ("تونسي", named("TND", "Tunisian dinar", "Tunisian dinars")),
            ("جزائري", named("DZD", "Algerian dinar", "Algerian dinars")),
            ("عراقي", named("IQD", "Iraqi dinar", "Iraqi dinars")),
            ("كويتي", named("KWD", "Kuwaiti dinar", "Kuwaiti dinars")),
            ("اردني", named("JOD", "Jordanian dinar", "Jordanian dinars")),
            ("بحريني", named("BHD", "Bahraini dinar", "Bahraini dinars")),
        ],
    },
    Noun {
        forms: &["ريال", "ريالا", "ريالات"],
        duals: &["ريالان", "ريالين"],
        plain: named("", "riyal", "riyals"),
        of: &[
            ("سعودي", named("SAR", "Saudi riyal", "Saudi riyals")),
            ("قطري", named("QAR", "Qatari riyal", "Qatari riyals")),
            ("عماني", named("OMR", "Omani rial", "Omani rials")),
            ("يمني", named("YER", "Yemeni rial", "Yemeni rials")),
            ("ايراني", named("IRR", "Iranian rial", "Iranian rials")),
            ("برازيلي", named("BRL", "Brazilian real", "Brazilian reais")),
        ],
    },
    Noun {
        forms: &["درهم", "درهما", "دراهم"],
        duals: &["درهمان", "درهمين"],
        plain: named("", "dirham", "dirhams"),
        of: &[
            ("اماراتي", named("AED", "UAE dirham", "UAE dirhams")),
            ("مغربي", named("MAD", "Moroccan dirham", "Moroccan dirhams")),
            ("ليبي", named("LYD", "Libyan dirham", "Libyan dirhams")),
        ],
    },
    Noun {
        forms: &["جنيه", "جنيها", "جنيهات"],
        duals: &["جنيهان", "جنيهين"],
        plain: named("", "pound", "pounds"),
        of: &[
            ("مصري", named("EGP", "Egyptian pound", "Egyptian pounds")),
            ("سوداني", named("SDG", "Sudanese pound", "Sudanese pounds")),
            ("استرليني", signed("GBP", "£", "pound sterling", "pounds sterling")),
            ("بريطاني", signed("GBP", "£", "pound sterling", "pounds sterling")),
        ],
    },
    Noun {
        forms: &["استرليني", "استرلينيا"],
        duals: &[],
        plain: signed("GBP", "£", "pound sterling", "pounds sterling"),
        of: &[],
    },
    Noun {
        forms: &["ليره", "ليرات"],
        duals: &["ليرتان", "ليرتين"],
        plain: named("", "lira", "lira"),
        of: &[
            ("سوري", named("SYP", "Syrian pound", "Syrian pounds")),
            ("لبناني", named("LBP", "Lebanese pound", "Lebanese pounds")),
            ("تركي", named("TRY", "Turkish lira", "Turkish lira")),
        ],
    },
    Noun {
        forms: &["فرنك", "فرنكا", "فرنكات"],
        duals: &["فرنكان", "فرنكين"],
        plain: named("", "franc", "francs"),
        of: &[
            ("سويسري", named("CHF", "Swiss franc", "Swiss francs")),
            ("فرنسي", named("FRF", "French franc", "French francs")),
            ("افريقي", named("XOF", "CFA franc", "CFA francs")),
            ("سيفا", named("XOF", "CFA franc", "CFA francs")),
            ("جيبوتي", named("DJF", "Djibouti franc", "Djibouti francs")),
            ("قمري", named("KMF", "Comorian franc", "Comorian francs")),
        ],
    },
    Noun {
        forms: &["اوقيه"],
        duals: &[],
        plain: named("MRU", "ouguiya", "ouguiyas"),
        of: &[("موريتاني", named("MRU", "Mauritanian ouguiya", "Mauritanian ouguiyas"))],
    },
    Noun {
        forms: &["شلن", "شلنا", "شلنات"],
        duals: &["شلنين"],
        plain: named("", "shilling", "shillings"),
        of: &[
            ("صومالي", named("SOS", "Somali shilling", "Somali shillings")),
            ("كيني", named("KES", "Kenyan shilling", "Kenyan shillings")),
        ],
    },
    Noun {
        forms: &["روبل", "روبلا", "روبلات"],
        // بروبلين is the end of polypropylene, too.
        duals: &[],
        plain: named("RUB", "rouble", "roubles"),
        of: &[("روسي", named("RUB", "Russian rouble", "Russian roubles"))],
    },
    Noun {
        forms: &["روبيه", "روبيات"],
        duals: &[],
        plain: named("", "rupee", "rupees"),
        of: &[
            ("هندي", named("INR", "Indian rupee", "Indian rupees")),
            ("باكستاني", named("PKR", "Pakistani rupee", "Pakistani rupees")),
            ("اندونيسي", named("IDR", "Indonesian rupiah", "Indonesian rupiah")),
        ],
    },
    Noun {
        forms: &["شيكل", "شيكلا", "شيقل", "شيقلا", "شواكل"],
        duals: &["شيكلين"],
        plain: named("ILS", "shekel", "shekels"),
        of: &[("اسرائيلي", named("ILS", "Israeli shekel", "Israeli shekels"))],
    },
    Noun {
        forms: &["يوان", "يوانا"],
        duals: &[],
        plain: named("CNY", "yuan", "yuan"),
        of: &[("صيني", named("CNY", "yuan", "yuan"))],
    },
    Noun {
        forms: &["ين", "ينا"],
        duals: &[],
        plain: named("JPY", "yen", "yen"),
        of: &[("ياباني", named("JPY", "yen", "yen"))],
    },
    Noun {
        forms: &["تومان", "تومانا"],
        duals: &[],
        plain: named("IRT", "toman", "tomans"),
        of: &[("ايراني", named("IRT", "Iranian toman", "Iranian tomans"))],
    },
    Noun {
        forms: &["فلس", "فلسا", "فلوس"], duals: &["فلسين"], plain: named("", "fils", "fils"), of: &[]
    },
    Noun {
        forms: &["قرش", "قرشا", "قروش"], duals: &["قرشين"], plain: named("", "piastre", "piastres"), of: &[]
    },
    Noun {
        // سنتين is two years.
        forms: &["سنت", "سنتا", "سنتات"],
        duals: &[],
        plain: named("", "cent", "cents"),
        of: &[("اميركي", named("", "US cent", "US cents")), ("امريكي", named("", "US cent", "US cents"))],
    },
    Noun { forms: &["هلله", "هللات"], duals: &[], plain: named("", "halala", "halalas"), of: &[] },
    Noun {
        forms: &["مليم", "مليما", "مليمات"], duals: &[], plain: named("", "millime", "millimes"), of: &[]
    },
    Noun {
        forms: &["سنتيم", "سنتيما", "سنتيمات"], duals: &[], plain: named("", "centime", "centimes"), of: &[]
    },
    Noun { forms: &["بنس", "بنسا", "بنسات"], duals: &[], plain: named("", "pence", "pence"), of: &[] },
];

/// Signs that stand before or after a number.
static SIGNS: [(&str, Currency); 7] = [
    ("$", signed("USD", "$", "US dollar", "US dollars")),
    ("€", signed("EUR", "€", "euro", "euros")),
    ("£", signed("GBP", "£", "pound sterling", "pounds sterling")),
    ("¥", signed("JPY", "¥", "yen", "yen")),
    ("₪", named("ILS", "shekel", "shekels")),
    ("₺", named("TRY", "Turkish lira", "Turkish lira")),
    ("﷼", named("", "riyal", "riyals")),
];

/// Letters with full stops behind a number, folded: "د.ل" is the Libyan dinar.
const ABBREVIATIONS: &[(&str, &str, &str)] = &[
    ("د", "ل", "LYD"),
    ("د", "ت", "TND"),
    ("د", "ج", "DZD"),
    ("د", "ع", "IQD"),
    ("د", "ك", "KWD"),
    ("د", "ا", "JOD"),
    ("د", "ب", "BHD"),
    ("ر", "س", "SAR"),
    ("ر", "ق", "QAR"),
    ("ر", "ع", "OMR"),
    ("ر", "ي", "YER"),
    ("ج", "م", "EGP"),
    ("ل", "ل", "LBP"),
    ("ل", "س", "SYP"),
];

/// The currency of a sign.
pub(super) fn sign(piece: &Piece<'_>) -> Option<&'static Currency> {
    if !piece.is(TokenKind::Punctuation) {
        return None;
    }
    SIGNS.iter().find(|(sign, _)| piece.is_mark(&[sign])).map(|(_, currency)| currency)
}

/// The currency of a code in Latin letters: LYD, and US before "$".
pub(super) fn code(piece: &Piece<'_>) -> Option<&'static Currency> {
    if piece.text.len() != 3 || !piece.text.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return None;
    }
    by_code(piece.text)
}

fn by_code(code: &str) -> Option<&'static Currency> {
    let of_nouns = NOUNS.iter().flat_map(|noun| noun.of.iter().map(|(_, currency)| currency).chain([&noun.plain]));
    of_nouns.chain(SIGNS.iter().map(|(_, currency)| currency)).find(|currency| currency.code == code)
}

/// The currency at `at`, a sign, code, abbreviation or noun with its nationality, and the piece after it.
pub(super) fn after(pieces: &[Piece<'_>], at: usize) -> Option<(&'static Currency, usize)> {
    let piece = pieces.get(at)?;
    if let Some(currency) = sign(piece) {
        // "150 $200" is the sign of the next number.
        let of_next = !piece.glued && pieces.get(at + 1).is_some_and(|next| next.glued && next.is(TokenKind::Number));
        return (!of_next).then_some((currency, at + 1));
    }
    if let Some(currency) = code(piece) {
        return Some((currency, at + 1));
    }
    if let Some(abbreviated) = abbreviation(pieces, at) {
        return Some(abbreviated);
    }
    Some(with_nationality(pieces, at, noun_of(&NOUNS, piece)?))
}

/// Two of a currency: "دولارين", "دينارين ليبيين"; and one with its number behind it: "دولار واحد".
pub(super) fn counted_itself(pieces: &[Piece<'_>], at: usize) -> Option<Counted<Currency>> {
    table::counted_itself(&NOUNS, pieces, at, |at, noun| Some(with_nationality(pieces, at, noun)))
}

fn with_nationality(pieces: &[Piece<'_>], at: usize, noun: &'static Noun) -> (&'static Currency, usize) {
    let of = |word: &Piece<'_>| {
        let first = pieces.get(at)?;
        noun.of.iter().find(|(adjective, _)| agrees(first.folded, word.folded, adjective)).map(|(_, currency)| currency)
    };
    let next = pieces.get(at + 1).filter(|next| next.is(TokenKind::Word));
    next.and_then(of).map_or((&noun.plain, at + 1), |currency| (currency, at + 2))
}

fn abbreviation(pieces: &[Piece<'_>], at: usize) -> Option<(&'static Currency, usize)> {
    let (first, stop, second) = (pieces.get(at)?, pieces.get(at + 1)?, pieces.get(at + 2)?);
    if !first.is(TokenKind::Word) || !stop.is_mark(&["."]) || !stop.glued || !second.glued {
        return None;
    }
    let &(_, _, code) = ABBREVIATIONS.iter().find(|&&(one, other, _)| first.folded == one && second.folded == other)?;
    let closed = pieces.get(at + 3).is_some_and(|piece| piece.is_mark(&["."]) && piece.glued)
        && pieces.get(at + 4).is_some_and(|piece| !piece.is_mark(&["."]));
    Some((by_code(code)?, at + 3 + usize::from(closed)))
}

impl Currency {
    /// Its sign where English has one and the style wants it.
    pub(super) fn sign_in(&self, style: &Style) -> Option<&'static str> {
        self.sign.filter(|_| style.money_signs)
    }
}

impl Named for Currency {
    fn one(&self) -> &'static str {
        self.one
    }

    fn many(&self) -> &'static str {
        self.many
    }
}

impl table::Noun for Noun {
    fn forms(&self) -> &'static [&'static str] {
        self.forms
    }

    fn duals(&self) -> &'static [&'static str] {
        self.duals
    }
}

/// Every noun after a number.
pub(in crate::arabic) fn forms() -> Vec<String> {
    table::forms(&NOUNS)
}

/// Every noun that says two.
pub(in crate::arabic) fn duals() -> Vec<String> {
    table::duals(&NOUNS)
}
