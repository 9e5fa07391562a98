//! What is aligned? The words of a segment cut into the parts that have an English of their own, and the words of its English.
//!
//! Arabic writes "and", "in", "the" onto the next word, English apart; so a word is cut into its conjunction (و ف), its
//! preposition (ب ك ل), its article and the rest. The rest is compared by its light stem, English words by a lighter one
//! still: a memory of some thousand units has seen few words in all their forms.

use crate::arabic::{Offsets, Packed, Span, TokenKind, fold, stem, tokenise, words};
use crate::memory::word::stem_key;

/// A part of a word that may stand for a word of the other language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What it is, in the form that it shares with its other forms.
    pub key: String,
    /// Where it stands, in code points.
    pub span: Span,
    /// The number of its written word, from 0.
    pub word: usize,
}

/// The proclitics of a folded word as lengths: conjunction, preposition, article. The letters decide, and the closed lists of
/// [`crate::arabic::words`]; a wrong guess is the same guess in every unit, and costs little.
fn proclitics(word: &[char]) -> [usize; 3] {
    let is_whole = |rest: &[char]| {
        let packed = Packed::of(rest);
        rest.len() < 3
            || words::is_function_word(packed)
            || words::is_name(packed)
            || words::is_whole(packed)
            || stem::begins_with_root_letter(packed, 0, rest.len())
    };
    let (mut lengths, mut at) = ([0; 3], 0);
    if matches!(word, ['و' | 'ف', ..]) && !is_whole(word) && word.len() > 3 {
        (lengths[0], at) = (1, 1);
    }
    let rest = &word[at..];
    match rest {
        ['ا', 'ل', stem @ ..] if stem.len() > 1 && !words::is_function_word(Packed::of(rest)) => lengths[2] = 2,
        ['ب' | 'ك', 'ا', 'ل', stem @ ..] if stem.len() > 2 => (lengths[1], lengths[2]) = (1, 2),
        ['ل', 'ل', stem @ ..] if stem.len() > 2 => (lengths[1], lengths[2]) = (1, 1),
        ['ب' | 'ك' | 'ل', stem @ ..] if stem.len() > 2 && !is_whole(rest) => lengths[1] = 1,
        _ => {}
    }
    lengths
}

/// The pieces of an Arabic segment, in order, without punctuation. Linear in its length.
#[must_use]
pub fn source_pieces(text: &str) -> Vec<Piece> {
    let offsets = Offsets::new(text);
    let mut pieces = Vec::new();
    let tokens = tokenise(text).into_iter().filter(|token| token.kind != TokenKind::Punctuation);
    for (word, token) in tokens.enumerate() {
        let folded = fold(offsets.slice(token.span));
        let letters = folded.chars();
        let place = |from: usize, to: usize| folded.to_source(Span::new(from, to)).shift(token.span.start);
        if token.kind != TokenKind::Word {
            pieces.push(Piece { key: letters.iter().collect(), span: token.span, word });
            continue;
        }
        let mut at = 0;
        for (length, is_article) in proclitics(letters).into_iter().zip([false, false, true]) {
            if length > 0 {
                // لل hides the alef of its article.
                let part: String = if is_article { "ال".into() } else { letters[at..at + length].iter().collect() };
                pieces.push(Piece { key: part + "+", span: place(at, at + length), word });
                at += length;
            }
        }
        let rest = &letters[at..];
        let key = if words::is_function_word(Packed::of(letters)) {
            letters
        } else if words::is_name(Packed::of(rest)) {
            rest
        } else {
            stem_key(letters)
        };
        pieces.push(Piece { key: key.iter().collect(), span: place(at, letters.len()), word });
    }
    pieces
}

/// The words of an English sentence, in order, without punctuation. Linear in its length.
#[must_use]
pub fn target_pieces(text: &str) -> Vec<Piece> {
    let offsets = Offsets::new(text);
    let tokens = tokenise(text);
    let mut pieces: Vec<Piece> = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        at += 1;
        if token.kind == TokenKind::Punctuation {
            continue;
        }
        let mut span = token.span;
        // "don't", "country's" and "U.S" are one word each.
        while let [mark, rest, ..] = &tokens[at..]
            && token.kind == TokenKind::Word
            && rest.kind == TokenKind::Word
            && match offsets.slice(mark.span) {
                "'" | "’" => true,
                "." => tokens[at - 1].span.len() == 1 && rest.span.len() == 1,
                _ => false,
            }
            && mark.span.start == span.end
            && rest.span.start == mark.span.end
        {
            span.end = rest.span.end;
            at += 2;
        }
        let lower = offsets.slice(span).to_lowercase().replace('’', "'");
        let key = if token.kind == TokenKind::Word { english_stem(&lower) } else { &lower };
        pieces.push(Piece { key: key.to_owned(), span, word: pieces.len() });
    }
    pieces
}

/// An English word without the ending of the plural: "laws" is "law".
fn english_stem(word: &str) -> &str {
    let word = word.strip_suffix("'s").unwrap_or(word);
    match word.strip_suffix('s') {
        Some(stem) if stem.len() > 2 && !stem.ends_with(['s', 'u', 'i']) => stem,
        _ => word,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_cut_where_english_has_a_word() {
        for (text, expected) in [
            ("وبالمجلس", "و+ ب+ ال+ مجلس"),
            ("للمدينة", "ل+ ال+ مدين"),
            ("وزير الصحة", "زير ال+ صحه"),
            ("في بيتهم، ٢٥ يوما", "في بيت 25 يوم"),
            ("إلى لبنان", "الي لبنان"),
            ("شركة Apple", "شرك apple"),
        ] {
            let keys: Vec<String> = source_pieces(text).into_iter().map(|piece| piece.key).collect();
            assert_eq!(keys.join(" "), expected, "{text}");
        }
        for (text, expected) in [
            ("The ministers' laws, 25 days", "the minister law 25 day"),
            ("It isn’t the country's bus", "it isn't the country bus"),
            ("The U.S. plan. I do", "the u.s plan i do"),
        ] {
            let keys: Vec<String> = target_pieces(text).into_iter().map(|piece| piece.key).collect();
            assert_eq!(keys.join(" "), expected, "{text}");
        }
    }

    #[test]
    fn pieces_stand_where_they_are_written() {
        let text = "قال إنه وَبِالمدينة";
        let offsets = Offsets::new(text);
        let written: Vec<&str> = source_pieces(text).iter().map(|piece| offsets.slice(piece.span)).collect();
        assert_eq!(written, ["قال", "إنه", "وَ", "بِ", "ال", "مدينة"]);
    }
}
