//! When a story comes again, corrected: does the work on it stay, and on its own sentences alone?

#![allow(clippy::unwrap_used)]

mod common;

use common::{Article, Client, Desk, list, segments_in};
use serde_json::{Value, json};

const STORY: [&str; 5] = [
    "اجتمع المجلس البلدي في سبها اليوم لمناقشة انقطاع المياه.",
    "وقال العمدة إن المياه مقطوعة منذ 12 يوما عن خمسة أحياء.",
    "وأضاف أن الشركة العامة وعدت بإصلاح الخط قبل نهاية الأسبوع.",
    "وطالب السكان بتعويضهم عن الخسائر التي لحقت بهم.",
    "ولم تعلق الشركة على هذه المطالب حتى الآن.",
];

fn story(sentences: &[&str]) -> String {
    format!("أزمة المياه في سبها\n\n{}\n", sentences.join("\n\n"))
}

/// The next version of an article, and what was told of it.
fn next(desk: &Client, article: &Article, text: &str) -> (Article, Value) {
    let answer = desk.post(&format!("/api/v1/articles/{}/versions", article.id), &json!({ "text": text }));
    assert_eq!(answer.is(201).header("location"), format!("/api/v1/articles/{}", answer.ok()["id"].as_str().unwrap()));
    let answer = answer.ok();
    (Article { id: answer["id"].as_str().unwrap().to_owned(), segments: segments_in(&answer) }, answer)
}

fn at(article: &Article, part: &str) -> usize {
    article.segments.iter().position(|segment| segment.source.contains(part)).unwrap()
}

#[test]
fn confirmed_work_stays_on_sentences_that_did_not_change() {
    let desk = Desk::open();
    let first = desk.article(&story(&STORY));
    let english =
        ["The council met.", "The mayor spoke.", "He added a promise.", "Residents want money.", "No comment."];
    for (text, english) in STORY.iter().zip(english) {
        desk.confirm(&first, &first.segments[at(&first, text)], english);
    }
    let reviewed = desk.segments(&first)[at(&first, STORY[3])].clone();
    desk.save(&first, &reviewed, english[3], "reviewed");

    let reworded = STORY[1].replace("12", "14");
    let joined = format!("{} {}", STORY[2].trim_end_matches('.'), "بحسب مصادر محلية.");
    let (second, told) =
        next(&desk, &first, &story(&["عاد ضخ المياه إلى حي واحد مساء اليوم.", STORY[3], &reworded, &joined, STORY[0]]));
    assert_eq!((told["version"].as_u64(), told["previous"].as_str()), (Some(2), Some(first.id.as_str())));
    assert_eq!(told["stayed"], json!({ "same": 3, "changed": 2, "new": 1, "gone": 1 }));

    let says = |text: &str| {
        let segment = &second.segments[at(&second, text)];
        (segment.target.as_str(), segment.state.as_str())
    };
    assert_eq!(says(STORY[0]), (english[0], "confirmed"));
    assert_eq!(says(STORY[3]), (english[3], "reviewed"));
    assert_eq!(says(&reworded), (english[1], "draft"));
    assert_eq!(says(&joined), (english[2], "draft"));
    assert_eq!(says("عاد ضخ"), ("", "empty"));

    // Beside the draft stands what was other.
    let earlier = desk.proposals(&second, &second.segments[at(&second, &reworded)])["earlier"].clone();
    assert_eq!((earlier["source"].as_str(), earlier["target"].as_str()), (Some(STORY[1]), Some(english[1])));
    assert_eq!(earlier["state"], "confirmed");
    let changed: Vec<&Value> = list(&earlier, "diff").iter().filter(|edit| edit["op"] != "same").collect();
    assert_eq!(changed.len(), 1, "{earlier}");
    assert_eq!((changed[0]["query"].as_str(), changed[0]["unit"].as_str()), (Some("14"), Some("12")));
    assert_eq!(desk.proposals(&second, &second.segments[at(&second, "عاد ضخ")]).get("earlier"), None);

    // The first version stays as it was, and stands in the list no more.
    let before = desk.get(&format!("/api/v1/articles/{}", first.id)).ok();
    assert_eq!(
        (before["text"].as_str(), before["next"].as_str()),
        (Some(story(&STORY).as_str()), Some(second.id.as_str()))
    );
    assert_eq!(desk.segments(&first)[at(&first, STORY[4])].target, english[4]);
    let listed = desk.get("/api/v1/articles").ok();
    let ids: Vec<&str> = list(&listed, "articles").iter().filter_map(|article| article["id"].as_str()).collect();
    assert_eq!((ids, listed["total"].as_u64()), (vec![second.id.as_str()], Some(1)));
}

#[test]
fn a_sentence_that_was_carried_over_is_one_unit_still() {
    let desk = Desk::open();
    let first = desk.article(&story(&STORY));
    desk.confirm(&first, &first.segments[at(&first, STORY[0])], "The council met on the water cuts.");
    let (second, _) = next(&desk, &first, &story(&STORY[..4]));
    let segment = &second.segments[at(&second, STORY[0])];
    desk.save(&second, segment, "The council met.", "draft");
    let again = desk.segments(&second)[segment.index].clone();
    desk.confirm(&second, &again, "The Sebha council met over the water cuts.");
    let matches = desk.matches("desk", STORY[0]);
    assert_eq!(matches.len(), 1, "{matches:?}");
    assert_eq!(matches[0]["target"], "The Sebha council met over the water cuts.");
    assert_eq!(matches[0]["origin"]["article"], second.id.as_str());
    let history = desk.history(&second, segment);
    let actions: Vec<&str> = history.iter().filter_map(|each| each["action"].as_str()).collect();
    assert_eq!(actions, ["segment:confirmed", "segment:drafted", "segment:carried"]);
}

#[test]
fn a_correction_under_way_takes_the_place_of_what_was_wrong() {
    let desk = Desk::open();
    let first = desk.article(&story(&STORY));
    let segment = &first.segments[at(&first, STORY[0])];
    desk.confirm(&first, segment, "The counsel met.");
    desk.save(&first, &desk.segments(&first)[segment.index], "The council", "draft");
    let (second, _) = next(&desk, &first, &story(&STORY[..3]));
    let carried = &second.segments[at(&second, STORY[0])];
    assert_eq!((carried.target.as_str(), carried.state.as_str()), ("The council", "draft"));
    desk.confirm(&second, carried, "The council met.");
    let targets: Vec<_> = desk.matches("desk", STORY[0]).iter().map(|found| found["target"].clone()).collect();
    assert_eq!(targets, [json!("The council met.")]);
}

#[test]
fn open_questions_go_along_with_their_sentence() {
    let desk = Desk::open();
    let first = desk.article(&story(&STORY));
    let say = |article: &Article, segment: usize, text: &str| {
        let path = format!("/api/v1/articles/{}/segments/{}/comments", article.id, article.segments[segment].id);
        desk.post(&path, &json!({ "text": text })).is(201).ok()
    };
    let (one, two) = (at(&first, STORY[0]), at(&first, STORY[1]));
    say(&first, two, "Twelve days?");
    let settled = say(&first, one, "Which council?");
    desk.put(&format!("/api/v1/articles/{}/comments/{}", first.id, settled["id"]), 0, &json!({ "settled": true })).ok();
    let (second, _) = next(&desk, &first, &story(&[STORY[1], STORY[0]]));
    let said = |article: &Article| {
        let all = desk.get(&format!("/api/v1/articles/{}/comments", article.id)).ok();
        let each = |comment: &Value| {
            (comment["segment"].as_str().unwrap().to_owned(), comment["text"].as_str().unwrap().to_owned())
        };
        list(&all, "comments").iter().map(each).collect::<Vec<_>>()
    };
    let moved = second.segments[at(&second, STORY[1])].id.clone();
    assert_eq!(said(&second), [(moved, "Twelve days?".to_owned())]);

    // Joined to the one before it, the question is about both.
    desk.write("POST", &format!("{}/merge", first.path(one)), 0, &json!({})).ok();
    assert!(said(&first).iter().all(|(segment, _)| *segment == first.segments[one].id), "{:?}", said(&first));
}

#[test]
fn what_was_waved_through_stays_so_where_the_sentence_stayed() {
    let desk = Desk::open();
    let first = desk.article(&story(&STORY));
    let (kept, changed) = (at(&first, STORY[0]), at(&first, STORY[1]));
    for place in [kept, changed] {
        desk.save(&first, &first.segments[place], "The the council met.", "confirmed");
    }
    let doubled = |article: &Article| -> Vec<(String, Value)> {
        let checked = desk.get(&format!("/api/v1/articles/{}/checks", article.id)).ok();
        let of = |segment: &Value| {
            let found = list(segment, "findings").iter().find(|found| found["kind"] == "doubled").cloned();
            Some((segment["id"].as_str()?.to_owned(), found?))
        };
        list(&checked, "segments").iter().filter_map(of).collect()
    };
    let found = doubled(&first);
    assert_eq!(found.len(), 2);
    for (place, (_, finding)) in [kept, changed].into_iter().zip(&found) {
        let path = format!("{}/ignored/{}", first.path(place), finding["fingerprint"].as_str().unwrap());
        assert_eq!(desk.send("PUT", &path, &[], None).status, 204);
    }
    let body = json!({ "off": ["length"] });
    desk.put(&format!("/api/v1/articles/{}/checks", first.id), 0, &body).ok();

    let reworded = format!("{} {}", "أمس", STORY[1]);
    let (second, _) = next(&desk, &first, &story(&[STORY[0], &reworded]));
    let ignored = |article: &Article, place: usize| {
        let id = &article.segments[place].id;
        doubled(article).into_iter().find(|(segment, _)| segment == id).map(|(_, found)| found["ignored"] == true)
    };
    assert_eq!(ignored(&second, at(&second, STORY[0])), Some(true));
    assert_eq!(ignored(&second, at(&second, &reworded)), Some(false), "it is another sentence now");
    let checks = desk.get(&format!("/api/v1/articles/{}/checks", second.id)).ok();
    let switches = list(&checks, "switches");
    assert_eq!(switches.iter().find(|check| check["kind"] == "length").unwrap()["on"], false);
}

#[test]
fn a_paragraph_keeps_the_role_that_somebody_chose() {
    let desk = Desk::open();
    let first = desk.article(&story(&STORY));
    let block = desk.get(&format!("/api/v1/articles/{}/segments", first.id)).ok();
    let block = list(&block, "segments")[at(&first, STORY[2])]["block"].clone();
    desk.put(&format!("/api/v1/articles/{}/blocks/{block}", first.id), 0, &json!({ "role": "related" })).ok();
    let (_, told) = next(&desk, &first, &story(&[STORY[1], STORY[2], STORY[4]]));
    let roles: Vec<&str> = list(&told, "segments").iter().filter_map(|segment| segment["role"].as_str()).collect();
    assert_eq!(roles, ["title", "body", "related", "body"]);
}

#[test]
fn a_second_next_version_the_same_text_and_no_text_are_refused() {
    let desk = Desk::open();
    let first = desk.article(&story(&STORY));
    let path = format!("/api/v1/articles/{}/versions", first.id);
    for text in [story(&STORY), " \n".to_owned()] {
        assert_eq!(desk.post(&path, &json!({ "text": text })).problem(400)["pointer"], "/text");
    }
    desk.post("/api/v1/articles/nowhere/versions", &json!({ "text": "نعم." })).problem(404);
    let (second, _) = next(&desk, &first, &story(&STORY[1..]));
    let refused = desk.post(&path, &json!({ "text": story(&STORY[2..]) })).problem(409);
    assert!(refused["detail"].as_str().is_some_and(|detail| detail.contains(&second.id)), "{refused}");
    let (third, told) = next(&desk, &second, &story(&STORY[2..]));
    assert_eq!((told["version"].as_u64(), third.segments.len()), (Some(3), 4));
}
