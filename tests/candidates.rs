//! Are the terms offered that a memory uses and no glossary has?

#![allow(clippy::unwrap_used)]

mod common;

use common::{Desk, list};
use serde_json::{Value, json};

const PATH: &str = "/api/v1/glossaries/news/candidates";

/// A memory of 120 units: in some of them a phrase that no glossary has, beside words that change.
fn memory(desk: &Desk) {
    let words = [("السماء", "sky"), ("البحر", "sea"), ("الجبل", "mountain"), ("الحقل", "field"), ("الباب", "door")];
    let row = |n: usize| {
        let (arabic, english) = words[n % 5];
        let (other, another) = words[(n / 5) % 5];
        match n % 3 {
            0 => format!("عند {arabic} مرصد كركوع {other} {n}\tAt the {english} Karkou Observatory {another} {n}\n"),
            1 => format!("عند {arabic} مع {other} {n}\tAt the {english} with the {another} {n}\n"),
            _ => format!("مع {other} {n}\tWith the {another} {n}\n"),
        }
    };
    let rows: String = (0..120).map(row).collect();
    desk.import("desk", "text/tab-separated-values", rows.as_bytes());
}

fn offered(desk: &Desk) -> Vec<Value> {
    list(&desk.get(PATH).ok(), "candidates").to_vec()
}

fn find(found: &[Value], text: &str) -> Option<Value> {
    found.iter().find(|one| one["text"] == text).cloned()
}

#[test]
fn a_phrase_that_recurs_is_offered_with_its_rendering_until_it_is_a_term_or_is_none() {
    let desk = Desk::open();
    assert!(offered(&desk).is_empty(), "nothing recurs in an empty memory");
    memory(&desk);
    let mut one = Value::Null;
    for _ in 0..300 {
        one = find(&offered(&desk), "مرصد كركوع").unwrap();
        if !list(&one, "renderings").is_empty() {
            break;
        }
        // The alignment is learned in the background.
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    assert_eq!((&one["units"], &one["of"]), (&json!(40), &json!(20)), "{one}");
    assert_eq!(one["renderings"][0]["text"], "Karkou Observatory", "{one}");

    let dismiss = |body: &Value| {
        let headers = [("content-type", "application/json")];
        desk.send("PUT", &format!("{PATH}/dismissed"), &headers, Some(body.to_string().as_bytes()))
    };
    dismiss(&json!({ "text": "ومرصد كركوع" })).is(204);
    assert_eq!(find(&offered(&desk), "مرصد كركوع"), None, "in any of its forms");
    dismiss(&json!({ "text": "مرصد كركوع", "dismissed": false })).is(204);
    assert!(find(&offered(&desk), "مرصد كركوع").is_some());
    desk.concept("news", "مرصد كركوع", "Karkou Observatory");
    assert_eq!(find(&offered(&desk), "مرصد كركوع"), None, "the glossary has it");

    dismiss(&json!({ "text": "،" })).problem(400);
    desk.get("/api/v1/glossaries/none/candidates").problem(404);
    desk.get(&format!("{PATH}?memory=none")).problem(404);
    desk.get(&format!("{PATH}?limit=0")).problem(400);
}
