use super::*;
use crate::arabic::Offsets;
use proptest::prelude::*;

fn names(text: &str) -> Vec<String> {
    let offsets = Offsets::new(text);
    persons(text).iter().map(|person| offsets.slice(person.span).to_owned()).collect()
}

#[test]
fn names_are_found_and_end_where_grammar_ends_them() {
    for (text, expected) in [
        ("قال وزير الدفاع الأوكراني صلاح النمروش إن الطائرة", vec!["صلاح النمروش"]),
        ("قال محمد إن الاجتماع تأجل", vec!["محمد"]),
        ("وأكد المبعوث الأممي إلى ليبيا غسان سلامة أن الحوار مستمر", vec!["غسان سلامة"]),
        (
            "استقبل الرئيس عبد الفتاح السيسي نظيره الفرنسي إيمانويل ماكرون في القاهرة",
            vec!["عبد الفتاح السيسي", "إيمانويل ماكرون"],
        ),
        ("زار ولي العهد الأمير محمد بن سلمان بن عبد العزيز آل سعود المعرض", vec!["محمد بن سلمان بن عبد العزيز آل سعود"]),
        ("ووصل الملك محمد السادس إلى طنجة", vec!["محمد السادس"]),
        ("قال د. هشيم العطار للصحفيين", vec!["هشيم العطار"]),
        ("التقى أحمد معيتيق وفتحي باشاغا وفدا", vec!["أحمد معيتيق", "فتحي باشاغا"]),
        ("سجل محمد صلاح هدفا لليفربول", vec!["محمد صلاح"]),
        ("وقالت أنجيلا ميركل يوم الجمعة", vec!["أنجيلا ميركل"]),
        ("أبو بكر البغدادي زعيم التنظيم", vec!["أبو بكر البغدادي"]),
        ("تعادل الفريق بهدفي كريم عبد الرحيم", vec!["كريم عبد الرحيم"]),
        ("الدكتور عادل عبد المهدي", vec!["عادل عبد المهدي"]),
        ("رحب الرئيس ترامب بالقرار", vec!["ترامب"]),
        ("والتقى بمحمد علي الحويج", vec!["محمد علي الحويج"]),
        // Counter-examples.
        ("نطالب بسلام عادل وشامل في المنطقة", vec![]),
        ("جاء القرار لصالح الشركة الوطنية", vec![]),
        ("وزير خارجية سعيد بالنتيجة", vec![]),
        ("كان أمل الجماهير كبيرا", vec![]),
        ("الوضع على الأرض", vec![]),
        ("قال الرئيس المصري إن بلاده", vec![]),
        ("قال الوزير خلال المؤتمر", vec![]),
        ("هذا عمل جميل وجديد", vec![]),
        ("صلاة الفجر في أبو ظبي", vec![]),
        ("حزب الله والنظام", vec![]),
    ] {
        assert_eq!(names(text), expected, "{text}");
    }
}

#[test]
fn a_person_is_named_again_by_the_family_name() {
    let segments = [
        "النمروش: سنرد على كل خرق",
        "أكد وزير الدفاع صلاح الدين النمروش أن القوات جاهزة، وقال الشعب المصري كلمته",
        "وأضاف النمروش أن خليفة حفتر وافق",
        "وقال محمد المصري إن قوات حفتر انسحبت، فيما رحب الشعب المصري بالاتفاق",
        "وقال المصري إن احمد معيتيق قادم، وكان أحمد معيتيق غائبا",
    ];
    let found = mentions(&segments);
    let texts: Vec<(usize, usize, &str)> = found
        .iter()
        .map(|mention| {
            (mention.segment, mention.person, Offsets::new(segments[mention.segment]).slice(mention.name.span))
        })
        .collect();
    assert_eq!(
        texts,
        [
            (0, 0, "النمروش"),
            (1, 0, "صلاح الدين النمروش"),
            (2, 0, "النمروش"),
            (2, 1, "خليفة حفتر"),
            (3, 2, "محمد المصري"),
            (3, 1, "حفتر"),
            (4, 2, "المصري"),
            (4, 3, "احمد معيتيق"),
            (4, 3, "أحمد معيتيق"),
        ]
    );
}

#[test]
fn a_name_in_two_spellings_is_one_person() {
    let found = mentions(&["قال الرئيس فولوديمير زيلينسكي", "وأضاف فلوديمير زيلينسكي", "ورد زيلنسكي"]);
    assert_eq!(found.iter().map(|mention| mention.person).collect::<Vec<_>>(), [0, 0]);
}

proptest! {
    #[test]
    fn spans_are_in_order_and_inside(words in proptest::collection::vec(
        "[ء-ي]{1,6}|محمد|عبد|الله|بن|أبو|آل|الدين|وزير|الدكتور|قال|،|د\\.|جون|حفتر|و|السادس|الملك", 0..30)) {
        let text = words.join(" ");
        let length = text.chars().count();
        let mut end = 0;
        for mention in mentions(&[&text]) {
            let name = mention.name;
            prop_assert!(name.span.start >= end && name.span.end <= length && !name.span.is_empty());
            prop_assert!(name.elements.iter().all(|element| name.span.contains(*element) && !element.is_empty()));
            prop_assert!(name.title.is_none_or(|title| title.end <= name.span.start));
            end = name.span.end;
        }
    }
}
