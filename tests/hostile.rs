//! Does any input bring the pure parts down? Whatever arrives: no panic, no offset outside the text, an end in sight.

// Helpers outside `#[test]` functions are tests too, which clippy does not see.
#![allow(clippy::unwrap_used)]

use jiff::Timestamp;
use proptest::prelude::*;
use std::collections::HashMap;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tarjuman::app::SAMPLE;
use tarjuman::arabic::placeable::lone_numbers;
use tarjuman::arabic::{Offsets, Span, dates, fold, placeables, tokenise};
use tarjuman::article::split;
use tarjuman::formats::decode::decode;
use tarjuman::formats::html;
use tarjuman::formats::tabular::{GlossaryReader, Table, UnitReader};
use tarjuman::formats::tmx::{ARABIC_ENGLISH, TmxReader};
use tarjuman::glossary::recognise::Termbase;
use tarjuman::glossary::{Activity, Concept, ConceptRecord, Language, Status, Term};
use tarjuman::id::{ConceptId, UnitId};
use tarjuman::memory::{Context, Found, Index, Match, Mode, Op, Provenance, Search, Side, Unit, diff};
use tarjuman::propose::{Known, propose};

const TERMS: &[&str] = &["المجلس الأعلى للدولة", "المجلس", "اللجنة العسكرية المشتركة (5+5)", "5+5", "وزير", "ليبيا"];

const UNITS: &[&str] =
    &["قال المجلس الأعلى للدولة إن 25 وزيرا حضروا.", "وزير", "(5+5)", "في 21/8/2020، الساعة 10:30؟", "“نعم”..."];

/// What the rules look at: letters, marks that join, digits of all scripts, quotes, brackets, bidi controls, line ends, C0.
#[rustfmt::skip] // one a line they would fill three pages
const PARTS: &[&str] = &[
    "المجلس", "الأعلى", "للدولة", "والمجلس", "وزير", "ليبيا", "قال", "أ", "ا", "د.", "ـ", "تشرين الثاني",
    "آب/ أغسطس", "مليون", "دولار", "في المئة", "شاهد أيضا", "Reuters", "X", "a@b.co", "www.a.org", "https://",
    "1", "25", "٢٥", "۲۵", "5+5", "2020", "21/8/2020", "10:30", "1,250.5", "٪", "%", "$", "\u{64e}", "\u{651}",
    "\u{654}", "\u{653}", "\u{301}", "\u{670}", "\u{fefb}", "\u{fdf2}", "\"", "“", "”", "«", "»", "'", "(", ")",
    "[", "]", ".", "..", "...", "…", "،", "؛", "؟", "!", ":", "-", "–", "/", "|", "+", "*", "•", "#", "&", "_",
    "<", ">", "&amp;", " ", "  ", "\u{a0}", "\t", "\n", "\n\n", "\r\n", "\r", "\u{b}", "\u{85}", "\u{2028}",
    "\u{200f}", "\u{200e}", "\u{202b}", "\u{202c}", "\u{2067}", "\u{2069}", "\u{feff}", "\u{200d}", "\0",
    "\u{1}", "\u{1f}", "\u{7f}", "\u{ad}", "😀", "\u{10ffff}", "\u{e000}",
];

/// Pieces of files: so that a reader comes further than its first byte.
#[rustfmt::skip]
const FILE_PARTS: &[&[u8]] = &[
    b"<?xml version=\"1.0\"?>", b"<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">", b"<!DOCTYPE t [",
    b"<tmx version=\"1.4\">", b"<header srclang=\"ar\"/>", b"<body>", b"<tu>", b"</tu>",
    b"<tuv xml:lang=\"ar\">", b"<tuv xml:lang=\"en\">", b"</tuv>", b"<seg>", b"</seg>", b"<bpt i=\"1\">",
    b"<ph/>", b"&amp;", b"&#0;", b"&#x41;", b"&lol;", b"<![CDATA[", b"]]>", b"<!--", b"-->", b"<p>", b"</p>",
    b"<script>", b"</scr", b"<td>", b"<meta charset=windows-1256>", b"<pre>", b"<", b">", b"\"", b"'", b"=",
    b"\t", b",", b";", b"\n", b"\r\n", b"source\ttarget\n", b"source,target\n", b"status", b"\xff\xfe",
    b"\xfe\xff", b"\xef\xbb\xbf", b"\0", b"\x01", b"\xc7\xe1\xe3\xcc\xe1\xd3 ", b"\xd9\x86\xd8\xb9\xd9\x85",
    b"\xd9", b"\xed\xa0\x80", b"\xff", b"text ", b"1",
];

/// What a monotonous text repeats.
#[rustfmt::skip]
const MONOTONOUS: &[&str] = &[
    "\"", "“", "«", "»", ".", "؟", ":", "-", "/", "+", "1", "1-", "1/", "1.", "٢٥٪", "5+5", "(", "()", "[", "\n", "\r\n", " ",
    "\t", "ا", "ا ", "و", "وال", "ا\n", "ـ", "\u{64e}", "ا\u{64e}", "\u{200f}", "\0", "a.", "a@", "www.", "http://", "د.",
    "- ا\n", "قال: “", "المجلس", "المجلس ", "المجلس (", "“المجلس” ", "21 آب/ أغسطس ", "21/8/2020 ", "3 مليون ", "10:", "&",
    "<", "<a ", "</", "&amp;", "<!--", "😀", "\u{fdfa}",
];

fn termbase() -> Termbase {
    Termbase::build(TERMS.iter().map(|&term| (ConceptId::from(term), vec![term.to_owned()])))
}

fn concepts() -> HashMap<ConceptId, Arc<ConceptRecord>> {
    let record = |&term: &&str| {
        let said = |language, text: &str| Term { language, text: text.to_owned(), status: Status::Preferred };
        let terms = vec![said(Language::Arabic, term), said(Language::English, "term")];
        let id = ConceptId::from(term);
        let record = ConceptRecord {
            id: id.clone(),
            revision: 1,
            activity: Activity::Active,
            concept: Concept { terms, ..Concept::default() },
            updated_at: Timestamp::UNIX_EPOCH,
            updated_by: String::new(),
            conflict: None,
        };
        (id, record.into())
    };
    TERMS.iter().map(record).collect()
}

fn units() -> Vec<Unit> {
    let mut units = Vec::new();
    let sample = Offsets::new(SAMPLE.text);
    let segments = split(SAMPLE.text).segments;
    let sources = segments.iter().map(|segment| sample.slice(segment.span)).chain(UNITS.iter().copied());
    for (number, source) in sources.enumerate() {
        units.push(Unit {
            id: UnitId::from(number.to_string()),
            source: source.to_owned(),
            target: "In English.".to_owned(),
            context: Context::default(),
            provenance: Provenance::default(),
            created_at: Timestamp::UNIX_EPOCH,
            changed_at: Timestamp::UNIX_EPOCH,
            uses: 0,
        });
    }
    units
}

/// Spans that lie in a text of so many code points, in order and disjoint.
fn sound(spans: impl IntoIterator<Item = Span>, length: usize) -> Result<(), TestCaseError> {
    let mut last = 0;
    for span in spans {
        prop_assert!(last <= span.start && span.start < span.end && span.end <= length, "{:?} after {}", span, last);
        last = span.end;
    }
    Ok(())
}

/// The laws of everything that takes a text.
fn laws(text: &str, termbase: &Termbase, units: &[Unit], index: &Index) -> Result<(), TestCaseError> {
    let length = text.chars().count();
    let folded = fold(text);
    prop_assert_eq!(folded.source_len(), length);
    let mut last = 0;
    for at in 0..folded.chars().len() {
        let span = folded.to_source(Span::new(at, at + 1));
        prop_assert!(last <= span.start && span.start < span.end && span.end <= length, "{:?} of {}", span, at);
        last = span.start;
    }
    sound(tokenise(text).iter().map(|token| token.span), length)?;
    sound(placeables(text).iter().map(|placeable| placeable.span), length)?;
    sound(dates(text).iter().map(|date| date.span), length)?;
    let split = split(text);
    sound(split.blocks.iter().map(|block| block.span), length)?;
    sound(split.segments.iter().map(|segment| segment.span), length)?;
    let covered: usize = split.segments.iter().map(|segment| segment.span.len()).sum();
    prop_assert!(covered >= text.chars().filter(|c| !c.is_whitespace()).count(), "text is lost");
    let occurrences = termbase.recognise(text);
    for occurrence in &occurrences {
        let span = occurrence.span;
        prop_assert!(span.start < span.end && span.end <= length, "{:?} of {}", span, length);
    }
    let found = index.search(text, None, 0.1, 5);
    let with_texts = |Found { unit, score, kind, .. }: &Found| {
        let unit = units.iter().find(|held| held.id == *unit)?.clone();
        Some(Match { unit, score: *score, kind: *kind })
    };
    let matches: Vec<Match> = found.iter().filter_map(with_texts).collect();
    prop_assert_eq!(matches.len(), found.len(), "what is found is not there");
    for found in &matches {
        prop_assert!((0.1..=1.0).contains(&found.score), "{}", found.score);
        prop_assert_eq!(found.score == 1.0, found.unit.source == text, "1 is said of identical text alone");
        explained(text, &found.unit.source)?;
    }
    for unit in UNITS {
        explained(text, unit)?;
    }
    for mode in [Mode::Words, Mode::Phrase, Mode::Near(2)] {
        for search in [Search::new, Search::exact].iter().filter_map(|make| make(text, Side::Source, mode)) {
            prop_assert!(!search.pieces().is_empty());
            for unit in UNITS.iter().chain([&text]) {
                sound(search.find(unit), unit.chars().count())?;
            }
        }
    }
    let matches: Vec<_> = matches.into_iter().map(|found| ("memory".to_owned(), found)).collect();
    let placeables = placeables(text);
    let recognise = |text: &str| termbase.recognise(text);
    let known = Known {
        occurrences: &occurrences,
        concepts: &concepts(),
        placeables: &placeables,
        names: &[],
        lone_numbers: &|| lone_numbers(text),
        recognise: &recognise,
    };
    for proposal in propose(text, &matches, known) {
        prop_assert!((0.0..=1.0).contains(&proposal.score), "{}", proposal.score);
        sound(proposal.evidence.parts.iter().map(|part| part.span), length)?;
    }
    Ok(())
}

/// A difference that shows each text in its order, and nothing that is not in it.
fn explained(query: &str, unit: &str) -> Result<(), TestCaseError> {
    let (mut rest_of_query, mut rest_of_unit) = (query, unit);
    for edit in diff(query, unit) {
        let empty = (edit.query.is_empty(), edit.unit.is_empty());
        prop_assert_eq!(empty, (edit.op == Op::Removed, edit.op == Op::Added), "{:?}", edit);
        for (rest, part) in [(&mut rest_of_query, &edit.query), (&mut rest_of_unit, &edit.unit)] {
            let at = rest.find(part.as_str());
            prop_assert!(at.is_some(), "{:?} is not in {:?}", part, rest);
            *rest = &rest[at.unwrap() + part.len()..];
        }
    }
    Ok(())
}

/// Reads to the end, or to the first fatal error: readers must stop there.
fn read_all(bytes: &[u8]) {
    for charset in [None, Some("utf-16"), Some("windows-1256"), Some("nonsense")] {
        if let Ok(decoded) = decode(bytes, charset) {
            html::read(&decoded.text).text();
        }
        for table in [Table::Tsv, Table::Csv] {
            if let Ok(reader) = UnitReader::new(bytes, table, charset) {
                assert!(reader.count() <= bytes.len() + 1, "more rows than bytes");
            }
            if let Ok(reader) = GlossaryReader::new(bytes, table, charset) {
                assert!(reader.count() <= bytes.len() + 1, "more rows than bytes");
            }
        }
    }
    html::declared_charset(bytes);
    if let Ok(reader) = TmxReader::new(bytes, ARABIC_ENGLISH) {
        assert!(reader.count() <= bytes.len() + 1, "more units than bytes");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_taken(text in any::<String>()) {
        laws(&text, &termbase(), &units(), &Index::build(&units()))?;
    }

    #[test]
    fn text_near_the_rules_is_taken(parts in prop::collection::vec(prop::sample::select(PARTS), 0..60)) {
        laws(&parts.concat(), &termbase(), &units(), &Index::build(&units()))?;
    }

    #[test]
    fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        read_all(&bytes);
    }

    #[test]
    fn bytes_near_the_formats_are_read(parts in prop::collection::vec(prop::sample::select(FILE_PARTS), 0..60)) {
        read_all(&parts.concat());
    }
}

/// Texts of one thing over and over, 200,000 characters long, go through everything that says it is linear. A part that is
/// not needs minutes for one of these; the bound is so wide that only that exceeds it.
#[test]
fn monotonous_texts_come_to_an_end() {
    const LENGTH: usize = 200_000;
    const BOUND: Duration = Duration::from_secs(60);
    let (termbase, index, concepts) = (termbase(), Index::build(&units()), concepts());
    let mut slow = Vec::new();
    for part in MONOTONOUS {
        let text = part.repeat(LENGTH / part.chars().count());
        let mut timed = |name: &str, call: &mut dyn FnMut()| {
            let start = Instant::now();
            call();
            let time = start.elapsed();
            if time > Duration::from_secs(1) {
                println!("{name} takes {time:?} for {part:?} over and over");
            }
            if time > BOUND {
                slow.push(format!("{name}, {part:?}: {time:?}"));
            }
        };
        timed("fold", &mut || drop(fold(&text)));
        timed("tokenise", &mut || drop(tokenise(&text)));
        timed("dates", &mut || drop(dates(&text)));
        let (mut values, mut occurrences) = (Vec::new(), Vec::new());
        timed("placeables", &mut || values = placeables(&text));
        timed("split", &mut || drop(split(&text)));
        timed("recognise", &mut || occurrences = termbase.recognise(&text));
        timed("search", &mut || drop(index.search(&text, None, 0.6, 5)));
        timed("diff", &mut || drop(diff(&text, UNITS[0])));
        let recognise = |text: &str| termbase.recognise(text);
        let known = Known {
            occurrences: &occurrences,
            concepts: &concepts,
            placeables: &values,
            names: &[],
            lone_numbers: &|| lone_numbers(&text),
            recognise: &recognise,
        };
        timed("propose", &mut || drop(propose(&text, &[], known)));
        timed("html", &mut || drop(html::read(&text)));
        timed("decode", &mut || drop(decode(text.as_bytes(), None)));
        timed("tables", &mut || {
            for table in [Table::Tsv, Table::Csv] {
                UnitReader::new(text.as_bytes(), table, None).map(Iterator::count).ok();
            }
        });
        let tmx = format!("<tmx><body><tu><tuv xml:lang=\"ar\"><seg>{text}</seg></tuv></tu></body></tmx>");
        timed("tmx", &mut || drop(TmxReader::new(tmx.as_bytes(), ARABIC_ENGLISH).map(Iterator::count)));
    }
    assert!(slow.is_empty(), "not linear: {slow:#?}");
}
