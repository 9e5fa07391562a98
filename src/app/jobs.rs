//! WHAT TAKES LONG, AND HOW FAR IS IT? Jobs, their progress and their results.
//!
//! A job lives as long as the server: what it wrote is in the store, and one that a crash ended wrote nothing.

use super::{App, AppError, ImportReport};
use crate::id::JobId;
use std::collections::{HashMap, VecDeque};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// How many finished jobs are remembered.
const REMEMBERED: usize = 1_000;

/// A job as it is now.
#[derive(Clone, Debug)]
pub struct Job {
    /// Which one.
    pub id: JobId,
    /// What it does: `memory:import`.
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
    Done(ImportReport),
    /// It could not be done; nothing was written.
    Failed(Arc<AppError>),
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
    pub done: AtomicU64,
    pub total: AtomicU64,
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

impl Jobs {
    fn table(&self) -> MutexGuard<'_, Table> {
        // Each change of the table is a single step, so one left by a panic is whole.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn add(&self, kind: &'static str) -> (JobId, Arc<Progress>) {
        let (id, progress) = (JobId::new(), Arc::new(Progress::default()));
        let mut table = self.table();
        table.entries.insert(id.clone(), Entry { kind, state: JobState::Queued, progress: progress.clone() });
        table.order.push_back(id.clone());
        while table.order.len() > REMEMBERED {
            let over = |table: &Table, id: &JobId| table.entries.get(id).is_none_or(|entry| entry.state.is_over());
            let Some(at) = table.order.iter().position(|id| over(&table, id)) else { break };
            if let Some(id) = table.order.remove(at) {
                table.entries.remove(&id);
            }
        }
        (id, progress)
    }

    pub(super) fn set(&self, id: &JobId, state: JobState) {
        if let Some(entry) = self.table().entries.get_mut(id) {
            entry.state = state;
        }
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
    /// A job as it is now.
    ///
    /// # Errors
    /// [`AppError::NotFound`].
    pub fn job(&self, id: &JobId) -> Result<Job, AppError> {
        self.jobs.get(id).ok_or_else(|| AppError::NotFound { what: "job", id: id.to_string() })
    }
}
