//! Is what was learned from the memories there again at the next start, and never where it could be wrong?

#![allow(clippy::unwrap_used)]

mod common;
mod language;

use common::{Desk, Server, done, list};
use language::sentences;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

const LEARNED: &str = "the memories have been learned";
const KNOWN: &str = "what was learned before is known again";

fn table(sentences: &[(String, String)]) -> String {
    let rows: String = sentences.iter().map(|(arabic, english)| format!("{arabic}\t{english}\n")).collect();
    format!("source\ttarget\n{rows}")
}

/// A data folder with a memory, which no server has learned from.
fn filled(sentences: &[(String, String)]) -> tempfile::TempDir {
    let data = tempfile::tempdir().unwrap();
    import(data.path(), sentences);
    data
}

fn import(data: &Path, sentences: &[(String, String)]) {
    let file = data.join("units.tsv");
    fs::write(&file, table(sentences)).unwrap();
    done(data, &["memory", "import", "desk", file.to_str().unwrap()]);
}

/// A server that says how it came to know what it knows.
struct Started {
    server: Server,
    log: PathBuf,
}

impl Started {
    fn on(data: &Path) -> Self {
        let log = data.join("log.txt");
        Self { server: Server::start_logging(data, &log), log }
    }

    /// Waits until it has learned, or knows again, and says which.
    fn knows_by(&self) -> &'static str {
        let begun = Instant::now();
        loop {
            let said = fs::read_to_string(&self.log).unwrap();
            // A start may begin with what was kept and learn anew at once: the last counts.
            let last = [LEARNED, KNOWN].into_iter().filter_map(|how| Some((said.rfind(how)?, how))).max();
            if let Some((_, how)) = last {
                return how;
            }
            assert!(begun.elapsed() < Duration::from_secs(60), "nothing is learned after a minute: {said}");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// What is offered behind some beginnings.
    fn offers(&self) -> Vec<Value> {
        let client = self.server.client();
        let ask = |(source, typed): (&str, &str)| {
            let body = json!({ "source": source, "target_prefix": typed, "limit": 5 });
            let answer = client.post("/api/v1/complete", &body).ok();
            assert!(!list(&answer, "suggestions").is_empty(), "{typed}");
            answer
        };
        let typed = [
            ("زار الوزير المدينة.", "The m"),
            ("رسم القاضي الميناء.", "The judge "),
            ("راقب الطبيب المصنع.", "The doctor monitored the "),
        ];
        typed.into_iter().map(ask).collect()
    }
}

#[test]
fn a_second_start_says_the_same_without_learning() {
    let data = filled(&sentences());
    let mut first = Started::on(data.path());
    assert_eq!(first.knows_by(), LEARNED);
    let said = first.offers();
    first.server.kill();
    let mut second = Started::on(data.path());
    assert_eq!((second.knows_by(), second.offers()), (KNOWN, said.clone()), "also after a crash");
    second.server.interrupt();
    let third = Started::on(data.path());
    assert_eq!((third.knows_by(), third.offers()), (KNOWN, said));
}

#[test]
fn a_file_that_is_damaged_or_of_another_folder_is_passed_over_and_written_anew() {
    let data = filled(&sentences());
    let file = data.path().join("learned.cache");
    let mut first = Started::on(data.path());
    assert_eq!(first.knows_by(), LEARNED);
    let said = first.offers();
    first.server.interrupt();

    let elsewhere = filled(&sentences()[..110]);
    fs::copy(&file, elsewhere.path().join("learned.cache")).unwrap();
    let other = Started::on(elsewhere.path());
    assert_eq!(other.knows_by(), LEARNED, "another desk's units are none of ours");

    let mut bytes = fs::read(&file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&file, &bytes).unwrap();
    let mut second = Started::on(data.path());
    assert_eq!((second.knows_by(), second.offers()), (LEARNED, said.clone()));
    second.server.interrupt();
    assert_ne!(fs::read(&file).unwrap(), bytes, "it was written anew");
    let third = Started::on(data.path());
    assert_eq!((third.knows_by(), third.offers()), (KNOWN, said));
}

#[test]
fn what_came_and_went_meanwhile_is_taken_over() {
    let data = filled(&sentences());
    let emerald = ("زار الزمردي المدينة.".to_owned(), "The zumurrud visited the city.".to_owned());
    let offered = |started: &Started, typed: &str| {
        let body = json!({ "source": emerald.0, "target_prefix": typed, "limit": 5 });
        let answer = started.server.client().post("/api/v1/complete", &body).ok();
        list(&answer, "suggestions").iter().any(|one| one["insert"].as_str().unwrap().starts_with("murrud"))
    };
    let mut first = Started::on(data.path());
    assert_eq!(first.knows_by(), LEARNED);
    first.server.interrupt();
    import(data.path(), std::slice::from_ref(&emerald));
    let mut second = Started::on(data.path());
    assert_eq!(second.knows_by(), KNOWN);
    assert!(offered(&second, "The zu"), "what was imported is offered");
    let client = second.server.client();
    let unit = client.matches("desk", &emerald.0)[0]["unit_id"].as_str().unwrap().to_owned();
    client.send("DELETE", &format!("/api/v1/memories/desk/units/{unit}"), &[], None).is(204);
    second.server.kill();
    let third = Started::on(data.path());
    assert_eq!(third.knows_by(), KNOWN);
    assert!(!offered(&third, "The zu"), "what was deleted is not offered");
}

#[test]
fn where_much_has_changed_all_is_learned_anew() {
    let data = filled(&sentences()[..100]);
    let mut first = Started::on(data.path());
    assert_eq!(first.knows_by(), LEARNED);
    first.server.interrupt();
    let file = data.path().join("learned.cache");
    let before = fs::read(&file).unwrap();
    let more: Vec<(String, String)> = (0..200).map(|at| (format!("وصل {at}"), format!("Arrived {at}"))).collect();
    import(data.path(), &[sentences(), more].concat());
    let second = Started::on(data.path());
    assert_eq!(second.knows_by(), LEARNED);
    second.offers();
    assert_ne!(fs::read(&file).unwrap(), before, "it is kept");
}

#[test]
fn a_desk_with_next_to_nothing_keeps_nothing() {
    let desk = Desk::open();
    desk.import("desk", "text/tab-separated-values", table(&sentences()[..9]).as_bytes());
    let Desk { mut server, data, .. } = desk;
    server.interrupt();
    assert!(data.path().join("tarjuman.db").exists() && !data.path().join("learned.cache").exists());
}
