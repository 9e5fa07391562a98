//! Does each path of the contract answer as agreed? Shapes, statuses, offsets, preconditions.
//!
//! The invariants of `src/lib.rs` and the tests that hold them: `tests/invariants.rs`.

#![allow(clippy::unwrap_used)]

mod common;
mod wire;

use common::{Desk, Segment, list, number, run, slice};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

const TEXT: &str = "🙂 بنغازي – أعلن المجلس الأعلى للدولة، في 21 آب/ أغسطس 2024، وقف إطلاق النار. وغادر الوفد.";

/// Fails unless `value` has exactly those members, in whatever order.
#[track_caller]
fn has(value: &Value, members: &[&str]) {
    let object = value.as_object().unwrap_or_else(|| panic!("no object: {value}"));
    for member in members {
        assert!(object.contains_key(*member), "no “{member}” in {value}");
    }
}

fn utf16(text: &str, start: usize, end: usize) -> String {
    String::from_utf16(&text.encode_utf16().skip(start).take(end - start).collect::<Vec<_>>()).unwrap()
}

#[test]
fn it_is_well_and_describes_itself() {
    let desk = Desk::open();
    desk.get("/healthz").is(200);
    desk.get("/readyz").is(200);
    let api = desk.get("/api/v1/openapi.json").ok();
    assert_eq!(api["openapi"], "3.1.0");
    let paths: BTreeSet<&str> = api["paths"].as_object().unwrap().keys().map(String::as_str).collect();
    for path in [
        "/healthz",
        "/readyz",
        "/api/v1/segment",
        "/api/v1/terms",
        "/api/v1/pretranslate",
        "/api/v1/sample",
        "/api/v1/articles",
        "/api/v1/articles/{id}",
        "/api/v1/articles/{id}/segments",
        "/api/v1/articles/{id}/segments/{segment}",
        "/api/v1/articles/{id}/segments/{segment}/split",
        "/api/v1/articles/{id}/segments/{segment}/merge",
        "/api/v1/articles/{id}/segments/{segment}/proposals",
        "/api/v1/articles/{id}/segments/{segment}/history",
        "/api/v1/articles/{id}/blocks/{block}",
        "/api/v1/articles/{id}/export",
        "/api/v1/memories",
        "/api/v1/memories/{name}/search",
        "/api/v1/memories/{name}/concordance",
        "/api/v1/memories/{name}/import",
        "/api/v1/memories/{name}/export",
        "/api/v1/memories/{name}/units/{unit}",
        "/api/v1/glossaries",
        "/api/v1/glossaries/{name}/concepts",
        "/api/v1/glossaries/{name}/concepts/{id}",
        "/api/v1/glossaries/{name}/concepts/{id}/history",
        "/api/v1/glossaries/{name}/import",
        "/api/v1/glossaries/{name}/export",
        "/api/v1/jobs/{id}",
        "/api/v1/jobs/{id}/events",
        "/api/v1/jobs/{id}/result",
    ] {
        assert!(paths.contains(path), "{path} is not described; there are {paths:?}");
    }
    let described = serde_json::to_string_pretty(&api).unwrap();
    // Every reference leads somewhere.
    for reference in described.split("\"#/components/schemas/").skip(1) {
        let name = reference.split('"').next().unwrap();
        assert!(api["components"]["schemas"].get(name).is_some(), "there is no schema {name}");
    }
    insta::assert_snapshot!("openapi", described);
    // The pages are checked against what is described here: `tests/types`.
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/types/wire.d.ts");
    let declared = wire::declarations(&api);
    if std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
        fs::write(&file, &declared).unwrap();
    }
    assert_eq!(fs::read_to_string(&file).unwrap(), declared, "INSTA_UPDATE=always writes it anew");
}

/// Of two with one name the description would hold the last, and nobody would hear of it.
#[test]
fn no_two_shapes_have_one_name() {
    let mut names = Vec::new();
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/http/wire")).unwrap() {
        let code = fs::read_to_string(entry.unwrap().path()).unwrap();
        for shape in code.split("ToSchema)]").skip(1) {
            let words = shape.split(|letter: char| !letter.is_alphanumeric());
            names.extend(words.skip_while(|&word| word != "struct" && word != "enum").nth(1).map(str::to_owned));
        }
    }
    assert!(names.len() > 100, "{names:?}");
    let mut seen = BTreeSet::new();
    let twice: Vec<String> = names.into_iter().filter(|name| !seen.insert(name.clone())).collect();
    assert_eq!(twice, [""; 0]);
}

#[test]
fn every_command_explains_itself() {
    let data = tempfile::tempdir().unwrap();
    let mut said = String::new();
    for command in [
        "",
        "serve",
        "segment",
        "pretranslate",
        "article",
        "article import",
        "article export",
        "memory",
        "memory import",
        "memory export",
        "glossary",
        "glossary import",
        "glossary export",
        "backup",
        "check-db",
    ] {
        let arguments: Vec<&str> = command.split_whitespace().chain(["--help"]).collect();
        let output = run(data.path(), &arguments);
        assert!(output.status.success(), "{command}");
        let help = String::from_utf8(output.stdout).unwrap().replace(&data.path().display().to_string(), "DIR");
        said += &format!("$ tarjuman {}\n{help}\n", arguments.join(" "));
    }
    insta::assert_snapshot!("help", said);
}

#[test]
fn segments_are_spans_in_code_points_or_utf16() {
    let desk = Desk::open();
    for segment in desk.split(TEXT) {
        has(&segment, &["index", "start", "end", "text", "role", "block"]);
        assert_eq!(slice(TEXT, number(&segment["start"]), number(&segment["end"])), segment["text"].as_str().unwrap());
    }
    let other = desk.post("/api/v1/segment?offsets=utf16", &json!({ "text": TEXT })).ok();
    let segments = list(&other, "segments");
    assert!(segments.len() >= 2);
    for segment in segments {
        assert_eq!(utf16(TEXT, number(&segment["start"]), number(&segment["end"])), segment["text"].as_str().unwrap());
    }
    desk.post("/api/v1/segment?offsets=bytes", &json!({ "text": TEXT })).problem(400);
}

#[test]
fn terms_are_spans_in_code_points_or_utf16() {
    let desk = Desk::open();
    let found = desk.terms(TEXT);
    assert!(found.len() >= 3, "{found:?}");
    for one in &found {
        has(one, &["start", "end", "text", "concept_id", "term", "match", "targets"]);
        assert_eq!(slice(TEXT, number(&one["start"]), number(&one["end"])), one["text"].as_str().unwrap());
        has(&one["targets"][0], &["text", "status"]);
    }
    let other = desk.post("/api/v1/terms?offsets=utf16", &json!({ "text": TEXT })).ok();
    for one in list(&other, "occurrences") {
        assert_eq!(utf16(TEXT, number(&one["start"]), number(&one["end"])), one["text"].as_str().unwrap());
    }
    assert_eq!(desk.post("/api/v1/terms", &json!({ "text": TEXT, "glossaries": [] })).ok()["occurrences"], json!([]));
    desk.post("/api/v1/terms", &json!({ "text": TEXT, "glossaries": ["nowhere"] })).problem(404);
}

#[test]
fn hints_need_the_day_of_the_article() {
    let desk = Desk::open();
    let hint = |request: serde_json::Value| {
        let done = desk.pretranslate(&request);
        let segments = list(&done, "segments");
        let placeables = segments.iter().flat_map(|segment| list(segment, "placeables")).collect::<Vec<_>>();
        placeables.iter().find(|one| one["english"] == "yesterday").map(|one| one["hint"].clone())
    };
    let body = "قتل خمسة وعشرون جنديا أمس في اشتباكات قرب العاصمة طرابلس.";
    let expected = Some(json!("Sunday 26 March 2023"));
    assert_eq!(hint(json!({ "text": body, "date": "2023-03-27" })), expected);
    assert_eq!(hint(json!({ "segments": [body], "date": "2023-03-27" })), expected);
    assert_eq!(hint(json!({ "text": body })), Some(json!(null)));
    let done = desk.pretranslate(&json!({ "segments": [body] }));
    let number = &done["segments"][0]["placeables"][0];
    assert_eq!((&number["kind"], &number["english"], &number["value"]), (&json!("number"), &json!("25"), &json!("25")));
    desk.post("/api/v1/pretranslate", &json!({ "text": body, "date": "27/3/2023" })).problem(400);
}

#[test]
fn pretranslation_is_by_text_or_by_segments_and_counts_what_it_covers() {
    let desk = Desk::open();
    let done = desk.pretranslate(&json!({ "text": TEXT }));
    let segments = list(&done, "segments");
    for segment in segments {
        has(segment, &["index", "start", "end", "source", "role", "occurrences", "placeables", "names", "proposals"]);
        assert_eq!(
            slice(TEXT, number(&segment["start"]), number(&segment["end"])),
            segment["source"].as_str().unwrap()
        );
        for part in list(segment, "occurrences").iter().chain(list(segment, "placeables")).chain(list(segment, "names"))
        {
            assert_eq!(slice(TEXT, number(&part["start"]), number(&part["end"])), part["text"].as_str().unwrap());
        }
        for proposal in list(segment, "proposals") {
            has(proposal, &["text", "score", "kind", "evidence"]);
            let pieces = proposal["evidence"]["parts"].as_array().cloned().unwrap_or_default();
            for part in pieces {
                assert_eq!(slice(TEXT, number(&part["start"]), number(&part["end"])), part["source"].as_str().unwrap());
            }
        }
    }
    let coverage = &done["coverage"];
    assert_eq!(number(&coverage["segments"]), segments.len());
    let by_kind = ["context", "exact", "repaired", "fuzzy", "assembled", "none"].map(|kind| number(&coverage[kind]));
    assert_eq!(by_kind.iter().sum::<usize>(), segments.len());

    let drafted =
        segments.iter().flat_map(|segment| list(segment, "proposals")).find(|one| one["kind"] == "assembled").unwrap();
    let text = drafted["text"].as_str().unwrap();
    for part in ["High Council of State", "21 August 2024", "ceasefire", "[…]"] {
        assert!(text.contains(part), "no “{part}” in the draft “{text}”");
    }

    let alone = desk.pretranslate(&json!({ "segments": ["وغادر الوفد.", ""] }));
    assert_eq!(list(&alone, "segments").len(), 2);
    assert_eq!((number(&alone["segments"][0]["start"]), number(&alone["segments"][0]["end"])), (0, 12));
    for (request, pointer) in [
        (json!({}), ""),
        (json!({ "text": "", "segments": [] }), ""),
        (json!({ "text": TEXT, "threshold": 1.5 }), "/threshold"),
        (json!({ "text": TEXT, "limit": 0 }), "/limit"),
    ] {
        assert_eq!(desk.post("/api/v1/pretranslate", &request).problem(400)["pointer"], pointer, "{request}");
    }
    desk.post("/api/v1/pretranslate", &json!({ "text": TEXT, "memories": ["nowhere"] })).problem(404);
}

#[test]
fn pretranslation_streams_a_line_for_each_segment() {
    let desk = Desk::open();
    let body = json!({ "text": TEXT });
    let headers = [("content-type", "application/json"), ("accept", "application/x-ndjson")];
    let streamed = desk.send("POST", "/api/v1/pretranslate", &headers, Some(body.to_string().as_bytes()));
    assert_eq!(streamed.is(200).header("content-type"), "application/x-ndjson");
    let lines: Vec<Value> = streamed.text().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let whole = desk.pretranslate(&body);
    let (last, segments) = lines.split_last().unwrap();
    assert_eq!(segments, list(&whole, "segments"));
    assert_eq!(last["coverage"], whole["coverage"]);
    let wrong = json!({ "text": TEXT, "glossaries": ["nowhere"] }).to_string();
    desk.send("POST", "/api/v1/pretranslate", &headers, Some(wrong.as_bytes())).problem(404);
}

#[test]
fn a_text_of_more_than_two_megabytes_is_a_job() {
    let desk = Desk::open();
    let sentence = "ok. ";
    let text = format!("{}{}", "وغادر الوفد.\n\n", sentence.repeat(2 * 1024 * 1024 / sentence.len()));
    let started = desk
        .post("/api/v1/pretranslate", &json!({ "segments": [text, "وغادر الوفد."], "glossaries": [], "memories": [] }));
    let id = started.is(202).ok()["id"].as_str().unwrap().to_owned();
    assert_eq!(started.header("location"), format!("/api/v1/jobs/{id}"));
    let job = desk.job(&id);
    assert_eq!(job["state"], "done", "{}", job["error"]);
    assert_eq!(number(&job["result"]["coverage"]["segments"]), 2);
    let lines = desk.get(job["result"]["href"].as_str().unwrap());
    let last = lines.text().lines().last().unwrap();
    assert!(lines.text().lines().count() >= 2 && !last.is_empty());
}

#[test]
fn an_article_is_made_listed_and_found() {
    let desk = Desk::open();
    let made = desk.post("/api/v1/articles", &json!({ "title": "عنوان من عندي", "text": TEXT }));
    let article = made.is(201).ok();
    has(
        &article,
        &[
            "id",
            "title",
            "created_at",
            "updated_at",
            "version",
            "characters",
            "words",
            "memory",
            "glossaries",
            "progress",
            "segments",
        ],
    );
    assert_eq!(made.header("location"), format!("/api/v1/articles/{}", article["id"].as_str().unwrap()));
    assert_eq!(number(&article["characters"]), TEXT.chars().count());
    assert_eq!(article["title"], "عنوان من عندي");
    let _: Vec<Segment> = common::segments_in(&article);
    has(&article["segments"][0], &["updated_at", "origin"]);
    let raw = desk
        .upload("/api/v1/articles", "text/plain; charset=utf-8", "خبر ثان\n\nنص الخبر الثاني هنا.".as_bytes())
        .is(201)
        .ok();
    desk.upload("/api/v1/articles", "text/html", "<h1>خبر ثالث</h1><p>نص.</p><script>x</script>".as_bytes()).is(201);

    let all = desk.get("/api/v1/articles").ok();
    assert_eq!((number(&all["total"]), list(&all, "articles").len(), &all["next"]), (3, 3, &Value::Null));
    let mut titles = Vec::new();
    let mut after = String::new();
    loop {
        let page = desk.get(&format!("/api/v1/articles?limit=1{after}")).ok();
        assert_eq!(number(&page["total"]), 3);
        titles.extend(list(&page, "articles").iter().map(|one| one["id"].clone()));
        let Some(next) = page["next"].as_str() else { break };
        after = format!("&after={}", common::escaped(next));
    }
    assert_eq!(titles, list(&all, "articles").iter().map(|one| one["id"].clone()).collect::<Vec<_>>());
    let found = desk.get(&format!("/api/v1/articles?q={}", common::escaped("الثانى"))).ok();
    assert_eq!((number(&found["total"]), &found["articles"][0]["id"]), (1, &raw["id"]), "in any spelling: {found}");
    // What was changed last comes first.
    let id = article["id"].as_str().unwrap();
    let segment = common::segments_in(&article)[0].clone();
    let path = format!("/api/v1/articles/{id}/segments/{}", segment.id);
    desk.put(&path, segment.revision, &json!({ "target": "x", "state": "draft" })).is(200);
    let first = desk.get("/api/v1/articles?limit=1").ok();
    assert_eq!(first["articles"][0]["id"], id);
    assert_eq!(first["articles"][0]["progress"]["draft"], 1);
    for bad in ["limit=0", "limit=501", "limit=-1"] {
        desk.get(&format!("/api/v1/articles?{bad}")).problem(400);
    }
    desk.get("/api/v1/articles?after=x").problem(422);
}

#[test]
fn segments_of_an_article_come_in_utf16_too() {
    let desk = Desk::open();
    let article = desk.article(TEXT);
    let other = common::segments_in(&desk.get(&format!("/api/v1/articles/{}/segments?offsets=utf16", article.id)).ok());
    assert_eq!(other.len(), article.segments.len());
    for segment in &other {
        assert_eq!(utf16(TEXT, segment.start, segment.end), segment.source);
    }
    for segment in &article.segments {
        let path = format!("{}/proposals?offsets=utf16", article.path_of(&segment.id));
        for one in list(&desk.get(&path).ok(), "occurrences") {
            assert_eq!(
                utf16(&segment.source, number(&one["start"]), number(&one["end"])),
                one["text"].as_str().unwrap()
            );
        }
    }
}

#[test]
fn a_write_needs_to_have_seen_what_it_overwrites() {
    let desk = Desk::open();
    let article = desk.article(TEXT);
    let (path, segment) = (article.path(0), &article.segments[0]);
    let body = json!({ "target": "One", "state": "draft" }).to_string();
    let put = |tag: &[(&str, &str)]| {
        let headers = [&[("content-type", "application/json")], tag].concat();
        desk.send("PUT", &path, &headers, Some(body.as_bytes()))
    };
    put(&[]).problem(428);
    put(&[("if-match", "yesterday")]).problem(400);
    put(&[("if-match", "\"-1\"")]).problem(400);
    let saved = put(&[("if-match", &format!("\"{}\"", segment.revision))]);
    let now = saved.is(200).ok();
    assert_eq!(saved.header("etag"), format!("\"{}\"", now["revision"]));
    has(&now, &["id", "repeated", "origin", "updated_at"]);

    let stale = desk.put(&path, segment.revision, &json!({ "target": "Two", "state": "draft" }));
    let problem = stale.problem(412);
    assert_eq!(
        (problem["current"]["target"].as_str(), &problem["current"]["revision"]),
        (Some("One"), &now["revision"])
    );
    assert_eq!(problem["current"]["id"], segment.id.as_str());
    assert_eq!(stale.header("etag"), saved.header("etag"));
    desk.put(&path, segment.revision + 9, &json!({ "target": "Two", "state": "draft" })).problem(412);
    assert_eq!(desk.segments(&article)[0].target, "One");

    let revision = now["revision"].as_u64().unwrap();
    for (body, pointer) in [
        (json!({ "target": "x", "state": "perfect" }), "/state"),
        (json!({ "target": "x", "state": "empty" }), "/target"),
        (json!({ "target": "", "state": "confirmed" }), "/target"),
    ] {
        assert_eq!(desk.put(&path, revision, &body).problem(400)["pointer"], pointer, "{body}");
    }
}

#[test]
fn a_request_that_comes_twice_is_done_once() {
    let desk = Desk::open();
    let article = desk.article(TEXT);
    let put = |target: &str, key: &str| {
        let body = json!({ "target": target, "state": "confirmed" }).to_string();
        let seen = format!("\"{}\"", article.segments[0].revision);
        let headers = [("content-type", "application/json"), ("if-match", &seen), ("idempotency-key", key)];
        desk.send("PUT", &article.path(0), &headers, Some(body.as_bytes()))
    };
    let first = put("One", "key-1").ok();
    assert_eq!(put("One", "key-1").ok(), first);
    assert_eq!(desk.history(&article, &article.segments[0]).len(), 1);
    put("Other", "key-1").problem(422);
    put("One", "key-2").problem(412);
    put("One", &"k".repeat(129)).problem(400);
}

#[test]
fn what_is_nowhere_is_said_as_a_problem() {
    let desk = Desk::open();
    let article = desk.article(TEXT);
    let segment = &article.segments[0].id;
    for path in [
        "/nothing",
        "/api/v1/nothing",
        "/api/v1/articles/nothing",
        "/api/v1/articles/nothing/segments",
        "/api/v1/articles/nothing/export?format=txt",
        &format!("/api/v1/articles/nothing/segments/{segment}/history"),
        &format!("/api/v1/articles/{}/segments/nothing/proposals", article.id),
        &format!("/api/v1/articles/{}/segments/nothing/history", article.id),
        "/api/v1/memories/nothing/search?q=x",
        "/api/v1/memories/nothing/concordance?q=x",
        "/api/v1/memories/nothing/export",
        "/api/v1/glossaries/nothing/export?format=tsv",
        "/api/v1/jobs/nothing",
        "/api/v1/jobs/nothing/events",
        "/static/nothing.js",
        "/static/../Cargo.toml",
    ] {
        desk.get(path).problem(404);
    }
    for (method, path) in [
        ("DELETE", "/api/v1/articles"),
        ("PATCH", "/api/v1/segment"),
        ("POST", "/healthz"),
        ("GET", "/api/v1/segment"),
        ("PUT", "/"),
    ] {
        desk.send(method, path, &[], None).problem(405);
    }
    let path = format!("/api/v1/articles/{}/blocks/999", article.id);
    desk.send("PUT", &path, &[("content-type", "application/json")], Some(br#"{"role":"body"}"#)).problem(404);
    desk.get("/api/v1/memories/desk/search").problem(400);
    assert_eq!(desk.send("HEAD", "/healthz", &[], None).status, 200);
}

#[test]
fn a_job_can_be_watched() {
    let desk = Desk::open();
    let started = desk.upload(
        "/api/v1/memories/desk/import",
        "text/tab-separated-values",
        "source\ttarget\nنعم\tyes\n".as_bytes(),
    );
    let id = started.is(202).ok()["id"].as_str().unwrap().to_owned();
    assert_eq!(started.header("location"), format!("/api/v1/jobs/{id}"));
    let events = desk.get(&format!("/api/v1/jobs/{id}/events"));
    assert!(events.is(200).header("content-type").starts_with("text/event-stream"));
    let last = events.text().lines().rfind(|line| line.starts_with("data:")).unwrap();
    let job: Value = serde_json::from_str(last.trim_start_matches("data:")).unwrap();
    assert_eq!(job, desk.get(&format!("/api/v1/jobs/{id}")).ok());
    has(&job, &["id", "kind", "state", "progress", "result"]);
    has(&job["result"], &["read", "created", "updated", "unchanged", "rejected"]);
}

#[test]
fn the_pages_are_there_and_may_load_nothing_from_elsewhere() {
    let desk = Desk::open();
    let article = desk.article(TEXT);
    for path in ["/", "/glossary", "/search", "/docs", &format!("/articles/{}", article.id)] {
        let page = desk.get(path);
        page.is(200);
        assert!(page.header("content-type").starts_with("text/html"), "{path}");
        let policy = page.header("content-security-policy");
        for part in
            ["default-src 'self'", "require-trusted-types-for 'script'", "object-src 'none'", "frame-ancestors 'none'"]
        {
            assert!(policy.contains(part), "{path}: {policy}");
        }
        for loaded in ["src=\"http", "href=\"http:", "src=\"//", "@import"] {
            assert!(!page.text().contains(loaded), "{path} has {loaded}");
        }
        // What a page names is there.
        for asset in page.text().split("\"/static/").skip(1) {
            let asset = format!("/static/{}", asset.split('"').next().unwrap());
            let answer = desk.get(&asset);
            answer.is(200);
            let tag = answer.header("etag").to_owned();
            assert_eq!(desk.send("GET", &asset, &[("if-none-match", &tag)], None).status, 304, "{asset}");
        }
    }
}
