//! Which segments are being typed? What was read of them last, so that a press costs only what the press changes.
//!
//! What is kept can always be lost: it is a function of what is named in [`By`]. What was confirmed, a changed term or a unit more make another one
//! of it, and then it is read anew.

use crate::arabic::Style;
use crate::complete::{Recent, Told};
use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

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
    /// Another one whenever something is learned or forgotten; none before anything is.
    pub learned: Option<Arc<()>>,
}

impl PartialEq for By {
    fn eq(&self, other: &Self) -> bool {
        let learned = match (&self.learned, &other.learned) {
            (Some(one), Some(other)) => Arc::ptr_eq(one, other),
            (one, other) => one.is_none() && other.is_none(),
        };
        learned
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
pub(super) struct Ready(Mutex<VecDeque<(By, Arc<Segment>)>>);

impl Ready {
    /// What was read by the same; else what `read` reads, which is kept.
    pub(super) fn get<E>(&self, by: By, read: impl FnOnce(&By) -> Result<Segment, E>) -> Result<Arc<Segment>, E> {
        // After a panic nothing more is kept: all is read anew each time, and right.
        if let Ok(mut kept) = self.0.lock()
            && let Some(at) = kept.iter().position(|(other, _)| *other == by)
            && let Some(found) = kept.remove(at)
        {
            let segment = found.1.clone();
            kept.push_front(found);
            return Ok(segment);
        }
        let segment = Arc::new(read(&by)?);
        if let Ok(mut kept) = self.0.lock() {
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
    fn what_is_kept_does_not_grow_without_end() {
        let ready = Ready::default();
        let all: Vec<By> = (0..=MOST).map(|at| by(&at.to_string())).collect();
        assert_eq!(reads(&ready, all.clone()), MOST + 1);
        assert_eq!(reads(&ready, [all[MOST].clone(), all[1].clone(), all[0].clone()]), 1, "the oldest went");
        assert_eq!(ready.0.lock().unwrap().len(), MOST);
    }
}
