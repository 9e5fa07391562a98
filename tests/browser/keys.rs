//! DO THE HANDS FIND THEIR KEYS? Profiles, and terms that fit their place.

use crate::articles::PASTED;
use crate::desk::Desk;
use fantoccini::key::Key;
use serde_json::json;

#[tokio::test]
async fn the_keys_of_another_tool_are_chosen_in_the_help_and_kept() {
    let desk = Desk::new().await;
    let article = desk.server.article(PASTED);
    desk.edit(&article).await;
    desk.until_says(".segment.active .main-action kbd", "Ctrl ↵").await;
    desk.press(&[Key::F1.into()]).await;
    desk.see("#help[open]").await;
    desk.see("#profile").await.select_by_label("OmegaT").await.expect("a profile can be chosen");
    desk.until_says("#help table", "Ctrl Shift G").await;
    desk.press(&[Key::Escape.into()]).await;
    desk.until_says(".segment.active .main-action kbd", "↵").await;

    desk.browser.refresh().await.expect("a reload");
    desk.see("textarea.field").await;
    desk.until_says(".segment.active .main-action kbd", "↵").await;
    desk.type_text("City council presents plan").await;
    desk.press(&[Key::Enter.into()]).await;
    desk.until_says(".segment.active .number", "4").await;
    desk.until_says(".editor-head .progress", "1/4").await;
    desk.type_text("One line").await;
    desk.press(&[Key::Shift.into(), Key::Enter.into()]).await;
    desk.type_text("and another").await;
    assert_eq!(desk.read("textarea.field").await, "One line\nand another", "Shift+Enter still begins a line");
    desk.press(&[Key::Control.into(), 'p']).await;
    desk.until_says(".segment.active .number", "3").await;
    desk.run("document.querySelector('.editor-head [aria-label=\"Keys and help\"]').focus()").await;
    desk.press(&[Key::Enter.into()]).await;
    desk.see("#help[open]").await;
    assert_eq!(desk.read(".segment.active .number").await, "3", "Enter on a button presses the button");
    desk.assert_quiet();
}

#[tokio::test]
async fn a_term_goes_in_with_the_capital_and_the_article_of_its_place() {
    let desk = Desk::new().await;
    let article = desk.server.article("أعلن وقف إطلاق النار.");
    desk.edit(&article).await;
    desk.until_says(".results .terms", "ceasefire").await;
    let first = [Key::Alt.into(), 't'];
    desk.press(&first).await;
    desk.press(&[Key::Enter.into()]).await;
    assert_eq!(desk.read("textarea.field").await, "Ceasefire");
    desk.type_text(" is an").await;
    desk.press(&first).await;
    desk.press(&[Key::Enter.into()]).await;
    assert_eq!(desk.read("textarea.field").await, "Ceasefire is a ceasefire");
    desk.press(&[Key::Control.into(), 'z']).await;
    assert_eq!(desk.read("textarea.field").await, "Ceasefire is an", "one key takes it back");
    assert_eq!(desk.run("return document.activeElement.matches('textarea.field')").await, json!(true));
    desk.assert_quiet();
}

#[tokio::test]
async fn the_one_field_goes_along_and_takes_back_what_was_typed_here_alone() {
    let desk = Desk::new().await;
    let article = desk.server.article("قال السفير لا.\nوافق المجلس أمس.");
    desk.edit(&article).await;
    desk.type_text("No.").await;
    let here = "const field = document.querySelector('textarea.field');
        return [field.ariaLabel, field.value, field.selectionStart, document.activeElement === field]";
    let (up, down, undo) =
        ([Key::Alt.into(), Key::Up.into()], [Key::Alt.into(), Key::Down.into()], [Key::Control.into(), 'z']);
    desk.press(&down).await;
    desk.press(&undo).await;
    assert_eq!(desk.run(here).await, json!(["English of segment 2", "", 0, true]), "nothing was typed here yet");
    desk.type_text("Agreed").await;
    desk.press(&undo).await;
    desk.press(&undo).await;
    assert_eq!(desk.run(here).await, json!(["English of segment 2", "", 0, true]));
    desk.press(&up).await;
    assert_eq!(desk.run(here).await, json!(["English of segment 1", "No.", 3, true]), "at the end of what was typed");
    assert_eq!(
        desk.run("return document.getElementById('at').textContent").await,
        json!("English of segment 1: No."),
        "a screen reader is told"
    );
    assert_eq!(desk.run("return document.querySelectorAll('textarea.field').length").await, json!(1));
    desk.assert_quiet();
}

#[tokio::test]
async fn what_was_typed_in_another_row_is_not_brought_back_into_this_one() {
    let desk = Desk::new().await;
    let article = desk.server.article("قال السفير لا.\nوافق المجلس أمس.");
    desk.edit(&article).await;
    let says = "return document.querySelector('textarea.field').value";
    let (up, down) = ([Key::Alt.into(), Key::Up.into()], [Key::Alt.into(), Key::Down.into()]);
    let (undo, redo) = ([Key::Control.into(), 'z'], [Key::Control.into(), Key::Shift.into(), 'Z']);
    let all = [Key::Control.into(), 'a'];
    desk.type_text("No.").await;
    desk.press(&down).await;
    desk.press(&undo).await;
    desk.press(&redo).await;
    assert_eq!(desk.run(says).await, json!(""), "taken back and done again elsewhere");
    desk.type_text("Agreed").await;
    desk.press(&up).await;
    desk.press(&all).await;
    desk.type_text("Never.").await;
    desk.press(&down).await;
    desk.press(&undo).await;
    assert_eq!(desk.run(says).await, json!("Agreed"), "written over elsewhere");
    desk.press(&up).await;
    desk.press(&all).await;
    desk.press(&[Key::Delete.into()]).await;
    desk.press(&down).await;
    desk.press(&undo).await;
    assert_eq!(desk.run(says).await, json!("Agreed"), "taken out elsewhere");
    desk.press(&all).await;
    desk.type_text("Yes").await;
    desk.press(&undo).await;
    desk.press(&redo).await;
    assert_eq!(desk.run(says).await, json!("Yes"), "what was typed here is done again");
    desk.press(&up).await;
    assert_eq!(desk.run(says).await, json!(""));
    desk.assert_quiet();
}

#[tokio::test]
async fn esc_closes_a_menu_and_gives_the_keys_back() {
    let desk = Desk::new().await;
    let article = desk.server.article(PASTED);
    desk.edit(&article).await;
    let closed = "!document.querySelector('details.menu[open]')";
    let back = "!document.querySelector('details.menu[open]') && document.activeElement.matches('textarea.field')";
    desk.press(&[Key::Alt.into(), 'x']).await;
    desk.until("the first export has the focus", "document.activeElement.matches('.exports[open] a')").await;
    desk.press(&[Key::Escape.into()]).await;
    desk.until("the menu that a key opened is closed", back).await;

    desk.click_words("Options").await;
    desk.see(".menu[open]").await;
    desk.press(&[Key::Escape.into()]).await;
    desk.until("the menu that the mouse opened is closed", back).await;

    desk.press(&[Key::Alt.into(), 'x']).await;
    desk.see(".exports[open]").await;
    desk.run("document.querySelector('.exports summary').focus()").await;
    desk.press(&[Key::Shift.into(), Key::Tab.into()]).await;
    desk.until("the focus that leaves closes the menu", closed).await;

    // What was typed in a menu is not lost.
    desk.click(".people summary").await;
    desk.click(".people input").await;
    desk.type_text("Mona").await;
    desk.press(&[Key::Escape.into()]).await;
    desk.until("the menu with a field is closed", back).await;
    assert_eq!(desk.run("return localStorage.getItem('tarjuman.name')").await, json!("Mona"));
    desk.assert_quiet();
}
