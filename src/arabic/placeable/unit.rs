//! Which measure? Lengths, areas, weights, volumes, power and speed: كيلومترات, "كيلومتر مربع", برميل, "درجة مئوية".
//!
//! The English names are those of the *International System of Units* brochure (9th edition, 2019) and of the trade (barrel,
//! feddan, dunum). A degree without "مئوية" is left out: on a scale of earthquakes English has none. ميل, قدم and عقدة are
//! other words ("inclined", "gave", "a knot in a rope") and need a number that surely counts.

use super::table::{Counted, Named, agrees};
use crate::arabic::lexicon::{COUNTED, DUAL, with_proclitics, without_proclitics};
use crate::arabic::piece::Piece;
use crate::arabic::style::Spelling;
use crate::arabic::token::TokenKind;

/// A unit of measure.
#[derive(Debug, PartialEq, Eq, Hash)]
pub struct Unit {
    /// Its symbol, or its English where it has none: "km", "barrel".
    pub symbol: &'static str,
    /// One of it: "kilometre".
    pub one: &'static str,
    /// Several: "kilometres".
    pub many: &'static str,
    /// The same as American papers spell it.
    pub american: (&'static str, &'static str),
}

const fn metric(
    symbol: &'static str,
    one: &'static str,
    many: &'static str,
    american_one: &'static str,
    american_many: &'static str,
) -> Unit {
    Unit { symbol, one, many, american: (american_one, american_many) }
}

const fn plain(symbol: &'static str, one: &'static str, many: &'static str) -> Unit {
    Unit { symbol, one, many, american: (one, many) }
}

/// A noun in all its forms after a number, folded, what it means alone and before an adjective or "في الساعة".
struct Noun {
    forms: &'static [&'static str],
    duals: &'static [&'static str],
    /// None for a noun that is a unit only with what follows it: "درجة مئوية".
    plain: Option<Unit>,
    of: &'static [(&'static str, Unit)],
    per_hour: Option<Unit>,
    /// Whether it is another word too, so that its number must surely count.
    unsure: bool,
}

const fn noun(forms: &'static [&'static str], duals: &'static [&'static str], plain: Unit) -> Noun {
    Noun { forms, duals, plain: Some(plain), of: &[], per_hour: None, unsure: false }
}

const KM: Unit = metric("km", "kilometre", "kilometres", "kilometer", "kilometers");
const KM2: Unit = metric("km²", "square kilometre", "square kilometres", "square kilometer", "square kilometers");
const KMH: Unit =
    metric("km/h", "kilometre per hour", "kilometres per hour", "kilometer per hour", "kilometers per hour");
const M2: Unit = metric("m²", "square metre", "square metres", "square meter", "square meters");
const M3: Unit = metric("m³", "cubic metre", "cubic metres", "cubic meter", "cubic meters");

static NOUNS: [Noun; 29] = [
    Noun {
        of: &[("مربع", KM2)],
        per_hour: Some(KMH),
        ..noun(&["كيلومتر", "كيلومترا", "كيلومترات", "كلم", "كم"], &["كيلومتران", "كيلومترين"], KM)
    },
    Noun {
        of: &[("مربع", M2), ("مكعب", M3)],
        ..noun(&["متر", "مترا", "امتار"], &["متران", "مترين"], metric("m", "metre", "metres", "meter", "meters"))
    },
    noun(
        &["سنتيمتر", "سنتيمترا", "سنتيمترات", "سنتمتر", "سنتمترا", "سم"],
        &["سنتيمترين"],
        metric("cm", "centimetre", "centimetres", "centimeter", "centimeters"),
    ),
    noun(
        &["ميليمتر", "ميليمترا", "ميليمترات", "مليمتر", "مليمترا", "مليمترات", "ملم", "مم"],
        &[],
        metric("mm", "millimetre", "millimetres", "millimeter", "millimeters"),
    ),
    Noun {
        of: &[
            ("بحري", plain("nmi", "nautical mile", "nautical miles")),
            ("مربع", plain("mi²", "square mile", "square miles")),
        ],
        per_hour: Some(plain("mph", "mile per hour", "miles per hour")),
        unsure: true,
        ..noun(&["ميل", "ميلا", "اميال"], &[], plain("mi", "mile", "miles"))
    },
    Noun {
        of: &[("مربع", plain("ft²", "square foot", "square feet")), ("مكعب", plain("ft³", "cubic foot", "cubic feet"))],
        unsure: true,
        ..noun(&["قدم", "قدما", "اقدام"], &[], plain("ft", "foot", "feet"))
    },
    noun(&["بوصه", "بوصات"], &["بوصتين"], plain("in", "inch", "inches")),
    // طنين is a buzzing too.
    noun(&["طن", "طنا", "اطنان"], &[], metric("t", "tonne", "tonnes", "metric ton", "metric tons")),
    noun(
        &[
            "كيلوغرام",
            "كيلوغراما",
            "كيلوغرامات",
            "كيلوجرام",
            "كيلوجراما",
            "كيلوجرامات",
            "كيلو",
            "كغم",
            "كغ",
            "كلغ",
            "كجم",
        ],
        &["كيلوغرامين", "كيلوجرامين"],
        plain("kg", "kilogram", "kilograms"),
    ),
    noun(&["غرام", "غراما", "غرامات", "جرام", "جراما", "جرامات"], &["غرامين", "جرامين"], plain("g", "gram", "grams")),
    noun(
        &["مليغرام", "مليغراما", "مليغرامات", "ميليغرام", "ملغ", "مليجرام"],
        &[],
        plain("mg", "milligram", "milligrams"),
    ),
    noun(
        &["لتر", "لترا", "لترات", "ليتر", "ليترا", "ليترات"],
        &["لترين"],
        metric("l", "litre", "litres", "liter", "liters"),
    ),
    noun(
        &["مليلتر", "مليلترا", "ميليلتر", "مل"],
        &[],
        metric("ml", "millilitre", "millilitres", "milliliter", "milliliters"),
    ),
    noun(&["برميل", "برميلا", "براميل"], &["برميلين", "برميلان"], plain("barrel", "barrel", "barrels")),
    noun(&["غالون", "غالونا", "غالونات", "جالون"], &["غالونين"], plain("gal", "gallon", "gallons")),
    noun(&["اونصه", "اونصات", "اوقيات"], &["اونصتين"], plain("oz", "ounce", "ounces")),
    noun(&["رطل", "رطلا", "ارطال"], &["رطلين"], plain("lb", "pound", "pounds")),
    noun(&["هكتار", "هكتارا", "هكتارات"], &["هكتارين"], plain("ha", "hectare", "hectares")),
    noun(&["فدان", "فدانا", "فدادين", "افدنه"], &["فدانين"], plain("feddan", "feddan", "feddans")),
    noun(&["دونم", "دونما", "دونمات"], &["دونمين"], plain("dunum", "dunum", "dunums")),
    Noun {
        of: &[("بحري", plain("kn", "knot", "knots"))],
        unsure: true,
        ..noun(&["عقده"], &[], plain("kn", "knot", "knots"))
    },
    Noun {
        forms: &["درجه", "درجات"],
        duals: &[],
        plain: None,
        of: &[
            ("مئوي", plain("°C", "degree Celsius", "degrees Celsius")),
            ("سيليزي", plain("°C", "degree Celsius", "degrees Celsius")),
            ("فهرنهايت", plain("°F", "degree Fahrenheit", "degrees Fahrenheit")),
        ],
        per_hour: None,
        unsure: false,
    },
    noun(&["واط", "واطا"], &[], plain("W", "watt", "watts")),
    noun(&["كيلوواط", "كيلووات", "كيلواط"], &[], plain("kW", "kilowatt", "kilowatts")),
    noun(
        &["ميغاواط", "ميغاوات", "ميجاواط", "ميجاوات", "ميغاواطا", "ميجاواتا"],
        &[],
        plain("MW", "megawatt", "megawatts"),
    ),
    noun(&["غيغاواط", "جيجاواط", "جيجاوات", "غيغاوات"], &[], plain("GW", "gigawatt", "gigawatts")),
    noun(&["ميغابايت", "ميجابايت"], &[], plain("MB", "megabyte", "megabytes")),
    noun(&["غيغابايت", "جيجابايت"], &[], plain("GB", "gigabyte", "gigabytes")),
    noun(&["ميغاهرتز", "ميجاهرتز"], &[], plain("MHz", "megahertz", "megahertz")),
];

/// The unit at `at` behind a number that `counts` for sure or not, and the piece after it.
pub(super) fn after(pieces: &[Piece<'_>], at: usize, counts: bool) -> Option<(&'static Unit, usize)> {
    let piece = pieces.get(at).filter(|piece| piece.may_be(COUNTED))?;
    let next = pieces.get(at + 1);
    // Written apart: "كيلو متر", "كيلو غرام".
    if piece.folded == "كيلو"
        && next.is_some_and(|next| {
            next.is_word(&["متر", "مترا", "مترات", "غرام", "غراما", "غرامات", "جرام", "جراما", "جرامات"])
        })
    {
        let metre = next.is_some_and(|next| next.folded.starts_with("متر"));
        let name = if metre { "كيلومتر" } else { "كيلوغرام" };
        let noun = NOUNS.iter().find(|noun| noun.forms.contains(&name))?;
        return of_noun(pieces, at + 1, noun, true);
    }
    let noun = NOUNS.iter().find(|noun| noun.forms.contains(&piece.folded))?;
    of_noun(pieces, at, noun, counts)
}

/// Two of a unit: كيلومترين.
pub(super) fn counted_itself(pieces: &[Piece<'_>], at: usize) -> Option<Counted<Unit>> {
    let piece = pieces.get(at).filter(|piece| piece.may_be(DUAL))?;
    let (noun, letters) =
        NOUNS.iter().find_map(|noun| Some((noun, without_proclitics(piece.folded, noun.duals)?.1)))?;
    let (what, next) = of_noun(pieces, at, noun, true)?;
    Some(Counted { what, count: 2, letters, next })
}

fn of_noun(pieces: &[Piece<'_>], at: usize, noun: &'static Noun, counts: bool) -> Option<(&'static Unit, usize)> {
    let first = pieces.get(at)?;
    if let Some(power) = pieces.get(at + 1).filter(|piece| piece.glued && piece.is(TokenKind::Number)) {
        // "كم2", "م٣".
        let name = match power.folded {
            "2" => "مربع",
            "3" => "مكعب",
            _ => "",
        };
        if let Some((_, unit)) = noun.of.iter().find(|(adjective, _)| *adjective == name) {
            return Some((unit, at + 2));
        }
    }
    let next = pieces.get(at + 1).filter(|next| next.is(TokenKind::Word));
    if let Some(next) = next {
        if let Some((_, unit)) = noun.of.iter().find(|(adjective, _)| agrees(first.folded, next.folded, adjective)) {
            return Some((unit, at + 2));
        }
        let hour = next.is_word(&["في"]) && pieces.get(at + 2).is_some_and(|piece| piece.is_word(&["الساعه"]));
        if let Some(unit) = noun.per_hour.as_ref().filter(|_| hour) {
            return Some((unit, at + 3));
        }
    }
    noun.plain.as_ref().filter(|_| counts || !noun.unsure).map(|unit| (unit, at + 1))
}

impl Unit {
    /// Its English after a number, given in canonical form.
    pub(super) fn english(&self, value: &str, spelling: Spelling) -> &'static str {
        match spelling {
            Spelling::British => self.after(value),
            Spelling::American if value == "1" => self.american.0,
            Spelling::American => self.american.1,
        }
    }
}

impl Named for Unit {
    fn one(&self) -> &'static str {
        self.one
    }

    fn many(&self) -> &'static str {
        self.many
    }
}

/// Every noun after a number.
pub(in crate::arabic) fn forms() -> Vec<String> {
    NOUNS.iter().flat_map(|noun| noun.forms).map(|&form| form.to_owned()).collect()
}

/// Every noun that says two.
pub(in crate::arabic) fn duals() -> Vec<String> {
    NOUNS.iter().flat_map(|noun| noun.duals).flat_map(|form| with_proclitics(form)).map(|(form, _)| form).collect()
}
