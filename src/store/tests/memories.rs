use super::*;
use crate::store::StoreError;

#[test]
fn a_unit_can_be_changed_and_deleted() {
    let (store, _folder) = store();
    let one = unit("نعم", "yes");
    import(&store, "old.tmx", vec![one.clone()]);
    let changed = store.update_unit("desk", &one.id, "indeed", None, "basma", at(10)).unwrap();
    assert_eq!((changed.target.as_str(), changed.changed_at, changed.created_at), ("indeed", at(10), at(2)));
    assert!(matches!(store.update_unit("desk", &one.id, "  ", None, "basma", at(11)), Err(StoreError::Invalid(_))));
    store.delete_unit("desk", &one.id, "basma", at(12)).unwrap();
    for gone in [
        store.unit("desk", &one.id).map(|_| ()),
        store.update_unit("desk", &one.id, "yes", None, "amal", at(13)).map(|_| ()),
        store.delete_unit("desk", &one.id, "amal", at(13)).map(|_| ()),
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
