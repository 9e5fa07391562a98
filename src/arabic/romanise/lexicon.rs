//! Which elements of names do we know? Given names and family names of our own lists, with their vowels.

use super::{Romanised, key, news};
use crate::arabic::hash::LetterMap;
use std::sync::LazyLock;

/// Whose name it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::arabic) enum Language {
    /// Arabic.
    Arabic,
    /// Any other.
    Other,
}

/// An element of names.
#[derive(Clone, Copy, Debug)]
pub(in crate::arabic) struct Element {
    /// Whose name it is.
    pub(in crate::arabic) language: Language,
    /// Whether it is an ordinary word as well: كريم is "generous".
    pub(in crate::arabic) ambiguous: bool,
    /// ALA-LC for an Arabic name, for another the English.
    spelling: &'static str,
    /// The news spelling, where it does not follow from the table.
    news: Option<&'static str>,
    word: &'static str,
}

impl Element {
    /// The name in both tables.
    pub(super) fn romanised(&self) -> Romanised {
        let plain = |text: &str| text.replace('_', " ");
        match self.language {
            Language::Arabic => {
                let ala_lc = plain(self.spelling);
                let news = self.news.map_or_else(|| news::from_ala_lc(&ala_lc), plain);
                Romanised { news, ala_lc }
            }
            Language::Other => {
                let letters: Vec<char> = key(self.word).chars().collect();
                Romanised { news: plain(self.spelling), ala_lc: news::capitalise(&super::foreign::ala_lc(&letters)) }
            }
        }
    }
}

#[derive(Default)]
struct Lists {
    given: LetterMap<String, Element>,
    family: LetterMap<String, Element>,
}

static LISTS: LazyLock<Lists> = LazyLock::new(|| {
    let mut lists = Lists::default();
    lists.read(include_str!("arabic_names.txt"), Language::Arabic);
    lists.read(include_str!("western_names.txt"), Language::Other);
    lists
});

impl Lists {
    fn read(&mut self, text: &'static str, language: Language) {
        let mut section = "";
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            if line.starts_with('[') {
                section = line;
                continue;
            }
            for entry in line.split_whitespace() {
                let mut fields = entry.split('=');
                let word = fields.next().unwrap_or_default();
                if section.starts_with("[ambiguous") {
                    let list = if section == "[ambiguous]" { &mut self.given } else { &mut self.family };
                    if let Some(known) = list.get_mut(&key(word)) {
                        known.ambiguous = true;
                    }
                    continue;
                }
                // A family name without a spelling is a given name as well, and has that one's.
                let of_given = fields.clone().next().is_none().then(|| self.given.get(&key(word))).flatten().copied();
                if let Some(known) = of_given {
                    self.family.entry(key(word)).or_insert(Element { ambiguous: false, ..known });
                    continue;
                }
                let spelling = fields.next().unwrap_or_default();
                let element = Element { language, ambiguous: false, spelling, news: fields.next(), word };
                let list = if section == "[given]" { &mut self.given } else { &mut self.family };
                list.entry(key(word)).or_insert(element);
            }
        }
    }
}

/// The given name that `word`, folded, is.
pub(in crate::arabic) fn given(word: &str) -> Option<Element> {
    LISTS.given.get(word).copied()
}

/// The family name that `word`, folded and without article, is.
pub(in crate::arabic) fn family(word: &str) -> Option<Element> {
    LISTS.family.get(word).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    fn entries(text: &'static str) -> Vec<(&'static str, &'static str)> {
        let mut section = "";
        let mut found = Vec::new();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            if line.starts_with('[') {
                section = line;
            } else {
                found.extend(line.split_whitespace().map(|entry| (section, entry)));
            }
        }
        found
    }

    #[test]
    fn the_lists_are_well_formed() {
        for (text, fields) in [(include_str!("arabic_names.txt"), 2..=3), (include_str!("western_names.txt"), 2..=2)] {
            let mut seen = HashSet::new();
            let (mut given, mut family) = (HashSet::new(), HashSet::new());
            for (section, entry) in entries(text) {
                let word = key(entry.split('=').next().unwrap_or_default());
                assert!(seen.insert((section, word.clone())), "{entry} stands twice in {section}");
                let count = entry.split('=').filter(|field| !field.is_empty()).count();
                match section {
                    "[ambiguous]" => assert!(count == 1 && given.contains(&word), "{entry} is no given name above"),
                    "[given]" => assert!(given.insert(word) && fields.contains(&count), "{entry}"),
                    "[family]" if count == 1 => {
                        assert!(given.contains(&word) && family.insert(word), "{entry} has no spelling");
                    }
                    // One spelling for each Arabic key. Those of other languages are told apart by their place: Barack, Barak.
                    "[family]" => {
                        assert!(*fields.end() == 2 || !given.contains(&word), "{entry} has a spelling above");
                        assert!(family.insert(word) && fields.contains(&count), "{entry}");
                    }
                    "[ambiguous-family]" => {
                        assert!(count == 1 && family.contains(&word), "{entry} is no family name above")
                    }
                    _ => panic!("{section} is no section"),
                }
            }
        }
    }

    #[test]
    fn a_given_name_is_no_particle() {
        let particle = |name: &String| crate::arabic::words::is_function_word(&name.chars().collect::<Vec<_>>());
        let found: Vec<&String> = LISTS.given.keys().filter(|name| particle(name) && *name != "علي").collect();
        assert!(found.is_empty(), "{found:?}");
    }

    #[test]
    fn there_are_at_least_six_hundred_arabic_given_names() {
        let arabic = LISTS.given.values().filter(|element| element.language == Language::Arabic).count();
        assert!(arabic >= 600, "{arabic}");
    }
}
