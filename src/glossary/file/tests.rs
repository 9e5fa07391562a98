use super::*;
use crate::glossary::usage::tests::any_usage;
use proptest::prelude::*;

const GOOD: &str = "\
source\ttarget\tstatus\tdomain\tscope\tvariants\tnote\treference
بلدية طبرق\tTobruk municipality\tpreferred\tplaces\tLY\t\t\tpaper
مجلس البلدية\tmunicipal council\tpreferred\tpolitics\t\tالمجلس البلدي | مجلس بلدي\tElected.\tlaw | paper
مجلس البلدية\ttown council\tadmitted\tpolitics\t\t\t\tlaw | paper
مجلس البلدية\tcity hall\tforbidden\tpolitics\t\t\t\tlaw | paper
";

#[test]
fn rows_of_one_key_are_one_concept() {
    let parsed = parse(GOOD);
    assert_eq!(parsed.errors, []);
    let [places, council] = parsed.concepts.as_slice() else { panic!("two concepts") };
    assert_eq!((places.line, places.key.scope.as_str()), (2, "LY"));
    let arabic: Vec<_> = council.concept.arabic().map(|term| (term.text.as_str(), term.status)).collect();
    let english: Vec<_> = council.concept.english().map(|term| (term.text.as_str(), term.status)).collect();
    assert_eq!(
        arabic,
        [("مجلس البلدية", Status::Preferred), ("المجلس البلدي", Status::Admitted), ("مجلس بلدي", Status::Admitted)]
    );
    assert_eq!(
        english,
        [
            ("municipal council", Status::Preferred),
            ("town council", Status::Admitted),
            ("city hall", Status::Forbidden)
        ]
    );
    assert_eq!((council.concept.note.as_str(), council.concept.reference.as_str()), ("Elected.", "law | paper"));
}

#[test]
fn a_canonical_file_is_written_back_byte_for_byte() {
    assert_eq!(write(parse(GOOD).concepts.iter().map(|concept| &concept.concept)), GOOD);
}

/// The same file as it is with a concept that says more of its Arabic.
fn long(rows: &str) -> String {
    format!("{LONG_HEADER}\n{rows}")
}

const SAID: &str = "امرأة\twoman\tpreferred\td\t\t\t\t\tنساء | نسوة\tnoun\t\tyes\t\n\
    امرأة\tfemale\tadmitted\td\t\t\t\t\t\t\t\t\t\n\
    عين\teye\tpreferred\td\t\t\t\t\t\t\tno\t\tشمس\n";

#[test]
fn what_is_said_of_the_arabic_stands_in_columns_of_its_own() {
    let parsed = parse(&long(SAID));
    assert_eq!(parsed.errors, []);
    let usages: Vec<&Usage> = parsed.concepts.iter().map(|found| &found.concept.usage).collect();
    assert_eq!(usages[0].cells(), ["نساء | نسوة", "noun", "", "yes", ""]);
    assert_eq!((usages[1].inflects, usages[1].not_before.as_slice()), (false, ["شمس".to_owned()].as_slice()));
    let written = write(parsed.concepts.iter().map(|found| &found.concept));
    assert_eq!(written, long(SAID), "byte for byte");
    assert!(write([&Concept::default()]).starts_with(&format!("{HEADER}\n")), "no columns that nobody needs");
    for (name, rows, expected) in [
        ("needless", "ا\ta\tpreferred\td\t\t\t\t\t\t\t\t\t\n", (1, FileFault::NeedlessColumns)),
        ("too few", &format!("{SAID}غ\ta\tpreferred\td\t\t\t\t\n"), (5, FileFault::Columns(8))),
        (
            "on a further row",
            &format!("{SAID}عين\tx\tadmitted\td\t\t\t\t\tعيون\t\t\t\t\n"),
            (5, FileFault::OnFirstRowOnly),
        ),
        (
            "no part of speech",
            &format!("{SAID}غ\ta\tpreferred\td\t\t\t\t\t\tverb\t\t\t\n"),
            (5, FileFault::Usage("“verb” is no part of speech here: noun, adjective, proper-name".into())),
        ),
        (
            "unsorted",
            &format!("{SAID}غ\ta\tpreferred\td\t\t\t\t\tت | ب\t\t\t\t\n"),
            (5, FileFault::Usage("the entries of forms must be sorted, none doubled: “ت | ب”".into())),
        ),
    ] {
        let errors: Vec<_> = parse(&long(rows)).errors.into_iter().map(|error| (error.line, error.fault)).collect();
        assert_eq!(errors, [expected], "{name}");
    }
    let needless = parse(&long(SAID.replace("yes", "Yes").as_str())).errors;
    assert!(matches!(&needless[..], [FileError { line: 2, fault: FileFault::Usage(_) }]), "{needless:?}");
}

#[test]
fn each_fault_is_named_with_its_line() {
    let key = |source: &str| ConceptKey { source: source.into(), domain: "d".into(), scope: String::new() };
    for (name, rows, expected) in [
        ("too few columns", "كلمة\tword\n", vec![(2, FileFault::Columns(2))]),
        ("empty line", "\n", vec![(2, FileFault::Columns(1))]),
        ("empty source", "\tword\tpreferred\td\t\t\t\t\n", vec![(2, FileFault::EmptySource)]),
        ("empty target", "كلمة\t\tpreferred\td\t\t\t\t\n", vec![(2, FileFault::EmptyTarget)]),
        ("empty domain", "كلمة\tword\tpreferred\t\t\t\t\t\n", vec![(2, FileFault::EmptyDomain)]),
        ("unknown status", "كلمة\tword\tbest\td\t\t\t\t\n", vec![(2, FileFault::UnknownStatus("best".into()))]),
        ("no Arabic", "kalima\tword\tpreferred\td\t\t\t\t\n", vec![(2, FileFault::NotArabic("kalima".into()))]),
        (
            "Arabic in English",
            "كلمة\tword كلمة\tpreferred\td\t\t\t\t\n",
            vec![(2, FileFault::ArabicInEnglish("word كلمة".into()))],
        ),
        ("unsorted", "ب\tb\tpreferred\td\t\t\t\t\nا\ta\tpreferred\td\t\t\t\t\n", vec![(3, FileFault::Unsorted)]),
        (
            "scattered",
            "ا\ta\tpreferred\td\t\t\t\t\nب\tb\tpreferred\td\t\t\t\t\nا\tc\tpreferred\td\t\t\t\t\n",
            vec![(4, FileFault::Unsorted), (4, FileFault::Scattered(key("ا")))],
        ),
        (
            "duplicate",
            "ا\ta\tpreferred\td\t\t\t\t\nا\ta\tadmitted\td\t\t\t\t\n",
            vec![(3, FileFault::DuplicateTarget("a".into()))],
        ),
        (
            "two preferred",
            "ا\ta\tpreferred\td\t\t\t\t\nا\tb\tpreferred\td\t\t\t\t\n",
            vec![(3, FileFault::TwoPreferred("b".into()))],
        ),
        ("no preferred", "ا\ta\tadmitted\td\t\t\t\t\n", vec![(2, FileFault::NoPreferred(key("ا")))]),
        ("variants unsorted", "ا\ta\tpreferred\td\t\tت | ب\t\t\n", vec![(2, FileFault::Variants("ت | ب".into()))]),
        ("variant is the source", "ا\ta\tpreferred\td\t\tا\t\t\n", vec![(2, FileFault::Variants("ا".into()))]),
        ("variant doubled", "ا\ta\tpreferred\td\t\tب | ب\t\t\n", vec![(2, FileFault::Variants("ب | ب".into()))]),
        ("variants not parted", "ا\ta\tpreferred\td\t\tب|ت\t\t\n", vec![(2, FileFault::Variants("ب|ت".into()))]),
        ("references unsorted", "ا\ta\tpreferred\td\t\t\t\tz | a\n", vec![(2, FileFault::References("z | a".into()))]),
        (
            "note on a further row",
            "ا\ta\tpreferred\td\t\t\t\t\nا\tb\tadmitted\td\t\t\tnote\t\n",
            vec![(3, FileFault::OnFirstRowOnly)],
        ),
        (
            "other reference",
            "ا\ta\tpreferred\td\t\t\t\tx\nا\tb\tadmitted\td\t\t\t\ty\n",
            vec![(3, FileFault::OtherReference("x".into()))],
        ),
        ("space at an end", "ا\ta \tpreferred\td\t\t\t\t\n", vec![(2, FileFault::Spaces("a ".into()))]),
        (
            "Windows line end",
            "ا\ta\tpreferred\td\t\t\t\tx\r\n",
            vec![
                (2, FileFault::Control("x\r".into())),
                (2, FileFault::Spaces("x\r".into())),
                (2, FileFault::References("x\r".into())),
            ],
        ),
        ("no final line feed", "ا\ta\tpreferred\td\t\t\t\t", vec![(2, FileFault::NoFinalLineFeed)]),
    ] {
        let errors: Vec<_> =
            parse(&format!("{HEADER}\n{rows}")).errors.into_iter().map(|error| (error.line, error.fault)).collect();
        assert_eq!(errors, expected, "{name}");
    }
    assert_eq!(parse("word\n").errors, [FileError { line: 1, fault: FileFault::Header }]);
}

#[test]
fn writing_a_file_back_mends_its_order_and_references() {
    let turned = "ب\tb\tpreferred\td\t\t\t\tx\nا\ta\tpreferred\td\t\t\t\tz\nا\tc\tadmitted\td\t\t\t\ty\n";
    let parsed = parse(&format!("{HEADER}\n{turned}"));
    assert_eq!(parsed.errors.len(), 2);
    let mended = write(parsed.concepts.iter().map(|found| &found.concept));
    assert_eq!(parse(&mended).errors, []);
    assert!(mended.contains("ا\tc\tadmitted\td\t\t\t\ty | z\n"), "{mended}");
}

#[test]
fn terms_in_another_order_are_the_same_concept() {
    let concept = parse(GOOD).concepts.remove(1).concept;
    let mut turned = concept.clone();
    turned.terms[1..].reverse();
    turned.reference = "paper | law".into();
    assert_ne!(turned, concept);
    assert_eq!(canonical(&turned), concept);
}

/// A concept as a file can hold it.
fn any_concept() -> impl Strategy<Value = Concept> {
    let arabic = proptest::collection::btree_set("[ا-غف-ي]{1,6}( [ا-غف-ي]{1,6})?", 1..4);
    let english = proptest::collection::btree_map("[a-zA-Z]{1,6}( [a-z]{1,6})?", 1..4usize, 1..4);
    let references = proptest::collection::btree_set("[a-z]{1,5}", 0..3);
    let usage = prop_oneof![Just(Usage::default()), any_usage()];
    (arabic, english, "[a-b]", "(LY|TN)?", "([A-Za-z,;.]{1,9})?", references, usage).prop_map(
        |(arabic, english, domain, scope, note, references, usage)| {
            let term = |language, text, status| Term { language, text, status };
            let mut terms: Vec<Term> =
                arabic.into_iter().map(|text| term(Language::Arabic, text, Status::Admitted)).collect();
            terms[0].status = Status::Preferred;
            for (at, (text, status)) in english.into_iter().enumerate() {
                let status = if at == 0 { Status::Preferred } else { Status::ALL[status] };
                terms.push(term(Language::English, text, status));
            }
            let reference = references.into_iter().collect::<Vec<_>>().join(SEPARATOR);
            Concept { terms, domain, scope, note, reference, usage }
        },
    )
}

proptest! {
    /// What is written is canonical, and reads back as what it was.
    #[test]
    fn written_concepts_read_back(concepts in proptest::collection::vec(any_concept(), 0..8)) {
        let mut by_key = std::collections::BTreeMap::new();
        for concept in concepts {
            by_key.insert(ConceptKey::of(&concept), canonical(&concept));
        }
        let text = write(by_key.values());
        let parsed = parse(&text);
        prop_assert_eq!(&parsed.errors, &[]);
        let read: Vec<Concept> = parsed.concepts.into_iter().map(|found| found.concept).collect();
        prop_assert_eq!(write(&read), text);
        prop_assert_eq!(read, by_key.into_values().collect::<Vec<_>>());
    }

    /// Any input at all.
    #[test]
    fn reading_never_panics(text in "\\PC*|([ا-ت\\t\\n |a-b]|preferred\t){0,60}") {
        let _ = parse(&text);
        let _ = parse(&format!("{HEADER}\n{text}"));
    }
}
