//! What holds of any text.

use super::*;
use crate::arabic::chars::is_arabic_letter;
use proptest::prelude::*;

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
    "خمسة",
    "وعشرون",
    "عشر",
    "مئة",
    "آلاف",
    "ونصف",
    "المليون",
    "أمس",
    "الأحد",
    "الثالثة",
    "عصرا",
    "الساعة",
    "بتوقيت",
    "غرينتش",
    "أرباع",
    "كم",
    "الأول",
    "إلا",
    "ربعا",
    "فاصل",
    "صفر",
    "بين",
    "إلى",
    "بعد",
    "المئة",
    "ال",
    "القرن",
    "000",
    "7",
    "UTC",
    "مئات",
    "الآلاف",
    "من",
    "أيام",
    "يومين",
    "منتصف",
    "الليل",
    "ثلث",
    "تسعينيات",
    "الماضي",
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
    for unit in [
        "1-",
        "a-",
        "a.",
        "5ر",
        "%",
        "1 مليون و",
        "مليون و",
        "خمسة و",
        "ألف ",
        "الساعة الثالثة و",
        "مارس/",
        "تشرين ",
        "الجمعة ، ",
        "21 من شهر ",
        "1+",
        "078 .",
        "+218 ",
        "5 فاصل ",
        "5 إلى ",
        "الخامسة بعد المئة و",
    ] {
        let text = unit.repeat(40_000);
        let length = text.chars().count();
        let found = placeables(&text);
        assert!(found.iter().all(|placeable| placeable.span.end <= length), "{unit}");
        assert!(found.is_sorted_by(|one, next| one.span.end <= next.span.start), "{unit}");
    }
}
