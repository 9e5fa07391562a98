//! TWO AT ONE ARTICLE: does each see the other, and is nothing written over?

use crate::articles::PASTED;
use crate::desk::Desk;
use fantoccini::key::Key;
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

    // They go on meanwhile: what is taken is what they say now.
    desk.server.save(&article, &desk.server.segments(&article)[2], "Theirs, and longer.", "draft");
    desk.until_says(".segment.active .conflict", "Theirs, and longer.").await;
    desk.until_says("#live", "changed it once more").await;
    desk.click_words("Take theirs").await;
    desk.until_saved().await;
    assert_eq!(desk.read("textarea.field").await, "Theirs, and longer.");
    desk.assert_quiet_but_for(&["412"]);
}

#[tokio::test]
async fn a_paragraph_that_another_brings_back_comes_out_of_its_fold() {
    let desk = Desk::new().await;
    let article = desk.server.article(PASTED);
    desk.edit(&article).await;
    let segments = desk.server.segments(&article);
    let last = segments.last().expect("a segment");
    assert!(!desk.read(".segments").await.contains("افتتاح معرض الكتاب في طرابلس"));
    desk.server.set_role(&article, &last["block"], "body");
    desk.until_says(".segments", "افتتاح معرض الكتاب في طرابلس").await;
    desk.until_says(".editor-head .progress", "0/5").await;
    desk.assert_quiet();
}

#[tokio::test]
async fn who_works_on_it_is_seen_and_changed_by_keyboard() {
    let desk = Desk::new().await;
    let article = desk.server.article(PASTED);
    desk.edit(&article).await;
    let assignee = || desk.server.get(&format!("/articles/{article}"))["assignee"].clone();
    desk.run("document.querySelector('.people summary').focus()").await;
    desk.press(&[Key::Enter.into()]).await;
    desk.press(&[Key::Tab.into()]).await;
    desk.press(&[Key::Tab.into()]).await;
    desk.until("the field has the focus", "document.activeElement.matches('.people .assignee')").await;
    desk.type_text("Salma").await;
    desk.press(&[Key::Enter.into()]).await;
    desk.until_says("#live", "Salma works on it.").await;
    assert_eq!(assignee(), "Salma");

    // Another says so on the list of articles.
    desk.server.assign(&article, "Amal");
    desk.until("the field says so", "document.querySelector('.people .assignee').value === 'Amal'").await;
    desk.until_says("#live", "Amal works on it.").await;
    desk.edit(&article).await;
    desk.until("it is still there", "document.querySelector('.people .assignee').value === 'Amal'").await;
    desk.assert_quiet();
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

#[tokio::test]
async fn people_talk_about_a_segment_by_keyboard() {
    let desk = Desk::new().await;
    let article = desk.server.article(PASTED);
    desk.edit(&article).await;
    desk.press(&[Key::Alt.into(), 'c']).await;
    desk.until_says(".drawer", "Nothing was said about this segment yet.").await;
    desk.press(&"Which council?".chars().collect::<Vec<_>>()).await;
    desk.press(&[Key::Enter.into()]).await;
    desk.until_says(".drawer .revisions", "Which council?").await;
    desk.until_says(".segment.active .comments", "1").await;
    assert_eq!(desk.read("#comment").await, "", "what was said stands in the field no more");
    desk.press(&[Key::Escape.into()]).await;
    desk.until("the field has the focus again", "document.activeElement.matches('textarea.field')").await;

    desk.browser.refresh().await.expect("a reload");
    desk.click(".segment .comments").await;
    desk.click(".drawer .revisions button").await;
    desk.until_says(".drawer .revisions", "settled by local").await;
    desk.until("nothing waits", "document.querySelector('.segment .comments') === null").await;
    desk.assert_quiet();
}

#[tokio::test]
async fn a_second_person_accepts_what_is_confirmed() {
    let desk = Desk::new().await;
    let article = desk.server.article(PASTED);
    let segments = desk.server.segments(&article);
    for segment in &segments[2..5] {
        desk.server.save(&article, segment, "Confirmed.", "confirmed");
    }
    desk.edit(&article).await;
    desk.click_words("Review").await;
    desk.until_says(".segment.active .main-action", "Accept").await;
    assert_eq!(desk.read(".segment.active .number").await, "3", "the first that is confirmed");
    desk.confirm().await;
    desk.until("the next one is in work", "document.querySelector('.segment.active .number').textContent === '4'")
        .await;
    let states =
        || -> Vec<_> { desk.server.segments(&article)[2..6].iter().map(|segment| segment["state"].clone()).collect() };
    let first = [json!("reviewed"), json!("confirmed"), json!("confirmed"), json!("empty")];
    let all = [json!("reviewed"), json!("reviewed"), json!("reviewed"), json!("empty")];
    desk.until_saved().await;
    assert_eq!(states(), first);

    // One press too many is taken back, and the keys stay at the work.
    desk.run(
        "[...document.querySelectorAll('.editor-head button')].find((at) => at.innerText === 'Accept all 2').focus()",
    )
    .await;
    desk.press(&[Key::Enter.into()]).await;
    desk.until_says("#live", "2 segments accepted. Ctrl+Z takes that back.").await;
    desk.until("the field has the keys", "document.activeElement.matches('textarea.field')").await;
    desk.until_saved().await;
    assert_eq!(states(), all);
    desk.press(&[Key::Control.into(), 'z']).await;
    desk.until_says("#live", "Not accepted any more: 2 segments.").await;
    desk.until_says(".editor-head", "Accept all 2").await;
    desk.until_saved().await;
    assert_eq!(states(), first);
    desk.confirm().await;
    desk.until_says(".segment.active .number", "5").await;
    desk.press(&[Key::Control.into(), 'z']).await;
    desk.until_says("#live", "Not accepted any more: 1 segment.").await;
    desk.until_says(".segment.active .number", "4").await;
    desk.until_saved().await;
    assert_eq!(states(), first);

    desk.click_words("Accept all 2").await;
    desk.until_says(".editor-head", "Undo, put 2 back").await;
    desk.until_saved().await;
    assert_eq!(states(), all);
    desk.assert_quiet();
}

#[tokio::test]
async fn articles_opened_one_after_the_other_leave_connections_for_the_next() {
    let desk = Desk::new().await;
    let article = desk.server.article("عنوان الخبر الأول هنا\n\nقال المتحدث إن العمل بدأ أمس.");
    // A browser has six connections to a server, and keeps pages for the way back.
    for _ in 0..9 {
        desk.edit(&article).await;
    }
    desk.type_text("Still saved").await;
    desk.until_saved().await;
    desk.assert_quiet();
}
