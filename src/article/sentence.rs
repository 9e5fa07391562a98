//! Does a sentence end here? The boundary decision, one rule a function.
//!
//! A paragraph is cut into tokens; each run of end marks (with the quotation marks and brackets that close behind it) is
//! put before the rules in order, and the first that knows decides. Every rule looks at a bounded number of tokens to
//! either side, so that the whole is linear. The rules are those of the policy that translators' tools follow (SRX 2.0 as
//! used for Arabic), sharpened for what Arabic pages do.

use super::quote::{Side, is_single, sides};
use super::{abbreviation, clause};
use crate::arabic::chars::{is_arabic_letter, is_close_bracket, is_invisible, is_open_bracket, is_terminator};
use crate::arabic::token::tokenise_chars;
use crate::arabic::{Span, Token, TokenKind, fold_str};

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

/// A sentence, in code points of its paragraph, and the mark that it ends with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sentence {
    /// From the first visible character to the last.
    pub(crate) span: Span,
    /// How it ends.
    pub(crate) mark: Mark,
}

/// Cuts a paragraph, given as its code points, into sentences. Linear.
pub(crate) fn sentences(chars: &[char]) -> Vec<Sentence> {
    let paragraph = Text::new(chars);
    let mut found = Vec::new();
    let mut state = State::default();
    let mut start = 0;
    let mut mark = Mark::None;
    let mut at = 0;
    while at < paragraph.tokens.len() {
        if !paragraph.is(at, is_terminator) {
            state.pass(&paragraph, at);
            at += 1;
            continue;
        }
        let run = paragraph.run(at, &state);
        let last = run.last;
        mark = run.mark;
        if last + 1 < paragraph.tokens.len() && ends(&paragraph, &state, &run) {
            let end = paragraph.end_with_invisible(last);
            push(chars, Span::new(start, end), run.mark, &mut found);
            start = end;
            state.begin(last + 1);
        }
        for token in at..=last {
            state.pass(&paragraph, token);
        }
        at = last + 1;
        if at < paragraph.tokens.len() {
            mark = Mark::None;
        }
    }
    push(chars, Span::new(start, chars.len()), mark, &mut found);
    found
}

fn push(chars: &[char], span: Span, mark: Mark, found: &mut Vec<Sentence>) {
    let span = super::lines::trim(chars, span);
    if !span.is_empty() {
        found.push(Sentence { span, mark });
    }
}

/// A run of end marks and what closes behind it: `؟!`, `."`, `!).`
struct Run {
    /// The token of its first end mark.
    first: usize,
    /// The token that closes it.
    last: usize,
    mark: Mark,
    /// Whether it is one full stop and nothing else.
    lone_stop: bool,
    /// The closing quotation mark in it, with no end mark behind.
    quote: Option<usize>,
    /// A closing bracket in it, with no end mark behind.
    bracket: bool,
}

/// What is known of the sentence so far.
#[derive(Default)]
struct State {
    /// The first token of the sentence.
    first: usize,
    /// Words since then.
    words: usize,
    /// The bracket that is open.
    bracket: Option<usize>,
    /// The quotation mark that opened last, and the one that is open still.
    quote: Option<usize>,
    quoting: bool,
    /// Words of the sentence before that mark.
    words_at_quote: usize,
}

impl State {
    fn begin(&mut self, first: usize) {
        self.first = first;
        self.words = 0;
        self.words_at_quote = 0;
    }

    fn pass(&mut self, text: &Text<'_>, at: usize) {
        match text.kind(at) {
            TokenKind::Punctuation => {
                if text.is(at, is_open_bracket) {
                    self.bracket = Some(at);
                } else if text.is(at, is_close_bracket) {
                    self.bracket = None;
                }
                match text.side(at) {
                    Side::Open => {
                        (self.quote, self.quoting) = (Some(at), true);
                        self.words_at_quote = self.words;
                    }
                    // A quotation in single marks inside another leaves that one open.
                    Side::Close if !text.is(at, is_single) => self.quoting = false,
                    _ => {}
                }
            }
            _ => self.words += 1,
        }
    }
}

/// A paragraph in tokens.
struct Text<'a> {
    chars: &'a [char],
    tokens: Vec<Token>,
    sides: Vec<Side>,
    /// A line without an end mark, as short as a headline.
    headline: bool,
}

/// The longest headline, in tokens that are words.
const LONGEST_HEADLINE: usize = 22;

impl<'a> Text<'a> {
    fn new(chars: &'a [char]) -> Self {
        let tokens = tokenise_chars(chars);
        let sides = sides(chars, &tokens);
        let mut text = Self { chars, tokens, sides, headline: false };
        let words = text.tokens.iter().filter(|token| token.kind != TokenKind::Punctuation).count();
        let closes = |at: &usize| text.side(*at) == Side::Close || text.is(*at, is_close_bracket);
        let last = (0..text.tokens.len()).rev().find(|at| !closes(at));
        text.headline = words <= LONGEST_HEADLINE && last.is_some_and(|last| !text.is(last, is_terminator));
        text
    }

    fn kind(&self, at: usize) -> TokenKind {
        self.tokens.get(at).map_or(TokenKind::Punctuation, |token| token.kind)
    }

    fn side(&self, at: usize) -> Side {
        self.sides.get(at).copied().unwrap_or(Side::None)
    }

    fn char(&self, at: usize) -> Option<char> {
        let token = self.tokens.get(at)?;
        self.chars.get(token.span.start).copied()
    }

    /// Whether token `at` is a mark of that class.
    fn is(&self, at: usize, class: impl Fn(char) -> bool) -> bool {
        self.kind(at) == TokenKind::Punctuation && self.char(at).is_some_and(class)
    }

    /// Whether no white space stands between token `at` and the next.
    fn touches_next(&self, at: usize) -> bool {
        match (self.tokens.get(at), self.tokens.get(at + 1)) {
            (Some(token), Some(next)) => self.chars[token.span.end..next.span.start].iter().all(|c| !c.is_whitespace()),
            _ => false,
        }
    }

    /// The folded word at `at`; empty where there is none. No word that a rule knows is longer than 24 characters.
    fn word(&self, at: usize) -> String {
        match self.tokens.get(at) {
            Some(token) if token.kind == TokenKind::Word => {
                let end = token.span.end.min(token.span.start + 24);
                fold_str(&self.chars[token.span.start..end].iter().collect::<String>())
            }
            _ => String::new(),
        }
    }

    /// The token before `at`.
    fn before(&self, at: usize) -> Option<usize> {
        at.checked_sub(1)
    }

    fn is_arabic_word(&self, at: usize) -> bool {
        // A word may begin with a mark; its letters decide.
        self.kind(at) == TokenKind::Word
            && self.tokens.get(at).is_some_and(|token| {
                self.chars[token.span.start..token.span.end].iter().take(8).any(|&c| is_arabic_letter(c))
            })
    }

    fn is_latin_word(&self, at: usize) -> bool {
        self.kind(at) == TokenKind::Word && !self.is_arabic_word(at)
    }

    /// The end of token `at` with the invisible characters that touch it.
    fn end_with_invisible(&self, at: usize) -> usize {
        let end = self.tokens.get(at).map_or(self.chars.len(), |token| token.span.end);
        end + self.chars[end..].iter().take_while(|&&c| is_invisible(c)).count()
    }

    /// The first token behind `at` that is a word or number, past quotation marks and opening brackets.
    fn next_word(&self, at: usize) -> Option<usize> {
        (at + 1..self.tokens.len().min(at + 5)).find(|&next| self.kind(next) != TokenKind::Punctuation)
    }

    /// Gathers the run that begins with the end mark `first`.
    fn run(&self, first: usize, state: &State) -> Run {
        let mut run =
            Run { first, last: first, mark: self.mark_of(first), lone_stop: true, quote: None, bracket: false };
        let mut bracket = state.bracket.is_some();
        let mut at = first + 1;
        while at < self.tokens.len() {
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

    fn mark_of(&self, at: usize) -> Mark {
        match self.char(at) {
            Some('.' | '۔') => Mark::Stop,
            Some('…') => Mark::Pause,
            _ => Mark::Strong,
        }
    }
}

/// A rule's answer: `None` leaves the decision to the next.
type Verdict = Option<bool>;

/// Whether the sentence ends with `run`.
fn ends(text: &Text<'_>, state: &State, run: &Run) -> bool {
    elision(text, run)
        .or_else(|| goes_on_with_a_mark(text, run))
        .or_else(|| inside_a_name(text, run))
        .or_else(|| touching(text, run))
        .or_else(|| list_number(text, state, run))
        .or_else(|| abbreviation(text, state, run))
        .or_else(|| in_brackets(text, state, run))
        .or_else(|| quoted(text, state, run))
        .or_else(|| pause(text, state, run))
        .unwrap_or(true)
}

/// `(...)` and `(!)` are words: «(...) عن الحادث». Not «… الحادث (أمس).»
fn elision(text: &Text<'_>, run: &Run) -> Verdict {
    let opens = text.before(run.first).is_some_and(|before| text.is(before, is_open_bracket));
    opens.then_some(false)
}

/// A comma, colon or closing bracket behind the marks belongs to the same sentence: «"لا للحرب!"، ثم رفعها».
fn goes_on_with_a_mark(text: &Text<'_>, run: &Run) -> Verdict {
    let goes_on = |c: char| matches!(c, '،' | ',' | '؛' | ';' | ':' | '/' | '%' | '٪') || is_close_bracket(c);
    text.is(run.last + 1, goes_on).then_some(false)
}

/// Dots inside names of files and sites, versions and dotted acronyms: example.org, إم.إتش.370, العربية.نت.
/// Not «… إليها.ويلحظ الزائر».
fn inside_a_name(text: &Text<'_>, run: &Run) -> Verdict {
    let before = text.before(run.first)?;
    let next = run.last + 1;
    if !run.lone_stop || !text.touches_next(before) || !text.touches_next(run.last) {
        return None;
    }
    let latin = |at: usize| text.is_latin_word(at) || text.kind(at) == TokenKind::Number;
    if latin(before) && latin(next) {
        return Some(false);
    }
    let (left, right) = (text.word(before), text.word(next));
    let short = |word: &str| word.chars().count() <= 2 || abbreviation::is_letter_name(word);
    let spelt = short(&left) || abbreviation::is_letter_name_with_proclitic(&left);
    if text.is_arabic_word(before) && (spelt || abbreviation::is_domain(&right)) {
        return Some(false);
    }
    // «1.تجهيز القاعة» is left to the list; «370.وأضاف» is a new sentence.
    None
}

/// Marks that touch the next word end a sentence only between words: «… إليها.ويلحظ»; not «إتش.370», «!؟ـ».
fn touching(text: &Text<'_>, run: &Run) -> Verdict {
    if !text.touches_next(run.last) {
        return None;
    }
    let next = run.last + 1;
    if text.side(next) == Side::Open || text.is(next, is_open_bracket) {
        return None;
    }
    let letters = text.word(next).chars().count();
    let word = match text.kind(next) {
        TokenKind::Word => letters >= 2,
        TokenKind::Number | TokenKind::Date => run.mark == Mark::Strong,
        TokenKind::Url | TokenKind::Email => true,
        _ => false,
    };
    (!word).then_some(false)
}

/// The number of a list's item: «1. تجهيز القاعة», «ما يلي: 1. وقف النار، 2. تبادل». Not «في الدقيقة 90. وهكذا».
fn list_number(text: &Text<'_>, state: &State, run: &Run) -> Verdict {
    const DIGITS: usize = 3;
    let before = text.before(run.first)?;
    let number = text.kind(before) == TokenKind::Number && text.tokens[before].span.len() <= DIGITS;
    if !run.lone_stop || !number {
        return None;
    }
    let introduces = |c: char| matches!(c, ':' | '،' | ',' | '؛' | ';') || is_open_bracket(c);
    let begins = before <= state.first || text.before(before).is_some_and(|at| text.is(at, introduces));
    begins.then_some(false)
}

/// A stop behind an abbreviation ends a sentence only if a clause surely begins behind it: «سنة 505 هـ. وقد ترك»,
/// «120 م. ويزن»; not «أ.د. ليلى», «ود. مروان», «ص.ب. 1254», «جون إف. كينيدي», «Apple Inc. في».
fn abbreviation(text: &Text<'_>, state: &State, run: &Run) -> Verdict {
    let before = text.before(run.first)?;
    if !run.lone_stop || text.kind(before) != TokenKind::Word || !text.touches_next(before) {
        return None;
    }
    let word = text.word(before);
    let next = run.last + 1;
    let earlier = text.before(before);
    let dotted = earlier.is_some_and(|dot| text.is(dot, |c| c == '.') && text.touches_next(dot));
    let abbreviated = if text.is_arabic_word(before) {
        is_arabic_abbreviation(text, before, &word, dotted)
    } else {
        let initial = word.chars().count() == 1 && (dotted || text.is_latin_word(next));
        initial || abbreviation::is_latin(&word)
    };
    if !abbreviated {
        return None;
    }
    // A doctor is followed by a name, whatever it begins with: «د. وتد».
    let title = !dotted && matches!(word.as_str(), "د" | "ود" | "لد" | "بد" | "فد" | "الد");
    let follows_number = earlier.is_some_and(|at| text.kind(at) == TokenKind::Number);
    let following = text.word(next);
    if !dotted && !follows_number && abbreviation::is_letter_name(&word) {
        return Some(clause::is_no_name(&following));
    }
    // «أما الدول التي استوردت بمليون د.أ. فهي …»: this ف answers the أما that the sentence began with.
    let answers = following.starts_with('ف') && text.word(state.first) == "اما";
    Some((!title || follows_number) && !answers && clause::begins(&following))
}

fn is_arabic_abbreviation(text: &Text<'_>, at: usize, word: &str, dotted: bool) -> bool {
    let letters = word.chars().count();
    if letters <= 1 || abbreviation::is_title_with_proclitic(word) || abbreviation::is_arabic(word) {
        return true;
    }
    let earlier = text.before(at).and_then(|dot| text.before(dot));
    if dotted {
        // «جي.بي.», «ش.م.م.»; but «العربية.نت.» ends like any word.
        let short = |word: &str| !word.is_empty() && (word.chars().count() <= 2 || abbreviation::is_letter_name(word));
        return short(word) && earlier.is_some_and(|at| short(&text.word(at)));
    }
    // «جون إف. كينيدي»; but «شبكة سي إن إن.» is spelt without dots and ends like any word.
    let spelt = text.before(at).is_some_and(|at| abbreviation::is_letter_name(&text.word(at)));
    abbreviation::is_letter_name(word) && !spelt
}

/// A mark inside brackets ends the sentence only if that began with the bracket: «(عمره 35 عاما!) قرب الحدود» goes on,
/// «… المرض. (انظر الشكل.) وتشير» does not.
fn in_brackets(text: &Text<'_>, state: &State, run: &Run) -> Verdict {
    if !run.bracket {
        return None;
    }
    let whole = state.bracket.is_none_or(|open| open <= state.first);
    let stopped = run.mark == Mark::Stop && clause::is_joined(&text.word(run.last + 1));
    (!whole && !stopped).then_some(false)
}

/// A quotation that ends with its mark inside, and what follows belongs to it: «"هل أنت جاد؟" سأله الصحفي»,
/// «"لن أستقيل!" هكذا رد». Not «"سنواصل العمل." وغادر القاعة», nor «"لا." قال المدير إن …».
fn quoted(text: &Text<'_>, state: &State, run: &Run) -> Verdict {
    let close = run.quote?;
    let next = run.last + 1;
    if text.side(next) == Side::Open || text.is(next, is_open_bracket) {
        return None;
    }
    let word = text.word(next);
    if text.is(close, is_single) && state.quoting && run.mark == Mark::Strong {
        return Some(false);
    }
    let in_his_words = word == "علي" && text.word(next + 1) == "حد";
    if clause::attaches(&word) || in_his_words {
        return Some(false);
    }
    if clause::is_joined(&word) {
        return None;
    }
    let introduced = state.quote.and_then(|open| text.before(open)).is_some_and(|at| text.is(at, |c| c == ':'));
    if clause::says(&word) && !introduced && !introduces_speech(text, next) {
        return Some(false);
    }
    // A short quotation inside a sentence is the name of a song or a shout: «غنت "أين أنت؟" أمس».
    const SHOUT: usize = 3;
    let opens_sentence = state.quote.is_some_and(|open| open <= state.first);
    let short = state.quote.is_some_and(|open| state.words_at_quote + SHOUT >= state.words && open > state.first);
    match run.mark {
        Mark::Strong if clause::continues(&word) => Some(false),
        Mark::Strong if !introduced && !opens_sentence && short => Some(false),
        Mark::Pause => Some(false),
        _ => None,
    }
}

/// Whether the verb of saying at `at` leads to speech of its own: «قال فليك إن», «رد قائلا: …»; not «سأله الصحفي بدهشة.»
fn introduces_speech(text: &Text<'_>, at: usize) -> bool {
    (at + 1..text.tokens.len().min(at + 9)).take_while(|&next| !text.is(next, is_terminator)).any(|next| {
        text.is(next, |c| c == ':')
            || text.side(next) == Side::Open
            || matches!(text.word(next).as_str(), "ان" | "انه" | "انها" | "بان" | "بانه" | "قائلا" | "قائله")
    })
}

/// Two dots and more end a sentence only between two that are whole: «… عبادة شخصية سياسية.. وثمة من استعاض …».
/// Not in a headline, after a quotation, before a fragment («.. مؤكدا»), or where a word is taken up again («العزل.. عزل»).
fn pause(text: &Text<'_>, state: &State, run: &Run) -> Verdict {
    const WORDS_BEFORE: usize = 3;
    const WORDS_AFTER: usize = 2;
    if run.mark != Mark::Pause {
        return None;
    }
    if text.headline {
        return Some(false);
    }
    let before = text.before(run.first)?;
    let next = text.next_word(run.last)?;
    let word = text.word(next);
    if clause::is_unfinished(&text.word(before)) || clause::continues(&word) || text.kind(next) != TokenKind::Word {
        return Some(false);
    }
    if clause::begins(&word) {
        return Some(true);
    }
    let closed = text.side(before) != Side::None || text.is(before, is_close_bracket);
    if state.words < WORDS_BEFORE || (closed && !clause::is_joined(&word)) {
        return Some(false);
    }
    let words = (next..text.tokens.len())
        .take_while(|&at| !text.is(at, is_terminator))
        .filter(|&at| text.kind(at) != TokenKind::Punctuation)
        .take(WORDS_AFTER)
        .count();
    let resumed = |other: &str| word.chars().count() > 2 && other.ends_with(word.as_str());
    Some(words == WORDS_AFTER && !resumed(&text.word(before)) && !resumed(&text.word(state.first)))
}
