//! The terms part.

use crate::disturb::{self, Disturbance, Plan};
use serde_json::{Value, json};
use std::collections::HashSet;
use std::error::Error;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::Command;
use tarjuman::glossary::{Confidence, Termbase};
use tarjuman::id::ConceptId;

/// The sets: Prague Arabic Dependency Treebank as it is, the same with corrected spelling, and Parallel UD.
const SETS: [&str; 3] = ["padt", "padtclean", "pud"];

/// Predicts for every gold file of `DATA/terms` and has the scorer beside it print its tables.
pub(crate) fn run(data: &Path) -> Result<(), Box<dyn Error>> {
    let folder = data.join("terms");
    let out = std::env::temp_dir().join(format!("tarjuman-evaluate-{}", std::process::id()));
    fs::create_dir_all(&out)?;
    let result = SETS.iter().try_for_each(|set| score(&folder, set, &out));
    fs::remove_dir_all(&out)?;
    result
}

fn score(folder: &Path, set: &str, out: &Path) -> Result<(), Box<dyn Error>> {
    let gold = Gold::read(folder, set)?;
    gold.predict(&gold.texts, &out.join(set))?;
    println!("terms/{set}");
    let mut scorer = Command::new("python3");
    scorer.arg(folder.join("score.py")).arg(out.join(set)).arg(out.join(format!("{set}.predicted.jsonl")));
    // With TERMS_ERRORS=N the scorer also lists N errors of each kind.
    if let Ok(errors) = std::env::var("TERMS_ERRORS") {
        scorer.arg(errors).arg("--errors");
    }
    if !scorer.status()?.success() {
        return Err(format!("the scorer failed on {set}").into());
    }
    let shares = gold.confidence().map(|(confidence, right, told)| {
        let share = 100.0 * right as f64 / told.max(1) as f64;
        format!("{} {share:.1} % of {told}", confidence.name())
    });
    println!("right, by confidence: {}", shares.join(", "));
    Ok(())
}

/// Prints F1 for the texts as they are, under each disturbance alone, and under all of them mixed.
pub(crate) fn disturbed(data: &Path) -> Result<(), Box<dyn Error>> {
    const SETS: [&str; 2] = ["padtclean", "pud"];
    let folder = data.join("terms");
    let out = std::env::temp_dir().join(format!("tarjuman-evaluate-{}", std::process::id()));
    fs::create_dir_all(&out)?;
    let golds: Vec<Gold> = SETS.iter().map(|set| Gold::read(&folder, set)).collect::<Result<_, _>>()?;
    let f1 = |gold: &Gold, plan: Option<Plan>| -> Result<f64, Box<dyn Error>> {
        let texts: Vec<Value> = match plan {
            None => gold.texts.clone(),
            Some(plan) => gold.texts.iter().map(|row| disturb::disturbed(row, plan)).collect(),
        };
        let prefix = out.join(&gold.set);
        gold.predict(&texts, &prefix)?;
        let mut scorer = Command::new("python3");
        scorer.arg(folder.join("score.py")).arg(&prefix).arg(out.join(format!("{}.predicted.jsonl", gold.set)));
        let printed: Value = serde_json::from_slice(&scorer.arg("--json").output()?.stdout)?;
        printed["all"]["F1"].as_f64().ok_or_else(|| format!("the scorer failed on {}", gold.set).into())
    };
    println!("terms, disturbed: F1 and what is lost");
    let undisturbed: Vec<f64> = golds.iter().map(|gold| f1(gold, None)).collect::<Result<_, _>>()?;
    println!("{:22} {:>6.2}         {:>6.2}", SETS.join(", "), undisturbed[0], undisturbed[1]);
    let plans = Disturbance::ALL.map(Plan::Alone).into_iter().chain([Plan::Mixed]);
    for plan in plans {
        let name = match plan {
            Plan::Alone(disturbance) => format!("{disturbance:?}"),
            Plan::Mixed => "all, mixed".to_owned(),
        };
        let found: Vec<f64> = golds.iter().map(|gold| f1(gold, Some(plan))).collect::<Result<_, _>>()?;
        let [one, other] = [0, 1].map(|at| format!("{:>6.2} {:>+6.2}", found[at], found[at] - undisturbed[at]));
        println!("{name:22} {one}  {other}");
    }
    fs::remove_dir_all(&out)?;
    Ok(())
}

/// A labelled set and the termbase of its terms.
struct Gold {
    set: String,
    glossary: String,
    texts: Vec<Value>,
    termbase: Termbase,
}

impl Gold {
    fn read(folder: &Path, set: &str) -> Result<Self, Box<dyn Error>> {
        let glossary = fs::read_to_string(folder.join(format!("{set}.dev.glossary.jsonl")))?;
        let texts = fs::read_to_string(folder.join(format!("{set}.dev.texts.jsonl")))?;
        let rows = |text: &str| text.lines().map(serde_json::from_str).collect::<Result<Vec<Value>, _>>();
        let terms = rows(&glossary)?;
        let termbase = Termbase::build(
            terms.iter().map(|row| (ConceptId::from(field(row, "id")), vec![field(row, "source_term")])),
        );
        Ok(Self { set: set.to_owned(), texts: rows(&texts)?, glossary, termbase })
    }

    /// For each confidence, how many occurrences were right and how many were told.
    fn confidence(&self) -> [(Confidence, usize, usize); 3] {
        let mut shares = Confidence::ALL.map(|confidence| (confidence, 0, 0));
        for row in &self.texts {
            let labelled: HashSet<(&str, u64, u64)> = row["occurrences"]
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(|one| Some((one["term_id"].as_str()?, one["start"].as_u64()?, one["end"].as_u64()?)))
                .collect();
            let ignored = |start: u64, end: u64| {
                let mut spans = row["ignore"].as_array().into_iter().flatten();
                spans.any(|span| start < span[1].as_u64().unwrap_or(0) && span[0].as_u64().unwrap_or(end) < end)
            };
            for found in self.termbase.recognise(&field(row, "text")) {
                let (start, end) = (found.span.start as u64, found.span.end as u64);
                let right = labelled.contains(&(found.concept.as_str(), start, end));
                if right || !ignored(start, end) {
                    let (_, hits, told) = &mut shares[found.confidence as usize];
                    *hits += usize::from(right);
                    *told += 1;
                }
            }
        }
        shares
    }

    /// Writes the glossary, these texts and what is found in them, where the scorer looks for them.
    fn predict(&self, texts: &[Value], prefix: &Path) -> Result<(), Box<dyn Error>> {
        let named = |kind: &str| prefix.with_file_name(format!("{}.{kind}.jsonl", self.set));
        fs::write(named("glossary"), &self.glossary)?;
        let mut labelled = BufWriter::new(File::create(named("texts"))?);
        let mut predicted = BufWriter::new(File::create(named("predicted"))?);
        for row in texts {
            let matches: Vec<_> = self
                .termbase
                .recognise(&field(row, "text"))
                .iter()
                .map(|found| json!({ "term_id": found.concept.as_str(), "start": found.span.start, "end": found.span.end }))
                .collect();
            writeln!(labelled, "{row}")?;
            writeln!(predicted, "{}", json!({ "id": field(row, "id"), "matches": matches }))?;
        }
        labelled.flush()?;
        Ok(predicted.flush()?)
    }
}

fn field(row: &Value, name: &str) -> String {
    row[name].as_str().unwrap_or_default().to_owned()
}
