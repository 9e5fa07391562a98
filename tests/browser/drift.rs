//! DOES A MAINTAINER SEE WHAT THE DESK SAYS OTHERWISE? The terms that the memory does not say as preferred, on the page of the glossary.

use crate::desk::Desk;
use serde_json::json;

/// Fills the memory with a term that is mostly said otherwise, among words that change.
fn memory(desk: &Desk) {
    let words = [("السماء", "sky"), ("البحر", "sea"), ("الجبل", "mountain"), ("الحقل", "field"), ("الباب", "door")];
    let pair = |n: usize| {
        let ((arabic, english), (other, another)) = (words[n % 5], words[(n / 5) % 5]);
        let said = if n.is_multiple_of(4) { "Observatory" } else { "Lookout" };
        match n % 3 {
            0 => (
                format!("عند {arabic} مرصد كركوع {other} {n}"),
                format!("At the {english} Karkou {said} {another} {n}"),
            ),
            _ => (format!("عند {arabic} مع {other} {n}"), format!("At the {english} with the {another} {n}")),
        }
    };
    desk.server.import(&(0..120).map(pair).collect::<Vec<_>>());
}

#[tokio::test]
async fn what_is_said_otherwise_is_read_and_leads_to_its_entry_and_the_memory() {
    let desk = Desk::new().await;
    desk.tell("Page.setBypassCSP", &json!({ "enabled": true }));
    desk.open("/glossary").await;
    desk.click_words("Said otherwise…").await;
    desk.until_says("#drift", "The memory “desk” has nothing of the last twelve months.").await;
    let terms = json!([{ "lang": "ar", "text": "مرصد كركوع", "status": "preferred" },
        { "lang": "en", "text": "Karkou Observatory", "status": "preferred" }]);
    desk.server.post("/glossaries/news/concepts", &json!({ "terms": terms }));
    memory(&desk);
    // The alignment is learned in the background.
    while desk.server.get("/glossaries/news/drift")["terms"][0]["renderings"] == json!([]) {
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    for (scheme, width) in [("dark", 390), ("light", 1440)] {
        desk.look(scheme, width);
        desk.open("/glossary").await;
        desk.click_words("Said otherwise…").await;
        desk.see(".drifted").await;
        desk.assert_open_to_all(&format!("terms said otherwise, {scheme}, {width} px")).await;
        if width == 390 {
            desk.assert_fits("terms said otherwise").await;
        }
    }
    assert_eq!(desk.read(".drifted .names").await, "مرصد كركوع Karkou Observatory");
    let said = desk.read(".drifted").await;
    for words in [
        "Neither preferred nor admitted in 30 of 40 units.",
        "All in the last three months.",
        "In other words (20 looked at): Karkou Lookout",
    ] {
        assert!(said.contains(words), "“{words}” in “{said}”");
    }
    // The picture says in words what it shows.
    let picture = desk.run("return document.querySelector('.drifted svg').getAttribute('aria-label')").await;
    assert!(picture.as_str().is_some_and(|words| words.contains("10 as preferred, 30 in other words")), "{picture}");

    desk.until("the first term has the focus", "document.activeElement.matches('.drifted button')").await;
    desk.press(&[fantoccini::key::Key::Enter.into()]).await;
    desk.until("its entry is open", "document.activeElement.matches('.side .term-edit input')").await;
    assert_eq!(desk.read(".side .term-edit input").await, "مرصد كركوع");
    desk.click(".drifted a").await;
    desk.until_says(".hits", "Karkou Lookout").await;
    assert_eq!(desk.read("#q").await, "مرصد كركوع");

    desk.choose_arabic().await;
    for (scheme, width) in [("light", 390), ("dark", 1440)] {
        desk.look(scheme, width);
        desk.open("/glossary").await;
        desk.click_words("ترجمات بغير المفضّل…").await;
        desk.click(".drifted summary").await;
        let how = format!("terms said otherwise, in Arabic, {scheme}, {width} px");
        desk.assert_open_to_all(&how).await;
        desk.assert_no_english(&how).await;
        if width == 390 {
            desk.assert_fits(&how).await;
        }
    }
    desk.assert_quiet();
}
