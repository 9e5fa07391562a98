//! CAN IT BE USED ON A PHONE? Each page at 390 px: nothing lies beside the screen, and what belongs together stands together.

use crate::articles::PASTED;
use crate::desk::Desk;
use fantoccini::key::Key;
use serde_json::{Value, json};

const WIDTH: u32 = 390;

impl Desk {
    /// Asserts that the page can only be scrolled down.
    pub(crate) async fn assert_fits(&self, page: &str) {
        let widths =
            "const beyond = [...document.body.querySelectorAll('*')].filter((at) => !at.closest('.hidden, .skip, details:not([open]) > :not(summary)')
            && at.getBoundingClientRect().right > innerWidth + 1).map((at) => `${at.tagName}.${at.className}`);
          return [innerWidth, document.documentElement.scrollWidth <= innerWidth, beyond.slice(0, 5)]";
        assert_eq!(self.run(widths).await, json!([WIDTH, true, []]), "{page}");
    }

    /// Waits until source, field, button and proposals stand one below the other on the screen: where the row in work
    /// settles is decided by the frames after a key.
    async fn assert_work_is_seen(&self) {
        let seen = "['.active .source', '.active textarea', '.active .main-action', '.results']
          .map((css) => document.querySelector(css).getBoundingClientRect())
          .every(({ top, bottom }, i, all) => top >= 0 && bottom <= innerHeight + 1 && (i === 0 || all[i - 1].bottom <= bottom))
          && document.querySelector('.active .main-action').getBoundingClientRect().bottom
            <= document.querySelector('.results').getBoundingClientRect().top";
        self.until("source, field, button and proposals are on the screen", seen).await;
    }
}

/// A news page of 200 sentences, and an address that no line can hold.
fn long_article() -> String {
    let sentence = |number| {
        format!(
            "وقال المتحدث رقم {number} إن المجلس الأعلى للدولة ناقش وقف إطلاق النار مع الأمم المتحدة في طرابلس يوم 3 أكتوبر 2023."
        )
    };
    let body: Vec<String> = (0..200).map(sentence).collect();
    format!("{PASTED}\n{}\n\nhttps://example.org/{}\n", body.join("\n\n"), "segment-".repeat(30))
}

#[tokio::test]
async fn no_page_is_wider_than_a_phone() {
    let desk = Desk::new().await;
    desk.resize(WIDTH, 844);
    let article = desk.server.article(&long_article());
    for segment in &desk.server.segments(&article)[2..12] {
        desk.server.save(
            &article,
            segment,
            "He said that the High Council of State had discussed a ceasefire.",
            "confirmed",
        );
    }
    desk.open("/").await;
    desk.see(".articles .headline").await;
    desk.assert_fits("/").await;

    desk.open("/glossary").await;
    desk.see(".concepts tbody tr").await;
    desk.assert_fits("/glossary").await;
    desk.click(".concepts tbody tr button").await;
    desk.see(".side .term-edit").await;
    desk.assert_fits("/glossary with a concept").await;

    desk.open("/search?q=%D8%A7%D9%84%D9%85%D8%AA%D8%AD%D8%AF%D8%AB&side=source").await;
    desk.see(".hits > li").await;
    desk.assert_fits("/search").await;

    desk.open("/docs").await;
    desk.assert_fits("/docs").await;

    desk.edit(&article).await;
    desk.see(".card").await;
    desk.assert_fits("/articles/ID").await;
    desk.click(".menu summary").await;
    desk.assert_fits("/articles/ID with its menu").await;
    desk.press(&[Key::Escape.into()]).await;
    desk.click(".exports summary").await;
    let last = "const at = [...document.querySelectorAll('.exports a')].at(-1); const { left, top } = at.getBoundingClientRect();
      return at.contains(document.elementFromPoint(left + 20, top + 10))";
    assert_eq!(desk.run(last).await, json!(true), "the proposals lie over the menu");
    desk.press(&[Key::Control.into(), 'k']).await;
    desk.see(".drawer").await;
    desk.assert_fits("/articles/ID with the drawer").await;
    desk.assert_quiet();
}

#[tokio::test]
async fn on_a_phone_the_arabic_stands_above_its_english_and_the_proposals_below() {
    let desk = Desk::new().await;
    desk.resize(WIDTH, 844);
    let article = desk.server.article(&long_article());
    desk.edit(&article).await;
    for _ in 0..5 {
        desk.press(&[Key::Alt.into(), Key::Down.into()]).await;
    }
    desk.see(".card").await;
    desk.assert_work_is_seen().await;
    desk.press(&[Key::Control.into(), '1']).await;
    desk.until_says(".active .state", "draft").await;
    desk.assert_work_is_seen().await;
    // What has the focus in the sheet must not scroll the row in work away.
    desk.press(&[Key::Alt.into(), 't']).await;
    desk.until("a term has the focus", "document.activeElement.matches('.results [data-term]')").await;
    desk.assert_work_is_seen().await;
    desk.press(&[Key::Control.into(), 'k']).await;
    desk.see(".drawer").await;
    desk.click(".drawer .push").await;
    desk.assert_work_is_seen().await;
    assert_eq!(desk.run("return document.querySelectorAll('.segment.active').length").await, Value::from(1));
    desk.assert_quiet();
}
