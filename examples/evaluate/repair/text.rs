//! Plain tools for the truth: whole words and numbers of a text, found letter by letter.

use std::ops::Range;

/// A run of letters or of digits, in bytes.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub(super) at: Range<usize>,
    pub(super) text: String,
    pub(super) number: bool,
}

/// The runs of `text` in order. Full stops and commas between digits belong to the number.
pub(super) fn pieces(text: &str) -> Vec<Piece> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let byte = |at: usize| chars.get(at).map_or(text.len(), |(byte, _)| *byte);
    let char_at = |at: usize| chars.get(at).map_or(' ', |(_, c)| *c);
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let start = at;
        let number = is_digit(char_at(at));
        if number {
            while is_digit(char_at(at)) || (matches!(char_at(at), '.' | ',' | '٫' | '٬') && is_digit(char_at(at + 1)))
            {
                at += 1;
            }
        } else {
            while is_letter(char_at(at)) {
                at += 1;
            }
        }
        if at == start {
            at += 1;
            continue;
        }
        let range = byte(start)..byte(at);
        found.push(Piece { text: text[range.clone()].to_owned(), at: range, number });
    }
    found
}

pub(super) fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('٠'..='٩').contains(&c)
}

fn is_letter(c: char) -> bool {
    (c.is_alphabetic() || ('\u{064B}'..='\u{0652}').contains(&c)) && !is_digit(c)
}

/// The digits of a plain whole number in ASCII: `None` for anything else.
pub(super) fn whole(text: &str) -> Option<String> {
    let ascii: String = text
        .chars()
        .map(|c| match c {
            '٠'..='٩' => char::from_digit(u32::from(c) - u32::from('٠'), 10).unwrap_or('0'),
            '٬' => ',',
            '٫' => '.',
            c => c,
        })
        .collect();
    let mut groups = ascii.split(',');
    let first = groups.next()?;
    let thousands = groups.clone().all(|group| group.len() == 3) && (first.len() <= 3 || groups.next().is_none());
    let digits = ascii.replace(',', "");
    (thousands && digits.bytes().all(|byte| byte.is_ascii_digit()) && !digits.starts_with('0')).then_some(digits)
}

/// `digits` in the digits of `like`.
pub(super) fn in_script(digits: &str, like: &str) -> String {
    if !like.chars().any(|c| ('٠'..='٩').contains(&c)) {
        return digits.to_owned();
    }
    let arabic = |c: char| c.to_digit(10).and_then(|digit| char::from_u32(u32::from('٠') + digit)).unwrap_or(c);
    digits.chars().map(arabic).collect()
}

/// Where `phrase` stands as whole words, in bytes, in its own case.
pub(super) fn standing(text: &str, phrase: &str) -> Vec<Range<usize>> {
    let bounded = |at: usize| {
        let before = text[..at].chars().next_back().is_some_and(|c| c.is_alphanumeric() || c == '-');
        let after = text[at + phrase.len()..].chars().next().is_some_and(|c| c.is_alphanumeric() || c == '-');
        !before && !after
    };
    text.match_indices(phrase).map(|(at, _)| at).filter(|&at| bounded(at)).map(|at| at..at + phrase.len()).collect()
}

/// `text` with `range` replaced, and "a" or "an" before it put right: an 8, an 11, an 18, an eight, an A.
pub(super) fn replace(text: &str, range: &Range<usize>, with: &str) -> Option<String> {
    let before = &text[..range.start];
    let an = with.starts_with(['8', 'A', 'E', 'I', 'O', 'a', 'e', 'i', 'o']) || matches!(with, "11" | "18");
    let before = match before.strip_suffix(' ').and_then(|before| before.rsplit([' ', '(', '“', '"']).next()) {
        // Which sound it is, no letter tells: a European, an unarmed.
        Some("a" | "an" | "A" | "An") if with.starts_with(['U', 'u', 'H', 'h']) || with.starts_with("Eu") => {
            return None;
        }
        Some(article @ ("a" | "an" | "A" | "An")) => {
            let kept = &before[..before.len() - article.len() - 1];
            let letter = &article[..1];
            format!("{kept}{letter}{} ", if an { "n" } else { "" })
        }
        _ => before.to_owned(),
    };
    Some(format!("{before}{with}{}", &text[range.end..]))
}

/// A number from a text, the same at each run (FNV-1a, Fowler, Noll and Vo).
pub(super) fn hash(text: &str) -> usize {
    let hash = text
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    usize::try_from(hash >> 20).unwrap_or(0)
}
