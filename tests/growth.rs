//! Do the figures for charts say what was done? By day and person, by article, by memory.

#![allow(clippy::unwrap_used)]

mod common;

use common::{Article, Client, Desk, list};
use serde_json::{Value, json};

const TEXT: &str = "وصل الوفد الفني إلى المدينة.\n\nعاد الوفد.";

fn assign(desk: &Client, article: &Article, name: &str) {
    let body = json!({ "assignee": name }).to_string();
    let path = format!("/api/v1/articles/{}", article.id);
    desk.send("PATCH", &path, &[("content-type", "application/json")], Some(body.as_bytes())).ok();
}

/// What `member` of the days (months) adds up to.
fn sum(all: &[Value], member: &str) -> u64 {
    all.iter().map(|each| each[member].as_u64().unwrap()).sum()
}

#[test]
fn words_are_counted_on_the_day_and_for_who_works_on_the_article() {
    let desk = Desk::open();
    let empty = desk.get("/api/v1/work-done").ok();
    assert_eq!((list(&empty, "days").len(), sum(list(&empty, "days"), "words")), (30, 0));

    let article = desk.article(TEXT);
    desk.confirm(&article, &article.segments[0], "The technical team arrived.");
    let other = desk.article("نعم قال الوزير.");
    desk.confirm(&other, &other.segments[0], "Yes, said the minister.");
    assign(&desk, &article, "Amal");
    let done = desk.get("/api/v1/work-done?days=2").ok();
    let days = list(&done, "days");
    // The day may end between the two.
    assert_eq!((days.len(), sum(days, "words"), sum(days, "segments")), (2, 8, 2), "{done}");
    let people: Vec<&Value> = days.iter().flat_map(|day| list(day, "people")).collect();
    let words = |name: Value| -> u64 {
        let of_one = people.iter().filter(|each| each["name"] == name);
        of_one.map(|each| each["words"].as_u64().unwrap()).sum()
    };
    assert_eq!((words(json!("Amal")), words(Value::Null)), (5, 3), "{done}");

    for wrong in ["days=0", "days=93", "utc_offset=2000", "days=x"] {
        desk.get(&format!("/api/v1/work-done?{wrong}")).problem(400);
    }
    // Tomorrow begins earlier in the east.
    for offset in [-660, 0, 840] {
        let done = desk.get(&format!("/api/v1/work-done?days=2&utc_offset={offset}")).ok();
        assert_eq!(sum(list(&done, "days"), "words"), 8, "{offset}: {done}");
    }
}

#[test]
fn an_article_says_how_it_came_along() {
    let desk = Desk::open();
    let article = desk.article(TEXT);
    let path = format!("/api/v1/articles/{}/progress", article.id);
    let course = desk.get(&path).ok();
    assert_eq!((&course["by"], list(&course, "points").len()), (&json!("hour"), 1));
    desk.confirm(&article, &article.segments[0], "The technical team arrived.");
    desk.save(&article, &article.segments[1], "It", "draft");
    let course = desk.get(&path).ok();
    let points = list(&course, "points");
    let (first, last) = (&points[0], points.last().unwrap());
    assert_eq!((&first["total"], &first["empty"]), (&json!(2), &json!(2)), "{course}");
    assert_eq!((&last["empty"], &last["draft"], &last["confirmed"]), (&json!(0), &json!(1), &json!(1)), "{course}");
    let now = desk.get(&format!("/api/v1/articles/{}", article.id)).ok();
    assert!(
        ["total", "empty", "draft", "confirmed", "reviewed"].iter().all(|state| last[state] == now["progress"][state])
    );
    desk.get("/api/v1/articles/none/progress").problem(404);
    desk.get(&format!("{path}?utc_offset=9999")).problem(400);
}

#[test]
fn a_memory_says_what_came_in_and_from_where() {
    let desk = Desk::open();
    let grown = desk.get("/api/v1/memories/desk/growth").ok();
    assert_eq!((&grown["by"], list(&grown, "grown").len()), (&json!("month"), 12));
    let article = desk.article(TEXT);
    desk.confirm(&article, &article.segments[0], "The technical team arrived.");
    desk.import("desk", "text/tab-separated-values", "قال\tSaid.\nنعم\tYes.\n".as_bytes());
    for query in ["", "?by=day&count=30", "?by=month&count=2&utc_offset=180"] {
        let answer = desk.get(&format!("/api/v1/memories/desk/growth{query}")).ok();
        let grown = list(&answer, "grown");
        assert_eq!((sum(grown, "confirmed"), sum(grown, "imported")), (1, 2), "{query}: {answer}");
    }
    desk.get("/api/v1/memories/none/growth").problem(404);
    for wrong in ["by=year", "count=0", "count=1000"] {
        desk.get(&format!("/api/v1/memories/desk/growth?{wrong}")).problem(400);
    }
}
