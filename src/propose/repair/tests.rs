use super::super::tests::propose_with;
use super::super::{Cause, Kind};
use crate::arabic::Offsets;

/// Each case: its name, the segment, the unit's Arabic, its English, and the English that is proposed.
fn check(cases: &[(&str, &str, &str, &str, &str)]) {
    for &(name, segment, unit, english, expected) in cases {
        let proposals = propose_with(segment, &[(unit, english)]);
        assert_eq!(proposals[0].text, expected, "{name}: {:?}", proposals[0].evidence);
        let (text, target) = (Offsets::new(&proposals[0].text), Offsets::new(english));
        for repair in &proposals[0].evidence.repairs {
            assert_eq!(text.slice(repair.span), repair.to, "{name}: where it now stands");
            assert_eq!(target.slice(repair.origin), repair.from, "{name}: where it stood");
        }
    }
}

#[test]
fn another_value_is_put_right_where_its_place_is_certain() {
    for (name, segment, unit, english, expected, kind, missing) in [
        (
            "number",
            "وصل 25 نائبا إلى طرابلس.",
            "وصل ٢٤ نائبا إلى طرابلس.",
            "24 members arrived in Tripoli.",
            "25 members arrived in Tripoli.",
            Kind::Repaired,
            vec![],
        ),
        (
            "date",
            "اجتمعوا في 21 آب/ أغسطس في جنيف.",
            "اجتمعوا في 3 أغسطس في جنيف.",
            "They met in Geneva on 3 August.",
            "They met in Geneva on 21 August.",
            Kind::Repaired,
            vec![],
        ),
        (
            "month first",
            "اجتمعوا في 21 أغسطس 2020 في جنيف.",
            "اجتمعوا في 3 أغسطس 2019 في جنيف.",
            "On August 3, 2019, they met.",
            "On August 21, 2020, they met.",
            Kind::Repaired,
            vec![],
        ),
        (
            "same value, other digits",
            "وصل 24 نائبا إلى طرابلس.",
            "وصل ٢٤ نائبا إلى طرابلس.",
            "24 members arrived.",
            "24 members arrived.",
            Kind::Fuzzy,
            vec![],
        ),
        (
            "spelt out",
            "وصل 6 نواب إلى طرابلس.",
            "وصل 5 نواب إلى طرابلس.",
            "Five members arrived.",
            "Six members arrived.",
            Kind::Repaired,
            vec![],
        ),
        (
            "words for words",
            "وصل أربعة نواب إلى طرابلس.",
            "وصل ثلاثة نواب إلى طرابلس.",
            "Three members arrived in Tripoli.",
            "Four members arrived in Tripoli.",
            Kind::Repaired,
            vec![],
        ),
        (
            "words for figures",
            "وصل خمسة وعشرون نائبا إلى طرابلس.",
            "وصل أربعة وعشرون نائبا إلى طرابلس.",
            "24 members arrived in Tripoli.",
            "25 members arrived in Tripoli.",
            Kind::Repaired,
            vec![],
        ),
        (
            "a number in words that the other has not",
            "وصل 25 نائبا إلى طرابلس في ثلاثة أيام.",
            "وصل 24 نائبا إلى طرابلس في أيام.",
            "24 members arrived in Tripoli within days.",
            "25 members arrived in Tripoli within days.",
            Kind::Repaired,
            vec!["ثلاثة أيام"],
        ),
        (
            "a unit in another spelling",
            "تبعد القرية 30 كيلومترا عن طرابلس.",
            "تبعد القرية 25 كيلومترا عن طرابلس.",
            "The village is 25 km from Tripoli.",
            "The village is 30 km from Tripoli.",
            Kind::Repaired,
            vec![],
        ),
        (
            "in the style of the unit",
            "تبدأ الجلسة الساعة 10:30 مساء في طرابلس.",
            "تبدأ الجلسة الساعة 8 مساء في طرابلس.",
            "The session begins in Tripoli at 8 p.m. sharp.",
            "The session begins in Tripoli at 10:30 p.m. sharp.",
            Kind::Repaired,
            vec![],
        ),
        (
            "there twice",
            "وصل 6 نواب إلى طرابلس.",
            "وصل 5 نواب إلى طرابلس.",
            "5 of 5 arrived.",
            "5 of 5 arrived.",
            Kind::Fuzzy,
            vec!["6"],
        ),
        (
            "part of a longer number",
            "وصل 6 نواب إلى طرابلس.",
            "وصل 5 نواب إلى طرابلس.",
            "Some 3.5 arrived.",
            "Some 3.5 arrived.",
            Kind::Fuzzy,
            vec!["6"],
        ),
    ] {
        let proposals = propose_with(segment, &[(unit, english)]);
        let first = &proposals[0];
        assert_eq!((first.text.as_str(), first.kind), (expected, kind), "{name}");
        assert_eq!(first.evidence.missing, missing, "{name}");
        for repair in &first.evidence.repairs {
            let offsets = Offsets::new(&first.text);
            assert_eq!(offsets.slice(repair.span), repair.to, "{name}: the span is where it now stands");
        }
    }
}

#[test]
fn a_number_keeps_its_manner_whatever_the_arabic_has() {
    check(&[
        (
            "thousands",
            "نزح 3500 شخص من المدينة.",
            "نزح ١٢٠٠ شخص من المدينة.",
            "1,200 people fled the city.",
            "3,500 people fled the city.",
        ),
        (
            "words to words",
            "نزح 7 أشخاص من المدينة.",
            "نزح ثلاثة أشخاص من المدينة.",
            "Three people fled the city.",
            "Seven people fled the city.",
        ),
        (
            "a and an",
            "وصل وفد من 5 أعضاء إلى المدينة.",
            "وصل وفد من 8 أعضاء إلى المدينة.",
            "An 8-member delegation arrived.",
            "A 5-member delegation arrived.",
        ),
        (
            "percent",
            "ارتفعت الأسعار 30 في المئة هذا العام.",
            "ارتفعت الأسعار 25 في المئة هذا العام.",
            "Prices rose twenty-five per cent.",
            "Prices rose thirty per cent.",
        ),
        (
            "percent and number",
            "حصل 5 نواب على 7 في المئة من الأصوات.",
            "حصل 5 نواب على 5 في المئة من الأصوات.",
            "Five members won 5% of the vote.",
            "Five members won 7% of the vote.",
        ),
        (
            "millions",
            "أنفقت الحكومة 4.2 مليون دولار على الطرق.",
            "أنفقت الحكومة 3.5 مليون دولار على الطرق.",
            "The government spent $3.5 million on roads.",
            "The government spent $4.2 million on roads.",
        ),
        (
            "another money",
            "أنفقت الحكومة 3.5 مليون يورو على الطرق.",
            "أنفقت الحكومة 3.5 مليون دولار على الطرق.",
            "The government spent $3.5 million on roads.",
            "The government spent €3.5 million on roads.",
        ),
        (
            "money in words",
            "أنفقت الحكومة 5 ملايين يورو على الطرق.",
            "أنفقت الحكومة 3 ملايين دولار على الطرق.",
            "The government spent three million dollars.",
            "The government spent five million euros.",
        ),
        (
            "another unit",
            "تبعد القرية 25 مترا عن النهر.",
            "تبعد القرية 25 كيلومترا عن النهر.",
            "The village is 25 kilometers from the river.",
            "The village is 25 meters from the river.",
        ),
        (
            "ordinal in words",
            "عقد الجلسة الخامسة في جنيف.",
            "عقد الجلسة الثالثة في جنيف.",
            "He held the third session in Geneva.",
            "He held the fifth session in Geneva.",
        ),
        (
            "a lone number word",
            "زار أربع مدن في الجنوب.",
            "زار ثلاث مدن في الجنوب.",
            "He visited three towns in the south.",
            "He visited four towns in the south.",
        ),
        (
            "the slot, not its number",
            "قتل 9 جنود وجرح 5 مدنيين في سبها أمس.",
            "قتل 7 جنود وجرح 5 مدنيين في سبها أمس.",
            "Five civilians were hurt and seven soldiers killed.",
            "Five civilians were hurt and nine soldiers killed.",
        ),
        (
            "twice and twice",
            "دخل 8 وخرج 8 من القاعة.",
            "دخل 6 وخرج 6 من القاعة.",
            "Six went in and 6 came out.",
            "Eight went in and 8 came out.",
        ),
    ]);
}

#[test]
fn a_date_is_put_right_part_by_part() {
    check(&[
        (
            "day with its ending",
            "اجتمعوا في 22 أغسطس في جنيف.",
            "اجتمعوا في 3 أغسطس في جنيف.",
            "They met in Geneva on August 3rd.",
            "They met in Geneva on August 22nd.",
        ),
        (
            "month of another set",
            "اجتمعوا في 3 تشرين الثاني 2019 في جنيف.",
            "اجتمعوا في 3 جويلية 2019 في جنيف.",
            "They met on 3 July 2019 in Geneva.",
            "They met on 3 November 2019 in Geneva.",
        ),
        (
            "short month",
            "اجتمعوا في 3 أيلول 2019 في جنيف.",
            "اجتمعوا في 3 آب 2019 في جنيف.",
            "They met on Aug. 3, 2019 in Geneva.",
            "They met on Sept. 3, 2019 in Geneva.",
        ),
        (
            "Hijri",
            "بدأ الصوم في 2 رمضان 1445 هـ.",
            "بدأ الصوم في 1 رمضان 1444 هـ.",
            "The fast began on 1 Ramadan 1444 AH.",
            "The fast began on 2 Ramadan 1445 AH.",
        ),
        (
            "a day comes",
            "اجتمعوا في 21 أغسطس 2020 في جنيف.",
            "اجتمعوا في أغسطس 2020 في جنيف.",
            "They met in August 2020 in Geneva.",
            "They met on 21 August 2020 in Geneva.",
        ),
        (
            "year alone",
            "اجتمعوا عام 2021 في جنيف.",
            "اجتمعوا عام 2019 في جنيف.",
            "In 2019 they met in Geneva.",
            "In 2021 they met in Geneva.",
        ),
        (
            "not in the English",
            "اجتمعوا في 3 أغسطس 2020 في جنيف.",
            "اجتمعوا في 3 أغسطس 2019 في جنيف.",
            "They met on 3 August.",
            "They met on 3 August.",
        ),
    ]);
}

#[test]
fn a_term_is_one_or_two_as_the_other_text_has_it() {
    check(&[
        (
            "one in the unit, two in the segment",
            "أكد وزير الخارجية الإيطالي أهمية الحوار.",
            "أكد وزير الخارجية الليبي أهمية الحوار.",
            "The Libyan Foreign Minister stressed the importance of dialogue.",
            "The Italian Foreign Minister stressed the importance of dialogue.",
        ),
        (
            "two in the unit, one in the segment",
            "أكد وزير الخارجية الليبي أهمية الحوار.",
            "أكد وزير الخارجية الإيطالي أهمية الحوار.",
            "Italy's message came from the Italian foreign minister.",
            "Italy's message came from the Libyan foreign minister.",
        ),
        (
            "a term and no more",
            "أكد وزير الخارجية أهمية الحوار.",
            "أكد وزير الخارجية الليبي أهمية الحوار.",
            "The Libyan foreign minister stressed the importance of dialogue.",
            "The foreign minister stressed the importance of dialogue.",
        ),
        (
            "the rest is no term",
            "اجتمع مجلس الأمن أمس.",
            "اجتمع مجلس الأمن القومي أمس.",
            "The National Security Council met yesterday.",
            "The Security Council met yesterday.",
        ),
    ]);
}

#[test]
fn another_term_takes_the_form_of_its_place() {
    check(&[
        (
            "country",
            "عاد الوفد إلى تونس أمس.",
            "عاد الوفد إلى ليبيا أمس.",
            "The delegation returned to Libya.",
            "The delegation returned to Tunisia.",
        ),
        (
            "the comes",
            "عاد الوفد إلى الولايات المتحدة أمس.",
            "عاد الوفد إلى ليبيا أمس.",
            "The delegation returned to Libya.",
            "The delegation returned to the United States.",
        ),
        (
            "the goes",
            "عاد الوفد إلى ليبيا أمس.",
            "عاد الوفد إلى الولايات المتحدة أمس.",
            "The delegation returned to the United States.",
            "The delegation returned to Libya.",
        ),
        (
            "possessive",
            "زار رئيس الولايات المتحدة المدينة.",
            "زار رئيس ليبيا المدينة.",
            "Libya's president visited the city.",
            "The United States' president visited the city.",
        ),
        (
            "an to a",
            "وصل وزير ليبي إلى المدينة.",
            "وصل وزير إيطالي إلى المدينة.",
            "An Italian minister arrived.",
            "A Libyan minister arrived.",
        ),
        (
            "title",
            "أعلنت وزارة الداخلية الحداد.",
            "أعلنت وزارة الخارجية الحداد.",
            "The Foreign Ministry declared mourning.",
            "The Interior Ministry declared mourning.",
        ),
        (
            "a longer name is another",
            "رفض المجلس الأعلى للدولة الاتفاق أمس في جلسة في طرابلس.",
            "رفض البرلمان الاتفاق أمس في جلسة في طرابلس.",
            "The parliament rejected the deal.",
            "The High Council of State rejected the deal.",
        ),
        (
            "two concepts, one term",
            "زار الوفد المنطقة الشرقية أمس.",
            "زار الوفد المنطقة الغربية أمس.",
            "The delegation visited the western region.",
            "The delegation visited the western region.",
        ),
    ]);
}

#[test]
fn another_name_is_put_in_and_a_guess_is_called_one() {
    let unit = "قال خليفة حفتر إن الحوار مستمر في طرابلس منذ أمس.";
    check(&[
        (
            "glossary",
            "قال عبد الحميد الدبيبة إن الحوار مستمر في طرابلس منذ أمس.",
            unit,
            "Khalifa Haftar said the talks go on.",
            "Abdulhamid Dbeibah said the talks go on.",
        ),
        (
            "guess",
            "قال سامي الحمروش إن الحوار مستمر في طرابلس منذ أمس.",
            unit,
            "Khalifa Haftar said the talks go on.",
            "Sami al-Hamroush said the talks go on.",
        ),
        (
            "found by its consonants",
            "قال خليفة حفتر إن الحوار مستمر في طرابلس منذ أمس.",
            "قال سامي الحمروش إن الحوار مستمر في طرابلس منذ أمس.",
            "The talks go on, Samy Hamrush said.",
            "The talks go on, Khalifa Haftar said.",
        ),
        (
            "a part of another name",
            "قال خليفة حفتر إن الحوار مستمر في طرابلس منذ أمس.",
            "قال سامي الحمروش إن الحوار مستمر في طرابلس منذ أمس.",
            "Samy Hamrush Bey said so.",
            "Samy Hamrush Bey said so.",
        ),
    ]);
    let guess =
        propose_with("قال سامي الحمروش إن الحوار مستمر في طرابلس منذ أمس.", &[(unit, "Khalifa Haftar said so.")]);
    assert_eq!(guess[0].evidence.repairs[0].cause, Cause::Name { verified: false });
    assert_eq!(guess[0].kind, Kind::Repaired);
}

#[test]
fn a_page_of_numbers_is_marked_and_left() {
    let page = |last: &str| format!("{} {last} أشخاص.", "وصل 5 نواب ثم غادر 7 منهم ".repeat(40));
    let proposals = propose_with(&page("9"), &[(&page("8"), "8 came.")]);
    assert_eq!((proposals[0].text.as_str(), &proposals[0].evidence.missing), ("8 came.", &vec!["9".to_owned()]));
}

#[test]
fn where_nothing_is_certain_the_place_is_marked() {
    for (name, segment, unit, english, missing) in [
        (
            "one of two equal ones",
            "وصل 5 نواب ثم غادر 6 منهم.",
            "وصل 5 نواب ثم غادر 5 منهم.",
            "5 came and 5 went.",
            vec!["6"],
        ),
        ("one turns many", "وصل 3 نواب إلى طرابلس.", "وصل 1 نواب إلى طرابلس.", "1 member arrived.", vec!["3"]),
        (
            "words for a name",
            "قال شخص آخر إن الحوار مستمر في طرابلس منذ أمس.",
            "قال خليفة حفتر إن الحوار مستمر في طرابلس منذ أمس.",
            "Khalifa Haftar said so.",
            vec!["شخص آخر"],
        ),
        (
            "a stretch of days, one end in another form",
            "يغلق المعبر من 12 إلى 20 نوفمبر.",
            "يغلق المعبر من 10 إلى 15 أكتوبر.",
            "The crossing is closed from October 10 to 15.",
            vec!["12", "20 نوفمبر"],
        ),
        (
            "a stretch of days that leaves the month",
            "تقام الدورة بين 30 مايو و 2 يونيو.",
            "تقام الدورة بين 3 و 7 مايو.",
            "It is held between 3 and 7 May.",
            vec!["30 مايو", "2 يونيو"],
        ),
    ] {
        let proposals = propose_with(segment, &[(unit, english)]);
        assert_eq!(
            (proposals[0].text.as_str(), &proposals[0].evidence.missing),
            (english, &missing.iter().map(|text| (*text).to_owned()).collect()),
            "{name}"
        );
    }
}
