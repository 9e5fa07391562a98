//! Lengths of time, times of day, relative days and decades.

use super::*;

#[test]
fn lengths_of_time_have_their_unit() {
    for (text, covered, expected) in [
        ("استمر ثلاث ساعات", "ثلاث ساعات", "three hours"),
        ("بعد يومين من", "يومين", "two days"),
        ("خلال أسبوعين", "أسبوعين", "two weeks"),
        ("خلال خمسة أشهر", "خمسة أشهر", "five months"),
        ("بعد عامين", "عامين", "two years"),
        ("لسنتين إضافيتين", "سنتين", "two years"),
        ("خمس عشرة سنة", "خمس عشرة سنة", "15 years"),
        ("25 عاما", "25 عاما", "25 years"),
        ("يوم واحد", "يوم واحد", "one day"),
        ("ساعتين ونصف الساعة", "ساعتين ونصف الساعة", "2.5 hours"),
        ("قبل 1400 عام", "1400 عام", "1,400 years"),
        ("صاحب الـ53 عاما", "53 عاما", "53 years"),
        ("فترة التسعة أشهر", "التسعة أشهر", "nine months"),
        ("قرابة الأربعين عاما", "الأربعين عاما", "40 years"),
        ("18-25 عاما", "18-25 عاما", "18-25 years"),
    ] {
        assert_eq!(read(text), [(covered, Measure, expected.to_owned())], "{text}");
    }
    // A year before عام, what is named behind يوم, and عام as "general".
    for (text, expected) in [
        ("في 2011 عام الثورة", vec!["2011"]),
        ("لقاء 25 يوم الأحد", vec!["25", "Sunday"]),
        ("مديرين عامين", vec![]),
        ("أحد أشهر الأطباء", vec![]),
    ] {
        assert_eq!(english(text), expected, "{text}");
    }
}

#[test]
fn times_say_their_half_of_the_day_and_their_clock() {
    for (text, covered, day, halves) in [
        ("الساعة 10:30 صباحا", "10:30 صباحا", "10:30", "10:30 a.m."),
        ("الساعة 10:30 مساء", "10:30 مساء", "22:30", "10:30 p.m."),
        ("الثالثة عصرا", "الثالثة عصرا", "15:00", "3 p.m."),
        ("العاشرة والنصف مساء", "العاشرة والنصف مساء", "22:30", "10:30 p.m."),
        ("الخامسة إلا ربعا فجرا", "الخامسة إلا ربعا فجرا", "4:45", "4:45 a.m."),
        ("الساعة الثانية عشرة ظهرا", "الثانية عشرة ظهرا", "12:00", "12 p.m."),
        ("الساعة الواحدة ليلا", "الواحدة ليلا", "1:00", "1 a.m."),
        ("الساعة الثامنة", "الثامنة", "8 o'clock", "8 o'clock"),
        ("الساعة 9 من صباح", "9 من صباح", "9:00", "9 a.m."),
        ("8 مساء", "8 مساء", "20:00", "8 p.m."),
        ("الساعة 06,00", "06,00", "06:00", "06:00"),
        ("الساعة 9:31 م", "9:31 م", "21:31", "9:31 p.m."),
        ("15,30 ت غ", "15,30 ت غ", "15:30 GMT", "3:30 p.m. GMT"),
        ("10:30 بتوقيت غرينتش", "10:30 بتوقيت غرينتش", "10:30 GMT", "10:30 a.m. GMT"),
        ("15:00 (ت.غ)", "15:00 (ت.غ)", "15:00 GMT", "3 p.m. GMT"),
        ("الساعة 0630 بتوقيت جرينتش", "0630 بتوقيت جرينتش", "06:30 GMT", "6:30 a.m. GMT"),
        ("15:00 UTC+3", "15:00 UTC+3", "15:00 UTC+3", "3 p.m. UTC+3"),
        ("15:00 GMT-5", "15:00 GMT-5", "15:00 GMT-5", "3 p.m. GMT-5"),
        (
            "15:00 بتوقيت شرق الولايات المتحدة",
            "15:00 بتوقيت شرق الولايات المتحدة",
            "15:00 US Eastern time",
            "3 p.m. US Eastern time",
        ),
        ("الساعة الثانية عشرة ليلا", "الثانية عشرة ليلا", "00:00", "12 a.m."),
        ("الثانية عشرة والنصف ليلا", "الثانية عشرة والنصف ليلا", "00:30", "12:30 a.m."),
        ("الساعة الرابعة ليلا", "الرابعة ليلا", "4:00", "4 a.m."),
        ("الساعة الخامسة ليلا", "الخامسة", "5 o'clock", "5 o'clock"),
        ("الساعة التاسعة ظهرا", "التاسعة", "9 o'clock", "9 o'clock"),
        ("الخامسة بعد منتصف الليل", "الخامسة بعد منتصف الليل", "5:00", "5 a.m."),
        ("12:15 بعد الظهر", "12:15 بعد الظهر", "12:15", "12:15 p.m."),
        ("السادسة بعد الظهر", "السادسة بعد الظهر", "18:00", "6 p.m."),
        ("قبيل منتصف الليل", "منتصف الليل", "midnight", "midnight"),
        ("بمنتصف النهار", "منتصف النهار", "midday", "noon"),
        (
            "الساعة 7:00 مساء بتوقيت مكة المكرمة",
            "7:00 مساء بتوقيت مكة المكرمة",
            "19:00 Mecca time",
            "7 p.m. Mecca time",
        ),
        ("13:00 بالتوقيت المحلي", "13:00 بالتوقيت المحلي", "13:00 local time", "1 p.m. local time"),
        ("الساعة العاشرة وعشر دقائق صباحا", "العاشرة وعشر دقائق صباحا", "10:10", "10:10 a.m."),
    ] {
        let offsets = Offsets::new(text);
        let of = |style| {
            let found = placeables_in(text, &Edition { style, date: None });
            found.into_iter().map(|found| (offsets.slice(found.span), found.kind, found.english)).collect::<Vec<_>>()
        };
        assert_eq!(of(Style::BRITISH), [(covered, Time, day.to_owned())], "{text}");
        assert_eq!(of(Style::AMERICAN), [(covered, Time, halves.to_owned())], "{text}");
    }
}

#[test]
fn relative_days_keep_their_words_and_are_told_as_hints() {
    // A Monday.
    let date = Some(jiff::civil::date(2023, 3, 27));
    for (text, covered, expected, hint) in [
        ("قال أمس إن", "أمس", "yesterday", Some("Sunday 26 March 2023")),
        ("أمس الأول", "أمس الأول", "the day before yesterday", Some("Saturday 25 March 2023")),
        ("أول من أمس", "أول من أمس", "the day before yesterday", Some("Saturday 25 March 2023")),
        ("بعد غد", "بعد غد", "the day after tomorrow", Some("Wednesday 29 March 2023")),
        ("يصل غدا", "غدا", "tomorrow", Some("Tuesday 28 March 2023")),
        ("صباح اليوم", "اليوم", "today", Some("Monday 27 March 2023")),
        ("الأسبوع الماضي", "الأسبوع الماضي", "last week", None),
        ("خلال الشهر الجاري", "الشهر الجاري", "this month", Some("March 2023")),
        ("للعام المقبل", "لعام المقبل", "next year", Some("2024")),
        ("الأحد الماضي", "الأحد الماضي", "last Sunday", Some("Sunday 26 March 2023")),
        ("وللأحد المقبل", "لأحد المقبل", "next Sunday", Some("Sunday 2 April 2023")),
        ("وصل الخميس قبل الماضي", "الخميس قبل الماضي", "the Thursday before last", Some("Thursday 16 March 2023")),
        ("الأسبوع ما قبل الماضي", "الأسبوع ما قبل الماضي", "the week before last", None),
        ("مارس الماضي", "مارس الماضي", "last March", Some("March 2022")),
        ("كانون الثاني/يناير الماضي", "كانون الثاني/يناير الماضي", "last January", Some("January 2023")),
        ("21 مارس الماضي", "21 مارس", "21 March", Some("21 March 2023")),
        ("شهر رمضان المقبل", "رمضان المقبل", "next Ramadan", Some("March/April 2024")),
        ("قال أمس الأحد إن", "أمس الأحد", "yesterday, Sunday", Some("Sunday 26 March 2023")),
        ("أعلن اليوم (الاثنين) أن", "اليوم (الاثنين)", "today, Monday", Some("Monday 27 March 2023")),
        ("مساء أمس الأول السبت", "أمس الأول السبت", "the day before yesterday, Saturday", Some("Saturday 25 March 2023")),
        ("أمس السبت", "أمس السبت", "yesterday, Saturday", None),
        ("وصل بالأمس إلى", "الأمس", "yesterday", Some("Sunday 26 March 2023")),
        ("وقع ليلة أمس", "ليلة أمس", "last night", Some("night of Sunday 26 March 2023")),
        ("وصل البارحة", "البارحة", "yesterday", Some("Sunday 26 March 2023")),
        ("غادر قبل يومين", "قبل يومين", "two days ago", Some("Saturday 25 March 2023")),
        ("عاد قبل أسبوعين.", "قبل أسبوعين", "two weeks ago", Some("about 13 March 2023")),
        ("وقبل 3 أيام", "قبل 3 أيام", "3 days ago", Some("Friday 24 March 2023")),
        ("مستمر منذ ثلاثة أيام", "ثلاثة أيام", "three days", Some("Friday 24 March 2023")),
        ("قبل سنتين", "قبل سنتين", "two years ago", Some("2021")),
        ("قبل أربع سنوات", "قبل أربع سنوات", "four years ago", Some("2019")),
        ("1 محرم 1445 هـ", "1 محرم 1445 هـ", "1 Muharram 1445 AH", Some("19 July 2023 (±1 day)")),
    ] {
        let offsets = Offsets::new(text);
        let found = placeables_in(text, &Edition { style: Style::default(), date });
        let found: Vec<_> = found
            .iter()
            .map(|found| (offsets.slice(found.span), found.english.as_str(), found.hint.as_deref()))
            .collect();
        assert_eq!(found, [(covered, expected, hint)], "{text}");
    }
    // Without the article's day nothing is known, and a weekday that does not fit says that the day is wrong.
    assert_eq!(placeables("قال أمس إن")[0].hint, None);
    let beside = |text: &str| placeables_in(text, &Edition { style: Style::default(), date })[0].hint.clone();
    // Told from another day, or from none.
    for text in ["قبل يومين من الانتخابات", "قبل شهر رمضان بأيام", "بالأمس القريب", "يعيش في الأمس"]
    {
        let found = placeables_in(text, &Edition { style: Style::default(), date });
        assert!(found.iter().all(|found| found.hint.is_none()), "{text}: {found:?}");
    }
    let american = placeables_in("الأحد الماضي", &Edition { style: Style::AMERICAN, date });
    assert_eq!(american[0].hint.as_deref(), Some("Sunday, March 26, 2023"));
    assert_eq!(beside("1 محرم 1445 الموافق 18 يوليو 2023").as_deref(), Some("18 July 2023"));
    assert_eq!(beside("1 محرم 1445 الموافق 9 يوليو 2023").as_deref(), Some("19 July 2023 (±1 day), not 9 July 2023"));
}

#[test]
fn decades_have_their_century() {
    for (text, covered, expected) in [
        ("في تسعينيات القرن الماضي", "تسعينيات القرن الماضي", "1990s"),
        ("الستينيات من القرن العشرين", "الستينيات من القرن العشرين", "1960s"),
        ("بثلاثينيات القرن التاسع عشر", "ثلاثينيات القرن التاسع عشر", "1830s"),
    ] {
        assert_eq!(read(text), [(covered, Date, expected.to_owned())], "{text}");
    }
}
