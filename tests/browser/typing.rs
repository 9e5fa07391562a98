//! IS TYPING SAVED, AND NEVER DISTURBED? The grey text behind the caret.

use crate::desk::Desk;
use fantoccini::key::Key;
use serde_json::json;

const SOURCE: &str = "رحب المجلس الأعلى للدولة بوقف إطلاق النار.";
const GHOST: &str = "return document.querySelector('.ghost span')?.textContent ?? ''";

#[tokio::test]
async fn a_term_is_ended_by_tab_a_word_at_a_time_by_the_arrow_and_left_by_typing_on() {
    let desk = Desk::new().await;
    let article = desk.server.article(SOURCE);
    desk.edit(&article).await;
    desk.until_says(".results", "High Council of State").await;
    desk.type_text("The H").await;
    assert_eq!(desk.run(GHOST).await, json!(""), "one letter is too few");
    desk.type_text("i").await;
    assert_eq!(desk.run(GHOST).await, json!("gh Council of State"));
    let name = "return document.querySelector('.ghost').getAttribute('aria-hidden')";
    assert_eq!(desk.run(name).await, json!("true"), "a screen reader hears nothing of it");
    desk.press(&[Key::Right.into()]).await;
    assert_eq!(desk.read("textarea.field").await, "The High");
    desk.press(&[Key::Tab.into()]).await;
    assert_eq!(desk.read("textarea.field").await, "The High Council of State");

    desk.type_text(" welcomed the ce").await;
    assert_eq!(desk.run(GHOST).await, json!("asefire"));
    desk.type_text("nter").await;
    assert_eq!(desk.run(GHOST).await, json!(""), "other letters let it go");
    assert_eq!(desk.read("textarea.field").await, "The High Council of State welcomed the center");
    // An offer is for its own place: with the caret elsewhere, the keys do what they always do.
    desk.type_text(" after the ce").await;
    assert_eq!(desk.run(GHOST).await, json!("asefire"));
    desk.press(&[Key::Control.into(), 'a']).await;
    desk.press(&[Key::Tab.into()]).await;
    assert_eq!(desk.read("textarea.field").await, "The High Council of State welcomed the center after the ce");
    desk.run("document.querySelector('textarea.field').focus()").await;
    desk.press(&[Key::End.into()]).await;

    // Escape lets an offer go, and Tab leaves the field again, as it does everywhere.
    desk.type_text(" and the ce").await;
    assert_eq!(desk.run(GHOST).await, json!("asefire"));
    desk.press(&[Key::Escape.into()]).await;
    desk.press(&[Key::Tab.into()]).await;
    desk.until("the focus has gone on", "!document.activeElement.matches('textarea.field')").await;
    desk.assert_quiet();
}

#[tokio::test]
async fn typing_help_is_switched_off_and_stays_off() {
    let desk = Desk::new().await;
    let article = desk.server.article(SOURCE);
    desk.edit(&article).await;
    desk.click_words("Options").await;
    desk.run("[...document.querySelectorAll('.editor-head label')].find((at) => at.innerText.includes('Typing help')).click()").await;
    desk.browser.refresh().await.expect("a reload");
    desk.see("textarea.field").await;
    desk.until_says(".results", "High Council of State").await;
    desk.type_text("The Hi").await;
    assert_eq!(desk.run(GHOST).await, json!(""));
    desk.assert_quiet();
}
