//! IS TYPING SAVED, AND NEVER DISTURBED? The grey text behind the caret.

use crate::desk::{AWAY, Desk};
use fantoccini::key::Key;
use serde_json::json;

const SOURCE: &str = "رحب المجلس الأعلى للدولة بوقف إطلاق النار.";
const GHOST: &str = "return document.querySelector('.ghost span')?.textContent ?? ''";

/// Waits for that to stand behind the caret in grey: the server is asked.
async fn offered(desk: &Desk, offer: &str) {
    let stands = format!("(document.querySelector('.ghost span')?.textContent ?? '') === '{offer}'");
    desk.until(&format!("“{offer}” is offered"), &stands).await;
}

#[tokio::test]
async fn a_term_is_ended_by_tab_a_word_at_a_time_by_the_arrow_and_left_by_typing_on() {
    let desk = Desk::new().await;
    let article = desk.server.article(SOURCE);
    desk.edit(&article).await;
    desk.until_says(".results", "High Council of State").await;
    desk.type_text("The Hi").await;
    offered(&desk, "gh Council of State").await;
    let name = "return document.querySelector('.ghost').getAttribute('aria-hidden')";
    assert_eq!(desk.run(name).await, json!("true"), "a screen reader hears nothing of it");
    desk.press(&[Key::Alt.into(), 'o']).await;
    desk.until_says("#live", "gh Council of State").await;
    desk.press(&[Key::Right.into()]).await;
    assert_eq!(desk.read("textarea.field").await, "The High");
    desk.press(&[Key::Tab.into()]).await;
    assert_eq!(desk.read("textarea.field").await, "The High Council of State");

    desk.type_text(" welcomed the ce").await;
    offered(&desk, "asefire").await;
    desk.type_text("xq").await;
    offered(&desk, "").await;
    assert_eq!(desk.read("textarea.field").await, "The High Council of State welcomed the cexq");
    // An offer is for its own place: with the caret elsewhere, the keys do what they always do.
    desk.type_text(" after the ce").await;
    offered(&desk, "asefire").await;
    desk.press(&[Key::Control.into(), 'a']).await;
    desk.press(&[Key::Tab.into()]).await;
    assert_eq!(desk.read("textarea.field").await, "The High Council of State welcomed the cexq after the ce");
    desk.run("document.querySelector('textarea.field').focus()").await;
    desk.press(&[Key::End.into()]).await;

    // Escape lets an offer go, and Tab leaves the field again, as it does everywhere.
    desk.type_text(" and the ce").await;
    offered(&desk, "asefire").await;
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

#[tokio::test]
async fn what_comes_behind_the_next_key_is_there_before_it_and_without_a_line_what_the_segment_has() {
    let desk = Desk::new().await;
    let article = desk.server.article(SOURCE);
    desk.edit(&article).await;
    desk.until_says(".results", "High Council of State").await;
    desk.type_text("The ").await;
    // Asked for while the person rests; then the line is cut.
    tokio::time::sleep(std::time::Duration::from_millis(600)).await;
    desk.network(false);
    desk.type_text("H").await;
    offered(&desk, "igh Council of State").await;
    // Nobody was asked for this one, and nobody can be.
    desk.type_text("igh Council welcomed the ce").await;
    offered(&desk, "asefire").await;
    desk.press(&[Key::Tab.into()]).await;
    assert_eq!(desk.read("textarea.field").await, "The High Council welcomed the ceasefire");
    desk.network(true);
    desk.until_saved().await;
    desk.assert_quiet_but_for(&[AWAY]);
}

/// Pairs that teach the words and their order.
const PAIRS: [(&str, &str); 4] = [
    ("زار الوزير مدينة الورود.", "The minister visited the city of roses."),
    ("زار الرئيس مدينة النخيل.", "The president visited the city of palms."),
    ("وصل الوزير إلى مدينة النخيل.", "The minister arrived in the city of palms."),
    ("وصل الرئيس إلى مدينة الورود.", "The president arrived in the city of roses."),
];

#[tokio::test]
async fn what_the_arabic_says_next_is_offered_lit_up_and_taken_by_the_word() {
    let desk = Desk::new().await;
    let taught = desk.server.article(&PAIRS.map(|(source, _)| source).join("\n\n"));
    let segments = desk.server.segments(&taught);
    for segment in segments.iter().filter(|segment| segment["source"].as_str().is_some_and(|source| source.len() > 10))
    {
        let (_, target) = PAIRS.iter().find(|(source, _)| segment["source"] == *source).expect("a pair");
        desk.server.save(&taught, segment, target, "confirmed");
    }
    let article = desk.server.article("زار الرئيس مدينة الورود.");
    desk.edit(&article).await;
    desk.click_words("Options").await;
    desk.run("const often = [...document.querySelectorAll('.editor-head select')].find((at) => at.closest('label').innerText.includes('Offers'));
        often.value = 'eager'; often.dispatchEvent(new Event('change'))").await;
    desk.run("document.querySelector('textarea.field').focus()").await;
    desk.type_text("The president visited the city of").await;
    // The memory is learned in the background; each key press asks anew.
    let lit = "[...(CSS.highlights.get('rendered') ?? [])].map(String).join(' ')";
    for _ in 0..100 {
        desk.type_text(" ").await;
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        if desk.run(GHOST).await == json!("roses") {
            break;
        }
        desk.press(&[Key::Backspace.into()]).await;
    }
    assert_eq!(desk.run(GHOST).await, json!("roses"));
    assert_eq!(desk.run(&format!("return {lit}")).await, json!("ورود"));
    desk.press(&[Key::Right.into()]).await;
    assert_eq!(desk.read("textarea.field").await, "The president visited the city of roses");
    desk.press(&[Key::Escape.into()]).await;
    assert_eq!(desk.run(&format!("return {lit}")).await, json!(""));
    desk.assert_quiet();
}
