use super::*;
use crate::store::{DEAD, KEPT, StoreError};

fn texts(store: &Store) -> Vec<(String, String)> {
    let mut texts: Vec<_> =
        store.units_page("desk", None, 99).unwrap().into_iter().map(|unit| (unit.source, unit.target)).collect();
    texts.sort();
    texts
}

#[test]
fn an_import_says_what_was_new() {
    let (store, _folder) = store();
    let mut in_context = unit("نعم", "yes");
    in_context.context.before = Some("هل وصل؟".to_owned());
    let file = vec![unit("نعم", "yes"), unit("نعم", "indeed"), unit("لا", "no"), in_context, unit("لا", "no")];
    let outcome = import(&store, "old.tmx", file.clone());
    assert_eq!(outcome, ImportOutcome { created: 4, updated: 0, unchanged: 1 });
    let outcome = import(&store, "old.tmx", file.clone());
    assert_eq!(outcome, ImportOutcome { created: 0, updated: 0, unchanged: 5 });
    let outcome = import(&store, "old.tmx", vec![unit("لا", "no, never"), unit("نعم", "yes")]);
    assert_eq!(outcome, ImportOutcome { created: 0, updated: 1, unchanged: 1 }, "a corrected file");
    let outcome = import(&store, "new.tmx", vec![unit("لا", "not")]);
    assert_eq!(outcome, ImportOutcome { created: 1, updated: 0, unchanged: 0 }, "another file adds");
    let pairs = [("لا", "no, never"), ("لا", "not"), ("نعم", "indeed"), ("نعم", "yes"), ("نعم", "yes")];
    assert_eq!(texts(&store), pairs.map(|(source, target)| (source.to_owned(), target.to_owned())));
    assert_eq!(store.memories().unwrap()[0].units, 5);
}

/// Many translations of one source are found by another way than few; what is found is the same.
#[test]
fn an_import_says_what_was_new_among_many_translations_of_one_source() {
    fn file(targets: impl IntoIterator<Item = usize>) -> Vec<Unit> {
        targets.into_iter().map(|at| unit("نعم", &format!("yes {at}"))).collect()
    }
    for many in [10, 100, 1_000] {
        let (store, _folder) = store();
        let counts = |outcome: ImportOutcome| [outcome.created, outcome.updated, outcome.unchanged].map(|n| n as usize);
        let half = many / 2;
        assert_eq!(
            counts(import(&store, "old.tmx", file((0..many).chain(0..half)))),
            [many, 0, half],
            "twice in one file"
        );
        assert_eq!(counts(import(&store, "old.tmx", file(0..many))), [0, 0, many], "the same file");
        assert_eq!(
            counts(import(&store, "old.tmx", file((0..half).chain(many..many + half)))),
            [0, half, half],
            "corrected"
        );
        let mut now: Vec<String> = all_units(&store).1.into_iter().map(|(_, unit)| unit.target).collect();
        let mut expected: Vec<String> =
            file((0..half).chain(many..many + half)).into_iter().map(|unit| unit.target).collect();
        now.sort();
        expected.sort();
        assert_eq!(now, expected);
        assert_eq!(
            counts(import(&store, "new.tmx", file((0..half).chain(many + half..2 * many)))),
            [half, 0, half],
            "another file"
        );
    }
}

#[test]
fn an_imported_unit_keeps_what_its_file_said() {
    let (store, _folder) = store();
    let mut one = unit("نعم", "yes");
    one.provenance =
        Provenance {
            who: Some("Mariam".to_owned()), article_title: Some("لقاء".to_owned()), ..Provenance::default()
        };
    one.uses = 3;
    one.changed_at = "2019-03-04T05:06:07.123456789Z".parse().unwrap();
    import(&store, "old.tmx", vec![one.clone()]);
    let found = store.unit("desk", &one.id).unwrap();
    assert_eq!(found.changed_at.to_string(), "2019-03-04T05:06:07.123456Z", "times are kept to the microsecond");
    one.changed_at = found.changed_at;
    one.provenance.import = Some("old.tmx".to_owned());
    assert_eq!(found, one);
}

#[test]
fn an_identifier_that_is_taken_is_replaced() {
    let (store, _folder) = store();
    let one = unit("نعم", "yes");
    let mut other = unit("لا", "no");
    other.id = one.id.clone();
    assert_eq!(import(&store, "old.tmx", vec![one, other]).created, 2);
}

#[test]
fn what_is_staged_is_seen_by_nobody_before_it_is_whole() {
    let (store, folder) = store();
    let seq = store.last_change().unwrap();
    import(&store, "old.tmx", vec![unit("نعم", "yes"), unit("لا", "no")]);
    let seen = texts(&store);
    let mut staging = store.begin_import("desk", "old.tmx", "amal", at(4)).unwrap();
    let again = [unit("نعم", "indeed"), unit("ربما", "perhaps"), unit("ربما", "maybe"), unit("لا", "no")];
    for one in again {
        staging = staging.stage(vec![one.into()], at(4)).unwrap();
    }
    let beside = Store::open(folder.path()).unwrap();
    for store in [&store, &beside] {
        assert_eq!((texts(store), store.last_change().unwrap()), (seen.clone(), seq + 1));
        assert_eq!((all_units(store).1.len(), store.memories().unwrap()[0].units), (2, 2));
        assert!(store.check().unwrap().is_sound());
    }
    assert_eq!(staging.commit(at(5)).unwrap(), ImportOutcome { created: 2, updated: 1, unchanged: 1 });
    let now = [("ربما", "maybe"), ("ربما", "perhaps"), ("لا", "no"), ("نعم", "indeed")];
    let now = now.map(|(source, target)| (source.to_owned(), target.to_owned()));
    assert_eq!((texts(&beside), beside.memories().unwrap()[0].units), (now.to_vec(), 4));
    assert_eq!(changed(&beside, seq + 1).len(), 3, "each unit that is new or changed");
    assert!(beside.check().unwrap().is_sound());
}

#[test]
fn an_import_that_is_given_up_leaves_nothing() {
    let (store, _folder) = store();
    import(&store, "old.tmx", vec![unit("نعم", "yes")]);
    let before = (store.last_change().unwrap(), texts(&store));
    let many = (0..5_000).map(|n| unit(&format!("جملة {n}"), "sentence").into());
    let staging = store.begin_import("desk", "old.tmx", "amal", at(4)).unwrap();
    let staging = staging.stage(many.collect(), at(4)).unwrap();
    let staging = staging.stage(vec![unit("نعم", "indeed").into()], at(4)).unwrap();
    drop(staging);
    assert_eq!((store.last_change().unwrap(), texts(&store)), before);
    let left = |table: &str| {
        let query = format!("SELECT count(*) FROM {table}");
        store.read(|tx| Ok(tx.query_row(&query, (), |row| row.get::<_, i64>(0))?)).unwrap()
    };
    assert_eq!(["hidden", "staged_edit", "unit"].map(left), [0, 0, 1]);
    assert_eq!(import(&store, "old.tmx", vec![unit("لا", "no")]).created, 1, "and the next one works");
}

/// A process that was killed cannot clean up; what it staged stays unseen, and is swept when it must be dead.
#[test]
fn what_a_dead_import_left_is_swept() {
    let (store, _folder) = store();
    let staging = store.begin_import("desk", "old.tmx", "amal", at(4)).unwrap();
    let staging = staging.stage(vec![unit("نعم", "yes").into()], at(4)).unwrap();
    assert_eq!(store.sweep(at(5)).unwrap(), 0, "it may well be alive");
    assert_eq!(store.sweep(at(5) + DEAD).unwrap(), 1);
    // And if it lives after all, it is not half of itself.
    assert!(matches!(staging.stage(vec![unit("لا", "no").into()], at(6)), Err(StoreError::Busy)));
    assert_eq!(texts(&store), []);
    assert!(KEPT > DEAD);
}

#[test]
fn an_import_that_cannot_know_of_another_is_not_shown() {
    let (store, folder) = store();
    let command_line = Store::open(folder.path()).unwrap();
    let staging = store.begin_import("desk", "old.tmx", "amal", at(4)).unwrap();
    let staging = staging.stage(vec![unit("نعم", "yes").into()], at(4)).unwrap();
    import(&command_line, "old.tmx", vec![unit("نعم", "yes")]);
    assert!(matches!(staging.commit(at(5)), Err(StoreError::Busy)));
    assert_eq!(texts(&store).len(), 1);
}

#[test]
fn a_save_goes_between_the_parts_of_an_import() {
    let (store, _folder) = store();
    let (article, segments) = taken_in(&store, &["نعم."]);
    let staging = store.begin_import("desk", "old.tmx", "amal", at(4)).unwrap();
    let staging = staging.stage(vec![unit("لا.", "No.").into()], at(4)).unwrap();
    store.save_translation(saving(&article, &segments[0], "Yes.", State::Confirmed), "amal", at(5)).unwrap();
    assert_eq!(texts(&store), [("نعم.".to_owned(), "Yes.".to_owned())]);
    staging.commit(at(6)).unwrap();
    assert_eq!((texts(&store).len(), store.memories().unwrap()[0].units), (2, 2));
}
