//! What is compared? A segment as the score sees it: its words, numbers and marks, each with what makes it alike to another.

use crate::arabic::fold::fold_into;
use crate::arabic::hash::LetterSet;
use crate::arabic::stem::light_stem;
use crate::arabic::{Offsets, Span, Token, TokenKind, fold, tokens};
use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

/// What a token is to the score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WordKind {
    /// A word, an address: it must be translated.
    Word,
    /// A word that only holds others together ([`is_light`]): its English is short, and comes with that of its neighbours.
    Light,
    /// A number: another one is repaired, not retyped.
    Number,
    /// A date in digits.
    Date,
    /// A time of day.
    Time,
    /// A mark of punctuation.
    Punctuation,
}

impl WordKind {
    /// What a token of that kind is, of which these are the folded letters.
    #[must_use]
    pub fn weighed(self, folded: &[char]) -> Self {
        if self == Self::Word && is_light(folded) { Self::Light } else { self }
    }

    /// The same, but for the weight of a word.
    #[must_use]
    pub fn plain(self) -> Self {
        if self == Self::Light { Self::Word } else { self }
    }

    /// Is it a word, of whatever weight?
    #[must_use]
    pub fn is_word(self) -> bool {
        matches!(self, Self::Word | Self::Light)
    }
}

impl From<TokenKind> for WordKind {
    fn from(kind: TokenKind) -> Self {
        match kind {
            TokenKind::Word | TokenKind::Url | TokenKind::Email => Self::Word,
            TokenKind::Number => Self::Number,
            TokenKind::Date => Self::Date,
            TokenKind::Time => Self::Time,
            TokenKind::Punctuation => Self::Punctuation,
        }
    }
}

/// One token of a segment, ready for comparing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word<'a> {
    /// What it is.
    pub kind: WordKind,
    /// As it is written.
    pub surface: &'a str,
    /// Its spelling folded: المجلس الاعلى and المجلس الأعلى are the same.
    pub folded: Cow<'a, str>,
    /// Where it stands, in code points.
    pub span: Span,
    /// Where its stem stands in `folded`, in bytes.
    stem: Range<usize>,
}

impl Word<'_> {
    /// What it shares with its other forms, so that والمجلس and المجلس are alike ([`stem_key`]); for other kinds than words
    /// the same as `folded`.
    #[must_use]
    pub fn stem(&self) -> &str {
        self.folded.get(self.stem.clone()).unwrap_or_default()
    }
}

/// A segment read for comparing, once for however many it is compared with.
#[derive(Clone, Debug)]
pub struct Words<'a> {
    /// The text.
    pub offsets: Offsets<'a>,
    /// Its words, in order.
    pub words: Vec<Word<'a>>,
}

impl<'a> Words<'a> {
    /// Those of `text`. Linear in its length.
    #[must_use]
    pub fn of(text: &'a str) -> Self {
        let offsets = Offsets::new(text);
        let source: Vec<char> = text.chars().collect();
        let (mut folded, mut letters) = (String::new(), Vec::new());
        let word = |token: Token| {
            let surface = offsets.slice(token.span);
            folded.clear();
            fold_into(source.get(token.span.start..token.span.end).unwrap_or_default(), &mut folded);
            letters.clear();
            letters.extend(folded.chars());
            let kind = WordKind::from(token.kind).weighed(&letters);
            let stem = match token.kind {
                TokenKind::Word => {
                    let span = stem_span(&letters);
                    let bytes = |letters: &[char]| letters.iter().map(|letter| letter.len_utf8()).sum::<usize>();
                    let start = bytes(&letters[..span.start]);
                    start..start + bytes(&letters[span.start..span.end])
                }
                _ => 0..folded.len(),
            };
            // Most words are written as they are folded.
            let folded = if folded == surface { Cow::Borrowed(surface) } else { Cow::Owned(folded.clone()) };
            Word { kind, surface, folded, span: token.span, stem }
        };
        let words = tokens(&source).map(word).collect();
        Self { offsets, words }
    }
}

/// The words of a segment, in order. Linear in its length.
#[must_use]
pub fn words(text: &str) -> Vec<Word<'_>> {
    Words::of(text).words
}

/// Prepositions, conjunctions, particles, pronouns, demonstratives, relatives and forms of "to be", as they are written. What turns a
/// sentence around is none of them (لا, لم, ليس, غير, دون, ضد, إلا): it must not be overlooked.
const LIGHT: &str = "في من على إلى أن إن عن مع أو أم ثم قد يا كي بل \
    التي الذي الذين اللذين اللذان اللواتي هذا هذه ذلك تلك هؤلاء أولئك هو هي هم هما هن أنا أنت أنتم نحن هنا هناك \
    كان كانت كانوا يكون تكون سوف كل أي بعض بعد قبل بين عند حتى كما إذا إذ لو هل لكن منذ حيث خلال نحو لدى \
    أما أيضا كذلك فيه فيها منه منها منهم عليه عليها عليهم عنه عنها إليه إليها له لها لهم لنا لي لك به بها بهم \
    بهذا بهذه لهذا لهذه بأن لأن أنه أنها أنهم إنه إنها بما مما فيما عما";

static LIGHT_FOLDED: LazyLock<LetterSet<Vec<char>>> =
    LazyLock::new(|| LIGHT.split_whitespace().map(|word| fold(word).chars().to_vec()).collect());

/// Is a folded word one of the short list that only holds others together, with or without a conjunction (و ف) before it?
#[must_use]
pub fn is_light(folded: &[char]) -> bool {
    let is = |word: &[char]| LIGHT_FOLDED.contains(word);
    is(folded) || matches!(folded, ['و' | 'ف', rest @ ..] if is(rest))
}

/// Letters that must be left when a proclitic is taken off: most Arabic roots have three.
const MIN_KEY: usize = 3;

/// The light stem of a folded word, without a conjunction (و ف) and a preposition (ب ك ل) before it: وأكد and أكد, لاتفاق
/// and الاتفاق have the same.
///
/// Being the same must be an equivalence, since the index looks keys up; so a first letter that only looks like a proclitic
/// is taken off as well, in all forms of the word alike (وزير and الوزير both give زير).
#[must_use]
pub fn stem_key(word: &[char]) -> &[char] {
    let span = stem_span(word);
    word.get(span.start..span.end).unwrap_or(word)
}

/// Where that is.
fn stem_span(word: &[char]) -> Span {
    let Span { mut start, end } = light_stem(word);
    for proclitics in [&['و', 'ف'][..], &['ب', 'ك', 'ل'][..]] {
        let is_one = word.get(start).is_some_and(|first| proclitics.contains(first));
        if is_one && end.saturating_sub(start + 1) >= MIN_KEY {
            start += 1;
        }
    }
    Span::new(start, end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_hold_others_together_are_light() {
        let kinds = |text: &str| words(text).iter().map(|word| word.kind).collect::<Vec<_>>();
        for light in ["في", "وفي", "إلى", "الى", "وهذه", "فإنه", "التي"] {
            assert_eq!(kinds(light), [WordKind::Light], "{light}");
        }
        for heavy in ["فيل", "ولد", "منزل", "مصر", "فن"] {
            assert_eq!(kinds(heavy), [WordKind::Word], "{heavy}");
        }
    }

    #[test]
    fn forms_of_one_word_share_a_key() {
        let key = |word: &str| stem_key(fold(word).chars()).iter().collect::<String>();
        for (one, other) in [("وأكد", "أكد"), ("لاتفاق", "الاتفاق"), ("وزير", "الوزير"), ("حكومة", "والحكومات")]
        {
            assert_eq!(key(one), key(other), "{one} {other}");
        }
        for (one, other) in [("دعم", "رفض"), ("عام", "عالم"), ("بيت", "ليت"), ("قال", "قام")] {
            assert_ne!(key(one), key(other), "{one} {other}");
        }
    }
}
