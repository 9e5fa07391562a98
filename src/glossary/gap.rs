//! Where does a word really begin and end? A space inside a word, or none between two, as converters and hurried typists
//! leave them: «ا لمجلس», «المجل س», «المدينةالقديمة».
//!
//! Only what no writer means is mended, and only where an entry's word comes of it. In 15.7 million words of news a space
//! behind the article was met 220 times: it is a sign of text out of a PDF or a scan.

use super::letters::{Words, fold_letters};
use super::memo::Memo;
use super::reading::{Reader, TextWord};
use crate::arabic::chars::is_arabic_letter;
use crate::arabic::{Packed, Span, Token, TokenKind, plural, words};

/// The tokens with such words put together or apart; nothing when there are none. `read` is what `tokens` are in letters.
///
/// Linear: of most words only the length and the letters are looked at.
pub(super) fn mended(
    source: &[char],
    tokens: &[Token],
    read: &Words,
    reader: &mut Reader<'_>,
    memo: Option<&Memo>,
) -> Option<Vec<Token>> {
    let mut mended: Option<Vec<Token>> = None;
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let mut pieces = Pieces { source, tokens, read, reader, memo };
        if let Some(parts) = pieces.apart(at) {
            mended.get_or_insert_with(|| tokens[..at].to_vec()).extend(parts);
        } else if pieces.belongs_to_next(at) {
            let span = Span::new(token.span.start, tokens[at + 1].span.end);
            mended.get_or_insert_with(|| tokens[..at].to_vec()).push(Token { span, ..*token });
            at += 1;
        } else if let Some(mended) = &mut mended {
            mended.push(*token);
        }
        at += 1;
    }
    mended
}

/// Two words that are run together have no fewer letters; most words have, and need not be looked at.
const SHORTEST_PAIR: usize = 8;

struct Pieces<'a, 'b, 'c> {
    source: &'a [char],
    tokens: &'a [Token],
    read: &'a Words,
    reader: &'b mut Reader<'c>,
    memo: Option<&'a Memo>,
}

impl Pieces<'_, '_, '_> {
    fn letters(&self, at: usize) -> &[char] {
        self.read.written(at)
    }

    /// Whether letters are a word of the entries, in no rare form.
    fn is_known(&mut self, letters: &[char]) -> bool {
        let met = || self.memo?.get(Packed::exact(letters)?, self.reader.habits());
        if let Some(fits) = met() {
            return fits.iter().any(|fit| !fit.is_rare());
        }
        let mut found = Vec::new();
        self.reader.read(TextWord::new(letters, &fold_letters(letters)), &mut found);
        found.iter().any(|fit| !fit.is_rare())
    }

    /// Whether the word at `at` and the next are one with a space in it.
    ///
    /// - ا before ل, and ال with one letter behind it, are no words: «ا لمجلس», «الإ سلام». (ال alone is آل: «ال سعود».)
    /// - ة, ى, ء, ئ and ؤ begin none: «المدين ة».
    /// - One or two other letters are a piece where neither they nor what they are put to say anything: «المجل س». Not «لا
    ///   تحة», «أب وين».
    fn belongs_to_next(&mut self, at: usize) -> bool {
        let (first, second) = (self.letters(at), self.letters(at + 1));
        if first.len() > 3 && second.len() > 2 {
            return false;
        }
        let is_word =
            |at: usize| words::is_function_word(self.read.folded(at)) || plural::is_listed(self.read.written(at));
        let beginning = match first {
            ['ا'] => second.starts_with(&['ل']) && second.len() > 2,
            ['ا', 'ل', 'أ' | 'إ' | 'آ'] => true,
            ['ا', 'ل', _] => !is_word(at),
            _ => false,
        };
        let ending = matches!(second, ['ة' | 'ى' | 'ء' | 'ئ' | 'ؤ', ..]) && second.len() <= 2;
        // Nearly every short word is one of the closed classes: it is asked first.
        let piece = || {
            let short = |at: usize, letters: &[char]| letters.len() <= 2 && letters != ['و'] && !is_word(at);
            short(at, first) && !is_word(at + 1) || short(at + 1, second) && !is_word(at)
        };
        if !(beginning || ending || piece()) || !self.one_space_behind(at) {
            return false;
        }
        let (first, second) = (first.to_vec(), second.to_vec());
        let whole = [&first[..], &second].concat();
        whole.len() >= 4
            && self.is_known(&whole)
            && (beginning || ending || !(self.is_known(&first) || self.is_known(&second)))
    }

    /// Whether two Arabic words have one space and nothing else between them.
    fn one_space_behind(&self, at: usize) -> bool {
        let arabic = |at: usize| {
            self.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word)
                && self.letters(at).first().is_some_and(|&letter| is_arabic_letter(letter))
        };
        let gap = |a: &Token, b: &Token| matches!(self.source.get(a.span.end..b.span.start), Some([' ']));
        arabic(at) && arabic(at + 1) && gap(&self.tokens[at], &self.tokens[at + 1])
    }

    /// The two words that a word is when the space between them is missing: behind a ة, which ends a word (المدينةالقديمة),
    /// or before the article, where the whole says nothing and both parts do (المجلسالأعلى).
    fn apart(&mut self, at: usize) -> Option<[Token; 2]> {
        let token = *self.tokens.get(at)?;
        let word = self.letters(at);
        // As many letters as the text has, so that a place among them is one in the text.
        if word.len() < SHORTEST_PAIR || word.len() != token.span.len() {
            return None;
        }
        let teh = word[..word.len() - 2].iter().position(|&letter| letter == 'ة').map(|teh| teh + 1);
        let article = || (3..word.len() - 3).find(|&cut| word[cut..].starts_with(&['ا', 'ل']));
        let cut = teh.filter(|&cut| cut > 2).or_else(article)?;
        let whole = word.to_vec();
        let (first, second) = whole.split_at(cut);
        let parts = !self.is_known(&whole) && self.is_known(first) && self.is_known(second);
        let part = |start, end| Token { span: Span::new(start, end), ..token };
        let middle = token.span.start + cut;
        parts.then(|| [part(token.span.start, middle), part(middle, token.span.end)])
    }
}

#[cfg(test)]
mod tests {
    use crate::arabic::Offsets;
    use crate::glossary::Termbase;
    use crate::id::ConceptId;

    /// What of `text` is found of `terms`.
    fn found(terms: &[&str], text: &str) -> Vec<String> {
        let concept = |term: &&str| (ConceptId::from(*term), vec![(*term).to_owned()]);
        let (termbase, offsets) = (Termbase::build(terms.iter().map(concept)), Offsets::new(text));
        termbase.recognise(text).into_iter().map(|found| offsets.slice(found.span).to_owned()).collect()
    }

    #[test]
    fn a_word_with_a_space_in_it_is_one() {
        for (term, text, expected) in [
            ("المجلس", "قال ا لمجلس إنه", "ا لمجلس"),
            ("إسلام", "تعاليم الإ سلام", "الإ سلام"),
            ("المجلس", "قال المجل س إنه", "المجل س"),
            ("مدينة", "في المدين ة القديمة", "المدين ة"),
            ("المجلس الأعلى", "قال المج لس الأعلى", "المج لس الأعلى"),
            ("المجلس الأعلى", "قال المجلس ا لأعلى", "المجلس ا لأعلى"),
        ] {
            assert_eq!(found(&[term], text), [expected], "{term} in {text}");
        }
    }

    #[test]
    fn two_words_are_not_one() {
        for (why, terms, text) in [
            ("a word of its own", vec!["أبوين"], "أب وين"),
            ("a function word", vec!["لافتة"], "لا فتة"),
            ("a conjunction that stands alone", vec!["والدة"], "و الدة"),
            ("a full stop between", vec!["المجلس"], "المجل. س"),
            ("a line's end between", vec!["المجلس"], "المجل\nس"),
            ("nothing comes of it", vec!["المجلس"], "المد س"),
        ] {
            assert_eq!(found(&terms, text), [""; 0], "{why}: {text}");
        }
        assert_eq!(found(&["السعود"], "من ال سعود"), ["سعود"], "a family's آل");
        assert_eq!(found(&["رد", "فعل", "ردفعل"], "رد فعل"), ["رد", "فعل"], "both say something");
    }

    #[test]
    fn two_words_without_a_space_are_two() {
        for (terms, text, expected) in [
            (vec!["المدينة القديمة"], "زار المدينةالقديمة أمس", vec!["المدينةالقديمة"]),
            (vec!["مجلس", "الأعلى"], "قال المجلسالأعلى", vec!["المجلس", "الأعلى"]),
            (vec!["مجلس"], "قال المجلسالأعلى", vec![]),
            (vec!["استقلال"], "يوم الاستقلال", vec!["الاستقلال"]),
        ] {
            assert_eq!(found(&terms, text), expected, "{text}");
        }
    }
}
