use super::*;
use crate::store::{Counted, Covered, FILE};
use rusqlite::Connection;

/// Counts that article up to now.
fn count(store: &Store, id: &ArticleId, second: i64) -> Counted {
    let covered = Covered { exact: second.unsigned_abs(), ..Covered::default() };
    store.keep_coverage(id, covered, store.last_change().unwrap(), at(second)).unwrap();
    Counted { covered, at: at(second) }
}

fn old(store: &Store) -> Vec<ArticleId> {
    store.counted_long_ago(9).unwrap()
}

#[test]
fn what_is_known_of_an_article_is_kept_with_its_time() {
    let (store, _folder) = store();
    let (first, _) = taken_in(&store, &["نعم."]);
    let (second, _) = taken_in(&store, &["لا."]);
    assert_eq!(store.article(&first).unwrap().summary.coverage, None);
    let mut uncounted = Vec::new();
    while let Some(id) = store.newest_uncounted().unwrap() {
        uncounted.push(id.clone());
        let counted = count(&store, &id, 4);
        assert_eq!(store.article(&id).unwrap().summary.coverage, Some(counted));
    }
    uncounted.sort();
    let mut both = [first, second];
    both.sort();
    assert_eq!(uncounted, both);
    assert!(store.keep_coverage(&"none".into(), Covered::default(), 0, at(5)).is_err());
}

#[test]
fn a_count_is_old_when_much_has_changed_and_something_is_to_be_done() {
    let (store, _folder) = store();
    let (id, segments) = taken_in(&store, &["نعم.", "لا."]);
    assert!(old(&store).is_empty(), "it was not counted at all");
    count(&store, &id, 4);
    assert!(old(&store).is_empty());

    // Ninety-nine units are not much; a hundred are.
    let mut segment = segments[0].clone();
    for n in 1..=100 {
        let saved =
            store.save_translation(saving(&id, &segment, &format!("Yes, {n}."), State::Confirmed), "amal", at(5));
        segment = saved.unwrap().segment;
        assert_eq!(old(&store).is_empty(), n < 100, "{n}");
    }
    count(&store, &id, 6);
    assert!(old(&store).is_empty());
    import(&store, "partner", vec![unit("قال", "Said.")]);
    assert_eq!(old(&store), std::slice::from_ref(&id), "an import");
    count(&store, &id, 7);
    assert!(old(&store).is_empty());
    store.create_concept("news", concept("وزير", "minister"), "amal", at(8)).unwrap();
    assert_eq!(old(&store), std::slice::from_ref(&id), "a term");

    // Nothing is to be done any more.
    for segment in store.segments(&id).unwrap() {
        store.save_translation(saving(&id, &segment, "No.", State::Confirmed), "amal", at(9)).unwrap();
    }
    assert!(old(&store).is_empty());
}

#[test]
fn what_version_11_counted_is_kept_and_counted_again() {
    let (store, folder) = store();
    let (id, _) = taken_in(&store, &["نعم."]);
    let counted = count(&store, &id, 9);
    store.create_concept("news", concept("وزير", "minister"), "amal", at(10)).unwrap();
    drop(store);
    let raw = Connection::open(folder.path().join(FILE)).unwrap();
    back_to(&raw, 11);
    drop(raw);
    let store = Store::open(folder.path()).unwrap();
    let kept = store.article(&id).unwrap().summary;
    assert_eq!(kept.coverage, Some(Counted { at: kept.created_at, ..counted }));
    assert_eq!(old(&store), [id]);
    assert_eq!(store.check().unwrap().problems, []);
}
