use super::*;
use crate::store::{ImportOutcome, StoreError};
use std::sync::{Arc, Mutex};

fn import(store: &Store, name: &str, units: Vec<Unit>) -> ImportOutcome {
    store.import_units("desk", name, Box::new(units.into_iter().map(Ok)), Box::new(|_| ()), "amal", at(9)).unwrap()
}

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
fn an_import_that_panics_leaves_nothing() {
    let (store, _folder) = store();
    let seq = store.last_change().unwrap();
    let units = (0..1000).map(|n| {
        assert!(n < 700, "the file ends in the middle");
        Ok(unit(&format!("جملة {n}"), "sentence"))
    });
    let told = Arc::new(Mutex::new(Vec::new()));
    let progress = {
        let told = Arc::clone(&told);
        move |n| told.lock().unwrap().push(n)
    };
    let failed = store.import_units("desk", "old.tmx", Box::new(units), Box::new(progress), "amal", at(9));
    assert!(matches!(failed, Err(StoreError::Internal(why)) if why.contains("the file ends in the middle")));
    assert_eq!(*told.lock().unwrap(), [256, 512]);
    assert_eq!((store.last_change().unwrap(), texts(&store)), (seq, vec![]));
    assert_eq!(import(&store, "old.tmx", vec![unit("نعم", "yes")]).created, 1, "and the next one works");
}

#[test]
fn an_import_that_breaks_off_leaves_nothing() {
    let (store, _folder) = store();
    let seq = store.last_change().unwrap();
    let units = [Ok(unit("نعم", "yes")), Err(StoreError::Invalid("the file ends here".to_owned()))];
    let failed = store.import_units("desk", "old.tmx", Box::new(units.into_iter()), Box::new(|_| ()), "amal", at(9));
    assert!(matches!(failed, Err(StoreError::Invalid(why)) if why == "the file ends here"));
    assert_eq!((store.last_change().unwrap(), texts(&store)), (seq, vec![]));
}

#[test]
fn a_unit_can_be_changed_and_deleted() {
    let (store, _folder) = store();
    let one = unit("نعم", "yes");
    import(&store, "old.tmx", vec![one.clone()]);
    let changed = store.update_unit("desk", &one.id, "indeed", "basma", at(10)).unwrap();
    assert_eq!((changed.target.as_str(), changed.changed_at, changed.created_at), ("indeed", at(10), at(2)));
    assert!(matches!(store.update_unit("desk", &one.id, "  ", "basma", at(11)), Err(StoreError::Invalid(_))));
    store.delete_unit("desk", &one.id, "basma", at(12)).unwrap();
    for gone in [
        store.unit("desk", &one.id).map(|_| ()),
        store.update_unit("desk", &one.id, "yes", "amal", at(13)).map(|_| ()),
        store.delete_unit("desk", &one.id, "amal", at(13)),
    ] {
        assert!(matches!(gone, Err(StoreError::NotFound { what: "unit", .. })));
    }
    let trail = store.audit(Some(one.id.as_str()), None, 9).unwrap();
    assert_eq!(trail.iter().map(|row| row.action.as_str()).collect::<Vec<_>>(), ["unit:deleted", "unit:changed"]);
    assert_eq!((trail[0].who.as_str(), &trail[0].detail["source"]), ("basma", &"نعم".into()));
}

#[test]
fn pages_lead_through_a_memory_once() {
    let (store, _folder) = store();
    import(&store, "old.tmx", (0..7).map(|n| unit(&format!("جملة {n}"), "sentence")).collect());
    store.create_memory("archive", "amal", at(9)).unwrap();
    let mut seen = Vec::new();
    while let page = store.units_page("desk", seen.last(), 3).unwrap()
        && !page.is_empty()
    {
        seen.extend(page.into_iter().map(|unit| unit.id));
    }
    assert_eq!(seen.len(), 7);
    assert!(seen.is_sorted());
    assert!(matches!(store.unit("archive", &seen[0]), Err(StoreError::NotFound { what: "unit", .. })));
    assert!(matches!(store.units_page("nowhere", None, 3), Err(StoreError::NotFound { what: "memory", .. })));
}

#[test]
fn names_are_taken_once_and_must_fit_a_path() {
    let (store, _folder) = store();
    assert!(matches!(store.create_memory("desk", "amal", at(9)), Err(StoreError::Exists { what: "memory", .. })));
    assert!(matches!(store.create_glossary("news", "amal", at(9)), Err(StoreError::Exists { what: "glossary", .. })));
    assert_eq!(store.create_memory(" أرشيف ", "amal", at(9)).unwrap().name, "أرشيف");
    for name in ["", "  ", "a/b", "..", "a\nb", &"x".repeat(65)] {
        assert!(matches!(store.create_memory(name, "amal", at(9)), Err(StoreError::Invalid(_))), "{name}");
    }
}
