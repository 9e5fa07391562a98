//! CAN A WHOLE ARTICLE BE TRANSLATED BY KEYBOARD ALONE? From the first page to the file, and how many keys it takes.

use crate::desk::Desk;
use crate::server::text;
use fantoccini::key::Key;
use serde_json::json;
use std::time::{Duration, Instant};

/// The beginnings of the sentences of the sample article, with their English.
const ENGLISH: &[(&str, &str)] = &[
    ("الأعلى للدولة: متمسكون", "High Council of State: we hold to the ceasefire and reject any unilateral step"),
    (
        "طرابلس - جدد",
        "Tripoli – Libya's High Council of State reaffirmed on Thursday its commitment to the ceasefire agreement signed in Geneva on 23 October 2020, and called on all parties to resume the dialogue under the auspices of the United Nations.",
    ),
    (
        "وقال الناطق",
        "The council's spokesman, Dr Salem al-Qadi, said in a series of tweets: “No party has the right to impose a new government on Libyans without consensus.”",
    ),
    (
        "وأضاف",
        "He added: “We confirm that the 5+5 Joint Military Commission has completed 85% of the demining on the coastal road, and that the rest will be done before the end of next June.”",
    ),
    ("وتابع", "He went on: “We will not return to war."),
    ("لقد دفع", "Libyans have paid a high price, and nobody has the right to gamble with their blood.”"),
    ("هل يعني", "Does that mean that the council will take part in the next round of the dialogue?"),
    (
        "أجاب",
        "“Yes, if the guarantees are there,” al-Qadi replied, “above all the withdrawal of mercenaries and foreign forces.”",
    ),
    ("مطالب قبل", "Demands before the next round"),
    ("وحدد المجلس", "In a statement obtained by the press, the council set out three demands:"),
    ("- نشر", "Deploying international observers along the lines of contact."),
    ("- توحيد", "Unifying the Central Bank of Libya and paying 3.5 million dinars to the municipality of Sirte."),
    ("- تحديد", "Setting a date for presidential and parliamentary elections before 24 December."),
    (
        "وفي وقت سابق",
        "Earlier on Thursday, the United Nations Support Mission in Libya welcomed the statement and said that “the door to dialogue is open to all (including the Presidential Council and the House of Representatives)”, noting that 12 municipalities had signed the reconciliation document.",
    ),
    (
        "وبرعاية",
        "Under the auspices of the United Nations, the Joint Military Commission has met in Sirte since November 2020; it has five members of the Government of National Unity and five of the General Command.",
    ),
    (
        "ومنذ 21",
        "Since 21 August of the same year a ceasefire has held in the country, although limited breaches have been recorded more than once in southern Libya.",
    ),
];

/// What the hands did.
#[derive(Default)]
struct Keys {
    /// Letters, and offers that were taken.
    text: usize,
    offers: usize,
    commands: usize,
}

/// Types a text as somebody does who takes each offer that says what they want.
async fn write(desk: &Desk, text: &str, keys: &mut Keys) {
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let offer = desk.run("return document.querySelector('.ghost span')?.textContent ?? ''").await;
        let offer = offer.as_str().unwrap_or_default();
        if !offer.is_empty() && rest.starts_with(offer) {
            desk.press(&[Key::Tab.into()]).await;
            rest = &rest[offer.len()..];
            keys.offers += 1;
        } else {
            desk.type_text(&letter.to_string()).await;
            rest = &rest[letter.len_utf8()..];
        }
        keys.text += 1;
    }
}

#[tokio::test]
async fn the_sample_article_is_translated_by_keyboard_alone() {
    let desk = Desk::new().await;
    let files = tempfile::tempdir().expect("a folder");
    desk.tell("Browser.setDownloadBehavior", &json!({ "behavior": "allow", "downloadPath": files.path() }));
    desk.open("/").await;
    desk.until_says(".first", "Nothing here yet").await;
    let mut way = 0;
    while desk.run("return document.activeElement.innerText").await != "Open the sample article" {
        desk.press(&[Key::Tab.into()]).await;
        way += 1;
        assert!(way < 30, "no Tab leads to the sample article");
    }
    desk.press(&[Key::Enter.into()]).await;
    desk.see("textarea.field").await;
    let article = desk.run("return location.pathname.split('/')[2]").await.as_str().unwrap_or_default().to_owned();
    let segments = desk.server.segments(&article);
    println!("from the first page into the field: {} keys", way + 1);
    println!("segment  letters of the English  keys for them  offers taken  commands");

    let mut all = Keys::default();
    let mut confirmed = 0;
    let mut written = 0;
    loop {
        let number: usize = desk.read(".segment.active .number").await.parse().expect("a number");
        let source = text(&segments[number - 1], "source");
        let english = ENGLISH.iter().find(|(start, _)| source.starts_with(start)).map_or("", |(_, english)| english);
        assert!(!english.is_empty(), "no English for {source}");
        let mut keys = Keys::default();
        // A repetition is there already.
        if desk.read("textarea.field").await != english {
            desk.until("the proposals are there", "!document.querySelector('.results [aria-busy=true]')").await;
            write(&desk, english, &mut keys).await;
        }
        assert_eq!(desk.read("textarea.field").await, english);
        desk.confirm().await;
        keys.commands += 1;
        confirmed += 1;
        println!(
            "{number:7}  {:22}  {:13}  {:12}  {:8}",
            english.chars().count(),
            keys.text,
            keys.offers,
            keys.commands
        );
        written += english.chars().count();
        (all.text, all.offers, all.commands) =
            (all.text + keys.text, all.offers + keys.offers, all.commands + keys.commands);
        let done = format!("{confirmed}/");
        desk.until_says(".editor-head .progress", &done).await;
        if desk.run("return document.querySelector('#live').innerText.includes('All segments are confirmed')").await
            == true
        {
            break;
        }
        let next = format!(
            "says(document.querySelector('.segment.active .number')) !== '{number}' || document.querySelector('#live').innerText.includes('All')"
        );
        desk.until("the next one is there", &next).await;
        if desk.run("return document.querySelector('#live').innerText.includes('All segments are confirmed')").await
            == true
        {
            break;
        }
    }
    desk.until_saved().await;
    println!(
        "{confirmed} confirmed: {written} letters, {} keys for them, {} offers, {} commands; {:.1} keys a segment beside its letters",
        all.text,
        all.offers,
        all.commands,
        all.commands as f64 / f64::from(confirmed)
    );
    let translatable = |each: &&serde_json::Value| !matches!(text(each, "role"), "meta" | "related" | "boilerplate");
    let left =
        desk.server.segments(&article).iter().filter(translatable).filter(|each| each["state"] != "confirmed").count();
    assert_eq!(left, 0, "all are confirmed");
    assert!(all.text < written, "offers save keys");

    desk.press(&[Key::F9.into()]).await;
    desk.until_says(".drawer [role=status]", "Nothing is missing").await;
    desk.press(&[Key::Escape.into()]).await;
    desk.press(&[Key::Alt.into(), 'x']).await;
    desk.until("the first export has the focus", "document.activeElement.matches('.exports a')").await;
    desk.press(&[Key::Enter.into()]).await;
    let end = Instant::now() + Duration::from_secs(20);
    let exported = loop {
        let found = std::fs::read_dir(files.path()).expect("the folder").map(|entry| entry.expect("an entry").path());
        if let Some(file) = found.into_iter().find(|path| path.extension().is_some_and(|ending| ending == "docx")) {
            break file;
        }
        assert!(Instant::now() < end, "nothing was exported");
        tokio::time::sleep(Duration::from_millis(50)).await;
    };
    let document = tarjuman::app::read_docx(&std::fs::read(exported).expect("the file")).expect("a document");
    assert!(document.text.contains("Demands before the next round"), "{}", document.text);
    println!("to the file: 4 keys (F9, Esc, Alt+X, Enter)");
    desk.assert_quiet();
}
