//! What has to be changed in a match? Marks in the English, learned from the memory while the server runs.

#![allow(clippy::unwrap_used)]

mod common;

use common::{Client, Desk, list, number, slice};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

const VERBS: [(&str, &str); 5] =
    [("زار", "visited"), ("وصف", "described"), ("انتقد", "criticised"), ("راقب", "monitored"), ("رسم", "drew")];
const WHO: [(&str, &str); 5] = [
    ("الوزير", "minister"),
    ("السفير", "ambassador"),
    ("الطبيب", "doctor"),
    ("المهندس", "engineer"),
    ("القاضي", "judge"),
];
const WHAT: [(&str, &str); 5] =
    [("المدينة", "city"), ("السوق", "market"), ("المستشفى", "hospital"), ("الميناء", "port"), ("المصنع", "factory")];

fn table() -> String {
    let mut table = "source\ttarget\n".to_owned();
    for verb in VERBS {
        for who in WHO {
            for what in WHAT {
                let line = format!("{} {} {}.\tThe {} {} the {}.\n", verb.0, who.0, what.0, who.1, verb.1, what.1);
                table.push_str(&line);
            }
        }
    }
    table
}

/// The marked words of the best proposal, run by run.
fn marked(desk: &Client, segment: &str) -> Option<Vec<String>> {
    let answer = desk.pretranslate(&json!({ "segments": [segment] }));
    let proposal = &answer["segments"][0]["proposals"][0];
    let text = proposal["text"].as_str().unwrap_or_else(|| panic!("{answer}"));
    let touch = proposal["evidence"].get("touch")?;
    let of_span = |span: &Value| slice(text, number(&span[0]), number(&span[1]));
    Some(touch.as_array().unwrap().iter().map(of_span).collect())
}

#[test]
fn the_english_that_has_to_be_changed_is_marked_once_the_memory_is_learned() {
    let desk = Desk::open();
    desk.memory("language");
    desk.import("language", "text/tab-separated-values", table().as_bytes());
    let begun = Instant::now();
    // The import is more than is put in while a query waits: it is learned in the background.
    let marks = loop {
        if let Some(marks) = marked(&desk, "زار الوزير المتحف.") {
            break marks;
        }
        assert!(begun.elapsed() < Duration::from_secs(60), "no marks after a minute");
        std::thread::sleep(Duration::from_millis(50));
    };
    // Which unit comes first of those that differ by a word is the memory's business; the word that differs is marked.
    assert!(WHAT.iter().any(|what| marks == [what.1]), "{marks:?}");

    // A unit that was confirmed since is counted at once.
    let article = desk.article("رسم الرسام المتحف الكبير.");
    desk.confirm(&article, &article.segments[0], "The painter drew the great museum.");
    let proposals = desk.proposals(&article, &article.segments[0]);
    let best = &list(&proposals, "proposals")[0];
    assert!(best["evidence"].get("touch").is_none(), "an exact match has nothing to change: {best}");
    assert_eq!(marked(&desk, "انتقد الرسام المتحف الكبير."), Some(vec!["drew".to_owned()]));
}
