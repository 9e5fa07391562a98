//! The words of a text with their places, for putting others there. Cut by letters alone, and not as the checks cut them.

/// A run of letters and digits, with the apostrophes, full stops and commas inside.
#[derive(Clone, Debug)]
pub(crate) struct Word {
    /// As it is written.
    pub(crate) text: String,
    /// Where, in bytes.
    pub(crate) start: usize,
}

pub(crate) fn words(text: &str) -> Vec<Word> {
    let mut found: Vec<Word> = Vec::new();
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let at = |at: usize| chars.get(at).map_or(' ', |(_, c)| *c);
    let mut start = None;
    for place in 0..=chars.len() {
        let inside = matches!(at(place), '\'' | '’' | '.' | ',') && place > 0;
        let joins = inside && at(place - 1).is_alphanumeric() && at(place + 1).is_alphanumeric();
        let of_word = at(place).is_alphanumeric() || joins;
        match (start, of_word) {
            (None, true) => start = Some(place),
            (Some(from), false) => {
                let word = chars[from..place].iter().map(|(_, c)| *c).collect();
                found.push(Word { text: word, start: chars[from].0 });
                start = None;
            }
            _ => {}
        }
    }
    found
}

/// `text` with `other` for `word`.
pub(crate) fn replaced(text: &str, word: &Word, other: &str) -> String {
    format!("{}{other}{}", &text[..word.start], &text[word.start + word.text.len()..])
}

/// `text` without `word` and the space before it.
pub(crate) fn without(text: &str, word: &Word) -> String {
    let before = text[..word.start].trim_end_matches(' ');
    format!("{before}{}", &text[word.start + word.text.len()..])
}

pub(crate) fn joined(words: &[Word]) -> String {
    words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ")
}
