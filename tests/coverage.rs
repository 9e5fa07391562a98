//! Is what the list says to be known of an article true, also after the memories and glossaries have changed?

#![allow(clippy::unwrap_used)]

mod common;

use common::{Desk, Server, done, run};
use serde_json::{Value, json};

const TSV: &str = "text/tab-separated-values";

/// Two sentences without a known word.
const TEXT: &str = "كتكوت بكبوك لعلوع.\n\nصنبور كركوع دحدوح.";

fn words(coverage: &Value, part: &str) -> u64 {
    coverage[part].as_u64().unwrap()
}

#[test]
fn an_import_and_a_term_are_in_the_coverage_of_what_is_at_work() {
    let desk = Desk::open();
    let article = desk.article(TEXT);
    let first = desk.coverage(&article.id, |_| true);
    assert_eq!((words(&first, "none"), words(&first, "exact")), (6, 0), "{first}");

    desk.import("desk", TSV, "كتكوت بكبوك لعلوع.\tA chick.\n".as_bytes());
    let second = desk.coverage(&article.id, |counted| counted["none"] == 3);
    assert_eq!(words(&second, "exact") + words(&second, "context"), 3, "{second}");
    assert!(second["counted_at"].as_str() > first["counted_at"].as_str(), "{first} {second}");

    desk.concept("news", "كركوع", "karkou");
    let third = desk.coverage(&article.id, |counted| counted["none"] == 0);
    assert_eq!(words(&third, "terms"), 3, "{third}");

    let row = "source\ttarget\nدحدوح\tdahdouh\n";
    desk.glossary("sport");
    let before = desk.coverage(&article.id, |_| true);
    desk.upload("/api/v1/glossaries/sport/import", TSV, row.as_bytes()).ok();
    desk.coverage(&article.id, |counted| counted["counted_at"].as_str() > before["counted_at"].as_str());
}

#[test]
fn what_is_confirmed_in_an_article_is_known_to_others_and_not_to_itself() {
    let desk = Desk::open();
    let first = desk.article(TEXT);
    let second = desk.article(TEXT);
    let before = desk.coverage(&first.id, |_| true);
    desk.coverage(&second.id, |counted| counted["none"] == 6);
    desk.confirm(&first, &first.segments[0], "A chick.");
    // Something by which all is counted again.
    desk.import("desk", TSV, "نعم.\tYes.\n".as_bytes());
    let other = desk.coverage(&second.id, |counted| counted["none"] == 3);
    assert_eq!(words(&other, "exact") + words(&other, "context"), 3, "{other}");
    let again = desk.coverage(&first.id, |counted| counted["counted_at"].as_str() > before["counted_at"].as_str());
    assert_eq!(words(&again, "none"), 6, "{again}");
}

#[test]
fn the_next_version_knows_what_was_confirmed_in_the_one_before() {
    let desk = Desk::open();
    let first = desk.article(TEXT);
    desk.confirm(&first, &first.segments[0], "A chick.");
    let text = format!("{TEXT}\n\nزنبور فرفور.");
    let next = desk.post(&format!("/api/v1/articles/{}/versions", first.id), &json!({ "text": text })).is(201).ok();
    let known = desk.coverage(next["id"].as_str().unwrap(), |_| true);
    assert_eq!((words(&known, "exact") + words(&known, "context"), words(&known, "none")), (3, 5), "{known}");
}

#[test]
fn what_the_command_line_brought_is_counted_by_the_server() {
    let mut desk = Desk::open();
    let article = desk.article(TEXT);
    desk.coverage(&article.id, |counted| counted["none"] == 6);
    let file = desk.data.path().join("partner.tsv");
    std::fs::write(&file, "كتكوت بكبوك لعلوع.\tA chick.\n").unwrap();
    done(desk.data.path(), &["memory", "import", "desk", file.to_str().unwrap()]);
    desk.coverage(&article.id, |counted| counted["none"] == 3);

    // And what came in while no server ran.
    desk.server.interrupt();
    let text = desk.data.path().join("article.txt");
    std::fs::write(&text, TEXT).unwrap();
    let output = run(desk.data.path(), &["article", "import", text.to_str().unwrap()]);
    assert!(output.status.success(), "{output:?}");
    desk.server = Server::start(desk.data.path());
    desk.client = desk.server.client();
    let listed = desk.get("/api/v1/articles").ok();
    let newest = listed["articles"][0]["id"].as_str().unwrap().to_owned();
    assert_ne!(newest, article.id);
    desk.coverage(&newest, |counted| counted["none"] == 3);
}
