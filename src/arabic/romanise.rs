//! HOW IS THIS NAME WRITTEN IN LATIN LETTERS? Two tables: ALA-LC and a simplified news style.
//!
//! For names that no glossary knows. Arabic leaves short vowels out, so a transliteration is a *proposal*, whatever the
//! table: where the name's elements are in our lists (`arabic_names.txt`, `western_names.txt`) their vowels are those of
//! the list, and elsewhere they are supplied by pattern (`vowels.rs`). Who shows it must say that it is unverified.
//!
//! **ALA-LC** is the table of the American Library Association and the Library of Congress (2012 revision): ث th, ح ḥ,
//! خ kh, ذ dh, ش sh, ص ṣ, ض ḍ, ط ṭ, ظ ẓ, ع ʻ, غ gh, ق q, ء ʼ (not at the beginning), long vowels ā ī ū, ى at the end á,
//! ة ah, the article always al-, a prime between two letters that are not a digraph (Adʹham). Three things are simplified:
//! ى is á only where the list says so, since many papers write ى for ي; no case endings; بن is ibn everywhere.
//!
//! **The news style** is what English news agencies mostly write, in ASCII: no diacritics, al- in lower case, عبد joined
//! with the next word (Abdulhamid), ū as ou (Mansour), ay as ai (Faisal), ʻ as a second a before a consonant (Saad), the
//! fāʿil pattern with e (Khaled), and a spelling of its own where one is usual (Mohammed, Hussein).
//!
//! The same word in another spelling (hamza, ة or ه, ى or ي, harakat, tatweel, bidi marks) gives the same result. Linear.

mod foreign;
mod letters;
mod lexicon;
mod news;
mod skeleton;
mod vowels;

pub(super) use foreign::has_foreign_shape;
pub use skeleton::{Skeleton, Spelling, consonants, corresponds};

pub(super) use lexicon::{Element, Language, family, given};

use super::chars::is_arabic_letter;
use super::fold::fold_str;
use super::token::{TokenKind, tokenise};
use super::{Offsets, fold};
use news::{ascii, capitalise};

/// A name in both tables.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Romanised {
    /// As news agencies write it: ASCII.
    pub news: String,
    /// By the ALA-LC table.
    pub ala_lc: String,
}

/// How words that are in no list are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// As Arabic: short vowels are supplied.
    Arabic,
    /// As a name of another language in Arabic letters, which write its vowels out: كوبلر "Kobler".
    Foreign,
}

/// `name`, of one word or more, in both tables. What is no word is passed over; empty only for a text without letters.
///
/// A word that ends like a Slavic or English name, or that stands behind a western given name, is read as foreign.
#[must_use]
pub fn romanise(name: &str) -> Romanised {
    romanise_part(name, false, reading_of(name))
}

/// The same for a part of a name whose reading is known; `inside`: something of the name stands before it.
#[must_use]
pub fn romanise_part(name: &str, inside: bool, reading: Reading) -> Romanised {
    let words = words(name);
    let mut whole = Romanised::default();
    let mut at = 0;
    while at < words.len() {
        let (mut part, taken) = element(&words[at..], inside || at > 0, reading);
        if at == 0 && !inside && words.len() > taken {
            part.news = given_news(&part.news).to_owned();
        }
        for (whole, part) in [(&mut whole.news, part.news), (&mut whole.ala_lc, part.ala_lc)] {
            if !whole.is_empty() {
                whole.push(' ');
            }
            whole.push_str(&part);
        }
        at += taken;
    }
    whole
}

/// The news spelling of the first element of a longer name: papers leave out the article of a given name (المنصف المرزوقي,
/// Moncef al-Marzouki).
#[must_use]
pub fn given_news(news: &str) -> &str {
    news.strip_prefix("al-").unwrap_or(news)
}

/// Which way the unknown words of a full name are read.
#[must_use]
pub fn reading_of(name: &str) -> Reading {
    let words = words(name);
    let language = |word: &Vec<char>| {
        let word: String = word.iter().collect();
        given(&word).or_else(|| family(&word)).map(|element| element.language)
    };
    let western = |word: &Vec<char>| language(word) == Some(Language::Other);
    // A word of no list before a western family name is no Arabic one (ليندسي غراهام), nor are two without article of which
    // no list has any (ميريك غارلاند), but for letters that are seldom written for other languages (معز شقشوق).
    let own = |word: &Vec<char>| word.iter().any(|c| matches!(c, 'ح' | 'ع' | 'ص' | 'ض' | 'ظ'));
    let arabic = |word: &Vec<char>| {
        let letters: String = word.iter().collect();
        let joins = particle(&letters, true, true, Reading::Arabic).is_some() || word.starts_with(&ABD);
        joins || own(word) || word.starts_with(&ARTICLE) || language(word) == Some(Language::Arabic)
    };
    let is_foreign = words.first().is_some_and(|first| match language(first) {
        Some(language) => language == Language::Other,
        None => words.iter().any(western) || (words.len() > 1 && !words.iter().any(arabic)),
    }) || words.iter().any(|word| foreign::looks_foreign(word));
    if is_foreign { Reading::Foreign } else { Reading::Arabic }
}

/// The words of a text, folded.
fn words(text: &str) -> Vec<Vec<char>> {
    let offsets = Offsets::new(text);
    let words = tokenise(text).into_iter().filter(|token| token.kind == TokenKind::Word);
    words
        .map(|token| fold(offsets.slice(token.span)).chars().to_vec())
        .filter(|word| word.iter().any(|c| c.is_alphabetic()))
        .collect()
}

const ABD: [char; 3] = ['ع', 'ب', 'د'];
const ARTICLE: [char; 2] = ['ا', 'ل'];
const GOD: [char; 4] = ['ا', 'ل', 'ل', 'ه'];

/// The first element of `words`, and how many of them it takes.
fn element(words: &[Vec<char>], inside: bool, reading: Reading) -> (Romanised, usize) {
    let Some(word) = words.first() else { return (Romanised::default(), 1) };
    if word[..] == ABD
        && let Some(next) = words.get(1).filter(|next| next.starts_with(&ARTICLE) && next.len() > 3)
    {
        return (servant(next), 2);
    }
    if let Some(next) = word.strip_prefix(&ABD).filter(|next| next.starts_with(&ARTICLE) && next.len() > 3) {
        return (servant(next), 1);
    }
    let letters: String = word.iter().collect();
    if let Some(known) = particle(&letters, words.len() > 1 || inside, inside, reading) {
        return (known, 1);
    }
    if words.get(1).is_some_and(|next| next[..] == GOD) {
        return (of_god(word), 2);
    }
    // أبوالقاسم is أبو القاسم.
    if let Some(of) = word.strip_prefix(&['ا', 'ب', 'و']).filter(|of| of.starts_with(&ARTICLE) && of.len() > 4) {
        let of = article(of, true, Reading::Arabic);
        return (Romanised { news: format!("Abu {}", of.news), ala_lc: format!("Abū {}", of.ala_lc) }, 1);
    }
    // جاويش أوغلو is Cavusoglu.
    if words.get(1).is_some_and(|next| matches!(next[..], ['ا', 'و', 'غ', 'ل', 'و' | 'ي'])) {
        let of = stem_of(word, inside, reading);
        return (Romanised { news: format!("{}oglu", of.news), ala_lc: format!("{} ūghlū", of.ala_lc) }, 2);
    }
    // Glued: نصرالله. The shortest first part is one of three letters: فتح, نصر, حمد.
    if let Some(first) = word.strip_suffix(&GOD).filter(|first| first.len() >= 3) {
        return (of_god(first), 1);
    }
    if inside
        && words.len() == 1
        && let Some(numeral) = regnal(&letters)
    {
        return (Romanised { news: numeral.to_owned(), ala_lc: article(word, inside, reading).ala_lc }, 1);
    }
    (article(word, inside, reading), 1)
}

/// A word that may have the article: السيسي is al-Sisi. إلياس and ألبرت, which begin with the same letters, have none.
fn article(word: &[char], inside: bool, reading: Reading) -> Romanised {
    let letters: String = word.iter().collect();
    let whole = given(&letters).or_else(|| family(&letters));
    // ألبيريني in an Italian name, where the letters have no hamza to tell.
    let foreign = |stem: &[char]| reading == Reading::Foreign && has_foreign_shape(&stem.iter().collect::<String>());
    let stem = word.strip_prefix(&ARTICLE).filter(|stem| stem.len() >= 2 && whole.is_none() && !foreign(stem));
    let Some(stem) = stem else {
        return stem_of(word, inside, reading);
    };
    let stem = stem_of(stem, inside, reading);
    Romanised { news: format!("al-{}", stem.news), ala_lc: format!("al-{}", stem.ala_lc) }
}

/// عبد with a name of God: عبد الرحمن is Abdulrahman, ʻAbd al-Raḥmān.
fn servant(of: &[char]) -> Romanised {
    let joined: String = ABD.iter().chain(of).collect();
    if let Some(known) = given(&joined) {
        return known.romanised();
    }
    let stem = stem_of(of.strip_prefix(&ARTICLE).unwrap_or(of), true, Reading::Arabic);
    Romanised { news: format!("Abdul{}", stem.news.to_lowercase()), ala_lc: format!("ʻAbd al-{}", stem.ala_lc) }
}

/// A word with الله behind it: فتح الله is Fathallah, Fatḥ Allāh.
fn of_god(word: &[char]) -> Romanised {
    let first = stem_of(word, false, Reading::Arabic);
    // Two a are one: عطا الله is Atallah.
    Romanised { news: format!("{}allah", first.news.trim_end_matches('a')), ala_lc: format!("{} Allāh", first.ala_lc) }
}

/// The words between names. `leads`: a name comes after it; `inside`: something of the name stands before.
fn particle(word: &str, leads: bool, inside: bool, reading: Reading) -> Option<Romanised> {
    let (news, ala_lc) = match word {
        "بن" if inside => ("bin", "ibn"),
        "بن" => ("Bin", "Ibn"),
        "ابن" if inside => ("ibn", "ibn"),
        "ابن" => ("Ibn", "Ibn"),
        "بنت" if inside => ("bint", "bint"),
        "ابو" | "ابي" | "ابا" => ("Abu", "Abū"),
        "بو" if leads => ("Bou", "Bū"),
        "ام" if leads => ("Umm", "Umm"),
        "ولد" if inside => ("Ould", "wuld"),
        "ال" => ("Al", "Āl"),
        "دي" if inside && reading == Reading::Foreign => ("de", "dī"),
        "دير" if inside && leads && reading == Reading::Foreign => ("der", "dīr"),
        "لا" if inside && leads && reading == Reading::Foreign => ("la", "lā"),
        "دا" if inside && leads && reading == Reading::Foreign => ("da", "dā"),
        "دوس" if inside && leads && reading == Reading::Foreign => ("dos", "dūs"),
        "ديل" if inside && leads && reading == Reading::Foreign => ("del", "dīl"),
        "فان" if reading == Reading::Foreign => ("van", "fān"),
        "فون" if reading == Reading::Foreign => ("von", "fūn"),
        _ => return None,
    };
    Some(Romanised { news: news.to_owned(), ala_lc: ala_lc.to_owned() })
}

/// The numeral of a ruler, which ends the name: محمد السادس is Mohammed VI.
pub(super) fn regnal(word: &str) -> Option<&'static str> {
    Some(match word {
        "الاول" => "I",
        "الثاني" => "II",
        "الثالث" => "III",
        "الرابع" => "IV",
        "الخامس" => "V",
        "السادس" => "VI",
        "السابع" => "VII",
        "الثامن" => "VIII",
        "التاسع" => "IX",
        "العاشر" => "X",
        _ => return None,
    })
}

/// One word without its article. A word that is a given and a family name (لويس) is a family name inside a foreign name.
fn stem_of(word: &[char], inside: bool, reading: Reading) -> Romanised {
    let letters: String = word.iter().collect();
    let foreign_family = family(&letters).filter(|known| known.language == Language::Other);
    let family_first = inside && reading == Reading::Foreign;
    let known = foreign_family.filter(|_| family_first).or_else(|| given(&letters)).or_else(|| family(&letters));
    if let Some(known) = known {
        return known.romanised();
    }
    // Nothing else makes sense of a word in another script than to leave it.
    if !word.iter().copied().any(is_arabic_letter) {
        let plain = ascii(&letters);
        let news = if plain.is_empty() { "?".to_owned() } else { capitalise(&plain) };
        return Romanised { news, ala_lc: capitalise(&letters) };
    }
    if reading == Reading::Arabic
        && let Some(found) = nisba(&letters).or_else(|| maghrebi_kunya(&letters))
    {
        return found;
    }
    let (news, ala_lc) = if reading == Reading::Foreign || foreign::looks_foreign(word) {
        (foreign::news(word), foreign::ala_lc(word))
    } else {
        let ala_lc = vowels::vowelled(word);
        (news::from_ala_lc(&ala_lc), ala_lc)
    };
    // Nothing but ع and ء is left of a word of a letter or two.
    let news = if news.is_empty() { "A".to_owned() } else { capitalise(&news) };
    let ala_lc = if ala_lc.is_empty() { news.clone() } else { capitalise(&ala_lc) };
    Romanised { news, ala_lc }
}

/// The adjective of relation of a given name: عزيزي is Azizi, كنعاني Kanaani.
fn nisba(word: &str) -> Option<Romanised> {
    let of = word.strip_suffix('ي').and_then(given).filter(|known| known.language == Language::Arabic)?.romanised();
    let open = |text: &str| text.ends_with(|c: char| "aeiouyāīūáhʼ".contains(c));
    (!open(&of.ala_lc)).then(|| Romanised { news: format!("{}i", of.news), ala_lc: format!("{}ī", of.ala_lc) })
}

/// بو written onto its word, as in the Maghreb: بوعزيزي is Bouazizi.
fn maghrebi_kunya(word: &str) -> Option<Romanised> {
    let of: Vec<char> = word.strip_prefix("بو")?.chars().collect();
    if of.len() < 4 || matches!(of.first(), Some('ا' | 'و' | 'ي')) {
        return None;
    }
    let of = stem_of(&of, true, Reading::Arabic);
    Some(Romanised {
        news: format!("Bou{}", of.news.to_lowercase()),
        ala_lc: format!("Bū{}", of.ala_lc.to_lowercase()),
    })
}

/// The folded key of a list's word.
fn key(word: &str) -> String {
    fold_str(word)
}

#[cfg(test)]
mod tests;
