//! How near is a translation to its reference? chrF and BLEU over a whole set.

use std::collections::HashMap;
use std::hash::Hash;

/// The longest rows of letters that chrF looks at, and of words that BLEU does.
const LETTERS: usize = 6;
const WORDS: usize = 4;

/// By length of a row, how many the translation has, how many the reference, and how many both.
type Counts<const ORDERS: usize> = [[usize; 3]; ORDERS];

/// What is compared so far.
#[derive(Clone, Debug, Default)]
pub(crate) struct Scores {
    letters: Counts<LETTERS>,
    words: Counts<WORDS>,
    lengths: [usize; 2],
}

fn count<const ORDERS: usize, T: Eq + Hash>(counts: &mut Counts<ORDERS>, said: &[T], reference: &[T]) {
    for (order, counts) in counts.iter_mut().enumerate() {
        let mut left: HashMap<&[T], usize> = HashMap::new();
        reference.windows(order + 1).for_each(|row| *left.entry(row).or_default() += 1);
        counts[0] += said.len().saturating_sub(order);
        counts[1] += reference.len().saturating_sub(order);
        for row in said.windows(order + 1) {
            if let Some(left) = left.get_mut(row).filter(|left| **left > 0) {
                *left -= 1;
                counts[2] += 1;
            }
        }
    }
}

impl Scores {
    /// Compares one more.
    pub(crate) fn add(&mut self, said: &str, reference: &str) {
        let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<Vec<char>>();
        count(&mut self.letters, &letters(said), &letters(reference));
        let (said, reference) = (words(said), words(reference));
        count(&mut self.words, &said, &reference);
        self.lengths[0] += said.len();
        self.lengths[1] += reference.len();
    }

    /// chrF as sacreBLEU has it: rows of one to six letters without spaces, recall counting twice (M. Popović, 2015), 0..100.
    pub(crate) fn chrf(&self) -> f64 {
        let orders = self.letters.iter().filter(|counts| counts[0] > 0 && counts[1] > 0);
        let (mut precision, mut recall, mut all) = (0.0, 0.0, 0.0);
        for &[said, reference, both] in orders {
            precision += both as f64 / said as f64;
            recall += both as f64 / reference as f64;
            all += 1.0;
        }
        if precision + recall == 0.0 {
            return 0.0;
        }
        100.0 * 5.0 * precision * recall / (4.0 * precision + recall) / all
    }

    /// BLEU of up to four words with its brevity penalty (K. Papineni and others, 2002), 0..100, words cut as by "13a". Not smoothed
    /// but that nothing in common counts as half a row.
    pub(crate) fn bleu(&self) -> f64 {
        let mean: f64 = self
            .words
            .iter()
            .map(|&[said, _, both]| ((both as f64).max(0.5) / (said.max(1) as f64)).ln() / WORDS as f64)
            .sum();
        let [said, reference] = self.lengths.map(|length| length.max(1) as f64);
        100.0 * mean.exp() * (1.0 - reference / said).min(0.0).exp()
    }

    /// How long the translations are beside the references.
    pub(crate) fn length(&self) -> f64 {
        self.lengths[0] as f64 / self.lengths[1].max(1) as f64
    }
}

/// Words as mteval-v13a cuts them.
fn words(text: &str) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let mut spaced = String::new();
    for (at, &c) in chars.iter().enumerate() {
        let is_digit = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(char::is_ascii_digit);
        let parts = match c {
            '{'..='~' | '['..='`' | ' '..='&' | '('..='+' | ':'..='@' | '/' => true,
            '.' | ',' => !(is_digit(at.checked_sub(1)) && is_digit(Some(at + 1))),
            '-' => is_digit(at.checked_sub(1)),
            _ => false,
        };
        if parts { spaced.extend([' ', c, ' ']) } else { spaced.push(c) }
    }
    spaced.split_whitespace().map(str::to_owned).collect()
}

impl std::fmt::Display for Scores {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(to, "chrF {:>5.2}   BLEU {:>5.2}   length {:.2}", self.chrf(), self.bleu(), self.length())
    }
}
