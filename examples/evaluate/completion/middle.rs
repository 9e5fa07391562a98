//! A translator who puts words back into the middle of a sentence: how often is the first of them what is offered?

use super::set::{Help, Segment, Set, each};
use tarjuman::complete::{Weights, tokens};

/// The most words that are taken out at a place.
const MOST: usize = 3;

/// What of the offers was right: knowing what stands behind the caret, and not knowing it.
#[derive(Default)]
pub(crate) struct Put {
    asked: usize,
    knowing: usize,
    blind: usize,
    /// Offers of what stands behind the caret already.
    again: [usize; 2],
}

impl std::fmt::Display for Put {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let share = |part: usize| 100.0 * part as f64 / self.asked.max(1) as f64;
        write!(
            to,
            "{} places: first word right {:.1} % ({:.1} % without what is behind), offered again what stands there {:.1} % ({:.1} %)",
            self.asked,
            share(self.knowing),
            share(self.blind),
            share(self.again[0]),
            share(self.again[1])
        )
    }
}

/// Takes one to three words out of the middle of each segment.
pub(crate) fn put_back(set: &Set, segments: &[&Segment]) -> Put {
    let mut put = Put::default();
    each(set, segments, &Weights::default(), Help::default(), &mut |sentence, segment| {
        let english = segment.pair.english.as_str();
        let words: Vec<_> = tokens(english).into_iter().filter(|token| token.is_word()).collect();
        if words.len() < 6 {
            return;
        }
        let (at, many) = (1 + english.len() % (words.len() - 5), 1 + english.len() % MOST);
        let (taken, next) = (&words[at..at + many], &words[at + many]);
        let (before, behind) = (&english[..taken[0].start], &english[taken[many - 1].end()..]);
        put.asked += 1;
        let [again, again_blind] = &mut put.again;
        for (suffix, right, again) in [(behind, &mut put.knowing, again), ("", &mut put.blind, again_blind)] {
            let offered =
                sentence.suggest_between(before, suffix, 1).pop().map(|first| first.insert).unwrap_or_default();
            let first = tokens(&offered).first().map_or("", |token| token.text);
            *right += usize::from(first == taken[0].text);
            *again += usize::from(first == next.text && first != taken[0].text);
        }
    });
    put
}
