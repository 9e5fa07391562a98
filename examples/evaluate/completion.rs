//! The completion part: how many key presses does a translator save who types the reference from left to right?

mod choices;
mod learn;
mod matches;
mod middle;
pub(crate) mod set;
mod typist;

use set::{Help, Segment, Set};
use std::error::Error;
use std::path::Path;
use tarjuman::complete::Weights;
use typist::Saved;

/// The confidences from which a suggestion is shown.
const THRESHOLDS: [f32; 6] = [0.0, 0.1, 0.18, 0.2, 0.25, 0.4];

/// What is typed.
const SETS: [&str; 2] = ["ntrex", "constitutions_clean"];

/// Prints what is saved on the half of ntrex that nothing was tuned on, and on each eighth row of the constitutions, by threshold; then
/// what is saved without each help, and from less of the memory. COMPLETION_SEGMENTS: at most so many of each; COMPLETION_SET: of that one alone.
pub(crate) fn run(data: &Path) -> Result<(), Box<dyn Error>> {
    let most = std::env::var("COMPLETION_SEGMENTS").ok().and_then(|most| most.parse().ok()).unwrap_or(usize::MAX);
    let weights = Weights::default();
    let only = std::env::var("COMPLETION_SET").ok();
    if let Some(name) = only.as_ref().filter(|only| !SETS.contains(&only.as_str())) {
        return Err(format!("COMPLETION_SET={name} is no set: {}", SETS.join(", ")).into());
    }
    println!("completion: % of key presses saved (and where an accepted word brings its space)");
    for name in SETS.into_iter().filter(|name| only.as_ref().is_none_or(|only| only == name)) {
        let set = Set::read(data, name, 1)?;
        set.print_costs();
        let segments: Vec<&Segment> = set.half(false).into_iter().take(most).collect();
        for (threshold, saved) in
            THRESHOLDS.iter().zip(typist::type_all(&set, &segments, &weights, &THRESHOLDS, Help::default()))
        {
            row(&format!("shown from {threshold}"), &saved);
        }
        println!("  {:<52} {}", "put back into the middle", middle::put_back(&set, &segments));
        println!(
            "  {:<52} {}",
            "best match of .75 or more inserted and put right",
            matches::insert_best(&set, &segments)
        );
        let without = [
            ("without the source", Help { source: false, ..Help::default() }),
            ("without glossary, names and numbers", Help { known: false, ..Help::default() }),
            ("without learning from what is confirmed", Help { growing: false, ..Help::default() }),
            ("one word at a time", Help { phrases: false, ..Help::default() }),
            (
                "the English side's trigrams alone, a word at a time",
                Help { source: false, known: false, growing: false, phrases: false, ..Help::default() },
            ),
            ("glossary, names and numbers alone", Help { memory: false, growing: false, ..Help::default() }),
        ];
        for (what, help) in without {
            typist::type_all(&set, &segments, &weights, &[0.0], help).iter().for_each(|saved| row(what, saved));
        }
        for (share, step) in [("half", 2), ("a quarter", 4)] {
            let less = Set::read(data, name, step)?;
            let segments: Vec<&Segment> = less.half(false).into_iter().take(most).collect();
            let saved = typist::type_all(&less, &segments, &weights, &[0.0], Help::default());
            saved.iter().for_each(|saved| row(&format!("learned from {share} of it"), saved));
        }
    }
    Ok(())
}

fn row(what: &str, saved: &Saved) {
    println!("  {what:<52} {saved}");
}

/// A memory of some hundred units, as a desk has at its start: each so-manieth of all.
const SMALL: usize = 64;

/// Learns the weights on the other half of ntrex, and prints them as they stand in the source.
pub(crate) fn weights(data: &Path) -> Result<(), Box<dyn Error>> {
    let [large, small] = [Set::read(data, "ntrex", 1)?, Set::read(data, "ntrex", SMALL)?];
    // Less of it: a small memory is the rarer case.
    let some = small.half(true).into_iter().step_by(3).collect();
    let learned = learn::learned(&[(&large, large.half(true)), (&small, some)]);
    println!("{}", learn::source(&learned));
    Ok(())
}
