//! TWO AT ONE ARTICLE: does each see the other, and is nothing written over?

use crate::articles::PASTED;
use crate::desk::Desk;
use serde_json::json;

#[tokio::test]
async fn what_another_saves_is_there_without_a_reload() {
    let desk = Desk::new().await;
    let article = desk.server.article(PASTED);
    desk.edit(&article).await;
    desk.until_says(".people summary", "Only you").await;
    let segments = desk.server.segments(&article);
    desk.server.save(&article, &segments[3], "The second one, by somebody else.", "confirmed");
    desk.until_says(".segments", "The second one, by somebody else.").await;
    desk.until_says(".editor-head .progress", "1/4").await;

    // Where I am typing, nothing is written over: both texts stand there to choose from.
    desk.type_text("Mine").await;
    desk.server.save(&article, &segments[2], "Theirs.", "draft");
    desk.until_says(".segment.active .conflict", "Somebody else changed this segment").await;
    assert_eq!(desk.read("textarea.field").await, "Mine");
    desk.until_says(".segment.active .conflict", "Theirs.").await;
    desk.assert_quiet_but_for(&["412"]);
}

#[tokio::test]
async fn one_sees_who_is_on_which_segment() {
    let desk = Desk::new().await;
    let article = desk.server.article(PASTED);
    desk.edit(&article).await;
    desk.run("localStorage.setItem('tarjuman.name', 'Salma')").await;
    desk.run(&format!("window.other = window.open('/articles/{article}#4', '', 'popup,width=900,height=600')")).await;
    desk.until_says(".people summary", "1 other here").await;
    desk.until_says(".segments .here", "Salma").await;
    let where_ = desk
        .run("return document.querySelector('.here').closest('.segment').querySelector('.number').textContent")
        .await;
    assert_eq!(where_, json!("4"));
    desk.run("window.other.close()").await;
    desk.until_says(".people summary", "Only you").await;
    desk.until("nobody else is marked", "document.querySelector('.segments .here') === null").await;
    desk.assert_quiet();
}
