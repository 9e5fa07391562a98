//! A held-out set, what is learned from all the others, and what is known of each segment.

use crate::checks::glossary::Glossary;
use crate::parallel::{self, Pair};
use std::error::Error;
use std::path::Path;
use std::time::{Duration, Instant};
use tarjuman::align::Aligner;
use tarjuman::arabic::Edition;
use tarjuman::arabic::person::{Named, People, number};
use tarjuman::arabic::placeable::{lone_numbers, placeables_in};
use tarjuman::complete::{Known, Model, Origin, Recent, Sentence, Told, Weights, of_terms};
use tarjuman::id::UnitId;
use tarjuman::propose;
use tarjuman::propose::names::{Passage, Rendering, names};

const SETS: [&str; 9] =
    ["constitutions_clean", "ntrex", "pud", "sdg_un", "tatoeba_opus", "tico19", "udhr", "ui_primero_unicef", "xquad"];

/// So many segments in a row are in one half, then as many in the other.
const RUN: usize = 50;

/// Of a large set, each so-manieth row of segments is typed; the others are only learned, as they too would have been translated.
const STEP: usize = 8;

/// What is longer, in letters of English, is no segment: the constitutions have rows that are whole chapters.
const LONGEST: usize = 1_000;

/// Sets of more than that are large.
const LARGE: usize = 5_000;

/// Which helps there are.
#[derive(Clone, Copy)]
pub(crate) struct Help {
    pub(crate) memory: bool,
    pub(crate) source: bool,
    pub(crate) known: bool,
    pub(crate) growing: bool,
    pub(crate) phrases: bool,
}

impl Default for Help {
    fn default() -> Self {
        Self { memory: true, source: true, known: true, growing: true, phrases: true }
    }
}

/// A segment that is typed.
pub(crate) struct Segment {
    pub(crate) pair: Pair,
    /// The document that it is of.
    document: String,
    known: Vec<Known>,
    forbidden: Vec<String>,
    /// The draft of terms, names and values alone.
    pub(crate) assembled: String,
}

/// A held-out set.
pub(crate) struct Set {
    name: String,
    aligner: Aligner,
    model: Model,
    /// What was learned from.
    memory: Vec<Pair>,
    segments: Vec<Segment>,
    took: [Duration; 2],
}

impl Set {
    /// Learns from each `share`-th unit of the other sets.
    pub(crate) fn read(data: &Path, name: &str, share: usize) -> Result<Self, Box<dyn Error>> {
        let mut others = Vec::new();
        for set in SETS.into_iter().filter(|&set| set != name) {
            others.extend(parallel::read(data, set)?);
        }
        let memory: Vec<Pair> = others.into_iter().step_by(share).collect();
        let units: Vec<(UnitId, &Pair)> = memory.iter().enumerate().map(|(at, pair)| (unit(at), pair)).collect();
        let begun = Instant::now();
        let texts = units.iter().map(|(id, pair)| (id.clone(), pair.arabic.as_str(), pair.english.as_str()));
        let aligner = Aligner::learned(texts);
        let aligned = begun.elapsed();
        let mut model = Model::default();
        for (id, pair) in &units {
            model.insert(id.clone(), &pair.arabic, &pair.english, &aligner.align(&pair.arabic, &pair.english));
        }
        model.settle();
        let took = [aligned, begun.elapsed() - aligned];
        let rows = parallel::read(data, name)?.into_iter().zip(parallel::documents(data, name)?);
        let (pairs, documents): (Vec<Pair>, Vec<String>) =
            rows.filter(|(pair, _)| pair.english.chars().count() <= LONGEST).unzip();
        let segments = known(&pairs, &documents);
        Ok(Self { name: name.to_owned(), aligner, model, memory, segments, took })
    }

    /// The half that the weights were learned on, or the other; of a large set, on which nothing is learned, some.
    pub(crate) fn half(&self, tuned_on: bool) -> Vec<&Segment> {
        let rows = self.segments.chunks(RUN).enumerate();
        let is_taken =
            |at: usize| if self.is_large() { at % STEP == STEP - 1 } else { at.is_multiple_of(2) == tuned_on };
        rows.filter(|&(at, _)| is_taken(at)).flat_map(|(_, row)| row).collect()
    }

    fn is_large(&self) -> bool {
        self.segments.len() > LARGE
    }

    /// What was learned from, a unit each.
    pub(crate) fn memory(&self) -> &[Pair] {
        &self.memory
    }

    /// What is translated, in order, where those are typed: of a large set what stands between them too. With each, whether it is typed.
    pub(crate) fn translated<'s>(&'s self, segments: &[&'s Segment]) -> Vec<(&'s Segment, bool)> {
        let all = if self.is_large() { self.segments.iter().collect() } else { segments.to_vec() };
        let mut typed = segments.iter().peekable();
        let of = |segment: &'s Segment| {
            typed.peek()?;
            Some((segment, typed.next_if(|&&next| std::ptr::eq(next, segment)).is_some()))
        };
        all.into_iter().map_while(of).collect()
    }

    pub(crate) fn print_costs(&self) {
        let [aligned, counted] = self.took.map(|took| took.as_secs_f64());
        println!(
            "{}: {} units learned in {:.1} s ({aligned:.1} aligning, {counted:.1} counting), some {} MB beside the aligner's {}",
            self.name,
            self.memory.len(),
            aligned + counted,
            self.model.bytes() / 1_000_000,
            self.aligner.bytes() / 1_000_000,
        );
    }
}

/// So many segments before count, as in the service.
const BEFORE: usize = 30;

/// Goes through segments of the set, one document after the other, as they would be translated: `visit` sees each made ready, and then it
/// is learned; of a large set, what stands between them is learned too. Gives how long making them ready took.
pub(crate) fn each<'s>(
    set: &'s Set,
    segments: &[&'s Segment],
    weights: &Weights,
    help: Help,
    visit: &mut dyn FnMut(&Sentence<'_>, &'s Segment),
) -> Duration {
    let mut ready = Duration::ZERO;
    let (mut model, mut aligner) =
        if help.memory { (set.model.clone(), set.aligner.clone()) } else { Default::default() };
    let (mut said, mut document): (Vec<&str>, &str) = (Vec::new(), "");
    for (at, (segment, is_typed)) in set.translated(segments).into_iter().enumerate() {
        if document != segment.document {
            said.clear();
            document = &segment.document;
        }
        let (arabic, english) = (segment.pair.arabic.as_str(), segment.pair.english.as_str());
        if is_typed {
            let before = if help.growing { &said[said.len().saturating_sub(BEFORE)..] } else { &[] };
            let recent = Recent::of(&model, before.iter().copied());
            let known = if help.known { segment.known.as_slice() } else { &[] };
            let forbidden: Vec<&str> = segment.forbidden.iter().map(String::as_str).collect();
            let source = if help.source { arabic } else { "" };
            let begun = Instant::now();
            let told = Told::of(&model, source, known, &forbidden);
            let sentence = Sentence::new(&model, weights, &recent, &told);
            ready += begun.elapsed();
            visit(&sentence, segment);
        }
        said.push(english);
        if help.growing {
            let id = unit(LEARNED_LATER + at);
            aligner.insert(id.clone(), arabic, english);
            let alignment = aligner.align(arabic, english);
            model.insert(id, arabic, english, &alignment);
        }
    }
    ready
}

/// The number of the first unit that is learned as it is typed.
const LEARNED_LATER: usize = 1_000_000;

pub(crate) fn unit(at: usize) -> UnitId {
    UnitId::from(format!("{at:06}"))
}

/// What is known of each segment, as the service would find it in its document.
fn known(pairs: &[Pair], documents: &[String]) -> Vec<Segment> {
    let glossary = Glossary::curated();
    let mut segments = Vec::with_capacity(pairs.len());
    let mut from = 0;
    while from < pairs.len() {
        let until = (from..pairs.len()).find(|&at| documents[at] != documents[from]).unwrap_or(pairs.len());
        let part = &pairs[from..until];
        let named: Vec<Named<'_>> = part.iter().map(|pair| Named::of(&pair.arabic)).collect();
        let people = People::of(&named);
        let met: Vec<_> = named.iter().enumerate().map(|(at, one)| people.met_in(at, one)).collect();
        let mentions = number(met);
        let found: Vec<_> = part.iter().map(|pair| glossary.recognise(&pair.arabic)).collect();
        let passages: Vec<Passage<'_>> = part
            .iter()
            .zip(&found)
            .map(|(pair, found)| {
                let rendering = |term: &tarjuman::checks::Term<'_>| {
                    let occurrence = term.occurrence;
                    let span = occurrence.term_span();
                    let english = term.record.concept.rendering()?.text.clone();
                    Some(Rendering { span, concept: occurrence.concept.clone(), english })
                };
                let mut terms: Vec<Rendering> = glossary.terms(found).iter().filter_map(rendering).collect();
                terms.sort_by_key(|rendering| rendering.span.start);
                Passage { source: &pair.arabic, terms, confirmed: None }
            })
            .collect();
        let persons = names(&mentions, &passages);
        for (pair, (found, persons)) in part.iter().zip(found.iter().zip(persons)) {
            let terms: Vec<_> =
                glossary.terms(found).into_iter().map(|term| (term.occurrence.clone(), term.record.clone())).collect();
            let (mut known, forbidden) = of_terms(&terms);
            let placeables = placeables_in(&pair.arabic, &Edition::default());
            let concepts = terms.iter().map(|(occurrence, record)| (occurrence.concept.clone(), record.clone().into()));
            let all_known = propose::Known {
                occurrences: found,
                concepts: &concepts.collect(),
                placeables: &placeables,
                names: &persons,
                lone_numbers: &|| lone_numbers(&pair.arabic),
                recognise: &|text| glossary.recognise(text),
            };
            let assembled =
                propose::propose(&pair.arabic, &[], all_known).pop().map(|draft| draft.text).unwrap_or_default();
            let name = |name: tarjuman::propose::NamedPerson| Known {
                span: name.span,
                text: name.english,
                origin: Origin::Name,
            };
            known.extend(persons.into_iter().map(name));
            known.extend(placeables.into_iter().map(|one| Known {
                span: one.span,
                text: one.english,
                origin: Origin::Placeable,
            }));
            segments.push(Segment {
                pair: pair.clone(),
                document: documents[from].clone(),
                known,
                forbidden,
                assembled,
            });
        }
        from = until;
    }
    segments
}
