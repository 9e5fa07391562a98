//! What did a piece stand for of late? Who translates an article says the same thing in the same way to its end, and the units that came last are
//! mostly those of what is being translated now.
//!
//! الدولة may be "the State" in one constitution and "the country" in the next: the last few times tell which. The idea is that of the cache
//! language model (R. Kuhn and R. De Mori, "A cache-based natural language model for speech recognition", 1990), for the lexicon.

use super::lexicon::ONE;
use super::model::Model;
use foldhash::fast::FixedState;
use std::collections::HashMap;

/// Among so many of the newest units.
const NEWEST: u32 = 60;
/// The last so many times.
const TIMES: usize = 5;
/// What each time counts of the next.
const FADING: f32 = 0.8;
/// What all that it ever stood for counts beside them.
const EVER: f32 = 4.0;

/// Lets what a stem stood for in the newest units count for more among the words that it ever stood for, with their shares (0..1).
pub(super) fn lately(model: &Model, stem: u32, words: &mut HashMap<u32, f32, FixedState>) {
    let is_late = |place: u32| place + NEWEST > model.units.next_place();
    let (mut all, mut counts) = (0.0, 1.0);
    let mut said: HashMap<u32, f32, FixedState> = HashMap::default();
    let late = model.units.of_stem(stem).iter().rev().take(TIMES).take_while(|(place, _)| is_late(*place));
    for (unit, piece) in late.filter_map(|&(place, piece)| Some((model.units.at(place)?, piece))) {
        for link in unit.links.iter().filter(|link| link.piece == piece) {
            if let Some(&word) = unit.words.get(usize::from(link.token)) {
                *said.entry(word).or_default() += counts * f32::from(link.weight) / f32::from(ONE);
            }
        }
        all += counts;
        counts *= FADING;
    }
    if all == 0.0 {
        return;
    }
    words.values_mut().for_each(|share| *share *= EVER / (all + EVER));
    for (word, weight) in said {
        *words.entry(word).or_default() += weight / (all + EVER);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::complete::Told;
    use crate::complete::tests::learned_from;

    /// How likely each of two words is for the last word of a source, after what was learned.
    fn shares(said: &[&str], words: [&str; 2]) -> [f32; 2] {
        let pairs: Vec<(&str, &str)> = said.iter().map(|english| ("زار الوزير المجلس", *english)).collect();
        let model = learned_from(&pairs);
        let told = Told::of(&model, "زار الوزير المجلس", &[], &[]);
        let last = told.remembered.likely.last().expect("the council");
        words.map(|text| {
            let word = model.vocabulary.known(text).expect("it was said");
            last.iter().find(|(other, _)| *other == word).map_or(0.0, |(_, likely)| *likely)
        })
    }

    #[test]
    fn what_was_said_the_last_times_outweighs_as_much_that_was_said_before() {
        let (one, other) = ("The minister visited council", "The minister visited board");
        let said = |first: &'static str, then: &'static str| [vec![first; 6], vec![then; 6]].concat();
        let [council, board] = shares(&said(one, other), ["council", "board"]);
        assert!(board > 1.5 * council, "{council} {board}");
        let [council, board] = shares(&said(other, one), ["council", "board"]);
        assert!(council > 1.5 * board, "{council} {board}");
    }

    #[test]
    fn what_is_long_past_is_not_of_late() {
        let mut said = vec!["The minister visited council"; 6];
        said.extend(vec!["The minister visited board"; 6]);
        let pairs: Vec<(&str, &str)> = said.iter().map(|english| ("زار الوزير المجلس", *english)).collect();
        let others = vec![("وصل الرئيس", "The president arrived"); NEWEST as usize];
        let model = learned_from(&[pairs, others].concat());
        let stem =
            Told::of(&model, "المجلس", &[], &[]).remembered.numbers.last().and_then(|(stem, _)| *stem).expect("a stem");
        let mut words: HashMap<u32, f32, FixedState> = HashMap::default();
        words.insert(7, 0.5);
        lately(&model, stem, &mut words);
        assert_eq!(words.into_iter().collect::<Vec<_>>(), [(7, 0.5)]);
    }
}
