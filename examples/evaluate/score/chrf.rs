//! How near is one English sentence to another, and do two orders agree? chrF and Spearman's rank correlation.

use std::collections::HashMap;

/// chrF2 of a sentence (M. Popović, *chrF: character n-gram F-score for automatic MT evaluation*, 2015): runs of one to six
/// letters without white space, recall counted twice as much as precision; 0..1.
pub(super) fn chrf(hypothesis: &str, reference: &str) -> f64 {
    let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<Vec<char>>();
    let (hypothesis, reference) = (letters(hypothesis), letters(reference));
    let (mut precision, mut recall, mut orders) = (0.0, 0.0, 0.0);
    for length in 1..=6 {
        let (one, other) = (grams(&hypothesis, length), grams(&reference, length));
        let count = |grams: &HashMap<&[char], usize>| grams.values().sum::<usize>();
        let (mine, theirs) = (count(&one), count(&other));
        if mine == 0 && theirs == 0 {
            continue;
        }
        let shared: usize = one.iter().map(|(gram, count)| (*count).min(other.get(gram).copied().unwrap_or(0))).sum();
        precision += if mine == 0 { 0.0 } else { shared as f64 / mine as f64 };
        recall += if theirs == 0 { 0.0 } else { shared as f64 / theirs as f64 };
        orders += 1.0;
    }
    if precision + recall == 0.0 {
        return 0.0;
    }
    let (precision, recall) = (precision / orders, recall / orders);
    5.0 * precision * recall / (4.0 * precision + recall)
}

fn grams(letters: &[char], length: usize) -> HashMap<&[char], usize> {
    let mut grams = HashMap::new();
    for gram in letters.windows(length) {
        *grams.entry(gram).or_insert(0) += 1;
    }
    grams
}

/// Spearman's rank correlation: Pearson's of the ranks, those of a tie the mean of their places.
pub(super) fn spearman(pairs: &[(f64, f64)]) -> f64 {
    let ranks = |values: Vec<f64>| {
        let mut order: Vec<usize> = (0..values.len()).collect();
        order.sort_by(|&one, &other| values[one].total_cmp(&values[other]));
        let mut ranks = vec![0.0; values.len()];
        let mut at = 0;
        while at < order.len() {
            let end = at + order[at..].iter().take_while(|&&place| values[place] == values[order[at]]).count();
            for &place in &order[at..end] {
                ranks[place] = (at + end - 1) as f64 / 2.0;
            }
            at = end;
        }
        ranks
    };
    let one = ranks(pairs.iter().map(|pair| pair.0).collect());
    let other = ranks(pairs.iter().map(|pair| pair.1).collect());
    let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len().max(1) as f64;
    let (mean_one, mean_other) = (mean(&one), mean(&other));
    let (mut both, mut square_one, mut square_other) = (0.0, 0.0, 0.0);
    for (x, y) in one.iter().zip(&other) {
        both += (x - mean_one) * (y - mean_other);
        square_one += (x - mean_one).powi(2);
        square_other += (y - mean_other).powi(2);
    }
    let square: f64 = square_one * square_other;
    if square > 0.0 { both / square.sqrt() } else { 0.0 }
}
