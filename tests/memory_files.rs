//! What becomes of the files of other tools? Formats, archives, inline codes; imports that are stopped or die on the way.

#![allow(clippy::unwrap_used)]

mod common;

use common::{Client, Desk, Server, done, list, run};
use serde_json::{Value, json};
use std::io::{Cursor, Write};
use std::time::Duration;
use tarjuman::formats::xlsx::{XLSX, write_xlsx};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const TMX_TYPE: &str = "application/x-tmx+xml";
const TSV_TYPE: &str = "text/tab-separated-values";
const XLIFF_TYPE: &str = "application/xliff+xml";

fn tmx(units: &str) -> String {
    format!(
        "<?xml version='1.0'?>\n<tmx version='1.4'><header creationtool='t' creationtoolversion='1' segtype='sentence' o-tmf='t' \
         adminlang='en' srclang='*all*' datatype='plaintext'/><body>\n{units}</body></tmx>"
    )
}

fn pair(arabic: &str, english: &str) -> String {
    format!("<tu><tuv xml:lang='ar'><seg>{arabic}</seg></tuv><tuv xml:lang='en'><seg>{english}</seg></tuv></tu>\n")
}

fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn gzip(content: &[u8]) -> Vec<u8> {
    let mut out = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    out.write_all(content).unwrap();
    out.finish().unwrap()
}

fn counts(job: &Value) -> [u64; 3] {
    ["read", "created", "rejected_total"].map(|name| job["result"][name].as_u64().unwrap_or_else(|| panic!("{job}")))
}

fn units(desk: &Client, memory: &str) -> u64 {
    let all = desk.get("/api/v1/memories").ok();
    list(&all, "memories").iter().find(|one| one["name"] == memory).unwrap()["units"].as_u64().unwrap()
}

/// Rows enough for an import to be stopped while it runs.
fn many() -> String {
    (0..60_000).map(|n| format!("وصل الوفد رقم {n} إلى المدينة\tDelegation number {n} reached the city\n")).collect()
}

#[test]
fn a_spreadsheet_brings_units_as_a_table_does() {
    let desk = Desk::open();
    let rows = [["English", "ar-SA", "id"], ["Sebha", "سبها", "7"], ["", "نعم", ""], ["no", "لا", ""]];
    let sheet = write_xlsx("Units", rows).unwrap();
    let csv = "English,ar-SA,id\nSebha,سبها,7\n,نعم,\nno,لا,\n";
    for (memory, kind, file) in [("xlsx", XLSX, &sheet[..]), ("csv", "text/csv", csv.as_bytes())] {
        desk.post("/api/v1/memories", &json!({ "name": memory })).is(201);
        let job = desk.import(memory, kind, file);
        assert_eq!(counts(&job), [3, 2, 1], "{job}");
        let refused = &list(&job["result"], "rejected")[0];
        assert_eq!((&refused["line"], &refused["reason"]), (&json!(3), &json!("the target is empty")));
        let found = desk.get(&format!("/api/v1/memories/{memory}/search?q=سبها")).ok();
        assert_eq!(list(&found, "matches")[0]["target"], "Sebha", "{found}");
    }
    let packed = zip(&[("old/units.xlsx", &sheet), ("more.csv", "سلام,peace\n".as_bytes())]);
    assert_eq!(counts(&desk.import("desk", "application/zip", &packed)), [4, 3, 1]);
    let broken = desk.import("desk", XLSX, csv.as_bytes());
    assert_eq!(broken["state"], "failed", "{broken}");
}

#[test]
fn archives_are_read_file_by_file() {
    let desk = Desk::open();
    let table = "source\ttarget\nفتح المعبر.\tThe crossing reopened.\nناقص\n";
    let xliff = "<xliff version='1.2'><file source-language='ar' target-language='en' original='a'><body>\
        <trans-unit id='1'><source>عاد الوفد.</source><target>The delegation came back.</target></trans-unit></body></file></xliff>";
    let one = tmx(&pair("سبها", "Sebha"));
    let archive = zip(&[
        ("mem/a.tmx", one.as_bytes()),
        ("mem/README", b"no units here"),
        ("mem/b.tsv", table.as_bytes()),
        ("c.XLF", xliff.as_bytes()),
    ]);
    desk.memory("zipped");
    let job = desk.import("zipped", "application/zip", &archive);
    assert_eq!(counts(&job), [4, 3, 1], "{job}");
    let rejected = &list(&job["result"], "rejected")[0];
    assert_eq!((rejected["file"].as_str(), rejected["line"].as_u64()), (Some("mem/b.tsv"), Some(3)), "{rejected}");
    assert_eq!(desk.matches("zipped", "عاد الوفد.")[0]["target"], "The delegation came back.");
    // Packed, and called what it holds.
    desk.memory("gzipped");
    assert_eq!(counts(&desk.import("gzipped", TMX_TYPE, &gzip(one.as_bytes()))), [1, 1, 0]);
    assert_eq!(counts(&desk.import("gzipped", TSV_TYPE, &gzip(table.as_bytes()))), [2, 1, 1]);
    assert_eq!(counts(&desk.import("gzipped", XLIFF_TYPE, xliff.as_bytes())), [1, 1, 0]);

    desk.memory("broken");
    let cut = one.replace("</body></tmx>", "");
    let comment = format!("<!--{}-->", " ".repeat(1_000_000));
    let bomb = gzip(format!("<tmx><body>{}", comment.repeat(40)).as_bytes());
    for (name, file, expected) in [
        ("one of two is broken", zip(&[("a.tmx", one.as_bytes()), ("b.tmx", cut.as_bytes())]), "b.tmx: line 4"),
        ("nothing in it", zip(&[("README", b"x")]), "holds no file"),
        ("no archive", b"PK\x03\x04 and so on".to_vec(), "the archive cannot be read"),
        ("a bomb", bomb, "more comes out of the archive"),
    ] {
        let job = desk.import("broken", "application/zip", &file);
        assert_eq!(
            (job["state"].as_str(), job["error"]["status"].as_u64()),
            (Some("failed"), Some(422)),
            "{name}: {job}"
        );
        assert!(job["error"]["detail"].as_str().unwrap().contains(expected), "{name}: {job}");
        assert_eq!(units(&desk, "broken"), 0, "{name}");
    }
    desk.upload("/api/v1/memories/desk/import", "application/octet-stream", &archive).problem(415);
    let named = desk.upload("/api/v1/memories/desk/import?file=all.zip", "application/octet-stream", &archive);
    assert_eq!(counts(&desk.job(named.is(202).ok()["id"].as_str().unwrap())), [4, 3, 1]);
}

#[test]
fn codes_and_properties_go_out_as_they_came_in() {
    let desk = Desk::open();
    desk.memory("codes");
    let units = "<tu><note>as agreed</note><prop type='client'>A &amp; B</prop>\
        <tuv xml:lang='AR_ly'><seg>افتح <bpt i='1' x='1'>&lt;b></bpt>الملف<ept i='1'>&lt;/b></ept> رقم <ph x='2'>{0}</ph>.</seg></tuv>\
        <tuv lang='en'><seg>Open <bpt i='1' x='1'>&lt;b></bpt>file<ept i='1'>&lt;/b></ept> number <ph x='2'>{0}</ph>.</seg></tuv></tu>";
    assert_eq!(counts(&desk.import("codes", TMX_TYPE, tmx(units).as_bytes())), [1, 1, 0]);
    let found = &desk.matches("codes", "افتح الملف رقم .")[0];
    assert_eq!((found["score"].as_f64(), found["target"].as_str()), (Some(1.0), Some("Open file number .")), "{found}");
    let file = desk.get("/api/v1/memories/codes/export").is(200).text().to_owned();
    for kept in [
        "<note>as agreed</note>",
        "<prop type=\"client\">A &amp; B</prop>",
        "<seg>افتح <bpt i=\"1\" x=\"1\">&lt;b&gt;</bpt>الملف<ept i=\"1\">&lt;/b&gt;</ept> رقم <ph x=\"2\">{0}</ph>.</seg>",
        "<seg>Open <bpt i=\"1\" x=\"1\">&lt;b&gt;</bpt>file<ept i=\"1\">&lt;/b&gt;</ept> number <ph x=\"2\">{0}</ph>.</seg>",
    ] {
        assert!(file.contains(kept), "{kept}\n{file}");
    }
    let again = desk.import("codes", TMX_TYPE, file.as_bytes());
    assert_eq!((counts(&again), again["result"]["unchanged"].as_u64()), ([1, 0, 0], Some(1)));
    // Other English has no place for the codes of the old.
    let path = format!("/api/v1/memories/codes/units/{}", found["unit_id"].as_str().unwrap());
    let body = r#"{"target":"Open it."}"#;
    desk.send("PUT", &path, &[("content-type", "application/json")], Some(body.as_bytes())).is(200);
    let file = desk.get("/api/v1/memories/codes/export").text().to_owned();
    assert!(file.contains("<seg>Open it.</seg>") && file.contains("رقم <ph x=\"2\">{0}</ph>"), "{file}");
}

/// Control characters occur in news. They stay in the memory and go out and in again, and no file holds what XML forbids.
#[test]
fn what_xml_forbids_survives_a_round_trip() {
    let desk = Desk::open();
    let article = desk.article("عاد\u{1} الوفد أمس. وفتح\u{B} المعبر.");
    for (segment, english) in article.segments.iter().zip(["They came\u{2} back.", "It opened."]) {
        desk.confirm(&article, segment, english);
    }
    let file = desk.get("/api/v1/memories/desk/export").is(200).text().to_owned();
    assert!(file.chars().all(|c| c >= ' ' || matches!(c, '\n' | '\r' | '\t')), "{file:?}");
    let again = desk.import("desk", TMX_TYPE, file.as_bytes());
    assert_eq!((counts(&again), again["result"]["unchanged"].as_u64()), ([2, 0, 0], Some(2)), "{again}");
    desk.memory("other");
    assert_eq!(counts(&desk.import("other", TMX_TYPE, file.as_bytes())), [2, 2, 0]);
    assert_eq!(desk.matches("other", "عاد\u{1} الوفد أمس.")[0]["target"], "They came\u{2} back.");
}

#[test]
fn an_import_can_be_stopped() {
    let desk = Desk::open();
    desk.memory("stopped");
    let started = desk.upload("/api/v1/memories/stopped/import", TSV_TYPE, many().as_bytes());
    let id = started.is(202).ok()["id"].as_str().unwrap().to_owned();
    let path = format!("/api/v1/jobs/{id}");
    desk.send("DELETE", &path, &[], None).is(204);
    let job = desk.job(&id);
    assert_eq!((job["state"].as_str(), job["error"]["status"].as_u64()), (Some("failed"), Some(409)), "{job}");
    assert_eq!(units(&desk, "stopped"), 0);
    desk.send("DELETE", &path, &[], None).problem(409);
    desk.send("DELETE", "/api/v1/jobs/none", &[], None).problem(404);
    assert_eq!(counts(&desk.import("stopped", TMX_TYPE, tmx(&pair("سبها", "Sebha")).as_bytes())), [1, 1, 0]);
}

#[test]
fn an_import_that_is_killed_leaves_nothing_and_saves_went_on() {
    let mut desk = Desk::open();
    desk.memory("killed");
    let article = desk.article("عاد الوفد أمس.");
    let started = desk.upload("/api/v1/memories/killed/import", TSV_TYPE, many().as_bytes());
    let id = started.is(202).ok()["id"].as_str().unwrap().to_owned();
    let job = loop {
        let job = desk.get(&format!("/api/v1/jobs/{id}")).ok();
        if job["progress"]["done"].as_u64() > Some(0) {
            break job;
        }
        std::thread::sleep(Duration::from_millis(5));
    };
    assert_eq!(job["state"], "running", "{job}");
    desk.confirm(&article, &article.segments[0], "The delegation came back.");
    assert!(desk.matches("killed", "وصل الوفد رقم 1 إلى المدينة").is_empty(), "nothing is seen before it is whole");
    assert_eq!(desk.matches("desk", "عاد الوفد أمس.").len(), 1);
    desk.server.kill();
    let checked = run(desk.data.path(), &["check-db"]);
    assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stdout));
    desk.server = Server::start(desk.data.path());
    let client = desk.server.client();
    assert_eq!((units(&client, "killed"), units(&client, "desk")), (0, 1));
    assert!(client.matches("killed", "وصل الوفد رقم 1 إلى المدينة").is_empty());
    let file = desk.data.path().join("again.tsv");
    std::fs::write(&file, "وصل الوفد رقم 1 إلى المدينة\tDelegation 1\n").unwrap();
    let said = done(desk.data.path(), &["memory", "import", "killed", file.to_str().unwrap()]);
    assert_eq!(said, "1 read, 1 created, 0 updated, 0 unchanged, 0 rejected\n");
}

/// An article's own file makes the units that confirming it made: the neighbours are in it.
#[test]
fn the_file_of_an_article_brings_its_context() {
    let desk = Desk::open();
    let article = desk.article("عاد الوفد أمس. وفتح المعبر. وأغلقت المدارس.");
    for (segment, english) in article.segments.iter().zip(["They came back.", "It opened."]) {
        desk.confirm(&article, segment, english);
    }
    desk.save(&article, &article.segments[2], "Schools, shut?", "draft");
    let file = desk.export(&article, "tmx").is(200).text().to_owned();
    assert!(file.contains("<prop type=\"x-context-next\">وفتح المعبر.</prop>") && file.contains("x-state"), "{file}");
    let again = desk.import("desk", TMX_TYPE, file.as_bytes());
    assert_eq!((counts(&again), again["result"]["unchanged"].as_u64()), ([3, 0, 1], Some(2)), "{again}");
    desk.memory("other");
    for (format, media_type) in [("tmx", TMX_TYPE), ("tsv", TSV_TYPE), ("xliff12", XLIFF_TYPE), ("xliff21", XLIFF_TYPE)]
    {
        let file = desk.export(&article, format).is(200).text().to_owned();
        let job = desk.import("other", media_type, file.as_bytes());
        assert_eq!((counts(&job)[0], counts(&job)[2]), (3, 1), "a draft in {format}: {job}");
    }
    assert!(desk.matches("other", "وأغلقت المدارس.").is_empty());
}

/// What the server takes, its own export brings in again; what is longer it does not take.
#[test]
fn the_longest_unit_comes_in_again() {
    let desk = Desk::open();
    let sources = ["عاد الوفد إلى العاصمة أمس.", "فتح المعبر أبوابه."];
    desk.memory("long");
    let file: String = sources.iter().map(|source| pair(source, "x")).collect();
    desk.import("long", TMX_TYPE, tmx(&file).as_bytes());
    let unit = desk.matches("long", sources[0])[0]["unit_id"].as_str().unwrap().to_owned();
    let path = format!("/api/v1/memories/long/units/{unit}");
    let put = |target: &str| {
        let body = serde_json::json!({ "target": target }).to_string();
        desk.send("PUT", &path, &[("content-type", "application/json")], Some(body.as_bytes()))
    };
    let long = "said \"R & D\" <b>, ".repeat(1_500_000 / 18);
    put(&long).ok();
    put(&"x".repeat((2 << 20) + 1)).problem(413);
    let article = desk.article(sources[1]);
    let too_long = serde_json::json!({ "target": "x".repeat((2 << 20) + 1), "state": "confirmed" });
    desk.put(&article.path(0), article.segments[0].revision, &too_long).problem(413);
    let export = desk.get("/api/v1/memories/long/export").is(200).text().to_owned();
    desk.memory("again");
    assert_eq!(counts(&desk.import("again", TMX_TYPE, export.as_bytes())), [2, 2, 0]);
    assert_eq!(desk.matches("again", sources[0])[0]["target"], long.as_str());
}
