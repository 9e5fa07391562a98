//! Laws of learning, and what is offered for a small memory.

use super::*;
use crate::align::Aligner;
use crate::arabic::Span;
use crate::columns::input;
use crate::id::UnitId;
use proptest::prelude::*;

const UNITS: [(&str, &str); 8] = [
    ("اجتمع المجلس في القاهرة", "The council met in Cairo"),
    ("اجتمع الوزراء في تونس", "The ministers met in Tunis"),
    ("زار الوزير القاهرة", "The minister visited Cairo"),
    ("زار الرئيس تونس", "The president visited Tunis"),
    ("وصل الرئيس إلى القاهرة", "The president arrived in Cairo"),
    ("قال الرئيس إن المجلس وافق", "The president said the council had agreed"),
    ("وافق المجلس على القانون", "The council approved the law"),
    ("رفض الوزير القانون", "The minister rejected the law"),
];

pub(super) fn learned() -> Model {
    // What a memory says once is chance.
    learned_from(&UNITS.repeat(4))
}

/// What is learned from those units, in order.
pub(super) fn learned_from(pairs: &[(&str, &str)]) -> Model {
    let unit = |at: usize| UnitId::from(format!("{at}"));
    let pairs = || pairs.iter().enumerate();
    let aligner = Aligner::learned(pairs().map(|(at, (source, target))| (unit(at), *source, *target)));
    let mut model = Model::default();
    for (at, (source, target)) in pairs() {
        model.insert(unit(at), source, target, &aligner.align(source, target));
    }
    model
}

fn offered(source: &str, known: &[Known], forbidden: &[&str], typed: &str) -> Vec<Suggestion> {
    let (model, weights, recent) = (learned(), Weights::default(), Recent::default());
    Sentence::new(&model, &weights, &recent, &Told::of(&model, source, known, forbidden)).suggest(typed, 3)
}

#[test]
fn the_arabic_tells_which_word_comes() {
    for (source, typed, expected, other) in [
        ("زار الرئيس القاهرة", "The president visited ", "Cairo", "Tunis"),
        ("زار الرئيس تونس", "The president visited ", "Tunis", "Cairo"),
        ("زار الوزير تونس", "The m", "inister", "et"),
        ("رفض المجلس القانون", "The council", " rejected", " approved"),
    ] {
        let offered = offered(source, &[], &[], typed);
        let place = |word: &str| offered.iter().position(|one| one.insert.starts_with(word));
        let of_other = place(other).unwrap_or(offered.len());
        assert!(place(expected).is_some_and(|at| at < of_other), "{source} {typed}: {offered:?}");
    }
}

#[test]
fn a_name_that_nobody_has_said_is_told_by_its_sound() {
    let source = "زار الوزير ليفربول";
    assert_eq!(offered(source, &[], &[], "The minister visited L")[0].insert, "iverpool");
    // What has been typed of another name is not taken for it.
    assert!(offered(source, &[], &[], "The minister visited Lo").iter().all(|one| one.insert != "iverpool"));
}

#[test]
fn a_draft_names_nobody_by_sound_alone() {
    let (model, weights, recent) = (learned(), Weights::default(), Recent::default());
    let source = "زار الوزير ليفربول";
    let draft = Sentence::new(&model, &weights, &recent, &Told::of(&model, source, &[], &[]))
        .draft(source, &DraftWeights::default());
    assert!(draft.text.contains("minister") && draft.text.contains(crate::article::GAP), "{}", draft.text);
}

#[test]
fn a_word_that_nobody_has_said_is_told_by_its_family() {
    let source = "رفض الوزير القانون";
    let offers = offered(source, &[], &[], "The minister is rejecti");
    assert_eq!(offers[0].insert, "ng the", "{offers:?}");
}

#[test]
fn a_sentence_begins_with_a_capital() {
    let offered = offered("المجلس وافق", &[], &[], "");
    assert!(offered[0].insert.starts_with(char::is_uppercase), "{offered:?}");
}

#[test]
fn known_english_goes_in_whole_and_goes_on_where_it_was_begun() {
    let source = "زار المشير حفتر القاهرة";
    let known = [Known { span: Span::new(4, 15), text: "Field Marshal Haftar".into(), origin: Origin::Name }];
    let first = &offered(source, &known, &[], "F")[0];
    assert_eq!((first.insert.as_str(), first.origin), ("ield Marshal Haftar", Origin::Name));
    assert_eq!(first.spans, [Span::new(4, 15)]);
    assert_eq!(offered(source, &known, &[], "Field Mar")[0].insert, "shal Haftar");
    // It is said once, though two tell of it.
    let twice = [known[0].clone(), Known { span: Span::new(4, 10), origin: Origin::Term, ..known[0].clone() }];
    for suggestion in offered(source, &twice, &[], "Field Marshal Haftar ") {
        assert!(!suggestion.insert.contains("Field"), "{suggestion:?}");
    }
}

#[test]
fn what_is_forbidden_is_not_offered() {
    let source = "وافق المجلس على القانون";
    assert!(offered(source, &[], &[], "The cou")[0].insert.starts_with("ncil"));
    let is_offered = |forbidden| {
        offered(source, &[], &[forbidden], "The cou").iter().any(|one| one.insert.split(' ').next() == Some("ncil"))
    };
    assert!(!is_offered("council"));
    assert!(!is_offered("The Council"));
    assert!(is_offered("Grand Council"));
}

#[test]
fn a_word_that_is_forgotten_is_not_offered() {
    let mut model = learned();
    let aligner = Aligner::default();
    let unit = UnitId::from("new".to_owned());
    let (source, target) = ("الزمردة", "The zumurrud");
    model.insert(unit.clone(), source, target, &aligner.align(source, target));
    let (weights, recent) = (Weights::default(), Recent::default());
    let offers = |model: &Model| {
        Sentence::new(model, &weights, &recent, &Told::of(model, "الزمردة", &[], &[]))
            .suggest("the zu", 1)
            .pop()
            .map(|first| first.insert)
    };
    assert!(offers(&model).is_some_and(|offer| offer.starts_with("murrud")));
    model.remove(&unit);
    assert!(offers(&model).is_none_or(|offer| !offer.starts_with("murrud")));
    let words = learned();
    assert_eq!(model.len(), words.len());
    assert_eq!(model.ngrams, words.ngrams);
}

#[test]
fn what_was_kept_offers_the_same_and_is_forgotten_as_well() {
    let mut model = learned();
    let aligner = Aligner::default();
    let [new, newer] = ["new", "newer"].map(UnitId::from);
    let (source, target) = ("الزمردة", "The zumurrud");
    model.insert(new.clone(), source, target, &aligner.align(source, target));
    let mut bytes = Vec::new();
    model.write(&mut |part| bytes.extend_from_slice(part));
    let mut kept = Model::read(&mut input(&bytes)).unwrap();
    let (weights, recent) = (Weights::default(), Recent::default());
    for forgets in [false, true] {
        for (source, target) in UNITS.iter().chain([&(source, target)]) {
            let offers = |model: &Model| {
                Sentence::new(model, &weights, &recent, &Told::of(model, source, &[], &[])).suggest(&target[..5], 5)
            };
            assert_eq!(offers(&kept), offers(&model), "{target}");
        }
        if !forgets {
            for model in [&mut model, &mut kept] {
                model.remove(&new);
                model.insert(newer.clone(), "زار السفير", "The ambassador visited", &aligner.align("زار السفير", ""));
            }
        }
    }
    assert_eq!((kept.len(), &kept.ngrams), (model.len(), &model.ngrams));
    assert!(Model::read(&mut input(&bytes[..bytes.len() - 1])).is_none());
}

proptest! {
    #[test]
    fn whatever_is_typed_is_only_gone_on_with(typed in "[a-zA-Z0-9 .,'\"éß()-]{0,40}", source in "[ء-ي0-9 ،.]{0,40}") {
        let (model, weights, recent) = (learned(), Weights::default(), Recent::default());
        for suggestion in Sentence::new(&model, &weights, &recent, &Told::of(&model, &source, &[], &[])).suggest(&typed, 5) {
            prop_assert!(!suggestion.insert.is_empty());
            prop_assert!((0.0..=1.0001).contains(&suggestion.confidence));
            let length = source.chars().count();
            prop_assert!(suggestion.spans.iter().all(|span| span.end <= length));
        }
    }

    #[test]
    fn taking_everything_out_leaves_nothing(order in Just((0..UNITS.len()).collect::<Vec<_>>()).prop_shuffle()) {
        let aligner = Aligner::learned(UNITS.iter().enumerate().map(|(at, (source, target))| (UnitId::from(format!("{at}")), *source, *target)));
        let mut model = Model::default();
        for &at in &order {
            let (source, target) = UNITS[at];
            model.insert(UnitId::from(format!("{at}")), source, target, &aligner.align(source, target));
        }
        for at in 0..UNITS.len() {
            model.remove(&UnitId::from(format!("{at}")));
        }
        prop_assert!(model.is_empty());
        prop_assert_eq!(&model.ngrams, &ngrams::Ngrams::default());
        prop_assert!(model.lexicon.is_empty());
        prop_assert_eq!(model.share(0), Model::default().share(0) * Model::default().vocabulary.len() as f32 / model.vocabulary.len() as f32);
    }
}
