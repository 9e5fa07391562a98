//! How is it kept to few runs? Which of them are to be merged, and a merge beside an index that goes on.

use super::Tier;
use super::run::{Columns, Run};
use super::vocabulary::Forms;
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

/// From where on the tiers are to be merged, if that makes no more than `most` units: a run is merged with those behind it once
/// they have half its size, or half of its own units are gone.
pub(super) fn due(tiers: &[Tier], most: usize) -> Option<usize> {
    let mut behind = 0;
    let mut from = None;
    for (at, tier) in tiers.iter().enumerate().rev() {
        let emptied = tier.left * 2 < tier.run.columns.len();
        if behind + tier.left > most {
            break;
        }
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
    let parts: Vec<(&Columns, &dyn Fn(u32) -> bool)> =
        tiers.iter().zip(&keep).map(|(tier, keep)| (&tier.run.columns, keep as &dyn Fn(u32) -> bool)).collect();
    Tier::new(Run::merged(&parts, forms))
}

/// Puts a merged tier in place of its parts. Where they are no longer there, somebody else has merged them, and nothing is done.
pub(super) fn settle(tiers: &mut Vec<Tier>, merged: &mut Merged) {
    let parts = &merged.parts;
    let (false, Some(mut whole)) = (parts.is_empty(), merged.whole.take()) else { return };
    let same = |tier: &Tier, part: &Tier| Arc::ptr_eq(&tier.run, &part.run);
    let Some(at) = tiers.windows(parts.len()).position(|some| some.iter().zip(parts).all(|(a, b)| same(a, b))) else {
        return;
    };
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
