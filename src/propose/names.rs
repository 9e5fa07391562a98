//! HOW IS THIS PERSON SPELLED IN ENGLISH? One spelling for a person in the whole article.
//!
//! In this order: the glossary's English of the name; what a translator already confirmed for it in this article, where
//! its consonants tell it with certainty (`align`); a transliteration, which nobody has verified and which is shown as such.
//! Each element of a name keeps its spelling wherever the person is named, so النمروش is spelled as in صلاح النمروش. Linear
//! in the article.

use crate::arabic::person::{Mention, Person};
use crate::arabic::romanise::{Reading, given_news, reading_of, romanise_part};
use crate::arabic::{Offsets, Span, fold_str};
use crate::english::name::{align, tail};
use crate::id::ConceptId;
use std::collections::HashMap;

/// The longest term that may hold a name, in code points: no glossary has a longer one that does.
const MAX_TERM: usize = 200;

/// The longest English that is searched for names, in bytes: each name of a segment looks through all of it, and a page
/// without a full stop is no sentence.
const MAX_CONFIRMED: usize = 4_000;

/// A person named in a segment, with the English to use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedPerson {
    /// Where the name stands in the segment, without title and clitics, in code points.
    pub span: Span,
    /// The name.
    pub text: String,
    /// The English.
    pub english: String,
    /// The name by the ALA-LC table. Vowels are supplied, so it is never verified.
    pub ala_lc: String,
    /// Where the English comes from.
    pub source: NameSource,
}

/// Where the English of a name comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NameSource {
    /// The glossary has it: that concept.
    Glossary(ConceptId),
    /// A translator confirmed it in this article.
    Article,
    /// Nobody has verified it.
    Transliteration,
}

impl NameSource {
    /// The name in the contract.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Glossary(_) => "glossary",
            Self::Article => "article",
            Self::Transliteration => "transliteration",
        }
    }

    /// Whether a person has vouched for the spelling.
    #[must_use]
    pub fn is_verified(&self) -> bool {
        *self != Self::Transliteration
    }
}

/// A term of the glossary in a segment, with its English.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendering {
    /// Where the term stands, without what is written onto it, in code points of the segment.
    pub span: Span,
    /// Its concept.
    pub concept: ConceptId,
    /// Its English.
    pub english: String,
}

/// What is known of a segment of the article.
#[derive(Clone, Debug, Default)]
pub struct Passage<'a> {
    /// The Arabic.
    pub source: &'a str,
    /// Its terms, by start; needed only where a person is named.
    pub terms: Vec<Rendering>,
    /// What a translator has confirmed for it.
    pub confirmed: Option<&'a str>,
}

/// The persons of each segment, in order, each with the one English spelling of the article.
///
/// `mentions` are those of the passages' sources. A name that is only a part of a longer term (كتيبة طارق بن زياد) is left
/// to that term.
#[must_use]
pub fn names(mentions: &[Mention], passages: &[Passage<'_>]) -> Vec<Vec<NamedPerson>> {
    let offsets: Vec<Offsets<'_>> = passages.iter().map(|passage| Offsets::new(passage.source)).collect();
    let known = mentions.iter().filter_map(|mention| {
        let (passage, offsets) = (passages.get(mention.segment)?, offsets.get(mention.segment)?);
        Some(Known::new(mention, passage, offsets))
    });
    let known: Vec<Known<'_>> = known.collect();
    let mut people: HashMap<usize, Spellings> = HashMap::new();
    for known in known.iter().filter(|known| known.is_alone()) {
        people.entry(known.mention.person).or_default().learn_from_glossary(known);
    }
    for known in &known {
        people.entry(known.mention.person).or_default().learn_from_article(known);
    }
    let mut found = vec![Vec::new(); passages.len()];
    for known in known.iter().filter(|known| known.is_alone()) {
        let named = people.get(&known.mention.person).map(|spellings| spellings.spell(known));
        if let (Some(named), Some(segment)) = (named, found.get_mut(known.mention.segment)) {
            segment.push(named);
        }
    }
    found
}

/// A mention with its passage.
struct Known<'a> {
    mention: &'a Mention,
    passage: &'a Passage<'a>,
    offsets: &'a Offsets<'a>,
    elements: Vec<String>,
}

impl<'a> Known<'a> {
    fn new(mention: &'a Mention, passage: &'a Passage<'a>, offsets: &'a Offsets<'a>) -> Self {
        let elements = mention.name.elements.iter().map(|&span| offsets.slice(span).to_owned()).collect();
        Self { mention, passage, offsets, elements }
    }

    fn name(&self) -> &Person {
        &self.mention.name
    }

    fn text(&self) -> &'a str {
        self.offsets.slice(self.name().span)
    }

    /// The terms that stand around the name.
    fn terms(&self) -> &'a [Rendering] {
        let (terms, span) = (&self.passage.terms, self.name().span);
        let from = terms.partition_point(|term| term.span.start + MAX_TERM < span.start);
        let to = terms.partition_point(|term| term.span.start < span.end);
        terms.get(from..to).unwrap_or_default()
    }

    /// The term that is the name itself.
    fn term(&self) -> Option<&'a Rendering> {
        self.terms().iter().find(|term| term.span == self.name().span)
    }

    /// The longest term that goes beyond the name: المشير خليفة حفتر, كتيبة طارق بن زياد.
    fn longer(&self) -> Option<&'a Rendering> {
        let beyond = |term: &&Rendering| term.span != self.name().span && term.span.contains(self.name().span);
        self.terms().iter().filter(beyond).max_by_key(|term| term.span.len())
    }

    /// Whether no longer term says something else.
    fn is_alone(&self) -> bool {
        self.term().is_some() || self.longer().is_none_or(|term| tail(&self.elements, &term.english).is_some())
    }

    /// What the glossary says for this name here.
    fn glossary(&self) -> Option<(ConceptId, String)> {
        let whole = self.term().map(|term| (term.concept.clone(), term.english.clone()));
        whole.or_else(|| {
            let longer = self.longer()?;
            Some((longer.concept.clone(), tail(&self.elements, &longer.english)?.join(" ")))
        })
    }
}

/// How a person is spelled.
#[derive(Default)]
struct Spellings {
    /// The glossary's English of the full name.
    whole: Option<(ConceptId, String)>,
    /// The English of each element, by its folded Arabic.
    elements: HashMap<String, (String, NameSource)>,
    /// Whether a full name says that it is of another language, as its family name alone may not: غارلاند.
    foreign: bool,
}

impl Spellings {
    fn learn_from_glossary(&mut self, known: &Known<'_>) {
        if let Some((concept, english)) = known.glossary() {
            for (element, part) in known.elements.iter().zip(align(&known.elements, &english).unwrap_or_default()) {
                self.elements.entry(key(element)).or_insert((part, NameSource::Glossary(concept.clone())));
            }
            if known.elements.len() > 1 && self.whole.is_none() {
                self.whole = Some((concept, english));
            }
            return;
        }
        // The family name alone may be a term (القذافي).
        for (element, &span) in known.elements.iter().zip(&known.name().elements) {
            let term = known.terms().iter().find(|term| term.span == span);
            let spelled = |term: &Rendering| align(std::slice::from_ref(element), &term.english).is_some();
            if let Some(term) = term.filter(|term| spelled(term)) {
                let english = (term.english.clone(), NameSource::Glossary(term.concept.clone()));
                self.elements.entry(key(element)).or_insert(english);
            }
        }
    }

    fn learn_from_article(&mut self, known: &Known<'_>) {
        self.foreign |= reading_of(known.text()) == Reading::Foreign;
        let Some(confirmed) = known.passage.confirmed.filter(|text| text.len() <= MAX_CONFIRMED) else { return };
        let last = known.elements.len().saturating_sub(1);
        let family = known.elements.get(last..).unwrap_or_default();
        let spelled = align(&known.elements, confirmed).map(|parts| (&known.elements[..], parts));
        if let Some((elements, parts)) = spelled.or_else(|| align(family, confirmed).map(|parts| (family, parts))) {
            for (element, part) in elements.iter().zip(parts) {
                self.elements.entry(key(element)).or_insert((part, NameSource::Article));
            }
        }
    }

    fn spell(&self, known: &Known<'_>) -> NamedPerson {
        let text = known.text();
        let reading = if self.foreign { Reading::Foreign } else { Reading::Arabic };
        let ala_lc = romanise_part(text, false, reading).ala_lc;
        let whole = known.glossary().or_else(|| self.whole.clone().filter(|_| known.elements.len() > 1));
        let (english, source) = match whole {
            Some((concept, english)) => (english, NameSource::Glossary(concept)),
            None => self.spell_elements(&known.elements, reading),
        };
        NamedPerson { span: known.name().span, text: text.to_owned(), english, ala_lc, source }
    }

    /// Element by element; verified when each of them is.
    fn spell_elements(&self, elements: &[String], reading: Reading) -> (String, NameSource) {
        let mut parts = Vec::with_capacity(elements.len());
        let mut source = None;
        for (at, element) in elements.iter().enumerate() {
            let (part, from) = self.elements.get(&key(element)).cloned().unwrap_or_else(|| {
                let news = romanise_part(element, at > 0, reading).news;
                let news = if at == 0 && elements.len() > 1 { given_news(&news).to_owned() } else { news };
                (news, NameSource::Transliteration)
            });
            parts.push(part);
            source = match source {
                None => Some(from),
                Some(NameSource::Transliteration) => Some(NameSource::Transliteration),
                Some(_) if !from.is_verified() => Some(from),
                kept => kept,
            };
        }
        (parts.join(" "), source.unwrap_or(NameSource::Transliteration))
    }
}

fn key(element: &str) -> String {
    fold_str(element).replace(' ', "")
}

#[cfg(test)]
mod tests;
