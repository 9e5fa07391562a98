//! Several memories: which match comes first, and why. Through the server.

#![allow(clippy::unwrap_used)]

mod common;

use common::{Client, Desk, escaped, list};
use serde_json::{Value, json};

const TSV_TYPE: &str = "text/tab-separated-values";
const ASKED: &str = "وصلت قافلة المساعدات إلى المدينة صباح اليوم.";

fn set(desk: &Client, memory: &str, settings: &Value) -> Value {
    let body = settings.to_string();
    let headers = [("content-type", "application/json")];
    desk.send("PATCH", &format!("/api/v1/memories/{memory}"), &headers, Some(body.as_bytes())).ok()
}

fn import(desk: &Client, memory: &str, source: &str, target: &str) {
    desk.import(memory, TSV_TYPE, format!("source\ttarget\n{source}\t{target}\n").as_bytes());
}

fn proposals(desk: &Client) -> Vec<Value> {
    let answer = desk.pretranslate(&json!({ "segments": [ASKED] }));
    list(&list(&answer, "segments")[0], "proposals").to_vec()
}

fn texts(proposals: &[Value]) -> Vec<&str> {
    proposals.iter().map(|proposal| proposal["text"].as_str().unwrap()).collect()
}

#[test]
fn priority_decides_between_equals_and_penalties_between_others() {
    let mut desk = Desk::open();
    desk.memory("agency");
    desk.memory("partner");
    import(&desk, "agency", ASKED, "An aid convoy reached the city this morning.");
    import(&desk, "partner", ASKED, "The relief column got to town this morning.");
    import(
        &desk,
        "desk",
        "وصلت قافلة المساعدات إلى المدينة صباح أمس.",
        "The aid convoy reached the city yesterday morning.",
    );
    let partner = set(&desk, "partner", &json!({ "priority": 2 }));
    assert_eq!((&partner["priority"], &partner["penalty"]), (&json!(2), &json!(0.0)), "{partner}");
    let found = proposals(&desk);
    assert!(texts(&found)[0].starts_with("The relief column"), "the higher priority: {found:?}");
    assert_eq!(found[0]["evidence"]["other_renderings"], 1, "{}", found[0]);
    assert_eq!(found[0]["evidence"]["penalties"], Value::Null);
    set(&desk, "agency", &json!({ "priority": 3 }));
    assert!(texts(&proposals(&desk))[0].starts_with("An aid convoy"), "at the next look");

    // What is taken off is seen, the score stays.
    set(&desk, "agency", &json!({ "penalty": 0.1, "penalty_imported": 0.3 }));
    set(&desk, "partner", &json!({ "penalty": 0.5 }));
    let found = proposals(&desk);
    assert!(texts(&found)[0].starts_with("The aid convoy"), "{found:?}");
    let evidence = &found[1]["evidence"];
    assert_eq!((&found[1]["score"], &evidence["score_after_penalties"]), (&json!(1.0), &json!(0.6)));
    let why = json!([{ "why": "memory", "points": 0.1 }, { "why": "imported", "points": 0.3 }]);
    assert_eq!(evidence["penalties"], why);

    desk.server.kill();
    desk.server = common::Server::start(desk.data.path());
    assert_eq!(proposals(&desk.server.client()), found, "a restart changes nothing");
}

#[test]
fn what_nobody_has_reviewed_comes_after_what_somebody_has() {
    let desk = Desk::open();
    set(&desk, "desk", &json!({ "penalty_unreviewed": 0.25 }));
    let article = desk.article(&format!("{ASKED} وصلت قافلة المساعدات إلى الميناء صباح اليوم."));
    let english = ["The aid convoy arrived this morning.", "An aid convoy reached the port this morning."];
    for (segment, english) in article.segments.iter().zip(english) {
        desk.confirm(&article, segment, english);
    }
    let why = |found: &[Value]| found.iter().map(|one| one["evidence"]["penalties"].clone()).collect::<Vec<_>>();
    let unreviewed = json!([{ "why": "unreviewed", "points": 0.25 }]);
    assert_eq!(why(&proposals(&desk)), [unreviewed.clone(), unreviewed.clone()]);
    desk.save(&article, &desk.segments(&article)[1], english[1], "reviewed");
    let found = proposals(&desk);
    assert_eq!(texts(&found)[0], english[1], "{found:?}");
    assert_eq!(why(&found), [Value::Null, unreviewed]);
}

#[test]
fn old_units_and_wrong_settings() {
    let desk = Desk::open();
    import(&desk, "desk", ASKED, "An aid convoy reached the city this morning.");
    let memory = set(&desk, "desk", &json!({ "penalty_older": 0.2, "older_than_days": 30 }));
    assert_eq!(memory["older_than_days"], 30);
    assert_eq!(proposals(&desk)[0]["evidence"]["penalties"], Value::Null, "it came in today");
    assert_eq!(set(&desk, "desk", &json!({ "older_than_days": 0 }))["older_than_days"], Value::Null);
    let headers = [("content-type", "application/json")];
    for wrong in [r#"{"penalty":1.5}"#, r#"{"penalty":-0.1}"#, r#"{"priority":"high"}"#] {
        desk.send("PATCH", "/api/v1/memories/desk", &headers, Some(wrong.as_bytes())).problem(400);
    }
    desk.send("PATCH", "/api/v1/memories/none", &headers, Some(b"{}")).problem(404);
}

#[test]
fn matches_are_of_a_person_an_article_or_a_time() {
    let desk = Desk::open();
    let rows: Vec<String> = (0..30).map(|at| format!("{ASKED}\tRendering {at} of the convoy.\n")).collect();
    desk.import("desk", TSV_TYPE, format!("source\ttarget\n{}", rows.concat()).as_bytes());
    let article = desk.article("وصلت قافلة المساعدات إلى المدينة مساء اليوم.");
    desk.confirm(&article, &article.segments[0], "The aid convoy reached the city this evening.");
    let count = |filter: &str| {
        let path = format!("/api/v1/memories/desk/search?q={}&limit=3&{filter}", escaped(ASKED));
        list(&desk.get(&path).ok(), "matches").to_vec()
    };
    assert_eq!(count("").len(), 3);
    let own = count(&format!("article={}", article.id));
    assert_eq!((own.len(), own[0]["target"].as_str()), (1, Some("The aid convoy reached the city this evening.")));
    assert_eq!(count("who=local").len(), 1, "found behind thirty better ones");
    assert_eq!(count("since=2020-01-01").len(), 3);
    assert_eq!(count("until=2020-01-01").len(), 0);
    desk.get("/api/v1/memories/desk/search?q=x&since=never").problem(400);
}
