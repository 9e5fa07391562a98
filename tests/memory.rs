//! Have we translated this before? Memories in and out of files, corrected, searched.

#![allow(clippy::unwrap_used)]

mod common;

use common::{Client, Desk, done, list, number, slice};
use serde_json::{Value, json};

const TMX: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header creationtool="test" creationtoolversion="1" segtype="sentence" o-tmf="test" adminlang="en"
 srclang="ar" datatype="plaintext"/><body>
<tu><tuv xml:lang="ar-LY"><seg>عاد النازحون إلى بيوتهم.</seg></tuv><tuv xml:lang="en-GB"><seg>Displaced people went home.</seg></tuv></tu>
<tu><tuv xml:lang="ar"><seg>أغلقت المدارس أبوابها &amp; عادت.</seg></tuv><tuv xml:lang="en"><seg>Schools closed &amp; came back.</seg></tuv></tu>
<tu><tuv xml:lang="fr"><seg>Sans arabe.</seg></tuv><tuv xml:lang="en"><seg>No Arabic.</seg></tuv></tu>
</body></tmx>"#;
const TMX_TYPE: &str = "application/x-tmx+xml";
const TSV_TYPE: &str = "text/tab-separated-values";

fn counts(job: &Value) -> [u64; 4] {
    ["read", "created", "updated", "unchanged"]
        .map(|name| job["result"][name].as_u64().unwrap_or_else(|| panic!("{job}")))
}

fn units(desk: &Client, memory: &str) -> u64 {
    let all = desk.get("/api/v1/memories").ok();
    let found = list(&all, "memories").iter().find(|one| one["name"] == memory).unwrap();
    found["units"].as_u64().unwrap()
}

#[test]
fn a_tmx_file_is_a_job_with_a_verdict_for_each_unit() {
    let desk = Desk::open();
    desk.memory("un");
    let job = desk.import("un", TMX_TYPE, TMX.as_bytes());
    assert_eq!((job["state"].as_str(), job["kind"].as_str()), (Some("done"), Some("memory:import")), "{job}");
    assert_eq!(counts(&job), [3, 2, 0, 0]);
    let rejected = list(&job["result"], "rejected");
    assert_eq!(rejected.len(), 1);
    assert_eq!((rejected[0]["row"].as_u64(), rejected[0]["line"].as_u64()), (Some(3), Some(7)), "{rejected:?}");
    assert!(rejected[0]["reason"].as_str().is_some_and(|reason| !reason.is_empty()));
    assert_eq!(job["progress"]["done"], job["progress"]["total"]);

    let found = desk.matches("un", "أغلقت المدارس أبوابها & عادت.");
    assert_eq!(found[0]["target"], "Schools closed & came back.");
    assert_eq!(found[0]["origin"]["import"], "import.tmx");

    // The same once more: nothing is new.
    assert_eq!(counts(&desk.import("un", TMX_TYPE, TMX.as_bytes())), [3, 0, 0, 2]);
    assert_eq!(units(&desk, "un"), 2);
}

#[test]
fn a_table_is_taken_row_by_row() {
    let desk = Desk::open();
    desk.memory("desk2");
    let table =
        "source\ttarget\nفتح المعبر.\tThe crossing reopened.\nناقص\n\tNo Arabic here\nقال \"نعم\".\tHe said \"yes\".\n";
    let job = desk.import("desk2", TSV_TYPE, table.as_bytes());
    assert_eq!(counts(&job), [4, 2, 0, 0], "{job}");
    let lines: Vec<u64> = list(&job["result"], "rejected").iter().map(|row| row["line"].as_u64().unwrap()).collect();
    assert_eq!(lines, [3, 4]);
    assert_eq!(desk.matches("desk2", "قال \"نعم\".")[0]["target"], "He said \"yes\".");
}

#[test]
fn its_own_export_changes_nothing() {
    let desk = Desk::open();
    let article = desk.article("اندلعت اشتباكات في الزاوية. وأغلق الطريق الساحلي.");
    for (segment, english) in
        article.segments.iter().zip(["Clashes broke out in Zawiya.", "The coastal road closed. <5 & \"more\">"])
    {
        desk.confirm(&article, segment, english);
    }
    let path = "/api/v1/memories/desk/export";
    let first = desk.get(path);
    assert_eq!(first.header("content-type"), TMX_TYPE);
    assert!(first.header("content-disposition").contains("desk.tmx"));
    assert_eq!(counts(&desk.import("desk", TMX_TYPE, &first.body)), [2, 0, 0, 2]);
    assert_eq!(desk.get(path).text(), first.text());
    // What came back still knows its neighbours.
    let twin = desk.article("اندلعت اشتباكات في الزاوية. وأغلق الطريق الساحلي.");
    assert_eq!(list(&desk.proposals(&twin, &twin.segments[0]), "proposals")[0]["kind"], "context");
}

#[test]
fn a_broken_file_leaves_nothing_and_says_where() {
    let desk = Desk::open();
    desk.memory("broken");
    let cut = TMX.split("<tu><tuv xml:lang=\"fr\">").next().unwrap();
    let wrong_end = TMX.replace("</body>", "</tu>");
    let entities = TMX.replace("SYSTEM \"tmx14.dtd\"", "[<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]");
    let deep = format!("<tmx version=\"1.4\">{}", "<x>".repeat(100_000));
    for (name, file) in [
        ("cut", cut),
        ("wrong end", &wrong_end),
        ("entities", &entities),
        ("deep", &deep),
        ("empty", ""),
        ("no xml", "نص"),
    ] {
        let job = desk.import("broken", TMX_TYPE, file.as_bytes());
        assert_eq!(job["state"], "failed", "{name}: {job}");
        let error = &job["error"];
        assert_eq!(error["status"], 422, "{name}: {job}");
        assert!(error["line"].as_u64().is_some() && error["column"].as_u64().is_some(), "{name}: {job}");
        assert_eq!(units(&desk, "broken"), 0, "{name}");
    }
    let job = desk.import("broken", TMX_TYPE, wrong_end.as_bytes());
    assert_eq!(job["error"]["line"], 8, "{job}");
    assert!(std::fs::read_dir(desk.data.path().join("spool")).unwrap().next().is_none(), "nothing of an upload stays");
}

#[test]
fn what_cannot_be_imported_is_refused_at_once() {
    let desk = Desk::open();
    desk.upload("/api/v1/memories/nowhere/import", TMX_TYPE, TMX.as_bytes()).problem(404);
    desk.upload("/api/v1/memories/desk/import", "application/pdf", b"%PDF").problem(415);
    desk.get("/api/v1/jobs/nothing").problem(404);
    desk.post("/api/v1/memories", &json!({ "name": "desk" })).problem(409);
    for name in ["", "  ", "a/b"] {
        let status = desk.post("/api/v1/memories", &json!({ "name": name })).status;
        assert!((400..500).contains(&status), "“{name}”: {status}");
    }
}

#[test]
fn a_unit_that_is_corrected_or_deleted_is_seen_so_at_once() {
    let desk = Desk::open();
    desk.memory("un");
    desk.import("un", TMX_TYPE, TMX.as_bytes());
    let query = "عاد النازحون إلى بيوتهم.";
    let unit = desk.matches("un", query)[0]["unit_id"].as_str().unwrap().to_owned();
    let path = format!("/api/v1/memories/un/units/{unit}");
    let put = |body: &str| desk.send("PUT", &path, &[("content-type", "application/json")], Some(body.as_bytes()));
    assert_eq!(put(r#"{"target":"The displaced returned home."}"#).ok()["target"], "The displaced returned home.");
    assert_eq!(desk.server.client().matches("un", query)[0]["target"], "The displaced returned home.");
    put(r#"{"target":"  "}"#).problem(400);
    desk.send("DELETE", &format!("/api/v1/memories/desk/units/{unit}"), &[], None).problem(404);
    desk.send("DELETE", &path, &[], None).is(204);
    assert!(desk.server.client().matches("un", query).is_empty());
    desk.send("DELETE", &path, &[], None).problem(404);
    assert_eq!(desk.concordance("un", "source", "النازحون")["total"], 0);
    assert_eq!(units(&desk, "un"), 1);
    let deletions = desk.get("/api/v1/memories/un/deletions").ok();
    let deletion = &list(&deletions, "deletions")[0];
    assert_eq!(deletion["filter"], json!({ "units": [unit] }), "{deletion}");
    desk.send("DELETE", &format!("/api/v1/memories/un/deletions/{}", deletion["id"]), &[], None).is(200);
    assert_eq!(desk.matches("un", query)[0]["unit_id"], unit);
}

#[test]
fn a_unit_that_somebody_changed_meanwhile_is_not_overwritten_unseen() {
    let desk = Desk::open();
    desk.memory("un");
    desk.import("un", TMX_TYPE, TMX.as_bytes());
    let query = "عاد النازحون إلى بيوتهم.";
    let seen = desk.matches("un", query)[0]["origin"].clone();
    let path = format!("/api/v1/memories/un/units/{}", seen["unit_id"].as_str().unwrap());
    let put = |at: &str, english: &str| {
        let body = json!({ "target": english }).to_string();
        desk.send("PUT", &path, &[("content-type", "application/json"), ("if-match", at)], Some(body.as_bytes()))
    };
    let tag = format!("{}", seen["at"]);
    let first = put(&tag, "The displaced returned home.");
    let now = first.is(200).header("etag").to_owned();
    assert_eq!(now, format!("{}", first.ok()["at"]), "the time in quotes");
    put(&tag, "The displaced returned home.").is(200);
    let late = put(&tag, "The refugees returned home.");
    let problem = late.problem(412);
    assert_eq!(problem["current"]["target"], "The displaced returned home.", "{problem}");
    assert_eq!(late.header("etag"), now);
    assert_eq!(desk.matches("un", query)[0]["target"], "The displaced returned home.");
    put(&now, "The refugees returned home.").is(200);
    put("*", "Refugees returned home.").is(200);
    put("\"7\"", "Refugees went home.").problem(400);
}

#[test]
fn a_word_is_found_on_both_sides() {
    let desk = Desk::open();
    desk.memory("un");
    let table = "source\ttarget\nدان المجلس الهجوم على المدرسة.\tThe Council condemned the attack on the school.\n\
        مدارس المدينة مغلقة.\tThe city's schools are shut.\nوبالمجلس خلاف.\tThere is a dispute in the council.\n";
    desk.import("un", TSV_TYPE, table.as_bytes());
    let arabic = desk.concordance("un", "source", "المجلس");
    let sources: Vec<&str> = list(&arabic, "hits").iter().map(|hit| hit["source"].as_str().unwrap()).collect();
    assert_eq!(arabic["total"], 2, "{sources:?}");
    assert!(sources.contains(&"وبالمجلس خلاف."), "inflected forms are found: {sources:?}");
    let english = desk.concordance("un", "target", "council");
    assert_eq!(english["total"], 2, "in any case of letters: {english}");
    for hit in list(&english, "hits") {
        let span = &hit["spans"][0];
        let found = slice(hit["target"].as_str().unwrap(), number(&span[0]), number(&span[1]));
        assert_eq!(found.to_lowercase(), "council");
    }
    let page = desk.get("/api/v1/memories/un/concordance?q=council&side=target&limit=1").ok();
    assert_eq!(list(&page, "hits").len(), 1);
    let next = page["next"].as_str().unwrap();
    let rest = desk.get(&format!("/api/v1/memories/un/concordance?q=council&side=target&limit=1&after={next}")).ok();
    assert_ne!(list(&rest, "hits")[0], list(&page, "hits")[0]);
    assert_eq!(rest["next"], Value::Null);
    desk.get("/api/v1/memories/un/concordance?q=council&side=middle").problem(400);
}

#[test]
fn an_import_from_the_command_line_is_seen_by_the_next_query() {
    let desk = Desk::open();
    let query = "عاد النازحون إلى بيوتهم.";
    assert!(desk.matches("desk", query).is_empty());
    let file = desk.data.path().join("partner.tmx");
    std::fs::write(&file, TMX).unwrap();
    let said = done(desk.data.path(), &["memory", "import", "desk", file.to_str().unwrap()]);
    assert_eq!(said, "3 read, 2 created, 0 updated, 0 unchanged, 1 rejected\n");
    let found = desk.matches("desk", query);
    assert_eq!(found[0]["target"], "Displaced people went home.");
    assert_eq!(found[0]["origin"]["import"], "partner.tmx");
    // And a memory that the server has never heard of.
    done(desk.data.path(), &["memory", "import", "fresh", file.to_str().unwrap()]);
    assert_eq!(desk.matches("fresh", query).len(), 1);
}

/// A cache that was kept in step by every kind of write says what one says that was filled from the store.
#[test]
fn a_restart_finds_what_the_running_server_found() {
    let mut desk = Desk::open();
    desk.import("desk", TMX_TYPE, TMX.as_bytes());
    let article = desk.article("عاد النازحون إلى بيوتهم أمس. وأغلقت المدارس أبوابها. وفتح المعبر.");
    for (segment, english) in
        article.segments.iter().zip(["They went home.", "Schools closed.", "The crossing opened."])
    {
        desk.confirm(&article, segment, english);
    }
    let unit = desk.matches("desk", "وفتح المعبر.")[0]["unit_id"].as_str().unwrap().to_owned();
    desk.send("DELETE", &format!("/api/v1/memories/desk/units/{unit}"), &[], None).is(204);
    let asked = ["عاد النازحون إلى بيوتهم.", "أغلقت المدارس أبوابها & عادت.", "وفتح المعبر.", "فتح معبر آخر."];
    let ask =
        |client: &Client| -> Vec<Vec<Value>> { asked.iter().map(|query| client.matches("desk", query)).collect() };
    let before = ask(&desk.client);
    desk.server.kill();
    desk.server = common::Server::start(desk.data.path());
    assert_eq!(ask(&desk.server.client()), before);
    assert!(!before[0].is_empty());
}
