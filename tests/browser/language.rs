//! WHAT CAN A SERVER LEARN FROM? A small language of our own, confirmed at the desk until its words are aligned.

use crate::desk::Desk;
use serde_json::json;
use std::time::{Duration, Instant};

const VERBS: [(&str, &str); 5] =
    [("زار", "visited"), ("وصف", "described"), ("انتقد", "criticised"), ("راقب", "monitored"), ("رسم", "drew")];
const WHO: [(&str, &str); 5] = [
    ("الوزير", "minister"),
    ("السفير", "ambassador"),
    ("الطبيب", "doctor"),
    ("المهندس", "engineer"),
    ("القاضي", "judge"),
];
const WHAT: [(&str, &str); 5] =
    [("المدينة", "city"), ("السوق", "market"), ("المستشفى", "hospital"), ("الميناء", "port"), ("المصنع", "factory")];

/// Confirms all sentences of the language ("زار الوزير المدينة.", "The minister visited the city."), and waits until the server
/// knows which words stand for which.
pub(crate) async fn teach(desk: &Desk) {
    let (mut arabic, mut english) = (Vec::new(), Vec::new());
    for verb in VERBS {
        for who in WHO {
            for what in WHAT {
                arabic.push(format!("{} {} {}.", verb.0, who.0, what.0));
                english.push(format!("The {} {} the {}.", who.1, verb.1, what.1));
            }
        }
    }
    let article = desk.server.article(&arabic.join(" "));
    for (segment, english) in desk.server.segments(&article).iter().zip(&english) {
        desk.server.save(&article, segment, english, "confirmed");
    }
    let asked = json!({ "segments": ["زار الوزير المتحف."] });
    let marked =
        || desk.server.post("/pretranslate", &asked)["segments"][0]["proposals"][0]["evidence"]["touch"].is_array();
    let end = Instant::now() + Duration::from_secs(60);
    while !marked() {
        assert!(Instant::now() < end, "the memory was not learned within a minute");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}
