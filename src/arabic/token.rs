//! Where are the words? Cuts a text into words, numbers, numeric dates and times, URLs, e-mail addresses and punctuation.
//!
//! Every code point that is neither white space nor an invisible mark outside a word lies in exactly one token, and tokens
//! are in order. A word keeps its harakat, tatweel and the bidi marks inside it, so that its span is what a reader sees.
//! A change of script ends a word ("بـTwitter" is two), since what stands before a Latin name is a proclitic.

use super::chars::{
    digit_value, is_arabic_letter, is_blank, is_common_mark, is_dash, is_harakah, is_in_arabic_word, is_invisible,
};
use super::span::Span;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters of one script: المجلس, Reuters, G20.
    Word,
    /// Digits with their separators: ٢٥, 1,250.5.
    Number,
    /// A date in digits: 21/8/2020, 2020-08-21, ٢٠٢٠/٨/٢١.
    Date,
    /// A time of day in digits: 10:30, ٢٣:٠٥:١٠.
    Time,
    /// A web address: `https://…` or `www.…`.
    Url,
    /// An e-mail address.
    Email,
    /// One mark: a stop, comma, quote, bracket, sign or symbol.
    Punctuation,
}

/// A token and where it stands, in code points of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// Where it stands.
    pub span: Span,
}

/// Cuts `text` into tokens. Linear in its length.
#[must_use]
pub fn tokenise(text: &str) -> Vec<Token> {
    let chars: Vec<char> = text.chars().collect();
    tokenise_chars(&chars)
}

/// How many words a text has ([`TokenKind::Word`]). Linear in its length.
#[must_use]
pub fn word_count(text: &str) -> usize {
    let chars: Vec<char> = text.chars().collect();
    tokens(&chars).filter(|token| token.kind == TokenKind::Word).count()
}

/// Cuts a text that is already in code points.
#[must_use]
pub fn tokenise_chars(chars: &[char]) -> Vec<Token> {
    let mut all = Vec::with_capacity(chars.len() / 5);
    all.extend(tokens(chars));
    all
}

/// The tokens of a text in code points, one after the other.
///
/// White space ends every token, and none looks beyond it: what stands behind it changes nothing before it.
pub fn tokens(chars: &[char]) -> impl Iterator<Item = Token> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let mut c = *chars.get(at)?;
        while is_blank(c) {
            at += 1;
            c = *chars.get(at)?;
        }
        let (kind, end) = if is_in_arabic_word(c) {
            (TokenKind::Word, arabic_word(chars, at))
        } else if is_common_mark(c) {
            (TokenKind::Punctuation, at + 1)
        } else {
            address(chars, at)
                .or_else(|| number(chars, at))
                .or_else(|| foreign_word(chars, at))
                .unwrap_or((TokenKind::Punctuation, at + 1))
        };
        let span = Span::new(at, end);
        at = end;
        Some(Token { kind, span })
    })
}

/// Letters that an address is made of; an Arabic letter or a space ends it.
fn is_address_char(c: char) -> bool {
    c.is_ascii_graphic() && !matches!(c, '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}')
}

fn address(chars: &[char], at: usize) -> Option<(TokenKind, usize)> {
    if !chars.get(at)?.is_ascii_alphanumeric() {
        return None;
    }
    // An address begins a run: looking again from inside one would be quadratic.
    if at > 0 && chars.get(at - 1).is_some_and(|&c| c.is_ascii_alphanumeric()) {
        return None;
    }
    let starts = |prefix: &str| {
        prefix.chars().enumerate().all(|(i, p)| chars.get(at + i).is_some_and(|c| c.eq_ignore_ascii_case(&p)))
    };
    let is_url = starts("http://") || starts("https://") || starts("www.");
    // RFC 5321 caps a local part at 64 octets, which keeps the look-ahead bounded.
    let local = chars[at..]
        .iter()
        .take(65)
        .take_while(|&&c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '%' | '+' | '-'))
        .count();
    let is_email =
        chars.get(at + local) == Some(&'@') && chars.get(at + local + 1).is_some_and(char::is_ascii_alphanumeric);
    if !is_url && !is_email {
        return None;
    }
    let mut end = at + chars[at..].iter().take_while(|&&c| is_address_char(c)).count();
    // What closes the sentence is not part of the address.
    while end > at && matches!(chars[end - 1], '.' | ',' | ';' | ':' | '!' | '?' | '\'' | ')' | ']') {
        end -= 1;
    }
    let kind = if is_url { TokenKind::Url } else { TokenKind::Email };
    (end > at).then_some((kind, end))
}

/// 999,999,999,999,999.99 has five; a date or time has two.
const MAX_SEPARATORS: usize = 6;

fn number(chars: &[char], at: usize) -> Option<(TokenKind, usize)> {
    digit_value(*chars.get(at)?)?;
    let mut end = at;
    let mut separators = Vec::new();
    loop {
        end += chars[end..].iter().take_while(|&&c| digit_value(c).is_some()).count();
        let Some(&c) = chars.get(end) else { break };
        let joins = matches!(c, '.' | ',' | '٫' | '٬' | '/' | ':' | '،') || is_dash(c);
        // More separators than any number has: without the cap, `1-1-1-…` would be read again from each digit.
        if separators.len() == MAX_SEPARATORS
            || !joins
            || chars.get(end + 1).is_none_or(|&next| digit_value(next).is_none())
        {
            break;
        }
        separators.push((end, c));
        end += 1;
    }
    Some(classify_number(chars, at, end, &separators))
}

/// Decides what a run of digits and separators is; one that makes no sense as a whole is cut at its first separator.
fn classify_number(chars: &[char], at: usize, end: usize, separators: &[(usize, char)]) -> (TokenKind, usize) {
    let Some(&(first_at, first)) = separators.first() else { return (TokenKind::Number, end) };
    let same = separators.iter().all(|&(_, c)| c == first);
    let mut groups = Vec::with_capacity(separators.len() + 1);
    let mut from = at;
    for stop in separators.iter().map(|&(stop, _)| stop).chain([end]) {
        groups.push(&chars[from..stop]);
        from = stop + 1;
    }
    let value =
        |group: &[char]| group.iter().take(9).fold(0u32, |sum, &c| sum * 10 + u32::from(digit_value(c).unwrap_or(0)));
    if same && groups.len() == 3 && (first == '/' || first == '.' || is_dash(first)) {
        let (a, b, c) = (value(groups[0]), value(groups[1]), value(groups[2]));
        let year_last = (1..=31).contains(&a) && (1..=31).contains(&b) && matches!(groups[2].len(), 2 | 4);
        let year_first = groups[0].len() == 4 && (1..=12).contains(&b) && (1..=31).contains(&c);
        if year_last || year_first {
            return (TokenKind::Date, end);
        }
    }
    // A time, perhaps the first of two: "14:00-16:00", "14:00/16:00".
    let colons = separators.iter().take_while(|&&(_, c)| c == ':').count();
    let parted = separators.get(colons).is_none_or(|&(_, c)| c == '/' || is_dash(c));
    if (1..=2).contains(&colons)
        && parted
        && groups[..=colons].iter().all(|group| group.len() <= 2)
        && value(groups[0]) < 25
        && groups[1..=colons].iter().all(|group| value(group) < 60)
    {
        return (TokenKind::Time, separators.get(colons).map_or(end, |&(stop, _)| stop));
    }
    // Thousands in threes, then perhaps a decimal part: 1,250,000.75 and ١٬٢٥٠٫٥; or one decimal separator: 3.5, ٣،٥.
    let decimal = |c: char| matches!(c, '.' | ',' | '٫' | '،');
    let thousands = |c: char| matches!(c, ',' | '.' | '٬' | '،');
    let last = separators[separators.len() - 1].1;
    let grouped = groups[1..groups.len() - 1].iter().all(|group| group.len() == 3);
    let whole = match separators.len() {
        1 => decimal(first) || first == '٬',
        _ => {
            thousands(first)
                && grouped
                && groups[0].len() <= 3
                && separators[..separators.len() - 1].iter().all(|&(_, c)| c == first)
                && if last == first { groups[groups.len() - 1].len() == 3 } else { decimal(last) }
        }
    };
    if whole {
        return (TokenKind::Number, end);
    }
    // "97,039/1,617,204": what stands before a stroke or dash may be a whole number.
    match separators.iter().position(|&(_, c)| c == '/' || is_dash(c)) {
        Some(stop @ 1..) => classify_number(chars, at, separators[stop].0, &separators[..stop]),
        _ => (TokenKind::Number, first_at),
    }
}

#[inline]
fn arabic_word(chars: &[char], at: usize) -> usize {
    trim_word(chars, at, at + chars[at..].iter().take_while(|&&c| is_in_arabic_word(c)).count())
}

/// A word of another script; Arabic letters and digits end it.
fn foreign_word(chars: &[char], at: usize) -> Option<(TokenKind, usize)> {
    if !chars.get(at)?.is_alphabetic() {
        return None;
    }
    let belongs = |c: char| {
        (c.is_alphanumeric() && !is_arabic_letter(c) && !is_arabic_digit(c)) || is_combining(c) || is_invisible(c)
    };
    let end = at + chars[at..].iter().take_while(|&&c| belongs(c)).count();
    Some((TokenKind::Word, trim_word(chars, at, end)))
}

/// An invisible mark at the end lies between words, not in one.
#[inline]
fn trim_word(chars: &[char], at: usize, mut end: usize) -> usize {
    while end > at + 1 && is_invisible(chars[end - 1]) {
        end -= 1;
    }
    end
}

fn is_arabic_digit(c: char) -> bool {
    !c.is_ascii() && digit_value(c).is_some()
}

fn is_combining(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c) && !is_harakah(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arabic::span::Offsets;
    use TokenKind::{Date, Email, Number, Punctuation, Time, Url, Word};
    use proptest::prelude::*;

    fn cut(text: &str) -> Vec<(&str, TokenKind)> {
        let offsets = Offsets::new(text);
        tokenise(text).iter().map(|token| (offsets.slice(token.span), token.kind)).collect()
    }

    #[test]
    fn tokens_have_the_kind_that_a_reader_sees() {
        for (text, expected) in [
            ("وقال: نعم.", vec![("وقال", Word), (":", Punctuation), ("نعم", Word), (".", Punctuation)]),
            ("(5+5)", vec![("(", Punctuation), ("5", Number), ("+", Punctuation), ("5", Number), (")", Punctuation)]),
            ("٢٥٪ و1,250.5", vec![("٢٥", Number), ("٪", Punctuation), ("و", Word), ("1,250.5", Number)]),
            ("١٬٢٥٠٬٠٠٠", vec![("١٬٢٥٠٬٠٠٠", Number)]),
            ("في 21/8/2020، 10:30", vec![("في", Word), ("21/8/2020", Date), ("،", Punctuation), ("10:30", Time)]),
            ("2020-08-21", vec![("2020-08-21", Date)]),
            ("14:00-16:00", vec![("14:00", Time), ("-", Punctuation), ("16:00", Time)]),
            ("1,039/2,204", vec![("1,039", Number), ("/", Punctuation), ("2,204", Number)]),
            ("2:3:4:5", vec![("2", Number), (":", Punctuation), ("3:4:5", Time)]),
            ("فاز 3-1", vec![("فاز", Word), ("3", Number), ("-", Punctuation), ("1", Number)]),
            ("آب/ أغسطس", vec![("آب", Word), ("/", Punctuation), ("أغسطس", Word)]),
            ("بـTwitter", vec![("بـ", Word), ("Twitter", Word)]),
            ("G20 وقمة", vec![("G20", Word), ("وقمة", Word)]),
            ("https://example.org/a?b=1.", vec![("https://example.org/a?b=1", Url), (".", Punctuation)]),
            ("desk@example.org،", vec![("desk@example.org", Email), ("،", Punctuation)]),
            ("مُحَمَّد\u{200F} قال", vec![("مُحَمَّد", Word), ("قال", Word)]),
            ("عام 2019.", vec![("عام", Word), ("2019", Number), (".", Punctuation)]),
        ] {
            assert_eq!(cut(text), expected, "{text}");
        }
    }

    proptest! {
        /// Any input: tokens are in order, disjoint, not empty, and nothing visible is left out.
        #[test]
        fn nothing_is_lost(text in "\\PC*|[ا-ي0-9٠-٩ .,:/@a-z\u{200F}\u{064E}-]{0,80}") {
            let chars: Vec<char> = text.chars().collect();
            let mut covered = vec![false; chars.len()];
            let mut last = 0;
            for token in tokenise(&text) {
                prop_assert!(token.span.start >= last && !token.span.is_empty() && token.span.end <= chars.len());
                covered[token.span.start..token.span.end].fill(true);
                last = token.span.end;
            }
            for (at, &c) in chars.iter().enumerate() {
                prop_assert!(covered[at] || c.is_whitespace() || is_invisible(c), "{:?} at {}", c, at);
            }
        }
    }
}
