use super::*;
use crate::article::Origin;
use crate::store::StoreError;
use proptest::prelude::*;

/// The segments in order must leave nothing of the source uncovered but white space, and agree with it.
fn assert_covered(store: &Store, article: &ArticleId) {
    let text: Vec<char> = store.article(article).unwrap().text.chars().collect();
    let mut end = 0;
    for (index, segment) in store.segments(article).unwrap().iter().enumerate() {
        let gap: String = text[end..segment.span.start].iter().collect();
        assert!(gap.trim().is_empty(), "“{gap}” lies in no segment");
        let source: String = text[segment.span.start..segment.span.end].iter().collect();
        assert_eq!((segment.source.as_str(), segment.index), (source.as_str(), index));
        end = segment.span.end;
    }
    assert!(text[end..].iter().all(|c| c.is_whitespace()));
    assert_eq!(store.check().unwrap().problems, []);
}

#[test]
fn splitting_and_joining_keep_every_character_covered() {
    let (store, _folder) = store();
    let (article, segments) = taken_in(&store, &["نعم.", "وصل الوفد أمس. وبدأت المحادثات.", "لا."]);
    let whole = saving(&article, &segments[1], "It came. Talks began.", State::Confirmed);
    let whole = store.save_translation(whole, "amal", at(5)).unwrap().segment;
    let start = whole.span.start;
    let (first, second) = (Span::new(start, start + 14), Span::new(start + 15, whole.span.end));
    let (one, two) = store.split_segment(&article, &whole.id, 1, first, second, "basma", at(6)).unwrap();
    assert_covered(&store, &article);
    assert_eq!((one.id.clone(), one.revision, one.source.as_str()), (whole.id.clone(), 2, "وصل الوفد أمس."));
    assert_eq!((one.translation.text(), one.translation.state()), ("It came. Talks began.", State::Draft));
    assert_eq!((two.index, two.revision, two.source.as_str()), (2, 0, "وبدأت المحادثات."));
    assert_eq!(two.translation, Translation::empty());
    assert_eq!(two.origin, Some(Origin::Split { segment: whole.id.clone() }));
    assert_eq!(store.segment(&article, &two.id).unwrap(), two);

    let talks = store.save_translation(saving(&article, &two, "Talks began.", State::Draft), "amal", at(7)).unwrap();
    let (joined, removed) = store.merge_segments(&article, &one.id, 2, "basma", at(8)).unwrap();
    assert_covered(&store, &article);
    assert_eq!((joined.span, joined.source.as_str()), (whole.span, whole.source.as_str()));
    assert_eq!(joined.translation, Translation::draft("It came. Talks began. Talks began.".to_owned()));
    assert_eq!((joined.revision, removed.clone()), (3, talks.segment.id));
    assert_eq!(joined.origin, Some(Origin::Merge { segment: removed.clone() }));
    assert!(matches!(store.segment(&article, &removed), Err(StoreError::NotFound { .. })));
    assert_eq!(store.history(&article, &removed).unwrap().len(), 1, "what was done to it stays readable");
    let actions: Vec<String> =
        store.history(&article, &whole.id).unwrap().into_iter().map(|revision| revision.action).collect();
    assert_eq!(actions, ["segment:merged", "segment:split", "segment:confirmed"]);
}

#[test]
fn the_unit_of_the_whole_stays_when_a_part_is_confirmed() {
    let (store, _folder) = store();
    let (article, segments) = taken_in(&store, &["وصل الوفد. وبدأت المحادثات."]);
    let whole = saving(&article, &segments[0], "It came. Talks began.", State::Confirmed);
    let whole = store.save_translation(whole, "amal", at(5)).unwrap().segment;
    let (first, second) = (Span::new(0, 10), Span::new(11, whole.span.end));
    let (one, _) = store.split_segment(&article, &whole.id, 1, first, second, "amal", at(6)).unwrap();
    store.save_translation(saving(&article, &one, "It came.", State::Confirmed), "amal", at(7)).unwrap();
    let units = store.units_page("desk", None, 9).unwrap();
    let pairs: Vec<_> = units.iter().map(|unit| (unit.source.as_str(), unit.target.as_str())).collect();
    assert_eq!(pairs, [(whole.source.as_str(), "It came. Talks began."), ("وصل الوفد.", "It came.")]);
}

#[test]
fn an_untouched_segment_that_is_split_is_stale_for_who_saw_it_whole() {
    let (store, _folder) = store();
    let (article, segments) = taken_in(&store, &["نعم. لا."]);
    let split = store.split_segment(&article, &segments[0].id, 0, Span::new(0, 4), Span::new(5, 8), "amal", at(5));
    split.unwrap();
    let late = store.save_translation(saving(&article, &segments[0], "Yes. No.", State::Confirmed), "basma", at(6));
    assert!(matches!(late, Err(StoreError::Stale { .. })));
}

#[test]
fn a_split_that_loses_text_is_refused() {
    let (store, _folder) = store();
    let (article, segments) = taken_in(&store, &["قبل", "نعم. لا.", "بعد"]);
    for (name, first, second) in [
        ("a letter between", (4, 7), (8, 12)),
        ("a letter before", (5, 8), (9, 12)),
        ("a letter after", (4, 8), (9, 11)),
        ("overlapping", (4, 9), (8, 12)),
        ("the other way round", (9, 12), (4, 8)),
        ("outside", (3, 8), (9, 12)),
        ("a blank part", (4, 12), (12, 12)),
    ] {
        let (first, second) = (Span::new(first.0, first.1), Span::new(second.0, second.1));
        let refused = store.split_segment(&article, &segments[1].id, 0, first, second, "amal", at(5));
        assert!(matches!(refused, Err(StoreError::Invalid(_))), "{name}: {refused:?}");
    }
    assert_eq!(store.segments(&article).unwrap(), segments);
}

#[test]
fn joining_crosses_the_end_of_a_paragraph_and_ends_at_the_last_segment() {
    let (store, _folder) = store();
    let mut new = article(&["نعم. لا.", "ربما."]);
    let segment =
        |start, end, block| Segment { span: Span::new(start, end), role: Role::Body, reason: Reason::Text, block };
    new.segments = vec![segment(0, 4, 0), segment(5, 8, 0), segment(9, 14, 1)];
    let (record, segments) = store.create_article(new, "amal", at(1)).unwrap();
    let id = record.summary.id;
    let refused = store.merge_segments(&id, &segments[2].id, 0, "amal", at(5));
    assert!(matches!(refused, Err(StoreError::Invalid(_))));
    let stale = store.merge_segments(&id, &segments[0].id, 1, "amal", at(5));
    assert!(matches!(stale, Err(StoreError::Stale { .. })));
    let (joined, removed) = store.merge_segments(&id, &segments[1].id, 0, "amal", at(5)).unwrap();
    assert_eq!((joined.source.as_str(), joined.block, removed), ("لا.\nربما.", 0, segments[2].id.clone()));
    assert_eq!(joined.translation.state(), State::Empty);
    assert_covered(&store, &id);
}

#[test]
fn a_block_gets_another_role() {
    let (store, _folder) = store();
    let (article, segments) = taken_in(&store, &["# عنوان", "نعم.", "لا."]);
    let changed = store.set_block_role(&article, 1, Role::Related, "amal", at(5)).unwrap();
    assert_eq!(changed, [SegmentRecord { role: Role::Related, reason: Some(Reason::Chosen), ..segments[1].clone() }]);
    let summary = store.article(&article).unwrap().summary;
    assert_eq!((summary.progress.total, summary.updated_at), (2, at(5)));
    let missing = store.set_block_role(&article, 3, Role::Body, "amal", at(6));
    assert!(matches!(missing, Err(StoreError::NotFound { what: "block", .. })));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever is split, joined and saved, in any order: the source is covered, and the history agrees with it.
    #[test]
    fn any_order_of_work_leaves_a_sound_article(
        steps in proptest::collection::vec((0..4_u8, 0..64_usize, 1..32_usize), 1..24),
    ) {
        let (store, _folder) = store();
        let (article, _) = taken_in(&store, &["# عنوان", "وصل الوفد أمس. وبدأت المحادثات، نعم.", "نعم. لا. نعم."]);
        for (second, (step, which, place)) in steps.into_iter().enumerate() {
            let now = at(10 + i64::try_from(second).unwrap());
            let segments = store.segments(&article).unwrap();
            let segment = &segments[which % segments.len()];
            let outcome = match step {
                0 => {
                    let at = segment.span.start + place;
                    let skipped = segment.source.chars().skip(place).take_while(|c| c.is_whitespace()).count();
                    let (first, second) = (Span::new(segment.span.start, at), Span::new(at + skipped, segment.span.end));
                    let seen = segment.revision;
                    store.split_segment(&article, &segment.id, seen, first, second, "amal", now).map(|_| ())
                }
                1 => store.merge_segments(&article, &segment.id, segment.revision, "basma", now).map(|_| ()),
                2 => store.save_translation(saving(&article, segment, "Yes.", State::Confirmed), "amal", now).map(|_| ()),
                _ => store.save_translation(saving(&article, segment, "", State::Empty), "basma", now).map(|_| ()),
            };
            prop_assert!(matches!(outcome, Ok(()) | Err(StoreError::Invalid(_))), "{outcome:?}");
        }
        assert_covered(&store, &article);
    }
}
