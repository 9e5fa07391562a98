//! Is what a careful reader would stumble over told, and is what somebody waved through left alone?

#![allow(clippy::unwrap_used)]

mod common;

use common::{Desk, Server, list, term};
use serde_json::{Value, json};

const TEXT: &str = "افتتاح مدرستين جديدتين في الجنوب\n\nوصل 25 طالبا إلى المدرسة الجديدة.\n\nوغادر الوفد المدينة.\n";

fn kinds(findings: &[Value]) -> Vec<&str> {
    findings.iter().map(|finding| finding["kind"].as_str().unwrap()).collect()
}

#[test]
fn a_segment_is_checked_as_it_is_typed() {
    let desk = Desk::open();
    let check = |source: &str, target: &str| {
        let answer = desk.post("/api/v1/check", &json!({ "source": source, "target": target })).ok();
        list(&answer, "findings").to_vec()
    };
    assert_eq!(check("وصل 25 طالبا.", "Twenty-five students arrived."), Vec::<Value>::new());
    let found = check("🙂 وصل 25 طالبا.", "🙂 Some 26 students the the arrived.");
    assert_eq!(kinds(&found), ["number", "doubled"]);
    assert_eq!(found[0]["source"], json!([{ "start": 6, "end": 8 }]));
    assert_eq!(found[0]["target"], json!([{ "start": 7, "end": 9 }]));
    assert_eq!((&found[0]["severity"], &found[0]["ignored"]), (&json!("error"), &json!(false)));
    let body = json!({ "source": "🙂 وصل 25 طالبا.", "target": "🙂 Some 26 students arrived." });
    let in_units = desk.post("/api/v1/check?offsets=utf16", &body).ok();
    assert_eq!(in_units["findings"][0]["target"], json!([{ "start": 8, "end": 10 }]));
    desk.post("/api/v1/check", &json!({ "source": "وصل", "target": "x", "glossaries": ["none"] })).problem(404);
    desk.post("/api/v1/check", &json!({ "source": "وصل", "target": "x", "article": "a" })).problem(400);
}

#[test]
fn a_term_is_checked_by_the_glossary_as_it_is_now() {
    let desk = Desk::open();
    desk.glossary("house");
    let concept = json!({ "terms": [term("ar", "الهيئة العامة للنخيل", "preferred"),
        term("en", "General Palm Authority", "preferred"), term("en", "Date Board", "forbidden")] });
    desk.post("/api/v1/glossaries/house/concepts", &concept).is(201);
    let check = |target: &str| {
        let body = json!({ "source": "اجتمعت الهيئة العامة للنخيل.", "target": target, "glossaries": ["house"] });
        let answer = desk.post("/api/v1/check", &body).ok();
        kinds(list(&answer, "findings")).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(check("The General Palm Authority met."), Vec::<String>::new());
    assert_eq!(check("They met."), ["term"]);
    assert_eq!(check("The Date Board met."), ["term", "forbidden"]);
}

#[test]
fn an_article_is_checked_and_what_is_ignored_stays_so() {
    let mut desk = Desk::open();
    let article = desk.article(TEXT);
    let path = format!("/api/v1/articles/{}/checks", article.id);
    let at = |part: &str| article.segments.iter().position(|segment| segment.source.contains(part)).unwrap();
    let (students, left) = (at("25"), at("غادر"));
    desk.save(&article, &article.segments[students], "Some students reached the new school.", "confirmed");
    desk.save(&article, &article.segments[left], "The delegation left the city.", "draft");
    let checked = desk.get(&path).ok();
    assert_eq!(checked["open"], 1, "what has no English yet is no fault: {checked}");
    let of = |checked: &Value, at: usize| {
        let all = list(checked, "segments").to_vec();
        all.into_iter().find(|one| one["index"] == at).map_or_else(Vec::new, |one| list(&one, "findings").to_vec())
    };
    assert_eq!(kinds(&of(&checked, students)), ["number"]);
    assert_eq!(of(&checked, left), Vec::<Value>::new());
    assert_eq!(kinds(&of(&checked, 0)), ["empty"]);

    let fingerprint = of(&checked, students)[0]["fingerprint"].as_str().unwrap().to_owned();
    let ignored = format!("{}/ignored/{fingerprint}", article.path(students));
    assert_eq!(desk.send("PUT", &ignored, &[], None).status, 204);
    assert_eq!(desk.send("PUT", &ignored, &[], None).status, 204, "twice is once");
    desk.server.kill();
    let server = Server::start(desk.data.path());
    let desk = server.client();
    let checked = desk.get(&path).ok();
    assert_eq!((&checked["open"], &of(&checked, students)[0]["ignored"]), (&json!(0), &json!(true)));
    let segment = &article.segments[students];
    let body = json!({ "source": segment.source, "target": "Students came to the new school.",
        "article": article.id, "segment": segment.id });
    let typed = desk.post("/api/v1/check", &body).ok();
    assert_eq!(typed["findings"][0]["ignored"], true, "also in other words around it: {typed}");
    assert_eq!(desk.send("DELETE", &ignored, &[], None).status, 204);
    assert_eq!(desk.get(&path).ok()["open"], 1);
    desk.send("PUT", &format!("{}/ignored/nonsense", article.path(students)), &[], None).problem(400);
    let elsewhere = format!("/api/v1/articles/{}/segments/none/ignored/{fingerprint}", article.id);
    desk.send("PUT", &elsewhere, &[], None).problem(404);
    desk.get("/api/v1/articles/none/checks").problem(404);
}

#[test]
fn checks_are_switched_for_each_article() {
    let desk = Desk::open();
    let (article, other) = (desk.article(TEXT), desk.article(TEXT));
    let path = format!("/api/v1/articles/{}/checks", article.id);
    let put = |body: &Value| {
        desk.send("PUT", &path, &[("Content-Type", "application/json")], Some(body.to_string().as_bytes()))
    };
    let on = |answer: &Value, kind: &str| {
        list(answer, "switches").iter().find(|one| one["kind"] == kind).unwrap()["on"].as_bool().unwrap()
    };
    let set = put(&json!({ "off": ["number"], "on": ["quotations"] })).ok();
    assert_eq!((on(&set, "number"), on(&set, "quotations"), on(&set, "date")), (false, true, true));
    let at = article.segments.iter().position(|segment| segment.source.contains("25")).unwrap();
    for one in [&article, &other] {
        desk.save(one, &one.segments[at], "Some students reached the new school.", "draft");
    }
    assert_eq!(desk.get(&path).ok()["open"], 0);
    assert_eq!(
        desk.get(&format!("/api/v1/articles/{}/checks", other.id)).ok()["open"],
        1,
        "the other article is as it was"
    );
    let back = put(&json!({})).ok();
    assert_eq!((on(&back, "number"), on(&back, "quotations")), (true, false), "what is not named is as by default");
    put(&json!({ "off": ["ugliness"] })).problem(400);
    put(&json!({ "off": ["number"], "on": ["number"] })).problem(400);
}
