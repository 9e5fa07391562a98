//! DO THE CHARTS SAY WHAT WAS DONE? In a sentence, as a picture, and as figures, for everybody.

use crate::desk::Desk;
use crate::server::text;
use serde_json::json;

const TEXT: &str = "وصل الوفد الفني إلى المدينة صباح الخميس.\n\nعاد الوفد الفني.";

impl Desk {
    /// The heights of what is drawn in a colour, in hundredths of the picture, from left to right as it is drawn.
    async fn heights(&self, css: &str) -> Vec<f64> {
        let script =
            format!("return [...document.querySelectorAll('{css}')].map((at) => Number(at.getAttribute('height')))");
        let found = self.run(&script).await;
        found.as_array().expect("a list").iter().filter_map(serde_json::Value::as_f64).collect()
    }
}

#[tokio::test]
async fn what_was_confirmed_each_day_is_drawn_and_said() {
    let desk = Desk::new().await;
    desk.open("/").await;
    desk.until_says("#done", "Nothing was confirmed in the last 30 days.").await;
    assert_eq!(
        desk.run("return document.querySelector('#done svg')").await,
        json!(null),
        "nothing is drawn of nothing"
    );

    let (one, other) = (desk.server.article(TEXT), desk.server.article("نعم قال الوزير."));
    desk.server.save(&one, &desk.server.segments(&one)[0], "The technical team arrived on Thursday.", "confirmed");
    desk.server.save(&other, &desk.server.segments(&other)[0], "Yes, said the minister.", "confirmed");
    desk.server.assign(&one, "Amal");
    desk.open("/").await;
    desk.until_says("#done figcaption", "10 words in 2 segments confirmed in the last 30 days; the most on").await;
    assert_eq!(desk.heights("#done .ground").await.len(), 30);
    assert_eq!(desk.heights("#done .confirmed").await, [100.0]);
    desk.click("#done summary").await;
    desk.until_says("#done tbody td", "10").await;

    desk.see("#done select").await.select_by_label("Amal").await.expect("a person");
    desk.until_says("#done figcaption", "7 words in 1 segment confirmed").await;
    desk.see("#done select").await.select_by_label("Nobody named").await.expect("nobody");
    desk.until_says("#done figcaption", "3 words in 1 segment confirmed").await;
    desk.assert_quiet();
}

#[tokio::test]
async fn an_article_shows_what_of_it_is_known_and_how_it_came_along() {
    let desk = Desk::new().await;
    let article = desk.server.article(TEXT);
    desk.open("/").await;
    // It is counted while the page waits, and then drawn without being asked.
    let row = format!(".articles tr[data-id='{article}']");
    desk.see(&format!("{row} .coverage")).await;
    desk.click(&format!("{row} .progress button")).await;
    desk.until_says(".details", "nobody has translated anything yet").await;
    desk.until_says(".details .legend", "% ").await;
    desk.until_says(".details", "Counted just now").await;
    desk.click(&format!("{row} .progress button")).await;
    desk.until("it is closed", "!document.querySelector('.details')").await;

    let segments = desk.server.segments(&article);
    desk.server.save(&article, &segments[0], "The technical team arrived on Thursday.", "reviewed");
    desk.server.save(&article, &segments[1], "The team", "draft");
    desk.open("/").await;
    desk.click(&format!("{row} .progress button")).await;
    desk.until_says(".details figcaption", "1 of 2 segments confirmed; begun").await;
    assert_eq!(desk.heights(".details .drawn .reviewed").await, [50.0]);
    assert_eq!(desk.heights(".details .drawn .draft").await, [50.0]);
    let told = desk.run("return document.querySelector('.details .drawn g:last-child title').textContent").await;
    assert!(told.as_str().is_some_and(|told| told.ends_with("1 reviewed, 1 draft")), "{told}");
    desk.assert_quiet();
}

#[tokio::test]
async fn a_memory_shows_how_it_grew() {
    let desk = Desk::new().await;
    desk.open("/search").await;
    desk.click_words("Growth…").await;
    desk.until_says("#growth", "Nothing came in during the last 12 months.").await;
    let article = desk.server.article(TEXT);
    desk.server.save(
        &article,
        &desk.server.segments(&article)[0],
        "The technical team arrived on Thursday.",
        "confirmed",
    );
    desk.server
        .import(&[("قال", "Said."), ("نعم", "Yes."), ("لا", "No.")].map(|(ar, en)| (ar.to_owned(), en.to_owned())));
    desk.open("/search").await;
    desk.click_words("Growth…").await;
    let said = "4 units came in during the last 12 months: 1 confirmed here, 3 from files. The memory has 4 units now.";
    desk.until_says("#growth figcaption", said).await;
    assert_eq!(desk.heights("#growth .ground").await.len(), 12);
    assert_eq!(desk.heights("#growth .drawn .confirmed").await, [25.0]);
    assert_eq!(desk.heights("#growth .drawn .imported").await, [75.0]);
    desk.see("#growth select").await.select_by_label("by day").await.expect("days");
    desk.until_says("#growth figcaption", "4 units came in during the last 30 days").await;
    assert_eq!(desk.heights("#growth .ground").await.len(), 30);
    desk.assert_quiet();
}

#[tokio::test]
async fn charts_are_open_to_all_in_both_languages_and_on_a_phone() {
    let desk = Desk::new().await;
    desk.tell("Page.setBypassCSP", &json!({ "enabled": true }));
    let article = desk.server.article(TEXT);
    let segments = desk.server.segments(&article);
    desk.server.save(&article, &segments[0], "The technical team arrived on Thursday.", "confirmed");
    desk.server.save(&article, &segments[1], "The team", "draft");
    desk.server.assign(&article, "سالم");
    for arabic in [false, true] {
        if arabic {
            desk.choose_arabic().await;
        }
        for (scheme, width) in [("light", 1440), ("dark", 390)] {
            desk.look(scheme, width);
            desk.open("/").await;
            desk.see(".articles .coverage").await;
            desk.click(".articles .progress button").await;
            desk.click(".details figure summary").await;
            desk.click("#done summary").await;
            let how = format!("charts of articles, arabic: {arabic}, {scheme}");
            charts(&desk, arabic, &how).await;
            desk.open("/search").await;
            desk.click("#tools button:nth-of-type(3)").await;
            desk.click("#growth summary").await;
            charts(&desk, arabic, &how.replace("articles", "a memory")).await;
        }
    }
    assert_eq!(text(&segments[0], "state"), "empty");
    desk.assert_quiet();
}

async fn charts(desk: &Desk, arabic: bool, how: &str) {
    desk.assert_open_to_all(how).await;
    if arabic {
        desk.assert_no_english(how).await;
        let mirrored =
            "return getComputedStyle(document.querySelector('.drawn svg')).transform.startsWith('matrix(-1')";
        assert_eq!(desk.run(mirrored).await, json!(true), "time runs as one reads: {how}");
    }
    if desk.run("return innerWidth").await == 390 {
        desk.assert_fits(how).await;
    }
}
