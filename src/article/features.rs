//! What can be seen of a paragraph at a glance? Its first words, its marks, its length.

use super::passage::Mark;
use super::sentence::Sentence;
use crate::arabic::chars::{is_arabic_letter, is_close_bracket, is_dash, is_open_bracket};
use crate::arabic::token::tokenise_chars;
use crate::arabic::{TokenKind, fold_str};

/// No line of a page's furniture is longer, in code points; of a longer paragraph only so much is read.
const GLANCE: usize = 240;

/// What the signals look at.
pub(crate) struct Features {
    /// Folded words, numbers and addresses within the glance.
    pub(crate) words: Vec<String>,
    /// Their kinds.
    pub(crate) kinds: Vec<TokenKind>,
    /// `words` joined by spaces.
    pub(crate) joined: String,
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
    /// The words behind the last of those.
    pub(crate) last_item: String,
    /// What stands in the brackets at the end; empty without any.
    pub(crate) brackets: String,
    /// Whether a dash, bracket, slash or comma stands somewhere in it.
    pub(crate) broken: bool,
    /// Hash signs, at signs and degree signs.
    pub(crate) signs: [usize; 3],
    /// Whether any letter is Arabic.
    pub(crate) arabic: bool,
    /// Whether it begins with a bullet, or a number and a mark.
    pub(crate) item: bool,
}

impl Features {
    /// Looks at a paragraph that is cut into `sentences`.
    pub(crate) fn of(chars: &[char], sentences: &[Sentence]) -> Self {
        let glance = &chars[..chars.len().min(GLANCE)];
        let last = sentences.last().map_or(Mark::None, |sentence| sentence.mark);
        let inner = sentences.split_last().map_or(&[][..], |(_, inner)| inner);
        let mut features = Self {
            words: Vec::new(),
            kinds: Vec::new(),
            joined: String::new(),
            whole: glance.len() == chars.len(),
            count: 0,
            mark: last,
            inner_stop: inner.iter().any(|sentence| sentence.mark == Mark::Stop),
            sentences: sentences.len(),
            label: None,
            colon: chars.iter().rev().find(|c| !c.is_whitespace()) == Some(&':'),
            last_break: 0,
            same_line: false,
            separators: 0,
            longest_item: 0,
            last_item: String::new(),
            brackets: String::new(),
            broken: false,
            signs: [0; 3],
            arabic: glance.iter().any(|&c| is_arabic_letter(c)),
            item: super::lines::begins_item(chars),
        };
        features.read(glance);
        features.count = features.words.len() + (chars.len() - glance.len()) / 6;
        features.joined = features.words.join(" ");
        features
    }

    fn read(&mut self, glance: &[char]) {
        // The first word of the present item of a breadcrumb, and of the last pair of brackets.
        let (mut item, mut bracket) = (0, None);
        let mut in_brackets = None;
        for token in tokenise_chars(glance) {
            let text: String = glance[token.span.start..token.span.end].iter().collect();
            if token.kind != TokenKind::Punctuation {
                self.words.push(fold_str(&text));
                self.kinds.push(token.kind);
                in_brackets = None;
                continue;
            }
            let c = glance[token.span.start];
            let so_far = self.words.len();
            let labels = c == ':' || c == '|' || is_dash(c);
            if labels && so_far > 0 && self.label.is_none() {
                self.label = Some(so_far);
            }
            let arrow = matches!(c, '/' | '\\' | '|' | '>' | '<' | '›' | '‹' | '→' | '←' | '⁄');
            let guillemet = matches!(c, '»' | '«') && free(glance, token.span.start);
            // «المغرب / تونس 1/0» is a score, not a path.
            let score = self.kinds.last() == Some(&TokenKind::Number);
            if (arrow || guillemet) && so_far > item && !score {
                self.separators += 1;
                self.longest_item = self.longest_item.max(so_far - item);
                item = so_far;
            }
            if arrow || is_dash(c) || is_open_bracket(c) || matches!(c, '،' | ',') {
                self.broken = true;
                self.last_break = so_far;
            }
            if is_open_bracket(c) {
                bracket = Some(so_far);
            } else if is_close_bracket(c) {
                in_brackets = bracket.take();
            }
            match c {
                '#' if token.span.start == 0 || glance[token.span.start - 1].is_whitespace() => self.signs[0] += 1,
                '@' => self.signs[1] += 1,
                '°' | '℃' => self.signs[2] += 1,
                _ => {}
            }
        }
        self.last_item = self.words[item..].join(" ");
        if self.whole
            && let Some(start) = in_brackets
        {
            self.brackets = self.words[start..].join(" ");
        }
    }

    /// The number of words of the first phrase in `phrases` that the paragraph begins with.
    pub(crate) fn begins_with(&self, phrases: &[&str]) -> Option<usize> {
        let begins = |phrase: &&&str| {
            self.joined.strip_prefix(**phrase).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        };
        phrases.iter().filter(begins).map(|phrase| phrase.split(' ').count()).max()
    }
}

/// Whether a mark stands between blanks: « in a breadcrumb, not in a quotation.
fn free(chars: &[char], at: usize) -> bool {
    let blank = |c: Option<&char>| c.is_none_or(|c| c.is_whitespace());
    blank(at.checked_sub(1).and_then(|at| chars.get(at))) && blank(chars.get(at + 1))
}
