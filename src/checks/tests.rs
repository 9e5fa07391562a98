//! What each check says, and what it leaves alone. Tables: Arabic, English, what is found.

use super::*;
use crate::glossary::drift::Saying;
use crate::glossary::{Activity, Concept, Language, Nature, Status, Term as GlossaryTerm, Termbase, Usage};
use crate::id::ConceptId;
use jiff::Timestamp;
use proptest::prelude::*;

fn record(id: &str, terms: &[(Language, &str, Status)]) -> ConceptRecord {
    let term =
        |&(language, text, status): &(Language, &str, Status)| GlossaryTerm { language, text: text.into(), status };
    ConceptRecord {
        id: ConceptId::from(id),
        revision: 1,
        activity: Activity::Active,
        concept: Concept { terms: terms.iter().map(term).collect(), ..Concept::default() },
        updated_at: Timestamp::UNIX_EPOCH,
        updated_by: String::new(),
        conflict: None,
    }
}

fn glossary() -> Vec<ConceptRecord> {
    use Language::{Arabic, English};
    use Status::{Admitted, Forbidden, Preferred};
    let of = |domain: &str, arabic: &str, english: &str| {
        let mut place = record(english, &[(Arabic, arabic, Preferred), (English, english, Preferred)]);
        place.concept.domain = domain.to_owned();
        place
    };
    vec![
        of("countries", "الأردن", "Jordan"),
        of("countries", "مصر", "Egypt"),
        of("nationalities", "مصري", "Egyptian"),
        of("capitals", "عمان", "Amman"),
        of("countries", "جورجيا", "Georgia"),
        of("agencies", "وكالة الأنباء المصرية", "MENA"),
        record(
            "hcs",
            &[
                (Arabic, "المجلس الأعلى للدولة", Preferred),
                (English, "High Council of State", Preferred),
                (English, "State Council", Forbidden),
            ],
        ),
        record("truce-1", &[(Arabic, "هدنة إنسانية", Preferred), (English, "humanitarian truce", Preferred)]),
        record("truce-2", &[(Arabic, "هدنة إنسانية", Preferred), (English, "humanitarian truce", Preferred)]),
        record("truce-3", &[(Arabic, "هدنة إنسانية", Preferred), (English, "aid pause", Preferred)]),
        record("vote", &[(Arabic, "اقتراع سري", Preferred), (English, "secret ballot", Preferred)]),
        record(
            "crossing",
            &[(Arabic, "معبر", Preferred), (English, "crossing", Preferred), (English, "border post", Admitted)],
        ),
    ]
}

/// What `ask` makes of a pair with its terms in `records`.
fn with_terms<T>(records: &[ConceptRecord], source: &str, target: &str, ask: impl Fn(Pair<'_>) -> T) -> T {
    let mut termbase = Termbase::default();
    for record in records {
        let arabic = record.concept.arabic().map(|term| term.text.as_str()).collect::<Vec<_>>();
        termbase.insert(&record.id, Nature::Common, &Usage::default(), arabic);
    }
    let occurrences = termbase.recognise(source);
    let mut terms: Vec<Term<'_>> = Vec::new();
    for occurrence in &occurrences {
        let record = records.iter().find(|record| record.id == occurrence.concept).unwrap();
        terms.push(Term { occurrence, record });
    }
    ask(Pair { source, target, terms: &terms })
}

/// Everything that all checks say.
fn all_findings(source: &str, target: &str) -> Vec<Finding> {
    with_terms(&glossary(), source, target, |pair| check(pair, Kind::ALL.into_iter().collect()))
}

/// The messages of one kind.
fn told(kind: Kind, source: &str, target: &str) -> Vec<String> {
    all_findings(source, target).into_iter().filter(|one| one.kind == kind).map(|one| one.message).collect()
}

#[track_caller]
fn speaks(kind: Kind, cases: &[(&str, &str)]) {
    for (source, target) in cases {
        assert_eq!(told(kind, source, target).len(), 1, "{}: {source} | {target}", kind.name());
    }
}

#[track_caller]
fn is_quiet(kind: Kind, cases: &[(&str, &str)]) {
    for (source, target) in cases {
        assert_eq!(told(kind, source, target), Vec::<String>::new(), "{}: {source} | {target}", kind.name());
    }
}

#[test]
fn numbers_are_compared_by_value() {
    is_quiet(
        Kind::Number,
        &[
            ("وصل خمسة وعشرون طالبا.", "Twenty-five students arrived."),
            ("وصل ٢٥ طالبا.", "Some 25 students arrived."),
            ("بلغت الكلفة 3.5 مليون دولار.", "It cost $3.5m."),
            ("ارتفع السعر بنسبة 50٪.", "The price rose by half."),
            ("استمر المشروع عشر سنوات.", "The project went on for a decade."),
            ("وقع الطرفان الاتفاق.", "Both sides signed the agreement."),
            ("التقى رئيسين في زيارة واحدة.", "He met two presidents on one visit."),
            ("فاز الفريق 3-1.", "The team won 3-1."),
            ("بين 10 و15 مليون دينار.", "Between 10 and 15 million dinars."),
            ("انطلق السباق في الساعة 7:30 صباحا.", "The race began at 7.30 a.m."),
            ("نشر البيان في الساعة 00:24 بتوقيت غرينتش.", "The statement was issued at 00:24 GMT."),
            ("بلغ عدد السكان 711.988 نسمة.", "The population was 711,988."),
            ("نزح نصف مليون شخص.", "Half a million people were displaced."),
            ("استمر الوباء بين 1620 و1621.", "The epidemic lasted from 1620–21."),
            ("قُتل 1 شخص في هجوم.", "A person was killed in an attack."),
            ("قُتل 1 شخص في 12 مارس.", "A person was killed on 12 March."),
            ("تبدأ في الثامنة مساء.", "It begins at 8 p.m."),
            ("تبدأ في الثامنة مساء.", "It begins at eight in the evening."),
            ("تبدأ في الساعة الثامنة.", "It begins at 8 a.m."),
            ("تبدأ في الثامنة مساء.", "It begins at 20:00, and not at 8 a.m. as planned."),
            ("في الثامنة مساء بتوقيت القاهرة، السادسة بتوقيت غرينتش.", "At 8 p.m. Cairo time (6 p.m. GMT)."),
            ("الساعة السابعة بتوقيت غرينتش مساء الجمعة.", "At 7 p.m. GMT on Friday."),
            ("في الثامنة مساء.", "Tonight at 8, instead of 8 a.m."),
            ("من الثامنة مساء حتى الثامنة من صباح اليوم التالي.", "From eight each evening until 8 a.m."),
            ("انفجار الثانية فجرا.", "An explosion at 02:00 and another two in the afternoon."),
            ("تبدأ العاشرة صباحا.", "It is open from 10:00 to 10 p.m."),
            ("من الثامنة صباحا إلى الثامنة مساء.", "From 8 a.m. to 8 p.m."),
        ],
    );
    for (source, target, message) in [
        ("وصل ٢٥ طالبا.", "Some 26 students arrived.", "The Arabic says ٢٥ (25), the English 26."),
        ("وصل ٢٥ طالبا.", "Some students arrived.", "25 is missing: the Arabic says ٢٥."),
        (
            "بلغ عدد السكان 711.988 نسمة.",
            "The population was 711,998.",
            "The Arabic says 711.988 (711.988), the English 711,998.",
        ),
        ("زار أربع مدن.", "He visited five cities.", "The Arabic says أربع (4), the English five."),
        ("قُتل 1 شخص في هجوم.", "12 people were killed in an attack.", "The Arabic says 1 (1), the English 12."),
        ("تبدأ في الثامنة مساء.", "It begins at 8 a.m.", "The Arabic says الثامنة مساء (8 p.m.), the English 8 a.m."),
        (
            "انطلق السباق في الساعة 7:30 صباحا.",
            "The race began at 7:30 pm.",
            "The Arabic says 7:30 صباحا (7 a.m.), the English 7:30 pm.",
        ),
        ("قتل 12 وجرح 12.", "12 died and 13 were wounded.", "The Arabic says 12 (12), the English 13."),
        (
            "بلغت 3 مليارات دولار.",
            "It reached $3 million.",
            "The Arabic says 3 مليارات دولار (3000000000), the English 3 million.",
        ),
    ] {
        assert_eq!(told(Kind::Number, source, target), [message], "{source} | {target}");
    }
}

#[test]
fn dates_are_compared_part_by_part() {
    is_quiet(
        Kind::Date,
        &[
            ("وصل الجمعة 21 آب/ أغسطس 2020.", "He arrived on Friday, Aug. 21, 2020."),
            ("في أحداث 11 سبتمبر.", "In the events of 9/11."),
            ("منذ عام 2011.", "Since 2011."),
            ("الاجتماع يوم الاثنين.", "The meeting is on Monday."),
        ],
    );
    for (source, target, message) in [
        ("وصل يوم الجمعة.", "He arrived on Monday.", "The Arabic says الجمعة (Friday), the English Monday."),
        ("في 21 أغسطس 2020.", "On 21 July 2020.", "The Arabic says 21 أغسطس 2020 (August), the English July."),
        ("في 21 أغسطس 2020.", "On 21 August.", "2020 is missing from the date: the Arabic says 21 أغسطس 2020."),
    ] {
        assert_eq!(told(Kind::Date, source, target), [message], "{source} | {target}");
    }
}

#[test]
fn terms_are_asked_for_where_nothing_of_them_is_there() {
    speaks(
        Kind::Term,
        &[
            ("اجتمع المجلس الأعلى للدولة.", "The chamber met."),
            ("انتخب باقتراع سري.", "He was chosen by a show of hands."),
        ],
    );
    is_quiet(
        Kind::Term,
        &[
            ("اجتمع المجلس الأعلى للدولة.", "The council met."),
            ("اجتمع المجلس الأعلى للدولة.", "The HCS met."),
            ("انتخب باقتراع سري.", "He was elected in secret ballots."),
            // A single word with nothing against it is asked for by the strict check alone.
            ("أعيد فتح المعبر.", "The frontier was opened again."),
        ],
    );
    speaks(
        Kind::TermWording,
        &[("أعيد فتح المعبر.", "The frontier was opened again."), ("اجتمع المجلس الأعلى للدولة.", "The council met.")],
    );
    is_quiet(Kind::TermWording, &[("أعيد فتح المعبر.", "The border post was opened again.")]);
}

#[test]
fn concepts_with_the_same_words_are_asked_for_once() {
    let found = told(Kind::Term, "بدأت هدنة إنسانية، ثم انتهت هدنة إنسانية.", "It began and ended.");
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].contains("“humanitarian truce” or “aid pause” for هدنة إنسانية;"), "{found:?}");
    is_quiet(Kind::Term, &[("بدأت هدنة إنسانية.", "An aid pause began.")]);
}

#[test]
fn another_country_is_told() {
    speaks(
        Kind::Term,
        &[
            ("زار الوزير الأردن أمس.", "The minister visited Egypt yesterday."),
            ("قال الوزير المصري إن الحوار مستمر.", "The Jordanian minister said that the dialogue went on."),
            ("وقعت مصر والأردن الاتفاق.", "Egypt and Syria’s envoys signed the deal."),
        ],
    );
    is_quiet(
        Kind::Term,
        &[
            ("زار الوزير الأردن أمس.", "The minister visited the kingdom yesterday."),
            ("قال الوزير المصري إن الحوار مستمر.", "Egypt's minister said that the dialogue went on."),
            ("زار الوزير الأردن أمس.", "The minister visited the kingdom from New England."),
            ("استقبل الوزير جورجيا ميلوني.", "The minister received Egypt's guest."),
            ("ذكرت وكالة الأنباء المصرية أن الوفد وصل.", "MENA said that Jordan's delegation had arrived."),
            ("زار وفد عربي الأردن.", "An Arab delegation visited Jordan."),
            ("فاز المصري بالسباق.", "The African won the race."),
            ("أكد الكرملين دعمه للأردن.", "Egypt affirmed its support."),
            // A capital stands for its country.
            ("قالت عمان إن مصر وافقت.", "Jordan said that Cairo had agreed."),
            ("زار الوزير الأردن أمس.", "Cairo's minister visited the kingdom yesterday."),
        ],
    );
}

#[test]
fn what_the_glossary_forbids_is_told() {
    let found = all_findings("اجتمع المجلس الأعلى للدولة.", "The State Council met.");
    let forbidden: Vec<&Finding> = found.iter().filter(|one| one.kind == Kind::Forbidden).collect();
    assert_eq!(forbidden.len(), 1);
    assert_eq!(forbidden[0].target, [Span::new(4, 17)]);
    assert_eq!(forbidden[0].source, [Span::new(6, 26)]);
    is_quiet(Kind::Forbidden, &[("اجتمع المجلس الأعلى للدولة.", "The High Council of State met.")]);
}

#[test]
fn nothing_gaps_and_copies_are_told_and_nothing_else_then() {
    let kinds = |source, target| all_findings(source, target).iter().map(|one| one.kind).collect::<Vec<_>>();
    assert_eq!(kinds("وصل 25 طالبا.", "  "), [Kind::Empty]);
    assert_eq!(kinds("وصل 25 طالبا.", "وصل 25 طالبا."), [Kind::Copied]);
    assert_eq!(kinds("وصل الطلاب إلى المدرسة.", "The students وصلوا إلى المدرسة القريبة."), [Kind::Copied]);
    speaks(Kind::Empty, &[("وصل الطلاب.", "The students […] yesterday.")]);
    is_quiet(Kind::Copied, &[("2024", "2024"), ("https://example.org", "https://example.org")]);
}

#[test]
fn what_is_arabic_does_not_stay() {
    speaks(
        Kind::Arabic,
        &[
            ("قال نعم، ثم لا.", "He said yes، then no."),
            ("ماذا حدث؟", "What happened؟"),
            ("وصل الوفد إلى المدينة مساء.", "The delegation reached the المدينة in the evening."),
            ("وصل 25 طالبا.", "Some ٢٥ students arrived."),
        ],
    );
    assert_eq!(told(Kind::Arabic, "قال «نعم».", "He said «yes».").len(), 2, "a finding for each mark");
    is_quiet(Kind::Arabic, &[("قال «نعم»، ثم لا؟", "He said “yes”, then no?")]);
}

#[test]
fn a_word_twice_is_told_unless_english_has_it_so() {
    speaks(Kind::Doubled, &[("وصل.", "He reached the the city."), ("وصل.", "The the city is big.")]);
    is_quiet(
        Kind::Doubled,
        &[
            ("وصل.", "He had had enough of that that day."),
            ("وصل.", "Sirhan Sirhan arrived."),
            ("وصل.", "He came, came and went."),
            ("وصل.", "It was very very good."),
        ],
    );
}

#[test]
fn marks_have_their_partners() {
    speaks(Kind::Quotes, &[("قال: «نعم».", "He said: “yes."), ("قال: \"نعم\".", "He said: yes\".")]);
    is_quiet(
        Kind::Quotes,
        &[
            ("قال: «نعم».", "He said: “yes”."),
            ("قال: «نعم", "He said: “yes"),
            ("طوله متران.", "He is 6'2\" tall."),
            ("ذاك كتاب الطالب.", "That's the student's book."),
        ],
    );
    speaks(Kind::Brackets, &[("اللجنة (5+5).", "The committee (5+5."), ("اللجنة (5+5).", "The committee 5+5).")]);
    is_quiet(
        Kind::Brackets,
        &[("اللجنة (5+5).", "The committee (5+5)."), ("1) وصل.", "1) He arrived."), ("وصل.", "He arrived :)")],
    );
    speaks(Kind::Quotations, &[("قال: «نعم».", "He said yes.")]);
    is_quiet(Kind::Quotations, &[("قال: «نعم».", "He said “yes”.")]);
}

#[test]
fn a_denial_is_not_lost() {
    speaks(
        Kind::Negation,
        &[
            ("لم يصل الوفد أمس.", "The delegation arrived yesterday."),
            ("لن يحضر الوزير.", "The minister will attend."),
            ("نفى الوزير ذلك.", "The minister confirmed that."),
            ("القرار غير قانوني.", "The decision is legal."),
            ("ليس هذا صحيحا.", "This is right."),
            ("لا أحد يعرف، دون شك.", "Everybody knows, without doubt."),
        ],
    );
    is_quiet(
        Kind::Negation,
        &[
            ("لم يصل الوفد أمس.", "The delegation did not arrive yesterday."),
            ("لم يصل الوفد أمس.", "The delegation failed to arrive yesterday."),
            ("نفى الوزير ذلك.", "The minister denied it."),
            ("القرار غير قانوني.", "The decision is unlawful."),
            ("لا يزال الطريق مغلقا.", "The road is still closed."),
            ("لم يبق إلا بيت واحد.", "Only one house is left."),
            ("غير أن الوفد وصل.", "However, the delegation arrived."),
            ("لا يقل عن خمسة.", "At least five."),
            ("غيّر الوزير رأيه.", "The minister changed his mind."),
        ],
    );
}

#[test]
fn far_too_short_and_far_too_long_are_told() {
    let long = "أعلنت الوزارة أمس أنها ستبدأ أعمال صيانة الطرق في جميع بلديات الجنوب مع بداية الشهر المقبل.";
    let good = "The ministry announced yesterday that it would begin road repairs in all southern municipalities early next month.";
    is_quiet(Kind::Length, &[(long, good), ("نعم.", "Yes, of course, that is how it is and will be.")]);
    speaks(Kind::Length, &[(long, "The ministry announced."), (long, &format!("{good} {good}"))]);
}

fn article(pairs: &[(&str, &str)]) -> Vec<Vec<Finding>> {
    let parts: Vec<Pair<'_>> = pairs.iter().map(|&(source, target)| Pair { source, target, terms: &[] }).collect();
    check_article(&parts, Kind::ALL.into_iter().collect())
}

fn places(found: &[Vec<Finding>], kind: Kind) -> Vec<usize> {
    (0..found.len()).filter(|&at| found[at].iter().any(|one| one.kind == kind)).collect()
}

#[test]
fn an_article_is_consistent() {
    let same = ("انتهى الاجتماع دون اتفاق.", "The meeting ended without agreement.");
    let found = article(&[same, ("انتهى الاجتماع دون إتفاق.", "The meeting broke up."), same]);
    assert_eq!(places(&found, Kind::SameSource), [1]);
    let found = article(&[same, ("فشلت المحادثات في المدينة.", same.1)]);
    assert_eq!(places(&found, Kind::SameTarget), [1]);
    assert_eq!(places(&article(&[same, same]), Kind::SameSource), [0usize; 0]);
}

#[test]
fn a_person_is_spelled_in_one_way() {
    let found = article(&[
        ("قال وزير النقل سامي الحمروش إن الخط جاهز.", "Transport minister Sami al-Hamroush said the line was ready."),
        ("وأضاف الحمروش أن العمل انتهى.", "Al-Hamroush added that the work was done."),
        ("وغادر سامي الحمروش المدينة.", "Sami al-Hamrush left the city."),
    ]);
    assert_eq!(places(&found, Kind::Name), [2]);
    assert_eq!(found[2].iter().find(|one| one.kind == Kind::Name).unwrap().target.len(), 1);
}

#[test]
fn a_quotation_may_go_on_through_segments() {
    let open = [("قال: «بدأ العمل.", "He said: “Work has begun."), ("وينتهي غدا».", "It ends tomorrow.”")];
    assert_eq!(places(&article(&open), Kind::Quotes), [0usize; 0]);
    let freely = [("قال إن العمل بدأ.", "“Work has begun,” he said. “It is"), ("وينتهي غدا.", "over tomorrow.”")];
    assert_eq!(places(&article(&freely), Kind::Quotes), [0usize; 0]);
    let never = [("قال إن العمل بدأ.", "“Work has begun, he said."), ("وينتهي غدا.", "It is “over” tomorrow.")];
    assert_eq!(places(&article(&never), Kind::Quotes), [0]);
}

#[test]
fn a_fingerprint_does_not_know_where_the_fault_stands() {
    let find = |target| all_findings("وصل ٢٥ طالبا إلى المدينة.", target);
    let (one, other) = (find("The the students came."), find("Yesterday the the students came to the city."));
    let prints = |found: &[Finding]| found.iter().map(|one| one.fingerprint.clone()).collect::<Vec<_>>();
    assert_eq!(prints(&one), prints(&other));
    assert_ne!(one[0].fingerprint, one[1].fingerprint);
    assert_eq!(one[0].fingerprint.len(), 16);
}

#[test]
fn who_ignores_one_quotation_mark_still_hears_of_another() {
    let print = |target| {
        let found = all_findings("قال إن العمل بدأ.", target);
        found.into_iter().find(|one| one.kind == Kind::Quotes).map(|one| one.fingerprint)
    };
    assert_eq!(print("Work has “begun, he said."), print("All work has “begun, he said."));
    assert_ne!(print("Work has “begun, he said."), print("“Work has begun, he said."));
}

#[test]
fn what_is_off_is_not_said() {
    let on = Switches::default().with(Kind::Doubled, false);
    let pair = Pair { source: "وصل.", target: "He he arrived.", terms: &[] };
    assert!(check(pair, on).is_empty());
    assert_eq!(check(pair, Switches::default()).len(), 1);
}

proptest! {
    /// Whatever stands on both sides: spans lie inside, and nobody panics.
    #[test]
    fn spans_lie_inside_the_texts(source in "[ لمنأب٢5\"«»(.،؟a-c\u{1f600}]{0,40}", target in "[ theno2٥5\"“”«)(.،x\u{1f600}]{0,40}") {
        for finding in all_findings(&source, &target) {
            for (spans, text) in [(&finding.source, &source), (&finding.target, &target)] {
                let length = text.chars().count();
                prop_assert!(spans.iter().all(|span| span.start < span.end && span.end <= length), "{finding:?}");
            }
        }
    }
}

#[test]
fn an_english_says_a_concept_by_its_best_rendering_that_is_there() {
    use Language::{Arabic, English};
    use Saying::{Admitted, Avoided, Other, Preferred};
    let mut records = glossary();
    records.push(record(
        "house",
        &[
            (Arabic, "مجلس النواب", Status::Preferred),
            (English, "House", Status::Preferred),
            (English, "House of Representatives", Status::Deprecated),
            (English, "Puppet House", Status::Forbidden),
        ],
    ));
    // The same letters are a town and a plural.
    records.push(record("seoul", &[(Arabic, "سيول", Status::Preferred), (English, "Seoul", Status::Preferred)]));
    records.push(record("floods", &[(Arabic, "سيول", Status::Preferred), (English, "floods", Status::Preferred)]));
    records.push(record("wrong", &[(Arabic, "عصابة", Status::Preferred), (English, "gang", Status::Forbidden)]));
    let crossing = "أغلق المعبر أمس.";
    let house = "عقد مجلس النواب جلسته.";
    let floods = "جرفت سيول قوية الجسر.";
    for (source, target, expected) in [
        (crossing, "The crossing was closed.", &[("crossing", Preferred)][..]),
        (crossing, "The border post was closed.", &[("crossing", Admitted)]),
        ("أغلقت المعابر أمس.", "The crossings were closed.", &[("crossing", Preferred)]),
        (floods, "A flood swept the bridge away.", &[("floods", Preferred)]),
        (crossing, "The border post, a crossing, was closed.", &[("crossing", Preferred)]),
        (crossing, "The gate was closed.", &[("crossing", Other)]),
        (crossing, "", &[]),
        (crossing, crossing, &[]),
        (house, "The House met.", &[("house", Preferred)]),
        (house, "The House of Representatives met.", &[("house", Avoided)]),
        (house, "The Puppet House met.", &[("house", Avoided)]),
        (house, "Parliament met.", &[("house", Other)]),
        ("عاد المجلس الأعلى للدولة.", "The State Council is back.", &[("hcs", Avoided)]),
        (floods, "Floods swept the bridge away.", &[("floods", Preferred)]),
        (floods, "Torrents swept the bridge away.", &[("seoul", Other), ("floods", Other)]),
        ("قبض على عصابة.", "A ring was caught.", &[]),
        ("لا شيء هنا.", "Nothing is here.", &[]),
    ] {
        let found = with_terms(&records, source, target, |pair| {
            let all = sayings(pair).into_iter();
            let mut all: Vec<_> = all.map(|said| (said.concept.as_str().to_owned(), said.saying)).collect();
            all.sort_by(|(one, _), (other, _)| one.cmp(other));
            all
        });
        let mut expected: Vec<_> = expected.iter().map(|(id, saying)| ((*id).to_owned(), *saying)).collect();
        expected.sort_by(|(one, _), (other, _)| one.cmp(other));
        assert_eq!(found, expected, "{source} | {target}");
    }
    let rendering = |target| with_terms(&records, house, target, |pair| sayings(pair)[0].rendering.clone());
    for (target, expected) in [
        ("The Houses met.", Some("House")),
        ("The house of representatives met.", Some("House of Representatives")),
        ("The puppet house met.", Some("Puppet House")),
        ("Parliament met.", None),
    ] {
        assert_eq!(rendering(target).as_deref(), expected, "{target}");
    }
}
