use super::*;
use crate::arabic::chars::is_arabic_letter;
use crate::arabic::span::Offsets;
use crate::arabic::style::Style;
use PlaceableKind::{Code, Currency, Date, Email, Measure, Number, Ordinal, Percent, Time, Url};
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
        ("5 ملايين برميل", "5 ملايين برميل", Measure, "5 million barrels"),
        ("935ر6 مليون نسمة", "935ر6 مليون", Number, "6.935 million"),
        ("نحو 95.\u{200F}56 دولار", "95.\u{200F}56 دولار", Currency, "$56.95"),
        ("164 مليارا و400 مليون نسمة", "164 مليارا و400 مليون", Number, "164.4 billion"),
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
        ("الساعة ١٠:٣٠ صباحا", "١٠:٣٠ صباحا", Time, "10:30"),
        ("https://example.org/a/2020/8.", "https://example.org/a/2020/8", Url, "https://example.org/a/2020/8"),
        ("desk@example.org", "desk@example.org", Email, "desk@example.org"),
        ("في 21 آب/ أغسطس 2020", "21 آب/ أغسطس 2020", Date, "21 August 2020"),
        ("هاتف 00218912345678", "00218912345678", Number, "00218912345678"),
    ] {
        assert_eq!(read(text), [(covered, kind, english.to_owned())], "{text}");
    }
}

/// The whole of a table's text in one line: each placeable's English, between the words that are none.
fn english(text: &str) -> Vec<String> {
    read(text).into_iter().map(|(_, _, english)| english).collect()
}

#[test]
fn numbers_in_words_are_read_by_value() {
    for (text, covered, expected) in [
        ("أصيب خمسة وعشرون شخصا", "خمسة وعشرون", "25"),
        ("بثلاثة وثلاثين عضوا", "ثلاثة وثلاثين", "33"),
        ("ثمانية آلاف مقاتل", "ثمانية آلاف", "8,000"),
        ("نحو مليونين من السكان", "مليونين", "2 million"),
        ("مئتي شخص", "مئتي", "200"),
        ("مئتا جندي", "مئتا", "200"),
        ("مائة وخمسة أيام", "مائة وخمسة", "105"),
        ("ثلاثمئة ألف نازح", "ثلاثمئة ألف", "300,000"),
        ("ثلاث مئة ألف نازح", "ثلاث مئة ألف", "300,000"),
        ("عام ألفين وثلاثة", "ألفين وثلاثة", "2003"),
        ("نصف مليون ناخب", "نصف مليون", "500,000"),
        ("ربع المليون", "ربع المليون", "250,000"),
        ("ثلاثة أرباع المليون", "ثلاثة أرباع المليون", "750,000"),
        ("مليون ونصف المليون نسمة", "مليون ونصف المليون", "1.5 million"),
        ("ثلاثة ملايين ونصف", "ثلاثة ملايين ونصف", "3.5 million"),
        ("مليون ومئتا ألف نسمة", "مليون ومئتا ألف", "1.2 million"),
        ("مليون ومئتان وخمسون ألفا وستة وثلاثون", "مليون ومئتان وخمسون ألفا وستة وثلاثون", "1,250,036"),
        ("ألف مليار", "ألف مليار", "1 trillion"),
        ("اثنتي عشرة دولة", "اثنتي عشرة", "12"),
        ("لأحد عشر لاعبا", "أحد عشر", "11"),
        ("خمس عشرة سنة", "خمس عشرة", "15"),
        ("إحدى وعشرين طائرة", "إحدى وعشرين", "21"),
        ("ألفا شخص", "ألفا", "2,000"),
        ("ألف شخص", "ألف", "1,000"),
        ("نحو ألف كتاب", "ألف", "1,000"),
        ("25 ألفا و300 نازح", "25 ألفا و300", "25,300"),
        ("مليون و500 ألف", "مليون و500 ألف", "1.5 million"),
        ("مئة و20 جنديا", "مئة و20", "120"),
        ("١٥ مليونا", "١٥ مليونا", "15 million"),
        ("3 ونصف", "3 ونصف", "3.5"),
        ("ثلاثة أشخاص", "ثلاثة", "three"),
        ("خمس سنوات", "خمس", "five"),
        ("الدول الخمس الكبرى", "الخمس", "five"),
        ("عشرة أيام", "عشرة", "10"),
        ("وثلاثة آخرون", "ثلاثة", "three"),
        ("بأربعة أهداف", "أربعة", "four"),
        ("بغالبية الثلثين", "الثلثين", "two-thirds"),
        ("ثلاثة أرباع السكان", "ثلاثة أرباع", "three-quarters"),
        ("خمسةٌ وعشرون", "خمسةٌ وعشرون", "25"),
        ("حراسه الأربعة", "الأربعة", "four"),
        ("قرابة الأربعين عاما", "الأربعين", "40"),
        ("فترة التسعة أشهر", "التسعة", "nine"),
        ("«60» ألف زائر", "«60» ألف", "60,000"),
        ("(300) مليون سهم", "(300) مليون", "300 million"),
        ("4 .7 مليون سهم", "4 .7 مليون", "7.4 million"),
    ] {
        assert_eq!(read(text), [(covered, Number, expected.to_owned())], "{text}");
    }
}

#[test]
fn what_may_be_another_word_is_left_out() {
    for text in [
        "واحد من القادة",
        "واحدة من الدول",
        "أحد المسؤولين",
        "إحدى الشركات",
        "ألف كتابا عن الحرب",
        "ألف ليلة وليلة",
        "خمس سكان العالم",
        "ربع النهائي",
        "نصف الساعة",
        "ثلث السكان",
        "مجموعة العشرين",
        "مجموعة السبع",
        "قمة الثماني",
        "آلاف النازحين",
        "مئات القتلى",
        "ملايين الدولارات",
        "بين خمسة وعشرين",
        "لست أدري",
        "ثاني الأسباب",
        "الملك عبد الله الثاني",
        "فؤاد الأول",
        "الوزير الأول",
        "البابا يوحنا بولس الثاني",
        "التقرير الأولي",
        "في الثانية",
        "غدا الأمر صعبا",
        "في اليوم التالي",
        "اليوم الوطني",
        "ثلث مليون",
        "ثلثا مليون دولار",
        "مجموعة الخمسة عشر دولة",
        "لويس الخامس عشر",
        "ثلاثمئة وبضعة عشر رسولا",
        "خمسة+واحد",
        "الساعة الأولى للولادة",
        "وست هام",
        "لطيف العشرة",
        "صباح اليوم التالي",
        "في أمس الحاجة",
    ] {
        let found: Vec<_> = read(text).into_iter().filter(|(text, ..)| *text != "غدا").collect();
        assert_eq!(found, [], "{text}");
    }
}

#[test]
fn ordinals_are_read_by_value() {
    for (text, covered, expected) in [
        ("اليوم الأول", "الأول", "first"),
        ("للمرة الثالثة", "الثالثة", "third"),
        ("الطفلة الأولى", "الأولى", "first"),
        ("الفرقة الاولي", "الاولي", "first"),
        ("القرن الحادي والعشرين", "الحادي والعشرين", "21st"),
        ("الدورة التاسعة والعشرون", "التاسعة والعشرون", "29th"),
        ("السنة الثالثة عشرة", "الثالثة عشرة", "13th"),
        ("المادة الثانية عشرة", "الثانية عشرة", "12th"),
        ("القرن العشرين", "العشرين", "20th"),
        ("الذكرى المئة", "المئة", "100th"),
        ("ثاني أكبر مدينة", "ثاني", "second"),
        ("وهي الأولى من نوعها", "الأولى", "first"),
    ] {
        assert_eq!(read(text), [(covered, Ordinal, expected.to_owned())], "{text}");
    }
}

#[test]
fn amounts_in_words_have_their_sign_and_unit() {
    for (text, covered, kind, expected) in [
        ("مليارا دولار", "مليارا دولار", Currency, "$2 billion"),
        ("مليون دولار", "مليون دولار", Currency, "$1 million"),
        ("نصف مليار يورو", "نصف مليار يورو", Currency, "€500 million"),
        ("ثلاثة ملايين دينار ليبي", "ثلاثة ملايين دينار ليبي", Currency, "3 million Libyan dinars"),
        ("خمسة دولارات", "خمسة دولارات", Currency, "$5"),
        ("ألف دولار", "ألف دولار", Currency, "$1,000"),
        ("بدولارين", "دولارين", Currency, "$2"),
        ("دينارين كويتيين", "دينارين كويتيين", Currency, "2 Kuwaiti dinars"),
        ("دينار واحد", "دينار واحد", Currency, "1 dinar"),
        ("20 أوقية موريتانية", "20 أوقية موريتانية", Currency, "20 Mauritanian ouguiyas"),
        ("500 فرنك جيبوتي", "500 فرنك جيبوتي", Currency, "500 Djibouti francs"),
        ("1000 LYD", "1000 LYD", Currency, "1,000 Libyan dinars"),
        ("LYD 1000", "LYD 1000", Currency, "1,000 Libyan dinars"),
        ("250 د.ل", "250 د.ل", Currency, "250 Libyan dinars"),
        ("خمسة في المئة", "خمسة في المئة", Percent, "5%"),
        ("مئة بالمئة", "مئة بالمئة", Percent, "100%"),
        ("واحد بالمائة", "واحد بالمائة", Percent, "1%"),
        ("25 كيلومترا", "25 كيلومترا", Measure, "25 kilometres"),
        ("25 كلم شرقي", "25 كلم", Measure, "25 kilometres"),
        ("ثلاثة أطنان", "ثلاثة أطنان", Measure, "3 tonnes"),
        ("100 كيلومتر مربع", "100 كيلومتر مربع", Measure, "100 square kilometres"),
        ("120 كيلومترا في الساعة", "120 كيلومترا في الساعة", Measure, "120 kilometres per hour"),
        ("37 درجة مئوية", "37 درجة مئوية", Measure, "37 degrees Celsius"),
        ("كيلومترين", "كيلومترين", Measure, "2 kilometres"),
        ("30 ألف قدم", "30 ألف قدم", Measure, "30,000 feet"),
        ("(300) مليون ريال", "(300) مليون ريال", Currency, "300 million riyals"),
        ("نحو 64 .13% من", "64 .13%", Percent, "13.64%"),
        ("مترين ونصف المتر", "مترين ونصف المتر", Measure, "2.5 metres"),
        ("ثلاثة أمتار ونصف", "ثلاثة أمتار ونصف", Measure, "3.5 metres"),
        ("216 ألف كم2", "216 ألف كم2", Measure, "216,000 square kilometres"),
        ("5 كيلو متر", "5 كيلو متر", Measure, "5 kilometres"),
    ] {
        assert_eq!(read(text), [(covered, kind, expected.to_owned())], "{text}");
    }
    // قدم is "gave", درجة on a scale of earthquakes nothing in English, سنتين two years.
    for (text, expected) in
        [("في 2019 قدم استقالته", vec!["2019"]), ("بقوة 5.2 درجات", vec!["5.2"]), ("خطة سنتين", vec![])]
    {
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
fn styles_differ_where_guides_do() {
    let british = Style::BRITISH;
    for (text, style, expected) in [
        ("21 أغسطس 2020", Style::AMERICAN, "August 21, 2020"),
        ("الجمعة 21 أغسطس 2020", Style::AMERICAN, "Friday, August 21, 2020"),
        ("25%", Style { percent: crate::arabic::style::Percent::TwoWords, ..british }, "25 per cent"),
        ("3.5 مليون دولار", Style { money_signs: false, ..british }, "3.5 million US dollars"),
        ("عشرة أيام", Style { words_to: 10, ..british }, "ten"),
        ("ثلاثة أيام", Style { words_to: 0, ..british }, "3"),
        ("8000 دولار", Style { thousands: false, ..british }, "$8000"),
        ("25 كيلومترا", Style::AMERICAN, "25 kilometers"),
        ("3 أطنان", Style::AMERICAN, "3 metric tons"),
        ("الجمعة 3/4/2020", british, "Friday 3 April 2020"),
    ] {
        let found = placeables_in(text, &Edition { style, date: None });
        assert_eq!(found.iter().map(|found| found.english.as_str()).collect::<Vec<_>>(), [expected], "{text}");
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
    for text in ["", "قال المسؤول", "شركة Twitter", "Reuters/AP", "ألف ليلة", "% $ + -"] {
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
    ] {
        let text = unit.repeat(40_000);
        let length = text.chars().count();
        let found = placeables(&text);
        assert!(found.iter().all(|placeable| placeable.span.end <= length), "{unit}");
        assert!(found.is_sorted_by(|one, next| one.span.end <= next.span.start), "{unit}");
    }
}
