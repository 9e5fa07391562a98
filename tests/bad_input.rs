//! What happens with what nobody should send? The right result or a problem document: never a 5xx, a hang or lost text.
//!
//! A call that takes longer than the client waits (`common::CALL`) fails the test.

#![allow(clippy::unwrap_used)]

mod common;

use common::{Answer, Client, Desk, Segment, list};
use serde_json::{Value, json};
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

const ARABIC: &str = "أعلنت البلدية، الخميس، فتح الطريق. وقال العمدة: “عادت الحياة إلى المدينة”.";

/// The right result, or a problem of the client's making.
#[track_caller]
fn bearable(answer: &Answer, what: &str) {
    match answer.status {
        200..=299 => {}
        status @ 400..=499 => drop(answer.problem(status)),
        status => panic!("{what}: {status}: {}", String::from_utf8_lossy(&answer.body)),
    }
}

/// Texts that are right as JSON strings and odd otherwise.
fn odd_texts() -> Vec<(&'static str, String)> {
    vec![
        ("empty", String::new()),
        ("white space", " \n\t\u{a0}\u{3000}\r\n".into()),
        ("punctuation", "…؟!،؛«»\n\n“”().,;:—".into()),
        ("NUL and C0", "أ\u{0}ب\u{1}\u{2}ج\u{1b}[31m\u{7}\u{8}د.\u{b}\u{c}\u{1f}\u{7f}".into()),
        ("bidi controls", "\u{202e}\u{2066}عكس\u{2069}\u{202c}\u{200f}\u{61c}".into()),
        ("marks alone", "\u{64b}\u{651}\u{300}\u{20dd}".into()),
        ("outside the basic plane", "🙂\u{1f468}\u{200d}\u{1f469}\u{10ffff}\u{1eef0} نص".into()),
        ("Latin", "The council said no. It then said yes!\n\nMore below.".into()),
        ("one letter", "ب".into()),
        ("presentation forms", "ﷺ ﻻ ﷲ ﮐ".into()),
        ("a line of 200,000 characters", "كلمة ".repeat(40_000)),
        ("a line without a space", "ب".repeat(200_000)),
        ("50,000 full stops", ".".repeat(50_000)),
        ("50,000 commas", "،".repeat(50_000)),
        ("50,000 quotes that open", "“".repeat(50_000)),
        ("50,000 brackets", "(".repeat(50_000)),
        ("20,000 lines", "سطر\n".repeat(20_000)),
        ("digits", "٣".repeat(50_000)),
        ("stacked marks", format!("ب{}", "\u{651}".repeat(50_000))),
    ]
}

/// Segments are in order, do not overlap, and leave nothing out but white space and what cannot be seen.
#[track_caller]
fn nothing_is_lost(text: &str, segments: &[Segment], what: &str) {
    let all: Vec<char> = text.chars().collect();
    let mut reached = 0;
    for segment in segments {
        assert!(segment.start >= reached && segment.end > segment.start && segment.end <= all.len(), "{what}");
        assert!(all[reached..segment.start].iter().all(|c| c.is_whitespace()), "{what}: lost before {}", segment.start);
        assert!(all[segment.start..segment.end].iter().copied().eq(segment.source.chars()), "{what}");
        reached = segment.end;
    }
    assert!(all[reached..].iter().all(|c| c.is_whitespace()), "{what}: lost at the end");
}

fn as_segments(splits: &Answer) -> Vec<Segment> {
    let splits = splits.ok();
    let segment = |split: &Value| {
        let mut split = split.clone();
        split["source"] = split["text"].take();
        for (name, value) in [
            ("id", json!("")),
            ("target", json!("")),
            ("state", json!("empty")),
            ("revision", json!(0)),
            ("repeats", json!(0)),
        ] {
            split[name] = value;
        }
        serde_json::from_value(split).unwrap()
    };
    list(&splits, "segments").iter().map(segment).collect()
}

#[test]
fn odd_texts_lose_nothing() {
    let desk = Desk::open();
    for (what, text) in odd_texts() {
        let split = desk.post("/api/v1/segment", &json!({ "text": text }));
        nothing_is_lost(&text, &as_segments(split.is(200)), what);

        let made = desk.post("/api/v1/articles", &json!({ "text": text }));
        if text.trim().is_empty() {
            assert_eq!(made.problem(400)["pointer"], "/text", "{what}");
            continue;
        }
        let made = made.is(201).ok();
        nothing_is_lost(&text, &common::segments_in(&made), what);
        let path = format!("/api/v1/articles/{}", made["id"].as_str().unwrap());
        assert_eq!(desk.get(&path).ok()["text"].as_str(), Some(text.as_str()), "{what}: the source is kept as it came");
        for format in ["txt", "html", "docx", "docx-bilingual", "tmx", "xliff12", "xliff21", "tsv"] {
            desk.get(&format!("{path}/export?format={format}")).is(200);
        }
    }
    desk.get("/healthz").is(200);
}

#[test]
fn odd_texts_are_searched_and_pretranslated() {
    let desk = Desk::open();
    for (what, text) in odd_texts() {
        desk.post("/api/v1/terms", &json!({ "text": text })).is(200);
        let done = desk.pretranslate(&json!({ "text": text }));
        let sources: String =
            list(&done, "segments").iter().map(|segment| segment["source"].as_str().unwrap()).collect();
        let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).count();
        assert_eq!(letters(&sources), letters(&text), "{what}");
        let done = desk.pretranslate(&json!({ "segments": [text, ARABIC] }));
        assert_eq!(list(&done, "segments").len(), 2, "{what}");
        if text.len() < 1000 {
            let q = common::escaped(&text);
            bearable(&desk.get(&format!("/api/v1/memories/desk/search?q={q}")), what);
            for side in ["source", "target"] {
                bearable(&desk.get(&format!("/api/v1/memories/desk/concordance?side={side}&q={q}")), what);
            }
            bearable(&desk.get(&format!("/api/v1/articles?q={q}")), what);
            bearable(&desk.get(&format!("/api/v1/glossaries/news/concepts?q={q}")), what);
        }
    }
    desk.get("/healthz").is(200);
}

fn utf16(text: &str, little: bool, mark: bool) -> Vec<u8> {
    let mark = if mark { "\u{feff}" } else { "" };
    format!("{mark}{text}")
        .encode_utf16()
        .flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() })
        .collect()
}

/// Windows-1256, for the letters of [`ARABIC`].
fn windows_1256(text: &str) -> Vec<u8> {
    const ARABIC_LETTERS: &str = "ءآأؤإئابةتثجحخدذرزسشصض×طظعغـفقكàلâمنهوçèéêëىيîï";
    text.chars()
        .map(|c| match c {
            '،' => 0xA1,
            '“' => 0x93,
            '”' => 0x94,
            c if c.is_ascii() => c as u8,
            c => u8::try_from(0xC1 + ARABIC_LETTERS.chars().position(|letter| letter == c).unwrap()).unwrap(),
        })
        .collect()
}

#[test]
fn files_are_read_in_the_encoding_that_they_are_in() {
    let desk = Desk::open();
    let mut marked = "\u{feff}".as_bytes().to_vec();
    marked.extend(ARABIC.as_bytes());
    for (what, bytes, media_type) in [
        ("UTF-8", ARABIC.as_bytes().to_vec(), "text/plain"),
        ("UTF-8 with a mark", marked, "text/plain"),
        ("UTF-16LE with a mark", utf16(ARABIC, true, true), "text/plain"),
        ("UTF-16BE with a mark", utf16(ARABIC, false, true), "text/plain"),
        ("UTF-16LE", utf16(ARABIC, true, false), "text/plain"),
        ("UTF-16BE", utf16(ARABIC, false, false), "text/plain"),
        ("UTF-16LE that says it is UTF-8", utf16(ARABIC, true, true), "text/plain; charset=utf-8"),
        ("Windows-1256", windows_1256(ARABIC), "text/plain"),
        ("Windows-1256 that says so", windows_1256(ARABIC), "text/plain; charset=windows-1256"),
        ("Windows-1256 that says it is UTF-8", windows_1256(ARABIC), "text/plain; charset=utf-8"),
        ("UTF-8 in an unknown charset", ARABIC.as_bytes().to_vec(), "text/plain; charset=klingon"),
        ("UTF-8 in a broken charset", ARABIC.as_bytes().to_vec(), "text/plain; charset=\"\";;=x"),
    ] {
        let made = desk.upload("/api/v1/articles", media_type, &bytes);
        let made = made.is(201).ok();
        let kept = desk.get(&format!("/api/v1/articles/{}", made["id"].as_str().unwrap())).ok();
        assert_eq!(kept["text"], ARABIC, "{what}");
    }
}

#[test]
fn bytes_that_are_no_text_are_said_to_be_none() {
    let desk = Desk::open();
    let mut cut = ARABIC.as_bytes().to_vec();
    cut.pop();
    cut.extend([0xff, 0xfe, 0xfd]);
    let binary: Vec<u8> = (0..=255).cycle().take(4096).collect();
    for (what, bytes) in [
        ("invalid UTF-8", cut),
        ("every byte", binary),
        ("odd UTF-16", vec![0xff, 0xfe, 0x27]),
        ("NULs", vec![0; 4000]),
    ] {
        for media_type in ["text/plain", "text/html", "application/octet-stream"] {
            bearable(&desk.upload("/api/v1/articles", media_type, &bytes), what);
        }
        for (path, media_type) in [
            ("/api/v1/glossaries/news/import", "text/tab-separated-values"),
            ("/api/v1/glossaries/news/import", "text/csv"),
            ("/api/v1/memories/desk/import", "text/tab-separated-values"),
            ("/api/v1/memories/desk/import", "application/x-tmx+xml"),
        ] {
            let answer = desk.upload(path, media_type, &bytes);
            bearable(&answer, what);
            if answer.status == 202 {
                let job = desk.job(answer.ok()["id"].as_str().unwrap());
                assert!(job["state"] == "done" || job["error"]["status"] == 422, "{what}: {job}");
            }
        }
        bearable(&desk.upload("/api/v1/segment", "application/json", &bytes), what);
    }
    // What cannot be read as text says where it begins.
    let problem = desk.upload("/api/v1/articles", "text/plain", b"abc\xff\xfe\xfd").problem(422);
    assert!(problem["detail"].as_str().unwrap().contains("byte 3"), "{problem}");
    assert_eq!(desk.get("/api/v1/glossaries").ok()["glossaries"][0]["name"], "news");
    desk.get("/healthz").is(200);
}

#[test]
fn json_that_is_none_or_says_something_else_is_refused() {
    let desk = Desk::open();
    let deep = format!("{{\"text\":{}{}}}", "[".repeat(100_000), "]".repeat(100_000));
    let article = desk.article(ARABIC);
    let segment = article.path(0);
    let split = format!("{segment}/split");
    let json_paths = [
        "/api/v1/segment",
        "/api/v1/terms",
        "/api/v1/pretranslate",
        "/api/v1/articles",
        "/api/v1/memories",
        "/api/v1/glossaries",
        "/api/v1/glossaries/news/concepts",
    ];
    let bodies: [&str; 14] = [
        "",
        "{",
        "null",
        "[]",
        "\"text\"",
        "7",
        "{\"text\":7}",
        "{\"text\":null,\"name\":null,\"terms\":null}",
        "{\"text\":[\"نص\"]}",
        "{\"text\":\"\\ud800\"}",
        "{\"segments\":{},\"terms\":{},\"name\":{}}",
        &deep,
        "{\"text\":\"a\",\"text\":\"b\",\"name\":[],\"terms\":7}",
        "{\"text\":{},\"threshold\":1e999,\"name\":1,\"terms\":1}",
    ];
    for body in bodies {
        for path in json_paths {
            let answer = desk.upload(path, "application/json", body.as_bytes());
            assert!(
                (400..500).contains(&answer.status),
                "{path} takes {}: {}",
                &body[..body.len().min(60)],
                answer.status
            );
            answer.problem(answer.status);
        }
        for (method, path) in [("PUT", &segment), ("POST", &split)] {
            let headers = [("content-type", "application/json"), ("if-match", "\"0\"")];
            let answer = desk.send(method, path, &headers, Some(body.as_bytes()));
            answer.problem(answer.status);
        }
    }
    for media_type in
        ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "nonsense", "text/xml"]
    {
        desk.upload("/api/v1/segment", media_type, br#"{"text":"x"}"#).problem(415);
        bearable(&desk.upload("/api/v1/articles", media_type, ARABIC.as_bytes()), media_type);
    }
    for at in [json!(-1), json!(1.5), json!("3"), json!(u64::MAX), json!(0)] {
        desk.write("POST", &split, article.segments[0].revision, &json!({ "at": at })).problem(400);
    }
    for index in ["-1", "x", "99999999999999999999"] {
        let answer = desk.send(
            "PUT",
            &format!("/api/v1/articles/{}/blocks/{index}", article.id),
            &[("content-type", "application/json")],
            Some(br#"{"role":"body"}"#),
        );
        bearable(&answer, index);
        assert!(answer.status >= 400, "{index}");
    }
    assert_eq!(desk.segments(&article), article.segments, "nothing was changed");
    desk.get("/healthz").is(200);
}

#[test]
fn a_translation_keeps_every_character() {
    let desk = Desk::open();
    let article = desk.article(ARABIC);
    for target in ["a\u{0}b\u{1}c", "🙂 “tags” <b>&amp;</b>\r\n\tline", "ن", &"long ".repeat(40_000), " x "] {
        let segment = desk.segments(&article)[0].clone();
        let saved = desk.save(&article, &segment, target, "draft");
        assert_eq!(saved["target"], target);
        assert_eq!(desk.segments(&article)[0].target, target);
        for format in ["txt", "html", "docx", "docx-bilingual", "tmx", "xliff12", "xliff21", "tsv"] {
            desk.export(&article, format);
        }
    }
    let segment = desk.segments(&article)[0].clone();
    desk.confirm(&article, &segment, "a\u{0}b\u{1}c");
    let export = desk.get("/api/v1/memories/desk/export");
    let job = desk.import("desk", "application/x-tmx+xml", &export.is(200).body);
    assert_eq!(job["state"], "done", "what we wrote can be read: {job}");
}

/// The status line of a request, whatever the server does with the rest of it.
fn status_of(address: &str, head: &str, body: &[u8]) -> u16 {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
    stream.write_all(head.as_bytes()).unwrap();
    // A server that has refused may close before it has read all.
    let _ = stream.write_all(body);
    let mut answer = [0; 12];
    match stream.read_exact(&mut answer) {
        Ok(()) => String::from_utf8_lossy(&answer[9..12]).parse().unwrap(),
        Err(_) => 0,
    }
}

#[test]
fn what_is_too_large_is_refused_with_the_limit() {
    let desk = Desk::open();
    let ten = "جملة عربية قصيرة. ".repeat(10 * 1024 * 1024 / "جملة عربية قصيرة. ".len());
    let body = json!({ "text": ten }).to_string();
    for path in ["/api/v1/segment", "/api/v1/terms", "/api/v1/articles"] {
        desk.upload(path, "application/json", body.as_bytes()).problem(413);
    }
    desk.upload("/api/v1/articles", "text/plain", ten.as_bytes()).problem(413);
    // Between the limit of a text and that of a body.
    let three = "نص. ".repeat(500_000);
    let problem = desk.post("/api/v1/segment", &json!({ "text": three })).problem(413);
    assert!(problem["detail"].as_str().unwrap().contains(&(2 * 1024 * 1024).to_string()), "{problem}");
    desk.upload("/api/v1/glossaries/news/import", "text/csv", ten.as_bytes()).problem(413);
    // A file that one may import may be larger: here a TSV without a unit.
    let job = desk.import(
        "desk",
        "text/tab-separated-values",
        format!("source\ttarget\n{}", "سطر بلا ترجمة\n".repeat(400_000)).as_bytes(),
    );
    assert_eq!((job["state"].as_str(), job["result"]["created"].as_u64()), (Some("done"), Some(0)), "{}", job["error"]);
    desk.get("/healthz").is(200);
}

#[test]
fn a_huge_header_or_path_is_refused() {
    let desk = Desk::open();
    let address = &desk.server.address;
    let huge = "x".repeat(1 << 20);
    let header =
        status_of(address, &format!("GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Huge: {huge}\r\n\r\n"), b"");
    assert!(header == 431 || header == 0, "{header}");
    let path = status_of(address, &format!("GET /{huge} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"), b"");
    assert!([0, 414, 431].contains(&path), "{path}");
    let many: String = (0..1000).map(|at| format!("X-{at}: y\r\n")).collect();
    let many = status_of(address, &format!("GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n{many}\r\n"), b"");
    assert!([0, 431].contains(&many), "{many}");
    assert_eq!(status_of(address, "NONSENSE\r\n\r\n", b""), 400);
    let chunked = "POST /api/v1/segment HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
    assert_eq!(status_of(address, chunked, b"zz\r\n"), 400);
    desk.get("/healthz").is(200);
}

#[test]
fn identifiers_and_queries_of_any_kind_are_borne() {
    let desk = Desk::open();
    let odd =
        ["%00", "%ff", "..%2f..%2fetc%2fpasswd", "%F0%9F%99%82", "'%20OR%201=1--", "%25", "%", "a%20b", "%0d%0aX:y"];
    for name in odd {
        for path in [
            format!("/api/v1/articles/{name}"),
            format!("/api/v1/articles/{name}/segments/{name}/history"),
            format!("/api/v1/memories/{name}/search?q={name}"),
            format!("/api/v1/glossaries/{name}/concepts/{name}"),
            format!("/api/v1/jobs/{name}"),
            format!("/static/{name}"),
            format!("/api/v1/articles?after={name}&q={name}"),
            format!("/api/v1/memories/desk/search?q={name}&threshold={name}&limit={name}"),
            format!("/api/v1/memories/desk/concordance?q={name}&after={name}"),
        ] {
            // What is no URL for the client never gets to the server.
            if let Ok(answer) = desk.try_send("GET", &path, &[], None) {
                bearable(&answer, &path);
            }
        }
    }
    for threshold in ["NaN", "-1", "2", "inf"] {
        desk.get(&format!("/api/v1/memories/desk/search?q=x&threshold={threshold}")).problem(400);
    }
    well(&desk);
}

fn well(client: &Client) {
    client.get("/healthz").is(200);
}
