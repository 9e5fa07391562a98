use super::*;
use crate::arabic::span::Offsets;
use crate::arabic::style::Style;
use PlaceableKind::{Code, Currency, Date, Email, Measure, Number, Ordinal, Percent, Time, Url};

mod laws;
mod numbers;
mod times;

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
        ("هاتف +218 91 234 5678", "+218 91 234 5678", Code, "+218 91 234 5678"),
        ("هاتف ٠٩١ ٢٣٤ ٥٦٧٨", "٠٩١ ٢٣٤ ٥٦٧٨", Code, "091 234 5678"),
        ("هاتف: 71 234 567", "71 234 567", Code, "71 234 567"),
        ("50 مليون أورو", "50 مليون أورو", Currency, "€50 million"),
        ("هاتف 091-2345678", "091-2345678", Code, "091-2345678"),
        ("فاز 2-صفر على", "2-صفر", Code, "2-0"),
        ("خسر صفر - 3", "صفر - 3", Code, "0-3"),
    ] {
        assert_eq!(read(text), [(covered, kind, english.to_owned())], "{text}");
    }
}

/// The whole of a table's text in one line: each placeable's English, between the words that are none.
fn english(text: &str) -> Vec<String> {
    read(text).into_iter().map(|(_, _, english)| english).collect()
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
        ("خمسة فاصل ثلاثة في المئة", "خمسة فاصل ثلاثة في المئة", Percent, "5.3%"),
        ("5 فاصل 3 في المئة", "5 فاصل 3 في المئة", Percent, "5.3%"),
        ("صفر فاصل خمسة بالمئة", "صفر فاصل خمسة بالمئة", Percent, "0.5%"),
        ("واحد فاصل اثنان مليون دولار", "واحد فاصل اثنان مليون دولار", Currency, "$1.2 million"),
        ("صفر في المئة", "صفر في المئة", Percent, "0%"),
        ("تراجع بنسبة -3.42%", "-3.42%", Percent, "-3.42%"),
        ("الحرارة (-5 درجات مئوية)", "-5 درجات مئوية", Measure, "-5 degrees Celsius"),
        ("خمسمية طن", "خمسمية طن", Measure, "500 tonnes"),
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
        ("90 كم/ساعة", "90 كم/ساعة", Measure, "90 kilometres per hour"),
        ("مليون دولار ونصف المليون", "مليون دولار ونصف المليون", Currency, "$1.5 million"),
        ("3 ملايين دينار ليبي وربع", "3 ملايين دينار ليبي وربع", Currency, "3.25 million Libyan dinars"),
    ] {
        assert_eq!(read(text), [(covered, kind, expected.to_owned())], "{text}");
    }
    // قدم is "gave", and درجة on a scale of earthquakes nothing in English.
    for (text, expected) in [("في 2019 قدم استقالته", vec!["2019"]), ("بقوة 5.2 درجات", vec!["5.2"])]
    {
        assert_eq!(english(text), expected, "{text}");
    }
}

#[test]
fn the_ends_of_a_range_share_what_stands_once() {
    for (text, expected) in [
        ("بين 5 و10 آلاف", vec!["5,000", "10,000"]),
        ("من 5 إلى 10 ملايين دولار", vec!["$5 million", "$10 million"]),
        ("20 إلى 30 ألف نازح", vec!["20,000", "30,000"]),
        ("بين خمسة وعشرة آلاف", vec!["5,000", "10,000"]),
        ("خمسة أو ستة ملايين", vec!["5 million", "6 million"]),
        ("من 18 إلى 195 مليار دولار", vec!["$18 billion", "$195 billion"]),
        ("هبط من 21 إلى 14 مليار دولار", vec!["$21 billion", "$14 billion"]),
        ("من 50 إلى 100 دولار", vec!["$50", "$100"]),
        ("من مليون إلى مليوني دولار", vec!["$1 million", "$2 million"]),
        ("10-15 مليون دولار", vec!["$10 million-$15 million"]),
        ("10-15 مليون دينار", vec!["10-15 million dinars"]),
        ("خسارة 300 - 400 ألف برميل", vec!["300,000-400,000 barrels"]),
        ("بسرعة 15-35 كم/ساعة", vec!["15-35 kilometres per hour"]),
        ("نحو 10 – 15 بالمئة", vec!["10-15%"]),
        ("القرنين الـ17 والـ18", vec!["17th", "18th"]),
        // What need not be shared is not: a year, a type, a number that is smaller by itself, a list.
        ("ارتفع عام 2020 إلى 3 ملايين", vec!["2020", "3 million"]),
        ("لقاح كوفيد-19 إلى 29 مليون دولار", vec!["19", "$29 million"]),
        ("القناة 20 إلى 30 مليون مشاهد", vec!["30 million"]),
        ("طراز 737 إلى 80 مليون دولار", vec!["737", "$80 million"]),
        ("من 500 إلى 3 آلاف", vec!["3,000"]),
        ("خمسة وعشرة آلاف", vec!["10,000"]),
        ("قتل 5 أشخاص ونزح 10 آلاف", vec!["5", "10,000"]),
        ("بين خمسة وعشرين ألفا", vec![]),
        ("بين 4500 و5 آلاف مقاتل", vec!["4500", "5,000"]),
        ("3 - 5 آلاف نازح", vec!["3", "5,000"]),
        ("(2014-2015) مليون", vec!["2014-2015"]),
    ] {
        assert_eq!(english(text), expected, "{text}");
    }
}

#[test]
fn styles_differ_where_guides_do() {
    let british = Style::BRITISH;
    for (text, style, expected) in [
        ("21 أغسطس 2020", Style::AMERICAN, "August 21, 2020"),
        ("الجمعة 21 أغسطس 2020", Style::AMERICAN, "Friday, August 21, 2020"),
        ("25%", Style { percent: crate::arabic::style::Percent::TwoWords, ..british }, "25 per cent"),
        ("3.5 مليون دولار", Style { money_signs: false, ..british }, "3.5 million US dollars"),
        ("عشرة أيام", Style { words_to: 10, ..british }, "ten days"),
        ("ثلاثة أيام", Style { words_to: 0, ..british }, "3 days"),
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
        ("من 14:00-16:00", vec!["14:00", "16:00"]),
        ("ثم -5 قتلى", vec!["5"]),
        ("جلسة 05 1200 سهم", vec!["05", "1200"]),
        ("طائرات آلاف - 16", vec!["16"]),
        ("أرقام 71 234 567 على التوالي", vec!["71", "234", "567"]),
        ("جدول 12 250 سهم", vec!["12", "250"]),
        ("نسبة 97,039/1,617,204 حالة", vec!["97,039/1,617,204"]),
        ("الساعة 00:4 عصرا", vec!["00:4"]),
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
