//! Does what may come next follow the Arabic, the glossary and what was confirmed?

#![allow(clippy::unwrap_used)]

mod common;

use common::{Desk, list, term};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

const PAIRS: [(&str, &str); 6] = [
    ("زار الوزير مدينة الورود", "The minister visited the city of roses"),
    ("زار الرئيس مدينة النخيل", "The president visited the city of palms"),
    ("وصل الوزير إلى مدينة النخيل", "The minister arrived in the city of palms"),
    ("وصل الرئيس إلى مدينة الورود", "The president arrived in the city of roses"),
    ("وافق المجلس على القانون", "The council approved the law"),
    ("رفض المجلس القانون", "The council rejected the law"),
];

/// Asks until the memory has been learned, which happens in the background.
fn first(desk: &Desk, body: &Value, until: impl Fn(&Value) -> bool) -> Value {
    let begun = Instant::now();
    loop {
        let answer = desk.post("/api/v1/complete", body).ok();
        let first = list(&answer, "suggestions").first().cloned().unwrap_or(Value::Null);
        if until(&first) || begun.elapsed() > Duration::from_secs(20) {
            return first;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
}

fn says(first: &Value, start: &str) -> bool {
    first["insert"].as_str().is_some_and(|insert| insert.starts_with(start))
}

#[test]
fn what_comes_behind_the_next_key_is_told_when_it_is_asked_for() {
    let desk = Desk::open();
    desk.glossary("house");
    let terms = [term("ar", "الهيئة العامة للنخيل", "preferred"), term("en", "General Palm Authority", "preferred")];
    desk.post("/api/v1/glossaries/house/concepts", &json!({ "terms": terms })).is(201);
    let ask = |ahead: bool| {
        let body = json!({ "source": "اجتمعت الهيئة العامة للنخيل", "target_prefix": "The ", "ahead": ahead });
        desk.post("/api/v1/complete?offsets=utf16", &body).ok()
    };
    assert_eq!(ask(false)["ahead"], Value::Null);
    let answer = ask(true);
    let behind = |typed: &str| {
        let found =
            list(&answer, "ahead").iter().find(|one| one["typed"] == typed).map(|one| one["suggestions"][0].clone());
        found.unwrap_or(Value::Null)
    };
    assert_eq!(behind("G")["insert"], "eneral Palm Authority", "{answer}");
    assert_eq!(behind("G")["source"], json!([{ "start": 7, "end": 27 }]));
    assert_eq!(list(&answer, "suggestions")[0]["insert"], "General Palm Authority");
    assert!(list(&answer, "ahead").iter().any(|one| one["typed"] == "General Palm Authority"), "{answer}");
}

#[test]
fn the_memory_and_the_arabic_tell_what_comes() {
    let desk = Desk::open();
    let table: String = PAIRS.iter().map(|(source, target)| format!("{source}\t{target}\n")).collect();
    desk.import("desk", "text/tab-separated-values", format!("ar\ten\n{table}").as_bytes());
    let ask = |source: &str, typed: &str| json!({ "source": source, "target_prefix": typed });
    let roses =
        first(&desk, &ask("زار الرئيس مدينة الورود", "The president visited the city of "), |one| {
            says(one, "roses")
        });
    assert!(says(&roses, "roses"), "{roses}");
    assert_eq!((&roses["origin"], &roses["source"]), (&json!("memory"), &json!([{ "start": 19, "end": 23 }])));
    let palms =
        first(&desk, &ask("زار الرئيس مدينة النخيل", "The president visited the city of "), |one| {
            says(one, "palms")
        });
    assert!(says(&palms, "palms"), "{palms}");
    // What is confirmed counts at once, and what is deleted is forgotten.
    let article = desk.article("زمردة الصحراء");
    desk.confirm(&article, &article.segments[0], "The zumurrud of the desert");
    let emerald = ask("الزمردة", "A zu");
    let now = desk.post("/api/v1/complete", &emerald).ok();
    assert!(list(&now, "suggestions").first().is_some_and(|one| says(one, "murrud")), "{now}");
    let unit = desk.matches("desk", "زمردة الصحراء")[0]["unit_id"].as_str().unwrap().to_owned();
    desk.send("DELETE", &format!("/api/v1/memories/desk/units/{unit}"), &[], None).is(204);
    let gone = desk.post("/api/v1/complete", &emerald).ok();
    assert!(!list(&gone, "suggestions").iter().any(|one| says(one, "murrud")), "{gone}");
}

#[test]
fn what_stands_behind_the_caret_is_not_offered_again() {
    let desk = Desk::open();
    let table: String = PAIRS.iter().map(|(source, target)| format!("{source}\t{target}\n")).collect();
    desk.import("desk", "text/tab-separated-values", format!("ar\ten\n{table}").as_bytes());
    let ask = |typed: &str, behind: &str| json!({ "source": "زار الرئيس مدينة الورود", "target_prefix": typed, "target_suffix": behind });
    let whole = first(&desk, &ask("The president visited the c", ""), |one| one["insert"] == "ity of");
    assert_eq!(whole["insert"], "ity of");
    let between = desk.post("/api/v1/complete", &ask("The president visited the c", " of roses")).ok();
    assert_eq!(list(&between, "suggestions")[0]["insert"], "ity");
    let inside = desk.post("/api/v1/complete", &ask("The president visited the c", "ity of roses")).ok();
    assert_eq!(list(&inside, "suggestions"), Vec::<Value>::new(), "inside a word nothing is offered");
}

#[test]
fn terms_win_and_what_is_forbidden_is_never_offered() {
    let desk = Desk::open();
    desk.glossary("house");
    let concept = json!({ "terms": [term("ar", "الهيئة العامة للنخيل", "preferred"),
        term("en", "General Palm Authority", "preferred"), term("en", "Genial Date Board", "forbidden")] });
    desk.post("/api/v1/glossaries/house/concepts", &concept).is(201);
    let body = json!({ "source": "🙂 اجتمعت الهيئة العامة للنخيل.", "target_prefix": "The Ge", "limit": 5 });
    let answer = desk.post("/api/v1/complete", &body).ok();
    let offered = list(&answer, "suggestions");
    assert_eq!((&offered[0]["insert"], &offered[0]["origin"]), (&json!("neral Palm Authority"), &json!("term")));
    assert_eq!(offered[0]["source"], json!([{ "start": 9, "end": 29 }]));
    assert!(!answer.to_string().contains("Date Board"), "{answer}");
}

#[test]
fn what_cannot_be_completed_is_said() {
    let desk = Desk::open();
    let body = |limit: usize| json!({ "source": "وصل", "target_prefix": "x", "limit": limit });
    desk.post("/api/v1/complete", &body(0)).problem(400);
    desk.post("/api/v1/complete", &body(11)).problem(400);
    desk.post("/api/v1/complete", &json!({ "source": "وصل" })).problem(400);
    desk.post("/api/v1/complete", &json!({ "source": "وصل", "target_prefix": "", "article": "a" })).problem(400);
    desk.post("/api/v1/complete", &json!({ "source": "وصل", "target_prefix": "", "article": "a", "segment": "b" }))
        .problem(404);
    desk.post("/api/v1/complete", &json!({ "source": "وصل", "target_prefix": "", "glossaries": ["none"] }))
        .problem(404);
    let page = json!({ "source": "وصل ".repeat(5_000), "target_prefix": "It " });
    assert_eq!(list(&desk.post("/api/v1/complete", &page).ok(), "suggestions"), Vec::<Value>::new());
}
