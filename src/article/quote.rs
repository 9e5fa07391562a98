//! Does this quotation mark open or close? Decided by what it touches, since pages use the marks the wrong way round.
//!
//! «بـ”تويتر: “لا يشمل» opens twice with two marks that Unicode calls closing and opening; »لا صحة للأنباء« is turned
//! about. So the shape of a mark counts for nothing: a mark that touches the word to its right opens, one that touches the
//! word to its left closes, and where it touches both or neither, it closes what is open.

use crate::arabic::chars::{is_close_bracket, is_open_bracket, is_quote, is_terminator};
use crate::arabic::{Token, TokenKind};

/// Which side of a quotation a mark stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    /// Not a quotation mark, or an apostrophe.
    None,
    /// A quotation begins.
    Open,
    /// A quotation ends.
    Close,
}

/// The side of every token of a paragraph. Linear.
pub(crate) fn sides(chars: &[char], tokens: &[Token]) -> Vec<Side> {
    let mut open = [false; 2];
    let mut sides = Vec::with_capacity(tokens.len());
    for token in tokens {
        let mark = chars.get(token.span.start).copied().unwrap_or(' ');
        if token.kind != TokenKind::Punctuation || !is_quote(mark) {
            sides.push(Side::None);
            continue;
        }
        let left = token.span.start.checked_sub(1).and_then(|at| chars.get(at)).copied();
        let right = chars.get(token.span.end).copied();
        let single = usize::from(is_single(mark));
        let side = side(left, right, open[single], single == 1);
        match side {
            Side::Open => open[single] = true,
            Side::Close => open[single] = false,
            Side::None => {}
        }
        sides.push(side);
    }
    sides
}

/// Single marks are counted apart: they stand inside double ones, as in "سمعته يقول 'لا' ثم رحل".
pub(crate) fn is_single(mark: char) -> bool {
    matches!(mark, '\'' | '‘' | '’' | '‚' | '‹' | '›')
}

fn side(left: Option<char>, right: Option<char>, open: bool, single: bool) -> Side {
    let touches_left = left.is_some_and(|c| !c.is_whitespace() && !is_open_bracket(c) && !matches!(c, ':' | '،' | ','));
    let touches_right = right.is_some_and(|c| {
        !c.is_whitespace() && !is_close_bracket(c) && !is_terminator(c) && !matches!(c, '،' | ',' | ':' | '؛' | ';')
    });
    match (touches_left, touches_right) {
        (false, true) => Side::Open,
        (true, false) => Side::Close,
        // don't, O’Neill: an apostrophe, unless something waits to be closed.
        (true, true) if single && !open => Side::None,
        _ if open => Side::Close,
        _ => Side::Open,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arabic::token::tokenise_chars;

    fn shape(text: &str) -> String {
        let chars: Vec<char> = text.chars().collect();
        let tokens = tokenise_chars(&chars);
        sides(&chars, &tokens)
            .into_iter()
            .filter_map(|side| match side {
                Side::None => None,
                Side::Open => Some('<'),
                Side::Close => Some('>'),
            })
            .collect()
    }

    #[test]
    fn what_a_mark_touches_decides() {
        for (name, text, expected) in [
            ("straight marks", "قال \"نعم\" ثم خرج", "<>"),
            ("turned about", "قال »نعم« ثم خرج", "<>"),
            ("opened twice, closed once", "على ”فيسبوك: “لا نوافق”.", "<<>"),
            ("glued to a proclitic", "نشرت بـ\"المساء\" أمس", "<>"),
            ("glued on both sides", "قال:\"نعم\"وخرج", "<>"),
            ("free on both sides", "قال \" نعم \" ثم خرج", "<>"),
            ("one inside the other", "\"سمعته يقول 'لا' ثم رحل\"", "<<>>"),
            ("an apostrophe is no quotation", "فيلم don't look", ""),
            ("before a stop", "قال “نعم”.", "<>"),
        ] {
            assert_eq!(shape(text), expected, "{name}: {text}");
        }
    }
}
