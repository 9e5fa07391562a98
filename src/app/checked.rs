//! WHAT WAS FOUND IN IT WHEN IT WAS LAST LOOKED AT? The findings of segments by what was checked, so that after a save one segment of an
//! article is checked anew, and not all of them.
//!
//! What is kept can always be lost: it is a function of the two texts, the checks that are on, and the terms there are. These have a
//! number ([`super::cache::Caches::terms_at`]); what was found with another one counts for nothing.

use crate::checks::{Finding, Switches};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::sync::{Arc, Mutex};

/// So many segments are kept, most without any finding: some 10 MB. All of them are forgotten when one more comes, which is
/// simpler than telling which is the oldest, and costs one slow check of an article.
const MOST: usize = 50_000;

/// What was checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Key([u8; 32], Switches);

impl Key {
    /// Of a segment and the checks that are on.
    pub(super) fn of(source: &str, target: &str, on: Switches) -> Self {
        let mut digest = Sha256::new();
        digest.update(source.len().to_le_bytes());
        digest.update(source);
        digest.update(target);
        Self(digest.finalize().into(), on)
    }
}

/// What was found, and the number of the terms that it was found by.
type Kept = (u64, Arc<[Finding]>);

/// The findings of the segments that were checked last.
#[derive(Default)]
pub(super) struct Checked(Mutex<HashMap<Key, Kept>>);

impl Checked {
    /// What is known of each key by these terms.
    pub(super) fn known(&self, keys: &[Key], terms_at: u64) -> Vec<Option<Arc<[Finding]>>> {
        let Ok(kept) = self.0.lock() else { return vec![None; keys.len()] };
        let found = |key: &Key| kept.get(key).filter(|(by, _)| *by == terms_at).map(|(_, found)| found.clone());
        keys.iter().map(found).collect()
    }

    /// Keeps what was found.
    pub(super) fn keep(&self, new: impl IntoIterator<Item = (Key, u64, Arc<[Finding]>)>) {
        // After a panic nothing more is kept: all is checked anew each time, and right.
        let Ok(mut kept) = self.0.lock() else { return };
        for (key, terms_at, found) in new {
            if kept.len() >= MOST {
                kept.clear();
            }
            kept.insert(key, (terms_at, found));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::{Kind, Pair, check};

    #[test]
    fn what_was_found_counts_for_the_same_texts_checks_and_terms_alone() {
        let checked = Checked::default();
        let (source, target, on) = ("وصل الوفد.", "The the delegation arrived.", Switches::default());
        let key = Key::of(source, target, on);
        assert!(checked.known(&[key], 7) == [None]);
        let found: Arc<[Finding]> = check(Pair { source, target, terms: &[] }, on).into();
        assert_eq!(found.len(), 1);
        checked.keep([(key, 7, found.clone())]);
        let others = [
            Key::of(source, "The delegation arrived.", on),
            Key::of(source, target, on.with(Kind::Length, false)),
            Key::of("وصل الوفد", ".The the delegation arrived.", on),
        ];
        assert!(checked.known(&[key, others[0], others[1], others[2]], 7) == [Some(found), None, None, None]);
        assert!(checked.known(&[key], 8) == [None]);
    }

    #[test]
    fn what_is_kept_does_not_grow_without_end() {
        let checked = Checked::default();
        let nothing: Arc<[Finding]> = Vec::new().into();
        let key = |at: usize| Key::of(&at.to_string(), "", Switches::default());
        checked.keep((0..=MOST).map(|at| (key(at), 1, nothing.clone())));
        assert!(checked.known(&[key(0), key(MOST)], 1) == [None, Some(nothing)]);
    }
}
