//! IS A SLIP SEEN WHILE IT IS TYPED? Findings under the English, what is ignored, and the list of the article.

use crate::desk::Desk;
use fantoccini::key::Key;
use serde_json::json;

const ARTICLE: &str = "افتتاح مدرسة جديدة في الجنوب\n\nوصل 25 طالبا إلى المدرسة.\n\nوعاد 12 منهم إلى المدينة.";

#[tokio::test]
async fn a_missing_number_is_shown_until_it_is_mended() {
    let desk = Desk::new().await;
    let article = desk.server.article(ARTICLE);
    desk.edit(&article).await;
    desk.click(".segment:nth-child(2) .arabic").await;
    desk.until_says(".segment.active .number", "2").await;
    desk.type_text("Some 26 students came to the school.").await;
    desk.until_says(".segment.active .findings", "The Arabic says 25").await;
    let drawn = "const at = document.querySelector('.segment.active');
        return [at.querySelector('.findings').getAttribute('aria-label'), document.activeElement.tagName,
          at.querySelector('.findings').getBoundingClientRect().top >= at.querySelector('textarea').getBoundingClientRect().bottom]";
    assert_eq!(
        desk.run(drawn).await,
        json!(["Findings of the checks", "TEXTAREA", true]),
        "the focus stays in the field"
    );
    desk.until_says("#live", "1 finding").await;

    desk.press(&[Key::Control.into(), Key::F8.into()]).await;
    desk.see(".segment.active mark.lit").await;
    let at = "const field = document.querySelector('textarea.field');
        return [field.value.slice(field.selectionStart, field.selectionEnd), document.querySelector('mark.lit').textContent]";
    assert_eq!(desk.run(at).await, json!(["26", "25"]), "both sides show where");
    desk.type_text("25").await;
    desk.until("the finding goes", "!document.querySelector('.segment.active .findings')").await;
    assert_eq!(desk.read("textarea.field").await, "Some 25 students came to the school.");
    desk.assert_quiet();
}

#[tokio::test]
async fn many_findings_of_a_sentence_that_is_begun_are_three_lines() {
    let desk = Desk::new().await;
    let article = desk.server.article("في عام 2011 وصل 25 طالبا و14 مدرسا من 9 مدارس إلى 7 مدن في 6 حافلات.");
    desk.edit(&article).await;
    desk.type_text("In that year some").await;
    desk.until(
        "more are folded",
        "document.querySelectorAll('.segment.active .findings:not(details *) > li').length === 3",
    )
    .await;
    desk.until_says(".segment.active .findings summary", "more findings").await;
    desk.click(".segment.active .findings summary").await;
    desk.until("they are there", "document.querySelector('.segment.active .findings details li')?.checkVisibility()")
        .await;
    desk.assert_quiet();
}

#[tokio::test]
async fn what_is_ignored_stays_so_after_a_reload() {
    let desk = Desk::new().await;
    let article = desk.server.article(ARTICLE);
    desk.edit(&article).await;
    desk.click(".segment:nth-child(2) .arabic").await;
    desk.type_text("Some students came to the school.").await;
    desk.until_says(".segment.active .findings", "25 is missing").await;
    desk.until_says(".editor-head", "Checks 1").await;
    desk.click_words("Ignore here").await;
    desk.until_says(".segment.active .findings", "1 finding ignored here").await;
    desk.until_says(".editor-head", "✓ Checks").await;
    desk.until_saved().await;
    desk.browser.refresh().await.expect("a reload");
    desk.see("textarea.field").await;
    desk.click(".segment:nth-child(2) .arabic").await;
    desk.until_says(".segment.active .findings", "1 finding ignored here").await;
    desk.until_says(".editor-head", "✓ Checks").await;
    desk.click_words("Tell again").await;
    desk.until_says(".segment.active .findings", "25 is missing").await;
    desk.until_says(".editor-head", "Checks 1").await;
    desk.assert_quiet();
}

#[tokio::test]
async fn the_list_of_the_article_leads_to_each_finding() {
    let desk = Desk::new().await;
    let article = desk.server.article(ARTICLE);
    let segments = desk.server.segments(&article);
    desk.server.save(&article, &segments[1], "Some 25 students came to the school.", "confirmed");
    desk.server.save(&article, &segments[2], "And 13 of them returned to the the city.", "confirmed");
    desk.edit(&article).await;
    desk.until_says(".editor-head", "Checks 2").await;
    desk.press(&[Key::F8.into()]).await;
    desk.until_says(".drawer", "2 findings · 1 segment without English").await;
    assert_eq!(desk.run("return document.activeElement.id").await, json!("checks-head"));
    desk.run("[...document.querySelectorAll('.drawer .what')].find((at) => at.textContent.includes('13')).click()")
        .await;
    desk.until_says(".segment.active .number", "3").await;
    let at = "const field = document.querySelector('textarea.field');
        return [field === document.activeElement, field.value.slice(field.selectionStart, field.selectionEnd)]";
    assert_eq!(desk.run(at).await, json!([true, "13"]));

    desk.click(".drawer .switches summary").await;
    desk.click(".drawer input[data-kind=number]").await;
    desk.until_says(".editor-head", "Checks 1").await;
    desk.until_says(".drawer", "1 finding ·").await;
    desk.press(&[Key::Escape.into()]).await;
    desk.until("the drawer closes", "!document.querySelector('.drawer')").await;
    desk.browser.refresh().await.expect("a reload");
    desk.until_says(".editor-head", "Checks 1").await;
    desk.assert_quiet();
}
