use super::*;
use crate::store::{Change, ChangeKind};

fn kinds(changes: &[Change]) -> Vec<ChangeKind> {
    changes.iter().map(|change| change.kind).collect()
}

#[test]
fn two_stores_on_one_folder_see_each_other() {
    let (server, folder) = store();
    let command_line = Store::open(folder.path()).unwrap();
    let before = server.last_change().unwrap();
    assert_eq!(before, command_line.last_change().unwrap());
    import(&command_line, "old.tmx", vec![unit("نعم", "yes"), unit("لا", "no")]);
    assert_eq!(server.last_change().unwrap(), before + 1, "one for all that came in");
    let ids = changed(&server, before);
    assert_eq!(ids.len(), 2);
    let found = server.units_by_id(&ids).unwrap();
    assert_eq!(
        found[0].1.as_ref().map(|(memory, unit)| (memory.as_str(), unit.target.as_str())),
        Some(("desk", "yes"))
    );
    server.delete_unit("desk", &ids[0], "amal", at(4)).unwrap();
    assert_eq!(command_line.last_change().unwrap(), before + 2);
    assert_eq!(command_line.units_by_id(&ids[..1]).unwrap(), [(ids[0].clone(), None)]);
}

#[test]
fn a_cache_that_follows_the_changes_equals_a_snapshot() {
    let (store, _folder) = store();
    let (seq, units) = all_units(&store);
    let mut cache: std::collections::BTreeMap<UnitId, (String, Unit)> =
        units.into_iter().map(|(memory, unit)| (unit.id.clone(), (memory, unit))).collect();
    let (article, segments) = taken_in(&store, &["نعم.", "لا.", "ربما."]);
    for segment in &segments {
        store.save_translation(saving(&article, segment, "Word.", State::Confirmed), "amal", at(5)).unwrap();
    }
    let first = store.units_page("desk", None, 1).unwrap()[0].id.clone();
    store.delete_unit("desk", &first, "amal", at(6)).unwrap();
    let second = store.units_page("desk", None, 1).unwrap()[0].id.clone();
    store.update_unit("desk", &second, "Other.", None, "amal", at(7)).unwrap();

    let (ids, until) = store.changed_units(Followed::up_to(seq), 100).unwrap();
    for (id, now) in store.units_by_id(&ids).unwrap() {
        match now {
            Some(now) => cache.insert(id, now),
            None => cache.remove(&id),
        };
    }
    let (last, units) = all_units(&store);
    assert_eq!(until, Followed::up_to(last));
    assert_eq!(cache.into_values().collect::<Vec<_>>(), units);
}

#[test]
fn who_follows_the_units_in_small_parts_misses_none() {
    let (store, _folder) = store();
    let seq = store.last_change().unwrap();
    let many = |name: &str, count: usize| {
        import(&store, name, (0..count).map(|n| unit(&format!("{name} {n}"), "yes")).collect());
    };
    many("one", 7);
    store.create_concept("news", concept("المجلس", "Council"), "amal", at(3)).unwrap();
    let first = store.units_page("desk", None, 1).unwrap()[0].id.clone();
    store.update_unit("desk", &first, "Other.", None, "amal", at(7)).unwrap();
    many("two", 5);
    many("three", 3);
    store.create_concept("news", concept("الدولة", "State"), "amal", at(3)).unwrap();
    let (whole, end) = store.changed_units(Followed::up_to(seq), 100).unwrap();
    assert_eq!((whole.len(), end), (16, Followed::up_to(store.last_change().unwrap())));
    for limit in 1..20 {
        let (mut all, mut from) = (Vec::new(), Followed::up_to(seq));
        loop {
            let (some, until) = store.changed_units(from, limit).unwrap();
            from = until;
            let is_last = some.len() < limit;
            all.extend(some);
            if is_last {
                break;
            }
        }
        assert_eq!((&all, from), (&whole, end), "{limit} at a time");
    }
}

#[test]
fn what_no_cache_sees_has_no_number() {
    let (store, _folder) = store();
    let before = store.last_change().unwrap();
    assert_eq!(before, 2, "the default memory and glossary");
    assert_eq!(kinds(&store.changes_since(0).unwrap()), [ChangeKind::Memory, ChangeKind::Glossary]);
    let (article, segments) = taken_in(&store, &["نعم."]);
    store.save_translation(saving(&article, &segments[0], "Yes.", State::Draft), "amal", at(5)).unwrap();
    store.set_meta("curated", "f00d").unwrap();
    assert_eq!(store.last_change().unwrap(), before);
    assert_eq!(store.meta("curated").unwrap().as_deref(), Some("f00d"));
    store.ensure_defaults(at(9)).unwrap();
    assert_eq!(store.last_change().unwrap(), before, "defaults are made once");
}

#[test]
fn concepts_follow_too() {
    let (store, _folder) = store();
    let made = store.create_concept("news", concept("المجلس الرئاسي", "Presidential Council"), "amal", at(3)).unwrap();
    let (seq, concepts) = store.snapshot_concepts().unwrap();
    assert_eq!((seq, concepts), (store.last_change().unwrap(), vec![("news".to_owned(), made.clone())]));
    let asked = [made.id.clone(), "nobody".into()];
    let found = store.concepts_by_id(&asked).unwrap();
    assert_eq!(found[0].1, Some(("news".to_owned(), made)));
    assert_eq!(found[1].1, None);
}
