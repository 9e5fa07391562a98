//! Which terms are here? The glossary as a maintainer edits it and as everybody else sees it.

#![allow(clippy::unwrap_used)]

mod common;

use common::{Client, Desk, list, number, slice, term};
use serde_json::{Value, json};
use std::io::Read as _;

const COUNCIL: &str = "المجلس الأعلى للدولة";

/// The occurrence of that term that is not inside another, if there is one.
fn outermost<'a>(occurrences: &'a [Value], term: &str) -> Option<&'a Value> {
    occurrences.iter().find(|found| found["term"] == term && found["within"] != true)
}

fn concept_path(glossary: &str, concept: &Value) -> String {
    format!("/api/v1/glossaries/{glossary}/concepts/{}", concept["id"].as_str().unwrap())
}

#[test]
fn the_curated_glossary_is_there() {
    let desk = Desk::open();
    let all = desk.get("/api/v1/glossaries").ok();
    let news = list(&all, "glossaries").iter().find(|one| one["name"] == "news").unwrap();
    assert_eq!(news["curated"], true);
    assert!(number(&news["concepts"]) >= 600, "{news}");
    for (arabic, english) in
        [(COUNCIL, "High Council of State"), ("بنغازي", "Benghazi"), ("الأمم المتحدة", "United Nations")]
    {
        let found = desk.terms(arabic);
        let found = outermost(&found, arabic).unwrap_or_else(|| panic!("{arabic} is not found: {found:?}"));
        assert_eq!(found["targets"][0], json!({ "text": english, "status": "preferred" }));
    }
}

#[test]
fn inflected_and_misspelt_forms_are_found_whole() {
    let desk = Desk::open();
    for (written, how) in [
        ("المجلس الأعلى للدولة", "exact"),
        ("المجلس الاعلى للدوله", "exact"),
        ("الـمـجلس الأعلى للدَّولة", "exact"),
        ("بالمجلس الأعلى للدولة", "inflected"),
        ("للمجلس الأعلى للدولة", "inflected"),
        ("والمجلس الأعلى للدولة", "inflected"),
        ("وبالمجلس الاعلى للدوله", "inflected"),
    ] {
        let text = format!("🙂 قال مصدر {written}، أمس.");
        let found = desk.terms(&text);
        let found = outermost(&found, COUNCIL).unwrap_or_else(|| panic!("“{written}” is not found: {found:?}"));
        assert_eq!(slice(&text, number(&found["start"]), number(&found["end"])), written);
        assert_eq!((found["text"].as_str(), found["match"].as_str()), (Some(written), Some(how)), "{written}");
    }
}

#[test]
fn a_hit_says_why_and_how_sure_it_is() {
    let desk = Desk::open();
    desk.glossary("own");
    desk.concept("own", "المجلس", "council");
    desk.concept("own", "كشف", "disclosure");
    let text = "🙂 قالت وبالمجلس إن وكشفا";
    let found = desk.terms_of("own", text);
    let council = &found[0]["explanation"];
    assert_eq!(council["sentence"], "«وبالمجلس» is the entry's word with و “and” and ب “in, by, with”.");
    let word = &council["words"][0];
    assert_eq!(slice(text, number(&word["start"]), number(&word["end"])), "وبالمجلس");
    assert_eq!(word["affixes"], json!(["و “and”", "ب “in, by, with”"]));
    assert_eq!((&found[0]["confidence"], word.get("rule")), (&json!("sure"), None));
    let likely = &found[1];
    assert_eq!(
        (&likely["confidence"], &likely["explanation"]["words"][0]["rule"]),
        (&json!("likely"), &json!("the accusative in ا"))
    );
    let done = desk.pretranslate(&json!({ "text": "نعم. والمجلس هنا.", "glossaries": ["own"] }));
    let word = &done["segments"][1]["occurrences"][0]["explanation"]["words"][0];
    assert_eq!((number(&word["start"]), &word["text"]), (5, &json!("والمجلس")), "offsets are those of the text sent");
    assert_eq!(desk.terms_of("own", "المجلس")[0]["explanation"]["words"], json!([]));
}

/// Explaining each hit once read the whole text again, and nobody could wait for it. No time is asserted.
#[test]
fn a_long_text_full_of_terms_is_explained_whole() {
    let desk = Desk::open();
    desk.glossary("own");
    desk.concept("own", "المجلس", "council");
    let found = desk.terms_of("own", &"قال للمجلس ".repeat(20_000));
    let explained = found.iter().filter(|hit| hit["explanation"]["words"][0].is_object());
    assert_eq!(explained.count(), 20_000);
}

#[test]
fn what_is_inside_a_longer_term_says_so() {
    let desk = Desk::open();
    desk.glossary("own");
    for (arabic, english) in
        [("مجلس", "council"), ("مجلس البلدية", "municipal council"), ("رئيس مجلس البلدية", "mayor")]
    {
        desk.concept("own", arabic, english);
    }
    let text = "التقى رئيس مجلس البلدية أعضاء مجلس آخر";
    let found = desk.terms_of("own", text);
    let seen: Vec<(&str, bool)> =
        found.iter().map(|one| (one["text"].as_str().unwrap(), one["within"] == true)).collect();
    assert_eq!(seen, [("رئيس مجلس البلدية", false), ("مجلس البلدية", true), ("مجلس", true), ("مجلس", false)]);
}

#[test]
fn a_concept_counts_at_once_from_its_first_day_to_its_last() {
    let desk = Desk::open();
    let other = desk.server.client();
    let article = desk.article("وصلت قافلة السلام البيضاء إلى المدينة.");
    let seen = |client: &Client| -> Vec<String> {
        let proposals = client.proposals(&article, &article.segments[0]);
        let occurrences = list(&proposals, "occurrences");
        let found = occurrences.iter().filter(|one| one["term"] == "قافلة السلام البيضاء");
        let english: Vec<String> = found.map(|one| one["targets"][0]["text"].as_str().unwrap().to_owned()).collect();
        let drafts = list(&proposals, "proposals").to_vec();
        for english in &english {
            assert!(
                drafts.iter().any(|draft| draft["text"]
                    .as_str()
                    .unwrap()
                    .to_lowercase()
                    .contains(&english.to_lowercase())),
                "“{english}” is recognised and not proposed: {drafts:?}"
            );
        }
        english
    };
    assert!(seen(&other).is_empty());
    let concept = desk.concept("news", "قافلة السلام البيضاء", "White Peace Convoy");
    let path = concept_path("news", &concept);
    assert_eq!(seen(&other), ["White Peace Convoy"]);

    let terms = [term("ar", "قافلة السلام البيضاء", "preferred"), term("en", "White Convoy for Peace", "preferred")];
    let edited = desk.put(&path, 1, &json!({ "terms": terms, "note": "as the group writes it" })).ok();
    assert_eq!((edited["revision"].as_u64(), edited["note"].as_str()), (Some(2), Some("as the group writes it")));
    assert_eq!(seen(&other), ["White Convoy for Peace"]);

    assert_eq!(desk.retire(&path, 2).ok()["state"], "retired");
    assert!(seen(&other).is_empty());
    assert_eq!(desk.get(&path).ok()["state"], "retired", "it is kept");
    let listed = |state: &str| {
        let q = common::escaped("قافله السلام");
        desk.get(&format!("/api/v1/glossaries/news/concepts?q={q}&state={state}")).ok()["total"].as_u64()
    };
    assert_eq!((listed("active"), listed("retired"), listed("all")), (Some(0), Some(1), Some(1)));

    desk.put(&path, 3, &json!({ "terms": terms, "state": "active" })).is(200);
    assert_eq!(seen(&other), ["White Convoy for Peace"]);
    let history = desk.get(&format!("{path}/history")).ok();
    let actions: Vec<&str> = list(&history, "revisions").iter().map(|one| one["action"].as_str().unwrap()).collect();
    assert_eq!(actions, ["concept:restored", "concept:retired", "concept:changed", "concept:created"]);
    assert_eq!(history["revisions"][3]["before"], Value::Null);
    assert_eq!(history["revisions"][2]["before"]["terms"][1]["text"], "White Peace Convoy");
    assert_eq!(history["revisions"][2]["after"]["terms"][1]["text"], "White Convoy for Peace");
}

#[test]
fn a_stale_edit_of_a_concept_gets_the_current_one() {
    let desk = Desk::open();
    desk.glossary("own");
    let concept = desk.concept("own", "هدنة", "truce");
    let path = concept_path("own", &concept);
    let body = |english: &str| json!({ "terms": [term("ar", "هدنة", "preferred"), term("en", english, "preferred")] });
    let saved = desk.put(&path, 1, &body("ceasefire"));
    assert_eq!(saved.is(200).header("etag"), "\"2\"");
    let stale = desk.put(&path, 1, &body("armistice"));
    let problem = stale.problem(412);
    assert_eq!(
        (problem["current"]["revision"].as_u64(), problem["current"]["terms"][1]["text"].as_str()),
        (Some(2), Some("ceasefire"))
    );
    desk.retire(&path, 1).problem(412);
    let headers = [("content-type", "application/json")];
    desk.send("PUT", &path, &headers, Some(body("x").to_string().as_bytes())).problem(428);
    desk.send("DELETE", &path, &[], None).problem(428);
    assert_eq!(desk.get(&path).ok()["terms"][1]["text"], "ceasefire");
}

#[test]
fn a_concept_that_cannot_be_is_refused_with_the_reason() {
    let desk = Desk::open();
    desk.glossary("own");
    let path = "/api/v1/glossaries/own/concepts";
    for (terms, pointer) in [
        (json!([]), "/terms"),
        (json!([term("ar", "هدنة", "preferred")]), "/terms"),
        (json!([term("ar", "truce", "preferred"), term("en", "truce", "preferred")]), "/terms"),
        (json!([term("ar", "هدنة", "preferred"), term("en", "هدنة", "preferred")]), "/terms"),
        (json!([term("ar", "هدنة", "preferred"), term("fr", "trêve", "preferred")]), "/terms/1/lang"),
        (json!([term("ar", "هدنة", "preferred"), term("en", "truce", "best")]), "/terms/1/status"),
    ] {
        let problem = desk.post(path, &json!({ "terms": terms })).problem(400);
        assert_eq!(problem["pointer"], pointer, "{terms}: {problem}");
    }
    assert_eq!(desk.get(path).ok()["total"], 0);
    desk.get("/api/v1/glossaries/nowhere/concepts").problem(404);
    desk.get(&format!("{path}/nothing")).problem(404);
    desk.post("/api/v1/glossaries", &json!({ "name": "own" })).problem(409);
}

/// Neither from a memory, nor in a draft, nor when the concept has no other term.
#[test]
fn nothing_forbidden_is_ever_proposed() {
    let desk = Desk::open();
    let source = "أدان مجلس الحكماء الأصفر عصابة الوادي البعيد.";
    let article = desk.article(source);
    let units = "source\ttarget\n\
        أدان مجلس الحكماء الأصفر عصابة الوادي البعيد.\tThe Yellow Sages condemned the faraway valley thugs.\n\
        أدان مجلس الحكماء الأصفر أمس عصابة الوادي البعيد.\tYesterday the yellow sages condemned the Faraway Valley Thugs.\n";
    desk.import("desk", "text/tab-separated-values", units.as_bytes());
    let add = |terms: Value| desk.post("/api/v1/glossaries/news/concepts", &json!({ "terms": terms })).is(201).ok();
    add(json!([
        term("ar", "مجلس الحكماء الأصفر", "preferred"),
        term("en", "Yellow Council of Elders", "preferred"),
        term("en", "Yellow Sages", "forbidden")
    ]));
    add(json!([term("ar", "عصابة الوادي البعيد", "preferred"), term("en", "faraway valley thugs", "forbidden")]));
    let answers = [
        desk.proposals(&article, &article.segments[0])["proposals"].clone(),
        desk.pretranslate(&json!({ "text": source }))["segments"][0]["proposals"].clone(),
        desk.pretranslate(&json!({ "segments": [source], "threshold": 0.1 }))["segments"][0]["proposals"].clone(),
    ];
    for proposals in answers {
        let proposals = proposals.as_array().unwrap();
        assert!(proposals.len() >= 2, "{proposals:?}");
        for proposal in proposals {
            let text = proposal["text"].as_str().unwrap().to_lowercase();
            assert!(!text.contains("yellow sages") && !text.contains("thugs"), "{text}");
            assert_ne!(proposal["score"], 1.0, "100% is said only of what stands as it was: {proposal}");
        }
        let repaired = proposals.iter().find(|proposal| proposal["kind"] == "repaired").unwrap();
        assert!(repaired["text"].as_str().unwrap().contains("Yellow Council of Elders"), "{repaired}");
        let terms = list(&repaired["evidence"], "terms");
        assert!(terms.iter().any(|term| term["status"] == "forbidden"), "it is not done silently: {repaired}");
    }
}

/// What is found of the terms of a glossary that has nothing else: the words.
fn found(desk: &Desk, text: &str) -> Vec<String> {
    desk.terms_of("own", text).iter().map(|one| one["text"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_concept_says_how_its_arabic_is_written() {
    let desk = Desk::open();
    desk.glossary("own");
    let terms = [term("ar", "ميليشيا", "preferred"), term("en", "militia", "preferred")];
    let plain = desk.post("/api/v1/glossaries/own/concepts", &json!({ "terms": terms })).is(201).ok();
    for (member, expected) in [
        ("forms", json!([])),
        ("part_of_speech", json!("")),
        ("inflects", json!(true)),
        ("exact_spelling", json!(false)),
        ("not_before", json!([])),
    ] {
        assert_eq!(plain[member], expected, "{member}");
    }
    let path = concept_path("own", &plain);
    assert_eq!(found(&desk, "قتلت المليشيات، وميليشيا إلكترونية"), ["وميليشيا"]);
    let said = json!({
        "terms": terms, "forms": [" مليشيات "], "part_of_speech": "noun", "exact_spelling": true,
        "not_before": ["إلكترونية"],
    });
    let saved = desk.put(&path, 1, &said).ok();
    assert_eq!((&saved["forms"], &saved["part_of_speech"]), (&json!(["مليشيات"]), &json!("noun")));
    assert_eq!(found(&desk, "قتلت المليشيات، وميليشيا إلكترونية"), ["المليشيات"]);
    let hit = &desk.terms_of("own", "المليشيات")[0];
    assert_eq!((hit["term"].as_str(), hit["match"].as_str()), (Some("ميليشيا"), Some("inflected")));
    assert_eq!(hit["targets"], json!([{ "text": "militia", "status": "preferred" }]));

    // A client that knows nothing of these members takes nothing away; one that does can.
    let noted = desk.put(&path, 2, &json!({ "terms": terms, "note": "n" })).ok();
    assert_eq!((&noted["forms"], &noted["exact_spelling"]), (&json!(["مليشيات"]), &json!(true)));
    let cleared =
        json!({ "terms": terms, "forms": [], "part_of_speech": "", "exact_spelling": false, "inflects": false });
    let cleared = desk.put(&path, 3, &cleared).ok();
    assert_eq!((&cleared["forms"], &cleared["part_of_speech"]), (&json!([]), &json!("")));
    assert_eq!((&cleared["inflects"], &cleared["not_before"]), (&json!(false), &json!(["إلكترونية"])));
    assert_eq!(desk.get(&path).ok(), cleared);
    assert_eq!(found(&desk, "ميليشيا، لميليشيا، الميليشيا"), ["ميليشيا", "لميليشيا"]);
    let history = desk.get(&format!("{path}/history")).ok();
    let revisions = list(&history, "revisions");
    assert_eq!(revisions[2]["before"]["forms"], json!([]));
    assert_eq!(revisions[2]["after"]["forms"], json!(["مليشيات"]));

    for (member, value, pointer) in [
        ("forms", json!(["militia"]), "/forms"),
        ("forms", json!(["ميليشيا"]), "/forms"),
        ("not_before", json!(["!"]), "/not_before"),
        ("part_of_speech", json!("verb"), "/part_of_speech"),
        ("inflects", json!("no"), "/inflects"),
    ] {
        let problem = desk.put(&path, 4, &json!({ "terms": terms, member: value })).problem(400);
        if member != "inflects" {
            assert_eq!(problem["pointer"], pointer, "{problem}");
        }
    }
}

#[test]
fn a_concept_is_tried_out_before_it_is_kept() {
    let desk = Desk::open();
    let path = "/api/v1/terms/try";
    let request = json!({
        "terms": [term("ar", "كريم", "preferred")], "part_of_speech": "proper-name", "texts": ["🙂 لكريم", "كريمة", ""],
    });
    let tried = desk.post(path, &request).ok();
    let results = list(&tried, "results");
    assert_eq!(results.iter().map(|one| list(one, "occurrences").len()).collect::<Vec<_>>(), [1, 0, 0]);
    let hit = &results[0]["occurrences"][0];
    assert_eq!((number(&hit["start"]), number(&hit["end"]), hit["term"].as_str()), (2, 7, Some("كريم")));
    let utf16 = desk.post(&format!("{path}?offsets=utf16"), &request).ok();
    assert_eq!(number(&utf16["results"][0]["occurrences"][0]["start"]), 3);
    assert_eq!(
        desk.post(path, &json!({ "terms": [], "texts": ["كريم"] })).ok()["results"][0]["occurrences"],
        json!([])
    );
    let bad = json!({ "terms": [term("ar", "كريم", "preferred")], "forms": ["x"], "texts": [] });
    assert_eq!(desk.post(path, &bad).problem(400)["pointer"], "/forms");
    let many = json!({ "terms": [], "texts": vec!["x"; 101] });
    assert_eq!(desk.post(path, &many).problem(400)["pointer"], "/texts");
}

#[test]
fn what_a_concept_says_goes_out_and_comes_in_in_every_format() {
    let desk = Desk::open();
    desk.glossary("own");
    let table = "source\ttarget\tstatus\tdomain\tforms\tpart_of_speech\tinflects\texact_spelling\tnot_before\n\
        عين\teye\t\tbody\tعيون | أعين\tnoun\tno\tYes\tشمس | على الأقل\n\
        عين\torb\tdeprecated\tbody\t\t\t\t\t\n\
        كريم\tKarim\t\t\t\tproper-name\t\t\t\n\
        هدنة\ttruce\t\t\t\tverb\t\t\t\n";
    let import = |glossary: &str, kind: &str, body: &[u8]| {
        desk.upload(&format!("/api/v1/glossaries/{glossary}/import"), kind, body).ok()
    };
    let done = import("own", "text/tab-separated-values", table.as_bytes());
    assert_eq!((number(&done["created"]), number(&done["updated"]), &done["ignored_columns"]), (2, 1, &json!([])));
    assert_eq!(
        done["rejected"],
        json!([{ "row": 5, "reason": "“verb” is no part of speech here: noun, adjective, proper-name" }])
    );
    let concepts = |glossary: &str| -> Vec<Value> {
        let mut concepts =
            list(&desk.get(&format!("/api/v1/glossaries/{glossary}/concepts")).ok(), "concepts").to_vec();
        for concept in &mut concepts {
            let concept = concept.as_object_mut().unwrap();
            concept.retain(|member, _| !["id", "updated_at", "revision"].contains(&member.as_str()));
            for list in ["forms", "not_before"] {
                concept[list].as_array_mut().unwrap().sort_by_key(ToString::to_string);
            }
        }
        concepts
    };
    let own = concepts("own");
    assert_eq!((&own[0]["inflects"], &own[0]["exact_spelling"]), (&json!(false), &json!(true)));
    assert_eq!(own[0]["forms"], json!(["أعين", "عيون"]));
    for (format, kind) in [
        ("tsv", "text/tab-separated-values"),
        ("csv", "text/csv"),
        ("tbx2", "application/x-tbx"),
        ("tbx3", "application/x-tbx"),
    ] {
        let file = desk.get(&format!("/api/v1/glossaries/own/export?format={format}"));
        desk.glossary(format);
        let done = import(format, kind, &file.body);
        assert_eq!((number(&done["created"]), list(&done, "rejected").len()), (2, 0), "{format}: {done}");
        assert_eq!(concepts(format), own, "{format}: {}", file.text());
        let again = import(format, kind, &file.body);
        assert_eq!((number(&again["created"]), number(&again["updated"])), (0, 0), "{format}: {again}");
    }
    let mut xlsx =
        zip::ZipArchive::new(std::io::Cursor::new(desk.get("/api/v1/glossaries/own/export?format=xlsx").body)).unwrap();
    let mut sheet = String::new();
    xlsx.by_name("xl/worksheets/sheet1.xml").unwrap().read_to_string(&mut sheet).unwrap();
    assert!(sheet.contains("part_of_speech") && sheet.contains("على الأقل"), "{sheet}");
    let tbx = desk.get("/api/v1/glossaries/own/export?format=tbx3");
    assert!(tbx.text().contains("<termNote type=\"partOfSpeech\">properNoun</termNote>"), "{}", tbx.text());
    desk.upload("/api/v1/glossaries/own/import", "application/x-tbx", b"<tmx/>").problem(422);
    let none = "<tbx><text><body><conceptEntry id='1'><langSec xml:lang='en'><termSec><term>x</term></termSec></langSec>\
        </conceptEntry></body></text></tbx>";
    let done = import("own", "application/x-tbx", none.as_bytes());
    assert_eq!(done["rejected"], json!([{ "row": 1, "reason": "the concept has no Arabic term" }]));
}

const TABLE: &str = "source\ttarget\tstatus\tnote\tcolour\n\
    عين\teye\t\torgan\tred\n\
    عين\tspring\t\t\t\n\
    هدنة\ttruce\t\t\t\n\
    هدنة\tcease-fire\tdeprecated\t\t\n\
    هدنة\ttruce\t\t\t\n\
    \tnothing\t\t\t\n\
    سلام\tسلام\t\t\t\n\
    حرب\twar\tbest\t\t\n";

#[test]
fn a_dry_run_says_what_the_import_then_does() {
    let desk = Desk::open();
    desk.glossary("own");
    let path = "/api/v1/glossaries/own/import";
    let import =
        |query: &str| desk.upload(&format!("{path}{query}"), "text/tab-separated-values", TABLE.as_bytes()).ok();
    let total = || number(&desk.get("/api/v1/glossaries/own/concepts").ok()["total"]);
    let dry = import("?dry_run=true");
    assert_eq!(total(), 0, "a dry run changes nothing");
    let real = import("");
    for member in ["rows", "created", "updated", "unchanged", "rejected", "ignored_columns"] {
        assert_eq!(dry[member], real[member], "{member}");
    }
    assert_eq!(
        (number(&real["rows"]), number(&real["created"]), number(&real["updated"]), number(&real["unchanged"])),
        (8, 3, 1, 1)
    );
    let rejected: Vec<usize> = list(&real, "rejected").iter().map(|row| number(&row["row"])).collect();
    assert_eq!(rejected, [7, 8, 9]);
    assert_eq!(real["ignored_columns"], json!(["colour"]));
    assert_eq!(total(), 3, "rows with the same source are concepts of their own");
    let found = desk.terms_of("own", "عين");
    assert_eq!(found.len(), 2, "{found:?}");
    let again = import("");
    assert_eq!((number(&again["created"]), number(&again["updated"]), number(&again["unchanged"])), (0, 0, 5));

    let csv = "source,target,domain\n\"بيت, كبير\",\"a \"\"big\"\" house\",homes\n";
    let done = desk.upload(path, "text/csv", csv.as_bytes()).ok();
    assert_eq!(number(&done["created"]), 1, "{done}");
    desk.upload(path, "text/csv", b"a,b\n1,2\n").problem(422);
    desk.upload(path, "text/csv", b"").problem(422);
    desk.upload(path, "application/json", b"{}").problem(415);
    assert_eq!(desk.get("/api/v1/glossaries/own/concepts?domain=homes").ok()["total"], 1);
}

#[test]
fn a_glossary_goes_out_in_every_format() {
    let desk = Desk::open();
    desk.glossary("own");
    desk.upload("/api/v1/glossaries/own/import", "text/tab-separated-values", TABLE.as_bytes()).is(200);
    let export = |glossary: &str, format: &str| {
        let answer = desk.get(&format!("/api/v1/glossaries/{glossary}/export?format={format}"));
        answer.is(200);
        assert!(answer.header("content-disposition").starts_with("attachment"), "{format}");
        answer
    };
    let tsv = export("own", "tsv");
    assert!(
        tsv.text().starts_with("source\ttarget\tstatus\tdomain\tscope\tvariants\tnote\treference\n"),
        "{}",
        tsv.text()
    );
    assert!(tsv.text().contains("\nهدنة\tcease-fire\tdeprecated\t"), "{}", tsv.text());
    assert!(export("own", "csv").text().contains("عين,spring,preferred,"));
    // A spreadsheet takes it for the code page of its country else; programs are given the TSV.
    assert!(
        export("own", "csv").text().starts_with('\u{FEFF}') && !export("own", "tsv").text().starts_with('\u{FEFF}')
    );
    let mut xlsx = zip::ZipArchive::new(std::io::Cursor::new(export("own", "xlsx").body)).unwrap();
    let mut sheet = String::new();
    xlsx.by_name("xl/worksheets/sheet1.xml").unwrap().read_to_string(&mut sheet).unwrap();
    assert!(sheet.contains("cease-fire"), "{sheet}");
    for format in ["tbx2", "tbx3"] {
        let tbx = export("own", format);
        assert!(tbx.text().contains("cease-fire") && tbx.text().contains("هدنة"), "{format}: {}", tbx.text());
    }
    desk.get("/api/v1/glossaries/own/export?format=doc").problem(400);
    // Its own export changes nothing.
    let again = desk.upload("/api/v1/glossaries/own/import", "text/tab-separated-values", &tsv.body).ok();
    assert_eq!((number(&again["created"]), number(&again["updated"])), (0, 0), "{again}");
    let news = export("news", "tsv");
    let again =
        desk.upload("/api/v1/glossaries/news/import?dry_run=true", "text/tab-separated-values", &news.body).ok();
    assert_eq!((number(&again["created"]), number(&again["updated"]), list(&again, "rejected").len()), (0, 0, 0));
}

#[test]
fn concepts_come_in_pages_and_are_found_in_both_languages() {
    let desk = Desk::open();
    let path = "/api/v1/glossaries/news/concepts";
    let mut seen = std::collections::HashSet::new();
    let (mut after, mut total) = (String::new(), 0);
    loop {
        let page = desk.get(&format!("{path}?limit=500{after}")).ok();
        total = total.max(number(&page["total"]));
        for concept in list(&page, "concepts") {
            assert!(seen.insert(concept["id"].as_str().unwrap().to_owned()), "twice: {concept}");
        }
        match page["next"].as_str() {
            Some(next) => after = format!("&after={next}"),
            None => break,
        }
    }
    assert_eq!(seen.len(), total);
    let find = |q: &str| desk.get(&format!("{path}?q={}", common::escaped(q))).ok();
    for q in ["المجلس الاعلى للدوله", "high COUNCIL of state"] {
        let found = find(q);
        assert!(list(&found, "concepts").iter().any(|one| one["terms"][0]["text"] == COUNCIL), "{q}");
    }
    assert!(list(&find(""), "domains").iter().any(|domain| domain == "months"));
    for bad in ["limit=0", "limit=501", "limit=x", "after=x", "state=dead"] {
        desk.get(&format!("{path}?{bad}")).problem(400);
    }
}
