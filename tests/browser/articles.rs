//! HOW DOES AN ARTICLE COME IN? The first page.

use crate::desk::Desk;
use crate::server::text;
use fantoccini::key::Key;

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

#[tokio::test]
async fn several_files_at_once_come_in_one_after_the_other_and_each_says_how_it_went() {
    let desk = Desk::new().await;
    let article = desk.server.article("عنوان الخبر الأول هنا\n\nقال المتحدث إن العمل بدأ أمس.");
    desk.open("/").await;
    desk.see(".articles .headline").await;
    let drop = format!(
        "const done = arguments[arguments.length - 1];
         (async () => {{
           const word = await (await fetch('/api/v1/articles/{article}/export?format=docx')).blob();
           const data = new DataTransfer();
           data.items.add(new File(['خبر من ملف نصي\\n\\nقال المتحدث إن العمل توقف.'], 'wire.txt', {{ type: 'text/plain' }}));
           data.items.add(new File(['<h1>المجلس البلدي يعلن خطة لترميم الميناء</h1><p>قال المتحدث إن العمل يبدأ غدا في المدينة.</p>'], 'page.html', {{ type: 'text/html' }}));
           data.items.add(new File([word], 'letter.docx'));
           data.items.add(new File(['x'], 'scan.pdf', {{ type: 'application/pdf' }}));
           document.querySelector('main').dispatchEvent(new DragEvent('drop', {{ dataTransfer: data, bubbles: true, cancelable: true }}));
           done(true);
         }})();"
    );
    desk.server.save(&article, &desk.server.segments(&article)[0], "A headline", "confirmed");
    desk.browser.execute_async(&drop, Vec::new()).await.expect("files are dropped");
    desk.until_says(".uploads h2", "Taken in 4 files").await;
    let states = desk.run("return [...document.querySelectorAll('.uploads li')].map((at) => at.className)").await;
    assert_eq!(states, serde_json::json!(["in", "in", "in", "refused"]));
    let lines = desk.read(".uploads ul").await;
    assert!(lines.contains("يعلن خطة لترميم") && lines.contains("neither a text file"), "{lines}");
    desk.until("all four are listed", "document.querySelectorAll('.articles tbody tr').length === 4").await;
    desk.assert_quiet();
}

#[tokio::test]
async fn work_goes_on_where_it_stopped_and_what_is_done_can_be_put_away() {
    let desk = Desk::new().await;
    let article = desk.server.article(PASTED);
    let other = desk.server.article("عنوان الخبر الأول هنا\n\nقال المتحدث إن العمل بدأ أمس.");
    desk.edit(&article).await;
    desk.press(&[Key::Alt.into(), Key::Down.into()]).await;
    desk.until_says(".segment.active .number", "4").await;
    desk.open("/").await;
    desk.until_says(".continue", "at segment 4; 4 segments to go").await;
    desk.click_words("Continue where you stopped").await;
    desk.until_says(".segment.active .number", "4").await;

    desk.server.save(&other, &desk.server.segments(&other)[0], "A headline", "confirmed");
    desk.open("/").await;
    desk.until("both are listed", "document.querySelectorAll('.articles tbody tr').length === 2").await;
    let stage = desk.see(".list-head select").await;
    stage.select_by_label("Begun").await.expect("a stage");
    desk.until("one is begun", "document.querySelectorAll('.articles tbody tr').length === 1").await;
    desk.click(".articles .away button").await;
    desk.until_says("#main", "No article is here").await;
    let stage = desk.see(".list-head select").await;
    stage.select_by_label("Archived").await.expect("a stage");
    desk.until_says(".articles", "عنوان الخبر الأول هنا").await;
    // Of the last line, too, the keys have where to go on.
    desk.run("document.querySelector('.articles .away button').focus()").await;
    desk.press(&[Key::Enter.into()]).await;
    desk.until("none is archived", "!document.querySelector('.articles')").await;
    desk.until("the way back has the focus", "document.activeElement.matches('.put button')").await;
    assert_eq!(desk.server.get("/articles")["total"], 2);
    desk.assert_quiet();
}

#[tokio::test]
async fn the_keys_stay_with_an_article_and_one_key_puts_one_away() {
    let desk = Desk::new().await;
    let name = |n: usize| format!("عنوان الخبر رقم {n} هنا\n\nقال المتحدث إن العمل بدأ أمس.");
    let articles: Vec<_> = (0..3).map(|n| desk.server.article(&name(n))).collect();
    desk.open("/").await;
    let line = format!(".articles tr[data-id='{}']", articles[1]);
    desk.see(&line).await;
    desk.run(&format!("document.querySelector(`{line} .who button`).focus()")).await;
    desk.press(&[Key::Enter.into()]).await;
    desk.type_text("Sal").await;
    // Another comes in above, which the page sees when it looks for something else.
    desk.server.article(&name(3));
    desk.run("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))").await;
    desk.until("four are listed", "document.querySelectorAll('.articles tbody tr').length === 4").await;
    desk.until(
        "the same line has the keys, and what was typed",
        &format!("document.activeElement === document.querySelector(`{line} .assignee`) && document.activeElement.value === 'Sal'"),
    )
    .await;
    desk.press(&[Key::Escape.into()]).await;

    desk.run(&format!("document.querySelector(`{line} .away button`).focus()")).await;
    desk.press(&[Key::Enter.into()]).await;
    desk.until("the way back has the focus", "document.activeElement.matches('.put button')").await;
    assert_eq!(desk.server.get("/articles")["total"], 3, "one is archived");
    desk.press(&[Key::Enter.into()]).await;
    desk.until("its line has it again", &format!("document.activeElement.matches(`{line} .headline`)")).await;
    assert_eq!(desk.server.get("/articles")["total"], 4);
    desk.assert_quiet();
}

#[tokio::test]
async fn the_list_shows_what_was_known_and_who_works_on_it() {
    let desk = Desk::new().await;
    let known = "وصل الوفد الفني إلى المدينة صباح الخميس.";
    let first = desk.server.article(known);
    desk.server.save(&first, &desk.server.segments(&first)[0], "The technical team arrived on Thursday.", "confirmed");
    let second = desk.server.article(&format!("{known}\n\nكتكوت بكبوك."));
    desk.open("/").await;
    let row = format!(".articles tr[data-id='{second}']");
    desk.see(&format!("{row} .coverage")).await;
    let words = desk.run(&format!("return document.querySelector(\"{row} .coverage\").ariaLabel")).await;
    let said = "Known in the memories and glossaries: 77 % word for word (100 %), 22 % new (counted just now)";
    assert_eq!(words, said);

    desk.until_says(&format!("{row} .who"), "Assign").await;
    desk.click(&format!("{row} .who button")).await;
    desk.until("the field has the focus", "document.activeElement.matches('.assignee')").await;
    desk.type_text("Amal").await;
    desk.press(&[Key::Enter.into()]).await;
    desk.until_says(&format!("{row} .who"), "Amal").await;

    let stage = desk.see(".list-head select").await;
    stage.select_by_label("Mine").await.expect("a filter");
    desk.until_says("#main", "No article is here").await;
    desk.click(".me input").await;
    desk.type_text("Amal").await;
    desk.press(&[Key::Enter.into()]).await;
    desk.until("mine is listed", "document.querySelectorAll('.articles tbody tr').length === 1").await;
    desk.see(&row).await;
    desk.assert_quiet();
}

#[tokio::test]
async fn the_other_language_does_not_come_over_what_is_typed_in_the_box_unasked() {
    let desk = Desk::new().await;
    desk.open("/").await;
    desk.paste("#paste", "نص جديد").await;
    let choose = "const menu = document.querySelector('#language'); menu.value = 'ar'; setTimeout(() => menu.dispatchEvent(new Event('change')));";
    desk.run(choose).await;
    let mut asked = String::new();
    for _ in 0..200 {
        asked = desk.browser.get_alert_text().await.unwrap_or_default();
        if !asked.is_empty() {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    assert!(asked.contains("is not saved"), "{asked}");
    desk.browser.dismiss_alert().await.expect("a question");
    assert_eq!(desk.read("#language").await, "en", "all is as it was");
    assert_eq!(desk.read("#paste").await, "نص جديد");
    desk.run("document.querySelector('#paste').select(); document.execCommand('delete');").await;
    desk.run(choose).await;
    desk.until("nothing is asked where nothing is lost", "document.documentElement.lang === 'ar'").await;
    desk.assert_quiet();
}
