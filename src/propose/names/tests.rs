use super::*;
use crate::arabic::person::mentions;

/// What is proposed for each name: its segment, the Arabic, the English and where it is from. Terms are (Arabic, English).
fn spelled(segments: &[(&str, &str)], terms: &[(&str, &str)]) -> Vec<(usize, String, String, &'static str)> {
    let sources: Vec<&str> = segments.iter().map(|(source, _)| *source).collect();
    let passages: Vec<Passage<'_>> = segments
        .iter()
        .map(|&(source, confirmed)| {
            let mut terms: Vec<Rendering> = terms
                .iter()
                .flat_map(|(arabic, english)| {
                    source.match_indices(arabic).map(|(byte, _)| {
                        let start = source[..byte].chars().count();
                        let span = Span::new(start, start + arabic.chars().count());
                        Rendering { span, concept: ConceptId::from(*arabic), english: (*english).to_owned() }
                    })
                })
                .collect();
            terms.sort_by_key(|term| term.span.start);
            Passage { source, terms, confirmed: (!confirmed.is_empty()).then_some(confirmed) }
        })
        .collect();
    let all = names(&mentions(&sources), &passages);
    let with_segment = |(segment, names): (usize, Vec<NamedPerson>)| {
        names.into_iter().map(move |name| (segment, name.text, name.english, name.source.name())).collect::<Vec<_>>()
    };
    all.into_iter().enumerate().flat_map(with_segment).collect()
}

fn row(segment: usize, text: &str, english: &str, source: &'static str) -> (usize, String, String, &'static str) {
    (segment, text.to_owned(), english.to_owned(), source)
}

#[test]
fn an_unknown_name_is_transliterated_alike_everywhere() {
    assert_eq!(
        spelled(&[("قال وزير النقل سامي الحمروش إن الخط جاهز", ""), ("وأضاف الحمروش أن العمل يبدأ غدا", "")], &[]),
        [
            row(0, "سامي الحمروش", "Sami al-Hamroush", "transliteration"),
            row(1, "الحمروش", "al-Hamroush", "transliteration"),
        ]
    );
}

#[test]
fn the_translators_spelling_wins_in_the_whole_article() {
    let segments = [
        ("قال وزير النقل سامي الحمروش إن الخط جاهز", ""),
        ("وأضاف الحمروش أن العمل يبدأ غدا", "Work starts tomorrow, Hamrush added."),
        ("وختم سامي الحمروش كلمته", ""),
    ];
    assert_eq!(
        spelled(&segments, &[]),
        [
            // Nobody has yet spelled سامي, so the whole is unverified.
            row(0, "سامي الحمروش", "Sami Hamrush", "transliteration"),
            row(1, "الحمروش", "Hamrush", "article"),
            row(2, "سامي الحمروش", "Sami Hamrush", "transliteration"),
        ]
    );
    let segments = [
        ("قال وزير النقل سامي الحمروش إن الخط جاهز", "The line is ready, said Transport Minister Samy el-Hamrouch."),
        ("وأضاف الحمروش أن العمل يبدأ غدا", ""),
    ];
    assert_eq!(spelled(&segments, &[])[1], row(1, "الحمروش", "el-Hamrouch", "article"));
    assert_eq!(spelled(&segments, &[])[0], row(0, "سامي الحمروش", "Samy el-Hamrouch", "article"));
}

#[test]
fn two_spellings_in_one_sentence_prove_nothing() {
    let segments = [("قال سامي الحمروش إن الخط جاهز", "Hamrush and Hamrosh met."), ("وأضاف الحمروش أنه جاهز", "")];
    assert_eq!(spelled(&segments, &[])[1], row(1, "الحمروش", "al-Hamroush", "transliteration"));
}

#[test]
fn the_glossary_comes_first() {
    let segments = [
        ("قال المشير خليفة حفتر إنه موافق", "Field Marshal Khalifa Hifter agreed."),
        ("وأضاف حفتر أن خليفة بلقاسم حفتر وافق", ""),
    ];
    assert_eq!(
        spelled(&segments, &[("خليفة حفتر", "Khalifa Haftar")]),
        [
            row(0, "خليفة حفتر", "Khalifa Haftar", "glossary"),
            row(1, "حفتر", "Haftar", "glossary"),
            row(1, "خليفة بلقاسم حفتر", "Khalifa Haftar", "glossary"),
        ]
    );
    assert_eq!(
        spelled(&segments, &[("المشير خليفة حفتر", "Field Marshal Khalifa Haftar")])[0],
        row(0, "خليفة حفتر", "Khalifa Haftar", "glossary")
    );
}

#[test]
fn a_name_inside_a_term_is_left_to_the_term() {
    assert_eq!(spelled(&[("وصلت كتيبة طارق بن زياد أمس", "")], &[("كتيبة طارق بن زياد", "TBZ Brigade")]), []);
    assert_eq!(spelled(&[("قال محمد القذافي أمس", "")], &[("القذافي", "Gadhafi")])[0].2, "Mohammed Gadhafi");
}
