//! Jobs on the wire.

use super::text::Coverage;
use crate::app::{ImportReport, Job as DomainJob, JobResult as DomainResult, JobState};
use crate::http::problem::Problem;
use crate::id::JobId;
use serde::Serialize;
use utoipa::ToSchema;

/// A job that has been taken on.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct JobStarted {
    pub id: String,
}

/// A job as it is now.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct Job {
    pub id: String,
    /// memory:import or text:pretranslated.
    pub kind: &'static str,
    /// queued, running, done or failed.
    pub state: &'static str,
    pub progress: JobProgress,
    /// What was done, once it is.
    pub result: Option<JobResult>,
    /// Why it failed; nothing was written then.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<Problem>,
}

/// How far a job is.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct JobProgress {
    pub done: u64,
    /// Of an import as it is told from what was read so far; at its end as it is.
    pub total: u64,
}

/// What a job did.
#[derive(Debug, Serialize, ToSchema)]
#[serde(untagged)]
pub(in crate::http) enum JobResult {
    Import(Report),
    Pretranslation(PretranslationDone),
}

/// A long text that was pre-translated.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct PretranslationDone {
    pub coverage: Coverage,
    /// Where the segments are: `application/x-ndjson`, a line for each.
    pub href: String,
}

/// What an import did.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct Report {
    pub read: u64,
    pub created: u64,
    pub updated: u64,
    pub unchanged: u64,
    /// The units that were not taken; the first thousand of them.
    pub rejected: Vec<RejectedUnit>,
    /// How many were not taken.
    pub rejected_total: u64,
}

/// A unit that was not taken, and why.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct RejectedUnit {
    /// Its number in the file, from 1.
    pub row: u64,
    /// The file in the archive, where it came in one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<u64>,
    pub reason: String,
}

impl From<DomainJob> for Job {
    fn from(job: DomainJob) -> Self {
        let (result, error) = match &job.state {
            JobState::Done(result) => (Some(JobResult::new(&job.id, result)), None),
            JobState::Failed(error) => (None, Some(Problem::of_job(error))),
            JobState::Queued | JobState::Running => (None, None),
        };
        Self {
            id: job.id.to_string(),
            kind: job.kind,
            state: job.state.name(),
            progress: JobProgress { done: job.done, total: job.total },
            result,
            error,
        }
    }
}

impl JobResult {
    fn new(id: &JobId, result: &DomainResult) -> Self {
        match result {
            DomainResult::Import(report) => Self::Import(Report::from(report)),
            DomainResult::Pretranslation { coverage, .. } => Self::Pretranslation(PretranslationDone {
                coverage: Coverage::from(coverage),
                href: format!("/api/v1/jobs/{id}/result"),
            }),
        }
    }
}

impl From<&ImportReport> for Report {
    fn from(report: &ImportReport) -> Self {
        let rejected = report.rejected.iter().map(|unit| RejectedUnit {
            row: unit.row,
            file: unit.file.clone(),
            line: unit.line,
            column: unit.column,
            reason: unit.reason.clone(),
        });
        Self {
            read: report.read,
            created: report.created,
            updated: report.updated,
            unchanged: report.unchanged,
            rejected: rejected.collect(),
            rejected_total: report.rejected_total,
        }
    }
}
