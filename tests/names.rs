//! IS A PERSON SPELLED ALIKE IN THE WHOLE ARTICLE, AND IS A GUESS CALLED ONE?

#![allow(clippy::unwrap_used)]

mod common;

use common::{Desk, list};
use serde_json::{Value, json};

const ARTICLE: &str =
    "قال وزير النقل سامي الحمروش إن الخط جاهز.\nوأضاف الحمروش أن العمل يبدأ غدا.\nوختم سامي الحمروش كلمته بالشكر.";

fn spelled(answer: &Value) -> Vec<(String, String, bool)> {
    let text = |name: &Value, field: &str| name[field].as_str().unwrap_or_default().to_owned();
    let names = list(answer, "names").iter();
    names.map(|name| (text(name, "english"), text(name, "source"), name["verified"] == true)).collect()
}

#[test]
fn a_name_that_nobody_knows_is_transliterated_and_called_unverified() {
    let desk = Desk::open();
    let done = desk.pretranslate(&json!({ "text": ARTICLE }));
    let segments = list(&done, "segments");
    let expected = ["Sami al-Hamroush", "al-Hamroush", "Sami al-Hamroush"];
    for (segment, english) in segments.iter().zip(expected) {
        assert_eq!(spelled(segment), [(english.to_owned(), "transliteration".to_owned(), false)], "{segment}");
        let draft = &list(segment, "proposals")[0];
        assert!(draft["text"].as_str().unwrap().contains(english), "{draft}");
        let parts = list(&draft["evidence"], "parts");
        let part = parts.iter().find(|part| part["kind"] == "name").unwrap();
        assert_eq!((part["text"].as_str(), part["verified"].as_bool()), (Some(english), Some(false)));
    }
    assert_eq!(segments[0]["names"][0]["ala_lc"], "Sāmī al-Ḥamrūsh");
    assert_eq!(segments[0]["names"][0]["text"], "سامي الحمروش");
}

#[test]
fn what_a_translator_confirmed_is_the_spelling_of_the_whole_article() {
    let desk = Desk::open();
    let article = desk.article(ARTICLE);
    let english = "The line is ready, said Transport Minister Samy el-Hamrouch.";
    desk.confirm(&article, &article.segments[0], english);
    let last = article.segments.len() - 1;
    let answer = desk.proposals(&article, &article.segments[last]);
    assert_eq!(spelled(&answer), [("Samy el-Hamrouch".to_owned(), "article".to_owned(), true)]);
    let answer = desk.proposals(&article, &article.segments[last - 1]);
    assert_eq!(spelled(&answer), [("el-Hamrouch".to_owned(), "article".to_owned(), true)]);
}

#[test]
fn a_name_of_the_glossary_is_verified() {
    let desk = Desk::open();
    let done = desk.pretranslate(&json!({ "segments": ["وقال خليفة حفتر إنه موافق."] }));
    let expected = ("Khalifa Haftar".to_owned(), "glossary".to_owned(), true);
    assert_eq!(spelled(&done["segments"][0]), [expected]);
}
