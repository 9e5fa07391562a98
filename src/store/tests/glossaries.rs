use super::*;
use crate::glossary::concept::Activity;
use crate::glossary::usage::{PartOfSpeech, Usage};
use crate::store::{ConceptWrite, StoreError};
use rusqlite::Connection;

#[test]
fn a_concept_is_changed_retired_and_restored_with_its_history() {
    let (store, _folder) = store();
    let first = concept("المجلس الرئاسي", "Presidential Council");
    let made = store.create_concept("news", first.clone(), "amal", at(3)).unwrap();
    assert_eq!((made.revision, made.activity, made.updated_at), (1, Activity::Active, at(3)));
    let second = concept("المجلس الرئاسي", "the Presidency Council");
    for (revision, text, activity) in
        [(1, &second, Activity::Active), (2, &second, Activity::Retired), (3, &second, Activity::Active)]
    {
        store.save_concept("news", &made.id, revision, text.clone(), activity, "basma", at(4)).unwrap();
    }
    let unchanged = store.save_concept("news", &made.id, 4, second.clone(), Activity::Active, "amal", at(9)).unwrap();
    assert_eq!((unchanged.revision, unchanged.updated_by.as_str()), (4, "basma"));
    assert_eq!(store.concept("news", &made.id).unwrap(), unchanged);

    let stale = store.save_concept("news", &made.id, 1, first.clone(), Activity::Active, "amal", at(9));
    assert!(matches!(stale, Err(StoreError::StaleConcept { current }) if *current == unchanged));
    let history = store.concept_history("news", &made.id).unwrap();
    let actions: Vec<&str> = history.iter().map(|revision| revision.action.as_str()).collect();
    assert_eq!(actions, ["concept:restored", "concept:retired", "concept:changed", "concept:created"]);
    assert_eq!((history[3].before.clone(), history[3].after.clone()), (None, first.clone()));
    assert_eq!((history[2].before.clone(), history[2].after.clone()), (Some(first), second));
    assert_eq!(history[1].activity, Activity::Retired);
}

#[test]
fn what_is_said_of_the_arabic_is_kept_with_its_history() {
    let (store, folder) = store();
    let first = concept("ميليشيا", "militia");
    let made = store.create_concept("news", first.clone(), "amal", at(3)).unwrap();
    let usage = Usage {
        forms: vec!["مليشيات".to_owned()],
        part_of_speech: Some(PartOfSpeech::Noun),
        inflects: false,
        exact_spelling: true,
        not_before: vec!["إلكترونية".to_owned()],
    };
    let second = Concept { usage, ..first.clone() };
    let saved = store.save_concept("news", &made.id, 1, second.clone(), Activity::Active, "amal", at(4)).unwrap();
    assert_eq!((saved.revision, &saved.concept), (2, &second));
    let seq = store.last_change().unwrap();
    drop(store);
    let store = Store::open(folder.path()).unwrap();
    assert_eq!(store.concept("news", &made.id).unwrap(), saved);
    assert_eq!(store.last_change().unwrap(), seq);
    let history = store.concept_history("news", &made.id).unwrap();
    assert_eq!((history[0].before.clone(), history[0].after.clone()), (Some(first.clone()), second));
    let back = store.save_concept("news", &made.id, 2, first.clone(), Activity::Active, "amal", at(5)).unwrap();
    assert_eq!((back.revision, back.concept), (3, first));
    assert_eq!(store.check().unwrap().problems, []);
}

/// As a version 1 left it: a concept without "usage", under hashes that nobody may write anew.
#[test]
fn a_database_of_version_1_opens_as_it_is() {
    let (store, folder) = store();
    let old = concept("بلدية", "municipality");
    let made = store.create_concept("news", old.clone(), "amal", at(3)).unwrap();
    drop(store);
    let raw = Connection::open(folder.path().join("tarjuman.db")).unwrap();
    let text: String = raw.query_row("SELECT concept FROM concept", (), |row| row.get(0)).unwrap();
    assert_eq!(
        text,
        r#"{"terms":[{"lang":"ar","text":"بلدية","status":"preferred"},{"lang":"en","text":"municipality","status":"preferred"}],"domain":"politics","scope":"","note":"","reference":""}"#
    );
    back_to(&raw, 1);
    drop(raw);
    let store = Store::open(folder.path()).unwrap();
    assert_eq!(store.concept("news", &made.id).unwrap().concept, old);
    assert_eq!(store.check().unwrap().problems, []);
}

#[test]
fn writes_to_a_glossary_are_all_or_nothing() {
    let (store, _folder) = store();
    let known = store.create_concept("news", concept("حكومة", "government"), "amal", at(3)).unwrap();
    let create = || ConceptWrite::Create { concept: concept("وزير", "minister"), upstream: None };
    let seq = store.last_change().unwrap();
    let missing = ConceptWrite::Retire { id: "nobody".into(), expected: 1 };
    let failed = store.apply_glossary("news", vec![create(), missing], "amal", at(4));
    assert!(matches!(failed, Err(StoreError::NotFound { what: "concept", .. })));
    let stale = ConceptWrite::Retire { id: known.id.clone(), expected: 2 };
    let failed = store.apply_glossary("news", vec![create(), stale], "amal", at(4));
    assert!(matches!(failed, Err(StoreError::StaleConcept { .. })));
    assert_eq!((store.last_change().unwrap(), store.glossaries().unwrap()[0].concepts), (seq, 1));

    let applied = store.apply_glossary("news", vec![create()], "amal", at(5)).unwrap();
    assert_eq!(applied.change, Some(store.last_change().unwrap()));
    assert_eq!(applied.concepts[0].concept, concept("وزير", "minister"));
    let glossary = &store.glossaries().unwrap()[0];
    assert_eq!((glossary.concepts, glossary.curated), (2, false));
}

#[test]
fn the_file_and_the_desk_are_merged() {
    let (store, _folder) = store();
    let (old, file, desk) = (concept("بلدية", "borough"), concept("بلدية", "municipality"), concept("بلدية", "town"));
    let write = |write| store.apply_glossary("news", vec![write], "curated files", at(4)).unwrap();
    let row = || store.upstream("news").unwrap().remove(0);

    let create =
        ConceptWrite::Create { concept: old.clone(), upstream: Some(("municipality".to_owned(), old.clone())) };
    let id = write(create.clone()).concepts[0].id.clone();
    assert_eq!((row().key.as_str(), row().as_taken, row().gone), ("municipality", old.clone(), false));
    assert!(store.glossaries().unwrap()[0].curated);
    let twice = store.apply_glossary("news", vec![create], "curated files", at(4));
    assert!(matches!(twice, Err(StoreError::Exists { id, .. }) if id == "municipality"));

    store.save_concept("news", &id, 1, desk.clone(), Activity::Active, "amal", at(5)).unwrap();
    let conflict = write(ConceptWrite::Conflict { id: id.clone(), file: file.clone() });
    assert_eq!(
        (conflict.concepts[0].concept.clone(), conflict.concepts[0].conflict.clone()),
        (desk.clone(), Some(file.clone()))
    );
    assert_eq!((conflict.concepts[0].revision, row().as_taken), (2, file.clone()), "the file's text counts as taken");
    assert!(conflict.change.is_some());
    let again = write(ConceptWrite::Conflict { id: id.clone(), file: file.clone() });
    assert_eq!(again.change, None, "the same conflict is no news");

    let settled = store.save_concept("news", &id, 2, desk.clone(), Activity::Active, "amal", at(6)).unwrap();
    assert_eq!((settled.conflict, settled.revision), (None, 2), "keeping the desk's text settles it");
    write(ConceptWrite::Conflict { id: id.clone(), file });
    let agreed = write(ConceptWrite::Upstream { id: id.clone(), upstream: desk.clone() });
    assert_eq!((agreed.concepts[0].conflict.clone(), row().as_taken), (None, desk.clone()), "the file came round");

    write(ConceptWrite::Retire { id: id.clone(), expected: 2 });
    assert_eq!((row().gone, row().current.activity), (true, Activity::Retired));
    let update = ConceptWrite::Update {
        id: id.clone(),
        expected: 3,
        concept: old.clone(),
        activity: Activity::Active,
        upstream: Some(old.clone()),
    };
    write(update);
    assert_eq!((row().gone, row().as_taken, row().current.concept), (false, old.clone(), old));
    assert_eq!(store.concept_history("news", &id).unwrap()[0].action, "concept:merged");
    assert_eq!(store.check().unwrap().problems, []);
}

#[test]
fn a_concept_from_the_desk_has_no_row_to_take() {
    let (store, _folder) = store();
    let made = store.create_concept("news", concept("بلدية", "municipality"), "amal", at(3)).unwrap();
    let write = ConceptWrite::Upstream { id: made.id, upstream: concept("بلدية", "town") };
    assert!(matches!(store.apply_glossary("news", vec![write], "amal", at(4)), Err(StoreError::NotFound { .. })));
    assert_eq!(store.upstream("news").unwrap(), []);
}
