//! The terms part.

use std::error::Error;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::Command;
use tarjuman::glossary::Termbase;
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
    let gold = folder.join(format!("{set}.dev"));
    let rows = |suffix: &str| -> Result<Vec<serde_json::Value>, Box<dyn Error>> {
        let text = fs::read_to_string(folder.join(format!("{set}.dev.{suffix}.jsonl")))?;
        Ok(text.lines().map(serde_json::from_str).collect::<Result<_, _>>()?)
    };
    let field = |row: &serde_json::Value, name: &str| row[name].as_str().unwrap_or_default().to_owned();
    let termbase = Termbase::build(
        rows("glossary")?.iter().map(|row| (ConceptId::from(field(row, "id")), vec![field(row, "source_term")])),
    );
    let predicted = out.join(format!("{set}.jsonl"));
    let mut file = BufWriter::new(File::create(&predicted)?);
    for row in rows("texts")? {
        let matches: Vec<_> = termbase
            .recognise(&field(&row, "text"))
            .iter()
            .map(|found| {
                serde_json::json!({
                    "term_id": found.concept.as_str(), "start": found.span.start, "end": found.span.end
                })
            })
            .collect();
        writeln!(file, "{}", serde_json::json!({ "id": field(&row, "id"), "matches": matches }))?;
    }
    file.flush()?;
    println!("terms/{set}");
    let mut scorer = Command::new("python3");
    scorer.arg(folder.join("score.py")).arg(&gold).arg(&predicted);
    // With TERMS_ERRORS=N the scorer also lists N errors of each kind.
    if let Ok(errors) = std::env::var("TERMS_ERRORS") {
        scorer.arg(errors).arg("--errors");
    }
    if scorer.status()?.success() { Ok(()) } else { Err(format!("the scorer failed on {set}").into()) }
}
