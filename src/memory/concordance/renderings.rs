//! How was a term put into English? Its renderings, counted over the texts in which its Arabic was found.

use super::{Mode, Search, Side};
use crate::arabic::Span;

/// How often each of a term's renderings was used.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Renderings {
    /// Each rendering with the number of texts that have it, the most frequent first; those that none has are left out.
    pub counts: Vec<(String, usize)>,
    /// How many texts have none of them.
    pub other: usize,
}

/// Counts `renderings` in `targets`. A rendering counts where it stands for itself, not as part of a longer one: "State
/// Council" is not in "High State Council". Takes time by the texts times the renderings.
#[must_use]
pub fn count<'a>(targets: impl IntoIterator<Item = &'a str>, renderings: &[String]) -> Renderings {
    let mut searches: Vec<(Search, usize)> = renderings
        .iter()
        .enumerate()
        .filter_map(|(at, text)| Some((Search::new(text, Side::Target, Mode::Phrase)?, at)))
        .collect();
    // The longer one first, so that a shorter one is only counted outside it.
    searches.sort_by_key(|(search, at)| (usize::MAX - search.words.len(), *at));
    searches.dedup_by(|later, first| later.0.words == first.0.words);
    let mut counts = vec![0; renderings.len()];
    let mut other = 0;
    for target in targets {
        let mut taken: Vec<Span> = Vec::new();
        for (search, at) in &searches {
            let mut free = search.find(target);
            free.retain(|span| !taken.iter().any(|longer| longer.start <= span.start && span.end <= longer.end));
            counts[*at] += usize::from(!free.is_empty());
            taken.extend(free);
        }
        other += usize::from(taken.is_empty());
    }
    let mut counts: Vec<(String, usize)> =
        renderings.iter().cloned().zip(counts).filter(|(_, count)| *count > 0).collect();
    counts.sort_by_key(|(_, count)| usize::MAX - count);
    Renderings { counts, other }
}
