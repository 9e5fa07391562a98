//! HOW DOES AN ARTICLE COME IN? The first page.

use crate::desk::Desk;
use crate::server::text;

/// A page as people paste it: site name, date, headline, dateline, a foreign tail.
pub(crate) const PASTED: &str = "أخبار المدينة

الثلاثاء 3 أكتوبر 2023

المجلس البلدي يعلن خطة لترميم الميناء القديم

بنغازي - أعلن المجلس البلدي خطة لترميم الميناء القديم خلال 18 شهرا. وقال المتحدث إن الأعمال تبدأ في آب/ أغسطس.

وأضاف أن مجلس النواب وافق على الميزانية.

اقرأ أيضا

افتتاح معرض الكتاب في طرابلس
";

#[tokio::test]
async fn an_empty_first_page_is_one_click_from_the_sample_article() {
    let desk = Desk::new().await;
    desk.open("/").await;
    desk.until_says(".first", "Nothing here yet").await;
    desk.click_words("Open the sample article").await;
    desk.see("textarea.field").await;
    let title = desk.server.get("/sample");
    assert_eq!(desk.read(".editor-head h1").await, text(&title, "title"));
    desk.until("proposals are there", "document.querySelector('.results .card')").await;
    desk.assert_quiet();
}

#[tokio::test]
async fn a_pasted_page_opens_with_its_furniture_folded_away() {
    let desk = Desk::new().await;
    desk.open("/").await;
    desk.paste("#paste", PASTED).await;
    desk.click_words("Start translating").await;
    desk.see("textarea.field").await;
    assert_eq!(desk.read(".editor-head h1").await, "المجلس البلدي يعلن خطة لترميم الميناء القديم");
    let shown =
        desk.run("return [...document.querySelectorAll('.segment')].map((row) => row.className.split(' ')[1])").await;
    assert_eq!(shown, serde_json::json!(["title", "body", "body", "body"]));
    let folds = desk
        .run(
            "return [...document.querySelectorAll('.fold')].map((fold) => fold.innerText.trim().replace(/\\s+/g, ' '))",
        )
        .await;
    assert_eq!(
        folds,
        serde_json::json!([
            "▸ 2 lines folded: boilerplate – it stands before the headline and is too short for one · \
             meta – it says only when the page was published",
            "▸ 2 lines folded: related – its first words lead to other articles; it follows words that lead to other articles",
        ])
    );
    assert_eq!(desk.read(".editor-head .progress").await, "0/4", "what is folded does not count as work");
    desk.open("/").await;
    desk.until_says(".articles", "0 of 4 confirmed").await;
    desk.assert_quiet();
}
