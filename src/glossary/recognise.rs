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
use super::letters::{fold_letters, written};
use super::paradigm::{self, Role, Shape};
use super::reading::Fit;
use super::text::{Reading, in_folded, is_skipped};
use crate::arabic::chars::{is_arabic_letter, is_ignorable};
use crate::arabic::hash::LetterMap;
use crate::arabic::{Span, fold, tokenise};
use crate::id::ConceptId;
use std::collections::HashMap;

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

/// A place where a term was recognised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// Where, in code points of the text: whole written words, with their clitics.
    pub span: Span,
    /// Whose term it is.
    pub concept: ConceptId,
    /// The Arabic of the glossary.
    pub term: String,
    /// How the text has it.
    pub how: Match,
    /// Whether it lies inside a longer occurrence.
    pub within: bool,
    /// How many code points at its beginning are a conjunction or preposition that the term has not: 2 in
    /// "وبالمجلس" for المجلس. The article does not count, since English has or omits it by rules of its own.
    pub lead: usize,
}

/// A word of entries, interned: its number.
pub(super) type Lexeme = u32;

/// Node 0 of the trie of lexemes.
const ROOT: u32 = 0;

struct Entry {
    concept: ConceptId,
    term: String,
}

/// The bases of all words of all entries: folded letters → the shapes that have them.
pub(super) type Bases = LetterMap<Vec<char>, Vec<(Lexeme, Role, Shape)>>;

/// The Arabic terms of all active concepts, ready to be found in texts.
///
/// Takes about 1 kB for each term. [`Termbase::insert`] and [`Termbase::remove`] cost as much as one concept has words;
/// words that no term uses any more stay behind until the next build.
#[derive(Default)]
pub struct Termbase {
    lexemes: HashMap<(Role, Nature, Vec<char>), Lexeme>,
    bases: Bases,
    edges: LetterMap<(u32, Lexeme), u32>,
    /// For each node of the trie but the root, at its number − 1: the entries that end there.
    ends: Vec<Vec<u32>>,
    entries: Vec<Option<Entry>>,
    free: Vec<u32>,
    concepts: HashMap<ConceptId, Vec<(u32, u32)>>,
}

impl Termbase {
    /// Makes a termbase of concepts with their Arabic terms, all common nouns. Linear in their words.
    #[must_use]
    pub fn build(concepts: impl IntoIterator<Item = (ConceptId, Vec<String>)>) -> Self {
        let mut termbase = Self::default();
        for (concept, terms) in concepts {
            termbase.insert(&concept, Nature::Common, terms.iter().map(String::as_str));
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
    pub fn insert<'a>(&mut self, concept: &ConceptId, nature: Nature, terms: impl IntoIterator<Item = &'a str>) {
        self.remove(concept);
        let mut places = Vec::new();
        for term in terms {
            let words = entry_words(term);
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
                let lexeme = self.lexeme(role, nature, word);
                let ends = &mut self.ends;
                node = *self.edges.entry((node, lexeme)).or_insert_with(|| {
                    ends.push(Vec::new());
                    number(ends.len())
                });
            }
            let entry = Some(Entry { concept: concept.clone(), term: term.to_owned() });
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
    }

    /// Takes a concept out; one that is not there changes nothing.
    pub fn remove(&mut self, concept: &ConceptId) {
        for (node, id) in self.concepts.remove(concept).unwrap_or_default() {
            self.ends[node as usize - 1].retain(|&other| other != id);
            self.entries[id as usize] = None;
            self.free.push(id);
        }
    }

    fn lexeme(&mut self, role: Role, nature: Nature, word: &[char]) -> Lexeme {
        if let Some(&lexeme) = self.lexemes.get(&(role, nature, word.to_vec())) {
            return lexeme;
        }
        let lexeme = number(self.lexemes.len());
        self.lexemes.insert((role, nature, word.to_vec()), lexeme);
        for shape in paradigm::shapes(word, role, nature) {
            self.bases.entry(fold_letters(&shape.base)).or_default().push((lexeme, role, shape));
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
        let reading = Reading::of(&self.bases, text);
        let mut found = Vec::new();
        for start in 0..reading.units.len() {
            self.follow(&reading, start, &mut found);
        }
        let mut occurrences = self.settle(found);
        measure_leads(&mut occurrences, text);
        mark_within(&mut occurrences);
        occurrences
    }

    /// Follows all phrases that begin at a unit.
    fn follow(&self, reading: &Reading, start: usize, found: &mut Vec<Found>) {
        let mut states: Vec<State> = Vec::new();
        let first = &reading.units[start];
        for fit in reading.fits_of(first) {
            let alone_elsewhere = fit.role == Role::Alone && !first.place.admits(fit);
            if fit.role != Role::Follower && !alone_elsewhere {
                self.step((ROOT, true, fit.lead), fit, &mut states);
            }
        }
        let mut at = start;
        loop {
            let end = reading.units[at].span.end;
            for &State { node, exact, lead, .. } in &states {
                for &entry in &self.ends[node as usize - 1] {
                    found.push(Found { span: Span::new(first.span.start, end), entry, exact, lead });
                }
            }
            states.retain(|state| state.fit.role != Role::Alone);
            if states.is_empty() {
                return;
            }
            let Some(next) = reading.next(at) else { return };
            let mut further = Vec::new();
            for state in &states {
                for fit in reading.fits_of(&reading.units[next]) {
                    if fit.role == Role::Follower && agrees(&state.fit, fit) {
                        self.step((state.node, state.exact, state.lead), fit, &mut further);
                    }
                }
            }
            states = further;
            at = next;
        }
    }

    /// Goes on over a word from a node, reached exactly or not, by a phrase with so many letters of `lead`.
    fn step(&self, (node, exact, lead): (u32, bool, u8), fit: &Fit, states: &mut Vec<State>) {
        let Some(&node) = self.edges.get(&(node, fit.lexeme)) else { return };
        let exact = exact && fit.exact;
        // Two readings of a word that allow the same continuations are one state: no blow-up on ambiguous words.
        match states.iter_mut().find(|state| state.node == node && state.fit.continues_like(fit)) {
            // An exact reading has nothing before the term, so it is the one that is told.
            Some(state) => (state.exact, state.lead) = (state.exact || exact, state.lead.min(lead)),
            None => states.push(State { node, fit: *fit, exact, lead }),
        }
    }

    /// One occurrence for each concept and span, in order.
    fn settle(&self, mut found: Vec<Found>) -> Vec<Occurrence> {
        found.sort_by_key(|found| (found.span.start, std::cmp::Reverse(found.span.end), !found.exact, found.entry));
        let mut occurrences: Vec<Occurrence> = Vec::with_capacity(found.len());
        let mut group = 0;
        for Found { span, entry, exact, lead } in found {
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
                how: if exact { Match::Exact } else { Match::Inflected },
                within: false,
                lead: usize::from(lead),
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
    let folded = fold(term);
    tokenise(term)
        .into_iter()
        .filter(|token| !is_skipped(token, &source))
        .map(|token| written(&folded, &source, in_folded(&folded, token.span)))
        .filter(|letters| !letters.is_empty())
        .collect()
}

struct Found {
    span: Span,
    entry: u32,
    exact: bool,
    lead: u8,
}

#[derive(Clone, Copy)]
struct State {
    node: u32,
    fit: Fit,
    exact: bool,
    lead: u8,
}

/// Whether two neighbouring words of a phrase agree in the text as their grammar asks (Ryding, chapters 8 and 10).
///
/// - In an idafa only the last word has the article: مجلس الإدارة, never المجلس إدارة. The entry may say otherwise of
///   names (الرئيس بوش).
/// - An adjective has it when its noun has: مجلس الأعلى is not المجلس الأعلى; a pronoun makes definite too: مجلسها الأعلى.
/// - A noun with a pronoun is no first part of an idafa: مجلسها إدارة.
fn agrees(before: &Fit, after: &Fit) -> bool {
    if !after.is_word || after.has_particle {
        return true;
    }
    if before.pronoun {
        return after.article;
    }
    let adjective = before.entry_article && after.entry_article;
    let name = before.entry_article && !after.entry_article;
    if before.article && !after.article { name } else { !(adjective && after.article && !before.article) }
}

/// Turns the letters of each `lead` into code points of the text: marks and tatweel that follow a clitic belong to it.
fn measure_leads(occurrences: &mut [Occurrence], text: &str) {
    if occurrences.iter().all(|occurrence| occurrence.lead == 0) {
        return;
    }
    let source: Vec<char> = text.chars().collect();
    for occurrence in occurrences.iter_mut().filter(|occurrence| occurrence.lead > 0) {
        let word = source.get(occurrence.span.start..occurrence.span.end).unwrap_or_default();
        let mut letters = word.iter().enumerate().filter(|(_, c)| !is_ignorable(**c)).map(|(at, _)| at);
        occurrence.lead = letters.nth(occurrence.lead).unwrap_or(0);
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
mod tests {
    use super::*;
    use crate::arabic::Offsets;
    use proptest::prelude::*;

    fn termbase(terms: &[&str]) -> Termbase {
        Termbase::build(terms.iter().map(|&term| (ConceptId::from(term), vec![term.to_owned()])))
    }

    /// What is found of `term` in `text` by a termbase that has nothing else: the words and how.
    fn find(term: &str, text: &str) -> Vec<(String, Match)> {
        let offsets = Offsets::new(text);
        let found = termbase(&[term]).recognise(text);
        found.into_iter().map(|found| (offsets.slice(found.span).to_owned(), found.how)).collect()
    }

    #[test]
    fn terms_are_recognised_however_they_are_written() {
        use Match::{Exact, Inflected};
        for (name, term, text, words, how) in [
            ("as entered", "المجلس الأعلى للدولة", "قال المجلس الأعلى للدولة إنه", "المجلس الأعلى للدولة", Exact),
            ("preposition", "المجلس الأعلى للدولة", "بالمجلس الأعلى للدولة", "بالمجلس الأعلى للدولة", Inflected),
            ("contraction", "المجلس الأعلى للدولة", "للمجلس الأعلى للدولة", "للمجلس الأعلى للدولة", Inflected),
            ("conjunction", "المجلس", "والمجلس", "والمجلس", Inflected),
            ("no hamza, no dots", "المجلس الأعلى للدولة", "المجلس الاعلى للدوله", "المجلس الاعلى للدوله", Exact),
            ("harakat", "المجلس", "المَجْلِسُ", "المَجْلِسُ", Exact),
            ("tatweel", "المجلس", "الـمـجـلـس", "الـمـجـلـس", Exact),
            ("presentation forms", "المجلس", "ﺍﻟﻤﺠﻠﺲ", "ﺍﻟﻤﺠﻠﺲ", Exact),
            ("Persian letters", "كركوكي", "کرکوکی", "کرکوکی", Exact),
            ("bidi marks inside", "ليبيا", "لي\u{200F}بيا", "لي\u{200F}بيا", Exact),
            ("bidi marks around", "ليبيا", "\u{202B}ليبيا\u{202C}", "ليبيا", Exact),
            ("yeh without dots", "الليبي", "الليبى", "الليبى", Exact),
            ("feminine", "ليبي", "الليبية", "الليبية", Inflected),
            ("plural, oblique", "ليبي", "لليبيين", "لليبيين", Inflected),
            ("plural, nominative", "ليبي", "ليبيون", "ليبيون", Inflected),
            ("broken plural", "وزير", "والوزراء", "والوزراء", Inflected),
            ("broken plural by pattern", "مشروع", "مشاريعهم", "مشاريعهم", Inflected),
            ("plural with pronoun, hamza on yeh", "عضو", "بأعضائه", "بأعضائه", Inflected),
            ("teh before a pronoun", "حكومة", "حكومتهم", "حكومتهم", Inflected),
            ("feminine plural", "حكومة", "للحكومات", "للحكومات", Inflected),
            ("feminine plural with pronoun", "حكومة", "حكوماتها", "حكوماتها", Inflected),
            ("dual", "مجلس", "المجلسين", "المجلسين", Inflected),
            ("alef maqsura before a pronoun", "مستوى", "مستواها", "مستواها", Inflected),
            ("defective participle", "محامي", "محامون", "محامون", Inflected),
            ("adjectives follow in number", "القوة العسكرية", "القوات العسكرية", "القوات العسكرية", Inflected),
            ("plural entry, singular text", "الأجهزة الأمنية", "الجهاز الأمني", "الجهاز الأمني", Inflected),
            ("idafa, article on the last", "مجلس إدارة", "مجلس الإدارة", "مجلس الإدارة", Inflected),
            ("idafa, pronoun on the last", "اتخاذ القرارات", "اتخاذ قراراته", "اتخاذ قراراته", Inflected),
            ("adjective after a pronoun", "المجلس الأعلى", "مجلسها الأعلى", "مجلسها الأعلى", Inflected),
            ("own preposition inside", "القيام بعمليات", "والقيام بعملية", "والقيام بعملية", Inflected),
            ("dual before a genitive", "قطاع", "قطاعي الصناعة", "قطاعي", Inflected),
            ("a noun that could be a verb", "كشف", "عن كشف المصدر", "كشف", Exact),
            ("digits", "اللجنة العسكرية 5+5", "اللجنة العسكرية 5+5", "اللجنة العسكرية 5+5", Exact),
            ("Arabic digits", "اللجنة العسكرية 5+5", "للجنة العسكرية ٥+٥", "للجنة العسكرية ٥+٥", Inflected),
            ("brackets in the entry", "اللجنة (5+5)", "اللجنة 5+5", "اللجنة 5+5", Exact),
            ("brackets in the text", "اللجنة 5+5", "اللجنة (5+5)", "اللجنة (5+5", Exact),
            ("quotation marks", "حركة حماس", "حركة «حماس»", "حركة «حماس", Exact),
            ("over a line's end", "مجلس النواب", "مجلس\nالنواب", "مجلس\nالنواب", Exact),
            ("two words of one name", "الرئيس بوش", "للرئيس بوش", "للرئيس بوش", Inflected),
        ] {
            assert_eq!(find(term, text), [(words.to_owned(), how)], "{name}: {term} in {text}");
        }
    }

    #[test]
    fn other_words_are_not_taken_for_a_term() {
        for (why, term, text) in [
            ("the plural of عام is أعوام", "عام", "أعمال"),
            ("the letter is of the root", "كرة", "فكرة"),
            ("the letter is of the root", "أمل", "كامل"),
            ("the letter is of the root", "بنان", "لبنان"),
            ("the letter is of the root", "ندن", "لندن"),
            ("the hamza decides", "علم", "إعلام"),
            ("no pronoun after the article", "وج", "الوجه"),
            ("no nominative after a preposition", "مسلم", "بمسلمون"),
            ("no accusative after the article", "مجلس", "المجلسا"),
            ("a country, not an accusative", "ليبي", "في ليبيا"),
            ("a country, not a dual", "لبن", "لبنان"),
            ("a noun of its own", "مكتب", "المكتبة"),
            ("a noun of its own", "دور", "دورات"),
            ("a verbal noun", "دخل", "دخول"),
            ("a preposition", "علي", "إلى"),
            ("in an idafa only the last has the article", "مجلس إدارة", "المجلس إدارة"),
            ("an adjective agrees", "المجلس الأعلى", "مجلس الأعلى"),
            ("no conjunction inside", "مجلس النواب", "مجلس والنواب"),
            ("a stop between", "مجلس النواب", "مجلس. النواب"),
            ("a blank line between", "مجلس النواب", "مجلس\n\nالنواب"),
            ("a verb after قد", "كشف", "وقد كشف المصدر"),
            ("a verb before أن", "ذكر", "وذكر أن"),
            ("an adjective of relation", "قطاع", "تقسيم قطاعي جديد"),
            ("who dots ة writes a pronoun here", "والدة", "زار المدينة والده"),
            ("who dots ي writes another letter here", "قوي", "في القوى"),
            ("another number", "اللجنة 5+5", "اللجنة 6+6"),
        ] {
            assert_eq!(find(term, text), [], "{why}: {term} in {text}");
        }
    }

    #[test]
    fn all_are_told_and_those_inside_are_marked() {
        let termbase = termbase(&["المجلس", "المجلس الأعلى", "المجلس الأعلى للدولة", "دولة"]);
        let told: Vec<(String, usize, bool)> = termbase
            .recognise("المجلس الأعلى للدولة، والمجلس")
            .into_iter()
            .map(|found| (found.term, found.span.start, found.within))
            .collect();
        let expected = [
            ("المجلس الأعلى للدولة", 0, false),
            ("المجلس الأعلى", 0, true),
            ("المجلس", 0, true),
            ("دولة", 14, true),
            ("المجلس", 22, false),
        ];
        assert_eq!(told, expected.map(|(term, start, within)| (term.to_owned(), start, within)));
    }

    #[test]
    fn a_word_that_is_an_entry_is_no_rarer_form_of_another() {
        let told = |terms: &[&str], text: &str| -> Vec<String> {
            termbase(terms).recognise(text).into_iter().map(|found| found.term).collect()
        };
        assert_eq!(told(&["سوري", "سوريا"], "سوريا"), ["سوريا"]);
        assert_eq!(told(&["ماهر", "ماهرة"], "ماهرة"), ["ماهرة"]);
        assert_eq!(told(&["خارجي", "خارجية"], "السياسة الخارجية"), ["خارجي"]);
        assert_eq!(told(&["خارجي", "خارجية"], "وزير الخارجية"), ["خارجية"]);
        assert_eq!(told(&["عدنان", "دنان"], "عدنان"), ["عدنان"]);
    }

    #[test]
    fn what_stands_before_a_term_and_is_not_in_it_is_measured() {
        for (name, term, text, lead) in [
            ("as entered", "المجلس الأعلى", "المجلس الأعلى", 0),
            ("conjunction and preposition", "المجلس الأعلى", "وبالمجلس الأعلى", 2),
            ("contraction", "المجلس", "للمجلس", 1),
            ("an article alone", "مجلس", "المجلس", 0),
            ("marks belong to the clitic", "المجلس", "وَبِـالمجلس", 5),
            ("a letter of the root", "وزير", "وزير", 0),
            ("a conjunction before that letter", "وزير", "ووزير", 1),
        ] {
            let found = termbase(&[term]).recognise(text);
            assert_eq!(found.iter().map(|found| found.lead).collect::<Vec<_>>(), [lead], "{name}");
        }
    }

    #[test]
    fn a_proper_name_takes_proclitics_and_nothing_else() {
        for (term, texts, others) in [
            ("السويد", vec!["السويد", "بالسويد", "وللسويد"], vec!["السوداء", "سويد"]),
            ("سرت", vec!["سرت", "في بنغازي وسرت", "لسرت"], vec!["كسرت", "فسرت", "السرت", "سرتنا"]),
            ("قطر", vec!["قطر", "بقطر"], vec!["الأقطار", "القطر", "قطرات"]),
            ("القاهرة", vec!["القاهرة", "والقاهره"], vec!["قاهرة", "القاهرات"]),
            ("عين العرب", vec!["عين العرب", "بعين العرب"], vec!["عيون عربية", "العيون العربية"]),
            ("القوات المسلحة", vec!["القوات المسلحة", "للقوات المسلحة"], vec![]),
        ] {
            let mut termbase = Termbase::default();
            termbase.insert(&ConceptId::from("name"), Nature::Name, [term]);
            for text in texts {
                assert_eq!(termbase.recognise(text).len(), 1, "{term} in {text}");
            }
            for text in others {
                assert!(termbase.recognise(text).is_empty(), "{term} is not in {text}");
            }
        }
    }

    #[test]
    fn an_edit_counts_at_once() {
        let mut termbase = termbase(&["وزير الدفاع"]);
        let id = ConceptId::from("وزير الدفاع");
        termbase.insert(&id, Nature::Common, ["وزير الحرب", "وزير القتال"]);
        let terms = |termbase: &Termbase| -> Vec<String> {
            let found = termbase.recognise("وزير الدفاع ووزير الحرب ووزير القتال");
            found.into_iter().map(|found| found.term).collect()
        };
        assert_eq!(terms(&termbase), ["وزير الحرب", "وزير القتال"]);
        termbase.remove(&id);
        assert!(terms(&termbase).is_empty() && termbase.is_empty());
        termbase.insert(&ConceptId::from("new"), Nature::Common, ["وزير الدفاع"]);
        assert_eq!(terms(&termbase), ["وزير الدفاع"]);
    }

    #[test]
    fn a_concept_is_told_once_in_a_place() {
        let mut termbase = Termbase::default();
        termbase.insert(&ConceptId::from("a"), Nature::Common, ["مجلس", "المجلس"]);
        termbase.insert(&ConceptId::from("b"), Nature::Common, ["مجلس"]);
        let told: Vec<(String, String, Match)> = termbase
            .recognise("المجلس")
            .into_iter()
            .map(|found| (found.concept.to_string(), found.term, found.how))
            .collect();
        let expected = [("a", "المجلس", Match::Exact), ("b", "مجلس", Match::Inflected)];
        assert_eq!(told, expected.map(|(concept, term, how)| (concept.to_owned(), term.to_owned(), how)));
    }

    /// The longest phrases at every word: the work at each is bounded by the longest entry, not by the text.
    #[test]
    fn a_word_repeated_without_end_is_followed_no_further_than_the_longest_entry() {
        let termbase = termbase(&["مال", "مال مال", "مال مال مال"]);
        let found = termbase.recognise(&"مال ".repeat(2_000));
        assert_eq!(found.len(), 2_000 + 1_999 + 1_998);
        assert!(termbase.recognise(&"«".repeat(50_000)).is_empty());
        assert!(termbase.recognise(&"و".repeat(50_000)).is_empty());
    }

    proptest! {
        /// Any terms and text: spans index the text, begin and end with a whole word, come in order, and none is lost
        /// when another concept comes and goes.
        #[test]
        fn spans_cover_whole_words(
            terms in prop::collection::vec("[وفبكلاأةهميتن5+ ]{1,8}|\\PC{0,8}", 0..6),
            text in "[وفبكلاأةهميتند5+ .«\u{064B}\u{200F}\n]{0,60}|\\PC*",
        ) {
            let terms: Vec<&str> = terms.iter().map(String::as_str).collect();
            let mut termbase = termbase(&terms);
            let found = termbase.recognise(&text);
            let tokens = tokenise(&text);
            for pair in found.windows(2) {
                prop_assert!((pair[0].span.start, usize::MAX - pair[0].span.end) <= (pair[1].span.start, usize::MAX - pair[1].span.end));
            }
            for occurrence in &found {
                prop_assert!(tokens.iter().any(|token| token.span.start == occurrence.span.start));
                prop_assert!(tokens.iter().any(|token| token.span.end == occurrence.span.end));
                let longer = |other: &Occurrence| other.span != occurrence.span && other.span.contains(occurrence.span);
                prop_assert_eq!(occurrence.within, found.iter().any(longer));
            }
            let passing = ConceptId::from("passing");
            termbase.insert(&passing, Nature::Common, [text.as_str()]);
            termbase.remove(&passing);
            for (before, after) in found.iter().zip(termbase.recognise(&text)) {
                prop_assert_eq!(before.span, after.span);
            }
        }
    }
}
