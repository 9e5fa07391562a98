use super::*;
use crate::formats::tmx::ARABIC_ENGLISH;
use crate::formats::xml::{Limits, XmlEvent, XmlReader};

const HEADER: XliffHeader = XliffHeader {
    original: "خبر \"1\" & 2",
    source_lang: "ar",
    target_lang: "en",
    tool: "Tarjuman",
    tool_version: "1",
};

fn segment(id: &str, target: &str, state: XliffState) -> XliffSegment {
    let (source, role) = ("وصل <الوفد> & عاد".to_owned(), "body".to_owned());
    let (id, target) = (id.to_owned(), target.to_owned());
    XliffSegment { id, source, target, state, taken_from: None, role, notes: Vec::new(), matches: Vec::new() }
}

fn segments() -> Vec<XliffSegment> {
    let mut rich = segment("a b", "The delegation\u{1} arrived", XliffState::Draft);
    rich.taken_from = Some(MatchKind::Repaired);
    rich.notes.push(XliffNote { from: "glossary".into(), text: "وفد = delegation".into() });
    for (score, kind) in [(1.0, MatchKind::Context), (0.999, MatchKind::Fuzzy), (f64::NAN, MatchKind::Assembled)] {
        rich.matches.push(XliffMatch {
            source: "وصل".into(),
            target: "Arrived".into(),
            score,
            kind,
            origin: "news & law".into(),
        });
    }
    vec![
        rich,
        segment("a_b", "", XliffState::Empty),
        segment("3", "It arrived", XliffState::Confirmed),
        segment("4", "It arrived", XliffState::Reviewed),
    ]
}

/// The start tags with their attributes and the text, to compare with what a reader of the standard expects.
fn outline(xml: &[u8]) -> Vec<String> {
    let mut reader = XmlReader::new(xml, Limits::default()).unwrap();
    let mut lines: Vec<String> = Vec::new();
    while let Some(event) = reader.read().unwrap() {
        match event {
            XmlEvent::Start(e) => {
                let attributes: Vec<_> = e.attributes.iter().map(|(name, value)| format!(" {name}={value}")).collect();
                lines.push(format!("{}{}", e.name, attributes.concat()));
            }
            XmlEvent::Text(text) if !text.trim().is_empty() => {
                lines.last_mut().unwrap().push_str(&format!(" | {text}"))
            }
            _ => {}
        }
    }
    lines.into_iter().map(|line| line.replace(" | < | ", "<").replace(" | > | ", ">").replace(" | & | ", "&")).collect()
}

fn written(write: impl FnOnce(&mut Vec<u8>) -> std::io::Result<()>) -> Vec<String> {
    let mut out = Vec::new();
    write(&mut out).unwrap();
    outline(&out)
}

#[test]
fn xliff_12() {
    let lines = written(|out| write_xliff12(out, &HEADER, &segments()));
    let has = |line: &str| assert!(lines.iter().any(|l| l.starts_with(line)), "{line}\n{lines:#?}");
    has("file original=خبر \"1\" & 2 source-language=ar target-language=en datatype=plaintext");
    has("trans-unit id=a b xml:space=preserve restype=x-body approved=no");
    has("source xml:lang=ar | وصل <الوفد");
    has(
        "target xml:lang=en state=needs-review-translation state-qualifier=fuzzy-match | The delegation\u{FFFD} arrived",
    );
    has("alt-trans match-quality=100% origin=news & law alttranstype=proposal");
    has("alt-trans match-quality=99% ");
    // A draft put together from parts is no match.
    has("alt-trans origin=");
    assert!(lines.iter().any(|line| line.contains("state-qualifier=leveraged-glossary")), "{lines:#?}");
    has("note from=glossary | وفد = delegation");
    has("target xml:lang=en state=translated | It arrived");
    has("trans-unit id=4 xml:space=preserve restype=x-body approved=yes");
    has("target xml:lang=en state=signed-off");
    // Three of the four segments and the three proposals have a target.
    assert_eq!(lines.iter().filter(|l| l.starts_with("target")).count(), 6);
}

#[test]
fn xliff_21() {
    let lines = written(|out| write_xliff21(out, &HEADER, &segments()));
    let has = |line: &str| assert!(lines.iter().any(|l| l.starts_with(line)), "{line}\n{lines:#?}");
    has("file id=f1 original=خبر \"1\" & 2 srcDir=rtl trgDir=ltr");
    has("unit id=a_b type=tarjuman:body xml:space=preserve");
    has("unit id=a_b.2 ");
    has("mtc:match ref=#s1 type=ice subType=tarjuman:context matchQuality=100 similarity=100 origin=news & law");
    has("mtc:match ref=#s1 type=tm subType=tarjuman:fuzzy matchQuality=99 ");
    has("mtc:match ref=#s1 type=am subType=tarjuman:assembled matchQuality=0 ");
    has("note category=glossary | وفد = delegation");
    has("segment id=s1 state=initial subState=tarjuman:draft");
    has("cp hex=0001 |  arrived");
    has("segment id=s1 state=translated");
    has("segment id=s1 state=reviewed");
    assert_eq!(lines.iter().filter(|l| l.starts_with("target")).count(), 6);
}

#[test]
fn an_article_without_segments_is_still_a_file() {
    assert!(written(|out| write_xliff21(out, &HEADER, &[])).contains(&"source".to_owned()));
    assert!(written(|out| write_xliff12(out, &HEADER, &[])).contains(&"body".to_owned()));
}

/// Source and target of each unit, or the reason of the rejection.
fn units(file: &str) -> Result<Vec<String>, String> {
    let said = |item| match item {
        XliffItem::Unit(unit) => format!("{} = {}", unit.source, unit.target),
        XliffItem::Rejected(rejection) => rejection.to_string(),
    };
    let reader = XliffReader::new(file.as_bytes(), ARABIC_ENGLISH).map_err(|error| error.to_string())?;
    reader.map(|item| item.map(said).map_err(|error| error.to_string())).collect()
}

fn v12(unit: &str) -> String {
    format!(
        "<xliff version='1.2'><file source-language='ar-LY' target-language='en' original='a'><body>\n{unit}</body></file></xliff>"
    )
}

fn v2(unit: &str) -> String {
    format!(
        "<xliff version='2.1' srcLang='ar' trgLang='en-GB'><file id='f'>\n<unit id='u'>{unit}</unit></file></xliff>"
    )
}

#[test]
fn what_is_translated_is_read() {
    let cases: &[(&str, String, &[&str])] = &[
        (
            "1.2",
            v12("<trans-unit id='1'><source>نعم</source><target state='final'>yes</target></trans-unit>"),
            &["نعم = yes"],
        ),
        (
            "1.2, segments that are marked",
            v12(
                "<trans-unit id='1'><source>نعم. لا.</source><seg-source><mrk mtype='seg' mid='1'>نعم.</mrk> <mrk mtype='seg' mid='2'>لا.</mrk></seg-source>\
                 <target><mrk mtype='seg' mid='2'>No.</mrk> <mrk mtype='seg' mid='1'>Yes.</mrk></target></trans-unit>",
            ),
            &["نعم. = Yes.", "لا. = No."],
        ),
        (
            "1.2, codes, a candidate, a nested group",
            v12(
                "<group><trans-unit id='1'><source>صفحة <g id='1'>أولى</g> من<x id='2'/>عشر<bpt id='3'>&lt;b&gt;</bpt></source>\
                 <target>page <mrk mtype='term'>one</mrk> of ten</target><alt-trans><source>س</source><target>t</target></alt-trans></trans-unit></group>",
            ),
            &["صفحة أولى من عشر = page one of ten"],
        ),
        (
            "1.2, no target",
            v12("<trans-unit id='1'><source>نعم</source></trans-unit>"),
            &["line 2, column 1: the target is empty"],
        ),
        (
            "1.2, not translated",
            v12("<trans-unit id='1'><source>نعم</source><target state='new'>نعم</target></trans-unit>"),
            &["line 2, column 1: the target is no finished translation: its state is new"],
        ),
        (
            "1.2, from English",
            v12("<trans-unit id='1'><source>yes</source><target>نعم</target></trans-unit>").replace(
                "source-language='ar-LY' target-language='en'",
                "source-language='en-US' target-language='ar'",
            ),
            &["نعم = yes"],
        ),
        (
            "1, the target alone says its language, and nothing the version",
            v12("<trans-unit id='1'><source>yes</source><target xml:lang='ar'>نعم</target></trans-unit>")
                .replace("source-language='ar-LY' target-language='en'", "source-language='en'")
                .replace(" version='1.2'", ""),
            &["نعم = yes"],
        ),
        (
            "1.2, of other languages",
            v12("<trans-unit id='1'><source>yes</source><target>oui</target></trans-unit>")
                .replace("source-language='ar-LY' target-language='en'", "source-language='en'"),
            &["line 2, column 1: the file is from en to ?, not between ar and en"],
        ),
        (
            "2",
            v2(
                "<segment><source>نعم.</source><target>Yes.</target></segment><ignorable><source> </source></ignorable>\
                 <segment state='initial'><source>لا.</source></segment>\
                 <segment><source>س<cp hex='0001'/><pc id='1'>ص</pc></source><target>S<ph id='1'/>, T</target></segment>",
            ),
            &[
                "نعم. = Yes.",
                "line 2, column 116: the target is no finished translation: its state is initial",
                "س\u{1}ص = S, T",
            ],
        ),
        (
            "1.2, begun by a machine or in need of somebody",
            v12(
                "<trans-unit id='1'><source>نعم</source><target state-qualifier='mt-suggestion'>yes</target></trans-unit>\n\
                 <trans-unit id='2'><source>نعم</source><target state='translated' state-qualifier='mt-suggestion'>yes</target></trans-unit>\n\
                 <trans-unit id='3'><source>نعم</source><target state='needs-review-translation'>yes</target></trans-unit>\n\
                 <trans-unit id='4'><source>نعم</source><target>نعم</target></trans-unit>\n\
                 <trans-unit id='5' approved='yes'><source>نعم</source><target state-qualifier='mt-suggestion'>yes</target></trans-unit>\n\
                 <trans-unit id='6'><source>نعم</source><target state='translated' state-qualifier='rejected-inaccurate'>yes</target></trans-unit>\n\
                 <trans-unit id='7'><source>نعم</source><target state='needs-adaptation'>yes</target></trans-unit>",
            ),
            &[
                "line 2, column 1: the target is no finished translation: its state is mt-suggestion",
                "نعم = yes",
                "line 4, column 1: the target is no finished translation: its state is needs-review-translation",
                "line 5, column 1: the target is the source, untranslated",
                "نعم = yes",
                "line 7, column 1: the target is no finished translation: its state is rejected-inaccurate",
                "نعم = yes",
            ],
        ),
        (
            "1.2, of memoQ and Phrase",
            v12("<trans-unit id='1' mq:status='PreTranslated'><source>نعم</source><target>yes</target></trans-unit>\n\
                 <trans-unit id='2' mq:status='ManuallyConfirmed'><source>نعم</source><target>yes</target></trans-unit>\n\
                 <trans-unit id='3' m:confirmed='0'><source>لا</source><target>no</target></trans-unit>\n\
                 <trans-unit id='4' m:confirmed='1'><source>لا</source><target>no</target></trans-unit>"),
            &[
                "line 2, column 1: the target is no finished translation: its state is mq:status PreTranslated",
                "نعم = yes",
                "line 4, column 1: the target is no finished translation: its state is m:confirmed 0",
                "لا = no",
            ],
        ),
        (
            "1.2, of Trados, under review",
            v12(
                "<trans-unit id='1'><source>نعم. لا. ربما.</source><seg-source><mrk mtype='seg' mid='1'>نعم.</mrk> <mrk mtype='seg' mid='2'>لا.</mrk> <mrk mtype='seg' mid='3'>ربما.</mrk></seg-source>\
                 <target><mrk mtype='seg' mid='1'>It <mrk mtype='x-sdl-deleted'>was <g id='1'>not</g></mrk><mrk mtype='x-sdl-added'>is</mrk>.</mrk> <mrk mtype='seg' mid='2'>No.</mrk> <mrk mtype='seg' mid='3'>Perhaps.</mrk></target>\
                 <sdl:seg-defs><sdl:seg id='1' conf='Translated'><sdl:value key='x'>y</sdl:value></sdl:seg><sdl:seg id='2' conf='Draft'/><sdl:seg id='3'/></sdl:seg-defs></trans-unit>",
            ),
            &[
                "نعم. = It is.",
                "line 2, column 1: the target is no finished translation: its state is sdl:seg conf Draft",
                "line 2, column 1: the target is no finished translation: its state is sdl:seg without conf",
            ],
        ),
        (
            "white space that only sets out the file, and such as counts",
            v12("<trans-unit id='1'><source>\n   نعم\n   لا </source><target>yes\n  no\n</target></trans-unit>\
                 <trans-unit id='2' xml:space='preserve'><source>نعم\nلا</source><target> yes\nno</target></trans-unit>"),
            &["نعم لا = yes no", "نعم\nلا = yes\nno"],
        ),
        (
            "white space that counts in the whole file, and codes that part no word",
            v12("<trans-unit id='1'><source>ال<bx id='1'/>أردن<ex id='1'/>ية\nلا</source><target>t</target></trans-unit>")
                .replace("<file ", "<file xml:space='preserve' "),
            &["الأردنية\nلا = t"],
        ),
        (
            "2, not for translation",
            v2("").replace(
                "<unit id='u'>",
                "<unit id='u' translate='no'><segment><source>س</source><target>t</target></segment>",
            ),
            &["line 2, column 1: the unit is not to be translated"],
        ),
    ];
    for (name, file, expected) in cases {
        let expected: Vec<String> = expected.iter().map(|line| (*line).to_owned()).collect();
        assert_eq!(units(file), Ok(expected), "{name}");
    }
}

#[test]
fn codes_and_notes_are_kept() {
    let kept = |file: &str| {
        let item = XliffReader::new(file.as_bytes(), ARABIC_ENGLISH).unwrap().next().unwrap().unwrap();
        let XliffItem::Unit(unit) = item else { panic!("{item:?}") };
        let codes = unit.source_codes.into_iter().map(|code| format!("{} {}", code.at, code.xml));
        (unit.source, codes.collect::<Vec<_>>(), unit.notes)
    };
    let file = v12(
        "<trans-unit id='1'><source><g id='1' ctype='bold'>أولى</g> من <x id='2' equiv-text='{0}'/> <bpt id='3' rid='9'>&lt;b&gt;</bpt>عشر<ept id='4' rid='9'>&lt;/b&gt;</ept>\
         <it id='5' pos='close'>x</it></source><target>t</target><note>n</note></trans-unit>",
    );
    let (text, codes, notes) = kept(&file);
    assert_eq!((text.as_str(), notes), ("أولى من عشر", vec!["n".to_owned()]));
    let expected = [
        "0 <bpt i=\"1\" type=\"bold\"></bpt>",
        "4 <ept i=\"1\"></ept>",
        "7  ",
        "7 <ph x=\"2\">{0}</ph>",
        "8 <bpt i=\"9\">&lt;b&gt;</bpt>",
        "11 <ept i=\"9\">&lt;/b&gt;</ept>",
        "11 <it pos=\"end\" x=\"5\">x</it>",
    ];
    assert_eq!(codes, expected);
    let file = v2(
        "<notes><note id='1'>Keep short</note></notes><originalData><data id='a'>&lt;i&gt;</data><data id='b'>&lt;/i&gt;</data><data id='c'>%d</data></originalData>\
         <segment><source><pc id='1' dataRefStart='a' dataRefEnd='b'>نعم</pc> <ph id='2' dataRef='c'/></source><target>t</target></segment>",
    );
    let (text, codes, notes) = kept(&file);
    assert_eq!((text.as_str(), notes), ("نعم", vec!["Keep short".to_owned()]));
    assert_eq!(
        codes,
        ["0 <bpt i=\"1\">&lt;i&gt;</bpt>", "3 <ept i=\"1\">&lt;/i&gt;</ept>", "3  ", "3 <ph x=\"2\">%d</ph>"]
    );
    let second = v2("<notes><note>a</note></notes><segment><source>لا</source><target>no</target></segment>")
        .replace("</unit>", "</unit><unit id='v'><segment><source>نعم</source><target>yes</target></segment></unit>");
    let units = XliffReader::new(second.as_bytes(), ARABIC_ENGLISH).unwrap();
    let notes = units.map(|item| match item.unwrap() {
        XliffItem::Unit(unit) => unit.notes.len(),
        XliffItem::Rejected(rejection) => panic!("{rejection}"),
    });
    assert_eq!(notes.collect::<Vec<_>>(), [1, 0], "the notes of a unit are its own");
}

#[test]
fn what_is_no_xliff_is_refused() {
    for (file, why) in [
        ("<tmx version='1.4'/>", "this is no XLIFF of version 1 or 2: the root element is <tmx> of version “1.4”"),
        ("<xliff version='3.0'/>", "version “3.0”"),
        ("", "the file is empty"),
        ("<xliff version='1.2'><file>", "the file ends inside of <file>"),
        ("<!DOCTYPE xliff [<!ENTITY a 'b'>]><xliff version='1.2'/>", "internal subset"),
    ] {
        let refused = units(file).unwrap_err();
        assert!(refused.contains(why), "{refused}");
    }
}

#[test]
fn what_we_write_is_read() {
    let segment = |id: &str, state, source: &str, target: &str| XliffSegment {
        id: id.into(),
        source: source.into(),
        target: target.into(),
        state,
        taken_from: None,
        role: "body".into(),
        notes: vec![],
        matches: vec![XliffMatch {
            source: "س".into(),
            target: "t".into(),
            score: 0.5,
            kind: MatchKind::Fuzzy,
            origin: "desk".into(),
        }],
    };
    let lines = [
        segment("1", XliffState::Confirmed, "نعم & <لا>", "yes & <no>"),
        segment("2", XliffState::Reviewed, "لا\u{1}", "no"),
        segment("3", XliffState::Empty, "ربما", ""),
    ];
    let header = XliffHeader { original: "a", source_lang: "ar", target_lang: "en", tool: "t", tool_version: "1" };
    let (mut one, mut two) = (Vec::new(), Vec::new());
    write_xliff12(&mut one, &header, &lines).unwrap();
    write_xliff21(&mut two, &header, &lines).unwrap();
    let taken = |file: Vec<u8>| -> Vec<String> {
        units(&String::from_utf8(file).unwrap()).unwrap().into_iter().filter(|line| !line.starts_with("line")).collect()
    };
    assert_eq!(taken(one), ["نعم & <لا> = yes & <no>", "لا\u{FFFD} = no"]);
    assert_eq!(taken(two), ["نعم & <لا> = yes & <no>", "لا\u{1} = no"]);
}
