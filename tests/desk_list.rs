//! Is the list of articles right? What comes in as a file, how far each is, and what is put away.

#![allow(clippy::unwrap_used)]

mod common;

use common::{Client, Desk, list};
use serde_json::{Value, json};
use std::io::{Cursor, Write as _};
use zip::write::SimpleFileOptions;

const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// The identifiers of a page of the list.
fn ids(desk: &Client, query: &str) -> Vec<String> {
    let page = desk.get(&format!("/api/v1/articles{query}")).ok();
    assert_eq!(page["total"], list(&page, "articles").len());
    list(&page, "articles").iter().map(|article| article["id"].as_str().unwrap().to_owned()).collect()
}

fn archive(desk: &Client, id: &str, archived: bool) -> Value {
    let body = json!({ "archived": archived }).to_string();
    let headers = [("Content-Type", "application/json")];
    desk.send("PATCH", &format!("/api/v1/articles/{id}"), &headers, Some(body.as_bytes())).ok()
}

fn docx(paragraphs: &[(&str, &str)]) -> Vec<u8> {
    let mut body = String::new();
    for (style, text) in paragraphs {
        body += &format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>");
    }
    let main = format!("<w:document xmlns:w=\"urn:w\"><w:body>{body}</w:body></w:document>");
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("word/document.xml", SimpleFileOptions::default()).unwrap();
    zip.write_all(main.as_bytes()).unwrap();
    zip.finish().unwrap().into_inner()
}

#[test]
fn a_word_document_comes_in_with_its_headline_and_headings() {
    let desk = Desk::open();
    let file = docx(&[
        ("Title", "خطة لترميم الميناء القديم"),
        ("Normal", "أعلن المجلس البلدي خطة للترميم. وتبدأ الأعمال غدا."),
        ("Heading2", "الميزانية"),
        ("Normal", "وافق مجلس النواب على الميزانية أمس."),
    ]);
    let article = desk.upload("/api/v1/articles", DOCX, &file).is(201).ok();
    assert_eq!(article["title"], "خطة لترميم الميناء القديم");
    let shape: Vec<_> = list(&article, "segments").iter().map(|each| each["role"].as_str().unwrap()).collect();
    assert_eq!(shape, ["title", "body", "body", "heading", "body"]);

    let problem = desk.upload("/api/v1/articles", DOCX, b"no archive").problem(422);
    assert!(problem["detail"].as_str().unwrap().contains("no .docx file"), "{problem}");
}

#[test]
fn the_list_is_narrowed_by_how_far_an_article_is() {
    let desk = Desk::open();
    let untouched = desk.article("عنوان الخبر الأول هنا\n\nقال المتحدث إن العمل بدأ أمس.");
    let begun = desk.article("عنوان الخبر الثاني هنا\n\nقال المتحدث إن العمل توقف أمس.");
    desk.confirm(&begun, &begun.segments[0], "A headline");
    let finished = desk.article("عنوان الخبر الثالث هنا وحده");
    desk.confirm(&finished, &finished.segments[0], "Another headline");
    assert_eq!(ids(&desk, "?stage=new"), [untouched.id.as_str()]);
    assert_eq!(ids(&desk, "?stage=begun"), [begun.id.as_str()]);
    assert_eq!(ids(&desk, "?stage=finished"), [finished.id.as_str()]);
    assert_eq!(ids(&desk, "").len(), 3);
    let problem = desk.get("/api/v1/articles?stage=done").problem(400);
    assert!(problem["detail"].as_str().unwrap().contains("new, begun, finished"), "{problem}");
}

#[test]
fn what_is_put_away_leaves_the_list_and_comes_back_as_it_was() {
    let desk = Desk::open();
    let article = desk.article("عنوان الخبر الأول هنا\n\nقال المتحدث إن العمل بدأ أمس.");
    desk.confirm(&article, &article.segments[0], "A headline");
    let before = desk.get(&format!("/api/v1/articles/{}", article.id)).ok();
    assert_eq!(before["archived_at"], Value::Null);

    let away = archive(&desk, &article.id, true);
    assert!(away["archived_at"].is_string(), "{away}");
    assert_eq!(archive(&desk, &article.id, true)["archived_at"], away["archived_at"], "it is away already");
    assert!(ids(&desk, "").is_empty());
    assert_eq!(ids(&desk, "?archived=true"), [article.id.as_str()]);
    assert_eq!(desk.matches("desk", "عنوان الخبر الأول هنا").len(), 1, "what was confirmed is still remembered");

    archive(&desk, &article.id, false);
    assert_eq!(desk.get(&format!("/api/v1/articles/{}", article.id)).ok(), before);
    let headers = [("Content-Type", "application/json")];
    desk.send("PATCH", "/api/v1/articles/none", &headers, Some(br#"{"archived":true}"#)).problem(404);
}

#[test]
fn the_list_says_where_an_article_comes_from_who_works_on_it_and_what_of_it_was_known() {
    let desk = Desk::open();
    let known = "وصل الوفد الفني إلى المدينة صباح الخميس.";
    let first = desk.article(known);
    desk.save(&first, &first.segments[0], "The technical team reached the city on Thursday morning.", "confirmed");
    let page = format!("<meta property=\"og:site_name\" content=\"وكالة النخيل\"><p>{known}</p><p>كتكوت بكبوك.</p>");
    let second = desk.upload("/api/v1/articles", "text/html", page.as_bytes()).is(201).ok();
    assert_eq!((&second["outlet"], &second["assignee"]), (&json!("وكالة النخيل"), &Value::Null));
    assert_eq!(second["coverage"], Value::Null, "nobody waits until it is counted");
    let id = second["id"].as_str().unwrap();
    let coverage = desk.coverage(id, |counted| counted["none"] == 2);
    let known_words = coverage["exact"].as_u64().unwrap() + coverage["context"].as_u64().unwrap();
    assert_eq!(known_words, 7, "{coverage}");
    let listed = desk.get("/api/v1/articles").ok();
    assert_eq!(list(&listed, "articles")[0]["coverage"], coverage, "it is kept");

    let path = format!("/api/v1/articles/{id}");
    let patch = |body: Value| {
        let headers = [("Content-Type", "application/json")];
        desk.send("PATCH", &path, &headers, Some(body.to_string().as_bytes()))
    };
    let changed = patch(json!({ "assignee": "Amal" })).ok();
    assert_eq!((&changed["assignee"], &changed["outlet"]), (&json!("Amal"), &json!("وكالة النخيل")));
    assert_eq!(ids(&desk, "?assignee=Amal"), [second["id"].as_str().unwrap()]);
    assert!(ids(&desk, "?assignee=Basim").is_empty());
    patch(json!({ "assignee": "a".repeat(81) })).problem(400);
    assert_eq!(patch(json!({ "assignee": "" })).ok()["assignee"], Value::Null);
}
