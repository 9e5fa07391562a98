//! The index of words equals looking at every unit, through all that happens to units and to its file.

use super::{at, store};
use crate::id::UnitId;
use crate::memory::{Mode, Search, Side, Unit, UnitFilter};
use crate::store::{Store, WORDS_FILE, Words};
use proptest::prelude::*;
use std::path::Path;

fn ids(words: &Words, search: &Search, filter: &UnitFilter) -> Vec<String> {
    words.catch_up().unwrap();
    let found = words.find("desk", search, filter, None, 1_000).unwrap();
    found.into_iter().map(|(_, id)| id.to_string()).collect()
}

fn unit(id: &str, source: &str, target: &str) -> Unit {
    Unit { id: UnitId::from(id), ..super::unit(source, target) }
}

fn phrase(text: &str) -> Search {
    Search::new(text, Side::Source, Mode::Phrase).unwrap()
}

fn import(store: &Store, units: Vec<Unit>) {
    store.import_units("desk", "file", units, "aisha", at(0)).unwrap();
}

fn open(folder: &Path) -> (Store, Words) {
    let store = Store::open(folder).unwrap();
    (store.clone(), Words::new(store, folder))
}

#[test]
fn the_index_follows_the_store() {
    let (store, folder) = store();
    let words = Words::new(store.clone(), folder.path());
    let all = UnitFilter::default();
    assert!(ids(&words, &phrase("المجلس"), &all).is_empty());
    let old = Unit { changed_at: at(10), ..unit("u1", "قال المجلس", "The Council said") };
    let new = Unit { changed_at: at(20), ..unit("u2", "رفض والمجلس", "It refused") };
    import(&store, vec![new, old]);
    assert_eq!(ids(&words, &phrase("المجلس"), &all), ["u2", "u1"], "what was confirmed last first");
    let since = UnitFilter { since: Some(at(15)), ..UnitFilter::default() };
    let until = UnitFilter { until: Some(at(19)), ..UnitFilter::default() };
    assert_eq!(ids(&words, &phrase("المجلس"), &since), ["u2"]);
    assert_eq!(ids(&words, &phrase("المجلس"), &until), ["u1"]);
    store.update_unit("desk", &UnitId::from("u1"), "The board said", None, "Omar Ali", at(30)).unwrap();
    assert_eq!(ids(&words, &phrase("المجلس"), &all), ["u1", "u2"], "its time has changed");
    let who = UnitFilter { who: Some("Omar Ali".to_owned()), ..UnitFilter::default() };
    assert_eq!(ids(&words, &phrase("المجلس"), &who), ["u1"]);
    let english = Search::new("council", Side::Target, Mode::Phrase).unwrap();
    assert!(ids(&words, &english, &all).is_empty(), "the English that was is gone");
    store.delete_unit("desk", &UnitId::from("u2"), "aisha", at(40)).unwrap();
    assert_eq!(ids(&words, &phrase("المجلس"), &all), ["u1"]);
}

#[test]
fn a_file_that_is_lost_damaged_or_of_another_database_is_made_anew() {
    let (store, folder) = store();
    import(&store, vec![unit("u1", "قال المجلس", "The Council said")]);
    let all = UnitFilter::default();
    let file = folder.path().join(WORDS_FILE);
    let words = Words::new(store.clone(), folder.path());
    assert_eq!(ids(&words, &phrase("المجلس"), &all), ["u1"]);
    drop(words);
    for damage in ["nothing", "rubbish", "gone", "another version"] {
        match damage {
            "rubbish" => std::fs::write(&file, "no database, but long enough to look like one".repeat(200)).unwrap(),
            "gone" => std::fs::remove_file(&file).unwrap(),
            "another version" => {
                rusqlite::Connection::open(&file).unwrap().pragma_update(None, "user_version", 1).unwrap();
            }
            _ => {}
        }
        let (_, words) = open(folder.path());
        assert_eq!(ids(&words, &phrase("المجلس"), &all), ["u1"], "{damage}");
    }
    // The same number of changes, but others: a backup was put in place.
    let (other, elsewhere) = super::store();
    import(&other, vec![unit("u9", "قال الوزير", "The minister said")]);
    assert_eq!(other.last_change().unwrap(), store.last_change().unwrap());
    std::fs::copy(&file, elsewhere.path().join(WORDS_FILE)).unwrap();
    let words = Words::new(other, elsewhere.path());
    assert!(ids(&words, &phrase("المجلس"), &all).is_empty());
    assert_eq!(ids(&words, &phrase("الوزير"), &all), ["u9"]);
}

#[test]
fn a_question_after_a_large_import_is_answered_from_what_is_indexed() {
    let (store, folder) = store();
    let words = Words::new(store.clone(), folder.path());
    let found =
        |words: &Words| words.find("desk", &phrase("المجلس"), &UnitFilter::default(), None, 1_000).unwrap().len();
    import(&store, vec![unit("u0", "قال المجلس", "The Council said")]);
    assert!(words.catch_up_soon().unwrap());
    import(&store, (1..200).map(|n| unit(&format!("u{n}"), &format!("قال المجلس {n}"), "said")).collect());
    // Somebody is at it, and has begun.
    let turn = words.turn(std::time::Instant::now()).unwrap();
    words.is_far_behind.store(true, std::sync::atomic::Ordering::Release);
    assert!(!words.catch_up_soon().unwrap());
    assert_eq!(found(&words), 1);
    // Nobody has all the time that it takes: a slice at a time, none of them twice, and what somebody saves meanwhile is there behind the next.
    drop(turn);
    store.update_unit("desk", &UnitId::from("u0"), "The Board said", None, "omar", at(9)).unwrap();
    let board = Search::new("board", Side::Target, Mode::Phrase).unwrap();
    let is_saved = |words: &Words| !words.find("desk", &board, &UnitFilter::default(), None, 1).unwrap().is_empty();
    assert!(!is_saved(&words));
    let mut counts = Vec::new();
    while !words.apply_until(words.turn(std::time::Instant::now()).unwrap(), Some(std::time::Instant::now())).unwrap() {
        counts.push(found(&words));
        assert!(is_saved(&words));
    }
    assert_eq!(counts, (1..=20).map(|slices| 200.min(1 + 10 * slices)).collect::<Vec<_>>());
    assert_eq!(found(&words), 200);
    assert!(words.catch_up_soon().unwrap(), "and nobody is behind any more");
}

fn text() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "المجلس",
        "والمجلس",
        "الاعلى",
        "في",
        "من",
        "٢٥",
        "25",
        "،",
        "the",
        "of",
        "State",
        "states",
        "stateless",
        "with",
        "without",
        "city's",
        "a@b.org",
        "\"",
        "*",
        "NEAR(",
        "AND",
        ":",
        "a-b",
        "^",
    ]);
    prop::collection::vec(word, 1..8).prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    /// Units that come, change and go; and questions of all kinds: what the index names and the text confirms is what
    /// looking at every unit finds, in the same order.
    #[test]
    fn the_index_equals_looking_at_every_unit(
        pairs in prop::collection::vec((text(), text()), 1..25),
        changed in prop::collection::vec((0usize..25, text()), 0..6),
        gone in prop::collection::vec(0usize..25, 0..6),
        asked in prop::collection::vec((text(), any::<bool>(), 0usize..9), 1..25),
    ) {
        let (store, folder) = store();
        let words = Words::new(store.clone(), folder.path());
        let units = pairs.iter().enumerate().map(|(id, (source, target))| {
            Unit { changed_at: at(id as i64 % 4), ..unit(&format!("u{id}"), source, target) }
        });
        import(&store, units.collect());
        words.catch_up().unwrap();
        for (id, target) in changed {
            let _ = store.update_unit("desk", &UnitId::from(format!("u{id}")), &target, None, "omar", at(10));
        }
        for id in gone {
            let _ = store.delete_unit("desk", &UnitId::from(format!("u{id}")), "omar", at(11));
        }
        let units = store.units_page("desk", None, 100).unwrap();
        for (text, source, mode) in asked {
            let side = if source { Side::Source } else { Side::Target };
            let make = [Search::new, Search::exact, Search::unfinished][mode / 3];
            let mode = [Mode::Phrase, Mode::Words, Mode::Near(2)][mode % 3];
            let Some(search) = make(&text, side, mode) else { continue };
            let holds = |unit: &Unit| !search.find(if source { &unit.source } else { &unit.target }).is_empty();
            let mut expected: Vec<&Unit> = units.iter().filter(|unit| holds(unit)).collect();
            expected.sort_by_key(|unit| std::cmp::Reverse(unit.changed_at));
            let named = ids(&words, &search, &UnitFilter::default());
            let found: Vec<&Unit> =
                named.iter().filter_map(|id| units.iter().find(|unit| unit.id.as_str() == id)).filter(|unit| holds(unit)).collect();
            prop_assert_eq!(found.len(), expected.len(), "{:?}", search);
            prop_assert!(found.iter().all(|unit| expected.contains(unit)));
            prop_assert!(found.iter().zip(&expected).all(|(one, other)| one.changed_at == other.changed_at));
            prop_assert!(!search.is_told_by_pieces() || found.len() == named.len());
        }
    }
}
