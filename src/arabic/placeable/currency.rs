//! Which money? Signs, and names with or without a nationality: "دولار كندي", "دنانير ليبية", €.
//!
//! The English names are those of the countries' central banks; dollars, euros and sterling take their signs.

use crate::arabic::piece::Piece;
use crate::arabic::token::TokenKind;

/// How English writes a currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Money {
    /// A sign before the number.
    Symbol(&'static str),
    /// A name after it.
    Named { one: &'static str, many: &'static str },
}

/// The currency sign that a mark is.
pub(super) fn sign(piece: &Piece<'_>) -> Option<&'static str> {
    ["$", "€", "£", "¥"].into_iter().find(|sign| piece.is_mark(&[sign]))
}

/// A currency's noun in all its forms after a number, folded, its English, and what a nationality makes of it.
struct Noun {
    forms: &'static [&'static str],
    plain: Money,
    /// Folded masculine adjective, English.
    of: &'static [(&'static str, Money)],
}

const fn named(one: &'static str, many: &'static str) -> Money {
    Money::Named { one, many }
}

const NOUNS: &[Noun] = &[
    Noun {
        forms: &["دولار", "دولارا", "دولارات"],
        plain: Money::Symbol("$"),
        of: &[
            ("اميركي", Money::Symbol("$")),
            ("امريكي", Money::Symbol("$")),
            ("كندي", Money::Symbol("C$")),
            ("استرالي", Money::Symbol("A$")),
            ("نيوزيلندي", Money::Symbol("NZ$")),
            ("سنغافوري", Money::Symbol("S$")),
            ("تايواني", Money::Symbol("T$")),
        ],
    },
    Noun { forms: &["يورو"], plain: Money::Symbol("€"), of: &[] },
    Noun {
        forms: &["دينار", "دينارا", "دنانير"],
        plain: named("dinar", "dinars"),
        of: &[
            ("ليبي", named("Libyan dinar", "Libyan dinars")),
            ("تونسي", named("Tunisian dinar", "Tunisian dinars")),
            ("جزائري", named("Algerian dinar", "Algerian dinars")),
            ("عراقي", named("Iraqi dinar", "Iraqi dinars")),
            ("كويتي", named("Kuwaiti dinar", "Kuwaiti dinars")),
            ("اردني", named("Jordanian dinar", "Jordanian dinars")),
            ("بحريني", named("Bahraini dinar", "Bahraini dinars")),
        ],
    },
    Noun {
        forms: &["ريال", "ريالا", "ريالات"],
        plain: named("riyal", "riyals"),
        of: &[
            ("سعودي", named("Saudi riyal", "Saudi riyals")),
            ("قطري", named("Qatari riyal", "Qatari riyals")),
            ("عماني", named("Omani rial", "Omani rials")),
            ("يمني", named("Yemeni rial", "Yemeni rials")),
            ("ايراني", named("Iranian rial", "Iranian rials")),
            ("برازيلي", named("Brazilian real", "Brazilian reais")),
        ],
    },
    Noun {
        forms: &["درهم", "درهما", "دراهم"],
        plain: named("dirham", "dirhams"),
        of: &[
            ("اماراتي", named("UAE dirham", "UAE dirhams")),
            ("مغربي", named("Moroccan dirham", "Moroccan dirhams")),
            ("ليبي", named("Libyan dirham", "Libyan dirhams")),
        ],
    },
    Noun {
        forms: &["جنيه", "جنيها", "جنيهات"],
        plain: named("pound", "pounds"),
        of: &[
            ("مصري", named("Egyptian pound", "Egyptian pounds")),
            ("سوداني", named("Sudanese pound", "Sudanese pounds")),
            ("استرليني", Money::Symbol("£")),
        ],
    },
    Noun {
        forms: &["ليره", "ليرات"],
        plain: named("lira", "lira"),
        of: &[
            ("سوري", named("Syrian pound", "Syrian pounds")),
            ("لبناني", named("Lebanese pound", "Lebanese pounds")),
            ("تركي", named("Turkish lira", "Turkish lira")),
        ],
    },
    Noun {
        forms: &["فرنك", "فرنكا", "فرنكات"],
        plain: named("franc", "francs"),
        of: &[
            ("سويسري", named("Swiss franc", "Swiss francs")),
            ("فرنسي", named("French franc", "French francs")),
            ("افريقي", named("CFA franc", "CFA francs")),
        ],
    },
    Noun {
        forms: &["روبل", "روبلا", "روبلات"],
        plain: named("rouble", "roubles"),
        of: &[("روسي", named("Russian rouble", "Russian roubles"))],
    },
    Noun {
        forms: &["روبيه", "روبيات"],
        plain: named("rupee", "rupees"),
        of: &[
            ("هندي", named("Indian rupee", "Indian rupees")),
            ("باكستاني", named("Pakistani rupee", "Pakistani rupees")),
            ("اندونيسي", named("Indonesian rupiah", "Indonesian rupiah")),
        ],
    },
    Noun {
        forms: &["شيكل", "شيكلا", "شيقل", "شيقلا", "شواكل"],
        plain: named("shekel", "shekels"),
        of: &[("اسرائيلي", named("Israeli shekel", "Israeli shekels"))],
    },
    Noun {
        forms: &["يوان", "يوانا"], plain: named("yuan", "yuan"), of: &[("صيني", named("yuan", "yuan"))]
    },
    Noun { forms: &["ين", "ينا"], plain: named("yen", "yen"), of: &[("ياباني", named("yen", "yen"))] },
];

/// The currency at `at`, a sign or a noun with its nationality, and the piece after it.
pub(super) fn after(pieces: &[Piece<'_>], at: usize) -> Option<(Money, usize)> {
    let piece = pieces.get(at)?;
    if let Some(sign) = sign(piece) {
        // "150 $200" is the sign of the next number.
        let of_next = !piece.glued && pieces.get(at + 1).is_some_and(|next| next.glued && next.is(TokenKind::Number));
        return (!of_next).then_some((Money::Symbol(sign), at + 1));
    }
    let noun = NOUNS.iter().find(|noun| piece.is_word(noun.forms))?;
    let nationality = pieces.get(at + 1).filter(|next| next.is(TokenKind::Word)).and_then(|next| {
        noun.of.iter().find(|(adjective, _)| agrees(&piece.folded, &next.folded, adjective)).map(|&(_, money)| money)
    });
    Some(match nationality {
        Some(money) => (money, at + 2),
        None => (noun.plain, at + 1),
    })
}

/// Whether `word` is `adjective` as it goes with the noun: "دينار ليبي", "دنانير ليبية", "دينارا ليبيا".
///
/// The accusative only follows the accusative: in "25 دينار ليبيا" the last word is the country.
fn agrees(noun: &str, word: &str, adjective: &str) -> bool {
    word.strip_prefix(adjective).is_some_and(|ending| match ending {
        "" | "ه" => true,
        "ا" => noun.ends_with('ا'),
        _ => false,
    })
}
