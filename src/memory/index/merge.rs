//! How is it kept to few runs? Which of them are to be merged, and a merge beside an index that goes on.

use super::Tier;
use super::run::{Part, Run};
use super::vocabulary::Forms;
use std::borrow::Cow;
use std::sync::Arc;

/// A merge to be carried out, on any thread.
#[derive(Debug)]
pub struct Merge {
    pub(super) tiers: Vec<Tier>,
    pub(super) forms: Forms,
}

/// A merge that was carried out.
#[derive(Debug)]
pub struct Merged {
    parts: Vec<Tier>,
    whole: Option<Tier>,
}

impl Merge {
    /// Carries it out. Linear in the words of the units.
    #[must_use]
    pub fn run(self) -> Merged {
        let whole = merged(&self.tiers, &self.forms);
        Merged { parts: self.tiers, whole: Some(whole) }
    }
}

/// Merging runs of so many units takes less than a millisecond, and is done where a unit comes in.
const SMALL: usize = 512;

/// Where the small runs begin behind which no larger one stands. What comes in is merged with these alone: all before them are left to a merge
/// beside the index, which finds them as they were, however long it takes and however much comes in.
pub(super) fn small(tiers: &[Tier]) -> usize {
    tiers.iter().rposition(|tier| tier.run.columns.len() > SMALL).map_or(0, |last| last + 1)
}

/// From where on the tiers are to be merged, if they are: a run is merged with those behind it once they have half its size, or half of its own
/// units are gone.
pub(super) fn due(tiers: &[Tier]) -> Option<usize> {
    let mut behind = 0;
    let mut from = None;
    for (at, tier) in tiers.iter().enumerate().rev() {
        let emptied = tier.left * 2 < tier.run.columns.len();
        if emptied || (at + 1 < tiers.len() && tier.left <= 2 * behind) {
            from = Some(at);
        }
        behind += tier.left;
    }
    from
}

/// One tier of the units that are left in several.
pub(super) fn merged(tiers: &[Tier], forms: &Forms) -> Tier {
    let keep: Vec<_> = tiers.iter().map(|tier| move |slot| !tier.is_gone(slot)).collect();
    let parts = tiers.iter().zip(&keep).map(|(tier, keep)| Part { columns: Cow::Borrowed(&tier.run.columns), keep });
    Tier::new(Run::merged(parts.collect(), forms))
}

/// Puts a merged tier in place of its parts. Where they are no longer there, somebody else has merged them, and nothing is done: what was made
/// in vain is let go with `merged`, as letting go of a large run takes a while.
pub(super) fn settle(tiers: &mut Vec<Tier>, merged: &mut Merged) {
    let parts = &merged.parts;
    let same = |tier: &Tier, part: &Tier| Arc::ptr_eq(&tier.run, &part.run);
    if parts.is_empty() {
        return;
    }
    let Some(at) = tiers.windows(parts.len()).position(|some| some.iter().zip(parts).all(|(a, b)| same(a, b))) else {
        return;
    };
    let Some(mut whole) = merged.whole.take() else { return };
    for (now, then) in tiers[at..].iter().zip(parts) {
        // Few went, among millions that may have: 64 are passed over at once.
        for (word, (now_gone, then_gone)) in now.gone.iter().zip(&then.gone).enumerate() {
            let mut went = now_gone & !then_gone;
            while went != 0 {
                let slot = word as u32 * 64 + went.trailing_zeros();
                went &= went - 1;
                if let Some(there) = whole.run.columns.names.slot(&now.run.columns.names.get(slot)) {
                    whole.take(there);
                }
            }
        }
    }
    tiers.splice(at..at + parts.len(), [whole]);
}
