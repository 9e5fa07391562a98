use super::*;
use crate::arabic::person::mentions;
use crate::arabic::placeable::{lone_numbers, placeables};
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
    let named = |id: &str, arabic: &str, english: &str, domain: &str| {
        let mut named = record(id, arabic, &[(english, Preferred)]);
        named.concept.domain = domain.into();
        named
    };
    vec![
        named("libya", "ليبيا", "Libya", "countries"),
        named("tunisia", "تونس", "Tunisia", "countries"),
        named("us", "الولايات المتحدة", "United States", "countries"),
        named("italian", "إيطالي", "Italian", "nationalities"),
        named("libyan", "ليبي", "Libyan", "nationalities"),
        named("haftar", "خليفة حفتر", "Khalifa Haftar", "libya-parties"),
        named("dbeibah", "عبد الحميد الدبيبة", "Abdulhamid Dbeibah", "libya-parties"),
        record("militia", "ميليشيا", &[("militia", Preferred)]),
        record("army", "عشيرة", &[("army", Preferred)]),
        record("agreement", "الاتفاقية", &[("agreement", Preferred)]),
        record("foreign", "وزارة الخارجية", &[("foreign ministry", Preferred), ("Foreign Ministry", Admitted)]),
        record("minister", "وزير الخارجية", &[("foreign minister", Preferred)]),
        record("libyan-ministry", "الخارجية الليبية", &[("Libyan Foreign Ministry", Preferred)]),
        record("libyan-minister", "وزير الخارجية الليبي", &[("Libyan foreign minister", Preferred)]),
        record("council", "مجلس الأمن", &[("Security Council", Preferred)]),
        record("own-council", "مجلس الأمن القومي", &[("National Security Council", Preferred)]),
        record("interior", "وزارة الداخلية", &[("interior ministry", Preferred)]),
        record("east-1", "المنطقة الشرقية", &[("eastern region", Preferred)]),
        record("east-2", "المنطقة الشرقية", &[("Eastern Province", Preferred)]),
        record("west", "المنطقة الغربية", &[("western region", Preferred)]),
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

pub(super) fn propose_with(segment: &str, units: &[(&str, &str)]) -> Vec<Proposal> {
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
    let concepts = records.into_iter().map(|record| (record.id.clone(), record.into())).collect();
    let (occurrences, placeables) = (termbase.recognise(segment), placeables(segment));
    let passage = names::Passage { source: segment, ..names::Passage::default() };
    let names = names::names(&mentions(&[segment]), &[passage]).remove(0);
    propose(
        segment,
        &matches,
        Known {
            occurrences: &occurrences,
            concepts: &concepts,
            placeables: &placeables,
            names: &names,
            lone_numbers: &|| lone_numbers(segment),
            recognise: &|text| termbase.recognise(text),
        },
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
