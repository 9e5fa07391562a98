//! What goes with a word that has been put in? "a" or "an", "the" or none, the plural, the possessive.
//!
//! The rules are those of any school grammar; where a word is an exception that nobody listed here, it follows the rule.

/// "a" or "an", by the sound that `next` begins with.
///
/// Figures are sounded: an 8, an 11th, an 18,000; letters of an abbreviation by their names: an FBI, a UN.
pub(crate) fn indefinite(next: &str) -> &'static str {
    let next = next.trim_start_matches(|c: char| !c.is_alphanumeric());
    let word: String = next.chars().take_while(|c| c.is_alphanumeric()).collect();
    let lower = word.to_lowercase();
    let Some(first) = lower.chars().next() else { return "a" };
    let an = if first.is_ascii_digit() {
        let whole: String = next.chars().take_while(|c| c.is_ascii_digit() || *c == ',').collect();
        let digits = whole.replace(',', "");
        first == '8' || ((digits.starts_with("11") || digits.starts_with("18")) && digits.len() % 3 == 2)
    } else if word.len() > 1 && word.chars().all(char::is_uppercase) && !WITHOUT_THE.contains(&word.as_str()) {
        "aefhilmnorsx".contains(first)
    } else {
        const SILENT: [&str; 4] = ["hour", "honest", "honour", "heir"];
        const CONSONANT: [&str; 9] = ["uni", "use", "usu", "eu", "one", "once", "ukr", "uga", "uru"];
        let begins = |list: &[&str]| list.iter().any(|start| lower.starts_with(start));
        begins(&SILENT) || ("aeiou".contains(first) && (!begins(&CONSONANT) || begins(&["unin", "unim"])))
    };
    if an { "an" } else { "a" }
}

/// Nouns whose plural no rule makes.
const IRREGULAR: [(&str, &str); 8] = [
    ("man", "men"),
    ("woman", "women"),
    ("child", "children"),
    ("person", "people"),
    ("foot", "feet"),
    ("spokesman", "spokesmen"),
    ("chairman", "chairmen"),
    ("crisis", "crises"),
];

/// Words behind which the head of a phrase does not stand: "members of parliament".
const AFTER_HEAD: [&str; 8] = ["of", "for", "on", "in", "to", "at", "from", "with"];

/// The plural of a noun or a phrase: its last word before a preposition. "release on bail" is "releases on bail".
pub(crate) fn plural(phrase: &str) -> String {
    let words: Vec<&str> = phrase.split(' ').collect();
    let head = head(&words);
    with_head(&words, head, &plural_word(words[head]))
}

/// The singulars that a noun or a phrase in the plural may have: all of which [`plural`] makes it. "clauses" may be of "clause" and, for all that the
/// rules know, of "claus"; what is a name is of none.
pub(crate) fn singulars(phrase: &str) -> Vec<String> {
    let words: Vec<&str> = phrase.split(' ').collect();
    let head = head(&words);
    let many = words[head];
    // "news" has no plural, nor is one.
    if !many.starts_with(char::is_lowercase) || many == "news" {
        return Vec::new();
    }
    let regular = [("ies", "y"), ("es", ""), ("s", "")];
    let regular = regular.into_iter().filter_map(|(from, to)| Some(format!("{}{to}", many.strip_suffix(from)?)));
    let irregular = IRREGULAR.iter().filter(|(_, other)| *other == many).map(|(one, _)| (*one).to_owned());
    let is_of = |one: &String| *one != many && plural_word(one) == many;
    regular.chain(irregular).filter(is_of).map(|one| with_head(&words, head, &one)).collect()
}

/// The place of the head of a phrase: its last word before a preposition. `words` are not empty.
fn head(words: &[&str]) -> usize {
    words.iter().position(|word| AFTER_HEAD.contains(word)).unwrap_or(words.len()).max(1) - 1
}

/// A phrase with another word for its head.
fn with_head(words: &[&str], head: usize, other: &str) -> String {
    let words = words.iter().enumerate().map(|(at, word)| if at == head { other } else { *word });
    words.collect::<Vec<_>>().join(" ")
}

fn plural_word(word: &str) -> String {
    let lower = word.to_lowercase();
    if let Some((one, many)) = IRREGULAR.iter().find(|(one, _)| *one == lower) {
        let kept = word.chars().take(1).chain(many.chars().skip(1));
        return if one.starts_with(&many[..1]) { kept.collect() } else { (*many).to_owned() };
    }
    let ends = |endings: &[&str]| endings.iter().any(|ending| lower.ends_with(ending));
    if let Some(stem) = word.strip_suffix('y')
        && !ends(&["ay", "ey", "oy", "uy"])
    {
        return format!("{stem}ies");
    }
    if ends(&["ese", "police", "ss", "sh", "ch", "x", "z", "s"]) {
        return if ends(&["ese", "police"]) || (ends(&["s"]) && !ends(&["ss", "us"])) {
            word.to_owned()
        } else {
            format!("{word}es")
        };
    }
    format!("{word}s")
}

/// Words that names of countries and bodies end with when they take "the": the Netherlands, the African Union.
const TAKES_THE: [&str; 36] = [
    "netherlands",
    "philippines",
    "maldives",
    "bahamas",
    "comoros",
    "seychelles",
    "gambia",
    "vatican",
    "states",
    "emirates",
    "kingdom",
    "republic",
    "union",
    "islands",
    "federation",
    "nations",
    "league",
    "council",
    "ministry",
    "court",
    "bank",
    "committee",
    "commission",
    "house",
    "government",
    "organisation",
    "organization",
    "agency",
    "army",
    "assembly",
    "parliament",
    "authority",
    "forces",
    "congress",
    "mission",
    "fund",
];

/// Abbreviations that are words of their own, without "the".
const WITHOUT_THE: [&str; 9] = ["NATO", "UNESCO", "UNICEF", "OPEC", "ASEAN", "UNSMIL", "INTERPOL", "UNRWA", "ISIS"];

/// Whether a proper name takes "the": yes or no where the lists tell, else nobody knows.
pub(crate) fn takes_the(name: &str) -> Option<bool> {
    if WITHOUT_THE.contains(&name) {
        return Some(false);
    }
    let capitals = name.len() > 1 && name.chars().all(char::is_uppercase);
    if capitals {
        return Some(true);
    }
    let lower = name.to_lowercase();
    let words: Vec<&str> = lower.split(' ').collect();
    let head = words.iter().position(|word| *word == "of").unwrap_or(words.len()).max(1) - 1;
    let head = words.get(head).is_some_and(|word| TAKES_THE.contains(word));
    if head {
        return Some(true);
    }
    // One word, or no word that is a common noun: a country, a town, a person.
    (name.split(' ').all(|word| word.starts_with(char::is_uppercase)) && words.len() <= 2).then_some(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_or_an_by_sound() {
        for (next, article) in [
            ("8-member team", "an"),
            ("5-member team", "a"),
            ("11-year-old", "an"),
            ("18,000-strong force", "an"),
            ("110 km road", "a"),
            ("$8 million deal", "an"),
            ("eight", "an"),
            ("one-day visit", "a"),
            ("Italian", "an"),
            ("European", "a"),
            ("UN envoy", "a"),
            ("FBI agent", "an"),
            ("NATO mission", "a"),
            ("hour", "an"),
            ("union", "a"),
            ("uninvited", "an"),
        ] {
            assert_eq!(indefinite(next), article, "{next}");
        }
    }

    #[test]
    fn plurals() {
        for (one, many) in [
            ("ministry", "ministries"),
            ("militia", "militias"),
            ("member of parliament", "members of parliament"),
            ("church", "churches"),
            ("Turk", "Turks"),
            ("spokesman", "spokesmen"),
            ("Chinese", "Chinese"),
            ("day", "days"),
        ] {
            assert_eq!(plural(one), many);
        }
    }

    #[test]
    fn singulars_that_a_plural_may_have() {
        for (many, one) in [
            ("ministries", "ministry"),
            ("competent authorities", "competent authority"),
            ("members of parliament", "member of parliament"),
            ("churches", "church"),
            ("flash floods", "flash flood"),
            ("spokesmen", "spokesman"),
            ("people", "person"),
            ("human rights abuses", "human rights abuse"),
            ("clauses", "clause"),
            ("prizes", "prize"),
            ("movies", "movie"),
        ] {
            assert!(singulars(many).iter().any(|found| found == one), "{many}: {:?}", singulars(many));
        }
        for none in ["House of Representatives", "Chinese", "Hamas", "news", "press", ""] {
            assert!(singulars(none).is_empty(), "{none}: {:?}", singulars(none));
        }
    }

    #[test]
    fn names_with_the_and_without() {
        for (name, the) in [
            ("United States", Some(true)),
            ("High Council of State", Some(true)),
            ("Libya", Some(false)),
            ("Saudi Arabia", Some(false)),
            ("NATO", Some(false)),
            ("UN", Some(true)),
            ("ceasefire", None),
        ] {
            assert_eq!(takes_the(name), the, "{name}");
        }
    }
}
