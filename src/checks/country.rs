//! Is another country in the English than in the Arabic? «الأردن» beside "Egypt".
//!
//! A single country that the English lacks is no fault by itself: a translation says "the kingdom", "there" or nothing. One that it lacks while it
//! names another, which the Arabic does not, is. Quiet where something else may stand for a country: «قالت الرياض» and «قالت المملكة» are "Saudi
//! Arabia said".

use super::term::{are_alike, is_hinted_at, is_sure, right};
use super::{Finding, Kind, Sides, Term};
use crate::arabic::contents::contents;
use crate::arabic::fold_str;
use crate::english::token::{Kind as TokenKind, Token, tokens};
use std::collections::HashSet;
use std::sync::LazyLock;

/// The English words that are a country or a people, and a capital, as the curated glossary has them.
static COUNTRIES: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    words_of(include_str!("../../glossary/countries.tsv"))
        .chain(words_of(include_str!("../../glossary/nationalities.tsv")))
        .collect()
});
static CAPITALS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| words_of(include_str!("../../glossary/capitals.tsv")).collect());

/// Regions and what lies between countries: "the African runner" is the Kenyan.
const REGIONS: [&str; 32] = [
    "aegean",
    "africa",
    "african",
    "africans",
    "arab",
    "arabs",
    "asia",
    "asian",
    "atlantic",
    "balkans",
    "baltics",
    "bosphorus",
    "caucasus",
    "euphrates",
    "europe",
    "european",
    "gulf",
    "levant",
    "maghreb",
    "maghrebi",
    "mashreq",
    "mediterranean",
    "nile",
    "pacific",
    "roman",
    "sahara",
    "sahel",
    "tigris",
    "berber",
    "berbers",
    "crete",
    "sinai",
];

/// Arabic words that say which country is meant without its name, in folded spelling.
const INSTEAD: [&str; 10] =
    ["احتلال", "صهيون", "الكيان", "المملكه", "الكرملين", "البيت الابيض", "البنتاغون", "الاليزيه", "داونينغ", "نظيره"];

/// The renderings of one word in a curated file.
fn words_of(file: &'static str) -> impl Iterator<Item = &'static str> {
    let english = file.lines().skip(1).filter_map(|line| line.split('\t').nth(1));
    english.filter(|text| !text.contains(' ') && text.starts_with(char::is_uppercase))
}

/// The domains of the glossary whose terms are countries and peoples.
const DOMAINS: [&str; 2] = ["countries", "nationalities"];
const OF_CAPITALS: &str = "capitals";

pub(super) fn findings(sides: &Sides<'_>) -> Vec<Finding> {
    let words = sides.target.tokens();
    // New England is none.
    let is_new =
        |at: usize| at.checked_sub(1).and_then(|before| words.get(before)).is_some_and(|before| before.is("new"));
    let is_country =
        |(at, word): &(usize, &Token)| is_one_of(word, &COUNTRIES) && !is_region(&word.lower) && !is_new(*at);
    let strange: Vec<&Token> = words.iter().enumerate().filter(is_country).map(|(_, word)| word).collect();
    if strange.is_empty() {
        return Vec::new();
    }
    let arabic: HashSet<String> = sides.pair.terms.iter().flat_map(renderings).collect();
    let is_said = |word: &&Token| arabic.iter().any(|said| are_alike(said, base(&word.lower)));
    let strange: Vec<&Token> = strange.into_iter().filter(|word| !is_said(word)).collect();
    let Some(first) = strange.first() else { return Vec::new() };
    let unsaid = |term: &&Term<'_>| {
        is_sure(term) && !right(&term.record.concept).any(|rendering| is_hinted_at(&rendering.text, words))
    };
    let of = |domains: &'static [&'static str]| {
        let terms = sides.pair.terms.iter();
        terms.filter(|term| domains.contains(&term.record.concept.domain.as_str())).filter(unsaid)
    };
    let countries: Vec<&Term<'_>> =
        of(&DOMAINS).filter(|term| !renderings(term).iter().any(|word| is_region(word))).collect();
    let city_instead = words.iter().filter(|word| is_one_of(word, &CAPITALS)).any(|word| !is_said(&word));
    if countries.is_empty()
        || city_instead
        || of(&[OF_CAPITALS]).next().is_some()
        || is_meant_otherwise(sides.pair.source)
    {
        return Vec::new();
    }
    let persons = contents(sides.pair.source).persons;
    let in_name = |term: &Term<'_>| {
        persons.iter().flat_map(|person| &person.elements).any(|element| element.overlaps(term.occurrence.span))
    };
    let mut found: Vec<Finding> = Vec::new();
    for term in countries.into_iter().filter(|term| !in_name(term)) {
        let Some(rendering) = term.record.concept.rendering() else { continue };
        let (span, other) = (term.occurrence.span, base(&first.text));
        if found.iter().any(|finding| finding.source.contains(&span)) {
            continue;
        }
        let message = format!(
            "The Arabic says {} (“{}”); the English has not, and says “{other}”, which the Arabic does not.",
            sides.source.slice(span),
            rendering.text
        );
        found
            .push(Finding::new(Kind::Term, term.record.id.as_str(), message).at_source([span]).at_target([first.span]));
    }
    found
}

/// Whether the Arabic has words that stand for a country.
fn is_meant_otherwise(source: &str) -> bool {
    let folded = fold_str(source);
    INSTEAD.iter().any(|word| folded.contains(word))
}

fn is_region(lower: &str) -> bool {
    REGIONS.contains(&base(lower))
}

/// The words of what a term may be in English.
fn renderings(term: &Term<'_>) -> Vec<String> {
    let texts = term.record.concept.english().map(|rendering| rendering.text.as_str());
    texts
        .flat_map(tokens)
        .filter(|word| word.kind == TokenKind::Word)
        .map(|word| base(&word.lower).to_owned())
        .collect()
}

fn is_one_of(word: &Token, list: &HashSet<&'static str>) -> bool {
    let text = base(&word.text);
    list.contains(text) || text.strip_suffix('s').is_some_and(|one| list.contains(one))
}

/// A word without its possessive ending.
fn base(word: &str) -> &str {
    word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word)
}
