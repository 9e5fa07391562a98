use super::*;
use crate::formats::tmx::{ARABIC_ENGLISH, TmxHeader, TmxItem, TmxReader, TmxWriter};
use crate::store::Store;
use proptest::prelude::*;

fn text() -> impl Strategy<Value = String> {
    // Letters, what XML must escape, what we escape, and what XML forbids.
    "[ءابتلم a-z<>&\"'\\]\\\\{}\\t\\n\\r\u{1}\u{B}\u{1F}\u{FFFE}\u{A0}\u{200F}]{0,9}[ءb]".prop_map(|text| text)
}

fn unit() -> impl Strategy<Value = NewUnit> {
    let maybe = || proptest::option::of(text());
    let codes = proptest::option::of(Just(
        r#"{"source_lang":"ar-SA","source_codes":[[0,"<ph x=\"1\">{0}</ph>"]],"props":[["client","x"]],"notes":["n"]}"#
            .to_owned(),
    ));
    let about = (maybe(), maybe(), maybe(), maybe(), proptest::option::of((text(), text())), 0..9_u64, codes);
    (text(), text(), about).prop_map(|(source, target, (before, after, title, who, segment, uses, extra))| {
        let moment = Timestamp::from_second(1_700_000_000 + uses.cast_signed()).unwrap();
        let segment = segment.map(|(article, segment)| (ArticleId::from(article), SegmentId::from(segment)));
        NewUnit {
            unit: Unit {
                id: UnitId::new(),
                // No white space stands beside codes at the ends of a text that was read with them.
                source: if extra.is_some() { source.trim().to_owned() } else { source },
                target,
                context: Context { before, after },
                provenance: Provenance {
                    segment,
                    reviewed: false,
                    article_title: title,
                    who,
                    import: Some("a.tmx".to_owned()),
                },
                created_at: moment,
                changed_at: moment,
                uses,
            },
            extra,
        }
    })
}

fn file(units: Vec<NewUnit>) -> Vec<u8> {
    let header = TmxHeader { creation_tool: "Tarjuman", creation_tool_version: "1", source_lang: "ar" };
    let mut out = TmxWriter::new(Vec::new(), &header).unwrap();
    units.into_iter().map(tmx_unit).for_each(|unit| out.write(&unit).unwrap());
    out.finish().unwrap()
}

fn units(file: &[u8], import: &str) -> Vec<NewUnit> {
    let read = TmxReader::new(file, ARABIC_ENGLISH).unwrap().map(|item| match item.unwrap() {
        TmxItem::Unit(unit) => new_unit(*unit, import, Timestamp::UNIX_EPOCH),
        TmxItem::Rejected(rejection) => panic!("{rejection}"),
    });
    read.collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    /// Into an empty memory it brings the same units; into its own, nothing.
    #[test]
    fn import_of_ones_own_export_changes_nothing(all in proptest::collection::vec(unit(), 1..6)) {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path()).unwrap();
        let now = Timestamp::UNIX_EPOCH;
        let mut exports = Vec::new();
        for memory in ["one", "other"] {
            store.create_memory(memory, "amal", now).unwrap();
        }
        let import = |memory: &str, units: Vec<NewUnit>| {
            let staging = store.begin_import(memory, "b.tmx", "amal", now).unwrap();
            staging.stage(units, now).unwrap().commit(now).unwrap()
        };
        import("one", all);
        for memory in ["one", "other"] {
            exports.push(file(store.whole_units_page("one", None, 99).unwrap()));
            let before = (store.last_change().unwrap(), store.whole_units_page("one", None, 99).unwrap());
            let outcome = import(memory, units(&exports[0], "c.tmx"));
            if memory == "one" {
                prop_assert_eq!((outcome.created, outcome.updated), (0, 0));
                prop_assert_eq!((store.last_change().unwrap(), store.whole_units_page("one", None, 99).unwrap()), before);
            }
        }
        // What a file cannot hold in an attribute is all that may differ: the name of the person.
        let told = |memory: &str| -> Vec<(String, String, Context, Option<String>, u64)> {
            let page = store.whole_units_page(memory, None, 99).unwrap();
            let mut told: Vec<_> = page
                .into_iter()
                .map(|NewUnit { unit, extra }| (unit.source, unit.target, unit.context, extra, unit.uses))
                .collect();
            told.sort_by(|one, other| format!("{one:?}").cmp(&format!("{other:?}")));
            told
        };
        prop_assert_eq!(told("one"), told("other"));
    }
}

#[test]
fn what_is_too_much_is_left_out() {
    let mut read = TmxUnit::new("نعم", "yes");
    let (long, short) = ("x".repeat(9_000), "Approved".to_owned());
    read.props = vec![("context".to_owned(), long.clone()), ("client".to_owned(), short.clone())];
    read.notes = vec![short, long];
    let kept = new_unit(read.clone(), "a.tmx", Timestamp::UNIX_EPOCH).extra;
    assert_eq!(kept.as_deref(), Some(r#"{"props":[["client","Approved"]],"notes":["Approved"]}"#));
    read.props = vec![("client".to_owned(), "x".repeat(9_000))];
    read.notes.clear();
    read.source_codes = vec![InlineCode { at: 1, xml: "<ph></ph>".to_owned() }];
    let kept = new_unit(read.clone(), "a.tmx", Timestamp::UNIX_EPOCH).extra;
    assert_eq!(kept.as_deref(), Some(r#"{"source_codes":[[1,"<ph></ph>"]]}"#));
    // Rather the codes than the languages, where there is room for one of them.
    let codes = vec![InlineCode { at: 1, xml: "x".repeat(8_150) }];
    let said = TmxUnit { source_codes: codes, source_lang: "ar-SA".to_owned(), ..TmxUnit::new("نعم", "yes") };
    let kept = new_unit(said, "a.tmx", Timestamp::UNIX_EPOCH).extra.unwrap();
    assert!(kept.contains("xxx") && !kept.contains("ar-SA"), "{kept}");
    read.source_codes = vec![InlineCode { at: 1, xml: "x".repeat(9_000) }];
    assert_eq!(new_unit(read, "a.tmx", Timestamp::UNIX_EPOCH).extra, None);
}

#[test]
fn languages_with_regions_and_who_made_a_unit_go_out_as_they_came() {
    let said = TmxUnit {
        source_lang: "AR_ly".to_owned(),
        target_lang: "en-GB".to_owned(),
        creation_id: Some("amal".to_owned()),
        change_id: Some("basim".to_owned()),
        ..TmxUnit::new("نعم", "yes")
    };
    let kept = new_unit(said.clone(), "a.tmx", Timestamp::UNIX_EPOCH);
    assert_eq!(kept.unit.provenance.who.as_deref(), Some("basim"));
    let out = tmx_unit(kept.clone());
    assert_eq!((&out.source_lang, &out.target_lang), (&said.source_lang, &said.target_lang));
    assert_eq!((&out.creation_id, &out.change_id), (&said.creation_id, &said.change_id));
    let written = String::from_utf8(file(vec![kept.clone()])).unwrap();
    assert!(written.contains(" srclang=\"AR_ly\""), "{written}");
    assert_eq!(units(written.as_bytes(), "a.tmx")[0].extra, kept.extra);

    let ours = new_unit(
        TmxUnit { creation_id: said.creation_id, ..TmxUnit::new("نعم", "yes") },
        "a.tmx",
        Timestamp::UNIX_EPOCH,
    );
    assert_eq!((ours.unit.provenance.who.as_deref(), &ours.extra), (Some("amal"), &None));
    assert!(!String::from_utf8(file(vec![ours])).unwrap().contains("<tu srclang"));
}

#[test]
fn a_count_that_no_column_holds_is_the_highest() {
    let read = TmxUnit { usage_count: Some(u64::MAX), ..TmxUnit::new("نعم", "yes") };
    assert_eq!(new_unit(read, "a.tmx", Timestamp::UNIX_EPOCH).unit.uses, i64::MAX.unsigned_abs());
}
