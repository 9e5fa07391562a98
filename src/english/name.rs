//! Which words of an English sentence are this name? Those that have its consonants, in order and side by side.
//!
//! Certain enough to take the spelling over: the words begin with a capital or are particles of names, they are the only
//! such run (or all runs are spelled the same), and the name has three consonants at least: نور would be Near and Nora.

use crate::arabic::romanise::{consonants, corresponds};

/// The fewest consonants of a whole name that prove it.
const MIN_CONSONANTS: usize = 3;

/// The most English words of one element: Abu Abd al-Rahman has three.
const MAX_WORDS: usize = 3;

/// The words between names, which are written small.
const PARTICLES: [&str; 16] =
    ["al", "el", "bin", "ben", "ibn", "bint", "abu", "abdul", "abdel", "ould", "ad", "ul", "de", "van", "von", "der"];

/// The spelling of each element in `english`; `None` where it cannot be told with certainty.
pub(crate) fn align(elements: &[String], english: &str) -> Option<Vec<String>> {
    let words = words(english);
    let mut found: Option<Vec<String>> = None;
    for start in 0..words.len() {
        match (run(elements, &words[start..]), &found) {
            (Some((parts, _)), None) => found = Some(parts),
            // "al Namroush" holds "Namroush": the longer, which was found first, counts.
            (Some((parts, _)), Some(other)) if !other.iter().zip(&parts).all(|(other, part)| other.ends_with(part)) => {
                return None;
            }
            _ => {}
        }
    }
    found.filter(|_| {
        elements.iter().map(|element| consonants(&element.replace(' ', ""))).sum::<usize>() >= MIN_CONSONANTS
    })
}

/// The spelling of each element where `english` ends with the name: "Field Marshal Khalifa Haftar".
pub(crate) fn tail(elements: &[String], english: &str) -> Option<Vec<String>> {
    let words = words(english);
    (0..words.len()).find_map(|start| {
        let (parts, taken) = run(elements, &words[start..])?;
        (start + taken == words.len()).then_some(parts)
    })
}

/// The words of `english`: what white space and marks part, without a possessive s.
fn words(english: &str) -> Vec<&str> {
    let inside = |c: char| c.is_alphanumeric() || matches!(c, '-' | '\'' | '’' | 'ʻ' | 'ʼ');
    let words = english.split(|c| !inside(c)).map(|word| word.trim_matches(['-', '\'', '’']));
    let words = words.map(|word| word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word));
    words.filter(|word| !word.is_empty()).collect()
}

/// The elements at the beginning of `words`, and how many words they take.
fn run(elements: &[String], words: &[&str]) -> Option<(Vec<String>, usize)> {
    let (first, rest) = elements.split_first()?;
    let arabic = first.replace(' ', "");
    for taken in 1..=MAX_WORDS.min(words.len()) {
        let (mine, others) = words.split_at(taken);
        if !mine.iter().all(|word| is_of_name(word))
            || !mine.iter().any(|word| word.starts_with(|c: char| c.is_uppercase()) || word.contains('-'))
        {
            return None;
        }
        // "al Namroush" is al-Namroush.
        if corresponds(&arabic, &mine.join("-")) {
            if rest.is_empty() {
                return Some((vec![mine.join(" ")], taken));
            }
            if let Some((mut parts, more)) = run(rest, others) {
                parts.insert(0, mine.join(" "));
                return Some((parts, taken + more));
            }
        }
    }
    None
}

fn is_of_name(word: &str) -> bool {
    let begins = word.trim_start_matches(['ʻ', 'ʼ', '\'']).starts_with(|c: char| c.is_uppercase());
    let article = word.split_once('-').is_some_and(|(first, _)| PARTICLES.contains(&first));
    begins || article || PARTICLES.contains(&word)
}
