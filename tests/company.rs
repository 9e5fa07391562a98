//! Two at one article: does each see what the other does, at once, and is nothing written over?

#![allow(clippy::unwrap_used)]

mod common;

use common::{Article, Desk, Server, list};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Write as _};
use std::net::TcpStream;
use std::time::Duration;

const ARTICLE: &str = "اجتمع المجلس البلدي اليوم.\n\nوقال العمدة إن المياه مقطوعة.\n\nوقال العمدة إن المياه مقطوعة.\n";

/// A page that listens to an article.
struct Page {
    lines: std::io::Lines<BufReader<TcpStream>>,
}

impl Page {
    fn open(server: &Server, article: &Article, client: &str, name: &str) -> Self {
        let mut stream = TcpStream::connect(&server.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        let path = format!("/api/v1/articles/{}/events?client={client}&name={name}", article.id);
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {}\r\n\r\n", server.address).unwrap();
        let mut lines = BufReader::new(stream).lines();
        let status = lines.next().unwrap().unwrap();
        assert!(status.contains("200"), "{status}");
        let mut page = Self { lines };
        page.next("assigned");
        page.next("people");
        page
    }

    /// The next event, which must be of that name; `None` when the server ends the stream.
    fn event(&mut self) -> Option<(String, Value)> {
        let mut name = String::new();
        loop {
            let line = self.lines.next()?.unwrap();
            if let Some(event) = line.strip_prefix("event: ") {
                event.clone_into(&mut name);
            } else if let Some(data) = line.strip_prefix("data: ") {
                return Some((name, serde_json::from_str(data).unwrap()));
            }
        }
    }

    fn next(&mut self, expected: &str) -> Value {
        let (name, data) = self.event().unwrap();
        assert_eq!(name, expected, "{data}");
        data
    }
}

#[test]
fn what_one_saves_the_other_sees_at_once() {
    let desk = Desk::open();
    let article = desk.article(ARTICLE);
    let mut page = Page::open(&desk.server, &article, "b", "Salma");
    desk.confirm(&article, &article.segments[1], "The mayor said there was no water.");
    let news = page.next("segments");
    let told: Vec<(&str, &str)> = list(&news, "segments")
        .iter()
        .map(|segment| (segment["target"].as_str().unwrap(), segment["state"].as_str().unwrap()))
        .collect();
    let said = "The mayor said there was no water.";
    assert_eq!(told, [(said, "draft"), (said, "confirmed")], "and the repetition that it filled");

    let first = &article.segments[0];
    let at = first.start + "اجتمع المجلس".chars().count();
    let path = format!("/api/v1/articles/{}/segments/{}/split", article.id, first.id);
    desk.write("POST", &path, 0, &json!({ "at": at })).ok();
    page.next("reshaped");
    let next = desk.post(&format!("/api/v1/articles/{}/versions", article.id), &json!({ "text": "نص آخر." })).ok();
    assert_eq!(page.next("version")["next"], next["id"]);

    let body = json!({ "assignee": "Salma" }).to_string();
    let headers = [("content-type", "application/json")];
    desk.send("PATCH", &format!("/api/v1/articles/{}", article.id), &headers, Some(body.as_bytes())).ok();
    assert_eq!(page.next("assigned"), json!({ "assignee": "Salma" }));
}

#[test]
fn each_knows_who_is_on_which_segment_and_who_has_gone() {
    let desk = Desk::open();
    let article = desk.article(ARTICLE);
    let mut first = Page::open(&desk.server, &article, "a", "Amal");
    let second = Page::open(&desk.server, &article, "b", "Salma");
    let people = |told: &Value| {
        let names = list(told, "people").iter().map(|each| format!("{} {}", each["name"], each["segment"]));
        names.collect::<Vec<_>>().join(", ").replace('"', "")
    };
    assert_eq!(people(&first.next("people")), "Amal null, Salma null");
    let here = format!("/api/v1/articles/{}/presence", article.id);
    let at = json!({ "client": "b", "name": "Salma", "segment": article.segments[2].id });
    desk.put(&here, 0, &at).is(204);
    assert_eq!(people(&first.next("people")), format!("Amal null, Salma {}", article.segments[2].id));
    desk.put(&here, 0, &json!({ "client": "nobody", "name": "", "segment": null })).problem(404);
    desk.put(&here, 0, &json!({ "client": "", "segment": null })).problem(400);
    desk.put(&here, 0, &json!({ "client": "b", "segment": "x".repeat(100) })).problem(400);
    drop(second);
    // The server notices at the latest when it has something to say.
    desk.confirm(&article, &article.segments[0], "The council met.");
    desk.confirm(&article, &article.segments[1], "No water.");
    let last = std::iter::from_fn(|| first.event()).find(|(name, _)| name == "people").unwrap();
    assert_eq!(people(&last.1), "Amal null");
}

#[test]
fn an_open_page_does_not_keep_the_server_from_stopping() {
    let mut desk = Desk::open();
    let article = desk.article(ARTICLE);
    let page = Page::open(&desk.server, &article, "a", "Amal");
    desk.server.interrupt();
    let last: Vec<String> = page.lines.map_while(Result::ok).collect();
    assert!(last.contains(&"0".to_owned()), "the stream was ended, not broken off after a wait: {last:?}");
}

#[test]
fn a_comment_is_heard_settled_and_kept() {
    let desk = Desk::open();
    let article = desk.article(ARTICLE);
    let mut page = Page::open(&desk.server, &article, "b", "Salma");
    let segment = &article.segments[1];
    let path = format!("/api/v1/articles/{}/segments/{}/comments", article.id, segment.id);
    let made = desk.post(&path, &json!({ "text": " هل المقصود عمدة سبها؟ ", "name": "Amal" }));
    let made = made.is(201).ok();
    assert_eq!((made["who"].as_str(), made["settled"].as_bool()), (Some("Amal"), Some(false)));
    assert_eq!(page.next("comment")["text"], "هل المقصود عمدة سبها؟");

    let one = format!("/api/v1/articles/{}/comments/{}", article.id, made["id"]);
    desk.put(&one, 0, &json!({ "settled": true, "name": "Salma" })).ok();
    assert_eq!(page.next("comment")["settled_by"], "Salma");
    let all = desk.get(&format!("/api/v1/articles/{}/comments", article.id)).ok();
    let all: Vec<_> =
        list(&all, "comments").iter().map(|each| (each["segment"].as_str(), each["settled"].as_bool())).collect();
    assert_eq!(all, [(Some(segment.id.as_str()), Some(true))]);
    desk.put(&one, 0, &json!({ "settled": false })).ok();
    assert_eq!(page.next("comment")["settled"], false);

    assert_eq!(desk.post(&path, &json!({ "text": " \n" })).problem(400)["pointer"], "/text");
    desk.post(&path, &json!({ "text": "x".repeat(4_001) })).problem(400);
    let none = format!("/api/v1/articles/{}/comments/{}", article.id, u64::MAX);
    desk.put(&none, 0, &json!({ "settled": true })).problem(404);
    let other = desk.article("نعم.");
    desk.put(&format!("/api/v1/articles/{}/comments/{}", other.id, made["id"]), 0, &json!({ "settled": true }))
        .problem(404);
}
