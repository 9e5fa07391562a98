//! Does the glossary's maintainer hear which terms a memory says otherwise, since when, and what it says instead?

#![allow(clippy::unwrap_used)]

mod common;

use common::{Desk, list, term};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan as _, tz::Offset};
use serde_json::{Value, json};

const PATH: &str = "/api/v1/glossaries/news/drift";

/// A term with an English of each status.
fn observatory(desk: &Desk) -> Value {
    let terms = [
        term("ar", "مرصد كركوع", "preferred"),
        term("en", "Karkou Observatory", "preferred"),
        term("en", "Karkou Astronomical Station", "admitted"),
        term("en", "Karkou Dome", "deprecated"),
        term("en", "Karkou Tower", "forbidden"),
    ];
    desk.post("/api/v1/glossaries/news/concepts", &json!({ "terms": terms })).is(201).ok()
}

/// What is said of the term, if anything is.
fn of(report: &Value, arabic: &str) -> Option<Value> {
    list(report, "terms").iter().find(|term| term["arabic"] == arabic).cloned()
}

/// How often it was said how in each month in which it was said at all: preferred, admitted, avoided, other.
fn months(term: &Value) -> Vec<[u64; 4]> {
    let count = |month: &Value| ["preferred", "admitted", "avoided", "other"].map(|how| month[how].as_u64().unwrap());
    let all = list(term, "months").iter().map(count);
    all.filter(|counts| counts.iter().sum::<u64>() > 0).collect()
}

/// A memory of 120 units, in 40 of which stands the term, and 40 have another that is always followed, beside words that change.
fn memory(desk: &Desk) {
    let words = [("السماء", "sky"), ("البحر", "sea"), ("الجبل", "mountain"), ("الحقل", "field"), ("الباب", "door")];
    let row = |n: usize| {
        let ((arabic, english), (other, another)) = (words[n % 5], words[(n / 5) % 5]);
        let observatory = if n.is_multiple_of(4) { "Observatory" } else { "Lookout" };
        match n % 3 {
            0 => format!("عند {arabic} مرصد كركوع {other} {n}\tAt the {english} Karkou {observatory} {another} {n}\n"),
            1 => format!("عند {arabic} جسر دحدوح {other} {n}\tAt the {english} Dahdouh Bridge {another} {n}\n"),
            _ => format!("مع {other} {n}\tWith the {another} {n}\n"),
        }
    };
    let rows: String = (0..120).map(row).collect();
    desk.import("desk", "text/tab-separated-values", rows.as_bytes());
}

#[test]
fn what_was_confirmed_otherwise_is_counted_with_what_stood_instead() {
    let desk = Desk::open();
    let concept = observatory(&desk);
    desk.concept("news", "جسر دحدوح", "Dahdouh Bridge");
    let empty = desk.get(PATH).ok();
    assert_eq!((list(&empty, "terms").len(), list(&empty, "months").len()), (0, 12), "{empty}");

    memory(&desk);
    let sentences =
        ["زار الوفد مرصد كركوع.", "أغلق مرصد كركوع أمس.", "عاد مرصد كركوع إلى العمل.", "بني مرصد كركوع هناك."];
    let article = desk.article(&sentences.join("\n\n"));
    let english = [
        "The team visited Karkou Observatory.",
        "Karkou Astronomical Station was closed yesterday.",
        "Karkou Dome is back at work.",
        "The Karkou Tower was built there.",
    ];
    for (segment, english) in article.segments.iter().zip(english) {
        desk.confirm(&article, segment, english);
    }
    let mut found = Value::Null;
    for _ in 0..300 {
        found = of(&desk.get(PATH).ok(), "مرصد كركوع").unwrap();
        if !list(&found, "renderings").is_empty() {
            break;
        }
        // The alignment is learned in the background.
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    // The month may end between the import and the last confirmed one.
    let sum = |term: &Value| months(term).into_iter().fold([0; 4], |all, one| [0, 1, 2, 3].map(|at| all[at] + one[at]));
    assert_eq!(sum(&found), [11, 1, 2, 30], "{found}");
    assert_eq!((&found["concept_id"], &found["english"]), (&concept["id"], &json!("Karkou Observatory")));
    assert_eq!((&found["lately"], &found["before"]["units"]), (&json!({ "units": 44, "otherwise": 32 }), &json!(0)));
    assert_eq!((&found["trend"], &found["of"]), (&Value::Null, &json!(20)), "{found}");
    assert_eq!(found["renderings"][0]["text"], "Karkou Lookout", "{found}");
    let known = list(&found, "glossary_renderings").iter().map(|one| one["text"].as_str().unwrap());
    assert_eq!(known.collect::<Vec<_>>(), ["Karkou Astronomical Station", "Karkou Dome", "Karkou Tower"]);
    let tower = desk.concordance("desk", "target", "Karkou Tower");
    assert_eq!(found["example"], list(&tower, "hits")[0]["unit_id"], "the newest that says it otherwise: {tower}");
    let report = desk.get(PATH).ok();
    assert_eq!(list(&report, "months").iter().map(|month| month["units"].as_u64().unwrap()).sum::<u64>(), 124);
    assert_eq!(of(&report, "جسر دحدوح"), None, "it is always followed");

    // Who mends a segment mends the report.
    let mended = common::segments_in(&desk.get(&format!("/api/v1/articles/{}/segments", article.id)).ok());
    desk.confirm(&article, &mended[3], "The Karkou Observatory was built there.");
    assert_eq!(sum(&of(&desk.get(PATH).ok(), "مرصد كركوع").unwrap()), [12, 1, 1, 30]);

    desk.glossary("sport");
    assert!(list(&desk.get("/api/v1/glossaries/sport/drift").ok(), "terms").is_empty(), "another has other terms");
    assert_eq!(list(&desk.get(&format!("{PATH}?limit=1")).ok(), "terms").len(), 1);
    desk.get("/api/v1/glossaries/none/drift").problem(404);
    desk.get(&format!("{PATH}?memory=none")).problem(404);
    for wrong in ["limit=0", "limit=101", "utc_offset=2000"] {
        desk.get(&format!("{PATH}?{wrong}")).problem(400);
    }
}

/// The unit of a TMX file whose English is of that day.
fn tmx_unit(arabic: &str, english: &str, day: Date) -> String {
    let date = day.strftime("%Y%m%dT120000Z");
    format!(
        "<tu creationdate='{date}' changedate='{date}'><tuv xml:lang='ar'><seg>{arabic}</seg></tuv>\
         <tuv xml:lang='en'><seg>{english}</seg></tuv></tu>"
    )
}

#[test]
fn each_unit_counts_in_the_month_of_its_english_and_what_grows_comes_first() {
    let desk = Desk::open();
    observatory(&desk);
    desk.concept("news", "جسر دحدوح", "Dahdouh Bridge");
    let month = Offset::UTC.to_datetime(Timestamp::now()).date().first_of_month();
    let mut units = String::new();
    // The newest months that the report may have when another one begins meanwhile.
    for (ago, observatory, bridge) in [
        (14, ["Karkou Lookout"; 4], ["Dahdouh Viaduct"; 4]),
        (8, ["Karkou Observatory"; 4], ["Dahdouh Viaduct"; 4]),
        (1, ["Karkou Observatory", "Karkou Tower", "Karkou Lookout", "Karkou Lookout"], ["Dahdouh Viaduct"; 4]),
    ] {
        let day = month - ago.months();
        for (n, (observatory, bridge)) in observatory.iter().zip(bridge).enumerate() {
            units +=
                &tmx_unit(&format!("زرنا مرصد كركوع {n} {ago}"), &format!("We saw the {observatory} {n} {ago}"), day);
            units += &tmx_unit(&format!("عبرنا جسر دحدوح {n} {ago}"), &format!("We crossed {bridge} {n} {ago}"), day);
        }
    }
    let header = "<header creationtool='t' creationtoolversion='1' segtype='sentence' o-tmf='t' adminlang='en' srclang='ar' datatype='plaintext'/>";
    let file = format!("<?xml version='1.0'?><tmx version='1.4'>{header}<body>{units}</body></tmx>");
    desk.import("desk", "application/x-tmx+xml", file.as_bytes());
    let report = desk.get(PATH).ok();
    let found = of(&report, "مرصد كركوع").unwrap();
    assert_eq!(months(&found), [[4, 0, 0, 0], [1, 0, 1, 2]], "what is older than a year counts nowhere: {found}");
    assert_eq!(found["before"], json!({ "units": 4, "otherwise": 0 }));
    assert_eq!((&found["lately"], &found["trend"]), (&json!({ "units": 4, "otherwise": 3 }), &json!("more")));
    let bridge = of(&report, "جسر دحدوح").unwrap();
    assert_eq!((months(&bridge), &bridge["trend"]), (vec![[0, 0, 0, 4]; 2], &json!("same")), "{bridge}");
    let order: Vec<&Value> = list(&report, "terms").iter().map(|term| &term["arabic"]).collect();
    assert_eq!(order, ["مرصد كركوع", "جسر دحدوح"], "three that are new come before four as ever");
    let months: Vec<u64> = list(&report, "months").iter().map(|month| month["units"].as_u64().unwrap()).collect();
    assert_eq!(months.iter().sum::<u64>(), 16, "{report}");
}
