//! The segmentation part: the scorer's tables, then how well the roles are told apart.

use serde_json::{Value, json};
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tarjuman::arabic::Span;
use tarjuman::article::{Role, Segment, segment};

/// Predicts for every gold file of `DATA/segmentation` and has the scorer beside it print its tables.
pub(crate) fn run(data: &Path) -> Result<(), Box<dyn Error>> {
    let gold = data.join("segmentation");
    let predicted = std::env::temp_dir().join(format!("tarjuman-evaluate-{}", std::process::id()));
    fs::create_dir_all(&predicted)?;
    let outcome = score(&gold, &predicted);
    fs::remove_dir_all(&predicted)?;
    outcome
}

fn score(gold: &Path, predicted: &Path) -> Result<(), Box<dyn Error>> {
    let mut files: Vec<PathBuf> =
        fs::read_dir(gold)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    files.retain(|path| path.extension().is_some_and(|extension| extension == "jsonl"));
    files.sort();
    let mut pages = Figures::default();
    let mut news = Figures::default();
    for file in &files {
        let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let mut lines = String::new();
        for line in fs::read_to_string(file)?.lines().filter(|line| !line.trim().is_empty()) {
            let row: Value = serde_json::from_str(line)?;
            let text = row["text"].as_str().unwrap_or_default();
            let segments = segment(text);
            match name {
                "pages.jsonl" | "seed.jsonl" => pages.add(text, &row, &segments),
                "news.jsonl" => news.add(text, &row, &segments),
                _ => {}
            }
            let spans: Vec<Value> =
                segments.iter().map(|one| json!([one.span.start, one.span.end, one.role.name()])).collect();
            lines.push_str(&json!({ "id": row["id"], "spans": spans }).to_string());
            lines.push('\n');
        }
        fs::write(predicted.join(name), lines)?;
    }
    for file in &files {
        if let Some(name) = file.file_name() {
            println!("== {}", name.to_string_lossy());
            scorer(gold, file, &predicted.join(name))?;
        }
    }
    println!("== all");
    scorer(gold, gold, predicted)?;
    pages.print("pages and seed");
    news.print("news");
    Ok(())
}

fn scorer(folder: &Path, gold: &Path, predicted: &Path) -> Result<(), Box<dyn Error>> {
    let status = Command::new("python3").arg(folder.join("score.py")).arg(gold).arg(predicted).status()?;
    if status.success() { Ok(()) } else { Err(format!("the scorer refused {}", predicted.display()).into()) }
}

/// Characters of the gold that should stay or be folded away, and those that do.
#[derive(Default)]
struct Figures {
    text: usize,
    kept: usize,
    furniture: usize,
    folded: usize,
}

impl Figures {
    fn add(&mut self, text: &str, row: &Value, segments: &[Segment]) {
        let chars: Vec<char> = text.chars().collect();
        let mut roles: Vec<Option<Role>> = vec![None; chars.len()];
        for one in segments {
            roles[one.span.start..one.span.end].fill(Some(one.role));
        }
        for span in row["spans"].as_array().into_iter().flatten() {
            let at = |index: usize| span[index].as_u64().and_then(|at| usize::try_from(at).ok()).unwrap_or_default();
            let Some(kind) = span[2].as_str().and_then(Role::from_name) else { continue };
            let span = Span::new(at(0), at(1).min(chars.len()));
            for at in span.start..span.end {
                if chars[at].is_whitespace() {
                    continue;
                }
                let translated = roles[at].is_some_and(Role::is_translatable);
                if kind.is_translatable() {
                    self.text += 1;
                    self.kept += usize::from(translated);
                } else {
                    self.furniture += 1;
                    self.folded += usize::from(!translated);
                }
            }
        }
    }

    fn print(&self, name: &str) {
        let share = |part: usize, whole: usize| part as f64 / whole.max(1) as f64;
        println!(
            "{name}: body kept {:.4} ({} of {} characters), furniture recognised {:.4} ({} of {})",
            share(self.kept, self.text),
            self.kept,
            self.text,
            share(self.folded, self.furniture),
            self.folded,
            self.furniture
        );
    }
}
