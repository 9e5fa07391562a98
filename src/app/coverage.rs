//! HOW MUCH OF AN ARTICLE IS KNOWN? Counted with all memories and glossaries there are, in the background, so that nobody waits for it and a
//! list of articles has only to read it.
//!
//! What comes in is counted first. What is at work is counted again when the memories or glossaries are others than they were
//! (`store/coverage.rs` says when), the newest first. What is confirmed in an article itself counts for others, not for it: the bar says
//! what is known beside the work that is done in it.

use super::suggest::Pretranslated;
use super::task::Task;
use super::{App, AppError, SuggestOptions};
use crate::arabic::Span;
use crate::article::Role;
use crate::id::ArticleId;
use crate::memory::UnitFilter;
use crate::propose::Kind;
use crate::store::Covered;
use jiff::Timestamp;
use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// So many articles are counted again at a time; those that are left are next time's.
const AT_A_TIME: usize = 200;

/// The longest rest between two parts of an article.
const LONGEST_REST: Duration = Duration::from_secs(1);

/// The counting, of which there is one at a time.
#[derive(Clone, Default)]
pub(super) struct Counting {
    task: Task,
    /// The change up to which it was last asked what is out of date.
    asked: Arc<AtomicU64>,
    stopped: Arc<AtomicBool>,
}

impl Counting {
    /// Has it end soon: nothing is lost, since what is not counted is counted another time.
    pub(super) fn stop(&self) {
        self.stopped.store(true, Ordering::Relaxed);
    }

    fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::Relaxed)
    }
}

impl App {
    /// Begins to count, in the background, the coverage of articles that are new or whose count is out of date.
    pub fn count_coverage(&self) {
        let app = self.clone();
        self.counting.task.begin("coverage", move || {
            if let Err(error) = app.count_all() {
                tracing::warn!(%error, "the coverage of articles could not be counted; it is tried again when they are listed");
            }
        });
    }

    /// The same for who lists articles: only if something may have changed.
    pub(super) fn count_coverage_if_due(&self, is_uncounted: bool) -> Result<(), AppError> {
        if is_uncounted || self.counting.asked.load(Ordering::Acquire) < self.store.last_change()? {
            self.count_coverage();
        }
        Ok(())
    }

    fn count_all(&self) -> Result<(), AppError> {
        let now = self.store.last_change()?;
        let mut old: VecDeque<ArticleId> = self.store.counted_long_ago(AT_A_TIME)?.into();
        if old.len() < AT_A_TIME {
            self.counting.asked.store(now, Ordering::Release);
        }
        while !self.counting.is_stopped() {
            // What comes in meanwhile goes first.
            let next = self.store.newest_uncounted()?.or_else(|| old.pop_front());
            let Some(article) = next else { break };
            self.count(&article)?;
        }
        Ok(())
    }

    fn count(&self, id: &ArticleId) -> Result<(), AppError> {
        // What changes while it is counted may or may not be in it: then it is out of date again.
        let change = self.store.last_change()?;
        let article = self.store.article(id)?.summary;
        let segments = self.store.segments(id)?;
        let parts: Vec<(Span, Role, &str)> =
            segments.iter().map(|segment| (segment.span, segment.role, segment.source.as_str())).collect();
        let filter = UnitFilter { not_made_for: Some((id.to_string(), article.created_at)), ..UnitFilter::default() };
        let options = SuggestOptions { filter, ..SuggestOptions::default() };
        let mut covered = Covered::default();
        let mut begun = Instant::now();
        let whole = self.pretranslate_slowly(&parts, &options, &mut |part| {
            part.iter().for_each(|segment| add(&mut covered, segment));
            // Half a processor at most, so that those who work hardly notice.
            thread::sleep(begun.elapsed().min(LONGEST_REST));
            begun = Instant::now();
            !self.counting.is_stopped()
        })?;
        if whole {
            self.store.keep_coverage(id, covered, change, Timestamp::now())?;
        }
        Ok(())
    }
}

/// Adds the words of a segment that is to be translated, by the best that there is for it.
fn add(covered: &mut Covered, segment: &Pretranslated) {
    if !segment.role.is_translatable() {
        return;
    }
    let has_terms = !segment.suggested.terms.is_empty();
    *match segment.suggested.proposals.first().map(|proposal| proposal.kind) {
        Some(Kind::Context) => &mut covered.context,
        Some(Kind::Exact) => &mut covered.exact,
        Some(Kind::Repaired | Kind::Fuzzy) => &mut covered.fuzzy,
        Some(Kind::Assembled) | None if has_terms => &mut covered.terms,
        Some(Kind::Assembled) | None => &mut covered.none,
    } += segment.words as u64;
}
