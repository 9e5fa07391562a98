//! Which words are the same? Numbers for all words that units hold, so that comparing two words is comparing numbers.
//!
//! Only the written forms are kept as text. The number of a folded form, or of a class, is that of the first written form that has
//! it, which is folded again where a look-up has to be sure.

use super::super::score::Likeness;
use super::super::word::{WordKind, stem_key};
use super::numbers::{Entry, Numbers};
use crate::arabic::{fold_str, tokens};
use foldhash::fast::FixedState;
use std::hash::BuildHasher;
use std::hint::black_box;
use std::ops::Range;

/// The number of what no unit holds.
pub(super) const UNKNOWN: u32 = u32::MAX;

/// One token of a segment, by its numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub kind: WordKind,
    /// Its written form.
    pub surface: u32,
    /// Its folded form.
    pub folded: u32,
    /// What it can be changed into for less than its weight has the same: its light stem for a word, its kind for a number, its
    /// folded form for a mark.
    pub class: u32,
}

impl Token {
    /// How alike two tokens are, as [`super::super::score::likeness`] says it of words.
    #[inline]
    pub(super) fn likeness(self, other: Self) -> Likeness {
        Likeness::of([self.surface, other.surface], [self.folded, other.folded], [self.class, other.class])
    }
}

/// What is known of a written form.
#[derive(Clone, Copy, Debug)]
pub(super) struct Form {
    /// Where its text ends in the pool.
    pub end: u32,
    pub folded: u32,
    pub class: u32,
    pub kind: WordKind,
}

/// What is known of each written form, by its number.
#[derive(Clone, Debug, Default)]
pub(super) struct Forms {
    pub all: Vec<Form>,
    /// Their classes once more, close together: it is these that a filter reads, millions a second. [`NO_WORD`] for a mark and [`LIGHT`]
    /// for a light word.
    classes: Vec<u32>,
}

impl Forms {
    /// The class of a written form: [`NO_WORD`] for a mark and [`LIGHT`] for a light word.
    #[inline]
    pub(super) fn class(&self, number: u32) -> u32 {
        self.classes.get(number as usize).copied().unwrap_or(UNKNOWN)
    }

    /// A copy of what making a run needs: the classes, a fifth of it.
    pub(super) fn for_runs(&self) -> Self {
        Self { all: Vec::new(), classes: self.classes.clone() }
    }

    pub(super) fn push(&mut self, form: Form) {
        self.classes.push(match form.kind {
            WordKind::Punctuation => NO_WORD,
            WordKind::Light => LIGHT,
            _ => form.class,
        });
        self.all.push(form);
    }

    /// The token of a written form's number.
    #[inline]
    pub(super) fn token(&self, number: u32) -> Token {
        match self.all.get(number as usize) {
            Some(form) => Token { kind: form.kind, surface: number, folded: form.folded, class: form.class },
            None => Token { kind: WordKind::Word, surface: UNKNOWN, folded: UNKNOWN, class: UNKNOWN },
        }
    }
}

/// All written forms.
#[derive(Clone, Debug, Default)]
pub(super) struct Vocabulary {
    pub forms: Forms,
    pub pool: String,
    surfaces: Numbers,
    folded: Numbers,
    classes: Numbers,
}

/// The most written forms: so many numbers fit three bytes, and the values have classes of their own behind them. What comes later counts as
/// a word of its own each time.
const MOST: usize = (1 << 24) - 8;

/// What stands for the class of a mark, and of a light word.
pub(super) const NO_WORD: u32 = UNKNOWN - 6;
pub(super) const LIGHT: u32 = UNKNOWN - 7;

/// The class of the values of a kind.
fn class_of_values(kind: WordKind) -> Option<u32> {
    match kind {
        WordKind::Word | WordKind::Light | WordKind::Punctuation => None,
        WordKind::Number => Some(UNKNOWN - 1),
        WordKind::Date => Some(UNKNOWN - 2),
        WordKind::Time => Some(UNKNOWN - 3),
    }
}

/// A text cut into tokens, with room that is used again.
#[derive(Debug, Default)]
pub(super) struct Cut {
    chars: Vec<char>,
    pieces: Vec<Piece>,
}

/// A token that is looked up. Its kind is the plain one.
#[derive(Debug)]
struct Piece {
    kind: WordKind,
    /// Where it stands, in bytes.
    span: Range<usize>,
    hash: u32,
    /// The number of a form of that hash, or [`UNKNOWN`] where there is none.
    number: u32,
}

impl Cut {
    /// Gives each token's kind and where it stands, in bytes.
    fn each(&mut self, text: &str, mut take: impl FnMut(WordKind, Range<usize>)) {
        self.chars.clear();
        self.chars.extend(text.chars());
        let length = |chars: &[char]| chars.iter().map(|c| c.len_utf8()).sum::<usize>();
        // Where the last token ended, in code points and in bytes.
        let (mut at, mut byte) = (0, 0);
        for token in tokens(&self.chars) {
            let start = byte + length(&self.chars[at..token.span.start]);
            byte = start + length(&self.chars[token.span.start..token.span.end]);
            at = token.span.end;
            take(WordKind::from(token.kind), start..byte);
        }
    }
}

impl Vocabulary {
    /// The tokens of a text; what no unit has held gets a number from now on.
    pub(super) fn intern(&mut self, text: &str, cut: &mut Cut, out: &mut Vec<Token>) {
        out.clear();
        cut.each(text, |kind, span| {
            let surface = &text[span];
            let number = self.find(kind, surface).or_else(|| self.add(kind, surface));
            out.push(number.map_or_else(|| self.unknown(kind, surface), |number| self.forms.token(number)));
        });
    }

    /// The tokens of a text of which no written form is new; `false` where one is.
    pub(super) fn find_all(&self, text: &str, cut: &mut Cut, out: &mut Vec<Token>) -> bool {
        out.clear();
        self.find_each(text, cut, |_, _, number| {
            out.extend(number.map(|number| self.forms.token(number)));
            number.is_some()
        })
    }

    /// The tokens of a query; what no unit has ever held gets a number that no unit has.
    pub(super) fn look_up(&self, text: &str, cut: &mut Cut, out: &mut Vec<Token>) {
        out.clear();
        self.find_each(text, cut, |kind, surface, number| {
            out.push(number.map_or_else(|| self.unknown(kind, surface), |number| self.forms.token(number)));
            true
        });
    }

    /// Gives each token of a text and the number of its written form, if it has one, until `take` wants no more; says whether it wanted all.
    fn find_each(&self, text: &str, cut: &mut Cut, mut take: impl FnMut(WordKind, &str, Option<u32>) -> bool) -> bool {
        let mut pieces = std::mem::take(&mut cut.pieces);
        pieces.clear();
        cut.each(text, |kind, span| {
            let hash = Self::hash(kind, &text[span.clone()]);
            pieces.push(Piece { kind, span, hash, number: UNKNOWN });
        });
        // What is known of each lies somewhere else, and would be waited for each time: so all of them are asked for, step by step.
        for piece in &mut pieces {
            piece.number = self.surfaces.find(piece.hash, |_| true).unwrap_or(UNKNOWN);
        }
        black_box(pieces.iter().fold(0, |sum, piece| sum ^ self.span(piece.number).start));
        let first = |piece: &Piece| self.pool.as_bytes().get(self.span(piece.number).start).copied();
        black_box(pieces.iter().fold(0, |sum, piece| sum ^ first(piece).unwrap_or_default()));
        let all = pieces.iter().all(|Piece { kind, span, number, .. }| {
            let surface = &text[span.clone()];
            let number = match *number {
                UNKNOWN => None,
                number if self.is(number, *kind, surface) => Some(number),
                _ => self.find(*kind, surface),
            };
            take(*kind, surface, number)
        });
        cut.pieces = pieces;
        all
    }

    /// By written form, by folded form, by class.
    pub(super) fn tables(&self) -> [&Numbers; 3] {
        [&self.surfaces, &self.folded, &self.classes]
    }

    /// What has those parts, the entries of the tables in the order of [`Vocabulary::tables`].
    pub(super) fn of(pool: String, forms: Forms, tables: [Vec<Entry>; 3]) -> Self {
        let [surfaces, folded, classes] = tables.map(Numbers::of);
        Self { forms, pool, surfaces, folded, classes }
    }

    /// Bytes held, about.
    pub(super) fn bytes(&self) -> usize {
        let tables = self.tables();
        self.pool.capacity()
            + self.forms.all.capacity() * (size_of::<Form>() + size_of::<u32>())
            + tables.iter().map(|table| table.bytes()).sum::<usize>()
    }

    /// Gives back the room that growing took beyond what is held.
    pub(super) fn shrink(&mut self) {
        self.pool.shrink_to_fit();
        self.forms.all.shrink_to_fit();
        self.forms.classes.shrink_to_fit();
    }

    /// Where a form's text stands in the pool.
    fn span(&self, number: u32) -> Range<usize> {
        let at = number as usize;
        let end = |at: usize| self.forms.all.get(at).map_or(0, |form| form.end as usize);
        let start = if at == 0 { 0 } else { end(at - 1) };
        start..end(at)
    }

    fn text(&self, number: u32) -> &str {
        self.pool.get(self.span(number)).unwrap_or_default()
    }

    fn is(&self, number: u32, kind: WordKind, surface: &str) -> bool {
        self.text(number) == surface
            && self.forms.all.get(number as usize).is_some_and(|form| form.kind.plain() == kind)
    }

    fn hash(kind: WordKind, text: &str) -> u32 {
        let hash = FixedState::default().hash_one((kind as u8, text));
        (hash ^ (hash >> 32)) as u32
    }

    fn find(&self, kind: WordKind, surface: &str) -> Option<u32> {
        let hash = Self::hash(kind, surface);
        self.surfaces.find(hash, |number| self.is(number, kind, surface))
    }

    /// What is known of a written form that no unit holds.
    fn unknown(&self, kind: WordKind, surface: &str) -> Token {
        let keys = Keys::of(kind, surface);
        let folded = self.folded_number(kind, &keys.folded).unwrap_or(UNKNOWN);
        let class = class_of_values(kind).or_else(|| self.class_number(kind, &keys.class)).unwrap_or(UNKNOWN);
        Token { kind: keys.kind, surface: UNKNOWN, folded, class }
    }

    fn folded_number(&self, kind: WordKind, folded: &str) -> Option<u32> {
        let hash = Self::hash(kind, folded);
        self.folded.find(hash, |number| self.is_of(number, kind, |keys| keys.folded == folded))
    }

    fn class_number(&self, kind: WordKind, class: &str) -> Option<u32> {
        let hash = Self::hash(kind, class);
        self.classes.find(hash, |number| self.is_of(number, kind, |keys| keys.class == class))
    }

    fn is_of(&self, number: u32, kind: WordKind, is: impl Fn(&Keys) -> bool) -> bool {
        let Some(form) = self.forms.all.get(number as usize) else { return false };
        form.kind.plain() == kind && is(&Keys::of(kind, self.text(number)))
    }

    fn add(&mut self, kind: WordKind, surface: &str) -> Option<u32> {
        let (number, end) = (self.forms.all.len(), self.pool.len() + surface.len());
        let (true, Ok(end)) = (number < MOST, u32::try_from(end)) else { return None };
        let number = number as u32;
        let keys = Keys::of(kind, surface);
        let known = self.folded_number(kind, &keys.folded);
        let class = class_of_values(kind).or_else(|| self.class_number(kind, &keys.class));
        let (surface_hash, folded_hash) = (Self::hash(kind, surface), Self::hash(kind, &keys.folded));
        let class_hash = Self::hash(kind, &keys.class);
        self.surfaces.insert(Entry { hash: surface_hash, number });
        if known.is_none() {
            self.folded.insert(Entry { hash: folded_hash, number });
        }
        if class.is_none() {
            self.classes.insert(Entry { hash: class_hash, number });
        }
        self.pool.push_str(surface);
        self.forms.push(Form { end, folded: known.unwrap_or(number), class: class.unwrap_or(number), kind: keys.kind });
        Some(number)
    }
}

/// A word with one of these is an address, which has no stem.
const IN_ADDRESSES: [char; 3] = ['.', ':', '@'];

/// What makes a written form alike to another.
struct Keys {
    kind: WordKind,
    folded: String,
    class: String,
}

impl Keys {
    /// Of a form of that kind, whatever the weight of a word.
    fn of(kind: WordKind, surface: &str) -> Self {
        let folded = fold_str(surface);
        let letters: Vec<char> = folded.chars().collect();
        let class = if kind == WordKind::Word && !surface.contains(IN_ADDRESSES) {
            stem_key(&letters).iter().collect()
        } else {
            folded.clone()
        };
        Self { kind: kind.weighed(&letters), folded, class }
    }
}
