//! What does a page say? The words of a language (`static/strings/`) put into a page before it goes out, so that nobody sees it in
//! another language first. The scripts read the same words from a block at its end.

use serde_json::{Map, Value};

/// The words of one language: a text by its name; or, where it counts something, a text for each plural form.
pub(super) struct Strings {
    texts: Map<String, Value>,
    block: String,
}

impl Strings {
    /// Of a file of `static/strings/`. One that cannot be read has no words: its names then stand on the page.
    pub(super) fn read(file: &[u8]) -> Self {
        let texts: Map<String, Value> = serde_json::from_slice(file).unwrap_or_default();
        // Within a script element only this could end it, or begin a comment.
        let block = serde_json::to_string(&texts).unwrap_or_default().replace('<', "\\u003c");
        Self { texts, block }
    }

    /// The page with a text in the place of each `{{name}}`; `{{strings}}` is all of them, as JSON. Linear.
    pub(super) fn fill(&self, page: &str) -> String {
        let mut filled = String::with_capacity(page.len() + self.block.len());
        let mut rest = page;
        while let Some((before, name, after)) = next(rest) {
            filled.push_str(before);
            match self.texts.get(name).and_then(Value::as_str) {
                _ if name == "strings" => filled.push_str(&self.block),
                Some(text) => filled.push_str(&escaped(text)),
                None => filled.push_str(name),
            }
            rest = after;
        }
        filled.push_str(rest);
        filled
    }
}

/// What stands before the next `{{name}}`, the name, and what stands behind it.
fn next(page: &str) -> Option<(&str, &str, &str)> {
    let (before, from) = page.split_once("{{")?;
    let (name, after) = from.split_once("}}")?;
    Some((before, name, after))
}

/// As text of an element or an attribute.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_words_and_no_word_becomes_markup() {
        let words = br#"{ "a": "one & <two> \"three\"", "n": { "one": "</script>" } }"#;
        let strings = Strings::read(words);
        let cases = [
            ("<p>{{a}}</p>", "<p>one &amp; &lt;two> &quot;three&quot;</p>"),
            ("{{a}}{{a", "one &amp; &lt;two> &quot;three&quot;{{a"),
            ("{{gone}}, {{n}}", "gone, n"),
            ("no names", "no names"),
        ];
        for (page, filled) in cases {
            assert_eq!(strings.fill(page), filled);
        }
        let block = strings.fill("{{strings}}");
        assert!(!block.contains('<'));
        assert_eq!(serde_json::from_str::<Value>(&block).unwrap(), serde_json::from_slice::<Value>(words).unwrap());
    }

    #[test]
    fn a_file_that_cannot_be_read_leaves_the_names() {
        assert_eq!(Strings::read(b"{").fill("{{a}} {{strings}}"), "a {}");
    }
}
