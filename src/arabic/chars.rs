//! What kind of character is this? The classes that every Arabic rule rests on.
//!
//! Code points and names are those of the Unicode Standard, blocks Arabic (U+0600), Arabic Supplement, Arabic
//! Presentation Forms A and B, and General Punctuation.

/// Whether `c` is drawn as nothing at all: bidi controls, joiners, the byte order mark, soft hyphen, variation selectors.
///
/// Pages carry them between any two letters: "د\u{200F}." is "د.".
#[must_use]
pub fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{00AD}' | '\u{061C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
}

/// Whether `c` is a harakah or another mark written above or below a letter: كَتَبَ is كتب.
#[must_use]
pub fn is_harakah(c: char) -> bool {
    matches!(c,
        '\u{0610}'..='\u{061A}' | '\u{064B}'..='\u{065F}' | '\u{0670}'
        | '\u{06D6}'..='\u{06DC}' | '\u{06DF}'..='\u{06E4}' | '\u{06E7}' | '\u{06E8}' | '\u{06EA}'..='\u{06ED}')
}

/// The stretching stroke: الـمـجـلـس is المجلس.
pub const TATWEEL: char = '\u{0640}';

/// Whether `c` adds nothing to the word that it stands in: marks, tatweel and invisible characters.
#[must_use]
pub fn is_ignorable(c: char) -> bool {
    c == TATWEEL || is_harakah(c) || is_invisible(c)
}

/// Whether `c` is a letter of the Arabic script, in its plain or a presentation form (tatweel is none).
#[must_use]
pub fn is_arabic_letter(c: char) -> bool {
    matches!(c,
        '\u{0620}'..='\u{063F}' | '\u{0641}'..='\u{064A}' | '\u{066E}'..='\u{066F}' | '\u{0671}'..='\u{06D3}'
        | '\u{06D5}' | '\u{06EE}'..='\u{06EF}' | '\u{06FA}'..='\u{06FC}' | '\u{06FF}' | '\u{0750}'..='\u{077F}'
        | '\u{08A0}'..='\u{08C9}' | '\u{FB50}'..='\u{FBB1}' | '\u{FBD3}'..='\u{FD3D}' | '\u{FD50}'..='\u{FDC7}'
        | '\u{FDF0}'..='\u{FDFB}' | '\u{FE70}'..='\u{FEFC}')
}

/// The value of a decimal digit of the three sets that Arabic text uses: 0-9, ٠-٩ and ۰-۹.
#[must_use]
pub fn digit_value(c: char) -> Option<u8> {
    let value = match c {
        '0'..='9' => u32::from(c) - u32::from('0'),
        '\u{0660}'..='\u{0669}' => u32::from(c) - 0x0660,
        '\u{06F0}'..='\u{06F9}' => u32::from(c) - 0x06F0,
        _ => return None,
    };
    u8::try_from(value).ok()
}

/// Whether `c` is a quotation mark of any style or direction: pages open and close them the wrong way round.
#[must_use]
pub fn is_quote(c: char) -> bool {
    matches!(c, '"' | '«' | '»' | '“' | '”' | '„' | '‟' | '‹' | '›' | '‘' | '’' | '‚' | '\'' | '＂' | '\u{2033}')
}

/// Whether `c` opens a bracket.
#[must_use]
pub fn is_open_bracket(c: char) -> bool {
    matches!(c, '(' | '[' | '{' | '﴾' | '（')
}

/// Whether `c` closes a bracket.
#[must_use]
pub fn is_close_bracket(c: char) -> bool {
    matches!(c, ')' | ']' | '}' | '﴿' | '）')
}

/// Whether `c` can end a sentence: full stop, question and exclamation marks of both scripts, the ellipsis, the Urdu stop.
#[must_use]
pub fn is_terminator(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '؟' | '…' | '۔' | '‼' | '⁇' | '⁈' | '⁉')
}

/// Whether `c` is a dash or hyphen of any length.
#[must_use]
pub fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FF0D}')
}

/// Whether `c` ends a line: the mandatory breaks of Unicode Standard Annex #14.
#[must_use]
pub fn is_line_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{000B}' | '\u{000C}' | '\u{0085}' | '\u{2028}' | '\u{2029}')
}

/// Whether a reader sees nothing at `c`: white space and invisible characters.
#[must_use]
pub fn is_blank(c: char) -> bool {
    c.is_whitespace() || is_invisible(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_of_three_sets_have_a_value() {
        for (text, value) in [("7", 7), ("٧", 7), ("۷", 7), ("٠", 0), ("۹", 9)] {
            assert_eq!(text.chars().next().and_then(digit_value), Some(value), "{text}");
        }
        assert_eq!(digit_value('ا'), None);
    }

    #[test]
    fn marks_are_not_letters() {
        for c in "ًٌٍَُِّْٰـ\u{200F}\u{202B}\u{FEFF}".chars() {
            assert!(is_ignorable(c) && !is_arabic_letter(c), "{c:?}");
        }
        for c in "ابتثجءآأؤإئىةيکیپچگﻻﺍﷲ".chars() {
            assert!(is_arabic_letter(c) && !is_ignorable(c), "{c:?}");
        }
    }
}
