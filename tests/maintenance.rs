//! Can a memory be kept clean, and is nothing lost by it? Faults, deletions and their undoing, statistics.

#![allow(clippy::unwrap_used)]

mod common;

use common::{Client, Desk, done, list};
use serde_json::{Value, json};

const TABLE: &str = "source\ttarget\n\
    عاد الوفد إلى المدرسة.\tThe delegation went back to the school.\n\
    عاد الوفد الى المدرسه.\tThe delegation  went back to the School.\n\
    نعم، وصل الوفد.\tYes, the delegation arrived.\n\
    نعم، وصل الوفد.\tIndeed, they came.\n\
    فتح المعبر.\tفتح المعبر.\n\
    أغلقت المدارس.\tرجع التلاميذ\n\
    قال.\tHe said that they would all be back in time for the opening of the crossing.\n\
    ثلاثة.\t...\n";

fn filled() -> Desk {
    let desk = Desk::open();
    desk.memory("care");
    let started = desk.upload("/api/v1/memories/care/import?file=a.tsv", "text/tab-separated-values", TABLE.as_bytes());
    assert_eq!(desk.job(started.is(202).ok()["id"].as_str().unwrap())["result"]["created"], 8);
    desk
}

fn units(desk: &Client) -> u64 {
    let all = desk.get("/api/v1/memories").ok();
    list(&all, "memories").iter().find(|one| one["name"] == "care").unwrap()["units"].as_u64().unwrap()
}

fn delete(desk: &Client, body: &Value) -> Value {
    let answer = desk.post("/api/v1/memories/care/deletions", body);
    assert!(matches!(answer.status, 200 | 201), "{}", answer.text());
    serde_json::from_str(answer.text()).unwrap()
}

#[test]
fn what_is_not_worth_its_place_is_named() {
    let desk = filled();
    let faults = desk.get("/api/v1/memories/care/faults").ok();
    let expected =
        json!({ "empty": 1, "copied": 1, "wrong_language": 1, "unbalanced": 1, "duplicate": 1, "conflict": 2 });
    assert_eq!((&faults["counts"], faults["total"].as_u64()), (&expected, Some(7)), "{faults}");
    let twice = desk.get("/api/v1/memories/care/faults?kind=duplicate").ok();
    let one = &list(&twice, "faults")[0];
    assert!(one["unit"]["source"].as_str().unwrap().starts_with("عاد الوفد"), "{one}");
    assert!(one["like"].is_string() && one["like"] != one["unit"]["unit_id"], "{one}");
    let page = desk.get("/api/v1/memories/care/faults?kind=conflict&limit=1").ok();
    let next = page["next"].as_str().unwrap();
    let rest = desk.get(&format!("/api/v1/memories/care/faults?kind=conflict&limit=1&after={next}")).ok();
    assert_ne!(list(&page, "faults")[0]["unit"]["unit_id"], list(&rest, "faults")[0]["unit"]["unit_id"]);
    assert_eq!(rest["next"], Value::Null);
    desk.get("/api/v1/memories/care/faults?kind=ugly").problem(400);
    desk.get("/api/v1/memories/nowhere/faults").problem(404);
    let statistics = desk.get("/api/v1/memories/care/statistics").ok();
    assert_eq!((statistics["units"].as_u64(), statistics["sources"].as_u64()), (Some(8), Some(6)), "{statistics}");
    assert_eq!((&statistics["imports"], &statistics["faults"]), (&json!([{ "name": "a.tsv", "units": 8 }]), &expected));
}

#[test]
fn a_deletion_is_looked_at_done_and_undone() {
    let desk = filled();
    let query = "نعم، وصل الوفد.";
    let before = desk.matches("care", query);
    assert_eq!(before.len(), 2);
    let would = delete(&desk, &json!({ "text": "الوفد", "dry_run": true }));
    assert_eq!((would["units"].as_u64(), &would["deletion"]), (Some(4), &Value::Null), "{would}");
    assert_eq!((list(&would, "shown").len(), units(&desk)), (4, 8));
    let done = delete(&desk, &json!({ "text": "وصل الوفد", "import": "a.tsv" }));
    assert_eq!((done["units"].as_u64(), units(&desk)), (Some(2), 6), "{done}");
    assert!(desk.server.client().matches("care", query).is_empty(), "the next query of anybody");
    let all = desk.get("/api/v1/memories/care/deletions").ok();
    assert_eq!(list(&all, "deletions")[0]["filter"], json!({ "text": "وصل الوفد", "import": "a.tsv" }));
    let path = format!("/api/v1/memories/care/deletions/{}", done["deletion"]["id"]);
    assert_eq!(desk.send("DELETE", &path, &[], None).ok()["units"], 2);
    assert_eq!((desk.matches("care", query), units(&desk)), (before, 8));
    desk.send("DELETE", &path, &[], None).problem(404);
}

#[test]
fn faults_are_mended_by_deleting_what_has_them() {
    let desk = filled();
    for fault in ["empty", "copied", "wrong_language", "unbalanced", "duplicate"] {
        assert_eq!(delete(&desk, &json!({ "fault": fault }))["units"], 1, "{fault}");
    }
    let left = desk.get("/api/v1/memories/care/faults").ok();
    assert_eq!((left["total"].as_u64(), units(&desk)), (Some(2), 3), "{left}");
    // Which of two renderings is wrong only a person can say.
    let path = "/api/v1/memories/care/deletions";
    desk.post(path, &json!({ "fault": "conflict" })).problem(400);
    let one = &list(&left, "faults")[0]["unit"]["unit_id"];
    assert_eq!(delete(&desk, &json!({ "units": [one] }))["units"], 1);
    assert_eq!(desk.get("/api/v1/memories/care/faults").ok()["total"], 0);
    for wrong in [
        json!({}),
        json!({ "text": " " }),
        json!({ "text": "x", "side": "middle" }),
        json!({ "since": "yesterday" }),
        json!({ "fault": "ugly" }),
        json!({ "whom": "x" }),
    ] {
        desk.post(path, &wrong).problem(400);
    }
    assert_eq!((delete(&desk, &json!({ "who": "nobody" }))["units"].as_u64(), units(&desk)), (Some(0), 2));
    assert_eq!((delete(&desk, &json!({ "all": true }))["units"].as_u64(), units(&desk)), (Some(2), 0));
}

#[test]
fn the_command_line_does_the_same() {
    let desk = filled();
    let data = desk.data.path();
    let rows = done(data, &["memory", "faults", "care", "--kind", "copied"]);
    assert_eq!(rows.lines().count(), 2, "{rows}");
    assert!(done(data, &["memory", "statistics", "care"]).contains("\"units\": 8"));
    let would = done(data, &["memory", "delete", "care", "--english", "DELEGATION", "--dry-run"]);
    assert_eq!(would, "3 would be deleted (nothing was changed)\n");
    let said = done(data, &["memory", "delete", "care", "--fault", "copied"]);
    let id = said.trim().rsplit(' ').next().unwrap();
    assert_eq!((said.starts_with("1 deleted"), units(&desk)), (true, 7), "{said}");
    assert!(desk.matches("care", "فتح المعبر.").is_empty());
    assert!(done(data, &["memory", "deletions", "care"]).contains("1 units"));
    assert_eq!(done(data, &["memory", "undo", "care", id]), "1 are back\n");
    assert_eq!(desk.matches("care", "فتح المعبر.").len(), 1);
}
