//! "Never when followed by …": what follows from it for a place in a text.

use super::Usage;
use crate::arabic::Token;
use crate::arabic::clitic::{self, Particle};
use crate::arabic::token::tokenise_chars;
use crate::glossary::letters::Words;
use crate::glossary::recognise::Occurrence;
use crate::glossary::text::is_skipped;
use crate::id::ConceptId;
use std::collections::HashMap;

/// The folded words of a phrase; never none.
pub(in crate::glossary) type Phrase = Vec<Vec<char>>;

/// The phrases that a usage names.
pub(in crate::glossary) fn phrases(usage: &Usage) -> Vec<Phrase> {
    let phrase = |text: &String| {
        let source: Vec<char> = text.chars().collect();
        let read = Text::of(&source);
        (0..read.tokens.len()).filter(|&at| !read.skips(at)).map(|at| read.words.folded(at).to_vec()).collect()
    };
    usage.not_before.iter().map(phrase).filter(|phrase: &Phrase| !phrase.is_empty()).collect()
}

/// Takes out the occurrences of concepts that never stand before what follows them in the text, given in code points.
///
/// Costs nothing where no such concept was met; else linear in the text, and in the phrases for each occurrence.
pub(in crate::glossary) fn drop_before(
    occurrences: &mut Vec<Occurrence>,
    source: &[char],
    not_before: &HashMap<ConceptId, Vec<Phrase>>,
) {
    if not_before.is_empty() || !occurrences.iter().any(|found| not_before.contains_key(&found.concept)) {
        return;
    }
    let text = Text::of(source);
    occurrences.retain(|found| {
        let phrases = not_before.get(&found.concept).map(Vec::as_slice).unwrap_or_default();
        !phrases.iter().any(|phrase| text.has(phrase, found.span.end))
    });
}

/// A text, read word by word.
struct Text<'a> {
    source: &'a [char],
    tokens: Vec<Token>,
    words: Words,
}

impl<'a> Text<'a> {
    fn of(source: &'a [char]) -> Self {
        let tokens = tokenise_chars(source);
        let words = Words::of(source, &tokens);
        Self { source, tokens, words }
    }

    fn skips(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| is_skipped(token, self.source))
    }

    /// Whether `phrase` is what follows on `end`, over white space, quotation marks and brackets, as inside a term.
    fn has(&self, phrase: &[Vec<char>], end: usize) -> bool {
        let mut at = self.tokens.partition_point(|token| token.span.start < end);
        let mut last = end;
        for (nth, wanted) in phrase.iter().enumerate() {
            let word = loop {
                let Some(token) = self.tokens.get(at) else { return false };
                let gap = self.source.get(last..token.span.start).unwrap_or_default();
                if gap.iter().filter(|&&c| c == '\n').count() > 1 {
                    return false;
                }
                (at, last) = (at + 1, token.span.end);
                if !self.skips(at - 1) {
                    break self.words.folded(at - 1);
                }
            };
            if word != *wanted && !(nth == 0 && is_behind_proclitics(wanted, word)) {
                return false;
            }
        }
        true
    }
}

/// Whether `word` is `wanted` with proclitics before it, the article among them: للأمن is الأمن, and والأمن is أمن.
fn is_behind_proclitics(wanted: &[char], word: &[char]) -> bool {
    clitic::proclitics(word).into_iter().any(|(proclitics, start)| {
        let rest = &word[start..];
        let with_article = || wanted.strip_prefix(&['ا', 'ل']) == Some(rest);
        proclitics.particle != Some(Particle::Sa) && (rest == wanted || proclitics.article && with_article())
    })
}
