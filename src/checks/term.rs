//! Is the English of each term of the glossary there?
//!
//! Two checks. The one that is on speaks where nothing of any rendering is there, in any inflection: a good translation
//! varies ("the House" for the House of Representatives, "Libyan" for Libya). A term of one word has homographs, and may be
//! said in many ways; so it asks for one only where the glossary forbids another, and a phrase with a pronoun is often
//! another (عيد ميلاده is his birthday). The strict check asks for each rendering as the glossary has it, in singular or
//! plural. Both pass over terms that the recogniser is not sure of, and those inside longer ones.

use super::{Finding, Kind, Sides, Term};
use crate::arabic::Span;
use crate::english::Lower;
use crate::english::grammar::{plural, singulars};
use crate::english::token::{Kind as TokenKind, Token, tokens};
use crate::glossary::{Concept, Confidence, Status, Term as Rendering};
use std::collections::HashSet;

/// Words of a rendering that say nothing of it.
const LIGHT: [&str; 12] = ["the", "of", "and", "for", "in", "on", "a", "an", "to", "at", "by", "with"];

/// Words that belong together though their letters do not show it: countries and their people, a noun and its verb.
const KIN: [&[&str]; 23] = [
    &["britain", "british", "uk", "briton", "britons", "bst", "england", "english"],
    &["america", "american", "americans", "us", "u.s", "usa", "states"],
    &["europe", "european", "eu", "uefa", "eurozone", "brexit"],
    &["spain", "spanish", "spaniard", "spaniards"],
    &["france", "french"],
    &["netherlands", "dutch", "holland"],
    &["scotland", "scottish", "scots", "scot"],
    &["kyiv", "kiev"],
    &["denmark", "danish", "danes"],
    &["switzerland", "swiss"],
    &["poland", "polish", "poles"],
    &["turkey", "türkiye", "turkish", "turks", "turk"],
    &["philippines", "philippine", "filipino", "filipinos"],
    &["ireland", "irish"],
    &["finland", "finnish", "finns"],
    &["wales", "welsh"],
    &["burma", "burmese", "myanmar"],
    &["emirates", "emirati", "emiratis", "uae"],
    &["congo", "congolese", "drc"],
    &["gaza", "gazan", "gazans", "palestine", "palestinian", "palestinians"],
    &["lawsuit", "suit", "sue", "sues", "sued", "suing"],
    &["ballot", "ballots", "poll", "polls", "polling", "vote", "votes", "voting", "election", "elections"],
    &["director", "chief", "head", "manager", "boss"],
];

/// How many last letters of the shorter word may be an ending: "Libya" and "Libyans", "Congress" and "congressional".
const ENDING: usize = 2;
/// The fewest letters that two words must share.
const SHARED: usize = 4;
/// The fewest letters of a word that has another in front of it: "nutrition" in "malnutrition".
const SECOND: usize = 6;

pub(super) fn findings(sides: &Sides<'_>) -> Vec<Finding> {
    let words = sides.target.tokens();
    let asked = |term: &Term<'_>| {
        let several = term.occurrence.term.contains(' ');
        (several && term.occurrence.tail == 0)
            || term.record.concept.english().any(|term| term.status == Status::Forbidden)
    };
    missing(sides, Kind::Term, asked, |rendering| is_hinted_at(rendering, words))
}

pub(super) fn wordings(sides: &Sides<'_>) -> Vec<Finding> {
    missing(sides, Kind::TermWording, |_| true, |_| false)
}

/// The terms that are `asked` for and of which no rendering is there, nor `excused` by anything. Where two concepts have the same words (سيول is Seoul
/// and floods), either will do, and both are asked for in one finding.
fn missing(
    sides: &Sides<'_>,
    kind: Kind,
    asked: impl Fn(&Term<'_>) -> bool,
    excused: impl Fn(&str) -> bool,
) -> Vec<Finding> {
    let there = there(sides, excused);
    let mut found: Vec<Missing<'_>> = Vec::new();
    for term in sides.pair.terms.iter().filter(|term| is_sure(term) && asked(term)) {
        let span = term.occurrence.span;
        let Some(rendering) = term.record.concept.rendering().filter(|_| !there.contains(&span)) else { continue };
        let (concept, text) = (term.record.id.as_str(), rendering.text.as_str());
        match found.iter_mut().find(|other| other.concept == concept || other.spans.contains(&span)) {
            Some(other) => {
                other.spans.push(span);
                other.renderings.push(text);
            }
            None => found.push(Missing { concept, spans: vec![span], renderings: vec![text] }),
        }
    }
    found.into_iter().filter_map(|missing| missing.finding(kind, sides)).collect()
}

/// What is not there: of one concept wherever it stands, or of several with the same words.
struct Missing<'a> {
    /// The first of them.
    concept: &'a str,
    spans: Vec<Span>,
    renderings: Vec<&'a str>,
}

impl Missing<'_> {
    fn finding(mut self, kind: Kind, sides: &Sides<'_>) -> Option<Finding> {
        let arabic = sides.source.slice(*self.spans.first()?);
        let mut said = HashSet::new();
        self.renderings.retain(|text| said.insert(*text));
        self.spans.sort_unstable_by_key(|span| (span.start, span.end));
        self.spans.dedup();
        let message =
            format!("The glossary has “{}” for {arabic}; the English has not.", self.renderings.join("” or “"));
        Some(Finding::new(kind, self.concept, message).at_source(self.spans))
    }
}

/// Where the Arabic has a term of which a rendering is there or `excused`.
pub(super) fn there(sides: &Sides<'_>, excused: impl Fn(&str) -> bool) -> HashSet<Span> {
    let is_there = |term: &&Term<'_>| {
        let concept = &term.record.concept;
        !said(sides.target.lower(), concept).is_empty() || right(concept).any(|term| excused(&term.text))
    };
    sides.pair.terms.iter().filter(is_there).map(|term| term.occurrence.span).collect()
}

/// The renderings of a concept that are there, in singular or plural, and not only inside a longer one of it: the best first, and none that it
/// forbids.
pub(super) fn said<'a>(english: &Lower, concept: &'a Concept) -> Vec<(Span, &'a Rendering)> {
    let places = |term: &'a Rendering| {
        let forms = [term.text.clone(), plural(&term.text)].into_iter().chain(singulars(&term.text));
        forms.flat_map(|form| english.find(&form)).map(move |span| (span, term))
    };
    let all: Vec<(Span, &Rendering)> = right(concept).flat_map(places).collect();
    let is_inside = |span: Span| all.iter().any(|(other, _)| *other != span && other.contains(span));
    all.iter().filter(|(span, _)| !is_inside(*span)).copied().collect()
}

/// The renderings that a concept does not forbid, the best first.
pub(super) fn right(concept: &Concept) -> impl Iterator<Item = &Rendering> {
    concept.english().filter(|term| term.status != Status::Forbidden)
}

pub(super) fn is_sure(term: &Term<'_>) -> bool {
    !term.occurrence.within && term.occurrence.confidence == Confidence::Sure
}

/// Whether a word of the rendering is there in any inflection, or its first letters are.
pub(super) fn is_hinted_at(rendering: &str, words: &[Token]) -> bool {
    let parts = tokens(rendering);
    let heavy = parts.iter().filter(|part| part.kind != TokenKind::Mark && !part.is_any(&LIGHT));
    let letters: String = heavy.clone().filter_map(|part| part.text.chars().next()).collect();
    let initials = letters.len() > 1 && is_written(&letters.to_uppercase(), words);
    // The s of "U.S." is in every possessive.
    let mut long = heavy.filter(|part| part.text.chars().count() > 2);
    initials || long.any(|part| words.iter().any(|word| are_alike(&part.lower, &word.lower)))
}

/// "UN", "U.N.", and inside a longer one: MERS for the Middle East.
fn is_written(initials: &str, words: &[Token]) -> bool {
    let is_short = |word: &&Token| word.text.chars().all(char::is_uppercase);
    let in_one = words.iter().filter(is_short).any(|word| word.text.contains(initials));
    let single = |word: &&Token| word.text.chars().count() == 1 && word.is_capital();
    let apart: String = words.iter().filter(single).map(|word| word.text.as_str()).collect();
    in_one || apart.contains(initials)
}

/// Whether two words differ in their endings at most, or belong together all the same.
pub(super) fn are_alike(one: &str, other: &str) -> bool {
    let shared = one.chars().zip(other.chars()).take_while(|(one, other)| one == other).count();
    let shortest = one.chars().count().min(other.chars().count());
    let kin = |list: &&[&str]| list.contains(&one) && list.contains(&other);
    let longer = |long: &str, short: &str| short.len() >= SECOND && long.ends_with(short);
    one == other
        || longer(one, other)
        || longer(other, one)
        || (shared >= SHARED && shared + ENDING >= shortest)
        || KIN.iter().any(kin)
}
