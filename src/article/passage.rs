//! What stands around an end mark? A paragraph in tokens, the run of marks in question, and the sentence so far.
//!
//! The boundary rules ask this view and nothing else. Every question costs a bounded number of tokens.

use super::quote::{Quotations, Side, is_single};
use crate::arabic::chars::{
    is_arabic_letter, is_close_bracket, is_invisible, is_open_bracket, is_quote, is_space, is_terminator,
};
use crate::arabic::fold::folded;
use crate::arabic::token::tokens;
use crate::arabic::{Span, Token, TokenKind};
use std::borrow::Cow;
use std::cell::OnceCell;

/// How a sentence ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    /// With its paragraph, without a mark.
    None,
    /// A full stop.
    Stop,
    /// A question or exclamation mark, alone or with others.
    Strong,
    /// Two dots and more: a pause as often as an end.
    Pause,
}

/// A run of end marks and what closes behind it: `؟!`, `."`, `!).`
pub(crate) struct Run {
    /// The token of its first end mark.
    pub(crate) first: usize,
    /// The token that closes it.
    pub(crate) last: usize,
    /// What it comes to.
    pub(crate) mark: Mark,
    /// Whether it is one full stop and nothing else.
    pub(crate) lone_stop: bool,
    /// The closing quotation mark in it, with no end mark behind.
    pub(crate) quote: Option<usize>,
    /// A closing bracket in it, with no end mark behind.
    pub(crate) bracket: bool,
}

/// What is known of the sentence so far.
#[derive(Default)]
pub(crate) struct State {
    /// The first token of the sentence.
    pub(crate) first: usize,
    /// Words since then.
    pub(crate) words: usize,
    /// The bracket that is open.
    pub(crate) bracket: Option<usize>,
    /// The quotation mark that opened last.
    pub(crate) quote: Option<usize>,
    /// Whether a quotation in double marks is open.
    pub(crate) quoting: bool,
    /// Words of the sentence before that mark.
    pub(crate) words_at_quote: usize,
}

impl State {
    /// A sentence begins with token `first`.
    pub(crate) fn begin(&mut self, first: usize) {
        self.first = first;
        self.words = 0;
        self.words_at_quote = 0;
    }

    /// Token `at` is part of the sentence.
    pub(crate) fn pass(&mut self, passage: &Passage<'_>, at: usize) {
        match passage.kind(at) {
            TokenKind::Punctuation => {
                if passage.is(at, is_open_bracket) {
                    self.bracket = Some(at);
                } else if passage.is(at, is_close_bracket) {
                    self.bracket = None;
                }
                match passage.side(at) {
                    Side::Open => {
                        (self.quote, self.quoting) = (Some(at), true);
                        self.words_at_quote = self.words;
                    }
                    // A quotation in single marks inside another leaves that one open.
                    Side::Close if !passage.is(at, is_single) => self.quoting = false,
                    _ => {}
                }
            }
            _ => self.words += 1,
        }
    }
}

/// A paragraph in tokens.
///
/// One passage reads all paragraphs of an article, so that its tables are made once.
#[derive(Default)]
pub(crate) struct Passage<'a> {
    /// The paragraph.
    pub(crate) chars: &'a [char],
    tokens: Vec<Known>,
    /// A line without an end mark, as short as a headline.
    pub(crate) headline: bool,
}

/// What is known of a token.
struct Known {
    kind: TokenKind,
    side: Side,
    first: char,
    span: Span,
    /// The folded word, once a rule has asked for it.
    word: OnceCell<Box<str>>,
}

/// The longest headline, in tokens that are words.
const LONGEST_HEADLINE: usize = 22;

impl<'a> Passage<'a> {
    /// Cuts a paragraph into tokens, in place of the one before. Linear.
    pub(crate) fn read(&mut self, chars: &'a [char]) {
        self.chars = chars;
        self.tokens.clear();
        let mut quotations = Quotations::default();
        let mut words = 0;
        for token in tokens(chars) {
            let start = token.span.start;
            let first = chars[start];
            let mark = token.kind == TokenKind::Punctuation;
            let side = if mark && is_quote(first) { quotations.side(chars, start) } else { Side::None };
            words += usize::from(!mark);
            self.tokens.push(Known { kind: token.kind, side, first, span: token.span, word: OnceCell::new() });
        }
        let closes = |at: &usize| self.side(*at) == Side::Close || self.is(*at, is_close_bracket);
        let last = (0..self.len()).rev().find(|at| !closes(at));
        self.headline = words <= LONGEST_HEADLINE && last.is_some_and(|last| !self.is(last, is_terminator));
    }

    /// How many tokens it has.
    pub(crate) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Where token `at` stands; nowhere if there is none.
    pub(crate) fn span(&self, at: usize) -> Span {
        self.tokens.get(at).map_or(Span::new(self.chars.len(), self.chars.len()), |token| token.span)
    }

    /// The tokens that begin within a span, in order.
    pub(crate) fn tokens_in(&self, span: Span) -> impl Iterator<Item = Token> {
        let first = self.tokens.partition_point(|token| token.span.start < span.start);
        let tokens = self.tokens[first..].iter().map(|known| Token { kind: known.kind, span: known.span });
        tokens.take_while(move |token| token.span.start < span.end)
    }

    /// What token `at` is.
    #[inline]
    pub(crate) fn kind(&self, at: usize) -> TokenKind {
        self.tokens.get(at).map_or(TokenKind::Punctuation, |token| token.kind)
    }

    /// Which side of a quotation token `at` stands on.
    #[inline]
    pub(crate) fn side(&self, at: usize) -> Side {
        self.tokens.get(at).map_or(Side::None, |token| token.side)
    }

    /// The first character of token `at`.
    #[inline]
    pub(crate) fn char(&self, at: usize) -> Option<char> {
        self.tokens.get(at).map(|token| token.first)
    }

    /// Whether token `at` is a mark of that class.
    #[inline]
    pub(crate) fn is(&self, at: usize, class: impl Fn(char) -> bool) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Punctuation && class(token.first))
    }

    /// Whether no white space stands between token `at` and the next.
    pub(crate) fn touches_next(&self, at: usize) -> bool {
        match (self.tokens.get(at), self.tokens.get(at + 1)) {
            (Some(token), Some(next)) => self.chars[token.span.end..next.span.start].iter().all(|&c| !is_space(c)),
            _ => false,
        }
    }

    /// The folded word at `at`; empty where there is none. No word that a rule knows is longer than 24 code points.
    pub(crate) fn word(&self, at: usize) -> &str {
        const LONGEST: usize = 24;
        match self.tokens.get(at) {
            Some(Known { kind: TokenKind::Word, span, word, .. }) => word.get_or_init(|| {
                let letters = &self.chars[span.start..span.end.min(span.start + LONGEST)];
                folded(letters).into_boxed_str()
            }),
            _ => "",
        }
    }

    /// The word at `at` as it is written.
    pub(crate) fn written(&self, at: usize) -> &[char] {
        let span = self.span(at);
        self.chars.get(span.start..span.end).unwrap_or_default()
    }

    /// The folded word at `at`, with a conjunction that stands apart from it: «و هي» is وهي.
    pub(crate) fn joined_word(&self, at: usize) -> Cow<'_, str> {
        match self.word(at) {
            word @ ("و" | "ف") => Cow::Owned(word.to_owned() + self.word(at + 1)),
            word => Cow::Borrowed(word),
        }
    }

    /// The token before `at`.
    pub(crate) fn before(&self, at: usize) -> Option<usize> {
        at.checked_sub(1)
    }

    /// Whether token `at` is a word with Arabic letters.
    pub(crate) fn is_arabic_word(&self, at: usize) -> bool {
        // A word may begin with a mark; its letters decide.
        self.kind(at) == TokenKind::Word
            && self.tokens.get(at).is_some_and(|token| {
                self.chars[token.span.start..token.span.end].iter().take(8).any(|&c| is_arabic_letter(c))
            })
    }

    /// Whether token `at` is a word without any.
    pub(crate) fn is_latin_word(&self, at: usize) -> bool {
        self.kind(at) == TokenKind::Word && !self.is_arabic_word(at)
    }

    /// The end of token `at` with the invisible characters that touch it.
    pub(crate) fn end_with_invisible(&self, at: usize) -> usize {
        let end = self.tokens.get(at).map_or(self.chars.len(), |token| token.span.end);
        end + self.chars[end..].iter().take_while(|&&c| is_invisible(c)).count()
    }

    /// The first token behind `at` that is a word or number, past quotation marks and opening brackets.
    pub(crate) fn next_word(&self, at: usize) -> Option<usize> {
        (at + 1..self.len().min(at + 5)).find(|&next| self.kind(next) != TokenKind::Punctuation)
    }

    /// Gathers the run that begins with the end mark `first`.
    pub(crate) fn run(&self, first: usize, state: &State) -> Run {
        let mut run =
            Run { first, last: first, mark: self.mark_of(first), lone_stop: true, quote: None, bracket: false };
        let mut bracket = state.bracket.is_some();
        let mut at = first + 1;
        while at < self.len() {
            if self.is(at, is_terminator) {
                // «قال .نعم»: what touches the next word and not the one before is not of this run.
                if !self.touches_next(at - 1) && self.touches_next(at) && self.kind(at + 1) != TokenKind::Punctuation {
                    break;
                }
                let next = self.mark_of(at);
                run.mark = match (run.mark, next) {
                    (Mark::Strong, _) | (_, Mark::Strong) => Mark::Strong,
                    // «»..». ends with the stop outside the quotation.
                    (_, Mark::Stop) if run.quote.is_some() || run.bracket => Mark::Stop,
                    _ => Mark::Pause,
                };
                (run.quote, run.bracket) = (None, false);
            } else if self.side(at) == Side::Close {
                run.quote = Some(at);
            } else if self.is(at, is_close_bracket) && (bracket || self.touches_next(at - 1)) {
                run.bracket = true;
                bracket = false;
            } else if let Some(end) = self.citation(at) {
                at = end;
            } else {
                break;
            }
            run.lone_stop = false;
            run.last = at;
            at += 1;
        }
        run.lone_stop &= run.mark == Mark::Stop;
        run
    }

    /// The last token of a citation that touches the mark before it: `المرض.[12] وتشير`.
    fn citation(&self, at: usize) -> Option<usize> {
        let cites = self.touches_next(at - 1)
            && self.is(at, |c| c == '[')
            && self.kind(at + 1) == TokenKind::Number
            && self.is(at + 2, |c| c == ']');
        cites.then_some(at + 2)
    }

    fn mark_of(&self, at: usize) -> Mark {
        match self.char(at) {
            Some('.' | '۔') => Mark::Stop,
            Some('…') => Mark::Pause,
            _ => Mark::Strong,
        }
    }
}
