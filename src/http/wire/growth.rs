//! Figures for charts on the wire.

use super::article::Progress;
use crate::app::{Course as AppCourse, Day as AppDay, Grown as AppGrown, Stretch};
use serde::Serialize;
use utoipa::ToSchema;

/// What was confirmed on each of the last days.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct WorkDone {
    /// All of them up to today, also those on which nothing was.
    pub days: Vec<Day>,
}

/// What was confirmed on a day.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct Day {
    #[schema(format = Date)]
    pub day: String,
    pub segments: u64,
    /// Words of their Arabic.
    pub words: u64,
    pub people: Vec<WorkOf>,
}

/// What of it was confirmed in the articles of a person.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct WorkOf {
    /// Who works on the articles; null where nobody is named.
    pub name: Option<String>,
    pub segments: u64,
    pub words: u64,
}

impl From<Vec<AppDay>> for WorkDone {
    fn from(days: Vec<AppDay>) -> Self {
        let day = |AppDay { day, done, people }: AppDay| Day {
            day: day.to_string(),
            segments: done.segments,
            words: done.words,
            people: people
                .into_iter()
                .map(|(name, done)| WorkOf { name, segments: done.segments, words: done.words })
                .collect(),
        };
        Self { days: days.into_iter().map(day).collect() }
    }
}

/// How an article came along.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct Course {
    /// hour, day or month: there is a point for each of them in which something changed.
    pub by: &'static str,
    /// When it was taken in, then how far it was at the end of each.
    pub points: Vec<Point>,
}

/// How far an article was.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct Point {
    #[schema(format = DateTime)]
    pub at: String,
    #[serde(flatten)]
    pub progress: Progress,
}

impl From<AppCourse> for Course {
    fn from(course: AppCourse) -> Self {
        let points = course.points.into_iter();
        let point =
            |(at, progress): (jiff::Timestamp, _)| Point { at: at.to_string(), progress: Progress::from(progress) };
        Self { by: course.stretch.name(), points: points.map(point).collect() }
    }
}

/// How a memory grew.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct Growth {
    /// day or month.
    pub by: &'static str,
    /// All of them up to the present one, also those in which nothing came in.
    pub grown: Vec<Grown>,
}

/// What came into a memory on a day or in a month.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct Grown {
    /// Its first day.
    #[schema(format = Date)]
    pub from: String,
    /// Units that were confirmed here.
    pub confirmed: u64,
    /// Units that came from files.
    pub imported: u64,
}

impl Growth {
    pub(in crate::http) fn new(stretch: Stretch, grown: Vec<AppGrown>) -> Self {
        let one =
            |AppGrown { from, confirmed, imported }: AppGrown| Grown { from: from.to_string(), confirmed, imported };
        Self { by: stretch.name(), grown: grown.into_iter().map(one).collect() }
    }
}
