//! Where was this said? The concordance through the server: ways of asking, filters, pages, renderings.

#![allow(clippy::unwrap_used)]

mod common;

use common::{Desk, escaped, list, number, slice, term};
use serde_json::{Value, json};

const TSV_TYPE: &str = "text/tab-separated-values";
const TABLE: &str = "source\ttarget\n\
    رحب المجلس الأعلى للدولة بالاتفاق.\tThe High Council of State welcomed the deal.\n\
    وقال بالمجلس الاعلى للدوله إنه يرفض.\tIt said in the State Council that it refuses.\n\
    الأعلى صوتا في هذا المجلس هو الرئيس.\tThe loudest in this council is the president.\n\
    مدارس المدينة مغلقة.\tThe city's schools are shut.\n";

fn sources(answer: &Value) -> Vec<String> {
    list(answer, "hits").iter().map(|hit| hit["source"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn words_are_asked_for_in_four_ways() {
    let desk = Desk::open();
    desk.import("desk", TSV_TYPE, TABLE.as_bytes());
    for (asked, expected) in [
        ("side=source&q=المجلس الأعلى", 2),
        ("side=source&q=المجلس الأعلى&mode=phrase", 2),
        ("side=source&q=المجلس الأعلى&mode=exact", 1),
        ("side=source&q=المجلس الأعلى&mode=words", 3),
        ("side=source&q=المجلس الأعلى&mode=near&within=0", 2),
        ("side=source&q=المجلس الأعلى&mode=near&within=3", 3),
        ("side=source&q=«،»", 0),
        ("side=source&q=المجلس الأعلى&spelling=exact", 1),
        ("side=source&q=المجلس الأعلى&spelling=exact&mode=words", 2),
        ("side=source&q=الأعلى المجلس&spelling=exact&mode=near&within=1", 1),
        ("side=source&q=المجلس الأعلى&spelling=folded&mode=words", 3),
        ("side=target&q=state council&spelling=exact", 0),
        ("side=target&q=State Counc&spelling=exact", 0),
        ("side=target&q=counc", 3),
        ("side=target&q=the counc", 0),
        ("side=target&q=State Council", 1),
        ("side=target&q=council state&mode=near&within=1", 2),
        ("side=target&q=council state&mode=words", 2),
        ("side=target&q=\"NOT\" AND (state* OR ^council)&mode=words", 0),
    ] {
        let query = asked.split('&').map(|pair| pair.split_once('=').unwrap());
        let query: Vec<String> = query.map(|(name, value)| format!("{name}={}", escaped(value))).collect();
        let answer = desk.get(&format!("/api/v1/memories/desk/concordance?{}", query.join("&"))).ok();
        assert_eq!((number(&answer["total"]), &answer["total_is"]), (expected, &json!("exact")), "{asked}: {answer}");
        assert_eq!(list(&answer, "hits").len(), expected);
        for hit in list(&answer, "hits") {
            assert!(!list(hit, "spans").is_empty(), "{hit}");
        }
    }
    for wrong in [
        "mode=like",
        "since=yesterday",
        "after=x",
        "spelling=loose",
        "format=xls",
        "format=tsv&limit=1001",
        "mode=words&rendering=x",
    ] {
        desk.get(&format!("/api/v1/memories/desk/concordance?q=x&{wrong}")).problem(400);
    }
    let long = "و ".repeat(60);
    desk.get(&format!("/api/v1/memories/desk/concordance?q={}", escaped(&long))).problem(400);
}

#[test]
fn hits_are_of_an_article_a_person_or_a_time() {
    let desk = Desk::open();
    desk.import("desk", TSV_TYPE, TABLE.as_bytes());
    let article = desk.article("اجتمع المجلس الأعلى أمس.");
    desk.confirm(&article, &article.segments[0], "The High Council met yesterday.");
    let count = |filter: &str| {
        let path = format!("/api/v1/memories/desk/concordance?q={}&{filter}", escaped("المجلس"));
        number(&desk.get(&path).ok()["total"])
    };
    assert_eq!(count(""), 4);
    assert_eq!(count(&format!("article={}", article.id)), 1);
    assert_eq!(count("article=none"), 0);
    assert_eq!(count("who=local"), 1);
    assert_eq!(count("since=2020-01-01"), 4);
    assert_eq!(count("until=2020-01-01T00:00:00Z"), 0);
    let all = desk.concordance("desk", "source", "المجلس");
    assert_eq!(sources(&all)[0], "اجتمع المجلس الأعلى أمس.", "what was confirmed last first");
}

#[test]
fn the_renderings_of_a_term_are_counted() {
    let desk = Desk::open();
    desk.import("desk", TSV_TYPE, TABLE.as_bytes());
    desk.glossary("own");
    let terms = [
        term("ar", "المجلس الأعلى للدولة", "preferred"),
        term("en", "High Council of State", "preferred"),
        term("en", "State Council", "admitted"),
    ];
    desk.post("/api/v1/glossaries/own/concepts", &json!({ "terms": terms })).is(201);
    let answer = desk.concordance("desk", "source", "المجلس الأعلى للدولة");
    let renderings = &answer["renderings"];
    assert_eq!((number(&renderings["of"]), number(&renderings["other"])), (2, 0), "{renderings}");
    let counts = list(renderings, "counts");
    let count = |text: &str| counts.iter().find(|one| one["text"] == text).map(|one| number(&one["count"]));
    assert_eq!((count("High Council of State"), count("State Council")), (Some(1), Some(1)), "{renderings}");
    assert_eq!(desk.concordance("desk", "source", "مغلقة")["renderings"], Value::Null, "no term");
    for (rendering, expected) in [("State Council", 1), ("High Council of State", 1), ("Council", 0)] {
        let query = format!("q={}&rendering={}", escaped("المجلس الأعلى للدولة"), escaped(rendering));
        let answer = desk.get(&format!("/api/v1/memories/desk/concordance?{query}")).ok();
        assert_eq!(
            (number(&answer["total"]), &answer["total_is"]),
            (expected, &json!("exact")),
            "{rendering}: {answer}"
        );
        let texts: Vec<&str> = list(&answer, "hits").iter().map(|hit| hit["target"].as_str().unwrap()).collect();
        assert!(texts.len() == expected && texts.iter().all(|text| text.contains(rendering)), "{rendering}: {texts:?}");
        assert_eq!(answer["renderings"], Value::Null, "there is but one");
    }
}

#[test]
fn hits_are_given_out_as_a_file() {
    let desk = Desk::open();
    desk.import("desk", TSV_TYPE, TABLE.as_bytes());
    let path = |format: &str| {
        format!("/api/v1/memories/desk/concordance?q={}&mode=words&format={format}", escaped("المجلس الأعلى"))
    };
    let table = desk.get(&path("tsv"));
    assert_eq!(table.is(200).header("content-type"), "text/tab-separated-values; charset=utf-8");
    let name = table.header("content-disposition");
    assert!(name.starts_with("attachment; filename=\"desk-hits.tsv\"; filename*=UTF-8''desk%20"), "{name}");
    let mut lines: Vec<&str> = table.text().lines().collect();
    assert_eq!(lines.remove(0), "source\ttarget");
    let mut expected: Vec<&str> = TABLE.lines().skip(1).take(3).collect();
    lines.sort_unstable();
    expected.sort_unstable();
    assert_eq!(lines, expected);

    let file = desk.get(&path("tmx"));
    assert_eq!(file.is(200).header("content-type"), "application/x-tmx+xml");
    assert_eq!(file.text().matches("<tu ").count(), 3, "{}", file.text());
    desk.memory("other");
    desk.import("other", "application/x-tmx+xml", file.text().as_bytes());
    assert_eq!(number(&desk.concordance("other", "source", "المجلس")["total"]), 3, "a file that can be taken in again");
    assert_eq!(desk.get(&format!("{}&limit=1", path("tsv"))).text().lines().count(), 2);
    let nothing = desk.get("/api/v1/memories/desk/concordance?q=nothing&side=target&format=tsv");
    assert_eq!(nothing.is(200).text(), "source\ttarget\n");
    desk.get("/api/v1/memories/none/concordance?q=x&format=tsv").problem(404);
}

#[test]
fn a_file_has_hits_behind_many_that_are_spelled_otherwise() {
    let desk = Desk::open();
    let table = |spelled: &str, count: usize| {
        let rows: Vec<String> =
            (0..count).map(|at| format!("عاد {spelled} المدينة {at}\tHe returned to town {at}")).collect();
        format!("source\ttarget\n{}\n", rows.join("\n"))
    };
    desk.import("desk", TSV_TYPE, table("إلى", 3).as_bytes());
    desk.import("desk", TSV_TYPE, table("الى", 1_200).as_bytes());
    let query = format!("q={}&spelling=exact", escaped("إلى المدينة"));
    let page = desk.get(&format!("/api/v1/memories/desk/concordance?{query}")).ok();
    assert!(list(&page, "hits").is_empty() && page["next"].is_string(), "a page ends before all are read: {page}");
    let file = desk.get(&format!("/api/v1/memories/desk/concordance?{query}&format=tsv"));
    assert_eq!(file.is(200).text().lines().count(), 1 + 3, "{}", file.text());
    let two = desk.get(&format!("/api/v1/memories/desk/concordance?{query}&format=tsv&limit=2"));
    assert_eq!(two.is(200).text().lines().count(), 1 + 2);
    let after = page["next"].as_str().unwrap();
    let rest = desk.get(&format!("/api/v1/memories/desk/concordance?{query}&format=tsv&after={after}"));
    assert_eq!(rest.is(200).text().lines().count(), 1 + 3, "from where the page ended");
    let later = format!("q={}&format=tsv&after={after}", escaped("المدينة"));
    let rest = desk.get(&format!("/api/v1/memories/desk/concordance?{later}"));
    let lines: Vec<&str> = rest.is(200).text().lines().collect();
    assert_eq!(lines.len(), 1 + 1_000);
    assert!(lines.iter().all(|line| !line.contains("إلى")), "they come later");
}

#[test]
fn pages_follow_each_other_without_gap_or_repetition() {
    let desk = Desk::open();
    let rows: Vec<String> = (0..130)
        .map(|at| format!("قال الوزير كلمة {at} في المجلس\tThe minister said word {at} in the council"))
        .collect();
    desk.import("desk", TSV_TYPE, format!("source\ttarget\n{}\n", rows.join("\n")).as_bytes());
    for (side, query, total) in [
        ("source", "الوزير", (130, "exact")),
        ("target", "the council", (130, "exact")),
        ("target", "mini", (130, "exact")),
        // More letters than the index keeps: what is found is counted by reading, up to a hundred.
        ("target", "minis", (100, "at_least")),
    ] {
        let (mut seen, mut after) = (Vec::new(), String::new());
        loop {
            let path = format!("/api/v1/memories/desk/concordance?side={side}&q={}&limit=40{after}", escaped(query));
            let page = desk.get(&path).ok();
            seen.extend(sources(&page));
            assert_eq!((number(&page["total"]), &page["total_is"]), (total.0, &json!(total.1)), "{query}");
            match page["next"].as_str() {
                Some(next) => after = format!("&after={next}"),
                None => break,
            }
        }
        assert_eq!(seen.len(), 130, "{query}");
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), 130, "{query}");
    }
}

#[test]
fn a_server_that_lost_its_index_makes_it_anew() {
    let mut desk = Desk::open();
    desk.import("desk", TSV_TYPE, TABLE.as_bytes());
    let before = desk.concordance("desk", "source", "المجلس");
    assert_eq!(number(&before["total"]), 3);
    let span = &list(&before, "hits")[0]["spans"][0];
    let text = list(&before, "hits")[0]["source"].as_str().unwrap();
    assert!(slice(text, number(&span[0]), number(&span[1])).contains("مجلس"));
    desk.server.kill();
    std::fs::write(desk.data.path().join("words.db"), "rubbish ".repeat(2_000)).unwrap();
    desk.server = common::Server::start(desk.data.path());
    assert_eq!(desk.server.client().concordance("desk", "source", "المجلس"), before);
}
