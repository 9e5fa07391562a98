//! Where does a term or a name stand in the unit's English, and how does another fit into that place?
//!
//! A term is looked for in each of its renderings, plural, possessive and with capitals; a name in the glossary's English or
//! by its consonants (`english/name.rs`). What is put in takes the number, capitals, article and possessive of its place.

use super::value::Put;
use crate::arabic::Span;
use crate::english::capitalise;
use crate::english::grammar::{plural, takes_the};
use crate::english::name::align;
use crate::english::text::Text;
use crate::english::token::{Kind, Token};
use crate::glossary::ConceptRecord;

/// A rendering found in the English.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) span: Span,
    /// The rendering as the glossary or the article has it.
    pub(super) rendering: String,
    /// Whether the English has its plural.
    pub(super) plural: bool,
}

/// Every place of the English where a rendering of one of `concepts` stands, whatever its status; the longest where several do.
pub(super) fn of_concepts(text: &Text<'_>, concepts: &[&ConceptRecord]) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::new();
    for term in concepts.iter().flat_map(|record| record.concept.english()) {
        let many = plural(&term.text);
        for (phrase, plural) in [(&many, true), (&term.text, false)] {
            for span in text
                .lower()
                .find(phrase)
                .into_iter()
                .filter(|span| has_its_capitals(text.offsets.slice(*span), &term.text))
            {
                places.push(Place { span, rendering: term.text.clone(), plural: plural && many != term.text });
            }
        }
    }
    places.sort_by_key(|place| std::cmp::Reverse(place.span.len()));
    let mut longest: Vec<Place> = Vec::new();
    for place in places {
        if longest.iter().all(|other| !other.span.overlaps(place.span)) {
            longest.push(place);
        }
    }
    longest.sort_by_key(|place| place.span.start);
    longest
}

/// US is not us, nor Turkey a turkey.
fn has_its_capitals(found: &str, rendering: &str) -> bool {
    let abbreviation = rendering.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    let one_word = !rendering.contains(' ');
    if abbreviation {
        found.starts_with(rendering)
    } else {
        !one_word || !rendering.starts_with(char::is_uppercase) || found.starts_with(char::is_uppercase)
    }
}

/// Every place of the English with the spelling that a name has there; none where its consonants do not tell it, or where
/// another word beside it may belong to the name.
pub(super) fn of_name(text: &Text<'_>, elements: &[String]) -> Vec<Place> {
    let Some(parts) = align(elements, text.english) else { return Vec::new() };
    let spelling = parts.join(" ");
    let place = |span| Place { span, rendering: spelling.clone(), plural: false };
    let places: Vec<Place> = text.lower().find(&spelling).into_iter().map(place).collect();
    if places.iter().any(|place| is_part_of_name(text, place.span)) { Vec::new() } else { places }
}

/// The same for words that may be a name, the first perhaps with a conjunction or preposition written onto it.
pub(super) fn of_words(text: &Text<'_>, words: &[String]) -> Vec<Place> {
    let places = of_name(text, words);
    let Some((first, rest)) = words.split_first().filter(|_| places.is_empty()) else { return places };
    let Some(bare) = first.strip_prefix(['و', 'ف', 'ب', 'ل']).filter(|bare| bare.chars().count() > 2) else {
        return places;
    };
    let words: Vec<String> = std::iter::once(bare.to_owned()).chain(rest.iter().cloned()).collect();
    of_name(text, &words)
}

/// Titles and the like: words with a capital before a name that are no part of it.
const TITLES: [&str; 39] = [
    "president",
    "minister",
    "mr",
    "mrs",
    "ms",
    "dr",
    "general",
    "marshal",
    "king",
    "queen",
    "prince",
    "princess",
    "sheikh",
    "ambassador",
    "envoy",
    "judge",
    "colonel",
    "major",
    "captain",
    "secretary",
    "chancellor",
    "senator",
    "lieutenant",
    "commander",
    "state",
    "coach",
    "manager",
    "striker",
    "goalkeeper",
    "governor",
    "mayor",
    "speaker",
    "professor",
    "chairman",
    "leader",
    "emir",
    "sultan",
    "pope",
    "imam",
];

/// Whether a word with a capital stands right before or behind, which is no title and begins no sentence.
fn is_part_of_name(text: &Text<'_>, span: Span) -> bool {
    let at = text.tokens().partition_point(|token| token.span.end <= span.start);
    let capital = |token: &&Token| token.kind == Kind::Word && token.is_capital();
    let before = at.checked_sub(1).and_then(|before| Some((before, text.tokens().get(before)?)));
    let given = before
        .filter(|(_, token)| capital(token) && !token.is_any(&TITLES))
        .is_some_and(|(before, _)| !text.begins(before));
    let behind = text.tokens().iter().find(|token| token.span.start >= span.end).filter(|token| token.spaced);
    given || behind.filter(capital).is_some()
}

/// What is put into a place for `new`, with the article before and the possessive behind it. `proper`: both are names.
pub(super) fn fit(text: &Text<'_>, place: &Place, new: &str, proper: bool) -> Put {
    let old = text.offsets.slice(place.span);
    let at = text.tokens().partition_point(|token| token.span.end <= place.span.start);
    let (mut span, begins) = (place.span, text.begins(at));
    let mut to = if place.plural { plural(new) } else { new.to_owned() };
    to = with_capitals(old, &place.rendering, &to, begins);
    let before = at.checked_sub(1).and_then(|at| text.tokens().get(at));
    let the = before.filter(|before| before.is("the"));
    let bare = to.strip_prefix("the ").or_else(|| to.strip_prefix("The ")).map(str::to_owned);
    match (the, bare) {
        (Some(_), Some(bare)) => to = bare,
        (Some(the), None) if proper && takes_the(new) == Some(false) && takes_the(&place.rendering) == Some(true) => {
            span.start = the.span.start;
            to = if the.is_capital() { capitalise(&to) } else { to };
        }
        (None, None) if proper && takes_the(new) == Some(true) && takes_the(&place.rendering) == Some(false) => {
            // "the Libyan government" to "its UN envoy": another determiner is there already.
            let determined =
                before.is_some_and(|before| before.is_any(&["a", "an", "its", "their", "his", "her", "s", "-"]));
            if !determined {
                to = if begins { format!("The {to}") } else { format!("the {to}") };
            }
        }
        _ => {}
    }
    possessive(text, span, old, to)
}

/// `to` with the capitals of its place: of the beginning of a sentence, of a headline, or none.
fn with_capitals(old: &str, rendering: &str, to: &str, begins: bool) -> String {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count();
    let upper = |text: &str| letters(text) > 3 && text.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    if upper(old) && !upper(rendering) {
        return to.to_uppercase();
    }
    let capitals = |text: &str| text.split(' ').filter(|word| word.starts_with(char::is_uppercase)).count();
    let small =
        |text: &str| text.split(' ').filter(|word| word.len() > 3 && word.starts_with(char::is_lowercase)).count();
    // "Foreign Ministry" for "foreign ministry" is a title.
    if small(rendering) > 0 && small(old) == 0 && (capitals(old) > 1 || !begins) {
        let word = |word: &str| if word.len() > 3 { capitalise(word) } else { word.to_owned() };
        return capitalise(&to.split(' ').map(word).collect::<Vec<_>>().join(" "));
    }
    if begins && old.starts_with(char::is_uppercase) { capitalise(to) } else { to.to_owned() }
}

/// "Libya's" to "the United States'", and back.
fn possessive(text: &Text<'_>, span: Span, old: &str, to: String) -> Put {
    let at = text.tokens().partition_point(|token| token.span.end <= span.end.saturating_sub(1));
    let next = text.tokens()[at..].iter().find(|token| token.span.start >= span.end);
    let Some(mark) = next.filter(|mark| mark.is_any(&["'", "’"]) && !mark.spaced) else { return (span, to) };
    let s = text.tokens().iter().find(|token| token.span.start == mark.span.end && token.is("s"));
    let of_many = |text: &str| {
        ["States", "Nations", "Emirates", "Forces", "Islands", "Netherlands"].iter().any(|end| text.ends_with(end))
    };
    match s {
        Some(s) if of_many(&to) => (Span::new(span.start, s.span.end), format!("{to}{}", mark.text)),
        None if of_many(old) && !of_many(&to) => (Span::new(span.start, mark.span.end), format!("{to}{}s", mark.text)),
        _ => (span, to),
    }
}
