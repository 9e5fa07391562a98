use super::*;
use crate::arabic::Offsets;
use crate::glossary::PartOfSpeech;
use proptest::prelude::*;

fn termbase(terms: &[&str]) -> Termbase {
    Termbase::build(terms.iter().map(|&term| (ConceptId::from(term), vec![term.to_owned()])))
}

/// What is found of `term` in `text` by a termbase that has nothing else: the words and how.
fn find(term: &str, text: &str) -> Vec<(String, Match)> {
    let offsets = Offsets::new(text);
    let found = termbase(&[term]).recognise(text);
    found.into_iter().map(|found| (offsets.slice(found.span).to_owned(), found.how)).collect()
}

#[test]
fn terms_are_recognised_however_they_are_written() {
    use Match::{Exact, Inflected};
    for (name, term, text, words, how) in [
        ("as entered", "المجلس الأعلى للدولة", "قال المجلس الأعلى للدولة إنه", "المجلس الأعلى للدولة", Exact),
        ("preposition", "المجلس الأعلى للدولة", "بالمجلس الأعلى للدولة", "بالمجلس الأعلى للدولة", Inflected),
        ("contraction", "المجلس الأعلى للدولة", "للمجلس الأعلى للدولة", "للمجلس الأعلى للدولة", Inflected),
        ("conjunction", "المجلس", "والمجلس", "والمجلس", Inflected),
        ("no hamza, no dots", "المجلس الأعلى للدولة", "المجلس الاعلى للدوله", "المجلس الاعلى للدوله", Exact),
        ("harakat", "المجلس", "المَجْلِسُ", "المَجْلِسُ", Exact),
        ("tatweel", "المجلس", "الـمـجـلـس", "الـمـجـلـس", Exact),
        ("presentation forms", "المجلس", "ﺍﻟﻤﺠﻠﺲ", "ﺍﻟﻤﺠﻠﺲ", Exact),
        ("Persian letters", "كركوكي", "کرکوکی", "کرکوکی", Exact),
        ("bidi marks inside", "ليبيا", "لي\u{200F}بيا", "لي\u{200F}بيا", Exact),
        ("bidi marks around", "ليبيا", "\u{202B}ليبيا\u{202C}", "ليبيا", Exact),
        ("yeh without dots", "الليبي", "الليبى", "الليبى", Exact),
        ("feminine", "ليبي", "الليبية", "الليبية", Inflected),
        ("plural, oblique", "ليبي", "لليبيين", "لليبيين", Inflected),
        ("plural, nominative", "ليبي", "ليبيون", "ليبيون", Inflected),
        ("broken plural", "وزير", "والوزراء", "والوزراء", Inflected),
        ("broken plural by pattern", "مشروع", "مشاريعهم", "مشاريعهم", Inflected),
        ("plural with pronoun, hamza on yeh", "عضو", "بأعضائه", "بأعضائه", Inflected),
        ("teh before a pronoun", "حكومة", "حكومتهم", "حكومتهم", Inflected),
        ("feminine plural", "حكومة", "للحكومات", "للحكومات", Inflected),
        ("feminine plural with pronoun", "حكومة", "حكوماتها", "حكوماتها", Inflected),
        ("dual", "مجلس", "المجلسين", "المجلسين", Inflected),
        ("alef maqsura before a pronoun", "مستوى", "مستواها", "مستواها", Inflected),
        ("defective participle", "محامي", "محامون", "محامون", Inflected),
        ("defective entered without its yeh", "قاض", "القاضي", "القاضي", Inflected),
        ("the same, accusative", "محامٍ", "محاميا", "محاميا", Inflected),
        ("the same, plural", "قاض", "القضاة", "القضاة", Inflected),
        ("the five nouns before a genitive", "أب الأسرة", "أبو الأسرة", "أبو الأسرة", Inflected),
        ("ابن between names", "ابن خلدون", "عبد الرحمن بن خلدون", "بن خلدون", Inflected),
        ("hamza on another seat", "مبدأ", "مبدئه", "مبدئه", Inflected),
        ("hamza on another seat", "جزء", "جزأين", "جزأين", Inflected),
        ("a profession in فعّال", "فنان", "فنانو المدينة", "فنانو", Inflected),
        ("dual before a genitive", "وزير الدفاع", "وزيرا الدفاع", "وزيرا الدفاع", Inflected),
        ("adjectives follow in number", "القوة العسكرية", "القوات العسكرية", "القوات العسكرية", Inflected),
        ("plural entry, singular text", "الأجهزة الأمنية", "الجهاز الأمني", "الجهاز الأمني", Inflected),
        ("idafa, article on the last", "مجلس إدارة", "مجلس الإدارة", "مجلس الإدارة", Inflected),
        ("idafa, pronoun on the last", "اتخاذ القرارات", "اتخاذ قراراته", "اتخاذ قراراته", Inflected),
        ("adjective after a pronoun", "المجلس الأعلى", "مجلسها الأعلى", "مجلسها الأعلى", Inflected),
        ("own preposition inside", "القيام بعمليات", "والقيام بعملية", "والقيام بعملية", Inflected),
        ("dual before a genitive", "قطاع", "قطاعي الصناعة", "قطاعي", Inflected),
        ("a noun that could be a verb", "كشف", "عن كشف المصدر", "كشف", Exact),
        ("digits", "اللجنة العسكرية 5+5", "اللجنة العسكرية 5+5", "اللجنة العسكرية 5+5", Exact),
        ("Arabic digits", "اللجنة العسكرية 5+5", "للجنة العسكرية ٥+٥", "للجنة العسكرية ٥+٥", Inflected),
        ("brackets in the entry", "اللجنة (5+5)", "اللجنة 5+5", "اللجنة 5+5", Exact),
        ("brackets in the text", "اللجنة 5+5", "اللجنة (5+5)", "اللجنة (5+5", Exact),
        ("quotation marks", "حركة حماس", "حركة «حماس»", "حركة «حماس", Exact),
        ("over a line's end", "مجلس النواب", "مجلس\nالنواب", "مجلس\nالنواب", Exact),
        ("two words of one name", "الرئيس بوش", "للرئيس بوش", "للرئيس بوش", Inflected),
    ] {
        assert_eq!(find(term, text), [(words.to_owned(), how)], "{name}: {term} in {text}");
    }
}

#[test]
fn other_words_are_not_taken_for_a_term() {
    for (why, term, text) in [
        ("the plural of عام is أعوام", "عام", "أعمال"),
        ("the letter is of the root", "كرة", "فكرة"),
        ("the letter is of the root", "أمل", "كامل"),
        ("the letter is of the root", "بنان", "لبنان"),
        ("the letter is of the root", "ندن", "لندن"),
        ("the hamza decides", "علم", "إعلام"),
        ("no pronoun after the article", "وج", "الوجه"),
        ("no nominative after a preposition", "مسلم", "بمسلمون"),
        ("no accusative after the article", "مجلس", "المجلسا"),
        ("a country, not an accusative", "ليبي", "في ليبيا"),
        ("a country, not a dual", "لبن", "لبنان"),
        ("a given name", "أثر", "كاثرين"),
        ("a family name, not a plural", "سعد", "آل سعود"),
        ("a word of its own", "عالية", "الفعاليات"),
        ("a word of its own", "شاه", "شاهين"),
        ("an adverb", "حالي", "لا يعمل حاليا"),
        ("a noun of its own", "مكتب", "المكتبة"),
        ("a noun of its own", "دور", "دورات"),
        ("a verbal noun", "دخل", "دخول"),
        ("a preposition", "علي", "إلى"),
        ("in an idafa only the last has the article", "مجلس إدارة", "المجلس إدارة"),
        ("in an idafa only the last has the article", "وزير الدفاع", "الوزير الدفاع"),
        ("an adjective agrees", "المجلس الأعلى", "مجلس الأعلى"),
        ("no conjunction inside", "مجلس النواب", "مجلس والنواب"),
        ("a stop between", "مجلس النواب", "مجلس. النواب"),
        ("a blank line between", "مجلس النواب", "مجلس\n\nالنواب"),
        ("a verb after قد", "كشف", "وقد كشف المصدر"),
        ("a verb before أن", "ذكر", "وذكر أن"),
        ("an adjective of relation", "قطاع", "تقسيم قطاعي جديد"),
        ("who dots ة writes a pronoun here", "والدة", "زار المدينة والده"),
        ("who dots ي writes another letter here", "قوي", "في القوى"),
        ("another number", "اللجنة 5+5", "اللجنة 6+6"),
    ] {
        assert_eq!(find(term, text), [], "{why}: {term} in {text}");
    }
}

#[test]
fn neighbours_tell_how_sure_a_homograph_is() {
    use Confidence::{Doubtful, Likely, Sure};
    let noun = || Usage { part_of_speech: Some(PartOfSpeech::Noun), ..Usage::default() };
    let adjective = || Usage { part_of_speech: Some(PartOfSpeech::Adjective), ..Usage::default() };
    let name = || Usage { part_of_speech: Some(PartOfSpeech::ProperName), ..Usage::default() };
    for (why, term, usage, text, confidence) in [
        ("a name that is no verb", "عدن", name(), "عدن: وصل الوفد", Sure),
        ("a name that is a verb too", "صور", name(), "عادت صور إلى الحياة", Likely),
        ("an accusative of relation", "سعودي", Usage::default(), "كان سعوديا", Sure),
        ("a year before its number", "عام", Usage::default(), "عام 2020", Sure),
        ("behind a preposition", "عام", Usage::default(), "منذ عام", Sure),
        ("an adjective's place", "عام", Usage::default(), "الأمين العام", Likely),
        ("an adjective's place, and a noun", "عام", noun(), "القطاع العام", Doubtful),
        ("a noun's place, and an adjective", "عام", adjective(), "في عام 2020", Doubtful),
        ("an adjective in its place", "عام", adjective(), "المدير العام", Sure),
        ("part of a name", "الدين", Usage::default(), "قلعة صلاح الدين", Doubtful),
        ("religion or debt", "الدين", Usage::default(), "رجال الدين", Likely),
        ("counted", "مارس", Usage::default(), "في 15 مارس 2024", Sure),
        ("a subject or a verb", "مارس", Usage::default(), "شارك مارس في السباق", Likely),
        ("a year counts nothing", "كشف", Usage::default(), "وفي 2020 كشف المصدر", Doubtful),
        ("a plural of no verb's letters", "أمل", Usage::default(), "آمال كبيرة", Sure),
        ("a listed plural", "عين", Usage::default(), "أعين الناس", Likely),
        ("a doubled verb", "حل", Usage::default(), "حل محله نائبه", Doubtful),
        ("a doubled noun", "حل", Usage::default(), "إلى حل سلمي", Sure),
        ("a preposition before a hamza", "أمل", Usage::default(), "كأمل أخير", Likely),
    ] {
        let mut termbase = Termbase::default();
        let name = usage.part_of_speech == Some(PartOfSpeech::ProperName);
        let nature = if name { Nature::Name } else { Nature::Common };
        termbase.insert(&ConceptId::from("one"), nature, &usage, [term]);
        let found: Vec<Confidence> = termbase.recognise(text).into_iter().map(|found| found.confidence).collect();
        assert_eq!(found, [confidence], "{why}: {term} in {text}");
    }
    assert_eq!(find("أمل", "كامل"), [], "the letter is of the root");
}

#[test]
fn all_are_told_and_those_inside_are_marked() {
    let termbase = termbase(&["المجلس", "المجلس الأعلى", "المجلس الأعلى للدولة", "دولة"]);
    let told: Vec<(String, usize, bool)> = termbase
        .recognise("المجلس الأعلى للدولة، والمجلس")
        .into_iter()
        .map(|found| (found.term.to_string(), found.span.start, found.within))
        .collect();
    let expected = [
        ("المجلس الأعلى للدولة", 0, false),
        ("المجلس الأعلى", 0, true),
        ("المجلس", 0, true),
        ("دولة", 14, true),
        ("المجلس", 22, false),
    ];
    assert_eq!(told, expected.map(|(term, start, within)| (term.to_owned(), start, within)));
}

#[test]
fn a_word_that_is_an_entry_is_no_rarer_form_of_another() {
    let told = |terms: &[&str], text: &str| -> Vec<String> {
        termbase(terms).recognise(text).into_iter().map(|found| found.term.to_string()).collect()
    };
    assert_eq!(told(&["سوري", "سوريا"], "سوريا"), ["سوريا"]);
    assert_eq!(told(&["ماهر", "ماهرة"], "ماهرة"), ["ماهرة"]);
    assert_eq!(told(&["خارجي", "خارجية"], "السياسة الخارجية"), ["خارجي"]);
    assert_eq!(told(&["خارجي", "خارجية"], "وزير الخارجية"), ["خارجية"]);
    assert_eq!(told(&["عدنان", "دنان"], "عدنان"), ["عدنان"]);
}

#[test]
fn a_pronoun_behind_a_term_is_measured() {
    for (name, term, text, tail) in [
        ("none", "حكومة", "الحكومة", 0),
        ("her", "حكومة", "حكومتها", 2),
        ("marks belong to it", "حكومة", "حكومتُهُمْ", 4),
        ("an ending is none", "حكومة", "حكومات", 0),
        ("on the last word of a phrase", "قوات حفتر", "قوات حفتر", 0),
    ] {
        let found = termbase(&[term]).recognise(text);
        assert_eq!(found.iter().map(|found| found.tail).collect::<Vec<_>>(), [tail], "{name}");
    }
}

#[test]
fn what_stands_before_a_term_and_is_not_in_it_is_measured() {
    for (name, term, text, lead) in [
        ("as entered", "المجلس الأعلى", "المجلس الأعلى", 0),
        ("conjunction and preposition", "المجلس الأعلى", "وبالمجلس الأعلى", 2),
        ("contraction", "المجلس", "للمجلس", 1),
        ("an article alone", "مجلس", "المجلس", 0),
        ("marks belong to the clitic", "المجلس", "وَبِـالمجلس", 5),
        ("a letter of the root", "وزير", "وزير", 0),
        ("a conjunction before that letter", "وزير", "ووزير", 1),
    ] {
        let found = termbase(&[term]).recognise(text);
        assert_eq!(found.iter().map(|found| found.lead).collect::<Vec<_>>(), [lead], "{name}");
    }
}

#[test]
fn a_proper_name_takes_proclitics_and_nothing_else() {
    for (term, texts, others) in [
        ("السويد", vec!["السويد", "بالسويد", "وللسويد"], vec!["السوداء", "سويد"]),
        ("سرت", vec!["سرت", "في بنغازي وسرت", "لسرت"], vec!["كسرت", "فسرت", "السرت", "سرتنا"]),
        ("قطر", vec!["قطر", "بقطر"], vec!["الأقطار", "القطر", "قطرات"]),
        ("القاهرة", vec!["القاهرة", "والقاهره"], vec!["قاهرة", "القاهرات"]),
        ("عين العرب", vec!["عين العرب", "بعين العرب"], vec!["عيون عربية", "العيون العربية"]),
        ("القوات المسلحة", vec!["القوات المسلحة", "للقوات المسلحة"], vec![]),
    ] {
        let mut termbase = Termbase::default();
        termbase.insert(&ConceptId::from("name"), Nature::Name, &Usage::default(), [term]);
        for text in texts {
            assert_eq!(termbase.recognise(text).len(), 1, "{term} in {text}");
        }
        for text in others {
            assert!(termbase.recognise(text).is_empty(), "{term} is not in {text}");
        }
    }
}

#[test]
fn an_edit_counts_at_once() {
    let mut termbase = termbase(&["وزير الدفاع"]);
    let id = ConceptId::from("وزير الدفاع");
    termbase.insert(&id, Nature::Common, &Usage::default(), ["وزير الحرب", "وزير القتال"]);
    let terms = |termbase: &Termbase| -> Vec<String> {
        let found = termbase.recognise("وزير الدفاع ووزير الحرب ووزير القتال");
        found.into_iter().map(|found| found.term.to_string()).collect()
    };
    assert_eq!(terms(&termbase), ["وزير الحرب", "وزير القتال"]);
    termbase.remove(&id);
    assert!(terms(&termbase).is_empty() && termbase.is_empty());
    termbase.insert(&ConceptId::from("new"), Nature::Common, &Usage::default(), ["وزير الدفاع"]);
    assert_eq!(terms(&termbase), ["وزير الدفاع"]);
}

#[test]
fn a_concept_is_told_once_in_a_place() {
    let mut termbase = Termbase::default();
    termbase.insert(&ConceptId::from("a"), Nature::Common, &Usage::default(), ["مجلس", "المجلس"]);
    termbase.insert(&ConceptId::from("b"), Nature::Common, &Usage::default(), ["مجلس"]);
    let told: Vec<(String, String, Match)> = termbase
        .recognise("المجلس")
        .into_iter()
        .map(|found| (found.concept.to_string(), found.term.to_string(), found.how))
        .collect();
    let expected = [("a", "المجلس", Match::Exact), ("b", "مجلس", Match::Inflected)];
    assert_eq!(told, expected.map(|(concept, term, how)| (concept.to_owned(), term.to_owned(), how)));
}

/// The longest phrases at every word: the work at each is bounded by the longest entry, not by the text.
#[test]
fn a_word_repeated_without_end_is_followed_no_further_than_the_longest_entry() {
    let termbase = termbase(&["مال", "مال مال", "مال مال مال"]);
    let found = termbase.recognise(&"مال ".repeat(2_000));
    assert_eq!(found.len(), 2_000 + 1_999 + 1_998);
    assert!(termbase.recognise(&"«".repeat(50_000)).is_empty());
    assert!(termbase.recognise(&"و".repeat(50_000)).is_empty());
}

proptest! {
    /// Any terms and text: spans index the text, begin and end with a whole word, come in order, and none is lost
    /// when another concept comes and goes.
    #[test]
    fn spans_cover_whole_words(
        terms in prop::collection::vec("[وفبكلاأةهميتن5+ ]{1,8}|\\PC{0,8}", 0..6),
        text in "[وفبكلاأةهميتند5+ .«\u{064B}\u{200F}\n]{0,60}|\\PC*",
    ) {
        let terms: Vec<&str> = terms.iter().map(String::as_str).collect();
        let mut termbase = termbase(&terms);
        let found = termbase.recognise(&text);
        prop_assert_eq!(&termbase.recognise(&text), &found, "what was read before is read alike");
        let tokens = crate::arabic::tokenise(&text);
        for pair in found.windows(2) {
            prop_assert!((pair[0].span.start, usize::MAX - pair[0].span.end) <= (pair[1].span.start, usize::MAX - pair[1].span.end));
        }
        for occurrence in &found {
            prop_assert!(tokens.iter().any(|token| token.span.start == occurrence.span.start));
            prop_assert!(tokens.iter().any(|token| token.span.end == occurrence.span.end));
            let longer = |other: &Occurrence| other.span != occurrence.span && other.span.contains(occurrence.span);
            prop_assert_eq!(occurrence.within, found.iter().any(longer));
        }
        let passing = ConceptId::from("passing");
        termbase.insert(&passing, Nature::Common, &Usage::default(), [text.as_str()]);
        termbase.remove(&passing);
        for (before, after) in found.iter().zip(termbase.recognise(&text)) {
            prop_assert_eq!(before.span, after.span);
        }
    }
}
