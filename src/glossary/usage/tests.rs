use super::*;
use crate::arabic::Offsets;
use crate::glossary::concept::{Language, Nature, Status, Term};
use crate::glossary::recognise::{Match, Occurrence, Termbase};
use crate::id::ConceptId;
use proptest::prelude::*;

fn usage() -> Usage {
    Usage::default()
}

fn strings(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|&text| text.to_owned()).collect()
}

fn recognise(term: &str, usage: &Usage, text: &str) -> Vec<Occurrence> {
    let concept = Concept { usage: usage.clone(), ..Concept::default() };
    let mut termbase = Termbase::default();
    termbase.insert(&ConceptId::from("c"), concept.nature(), usage, [term]);
    termbase.recognise(text)
}

/// What is found of `term` in `text`: the words.
fn find(term: &str, usage: &Usage, text: &str) -> Vec<String> {
    let offsets = Offsets::new(text);
    recognise(term, usage, text).into_iter().map(|found| offsets.slice(found.span).to_owned()).collect()
}

/// Each text is a word or phrase that is found whole, or is not found at all; `other` is where it would be if nothing were
/// said of the concept.
fn hold(why: &str, term: &str, usage: &Usage, found: &[&str], not: &[&str]) {
    for text in found {
        assert_eq!(find(term, usage, text), [*text], "{why}: {term} in {text}");
    }
    for text in not {
        assert_eq!(find(term, usage, text), [""; 0], "{why}: {term} in {text}");
    }
}

#[test]
fn what_does_not_inflect_takes_proclitics_alone() {
    let fixed = Usage { inflects: false, ..usage() };
    for (term, found, not) in [
        ("حكومة", ["حكومة", "وبحكومة", "حكومه"].as_slice(), ["الحكومة", "حكومات", "حكومتهم"].as_slice()),
        ("المجلس", &["المجلس", "للمجلس", "كالمجلس", "المَجْلِسُ"], &["مجلس", "المجلسين", "المجالس", "مجلسنا"]),
        ("مسلمون", &["مسلمون", "ومسلمون"], &["مسلمين", "مسلم", "المسلمون"]),
        ("تعيين", &["تعيين", "بتعيين"], &["تعيينات", "تعيينه", "التعيين"]),
        ("قوات خاصة", &["قوات خاصة", "لقوات خاصة"], &["القوات الخاصة", "قوة خاصة", "قواته الخاصة"]),
        ("القيام بعملية", &["القيام بعملية", "والقيام بعملية"], &["القيام بعمليات"]),
        ("اللجنة 5+5", &["اللجنة 5+5", "باللجنة ٥+٥"], &["لجنة 5+5"]),
    ] {
        hold("does not inflect", term, &fixed, found, not);
        assert!(not.iter().any(|text| !find(term, &usage(), text).is_empty()), "{term}: otherwise it inflects");
    }
}

#[test]
fn exact_spelling_is_that_of_the_entry() {
    let exact = Usage { exact_spelling: true, ..usage() };
    for (term, found, not) in [
        ("إعلام", ["إعلام", "الإعلام", "بإعلامهم", "إِعْلَامٌ", "إعـلام"].as_slice(), ["اعلام", "الاعلام"].as_slice()),
        ("احمد", &["احمد", "لاحمد"], &["أحمد", "إحمد"]),
        // Of دولة, دوله would be another form: دول + ه.
        ("حكومة", &["حكومة", "للحكومة", "حكومتهم", "حكومات"], &["حكومه"]),
        ("مقهى", &["مقهى", "المقهى", "مقهاهم"], &["مقهي"]),
        ("قاضي", &["قاضي", "القاضي"], &["القاضى"]),
        ("الأمن العام", &["الأمن العام", "للأمن العام"], &["الامن العام"]),
    ] {
        hold("exact spelling", term, &exact, found, not);
        for text in not {
            assert!(text.starts_with('إ') || find(term, &usage(), text) == [*text], "{text}: otherwise it is {term}");
        }
    }
    let both = Usage { inflects: false, ..exact };
    hold("exact spelling, not inflected", "أمل", &both, &["أمل", "لأمل"], &["امل", "الأمل", "أملهم"]);
}

#[test]
fn an_adjective_takes_feminine_and_plural_and_no_pronoun() {
    let adjective = Usage { part_of_speech: Some(PartOfSpeech::Adjective), ..usage() };
    for (term, found, not) in [
        ("سخي", ["سخية", "السخيات", "سخيون"].as_slice(), ["سخيهم"].as_slice()),
        ("سلس", &["سلسة", "السلسون", "سلسات"], &["سلسهم"]),
        ("عربي", &["عربية", "العربيات", "عربيين"], &["عربيهم", "عربيتها"]),
        ("مسلحة", &["مسلح", "مسلحين", "المسلحة"], &["مسلحتهم"]),
        ("ثوري جديد", &["ثورية جديدة", "الثوريون الجدد"], &[]),
    ] {
        hold("adjective", term, &adjective, found, not);
    }
    assert_eq!(find("سلس", &usage(), "سلسة"), [""; 0], "its pattern does not show it");
    assert_eq!(find("عربي", &usage(), "عربيهم"), ["عربيهم"], "a noun may have a pronoun");
}

#[test]
fn a_noun_is_not_found_in_the_feminine_of_an_adjective() {
    let noun = Usage { part_of_speech: Some(PartOfSpeech::Noun), ..usage() };
    for (term, found, not) in [
        ("مقدم", ["المقدم", "مقدمو البرنامج", "مقدمهم"].as_slice(), ["السياسة المقدمة", "مقدمتان"].as_slice()),
        ("خارج", &["خارج", "الخارج"], &["الخارجة"]),
        ("قرار", &["قرارات", "القرار"], &[]),
        ("حكومة", &["حكومة", "حكومتهم", "الحكومات", "حكومتان"], &[]),
    ] {
        for text in found {
            assert!(!find(term, &noun, text).is_empty(), "{term} in {text}");
        }
        hold("noun", term, &noun, &[], not);
    }
    assert_eq!(find("مقدم", &usage(), "السياسة المقدمة"), ["المقدمة"], "otherwise it may be one");
}

#[test]
fn a_proper_name_is_one_whatever_its_domain() {
    let name = Usage { part_of_speech: Some(PartOfSpeech::ProperName), ..usage() };
    hold("proper name", "عنيد", &name, &["عنيد", "لعنيد", "وعنيد"], &["عنيدة", "عنيدون", "العنيد", "عنيدهم"]);
    assert_eq!(find("عنيد", &usage(), "عنيدة"), ["عنيدة"]);
}

#[test]
fn a_listed_form_is_found_and_told_as_its_term() {
    let usage = Usage { forms: strings(&["مليشيات", "جماعة مسلحة"]), ..usage() };
    for (text, words) in
        [("المليشيات", "المليشيات"), ("ومليشياتهم", "ومليشياتهم"), ("الجماعة المسلحة", "الجماعة المسلحة")]
    {
        let found = recognise("ميليشيا", &usage, text);
        let told: Vec<_> = found.iter().map(|found| (&*found.term, found.how)).collect();
        assert_eq!(told, [("ميليشيا", Match::Inflected)], "{text}");
        assert_eq!(find("ميليشيا", &usage, text), [words]);
    }
    assert_eq!(recognise("ميليشيا", &usage, "ميليشيا")[0].how, Match::Exact);
    assert_eq!(find("ميليشيا", &Usage::default(), "مليشيات"), [""; 0]);
    let fixed = Usage { inflects: false, ..usage };
    hold("what is said holds for the forms too", "ميليشيا", &fixed, &["مليشيات", "بمليشيات"], &["المليشيات"]);
}

#[test]
fn a_term_does_not_count_before_what_it_never_stands_before() {
    let usage = Usage { not_before: strings(&["شمس", "على الأقل", "5+5"]), ..usage() };
    for (why, text, found) in [
        ("as said", "في عين شمس", false),
        ("in another spelling", "في عين شَمـس", false),
        ("with the article", "في عين الشمس", false),
        ("with a proclitic", "في عين لشمس", false),
        ("with proclitic and article", "في عين للشمس", false),
        ("in quotation marks", "في عين «شمس»", false),
        ("over a line's end", "في عين\nشمس", false),
        ("a phrase", "من عين على الأقل", false),
        ("a phrase in another spelling", "من عين على الاقل", false),
        ("the term inflected", "بالعين على الأقل", false),
        ("signs", "العين 5+5", false),
        ("at the end", "في عين", true),
        ("half of a phrase", "من عين على الجبل", true),
        ("another word that begins so", "في عين شمسية", true),
        ("another word behind a proclitic", "عين مشمس", true),
        ("after a comma", "في عين، شمس", true),
        ("after a blank line", "في عين\n\nشمس", true),
        ("before it", "شمس عين", true),
        ("one word further", "عين من شمس", true),
    ] {
        assert_eq!(!find("عين", &usage, text).is_empty(), found, "{why}: {text}");
        assert!(!find("عين", &Usage::default(), text).is_empty(), "{why}: {text}");
    }
}

/// What is dropped covers nothing: the shorter term in it is not "within".
#[test]
fn what_is_dropped_leaves_no_mark_and_other_concepts_stay() {
    let mut termbase = Termbase::default();
    let usage = Usage { not_before: strings(&["الأعلى"]), ..usage() };
    termbase.insert(&ConceptId::from("long"), Nature::Common, &usage, ["رئيس المجلس"]);
    termbase.insert(&ConceptId::from("short"), Nature::Common, &Usage::default(), ["المجلس"]);
    let told = |termbase: &Termbase, text: &str| -> Vec<(String, bool)> {
        termbase.recognise(text).into_iter().map(|found| (found.concept.to_string(), found.within)).collect()
    };
    assert_eq!(told(&termbase, "رئيس المجلس الأعلى"), [("short".to_owned(), false)]);
    assert_eq!(told(&termbase, "رئيس المجلس أمس").len(), 2);
    termbase.insert(&ConceptId::from("long"), Nature::Common, &Usage::default(), ["رئيس المجلس"]);
    assert_eq!(told(&termbase, "رئيس المجلس الأعلى").len(), 2, "an edit counts at once");
}

#[test]
fn faults_say_what_is_wrong_with_a_usage() {
    let (forms, not_before) = (
        |texts: &[&str]| Usage { forms: strings(texts), ..usage() },
        |texts: &[&str]| Usage { not_before: strings(texts), ..usage() },
    );
    for (usage, expected) in [
        (forms(&["نسوة"]), None),
        (not_before(&["شمس", "5+5"]), None),
        (forms(&[""]), Some("“” under other written forms has no word in it")),
        (forms(&["women"]), Some("“women” under other written forms has no word in it")),
        (not_before(&["..."]), Some("“...” under “never when followed by” has no word in it")),
        (forms(&["امرأة"]), Some("the other written form “امرأة” is an Arabic term of the concept already")),
        (forms(&["نسوة", "نسوة"]), Some("the term “نسوة” stands there twice")),
        (forms(&["نسوة | نساء"]), Some("“نسوة | نساء” has a “|” in it; give each form or phrase an entry of its own")),
        (not_before(&["شمس\n"]), Some("“شمس\n” has a control character in it")),
    ] {
        let term = |language, text: &str| Term { language, text: text.into(), status: Status::Preferred };
        let terms = vec![term(Language::Arabic, "امرأة"), term(Language::English, "woman")];
        let faults: Vec<String> =
            Concept { terms, usage, ..Concept::default() }.faults().iter().map(ToString::to_string).collect();
        assert_eq!(faults.iter().map(String::as_str).collect::<Vec<_>>(), expected.into_iter().collect::<Vec<_>>());
    }
    let many = Usage { forms: (0..=MAX_LISTED).map(|n| format!("ا{n}")).collect(), ..Usage::default() };
    assert_eq!(many.faults(&Concept::default()), [Fault::TooManyListed(Member::Forms, MAX_LISTED + 1)]);
}

#[test]
fn cells_are_read_as_people_write_them() {
    let said = UsageEdit {
        forms: Some(strings(&["ب", "ا"])),
        part_of_speech: Some(Some(PartOfSpeech::ProperName)),
        inflects: Some(false),
        exact_spelling: Some(true),
        not_before: Some(strings(&["ج د"])),
    };
    assert_eq!(UsageEdit::read([" ب|ا | ", "Proper-Name", "NO", "true", "ج د"]), Ok(said));
    assert_eq!(UsageEdit::read([""; 5]), Ok(UsageEdit::default()));
    for (cells, expected) in [
        (["", "verb", "", "", ""], "“verb” is no part of speech here: noun, adjective, proper-name"),
        (["", "", "maybe", "", ""], "“maybe” under inflects is neither yes nor no"),
    ] {
        assert_eq!(UsageEdit::read(cells), Err(expected.to_owned()));
    }
}

pub(in crate::glossary) fn any_usage() -> impl Strategy<Value = Usage> {
    let texts = || proptest::collection::btree_set("[ا-غف-ي]{1,5}( [ا-غف-ي]{1,5})?", 0..3);
    (texts(), 0..4usize, any::<bool>(), any::<bool>(), texts()).prop_map(|(forms, part, inflects, exact, before)| {
        Usage {
            forms: forms.into_iter().collect(),
            part_of_speech: PartOfSpeech::ALL.get(part).copied(),
            inflects,
            exact_spelling: exact,
            not_before: before.into_iter().collect(),
        }
    })
}

proptest! {
    #[test]
    fn written_cells_read_back(usage in any_usage()) {
        let cells = usage.cells();
        let cells = cells.each_ref().map(String::as_str);
        prop_assert_eq!(Usage::of_cells(cells), Ok(usage.clone()));
        prop_assert_eq!(UsageEdit::read(cells).unwrap().over(Usage::default()), usage);
    }

    /// A usage that only forbids finds nothing that would not be found without it.
    #[test]
    fn what_forbids_finds_no_more(
        term in "[وفبكلاأهةىيمتن]{2,6}( [وفبكلاأهةىيمتن]{2,6})?",
        before in "[وفبكلاأهةىيمتن]{2,4}",
        text in "[وفبكلاأهةىيمتن .،«\n]{0,50}",
        inflects in any::<bool>(),
        exact_spelling in any::<bool>(),
    ) {
        let text = format!("{text} {term} {before}");
        let spans = |usage: &Usage| -> Vec<_> { recognise(&term, usage, &text).iter().map(|found| found.span).collect() };
        let all = spans(&Usage::default());
        let usage = Usage { inflects, exact_spelling, not_before: vec![before], ..Usage::default() };
        for span in spans(&usage) {
            prop_assert!(all.contains(&span), "{:?}", span);
        }
    }
}
