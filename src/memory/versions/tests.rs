use super::*;
use proptest::prelude::*;

const STORY: [&str; 6] = [
    "اجتمع المجلس الأعلى للدولة في طرابلس اليوم.",
    "ناقش الأعضاء مشروع الميزانية الجديدة بحضور وزير المالية.",
    "قال المتحدث إن التصويت تأجل إلى الأسبوع المقبل.",
    "يأتي ذلك بعد خلاف طويل بين الحكومة والبرلمان على الإنفاق.",
    "دعت البعثة الأممية جميع الأطراف إلى الحوار.",
    "لم يصدر تعليق من رئاسة الحكومة حتى الآن.",
];

#[test]
fn an_update_keeps_what_it_did_not_touch() {
    let update = [
        "عاجل: انتهى الاجتماع قبل قليل.",
        STORY[0],
        "ناقش الأعضاء مشروع الميزانية المعدلة بحضور وزير المالية.",
        STORY[4],
        "قال المتحدث إن التصويت تأجل إلى الأسبوع المقبل. يأتي ذلك بعد خلاف طويل بين الحكومة والبرلمان على الإنفاق.",
        "لم يصدر تعليق",
        "من رئاسة  الحكومة حتى الآن.",
    ];
    let expected = [
        None,
        Some(Earlier::Same(0)),
        Some(Earlier::Changed(1)),
        Some(Earlier::Same(4)),
        Some(Earlier::Joined(2..4)),
        Some(Earlier::Part(5)),
        Some(Earlier::Part(5)),
    ];
    assert_eq!(align(&STORY, &update), expected);
}

#[test]
fn white_space_makes_no_other_sentence_and_a_mark_does() {
    assert_eq!(align(&[STORY[0]], &[&STORY[0].replace(' ', "\u{a0} ")]), [Some(Earlier::Same(0))]);
    assert_eq!(align(&[STORY[0]], &[&STORY[0].replace('.', "؟")]), [Some(Earlier::Changed(0))]);
    let denied = STORY[2].replace("تأجل", "لم يتأجل");
    assert_eq!(align(&STORY[2..3], &[&denied]), [Some(Earlier::Changed(0))]);
    assert_eq!(align(&[], &STORY[..2]), [None, None]);
    assert!(align(&STORY, &[]).is_empty());
}

#[test]
fn the_lines_of_a_table_go_with_their_own() {
    let line = |price: usize| format!("سهم الشركة الوطنية للاستثمار أغلق عند {price} دينار.");
    let old: Vec<String> = (0..60).map(|at| line(1000 + at)).collect();
    let new: Vec<String> = (0..60).map(|at| line(2000 + at)).collect();
    let texts = |story: &'_ [String]| story.iter().map(String::as_str).collect::<Vec<_>>().join("\n");
    let (old, new) = (texts(&old), texts(&new));
    let found = align(&old.lines().collect::<Vec<_>>(), &new.lines().collect::<Vec<_>>());
    assert_eq!(found, (0..60).map(|at| Some(Earlier::Changed(at))).collect::<Vec<_>>());
}

#[test]
fn one_that_recurs_goes_with_its_neighbours() {
    let old = ["نعم.", STORY[0], "نعم.", STORY[1], "نعم."];
    let new = [STORY[0], "نعم.", STORY[1]];
    assert_eq!(align(&old, &new), [Some(Earlier::Same(1)), Some(Earlier::Same(2)), Some(Earlier::Same(3))]);
}

/// What is done to a story.
#[derive(Clone, Debug)]
enum Step {
    Insert(usize, usize),
    Delete(usize),
    Move(usize, usize),
    Merge(usize),
    Split(usize, usize),
    Reword(usize, usize, usize),
}

fn step() -> impl Strategy<Value = Step> {
    let place = 0usize..1000;
    prop_oneof![
        (place.clone(), place.clone()).prop_map(|(at, words)| Step::Insert(at, words)),
        place.clone().prop_map(Step::Delete),
        (place.clone(), place.clone()).prop_map(|(from, to)| Step::Move(from, to)),
        place.clone().prop_map(Step::Merge),
        (place.clone(), place.clone()).prop_map(|(at, word)| Step::Split(at, word)),
        (place.clone(), place.clone(), place).prop_map(|(at, word, other)| Step::Reword(at, word, other)),
    ]
}

const WORDS: [&str; 24] = [
    "المجلس",
    "الحكومة",
    "في",
    "طرابلس",
    "أعلن",
    "قال",
    "الوزير",
    "لا",
    "لم",
    "اتفاق",
    "وقف",
    "النار",
    "الأسبوع",
    "على",
    "دعا",
    "الأطراف",
    "إلى",
    "حوار",
    "الميزانية",
    "٢٥",
    "25",
    "نعم",
    "من",
    "البرلمان",
];

/// Nine words picked by a number: some stories have a sentence twice.
fn sentence(number: usize) -> Vec<String> {
    (0..9).map(|at| WORDS[(number * (2 * at + 7) + number / 24 + at * at) % WORDS.len()].to_owned()).collect()
}

fn apply(story: &mut Vec<Vec<String>>, step: &Step) {
    let len = story.len();
    match *step {
        Step::Insert(at, words) => story.insert(at % (len + 1), sentence(words)),
        _ if len == 0 => (),
        Step::Delete(at) => drop(story.remove(at % len)),
        Step::Move(from, to) => {
            let moved = story.remove(from % len);
            story.insert(to % len, moved);
        }
        Step::Merge(at) if at % len + 1 < len => {
            let second = story.remove(at % len + 1);
            story[at % len].extend(second);
        }
        Step::Split(at, word) if story[at % len].len() > 1 => {
            let words = story[at % len].len();
            let second = story[at % len].split_off(1 + word % (words - 1));
            story.insert(at % len + 1, second);
        }
        Step::Reword(at, word, other) => {
            let words = story[at % len].len();
            story[at % len][word % words] = WORDS[other % WORDS.len()].to_owned();
        }
        Step::Merge(_) | Step::Split(..) => (),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4_000, ..ProptestConfig::default() })]

    #[test]
    fn nothing_goes_to_another_sentence_and_nothing_that_stayed_is_lost(
        numbers in prop::collection::vec(0usize..60, 0..14),
        steps in prop::collection::vec(step(), 0..10),
    ) {
        let before: Vec<Vec<String>> = numbers.iter().map(|&number| sentence(number)).collect();
        let mut after = before.clone();
        steps.iter().for_each(|step| apply(&mut after, step));
        let texts = |story: &[Vec<String>]| story.iter().map(|words| words.join(" ")).collect::<Vec<_>>();
        let (old, new) = (texts(&before), texts(&after));
        let found = align(&old.iter().map(String::as_str).collect::<Vec<_>>(), &new.iter().map(String::as_str).collect::<Vec<_>>());

        prop_assert_eq!(found.len(), new.len());
        let mut used = vec![0; old.len()];
        let mut parts: HashMap<usize, Vec<usize>> = HashMap::new();
        for (at, earlier) in found.iter().enumerate() {
            match earlier {
                Some(Earlier::Same(from)) => prop_assert_eq!(&old[*from], &new[at]),
                Some(Earlier::Joined(places)) => prop_assert_eq!(old[places.clone()].join(" "), new[at].clone()),
                Some(Earlier::Changed(from)) => prop_assert!(old[*from] != new[at]),
                Some(Earlier::Part(from)) => parts.entry(*from).or_default().push(at),
                None => (),
            }
            if let Some(earlier) = earlier.as_ref().filter(|earlier| !matches!(earlier, Earlier::Part(_))) {
                earlier.places().for_each(|place| used[place] += 1);
            }
        }
        for (from, parts) in parts {
            used[from] += 1;
            prop_assert_eq!(parts.iter().map(|&at| new[at].as_str()).collect::<Vec<_>>().join(" "), old[from].clone());
        }
        prop_assert!(used.iter().all(|&times| times <= 1));
        for text in &old {
            let count = |texts: &[String]| texts.iter().filter(|other| *other == text).count();
            let same = found.iter().zip(&new).filter(|(earlier, other)| matches!(earlier, Some(Earlier::Same(_))) && *other == text);
            prop_assert_eq!(same.count(), count(&old).min(count(&new)));
        }
    }

    #[test]
    fn a_word_changed_in_its_place_is_the_same_sentence_reworded(at in 0usize..6, word in 1usize..6, drop_first in any::<bool>()) {
        let mut update: Vec<String> = STORY.iter().map(|&text| text.to_owned()).collect();
        let mut words: Vec<&str> = STORY[at].split(' ').collect();
        words[word] = "كوكب";
        update[at] = words.join(" ");
        let new: Vec<&str> = update.iter().map(String::as_str).skip(usize::from(drop_first && at > 0)).collect();
        let found = align(&STORY, &new);
        prop_assert_eq!(&found[at - usize::from(drop_first && at > 0)], &Some(Earlier::Changed(at)));
    }
}
