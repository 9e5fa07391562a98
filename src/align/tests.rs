//! The laws of learning, on a small language of our own.

use super::*;
use crate::arabic::Offsets;
use crate::columns::input;
use crate::id::UnitId;
use proptest::prelude::*;
use std::sync::LazyLock;

const VERBS: [(&str, &str); 4] =
    [("زار", "visited"), ("وصف", "described"), ("انتقد", "criticised"), ("راقب", "monitored")];
const WHO: [(&str, &str); 5] = [
    ("الوزير", "minister"),
    ("السفير", "ambassador"),
    ("الطبيب", "doctor"),
    ("المهندس", "engineer"),
    ("القاضي", "judge"),
];
const WHAT: [(&str, &str); 5] =
    [("المدينة", "city"), ("السوق", "market"), ("المستشفى", "hospital"), ("الميناء", "port"), ("المصنع", "factory")];

/// All sentences of the language: "زار الوزير المدينة" and "The minister visited the city".
fn units() -> Vec<(UnitId, String, String)> {
    let mut units = Vec::new();
    for verb in VERBS {
        for who in WHO {
            for what in WHAT {
                let source = format!("{} {} {}.", verb.0, who.0, what.0);
                let target = format!("The {} {} the {}.", who.1, verb.1, what.1);
                units.push((UnitId::from(format!("u{:03}", units.len())), source, target));
            }
        }
    }
    units
}

static LANGUAGE: LazyLock<Aligner> = LazyLock::new(|| learned(&units()));

fn learned(units: &[(UnitId, String, String)]) -> Aligner {
    Aligner::learned(units.iter().map(|(id, source, target)| (id.clone(), source.as_str(), target.as_str())))
}

#[test]
fn the_english_that_a_difference_touches_is_marked() {
    let aligner = &*LANGUAGE;
    for (query, source, target, expected) in [
        ("زار الوزير السوق.", "زار الوزير المدينة.", "The minister visited the city.", vec!["city"]),
        ("زار القاضي السوق.", "زار الوزير السوق.", "The minister visited the market.", vec!["minister"]),
        ("راقب القاضي السوق.", "انتقد القاضي السوق.", "The judge criticised the market.", vec!["criticised"]),
        ("انتقد القاضي.", "انتقد القاضي السوق.", "The judge criticised the market.", vec!["the", "market"]),
        (
            "زار الطبيب الميناء.",
            "وصف السفير الميناء.",
            "The ambassador described the port.",
            vec!["ambassador", "described"],
        ),
        // Another spelling, and more in the query, touch nothing.
        ("زار الوزير المدينه.", "زار الوزير المدينة.", "The minister visited the city.", vec![]),
        ("زار الوزير المدينة أمس.", "زار الوزير المدينة.", "The minister visited the city.", vec![]),
        // A name that nobody has seen is told by its sound, a number by its digits.
        ("راقب القاضي السوق.", "راقب سمرقندي السوق.", "The Samarqandi monitored the market.", vec!["Samarqandi"]),
        ("زار الوزير 31 سوق.", "زار الوزير 27 سوق.", "The minister visited 27 markets.", vec!["27"]),
    ] {
        let offsets = Offsets::new(target);
        let marked: Vec<&str> =
            touched(aligner, &Query::of(query), source, target).into_iter().map(|span| offsets.slice(span)).collect();
        assert_eq!(marked, expected, "{query}");
    }
}

#[test]
fn another_word_for_the_same_english_touches_nothing() {
    let mut units = units();
    for (at, (source, target)) in [
        ("وصف الوزير السوق.", "The minister described the market."),
        ("وصف القاضي السوق.", "The judge described the market."),
    ]
    .into_iter()
    .cycle()
    .take(20)
    .enumerate()
    {
        units.push((UnitId::from(format!("v{at}")), source.replace("السوق", "المتجر"), target.to_owned()));
    }
    let aligner = learned(&units);
    let marked =
        touched(&aligner, &Query::of("زار الوزير المتجر."), "زار الوزير السوق.", "The minister visited the market.");
    assert_eq!(marked, []);
}

#[test]
fn nothing_and_pages_are_no_trouble() {
    let empty = Aligner::default();
    assert!(empty.align("", "").links().is_empty() && empty.align("نعم", "").links().is_empty());
    assert!(touched(&empty, &Query::of(""), "", "").is_empty());
    let page = "قال نعم ".repeat(5_000);
    assert!(touched(&LANGUAGE, &Query::of("قال لا"), &page, &"said yes ".repeat(5_000)).is_empty());
    let mut aligner = Aligner::default();
    aligner.insert(UnitId::from("page"), &page, "said yes");
    assert!(aligner.is_empty(), "a page is not learned from");
}

#[test]
fn what_is_not_learned_yet_counts_from_its_first_unit() {
    let mut aligner = LANGUAGE.clone();
    aligner.insert(UnitId::from("new"), "زار المحامي المدينة.", "The lawyer visited the city.");
    assert!(aligner.likely("محام", "lawyer") > aligner.likely("محام", "visited"));
    assert_eq!(aligner.changed(), 1);
    aligner.insert(UnitId::from("new"), "زار المحامي المدينة.", "The lawyer visited the city.");
    assert_eq!(aligner.changed(), 1, "the same again is no change");
}

#[test]
fn what_was_kept_says_the_same_and_goes_on_as_if_it_had_never_been() {
    let mut aligner = LANGUAGE.clone();
    aligner.insert(UnitId::from("new"), "زار المحامي المدينة.", "The lawyer visited the city.");
    let mut bytes = Vec::new();
    aligner.write(&mut |part| bytes.extend_from_slice(part));
    let mut kept = Aligner::read(&mut input(&bytes)).unwrap();
    for aligner in [&mut aligner, &mut kept] {
        aligner.insert(UnitId::from("newer"), "وصف المحامي السوق.", "The lawyer described the market.");
        aligner.remove(&UnitId::from("new"));
    }
    assert_eq!((kept.len(), kept.changed(), kept.pairs()), (aligner.len(), aligner.changed(), aligner.pairs()));
    assert_eq!(kept.likely("محام", "lawyer"), aligner.likely("محام", "lawyer"));
    let weights = |aligner: &Aligner| aligner.align("وصف الوزير السوق.", "The minister described the market.").links();
    assert_eq!(weights(&kept), weights(&aligner));
    assert!(Aligner::read(&mut input(&bytes[..bytes.len() - 1])).is_none());
}

/// Any sentence of a few words, most of which the language has.
fn sentence(words: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(words), 0..9).prop_map(|words| words.join(" "))
}

fn arabic() -> impl Strategy<Value = String> {
    sentence(&["زار", "الوزير", "والوزير", "المدينة", "للسوق", "٢٥", "،", "كتاب", "وَصَفَ", "Reuters", "\u{200F}"])
}

fn english() -> impl Strategy<Value = String> {
    sentence(&["The", "minister", "visited", "city's", "25", ",", "book", "—", "Reuters", "é"])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Adding units and taking them out again, in any order, leaves what was there.
    #[test]
    fn what_is_added_can_be_taken_out(pairs in prop::collection::vec((arabic(), english()), 0..8), probe in (arabic(), english())) {
        let before = &*LANGUAGE;
        let mut after = before.clone();
        for (at, (source, target)) in pairs.iter().enumerate() {
            after.insert(UnitId::from(format!("p{at}")), source, target);
        }
        for at in 0..pairs.len() {
            after.remove(&UnitId::from(format!("p{at}")));
        }
        prop_assert_eq!(before.pairs(), after.pairs());
        let (one, other) = (before.align(&probe.0, &probe.1), after.align(&probe.0, &probe.1));
        for source in 0..one.source.len() {
            for target in 0..one.target.len() {
                prop_assert!((one.weight(source, target) - other.weight(source, target)).abs() < 1e-6);
            }
        }
    }

    /// The order in which units come does not matter.
    #[test]
    fn units_can_come_in_any_order(pairs in prop::collection::vec((arabic(), english()), 0..8), probe in (arabic(), english())) {
        let (mut one, mut other) = (LANGUAGE.clone(), LANGUAGE.clone());
        let named: Vec<_> = pairs.iter().enumerate().map(|(at, pair)| (UnitId::from(format!("p{at}")), pair)).collect();
        named.iter().for_each(|(id, (source, target))| one.insert(id.clone(), source, target));
        named.iter().rev().for_each(|(id, (source, target))| other.insert(id.clone(), source, target));
        prop_assert_eq!(one.align(&probe.0, &probe.1).links(), other.align(&probe.0, &probe.1).links());
    }

    /// Learning the same twice is the same.
    #[test]
    fn learning_is_repeatable(pairs in prop::collection::vec((arabic(), english()), 0..30), probe in (arabic(), english())) {
        let named: Vec<_> = pairs.into_iter().enumerate().map(|(at, (s, t))| (UnitId::from(format!("p{at}")), s, t)).collect();
        let (one, other) = (learned(&named), learned(&named));
        prop_assert_eq!(one.pairs(), other.pairs());
        let weights = |aligner: &Aligner| {
            let aligned = aligner.align(&probe.0, &probe.1);
            let places = (0..aligned.source.len()).flat_map(|s| (0..aligned.target.len()).map(move |t| (s, t)));
            places.map(|(s, t)| aligned.weight(s, t).to_bits()).collect::<Vec<_>>()
        };
        prop_assert_eq!(weights(&one), weights(&other));
    }

    /// Links and marks lie in their texts, in order, and on words.
    #[test]
    fn spans_lie_in_their_texts(query in arabic(), source in arabic(), target in english()) {
        let aligner = &*LANGUAGE;
        for (from, to) in aligner.align(&source, &target).links() {
            prop_assert!(!from.is_empty() && from.end <= source.chars().count());
            prop_assert!(!to.is_empty() && to.end <= target.chars().count());
        }
        let marks = touched(aligner, &Query::of(&query), &source, &target);
        prop_assert!(marks.iter().all(|span| !span.is_empty() && span.end <= target.chars().count()));
        prop_assert!(marks.windows(2).all(|pair| pair[0].end <= pair[1].start));
    }
}
