//! Which segments are being typed? What was read of them last, so that a press costs only what the press changes.
//!
//! What is kept can always be lost: it is a function of what is named in [`By`]. What was confirmed, a changed term or a unit more make another one
//! of it, and then it is read anew.

use crate::arabic::Style;
use crate::complete::{Recent, Remembered, Told};
use std::collections::VecDeque;
use std::sync::{Arc, Mutex, OnceLock};

/// So many segments are kept, at some 50 kB each: those of as many translators at once.
const MOST: usize = 64;

/// What a segment was read by.
#[derive(Clone)]
pub(super) struct By {
    pub source: String,
    /// What the article says around it, Arabic and English.
    pub said: Vec<(String, String)>,
    pub glossaries: Option<Vec<String>>,
    pub style: Style,
    /// The number of the terms ([`super::cache::Caches::terms_at`]).
    pub terms_at: u64,
    pub learned: Stamp,
}

/// Another one whenever something is learned or forgotten; none before anything is.
pub(super) type Stamp = Option<Arc<()>>;

fn is_same(one: &Stamp, other: &Stamp) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => Arc::ptr_eq(one, other),
        (one, other) => one.is_none() && other.is_none(),
    }
}

impl PartialEq for By {
    fn eq(&self, other: &Self) -> bool {
        is_same(&self.learned, &other.learned)
            && self.terms_at == other.terms_at
            && self.source == other.source
            && self.said == other.said
            && self.glossaries == other.glossaries
            && self.style == other.style
    }
}

/// What was read of a segment.
pub(super) struct Segment {
    pub told: Told,
    pub recent: Recent,
}

/// The segments that were asked for last, the latest first.
#[derive(Default)]
pub(super) struct Ready {
    segments: Mutex<VecDeque<(By, Arc<Segment>)>>,
    remembered: Mutex<VecDeque<Remembering>>,
}

/// A segment, what was learned when it was asked for, and what the memory tells of it once that is read.
type Remembering = (String, Stamp, Arc<OnceLock<Arc<Remembered>>>);

impl Ready {
    /// What the memory tells of a segment: what `read` reads, which is most of what reading a segment costs, or what another has read or just reads for
    /// the same. What the article says around it changes with each segment that is left, and does not matter here.
    pub(super) fn remembered(
        &self,
        source: &str,
        learned: &Stamp,
        read: impl FnOnce() -> Remembered,
    ) -> Arc<Remembered> {
        let cell = match self.remembered.lock() {
            Ok(mut kept) => {
                let same = |(text, stamp, _): &Remembering| text == source && is_same(stamp, learned);
                let at = kept.iter().position(same);
                let one = at.and_then(|at| kept.remove(at));
                let one = one.unwrap_or_else(|| (source.to_owned(), learned.clone(), Arc::default()));
                let cell = one.2.clone();
                kept.truncate(MOST - 1);
                kept.push_front(one);
                cell
            }
            Err(_) => Arc::default(),
        };
        cell.get_or_init(|| Arc::new(read())).clone()
    }

    /// What was read by the same; else what `read` reads, which is kept.
    pub(super) fn get<E>(&self, by: By, read: impl FnOnce(&By) -> Result<Segment, E>) -> Result<Arc<Segment>, E> {
        // After a panic nothing more is kept: all is read anew each time, and right.
        if let Ok(mut kept) = self.segments.lock()
            && let Some(at) = kept.iter().position(|(other, _)| *other == by)
            && let Some(found) = kept.remove(at)
        {
            let segment = found.1.clone();
            kept.push_front(found);
            return Ok(segment);
        }
        let segment = Arc::new(read(&by)?);
        if let Ok(mut kept) = self.segments.lock() {
            kept.truncate(MOST - 1);
            kept.push_front((by, segment.clone()));
        }
        Ok(segment)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::complete::Model;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    fn by(source: &str) -> By {
        let learned = None;
        By { source: source.into(), said: Vec::new(), glossaries: None, style: Style::default(), terms_at: 7, learned }
    }

    /// How often it was read.
    fn reads(ready: &Ready, all: impl IntoIterator<Item = By>) -> usize {
        let mut reads = 0;
        for by in all {
            let read = |by: &By| {
                reads += 1;
                let told = Told::of(&Model::default(), &by.source, &[], &[]);
                Ok::<_, ()>(Segment { told, recent: Recent::default() })
            };
            assert!(ready.get(by, read).is_ok());
        }
        reads
    }

    #[test]
    fn what_was_read_counts_for_the_same_alone() {
        let (ready, first) = (Ready::default(), by("وصل الوفد."));
        assert_eq!(reads(&ready, [first.clone(), first.clone()]), 1);
        let learned = By { learned: Some(Arc::default()), ..first.clone() };
        let others = [
            By { terms_at: 8, ..first.clone() },
            By { said: vec![("نعم".into(), "Yes".into())], ..first.clone() },
            By { glossaries: Some(Vec::new()), ..first.clone() },
            By { learned: Some(Arc::default()), ..first.clone() },
            learned.clone(),
            by("وصل"),
        ];
        assert_eq!(reads(&ready, others), 6);
        assert_eq!(reads(&ready, [learned, first]), 0);
    }

    #[test]
    fn what_the_memory_tells_is_read_once_for_all_that_ask_at_once() {
        let (ready, learned) = (Ready::default(), Some(Arc::default()));
        let reads = AtomicUsize::new(0);
        let read = || {
            reads.fetch_add(1, Ordering::Relaxed);
            std::thread::sleep(Duration::from_millis(5));
            Remembered::of(&Model::default(), "وصل الوفد.")
        };
        std::thread::scope(|scope| {
            (0..4).for_each(|_| _ = scope.spawn(|| ready.remembered("وصل الوفد.", &learned, read)));
        });
        assert_eq!(reads.load(Ordering::Relaxed), 1);
        ready.remembered("وصل", &learned, read);
        ready.remembered("وصل الوفد.", &Some(Arc::default()), read);
        ready.remembered("وصل الوفد.", &None, read);
        assert_eq!(reads.load(Ordering::Relaxed), 4, "another text, and what was learned since, are read anew");
    }

    #[test]
    fn what_is_kept_does_not_grow_without_end() {
        let ready = Ready::default();
        let all: Vec<By> = (0..=MOST).map(|at| by(&at.to_string())).collect();
        assert_eq!(reads(&ready, all.clone()), MOST + 1);
        assert_eq!(reads(&ready, [all[MOST].clone(), all[1].clone(), all[0].clone()]), 1, "the oldest went");
        assert_eq!(ready.segments.lock().unwrap().len(), MOST);
    }
}
