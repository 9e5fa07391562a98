//! HAVE WE SAID IT BEFORE? The search page, and that every page is quiet.

use crate::articles::PASTED;
use crate::desk::Desk;
use crate::language::teach;
use fantoccini::key::Key;
use serde_json::json;

/// Units of our own, of which the first three have one name in three spellings and two renderings.
const UNITS: [(&str, &str); 5] = [
    ("رحب المجلس الأعلى للدولة بالاتفاق.", "The High Council of State welcomed the deal."),
    ("وقال المجلس الاعلى للدولة إن الحوار مستمر.", "The High Council of State said that the dialogue went on."),
    ("ورفض المجلس الأعلى للدوله القانون.", "The State Council rejected the law."),
    ("مدارس المدينة مغلقة.", "The city's schools are shut."),
    ("فتحت المدينة أبواب المدارس.", "The city opened its schools."),
];
/// المجلس الأعلى للدولة and المدينة, as they stand in an address.
const COUNCIL: &str =
    "%D8%A7%D9%84%D9%85%D8%AC%D9%84%D8%B3+%D8%A7%D9%84%D8%A3%D8%B9%D9%84%D9%89+%D9%84%D9%84%D8%AF%D9%88%D9%84%D8%A9";
const CITY: &str = "%D8%A7%D9%84%D9%85%D8%AF%D9%8A%D9%86%D8%A9";

/// Confirms the units in an article of their own.
fn confirm(desk: &Desk) {
    let text = UNITS.map(|(arabic, _)| arabic).join(" ");
    let article = desk.server.article(&text);
    for (segment, (_, english)) in desk.server.segments(&article).iter().zip(UNITS) {
        desk.server.save(&article, segment, english, "confirmed");
    }
}

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
    desk.until("the first field has the focus", "document.activeElement.matches('#care select')").await;
    // The question stands where it was asked, and Esc is an answer.
    desk.run("document.querySelector('#care ol button').focus()").await;
    desk.press(&[Key::Enter.into()]).await;
    desk.until("the question has the focus", "document.activeElement.matches('#care ol .asked')").await;
    assert!(desk.read("#care .asked").await.starts_with("1 unit would be deleted: "));
    desk.press(&[Key::Escape.into()]).await;
    desk.until("the button has it again", "document.activeElement.matches('#care ol button')").await;
    desk.see("#care select").await.select_by_value("copied").await.expect("a fault");
    desk.until_says("#care", "Delete 1 unit…").await;
    desk.run("document.querySelector('[data-at=kind]').focus()").await;
    desk.press(&[Key::Enter.into()]).await;
    desk.until("the question has the focus", "document.activeElement.matches('#care .asked')").await;
    desk.press(&[Key::Tab.into()]).await;
    desk.press(&[Key::Enter.into()]).await;
    desk.until_says("#care", "Nothing is wrong.").await;
    desk.until_says("#memory", "Nothing in").await;
    desk.until("the way back has the focus", "document.activeElement.matches('#care .undo')").await;
    desk.press(&[Key::Enter.into()]).await;
    desk.until_says("#care ol", "The English is the Arabic").await;
    desk.until("a field has the focus", "document.activeElement.matches('#care select')").await;
    desk.press(&[Key::Escape.into()]).await;
    desk.until("the button has it again", "document.activeElement.innerText === 'Clean up…'").await;

    for (name, field) in [
        ("New memory…", "#naming input"),
        ("Trust…", "#settings input"),
        ("Growth…", "#growth select"),
        ("Import…", "#import input"),
    ] {
        desk.click_words(name).await;
        desk.until(
            &format!("the first field of “{name}” has the focus"),
            &format!("document.activeElement.matches('{field}')"),
        )
        .await;
        desk.press(&[Key::Escape.into()]).await;
        desk.until(&format!("“{name}” has it again"), &format!("document.activeElement.innerText === '{name}'")).await;
    }
    desk.assert_quiet();
}

#[tokio::test]
async fn what_stands_for_a_hit_is_underlined_and_counted() {
    let desk = Desk::new().await;
    teach(&desk).await;
    desk.open("/search?q=%D8%A7%D9%84%D9%88%D8%B2%D9%8A%D8%B1").await;
    desk.until_says(".hits mark", "الوزير").await;
    desk.until_says(".hits .counterpart", "minister").await;
    desk.until_says(".renderings", "probably said as: minister 25").await;
    desk.click(".renderings button").await;
    desk.until_says(".renderings [aria-pressed=true]", "minister 25").await;
    desk.until_says("#memory", "25 hits").await;
    desk.until("the address says so", "location.search.endsWith('rendering=minister')").await;
    desk.run("document.querySelector('#q').select()").await;
    desk.paste("#q", "the judge").await;
    desk.until_says(".hits .counterpart", "القاضي").await;
    desk.assert_quiet();
}

#[tokio::test]
async fn one_box_looks_everywhere_and_the_question_is_the_address() {
    let desk = Desk::new().await;
    confirm(&desk);
    desk.open("/search").await;
    desk.paste("#q", "المدينة").await;
    desk.press(&[Key::Enter.into()]).await;
    desk.until_says(".places [aria-current]", "Memory 2").await;
    desk.until("all places are counted", "document.querySelectorAll('.places .nums').length === 3").await;
    desk.until_says(".places", "Articles 1").await;
    desk.click(".places a:nth-child(3)").await;
    desk.until_says("#articles", "5 of 5 segments confirmed").await;
    desk.until("the address says so", "location.search.includes('in=articles')").await;
    desk.click(".places a:nth-child(1)").await;
    desk.run("document.querySelector('#q').select()").await;
    desk.paste("#q", "council state").await;
    desk.press(&[Key::Enter.into()]).await;
    desk.until_says("#memory", "Nothing in").await;
    desk.click_words("Look for all the words").await;
    desk.until_says("#memory", "3 hits").await;
    desk.until("the address says so", "location.search === '?q=council+state&mode=words'").await;

    desk.browser.refresh().await.expect("a reload");
    desk.until_says("#memory", "3 hits").await;
    assert_eq!(desk.read("#q").await, "council state");
    assert_eq!(desk.read("main select").await, "words");
    desk.browser.back().await.expect("back");
    desk.until_says("#memory", "Nothing in").await;
    desk.browser.back().await.expect("back");
    desk.until("the question before", "document.querySelector('#q').value === 'المدينة'").await;
    desk.until_says(".lines", "مدارس المدينة مغلقة.").await;
    desk.assert_quiet();
}

#[tokio::test]
async fn a_hit_stands_in_the_middle_of_its_line_and_opens_to_the_whole() {
    let desk = Desk::new().await;
    let sentence = |at: usize| {
        let around = "كلمات كثيرة جدا لا مكان لها في السطر ".repeat(at % 3 * 4);
        format!("قال {around}المتحدث {at} إن {around}العمل انتهى.")
    };
    let article = desk.server.article(&(0..12).map(sentence).collect::<Vec<_>>().join("\n\n"));
    for segment in desk.server.segments(&article) {
        desk.server.save(&article, &segment, &"The spokesman said that the work was over. ".repeat(4), "confirmed");
    }
    desk.open("/search?q=%D8%A7%D9%84%D9%85%D8%AA%D8%AD%D8%AF%D8%AB").await;
    desk.until_says("#memory", "12 hits").await;
    let middle =
        "const middle = (at) => { const { left, right } = at.getBoundingClientRect(); return (left + right) / 2; };";
    for width in [1440, 1024, 390] {
        desk.resize(width, 900);
        let apart = format!(
            "{middle} return [...document.querySelectorAll('.keyword[lang=ar]')]
               .map((line) => Math.abs(middle(line) - middle(line.querySelector('mark')))).filter((apart) => apart > 8)"
        );
        assert_eq!(desk.run(&apart).await, json!([]), "at {width} px");
        let tall = "return [...document.querySelectorAll('.keyword')].filter((at) => at.offsetHeight > 40).length";
        assert_eq!(desk.run(tall).await, json!(0), "a line is one line at {width} px");
    }
    desk.run("document.querySelector('.lines summary').focus()").await;
    desk.press(&[Key::Down.into()]).await;
    desk.press(&[Key::Enter.into()]).await;
    desk.until("the second is open", "document.querySelectorAll('.lines details')[1].open").await;
    desk.until_says(".whole-unit [lang=en]", "The spokesman said that the work was over.").await;
    desk.press(&[Key::Enter.into()]).await;
    desk.until("it is closed", "!document.querySelector('.lines details[open]')").await;
    desk.press(&[Key::Delete.into()]).await;
    desk.until_says(".gone", "Deleted.").await;
    desk.until("all of it is on the screen", "document.documentElement.scrollWidth <= innerWidth").await;
    desk.assert_quiet();
}

#[tokio::test]
async fn a_unit_is_mended_deleted_and_brought_back_by_the_keyboard() {
    let desk = Desk::new().await;
    confirm(&desk);
    let kept = || desk.server.get(&format!("/memories/desk/concordance?q={CITY}"))["total"].clone();
    desk.open(&format!("/search?q={CITY}")).await;
    desk.until_says("#memory", "2 hits").await;
    desk.run("document.querySelector('.lines summary').focus()").await;
    desk.press(&['e']).await;
    desk.until("the field has the keys", "document.activeElement.matches('.whole-unit textarea')").await;
    desk.press(&[Key::Control.into(), 'a']).await;
    desk.type_text("The town opened its schools.").await;
    desk.press(&[Key::Control.into(), Key::Enter.into()]).await;
    desk.until_says(".lines summary", "The town opened its schools.").await;
    desk.until("the line has the keys", "document.activeElement.matches('.lines summary')").await;
    let hits = desk.server.get(&format!("/memories/desk/concordance?q={CITY}"));
    assert_eq!(hits["hits"][0]["target"], "The town opened its schools.");

    desk.press(&[Key::Delete.into()]).await;
    desk.until_says(".gone", "Deleted. Undo").await;
    desk.until("the undo has the keys", "document.activeElement.matches('.gone button')").await;
    desk.until_says(".places [aria-current]", "Memory 1").await;
    assert_eq!(kept(), 1);
    desk.press(&[Key::Down.into()]).await;
    desk.until("the next line has the keys", "document.activeElement.matches('.lines li:nth-child(2) summary')").await;
    desk.press(&[Key::Up.into()]).await;
    desk.press(&[Key::Enter.into()]).await;
    desk.until("it is there again", "document.activeElement.matches('.lines li:first-child summary')").await;
    assert_eq!(kept(), 2);
    desk.assert_quiet();
}

#[tokio::test]
async fn what_somebody_made_of_a_unit_meanwhile_is_seen_before_it_is_overwritten() {
    let desk = Desk::new().await;
    confirm(&desk);
    let found = || desk.server.get(&format!("/memories/desk/concordance?q={CITY}"))["hits"][0].clone();
    desk.open(&format!("/search?q={CITY}")).await;
    desk.until_says("#memory", "2 hits").await;
    desk.run("document.querySelector('.lines summary').focus()").await;
    desk.press(&['e']).await;
    desk.until("the field has the keys", "document.activeElement.matches('.whole-unit textarea')").await;
    let path = format!("/memories/desk/units/{}", found()["unit_id"].as_str().unwrap());
    desk.server.put(&path, &json!({ "target": "The town opened all schools." }));
    desk.press(&[Key::Control.into(), 'a']).await;
    desk.type_text("The town opened its schools.").await;
    desk.press(&[Key::Control.into(), Key::Enter.into()]).await;
    desk.until_says(".whole-unit [role=alert]", "to “The town opened all schools.”. Save again").await;
    let typed = desk.run("return document.querySelector('.whole-unit textarea').value").await;
    assert_eq!(typed, "The town opened its schools.", "nothing that was typed is lost");
    assert_eq!(found()["target"], "The town opened all schools.");
    desk.press(&[Key::Control.into(), Key::Enter.into()]).await;
    desk.until_says(".lines summary", "The town opened its schools.").await;
    assert_eq!(found()["target"], "The town opened its schools.");
    desk.assert_quiet_but_for(&["status of 412"]);
}

#[tokio::test]
async fn hits_are_those_of_a_rendering_of_a_spelling_or_of_a_person() {
    let desk = Desk::new().await;
    confirm(&desk);
    let term = |lang: &str, text: &str| json!({ "lang": lang, "text": text, "status": "preferred" });
    let terms = [
        term("ar", "المجلس الأعلى للدولة"),
        term("en", "High Council of State"),
        json!({ "lang": "en", "text": "State Council", "status": "admitted" }),
    ];
    desk.server.post("/glossaries", &json!({ "name": "own" }));
    desk.server.post("/glossaries/own/concepts", &json!({ "terms": terms }));
    desk.open(&format!("/search?q={COUNCIL}")).await;
    desk.until_says(".renderings", "High Council of State 2 State Council 1").await;
    desk.click(".renderings li:nth-child(2) button").await;
    desk.until_says("#memory", "1 hit").await;
    desk.until_says(".lines", "The State Council rejected the law.").await;
    desk.until("the others can be chosen", "document.querySelectorAll('.renderings button').length === 2").await;
    desk.browser.refresh().await.expect("a reload");
    desk.until_says(".renderings [aria-pressed=true]", "State Council 1").await;
    let file = "return document.querySelector('a[href*=\"format=tsv\"]').href";
    let href = desk.run(file).await;
    let mut answer = ureq::get(href.as_str().expect("an address")).call().expect("a file");
    let table = answer.body_mut().read_to_string().expect("text");
    assert_eq!(table, format!("source\ttarget\n{}\t{}\n", UNITS[2].0, UNITS[2].1));
    desk.click(".renderings [aria-pressed=true]").await;
    desk.until_says("#memory", "3 hits").await;

    desk.click("input[name=spelling]").await;
    desk.until_says("#memory", "1 hit").await;
    desk.until_says(".lines mark", "المجلس الأعلى للدولة").await;
    desk.click("input[name=spelling]").await;
    desk.until_says("#memory", "3 hits").await;

    desk.click(".filters summary").await;
    desk.paste("input[name=who]", "nobody").await;
    desk.press(&[Key::Enter.into()]).await;
    desk.until_says("#memory", "Nothing in").await;
    desk.click_words("Look without the filters").await;
    desk.until_says("#memory", "3 hits").await;
    desk.assert_quiet();
}
