//! Is this English word that Arabic name? By the consonants: Namroush has those of النمروش, whoever spelled it how.
//!
//! Translators spell vowels in many ways and consonants in few: ق is q, k or g, ج is j, g or dj. Each Arabic letter has the
//! spellings that are in use for it, and an English word corresponds when its consonants can be read off in order.

use crate::arabic::fold::fold;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The longest English word that is compared, in letters: a bit of a word for each place in it.
const MAX_LETTERS: usize = 60;

/// A name in Arabic, one word, as far as its English shows it.
#[derive(Clone, Debug)]
pub struct Skeleton {
    /// Its letters without the article.
    letters: Vec<char>,
    /// The letters that English may write it with.
    written: Letters,
}

/// An English spelling of a name, one word.
#[derive(Clone, Debug)]
pub struct Spelling {
    /// Its letters in small ASCII without the article.
    letters: Box<[u8]>,
    /// Which they are.
    all: Letters,
}

/// A set of letters of ASCII: bit n for the n-th behind a.
#[derive(Clone, Copy, Debug)]
struct Letters(u32);

impl Letters {
    fn of(letters: impl IntoIterator<Item = u8>) -> Self {
        Self(letters.into_iter().filter(u8::is_ascii_lowercase).fold(0, |all, letter| all | 1 << (letter - b'a')))
    }

    fn are_among(self, others: Self) -> bool {
        self.0 & !others.0 == 0
    }
}

impl Skeleton {
    /// That of a word.
    #[must_use]
    pub fn of(arabic: &str) -> Self {
        let letters = stem(arabic);
        let consonants = letters.iter().flat_map(|&letter| spellings(letter)).flat_map(|spelling| spelling.bytes());
        // Ch is how English reads تش; the rest may be vowels.
        let written = Letters::of(consonants.chain(*b"chaeiouyw"));
        Self { letters, written }
    }

    /// How many consonants an English spelling must show. Fewer than two prove nothing.
    #[must_use]
    pub fn consonants(&self) -> usize {
        self.letters.iter().filter(|&&c| !spellings(c).contains(&"")).count()
    }

    /// Whether that spelling has its consonants. Linear in the product of two short words, where it has no letter that
    /// English never writes this name with.
    #[must_use]
    pub fn is(&self, english: &Spelling) -> bool {
        if !english.all.are_among(self.written) {
            return false;
        }
        let (arabic, english) = (&self.letters, &english.letters);
        if arabic.is_empty() || english.is_empty() || english.len() > MAX_LETTERS {
            return false;
        }
        // Bit n: the letters so far can be read off the first n of the English.
        let (mut before, mut reached) = (0, skip(1, english));
        let mut last = None;
        for &letter in arabic {
            let mut next = read(spellings(letter), reached, english);
            // تش is how Arabic writes ch, where it is not t and sh.
            if (last, letter) == (Some('ت'), 'ش') {
                next |= read(spellings('چ'), before, english);
            }
            (before, reached, last) = (reached, skip(next, english), Some(letter));
            if (reached | before) == 0 {
                return false;
            }
        }
        reached & (1 << english.len()) != 0
    }
}

impl Spelling {
    /// That of a word.
    #[must_use]
    pub fn of(english: &str) -> Self {
        let letters: Box<[u8]> = plain(english).into();
        Self { all: Letters::of(letters.iter().copied()), letters }
    }
}

/// How many consonants of `arabic`, one word, an English spelling must show.
#[must_use]
pub fn consonants(arabic: &str) -> usize {
    Skeleton::of(arabic).consonants()
}

/// Whether `english` has the consonants of `arabic`, one word each; the articles count for nothing.
///
/// النمروش: Namroush, al-Namrush. Not حفتر: Haftarov has one consonant more. Linear in the product of two short words.
#[must_use]
pub fn corresponds(arabic: &str, english: &str) -> bool {
    Skeleton::of(arabic).is(&Spelling::of(english))
}

/// The places that one of `spellings` leads to from those reached.
fn read(spellings: &[&str], reached: u64, english: &[u8]) -> u64 {
    let mut next = 0;
    for from in (0..=english.len()).filter(|&from| reached & (1 << from) != 0) {
        for spelling in spellings.iter().filter(|spelling| english[from..].starts_with(spelling.as_bytes())) {
            let to = from + spelling.len();
            next |= 1 << to;
            // Mohammed doubles its m.
            if spelling.len() == 1 && english[to..].starts_with(spelling.as_bytes()) {
                next |= 1 << (to + 1);
            }
        }
    }
    next
}

/// The same places, and those that vowels lead to. An h behind a vowel is one (Dbeibah), and so is y or w beside one.
fn skip(mut reached: u64, english: &[u8]) -> u64 {
    let vowel = |at: Option<usize>| at.and_then(|at| english.get(at)).is_some_and(|c| b"aeiou".contains(c));
    for (at, &c) in english.iter().enumerate() {
        let skipped = match c {
            b'a' | b'e' | b'i' | b'o' | b'u' | b'\'' => true,
            b'h' => vowel(at.checked_sub(1)),
            b'y' | b'w' => vowel(at.checked_sub(1)) || vowel(Some(at + 1)) || at + 1 == english.len(),
            _ => false,
        };
        if skipped && reached & (1 << at) != 0 {
            reached |= 1 << (at + 1);
        }
    }
    reached
}

/// The letters of the Arabic word without its article.
fn stem(arabic: &str) -> Vec<char> {
    let word = fold(arabic).chars().to_vec();
    match word.strip_prefix(&['ا', 'ل']) {
        Some(stem) if stem.len() >= 2 => stem.to_vec(),
        _ => word,
    }
}

/// The letters of the English word in small ASCII, without its article.
fn plain(english: &str) -> Vec<u8> {
    let letters = english.nfd().filter(|&c| !is_combining_mark(c)).flat_map(char::to_lowercase);
    let plain: String = letters.filter(|c| c.is_ascii_alphabetic() || matches!(c, '-' | '\'')).collect();
    let stem = ["al-", "el-", "ul-"].iter().find_map(|article| plain.strip_prefix(article)).unwrap_or(&plain);
    stem.bytes().filter(u8::is_ascii_alphabetic).collect()
}

/// How English writes the letter in names; "" where it may be silent or a vowel.
fn spellings(letter: char) -> &'static [&'static str] {
    match letter {
        'ب' => &["b", "p"],
        'پ' => &["p", "b"],
        'ت' | 'ط' => &["t", "th"],
        'ث' => &["th", "s", "t"],
        'ج' => &["j", "g", "dj", "zh"],
        'چ' => &["ch", "c", "tsch"],
        'ح' | 'ه' => &["h", ""],
        'خ' => &["kh", "h", "k", "ch", "j"],
        'د' => &["d"],
        'ذ' => &["dh", "th", "d", "z"],
        'ر' => &["r"],
        'ز' => &["z", "s"],
        'ژ' => &["zh", "j"],
        'س' => &["s", "c", "z", "x"],
        'ش' => &["sh", "ch", "sch", "s", "c"],
        'ص' => &["s"],
        'ض' => &["d", "dh", "z"],
        'ظ' => &["z", "dh", "d", "th"],
        'غ' => &["gh", "g", "rh"],
        'ف' => &["f", "v", "ph", "w"],
        'ڤ' => &["v"],
        'ق' => &["q", "k", "g", "c", "gh"],
        'ك' => &["k", "c", "ck", "q", "ch"],
        'گ' => &["g"],
        'ل' => &["l"],
        'م' => &["m"],
        'ن' => &["n"],
        'و' => &["", "w", "v"],
        'ي' => &["", "y", "j"],
        _ => &[""],
    }
}
