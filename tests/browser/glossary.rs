//! DOES A TERM COUNT AT ONCE? The glossary page, and the editor beside it.

use crate::desk::Desk;
use fantoccini::key::Key;
use serde_json::json;

const SENTENCE: &str = "وافق المجلس على صندوق ترميم الموانئ أمس.";

#[tokio::test]
async fn a_new_concept_is_marked_in_the_editor_at_once_and_no_more_when_it_is_retired() {
    let desk = Desk::new().await;
    let article = desk.server.article(SENTENCE);
    desk.open("/glossary").await;
    desk.see(".concepts tbody tr").await;
    desk.click_words("Add a concept").await;
    desk.paste("[aria-label='Arabic term 1']", "صندوق ترميم الموانئ").await;
    desk.paste("[aria-label='English term 1']", "Port Restoration Fund").await;
    desk.click(".side .main-action").await;
    desk.until_says(".concepts", "Port Restoration Fund").await;

    desk.edit(&article).await;
    desk.until_says(".segment.active mark", "صندوق ترميم الموانئ").await;
    desk.until_says(".results .terms", "Port Restoration Fund").await;

    desk.open("/glossary").await;
    desk.paste("input[type=search]", "ports restoration").await;
    desk.until_says("#content", "No concept is like that").await;
    desk.run("document.querySelector('input[type=search]').select()").await;
    desk.paste("input[type=search]", "صُندوق ترميم الموانئ").await;
    desk.until(
        "the concept alone is listed, found in another spelling",
        "document.querySelectorAll('.concepts tbody tr').length === 1",
    )
    .await;
    desk.click(".concepts tbody tr button").await;
    desk.paste("[aria-label='English term 1']", " (PRF)").await;
    desk.click(".side .main-action").await;
    desk.until_says(".changes", "changed").await;
    let history = desk.read(".changes").await;
    assert!(history.contains("Port Restoration Fund (PRF)") && history.contains("created"), "{history}");
    desk.click_words("Retire").await;
    desk.until_says(".changes", "retired").await;

    desk.edit(&article).await;
    desk.until("proposals have come", "!document.querySelector('[aria-busy=true]')").await;
    assert_eq!(desk.run("return document.querySelectorAll('.segment.active mark').length").await, json!(0));
    desk.assert_quiet();
}

#[tokio::test]
async fn words_selected_in_the_editor_become_a_term() {
    let desk = Desk::new().await;
    let article = desk.server.article(SENTENCE);
    desk.edit(&article).await;
    desk.until("proposals have come", "!document.querySelector('[aria-busy=true]')").await;
    let select = "const node = document.querySelector('.segment.active .arabic').firstChild;
        const walk = document.createTreeWalker(document.querySelector('.segment.active .arabic'), NodeFilter.SHOW_TEXT);
        for (let text; (text = walk.nextNode());) {
          const at = text.data.indexOf('صندوق ترميم الموانئ');
          if (at >= 0) return getSelection().setBaseAndExtent(text, at, text, at + 19), true;
        }
        return node.textContent;";
    assert_eq!(desk.run(select).await, json!(true));
    desk.press(&[Key::Control.into(), 'e']).await;
    assert_eq!(desk.read(".term-add input[lang=ar]").await, "صندوق ترميم الموانئ");
    let focused = "return document.activeElement.matches('.term-add input[lang=en]')";
    assert_eq!(desk.run(focused).await, json!(true), "the English is what is left to type");
    desk.type_text("Port Restoration Fund").await;
    desk.press(&[Key::Enter.into()]).await;
    desk.until_says(".results .terms", "Port Restoration Fund").await;
    let back = "return [document.activeElement.matches('textarea.field'), !document.querySelector('.term-add')]";
    assert_eq!(desk.run(back).await, json!([true, true]), "back at the work");
    desk.assert_quiet();
}

#[tokio::test]
async fn the_form_of_a_term_takes_the_words_of_both_sides_along() {
    let desk = Desk::new().await;
    desk.open("/glossary?add=&ar=%D9%87%D8%AF%D9%86%D8%A9&en=truce").await;
    desk.until_says("[aria-label='Arabic term 1']", "هدنة").await;
    desk.until_says("[aria-label='English term 1']", "truce").await;
    desk.assert_quiet();
}

#[tokio::test]
async fn what_is_said_of_the_arabic_is_tried_out_and_saved() {
    let desk = Desk::new().await;
    desk.open("/glossary").await;
    desk.see(".concepts tbody tr").await;
    desk.click_words("Add a concept").await;
    desk.paste("[aria-label='Arabic term 1']", "درون").await;
    desk.paste("#trial", "الدرونز\nدرون تجارية\nدرون").await;
    desk.until("one line matches", "document.querySelectorAll('.trial .yes').length === 2").await;
    desk.click(".usage > summary").await;
    desk.paste("#usage-forms", "درونز").await;
    desk.until("the form counts", "document.querySelectorAll('.trial .yes').length === 3").await;
    desk.until_says(".trial .yes", "A form of درون").await;
    desk.paste("#usage-not_before", "تجارية").await;
    desk.until_says(".trial .no", "درون تجارية").await;
    desk.click("#usage-inflects").await;
    desk.until("the article is no more", "document.querySelectorAll('.trial .no').length === 2").await;
    desk.paste("#usage-part", "").await;
    desk.press(&[Key::Down.into()]).await;
    desk.until_says("#help-part", "feminine").await;
    desk.paste("[aria-label='English term 1']", "drone").await;
    desk.click(".side .main-action").await;
    desk.until_says(".changes", "created").await;

    // It stands there when the concept is opened again, and each field names its help.
    desk.open("/glossary").await;
    desk.paste("input[type=search]", "درونز").await;
    desk.until("it is found by its form", "document.querySelectorAll('.concepts tbody tr').length === 1").await;
    desk.click(".concepts tbody tr button").await;
    assert_eq!(desk.read("#usage-forms").await, "درونز");
    assert_eq!(desk.read("#usage-part").await, "noun");
    assert_eq!(desk.read("#usage-not_before").await, "تجارية");
    assert_eq!(desk.run("return document.querySelector('#usage-inflects').checked").await, json!(true));
    assert_eq!(desk.run("return document.querySelector('#usage-exact').checked").await, json!(false));
    let described = "return [...document.querySelectorAll('.usage [aria-describedby], .trial [aria-describedby]')]
        .filter((at) => document.getElementById(at.getAttribute('aria-describedby'))?.innerText && at.labels.length).length";
    assert_eq!(desk.run(described).await, json!(6));
    desk.click("#usage-exact").await;
    desk.click(".side .main-action").await;
    desk.until_says(".changes", "exact spelling only").await;
    desk.assert_quiet();
}

#[tokio::test]
async fn a_concept_is_made_changed_and_retired_by_the_keyboard() {
    let desk = Desk::new().await;
    desk.open("/glossary").await;
    desk.see(".concepts tbody tr").await;
    let has = async |what: &str, css: &str| desk.until(what, &format!("document.activeElement.matches(`{css}`)")).await;
    let press = async |key: Key| desk.press(&[key.into()]).await;
    desk.run("document.querySelector('.add').focus()").await;
    press(Key::Enter).await;
    has("the first field has the focus", "[aria-label='Arabic term 1']").await;
    desk.paste("[aria-label='Arabic term 1']", "صندوق ترميم الموانئ").await;
    press(Key::Escape).await;
    has("nothing is thrown away unasked", ".leave button").await;
    press(Key::Escape).await;
    has("back in the form", "[aria-label='Arabic term 1']").await;
    desk.run("[...document.querySelectorAll('.terms-edit > button')][1].focus()").await;
    press(Key::Enter).await;
    has("the new field has the focus", "[aria-label='English term 2']").await;
    desk.type_text("Port Fund").await;
    desk.paste("[aria-label='English term 1']", "Port Restoration Fund").await;
    desk.press(&[Key::Control.into(), Key::Enter.into()]).await;
    desk.until_says(".changes", "created").await;
    has("the keys stay where they were", "[aria-label='English term 1']").await;
    desk.paste("input[type=search]", "صندوق ترميم الموانئ").await;
    desk.until("it is listed", "document.querySelectorAll('.concepts tbody tr').length === 1").await;

    let row = format!(
        ".concepts tr[data-id='{}'] button",
        desk.server.get("/glossaries/news/concepts?q=Port+Restoration")["concepts"][0]["id"]
            .as_str()
            .unwrap_or_default()
    );
    desk.run("document.querySelector('.side .turn').focus()").await;
    press(Key::Enter).await;
    desk.until_says("#live", "Retired").await;
    desk.until("the way back has the focus", "document.activeElement.innerText === 'Restore'").await;
    press(Key::Enter).await;
    desk.until_says("#live", "Restored").await;
    has("and the other way", ".side .turn").await;
    press(Key::Escape).await;
    has("its line has the focus", &row).await;
    press(Key::Enter).await;
    has("Enter goes on in the form", "[aria-label='Arabic term 1']").await;
    desk.assert_quiet();
}
