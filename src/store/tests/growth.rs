use super::*;
use crate::store::{Carried, Carry, Confirmation};

fn say(store: &Store, id: &ArticleId, segment: &SegmentRecord, state: State, second: i64) -> SegmentRecord {
    let text = if state == State::Empty { String::new() } else { format!("{second}.") };
    store.save_translation(saving(id, segment, &text, state), "amal", at(second)).unwrap().segment
}

fn confirmed(store: &Store, since: i64) -> Vec<Confirmation> {
    let mut all = Vec::new();
    store.each_confirmation(at(since), &mut |one| all.push(one)).unwrap();
    all
}

#[test]
fn a_segment_is_told_once_when_it_was_first_vouched_for() {
    let (store, _folder) = store();
    let (id, segments) = taken_in(&store, &["# عنوان", "نعم.", "- قائمة"]);
    let first = say(&store, &id, &segments[0], State::Draft, 10);
    let first = say(&store, &id, &first, State::Confirmed, 20);
    let first = say(&store, &id, &first, State::Draft, 30);
    let first = say(&store, &id, &first, State::Confirmed, 40);
    say(&store, &id, &first, State::Reviewed, 50);
    say(&store, &id, &segments[1], State::Reviewed, 60);
    say(&store, &id, &segments[2], State::Confirmed, 70);
    let change = crate::store::ArticleChange { assignee: Some("Amal".into()), ..Default::default() };
    store.change_article(&id, change, "amal", at(80)).unwrap();

    let one =
        |second, source: &str| Confirmation { at: at(second), assignee: Some("Amal".into()), source: source.into() };
    assert_eq!(confirmed(&store, 0), [one(20, "# عنوان"), one(60, "نعم.")], "furniture is no work");
    assert_eq!(confirmed(&store, 21), [one(60, "نعم.")]);
    assert_eq!(store.confirmed_into("desk", at(0)).unwrap(), [at(20), at(60)]);
    store.create_memory("other", "amal", at(90)).unwrap();
    assert_eq!(store.confirmed_into("other", at(0)).unwrap(), []);
    assert!(store.confirmed_into("none", at(0)).is_err());
}

#[test]
fn what_a_new_version_took_over_was_done_in_the_one_before() {
    let (store, _folder) = store();
    let (id, segments) = taken_in(&store, &["نعم."]);
    say(&store, &id, &segments[0], State::Confirmed, 10);
    let carried = vec![Carried { segment: 0, from: vec![segments[0].id.clone()], carry: Carry::Whole }];
    let (next, segments) = store.create_version(&id, article(&["نعم.", "لا."]), carried, "amal", at(20)).unwrap();
    let draft = say(&store, &next.summary.id, &segments[0], State::Draft, 30);
    say(&store, &next.summary.id, &draft, State::Confirmed, 40);
    assert_eq!(confirmed(&store, 0).len(), 1);
}

#[test]
fn imports_are_told_with_what_they_made() {
    let (store, _folder) = store();
    import(&store, "one", vec![unit("قال", "Said."), unit("نعم", "Yes.")]);
    import(&store, "two", vec![unit("قال", "Said."), unit("لا", "No.")]);
    assert_eq!(store.imported_into("desk", at(0)).unwrap(), [(at(3), 2), (at(3), 1)]);
    assert_eq!(store.imported_into("desk", at(4)).unwrap(), []);
    assert!(store.imported_into("none", at(0)).is_err());
}

#[test]
fn the_steps_of_an_article_are_those_of_the_segments_that_it_has() {
    let (store, _folder) = store();
    let (id, segments) = taken_in(&store, &["نعم.", "لا."]);
    let draft = say(&store, &id, &segments[0], State::Draft, 10);
    say(&store, &id, &segments[1], State::Confirmed, 20);
    // The clock was set back.
    say(&store, &id, &draft, State::Confirmed, 15);
    let steps: Vec<_> = store.steps(&id).unwrap().iter().map(|step| (step.at, step.before, step.after)).collect();
    let expected = [
        (at(10), State::Empty, State::Draft),
        (at(20), State::Empty, State::Confirmed),
        (at(20), State::Draft, State::Confirmed),
    ];
    assert_eq!(steps, expected);
    assert!(store.steps(&"none".into()).is_err());
}
