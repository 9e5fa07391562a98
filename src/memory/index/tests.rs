use super::*;
use crate::memory::score::score;
use crate::memory::unit::Provenance;
use crate::memory::word::words;
use jiff::Timestamp;
use proptest::prelude::*;
use uuid::Uuid;

fn unit(id: usize, source: &str) -> Unit {
    let time = Timestamp::from_second(i64::try_from(id % 3).unwrap_or(0)).unwrap_or_default();
    Unit {
        // Every third has a name that this server would not give.
        id: if id.is_multiple_of(3) {
            UnitId::from(format!("u{id}"))
        } else {
            Uuid::from_u128(id as u128 + 7).to_string().into()
        },
        source: source.into(),
        target: format!("Target {id}."),
        context: Context::default(),
        provenance: Provenance::default(),
        created_at: time,
        changed_at: time,
        uses: 0,
    }
}

fn found(index: &Index, query: &str, threshold: f64, limit: usize) -> Vec<(String, f64)> {
    index.search(query, None, threshold, limit).iter().map(|m| (m.unit.to_string(), m.score)).collect()
}

/// The slow reference: every unit, by the published score.
fn scan(units: &[Unit], query: &str, threshold: f64, limit: usize) -> Vec<(String, f64)> {
    if words(query).is_empty() {
        return Vec::new();
    }
    let found = |unit: &Unit| Found {
        unit: unit.id.clone(),
        score: score(query, &unit.source),
        kind: if unit.source == query { MatchKind::Exact } else { MatchKind::Fuzzy },
        changed: unit.changed_at.as_microsecond(),
    };
    let mut all: Vec<Found> = units.iter().map(found).filter(|m| m.score >= threshold && m.score > 0.0).collect();
    all.sort_by(Found::rank);
    all.iter().take(limit).map(|m| (m.unit.to_string(), m.score)).collect()
}

#[test]
fn the_same_text_between_the_same_neighbours_comes_first() {
    let mut index = Index::default();
    let context = Context { before: Some("من هو؟".into()), after: None };
    index.insert(&unit(6, "نعم."));
    index.insert(&Unit { context: context.clone(), ..unit(3, "نعم.") });
    let matches = index.search("نعم.", Some(&context), 0.6, 5);
    let kinds: Vec<_> = matches.iter().map(|m| (m.unit.as_str(), m.kind)).collect();
    assert_eq!(kinds, [("u3", MatchKind::Context), ("u6", MatchKind::Exact)]);
    let alone = index.search("نعم.", Some(&Context::default()), 0.6, 5);
    assert!(alone.iter().all(|m| m.kind == MatchKind::Exact), "unknown neighbours are no context");
}

#[test]
fn a_unit_that_changed_or_went_is_seen_at_once() {
    let mut index = Index::default();
    index.insert(&unit(3, "قال الوزير نعم"));
    index.insert(&unit(3, "قال السفير لا"));
    assert_eq!(index.len(), 1);
    assert!(found(&index, "قال الوزير نعم", 0.9, 5).is_empty());
    assert!(index.remove(&UnitId::from("u3")) && !index.remove(&UnitId::from("u3")));
    assert!(found(&index, "قال السفير لا", 0.1, 5).is_empty() && index.is_empty());
}

#[test]
fn more_marks_than_a_signature_counts_hide_nothing() {
    let line = |dots: usize| format!("قال الوزير نعم {}", ". ".repeat(dots));
    let units: Vec<Unit> = [0, 200, 254, 255, 256, 400].into_iter().map(|dots| unit(dots, &line(dots))).collect();
    let index = Index::build(&units);
    for (dots, threshold) in [(0, 0.1), (250, 0.6), (255, 0.9), (300, 0.6)] {
        let query = line(dots);
        let found = found(&index, &query, threshold, 9);
        assert!(!found.is_empty(), "{dots}");
        assert_eq!(found, scan(&units, &query, threshold, 9), "{dots}");
    }
}

/// A segment of so many words, of which some are others from one `at` to the next.
fn of_family(at: usize, length: usize) -> String {
    let word = |place: usize| match place % 7 {
        0 => format!("كلمة{}", (at / 3 + place) % 40),
        3 => format!("{}", at + place),
        5 if at.is_multiple_of(place + 2) => "في".to_owned(),
        _ => format!("لفظ{place}"),
    };
    (0..length).map(word).collect::<Vec<_>>().join(" ")
}

#[test]
fn thousands_that_are_alike_are_told_apart_as_by_a_scan() {
    // More than there are counters: slots share them.
    let units: Vec<Unit> = (0..3_000).map(|at| unit(at, &of_family(at, 8 + at % 11))).collect();
    let index = Index::build(&units);
    for (at, threshold, limit) in [(7, 0.6, 5), (1_234, 0.6, 50), (2_999, 0.3, 400), (500, 0.9, 5), (9_999, 0.75, 20)] {
        let query = of_family(at, 8 + at % 11);
        let found = found(&index, &query, threshold, limit);
        assert!(!found.is_empty(), "{query}");
        assert_eq!(found, scan(&units, &query, threshold, limit), "{query}");
    }
}

#[test]
fn more_pairs_than_are_counted_hide_nothing() {
    let units: Vec<Unit> = (0..20).map(|at| unit(at, &of_family(at, 280 + 10 * at))).collect();
    let index = Index::build(&units);
    for (at, threshold) in [(0, 0.5), (3, 0.9), (19, 0.2)] {
        let query = of_family(at + 1, 285 + 10 * at);
        let found = found(&index, &query, threshold, 9);
        assert!(!found.is_empty(), "{at}");
        assert_eq!(found, scan(&units, &query, threshold, 9), "{at}");
    }
}

fn word() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "المجلس",
        "والمجلس",
        "الأعلى",
        "الاعلى",
        "للدولة",
        "قال",
        "نعم",
        "لا",
        "في",
        "وهذه",
        "٢٥",
        "25",
        "26",
        "،",
        ".",
        "؟",
        "10:30",
        "2020-08-21",
        "Reuters",
        "\u{200F}",
        "«",
        "\"",
    ])
}

/// Segments as they come, and the hard ones: one word over and over, marks alone, numbers alone, a page without a stop.
fn segment() -> impl Strategy<Value = String> {
    let some = prop::collection::vec(word(), 0..9).prop_map(|words| words.join(" "));
    let same = (word(), 1usize..80).prop_map(|(word, times)| vec![word; times].join(" "));
    let marks = prop::collection::vec(prop::sample::select(vec![".", "،", "؟", "«"]), 0..12);
    let numbers = prop::collection::vec(prop::sample::select(vec!["1", "٢", "3.5", "10:30"]), 0..6);
    let long = prop::collection::vec(word(), 60..140).prop_map(|words| words.join(" "));
    prop_oneof![
        12 => some,
        2 => same,
        1 => marks.prop_map(|marks| marks.concat()),
        1 => numbers.prop_map(|numbers| numbers.join(" ")),
        1 => long,
    ]
}

/// Segments that are like one another: one, and others with some words changed, left out or put in.
fn family() -> impl Strategy<Value = Vec<String>> {
    let base = prop::collection::vec(word(), 3..40);
    let edits = prop::collection::vec(prop::collection::vec((any::<prop::sample::Index>(), 0..3, word()), 0..6), 1..20);
    (base, edits).prop_map(|(base, edits)| {
        let edited = edits.into_iter().map(|edits| {
            let mut words = base.clone();
            for (at, what, word) in edits {
                let at = at.index(words.len() + 1);
                match what {
                    0 if at < words.len() => words[at] = word,
                    1 if at < words.len() => drop(words.remove(at)),
                    _ => words.insert(at, word),
                }
            }
            words.join(" ")
        });
        edited.collect()
    })
}

/// What happens to an index besides searches.
#[derive(Clone, Debug)]
enum Event {
    Remove(usize),
    Change(usize, String),
    /// A merge that is begun now and ends after the next event.
    Merge,
    /// A unit that nobody is to find yet.
    Stage(String),
    /// What was staged is put into a run.
    SetAside,
    /// What was staged is to be found from now on.
    Show,
}

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        3 => (0usize..60).prop_map(Event::Remove),
        2 => (0usize..60, segment()).prop_map(|(id, source)| Event::Change(id, source)),
        2 => Just(Event::Merge),
        3 => segment().prop_map(Event::Stage),
        1 => Just(Event::SetAside),
        2 => Just(Event::Show),
    ]
}

proptest! {

    /// Search equals a scan of all units by the reference score: same units, same scores, same order; whatever was put in at
    /// once or one by one or beside it, changed, taken out, merged and kept.
    #[test]
    fn search_equals_a_full_scan(
        mut sources in prop::collection::vec(segment(), 0..30),
        family in family(),
        built in 0usize..50,
        events in prop::collection::vec(event(), 0..12),
        queries in prop::collection::vec(segment(), 1..3),
        threshold in prop::sample::select(vec![0.0, 0.01, 0.3, 0.5, 0.6, 0.6, 0.75, 0.9, 0.99, 1.0]),
        limit in 0usize..8,
        kept in any::<bool>(),
    ) {
        let like = family[0].clone();
        sources.extend(family.into_iter().skip(1));
        let mut units: Vec<Unit> = sources.iter().enumerate().map(|(id, source)| unit(id, source)).collect();
        let built = built.min(units.len());
        let mut index = Index::build(&units[..built]);
        units[built..].iter().for_each(|unit| index.insert(unit));
        let (mut merging, mut staged, mut hidden) = (None, Staged::default(), Vec::new());
        for (at, event) in events.into_iter().enumerate() {
            let merged = merging.take().map(Merge::run);
            match event {
                Event::Remove(id) => {
                    let id = unit(id, "").id;
                    let there = units.iter().any(|unit| unit.id == id);
                    prop_assert_eq!(index.remove(&id), there);
                    units.retain(|unit| unit.id != id);
                }
                Event::Change(id, source) => {
                    let changed = unit(id, &source);
                    index.insert(&changed);
                    units.retain(|unit| unit.id != changed.id);
                    units.push(changed);
                }
                Event::Merge => merging = Some(index.all()),
                Event::Stage(source) => {
                    let new = unit(1_000 + at, &source);
                    if !staged.push_known(&index, &new) {
                        staged.push(&mut index, &new);
                    }
                    hidden.push(new);
                }
                Event::SetAside => staged.set_aside(),
                Event::Show => {
                    let closed = std::mem::take(&mut staged).close(&index.words());
                    index.absorb(closed);
                    units.append(&mut hidden);
                }
            }
            if let Some(mut merged) = merged {
                index.settle(&mut merged);
            }
        }
        if kept {
            let mut bytes = Vec::new();
            index.write(&mut |part| bytes.extend(part));
            let mut rest = bytes.as_slice();
            index = Index::read(&mut |length| rest.split_off(..usize::try_from(length).ok()?).map(<[u8]>::to_vec)).unwrap();
            prop_assert!(rest.is_empty());
        }
        prop_assert_eq!(index.len(), units.len());
        for query in queries.iter().chain([&like]) {
            prop_assert_eq!(found(&index, query, threshold, limit), scan(&units, query, threshold, limit), "{}", query);
        }
    }
}

impl Index {
    /// A merge of all units, whether it is due or not.
    fn all(&self) -> Merge {
        Merge { tiers: self.tiers.clone(), forms: self.vocabulary.forms.for_runs() }
    }
}

#[test]
fn what_comes_in_one_by_one_ends_in_few_runs() {
    let mut index = Index::default();
    let words = ["قال", "الوزير", "نعم", "لا", "المجلس", "دعا", "رفض", "أكد"];
    for id in 0..10_000 {
        let source: Vec<&str> = (0..6).map(|place| words[id / 8_usize.pow(place) % 8]).collect();
        index.insert(&unit(id, &source.join(" ")));
        while let Some(merge) = index.due() {
            index.settle(&mut merge.run());
        }
    }
    let runs: usize = index.tiers.len();
    assert!(index.len() == 10_000 && runs < 16, "{runs} runs");
    for id in 0..9_000 {
        assert!(index.remove(&unit(id, "").id));
        while let Some(merge) = index.due() {
            index.settle(&mut merge.run());
        }
    }
    let slots: usize = index.tiers.iter().map(|tier| tier.run.columns.len()).sum();
    assert!(index.len() == 1_000 && slots < 2_100, "{slots} slots are held for 1,000 units");
}

#[test]
fn a_merge_is_not_in_vain_however_much_comes_in_meanwhile() {
    let mut index = Index::default();
    let said = |id: usize| unit(id, &format!("قال الوزير رقم {id}"));
    for few in 0..2 {
        let units: Vec<Unit> = (few * 1_000..(few + 1) * 1_000).map(said).collect();
        index.insert_all(&units);
    }
    let mut merged = index.due().unwrap().run();
    (2_000..4_000).for_each(|id| index.insert(&said(id)));
    (500..1_500).for_each(|id| assert!(index.remove(&said(id).id)));
    index.settle(&mut merged);
    assert_eq!((index.tiers[0].run.columns.len(), index.tiers[0].left, index.len()), (2_000, 1_000, 3_000));
    assert_eq!(
        [499, 500, 1_499, 1_500, 3_999].map(|id| found(&index, &said(id).source, 1.0, 1).len()),
        [1, 0, 0, 1, 1]
    );
}
