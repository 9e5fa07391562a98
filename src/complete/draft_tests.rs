//! What a small memory makes of a segment, and what holds of every draft.

use super::tests::learned;
use super::*;
use crate::arabic::{Offsets, Span};
use crate::article::GAP;
use proptest::prelude::*;

fn drafted(source: &str, known: &[Known], forbidden: &[&str]) -> Draft {
    let (model, weights, recent) = (learned(), Weights::default(), Recent::default());
    Sentence::new(&model, &weights, &recent, &Told::of(&model, source, known, forbidden))
        .draft(source, &DraftWeights::default())
}

fn name(start: usize, end: usize, text: &str) -> Known {
    Known { span: Span::new(start, end), text: text.into(), origin: Origin::Name }
}

#[test]
fn what_was_said_is_put_together_in_the_order_of_english() {
    for (source, expected) in [
        ("زار الرئيس القاهرة", "The president visited Cairo"),
        ("رفض المجلس القانون", "The council rejected the law"),
        ("اجتمع الوزراء في القاهرة، وزار الرئيس تونس", "The ministers met in Cairo the president visited Tunis"),
    ] {
        assert_eq!(drafted(source, &[], &[]).text, expected, "{source}");
    }
}

#[test]
fn a_word_says_its_arabic_where_it_comes_from_and_how_sure_it_is() {
    let source = "زار Reuters القاهرة زمهرير.";
    let draft = drafted(source, &[], &[]);
    let (english, arabic) = (Offsets::new(&draft.text), Offsets::new(source));
    let origin_of = |text: &str| {
        let word = draft.words.iter().find(|word| english.slice(word.span) == text).expect(text);
        (word.source.map(|span| arabic.slice(span)), word.origin)
    };
    assert_eq!(origin_of("Reuters"), (Some("Reuters"), Some(Origin::Copied)));
    assert_eq!(origin_of("Cairo"), (Some("قاهرة"), Some(Origin::Memory)));
    assert_eq!(origin_of(GAP), (Some("زمهرير"), None));
    assert_eq!(origin_of("."), (None, Some(Origin::Copied)));
    let missing: Vec<&str> = draft.missing.iter().map(|&span| arabic.slice(span)).collect();
    assert_eq!(missing, ["زمهرير"]);
    assert_eq!(drafted("زار زمهرير سلسبيل تونس", &[], &[]).text.matches(GAP).count(), 1, "words in a row are one gap");
    assert!(draft.words.iter().all(|word| (0.0..=1.0).contains(&word.confidence)));
}

#[test]
fn known_english_is_said_as_it_is_and_once() {
    let source = "زار المشير حفتر القاهرة";
    let known = [name(4, 15, "Field Marshal Haftar"), name(11, 15, "Hafter")];
    let draft = drafted(source, &known, &[]);
    assert_eq!(draft.text.matches("Field Marshal Haftar").count(), 1, "{}", draft.text);
    assert!(!draft.text.contains("Hafter"), "{}", draft.text);
    // A mark in what is known is its own.
    let time = [Known { span: Span::new(4, 9), text: "3.30 p.m.".into(), origin: Origin::Placeable }];
    assert!(drafted("زار 15:30 القاهرة", &time, &[]).text.contains("3.30 p.m."));
}

#[test]
fn what_is_forbidden_is_not_said_not_even_across_two_parts() {
    let source = "رفض المجلس القانون";
    for forbidden in ["council", "the council", "council rejected"] {
        let text = drafted(source, &[], &[forbidden]).text;
        assert!(!text.to_lowercase().contains(forbidden), "{text}");
    }
    // Where nothing else is known, there is a gap.
    let known = [name(4, 10, "The Council")];
    assert!(drafted(source, &known, &["the council"]).text.contains(GAP));
}

#[test]
fn there_is_a_way_through_what_is_long_and_without_marks() {
    let source = "زار الرئيس القاهرة ".repeat(30);
    let whole = source.trim_end();
    // Known English lies across the place where the search is cut.
    let draft = drafted(whole, &[name(19 * 12, 19 * 14, "a long name")], &[]);
    assert!(draft.text.matches("Cairo").count() > 20, "{}", draft.text);
    assert_eq!(drafted(&source.repeat(10), &[], &[]), Draft::default(), "a page is no sentence");
    assert_eq!(drafted("", &[], &[]), Draft::default());
    // A stretching mark alone says nothing.
    assert!(drafted("ـ0", &[], &[]).words.iter().all(|word| !word.span.is_empty()));
}

#[test]
fn a_row_of_commas_is_drafted_like_any_other_segment() {
    // Each comma may be left out: of two thousand, 2²⁰⁰⁰ ways would lead on.
    let commas = "،".repeat(2_000);
    assert!(!drafted(&commas, &[], &[]).text.contains(char::is_alphabetic));
    let draft = drafted(&format!("زار الرئيس القاهرة {commas} رفض المجلس القانون"), &[], &[]);
    assert!(draft.text.starts_with("The president visited Cairo"), "{}", draft.text);
    assert!(draft.text.contains("rejected"), "what stands behind them too: {}", draft.text);
}

proptest! {
    #[test]
    fn words_lie_in_the_text_in_order_and_their_arabic_in_the_segment(
        source in "([ء-ي]{1,6}|الرئيس|القاهرة|زار|المجلس|[0-9]{1,3}|،|«|»|\\(|\\.|A| ){0,40}",
        span in (0..40usize, 1..10usize),
    ) {
        let length = source.chars().count();
        let end = (span.0 + span.1).min(length);
        let known = if span.0 < end { vec![name(span.0, end, "Known Name")] } else { Vec::new() };
        let draft = drafted(&source, &known, &["visited cairo"]);
        let english = Offsets::new(&draft.text);
        let mut at = 0;
        for word in &draft.words {
            prop_assert!(at <= word.span.start && word.span.start < word.span.end);
            at = word.span.end;
            prop_assert!(word.source.is_none_or(|span| span.start < span.end && span.end <= length));
        }
        prop_assert!(at <= english.len());
        let bare = |text: &str| text.split_whitespace().collect::<String>();
        let words: String = draft.words.iter().map(|word| bare(english.slice(word.span))).collect();
        prop_assert_eq!(words, bare(&draft.text), "the words are all of the text");
        prop_assert!(!draft.text.to_lowercase().contains("visited cairo"));
    }
}
