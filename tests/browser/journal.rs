//! DOES WHAT WAS TYPED OUTLIVE THE BROWSER? Killed tabs, a killed browser, a server that is away, a network that is cut.

use crate::articles::PASTED;
use crate::desk::{AWAY, Desk};
use crate::server::text;
use fantoccini::key::Key;
use serde_json::{Value, json};
use std::time::Duration;

/// For so long, at most, may the last words be in the page alone.
const SECOND: Duration = Duration::from_secs(1);

/// What the head says of a text that has no place.
const WAITS: &str = "A kept text waits for you";

/// The English of an article, segment by segment, with its state.
fn english(desk: &Desk, article: &str) -> Vec<(String, String)> {
    let segments = desk.server.segments(article);
    segments.iter().map(|segment| (text(segment, "target").to_owned(), text(segment, "state").to_owned())).collect()
}

/// Translates and confirms all that is to be translated, by keys; what was typed.
async fn work_through(desk: &Desk) -> Vec<String> {
    let mut typed = Vec::new();
    for sentence in [
        "The council plans to restore the old port",
        "The work takes 18 months",
        "It begins in August",
        "The house agreed",
    ] {
        desk.type_text(sentence).await;
        typed.push(sentence.to_owned());
        desk.confirm().await;
    }
    typed
}

fn confirmed(desk: &Desk, article: &str) -> Vec<String> {
    english(desk, article).into_iter().filter(|(_, state)| state == "confirmed").map(|(target, _)| target).collect()
}

/// The server and the browser are there again, with what either has kept.
async fn come_back(desk: &mut Desk, article: &str) {
    desk.server.restart();
    desk.restart_browser().await;
    desk.edit(article).await;
}

#[tokio::test]
async fn a_killed_browser_loses_nothing_that_was_typed_a_second_ago() {
    let mut desk = Desk::new().await;
    let article = desk.server.article(PASTED);
    desk.edit(&article).await;
    desk.server.kill();
    desk.type_text("Typed into the void").await;
    tokio::time::sleep(SECOND).await;
    desk.kill_browser();
    come_back(&mut desk, &article).await;
    desk.until_saved().await;
    assert_eq!(desk.read("textarea.field").await, "Typed into the void");
    assert_eq!(desk.server.segments(&article)[2]["target"], "Typed into the void");
    desk.assert_quiet();
}

#[tokio::test]
async fn a_killed_tab_loses_nothing() {
    let mut desk = Desk::new().await;
    let article = desk.server.article(PASTED);
    desk.edit(&article).await;
    desk.server.kill();
    desk.type_text("Typed into the void").await;
    desk.kill_tabs();
    come_back(&mut desk, &article).await;
    desk.until_saved().await;
    assert_eq!(desk.server.segments(&article)[2]["target"], "Typed into the void");
}

#[tokio::test]
async fn what_never_reached_the_server_is_named_on_the_first_page() {
    let mut desk = Desk::new().await;
    let article = desk.server.article(PASTED);
    desk.edit(&article).await;
    desk.server.kill();
    desk.type_text("Typed without a line").await;
    desk.until_says(".editor-head .save", "Not saved").await;
    desk.browser.goto("about:blank").await.expect("an empty page");
    tokio::time::sleep(4 * SECOND).await;
    desk.server.restart();
    desk.open("/").await;
    desk.until_says("#unsent", "In this browser alone, since the server was away: 1 segment of").await;
    desk.click("#unsent a").await;
    desk.see("textarea.field").await;
    desk.until_saved().await;
    assert_eq!(desk.server.segments(&article)[2]["target"], "Typed without a line");
    desk.open("/").await;
    desk.see("#paste").await;
    tokio::time::sleep(SECOND).await;
    assert_eq!(desk.read("#unsent").await, "");
    desk.assert_quiet_but_for(&[AWAY]);
}

#[tokio::test]
async fn a_whole_article_is_worked_through_without_a_network() {
    let desk = Desk::new().await;
    let article = desk.server.article(PASTED);
    desk.edit(&article).await;
    desk.network(false);
    let typed = work_through(&desk).await;
    desk.until_says(".editor-head .save", "Not saved").await;
    assert_eq!(confirmed(&desk, &article), [""; 0], "nothing can have arrived");
    desk.network(true);
    desk.until_saved().await;
    assert_eq!(confirmed(&desk, &article), typed);
    desk.assert_quiet_but_for(&[AWAY]);
}

#[tokio::test]
async fn a_whole_article_that_was_never_sent_outlives_the_browser() {
    let mut desk = Desk::new().await;
    let article = desk.server.article(PASTED);
    desk.edit(&article).await;
    desk.server.kill();
    let typed = work_through(&desk).await;
    tokio::time::sleep(SECOND).await;
    desk.kill_browser();
    come_back(&mut desk, &article).await;
    desk.until_says("#live", "it is back").await;
    desk.until_saved().await;
    assert_eq!(confirmed(&desk, &article), typed);
    desk.assert_quiet();
}

#[tokio::test]
async fn two_tabs_of_one_article_lose_nothing_when_both_are_killed() {
    let mut desk = Desk::new().await;
    let article = desk.server.article(PASTED);
    desk.edit(&article).await;
    let second = desk.browser.new_window(true).await.expect("a tab");
    let first = desk.browser.window().await.expect("a tab");
    desk.browser.switch_to_window(second.handle).await.expect("the second tab");
    desk.edit(&article).await;
    desk.server.kill();
    desk.type_text("From the second tab").await;
    desk.confirm().await;
    desk.type_text("Of the second tab alone").await;
    desk.browser.switch_to_window(first).await.expect("the first tab");
    desk.type_text("From the first tab").await;
    tokio::time::sleep(SECOND).await;
    desk.kill_browser();
    come_back(&mut desk, &article).await;
    // All that can be sent is sent, but not all is saved.
    desk.until_says(".editor-head .save", WAITS).await;
    let segments = english(&desk, &article);
    assert_eq!(segments[2].0, "From the first tab", "the newer of two is in its place");
    assert_eq!(segments[3].0, "Of the second tab alone");
    assert_eq!(desk.read(".orphans blockquote").await, "From the second tab", "the older one is not lost");
    desk.click_words("Throw away").await;
    desk.until("it is gone", "!document.querySelector('.orphans blockquote')").await;
    desk.until_saved().await;
    desk.edit(&article).await;
    desk.until_saved().await;
    assert_eq!(desk.run("return document.querySelectorAll('.orphans blockquote').length").await, json!(0));
    desk.assert_quiet();
}

#[tokio::test]
async fn what_was_typed_into_a_segment_that_somebody_joined_is_offered_where_it_is_seen() {
    let desk = Desk::new().await;
    let article = desk.server.article(PASTED);
    desk.open(&format!("/articles/{article}#5")).await;
    desk.see("textarea.field").await;
    desk.network(false);
    desk.type_text("Typed before the join").await;
    let segments = desk.server.segments(&article);
    desk.server.join(&article, &segments[3]);
    desk.network(true);
    desk.until_says(".segment.active [role=alert]", "Somebody joined or split this segment").await;
    assert!(!desk.read("main").await.contains("there is no segment"));

    desk.click_words("Open the article anew").await;
    desk.until_says(".orphans blockquote", "Typed before the join").await;
    desk.until("the keys begin there", "document.activeElement.matches('.kept-texts')").await;
    desk.until(
        "it is to be seen",
        "document.querySelector('.orphans blockquote').getBoundingClientRect().top >= 0 && scrollY === 0",
    )
    .await;
    desk.until_says("#live", "it waits above the segments").await;
    desk.until_says(".editor-head .save", WAITS).await;
    tokio::time::sleep(4 * SECOND).await;
    desk.open("/").await;
    desk.until_says("#unsent", "Open the article: what was typed waits there for you").await;
    assert!(!desk.read("#unsent").await.contains("they are sent"));

    // Thrown away by mistake, and put where it belongs.
    desk.open(&format!("/articles/{article}#4")).await;
    desk.click_words("Throw away").await;
    desk.until("the way back has the focus", "document.activeElement.innerText === 'Show it again'").await;
    desk.press(&[Key::Enter.into()]).await;
    desk.open(&format!("/articles/{article}#4")).await;
    desk.until_says(".orphans button", "Insert into segment 4").await;
    desk.press(&[Key::Tab.into()]).await;
    desk.press(&[Key::Enter.into()]).await;
    desk.until_saved().await;
    assert_eq!(desk.server.segments(&article)[3]["target"], "Typed before the join");
    desk.assert_quiet_but_for(&[AWAY, "404"]);
}

#[tokio::test]
async fn what_an_older_version_kept_is_taken_over() {
    let desk = Desk::new().await;
    let article = desk.server.article(PASTED);
    desk.open("/docs").await;
    let segment = text(&desk.server.segments(&article)[2], "id").to_owned();
    let note = json!({ "target": "Kept before", "state": "draft", "revision": 0, "at": 1 }).to_string();
    let script = format!("localStorage.setItem('tarjuman.journal/{article}/{segment}', '{note}');");
    desk.run(&script).await;
    desk.edit(&article).await;
    assert_eq!(desk.read("textarea.field").await, "Kept before");
    desk.until_saved().await;
    assert_eq!(desk.server.segments(&article)[2]["target"], "Kept before");
    desk.edit(&article).await;
    let left = desk.run("return Object.keys(localStorage).filter((key) => key.includes('journal'))").await;
    assert_eq!(left, Value::Array(Vec::new()));
    desk.assert_quiet();
}

#[tokio::test]
async fn a_browser_whose_storage_is_full_says_so_until_it_is_saved() {
    let mut desk = Desk::new().await;
    let article = desk.server.article(PASTED);
    desk.edit(&article).await;
    desk.tell("Storage.overrideQuotaForOrigin", &json!({ "origin": desk.server.address, "quotaSize": 1 }));
    desk.server.kill();
    desk.type_text("No room for this").await;
    desk.until_says(".journal-note [role=alert]", "refuses to keep a copy").await;
    desk.server.restart();
    desk.until_saved().await;
    desk.until("the warning is gone", "!document.querySelector('.journal-note [role=alert]')").await;
    assert_eq!(desk.server.segments(&article)[2]["target"], "No room for this");
    desk.assert_quiet_but_for(&[AWAY]);
}

#[tokio::test]
async fn a_browser_without_a_database_says_so_and_keeps_what_it_can() {
    let mut desk = Desk::new().await;
    let article = desk.server.article(PASTED);
    let script =
        "Object.defineProperty(window, 'indexedDB', { get() { throw new DOMException('', 'SecurityError'); } });";
    desk.tell("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": script }));
    desk.edit(&article).await;
    desk.until_says(".journal-note [role=alert]", "keeps drafts less safely").await;
    desk.server.kill();
    desk.type_text("Kept all the same").await;
    desk.browser.goto("about:blank").await.expect("the page is left");
    desk.server.restart();
    desk.edit(&article).await;
    desk.until_saved().await;
    assert_eq!(desk.server.segments(&article)[2]["target"], "Kept all the same");
    desk.assert_quiet_but_for(&[AWAY]);
}
