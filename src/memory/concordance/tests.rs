//! The cases by name, and the law that an index may rely on.

use super::keys::{Piece, keys};
use super::renderings::{count, gather};
use super::*;
use proptest::prelude::*;

fn exactly(asked: &str, side: Side, mode: Mode, text: &str) -> Vec<(usize, usize)> {
    let spans = Search::exact(asked, side, mode).unwrap().find(text);
    spans.iter().map(|span| (span.start, span.end)).collect()
}

fn found(asked: &str, side: Side, mode: Mode, text: &str) -> Vec<(usize, usize)> {
    let whole = Search::new(asked, side, mode).unwrap().find(text);
    let unfinished = || Search::unfinished(asked, side, mode).map(|search| search.find(text)).unwrap_or_default();
    let spans = if whole.is_empty() { unfinished() } else { whole };
    spans.iter().map(|span| (span.start, span.end)).collect()
}

#[test]
fn words_are_found_as_they_are_asked_for() {
    const ARABIC: &str = "أكد المجلس الأعلى للدولة رفضه، وقال مجلس النواب لا.";
    const ENGLISH: &str = "The High Council of State rejected it; the House of Representatives did too.";
    let (source, target) = (Side::Source, Side::Target);
    for (name, asked, side, mode, text, expected) in [
        ("a phrase in other spelling", "المجلس الاعلى", source, Mode::Phrase, ARABIC, vec![(4, 17)]),
        ("any inflection", "والمجلس", source, Mode::Phrase, ARABIC, vec![(4, 10), (36, 40)]),
        ("over a mark", "رفضه وقال", source, Mode::Phrase, ARABIC, vec![(25, 35)]),
        ("words in any order", "النواب أكد", source, Mode::Words, ARABIC, vec![(0, 3), (41, 47)]),
        ("one of them is missing", "النواب حكومة", source, Mode::Words, ARABIC, vec![]),
        ("near, in any order", "للدولة المجلس", source, Mode::Near(1), ARABIC, vec![(4, 10), (18, 24)]),
        ("not as near", "للدولة المجلس", source, Mode::Near(0), ARABIC, vec![]),
        ("a case that differs", "high council", target, Mode::Phrase, ENGLISH, vec![(4, 16)]),
        ("an unfinished word", "of repr", target, Mode::Phrase, ENGLISH, vec![(49, 67)]),
        ("too short to be unfinished", "of rep", target, Mode::Phrase, ENGLISH, vec![]),
        ("a word before the last is whole", "coun of", target, Mode::Phrase, ENGLISH, vec![]),
        ("unfinished and near", "state counc", target, Mode::Near(1), ENGLISH, vec![(9, 16), (20, 25)]),
    ] {
        assert_eq!(found(asked, side, mode, text), expected, "{name}");
    }
    assert_eq!(Search::new("،", source, Mode::Phrase), None);
    for (name, asked, side, mode, text, expected) in [
        ("the same letters alone", "المجلس", source, Mode::Phrase, ARABIC, vec![(4, 10)]),
        ("the same letters, other spelling", "المجلس الاعلى", source, Mode::Phrase, ARABIC, vec![]),
        ("the same letters anywhere", "النواب المجلس", source, Mode::Words, ARABIC, vec![(4, 10), (41, 47)]),
        ("another clitic anywhere", "النواب والمجلس", source, Mode::Words, ARABIC, vec![]),
        ("the same letters near", "للدولة المجلس", source, Mode::Near(1), ARABIC, vec![(4, 10), (18, 24)]),
        ("both ways to write it", "المجلس مجلس", source, Mode::Words, ARABIC, vec![(4, 10), (36, 40)]),
        ("one of them is missing", "المجلس بالمجلس", source, Mode::Words, ARABIC, vec![]),
        ("the same letters, other case", "the high", target, Mode::Phrase, ENGLISH, vec![]),
        ("no unfinished word", "The High Counc", target, Mode::Phrase, ENGLISH, vec![]),
    ] {
        assert_eq!(exactly(asked, side, mode, text), expected, "{name}");
    }
}

#[test]
fn renderings_are_counted_where_they_stand_for_themselves() {
    let renderings = ["State Council", "High Council of State", "High State Council", "HCS"].map(str::to_owned);
    let targets = [
        "The High Council of State met.",
        "The High State Council met.",
        "State council: no.",
        "It met.",
        "high council of state",
    ];
    let counted = count(targets, &renderings);
    let counts: Vec<(&str, usize)> = counted.counts.iter().map(|(text, count)| (text.as_str(), *count)).collect();
    assert_eq!(counts, [("High Council of State", 2), ("State Council", 1), ("High State Council", 1)]);
    assert_eq!(counted.other, 1);
}

#[test]
fn what_was_found_is_counted_whatever_its_case_article_or_inflection() {
    let said = |texts: &[&[&str]], side| {
        let texts: Vec<Vec<String>> =
            texts.iter().map(|places| places.iter().map(|text| (*text).to_owned()).collect()).collect();
        let found = gather(&texts, side);
        (found.counts, found.other)
    };
    let counts = |counts: &[(&str, usize)]| counts.iter().map(|(text, n)| ((*text).to_owned(), *n)).collect::<Vec<_>>();
    let english: &[&[&str]] =
        &[&["the council"], &["Council", "council"], &["a council"], &["board", "Council … state"], &[], &["the"]];
    assert_eq!(said(english, Side::Target), (counts(&[("council", 3), ("board", 1), ("Council … state", 1)]), 2));
    assert_eq!(said(&[&["والمجلس"], &["المجلس"], &["المجلس"]], Side::Source), (counts(&[("المجلس", 3)]), 0));
}

/// What an index that keeps keys in their order says of one text.
fn holds(keys: &[&str], piece: &Piece) -> bool {
    match piece {
        Piece::Row(row) => {
            keys.windows(row.len()).any(|window| window.iter().zip(row).all(|(one, other)| one == other))
        }
        Piece::Near(near, window) => {
            (0..keys.len()).any(|at| near.iter().all(|key| keys.iter().skip(at).take(*window).any(|one| one == key)))
        }
    }
}

fn text() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "المجلس",
        "والمجلس",
        "الاعلى",
        "في",
        "من",
        "وقال",
        "٢٥",
        "25",
        "،",
        "the",
        "of",
        "State",
        "states",
        "stat",
        "Stateless",
        "city's",
        "a@b.org",
        "council",
        "to",
        ".",
        "with",
        "ـ",
        "\u{64E}",
        "é",
        "\u{200F}",
        "without",
    ]);
    prop::collection::vec(word, 0..9).prop_map(|words| words.join(" "))
}

/// A text and a question of few words in many spellings, so that both have several of one word.
fn spelled() -> impl Strategy<Value = (String, String)> {
    let word = || {
        let words =
            vec!["المجلس", "والمجلس", "المـجلس", "الأعلى", "الاعلى", "State", "state", "STATE", "of", "٢٥", "25", "،"];
        prop::sample::select(words)
    };
    let words = |most: usize| prop::collection::vec(word(), 0..most).prop_map(|words| words.join(" "));
    (words(10), words(5))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]
    /// No text that holds the words lacks a piece, and where the pieces tell all, no other text has them.
    #[test]
    fn pieces_never_miss_a_text(
        text in text(),
        asked in text(),
        side in prop::sample::select(vec![Side::Source, Side::Target]),
        mode in prop::sample::select(vec![Mode::Words, Mode::Phrase, Mode::Near(0), Mode::Near(2)]),
    ) {
        for search in [Search::new, Search::exact, Search::unfinished].iter().filter_map(|make| make(&asked, side, mode)) {
            let keys = keys(&text, side);
            let keys: Vec<&str> = keys.split(' ').collect();
            let has = search.pieces().iter().all(|piece| holds(&keys, piece));
            let is = !search.find(&text).is_empty();
            prop_assert!(!search.pieces().is_empty());
            prop_assert!(!is || has, "missed: {:?} in {:?}", search.pieces(), keys);
            prop_assert!(!search.is_told_by_pieces() || is == has, "{:?} in {:?}", search.pieces(), keys);
        }
    }

    /// Whatever is found letter for letter is found in any spelling too, at the same places.
    #[test]
    fn what_is_found_exactly_is_found_folded(
        (text, asked) in spelled(),
        side in prop::sample::select(vec![Side::Source, Side::Target]),
        mode in prop::sample::select(vec![Mode::Words, Mode::Phrase, Mode::Near(0), Mode::Near(1), Mode::Near(3)]),
    ) {
        let (folded, exact) = (Search::new(&asked, side, mode), Search::exact(&asked, side, mode));
        prop_assert_eq!(folded.is_some(), exact.is_some());
        if let (Some(folded), Some(exact)) = (folded, exact) {
            let folded = folded.find(&text);
            for span in exact.find(&text) {
                prop_assert!(folded.contains(&span), "{:?} not among {:?}", span, folded);
            }
        }
    }

    /// A stretch of words, by its definition: some window holds them all, and what is marked stands in such a window.
    #[test]
    fn near_is_what_it_says(text in text(), asked in text(), between in 0usize..4) {
        if let Some(search) = Search::new(&asked, Side::Source, Mode::Near(between)) {
            let words = content(&text);
            let window = search.written + between;
            let mut marked = vec![false; words.len()];
            for start in 0..words.len() {
                let end = words.len().min(start + window);
                let inside = |sought: &Sought| words[start..end].iter().any(|word| sought.matches(word.stem()));
                if search.words.iter().all(inside) {
                    for at in start..end {
                        marked[at] |= search.words.iter().any(|sought| sought.matches(words[at].stem()));
                    }
                }
            }
            let expected: Vec<Span> = marked.iter().zip(&words).filter(|(m, _)| **m).map(|(_, word)| word.span).collect();
            prop_assert_eq!(search.find(&text), expected);
        }
    }
}
