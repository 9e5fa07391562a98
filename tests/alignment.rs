//! What stands for what? Marks in matches and in hits of the concordance, learned from the memory while the server runs.

#![allow(clippy::unwrap_used)]

mod common;
mod language;

use common::{Client, Desk, escaped, list, number, slice, term};
use language::{WHAT, sentences};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

fn table() -> String {
    let mut table = "source\ttarget\n".to_owned();
    for (arabic, english) in sentences() {
        table.push_str(&format!("{arabic}\t{english}\n"));
    }
    table
}

/// The marked words of the best proposal, run by run.
fn marked(desk: &Client, segment: &str) -> Option<Vec<String>> {
    let answer = desk.pretranslate(&json!({ "segments": [segment] }));
    let proposal = &answer["segments"][0]["proposals"][0];
    let text = proposal["text"].as_str().unwrap_or_else(|| panic!("{answer}"));
    let touch = proposal["evidence"].get("touch")?;
    let of_span = |span: &Value| slice(text, number(&span[0]), number(&span[1]));
    Some(touch.as_array().unwrap().iter().map(of_span).collect())
}

#[test]
fn the_english_that_has_to_be_changed_is_marked_once_the_memory_is_learned() {
    let desk = Desk::open();
    desk.memory("language");
    desk.import("language", "text/tab-separated-values", table().as_bytes());
    let begun = Instant::now();
    // The import is more than is put in while a query waits: it is learned in the background.
    let marks = loop {
        if let Some(marks) = marked(&desk, "زار الوزير المتحف.") {
            break marks;
        }
        assert!(begun.elapsed() < Duration::from_secs(60), "no marks after a minute");
        std::thread::sleep(Duration::from_millis(50));
    };
    // Which unit comes first of those that differ by a word is the memory's business; the word that differs is marked.
    assert!(WHAT.iter().any(|what| marks == [what.1]), "{marks:?}");

    // A unit that was confirmed since is counted at once.
    let article = desk.article("رسم الرسام المتحف الكبير.");
    desk.confirm(&article, &article.segments[0], "The painter drew the great museum.");
    let proposals = desk.proposals(&article, &article.segments[0]);
    let best = &list(&proposals, "proposals")[0];
    assert!(best["evidence"].get("touch").is_none(), "an exact match has nothing to change: {best}");
    assert_eq!(marked(&desk, "انتقد الرسام المتحف الكبير."), Some(vec!["drew".to_owned()]));
}

/// The counterparts in the hits of a question, each joined, and what the answer says of renderings.
fn counterparts(desk: &Client, side: &str, query: &str) -> Option<(Vec<String>, Value)> {
    let answer = desk.concordance("desk", side, query);
    let other = if side == "source" { "target" } else { "source" };
    let words = |hit: &Value| -> Option<String> {
        let spans = hit["counterpart"].as_array()?;
        let text = hit[other].as_str().unwrap();
        let words: Vec<String> = spans.iter().map(|span| slice(text, number(&span[0]), number(&span[1]))).collect();
        Some(words.join(" … "))
    };
    let hits: Option<Vec<String>> = list(&answer, "hits").iter().map(words).collect();
    Some((hits.filter(|hits| !hits.is_empty())?, answer["renderings"].clone()))
}

#[test]
fn what_stands_for_a_hit_is_told_on_the_other_side() {
    let desk = Desk::open();
    desk.import("desk", "text/tab-separated-values", table().as_bytes());
    let answer = desk.concordance("desk", "source", "الوزير");
    assert_eq!(list(&answer, "hits").len(), 25, "hits are there, whether or not the memory has been learned");
    let begun = Instant::now();
    while counterparts(&desk, "source", "الوزير").is_none() {
        assert!(begun.elapsed() < Duration::from_secs(60), "no counterparts after a minute");
        std::thread::sleep(Duration::from_millis(50));
    }
    for (side, query, expected) in [
        ("source", "الوزير", "minister"),
        ("source", "بالوزير", "minister"),
        ("source", "راقب المهندس", "The engineer monitored"),
        ("target", "engineer", "المهندس"),
        ("target", "the judge drew", "رسم القاضي"),
    ] {
        let (found, renderings) = counterparts(&desk, side, query).unwrap();
        assert!(found.iter().all(|text| text == expected), "{query}: {found:?}");
        let expected = expected.trim_start_matches("The ");
        let counts = json!([{ "text": expected, "count": found.len() }]);
        let said = json!({ "counts": counts, "other": 0, "of": found.len(), "by": "alignment" });
        assert_eq!(renderings, said, "{query}");
        for (rendering, count) in [(expected, found.len()), (&*expected.to_uppercase(), found.len()), ("x", 0)] {
            let path = format!("side={side}&q={}&rendering={}", escaped(query), escaped(rendering));
            let answer = desk.get(&format!("/api/v1/memories/desk/concordance?{path}")).ok();
            assert_eq!(
                (number(&answer["total"]), list(&answer, "hits").len()),
                (count, count),
                "{query} as {rendering}"
            );
        }
    }
    let words = desk.get("/api/v1/memories/desk/concordance?q=%D8%A7%D9%84%D9%88%D8%B2%D9%8A%D8%B1&mode=words").ok();
    assert_eq!(words["renderings"], Value::Null, "words that need not follow each other are no phrase");
    // The glossary's term is looked for, not guessed at.
    desk.glossary("own");
    let terms = [term("ar", "القاضي", "preferred"), term("en", "judge", "preferred")];
    desk.post("/api/v1/glossaries/own/concepts", &json!({ "terms": terms })).is(201);
    let (_, renderings) = counterparts(&desk, "source", "القاضي").unwrap();
    assert_eq!((&renderings["by"], number(&renderings["of"])), (&json!("glossary"), 25));
}
