//! Is an empty segment drafted from what the memory said, word by word, and is that never taken for more than it is?

#![allow(clippy::unwrap_used)]

mod common;

use common::{Article, Desk, list, number, slice, term};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

const SUBJECTS: [(&str, &str); 6] = [
    ("الوزير", "The minister"),
    ("الرئيس", "The president"),
    ("السفير", "The ambassador"),
    ("الوفد", "The delegation"),
    ("المهندس", "The engineer"),
    ("الطبيب", "The doctor"),
];
const VERBS: [(&str, &str); 4] = [("زار", "visited"), ("غادر", "left"), ("وصف", "described"), ("أحب", "loved")];
const OBJECTS: [(&str, &str); 6] = [
    ("مدينة الورود", "the city of roses"),
    ("الميناء القديم", "the old port"),
    ("المتحف الوطني", "the national museum"),
    ("السوق الكبير", "the large market"),
    ("الجامعة الجديدة", "the new university"),
    ("المكتبة الكبيرة", "the large library"),
];

/// A desk whose memory has each subject with each verb and each object, but for the doctor, who only went to the library.
fn taught() -> Desk {
    let desk = Desk::open();
    let mut table = "ar\ten\n".to_owned();
    for (who, subject) in SUBJECTS {
        for (does, verb) in VERBS {
            for (what, object) in OBJECTS {
                if who != "الطبيب" || what == "المكتبة الكبيرة" {
                    table += &format!("{does} {who} {what}.\t{subject} {verb} {object}.\n");
                }
            }
        }
    }
    desk.import("desk", "text/tab-separated-values", table.as_bytes());
    desk
}

/// The draft of the first segment of an article, once the memory has been learned, which happens in the background.
fn draft(desk: &Desk, article: &Article) -> Value {
    let begun = Instant::now();
    loop {
        let answer = desk.proposals(article, &article.segments[0]);
        let last = list(&answer, "proposals").last().cloned().unwrap_or(Value::Null);
        if last["evidence"]["words"].is_array() {
            return last;
        }
        assert!(begun.elapsed() < Duration::from_secs(30), "no draft: {answer}");
        std::thread::sleep(Duration::from_millis(50));
    }
}

const SOURCE: &str = "وصف الطبيب السوق الكبير.";

#[test]
fn an_empty_segment_is_drafted_word_by_word() {
    let desk = taught();
    let article = desk.article(SOURCE);
    let draft = draft(&desk, &article);
    assert_eq!(
        (&draft["text"], &draft["kind"]),
        (&json!("The doctor described the large market."), &json!("assembled"))
    );
    assert!(draft["score"].as_f64().unwrap() < 1.0, "it is no match");
    let (text, words) = (draft["text"].as_str().unwrap(), list(&draft["evidence"], "words"));
    let word = |word: &Value| {
        let said = slice(text, number(&word["span"][0]), number(&word["span"][1]));
        (said, slice(SOURCE, number(&word["start"]), number(&word["end"])))
    };
    let said: Vec<(String, String)> = words.iter().map(word).collect();
    let pair = |english: &str, arabic: &str| (english.to_owned(), arabic.to_owned());
    for expected in [pair("doctor", "طبيب"), pair("described", "وصف"), pair("large", "كبير"), pair("market", "سوق")]
    {
        assert!(said.contains(&expected), "{expected:?} is none of {said:?}");
    }
    assert_eq!(said.len(), 6, "the stop is no word: {said:?}");
    assert!(words.iter().all(|word| word["origin"] == "memory" && word["confidence"].as_f64().unwrap() > 0.0));
}

#[test]
fn terms_win_what_is_forbidden_is_never_said_and_what_is_unknown_stays_a_gap() {
    let desk = taught();
    desk.glossary("house");
    let concept = json!({ "terms": [term("ar", "السوق الكبير", "preferred"), term("en", "Grand Bazaar", "preferred"),
        term("en", "large market", "forbidden")] });
    desk.post("/api/v1/glossaries/house/concepts", &concept).is(201);
    let article = desk.article("وصف الطبيب السوق الكبير قرب زمهرير.");
    let draft = draft(&desk, &article);
    let text = draft["text"].as_str().unwrap();
    assert!(text.contains("Grand Bazaar") && !text.contains("market"), "{text}");
    assert!(text.contains("[…]"), "{text}");
    let words = list(&draft["evidence"], "words");
    assert!(words.iter().any(|word| word["origin"] == "term") && words.iter().any(|word| word["origin"] == "gap"));
    assert!(list(&draft["evidence"], "missing").contains(&json!("زمهرير")), "{draft}");
}

#[test]
fn a_draft_is_for_an_empty_segment_alone_and_counts_as_nothing() {
    let desk = taught();
    let article = desk.article(SOURCE);
    draft(&desk, &article);
    let has_words = |answer: &Value| answer.to_string().contains("\"words\":[");
    let document = desk.pretranslate(&json!({ "text": SOURCE }));
    assert!(!has_words(&document), "a document is not drafted: {document}");
    desk.save(&article, &article.segments[0], "The doctor", "draft");
    assert!(!has_words(&desk.proposals(&article, &article.segments[0])), "what is begun is not drafted");
    // Where the memory has the very sentence, that is what it says.
    let known = desk.article("زار الوزير المتحف الوطني.");
    let answer = desk.proposals(&known, &known.segments[0]);
    assert_eq!(list(&answer, "proposals")[0]["kind"], "exact");
    assert!(!has_words(&answer), "{answer}");
}
