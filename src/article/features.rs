//! What can be seen of a paragraph at a glance? Its first words, its marks, its length.

use super::hint::Hint;
use super::list::PhraseList;
use super::passage::{Mark, Passage};
use super::sentence::Sentence;
use crate::arabic::chars::{is_arabic_letter, is_close_bracket, is_dash, is_open_bracket, is_space};
use crate::arabic::fold::fold_into;
use crate::arabic::token::tokens;
use crate::arabic::{Span, Token, TokenKind};
use std::ops::Range;

/// No line of a page's furniture is longer, in code points; of a longer paragraph only so much is read.
const GLANCE: usize = 240;

/// Nor in words: a longer paragraph is text whatever it says, and only its first words are looked at.
const LONGEST: usize = 45;
const FIRST_WORDS: usize = 8;

/// What the signals look at.
pub(crate) struct Features {
    /// Folded words, numbers and addresses within the glance, joined by spaces; of a long paragraph only the first.
    pub(crate) joined: String,
    /// Each of them.
    words: Vec<Word>,
    /// Whether the whole paragraph lies within the glance.
    pub(crate) whole: bool,
    /// Words in all (beyond the glance, an estimate of one in six code points).
    pub(crate) count: usize,
    /// The mark at the end.
    pub(crate) mark: Mark,
    /// Whether a sentence inside it ends with a full stop.
    pub(crate) inner_stop: bool,
    /// Sentences in it.
    pub(crate) sentences: usize,
    /// Words before the first colon, dash or bar that is not the first visible character.
    pub(crate) label: Option<usize>,
    /// Whether it ends with a colon.
    pub(crate) colon: bool,
    /// Words before the last dash, slash, bar, comma or opening bracket.
    pub(crate) last_break: usize,
    /// Whether the paragraph before it stands on the same line, behind a wide gap.
    pub(crate) same_line: bool,
    /// Slashes, bars and arrows between words.
    pub(crate) separators: usize,
    /// The most words between two of those, before the last.
    pub(crate) longest_item: usize,
    /// The first word behind the last of those.
    last_item: usize,
    /// The words in the brackets at the end; none without any.
    brackets: Range<usize>,
    /// Whether a dash, bracket, slash or comma stands somewhere in it.
    pub(crate) broken: bool,
    /// Hash signs, at signs, degree signs and copyright signs.
    pub(crate) signs: [usize; 4],
    /// Words before the copyright sign.
    pub(crate) sign_at: usize,
    /// Whether any letter is Arabic.
    pub(crate) arabic: bool,
    /// Whether a slash or bar stands in it and all behind the last of them is Latin: «… سيرغي لافروف / Sputnik».
    pub(crate) latin_credit: bool,
    /// Whether it begins with a bullet, or a number and a mark.
    pub(crate) item: bool,
    /// What the structure of the page says of it.
    pub(crate) hint: Hint,
    /// Whether it begins with a dash.
    pub(crate) dash: bool,
    /// Whether it begins with a star.
    pub(crate) stars: bool,
    /// Whether it begins or ends with an arrow.
    pub(crate) points: bool,
}

/// What a word of `joined` is, and where it ends there; a space stands before each but the first.
struct Word {
    kind: TokenKind,
    // An article has many, and a glance is short.
    end: u32,
}

impl Features {
    /// Looks at a part of a paragraph, the one at `span`, that is cut into `sentences`.
    pub(crate) fn of(passage: &Passage<'_>, span: Span, sentences: &[Sentence]) -> Self {
        let chars = &passage.chars[span.start..span.end];
        let glance = &chars[..chars.len().min(GLANCE)];
        let last = sentences.last().map_or(Mark::None, |sentence| sentence.mark);
        let inner = sentences.split_last().map_or(&[][..], |(_, inner)| inner);
        let tokens = || tokens_at_a_glance(passage, span, glance);
        let lengths = || tokens().filter(|token| token.kind != TokenKind::Punctuation).map(|token| token.span.len());
        let words = lengths().count();
        let count = words + (chars.len() - glance.len()) / 6;
        let folded = if count > LONGEST { words.min(FIRST_WORDS) } else { words };
        let first = glance.iter().copied().find(|&c| !is_space(c));
        let last_seen = glance.iter().copied().rfind(|&c| !is_space(c));
        let mut features = Self {
            // Most letters take two bytes.
            joined: String::with_capacity(lengths().take(folded).map(|length| 2 * length + 1).sum()),
            words: Vec::with_capacity(folded),
            whole: glance.len() == chars.len(),
            count,
            mark: last,
            inner_stop: inner.iter().any(|sentence| sentence.mark == Mark::Stop),
            sentences: sentences.len(),
            label: None,
            colon: chars.iter().rev().find(|&&c| !is_space(c)) == Some(&':'),
            last_break: 0,
            same_line: false,
            hint: Hint::None,
            separators: 0,
            longest_item: 0,
            last_item: 0,
            brackets: 0..0,
            broken: false,
            signs: [0; 4],
            sign_at: 0,
            arabic: glance.iter().any(|&c| is_arabic_letter(c)),
            latin_credit: glance.iter().rposition(|&c| matches!(c, '/' | '|')).is_some_and(|at| {
                let (before, behind) = glance.split_at(at);
                let latin = behind.iter().any(char::is_ascii_alphabetic);
                latin && !behind.iter().any(|&c| is_arabic_letter(c)) && before.iter().any(|&c| is_arabic_letter(c))
            }),
            item: super::lines::begins_item(chars),
            points: [first, last_seen].into_iter().flatten().any(|c| matches!(c, '→' | '←')),
            dash: first.is_some_and(is_dash),
            stars: first == Some('*'),
        };
        features.read(glance, tokens(), folded);
        features
    }

    /// Goes along the tokens and folds the first `folded` words.
    fn read(&mut self, glance: &[char], tokens: impl Iterator<Item = Token>, folded: usize) {
        let mut so_far = SoFar::default();
        for token in tokens {
            if token.kind == TokenKind::Punctuation {
                self.mark(glance, token.span.start, &mut so_far);
                continue;
            }
            so_far.words += 1;
            so_far.number = token.kind == TokenKind::Number;
            so_far.in_brackets = None;
            if so_far.words <= folded {
                if so_far.words > 1 {
                    self.joined.push(' ');
                }
                fold_into(&glance[token.span.start..token.span.end], &mut self.joined);
                self.words.push(Word { kind: token.kind, end: self.joined.len() as u32 });
            }
        }
        self.last_item = so_far.item;
        if self.whole
            && let Some(start) = so_far.in_brackets
        {
            self.brackets = start..self.words.len();
        }
    }

    fn mark(&mut self, glance: &[char], at: usize, so_far: &mut SoFar) {
        let c = glance[at];
        let words = so_far.words;
        let labels = c == ':' || c == '|' || is_dash(c);
        if labels && words > 0 && self.label.is_none() {
            self.label = Some(words);
        }
        let arrow = matches!(c, '/' | '\\' | '|' | '>' | '<' | '›' | '‹' | '→' | '←' | '⁄');
        let guillemet = matches!(c, '»' | '«') && free(glance, at);
        // «المغرب / تونس 1/0» is a score, not a path.
        if (arrow || guillemet) && words > so_far.item && !so_far.number {
            self.separators += 1;
            self.longest_item = self.longest_item.max(words - so_far.item);
            so_far.item = words;
        }
        if arrow || is_dash(c) || is_open_bracket(c) || matches!(c, '،' | ',') {
            self.broken = true;
            self.last_break = words;
        }
        if is_open_bracket(c) {
            so_far.bracket = Some(words);
        } else if is_close_bracket(c) {
            so_far.in_brackets = so_far.bracket.take();
        }
        match c {
            '#' if at == 0 || is_space(glance[at - 1]) => self.signs[0] += 1,
            '@' => self.signs[1] += 1,
            '°' | '℃' => self.signs[2] += 1,
            '©' => {
                self.signs[3] += 1;
                self.sign_at = words;
            }
            _ => {}
        }
    }

    /// Whether it is longer than any line of a page's furniture.
    pub(crate) fn is_long(&self) -> bool {
        self.count > LONGEST
    }

    /// How many words, numbers and addresses `joined` holds.
    pub(crate) fn length(&self) -> usize {
        self.words.len()
    }

    /// These, folded.
    pub(crate) fn words(&self) -> impl Iterator<Item = &str> {
        let mut start = 0;
        self.words.iter().map(move |word| {
            let end = word.end as usize;
            &self.joined[std::mem::replace(&mut start, end + 1)..end]
        })
    }

    /// What each of them is.
    pub(crate) fn kinds(&self) -> impl Iterator<Item = TokenKind> {
        self.words.iter().map(|word| word.kind)
    }

    /// The one at `at`, folded; empty where there is none.
    pub(crate) fn word(&self, at: usize) -> &str {
        self.part(at..at + 1)
    }

    /// What the one at `at` is.
    pub(crate) fn kind(&self, at: usize) -> Option<TokenKind> {
        self.words.get(at).map(|word| word.kind)
    }

    /// The first of them, folded.
    pub(crate) fn first(&self) -> Option<&str> {
        self.words().next()
    }

    /// Some of them, folded and joined by spaces; empty where there are none.
    pub(crate) fn part(&self, words: Range<usize>) -> &str {
        let Some([.., last]) = self.words.get(words.clone()) else { return "" };
        let before = words.start.checked_sub(1).and_then(|at| self.words.get(at));
        &self.joined[before.map_or(0, |word| word.end as usize + 1)..last.end as usize]
    }

    /// The last item of a breadcrumb.
    pub(crate) fn last_item(&self) -> &str {
        self.part(self.last_item..self.words.len())
    }

    /// What stands in the brackets at the end; empty without any.
    pub(crate) fn brackets(&self) -> &str {
        self.part(self.brackets.clone())
    }

    /// The number of words of the longest phrase in `phrases` that the paragraph begins with.
    pub(crate) fn begins_with(&self, phrases: &PhraseList) -> Option<usize> {
        phrases.at_start(&self.joined)
    }
}

/// What is known half-way through a glance.
#[derive(Default)]
struct SoFar {
    words: usize,
    /// Whether the last of them is a number.
    number: bool,
    /// Words before the present item of a breadcrumb.
    item: usize,
    /// Words before the last opening bracket.
    bracket: Option<usize>,
    /// Words before the last pair of brackets, if no word stands behind it.
    in_brackets: Option<usize>,
}

/// The tokens of a glance, which begins with `span`, in code points of the glance.
///
/// White space ends every token: up to the last of it, they are those of the passage.
fn tokens_at_a_glance(passage: &Passage<'_>, span: Span, glance: &[char]) -> impl Iterator<Item = Token> {
    let whole = glance.len() == span.len();
    let known = if whole { Some(span.len()) } else { glance.iter().rposition(|&c| is_space(c)) }.unwrap_or(0);
    let read = passage.tokens_in(Span::new(span.start, span.start + known));
    let read = read.map(move |token| Token {
        span: Span::new(token.span.start - span.start, token.span.end - span.start),
        ..token
    });
    let rest = tokens(&glance[known..]).map(move |token| Token { span: token.span.shift(known), ..token });
    read.chain(rest)
}

/// Whether a mark stands between blanks: « in a breadcrumb, not in a quotation.
fn free(chars: &[char], at: usize) -> bool {
    let blank = |c: Option<&char>| c.is_none_or(|&c| is_space(c));
    blank(at.checked_sub(1).and_then(|at| chars.get(at))) && blank(chars.get(at + 1))
}
