//! How many words have to be put in, left out or changed? The word error rate: Levenshtein's distance over words by the length of the right text.

/// The word error rate of a text against the right one: 0 where they are the same, over 1 where more is wrong than is right. Letters' case and
/// white space do not count; a mark of punctuation is a word.
pub(super) fn wer(text: &str, right: &str) -> f64 {
    let (text, right) = (words(text), words(right));
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (at, word) in text.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = at + 1;
        for (to, other) in right.iter().enumerate() {
            let change = diagonal + usize::from(word != other);
            diagonal = row[to + 1];
            row[to + 1] = change.min(row[to + 1] + 1).min(row[to] + 1);
        }
    }
    row[right.len()] as f64 / right.len().max(1) as f64
}

fn words(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for c in text.to_lowercase().chars() {
        if c.is_alphanumeric() || matches!(c, '\'' | '’') {
            words.last_mut().map(|word| word.push(c)).unwrap_or_default();
        } else {
            words.push(if c.is_whitespace() { String::new() } else { c.to_string() });
            words.push(String::new());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}
