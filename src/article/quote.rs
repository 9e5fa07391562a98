//! Does this quotation mark open or close? Decided by what it touches, since pages use the marks the wrong way round.
//!
//! «بـ”تويتر: “لا يشمل» opens twice with two marks that Unicode calls closing and opening; »لا صحة للأنباء« is turned
//! about. So the shape of a mark counts for nothing: a mark that touches the word to its right opens, one that touches the
//! word to its left closes, and where it touches both or neither, it closes what is open.

use crate::arabic::chars::{is_close_bracket, is_open_bracket, is_space, is_terminator};

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

/// Which quotations are open: in double marks, in single ones.
#[derive(Default)]
pub(crate) struct Quotations {
    open: [bool; 2],
}

impl Quotations {
    /// The side of the quotation mark at `at`; asked of every mark of a paragraph, in order.
    pub(crate) fn side(&mut self, chars: &[char], at: usize) -> Side {
        let Some(&mark) = chars.get(at) else { return Side::None };
        let left = at.checked_sub(1).and_then(|at| chars.get(at)).copied();
        let right = chars.get(at + 1).copied();
        let single = is_single(mark);
        let open = &mut self.open[usize::from(single)];
        let side = side(left, right, *open, single);
        match side {
            Side::Open => *open = true,
            Side::Close => *open = false,
            Side::None => {}
        }
        side
    }
}

/// Single marks are counted apart: they stand inside double ones, as in "سمعته يقول 'لا' ثم رحل".
pub(crate) fn is_single(mark: char) -> bool {
    matches!(mark, '\'' | '‘' | '’' | '‚' | '‹' | '›')
}

fn side(left: Option<char>, right: Option<char>, open: bool, single: bool) -> Side {
    let touches_left = left.is_some_and(|c| !is_space(c) && !is_open_bracket(c) && !matches!(c, ':' | '،' | ','));
    let touches_right = right.is_some_and(|c| {
        !is_space(c) && !is_close_bracket(c) && !is_terminator(c) && !matches!(c, '،' | ',' | ':' | '؛' | ';')
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
    use crate::arabic::chars::is_quote;

    fn shape(text: &str) -> String {
        let chars: Vec<char> = text.chars().collect();
        let mut quotations = Quotations::default();
        let marks = (0..chars.len()).filter(|&at| is_quote(chars[at]));
        marks
            .filter_map(|at| match quotations.side(&chars, at) {
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
