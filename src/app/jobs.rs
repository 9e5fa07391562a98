//! WHAT TAKES LONG, AND HOW FAR IS IT? Jobs, their progress and their results.
//!
//! A job lives as long as the server: what it wrote is in the store, and one that a crash ended wrote nothing.

use super::{App, AppError, Coverage, ImportReport, Spool};
use crate::id::JobId;
use crate::store::StoreError;
use std::collections::{HashMap, VecDeque};
use std::io::{BufWriter, Write};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// How many jobs are remembered: a thousand imports of which a desk may still want to read the report.
const REMEMBERED: usize = 1_000;

/// How many results stay on disk: each may have ten times the bytes of its text, which may have 32 MiB.
const SPOOLED: usize = 16;

/// How many jobs may be under way. Each has a thread, and they share the writer and the cores: more would only make all of
/// them slow.
const UNDER_WAY: usize = 16;

/// A job as it is now.
#[derive(Clone, Debug)]
pub struct Job {
    /// Which one.
    pub id: JobId,
    /// What it does: `memory:import` or `text:pretranslated`.
    pub kind: &'static str,
    /// How far it is.
    pub state: JobState,
    /// Units done.
    pub done: u64,
    /// Units in all, once they have been counted.
    pub total: u64,
}

/// How far a job is.
#[derive(Clone, Debug)]
pub enum JobState {
    /// It waits for others.
    Queued,
    /// It is being done.
    Running,
    /// It is done.
    Done(Arc<JobResult>),
    /// It could not be done; nothing was written.
    Failed(Arc<AppError>),
}

/// What a job has done.
#[derive(Debug)]
pub enum JobResult {
    /// A file was taken into a memory.
    Import(ImportReport),
    /// A long text was pre-translated.
    Pretranslation {
        /// How much of it is covered.
        coverage: Coverage,
        /// A line of JSON for each segment, kept as long as the job is remembered.
        lines: Spool,
    },
}

impl JobState {
    /// The name in the contract.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Running => "running",
            Self::Done(_) => "done",
            Self::Failed(_) => "failed",
        }
    }

    /// Whether nothing more will happen.
    #[must_use]
    pub fn is_over(&self) -> bool {
        matches!(self, Self::Done(_) | Self::Failed(_))
    }
}

/// How far a running job is; shared with the thread that does it.
#[derive(Debug, Default)]
pub(super) struct Progress {
    pub(super) done: AtomicU64,
    pub(super) total: AtomicU64,
    /// Bytes of a file that were read.
    pub(super) bytes: AtomicU64,
    cancelled: AtomicBool,
}

impl Progress {
    /// Asked now and then by whoever does the job: whether to go on.
    ///
    /// # Errors
    /// [`AppError::Cancelled`].
    pub(super) fn check(&self) -> Result<(), AppError> {
        if self.cancelled.load(Ordering::Relaxed) { Err(AppError::Cancelled) } else { Ok(()) }
    }
}

#[derive(Debug)]
struct Entry {
    kind: &'static str,
    state: JobState,
    progress: Arc<Progress>,
}

/// All jobs since the server started, but for the oldest.
#[derive(Debug, Default)]
pub(super) struct Jobs(Mutex<Table>);

#[derive(Debug, Default)]
struct Table {
    entries: HashMap<JobId, Entry>,
    order: VecDeque<JobId>,
}

impl Entry {
    fn is_spooled(&self) -> bool {
        matches!(&self.state, JobState::Done(result) if matches!(**result, JobResult::Pretranslation { .. }))
    }
}

impl Table {
    /// Forgets the oldest of a kind beyond the newest `most`, and with them their files.
    fn forget(&mut self, most: usize, kind: impl Fn(&Entry) -> bool) {
        let of_kind = |id: &&JobId| self.entries.get(*id).is_some_and(&kind);
        let all: Vec<JobId> = self.order.iter().filter(of_kind).cloned().collect();
        for id in &all[..all.len().saturating_sub(most)] {
            self.entries.remove(id);
        }
        self.order.retain(|id| self.entries.contains_key(id));
    }
}

impl Jobs {
    fn table(&self) -> MutexGuard<'_, Table> {
        // Each change of the table is a single step, so one left by a panic is whole.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A new job, unless too many are under way.
    fn add(&self, kind: &'static str) -> Result<(JobId, Arc<Progress>), AppError> {
        let (id, progress) = (JobId::new(), Arc::new(Progress::default()));
        let mut table = self.table();
        if table.entries.values().filter(|entry| !entry.state.is_over()).count() >= UNDER_WAY {
            return Err(AppError::Store(StoreError::Busy));
        }
        table.entries.insert(id.clone(), Entry { kind, state: JobState::Queued, progress: progress.clone() });
        table.order.push_back(id.clone());
        table.forget(REMEMBERED, |entry| entry.state.is_over());
        Ok((id, progress))
    }

    fn set(&self, id: &JobId, state: JobState) {
        let mut table = self.table();
        if let Some(entry) = table.entries.get_mut(id) {
            entry.state = state;
        }
        table.forget(SPOOLED, Entry::is_spooled);
    }

    /// Asks a job to stop; `false` when it is over.
    fn cancel(&self, id: &JobId) -> Option<bool> {
        let table = self.table();
        let entry = table.entries.get(id)?;
        entry.progress.cancelled.store(true, Ordering::Relaxed);
        Some(!entry.state.is_over())
    }

    fn get(&self, id: &JobId) -> Option<Job> {
        let table = self.table();
        let entry = table.entries.get(id)?;
        Some(Job {
            id: id.clone(),
            kind: entry.kind,
            state: entry.state.clone(),
            done: entry.progress.done.load(Ordering::Relaxed),
            total: entry.progress.total.load(Ordering::Relaxed),
        })
    }
}

impl App {
    /// Has `work` done on a thread of its own.
    ///
    /// # Errors
    /// [`StoreError::Busy`] when too many jobs are under way, [`AppError::Internal`] when the system has no thread left.
    pub(super) fn start_job(
        &self,
        kind: &'static str,
        work: impl FnOnce(&Self, &Arc<Progress>) -> Result<JobResult, AppError> + Send + 'static,
    ) -> Result<JobId, AppError> {
        let (id, progress) = self.jobs.add(kind)?;
        let (app, job) = (self.clone(), id.clone());
        let thread = std::thread::Builder::new().name("job".to_owned());
        let started = thread.spawn(move || {
            app.jobs.set(&job, JobState::Running);
            let done = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| work(&app, &progress)));
            let state = match done.unwrap_or_else(|_| Err(AppError::Internal("the job panicked".into()))) {
                Ok(result) => JobState::Done(Arc::new(result)),
                Err(error) => {
                    tracing::warn!(%error, %job, kind, "a job failed");
                    JobState::Failed(Arc::new(error))
                }
            };
            app.jobs.set(&job, state);
        });
        let Err(error) = started else { return Ok(id) };
        let why = format!("no thread for a job: {error}");
        self.jobs.set(&id, JobState::Failed(Arc::new(AppError::Internal(why.clone()))));
        Err(AppError::Internal(why))
    }

    /// Pre-translates a text of `segments` segments as a job: `write` does it, a line for each segment, and tells how many
    /// it has written.
    ///
    /// # Errors
    /// [`StoreError::Busy`] when too many jobs are under way, [`AppError::Internal`] when the disk refuses.
    pub fn start_pretranslation(
        &self,
        segments: u64,
        write: impl FnOnce(&Self, &mut dyn Write, &dyn Fn(u64)) -> Result<Coverage, AppError> + Send + 'static,
    ) -> Result<JobId, AppError> {
        let mut out = BufWriter::new(self.spool()?);
        self.start_job("text:pretranslated", move |app, progress| {
            progress.total.store(segments, Ordering::Relaxed);
            let mut checked = Checked { out: &mut out, progress };
            let coverage = write(app, &mut checked, &|done| progress.done.store(done, Ordering::Relaxed));
            // A job that was cancelled could not write: that is why it failed.
            progress.check()?;
            let coverage = coverage?;
            let lines = out.into_inner().map_err(|error| AppError::Internal(error.to_string()))?;
            Ok(JobResult::Pretranslation { coverage, lines })
        })
    }

    /// Asks a job to stop, and says at once whether it still ran. It ends as failed, and has written nothing; unless it was
    /// done before it heard.
    ///
    /// # Errors
    /// [`AppError::NotFound`].
    pub fn cancel_job(&self, id: &JobId) -> Result<bool, AppError> {
        self.jobs.cancel(id).ok_or_else(|| AppError::NotFound { what: "job", id: id.to_string() })
    }

    /// A job as it is now.
    ///
    /// # Errors
    /// [`AppError::NotFound`].
    pub fn job(&self, id: &JobId) -> Result<Job, AppError> {
        self.jobs.get(id).ok_or_else(|| AppError::NotFound { what: "job", id: id.to_string() })
    }
}

/// An output that refuses what a job writes that was cancelled.
struct Checked<'a, W> {
    out: &'a mut W,
    progress: &'a Progress,
}

impl<W: Write> Write for Checked<'_, W> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.progress.check().map_err(std::io::Error::other)?;
        self.out.write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.out.flush()
    }
}
