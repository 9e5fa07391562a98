//! Measures splitting, term recognition, names, the alignment, the checks, the completion and drafts on a folder of labelled data, with the scorers that lie beside the data.
//!
//! `cargo run --release --example evaluate -- DATA [segmentation|terms|disturbed|names|alignment|interop|repair|score|checks|completion|completion-weights|draft|draft-weights|draft-sureness]`, where DATA holds `segmentation/`,
//! `terms/`, `parallel/` and `interop/`. The scorers are Python 3 scripts; what they print is printed here unchanged.

mod alignment;
mod checks;
mod completion;
mod disturb;
mod draft;
mod interop;
mod names;
mod parallel;
mod repair;
mod score;
mod segmentation;
mod terms;

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let (Some(data), part) = (args.first(), args.get(1).map(String::as_str)) else {
        eprintln!(
            "usage: evaluate DATA [segmentation|terms|disturbed|names|alignment|interop|repair|score|checks|completion|completion-weights|draft|draft-weights|draft-sureness]"
        );
        return ExitCode::from(2);
    };
    let data = Path::new(data);
    let mut outcome = Ok(());
    if part.is_none_or(|part| part == "segmentation") {
        outcome = outcome.and(segmentation::run(data));
    }
    if part.is_none_or(|part| part == "terms") {
        outcome = outcome.and(terms::run(data));
    }
    if part.is_none_or(|part| part == "disturbed") {
        outcome = outcome.and(terms::disturbed(data));
    }
    if part.is_none_or(|part| part == "names") {
        outcome = outcome.and(names::run(data));
    }
    if part.is_none_or(|part| part == "alignment") {
        outcome = outcome.and_then(|()| alignment::run(data));
    }
    if part.is_none_or(|part| part == "interop") {
        outcome = outcome.and(interop::run(data));
    }
    if part.is_none_or(|part| part == "repair") {
        outcome = outcome.and_then(|()| repair::run(data));
    }
    if part.is_none_or(|part| part == "score") {
        outcome = outcome.and_then(|()| score::run(data));
    }
    if part.is_none_or(|part| part == "checks") {
        outcome = outcome.and_then(|()| checks::run(data));
    }
    if part.is_none_or(|part| part == "completion") {
        outcome = outcome.and_then(|()| completion::run(data));
    }
    if part == Some("completion-weights") {
        outcome = outcome.and_then(|()| completion::weights(data));
    }
    if part.is_none_or(|part| part == "draft") {
        outcome = outcome.and_then(|()| draft::run(data));
    }
    if part == Some("draft-weights") {
        outcome = outcome.and_then(|()| draft::weights(data));
    }
    if part == Some("draft-sureness") {
        outcome = outcome.and_then(|()| draft::sureness(data));
    }
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
