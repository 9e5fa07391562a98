//! What kind of character is this? The classes that every Arabic rule rests on.
//!
//! Code points and names are those of the Unicode Standard, blocks Arabic (U+0600), Arabic Supplement, Arabic
//! Presentation Forms A and B, and General Punctuation.
//!
//! Every character of a text is asked these questions several times. So the classes of those that nearly all of it is
//! written with stand in a table, which the compiler fills from the definitions here.

/// The classes of a character, a bit each.
type Classes = u16;

/// Defines classes by the characters in them: a bit and a question each, and the bits of any character.
macro_rules! classes {
    ($($(#[$doc:meta])* $question:ident $class:ident = $number:literal: $characters:pat,)*) => {
        $(
            const $class: Classes = 1 << $number;

            $(#[$doc])*
            #[must_use]
            #[inline]
            pub fn $question(c: char) -> bool {
                classes(c) & $class != 0
            }
        )*

        const fn by_definition(c: char) -> Classes {
            let mut classes = 0;
            $(if matches!(c, $characters) {
                classes |= $class;
            })*
            if c.is_whitespace() { classes | WHITE_SPACE } else { classes }
        }
    };
}

classes! {
    /// Whether `c` is drawn as nothing at all: bidi controls, joiners, the byte order mark, soft hyphen, variation selectors.
    ///
    /// Pages carry them between any two letters: "د\u{200F}." is "د.".
    is_invisible INVISIBLE = 0:
        '\u{00AD}' | '\u{061C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}',

    /// Whether `c` is a harakah or another mark written above or below a letter: كَتَبَ is كتب.
    is_harakah HARAKAH = 1:
        '\u{0610}'..='\u{061A}' | '\u{064B}'..='\u{065F}' | '\u{0670}'
        | '\u{06D6}'..='\u{06DC}' | '\u{06DF}'..='\u{06E4}' | '\u{06E7}' | '\u{06E8}' | '\u{06EA}'..='\u{06ED}',

    /// Whether `c` is a letter of the Arabic script, in its plain or a presentation form (tatweel is none).
    is_arabic_letter ARABIC_LETTER = 2:
        '\u{0620}'..='\u{063F}' | '\u{0641}'..='\u{064A}' | '\u{066E}'..='\u{066F}' | '\u{0671}'..='\u{06D3}'
        | '\u{06D5}' | '\u{06EE}'..='\u{06EF}' | '\u{06FA}'..='\u{06FC}' | '\u{06FF}' | '\u{0750}'..='\u{077F}'
        | '\u{08A0}'..='\u{08C9}' | '\u{FB50}'..='\u{FBB1}' | '\u{FBD3}'..='\u{FD3D}' | '\u{FD50}'..='\u{FDC7}'
        | '\u{FDF0}'..='\u{FDFB}' | '\u{FE70}'..='\u{FEFC}',

    /// Whether `c` is a quotation mark of any style or direction: pages open and close them the wrong way round.
    is_quote QUOTE = 3:
        '"' | '«' | '»' | '“' | '”' | '„' | '‟' | '‹' | '›' | '‘' | '’' | '‚' | '\'' | '＂' | '\u{2033}',

    /// Whether `c` opens a bracket. The ornate one that opens in Arabic is U+FD3F (general category Ps): ﴿…﴾.
    is_open_bracket OPEN_BRACKET = 4: '(' | '[' | '{' | '\u{FD3F}' | '（',

    /// Whether `c` closes a bracket.
    is_close_bracket CLOSE_BRACKET = 5: ')' | ']' | '}' | '\u{FD3E}' | '）',

    /// Whether `c` can end a sentence: full stop, question and exclamation marks of both scripts, the ellipsis, the Urdu
    /// stop.
    is_terminator TERMINATOR = 6: '.' | '!' | '?' | '؟' | '…' | '۔' | '‼' | '⁇' | '⁈' | '⁉',

    /// Whether `c` is a dash or hyphen of any length.
    is_dash DASH = 7: '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FF0D}',

    /// Whether `c` is a comma, semicolon or colon of either script.
    is_comma COMMA = 10: ',' | ';' | ':' | '،' | '؛',

    /// Whether `c` ends a line: the mandatory breaks of Unicode Standard Annex #14.
    is_line_break LINE_BREAK = 8: '\n' | '\r' | '\u{000B}' | '\u{000C}' | '\u{0085}' | '\u{2028}' | '\u{2029}',

    /// Whether `c` is the stretching stroke, [`TATWEEL`].
    is_tatweel STROKE = 9: TATWEEL,
}

/// White space is what Unicode says it is.
const WHITE_SPACE: Classes = 1 << 11;

/// The classes of all that takes one or two bytes: Latin, Cyrillic, Arabic.
static TABLE: [Classes; 0x800] = {
    let mut table = [0; 0x800];
    let mut code = 0;
    while code < 0x800 {
        if let Some(c) = char::from_u32(code) {
            table[code as usize] = by_definition(c);
        }
        code += 1;
    }
    table
};

#[inline]
fn classes(c: char) -> Classes {
    match TABLE.get(u32::from(c) as usize) {
        Some(&classes) => classes,
        None => of_rare(c),
    }
}

#[cold]
#[inline(never)]
fn of_rare(c: char) -> Classes {
    by_definition(c)
}

/// The stretching stroke: الـمـجـلـس is المجلس.
pub const TATWEEL: char = '\u{0640}';

/// Whether `c` adds nothing to the word that it stands in: marks, tatweel and invisible characters.
#[must_use]
#[inline]
pub fn is_ignorable(c: char) -> bool {
    classes(c) & (STROKE | HARAKAH | INVISIBLE) != 0
}

/// Whether `c` may stand in an Arabic word: its letters, and what is ignored in it.
#[must_use]
#[inline]
pub fn is_in_arabic_word(c: char) -> bool {
    classes(c) & (ARABIC_LETTER | STROKE | HARAKAH | INVISIBLE) != 0
}

/// Whether `c` is one of the marks that are in every text: what ends, joins, quotes or encloses.
#[must_use]
#[inline]
pub fn is_common_mark(c: char) -> bool {
    classes(c) & (TERMINATOR | COMMA | QUOTE | OPEN_BRACKET | CLOSE_BRACKET | DASH) != 0
}

/// Whether `c` is white space; [`char::is_whitespace`] from the table.
#[must_use]
#[inline]
pub fn is_space(c: char) -> bool {
    classes(c) & WHITE_SPACE != 0
}

/// Whether a reader sees nothing at `c`: white space and invisible characters.
#[must_use]
#[inline]
pub fn is_blank(c: char) -> bool {
    classes(c) & (WHITE_SPACE | INVISIBLE) != 0
}

/// The value of a decimal digit of the three sets that Arabic text uses: 0-9, ٠-٩ and ۰-۹.
#[must_use]
#[inline]
pub fn digit_value(c: char) -> Option<u8> {
    let value = match c {
        '0'..='9' => u32::from(c) - u32::from('0'),
        '\u{0660}'..='\u{0669}' => u32::from(c) - 0x0660,
        '\u{06F0}'..='\u{06F9}' => u32::from(c) - 0x06F0,
        _ => return None,
    };
    u8::try_from(value).ok()
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

    #[test]
    fn the_table_says_what_the_definitions_say() {
        for c in '\0'..=char::MAX {
            assert_eq!(classes(c), by_definition(c), "{c:?}");
            assert_eq!(is_space(c), c.is_whitespace(), "{c:?}");
        }
    }
}
