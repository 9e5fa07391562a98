//! DOES A DRAFT SAY WHAT IT RESTS ON? Its words, how sure they are, and their Arabic.

use crate::desk::Desk;
use fantoccini::key::Key;
use serde_json::json;

/// A memory that is large enough to be drafted from: each subject with each verb and each object.
fn pairs() -> Vec<(String, String)> {
    let subjects = [
        ("الوزير", "minister"),
        ("الرئيس", "president"),
        ("السفير", "ambassador"),
        ("الوفد", "delegation"),
        ("المهندس", "engineer"),
    ];
    let verbs = [("زار", "visited"), ("غادر", "left"), ("وصف", "described"), ("أحب", "loved")];
    let objects = [
        ("مدينة الورود", "the city of roses"),
        ("الميناء القديم", "the old port"),
        ("المتحف الوطني", "the national museum"),
        ("السوق الكبير", "the large market"),
        ("الجامعة الجديدة", "the new university"),
        ("المكتبة الكبيرة", "the large library"),
    ];
    // One word that was said in eight ways.
    let said = ["case", "cause", "issue", "matter", "question", "problem", "affair", "lawsuit"];
    let mut pairs: Vec<(String, String)> =
        said.iter().zip(11..).map(|(said, number)| (format!("قضية {number}"), format!("{said} {number}"))).collect();
    for (who, subject) in subjects {
        for (does, verb) in verbs {
            pairs
                .extend(objects.map(|(what, object)| {
                    (format!("{does} {who} {what}."), format!("The {subject} {verb} {object}."))
                }));
        }
    }
    pairs
}

#[tokio::test]
async fn a_draft_marks_what_is_unsure_and_lights_up_the_arabic_of_a_word() {
    let desk = Desk::new().await;
    desk.server.import(&pairs());
    let article = desk.server.article("وصف السفير السوق الكبير قرب زمهرير، قضية المتحف.");
    // The memory is learned in the background.
    let mut has_words = false;
    let segment = desk.server.segments(&article)[0]["id"].as_str().expect("an id").to_owned();
    for _ in 0..300 {
        let answer = desk.server.get(&format!("/articles/{article}/segments/{segment}/proposals"));
        has_words = answer.to_string().contains("\"words\":[");
        if has_words {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    assert!(has_words, "the memory was learned");
    desk.edit(&article).await;
    desk.until_says(".card.assembled:last-child", "large market").await;
    let card = desk.read(".card:last-child").await;
    assert!(card.contains("Dotted words are unsure"), "{card}");
    assert!(!card.contains('%'), "it is no match: {card}");
    let unsure = "return [...document.querySelectorAll('.card:last-child .unsure')].map((at) => at.textContent)";
    let unsure = desk.run(unsure).await;
    let unsure: Vec<&str> = unsure.as_array().expect("a list").iter().filter_map(|at| at.as_str()).collect();
    assert!(!unsure.is_empty() && unsure.iter().all(|word| word.ends_with(" (unsure)")), "{unsure:?}");
    assert_eq!(desk.read(".card:last-child .gap").await, "[…]");
    // Under the pointer, a word shows its Arabic.
    let lit = "[...(CSS.highlights.get('rendered') ?? [])].map(String).join(' ')";
    let point = |event: &str| {
        format!(
            "[...document.querySelectorAll('.card:last-child .english-text span')]
        .find((at) => at.textContent.startsWith('market')).dispatchEvent(new PointerEvent('{event}')); return {lit}"
        )
    };
    assert_eq!(desk.run(&point("pointerenter")).await, json!("سوق"));
    assert_eq!(desk.run(&point("pointerleave")).await, json!(""));
    // It goes in like any other, as a draft.
    desk.click(".card:last-child .push").await;
    let put = desk.read("textarea.field").await;
    assert!(put.contains("large market") && !put.contains("unsure"), "{put}");
    desk.until_saved().await;
    assert_eq!(desk.server.segments(&article)[0]["state"], "draft");
    desk.assert_quiet();
}

#[tokio::test]
async fn in_the_middle_of_a_line_an_offer_stands_below_it_and_the_arrow_goes_through_the_text() {
    let desk = Desk::new().await;
    desk.server.import(&pairs());
    let article = desk.server.article("زار السفير المتحف الوطني.");
    desk.edit(&article).await;
    desk.type_text("The ambassador the national museum.").await;
    desk.run("const field = document.querySelector('textarea.field'); field.setSelectionRange(14, 14)").await;
    let shown = "return document.querySelector('.ghost .below')?.textContent ?? ''";
    // The memory is learned in the background; each key press asks anew.
    let mut offer = json!("");
    for _ in 0..100 {
        desk.type_text(" v").await;
        tokio::time::sleep(std::time::Duration::from_millis(150)).await;
        offer = desk.run(shown).await;
        if offer == json!("isited") {
            break;
        }
        desk.press(&[Key::Backspace.into()]).await;
        desk.press(&[Key::Backspace.into()]).await;
    }
    assert_eq!(offer, json!("isited"), "what stands behind the caret is not offered with it");
    let lit = desk.run("return [...CSS.highlights.get('rendered')].map(String)").await;
    assert_eq!(lit, json!(["زار"]), "its Arabic alone is lit up");
    let caret = "return document.querySelector('textarea.field').selectionStart";
    assert_eq!(desk.run(caret).await, json!(16));
    desk.press(&[Key::Right.into()]).await;
    assert_eq!(desk.run(caret).await, json!(17), "the arrow goes through the text");
    assert_eq!(desk.read("textarea.field").await, "The ambassador v the national museum.");
    desk.press(&[Key::Left.into()]).await;
    desk.press(&[Key::Backspace.into()]).await;
    desk.type_text("v").await;
    desk.until("it is offered again", "document.querySelector('.ghost .below')?.textContent === 'isited'").await;
    desk.press(&[Key::Control.into(), Key::Right.into()]).await;
    assert_eq!(desk.read("textarea.field").await, "The ambassador visited the national museum.");
    desk.assert_quiet();
}
