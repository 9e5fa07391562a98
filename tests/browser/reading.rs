//! IS THE TEXT RIGHT TO READ AND TO COPY? The Arabic face, characters that nobody sees, and the clipboard.

use crate::desk::Desk;
use fantoccini::key::Key;
use serde_json::{Value, json};

/// What the page puts on the clipboard when the browser asks it to copy; null where it leaves that to the browser.
const COPIED: &str = "
    const data = new DataTransfer();
    const copying = new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true });
    const taken = !document.activeElement.dispatchEvent(copying);
    return taken ? [data.getData('text/plain'), [...data.types]] : null;";

#[tokio::test]
async fn arabic_is_set_in_the_face_that_comes_along() {
    let desk = Desk::new().await;
    let article = desk.server.article("عنوان الخبر الأول هنا\n\nقال المتحدث إن العمل بدأ أمس.");
    desk.edit(&article).await;
    let loaded = "[...document.fonts].filter(({ family, status }) => family.includes('Noto Naskh Arabic') && status === 'loaded').length === 2";
    desk.until("regular and bold are there", loaded).await;
    let types = desk
        .run(
            "const names = performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => name.endsWith('.woff2'));
             return [new Set(names).size, names.every((name) => new URL(name).origin === location.origin)]",
        )
        .await;
    assert_eq!(types, json!([2, true]));
    let face = ureq::get(format!("{}/static/fonts/noto-naskh-arabic/regular.woff2", desk.server.address)).call();
    let face = face.expect("the face");
    assert_eq!(face.headers().get("content-type").map(|value| value.as_bytes()), Some(&b"font/woff2"[..]));
    desk.assert_quiet();
}

#[tokio::test]
async fn a_switch_shows_what_nobody_sees_and_copies_stay_clean() {
    let desk = Desk::new().await;
    let article =
        desk.server.article("قال المجلس\u{200f} الأعلى للدولة في 23\u{a0}أكتوبر.\n\nوأضاف أن طائرة C-130 هبطت.");
    desk.edit(&article).await;
    desk.until("the terms are marked", "document.querySelector('.segment.active mark')").await;
    let isolated = "return [...document.querySelectorAll('.arabic bdi')].map((at) => at.textContent)";
    assert_eq!(desk.run(isolated).await, json!(["23", "C-130"]));

    let sign = "return getComputedStyle(document.querySelector('.arabic .unseen'), '::before').content";
    assert_eq!(desk.run(sign).await, json!("none"));
    desk.run(
        "[...document.querySelectorAll('.editor-head label')].find((at) => at.textContent.includes('Invisible')).click()",
    )
    .await;
    assert_eq!(desk.run(sign).await, json!("\"RLM\""));
    desk.browser.refresh().await.expect("a reload");
    desk.until("the terms are marked", "document.querySelector('.segment.active mark')").await;
    assert_eq!(desk.run(sign).await, json!("\"RLM\""), "the choice is kept");

    desk.run("document.activeElement.blur(); getSelection().selectAllChildren(document.querySelector('.segment.active .arabic'))").await;
    let copied = desk.run(COPIED).await;
    assert_eq!(
        copied,
        json!(["قال المجلس الأعلى للدولة في 23\u{a0}أكتوبر.", ["text/plain"]]),
        "no marks, no signs, plain text alone"
    );
    desk.assert_quiet();
}

#[tokio::test]
async fn what_is_copied_over_several_rows_is_the_words_of_one_side() {
    let desk = Desk::new().await;
    let article = desk.server.article("عنوان الخبر الأول هنا\n\nقال المتحدث إن العمل بدأ أمس.\n\nثم توقف العمل.");
    let segments = desk.server.segments(&article);
    desk.server.save(&article, &segments[0], "A headline", "confirmed");
    desk.server.save(&article, &segments[1], "Work began\u{200e} yesterday.", "confirmed");
    desk.edit(&article).await;
    let over = |from: &str, to: &str| {
        format!(
            "const rows = (css) => [...document.querySelectorAll(css)];
             const [first, last] = [rows('{from}')[0], rows('{to}')[1]];
             getSelection().setBaseAndExtent(first, 0, last, last.childNodes.length);
             document.activeElement.blur();"
        )
    };
    desk.run(&over(".arabic", ".arabic")).await;
    assert_eq!(words(desk.run(COPIED).await), json!("عنوان الخبر الأول هنا\nقال المتحدث إن العمل بدأ أمس."));
    desk.run(&over(".target > p[lang=en]", ".target > p[lang=en]")).await;
    assert_eq!(words(desk.run(COPIED).await), json!("A headline\nWork began yesterday."));

    desk.paste("textarea.field", "Then\u{200f} it stopped").await;
    desk.press(&[Key::Control.into(), 'a']).await;
    assert_eq!(words(desk.run(COPIED).await), json!("Then it stopped"));
    desk.assert_quiet();
}

fn words(copied: Value) -> Value {
    copied[0].clone()
}

#[tokio::test]
async fn the_colours_are_chosen_once_for_all_pages() {
    let desk = Desk::new().await;
    let dark = "return getComputedStyle(document.body).backgroundColor";
    desk.open("/").await;
    let light = desk.run(dark).await;
    desk.see("#theme").await.select_by_value("dark").await.expect("dark");
    let chosen = desk.run(dark).await;
    assert_ne!(chosen, light);
    for page in ["/glossary", "/search", "/docs"] {
        desk.open(page).await;
        assert_eq!(desk.run(dark).await, chosen, "{page}");
    }
    desk.see("#theme").await.select_by_value("light").await.expect("light");
    assert_eq!(desk.run(dark).await, light);
    desk.assert_quiet();
}
