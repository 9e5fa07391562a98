//! Temporary.
use super::Span;
/// Temporary.
#[must_use]
pub fn light_stem(word: &[char]) -> Span {
    let mut start = 0;
    let n = word.len();
    if n > 3 && word[0] == 'و' {
        start = 1;
    }
    if n - start > 3 && matches!(word[start], 'ب' | 'ل' | 'ك') {
        start += 1;
    }
    if n - start > 4 && word[start] == 'ا' && word[start + 1] == 'ل' {
        start += 2;
    }
    Span::new(start, n)
}
