//! Which English is likeliest for a whole segment? Beam search over which parts are rendered, in which order, and how.
//!
//! P. Koehn, "Pharaoh: a beam search decoder for phrase-based statistical machine translation models" (2004): hypotheses that have
//! rendered as many pieces compete, judged with what the rest will cost at least; those that cannot be told apart by what
//! comes are one. Marks of the Arabic part it into zones that are rendered one after the other.

use super::choice::Choice;
use super::draft_weights::{DraftWeights, FAR, JUMP, LANGUAGE, MARK};
use super::model::START;
use super::ngrams::Before;
use super::sentence::Sentence;
use super::zones::{Mark, Zone};
use foldhash::fast::FixedState;
use std::collections::{HashMap, VecDeque};

/// So many hypotheses that have rendered as much are gone on with: fewer lose, more do not gain.
const BEAM: usize = 30;

/// How far ahead of what is not rendered yet something may be rendered, in pieces. Arabic has the verb before the subject and the adjective behind
/// its noun; farther jumps measure worse.
const REACH: usize = 4;

/// What counts for a part that cannot be rendered.
const NO_WAY: f32 = -1e6;

/// The most pieces of a zone: longer ones are cut.
pub(super) const LONGEST: usize = 64;

/// What is said next.
#[derive(Clone, Copy, Debug)]
pub(super) enum Step<'c> {
    Said(&'c Choice),
    Mark(Mark),
}

impl Step<'_> {
    /// Its words.
    pub(super) fn words(&self) -> &[u32] {
        match self {
            Self::Said(choice) => &choice.words,
            Self::Mark(mark) => std::slice::from_ref(&mark.word),
        }
    }
}

/// A beginning of a draft.
#[derive(Clone, Copy)]
struct Hypothesis {
    /// Which pieces of its zone are rendered.
    covered: u64,
    before: Before,
    /// The last piece of the part that was rendered last.
    last: Option<usize>,
    score: f32,
    node: u32,
}

struct Search<'s, 'a> {
    sentence: &'s Sentence<'a>,
    choices: &'s [Vec<Choice>],
    weights: &'s DraftWeights,
    nodes: Vec<(u32, Option<Step<'s>>)>,
    language: HashMap<(Before, u32), f32, FixedState>,
}

impl Sentence<'_> {
    /// The likeliest steps. Some tens of milliseconds for a long sentence.
    pub(super) fn search<'s>(
        &'s self,
        choices: &'s [Vec<Choice>],
        zones: &[Zone],
        weights: &'s DraftWeights,
    ) -> Vec<Step<'s>> {
        let nodes = vec![(0, None)];
        let mut search = Search { sentence: self, choices, weights, nodes, language: HashMap::default() };
        let mut beam = vec![Hypothesis { covered: 0, before: [START; 2], last: None, score: 0.0, node: 0 }];
        for zone in zones {
            beam = search.zone(beam, zone);
            for &mark in &zone.marks {
                beam = search.mark(&beam, mark);
            }
        }
        let best = beam.iter().max_by(|one, other| one.score.total_cmp(&other.score));
        let mut steps = Vec::new();
        let mut node = best.map_or(0, |best| best.node);
        while let Some(&(before, Some(step))) = search.nodes.get(node as usize) {
            steps.push(step);
            node = before;
        }
        steps.reverse();
        steps
    }
}

impl<'s> Search<'s, '_> {
    /// How likely a word is behind those (logarithm).
    fn likely(&mut self, before: Before, word: u32) -> f32 {
        let model = self.sentence.model;
        *self.language.entry((before, word)).or_insert_with(|| model.likely_behind(before, word))
    }

    /// How likely words are behind those, weighed, and what stands before the next.
    fn follow(&mut self, mut before: Before, words: &[u32]) -> (f32, Before) {
        let mut likely = 0.0;
        for &word in words {
            likely += self.likely(before, word);
            before = [word, before[0]];
        }
        (likely * self.weights.of(LANGUAGE), before)
    }

    /// Whether words behind a node end something that must not be said.
    fn would_be_forbidden(&self, mut node: u32, words: &[u32]) -> bool {
        let longest = self.sentence.told.forbidden.iter().map(Vec::len).max().unwrap_or(0);
        if longest < 2 || words.is_empty() {
            return false;
        }
        let mut row: VecDeque<u32> = words.iter().copied().collect();
        while row.len() < words.len() + longest - 1
            && let Some(&(before, Some(step))) = self.nodes.get(node as usize)
        {
            step.words().iter().rev().for_each(|&word| row.push_front(word));
            node = before;
        }
        self.sentence.is_said_forbidden(row.make_contiguous())
    }

    /// A node for one step more.
    fn step(&mut self, node: u32, step: Step<'s>) -> u32 {
        self.nodes.push((node, Some(step)));
        self.nodes.len() as u32 - 1
    }

    /// Puts a mark behind each. Of a row of marks («،،،،») each could double them, so no more are gone on with than behind a zone.
    fn mark(&mut self, beam: &[Hypothesis], mark: Mark) -> Vec<Hypothesis> {
        let mut marked = Stack::default();
        for hypothesis in beam {
            let (likely, before) = self.follow(hypothesis.before, &[mark.word]);
            let node = self.step(hypothesis.node, Step::Mark(mark));
            let score = hypothesis.score + likely;
            keep(&mut marked, score, Hypothesis { before, score, node, ..*hypothesis });
            if mark.may_go {
                let score = hypothesis.score + self.weights.of(MARK);
                keep(&mut marked, score, Hypothesis { score, ..*hypothesis });
            }
        }
        best(marked)
    }

    /// What the cheapest way over each part of a zone comes to.
    fn ahead(&self, zone: &Zone) -> Vec<Vec<f32>> {
        let length = zone.to - zone.from;
        let mut best = vec![vec![NO_WAY; length + 1]; length + 1];
        for (row, choices) in best.iter_mut().zip(&self.choices[zone.from..zone.to]) {
            for choice in choices.iter().filter(|choice| choice.part.1 <= zone.to) {
                let score = choice.score + self.weights.of(LANGUAGE) * self.sentence.likely_alone(&choice.words);
                let cell = &mut row[choice.part.1 - zone.from];
                *cell = cell.max(score);
            }
        }
        for span in 1..=length {
            for from in 0..=length - span {
                for middle in from + 1..from + span {
                    let split = best[from][middle] + best[middle][from + span];
                    best[from][from + span] = best[from][from + span].max(split);
                }
            }
        }
        best
    }

    /// The best hypotheses that have rendered a zone, from those before it.
    fn zone(&mut self, beam: Vec<Hypothesis>, zone: &Zone) -> Vec<Hypothesis> {
        let length = zone.to - zone.from;
        if length == 0 {
            return beam;
        }
        let ahead = Ahead(self.ahead(zone));
        let mut stacks: Vec<Stack> = vec![Stack::default(); length + 1];
        beam.into_iter().for_each(|hypothesis| keep(&mut stacks[0], hypothesis.score, hypothesis));
        for count in 0..length {
            for hypothesis in best(std::mem::take(&mut stacks[count])) {
                self.go_on(&hypothesis, zone, &ahead, &mut stacks);
            }
        }
        let done = best(stacks.pop().unwrap_or_default());
        done.into_iter().map(|done| Hypothesis { covered: 0, ..done }).collect()
    }

    /// Adds what comes of a hypothesis by one choice more.
    fn go_on(&mut self, hypothesis: &Hypothesis, zone: &Zone, ahead: &Ahead, stacks: &mut [Stack]) {
        let length = zone.to - zone.from;
        let choices = self.choices;
        let gap = (!hypothesis.covered).trailing_zeros() as usize;
        for start in gap..(gap + REACH + 1).min(length) {
            for choice in &choices[zone.from + start] {
                let (from, to) = choice.part;
                let mask = mask(start, to - zone.from);
                // What is left out is left out in its turn, or the same would be found on many ways.
                let is_late = choice.words.is_empty() && start != gap;
                if to > zone.to || hypothesis.covered & mask != 0 || is_late {
                    continue;
                }
                if self.would_be_forbidden(hypothesis.node, &choice.words) {
                    continue;
                }
                let covered = hypothesis.covered | mask;
                let (likely, before) = self.follow(hypothesis.before, &choice.words);
                let mut score = hypothesis.score + choice.score + likely;
                let mut last = hypothesis.last;
                if !choice.words.is_empty() {
                    let next = last.map_or(0, |last| last + 1);
                    let jump = self.sentence.told.remembered.jumps.likely(last, from).max(1e-4).ln();
                    score += self.weights.of(JUMP) * jump + self.weights.of(FAR) * next.abs_diff(from) as f32;
                    last = Some(to - 1);
                }
                let judged = score + ahead.of(covered);
                let stack = &mut stacks[covered.count_ones() as usize];
                if stack.get(&(covered, before, last)).is_none_or(|known| known.0 < judged) {
                    let node = self.step(hypothesis.node, Step::Said(choice));
                    keep(stack, judged, Hypothesis { covered, before, last, score, node });
                }
            }
        }
    }
}

/// Hypotheses that have rendered as many pieces, each with what it is judged by; of those that nothing to come tells apart the best.
type Stack = HashMap<(u64, Before, Option<usize>), (f32, Hypothesis), FixedState>;

fn keep(stack: &mut Stack, judged: f32, hypothesis: Hypothesis) {
    let key = (hypothesis.covered, hypothesis.before, hypothesis.last);
    let known = stack.entry(key).or_insert((judged, hypothesis));
    if known.0 < judged {
        *known = (judged, hypothesis);
    }
}

/// The best of a stack, first.
fn best(stack: Stack) -> Vec<Hypothesis> {
    let mut all: Vec<(f32, Hypothesis)> = stack.into_values().collect();
    all.sort_unstable_by(|one, other| other.0.total_cmp(&one.0).then(one.1.node.cmp(&other.1.node)));
    all.truncate(BEAM);
    all.into_iter().map(|(_, hypothesis)| hypothesis).collect()
}

/// By the first and the last piece of a part of a zone, what the cheapest way over it comes to.
struct Ahead(Vec<Vec<f32>>);

impl Ahead {
    /// What is left to be rendered.
    fn of(&self, covered: u64) -> f32 {
        let length = self.0.len() - 1;
        let (mut cost, mut at) = (0.0, 0);
        while at < length {
            if covered >> at & 1 == 1 {
                at += 1;
                continue;
            }
            let end = (at..length).find(|&end| covered >> end & 1 == 1).unwrap_or(length);
            cost += self.0[at][end];
            at = end;
        }
        cost
    }
}

/// The bits of the pieces from one up to, without, another.
fn mask(from: usize, to: usize) -> u64 {
    let below = |end: usize| if end >= 64 { u64::MAX } else { (1 << end) - 1 };
    below(to) & !below(from)
}
