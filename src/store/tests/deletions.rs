use super::*;
use crate::store::{KEPT, StoreError, UnitFilter};
use serde_json::json;

fn seen(store: &Store) -> Vec<String> {
    store.units_page("desk", None, 99).unwrap().into_iter().map(|unit| unit.target).collect()
}

fn all(store: &Store, filter: &UnitFilter) -> Vec<UnitId> {
    let mut ids = Vec::new();
    let mut take = |unit: Unit| {
        ids.push(unit.id);
        Ok(())
    };
    store.each_unit_of("desk", filter, &mut take).unwrap();
    ids
}

#[test]
fn a_filter_finds_what_fits_all_of_it() {
    let (store, _folder) = store();
    let mut one = unit("نعم", "yes");
    one.provenance.who = Some("Mariam".to_owned());
    let mut later = unit("لا", "no");
    later.changed_at = at(100);
    import(&store, "old.tmx", vec![one.clone(), later.clone()]);
    import(&store, "new.tmx", vec![unit("ربما", "perhaps")]);
    let filter = UnitFilter::default();
    for (filter, found) in [
        (filter.clone(), 3),
        (UnitFilter { who: Some("Mariam".to_owned()), ..filter.clone() }, 1),
        (UnitFilter { import: Some("old.tmx".to_owned()), ..filter.clone() }, 2),
        (UnitFilter { import: Some("old.tmx".to_owned()), since: Some(at(100)), ..filter.clone() }, 1),
        (UnitFilter { before: Some(at(100)), ..filter.clone() }, 2),
        (UnitFilter { article: Some("a".to_owned()), ..filter.clone() }, 0),
        (UnitFilter { ids: Some(vec![one.id.clone(), one.id.clone(), "none".into()]), ..filter.clone() }, 1),
        (UnitFilter { ids: Some(vec![]), ..filter }, 0),
    ] {
        assert_eq!(all(&store, &filter).len(), found, "{filter:?}");
    }
}

#[test]
fn what_was_deleted_comes_back_as_it_was() {
    let (store, folder) = store();
    let (article, segments) = taken_in(&store, &["نعم."]);
    let saved =
        store.save_translation(saving(&article, &segments[0], "Yes.", State::Confirmed), "amal", at(5)).unwrap();
    import(&store, "old.tmx", vec![unit("لا", "no")]);
    let (before, seq) = (all_units(&store).1, store.last_change().unwrap());
    let ids = all(&store, &UnitFilter::default());
    let done = store.delete_units("desk", ids.clone(), json!({ "all": true }), "amal", at(6)).unwrap().unwrap();
    assert_eq!((done.units, seen(&store), store.memories().unwrap()[0].units), (2, vec![], 0));
    assert_eq!(changed(&store, seq).len(), 2, "a cache hears of each");
    assert!(matches!(store.unit("desk", &ids[0]), Err(StoreError::NotFound { .. })));
    assert_eq!(store.delete_units("desk", ids, json!({}), "amal", at(7)).unwrap(), None, "they are gone already");
    assert_eq!(store.deletions("desk").unwrap(), std::slice::from_ref(&done));
    assert!(store.check().unwrap().is_sound());
    let beside = Store::open(folder.path()).unwrap();
    assert_eq!(beside.undo_deletion("desk", done.id, "basma", at(8)).unwrap(), 2);
    assert_eq!((all_units(&store).1, store.memories().unwrap()[0].units), (before, 2));
    assert!(matches!(store.undo_deletion("desk", done.id, "basma", at(9)), Err(StoreError::NotFound { .. })));
    // The segment still rewrites its unit.
    store.save_translation(saving(&article, &saved.segment, "Indeed.", State::Confirmed), "amal", at(10)).unwrap();
    let mut now = seen(&store);
    now.sort();
    assert_eq!(now, ["Indeed.", "no"]);
    assert!(store.check().unwrap().is_sound());
}

#[test]
fn a_segment_that_is_confirmed_again_makes_a_new_unit() {
    let (store, _folder) = store();
    let (article, segments) = taken_in(&store, &["نعم."]);
    let saved =
        store.save_translation(saving(&article, &segments[0], "Yes.", State::Confirmed), "amal", at(5)).unwrap();
    let done =
        store.delete_units("desk", all(&store, &UnitFilter::default()), json!({}), "amal", at(6)).unwrap().unwrap();
    let again = saving(&article, &saved.segment, "Indeed.", State::Confirmed);
    let saved = store.save_translation(again, "amal", at(7)).unwrap();
    assert_eq!(seen(&store), ["Indeed."]);
    store.undo_deletion("desk", done.id, "amal", at(8)).unwrap();
    store.save_translation(saving(&article, &saved.segment, "Aye.", State::Confirmed), "amal", at(9)).unwrap();
    let mut now = seen(&store);
    now.sort();
    assert_eq!(now, ["Aye.", "Yes."], "one follows the segment, the other stays as it was");
    assert!(store.check().unwrap().is_sound());
}

#[test]
fn what_is_too_old_to_be_undone_is_swept() {
    let (store, _folder) = store();
    import(&store, "old.tmx", (0..5_000).map(|n| unit(&format!("جملة {n}"), "sentence")).collect());
    let done =
        store.delete_units("desk", all(&store, &UnitFilter::default()), json!({}), "amal", at(6)).unwrap().unwrap();
    let seq = store.last_change().unwrap();
    assert_eq!((store.sweep(at(7)).unwrap(), done.until()), (0, at(6) + KEPT));
    assert_eq!(store.sweep(at(7) + KEPT).unwrap(), 1);
    assert_eq!(changed(&store, seq).len(), 5_000, "who has not heard yet hears of them");
    assert!(matches!(store.undo_deletion("desk", done.id, "amal", at(9)), Err(StoreError::NotFound { .. })));
    assert_eq!((seen(&store).len(), store.deletions("desk").unwrap()), (0, vec![]));
    assert!(store.check().unwrap().is_sound());
}
