use super::*;
use crate::arabic::chars::is_arabic_letter;
use crate::arabic::span::Offsets;
use PlaceableKind::{Code, Currency, Date, Email, Number, Percent, Time, Url};
use proptest::prelude::*;

fn read(text: &str) -> Vec<(&str, PlaceableKind, String)> {
    let offsets = Offsets::new(text);
    placeables(text).into_iter().map(|found| (offsets.slice(found.span), found.kind, found.english)).collect()
}

#[test]
fn one_placeable_is_covered_whole_and_written_in_news_style() {
    for (text, covered, kind, english) in [
        ("أصيب 25 شخصا", "25", Number, "25"),
        ("عام ٢٠١٩", "٢٠١٩", Number, "2019"),
        ("نحو 1250000 نسمة", "1250000", Number, "1,250,000"),
        ("و٤٠٠ ألف نازح", "٤٠٠ ألف", Number, "400,000"),
        ("5 آلاف مقاتل", "5 آلاف", Number, "5,000"),
        ("5 ملايين برميل", "5 ملايين", Number, "5 million"),
        ("935ر6 مليون برميل", "935ر6 مليون", Number, "6.935 million"),
        ("نحو 95.\u{200F}56 دولار", "95.\u{200F}56 دولار", Currency, "$56.95"),
        ("164 مليارا و400 مليون برميل", "164 مليارا و400 مليون", Number, "164.4 billion"),
        ("3 ملايين و500 ألف دينار", "3 ملايين و500 ألف دينار", Currency, "3.5 million dinars"),
        ("بنسبة ٢٥٪ فقط", "٢٥٪", Percent, "25%"),
        ("بلغت %20، وفق", "%20", Percent, "20%"),
        ("حدود70 % من", "70 %", Percent, "70%"),
        ("3,5 في المئة", "3,5 في المئة", Percent, "3.5%"),
        ("11.4 في المائة", "11.4 في المائة", Percent, "11.4%"),
        ("٦٠ بالمئة", "٦٠ بالمئة", Percent, "60%"),
        ("10-15%", "10-15%", Percent, "10-15%"),
        ("3.5 مليون دولار أميركي", "3.5 مليون دولار أميركي", Currency, "$3.5 million"),
        ("7000 دولار", "7000 دولار", Currency, "$7,000"),
        ("50.000 دولار", "50.000 دولار", Currency, "$50,000"),
        ("15 دولارا كنديا", "15 دولارا كنديا", Currency, "C$15"),
        ("بقيمة $150 مليون", "$150 مليون", Currency, "$150 million"),
        ("ثمنه 849.99 $", "849.99 $", Currency, "$849.99"),
        ("154 مليار يورو", "154 مليار يورو", Currency, "€154 billion"),
        ("25 دينارا ليبيا", "25 دينارا ليبيا", Currency, "25 Libyan dinars"),
        ("5 دنانير ليبية", "5 دنانير ليبية", Currency, "5 Libyan dinars"),
        ("25 دينار ليبيا", "25 دينار", Currency, "25 dinars"),
        ("1 دينار ليبي", "1 دينار ليبي", Currency, "1 Libyan dinar"),
        ("32 مليون جنيه إسترليني", "32 مليون جنيه إسترليني", Currency, "£32 million"),
        ("200 ألف ريال", "200 ألف ريال", Currency, "200,000 riyals"),
        ("1500 ليرة لبنانية", "1500 ليرة لبنانية", Currency, "1,500 Lebanese pounds"),
        ("لجنة (5+5) العسكرية", "5+5", Code, "5+5"),
        ("لجنة (٥+٥)", "٥+٥", Code, "5+5"),
        ("فاز 3–1 على", "3–1", Code, "3-1"),
        ("طائرة F-16", "F-16", Code, "F-16"),
        ("مجموعة G20", "G20", Code, "G20"),
        ("بتاريخ 21/8/20", "21/8/20", Code, "21/8/20"),
        ("الساعة ١٠:٣٠ صباحا", "١٠:٣٠", Time, "10:30"),
        ("https://example.org/a/2020/8.", "https://example.org/a/2020/8", Url, "https://example.org/a/2020/8"),
        ("desk@example.org", "desk@example.org", Email, "desk@example.org"),
        ("في 21 آب/ أغسطس 2020", "21 آب/ أغسطس 2020", Date, "21 August 2020"),
        ("هاتف 00218912345678", "00218912345678", Number, "00218912345678"),
    ] {
        assert_eq!(read(text), [(covered, kind, english.to_owned())], "{text}");
    }
}

#[test]
fn several_come_in_order() {
    for (text, expected) in [
        ("من 20% إلى 30 %", vec!["20%", "30%"]),
        ("15 %20", vec!["15", "20%"]),
        ("بين 5ر1 و8ر1 مرة", vec!["1.5", "1.8"]),
        ("قتل 12 وأصيب 25 في 3 مارس 2020 عند 10:30", vec!["12", "25", "3 March 2020", "10:30"]),
        ("(1984-1991) و(2011)", vec!["1984-1991", "2011"]),
        ("كوفيد-19 و 4 لقاحات", vec!["19", "4"]),
    ] {
        let english: Vec<String> = read(text).into_iter().map(|(_, _, english)| english).collect();
        assert_eq!(english, expected, "{text}");
    }
}

#[test]
fn words_are_no_placeables() {
    for text in ["", "قال المسؤول", "شركة Twitter", "Reuters/AP", "ألف ليلة", "مليون دولار", "% $ + -"]
    {
        assert_eq!(read(text), [], "{text}");
    }
}

/// Words that amounts, dates and codes are made of.
const WORDS: &[&str] = &[
    "25",
    "٢٥",
    "3.5",
    "2020",
    "ر",
    "%",
    "٪",
    "$",
    "في",
    "المئة",
    "بالمئة",
    "مليون",
    "ألف",
    "و",
    "دينار",
    "ليبية",
    "+",
    "-",
    "/",
    "F",
    "G20",
    "مارس",
    "هـ",
    "10:30",
    "21/8/2020",
    "1/2/20",
    "a@b.co",
    "www.b.co/x",
    "(",
    ")",
    ".",
    "\u{200F}",
    "قال",
    "1-1-1-1",
];

proptest! {
    /// Spans index the source, in order and disjoint; the English has no Arabic letter and is not empty.
    #[test]
    fn placeables_are_in_order_and_english(
        words in proptest::collection::vec(proptest::sample::select(WORDS), 0..40), separator in "[ ]?") {
        let text = words.join(&separator);
        let length = text.chars().count();
        let mut last = 0;
        for found in placeables(&text) {
            prop_assert!(found.span.start >= last && !found.span.is_empty() && found.span.end <= length);
            prop_assert!(!found.english.is_empty() && !found.english.chars().any(is_arabic_letter), "{:?}", found);
            last = found.span.end;
        }
    }

    /// Any input at all.
    #[test]
    fn never_panics(text in "\\PC*") {
        let _ = placeables(&text);
    }

    /// The digit set of the source changes nothing in the English.
    #[test]
    fn digits_of_any_set_say_the_same(words in proptest::collection::vec(proptest::sample::select(WORDS), 0..20)) {
        let text = words.join(" ");
        let english = |text: &str| placeables(text).into_iter().map(|found| found.english).collect::<Vec<_>>();
        let eastern: String = text.chars().map(|c| c.to_digit(10).and_then(|d| char::from_u32(0x0660 + d)).unwrap_or(c)).collect();
        // Latin words keep their digits (G20), and addresses are as they are.
        if !text.contains(['F', 'G', 'a', 'w']) {
            prop_assert_eq!(english(&text), english(&eastern));
        }
    }
}

/// A quadratic scan of any of these would not come to its end while anybody waits. No time is asserted.
#[test]
fn hostile_repetition_comes_to_an_end() {
    for unit in ["1-", "a-", "a.", "5ر", "%", "1 مليون و", "مارس/", "تشرين ", "الجمعة ، ", "21 من شهر ", "1+"]
    {
        let text = unit.repeat(40_000);
        let length = text.chars().count();
        let found = placeables(&text);
        assert!(found.iter().all(|placeable| placeable.span.end <= length), "{unit}");
        assert!(found.is_sorted_by(|one, next| one.span.end <= next.span.start), "{unit}");
    }
}
