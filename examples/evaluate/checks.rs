//! The checks part: how often do the checks speak on good translations, and how many seeded errors do they catch?

pub(crate) mod glossary;
mod seeds;

use crate::parallel;
use glossary::Glossary;
use seeds::{SEEDS, Seed};
use std::collections::{BTreeMap, HashSet};
use std::error::Error;
use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::Instant;
use tarjuman::checks::{Finding, Kind, Pair, Switches, Term, check_article};
use tarjuman::glossary::Occurrence;

/// A document of a set: its Arabic and English, segment by segment.
#[derive(Clone, Debug, Default)]
pub(crate) struct Document {
    pub(crate) arabic: Vec<String>,
    pub(crate) english: Vec<String>,
}

/// Prints both for either half of the documents: the one that was tuned on, and the one that nothing was. CHECKS_ERRORS=KIND lists what is
/// flagged and what is missed in the first, and in two sets that serve for tuning alone.
pub(crate) fn run(data: &Path) -> Result<(), Box<dyn Error>> {
    let errors = std::env::var("CHECKS_ERRORS").ok();
    let glossaries = Glossaries { curated: Glossary::curated(), forbidding: Glossary::forbidding() };
    for tuning in [true, false] {
        if errors.is_none() || tuning {
            half(data, tuning, &glossaries, errors.as_deref())?;
        }
    }
    Ok(())
}

fn half(data: &Path, tuning: bool, glossaries: &Glossaries, errors: Option<&str>) -> Result<(), Box<dyn Error>> {
    let glossary = &glossaries.curated;
    println!("{}", if tuning { "THE HALF THAT WAS TUNED ON" } else { "THE HALF THAT NOTHING WAS TUNED ON" });
    let mut all = Vec::new();
    for set in ["ntrex", "pud"] {
        let documents: Vec<Document> = documents(data, set)?
            .into_iter()
            .enumerate()
            .filter(|(at, _)| (at % 2 == 0) == tuning)
            .map(|(_, one)| one)
            .collect();
        let segments: usize = documents.iter().map(|document| document.arabic.len()).sum();
        println!("checks/{set}: {} documents, {segments} segments", documents.len());
        spoken(&documents, glossary, errors);
        all.extend(documents);
    }
    println!("checks/ntrex and pud together");
    spoken(&all, glossary, None);
    if errors.is_some() {
        for set in ["xquad", "tico19"] {
            println!("checks/{set}, for tuning alone");
            let more = single(data, set)?;
            spoken(&more, glossary, errors);
            all.extend(more.into_iter().step_by(6));
        }
    }
    timed(&all, glossary);
    println!("seeded errors, both sets");
    println!("  {:<44} {:>8} {:>8} {:>8}", "", "suitable", "caught", "share");
    for seed in SEEDS.iter().filter(|seed| errors.is_none_or(|name| seed.kinds.iter().any(|kind| kind.name() == name)))
    {
        let forbids = seed.kinds == [Kind::Forbidden];
        caught(seed, &all, if forbids { &glossaries.forbidding } else { glossary }, errors);
    }
    Ok(())
}

struct Glossaries {
    curated: Glossary,
    /// The same, in which each concept forbids the words of another.
    forbidding: Glossary,
}

/// The segments of another set, each a document of its own.
fn single(data: &Path, set: &str) -> Result<Vec<Document>, Box<dyn Error>> {
    let one = |pair: parallel::Pair| Document { arabic: vec![pair.arabic], english: vec![pair.english] };
    Ok(parallel::read(data, set)?.into_iter().map(one).collect())
}

/// The documents of a set, in order: neighbouring rows of the same document.
fn documents(data: &Path, set: &str) -> Result<Vec<Document>, Box<dyn Error>> {
    let text = fs::read_to_string(data.join("parallel").join(format!("{set}.tsv")))?;
    let mut rows = text.lines().map(|line| line.split('\t').collect::<Vec<_>>());
    let header = rows.next().ok_or("an empty table")?;
    let column = |name: &str| header.iter().position(|field| *field == name).ok_or(format!("no column {name}"));
    let (arabic, english) = (column("ar")?, column("en")?);
    let mut documents: Vec<(String, Document)> = Vec::new();
    for row in rows {
        let field = |at: usize| row.get(at).map(|field| field.trim().to_owned()).filter(|field| !field.is_empty());
        let (Some(name), Some(arabic), Some(english)) = (field(0), field(arabic), field(english)) else { continue };
        // PUD numbers its sentences: the last three digits are those inside the document.
        let name = if set == "pud" { name.chars().take(6).collect() } else { name };
        if documents.last().is_none_or(|(last, _)| *last != name) {
            documents.push((name, Document::default()));
        }
        if let Some((_, document)) = documents.last_mut() {
            document.arabic.push(arabic);
            document.english.push(english);
        }
    }
    Ok(documents.into_iter().map(|(_, document)| document).collect())
}

/// The findings of a document, segment by segment.
fn findings(document: &Document, glossary: &Glossary, on: Switches) -> Vec<Vec<Finding>> {
    let occurrences: Vec<Vec<Occurrence>> = document.arabic.iter().map(|text| glossary.recognise(text)).collect();
    let terms: Vec<Vec<Term<'_>>> = occurrences.iter().map(|occurrences| glossary.terms(occurrences)).collect();
    let texts = document.arabic.iter().zip(&document.english).zip(&terms);
    let pairs: Vec<Pair<'_>> = texts.map(|((source, target), terms)| Pair { source, target, terms }).collect();
    check_article(&pairs, on)
}

/// What checking costs, the search for terms included.
fn timed(documents: &[Document], glossary: &Glossary) {
    let segments: usize = documents.iter().map(|document| document.arabic.len()).sum();
    let begun = Instant::now();
    for document in documents {
        black_box(findings(document, glossary, Switches::default()));
    }
    let micros = begun.elapsed().as_secs_f64() * 1e6 / segments.max(1) as f64;
    println!("  checking takes {micros:.0} µs a segment on one thread, terms included");
}

/// How often the checks speak: each kind, and in all those that are on by default.
fn spoken(documents: &[Document], glossary: &Glossary, errors: Option<&str>) {
    let every: Switches = Kind::ALL.into_iter().collect();
    let (mut segments, mut flagged) = (0usize, 0usize);
    let mut by_kind: BTreeMap<Kind, usize> = BTreeMap::new();
    for document in documents {
        for (at, found) in findings(document, glossary, every).into_iter().enumerate() {
            segments += 1;
            flagged += usize::from(found.iter().any(|finding| finding.kind.is_on_by_default()));
            let kinds: HashSet<Kind> = found.iter().map(|finding| finding.kind).collect();
            for kind in kinds {
                *by_kind.entry(kind).or_default() += 1;
            }
            for finding in found.iter().filter(|finding| errors == Some(finding.kind.name())) {
                println!("{}\n{}\n  flagged: {}\n", document.arabic[at], document.english[at], finding.message);
            }
        }
    }
    let share = |count: usize| 100.0 * count as f64 / segments.max(1) as f64;
    println!("  flagged by those on by default: {flagged} of {segments}, {:.2} %", share(flagged));
    for kind in Kind::ALL {
        let count = by_kind.get(&kind).copied().unwrap_or_default();
        let off = if kind.is_on_by_default() { "" } else { "  (off by default)" };
        println!("    {:<14} {count:>5}  {:>6.2} %{off}", kind.name(), share(count));
    }
}

/// How many of the errors of a class are caught: its check says something that it does not say of the text as it was.
fn caught(seed: &Seed, documents: &[Document], glossary: &Glossary, errors: Option<&str>) {
    let on: Switches = seed.kinds.iter().copied().collect();
    let (mut suitable, mut caught) = (0usize, 0usize);
    for document in documents {
        let before = findings(document, glossary, on);
        for at in 0..document.arabic.len() {
            let Some(wrong) = (seed.put)(document, at, glossary) else { continue };
            suitable += 1;
            let known: HashSet<(usize, &str)> = told(&before).collect();
            let after = findings(&wrong, glossary, on);
            let new = told(&after).any(|finding| !known.contains(&finding));
            caught += usize::from(new);
            if !new && errors.is_some() {
                let place = at.min(wrong.english.len() - 1);
                println!(
                    "{}\n{}\n  missed: {} [{}]\n",
                    wrong.arabic[place], document.english[at], wrong.english[place], seed.name
                );
            }
        }
    }
    let share = 100.0 * caught as f64 / suitable.max(1) as f64;
    println!("  {:<44} {suitable:>8} {caught:>8} {share:>7.1} %", seed.name);
}

/// What is said of which segment.
fn told(findings: &[Vec<Finding>]) -> impl Iterator<Item = (usize, &str)> {
    findings.iter().enumerate().flat_map(|(at, found)| found.iter().map(move |finding| (at, &*finding.fingerprint)))
}
