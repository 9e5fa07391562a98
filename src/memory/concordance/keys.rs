//! What must an index of words keep? For each text its keys, and for each question what a text must have among them.
//!
//! A text in which the words are found has all [`pieces`](Search::pieces); where [`Search::is_told_by_pieces`], the
//! opposite holds as well, and no text need be read to know. The keys of a text are its words in their order, and behind
//! them what makes frequent words cheap:
//!
//! * for each pair of neighbours of which one is very frequent, a key of both ("common grams", as in Apache Nutch), since
//!   going through all places of "in" and "the" is what takes time in a phrase;
//! * for each longer English word its first [`UNFINISHED`] letters, alone and with a very frequent word before it.
//!
//! Keys hold letters, digits and private-use characters alone, so that any splitter at spaces keeps them whole.

use super::{Mode, Search, Side, Sought, UNFINISHED, content, key};
use std::collections::{BTreeSet, HashSet};
use std::sync::LazyLock;

/// The number of this way of making keys, and of all that it rests on. An index that was made in another way is useless:
/// raise it with every change to keys, folding, tokens or stems.
pub const VERSION: i64 = 3;

/// The longest key, in code points. What is longer is cut, in text and question alike, and found by looking.
const LONGEST: usize = 60;

const PAIR: char = '\u{E100}';
const BEGINNING: char = '\u{E101}';

/// Something that a text must have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// These keys, one behind the other.
    Row(Vec<String>),
    /// These keys, in any order, in a stretch of at most so many words.
    Near(Vec<String>, usize),
}

/// The keys of a text, separated by spaces. Linear in the text, but for a sort.
#[must_use]
pub fn keys(text: &str, side: Side) -> String {
    let words: Vec<String> = content(text).iter().map(|word| plain(key(word, side))).collect();
    let mut all = words.join(" ");
    let mut more: BTreeSet<String> = words.windows(2).filter_map(|two| pair(&two[0], &two[1])).collect();
    if side == Side::Target {
        more.extend(words.windows(2).filter_map(|two| pair(&two[0], &beginning(&two[1])?)));
        more.extend(words.iter().filter_map(|word| beginning(word)));
    }
    for more in more {
        all.push(' ');
        all.push_str(&more);
    }
    all
}

impl Search {
    /// What the keys of a text must have, if the words are to be found in it. Never empty.
    #[must_use]
    pub fn pieces(&self) -> Vec<Piece> {
        let words: Vec<String> = self.words.iter().map(|word| plain(&word.key)).collect();
        let unfinished = |at: usize| self.words.get(at).is_some_and(|word: &Sought| word.unfinished);
        let row = |key: String| Piece::Row(vec![key]);
        match self.mode {
            Mode::Words => (0..words.len()).map(|at| row(self.one(&words, at))).collect(),
            Mode::Near(between) => {
                let mut whole: Vec<String> =
                    (0..words.len()).filter(|&at| !unfinished(at)).map(|at| words[at].clone()).collect();
                // Two ways to write a word have one key.
                whole.dedup();
                let rest = (0..words.len()).filter(|&at| unfinished(at)).map(|at| row(self.one(&words, at)));
                let near = match whole.len() {
                    0 => None,
                    1 => whole.into_iter().next().map(row),
                    _ => Some(Piece::Near(whole, self.window(between))),
                };
                near.into_iter().chain(rest).collect()
            }
            Mode::Phrase => {
                let mut pieces = Vec::new();
                let mut start = 0;
                for at in 0..words.len() {
                    let pair = self.pair(&words, at);
                    let ends = pair.is_some() || at + 1 == words.len() || unfinished(at + 1);
                    if ends {
                        // A word alone says nothing that a pair with it does not say.
                        let said = pair.is_some() || (at > 0 && self.pair(&words, at - 1).is_some());
                        if start < at {
                            pieces.push(Piece::Row(words[start..=at].to_vec()));
                        } else if !said {
                            pieces.push(row(self.one(&words, at)));
                        }
                        start = at + 1;
                    }
                    pieces.extend(pair.map(row));
                }
                pieces
            }
        }
    }

    /// The key of the word there with the one behind it, or with its beginning.
    fn pair(&self, words: &[String], at: usize) -> Option<String> {
        self.words.get(at + 1)?;
        pair(words.get(at)?, &self.one(words, at + 1))
    }

    /// The key of one word alone.
    fn one(&self, words: &[String], at: usize) -> String {
        let unfinished = self.words.get(at).is_some_and(|word| word.unfinished);
        unfinished.then(|| beginning(&words[at])).flatten().unwrap_or_else(|| words[at].clone())
    }

    /// Whether every text with all pieces holds what is asked for.
    #[must_use]
    pub fn is_told_by_pieces(&self) -> bool {
        let is_told = |word: &Sought| {
            let letters = word.key.chars().count();
            if word.unfinished { letters == UNFINISHED } else { letters < LONGEST }
        };
        !self.exact
            && self.words.iter().all(is_told)
            && match self.mode {
                Mode::Words => true,
                Mode::Near(_) => !self.words.iter().any(|word| word.unfinished),
                Mode::Phrase => match &self.pieces()[..] {
                    // A row of words, or the one pair that a question of two words is.
                    [Piece::Row(row)] => row.len() == self.words.len() || self.words.len() == 2,
                    _ => false,
                },
            }
    }
}

/// The key of two neighbours, if one of them is very frequent.
fn pair(one: &str, other: &str) -> Option<String> {
    let is_frequent = FREQUENT.contains(one) || FREQUENT.contains(other);
    is_frequent.then(|| format!("{one}{PAIR}{other}"))
}

/// The key of the first letters of a word, if it has so many.
fn beginning(word: &str) -> Option<String> {
    let letters: String = word.chars().take(UNFINISHED).collect();
    (letters.chars().count() == UNFINISHED).then(|| format!("{BEGINNING}{letters}"))
}

/// A key without what a splitter could split at: ASCII marks become private-use characters.
fn plain(key: &str) -> String {
    key.chars()
        .take(LONGEST)
        .map(|c| match c {
            c if c.is_ascii() && !c.is_ascii_alphanumeric() => char::from_u32(0xE000 + u32::from(c)).unwrap_or(c),
            c => c.to_ascii_lowercase(),
        })
        .collect()
}

/// The key of something that is no word of a text, such as a name to filter by: `kind` keeps kinds apart.
#[must_use]
pub fn tag(kind: char, name: &str) -> String {
    let name: String = name.chars().filter(|c| !c.is_control()).collect();
    format!("\u{E102}{kind}{}", plain(&name.split_whitespace().collect::<Vec<_>>().join(" ")))
}

/// Words of which one in twenty-five sentences of news has one, or a desk's own: its country, its councils and ministers. They
/// change the speed, not what is found: a phrase of two words that are not among them takes 75 ns for each text that has one.
static FREQUENT: LazyLock<HashSet<String>> = LazyLock::new(|| {
    const ARABIC: &str = "في من على إلى عن أن إن ما لا مع هذا هذه ذلك تلك التي الذي الذين هو هي كان كانت قد لم لن بعد قبل \
        بين كما حيث عام خلال كل أو ثم أي غير حتى يوم قال قالت أكد وهو وقال به له فيه عليه منه إنه أنه و لكن عند \
        أضاف أمس أول آخر أحد جديد أكثر عدد دولة رئيس حكومة وزير مجلس شركة عمل منطقة عربي عالم وطني ليبيا طرابلس";
    const ENGLISH: &str = "the of to a an and in that is for on with as by was it at from his be has have he are not will \
        its which said this were had or their they but been who we you i she her would there all after no one more also \
        can if shall my do what so up out about than when other any into our me him your them did first new last two \
        year people state president government minister council national country libya libyan tripoli";
    let keys = |text, side| content(text).iter().map(|word| plain(key(word, side))).collect::<Vec<_>>();
    keys(ARABIC, Side::Source).into_iter().chain(keys(ENGLISH, Side::Target)).collect()
});
