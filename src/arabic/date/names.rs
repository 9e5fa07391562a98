//! What are months, weekdays and ordinals called? The names of four calendars' worth of newspapers, and when to trust them.
//!
//! Sources: CLDR's Arabic locales (ar, ar-DZ, ar-EG, ar-IQ, ar-LB, ar-MA, ar-TN) for the Gregorian sets; the Unicode
//! islamic calendar for the Hijri one; the Libyan set is that of the years 1969 to 2011.

use super::Calendar::{self, Gregorian, Hijri};
use crate::arabic::fold::fold_str;
use crate::arabic::lexicon::with_proclitics;
use std::collections::HashMap;
use std::sync::LazyLock;

/// What must stand beside a name before it is read as a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Need {
    /// It is a month and nothing else: نوفمبر.
    Nothing,
    /// It is another word too (مارس is "practised"): a day, a year, its double, "شهر" or "الماضي".
    Neighbour,
    /// It is an everyday word (الماء is water): a day and a year, or its double.
    DayAndYear,
}

/// What a name of a month says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct MonthName {
    pub(super) calendar: Calendar,
    pub(super) month: u8,
    pub(super) need: Need,
}

const SURE: &[(u8, &str)] = &[
    (1, "يناير|كانون الثاني|كانون ثاني|كانون ثان|جانفي"),
    (2, "فبراير|شباط|فيفري"),
    (3, "آذار"),
    (4, "أبريل|إبريل|أفريل"),
    (5, "مايو"),
    (6, "يونيو|يونية|حزيران"),
    (7, "يوليو|يولية|تموز|جويلية|يوليوز"),
    (8, "أغسطس"),
    (9, "سبتمبر|أيلول|شتنبر|سبتامبر"),
    (10, "أكتوبر|تشرين الأول|تشرين أول"),
    (11, "نوفمبر|تشرين الثاني|تشرين ثاني|تشرين ثان|نونبر"),
    (12, "ديسمبر|كانون الأول|كانون أول|دجنبر"),
];

/// آب is a father without its hamza, نيسان a make of car, أيار a name; ماي, جوان and أوت are foreign names and words.
const UNSURE: &[(u8, &str)] = &[(3, "مارس"), (4, "نيسان"), (5, "أيار|ماي"), (6, "جوان"), (8, "آب|أوت|غشت")];

/// The Libyan names of the years 1969 to 2011, which the archives are full of: "7 ناصر 1978".
const LIBYAN: &[(u8, &str)] = &[
    (1, "أي النار"),
    (2, "النوار"),
    (3, "الربيع"),
    (4, "الطير"),
    (5, "الماء"),
    (6, "الصيف"),
    (7, "ناصر"),
    (8, "هانيبال|هنيبعل"),
    (9, "الفاتح"),
    (10, "التمور"),
    (11, "الحرث"),
    (12, "الكانون"),
];

const HIJRI_SURE: &[(u8, &str)] = &[
    (3, "ربيع الأول|ربيع أول"),
    (4, "ربيع الثاني|ربيع الآخر|ربيع ثاني"),
    (5, "جمادى الأولى|جمادى الأول"),
    (6, "جمادى الآخرة|جمادى الثانية|جمادى الثاني|جمادى الآخر"),
    (11, "ذو القعدة|ذي القعدة|ذا القعدة"),
    (12, "ذو الحجة|ذي الحجة|ذا الحجة"),
];

const HIJRI_UNSURE: &[(u8, &str)] = &[(1, "محرم|المحرم"), (7, "رجب"), (8, "شعبان"), (9, "رمضان"), (10, "شوال")];

/// صفر is zero: "فاز 2 صفر" is a score.
const HIJRI_EVERYDAY: &[(u8, &str)] = &[(2, "صفر")];

const GREGORIAN_ENGLISH: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

const HIJRI_ENGLISH: [&str; 12] = [
    "Muharram",
    "Safar",
    "Rabi al-Awwal",
    "Rabi al-Thani",
    "Jumada al-Awwal",
    "Jumada al-Thani",
    "Rajab",
    "Shaban",
    "Ramadan",
    "Shawwal",
    "Dhu al-Qadah",
    "Dhu al-Hijjah",
];

/// Folded spellings, Saturday first as the Arab week counts.
const WEEKDAYS: [(&str, &str); 7] = [
    ("السبت", "Saturday"),
    ("الاحد", "Sunday"),
    ("الاثنين", "Monday"),
    ("الثلاثاء", "Tuesday"),
    ("الاربعاء", "Wednesday"),
    ("الخميس", "Thursday"),
    ("الجمعه", "Friday"),
];

/// The first of a month in the Maghreb and in Libya ("الفاتح من نوفمبر"), and of a Hijri month ("غرة محرم").
pub(in crate::arabic) const FIRST_OF_MONTH: &[&str] = &["الفاتح", "غره"];

/// Words before a weekday that no other reading takes: "يوم الجمعة", "مساء الأحد". Folded.
pub(super) const BEFORE_WEEKDAY: &[&str] =
    &["يوم", "ويوم", "ليوم", "اليوم", "امس", "مساء", "صباح", "فجر", "ظهر", "عصر", "ليل", "ليله", "نهار", "منذ", "حتي"];

/// Words before a month that say it is one: "في مارس", "مطلع آب". مارس is else a verb, which never follows a preposition or
/// stands in a construct. Not من: "من مارس الرياضة" is "who did sport". Folded.
pub(super) const BEFORE_MONTH: &[&str] = &[
    "في",
    "وفي",
    "منذ",
    "ومنذ",
    "حتي",
    "خلال",
    "وخلال",
    "طوال",
    "طيله",
    "مطلع",
    "ومطلع",
    "اوائل",
    "واوائل",
    "بدايه",
    "وبدايه",
    "منتصف",
    "ومنتصف",
    "اواسط",
    "واواسط",
    "اواخر",
    "واواخر",
    "نهايه",
    "ونهايه",
    "ختام",
    "بنهايه",
    "بدايات",
    "لنهايه",
];

/// Words between a month and its year: "أغسطس عام 2020".
pub(super) const YEAR_WORDS: &[&str] = &["عام", "العام", "سنه", "السنه", "لعام", "لسنه", "للعام"];

/// و or ف, then ب, ل or ك: "وبمارس".
pub(super) const MOST_PROCLITICS: usize = 2;

/// The second word of a name, if it has one, and what the name says.
type Named = (Option<String>, MonthName);

/// The names of months by their first word.
static MONTHS: LazyLock<HashMap<String, Vec<Named>>> = LazyLock::new(|| {
    let mut months: HashMap<String, Vec<Named>> = HashMap::new();
    for (set, calendar, need) in [
        (SURE, Gregorian, Need::Nothing),
        (UNSURE, Gregorian, Need::Neighbour),
        (LIBYAN, Gregorian, Need::DayAndYear),
        (HIJRI_SURE, Hijri, Need::Nothing),
        (HIJRI_UNSURE, Hijri, Need::Neighbour),
        (HIJRI_EVERYDAY, Hijri, Need::DayAndYear),
    ] {
        for &(month, names) in set {
            for name in names.split('|') {
                let folded = fold_str(name);
                let (first, second) = match folded.split_once(' ') {
                    Some((first, second)) => (first.to_owned(), Some(second.to_owned())),
                    None => (folded, None),
                };
                months.entry(first).or_default().push((second, MonthName { calendar, month, need }));
            }
        }
    }
    months
});

/// Every first word of a month's name, with each proclitic.
pub(in crate::arabic) fn first_words_of_months() -> Vec<String> {
    MONTHS.keys().flat_map(|word| with_proclitics(word)).map(|(form, _)| form).collect()
}

/// Every weekday, with each proclitic.
pub(in crate::arabic) fn weekday_forms() -> Vec<String> {
    WEEKDAYS.iter().flat_map(|(word, _)| with_proclitics(word)).map(|(form, _)| form).collect()
}

/// The month that the folded words `first` and perhaps `second` name, with at most `clitics` proclitics stripped.
///
/// Returns how many letters were stripped and how many words were used.
pub(super) fn month(first: &str, second: Option<&str>, clitics: usize) -> Option<(MonthName, usize, usize)> {
    for (stripped, rest) in strip_proclitics(first).into_iter().take(clitics + 1).flatten().enumerate() {
        let Some(names) = MONTHS.get(rest) else { continue };
        let of_two = names.iter().find(|(of_name, _)| of_name.is_some() && of_name.as_deref() == second);
        if let Some((_, name)) = of_two {
            return Some((*name, stripped, 2));
        }
        if let Some((_, name)) = names.iter().find(|(of_name, _)| of_name.is_none()) {
            return Some((*name, stripped, 1));
        }
    }
    None
}

/// The word bare of no, one and two proclitics, as far as it has them: وبمارس, بمارس, مارس.
fn strip_proclitics(word: &str) -> [Option<&str>; MOST_PROCLITICS + 1] {
    let conjunction = word.strip_prefix(['و', 'ف']);
    let preposition = word.strip_prefix(['ب', 'ل', 'ك']);
    [Some(word), conjunction.or(preposition), conjunction.and_then(|rest| rest.strip_prefix(['ب', 'ل', 'ك']))]
}

/// The weekday that a folded word names, and how many letters before it are proclitics: "وللجمعة" is Friday after و, ل.
pub(super) fn weekday(word: &str) -> Option<(u8, usize)> {
    let index =
        |name: &str| WEEKDAYS.iter().position(|&(arabic, _)| arabic == name).and_then(|index| u8::try_from(index).ok());
    for (stripped, rest) in strip_proclitics(word).into_iter().flatten().enumerate() {
        if let Some(weekday) = index(rest) {
            return Some((weekday, stripped));
        }
        // ل swallows the alef of the article: للجمعة.
        if let Some(weekday) = rest.strip_prefix("لل").and_then(|name| index(&format!("ال{name}"))) {
            return Some((weekday, stripped + 1));
        }
    }
    None
}

/// Whether the weekday's name is no other word: السبت, الثلاثاء, الأربعاء.
pub(super) fn is_only_a_weekday(weekday: u8) -> bool {
    matches!(weekday_english(weekday), "Saturday" | "Tuesday" | "Wednesday")
}

pub(super) fn weekday_english(weekday: u8) -> &'static str {
    WEEKDAYS.get(usize::from(weekday)).map_or("", |&(_, english)| english)
}

pub(super) fn month_english(calendar: Calendar, month: u8) -> &'static str {
    let names = match calendar {
        Gregorian => &GREGORIAN_ENGLISH,
        Hijri => &HIJRI_ENGLISH,
    };
    usize::from(month).checked_sub(1).and_then(|index| names.get(index)).copied().unwrap_or_default()
}

/// "شهر" with its proclitics, or "لشهري" and the like.
pub(super) fn is_word_for_month(word: &str) -> bool {
    strip_proclitics(word).into_iter().flatten().any(|rest| rest == "شهر" || rest == "شهري")
}
