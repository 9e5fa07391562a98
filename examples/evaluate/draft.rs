//! The draft part: how near do drafts of unseen news come to their references, and how sure are their words?

mod learn;
mod score;

use crate::completion::set::{Help, Segment, Set, each};
use score::Scores;
use std::collections::HashMap;
use std::error::Error;
use std::path::Path;
use std::time::{Duration, Instant};
use tarjuman::article::GAP;
use tarjuman::complete::{Draft, DraftWeights, Origin, Weights};

/// Prints, of the half of ntrex that nothing was tuned on, chrF and BLEU of drafts beside the gloss word by word and the draft of what is known
/// alone; what a draft costs; and how often marked and unmarked words are in the reference. DRAFT_SEGMENTS: at most so many. DRAFT_SHOW: prints them.
pub(crate) fn run(data: &Path) -> Result<(), Box<dyn Error>> {
    let most = std::env::var("DRAFT_SEGMENTS").ok().and_then(|most| most.parse().ok()).unwrap_or(usize::MAX);
    let show = std::env::var_os("DRAFT_SHOW").is_some();
    let set = Set::read(data, "ntrex", 1)?;
    set.print_costs();
    let segments: Vec<&Segment> = set.half(false).into_iter().take(most).collect();
    println!("draft: {} segments of the other half of ntrex", segments.len());
    for (what, help) in [
        ("", Help::default()),
        (", learning nothing from what is confirmed", Help { growing: false, ..Help::default() }),
        (", without glossary, names and numbers", Help { known: false, ..Help::default() }),
    ] {
        let [mut gloss, mut assembled, mut drafts] = [(); 3].map(|()| Scores::default());
        let (mut took, mut sure) = (Vec::new(), Sure::default());
        let weights = DraftWeights::default();
        each(&set, &segments, &Weights::default(), help, &mut |sentence, segment| {
            let english = segment.pair.english.as_str();
            gloss.add(&sentence.gloss(), english);
            assembled.add(&segment.assembled.replace(GAP, ""), english);
            let begun = Instant::now();
            let draft = sentence.draft(&segment.pair.arabic, &weights);
            took.push(begun.elapsed());
            drafts.add(&draft.text.replace(GAP, ""), english);
            sure.add(&draft, english);
            if show && what.is_empty() {
                println!("{}\n  {english}\n  {}", segment.pair.arabic, shown(&draft));
            }
        });
        if what.is_empty() {
            println!("  {:<52} {gloss}", "word by word");
            println!("  {:<52} {assembled}", "terms, names and values alone");
        }
        println!("  {:<52} {drafts}   {}", format!("draft{what}"), costs(took));
        if what.is_empty() {
            print!("{sure}");
        }
    }
    Ok(())
}

/// Learns the weights on the other half, and prints them as they stand in the source.
pub(crate) fn weights(data: &Path) -> Result<(), Box<dyn Error>> {
    let set = Set::read(data, "ntrex", 1)?;
    println!("{:?}", learn::searched(&set, &set.half(true)).0);
    Ok(())
}

/// Learns how sure words are on the other half, under the weights that there are, and prints it as it stands in the source.
pub(crate) fn sureness(data: &Path) -> Result<(), Box<dyn Error>> {
    let set = Set::read(data, "ntrex", 1)?;
    println!("{:?}", learn::sureness(&set, &set.half(true)));
    Ok(())
}

/// The text with what is marked in low lines.
fn shown(draft: &Draft) -> String {
    let letters: Vec<char> = draft.text.chars().collect();
    let (mut text, mut at) = (String::new(), 0);
    for word in draft.words.iter().filter(|word| word.is_low()) {
        text.extend(&letters[at..word.span.start]);
        text.extend(std::iter::once(&'_').chain(&letters[word.span.start..word.span.end]).chain(&['_']));
        at = word.span.end;
    }
    text.extend(&letters[at..]);
    text
}

fn costs(mut took: Vec<Duration>) -> String {
    took.sort_unstable();
    let at =
        |share: usize| took.get(took.len().saturating_sub(1) * share / 100).map_or(0.0, Duration::as_secs_f64) * 1e3;
    format!("{:.1} ms each at the median, {:.1} at the 99th", at(50), at(99))
}

/// Whether each word of a draft is in the reference, each word of which counts once.
pub(crate) fn in_reference(draft: &Draft, english: &str) -> Vec<bool> {
    let lower = |text: &str| text.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let mut left: HashMap<String, usize> = HashMap::new();
    english.split([' ', '-']).for_each(|word| *left.entry(lower(word)).or_default() += 1);
    let letters: Vec<char> = draft.text.chars().collect();
    let is_in = |word: &tarjuman::complete::DraftWord| {
        let text: String = letters[word.span.start..word.span.end].iter().collect();
        let found = left.get_mut(&lower(&text)).filter(|left| **left > 0);
        found.map(|left| *left -= 1).is_some()
    };
    draft.words.iter().map(is_in).collect()
}

/// How many words there are, and how many of them are in the reference: marked, not marked, and by origin.
#[derive(Default)]
struct Sure {
    marked: [[usize; 2]; 2],
    by_origin: HashMap<&'static str, [usize; 2]>,
    gaps: usize,
}

impl Sure {
    fn add(&mut self, draft: &Draft, english: &str) {
        for (word, is_in) in draft.words.iter().zip(in_reference(draft, english)) {
            let Some(origin) = word.origin else {
                self.gaps += 1;
                continue;
            };
            if word.source.is_none() {
                continue;
            }
            for counts in
                [&mut self.marked[usize::from(word.is_low())], self.by_origin.entry(Origin::name(origin)).or_default()]
            {
                counts[0] += 1;
                counts[1] += usize::from(is_in);
            }
        }
    }
}

impl std::fmt::Display for Sure {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let all: usize = self.marked.iter().map(|counts| counts[0]).sum();
        let share = |part: usize, whole: usize| 100.0 * part as f64 / whole.max(1) as f64;
        let [plain, marked] = self.marked;
        writeln!(
            to,
            "  {all} words and {} gaps; {:.1} % of the words are marked; in the reference: {:.1} % of the marked, {:.1} % of the others",
            self.gaps,
            share(marked[0], all),
            share(marked[1], marked[0]),
            share(plain[1], plain[0])
        )?;
        let mut by_origin: Vec<_> = self.by_origin.iter().collect();
        by_origin.sort();
        let origins = by_origin
            .into_iter()
            .map(|(name, &[all, right])| format!("{name} {all} words, {:.1} %", share(right, all)));
        writeln!(to, "  in the reference by origin: {}", origins.collect::<Vec<_>>().join("; "))
    }
}
