//! ARE MISSING TERMS MADE BY ONE KEY? Phrases of the memory that no glossary has, on the page of the glossary.

use crate::desk::Desk;
use fantoccini::key::Key;
use serde_json::json;

/// Fills the memory with two phrases that no glossary has, among words that change.
fn memory(desk: &Desk) {
    let words = [("السماء", "sky"), ("البحر", "sea"), ("الجبل", "mountain"), ("الحقل", "field"), ("الباب", "door")];
    let pair = |n: usize| {
        let ((arabic, english), (other, another)) = (words[n % 5], words[(n / 5) % 5]);
        match n % 12 {
            0 | 4 | 8 => (
                format!("عند {arabic} مرصد كركوع {other} {n}"),
                format!("At the {english} Karkou Observatory {another} {n}"),
            ),
            9 => (
                format!("مع {other} جسر دحدوح {arabic} {n}"),
                format!("With the {another} Dahdouh Bridge {english} {n}"),
            ),
            _ => (format!("عند {arabic} مع {other} {n}"), format!("At the {english} with the {another} {n}")),
        }
    };
    desk.server.import(&(0..160).map(pair).collect::<Vec<_>>());
}

#[tokio::test]
async fn a_phrase_is_made_a_term_or_dismissed_by_one_key() {
    let desk = Desk::new().await;
    desk.tell("Page.setBypassCSP", &json!({ "enabled": true }));
    desk.open("/glossary").await;
    desk.click_words("Missing terms…").await;
    desk.until_says("#candidates", "Nothing recurs that no glossary has.").await;
    memory(&desk);
    // The alignment is learned in the background.
    while desk.server.get("/glossaries/news/candidates")["candidates"][0]["renderings"] == json!([]) {
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    for (scheme, width) in [("dark", 390), ("light", 1440)] {
        desk.look(scheme, width);
        desk.open("/glossary").await;
        desk.click_words("Missing terms…").await;
        desk.see(".candidate").await;
        desk.assert_open_to_all(&format!("missing terms, {scheme}, {width} px")).await;
        if width == 390 {
            desk.assert_fits("missing terms").await;
        }
    }
    desk.until("the first field has the focus", "document.activeElement.matches('.candidate input')").await;
    assert_eq!(desk.read(".candidate [lang=ar]").await, "مرصد كركوع");
    assert_eq!(desk.read(".candidate input").await, "Karkou Observatory");
    desk.press(&[Key::Enter.into()]).await;
    desk.until_says("#live", "مرصد كركوع is a term now.").await;
    let found = desk.server.get("/glossaries/news/concepts?q=%D9%83%D8%B1%D9%83%D9%88%D8%B9");
    assert_eq!(found["concepts"][0]["terms"][1]["text"], "Karkou Observatory", "{found}");

    desk.until_says(".candidate [lang=ar]", "جسر دحدوح").await;
    desk.until("the next one has the focus", "document.activeElement.value === 'Dahdouh Bridge'").await;
    desk.press(&[Key::Alt.into(), Key::Delete.into()]).await;
    desk.until_says("#live", "جسر دحدوح is not offered any more.").await;

    // Esc closes the list as any other, and says nothing of its terms.
    desk.open("/glossary").await;
    desk.click_words("Missing terms…").await;
    desk.until("the next one has the focus", "document.activeElement.matches('.candidate input')").await;
    let next = desk.read(".candidate [lang=ar]").await;
    desk.press(&[Key::Escape.into()]).await;
    desk.until("the button has it again", "document.activeElement.innerText === 'Missing terms…'").await;
    assert_eq!(desk.read("#candidates").await, "");
    desk.press(&[Key::Enter.into()]).await;
    desk.until_says(".candidate [lang=ar]", &next).await;
    desk.until("its field has the focus", "document.activeElement.matches('.candidate input')").await;
    desk.press(&[Key::Alt.into(), Key::Delete.into()]).await;
    desk.until_says(".candidate.none", &next).await;
    desk.click(".candidate.none button").await;
    desk.until_says("#live", "is offered again.").await;
    desk.until("its field has the focus", "document.activeElement === document.querySelector('.candidate input')")
        .await;
    assert_eq!(desk.read(".candidate [lang=ar]").await, next);
    let left = desk.server.get("/glossaries/news/candidates");
    let texts: Vec<&str> =
        left["candidates"].as_array().expect("a list").iter().filter_map(|one| one["text"].as_str()).collect();
    assert!(!texts.contains(&"مرصد كركوع") && !texts.contains(&"جسر دحدوح"), "{texts:?}");
    desk.assert_quiet();
}
