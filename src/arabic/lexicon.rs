//! Which words may numbers, dates and amounts be made of? One look-up for each word of a text.
//!
//! Nineteen of twenty words are none of these, and are passed over here; what the others mean beside their neighbours is for
//! the readers to say. Built once, from the lists of the readers; a look-up costs a hash.

use super::date::{names, relative};
use super::hash::LetterMap;
use super::number::numeral::{self, Word};
use super::placeable::{clock, currency, unit};
use std::sync::LazyLock;

/// May begin the name of a month, perhaps with proclitics.
pub(super) const MONTH: u8 = 1;
/// May be a weekday.
pub(super) const WEEKDAY: u8 = 1 << 1;
/// May be a currency, or a unit of measure.
pub(super) const COUNTED: u8 = 1 << 2;
/// Two of a currency or unit, which say their number themselves: دولارين.
pub(super) const DUAL: u8 = 1 << 3;
/// May begin a relative day: أمس.
pub(super) const RELATIVE: u8 = 1 << 4;
/// May begin a time of day: الساعة.
pub(super) const CLOCK: u8 = 1 << 5;
/// The day of a month that is no numeral: الفاتح, غرة.
pub(super) const DAY: u8 = 1 << 6;
/// May begin midnight or noon: منتصف.
pub(super) const MIDDLE: u8 = 1 << 7;

/// What a word may be.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Lexeme {
    /// What it says in a number.
    pub(super) numeral: Option<Word>,
    /// The constants of this module, joined.
    pub(super) roles: u8,
}

static LEXICON: LazyLock<LetterMap<Box<str>, Lexeme>> = LazyLock::new(|| {
    let mut lexicon: LetterMap<Box<str>, Lexeme> = LetterMap::default();
    for (form, word) in numeral::forms() {
        // واحد is one, not و and أحد: the reading with the fewest proclitics wins.
        let known = &mut lexicon.entry(form.into()).or_default().numeral;
        if known.is_none_or(|known| word.letters < known.letters) {
            *known = Some(word);
        }
    }
    let roles = [
        (MONTH, names::first_words_of_months()),
        (WEEKDAY, names::weekday_forms()),
        (DAY, names::FIRST_OF_MONTH.iter().map(|&word| word.to_owned()).collect()),
        (COUNTED, currency::forms()),
        (COUNTED, unit::forms()),
        (DUAL, currency::duals()),
        (DUAL, unit::duals()),
        (RELATIVE, relative::first_words()),
        (CLOCK, clock::first_words()),
        (MIDDLE, clock::middle_forms()),
    ];
    for (role, forms) in roles {
        for form in forms {
            lexicon.entry(form.into()).or_default().roles |= role;
        }
    }
    lexicon
});

/// What the folded `word` may be; `None` for most words.
pub(super) fn lexeme(word: &str) -> Option<&'static Lexeme> {
    LEXICON.get(word)
}

/// What may be written onto a noun before its article: و or ف, then ب, ل or ك.
const LEADS: [&str; 12] = ["", "و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل", "فك"];

/// A word with each proclitic that may be written onto it, and how many letters those are: وبمارس is مارس after two.
pub(super) fn with_proclitics(word: &str) -> impl Iterator<Item = (String, usize)> {
    LEADS.into_iter().map(move |lead| {
        // ل swallows the alef of the article: للجمعة.
        let rest =
            if lead.ends_with('ل') { word.strip_prefix('ا').filter(|rest| rest.starts_with('ل')) } else { None };
        (format!("{lead}{}", rest.unwrap_or(word)), lead.chars().count())
    })
}

/// Which of `words` stands in `word`, and how many letters of proclitics before it.
pub(super) fn without_proclitics(word: &str, words: &[&'static str]) -> Option<(&'static str, usize)> {
    words.iter().find_map(|&bare| {
        let lead = word.strip_suffix(bare).filter(|lead| !lead.ends_with('ل') || !bare.starts_with("ال"));
        let contracted =
            || bare.strip_prefix('ا').filter(|rest| rest.starts_with('ل')).and_then(|rest| word.strip_suffix(rest));
        let lead = lead.or_else(|| contracted().filter(|lead| lead.ends_with('ل')))?;
        LEADS.contains(&lead).then(|| (bare, lead.chars().count()))
    })
}
