use super::*;

#[test]
fn what_is_no_term_is_kept_for_its_glossary_and_can_be_taken_back() {
    let (store, _folder) = store();
    store.create_glossary("sport", "amal", at(1)).unwrap();
    for _ in 0..2 {
        store.set_no_term("news", "سد فرا", true, "amal", at(2)).unwrap();
    }
    assert!(store.no_terms("news").unwrap().contains("سد فرا"));
    assert!(store.no_terms("sport").unwrap().is_empty());
    store.set_no_term("news", "سد فرا", false, "basim", at(3)).unwrap();
    assert!(store.no_terms("news").unwrap().is_empty());
    let acts = store.audit(Some("news"), None, 9).unwrap();
    let acts: Vec<_> = acts.iter().map(|record| record.action.as_str()).filter(|act| act.starts_with("cand")).collect();
    assert_eq!(acts.len(), 2, "to say it twice is to say it once: {acts:?}");
    assert!(store.set_no_term("none", "سد", true, "amal", at(4)).is_err() && store.no_terms("none").is_err());
}

#[test]
fn the_newest_pairs_of_a_memory_are_its_own() {
    let (store, _folder) = store();
    import(&store, "one", vec![unit("قال", "Said."), unit("نعم", "Yes.")]);
    store.create_memory("other", "amal", at(5)).unwrap();
    assert_eq!(store.newest_pairs_of("desk", at(0), 9).unwrap().len(), 2);
    assert!(store.newest_pairs_of("desk", at(4), 9).unwrap().is_empty(), "all were said before");
    let newest = store.newest_pairs_of("desk", at(3), 1).unwrap();
    assert_eq!((newest[0].0.1.as_str(), newest[0].1), ("نعم", at(3)), "with the time of its English");
    assert!(
        store.newest_pairs_of("other", at(0), 9).unwrap().is_empty()
            && store.newest_pairs_of("none", at(0), 9).is_err()
    );
}
