use super::dtd_tests::faults;
use super::*;
use proptest::prelude::*;

fn items(xml: impl AsRef<[u8]>) -> Vec<TmxItem> {
    let reader = TmxReader::new(xml.as_ref(), ARABIC_ENGLISH).unwrap();
    reader.collect::<Result<_, _>>().unwrap()
}

fn tmx(header: &str, body: &str) -> String {
    format!(
        "<?xml version='1.0'?>\n<!DOCTYPE tmx SYSTEM 'tmx14.dtd'>\n<tmx version='1.4'><header {header}/><body>\n{body}</body></tmx>"
    )
}

/// Source and target of each unit, or the reason of the rejection.
fn said(body: &str) -> Vec<String> {
    let said = |item| match item {
        TmxItem::Unit(unit) => format!("{} = {}", unit.source, unit.target),
        TmxItem::Rejected(rejection) => rejection.to_string(),
    };
    items(tmx("srclang='*all*'", body)).into_iter().map(said).collect()
}

#[test]
fn picks_arabic_and_english() {
    let cases: &[(&str, &str, &[&str])] = &[
        (
            "regions, case, old attribute",
            "<tu><tuv lang='EN_us'><seg>Sebha</seg></tuv><tuv xml:lang='AR_ly'><seg>سبها</seg></tuv></tu>",
            &["سبها = Sebha"],
        ),
        (
            "several targets",
            "<tu><tuv xml:lang='ar'><seg>سبها</seg></tuv><tuv xml:lang='en'><seg>Sebha</seg></tuv><tuv xml:lang='fr'><seg>Sebha</seg></tuv><tuv xml:lang='en-GB'><seg>Sabha</seg></tuv></tu>",
            &["سبها = Sebha", "سبها = Sabha"],
        ),
        (
            "three-letter codes",
            "<tu><tuv xml:lang='ara'><seg>نعم</seg></tuv><tuv xml:lang='eng'><seg>yes</seg></tuv></tu>",
            &["نعم = yes"],
        ),
        (
            "no Arabic",
            "<tu><tuv xml:lang='fr'><seg>oui</seg></tuv><tuv xml:lang='en'><seg>yes</seg></tuv></tu>",
            &["line 4, column 1: the unit has no tuv in ar, only in: fr, en"],
        ),
        (
            "no English",
            "\n <tu><tuv xml:lang='ar'><seg>نعم</seg></tuv></tu>",
            &["line 5, column 2: the unit has no tuv in en, only in: ar"],
        ),
        (
            "empty target",
            "<tu>\n<tuv xml:lang='ar'><seg>نعم</seg></tuv>\n<tuv xml:lang='en'><seg> </seg></tuv></tu>",
            &["line 6, column 1: the en segment is empty"],
        ),
        (
            "no segment",
            "<tu><tuv xml:lang='ar'/><tuv xml:lang='en'><seg>x</seg></tuv></tu>",
            &["line 4, column 5: the ar segment is empty"],
        ),
        (
            "one of two is empty",
            "<tu><tuv xml:lang='ar'><seg>نعم</seg></tuv><tuv xml:lang='en'><seg/></tuv><tuv xml:lang='en'><seg>yes</seg></tuv></tu>",
            &["line 4, column 44: the en segment is empty", "نعم = yes"],
        ),
        (
            "a control character",
            "<tu><tuv xml:lang='ar'><seg>نعم</seg></tuv><tuv xml:lang='en'><seg>y\u{1}es</seg></tuv></tu>",
            &["line 4, column 44: the en segment holds U+0001, which XML does not allow"],
        ),
        (
            "unknown elements are passed over",
            "<x><y/></x><tu><z>x</z><tuv xml:lang='ar'><seg>نعم</seg></tuv><tuv xml:lang='en'><seg>yes</seg></tuv></tu>",
            &["نعم = yes"],
        ),
    ];
    for (name, body, expected) in cases {
        assert_eq!(&said(body), expected, "{name}");
    }
}

#[test]
fn inline_codes_go_and_words_stay_apart() {
    let cases = [
        ("يوم <hi type='bold'>الأحد</hi> القادم", "يوم الأحد القادم", None),
        ("<bpt i='1'>&lt;b></bpt>ال<ept i='1'>&lt;/b></ept>وزارة", "الوزارة", Some(2)),
        ("صفحة<ph>{0}</ph>من", "صفحة من", Some(1)),
        ("صفحة <ph>{0}</ph> من <ph/>", "صفحة من", Some(2)),
        ("صفحة <ph>x<sub>y</sub></ph><it pos='begin'>i</it>، من", "صفحة ، من", Some(2)),
        ("<ut>{\\b </ut>نعم", "نعم", Some(1)),
    ];
    for (seg, expected, codes) in cases {
        let body = format!("<tu><tuv xml:lang='ar'><seg>{seg}</seg></tuv><tuv xml:lang='en'><seg>x</seg></tuv></tu>");
        let [TmxItem::Unit(unit)] = &items(tmx("", &body))[..] else { panic!("{seg}") };
        assert_eq!(unit.source, expected, "{seg}");
        assert_eq!(unit.warnings, codes.map(TmxWarning::InlineCodes).into_iter().collect::<Vec<_>>(), "{seg}");
    }
}

#[test]
fn a_variant_without_language_is_the_source_language_of_the_file() {
    let body = "<tu><tuv><seg>نعم</seg></tuv><tuv xml:lang='en'><seg>yes</seg></tuv></tu>";
    let [TmxItem::Unit(unit)] = &items(tmx("srclang='ar-LY'", body))[..] else { panic!() };
    assert_eq!((unit.source_lang.as_str(), unit.warnings.len()), ("ar-LY", 1));
    assert_eq!(said(body), ["line 4, column 1: the unit has no tuv in ar, only in: ?, en"]);
}

#[test]
fn what_the_target_says_of_itself_wins() {
    let body = "<tu tuid='7' creationid='a' changeid='b' creationdate='20260131T235959Z' changedate='soon' usagecount='3'>
        <note>n</note><prop type='x-p'>1 &amp; 2</prop>
        <tuv xml:lang='ar'><seg>نعم</seg></tuv><tuv xml:lang='en' changeid='c'><prop type='x-q'>3</prop><seg>yes</seg></tuv></tu>";
    let [TmxItem::Unit(unit)] = &items(tmx("", body))[..] else { panic!() };
    let mut expected = TmxUnit::new("نعم", "yes");
    expected.id = Some("7".into());
    expected.creation_id = Some("a".into());
    expected.creation_date = Some("2026-01-31T23:59:59Z".into());
    expected.change_id = Some("c".into());
    expected.usage_count = Some(3);
    expected.notes = vec!["n".into()];
    expected.props = vec![("x-p".into(), "1 & 2".into()), ("x-q".into(), "3".into())];
    expected.line = 4;
    expected.warnings = vec![TmxWarning::BadDate { attribute: "changedate", value: "soon".into() }];
    assert_eq!(**unit, expected);
}

#[test]
fn utf16_and_byte_order_marks() {
    let body = "<tu><tuv xml:lang='ar'><seg>سبها</seg></tuv><tuv xml:lang='en'><seg>Sebha</seg></tuv></tu>";
    let file = format!("\u{FEFF}{}", tmx("", body).replace("'1.0'", "'1.0' encoding='UTF-16'"));
    let le: Vec<u8> = file.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let utf8 = format!("\u{FEFF}{}", tmx("", body));
    for bytes in [le, utf8.into_bytes()] {
        assert!(matches!(&items(&bytes)[..], [TmxItem::Unit(unit)] if unit.source == "سبها"));
    }
}

#[test]
fn what_is_no_whole_tmx_is_refused() {
    let whole = tmx("", "<tu><tuv xml:lang='ar'><seg>نعم</seg></tuv><tuv xml:lang='en'><seg>yes</seg></tuv></tu>");
    let cut = whole.strip_suffix("</body></tmx>").unwrap();
    let mut reader = TmxReader::new(cut.as_bytes(), ARABIC_ENGLISH).unwrap();
    assert!(matches!(reader.next(), Some(Ok(TmxItem::Unit(_)))), "what stands before the cut is read");
    let error = reader.next().unwrap().unwrap_err();
    assert_eq!(error.to_string(), "line 4, column 88: the file ends inside of <body>; it was cut off");
    assert!(reader.next().is_none());
    let refused = |xml: &str| TmxReader::new(xml.as_bytes(), ARABIC_ENGLISH).map(|_| ()).unwrap_err().to_string();
    assert!(refused("<xliff/>").contains("the root element is <xliff>, not <tmx>"));
    assert!(refused("<tmx><header/></tmx>").contains("it has no <body>"));
    assert!(refused("").contains("empty"));
}

const HEADER: TmxHeader = TmxHeader { creation_tool: "Tarjuman", creation_tool_version: "1", source_lang: "ar" };

fn text() -> impl Strategy<Value = String> {
    // Letters, what XML must escape, white space of all kinds, and what XML forbids.
    "[ءابتلم a-z<>&\"'\\]\\t\\n\\r\u{0}\u{1F}\u{FFFE}\u{A0}\u{200F}\u{1F600}]{0,12}[ءb]".prop_map(|s| s)
}

fn unit() -> impl Strategy<Value = TmxUnit> {
    let maybe = || proptest::option::of(text());
    let date =
        proptest::option::of((1..=12, 1..=28, 0..60).prop_map(|(m, d, s)| format!("2026-{m:02}-{d:02}T01:02:{s:02}Z")));
    let about = (maybe(), maybe(), maybe(), date.clone(), date, proptest::option::of(any::<u64>()));
    let props = proptest::collection::vec((text(), text()), 0..3);
    (text(), text(), about, props, proptest::collection::vec(text(), 0..2)).prop_map(
        |(source, target, about, props, notes)| {
            let (id, creation_id, change_id, creation_date, change_date, usage_count) = about;
            TmxUnit {
                id,
                creation_id,
                change_id,
                creation_date,
                change_date,
                usage_count,
                props,
                notes,
                ..TmxUnit::new(source, target)
            }
        },
    )
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(units in proptest::collection::vec(unit(), 0..4)) {
        let mut writer = TmxWriter::new(Vec::new(), &HEADER).unwrap();
        for unit in &units {
            writer.write(unit).unwrap();
        }
        let file = writer.finish().unwrap();
        prop_assert_eq!(faults(&file), Vec::<String>::new());
        let read: Vec<TmxUnit> = items(&file).into_iter().map(|item| match item {
            TmxItem::Unit(unit) => TmxUnit { line: 0, ..*unit },
            TmxItem::Rejected(rejection) => panic!("{rejection}"),
        }).collect();
        let visible = |s: &String| s.replace(['\0', '\u{1F}', '\u{FFFE}'], "\u{FFFD}");
        let expected: Vec<TmxUnit> = units.iter().map(|unit| TmxUnit {
            id: unit.id.as_ref().map(visible),
            creation_id: unit.creation_id.as_ref().map(visible),
            change_id: unit.change_id.as_ref().map(visible),
            props: unit.props.iter().map(|(kind, text)| (visible(kind), visible(text))).collect(),
            notes: unit.notes.iter().map(visible).collect(),
            ..unit.clone()
        }).collect();
        prop_assert_eq!(read, expected);
    }
}

/// A `seg` as tools write them: text, codes with and without what the DTD requires of them, codes in codes.
fn seg() -> impl Strategy<Value = String> {
    const PIECES: &[&str] = &[
        "سبها",
        " ",
        "\n",
        "a",
        "&amp;",
        "1",
        "،",
        "<ph x=\"1\" type=\"image\">{0}</ph>",
        "<ph/>",
        "<bpt i=\"1\">&lt;b&gt;</bpt>",
        "<ept i=\"1\">&lt;/b&gt;</ept>",
        "<bpt>x</bpt>",
        "<it pos=\"begin\" x=\"2\">i</it>",
        "<it pos=\"middle\">i</it>",
        "<ut>u</ut>",
        "<ph assoc=\"q\">a<sub type=\"t\">ب<bpt i=\"2\">c</bpt></sub>d</ph>",
        "<hi type=\"b\">خط</hi>",
        "<hi> <hi x=\"1\">ي<ph/></hi></hi>",
        "<z>زائد</z>",
        "<ph type=\"x-tarjuman-character\">U+0001</ph>",
    ];
    proptest::collection::vec(proptest::sample::select(PIECES), 0..9).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn codes_survive_being_read_and_written(source in seg(), target in seg()) {
        let body = format!("<tu><tuv xml:lang='ar'><seg>{source}</seg></tuv><tuv xml:lang='en'><seg>{target}</seg></tuv></tu>");
        let read = |file: &[u8]| items(file).into_iter().next();
        let Some(TmxItem::Unit(first)) = read(tmx("", &body).as_bytes()) else { return Ok(()) };
        let mut writer = TmxWriter::new(Vec::new(), &HEADER).unwrap();
        writer.write(&first).unwrap();
        let file = writer.finish().unwrap();
        prop_assert_eq!(faults(&file), Vec::<String>::new());
        let Some(TmxItem::Unit(second)) = read(&file) else { panic!("{}", String::from_utf8_lossy(&file)) };
        prop_assert_eq!(
            (&second.source, &second.source_codes, &second.target, &second.target_codes),
            (&first.source, &first.source_codes, &first.target, &first.target_codes)
        );
    }
}

/// Segments as we write them.
fn own_seg() -> impl Strategy<Value = String> {
    const PIECES: &[&str] = &[
        " ",
        "  ",
        "\u{A0}",
        "ي",
        "b",
        "،",
        "<bpt i=\"1\">&lt;b&gt;</bpt>",
        "<ept i=\"1\">&lt;/b&gt;</ept>",
        "<ph x=\"1\">{0}</ph>",
        "<ph>a <sub>ب </sub> d</ph>",
        "<it pos=\"begin\">i</it>",
        "<ut>u</ut>",
        "<hi type=\"b\"> خط </hi>",
        "<hi> </hi>",
        "<ph type=\"x-tarjuman-character\">U+0001</ph>",
    ];
    proptest::collection::vec(proptest::sample::select(PIECES), 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn a_segment_is_written_as_it_was_read(seg in own_seg()) {
        let body = format!("<tu><tuv xml:lang='ar'><seg>نعم{seg}</seg></tuv><tuv xml:lang='en'><seg>{seg}yes{seg}</seg></tuv></tu>");
        let [TmxItem::Unit(unit)] = &items(tmx("", &body))[..] else { panic!("{seg}") };
        let mut writer = TmxWriter::new(Vec::new(), &HEADER).unwrap();
        writer.write(unit).unwrap();
        let file = String::from_utf8(writer.finish().unwrap()).unwrap();
        for expected in [format!("<seg>نعم{seg}</seg>"), format!("<seg>{seg}yes{seg}</seg>")] {
            prop_assert!(file.contains(&expected), "{expected} is not in {file}");
        }
    }
}

#[test]
fn codes_stand_where_they_stood() {
    let seg = "يوم <bpt i='1'>&lt;b></bpt>الأحد<ept i='1'>&lt;/b></ept><ph>{0}</ph> القادم";
    let body = format!("<tu><tuv xml:lang='ar'><seg>{seg}</seg></tuv><tuv xml:lang='en'><seg>x</seg></tuv></tu>");
    let [TmxItem::Unit(unit)] = &items(tmx("", &body))[..] else { panic!() };
    let code = |at, xml: &str| InlineCode { at, xml: xml.to_owned() };
    assert_eq!(unit.source, "يوم الأحد القادم");
    let expected =
        [code(4, "<bpt i=\"1\">&lt;b&gt;</bpt>"), code(9, "<ept i=\"1\">&lt;/b&gt;</ept>"), code(9, "<ph>{0}</ph>")];
    assert_eq!(unit.source_codes, expected);
}

#[test]
fn the_rules_of_the_dtd_are_told() {
    for (wrong, fault) in [
        (tmx("srclang='ar'", ""), "<header> without creationtool"),
        (tmx("", "<tu/>"), "<tu> holds []"),
        (tmx("", "<tu><tuv><seg/></tuv></tu>"), "<tuv> without xml:lang"),
        (tmx("", "<tu><tuv xml:lang='ar'><seg><bpt>x</bpt></seg></tuv></tu>"), "<bpt> without i"),
        (
            tmx("", "<tu creationdate='2024-01-01'><tuv xml:lang='ar'><seg/></tuv></tu>"),
            "<tu creationdate=\"2024-01-01\">",
        ),
    ] {
        assert!(faults(wrong.as_bytes()).contains(&fault.to_owned()), "{fault}: {:?}", faults(wrong.as_bytes()));
    }
}

#[test]
fn nothing_is_lost_without_a_word() {
    let (arabic, english) = ("<tuv xml:lang='ar'><seg>نعم</seg></tuv>", "<tuv xml:lang='en'><seg>yes</seg></tuv>");
    let misplaced =
        "a <tu> or <tuv> stands where TMX has none: a <tu> in another, or a <tuv> outside of one or in another";
    let at = |column: usize, reason: &str| vec![format!("line 4, column {column}: {reason}")];
    for (body, expected) in [
        (
            format!("<tu>{arabic}<tuv xml:lang='en'><seg>one</seg><seg>two</seg></tuv></tu>"),
            at(44, "the en tuv has more than one seg"),
        ),
        (format!("<tu>{arabic}{english}<tu>{arabic}{english}</tu></tu>"), at(1, misplaced)),
        (format!("<tu>{arabic}{english}<x><tu>{arabic}{english}</tu></x></tu>"), at(1, misplaced)),
        (format!("<tu>{arabic}<tuv xml:lang='en'><seg>yes</seg>{english}</tuv></tu>"), at(1, misplaced)),
        (arabic.to_owned(), at(1, misplaced)),
        (
            format!("<tu><tu/></tu><tu>{arabic}{english}</tu>"),
            [at(1, misplaced), vec!["نعم = yes".to_owned()]].concat(),
        ),
    ] {
        assert_eq!(said(&body), expected, "{body}");
    }
    let early = format!("<tmx><header><tu>{arabic}{english}</tu></header><body></body></tmx>");
    let error = TmxReader::new(early.as_bytes(), ARABIC_ENGLISH).map(|_| ()).unwrap_err();
    assert!(error.to_string().contains("it has a unit before its <body>"), "{error}");
}
