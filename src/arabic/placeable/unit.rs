//! Which measure? Lengths, areas, weights, volumes, power and speed: كيلومترات, "كيلومتر مربع", برميل, "درجة مئوية".
//!
//! The English names are those of the *International System of Units* brochure (9th edition, 2019) and of the trade (barrel,
//! feddan, dunum). A degree without "مئوية" is left out: on a scale of earthquakes English has none. ميل, قدم and عقدة are
//! other words ("inclined", "gave", "a knot in a rope") and need a number that surely counts. Lengths of time are units too;
//! "25 يوم الأحد" and "2011 عام الثورة" are none.

use super::table::{self, Counted, Named, agrees, noun_of};
use crate::arabic::lexicon::{MONTH, RELATIVE, WEEKDAY};
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
    /// Whether it is a length of time, before which a small number is a word: "three hours", but "3 kilometres".
    pub time: bool,
}

const fn metric(
    symbol: &'static str,
    one: &'static str,
    many: &'static str,
    american_one: &'static str,
    american_many: &'static str,
) -> Unit {
    Unit { symbol, one, many, american: (american_one, american_many), time: false }
}

const fn plain(symbol: &'static str, one: &'static str, many: &'static str) -> Unit {
    Unit { symbol, one, many, american: (one, many), time: false }
}

const fn time(symbol: &'static str, one: &'static str, many: &'static str) -> Unit {
    Unit { time: true, ..plain(symbol, one, many) }
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

static NOUNS: [Noun; 36] = [
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
    noun(&["ثانيه", "ثوان", "ثواني"], &["ثانيتين", "ثانيتان"], time("s", "second", "seconds")),
    noun(&["دقيقه", "دقائق", "دقايق"], &["دقيقتين", "دقيقتان"], time("min", "minute", "minutes")),
    noun(&["ساعه", "ساعات"], &["ساعتين", "ساعتان"], time("h", "hour", "hours")),
    noun(&["يوم", "يوما", "ايام"], &["يومين", "يومان"], time("d", "day", "days")),
    noun(&["اسبوع", "اسبوعا", "اسابيع"], &["اسبوعين", "اسبوعان"], time("wk", "week", "weeks")),
    noun(&["شهر", "شهرا", "اشهر", "شهور"], &["شهرين", "شهران"], time("mo", "month", "months")),
    noun(
        &["عام", "عاما", "اعوام", "سنه", "سنوات", "سنين"],
        &["عامين", "عامان", "سنتين", "سنتان"],
        time("yr", "year", "years"),
    ),
];

/// The unit at `at` behind a number that `counts` for sure or not, and the piece after it.
pub(super) fn after(pieces: &[Piece<'_>], at: usize, counts: bool) -> Option<(&'static Unit, usize)> {
    let piece = pieces.get(at)?;
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
    of_noun(pieces, at, noun_of(&NOUNS, piece)?, counts)
}

/// Two of a unit, كيلومترين, and one with its number behind it, "يوم واحد".
pub(super) fn counted_itself(pieces: &[Piece<'_>], at: usize) -> Option<Counted<Unit>> {
    let before = at.checked_sub(1).and_then(|before| pieces.get(before));
    // عام is "general" too: "مديرين عامين" are two directors-general.
    let adjective = before.is_some_and(|before| before.folded.ends_with("ين") || before.folded.ends_with("ان"));
    let counted = table::counted_itself(&NOUNS, pieces, at, |at, noun| of_noun(pieces, at, noun, true))?;
    (counted.what.symbol != "yr" || !adjective).then_some(counted)
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
        if noun.is_time() && is_name_of_time(next) {
            return None;
        }
        let hour = next.is_word(&["في"]) && pieces.get(at + 2).is_some_and(|piece| piece.is_word(&["الساعه"]));
        if let Some(unit) = noun.per_hour.as_ref().filter(|_| hour) {
            return Some((unit, at + 3));
        }
    }
    // "كم/ساعة", "كلم/س".
    let stroke = pieces.get(at + 1).is_some_and(|piece| piece.is_mark(&["/"]));
    if stroke && pieces.get(at + 2).is_some_and(|piece| piece.is_word(&["ساعه", "الساعه", "س"])) {
        return noun.per_hour.as_ref().map(|unit| (unit, at + 3));
    }
    let year = noun.is_time() && pieces.get(at + 1).is_some_and(|piece| piece.is(TokenKind::Number));
    noun.plain.as_ref().filter(|_| (counts || !noun.unsure) && !year).map(|unit| (unit, at + 1))
}

/// What a lone يوم, شهر or عام before it names: "يوم الأحد", "شهر مارس", "يوم أمس".
fn is_name_of_time(piece: &Piece<'_>) -> bool {
    piece.may_be(WEEKDAY | MONTH | RELATIVE)
}

impl Noun {
    fn is_time(&self) -> bool {
        self.plain.as_ref().is_some_and(|unit| unit.time)
    }
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
