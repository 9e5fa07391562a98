//! HOW ALIKE ARE TWO SEGMENTS? The published score, in one place, with the slow implementation that all others must equal.
//!
//! The score asks how much of the *English* a translator would have to change. It is an edit distance over tokens
//! (Levenshtein 1966; Wagner and Fischer 1974, with weights):
//!
//! * `weight` of a token: a word, number, date or time [`WORD`], a word that only holds others together [`LIGHT`], a mark of
//!   punctuation [`MARK`].
//! * Leaving out or putting in a token costs its weight.
//! * Changing one into another costs, for two words: nothing when written the same, [`SPELLING`] when only the spelling
//!   differs (الأعلى, الاعلى), [`INFLECTION`] hundredths of the weight when the light stem is the same (المجلس, والمجلس), else the greater
//!   weight. For two numbers, dates or times: [`SPELLING`] when the value is the same (٢٥, 25), else [`VALUE`], since it is repaired. For
//!   two marks: [`SPELLING`] when they fold to the same, else [`MARK`]. Between the kinds: the greater weight, but with a mark what is left
//!   out plus what is put in.
//! * A segment of more than [`LONGEST`] tokens is no sentence: it is compared as a whole, identical (1) or not (0).
//! * `score = 1 − cost / max(weight of the one, weight of the other)`, never under 0; at most [`BEST_OF_OTHERS`] unless the two texts are
//!   identical code point for code point, which alone gives 1.

use super::word::{Word, WordKind, words};

/// What a word costs, in hundredths of a word.
pub const WORD: u32 = 100;
/// What a word costs that only holds others together (في, هذه, التي): its English is short and comes with its neighbours', so no more than a mark.
pub const LIGHT: u32 = 10;
/// What a mark costs: a tenth of a word, since moving a comma is a key press or two.
pub const MARK: u32 = 10;
/// What another spelling costs: next to nothing, for the English is the same.
pub const SPELLING: u32 = 2;
/// What another clitic or ending costs: an "and", "the" or plural in the English.
pub const INFLECTION: u32 = 30;
/// What another value costs: it is replaced by its own English, and wants a glance.
pub const VALUE: u32 = 5;
/// The highest score of a text that is not identical.
pub const BEST_OF_OTHERS: f64 = 0.99;

/// The most tokens of a segment that is compared word by word. Comparing takes time by the product of the lengths; two pages
/// without a stop would take seconds, and nobody wants the one for the other.
pub const LONGEST: usize = 2_000;

/// The weight of a token of that kind.
#[inline]
#[must_use]
pub fn weight(kind: WordKind) -> u32 {
    match kind {
        WordKind::Punctuation => MARK,
        WordKind::Light => LIGHT,
        _ => WORD,
    }
}

/// How alike two tokens are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Likeness {
    /// Written the same.
    Same,
    /// Another spelling, or another script of digits.
    Spelling,
    /// Same stem, other clitic or ending.
    Inflection,
    /// Other.
    Other,
}

impl Likeness {
    /// How alike two tokens are, of which these are the written forms, the folded forms and the stems.
    #[inline]
    #[must_use]
    pub fn of<S: PartialEq, F: PartialEq, K: PartialEq>(written: [S; 2], folded: [F; 2], stem: [K; 2]) -> Self {
        if written[0] == written[1] {
            Self::Same
        } else if folded[0] == folded[1] {
            Self::Spelling
        } else if stem[0] == stem[1] {
            Self::Inflection
        } else {
            Self::Other
        }
    }
}

/// The cost of changing a token of kind `one` into one of kind `other` that is so like it.
#[inline]
#[must_use]
pub fn substitution(one: WordKind, other: WordKind, likeness: Likeness) -> u32 {
    match (one, other, likeness) {
        (_, _, Likeness::Same) if one == other => 0,
        (_, _, Likeness::Spelling) if one == other => SPELLING,
        (_, _, Likeness::Inflection) if one == other && one.is_word() => INFLECTION * weight(one) / WORD,
        (WordKind::Punctuation, WordKind::Punctuation, _) => MARK,
        (WordKind::Punctuation, _, _) | (_, WordKind::Punctuation, _) => weight(one) + weight(other),
        _ if one == other && !one.is_word() => VALUE,
        _ => weight(one).max(weight(other)),
    }
}

/// The score of a cost, where `one` and `other` are the weights of the two segments: 0..1.
#[must_use]
pub fn from_cost(cost: u32, one: u32, other: u32, identical: bool) -> f64 {
    if identical {
        return 1.0;
    }
    let whole = one.max(other);
    if whole == 0 {
        return 0.0;
    }
    (1.0 - f64::from(cost) / f64::from(whole)).clamp(0.0, BEST_OF_OTHERS)
}

/// How alike two words are.
#[must_use]
pub fn likeness(one: &Word<'_>, other: &Word<'_>) -> Likeness {
    Likeness::of([one.surface, other.surface], [&one.folded, &other.folded], [one.stem(), other.stem()])
}

/// The score of two segments, 0..1: the reference. Time and memory grow with the product of their lengths.
#[must_use]
pub fn score(one: &str, other: &str) -> f64 {
    let (a, b) = (words(one), words(other));
    if a.len().max(b.len()) > LONGEST {
        return f64::from(u8::from(one == other));
    }
    let total = |words: &[Word<'_>]| words.iter().map(|word| weight(word.kind)).sum::<u32>();
    let cost = costs(&a, &b).last().and_then(|row| row.last()).copied().unwrap_or(0);
    from_cost(cost, total(&a), total(&b), one == other)
}

/// The whole table of edit costs: row `i`, column `j` is the cost of turning the first `i` words of `a` into the first
/// `j` of `b`.
pub(super) fn costs(a: &[Word<'_>], b: &[Word<'_>]) -> Vec<Vec<u32>> {
    let mut table = vec![vec![0; b.len() + 1]; a.len() + 1];
    for (j, word) in b.iter().enumerate() {
        table[0][j + 1] = table[0][j] + weight(word.kind);
    }
    for (i, from) in a.iter().enumerate() {
        table[i + 1][0] = table[i][0] + weight(from.kind);
        for (j, to) in b.iter().enumerate() {
            let change = table[i][j] + substitution(from.kind, to.kind, likeness(from, to));
            let leave_out = table[i][j + 1] + weight(from.kind);
            let put_in = table[i + 1][j] + weight(to.kind);
            table[i + 1][j + 1] = change.min(leave_out).min(put_in);
        }
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_score_is_about_the_english_that_changes() {
        let query = "أكد المجلس الأعلى للدولة دعمه لاتفاق 25 أغسطس.";
        for (name, unit, least, most) in [
            ("identical", query, 1.0, 1.0),
            ("spelling only", "اكد المجلس الاعلى للدوله دعمه لاتفاق ٢٥ اغسطس.", 0.97, 0.99),
            ("another number", "أكد المجلس الأعلى للدولة دعمه لاتفاق 26 أغسطس.", 0.98, 0.99),
            ("another clitic", "وأكد المجلس الأعلى للدولة دعمه لاتفاق 25 أغسطس.", 0.95, 0.97),
            ("no full stop", "أكد المجلس الأعلى للدولة دعمه لاتفاق 25 أغسطس", 0.98, 0.99),
            ("another word", "أكد المجلس الأعلى للدولة رفضه لاتفاق 25 أغسطس.", 0.86, 0.89),
            ("a light word more", "أكد المجلس الأعلى للدولة عن دعمه لاتفاق 25 أغسطس.", 0.98, 0.99),
            ("a negation", "ما أكد المجلس الأعلى للدولة دعمه لاتفاق 25 أغسطس.", 0.86, 0.9),
            ("words in another order", "المجلس الأعلى للدولة أكد دعمه لاتفاق 25 أغسطس.", 0.7, 0.8),
            ("nothing in common", "تساقطت الثلوج.", 0.0, 0.05),
        ] {
            let score = score(query, unit);
            assert!((least..=most).contains(&score), "{name}: {score}");
        }
    }

    #[test]
    fn identical_text_alone_gets_one() {
        assert!((score("نعم", "نعم") - 1.0).abs() < f64::EPSILON);
        assert!(score("نعم ", "نعم") <= BEST_OF_OTHERS);
        assert!(score("", "نعم") < f64::EPSILON);
        let page = "نعم ".repeat(LONGEST + 1);
        assert!((score(&page, &page) - 1.0).abs() < f64::EPSILON && score(&page, page.trim()) < f64::EPSILON);
    }
}
