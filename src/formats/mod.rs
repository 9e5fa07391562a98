//! HOW DO OTHERS WRITE IT? Bytes to text, and the exchange formats of other tools, in and out.
//!
//! Structs here are plain and know nothing of the rest of the crate; whoever calls converts them. Readers of strangers' files
//! stream, have limits, and tell with line and column what they do not take.
//!
//! Useful for reading uploads and writing downloads. Not useful for deciding what any of it means.

pub mod archive;
mod cells;
pub mod decode;
pub mod document;
pub mod html;
mod package;
pub mod stream;
pub mod tabular;
pub mod tbx;
pub mod tmx;
pub mod xliff;
pub mod xlsx;
pub mod xml;

/// A text as one line, as a term or note is: white space in which a line break or tab stands, as pretty-printing and spreadsheets put
/// it there, is one space, and none stands at the ends.
pub(in crate::formats) fn one_line(text: &str) -> String {
    let lines = text.split(|c: char| c.is_whitespace() && c.is_control()).map(str::trim);
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_text_of_several_lines_is_one_line() {
        for (text, expected) in [
            ("public\r\n     authority", "public authority"),
            ("  first\n\n\tsecond\n", "first second"),
            ("two  spaces stay", "two  spaces stay"),
            ("10\u{a0}km\u{85}", "10\u{a0}km"),
            ("\n", ""),
        ] {
            assert_eq!(super::one_line(text), expected, "{text:?}");
        }
    }
}
