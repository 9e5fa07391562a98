//! Do glossaries come in as others write them, and go out so that nothing is lost? Concepts stay concepts.

#![allow(clippy::unwrap_used)]

mod common;

use common::{Desk, list, number};
use serde_json::{Value, json};

const FORMATS: [(&str, &str); 5] = [
    ("tsv", "text/tab-separated-values"),
    ("csv", "text/csv"),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("tbx2", "application/x-tbx"),
    ("tbx3", "application/x-tbx"),
];

fn import(desk: &Desk, glossary: &str, kind: &str, file: &[u8]) -> Value {
    desk.upload(&format!("/api/v1/glossaries/{glossary}/import"), kind, file).ok()
}

fn export(desk: &Desk, glossary: &str, format: &str) -> Vec<u8> {
    let answer = desk.get(&format!("/api/v1/glossaries/{glossary}/export?format={format}"));
    answer.is(200);
    answer.body
}

/// A new glossary with that file.
fn taken(desk: &Desk, glossary: &str, kind: &str, file: &str) -> Value {
    desk.glossary(glossary);
    import(desk, glossary, kind, file.as_bytes())
}

fn concepts(desk: &Desk, glossary: &str) -> Vec<Value> {
    list(&desk.get(&format!("/api/v1/glossaries/{glossary}/concepts?limit=500")).ok(), "concepts").to_vec()
}

/// The terms of a concept: `ar محكمة preferred`.
fn terms(concept: &Value) -> Vec<String> {
    let text = |term: &Value, member: &str| term[member].as_str().unwrap().to_owned();
    let terms = list(concept, "terms").iter();
    terms.map(|term| ["lang", "text", "status"].map(|member| text(term, member)).join(" ")).collect()
}

/// The English terms of each concept, sorted: `eye, orb`.
fn english(desk: &Desk, glossary: &str) -> Vec<String> {
    let english = |concept: &Value| {
        let terms = list(concept, "terms").iter().filter(|term| term["lang"] == "en");
        terms.map(|term| term["text"].as_str().unwrap()).collect::<Vec<_>>().join(", ")
    };
    let mut all: Vec<String> = concepts(desk, glossary).iter().map(english).collect();
    all.sort();
    all
}

fn tbx(entries: &str) -> String {
    format!(
        "<martif type=\"TBX-Basic\" xml:lang=\"en\"><martifHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc>\
         </martifHeader><text><body>{entries}</body></text></martif>"
    )
}

/// An entry in which each term is written as `text` or `text/administrativeStatus`.
fn tbx_entry(id: &str, before: &str, arabic: &[&str], english: &[&str]) -> String {
    let term = |term: &&str| {
        let (text, status) = term.split_once('/').unwrap_or((term, ""));
        let status = if status.is_empty() {
            String::new()
        } else {
            format!("<termNote type=\"administrativeStatus\">{status}</termNote>")
        };
        format!("<tig><term>{text}</term>{status}</tig>")
    };
    let language = |code: &str, terms: &[&str]| {
        format!("<langSet xml:lang=\"{code}\">{}</langSet>", terms.iter().map(term).collect::<String>())
    };
    format!("<termEntry id=\"{id}\">{before}{}{}</termEntry>", language("ar", arabic), language("en", english))
}

fn field(domain: &str) -> String {
    format!("<descrip type=\"subjectField\">{domain}</descrip>")
}

#[test]
fn an_entry_of_tbx_is_a_concept_of_its_own() {
    let desk = Desk::open();
    let file = tbx(&[
        tbx_entry("1", &field("anatomy"), &["عين"], &["eye"]),
        tbx_entry("2", &field("general"), &["عين"], &["spring", "fountain"]),
        tbx_entry("3", &field("general"), &["عين"], &["notable", "dignitary"]),
        tbx_entry("4", &field("military"), &["عين"], &["eye"]),
    ]
    .concat());
    let done = taken(&desk, "own", "application/x-tbx", &file);
    assert_eq!((number(&done["rows"]), number(&done["created"]), number(&done["updated"])), (6, 4, 2), "{done}");
    let expected = ["eye", "eye", "notable, dignitary", "spring, fountain"];
    assert_eq!(english(&desk, "own"), expected);
    let again = import(&desk, "own", "application/x-tbx", file.as_bytes());
    assert_eq!((number(&again["unchanged"]), english(&desk, "own").len()), (6, 4), "{again}");
    for (format, kind) in FORMATS {
        let file = export(&desk, "own", format);
        let again = import(&desk, "own", kind, &file);
        assert_eq!((number(&again["created"]), number(&again["updated"])), (0, 0), "{format}: {again}");
        desk.glossary(format);
        import(&desk, format, kind, &file);
        assert_eq!(english(&desk, format), expected, "{format}");
    }
}

#[test]
fn a_domain_that_is_said_keeps_concepts_apart() {
    let desk = Desk::open();
    let rows = "source,target,status,domain,note\nعين,eye,preferred,anatomy,organ\nعين,spring,preferred,geography,water\n\
        عين,fountain,admitted,geography,\nعين,orb,deprecated,anatomy,\nعين,eye,preferred,military,scout\n";
    taken(&desk, "domains", "text/csv", rows);
    assert_eq!(english(&desk, "domains"), ["eye", "eye, orb", "spring, fountain"]);
    let military = "/api/v1/glossaries/domains/concepts?domain=military";
    assert_eq!(desk.get(military).ok()["concepts"][0]["note"], "scout");
    let rows =
        "source,target,status,note\nعين,eye,preferred,organ\nعين,spring,preferred,water\nعين,fountain,admitted,\n";
    taken(&desk, "none", "text/csv", rows);
    assert_eq!(english(&desk, "none"), ["eye", "spring, fountain"]);
}

/// Concepts that nothing but their number parts: the same Arabic, domain, and English.
#[test]
fn homonyms_go_out_and_come_in_as_they_are() {
    let desk = Desk::open();
    desk.glossary("own");
    let concept = |note: &str, english: &[(&str, &str)]| {
        let mut terms = vec![common::term("ar", "عين", "preferred"), common::term("ar", "العين", "admitted")];
        terms.extend(english.iter().map(|(text, status)| common::term("en", text, status)));
        desk.post("/api/v1/glossaries/own/concepts", &json!({ "terms": terms, "note": note })).is(201);
    };
    concept("organ", &[("eye", "preferred"), ("orb", "deprecated")]);
    concept("of a needle", &[("eye", "preferred"), ("hole", "admitted")]);
    concept("spy", &[("spy", "admitted"), ("eye", "forbidden")]);
    for (format, kind) in FORMATS {
        let file = export(&desk, "own", format);
        let again = import(&desk, "own", kind, &file);
        assert_eq!((number(&again["created"]), number(&again["updated"])), (0, 0), "{format}: {again}");
        desk.glossary(format);
        import(&desk, format, kind, &file);
        assert_eq!(concepts(&desk, format).len(), 3, "{format}");
        assert_eq!(export(&desk, format, "tsv"), export(&desk, "own", "tsv"), "{format}");
    }
    let tsv = String::from_utf8(export(&desk, "own", "tsv")).unwrap();
    assert!(tsv.lines().next().unwrap().ends_with("\treference\thomonym"), "{tsv}");
    assert!(tsv.contains("عين\torb\tdeprecated\t\t\t\t\t\t2\n"), "{tsv}");
}

#[test]
fn terms_keep_their_status_in_both_languages() {
    let desk = Desk::open();
    let [preferred, admitted, deprecated, superseded] =
        ["preferred", "admitted", "deprecated", "superseded"].map(|status| format!("/{status}Term-admn-sts"));
    let with = |term: &str, status: &str| format!("{term}{status}");
    let (ar, en) = (
        [with("محاكم الصلح", &deprecated), with("محكمة", &preferred), "دار القضاء".to_owned()],
        [with("law house", &superseded), with("tribunal", &admitted), "court".to_owned()],
    );
    let file = tbx(&tbx_entry("1", "", &ar.each_ref().map(String::as_str), &en.each_ref().map(String::as_str)));
    taken(
        &desk,
        "own",
        "application/x-tbx",
        &file.replace("<term>محكمة</term>", "<term>محكمة</term><termNote type=\"partOfSpeech\">noun</termNote>"),
    );
    let expected = [
        "ar محكمة preferred",
        "ar دار القضاء admitted",
        "ar محاكم الصلح deprecated",
        "en court preferred",
        "en tribunal admitted",
        "en law house deprecated",
    ];
    let own = concepts(&desk, "own");
    assert_eq!(terms(&own[0]), expected);
    assert_eq!(own[0]["part_of_speech"], "noun");
    for format in ["tbx2", "tbx3"] {
        desk.glossary(format);
        import(&desk, format, "application/x-tbx", &export(&desk, "own", format));
        assert_eq!(terms(&concepts(&desk, format)[0]), expected, "{format}");
    }
    // A file that deprecates what was the citation form says which is the one to use.
    let file = tbx(&tbx_entry("1", "", &[&with("محكمة", &deprecated), &with("دار القضاء", &preferred)], &["court"]));
    import(&desk, "own", "application/x-tbx", file.as_bytes());
    let arabic = ["ar دار القضاء preferred", "ar محكمة deprecated", "ar محاكم الصلح deprecated"];
    assert_eq!(terms(&concepts(&desk, "own")[0])[..3], arabic);
}

#[test]
fn a_text_of_several_lines_is_taken_as_one_line() {
    let desk = Desk::open();
    let note = "<note>first line\n   second line</note>";
    let entry = tbx_entry("1", note, &["هيئة\n     عامة"], &["public\n\t authority"]);
    let csv =
        "source,target,status,note\r\nهيئة عامة,\"public\nauthority\",preferred,\"first line\r\nsecond line\"\r\n";
    for (glossary, kind, file) in [("tbx", "application/x-tbx", tbx(&entry).as_str()), ("csv", "text/csv", csv)] {
        let done = taken(&desk, glossary, kind, file);
        assert_eq!((number(&done["created"]), &done["rejected"]), (1, &json!([])));
        let concept = concepts(&desk, glossary).remove(0);
        assert_eq!(terms(&concept), ["ar هيئة عامة preferred", "en public authority preferred"]);
        assert_eq!(concept["note"], "first line second line");
    }
}

#[test]
fn languages_and_statuses_are_known_as_tools_write_them() {
    let desk = Desk::open();
    for (at, (arabic, english)) in
        [("ar-SA", "en-GB"), ("ar_SA", "en_US"), ("ara", "eng"), ("AR", "EN")].into_iter().enumerate()
    {
        let file = tbx(&tbx_entry("1", "", &["نص"], &["words/deprecated", "text/preferredTerm"]));
        let file = file
            .replace("\"ar\"", &format!("\"{arabic}\""))
            .replace("langSet xml:lang=\"en\"", &format!("langSet xml:lang=\"{english}\""));
        let done = taken(&desk, &format!("own-{at}"), "application/x-tbx", &file);
        assert_eq!((number(&done["created"]), &done["rejected"]), (1, &json!([])), "{arabic}");
        let expected = ["ar نص preferred", "en text preferred", "en words deprecated"];
        assert_eq!(terms(&concepts(&desk, &format!("own-{at}"))[0]), expected, "{arabic}");
    }
}

#[test]
fn what_of_a_file_is_not_taken_is_named() {
    let desk = Desk::open();
    let definition = "<descripGrp><descrip type=\"definition\">A body that decides</descrip>\
        <admin type=\"source\">Oxford</admin></descripGrp>";
    let entry = |before: &str| {
        tbx_entry("1", before, &["محكمة"], &["court", "tribunal"]).replace(
            "<term>court</term>",
            "<term>court</term><termNote type=\"geographicalUsage\">GB</termNote><descrip type=\"context\">It ruled.</descrip>\
             <note>formal</note>",
        )
    };
    let french = "<langSet xml:lang=\"fr\"><tig><term>cour</term></tig></langSet></termEntry>";
    let done = taken(&desk, "own", "application/x-tbx", &tbx(&entry(definition).replace("</termEntry>", french)));
    assert_eq!(
        done["ignored_columns"],
        json!(["context", "geographicalUsage", "notes on terms", "source", "terms in fr"])
    );
    let own = &concepts(&desk, "own")[0];
    assert_eq!(
        (&own["note"], &own["reference"], &own["scope"]),
        (&json!("A body that decides"), &json!(""), &json!(""))
    );
    let noted = format!("{definition}<note>one</note><note>two</note><admin type=\"source\">UN</admin>");
    let done = taken(&desk, "noted", "application/x-tbx", &tbx(&entry(&noted)));
    assert!(list(&done, "ignored_columns").contains(&json!("definition")), "{done}");
    let noted = &concepts(&desk, "noted")[0];
    assert_eq!((&noted["note"], &noted["reference"]), (&json!("one; two"), &json!("UN")));
}

#[test]
fn a_dry_run_says_what_becomes_of_each_row() {
    let desk = Desk::open();
    taken(&desk, "own", "text/csv", "source,target,domain\nهدنة,truce,war\nعين,eye,anatomy\n");
    let rows = "source,target,status,domain,note\nهدنة,truce,deprecated,war,\nعين,orb,,anatomy,\nعين,eye,,anatomy,organ\n\
        سلام,peace,,,\nسلام,peace,,,\nحرب,war,best,,\n";
    let path = "/api/v1/glossaries/own/import";
    let dry = desk.upload(&format!("{path}?dry_run=true"), "text/csv", rows.as_bytes()).ok();
    let seen: Vec<(usize, &str, &str, &str)> = list(&dry, "verdicts")
        .iter()
        .map(|row| {
            let text = |member: &str| row[member].as_str().unwrap();
            (number(&row["row"]), text("source"), text("target"), text("verdict"))
        })
        .collect();
    assert_eq!(
        seen,
        [
            (2, "هدنة", "truce", "conflict"),
            (3, "عين", "orb", "conflict"),
            (4, "عين", "eye", "updated"),
            (5, "سلام", "peace", "created"),
            (7, "حرب", "war", "rejected"),
        ]
    );
    let why = |at: usize| dry["verdicts"][at]["why"].as_str().unwrap_or_default();
    assert!(why(0).starts_with("“truce” is the preferred term in the glossary, and becomes deprecated"), "{}", why(0));
    assert!(why(1).starts_with("the glossary has “عين” in this domain already, as “eye”"), "{}", why(1));
    assert_eq!(why(2), "");
    let change = json!([{ "member": "en", "term": "truce", "before": "preferred", "after": "deprecated" }]);
    assert_eq!(dry["verdicts"][0]["changes"], change);
    let change = json!([{ "member": "note", "term": "", "before": "", "after": "organ" }]);
    assert_eq!(dry["verdicts"][2]["changes"], change);
    assert_eq!((number(&dry["created"]), number(&dry["updated"])), (2, 2), "a conflict is done as well: {dry}");
    assert_eq!(import(&desk, "own", "text/csv", rows.as_bytes())["verdicts"], dry["verdicts"]);
}
