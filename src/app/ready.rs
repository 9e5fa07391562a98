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
#[derive(Clone, PartialEq)]
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

/// Another one whenever something is learned or forgotten; the same until anything is.
#[derive(Clone, Default)]
pub(super) struct Stamp(Option<Arc<()>>);

impl Stamp {
    /// That of what is learned, if anything is.
    pub(super) fn of(learned: Option<&Arc<()>>) -> Self {
        Self(learned.cloned())
    }
}

impl PartialEq for Stamp {
    fn eq(&self, other: &Self) -> bool {
        self.0.as_ref().map(Arc::as_ptr) == other.0.as_ref().map(Arc::as_ptr)
    }
}

/// What was read of a segment.
pub(super) struct Segment {
    pub told: Told,
    pub recent: Recent,
}

/// The segments that were asked for last.
#[derive(Default)]
pub(super) struct Ready {
    segments: Mutex<Latest<By, Arc<Segment>>>,
    remembered: Mutex<Latest<(String, Stamp), Remembering>>,
}

/// What the memory tells of a segment, for all who wait while one reads it.
type Remembering = Arc<OnceLock<Arc<Remembered>>>;

impl Ready {
    /// What was read by the same; else what `read` reads, which is kept.
    pub(super) fn get<E>(&self, by: By, read: impl FnOnce(&By) -> Result<Segment, E>) -> Result<Arc<Segment>, E> {
        // After a panic nothing more is kept: all is read anew each time, and right.
        if let Ok(mut kept) = self.segments.lock()
            && let Some(segment) = kept.find(&by)
        {
            return Ok(segment);
        }
        let segment = Arc::new(read(&by)?);
        if let Ok(mut kept) = self.segments.lock() {
            kept.keep(by, segment.clone());
        }
        Ok(segment)
    }

    /// What the memory tells of a segment: what `read` reads, which is most of what reading a segment costs, or what another has read or just reads for
    /// the same. What the article says around it changes with each segment that is left, and does not matter here.
    pub(super) fn remembered(
        &self,
        source: &str,
        learned: &Stamp,
        read: impl FnOnce() -> Remembered,
    ) -> Arc<Remembered> {
        let by = (source.to_owned(), learned.clone());
        let cell = match self.remembered.lock() {
            Ok(mut kept) => kept.find(&by).unwrap_or_else(|| kept.keep(by, Arc::default())),
            Err(_) => Arc::default(),
        };
        cell.get_or_init(|| Arc::new(read())).clone()
    }
}

/// What was asked for last, the latest first.
struct Latest<K, V>(VecDeque<(K, V)>);

impl<K, V> Default for Latest<K, V> {
    fn default() -> Self {
        Self(VecDeque::new())
    }
}

impl<K: PartialEq, V: Clone> Latest<K, V> {
    /// What is kept for it, which is the latest now.
    fn find(&mut self, key: &K) -> Option<V> {
        let at = self.0.iter().position(|(other, _)| other == key)?;
        let found = self.0.remove(at)?;
        let value = found.1.clone();
        self.0.push_front(found);
        Some(value)
    }

    /// Keeps and gives it; the oldest goes.
    fn keep(&mut self, key: K, value: V) -> V {
        self.0.truncate(MOST - 1);
        self.0.push_front((key, value.clone()));
        value
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::complete::Model;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    fn by(source: &str) -> By {
        let learned = Stamp::default();
        By { source: source.into(), said: Vec::new(), glossaries: None, style: Style::default(), terms_at: 7, learned }
    }

    fn new_stamp() -> Stamp {
        Stamp::of(Some(&Arc::default()))
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
        let learned = By { learned: new_stamp(), ..first.clone() };
        let others = [
            By { terms_at: 8, ..first.clone() },
            By { said: vec![("نعم".into(), "Yes".into())], ..first.clone() },
            By { glossaries: Some(Vec::new()), ..first.clone() },
            By { learned: new_stamp(), ..first.clone() },
            learned.clone(),
            by("وصل"),
        ];
        assert_eq!(reads(&ready, others), 6);
        assert_eq!(reads(&ready, [learned, first]), 0);
    }

    #[test]
    fn what_the_memory_tells_is_read_once_for_all_that_ask_at_once() {
        let (ready, learned) = (Ready::default(), new_stamp());
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
        ready.remembered("وصل الوفد.", &new_stamp(), read);
        ready.remembered("وصل الوفد.", &Stamp::default(), read);
        assert_eq!(reads.load(Ordering::Relaxed), 4, "another text, and what was learned since, are read anew");
    }

    #[test]
    fn what_is_kept_does_not_grow_without_end() {
        let ready = Ready::default();
        let all: Vec<By> = (0..=MOST).map(|at| by(&at.to_string())).collect();
        assert_eq!(reads(&ready, all.clone()), MOST + 1);
        assert_eq!(reads(&ready, [all[MOST].clone(), all[1].clone(), all[0].clone()]), 1, "the oldest went");
        assert_eq!(ready.segments.lock().unwrap().0.len(), MOST);
    }
}
