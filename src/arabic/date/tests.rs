use super::*;
use crate::arabic::span::Offsets;
use proptest::prelude::*;

/// Every date of a text: what it covers and its English.
fn read(text: &str) -> Vec<(&str, String)> {
    let offsets = Offsets::new(text);
    dates(text).iter().map(|found| (offsets.slice(found.span), found.value.english())).collect()
}

#[test]
fn a_date_is_covered_whole_and_written_in_news_style() {
    for (text, covered, english) in [
        ("في 21 أغسطس 2020 قال", "21 أغسطس 2020", "21 August 2020"),
        ("في ٢١ آب/ أغسطس ٢٠٢٠", "٢١ آب/ أغسطس ٢٠٢٠", "21 August 2020"),
        ("21 أغسطس/آب", "21 أغسطس/آب", "21 August"),
        ("تشرين الثاني/ نوفمبر 2019", "تشرين الثاني/ نوفمبر 2019", "November 2019"),
        ("في تشرين الثاني (نوفمبر) 2019.", "تشرين الثاني (نوفمبر) 2019", "November 2019"),
        ("أكتوبر تشرين الأول 2016", "أكتوبر تشرين الأول 2016", "October 2016"),
        ("نهاية تشرين أول/أكتوبر", "تشرين أول/أكتوبر", "October"),
        ("وفي كانون الثاني 2011", "كانون الثاني 2011", "January 2011"),
        ("الجمعة 21 أغسطس 2020", "الجمعة 21 أغسطس 2020", "Friday 21 August 2020"),
        ("يوم السبت، 3 آذار/مارس", "السبت، 3 آذار/مارس", "Saturday 3 March"),
        ("الأحد الموافق 13/9/2020", "الأحد الموافق 13/9/2020", "Sunday 13 September 2020"),
        ("جدد المجلس، الخميس، تمسكه", "الخميس", "Thursday"),
        ("وفي وقت سابق الأحد، قال", "الأحد", "Sunday"),
        ("الأحد المقبل", "الأحد", "Sunday"),
        ("وصل الجمعة الفائتة إلى بيروت", "الجمعة", "Friday"),
        ("مساء الجمعة", "الجمعة", "Friday"),
        ("منذ الثلاثاء", "الثلاثاء", "Tuesday"),
        ("وللجمعة 4 أيار", "لجمعة 4 أيار", "Friday 4 May"),
        ("منذ 17 فبراير من عام 2011", "17 فبراير من عام 2011", "17 February 2011"),
        ("الأول من يونيو 2017", "الأول من يونيو 2017", "1 June 2017"),
        ("الحادي والعشرين من مارس", "الحادي والعشرين من مارس", "21 March"),
        ("في الخامس عشر من شهر مايو 1948", "الخامس عشر من شهر مايو 1948", "15 May 1948"),
        ("بالثلاثين من يونيو", "الثلاثين من يونيو", "30 June"),
        ("الموافق 18 / 10 / 1436ه", "18 / 10 / 1436ه", "18 Shawwal 1436 AH"),
        ("سبتمبر/ ايلول ،2008", "سبتمبر/ ايلول ،2008", "September 2008"),
        ("الفاتح من سبتمبر", "الفاتح من سبتمبر", "1 September"),
        ("11 سبتمبر عام ألفين وواحد", "11 سبتمبر عام ألفين وواحد", "11 September 2001"),
        ("الجمعة 3/4/2020", "الجمعة 3/4/2020", "Friday 3 April 2020"),
        ("الأربعاء 3/4/2020", "الأربعاء 3/4/2020", "Wednesday 4 March 2020"),
        ("في الـ21 من شهر جويلية 2018", "21 من شهر جويلية 2018", "21 July 2018"),
        ("12 جانفي 2015", "12 جانفي 2015", "12 January 2015"),
        ("5 ماي 2019", "5 ماي 2019", "5 May 2019"),
        ("أوت 2013", "أوت 2013", "August 2013"),
        ("20 غشت", "20 غشت", "20 August"),
        ("بـمارس 2014", "مارس 2014", "March 2014"),
        ("ومنذ مارس الماضي", "مارس", "March"),
        ("لشهر ماي", "ماي", "May"),
        ("في مارس وصل", "مارس", "March"),
        ("1 محرم 1445 هـ", "1 محرم 1445 هـ", "1 Muharram 1445 AH"),
        ("10 ذي الحجة 1440هـ", "10 ذي الحجة 1440هـ", "10 Dhu al-Hijjah 1440 AH"),
        ("جمادى الآخرة", "جمادى الآخرة", "Jumada al-Thani"),
        ("2 صفر 1443هـ", "2 صفر 1443هـ", "2 Safar 1443 AH"),
        ("عام 1445 هـ", "1445 هـ", "1445 AH"),
        ("سنة 11هـ", "11هـ", "11 AH"),
        ("سنة 2019م.", "2019م", "2019"),
        ("21/8/2020", "21/8/2020", "21 August 2020"),
        ("بتاريخ ٢١-٨-٢٠٢٠م", "٢١-٨-٢٠٢٠م", "21 August 2020"),
        ("2020-08-21", "2020-08-21", "21 August 2020"),
        ("8/21/2020", "8/21/2020", "21 August 2020"),
        ("3/4/2020", "3/4/2020", "3/4/2020"),
        ("4/4/2020", "4/4/2020", "4 April 2020"),
        ("1436/10/30", "1436/10/30", "30 Shawwal 1436 AH"),
        ("7 ناصر 1978", "7 ناصر 1978", "7 July 1978"),
        ("شهر ناصر/يوليو", "ناصر/يوليو", "July"),
        ("21 آب، 2020", "21 آب، 2020", "21 August 2020"),
        ("31 شباط", "شباط", "February"), // no such day
        ("أُغُسْطُس ٢٠١٩", "أُغُسْطُس ٢٠١٩", "August 2019"),
    ] {
        assert_eq!(read(text), [(covered, english.to_owned())], "{text}");
    }
}

#[test]
fn two_dates_stay_two() {
    for (text, expected) in [
        ("1 محرم 1442 هـ الموافق 20 أغسطس 2020 م", vec!["1 Muharram 1442 AH", "20 August 2020"]),
        ("بين مارس/أبريل 2020", vec!["March", "April 2020"]),
        ("الأحد الأول من مايو", vec!["May"]),
        ("النصف الأول من أكتوبر", vec!["October"]),
        ("اليوم الأول من أكتوبر", vec!["1 October"]),
        ("الجمعة الثانية من شهر رمضان", vec!["Ramadan"]),
        ("من 3 آذار إلى 5 نيسان", vec!["3 March", "5 April"]),
    ] {
        let english: Vec<String> = read(text).into_iter().map(|(_, english)| english).collect();
        assert_eq!(english, expected, "{text}");
    }
}

#[test]
fn other_words_are_no_dates() {
    for text in [
        "مارس ضغوطا على الحكومة",
        "قال جمال عبد ناصر",
        "أب لثلاثة أطفال",
        "الباب 2019",
        "باب 2019",
        "أب 2019",
        "فاز 2 صفر",
        "شرب الماء",
        "رمضان 25 يوما",
        "الجمعة",
        "الأحد الذي جاء",
        "قال الخميس إنه",
        "الاثنان، الاثنين معا",
        "40 مايوها",
        "عام 2019",
        "عرضه 1200 م",
        "سباق 1500م",
        "الفقرة 5 ه",
        "99/99/2020",
        "",
    ] {
        assert_eq!(read(text), [], "{text}");
    }
}

#[test]
fn a_numeric_date_says_when_day_and_month_are_open() {
    let value = |text| dates(text).first().map(|found| (found.value.day, found.value.month, found.value.ambiguous));
    assert_eq!(value("3/4/2020"), Some((Some(3), Some(4), true)));
    assert_eq!(value("23/4/2020"), Some((Some(23), Some(4), false)));
    assert_eq!(value("2020/3/4"), Some((Some(4), Some(3), false)));
}

proptest! {
    /// Any words that dates are made of, in any order: spans index the source, in order and disjoint.
    #[test]
    fn spans_are_in_order(words in proptest::collection::vec(
        proptest::sample::select(vec!["21", "آب", "/", "أغسطس", "2020", "الجمعة", "،", "تشرين", "الثاني", "(", ")", "من",
            "الأول", "هـ", "م", "1445", "محرم", "3/4/2020", "وبمارس", "شهر", "عام", "قال", "\u{200F}", "مُحَرَّم"]), 0..30),
        separator in "[ ]?") {
        let text = words.join(&separator);
        let length = text.chars().count();
        let mut last = 0;
        for found in dates(&text) {
            prop_assert!(found.span.start >= last && !found.span.is_empty() && found.span.end <= length);
            prop_assert!(!found.value.english().is_empty());
            last = found.span.end;
        }
    }
}
