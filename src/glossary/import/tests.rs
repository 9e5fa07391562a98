use super::*;
use crate::glossary::concept::MAX_TERMS;
use crate::glossary::concept::{Language, Term};
use crate::glossary::usage::tests::any_usage;
use proptest::prelude::*;

fn cells(source: &str, target: &str, status: &str) -> Cells {
    let status = (!status.is_empty()).then(|| status.to_owned());
    Cells { source: source.into(), target: target.into(), status, ..Cells::default() }
}

/// A row `source, target, status, domain, note, homonym`.
fn row(number: u64, cells: &str) -> Cells {
    let mut columns = cells.split(',').map(str::trim).map(str::to_owned);
    let mut next = || columns.next().filter(|cell| !cell.is_empty());
    Cells {
        number,
        source: next().unwrap(),
        target: next().unwrap(),
        status: next(),
        domain: next(),
        note: next(),
        homonym: next(),
        ..Cells::default()
    }
}

fn table(rows: &[&str]) -> Vec<Cells> {
    (1..).zip(rows).map(|(number, cells)| row(number, cells)).collect()
}

/// `eye = orb? (anatomy: organ)`: the English terms of a concept with a mark for their status, domain and note.
fn shown(concept: &Concept) -> String {
    let mark = |status| match status {
        Status::Preferred => "",
        Status::Admitted => "~",
        Status::Deprecated => "?",
        Status::Forbidden => "!",
    };
    let english: Vec<String> = concept.english().map(|term| format!("{}{}", term.text, mark(term.status))).collect();
    format!("{} ({}: {})", english.join(" = "), concept.domain, concept.note)
}

fn concepts(plan: Plan) -> Vec<Concept> {
    plan.concepts.into_iter().map(|planned| planned.concept).collect()
}

fn known(concepts: &[Concept]) -> Vec<ConceptRecord> {
    let record = |(at, concept): (usize, &Concept)| ConceptRecord {
        id: ConceptId::from(format!("id-{at:03}")),
        revision: 1,
        activity: crate::glossary::Activity::Active,
        concept: concept.clone(),
        updated_at: jiff::Timestamp::UNIX_EPOCH,
        updated_by: String::new(),
        conflict: None,
    };
    concepts.iter().enumerate().map(record).collect()
}

/// A glossary with those rows, then those of another table: what the concepts are.
fn after(before: &[&str], rows: &[&str]) -> (Vec<String>, Vec<Verdict>) {
    let mut plan = Plan::default();
    plan.take_table(table(before));
    let mut plan = Plan::new(known(&concepts(plan)));
    let mut judged = plan.take_table(table(rows));
    judged.sort_by_key(|row| row.number);
    let verdicts = judged.into_iter().map(|row| row.verdict).collect();
    (concepts(plan).iter().map(shown).collect(), verdicts)
}

#[test]
fn a_row_goes_to_the_concept_that_it_is_of() {
    for (name, before, rows, expected) in [
        (
            "each domain has its own",
            &[][..],
            &[
                "عين,eye,preferred,anatomy,organ",
                "عين,spring,preferred,geography,water",
                "عين,fountain,admitted,geography",
                "عين,orb,deprecated,anatomy",
                "عين,eye,preferred,military,scout",
            ][..],
            &["eye = orb? (anatomy: organ)", "spring = fountain~ (geography: water)", "eye (military: scout)"][..],
        ),
        (
            "a further term is of the row above",
            &[],
            &["عين,eye,preferred,,organ", "عين,spring,preferred,,water", "عين,fountain,admitted"],
            &["eye (: organ)", "spring = fountain~ (: water)"],
        ),
        (
            "what is noted of each term is kept",
            &["عين,spring,preferred,,water"],
            &["عين,spring,preferred,,water", "عين,fountain,admitted,,near a spring", "عين,well,admitted,,water"],
            &["spring = fountain~ = well~ (: water; near a spring)"],
        ),
        (
            "an empty domain is that of the row above",
            &[],
            &["عين,eye,preferred,anatomy", "عين,orb,admitted"],
            &["eye = orb~ (anatomy: )"],
        ),
        (
            "another domain is another concept",
            &["عين,eye,preferred,anatomy"],
            &["عين,eye,preferred,military", "عين,sentry,deprecated,military"],
            &["eye (anatomy: )", "eye = sentry? (military: )"],
        ),
        (
            "a further term of another domain too",
            &["عين,eye,preferred,anatomy"],
            &["عين,sentry,admitted,military"],
            &["eye (anatomy: )", "sentry~ (military: )"],
        ),
        (
            "a concept without a domain may get one",
            &["عين,eye,preferred"],
            &["عين,eye,preferred,anatomy"],
            &["eye (anatomy: )"],
        ),
        (
            "but not where another has it",
            &["عين,eye,preferred", "عين,eye,preferred,anatomy"],
            &["عين,eye,preferred,anatomy,organ"],
            &["eye (: )", "eye (anatomy: organ)"],
        ),
        (
            "a further term alone",
            &["هدنة,truce,preferred"],
            &["هدنة,cease-fire,deprecated"],
            &["truce = cease-fire? (: )"],
        ),
        (
            "another term is preferred from now on",
            &["هدنة,truce,preferred"],
            &["هدنة,ceasefire,preferred", "هدنة,truce,admitted"],
            &["ceasefire = truce~ (: )"],
        ),
        (
            "rows sorted anew",
            &["عين,spring,preferred", "عين,fountain,admitted", "عين,notable,preferred", "عين,dignitary,admitted"],
            &["عين,spring,preferred", "عين,notable,preferred", "عين,dignitary,admitted", "عين,fountain,admitted"],
            &["spring = fountain~ (: )", "notable = dignitary~ (: )"],
        ),
        (
            "what is sorted the other way round",
            &["عين,spring,preferred", "عين,fountain,admitted", "عين,notable,preferred", "عين,dignitary,admitted"],
            &["عين,dignitary,admitted", "عين,fountain,admitted", "عين,notable,preferred", "عين,spring,preferred"],
            &["spring = fountain~ (: )", "notable = dignitary~ (: )"],
        ),
        (
            "sorted by status, of a glossary that has nothing of it",
            &[],
            &["هدنة,armistice,admitted", "هدنة,cease-fire,deprecated", "هدنة,truce,preferred"],
            &["truce = armistice~ = cease-fire? (: )"],
        ),
        (
            "sorted by status, of one that has the preferred term",
            &["هدنة,truce,preferred,,pause"],
            &["هدنة,armistice,admitted", "هدنة,truce,preferred"],
            &["truce = armistice~ (: pause)"],
        ),
        (
            "sorted by status, of one that has another concept",
            &["عين,eye,preferred"],
            &["عين,orb,admitted", "عين,spring,preferred"],
            &["eye = orb~ (: )", "spring (: )"],
        ),
        (
            "what is noted of a term that is refused is not kept",
            &[],
            &["عين,eye,preferred,,organ", "عين,عيون,admitted,,wrong"],
            &["eye (: organ)"],
        ),
        (
            "numbers part what nothing else does",
            &[],
            &["عين,eye,preferred,,,2", "عين,orb,admitted,,,1", "عين,lens,admitted,,,2", "عين,eye,admitted,,,1"],
            &["eye = lens~ (: )", "orb~ = eye~ (: )"],
        ),
    ] {
        assert_eq!(after(before, rows).0, expected, "{name}");
    }
}

#[test]
fn a_term_that_may_be_of_several_concepts_is_refused() {
    let two = ["عين,eye,preferred", "عين,spring,preferred"];
    let (concepts, verdicts) = after(&two, &["عين,fountain,admitted"]);
    assert_eq!(concepts, ["eye (: )", "spring (: )"]);
    let [Verdict::Rejected(reason)] = verdicts.as_slice() else { panic!("{verdicts:?}") };
    assert!(reason.starts_with("2 concepts have the Arabic “عين”"), "{reason}");
    let apart = ["عين,eye,preferred", "عين,spring,preferred", "هدنة,truce,", "عين,fountain,admitted"];
    let (concepts, verdicts) = after(&[], &apart);
    assert_eq!(concepts, ["eye (: )", "spring (: )", "truce (: )"]);
    assert!(matches!(verdicts.as_slice(), [.., Verdict::Rejected(_)]), "{verdicts:?}");
}

#[test]
fn each_row_gets_its_verdict() {
    let with_usage = |cells: [&str; 5]| Cells {
        usage: cells.map(|cell| Some(cell.to_owned()).filter(|cell| !cell.is_empty())),
        ..self::cells("عين", "eye", "")
    };
    let organ = Cells { note: Some("organ".into()), ..cells("عين", "eye", "") };
    let rows = [
        ("new", cells("عين", "eye", ""), Verdict::Created),
        ("same source, other target", cells("عين", "spring", ""), Verdict::Created),
        ("again", cells("عين", "eye", ""), Verdict::Unchanged),
        ("a further term", cells("عين", "ocular", "deprecated"), Verdict::Updated),
        ("that again", cells("عين", "ocular", "deprecated"), Verdict::Unchanged),
        ("a note is news", organ, Verdict::Updated),
        ("a form is news", with_usage(["عيون", "", "", "", ""]), Verdict::Updated),
        ("that again", with_usage(["عيون", "", "yes", "", ""]), Verdict::Unchanged),
        (
            "Arabic in English",
            cells("نعم", "نعم", ""),
            Verdict::Rejected("the English term “نعم” has an Arabic letter in it".into()),
        ),
        (
            "no usage of ours",
            with_usage(["", "", "often", "", ""]),
            Verdict::Rejected("“often” under inflects is neither yes nor no".into()),
        ),
        (
            "no status of ours",
            cells("عين", "x", "best"),
            Verdict::Rejected("“best” is no status: preferred, admitted, deprecated, forbidden".into()),
        ),
        (
            "a form that is none",
            with_usage(["eyes", "", "", "", ""]),
            Verdict::Rejected("“eyes” under other written forms has no word in it".into()),
        ),
    ];
    let mut plan = Plan::default();
    let read = (0..).zip(&rows).map(|(number, (_, cells, _))| Cells { number, ..cells.clone() });
    let mut judged = plan.take_table(read.collect());
    judged.sort_by_key(|row| row.number);
    for (judged, (name, _, expected)) in judged.iter().zip(&rows) {
        assert_eq!(judged.verdict, *expected, "{name}");
    }
    let written: Vec<Concept> = plan.writes().map(|(_, concept)| concept).collect();
    assert_eq!(written.iter().map(shown).collect::<Vec<_>>(), ["eye = ocular? (: organ)", "spring (: )"]);
    assert_eq!(written[0].usage.forms, ["عيون"]);
}

fn entry(id: Option<&str>, rows: &[&str]) -> Entry {
    Entry {
        id: id.map(ConceptId::from),
        rows: table(rows).into_iter().map(|cells| cells.read().unwrap()).collect(),
        whole: true,
    }
}

#[test]
fn two_entries_are_never_one_concept() {
    let entries = [
        entry(None, &["عين,eye,preferred,anatomy"]),
        entry(None, &["عين,spring,preferred,general", "عين,fountain,admitted,general"]),
        entry(None, &["عين,notable,preferred,general", "عين,dignitary,admitted,general"]),
        entry(None, &["عين,eye,preferred,military,a scout"]),
        entry(None, &["عين,eye,preferred,military"]),
    ];
    let mut plan = Plan::default();
    plan.take(&entries);
    let once = concepts(plan);
    let expected = [
        "eye (anatomy: )",
        "spring = fountain~ (general: )",
        "notable = dignitary~ (general: )",
        "eye (military: a scout)",
        "eye (military: )",
    ];
    assert_eq!(once.iter().map(shown).collect::<Vec<_>>(), expected);
    let mut again = Plan::new(known(&once));
    let mut turned = entries;
    turned.reverse();
    assert!(again.take(&turned).iter().all(|row| row.verdict == Verdict::Unchanged), "each finds its own");
}

#[test]
fn an_identifier_comes_before_words() {
    let glossary = known(&["هدنة,truce,", "سلام,peace,"].map(|cells| {
        let mut plan = Plan::default();
        plan.take_table(table(&[cells]));
        concepts(plan).remove(0)
    }));
    let mut plan = Plan::new(glossary);
    plan.take(&[entry(None, &["هدنة,truce,"]), entry(Some("id-000"), &["هدنة,armistice,preferred"])]);
    assert_eq!(
        concepts(plan).iter().map(shown).collect::<Vec<_>>(),
        ["armistice = truce~ (: )", "peace (: )", "truce (: )"]
    );
}

/// Concepts among which many share their Arabic, and some their English, domain and scope.
fn any_concepts() -> impl Strategy<Value = Vec<Concept>> {
    let status = || prop::sample::select(Status::ALL.to_vec());
    let arabic = prop::sample::subsequence(vec!["عين", "ينبوع", "وجيه"], 1..=3).prop_shuffle();
    let english =
        prop::collection::btree_map(prop::sample::select(vec!["eye", "spring", "notable", "spy"]), status(), 1..4);
    let word = |words: &[&'static str]| prop::sample::select(words.to_vec()).prop_map(str::to_owned);
    let cells = (word(&["", "anatomy", "law"]), word(&["", "LY"]), word(&["", "organ"]), word(&["", "gazette"]));
    let usage = prop_oneof![3 => Just(crate::glossary::Usage::default()), 1 => any_usage()];
    let concept = (arabic, english, cells, usage).prop_map(|(arabic, english, cells, usage)| {
        let (domain, scope, note, reference) = cells;
        let mut preferred = 0;
        let english = english.into_iter().map(|(text, status)| {
            preferred += usize::from(status == Status::Preferred);
            // A concept prefers one English term.
            let status = if status == Status::Preferred && preferred > 1 { Status::Admitted } else { status };
            Term { language: Language::English, text: text.to_owned(), status }
        });
        let arabic = arabic.into_iter().enumerate().map(|(at, text)| Term {
            language: Language::Arabic,
            text: text.to_owned(),
            status: if at == 0 { Status::Preferred } else { Status::Admitted },
        });
        let terms = arabic.chain(english.collect::<Vec<_>>()).collect();
        Concept { terms, domain, scope, note, reference, usage }
    });
    prop::collection::vec(concept.prop_filter("it can be kept", |concept| concept.faults().is_empty()), 0..6)
}

/// The rows of a table as a reader of its cells has them.
fn read_back(rows: &[Vec<String>]) -> Vec<Cells> {
    let (header, rows) = rows.split_first().unwrap();
    let read = |(number, row): (u64, &Vec<String>)| {
        let cell = |name: &str| {
            let at = header.iter().position(|column| column == name)?;
            Some(row[at].clone()).filter(|cell| !cell.is_empty())
        };
        Cells {
            number,
            source: cell("source").unwrap(),
            target: cell("target").unwrap(),
            status: cell("status"),
            domain: cell("domain"),
            scope: cell("scope"),
            variants: cell("variants"),
            note: cell("note"),
            reference: cell("reference"),
            usage: crate::glossary::usage::COLUMNS.map(cell),
            homonym: cell("homonym"),
        }
    };
    (2..).zip(rows).map(read).collect()
}

proptest! {
    /// Whatever homonyms there are, and in whatever order a glossary has them.
    #[test]
    fn a_table_that_was_written_is_read_as_the_same_concepts(all in any_concepts()) {
        let written = file::rows(&all);
        let mut empty = Plan::default();
        let judged = empty.take_table(read_back(&written));
        prop_assert!(!judged.iter().any(|row| matches!(row.verdict, Verdict::Rejected(_))), "{judged:?}");
        prop_assert_eq!(file::rows(&concepts(empty)), written.clone());
        let mut same = Plan::new(known(&all));
        let judged = same.take_table(read_back(&written));
        prop_assert!(judged.iter().all(|row| row.verdict == Verdict::Unchanged), "{:?} {:?}", written, judged);
    }
}

#[test]
fn what_contradicts_the_glossary_is_named() {
    let before = ["هدنة,truce,preferred,war", "عين,eye,preferred,anatomy"];
    let mut plan = Plan::default();
    plan.take_table(table(&before));
    let glossary = known(&concepts(plan));
    let second = Conflict::SecondConcept { source_term: "عين".into(), target: "eye".into() };
    let retracted = |status| Conflict::Retracted { term: "truce".into(), status };
    let change = |member, term: &str, before: &str, after: &str| {
        let [term, before, after] = [term, before, after].map(str::to_owned);
        Change { member, term, before, after }
    };
    for (rows, conflict, changes) in [
        (
            &["هدنة,truce,deprecated,war"][..],
            Some(retracted(Status::Deprecated)),
            vec![change("en", "truce", "preferred", "deprecated")],
        ),
        (
            &["هدنة,ceasefire,preferred,war", "هدنة,truce,forbidden,war"],
            Some(retracted(Status::Forbidden)),
            vec![change("en", "truce", "admitted", "forbidden")],
        ),
        (&["هدنة,ceasefire,preferred,war", "هدنة,truce,admitted,war"], None, vec![]),
        (&["عين,orb,preferred,anatomy"], Some(second), vec![]),
        (&["عين,spy,preferred,war"], None, vec![]),
        (&["عين,eye,,anatomy,organ"], None, vec![change("note", "", "", "organ")]),
    ] {
        let mut plan = Plan::new(glossary.clone());
        let judged = plan.take_table(table(rows)).pop().unwrap();
        assert_eq!((judged.conflict, judged.changes), (conflict, changes), "{rows:?}");
    }
}

#[test]
fn an_entry_without_end_is_refused_row_by_row() {
    let rows: Vec<String> =
        (0..2_000).map(|at| format!("عين,term {at},{}", if at == 0 { "preferred" } else { "admitted" })).collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let (concepts, verdicts) = after(&[], &rows);
    assert_eq!(concepts.len(), 1);
    let refused = verdicts.iter().filter(|verdict| matches!(verdict, Verdict::Rejected(_))).count();
    // The Arabic term counts too.
    assert_eq!(refused, 2_000 - (MAX_TERMS - 1));
    let rows: Vec<String> = (0..2_000).map(|at| format!("عين,meaning {at}")).collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    assert_eq!(after(&[], &rows).0.len(), 501);
}
