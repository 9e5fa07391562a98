//! WHAT IF THE STORY COMES AGAIN? Pasting the next version over the one at work.

use crate::desk::Desk;
use serde_json::json;

const STORY: &str = "أزمة المياه في سبها\n\nاجتمع المجلس البلدي اليوم لمناقشة انقطاع المياه.\n\nوقال العمدة إن المياه مقطوعة منذ 12 يوما.\n";

#[tokio::test]
async fn the_next_version_keeps_what_did_not_change_and_shows_what_did() {
    let desk = Desk::new().await;
    let article = desk.server.article(STORY);
    let segments = desk.server.segments(&article);
    desk.server.save(&article, &segments[1], "The council met on the water cuts.", "confirmed");
    desk.server.save(&article, &segments[2], "The mayor said there had been no water for 12 days.", "confirmed");
    desk.edit(&article).await;
    desk.type_text("Water crisis in Sebha").await;
    desk.click(".editor-head button[title^='The story']").await;
    let update = format!("عاجل: عاد الضخ إلى حي واحد.\n\n{}", STORY.replace("12", "14"));
    desk.paste("#new-version textarea", &update).await;
    desk.click("#new-version .main-action").await;

    desk.until_says(".versions", "2 sentences as before, 1 changed, 1 new, 0 gone.").await;
    desk.until_says(".editor-head", "v2").await;
    assert!(desk.read(".segments").await.contains("The council met on the water cuts."));
    let made = desk.run("return location.pathname.split('/')[2]").await;
    let made = desk.server.segments(made.as_str().expect("an identifier"));
    let states: Vec<_> = made.iter().map(|segment| (segment["target"].clone(), segment["state"].clone())).collect();
    let said = [
        ("", "empty"),
        ("Water crisis in Sebha", "draft"),
        ("The council met on the water cuts.", "confirmed"),
        ("The mayor said there had been no water for 12 days.", "draft"),
    ];
    assert_eq!(
        states,
        said.map(|(target, state)| (json!(target), json!(state))),
        "also what was typed a moment before"
    );

    desk.click(".segment:last-child .number").await;
    desk.until_says(".card.earlier .diff del", "12").await;
    desk.until_says(".card.earlier .diff ins", "14").await;
    desk.until_says(".card.earlier", "The mayor said there had been no water for 12 days.").await;

    desk.edit(&article).await;
    desk.until_says(".versions", "There is a newer version").await;
    desk.assert_quiet();
}
