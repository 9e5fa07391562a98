//! HOW DID IT GROW? What was confirmed day by day, how an article came along, what came into a memory: figures for charts.

use super::calendar::{Stretch, midnight};
use super::{App, AppError};
use crate::arabic::word_count;
use crate::article::State;
use crate::id::ArticleId;
use crate::store::{Progress, Step};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;
use std::collections::BTreeMap;

/// What was confirmed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Done {
    /// Segments.
    pub segments: u64,
    /// Words of their Arabic.
    pub words: u64,
}

/// What was confirmed on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Day {
    /// The day.
    pub day: Date,
    /// All of it.
    pub done: Done,
    /// By who works on the article; `None` where nobody is named.
    pub people: BTreeMap<Option<String>, Done>,
}

/// What came into a memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grown {
    /// The first day of that stretch.
    pub from: Date,
    /// Units that were confirmed here.
    pub confirmed: u64,
    /// Units that came from files.
    pub imported: u64,
}

/// How an article came along.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Course {
    /// How far apart the points are at least.
    pub stretch: Stretch,
    /// When it was taken in, then the ends of the stretches in which something changed: the moment of the last change, and how far it was then.
    pub points: Vec<(Timestamp, Progress)>,
}

impl App {
    /// What was confirmed on each of the last `days` days of people at `offset`. A segment counts once, on the day when somebody first
    /// vouched for it, for who works on its article now. Linear in these segments.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub fn work_done(&self, days: usize, offset: Offset) -> Result<Vec<Day>, AppError> {
        let mut all: Vec<Day> = Stretch::Day
            .last(days, Timestamp::now(), offset)
            .into_iter()
            .map(|day| Day { day, done: Done::default(), people: BTreeMap::new() })
            .collect();
        let Some(first) = all.first().map(|first| midnight(first.day, offset)) else { return Ok(all) };
        self.store.each_confirmation(first, &mut |confirmed| {
            let day = Stretch::Day.begin(confirmed.at, offset).date();
            let Some(day) = all.iter_mut().find(|each| each.day == day) else { return };
            let words = word_count(&confirmed.source) as u64;
            for done in [&mut day.done, day.people.entry(confirmed.assignee).or_default()] {
                done.segments += 1;
                done.words += words;
            }
        })?;
        Ok(all)
    }

    /// What came into a memory in each of the last `count` days or months of people at `offset`, whatever became of it.
    ///
    /// # Errors
    /// [`AppError::Store`] with `NotFound`.
    pub fn growth(&self, memory: &str, stretch: Stretch, count: usize, offset: Offset) -> Result<Vec<Grown>, AppError> {
        let days = stretch.last(count, Timestamp::now(), offset);
        let since = days.first().map_or(Timestamp::MAX, |first| midnight(*first, offset));
        let mut all: Vec<Grown> = days.into_iter().map(|from| Grown { from, confirmed: 0, imported: 0 }).collect();
        let mut add = |at: Timestamp, count: &dyn Fn(&mut Grown)| {
            let from = stretch.begin(at, offset).date();
            if let Some(grown) = all.iter_mut().find(|grown| grown.from == from) {
                count(grown);
            }
        };
        for at in self.store.confirmed_into(memory, since)? {
            add(at, &|grown| grown.confirmed += 1);
        }
        for (at, created) in self.store.imported_into(memory, since)? {
            add(at, &|grown| grown.imported += created);
        }
        Ok(all)
    }

    /// How an article came along: hour by hour, or, where that took long, day by day or month by month of people at `offset`. Its segments are
    /// those that it has now; one that was cut off from another counts as empty until then.
    ///
    /// # Errors
    /// [`AppError::Store`] with `NotFound`.
    pub fn course(&self, article: &ArticleId, offset: Offset) -> Result<Course, AppError> {
        let summary = self.store.article(article)?.summary;
        Ok(course(summary.created_at, summary.progress.total, &self.store.steps(article)?, offset))
    }
}

/// Up to so many hours or days a chart can tell apart.
const HOURS: i64 = 72;
const DAYS: i64 = 366;

fn course(created_at: Timestamp, total: u64, steps: &[Step], offset: Offset) -> Course {
    let hours = steps.last().map_or(0, |last| (last.at.as_second() - created_at.as_second()) / 3_600);
    let stretch = match hours {
        ..HOURS => Stretch::Hour,
        hours if hours < 24 * DAYS => Stretch::Day,
        _ => Stretch::Month,
    };
    let mut progress = Progress { total, empty: total, ..Progress::default() };
    let mut points = vec![(created_at, progress)];
    for step in steps {
        for (state, more) in [(step.before, false), (step.after, true)] {
            let count = match state {
                State::Empty => &mut progress.empty,
                State::Draft => &mut progress.draft,
                State::Confirmed => &mut progress.confirmed,
                State::Reviewed => &mut progress.reviewed,
            };
            *count = if more { *count + 1 } else { count.saturating_sub(1) };
        }
        // The first point stays: there it began.
        match points[1..].last_mut() {
            Some(last) if stretch.begin(last.0, offset) == stretch.begin(step.at, offset) => {
                *last = (step.at, progress)
            }
            _ => points.push((step.at, progress)),
        }
    }
    Course { stretch, points }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(hour: i64) -> Timestamp {
        Timestamp::from_second(1_750_000_000 - 1_750_000_000 % 86_400 + 3_600 * hour).unwrap()
    }

    fn counts(course: &Course) -> Vec<[u64; 4]> {
        course.points.iter().map(|(_, p)| [p.empty, p.draft, p.confirmed, p.reviewed]).collect()
    }

    #[test]
    fn each_hour_in_which_something_changed_is_a_point() {
        let step = |hour, before, after| Step { at: at(hour), before, after };
        let steps = [
            step(1, State::Empty, State::Draft),
            step(1, State::Draft, State::Confirmed),
            step(1, State::Empty, State::Draft),
            step(5, State::Draft, State::Confirmed),
            step(70, State::Confirmed, State::Reviewed),
        ];
        let found = course(at(0), 3, &steps, Offset::UTC);
        assert_eq!(found.stretch, Stretch::Hour);
        assert_eq!(counts(&found), [[3, 0, 0, 0], [1, 1, 1, 0], [1, 0, 2, 0], [1, 0, 1, 1]]);
        assert_eq!(found.points[0].0, at(0));

        let mut steps = steps.to_vec();
        steps.push(step(24 * 30, State::Confirmed, State::Reviewed));
        let found = course(at(0), 3, &steps, Offset::UTC);
        assert_eq!(found.stretch, Stretch::Day);
        assert_eq!(counts(&found), [[3, 0, 0, 0], [1, 0, 2, 0], [1, 0, 1, 1], [1, 0, 0, 2]]);
        steps.push(step(24 * 500, State::Empty, State::Draft));
        assert_eq!(course(at(0), 3, &steps, Offset::UTC).stretch, Stretch::Month);
    }

    #[test]
    fn what_nobody_has_touched_is_where_it_began() {
        let found = course(at(0), 2, &[], Offset::UTC);
        assert_eq!(counts(&found), [[2, 0, 0, 0]]);
    }
}
