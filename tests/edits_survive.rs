//! Is an edit that was acknowledged there after `kill -9`? The real process is killed at random moments while several
//! people save, and started again on the same data.

#![allow(clippy::unwrap_used)]

mod common;

use common::{Article, Client, Dice, Segment, Server};
use serde_json::json;
use std::collections::HashMap;
use std::path::Path;
use std::sync::Mutex;
use std::time::Duration;

const KILLS: u64 = 40;
const WRITERS: usize = 4;
/// Fewer acknowledgements than this over all rounds would prove little.
const ENOUGH: usize = 400;

/// What the server has acknowledged of each segment: the revision and the text; and the text that was under way.
#[derive(Default)]
struct Promised {
    kept: HashMap<String, (u64, String)>,
    under_way: HashMap<String, String>,
    acknowledged: usize,
}

/// Saves one segment after the other until the server is gone.
fn write(client: &Client, article: &Article, mine: Vec<Segment>, round: u64, promised: &Mutex<Promised>) {
    let mut revisions: Vec<u64> = mine.iter().map(|segment| segment.revision).collect();
    for turn in 0.. {
        let at = turn % mine.len();
        let segment = &mine[at];
        let target = format!("Round {round}, turn {turn}: the council said no. “{}”", segment.index);
        let state = if turn % 3 == 0 { "confirmed" } else { "draft" };
        promised.lock().unwrap().under_way.insert(segment.id.clone(), target.clone());
        let seen = format!("\"{}\"", revisions[at]);
        let headers = [("content-type", "application/json"), ("if-match", seen.as_str())];
        let body = json!({ "target": target, "state": state, "propagate": false }).to_string();
        let Ok(answer) = client.try_send("PUT", &article.path_of(&segment.id), &headers, Some(body.as_bytes())) else {
            return;
        };
        let saved = answer.is(200).ok();
        revisions[at] = saved["revision"].as_u64().unwrap();
        let mut promised = promised.lock().unwrap();
        promised.acknowledged += 1;
        promised.under_way.remove(&segment.id);
        promised.kept.insert(segment.id.clone(), (revisions[at], target));
    }
}

/// The acknowledged edits that are not there. An edit that was under way may be there or not, whole.
fn lost(client: &Client, article: &Article, promised: &mut Promised) -> Vec<String> {
    let mut lost = Vec::new();
    for segment in client.segments(article) {
        let Some((revision, target)) = promised.kept.get(&segment.id).cloned() else { continue };
        let unanswered = promised.under_way.remove(&segment.id);
        let as_promised = segment.revision == revision && segment.target == target;
        let one_more = segment.revision == revision + 1 && Some(&segment.target) == unanswered.as_ref();
        if !as_promised && !one_more {
            lost.push(format!(
                "segment {}: revision {revision} “{target}” was promised; there is {} “{}”",
                segment.index, segment.revision, segment.target
            ));
        }
        let history = client.history(article, &segment);
        let kept =
            history.iter().any(|past| past["revision"] == revision && past["after"]["target"] == target.as_str());
        if !kept {
            lost.push(format!("segment {}: revision {revision} is not in the history", segment.index));
        }
        promised.kept.insert(segment.id, (segment.revision, segment.target));
    }
    promised.under_way.clear();
    lost
}

fn check_db(data: &Path) {
    let said = common::done(data, &["check-db"]);
    assert!(said.starts_with("sound:"), "{said}");
}

#[test]
fn an_acknowledged_edit_survives_kill_9() {
    let dice = Dice::new(20_241_116);
    let data = tempfile::tempdir().unwrap();
    let text: String = (1..=12).map(|day| format!("قال المجلس في اليوم {day} إنه لن يقبل بالاتفاق.\n\n")).collect();
    let mut promised = Promised::default();
    let mut server = Server::start(data.path());
    let article = server.client().article(&text);
    let mut losses = Vec::new();
    for round in 1..=KILLS {
        let now = server.client().segments(&article);
        let shared = Mutex::new(std::mem::take(&mut promised));
        std::thread::scope(|scope| {
            for writer in 0..WRITERS {
                let mine: Vec<Segment> =
                    now.iter().filter(|segment| segment.index % WRITERS == writer).cloned().collect();
                let (client, article, shared) = (server.client(), &article, &shared);
                scope.spawn(move || write(&client, article, mine, round, shared));
            }
            std::thread::sleep(Duration::from_millis(30 + dice.roll(250)));
            server.kill();
        });
        promised = shared.into_inner().unwrap();
        if round % 10 == 0 {
            check_db(data.path());
        }
        server = Server::start(data.path());
        losses.extend(lost(&server.client(), &article, &mut promised));
    }
    server.kill();
    check_db(data.path());
    println!("kills {KILLS}, acknowledged {}, lost {}", promised.acknowledged, losses.len());
    assert!(losses.is_empty(), "{}", losses.join("\n"));
    assert!(promised.acknowledged >= ENOUGH, "{} acknowledged edits prove little", promised.acknowledged);
}
