//! IS TRANSLATING QUICK? Typing, confirming, proposals, in the editor.

use crate::articles::PASTED;
use crate::desk::Desk;
use crate::language::teach;
use fantoccini::key::Key;
use serde_json::{Value, json};

#[tokio::test]
async fn arabic_runs_from_the_right_beside_english_from_the_left() {
    let desk = Desk::new().await;
    let article = desk.server.article(PASTED);
    desk.edit(&article).await;
    let languages = desk
        .run(
            "return [...document.querySelectorAll('.segment')].map((row) => {
               const [arabic, english] = [row.querySelector('.arabic'), row.querySelector('.target > p[lang], .target textarea')];
               const [left, right] = [arabic.getBoundingClientRect(), english.getBoundingClientRect()];
               return [arabic.lang, arabic.dir, getComputedStyle(arabic).direction, english.lang, english.dir,
                 left.right <= right.left, Math.abs(left.top - right.top) < 20].join(' ');
             })",
        )
        .await;
    assert_eq!(languages, json!(vec!["ar rtl rtl en ltr true true"; 4]));
    assert_eq!(desk.run("return document.querySelectorAll('.segments textarea').length").await, json!(1));
    desk.assert_quiet();
}

#[tokio::test]
async fn an_english_sentence_of_an_article_runs_from_the_left_in_its_column() {
    let desk = Desk::new().await;
    let quoted = "Reuters reported that the mission (UNSMIL) was \"deeply concerned\".";
    let article = desk.server.article(&format!("عنوان الخبر الأول هنا\n\n{quoted}\n\nقالت Reuters إن العمل بدأ."));
    desk.edit(&article).await;
    let sides = "return [...document.querySelectorAll('.segment .arabic')].map(({ dir, lang }) => `${lang} ${dir}`)";
    assert_eq!(desk.run(sides).await, json!(["ar rtl", "en ltr", "ar rtl"]));
    desk.assert_quiet();
}

#[tokio::test]
async fn typed_text_is_saved_by_itself_and_there_after_a_reload() {
    let desk = Desk::new().await;
    let article = desk.server.article(PASTED);
    desk.edit(&article).await;
    desk.type_text("City council presents plan").await;
    desk.until_says(".segment.active .save", "Saved").await;
    desk.browser.refresh().await.expect("a reload");
    desk.see("textarea.field").await;
    assert_eq!(desk.read("textarea.field").await, "City council presents plan");
    assert_eq!(desk.server.segments(&article)[2]["state"], "draft");
    desk.assert_quiet();
}

#[tokio::test]
async fn ctrl_enter_confirms_counts_and_goes_on() {
    let desk = Desk::new().await;
    let article = desk.server.article(PASTED);
    desk.edit(&article).await;
    desk.confirm().await;
    desk.until_says("#live", "no English to confirm").await;
    desk.type_text("City council presents plan").await;
    desk.confirm().await;
    desk.until_says(".editor-head .progress", "1/4").await;
    assert_eq!(desk.read(".segment.active .number").await, "4", "the next unconfirmed one is in work");
    assert_eq!(desk.read("textarea.field").await, "");
    desk.until_saved().await;
    let confirmed = &desk.server.segments(&article)[2];
    assert_eq!(
        (&confirmed["state"], &confirmed["target"]),
        (&json!("confirmed"), &json!("City council presents plan"))
    );

    desk.press(&[Key::Alt.into(), Key::Up.into()]).await;
    desk.type_text(".").await;
    desk.until_says(".editor-head .progress", "0/4").await;
    desk.until_saved().await;
    assert_eq!(desk.server.segments(&article)[2]["state"], "draft", "what is edited must be confirmed anew");
    desk.assert_quiet();
}

#[tokio::test]
async fn what_was_confirmed_is_proposed_in_the_next_article() {
    let desk = Desk::new().await;
    let first = desk.server.article(PASTED);
    for segment in &desk.server.segments(&first)[2..6] {
        let index = &segment["index"];
        desk.server.save(&first, segment, &format!("Rendering {index}, within 18 months."), "confirmed");
    }
    let again = desk.server.article(&PASTED.replace("18 شهرا", "24 شهرا"));
    desk.edit(&again).await;
    desk.until_says(".card:first-child", "100%").await;
    desk.press(&[Key::Control.into(), '1']).await;
    assert_eq!(desk.read("textarea.field").await, "Rendering 2, within 18 months.");
    desk.confirm().await;
    desk.until_says(".segment.active .number", "4").await;
    desk.until_says(".card:first-child", "repaired").await;
    let card = desk.read(".card:first-child").await;
    assert!(card.contains("The Arabic differs: 1 number"), "a proposal says why it is not the same: {card}");
    let diff = desk.run("const card = document.querySelector('.card'); return [card.querySelector('del').innerText, card.querySelector('ins').innerText]");
    assert_eq!(diff.await, json!(["18", "24"]));
    desk.press(&[Key::Control.into(), '1']).await;
    assert_eq!(desk.read("textarea.field").await, "Rendering 3, within 24 months.");
    desk.press(&[Key::Alt.into(), Key::Down.into()]).await;
    desk.press(&[Key::Alt.into(), Key::Down.into()]).await;
    desk.until_says(".card:first-child", "101%").await;
    assert_eq!(desk.read(".card:first-child .english-text").await, "Rendering 5, within 18 months.");
    desk.assert_quiet();
}

#[tokio::test]
async fn the_gaps_of_an_assembled_draft_are_filled_one_after_the_other() {
    let desk = Desk::new().await;
    let article = desk.server.article("وأضاف أن مجلس النواب وافق على الميزانية.");
    desk.edit(&article).await;
    desk.until_says(".card.assembled", "House of Representatives").await;
    desk.press(&[Key::Control.into(), '1']).await;
    let gaps = |text: String| text.matches("[…]").count();
    let before = gaps(desk.read("textarea.field").await);
    assert!(before >= 1, "what is not known stays a gap");
    desk.type_text("He added that the").await;
    let filled = desk.read("textarea.field").await;
    assert!(filled.starts_with("He added that the House of Representatives"), "the first gap was selected: {filled}");
    assert_eq!(gaps(filled), before - 1);
    desk.confirm().await;
    desk.until_says("#live", "gap").await;
    desk.type_text("approved").await;
    let filled = desk.read("textarea.field").await;
    assert!(
        filled.starts_with("He added that the House of Representatives approved"),
        "an open gap is pointed out: {filled}"
    );
    desk.assert_quiet();
}

#[tokio::test]
async fn repetitions_fill_themselves_unless_they_are_told_not_to() {
    let desk = Desk::new().await;
    let source = "عنوان الخبر الأول هنا\n\nانتهى الاجتماع دون اتفاق.\n\nثم استؤنف.\n\nانتهى الاجتماع دون اتفاق.";
    let article = desk.server.article(source);
    let find = |segments: Vec<Value>| {
        segments.into_iter().filter(|each| each["source"] == "انتهى الاجتماع دون اتفاق.").collect::<Vec<_>>()
    };
    desk.edit(&article).await;
    desk.click(".segment:nth-child(2) .arabic").await;
    desk.until_says(".segment.active", "also 1× in this article").await;
    desk.type_text("The meeting ended without agreement.").await;
    desk.confirm().await;
    desk.until_says("#live", "Also filled 1 repetition").await;
    assert_eq!(find(desk.server.segments(&article))[1]["state"], "draft");

    let other = desk.server.article(source);
    desk.edit(&other).await;
    desk.click_words("Options").await;
    desk.click(".editor-head input[type=checkbox]").await;
    desk.click(".segment:nth-child(2) .arabic").await;
    desk.type_text("The meeting broke up.").await;
    desk.confirm().await;
    desk.until_saved().await;
    assert_eq!(find(desk.server.segments(&other))[1]["state"], "empty");
    desk.assert_quiet();
}

#[tokio::test]
async fn a_name_that_nobody_knows_is_offered_and_called_unverified_in_words() {
    let desk = Desk::new().await;
    let article = desk.server.article("قال وزير النقل سامي الحمروش إن الخط جاهز.");
    desk.edit(&article).await;
    desk.until_says(".results", "Sami al-Hamroush").await;
    let listed = "const button = document.querySelector('#names-head ~ ul [data-term]');
        return [button.textContent, button.getAttribute('aria-label'), button.closest('li').textContent.includes('unverified'),
          !!document.querySelector('.parts .name.unverified .term-status')]";
    let expected = json!(["Sami al-Hamroush", "Sami al-Hamroush, unverified", true, true]);
    assert_eq!(desk.run(listed).await, expected);
    desk.run("document.querySelector('#names-head ~ ul [data-term]').click()").await;
    desk.until("the name in the field", "document.querySelector('textarea.field').value.trim() === 'Sami al-Hamroush'")
        .await;
    desk.assert_quiet();
}

#[tokio::test]
async fn an_explanation_that_begins_with_an_arabic_word_runs_from_the_left() {
    let desk = Desk::new().await;
    desk.open("/glossary").await;
    desk.click(".tester summary").await;
    desk.paste(".tester textarea", "وبالمجلس الأعلى للدولة").await;
    desk.until_says(".found .help", "وبالمجلس").await;
    let drawn = "const help = document.querySelector('.found .help'), english = help.querySelector('bdi[lang=en]');
      const arabic = [...english.querySelectorAll('bdi')].map((run) => `${run.lang} ${getComputedStyle(run).direction} ${run.textContent}`);
      return [getComputedStyle(english).direction, arabic.includes('ar rtl وبالمجلس'),
        english.textContent.startsWith('«وبالمجلس» is'),
        english.querySelector('bdi').getBoundingClientRect().left < english.getBoundingClientRect().left + 20]";
    assert_eq!(desk.run(drawn).await, json!(["ltr", true, true, true]), "{}", desk.read(".found .help").await);
    desk.assert_quiet();
}

#[tokio::test]
async fn the_origin_follows_what_was_confirmed() {
    let desk = Desk::new().await;
    let article = desk.server.article("وأضاف أن مجلس النواب وافق على الميزانية.");
    desk.edit(&article).await;
    desk.until_says(".card.assembled", "House of Representatives").await;
    desk.type_text("He").await;
    desk.press(&[Key::Control.into(), '1']).await;
    desk.until_says("textarea.field", "House of Representatives").await;
    desk.press(&[Key::Control.into(), 'z']).await;
    desk.until("the insert is taken back", "document.querySelector('textarea.field').value === 'He'").await;
    desk.press(&[Key::End.into()]).await;
    desk.type_text(" said that parliament agreed.").await;
    desk.confirm().await;
    desk.until_says(".editor-head .progress", "1/1").await;
    desk.until_saved().await;
    let saved = &desk.server.segments(&article)[0];
    assert_eq!((&saved["target"], &saved["state"]), (&json!("He said that parliament agreed."), &json!("confirmed")));
    assert_eq!(saved["origin"], Value::Null);
    desk.assert_quiet();
}

#[tokio::test]
async fn what_has_to_be_changed_in_a_match_is_underlined() {
    let desk = Desk::new().await;
    teach(&desk).await;
    let second = desk.server.article("زار الوزير المتحف.");
    desk.edit(&second).await;
    desk.see(".card:first-child .touched").await;
    let card = desk.read(".card:first-child .english-text").await;
    let touched = desk.read(".card:first-child .touched").await;
    assert!(
        card.starts_with("The minister visited the") && card.ends_with(&format!("{touched}.")),
        "{card}: {touched}"
    );
    desk.assert_quiet();
}

#[tokio::test]
async fn what_stands_for_looked_up_words_is_underlined() {
    let desk = Desk::new().await;
    teach(&desk).await;
    let article = desk.server.article("راقب السفير المتحف.");
    desk.edit(&article).await;
    desk.press(&[Key::F3.into()]).await;
    desk.paste("#look", "السفير").await;
    desk.press(&[Key::Enter.into()]).await;
    desk.until_says(".drawer .hits mark", "السفير").await;
    desk.until_says(".drawer .hits .counterpart", "ambassador").await;
    desk.until_says(".drawer .body", "probably said as: ambassador 25").await;
    desk.assert_quiet();
}

#[tokio::test]
async fn a_repair_is_taken_back_by_key_before_it_goes_in() {
    let desk = Desk::new().await;
    let first = desk.server.article("تنتهي الأشغال في 18 موقعا بعد 30 يوما.");
    let segment = &desk.server.segments(&first)[0];
    desk.server.save(&first, segment, "The works at 18 sites end after 30 days.", "confirmed");
    let second = desk.server.article("تنتهي الأشغال في 24 موقعا بعد 45 يوما.");
    desk.edit(&second).await;
    desk.until_says(".card:first-child", "repaired").await;
    desk.until("two repairs", "document.querySelectorAll('.card:first-child .take-back').length === 2").await;
    let name = desk.run("return document.querySelector('.take-back').getAttribute('aria-label')").await;
    assert_eq!(name, json!("Take back: “18” instead of “24”"));
    desk.run("document.querySelector('.take-back').focus()").await;
    desk.press(&[Key::Enter.into()]).await;
    desk.until("one repair", "document.querySelectorAll('.card:first-child .take-back').length === 1").await;
    desk.until_says("#live", "“18” stands there again").await;
    assert_eq!(desk.run("return document.activeElement.className").await, json!("quiet take-back"));
    desk.press(&[Key::Control.into(), '1']).await;
    assert_eq!(desk.read("textarea.field").await, "The works at 18 sites end after 45 days.");

    desk.run("document.querySelector('.take-back').focus()").await;
    desk.press(&[Key::Enter.into()]).await;
    desk.until_says(".card:first-child .card-head", "similar").await;
    let focused = desk.run("return document.activeElement.getAttribute('aria-label')").await;
    assert_eq!(focused, json!("Insert proposal 1"), "the keys go on where the proposal is inserted");
    assert_eq!(desk.read(".card:first-child .english-text").await, "The works at 18 sites end after 30 days.");
    desk.assert_quiet();
}

#[tokio::test]
async fn a_bad_unit_is_put_right_and_thrown_away_where_it_is_proposed() {
    let desk = Desk::new().await;
    let first = desk.server.article("بدأ العمل في المرفأ القديم.");
    desk.server.save(&first, &desk.server.segments(&first)[0], "Work has begun in the old airport.", "confirmed");
    let second = desk.server.article("بدأ العمل في المرفأ القديم.\n\nوصل الوزير.");
    desk.edit(&second).await;
    desk.until_says(".card:first-child", "old airport").await;
    desk.type_text("Mine").await;

    desk.click(".card:first-child button[title^='Put the English']").await;
    desk.press(&[Key::Escape.into()]).await;
    desk.until("it is left as it is", "document.activeElement.matches('textarea.field')").await;
    desk.click(".card:first-child button[title^='Put the English']").await;
    desk.press(&[Key::Control.into(), 'a']).await;
    desk.type_text("Work has begun in the old port.").await;
    desk.press(&[Key::Control.into(), Key::Enter.into()]).await;
    desk.until_says(".card:first-child .english-text", "old port").await;
    desk.until("the keys go on in the field", "document.activeElement.matches('textarea.field')").await;
    assert_eq!(desk.read("textarea.field").await, "Mine", "the segment is as it was");
    let found = desk.server.get("/memories/desk/concordance?q=port&side=target");
    assert_eq!(found["hits"][0]["target"], "Work has begun in the old port.");

    desk.click(".card:first-child .danger").await;
    desk.until("it is proposed no more", "!document.querySelector('.results').innerText.includes('100%')").await;
    assert_eq!(desk.server.get("/memories/desk/concordance?q=port&side=target")["total"], 0);
    desk.click_words("Undo").await;
    desk.until_says(".card:first-child .english-text", "old port").await;
    desk.assert_quiet();
}

#[tokio::test]
async fn the_segment_in_the_address_is_the_one_in_work() {
    let desk = Desk::new().await;
    let article = desk.server.article(PASTED);
    desk.edit(&article).await;
    desk.until("the address names the first one", "location.hash === '#3'").await;
    desk.run("location.hash = '#5'").await;
    desk.until_says(".segment.active .number", "5").await;
    assert_eq!(desk.run("return document.activeElement.matches('textarea.field')").await, json!(true));
    desk.run("history.back()").await;
    desk.until_says(".segment.active .number", "3").await;

    // The page writes the address itself, and is not moved by that.
    desk.press(&[Key::Alt.into(), Key::Down.into()]).await;
    desk.until("the address follows", "location.hash === '#4'").await;
    assert_eq!(desk.read(".segment.active .number").await, "4");
    // The link past the frame names no segment.
    desk.run("document.querySelector('.skip').click()").await;
    desk.until("the address has changed", "location.hash === '#main'").await;
    assert_eq!(desk.read(".segment.active .number").await, "4");
    desk.assert_quiet();
}
