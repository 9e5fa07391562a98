use super::*;
use crate::article::Origin;
use crate::store::StoreError;

#[test]
fn a_draft_leaves_the_memory_alone_and_a_confirmed_text_is_remembered() {
    let (store, _folder) = store();
    let (article, segments) =
        taken_in(&store, &["# اتفاق جديد", "- شارك المقال", "وصل الوفد أمس.", "وبدأت المحادثات."]);
    let saved = store.save_translation(saving(&article, &segments[2], "The delegation", State::Draft), "amal", at(5));
    let saved = saved.unwrap();
    assert_eq!((saved.segment.revision, saved.change), (1, None));
    assert_eq!(all_units(&store).1.len(), 0);

    let text = "The delegation arrived yesterday.";
    let request = saving(&article, &saved.segment, text, State::Confirmed);
    let saved = store.save_translation(request, "amal", at(6)).unwrap();
    assert_eq!(saved.change, Some(store.last_change().unwrap()));
    let (_, units) = all_units(&store);
    let (memory, unit) = &units[0];
    assert_eq!((memory.as_str(), unit.source.as_str(), unit.target.as_str()), ("desk", "وصل الوفد أمس.", text));
    assert_eq!(unit.context.before.as_deref(), Some("# اتفاق جديد"), "boilerplate is no context");
    assert_eq!(unit.context.after.as_deref(), Some("وبدأت المحادثات."));
    assert_eq!(unit.provenance.segment, Some((article.clone(), segments[2].id.clone())));
    assert_eq!(unit.provenance.article_title.as_deref(), Some("اجتماع في طرابلس"));
    assert_eq!((unit.provenance.who.as_deref(), unit.changed_at), (Some("amal"), at(6)));

    let text = "The delegation came yesterday.";
    let request = saving(&article, &saved.segment, text, State::Reviewed);
    store.save_translation(request, "basma", at(7)).unwrap();
    let (_, again) = all_units(&store);
    assert_eq!(again.len(), 1, "one unit for a segment");
    assert_eq!((again[0].1.id.clone(), again[0].1.target.as_str()), (unit.id.clone(), text));
    assert_eq!((again[0].1.created_at, again[0].1.changed_at), (at(6), at(7)));
}

#[test]
fn a_stale_save_gets_the_current_segment_and_writes_nothing() {
    let (store, _folder) = store();
    let (article, segments) = taken_in(&store, &["وصل الوفد أمس."]);
    let saved =
        store.save_translation(saving(&article, &segments[0], "He came.", State::Draft), "amal", at(5)).unwrap();
    let late = store.save_translation(saving(&article, &segments[0], "She came.", State::Draft), "basma", at(6));
    let Err(StoreError::Stale { current }) = late else { panic!("{late:?}") };
    assert_eq!(*current, saved.segment);
    assert_eq!(store.history(&article, &segments[0].id).unwrap().len(), 1);
}

#[test]
fn an_unchanged_save_makes_no_revision() {
    let (store, _folder) = store();
    let (article, segments) = taken_in(&store, &["وصل الوفد أمس."]);
    let saved =
        store.save_translation(saving(&article, &segments[0], "He came.", State::Draft), "amal", at(5)).unwrap();
    let again = store.save_translation(saving(&article, &saved.segment, "He came.", State::Draft), "basma", at(9));
    assert_eq!(again.unwrap().segment, saved.segment);
}

#[test]
fn the_history_tells_each_change_newest_first() {
    let (store, _folder) = store();
    let (article, segments) = taken_in(&store, &["وصل الوفد أمس."]);
    let mut segment = segments[0].clone();
    let proposal = Origin::Proposal { kind: "fuzzy".to_owned(), unit: Some("u-1".into()), score: Some(0.83) };
    for (second, text, state, origin) in [
        (5, "He came.", State::Draft, Some(proposal.clone())),
        (6, "They came.", State::Confirmed, None),
        (7, "They came.", State::Reviewed, None),
        (8, "", State::Empty, Some(Origin::Restored { revision: 0 })),
    ] {
        let request = SaveTranslation { origin, ..saving(&article, &segment, text, state) };
        segment = store.save_translation(request, "amal", at(second)).unwrap().segment;
    }
    let history = store.history(&article, &segment.id).unwrap();
    let actions: Vec<&str> = history.iter().map(|revision| revision.action.as_str()).collect();
    assert_eq!(actions, ["segment:cleared", "segment:reviewed", "segment:confirmed", "segment:drafted"]);
    assert_eq!(history.iter().map(|revision| revision.revision).collect::<Vec<_>>(), [4, 3, 2, 1]);
    assert_eq!((history[3].before.clone(), history[3].origin.clone()), (Translation::empty(), Some(proposal)));
    assert_eq!((history[0].before.text(), history[0].at), ("They came.", at(8)));
    assert_eq!(store.segment(&article, &segment.id).unwrap(), segment);
}

#[test]
fn the_same_request_gets_the_same_answer_without_being_done_again() {
    let (store, _folder) = store();
    let (article, segments) = taken_in(&store, &["نعم.", "لا.", "نعم."]);
    let request = SaveTranslation {
        idempotency: key("k", "d"),
        origin: Some(Origin::Proposal { kind: "exact".to_owned(), unit: None, score: Some(1.0) }),
        ..saving(&article, &segments[0], "Yes.", State::Confirmed)
    };
    let first = store.save_translation(request.clone(), "amal", at(5)).unwrap();
    assert_eq!(first.repeated.len(), 1);
    let seq = store.last_change().unwrap();
    let second = store.save_translation(request.clone(), "amal", at(6)).unwrap();
    assert_eq!(first, second);
    assert_eq!(store.last_change().unwrap(), seq);
    assert_eq!(store.history(&article, &segments[0].id).unwrap().len(), 1);

    let other = SaveTranslation { idempotency: key("k", "e"), ..request.clone() };
    let refused = store.save_translation(other, "amal", at(7));
    assert!(matches!(refused, Err(StoreError::KeyReused { key }) if key == "k"));
    let somebody_else = store.save_translation(request.clone(), "basma", at(7));
    assert!(matches!(somebody_else, Err(StoreError::Stale { .. })), "each person has keys of their own");

    let later = saving(&article, &segments[1], "No.", State::Draft);
    let later = SaveTranslation { idempotency: key("l", "d"), ..later };
    store.save_translation(later, "amal", at(5 + 25 * 3600)).unwrap();
    let forgotten = store.save_translation(request, "amal", at(5 + 25 * 3600));
    assert!(matches!(forgotten, Err(StoreError::Stale { .. })), "answers are kept for a day");
}

#[test]
fn a_failed_request_does_not_use_up_its_key() {
    let (store, _folder) = store();
    let (article, segments) = taken_in(&store, &["نعم."]);
    let stale = SaveTranslation {
        expected: 7,
        idempotency: key("k", "d"),
        ..saving(&article, &segments[0], "Yes.", State::Draft)
    };
    assert!(matches!(store.save_translation(stale, "amal", at(5)), Err(StoreError::Stale { .. })));
    let right = SaveTranslation { idempotency: key("k", "e"), ..saving(&article, &segments[0], "Yes.", State::Draft) };
    assert_eq!(store.save_translation(right, "amal", at(6)).unwrap().segment.revision, 1);
}

#[test]
fn confirming_fills_repetitions_that_nobody_edited() {
    let (store, _folder) = store();
    let (article, segments) = taken_in(&store, &["نعم.", "نعم.", "لا.", "نعم.", "نعم."]);
    let by_hand = saving(&article, &segments[3], "Indeed.", State::Draft);
    let by_hand = store.save_translation(by_hand, "basma", at(4)).unwrap().segment;
    let first =
        store.save_translation(saving(&article, &segments[0], "Yes.", State::Confirmed), "amal", at(5)).unwrap();
    let repetition = Some(Origin::Repetition { segment: segments[0].id.clone() });
    let expected: Vec<_> = [1, 4].map(|at| segments[at].id.clone()).into();
    assert_eq!(first.repeated.iter().map(|segment| segment.id.clone()).collect::<Vec<_>>(), expected);
    for segment in &first.repeated {
        assert_eq!((segment.translation.text(), segment.translation.state()), ("Yes.", State::Draft));
        assert_eq!((segment.origin.clone(), segment.revision), (repetition.clone(), 1));
        assert_eq!(store.segment(&article, &segment.id).unwrap(), *segment);
        assert_eq!(store.history(&article, &segment.id).unwrap()[0].action, "segment:repeated");
    }
    let again = saving(&article, &first.segment, "Aye.", State::Confirmed);
    let again = store.save_translation(again, "amal", at(6)).unwrap();
    assert_eq!(again.repeated.len(), 2, "what was filled follows");
    assert_eq!((again.segment.repeats, store.segments(&article).unwrap()[0].repeats), (3, 3));
    assert_eq!(store.segment(&article, &by_hand.id).unwrap(), by_hand);

    let alone = SaveTranslation { propagate: false, ..saving(&article, &again.segment, "Yea.", State::Confirmed) };
    assert_eq!(store.save_translation(alone, "amal", at(7)).unwrap().repeated, []);
}

#[test]
fn what_was_filled_is_put_back_as_it_was_unless_somebody_changed_it_since() {
    let (store, _folder) = store();
    let (article, segments) = taken_in(&store, &["نعم.", "نعم.", "نعم.", "نعم.", "نعم."]);
    let confirm = |segment: &SegmentRecord, text: &str, time| {
        store.save_translation(saving(&article, segment, text, State::Confirmed), "amal", at(time)).unwrap()
    };
    let says = |at: usize| {
        let segment = store.segment(&article, &segments[at].id).unwrap();
        (segment.translation.text().to_owned(), segment.translation.state(), segment.origin)
    };
    let first = confirm(&segments[0], "Yes.", 5);
    let edited = saving(&article, &first.repeated[0], "Yes, indeed.", State::Draft);
    store.save_translation(edited, "basma", at(6)).unwrap();
    confirm(&first.repeated[3], "Right.", 7);
    let filled = says(2);
    let second = confirm(&first.segment, "Aye.", 8);
    assert_eq!(second.repeated.len(), 2, "one was edited, one confirmed");

    let put_back = store.put_back_repetitions(&article, &segments[0].id, "amal", at(9)).unwrap();
    let expected: Vec<_> = second.repeated.iter().map(|segment| segment.id.clone()).collect();
    assert_eq!(put_back.iter().map(|segment| segment.id.clone()).collect::<Vec<_>>(), expected);
    assert_eq!(says(2), filled);
    assert_eq!((says(0).0, says(1).0, says(4).0), ("Aye.".into(), "Yes, indeed.".into(), "Right.".into()));
    let history = store.history(&article, &segments[2].id).unwrap();
    let acts: Vec<&str> = history.iter().map(|revision| revision.action.as_str()).collect();
    assert_eq!(acts[..2], ["segment:unrepeated", "segment:repeated"]);
    assert_eq!((history[0].before.text(), history[0].after.text()), ("Aye.", filled.0.as_str()));
    assert_eq!(store.put_back_repetitions(&article, &segments[0].id, "amal", at(10)).unwrap(), []);

    let (article, segments) = taken_in(&store, &["لا.", "لا."]);
    store.save_translation(saving(&article, &segments[0], "No.", State::Confirmed), "amal", at(11)).unwrap();
    let put_back = store.put_back_repetitions(&article, &segments[0].id, "amal", at(12)).unwrap();
    assert_eq!((put_back[0].translation.state(), &put_back[0].origin), (State::Empty, &None));
    assert!(matches!(
        store.put_back_repetitions(&article, &"s-0".into(), "amal", at(13)),
        Err(StoreError::NotFound { .. })
    ));
}

#[test]
fn inserting_a_match_counts_as_one_use_however_often_the_draft_is_saved() {
    let (store, _folder) = store();
    let (article, segments) = taken_in(&store, &["وصل الوفد أمس."]);
    let known = unit("وصل الوفد", "The delegation arrived");
    let id = known.id.clone();
    import(&store, "old.tmx", vec![known]);
    let origin = Some(Origin::Proposal { kind: "fuzzy".to_owned(), unit: Some(id.clone()), score: Some(0.7) });
    let mut segment = segments[0].clone();
    for text in ["The delegation arrived", "The delegation arrived yest", "The delegation arrived yesterday."] {
        let request = SaveTranslation { origin: origin.clone(), ..saving(&article, &segment, text, State::Draft) };
        segment = store.save_translation(request, "amal", at(5)).unwrap().segment;
    }
    assert_eq!(store.unit("desk", &id).unwrap().uses, 1);
}

#[test]
fn what_is_not_there_is_said() {
    let (store, _folder) = store();
    let (article, segments) = taken_in(&store, &["نعم."]);
    let elsewhere = saving(&"a-0".into(), &segments[0], "Yes.", State::Draft);
    let nobody = SaveTranslation { segment: "s-0".into(), ..saving(&article, &segments[0], "Yes.", State::Draft) };
    for request in [elsewhere, nobody] {
        let missing = store.save_translation(request, "amal", at(5));
        assert!(matches!(missing, Err(StoreError::NotFound { what: "segment", .. })), "{missing:?}");
    }
}
