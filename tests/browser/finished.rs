//! IS IT READY TO GO OUT? The preview of the whole article, and what was filled and is put back.

use crate::desk::Desk;
use fantoccini::key::Key;
use serde_json::json;

const ARTICLE: &str = "المجلس البلدي يعرض خطة المياه\n\nعرض المجلس البلدي خطته اليوم. وقال العمدة إن العمل يبدأ غدا.\n\n\
    - إصلاح الخزان الكبير.\n- مد أنابيب جديدة.\n\nوقال العمدة إن العمل يبدأ غدا.\n";

#[tokio::test]
async fn the_preview_shows_the_article_as_it_will_be_read_with_its_gaps() {
    let desk = Desk::new().await;
    let article = desk.server.article(ARTICLE);
    desk.edit(&article).await;
    desk.press(&[Key::F9.into()]).await;
    desk.until_says(".drawer [role=status]", "6 sentences not translated yet").await;
    assert_eq!(desk.run("return document.activeElement.id").await, "preview-head");
    desk.press(&[Key::Escape.into()]).await;
    desk.until("the drawer is gone", "!document.querySelector('.drawer')").await;

    desk.type_text("City council presents water plan").await;
    desk.confirm().await;
    desk.type_text("The council presented its plan today.").await;
    desk.press(&[Key::F9.into()]).await;
    desk.until_says(".drawer [role=status]", "4 sentences not translated yet").await;
    let seen = desk
        .run(
            "const at = document.querySelector('.finished');
             return [at.lang, at.dir, [...at.children].map((each) => `${each.localName}: ${each.innerText.replace(/\\s+/g, ' ')}`)]",
        )
        .await;
    let expected = json!([
        "en",
        "ltr",
        [
            "h3: City council presents water plan",
            "p: The council presented its plan today. […]",
            "ul: […] […]",
            "p: […]",
        ]
    ]);
    assert_eq!(seen, expected, "also what is typed and not saved yet; nobody sees the Arabic");
    let below =
        "const all = [...document.querySelector('.finished').children].map((each) => each.getBoundingClientRect());
        return all.every(({ top }, at) => at === 0 || top >= all[at - 1].bottom)";
    assert_eq!(desk.run(below).await, true, "each paragraph stands below the one before it");

    desk.run("document.querySelector('.finished ul .gap').focus()").await;
    desk.press(&[Key::Enter.into()]).await;
    desk.until_says(".segment.active .number", "4").await;
    desk.type_text("- Mending the large tank.").await;
    desk.until_says(".finished li", "Mending the large tank.").await;
    assert_eq!(desk.read(".finished li").await, "Mending the large tank.", "the list marks its items itself");
    desk.until_saved().await;

    desk.tell("Browser.grantPermissions", &json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] }));
    desk.click_words("Copy as clean text").await;
    desk.until_says("#live", "on the clipboard").await;
    let copied =
        desk.browser.execute_async("navigator.clipboard.readText().then(arguments[0], arguments[0])", Vec::new()).await;
    let url = format!("{}/api/v1/articles/{article}/export?format=txt", desk.server.address);
    let exported = ureq::get(&url).call().expect("an export").body_mut().read_to_string().expect("a text");
    assert_eq!(copied.expect("the clipboard"), json!(exported.trim_end()), "as the text that is exported");
    desk.assert_quiet();
}

#[tokio::test]
async fn what_a_confirmation_filled_is_put_back_by_one_key_or_button() {
    let desk = Desk::new().await;
    let article = desk.server.article(ARTICLE);
    desk.edit(&article).await;
    let states = |desk: &Desk| -> Vec<String> {
        let all = desk.server.segments(&article);
        all.iter()
            .map(|each| format!("{} {}", each["state"].as_str().unwrap_or("?"), each["target"].as_str().unwrap_or("?")))
            .collect()
    };
    let before = states(&desk);
    desk.click(".segment:nth-child(3) .arabic").await;
    desk.type_text("Work begins tomorrow, the mayor said.").await;
    desk.confirm().await;
    desk.until_says("#live", "Also filled 1 repetition").await;
    desk.until_says(".segment:nth-child(6) .target", "Work begins tomorrow").await;
    desk.until_says(".segment:nth-child(3) .target", "Also put into 1 other segment").await;
    assert_eq!(states(&desk)[5], "draft Work begins tomorrow, the mayor said.");

    // Nothing was typed since: the key that takes back takes that back.
    desk.press(&[Key::Control.into(), 'z']).await;
    desk.until_says("#live", "Put back: 1 repetition").await;
    desk.until("it is empty again", "!says(document.querySelector('.segment:nth-child(6) .target')).includes('Work')")
        .await;
    let after = states(&desk);
    assert_eq!((&after[5], after[2].as_str()), (&before[5], "confirmed Work begins tomorrow, the mayor said."));
    assert!(desk.run("return document.querySelector('.segments').innerText.includes('put 1 back')").await == false);

    // Filled again, by another wording; what is typed meanwhile is taken back by itself, and the button does the rest.
    desk.click(".segment:nth-child(3) .arabic").await;
    desk.type_text(" So it is.").await;
    desk.confirm().await;
    desk.until_says(".segment:nth-child(6) .target", "So it is.").await;
    desk.type_text("Mending").await;
    desk.press(&[Key::Control.into(), 'z']).await;
    desk.until_says(".segment:nth-child(6) .target", "So it is.").await;
    desk.click_words("Undo, put 1 back").await;
    desk.until("it is empty again", "!says(document.querySelector('.segment:nth-child(6) .target')).includes('Work')")
        .await;
    desk.until_saved().await;
    assert_eq!(states(&desk)[5], before[5]);
    desk.assert_quiet();
}
