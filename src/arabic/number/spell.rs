//! How is a number written in Arabic words? For tests: what is written here must be read back as the same value.
//!
//! K. Ryding, *A Reference Grammar of Modern Standard Arabic* (2005), chapter 15. A unit takes the gender opposite to what is
//! counted; one and two take the same.

/// What the words agree with.
#[derive(Clone, Copy, Debug)]
pub(in crate::arabic) struct Agreement {
    /// Whether what is counted is feminine: ثلاث سنوات.
    pub(in crate::arabic) feminine: bool,
    /// Whether the number is in the genitive or accusative: عشرين, مئتين.
    pub(in crate::arabic) oblique: bool,
    /// Whether the hundred is written مائة.
    pub(in crate::arabic) old_hundred: bool,
}

const UNITS: [(&str, &str); 8] = [
    ("ثلاثة", "ثلاث"),
    ("أربعة", "أربع"),
    ("خمسة", "خمس"),
    ("ستة", "ست"),
    ("سبعة", "سبع"),
    ("ثمانية", "ثماني"),
    ("تسعة", "تسع"),
    ("عشرة", "عشر"),
];
const TENS: [&str; 8] = ["عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"];
const ORDINALS: [(&str, &str); 10] = [
    ("الأول", "الأولى"),
    ("الثاني", "الثانية"),
    ("الثالث", "الثالثة"),
    ("الرابع", "الرابعة"),
    ("الخامس", "الخامسة"),
    ("السادس", "السادسة"),
    ("السابع", "السابعة"),
    ("الثامن", "الثامنة"),
    ("التاسع", "التاسعة"),
    ("العاشر", "العاشرة"),
];

fn pick((masculine, feminine): (&'static str, &'static str), agreement: Agreement) -> &'static str {
    if agreement.feminine { feminine } else { masculine }
}

/// The words of `value`, which is less than 10¹⁵.
pub(in crate::arabic) fn cardinal(value: u64, agreement: Agreement) -> String {
    let mut parts = Vec::new();
    let mut rest = value;
    for (power, one, many) in
        [(12, "تريليون", "تريليونات"), (9, "مليار", "مليارات"), (6, "مليون", "ملايين"), (3, "ألف", "آلاف")]
    {
        let scale = 10u64.pow(power);
        let count = rest / scale;
        rest %= scale;
        let last = rest == 0;
        // Magnitudes are masculine.
        let of_scale = Agreement { feminine: false, ..agreement };
        match count {
            0 => {}
            1 => parts.push(one.to_owned()),
            2 => parts.push(format!("{one}{}", if agreement.oblique { "ين" } else { "ان" })),
            _ => {
                let noun = match count % 100 {
                    3..=10 => many.to_owned(),
                    11.. if last => one.to_owned(),
                    11.. => format!("{one}ا"),
                    _ => one.to_owned(),
                };
                let number = below_thousand(count, of_scale, count.is_multiple_of(100));
                parts.push(format!("{number} {noun}"));
            }
        }
    }
    if rest > 0 || parts.is_empty() {
        parts.push(below_thousand(rest, agreement, false));
    }
    parts.join(" و")
}

fn below_thousand(value: u64, agreement: Agreement, construct: bool) -> String {
    let hundred = if agreement.old_hundred { "مائ" } else { "مئ" };
    let mut parts = Vec::new();
    match value / 100 {
        0 => {}
        1 => parts.push(format!("{hundred}ة")),
        2 => parts.push(match (construct, agreement.oblique) {
            (true, true) => format!("{hundred}تي"),
            (true, false) => format!("{hundred}تا"),
            (false, true) => format!("{hundred}تين"),
            (false, false) => format!("{hundred}تان"),
        }),
        8 => parts.push(format!("ثمان{hundred}ة")),
        more => parts.push(format!("{}{hundred}ة", UNITS[usize::try_from(more - 3).unwrap_or(0)].1)),
    }
    let (tens, unit) = (value % 100 / 10, value % 10);
    let ones = |unit: u64| match unit {
        1 => pick(("واحد", "واحدة"), agreement).to_owned(),
        2 => match (agreement.feminine, agreement.oblique) {
            (false, false) => "اثنان".to_owned(),
            (false, true) => "اثنين".to_owned(),
            (true, false) => "اثنتان".to_owned(),
            (true, true) => "اثنتين".to_owned(),
        },
        unit => pick(UNITS[usize::try_from(unit - 3).unwrap_or(0)], agreement).to_owned(),
    };
    match (tens, unit) {
        (0, 0) => {}
        (0, unit) => parts.push(ones(unit)),
        (1, 0) => parts.push(ones(10)),
        (1, unit) => {
            let first = match unit {
                1 => pick(("أحد", "إحدى"), agreement).to_owned(),
                2 => match (agreement.feminine, agreement.oblique) {
                    (false, false) => "اثنا".to_owned(),
                    (false, true) => "اثني".to_owned(),
                    (true, false) => "اثنتا".to_owned(),
                    (true, true) => "اثنتي".to_owned(),
                },
                unit => ones(unit),
            };
            parts.push(format!("{first} {}", pick(("عشر", "عشرة"), agreement)));
        }
        (tens, unit) => {
            let ending = if agreement.oblique { "ين" } else { "ون" };
            if unit > 0 {
                parts.push(ones(unit));
            }
            parts.push(format!("{}{ending}", TENS[usize::try_from(tens - 2).unwrap_or(0)]));
        }
    }
    if parts.is_empty() { "صفر".to_owned() } else { parts.join(" و") }
}

/// The words of the ordinal `value`, 1 to 99, with the article.
pub(in crate::arabic) fn ordinal(value: u8, agreement: Agreement) -> String {
    let (tens, unit) = (value / 10, value % 10);
    let ending = if agreement.oblique { "ين" } else { "ون" };
    let first = match (unit, tens) {
        (1, 1..) => pick(("الحادي", "الحادية"), agreement),
        (unit, _) => pick(ORDINALS[usize::from(unit.max(1) - 1)], agreement),
    };
    match (tens, unit) {
        (0, _) => first.to_owned(),
        (1, 0) => pick(ORDINALS[9], agreement).to_owned(),
        (1, _) => format!("{first} {}", pick(("عشر", "عشرة"), agreement)),
        (_, 0) => format!("ال{}{ending}", TENS[usize::from(tens - 2)]),
        _ => format!("{first} وال{}{ending}", TENS[usize::from(tens - 2)]),
    }
}

/// The words of a time of day with its half: "العاشرة والنصف مساء".
pub(in crate::arabic) fn time(hour: u8, minute: u8) -> String {
    let feminine = Agreement { feminine: true, oblique: false, old_hundred: false };
    let of_twelve = match hour % 12 {
        0 => 12,
        hour => hour,
    };
    let hours = if of_twelve == 1 { "الواحدة".to_owned() } else { ordinal(of_twelve, feminine) };
    let minutes = match minute {
        0 => String::new(),
        15 => " والربع".to_owned(),
        20 => " والثلث".to_owned(),
        30 => " والنصف".to_owned(),
        // One and two minutes have their own grammar ("ودقيقتين").
        minute => format!(" و{} دقيقة", cardinal(minute.into(), feminine)),
    };
    let part = match hour {
        0..=11 => "صباحا",
        12 => "ظهرا",
        13..=17 => "عصرا",
        _ => "مساء",
    };
    format!("الساعة {hours}{minutes} {part}")
}

mod tests {
    use super::*;
    use crate::arabic::placeable::{Value, placeables};
    use crate::arabic::{DateValue, dates};
    use proptest::prelude::*;

    fn agreement() -> impl Strategy<Value = Agreement> {
        (any::<bool>(), any::<bool>(), any::<bool>()).prop_map(|(feminine, oblique, old_hundred)| Agreement {
            feminine,
            oblique,
            old_hundred,
        })
    }

    /// Of every size: a number taken at random is nearly always large.
    fn of_any_size() -> impl Strategy<Value = u64> {
        (1u32..=12, any::<u64>()).prop_map(|(digits, seed)| seed % 10u64.pow(digits))
    }

    fn value(text: &str) -> Option<String> {
        match &placeables(text)[..] {
            [one] => one.value.decimal(),
            _ => None,
        }
    }

    #[test]
    fn words_follow_the_grammar() {
        let masculine = Agreement { feminine: false, oblique: false, old_hundred: false };
        let feminine = Agreement { feminine: true, oblique: true, old_hundred: true };
        for (number, of_masculine, of_feminine) in [
            (3, "ثلاثة", "ثلاث"),
            (12, "اثنا عشر", "اثنتي عشرة"),
            (25, "خمسة وعشرون", "خمس وعشرين"),
            (105, "مئة وخمسة", "مائة وخمس"),
            (2003, "ألفان وثلاثة", "ألفين وثلاث"),
            (200_000, "مئتا ألف", "مائتي ألف"),
            (21_000, "واحد وعشرون ألف", "واحد وعشرين ألف"),
            (1_250_001, "مليون ومئتان وخمسون ألفا وواحد", "مليون ومائتين وخمسين ألفا وواحدة"),
        ] {
            assert_eq!(
                (cardinal(number, masculine).as_str(), cardinal(number, feminine).as_str()),
                (of_masculine, of_feminine)
            );
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        /// What is written in words is read as the same value, whatever it agrees with. What money is counted with is a number
        /// however short it is.
        #[test]
        fn numbers_come_back(number in of_any_size(), agreement in agreement()) {
            let text = format!("{} دولار", cardinal(number, agreement));
            if number > 0 && !text.starts_with("واحد") {
                prop_assert_eq!(value(&text), Some(number.to_string()), "{}", text);
            }
        }

        /// From eleven on there is no doubt, whatever stands beside it.
        #[test]
        fn compound_numbers_need_no_neighbour(number in of_any_size(), agreement in agreement()) {
            let text = cardinal(number, agreement);
            if text.split(' ').count() > 1 {
                prop_assert_eq!(value(&text), Some(number.to_string()), "{}", text);
            }
        }

        #[test]
        fn ordinals_come_back(number in 1u8..=99, mut agreement in agreement()) {
            agreement.feminine &= number > 0;
            let noun = if agreement.feminine { "الدورة" } else { "القرن" };
            let text = format!("{noun} {}", ordinal(number, agreement));
            prop_assert_eq!(value(&text), Some(number.to_string()), "{}", text);
        }

        #[test]
        fn ordinals_behind_a_hundred_come_back(number in 1u8..=99, agreement in agreement()) {
            let noun = if agreement.feminine { "الدورة" } else { "القرن" };
            let text = format!("{noun} {} بعد المئة", ordinal(number, agreement));
            prop_assert_eq!(value(&text), Some((u32::from(number) + 100).to_string()), "{}", text);
        }

        /// The decimal mark is read out, and the decimals as one number.
        #[test]
        fn decimals_come_back(whole in 0u64..1000, decimals in 1u64..100, agreement in agreement()) {
            let text = format!("{} فاصل {} في المئة", cardinal(whole, agreement), cardinal(decimals, agreement));
            let decimals = decimals.to_string();
            prop_assert_eq!(value(&text), Some(format!("{whole}.{}", decimals.trim_end_matches('0'))), "{}", text);
        }

        /// Both ends of a range have the magnitude and the money that stand once.
        #[test]
        fn ends_of_a_range_come_back(low in 3u64..10, more in 1u64..90, agreement in agreement()) {
            let agreement = Agreement { feminine: false, ..agreement };
            let text = format!("من {} إلى {} دولار", cardinal(low, agreement), cardinal((low + more) * 1_000_000, agreement));
            let found: Vec<_> = placeables(&text).into_iter().map(|found| found.english).collect();
            let expected = [format!("${low} million"), format!("${} million", low + more)];
            // Ends too far apart need not be one range, and the first is left out.
            let near = low + more <= 20 * low;
            prop_assert_eq!(&found[..], if near { &expected[..] } else { &expected[1..] }, "{}", text);
        }

        #[test]
        fn days_in_words_come_back(day in 1u8..=28, month in 0usize..12, oblique: bool) {
            const MONTHS: [&str; 12] = ["يناير", "شباط", "مارس", "أفريل", "أيار", "يونيو", "تموز", "أوت", "أيلول", "تشرين الأول", "نوفمبر", "كانون الأول"];
            let agreement = Agreement { feminine: false, oblique, old_hundred: false };
            let text = format!("{} من {} 2019", ordinal(day, agreement), MONTHS[month]);
            let found: Vec<DateValue> = dates(&text).into_iter().map(|found| found.value).collect();
            let month = u8::try_from(month + 1).ok();
            prop_assert!(matches!(&found[..], [one] if (one.day, one.month, one.year) == (Some(day), month, Some(2019))), "{} {:?}", text, found);
        }

        #[test]
        fn times_come_back(hour in 0u8..24, minute in 0u8..60) {
            let text = time(hour, if minute < 3 { 0 } else { minute });
            let minute = if minute < 3 { 0 } else { minute };
            let found = placeables(&text);
            let same = |value: &Value| matches!(value, Value::Time(time) if (time.hour, time.minute) == (hour, minute));
            prop_assert!(matches!(&found[..], [one] if same(&one.value)), "{} {:?}", text, found);
        }
    }
}
