//! Everything that is done to files: the same service as over HTTP.

use super::{CliError, PretranslateFormat};
use crate::app::{
    App, AppError, ArticleFormat, GlossaryFormat, ImportFormat, Incoming, SuggestOptions, Table, TermFile, read_docx,
    read_html, read_text,
};
use crate::arabic::{Offsets, Style};
use crate::formats::tabular::TableWriter;
use crate::id::ArticleId;
use crate::store::{Store, StoreError};
use serde_json::json;
use std::io::{Read, Write};
use std::path::Path;

fn at(path: &Path) -> impl FnOnce(std::io::Error) -> CliError {
    let path = path.display().to_string();
    move |error| CliError::File { path, error }
}

pub(super) fn out(bytes: &[u8]) -> Result<(), CliError> {
    match std::io::stdout().lock().write_all(bytes) {
        // Whoever reads along may stop when it has seen enough: `tarjuman segment FILE | head`.
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        written => written.map_err(at(Path::new("standard output"))),
    }
}

fn read(file: &Path) -> Result<Vec<u8>, CliError> {
    if file == Path::new("-") {
        let mut bytes = Vec::new();
        std::io::stdin().lock().read_to_end(&mut bytes).map_err(at(Path::new("standard input")))?;
        return Ok(bytes);
    }
    std::fs::read(file).map_err(at(file))
}

fn extension(file: &Path) -> String {
    file.extension().and_then(|extension| extension.to_str()).unwrap_or_default().to_ascii_lowercase()
}

fn text(file: &Path) -> Result<String, CliError> {
    Ok(incoming(file)?.text)
}

fn incoming(file: &Path) -> Result<Incoming, CliError> {
    let bytes = read(file)?;
    let incoming = match extension(file).as_str() {
        "xlf" | "xliff" | "sdlxliff" | "mxliff" | "mqxliff" | "tmx" | "tbx" | "zip" | "gz" => {
            return Err(CliError::Usage(format!(
                "{}: this is no article; units go into a memory (memory import), terms into a glossary (glossary import)",
                file.display()
            )));
        }
        "html" | "htm" | "xhtml" => read_html(&bytes, None)?,
        "docx" => read_docx(&bytes)?,
        _ => read_text(&bytes, None)?,
    };
    incoming.warnings.iter().for_each(|warning| eprintln!("{}: {warning}", file.display()));
    Ok(incoming)
}

pub(super) fn segment(file: &Path) -> Result<(), CliError> {
    let Incoming { text, hints, .. } = incoming(file)?;
    let offsets = Offsets::new(&text);
    let mut lines = String::new();
    for (index, segment) in crate::article::split_with_hints(&text, &hints).segments.iter().enumerate() {
        let line = json!({
            "index": index, "start": segment.span.start, "end": segment.span.end,
            "text": offsets.slice(segment.span), "role": segment.role.name(), "reason": segment.reason.sentence(),
            "block": segment.block,
        });
        lines.push_str(&line.to_string());
        lines.push('\n');
    }
    out(lines.as_bytes())
}

pub(super) fn pretranslate(data: &Path, file: &Path, format: PretranslateFormat, style: Style) -> Result<(), CliError> {
    let (text, options) = (text(file)?, SuggestOptions::default());
    let app = App::open(data)?.with_style(style);
    match format {
        PretranslateFormat::Xliff12 => {
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            out(&app.pretranslate_xliff12(&name, &text, &options)?)
        }
        PretranslateFormat::Json => out(&crate::http::pretranslate_lines(&app, &text, &options)?),
        PretranslateFormat::Tsv => {
            let mut rows = TableWriter::new(Vec::new(), Table::Tsv);
            let mut written = rows.row(&["source", "target", "score", "kind"]);
            app.pretranslate(&text, &options, &mut |done| {
                let best = done.suggested.proposals.first();
                let (target, kind) = best.map_or(("", ""), |best| (best.text.as_str(), best.kind.name()));
                let score = best.map_or_else(String::new, |best| format!("{:.2}", best.score));
                if written.is_ok() {
                    written = rows.row(&[&done.source, target, &score, kind]);
                }
            })?;
            let rows = written.and_then(|()| rows.finish()).map_err(at(Path::new("the table")))?;
            out(&rows)
        }
    }
}

pub(super) fn import_article(data: &Path, file: &Path) -> Result<(), CliError> {
    let Incoming { text, hints, outlet, .. } = incoming(file)?;
    let (article, segments) = App::open(data)?.create_article(None, text, &hints, outlet)?;
    out(format!("{}\t{} segments\t{}\n", article.summary.id, segments.len(), article.summary.title).as_bytes())
}

pub(super) fn export_article(data: &Path, id: &str, format: &str) -> Result<(), CliError> {
    let format = ArticleFormat::from_name(format).ok_or_else(|| {
        CliError::Usage(format!("“{format}” is no format: {}", ArticleFormat::ALL.map(ArticleFormat::name).join(", ")))
    })?;
    out(&App::open_existing(data)?.export_article(&ArticleId::from(id), format)?.bytes)
}

pub(super) fn import_memory(data: &Path, name: &str, file: &Path) -> Result<(), CliError> {
    let format = ImportFormat::of_file(file).ok_or_else(|| {
        CliError::Usage(format!(
            "{}: a memory is imported from .tmx, .tsv, .csv, .xlsx, .xlf, .zip or .gz",
            file.display()
        ))
    })?;
    let app = App::open(data)?;
    made(app.create_memory(name))?;
    let report = app.import_file(name, format, file)?;
    for unit in &report.rejected {
        let inside = unit.file.as_ref().map_or_else(String::new, |name| format!(" ({name})"));
        let line = unit.line.map_or_else(String::new, |line| format!(", line {line}"));
        let column = unit.column.map_or_else(String::new, |column| format!(", column {column}"));
        eprintln!("{}{inside}: unit {}{line}{column}: {}", file.display(), unit.row, unit.reason);
    }
    let said = format!(
        "{} read, {} created, {} updated, {} unchanged, {} rejected\n",
        report.read, report.created, report.updated, report.unchanged, report.rejected_total
    );
    out(said.as_bytes())
}

/// Something that was made, or was there already.
fn made<T>(result: Result<T, AppError>) -> Result<(), CliError> {
    match result {
        Ok(_) | Err(AppError::Store(StoreError::Exists { .. })) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

pub(super) fn export_memory(data: &Path, name: &str) -> Result<(), CliError> {
    Ok(App::open_existing(data)?.export_memory(name, std::io::stdout().lock())?)
}

pub(super) fn import_glossary(data: &Path, name: &str, file: &Path, dry_run: bool) -> Result<(), CliError> {
    let format = match extension(file).as_str() {
        "tsv" | "tab" | "txt" => TermFile::Table(Table::Tsv),
        "csv" => TermFile::Table(Table::Csv),
        "xlsx" => TermFile::Workbook,
        "tbx" => TermFile::Tbx,
        _ => {
            return Err(CliError::Usage(format!(
                "{}: a glossary is imported from .tsv, .csv, .xlsx or .tbx",
                file.display()
            )));
        }
    };
    let app = App::open(data)?;
    made(app.create_glossary(name))?;
    let done = app.import_glossary(name, &read(file)?, None, format, dry_run)?;
    for row in &done.rejected {
        eprintln!("{}: row {}: {}", file.display(), row.row, row.reason);
    }
    for judged in &done.verdicts {
        if let Some(conflict) = &judged.conflict {
            eprintln!("{}: row {}: {conflict}", file.display(), judged.number);
        }
    }
    if !done.ignored_columns.is_empty() {
        eprintln!("{}: not taken: {}", file.display(), done.ignored_columns.join(", "));
    }
    let said = format!(
        "{} rows: {} created, {} updated, {} unchanged, {} rejected{}\n",
        done.rows,
        done.created,
        done.updated,
        done.unchanged,
        done.rejected.len(),
        if dry_run { " (nothing was changed)" } else { "" }
    );
    out(said.as_bytes())
}

pub(super) fn export_glossary(data: &Path, name: &str, format: &str) -> Result<(), CliError> {
    let format = GlossaryFormat::from_name(format).ok_or_else(|| {
        CliError::Usage(format!(
            "“{format}” is no format: {}",
            GlossaryFormat::ALL.map(GlossaryFormat::name).join(", ")
        ))
    })?;
    out(&App::open_existing(data)?.export_glossary(name, format)?.bytes)
}

pub(super) fn backup(data: &Path, file: &Path) -> Result<(), CliError> {
    let report = Store::open_existing(data)?.backup(file)?;
    out(format!("{}: a sound copy, {} articles, {} units\n", file.display(), report.articles, report.units).as_bytes())
}

pub(super) fn check_db(data: &Path) -> Result<(), CliError> {
    let report = Store::open_existing(data)?.check()?;
    for problem in &report.problems {
        out(format!("{problem}\n").as_bytes())?;
    }
    if !report.is_sound() {
        return Err(CliError::Damaged(report.problems.len()));
    }
    let said = format!(
        "sound: {} articles, {} segments, {} units, {} concepts, {} chained records\n",
        report.articles, report.segments, report.units, report.concepts, report.chained
    );
    out(said.as_bytes())
}
