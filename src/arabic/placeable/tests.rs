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
fn numbers_in_words_are_read_by_value() {
    for (text, covered, expected) in [
        ("أصيب خمسة وعشرون شخصا", "خمسة وعشرون", "25"),
        ("بثلاثة وثلاثين عضوا", "ثلاثة وثلاثين", "33"),
        ("ثمانية آلاف مقاتل", "ثمانية آلاف", "8,000"),
        ("نحو مليونين من السكان", "مليونين", "2 million"),
        ("مئتي شخص", "مئتي", "200"),
        ("مئتا جندي", "مئتا", "200"),
        ("مائة وخمسة جنود", "مائة وخمسة", "105"),
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
        ("خمس دول", "خمس", "five"),
        ("الدول الخمس الكبرى", "الخمس", "five"),
        ("عشرة جنود", "عشرة", "10"),
        ("وثلاثة آخرون", "ثلاثة", "three"),
        ("بأربعة أهداف", "أربعة", "four"),
        ("آلاف النازحين", "آلاف", "thousands of"),
        ("مئات الآلاف من السكان", "مئات الآلاف من", "hundreds of thousands of"),
        ("وعشرات القتلى", "عشرات", "dozens of"),
        ("عشرات ملايين الدولارات", "عشرات ملايين", "tens of millions of"),
        ("تظاهر الآلاف في", "الآلاف", "thousands"),
        ("مئات آخرين", "مئات", "hundreds"),
        ("بغالبية الثلثين", "الثلثين", "two-thirds"),
        ("ثلاثة أرباع السكان", "ثلاثة أرباع", "three-quarters"),
        ("ثلث السكان", "ثلث", "one-third"),
        ("بثلث أعضاء المجلس", "ثلث", "one-third"),
        ("ربع الناخبين", "ربع", "one-quarter"),
        ("25 000 نازح", "25 000", "25,000"),
        ("لكل 000 100 نسمة", "000 100", "100,000"),
        ("ثلاثة و عشرين جنديا", "ثلاثة و عشرين", "23"),
        ("خمسا وعشرين طائرة", "خمسا وعشرين", "25"),
        ("078 .080 .5 سهما", "078 .080 .5", "5,080,078"),
        ("خمسةٌ وعشرون", "خمسةٌ وعشرون", "25"),
        ("حراسه الأربعة", "الأربعة", "four"),
        ("قرابة الأربعين لاعبا", "الأربعين", "40"),
        ("«60» ألف زائر", "«60» ألف", "60,000"),
        ("الدول الـ27", "27", "27"),
        ("اليوم الـ12 لاعبا", "12", "12"),
        ("صفر إصابات", "صفر", "zero"),
        ("ستون جنديا", "ستون", "60"),
        ("سارس-2 مليون مصاب", "2", "2"),
        ("ستمية وخمسون جنديا", "ستمية وخمسون", "650"),
        ("5 فاصل 3 مليون نسمة", "5 فاصل 3 مليون", "5.3 million"),
        ("اثنان فاصلة خمسة وسبعون", "اثنان فاصلة خمسة وسبعون", "2.75"),
        ("ثلاثة فاصل صفر خمسة مليارات", "ثلاثة فاصل صفر خمسة مليارات", "3.05 billion"),
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
        "ربع قرن",
        "إلا ثلث الوقت",
        "مجموعة العشرين",
        "مجموعة السبع",
        "قمة الثماني",
        "بضعة آلاف",
        "عدة مئات",
        "في السبعينيات من عمره",
        "خلال التسعينيات",
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
        "من الصفر",
        "في شهر صفر",
        "خط فاصل واحد",
        "مية",
        "الخامسة بعد الألف",
        "صباح اليوم التالي",
        "في أمس الحاجة",
        "منتصف الشهر",
        "جون ستون",
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
        ("الذكرى الخمسين بعد المئة", "الخمسين بعد المئة", "150th"),
        ("المباراة الخامسة بعد المئة", "الخامسة بعد المئة", "105th"),
        ("الجلسة الحادية والعشرون بعد المئتين", "الحادية والعشرون بعد المئتين", "221st"),
        ("الذكرى المئة والخمسون", "المئة والخمسون", "150th"),
        ("الدورة المئة والثانية عشرة", "المئة والثانية عشرة", "112th"),
        ("الذكرى المئتان للمعركة", "المئتان", "200th"),
        ("في عامها السادس", "السادس", "sixth"),
        ("عيد ميلاده السابع و الأربعين", "السابع و الأربعين", "47th"),
        ("القرن الـ17", "17", "17th"),
        ("الذكرى الـ75 للنكبة", "75", "75th"),
        ("القرن الـ21", "21", "21st"),
        ("مطلع القرن ١٩", "١٩", "19th"),
        ("الدورة الـ 79 للجمعية", "79", "79th"),
        ("عيد ميلاده الـ50", "50", "50th"),
        ("الذكرى السنوية ال112", "112", "112th"),
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
fn lengths_of_time_have_their_unit() {
    for (text, covered, expected) in [
        ("استمر ثلاث ساعات", "ثلاث ساعات", "three hours"),
        ("بعد يومين من", "يومين", "two days"),
        ("خلال أسبوعين", "أسبوعين", "two weeks"),
        ("منذ خمسة أشهر", "خمسة أشهر", "five months"),
        ("قبل عامين", "عامين", "two years"),
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
        ("الأحد الماضي", "الأحد", "Sunday", Some("Sunday 26 March 2023")),
        ("الأحد المقبل", "الأحد", "Sunday", Some("Sunday 2 April 2023")),
        ("مارس الماضي", "مارس", "March", Some("March 2022")),
        ("يناير الماضي", "يناير", "January", Some("January 2023")),
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
    assert_eq!(beside("أمس الأحد").as_deref(), Some("Sunday 26 March 2023"));
    assert_eq!(beside("أمس السبت"), None);
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
