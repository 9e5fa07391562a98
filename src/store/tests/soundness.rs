use super::*;
use crate::glossary::concept::Activity;
use crate::store::{Problem, StoreError};
use rusqlite::Connection;

/// A store in which something of everything was done, and its folder.
fn worked_in() -> (Store, TempDir, ArticleId) {
    let (store, folder) = store();
    let (article, segments) = taken_in(&store, &["# عنوان", "وصل الوفد أمس.", "نعم.", "نعم."]);
    for (at_index, text) in [(0, "A headline"), (1, "The delegation arrived yesterday."), (2, "Yes.")] {
        let request = saving(&article, &segments[at_index], text, State::Confirmed);
        store.save_translation(request, "amal", at(5)).unwrap();
    }
    let made = store.create_concept("news", concept("بلدية", "borough"), "amal", at(6)).unwrap();
    let better = concept("بلدية", "municipality");
    store.save_concept("news", &made.id, 1, better, Activity::Active, "amal", at(7)).unwrap();
    (store, folder, article)
}

/// What a disk, or somebody with a database tool, may do.
fn tamper(folder: &TempDir, sql: &str) {
    let raw = Connection::open(folder.path().join("tarjuman.db")).unwrap();
    let triggers: Vec<String> = raw
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
        .unwrap()
        .query_map((), |row| row.get(0))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    for trigger in triggers {
        raw.execute_batch(&format!("DROP TRIGGER {trigger}")).unwrap();
    }
    raw.execute_batch("PRAGMA foreign_keys = OFF").unwrap();
    raw.execute_batch(sql).unwrap();
}

#[test]
fn all_is_well_after_ordinary_work() {
    let (store, _folder, _) = worked_in();
    let report = store.check().unwrap();
    assert!(report.is_sound(), "{:?}", report.problems);
    assert_eq!((report.articles, report.segments, report.units, report.concepts), (1, 4, 3, 1));
    assert_eq!(report.chained, 4 + 2 + 8, "revisions, concept revisions and the trail");
}

#[test]
fn each_kind_of_damage_is_named() {
    for (name, sql, expected) in [
        (
            "a changed letter in a revision",
            "UPDATE revision SET after_target = replace(after_target, 'arrived', 'arrives') WHERE seq = 2",
            Problem::Changed { table: "revision", seq: 2 },
        ),
        (
            "somebody else's name in the trail",
            "UPDATE audit SET who = 'nobody' WHERE seq = 5",
            Problem::Changed { table: "audit", seq: 5 },
        ),
        (
            "a changed bit of a concept revision",
            "UPDATE concept_revision SET hash = zeroblob(32) WHERE seq = 1",
            Problem::Changed { table: "concept_revision", seq: 1 },
        ),
        (
            "bytes that are no text",
            "UPDATE revision SET who = CAST(x'616dff6c' AS TEXT) WHERE seq = 1",
            Problem::Changed { table: "revision", seq: 1 },
        ),
        (
            "a deleted row",
            "DELETE FROM audit WHERE seq BETWEEN 3 AND 4",
            Problem::Missing { table: "audit", first: 3, last: 4 },
        ),
        ("a cut tail", "DELETE FROM audit WHERE seq > 6", Problem::Missing { table: "audit", first: 7, last: 8 }),
    ] {
        let (store, folder, _) = worked_in();
        tamper(&folder, sql);
        let problems = store.check().unwrap().problems;
        assert!(problems.contains(&expected), "{name}: {problems:?}");
    }
}

#[test]
fn what_disagrees_with_its_history_is_named() {
    for (what, sql) in [
        ("segment", "UPDATE segment SET target = 'No.' WHERE target = 'Yes.' AND state = 'confirmed'"),
        ("segment", "UPDATE segment SET source = 'وصل الوفد غدا.' WHERE span_start = 8"),
        ("segment", "DELETE FROM revision WHERE seq = 1"),
        ("article", "UPDATE article SET text = replace(text, 'أمس', 'غدا')"),
        ("article", "UPDATE article SET text = CAST(x'd982ff' AS TEXT)"),
        ("unit", "UPDATE unit SET source = CAST(x'd982ff' AS TEXT) WHERE target = 'Yes.'"),
        ("article", "UPDATE article SET digest = zeroblob(32)"),
        ("memory", "UPDATE memory SET units = 2"),
        ("unit", "UPDATE unit SET source = 'لا.' WHERE target = 'Yes.'"),
        ("unit", "DELETE FROM unit_by_fingerprint"),
        ("concept", "UPDATE concept SET concept = replace(concept, 'municipality', 'town')"),
        ("concept", "UPDATE concept SET revision = 1"),
    ] {
        let (store, folder, _) = worked_in();
        tamper(&folder, sql);
        let problems = store.check().unwrap().problems;
        let named = |problem: &Problem| matches!(problem, Problem::Disagrees { what: found, .. } if *found == what);
        assert!(problems.iter().any(named), "{sql}: {problems:?}");
    }
}

#[test]
fn a_column_that_makes_no_sense_is_damage_and_not_a_panic() {
    let (store, folder, article) = worked_in();
    tamper(&folder, "UPDATE segment SET role = 'poem' WHERE span_start = 8");
    assert!(matches!(store.segments(&article), Err(StoreError::Corrupt { what }) if what.contains("poem")));
}

#[test]
fn history_is_append_only() {
    let (store, folder, _) = worked_in();
    let raw = Connection::open(folder.path().join("tarjuman.db")).unwrap();
    for sql in [
        "UPDATE revision SET who = 'nobody'",
        "DELETE FROM revision",
        "UPDATE concept_revision SET who = 'nobody'",
        "DELETE FROM concept_revision",
        "UPDATE audit SET who = 'nobody'",
        "DELETE FROM audit",
        "UPDATE article SET text = 'x'",
        "DELETE FROM article",
    ] {
        let refused = raw.execute_batch(sql).unwrap_err().to_string();
        assert!(refused.contains("append-only") || refused.contains("never"), "{sql}: {refused}");
    }
    assert!(store.check().unwrap().is_sound());
}

#[test]
fn a_backup_can_be_opened_and_holds_everything() {
    let (store, folder, article) = worked_in();
    let elsewhere = tempfile::tempdir().unwrap();
    let file = elsewhere.path().join("tarjuman.db");
    let report = store.backup(&file).unwrap();
    assert_eq!(report, store.check().unwrap());
    let files: Vec<_> = std::fs::read_dir(elsewhere.path()).unwrap().map(|file| file.unwrap().file_name()).collect();
    assert_eq!(files, ["tarjuman.db"], "one file, with nothing beside it");
    assert!(matches!(store.backup(&file), Err(StoreError::Exists { what: "file", .. })), "nothing is overwritten");

    let copy = Store::open(elsewhere.path()).unwrap();
    assert_eq!(copy.segments(&article).unwrap(), store.segments(&article).unwrap());
    assert_eq!(all_units(&copy), all_units(&store));

    tamper(&folder, "UPDATE audit SET who = 'nobody' WHERE seq = 5");
    let damaged = store.backup(&elsewhere.path().join("second.db"));
    assert!(matches!(damaged, Err(StoreError::Corrupt { what }) if what.contains("row 5 of table audit")));
    assert!(!elsewhere.path().join("second.db").exists());
}

#[test]
fn the_trail_says_who_did_what() {
    let (store, _folder, article) = worked_in();
    store.record("session:opened", "amal", serde_json::json!({ "from": "127.0.0.1" }), "amal", at(8)).unwrap();
    let trail = store.audit(None, None, 3).unwrap();
    let actions: Vec<&str> = trail.iter().map(|row| row.action.as_str()).collect();
    assert_eq!(actions, ["session:opened", "concept:changed", "concept:created"]);
    let older = store.audit(None, Some(trail[2].seq), 99).unwrap();
    assert_eq!((older[0].action.as_str(), older[0].at), ("segment:confirmed", at(5)));
    assert_eq!(older[0].detail["article"], article.as_str());
    assert_eq!(older[0].detail["repeated"].as_array().map(Vec::len), Some(1));
}
