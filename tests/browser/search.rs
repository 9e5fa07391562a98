//! HAVE WE SAID IT BEFORE? The memory search, and that every page is quiet.

use crate::articles::PASTED;
use crate::desk::Desk;
use crate::language::teach;

#[tokio::test]
async fn a_confirmed_unit_is_found_from_both_sides_and_by_likeness() {
    let desk = Desk::new().await;
    let article = desk.server.article(PASTED);
    let segments = desk.server.segments(&article);
    desk.server.save(&article, &segments[5], "He added that the House had approved the budget.", "confirmed");
    desk.open("/search").await;
    desk.paste("#q", "الميزانيه").await;
    desk.until_says(".hits mark", "الميزانية").await;
    desk.until_says(".hits", "He added that the House had approved the budget.").await;

    desk.run("document.querySelector('#q').select()").await;
    desk.paste("#q", "approved").await;
    desk.until_says(".hits mark", "approved").await;
    desk.until_says(".hits", "وأضاف أن مجلس النواب وافق على الميزانية.").await;

    desk.run("document.querySelector('#q').select()").await;
    desk.paste("#q", "وأضاف أن مجلس النواب وافق على القانون.").await;
    desk.see("main select").await.select_by_label("like this sentence").await.expect("a way of searching");
    desk.until_says(".hits .likeness", "%").await;
    desk.until_says(".hits del", "الميزانية").await;
    desk.assert_quiet();
}

#[tokio::test]
async fn no_page_makes_the_browser_complain() {
    let desk = Desk::new().await;
    let article = desk.server.article(PASTED);
    desk.server.save(&article, &desk.server.segments(&article)[5], "He added.", "confirmed");
    for (page, shown) in [
        ("/", ".articles tbody tr"),
        ("/glossary", ".concepts tbody tr"),
        ("/search?q=%D8%A3%D9%86", ".hits li"),
        ("/docs", "#limits"),
    ] {
        desk.open(page).await;
        desk.see(shown).await;
    }
    desk.open(&format!("/articles/{article}")).await;
    desk.see(".card").await;
    desk.assert_quiet();
    desk.run("const script = document.createElement('p'); try { script.innerHTML = '<b>x</b>'; } catch {}").await;
    let complaints = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| desk.assert_quiet()));
    assert!(complaints.is_err(), "a breach of the policy would be seen here");
}

#[tokio::test]
async fn what_is_not_worth_its_place_is_deleted_and_brought_back() {
    let desk = Desk::new().await;
    let article = desk.server.article(PASTED);
    let segment = &desk.server.segments(&article)[5];
    desk.server.save(&article, segment, "وأضاف أن مجلس النواب وافق على الميزانية.", "confirmed");
    desk.open("/search?q=%D8%A7%D9%84%D9%85%D9%8A%D8%B2%D8%A7%D9%86%D9%8A%D8%A9").await;
    desk.see(".hits li").await;
    desk.click_words("Clean up…").await;
    desk.until_says("#care ol", "The English is the Arabic").await;
    desk.see("#care select").await.select_by_value("copied").await.expect("a fault");
    desk.until_says("#care", "Delete 1 unit…").await;
    desk.click_words("Delete 1 unit…").await;
    desk.until_says("#care .note", "1 unit would be deleted").await;
    desk.click("#care .note .main-action").await;
    desk.until_says("#care", "Nothing is wrong.").await;
    desk.until_says("#found", "Nothing in").await;
    desk.click_words("Undo").await;
    desk.until_says("#care ol", "The English is the Arabic").await;
    desk.assert_quiet();
}

#[tokio::test]
async fn what_stands_for_a_hit_is_underlined_and_counted() {
    let desk = Desk::new().await;
    teach(&desk).await;
    desk.open("/search?q=%D8%A7%D9%84%D9%88%D8%B2%D9%8A%D8%B1").await;
    desk.until_says(".hits mark", "الوزير").await;
    desk.until_says(".hits .counterpart", "minister").await;
    desk.until_says("#found", "probably said as: minister 25").await;
    desk.run("document.querySelector('#q').select()").await;
    desk.paste("#q", "the judge").await;
    desk.until_says(".hits .counterpart", "القاضي").await;
    desk.assert_quiet();
}
