//! Which words behind a title are a name although no list has them? وزير الدفاع الأوكراني أوليكسي ريزنيكوف.
//!
//! A title that is complete (with all that it governs and its adjectives) has a name in apposition, or else the rest of the
//! sentence comes: a verb, an adverb, a preposition, an object. Those are told by `words.rs` and by their shape; two words
//! that remain are a name where there is evidence for it:
//!
//! - *grammar*: the title is the subject of a verb that takes no object (قال, أشار), or of one of saying whose clause follows
//!   behind the words (أعلن … أن). Not أكد السفير دعم بلاده, where the words are the object;
//! - *shape*: the first word is none that Arabic could build (ريزنيكوف), or it is no Arabic noun that could govern the second,
//!   and that one is a name (ليندسي غراهام). Not خصوم ترامب, which is a plural;
//! - a title that only names follow (الدكتور), before a family name.

use super::element::{self, Element, Kind, closes, has_clitic, is_preposition_ala, word};
use super::scan::{Before, Speech, Title};
use super::words::{ends_name, is_accusative, is_modifier, is_verb};
use crate::arabic::piece::Piece;
use crate::arabic::romanise::{Language, has_foreign_shape};
use crate::arabic::words::is_name;

/// The first element of the name of no list that begins at `at`.
pub(super) fn unlisted(pieces: &[Piece<'_>], at: usize, before: Before) -> Option<Element> {
    let title = before.complete().filter(|title| !title.begins_at(at))?;
    let piece = pieces.get(at)?;
    let word = word(pieces, at).filter(|word| may_begin(piece, word, title.is_strict()))?;
    let read = |language| {
        let first = Element { kind: Kind::Plain, language, from: at, next: at + 1 };
        element::after(pieces, first.next, &[first]).map(|second| (first, second))
    };
    let (arabic, other) = (read(Language::Arabic), read(Language::Other));
    if let Some((first, second)) = other
        && by_shape(pieces, at, word, second, title)
    {
        return Some(first);
    }
    if let Some((first, second)) = arabic
        && title.is_strict()
        && (second.kind == Kind::Definite || (is_listed(second) && second.language == Language::Arabic))
    {
        return Some(first);
    }
    let spoken = match title.speech()? {
        Speech::Intransitive => true,
        Speech::Transitive => clause_follows(pieces, at),
    };
    // An adverb is accusative: مازحا.
    let adverb = word.ends_with('ا') && word.starts_with('م') && word.chars().count() >= 5;
    let second = other.or(arabic).map(|(_, second)| second)?;
    // بدمشق محمود: a place, and the name is the next word.
    let place = word.starts_with('ب') && matches!(second.kind, Kind::Given { .. });
    let name = if second.language == Language::Other { other } else { arabic };
    name.filter(|_| spoken && !adverb && !place).map(|(first, _)| first)
}

/// Whether the first word, before that second, is the name of another language by its shape or by the second.
fn by_shape(pieces: &[Piece<'_>], at: usize, word: &str, second: Element, title: Title) -> bool {
    let Some(piece) = pieces.get(at) else { return false };
    let family = is_listed(second) && second.language == Language::Other;
    // A name, but as likely of a place that the verb has for its object: زار الرئيس نيويورك.
    let subject = title.is_strict() || title.speech() == Some(Speech::Intransitive);
    if !subject && !family && is_name(&word.chars().collect::<Vec<_>>()[..]) {
        return false;
    }
    let plain = second.kind == Kind::Plain;
    let foreign = is_foreign(piece);
    let third = element::word(pieces, at + 2).is_some_and(|word| !word.starts_with("ال"));
    // إسبن بارث إيدي في: behind them the name ends by grammar.
    let ends = || closes(pieces, at + 2) || (third && closes(pieces, at + 3));
    if family || (plain && pieces.get(second.from).is_some_and(is_foreign)) {
        return foreign || is_no_noun(word);
    }
    foreign && plain && ends()
}

/// Whether a list has it as a name and nothing else.
fn is_listed(element: Element) -> bool {
    matches!(
        element.kind,
        Kind::Family { ambiguous: false } | Kind::Given { ambiguous: false } | Kind::Nasab | Kind::Servant
    )
}

/// Whether a name may begin with the word.
fn may_begin(piece: &Piece<'_>, word: &str, strict: bool) -> bool {
    let letters = word.chars().count();
    // ميته فريدريكسن: names of other languages end in ه, not in ة.
    let feminine = piece.text.ends_with('ة') && !strict;
    letters >= 3
        && piece.lexeme.is_none()
        && (!word.starts_with("ال") || piece.text.starts_with(['أ', 'إ', 'آ']))
        && !is_preposition_ala(piece)
        && !feminine
        && !word.starts_with('و')
        && !ends_name(word)
        && !is_modifier(word)
        // "ليقول": in order to say.
        && !word.strip_prefix('ل').is_some_and(|verb| verb.starts_with('ي') && is_verb(verb))
        && !has_clitic(word)
        && !is_accusative(piece.text)
}

/// Whether the word has the shape of no Arabic one. إ begins nouns of the pattern إفعال, and little else: إسبن is none.
fn is_foreign(piece: &Piece<'_>) -> bool {
    let word = piece.folded;
    let letters = word.chars().count();
    let written =
        piece.text.starts_with('إ') && letters >= 4 && !word.chars().skip(1).any(|c| c == 'ا') && !word.ends_with('ه');
    has_foreign_shape(word) || (written && word.chars().nth(3) != Some('ي'))
}

/// Whether the word cannot be a noun that governs the next one, by its letters: ليندسي. Not خصوم, أنصار, محامي, تشكيل.
fn is_no_noun(word: &str) -> bool {
    let letters: Vec<char> = word.chars().collect();
    let weak = |at: usize| matches!(letters.get(at), Some('ا' | 'و' | 'ي'));
    let last = letters.last().copied();
    let plural = ["ات", "ين", "ون", "اء"].iter().any(|end| word.ends_with(end));
    let pattern = match letters.len() {
        0..=3 => true,
        4 => (weak(1) || weak(2)) && last != Some('ا'),
        5 => letters[0] == 'ت' && weak(3) || letters[0] == 'ا' && letters[3] == 'ا' || letters[2] == 'ا',
        6 => letters[0] == 'ا' && letters[4] == 'ا' || letters[2] == 'ا' && letters[4] == 'ي',
        _ => word.starts_with("است"),
    };
    !pattern && !plural && (letters.first() != Some(&'م') || last == Some('ه'))
}

/// Whether behind two or three words from `at` the clause of the verb begins: أن, إن, or what is said.
fn clause_follows(pieces: &[Piece<'_>], at: usize) -> bool {
    (at + 2..=at + 3).any(|at| {
        pieces.get(at).is_some_and(|piece| {
            piece.is_word(&["ان", "بان", "انه", "انها", "بانه", "بانها"]) || piece.is_mark(&[":", "«", "\""])
        })
    })
}
