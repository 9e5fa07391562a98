use super::*;
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
