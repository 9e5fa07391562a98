//! Memories from files: all of a file, or nothing of it.
//!
//! The upload is spooled into the data folder, so that a large one is never held. It is read once, on a thread of its own,
//! while the store stages what was read and what was staged is cut for the index (`arriving.rs`); when the file turns out
//! whole, one short transaction shows it (`store/import.rs`).

use super::arriving::Arriving;
use super::jobs::{JobResult, Progress};
use super::tmx_units::new_unit;
use super::unit_files::{ImportFormat, RejectedUnit, read_units};
use super::{App, AppError, LOCAL, Spool};
use crate::id::JobId;
use crate::memory::Unit;
use crate::store::{NewUnit, Staging, StoreError};
use jiff::Timestamp;
use std::path::Path;
use std::sync::atomic::Ordering;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, PoisonError};
use std::thread;

/// What an import did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportReport {
    /// Units read, those rejected among them.
    pub read: u64,
    /// New units.
    pub created: u64,
    /// Units of which something other than the texts changed.
    pub updated: u64,
    /// Units that were there already.
    pub unchanged: u64,
    /// The first 1,000 units that were not taken.
    pub rejected: Vec<RejectedUnit>,
    /// How many were not taken.
    pub rejected_total: u64,
}

/// How many rejected units a report names; a file of another language has a million.
const MAX_REJECTED: usize = 1_000;

/// What is staged at once: units, or bytes of their texts. Some ten milliseconds of the writer, for which a save may have to
/// wait.
const PART_UNITS: usize = 1_000;
const PART_BYTES: usize = 512 * 1024;

/// How many parts are read ahead of the store.
const PARTS_AHEAD: usize = 4;

impl App {
    /// Takes an upload in on a thread of its own.
    ///
    /// # Errors
    /// [`AppError::NotFound`] for a memory that is none, [`StoreError::Busy`] when too many jobs are under way.
    pub fn start_import(
        &self,
        memory: &str,
        file: &str,
        format: ImportFormat,
        spool: Spool,
    ) -> Result<JobId, AppError> {
        self.check_memory(memory)?;
        let (memory, file) = (memory.to_owned(), file.to_owned());
        self.start_job("memory:import", move |app, progress| {
            let report = app.import_from(&memory, &file, format, spool.path(), progress)?;
            app.count_coverage();
            Ok(JobResult::Import(report))
        })
    }

    /// Takes a file in, here and now.
    ///
    /// # Errors
    /// [`AppError::UnreadableFile`] with line and column; nothing is written then.
    pub fn import_file(&self, memory: &str, format: ImportFormat, path: &Path) -> Result<ImportReport, AppError> {
        self.check_memory(memory)?;
        let name =
            path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned());
        self.import_from(memory, &name, format, path, &Arc::default())
    }

    fn import_from(
        &self,
        memory: &str,
        file: &str,
        format: ImportFormat,
        path: &Path,
        progress: &Arc<Progress>,
    ) -> Result<ImportReport, AppError> {
        // One after the other: they share the store's writer, and one may bring what the next has too.
        let _turn = self.importing.lock().unwrap_or_else(PoisonError::into_inner);
        self.store.sweep(Timestamp::now())?;
        match self.import_once(memory, file, format, path, progress) {
            // The command line, beside this server, brought units that this import cannot have known of: once more, with them.
            Err(AppError::Store(StoreError::Busy)) => self.import_once(memory, file, format, path, progress),
            done => done,
        }
    }

    fn import_once(
        &self,
        memory: &str,
        file: &str,
        format: ImportFormat,
        path: &Path,
        progress: &Arc<Progress>,
    ) -> Result<ImportReport, AppError> {
        let staging = self.store.begin_import(memory, file, LOCAL, Timestamp::now())?;
        progress.bytes.store(0, Ordering::Relaxed);
        let size = path.metadata().map_or(0, |file| file.len());
        let (send, parts) = sync_channel::<Vec<NewUnit>>(PARTS_AHEAD);
        let mut arriving = Some(Arriving::new(&self.cached, &self.store, memory)?);
        let (into_index, made) = sync_channel::<Vec<Unit>>(PARTS_AHEAD);
        let (read, staged, arriving) = thread::scope(|scope| {
            let reader = scope.spawn(move || {
                let (mut report, mut part) = (ImportReport::default(), Part::default());
                // Whoever no longer takes parts knows why.
                let send = |units| send.send(units).map_err(|_| AppError::Cancelled);
                read_units(format, path, &progress.bytes, &mut |unit| {
                    report.read += 1;
                    match unit {
                        Ok(unit) => part.push(new_unit(unit, file, Timestamp::now())),
                        Err(rejected) => report.reject(rejected),
                    }
                    if part.is_full() { send(part.take()) } else { Ok(()) }
                })?;
                send(part.take())?;
                Ok(report)
            });
            let indexer = scope.spawn(move || {
                for units in made {
                    // What cannot be laid ready is read when it is shown.
                    arriving = arriving.take().and_then(|mut way| way.push(&self.store, &units).map(|()| way));
                }
                arriving
            });
            let staged = stage(staging, parts, &into_index, progress, size);
            drop(into_index);
            let panicked = |_| Err(AppError::Internal("the reader of an import panicked".to_owned()));
            (reader.join().unwrap_or_else(panicked), staged, indexer.join().unwrap_or(None))
        });
        // Where the store refused, that is why the reader had to stop.
        let staging = staged?;
        let report: ImportReport = read?;
        let batch = staging.batch();
        arriving.and_then(|way| way.lay_ready(&batch));
        // That took a while, in which it may have been stopped.
        let outcome = progress.check().and_then(|()| Ok(staging.commit(Timestamp::now())?));
        let outcome = outcome.inspect_err(|_| self.cached.forget(&batch))?;
        // Now rather than when somebody asks.
        self.ready()?;
        progress.total.store(progress.done.load(Ordering::Relaxed), Ordering::Relaxed);
        Ok(ImportReport { created: outcome.created, updated: outcome.updated, unchanged: outcome.unchanged, ..report })
    }
}

/// Stages the parts as they come, and says how far that is. The total is told from the bytes that were read, until it is
/// known.
fn stage(
    mut staging: Staging,
    parts: Receiver<Vec<NewUnit>>,
    into_index: &SyncSender<Vec<Unit>>,
    progress: &Progress,
    size: u64,
) -> Result<Staging, AppError> {
    let mut done = 0_u64;
    for part in parts {
        progress.check()?;
        done += part.len() as u64;
        staging = staging.stage(part, Timestamp::now())?;
        // An indexer that is gone has panicked; the units will be read when they are shown.
        let _ = into_index.send(staging.created());
        let bytes = progress.bytes.load(Ordering::Relaxed).clamp(1, size.max(1));
        let total = u128::from(done) * u128::from(size) / u128::from(bytes);
        progress.done.store(done, Ordering::Relaxed);
        progress.total.store(u64::try_from(total).unwrap_or(u64::MAX).max(done), Ordering::Relaxed);
    }
    progress.check()?;
    Ok(staging)
}

/// Units that will be staged together.
#[derive(Default)]
struct Part {
    units: Vec<NewUnit>,
    bytes: usize,
}

impl Part {
    fn push(&mut self, new: NewUnit) {
        self.bytes += new.unit.source.len() + new.unit.target.len() + new.extra.as_ref().map_or(0, String::len);
        self.units.push(new);
    }

    fn is_full(&self) -> bool {
        self.units.len() >= PART_UNITS || self.bytes >= PART_BYTES
    }

    fn take(&mut self) -> Vec<NewUnit> {
        std::mem::take(self).units
    }
}

impl ImportReport {
    fn reject(&mut self, rejected: RejectedUnit) {
        self.rejected_total += 1;
        if self.rejected.len() < MAX_REJECTED {
            self.rejected.push(RejectedUnit { row: self.read, ..rejected });
        }
    }
}
