use super::*;
use crate::formats::tbx::{TbxReader, TbxVersion, write_tbx};
use crate::glossary::import::{Plan, Verdict};
use crate::glossary::{Activity, file};
use proptest::prelude::*;

fn records(concepts: &[Concept]) -> Vec<ConceptRecord> {
    let record = |(at, concept): (usize, &Concept)| ConceptRecord {
        id: ConceptId::from(format!("0192-{at:03}")),
        revision: 1,
        activity: Activity::Active,
        concept: concept.clone(),
        updated_at: jiff::Timestamp::UNIX_EPOCH,
        updated_by: String::new(),
        conflict: None,
    };
    concepts.iter().enumerate().map(record).collect()
}

fn written(concepts: &[Concept], version: TbxVersion) -> String {
    let concepts: Vec<TbxConcept> = records(concepts).iter().map(tbx_concept).collect();
    let mut out = Vec::new();
    write_tbx(&mut out, version, "own", &concepts).unwrap();
    String::from_utf8(out).unwrap()
}

fn entries(text: &str) -> Vec<Entry> {
    let mut ignored = Ignored::default();
    let reader = TbxReader::new(text.as_bytes()).unwrap();
    let entries = reader.map(|read| entry(read.unwrap(), &mut ignored).unwrap()).collect();
    assert_eq!(ignored.names(), [""; 0], "all that is written is read");
    entries
}

/// Concepts among which many share their Arabic, and some their English, domain and scope; with every status in both languages.
fn any_concepts() -> impl Strategy<Value = Vec<Concept>> {
    let terms = |texts: Vec<&'static str>| {
        let status = prop::sample::select(Status::ALL.to_vec());
        prop::collection::btree_map(prop::sample::select(texts), status, 1..4)
    };
    let word = |words: &[&'static str]| prop::sample::select(words.to_vec()).prop_map(str::to_owned);
    let cells =
        (word(&["", "anatomy", "law & order"]), word(&["", "LY"]), word(&["", "an  organ"]), word(&["", "b | a"]));
    let usage = (0..4_usize, any::<bool>(), any::<bool>()).prop_map(|(part, inflects, forms)| Usage {
        part_of_speech: PartOfSpeech::ALL.get(part).copied(),
        inflects,
        forms: forms.then(|| "عيون".to_owned()).into_iter().collect(),
        ..Usage::default()
    });
    let of = |language, terms: std::collections::BTreeMap<&'static str, Status>| {
        let term = move |(text, status): (&str, Status)| Term { language, text: text.to_owned(), status };
        terms.into_iter().map(term).collect::<Vec<_>>()
    };
    let both = (terms(vec!["عين", "ينبوع", "وجيه"]), terms(vec!["eye", "spring", "no|table", "<spy>"]));
    let concept = (both, cells, usage).prop_map(move |((arabic, english), (domain, scope, note, reference), usage)| {
        let terms = [of(Language::Arabic, arabic), of(Language::English, english)].concat();
        Concept { terms, domain, scope, note, reference, usage }
    });
    prop::collection::vec(concept.prop_filter("it can be kept", |concept| concept.faults().is_empty()), 0..6)
}

proptest! {
    #[test]
    fn what_is_written_is_read_as_the_same_concepts(all in any_concepts()) {
        for version in [TbxVersion::V2, TbxVersion::V3] {
            let text = written(&all, version);
            let entries = entries(&text);
            let mut empty = Plan::default();
            empty.take(&entries);
            let taken: Vec<Concept> = empty.writes().map(|(_, concept)| concept).collect();
            prop_assert_eq!(file::rows(&taken).len(), file::rows(&all).len());
            prop_assert_eq!(written(&taken, version), text.clone());
            let mut same = Plan::new(records(&all));
            let judged = same.take(&entries);
            prop_assert!(judged.iter().all(|row| row.verdict == Verdict::Unchanged), "{} {:?}", text, judged);
        }
    }
}
