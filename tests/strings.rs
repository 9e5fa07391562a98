//! Are all words of the pages in the catalogues, and all words of the catalogues on the pages?
//!
//! `static/strings/` has a file for each language. The pages name a text as `{{name}}`, the scripts as `say("name")` or `parts("name")`; a
//! name that is put together, `say(`role.${role}`)`, stands for all that begin so.

// Helpers are tests too, which the lints do not see.
#![allow(clippy::unwrap_used)]

use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use tarjuman::article::{Reason, Role, State};
use tarjuman::checks::Kind;
use tarjuman::glossary::Status;

/// What Arabic and English need, by CLDR.
const PLURALS: [(&str, &[&str]); 2] =
    [("en", &["one", "other"]), ("ar", &["zero", "one", "two", "few", "many", "other"])];

/// Names, keys and formats, the same in each language; and what the search page shows of spelling.
#[rustfmt::skip]
const NAMES: &[&str] =
    &["Alt", "Ctrl", "Ctrl ↵", "Delete", "E", "English", "Enter", "Esc", "TMX", "TSV", "Tab", "Tarjuman", "V", "إصلاح", "اصلاح", "العربية", "ترجمان"];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("static")
}

fn catalogue(language: &str) -> Map<String, Value> {
    let file = fs::read_to_string(folder().join(format!("strings/{language}.json"))).unwrap();
    serde_json::from_str(&file).unwrap()
}

/// Each form of a text: one, or one for each plural.
fn forms(text: &Value) -> BTreeMap<&str, &str> {
    match text {
        Value::String(text) => BTreeMap::from([("", text.as_str())]),
        Value::Object(forms) => forms.iter().map(|(form, text)| (form.as_str(), text.as_str().unwrap())).collect(),
        other => panic!("{other} is no text"),
    }
}

/// What is put into a text.
fn placeholders<'a>(forms: &BTreeMap<&str, &'a str>) -> BTreeSet<&'a str> {
    forms.values().flat_map(|text| text.split('{').skip(1).map(|rest| rest.split('}').next().unwrap())).collect()
}

/// The files below a folder with that ending, but for what others wrote: their names and texts.
fn files(ending: &str) -> Vec<(String, String)> {
    fn collect(folder: &Path, ending: &str, found: &mut Vec<(String, String)>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() && !path.ends_with("vendor") {
                collect(&path, ending, found);
            } else if path.extension().is_some_and(|other| other == ending) {
                found.push((path.display().to_string(), fs::read_to_string(&path).unwrap()));
            }
        }
    }
    let mut found = Vec::new();
    collect(&folder(), ending, &mut found);
    found
}

/// What the pages and scripts ask for: whole names, and beginnings of names.
#[derive(Default)]
struct Asked {
    names: BTreeSet<String>,
    beginnings: BTreeSet<String>,
}

impl Asked {
    fn everywhere() -> Self {
        let mut asked = Self::default();
        for (_, page) in files("html") {
            let names = page.split("{{").skip(1).map(|rest| rest.split("}}").next().unwrap().to_owned());
            asked.names.extend(names.filter(|name| name != "strings"));
        }
        for (_, script) in files("js") {
            for call in ["say(", "parts(", "pieces("] {
                for (at, _) in script.match_indices(call) {
                    // `this.say(` and `function say(` are others.
                    if !script[..at].ends_with(|before: char| before.is_alphanumeric() || "._#".contains(before)) {
                        asked.read(&script[at + call.len()..]);
                    }
                }
            }
        }
        asked.names.insert("locale".to_owned());
        asked
    }

    /// The literals of a first argument, but for those that something is compared with.
    fn read(&mut self, argument: &str) {
        let (mut depth, mut rest, mut before) = (0, argument, "");
        while let Some(next) = rest.chars().next() {
            match next {
                ',' if depth == 0 => return,
                ')' if depth == 0 => return,
                '(' | '[' | '{' => depth += 1,
                ')' | ']' | '}' => depth -= 1,
                '"' => {
                    let literal = rest[1..].split('"').next().unwrap();
                    if !before.trim_end().ends_with("==") && !literal.is_empty() {
                        self.names.insert(literal.to_owned());
                    }
                    rest = &rest[literal.len() + 2..];
                    continue;
                }
                '`' => {
                    let (beginning, after) = rest[1..].split_once("${").unwrap_or((&rest[1..], ""));
                    self.beginnings.insert(beginning.to_owned());
                    rest = after.split_once('`').map_or("", |(_, after)| after);
                    continue;
                }
                _ => {}
            }
            rest = &rest[next.len_utf8()..];
            before = &argument[..argument.len() - rest.len()];
        }
    }

    fn has(&self, name: &str) -> bool {
        self.names.contains(name) || self.beginnings.iter().any(|beginning| name.starts_with(beginning))
    }
}

#[test]
fn the_languages_have_the_same_texts_with_the_same_places_and_all_their_plurals() {
    let [english, arabic] = ["en", "ar"].map(catalogue);
    let names = |words: &Map<String, Value>| words.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&english), names(&arabic));
    for (name, text) in &english {
        let (here, there) = (forms(text), forms(&arabic[name]));
        assert_eq!(here.contains_key(""), there.contains_key(""), "{name}: a plural in one of them only");
        assert_eq!(placeholders(&here), placeholders(&there), "{name}");
        for ((language, plurals), said) in PLURALS.iter().zip([&here, &there]) {
            assert!(said.values().all(|text| !text.trim().is_empty()), "{name} is empty in {language}");
            if !said.contains_key("") {
                assert_eq!(said.keys().copied().collect::<BTreeSet<_>>(), plurals.iter().copied().collect(), "{name}");
                // “A few” without the number would be wrong for most.
                let general = plurals.iter().filter(|form| ["few", "many", "other"].contains(*form));
                assert!(general.clone().all(|form| said[form].contains("{n}")), "{name} in {language}: {said:?}");
            }
        }
    }
}

/// Words of Latin letters that an Arabic text may have: names of programs, formats and keys.
const LATIN: &[&str] = &[
    "API",
    "C",
    "CSV",
    "Ctrl",
    "Enter",
    "Esc",
    "Escape",
    "Excel",
    "JavaScript",
    "Shift",
    "TBX",
    "TMX",
    "TSV",
    "Tab",
    "UTF",
    "Windows",
    "Word",
    "XLIFF",
    "Z",
    "ar",
    "docx",
    "gzip",
    "latn",
    "nu",
    "rtl",
    "u",
    "xlsx",
    "zip",
];

#[test]
fn arabic_texts_are_arabic() {
    let mut foreign = Vec::new();
    for (name, text) in &catalogue("ar") {
        for said in forms(text).values() {
            let places: String =
                said.split('{').map(|part| part.split_once('}').map_or(part, |(_, after)| after)).collect();
            let words = places.split(|letter: char| !letter.is_ascii_alphabetic());
            foreign.extend(
                words.filter(|word| !word.is_empty() && !LATIN.contains(word)).map(|word| format!("{name}: {word}")),
            );
        }
    }
    assert!(foreign.is_empty(), "{foreign:?}");
}

#[test]
fn no_text_is_missing_and_none_is_left_over() {
    let words = catalogue("en");
    let asked = Asked::everywhere();
    let missing: Vec<_> = asked.names.iter().filter(|name| !words.contains_key(*name)).collect();
    assert!(missing.is_empty(), "in no catalogue: {missing:?}");
    let nothing: Vec<_> =
        asked.beginnings.iter().filter(|start| !words.keys().any(|name| name.starts_with(*start))).collect();
    assert!(nothing.is_empty(), "no text begins so: {nothing:?}");
    let unused: Vec<_> = words.keys().filter(|name| !asked.has(name)).collect();
    assert!(unused.is_empty(), "nobody asks for: {unused:?}");
}

/// The last part of each name that begins so.
fn named<'a>(words: &'a Map<String, Value>, beginning: &str) -> BTreeSet<&'a str> {
    words.keys().filter_map(|name| name.strip_prefix(beginning)).collect()
}

#[test]
fn what_the_api_names_has_a_text_for_each_name() {
    let words = catalogue("en");
    let keymap = fs::read_to_string(folder().join("js/keymap.js")).unwrap();
    let commands = keymap.split("{ command: \"").skip(1).map(|rest| rest.split('"').next().unwrap());
    assert_eq!(named(&words, "key."), commands.collect());
    assert_eq!(named(&words, "check."), Kind::ALL.map(Kind::name).into_iter().collect());
    assert_eq!(named(&words, "role."), Role::ALL.map(Role::name).into_iter().chain(["now"]).collect());
    assert_eq!(named(&words, "state."), State::ALL.map(State::name).into_iter().collect());
    assert_eq!(named(&words, "status."), Status::ALL.map(Status::name).into_iter().collect());
    assert_eq!(named(&words, "reason."), Reason::ALL.iter().map(|reason| reason.name()).collect());
    // The API says these in English, and the pages say the same.
    for &reason in Reason::ALL {
        assert_eq!(words[&format!("reason.{}", reason.name())], reason.sentence());
    }
    for kind in Kind::ALL {
        assert_eq!(words[&format!("check.{}", kind.name())], kind.title());
    }
}

#[test]
fn each_problem_of_the_api_has_a_text() {
    let mut problems = BTreeSet::from(["other".to_owned()]);
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/http")).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            continue;
        }
        let source = fs::read_to_string(path).unwrap().split_whitespace().collect::<Vec<_>>().join(" ");
        for (at, call) in ["Problem::new(", "Self::new("].into_iter().flat_map(|call| source.match_indices(call)) {
            let mut arguments = source[at + call.len()..].trim_start().split(',').map(str::trim);
            let status = arguments.next().is_some_and(|first| first.starts_with("StatusCode::"));
            let name = arguments.next().and_then(|name| name.strip_prefix('"')).map(|name| name.trim_end_matches('"'));
            problems.extend(name.filter(|_| status).map(str::to_owned));
        }
    }
    assert!(problems.len() > 10, "{problems:?}");
    let words = catalogue("en");
    assert_eq!(named(&words, "problem.is."), problems.iter().map(String::as_str).collect());
}

#[test]
fn no_page_or_script_says_a_word_of_its_own() {
    let mut own = Vec::new();
    let mut note = |file: &str, said: &str| {
        let letters = said.chars().filter(|letter| letter.is_alphabetic()).count();
        let code = said.contains(|mark| "{}();=`".contains(mark));
        if letters > 0 && !code && !NAMES.contains(&said.trim()) {
            own.push(format!("{file}: {said}"));
        }
    };
    for (file, text) in files("js").into_iter().chain(files("html")) {
        if file.ends_with("docs.html") {
            continue;
        }
        let templates = without_comments(&text);
        for attribute in ["aria-label=\"", "title=\"", "placeholder=\"", "aria-description=\""] {
            for said in templates.split(attribute).skip(1) {
                note(&file, said.split('"').next().unwrap());
            }
        }
        for piece in
            templates.split('<').filter(|piece| piece.starts_with(|first: char| first.is_alphabetic() || first == '/'))
        {
            if let Some((_, said)) = piece.split_once('>') {
                note(&file, said.split("${").next().unwrap());
            }
        }
        if file.ends_with(".js") {
            for said in templates.split("announce(").skip(1).filter(|said| said.starts_with(['"', '`'])) {
                note(&file, said[1..].split(['"', '`']).next().unwrap());
            }
        }
    }
    assert!(own.is_empty(), "not in the catalogue: {own:#?}");
}

fn without_comments(script: &str) -> String {
    let lines = script.lines().filter(|line| !line.trim_start().starts_with(['*', '/']));
    let code = lines.map(|line| line.split(" // ").next().unwrap()).collect::<Vec<_>>().join("\n");
    let mut kept = String::new();
    let mut rest = code.as_str();
    while let Some((before, comment)) = rest.split_once("/**") {
        kept.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    kept + rest
}
