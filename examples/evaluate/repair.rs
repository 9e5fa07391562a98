//! The repair part: one slot of a sentence says something else; does the English of the sentence follow?
//!
//! From each pair of `DATA/parallel` a slot is taken (a number, percentage, amount, measure, ordinal, date, name or term), its
//! Arabic is changed, and in the reference English that slot's English alone: this is the truth. The pair is the only unit of
//! the memory, the changed Arabic the segment. How the truth is made is told in `repair/values.rs` and `repair/sayings.rs`: by
//! searching strings of lists, with nothing of what repair itself uses. A slot whose English that search does not find once is not
//! counted; one that repair does not find is "not attempted".
//!
//! Pairs of even number are for tuning, the others are reported. REPAIR_ERRORS=1 lists what went wrong among the former.

mod sayings;
mod text;
pub(crate) mod values;

use crate::parallel::{self, Pair};
use std::collections::BTreeMap;
use std::collections::HashMap;
use std::error::Error;
use std::path::Path;
use std::sync::Arc;
use tarjuman::arabic::person::mentions;
use tarjuman::arabic::placeable::{lone_numbers, placeables};
use tarjuman::glossary::curated;
use tarjuman::glossary::{Activity, Concept, ConceptRecord, Language, Occurrence, Status, Term, Termbase};
use tarjuman::id::{ConceptId, UnitId};
use tarjuman::memory::{Match, MatchKind};
use tarjuman::propose::names::{Passage, Rendering, names};
use tarjuman::propose::{Cause, Known, Proposal, propose};

const SETS: [&str; 4] = ["ntrex", "pud", "tico19", "constitutions_clean"];

/// A slot of a pair: the unit, the segment, and what the segment's English should be.
struct Slot {
    class: &'static str,
    unit: Pair,
    segment: String,
    truth: String,
}

impl Slot {
    fn new(class: &'static str, unit: &Pair, segment: String, truth: String) -> Self {
        Self { class, unit: unit.clone(), segment, truth }
    }
}

/// Prints, by class, how many slots there are, how many of them repair attempts, restores exactly, and gets wrong without saying so.
pub(crate) fn run(data: &Path) -> Result<(), Box<dyn Error>> {
    let list = std::env::var_os("REPAIR_ERRORS").is_some();
    let desk = Desk::new();
    let mut tables: [BTreeMap<&str, Score>; 2] = [BTreeMap::new(), BTreeMap::new()];
    let mut sets: [BTreeMap<&str, Score>; 2] = [BTreeMap::new(), BTreeMap::new()];
    for set in SETS {
        for (number, pair) in parallel::read(data, set)?.iter().enumerate() {
            let mut slots = values::slots(pair);
            slots.extend(sayings::names(pair));
            slots.extend(sayings::terms(pair, &desk.listed));
            for slot in slots {
                let Some(proposal) = desk.propose(&slot.segment, &slot.unit) else { continue };
                let outcome = Outcome::of(&slot, &proposal);
                if list && number % 2 == 0 && (!outcome.restored || outcome.unmarked) {
                    println!(
                        "{}\t{outcome:?}\n  {}\n  {}\n  {}\n  {}",
                        slot.class, slot.unit.arabic, slot.segment, slot.truth, proposal.text
                    );
                }
                tables[number % 2].entry(slot.class).or_default().add(&outcome);
                sets[number % 2].entry(set).or_default().add(&outcome);
            }
        }
    }
    for (half, name) in ["tuning half", "reported half"].iter().enumerate() {
        println!("repair/{name}{:>16} {:>10} {:>10} {:>20}", "slots", "attempted", "restored", "wrong, unmarked");
        let mut all = Score::default();
        for (class, score) in &tables[half] {
            score.print(class);
            all.join(score);
        }
        all.print("all");
        sets[half].iter().for_each(|(set, score)| score.print(set));
    }
    Ok(())
}

#[derive(Debug)]
struct Outcome {
    /// Whether anything was replaced.
    attempted: bool,
    /// Whether the English is the truth, letter by letter.
    restored: bool,
    /// Whether it is not, and nothing says that the slot may be wrong.
    unmarked: bool,
}

impl Outcome {
    fn of(slot: &Slot, proposal: &Proposal) -> Self {
        let restored = proposal.text == slot.truth;
        let evidence = &proposal.evidence;
        let unverified = evidence.repairs.iter().any(|repair| repair.cause == Cause::Name { verified: false });
        let marked = !evidence.missing.is_empty() || unverified;
        Self { attempted: !evidence.repairs.is_empty(), restored, unmarked: !restored && !marked }
    }
}

#[derive(Default)]
struct Score {
    slots: usize,
    attempted: usize,
    restored: usize,
    unmarked: usize,
}

impl Score {
    fn add(&mut self, outcome: &Outcome) {
        self.slots += 1;
        self.attempted += usize::from(outcome.attempted);
        self.restored += usize::from(outcome.attempted && outcome.restored);
        self.unmarked += usize::from(outcome.unmarked);
    }

    fn join(&mut self, other: &Self) {
        self.slots += other.slots;
        self.attempted += other.attempted;
        self.restored += other.restored;
        self.unmarked += other.unmarked;
    }

    fn print(&self, class: &str) {
        let share = |part: usize, whole: usize| {
            let tenths = (1000 * part).checked_div(whole).unwrap_or(0);
            format!("{}.{}%", tenths / 10, tenths % 10)
        };
        let (attempted, restored) = (share(self.attempted, self.slots), share(self.restored, self.attempted));
        let unmarked = format!("{} ({})", share(self.unmarked, self.slots), self.unmarked);
        println!("  {class:<24} {:>8} {attempted:>10} {restored:>10} {unmarked:>20}", self.slots);
    }
}

/// The curated glossary with a few names, and what else a proposal is made with.
pub(crate) struct Desk {
    listed: Vec<Concept>,
    termbase: Termbase,
    concepts: HashMap<ConceptId, Arc<ConceptRecord>>,
}

impl Desk {
    pub(crate) fn new() -> Self {
        let listed: Vec<Concept> = curated::concepts().into_iter().map(|concept| concept.concept).collect();
        let names = sayings::KNOWN.iter().map(|&(arabic, english)| Concept {
            terms: [(Language::Arabic, arabic), (Language::English, english)]
                .map(|(language, text)| Term { language, text: text.to_owned(), status: Status::Preferred })
                .to_vec(),
            domain: "libya-parties".to_owned(),
            ..Concept::default()
        });
        let (mut termbase, mut concepts) = (Termbase::default(), HashMap::new());
        for (number, concept) in names.chain(listed.iter().cloned()).enumerate() {
            let id = ConceptId::from(format!("c{number}"));
            termbase.insert(&id, concept.nature(), &concept.usage, concept.arabic().map(|term| term.text.as_str()));
            let record = ConceptRecord {
                id: id.clone(),
                revision: 1,
                activity: Activity::Active,
                concept,
                updated_at: jiff::Timestamp::UNIX_EPOCH,
                updated_by: String::new(),
                conflict: None,
            };
            concepts.insert(id, record.into());
        }
        Self { listed, termbase, concepts }
    }

    /// What is proposed for a segment when that pair is all that the memory has.
    pub(crate) fn propose(&self, segment: &str, pair: &Pair) -> Option<Proposal> {
        let (occurrences, placeables) = (self.termbase.recognise(segment), placeables(segment));
        let mut terms: Vec<Rendering> =
            occurrences.iter().filter_map(|occurrence| self.rendering(occurrence)).collect();
        terms.sort_by_key(|term| term.span.start);
        let names = names(&mentions(&[segment]), &[Passage { source: segment, terms, confirmed: None }]).pop()?;
        let found = Match { unit: pair.unit(UnitId::from("unit")), score: 0.9, kind: MatchKind::Fuzzy };
        let known = Known {
            occurrences: &occurrences,
            concepts: &self.concepts,
            placeables: &placeables,
            names: &names,
            lone_numbers: &|| lone_numbers(segment),
            recognise: &|text| self.termbase.recognise(text),
        };
        propose(segment, &[("memory".to_owned(), found)], known).into_iter().next()
    }

    fn rendering(&self, occurrence: &Occurrence) -> Option<Rendering> {
        let english = self.concepts.get(&occurrence.concept)?.concept.rendering()?.text.clone();
        let span = occurrence.term_span();
        Some(Rendering { span, concept: occurrence.concept.clone(), english })
    }
}
