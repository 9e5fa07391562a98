//! The care of memories: the same service as over HTTP.

use super::CliError;
use super::files::out;
use crate::app::{App, AppError, DeletionRequest};
use crate::formats::tabular::{Table, TableWriter};
use crate::memory::Side;
use crate::memory::faults::Fault;
use crate::store::UnitFilter;
use serde_json::json;
use std::path::Path;

/// Which units to delete.
#[derive(Debug, clap::Args)]
pub(super) struct Which {
    /// By that person.
    #[arg(long)]
    who: Option<String>,
    /// Brought by that import (the name of its file).
    #[arg(long)]
    import: Option<String>,
    /// Confirmed in that article.
    #[arg(long, value_name = "ID")]
    article: Option<String>,
    /// Last changed at or after this moment: 2024-01-31T00:00:00Z.
    #[arg(long, value_name = "TIME")]
    since: Option<String>,
    /// Last changed before this moment.
    #[arg(long, value_name = "TIME")]
    before: Option<String>,
    /// This stands in the Arabic, in any spelling.
    #[arg(long, value_name = "TEXT", conflicts_with = "english")]
    arabic: Option<String>,
    /// This stands in the English, in any case.
    #[arg(long, value_name = "TEXT")]
    english: Option<String>,
    /// It has that fault: empty, copied, wrong_language, unbalanced or duplicate.
    #[arg(long)]
    fault: Option<String>,
    /// All units of the memory, where nothing else is given.
    #[arg(long)]
    all: bool,
}

fn fault(name: Option<&str>) -> Result<Option<Fault>, CliError> {
    let Some(name) = name else { return Ok(None) };
    let names = || Fault::ALL.map(Fault::name).join(", ");
    Fault::from_name(name).map(Some).ok_or_else(|| CliError::Usage(format!("“{name}” is no fault: {}", names())))
}

pub(super) fn statistics(data: &Path, name: &str) -> Result<(), CliError> {
    let of = App::open_existing(data)?.memory_statistics(name)?;
    let faults: serde_json::Map<String, serde_json::Value> =
        of.faults.iter().map(|(fault, count)| (fault.name().to_owned(), (*count).into())).collect();
    let said = json!({
        "units": of.units, "sources": of.sources, "source_words": of.source_words, "target_words": of.target_words,
        "uses": of.uses, "imports": of.imports, "persons": of.persons, "years": of.years, "faults": faults,
    });
    out(format!("{said:#}\n").as_bytes())
}

pub(super) fn faults(data: &Path, name: &str, kind: Option<&str>) -> Result<(), CliError> {
    let page = App::open_existing(data)?.faults(name, fault(kind)?, 0, usize::MAX)?;
    let failed = |error: std::io::Error| CliError::File { path: "the table".to_owned(), error };
    let mut rows = TableWriter::new(Vec::new(), Table::Tsv);
    rows.row(&["fault", "unit", "source", "target", "like"]).map_err(failed)?;
    for (found, unit) in &page.faults {
        let like = found.like.as_ref().map_or("", |like| like.as_str());
        rows.row(&[found.fault.name(), unit.id.as_str(), &unit.source, &unit.target, like]).map_err(failed)?;
    }
    out(&rows.finish().map_err(failed)?)
}

pub(super) fn delete(data: &Path, name: &str, which: Which, dry_run: bool) -> Result<(), CliError> {
    let moment = |text: &Option<String>| match text {
        None => Ok(None),
        Some(text) => text.parse().map(Some).map_err(|_| CliError::Usage(format!("“{text}” is no moment"))),
    };
    let detail = json!({
        "who": which.who, "import": which.import, "article": which.article, "since": which.since, "before": which.before,
        "arabic": which.arabic, "english": which.english, "fault": which.fault, "all": which.all,
    });
    let arabic = which.arabic.clone().map(|text| (Side::Source, text));
    let request = DeletionRequest {
        filter: UnitFilter {
            ids: None,
            since: moment(&which.since)?,
            before: moment(&which.before)?,
            who: which.who,
            import: which.import,
            article: which.article,
        },
        text: arabic.or(which.english.map(|text| (Side::Target, text))),
        fault: fault(which.fault.as_deref())?,
        all: which.all,
    };
    let done =
        App::open_existing(data)?.delete_units(name, &request, detail, dry_run).map_err(|error| match error {
            AppError::Invalid { detail, .. } => CliError::Usage(detail),
            error => error.into(),
        })?;
    for unit in &done.shown {
        eprintln!("{} = {}", unit.source, unit.target);
    }
    let said = match &done.deletion {
        Some(deletion) => format!("{} deleted; undo with: memory undo {name} {}\n", done.units, deletion.id),
        None => format!("{} would be deleted (nothing was changed)\n", done.units),
    };
    out(said.as_bytes())
}

pub(super) fn deletions(data: &Path, name: &str) -> Result<(), CliError> {
    let deletions = App::open_existing(data)?.deletions(name)?;
    let lines = deletions
        .iter()
        .map(|one| format!("{}\t{} units\t{}\tuntil {}\t{}\n", one.id, one.units, one.at, one.until(), one.detail));
    out(lines.collect::<String>().as_bytes())
}

pub(super) fn undo(data: &Path, name: &str, deletion: u64) -> Result<(), CliError> {
    let units = App::open_existing(data)?.undo_deletion(name, deletion)?;
    out(format!("{units} are back\n").as_bytes())
}
