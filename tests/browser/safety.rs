//! IS EVERY WORD SAFE? Two desks on one article, and a server that dies.

use crate::articles::PASTED;
use crate::desk::Desk;
use serde_json::json;
use std::time::Duration;

/// What the console says of an answer 412; the page knows what to do with it.
const REFUSED: &str = "412 (Precondition Failed)";

#[tokio::test]
async fn a_stale_tab_shows_the_conflict_and_overwrites_nothing() {
    let desk = Desk::new().await;
    let article = desk.server.article(PASTED);
    desk.edit(&article).await;
    // Somebody else saves what this tab has typed on, before it has sent it: a tab that rests would take the new text by itself.
    let segment = desk.server.segments(&article)[2]["id"].as_str().unwrap_or_default().to_owned();
    let script = format!(
        "const done = arguments[arguments.length - 1];
         document.querySelector('textarea.field').focus();
         document.execCommand('insertText', false, 'From the first tab');
         fetch('/api/v1/articles/{article}/segments/{segment}', {{ method: 'PUT',
           headers: {{ 'Content-Type': 'application/json', 'If-Match': '\"0\"' }},
           body: JSON.stringify({{ target: 'From the second tab', state: 'draft' }}) }}).then(({{ status }}) => done(status));"
    );
    let status = desk.browser.execute_async(&script, Vec::new()).await.expect("a save");
    assert_eq!(status, json!(200));
    desk.until_says(".conflict", "Somebody else changed this segment").await;
    let conflict = desk.read("div.conflict").await;
    assert!(conflict.contains("From the first tab") && conflict.contains("From the second tab"), "{conflict}");
    assert_eq!(desk.server.segments(&article)[2]["target"], "From the second tab");

    desk.click_words("Keep mine").await;
    desk.until_saved().await;
    assert_eq!(desk.server.segments(&article)[2]["target"], "From the first tab");
    let history = desk.server.get(&format!(
        "/articles/{article}/segments/{}/history",
        desk.server.segments(&article)[2]["id"].as_str().unwrap_or_default()
    ));
    assert_eq!(
        history["revisions"][0]["before"]["target"],
        json!("From the second tab"),
        "the other text is in the history"
    );
    desk.assert_quiet_but_for(&[REFUSED]);
}

#[tokio::test]
async fn what_is_typed_while_the_server_is_down_is_saved_when_it_is_back() {
    let mut desk = Desk::new().await;
    let article = desk.server.article(PASTED);
    desk.edit(&article).await;
    desk.type_text("Typed before").await;
    desk.server.kill();
    desk.type_text(" and typed after").await;
    desk.until_says(".segment.active .save", "Not saved").await;
    tokio::time::sleep(Duration::from_millis(300)).await;
    desk.server.restart();
    desk.until_saved().await;
    desk.until("who does not see it hears it", "document.querySelector('#live').textContent.includes('All is saved.')")
        .await;
    assert_eq!(desk.read("textarea.field").await, "Typed before and typed after");
    assert_eq!(desk.server.segments(&article)[2]["target"], "Typed before and typed after");
    desk.assert_quiet_but_for(&["net::ERR_"]);
}

#[tokio::test]
async fn a_tab_that_is_closed_while_the_server_is_down_loses_nothing() {
    let mut desk = Desk::new().await;
    let article = desk.server.article(PASTED);
    desk.edit(&article).await;
    desk.server.kill();
    desk.type_text("Typed into the void").await;
    desk.until_says(".segment.active .save", "Not saved").await;
    desk.browser.goto("about:blank").await.expect("the page is left");
    desk.server.restart();
    desk.edit(&article).await;
    desk.until_saved().await;
    assert_eq!(desk.read("textarea.field").await, "Typed into the void");
    assert_eq!(desk.server.segments(&article)[2]["target"], "Typed into the void");
    desk.assert_quiet_but_for(&["net::ERR_"]);
}
