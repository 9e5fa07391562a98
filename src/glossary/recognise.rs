//! WHICH TERMS ARE HERE? Finds every Arabic term of a termbase in a text, however it is inflected.
//!
//! Each written word of the text is read in all ways that grammar allows (proclitics, ending, pronoun), what is left is
//! looked up among the bases of the entries' words, and phrases are followed word by word through a trie of those words.
//! An edit is an insertion into two hash maps; nothing is rebuilt. Time is linear in the text: a word has a bounded number
//! of readings, and a phrase that begins at it is no longer than the longest entry.
//!
//! Inside a phrase only white space may stand between words, and quotation marks or brackets, which are skipped on both
//! sides: «المجلس» الأعلى and اللجنة العسكرية (5+5) are met. A blank line ends a phrase.

use super::concept::Nature;
use super::letters::{Habits, Words, fold_letters};
use super::memo::Shared;
use super::paradigm::{Inflection, Role};
use super::reading::Fit;
use super::text::{Reading, is_skipped};
use super::usage::following::{self, Phrase};
use super::usage::words::{self, Grammar};
use super::usage::{Usage, written_terms};
use crate::arabic::chars::{is_arabic_letter, is_ignorable};
use crate::arabic::hash::LetterMap;
use crate::arabic::token::tokenise_chars;
use crate::arabic::{Packed, Span, Token};
use crate::id::ConceptId;
use std::collections::HashMap;
use std::sync::Arc;

/// How the text has the term.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Match {
    /// The same words as the entry, but for spelling: المجلس الاعلى for المجلس الأعلى.
    Exact,
    /// With other clitics, endings or number: للمجالس.
    Inflected,
}

impl Match {
    /// The name in the contract.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Inflected => "inflected",
        }
    }
}

/// How sure it is that the text has the term, and not another word of the same letters. Surer ones come first.
///
/// On labelled news, 98 of 100 that are sure were right, 90 that are likely and 75 that are doubtful: `evaluate DATA terms`
/// prints the shares.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    /// Nothing speaks against it.
    #[default]
    Sure,
    /// The form is a rare one, its letters may be a verb, or they are two nouns: قوانينا; كشف "uncovering" or "he uncovered";
    /// الدين "religion" or "debt".
    Likely,
    /// The letters may be a verb, and a clause begins here, where verbs stand: ثم كشف. Or the place is another word's: an
    /// adjective's (القطاع العام for عام "year"), or that of a part of a name (صلاح الدين).
    Doubtful,
}

impl Confidence {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Sure, Self::Likely, Self::Doubtful];

    /// The name on the wire.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Sure => "sure",
            Self::Likely => "likely",
            Self::Doubtful => "doubtful",
        }
    }
}

/// A place where a term was recognised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// Where, in code points of the text: whole written words, with their clitics.
    pub span: Span,
    /// Whose term it is.
    pub concept: ConceptId,
    /// The Arabic of the glossary.
    pub term: Arc<str>,
    /// How the text has it.
    pub how: Match,
    /// How sure that is.
    pub confidence: Confidence,
    /// Whether it lies inside a longer occurrence.
    pub within: bool,
    /// How many code points at its beginning are a conjunction or preposition that the term has not: 2 in
    /// "وبالمجلس" for المجلس. The article does not count, since English has or omits it by rules of its own.
    pub lead: usize,
    /// How many code points at its end are a pronoun: 2 in "حكومتها" for حكومة.
    pub tail: usize,
}

impl Occurrence {
    /// Where the term stands without what is written onto it, in code points: مجلس with its article in "وبالمجلس".
    #[must_use]
    pub fn term_span(&self) -> Span {
        Span::new(self.span.start + self.lead, self.span.end - self.tail)
    }
}

/// A word of entries, interned: its number.
pub(super) type Lexeme = u32;

/// Node 0 of the trie of lexemes.
pub(super) const ROOT: u32 = 0;

struct Entry {
    concept: ConceptId,
    /// What is told of it.
    term: Arc<str>,
    /// Whether it is a listed form of that term.
    listed: bool,
}

/// Letters that words of entries have before their endings.
pub(super) struct Base {
    /// With hamza, as the entries have it.
    pub(super) letters: Vec<char>,
    /// Whose they are.
    pub(super) forms: Vec<Form>,
}

/// A word of entries that has a base.
pub(super) struct Form {
    pub(super) lexeme: Lexeme,
    /// Where the lexeme stands in its entries.
    pub(super) role: Role,
    pub(super) inflection: Inflection,
}

/// The bases of all words of all entries, by their folded letters.
pub(super) type Bases = LetterMap<Packed, Vec<Base>>;

/// The Arabic terms of all active concepts, ready to be found in texts.
///
/// Takes about 1 kB for each term. [`Termbase::insert`] and [`Termbase::remove`] cost as much as one concept has words;
/// words that no term uses any more stay behind until the next build.
#[derive(Default)]
pub struct Termbase {
    lexemes: HashMap<(Role, Grammar, Vec<char>), Lexeme>,
    bases: Bases,
    /// For each lexeme the node that it leads to from the root, which every word of every text asks for; or the root, for none.
    firsts: Vec<u32>,
    /// The other edges.
    edges: LetterMap<(u32, Lexeme), u32>,
    /// For each node of the trie but the root, at its number − 1: the entries that end there.
    ends: Vec<Vec<u32>>,
    entries: Vec<Option<Entry>>,
    free: Vec<u32>,
    concepts: HashMap<ConceptId, Vec<(u32, u32)>>,
    /// What the concepts that say so never stand before.
    not_before: HashMap<ConceptId, Vec<Phrase>>,
    memo: Shared,
}

impl Termbase {
    /// Makes a termbase of concepts with their Arabic terms, all common nouns. Linear in their words.
    #[must_use]
    pub fn build(concepts: impl IntoIterator<Item = (ConceptId, Vec<String>)>) -> Self {
        let mut termbase = Self::default();
        for (concept, terms) in concepts {
            termbase.insert(&concept, Nature::Common, &Usage::default(), terms.iter().map(String::as_str));
        }
        termbase
    }

    /// How many concepts it holds.
    #[must_use]
    pub fn len(&self) -> usize {
        self.concepts.len()
    }

    /// Whether it holds none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.concepts.is_empty()
    }

    /// Takes a concept in, with these Arabic terms instead of those that it had. Counts from the next recognition on.
    ///
    /// A term without an Arabic letter is passed over: nothing in an Arabic text would tell it from chance.
    pub fn insert<'a>(
        &mut self,
        concept: &ConceptId,
        nature: Nature,
        usage: &'a Usage,
        terms: impl IntoIterator<Item = &'a str>,
    ) {
        self.remove(concept);
        self.memo = Shared::default();
        let grammar = Grammar::of(nature, usage);
        let mut places = Vec::new();
        for (written, term) in written_terms(usage, terms) {
            let words = entry_words(written);
            if !words.iter().flatten().any(|&letter| is_arabic_letter(letter)) {
                continue;
            }
            let mut node = ROOT;
            for (at, word) in words.iter().enumerate() {
                let role = match at {
                    0 if words.len() == 1 => Role::Alone,
                    0 => Role::Head,
                    _ => Role::Follower,
                };
                let lexeme = self.lexeme(role, grammar.of_word(role), word);
                node = self.edge(node, lexeme).unwrap_or_else(|| {
                    self.ends.push(Vec::new());
                    let next = number(self.ends.len());
                    match self.firsts.get_mut(lexeme as usize).filter(|_| node == ROOT) {
                        Some(first) => *first = next,
                        None => drop(self.edges.insert((node, lexeme), next)),
                    }
                    next
                });
            }
            let entry = Some(Entry { concept: concept.clone(), term: term.into(), listed: written != term });
            let id = match self.free.pop() {
                Some(id) => {
                    self.entries[id as usize] = entry;
                    id
                }
                None => {
                    self.entries.push(entry);
                    number(self.entries.len() - 1)
                }
            };
            self.ends[node as usize - 1].push(id);
            places.push((node, id));
        }
        self.concepts.insert(concept.clone(), places);
        let not_before = following::phrases(usage);
        if !not_before.is_empty() {
            self.not_before.insert(concept.clone(), not_before);
        }
    }

    /// Takes a concept out; one that is not there changes nothing.
    pub fn remove(&mut self, concept: &ConceptId) {
        for (node, id) in self.concepts.remove(concept).unwrap_or_default() {
            self.ends[node as usize - 1].retain(|&other| other != id);
            self.entries[id as usize] = None;
            self.free.push(id);
        }
        self.not_before.remove(concept);
    }

    /// The node that a lexeme leads to.
    pub(super) fn edge(&self, node: u32, lexeme: Lexeme) -> Option<u32> {
        match node {
            ROOT => self.firsts.get(lexeme as usize).copied().filter(|&first| first != ROOT),
            _ => self.edges.get(&(node, lexeme)).copied(),
        }
    }

    /// Whether the entry of an occurrence ends at a node.
    pub(super) fn ends_at(&self, node: u32, occurrence: &Occurrence) -> bool {
        let entries = self.ends.get((node as usize).wrapping_sub(1)).into_iter().flatten();
        entries
            .filter_map(|&entry| self.entries.get(entry as usize)?.as_ref())
            .any(|entry| entry.concept == occurrence.concept && entry.term == occurrence.term)
    }

    fn lexeme(&mut self, role: Role, grammar: Grammar, word: &[char]) -> Lexeme {
        if let Some(&lexeme) = self.lexemes.get(&(role, grammar, word.to_vec())) {
            return lexeme;
        }
        let lexeme = number(self.lexemes.len());
        self.lexemes.insert((role, grammar, word.to_vec()), lexeme);
        self.firsts.push(ROOT);
        for shape in words::shapes(word, role, grammar) {
            let form = Form { lexeme, role, inflection: shape.inflection };
            let bases = self.bases.entry(Packed::of(&fold_letters(&shape.base))).or_default();
            match bases.iter_mut().find(|base| base.letters == shape.base) {
                Some(base) => base.forms.push(form),
                None => bases.push(Base { letters: shape.base, forms: vec![form] }),
            }
        }
        lexeme
    }

    /// Every occurrence of every term in `text`, by start, the longer first; all of them, also those inside a longer one.
    ///
    /// Where two terms of one concept are met in one place, the exact one is told, else the one that was given first.
    #[must_use]
    pub fn recognise(&self, text: &str) -> Vec<Occurrence> {
        if self.is_empty() {
            return Vec::new();
        }
        let source: Vec<char> = text.chars().collect();
        let reading = self.read(&source, None);
        let (mut found, mut states) = (Vec::new(), States::default());
        for start in 0..reading.units.len() {
            self.follow(&reading, start, &mut states, &mut found);
        }
        let mut occurrences = self.settle(found);
        following::drop_before(&mut occurrences, &source, &self.not_before);
        measure_ends(&mut occurrences, &source);
        mark_within(&mut occurrences);
        occurrences
    }

    /// Reads a text, given in code points, or a part of one by the habits of the whole.
    pub(super) fn read(&self, source: &[char], habits: Option<Habits>) -> Reading {
        let mut memo = self.memo.lend();
        let reading = Reading::by(&self.bases, source, habits, memo.as_mut());
        self.memo.give_back(memo);
        reading
    }

    /// Follows all phrases that begin at a unit.
    fn follow(
        &self,
        reading: &Reading,
        start: usize,
        States { now: states, next: further }: &mut States,
        found: &mut Vec<Found>,
    ) {
        states.clear();
        let first = &reading.units[start];
        for fit in reading.fits_of(first) {
            let alone_elsewhere = fit.role == Role::Alone && !first.place.admits(fit);
            if fit.role != Role::Follower && !alone_elsewhere {
                let confidence = first.place.confidence(fit);
                self.step(Way { node: ROOT, exact: true, lead: fit.lead, confidence }, fit, states);
            }
        }
        let mut at = start;
        loop {
            let end = reading.units[at].span.end;
            for &State { way, fit } in states.iter() {
                let tail = if way.exact { 0 } else { fit.tail };
                for &entry in &self.ends[way.node as usize - 1] {
                    found.push(Found { span: Span::new(first.span.start, end), entry, tail, way });
                }
            }
            states.retain(|state| state.fit.role != Role::Alone);
            if states.is_empty() {
                return;
            }
            let Some(next) = reading.next(at) else { return };
            further.clear();
            for state in states.iter() {
                for fit in reading.fits_of(&reading.units[next]) {
                    if fit.role == Role::Follower && agrees(&state.fit, fit) {
                        self.step(state.way, fit, further);
                    }
                }
            }
            std::mem::swap(states, further);
            at = next;
        }
    }

    /// Goes on over a word that `fit` says what it can be.
    fn step(&self, way: Way, fit: &Fit, states: &mut Vec<State>) {
        let Some(node) = self.edge(way.node, fit.lexeme) else { return };
        let way = Way { node, exact: way.exact && fit.exact, ..way };
        // Two readings of a word that allow the same continuations are one state: no blow-up on ambiguous words.
        match states.iter_mut().find(|state| state.way.node == node && state.fit.continues_like(fit)) {
            // An exact reading has nothing before the term, so it is the one that is told.
            Some(State { way: other, .. }) => {
                other.exact |= way.exact;
                other.lead = other.lead.min(way.lead);
                other.confidence = other.confidence.min(way.confidence);
            }
            None => states.push(State { way, fit: *fit }),
        }
    }

    /// One occurrence for each concept and span, in order.
    fn settle(&self, mut found: Vec<Found>) -> Vec<Occurrence> {
        found.sort_by_key(|found| (found.span.start, std::cmp::Reverse(found.span.end), !found.way.exact, found.entry));
        let mut occurrences: Vec<Occurrence> = Vec::with_capacity(found.len());
        let mut group = 0;
        for Found { span, entry, tail, way } in found {
            let Some(Some(entry)) = self.entries.get(entry as usize) else { continue };
            if occurrences.last().is_some_and(|last| last.span != span) {
                group = occurrences.len();
            }
            if occurrences[group..].iter().any(|other| other.concept == entry.concept) {
                continue;
            }
            occurrences.push(Occurrence {
                span,
                concept: entry.concept.clone(),
                term: entry.term.clone(),
                how: if way.exact && !entry.listed { Match::Exact } else { Match::Inflected },
                confidence: way.confidence,
                within: false,
                lead: usize::from(way.lead),
                tail: usize::from(tail),
            });
        }
        occurrences
    }
}

/// Numbers stay far below 2³²: a term alone takes a kilobyte.
fn number(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

/// The words of a term, with hamza and ة, without marks, quotation marks and brackets.
fn entry_words(term: &str) -> Vec<Vec<char>> {
    let source: Vec<char> = term.chars().collect();
    let tokens: Vec<Token> = tokenise_chars(&source).into_iter().filter(|token| !is_skipped(token, &source)).collect();
    let words = Words::of(&source, &tokens);
    (0..words.len()).map(|at| words.written(at).to_vec()).filter(|letters| !letters.is_empty()).collect()
}

struct Found {
    span: Span,
    entry: u32,
    tail: u8,
    way: Way,
}

/// How a phrase came to a node of the trie.
#[derive(Clone, Copy)]
struct Way {
    node: u32,
    /// Whether every word so far is as in the entry.
    exact: bool,
    /// How many letters stand before the phrase that the entry has not.
    lead: u8,
    confidence: Confidence,
}

/// The phrases that are being followed, and those that the next word leads to; kept between words for their memory.
#[derive(Default)]
struct States {
    now: Vec<State>,
    next: Vec<State>,
}

#[derive(Clone, Copy)]
struct State {
    way: Way,
    fit: Fit,
}

/// Whether two neighbouring words of a phrase agree in the text as their grammar asks (Ryding, chapters 8 and 10).
///
/// - In an idafa only the last word has the article: مجلس الإدارة, never المجلس إدارة or الوزير الدفاع. The entry may say
///   otherwise of names (الرئيس بوش).
/// - An adjective has it when its noun has: مجلس الأعلى is not المجلس الأعلى; a pronoun makes definite too: مجلسها الأعلى.
/// - A noun with a pronoun is no first part of an idafa: مجلسها إدارة. Where the entry has the article on its second word alone,
///   as in مقر المؤقت, that may have been taken from a text with the pronoun: مقره المؤقت.
/// - The ا of the accusative makes indefinite: in وزيرا الدفاع it is that of the dual.
pub(super) fn agrees(before: &Fit, after: &Fit) -> bool {
    if !after.is_word || after.has_particle {
        return true;
    }
    if before.pronoun {
        return after.article;
    }
    let idafa = !before.entry_article && after.entry_article;
    let adjective = before.entry_article && after.entry_article;
    let name = before.entry_article && !after.entry_article;
    if before.article {
        return if after.article { !idafa } else { name };
    }
    !(after.article && (adjective || before.accusative))
}

/// Turns the letters of each `lead` and `tail` into code points of the text: marks and tatweel behind a letter belong to it.
fn measure_ends(occurrences: &mut [Occurrence], source: &[char]) {
    for occurrence in occurrences.iter_mut().filter(|occurrence| occurrence.lead > 0 || occurrence.tail > 0) {
        let word = source.get(occurrence.span.start..occurrence.span.end).unwrap_or_default();
        let letters: Vec<usize> =
            (0..word.len()).filter(|&at| !is_ignorable(word[at]) && !word[at].is_whitespace()).collect();
        occurrence.lead = letters.get(occurrence.lead).copied().unwrap_or(0);
        let first = letters.len().checked_sub(occurrence.tail).and_then(|at| letters.get(at));
        occurrence.tail = first.map_or(0, |first| word.len() - first);
    }
}

/// Marks what lies inside a longer occurrence. Spans come by start, the longer first.
fn mark_within(occurrences: &mut [Occurrence]) {
    let mut longest: Option<Span> = None;
    for occurrence in occurrences {
        occurrence.within = longest.is_some_and(|span| span != occurrence.span && span.contains(occurrence.span));
        if longest.is_none_or(|span| span.end < occurrence.span.end) {
            longest = Some(occurrence.span);
        }
    }
}

#[cfg(test)]
mod tests;
