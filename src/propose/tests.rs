use super::*;
use crate::arabic::placeable::placeables;
use crate::glossary::recognise::Termbase;
use crate::glossary::{Activity, Concept, Language, Status, Term};
use crate::id::UnitId;
use crate::memory::{Context, Found, Index, Match, Provenance};
use jiff::Timestamp;

fn record(id: &str, arabic: &str, english: &[(&str, Status)]) -> ConceptRecord {
    let mut terms = vec![Term { language: Language::Arabic, text: arabic.into(), status: Status::Preferred }];
    terms.extend(english.iter().map(|(text, status)| Term {
        language: Language::English,
        text: (*text).into(),
        status: *status,
    }));
    ConceptRecord {
        id: ConceptId::from(id),
        revision: 1,
        activity: Activity::Active,
        concept: Concept { terms, ..Concept::default() },
        updated_at: Timestamp::UNIX_EPOCH,
        updated_by: "desk".into(),
        conflict: None,
    }
}

fn glossary() -> Vec<ConceptRecord> {
    use Status::{Admitted, Forbidden, Preferred};
    vec![
        record(
            "hcs",
            "المجلس الأعلى للدولة",
            &[("High Council of State", Preferred), ("HCS", Admitted), ("State Supreme Council", Forbidden)],
        ),
        record("ceasefire", "وقف إطلاق النار", &[("ceasefire", Preferred)]),
        record("parliament", "البرلمان", &[("parliament", Preferred), ("House", Forbidden)]),
        record("house", "البيت", &[("house", Preferred)]),
        record("slur", "العصابة", &[("gang", Forbidden)]),
    ]
}

fn propose_with(segment: &str, units: &[(&str, &str)]) -> Vec<Proposal> {
    let records = glossary();
    let mut termbase = Termbase::default();
    records.iter().for_each(|record| {
        let concept = &record.concept;
        let terms = concept.arabic().map(|term| term.text.as_str());
        termbase.insert(&record.id, concept.nature(), &concept.usage, terms);
    });
    let mut memory = Vec::new();
    for (at, (source, target)) in units.iter().enumerate() {
        memory.push(Unit {
            id: UnitId::from(format!("u{at}")),
            source: (*source).into(),
            target: (*target).into(),
            context: Context::default(),
            provenance: Provenance::default(),
            created_at: Timestamp::UNIX_EPOCH,
            changed_at: Timestamp::UNIX_EPOCH,
            uses: 0,
        });
    }
    let found = Index::build(&memory).search(segment, None, 0.6, 5);
    let with_texts = |Found { unit, score, kind, .. }: Found| {
        let unit = memory.iter().find(|held| held.id == unit).expect("found units are there").clone();
        ("desk".to_owned(), Match { unit, score, kind })
    };
    let matches: Vec<_> = found.into_iter().map(with_texts).collect();
    let concepts = records.into_iter().map(|record| (record.id.clone(), record)).collect();
    let (occurrences, placeables) = (termbase.recognise(segment), placeables(segment));
    propose(
        segment,
        &matches,
        Known { occurrences: &occurrences, concepts: &concepts, placeables: &placeables, names: &[] },
    )
}

#[test]
fn a_draft_shows_its_gaps() {
    let proposals = propose_with("أعلن المجلس الأعلى للدولة وقف إطلاق النار في 21 آب/ أغسطس.", &[]);
    assert_eq!(proposals.len(), 1);
    assert_eq!(proposals[0].kind, Kind::Assembled);
    assert_eq!(proposals[0].text, "[…] High Council of State ceasefire […] 21 August.");
    assert_eq!(proposals[0].evidence.missing, ["أعلن", "في"]);
    assert!(proposals[0].score > 0.5 && proposals[0].score < 1.0);
}

#[test]
fn a_draft_keeps_what_is_written_onto_a_term_and_the_marks_between() {
    for (name, segment, text, missing) in [
        ("a proclitic is a gap", "بالمجلس الأعلى للدولة.", "[…] High Council of State.", vec!["ب"]),
        (
            "one gap with the word before it",
            "اتفق وللمجلس الأعلى للدولة وقف إطلاق النار.",
            "[…] High Council of State ceasefire.",
            vec!["اتفق ول"],
        ),
        (
            "commas between the parts",
            "المجلس الأعلى للدولة، وقف إطلاق النار، 25.",
            "High Council of State, ceasefire, 25.",
            vec![],
        ),
        ("two terms that touch", "المجلس الأعلى للدولةوقف إطلاق النار.", "High Council of State ceasefire.", vec![]),
        ("a stop before a quotation mark", "«وقف إطلاق النار.»", "Ceasefire.", vec![]),
        ("no stop, no sentence", "وقف إطلاق النار", "ceasefire", vec![]),
        (
            "an address keeps its letters",
            "https://example.org/a وقف إطلاق النار.",
            "https://example.org/a ceasefire.",
            vec![],
        ),
    ] {
        let proposals = propose_with(segment, &[]);
        assert_eq!(proposals[0].text, text, "{name}");
        assert_eq!(proposals[0].evidence.missing, missing, "{name}");
    }
}

#[test]
fn a_segment_of_which_nothing_is_known_gets_no_proposal() {
    assert!(propose_with("تساقطت الثلوج على الجبل.", &[]).is_empty());
    assert!(propose_with("", &[]).is_empty());
}

#[test]
fn what_is_forbidden_is_replaced_and_the_evidence_says_so() {
    let source = "رفض المجلس الأعلى للدولة الاتفاق.";
    let proposals = propose_with(source, &[(source, "State Supreme Council rejected the deal.")]);
    assert_eq!(proposals[0].text, "High Council of State rejected the deal.");
    assert_eq!(proposals[0].kind, Kind::Repaired);
    assert!(proposals[0].score < 1.0);
    assert_eq!(proposals[0].evidence.repairs[0].from, "State Supreme Council");
    assert_eq!(proposals[0].evidence.terms[0].standing, Standing::Forbidden);
}

#[test]
fn a_match_that_needs_no_repair_comes_first() {
    let source = "رفض المجلس الأعلى للدولة الاتفاق.";
    let units = [(source, "State Supreme Council rejected the deal."), (source, "The HCS rejected the deal.")];
    let seen: Vec<_> = propose_with(source, &units).iter().map(|proposal| proposal.kind).collect();
    assert_eq!(seen, [Kind::Exact, Kind::Repaired]);
}

#[test]
fn what_one_concept_forbids_may_be_the_name_of_another_that_is_there() {
    for (source, expected) in
        [("زار البرلمان.", "He visited the parliament."), ("زار البرلمان والبيت.", "He visited the house.")]
    {
        let proposals = propose_with(source, &[(source, "He visited the house.")]);
        assert_eq!(proposals[0].text, expected, "{source}");
    }
}

#[test]
fn a_concept_with_forbidden_terms_alone_leaves_a_gap() {
    let source = "هربت العصابة.";
    let proposals = propose_with(source, &[(source, "The gang fled.")]);
    assert_eq!(proposals[0].text, "The […] fled.");
    assert!(propose_with(source, &[]).iter().all(|proposal| !proposal.text.contains("gang")));
}

#[test]
fn matches_come_with_their_difference_and_terms() {
    let proposals = propose_with(
        "رفض المجلس الأعلى للدولة الاتفاق.",
        &[
            ("قبل المجلس الأعلى للدولة الاتفاق.", "The HCS accepted the deal."),
            ("رفض المجلس الأعلى للدولة الاتفاق.", "The council rejected the deal."),
        ],
    );
    let seen: Vec<_> = proposals.iter().map(|p| (p.kind, p.evidence.terms[0].standing)).collect();
    assert_eq!(seen, [(Kind::Exact, Standing::Missing), (Kind::Fuzzy, Standing::Followed)]);
    assert_eq!(proposals[0].evidence.missing, ["المجلس الأعلى للدولة"]);
    assert!(!proposals[1].evidence.diff.is_empty());
}

#[test]
fn another_value_is_put_right_where_its_place_is_certain() {
    for (name, segment, unit, english, expected, kind, missing) in [
        (
            "number",
            "وصل 25 نائبا إلى طرابلس.",
            "وصل ٢٤ نائبا إلى طرابلس.",
            "24 members arrived in Tripoli.",
            "25 members arrived in Tripoli.",
            Kind::Repaired,
            vec![],
        ),
        (
            "date",
            "اجتمعوا في 21 آب/ أغسطس في جنيف.",
            "اجتمعوا في 3 أغسطس في جنيف.",
            "They met in Geneva on 3 August.",
            "They met in Geneva on 21 August.",
            Kind::Repaired,
            vec![],
        ),
        (
            "month first",
            "اجتمعوا في 21 أغسطس 2020 في جنيف.",
            "اجتمعوا في 3 أغسطس 2019 في جنيف.",
            "On August 3, 2019, they met.",
            "On August 21, 2020, they met.",
            Kind::Repaired,
            vec![],
        ),
        (
            "same value, other digits",
            "وصل 24 نائبا إلى طرابلس.",
            "وصل ٢٤ نائبا إلى طرابلس.",
            "24 members arrived.",
            "24 members arrived.",
            Kind::Fuzzy,
            vec![],
        ),
        (
            "spelt out",
            "وصل 6 نواب إلى طرابلس.",
            "وصل 5 نواب إلى طرابلس.",
            "Five members arrived.",
            "Five members arrived.",
            Kind::Fuzzy,
            vec!["6"],
        ),
        (
            "words for words",
            "وصل أربعة نواب إلى طرابلس.",
            "وصل ثلاثة نواب إلى طرابلس.",
            "Three members arrived in Tripoli.",
            "Four members arrived in Tripoli.",
            Kind::Repaired,
            vec![],
        ),
        (
            "words for figures",
            "وصل خمسة وعشرون نائبا إلى طرابلس.",
            "وصل أربعة وعشرون نائبا إلى طرابلس.",
            "24 members arrived in Tripoli.",
            "25 members arrived in Tripoli.",
            Kind::Repaired,
            vec![],
        ),
        (
            "a number in words that the other has not",
            "وصل 25 نائبا إلى طرابلس في ثلاثة أيام.",
            "وصل 24 نائبا إلى طرابلس في أيام.",
            "24 members arrived in Tripoli within days.",
            "25 members arrived in Tripoli within days.",
            Kind::Repaired,
            vec![],
        ),
        (
            "a unit in another spelling",
            "تبعد القرية 30 كيلومترا عن طرابلس.",
            "تبعد القرية 25 كيلومترا عن طرابلس.",
            "The village is 25 km from Tripoli.",
            "The village is 30 km from Tripoli.",
            Kind::Repaired,
            vec![],
        ),
        (
            "in the style of the unit",
            "تبدأ الجلسة الساعة 10:30 مساء في طرابلس.",
            "تبدأ الجلسة الساعة 8 مساء في طرابلس.",
            "The session begins in Tripoli at 8 p.m. sharp.",
            "The session begins in Tripoli at 10:30 p.m. sharp.",
            Kind::Repaired,
            vec![],
        ),
        (
            "there twice",
            "وصل 6 نواب إلى طرابلس.",
            "وصل 5 نواب إلى طرابلس.",
            "5 of 5 arrived.",
            "5 of 5 arrived.",
            Kind::Fuzzy,
            vec!["6"],
        ),
        (
            "part of a longer number",
            "وصل 6 نواب إلى طرابلس.",
            "وصل 5 نواب إلى طرابلس.",
            "Some 3.5 arrived.",
            "Some 3.5 arrived.",
            Kind::Fuzzy,
            vec!["6"],
        ),
    ] {
        let proposals = propose_with(segment, &[(unit, english)]);
        let first = &proposals[0];
        assert_eq!((first.text.as_str(), first.kind), (expected, kind), "{name}");
        assert_eq!(first.evidence.missing, missing, "{name}");
        for repair in &first.evidence.repairs {
            let offsets = Offsets::new(&first.text);
            assert_eq!(offsets.slice(repair.span), repair.to, "{name}: the span is where it now stands");
        }
    }
}
